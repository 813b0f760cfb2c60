"""The cluster head's network in mode MANAGED: the way between guests and the world."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

from attrs import define, field, frozen
from twisted.logger import Logger
from zope.interface import implementer

from euca.adapters.kernel_network import Kernel
from euca.adapters.process import IRunner
from euca.adapters.underlay import Underlay, check_overlay, check_programs, check_role
from euca.domain.addresses import Pool
from euca.domain.network.findings import Finding, Verdict
from euca.domain.network.kernel import NOTHING, Wanted
from euca.domain.network.managed_head import Head, wanted
from euca.domain.network.state import Overlay, State
from euca.ports.network import IHeadNetwork, NetworkError

_log = Logger()
PROGRAMS = ("ip", "nft")


@frozen
class HeadSettings:
    """``overlay``: as all machines of the cluster are told, with this machine's address as its head. ``directory`` holds what has to be remembered, and is made.

    ``public_interface`` leads to the world; ``read`` and ``read_public``: that, and this machine's place in the underlay, as they are now.
    """

    overlay: Overlay
    public_interface: str
    pool: Pool
    per_account: int
    directory: Path
    read: Callable[[], Underlay] = field(repr=False)
    read_public: Callable[[], Underlay] = field(repr=False)


@implementer(IHeadNetwork)
@define(eq=False)
class ManagedHead:
    """runner and kernel work in the network namespace that ``settings.read`` reads."""

    settings: HeadSettings
    runner: IRunner
    kernel: Kernel
    _me: Head | None = None
    _state: State = field(factory=State)

    @property
    def subnet(self) -> IPv4Network:
        """As the port says."""
        return self.settings.overlay.subnet

    @property
    def per_account(self) -> int:
        """As the port says."""
        return self.settings.per_account

    @property
    def cards(self) -> Mapping[IPv4Address, str]:
        """As the port says: there is no such list."""
        return {}

    @property
    def reserved(self) -> Collection[IPv4Address]:
        """As the port says: the gateway, which is at each guest's interface."""
        return (self.settings.overlay.gateway,)

    async def start(self) -> None:
        """As the port says. Nothing is changed before a state is applied."""
        check_programs(PROGRAMS)
        await check_role(self.runner, "head")
        self._me = self._place()

    async def recall(self, state: State) -> None:
        """As the port says."""
        self._me, self._state = self._place(), state

    def _place(self) -> Head:
        settings = self.settings
        underlay, public = settings.read(), settings.read_public()
        if underlay.address.ip != settings.overlay.head:
            raise NetworkError(
                f"VNET_PRIVINTERFACE: {underlay.interface} has the address {underlay.address.ip} now, and had {settings.overlay.head}"
                " when this tier started; start it again"
            )
        check_overlay(settings.overlay, underlay)
        check_overlay(settings.overlay, public)
        return Head(underlay.mtu, settings.public_interface, settings.pool, public.address.ip)

    async def apply(self, state: State) -> None:
        """As the port says."""
        if self._me is None:
            raise NetworkError("The network was not started")
        if state.overlay is None:
            raise NetworkError("In mode MANAGED a state has an overlay")
        self._state = state
        await self.kernel.make(self._wanted())

    def _wanted(self) -> Wanted:
        if self._me is None or self._state.overlay is None:
            return NOTHING
        return wanted(self._state, self._me)

    async def inspect(self) -> Sequence[Finding]:
        """As the port says."""
        found = await self.kernel.inspect(self._wanted())
        try:
            if self._place() != self._me:
                mend = "it is taken up when euca-cluster is started again, or by repair"
                found.append(
                    Finding("surroundings", "interfaces", Verdict.PROBLEM, "the head's interfaces have changed", mend)
                )
        except NetworkError as error:
            found.append(Finding("surroundings", "interfaces", Verdict.PROBLEM, "the head's interfaces", str(error)))
        return found

    async def repair(self) -> None:
        """As the port says."""
        self._me = self._place()
        await self.kernel.make(self._wanted(), whole=True)

    async def stop(self) -> None:
        """As the port says: nothing runs."""
        self.kernel.stop()
        self._me = None

    async def purge(self) -> None:
        """As the port says."""
        self._me = None
        self._state = State()
        await self.kernel.purge()
        shutil.rmtree(self.settings.directory, ignore_errors=True)
