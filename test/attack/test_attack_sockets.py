"""Each hostile message over real sockets against a running cloud, cluster and node, beside the good message it was made from.

Before it is known whose a message is, one fixed text is all that comes back; and nothing is written down at any tier.
"""

import re
import time
from typing import Any

import pytest
from attrs import evolve

from euca.testing.attacks.catalogue import ATTACKS, identifier
from euca.testing.attacks.material import EC2, TIER, Attack, good_draft
from euca.testing.attacks.refusals import assert_refused
from euca.testing.attacks.slow import LATE_S, Slowness
from euca.testing.attacks.targets import Cloud
from euca.testing.signed_messages import make

#: Where each message is sent: a tier, and the path where it is not the usual one. The signed address is used over TLS.
DOORS = {"cloud": "", "cloud, signed": "/services/Eucalyptus/signed", "cluster": "", "node": ""}


@pytest.fixture(scope="module", autouse=True)
def slowness(attacked: Cloud) -> Slowness:
    """Slow connections, begun before the first of these tests and judged by the last."""
    slow = Slowness(attacked.every())
    slow.start()
    return slow


def cases() -> list[Any]:
    return [
        pytest.param(attack, door, id=identifier(f"{attack.name} {door}"))
        for attack in ATTACKS
        for door in DOORS
        if (EC2 if door.startswith("cloud") else TIER) in attack.at
    ]


@pytest.mark.parametrize(("attack", "door"), cases())
def test_a_tier_tells_nothing_and_does_nothing(attack: Attack, door: str, attacked: Cloud) -> None:
    target = attacked.targets[door.partition(",")[0]]
    way: dict[str, Any] = {"path": DOORS[door], "tls": True} if DOORS[door] else {}
    good, bad = attack.messages(target.door)
    before = attacked.snapshot()
    assert_refused(attack, target.post(bad, attack.http, **way), inner=not door.startswith("cloud"))
    assert attacked.changes(before) == []
    taken = target.post(good, **way)
    assert taken.status == 200, taken.body
    assert attacked.changes(before), "the good message has its effect"


@pytest.mark.case("connections: slow headers")
@pytest.mark.case("connections: slow bodies")
@pytest.mark.case("connections: silence behind the handshake of TLS")
def test_slow_ones_are_sent_away(slowness: Slowness) -> None:
    """All at the same time at all tiers, two bytes a second, which put nothing off; other tests were answered meanwhile."""
    for name, (limit_s, ended_s) in slowness.outcome().items():
        assert ended_s is not None, f"{name} is still open"
        assert limit_s - 1.5 <= ended_s <= limit_s + LATE_S, f"{name} ended after {ended_s:.1f} s"


@pytest.mark.case("floods: a signed array of a billion elements")
@pytest.mark.parametrize("tier", ("cloud", "cluster", "node"))
def test_nobody_makes_room_for_what_is_only_said(tier: str, attacked: Cloud) -> None:
    """Signed by who may ask: the length of an array is no part of the contract."""
    target = attacked.targets[tier]
    said = ' xmlns:enc="http://schemas.xmlsoap.org/soap/encoding/" enc:arrayType="xsd:int[1000000000]" enc:offset="[999999999]"'
    draft = good_draft(target.door)
    began = time.monotonic()
    reply = target.post(make(evolve(draft, body=draft.body.replace(" xmlns", f"{said} xmlns", 1))))
    assert time.monotonic() - began < 10.0
    assert reply.status == 200 or (reply.fault is not None and ".InternalError" not in reply.fault[0])


@pytest.mark.case("logs: neither bodies nor secrets")
def test_logs_hold_neither_bodies_nor_secrets(attacked: Cloud) -> None:
    """After all of the above."""
    bodies = re.compile(r"<(?:\w+:)?(?:Envelope|Body|SignatureValue|BinarySecurityToken)|MII[\w+/]{60}|PRIVATE KEY")
    secrets = {
        line.partition("=")[2].strip() for line in (attacked.state / "cloud/admin/access-key").read_text().splitlines()
    }
    for key in attacked.state.glob("*/keys/*.key"):
        raw = key.read_bytes()
        secrets |= set(raw.decode().splitlines()[1:4]) if raw.startswith(b"-----") else {raw.hex()}
    assert len(secrets) > 10 and min(map(len, secrets)) > 8
    for target in attacked.every():
        text = target.log.read_text(errors="replace")
        assert "was refused" in text or target not in attacked.targets.values(), "something was tried"
        assert not bodies.search(text), f"{target.log} holds bodies"
        assert not [secret for secret in secrets if secret in text]
