"""Which messages have been seen: a message is acted upon once.

EC2 and Eucalyptus both once accepted the same signed message as often as it was sent.
"""

import enum
import heapq
from collections import Counter
from collections.abc import Iterable
from typing import Final

from zope.interface import Interface, implementer

MOST_KEYS: Final = 262_144
SHARE: Final = MOST_KEYS // 8
"""Of so many messages of one owner a receiver of many should know: as many as may come in 300 s at 100 a second, and some more."""


class Admission(enum.Enum):
    """What becomes of a message."""

    NEW = "never seen before; it is remembered now"
    SEEN = "seen before, or so old that it may have been"
    NO_ROOM = "nothing is known of it, and it could not be remembered: it may be sent again later"


class IReplayCache(Interface):
    """Remembers keys of accepted messages until their time window has passed."""

    def admit(key: bytes, until: float, now: float, owner: str = "") -> Admission:
        """Remember a key, once.

        key: `Verified.replay_key`, 32 bytes. until: `Verified.replay_until`, seconds since the epoch; the key
        is kept up to and including this moment. now: the same clock. owner: whose message it is; each has a share of the room, so that
        none can fill it for the others.

        An unexpired key is never given up for a new one. Raises nothing.
        """


@implementer(IReplayCache)
class MemoryReplayCache:
    """A bounded cache in this process's memory, some 200 bytes a key; lost on restart.

    most_each: keys of one owner.
    """

    def __init__(self, most_keys: int = MOST_KEYS, most_each: int = MOST_KEYS) -> None:
        self._most_keys = most_keys
        self._most_each = most_each
        self._keys: set[bytes] = set()
        self._by_expiry: list[tuple[float, bytes, str]] = []
        self._held: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._keys)

    def admit(self, key: bytes, until: float, now: float, owner: str = "") -> Admission:
        """See `IReplayCache`."""
        while self._by_expiry and self._by_expiry[0][0] < now:
            self._forget(*heapq.heappop(self._by_expiry)[1:])
        if until < now or key in self._keys:
            return Admission.SEEN
        if len(self._keys) >= self._most_keys or self._held.get(owner, 0) >= self._most_each:
            return Admission.NO_ROOM
        self._remember(key, until, owner)
        return Admission.NEW

    def restore(self, keys: Iterable[tuple[bytes, float]], now: float) -> None:
        """Take in what a former process wrote down: (key, until) of messages that it acted upon, whosever they were.

        All of them are taken in: one that was left out could be acted upon again.
        """
        for key, until in keys:
            if until >= now and key not in self._keys:
                self._remember(key, until, "")

    def _remember(self, key: bytes, until: float, owner: str) -> None:
        self._keys.add(key)
        self._held[owner] += 1
        heapq.heappush(self._by_expiry, (until, key, owner))

    def _forget(self, key: bytes, owner: str) -> None:
        self._keys.discard(key)
        self._held[owner] -= 1
        if self._held[owner] <= 0:
            del self._held[owner]
