"""Everything that we accept, xmlsec accepts too: messages of many shapes, signed anew by xmlsec or by us, then changed or not.

At least a third of them are acceptable, and the share is printed.
"""

import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import xmlsec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.addressing import Addressing
from euca.soap.errors import MalformedMessage, SecurityFailure, SoapFault
from euca.soap.security.sign import sign
from euca.testing.signed_messages import (
    ACTION,
    ADDRESS,
    BODY_TEXT,
    MESSAGE,
    NOW,
    PROFILES,
    QUESTION,
    Draft,
    check,
    draft,
    identity,
    make,
    one,
    xmlsec_verify,
)

SECURITY = "/soap:Envelope/soap:Header/wsse:Security"
BODIES = (
    BODY_TEXT,
    '<Run xmlns="urn:op"><count>1</count></Run>',
    f"\n  {BODY_TEXT}\r\n",
    '<op:Run xmlns:op="urn:op" xmlns:b="urn:b" b:c="1" a="&lt;&#xA;&quot;"><op:t>\u00fc\u4e2d\U0001f600 &amp; ]]&gt;</op:t></op:Run>',
    '<op:Run xmlns:op="urn:op"><x xmlns=""/><op:t xml:lang="de" xml:space="preserve"> </op:t></op:Run>',
)
PREFIXES = (None, "", "soap", "#default", "#default soap wsu", "none", "op #default")
LATE = (
    (b"<ds:Signature>", b"\n <ds:Signature>"),
    (b"</ds:SignatureValue>", b"\n\t </ds:SignatureValue>"),
    (b"</soap:Envelope>", b"</soap:Envelope>\n\n"),
    (b'wsu:Id="Body"', b"wsu:Id='Body'"),
    (b"<soap:Envelope ", b'<soap:Envelope xmlns:unused="urn:unused" '),
    (b"", b"\xef\xbb\xbf"),
    (b"", b'<?xml version="1.0" encoding="UTF-8"?>\n'),
    (b"", b""),
)


def reordered(chance: random.Random) -> Any:
    def change(root: etree._Element) -> None:
        security = one(root, SECURITY)
        children = list(security)
        chance.shuffle(children)
        security[:] = children
        info = one(root, f"{SECURITY}/ds:Signature/ds:SignedInfo")
        references = info.findall(f"{{{ns.DS}}}Reference")
        chance.shuffle(references)
        info[2:] = references
        if chance.random() < 0.3:
            one(root, "/soap:Envelope/soap:Body").set(f"{{{ns.WSU}}}Id", "id-\u00e9.1")
            (body,) = [found for found in references if found.get("URI") == "#Body"]
            body.set("URI", "#id-\u00e9.1")

    return change


def shaped(name: str, chance: random.Random) -> tuple[Draft, bytes]:
    """A message of the profile in one of many shapes, signed by xmlsec or by our own code."""
    profile = PROFILES[name]
    signer = chance.choice(["rsa", "p256"]) if name != "ec2-request" else "rsa"
    plain = draft(profile, signer=signer)
    if chance.random() < 0.25:
        body = chance.choice(BODIES).strip().encode()
        relates_to = QUESTION if profile.action else None
        to = ns.WSA_ANONYMOUS if profile.action else ADDRESS
        headers = Addressing(to=to, action=ACTION + profile.action, message_id=MESSAGE, relates_to=relates_to)
        asked = None if name == "ec2-request" else headers
        return plain, sign(body, identity=identity(signer), now=NOW, profile=profile, headers=asked)
    changes: dict[str, Any] = {"body": chance.choice(BODIES), "prefixes": chance.choice(PREFIXES)}
    if name == "ec2-request":
        changes["algorithm"] = chance.choice([ns.RSA_SHA1, ns.RSA_SHA256])
        changes["digest"] = chance.choice([ns.SHA1, ns.SHA256])
        changes["headers"] = chance.choice(["", '<x:y xmlns:x="urn:x">1</x:y>'])
    return plain, make(draft(profile, signer=signer, before=reordered(chance), **changes))


def changed(data: bytes, chance: random.Random) -> bytes:
    """Bytes that are likely to matter, exchanged; or, in most cases, white space and quotes."""
    for _ in range(chance.randint(0, 3)):
        old, new = chance.choice(LATE)
        data = new + data if not old else data.replace(old, new, 1)
    if chance.random() < 0.35:
        at = chance.randrange(len(data))
        data = data[:at] + bytes([chance.randint(32, 126)]) + data[at + chance.randint(0, 2) :]
    return data


@pytest.mark.parametrize("name", list(PROFILES))
def test_everything_accepted_is_accepted_by_xmlsec(name: str) -> None:
    tally = {True: 0, False: 0}

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=True))
    def holds(chance: random.Random) -> None:
        message, data = shaped(name, chance)
        data = changed(data, chance)
        try:
            check(message, data)
        except (MalformedMessage, SecurityFailure, SoapFault):
            tally[False] += 1
            return
        tally[True] += 1
        xmlsec_verify(data, identity(message.signer).certificate_pem())

    holds()
    share = tally[True] / sum(tally.values())
    print(f"{name}: {share:.0%} of {sum(tally.values())} messages were acceptable")
    assert share >= 1 / 3


@pytest.mark.parametrize("name", list(PROFILES))
def test_each_shape_is_accepted_by_both(name: str) -> None:
    """Before anything is changed: so that the share above is that of shapes, and not of one message."""
    chance = random.Random(name)  # noqa: S311  # shapes, no secrets
    seen = set()
    for _ in range(60):
        message, data = shaped(name, chance)
        check(message, data)
        xmlsec_verify(data, identity(message.signer).certificate_pem())
        seen.add(data)
    assert len(seen) > 20


def test_default_in_a_prefix_list_counts_in_a_new_thread_too() -> None:
    """lxml leaves out of a PrefixList what its thread's dictionary has never seen."""
    message = draft(PROFILES["ec2-request"], prefixes="#default")
    data = make(message)
    assert data != make(draft(PROFILES["ec2-request"]))
    with ThreadPoolExecutor(max_workers=1) as pool:
        assert pool.submit(check, message, data).result(timeout=30).principal == "rsa"
    xmlsec_verify(data, identity().certificate_pem())


def test_xmlsec_refuses_what_was_changed() -> None:
    data = make(draft(PROFILES["tier-request"]))
    with pytest.raises(xmlsec.Error):
        xmlsec_verify(data.replace(b">1<", b">2<"), identity().certificate_pem())
