"""A cluster between a cloud and nodes that a test scripts: signed messages over a network in memory, on one clock.

Whatever is lost, delayed or killed, each instance is started at most once, on the node that the journal binds it to.
"""

import datetime
import os
import sqlite3
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorTime
from twisted.internet.task import Clock
from zope.interface import implementer

from euca.adapters.enrolment import Newcomer, invite, join
from euca.adapters.keys import TierKeys
from euca.adapters.neighbour import Neighbour, tier_client
from euca.adapters.newsdesk import Newsdesk
from euca.adapters.policies import find_policy
from euca.adapters.tierfault import tier_fault
from euca.cluster.journal import open_journal
from euca.cluster.networks import group_id
from euca.cluster.service import ClusterOptions, ClusterService
from euca.domain.addresses import Pool, parse_pool
from euca.domain.errors import EucaError, NoRoom, NotFound, WrongState
from euca.domain.groups import Rule, Source
from euca.domain.ids import mac_address
from euca.domain.instances import InstanceState, StateReason
from euca.domain.network.state import Group
from euca.domain.news import Seen, page_since
from euca.domain.outcome import Accepted, Refused, Unknown
from euca.ports.enrolment import NeighbourRecord
from euca.ports.network import NetworkError
from euca.soap.performing import Call
from euca.soap.security.identity import Identity, Purpose, create
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST
from euca.soap.security.replay import MemoryReplayCache
from euca.soap.server import Endpoint
from euca.testing.network import MemoryNetwork
from euca.testing.transport import Fate, MemoryTransport
from euca.wire import cc, nc

DATE = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)
START = DATE.timestamp()
CLUSTER = "https://cluster:8774/axis2/services/EucalyptusCC"
CAPABILITIES = ("news", "launch-details", "console-base64")
LOST = Fate(lost="request", cut=True)
MUTE = Fate(lost="answer", cut=True)


def _identity(name: str) -> Identity:
    return create(name, now=DATE, days=30, key="p256", purpose=Purpose.SIGNING)


@pytest.fixture(scope="session")
def identities() -> dict[str, Identity]:
    return {name: _identity(name) for name in ("cloud", "cluster", "n1", "n2", "stranger")}


@implementer(IReactorTime)
class Life:
    """A clock for one life of a process: when that is killed, nothing of it goes on."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._calls: list[Any] = []

    def seconds(self) -> float:
        return self._clock.seconds()

    def callLater(self, delay: float, function: Callable[..., Any], *args: Any, **kw: Any) -> Any:
        call = self._clock.callLater(delay, function, *args, **kw)
        self._calls.append(call)
        return call

    def getDelayedCalls(self) -> list[Any]:
        return [call for call in self._calls if call.active()]

    def kill(self) -> None:
        for call in self.getDelayedCalls():
            call.cancel()


class FakeNode:
    """A node that keeps its promises, or the original's where ``original``; ``started`` lists every guest that it ever started."""

    def __init__(self, name: str, identity: Identity, cluster: Identity, clock: Clock) -> None:
        self.name = name
        self.identity = identity
        self.url = f"https://{name}:8775/axis2/services/EucalyptusNC"
        self.original = False
        self.clock = clock
        self.cores = 2
        self.fails: EucaError | None = None
        self.asked: list[str] = []
        self.started: list[str] = []
        self.messages: list[nc.NcRunInstanceType] = []
        self.capabilities = CAPABILITIES
        self.forget_everything()
        self.endpoint: Endpoint[bytes] = Endpoint(
            contract=nc.CONTRACT,
            handlers={
                "ncRunInstance": self.run,
                "ncDescribeInstances": self.describe,
                "ncTerminateInstance": self.terminate,
                "ncDescribeResource": self.resource,
                "ncRebootInstance": self.reboot,
                "ncGetConsoleOutput": self.console,
            },
            request_profile=TIER_REQUEST,
            answer_profile=TIER_ANSWER,
            identity=identity,
            trust=lambda der: der if der == cluster.certificate_der else None,
            addresses=(self.url,),
            replay=MemoryReplayCache(),
            clock=clock,
            fault=lambda error, call, request_id: tier_fault(error, "node", request_id),
        )

    def forget_everything(self) -> None:
        self.epoch = f"{self.name}{len(self.started)}"
        self.sequence = 0
        self.instances: dict[str, tuple[int, str, StateReason | None, nc.NcRunInstanceType | None]] = {}
        self.tombstones: dict[str, int] = {}
        self.desk = Newsdesk(self.clock)

    def record(self) -> NeighbourRecord:
        capabilities = () if self.original else CAPABILITIES
        return NeighbourRecord(
            "node", self.name, self.url, self.identity.certificate_der, b"tls", capabilities, self.clock.seconds()
        )

    def becomes(self, instance_id: str, state: str, reason: StateReason | None = None) -> None:
        self.sequence += 1
        message = self.instances[instance_id][3]
        self.instances[instance_id] = (self.sequence, state, reason, message)
        self.desk.publish()

    def forgets(self, instance_id: str) -> None:
        self.sequence += 1
        self.instances.pop(instance_id, None)
        self.tombstones[instance_id] = self.sequence
        self.desk.publish()

    def _wire(self, instance_id: str) -> nc.NcInstanceType:
        _, state, reason, said = self.instances[instance_id]
        assert said is not None
        told = (
            {}
            if self.original or reason is None
            else {"state_reason_code": reason.code, "state_reason_message": reason.message}
        )
        return nc.NcInstanceType(
            instance_id=instance_id,
            instance_type=said.instance_type,
            image_id=said.image_id,
            kernel_id=said.kernel_id,
            image_url="",
            kernel_url="",
            state_code="",
            state_name=state,
            user_id=said.user_id or "",
            key_name=said.key_name,
            reservation_id=said.reservation_id,
            **told,
        )

    async def run(self, call: Call[bytes]) -> nc.NcRunInstanceResponseType:
        said = call.message
        self.asked.append("run " + said.instance_id)
        self.messages.append(said)
        if said.instance_id in self.tombstones:
            raise WrongState("it has ended here")
        if said.instance_id not in self.instances:
            if self.fails is not None:
                raise self.fails
            self.started.append(said.instance_id)
            self.instances[said.instance_id] = (0, "Pending", None, said)
            self.becomes(said.instance_id, "Pending")
        return nc.NcRunInstanceResponseType(instance=self._wire(said.instance_id))

    async def terminate(self, call: Call[bytes]) -> nc.NcTerminateInstanceResponseType:
        instance_id = call.message.instance_id
        self.asked.append("terminate " + instance_id)
        if instance_id in self.instances:
            self.becomes(instance_id, "Teardown")
        else:
            self.tombstones[instance_id] = self.sequence = self.sequence + 1
        return nc.NcTerminateInstanceResponseType(instance_id=instance_id)

    async def describe(self, call: Call[bytes]) -> nc.NcDescribeInstancesResponseType:
        said = call.message
        self.asked.append("describe")
        if self.original:
            assert said == nc.NcDescribeInstancesType(
                instance_ids=said.instance_ids, correlation_id=said.correlation_id
            )
        if said.since_epoch is None:
            ids = [i for i in self.instances if not said.instance_ids or i in said.instance_ids]
            return nc.NcDescribeInstancesResponseType(instances=tuple(map(self._wire, ids)))
        seen = Seen(said.since_epoch, said.since_sequence or 0)
        await self.desk.wait(lambda: seen != Seen(self.epoch, self.sequence), said.wait_seconds or 0)
        items = {i: (value[0], self._wire(i)) for i, value in self.instances.items()}
        page = page_since(seen, self.epoch, self.sequence, items, self.tombstones.items(), 0, said.max_results or 256)
        return nc.NcDescribeInstancesResponseType(
            instances=page.items,
            epoch=page.epoch,
            sequence=page.sequence,
            complete=page.complete,
            more=page.more,
            forgotten=page.forgotten,
        )

    async def resource(self, call: Call[bytes]) -> nc.NcDescribeResourceResponseType:
        self.asked.append("resource")
        used = sum(value[1] != "Teardown" for value in self.instances.values())
        return nc.NcDescribeResourceResponseType(
            node_status="OK",
            memory_size_max=1024,
            memory_size_available=1024 - 128 * used,
            disk_size_max=100,
            disk_size_available=100 - 2 * used,
            number_of_cores_max=self.cores,
            number_of_cores_available=self.cores - used,
            public_subnets="",
            capability=self.capabilities if call.message.capability and not self.original else (),
        )

    async def reboot(self, call: Call[bytes]) -> nc.NcRebootInstanceResponseType:
        self.asked.append("reboot " + call.message.instance_id)
        return nc.NcRebootInstanceResponseType(status=True)

    async def console(self, call: Call[bytes]) -> nc.NcGetConsoleOutputResponseType:
        return nc.NcGetConsoleOutputResponseType(console_output="", output_base64=b"\x1b[0m login: \x00")


class World:
    """A cloud, a cluster that can be killed, and nodes."""

    def __init__(self, directory: Path, identities: dict[str, Identity]) -> None:
        self.clock = Clock()
        self.clock.advance(START)
        self.directory = directory
        self.identities = identities
        self.transport = MemoryTransport({}, self.clock)
        self.nodes = {name: self.node(name) for name in ("n1", "n2")}
        self.life: Life | None = None
        self.policy = "GREEDY"
        self.pool: Pool | None = None
        self.fetched: list[str] = []
        self.born()
        self.cloud = self.neighbour("cloud")

    def node(self, name: str) -> FakeNode:
        node = FakeNode(name, self.identities[name], self.identities["cluster"], self.clock)
        self.transport.routes[node.url] = node.endpoint
        return node

    def neighbour(self, name: str) -> Neighbour:
        client = tier_client(
            contract=cc.CONTRACT,
            url=CLUSTER,
            transport=self.transport,
            clock=self.clock,
            identity=self.identities[name],
            peer_certificate=self.identities["cluster"].certificate_der,
        )
        return Neighbour(client, "cluster", self.clock)

    def born(self) -> None:
        """A new life of the cluster on what the last one left."""
        self.life = Life(self.clock)
        self.network = MemoryNetwork()
        cluster = self.identities["cluster"]
        self.cluster = ClusterService(
            ClusterOptions(
                "zone1",
                CLUSTER.rpartition("/axis2")[0],
                "https://cluster:8774",
                600.0,
                self.directory / "images",
                1 << 30,
                public_addresses=self.pool,
            ),
            clock=self.life,
            journal=open_journal(self.directory / "journal.db"),
            keys=TierKeys.of(cluster, cluster),
            network=self.network,
            policy=find_policy(self.policy),
            connect=lambda peering: self.transport,
            fetch=self.fetch,
            image_key=b"k" * 32,
        )
        self.transport.routes[CLUSTER] = self.cluster.endpoint
        if not self.cluster.enrolments.all_of("cloud"):
            cloud = NeighbourRecord(
                "cloud", "cloud", "https://cloud:8773", self.identities["cloud"].certificate_der, b"tls", (), START
            )
            for record in [cloud, *(node.record() for node in self.nodes.values())]:
                self.run(self.cluster.enrolments.add(record))
        self.cluster.startService()

    def killed(self) -> None:
        """kill -9: nothing is told to anybody."""
        assert self.life is not None
        self.life.kill()
        del self.transport.routes[CLUSTER]
        self.cluster.journal.journal.close()

    async def fetch(self, url: str, digest: str, size_bytes: int, path: Path) -> None:
        self.fetched.append(digest)
        path.write_bytes(b"x" * size_bytes)

    def run(self, work: Coroutine[Any, Any, Any], seconds: float = 30.0) -> Any:
        done = Deferred.fromCoroutine(work)
        results: list[Any] = []
        done.addBoth(results.append)
        for _ in range(int(seconds / 0.05)):
            if results:
                break
            self.clock.advance(0.05)
        assert results, "it never ended"
        if hasattr(results[0], "raiseException"):
            results[0].raiseException()
        return results[0]

    def ask(self, operation: str, message: Any, by: Neighbour | None = None) -> Any:
        return self.run((by or self.cloud).ask(operation, message))

    def advance(self, seconds: float) -> None:
        for _ in range(int(seconds / 0.5)):
            self.clock.advance(0.5)

    def instances(self) -> dict[str, Any]:
        answer = self.ask("DescribeInstances", cc.DescribeInstancesType(capability=CAPABILITIES))
        return {item.instance_id: item for item in answer.value.instances}

    def state(self, instance_id: str) -> str:
        return str(self.instances()[instance_id].state_name)


@pytest.fixture
def world(tmp_path: Path, identities: dict[str, Identity]) -> Iterator[World]:
    world = World(tmp_path, identities)
    world.advance(1)
    yield world


def instance_id(number: int) -> str:
    return f"i-{number:08X}"


def run_message(first: int, count: int = 1, least: int | None = None) -> cc.RunInstancesType:
    ids = tuple(instance_id(first + i) for i in range(count))
    parts = {f"{part}_digest": "sha256:" + letter * 64 for part, letter in (("image", "a"), ("kernel", "b"))}
    return cc.RunInstancesType(
        user_id="alice",
        image_id="emi-00000001",
        kernel_id="eki-00000001",
        image_url="https://cloud/images/a?mac=secret",
        kernel_url="https://cloud/images/b?mac=secret",
        image_size=4096,
        kernel_size=1024,
        instance_type=cc.VirtualMachineType(name="m1.small", cores=1, memory=128, disk=2),
        key_name="mine",
        min_count=least or count,
        max_count=count,
        reservation_id=f"r-{first:08X}",
        instance_ids=ids,
        net_names=("default",),
        mac_addresses=tuple(map(mac_address, ids)),
        vlan=0,
        user_data="",
        user_data_base64=b"\x00\xffdata",
        key_text="ssh-rsa AAAA mine",
        group_names=("default", "web"),
        launch_indexes=tuple(range(count)),
        launch_index="0",
        capability=CAPABILITIES,
        **parts,
    )


ONE, TWO = instance_id(0x100), instance_id(0x101)


def test_from_the_request_to_the_guest_and_its_end(world: World) -> None:
    outcome = world.ask("RunInstances", run_message(0x100))
    (item,) = outcome.value.instances
    assert (item.instance_id, item.state_name, item.node_name) == (ONE, "pending", "n1")
    assert item.net_params.private_ip == "10.100.0.2" and outcome.value.accepted
    world.clock.advance(0)
    node = world.nodes["n1"]
    assert node.started == [ONE] and world.nodes["n2"].started == []
    (said,) = node.messages
    assert (said.user_data, said.key_text, said.group_names) == (
        b"\x00\xffdata",
        "ssh-rsa AAAA mine",
        ("default", "web"),
    )
    assert said.image_url.startswith("https://cluster:8774/images/" + "a" * 64 + "?for=n1&")
    assert (said.private_ip, said.host_name, said.guest_kind) == ("10.100.0.2", "ip-10-100-0-2", "any")
    assert sorted(world.fetched) == ["sha256:" + "a" * 64, "sha256:" + "b" * 64]
    assert world.network.answer(mac_address(ONE)) is not None
    guest = world.cluster.guest_at("10.100.0.2")
    assert guest is not None and (guest.spec.instance_id, guest.spec.user_data) == (ONE, b"\x00\xffdata")
    assert world.cluster.guest_at("10.100.0.3") is None and world.cluster.guest_at("x") is None

    node.becomes(ONE, "Extant")
    assert world.state(ONE) == "running"
    console = world.ask("GetConsoleOutput", cc.GetConsoleOutputType(instance_id=ONE, capability=CAPABILITIES))
    assert console.value.output_base64 == b"\x1b[0m login: \x00"
    assert isinstance(world.ask("RebootInstances", cc.RebootInstancesType(instance_ids=(ONE,))), Accepted)
    assert "reboot " + ONE in node.asked
    ended = world.ask("TerminateInstances", cc.TerminateInstancesType(instance_ids=(ONE,), capability=CAPABILITIES))
    (change,) = ended.value.states
    assert (change.previous_state, change.current_state) == ("running", "shutting-down")
    assert world.state(ONE) == "shutting-down" and node.asked.count("terminate " + ONE) == 1
    node.becomes(ONE, "Teardown", StateReason("Client.UserInitiatedShutdown", "terminated"))
    assert world.instances()[ONE].state_reason_code == "Client.UserInitiatedShutdown"
    assert world.state(ONE) == "terminated" and world.cluster.journal.placed() == []
    world.advance(3)
    assert world.network.answer(mac_address(ONE)) is None and world.cluster.guest_at("10.100.0.2") is None


def test_news_arrives_within_a_tenth_of_a_second(world: World) -> None:
    world.ask("RunInstances", run_message(0x100))
    world.advance(1)
    first = world.ask("DescribeInstances", cc.DescribeInstancesType(since_epoch="", since_sequence=0)).value
    assert first.complete and len(first.instances) == 1 and not first.more
    question = cc.DescribeInstancesType(since_epoch=first.epoch, since_sequence=first.sequence, wait_seconds=60)
    answers: list[Any] = []
    Deferred.fromCoroutine(world.cloud.ask("DescribeInstances", question, 80)).addCallback(answers.append)
    world.advance(30)
    assert answers == []
    before = world.clock.seconds()
    world.nodes["n1"].becomes(ONE, "Extant")
    while not answers:
        world.clock.advance(0.01)
    assert world.clock.seconds() - before < 0.1
    page = answers[0].value
    assert [item.state_name for item in page.instances] == ["running"] and not page.complete


def test_an_idle_cluster_is_silent(world: World) -> None:
    world.advance(10)
    before = len(world.transport.sent)
    world.advance(55)
    assert len(world.transport.sent) - before <= 2


def test_a_refusal_of_the_node_ends_the_instance_with_its_cause(world: World) -> None:
    world.nodes["n1"].fails = NoRoom("The disk is full")
    world.ask("RunInstances", run_message(0x100))
    world.advance(1)
    item = world.instances()[ONE]
    assert (item.state_name, item.state_reason_code) == ("terminated", "Server.InsufficientInstanceCapacity")
    assert item.state_reason_message == "node n1 refused the launch: NoRoom: The disk is full"
    assert world.nodes["n2"].started == [] and world.cluster.journal.placed() == []


def test_a_failure_on_the_node_ends_the_instance_with_its_cause(world: World) -> None:
    world.ask("RunInstances", run_message(0x100))
    world.advance(1)
    world.nodes["n1"].becomes(ONE, "Teardown", StateReason("Server.InternalError", "node: bad-kernel: not bootable"))
    item = world.instances()[ONE]
    assert item.state_reason_message == "node n1: bad-kernel: not bootable" and item.state_name == "terminated"


@pytest.mark.parametrize("message", [run_message(0x100, 5), run_message(0x100, 5, least=5)])
def test_beyond_the_capacity_nothing_is_started_now_or_later(world: World, message: cc.RunInstancesType) -> None:
    outcome = world.ask("RunInstances", message)
    assert isinstance(outcome, Refused) and outcome.code == "InsufficientCapacity"
    world.nodes["n1"].cores = world.nodes["n2"].cores = 20
    world.advance(70)
    assert world.ask("RunInstances", message) == outcome
    world.advance(1)
    assert world.nodes["n1"].started == world.nodes["n2"].started == [] and world.instances() == {}


def test_room_that_was_made_just_now_counts(world: World) -> None:
    world.nodes["n2"].cores = 4
    assert isinstance(world.ask("RunInstances", run_message(0x100, 6)), Accepted)


@pytest.mark.parametrize(("policy", "nodes"), [("GREEDY", "n1 n1 n2"), ("ROUNDROBIN", "n1 n2 n1")])
def test_policies(tmp_path: Path, identities: dict[str, Identity], policy: str, nodes: str) -> None:
    world = World(tmp_path, identities)
    world.killed()
    world.policy = policy
    world.born()
    world.advance(1)
    for number in range(3):
        world.ask("RunInstances", run_message(0x100 + number))
    assert " ".join(item.node_name for item in world.instances().values()) == nodes
    world.advance(1)
    assert len(world.nodes["n1"].started) == 2 and len(world.nodes["n2"].started) == 1


# What is lost, delayed, doubled


@pytest.mark.parametrize(
    "fates",
    [
        [LOST],
        [MUTE],
        [MUTE, MUTE, LOST],
        [Fate(lost="request")],
        [Fate(lost="answer")],
        [Fate(copies=2)],
        [Fate(delay_s=5)],
    ],
)
def test_whatever_the_way_to_the_node_does_it_starts_once(world: World, fates: list[Fate]) -> None:
    world.ask("RunInstances", run_message(0x100))
    world.transport.fates += fates
    world.advance(60)
    assert world.nodes["n1"].started == [ONE] and world.nodes["n2"].started == []
    world.nodes["n1"].becomes(ONE, "Extant")
    assert world.state(ONE) == "running"


@pytest.mark.parametrize("fate", [LOST, MUTE, Fate(copies=2)])
def test_whatever_the_way_to_the_cluster_does_it_places_once(world: World, fate: Fate) -> None:
    world.transport.fates.append(fate)
    first = world.ask("RunInstances", run_message(0x100))
    assert isinstance(first, Unknown) == (fate.copies == 1)
    outcome = world.ask("RunInstances", run_message(0x100))
    world.advance(2)
    assert len(outcome.value.instances) == 1 and world.nodes["n1"].started == [ONE]
    assert len(world.cluster.journal.instances()) == 1


def test_an_answer_of_somebody_else_decides_nothing(world: World) -> None:
    def forged(answer: Any) -> Any:
        body = answer.body.replace(b"Pending", b"Teardown")
        return evolve(answer, body=body)

    world.ask("RunInstances", run_message(0x100))
    world.transport.fates.append(Fate(answer=forged))
    world.advance(5)
    assert world.state(ONE) == "pending" and world.nodes["n1"].started == [ONE]


# Deaths


@pytest.mark.parametrize("fate", [None, LOST, MUTE, Fate(lost="request"), Fate(lost="answer"), Fate(delay_s=3)])
@pytest.mark.parametrize("after_s", [0.0, 0.5, 1.5])
def test_a_killed_cluster_takes_everything_up(world: World, fate: Fate | None, after_s: float) -> None:
    world.ask("RunInstances", run_message(0x100))
    if fate is not None:
        world.transport.fates.append(fate)
    if after_s:
        world.clock.advance(0)
        world.clock.advance(after_s)
    world.killed()
    world.advance(5)
    world.born()
    world.advance(30)
    assert world.nodes["n1"].started == [ONE] and world.nodes["n2"].started == []
    assert world.network.answer(mac_address(ONE)) is not None
    world.nodes["n1"].becomes(ONE, "Extant")
    assert world.state(ONE) == "running"
    assert len(world.ask("RunInstances", run_message(0x100)).value.instances) == 1
    assert world.nodes["n1"].started == [ONE]


def test_a_message_is_not_taken_again_after_a_restart(world: World) -> None:
    world.ask("TerminateInstances", cc.TerminateInstancesType(instance_ids=(ONE,)))
    sent = [s for s in world.transport.sent if s.url == CLUSTER][-1]
    world.killed()
    world.born()
    answer = world.run(world.cluster.endpoint.handle(sent.request))
    assert answer.status == 500 and b"isTerminated" not in answer.body


def test_a_node_that_was_cut_off_gets_no_twin(world: World) -> None:
    world.transport.down.add(world.nodes["n1"].url)
    world.ask("RunInstances", run_message(0x100))
    world.advance(20)
    world.killed()
    world.born()
    world.advance(200)
    world.ask("RunInstances", run_message(0x100))
    assert isinstance(world.ask("RunInstances", run_message(0x200)), Accepted)
    world.advance(5)
    assert world.nodes["n2"].started == [instance_id(0x200)] and world.state(ONE) == "pending"
    world.transport.down.clear()
    world.advance(20)
    assert world.nodes["n1"].started == [ONE]


def test_a_silent_node_is_given_nothing(world: World) -> None:
    world.transport.down.add(world.nodes["n1"].url)
    world.advance(180)
    answer = world.ask("RunInstances", run_message(0x100, 2))
    assert {item.node_name for item in answer.value.instances} == {"n2"}
    small = cc.VirtualMachineType(name="m1.small", cores=1, memory=128, disk=2)
    described = world.ask(
        "DescribeResources", cc.DescribeResourcesType(instance_types=(small,), capability=CAPABILITIES)
    )
    assert [(node.name, node.state) for node in described.value.nodes] == [("n1", "silent"), ("n2", "ready")]
    assert described.value.resources[0].available_instances == 0


def test_pending_has_a_deadline_and_a_late_node_is_told_first(world: World) -> None:
    world.ask("RunInstances", run_message(0x100))
    world.transport.down.add(world.nodes["n1"].url)
    world.clock.advance(0)
    world.advance(590)
    assert world.state(ONE) == "pending"
    world.advance(20)
    item = world.instances()[ONE]
    assert item.state_name == "terminated" and "node n1" in item.state_reason_message
    assert "600 s" in item.state_reason_message
    world.nodes["n1"].asked.clear()
    world.transport.down.clear()
    world.advance(30)
    assert world.nodes["n1"].asked[0] == "terminate " + ONE and world.nodes["n1"].started == []
    assert world.cluster.journal.stops("n1") == [] and world.cluster.journal.placed() == []


def test_a_node_that_accepted_and_hangs_is_given_up_too(world: World) -> None:
    world.ask("RunInstances", run_message(0x100))
    world.advance(610)
    assert world.state(ONE) == "terminated"
    assert "terminate " + ONE in world.nodes["n1"].asked
    assert world.cluster.journal.placed()
    world.nodes["n1"].becomes(ONE, "Teardown", StateReason("Client.UserInitiatedShutdown", "terminated"))
    world.advance(1)
    assert world.cluster.journal.placed() == []


def test_an_instance_is_terminated_although_its_node_is_away(world: World) -> None:
    world.ask("RunInstances", run_message(0x100))
    world.advance(1)
    world.nodes["n1"].becomes(ONE, "Extant")
    world.transport.down.add(world.nodes["n1"].url)
    world.ask("TerminateInstances", cc.TerminateInstancesType(instance_ids=(ONE,)))
    world.advance(200)
    assert world.state(ONE) == "shutting-down"
    world.killed()
    world.born()
    world.nodes["n1"].asked.clear()
    world.transport.down.clear()
    world.advance(20)
    assert world.nodes["n1"].asked[0] == "terminate " + ONE
    world.nodes["n1"].forgets(ONE)
    assert world.state(ONE) == "terminated"


def test_terminated_before_the_node_ever_heard_of_it(world: World) -> None:
    world.transport.down.add(world.nodes["n1"].url)
    world.ask("RunInstances", run_message(0x100))
    world.ask("TerminateInstances", cc.TerminateInstancesType(instance_ids=(ONE,)))
    world.advance(5)
    world.transport.down.clear()
    world.advance(30)
    assert world.nodes["n1"].started == [] and world.state(ONE) == "terminated"
    assert world.cluster.journal.placed() == []


def test_a_late_request_for_a_terminated_id_is_refused(world: World) -> None:
    world.ask("TerminateInstances", cc.TerminateInstancesType(instance_ids=(ONE,)))
    outcome = world.ask("RunInstances", run_message(0x100))
    assert isinstance(outcome, Refused) and outcome.code == "WrongState"


def test_a_node_that_lost_everything(world: World) -> None:
    world.ask("RunInstances", run_message(0x100))
    world.advance(1)
    node = world.nodes["n1"]
    node.becomes(ONE, "Extant")
    node.forget_everything()
    world.transport.down.add(node.url)
    world.advance(90)
    world.transport.down.clear()
    world.advance(20)
    item = world.instances()[ONE]
    assert (item.state_name, item.state_reason_message) == ("terminated", "node n1: the node no longer has it")
    assert node.started == [ONE]


def test_what_the_journal_does_not_know_is_left_alone(world: World) -> None:
    node = world.nodes["n1"]
    node.instances["i-0000BEEF"] = (0, "Extant", None, nc_message("i-0000BEEF"))
    node.becomes("i-0000BEEF", "Extant")
    world.advance(5)
    assert not any(what.startswith("terminate") for what in node.asked) and world.instances() == {}


def test_a_node_that_lies_about_times_and_reasons_does_not_silence_its_cluster(world: World) -> None:
    """What cannot be written, or is too long for an answer, would keep the cloud from all news of all nodes."""
    world.ask("RunInstances", run_message(0x100, 2))
    world.advance(1)
    node, original = world.nodes["n1"], FakeNode._wire

    def lying(instance_id: str) -> nc.NcInstanceType:
        latest = datetime.datetime(9999, 12, 31, 23, 59, 59, 999999, datetime.UTC)
        return original(node, instance_id).replace(launch_time=latest)

    node._wire = lying  # type: ignore[method-assign]
    node.becomes(ONE, "Extant")
    node.becomes(TWO, "Teardown", StateReason("x" * 1_000_000, "gone"))
    world.advance(5)
    items = world.instances()
    assert items[ONE].state_name == "running" and items[TWO].state_name == "terminated"
    assert len(items[TWO].state_reason_code) <= 128


def test_a_node_cannot_fill_the_log_with_what_nobody_knows(world: World) -> None:
    link = world.cluster.nodes.link("n1")
    assert link is not None
    link._note_strangers([f"i-{n:08X}" for n in range(20_000)] + ["x" * 1_000_000])
    assert len(link._strangers) == 10_000
    link._strangers.clear()
    link._note_strangers(["x" * 1_000_000])
    assert link._strangers == {"x" * 32}


def test_the_loops_go_on_after_the_journal_could_not_be_written(world: World) -> None:
    world.transport.down.add(world.nodes["n1"].url)
    world.ask("RunInstances", run_message(0x100))
    journal, failures = world.cluster.journal, ["forget_old", "give_up"]

    def once_full(name: str) -> None:
        real = getattr(journal, name)

        def full(*args: Any, **kwargs: Any) -> None:
            if name in failures:
                failures.remove(name)
                raise sqlite3.OperationalError("database or disk is full")
            real(*args, **kwargs)

        setattr(journal, name, full)

    for name in list(failures):
        once_full(name)
    world.advance(4400)
    assert not failures and ONE not in world.instances()


def nc_message(instance: str) -> nc.NcRunInstanceType:
    return nc.NcRunInstanceType(
        image_id="emi-00000001",
        kernel_id="eki-00000001",
        image_url="",
        kernel_url="",
        instance_id=instance,
        instance_type=nc.VirtualMachineType(memory=128, cores=1, disk=2),
        key_name="",
        public_mac_address="",
        private_mac_address="",
        reservation_id="r-1",
        vlan=0,
    )


# Nodes of other kinds, and those that come and go


def test_a_node_of_the_originals_kind(world: World) -> None:
    node = world.nodes["n1"]
    node.original = True
    world.run(world.cluster.enrolments.add(node.record()))
    world.advance(10)
    world.ask("RunInstances", run_message(0x100))
    world.advance(10)
    assert node.started == [ONE] and node.messages[-1].user_data is None and node.messages[-1].image_digest is None
    node.becomes(ONE, "Extant")
    world.advance(10)
    assert world.state(ONE) == "running"
    node.instances.clear()
    world.advance(10)
    assert world.state(ONE) == "terminated"


def test_nodes_come_and_go_at_run_time(world: World) -> None:
    world.ask("RunInstances", run_message(0x100))
    world.advance(1)
    world.run(world.cluster.enrolments.remove("node", "n1"))
    world.advance(5)
    assert world.cluster.nodes.names == ("n2",)
    before = len(world.nodes["n1"].asked)
    assert world.state(ONE) == "pending"
    world.ask("TerminateInstances", cc.TerminateInstancesType(instance_ids=(ONE,)))
    assert world.state(ONE) == "terminated" and len(world.nodes["n1"].asked) == before
    world.run(world.cluster.enrolments.add(world.nodes["n1"].record()))
    world.advance(5)
    assert world.nodes["n1"].asked[before] == "terminate " + ONE
    assert world.cluster.nodes.names == ("n2", "n1")


# Who may ask, and how it is answered


def test_only_the_cloud_is_heard(world: World) -> None:
    for name in ("n1", "stranger", "cluster"):
        outcome = world.ask("RunInstances", run_message(0x100), world.neighbour(name))
        assert isinstance(outcome, Unknown)
    assert world.instances() == {}
    assert world.run(world.cluster.enrolments.remove("cloud", "cloud"))
    assert isinstance(world.ask("DescribeInstances", cc.DescribeInstancesType()), Unknown)


def test_without_capabilities_answers_are_the_originals(world: World) -> None:
    world.ask("RunInstances", run_message(0x100))
    world.advance(1)
    (item,) = world.ask("DescribeInstances", cc.DescribeInstancesType(instance_ids=(ONE,))).value.instances
    assert (item.state_name, item.launch_index, item.owner_id, item.net_params.public_ip) == (
        "pending",
        "0",
        "alice",
        "0.0.0.0",  # noqa: S104 - the original's way to say none
    )
    assert (item.node_name, item.sequence, item.state_reason_code, item.domain_uuid) == (None, None, None, None)
    small = cc.VirtualMachineType(name="m1.small", cores=1, memory=128, disk=2)
    answer = world.ask("DescribeResources", cc.DescribeResourcesType(instance_types=(small,))).value
    assert answer.capability == () and answer.nodes == () and answer.service_tags == ("n1", "n2")
    (resource,) = answer.resources
    assert (resource.max_instances, resource.available_instances) == (4, 3)
    full = world.ask(
        "DescribeResources", cc.DescribeResourcesType(instance_types=(small,), capability=CAPABILITIES)
    ).value
    assert set(full.capability) > set(CAPABILITIES) and full.cluster_name == "zone1"
    assert [(n.name, n.state, n.cores_max, n.cores_available) for n in full.nodes] == [
        ("n1", "ready", 2, 1),
        ("n2", "ready", 2, 2),
    ]


def test_what_cannot_be_is_refused_definitely(world: World) -> None:
    without_public = world.ask("AssignAddress", cc.AssignAddressType(source="192.0.2.1", dest="10.100.0.2"))
    assert isinstance(without_public, Refused) and without_public.code == "NotSupported"
    answer = world.ask("DescribePublicAddresses", cc.DescribePublicAddressesType()).value
    assert (answer.source_addresses, answer.return_, answer.status_message) == ((), False, "NOTSUPPORTED")
    missing = world.ask("GetConsoleOutput", cc.GetConsoleOutputType(instance_id="i-0000FFFF"))
    assert isinstance(missing, Refused) and missing.code == NotFound.code
    world.ask("RunInstances", run_message(0x100))
    reboot = world.ask("RebootInstances", cc.RebootInstancesType(instance_ids=(ONE,)))
    assert isinstance(reboot, Refused) and reboot.code == "WrongState"


# Networks, as the original's cloud asks for them


def opened(destination: str, *sources: str, port: int = 22) -> cc.NetworkRule:
    nets = tuple(source for source in sources if "/" in source)
    names = tuple(source for source in sources if "/" not in source)
    return cc.NetworkRule(
        type="firewall-open",
        source_names=names,
        user_names=("alice",) * len(names),
        source_nets=nets,
        dest_name=destination,
        protocol="tcp",
        port_range_min=port,
        port_range_max=port,
    )


def configured(world: World, *rules: cc.NetworkRule) -> Any:
    return world.ask("ConfigureNetwork", cc.ConfigureNetworkType(user_id="alice", rules=rules))


def test_networks_are_started_have_rules_and_stop(world: World) -> None:
    for name in ("default", "web", "web"):
        started = world.ask("StartNetwork", cc.StartNetworkType(user_id="alice", net_name=name, vlan=10))
        assert started.value.return_ is True
    default, web = group_id("alice", "default"), group_id("alice", "web")
    assert world.cluster.network.named.groups() == {default: Group(default), web: Group(web)}
    assert isinstance(configured(world, opened("web", "default", "10.1.2.3/8"), opened("web", "0.0.0.0/0")), Accepted)
    assert isinstance(configured(world, opened("default", "web")), Accepted)
    world.killed()
    world.born()
    known = world.cluster.network.named.groups()
    assert known[web].rules == (
        Rule("tcp", 22, 22, source=Source(group_id=default)),
        Rule("tcp", 22, 22, cidr="10.0.0.0/8"),
        Rule("tcp", 22, 22, cidr="0.0.0.0/0"),
    )
    assert isinstance(configured(world, opened("web", "0.0.0.0/0", port=80)), Accepted)
    known = world.cluster.network.named.groups()
    assert known[web].rules == (Rule("tcp", 80, 80, cidr="0.0.0.0/0"),)  # these, and no others
    assert len(known[default].rules) == 1
    for wrong in (opened("db", "0.0.0.0/0"), opened("web", "x/0"), opened("web", "0.0.0.0/0", port=1 << 16)):
        assert isinstance(configured(world, opened("default"), wrong), Refused)
    assert world.cluster.network.named.groups() == known
    for _ in range(2):
        stopped = world.ask("StopNetwork", cc.StopNetworkType(user_id="alice", net_name="web", vlan=10))
        assert stopped.value.return_ is True
    assert list(world.cluster.network.named.groups()) == [default]
    assert isinstance(world.ask("StartNetwork", cc.StartNetworkType(vlan=1)), Refused)


def addresses(world: World, *capability: str) -> dict[str, str]:
    answer = world.ask("DescribePublicAddresses", cc.DescribePublicAddressesType(capability=capability)).value
    assert answer.pool == (("192.0.2.1-192.0.2.3",) if capability else ())
    return dict(zip(answer.source_addresses, answer.dest_addresses, strict=True))


def test_public_addresses_lead_to_guests_while_these_are_there(world: World) -> None:
    world.killed()
    world.pool = parse_pool("192.0.2.1-192.0.2.3")
    world.born()
    world.advance(1)
    world.ask("RunInstances", run_message(0x100, 2))
    one, two = (world.instances()[i].net_params.private_ip for i in (ONE, TWO))

    def assign(public: str, private: str) -> Any:
        return world.ask("AssignAddress", cc.AssignAddressType(source=public, dest=private))

    assert addresses(world) == dict.fromkeys(("192.0.2.1", "192.0.2.2", "192.0.2.3"), "")
    assert isinstance(assign("192.0.2.1", one), Accepted)
    assert isinstance(assign("192.0.2.1", one), Accepted)
    for public, private, code in (
        ("192.0.2.1", two, "WrongState"),
        ("192.0.2.4", two, "NotFound"),
        ("192.0.2.2", "10.100.0.99", "NotFound"),
        ("x", two, "InvalidRequest"),
    ):
        assert (assign(public, private).code) == code
    assert addresses(world) == {"192.0.2.1": one, "192.0.2.2": "", "192.0.2.3": ""}
    assert addresses(world, "network") == {"192.0.2.1": one}
    assert isinstance(assign("192.0.2.2", one), Accepted)  # in the former's place
    assert isinstance(assign("192.0.2.3", two), Accepted)
    assert addresses(world, "network") == {"192.0.2.2": one, "192.0.2.3": two}
    unassign = cc.UnassignAddressType(source="192.0.2.3", dest=two)
    assert isinstance(world.ask("UnassignAddress", unassign), Accepted)
    world.killed()
    world.born()
    world.advance(5)
    assert addresses(world, "network") == {"192.0.2.2": one}
    world.ask("TerminateInstances", cc.TerminateInstancesType(instance_ids=(ONE,)))
    node = next(node for node in world.nodes.values() if ONE in node.instances)
    node.becomes(ONE, "Teardown", StateReason("Client.UserInitiatedShutdown", "terminated"))
    world.advance(2)
    assert addresses(world, "network") == {}
    assert world.cluster.journal.journal.query("SELECT * FROM assigned_addresses") == []


def test_without_its_network_nothing_is_launched(tmp_path: Path, identities: dict[str, Identity]) -> None:
    world = World(tmp_path, identities)
    world.killed()
    world.born()
    world.cluster._network.missing = "its network is not ready: no interface"
    outcome = world.ask("RunInstances", run_message(0x100))
    assert isinstance(outcome, Refused) and outcome.code == "Unavailable" and "no interface" in outcome.message
    world.advance(5)
    assert isinstance(world.ask("RunInstances", run_message(0x100)), Refused)
    assert isinstance(world.ask("RunInstances", run_message(0x200)), Accepted)


def test_a_network_that_comes_late(
    tmp_path: Path, identities: dict[str, Identity], monkeypatch: pytest.MonkeyPatch
) -> None:
    starts: list[float] = []

    async def start(network: MemoryNetwork) -> None:
        starts.append(START)
        if len(starts) < 3:
            raise NetworkError("the interface is down")
        network.started = True

    monkeypatch.setattr(MemoryNetwork, "start", start)
    world = World(tmp_path, identities)
    outcome = world.ask("RunInstances", run_message(0x100))
    assert isinstance(outcome, Refused) and "the interface is down" in outcome.message
    world.advance(5)
    assert len(starts) == 3 and isinstance(world.ask("RunInstances", run_message(0x200)), Accepted)
    world.clock.advance(0)
    assert world.network.answer(mac_address(instance_id(0x200))) is not None


def test_a_node_enrols_itself_with_a_token_once(world: World) -> None:
    url = "https://cluster:8774/services/Enrol"
    world.transport.routes[url] = world.cluster.enrol_endpoint
    cluster, stranger = world.identities["cluster"], world.identities["stranger"]
    keys = TierKeys.of(cluster, cluster)
    token = world.run(invite(world.cluster.enrolments, keys, "node", "n3", world.clock.seconds(), os.urandom))
    world.nodes["n3"] = node = FakeNode("n3", stranger, cluster, world.clock)
    world.transport.routes[node.url] = node.endpoint
    newcomer = Newcomer("node", "n3", node.url, TierKeys.of(stranger, stranger), CAPABILITIES)
    joining = (newcomer, token, url, cluster.certificate_der, world.transport, world.clock)
    above = world.run(join(*joining))
    assert (above.role, above.name, above.address) == ("cluster", "zone1", "https://cluster:8774")
    world.advance(1)
    assert world.cluster.nodes.names == ("n1", "n2", "n3") and "resource" in node.asked
    with pytest.raises(EucaError, match="used before"):
        world.run(join(*joining))


@pytest.mark.parametrize("why", ["dnsmasq is gone", OSError(28, "No space left on device")], ids=["network", "disk"])
def test_a_lease_that_failed_is_tried_again(world: World, why: str | Exception) -> None:
    world.network.fail_next(why)
    world.ask("RunInstances", run_message(0x100))
    world.advance(3)
    assert world.network.answer(mac_address(ONE)) is not None


def test_a_clean_stop_takes_nothing_from_guests(world: World) -> None:
    world.ask("RunInstances", run_message(0x100))
    world.advance(1)
    world.nodes["n1"].becomes(ONE, "Extant")
    assert world.life is not None
    world.run(_stopped(world.cluster))
    assert not [what for what in world.nodes["n1"].asked if what.startswith("terminate")]
    del world.transport.routes[CLUSTER]
    world.born()
    world.advance(1)
    assert world.state(ONE) == "running"
    assert world.cluster.journal.instance(ONE).state is InstanceState.RUNNING


async def _stopped(cluster: ClusterService) -> None:
    await cluster.stopService()
