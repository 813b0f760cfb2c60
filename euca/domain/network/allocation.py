"""Private addresses: which ones guests can have, and which are the next that an account is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Address, IPv4Network
from itertools import islice

from attrs import field, frozen

from euca.domain.errors import InsufficientAddresses


@frozen
class AddressPool:
    """The addresses of ``subnet`` that guests can have: not the network's own, not the broadcast, not the ``excluded``.

    ``per_account``: a power of two; an account has addresses of subnets of that size that nobody else has addresses of, as many as it needs.  A subnet is
    its account's while it has an address there, and nobody's after that.  0: all accounts share all addresses.  ``cards``: where there are any, the only
    addresses that guests can have, each with the MAC address that goes with it.
    """

    subnet: IPv4Network
    excluded: frozenset[IPv4Address]
    per_account: int = 0
    cards: Mapping[IPv4Address, str] = field(factory=dict)

    def __contains__(self, address: IPv4Address) -> bool:
        edges = (self.subnet.network_address, self.subnet.broadcast_address)
        if self.cards and address not in self.cards:
            return False
        return address in self.subnet and address not in edges and address not in self.excluded


@frozen
class Given:
    """What is given out: whose each address is, and which were given last, to the account that asks and to anybody."""

    owners: Mapping[IPv4Address, str]
    last_own: IPv4Address | None = None
    last: IPv4Address | None = None


def choose(pool: AddressPool, given: Given, account_id: str, count: int) -> list[IPv4Address]:
    """The next ``count`` free addresses for an account; raises InsufficientAddresses.

    Those of its own subnets first.  An address, and a subnet, that became free comes up again only when all others have: by then no machine has it in its tables.
    """
    chosen = list(islice(_free(pool, given, account_id), count))
    if len(chosen) < count:
        left = f"The cluster's private subnet {pool.subnet} has {len(chosen)} of {count} addresses left"
        nets = f" for this account: all its networks of {pool.per_account} addresses are in use"
        raise InsufficientAddresses(left + (nets if pool.per_account else ""))
    return chosen


def _free(pool: AddressPool, given: Given, account_id: str) -> Iterator[IPv4Address]:
    taken = {int(address) for address in given.owners}
    first, size = int(pool.subnet.network_address), pool.per_account or pool.subnet.num_addresses
    closed = {int(one) for one in pool.excluded} | {first, int(pool.subnet.broadcast_address)} | taken
    for block in _blocks(pool, given, account_id):
        start = first + block * size
        for number in _round(size, None if given.last_own is None else int(given.last_own) - start):
            address = IPv4Address(start + number)
            if start + number not in closed and (not pool.cards or address in pool.cards):
                yield address


def _blocks(pool: AddressPool, given: Given, account_id: str) -> Iterator[int]:
    """The numbers of the subnets that an account can have addresses of: its own, from the one on that it was given an address of last, and then free ones."""
    if not pool.per_account:
        yield 0
        return
    first, count = int(pool.subnet.network_address), pool.subnet.num_addresses // pool.per_account

    def block_of(address: IPv4Address) -> int:
        return (int(address) - first) // pool.per_account

    owners: dict[int, set[str]] = {}
    for address, owner in given.owners.items():
        owners.setdefault(block_of(address), set()).add(owner)
    own = sorted(block for block, accounts in owners.items() if accounts == {account_id} and 0 <= block < count)
    last_own = block_of(given.last_own) if given.last_own is not None else -1
    yield from (block for block in own if block >= last_own)
    yield from (block for block in own if block < last_own)
    for block in _round(count, block_of(given.last) if given.last is not None else None):
        if block not in owners:
            yield block


def _round(count: int, last: int | None) -> Iterator[int]:
    """The numbers below ``count`` once each, from the one behind ``last`` on."""
    start = last + 1 if last is not None and 0 <= last < count else 0
    yield from range(start, count)
    yield from range(start)
