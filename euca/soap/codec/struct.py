"""The base of generated classes, and the table that describes their fields."""

from typing import Any, ClassVar, NamedTuple, Self


class Field(NamedTuple):
    """One element or attribute of a complex type.

    name: of the Python attribute. wire: of the element. type: a simple type of XML Schema, or the wire name of a
    complex type of the same contract. max: None is unbounded. default: written when an older version demands a
    value that is None. choice: members of one xs:choice share a number, negative where none need be there.
    values: the only ones allowed; empty is any.
    """

    name: str
    wire: str
    type: str
    min: int = 1
    max: int | None = 1
    nillable: bool = False
    secret: bool = False
    default: str | None = None
    choice: int = 0
    attribute: bool = False
    values: tuple[str, ...] = ()

    @property
    def is_array(self) -> bool:
        """Whether the Python value is a tuple."""
        return self.max is None or self.max > 1


class Struct:
    """A value of a complex type. Generated subclasses have slots that are set once, in `__init__`.

    TYPE and NAMESPACE: the wire name of the type and where it belongs. FIELDS: in the order of the wire, those
    of the base type first.
    """

    __slots__ = ()

    TYPE: ClassVar[str] = ""
    NAMESPACE: ClassVar[str] = ""
    FIELDS: ClassVar[tuple[Field, ...]] = ()

    def replace(self, **changes: Any) -> Self:
        """A copy with some fields changed; TypeError for a field that is not there."""
        values = {field.name: getattr(self, field.name) for field in self.FIELDS}
        return type(self)(**{**values, **changes})

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in self.FIELDS)

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, field.name) for field in self.FIELDS)))

    def __repr__(self) -> str:
        """Fields that are set; those that the contract calls secret as `***`."""
        shown = [
            f"{field.name}={'***' if field.secret else repr(value)}"
            for field in self.FIELDS
            if (value := getattr(self, field.name)) is not None and value != ()
        ]
        return f"{type(self).__name__}({', '.join(shown)})"
