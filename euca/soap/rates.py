"""How often each principal may ask, so that nobody uses up what is there for the others."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from attrs import define, field, frozen
from twisted.internet.interfaces import IReactorTime
from zope.interface import Interface, implementer

#: Of so many principals it is remembered how much they asked lately.
MOST_PRINCIPALS: Final = 10_000


@frozen(kw_only=True)
class Rate:
    """What one principal may ask: so many requests a second in the long run, so many at once after a rest, so many under way.

    0 for each: as many as they like.
    """

    per_second: float
    burst: int
    at_work: int


class IRates(Interface):
    """Counts the requests of principals. It is asked once a request is known to be theirs, and returns at once."""

    def begin(principal: str) -> bool:
        """A request wants to begin: whether it may. If so, `end` is called once when it is done."""

    def end(principal: str) -> None:
        """One that began has ended."""

    def give_back(principal: str) -> None:
        """One that began was not the principal's own doing (somebody else sent a copy): it does not count."""


@implementer(IRates)
class NoRates:
    """Everybody may ask what they like."""

    def begin(self, principal: str) -> bool:
        """See `IRates`."""
        return True

    def end(self, principal: str) -> None:
        """See `IRates`."""

    def give_back(self, principal: str) -> None:
        """See `IRates`."""


@define
class _Bucket:
    tokens: float
    filled_at: float
    at_work: int = 0


@implementer(IRates)
@define(eq=False)
class Rates:
    """A bucket of tokens for each principal, all of the same size, in the memory of this process.

    A bucket that is full and not in use is forgotten; when there are more than `MOST_PRINCIPALS`, so are those that were used
    longest ago.
    """

    rate: Rate
    _clock: IReactorTime
    _buckets: OrderedDict[str, _Bucket] = field(init=False, factory=OrderedDict)

    @property
    def known(self) -> int:
        """How many principals are remembered."""
        return len(self._buckets)

    def begin(self, principal: str) -> bool:
        """See `IRates`."""
        self._forget()
        bucket = self._buckets.get(principal)
        if bucket is None:
            bucket = self._buckets[principal] = _Bucket(self._most, self._clock.seconds())
        self._buckets.move_to_end(principal)
        self._fill(bucket)
        if (self.rate.at_work and bucket.at_work >= self.rate.at_work) or bucket.tokens < 1:
            return False
        if self.rate.per_second:
            bucket.tokens -= 1
        bucket.at_work += 1
        return True

    def end(self, principal: str) -> None:
        """See `IRates`."""
        bucket = self._buckets.get(principal)
        if bucket is not None and bucket.at_work:
            bucket.at_work -= 1

    def give_back(self, principal: str) -> None:
        """See `IRates`."""
        bucket = self._buckets.get(principal)
        if bucket is not None:
            bucket.tokens = min(self._most, bucket.tokens + 1)

    @property
    def _most(self) -> float:
        return float(max(self.rate.burst, 1))

    def _fill(self, bucket: _Bucket) -> None:
        now = self._clock.seconds()
        # A clock that is set back gives nothing, and takes nothing away.
        gained = max(0.0, now - bucket.filled_at) * self.rate.per_second
        bucket.tokens, bucket.filled_at = min(self._most, bucket.tokens + gained), now

    def _forget(self) -> None:
        """Let go of the one that was used longest ago, or two, so that what was once needed is given back in time."""
        for _ in range(2):
            principal, bucket = next(iter(self._buckets.items()), ("", None))
            if bucket is None:
                return
            self._fill(bucket)
            idle = not bucket.at_work and (bucket.tokens >= self._most or len(self._buckets) >= MOST_PRINCIPALS)
            if idle:
                del self._buckets[principal]
            elif bucket.at_work:
                # In use for long: it does not stand in the way of those behind it.
                self._buckets.move_to_end(principal)
