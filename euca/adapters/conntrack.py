"""The kernel's table of connections (ctnetlink): those that are no longer right are forgotten, so that the next packet begins anew."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable, Collection, Iterator
from errno import ENOENT
from ipaddress import IPv4Address

from euca.adapters.netlink import Netlink
from euca.domain.network.translation import Tracked

#: linux/netlink.h, linux/netfilter/nfnetlink.h and nfnetlink_conntrack.h.
_NETFILTER = 12
_GET, _DELETE = 1 << 8 | 1, 1 << 8 | 2
_ORIGINAL, _REPLY, _ID, _ZONE = 1, 2, 12, 18
_ADDRESSES, _SOURCE, _DESTINATION = 1, 1, 2
_TYPE = 0x3FFF
#: How many addresses are sooner looked for than connections taken apart.
_FEW = 16
_IPV4 = struct.pack("=BBH", socket.AF_INET, 0, 0)


def forget(stale: Callable[[Tracked], bool], about: Collection[IPv4Address] = ()) -> int:
    """Have the kernel forget all IPv4 connections that are stale, and return how many these were. Of the namespace that the thread is in; raises OSError.

    about: the addresses that may be concerned, all where there are none: of the table of a busy machine most is not worth a closer look.
    """
    looked_for = [address.packed for address in about] if len(about) <= _FEW else []
    with Netlink(_NETFILTER) as netlink:
        dumped = netlink.dump_raw(_GET, _message(_IPV4))
        if looked_for:
            dumped = [data for data in dumped if any(one in data for one in looked_for)]
        found = [entry for data in dumped if (entry := parsed(data)) is not None]
        requests = [(_DELETE, 0, _message(_IPV4 + naming)) for one, naming in found if stale(one)]
        refusals = [one for one in netlink.batch(requests) if one.errno != ENOENT]  # it ended meanwhile
    if refusals:
        raise OSError(refusals[0].errno, f"connections cannot be forgotten: {refusals[0]}")
    return len(requests)


def parsed(data: bytes) -> tuple[Tracked, bytes] | None:
    """A connection of the kernel's answer, and the attributes that name it; None for one without IPv4 addresses."""
    whole = {kind: (begin, end) for kind, begin, end in _attributes(data, 20, len(data))}
    sides = [_addresses(data, *whole[kind]) for kind in (_ORIGINAL, _REPLY) if kind in whole]
    if len(sides) != 2 or None in sides:
        return None
    naming = b"".join(
        _padded(data[begin - 4 : end]) for kind, (begin, end) in whole.items() if kind in (_ORIGINAL, _ID, _ZONE)
    )
    (source, destination), (reply_source, reply_destination) = (side for side in sides if side is not None)
    return Tracked(source, destination, reply_source, reply_destination), naming


def _addresses(data: bytes, begin: int, end: int) -> tuple[IPv4Address, IPv4Address] | None:
    for kind, inside, behind in _attributes(data, begin, end):
        if kind == _ADDRESSES:
            found = {kind: data[at:to] for kind, at, to in _attributes(data, inside, behind)}
            source, destination = found.get(_SOURCE, b""), found.get(_DESTINATION, b"")
            return (IPv4Address(source), IPv4Address(destination)) if len(source) == len(destination) == 4 else None
    return None


def _attributes(data: bytes, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Kind, begin and end of what each attribute holds."""
    while begin + 4 <= end:
        length, kind = struct.unpack_from("=HH", data, begin)
        if length < 4:
            return
        yield kind & _TYPE, begin + 4, min(begin + length, end)
        begin += length + (-length % 4)


def _padded(attribute: bytes) -> bytes:
    return attribute + bytes(-len(attribute) % 4)


def _message(payload: bytes) -> bytes:
    """A message whose header but for its length is filled in later."""
    return struct.pack("=IHHII", 16 + len(payload), 0, 0, 0, 0) + payload
