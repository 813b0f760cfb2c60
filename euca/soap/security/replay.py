"""Which messages have been seen: a message is acted upon once.

EC2 and Eucalyptus both once accepted the same signed message as often as it was sent.
"""

import heapq
from collections.abc import Iterable
from typing import Final

from zope.interface import Interface, implementer

MOST_KEYS: Final = 262_144


class IReplayCache(Interface):
    """Remembers keys of accepted messages until their time window has passed."""

    def admit(key: bytes, until: float, now: float) -> bool:
        """Remember a key, once.

        key: `Verified.replay_key`, 32 bytes. until: `Verified.replay_until`, seconds since the epoch; the key
        is kept up to and including this moment. now: the same clock.

        Returns True if the key was not known and is now; False if it was seen, if `until` has passed, or if
        there is no room: an unexpired key is never given up for a new one. Raises nothing.
        """


@implementer(IReplayCache)
class MemoryReplayCache:
    """A bounded cache in this process's memory, some 200 bytes a key; lost on restart."""

    def __init__(self, most_keys: int = MOST_KEYS) -> None:
        self._most_keys = most_keys
        self._keys: set[bytes] = set()
        self._by_expiry: list[tuple[float, bytes]] = []

    def __len__(self) -> int:
        return len(self._keys)

    def admit(self, key: bytes, until: float, now: float) -> bool:
        """See `IReplayCache`."""
        while self._by_expiry and self._by_expiry[0][0] < now:
            self._keys.discard(heapq.heappop(self._by_expiry)[1])
        if until < now or key in self._keys or len(self._keys) >= self._most_keys:
            return False
        self._keys.add(key)
        heapq.heappush(self._by_expiry, (until, key))
        return True

    def restore(self, keys: Iterable[tuple[bytes, float]], now: float) -> None:
        """Take in what a former process wrote down: (key, until) of messages that it acted upon."""
        for key, until in keys:
            self.admit(key, until, now)
