"""Reads the WSDL 1.1 and XML Schema that contracts are written in. What it does not know it refuses by line."""

from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, frozen
from lxml import etree

from euca.soap.namespaces import SOAP_HTTP, WSAM, WSDL, WSDL_SOAP, WSP, XSD
from euca.soap.wsdl.model import (
    EXTENSION,
    SIMPLE_TYPES,
    ComplexType,
    Declaration,
    Definition,
    GlobalElement,
    OperationModel,
    WsdlError,
)

MAX_BYTES = 8 * 1024 * 1024

_W = f"{{{WSDL}}}"
_S = f"{{{WSDL_SOAP}}}"
_X = f"{{{XSD}}}"
_IGNORED = frozenset({f"{_W}documentation", f"{_X}annotation", f"{{{WSP}}}Policy", f"{{{WSP}}}PolicyReference"})
_READ_ONLY = f"{{{EXTENSION}}}readOnly"
_SECRET = f"{{{EXTENSION}}}secret"


def read(path: Path) -> Definition:
    """The WSDL in a file. Raises `WsdlError`, naming file and line, for anything that is not understood."""
    return read_bytes(path.read_bytes(), path.name)


def read_bytes(data: bytes, file: str) -> Definition:
    """The same from bytes; `file` is the name that errors bear."""
    root = parse_file(data, file)
    schemas = _Schemas(file)
    source = _Source(file)
    source.expect(root, f"{_W}definitions", "name", "targetNamespace")
    for types in source.children(root, f"{_W}types", others=True):
        for schema in source.children(types, f"{_X}schema"):
            schemas.add(schema)
    elements = schemas.elements()
    reader = _Operations(source, root, elements)
    return Definition(
        file=file,
        name=source.attribute(root, "name"),
        namespace=source.attribute(root, "targetNamespace"),
        types=schemas.ordered(),
        elements=elements,
        operations=reader.operations(),
        ports=reader.ports(),
    )


def parse_file(data: bytes, file: str) -> etree._Element:
    """The root element, comments left out; nothing outside the file is ever fetched."""
    if len(data) > MAX_BYTES:
        raise WsdlError(file, 1, f"larger than {MAX_BYTES} bytes")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise WsdlError(file, error.lineno or 1, f"not well-formed: {error.msg}") from None
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise WsdlError(file, 1, "a document type is not allowed")
    return root


def _short(tag: str) -> str:
    """A tag for people: `xs:sequence` for XML Schema's, `wsdl:part` for WSDL's."""
    for namespace, prefix in ((_X, "xs:"), (_W, "wsdl:"), (_S, "soap:")):
        if tag.startswith(namespace):
            return prefix + tag[len(namespace) :]
    return tag


@frozen
class _Source:
    """The file that nodes come from: what to expect of them, and errors that say where."""

    file: str

    def error(self, node: etree._Element, message: str) -> WsdlError:
        line = node.sourceline
        return WsdlError(self.file, line if isinstance(line, int) else 0, message)

    def unknown(self, node: etree._Element) -> WsdlError:
        parent = node.getparent()
        inside = f" in {_short(str(parent.tag))}" if parent is not None else ""
        return self.error(node, f"{_short(str(node.tag))}{inside} is not supported")

    def children(self, node: etree._Element, *tags: str, others: bool = False) -> Iterator[etree._Element]:
        """The children with one of `tags`; documentation and policies are passed over, anything else refused.

        others: further WSDL elements are the business of another pass.
        """
        for child in node:
            if not isinstance(child.tag, str):
                raise self.error(node, "processing instructions and entities are not allowed")
            if child.tag in tags:
                yield child
            elif child.tag not in _IGNORED and not (others and child.tag in _TOP):
                raise self.unknown(child)

    def expect(self, node: etree._Element, tag: str, *attributes: str) -> None:
        """Refuse another tag, and attributes other than these; foreign ones are passed over save ours."""
        if node.tag != tag:
            raise self.error(node, f"{_short(str(node.tag))} where {_short(tag)} is expected")
        for name in node.keys():  # noqa: SIM118  # an element iterates over its children
            name = str(name)
            if name.startswith("{") and not name.startswith(f"{{{EXTENSION}}}"):
                continue
            if name not in attributes:
                raise self.error(node, f"attribute {name} of {_short(tag)} is not supported")

    def attribute(self, node: etree._Element, name: str) -> str:
        value = node.get(name)
        if not value:
            raise self.error(node, f"{_short(str(node.tag))} needs the attribute {name}")
        return str(value)

    def flag(self, node: etree._Element, name: str) -> bool:
        value = node.get(name, "false")
        if value not in ("true", "false"):
            raise self.error(node, f"{name} is {value!r}, not true or false")
        return value == "true"

    def number(self, node: etree._Element, name: str, default: int = 1) -> int:
        text = node.get(name)
        if text is None:
            return default
        if not (text.isascii() and text.isdigit()):
            raise self.error(node, f"{name} is {text!r}, not a number")
        return int(text)

    def name(self, node: etree._Element, attribute: str) -> tuple[str, str]:
        """A QName in an attribute as (namespace, local name)."""
        value = self.attribute(node, attribute)
        prefix, colon, local = value.rpartition(":")
        namespace = node.nsmap.get(prefix if colon else None)
        if namespace is None and colon:
            raise self.error(node, f"the prefix of {value} is not declared")
        return str(namespace or ""), local


_TOP = frozenset(f"{_W}{name}" for name in ("types", "message", "portType", "binding", "service"))


class _Schemas:
    """The schemas of one WSDL. Names of types and elements must be unique over all of them."""

    def __init__(self, file: str) -> None:
        self._source = _Source(file)
        self._complex: dict[str, ComplexType] = {}
        self._enumerations: dict[str, tuple[str, ...]] = {}
        self._elements: dict[str, GlobalElement] = {}
        self._nodes: dict[str, tuple[str, etree._Element]] = {}
        self._inside: dict[etree._Element, str] = {}
        self._choices = 0

    def add(self, schema: etree._Element) -> None:
        """Read one xs:schema."""
        source = self._source
        source.expect(schema, f"{_X}schema", "targetNamespace", "elementFormDefault", "attributeFormDefault", "version")
        if schema.get("elementFormDefault") != "qualified":
            raise source.error(schema, "elementFormDefault must be qualified")
        namespace = source.attribute(schema, "targetNamespace")
        children = list(source.children(schema, f"{_X}element", f"{_X}complexType", f"{_X}simpleType"))
        for node in children:
            if node.tag == f"{_X}element":
                self._register(source.attribute(node, "name"), namespace, node)
        for node in children:
            if node.tag == f"{_X}simpleType":
                self._simple_type(node)
        for node in children:
            if node.tag == f"{_X}complexType":
                source.expect(node, f"{_X}complexType", "name", "abstract", "mixed")
                self._complex_type(source.attribute(node, "name"), namespace, node)
        for node in children:
            if node.tag == f"{_X}element":
                self._global_element(namespace, node)

    def elements(self) -> dict[str, GlobalElement]:
        """Every global element that is of a complex type."""
        return dict(self._elements)

    def ordered(self) -> dict[str, ComplexType]:
        """The types, each after its base; also checks that every type named is there."""
        result: dict[str, ComplexType] = {}
        for name in self._complex:
            self._place(name, result, ())
        for kind in self._complex.values():
            for field in kind.fields:
                if field.is_complex and field.type not in self._complex:
                    raise WsdlError(self._source.file, field.line, f"there is no type {field.type}")
        for element in self._elements.values():
            if element.type not in self._complex:
                raise WsdlError(self._source.file, element.line, f"there is no type {element.type}")
        return result

    def _place(self, name: str, result: dict[str, ComplexType], above: tuple[str, ...]) -> None:
        if name in result:
            return
        kind = self._complex[name]
        if kind.base is not None:
            if kind.base not in self._complex:
                raise WsdlError(self._source.file, kind.line, f"there is no type {kind.base}")
            if kind.base in (*above, name):
                raise WsdlError(self._source.file, kind.line, f"{name} extends itself")
            self._place(kind.base, result, (*above, name))
        result[name] = kind

    def _register(self, name: str, namespace: str, node: etree._Element) -> None:
        if name in self._nodes:
            raise self._source.error(node, f"a second element {name}")
        self._nodes[name] = (namespace, node)

    def _global_element(self, namespace: str, node: etree._Element) -> None:
        source = self._source
        source.expect(node, f"{_X}element", "name", "type")
        declaration = self._typed(node, namespace, source.attribute(node, "name"), owner="")
        if not declaration.is_complex:
            return  # no message, but others may refer to it
        self._elements[declaration.name] = GlobalElement(
            name=declaration.name, namespace=namespace, type=declaration.type, line=declaration.line
        )

    def _simple_type(self, node: etree._Element) -> None:
        self._source.expect(node, f"{_X}simpleType", "name")
        self._enumerations[self._source.attribute(node, "name")] = self._enumeration(node)

    def _enumeration(self, node: etree._Element) -> tuple[str, ...]:
        source = self._source
        restrictions = list(source.children(node, f"{_X}restriction"))
        if len(restrictions) != 1 or source.name(restrictions[0], "base") != (XSD, "string"):
            raise source.error(node, "a simple type other than an enumeration of strings is not supported")
        source.expect(restrictions[0], f"{_X}restriction", "base")
        values = tuple(
            source.attribute(value, "value") for value in source.children(restrictions[0], f"{_X}enumeration")
        )
        if not values:
            raise source.error(node, "an enumeration without values")
        return values

    def _complex_type(self, name: str, namespace: str, node: etree._Element) -> None:
        source = self._source
        if name in self._complex or name in self._enumerations:
            raise source.error(node, f"a second type {name}")
        content = list(source.children(node, f"{_X}sequence", f"{_X}choice", f"{_X}complexContent", f"{_X}attribute"))
        base: str | None = None
        if content and content[0].tag == f"{_X}complexContent":
            if len(content) > 1:
                raise source.unknown(content[1])
            base, content = self._extension(content[0], namespace)
        fields = self._content(content, name, namespace)
        seen: set[str] = set()
        for field in fields:
            if field.name in seen:
                raise WsdlError(source.file, field.line, f"a second {field.name} in {name} is not supported")
            seen.add(field.name)
        self._complex[name] = ComplexType(
            name=name, namespace=namespace, base=base, fields=tuple(fields), line=_line(node)
        )

    def _extension(self, node: etree._Element, namespace: str) -> tuple[str, list[etree._Element]]:
        source = self._source
        source.expect(node, f"{_X}complexContent")
        extensions = list(source.children(node, f"{_X}extension"))
        if len(extensions) != 1:
            raise source.error(node, "xs:complexContent needs one xs:extension")
        source.expect(extensions[0], f"{_X}extension", "base")
        base_namespace, base = source.name(extensions[0], "base")
        if base_namespace != namespace:
            raise source.error(extensions[0], "a base type of another namespace is not supported")
        return base, list(source.children(extensions[0], f"{_X}sequence", f"{_X}choice", f"{_X}attribute"))

    def _content(self, content: list[etree._Element], owner: str, namespace: str) -> list[Declaration]:
        fields: list[Declaration] = []
        groups = [node for node in content if node.tag != f"{_X}attribute"]
        if len(groups) > 1:
            raise self._source.unknown(groups[1])
        for group in groups:
            if group.tag == f"{_X}choice":
                fields += self._choice(group, owner, namespace)
                continue
            self._source.expect(group, f"{_X}sequence")
            for node in self._source.children(group, f"{_X}element", f"{_X}choice"):
                if node.tag == f"{_X}choice":
                    fields += self._choice(node, owner, namespace)
                else:
                    fields.append(self._element(node, owner, namespace))
        fields += [self._attribute(node, namespace) for node in content if node.tag == f"{_X}attribute"]
        return fields

    def _choice(self, node: etree._Element, owner: str, namespace: str) -> list[Declaration]:
        source = self._source
        source.expect(node, f"{_X}choice", "minOccurs", "maxOccurs")
        minimum = source.number(node, "minOccurs")
        if minimum > 1 or source.number(node, "maxOccurs") != 1:
            raise source.error(node, "a choice that occurs more than once is not supported")
        self._choices += 1
        number = self._choices if minimum else -self._choices
        members = [self._element(child, owner, namespace) for child in source.children(node, f"{_X}element")]
        for member in members:
            if member.min == 0 or member.is_array:
                raise source.error(node, f"{member.name}: an optional or repeated element in a choice is not supported")
        return [evolve(member, choice=number) for member in members]

    def _element(self, node: etree._Element, owner: str, namespace: str) -> Declaration:
        source = self._source
        source.expect(node, f"{_X}element", "name", "type", "ref", "minOccurs", "maxOccurs", "nillable", _SECRET)
        target = node
        if node.get("ref") is not None:
            where, name = source.name(node, "ref")
            if name not in self._nodes or where != namespace or self._nodes[name][0] != namespace:
                raise source.error(node, f"there is no element {name} to refer to")
            target = self._nodes[name][1]
        declaration = self._typed(target, namespace, source.attribute(target, "name"), owner)
        unbounded = node.get("maxOccurs") == "unbounded"
        minimum = source.number(node, "minOccurs")
        maximum = None if unbounded else source.number(node, "maxOccurs")
        if maximum is not None and (maximum < 1 or maximum < minimum):
            raise source.error(node, "maxOccurs is less than minOccurs, or 0")
        return evolve(
            declaration,
            min=minimum,
            max=maximum,
            nillable=source.flag(node, "nillable"),
            secret=source.flag(node, _SECRET),
            line=_line(node),
        )

    def _attribute(self, node: etree._Element, namespace: str) -> Declaration:
        source = self._source
        source.expect(node, f"{_X}attribute", "name", "type", "use", "fixed", _SECRET)
        declaration = self._typed(node, namespace, source.attribute(node, "name"), owner="")
        use = node.get("use", "optional")
        if declaration.is_complex or use not in ("optional", "required"):
            raise source.error(node, "an attribute is of a simple type, and optional or required")
        fixed = node.get("fixed")
        if fixed is not None and (declaration.type != "string" or declaration.values):
            raise source.error(node, "fixed is supported for strings only")
        return evolve(
            declaration,
            min=int(use == "required"),
            attribute=True,
            secret=source.flag(node, _SECRET),
            values=(fixed,) if fixed is not None else declaration.values,
        )

    def _typed(self, node: etree._Element, namespace: str, name: str, owner: str) -> Declaration:
        """A declaration with its name and type only: named, or defined inside the element."""
        source = self._source
        line = _line(node)
        inner = list(source.children(node, f"{_X}complexType", f"{_X}simpleType"))
        if node.get("type") is None:
            if len(inner) != 1:
                raise source.error(node, f"{name} has no type")
            if inner[0].tag == f"{_X}simpleType":
                source.expect(inner[0], f"{_X}simpleType")
                values = self._enumeration(inner[0])
                return Declaration(name=name, type="string", is_complex=False, values=values, line=line)
            source.expect(inner[0], f"{_X}complexType", "mixed")
            anonymous = owner + name[:1].upper() + name[1:]
            if self._inside.setdefault(inner[0], anonymous) == anonymous and anonymous not in self._complex:
                self._complex_type(anonymous, namespace, inner[0])
            anonymous = self._inside[inner[0]]
            return Declaration(name=name, type=anonymous, is_complex=True, line=line)
        if inner:
            raise source.error(node, f"{name} has a type and another inside")
        where, local = source.name(node, "type")
        if where == XSD:
            if local not in SIMPLE_TYPES:
                raise source.error(node, f"the type {local} of XML Schema is not supported")
            return Declaration(name=name, type=local, is_complex=False, line=line)
        if where != namespace:
            raise source.error(node, f"the type {local} is in another namespace: not supported")
        if local in self._enumerations:
            return Declaration(name=name, type="string", is_complex=False, values=self._enumerations[local], line=line)
        return Declaration(name=name, type=local, is_complex=True, line=line)


def _line(node: etree._Element) -> int:
    return node.sourceline if isinstance(node.sourceline, int) else 0


class _Operations:
    """Messages, port types, bindings and services: document/literal only."""

    def __init__(self, source: _Source, root: etree._Element, elements: dict[str, GlobalElement]) -> None:
        self._source = source
        self._root = root
        self._elements = elements
        self._messages = {self._source.attribute(node, "name"): self._message(node) for node in self._top("message")}

    def _top(self, name: str) -> Iterator[etree._Element]:
        return self._source.children(self._root, f"{_W}{name}", others=True)

    def operations(self) -> dict[str, OperationModel]:
        """Every operation of the one port type, with its binding's soapAction."""
        actions = self._actions()
        port_types = list(self._top("portType"))
        if len(port_types) != 1:
            raise self._source.error(self._root, f"{len(port_types)} port types, where one is expected")
        result: dict[str, OperationModel] = {}
        for node in self._source.children(port_types[0], f"{_W}operation"):
            operation = self._operation(node, actions)
            if operation.name in result:
                raise self._source.error(node, f"a second operation {operation.name}")
            result[operation.name] = operation
        for name, (_, node) in actions.items():
            if name not in result:
                raise self._source.error(node, f"the port type has no operation {name}")
        return result

    def ports(self) -> dict[str, str]:
        """Port name → address."""
        source, result = self._source, {}
        bindings = {source.attribute(node, "name") for node in self._top("binding")}
        for service in self._top("service"):
            for port in source.children(service, f"{_W}port"):
                if source.name(port, "binding")[1] not in bindings:
                    raise source.error(port, f"there is no binding {port.get('binding')}")
                addresses = list(source.children(port, f"{_S}address"))
                if len(addresses) != 1:
                    raise source.error(port, "a port needs one soap:address")
                result[source.attribute(port, "name")] = source.attribute(addresses[0], "location")
        return result

    def _message(self, node: etree._Element) -> str:
        """The element that a message's one part is."""
        source = self._source
        parts = list(source.children(node, f"{_W}part"))
        if len(parts) != 1:
            raise source.error(node, "a message needs one part")
        source.expect(parts[0], f"{_W}part", "name", "element")
        namespace, name = source.name(parts[0], "element")
        if name not in self._elements or self._elements[name].namespace != namespace:
            raise source.error(parts[0], f"there is no element {name}")
        return name

    def _actions(self) -> dict[str, tuple[str, etree._Element]]:
        """Operation → soapAction; every binding must say the same."""
        source = self._source
        result: dict[str, tuple[str, etree._Element]] = {}
        for binding in self._top("binding"):
            for node in source.children(binding, f"{_S}binding", f"{_W}operation"):
                if node.tag == f"{_S}binding":
                    if node.get("style", "document") != "document" or node.get("transport") != SOAP_HTTP:
                        raise source.error(node, "only document style over SOAP's HTTP transport is supported")
                    continue
                name = source.attribute(node, "name")
                action = self._bound_action(node)
                if result.get(name, (action, node))[0] != action:
                    raise source.error(node, f"bindings disagree about the soapAction of {name}")
                result[name] = (action, node)
        return result

    def _bound_action(self, operation: etree._Element) -> str:
        source = self._source
        action: str | None = None
        for node in source.children(operation, f"{_S}operation", f"{_W}input", f"{_W}output", f"{_W}fault"):
            if node.tag == f"{_S}operation":
                source.expect(node, f"{_S}operation", "soapAction", "style")
                if node.get("style", "document") != "document":
                    raise source.error(node, "only document style is supported")
                action = str(node.get("soapAction", ""))
                continue
            for body in source.children(node, f"{_S}fault" if node.tag == f"{_W}fault" else f"{_S}body"):
                if body.get("use") != "literal":
                    raise source.error(body, "only literal use is supported")
        if action is None:
            raise source.error(operation, "the binding lacks soap:operation")
        return action

    def _operation(self, node: etree._Element, actions: dict[str, tuple[str, etree._Element]]) -> OperationModel:
        source = self._source
        source.expect(node, f"{_W}operation", "name", "parameterOrder")
        name = source.attribute(node, "name")
        if name not in actions:
            raise source.error(node, f"no binding binds the operation {name}")
        faults: dict[str, str] = {}
        fault_actions: dict[str, str] = {}
        sides: dict[str, etree._Element] = {}
        for child in source.children(node, f"{_W}input", f"{_W}output", f"{_W}fault"):
            source.expect(child, str(child.tag), "name", "message", _READ_ONLY)
            if child.tag == f"{_W}fault":
                fault = source.attribute(child, "name")
                faults[fault] = self._element_of(child)
                fault_actions[fault] = str(child.get(f"{{{WSAM}}}Action", ""))
            else:
                sides[str(child.tag)] = child
        if len(sides) != 2:
            raise source.error(node, f"{name} needs an input and an output")
        request, answer = sides[f"{_W}input"], sides[f"{_W}output"]
        soap_action = actions[name][0]
        action = str(request.get(f"{{{WSAM}}}Action", soap_action))
        return OperationModel(
            name=name,
            soap_action=soap_action,
            action=action,
            response_action=str(answer.get(f"{{{WSAM}}}Action", f"{action}Response")),
            fault_actions=fault_actions,
            input=self._element_of(request),
            output=self._element_of(answer),
            faults=faults,
            read_only=source.flag(request, _READ_ONLY),
            line=_line(node),
        )

    def _element_of(self, node: etree._Element) -> str:
        _, message = self._source.name(node, "message")
        if message not in self._messages:
            raise self._source.error(node, f"there is no message {message}")
        return self._messages[message]
