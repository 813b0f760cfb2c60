"""A tier's port called with zeep: `tier.py WSDL OPERATION [NAME=VALUE ...]`; the answer is printed as JSON.

TIER_KEY and TIER_CERT say as whom. TIER_PEERS names certificates, divided by colons: answers must be signed with the key of one of them.
TIER_TLS is the certificate that the port shows.
"""

import base64
import datetime
import json
import os
import sys
from pathlib import Path
from typing import Any

import requests
import xmlsec
import zeep
import zeep.helpers
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from zeep import ns
from zeep.exceptions import SignatureVerificationFailed
from zeep.wsse.utils import ID_ATTR, WSSE, WSU, ensure_id, get_security_header

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
NAMES = {"s": SOAP, "wsa": ns.WSA, "ds": ns.DS, "wsse": ns.WSSE, "wsu": ns.WSU}
TOKEN = {
    "ValueType": "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3",
    "EncodingType": "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary",
}
LIFE = datetime.timedelta(seconds=20)


class Tier:
    """Signs each request as a tier demands, with its addressing headers, and believes only what a peer has signed in answer to it.

    zeep itself puts the addressing headers on, since the WSDL names an Action for each operation. A client makes one call at a time.
    """

    def __init__(self, key: str, certificate: str, peers: list[str]) -> None:
        self.key = xmlsec.Key.from_file(key, xmlsec.KeyFormat.PEM)
        self.certificate = der_of(certificate)
        self.peers = {der_of(peer): xmlsec.Key.from_file(peer, xmlsec.KeyFormat.CERT_PEM) for peer in peers}
        self.asked = ""

    def apply(self, envelope: Any, headers: Any) -> Any:
        self.asked = one(envelope, "/s:Envelope/s:Header/wsa:MessageID").text
        security = get_security_header(envelope)
        now = datetime.datetime.now(datetime.UTC)
        created, expires = (f"{moment:%Y-%m-%dT%H:%M:%S.%fZ}" for moment in (now, now + LIFE))
        security.append(WSU.Timestamp(WSU.Created(created), WSU.Expires(expires)))
        token = WSSE.BinarySecurityToken(base64.b64encode(self.certificate).decode(), **TOKEN)
        security.append(token)
        signature = xmlsec.template.create(envelope, xmlsec.Transform.EXCL_C14N, xmlsec.Transform.RSA_SHA256)
        security.append(signature)
        context = xmlsec.SignatureContext()
        context.key = self.key
        for part in parts(envelope):
            reference = xmlsec.template.add_reference(signature, xmlsec.Transform.SHA256, uri="#" + ensure_id(part))
            context.register_id(part, "Id", ns.WSU)
            xmlsec.template.add_transform(reference, xmlsec.Transform.EXCL_C14N)
        use = WSSE.Reference(URI="#" + ensure_id(token), ValueType=TOKEN["ValueType"])
        xmlsec.template.ensure_key_info(signature).append(WSSE.SecurityTokenReference(use))
        context.sign(signature)
        return envelope, headers

    def verify(self, envelope: Any) -> Any:
        try:
            self.believe(envelope)
        except (LookupError, ValueError, TypeError, xmlsec.Error) as error:
            raise SignatureVerificationFailed(f"Not what a peer has signed in answer: {error!r}") from error
        return envelope

    def believe(self, envelope: Any) -> None:
        """Raises unless every part that is read is signed, by a peer, now, and in answer to what was asked last."""
        signed = parts(envelope)
        identifiers = [part.get(ID_ATTR) for part in signed]
        path = "/s:Envelope/s:Header/wsse:Security/ds:Signature/ds:SignedInfo/ds:Reference/@URI"
        references = envelope.xpath(path, namespaces=NAMES)
        every = envelope.xpath("//@wsu:Id", namespaces=NAMES)
        if sorted(references) != sorted(f"#{name}" for name in identifiers) or len(every) != len(set(every)):
            raise ValueError("what was signed is not what is read")
        if one(envelope, "/s:Envelope/s:Header/wsa:RelatesTo").text != self.asked:
            raise ValueError("it answers another question")
        created = one(envelope, "/s:Envelope/s:Header/wsse:Security/wsu:Timestamp/wsu:Created").text
        if abs(datetime.datetime.now(datetime.UTC) - datetime.datetime.fromisoformat(created)) > LIFE:
            raise ValueError("it is not of now")
        context = xmlsec.SignatureContext()
        token = one(envelope, "/s:Envelope/s:Header/wsse:Security/wsse:BinarySecurityToken").text
        context.key = self.peers[base64.b64decode(token)]
        for transform in (xmlsec.Transform.EXCL_C14N, xmlsec.Transform.SHA256):
            context.enable_reference_transform(transform)
        for transform in (xmlsec.Transform.EXCL_C14N, xmlsec.Transform.RSA_SHA256, xmlsec.Transform.ECDSA_SHA256):
            context.enable_signature_transform(transform)
        for part in signed:
            context.register_id(part, "Id", ns.WSU)
        context.verify(one(envelope, "/s:Envelope/s:Header/wsse:Security/ds:Signature"))


def one(envelope: Any, path: str) -> Any:
    """The one element at a path."""
    (found,) = envelope.xpath(path, namespaces=NAMES)
    return found


def parts(envelope: Any) -> list[Any]:
    """What is signed between tiers: Body, Timestamp, and every header but Security."""
    path = "/s:Envelope/s:Body | /s:Envelope/s:Header/wsse:Security/wsu:Timestamp | /s:Envelope/s:Header/*[not(self::wsse:Security)]"
    found: list[Any] = envelope.xpath(path, namespaces=NAMES)
    return found


def der_of(certificate: str) -> bytes:
    """A certificate (PEM) in DER."""
    return x509.load_pem_x509_certificate(Path(certificate).read_bytes()).public_bytes(Encoding.DER)


def connect(wsdl: str, tier: Tier, tls: str, transport: Any = zeep.Transport) -> Any:
    """A client of a tier; its operations are methods of `service`. wsdl: a URL; tls: the certificate that the port shows."""
    session = requests.Session()
    session.trust_env, session.verify = False, tls
    return zeep.Client(wsdl, wsse=tier, transport=transport(session=session))


def main() -> None:
    """The command line."""
    wsdl, operation, *words = sys.argv[1:]
    environment = os.environ
    tier = Tier(environment["TIER_KEY"], environment["TIER_CERT"], environment["TIER_PEERS"].split(":"))
    question = dict(word.split("=", 1) for word in words)
    answer = connect(wsdl, tier, environment["TIER_TLS"]).service[operation](**question)
    print(json.dumps(zeep.helpers.serialize_object(answer), default=str))


if __name__ == "__main__":
    main()
