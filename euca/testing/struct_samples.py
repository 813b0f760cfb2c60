"""Values of generated message classes, made by hypothesis from the classes' own tables of fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from hypothesis import strategies as st

from euca.soap.codec import Contract, Field, Struct

#: Every text that XML can hold.
TEXT: Final = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="￾￿"),
        st.sampled_from("\t\n\r&<>\"'"),
    ),
    max_size=8,
)

_WHEN = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1))

_SIMPLE: Final[Mapping[str, st.SearchStrategy[object]]] = {
    "string": TEXT,
    "int": st.integers(-(2**31), 2**31 - 1),
    "long": st.integers(-(2**63), 2**63 - 1),
    "integer": st.integers(-(10**38), 10**38),
    "double": st.floats(allow_nan=False, allow_infinity=False),
    "boolean": st.booleans(),
    "base64Binary": st.binary(max_size=64),
    "dateTime": _WHEN.map(lambda when: when.replace(microsecond=when.microsecond // 1000 * 1000, tzinfo=UTC)),
}


class StructSamples:
    """Values that a contract can write in each of some versions alike.

    versions: a field is given where any of them demands it and has no default for it. full: optional fields are
    always given, and every array has an item. only: type → which one of its optional fields is given, for what
    older schemas call a choice. text: what strings are.
    """

    def __init__(
        self,
        contract: Contract,
        versions: Sequence[str],
        *,
        full: bool = False,
        only: Mapping[type[Struct], Sequence[str]] | None = None,
        text: st.SearchStrategy[str] = TEXT,
    ) -> None:
        self._contract = contract
        self._versions = tuple(versions)
        self._full = full
        self._only = dict(only or {})
        self._simple = {**_SIMPLE, "string": text}
        self._made: dict[type[Struct], st.SearchStrategy[Any]] = {}

    def values(self, struct: type[Struct]) -> st.SearchStrategy[Any]:
        """Values of one class."""
        if struct not in self._made:
            fields = {field.name: self._field(struct, field) for field in struct.FIELDS}
            choices = self._only.get(struct)
            if choices is None:
                self._made[struct] = _built(struct, fields)
            else:
                self._made[struct] = st.one_of([_built(struct, _one(fields, choices, name)) for name in choices])
        return self._made[struct]

    def _field(self, struct: type[Struct], field: Field) -> st.SearchStrategy[object]:
        target = self._contract.by_name.get(field.type)
        inner: st.SearchStrategy[object] = self._simple[field.type] if target is None else self.values(target)
        least = self._least(struct, field)
        if field.is_array:
            return st.lists(inner, min_size=max(least, int(self._full)), max_size=2).map(tuple)
        if least or self._full or field.name in self._only.get(struct, ()):
            return inner
        return st.none() | inner

    def _least(self, struct: type[Struct], field: Field) -> int:
        then = (
            candidate
            for version in self._versions
            for candidate in self._contract.fields(struct, version)
            if candidate.name == field.name and candidate.default is None
        )
        return max((candidate.min for candidate in then), default=0)


def _one(
    fields: Mapping[str, st.SearchStrategy[object]], choices: Sequence[str], chosen: str
) -> Mapping[str, st.SearchStrategy[object]]:
    """The fields with all of the choices but one left out."""
    return {name: st.none() if name in choices and name != chosen else made for name, made in fields.items()}


def _built(struct: Callable[..., Struct], fields: Mapping[str, st.SearchStrategy[object]]) -> st.SearchStrategy[Struct]:
    return st.fixed_dictionaries(dict(fields)).map(lambda values: struct(**values))
