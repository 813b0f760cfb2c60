"""The network's state from the cluster's journal to its nodes: within a second, whoever dies or is away meanwhile, and to nobody who does not know of it."""

import contextlib
import sqlite3
from ipaddress import IPv4Address
from typing import Any

import pytest

from euca.domain import capabilities
from euca.domain.groups import Rule
from euca.domain.ids import mac_address
from euca.domain.network.state import Guest, State
from euca.soap.errors import SoapFault
from euca.testing.transport import Fate
from euca.wire import ec2

#: A change must have reached all nodes that answer so long after it, in seconds.
PROMPT_S = 1.0
UNDERLAY = {"n1": IPv4Address("192.0.2.1"), "n2": IPv4Address("192.0.2.2")}


def applied(world: Any, name: str) -> State:
    """What a tier's network was made to be last."""
    state: State = world.tiers[name].extra["network"].state
    return state


def guests(world: Any, name: str) -> set[str]:
    return set(applied(world, name).guests)


def everywhere(world: Any, *instances: str, seconds: float = PROMPT_S) -> None:
    """The head and all nodes come to have these guests and no others, all alike."""
    names = ("zone1", "n1", "n2")
    assert world.advance(seconds, lambda: all(guests(world, name) == set(instances) for name in names)), {
        name: guests(world, name) for name in names
    }
    assert world.advance(seconds, lambda: all(guest.group_ids for guest in applied(world, "zone1").guests.values()))
    assert world.advance(seconds, lambda: applied(world, "n1") == applied(world, "n2") == applied(world, "zone1"))


def authorize(world: Any, port: int, *, again: bool = True) -> Rule:
    """A rule of the default group, put there or taken away."""
    operation = "AuthorizeSecurityGroupIngress" if again else "RevokeSecurityGroupIngress"
    ranges = ec2.IpRangeSetType(item=(ec2.IpRangeItemType(cidr_ip="198.51.100.0/24"),))
    permission = ec2.IpPermissionType(
        ip_protocol="tcp", from_port=port, to_port=port, ip_ranges=ranges, groups=ec2.UserIdGroupPairSetType()
    )
    world.ask(operation, group_name="default", ip_permissions=ec2.IpPermissionSetType(item=(permission,)))
    return Rule("tcp", port, port, cidr="198.51.100.0/24")


def has(world: Any, name: str, rule: Rule) -> bool:
    return any(rule in group.rules for group in applied(world, name).groups.values())


def asked(world: Any, name: str, since: int) -> int:
    return int(world.asked_of(name, since).count("ncApplyNetwork"))


def test_all_nodes_know_where_all_guests_are(world: Any) -> None:
    one, two, three = world.launch(3)
    everywhere(world, one, two, three)
    nodes = {row["instance_id"]: row["node"] for row in world.rows("zone1", "instances")}
    addresses = {row["instance_id"]: row["address"] for row in world.rows("zone1", "leases")}
    state = applied(world, "n2")
    assert state.hosts == set(UNDERLAY.values())
    for instance in (one, two, three):
        guest = state.guests[instance]
        assert isinstance(guest, Guest)
        assert (guest.mac, guest.private_ip) == (mac_address(instance), IPv4Address(addresses[instance]))
        assert guest.node == UNDERLAY[nodes[instance]]
    before = len(world.transport.sent)
    world.terminate(one)
    world.advance(5)
    everywhere(world, two, three)
    assert 1 <= asked(world, "n1", before) <= 2
    before = len(world.transport.sent)
    world.advance(300)
    assert asked(world, "n1", before) == 0, "nothing is told where nothing changes"


@pytest.mark.parametrize("victim", ["cloud", "zone1", "n1", "n2"])
def test_whoever_is_killed_the_state_is_there_and_goes_on(world: Any, victim: str) -> None:
    ids = world.launch(2)
    everywhere(world, *ids)
    world.kill(victim)
    world.advance(3)
    before = len(world.transport.sent)
    world.start(victim)
    world.advance(10)
    everywhere(world, *ids, seconds=30)
    messages = [
        sent for sent in world.transport.sent[before:] if sent.request.headers["soapaction"].endswith('Network"')
    ]
    assert not any(b"<whole>true" in sent.request.body for sent in messages), "all had it already"
    (more,) = world.launch(1)
    everywhere(world, *ids, more, seconds=5)


def test_a_node_starts_without_its_cluster_with_what_it_knew(world: Any) -> None:
    ids = world.launch(2)
    everywhere(world, *ids)
    world.kill("zone1")
    world.kill("n1")
    world.start("n1")
    world.advance(2)
    assert guests(world, "n1") == set(ids)


def test_a_node_that_was_away_is_told_what_has_become(world: Any) -> None:
    first = world.launch(1)
    everywhere(world, *first)
    world.transport.down.add(world.url("n2"))
    world.advance(100)
    second = world.launch(1)
    world.advance(2)
    assert guests(world, "n1") == {*first, *second} and guests(world, "n2") == {*first}
    world.transport.down.clear()
    everywhere(world, *first, *second, seconds=30)


def test_a_node_that_lost_its_journal_is_told_everything(world: Any) -> None:
    (instance,) = world.launch(1)
    everywhere(world, instance)
    world.kill("n2")
    with contextlib.closing(sqlite3.connect(world.database("n2"))) as journal, journal:
        journal.execute("DELETE FROM network")
        journal.execute("DELETE FROM meta WHERE key LIKE 'network_%'")
    world.start("n2")
    everywhere(world, instance, seconds=30)


def test_a_node_of_a_release_before_is_told_nothing(make_world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    former = tuple(one for one in capabilities.ALL if one != capabilities.NETWORK)
    monkeypatch.setattr(capabilities, "ALL", former)
    world = make_world()
    (instance,) = world.launch(1)
    world.advance(10)
    assert world.states(instance) == ["running"]
    assert asked(world, "n1", 0) == asked(world, "n2", 0) == 0
    assert guests(world, "zone1") == {instance}


def test_messages_that_are_lost_are_made_up_for(world: Any) -> None:
    world.transport.mishaps.append(("n1", "ncApplyNetwork", Fate(lost="request", cut=True)))
    world.transport.mishaps.append(("n2", "ncApplyNetwork", Fate(lost="answer", cut=True)))
    ids = world.launch(2)
    everywhere(world, *ids, seconds=5)


def test_a_rule_reaches_the_guests_nodes_within_a_second(world: Any) -> None:
    (instance,) = world.launch(1)
    everywhere(world, instance)
    guest = applied(world, "n1").guests[instance]
    assert guest.account_id == world.rows("cloud", "instances")[0]["account_id"]
    (group_id,) = guest.group_ids
    assert group_id in applied(world, "n2").groups
    before = len(world.transport.sent)
    rule = authorize(world, 22)
    assert world.advance(PROMPT_S, lambda: has(world, "n1", rule) and has(world, "n2", rule))
    authorize(world, 22, again=False)
    assert world.advance(PROMPT_S, lambda: not has(world, "n1", rule) and not has(world, "n2", rule))
    assert (asked(world, "n1", before), world.asked_of("zone1", before).count("ApplyNetwork")) == (2, 2)
    assert all(b"<whole>" not in sent.request.body for sent in world.transport.sent[before:])


@pytest.mark.parametrize("victim", ["cloud", "zone1", "n1"])
@pytest.mark.parametrize("later_s", [0.0, 0.003, 0.5])
def test_a_rule_that_was_answered_is_not_forgotten(world: Any, victim: str, later_s: float) -> None:
    """Whoever is killed on the way."""
    (instance,) = world.launch(1)
    everywhere(world, instance)
    rule = authorize(world, 22)
    world.advance(later_s)
    world.kill(victim)
    world.advance(3)
    world.start(victim)
    assert world.advance(30, lambda: has(world, "n1", rule) and has(world, "n2", rule))
    assert guests(world, "n1") == {instance}


def test_a_cluster_that_was_away_is_told_what_has_become(world: Any) -> None:
    (instance,) = world.launch(1)
    everywhere(world, instance)
    world.transport.down.add(world.url("zone1"))
    world.advance(100)
    rule = authorize(world, 22)
    world.advance(5)
    assert not has(world, "n1", rule)
    world.transport.down.clear()
    assert world.advance(30, lambda: has(world, "n1", rule))


# Public addresses

PLAN = {"zone1": ("n1",), "zone2": ("n2",)}


@pytest.fixture
def pair(make_world: Any) -> Any:
    """Two clusters, each with a node and public addresses."""
    pools = {"zone1": "198.51.100.1-198.51.100.4", "zone2": "203.0.113.1-203.0.113.4"}
    return make_world(plan=PLAN, cores=4, pools=pools, lent=1)


def in_zone(world: Any, zone: str, **more: Any) -> str:
    (instance,) = world.launch(1, placement=ec2.PlacementRequestType(availability_zone=zone), **more)
    return str(instance)


def leads(world: Any, name: str) -> dict[str, str]:
    """Public address → instance, as a tier's network was made to be."""
    guests = applied(world, name).guests
    return {str(guest.public_ip): instance for instance, guest in guests.items() if guest.public_ip}


def led(world: Any, names: tuple[str, ...], wanted: dict[str, str], seconds: float = PROMPT_S) -> None:
    assert world.advance(seconds, lambda: all(leads(world, name) == wanted for name in names)), [
        leads(world, name) for name in names
    ]


def test_public_addresses_lead_to_guests_of_their_clusters_and_move_within_a_second(pair: Any) -> None:
    first, second = in_zone(pair, "zone2"), in_zone(pair, "zone2")
    led(pair, ("zone2", "n2"), {"203.0.113.4": first})  # lent, and one to an account
    made = pair.ask("AllocateAddress")
    assert made.public_ip == "203.0.113.1"
    pair.ask("AssociateAddress", public_ip=made.public_ip, instance_id=second)
    led(pair, ("zone2", "n2"), {"203.0.113.4": first, "203.0.113.1": second})
    assert leads(pair, "zone1") == leads(pair, "n1") == {}
    pair.ask("AssociateAddress", public_ip=made.public_ip, instance_id=first)
    led(pair, ("zone2", "n2"), {"203.0.113.1": first, "203.0.113.4": second})
    assert pair.described(first)[first].ip_address == "203.0.113.1"
    here = in_zone(pair, "zone1", addressing_type="private")
    with pytest.raises(SoapFault, match=r"one of zone2.*is in zone1"):
        pair.ask("AssociateAddress", public_ip=made.public_ip, instance_id=here)
    pair.terminate(first, second)
    led(pair, ("zone2", "n2"), {}, seconds=10)
    assert pair.rows("cloud", "lent_addresses") == []
    third = in_zone(pair, "zone2")
    led(pair, ("zone2", "n2"), {"203.0.113.4": third})


@pytest.mark.parametrize("victim", ["cloud", "zone2", "n2"])
def test_an_association_that_was_answered_is_not_forgotten(pair: Any, victim: str) -> None:
    instance = in_zone(pair, "zone2", addressing_type="private")
    public_ip = pair.ask("AllocateAddress").public_ip
    pair.ask("AssociateAddress", public_ip=public_ip, instance_id=instance)
    pair.kill(victim)
    pair.advance(3)
    pair.start(victim)
    led(pair, ("zone2", "n2"), {public_ip: instance}, seconds=30)


def test_addresses_of_a_cluster_that_is_away_are_given_and_lead_there_when_it_is_back(pair: Any) -> None:
    instance = in_zone(pair, "zone2", addressing_type="private")
    pair.advance(2)
    pair.transport.down.add(pair.url("zone2"))
    pair.advance(100)
    public_ip = pair.ask("AllocateAddress").public_ip
    pair.ask("AssociateAddress", public_ip=public_ip, instance_id=instance)
    pair.transport.down.clear()
    led(pair, ("zone2", "n2"), {public_ip: instance}, seconds=30)
