"""Confusion about keys and tokens: whose certificate, whose key, which algorithm, how strong."""

import base64
import hmac
from collections.abc import Callable
from typing import Final

from attrs import evolve
from cryptography.hazmat.primitives import serialization
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.security.identity import Identity
from euca.testing.attacks.material import (
    BETWEEN_TIERS,
    EC2,
    EC2_BACK,
    EVERYWHERE,
    Attack,
    Door,
    Step,
)
from euca.testing.attacks.twins import twin
from euca.testing.attacks.wrapping import SECURITY, SIGNATURE, TOKEN, WSU_ID
from euca.testing.signed_messages import Change, Draft, add, drop, element, one, put, sequence, text

MORE: Final = "http://www.w3.org/2001/04/xmldsig-more#"
HMAC: Final = {f"{ns.DS}hmac-sha1": "sha1", f"{MORE}hmac-sha256": "sha256"}
STR: Final = f"{SIGNATURE}/ds:KeyInfo/wsse:SecurityTokenReference"
METHOD: Final = f"{SIGNATURE}/ds:SignedInfo/ds:SignatureMethod"
DIGEST: Final = f"{SIGNATURE}/ds:SignedInfo/ds:Reference[1]/ds:DigestMethod"


def _token(identity: Identity, identifier: str) -> etree._Element:
    found = element(f'<wsse:BinarySecurityToken ValueType="{ns.X509V3}" EncodingType="{ns.BASE64_BINARY}"/>')
    found.set(WSU_ID, identifier)
    found.text = base64.b64encode(identity.certificate_der).decode()
    return found


def _two_tokens(first: bool, identifier: str) -> Step:
    """The stranger signs; the victim's certificate stands beside the stranger's."""

    def step(door: Door, good: Draft) -> Draft:
        def after(root: etree._Element) -> None:
            own = one(root, TOKEN)
            (own.addprevious if first else own.addnext)(_token(door.signer, identifier))

        return evolve(good, who=door.stranger, after=after)

    return step


def _by(who: Callable[[Door], Identity]) -> Step:
    return lambda door, good: evolve(good, who=who(door))


def _as(key: Callable[[Door], Identity], shown: Callable[[Door], Identity]) -> Step:
    return lambda door, good: evolve(good, who=key(door), token=shown(door).certificate_der)


def _changed_certificate(door: Door, good: Draft) -> Draft:
    """The victim's certificate with the stranger's key in place of its own, the rest untouched."""
    der, form = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    own = door.signer.private_key.public_key().public_bytes(der, form)
    other = door.stranger.private_key.public_key().public_bytes(der, form)
    token = door.signer.certificate_der.replace(own, other)
    return evolve(good, who=door.stranger, token=token)


def _longer_certificate(door: Door, good: Draft) -> Draft:
    return evolve(good, token=door.signer.certificate_der + b"\0")


_PATHS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "with a byte behind it": lambda own: sequence(own) + b"x",
    "of five": lambda own: sequence(own * 5),
    "of none": lambda own: b"\x30\x00",
    "that is a set": lambda own: b"\x31" + sequence(own)[1:],
    "of endless length": lambda own: b"\x30\x80" + own + b"\0\0",
    "whose length has four bytes": lambda own: b"\x30\x84" + len(own).to_bytes(4, "big") + own,
    "cut short": lambda own: sequence(own)[:-1],
    "of one byte": lambda own: b"\x30",
}


def _written(write: Callable[[bytes], bytes]) -> Step:
    def step(door: Door, good: Draft) -> Draft:
        kind = ns.X509_PKI_PATH
        return evolve(good, token=write(door.signer.certificate_der), token_type=kind)

    return step


def _unknown_type(door: Door, good: Draft) -> Draft:
    kind = "urn:unknown"
    return evolve(good, token_type=kind)


def _path(door: Door, good: Draft) -> Draft:
    content = door.signer.certificate_der + door.stranger.certificate_der
    der = b"\x30\x82" + len(content).to_bytes(2, "big") + content
    return evolve(good, who=door.stranger, token=der, token_type=ns.X509_PKI_PATH)


def _key_value() -> Change:
    return add(
        f"{SIGNATURE}/ds:KeyInfo",
        "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AAAA</ds:Modulus></ds:RSAKeyValue></ds:KeyValue>",
        0,
    )


def _x509_data(door: Door) -> Change:
    certificate = base64.b64encode(door.stranger.certificate_der).decode()
    content = f"<ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data>"
    return add(f"{SIGNATURE}/ds:KeyInfo", content, 0)


def _key_name(root: etree._Element) -> None:
    drop(STR)(root)
    add(f"{SIGNATURE}/ds:KeyInfo", "<ds:KeyName>admin</ds:KeyName>")(root)


def _embedded(door: Door) -> Change:
    def after(root: etree._Element) -> None:
        drop(f"{STR}/wsse:Reference")(root)
        holder = element("<wsse:Embedded/>")
        holder.append(_token(door.stranger, "Embedded"))
        one(root, STR).append(holder)

    return after


def _issuer_serial(root: etree._Element) -> None:
    drop(f"{STR}/wsse:Reference")(root)
    content = "<ds:X509IssuerName>CN=admin</ds:X509IssuerName><ds:X509SerialNumber>1</ds:X509SerialNumber>"
    add(STR, f"<ds:X509Data><ds:X509IssuerSerial>{content}</ds:X509IssuerSerial></ds:X509Data>")(root)


def _marked_token(root: etree._Element) -> None:
    token = one(root, TOKEN)
    token.text = f"!{token.text}"


def _username(root: etree._Element) -> None:
    drop(TOKEN)(root)
    add(SECURITY, '<wsse:UsernameToken wsu:Id="Token"><wsse:Username>admin</wsse:Username></wsse:UsernameToken>')(root)


# Algorithms


def _mac(algorithm: str, key: Callable[[Door], bytes]) -> Step:
    """The SignatureValue is an HMAC, keyed with what everybody knows of the signer."""

    def step(door: Door, good: Draft) -> Draft:
        def after(root: etree._Element) -> None:
            one(root, METHOD).set("Algorithm", algorithm)
            signed_info = one(root, f"{SIGNATURE}/ds:SignedInfo")
            octets = etree.tostring(signed_info, method="c14n", exclusive=True)
            digest = hmac.new(key(door), octets, HMAC[algorithm]).digest()
            one(root, f"{SIGNATURE}/ds:SignatureValue").text = base64.b64encode(digest).decode()

        return evolve(good, after=after)

    return step


def _public_der(door: Door) -> bytes:
    key = door.signer.private_key.public_key()
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def _public_pem(door: Door) -> bytes:
    key = door.signer.private_key.public_key()
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


_PUBLIC: Final[dict[str, Callable[[Door], bytes]]] = {
    "the public key": _public_der,
    "the public key in PEM": _public_pem,
    "the certificate": lambda door: door.signer.certificate_der,
    "nothing": lambda door: b"",
}
_WEAK: Final = {
    "rsa-md5": f"{MORE}rsa-md5",
    "dsa-sha1": f"{ns.DS}dsa-sha1",
    "rsa-ripemd160": f"{MORE}rsa-ripemd160",
    "rsa-sha512": f"{MORE}rsa-sha512",
    "rsa-pss": "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
    "ecdsa-sha1": f"{MORE}ecdsa-sha1",
    "a digest": ns.SHA256,
    "none": "none",
    "an empty name": "",
    "its name in capitals": ns.RSA_SHA256.upper(),
}


def _signature_method(name: str) -> Step:
    return lambda door, good: evolve(good, after=put(METHOD, "Algorithm", name))


def _digest_method(name: str) -> Step:
    return lambda door, good: evolve(good, after=put(DIGEST, "Algorithm", name))


def _short(door: Door, good: Draft) -> Draft:
    return evolve(good, after=text(f"{SIGNATURE}/ds:SignatureValue", "AAAA"))


def _of_ones(door: Door, good: Draft) -> Draft:
    """A signature of the right length, of zeros and a one: for RSA e-th roots of small numbers, for ECDSA r and s of nothing."""

    def after(root: etree._Element) -> None:
        value = one(root, f"{SIGNATURE}/ds:SignatureValue")
        length = len(base64.b64decode(value.text or ""))
        value.text = base64.b64encode(bytes(length - 1) + b"\1").decode()

    return evolve(good, after=after)


def _zeros(door: Door, good: Draft) -> Draft:
    def after(root: etree._Element) -> None:
        value = one(root, f"{SIGNATURE}/ds:SignatureValue")
        value.text = base64.b64encode(bytes(len(base64.b64decode(value.text or "")))).decode()

    return evolve(good, after=after)


def _recoded(door: Door, good: Draft) -> Draft:
    """The last bits of base64 that carry nothing are changed: another spelling of the same signature."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    def after(root: etree._Element) -> None:
        value = one(root, f"{SIGNATURE}/ds:SignatureValue")
        written = "".join((value.text or "").split())
        last = len(written.rstrip("=")) - 1
        value.text = written[:last] + alphabet[alphabet.index(written[last]) + 1] + written[last + 1 :]

    return evolve(good, after=after)


def _other_kind(door: Door, good: Draft) -> Draft:
    other = ns.ECDSA_SHA256 if door.signer.algorithm == ns.RSA_SHA256 else ns.RSA_SHA256
    return evolve(good, after=put(METHOD, "Algorithm", other))


_CONFUSED: Final = ("CVE-2011-0730", "WS-Attacker: signature wrapping")
_TOKENS: Final[list[tuple[str, str, str, Step]]] = [
    *(
        (
            f"tokens: the victim's certificate {'before' if first else 'behind'} the attacker's, {said}",
            "Signed by a stranger with its own token; the victim's certificate stands beside it, for a reader that takes the other one.",
            "token.count",
            _two_tokens(first, identifier),
        )
        for first in (True, False)
        for said, identifier in (("of the same Id", "Token"), ("of another Id", "Victim"))
    ),
    (
        "tokens: a stranger",
        "Signed with the key of a certificate that nobody enrolled.",
        "certificate.trust",
        _by(lambda d: d.stranger),
    ),
    (
        "tokens: a neighbour in another role",
        "Signed by somebody whom the receiver knows, but not as who may ask this.",
        "certificate.trust",
        _by(lambda d: d.insider),
    ),
    (
        "tokens: somebody else's certificate with one's own key",
        "The victim's certificate is shown, the signature is made with the attacker's key.",
        "signature.wrong",
        _as(lambda d: d.stranger, lambda d: d.signer),
    ),
    (
        "tokens: one's own certificate with somebody else's signature",
        "The attacker's certificate is put in place of the victim's.",
        "certificate.trust",
        _as(lambda d: d.signer, lambda d: d.stranger),
    ),
    (
        "tokens: the victim's certificate with the attacker's key in it",
        "The victim's certificate, its public key exchanged.",
        "certificate.trust",
        _changed_certificate,
    ),
    (
        "tokens: bytes after the certificate",
        "The victim's certificate and one byte more.",
        "certificate.trust",
        _longer_certificate,
    ),
    (
        "tokens: the token unnamed",
        "The token has no Id that KeyInfo could name.",
        "keyinfo.token",
        lambda d, g: evolve(g, after=put(TOKEN, WSU_ID, None)),
    ),
    (
        "tokens: KeyInfo names the body",
        "KeyInfo leads to the Body instead of the token.",
        "keyinfo.token",
        lambda d, g: evolve(g, after=put(f"{STR}/wsse:Reference", "URI", "#Body")),
    ),
    (
        "tokens: KeyInfo names a token elsewhere",
        "KeyInfo leads to an address on the attacker's machine.",
        "keyinfo.token",
        lambda d, g: evolve(g, after=put(f"{STR}/wsse:Reference", "URI", "http://evil.example/#Token")),
    ),
    (
        "tokens: KeyInfo of another type than the token",
        "KeyInfo says that the token is something else.",
        "keyinfo.token",
        lambda d, g: evolve(g, after=put(f"{STR}/wsse:Reference", "ValueType", "urn:x")),
    ),
    (
        "tokens: KeyInfo names a file",
        "KeyInfo leads to a file of the receiver.",
        "keyinfo.token",
        lambda d, g: evolve(g, after=put(f"{STR}/wsse:Reference", "URI", "file:///etc/passwd")),
    ),
    (
        "tokens: the key by value",
        "KeyInfo holds the attacker's public key itself.",
        "keyinfo",
        lambda d, g: evolve(g, after=_key_value()),
    ),
    (
        "tokens: the certificate as X509Data",
        "KeyInfo holds a certificate itself, before the reference to the token.",
        "keyinfo",
        lambda d, g: evolve(g, after=_x509_data(d)),
    ),
    (
        "tokens: the key by its name",
        "KeyInfo holds nothing but the name of a key.",
        "keyinfo",
        lambda d, g: evolve(g, after=_key_name),
    ),
    (
        "tokens: the key fetched from elsewhere",
        "KeyInfo holds a RetrievalMethod: the receiver would fetch from the attacker's machine.",
        "keyinfo",
        lambda d, g: evolve(
            g, after=add(f"{SIGNATURE}/ds:KeyInfo", '<ds:RetrievalMethod URI="http://evil.example/"/>', 0)
        ),
    ),
    (
        "tokens: a key identifier beside the reference",
        "SecurityTokenReference names two keys.",
        "keyinfo",
        lambda d, g: evolve(g, after=add(STR, "<wsse:KeyIdentifier/>")),
    ),
    (
        "tokens: an embedded token",
        "SecurityTokenReference holds a token of its own.",
        "keyinfo",
        lambda d, g: evolve(g, after=_embedded(d)),
    ),
    (
        "tokens: issuer and serial number",
        "The key is named by issuer and serial number, which anybody may write into a certificate.",
        "keyinfo",
        lambda d, g: evolve(g, after=_issuer_serial),
    ),
    (
        "tokens: an unknown kind",
        "The token says that it is no certificate.",
        "token.type",
        _unknown_type,
    ),
    (
        "tokens: an unknown encoding",
        "The token says that it is hexadecimal.",
        "token.encoding",
        lambda d, g: evolve(g, after=put(TOKEN, "EncodingType", "urn:hex")),
    ),
    (
        "tokens: forty thousand bytes",
        "A token that is longer than any certificate.",
        "token.size",
        lambda d, g: evolve(g, after=text(TOKEN, "A" * 40_000)),
    ),
    (
        "tokens: no base64",
        "A token with a character that base64 does not know.",
        "token.base64",
        lambda d, g: evolve(g, after=_marked_token),
    ),
    (
        "tokens: a user name and password",
        "A UsernameToken in place of the certificate.",
        "security.children",
        lambda d, g: evolve(g, after=_username),
    ),
    (
        "tokens: an assertion",
        "A SAML assertion beside the certificate.",
        "security.children",
        lambda d, g: evolve(g, after=add(SECURITY, '<a:Assertion xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion"/>')),
    ),
    (
        "tokens: an encrypted key",
        "An EncryptedKey in Security: the receiver would decrypt with its own key for anybody.",
        "security.children",
        lambda d, g: evolve(g, after=add(SECURITY, '<e:EncryptedKey xmlns:e="http://www.w3.org/2001/04/xmlenc#"/>')),
    ),
]


def tokens() -> list[Attack]:
    """Whose token, whose key."""
    made = [Attack(name=n, what=w, check=c, bad=b, sources=_CONFUSED) for n, w, c, b in _TOKENS]
    made.append(
        Attack(
            name="tokens: a forged certificate with the same names and serial number",
            what="The attacker's own certificate, with subject, issuer and serial number of the victim's.",
            check="certificate.trust",
            bad=lambda door, good: evolve(good, who=twin(door.signer, door.stranger)),
            sources=_CONFUSED,
        )
    )
    made.append(
        Attack(
            name="tokens: a path that ends in a stranger",
            what="A certificate path: the victim's certificate, then the attacker's, whose key signs.",
            check="certificate.trust",
            check_tiers="token.type",
            bad=_path,
            at=EVERYWHERE - {EC2_BACK},
            sources=_CONFUSED,
        )
    )
    made += [
        Attack(
            name=f"tokens: a path {name}",
            what=f"A certificate path that is written wrongly: {name}.",
            check="token.path",
            check_tiers="token.type",
            bad=_written(write),
            at=EVERYWHERE - {EC2_BACK},
            sources=_CONFUSED,
        )
        for name, write in _PATHS.items()
    ]
    return made


_ALGORITHMS: Final[list[tuple[str, str, str, Step, frozenset[str]]]] = [
    (
        "algorithms: sha1 between tiers",
        "A digest by SHA-1 where none is taken.",
        "reference.digest-algorithm",
        lambda d, g: evolve(g, digest=ns.SHA1),
        EVERYWHERE - {EC2},
    ),
    (
        "algorithms: rsa-sha1 between tiers",
        "A signature by SHA-1 where none is taken.",
        "signature.algorithm",
        _signature_method(ns.RSA_SHA1),
        EVERYWHERE - {EC2},
    ),
    (
        "algorithms: parameters of the signature",
        "HMACOutputLength in SignatureMethod cuts what is compared to one bit.",
        "signature.algorithm",
        lambda d, g: evolve(g, after=add(METHOD, "<ds:HMACOutputLength>1</ds:HMACOutputLength>")),
        EVERYWHERE,
    ),
    ("algorithms: a short signature", "Three bytes for a signature.", "signature.length", _short, EVERYWHERE),
    (
        "algorithms: a signature of zeros",
        "As many zeros as a signature is long.",
        "signature.wrong",
        _zeros,
        EVERYWHERE,
    ),
    (
        "algorithms: a signature of one",
        "The number one, as long as a signature.",
        "signature.wrong",
        _of_ones,
        EVERYWHERE,
    ),
    (
        "algorithms: another spelling of the signature",
        "Bits of base64 that carry nothing are changed, to make another message of the same signature.",
        "signature.value",
        _recoded,
        EVERYWHERE,
    ),
    (
        "algorithms: the other kind of key's",
        "RSA's algorithm for an elliptic key, or the other way.",
        "key.algorithm",
        _other_kind,
        BETWEEN_TIERS | {EC2_BACK},
    ),
    (
        "algorithms: an elliptic signature at EC2's door",
        "ECDSA where only RSA is taken.",
        "signature.algorithm",
        _signature_method(ns.ECDSA_SHA256),
        frozenset({EC2}),
    ),
    (
        "keys: an RSA key of 1024 bits",
        "Signed by a known key that is too small.",
        "key",
        _by(lambda d: d.small),
        EVERYWHERE,
    ),
]


def algorithms() -> list[Attack]:
    """Algorithms that are weak, unknown, or not the key's."""
    made = [
        Attack(
            name=f"algorithms: {algorithm.rpartition('#')[2]} keyed with {name}",
            what=f"The SignatureValue is an HMAC under {name} of the signer, which everybody has.",
            check="signature.algorithm",
            bad=_mac(algorithm, key),
            sources=("WS-Attacker: signature exclusion",),
        )
        for algorithm in HMAC
        for name, key in _PUBLIC.items()
    ]
    made += [
        Attack(
            name=f"algorithms: signature by {name}",
            what=f"SignatureMethod names {name}.",
            check="signature.algorithm",
            bad=_signature_method(uri),
        )
        for name, uri in _WEAK.items()
    ]
    made += [
        Attack(
            name=f"algorithms: digest by {name}",
            what=f"DigestMethod names {name}.",
            check="reference.digest-algorithm",
            bad=_digest_method(uri),
        )
        for name, uri in (
            ("md5", f"{MORE}md5"),
            ("sha512", "http://www.w3.org/2001/04/xmlenc#sha512"),
            ("ripemd160", "http://www.w3.org/2001/04/xmlenc#ripemd160"),
            ("an empty name", ""),
            ("a signature algorithm", ns.RSA_SHA256),
        )
    ]
    return made + [Attack(name=n, what=w, check=c, bad=b, at=at) for n, w, c, b, at in _ALGORITHMS]


def attacks() -> list[Attack]:
    """All of this module's."""
    return [*tokens(), *algorithms()]
