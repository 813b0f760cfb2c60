"""Hardened reading of XML, and exclusive canonicalisation.

Everything here takes time linear in the input: whatever makes canonicalisation super-linear (attributes,
namespaces) is counted first.
"""

import io
import re
import threading
from collections.abc import Sequence
from typing import Final

from attrs import frozen
from lxml import etree

from euca.soap.errors import MalformedMessage

WHITESPACE: Final = " \t\r\n"
"""XML's own white space (XML 1.0, section 2.3), which is less than what Python strips."""

MIB: Final = 1024 * 1024


@frozen(kw_only=True)
class Limits:
    """What a message may cost, checked before anything is canonicalised.

    bytes: size of the whole message. depth: levels of elements, the root being 1. attributes: of one element,
    namespace declarations not counted. namespaces: declarations in the whole message. name_bytes: length of an
    element's or attribute's name with its prefix (a quarter of it for attributes in a message that is not
    plain ASCII). references: in one signature. prefixes: names in one PrefixList.
    """

    bytes: int = MIB
    depth: int = 64
    attributes: int = 64
    namespaces: int = 256
    name_bytes: int = 256
    references: int = 16
    prefixes: int = 16


DOOR: Final = Limits()
TIER: Final = Limits()
ANSWER: Final = Limits(bytes=16 * MIB)

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_DECLARATION: Final = re.compile(
    rb"<\?xml\s+version\s*=\s*(?:\"1\.0\"|'1\.0')"
    rb"(?:\s+encoding\s*=\s*(?:\"utf-8\"|'utf-8'))?"
    rb"(?:\s+standalone\s*=\s*(?:\"(?:yes|no)\"|'(?:yes|no)'))?\s*\?>",
    re.IGNORECASE,
)
_FIRST_TAG: Final = re.compile(rb"[ \t\r\n]*<(?![!?])")

_TOO_MANY_ATTRIBUTES: Final = etree.XPath("boolean(//*[@*[position() > $most]])")
_LONG_ATTRIBUTE: Final = etree.XPath("boolean(//@*[string-length(name()) > $most])")


class _PerThread(threading.local):
    """A parser for each thread, whose dictionary has learnt the word `#default`.

    lxml drops a name from `inclusive_ns_prefixes` that the document's dictionary does not hold, and documents
    share their thread's dictionary: without this, the digest of an element signed with PrefixList="#default"
    comes out wrong, or right, by what the thread happened to parse before.
    """

    def __init__(self) -> None:
        self.parser = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            dtd_validation=False,
            attribute_defaults=False,
            huge_tree=False,
            remove_comments=False,
            remove_pis=False,
            strip_cdata=True,
        )
        etree.fromstring(b'<a xmlns:p="#default"/>', self.parser)
        probe = etree.fromstring(b'<a xmlns="urn:a"><p:b xmlns:p="urn:b"/></a>', self.parser)
        if b'xmlns="urn:a"' not in _exclusive(probe[0], ["#default"]):
            raise RuntimeError("this lxml does not honour #default in a PrefixList")


def parse(data: bytes, limits: Limits = DOOR) -> etree._Element:
    """Read one document and return its root.

    UTF-8 only, whatever the declaration says; no document type, processing instruction, comment or entity
    reference anywhere (the five predefined entities and character references are text). CDATA sections become
    text. Raises `MalformedMessage` for anything else and for a message over a limit.
    """
    if len(data) > limits.bytes:
        raise MalformedMessage("limits.bytes", f"{len(data)} bytes, at most {limits.bytes} are allowed")
    try:
        data.decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        raise MalformedMessage("xml.encoding", f"not UTF-8 at byte {error.start}") from None
    data = _without_declaration(data)
    try:
        root = etree.fromstring(data, _per_thread.parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MalformedMessage("xml.wellformed", str(error)[:200]) from None
    _refuse_other_nodes(root)
    _count(root, data, limits)
    return root


def canonical(element: etree._Element, prefixes: Sequence[str] = ()) -> bytes:
    """The element in exclusive canonical form without comments (Exclusive XML Canonicalization 1.0, section 3).

    prefixes: the InclusiveNamespaces PrefixList; `#default` stands for the default namespace.
    Raises `MalformedMessage` when the element has no canonical form (a relative namespace name).
    """
    _per_thread.parser  # noqa: B018  # seeds this thread's dictionary
    try:
        return _exclusive(element, prefixes)
    except etree.C14NError:
        raise MalformedMessage("xml.namespace", "a relative namespace name has no canonical form") from None


def is_blank(text: str | None) -> bool:
    """Whether there is nothing but XML white space."""
    return not text or not text.strip(WHITESPACE)


def _exclusive(element: etree._Element, prefixes: Sequence[str]) -> bytes:
    return etree.tostring(
        element,
        method="c14n",
        exclusive=True,
        with_comments=False,
        inclusive_ns_prefixes=list(prefixes) or None,
    )


def _without_declaration(data: bytes) -> bytes:
    """The document from its first tag on. What stands before it can only be an honest XML declaration."""
    start = len(_BYTE_ORDER_MARK) if data.startswith(_BYTE_ORDER_MARK) else 0
    if data.startswith(b"<?xml", start):
        declaration = _DECLARATION.match(data, start)
        if declaration is None:
            raise MalformedMessage("xml.encoding", "the XML declaration is not one of XML 1.0 in UTF-8")
        start = declaration.end()
    tag = _FIRST_TAG.match(data, start)
    if tag is None:
        check = "xml.doctype" if data[start:].lstrip().startswith(b"<!DOCTYPE") else "xml.prolog"
        raise MalformedMessage(check, "the message does not begin with an element")
    return data[start:] if start else data


def _refuse_other_nodes(root: etree._Element) -> None:
    """Comments cut `.text`, instructions too; both would let a value be read otherwise than it was signed."""
    strange = next(root.iter(etree.Comment, etree.ProcessingInstruction, etree.Entity), None)
    if strange is None:
        strange = root.getnext()
    if strange is None:
        return
    if isinstance(strange, etree._Comment):
        raise MalformedMessage("xml.comment", "comments are not allowed")
    if isinstance(strange, etree._ProcessingInstruction):
        raise MalformedMessage("xml.instruction", "processing instructions are not allowed")
    raise MalformedMessage("xml.entity", "entity references are not allowed")


def _count(root: etree._Element, data: bytes, limits: Limits) -> None:
    """Hold the document to its limits. The cheap counts over the bytes spare most messages the exact ones."""
    if _deeper_than(limits.depth)(root):
        raise MalformedMessage("limits.depth", f"more than {limits.depth} levels of elements")
    if _long_name(limits.name_bytes).search(data):
        raise MalformedMessage("limits.names", f"an element's name of more than {limits.name_bytes} bytes")
    longest = limits.name_bytes if data.isascii() else limits.name_bytes // 4
    if _LONG_ATTRIBUTE(root, most=longest):
        raise MalformedMessage("limits.names", f"an attribute's name of more than {longest} characters")
    if data.count(b"=") > limits.attributes and _TOO_MANY_ATTRIBUTES(root, most=limits.attributes):
        raise MalformedMessage("limits.attributes", f"more than {limits.attributes} attributes")
    if data.count(b"xmlns") > limits.namespaces and _declarations_exceed(data, limits.namespaces):
        raise MalformedMessage("limits.namespaces", f"more than {limits.namespaces} namespace declarations")


_compiled: Final[dict[int, etree.XPath]] = {}
_long_names: Final[dict[int, re.Pattern[bytes]]] = {}


def _deeper_than(depth: int) -> etree.XPath:
    if depth not in _compiled:
        _compiled[depth] = etree.XPath(f"boolean({'/*' * (depth + 1)})")
    return _compiled[depth]


def _long_name(name_bytes: int) -> re.Pattern[bytes]:
    if name_bytes not in _long_names:
        _long_names[name_bytes] = re.compile(rb"<[^\s/>!?]{%d}" % (name_bytes + 1))
    return _long_names[name_bytes]


def _declarations_exceed(data: bytes, most: int) -> bool:
    """Count namespace declarations exactly; only reached when the word `xmlns` stands there too often."""
    events = etree.iterparse(
        io.BytesIO(data), events=("start-ns",), resolve_entities=False, load_dtd=False, no_network=True
    )
    return any(number >= most for number, _ in enumerate(events))


_per_thread = _PerThread()
