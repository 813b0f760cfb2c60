"""How tables of packet filters become others: nft's commands (libnftables-json(5)) for one transaction, which the kernel takes as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain as joined
from typing import Any

from euca.domain.network.difference import TableChange
from euca.domain.network.ruleset import Chain, Element, Json, NftSet, Table

#: How many elements rules may put into a set.
_LEARNT = 65_536


def commands(changes: Iterable[TableChange]) -> list[Json]:
    """All commands, in order. A table is changed in place where its sets and hooks allow, so that the kernel's work is that of the difference."""
    return list(joined.from_iterable(map(_of_table, changes)))


def _of_table(change: TableChange) -> list[Json]:
    before, after = change.before, change.after
    if after is None:
        return [] if before is None else _removed(before)
    if before is None or not _in_place(before, after):
        # Whatever is there by this name: added so that it can be deleted, then made anew, all at once.
        return [*_removed(after), *_changed(Table(after.family, after.name), after)]
    return _changed(before, after)


def _removed(table: Table) -> list[Json]:
    name = {"family": table.family, "name": table.name}
    return [{"add": {"table": name}}, {"delete": {"table": name}}]


def _in_place(before: Table, after: Table) -> bool:
    sets = before.sets.keys() & after.sets.keys()
    chains = before.chains.keys() & after.chains.keys()
    return all(_form(before.sets[name]) == _form(after.sets[name]) for name in sets) and all(
        _hook(before.chains[name]) == _hook(after.chains[name]) for name in chains
    )


def _form(one: NftSet) -> tuple[object, ...]:
    return one.type, one.value_type, one.interval, one.timeout_s


def _hook(chain: Chain) -> tuple[object, ...]:
    return (chain.hook, chain.type, chain.priority) if chain.hook else ()


def _changed(before: Table, after: Table) -> list[Json]:
    """New names first; then nothing refers to what goes; then elements and rules; then what nothing refers to any more goes."""
    table = {"family": after.family, "table": after.name}
    new_sets = [one for name, one in after.sets.items() if name not in before.sets]
    new_chains = [one for name, one in after.chains.items() if name not in before.chains]
    gone_sets = [one for name, one in before.sets.items() if name not in after.sets]
    gone_chains = [one for name, one in before.chains.items() if name not in after.chains]
    other_chains = [
        one for name, one in after.chains.items() if name in before.chains and before.chains[name].rules != one.rules
    ]
    other_sets = [
        (before.sets[name], one)
        for name, one in after.sets.items()
        if name in before.sets and before.sets[name].elements is not one.elements
    ]
    return [
        {"add": {"table": {"family": after.family, "name": after.name}}},
        *({"add": {_kind(one): {**table, **_set(one)}}} for one in new_sets),
        *({"add": {"chain": {**table, **_chain(one)}}} for one in new_chains),
        *({"flush": {"chain": {**table, "name": one.name}}} for one in (*other_chains, *gone_chains)),
        *joined.from_iterable(_elements("delete", table, one, was.elements - one.elements) for was, one in other_sets),
        *joined.from_iterable(_elements("delete", table, one, one.elements) for one in gone_sets if one.value_type),
        *joined.from_iterable(_elements("add", table, one, one.elements - was.elements) for was, one in other_sets),
        *joined.from_iterable(_elements("add", table, one, one.elements) for one in new_sets),
        *joined.from_iterable(_rules(table, one) for one in (*new_chains, *other_chains)),
        *({"delete": {_kind(one): {**table, "name": one.name}}} for one in gone_sets),
        *({"delete": {"chain": {**table, "name": one.name}}} for one in gone_chains),
    ]


def _kind(one: NftSet) -> str:
    return "map" if one.value_type else "set"


def _set(one: NftSet) -> dict[str, Json]:
    made: dict[str, Json] = {"name": one.name, "type": one.type[0] if len(one.type) == 1 else list(one.type)}
    if one.value_type:
        made["map"] = one.value_type
    if one.interval:
        made["flags"] = ["interval"]
    if one.timeout_s:
        made |= {"flags": ["timeout"], "timeout": one.timeout_s, "size": _LEARNT}
    return made


def _chain(one: Chain) -> dict[str, Json]:
    if not one.hook:
        return {"name": one.name}
    return {"name": one.name, "type": one.type, "hook": one.hook, "prio": one.priority, "policy": "accept"}


def _rules(table: Mapping[str, str], chain: Chain) -> Iterable[Json]:
    for rule in chain.rules:
        made = {**table, "chain": chain.name, "expr": rule.statements}
        if rule.comment:
            made["comment"] = rule.comment
        yield {"add": {"rule": made}}


def _elements(verb: str, table: Mapping[str, str], one: NftSet, elements: Iterable[Element]) -> list[Json]:
    found = [_element(one, element) for element in elements]
    return [{verb: {"element": {**table, "name": one.name, "elem": found}}}] if found else []


def _element(one: NftSet, element: Element) -> Json:
    if not one.value_type:
        return _key(element)
    key, value = element[0], element[1]
    return [_key(key), {"goto": {"target": value}} if one.value_type == "verdict" else _key(value)]


def _key(key: Any) -> Json:
    if isinstance(key, tuple):
        return {"concat": [_key(part) for part in key]}
    address, slash, length = key.partition("/")
    return {"prefix": {"addr": address, "len": int(length)}} if slash else key
