"""One plain value of any generated message class: what its type demands and nothing else, or all that it may hold."""

from __future__ import annotations

import datetime
from typing import Any, Final

from euca.soap.codec import Contract, Struct

_SIMPLE: Final[dict[str, Any]] = {
    "int": 1,
    "integer": 1,
    "long": 1,
    "boolean": False,
    "double": 1.0,
    "dateTime": datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC),
    "base64Binary": b"x",
}


def sample(contract: Contract, struct: type[Struct], instance: str) -> Struct:
    """A value with what its type demands, and this instance wherever one is named."""
    types = contract.by_name
    values: dict[str, Any] = {}
    chosen: set[int] = set()
    for field in struct.FIELDS:
        named = "instance_id" in field.name
        if not (field.min or field.is_array or named or field.choice) or field.choice in chosen - {0}:
            continue
        chosen.add(field.choice)
        one: Any
        if field.type in types:
            one = sample(contract, types[field.type], instance)
        else:
            one = instance if named else (field.values or (None,))[0] or _SIMPLE.get(field.type, "x")
        values[field.name] = (one,) if field.is_array else one
    return struct(**values)


def full_sample(contract: Contract, struct: type[Struct], version: str | None = None, *, items: int = 1) -> Struct:
    """A value with all that a version (None is the newest) allows, of a choice the first. items: how many each array without a bound holds."""
    types = contract.by_name
    values: dict[str, Any] = {}
    chosen: set[int] = set()
    for field in contract.fields(struct, version):
        if field.choice in chosen - {0}:
            continue
        chosen.add(field.choice)
        one: Any
        if field.type in types:
            one = full_sample(contract, types[field.type], version, items=items)
        else:
            one = (field.values or (None,))[0] or _SIMPLE.get(field.type, "x")
        values[field.name] = (one,) * (items if field.max is None else field.max) if field.is_array else one
    return struct(**values)
