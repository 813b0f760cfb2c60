"""One machine's kernel, made as it is wanted: links, addresses, routes, rules, neighbours and settings by netlink and ``/proc/sys``, filters by ``nft``.

It knows what it made last, so one change costs the work of that change.  What others have done meanwhile is found by looking at all there is, which happens at the first
change of a life, after any failure, and when asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from ipaddress import IPv4Address
from itertools import groupby
from pathlib import Path
from socket import if_nameindex
from typing import Any, TypeVar

from attrs import evolve, frozen
from twisted.internet.defer import Deferred, DeferredLock
from twisted.logger import Logger
from twisted.python.failure import Failure

from euca.adapters.announcing import announce
from euca.adapters.kernel_settings import Settings
from euca.adapters.netlink import Netlink, inside
from euca.adapters.nftables import Nftables
from euca.adapters.process import IRunner
from euca.adapters.threads import in_thread
from euca.domain.network.difference import (
    Act,
    Actual,
    Filters,
    Plan,
    Step,
    made,
    plan,
    without_links,
)
from euca.domain.network.kernel import MARK, NOTHING, Address, Link, Setting, Wanted
from euca.domain.network.names import TABLE_NAME
from euca.ports.network import NetworkError

_log = Logger()
T = TypeVar("T")
#: How often it is looked what is there and done what is missing, within one call, before that is an error.
_ROUNDS = 3
#: After how long a change looks at everything again.
LOOK_S = 60.0
#: How long after each announcement of an address the next one is (RFC 5227 asks for two, two seconds apart).
_ANNOUNCE_S = (1.0, 2.0)


@frozen
class Trouble:
    """What failed, and why."""

    what: str
    reason: str

    def __str__(self) -> str:
        return f"{self.what}: {self.reason}"


@frozen
class _Waiting:
    """The newest of the wishes that are not begun, and who waits for it."""

    wanted: Wanted
    whole: bool
    callers: tuple[Deferred[None], ...]


class Kernel:
    """role: stands in the alias of links of ours, ``eucalyptus node``.  directory: is made; what settings of other people's interfaces were is kept in it.

    netns: the file of the network namespace to work in, such as ``/run/netns/lab``; None for the machine's own.  look_s: after how many seconds a change looks at
    everything again.
    """

    def __init__(
        self,
        reactor: Any,
        runner: IRunner,
        directory: Path,
        *,
        role: str = "node",
        netns: Path | None = None,
        look_s: float = LOOK_S,
    ) -> None:
        self._reactor = reactor
        self._netns = netns
        self._alias = f"{MARK} {role}"
        self._directory = directory
        self._settings = Settings(directory / "settings.json")
        prefix = () if netns is None else ("nsenter", f"--net={netns}", "--")
        self._filters = Nftables(runner, directory / "filters.json", prefix)
        self._lock = DeferredLock()
        self._waiting: _Waiting | None = None
        self._look_s = look_s
        self._looked_at = 0.0
        #: What there is, as far as we know; None when it has to be looked at.
        self._known: Actual | None = None

    async def make(self, wanted: Wanted, *, whole: bool = False) -> None:
        """Make the kernel hold this, and nothing else with our mark. With ``whole`` all there is is looked at first.

        Of calls that come while one is under way only the newest is done; the others end with it.  Raises NetworkError, and nothing has been changed if something of somebody
        else's stands in the way; after any other failure doing it again goes on from there.
        """
        done: Deferred[None] = Deferred()
        before = self._waiting or _Waiting(wanted, False, ())
        begun = self._waiting is not None
        self._waiting = _Waiting(wanted, whole or before.whole, (*before.callers, done))
        if not begun:
            Deferred.fromCoroutine(self._next())
        await done

    async def look(self, wanted: Wanted) -> Actual:
        """Look at everything. Raises NetworkError."""
        await self._lock.acquire()
        try:
            return await self._read(wanted)
        finally:
            self._lock.release()

    async def purge(self) -> None:
        """Remove everything with our mark, and put back what was remembered. Raises NetworkError for what remains."""
        await self.make(NOTHING, whole=True)
        self._filters.forget()
        with suppress(OSError):
            self._directory.rmdir()

    # One wish after the other

    async def _next(self) -> None:
        await self._lock.acquire()
        waiting, self._waiting = self._waiting, None
        assert waiting is not None  # noqa: S101 - whoever calls has put it there
        try:
            try:
                await self._make(waiting.wanted, waiting.whole)
            except BaseException:
                self._known = None
                _tell(waiting.callers, Failure())
                return
            _tell(waiting.callers, None)
            if self._waiting is None:
                await self._learn(waiting.wanted)
        finally:
            self._lock.release()

    async def _make(self, wanted: Wanted, whole: bool) -> None:
        known, self._known = self._known, None
        old = self._reactor.seconds() - self._looked_at > self._look_s
        actual = await self._looked(wanted) if known is None or whole or old else await self._refreshed(known)
        troubles: Sequence[Trouble] = ()
        for _ in range(_ROUNDS):
            todo = plan(wanted, actual)
            troubles = await self._do(todo)
            if not troubles:
                self._known = await self._thread(partial(self._after, wanted, actual))
                self._announce(_assigned(wanted, todo))
                return
            actual = await self._looked(wanted)
        raise NetworkError(f"The kernel refuses what the network needs: {'; '.join(map(str, troubles[:5]))}")

    def _after(self, wanted: Wanted, before: Actual) -> Actual:
        """What there is now; of a link that came meanwhile nothing has been made."""
        ours = {link.name for link in wanted.links}
        now = {name: at for name, at in _indices().items() if name in ours or before.present.get(name) == at}
        return made(wanted, now, self._settings.remembered())

    def _announce(self, addresses: Sequence[Address], pauses_s: tuple[float, ...] = _ANNOUNCE_S) -> None:
        """Tell neighbours of addresses that are new here, a few times, as long as they are."""
        still = [one for one in addresses if self._known is None or one in self._known.addresses]
        if not still:
            return
        self._thread(partial(_announced, still)).addErrback(
            lambda failure: _log.warn("Not announced: {reason}", reason=failure.getErrorMessage())
        )
        if pauses_s:
            self._reactor.callLater(pauses_s[0], self._announce, still, pauses_s[1:])

    async def _learn(self, wanted: Wanted) -> None:
        try:
            await self._filters.learn(wanted.tables)
        except (NetworkError, OSError) as error:
            _log.warn("What was written cannot be read: {error}", error=error)

    # What is there

    async def _looked(self, wanted: Wanted) -> Actual:
        """Everything; raises NetworkError if something is in the way of what is wanted."""
        actual = await self._read(wanted)
        if actual.foreign and wanted != NOTHING:
            raise NetworkError(" ".join(actual.foreign))
        self._looked_at = self._reactor.seconds()
        return actual

    async def _read(self, wanted: Wanted) -> Actual:
        actual = await self._thread(lambda: self._read_routing(wanted))
        return evolve(actual, tables=await self._filters.read(TABLE_NAME, wanted.tables))

    def _read_routing(self, wanted: Wanted) -> Actual:
        from euca.adapters.netlink_reading import read

        with Netlink() as netlink:
            actual = read(netlink, wanted)
        return evolve(actual, settings=self._settings.read(wanted.settings), remembered=self._settings.remembered())

    async def _refreshed(self, known: Actual) -> Actual:
        """What we know, with links that came, went or were made anew since."""
        present = await self._thread(_indices)
        gone = {name for name, index in known.present.items() if present.get(name) != index}
        return evolve(without_links(known, gone), present=present)

    # What is done

    async def _do(self, todo: Plan) -> list[Trouble]:
        """All steps in their order, and what failed. Without its filters nothing that leads to guests is made."""
        troubles: list[Trouble] = []
        for part in _parts(todo):
            if not isinstance(part, Filters):
                troubles += await self._thread(partial(self._steps, part))
                continue
            try:
                await self._filters.apply(part.changes)
            except NetworkError as error:
                return [*troubles, Trouble("filters", str(error))]
        return troubles

    def _steps(self, steps: Sequence[Step]) -> list[Trouble]:
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

    def _thread(self, work: Callable[[], T]) -> Deferred[T]:
        def within() -> T:
            with inside(self._netns):
                self._directory.mkdir(parents=True, exist_ok=True)
                return work()

        return in_thread(self._reactor, within)


def _assigned(wanted: Wanted, todo: Plan) -> list[Address]:
    """Addresses that come to somebody else's interfaces, where there are neighbours."""
    ours = {link.name for link in wanted.links} | {one.name for one in wanted.interfaces}
    added = (one.thing for one in todo.steps if isinstance(one, Step) and one.act is Act.ADD)
    return [one for one in added if isinstance(one, Address) and one.link not in ours and one.scope == "global"]


def _announced(addresses: Iterable[Address]) -> None:
    by_link: dict[str, list[IPv4Address]] = {}
    for one in addresses:
        by_link.setdefault(one.link, []).append(one.address.ip)
    for link, announced in by_link.items():
        announce(link, announced)


def _tell(callers: Iterable[Deferred[None]], how: Failure | None) -> None:
    for caller in callers:
        if not caller.called:
            caller.callback(how)


def _kind(step: Step) -> str:
    """What is done in one go: a link's index is known only when it has been made."""
    if isinstance(step.thing, Setting):
        return "setting"
    return "new link" if step.act is Act.ADD and isinstance(step.thing, Link) else "other"


def _indices() -> dict[str, int]:
    return {name: index for index, name in if_nameindex()}


def _parts(todo: Plan) -> list[Filters | list[Step]]:
    """The plan as runs of steps between changes of filters."""
    parts: list[Filters | list[Step]] = []
    for one in todo.steps:
        if isinstance(one, Filters):
            parts.append(one)
        elif parts and isinstance(parts[-1], list):
            parts[-1].append(one)
        else:
            parts.append([one])
    return parts
