"""From a definition to the source of a Python module: slotted classes, and one Contract."""

import keyword
from collections.abc import Iterator

from euca.soap.codec.versions import Versions
from euca.soap.wsdl.model import SIMPLE_TYPES, ComplexType, Declaration, Definition, OperationModel, WsdlError
from euca.soap.wsdl.names import attribute_name, class_name
from euca.soap.wsdl.table import least

_RESERVED = frozenset({"ClassVar", "Final", "Literal", "datetime", "annotations", "CONTRACT"})


def generate(
    definition: Definition,
    *,
    package: str,
    source: str,
    versions: Versions | None = None,
    lenient_empty: bool = False,
) -> str:
    """The module's text. source: what the module says it was made from. Raises `WsdlError` for names that clash."""
    generator = _Generator(definition, versions)
    return "\n".join(generator.module(package, source, lenient_empty)) + "\n"


class _Generator:
    def __init__(self, definition: Definition, versions: Versions | None) -> None:
        self._definition = definition
        self._versions = versions
        self._check_names()

    def module(self, package: str, source: str, lenient_empty: bool) -> Iterator[str]:
        """Its lines."""
        by = "tools/generate" if package else "euca-soap generate"
        yield f'"""Messages of {self._definition.name}, made by {by} from {source}: change that, not this."""'
        yield ""
        yield "from __future__ import annotations"
        yield ""
        yield "from datetime import datetime"
        yield "from typing import ClassVar, Final, Literal"
        yield ""
        yield "from euca.soap.codec import Contract as _Contract"
        yield "from euca.soap.codec import Element as _Element"
        yield "from euca.soap.codec import Field as _Field"
        yield "from euca.soap.codec import Operation as _Operation"
        if self._versions is not None:
            yield "from euca.soap.codec import Row as _Row"
        yield "from euca.soap.codec import Struct as _Struct"
        if self._versions is not None:
            yield "from euca.soap.codec import Versions as _Versions"
        yield ""
        exported = sorted(map(class_name, self._definition.types))
        yield f"__all__ = {['CONTRACT', *exported]!r}"
        for kind in self._definition.types.values():
            yield ""
            yield ""
            yield from self._class(kind)
        yield ""
        yield ""
        yield from self._contract(package, lenient_empty)

    def _check_names(self) -> None:
        file = self._definition.file
        classes: set[str] = set()
        for kind in self._definition.types.values():
            name = class_name(kind.name)
            if name in classes or name in _RESERVED or keyword.iskeyword(name) or kind.name in SIMPLE_TYPES:
                raise WsdlError(file, kind.line, f"the type {kind.name} needs another name in Python")
            classes.add(name)
            attributes: set[str] = set()
            for _, field in self._all_fields(kind):
                attribute = attribute_name(field.name)
                if attribute in attributes:
                    raise WsdlError(file, field.line, f"{kind.name} would have two attributes {attribute}")
                attributes.add(attribute)
        inputs: dict[str, str] = {}
        for operation in self._definition.operations.values():
            if operation.input in inputs:
                raise WsdlError(file, operation.line, f"{inputs[operation.input]} has the same input")
            inputs[operation.input] = operation.name

    def _all_fields(self, kind: ComplexType) -> list[tuple[ComplexType, Declaration]]:
        """Those of the base first, with the type that declares each."""
        inherited = self._all_fields(self._definition.types[kind.base]) if kind.base is not None else []
        return [*inherited, *((kind, field) for field in kind.fields)]

    def _class(self, kind: ComplexType) -> Iterator[str]:
        base = class_name(kind.base) if kind.base is not None else "_Struct"
        yield f"class {class_name(kind.name)}({base}):"
        yield f'    """{kind.name}"""'
        yield ""
        own = [attribute_name(field.name) for field in kind.fields]
        yield f"    __slots__ = ({''.join(f'{name!r}, ' for name in own).rstrip()})"
        for field in kind.fields:
            yield f"    {attribute_name(field.name)}: Final[{self._annotation(kind, field)}]"
        yield f"    TYPE = {kind.name!r}"
        yield f"    NAMESPACE = {kind.namespace!r}"
        if kind.fields or kind.base is None:
            yield "    FIELDS: ClassVar[tuple[_Field, ...]] = ("
            if kind.base is not None:
                yield f"        *{base}.FIELDS,"
            for field in kind.fields:
                yield f"        _Field({self._field(field)}),"
            yield "    )"
        else:
            yield f"    FIELDS: ClassVar[tuple[_Field, ...]] = {base}.FIELDS"
        if kind.fields:
            yield ""
            yield from self._init(kind)

    def _field(self, field: Declaration) -> str:
        arguments = [repr(attribute_name(field.name)), repr(field.name), repr(field.type)]
        for name, value, default in (
            ("min", field.min, 1),
            ("max", field.max, 1),
            ("nillable", field.nillable, False),
            ("secret", field.secret, False),
            ("choice", field.choice, 0),
            ("attribute", field.attribute, False),
            ("values", field.values, ()),
        ):
            if value != default:
                arguments.append(f"{name}={value!r}")
        return ", ".join(arguments)

    def _is_optional(self, kind: ComplexType, field: Declaration) -> bool:
        return bool(field.choice) or field.nillable or least(field, kind.name, self._versions) == 0

    def _annotation(self, kind: ComplexType, field: Declaration) -> str:
        if field.values and not field.attribute:
            python = f"Literal[{', '.join(map(repr, field.values))}]"
        else:
            python = class_name(field.type) if field.is_complex else SIMPLE_TYPES[field.type]
        if field.is_array:
            return f"tuple[{python}, ...]"
        return f"{python} | None" if self._is_optional(kind, field) else python

    def _init(self, kind: ComplexType) -> Iterator[str]:
        yield "    def __init__("
        yield "        self,"
        yield "        *,"
        for owner, field in self._all_fields(kind):
            default = ""
            if field.is_array:
                default = " = ()" if least(field, owner.name, self._versions) == 0 else ""
            elif self._is_optional(owner, field):
                default = " = None"
            yield f"        {attribute_name(field.name)}: {self._annotation(owner, field)}{default},"
        yield "    ) -> None:"
        inherited = [attribute_name(field.name) for owner, field in self._all_fields(kind) if owner is not kind]
        if inherited:
            yield f"        super().__init__({', '.join(f'{name}={name}' for name in inherited)})"
        for field in kind.fields:
            name = attribute_name(field.name)
            yield f"        self.{name} = {name}"

    def _contract(self, package: str, lenient_empty: bool) -> Iterator[str]:
        definition = self._definition
        yield "_ELEMENTS = {"
        for element in definition.elements.values():
            yield f"    {element.name!r}: _Element({element.name!r}, {class_name(element.type)}),"
        yield "}"
        yield ""
        if self._versions is not None:
            yield "_VERSIONS = _Versions("
            yield f"    {self._versions.served!r},"
            yield f"    {self._versions.namespace!r},"
            yield "    ("
            for row in self._versions.rows:
                yield f"        _Row{tuple(row)!r},"
            yield "    ),"
            if self._versions.others:
                yield f"    {dict(self._versions.others)!r},"
            yield ")"
            yield ""
        yield "CONTRACT = _Contract("
        yield f"    name={definition.name!r},"
        yield f"    namespace={definition.namespace!r},"
        types = "".join(f"{class_name(name)}, " for name in definition.types)
        yield f"    types=({types.rstrip()}),"
        yield "    elements=_ELEMENTS,"
        yield "    operations={"
        for operation in definition.operations.values():
            yield f"        {operation.name!r}: _Operation({self._operation(operation)}),"
        yield "    },"
        yield f"    package={package!r},"
        yield f"    file={definition.file!r},"
        yield f"    ports={dict(definition.ports)!r},"
        if self._versions is not None:
            yield "    versions=_VERSIONS,"
        if lenient_empty:
            yield "    lenient_empty=True,"
        yield ")"

    def _operation(self, operation: OperationModel) -> str:
        faults = ", ".join(f"{name!r}: _ELEMENTS[{element!r}]" for name, element in operation.faults.items())
        return ", ".join(
            (
                f"name={operation.name!r}",
                f"soap_action={operation.soap_action!r}",
                f"action={operation.action!r}",
                f"response_action={operation.response_action!r}",
                f"input=_ELEMENTS[{operation.input!r}]",
                f"output=_ELEMENTS[{operation.output!r}]",
                f"faults={{{faults}}}",
                f"fault_actions={dict(operation.fault_actions)!r}",
                f"read_only={operation.read_only}",
            )
        )
