"""What has to be done to a machine's kernel so that it holds what is wanted, in an order that keeps guests apart and their connections alive.

Nothing that is right is touched, and what can be changed in place is.  Filters come before what leads to guests, and go after it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from enum import Enum
from typing import TypeVar

from attrs import evolve, field, frozen

from euca.domain.network.kernel import (
    Address,
    Forwarding,
    Interface,
    Link,
    Neighbour,
    PolicyRule,
    Route,
    Setting,
    Wanted,
)
from euca.domain.network.ruleset import Table

#: The longest label that the kernel keeps for an address.
LABEL_CHARACTERS = 15


@frozen
class Odd:
    """Something with our mark that no value of ours says, such as a blackhole route. ``raw``: the kernel's own message about it."""

    kind: str
    thing: str
    raw: bytes = field(eq=False, repr=False)


@frozen
class Actual:
    """What a machine's kernel holds with our mark, and what the rest of it means to us.

    ``present``: the indices of all the machine's links by their names.  ``links`` and ``interfaces``: those with our mark, and interfaces that are wanted; ``unready``: which of these are not up, or
    have an incomplete mark.  ``settings``: values by path, of settings that are wanted; a path that the kernel lacks is not among them.  ``remembered``: what settings of
    other people's interfaces were before we changed them.  ``foreign``: what stands in our place and is not ours, as sentences with the mend.
    """

    present: Mapping[str, int] = field(factory=dict)
    links: frozenset[Link] = frozenset()
    interfaces: frozenset[Interface] = frozenset()
    unready: frozenset[str] = frozenset()
    addresses: frozenset[Address] = frozenset()
    routes: frozenset[Route] = frozenset()
    rules: frozenset[PolicyRule] = frozenset()
    neighbours: frozenset[Neighbour] = frozenset()
    forwardings: frozenset[Forwarding] = frozenset()
    odd: frozenset[Odd] = frozenset()
    settings: Mapping[str, str] = field(factory=dict)
    remembered: Mapping[str, str] = field(factory=dict)
    tables: Mapping[tuple[str, str], Table] = field(factory=dict)
    foreign: tuple[str, ...] = ()


@frozen
class TableChange:
    """How a table of packet filters becomes another; None where there is none."""

    before: Table | None
    after: Table | None


class Act(Enum):
    """What is done to a thing. A link that is added is not up yet; replacing it sets it up."""

    ADD = "add"
    REPLACE = "replace"
    REMOVE = "remove"


Thing = Link | Interface | Address | Route | PolicyRule | Neighbour | Forwarding | Setting | Odd


@frozen
class Step:
    """One thing to be done. ``REMOVE`` of a setting puts back its value, of a guest's interface takes our mark from it.

    ``was``: what a link or interface is now, where that is known.  Its MAC address is set only if it is another: that makes the kernel forget all neighbours on it.
    """

    act: Act
    thing: Thing
    was: Link | Interface | None = None

    @property
    def sets_mac(self) -> bool:
        """Whether the kernel will forget the link's neighbours."""
        return isinstance(self.thing, Link | Interface) and (self.was is None or self.was.mac != self.thing.mac)


@frozen
class Filters:
    """Changes of packet filters that are made in one transaction."""

    changes: tuple[TableChange, ...]


@frozen
class Plan:
    """All that is to be done, in this order."""

    steps: tuple[Step | Filters, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether everything is as it should be."""
        return not self.steps


T = TypeVar("T", Address, Route, Neighbour, Forwarding)
V = TypeVar("V", Address, Route, PolicyRule, Neighbour, Forwarding)


def interface_of(path: str) -> str:
    """The interface that a setting is about, or nothing: ``net/ipv4/conf/eth0.100/forwarding``."""
    parts = path.split("/")
    return parts[3] if len(parts) == 5 and parts[2] in ("conf", "neigh") else ""


def ready(wanted: Wanted, present: Collection[str]) -> Wanted:
    """The part of what is wanted that can be: without what belongs to interfaces that are not there, other than links of ours."""
    names = {link.name for link in wanted.links}.union(present)
    return evolve(
        wanted,
        interfaces=wanted.interfaces - {one for one in wanted.interfaces if one.name not in names},
        addresses=_marked(_there(wanted.addresses, names)),
        routes=_there(wanted.routes, names),
        neighbours=_there(wanted.neighbours, names),
        forwardings=_there(wanted.forwardings, names),
        settings=wanted.settings
        - {one for one in wanted.settings if (link := interface_of(one.path)) and link not in names},
    )


def _there(things: frozenset[T], names: Collection[str]) -> frozenset[T]:
    return things - {thing for thing in things if thing.link not in names}


def _marked(addresses: frozenset[Address]) -> frozenset[Address]:
    """A label that the kernel cannot keep is left out; the address has our protocol number, too."""
    long = {one for one in addresses if len(one.label) > LABEL_CHARACTERS}
    return addresses - long | {evolve(one, label="") for one in long} if long else addresses


def without_links(actual: Actual, names: Collection[str]) -> Actual:
    """What is left when these links go, and with them what belongs to them."""
    if not names:
        return actual
    return evolve(
        actual,
        present={name: index for name, index in actual.present.items() if name not in names},
        links=frozenset(one for one in actual.links if one.name not in names),
        interfaces=frozenset(one for one in actual.interfaces if one.name not in names),
        addresses=_without(actual.addresses, names),
        routes=_without(actual.routes, names),
        neighbours=_without(actual.neighbours, names),
        forwardings=_without(actual.forwardings, names),
        settings={path: value for path, value in actual.settings.items() if interface_of(path) not in names},
    )


def _without(things: frozenset[T], names: Collection[str]) -> frozenset[T]:
    return things - {thing for thing in things if thing.link in names}


def made(wanted: Wanted, present: Mapping[str, int], remembered: Mapping[str, str]) -> Actual:
    """What there is when everything that was wanted has been done on a machine with these links."""
    part = ready(wanted, present)
    return Actual(
        present=present,
        links=part.links,
        interfaces=part.interfaces,
        addresses=part.addresses,
        routes=part.routes,
        rules=part.rules,
        neighbours=part.neighbours,
        forwardings=part.forwardings,
        settings={one.path: one.value for one in part.settings},
        remembered=remembered,
        tables={(table.family, table.name): table for table in part.tables},
    )


def plan(wanted: Wanted, actual: Actual) -> Plan:
    """What makes the wanted of what is; empty if it is so."""
    part = ready(wanted, actual.present)
    links = _Links.compare(part, actual)
    actual = _without_neighbours(without_links(actual, {link.name for link in links.removed}), links)
    routes = _Changes.compare(part.routes, actual.routes, lambda one: (one.table, one.destination))
    addresses = _Changes.compare(part.addresses, actual.addresses, lambda one: one)
    neighbours = _Changes.compare(part.neighbours, actual.neighbours, lambda one: (one.link, one.address))
    forwardings = _Changes.compare(part.forwardings, actual.forwardings, lambda one: (one.link, one.mac))
    rules = _Changes.compare(part.rules, actual.rules, lambda one: one)
    tables = _tables(part, actual)
    first: list[Step | Filters] = []
    first += _restored(part, actual)
    first += _steps(Act.REMOVE, actual.odd)
    for gone in (routes.gone, addresses.gone, neighbours.gone, forwardings.gone):
        first += _steps(Act.REMOVE, gone)
    first += _steps(Act.REMOVE, links.unmarked)
    first += _steps(Act.REMOVE, links.removed)
    first += _filters(change for change in tables if change.after is not None)
    first += _steps(Act.ADD, links.added)
    first += _steps(Act.REPLACE, _settings(part, actual))
    first += links.changed
    for new in (addresses, neighbours, forwardings, routes, rules):
        first += new.put()
    first += _steps(Act.REMOVE, rules.gone)
    first += _filters(change for change in tables if change.after is None)
    return Plan(tuple(first))


def _steps(act: Act, things: Iterable[Thing]) -> list[Step | Filters]:
    return [Step(act, thing) for thing in things]


def _filters(changes: Iterable[TableChange]) -> list[Step | Filters]:
    found = tuple(changes)
    return [Filters(found)] if found else []


@frozen
class _Changes:
    """Things that are to be new, other or gone."""

    new: Collection[Thing]
    other: Collection[Thing]
    gone: Collection[Thing]

    @classmethod
    def compare(cls, wanted: frozenset[V], actual: frozenset[V], key: Callable[[V], Hashable]) -> _Changes:
        """key: what two of these cannot have in common, so that one replaces the other in place."""
        new, gone = wanted - actual, actual - wanted
        if not new or not gone:
            return cls(new, (), gone)
        before = {key(one) for one in gone}
        after = {key(one) for one in new}
        return cls(
            [one for one in new if key(one) not in before],
            [one for one in new if key(one) in before],
            [one for one in gone if key(one) not in after],
        )

    def put(self) -> list[Step | Filters]:
        """The steps that make what is new or other."""
        return _steps(Act.REPLACE, self.other) + _steps(Act.ADD, self.new)


@frozen
class _Links:
    """What is to be done to links of ours, and to guests' interfaces."""

    removed: Collection[Link]
    added: Collection[Link]
    changed: Collection[Step]
    unmarked: Collection[Interface]

    @classmethod
    def compare(cls, wanted: Wanted, actual: Actual) -> _Links:
        now: dict[str, Link | Interface] = {one.name: one for one in actual.links | actual.interfaces}
        removed = [one for one in actual.links if not any(_same_tunnel(one, link) for link in wanted.links)]
        kept = {link.name for link in actual.links} - {link.name for link in removed}
        added = [link for link in wanted.links if link.name not in kept]
        unready = [one for one in wanted.links | wanted.interfaces if one.name in actual.unready]
        unlike = {*(wanted.links - actual.links), *(wanted.interfaces - actual.interfaces), *unready}
        # A link that is made now has the right address already.
        was = now | {link.name: link for link in added}
        changed = [Step(Act.REPLACE, one, was.get(one.name)) for one in unlike]
        names = {one.name for one in wanted.interfaces}
        unmarked = [one for one in actual.interfaces if one.name not in names]
        return cls(removed, added, changed, unmarked)


def _without_neighbours(actual: Actual, links: _Links) -> Actual:
    """Without the neighbours that the kernel will forget."""
    forgotten = {one.thing.name for one in links.changed if one.sets_mac and isinstance(one.thing, Link | Interface)}
    return evolve(actual, neighbours=_without(actual.neighbours, forgotten)) if forgotten else actual


def _same_tunnel(one: Link, other: Link) -> bool:
    """Whether one becomes the other without being made anew."""
    return (one.name, one.vni, one.local, one.port) == (other.name, other.vni, other.local, other.port)


def _settings(wanted: Wanted, actual: Actual) -> list[Setting]:
    """Those that are to be changed, in the order of their paths; what is not remembered yet is right only when it is."""
    return sorted(
        (
            one
            for one in wanted.settings
            if actual.settings.get(one.path) != one.value or (one.restore and one.path not in actual.remembered)
        ),
        key=lambda one: one.path,
    )


def _restored(wanted: Wanted, actual: Actual) -> list[Step | Filters]:
    kept = {one.path for one in wanted.settings if one.restore}
    return [
        Step(Act.REMOVE, Setting(path, value, restore=True))
        for path, value in sorted(actual.remembered.items())
        if path not in kept
    ]


def _tables(wanted: Wanted, actual: Actual) -> list[TableChange]:
    after = {(table.family, table.name): table for table in wanted.tables}
    return [
        TableChange(actual.tables.get(key), after.get(key))
        for key in sorted(after.keys() | actual.tables.keys())
        if actual.tables.get(key) != after.get(key)
    ]
