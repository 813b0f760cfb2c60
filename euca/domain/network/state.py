"""What tiers tell each other of the network: groups, who is a member of them, and where each guest is.

The cloud says to a cluster which groups its instances are in, and which public addresses they have (:class:`Intent`).  The cluster adds where they are and
what their private addresses are, and says that to each of its nodes (:class:`State`).  Both are whole values that only ever replace one another; what
travels is the :class:`Change` from the one that the neighbour has to the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Address, IPv4Network
from typing import Generic, TypeVar

from attrs import field, frozen

from euca.domain.groups import Rule

T = TypeVar("T")


# Thousands of groups and guests are looked up for each change of one: their hashes are kept.
@frozen(cache_hash=True)
class Group:
    """A security group: who may come in to its members. Rules whose source is a group name it by ``source.group_id``."""

    group_id: str
    rules: tuple[Rule, ...] = ()


@frozen
class Membership:
    """What the cloud says of an instance: its groups, in the order of their ids, and its public address if it has one.

    ``account_id`` owns it.
    """

    instance_id: str
    account_id: str
    group_ids: tuple[str, ...] = ()
    public_ip: IPv4Address | None = None


@frozen(cache_hash=True)
class Guest:
    """An instance that has a network interface.

    ``node`` is the underlay address of the machine that it runs on.  ``private_ip`` is None where it is not known yet (mode SYSTEM).
    """

    instance_id: str
    account_id: str
    mac: str
    private_ip: IPv4Address | None
    node: IPv4Address | None
    group_ids: tuple[str, ...] = ()
    public_ip: IPv4Address | None = None


@frozen
class Overlay:
    """What all machines of a cluster in mode MANAGED have in common.

    ``subnet``: the cluster's private range; its first address is each guest's gateway.  ``head``: the underlay address of the cluster head, by which
    guests reach the world.  ``vni`` and ``port``: of VXLAN (RFC 7348).  ``dns``: the servers that names outside of the cluster are asked of.
    ``domain``: the guests' domain name, such as ``cluster1.internal``.
    """

    subnet: IPv4Network
    head: IPv4Address
    vni: int
    port: int
    dns: tuple[IPv4Address, ...] = ()
    domain: str = "euca.internal"

    @property
    def gateway(self) -> IPv4Address:
        """The address that guests know their node by."""
        return self.subnet.network_address + 1


@frozen
class Intent:
    """What the cloud wants of a cluster's network: memberships by instance id, groups by id."""

    memberships: Mapping[str, Membership] = field(factory=dict)
    groups: Mapping[str, Group] = field(factory=dict)


@frozen
class State:
    """What a cluster wants of its machines: guests by instance id, groups by id; ``overlay`` is None in modes without one.

    ``hosts``: the underlay addresses of all the cluster's nodes, those without guests among them.
    """

    overlay: Overlay | None = None
    hosts: frozenset[IPv4Address] = frozenset()
    guests: Mapping[str, Guest] = field(factory=dict)
    groups: Mapping[str, Group] = field(factory=dict)


@frozen
class Change(Generic[T]):
    """How a table became another: the values that are new or other, by key, and the keys that are gone."""

    put: Mapping[str, T]
    gone: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether nothing has changed."""
        return not self.put and not self.gone


def change_between(old: Mapping[str, T], new: Mapping[str, T]) -> Change[T]:
    """What makes ``new`` of ``old``."""
    # Most values are the very same ones: to see that costs less than to compare them.
    put = {key: value for key, value in new.items() if (was := old.get(key)) is not value and was != value}
    return Change(put, frozenset(old.keys() - new.keys()))


def changed(old: Mapping[str, T], change: Change[T]) -> dict[str, T]:
    """The table after a change; a key that is gone already is no error."""
    return {key: value for key, value in old.items() if key not in change.gone} | dict(change.put)
