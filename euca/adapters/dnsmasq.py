"""A cluster's guests get their addresses from a dnsmasq beside it: DHCP only, on one interface, for known guests only."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from pathlib import Path

from attrs import field, frozen
from twisted.internet.interfaces import IReactorProcess, IReactorTime
from twisted.logger import Logger
from zope.interface import implementer

from euca.adapters.dnsmasq_process import Dnsmasq
from euca.adapters.process import IRunner, ProcessError
from euca.domain.network.dhcp import hosts_file_of, known_only
from euca.domain.network.findings import Finding, Verdict
from euca.domain.network.names import METADATA_ADDRESS, host_name
from euca.domain.network.state import State
from euca.ports.network import IHeadNetwork, NetworkError

_log = Logger()
_IP_S = 10.0
# Linux: IFNAMSIZ less the final NUL.
_LABEL = 15


@frozen
class DhcpSettings:
    """What guests are told, and where.

    ``router`` None: the address that this host has on ``interface``.  ``directory`` holds dnsmasq's files, and is made.  ``cards``: see
    :class:`euca.ports.network.IHeadNetwork`.
    """

    interface: str
    subnet: IPv4Network
    router: IPv4Address | None
    dns: tuple[IPv4Address, ...]
    directory: Path
    program: Path = Path("/usr/sbin/dnsmasq")
    cards: Mapping[IPv4Address, str] = field(factory=dict)


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
        *known_only(settings.subnet, str(settings.directory / "hosts")),
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
    try:
        return hosts_file_of([(lease.mac, lease.address, lease.host_name) for lease in leases], subnet)
    except ValueError as error:
        raise NetworkError(str(error)) from error


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
        self.per_account = 0
        self.cards = settings.cards
        self._settings = settings
        self._runner = runner
        self._dnsmasq = Dnsmasq(
            settings.directory, processes=processes, clock=clock, program=settings.program, kill=kill, proc=proc
        )
        self._head: Head | None = None
        self._configuration = ""
        self._wanted = ""

    @property
    def reserved(self) -> Collection[IPv4Address]:
        """This host's own address (known from start on) and the router's."""
        known = (self._settings.router, self._head.address if self._head else None)
        return frozenset(address for address in known if address is not None)

    async def start(self) -> None:
        """As the port says."""
        if not self._dnsmasq.is_serving:
            await self._serve("")

    async def apply(self, state: State) -> None:
        """As the port says: from now on exactly these guests get an address, each its own; whoever else asks gets none."""
        self._check_started()
        text = hosts(leases_of(state), self.subnet)
        self._wanted = text
        await self._dnsmasq.serve(self._configuration, text)

    async def recall(self, state: State) -> None:
        """As the port says."""
        self._wanted = hosts(leases_of(state), self.subnet)

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
        now = self._dnsmasq.hosts.splitlines()
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
            there("dhcp", f"dnsmasq on {name}", self._dnsmasq.is_running, "guests get their addresses from it"),
            *(there("dhcp", f"{mac} {ip}", f"{mac},{ip},{guest}" in now, guest) for mac, ip, guest in given),
        ]

    async def repair(self) -> None:
        """As the port says: everything is made anew."""
        self._check_started()
        await self._stop()
        await self._serve(self._wanted)

    async def stop(self) -> None:
        """As the port says."""
        if self._dnsmasq.is_serving:
            await self._stop()

    async def purge(self) -> None:
        """As the port says."""
        await self._dnsmasq.purge()
        await self._remove_metadata_address()

    def _check_started(self) -> None:
        if not self._dnsmasq.is_serving:
            raise NetworkError("The network was not started: it is euca-cluster that makes it, anew at each start")

    async def _serve(self, guests: str) -> None:
        settings = self._settings
        self._head = parse_head(await self._ip("-json", "address", "show", "dev", settings.interface), settings)
        self._configuration, self._wanted = configuration(settings, self._head), guests
        await self._dnsmasq.end_stale()
        await self._ip("address", "replace", *self._metadata_address, "scope", "link")
        try:
            await self._dnsmasq.serve(self._configuration, guests)
        except BaseException:
            await self._stop()
            raise

    async def _stop(self) -> None:
        await self._dnsmasq.stop()
        await self._remove_metadata_address()

    async def _remove_metadata_address(self) -> None:
        try:
            await self._ip("address", "del", *self._metadata_address)
        except NetworkError as error:
            _log.info("The metadata address was gone already: {error}", error=error)

    # Addresses

    @property
    def _metadata_address(self) -> tuple[str, ...]:
        """Where the metadata's address is, with our mark unless the interface's name leaves it no room."""
        name = self._settings.interface
        label = f"{name}:euca"
        return (f"{METADATA_ADDRESS}/32", "dev", name, "label", label if len(label) <= _LABEL else name)

    async def _ip(self, *arguments: str) -> bytes:
        try:
            done = await self._runner.run(["ip", *arguments], timeout_s=_IP_S)
        except ProcessError as error:
            raise NetworkError(str(error)) from error
        if done.rc:
            said = done.err.decode("utf-8", "replace").strip()
            raise NetworkError(f"ip {' '.join(arguments)}: {said}")
        return done.out
