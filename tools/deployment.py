"""A cloud made from this checkout: which tiers there are, where each runs, how it is configured, started and ended.

All of it lives under one state directory, so that another process can end it.  Runs in the virtual environment.
"""

from __future__ import annotations

import contextlib
import json
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import common
from common import Trouble, say

sys.path.insert(0, str(common.ROOT))
import lab

BIN = common.VENV / "bin"
START_LIMIT_S = 60.0
STOP_LIMIT_S = 20.0
#: Where the node's code is in a dom0 of the lab, and where it keeps its state.
DOM0_CODE, DOM0_STATE = "/opt/euca", "/var/lib/eucalyptus"
#: On a machine that is itself a Xen dom0: the bridge between its guests and the cluster's DHCP server.
BRIDGE, MARK = "eucabr0", "bridge of eucalyptus"
#: The private range of clusters in mode MANAGED: the same for all of them.
GUESTS = "10.240.0.0"
_ANEW = "end its twistd processes, remove the directory, and start anew"
_ROUTES = (["route", "show", "table", "all"], ["address"])
#: A guest in the lab is told what makes an emulated processor fast.
LAB_ARGUMENTS = "root=/dev/xvda1 ro console=hvc0 ci.ds=Ec2 quiet mitigations=off tsc=reliable cryptomgr.notests"


@dataclass
class Plan:
    """What a deployment consists of; kept as JSON in its state directory. Ports are TCP ports of this machine."""

    kind: str  # simulated, namespaces, lab or dom0
    clusters: int
    nodes: int  # of each cluster
    cloud_port: int
    cluster_ports: list[int] = field(default_factory=list)
    node_ports: list[list[int]] = field(default_factory=list)
    guest_net: str = ""  # on a Xen dom0: the first three numbers of the guests' addresses
    metrics_ports: dict[str, int] = field(default_factory=dict)  # by tier's name
    static: bool = False  # of a lab: whether its network's mode is STATIC, else it is MANAGED

    @classmethod
    def new(cls, kind: str, clusters: int, nodes: int, standard: bool) -> Plan:
        """A plan on the standard ports where wished and free, on free ports otherwise."""
        taken: set[int] = set()

        def port(wished: int) -> int:
            chosen = wished if standard and wished not in taken and _free(wished) else _any_port(taken)
            taken.add(chosen)
            return chosen

        local = kind not in ("lab", "namespaces")
        made = cls(
            kind,
            clusters,
            nodes,
            port(8773),
            [port(8774) if local else 8774 for _ in range(clusters)],
            [[port(8775) if local else 8775 for _ in range(nodes)] for _ in range(clusters)],
            _free_net() if kind == "dom0" else "",
        )
        made.metrics_ports["cloud"] = port(8873)
        for cluster in range(1, clusters + 1):
            # Each cluster and each dom0 of a lab has a loopback of its own.
            made.metrics_ports[f"cluster{cluster}"] = port(8874) if local else 8874
            for node in range(1, nodes + 1):
                made.metrics_ports[made.node_name(cluster, node)] = port(8875) if local else 8875
        return made

    def node_name(self, cluster: int, number: int) -> str:
        """The name of a cluster's node, both counted from 1."""
        return f"node{number}" if self.clusters == 1 else f"node{cluster}-{number}"

    def metrics(self, name: str) -> dict[str, str]:
        """The setting for the metrics of a tier; those that were planned before there were any have none."""
        return {"METRICS_PORT": str(self.metrics_ports.get(name, "no"))}


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104 - only asked whether it could
        except OSError:
            return False
    return True


def _free_net() -> str:
    """The first three numbers of addresses that this machine has no use for yet."""
    answers = [subprocess.run(["ip", "-json", "-4", *what], capture_output=True, check=True) for what in _ROUTES]
    used = lab.network.taken(*(json.loads(answer.stdout or b"[]") for answer in answers))
    number = next((number for number in range(64, 192) if number not in used), None)
    if number is None:
        raise Trouble("No addresses from 10.64.0.0 to 10.191.255.255 are free on this machine")
    return f"10.{number}.1"


def _any_port(taken: set[int]) -> int:
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
        if port not in taken:
            return port


class Place:
    """Where a tier runs: this machine, in a namespace of it or not."""

    def __init__(self, prefix: Sequence[str] = ()) -> None:
        self.prefix = list(prefix)
        self.bin = str(BIN)

    def run(self, argv: Sequence[str], text: str = "", limit_s: float = 120) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            [*self.prefix, *argv], input=text, capture_output=True, text=True, timeout=limit_s, check=False
        )

    def write(self, path: Path, text: str) -> None:
        """Write a private file, with its directory."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(text)


class Dom0(Place):
    """A dom0 of the lab."""

    def __init__(self, host: lab.Host) -> None:
        super().__init__()
        self.host = host
        self.bin = f"{DOM0_CODE}/bin"

    def run(self, argv: Sequence[str], text: str = "", limit_s: float = 180) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return self.host.run(list(argv), input=text, timeout_s=limit_s, check=False)

    def write(self, path: Path, text: str) -> None:
        """Write a private file, with its directory."""
        script = f"umask 077; mkdir -p {path.parent} && cat > {path}"
        self.host.run(script, input=text)


@dataclass
class Tier:
    """One tier: its kind (cloud, cluster, node), name, place, directory there, configuration, and where it listens."""

    kind: str
    name: str
    place: Place
    directory: Path
    settings: dict[str, str]
    host: str
    port: int

    @property
    def config(self) -> Path:
        """Its configuration file."""
        return self.directory / "eucalyptus.conf"

    @property
    def log(self) -> Path:
        """Its log."""
        return self.directory / f"euca-{self.kind}.log"

    @property
    def pid_file(self) -> Path:
        """Where twistd keeps its process id."""
        return self.directory / f"euca-{self.kind}.pid"

    def configure(self) -> None:
        """Write its configuration."""
        lines = [f'{key}="{value}"' for key, value in self.settings.items()]
        self.place.write(self.config, "\n".join(lines) + "\n")

    def admin(self, *words: str, text: str = "") -> str:
        """What euca-admin prints when run where the tier is."""
        done = self.place.run([f"{self.place.bin}/euca-admin", "--config", str(self.config), *words], text)
        if done.returncode:
            raise Trouble(
                f"euca-admin {' '.join(words)} of {self.name} failed: {done.stderr.strip() or done.stdout.strip()}"
            )
        return done.stdout

    def start(self) -> None:
        """Start it and wait until it listens."""
        if not self.running():
            # twistd takes any process with the number in an old file for itself, a dead one not yet collected too.
            self.place.run(["rm", "-f", str(self.pid_file)])
        twistd = [f"{self.place.bin}/twistd", "--pidfile", str(self.pid_file), "--logfile", str(self.log)]
        done = self.place.run(
            [*twistd, "--rundir", str(self.directory), f"euca-{self.kind}", "--config", str(self.config)]
        )
        if done.returncode:
            said = (done.stderr.strip() or done.stdout.strip())[-1500:]
            raise Trouble(f"{self.name} did not start; its log is {self.log}: {said}")
        end = time.monotonic() + START_LIMIT_S
        while not self.listens():
            if time.monotonic() > end or not self.running():
                raise Trouble(
                    f"{self.name} does not listen on port {self.port}; at the end of its log:\n{self.last_words()}"
                )
            time.sleep(0.1)

    def listens(self) -> bool:
        """Whether its port answers."""
        try:
            with socket.create_connection((self.host, self.port), timeout=2):
                return True
        except OSError:
            return False

    def last_words(self) -> str:
        """The end of its log."""
        return self.place.run(["tail", "-n", "15", str(self.log)]).stdout

    def process(self) -> int | None:
        """Its process id where it runs, None where it does not."""
        script = (
            'p=$(cat "$1" 2>/dev/null) && tr "\\0" " " < "/proc/$p/cmdline" 2>/dev/null | grep -qF "$2" && echo "$p"'
        )
        said = self.place.run(["sh", "-c", script, "sh", str(self.pid_file), str(self.config)]).stdout.strip()
        return int(said) if said.isdigit() else None

    def running(self) -> bool:
        """Whether its process is there."""
        return self.process() is not None

    def kill(self, number: int) -> None:
        """Send its process a signal, if it is there."""
        process = self.process()
        if process is not None:
            self.place.run(["kill", f"-{number}", str(process)])

    def stop(self) -> None:
        """End it."""
        self.kill(signal.SIGTERM)
        end = time.monotonic() + STOP_LIMIT_S
        while self.running():
            if time.monotonic() > end:
                self.kill(signal.SIGKILL)
            time.sleep(0.1)
        self.place.run(["rm", "-f", str(self.pid_file)])


class Deployment:
    """The cloud in one state directory: its plan, its lab where there is one, its tiers."""

    def __init__(self, state: Path, plan: Plan) -> None:
        self.state = state.resolve()
        self.plan = plan
        self.segments: list[lab.Segment] = []
        self.plans: list[lab.network.Plan] = []

    @property
    def _file(self) -> Path:
        return self.state / "quickstart.json"

    @classmethod
    def load(cls, state: Path) -> Deployment | None:
        """What an earlier run made there, or None."""
        try:
            values = json.loads((state / "quickstart.json").read_text())
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise Trouble(f"{state}/quickstart.json cannot be read ({error}); {_ANEW}") from error
        try:
            return cls(state, Plan(**values))
        except TypeError as error:
            raise Trouble(f"{state}/quickstart.json is another release's; {_ANEW}") from error

    def save(self) -> None:
        """Keep the plan."""
        self.state.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(asdict(self.plan), indent=1))

    def forget(self) -> None:
        """Nothing of it runs any more."""
        self._file.unlink(missing_ok=True)

    # -- the lab

    def lab_folder(self, cluster: int) -> Path:
        """Where the lab's segment of a cluster keeps its state."""
        return self.state / f"segment{cluster}"

    def bring_up_lab(self) -> bool:
        """The Xen lab's segments: made, or found; whether any dom0 is new and holds nothing yet."""
        built = lab.build(lab.default_cache(), say)
        fresh = False
        for number in range(1, self.plan.clusters + 1):
            folder = self.lab_folder(number)
            segment = self._find_segment(folder)
            if segment is None:
                lab.destroy(folder)
                say(f"starting {self.plan.nodes} dom0 under Xen for cluster{number}")
                segment = lab.Segment.create(folder, built, hosts=self.plan.nodes, name=f"cluster{number}")
                fresh = True
            self.segments.append(segment)
        return fresh

    def _find_segment(self, folder: Path) -> lab.Segment | None:
        try:
            segment = lab.Segment.load(folder)
        except lab.LabError:
            return None
        if not lab.network.exists(segment.namespace):
            return None
        for host in segment.hosts:
            if host.process is None:
                say(f"{host.name} was cut off: booting it again")
                host.start()
        return segment

    def bring_up_namespaces(self) -> bool:
        """The namespaces of all clusters' machines: made, or found; whether any were made."""
        fresh = False
        for number in range(1, self.plan.clusters + 1):
            folder = self.lab_folder(number)
            if not lab.namespaces.is_there(folder, self.plan.nodes):
                lab.namespaces.destroy(folder, self.plan.nodes)
                say(f"making the machines of cluster{number}: its head and {self.plan.nodes} nodes")
                lab.namespaces.create(folder, self.plan.nodes)
                fresh = True
        self.load_namespaces()
        return fresh

    def load_namespaces(self) -> None:
        """The plans of the namespaces that are there."""
        self.plans = [lab.namespaces.plan_of(self.lab_folder(number)) for number in range(1, self.plan.clusters + 1)]

    def load_lab(self) -> None:
        """The segments that are there."""
        for number in range(1, self.plan.clusters + 1):
            with contextlib.suppress(lab.LabError):
                self.segments.append(lab.Segment.load(self.lab_folder(number)))

    def bare_hosts(self) -> list[lab.Host]:
        """The dom0s that have none of the nodes' code."""
        hosts = [host for segment in self.segments for host in segment.hosts]
        asked = ["test", "-d", f"{DOM0_CODE}/site/twisted", "-a", "-x", f"{DOM0_CODE}/bin/euca-admin"]
        return [host for host in hosts if host.run(asked, check=False).returncode]

    def pack_code(self) -> Path:
        """The nodes' code and its libraries as one disk, for `push_code`."""
        return site_image(self.state / "site.squashfs")

    def push_code(self, host: lab.Host, site: Path) -> None:
        """The node's code into a dom0 that has none, as a read-only disk."""
        host.attach_wheelhouse(site, f"{DOM0_CODE}/site")
        host.run(_LAUNCHERS, timeout_s=60)

    # -- a Xen dom0

    def bring_up_bridge(self) -> bool:
        """The guests' bridge with the cluster's address on it; whether it had to be made."""
        if Path("/sys/class/net", BRIDGE).exists():
            return False
        for words in (
            ["link", "add", "name", BRIDGE, "type", "bridge", "forward_delay", "0"],
            ["link", "set", "dev", BRIDGE, "alias", MARK],
            ["address", "add", f"{self.plan.guest_net}.1/24", "dev", BRIDGE],
            ["link", "set", "dev", BRIDGE, "up"],
        ):
            done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
            if done.returncode:
                raise Trouble(f"The bridge {BRIDGE} could not be made: {done.stderr.strip()}")
        return True

    def remove_bridge(self) -> None:
        """The bridge, if it is ours."""
        alias = Path("/sys/class/net", BRIDGE, "ifalias")
        if alias.exists() and alias.read_text().strip() == MARK:
            subprocess.run(["ip", "link", "delete", "dev", BRIDGE], capture_output=True, check=False)

    # -- the tiers

    @property
    def cloud(self) -> Tier:
        """The cloud."""
        plans = self.plans or [segment.plan for segment in self.segments]
        address = plans[0].root_address if plans else "127.0.0.1"
        settings = {
            "EUCALYPTUS_STATE": str(self.state / "cloud"),
            "CLOUD_PORT": str(self.plan.cloud_port),
            "CLOUD_ADDRESS": address,
            "CLOUD_INTERFACE": "0.0.0.0" if plans else "127.0.0.1",  # noqa: S104 - the segments reach it
        }
        settings |= self.plan.metrics("cloud")
        if self.plan.kind == "lab":
            settings["VM_TYPES"] = "m1.small=1,112,1,1,64 c1.medium=1,256,2 m1.large=2,384,4"
        return Tier("cloud", "cloud", Place(), self.state / "cloud", settings, "127.0.0.1", self.plan.cloud_port)

    def cluster(self, number: int) -> Tier:
        """A cluster, counted from 1."""
        directory = self.state / f"cluster{number}"
        port = self.plan.cluster_ports[number - 1]
        settings = {"EUCALYPTUS_STATE": str(directory), "CLUSTER_NAME": f"cluster{number}", "CC_PORT": str(port)}
        settings |= self.plan.metrics(f"cluster{number}")
        if self.plans:
            return self._managed_cluster(number, directory, settings)
        if not self.segments:
            settings |= {"CC_ADDRESS": "127.0.0.1", "CC_INTERFACE": "127.0.0.1"}
            if self.plan.kind == "dom0":
                # In MANAGED a head and a node are two machines.
                settings |= {"VNET_MODE": "STATIC", "VNET_PRIVINTERFACE": BRIDGE}
                settings["VNET_SUBNET"] = f"{self.plan.guest_net}.0"
            else:
                settings |= {"VNET_MODE": "NONE", "VNET_SUBNET": f"10.{number}.0.0", "VNET_NETMASK": "255.255.0.0"}
                # RFC 5737, section 3: addresses that are nobody's.
                settings["VNET_PUBLICIPS"] = f"203.0.113.{16 * number}-203.0.113.{16 * number + 15}"
            return Tier("cluster", f"cluster{number}", Place(), directory, settings, "127.0.0.1", port)
        segment = self.segments[number - 1]
        plan = segment.plan
        settings |= {"CC_ADDRESS": plan.uplink_address, "CC_NODE_ADDRESS": plan.head_address}
        if self.plan.static:
            settings |= {"VNET_MODE": "STATIC", "VNET_PRIVINTERFACE": "guests"}
            settings["VNET_SUBNET"] = plan.guest_net.split("/")[0]
        else:
            settings |= managed(plan)
        place = Place(segment.head_argv([]))
        return Tier("cluster", f"cluster{number}", place, directory, settings, plan.uplink_address, port)

    def _managed_cluster(self, number: int, directory: Path, settings: dict[str, str]) -> Tier:
        """A cluster whose head routes its guests. All have the same private range, and public addresses of their own."""
        plan, name = self.plans[number - 1], f"cluster{number}"
        settings |= {"CC_ADDRESS": plan.uplink_address, "CC_NODE_ADDRESS": plan.head_address, **managed(plan)}
        place = Place(lab.network.in_namespace(lab.network.namespace_name(self.lab_folder(number)), []))
        return Tier(
            "cluster", name, place, directory, settings, plan.uplink_address, self.plan.cluster_ports[number - 1]
        )

    def _namespace_node(self, cluster: int, number: int, settings: dict[str, str]) -> Tier:
        plan, name = self.plans[cluster - 1], self.plan.node_name(cluster, number)
        address, directory = plan.host_address(number), self.state / name
        settings |= {"EUCALYPTUS_STATE": str(directory), "NC_ADDRESS": address, "HYPERVISOR": "namespaces"}
        settings |= {"VNET_MODE": "MANAGED", "VNET_PRIVINTERFACE": "eth0"}
        place = Place(lab.network.in_namespace(lab.namespaces.node_namespace(self.lab_folder(cluster), number), []))
        return Tier("node", name, place, directory, settings, address, self.plan.node_ports[cluster - 1][number - 1])

    def node(self, cluster: int, number: int) -> Tier:
        """A node of a cluster, both counted from 1."""
        name = self.plan.node_name(cluster, number)
        port = self.plan.node_ports[cluster - 1][number - 1]
        settings = {"NODE_NAME": name, "NC_PORT": str(port), **self.plan.metrics(name)}
        if self.plans:
            return self._namespace_node(cluster, number, settings)
        if self.segments:
            segment = self.segments[cluster - 1]
            host = segment.hosts[number - 1]
            settings |= {"EUCALYPTUS_STATE": DOM0_STATE, "NC_ADDRESS": host.address}
            settings |= {"MAX_CORES": "4", "KERNEL_ARGUMENTS": LAB_ARGUMENTS}
            mode, interface = ("STATIC", "eth2") if self.plan.static else ("MANAGED", "eth1")
            settings |= {"VNET_MODE": mode, "VNET_PRIVINTERFACE": interface}
            return Tier("node", name, Dom0(host), Path(DOM0_STATE), settings, host.address, port)
        directory = self.state / name
        settings |= {"EUCALYPTUS_STATE": str(directory), "NC_ADDRESS": "127.0.0.1", "NC_INTERFACE": "127.0.0.1"}
        if self.plan.kind == "dom0":
            settings |= {"VNET_MODE": "STATIC", "VNET_BRIDGE": BRIDGE}
        else:
            settings |= {"VNET_MODE": "NONE", "HYPERVISOR": "simulated"}
        return Tier("node", name, Place(), directory, settings, "127.0.0.1", port)

    def tiers(self) -> Iterator[Tier]:
        """All tiers, the cloud first, each cluster before its nodes."""
        yield self.cloud
        for cluster in range(1, self.plan.clusters + 1):
            yield self.cluster(cluster)
            for number in range(1, self.plan.nodes + 1):
                yield self.node(cluster, number)

    def cluster_of(self, node: Tier) -> Tier:
        """The cluster that a node belongs to."""
        pairs = ((c, n) for c in range(1, self.plan.clusters + 1) for n in range(1, self.plan.nodes + 1))
        return next(self.cluster(c) for c, n in pairs if self.node(c, n).name == node.name)

    def enrol_one(self, issuer: Tier, newcomer: Tier) -> None:
        """A tier with the one above it, unless that has happened."""
        host = (
            issuer.settings.get("CLOUD_ADDRESS")
            or issuer.settings.get("CC_NODE_ADDRESS")
            or issuer.settings["CC_ADDRESS"]
        )
        base = f"https://{host}:{issuer.port}"
        listed = (line.split("\t") for line in issuer.admin(newcomer.kind, "list", "--plain").splitlines())
        known = {name: address for name, address, _ in listed}
        at = f"https://{newcomer.settings.get('CC_ADDRESS') or newcomer.settings['NC_ADDRESS']}:{newcomer.port}/"
        if known.get(newcomer.name, "").startswith(at):
            joined = newcomer.admin(newcomer.kind, "issuer", "--plain").strip()
            if joined.endswith(f"\t{base}"):
                return
        token = issuer.admin(newcomer.kind, "token", newcomer.name, "--plain").strip()
        newcomer.admin(newcomer.kind, "join", f"{base}/services/Enrol", "--token-file", "-", text=token)
        say(f"enrolled {newcomer.name} with {issuer.name}")

    # -- ends

    def _stop_namespaces(self) -> None:
        with contextlib.suppress(lab.LabError):
            self.load_namespaces()
        if self.plans:
            for tier in reversed(list(self.tiers())):
                tier.stop()
        else:
            Tier("cloud", "cloud", Place(), self.state / "cloud", {}, "127.0.0.1", self.plan.cloud_port).stop()
        for number in range(1, self.plan.clusters + 1):
            lab.namespaces.destroy(self.lab_folder(number), self.plan.nodes)
        self.forget()

    def stop(self) -> None:
        """End all that was started, the nodes' guests with them."""
        if self.plan.kind == "namespaces":
            self._stop_namespaces()
            return
        self.load_lab() if not self.segments else None
        if self.plan.kind == "lab":
            self.cloud.stop()
            for number in range(1, self.plan.clusters + 1):
                lab.destroy(self.lab_folder(number))
        else:
            for tier in reversed(list(self.tiers())):
                tier.stop()
            if self.plan.kind == "dom0":
                self.remove_bridge()
        self.forget()


def managed(plan: lab.network.Plan) -> dict[str, str]:
    """What the head of a cluster in mode MANAGED is told, on a segment with this plan."""
    first, last = (plan.public_net.rpartition(".")[0] + end for end in (".16", ".31"))
    return {
        "VNET_MODE": "MANAGED",
        "VNET_PRIVINTERFACE": "mgmt",
        "VNET_PUBINTERFACE": "uplink",
        "VNET_SUBNET": GUESTS,
        "VNET_NETMASK": "255.255.0.0",
        "VNET_PUBLICIPS": f"{first}-{last}",
    }


_LAUNCHERS = f"""
set -e
mkdir -p {DOM0_CODE}/bin
for name in twistd euca-admin; do
  case $name in
  twistd) call='from twisted.scripts.twistd import run; run()' ;;
  euca-admin) call='from euca.cli.admin import main; sys.exit(main())' ;;
  esac
  printf '#!/usr/bin/python3 -E\\nimport sys\\nsys.path[0:0] = ["{DOM0_CODE}/site"]\\n%s\\n' "$call" > {DOM0_CODE}/bin/$name
  chmod 755 {DOM0_CODE}/bin/$name
done
"""


def site_image(target: Path) -> Path:
    """All that a node needs of Python, compiled, as one squashfs file: this checkout and the libraries of the environment."""
    tree = target.with_name("site")
    say("packing the node's code for dom0")
    subprocess.run(["rm", "-rf", str(tree)], check=True)
    source = BIN.parent / f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
    unwanted = (
        "sqlalchemy",
        "alembic",
        "mypy",
        "mypyc",
        "pip",
        "setuptools",
        "hypothesis",
        "zeep",
        "ruff",
        "pytest",
        "_pytest",
        "lxml-stubs",
        "lxml/includes",
    )
    excludes = [f"--exclude=./{name}" for name in unwanted] + [
        "--exclude=*.dist-info/RECORD",
        "--exclude=*/test",
        "--exclude=*/tests",
    ]
    tree.mkdir(parents=True)
    for folder, names in ((source, ["."]), (common.ROOT, ["euca", "twisted/plugins"])):
        pack = subprocess.run(["tar", "-C", str(folder), *excludes, "-c", *names], stdout=subprocess.PIPE, check=True)
        subprocess.run(["tar", "-C", str(tree), "-x"], input=pack.stdout, check=True)
    subprocess.run(
        [sys.executable, "-m", "compileall", "-q", "-j", "2", str(tree)], stdout=subprocess.DEVNULL, check=False
    )
    # The list of plugins is made here: twistd would look through all of them at each start, and cannot keep it there.
    listing = "import twisted.plugins; from twisted.plugin import getCache; getCache(twisted.plugins)"
    subprocess.run([sys.executable, "-c", listing], cwd=tree, env={"PYTHONPATH": str(tree)}, check=True)
    image = target.with_name(f"site-{secrets.token_hex(4)}.squashfs")
    lab.pack_wheelhouse(tree, image)
    subprocess.run(["rm", "-rf", str(tree)], check=True)
    return image
