"""Messages for the tests of the verifier, signed by xmlsec and not by our own code.

A message is drafted as text, changed (`before`), signed, changed again (`after`) and serialised, so that a test can
break one rule in a message that is good in every other respect.
"""

import base64
import copy
import datetime
import functools
from collections.abc import Callable
from typing import Any

import xmlsec as _xmlsec
from attrs import evolve, field, frozen
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.security import identity as identities
from euca.soap.security import profile as rules
from euca.soap.security.identity import Identity
from euca.soap.security.profile import Profile
from euca.soap.security.timestamp import format_time
from euca.soap.security.verify import Verified, verify

NOW = 1_795_000_000.0
ADDRESS = "https://node.example:8775/axis2/services/EucalyptusNC"
ACTION = "EucalyptusNC#ncRunInstance"
MESSAGE = "urn:uuid:0f0a3c46-0000-4000-8000-000000000001"
QUESTION = "urn:uuid:0f0a3c46-0000-4000-8000-000000000002"
BODY_TEXT = '<op:Run xmlns:op="urn:op"><op:count>1</op:count></op:Run>'
C14N = ns.EXC_C14N
_XMLSEC: Any = _xmlsec  # its stubs know less than it can do
Change = Callable[[etree._Element], object]
NS = {"soap": ns.SOAP, "wsse": ns.WSSE, "wsu": ns.WSU, "ds": ns.DS, "wsa": ns.WSA, "op": "urn:op"}


def identity(kind: str = "rsa") -> Identity:
    """`rsa` or `p256` (trusted), `other` (RSA, not trusted), `weak` (RSA of 1024 bits), `p384`."""
    return _identity(kind)


@functools.cache
def _identity(kind: str) -> Identity:
    now = datetime.datetime.fromtimestamp(NOW, datetime.UTC)
    if kind in ("rsa", "p256", "other"):
        return identities.create(kind, now=now, days=30, key="p256" if kind == "p256" else "rsa")
    private = (
        rsa.generate_private_key(65537, 1024)  # noqa: S505  # to be refused
        if kind == "weak"
        else ec.generate_private_key(ec.SECP384R1())
    )
    certificate = _self_signed(private)
    # past the constructor, which would refuse such a key
    refused = Identity.__new__(Identity)
    object.__setattr__(refused, "private_key", private)
    object.__setattr__(refused, "certificate", certificate)
    object.__setattr__(refused, "certificate_der", certificate.public_bytes(serialization.Encoding.DER))
    return refused


def _self_signed(private: Any) -> x509.Certificate:
    """A certificate with the names and the serial number of another one."""
    name = identity().certificate.subject
    start = datetime.datetime.fromtimestamp(NOW, datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(identity().certificate.serial_number)
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=3))
        .sign(private, hashes.SHA256())
    )


def trust(certificate_der: bytes) -> str | None:
    """Everybody of `identity()` but `other`."""
    for kind in ("rsa", "p256", "weak", "p384"):
        if certificate_der == identity(kind).certificate_der:
            return kind
    return None


@frozen(kw_only=True)
class Draft:
    """What a message is made of. Defaults make a good message of its profile.

    signer: a name that `identity` knows. who: whose key signs, where it is none of those.
    """

    profile: Profile
    signer: str = "rsa"
    who: Identity | None = None
    algorithm: str | None = None
    digest: str = ns.SHA256
    created: str = format_time(NOW)
    expires: str | None = format_time(NOW + 20)
    headers: str = ""
    signed: tuple[str, ...] = ()
    body: str = BODY_TEXT
    prefixes: str | None = None
    token: bytes | None = None
    token_type: str = ns.X509V3
    before: Change | None = None
    after: Change | None = None
    late: Callable[[bytes], bytes] | None = None
    sign: bool = True
    verify_with: dict[str, Any] = field(factory=dict)


def draft(profile: Profile, **changes: Any) -> Draft:
    """A good message of the profile, with changes."""
    headers = ""
    signed: tuple[str, ...] = ("Timestamp", "Body")
    answer = profile.action != ""
    if profile.all_headers_signed or answer:
        values = {
            "To": ns.WSA_ANONYMOUS if answer else ADDRESS,
            "Action": ACTION + profile.action,
            "MessageID": MESSAGE,
        }
        if answer:
            values["RelatesTo"] = QUESTION
        headers = "".join(header(name, value) for name, value in values.items())
        signed = (*signed, *values)
    return evolve(Draft(profile=profile, headers=headers, signed=signed), **changes)


def header(name: str, content: str, identifier: str | None = None, extra: str = "") -> str:
    """A wsa header; with no Id if `identifier` is empty."""
    identifier = name if identifier is None else identifier
    attribute = f' wsu:Id="{identifier}"' if identifier else ""
    return f"<wsa:{name}{attribute}{extra}>{content}</wsa:{name}>"


def endpoint(name: str, address: str, identifier: str | None = None) -> str:
    """A wsa header that is an endpoint reference."""
    return header(name, f"<wsa:Address>{address}</wsa:Address>", identifier)


def reference(uri: str, digest: str = ns.SHA256, transforms: str | None = None) -> str:
    """A `ds:Reference` to be filled by xmlsec."""
    if transforms is None:
        transforms = transform(C14N)
    return (
        f'<ds:Reference URI="{uri}"><ds:Transforms>{transforms}</ds:Transforms>'
        f'<ds:DigestMethod Algorithm="{digest}"/><ds:DigestValue/></ds:Reference>'
    )


def transform(algorithm: str, prefixes: str | None = None) -> str:
    """A `ds:Transform`, with a PrefixList or without."""
    return f'<ds:Transform Algorithm="{algorithm}">{inclusive(prefixes)}</ds:Transform>'


def inclusive(prefixes: str | None) -> str:
    """An `ec:InclusiveNamespaces` or nothing."""
    if prefixes is None:
        return ""
    return f'<ec:InclusiveNamespaces xmlns:ec="{C14N}" PrefixList="{prefixes}"/>'


def template(message: Draft) -> str:
    """The envelope, its signature still empty."""
    who = _signer(message)
    algorithm = message.algorithm or (who.algorithm if message.signer != "p384" else ns.ECDSA_SHA256)
    references = "".join(
        reference(f"#{name}", message.digest, transform(C14N, message.prefixes)) for name in message.signed
    )
    token = base64.b64encode(message.token or who.certificate_der).decode()
    expires = f"<wsu:Expires>{message.expires}</wsu:Expires>" if message.expires else ""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items() if prefix != "op")
    return (
        f'<soap:Envelope {declared} xmlns="urn:default"><soap:Header>{message.headers}<wsse:Security>'
        f'<wsu:Timestamp wsu:Id="Timestamp"><wsu:Created>{message.created}</wsu:Created>{expires}</wsu:Timestamp>'
        f'<wsse:BinarySecurityToken wsu:Id="Token" ValueType="{message.token_type}"'
        f' EncodingType="{ns.BASE64_BINARY}">{token}</wsse:BinarySecurityToken>'
        f'<ds:Signature><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="{C14N}">'
        f"{inclusive(message.prefixes)}</ds:CanonicalizationMethod>"
        f'<ds:SignatureMethod Algorithm="{algorithm}"/>{references}</ds:SignedInfo><ds:SignatureValue/>'
        '<ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#Token"'
        f' ValueType="{message.token_type}"/></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature>'
        f'</wsse:Security></soap:Header><soap:Body wsu:Id="Body">{message.body}</soap:Body></soap:Envelope>'
    )


def _signer(message: Draft) -> Identity:
    return message.who or identity(message.signer)


def make(message: Draft) -> bytes:
    """The message's bytes."""
    root = etree.fromstring(template(message))
    if message.before is not None:
        message.before(root)
    if message.sign:
        root = etree.fromstring(etree.tostring(root, encoding="utf-8"))
        xmlsec_sign(root, _signer(message))
    if message.after is not None:
        message.after(root)
    data = etree.tostring(root, encoding="utf-8")
    return message.late(data) if message.late is not None else data


def check(message: Draft, data: bytes | None = None, now: float = NOW) -> Verified[str]:
    """Verify the message as its receiver would."""
    arguments: dict[str, Any] = {"profile": message.profile, "trust": trust, "now": now, "to": {ADDRESS}}
    if message.profile.action:
        arguments |= {"relates_to": QUESTION, "action": ACTION}
    elif message.profile.all_headers_signed:
        arguments |= {"action": ACTION}
    arguments |= message.verify_with
    return verify(make(message) if data is None else data, **arguments)


def one(root: etree._Element, path: str) -> etree._Element:
    """The one element at an XPath with this module's prefixes."""
    found = root.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    (element,) = found
    assert isinstance(element, etree._Element)
    return element


def sequence(content: bytes) -> bytes:
    """A sequence in DER, of 256 to 65535 bytes."""
    return b"\x30\x82" + len(content).to_bytes(2, "big") + content


def add(path: str, text: str, at: int | None = None) -> Change:
    """A change: one more child at a path, the last one or at a place."""

    def change(root: etree._Element) -> None:
        parent = one(root, path)
        parent.insert(len(parent) if at is None else at, element(text))

    return change


def drop(path: str) -> Change:
    """A change: the element at a path goes."""

    def change(root: etree._Element) -> None:
        found = one(root, path)
        parent = found.getparent()
        assert parent is not None
        parent.remove(found)

    return change


def put(path: str, name: str, value: str | None) -> Change:
    """A change: an attribute of the element at a path, which goes where the value is None."""

    def change(root: etree._Element) -> None:
        if value is None:
            del one(root, path).attrib[name]
        else:
            one(root, path).set(name, value)

    return change


def text(path: str, value: str) -> Change:
    """A change: the text of the element at a path."""

    def change(root: etree._Element) -> None:
        one(root, path).text = value

    return change


def twice(path: str) -> Change:
    """A change: the element at a path stands there twice."""

    def change(root: etree._Element) -> None:
        found = one(root, path)
        found.addnext(copy.deepcopy(found))

    return change


def replace(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """A change of the message's bytes, at the first place."""

    def change(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return change


def element(text: str) -> etree._Element:
    """An element from text that uses this module's prefixes."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
    return etree.fromstring(f"<x {declared}>{text}</x>")[0]


def xmlsec_sign(root: etree._Element, who: Identity) -> None:
    """Fill in digests and signature, as another make's library does it."""
    signature = one(root, "/soap:Envelope/soap:Header/wsse:Security/ds:Signature")
    context = _XMLSEC.SignatureContext()
    context.key = _XMLSEC.Key.from_memory(who.private_key_pem(), _XMLSEC.KeyFormat.PEM)
    _register(context, root)
    context.sign(signature)


def xmlsec_verify(data: bytes, certificate_pem: bytes) -> None:
    """Raise `xmlsec.Error` unless xmlsec accepts the signature."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    signature = one(root, "/soap:Envelope/soap:Header/wsse:Security/ds:Signature")
    context = _XMLSEC.SignatureContext()
    context.key = _XMLSEC.Key.from_memory(certificate_pem, _XMLSEC.KeyFormat.CERT_PEM)
    _register(context, root)
    context.verify(signature)


def _register(context: Any, root: etree._Element) -> None:
    for node in root.iter():
        if f"{{{ns.WSU}}}Id" in node.attrib:
            context.register_id(node, "Id", ns.WSU)


PROFILES = {
    "ec2-request": rules.EC2_REQUEST,
    "ec2-answer": rules.EC2_ANSWER,
    "tier-request": rules.TIER_REQUEST,
    "tier-answer": rules.TIER_ANSWER,
}
