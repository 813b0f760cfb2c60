"""What has to be signed and is not: each part removed, left unsigned, moved, doubled, changed."""

import copy
from collections.abc import Iterator
from typing import Final

from attrs import evolve
from lxml import etree

from euca.soap import namespaces as ns
from euca.testing.attacks.material import ANSWERS, BETWEEN_TIERS, EVERYWHERE, TIER_BACK, Attack, Step
from euca.testing.attacks.wrapping import BODY, HEADER, SECURITY, SIGNATURE, STAMP, WSU_ID, unsigned_header
from euca.testing.signed_messages import Change, Draft, add, drop, element, header, one, put, text, twice

FIVE: Final = ("Body", "Timestamp", "To", "Action", "MessageID")
SOURCES: Final = ("CVE-2011-0730", "Eucalyptus 2.0.3: five parts signed and in place")
EXCLUSION: Final = ("WS-Attacker: signature exclusion",)
_EMPTY: Final = ("DigestValue", "SignatureValue")


def path_of(part: str) -> str:
    """Where a part stands."""
    return {"Body": BODY, "Timestamp": STAMP}.get(part, f"{HEADER}/wsa:{part}")


def profiles_of(part: str) -> frozenset[str]:
    """Where the part has to be signed."""
    if part in ("Body", "Timestamp"):
        return EVERYWHERE
    return frozenset({TIER_BACK}) if part == "RelatesTo" else BETWEEN_TIERS


def _removed(part: str) -> Step:
    return lambda door, good: evolve(good, after=drop(path_of(part)))


def _unsigned(part: str) -> Step:
    return lambda door, good: evolve(good, signed=tuple(name for name in good.signed if name != part))


def _moved(part: str) -> Step:
    """It leaves its place, and nothing takes that."""

    def after(root: etree._Element) -> None:
        holder = element('<op:wrapper xmlns:op="urn:op"/>')
        holder.append(one(root, path_of(part)))
        one(root, HEADER).append(holder)

    return lambda door, good: evolve(good, after=after)


def _doubled_unsigned(part: str) -> Step:
    """A second one, unsigned and with other content, behind the signed one."""

    def after(root: etree._Element) -> None:
        found = one(root, path_of(part))
        second = copy.deepcopy(found)
        del second.attrib[WSU_ID]
        if not len(second):
            second.text = "urn:x"
        found.addnext(second)

    return lambda door, good: evolve(good, after=after)


_REMOVED: Final = {"Body": "shape.envelope", "Timestamp": "timestamp.count"}
_DOUBLED: Final = {"Body": "shape.envelope", "Timestamp": "timestamp.count"}


def parts() -> Iterator[Attack]:
    """The five of Eucalyptus's own mend, and RelatesTo of an answer, each in four ways."""
    for part in (*FIVE, "RelatesTo"):
        at = profiles_of(part)
        yield Attack(
            name=f"coverage: {part} removed",
            what=f"{part} is taken out; its reference leads nowhere.",
            check=_REMOVED.get(part, "reference.position"),
            bad=_removed(part),
            at=at,
            sources=SOURCES,
        )
        yield Attack(
            name=f"coverage: {part} unsigned",
            what=f"The signature covers everything but {part}.",
            check="reference.missing",
            bad=_unsigned(part),
            at=at,
            sources=(*SOURCES, "CVE-2012-4066", *EXCLUSION),
        )
        yield Attack(
            name=f"coverage: {part} moved",
            what=f"{part} stands in an element of a header, and nothing in its place.",
            check=_REMOVED.get(part, "reference.position"),
            bad=_moved(part),
            at=at,
            sources=SOURCES,
        )
        yield Attack(
            name=f"coverage: {part} doubled",
            what=f"A second, unsigned {part} stands behind the signed one.",
            check=_DOUBLED.get(part, "header.duplicate"),
            bad=_doubled_unsigned(part),
            at=at if part != "RelatesTo" else ANSWERS,
            sources=SOURCES,
        )


def _filled(good: Draft) -> Draft:
    """Not signed, but with values where a signature has some."""

    def after(root: etree._Element) -> None:
        for name in _EMPTY:
            for empty in root.iter(f"{{{ns.DS}}}{name}"):
                empty.text = "AAAA"

    return evolve(good, sign=False, after=after)


def _texted(path: str) -> Step:
    return lambda door, good: evolve(good, after=text(path, "x"))


def _turned(root: etree._Element) -> None:
    signed_info = one(root, f"{SIGNATURE}/ds:SignedInfo")
    signed_info.insert(0, signed_info[1])


def _emptied(root: etree._Element) -> None:
    one(root, SECURITY)[:] = []


def _emptied_at(path: str) -> Change:
    def after(root: etree._Element) -> None:
        one(root, path).text = ""

    return after


def _twice(path: str) -> Step:
    return lambda door, good: evolve(good, after=twice(path))


def _changed(part: str) -> Step:
    def after(root: etree._Element) -> None:
        one(root, path_of(part)).text = "urn:uuid:00000000-0000-4000-8000-00000000f0f0"

    return lambda door, good: evolve(good, after=after)


def headers() -> list[Attack]:
    """Headers that the signature leaves alone."""
    made = [
        Attack(
            name=f"headers: {part} changed",
            what=f"The signed header {part} says something else than when it was signed.",
            check="reference.digest",
            bad=_changed(part),
            at=BETWEEN_TIERS if part != "RelatesTo" else ANSWERS,
            sources=("CVE-2012-4066",),
        )
        for part in ("To", "Action", "MessageID", "RelatesTo")
    ]
    made += [
        Attack(
            name=f"headers: an unsigned {name} added",
            what=f"A header {name} that the signature does not cover.",
            check="header.unsigned",
            bad=unsigned_header(content),
            at=BETWEEN_TIERS,
            sources=("CVE-2012-4066",),
        )
        for name, content in (
            ("of an unknown namespace", '<op:x xmlns:op="urn:x"/>'),
            ("From", header("From", f"<wsa:Address>{ns.WSA_ANONYMOUS}</wsa:Address>", "")),
            ("ReplyTo", header("ReplyTo", f"<wsa:Address>{ns.WSA_ANONYMOUS}</wsa:Address>", "")),
        )
    ]
    made.append(
        Attack(
            name="headers: a flood of unknown ones",
            what="Sixty-five headers that nobody signed.",
            check="limits.children",
            bad=lambda door, good: evolve(
                good,
                after=lambda root: one(root, HEADER).extend(element("<op:x xmlns:op='urn:x'/>") for _ in range(65)),
            ),
            sources=("WS-Attacker: element count",),
        )
    )
    return made


_EXCLUSION: Final[list[tuple[str, str, str, Step]]] = [
    (
        "exclusion: no Security",
        "The Security header is taken out.",
        "security.count",
        lambda d, g: evolve(g, after=drop(SECURITY)),
    ),
    (
        "exclusion: an empty Security",
        "Nothing stands in the Security header.",
        "timestamp.count",
        lambda d, g: evolve(g, after=_emptied),
    ),
    (
        "exclusion: no Header",
        "The Header is taken out.",
        "shape.envelope",
        lambda d, g: evolve(g, after=drop(HEADER)),
    ),
    (
        "exclusion: no Signature",
        "Timestamp and token, and no Signature.",
        "signature.count",
        lambda d, g: evolve(g, after=drop(SIGNATURE)),
    ),
    (
        "exclusion: no token",
        "A Signature whose key is nowhere.",
        "token.count",
        lambda d, g: evolve(g, after=drop(f"{SECURITY}/wsse:BinarySecurityToken")),
    ),
    (
        "exclusion: no reference",
        "A SignedInfo without any reference covers nothing.",
        "signature.signedinfo",
        lambda d, g: _filled(evolve(g, signed=())),
    ),
    (
        "exclusion: no KeyInfo",
        "A Signature without KeyInfo.",
        "signature.children",
        lambda d, g: evolve(g, after=drop(f"{SIGNATURE}/ds:KeyInfo")),
    ),
    (
        "exclusion: no SignatureValue",
        "A Signature without its value.",
        "signature.children",
        lambda d, g: evolve(g, after=drop(f"{SIGNATURE}/ds:SignatureValue")),
    ),
    (
        "exclusion: an empty SignatureValue",
        "A SignatureValue without a byte.",
        "signature.value",
        lambda d, g: evolve(g, after=_emptied_at(f"{SIGNATURE}/ds:SignatureValue")),
    ),
    (
        "exclusion: an empty DigestValue",
        "A DigestValue without a byte equals any digest that is cut to its length.",
        "reference.digest",
        lambda d, g: evolve(g, after=_emptied_at(f"{SIGNATURE}/ds:SignedInfo/ds:Reference[1]/ds:DigestValue")),
    ),
    (
        "exclusion: Signature beside Security",
        "The Signature stands in the Header and not in Security.",
        "signature.count",
        lambda d, g: evolve(g, after=lambda root: one(root, HEADER).append(one(root, SIGNATURE))),
    ),
    (
        "exclusion: Security for another actor",
        "The Security header is addressed to somebody else, so that a reader may pass it over.",
        "security.actor",
        lambda d, g: evolve(g, after=lambda root: one(root, SECURITY).set(f"{{{ns.SOAP}}}actor", "urn:somebody")),
    ),
    (
        "exclusion: Security that need not be understood, says its value",
        "mustUnderstand has a value that SOAP does not know.",
        "security.mustunderstand",
        lambda d, g: evolve(g, after=put(SECURITY, f"{{{ns.SOAP}}}mustUnderstand", "2")),
    ),
    (
        "exclusion: SignedInfo turned about",
        "The signature's method stands before that of canonicalisation.",
        "signature.signedinfo",
        lambda d, g: evolve(g, after=_turned),
    ),
    *(
        (
            f"exclusion: a text in {name}",
            f"A text stands between the elements of {name}, for who reads texts.",
            check,
            _texted(path),
        )
        for name, path, check in (
            ("Signature", SIGNATURE, "signature.children"),
            ("SignedInfo", f"{SIGNATURE}/ds:SignedInfo", "signature.signedinfo"),
            ("KeyInfo", f"{SIGNATURE}/ds:KeyInfo", "keyinfo"),
            ("Timestamp", STAMP, "timestamp.children"),
            ("Security", SECURITY, "shape.text"),
            ("Header", HEADER, "shape.text"),
            ("a Reference", f"{SIGNATURE}/ds:SignedInfo/ds:Reference[1]", "reference.children"),
        )
    ),
    (
        "exclusion: Security of another namespace",
        "Security of a namespace that is not OASIS's.",
        "security.count",
        lambda d, g: evolve(g, late=lambda data: data.replace(ns.WSSE.encode(), b"urn:not-oasis")),
    ),
]


def exclusion() -> list[Attack]:
    """No signature, less of it, or one of nothing."""
    return [Attack(name=n, what=w, check=c, bad=b, sources=EXCLUSION) for n, w, c, b in _EXCLUSION]


_DUPLICATES: Final = [
    ("Security", SECURITY, "security.count"),
    ("Signature", SIGNATURE, "signature.count"),
    ("Timestamp", STAMP, "timestamp.count"),
    ("BinarySecurityToken", f"{SECURITY}/wsse:BinarySecurityToken", "token.count"),
    ("Body", BODY, "shape.envelope"),
    ("Header", HEADER, "shape.envelope"),
    ("SignedInfo", f"{SIGNATURE}/ds:SignedInfo", "signature.children"),
    ("SignatureValue", f"{SIGNATURE}/ds:SignatureValue", "signature.children"),
    ("KeyInfo", f"{SIGNATURE}/ds:KeyInfo", "signature.children"),
    ("Created", f"{STAMP}/wsu:Created", "timestamp.children"),
    ("Expires", f"{STAMP}/wsu:Expires", "timestamp.children"),
    ("Reference", f"{SIGNATURE}/ds:SignedInfo/ds:Reference[1]", "reference.duplicate"),
    ("Transforms", f"{SIGNATURE}/ds:SignedInfo/ds:Reference[1]/ds:Transforms", "reference.children"),
    ("DigestValue", f"{SIGNATURE}/ds:SignedInfo/ds:Reference[1]/ds:DigestValue", "reference.children"),
]


def duplicates() -> list[Attack]:
    """Two of what may be there once."""
    made = [
        Attack(
            name=f"duplicates: two of {name}",
            what=f"{name} stands there twice.",
            check=check,
            bad=_twice(path),
            sources=("CVE-2011-0730",),
        )
        for name, path, check in _DUPLICATES
    ]
    made.append(
        Attack(
            name="duplicates: an empty Security before the signed one",
            what="Two Security headers, of which the first one is empty.",
            check="security.count",
            bad=lambda door, good: evolve(good, after=add(HEADER, "<wsse:Security/>", 0)),
            sources=("CVE-2011-0730",),
        )
    )
    return made


def attacks() -> list[Attack]:
    """All of this module's."""
    return [*parts(), *exclusion(), *duplicates(), *headers()]
