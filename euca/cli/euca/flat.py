"""A request's message as the parameters of EC2's Query interface, by the table from which the cloud reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from euca.cli.euca.failures import Misused
from euca.cli.euca.tree import text_of
from euca.cli.messages import operation_of
from euca.query.table import NAMED, PLACE, entries
from euca.soap.codec import Struct
from euca.wire.ec2_query import PARAMETERS


@cache
def _patterns(operation: str) -> Mapping[str, str]:
    """Path of an element → its parameter, in which `n` is a place in a list."""
    return {path: pattern for pattern, path in entries(PARAMETERS.get(operation, ""))}


def parameters(request: Struct) -> dict[str, str]:
    """PARAMETER → value. Raises Misused for what this interface has no parameter for."""
    operation = operation_of(type(request)).name
    patterns, numbers = _patterns(operation), _Numbers()
    found: dict[str, str] = {}
    for path, places, value in _leaves(request, "", ()):
        if path in patterns:
            found[numbers.parameter(patterns[path], places)] = text_of(value)
        elif value is None and NAMED in patterns and "/" not in path:
            found[patterns[NAMED]] = path
        elif value is not None:
            raise Misused(
                f"{operation} takes no {path.replace('/', '.')} with access keys", "`--by certificate` has all of it"
            )
    return found


class _Numbers:
    """Numbers the elements of each list from 1: one list of a message, such as groups by name or id, may be two lists of parameters."""

    def __init__(self) -> None:
        self._known: dict[str, dict[int, int]] = {}

    def parameter(self, pattern: str, places: tuple[int, ...]) -> str:
        """The parameter at these places; what is a list in the message and none here has its one element."""
        name, left = "", iter(places)
        for step in pattern.split("."):
            if step == PLACE:
                known = self._known.setdefault(name, {})
                step = str(known.setdefault(next(left, 1), len(known) + 1))
            name = f"{name}.{step}" if name else step
        return name


def _leaves(value: Struct, before: str, places: tuple[int, ...]) -> Iterator[tuple[str, tuple[int, ...], Any]]:
    """Each value with its path, and its places in the lists that it is in, from 1; None for an element that is there and empty."""
    for field in type(value).FIELDS:
        one = getattr(value, field.name)
        if one is None or field.attribute:
            continue
        path = f"{before}/{field.wire}" if before else field.wire
        many = enumerate(one, 1) if field.is_array else [(0, one)]
        for place, each in many:
            inner = (*places, place) if place else places
            if not isinstance(each, Struct):
                yield path, inner, each
            elif type(each).FIELDS:
                yield from _leaves(each, path, inner)
            else:
                yield path, inner, None
