"""Between parameters and messages, by the table of one contract.

Parameters become the element that a SOAP client would have sent, and that is decoded: so what is a number, how long a list may be and which
elements a version has is decided in one place for both interfaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import define, field, frozen
from lxml import etree

from euca.query.errors import QueryError
from euca.query.parameters import Node
from euca.query.table import NAMED, PLACE, entries
from euca.soap.codec import Contract, Field, Operation, Struct
from euca.soap.errors import DecodeError, MissingElement
from euca.soap.performing import Understood

#: What attributes are, where their element is there: of user data, which are always base64 in this interface.
_ATTRIBUTES: Final = {"version": "1.0", "encoding": "base64"}

_Key = tuple[str, int]
_ONLY: Final[_Key] = ("", 0)


@define
class _Part:
    """An element to be: its children by field and place, or its text; and the parameter that it is from."""

    parameter: str
    value: str | None = None
    parts: dict[str, dict[_Key, _Part]] = field(factory=dict)


@frozen
class _Step:
    """One element on the way from the message to a value. field: the name of the field."""

    field: str
    is_array: bool


class Messages:
    """The messages of one contract, in their flat form.

    parameters: operation → PARAMETER=PATH …, as in `euca.wire.ec2_query`. unknown: operation → parameters that others know there and we do not.
    """

    def __init__(self, contract: Contract, parameters: Mapping[str, str], unknown: Mapping[str, str]) -> None:
        self._contract = contract
        self._parameters = parameters
        self._unknown = unknown
        self._types = contract.by_name
        self._paths: dict[str, Mapping[str, tuple[_Step, ...] | None]] = {}

    def understand(self, name: str, version: str | None, nodes: Mapping[str, Node]) -> Understood:
        """The message that the parameters of an operation are, in a version that is served. Raises QueryError, and KeyError for an operation that
        the contract does not have."""
        operation = self._contract.operations[name]
        parts = self._placed(operation, nodes)
        written: list[tuple[etree._Element, str]] = []
        element = self._element(operation, version, parts, written)
        try:
            decoded = self._contract.decode(element)
        except DecodeError as error:
            raise self._told(operation, error, element, written) from None
        return Understood(operation, decoded.value, decoded.version)

    # From parameters to parts

    def _placed(self, operation: Operation, nodes: Mapping[str, Node]) -> _Part:
        root = _Part("")
        paths = self._paths_of(operation)
        for parameter, pattern, places, value in _leaves(nodes):
            if pattern not in paths:
                self._check_strange(operation.name, parameter, pattern, value, paths)
                continue
            steps = paths[pattern]
            if steps is None:
                steps = (self._named(operation, parameter, value),)
            place, left = root, iter(places)
            for step in steps:
                key = next(left, (pattern, 0)) if step.is_array else _ONLY
                place = place.parts.setdefault(step.field, {}).setdefault(key, _Part(parameter))
            place.value = value
        return root

    def _named(self, operation: Operation, parameter: str, value: str) -> _Step:
        for one in operation.input.type.FIELDS:
            if one.wire == value and one.type in self._types and not self._types[one.type].FIELDS:
                return _Step(one.name, False)
        raise invalid(f"Value ({value[:64]}) for parameter {parameter} is invalid")

    def _check_strange(
        self, operation: str, parameter: str, pattern: str, value: str, paths: Mapping[str, object]
    ) -> None:
        """A parameter that no element stands for. What says that something is not wanted may be there, and an empty list."""
        top = parameter.partition(".")[0]
        if not value and f"{pattern}.{PLACE}" in paths:
            return
        if top not in self._unknown.get(operation, "").split():
            message = f"The parameter {parameter} is not recognized"
            raise QueryError("UnknownParameter", message, check="query.parameters")
        if value != "false":
            raise QueryError("UnsupportedOperation", f"This cloud does not offer {parameter}", check="query.parameters")

    def _paths_of(self, operation: Operation) -> Mapping[str, tuple[_Step, ...] | None]:
        paths = self._paths.get(operation.name)
        if paths is None:
            paths = {
                pattern: None if path == NAMED else tuple(self._steps(operation.input.type, path))
                for pattern, path in entries(self._parameters.get(operation.name, ""))
            }
            self._paths[operation.name] = paths
        return paths

    def _steps(self, struct: type[Struct], path: str) -> Iterator[_Step]:
        for wire in path.split("/"):
            one = next(one for one in struct.FIELDS if one.wire == wire)
            yield _Step(one.name, one.is_array)
            struct = self._types.get(one.type, Struct)

    # From parts to an element

    def _element(
        self, operation: Operation, version: str | None, parts: _Part, written: list[tuple[etree._Element, str]]
    ) -> etree._Element:
        struct, versions = operation.input.type, self._contract.versions
        namespace = struct.NAMESPACE if versions is None or version is None else versions.namespace_of(version)
        element = etree.Element(f"{{{namespace}}}{operation.input.name}", nsmap={None: namespace})
        self._fill(element, struct, version, parts, namespace, written)
        return element

    def _fill(
        self,
        element: etree._Element,
        struct: type[Struct],
        version: str | None,
        part: _Part,
        namespace: str,
        written: list[tuple[etree._Element, str]],
    ) -> None:
        there = self._contract.fields(struct, version)
        absent = set(part.parts) - {one.name for one in there}
        if absent:
            inner = next(iter(part.parts[min(absent)].values()))
            message = f"The parameter {inner.parameter} is not recognized in version {version}"
            raise QueryError("UnknownParameter", message, check="query.parameters")
        for one in there:
            if one.attribute:
                if one.wire in _ATTRIBUTES:
                    element.set(one.wire, _ATTRIBUTES[one.wire])
                continue
            for inner in part.parts.get(one.name, {}).values():
                child = etree.SubElement(element, f"{{{namespace}}}{one.wire}")
                written.append((child, inner.parameter))
                self._fill_child(child, one, version, inner, namespace, written)

    def _fill_child(
        self,
        child: etree._Element,
        one: Field,
        version: str | None,
        inner: _Part,
        namespace: str,
        written: list[tuple[etree._Element, str]],
    ) -> None:
        struct = self._types.get(one.type)
        if struct is not None:
            self._fill(child, struct, version, inner, namespace, written)
            return
        try:
            child.text = inner.value
        except ValueError:
            raise invalid(f"The parameter {inner.parameter} has a character that XML cannot hold") from None

    # What is wrong, in the names of parameters

    def _told(
        self,
        operation: Operation,
        error: DecodeError,
        root: etree._Element,
        written: list[tuple[etree._Element, str]],
    ) -> QueryError:
        if isinstance(error, MissingElement):
            return missing(self._parameter_of(operation, error))
        wrong = _at(root, error.path)
        names = [parameter for element, parameter in written if element is wrong]
        where = f"for parameter {names[0]} " if names else ""
        return invalid(f"Value {where}is invalid: {error.message}")

    def _parameter_of(self, operation: Operation, error: MissingElement) -> str:
        """The shortest parameter whose element is the one that is missing, or in it."""
        places = [step.partition("[")[0] for step in error.path.split("/")[1:]]
        wanted = "/".join([*places, error.name])
        known = entries(self._parameters.get(operation.name, ""))
        patterns = [pattern for pattern, path in known if path == wanted or path.startswith(f"{wanted}/")]
        return min(patterns, key=len, default=error.name)


def _at(root: etree._Element, path: str) -> etree._Element:
    """The element at a path as `DecodeError` has it, from the message's own element on."""
    for step in path.split("/")[1:]:
        name, _, number = step.partition("[")
        root = root.findall(f"{{*}}{name}")[int(number[:-1]) - 1 if number else 0]
    return root


def _leaves(nodes: Mapping[str, Node]) -> Iterator[tuple[str, str, tuple[_Key, ...], str]]:
    """Every value: its parameter, its pattern, the lists that it is in and its places there, and itself."""

    def walk(
        name: str, pattern: str, places: tuple[_Key, ...], node: Node
    ) -> Iterator[tuple[str, str, tuple[_Key, ...], str]]:
        if isinstance(node, str):
            yield name, pattern, places, node
        elif isinstance(node, tuple):
            for place, inner in enumerate(node, 1):
                yield from walk(f"{name}.{place}", f"{pattern}.{PLACE}", (*places, (name, place)), inner)
        else:
            for step, inner in node.items():
                yield from walk(f"{name}.{step}", f"{pattern}.{step}", places, inner)

    for name, node in nodes.items():
        yield from walk(name, name, (), node)


def invalid(message: str) -> QueryError:
    """A value that its parameter cannot have."""
    return QueryError("InvalidParameterValue", message, check="query.parameters")


def missing(parameter: str) -> QueryError:
    """A parameter that has to be there."""
    message = f"The request must contain the parameter {parameter}"
    return QueryError("MissingParameter", message, check="query.parameters")
