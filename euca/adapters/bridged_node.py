"""A node's network in mode STATIC: guests on a bridge, each kept to its own addresses and its groups by a filter of the bridge.

Groups need a kernel that tracks connections of bridges (``nf_conntrack_bridge``; Debian's has it as a module).  Where it is missing, guests are kept to their own
addresses all the same, nobody is let in or kept out by groups, and both log and inspection say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from ipaddress import IPv4Address
from pathlib import Path

from attrs import define, field
from twisted.logger import Logger
from zope.interface import implementer

from euca.adapters.bridge import Bridge
from euca.adapters.files import private_directory
from euca.adapters.kernel_network import Kernel
from euca.adapters.plugged_file import PluggedFile
from euca.adapters.process import IRunner, ProcessError
from euca.domain.errors import NodeFailure
from euca.domain.instances import LaunchSpec
from euca.domain.network.bridged import Bridged, Segment, wanted
from euca.domain.network.findings import Finding, Verdict
from euca.domain.network.kernel import NOTHING, Wanted
from euca.domain.network.names import interface_name
from euca.domain.network.state import State
from euca.ports.hypervisor import VifSpec
from euca.ports.network import INodeNetwork, NetworkError

_log = Logger()
_NFT_S = 20.0
#: Made and gone in one transaction: the kernel takes it only if it can track connections of bridges.
_TRIAL = """add table bridge eucalyptus-trial
add chain bridge eucalyptus-trial c { type filter hook forward priority 0; }
add rule bridge eucalyptus-trial c ct state established accept
delete table bridge eucalyptus-trial
"""
_UNTRACKED = (
    "this kernel cannot track connections of bridges (module nf_conntrack_bridge): security groups are not enforced"
)
_MEND = "install a kernel that can, such as Debian's, or choose VNET_MODE MANAGED, which needs none of it"


@implementer(INodeNetwork)
@define(eq=False)
class BridgedNode:
    """bridge: where guests are put.  runner and kernel work in the same network namespace as it.  directory: for what is remembered; it is made."""

    bridge: Bridge
    runner: IRunner
    kernel: Kernel
    directory: Path
    underlay: IPv4Address | None = None
    _state: State = field(factory=State)
    _plugged: dict[str, Bridged] = field(factory=dict)
    _segment: Segment | None = None

    async def start(self) -> None:
        """As the port says."""
        await self.bridge.start()
        await self.recall(self._state)
        if self._segment is not None and not self._segment.tracks:
            _log.warn("{what}; {mend}", what=_UNTRACKED, mend=_MEND)

    async def recall(self, state: State) -> None:
        """As the port says."""
        private_directory(self.directory)
        self._read_plugged()
        own = await self.bridge.addresses()
        self._segment = Segment(frozenset(own), learning=False, tracks=await self._tracks())
        self._state = state

    async def _tracks(self) -> bool:
        with suppress(ProcessError):
            await self.runner.run(["modprobe", "-q", "nf_conntrack_bridge"], timeout_s=_NFT_S)
        try:
            done = await self.runner.run(["nft", "-f", "-"], timeout_s=_NFT_S, input=_TRIAL.encode())
        except ProcessError as error:
            raise NetworkError(f"nft cannot be run: {error}; install it: apt install nftables") from error
        return done.rc == 0

    async def apply(self, state: State) -> None:
        """As the port says."""
        if self._segment is None:
            raise NetworkError("The network was not started")
        self._state = state
        await self.kernel.make(self._wanted())

    def _wanted(self) -> Wanted:
        if self._segment is None:
            return NOTHING
        return wanted(self._state, self._plugged.values(), self._segment)

    async def inspect(self) -> Sequence[Finding]:
        """As the port says."""
        found = [*await self.bridge.inspect(), *await self.kernel.inspect(self._wanted())]
        if self._segment is not None and not self._segment.tracks:
            found.append(Finding("surroundings", "groups", Verdict.PROBLEM, _UNTRACKED, _MEND))
        return found

    async def repair(self) -> None:
        """As the port says."""
        await self.bridge.repair()
        if self._segment is None:
            await self.recall(self._state)
        await self.kernel.make(self._wanted(), whole=True)

    async def stop(self) -> None:
        """As the port says."""
        self.kernel.stop()
        self._segment = None
        await self.bridge.stop()

    async def purge(self) -> None:
        """As the port says."""
        await self.stop()
        self._state, self._plugged = State(), {}
        await self.bridge.purge()
        await self.kernel.purge()
        for path in self.directory.glob("*"):
            path.unlink()
        with suppress(FileNotFoundError):
            self.directory.rmdir()

    async def plug(self, spec: LaunchSpec) -> VifSpec:
        """As the port says."""
        name = interface_name(spec.instance_id)
        address = IPv4Address(spec.private_ip) if spec.private_ip else None
        before = self._plugged.get(spec.instance_id)
        self._plugged[spec.instance_id] = Bridged(spec.instance_id, spec.mac, address, name)
        try:
            self._write_plugged()
            if self._segment is None:
                raise NetworkError("The network was not started")
            await self.kernel.make(self._wanted())
        except (NetworkError, OSError) as error:
            if before is None:
                with suppress(NodeFailure):  # Its instance ends, and then it is tried again.
                    await self.unplug(spec.instance_id)
            raise NodeFailure(f"The guest's network cannot be made: {error}") from error
        vif = await self.bridge.plug(spec)
        return VifSpec(mac=vif.mac, bridge=vif.bridge, script=vif.script, ifname=name)

    async def unplug(self, instance_id: str) -> None:
        """As the port says."""
        guest = self._plugged.pop(instance_id, None)
        if guest is None:
            return
        try:
            self._write_plugged()
        except NetworkError as error:
            self._plugged[instance_id] = guest
            raise NodeFailure(f"The guest's network cannot be removed: {error}") from error
        if self._segment is not None:
            with suppress(NetworkError):  # The next change does it, or says why not.
                await self.kernel.make(self._wanted())

    def _read_plugged(self) -> None:
        rows = self._file.read()
        self._plugged = {
            one: Bridged(one, mac, IPv4Address(address) if address else None, name) for one, mac, address, name in rows
        }

    def _write_plugged(self) -> None:
        guests = self._plugged.values()
        self._file.write((one.instance_id, one.mac, str(one.private_ip or ""), one.interface) for one in guests)

    @property
    def _file(self) -> PluggedFile:
        return PluggedFile(self.directory / "plugged.json")
