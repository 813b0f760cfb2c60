"""A cloud on real Xen as its tests see it: what EC2 says, what each dom0 shows, what the journals hold."""

import base64
import http.client
import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from attrs import field, frozen

import lab
from euca.adapters.addresses import CLUSTER_PATH, NODE_PATH
from euca.cli.calling import Ec2, SoapError, SoapFault
from euca.cli.euca.credentials import read_rc
from euca.domain.ids import domain_uuid, mac_address
from euca.domain.network.names import interface_name
from euca.soap.addressing import Addressing, new_message_id
from euca.soap.envelope import read_body
from euca.soap.security.identity import Identity
from euca.soap.security.identity import load as load_identity
from euca.soap.security.profile import TIER_REQUEST
from euca.soap.security.sign import sign
from euca.soap.xml import ANSWER, parse
from euca.testing import ec2_messages
from euca.testing.loopback import unverified
from euca.wire import cc, ec2, nc

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from deployment import DOM0_STATE, Deployment, Tier  # noqa: E402 - a tool of the checkout

T = TypeVar("T")
QUICKSTART = [sys.executable, str(ROOT / "tools" / "quickstart")]
INSTANCES = f"{DOM0_STATE}/instances/instances"
#: An emulated dom0 on a busy machine is slow; what is not there after so long is not coming.
RUNS_LIMIT_S = 120.0
ENDS_LIMIT_S = 60.0
SSH_LIMIT_S = 150.0
_LOOK = f"""
echo domains; xl list -v || exit 1
echo files; ls {INSTANCES}
echo links; ls /sys/class/net | grep -E '^(vif|tap|ev)'
echo served; cut -d, -f1 {DOM0_STATE}/net/dnsmasq/hosts
echo journal; python3 -E -S -c '
import sqlite3
db = sqlite3.connect("file:{DOM0_STATE}/node.sqlite?mode=ro", uri=True)
for row in db.execute("SELECT instance_id, stage FROM instances ORDER BY instance_id"):
    print(*row)
'
"""  # noqa: S608 - names of ours


@frozen
class Domain:
    """A guest in ``xl list -v``."""

    name: str
    domid: int
    uuid: str


@frozen
class Node:
    """What there is in a dom0: guests by instance id, directories of instances, their network devices, the MAC addresses that DHCP serves.

    journal: the stage of each instance that the node lists.
    """

    domains: dict[str, Domain]
    files: frozenset[str]
    links: frozenset[str]
    served: frozenset[str]
    journal: dict[str, str]


@frozen
class Message:
    """A signed message between tiers: the address of its receiver, and its bytes."""

    url: str
    action: str
    data: bytes = field(repr=False)

    def post(self, url: str = "") -> tuple[int, bytes]:
        """Send it to where it belongs, or somewhere else; status and answer."""
        parts = urlsplit(url or self.url)
        connection = http.client.HTTPSConnection(parts.hostname or "", parts.port, timeout=60, context=unverified())
        try:
            headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": f'"{self.action}"'}
            connection.request("POST", parts.path, self.data, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def until(look: Callable[[], T], enough: Callable[[T], bool], limit_s: float, what: str, pause_s: float = 0.4) -> T:
    """Look again and again until it is enough; what was seen then. Fails after ``limit_s`` seconds."""
    end = time.monotonic() + limit_s
    while not enough(found := look()):
        assert time.monotonic() < end, f"{what}: not within {limit_s:g} s, but {found!r}"
        time.sleep(pause_s)
    return found


def together(works: Iterable[Callable[[], T]]) -> list[T]:
    """The outcomes of all, done side by side."""
    with ThreadPoolExecutor() as pool:
        return [begun.result() for begun in [pool.submit(work) for work in works]]


def user_data_of(data: bytes) -> Any:
    """User data as a message has them."""
    return ec2.UserDataType(data=base64.b64encode(data).decode(), version="1.0", encoding="base64")


@frozen
class RealCloud:
    """A cloud that quickstart has brought up on real Xen, and what it printed on the way."""

    deployment: Deployment
    said: str
    api: Ec2
    _tiers: dict[str, Tier] = field(factory=dict)

    @classmethod
    def load(cls, state: Path, said: str) -> "RealCloud":
        """The one in a state directory."""
        deployment = Deployment.load(state)
        assert deployment is not None
        deployment.load_lab()
        values = read_rc((state / "eucarc").read_text(), state)
        api = Ec2.from_files(values["EC2_URL"], Path(values["EC2_PRIVATE_KEY"]), Path(values["EC2_CERT"]))
        return cls(deployment, said, api)

    @property
    def state(self) -> Path:
        """Its state directory."""
        return self.deployment.state

    @property
    def hosts(self) -> list[lab.Host]:
        """The dom0s."""
        return self.deployment.segments[0].hosts

    def tier(self, name: str) -> Tier:
        """A tier by its name: ``cloud``, ``cluster1``, ``node1``, ``node2``. Its settings may be changed."""
        if not self._tiers:
            self._tiers.update({tier.name: tier for tier in self.deployment.tiers()})
        return self._tiers[name]

    def again(self, *names: str, number: int = 9, **settings: str) -> None:
        """Kill tiers (side by side) with a signal, and start them, with other settings where some are given."""

        def one(tier: Tier) -> None:
            tier.kill(number)
            until(tier.running, lambda runs: not runs, 20, f"the end of {tier.name}")
            if settings:
                tier.settings.update(settings)
                tier.configure()
            tier.start()

        together(partial(one, self.tier(name)) for name in names)

    # -- as a user

    def address(self, instance: Any) -> str:
        """By what an instance is reached from this machine: its public address."""
        return str(instance.ip_address or instance.private_ip_address)

    def image(self) -> str:
        """The small Linux."""
        images = self.api.call("DescribeImages", images_set=ec2.DescribeImagesInfoType()).images_set.item
        return next(str(i.image_id) for i in images if i.name == "quickstart linux" and i.image_type == "machine")

    def run(
        self, count: int = 1, image: str = "", instance_type: str = "m1.small", user_data: bytes = b""
    ) -> list[str]:
        """Start instances; their ids in launch order. Tried again while there is no room yet: nodes tell in a moment."""
        end = time.monotonic() + 60
        while True:
            try:
                return self.run_at_once(count, image, instance_type, user_data)
            except (SoapFault, SoapError) as error:
                wait = getattr(error, "code", "") in ("Server.InsufficientInstanceCapacity", "Server.Unavailable")
                if not wait or time.monotonic() > end:
                    raise
            time.sleep(0.3)

    def run_at_once(
        self, count: int, image: str = "", instance_type: str = "m1.small", user_data: bytes = b""
    ) -> list[str]:
        """As ``run``, asked once only."""
        answer = self.api.call(
            "RunInstances",
            image_id=image or self.image(),
            min_count=count,
            max_count=count,
            key_name="quickstart",
            group_set=ec2.GroupSetType(),
            instance_type=instance_type,
            user_data=user_data_of(user_data) if user_data else None,
        )
        items = sorted(answer.instances_set.item, key=lambda item: int(item.ami_launch_index))
        return [str(item.instance_id) for item in items]

    def instances(self) -> dict[str, Any]:
        """All instances, ended ones too."""
        answer = self.api.call("DescribeInstances", instances_set=ec2.DescribeInstancesInfoType())
        return {i.instance_id: i for r in answer.reservation_set.item for i in r.instances_set.item}

    def states(self, ids: Sequence[str]) -> dict[str, str]:
        """EC2's names of their states."""
        known = self.instances()
        return {name: known[name].instance_state.name for name in ids}

    def wait(self, ids: Sequence[str], state: str, limit_s: float = RUNS_LIMIT_S) -> dict[str, Any]:
        """The instances as soon as all are in a state; fails when one can come there no more."""
        order = ["pending", "running", "shutting-down", "terminated"]

        def enough(states: dict[str, str]) -> bool:
            late = [name for name, seen in states.items() if order.index(seen) > order.index(state)]
            assert not late, {name: self.instances()[name].state_reason for name in late}
            return set(states.values()) <= {state}

        until(lambda: self.states(ids), enough, limit_s, f"instances {state}")
        return {name: instance for name, instance in self.instances().items() if name in ids}

    def terminate(self, ids: Sequence[str]) -> None:
        """End instances, and see them ended."""
        self.api.call("TerminateInstances", instances_set=ec2_messages.instance_ids(*ids))
        self.wait(ids, "terminated", ENDS_LIMIT_S)

    def console(self, instance_id: str) -> str:
        """What the guest wrote on its console."""
        output = self.api.call("GetConsoleOutput", instance_id=instance_id).output
        return base64.b64decode(output or "").decode("utf-8", "replace")

    def ssh(
        self, address: str, command: str, limit_s: float = SSH_LIMIT_S, key: Path | None = None, user: str = "root"
    ) -> str:
        """What a command says in a guest, logged in with a key: by default that which was made through the interface."""
        options = ["BatchMode=yes", "ConnectTimeout=10", "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null"]
        options += ["LogLevel=ERROR", "IdentitiesOnly=yes", "GlobalKnownHostsFile=/dev/null", "ServerAliveInterval=5"]
        named = [word for option in options for word in ("-o", option)]
        argv = [
            "ssh",
            "-F",
            "none",
            "-i",
            str(key or self.state / "quickstart.pem"),
            *named,
            f"{user}@{address}",
            command,
        ]

        def once() -> subprocess.CompletedProcess[str]:
            return subprocess.run(
                argv, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False
            )

        return until(once, lambda done: done.returncode == 0, limit_s, f"ssh to {address}", 1.0).stdout

    # -- as a tier, with its key

    def endpoint(self, tier: str) -> str:
        """The address of a cluster's or a node's service, as messages to it name it."""
        found = self.tier(tier)
        return f"https://{found.host}:{found.port}{CLUSTER_PATH if found.kind == 'cluster' else NODE_PATH}"

    def identity(self, signer: str) -> Identity:
        """The signing key of a tier that runs on this machine, or that of the ``user``."""
        folder, names = self.state / f"{signer}/keys", ("sign.key", "sign.crt")
        if signer == "user":
            folder, names = self.state / "cloud/admin", ("key.pem", "cert.pem")
        return load_identity(folder / names[0], folder / names[1])

    def message(self, tier: str, operation: str, signer: str, address: str = "", **fields: Any) -> Message:
        """A signed message to a cluster or a node; address: where it says that it goes, if not there."""
        contract, url = cc.CONTRACT if tier.startswith("cluster") else nc.CONTRACT, self.endpoint(tier)
        what = contract.operations[operation]
        body = contract.encode(what.input.name, what.input.type(**fields), None)
        addressing = Addressing(to=address or url, action=what.action, message_id=new_message_id())
        envelope = sign(body, identity=self.identity(signer), now=time.time(), profile=TIER_REQUEST, headers=addressing)
        return Message(url, what.soap_action, envelope)

    def ending(self, tier: str, name: str, signer: str = "", address: str = "") -> Message:
        """A message that would end a guest, by the tier's rightful neighbour unless another signer is named."""
        if tier.startswith("cluster"):
            return self.message(tier, "TerminateInstances", signer or "cloud", address, instance_ids=(name,))
        return self.message(tier, "ncTerminateInstance", signer or "cluster1", address, instance_id=name)

    def room(self) -> int:
        """For how many m1.small the cluster has room, as it knows now."""
        kinds = (cc.VirtualMachineType(memory=112, cores=1, disk=1),)
        status, answer = self.message("cluster1", "DescribeResources", "cloud", instance_types=kinds).post()
        assert status == 200, answer
        said = cc.CONTRACT.decode(read_body(parse(answer, ANSWER))).value
        return sum(resource.available_instances for resource in said.resources)

    def wait_for_room(self, count: int) -> None:
        """Until there is room for so many: nodes that ended a guest or began to run tell of it in a moment."""
        until(self.room, lambda room: room == count, 60, "room")

    # -- as one who looks behind it

    def nodes(self) -> dict[str, Node]:
        """What is in each dom0, by the node's name."""
        hosts = self.hosts
        return dict(zip((host.name for host in hosts), together(partial(look, host) for host in hosts), strict=True))

    def leases(self) -> set[str]:
        """The MAC addresses to which the cluster has given addresses."""
        return {row[0] for row in rows(self.state / "cluster1/journal.sqlite", "SELECT mac FROM leases")}

    def domains(self) -> list[tuple[str, Domain]]:
        """All guests: the node's name, and the domain."""
        return [(name, domain) for name, node in self.nodes().items() for domain in node.domains.values()]

    def node_of(self, instance_id: str) -> str:
        """The node that the cluster has bound an instance to."""
        ((name,),) = rows(
            self.state / "cluster1/journal.sqlite", "SELECT node FROM instances WHERE instance_id = ?", instance_id
        )
        return str(name)

    def host_of(self, instance_id: str) -> lab.Host:
        """Its dom0."""
        name = self.node_of(instance_id)
        return next(host for host in self.hosts if host.name == name)

    def check(self, running: Sequence[str]) -> dict[str, Node]:
        """Domains, disks, network devices and leases are those of the journals, which are of these instances; soon."""
        return until(self.nodes, lambda nodes: not self.differences(nodes, running), 30, "all as the journals say")

    def differences(self, nodes: dict[str, Node], running: Sequence[str]) -> list[str]:
        """What is not as the journals say, or in them beyond these running instances."""
        found = []
        where = {name: self.node_of(name) for name in running}
        for name, node in nodes.items():
            wanted = {instance for instance, place in where.items() if place == name}
            links = {interface_name(instance) for instance in wanted}
            seen = {
                "journal": ({i for i, stage in node.journal.items() if stage != "ended"}, wanted),
                "domains": (set(node.domains), wanted),
                "uuids": (
                    {domain.uuid for domain in node.domains.values()},
                    {str(domain_uuid(instance)) for instance in wanted},
                ),
                "files": (set(node.files), wanted),
                "links": (set(node.links), links),
                "served": (set(node.served), {mac_address(instance) for instance in wanted}),
            }
            found += [f"{name} {what}: {one} for {other}" for what, (one, other) in seen.items() if one != other]
        leases, macs = self.leases(), {mac_address(instance) for instance in running}
        found += [f"leases: {leases} for {macs}"] if leases != macs else []
        return found

    def records(self) -> dict[str, Any]:
        """What a refused message must not change: EC2's view, both journals, and ``xl list`` in each dom0."""
        seen = {name: (i.instance_state.name, i.private_ip_address) for name, i in self.instances().items()}
        journal = self.state / "cluster1/journal.sqlite"
        tables = ("instances", "leases", "stops", "reservations", "tombstones")
        kept = {table: rows(journal, f"SELECT * FROM {table}") for table in tables}  # noqa: S608 - names from above
        return {"ec2": seen, "cluster": kept, "nodes": self.nodes()}


def rows(database: Path, question: str, *values: object) -> list[Any]:
    """What a journal answers."""
    db = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)
    try:
        return db.execute(question, values).fetchall()
    finally:
        db.close()


def look(host: lab.Host) -> Node:
    """What is in a dom0."""
    parts: dict[str, list[str]] = {}
    for line in host.run(_LOOK, timeout_s=60).stdout.splitlines():
        if line in ("domains", "files", "links", "served", "journal"):
            parts[line] = []
        else:
            parts[list(parts)[-1]].append(line)
    guests = [_domain(line) for line in parts["domains"][1:]]
    return Node(
        domains={domain.name: domain for domain in guests if domain.domid != 0},
        files=frozenset(parts["files"]),
        links=frozenset(parts["links"]),
        served=frozenset(parts["served"]),
        journal={words[0]: words[1] for words in map(str.split, parts["journal"])},
    )


def _domain(line: str) -> Domain:
    """A line of ``xl list -v``: Name, ID, Mem, VCPUs, State, Time, UUID and more."""
    words = line.split()
    return Domain(words[0], int(words[1]), words[6])


def quickstart(state: Path, *words: str, limit_s: float = 400) -> str:
    """What quickstart prints, with the state directory; it must succeed."""
    argv = [*QUICKSTART, "--state", str(state), *words]
    done = subprocess.run(argv, capture_output=True, text=True, timeout=limit_s, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def traces(state: Path) -> list[str]:
    """What the machine still shows of a deployment: processes, namespaces, links, routes."""
    found = []
    folder = state / "segment1"
    name = lab.network.namespace_name(folder)
    if lab.network.exists(name):
        found.append(f"namespace {name}")
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if f"{state}/" in command or name in command:
            found.append(f"process {process.name}: {command}")
    return found


def links_and_routes(number: int) -> list[str]:
    """The machine's own links, addresses and routes of the lab's segment with this number."""
    shown = []
    for words in (["-oneline", "link"], ["-oneline", "address"], ["route", "show", "table", "all"]):
        shown += subprocess.run(["ip", *words], capture_output=True, text=True, check=True).stdout.splitlines()
    return [line for line in shown if f"10.{number}." in line or f"euca-lab{number}@" in line]


def segment_number(state: Path) -> int:
    """The number of the deployment's segment."""
    return int(json.loads((state / "segment1/segment.json").read_text())["number"])
