"""Bare envelopes: signxml and xmlsec sign for our doors, and verify, part by part, what our client asks and our servers answer."""

import base64
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import pytest_twisted
import requests
import signxml
import xmlsec
from attrs import define, field, frozen
from interop_both_ways import loaded
from lxml import etree
from twisted.internet import reactor
from zope.interface import implementer

from euca.soap import namespaces as ns
from euca.soap.addressing import new_message_id
from euca.soap.client import AgentTransport, ITransport, SoapClient
from euca.soap.exchange import HttpResponse
from euca.soap.security.identity import load
from euca.soap.security.profile import EC2_ANSWER, EC2_REQUEST, TIER_ANSWER, TIER_REQUEST
from euca.soap.security.timestamp import format_time
from euca.testing.signed_messages import Draft, header, make, xmlsec_verify
from euca.wire import cc, ec2, nc

pytestmark = pytest.mark.interop

EUCALYPTUS = "http://eucalyptus.ucsb.edu/"
EC2 = "http://ec2.amazonaws.com/doc/2013-02-01/"
BODY, TIMESTAMP = f"{{{ns.SOAP}}}Body", f"{{{ns.WSU}}}Timestamp"
QUESTION = {f"{{{ns.WSA}}}{name}" for name in ("To", "Action", "MessageID")}
ANSWER = QUESTION | {f"{{{ns.WSA}}}RelatesTo"}
#: What raises where a signature or a digest is wrong, or is no longer of anything.
REFUSALS = (signxml.InvalidSignature, signxml.InvalidInput, xmlsec.Error)


with_signxml = loaded("signxml/envelopes.py")


# What our own client asks, and what is answered


@implementer(ITransport)
@define(eq=False)
class Kept:
    """A transport that keeps what it carries."""

    inner: AgentTransport
    asked: bytes = b""
    answered: bytes = b""

    async def post(self, url: str, headers: Mapping[str, str], body: bytes, timeout_s: float) -> HttpResponse:
        """See `ITransport.post`."""
        response = await self.inner.post(url, headers, body, timeout_s)
        self.asked, self.answered = body, response.body
        return response


@frozen
class Signed:
    """A message that was sent by us, by whom, and which of its parts have to be signed."""

    data: bytes = field(repr=False)
    signers: tuple[bytes, ...] = field(repr=False)
    parts: frozenset[str]


async def conversation(
    client: Callable[..., SoapClient], tls: Path, operation: str, message: Any
) -> tuple[bytes, bytes]:
    """A question of our client's, and its answer, which our client believed."""
    transport = AgentTransport(reactor, _der(tls))
    kept = Kept(transport)
    try:
        await client(transport=kept, clock=reactor).call(operation, message, timeout_s=30)
    finally:
        await transport.close()
    return kept.asked, kept.answered


def _der(path: Path) -> bytes:
    return base64.b64decode("".join(line for line in path.read_text().splitlines() if "-----" not in line))


async def at_the_door(cloud: Any) -> list[Signed]:
    """A user's question, and the answer at the signed address."""

    def client(**more: Any) -> SoapClient:
        return SoapClient(
            contract=ec2.CONTRACT,
            url=f"{cloud.address}/signed",
            identity=load(cloud.key, cloud.certificate),
            peer_certificate=_der(cloud.cloud_certificate),
            request_profile=EC2_REQUEST,
            answer_profile=EC2_ANSWER,
            version="2013-02-01",
            **more,
        )

    question = ec2.DescribeImagesType(images_set=ec2.DescribeImagesInfoType())
    asked, answered = await conversation(client, cloud.tls_certificate, "DescribeImages", question)
    every = frozenset({BODY, TIMESTAMP})
    return [
        Signed(asked, (cloud.certificate.read_bytes(),), every | QUESTION),
        Signed(answered, (cloud.cloud_certificate.read_bytes(),), every | ANSWER),
    ]


async def at_a_tier(tier: Any, key: str) -> list[Signed]:
    """The question of the tier above, signed with its RSA key or its key of P-256, and the answer."""
    contract, operation, question = {
        "cluster": (cc.CONTRACT, "DescribeInstances", cc.DescribeInstancesType()),
        "node": (nc.CONTRACT, "ncDescribeInstances", nc.NcDescribeInstancesType()),
    }[tier.role]
    folder = tier.key.parent

    def client(**more: Any) -> SoapClient:
        return SoapClient(
            contract=contract,
            url=tier.url,
            identity=load(folder / f"{key}.key", folder / f"{key}.crt"),
            peer_certificate=[_der(peer) for peer in tier.peers],
            request_profile=TIER_REQUEST,
            answer_profile=TIER_ANSWER,
            **more,
        )

    asked, answered = await conversation(client, tier.tls, operation, question)
    every = frozenset({BODY, TIMESTAMP})
    return [
        Signed(asked, ((folder / f"{key}.crt").read_bytes(),), every | QUESTION),
        Signed(answered, tuple(peer.read_bytes() for peer in tier.peers), every | ANSWER),
    ]


def by_signxml(message: bytes, certificate: bytes) -> set[str]:
    """The parts that signxml finds signed by the certificate's key."""
    return set(with_signxml.verified(message, certificate))


def by_xmlsec(message: bytes, certificate: bytes) -> set[str]:
    """The parts that xmlsec finds signed by the certificate's key."""
    xmlsec_verify(message, certificate)
    root = etree.fromstring(message)
    references = root.xpath("//*[local-name() = 'SignedInfo']/*[local-name() = 'Reference']/@URI")
    ids = {str(node.get(f"{{{ns.WSU}}}Id")): str(node.tag) for node in root.iter() if node.get(f"{{{ns.WSU}}}Id")}
    return {ids[uri.removeprefix("#")] for uri in references}


VERIFIERS = {"signxml": by_signxml, "xmlsec": by_xmlsec}
verifying = pytest.mark.parametrize("verifier", VERIFIERS.values(), ids=VERIFIERS)


def check(message: Signed, verifier: Callable[[bytes, bytes], set[str]], stranger: bytes) -> str:
    """That another library verifies the whole message, and nothing once any part of it is another. The algorithm of its signature."""
    root = etree.fromstring(message.data)
    (algorithm,) = root.xpath("//*[local-name() = 'SignatureMethod']/@Algorithm")
    kind = b"ecdsa" if algorithm == ns.ECDSA_SHA256 else b"rsa"
    signer = message.signers[-1] if kind == b"ecdsa" else message.signers[0]
    assert verifier(message.data, signer) == message.parts
    for part in message.parts:
        changed = etree.fromstring(message.data)
        (element,) = changed.iter(part)
        element.set("changed", "1")
        with pytest.raises(REFUSALS):
            verifier(etree.tostring(changed), signer)
    for name in ("DigestValue", "SignatureValue"):
        changed = etree.fromstring(message.data)
        element = next(changed.iter(f"{{{ns.DS}}}{name}"))
        element.text = base64.b64encode(bytes(byte ^ 1 for byte in base64.b64decode(element.text))).decode()
        with pytest.raises(REFUSALS):
            verifier(etree.tostring(changed), signer)
    for other in (stranger, *(one for one in message.signers if one is not signer)):
        with pytest.raises((*REFUSALS, TypeError, AttributeError, NotImplementedError)):
            verifier(message.data, other)
    return str(algorithm)


@verifying
@pytest_twisted.ensureDeferred
async def test_others_verify_what_is_said_at_the_door(cloud: Any, verifier: Callable[[bytes, bytes], set[str]]) -> None:
    for message in await at_the_door(cloud):
        assert check(message, verifier, cloud.tls_certificate.read_bytes()) == ns.RSA_SHA256


@verifying
@pytest.mark.parametrize(
    ("key", "algorithm"), [("sign", ns.RSA_SHA256), ("sign-p256", ns.ECDSA_SHA256)], ids=["rsa", "p256"]
)
@pytest_twisted.ensureDeferred
async def test_others_verify_what_tiers_say(
    tier: Any, verifier: Callable[[bytes, bytes], set[str]], key: str, algorithm: str
) -> None:
    asked, answered = await at_a_tier(tier, key)
    assert check(asked, verifier, tier.tls.read_bytes()) == algorithm
    check(answered, verifier, tier.tls.read_bytes())


# What others sign


def sent(url: str, message: bytes, tls: Path) -> tuple[int, etree._Element]:
    """Post it; the status, and the element in the answer's body."""
    with requests.Session() as session:
        session.trust_env, session.verify = False, str(tls)
        answer = session.post(url, message, headers={"Content-Type": "text/xml; charset=utf-8"}, timeout=30)
    (body,) = etree.fromstring(answer.content).iter(BODY)
    return answer.status_code, body[0]


def users_question(cloud: Any) -> bytes:
    """A user's question, signed by signxml."""
    body = f'<DescribeImages xmlns="{EC2}"><imagesSet/></DescribeImages>'
    made: bytes = with_signxml.signed(body, {}, cloud.key.read_bytes(), cloud.certificate.read_bytes(), 300)
    return made


def tiers_question(tier: Any, key: str = "sign") -> tuple[str, dict[str, str], tuple[bytes, bytes]]:
    """Body, addressing headers, and the key and certificate of the tier above."""
    operation = {"cluster": "EucalyptusCC#DescribeInstances", "node": "EucalyptusNC#ncDescribeInstances"}[tier.role]
    name = operation.partition("#")[2]
    folder = tier.key.parent
    addressing = {"To": tier.url, "Action": operation, "MessageID": new_message_id()}
    owner = ((folder / f"{key}.key").read_bytes(), (folder / f"{key}.crt").read_bytes())
    return f'<{name} xmlns="{EUCALYPTUS}"/>', addressing, owner


@pytest.mark.parametrize("path", ["", "/signed"], ids=["unsigned", "signed"])
def test_the_door_takes_what_signxml_signs(cloud: Any, path: str) -> None:
    status, answer = sent(f"{cloud.address}{path}", users_question(cloud), cloud.tls_certificate)
    assert (status, answer.tag) == (200, f"{{{EC2}}}DescribeImagesResponse")


@pytest.mark.parametrize("key", ["sign", "sign-p256"])
def test_a_tier_takes_what_signxml_signs(tier: Any, key: str) -> None:
    body, addressing, owner = tiers_question(tier, key)
    status, answer = sent(tier.url, with_signxml.signed(body, addressing, *owner, 20), tier.tls)
    assert (status, answer.tag) == (200, f"{{{EUCALYPTUS}}}{addressing['Action'].partition('#')[2]}Response")


def test_a_tier_takes_what_xmlsec_signs(tier: Any) -> None:
    body, addressing, _ = tiers_question(tier)
    now = reactor.seconds()  # type: ignore[attr-defined]
    draft = Draft(
        profile=TIER_REQUEST,
        who=load(tier.key, tier.certificate),
        headers="".join(header(name, value) for name, value in addressing.items()),
        signed=("Timestamp", "Body", *addressing),
        body=body,
        created=format_time(now),
        expires=format_time(now + 20),
    )
    status, answer = sent(tier.url, make(draft), tier.tls)
    assert (status, etree.QName(answer).localname) == (200, addressing["Action"].partition("#")[2] + "Response")


def test_what_signxml_signed_is_refused_once_changed(cloud: Any, tier: Any) -> None:
    status, answer = sent(
        cloud.address, users_question(cloud).replace(b"imagesSet", b"ownersSet"), cloud.tls_certificate
    )
    assert (status, answer.tag, answer[0].text) == (500, f"{{{ns.SOAP}}}Fault", "Client.AuthFailure")
    body, addressing, owner = tiers_question(tier)
    message = with_signxml.signed(body, addressing, *owner, 20)
    status, answer = sent(
        tier.url, message.replace(addressing["MessageID"].encode(), new_message_id().encode()), tier.tls
    )
    assert (status, answer.tag) == (500, f"{{{ns.SOAP}}}Fault")


def test_inclusive_canonicalisation_is_refused(cloud: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """signxml's default."""
    monkeypatch.setattr(with_signxml, "EXCLUSIVE", "http://www.w3.org/2006/12/xml-c14n11")
    status, answer = sent(cloud.address, users_question(cloud), cloud.tls_certificate)
    assert (status, answer[0].text) == (500, "Client.AuthFailure")
