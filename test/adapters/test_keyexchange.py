"""What neighbours tell each other of keys: what is taken over, what is not, and to whom nothing is said."""

import datetime
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen
from twisted.internet.task import Clock

from euca.adapters.keyexchange import Asked, Peering, take_over
from euca.adapters.keykeeper import KeyKeeper, may_retire
from euca.adapters.keys import Ring, RingFiles, RingKey, TierKeys, Use
from euca.adapters.threads import at_once
from euca.domain.capabilities import KEYRING
from euca.domain.errors import EucaError, InvalidRequest, NotPermitted
from euca.ports.enrolment import NeighbourRecord, StatedRing
from euca.soap.security.identity import Identity, KeyKind, create
from euca.testing.echo import result_of
from euca.testing.stores import enrolments_in_database, enrolments_in_journal, settled
from euca.wire import nc

NOW = 1_795_000_000.0
DAY_S = 86400.0


@functools.cache
def key(name: str, kind: KeyKind = "p256", at: float = NOW) -> Identity:
    return create(name, now=datetime.datetime.fromtimestamp(at, datetime.UTC), days=300, key=kind)


def record(name: str = "n1") -> NeighbourRecord:
    return NeighbourRecord(
        "node",
        name,
        f"https://{name}:1/x",
        key(name).certificate_der,
        key(f"{name} tls").certificate_der,
        (KEYRING,),
        NOW,
    )


def said(*signing: str, edition: int = 5, tls: tuple[str, ...] = ("n1 tls",), held: tuple[str, ...] = ()) -> Any:
    signers, shown = (tuple(key(name).certificate_der for name in names) for names in (signing, tls))
    return nc.KeyRingType(edition=edition, signing=signers, tls=shown, held=held)


def own() -> TierKeys:
    return TierKeys.of(key("own", "rsa"), key("own tls"), key("own p256"))


@pytest.fixture(params=[enrolments_in_database, enrolments_in_journal])
def enrolments(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    made = request.param(tmp_path)
    for name in ("n1", "n2"):
        assert result_of(made.add(record(name))) is None
    return made


def learn(enrolments: Any, statement: Any) -> Any:
    known = enrolments.all_of("node")[0]
    return settled(take_over(statement, known, own(), enrolments, NOW))


def test_a_new_set_takes_the_place_of_the_old(enrolments: Any) -> None:
    holds = own().sign.fingerprint
    learned = learn(enrolments, said("n1", "n1 new", held=(holds, "sha256:" + "0" * 64)))
    assert learned.signing == (key("n1").certificate_der, key("n1 new").certificate_der) and learned.holds == {holds}
    for name in ("n1", "n1 new"):
        found = enrolments.trusted("node", key(name).certificate_der)
        assert found is not None and (found.name, found.holds) == ("n1", {holds})
    learn(enrolments, said("n1 new", edition=6))
    assert enrolments.trusted("node", key("n1").certificate_der) is None
    assert enrolments.trusted("node", key("n1 new").certificate_der).ring.edition == 6


def test_what_is_older_changes_nothing(enrolments: Any) -> None:
    learn(enrolments, said("n1 new", edition=7))
    assert learn(enrolments, said("n1", edition=6)).ring.edition == 7
    assert enrolments.trusted("node", key("n1").certificate_der) is None


def test_enrolled_anew_it_is_as_it_was_enrolled(enrolments: Any) -> None:
    stale = enrolments.all_of("node")[0]
    learn(enrolments, said("n1 new"))
    again = evolve(record(), signing_certificate=key("n1 anew").certificate_der, enrolled_at=NOW + 1)
    result_of(enrolments.add(again))
    known = enrolments.all_of("node")[0]
    assert (known.ring, known.holds, known.signing) == (None, frozenset(), (key("n1 anew").certificate_der,))
    assert enrolments.trusted("node", key("n1 new").certificate_der) is None
    ring = StatedRing(9, (key("n1").certificate_der,), (key("n1 tls").certificate_der,))
    assert result_of(enrolments.learn(stale, ring, frozenset())) is None, "what was said before counts no more"
    assert enrolments.trusted("node", key("n1").certificate_der) is None


def test_who_was_removed_is_known_by_none_of_its_keys(enrolments: Any) -> None:
    learn(enrolments, said("n1", "n1 new"))
    result_of(enrolments.remove("node", "n1"))
    assert [enrolments.trusted("node", key(name).certificate_der) for name in ("n1", "n1 new")] == [None, None]


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        (lambda: said("n1", "n2"), NotPermitted),
        (lambda: said(), InvalidRequest),
        (lambda: said("n1", tls=()), InvalidRequest),
        (lambda: said("n1", "a", "b", "c", "d"), InvalidRequest),
        (lambda: said("n1", tls=("a", "b", "c", "d", "e")), InvalidRequest),
        (lambda: said("n1", "n1 tls"), InvalidRequest),
        (lambda: said("n1", edition=0), InvalidRequest),
        (lambda: said("n1", edition=-5), InvalidRequest),
        (lambda: said("n1", edition=2**62), InvalidRequest),
        (lambda: said("n1", held=("sha256:x",)), InvalidRequest),
        (lambda: said("n1", held=("sha256:" + "0" * 64,) * 17), InvalidRequest),
        (lambda: nc.KeyRingType(edition=5, signing=(b"x",), tls=(b"y",)), InvalidRequest),
        (lambda: nc.KeyRingType(edition=5, signing=(bytes(20_000),), tls=(b"y",)), InvalidRequest),
        (lambda: _with(own().sign), InvalidRequest),
        (lambda: _with(key("ended", at=NOW - 301 * DAY_S)), InvalidRequest),
    ],
)
def test_what_cannot_be_accepted_changes_nothing(
    enrolments: Any, statement: Callable[[], Any], error: type[EucaError]
) -> None:
    with pytest.raises(error):
        learn(enrolments, statement())
    known = enrolments.all_of("node")[0]
    assert known.ring is None and enrolments.trusted("node", key("n1").certificate_der).name == "n1"
    assert enrolments.trusted("node", key("n2").certificate_der).name == "n2"


def _with(identity: Identity) -> Any:
    certificates = (key("n1").certificate_der, identity.certificate_der)
    return nc.KeyRingType(edition=5, signing=certificates, tls=(key("n1 tls").certificate_der,))


def test_the_rest_of_a_question_is_answered_though_its_keys_are_not_accepted(enrolments: Any) -> None:
    asked = Asked(own(), enrolments, Clock())
    known = enrolments.all_of("node")[0]
    answer: Any = result_of(asked.answer(known, said("n1", "n2"), nc.KeyRingType))
    assert answer.held == (key("n1").fingerprint, key("n1 tls").fingerprint)
    assert asked.identity(known) is asked.keys.sign
    assert result_of(asked.answer(known, None, nc.KeyRingType)) is None


class _Answer:
    def __init__(self, ring: Any = None, *capability: str) -> None:
        self.key_ring, self.capability = ring, capability


@frozen
class _Rig:
    enrolments: Any
    clock: Any
    peering: Peering

    def heard(self, answer: Any) -> None:
        self.peering.answered(answer)
        assert result_of(self.peering.heard(answer)) is None


@pytest.fixture
def rig(enrolments: Any) -> _Rig:
    clock = Clock()
    clock.advance(NOW)
    return _Rig(enrolments, clock, Peering(enrolments.all_of("node")[0], own(), enrolments, clock))


def test_nothing_is_said_to_who_does_not_state_that_it_understands(rig: _Rig) -> None:
    peering = rig.peering
    assert peering.question(nc.KeyRingType) is None and not peering.is_due()
    rig.heard(_Answer())
    assert peering.question(nc.KeyRingType) is None and not peering.is_due()
    assert peering.identity() is peering.keys.sign and peering.signing() == (key("n1").certificate_der,)


def test_an_exchange_goes_on_until_both_know_all(rig: _Rig) -> None:
    peering, all_of_ours = rig.peering, {one.identity.fingerprint for one in rig.peering.keys.ring.keys}
    rig.heard(_Answer(None, KEYRING))
    assert peering.is_due()
    question: Any = peering.question(nc.KeyRingType)
    assert len(question.signing) == 2 and question.held == (key("n1").fingerprint, key("n1 tls").fingerprint)
    rig.heard(_Answer(said("n1", "n1 new", held=tuple(all_of_ours)), KEYRING))
    assert peering.identity() is peering.keys.ring.of(Use.P256)[0]
    assert peering.is_due(), "that we hold its new key is not said yet"
    assert key("n1 new").fingerprint in peering.question(nc.KeyRingType).held
    rig.heard(_Answer(said("n1", "n1 new", held=tuple(all_of_ours)), KEYRING))
    assert not peering.is_due()
    rig.clock.advance(3600)
    assert peering.is_due(), "once an hour all the same"


def test_new_keys_of_either_side_are_told_soon(rig: _Rig) -> None:
    peering = rig.peering
    all_of_ours = tuple(one.identity.fingerprint for one in peering.keys.ring.keys)
    for _ in range(3):
        rig.heard(_Answer(None if peering.question(nc.KeyRingType) is None else said("n1", held=all_of_ours), KEYRING))
    assert not peering.is_due()
    peering.answered(nc.NcDescribeInstancesResponseType(key_edition=6))
    assert peering.is_due()
    peering.question(nc.KeyRingType)
    rig.heard(_Answer(said("n1", "n1 new", edition=6, held=all_of_ours), KEYRING))
    peering.question(nc.KeyRingType)
    rig.heard(_Answer(said("n1", "n1 new", edition=6, held=all_of_ours), KEYRING))
    assert not peering.is_due()
    ours = peering.keys.ring
    newer = (
        RingKey(Use.RSA, "sign-2", key("own newer RSA", "rsa")),
        RingKey(Use.P256, "sign-p256-2", key("own newer")),
    )
    peering.keys.ring = Ring(ours.edition + 1, (*ours.keys, *newer))
    assert peering.is_due()
    assert peering.identity() is ours.of(Use.P256)[0], "not before it says that it holds the new one"


def test_a_neighbour_that_is_another_release_by_now_is_sent_nothing_it_may_not_know(rig: _Rig) -> None:
    peering = rig.peering
    rig.heard(_Answer(None, KEYRING))
    assert peering.question(nc.KeyRingType) is not None
    peering.failed(describing=True)
    assert peering.question(nc.KeyRingType) is None and not peering.is_due()
    rig.clock.advance(60)
    assert peering.is_due()
    rig.heard(_Answer())
    assert peering.question(nc.KeyRingType) is None


def test_a_neighbour_that_lost_what_it_knew_is_met_with_the_key_that_everybody_knows(rig: _Rig) -> None:
    peering = rig.peering
    rig.heard(_Answer(None, KEYRING))
    peering.question(nc.KeyRingType)
    rig.heard(_Answer(said("n1", held=(key("own p256").fingerprint,)), KEYRING))
    used = []
    for _ in range(4):
        used.append(peering.identity())
        peering.failed(describing=False)
    assert peering.keys.sign in used and key("own p256") in used
    rig.heard(_Answer(None, KEYRING))
    assert peering.identity() is key("own p256")


# Tending


def test_old_keys_wait_for_time_and_for_every_neighbour() -> None:
    old, new = key("old", "rsa"), key("new", "rsa")
    ring = Ring(2, (RingKey(Use.RSA, "sign", old), RingKey(Use.RSA, "sign-2", new)))
    knows, does_not = evolve(record(), holds=frozenset({new.fingerprint})), evolve(record(), holds=frozenset())
    assert may_retire(ring, [knows], 7 * DAY_S, NOW + 8 * DAY_S)
    assert not may_retire(ring, [knows], 7 * DAY_S, NOW + 6 * DAY_S)
    assert not may_retire(ring, [knows, does_not], 7 * DAY_S, NOW + 8 * DAY_S)
    assert not may_retire(Ring(2, ring.newest), [knows], 0, NOW + 8 * DAY_S)


def test_a_tier_renews_its_keys_in_time_and_warns_of_others(tmp_path: Path, events: list[dict[str, Any]]) -> None:
    files = RingFiles(tmp_path / "keys", "tier", ())
    clock = Clock()
    clock.advance(NOW)
    keys = TierKeys(files.open(NOW - 3600 * DAY_S), files)
    told: list[int] = []

    lines = record("n9")
    keeper = KeyKeeper(
        keys,
        lambda: (lines,),
        clock=clock,
        overlap_days=7,
        in_thread=at_once,
        changed=lambda: told.append(keys.ring.edition),
    )
    assert {what for what, moment in keeper.ends().items() if moment - NOW < 60 * DAY_S} == {
        "own sign",
        "own sign-p256",
        "own tls",
    }
    clock.advance(25 * DAY_S)
    keeper.startService()
    for _ in range(3):
        clock.advance(5)
    warned = [event for event in events if "runs out soon" in str(event.get("said", ""))]
    assert {event["what"] for event in warned} == {"own sign", "own sign-p256", "own tls"}
    assert len(keys.ring.keys) == 6 and told == [keys.ring.edition]
    clock.pump([3600.0] * 24 * 8)
    assert len(keys.ring.keys) == 6, "the neighbour does not know them"
    assert keys.sign is keys.ring.of(Use.RSA)[0]
    lines = evolve(lines, holds=frozenset(one.identity.fingerprint for one in keys.ring.keys))
    clock.pump([3600.0] * 24)
    assert len(keys.ring.keys) == 3 and len(told) == 2
    result_of(keeper.stopService())
    assert clock.getDelayedCalls() == []
