"""The cluster's network: one contract for the double and for a real dnsmasq with real DHCP clients in network namespaces."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from shutil import which
from typing import Any

import pytest
import pytest_twisted
from attrs import evolve
from twisted.internet import reactor
from twisted.internet.defer import Deferred
from twisted.internet.task import deferLater

from euca.adapters.dnsmasq import DhcpSettings, DnsmasqNetwork, Head, Lease, configuration, hosts, parse_head
from euca.adapters.metadata_http import LIMITS, MetadataPort, MetadataResource
from euca.adapters.metadata_tokens import Tokens
from euca.adapters.process import Completed, Runner
from euca.domain.metadata import Metadata
from euca.domain.network.state import Guest, State
from euca.ports.network import NetworkError
from euca.soap.http import site
from euca.testing.network import MemoryNetwork, NetworkHarness, address_contract, guests
from euca.testing.node import launch_spec
from euca.testing.processes import MemoryProcesses, ScriptedRunner

SUBNET = IPv4Network("10.79.1.0/24")
ADDRESS = b"""[{"ifname":"seg","flags":["BROADCAST","UP","LOWER_UP"],"mtu":1442,"addr_info":[
{"family":"inet","local":"192.0.2.7","prefixlen":24},{"family":"inet","local":"10.79.1.1","prefixlen":24},
{"family":"inet6","local":"fe80::1","prefixlen":64}]}]"""


def _settings(directory: Path, **changes: Any) -> DhcpSettings:
    return evolve(DhcpSettings("seg", SUBNET, None, (), directory), **changes)


def _memory() -> NetworkHarness:
    network = MemoryNetwork(SUBNET)

    async def ask(mac: str) -> IPv4Address | None:
        return network.answer(mac)

    async def world() -> object:
        return network.state

    return NetworkHarness(network, partial(guests, SUBNET), world, ask=ask)


TestMemory = address_contract(_memory, pytest_twisted.ensureDeferred)


def _one(mac: str, address: str) -> State:
    return State(guests={"i-00000001": Guest("i-00000001", "000000000001", mac, IPv4Address(address), None)})


# What dnsmasq is told


def test_the_configuration_says_what_guests_need(tmp_path: Path) -> None:
    dns = (IPv4Address("192.0.2.53"), IPv4Address("192.0.2.54"))
    settings = _settings(tmp_path, router=IPv4Address("10.79.1.254"), dns=dns)
    lines = configuration(settings, Head(IPv4Address("10.79.1.1"), 1442)).splitlines()
    for line in (
        "interface=seg",
        "dhcp-ignore=tag:!known",
        "dhcp-range=10.79.1.0,static,255.255.255.0,3600",
        "dhcp-option=option:router,10.79.1.254",
        "dhcp-option=option:mtu,1442",
        "dhcp-option=option:dns-server,192.0.2.53,192.0.2.54",
        "dhcp-option=121,169.254.169.254/32,10.79.1.1,0.0.0.0/0,10.79.1.254",
    ):
        assert line in lines
    assert "dhcp-option=option:router,10.79.1.1" in configuration(
        _settings(tmp_path), Head(IPv4Address("10.79.1.1"), 1500)
    )


@pytest.mark.parametrize(
    ("mac", "name"), [("d0:0d:00:00:00:01,set:x", "a"), ("D0:0D:00:00:00:01", "a"), ("d0:0d:00:00:00:01", "a\nb")]
)
def test_no_line_breaks_out(mac: str, name: str) -> None:
    with pytest.raises(NetworkError):
        hosts([Lease(mac, IPv4Address("10.79.1.7"), name)], SUBNET)


def test_the_head_is_found_or_its_mend_named(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    assert parse_head(ADDRESS, settings) == Head(IPv4Address("10.79.1.1"), 1442)
    with pytest.raises(NetworkError, match=r"ip address add 10\.80\.0\.1/16 dev seg"):
        parse_head(ADDRESS, evolve(settings, subnet=IPv4Network("10.80.0.0/16")))
    with pytest.raises(NetworkError, match="ip link set seg up"):
        parse_head(ADDRESS.replace(b'"UP",', b""), settings)
    for text in (b"", b"{}", b"[]", b'[{"mtu":1}]'):
        with pytest.raises(NetworkError, match="not understood"):
            parse_head(text, settings)


# Its life, on a clock


class World:
    """A network whose dnsmasq is a process in memory."""

    def __init__(self, directory: Path, **answers: Completed) -> None:
        self.processes = MemoryProcesses()
        self.killed: list[tuple[int, int]] = []
        self.answers = answers
        self.runner = ScriptedRunner(self._answer)
        self.network = DnsmasqNetwork(
            _settings(directory),
            processes=self.processes,
            clock=self.processes,
            runner=self.runner,
            kill=self._kill,
            proc=directory / "proc",
        )
        self.directory = directory

    async def _answer(self, call: Any) -> Completed:
        what = "show" if "show" in call.argv else call.argv[2]
        return self.answers.get(what, Completed(0, ADDRESS if what == "show" else b"", b""))

    def _kill(self, pid: int, number: int) -> None:
        self.killed.append((pid, number))
        if number == signal.SIGKILL:
            (self.directory / "proc" / str(pid) / "cmdline").unlink()

    def start(self) -> list[Any]:
        result: list[Any] = []
        Deferred.fromCoroutine(self.network.start()).addBoth(result.append)
        return result

    @property
    def commands(self) -> list[str]:
        return [" ".join(call.argv) for call in self.runner.calls]


def started(directory: Path) -> World:
    world = World(directory)
    result = world.start()
    assert result == []
    world.processes.processes[0].says(b"dnsmasq: started, version 2.90 DNS disabled\n", 2)
    assert result == [None]
    return world


def test_it_starts_bounded_and_stops_clean(tmp_path: Path) -> None:
    world = started(tmp_path)
    (process,) = world.processes.processes
    assert process.argv[:3] == ("setpriv", "--pdeathsig", "TERM") and "--no-new-privs" in process.argv
    assert "ip address replace 169.254.169.254/32 dev seg label seg:euca scope link" in world.commands
    assert set(world.network.reserved) == {IPv4Address("10.79.1.1")}
    result: list[Any] = []
    Deferred.fromCoroutine(world.network.stop()).addBoth(result.append)
    assert result == [None] and process.signals == ["SIGTERM"]
    assert world.commands[-1] == "ip address del 169.254.169.254/32 dev seg label seg:euca"
    assert not (tmp_path / "dnsmasq.pid").exists()
    world.processes.advance(100)
    assert len(world.processes.processes) == 1


def test_changes_are_told_by_a_signal_and_only_changes(tmp_path: Path) -> None:
    world = started(tmp_path)
    process = world.processes.processes[0]
    process.ignores_term = True
    process.signalProcess = lambda name: process.signals.append(name)  # type: ignore[method-assign]
    for _ in range(2):
        Deferred.fromCoroutine(world.network.apply(_one("d0:0d:00:00:00:01", "10.79.1.7")))
    assert process.signals == ["HUP"]
    assert (tmp_path / "hosts").read_text() == "d0:0d:00:00:00:01,10.79.1.7,ip-10-79-1-7\n"


def test_it_is_started_again_with_growing_pauses(tmp_path: Path) -> None:
    world = started(tmp_path)
    lives = world.processes.processes
    lives[0].exits(2)
    world.processes.advance(0.9)
    assert len(lives) == 1
    world.processes.advance(0.1)
    assert len(lives) == 2
    lives[1].exits(2)
    world.processes.advance(1.9)
    assert len(lives) == 2
    world.processes.advance(0.1)
    lives[2].says(b"dnsmasq: started\n", 2)
    lives[2].exits(2)
    world.processes.advance(1)
    assert len(lives) == 4


def test_a_start_that_fails_leaves_nothing(tmp_path: Path) -> None:
    world = World(tmp_path)
    result = world.start()
    world.processes.processes[0].says(b"dnsmasq: failed to bind DHCP server socket: Address already in use\n", 2)
    world.processes.processes[0].exits(2)
    assert isinstance(result[0].value, NetworkError) and "Address already in use" in str(result[0].value)
    assert world.commands[-1].startswith("ip address del")
    silent = World(tmp_path)
    result = silent.start()
    silent.processes.advance(10)
    assert isinstance(result[0].value, NetworkError) and silent.processes.processes[0].signals == ["SIGTERM"]


def test_an_interface_that_is_not_there(tmp_path: Path) -> None:
    world = World(tmp_path, show=Completed(1, b"", b'Device "seg" does not exist.\n'))
    (failure,) = world.start()
    assert "does not exist" in str(failure.value) and world.processes.processes == []


def test_only_our_own_stale_dnsmasq_is_ended(tmp_path: Path) -> None:
    (tmp_path / "dnsmasq.pid").write_text("77\n")
    proc = tmp_path / "proc" / "77"
    proc.mkdir(parents=True)
    (proc / "cmdline").write_bytes(b"dnsmasq\0--conf-file=/etc/other.conf\0")
    first = World(tmp_path)  # kept to the end: were it collected in between, its flows would end and tidy up
    first.start()
    assert first.killed == [] and len(first.processes.processes) == 1

    (tmp_path / "dnsmasq.pid").write_text("77\n")
    (proc / "cmdline").write_bytes(f"dnsmasq\0--conf-file={tmp_path}/dnsmasq.conf\0".encode())
    world = World(tmp_path)
    world.start()
    assert world.killed == [(77, signal.SIGTERM)]
    world.processes.pump([0.1] * 31)
    assert world.killed == [(77, signal.SIGTERM), (77, signal.SIGKILL)] and len(world.processes.processes) == 1


# The real one


def _missing() -> str:
    if os.geteuid() != 0:
        return "needs root for network namespaces"
    lacking = [program for program in ("dnsmasq", "ip", "setpriv", "busybox") if which(program) is None]
    return f"not installed: {', '.join(lacking)}" if lacking else ""


needs_root = pytest.mark.skipif(bool(_missing()), reason=_missing() or "-")
HEAD, GUESTS = f"eucah{os.getpid()}", f"eucag{os.getpid()}"


@contextmanager
def _inside(name: str) -> Iterator[None]:
    """This thread, and what it starts, is in a network namespace."""
    libc = ctypes.CDLL(None, use_errno=True)
    with Path("/proc/self/ns/net").open() as outside, Path(f"/run/netns/{name}").open() as inside:
        assert libc.setns(inside.fileno(), 0) == 0
        try:
            yield
        finally:
            assert libc.setns(outside.fileno(), 0) == 0


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True, timeout=20)


@pytest.fixture(scope="module")
def segment() -> Iterator[None]:
    try:
        for name in (HEAD, GUESTS):
            _ip("netns", "add", name)
            _ip("-n", name, "link", "set", "lo", "up")
        _ip("-n", HEAD, "link", "add", "seg", "type", "veth", "peer", "name", "guest", "netns", GUESTS)
        _ip("-n", HEAD, "address", "add", "10.79.1.1/24", "dev", "seg")
        _ip("-n", HEAD, "link", "set", "seg", "up")
        yield
    finally:
        for name in (HEAD, GUESTS):
            subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True, timeout=20)


SCRIPT = '#!/bin/busybox sh\n[ "$1" = bound ] && echo "given $ip $hostname router=$router mtu=$mtu routes=$staticroutes"\nexit 0\n'


LIFE = """
import os, signal, sys
from ipaddress import IPv4Network
from pathlib import Path
from shutil import which
from twisted.internet import defer, reactor
from euca.adapters.dnsmasq import DhcpSettings, DnsmasqNetwork
from euca.adapters.process import Runner
directory = Path(sys.argv[1]) / "net"
settings = DhcpSettings("seg", IPv4Network("10.79.1.0/24"), None, (), directory, Path(which("dnsmasq")))
network = DnsmasqNetwork(settings, processes=reactor, clock=reactor, runner=Runner(reactor, reactor))
def die(result):
    print("started", (directory / "dnsmasq.pid").read_text(), result, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
reactor.callWhenRunning(lambda: defer.Deferred.fromCoroutine(network.start()).addBoth(die))
reactor.run()
"""


class RealWorld:
    """dnsmasq in one namespace, busybox's DHCP client in the other."""

    def __init__(self, directory: Path) -> None:
        self.runner = Runner(reactor, reactor)  # type: ignore[arg-type]
        self.script = directory / "told"
        self.script.write_text(SCRIPT)
        self.script.chmod(0o755)
        self.directory = directory
        self.network = DnsmasqNetwork(
            _settings(directory / "net", program=Path(str(which("dnsmasq")))),
            processes=reactor,  # type: ignore[arg-type]
            clock=reactor,  # type: ignore[arg-type]
            runner=self.runner,
        )

    async def dhcp(self, mac: str) -> str:
        guest = ["ip", "netns", "exec", GUESTS]
        for command in (("down",), ("address", mac), ("up",)):
            await self.runner.run(["ip", "-n", GUESTS, "link", "set", "guest", *command], timeout_s=10)
        asked = await self.runner.run(
            [
                *guest,
                "busybox",
                "udhcpc",
                "-i",
                "guest",
                "-n",
                "-q",
                "-f",
                *("-O", "mtu", "-O", "staticroutes", "-t", "2", "-T", "1"),
                "-s",
                str(self.script),
            ],
            timeout_s=30,
        )
        return asked.out.decode()

    async def read(self, address: str, key: str) -> bytes:
        """What a guest with this address reads from the metadata service; empty where that refuses."""
        for command in (
            ("address", "flush", "dev", "guest"),
            ("address", "add", f"{address}/24", "dev", "guest"),
            ("route", "replace", "default", "via", "10.79.1.1"),
        ):
            await self.runner.run(["ip", "-n", GUESTS, *command], timeout_s=10)
        url = f"http://169.254.169.254/latest/meta-data/{key}"
        # busybox's own wget crashes where a glibc of another version looks up names.
        get = "import sys, urllib.request as r; sys.stdout.buffer.write(r.urlopen(sys.argv[1], timeout=5).read())"
        reader = ["ip", "netns", "exec", GUESTS, sys.executable, "-c", get, url]
        return (await self.runner.run(reader, timeout_s=20)).out

    async def ask(self, mac: str) -> IPv4Address | None:
        said = [line.split() for line in (await self.dhcp(mac)).splitlines() if line.startswith("given")]
        return IPv4Address(said[0][1]) if said else None

    async def world(self) -> object:
        """This host's addresses and files, and whether dnsmasq runs."""
        listed = await self.runner.run(["ip", "-json", "address", "show"], timeout_s=10)
        files = [path for path in self.directory.rglob("*") if path.name != "dnsmasq.pid"]
        return listed.out, {str(path): path.read_bytes() if path.is_file() else b"" for path in files}

    async def damage(self) -> None:
        """Somebody takes the metadata's address away, and a guest's lease."""
        await self.runner.run(["ip", "address", "del", "169.254.169.254/32", "dev", "seg"], timeout_s=10)
        (self.directory / "net" / "hosts").write_text("")


CURRENT: list[RealWorld] = []


def _real() -> NetworkHarness:
    world = CURRENT[-1]
    return NetworkHarness(world.network, partial(guests, SUBNET), world.world, world.damage, world.ask)


@needs_root
@pytest.mark.usefixtures("segment")
class TestReal(address_contract(_real, pytest_twisted.ensureDeferred)):  # type: ignore[misc]
    @pytest.fixture(autouse=True)
    def world(self, tmp_path: Path) -> Iterator[RealWorld]:
        world = RealWorld(tmp_path)
        CURRENT.append(world)
        with _inside(HEAD):
            yield world
        CURRENT.pop()

    @pytest_twisted.ensureDeferred
    async def test_a_guest_learns_router_mtu_and_the_way_to_metadata(self, world: RealWorld) -> None:
        await world.network.start()
        try:
            await world.network.apply(_one("d0:0d:00:00:00:05", "10.79.1.55"))
            said = await world.dhcp("d0:0d:00:00:00:05")
            assert "given 10.79.1.55 ip-10-79-1-55 router=10.79.1.1 mtu=1500" in said
            assert "routes=169.254.169.254/32 10.79.1.1 0.0.0.0/0 10.79.1.1" in said
        finally:
            await world.network.stop()

    @pytest_twisted.ensureDeferred
    async def test_a_guest_reads_its_metadata_and_nobody_elses(self, world: RealWorld) -> None:
        guests = {"10.79.1.55": Metadata(launch_spec())}
        factory = site(MetadataResource(guests.get, Tokens(b"k" * 32, reactor)), limits=LIMITS, clock=reactor)  # type: ignore[arg-type]
        port = MetadataPort(reactor, factory, "169.254.169.254", "seg")
        port.startService()
        await world.network.start()
        try:
            for command in (("up",), ("address", "d0:0d:00:00:00:05")):
                await world.runner.run(["ip", "-n", GUESTS, "link", "set", "guest", *command], timeout_s=10)
            assert await world.read("10.79.1.55", "instance-id") == b"i-00000001"
            assert await world.read("10.79.1.56", "instance-id") == b""
        finally:
            await world.network.stop()
            await port.stopService()

    @pytest_twisted.ensureDeferred
    async def test_it_is_bounded_and_a_stale_one_is_replaced(self, world: RealWorld, tmp_path: Path) -> None:
        pid_file = tmp_path / "net" / "dnsmasq.pid"
        await world.network.start()
        first = int(pid_file.read_text())
        status = Path(f"/proc/{first}/status").read_text()
        assert "CapBnd:\t0000000000003400" in status and "NoNewPrivs:\t1" in status
        other = RealWorld(tmp_path).network
        await other.start()
        try:
            second = int(pid_file.read_text())
            assert second != first and not Path(f"/proc/{first}").exists()
        finally:
            await world.network.stop()
            await other.stop()

    @pytest_twisted.ensureDeferred
    async def test_it_dies_with_its_parent(self, world: RealWorld, tmp_path: Path) -> None:
        life = [sys.executable, "-c", LIFE, str(tmp_path)]
        ended = await world.runner.run(life, timeout_s=30)
        pid = int((tmp_path / "net" / "dnsmasq.pid").read_text())
        assert ended.rc == -signal.SIGKILL and f"started {pid}" in ended.out.decode()
        for _ in range(50):
            if not Path(f"/proc/{pid}").exists():
                break
            await deferLater(reactor, 0.1, lambda: None)  # type: ignore[arg-type]
        assert not Path(f"/proc/{pid}").exists()
        await world.network.start()
        await world.network.stop()
