"""Python names of wire names."""

import keyword
import re

_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
#: What generated code itself uses inside a class.
_TAKEN = frozenset(
    {"str", "int", "bool", "float", "bytes", "tuple", "datetime", "self", "super", "replace"}
    | {"TYPE", "NAMESPACE", "FIELDS", "ClassVar", "Final", "Literal"}
)


def attribute_name(wire: str) -> str:
    """`imageURL` → `image_url`, `return` → `return_`."""
    name = re.sub(r"\W", "_", _BOUNDARY.sub("_", wire)).lower()
    return f"{name}_" if keyword.iskeyword(name) or name in _TAKEN else name


def class_name(wire: str) -> str:
    """`ncInstanceType` → `NcInstanceType`."""
    name = re.sub(r"\W", "_", wire)
    return name[:1].upper() + name[1:]
