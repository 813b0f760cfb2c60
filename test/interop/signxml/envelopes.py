"""Bare envelopes, signed and verified by signxml: for whoever posts them with an HTTP client of their own."""

import base64
import datetime
from collections.abc import Mapping
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree
from signxml import DigestAlgorithm, SignatureConfiguration, SignatureMethod, XMLSigner, XMLVerifier, methods

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
WSA = "http://www.w3.org/2005/08/addressing"
OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
WSSE = f"{OASIS}wssecurity-secext-1.0.xsd"
WSU = f"{OASIS}wssecurity-utility-1.0.xsd"
X509V3 = f"{OASIS}x509-token-profile-1.0#X509v3"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
TOKEN = f'<wsse:BinarySecurityToken ValueType="{X509V3}" EncodingType="{OASIS}soap-message-security-1.0#Base64Binary" wsu:Id="Token">'
KEY_INFO = f"""\
<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><wsse:SecurityTokenReference xmlns:wsse="{WSSE}">\
<wsse:Reference URI="#Token" ValueType="{X509V3}"/></wsse:SecurityTokenReference></ds:KeyInfo>"""


def envelope(body: str, addressing: Mapping[str, str], certificate: x509.Certificate, life_s: int) -> Any:
    """An envelope around a body (one element, as text) with addressing headers (name → content), a timestamp and a token, unsigned."""
    token = base64.b64encode(certificate.public_bytes(Encoding.DER)).decode()
    headers = "".join(f'<wsa:{name} wsu:Id="{name}">{content}</wsa:{name}>' for name, content in addressing.items())
    now = datetime.datetime.now(datetime.UTC)
    created, expires = (f"{when:%Y-%m-%dT%H:%M:%S.%fZ}" for when in (now, now + datetime.timedelta(seconds=life_s)))
    return etree.fromstring(f"""\
<s:Envelope xmlns:s="{SOAP}" xmlns:wsa="{WSA}" xmlns:wsse="{WSSE}" xmlns:wsu="{WSU}"><s:Header>{headers}<wsse:Security>\
<wsu:Timestamp wsu:Id="Timestamp"><wsu:Created>{created}</wsu:Created><wsu:Expires>{expires}</wsu:Expires></wsu:Timestamp>\
{TOKEN}{token}</wsse:BinarySecurityToken></wsse:Security></s:Header><s:Body wsu:Id="Body">{body}</s:Body></s:Envelope>""")


def signed(body: str, addressing: Mapping[str, str], key: bytes, certificate: bytes, life_s: int) -> bytes:
    """A message whose Body, Timestamp and addressing headers are signed.

    key, certificate: PEM; RSA or P-256. life_s: from Created to Expires, 300 at most at EC2's door and 20 between tiers.
    """
    owner = x509.load_pem_x509_certificate(certificate)
    root = envelope(body, addressing, owner, life_s)
    algorithm = "ecdsa-sha256" if isinstance(owner.public_key(), ec.EllipticCurvePublicKey) else "rsa-sha256"
    # signxml's defaults are the transform enveloped-signature and inclusive canonicalisation.
    signer = XMLSigner(methods.detached, algorithm, "sha256", EXCLUSIVE)
    references = [f"#{name}" for name in ("Timestamp", "Body", *addressing)]
    signature = signer.sign(root, key=key, reference_uri=references, key_info=etree.fromstring(KEY_INFO))
    (security,) = root.iter(f"{{{WSSE}}}Security")
    security.append(signature)
    return etree.tostring(root)


def verified(message: bytes, certificate: bytes) -> dict[str, Any]:
    """The parts of a message that the holder of a certificate (PEM) has signed, by their qualified names; nothing else may be read.

    Raises `signxml.InvalidSignature` and others. What has to be among the parts, and that it is of now, is the caller's to look at.
    """
    config = SignatureConfiguration(
        location=f"./{{{SOAP}}}Header/{{{WSSE}}}Security/",
        expect_references=True,
        signature_methods=frozenset({SignatureMethod.RSA_SHA256, SignatureMethod.ECDSA_SHA256}),
        digest_algorithms=frozenset({DigestAlgorithm.SHA256}),
    )
    results = XMLVerifier().verify(message, x509_cert=certificate.decode(), expect_config=config)
    return {str(result.signed_xml.tag): result.signed_xml for result in results}
