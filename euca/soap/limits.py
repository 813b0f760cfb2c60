"""What one listener lets strangers take, and who has how much of it."""

from __future__ import annotations

import ipaddress
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Protocol

from attrs import define, field, frozen

#: Connections over the limit that are told so at once, in all and of one address; further ones are closed without a word.
TURNED_AWAY: Final = 64
TURNED_AWAY_PER_ADDRESS: Final = 8
_MOST_CHUNKS: Final = 1024
_LEAST_CHUNK_BYTES: Final = 256


@frozen(kw_only=True)
class HttpLimits:
    """What one listener lets strangers take.

    header_time_s: from the first byte (of the first request: from the connection, its TLS handshake included) to the
    end of the headers. body_time_s: from there to the end of the body. idle_time_s: between requests. requests:
    at work at once, counted from the end of their headers. connections_per_address: of what `group` takes for one address.
    connections_per_site: of an IPv6 network of 48 bits, which one customer may have whole, with 65,536 such addresses in it (RFC 6177, section 2).
    """

    body_bytes: int = 1024 * 1024
    header_bytes: int = 16 * 1024
    headers: int = 64
    header_time_s: float = 10
    body_time_s: float = 30
    idle_time_s: float = 75
    connections: int = 512
    connections_per_address: int = 64
    connections_per_site: int = 128
    requests: int = 256
    methods: tuple[bytes, ...] = (b"GET", b"POST")


class IHolder(Protocol):
    """A connection, as the gauge sees it."""

    def leave(self) -> bool:
        """Close at once if nothing is lost by it (no request has come whole); whether it did. It does not count any more then."""

    def give_up(self) -> bool:
        """Refuse the request whose body is still coming; whether there is one. It does not count any more then."""


@define
class _Shares:
    """Holders by the party that they belong to, each party's in the order in which they came."""

    most: int
    held: dict[str, dict[IHolder, None]] = field(factory=dict)
    total: int = 0

    def add(self, party: str, holder: IHolder) -> None:
        self.held.setdefault(party, {})[holder] = None
        self.total += 1

    def remove(self, party: str, holder: IHolder) -> bool:
        """Whether it was there."""
        mine = self.held.get(party, {})
        if holder not in mine:
            return False
        del mine[holder]
        self.total -= 1
        if not mine:
            del self.held[party]
        return True

    def count(self, party: str) -> int:
        return len(self.held.get(party, ()))

    def has_room(self, party: str, leaves: Callable[[IHolder], bool]) -> bool:
        """Whether one more of this party may come: when all is taken, the one with most has to give, while it has more."""
        if self.total < self.most:
            return True
        greediest = max(self.held.values(), key=len, default={})
        if len(greediest) < self.count(party) + 2:
            return False
        return any(leaves(holder) for holder in tuple(greediest)) and self.total < self.most


class Gauge:
    """How much of a listener is in use, and by whom.

    A party is an IPv4 address, or all of an IPv6 network of 48 bits. A full listener has room for a party that has less than its share: a
    connection that is quiet or whose body is still coming, of the party that has most, goes for it. So a few never lock out another.
    """

    def __init__(self, limits: HttpLimits) -> None:
        self.limits = limits
        self._connections = _Shares(limits.connections)
        self._requests = _Shares(limits.requests)
        self._addresses: Counter[str] = Counter()
        self._turned_away: Counter[str] = Counter()

    @property
    def addresses(self) -> dict[str, int]:
        """Connections of each address."""
        return dict(self._addresses)

    @property
    def requests(self) -> int:
        """Requests at work."""
        return self._requests.total

    def connect(self, host: str, connection: IHolder) -> bool:
        """Count a connection, unless there are too many. host: a `group`, here and below."""
        party = party_of(host)
        if self._addresses.get(host, 0) >= self.limits.connections_per_address:
            return False
        if party != host and self._connections.count(party) >= self.limits.connections_per_site:
            return False
        if not self._connections.has_room(party, lambda holder: holder.leave()):
            return False
        self._connections.add(party, connection)
        self._addresses[host] += 1
        return True

    def disconnect(self, host: str, connection: IHolder) -> None:
        """It has gone."""
        if self._connections.remove(party_of(host), connection):
            self._addresses[host] -= 1
            if not self._addresses[host]:
                del self._addresses[host]

    def turn_away(self, host: str) -> bool:
        """Count a connection that is only told that there are too many, unless there are too many of those as well."""
        if self._turned_away.total() >= TURNED_AWAY or self._turned_away[host] >= TURNED_AWAY_PER_ADDRESS:
            return False
        self._turned_away[host] += 1
        return True

    def turned_away(self, host: str) -> None:
        """It has gone."""
        self._turned_away[host] -= 1
        if self._turned_away[host] <= 0:
            del self._turned_away[host]

    def begin(self, host: str, connection: IHolder) -> bool:
        """Count the request of a connection, unless there are too many."""
        party = party_of(host)
        if not self._requests.has_room(party, lambda holder: holder.give_up()):
            return False
        self._requests.add(party, connection)
        return True

    def end(self, host: str, connection: IHolder) -> None:
        """It is not at work any more."""
        self._requests.remove(party_of(host), connection)


def group(host: str) -> str:
    """What counts as one address: of IPv6 the network of 64 bits that a host is usually given whole."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


@lru_cache(maxsize=1024)
def party_of(host: str) -> str:
    """Whose share a `group` counts for: its own, or that of the IPv6 network of 48 bits that it is in."""
    address, is_network, _ = host.partition("/64")
    if not is_network:
        return host
    return str(ipaddress.ip_network((address, 48), strict=False))


def is_loopback(host: str) -> bool:
    """Whether an address is this host's own."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback


def too_many_chunks(chunks: int, size: int) -> bool:
    """Whether a body of so many bytes comes in more chunks than it may: each costs as much as a kilobyte of a whole body."""
    return chunks > max(_MOST_CHUNKS, size // _LEAST_CHUNK_BYTES)
