"""What an operator is told: each thing that is wanted of the kernel or there with our mark, compared, with its reason."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import singledispatch
from typing import Any, TypeVar

from euca.domain.network.difference import Actual, ready
from euca.domain.network.filter_words import words
from euca.domain.network.findings import Finding, Verdict
from euca.domain.network.kernel import (
    PROTOCOL,
    Address,
    Forwarding,
    Interface,
    Link,
    Neighbour,
    PolicyRule,
    Route,
    Wanted,
)
from euca.domain.network.ruleset import Chain, Element, NftSet, Table

T = TypeVar("T")
#: What is said of the interface of a guest that is not there.
ABSENT = "it comes with its guest"
#: How many elements of a set that is not right are named.
_NAMED = 5


def findings(wanted: Wanted, actual: Actual) -> list[Finding]:
    """Everything, kind by kind. Things of an interface that is not there are not missing; the interface is."""
    part = ready(wanted, actual.present)
    return [
        *(
            Finding("surroundings", "in our place", Verdict.PROBLEM, "not made by Eucalyptus", said)
            for said in actual.foreign
        ),
        *_of("link", part.links, _up(actual.links, actual), lambda one: one.name),
        *_of("link", wanted.interfaces, _up(actual.interfaces, actual), lambda one: one.name),
        *_of("address", part.addresses, actual.addresses, lambda one: (one.link, one.address)),
        *_of("rule", part.rules, actual.rules, lambda one: (one.priority, one.source, one.destination)),
        *_of("route", part.routes, actual.routes, lambda one: (one.table, one.destination)),
        *_of("neighbour", part.neighbours, actual.neighbours, lambda one: (one.link, one.address)),
        *_of("forwarding", part.forwardings, actual.forwardings, lambda one: (one.link, one.mac)),
        *(Finding(one.kind, one.thing, Verdict.SURPLUS) for one in sorted(actual.odd, key=str)),
        *_settings(part, actual),
        *_filters(part, actual),
    ]


def _up(links: frozenset[T], actual: Actual) -> frozenset[T]:
    return frozenset(one for one in links if one.name not in actual.unready)  # type: ignore[attr-defined]


def _of(kind: str, wanted: Iterable[T], actual: frozenset[T], key: Callable[[T], Hashable]) -> Iterator[Finding]:
    now = {key(one): one for one in actual}
    keys = set()
    for one in sorted(wanted, key=str):
        keys.add(key(one))
        other = now.get(key(one))
        reason: str = one.reason  # type: ignore[attr-defined]
        if one in actual:
            yield Finding(kind, text(one), Verdict.RIGHT, reason)
        elif other is not None:
            yield Finding(kind, f"{text(one)}, but it is {text(other)}", Verdict.CHANGED, reason)
        else:
            mend = ABSENT if isinstance(one, Interface) else ""
            yield Finding(kind, text(one), Verdict.MISSING, reason, mend)
    for one in sorted(actual, key=str):
        if key(one) not in keys:
            yield Finding(kind, text(one), Verdict.SURPLUS)


def _settings(wanted: Wanted, actual: Actual) -> Iterator[Finding]:
    for one in sorted(wanted.settings, key=lambda one: one.path):
        now = actual.settings.get(one.path)
        thing = f"{one.path.replace('/', '.') if '.' not in one.path else one.path} = {one.value}"
        if now == one.value:
            yield Finding("setting", thing, Verdict.RIGHT, one.reason)
        elif now is None:
            yield Finding("setting", thing, Verdict.MISSING, one.reason, "this kernel has no such setting")
        else:
            yield Finding("setting", f"{thing}, but it is {now}", Verdict.CHANGED, one.reason)
    kept = {one.path for one in wanted.settings}
    for path, value in sorted(actual.remembered.items()):
        if path not in kept:
            yield Finding("setting", f"{path}, which was {value}", Verdict.SURPLUS)


# Packet filters


def _filters(wanted: Wanted, actual: Actual) -> Iterator[Finding]:
    after = {(table.family, table.name): table for table in wanted.tables}
    for key in sorted(after.keys() | actual.tables.keys()):
        empty = Table(*key)
        yield from _table(after.get(key, empty), actual.tables.get(key, empty), " ".join(key))


def _table(wanted: Table, actual: Table, name: str) -> Iterator[Finding]:
    for one in sorted(wanted.sets.keys() | actual.sets.keys()):
        yield _set(f"{name} {one}", wanted.sets.get(one), actual.sets.get(one))
    for one in sorted(wanted.chains.keys() | actual.chains.keys()):
        yield from _chain(f"{name} {one}", wanted.chains.get(one), actual.chains.get(one))


def _set(name: str, wanted: NftSet | None, actual: NftSet | None) -> Finding:
    if wanted is None:
        return Finding("filter", name, Verdict.SURPLUS)
    thing = f"{name}: {len(wanted.elements)} elements"
    if actual is None:
        return Finding("filter", thing, Verdict.MISSING)
    if wanted == actual:
        return Finding("filter", thing, Verdict.RIGHT)
    lacking, more = _some(wanted.elements - actual.elements), _some(actual.elements - wanted.elements)
    unlike = "; ".join(filter(None, (lacking and f"it lacks {lacking}", more and f"it has {more}")))
    return Finding("filter", f"{thing}; {unlike or 'its types are others'}", Verdict.CHANGED)


def _some(elements: frozenset[Element]) -> str:
    named = [_element(one) for one in sorted(elements, key=str)[:_NAMED]]
    return ", ".join(named + [f"and {len(elements) - _NAMED} more"] * (len(elements) > _NAMED))


def _element(one: Element) -> str:
    return one if isinstance(one, str) else " . ".join(map(_element, one))


def _chain(name: str, wanted: Chain | None, actual: Chain | None) -> Iterator[Finding]:
    if wanted is None:
        yield Finding("filter", f"{name}: a chain", Verdict.SURPLUS)
        return
    verdict = Verdict.MISSING if actual is None else Verdict.RIGHT if actual == wanted else Verdict.CHANGED
    if verdict is Verdict.CHANGED:
        said = [words(rule.statements) for rule in actual.rules] if actual else []
        yield Finding("filter", f"{name}: not as it was written, but: {'; '.join(said)}"[:1000], verdict)
        return
    for rule in wanted.rules:
        yield Finding("filter", f"{name}: {words(rule.statements)}", verdict, rule.comment)
    if not wanted.rules:
        yield Finding("filter", f"{name}: empty", verdict)


# Things in the words of ip(8) and bridge(8)


@singledispatch
def text(thing: Any) -> str:
    """A thing as the tool would show it that an operator would ask."""
    return str(thing)


@text.register
def _(thing: Link) -> str:
    return f"{thing.name} address {thing.mac} mtu {thing.mtu} vxlan id {thing.vni} local {thing.local} dstport {thing.port}"


@text.register
def _(thing: Interface) -> str:
    return f"{thing.name} address {thing.mac} mtu {thing.mtu}"


@text.register
def _(thing: Address) -> str:
    return f"{thing.address} dev {thing.link} scope {thing.scope}{f' label {thing.label}' if thing.label else ''}"


@text.register
def _(thing: Route) -> str:
    way = f"via {thing.gateway} dev {thing.link} onlink" if thing.gateway else f"dev {thing.link}"
    destination = "default" if not thing.destination.prefixlen else str(thing.destination).removesuffix("/32")
    return f"{destination} {way} table {thing.table} proto {PROTOCOL}"


@text.register
def _(thing: PolicyRule) -> str:
    from_to = f"from {thing.source or 'all'}" + (f" to {thing.destination}" if thing.destination else "")
    return f"{thing.priority}: {from_to} lookup {thing.table} proto {PROTOCOL}"


@text.register
def _(thing: Neighbour) -> str:
    return f"{thing.address} dev {thing.link} lladdr {thing.mac} PERMANENT"


@text.register
def _(thing: Forwarding) -> str:
    return f"{thing.mac} dev {thing.link} dst {thing.machine} self permanent"
