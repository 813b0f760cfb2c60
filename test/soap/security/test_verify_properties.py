"""Properties of `verify()`: it raises only its own errors, and what it accepts is what was signed.

The third property runs on changes of which at least a third are harmless, and asks xmlsec about everything that
was accepted.
"""

import functools
import random

import pytest
import xmlsec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from euca.soap.errors import MalformedMessage, SecurityFailure, SoapFault
from euca.soap.security.profile import Profile
from euca.soap.xml import canonical
from euca.testing.signed_messages import PROFILES, check, draft, identity, make, one, xmlsec_verify

OWN_ERRORS = (SecurityFailure, MalformedMessage, SoapFault)
QUICK = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
profiles = st.sampled_from(list(PROFILES))


@functools.cache
def good(name: str) -> bytes:
    return make(draft(PROFILES[name]))


def outcome(profile: Profile, data: bytes) -> tuple[object, ...] | None:
    """Everything a caller can see of an accepted message, or None."""
    try:
        verified = check(draft(profile), data)
    except OWN_ERRORS:
        return None
    return (
        canonical(verified.body),
        verified.principal,
        verified.created,
        verified.expires,
        verified.to,
        verified.action,
        verified.message_id,
        verified.relates_to,
        verified.replay_key,
    )


@st.composite
def changed_bytes(draw: st.DrawFn) -> tuple[str, bytes]:
    name = draw(profiles)
    data = bytearray(good(name))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data) - 1))
        kind = draw(st.sampled_from(["set", "delete", "insert", "copy"]))
        if kind == "set":
            data[at] = draw(st.integers(0, 255))
        elif kind == "delete":
            del data[at : at + draw(st.integers(1, 40))]
        elif kind == "insert":
            data[at:at] = draw(st.binary(max_size=8))
        else:
            start = draw(st.integers(0, len(data) - 1))
            data[at:at] = data[start : start + draw(st.integers(1, 200))]
        if not data:
            break
    return name, bytes(data)


@QUICK
@given(changed_bytes())
def test_changed_bytes_are_refused_or_mean_the_same(case: tuple[str, bytes]) -> None:
    name, data = case
    profile = PROFILES[name]
    original = outcome(profile, good(name))
    assert original is not None
    assert outcome(profile, data) in (None, original)


@QUICK
@given(
    profiles,
    st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))),
)
def test_any_bytes_raise_nothing_else(name: str, data: bytes) -> None:
    assert outcome(PROFILES[name], data) is None
    assert outcome(PROFILES[name], b"<a>" + data + b"</a>") is None


def _nodes(root: etree._Element) -> list[etree._Element]:
    return list(root.iter())


@QUICK
@given(profiles, st.randoms(use_true_random=False))
def test_changed_trees_are_refused_or_mean_the_same(name: str, chance: random.Random) -> None:
    """Elements moved, copied, dropped, renamed; attributes exchanged: the shapes a wrapping attack is made of."""
    profile = PROFILES[name]
    root = etree.fromstring(good(name))
    for _ in range(chance.randint(1, 3)):
        nodes = _nodes(root)
        victim, place = chance.choice(nodes), chance.choice(nodes)
        kind = chance.choice(["move", "copy", "drop", "rename", "attribute", "text", "tail"])
        if kind in ("move", "copy"):
            if victim is root or place in _nodes(victim):
                continue
            moved = etree.fromstring(etree.tostring(victim, with_tail=False)) if kind == "copy" else victim
            place.insert(chance.randint(0, len(place)), moved)
        elif kind == "drop" and victim.getparent() is not None:
            victim.getparent().remove(victim)  # type: ignore[union-attr]
        elif kind == "rename":
            victim.tag = place.tag
        elif kind == "attribute" and place.attrib:
            key = chance.choice(list(place.attrib))
            victim.set(key, place.attrib[key])
        elif kind == "text":
            victim.text = chance.choice([None, " ", "x", place.text])
        else:
            victim.tail = chance.choice([None, " ", "x"])
    original = outcome(profile, good(name))
    assert original is not None
    assert outcome(profile, etree.tostring(root)) in (None, original)


HARMLESS = {
    "white space in Security": (b"<ds:Signature>", b"\n <ds:Signature>"),
    "white space in base64": (b"</ds:SignatureValue>", b"\n\t </ds:SignatureValue>"),
    "white space after the end": (b"</soap:Envelope>", b"</soap:Envelope>\n\n"),
    "white space in a tag": (b"<soap:Header>", b"<soap:Header  >"),
    "a long empty element": (b"<ds:DigestValue>", b"<ds:DigestValue  >"),
    "a character reference": (b">1</op:count>", b">&#x31;</op:count>"),
    "a CDATA section": (b">1</op:count>", b"><![CDATA[1]]></op:count>"),
    "an unused declaration": (b"<soap:Envelope ", b'<soap:Envelope xmlns:unused="urn:unused" '),
    "the declaration of a prefix again": (b"<op:count>", b'<op:count xmlns:op="urn:op">'),
    "Id of the Signature": (b"<ds:Signature>", b'<ds:Signature Id="x">'),
    "other quotes": (b'wsu:Id="Body"', b"wsu:Id='Body'"),
    "nothing": (b"", b""),
}
tally = {"accepted": 0, "refused": 0}


@settings(QUICK, max_examples=200, derandomize=True)
@given(
    profiles,
    st.lists(st.sampled_from(list(HARMLESS)), min_size=1, max_size=3),
    st.tuples(st.integers(0, 2), st.integers(0, 10**6), st.integers(32, 126)),
)
def _everything_accepted_is_accepted_by_xmlsec(name: str, harmless: list[str], harm: tuple[int, int, int]) -> None:
    data = good(name)
    for change in harmless:
        data = data.replace(*HARMLESS[change], 1)
    if harm[0] == 0:
        position = harm[1] % len(data)
        data = data[:position] + bytes([harm[2]]) + data[position + 1 :]
    if outcome(PROFILES[name], data) is None:
        tally["refused"] += 1
        return
    tally["accepted"] += 1
    xmlsec_verify(data, identity().certificate_pem())


def test_everything_accepted_is_accepted_by_xmlsec() -> None:
    tally.update(accepted=0, refused=0)
    _everything_accepted_is_accepted_by_xmlsec()
    share = tally["accepted"] / (tally["accepted"] + tally["refused"])
    print(f"{share:.0%} of the changed messages were acceptable")
    assert share >= 1 / 3


@pytest.mark.parametrize("name", list(PROFILES))
@pytest.mark.parametrize("change", list(HARMLESS))
def test_a_harmless_change_is_harmless(name: str, change: str) -> None:
    data = good(name).replace(*HARMLESS[change], 1)
    assert outcome(PROFILES[name], data) == outcome(PROFILES[name], good(name))
    assert outcome(PROFILES[name], data) is not None


def test_xmlsec_does_refuse() -> None:
    """The oracle of the property above is no rubber stamp."""
    data = good("ec2-request")
    xmlsec_verify(data, identity().certificate_pem())
    with pytest.raises(xmlsec.Error):
        xmlsec_verify(data.replace(b">1</op:count>", b">2</op:count>"), identity().certificate_pem())
    root = etree.fromstring(data)
    assert one(root, "/soap:Envelope/soap:Body/op:Run").findtext("{urn:op}count") == "1"
