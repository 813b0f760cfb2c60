"""A contract: its operations and elements, both ways between XML and typed values."""

import sys
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from attrs import Factory, field, frozen
from lxml import etree

from euca.soap.codec import lexical
from euca.soap.codec.compiler import Compiler, check_attributes, path_of
from euca.soap.codec.struct import Field, Struct
from euca.soap.codec.versions import Versions
from euca.soap.errors import DecodeError, EncodeError, NoSuchOperation, NoSuchVersion

MAX_ITEMS: Final = 20_000
MOST_COMPILED: Final = 8
"""In how many versions messages are compiled at a time: each takes some MiB if all its messages are in use, and a cloud's clients speak few."""

_HAS_ATTRIBUTES: Final = etree.XPath("boolean(descendant-or-self::*/@*)")
_HAS_TEXT_BETWEEN: Final = etree.XPath("boolean(descendant::text()[preceding-sibling::*])")
_MIXED: Final = etree.XPath("descendant::text()[preceding-sibling::*][normalize-space()]/..")


@frozen
class Element:
    """An element that can be the one child of a SOAP body. namespace: that of the superset."""

    name: str
    type: type[Struct]

    @property
    def namespace(self) -> str:
        """Its namespace; where there are versions, that of the newest."""
        return self.type.NAMESPACE

    @property
    def qname(self) -> str:
        """As lxml writes tags."""
        return f"{{{self.namespace}}}{self.name}"


@frozen(kw_only=True)
class Operation:
    """One operation.

    soap_action: of the SOAPAction header. action, response_action, fault_actions: of WS-Addressing, the last by
    name of the fault. read_only: asking twice changes nothing, says the contract.
    """

    name: str
    soap_action: str
    action: str
    response_action: str
    input: Element
    output: Element
    faults: Mapping[str, Element]
    fault_actions: Mapping[str, str]
    read_only: bool = False


@frozen
class Decoded:
    """A decoded body. operation: the one that the element is the input of, None for any other element."""

    operation: Operation | None
    element: Element
    value: Struct
    version: str | None


@frozen(eq=False, slots=False, kw_only=True)
class Contract:
    """What a generated module calls CONTRACT.

    package, file: where the WSDL lies as package data; without a package, beside the generated module. ports: port → the address that the file gives.
    lenient_empty: accept what real EC2 clients send, that is, required sets left out or sent empty, and optional
    elements of simple types sent empty or nil; and write a required set that is None as an empty one. max_items: the most elements that one array may have.
    """

    name: str
    namespace: str
    types: tuple[type[Struct], ...] = field(repr=False)
    elements: Mapping[str, Element] = field(repr=False)
    operations: Mapping[str, Operation] = field(repr=False)
    package: str
    file: str
    ports: Mapping[str, str] = Factory(dict)
    versions: Versions | None = None
    lenient_empty: bool = False
    max_items: int = MAX_ITEMS
    _compilers: dict[str | None, Compiler] = field(factory=dict, repr=False, init=False)

    def decode(self, element: etree._Element) -> Decoded:
        """The typed value of a body's child. The element must hold no comments or processing instructions.

        Raises `DecodeError`, whose `path` leads to the place, for anything that the contract does not say;
        `NoSuchVersion` and `NoSuchOperation` where it knows nothing of the message at all.
        """
        declared, version = self._declared(element)
        attributed = bool(_HAS_ATTRIBUTES(element))
        # Text before the first child is the decoders' business; text after a child costs less to look for at once.
        mixed = _MIXED(element) if _HAS_TEXT_BETWEEN(element) else None
        if isinstance(mixed, list) and mixed:
            raise DecodeError(path_of(mixed[0]), "text where only elements may be")
        compiler = self._compiler(version)
        if attributed:
            type_name = compiler.type_names(None, declared.type)
            check_attributes(element, compiler.attributes(declared.type), type_name, False)
        value = compiler.decoder(declared.type, attributed=attributed)(element)
        return Decoded(self._by_input.get(declared.name), declared, value, version)

    def encode(self, element_name: str, value: Struct, version: str | None = None) -> bytes:
        """One element, UTF-8, that declares the namespaces it uses; in canonical form but for nil elements.

        version: None is the newest. Raises `EncodeError` for a value that its type does not allow.
        """
        return b"".join(self.encode_pieces(element_name, value, version))

    def encode_pieces(self, element_name: str, value: Struct, version: str | None = None) -> Iterator[bytes]:
        """The bytes of `encode` in pieces of some 64 KiB, each made when it is asked for: a long answer need not be written at once.

        Only arrays two levels deep are taken to pieces, and a piece may be empty. Raises `EncodeError`, with the piece in which it is found or
        with the first.
        """
        declared, compiler, start = self._start_of(element_name, value, version)
        given = 0
        out = [start, ""]
        fast = compiler.encoder(declared.type, careful=False)(value, out)
        try:
            for _ in _to_the_end(fast, out, element_name):
                if not lexical.is_plain("".join(out[1::2])):
                    break
                yield "".join(out).encode()
                given += 1
                out.clear()
            else:
                return
        except TypeError:  # a text that is no string: the careful encoder tells which
            pass
        # What is given already was plain, and the careful encoder's parts are as many: it goes on from there.
        out = [start, ""]
        careful = compiler.encoder(declared.type, careful=True)(value, out)
        for number, _ in enumerate(_to_the_end(careful, out, element_name)):
            # An empty piece for what is given: making it again takes as long, and the caller may have something else to do.
            yield "".join(out).encode() if number >= given else b""
            out.clear()

    def _start_of(self, element_name: str, value: Struct, version: str | None) -> tuple[Element, Compiler, str]:
        """An element's declaration, what encodes it, and its start tag; without its end where the encoder writes attributes."""
        declared = self.elements.get(element_name)
        if declared is None:
            raise EncodeError(f"{self.name} has no element {element_name}")
        if type(value) is not declared.type:
            raise EncodeError(f"{element_name} takes a {declared.type.__name__}, not a {type(value).__name__}")
        version = self._checked(version)
        compiler = self._compiler(version)
        start = f'<{element_name} xmlns="{self._namespace(declared.type, version)}"'
        if not compiler.attributes(declared.type):
            start += ">"
        return declared, compiler, start

    def empty(self, operation: str) -> Struct:
        """The message of an operation that asks for nothing in particular; TypeError where it has to."""
        struct = self.operations[operation].input.type
        compiler = self._compiler(self._checked(None))
        return struct(
            **{
                one.name: () if one.is_array else compiler.empty(inner)
                for one in struct.FIELDS
                if (inner := compiler.struct_of(one)) is not None and one.min and compiler.may_be_empty(inner)
            }
        )

    def wsdl(self, version: str | None = None, addresses: Mapping[str, str] | None = None) -> bytes:
        """The WSDL to publish, of one version (None is the newest), with the ports' addresses replaced.

        Raises KeyError for a port that is not there, ValueError for a version that is not served.
        """
        from euca.soap.wsdl.publish import publish  # rarely needed

        if version is not None and (self.versions is None or version not in self.versions.all):
            raise ValueError(f"{self.name} does not serve version {version}")
        data = self._source().read_bytes()
        return publish(data, self.file, versions=self.versions, version=version, addresses=addresses or {})

    def _source(self) -> Traversable:
        if self.package:
            return resources.files(self.package).joinpath("wsdl", self.file)
        module = sys.modules[self.types[0].__module__]
        return Path(module.__file__ or "").with_name(self.file)

    def fields(self, struct: type[Struct], version: str | None = None) -> tuple[Field, ...]:
        """A type's fields as they are in a version (None is the newest)."""
        version = self._checked(version)
        if self.versions is None or version is None:
            return struct.FIELDS
        return self.versions.fields(struct, version)

    def offers(self, operation: str, version: str | None = None) -> bool:
        """Whether the operation exists, in a version (None is the newest)."""
        version = self._checked(version)
        there = operation in self.operations
        return there and (self.versions is None or version is None or self.versions.offers(operation, version))

    @cached_property
    def by_name(self) -> Mapping[str, type[Struct]]:
        """The types by their names in the schema."""
        return {struct.TYPE: struct for struct in self.types}

    @cached_property
    def _by_input(self) -> Mapping[str, Operation]:
        return {operation.input.name: operation for operation in self.operations.values()}

    @cached_property
    def _operation_of(self) -> Mapping[str, str]:
        """Element, input or output → operation."""
        return {
            element.name: operation.name
            for operation in self.operations.values()
            for element in (operation.input, operation.output)
        }

    def _checked(self, version: str | None) -> str | None:
        if self.versions is None:
            if version is not None:
                raise EncodeError(f"{self.name} has no versions")
            return None
        if version is not None and version not in self.versions.all:
            raise EncodeError(f"{self.name} does not serve version {version}")
        return version or self.versions.latest

    def _declared(self, element: etree._Element) -> tuple[Element, str | None]:
        """The declaration that an element's name belongs to, and the version that its namespace names."""
        namespace, _, name = str(element.tag).rpartition("}")
        namespace = namespace[1:]
        declared = self.elements.get(name)
        version: str | None = None
        if self.versions is not None:
            version = self.versions.by_namespace.get(namespace)
            if version is None:
                served = f"{self.versions.served[0]} to {self.versions.latest}"
                raise NoSuchVersion(name, f"the namespace '{namespace}' is none of the versions served, {served}")
        if declared is None or (version is None and declared.namespace != namespace):
            raise NoSuchOperation(name, f"{self.name} has no element {name} in the namespace '{namespace}'")
        operation = self._operation_of.get(name)
        if operation is not None and not self.offers(operation, version):
            raise NoSuchOperation(name, f"there is no {operation} in version {version}")
        return declared, version

    def _namespace(self, struct: type[Struct], version: str | None) -> str:
        if self.versions is None or version is None:
            return struct.NAMESPACE
        return self.versions.namespace_of(version)

    def _compiler(self, version: str | None) -> Compiler:
        """A version's compiler; those of the versions used last are kept."""
        compiler = self._compilers.pop(version, None)
        if compiler is None:
            compiler = Compiler(
                types=self.by_name,
                fields=lambda struct: self.fields(struct, version),
                namespace=lambda struct: self._namespace(struct, version),
                lenient=self.lenient_empty,
                max_items=self.max_items,
            )
            if len(self._compilers) >= MOST_COMPILED:
                del self._compilers[next(iter(self._compilers))]
        self._compilers[version] = compiler
        return compiler


def _to_the_end(turns: Iterator[None], out: list[str], element_name: str) -> Iterator[None]:
    """The encoder's turns, and one more with what is left and the end tag."""
    yield from turns
    out.append(f"</{element_name}>")
    yield None
