"""Signature wrapping: what was signed is kept where the signature finds it, and something forged stands where it counts."""

import copy
from collections.abc import Callable
from typing import Final

from attrs import evolve
from lxml import etree

from euca.soap import namespaces as ns
from euca.testing.attacks.material import ANSWERS, BETWEEN_TIERS, EVERYWHERE, Attack, Door, Step, good_draft
from euca.testing.signed_messages import Draft, add, element, make, one

WSU_ID: Final = f"{{{ns.WSU}}}Id"
BODY: Final = "/soap:Envelope/soap:Body"
HEADER: Final = "/soap:Envelope/soap:Header"
SECURITY: Final = f"{HEADER}/wsse:Security"
STAMP: Final = f"{SECURITY}/wsu:Timestamp"
TOKEN: Final = f"{SECURITY}/wsse:BinarySecurityToken"
SIGNATURE: Final = f"{SECURITY}/ds:Signature"
SOURCES: Final = (
    "CVE-2011-0730",
    "CVE-2026-87830",
    "CVE-2026-89238",
    "GHSA-6r5v-hp32-fjqw",
    "WS-Attacker: signature wrapping",
)
Place = Callable[[etree._Element, etree._Element], object]


def unsigned_header(content: str) -> Step:
    """One more header, which nobody signed."""
    return lambda door, good: evolve(good, after=add(HEADER, content))


def _held(holder: str, path: str) -> Place:
    def place(root: etree._Element, signed: etree._Element) -> None:
        made = element(holder)
        (made if len(made) == 0 else made[-1]).append(signed)
        one(root, path).append(made)

    return place


def _in(path: str) -> Place:
    return lambda root, signed: one(root, path).append(signed)


def _nested(root: etree._Element, signed: etree._Element) -> None:
    envelope = element("<soap:Envelope><soap:Header/></soap:Envelope>")
    envelope.append(signed)
    one(root, HEADER).append(envelope)


PLACES: Final[dict[str, tuple[Place, str]]] = {
    "an element of a header": (_held('<op:wrapper xmlns:op="urn:op"/>', HEADER), ""),
    "the Header itself": (_in(HEADER), ""),
    "Security": (_in(SECURITY), "security.children"),
    "an element in Security": (_held('<op:wrapper xmlns:op="urn:op"/>', SECURITY), "security.children"),
    "ds:Object": (_held("<ds:Object/>", SIGNATURE), "signature.children"),
    "KeyInfo": (_in(f"{SIGNATURE}/ds:KeyInfo"), "keyinfo"),
    "SecurityTokenReference": (_in(f"{SIGNATURE}/ds:KeyInfo/wsse:SecurityTokenReference"), "keyinfo"),
    "SignedInfo": (_in(f"{SIGNATURE}/ds:SignedInfo"), "signature.signedinfo"),
    "the token": (_in(TOKEN), "token.base64"),
    "the new body": (_in(BODY), "shape.body"),
    "the new body's child": (_in(f"{BODY}/*"), ""),
    "a whole envelope in a header": (_nested, ""),
    "a place before Body": (lambda root, signed: one(root, BODY).addprevious(signed), "shape.envelope"),
    "a place after Body": (lambda root, signed: one(root, BODY).addnext(signed), "shape.envelope"),
}
"""Where what was signed may hide, and the rule of the place; without one, that of the reference."""

_IDS: Final[dict[str, str | None]] = {
    "no Id": None,
    "the same wsu:Id": WSU_ID,
    "the same value as xml:id": f"{{{ns.XML}}}id",
    "the same value as Id": "Id",
    "the same value as ID": "ID",
    "the same value as id": "id",
    "the same value as a foreign Id": "{urn:x}Id",
}


def _forged(door: Door, attribute: str | None, identifier: str = "Body") -> etree._Element:
    body = element(f"<soap:Body>{door.forged}</soap:Body>")
    if attribute is not None:
        body.set(attribute, identifier)
    return body


def _body_moved(place: Place, attribute: str | None, identifier: str = "Body") -> Step:
    def step(door: Door, good: Draft) -> Draft:
        def after(root: etree._Element) -> None:
            signed = one(root, BODY)
            one(root, "/soap:Envelope").replace(signed, _forged(door, attribute, identifier))
            place(root, signed)

        return evolve(good, after=after)

    return step


def _rule(place: str, own: str, attribute: str | None, identifier: str = "Body") -> str:
    """Shape is read before Security, that before references; the same wsu:Id twice before what it means."""
    if own:
        return own
    if attribute == WSU_ID and identifier == "Body":
        return "id.duplicate"
    return "reference.missing" if place == "the Header itself" else "reference.position"


def bodies() -> list[Attack]:
    """The signed Body moved away, in every place, and a forged one with every kind of Id."""
    made = [
        Attack(
            name=f"wrapping: Body in {place}, the forged one with {identifier}",
            what=f"The signed Body is moved into {place}; a forged Body with {identifier} stands in its place.",
            check=_rule(place, own, attribute),
            bad=_body_moved(put, attribute),
            sources=SOURCES,
        )
        for place, (put, own) in PLACES.items()
        for identifier, attribute in _IDS.items()
    ]
    made += [
        Attack(
            name=f"wrapping: Body in {place}, the forged one with another wsu:Id",
            what=f"The signed Body is moved into {place}; a forged Body with a wsu:Id of its own stands in its place.",
            check=_rule(place, own, WSU_ID, "Other"),
            bad=_body_moved(put, WSU_ID, "Other"),
            sources=SOURCES,
        )
        for place, (put, own) in PLACES.items()
    ]
    return made


def _second(path: str, at: int, identifier: str) -> Step:
    def step(door: Door, good: Draft) -> Draft:
        def after(root: etree._Element) -> None:
            parent = one(root, path)
            parent.insert(at if at >= 0 else len(parent), element(f'<op:x xmlns:op="urn:op" wsu:Id="{identifier}"/>'))

        return evolve(good, after=after)

    return step


def identifiers() -> list[Attack]:
    """The same Id twice, in either order, and Ids of different kinds that a reader may take one for the other."""
    made = [
        Attack(
            name=f"ids: {identifier} twice, the other one {order}",
            what=f"Another element with the Id of {identifier} stands {order} the signed one.",
            check="id.duplicate",
            bad=_second(path, at, identifier),
            sources=("CVE-2011-0730",),
        )
        for identifier in ("Body", "Timestamp", "Token")
        for order, path, at in (("before", HEADER, 0), ("behind", f"{BODY}/*", -1))
    ]
    for name, attribute in _IDS.items():
        if attribute in (None, WSU_ID):
            continue
        made += [
            Attack(
                name=f"ids: {part} bears {name.removeprefix('the same value as ')} beside its wsu:Id",
                what=f"The signed {part} has {name.removeprefix('the same value as ')} too: another reader may take that for its Id.",
                check="id.foreign",
                bad=_marked(path, attribute or ""),
                sources=("CVE-2011-0730",),
            )
            for part, path in (("Body", BODY), ("Timestamp", STAMP))
        ]
    return made


def _marked(path: str, attribute: str) -> Step:
    def step(door: Door, good: Draft) -> Draft:
        return evolve(good, before=lambda root: one(root, path).set(attribute, "Wrapper"))

    return step


def _stamp_moved(place: Place, identifier: str | None) -> Step:
    """A stale message: its signed timestamp is kept, and a fresh one counts."""

    def step(door: Door, good: Draft) -> Draft:
        fresh = one(etree.fromstring(make(evolve(good, after=None))), STAMP)

        def after(root: etree._Element) -> None:
            old, new = one(root, STAMP), copy.deepcopy(fresh)
            del new.attrib[WSU_ID]
            if identifier is not None:
                new.set(WSU_ID, identifier)
            one(root, SECURITY).replace(old, new)
            place(root, old)

        return evolve(good, created="2011-06-15T10:00:00.000Z", expires="2011-06-15T10:00:20.000Z", after=after)

    return step


_STAMP_PLACES: Final = (
    "an element of a header",
    "the Header itself",
    "Security",
    "an element in Security",
    "ds:Object",
    "KeyInfo",
    "SignedInfo",
    "the new body's child",
    "a whole envelope in a header",
)


def timestamps() -> list[Attack]:
    """The timestamp of an old message wrapped."""
    made = []
    for place in _STAMP_PLACES:
        put, own = PLACES[place]
        for name, identifier in (("no Id", None), ("the same wsu:Id", "Timestamp"), ("another wsu:Id", "Fresh")):
            rule = _rule(place, own, WSU_ID, "Body" if identifier == "Timestamp" else "Other")
            if place == "Security":
                rule = "timestamp.count"
            made.append(
                Attack(
                    name=f"wrapping: Timestamp in {place}, the fresh one with {name}",
                    what=f"The signed Timestamp of an old message is moved into {place}; a fresh one with {name} counts.",
                    check=rule,
                    bad=_stamp_moved(put, identifier),
                    sources=SOURCES,
                )
            )
    return made


def _header_moved(name: str, place: Place, identifier: str | None) -> Step:
    def step(door: Door, good: Draft) -> Draft:
        def after(root: etree._Element) -> None:
            signed = one(root, f"{HEADER}/wsa:{name}")
            forged = copy.deepcopy(signed)
            forged.text = "urn:uuid:00000000-0000-4000-8000-00000000f0f0"
            del forged.attrib[WSU_ID]
            if identifier is not None:
                forged.set(WSU_ID, identifier)
            one(root, HEADER).replace(signed, forged)
            place(root, signed)

        return evolve(good, after=after)

    return step


_HEADER_PLACES: Final = (
    "an element of a header",
    "Security",
    "ds:Object",
    "KeyInfo",
    "SignedInfo",
    "the new body's child",
    "a whole envelope in a header",
)


def addressing() -> list[Attack]:
    """An addressing header wrapped."""
    return [
        Attack(
            name=f"wrapping: {name} in {place}, the forged one with {said}",
            what=f"The signed {name} is moved into {place}; a forged one with {said} stands in the Header.",
            check=_rule(place, PLACES[place][1], WSU_ID, "Body" if identifier == name else "Other"),
            bad=_header_moved(name, PLACES[place][0], identifier),
            at=BETWEEN_TIERS if name != "RelatesTo" else ANSWERS,
            sources=(*SOURCES, "CVE-2012-4066"),
        )
        for name in ("To", "Action", "MessageID", "RelatesTo")
        for place in _HEADER_PLACES
        for said, identifier in (("no Id", None), ("the same wsu:Id", name), ("another wsu:Id", "Fresh"))
    ]


def _envelope_in_body(root: etree._Element, door: Door, *, security: bool) -> None:
    original = copy.deepcopy(root)
    header, body = one(root, HEADER), one(root, BODY)
    if not security:
        header.remove(one(root, SECURITY))
    forged = _forged(door, None)
    forged[0].append(original)
    one(root, "/soap:Envelope").replace(body, forged)


def _envelope_inside(security: bool) -> Step:
    return lambda door, good: evolve(good, after=lambda root: _envelope_in_body(root, door, security=security))


def _root_wrapped(door: Door, good: Draft) -> Draft:
    return evolve(good, late=lambda data: b'<x xmlns="urn:x">' + data + b"</x>")


def _renamed(door: Door, good: Draft) -> Draft:
    """The envelope's own name is another; what stands in it is as it was."""

    def late(data: bytes) -> bytes:
        root = etree.fromstring(data)
        root.tag = "{urn:x}Envelope"
        return etree.tostring(root)

    return evolve(good, late=late)


def _outer(door: Door, good: Draft) -> Draft:
    """The whole envelope inside a Body of another envelope that has a Security of its own, without a signature."""
    opening = f'<s:Envelope xmlns:s="{ns.SOAP}"><s:Header><w:Security xmlns:w="{ns.WSSE}"/></s:Header><s:Body>'
    return evolve(good, late=lambda data: opening.encode() + data + b"</s:Body></s:Envelope>")


def _security_hidden(door: Door, good: Draft) -> Draft:
    """The signed Security and Body inside a header; the envelope itself has only what was forged."""

    def after(root: etree._Element) -> None:
        holder = element('<op:wrapper xmlns:op="urn:op"/>')
        security, body = one(root, SECURITY), one(root, BODY)
        one(root, "/soap:Envelope").replace(body, _forged(door, None))
        holder.extend([security, body])
        one(root, HEADER).append(holder)

    return evolve(good, after=after)


def _other_namespace(door: Door, good: Draft) -> Draft:
    """A forged Body of SOAP 1.2 beside the signed one of SOAP 1.1."""

    def after(root: etree._Element) -> None:
        forged = element(f'<b:Body xmlns:b="{ns.SOAP12}">{door.forged}</b:Body>')
        one(root, BODY).addnext(forged)

    return evolve(good, after=after)


def _exchanged(door: Door, good: Draft) -> Draft:
    def after(root: etree._Element) -> None:
        one(root, BODY).set(WSU_ID, "Timestamp")
        one(root, STAMP).set(WSU_ID, "Body")

    return evolve(good, after=after)


def _grafted(door: Door, good: Draft) -> Draft:
    """The whole Security header of a harmless message on a forged one."""
    other = evolve(good_draft(door), body=door.forged, headers=good.headers)
    security = one(etree.fromstring(make(good)), SECURITY)
    return evolve(
        other,
        after=lambda root: one(root, HEADER).replace(one(root, SECURITY), copy.deepcopy(security)),
    )


def _forged_in_place(door: Door, good: Draft) -> Draft:
    """Signed as harmless, and changed on the way."""

    def after(root: etree._Element) -> None:
        one(root, BODY)[:] = [element(door.forged)]

    return evolve(good, after=after)


def _two_contents(first: bool) -> Step:
    def step(door: Door, good: Draft) -> Draft:
        forged = door.forged
        return evolve(good, body=forged + good.body if first else good.body + forged)

    return step


_ENVELOPES: Final[list[tuple[str, str, str, Step, frozenset[str]]]] = [
    (
        "wrapping: the whole envelope in the new body, Security kept",
        "The original envelope stands whole inside the forged body, below the original Security: every Id is there twice.",
        "id.duplicate",
        _envelope_inside(True),
        EVERYWHERE,
    ),
    (
        "wrapping: the whole envelope in the new body",
        "The original envelope stands whole inside the forged body; the outer one has no Security.",
        "security.count",
        _envelope_inside(False),
        EVERYWHERE,
    ),
    (
        "wrapping: an envelope whose body is the original envelope",
        "The outer envelope has an empty Security, its Body holds the signed envelope.",
        "timestamp.count",
        _outer,
        EVERYWHERE,
    ),
    (
        "wrapping: an element around the envelope",
        "The root is no Envelope and holds the signed one.",
        "shape.envelope",
        _root_wrapped,
        EVERYWHERE,
    ),
    (
        "wrapping: an envelope of another namespace",
        "The root is no Envelope of SOAP, and holds Header and Body of SOAP.",
        "shape.envelope",
        _renamed,
        EVERYWHERE,
    ),
    (
        "wrapping: Security and Body in a header",
        "Signature and signed Body hide in a header, where a search for descendants finds them; the Body was never signed.",
        "security.count",
        _security_hidden,
        EVERYWHERE,
    ),
    (
        "wrapping: a Body of SOAP 1.2 beside the signed one",
        "A reader that looks at local names may take the forged Body.",
        "shape.envelope",
        _other_namespace,
        EVERYWHERE,
    ),
    (
        "wrapping: the Ids of Body and Timestamp exchanged",
        "Both parts are signed, and neither is what its reference digested.",
        "reference.digest",
        _exchanged,
        EVERYWHERE,
    ),
    (
        "wrapping: Security of another message",
        "A good message's whole Security header on a forged message.",
        "reference.digest",
        _grafted,
        EVERYWHERE,
    ),
    (
        "tampering: the body changed in its place",
        "Signed as harmless, changed on the way.",
        "reference.digest",
        _forged_in_place,
        EVERYWHERE,
    ),
    (
        "wrapping: a forged element first in the signed Body",
        "Body holds two elements, the forged one first; signed by somebody whom a client let sign both.",
        "shape.body",
        _two_contents(True),
        EVERYWHERE,
    ),
    (
        "wrapping: a forged element last in the signed Body",
        "Body holds two elements, the forged one last.",
        "shape.body",
        _two_contents(False),
        EVERYWHERE,
    ),
]


def envelopes() -> list[Attack]:
    """Envelopes within envelopes, and parts of one message in another."""
    return [Attack(name=n, what=w, check=c, bad=b, at=at, sources=SOURCES) for n, w, c, b, at in _ENVELOPES]


def attacks() -> list[Attack]:
    """All of this module's."""
    return [*bodies(), *identifiers(), *timestamps(), *addressing(), *envelopes()]
