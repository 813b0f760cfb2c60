"""What we sign: accepted by our verifier and by xmlsec, whatever the body looks like."""

import hashlib
import itertools
import time

import pytest
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.addressing import Addressing, is_absolute_uri, new_message_id
from euca.soap.envelope import fault, read_fault, wrap
from euca.soap.errors import EncodeError, SecurityFailure
from euca.soap.security import sign as sign_module
from euca.soap.security.profile import EC2_ANSWER, EC2_REQUEST, TIER_ANSWER, TIER_REQUEST, Profile
from euca.soap.security.sign import sign
from euca.soap.security.verify import Verified, verify
from euca.soap.xml import canonical
from euca.testing.signed_messages import (
    ACTION,
    ADDRESS,
    BODY_TEXT,
    MESSAGE,
    NOW,
    PROFILES,
    QUESTION,
    identity,
    one,
    trust,
    xmlsec_verify,
)

BODIES = {
    "plain": BODY_TEXT,
    "not canonical": "<o:a  xmlns:o='urn:o'   z='1' b=\"2\"><o:c/><![CDATA[<&]]>&#13;&#x9;</o:a>",
    "default namespace": '<a xmlns="urn:a"><b xmlns=""/></a>',
    "no namespace": "<a>text &lt; &amp; &gt; \u00e9\U0001f600</a>",
    "our own prefixes": f'<soap:Fault xmlns:soap="{ns.SOAP}" xmlns:wsu="{ns.WSU}"><wsu:x/></soap:Fault>',
    "our prefixes for others": '<soap:a xmlns:soap="urn:x" xmlns:wsu="urn:y" wsu:b="1" soap:c="2"/>',
    "unused declarations": '<a xmlns:x="urn:x" xmlns:y="urn:y"><y:b/></a>',
    "a declaration": '<?xml version="1.0"?><a/>',
}


def addressing(profile: Profile) -> Addressing | None:
    if profile.action:
        return Addressing(to=ns.WSA_ANONYMOUS, action=ACTION + profile.action, message_id=MESSAGE, relates_to=QUESTION)
    if profile is EC2_REQUEST:
        return None
    return Addressing(to=ADDRESS, action=ACTION, message_id=MESSAGE, reply_to=ns.WSA_ANONYMOUS)


def received(data: bytes, profile: Profile) -> Verified[str]:
    answers = bool(profile.action)
    return verify(
        data,
        profile=profile,
        trust=trust,
        now=NOW + 1,
        to=[ADDRESS],
        relates_to=QUESTION if answers else None,
        action=None if profile is EC2_REQUEST else ACTION,
    )


CASES = [
    (profile, key)
    for profile, key in itertools.product(PROFILES, ("rsa", "p256"))
    if (profile, key) != ("ec2-request", "p256")
]


@pytest.mark.parametrize(("name", "key"), CASES)
@pytest.mark.parametrize("body", [name for name in BODIES if name != "a declaration"])
def test_signed_here_verified_here_and_by_xmlsec(name: str, key: str, body: str) -> None:
    profile, who = PROFILES[name], identity(key)
    text = BODIES[body].encode()
    headers = addressing(profile)
    if body == "our own prefixes" and headers is not None and profile.action:
        headers = Addressing(to=ns.WSA_ANONYMOUS, action=f"{ACTION}Fault", message_id=MESSAGE, relates_to=QUESTION)
    data = sign(text, identity=who, now=NOW, profile=profile, headers=headers)
    xmlsec_verify(data, who.certificate_pem())
    verified = received(data, profile)
    assert verified.principal == key
    assert canonical(verified.body) == canonical(etree.fromstring(text))
    assert (verified.created, verified.expires) == (NOW, NOW + profile.lifetime_s)
    assert data.decode("utf-8")

    changed = data.replace(b"</soap:Body>", b" </soap:Body>")
    with pytest.raises(SecurityFailure) as caught:
        received(changed, profile)
    assert caught.value.check == "reference.digest"


def test_bodies_that_cannot_be_signed() -> None:
    for body in (b"", b"text", b"<a/><b/>", b"<a>", b"<!-- --><a/>", b'<a xmlns="relative"/>',
                 BODIES["a declaration"].encode(), b"<a></soap:Body>", b"<a/></soap:Body><soap:Body><b/>"):  # fmt: skip
        with pytest.raises(EncodeError):
            sign(body, identity=identity(), now=NOW, profile=EC2_REQUEST)


@pytest.mark.parametrize("profile", [TIER_REQUEST, TIER_ANSWER])
def test_a_profile_gets_its_headers(profile: Profile) -> None:
    with pytest.raises(EncodeError, match="MessageID"):
        sign(b"<a/>", identity=identity(), now=NOW, profile=profile)
    if profile is TIER_ANSWER:
        question = Addressing(to=ADDRESS, action=ACTION, message_id=MESSAGE)
        with pytest.raises(EncodeError, match="RelatesTo"):
            sign(b"<a/>", identity=identity(), now=NOW, profile=profile, headers=question)


def test_a_key_the_profile_does_not_know_signs_nothing() -> None:
    assert sign(b"<a/>", identity=identity("p256"), now=NOW, profile=EC2_ANSWER)
    with pytest.raises(EncodeError, match="ecdsa"):
        sign(b"<a/>", identity=identity("p256"), now=NOW, profile=EC2_REQUEST)


def test_order_in_security_is_strict_and_the_header_says_must_understand() -> None:
    data = sign(b"<a/>", identity=identity(), now=NOW, profile=TIER_REQUEST, headers=addressing(TIER_REQUEST))
    security = one(etree.fromstring(data), "/soap:Envelope/soap:Header/wsse:Security")
    assert [etree.QName(child).localname for child in security] == [
        "Timestamp", "BinarySecurityToken", "Signature"]  # fmt: skip
    assert security.get(f"{{{ns.SOAP}}}mustUnderstand") == "1"
    door = sign(b"<a/>", identity=identity(), now=NOW, profile=EC2_ANSWER)
    assert b"mustUnderstand" not in door


def test_a_canonical_body_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    body = canonical(etree.fromstring(BODY_TEXT))
    slow = sign(body, identity=identity(), now=NOW, profile=EC2_REQUEST)
    monkeypatch.setattr(sign_module, "parse", None)
    fast = sign(body, identity=identity(), now=NOW, profile=EC2_REQUEST, is_canonical=True)
    assert fast == slow
    assert received(fast, EC2_REQUEST).body.tag == "{urn:op}Run"
    false = sign(b"<a/>", identity=identity(), now=NOW, profile=EC2_REQUEST, is_canonical=True)
    with pytest.raises(SecurityFailure):
        received(false, EC2_REQUEST)


def test_headers_are_escaped_and_control_characters_refused() -> None:
    strange = "urn:x:<&>\"'\u00e9"
    headers = Addressing(to=strange, action=ACTION, message_id=MESSAGE)
    data = sign(b"<a/>", identity=identity(), now=NOW, profile=TIER_REQUEST, headers=headers)
    xmlsec_verify(data, identity().certificate_pem())
    assert verify(data, profile=TIER_REQUEST, trust=trust, now=NOW, to=[strange]).to == strange
    for bad in ("urn:\x00", "urn:\n", "urn:\r"):
        with pytest.raises(EncodeError):
            sign(b"<a/>", identity=identity(), now=NOW, profile=TIER_REQUEST,
                 headers=Addressing(to=bad, action=ACTION, message_id=MESSAGE))  # fmt: skip


def test_a_signed_fault_is_read() -> None:
    detail = etree.fromstring('<e:fault xmlns:e="http://eucalyptus.ucsb.edu/"><e:definite>true</e:definite></e:fault>')
    headers = Addressing(to=ns.WSA_ANONYMOUS, action=f"{ACTION}Fault", message_id=MESSAGE, relates_to=QUESTION)
    body = fault("soap:Client", "no room", detail)
    data = sign(body, identity=identity(), now=NOW, profile=TIER_ANSWER, headers=headers, is_canonical=True)
    xmlsec_verify(data, identity().certificate_pem())
    error = read_fault(received(data, TIER_ANSWER).body)
    assert (error.code, error.message) == ("soap:Client", "no room")
    assert error.detail is not None
    assert error.detail.findtext("{http://eucalyptus.ucsb.edu/}definite") == "true"


def test_an_unsigned_envelope() -> None:
    root = etree.fromstring(wrap(b"<a/>"))
    assert [child.tag for child in one(root, "/soap:Envelope/soap:Body")] == ["a"]


def test_message_ids_are_new_and_absolute() -> None:
    made = {new_message_id() for _ in range(100)}
    assert len(made) == 100
    assert all(is_absolute_uri(value) for value in made)


def test_ecdsa_values_are_always_64_bytes() -> None:
    values = {len(identity("p256").sign(hashlib.sha256(bytes([n])).digest())) for n in range(200)}
    assert values == {64}


def test_signing_and_verifying_a_large_answer_is_linear() -> None:
    """Ten times the instances cost about ten times the processor's time."""

    def seconds(items: int) -> float:
        body = b'<r xmlns="urn:r">' + b"<item><id>i-12345678</id><state>running</state></item>" * items + b"</r>"
        best = float("inf")
        for _ in range(3):
            start = time.thread_time()
            data = sign(body, identity=identity("p256"), now=NOW, profile=EC2_ANSWER)
            verify(data, profile=EC2_ANSWER, trust=trust, now=NOW)
            best = min(best, time.thread_time() - start)
        return best

    assert seconds(20_000) < 30 * seconds(2_000)
