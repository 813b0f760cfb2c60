"""A node's network in mode MANAGED: guests routed, filtered and given their addresses where they are.

Who is plugged is written down here before anything is made, so that a later life, or a command that is run while the tier is down, knows it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from ipaddress import IPv4Address
from pathlib import Path

from attrs import define, field, frozen
from twisted.internet.interfaces import IReactorTime
from twisted.internet.task import deferLater
from twisted.logger import Logger
from zope.interface import implementer

from euca.adapters.dnsmasq_process import Dnsmasq
from euca.adapters.files import private_directory
from euca.adapters.hotplug import Hotplug
from euca.adapters.kernel_network import Kernel
from euca.adapters.plugged_file import PluggedFile
from euca.adapters.process import IRunner
from euca.adapters.underlay import Underlay, check_overlay, check_programs, check_role
from euca.domain.errors import NodeFailure
from euca.domain.instances import LaunchSpec
from euca.domain.network import dhcp
from euca.domain.network.findings import Finding, Verdict
from euca.domain.network.kernel import NOTHING, Wanted
from euca.domain.network.managed_node import Node, Plugged, interface_commands, wanted
from euca.domain.network.names import interface_name
from euca.domain.network.state import Overlay, State
from euca.ports.hypervisor import VifSpec
from euca.ports.network import INodeNetwork, NetworkError

_log = Logger()
PROGRAMS = ("ip", "nft", "dnsmasq", "setpriv")
#: A launch that comes before the cluster's first word of the network waits for that so long.
OVERLAY_S = 30.0
_STEP_S = 0.25


@frozen
class ManagedSettings:
    """``directory`` holds all files, and is made. ``metadata_port``: where this node serves metadata, a TCP port.

    ``read``: this machine's place in the underlay, as it is now.  ``opened``: told the guests' gateway, whenever that is made; metadata are asked for there.
    """

    directory: Path
    metadata_port: int
    read: Callable[[], Underlay] = field(repr=False)
    opened: Callable[[IPv4Address], None] = field(repr=False, default=lambda gateway: None)


@implementer(INodeNetwork)
@define(eq=False)
class ManagedNode:
    """runner and kernel work in the network namespace that ``settings.read`` reads."""

    settings: ManagedSettings
    runner: IRunner
    kernel: Kernel
    dnsmasq: Dnsmasq
    clock: IReactorTime
    underlay: IPv4Address | None = None
    _me: Node | None = None
    _link: Underlay | None = None
    _state: State = field(factory=State)
    _plugged: dict[str, Plugged] = field(factory=dict)
    #: Whether guests get their addresses from this process.
    _serves: bool = False

    # Start and end

    async def start(self) -> None:
        """As the port says. Nothing is changed before a state is applied: guests of a former life stay connected."""
        check_programs(PROGRAMS)
        await check_role(self.runner, "node")
        private_directory(self.settings.directory)
        self._hotplug.prepare()
        self._read_plugged()
        self._take_place(self.settings.read())
        self._serves = True

    async def recall(self, state: State) -> None:
        """As the port says."""
        self._read_plugged()
        self._take_place(self.settings.read())
        self._state = state

    def _take_place(self, now: Underlay) -> None:
        if self.underlay not in (None, now.address.ip):
            _log.warn(
                "This machine's address in the underlay is {now} from now on, no longer {old}",
                now=now.address.ip,
                old=self.underlay,
            )
        self._link, self.underlay = now, now.address.ip
        self._me = Node(now.address.ip, now.mtu, self.settings.metadata_port)

    async def stop(self) -> None:
        """As the port says: nobody answers guests' questions for addresses and names until the next start."""
        self.kernel.stop()
        self._me, self._serves = None, False
        await self.dnsmasq.stop()

    async def purge(self) -> None:
        """As the port says."""
        self._me, self._serves = None, False
        self._state, self._plugged = State(), {}
        await self.dnsmasq.purge()
        await self.kernel.purge()
        shutil.rmtree(self.settings.directory, ignore_errors=True)

    # What is wanted

    async def apply(self, state: State) -> None:
        """As the port says."""
        await self._become(state)

    async def _become(self, state: State, *, whole: bool = False) -> None:
        me = self._started()
        overlay = state.overlay
        if overlay is None:
            raise NetworkError(
                "VNET_MODE: this node is in mode MANAGED, and its cluster is not; write the same into both files"
            )
        if overlay.head == me.underlay:
            raise NetworkError(
                f"VNET_PRIVINTERFACE: this node has the address {me.underlay}, which is its cluster head's: give each machine its own"
            )
        if self._link is not None:
            check_overlay(overlay, self._link)
        self._state = state
        for one in self._plugged.values():
            self._hotplug.write(one.interface, interface_commands(one, overlay, me))
        await self._make(whole=whole)
        self.settings.opened(overlay.gateway)

    async def _make(self, *, whole: bool = False) -> None:
        """Filters before addresses: nobody has an address that is not his own."""
        await self.kernel.make(self._wanted(), whole=whole)
        overlay, me = self._state.overlay, self._me
        if overlay is not None and me is not None and self._serves:
            guests = tuple(self._plugged.values())
            file = str(self.dnsmasq.hosts_file)
            try:
                told = dhcp.configuration(overlay, me.mtu, file), dhcp.hosts(guests, overlay)
            except ValueError as error:
                raise NetworkError(str(error)) from error
            await self.dnsmasq.serve(*told)

    def _wanted(self) -> Wanted:
        if self._state.overlay is None or self._me is None:
            return NOTHING
        return wanted(self._state, self._plugged.values(), self._me)

    def _started(self) -> Node:
        if self._me is None:
            raise NetworkError("The network was not started")
        return self._me

    async def repair(self) -> None:
        """As the port says: all there is is looked at, and this machine's place in the underlay."""
        self._take_place(self.settings.read())
        self._hotplug.prepare()
        if self._state.overlay is not None:
            await self._become(self._state, whole=True)

    async def inspect(self) -> Sequence[Finding]:
        """As the port says."""
        found = await self.kernel.inspect(self._wanted())
        try:
            now = self.settings.read()
        except NetworkError as error:
            found.append(Finding("surroundings", "underlay", Verdict.PROBLEM, "VNET_PRIVINTERFACE", str(error)))
        else:
            if now != self._link:
                mend = "it is taken up when euca-node is started again, or by repair"
                found.append(
                    Finding(
                        "surroundings",
                        f"{now.address} mtu {now.mtu} on {now.interface}",
                        Verdict.PROBLEM,
                        f"it was {self._link}",
                        mend,
                    )
                )
        if self._state.overlay is not None:
            runs = Verdict.RIGHT if self.dnsmasq.is_running else Verdict.MISSING
            found.append(Finding("dhcp", "dnsmasq on ev*", runs, "guests get addresses and names from it"))
        given = self.dnsmasq.hosts.splitlines()
        for one in sorted(self._plugged.values(), key=lambda one: one.instance_id):
            told = any(line.startswith(f"{one.mac},{one.private_ip},") for line in given)
            verdict = Verdict.RIGHT if told else Verdict.MISSING
            found.append(Finding("dhcp", f"{one.mac} {one.private_ip}", verdict, one.instance_id))
        return found

    # Guests

    async def plug(self, spec: LaunchSpec) -> VifSpec:
        """As the port says."""
        overlay = await self._overlay()
        guest = self._guest(spec, overlay)
        before = self._plugged.get(guest.instance_id)
        try:
            self._plugged[guest.instance_id] = guest
            self._write_plugged()
            self._hotplug.write(guest.interface, interface_commands(guest, overlay, self._started()))
            await self._make()
        except BaseException as error:
            if before is None:
                with suppress(NodeFailure):  # Its instance ends, and then it is tried again.
                    await self.unplug(guest.instance_id)
            if isinstance(error, NetworkError | OSError | ValueError):
                raise NodeFailure(f"The guest's network cannot be made: {error}") from error
            raise
        return VifSpec(mac=guest.mac, ifname=guest.interface, script=str(self._hotplug.script))

    def _guest(self, spec: LaunchSpec, overlay: Overlay) -> Plugged:
        try:
            address = IPv4Address(spec.private_ip)
        except ValueError:
            raise NodeFailure(f"{spec.instance_id} has no private address") from None
        edges = (overlay.subnet.network_address, overlay.gateway, overlay.subnet.broadcast_address)
        if address not in overlay.subnet or address in edges:
            raise NodeFailure(f"No guest can have {address}: the cluster's range is {overlay.subnet}")
        guest = Plugged(spec.instance_id, spec.mac, address, interface_name(spec.instance_id))
        for other in self._plugged.values():
            same = {guest.mac, guest.private_ip, guest.interface} & {other.mac, other.private_ip, other.interface}
            if other.instance_id != guest.instance_id and same:
                raise NodeFailure(f"{other.instance_id} is still here with {', '.join(map(str, same))}")
        return guest

    async def _overlay(self) -> Overlay:
        waited_s = 0.0
        while self._me is None or self._state.overlay is None:
            if waited_s >= OVERLAY_S:
                raise NodeFailure("The cluster has not said yet what its network is: are both in VNET_MODE MANAGED?")
            await deferLater(self.clock, _STEP_S, lambda: None)
            waited_s += _STEP_S
        return self._state.overlay

    async def unplug(self, instance_id: str) -> None:
        """As the port says."""
        guest = self._plugged.pop(instance_id, None)
        if guest is None:
            return
        try:
            self._hotplug.remove(guest.interface)
            self._write_plugged()
        except (NetworkError, OSError) as error:
            self._plugged[instance_id] = guest
            raise NodeFailure(f"The guest's network cannot be removed: {error}") from error
        if self._me is not None:
            with suppress(NetworkError):  # The next change does it, or says why not.
                await self._make()

    @property
    def _hotplug(self) -> Hotplug:
        return Hotplug(self.settings.directory)

    def _read_plugged(self) -> None:
        rows = self._file.read()
        self._plugged = {one: Plugged(one, mac, IPv4Address(address), name) for one, mac, address, name in rows}

    def _write_plugged(self) -> None:
        guests = self._plugged.values()
        self._file.write((one.instance_id, one.mac, str(one.private_ip), one.interface) for one in guests)

    @property
    def _file(self) -> PluggedFile:
        return PluggedFile(self.settings.directory / "plugged.json")
