"""Verification of signed messages: one tree, one pass, and only what was signed comes out.

The order is: hardened parse, shape, trust, signature, digests, and then what the signed parts say. Whoever
holds no trusted key can make the receiver do no more than parse.
"""

import hashlib
import hmac
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final, Generic, Protocol, TypeVar, cast

from attrs import define, field, frozen
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.addressing import is_absolute_uri
from euca.soap.errors import SoapFault
from euca.soap.security import profile as rules
from euca.soap.security.identity import IdentityError, PublicKey, key_digest, public_key
from euca.soap.security.profile import HeaderRule, Presence, Profile, ReplayKey, Value
from euca.soap.security.structure import (
    Outer,
    Parts,
    Reference,
    SignedInfo,
    base64_of,
    check_ids,
    check_key_info,
    check_meant_for_us,
    check_own_ids,
    element_children,
    match,
    must_be_understood,
    only_text,
    places,
    read_canonicalization,
    read_headers,
    read_outer,
    read_parts,
    read_reference,
    read_signature_algorithm,
    read_signed_info,
    read_token,
    refuse,
    shown,
    signature_children,
)
from euca.soap.security.timestamp import Lifetime, check_clock, read_lifetime
from euca.soap.xml import canonical, parse

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_FAULT: Final = f"{{{ns.SOAP}}}Fault"
_ADDRESS: Final = f"{{{ns.WSA}}}Address"
HASHES: Final[Mapping[str, Callable[[bytes], "hashlib._Hash"]]] = {
    ns.SHA1: lambda data: hashlib.sha1(data, usedforsecurity=False),
    ns.SHA256: hashlib.sha256,
}
_P256_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class ITrust(Protocol[T_co]):
    """Who a certificate stands for: a look-up of the whole certificate, byte for byte."""

    def __call__(self, certificate_der: bytes, /) -> T_co | None:
        """The principal, or None when this very certificate is not (or no longer) trusted."""


@frozen(eq=False)
class Verified(Generic[T]):
    """What a good signature covers; nothing else of the message may be read.

    body: Body's one child, inside the very Body that was digested; its tree holds unsigned things too, so
    go down from it and never up. created, expires: seconds since the epoch. to, action, message_id, relates_to:
    only where they were signed. replay_key: to be admitted to an `IReplayCache` until `replay_until`.
    """

    body: etree._Element
    principal: T
    certificate_der: bytes = field(repr=False)
    created: float
    expires: float | None
    to: str | None
    action: str | None
    message_id: str | None
    relates_to: str | None
    replay_key: bytes = field(repr=False)
    replay_until: float


@frozen
class Expected:
    """What addressing headers are compared with: `verify`'s arguments of the same names."""

    to: Collection[str] = ()
    relates_to: str | None = None
    action: str | None = None


@define(eq=False)
class Judgement:
    """A message on its way through `STEPS`: what is asked of it, and what each step found for those behind it."""

    data: bytes
    profile: Profile
    trust: Callable[[bytes], object]
    now: float
    expected: Expected
    root: etree._Element = field(init=False)
    outer: Outer = field(init=False)
    security: etree._Element = field(init=False)
    headers: tuple[etree._Element, ...] = field(init=False)
    parts: Parts = field(init=False)
    signed_info: etree._Element = field(init=False)
    signature_value: etree._Element = field(init=False)
    key_info: etree._Element = field(init=False)
    inner: SignedInfo = field(init=False)
    prefixes: tuple[str, ...] = field(init=False)
    algorithm: str = field(init=False)
    references: list[Reference] = field(init=False, factory=list)
    token: bytes = field(init=False)
    signature: bytes = field(init=False)
    signed: dict[etree._Element, Reference] = field(init=False, factory=dict)
    places: dict[str, etree._Element] = field(init=False)
    seen: set[object] = field(init=False, factory=set)
    lifetime: Lifetime = field(init=False)
    certificate: bytes = field(init=False)
    principal: object = field(init=False)
    octets: bytes = field(init=False)
    key: PublicKey = field(init=False)
    by_name: dict[str, etree._Element] = field(init=False)
    wanted: Expected = field(init=False)
    said: dict[str, str] = field(init=False, factory=dict)


@frozen
class Step:
    """One rule, or a few that are judged together.

    name: the rule's. checks: names that its refusal may bear. after: steps whose findings it builds on. run: judges
    or raises. over: what it judges one after the other, each handed to `run`; None where there is one thing only.
    """

    name: str
    checks: tuple[str, ...]
    after: tuple[str, ...]
    run: Callable[..., None]
    over: Callable[[Judgement], Iterable[Any]] | None = None


def verify(
    data: bytes,
    *,
    profile: Profile,
    trust: ITrust[T],
    now: float,
    to: Collection[str] = (),
    relates_to: str | None = None,
    action: str | None = None,
) -> Verified[T]:
    """Verify a signed SOAP message and return what was signed.

    profile: the rules, for instance `EC2_REQUEST`. trust: whose certificate it is. now: seconds since the epoch.
    to: the receiver's own addresses. relates_to: in an answer, the question's MessageID. action: what a request
    has to ask; for an answer, the question's action. A request's action is compared only when given, so the
    caller who dispatches by the body compares `Verified.action` with what was dispatched.

    Raises `MalformedMessage` or `SecurityFailure`; and `SoapFault` (`soap:MustUnderstand`) for a header that
    has to be understood and is not, in a message that is good otherwise. Replays are the caller's to refuse.
    Takes time linear in the message.
    """
    on = Judgement(data, profile, trust, now, Expected(to, relates_to, action))
    for step in STEPS:
        if step.over is None:
            step.run(on)
        else:
            for subject in step.over(on):
                step.run(on, subject)
    return Verified(
        body=on.outer.content,
        principal=cast(T, on.principal),
        certificate_der=on.certificate,
        created=on.lifetime.created,
        expires=on.lifetime.expires,
        to=on.said.get(rules.TO),
        action=on.said.get(rules.ACTION),
        message_id=on.said.get(rules.MESSAGE_ID),
        relates_to=on.said.get(rules.RELATES_TO),
        replay_key=_replay_key(profile, on.certificate, on.octets, on.said),
        replay_until=on.lifetime.created + profile.window_s,
    )


def _parse(on: Judgement) -> None:
    on.root = parse(on.data, on.profile.limits)


def _outer(on: Judgement) -> None:
    on.outer = read_outer(on.root)


def _headers(on: Judgement) -> None:
    on.security, on.headers = read_headers(on.outer.header)


def _meant_for_us(on: Judgement) -> None:
    check_meant_for_us(on.security, on.profile)


def _parts(on: Judgement) -> None:
    on.parts = read_parts(on.security)


def _signature(on: Judgement) -> None:
    on.signed_info, on.signature_value, on.key_info = signature_children(on.parts.signature)


def _key_info(on: Judgement) -> None:
    check_key_info(on.key_info, on.parts.token)


def _signed_info(on: Judgement) -> None:
    on.inner = read_signed_info(on.signed_info, on.profile)


def _canonicalization(on: Judgement) -> None:
    on.prefixes = read_canonicalization(on.inner.canonicalization, on.profile)


def _algorithm(on: Judgement) -> None:
    on.algorithm = read_signature_algorithm(on.inner.method, on.profile)


def _reference(on: Judgement, element: etree._Element) -> None:
    on.references.append(read_reference(element, on.profile))


def _token(on: Judgement) -> None:
    on.token = read_token(on.parts.token, on.profile)


def _value(on: Judgement) -> None:
    on.signature = base64_of(on.signature_value, "signature.value")


def _ids(on: Judgement) -> None:
    check_ids(on.root)
    on.places = places(on.outer.body, on.parts.timestamp, on.headers)


def _match(on: Judgement, reference: Reference) -> None:
    match(reference, on.places, on.signed)


def _covered(on: Judgement, name: str) -> None:
    """The part of this name is signed. A header that is called Body is no Body."""
    if name == rules.BODY:
        there = on.outer.body in on.signed
    elif name == rules.TIMESTAMP:
        there = on.parts.timestamp in on.signed
    else:
        there = any(header.tag == name and header in on.signed for header in on.headers)
    if not there:
        refuse("reference.missing", f"{name} is not signed")


def _own_ids(on: Judgement, part: etree._Element) -> None:
    check_own_ids(part)


def _other_header(on: Judgement, header: etree._Element) -> None:
    """WS-Addressing SOAP Binding, section 3.2: no header twice; and the profile's own about the others."""
    if etree.QName(header).namespace in on.profile.refused_headers:
        refuse("header.namespace", shown(str(header.tag)))
    if header.tag in on.profile.headers and header.tag in on.seen:
        refuse("header.duplicate", shown(str(header.tag)))
    on.seen.add(header.tag)
    if on.profile.all_headers_signed and header not in on.signed:
        refuse("header.unsigned", shown(str(header.tag)))


def _lifetime(on: Judgement) -> None:
    on.lifetime = read_lifetime(on.parts.timestamp, on.profile)


def _path(on: Judgement) -> None:
    """The signer's certificate: the token itself, or the last one of a path."""
    is_path = on.parts.token.get("ValueType", "") != ns.X509V3
    on.certificate = _last_of_path(on.token, on.profile.most_path_certificates) if is_path else on.token


def _trusted(on: Judgement) -> None:
    on.principal = on.trust(on.certificate)
    if on.principal is None:
        refuse("certificate.trust", "the certificate is not one that is trusted here")


def _octets(on: Judgement) -> None:
    on.octets = canonical(on.signed_info, on.prefixes)


def _key(on: Judgement) -> None:
    try:
        on.key = public_key(on.certificate, least_rsa_bits=on.profile.least_rsa_bits)
    except IdentityError as error:
        refuse("key", str(error))


def _right_key(on: Judgement) -> None:
    """The key decides what may be done with it."""
    if (on.algorithm in (ns.RSA_SHA1, ns.RSA_SHA256)) != isinstance(on.key, rsa.RSAPublicKey):
        refuse("key.algorithm", "the signature's algorithm is not that of the signer's key")


def _arithmetic(on: Judgement) -> None:
    """XMLDSig, section 6.4; RFC 4051, sections 2.3.2 and 2.3.6."""
    key, value = on.key, on.signature
    try:
        if isinstance(key, rsa.RSAPublicKey):
            if len(value) != (key.key_size + 7) // 8:
                refuse("signature.length", f"{len(value)} bytes")
            sha1 = on.algorithm == ns.RSA_SHA1
            digest = hashes.SHA1() if sha1 else hashes.SHA256()  # noqa: S303  # switched by the profile
            key.verify(value, on.octets, padding.PKCS1v15(), digest)
        else:
            key.verify(_dss(value), on.octets, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        refuse("signature.wrong", "the signature is not that of the certificate's key")


def _digest(on: Judgement, element: etree._Element) -> None:
    """XMLDSig, section 3.2.1: a signed element, as it stands in this very tree, against its digest."""
    reference = on.signed[element]
    octets = canonical(element, reference.prefixes)
    if not hmac.compare_digest(HASHES[reference.digest_algorithm](octets).digest(), reference.digest):
        refuse("reference.digest", f"{shown(str(element.tag))} is not what was signed")


def _clock(on: Judgement) -> None:
    check_clock(on.lifetime, on.profile, on.now)


def _names(on: Judgement) -> None:
    """Each header by its name, and what the Action of this very answer has to be."""
    on.by_name = {str(header.tag): header for header in on.headers}
    said, action = on.expected, on.expected.action
    if action is not None:
        action += on.profile.fault_action if on.outer.content.tag == _FAULT else on.profile.action
    on.wanted = Expected(said.to, said.relates_to, action)


def _addressing(on: Judgement, name: str) -> None:
    """An addressing header against its rule; its text is kept where it was signed."""
    rule, header = on.profile.headers[name], on.by_name.get(name)
    if header is not None and not rule.even_unsigned and header not in on.signed:
        header = None
    text = _check_header(header, rule, on.wanted)
    if text is not None and header in on.signed:
        on.said[name] = text


def _understood(on: Judgement, header: etree._Element) -> None:
    """SOAP 1.1, section 4.2.3: what has to be understood and is not makes the message fail."""
    if header.tag not in on.profile.headers and must_be_understood(header):
        raise SoapFault("soap:MustUnderstand", "A header that has to be understood is not.")


def _last_of_path(path: bytes, most: int) -> bytes:
    """The last certificate of a PkiPath (X.509 Certificate Token Profile 1.0, section 3.1.2): a DER sequence, the target at its end."""
    content, rest = _der_sequence(path)
    if rest:
        refuse("token.path", "bytes after the certificate path")
    certificates: list[bytes] = []
    while content and len(certificates) <= most:
        _, after = _der_sequence(content)
        certificates.append(content[: len(content) - len(after)])
        content = after
    if not 1 <= len(certificates) <= most:
        refuse("token.path", f"a path of no or more than {most} certificates")
    return certificates[-1]


def _der_sequence(data: bytes) -> tuple[bytes, bytes]:
    """The content of the DER sequence at the beginning, and what follows it (X.690, section 8.1)."""
    if len(data) < 2 or data[0] != 0x30:
        refuse("token.path", "not a DER sequence")
    start, length = 2, data[1]
    if length >= 0x80:
        start = 2 + (length & 0x7F)
        if not 1 <= length & 0x7F <= 3:
            refuse("token.path", "not a DER length")
        length = int.from_bytes(data[2:start], "big")
    if start + length > len(data):
        refuse("token.path", "a sequence longer than its data")
    return data[start : start + length], data[start + length :]


def _dss(value: bytes) -> bytes:
    """r and s, 32 bytes each (RFC 4050, section 3.3), as the library wants them."""
    if len(value) != 64:
        refuse("signature.length", f"{len(value)} bytes")
    r, s = int.from_bytes(value[:32], "big"), int.from_bytes(value[32:], "big")
    if not (0 < r < _P256_ORDER and 0 < s < _P256_ORDER):
        refuse("signature.wrong", "r or s out of range")
    return utils.encode_dss_signature(r, s)


def _check_header(header: etree._Element | None, rule: HeaderRule, expected: Expected) -> str | None:
    if rule.presence is Presence.WITH_QUESTION and expected.relates_to is None:
        return None
    if header is None:
        if rule.presence in (Presence.REQUIRED, Presence.WITH_QUESTION):
            refuse(rule.check, "the header is not there", authenticated=True)
        return None
    if rule.presence is Presence.FORBIDDEN:
        refuse(rule.check, "the header may not be there", authenticated=True)
    if rule.value is Value.ANY:
        return header.text or "" if not len(header) else None
    text = _address(header, rule) if rule.value in _ENDPOINTS else only_text(header, rule.check, authenticated=True)
    if not _VALUES[rule.value](text, expected):
        refuse(rule.check, f"{shown(text)} is not {rule.value.value}", authenticated=True)
    return text


def _address(header: etree._Element, rule: HeaderRule) -> str:
    """The Address of an endpoint reference that holds nothing else (WS-Addressing Core, section 2.2)."""
    children = element_children(header, rule.check)
    if [child.tag for child in children] != [_ADDRESS]:
        refuse(rule.check, "an endpoint with more, or other, than its Address", authenticated=True)
    return only_text(children[0], rule.check, authenticated=True)


_ENDPOINTS: Final = frozenset({Value.ENDPOINT_ANONYMOUS, Value.ENDPOINT_ANONYMOUS_OR_NONE})
_VALUES: Final[Mapping[Value, Callable[[str, Expected], bool]]] = {
    Value.OWN_ADDRESS: lambda text, expected: text in expected.to,
    Value.ACTION: lambda text, expected: expected.action is None or text == expected.action,
    Value.ABSOLUTE_URI: lambda text, _: is_absolute_uri(text),
    Value.QUESTION: lambda text, expected: text == expected.relates_to,
    Value.ANONYMOUS: lambda text, _: text == ns.WSA_ANONYMOUS,
    Value.ENDPOINT_ANONYMOUS: lambda text, _: text == ns.WSA_ANONYMOUS,
    Value.ENDPOINT_ANONYMOUS_OR_NONE: lambda text, _: text in (ns.WSA_ANONYMOUS, ns.WSA_NONE),
}


def _replay_key(profile: Profile, certificate: bytes, signed_info: bytes, said: Mapping[str, str]) -> bytes:
    """SHA-256 over the signer's key and what the profile knows a message by.

    No signature covers the certificate: whoever has a second one for that key can put it in the first one's place, and it is the same message.
    """
    known_by = signed_info
    if profile.replay is ReplayKey.MESSAGE_ID:
        known_by = said[rules.MESSAGE_ID].encode("utf-8")
    return hashlib.sha256(key_digest(certificate) + known_by).digest()


STEPS: Final[tuple[Step, ...]] = (
    Step("XML", (
        "xml.encoding", "xml.prolog", "xml.doctype", "xml.instruction", "xml.comment", "xml.entity", "xml.wellformed",
        "limits.bytes", "limits.depth", "limits.names", "limits.attributes", "limits.namespaces",
    ), (), _parse),
    Step("shape", ("shape.envelope", "shape.body", "shape.text", "limits.children"), ("XML",), _outer),
    Step("Security", ("security.count",), ("shape",), _headers),
    Step("for whom", ("security.actor", "security.mustunderstand"), ("Security",), _meant_for_us),
    Step("in Security", ("security.children", "timestamp.count", "token.count", "signature.count"), ("Security",), _parts),
    Step("Signature", ("signature.children",), ("in Security",), _signature),
    Step("KeyInfo", ("keyinfo", "keyinfo.token"), ("Signature",), _key_info),
    Step("SignedInfo", ("signature.signedinfo", "limits.references"), ("Signature",), _signed_info),
    Step("canonicalisation of SignedInfo", ("signature.canonicalization", "signature.prefixes"), ("SignedInfo",), _canonicalization),
    Step("signature algorithm", ("signature.algorithm",), ("SignedInfo",), _algorithm),
    Step("Reference", (
        "reference.uri", "reference.children", "reference.transforms", "reference.digest-algorithm",
        "reference.prefixes", "reference.digest",
    ), ("SignedInfo",), _reference, lambda on: on.inner.references),
    Step("token", ("token.type", "token.encoding", "token.size", "token.base64"), ("in Security",), _token),
    Step("signature value", ("signature.value",), ("Signature",), _value),
    Step("Ids", ("id.duplicate",), ("in Security",), _ids),
    Step("what a Reference means", ("reference.position", "reference.duplicate"), ("SignedInfo", "Ids"), _match, lambda on: on.references),
    Step("must be signed", ("reference.missing",), ("Reference", "what a Reference means"), _covered, lambda on: on.profile.signed),
    Step("other Ids", ("id.foreign",), ("Ids",), _own_ids, lambda on: on.signed),
    Step("header", ("header.namespace", "header.duplicate", "header.unsigned"), ("Reference", "what a Reference means"), _other_header, lambda on: on.headers),
    Step("Timestamp", ("timestamp.children", "timestamp.format"), ("in Security",), _lifetime),
    Step("certificate path", ("token.path",), ("token",), _path),
    Step("trust", ("certificate.trust",), ("certificate path",), _trusted),
    Step("octets of SignedInfo", ("xml.namespace",), ("canonicalisation of SignedInfo",), _octets),
    Step("key", ("key",), ("certificate path",), _key),
    Step("key and algorithm", ("key.algorithm",), ("key", "signature algorithm"), _right_key),
    Step("signature", ("signature.length", "signature.wrong"), (
        "octets of SignedInfo", "signature value", "key and algorithm",
    ), _arithmetic),
    Step("digest", ("reference.digest", "xml.namespace"), ("Ids",), _digest, lambda on: on.signed),
    Step("clock", ("timestamp.created", "timestamp.order", "timestamp.expires"), ("Timestamp",), _clock),
    Step("names of headers", (), ("Security",), _names),
    Step("addressing", (
        "addressing.to", "addressing.action", "addressing.messageid", "addressing.relatesto", "addressing.replyto", "addressing.faultto", "shape.text", "limits.children",
    ), ("Reference", "what a Reference means", "names of headers"), _addressing, lambda on: on.profile.headers),
    Step("understood", ("soap:MustUnderstand",), ("Security",), _understood, lambda on: on.headers),
)  # fmt: skip
"""The rules in the order in which `verify` judges them, each found in `docs/security-profile.md`."""
