"""A cloud of several processes on one port: real ones, which are killed."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import signal
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field, frozen

from euca.adapters.config import load as load_settings
from euca.cloud.tap import open_store
from euca.domain.instances import InstanceState
from euca.domain.reservations import Instance, LaunchData, Reservation
from euca.domain.vmtypes import DEFAULT_VM_TYPES
from euca.ports.records import IChanges
from euca.soap.envelope import is_fault, read_body, read_fault
from euca.soap.http import HttpLimits
from euca.soap.security.identity import Identity, load
from euca.soap.security.profile import EC2_REQUEST
from euca.soap.security.sign import sign
from euca.soap.xml import ANSWER, parse
from euca.testing.started import free_port, listens, measured, runs, started, until
from euca.wire import ec2

VERSION = "2013-02-01"
PATH = "/services/Eucalyptus"
ANSWERED = re.compile(r"front end (\d): (\w+) by .* \[([0-9a-f-]{36})\]")


@frozen
class Answer:
    """A fault's code, or the value."""

    code: str
    value: Any
    request_id: str


@define
class Connection:
    """A kept-alive connection, thus to one front end."""

    cloud: Running
    http: http.client.HTTPConnection

    def send(self, message: bytes, path: str = PATH) -> Answer:
        self.http.request("POST", path, message, {"Content-Type": "text/xml; charset=utf-8"})
        response = self.http.getresponse()
        body = read_body(parse(response.read(), ANSWER))
        if is_fault(body):
            return Answer(read_fault(body).code, None, "")
        value = ec2.CONTRACT.decode(body).value
        return Answer("", value, getattr(value, "request_id", ""))

    def ask(self, operation: str, **values: Any) -> Answer:
        return self.send(self.cloud.message(operation, **values))

    def front_end(self) -> str:
        """The number of the front end that answers here."""
        answer = self.ask("DescribeKeyPairs", key_set=ec2.DescribeKeyPairsInfoType())
        assert answer.code == ""
        found = until(
            lambda: [m[1] for m in ANSWERED.finditer(self.cloud.log()) if m[3] == answer.request_id],
            "a line in the log",
        )
        return str(found[0])


@define
class Running:
    """The cloud's processes."""

    process: subprocess.Popen[bytes]
    place: Path
    port: int
    user: Identity
    metrics_port: int
    connections: list[http.client.HTTPConnection] = field(factory=list)

    def message(self, operation: str, version: str = VERSION, **values: Any) -> bytes:
        what = ec2.CONTRACT.operations[operation]
        body = ec2.CONTRACT.encode(what.input.name, what.input.type(**values), version)
        return sign(body, identity=self.user, now=time.time(), profile=EC2_REQUEST)

    def connect(self) -> Connection:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        self.connections.append(connection)
        return Connection(self, connection)

    def connect_each(self) -> dict[str, Connection]:
        """A connection to each of two front ends, by their numbers."""
        found: dict[str, Connection] = {}

        def both() -> bool:
            connection = self.connect()
            if found.setdefault(connection.front_end(), connection) is not connection:
                # One front end may take many in a row, and this address may have so many connections there only.
                connection.http.close()
            return len(found) == 2

        until(both, "an answer by each front end")
        return found

    def close_connections(self) -> None:
        while self.connections:
            self.connections.pop().close()

    def log(self) -> str:
        return (self.place / "log").read_text()

    def counted(self) -> dict[tuple[str, str, str], float]:
        """Requests that were answered, by front end (empty for the cloud's own process), operation and outcome."""
        return {
            (one.labels.get("front_end", ""), one.labels["operation"], one.labels["outcome"]): one.value
            for one in measured(self.metrics_port)
            if one.name == "euca_requests_total"
        }

    def front_ends(self) -> list[int]:
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        return [int(word) for word in listed.stdout.split() if runs(int(word))]


@contextlib.contextmanager
def running(place: Path) -> Iterator[Running]:
    metrics_port = free_port()
    with started(place, {"FRONT_ENDS": 2, "METRICS_PORT": metrics_port}) as up:
        user = load(up.admin / "key.pem", up.admin / "cert.pem")
        cloud = Running(up.process, place, up.port, user, metrics_port)
        until(lambda: cloud.log().count("Takes connections") == 2, "two front ends")
        yield cloud
        cloud.close_connections()


@pytest.fixture(scope="module")
def shared_cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    # A path that is longer than a socket's may be.
    place = tmp_path_factory.mktemp("a" * 100)
    with running(place) as found:
        yield found


@pytest.fixture
def cloud(shared_cloud: Running) -> Iterator[Running]:
    """The cloud of all tests here, without the connections of those before."""
    yield shared_cloud
    shared_cloud.close_connections()


def names(answer: Answer) -> list[str]:
    assert answer.code == ""
    return [item.group_name for item in answer.value.security_group_info.item]


GROUPS = {"security_group_set": ec2.DescribeSecurityGroupsSetType()}


def test_each_change_is_seen_by_the_next_listing_of_any_front_end(cloud: Running) -> None:
    first, second = cloud.connect_each().values()
    for number in range(20):
        one, other = (first, second) if number % 2 else (second, first)
        name = f"group {number}"
        made = one.ask("CreateSecurityGroup", group_name=name, group_description="d")
        assert made.code == "" and made.value.return_
        assert name in names(other.ask("DescribeSecurityGroups", **GROUPS))
        assert name in names(one.ask("DescribeSecurityGroups", **GROUPS))
        assert other.ask("DeleteSecurityGroup", group_name=name).code == ""
        assert name not in names(one.ask("DescribeSecurityGroups", **GROUPS))


def add_instances(cloud: Running, count: int) -> list[str]:
    """Running instances of the administrator's, written into the records by a process of its own: there is no cluster."""
    store = open_store(load_settings(cloud.place / "eucalyptus.conf").for_tier("cloud"), None)

    def work(records: IChanges) -> list[str]:
        account = records.account_named("eucalyptus")
        assert account is not None
        reservation = Reservation(
            reservation_id="r-00000001",
            account_id=account.account_id,
            user_id="u",
            image_id="emi-00000001",
            kernel_id="eki-00000001",
            ramdisk_id="",
            vm_type=DEFAULT_VM_TYPES[0],
            min_count=count,
            max_count=count,
            key_name="",
            groups=(),
            zone="",
            cluster="one",
            candidates=(),
            client_token="",
            request_digest="",
            created_at=time.time(),
            settled_at=time.time(),
        )
        instances = [
            Instance(
                instance_id=f"i-0000000{index}",
                reservation_id="r-00000001",
                account_id=account.account_id,
                launch_index=index,
                cluster="one",
                state=InstanceState.RUNNING,
                reason=None,
                private_ip="",
                public_ip="",
                doomed=False,
                created_at=reservation.created_at,
            )
            for index in range(count)
        ]
        records.add_reservation(reservation, instances, LaunchData("", b""))
        return [instance.instance_id for instance in instances]

    made: list[list[str]] = []
    store.change(work).addCallback(made.append)
    return made[0]


def test_what_one_front_end_says_of_instances_the_other_says_too(cloud: Running) -> None:
    """Changes are seen at once, and a list that was begun at one is gone on with at the other."""
    started = add_instances(cloud, 8)
    first, second = cloud.connect_each().values()
    everything = {"instances_set": ec2.DescribeInstancesInfoType()}
    monitor = {
        "instances_set": ec2.MonitorInstancesSetType(item=(ec2.MonitorInstancesSetItemType(instance_id=started[0]),))
    }

    def members(answer: Answer) -> list[Any]:
        assert answer.code == ""
        return [i for r in answer.value.reservation_set.item for i in r.instances_set.item]

    for number in range(10):
        one, other = (first, second) if number % 2 else (second, first)
        operation, state = ("UnmonitorInstances", "disabled") if number % 2 else ("MonitorInstances", "enabled")
        assert one.ask(operation, **monitor).code == ""
        for connection in (other, one):
            assert members(connection.ask("DescribeInstances", **everything))[0].monitoring.state == state
        protected = number % 2 == 0
        value = ec2.AttributeBooleanValueType(value=protected)
        change = {"instance_id": started[1], "disable_api_termination": value}
        assert other.ask("ModifyInstanceAttribute", **change).code == ""
        asked = {"instance_id": started[1], "disable_api_termination": ec2.EmptyElementType()}
        told = one.ask("DescribeInstanceAttribute", **asked).value
        assert told.disable_api_termination.value is protected
    begun = first.send(cloud.message("DescribeInstances", "2016-11-15", **everything, max_results=5))
    rest = second.send(
        cloud.message("DescribeInstances", "2016-11-15", **everything, next_token=begun.value.next_token)
    )
    assert [i.instance_id for i in members(begun) + members(rest)] == started
    assert rest.value.next_token is None


def test_the_clouds_metrics_show_each_process(cloud: Running) -> None:
    first, second = cloud.connect_each().values()
    before = cloud.counted()
    for connection in (first, second):
        assert connection.ask("DescribeSecurityGroups", **GROUPS).code == ""
        assert connection.ask("DeleteSecurityGroup", group_name="none").code == "Client.InvalidGroup.NotFound"

    def grown(*key: str) -> float:
        return cloud.counted().get(key, 0) - before.get(key, 0)  # type: ignore[call-overload]

    for number in ("1", "2"):
        until(lambda number=number: grown(number, "DescribeSecurityGroups", "answered") >= 1, "a front end's count")
    # What was passed on was answered, and is counted, once.
    assert grown("", "DeleteSecurityGroup", "Client.InvalidGroup.NotFound") == 2
    assert not [key for key in cloud.counted() if key[0] and key[1] == "DeleteSecurityGroup"]


def test_a_client_has_as_many_connections_as_one_process_would_allow(cloud: Running) -> None:
    """Wherever the kernel puts them; all are open at once, and each is served."""
    connections = [cloud.connect() for _ in range(HttpLimits().connections_per_address)]
    for connection in connections:
        connection.http.connect()
    told = {
        connection.ask("DescribeKeyPairs", key_set=ec2.DescribeKeyPairsInfoType()).code for connection in connections
    }
    assert told == {""}


def test_a_change_keeps_its_id_when_it_is_passed_on(cloud: Running) -> None:
    message = cloud.message("DeleteSecurityGroup", group_name="none")
    connection = http.client.HTTPConnection("127.0.0.1", cloud.port, timeout=30)
    connection.request("POST", PATH, message, {"Content-Type": "text/xml; charset=utf-8"})
    answer = connection.getresponse()
    id_ = answer.headers["x-request-id"]
    assert id_.encode() in answer.read()
    connection.close()
    until(lambda: f"[{id_}]" in cloud.log(), "its line in the log")


def test_a_change_sent_again_to_another_front_end_is_refused(cloud: Running) -> None:
    first, second = cloud.connect_each().values()
    message = cloud.message("CreateSecurityGroup", group_name="once", group_description="d")
    assert first.send(message).code == ""
    assert first.ask("DeleteSecurityGroup", group_name="once").code == ""
    for connection in (second, first, second):
        assert connection.send(message).code == "Client.AuthFailure"
    assert "once" not in names(second.ask("DescribeSecurityGroups", **GROUPS))


def test_copies_of_a_change_are_held_against_their_sender_and_not_against_the_account(cloud: Running) -> None:
    first, _ = cloud.connect_each().values()
    message = cloud.message("DeleteSecurityGroup", group_name="nothing")
    assert first.send(message).code == "Client.InvalidGroup.NotFound"
    # More of them than one front end's share of the account's burst.
    for _ in range(150):
        assert first.send(message).code == "Client.AuthFailure"
    assert names(first.ask("DescribeSecurityGroups", **GROUPS))


def test_what_no_records_tell_and_errors_of_changes_come_from_the_worker(cloud: Running) -> None:
    for connection in cloud.connect_each().values():
        zones = connection.ask(
            "DescribeAvailabilityZones", availability_zone_set=ec2.DescribeAvailabilityZonesSetType()
        )
        assert zones.code == "" and zones.value.availability_zone_info.item == ()
        assert connection.ask("GetConsoleOutput", instance_id="i-12345678").code == "Client.InvalidInstanceID.NotFound"
        assert connection.ask("DeleteSecurityGroup", group_name="none").code == "Client.InvalidGroup.NotFound"
        signed = connection.send(
            cloud.message("DescribeKeyPairs", key_set=ec2.DescribeKeyPairsInfoType()), f"{PATH}/signed"
        )
        assert signed.code == ""


def test_a_stranger_gets_no_further_than_a_front_end(cloud: Running) -> None:
    message = cloud.message("CreateSecurityGroup", group_name="forged", group_description="d")
    forged = message.replace(b"forged", b"forger")
    assert forged != message
    assert cloud.connect().send(forged).code == "Client.AuthFailure"
    until(
        lambda: re.search(r"front end \d: A request from 127.0.0.1 was refused: reference.digest", cloud.log()),
        "a line",
    )
    assert not re.search(r"\] A request from 127.0.0.1 was refused: reference.digest", cloud.log())


def test_the_peer_of_a_request_that_was_passed_on_is_the_client_s(cloud: Running) -> None:
    message = cloud.message("CreateSecurityGroup", group_name="peer", group_description="d")
    connection = cloud.connect()
    assert connection.send(message).code == ""
    assert connection.send(message).code == "Client.AuthFailure"
    assert re.search(r"#warn\] A request from 127.0.0.1 was refused: replay", cloud.log())


def test_nobody_else_can_reach_what_front_ends_pass_on_to(cloud: Running) -> None:
    door = cloud.place / "state/front-ends.sock"
    assert stat.S_IMODE(door.stat().st_mode) == 0o600
    assert stat.S_IMODE(door.parent.stat().st_mode) == 0o700


def test_the_wsdl_is_published_at_both_doors(cloud: Running) -> None:
    for path in (PATH, f"{PATH}/signed", f"{PATH}/", "/services/Enrol"):
        connection = cloud.connect()
        connection.http.request("GET", f"{path}?wsdl")
        response = connection.http.getresponse()
        assert response.status == 200 and b"<wsdl:definitions" in response.read()


def test_a_front_end_that_is_killed_comes_back_and_the_other_serves_meanwhile(cloud: Running) -> None:
    before = cloud.front_ends()
    assert len(before) == 2
    victim = before[0]
    started = cloud.log().count("Takes connections")
    os.kill(victim, signal.SIGKILL)
    until(lambda: not runs(victim), "its end")
    for _ in range(5):
        connection = cloud.connect()
        assert "default" in names(connection.ask("DescribeSecurityGroups", **GROUPS))
    until(lambda: cloud.log().count("Takes connections") == started + 1, "its next life")
    after = cloud.front_ends()
    assert len(after) == 2 and victim not in after
    cloud.connect_each()


def test_front_ends_end_with_the_cloud_that_is_killed(tmp_path: Path) -> None:
    with running(tmp_path) as cloud:
        front_ends = cloud.front_ends()
        assert len(front_ends) == 2
        cloud.process.kill()
        cloud.process.wait()
        until(lambda: not any(map(runs, front_ends)), "the front ends' end")
        until(lambda: not listens(cloud.port), "the port's end")


def test_a_stop_leaves_nothing(tmp_path: Path) -> None:
    with running(tmp_path) as cloud:
        front_ends = cloud.front_ends()
        cloud.process.send_signal(signal.SIGTERM)
        # twistd ends by the very signal that it was sent.
        assert cloud.process.wait(20) in (0, -signal.SIGTERM)
        assert not any(map(runs, front_ends))
        assert not (tmp_path / "state/front-ends.sock").exists()
        log = cloud.log()
    assert "Traceback" not in log and "Unhandled" not in log
