"""A machine's kernel, made as it is wanted: one comparison that serves start, change, restart and repair.

It knows what it made last, so one change costs the work of that change.  What others have done meanwhile is found by looking at all there is, which happens at the first
change of a life, after any failure, when the last look was long ago, and when asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from attrs import evolve, frozen
from twisted.internet.defer import Deferred, DeferredLock
from twisted.internet.interfaces import IDelayedCall, IReactorTime
from twisted.logger import Logger
from twisted.python.failure import Failure

from euca.adapters.linux_machine import LinuxMachine
from euca.adapters.process import IRunner
from euca.domain.network.difference import Act, Actual, Filters, Plan, Step, made, plan, without_links
from euca.domain.network.findings import Finding
from euca.domain.network.inspection import findings
from euca.domain.network.kernel import NOTHING, Address, Wanted
from euca.domain.network.translation import Translations
from euca.ports.machine import IMachine, Trouble
from euca.ports.network import NetworkError

_log = Logger()
#: How often it is looked what is there and done what is missing, within one call, before that is an error.
_ROUNDS = 3
#: After how many seconds a change looks at everything again.
LOOK_S = 60.0
#: How often it is checked, in seconds, that nobody has flushed rules or filters, as restarts of other services do.
CHECK_S = 10.0
#: How long after each announcement of an address the next one is (RFC 5227 asks for two, two seconds apart).
_ANNOUNCE_S = (1.0, 2.0)
#: For how long nothing changes before it is noted how our work looks.
_SETTLE_S = 1.0


def linux_kernel(
    reactor: Any, runner: IRunner, directory: Path, *, role: str = "node", netns: Path | None = None
) -> Kernel:
    """The kernel of this machine, or of a network namespace; parameters as for :class:`~euca.adapters.linux_machine.LinuxMachine`."""
    return Kernel(LinuxMachine(reactor, runner, directory, role=role, netns=netns), reactor)


@frozen
class _Waiting:
    """The newest of the wishes that are not begun, and who waits for it."""

    wanted: Wanted
    whole: bool
    callers: tuple[Deferred[None], ...]


class Kernel:
    """look_s: after how many seconds a change looks at everything again."""

    def __init__(self, machine: IMachine, clock: IReactorTime, look_s: float = LOOK_S) -> None:
        self._machine = machine
        self._clock = clock
        self._lock = DeferredLock()
        self._waiting: _Waiting | None = None
        self._look_s = look_s
        self._looked_at = 0.0
        self._settling: IDelayedCall | None = None
        self._looking: IDelayedCall | None = None
        self._stopped = False
        #: By which public addresses connections were let live last.
        self._translations: Translations | None = None
        #: What there is, as far as we know; None when it has to be looked at.
        self._known: Actual | None = None

    async def make(self, wanted: Wanted, *, whole: bool = False) -> None:
        """Make the kernel hold this, and nothing else with our mark. With ``whole`` all there is is looked at first.

        Of calls that come while one is under way only the newest is done; the others end with it.  Raises NetworkError, and nothing has been changed if something of somebody
        else's stands in the way; after any other failure doing it again goes on from there.
        """
        self._stopped = False
        done: Deferred[None] = Deferred()
        before = self._waiting
        callers = (*before.callers, done) if before else (done,)
        self._waiting = _Waiting(wanted, whole or (before is not None and before.whole), callers)
        if before is None:
            Deferred.fromCoroutine(self._next())
        await done

    async def inspect(self, wanted: Wanted) -> list[Finding]:
        """Everything that is wanted or there with our mark, compared. Raises NetworkError."""
        return findings(wanted, await self.look(wanted))

    async def look(self, wanted: Wanted) -> Actual:
        """What there is of what is wanted, and all else with our mark. Raises NetworkError."""
        await self._lock.acquire()
        try:
            return await self._machine.look(wanted)
        finally:
            self._lock.release()

    async def purge(self) -> None:
        """Remove everything with our mark, and put back what was remembered. Raises NetworkError for what remains."""
        await self.make(NOTHING, whole=True)
        self.stop()
        await self._machine.forget()

    def stop(self) -> None:
        """Leave what is made as it is, and look no more until the next call."""
        self._stopped = True
        self._cancel()

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
        finally:
            self._lock.release()
            self._return_to(waiting.wanted)

    async def _make(self, wanted: Wanted, whole: bool) -> None:
        known, self._known = self._known, None
        old = self._clock.seconds() - self._looked_at > self._look_s
        actual = await self._looked(wanted) if known is None or whole or old else await self._refreshed(known)
        troubles: Sequence[Trouble] = ()
        for _ in range(_ROUNDS):
            todo = plan(wanted, actual)
            troubles = await self._do(todo)
            if not troubles:
                self._known = await self._after(wanted, actual)
                self._announce(_assigned(wanted, todo))
                await self._expel(wanted.translations)
                return
            actual = await self._looked(wanted)
        raise NetworkError(f"The kernel refuses what the network needs: {'; '.join(map(str, troubles[:5]))}")

    async def _expel(self, translations: Translations | None) -> None:
        """Connections that are translated otherwise are dropped by now; that they are forgotten, too, is no condition of that."""
        if translations is None or translations == self._translations:
            self._translations = translations
            return
        about: set[IPv4Address] = set()
        if self._translations is not None:
            about = {public for public, _ in translations.pairs ^ self._translations.pairs}
        try:
            await self._machine.expel(translations, about)
        except NetworkError as error:
            _log.warn("Connections by former public addresses are not forgotten: {error}", error=error)
            return
        self._translations = translations

    async def _looked(self, wanted: Wanted) -> Actual:
        """Everything; raises NetworkError if something is in the way of what is wanted."""
        actual = await self._machine.look(wanted)
        if actual.foreign and wanted != NOTHING:
            raise NetworkError(" ".join(actual.foreign))
        self._looked_at = self._clock.seconds()
        return actual

    async def _refreshed(self, known: Actual) -> Actual:
        """What we know, with links that came, went or were made anew since."""
        glance = await self._machine.glance()
        gone = {name for name, index in known.present.items() if glance.present.get(name) != index}
        return evolve(without_links(known, gone), present=glance.present, remembered=glance.remembered)

    async def _after(self, wanted: Wanted, before: Actual) -> Actual:
        """What there is now; of a link that came meanwhile nothing has been made."""
        glance = await self._machine.glance()
        ours = {link.name for link in wanted.links}
        now = {name: at for name, at in glance.present.items() if name in ours or before.present.get(name) == at}
        return made(wanted, now, glance.remembered)

    async def _do(self, todo: Plan) -> list[Trouble]:
        """All steps in their order, and what failed. Without its filters nothing that leads to guests is made."""
        troubles: list[Trouble] = []
        for part in _parts(todo):
            if not isinstance(part, Filters):
                troubles += await self._machine.perform(part)
                continue
            try:
                await self._machine.filter(part.changes)
            except NetworkError as error:
                return [*troubles, Trouble("packet filters", str(error))]
        return troubles

    # When that is done

    def _announce(self, addresses: Sequence[Address], pauses_s: tuple[float, ...] = _ANNOUNCE_S) -> None:
        """Tell neighbours of addresses that are new here, a few times, as long as they are."""
        still = [one for one in addresses if self._known is None or one in self._known.addresses]
        if not still:
            return
        Deferred.fromCoroutine(self._machine.announce(still)).addErrback(
            lambda failure: _log.warn("Not announced: {reason}", reason=failure.getErrorMessage())
        )
        if pauses_s:
            self._clock.callLater(pauses_s[0], self._announce, still, pauses_s[1:])

    def _return_to(self, wanted: Wanted) -> None:
        """Note soon how our work looks, and look at it every so often: others flush what they do not know."""
        self._cancel()
        if self._stopped:
            return
        if self._known is not None:
            self._settling = self._clock.callLater(_SETTLE_S, lambda: Deferred.fromCoroutine(self._settle(wanted)))
        self._check_later(wanted)

    def _check_later(self, wanted: Wanted) -> None:
        self._looking = self._clock.callLater(CHECK_S, lambda: Deferred.fromCoroutine(self._check(wanted)))

    def _cancel(self) -> None:
        for timer in (self._settling, self._looking):
            if timer is not None and timer.active():
                timer.cancel()

    async def _check(self, wanted: Wanted) -> None:
        """Whether what others flush at once is there, and every so often everything."""
        if self._clock.seconds() - self._looked_at < self._look_s and await self._stands():
            self._check_later(wanted)
        elif self._waiting is None and not self._stopped:
            try:
                await self.make(wanted, whole=True)
            except NetworkError as error:
                _log.error("The network is not as it should be: {error}", error=error)

    async def _stands(self) -> bool:
        await self._lock.acquire()
        try:
            return self._known is not None and await self._machine.stands(self._known)
        except NetworkError as error:
            _log.warn("{error}", error=error)
            return False
        finally:
            self._lock.release()

    async def _settle(self, wanted: Wanted) -> None:
        await self._lock.acquire()
        try:
            if self._waiting is None:
                await self._machine.settle(wanted)
        except (NetworkError, OSError) as error:
            _log.warn("What was written cannot be read: {error}", error=error)
        finally:
            self._lock.release()


def _assigned(wanted: Wanted, todo: Plan) -> list[Address]:
    """Addresses that come to somebody else's interfaces, where there are neighbours."""
    ours = {link.name for link in wanted.links} | {one.name for one in wanted.interfaces}
    added = (one.thing for one in todo.steps if isinstance(one, Step) and one.act is Act.ADD)
    return [one for one in added if isinstance(one, Address) and one.link not in ours and one.scope == "global"]


def _tell(callers: Iterable[Deferred[None]], how: Failure | None) -> None:
    for caller in callers:
        if not caller.called:
            caller.callback(how)


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
