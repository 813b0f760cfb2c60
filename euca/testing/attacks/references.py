"""References and transforms: what a verifier would fetch, compute or leave out for an attacker."""

import copy
from collections.abc import Callable
from typing import Final

from attrs import evolve
from lxml import etree

from euca.soap import namespaces as ns
from euca.testing.attacks.material import ANSWERS, EVERYWHERE, Attack, Step
from euca.testing.attacks.wrapping import SIGNATURE
from euca.testing.signed_messages import C14N, add, element, one, put, transform

SIGNED_INFO: Final = f"{SIGNATURE}/ds:SignedInfo"
FIRST: Final = f"{SIGNED_INFO}/ds:Reference[1]"
DENIAL: Final = ("CVE-2012-4063",)
_XSLT: Final = "http://www.w3.org/TR/1999/REC-xslt-19991116"
_ENDLESS: Final = (
    f'<ds:Transform Algorithm="{_XSLT}"><xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
    '<xsl:template match="/" name="t"><xsl:call-template name="t"/></xsl:template></xsl:stylesheet></ds:Transform>'
)
_XPATH: Final = (
    '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116">'
    "<ds:XPath>count(//. | //@* | //namespace::*) &lt; count(//.//.//.//.)</ds:XPath></ds:Transform>"
)
_FILTER: Final = (
    '<ds:Transform Algorithm="http://www.w3.org/2002/06/xmldsig-filter2">'
    '<f:XPath xmlns:f="http://www.w3.org/2002/06/xmldsig-filter2" Filter="subtract">//op:forged</f:XPath></ds:Transform>'
)
_STR: Final = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform"
_ALGORITHMS: Final[dict[str, str]] = {
    "XSLT without end": _ENDLESS,
    "XPath": _XPATH,
    "XPath filter 2 that leaves out the forged part": _FILTER,
    "enveloped signature": transform(f"{ns.DS}enveloped-signature"),
    "base64": transform(f"{ns.DS}base64"),
    "canonicalisation with comments": transform(f"{C14N}WithComments"),
    "inclusive canonicalisation": transform("http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
    "inclusive canonicalisation with comments": transform(
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"
    ),
    "canonicalisation 1.1": transform("http://www.w3.org/2006/12/xml-c14n11"),
    "the token's own": transform(_STR),
    "decryption": transform("http://www.w3.org/2002/07/decrypt#XML"),
    "an unknown one": transform("urn:unknown"),
    "an empty name": transform(""),
}
_URIS: Final[dict[str, str]] = {
    "empty: the whole document": "",
    "an empty Id": "#",
    "over HTTP": "http://evil.example/x",
    "over HTTPS": "https://evil.example/x",
    "a file": "file:///etc/passwd",
    "an attachment": "cid:body",
    "an LDAP directory": "ldap://evil.example/x",
    "an xpointer to the root": "#xpointer(/)",
    "an xpointer to an Id": "#xpointer(id('Body'))",
    "an element scheme": "#element(/1/2)",
    "a bare Id": "Body",
    "two Ids": "#Body#Body",
    "a space": "# Body",
    "a space behind": "#Body ",
    "an escaped Id": "#%42ody",
    "a document and an Id": "http://evil.example/x#Body",
}


def _transforms(*steps: str) -> Step:
    def after(root: etree._Element) -> None:
        one(root, f"{FIRST}/ds:Transforms")[:] = [element(step) for step in steps]

    return lambda door, good: evolve(good, after=after)


def _after(change: Callable[[etree._Element], object]) -> Step:
    return lambda door, good: evolve(good, after=change)


def _copies(number: int) -> Step:
    def after(root: etree._Element) -> None:
        first = one(root, FIRST)
        one(root, SIGNED_INFO).extend(copy.deepcopy(first) for _ in range(number))

    return lambda door, good: evolve(good, after=after)


def _prefixes(number: int) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        names = " ".join(f"p{n}" for n in range(number))
        added = etree.SubElement(one(root, f"{FIRST}/ds:Transforms/ds:Transform"), f"{{{C14N}}}InclusiveNamespaces")
        added.set("PrefixList", names)

    return change


def _listed(names: str, *, inside: bool = False) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        added = etree.SubElement(one(root, f"{FIRST}/ds:Transforms/ds:Transform"), f"{{{C14N}}}InclusiveNamespaces")
        added.set("PrefixList", names)
        if inside:
            added.append(element('<op:x xmlns:op="urn:op"/>'))

    return change


def _digest(root: etree._Element) -> None:
    one(root, f"{FIRST}/ds:DigestValue").text = "A" * 43 + "="


_TRANSFORMS: Final[list[tuple[str, str, str, Step]]] = [
    (
        "transforms: none",
        "A reference without a transform digests nobody knows what.",
        "reference.transforms",
        _transforms(),
    ),
    (
        "transforms: two",
        "The right transform twice.",
        "reference.transforms",
        _transforms(transform(C14N), transform(C14N)),
    ),
    (
        "transforms: the right one and base64",
        "A second transform takes what was signed for base64.",
        "reference.transforms",
        _transforms(transform(C14N), transform(f"{ns.DS}base64")),
    ),
    (
        "transforms: a thousand",
        "A thousand canonicalisations of the body.",
        "limits.children",
        _transforms(*[transform(C14N)] * 1000),
    ),
    (
        "transforms: a stylesheet as a parameter",
        "The right transform with a stylesheet in it.",
        "reference.prefixes",
        _after(
            add(
                f"{FIRST}/ds:Transforms/ds:Transform",
                '<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform"/>',
            )
        ),
    ),
    (
        "transforms: a long list of prefixes",
        "Seventeen prefixes are to be kept in canonicalisation.",
        "reference.prefixes",
        _after(_prefixes(17)),
    ),
    (
        "transforms: a list of what is no prefix",
        "A PrefixList with a name that no prefix can have.",
        "reference.prefixes",
        _after(_listed("a:b")),
    ),
    (
        "transforms: a list of prefixes with more in it",
        "InclusiveNamespaces holds an element.",
        "reference.prefixes",
        _after(_listed("", inside=True)),
    ),
    (
        "transforms: canonicalisation of SignedInfo with comments",
        "SignedInfo is to be canonicalised with its comments.",
        "signature.canonicalization",
        _after(put(f"{SIGNED_INFO}/ds:CanonicalizationMethod", "Algorithm", f"{C14N}WithComments")),
    ),
    (
        "transforms: inclusive canonicalisation of SignedInfo",
        "SignedInfo is to be canonicalised with whatever surrounds it.",
        "signature.canonicalization",
        _after(
            put(
                f"{SIGNED_INFO}/ds:CanonicalizationMethod",
                "Algorithm",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
            )
        ),
    ),
    (
        "transforms: XSLT for SignedInfo",
        "SignedInfo is to be canonicalised by a stylesheet: its result need not have to do with it.",
        "signature.canonicalization",
        _after(put(f"{SIGNED_INFO}/ds:CanonicalizationMethod", "Algorithm", _XSLT)),
    ),
]


def transforms() -> list[Attack]:
    """One exclusive canonicalisation is all that may be asked for."""
    made = [
        Attack(
            name=f"transforms: {name}",
            what=f"A reference asks for a transform: {name}.",
            check="reference.transforms",
            bad=_transforms(content),
            sources=DENIAL,
        )
        for name, content in _ALGORITHMS.items()
    ]
    return made + [Attack(name=n, what=w, check=c, bad=b, sources=DENIAL) for n, w, c, b in _TRANSFORMS]


_REFERENCES: Final[list[tuple[str, str, str, Step, frozenset[str]]]] = [
    (
        "references: no URI",
        "A reference that leaves it to the application what is signed.",
        "reference.uri",
        _after(put(FIRST, "URI", None)),
        EVERYWHERE,
    ),
    (
        "references: a manifest",
        "A reference of the type Manifest, whose own references a verifier may leave unchecked.",
        "reference.uri",
        _after(put(FIRST, "Type", f"{ns.DS}Manifest")),
        EVERYWHERE,
    ),
    (
        "references: nothing of that Id",
        "The reference leads to an Id that is nowhere.",
        "reference.position",
        _after(put(FIRST, "URI", "#nowhere")),
        EVERYWHERE,
    ),
    (
        "references: the token",
        "The token is signed: a part that is none of those.",
        "reference.position",
        lambda d, g: evolve(g, signed=(*g.signed, "Token")),
        EVERYWHERE,
    ),
    ("references: seventeen", "Seventeen references to one part.", "limits.references", _copies(17), EVERYWHERE),
    (
        "references: twenty thousand",
        "Twenty thousand references to one part: as many digests of the body.",
        "limits.children",
        _copies(20_000),
        ANSWERS,
    ),
    (
        "references: two thousand",
        "Two thousand references to one part: as many digests of the body, in a message that is not too long.",
        "limits.children",
        _copies(2_000),
        EVERYWHERE,
    ),
    (
        "references: something else in a reference",
        "A reference holds an element that is none of its own.",
        "reference.children",
        _after(add(FIRST, '<op:x xmlns:op="urn:op"/>')),
        EVERYWHERE,
    ),
    (
        "references: something else in SignedInfo",
        "SignedInfo holds an element that is none of its own.",
        "signature.signedinfo",
        _after(add(SIGNED_INFO, '<op:x xmlns:op="urn:op"/>')),
        EVERYWHERE,
    ),
    (
        "references: a digest changed",
        "The digest of the forged body is put into SignedInfo.",
        "signature.wrong",
        _after(_digest),
        EVERYWHERE,
    ),
]


def references() -> list[Attack]:
    """Where a reference may lead: to a part of this message, and nowhere else."""
    made = [
        Attack(
            name=f"references: {name}",
            what=f"The first reference's URI is {uri or 'empty'}.",
            check="reference.uri",
            bad=_after(put(FIRST, "URI", uri)),
            sources=DENIAL,
        )
        for name, uri in _URIS.items()
    ]
    return made + [Attack(name=n, what=w, check=c, bad=b, at=at, sources=DENIAL) for n, w, c, b, at in _REFERENCES]


def attacks() -> list[Attack]:
    """All of this module's."""
    return [*transforms(), *references()]
