"""A third party's node: C from our WSDL, enrolled at the cluster by its address and certificates, and driven by it."""

import base64
import datetime
import hashlib
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPSConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from attrs import define, evolve
from lxml import etree

from euca.cli.calling import Ec2, SoapFault
from euca.soap import namespaces as ns
from euca.soap.addressing import new_message_id
from euca.soap.security import identity as identities
from euca.soap.security.identity import Identity, Purpose
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST
from euca.soap.security.timestamp import format_time
from euca.soap.security.verify import verify
from euca.testing import ec2_messages
from euca.testing.attacks.catalogue import ATTACKS
from euca.testing.attacks.material import Attack, Door, good_draft
from euca.testing.signed_messages import Draft, header, make
from euca.testing.started import free_port
from euca.wire import ec2

pytestmark = pytest.mark.interop

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "examples" / "c-node"
WSDL = ROOT / "wsdl" / "eucalyptus_nc.wsdl"
BUILD_LIMIT_S = 120.0
LIMIT_S = 60.0
PROGRAMS = ("wsdl2h", "soapcpp2", "gcc", "make")
NAMES = {"s": ns.SOAP, "nc": "http://eucalyptus.ucsb.edu/"}


def until(found: Callable[[], Any], limit_s: float = LIMIT_S) -> Any:
    """What `found` gives once that is something."""
    end = time.monotonic() + limit_s
    while not (value := found()):
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.1)
    return value


@pytest.fixture(scope="module")
def program() -> Path:
    """The node, built once for each state of its source and of the WSDL, under var/ of the checkout."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing or not Path("/usr/share/gsoap/plugin/wsseapi.c").exists():
        pytest.skip("gSOAP is not installed: apt install gcc make gsoap libgsoap-dev libssl-dev zlib1g-dev")
    files = [*sorted(SOURCE.glob("*.[ch]")), SOURCE / "Makefile", WSDL]
    key = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]
    folder = ROOT / "var" / "cache" / "c-node" / key
    command = ["make", "-j2", f"BUILD={folder}", f"WSDL={WSDL}"]
    done = subprocess.run(command, cwd=SOURCE, capture_output=True, text=True, timeout=BUILD_LIMIT_S, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return folder / "c-node"


@define
class CNode:
    """The node as a process, its keys, and its cluster's certificate."""

    program: Path
    folder: Path
    address: str
    answers: Identity
    tls: Identity
    process: subprocess.Popen[bytes] | None = None

    def start(self, *more: str) -> None:
        """Run it until it listens, with more options."""
        words: list[str | Path] = [
            "--address",
            self.address,
            "--state",
            self.folder / "state",
            "--key",
            self.folder / "sign.key",
        ]
        words += ["--certificate", self.folder / "sign.crt", "--tls", self.folder / "tls.pem"]
        words += ["--cluster", self.folder / "cluster.crt", "--cores", "64", "--disk", "500", *more]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen([self.program, *words], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until(self._listens)

    def _listens(self) -> bool:
        assert self.process is not None and self.process.poll() is None, self.log()
        try:
            socket.create_connection(("127.0.0.1", urlsplit(self.address).port or 0), 1).close()
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """End it as a power cut would; its guests live on."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(20)
            self.process = None

    def log(self) -> str:
        """What it said."""
        return (self.folder / "log").read_text()

    def guests(self) -> dict[str, int]:
        """Names and pids of its guests, as the machine's list of processes has them."""
        mine = f"c-node-guest\0{self.folder / 'state'}\0".encode()
        found = {}
        for entry in Path("/proc").iterdir():
            try:
                line = (entry / "cmdline").read_bytes() if entry.name.isdigit() else b""
            except OSError:
                continue
            if line.startswith(mine):
                found[line.removeprefix(mine).rstrip(b"\0").decode()] = int(entry.name)
        return found

    def post(self, message: bytes, action: str = "", headers: Mapping[str, str | None] = {}) -> tuple[int, bytes]:
        """Send it as it is; status and body of the answer."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.load_verify_locations(cadata=self.tls.certificate_pem().decode())
        parts = urlsplit(self.address)
        connection = HTTPSConnection("127.0.0.1", parts.port, timeout=20, context=context)
        fields = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": f'"{action}"'} | dict(headers)
        fields = {name: value for name, value in fields.items() if value is not None}
        try:
            connection.request("POST", parts.path, message, fields)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def made(program: Path, folder: Path, cluster_certificate: bytes) -> CNode:
    """A node with new keys that obeys the cluster of this certificate (PEM)."""
    now = datetime.datetime.now(datetime.UTC)
    answers = identities.create("c node", now=now, days=30, key="rsa")
    tls = identities.create("c node tls", now=now, days=30, key="rsa", purpose=Purpose.TLS, addresses=("127.0.0.1",))
    (folder / "state").mkdir(parents=True)
    (folder / "sign.key").write_bytes(answers.private_key_pem())
    (folder / "sign.crt").write_bytes(answers.certificate_pem())
    (folder / "tls.pem").write_bytes(tls.private_key_pem() + tls.certificate_pem())
    (folder / "cluster.crt").write_bytes(cluster_certificate)
    address = f"https://127.0.0.1:{free_port()}/axis2/services/EucalyptusNC"
    return CNode(program, folder, address, answers, tls)


def ended(node: CNode) -> None:
    """Nothing of it is left."""
    node.kill()
    for pid in node.guests().values():
        os.kill(pid, signal.SIGKILL)


def describe(node: CNode, signer: Identity, **changes: Any) -> Draft:
    """A good question for the node's instances."""
    return question(node, signer, "ncDescribeInstances", "", **changes)


def question(node: CNode, signer: Identity, operation: str, content: str, **changes: Any) -> Draft:
    """A message that the node takes of its cluster."""
    now = time.time()
    values = {"To": node.address, "Action": f"EucalyptusNC#{operation}", "MessageID": new_message_id()}
    draft = Draft(
        profile=TIER_REQUEST,
        who=signer,
        headers="".join(header(name, value) for name, value in values.items()),
        signed=("Timestamp", "Body", *values),
        body=f'<nc:{operation} xmlns:nc="{NAMES["nc"]}">{content}</nc:{operation}>',
        created=format_time(now),
        expires=format_time(now + 20),
    )
    return evolve(draft, **changes)


def launch_body(instance: str) -> str:
    """A launch of that instance, with the original's elements only."""
    values = {
        "imageId": "emi-00000001",
        "kernelId": "eki-00000001",
        "imageURL": "http://x/",
        "kernelURL": "http://x/",
        "instanceId": instance,
        "instanceType": "<nc:memory>8</nc:memory><nc:cores>1</nc:cores><nc:disk>1</nc:disk>",
        "keyName": "",
        "publicMacAddress": "d0:0d:00:00:00:01",
        "privateMacAddress": "d0:0d:00:00:00:01",
        "reservationId": "r-00000001",
        "vlan": "0",
    }
    content = "".join(f"<nc:{name}>{value}</nc:{name}>" for name, value in values.items())
    return f'<nc:ncRunInstance xmlns:nc="{NAMES["nc"]}">{content}</nc:ncRunInstance>'


@pytest.fixture(scope="module")
def cluster() -> Identity:
    """The key of a cluster that is made by hand."""
    return identities.create("cluster", now=datetime.datetime.now(datetime.UTC), days=30, key="rsa")


@pytest.fixture(scope="module")
def node(program: Path, cluster: Identity, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CNode]:
    """A node that obeys `cluster`."""
    made_node = made(program, tmp_path_factory.mktemp("c-node") / "node", cluster.certificate_pem())
    try:
        made_node.start()
        yield made_node
    finally:
        ended(made_node)


def believed(answer: bytes, node: CNode, asked: Draft, action: str) -> etree._Element:
    """What the node's answer to a question says, under the whole profile of answers."""
    (identifier,) = etree.fromstring(make(asked)).xpath("//*[local-name() = 'MessageID']/text()")
    verified = verify(
        answer,
        profile=TIER_ANSWER,
        trust=lambda certificate: True if certificate == node.answers.certificate_der else None,
        now=time.time(),
        relates_to=identifier,
        action=action,
    )
    return verified.body


def test_an_answer_is_signed_and_relates_to_its_question(node: CNode, cluster: Identity) -> None:
    asked = describe(node, cluster)
    status, answer = node.post(plain(make(asked)), "EucalyptusNC#ncDescribeInstances")
    assert status == 200, answer
    body = believed(answer, node, asked, "EucalyptusNC#ncDescribeInstances")
    assert body.tag == "{http://eucalyptus.ucsb.edu/}ncDescribeInstancesResponse"


@pytest.fixture(scope="module")
def door(node: CNode, cluster: Identity) -> Door:
    """The node as a door of the catalogue: a launch is what attackers want."""
    others = [identities.create(name, now=datetime.datetime.now(datetime.UTC), days=30) for name in ("a", "b", "c")]
    return Door(
        name="c-node",
        profile=TIER_REQUEST,
        signer=cluster,
        stranger=others[0],
        insider=others[1],
        small=others[2],
        address=node.address,
        now=time.time,
        action="EucalyptusNC#ncRunInstance",
        harmless=lambda mark: launch_body(f"i-{mark}"),
        forged=launch_body("i-0000F06D"),
    )


def plain(message: bytes) -> bytes:
    """The message without a default namespace on its envelope: nothing uses it, and gSOAP canonicalises parts below one as nobody else does."""
    unused = b' xmlns="urn:default"'
    return message.replace(unused, b" " * len(unused))


def posted(node: CNode, message: bytes, attack: Attack | None = None) -> tuple[int, bytes]:
    """The answer to a message with the headers that its attack has; status 0 where the connection was closed."""
    try:
        return node.post(plain(message), "EucalyptusNC#ncRunInstance", attack.http if attack else {})
    except OSError:
        return 0, b""


FORGED = "i-0000F06D"
#: Asks for an operation by a table of its own doors.
NOT_HERE = ("addressing: Action of another operation",)
HERE = [a for a in ATTACKS if TIER_REQUEST.name in a.at and a.name not in NOT_HERE]


def ends(node: CNode, signer: Identity, instance: str) -> None:
    """The instance is ended, by a message that the node takes."""
    asked = question(node, signer, "ncTerminateInstance", f"<nc:instanceId>{instance}</nc:instanceId>")
    status, answer = node.post(plain(make(asked)), "EucalyptusNC#ncTerminateInstance")
    assert status == 200, answer


@pytest.mark.parametrize("attack", HERE, ids=[attack.name for attack in HERE])
def test_hostile_messages_start_nothing(node: CNode, door: Door, attack: Attack) -> None:
    """And their good twins are obeyed, so that who refuses everything does not pass."""
    good, bad = attack.messages(door)
    status, answer = posted(node, good)
    assert status == 200, answer
    (started,) = until(node.guests)
    ends(node, door.signer, started)
    until(lambda: not node.guests())
    known = sorted((node.folder / "state").glob("*.record"))
    status, answer = posted(node, bad, attack)
    assert FORGED.encode() not in answer
    assert status != 200, answer
    assert b"ncRunInstanceResponse" not in answer
    assert node.guests() == {}
    assert sorted((node.folder / "state").glob("*.record")) == known


DECLARED = b'<?xml version="1.0" encoding="%s"?>'
#: What is taken, and what is not: the one beside the other, since the catalogue's good messages are all of one kind.
TWINS: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {
    "declaration": (lambda m: DECLARED % b"UTF-8" + b"\n" + m, lambda m: DECLARED % b"UTF-16" + b"\n" + m),
    "quotes": (lambda m: b"<?xml version='1.0' ?>" + m, lambda m: b"<?xml version='1.0' standalone='no'?>" + m),
    "mark": (lambda m: b"\xef\xbb\xbf" + m, lambda m: b"\xff\xfe" + m),
    "behind": (lambda m: m + b" \r\n", lambda m: m + b" \r\n<x/>"),
    "before": (lambda m: b"\n" + m, lambda m: b"\n.\n" + m),
    "references": (
        lambda m: m.replace(b"<nc:memory>8<", b"<nc:memory>&#x38;<"),
        lambda m: m.replace(b"<nc:memory>8<", b"<nc:memory>8&#xFFFF;<"),
    ),
    "a sign that ends a tag": (
        lambda m: m.replace(b"<soap:Header>", b"<soap:Header x='>'>"),
        lambda m: m.replace(b"<soap:Header>", b"<soap:Header x='<'>"),
    ),
    "white space in base64": (
        lambda m: m.replace(b"</ds:SignatureValue>", b"\n </ds:SignatureValue>"),
        lambda m: m.replace(b"</ds:SignatureValue>", b"\n.</ds:SignatureValue>"),
    ),
}


@pytest.mark.parametrize("name", list(TWINS))
def test_what_is_harmless_is_taken(node: CNode, door: Door, name: str) -> None:
    good, bad = TWINS[name]
    assert posted(node, good(make(good_draft(door))))[0] == 200
    (started,) = until(node.guests)
    ends(node, door.signer, started)
    until(lambda: not node.guests())
    assert posted(node, bad(make(good_draft(door))))[0] != 200
    assert node.guests() == {}


def test_a_header_that_is_not_known_is_refused(node: CNode, cluster: Identity) -> None:
    """Signed, and with mustUnderstand or without; a ReplyTo that is known, anonymous and signed is taken."""

    def with_header(written: str, name: str) -> int:
        asked = describe(node, cluster)
        changed = evolve(asked, headers=asked.headers + written, signed=(*asked.signed, name))
        return node.post(plain(make(changed)), "EucalyptusNC#ncDescribeInstances")[0]

    anonymous = header("ReplyTo", f"<wsa:Address>{ns.WSA_ANONYMOUS}</wsa:Address>")
    assert with_header(anonymous, "ReplyTo") == 200
    must = anonymous.replace("<wsa:ReplyTo", '<wsa:ReplyTo soap:mustUnderstand="1"', 1)
    assert with_header(must, "ReplyTo") == 200
    for extra in ("", ' soap:mustUnderstand="1"', ' soap:mustUnderstand="0"'):
        assert with_header(f'<x:unknown xmlns:x="urn:x" wsu:Id="X"{extra}/>', "X") == 500


def test_what_is_good_starts_one_guest_once(node: CNode, door: Door) -> None:
    """The good twin of all of the above; its copy is refused, also after a restart, and the guest lives through that."""
    what = "0a0b0c0d"
    message = make(good_draft(door, what))
    assert posted(node, message)[0] == 200
    pid = until(lambda: node.guests().get(f"i-{what}"))
    status, answer = posted(node, message)
    assert status == 500
    assert b"The request was refused" in answer
    node.kill()
    node.start()
    assert posted(node, message)[0] == 500
    assert node.log().count("refused: replay") >= 2
    assert node.guests()[f"i-{what}"] == pid
    assert posted(node, make(good_draft(door, what)))[0] == 200, "asked anew it says what there is"
    assert node.guests()[f"i-{what}"] == pid


def test_a_failure_is_signed_and_decides_nothing(node: CNode, cluster: Identity) -> None:
    """Its record cannot be written: not done now, which the cluster may ask again."""
    state, away = node.folder / "state", node.folder / "away"
    asked = question(node, cluster, "ncRunInstance", "", body=launch_body("i-0a0a0a0a"))
    blocked = state / "i-0a0a0a0a.record.new"
    blocked.mkdir()
    status, answer = node.post(plain(make(asked)))
    blocked.rename(away)
    assert status == 500
    body = believed(answer, node, asked, "EucalyptusNC#ncRunInstance")
    assert body.xpath("string(detail/nc:fault/nc:definite)", namespaces=NAMES) == "false"
    again = question(node, cluster, "ncRunInstance", "", body=launch_body("i-0a0a0a0a"))
    assert node.post(plain(make(again)))[0] == 200
    ends(node, cluster, "i-0a0a0a0a")


def test_ended_instances_are_forgotten_after_a_time(node: CNode, cluster: Identity) -> None:
    """Their files go; one that runs is kept, and so is one that has just ended."""
    state = node.folder / "state"
    ran, runs = (question(node, cluster, "ncRunInstance", "", body=launch_body(f"i-0b0b0b0{n}")) for n in (1, 2))
    assert [node.post(plain(make(asked)))[0] for asked in (ran, runs)] == [200, 200]
    until(lambda: "i-0b0b0b01" in node.guests() and "i-0b0b0b02" in node.guests())
    ends(node, cluster, "i-0b0b0b01")
    assert described(node, cluster) == {"i-0b0b0b01": "Teardown", "i-0b0b0b02": "Extant"}
    node.kill()
    node.start("--keep", "1")
    until(lambda: described(node, cluster) == {"i-0b0b0b02": "Extant"})
    assert sorted(path.name for path in state.glob("i-0b0b0b0*")) == [
        f"i-0b0b0b02.{kind}" for kind in ("console", "lock", "record")
    ]
    ends(node, cluster, "i-0b0b0b02")
    node.kill()
    node.start()


def described(node: CNode, cluster: Identity) -> dict[str, str]:
    """Instances that the node tells of, with their states."""
    asked = describe(node, cluster)
    status, answer = node.post(plain(make(asked)), "EucalyptusNC#ncDescribeInstances")
    assert status == 200, answer
    body = believed(answer, node, asked, "EucalyptusNC#ncDescribeInstances")
    names = body.xpath("//nc:instances/nc:instanceId/text()", namespaces=NAMES)
    states = body.xpath("//nc:instances/nc:stateName/text()", namespaces=NAMES)
    return {name: state for name, state in zip(names, states, strict=True) if name.startswith("i-0b0b")}


def test_a_launch_that_is_ended_at_once_leaves_no_guest(node: CNode, cluster: Identity) -> None:
    for number in range(10):
        instance = f"i-0c0c0c0{number}"
        assert (
            node.post(plain(make(question(node, cluster, "ncRunInstance", "", body=launch_body(instance)))))[0] == 200
        )
        ends(node, cluster, instance)
    until(lambda: not [name for name in node.guests() if name.startswith("i-0c0c")])


def test_a_refusal_of_its_own_is_signed_and_definite(node: CNode, cluster: Identity) -> None:
    asked = question(node, cluster, "ncStartNetwork", "")
    status, answer = node.post(plain(make(asked)))
    assert status == 500
    body = believed(answer, node, asked, "EucalyptusNC#ncStartNetwork")
    assert body.xpath("string(detail/nc:fault/nc:definite)", namespaces=NAMES) == "true"
    assert body.xpath("string(detail/nc:fault/nc:code)", namespaces=NAMES) == "NotSupported"


# A real cloud


def admin(state: Path, *words: str | Path) -> str:
    """What the cluster's euca-admin prints."""
    program = Path(sys.executable).with_name("euca-admin")
    command = [str(program), "--config", str(state / "cluster1" / "eucalyptus.conf"), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def enrolled(cloud: Any, program: Path, folder: Path) -> CNode:
    """The node, running, as the only one of the cloud's cluster, which knows its address and certificates."""
    node = made(program, folder, admin(cloud.state, "node", "certificate").encode())
    (folder / "tls.crt").write_bytes(node.tls.certificate_pem())
    node.start()
    admin(cloud.state, "node", "remove", "node1")
    words: list[str | Path] = ["--address", node.address, "--signing-certificate", folder / "sign.crt"]
    admin(cloud.state, "node", "add", "c-node", *words, "--tls-certificate", folder / "tls.crt")
    return node


def test_a_cloud_runs_an_instance_on_it(own_cloud: Any, program: Path, tmp_path: Path) -> None:
    """Launched, described, seen from outside, kept through its node's death, rebooted and ended by a user of EC2."""
    node = enrolled(own_cloud, program, tmp_path / "c-node")
    try:
        walk(own_cloud.api(), own_cloud, node)
    finally:
        ended(node)


def walk(api: Ec2, cloud: Any, node: CNode) -> None:
    """An instance's life."""
    instance = cloud.launch().instances_set.item[0].instance_id
    until(lambda: state_of(api, instance) == "running")
    pid = node.guests()[instance]
    assert os.getsid(pid) == pid
    node.kill()
    assert node.guests()[instance] == pid
    node.start()
    console = until(lambda: console_of(api, instance))
    assert f"instance {instance} is up, pid {pid}" in console
    assert state_of(api, instance) == "running"
    assert node.guests()[instance] == pid
    again = ec2.RebootInstancesInfoType(item=(ec2.RebootInstancesItemType(instance_id=instance),))
    api.call("RebootInstances", instances_set=again)
    until(lambda: node.guests().get(instance, pid) != pid)
    api.call("TerminateInstances", instances_set=ec2_messages.instance_ids(instance))
    until(lambda: instance not in node.guests())
    until(lambda: state_of(api, instance) == "terminated")


def state_of(api: Ec2, instance: str) -> str:
    """The instance's state, as users see it."""
    asked = ec2_messages.listed_instances(instance)
    answer = api.call("DescribeInstances", instances_set=asked)
    return str(answer.reservation_set.item[0].instances_set.item[0].instance_state.name)


def console_of(api: Ec2, instance: str) -> str:
    """What it wrote to its console; empty where nobody can say."""
    try:
        return base64.b64decode(api.call("GetConsoleOutput", instance_id=instance).output).decode()
    except SoapFault:
        return ""
