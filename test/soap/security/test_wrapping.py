"""Why wrapping cannot work here; the catalogue of `euca.testing.attacks` has its every position, `test/attack` tries them."""

import pytest
from lxml import etree

from euca.soap.errors import MalformedMessage, SecurityFailure
from euca.soap.security import verify as verify_module
from euca.soap.security.profile import EC2_REQUEST, Profile
from euca.testing.attacks.catalogue import ATTACKS
from euca.testing.attacks.doors import echo_door, verified
from euca.testing.attacks.material import Attack
from euca.testing.signed_messages import PROFILES, check, draft, xmlsec_verify

# Not in SignedInfo: there the body would change what is signed.
REAL = [
    attack
    for attack in ATTACKS
    if attack.name.startswith("wrapping: Body in ")
    and attack.name.endswith((" with another wsu:Id", " with no Id"))
    and "SignedInfo" not in attack.name
]


@pytest.mark.parametrize("attack", REAL, ids=[attack.name.replace(" ", "-") for attack in REAL])
def test_these_are_real_attacks(attack: Attack) -> None:
    """A library that looks elements up by their Id accepts the very messages that are refused here."""
    door = echo_door(EC2_REQUEST)
    _, bad = attack.messages(door)
    xmlsec_verify(bad, door.signer.certificate_pem())
    with pytest.raises((SecurityFailure, MalformedMessage)):
        verified(door, bad)


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
