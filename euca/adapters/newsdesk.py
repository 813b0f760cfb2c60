"""Where a tier's callers wait for news: woken when something has changed."""

from __future__ import annotations

from collections.abc import Callable

from twisted.internet.defer import Deferred
from twisted.internet.defer import TimeoutError as WaitedLongEnough
from twisted.internet.interfaces import IReactorTime

#: How many may wait at once. Whoever comes after them is answered at once, with what there is.
MOST_WAITING = 256


class Newsdesk:
    """Wakes all who wait, whenever a change is published."""

    def __init__(self, clock: IReactorTime, most_waiting: int = MOST_WAITING) -> None:
        self._clock = clock
        self._most_waiting = most_waiting
        self._waiting: set[Deferred[None]] = set()

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return len(self._waiting)

    def publish(self) -> None:
        """Tell everybody who waits to look again. Call it after the change is durable."""
        waiting, self._waiting = self._waiting, set()
        for deferred in waiting:
            deferred.callback(None)

    async def wait(self, ready: Callable[[], bool], timeout_s: float) -> bool:
        """Wait until ``ready()`` holds, at most ``timeout_s`` seconds; returns whether it holds.

        It is asked first at once, then after each ``publish``.  When ``most_waiting`` wait already, nobody
        waits longer: the answer comes at once.  Cancelling leaves nothing behind.
        """
        deadline = self._clock.seconds() + timeout_s
        while not ready():
            left_s = deadline - self._clock.seconds()
            if left_s <= 0 or len(self._waiting) >= self._most_waiting:
                return False
            woken: Deferred[None] = Deferred()
            self._waiting.add(woken)
            try:
                await woken.addTimeout(left_s, self._clock)
            except WaitedLongEnough:
                return ready()
            finally:
                self._waiting.discard(woken)
        return True
