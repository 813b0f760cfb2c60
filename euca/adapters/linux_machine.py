"""The machine's own kernel: netlink and ``/proc/sys`` in a thread, ``nft`` as a program."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from functools import partial
from ipaddress import IPv4Address
from itertools import groupby
from pathlib import Path
from socket import if_nameindex
from typing import Any, TypeVar

from attrs import evolve
from zope.interface import implementer

from euca.adapters import conntrack
from euca.adapters.announcing import announce
from euca.adapters.kernel_settings import Settings
from euca.adapters.netlink import Netlink, inside
from euca.adapters.nftables import Nftables
from euca.adapters.process import IRunner
from euca.adapters.threads import in_thread
from euca.domain.network.difference import Act, Actual, Step, TableChange
from euca.domain.network.kernel import MARK, Address, Link, Setting, Wanted
from euca.domain.network.names import TABLE_NAME
from euca.domain.network.translation import Translations, stale
from euca.ports.machine import Glance, IMachine, Trouble
from euca.ports.network import NetworkError

T = TypeVar("T")


@implementer(IMachine)
class LinuxMachine:
    """directory: is made; what settings of other people's interfaces were is kept in it.  role: stands in the alias of links of ours, ``eucalyptus node``.

    netns: the file of the network namespace to work in, such as ``/run/netns/lab``; None for the machine's own.
    """

    def __init__(
        self, reactor: Any, runner: IRunner, directory: Path, *, role: str = "node", netns: Path | None = None
    ) -> None:
        self._reactor = reactor
        self._netns = netns
        self._alias = f"{MARK} {role}"
        self._directory = directory
        self._settings = Settings(directory / "settings.json")
        prefix = () if netns is None else ("nsenter", f"--net={netns}", "--")
        self._filters = Nftables(runner, directory / "filters.json", prefix)

    async def look(self, wanted: Wanted) -> Actual:
        """As the port says."""
        actual = await self._thread(partial(self._look, wanted))
        return evolve(actual, tables=await self._filters.read(TABLE_NAME, wanted.tables))

    async def glance(self) -> Glance:
        """As the port says."""
        return await self._thread(lambda: Glance(_indices(), self._settings.remembered()))

    async def stands(self, known: Actual) -> bool:
        """As the port says."""
        if not await self._thread(partial(self._stands, known)):
            return False
        return set(await self._filters.keys(TABLE_NAME)) == known.tables.keys()

    async def perform(self, steps: Sequence[Step]) -> Sequence[Trouble]:
        """As the port says."""
        return await self._thread(partial(self._perform, steps))

    async def filter(self, changes: Sequence[TableChange]) -> None:
        """As the port says."""
        await self._filters.apply(changes)

    async def settle(self, wanted: Wanted) -> None:
        """As the port says."""
        await self._filters.learn(wanted.tables)

    async def announce(self, addresses: Sequence[Address]) -> None:
        """As the port says."""
        await self._thread(partial(_announce, addresses))

    async def expel(self, translations: Translations, about: Collection[IPv4Address]) -> None:
        """As the port says."""
        await self._thread(lambda: conntrack.forget(stale(translations), about))

    async def forget(self) -> None:
        """As the port says."""
        self._filters.forget()
        with suppress(OSError):
            self._directory.rmdir()

    async def _thread(self, work: Callable[[], T]) -> T:
        def within() -> T:
            try:
                with inside(self._netns):
                    self._directory.mkdir(parents=True, exist_ok=True)
                    return work()
            except OSError as error:
                raise NetworkError(f"The kernel cannot be asked: {error}; this needs root") from error

        return await in_thread(self._reactor, within)

    # In a thread; pyroute2 takes a while to import

    def _look(self, wanted: Wanted) -> Actual:
        from euca.adapters.netlink_reading import read

        with Netlink() as netlink:
            actual = read(netlink, wanted)
        return evolve(actual, settings=self._settings.read(wanted.settings), remembered=self._settings.remembered())

    def _stands(self, known: Actual) -> bool:
        from euca.adapters.netlink_reading import stands

        now = _indices()
        if any(now.get(one.name) != known.present.get(one.name) for one in known.links):
            return False
        with Netlink() as netlink:
            return stands(netlink, known, now)

    def _perform(self, steps: Sequence[Step]) -> list[Trouble]:
        from euca.adapters.netlink_writing import perform

        troubles = []
        with Netlink() as netlink:
            for kind, run in groupby(steps, _kind):
                if kind == "setting":
                    troubles += self._set(run)
                    continue
                failed = perform(netlink, list(run), self._alias, _indices())
                troubles += [Trouble(f"{step.act.value} {step.thing}", reason) for step, reason in failed]
        return troubles

    def _set(self, steps: Iterable[Step]) -> list[Trouble]:
        troubles = []
        for step in steps:
            one = step.thing
            assert isinstance(one, Setting)  # noqa: S101 - see _kind
            try:
                (self._settings.restore if step.act is Act.REMOVE else self._settings.write)(one)
            except NetworkError as error:
                troubles.append(Trouble(f"set {one.path}", str(error)))
        return troubles


def _announce(addresses: Iterable[Address]) -> None:
    by_link: dict[str, list[IPv4Address]] = {}
    for one in addresses:
        by_link.setdefault(one.link, []).append(one.address.ip)
    for link, announced in by_link.items():
        announce(link, announced)


def _kind(step: Step) -> str:
    """What is done in one go: a link's index is known only when it has been made."""
    if isinstance(step.thing, Setting):
        return "setting"
    return "new link" if step.act is Act.ADD and isinstance(step.thing, Link) else "other"


def _indices() -> dict[str, int]:
    return {name: index for index, name in if_nameindex()}
