"""What a WSDL file says, as frozen values."""

from collections.abc import Mapping

from attrs import frozen

SIMPLE_TYPES: Mapping[str, str] = {
    "string": "str",
    "anyURI": "str",
    "int": "int",
    "long": "int",
    "integer": "int",
    "boolean": "bool",
    "double": "float",
    "float": "float",
    "dateTime": "datetime",
    "base64Binary": "bytes",
}
"""The simple types of XML Schema that contracts may use → the Python type of their values."""

EXTENSION = "http://eucalyptus.ucsb.edu/wsdl/"
"""The namespace of our own attributes: `readOnly` on an operation's wsdl:input, `secret` on xs:element."""


class WsdlError(Exception):
    """A WSDL file or version table that cannot be compiled; the text begins with file and line."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file = file
        self.line = line


@frozen(kw_only=True)
class Declaration:
    """One element or attribute inside a complex type.

    type: a key of `SIMPLE_TYPES`, or the wire name of a complex type (then `is_complex`). max: None is unbounded.
    choice: 0 outside a choice; members of one choice share a number, negative where the choice itself may be
    left out. values: the enumeration, empty where every value is allowed.
    """

    name: str
    type: str
    is_complex: bool
    min: int = 1
    max: int | None = 1
    nillable: bool = False
    secret: bool = False
    choice: int = 0
    attribute: bool = False
    values: tuple[str, ...] = ()
    line: int = 0

    @property
    def is_array(self) -> bool:
        """Whether it may occur more than once."""
        return self.max is None or self.max > 1


@frozen(kw_only=True)
class ComplexType:
    """A complex type; `fields` are its own, those of `base` come before them."""

    name: str
    namespace: str
    base: str | None
    fields: tuple[Declaration, ...]
    line: int


@frozen(kw_only=True)
class GlobalElement:
    """An element that can be a message; type: wire name of its complex type."""

    name: str
    namespace: str
    type: str
    line: int


@frozen(kw_only=True)
class OperationModel:
    """An operation of the port type with what its binding adds. input, output, faults: names of elements."""

    name: str
    soap_action: str
    action: str
    response_action: str
    fault_actions: Mapping[str, str]
    input: str
    output: str
    faults: Mapping[str, str]
    read_only: bool
    line: int


@frozen(kw_only=True)
class Definition:
    """One WSDL file. types: by wire name, a base always before what extends it."""

    file: str
    name: str
    namespace: str
    types: Mapping[str, ComplexType]
    elements: Mapping[str, GlobalElement]
    operations: Mapping[str, OperationModel]
    ports: Mapping[str, str]
