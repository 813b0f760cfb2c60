"""Public addresses: the pool that accounts allocate from, and to which instance an address belongs."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from euca.domain.errors import AlreadyAssociated, InvalidRequest, MalformedId, WrongState
from euca.domain.instances import InstanceState

if TYPE_CHECKING:
    from euca.domain.reservations import Instance

#: EC2's name for addresses outside of a VPC.
DOMAIN = "standard"
MAX_POOL = 65536
_IPV4 = r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}"
_RANGE = re.compile(f"({_IPV4})(?:-({_IPV4}))?")


@frozen
class Address:
    """An address that an account has allocated; ``instance_id`` and ``association_id`` are empty while it belongs to no instance.

    ``allocated_at`` is in seconds since the epoch.  ``cluster``: whose pool it is of; empty in records of a release before until a cluster has said so.
    """

    public_ip: str
    account_id: str
    allocation_id: str
    allocated_at: float
    instance_id: str = ""
    association_id: str = ""
    cluster: str = ""


@frozen
class Lent:
    """An address that an instance was given by the system: it goes back when the instance ends, or is given one of its account's."""

    public_ip: str
    cluster: str
    account_id: str
    instance_id: str


@frozen
class Pool:
    """The public addresses of a cluster, as ranges of numbers, first and last, that do not overlap."""

    ranges: tuple[tuple[int, int], ...] = ()

    def __contains__(self, public_ip: object) -> bool:
        number = int(ipaddress.IPv4Address(public_ip))
        return any(first <= number <= last for first, last in self.ranges)

    def __iter__(self) -> Iterator[str]:
        return (str(ipaddress.IPv4Address(n)) for first, last in self.ranges for n in range(first, last + 1))

    @property
    def texts(self) -> tuple[str, ...]:
        """The ranges as `parse_pool` reads them."""
        return tuple(
            str(ipaddress.IPv4Address(first)) + ("" if first == last else f"-{ipaddress.IPv4Address(last)}")
            for first, last in self.ranges
        )

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in self.ranges)

    def free(self, taken: Collection[str], *, last: bool = False) -> str | None:
        """The first that is not taken, or the last."""
        numbers = {int(ipaddress.IPv4Address(one)) for one in taken}
        spans = [range(first, end + 1) for first, end in self.ranges]
        ordered = (
            (n for span in reversed(spans) for n in reversed(span)) if last else (n for span in spans for n in span)
        )
        found = next((number for number in ordered if number not in numbers), None)
        return None if found is None else str(ipaddress.IPv4Address(found))

    def without(self, others: Iterable[Pool]) -> Pool:
        """What of it is in none of the others."""
        taken = sorted(span for other in others for span in other.ranges)
        left: list[tuple[int, int]] = []
        for first, end in self.ranges:
            for low, high in taken:
                if high < first or low > end:
                    continue
                if low > first:
                    left.append((first, low - 1))
                first = max(first, high + 1)
            if first <= end:
                left.append((first, end))
        return Pool(tuple(left))


NO_POOL = Pool()
#: What part of a pool is never lent, so that accounts can allocate from it.
KEPT_PART = 4


def may_lend(pool: Pool, taken: Collection[str]) -> bool:
    """Whether so much of a pool is free that some of it can be lent."""
    free = len(pool) - sum(one in pool for one in taken)
    return free * KEPT_PART > len(pool)


def parse_pool(text: str) -> Pool:
    """A pool from addresses and ranges (``FIRST-LAST``) with white space between; raises ValueError that says what is wrong."""
    ranges = sorted(map(_range, text.split()))
    for (_, last), (following, _) in pairwise(ranges):
        if following <= last:
            raise ValueError(f"{ipaddress.IPv4Address(following)} is named twice")
    if sum(last - first + 1 for first, last in ranges) > MAX_POOL:
        raise ValueError(f"at most {MAX_POOL} addresses")
    return Pool(tuple(ranges))


def _range(text: str) -> tuple[int, int]:
    match = _RANGE.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        first, last = ipaddress.IPv4Address(match[1]), ipaddress.IPv4Address(match[2] or match[1])
    except ValueError:
        raise ValueError("an IPv4 address or a range, such as 192.0.2.10-192.0.2.20") from None
    if last < first:
        raise ValueError(f"the range {text} ends before it begins")
    if any(one.is_multicast or one.is_loopback or one.is_unspecified or int(one) >> 28 == 15 for one in (first, last)):
        raise ValueError(f"{text}: no host can have such an address")
    return int(first), int(last)


def check_public_ip(text: str) -> str:
    """An IPv4 address as a request names it; raises MalformedId."""
    try:
        return str(ipaddress.IPv4Address(text.strip()))
    except ValueError:
        raise MalformedId("address", text) from None


def associate(address: Address, instance: Instance, association_id: str, *, again: bool) -> Address:
    """The address as the instance's own.

    again: it may be taken from another instance; raises AlreadyAssociated where it may not, WrongState for an instance that is ending, and InvalidRequest for one
    of another cluster.
    """
    if instance.state not in (InstanceState.PENDING, InstanceState.RUNNING):
        raise WrongState(f"The instance {instance.instance_id} is {instance.state.label}: it can have no address")
    if address.cluster and address.cluster != instance.cluster:
        raise InvalidRequest(
            f"The address {address.public_ip} is one of {address.cluster}, and the instance {instance.instance_id} is in {instance.cluster}:"
            f" an address leads to instances of its own cluster; allocate another while the instance has none, or launch the instance in {address.cluster}"
        )
    if address.instance_id == instance.instance_id:
        return address
    if address.instance_id and not again:
        raise AlreadyAssociated(f"The address {address.public_ip} is associated with {address.instance_id} already")
    return evolve(address, instance_id=instance.instance_id, association_id=association_id)


def disassociate(address: Address) -> Address:
    """The address as nobody's."""
    return evolve(address, instance_id="", association_id="")
