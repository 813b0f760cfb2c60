"""Waiting that can be cut short: by name, when there is a reason to go on at once."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorTime

#: Seconds between tries; the last one for ever.
RETRIES_S = (1.0, 2.0, 4.0, 8.0, 15.0)


def retry_s(tries: int) -> float:
    """How long to wait after so many tries (1 or more)."""
    return RETRIES_S[min(tries, len(RETRIES_S)) - 1]


def doubling(first_s: float, longest_s: float) -> Iterator[float]:
    """Pauses in seconds, without end: each twice as long as the one before it, up to the longest."""
    pause_s = first_s
    while True:
        yield pause_s
        pause_s = min(2 * pause_s, longest_s)


@define(eq=False)
class Pauses:
    """The pauses under way."""

    _clock: IReactorTime
    _waiting: dict[str, set[Deferred[None]]] = field(factory=dict)

    async def wait(self, name: str, seconds: float) -> None:
        """Wait so long, or until ``wake`` of the name."""
        done: Deferred[None] = Deferred()
        call = self._clock.callLater(seconds, self._end, name, done)
        self._waiting.setdefault(name, set()).add(done)
        try:
            await done
        finally:
            if call.active():
                call.cancel()
            self._waiting.get(name, set()).discard(done)

    def _end(self, name: str, done: Deferred[None]) -> None:
        self._waiting.get(name, set()).discard(done)
        if not done.called:
            done.callback(None)

    def wake(self, name: str) -> None:
        """End all pauses of a name."""
        for done in self._waiting.pop(name, set()):
            if not done.called:
                done.callback(None)
