"""A user of EC2's SOAP interface who writes envelopes by hand: xmlsec signs them and `http.client` sends them, none of it our own code.

The message's form is that of the classic Java tools: namespaces declared again and again, line breaks inside base64.
"""

import base64
import datetime
import http.client
import secrets
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import xmlsec as _xmlsec
from attrs import field, frozen
from lxml import etree

from euca.soap import namespaces as ns

_XMLSEC: Any = _xmlsec  # its stubs know less than it can do
_OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
_TEMPLATE = """\
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"\
 xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<soap:Header>
<wsse:Security xmlns:wsse="{wsse}"><wsu:Timestamp wsu:Id="Timestamp-{id}" xmlns:wsu="{wsu}">\
<wsu:Created xmlns:wsu="{wsu}">{created}</wsu:Created><wsu:Expires xmlns:wsu="{wsu}">{expires}</wsu:Expires></wsu:Timestamp>
<wsse:BinarySecurityToken EncodingType="{oasis}soap-message-security-1.0#Base64Binary"\
 ValueType="{oasis}x509-token-profile-1.0#X509v3" wsu:Id="CertId-{id}" xmlns:wsse="{wsse}" xmlns:wsu="{wsu}">{token}</wsse:BinarySecurityToken>
<ds:Signature Id="Signature-{id}" xmlns:ds="{ds}">
<ds:SignedInfo>
<ds:CanonicalizationMethod Algorithm="{c14n}"/>
<ds:SignatureMethod Algorithm="{algorithm}"/>
{references}</ds:SignedInfo>
<ds:SignatureValue/>
<ds:KeyInfo Id="KeyId-{id}">
<wsse:SecurityTokenReference wsu:Id="STRId-{id}" xmlns:wsse="{wsse}" xmlns:wsu="{wsu}"><wsse:Reference URI="#CertId-{id}"\
 ValueType="{oasis}x509-token-profile-1.0#X509v3" xmlns:wsse="{wsse}"/></wsse:SecurityTokenReference>
</ds:KeyInfo>
</ds:Signature></wsse:Security></soap:Header>\
<soap:Body wsu:Id="id-{id}" xmlns:ns1="{namespace}" xmlns:wsu="{wsu}">{body}</soap:Body></soap:Envelope>"""
_REFERENCE = """\
<ds:Reference URI="#{name}">
<ds:Transforms>
<ds:Transform Algorithm="{c14n}"/>
</ds:Transforms>
<ds:DigestMethod Algorithm="{digest}"/>
<ds:DigestValue/>
</ds:Reference>
"""


@frozen
class Answered:
    """An answer as it came: HTTP status and body."""

    status: int
    data: bytes = field(repr=False)

    @property
    def body(self) -> etree._Element:
        """The body's one element."""
        (element,) = etree.fromstring(self.data).iterfind(f"{{{ns.SOAP}}}Body/*")
        return element

    @property
    def fault(self) -> tuple[str, str] | None:
        """Code and text of a fault, None for an answer."""
        body = self.body
        if body.tag != f"{{{ns.SOAP}}}Fault":
            return None
        return body.findtext("faultcode", ""), body.findtext("faultstring", "")

    def texts(self, path: str) -> list[str]:
        """Texts of the elements at a path of local names below the answer, such as ``imagesSet/item/imageId``."""
        found = self.body.iterfind("/".join(f"{{*}}{name}" for name in path.split("/")))
        return [element.text or "" for element in found]


@frozen
class BareUser:
    """A user with a key and a certificate (PEM). sha1: signs with rsa-sha1, as the classic tools do."""

    url: str
    key: bytes = field(repr=False)
    certificate: bytes
    version: str = "2013-02-01"
    sha1: bool = False

    @classmethod
    def from_files(cls, url: str, key: Path, certificate: Path, **more: Any) -> Self:
        """With a key and certificate in PEM files."""
        return cls(url, key.read_bytes(), certificate.read_bytes(), **more)

    @property
    def namespace(self) -> str:
        """Of the version."""
        return f"http://ec2.amazonaws.com/doc/{self.version}/"

    def envelope(self, body: str, age_s: float = 0.0, life_s: float = 300.0) -> bytes:
        """A signed envelope; body: one element in the prefix ``ns1``. It was made ``age_s`` ago and lives for ``life_s``."""
        created = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=age_s)
        identifier = secrets.token_hex(8)
        digest = ns.SHA1 if self.sha1 else ns.SHA256
        references = (
            _REFERENCE.format(name=f"{name}-{identifier}", c14n=ns.EXC_C14N, digest=digest)
            for name in ("Timestamp", "id")
        )
        text = _TEMPLATE.format(
            wsse=ns.WSSE,
            wsu=ns.WSU,
            ds=ns.DS,
            oasis=_OASIS,
            c14n=ns.EXC_C14N,
            id=identifier,
            created=_written(created),
            expires=_written(created + datetime.timedelta(seconds=life_s)),
            token=self._token(),
            algorithm=ns.RSA_SHA1 if self.sha1 else ns.RSA_SHA256,
            references="".join(references),
            namespace=self.namespace,
            body=body,
        )
        return sign(text.encode(), self.key)

    def _token(self) -> str:
        lines = self.certificate.decode().strip().splitlines()
        der = base64.b64decode("".join(line for line in lines if not line.startswith("-----")))
        return base64.encodebytes(der).decode().strip()

    def post(self, envelope: bytes, action: str = "") -> Answered:
        """Send it as it is; the answer of any status."""
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        headers = {"Content-Type": "text/xml; charset=UTF-8", "SOAPAction": f'"{action}"', "Accept-Encoding": "gzip"}
        try:
            connection.request("POST", parts.path, envelope, headers)
            response = connection.getresponse()
            return Answered(response.status, response.read())
        finally:
            connection.close()

    def call(self, operation: str, content: str = "") -> Answered:
        """Call an operation; content: its request's elements in the prefix ``ns1``."""
        body = f"<ns1:{operation}>{content}</ns1:{operation}>"
        return self.post(self.envelope(body), operation)

    def machine(self) -> str:
        """The id of an image to launch."""
        images = self.call("DescribeImages", "<ns1:imagesSet/>").texts("imagesSet/item/imageId")
        return next(image for image in images if image.startswith("emi-"))

    def terminate(self, *instance_ids: str) -> Answered:
        """End instances."""
        return self.call("TerminateInstances", instances_set(*instance_ids))


def instances_set(*instance_ids: str) -> str:
    """Instances as a request names them."""
    items = (f"<ns1:item><ns1:instanceId>{one}</ns1:instanceId></ns1:item>" for one in instance_ids)
    return f"<ns1:instancesSet>{''.join(items)}</ns1:instancesSet>"


def sign(envelope: bytes, key: bytes) -> bytes:
    """Fill in digests and signature of an envelope, by xmlsec and the key (PEM)."""
    root = etree.fromstring(envelope)
    (signature,) = root.iter(f"{{{ns.DS}}}Signature")
    context = _XMLSEC.SignatureContext()
    context.key = _XMLSEC.Key.from_memory(key, _XMLSEC.KeyFormat.PEM)
    for node in root.iter():
        if f"{{{ns.WSU}}}Id" in node.attrib:
            context.register_id(node, "Id", ns.WSU)
    context.sign(signature)
    return etree.tostring(root, encoding="utf-8")


def _written(moment: datetime.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
