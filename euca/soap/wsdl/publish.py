"""The WSDL as a client is to see it: one version, with the addresses where the ports really are."""

from collections.abc import Mapping

from lxml import etree

from euca.soap.codec.versions import Versions, reorder
from euca.soap.namespaces import WSDL, WSDL_SOAP, XSD
from euca.soap.wsdl.reader import parse_file

_W = f"{{{WSDL}}}"
_X = f"{{{XSD}}}"


def publish(
    data: bytes, file: str, *, versions: Versions | None, version: str | None, addresses: Mapping[str, str]
) -> bytes:
    """The file's bytes as a document of one version (None is the newest). KeyError for an unknown port."""
    target = version
    if versions is not None:
        target = version or versions.latest
        data = data.replace(versions.namespace.encode(), versions.namespace_of(target).encode())
    root = parse_file(data, file)
    if versions is not None and target is not None:
        _as_of(root, versions, target)
    _place(root, addresses)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _place(root: etree._Element, addresses: Mapping[str, str]) -> None:
    ports = {str(port.get("name")): port for port in root.iter(f"{_W}port")}
    for name, url in addresses.items():
        address = ports[name].find(f"{{{WSDL_SOAP}}}address")
        if address is not None:
            address.set("location", url)


def _as_of(root: etree._Element, versions: Versions, version: str) -> None:
    """Change the superset's tree into what it was in a version."""
    gone = {
        str(node.get("name"))
        for node in root.iterfind(f"{_W}portType/{_W}operation")
        if not versions.offers(str(node.get("name")), version)
    }
    for parent in (*root.iterfind(f"{_W}portType"), *root.iterfind(f"{_W}binding")):
        for node in parent.findall(f"{_W}operation"):
            if node.get("name") in gone:
                parent.remove(node)
    for kind in root.iter(f"{_X}complexType"):
        rows = versions.rows_for(str(kind.get("name", "")), version)
        if rows:
            _change_type(kind, versions, version)
    _remove_unused(root)


def _change_type(kind: etree._Element, versions: Versions, version: str) -> None:
    rows = versions.rows_for(str(kind.get("name")), version)
    nodes = {str(node.get("name")): node for node in kind.iter(f"{_X}element")}
    parents = {name: node.getparent() for name, node in nodes.items()}
    if any(row.after for row in rows):
        sequence = next(iter(parents.values()))
        if sequence is not None:
            for name in reorder(list(nodes), rows):
                sequence.append(nodes[name])
    for row in rows:
        node = nodes[row.element]
        parent = node.getparent()
        if row.occurrence == "absent" and parent is not None:
            parent.remove(node)
        if row.occurrence == "optional":
            node.set("minOccurs", "0")
        if row.occurrence == "required":
            node.attrib.pop("minOccurs", None)
        if row.name:
            node.set("name", row.name)


def _remove_unused(root: etree._Element) -> None:
    """Take out messages, elements and types that no operation leads to any more."""
    used = {
        _local(str(node.get("message")))
        for node in root.iterfind(f"{_W}portType/{_W}operation/*")
        if node.get("message")
    }
    _keep(root, f"{_W}message", used)
    wanted = {_local(str(part.get("element"))) for part in root.iterfind(f"{_W}message/{_W}part")}
    for schema in root.iterfind(f"{_W}types/{_X}schema"):
        _keep(schema, f"{_X}element", wanted)
        kinds = {str(node.get("name")): node for node in schema if node.tag in (f"{_X}complexType", f"{_X}simpleType")}
        reached: set[str] = set()
        queue = [node for node in schema if node.tag == f"{_X}element"]
        while queue:
            top = queue.pop()
            for node in top.iter(f"{_X}element", f"{_X}extension", f"{_X}attribute"):
                name = _local(str(node.get("type") or node.get("base") or ""))
                if name in kinds and name not in reached:
                    reached.add(name)
                    queue.append(kinds[name])
        for name, node in kinds.items():
            if name not in reached:
                schema.remove(node)


def _keep(parent: etree._Element, tag: str, names: set[str]) -> None:
    for node in parent.findall(tag):
        if node.get("name") not in names:
            parent.remove(node)


def _local(qname: str) -> str:
    return qname.rpartition(":")[2]
