"""The versions of one contract as data: a superset of types, and rows that say what differs in which version."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final, NamedTuple

from euca.soap.codec.struct import Field, Struct

VERSION: Final = "@version"
NAMESPACE: Final = "@namespace"
OPERATION: Final = "@operation"
FIRST: Final = "^"

_NO_OTHERS: Final[Mapping[str, str]] = {}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Row(NamedTuple):
    """What one element of a type (or, with type `@operation`, an operation) is in a range of versions.

    versions: `a..b`, `a..`, `..b` or `a`, both ends included; empty is all. occurrence: required, optional,
    absent, or empty for the superset's. name: the wire name then. after: the element it follows then, by its name
    in the superset, `^` for the first place. default: what is written for None where it is required then.
    """

    type: str
    element: str
    versions: str = ""
    occurrence: str = ""
    name: str = ""
    after: str = ""
    default: str | None = None

    def holds(self, version: str) -> bool:
        """Whether the row speaks of that version."""
        first, dots, last = self.versions.partition("..")
        if not dots:
            return self.versions in ("", version)
        return first <= version and (not last or version <= last)


class Versions:
    """The versions that are served, oldest first; the last one is that of the superset itself.

    others: versions that are no dates, with a namespace that is made of nothing. Their names come after all dates in the order of text, so a row
    whose range has no end holds for them, too.
    """

    def __init__(
        self, served: tuple[str, ...], namespace: str, rows: tuple[Row, ...], others: Mapping[str, str] = _NO_OTHERS
    ) -> None:
        if not served or list(served) != sorted(set(served)) or not all(map(_DATE.fullmatch, served)):
            raise ValueError("the versions are dates, each once, oldest first")
        if namespace.count(served[-1]) != 1:
            raise ValueError(f"the namespace {namespace} does not name the version {served[-1]}")
        if any(name <= served[-1] for name in others):
            raise ValueError("the name of a further namespace has to come after the versions in the order of text")
        self.served = served
        self.others = dict(others)
        self.all = (*served, *sorted(others))
        self.namespace = namespace
        self.rows = rows

    @property
    def latest(self) -> str:
        """The newest version, whose namespace the superset bears."""
        return self.served[-1]

    @cached_property
    def by_namespace(self) -> Mapping[str, str]:
        """Namespace → version."""
        return {self.namespace_of(version): version for version in self.all}

    def namespace_of(self, version: str) -> str:
        """The target namespace of a version."""
        return self.others.get(version) or self.namespace.replace(self.latest, version)

    def offers(self, operation: str, version: str) -> bool:
        """Whether the operation exists in a version."""
        rows = self._by_type.get(OPERATION, ())
        return not any(row.element == operation and row.holds(version) for row in rows)

    def rows_for(self, type_name: str, version: str) -> tuple[Row, ...]:
        """The rows about a type's elements that hold in a version, in the table's order."""
        return tuple(row for row in self._by_type.get(type_name, ()) if row.holds(version))

    def fields(self, struct: type[Struct], version: str) -> tuple[Field, ...]:
        """The fields of a type as they are in a version: there, in order, with the names of that time."""
        result: list[Field] = []
        inherited = 0
        for kind in reversed(struct.__mro__):
            if not (issubclass(kind, Struct) and "FIELDS" in vars(kind)) or kind is Struct:
                continue
            own = kind.FIELDS[inherited:]
            inherited = len(kind.FIELDS)
            result += self._own_fields(own, self.rows_for(kind.TYPE, version))
        return tuple(result)

    @cached_property
    def _by_type(self) -> Mapping[str, tuple[Row, ...]]:
        result: dict[str, tuple[Row, ...]] = {}
        for row in self.rows:
            result[row.type] = (*result.get(row.type, ()), row)
        return result

    def _own_fields(self, own: tuple[Field, ...], rows: tuple[Row, ...]) -> list[Field]:
        if not rows:
            return list(own)
        fields = {field.wire: field for field in own}
        order = reorder(list(fields), rows)
        for row in rows:
            field = fields[row.element]
            if row.occurrence == "absent":
                order.remove(row.element)
            minimum = {"required": 1, "optional": 0}.get(row.occurrence, field.min)
            fields[row.element] = field._replace(wire=row.name or field.wire, min=minimum, default=row.default)
        return [fields[name] for name in order]


def reorder(names: list[str], rows: tuple[Row, ...]) -> list[str]:
    """A type's elements, by their names in the superset, in the order that the rows give."""
    order = list(names)
    for row in rows:
        if row.after:
            order.remove(row.element)
            order.insert(0 if row.after == FIRST else order.index(row.after) + 1, row.element)
    return order
