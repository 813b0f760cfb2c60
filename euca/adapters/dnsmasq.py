"""A cluster's guests get their addresses from a dnsmasq beside it: DHCP only, on one interface, for known guests only.

dnsmasq runs as a child with ``setpriv`` in front: it dies with us, and has three capabilities, all of them about the network.  It stays
root's otherwise (giving up its user would undo the first), and has no lease file: the cluster's journal is the truth.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
from collections.abc import Callable, Collection, Sequence
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from pathlib import Path

from attrs import frozen
from twisted.internet.defer import Deferred
from twisted.internet.defer import TimeoutError as TookTooLong
from twisted.internet.error import ProcessExitedAlready
from twisted.internet.interfaces import IDelayedCall, IProcessTransport, IReactorProcess, IReactorTime
from twisted.internet.protocol import ProcessProtocol
from twisted.internet.task import deferLater
from twisted.logger import Logger
from twisted.python.failure import Failure
from zope.interface import implementer

from euca.adapters.files import write_atomically
from euca.adapters.process import IRunner, ProcessError
from euca.domain.network.findings import Finding, Verdict
from euca.domain.network.names import host_name
from euca.domain.network.state import State
from euca.ports.network import IHeadNetwork, NetworkError

_log = Logger()
#: Where guests find their metadata: EC2's address.
METADATA_ADDRESS = IPv4Address("169.254.169.254")
#: How long a guest keeps an address before it asks again, in seconds.
LEASE_S = 3600
_START_S = 10.0
_STOP_S = 3.0
_IP_S = 10.0
# Linux: IFNAMSIZ less the final NUL.
_LABEL = 15
_RESTART_S = (1.0, 30.0)
_CAPABILITIES = "-all,+net_admin,+net_raw,+net_bind_service"
_MAC = re.compile(r"[0-9a-f]{2}(?::[0-9a-f]{2}){5}")
_HOST = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


@frozen
class DhcpSettings:
    """What guests are told, and where.

    ``router`` None: the address that this host has on ``interface``.  ``directory`` holds dnsmasq's files, and is made.
    """

    interface: str
    subnet: IPv4Network
    router: IPv4Address | None
    dns: tuple[IPv4Address, ...]
    directory: Path
    program: Path = Path("/usr/sbin/dnsmasq")


@frozen
class Lease:
    """An address that a guest is given: to the interface with this ``mac`` (lower case, with colons), and with this ``host_name``."""

    mac: str
    address: IPv4Address
    host_name: str


def leases_of(state: State) -> list[Lease]:
    """What guests are given: all that have a private address."""
    guests = state.guests.values()
    return [Lease(guest.mac, guest.private_ip, host_name(guest.private_ip)) for guest in guests if guest.private_ip]


@frozen
class Head:
    """This host on the segment: its own address there, and the largest packet in bytes."""

    address: IPv4Address
    mtu: int


def parse_head(text: bytes, settings: DhcpSettings) -> Head:
    """What ``ip -json address show dev IF`` says of this host; raises NetworkError where guests could not be served."""
    try:
        (link,) = [link for link in json.loads(text) if link]
        mtu, flags = int(link["mtu"]), link["flags"]
        found = [IPv4Interface(f"{a['local']}/{a['prefixlen']}") for a in link["addr_info"] if a["family"] == "inet"]
    except (ValueError, KeyError, TypeError) as error:
        raise NetworkError(f"What ip says of {settings.interface} is not understood: {error}") from None
    if "UP" not in flags:
        raise NetworkError(
            f"VNET_PRIVINTERFACE: {settings.interface} is down; set it up: ip link set {settings.interface} up"
        )
    inside = [address.ip for address in found if address.ip in settings.subnet]
    if not inside:
        first = settings.subnet.network_address + 1
        raise NetworkError(
            f"VNET_PRIVINTERFACE: this host has no address of VNET_SUBNET {settings.subnet} on {settings.interface};"
            f" give it one: ip address add {first}/{settings.subnet.prefixlen} dev {settings.interface}"
        )
    return Head(inside[0], mtu)


def configuration(settings: DhcpSettings, head: Head) -> str:
    """dnsmasq's configuration file."""
    router = settings.router or head.address
    lines = [
        "# Written by euca-cluster at each start; changes here are lost.",
        "port=0",
        f"interface={settings.interface}",
        "except-interface=lo",
        "bind-interfaces",
        "no-hosts",
        "no-resolv",
        "no-ping",
        "user=root",
        "group=",
        "log-facility=-",
        "quiet-dhcp",
        "leasefile-ro",
        f"dhcp-lease-max={settings.subnet.num_addresses}",
        f"dhcp-range={settings.subnet.network_address},static,{settings.subnet.netmask},{LEASE_S}",
        f"dhcp-hostsfile={settings.directory / 'hosts'}",
        "dhcp-ignore=tag:!known",
        "dhcp-authoritative",
        "dhcp-no-override",
        f"dhcp-option=option:router,{router}",
        f"dhcp-option=option:mtu,{head.mtu}",
        # Metadata is beside the router, wherever that is; clients that know option 121 ignore the router's.
        f"dhcp-option=121,{METADATA_ADDRESS}/32,{head.address},0.0.0.0/0,{router}",
    ]
    if settings.dns:
        lines.append("dhcp-option=option:dns-server," + ",".join(map(str, settings.dns)))
    return "\n".join(lines) + "\n"


def hosts(leases: Collection[Lease], subnet: IPv4Network) -> str:
    """dnsmasq's file of hosts, the same for the same leases; raises NetworkError for a lease that cannot be."""
    for lease in leases:
        if not (_MAC.fullmatch(lease.mac) and _HOST.fullmatch(lease.host_name) and lease.address in subnet):
            raise NetworkError(f"This is no lease of {subnet}: {lease}")
    for values in ([lease.mac for lease in leases], [lease.address for lease in leases]):
        if len(set(values)) != len(values):
            raise NetworkError("Two leases share a MAC address or an address")
    ordered = sorted(leases, key=lambda lease: lease.address)
    return "".join(f"{lease.mac},{lease.address},{lease.host_name}\n" for lease in ordered)


class _Child(ProcessProtocol):
    """One dnsmasq: says when it is ready, and when it has ended."""

    transport: IProcessTransport

    def __init__(self, ended: Callable[[_Child], None]) -> None:
        self.ready: Deferred[None] = Deferred()
        self.over: Deferred[None] = Deferred()
        self.last_words = b""
        self._ended = ended
        self._is_ready = False

    def childDataReceived(self, childFD: int, data: bytes) -> None:
        """Its log, line by line as it comes."""
        self.last_words = (self.last_words + data)[-2048:]
        for line in data.decode("utf-8", "replace").splitlines():
            _log.debug("{line}", line=line)
        if not self._is_ready and b"started" in self.last_words:
            self._is_ready = True
            self.ready.callback(None)

    def processEnded(self, reason: Failure) -> None:
        """It has ended, with all its output read."""
        if not self._is_ready:
            self._is_ready = True
            words = self.last_words.decode("utf-8", "replace").strip() or str(reason.value)
            self.ready.errback(NetworkError(f"dnsmasq does not start: {words}"))
        self._ended(self)
        self.over.callback(None)

    def signal(self, name: str) -> None:
        """Send it a signal; nothing if it has ended."""
        try:
            self.transport.signalProcess(name)
        except ProcessExitedAlready:
            return


@implementer(IHeadNetwork)
class DnsmasqNetwork:
    """IHeadNetwork on one interface of this host.

    processes starts dnsmasq, runner runs ``ip``.  kill and proc are the operating system's own, for what an earlier life left.
    """

    def __init__(
        self,
        settings: DhcpSettings,
        *,
        processes: IReactorProcess,
        clock: IReactorTime,
        runner: IRunner,
        kill: Callable[[int, int], None] = os.kill,
        proc: Path = Path("/proc"),
    ) -> None:
        self.subnet = settings.subnet
        self._settings = settings
        self._processes = processes
        self._clock = clock
        self._runner = runner
        self._kill = kill
        self._proc = proc
        self._head: Head | None = None
        self._child: _Child | None = None
        self._timer: IDelayedCall | None = None
        self._stopping = True
        self._failures = 0
        self._wanted = ""
        self._served: dict[IPv4Address, str] = {}

    @property
    def reserved(self) -> Collection[IPv4Address]:
        """This host's own address (known from start on) and the router's."""
        known = (self._settings.router, self._head.address if self._head else None)
        return frozenset(address for address in known if address is not None)

    async def start(self) -> None:
        """As the port says."""
        if self._stopping:
            await self._serve("")

    async def apply(self, state: State) -> None:
        """As the port says: from now on exactly these guests get an address, each its own; whoever else asks gets none."""
        if self._stopping:
            raise NetworkError("The network was not started")
        leases = leases_of(state)
        text = hosts(leases, self.subnet)
        moved = any(self._served.get(lease.address, lease.mac) != lease.mac for lease in leases)
        if text == self._hosts_now() and not moved:
            return
        self._write_hosts(text)
        self._served |= {lease.address: lease.mac for lease in leases}
        if self._child is None:
            return  # Between two lives: the next one reads the file.
        if moved:
            # It would hold the address for its former guest until that one's lease runs out.
            self._served = {lease.address: lease.mac for lease in leases}
            await self._again()
        else:
            self._child.signal("HUP")

    async def inspect(self) -> Sequence[Finding]:
        """As the port says: this host's address and the metadata's, dnsmasq, and what it gives to whom."""
        settings = self._settings
        name = settings.interface
        try:
            text = await self._ip("-json", "address", "show", "dev", name)
            head = parse_head(text, settings)
        except NetworkError as error:
            return [
                Finding("surroundings", name, Verdict.PROBLEM, "VNET_PRIVINTERFACE: the guests' segment", str(error))
            ]

        def there(kind: str, thing: str, is_there: bool, reason: str) -> Finding:
            return Finding(kind, thing, Verdict.RIGHT if is_there else Verdict.MISSING, reason)

        given = [line.split(",") for line in self._wanted.splitlines()]
        now = self._hosts_now().splitlines()
        return [
            there(
                "address",
                f"{head.address} dev {name}",
                True,
                f"VNET_SUBNET: this host is among the guests of {self.subnet}",
            ),
            there(
                "address",
                f"{METADATA_ADDRESS}/32 dev {name}",
                f'"{METADATA_ADDRESS}"'.encode() in text,
                "guests find their metadata there",
            ),
            there("dhcp", f"dnsmasq on {name}", self._stale_pid() is not None, "guests get their addresses from it"),
            *(there("dhcp", f"{mac} {ip}", f"{mac},{ip},{guest}" in now, guest) for mac, ip, guest in given),
        ]

    async def repair(self) -> None:
        """As the port says: everything is made anew."""
        if self._stopping:
            raise NetworkError("The network was not started")
        await self._stop()
        await self._serve(self._wanted)

    async def stop(self) -> None:
        """As the port says."""
        if not self._stopping:
            await self._stop()

    async def purge(self) -> None:
        """As the port says."""
        await self._end_stale()
        await self._stop()
        shutil.rmtree(self._settings.directory, ignore_errors=True)

    async def _serve(self, guests: str) -> None:
        settings = self._settings
        settings.directory.mkdir(parents=True, exist_ok=True)
        self._head = parse_head(await self._ip("-json", "address", "show", "dev", settings.interface), settings)
        await self._end_stale()
        write_atomically(settings.directory / "dnsmasq.conf", configuration(settings, self._head).encode(), 0o600)
        self._write_hosts(guests)
        await self._ip("address", "replace", *self._metadata_address, "scope", "link")
        self._stopping = False
        try:
            self._spawn()
            await self._ready()
        except BaseException:
            await self._stop()
            raise

    async def _stop(self) -> None:
        self._stopping = True
        if self._timer is not None and self._timer.active():
            self._timer.cancel()
        await self._end_child()
        (self._settings.directory / "dnsmasq.pid").unlink(missing_ok=True)
        try:
            await self._ip("address", "del", *self._metadata_address)
        except NetworkError as error:
            _log.info("The metadata address was gone already: {error}", error=error)

    # dnsmasq

    def _spawn(self) -> None:
        settings = self._settings
        argv = [
            "setpriv",
            "--pdeathsig",
            "TERM",
            "--no-new-privs",
            "--inh-caps",
            "-all",
            "--bounding-set",
            _CAPABILITIES,
        ]
        argv += [str(settings.program), "--keep-in-foreground", f"--conf-file={settings.directory / 'dnsmasq.conf'}"]
        argv += ["--pid-file"]  # none of its own: it may not be able to write ours
        child = _Child(self._ended)
        try:
            self._processes.spawnProcess(child, "/usr/bin/setpriv", argv, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
        except OSError as error:
            raise NetworkError(f"dnsmasq does not start: {error}") from error
        self._child = child
        pid = child.transport.pid
        write_atomically(settings.directory / "dnsmasq.pid", f"{pid}\n".encode())

    async def _ready(self) -> None:
        child = self._child
        assert child is not None  # noqa: S101 - just spawned
        try:
            await child.ready.addTimeout(_START_S, self._clock)
        except TookTooLong:
            raise NetworkError(f"dnsmasq said nothing for {_START_S:g} s") from None
        self._failures = 0

    def _ended(self, child: _Child) -> None:
        if child is not self._child:
            return
        self._child = None
        if self._stopping:
            return
        first_s, longest_s = _RESTART_S
        pause_s = min(longest_s, first_s * 2.0 ** min(self._failures, 10))
        self._failures += 1
        words = child.last_words.decode("utf-8", "replace").strip()
        _log.warn("dnsmasq ended: {words}; once more in {pause_s} s", words=words, pause_s=pause_s)
        self._timer = self._clock.callLater(pause_s, self._revive)

    def _revive(self) -> None:
        try:
            self._spawn()
        except NetworkError as error:
            _log.error("{error}", error=error)
            self._timer = self._clock.callLater(_RESTART_S[1], self._revive)
            return
        Deferred.fromCoroutine(self._ready()).addErrback(
            lambda failure: _log.error("{reason}", reason=failure.getErrorMessage())
        )

    async def _again(self) -> None:
        await self._end_child()
        if not self._stopping:
            self._spawn()
            await self._ready()

    async def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.ready.addErrback(lambda _: None)
        child.signal("TERM")
        killer = self._clock.callLater(_STOP_S, child.signal, "KILL")
        await child.over
        if killer.active():
            killer.cancel()

    # What an earlier life left

    async def _end_stale(self) -> None:
        pid = self._stale_pid()
        if pid is None:
            return
        _log.info("A dnsmasq of an earlier life is ended: {pid}", pid=pid)
        for number, pauses in ((signal.SIGTERM, 30), (signal.SIGKILL, 30)):
            self._kill(pid, number)
            for _ in range(pauses):
                if self._stale_pid() is None:
                    return
                await deferLater(self._clock, 0.1, lambda: None)
        raise NetworkError(f"A dnsmasq of an earlier life cannot be ended: process {pid}")

    def _stale_pid(self) -> int | None:
        """The process of our pid file, if it really is a dnsmasq with our configuration."""
        try:
            pid = int((self._settings.directory / "dnsmasq.pid").read_text())
            arguments = (self._proc / str(pid) / "cmdline").read_bytes().split(b"\0")
        except (OSError, ValueError):
            return None
        ours = f"--conf-file={self._settings.directory / 'dnsmasq.conf'}".encode()
        return pid if ours in arguments else None

    # Files and addresses

    @property
    def _metadata_address(self) -> tuple[str, ...]:
        """Where the metadata's address is, with our mark unless the interface's name leaves it no room."""
        name = self._settings.interface
        label = f"{name}:euca"
        return (f"{METADATA_ADDRESS}/32", "dev", name, "label", label if len(label) <= _LABEL else name)

    def _hosts_now(self) -> str:
        try:
            return (self._settings.directory / "hosts").read_text()
        except FileNotFoundError:
            return ""

    def _write_hosts(self, text: str) -> None:
        self._wanted = text
        write_atomically(self._settings.directory / "hosts", text.encode())

    async def _ip(self, *arguments: str) -> bytes:
        try:
            done = await self._runner.run(["ip", *arguments], timeout_s=_IP_S)
        except ProcessError as error:
            raise NetworkError(str(error)) from error
        if done.rc:
            said = done.err.decode("utf-8", "replace").strip()
            raise NetworkError(f"ip {' '.join(arguments)}: {said}")
        return done.out
