"""Verification of signed messages: one tree, one pass, and only what was signed comes out.

The order is: hardened parse, shape, trust, signature, digests, and then what the signed parts say. Whoever
holds no trusted key can make the receiver do no more than parse.
"""

import hashlib
import hmac
from collections.abc import Callable, Collection, Mapping
from typing import Final, Generic, Protocol, TypeVar

from attrs import field, frozen
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.addressing import is_absolute_uri
from euca.soap.errors import SoapFault
from euca.soap.security import profile as rules
from euca.soap.security.identity import IdentityError, PublicKey, public_key
from euca.soap.security.profile import HeaderRule, Presence, Profile, ReplayKey, Value
from euca.soap.security.structure import (
    Message,
    Reference,
    Security,
    element_children,
    match_references,
    must_be_understood,
    only_text,
    read_message,
    read_security,
    refuse,
    shown,
)
from euca.soap.security.timestamp import check_clock, read_lifetime
from euca.soap.xml import canonical, parse

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_FAULT: Final = f"{{{ns.SOAP}}}Fault"
_ADDRESS: Final = f"{{{ns.WSA}}}Address"
_HASHES: Final[Mapping[str, Callable[[bytes], "hashlib._Hash"]]] = {
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
class _Expected:
    to: Collection[str]
    relates_to: str | None
    action: str | None


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
    message = read_message(parse(data, profile.limits), profile)
    security = read_security(message.security, profile)
    signed = match_references(message, security, profile)
    _check_headers(message, signed, profile)
    lifetime = read_lifetime(security.timestamp, profile)
    certificate = _certificate(security, profile)
    principal = trust(certificate)
    if principal is None:
        refuse("certificate.trust", "the certificate is not one that is trusted here")
    signed_info = canonical(security.signed_info, security.signed_info_prefixes)
    _check_signature(security, signed_info, _key(certificate, profile))
    _check_digests(signed)
    check_clock(lifetime, profile, now)
    said = _check_addressing(message, signed, profile, _Expected(to, relates_to, action))
    _check_understood(message, profile)
    return Verified(
        body=message.content,
        principal=principal,
        certificate_der=certificate,
        created=lifetime.created,
        expires=lifetime.expires,
        to=said.get(rules.TO),
        action=said.get(rules.ACTION),
        message_id=said.get(rules.MESSAGE_ID),
        relates_to=said.get(rules.RELATES_TO),
        replay_key=_replay_key(profile, certificate, signed_info, said),
        replay_until=lifetime.created + profile.window_s,
    )


def _certificate(security: Security, profile: Profile) -> bytes:
    """The signer's certificate: the token itself, or the last one of a path."""
    if security.token_type == ns.X509V3:
        return security.token
    return _last_of_path(security.token, profile.most_path_certificates)


def _last_of_path(path: bytes, most: int) -> bytes:
    """The last certificate of a PkiPath (X.509, section 7.7): a DER sequence, the target at its end."""
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


def _key(certificate: bytes, profile: Profile) -> PublicKey:
    try:
        return public_key(certificate, least_rsa_bits=profile.least_rsa_bits)
    except IdentityError as error:
        refuse("key", str(error))


def _check_signature(security: Security, signed_info: bytes, key: PublicKey) -> None:
    """XMLDSig, section 6.4; RFC 4051, sections 2.3.2 and 2.3.6. The key decides what may be done with it."""
    wants_rsa = security.signature_algorithm in (ns.RSA_SHA1, ns.RSA_SHA256)
    if wants_rsa != isinstance(key, rsa.RSAPublicKey):
        refuse("key.algorithm", "the signature's algorithm is not that of the signer's key")
    value = security.signature
    try:
        if isinstance(key, rsa.RSAPublicKey):
            if len(value) != (key.key_size + 7) // 8:
                refuse("signature.length", f"{len(value)} bytes")
            sha1 = security.signature_algorithm == ns.RSA_SHA1
            digest = hashes.SHA1() if sha1 else hashes.SHA256()  # noqa: S303  # switched by the profile
            key.verify(value, signed_info, padding.PKCS1v15(), digest)
        else:
            key.verify(_dss(value), signed_info, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        refuse("signature.wrong", "the signature is not that of the certificate's key")


def _dss(value: bytes) -> bytes:
    """r and s, 32 bytes each (RFC 4050, section 3.3), as the library wants them."""
    if len(value) != 64:
        refuse("signature.length", f"{len(value)} bytes")
    r, s = int.from_bytes(value[:32], "big"), int.from_bytes(value[32:], "big")
    if not (0 < r < _P256_ORDER and 0 < s < _P256_ORDER):
        refuse("signature.wrong", "r or s out of range")
    return utils.encode_dss_signature(r, s)


def _check_digests(signed: Mapping[etree._Element, Reference]) -> None:
    """XMLDSig, section 3.2.1: each signed element, as it stands in this very tree, against its digest."""
    for element, reference in signed.items():
        octets = canonical(element, reference.prefixes)
        if not hmac.compare_digest(_HASHES[reference.digest_algorithm](octets).digest(), reference.digest):
            refuse("reference.digest", f"{shown(str(element.tag))} is not what was signed")


def _check_headers(message: Message, signed: Mapping[etree._Element, Reference], profile: Profile) -> None:
    """WS-Addressing SOAP Binding, section 3.2: no header twice; and the profile's own about the others."""
    seen = set()
    for header in message.headers:
        name = etree.QName(header)
        if name.namespace in profile.refused_headers:
            refuse("header.namespace", shown(str(header.tag)))
        if header.tag in profile.headers and header.tag in seen:
            refuse("header.duplicate", shown(str(header.tag)))
        seen.add(header.tag)
        if profile.all_headers_signed and header not in signed:
            refuse("header.unsigned", shown(str(header.tag)))


def _check_addressing(
    message: Message, signed: Mapping[etree._Element, Reference], profile: Profile, expected: _Expected
) -> dict[str, str]:
    """Hold each addressing header to its rule; return the texts of the signed ones."""
    headers = {str(header.tag): header for header in message.headers}
    if expected.action is not None:
        suffix = profile.fault_action if message.content.tag == _FAULT else profile.action
        expected = _Expected(expected.to, expected.relates_to, expected.action + suffix)
    said: dict[str, str] = {}
    for name, rule in profile.headers.items():
        header = headers.get(name)
        if header is not None and not rule.even_unsigned and header not in signed:
            header = None
        text = _check_header(header, rule, expected)
        if text is not None and header in signed:
            said[name] = text
    return said


def _check_header(header: etree._Element | None, rule: HeaderRule, expected: _Expected) -> str | None:
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
_VALUES: Final[Mapping[Value, Callable[[str, _Expected], bool]]] = {
    Value.OWN_ADDRESS: lambda text, expected: text in expected.to,
    Value.ACTION: lambda text, expected: expected.action is None or text == expected.action,
    Value.ABSOLUTE_URI: lambda text, _: is_absolute_uri(text),
    Value.QUESTION: lambda text, expected: text == expected.relates_to,
    Value.ANONYMOUS: lambda text, _: text == ns.WSA_ANONYMOUS,
    Value.ENDPOINT_ANONYMOUS: lambda text, _: text == ns.WSA_ANONYMOUS,
    Value.ENDPOINT_ANONYMOUS_OR_NONE: lambda text, _: text in (ns.WSA_ANONYMOUS, ns.WSA_NONE),
}


def _check_understood(message: Message, profile: Profile) -> None:
    """SOAP 1.1, section 4.2.3: what has to be understood and is not makes the message fail."""
    for header in message.headers:
        if header.tag not in profile.headers and must_be_understood(header):
            raise SoapFault("soap:MustUnderstand", "A header that has to be understood is not.")


def _replay_key(profile: Profile, certificate: bytes, signed_info: bytes, said: Mapping[str, str]) -> bytes:
    """SHA-256 over the certificate's own digest and what the profile knows a message by."""
    known_by = signed_info
    if profile.replay is ReplayKey.MESSAGE_ID:
        known_by = said[rules.MESSAGE_ID].encode("utf-8")
    return hashlib.sha256(hashlib.sha256(certificate).digest() + known_by).digest()
