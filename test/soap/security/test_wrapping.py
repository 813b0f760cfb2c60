"""Signature wrapping, in every position: a forged part stands where it counts, the signed one elsewhere.

CVE-2011-0730 (Eucalyptus and EC2), CVE-2026-87830 and its kin (WSS4J). Each case starts from a message that is
accepted, and moves its own signed element.
"""

import copy
from collections.abc import Callable

import pytest
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.errors import MalformedMessage, SecurityFailure
from euca.soap.security import verify as verify_module
from euca.soap.security.profile import TIER_REQUEST, Profile
from euca.testing.signed_messages import (
    NOW,
    PROFILES,
    check,
    draft,
    element,
    identity,
    make,
    one,
    xmlsec_verify,
)

WSU_ID = f"{{{ns.WSU}}}Id"
BODY = "/soap:Envelope/soap:Body"
HEADER = "/soap:Envelope/soap:Header"
SECURITY = f"{HEADER}/wsse:Security"
SIGNATURE = f"{SECURITY}/ds:Signature"
FORGED = '<op:Run xmlns:op="urn:op"><op:count>999</op:count></op:Run>'
Place = Callable[[etree._Element, etree._Element], object]


def forged_body(identifier: str | None, attribute: str = WSU_ID) -> etree._Element:
    body = element(f"<soap:Body>{FORGED}</soap:Body>")
    if identifier is not None:
        body.set(attribute, identifier)
    return body


def in_header(root: etree._Element, signed: etree._Element) -> None:
    holder = element("<op:wrapper/>")
    holder.append(signed)
    one(root, HEADER).append(holder)


def in_object(root: etree._Element, signed: etree._Element) -> None:
    holder = element("<ds:Object/>")
    holder.append(signed)
    one(root, SIGNATURE).append(holder)


def in_whole_envelope(root: etree._Element, signed: etree._Element) -> None:
    """The original envelope whole, inside a header of the forged one."""
    envelope = element("<soap:Envelope><soap:Header/></soap:Envelope>")
    envelope.append(signed)
    one(root, HEADER).append(envelope)


def in_key_info(root: etree._Element, signed: etree._Element) -> None:
    one(root, f"{SIGNATURE}/ds:KeyInfo").append(signed)


PLACES: dict[str, Place] = {
    "a header": in_header,
    "the Header itself": lambda root, signed: one(root, HEADER).append(signed),
    "Security": lambda root, signed: one(root, SECURITY).append(signed),
    "ds:Object": in_object,
    "KeyInfo": in_key_info,
    "SignedInfo": lambda root, signed: one(root, f"{SIGNATURE}/ds:SignedInfo").append(signed),
    "the new body": lambda root, signed: one(root, BODY).append(signed),
    "the new body's child": lambda root, signed: one(root, f"{BODY}/op:Run").append(signed),
    "a nested envelope": in_whole_envelope,
    "before Body": lambda root, signed: one(root, BODY).addprevious(signed),
    "after Body": lambda root, signed: one(root, BODY).addnext(signed),
}
FORGERIES: dict[str, Callable[[], etree._Element]] = {
    "no Id": lambda: forged_body(None),
    "the same wsu:Id": lambda: forged_body("Body"),
    "another wsu:Id": lambda: forged_body("Other"),
    "xml:id": lambda: forged_body("Body", f"{{{ns.XML}}}id"),
    "Id": lambda: forged_body("Body", "Id"),
    "ID": lambda: forged_body("Body", "ID"),
}


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
@pytest.mark.parametrize("forgery", FORGERIES)
@pytest.mark.parametrize("place", PLACES)
def test_a_signed_body_moved_away_is_no_body(profile: Profile, forgery: str, place: str) -> None:
    root = etree.fromstring(make(draft(profile)))
    assert check(draft(profile), etree.tostring(root)).body.findtext("{urn:op}count") == "1"
    signed = one(root, BODY)
    forged = FORGERIES[forgery]()
    one(root, "/soap:Envelope").replace(signed, forged)
    PLACES[place](root, signed)
    with pytest.raises((SecurityFailure, MalformedMessage)):
        check(draft(profile), etree.tostring(root))


@pytest.mark.parametrize("place", ["a header", "ds:Object", "Security", "the new body", "a nested envelope"])
def test_these_are_real_attacks(place: str) -> None:
    """A library that looks elements up by their Id accepts the very messages that are refused here."""
    profile = PROFILES["ec2-request"]
    root = etree.fromstring(make(draft(profile)))
    signed = one(root, BODY)
    one(root, "/soap:Envelope").replace(signed, forged_body("Other"))
    PLACES[place](root, signed)
    xmlsec_verify(etree.tostring(root), identity().certificate_pem())
    with pytest.raises((SecurityFailure, MalformedMessage)):
        check(draft(profile), etree.tostring(root))


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
@pytest.mark.parametrize("first", [True, False], ids=["forged-first", "forged-last"])
def test_the_same_id_twice_in_either_order(profile: Profile, first: bool) -> None:
    root = etree.fromstring(make(draft(profile)))
    assert check(draft(profile), etree.tostring(root)).created == NOW
    other = element('<op:x wsu:Id="Body"/>')
    if first:
        one(root, HEADER).insert(0, other)
    else:
        one(root, f"{BODY}/op:Run").append(other)
    with pytest.raises(SecurityFailure) as caught:
        check(draft(profile), etree.tostring(root))
    assert caught.value.check == "id.duplicate"


STAMP = f"{SECURITY}/wsu:Timestamp"


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
@pytest.mark.parametrize("identifier", ["Timestamp", "Fresh", None])
@pytest.mark.parametrize("place", ["a header", "ds:Object", "Security", "the Header itself", "KeyInfo"])
def test_the_timestamp_wrapped(profile: Profile, identifier: str | None, place: str) -> None:
    """The old signed timestamp is kept somewhere, a fresh unsigned one stands in its place."""
    root = etree.fromstring(make(draft(profile)))
    assert check(draft(profile), etree.tostring(root)).created == NOW
    old = one(root, STAMP)
    fresh = copy.deepcopy(old)
    del fresh.attrib[WSU_ID]
    if identifier is not None:
        fresh.set(WSU_ID, identifier)
    one(root, SECURITY).replace(old, fresh)
    PLACES[place](root, old)
    with pytest.raises((SecurityFailure, MalformedMessage)):
        check(draft(profile), etree.tostring(root))


@pytest.mark.parametrize("name", ["To", "Action", "MessageID"])
@pytest.mark.parametrize("identifier", ["same", "Fresh", None])
@pytest.mark.parametrize("place", ["a header", "ds:Object", "Security", "KeyInfo", "the new body's child"])
def test_an_addressing_header_wrapped(name: str, identifier: str | None, place: str) -> None:
    root = etree.fromstring(make(draft(TIER_REQUEST)))
    assert check(draft(TIER_REQUEST), etree.tostring(root)).principal == "rsa"
    signed = one(root, f"{HEADER}/wsa:{name}")
    forged = copy.deepcopy(signed)
    forged.text = "urn:uuid:forged"
    del forged.attrib[WSU_ID]
    if identifier is not None:
        forged.set(WSU_ID, name if identifier == "same" else identifier)
    one(root, HEADER).replace(signed, forged)
    PLACES[place](root, signed)
    with pytest.raises((SecurityFailure, MalformedMessage)):
        check(draft(TIER_REQUEST), etree.tostring(root))


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_parts_exchanged(profile: Profile) -> None:
    """The Ids of Body and Timestamp exchanged: both are signed, neither is what its reference digested."""
    root = etree.fromstring(make(draft(profile)))
    assert check(draft(profile), etree.tostring(root)).created == NOW
    one(root, BODY).set(WSU_ID, "Timestamp")
    one(root, STAMP).set(WSU_ID, "Body")
    with pytest.raises(SecurityFailure) as caught:
        check(draft(profile), etree.tostring(root))
    assert caught.value.check == "reference.digest"


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_the_signature_of_another_message(profile: Profile) -> None:
    one_root = etree.fromstring(make(draft(profile)))
    other = etree.fromstring(make(draft(profile, body=FORGED)))
    assert check(draft(profile), etree.tostring(one_root)).created == NOW
    one(one_root, SECURITY).replace(one(one_root, SIGNATURE), one(other, SIGNATURE))
    with pytest.raises(SecurityFailure) as caught:
        check(draft(profile), etree.tostring(one_root))
    assert caught.value.check == "reference.digest"


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_the_element_returned_is_the_element_digested(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    digested: list[etree._Element] = []
    original = verify_module.canonical

    def watched(node: etree._Element, prefixes: tuple[str, ...] = ()) -> bytes:
        digested.append(node)
        return original(node, prefixes)

    monkeypatch.setattr(verify_module, "canonical", watched)
    verified = check(draft(profile))
    body = verified.body.getparent()
    assert any(node is body for node in digested)
    assert body is not None
    assert list(body) == [verified.body]
