"""The message's skeleton, read by position: what stands where, before anything is believed.

Nothing here costs cryptography or canonicalisation. Nothing is ever looked up by its Id: an element is found
where it has to stand, and then its Id is compared with what the signature says.
"""

import binascii
import re
from collections.abc import Mapping
from typing import Final, NoReturn

from attrs import frozen
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.errors import MalformedMessage, SecurityFailure
from euca.soap.security import profile as rules
from euca.soap.security.profile import Profile
from euca.soap.xml import WHITESPACE, is_blank

WSU_ID: Final = f"{{{ns.WSU}}}Id"
_ENVELOPE: Final = f"{{{ns.SOAP}}}Envelope"
_HEADER: Final = f"{{{ns.SOAP}}}Header"
_ACTOR: Final = f"{{{ns.SOAP}}}actor"
_MUST_UNDERSTAND: Final = f"{{{ns.SOAP}}}mustUnderstand"
_SECURITY: Final = f"{{{ns.WSSE}}}Security"
_TOKEN: Final = f"{{{ns.WSSE}}}BinarySecurityToken"
_TOKEN_REFERENCE: Final = f"{{{ns.WSSE}}}SecurityTokenReference"
_STR_REFERENCE: Final = f"{{{ns.WSSE}}}Reference"
_SIGNATURE: Final = f"{{{ns.DS}}}Signature"
_INCLUSIVE: Final = f"{{{ns.EXC_C14N}}}InclusiveNamespaces"

_NCNAME: Final = re.compile(r"[^\W\d][\w.\-\u00b7]*")
_WSU_IDS: Final = etree.XPath("//@wsu:Id", namespaces={"wsu": ns.WSU}, smart_strings=False)
_OTHER_IDS: Final = etree.XPath(
    "descendant-or-self::*/@*[translate(local-name(), 'ID', 'id') = 'id']"
    "[local-name() != 'Id' or namespace-uri() != $wsu]",
    smart_strings=False,
)
_SIGNATURE_CHILDREN: Final = [f"{{{ns.DS}}}{name}" for name in ("SignedInfo", "SignatureValue", "KeyInfo")]
_REFERENCE_CHILDREN: Final = [f"{{{ns.DS}}}{name}" for name in ("Transforms", "DigestMethod", "DigestValue")]
_METHODS: Final = [f"{{{ns.DS}}}{name}" for name in ("CanonicalizationMethod", "SignatureMethod")]
_REFERENCE: Final = f"{{{ns.DS}}}Reference"
_TRANSFORM: Final = [f"{{{ns.DS}}}Transform"]
_SECURITY_CHILDREN: Final[dict[object, str]] = {
    rules.TIMESTAMP: "timestamp",
    _TOKEN: "token",
    _SIGNATURE: "signature",
}
_DEFAULT_PREFIX: Final = "#default"
_MOST_CHILDREN: Final = 64


def refuse(check: str, explanation: str, *, authenticated: bool = False) -> NoReturn:
    """Raise `SecurityFailure`."""
    raise SecurityFailure(check, explanation, authenticated=authenticated)


def shown(text: str | None) -> str:
    """A stranger's text as it may stand in a log: quoted, escaped and short."""
    return "nothing" if text is None else ascii(text[:80])


@frozen(eq=False)
class Outer:
    """Envelope's Header and Body, and Body's one child."""

    header: etree._Element
    body: etree._Element
    content: etree._Element


@frozen(eq=False)
class Parts:
    """What stands in the Security header, each once."""

    timestamp: etree._Element
    token: etree._Element
    signature: etree._Element


@frozen(eq=False)
class SignedInfo:
    """SignedInfo's children."""

    canonicalization: etree._Element
    method: etree._Element
    references: tuple[etree._Element, ...]


@frozen(eq=False)
class Reference:
    """One `ds:Reference`: which Id, which PrefixList, which digest."""

    identifier: str
    prefixes: tuple[str, ...]
    digest_algorithm: str
    digest: bytes


def read_outer(root: etree._Element) -> Outer:
    """SOAP 1.1, section 4: Envelope holds Header and Body, in this order and alone; Body holds one element."""
    if root.tag != _ENVELOPE:
        raise MalformedMessage("shape.envelope", f"the root is {shown(str(root.tag))}, no SOAP 1.1 Envelope")
    outer = element_children(root)
    if [child.tag for child in outer] != [_HEADER, rules.BODY]:
        raise MalformedMessage("shape.envelope", "an Envelope holds one Header and then one Body")
    header, body = outer
    content = element_children(body)
    if len(content) != 1:
        raise MalformedMessage("shape.body", f"Body holds {len(content)} elements, one is expected")
    return Outer(header, body, content[0])


def read_headers(header: etree._Element) -> tuple[etree._Element, tuple[etree._Element, ...]]:
    """The one Security header, and the others."""
    security, headers = None, []
    for child in element_children(header):
        if child.tag != _SECURITY:
            headers.append(child)
        elif security is None:
            security = child
        else:
            refuse("security.count", "more than one Security header")
    if security is None:
        refuse("security.count", "no Security header")
    return security, tuple(headers)


def check_meant_for_us(security: etree._Element, profile: Profile) -> None:
    """No actor, and a mustUnderstand that the profile accepts (SOAP 1.1, sections 4.2.2 and 4.2.3)."""
    if _ACTOR in security.attrib:
        refuse("security.actor", "the Security header names an actor")
    if security.get(_MUST_UNDERSTAND) not in profile.must_understand:
        refuse("security.mustunderstand", shown(security.get(_MUST_UNDERSTAND)))


def must_be_understood(header: etree._Element) -> bool:
    """Whether the header is for us and says mustUnderstand (SOAP 1.1, sections 4.2.2 and 4.2.3)."""
    if header.get(_ACTOR) not in (None, "", "http://schemas.xmlsoap.org/soap/actor/next"):
        return False
    return header.get(_MUST_UNDERSTAND, "0").strip(WHITESPACE) not in ("0", "false")


def read_parts(element: etree._Element) -> Parts:
    """WSS SOAP Message Security 1.0, section 5: one Timestamp, one token, one Signature, in any order."""
    found: dict[object, etree._Element] = {}
    for child in element_children(element):
        if child.tag not in _SECURITY_CHILDREN:
            refuse("security.children", f"{shown(str(child.tag))} in the Security header")
        if child.tag in found:
            refuse(f"{_SECURITY_CHILDREN[child.tag]}.count", f"more than one {_SECURITY_CHILDREN[child.tag]}")
        found[child.tag] = child
    for tag, name in _SECURITY_CHILDREN.items():
        if tag not in found:
            refuse(f"{name}.count", f"no {name} in the Security header")
    return Parts(found[rules.TIMESTAMP], found[_TOKEN], found[_SIGNATURE])


def check_ids(root: etree._Element) -> None:
    """Every wsu:Id of the document is unique (WSS 1.0, section 4)."""
    identifiers = _all_wsu_ids(root)
    if len(set(identifiers)) != len(identifiers):
        refuse("id.duplicate", "a wsu:Id stands there twice")


def places(
    body: etree._Element, timestamp: etree._Element, headers: tuple[etree._Element, ...]
) -> dict[str, etree._Element]:
    """wsu:Id → Body, Timestamp or a child of Header: all that a signature may mean, found by position."""
    return {part.attrib[WSU_ID]: part for part in (body, timestamp, *headers) if WSU_ID in part.attrib}


def match(reference: Reference, parts: Mapping[str, etree._Element], matched: dict[etree._Element, Reference]) -> None:
    """Put down which part a reference means, which none before it has meant."""
    part = parts.get(reference.identifier)
    if part is None:
        refuse("reference.position", f"no Body, Timestamp or header has Id {shown(reference.identifier)}")
    if part in matched:
        refuse("reference.duplicate", f"{shown(str(part.tag))} is referenced twice")
    matched[part] = reference


def check_own_ids(part: etree._Element) -> None:
    """No Id of another kind: another reader might take that one (XMLDSig, section 4.3.3.2; WSS 1.0, section 4)."""
    if _OTHER_IDS(part, wsu=ns.WSU):
        refuse("id.foreign", f"{shown(str(part.tag))} holds an Id that is no wsu:Id")


def element_children(element: etree._Element, check: str | None = None) -> list[etree._Element]:
    """The children, between which only white space may stand; more than 64 of them are never looked at."""
    if len(element) > _MOST_CHILDREN:
        raise MalformedMessage("limits.children", f"{shown(str(element.tag))} holds {len(element)} elements")
    children = list(element)
    between = element.text or ""
    for child in children:
        tail = child.tail
        if tail is not None:
            between += tail
    if is_blank(between):
        return children
    text = f"text between the elements of {shown(str(element.tag))}"
    if check is None:
        raise MalformedMessage("shape.text", text)
    refuse(check, text)


def only_text(element: etree._Element, check: str, *, authenticated: bool = False) -> str:
    """The text of an element that holds nothing else."""
    if len(element):
        refuse(check, f"{shown(str(element.tag))} holds elements", authenticated=authenticated)
    return element.text or ""


def _all_wsu_ids(root: etree._Element) -> list[str]:
    found = _WSU_IDS(root)
    return [str(value) for value in found] if isinstance(found, list) else []


def signature_children(
    signature: etree._Element,
) -> tuple[etree._Element, etree._Element, etree._Element]:
    """XMLDSig, section 4.1: SignedInfo, SignatureValue, KeyInfo, and no Object."""
    children = element_children(signature, "signature.children")
    if [child.tag for child in children] != _SIGNATURE_CHILDREN:
        refuse("signature.children", "a Signature holds SignedInfo, SignatureValue and KeyInfo")
    return children[0], children[1], children[2]


def check_key_info(key_info: etree._Element, token: etree._Element) -> None:
    """WSS 1.0, sections 7.1 and 7.2: the key is that of the token beside the signature, named by its Id."""
    references = element_children(key_info, "keyinfo")
    if [child.tag for child in references] != [_TOKEN_REFERENCE]:
        refuse("keyinfo", "KeyInfo holds one SecurityTokenReference and nothing else")
    inner = element_children(references[0], "keyinfo")
    if [child.tag for child in inner] != [_STR_REFERENCE] or len(inner[0]) or not is_blank(inner[0].text):
        refuse("keyinfo", "SecurityTokenReference holds one Reference and nothing else")
    identifier = token.get(WSU_ID)
    if identifier is None or inner[0].get("URI") != f"#{identifier}":
        refuse("keyinfo.token", "KeyInfo does not name the token beside it")
    if inner[0].get("ValueType", token.get("ValueType")) != token.get("ValueType"):
        refuse("keyinfo.token", "KeyInfo and token differ about the token's type")


def read_token(token: etree._Element, profile: Profile) -> bytes:
    """WSS 1.0, section 6.3; X.509 Certificate Token Profile 1.0, section 3.1."""
    if token.get("ValueType") not in profile.token_types:
        refuse("token.type", shown(token.get("ValueType")))
    if token.get("EncodingType", ns.BASE64_BINARY) != ns.BASE64_BINARY:
        refuse("token.encoding", shown(token.get("EncodingType")))
    if len(token.text or "") > profile.token_bytes:
        refuse("token.size", f"more than {profile.token_bytes} characters")
    return base64_of(token, "token.base64")


def read_signed_info(element: etree._Element, profile: Profile) -> SignedInfo:
    """XMLDSig, section 4.3: two methods, then references."""
    children = element_children(element, "signature.signedinfo")
    if [child.tag for child in children[:2]] != _METHODS:
        refuse("signature.signedinfo", "SignedInfo begins with its two methods")
    canonicalization, method, *references = children
    if any(child.tag != _REFERENCE for child in references) or not references:
        refuse("signature.signedinfo", "SignedInfo holds its methods and references, nothing else")
    if len(references) > profile.limits.references:
        refuse("limits.references", f"{len(references)} references")
    return SignedInfo(canonicalization, method, tuple(references))


def read_canonicalization(method: etree._Element, profile: Profile) -> tuple[str, ...]:
    """XMLDSig, section 4.3.1: exclusive, without comments; its PrefixList."""
    if method.get("Algorithm") != ns.EXC_C14N:
        refuse("signature.canonicalization", shown(method.get("Algorithm")))
    return read_prefixes(method, profile, "signature.prefixes")


def read_signature_algorithm(method: etree._Element, profile: Profile) -> str:
    """XMLDSig, section 4.3.2: one that the profile accepts, without parameters."""
    algorithm = _algorithm(method, "signature.algorithm")
    if not profile.accepts_signature(algorithm):
        refuse("signature.algorithm", shown(algorithm))
    return algorithm


def read_reference(reference: etree._Element, profile: Profile) -> Reference:
    """XMLDSig, section 4.3.3: an Id in this document, one transform, a digest."""
    if set(reference.attrib) - {"Id"} != {"URI"}:
        refuse("reference.uri", "a Reference has a URI and no type")
    uri = reference.get("URI", "")
    if not uri.startswith("#") or _NCNAME.fullmatch(uri, 1) is None:
        refuse("reference.uri", f"{shown(uri)} names no Id in this message")
    children = element_children(reference, "reference.children")
    if [child.tag for child in children] != _REFERENCE_CHILDREN:
        refuse("reference.children", "a Reference holds Transforms, DigestMethod and DigestValue")
    transforms, method, value = children
    steps = element_children(transforms, "reference.transforms")
    if [step.tag for step in steps] != _TRANSFORM:
        refuse("reference.transforms", f"{len(steps)} transforms where one is expected")
    if steps[0].get("Algorithm") != ns.EXC_C14N:
        refuse("reference.transforms", shown(steps[0].get("Algorithm")))
    algorithm = _algorithm(method, "reference.digest-algorithm")
    if not profile.accepts_digest(algorithm):
        refuse("reference.digest-algorithm", shown(algorithm))
    prefixes = read_prefixes(steps[0], profile, "reference.prefixes")
    return Reference(uri[1:], prefixes, algorithm, base64_of(value, "reference.digest"))


def _algorithm(method: etree._Element, check: str) -> str:
    """An algorithm without parameters (no HMACOutputLength)."""
    if len(method) or not is_blank(method.text):
        refuse(check, "an algorithm with parameters")
    return method.get("Algorithm", "")


def read_prefixes(method: etree._Element, profile: Profile, check: str) -> tuple[str, ...]:
    """Exclusive XML Canonicalization 1.0, section 4: InclusiveNamespaces and its PrefixList."""
    children = element_children(method, check)
    if not children:
        return ()
    inclusive = children[0]
    if len(children) != 1 or inclusive.tag != _INCLUSIVE or set(inclusive.attrib) != {"PrefixList"}:
        refuse(check, "the only parameter of exclusive canonicalisation is one PrefixList")
    if len(inclusive) or not is_blank(inclusive.text):
        refuse(check, "InclusiveNamespaces is empty but for its PrefixList")
    names = inclusive.get("PrefixList", "").split()
    if len(names) > profile.limits.prefixes:
        refuse(check, f"a PrefixList of {len(names)} names, at most {profile.limits.prefixes} are allowed")
    if not all(name == _DEFAULT_PREFIX or _NCNAME.fullmatch(name) for name in names):
        refuse(check, "a PrefixList holds prefixes and #default")
    return tuple(names)


def base64_of(element: etree._Element, check: str) -> bytes:
    """Strict base64 (RFC 4648, section 4): white space may stand anywhere, nothing else may."""
    written = only_text(element, check)
    if not written.isascii():
        refuse(check, "not base64")
    text = "".join(written.split())
    try:
        decoded = binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        refuse(check, "not base64")
    if not decoded or binascii.b2a_base64(decoded, newline=False).decode("ascii") != text:
        refuse(check, "not base64 in its one form")
    return decoded
