"""Editions of a value that a tier keeps at its neighbour: sent as changes from the one that is there, or whole, in parts of bounded size.

A value is a number of tables.  Each edition is named by its tag, which only its sender makes and reads: who receives it compares it with the one that it
has.  So an older release can hold what a newer one sends, and either side may start anew at any moment.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from euca.domain.errors import InvalidRequest
from euca.domain.network.state import Change, Group, Intent, State, change_between, changed

#: The values of a table, by key.
Table = Mapping[str, object]
#: The tables of a value, by name.
Tables = Mapping[str, Table]

HOSTS, GUESTS, GROUPS, OVERLAY, MEMBERS = "hosts", "guests", "groups", "overlay", "members"
#: How much goes into one part: an item counts one, a group one more for each of its rules. About half of what a message may have.
PART_WEIGHT = 1500
#: What a receiver takes of one table.
MOST_ITEMS = 65_536
_KEPT = 32


def tables_of_state(state: State) -> Tables:
    """What a cluster tells its nodes."""
    overlay = {} if state.overlay is None else {"": state.overlay}
    hosts = {str(host): host for host in state.hosts}
    return {OVERLAY: overlay, HOSTS: hosts, GUESTS: state.guests, GROUPS: state.groups}


def state_of(tables: Tables) -> State:
    """The state whose tables these are."""
    return State(
        tables.get(OVERLAY, {}).get(""),  # type: ignore[arg-type]
        frozenset(tables.get(HOSTS, {}).values()),  # type: ignore[arg-type]
        tables.get(GUESTS, {}),  # type: ignore[arg-type]
        tables.get(GROUPS, {}),  # type: ignore[arg-type]
    )


def tables_of_intent(intent: Intent) -> Tables:
    """What the cloud tells a cluster."""
    return {MEMBERS: intent.memberships, GROUPS: intent.groups}


def intent_of(tables: Tables) -> Intent:
    """The intent whose tables these are."""
    return Intent(tables.get(MEMBERS, {}), tables.get(GROUPS, {}))  # type: ignore[arg-type]


@frozen
class Edition:
    """A value's name. ``epoch``: its sender's life, in which ``number`` counts. ``tag``: equal for equal values, empty for one that never came."""

    epoch: str = ""
    number: int = 0
    tag: str = ""


@frozen
class Part:
    """What one message carries of an edition: part ``number`` of it, from 0; ``more``: it is not the last.

    ``base``: the tag of the value that this changes, or empty: it is the whole value.
    """

    edition: Edition
    base: str = ""
    number: int = 0
    more: bool = False
    changes: Mapping[str, Change[object]] = field(factory=dict)


# Sending


@define
class Feed:
    """The value as it is now, for all who are to have it. ``epoch``: a name that no other life of this tier has had."""

    epoch: str
    _tables: Tables = field(factory=dict)
    _sum: int = 0
    _former: OrderedDict[str, Tables] = field(factory=OrderedDict)
    _made: dict[str, tuple[Part, ...]] = field(factory=dict)
    edition: Edition = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.edition = Edition(self.epoch, 0, _tag(0))

    @property
    def tables(self) -> Tables:
        """What it is now."""
        return self._tables

    def become(self, tables: Tables) -> bool:
        """Be this from now on; whether that is another value than before."""
        sum_ = self._sum
        for name in tables.keys() | self._tables.keys():
            old, new = self._tables.get(name, {}), tables.get(name, {})
            change = change_between(old, new)
            touched = [key for key in (*change.put, *change.gone) if key in old]
            sum_ += sum(_digest(name, key, value) for key, value in change.put.items())
            sum_ -= sum(_digest(name, key, old[key]) for key in touched)
        if sum_ == self._sum and self.edition.number:
            return False
        if self.edition.number:
            self._former[self.edition.tag] = self._tables
            self._former.move_to_end(self.edition.tag)
        while len(self._former) > _KEPT:
            self._former.popitem(last=False)
        self._tables, self._sum = tables, sum_
        self.edition = Edition(self.epoch, self.edition.number + 1, _tag(sum_))
        self._made.clear()
        return True

    def parts_from(self, tag: str | None) -> Sequence[Part]:
        """What makes the value now of the one with this tag. None: nobody knows what is there; then it is asked, by a change that changes nothing."""
        if tag is None:
            return (Part(self.edition, self.edition.tag),)
        base = tag if tag in self._former else ""
        if base not in self._made:
            self._made[base] = self._parts(base)
        return self._made[base]

    def _parts(self, base: str) -> tuple[Part, ...]:
        old = self._former.get(base, {})
        changes = {name: change_between(old.get(name, {}), table) for name, table in self._tables.items()}
        overlay = changes.get(OVERLAY)
        if base and overlay is not None and overlay.gone:
            return self._parts("")  # a message cannot say that there is no overlay any more, a whole value can
        return tuple(_split(Part(self.edition, base), changes))


def _tag(sum_: int) -> str:
    return f"{sum_ % (1 << 256):064x}"


def _digest(name: str, key: str, value: object) -> int:
    # The sum of such numbers is a digest of a table that one changed item costs no more than itself.
    return int.from_bytes(hashlib.sha256(repr((name, key, value)).encode()).digest(), "big")


def _split(first: Part, changes: Mapping[str, Change[object]]) -> Iterator[Part]:
    """Parts of about PART_WEIGHT each."""
    part, weight = first, 0
    put: dict[str, dict[str, object]] = {}
    gone: dict[str, set[str]] = {}

    def made(more: bool) -> Part:
        names = put.keys() | gone.keys()
        changed_ = {name: Change(put.get(name, {}), frozenset(gone.get(name, ()))) for name in names}
        return evolve(part, more=more, changes=changed_)

    for name, change in changes.items():
        items: list[tuple[str, object]] = [*change.put.items(), *((key, None) for key in change.gone)]
        for key, value in items:
            item_weight = 1 + len(value.rules) if isinstance(value, Group) else 1
            if weight and weight + item_weight > PART_WEIGHT:
                yield made(True)
                part, weight = evolve(part, number=part.number + 1), 0
                put, gone = {}, {}
            weight += item_weight
            if value is None:
                gone.setdefault(name, set()).add(key)
            else:
                put.setdefault(name, {})[key] = value
    yield made(False)


# Receiving


@define
class Copy:
    """A value that was received, and what has come of the next."""

    edition: Edition = field(factory=Edition)
    tables: Tables = field(factory=dict)
    _coming: tuple[Edition, int, Tables] | None = None

    def take(self, part: Part) -> tuple[Edition, Tables] | None:
        """What the value is to be with this part; None where it stays as it is: the part is old, does not fit, or is not the last.

        Raises InvalidRequest for more than anybody could have.
        """
        same_life = part.edition.epoch == self.edition.epoch
        if same_life and part.edition.number <= self.edition.number:
            return None
        started = self._started(part)
        if started is None:
            self._coming = None
            return None
        tables = dict(started)
        tables.update((name, changed(started.get(name, {}), change)) for name, change in part.changes.items())
        for name, table in tables.items():
            if len(table) > MOST_ITEMS:
                self._coming = None
                raise InvalidRequest(f"A network has at most {MOST_ITEMS} {name}")
        if part.more:
            self._coming = (part.edition, part.number + 1, tables)
            return None
        self._coming = None
        return part.edition, tables

    def _started(self, part: Part) -> Tables | None:
        """What the part is to be added to."""
        if part.number:
            coming = self._coming
            return coming[2] if coming is not None and coming[:2] == (part.edition, part.number) else None
        if not part.base:
            return {}
        return self.tables if part.base == self.edition.tag else None

    def become(self, edition: Edition, tables: Tables) -> None:
        """Be this, which is durable now."""
        self.edition, self.tables = edition, tables


@frozen
class Kept:
    """What a receiver says that it has. ``in_force``: the tag of what its network is, if it says; ``trouble``: why that is another."""

    edition: Edition
    in_force: str = ""
    trouble: str = ""
