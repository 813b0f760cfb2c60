"""Private addresses: which ones guests can have, and which is the next."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from ipaddress import IPv4Address, IPv4Network

from attrs import frozen

from euca.domain.errors import InsufficientAddresses


@frozen
class AddressPool:
    """The addresses of ``subnet`` that guests can have: not the network's own, not the broadcast, not the ``excluded``."""

    subnet: IPv4Network
    excluded: frozenset[IPv4Address]

    def __contains__(self, address: IPv4Address) -> bool:
        edges = (self.subnet.network_address, self.subnet.broadcast_address)
        return address in self.subnet and address not in edges and address not in self.excluded

    def after(self, last: IPv4Address | None) -> Iterator[IPv4Address]:
        """All of them once, starting behind ``last``."""
        first, count = int(self.subnet.network_address), self.subnet.num_addresses
        start = int(last) - first + 1 if last is not None and last in self.subnet else 0
        for step in range(count):
            address = IPv4Address(first + (start + step) % count)
            if address in self:
                yield address


def choose(
    pool: AddressPool, taken: Collection[IPv4Address], last: IPv4Address | None, count: int
) -> list[IPv4Address]:
    """The next ``count`` free addresses behind the one that was given last; raises InsufficientAddresses.

    An address that became free comes up again only when all others have: by then no machine has it in its tables.
    """
    chosen: list[IPv4Address] = []
    for address in pool.after(last):
        if len(chosen) == count:
            break
        if address not in taken:
            chosen.append(address)
    if len(chosen) < count:
        raise InsufficientAddresses(
            f"The cluster's private subnet {pool.subnet} has {len(chosen)} of {count} addresses left"
        )
    return chosen
