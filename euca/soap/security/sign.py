"""Signing: a whole envelope from a body's bytes.

The signed parts are written in their own canonical form, so that what is digested is what is sent.
"""

import base64
import hashlib
from html import escape as _escape
from typing import Final

from euca.soap import namespaces as ns
from euca.soap.addressing import Addressing
from euca.soap.errors import EncodeError, MalformedMessage
from euca.soap.security.identity import Identity
from euca.soap.security.profile import ACTION, MESSAGE_ID, RELATES_TO, REPLY_TO, TO, Profile
from euca.soap.security.timestamp import format_time
from euca.soap.xml import canonical, parse

_OPEN: Final = f'<soap:Envelope xmlns:soap="{ns.SOAP}"><soap:Header>'.encode()
_CLOSE: Final = b"</soap:Envelope>"
_BODY_OPEN: Final = f'<soap:Body xmlns:soap="{ns.SOAP}" xmlns:wsu="{ns.WSU}" wsu:Id="Body">'.encode()
_BODY_CLOSE: Final = b"</soap:Body>"
_OUR_DECLARATIONS: Final = (b"xmlns:soap=", b"xmlns:wsu=")
_C14N: Final = f'<ds:CanonicalizationMethod Algorithm="{ns.EXC_C14N}"></ds:CanonicalizationMethod>'
_REFERENCE: Final = (
    '<ds:Reference URI="#{identifier}"><ds:Transforms>'
    f'<ds:Transform Algorithm="{ns.EXC_C14N}"></ds:Transform></ds:Transforms>'
    f'<ds:DigestMethod Algorithm="{ns.SHA256}"></ds:DigestMethod>'
    "<ds:DigestValue>{digest}</ds:DigestValue></ds:Reference>"
)
_TOKEN: Final = (
    f'<wsse:BinarySecurityToken xmlns:wsu="{ns.WSU}" EncodingType="{ns.BASE64_BINARY}"'
    f' ValueType="{ns.X509V3}" wsu:Id="Token">{{token}}</wsse:BinarySecurityToken>'
)
_KEY_INFO: Final = (
    "<ds:KeyInfo><wsse:SecurityTokenReference>"
    f'<wsse:Reference URI="#Token" ValueType="{ns.X509V3}"></wsse:Reference>'
    "</wsse:SecurityTokenReference></ds:KeyInfo>"
)


def sign(
    body: bytes,
    *,
    identity: Identity,
    now: float,
    profile: Profile,
    headers: Addressing | None = None,
    lifetime_s: float | None = None,
    is_canonical: bool = False,
) -> bytes:
    """Sign one serialised element as the body of a message, and return the whole envelope in UTF-8.

    body: one element that declares the namespaces it uses. now: seconds since the epoch, which becomes Created.
    lifetime_s: from Created to Expires; by default what the profile sends. is_canonical: the caller vouches that
    `body` by itself is in exclusive canonical form already, which saves a parse and a canonicalisation (a false
    promise makes a signature that every receiver refuses).

    Order in Security: Timestamp, token, Signature (the Strict layout of WS-SecurityPolicy, section 6.7). SHA-256
    throughout; the key fixes the algorithm. Raises `EncodeError` when the body is not one well-formed element
    within the profile's limits, or the profile wants a header that is not given or another kind of key.
    """
    if not profile.accepts_signature(identity.algorithm):
        raise EncodeError(f"a {profile.name} is not signed with {identity.algorithm}")
    parts = [*_addressing(profile, headers), ("Timestamp", _timestamp(now, profile, lifetime_s))]
    parts.append(("Body", _body(body, profile, is_canonical=is_canonical)))
    signature = _signature(parts, identity)
    written = dict(parts)
    understand = ' soap:mustUnderstand="1"' if profile.send_must_understand else ""
    token = _TOKEN.format(token=base64.b64encode(identity.certificate_der).decode())
    return b"".join(
        (
            _OPEN,
            *(octets for name, octets in parts if name not in ("Timestamp", "Body")),
            f'<wsse:Security xmlns:wsse="{ns.WSSE}"{understand}>'.encode(),
            written["Timestamp"],
            token.encode(),
            signature,
            b"</wsse:Security></soap:Header>",
            written["Body"],
            _CLOSE,
        )
    )


def _addressing(profile: Profile, headers: Addressing | None) -> list[tuple[str, bytes]]:
    """The addressing headers, each named by its Id and in canonical form."""
    values: dict[str, str | None] = {}
    if headers is not None:
        values = {
            TO: headers.to,
            ACTION: headers.action,
            MESSAGE_ID: headers.message_id,
            RELATES_TO: headers.relates_to,
            REPLY_TO: headers.reply_to,
        }
    missing = [name for name in profile.signed if name.startswith(f"{{{ns.WSA}}}") and not values.get(name)]
    if missing:
        raise EncodeError(f"a {profile.name} needs {', '.join(missing)}")
    written = []
    for name, value in values.items():
        if value is None:
            continue
        local = name.partition("}")[2]
        content = _text(value)
        if name == REPLY_TO:
            content = f"<wsa:Address>{content}</wsa:Address>"
        opening = f'<wsa:{local} xmlns:wsa="{ns.WSA}" xmlns:wsu="{ns.WSU}" wsu:Id="{local}">'
        written.append((local, f"{opening}{content}</wsa:{local}>".encode()))
    return written


def _timestamp(now: float, profile: Profile, lifetime_s: float | None) -> bytes:
    expires = now + (profile.lifetime_s if lifetime_s is None else lifetime_s)
    return (
        f'<wsu:Timestamp xmlns:wsu="{ns.WSU}" wsu:Id="Timestamp">'
        f"<wsu:Created>{format_time(now)}</wsu:Created><wsu:Expires>{format_time(expires)}</wsu:Expires>"
        "</wsu:Timestamp>"
    ).encode()


def _body(body: bytes, profile: Profile, *, is_canonical: bool) -> bytes:
    whole = _BODY_OPEN + body + _BODY_CLOSE
    if is_canonical and not any(declaration in body for declaration in _OUR_DECLARATIONS):
        return whole
    try:
        root = parse(whole, profile.limits)
        octets = canonical(root)
    except MalformedMessage as error:
        raise EncodeError(f"this body cannot be signed: {error}") from error
    if len(root) != 1:
        raise EncodeError(f"a body of {len(root)} elements; one is expected")
    return octets


def _signature(parts: list[tuple[str, bytes]], identity: Identity) -> bytes:
    """`ds:Signature` over the parts, each of which stands in its canonical form under its Id."""
    references = "".join(
        _REFERENCE.format(identifier=name, digest=base64.b64encode(hashlib.sha256(octets).digest()).decode())
        for name, octets in parts
    )
    signed_info = (
        f'<ds:SignedInfo xmlns:ds="{ns.DS}">{_C14N}'
        f'<ds:SignatureMethod Algorithm="{identity.algorithm}"></ds:SignatureMethod>'
        f"{references}</ds:SignedInfo>"
    ).encode()
    value = base64.b64encode(identity.sign(signed_info)).decode()
    return b"".join(
        (
            f'<ds:Signature xmlns:ds="{ns.DS}">'.encode(),
            signed_info,
            f"<ds:SignatureValue>{value}</ds:SignatureValue>{_KEY_INFO}</ds:Signature>".encode(),
        )
    )


def _text(value: str) -> str:
    """Text in canonical form (Canonical XML 1.0, section 2.3), of characters that XML can hold."""
    if not all(character >= " " for character in value):
        raise EncodeError("a control character in an addressing header")
    return _escape(value, quote=False)
