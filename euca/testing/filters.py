"""nftables in memory: takes commands in nft's JSON, one transaction at a time, and refuses what the kernel would."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from attrs import define, field

from euca.adapters.nftables import parsed
from euca.domain.network.ruleset import Json, Table

__all__ = ["MemoryFilters"]

Key = tuple[str, str]


@define(eq=False)
class _Set:
    body: dict[str, Any]
    elements: list[Json] = field(factory=list)

    @property
    def kind(self) -> str:
        return "map" if "map" in self.body else "set"

    def key(self, element: Json) -> str:
        return json.dumps(element[0] if self.kind == "map" else element)


@define(eq=False)
class _Chain:
    body: dict[str, Any]
    rules: list[dict[str, Any]] = field(factory=list)


@define(eq=False)
class _Table:
    sets: dict[str, _Set] = field(factory=dict)
    chains: dict[str, _Chain] = field(factory=dict)

    def used(self) -> Iterator[tuple[str, str]]:
        """Chains and sets that rules and elements refer to."""
        for chain in self.chains.values():
            for rule in chain.rules:
                yield from _references(rule["expr"])
        for one in self.sets.values():
            yield from _references(one.elements)


def _references(json: Json) -> Iterator[tuple[str, str]]:
    if isinstance(json, dict):
        for verb, body in json.items():
            if verb in ("goto", "jump") and isinstance(body, dict):
                yield "chain", body["target"]
            else:
                yield from _references(body)
    elif isinstance(json, list):
        for one in json:
            yield from _references(one)
    elif isinstance(json, str) and json.startswith("@"):
        yield "set", json[1:]


class MemoryFilters:
    """All tables, by family and name."""

    def __init__(self) -> None:
        self._tables: dict[Key, _Table] = {}

    def apply(self, commands: list[Json]) -> None:
        """Do all of them, or none and raise ValueError."""
        after = deepcopy(self._tables)
        for command in commands:
            ((verb, what),) = command.items()
            ((kind, body),) = what.items()
            _do(after, verb, kind, body)
        for key, table in after.items():
            names = {("chain", name) for name in table.chains} | {("set", name) for name in table.sets}
            missing = set(table.used()) - names
            if missing:
                raise ValueError(f"{key}: there is no {missing}")
        self._tables = after

    def tables(self) -> dict[Key, Table]:
        """What there is, as it is read."""
        return {key: parsed(self.listed(key), key) for key in self._tables}

    def listed(self, key: Key) -> bytes:
        """A table as ``nft -j list table`` prints it."""
        family, name = key
        table, at = self._tables[key], {"family": family, "table": name}
        entries: list[Json] = [{"metainfo": {"version": "1"}}, {"table": {"family": family, "name": name}}]
        for one in table.sets.values():
            elements = {"elem": one.elements} if one.elements else {}
            entries.append({one.kind: {**at, **one.body, **elements}})
        entries += [{"chain": {**at, **chain.body}} for chain in table.chains.values()]
        entries += [{"rule": {**at, **rule}} for chain in table.chains.values() for rule in chain.rules]
        return json.dumps({"nftables": entries}).encode()


def _do(tables: dict[Key, _Table], verb: str, kind: str, body: Mapping[str, Any]) -> None:
    if kind == "table":
        key = (body["family"], body["name"])
        if verb == "add":
            tables.setdefault(key, _Table())
        elif tables.pop(key, None) is None:
            raise ValueError(f"there is no table {key}")
        return
    table = tables.get((body["family"], body["table"]))
    if table is None:
        raise ValueError(f"there is no table for {body}")
    own = {name: value for name, value in body.items() if name not in ("family", "table")}
    _VERBS[verb, "set" if kind == "map" else kind](table, own)


def _add_set(table: _Table, body: dict[str, Any]) -> None:
    if table.sets.setdefault(body["name"], _Set(body)).body != body:
        raise ValueError(f"another set is there: {body}")


def _add_chain(table: _Table, body: dict[str, Any]) -> None:
    if table.chains.setdefault(body["name"], _Chain(body)).body != body:
        raise ValueError(f"another chain is there: {body}")


def _add_rule(table: _Table, body: dict[str, Any]) -> None:
    for kind, name in _references(body["expr"]):
        if name not in (table.chains if kind == "chain" else table.sets):
            raise ValueError(f"there is no {kind} {name} yet")
    table.chains[body["chain"]].rules.append(body)


def _add_elements(table: _Table, body: dict[str, Any]) -> None:
    one = table.sets[body["name"]]
    for element in body["elem"]:
        for _, name in _references(element):
            if name not in table.chains:
                raise ValueError(f"there is no chain {name} yet")
        same = [other for other in one.elements if one.key(other) == one.key(element)]
        if same and same != [element]:
            raise ValueError(f"another element is there: {element}")
        if not same:
            one.elements.append(element)


def _delete_elements(table: _Table, body: dict[str, Any]) -> None:
    one = table.sets[body["name"]]
    for element in body["elem"]:
        if element not in one.elements:
            raise ValueError(f"there is no element {element}")
        one.elements.remove(element)


def _delete_set(table: _Table, body: dict[str, Any]) -> None:
    if ("set", body["name"]) in table.used():
        raise ValueError(f"set {body['name']} is in use")
    del table.sets[body["name"]]


def _delete_chain(table: _Table, body: dict[str, Any]) -> None:
    chain = table.chains[body["name"]]
    if ("chain", body["name"]) in table.used() or chain.rules:
        raise ValueError(f"chain {body['name']} is in use")
    del table.chains[body["name"]]


def _flush_chain(table: _Table, body: dict[str, Any]) -> None:
    table.chains[body["name"]].rules.clear()


_VERBS = {
    ("add", "set"): _add_set,
    ("add", "chain"): _add_chain,
    ("add", "rule"): _add_rule,
    ("add", "element"): _add_elements,
    ("delete", "element"): _delete_elements,
    ("delete", "set"): _delete_set,
    ("delete", "chain"): _delete_chain,
    ("flush", "chain"): _flush_chain,
}
