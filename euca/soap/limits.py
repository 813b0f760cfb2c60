"""What one listener lets strangers take, and who has how much of it."""

from __future__ import annotations

import ipaddress
from collections import Counter
from collections.abc import Callable
from typing import Final, Protocol

from attrs import define, field, frozen

#: Connections over the limit that are told so at once, in all and of one address; further ones are closed without a word.
TURNED_AWAY: Final = 64
TURNED_AWAY_PER_ADDRESS: Final = 8


@frozen(kw_only=True)
class HttpLimits:
    """What one listener lets strangers take.

    header_time_s: from the first byte (of the first request: from the connection, its TLS handshake included) to the
    end of the headers. body_time_s: from there to the end of the body. idle_time_s: between requests. requests:
    at work at once, counted from the end of their headers.
    """

    body_bytes: int = 1024 * 1024
    header_bytes: int = 16 * 1024
    headers: int = 64
    header_time_s: float = 10
    body_time_s: float = 30
    idle_time_s: float = 75
    connections: int = 512
    connections_per_address: int = 64
    requests: int = 256


class IHolder(Protocol):
    """A connection, as the gauge sees it."""

    def leave(self) -> bool:
        """Close at once if nothing is lost by it (no request has come whole); whether it did. It does not count any more then."""

    def give_up(self) -> bool:
        """Refuse the request whose body is still coming; whether there is one. It does not count any more then."""


@define
class _Shares:
    """Holders by the address that they belong to, each address's in the order in which they came."""

    most: int
    held: dict[str, dict[IHolder, None]] = field(factory=dict)
    total: int = 0

    def add(self, host: str, holder: IHolder) -> None:
        self.held.setdefault(host, {})[holder] = None
        self.total += 1

    def remove(self, host: str, holder: IHolder) -> None:
        mine = self.held.get(host, {})
        if holder in mine:
            del mine[holder]
            self.total -= 1
        if not mine:
            self.held.pop(host, None)

    def count(self, host: str) -> int:
        return len(self.held.get(host, ()))

    def has_room(self, host: str, leaves: Callable[[IHolder], bool]) -> bool:
        """Whether one more of this address may come: when all is taken, the address with most has to give, while it has more."""
        if self.total < self.most:
            return True
        greediest = max(self.held.values(), key=len, default={})
        if len(greediest) < self.count(host) + 2:
            return False
        return any(leaves(holder) for holder in tuple(greediest)) and self.total < self.most


class Gauge:
    """How much of a listener is in use, and by whom.

    A full listener has room for an address that has less than its share: a quiet connection, or a request whose body is still
    coming, of the address that has most goes for it. So a few addresses never lock out another.
    """

    def __init__(self, limits: HttpLimits) -> None:
        self.limits = limits
        self._connections = _Shares(limits.connections)
        self._requests = _Shares(limits.requests)
        self._turned_away: Counter[str] = Counter()

    @property
    def addresses(self) -> dict[str, int]:
        """Connections of each address."""
        return {host: len(held) for host, held in self._connections.held.items()}

    @property
    def requests(self) -> int:
        """Requests at work."""
        return self._requests.total

    def connect(self, host: str, connection: IHolder) -> bool:
        """Count a connection, unless there are too many."""
        if self._connections.count(host) >= self.limits.connections_per_address:
            return False
        if not self._connections.has_room(host, lambda holder: holder.leave()):
            return False
        self._connections.add(host, connection)
        return True

    def disconnect(self, host: str, connection: IHolder) -> None:
        """It has gone."""
        self._connections.remove(host, connection)

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
        if not self._requests.has_room(host, lambda holder: holder.give_up()):
            return False
        self._requests.add(host, connection)
        return True

    def end(self, host: str, connection: IHolder) -> None:
        """It is not at work any more."""
        self._requests.remove(host, connection)


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


def is_loopback(host: str) -> bool:
    """Whether an address is this host's own."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback
