"""Which translated connections are still right, when public addresses come, go and move."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address

from attrs import frozen

from euca.domain.addresses import Pool


@frozen
class Translations:
    """Public addresses with the private ones that they belong to, and the pool that they are of."""

    pool: Pool
    pairs: frozenset[tuple[IPv4Address, IPv4Address]]


@frozen
class Tracked:
    """A connection as the kernel tracks it: the addresses of the packets that began it, and of their answers."""

    source: IPv4Address
    destination: IPv4Address
    reply_source: IPv4Address
    reply_destination: IPv4Address


def stale(now: Translations) -> Callable[[Tracked], bool]:
    """Says of a tracked connection whether it was translated by a public address that its guest does not have (any more).

    The filter drops its packets.  It has to be forgotten as well: else an exchange without a connection's beginning and end (a ping, UDP from one port) would be taken
    for it as long as it lasts, and go nowhere.
    """
    private_of = dict(now.pairs)

    def is_stale(one: Tracked) -> bool:
        came = one.reply_source != one.destination and one.destination in now.pool
        if came and private_of.get(one.destination) != one.reply_source:
            return True
        went = one.reply_destination != one.source and one.reply_destination in now.pool
        return went and private_of.get(one.reply_destination) != one.source

    return is_stale
