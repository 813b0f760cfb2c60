"""Keys that change while a whole cloud works: nobody notices, and the old ones end."""

import base64
import re
from collections.abc import Callable
from typing import Any

import pytest

from euca.adapters.keyexchange import holds_all
from euca.adapters.keys import Use
from euca.soap import namespaces as ns
from euca.soap.addressing import Addressing, new_message_id
from euca.soap.security.identity import Identity, fingerprint
from euca.soap.security.profile import TIER_REQUEST
from euca.soap.security.sign import sign
from euca.wire import cc, nc

_TOKEN = re.compile(rb"BinarySecurityToken[^>]*>([^<]+)<")
TIERS = ("cloud", "zone1", "n1")


def signer(envelope: bytes) -> str:
    """The fingerprint of the certificate that a message says it is signed with."""
    found = _TOKEN.search(envelope)
    assert found is not None
    return fingerprint(base64.b64decode(found[1]))


def newest(world: Any, name: str) -> list[Identity]:
    return [key.identity for key in world.ring_files(name).open(world.clock.seconds()).newest]


def known_everywhere(world: Any, name: str) -> bool:
    """Whether a tier has heard from all its neighbours that they accept its newest keys."""
    return all(holds_all(one, newest(world, name)) for one in world.neighbours(name).values())


def failures(world: Any, since: int) -> list[str]:
    """The exchanges that did not end well."""
    return [
        f"{said.url} {answer.status}"
        for said in world.transport.sent[since:]
        for answer in said.answers
        if answer.status != 200
    ]


def probe(world: Any, name: str, key: Identity) -> int:
    """The status of a describe call to a tier, signed with this key."""
    contract, operation, message = (
        (
            cc.CONTRACT,
            "DescribeResources",
            cc.DescribeResourcesType(instance_types=(cc.VirtualMachineType(memory=128, cores=1, disk=1),)),
        )
        if name in world.plan
        else (nc.CONTRACT, "ncDescribeResource", nc.NcDescribeResourceType())
    )
    action = contract.operations[operation].action
    envelope = sign(
        contract.encode(contract.operations[operation].input.name, message),
        identity=key,
        now=world.clock.seconds(),
        profile=TIER_REQUEST,
        headers=Addressing(to=world.url(name), action=action, message_id=new_message_id()),
    )
    return int(world.post(world.url(name), envelope, action).status)


@pytest.fixture
def rings(make_world: Callable[..., Any]) -> Any:
    """A running cloud whose keys are in files; all neighbours have told each other of theirs."""
    world = make_world()
    world.give_rings()
    assert world.advance(60, lambda: all(known_everywhere(world, name) for name in world.names))
    return world


def test_neighbours_of_one_release_sign_with_p256(rings: Any) -> None:
    since = len(rings.transport.sent)
    rings.launch(2)
    rings.advance(5)
    between = [said for said in rings.transport.sent[since:] if said.url != rings.url("cloud")]
    assert len(between) > 4
    for said in between:
        for envelope in (said.request.body, *(answer.body for answer in said.answers)):
            assert ns.ECDSA_SHA256.encode() in envelope
    assert failures(rings, since) == []


@pytest.mark.parametrize("name", TIERS)
def test_keys_change_under_traffic_and_the_old_ones_end(rings: Any, name: str) -> None:
    files, since = rings.ring_files(name), len(rings.transport.sent)
    old = files.open(rings.clock.seconds())
    files.rotate(rings.clock.seconds())
    ids = []
    assert not known_everywhere(rings, name)
    for _ in range(6):
        ids += rings.launch(1) if len(ids) < 3 else []
        rings.advance(3)
        assert rings.states(*ids)
    assert known_everywhere(rings, name)
    below = {"cloud": "zone1", "zone1": "n1"}.get(name)
    if below is not None:
        assert probe(rings, below, old.of(Use.RSA)[0]) == 200, "the old and the new count together"
    both = files.open(rings.clock.seconds())
    files.retire(both.edition, rings.clock.seconds())
    for _ in range(6):
        rings.advance(3)
        assert rings.states(*ids)
    rings.terminate(ids[0])
    rings.advance(10)
    assert rings.states(ids[0]) == ["terminated"] and failures(rings, since) == []
    if below is not None:
        assert [probe(rings, below, one) for one in (old.of(Use.RSA)[0], old.of(Use.P256)[0])] == [500, 500]
        assert probe(rings, below, newest(rings, name)[0]) == 200
    for other in rings.neighbours(name):
        record = rings.neighbours(other)[name]
        assert {fingerprint(one) for one in (*record.signing, *record.tls)} == {
            one.fingerprint for one in newest(rings, name)
        }


def kill_again_and_again(rings: Any, name: str) -> None:
    """At each of the first steps from here on, one after the other."""
    for step in range(1, 9):
        life = rings.tiers[name].life
        life.kill_at = len(life.steps) + step
        rings.advance(12, lambda life=life: not life.alive)
        if life.alive:
            rings.kill(name)
        else:
            rings.bury(name)
        rings.start(name)


@pytest.mark.parametrize("name", TIERS)
def test_a_tier_that_is_killed_while_its_keys_change_goes_on_with_them(rings: Any, name: str) -> None:
    """Killed at each of the first steps after the rotation, again and again, in the same change."""
    files = rings.ring_files(name)
    files.rotate(rings.clock.seconds())
    kill_again_and_again(rings, name)
    assert rings.advance(120, lambda: known_everywhere(rings, name))
    files.retire(files.open(rings.clock.seconds()).edition, rings.clock.seconds())
    rings.advance(30)
    ids = rings.launch(1)
    assert rings.advance(60, lambda: rings.states(*ids) == ["running"])


@pytest.mark.parametrize("name", TIERS)
def test_a_neighbour_that_is_killed_while_it_hears_of_keys(rings: Any, name: str) -> None:
    rings.ring_files(name).rotate(rings.clock.seconds())
    other = {"cloud": "zone1", "zone1": "n1", "n1": "zone1"}[name]
    kill_again_and_again(rings, other)
    assert rings.advance(180, lambda: known_everywhere(rings, name))
    ids = rings.launch(1)
    assert rings.advance(60, lambda: rings.states(*ids) == ["running"])


def test_old_keys_end_by_themselves_when_their_time_is_over_and_all_know_the_new(rings: Any) -> None:
    files = rings.ring_files("zone1")
    files.rotate(rings.clock.seconds())
    rings.kill("n1")
    rings.advance(30)
    assert len(files.open(rings.clock.seconds()).keys) == 6
    # The clock jumps, as a test may have it: nobody has to live through a week.
    rings.clock.rightNow += 8 * 86400.0
    rings.advance(2 * 3600)
    assert len(files.open(rings.clock.seconds()).keys) == 6, "a neighbour that does not know the new keys is waited for"
    rings.start("n1")
    assert rings.advance(2 * 3600, lambda: len(files.open(rings.clock.seconds()).keys) == 3)
    ids = rings.launch(2)
    assert rings.advance(60, lambda: rings.states(*ids) == ["running"] * 2)


def test_who_was_removed_is_refused_from_the_next_message_on(rings: Any) -> None:
    for key in rings.ring_files("zone1").open(0).keys[:2]:
        assert probe(rings, "n1", key.identity) == 200
    rings.run(rings.enrolments("n1").remove("cluster", "zone1"))
    for key in rings.ring_files("zone1").open(0).keys:
        assert probe(rings, "n1", key.identity) == 500
