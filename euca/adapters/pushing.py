"""A neighbour told what it is to have, until it has said that it has that."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from attrs import define, field
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger

from euca.adapters.pauses import Pauses, doubling
from euca.adapters.tasks import Tasks
from euca.domain.network.editions import Feed, Kept, Part
from euca.domain.outcome import Accepted, Outcome, Refused
from euca.soap.observing import new_id, working_on

_log = Logger()
#: The first and the longest pause before the neighbour is told again, in seconds.
RETRY_S = (1.0, 15.0)
_FLOW = "push"


@define(eq=False)
class Pusher:
    """Keeps one neighbour's copy as the feed is.

    name: the neighbour's, for the log.  send: has one message sent.  able: whether the neighbour can be told, as far as that is known now.
    """

    name: str
    _feed: Feed
    _send: Callable[[Part], Awaitable[Outcome[Kept]]]
    _able: Callable[[], bool]
    _clock: IReactorTime
    #: What it said last that it has; None while that is not known.
    kept: Kept | None = None
    _tasks: Tasks = field(factory=Tasks)
    _pauses: Pauses = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._pauses = Pauses(self._clock)

    def changed(self) -> None:
        """The feed is another."""
        self._tasks.start(_FLOW, self._follow)

    def heard(self) -> None:
        """The neighbour answers again, and may have lost what it had."""
        self.kept = None
        self._pauses.wake(_FLOW)
        self._tasks.start(_FLOW, self._follow)

    async def stop(self) -> None:
        """End; nothing is sent any more."""
        await self._tasks.stop()

    @property
    def is_current(self) -> bool:
        """Whether the neighbour has said that it has what the feed is."""
        return self.kept is not None and self.kept.edition.tag == self._feed.edition.tag

    async def _follow(self) -> None:
        pauses_s = doubling(*RETRY_S)
        while self._able() and self._feed.edition.number and not self.is_current:
            with working_on(new_id()):
                done = await self._push()
            if done:
                pauses_s = doubling(*RETRY_S)
            else:
                await self._pauses.wait(_FLOW, next(pauses_s))

    async def _push(self) -> bool:
        """Tell it once; False where it is to be told again after a while."""
        edition = self._feed.edition
        parts = self._feed.parts_from(None if self.kept is None else self.kept.edition.tag)
        for part in parts:
            if self._feed.edition != edition:
                return True
            outcome = await self._send(part)
            if not isinstance(outcome, Accepted):
                self._failed(outcome.message if isinstance(outcome, Refused) else outcome.reason)
                return False
            self._now_has(outcome.value)
            if self.kept is not None and self.kept.edition.tag == edition.tag:
                return True
        # Who has not taken everything, or a change of what it has, will not, if it is told at once again.
        return parts[0].base not in ("", self.kept.edition.tag if self.kept is not None else "")

    def _now_has(self, kept: Kept) -> None:
        if kept.trouble and (self.kept is None or self.kept.trouble != kept.trouble):
            _log.warn("The network at {name} is not as it should be: {trouble}", name=self.name, trouble=kept.trouble)
        self.kept = kept

    def _failed(self, reason: str) -> None:
        self.kept = None
        _log.warn("{name} has not been told of the network: {reason}", name=self.name, reason=reason)
