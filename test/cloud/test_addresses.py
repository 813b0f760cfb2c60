"""Public addresses over the wire: allocated, associated, released, and gone with what had them."""

from __future__ import annotations

from typing import Any

import pytest

from euca.cloud.asking import Limits
from euca.domain.errors import InsufficientCapacity
from euca.domain.vmtypes import DEFAULT_VM_TYPES
from euca.testing import ec2_messages
from euca.testing.transport import Fate
from euca.wire import ec2

POOL = "192.0.2.1-192.0.2.3"


@pytest.fixture
def world(make_world: Any) -> Any:
    made = make_world(limits=Limits(DEFAULT_VM_TYPES, addresses_of_account=2), pool=POOL)
    for name in ("alice", "bob"):
        made.user(name)
    made.enrol("one")
    return made


def allocate(client: Any) -> Any:
    return client("AllocateAddress", ec2.AllocateAddressType())


def describe(*ips: str, ids: tuple[str, ...] = (), **filters: str) -> ec2.DescribeAddressesType:
    return ec2.DescribeAddressesType(
        public_ips_set=ec2.DescribeAddressesInfoType(
            item=tuple(ec2.DescribeAddressesItemType(public_ip=ip) for ip in ips)
        ),
        allocation_ids_set=ec2.AllocationIdSetType(
            item=tuple(ec2.AllocationIdSetItemType(allocation_id=one) for one in ids)
        ),
        filter_set=ec2_messages.filters((name.replace("_", "-"), [value]) for name, value in filters.items()),
    )


def shown(client: Any, *ips: str, **filters: Any) -> list[tuple[str, str]]:
    listed = client("DescribeAddresses", describe(*ips, **filters)).addresses_set.item
    return [(one.public_ip, one.instance_id) for one in listed]


def launching(world: Any, count: int = 1) -> ec2.RunInstancesType:
    return ec2.RunInstancesType(
        image_id=world.image(),
        min_count=count,
        max_count=count,
        group_set=ec2.GroupSetType(),
        instance_type="m1.small",
    )


def launch(world: Any, client: Any, count: int = 1) -> list[str]:
    return [one.instance_id for one in client("RunInstances", launching(world, count)).instances_set.item]


def instance(client: Any, instance_id: str) -> Any:
    message = ec2.DescribeInstancesType(instances_set=ec2_messages.listed_instances(instance_id))
    ((found,),) = (r.instances_set.item for r in client("DescribeInstances", message).reservation_set.item)
    return found


def associate(public_ip: str, instance_id: str, **more: Any) -> ec2.AssociateAddressType:
    return ec2.AssociateAddressType(public_ip=public_ip, instance_id=instance_id, **more)


def test_the_life_of_an_address(world: Any) -> None:
    alice = world.ec2("alice")
    first, second = launch(world, alice, 2)
    made = allocate(alice)
    assert (made.public_ip, made.domain) == ("192.0.2.1", "standard")
    assert shown(alice) == [("192.0.2.1", "")]
    joined = alice("AssociateAddress", associate("192.0.2.1", first))
    again = alice("AssociateAddress", associate("192.0.2.1", first))
    assert joined.association_id == again.association_id
    assert shown(alice, instance_id=first) == [("192.0.2.1", first)]
    world.clusters["one"].become(first, "running", private_ip="10.0.0.7")
    running = instance(alice, first)
    assert (running.ip_address, running.dns_name, running.private_ip_address) == ("192.0.2.1", "192.0.2.1", "10.0.0.7")
    kept = associate("192.0.2.1", second, allow_reassociation=False)
    assert alice.refused("AssociateAddress", kept) == "Client.Resource.AlreadyAssociated"
    alice("AssociateAddress", associate("192.0.2.1", second))
    assert instance(alice, first).ip_address is None and instance(alice, second).ip_address == "192.0.2.1"
    other = allocate(alice)
    by_id = ec2.AssociateAddressType(allocation_id=other.allocation_id, instance_id=second)
    association = alice("AssociateAddress", by_id).association_id
    assert shown(alice) == [("192.0.2.1", ""), ("192.0.2.2", second)]
    assert instance(alice, second).ip_address == "192.0.2.2"
    for _ in range(2):
        alice("DisassociateAddress", ec2.DisassociateAddressType(public_ip="192.0.2.2"))
        assert instance(alice, second).ip_address is None
    gone = ec2.DisassociateAddressType(association_id=association)
    assert alice.refused("DisassociateAddress", gone) == "Client.InvalidAssociationID.NotFound"
    alice("AssociateAddress", by_id)
    alice("ReleaseAddress", ec2.ReleaseAddressType(allocation_id=other.allocation_id))
    assert instance(alice, second).ip_address is None
    alice("ReleaseAddress", ec2.ReleaseAddressType(public_ip="192.0.2.1"))
    assert shown(alice) == []


def test_an_address_that_was_associated_stays_whatever_a_cluster_reports(world: Any) -> None:
    alice, cluster = world.ec2("alice"), world.clusters["one"]
    first, second = launch(world, alice, 2)
    allocate(alice)
    alice("AssociateAddress", associate("192.0.2.1", first))
    for instance_id in (first, second):
        cluster.become(instance_id, "running", public_ip="203.0.113.9")
    assert [instance(alice, one).ip_address for one in (first, second)] == ["192.0.2.1", "203.0.113.9"]
    alice("DisassociateAddress", ec2.DisassociateAddressType(public_ip="192.0.2.1"))
    cluster.become(first, "running", private_ip="10.0.0.7")
    assert instance(alice, first).ip_address == "203.0.113.9"


def test_an_address_that_was_associated_before_a_cluster_has_answered_stays(world: Any) -> None:
    alice, cluster = world.ec2("alice"), world.clusters["one"]
    world.clock.advance(1)
    world.transport.fates += [Fate(), Fate(lost="answer", cut=True)]
    alice.begin("RunInstances", launching(world))
    (instance_id,) = cluster.guests
    cluster.guests[instance_id].public_ip = "203.0.113.9"
    allocate(alice)
    alice("AssociateAddress", associate("192.0.2.1", instance_id))
    for _ in range(10):
        world.clock.advance(1)
    assert len(cluster.asked) == 2
    assert instance(alice, instance_id).ip_address == "192.0.2.1"
    alice("TerminateInstances", ec2.TerminateInstancesType(instances_set=ec2_messages.instance_ids(instance_id)))
    assert instance(alice, instance_id).ip_address == "192.0.2.1"


def test_an_ended_instance_has_no_address_any_more(world: Any) -> None:
    alice = world.ec2("alice")
    (instance_id,) = launch(world, alice)
    allocate(alice)
    alice("AssociateAddress", associate("192.0.2.1", instance_id))
    alice("TerminateInstances", ec2.TerminateInstancesType(instances_set=ec2_messages.instance_ids(instance_id)))
    assert (
        alice.refused("AssociateAddress", associate("192.0.2.1", "i-DEADBEEF")) == "Client.InvalidInstanceID.NotFound"
    )
    world.clusters["one"].become(instance_id, "terminated")
    assert shown(alice) == [("192.0.2.1", "")]
    assert instance(alice, instance_id).ip_address is None
    assert alice.refused("AssociateAddress", associate("192.0.2.1", instance_id)) == "Client.IncorrectInstanceState"


def test_limits_and_the_end_of_the_pool(world: Any) -> None:
    alice, bob = world.ec2("alice"), world.ec2("bob")
    assert [allocate(alice).public_ip for _ in range(2)] == ["192.0.2.1", "192.0.2.2"]
    assert alice.refused("AllocateAddress", ec2.AllocateAddressType()) == "Client.AddressLimitExceeded"
    allocate(bob)
    assert bob.refused("AllocateAddress", ec2.AllocateAddressType()) == "Server.InsufficientAddressCapacity"
    alice("ReleaseAddress", ec2.ReleaseAddressType(public_ip="192.0.2.1"))
    assert allocate(bob).public_ip == "192.0.2.1"
    assert alice.refused("AllocateAddress", ec2.AllocateAddressType(domain="vpc")) == "Client.UnsupportedOperation"
    world.restart()
    assert shown(world.ec2("bob")) == [("192.0.2.3", ""), ("192.0.2.1", "")]


def test_another_account_s_address(world: Any) -> None:
    alice, bob = world.ec2("alice"), world.ec2("bob")
    theirs = allocate(bob)
    (mine,) = launch(world, alice)
    for ip, code in (
        (theirs.public_ip, "Client.AuthFailure"),
        ("192.0.2.3", "Client.AuthFailure"),
        ("198.51.100.1", "Client.InvalidAddress.NotFound"),
        ("nonsense", "Client.InvalidAddress.Malformed"),
    ):
        assert alice.refused("ReleaseAddress", ec2.ReleaseAddressType(public_ip=ip)) == code
        assert alice.refused("AssociateAddress", associate(ip, mine)) == code
        assert alice.refused("DisassociateAddress", ec2.DisassociateAddressType(public_ip=ip)) == code
    release = ec2.ReleaseAddressType(allocation_id=theirs.allocation_id)
    assert alice.refused("ReleaseAddress", release) == "Client.InvalidAllocationID.NotFound"
    assert alice.refused("DescribeAddresses", describe(theirs.public_ip)) == "Client.InvalidAddress.NotFound"
    by_id = describe(ids=(theirs.allocation_id,))
    assert alice.refused("DescribeAddresses", by_id) == "Client.InvalidAllocationID.NotFound"
    both = ec2.ReleaseAddressType(public_ip=theirs.public_ip, allocation_id=theirs.allocation_id)
    assert alice.refused("ReleaseAddress", both) == "Client.InvalidParameterCombination"
    assert alice.refused("ReleaseAddress", ec2.ReleaseAddressType()) == "Client.MissingParameter"
    assert shown(alice) == [] and shown(bob) == [(theirs.public_ip, "")]
    own = allocate(alice)
    (foreign,) = launch(world, bob)
    message = associate(own.public_ip, foreign)
    assert alice.refused("AssociateAddress", message) == "Client.InvalidInstanceID.NotFound"


def test_tags_on_addresses(world: Any) -> None:
    alice = world.ec2("alice")
    made, other = allocate(alice), allocate(alice)
    resources = ec2.ResourceIdSetType(item=(ec2.ResourceIdSetItemType(resource_id=made.allocation_id),))
    tags = ec2.ResourceTagSetType(item=(ec2.ResourceTagSetItemType(key="Name", value="front"),))
    alice("CreateTags", ec2.CreateTagsType(resources_set=resources, tag_set=tags))
    assert shown(alice, tag_key="Name") == [(made.public_ip, "")]
    (tag,) = alice("DescribeTags", ec2.DescribeTagsType()).tag_set.item
    assert tag.resource_type == "elastic-ip"
    alice("ReleaseAddress", ec2.ReleaseAddressType(public_ip=made.public_ip))
    assert alice("DescribeTags", ec2.DescribeTagsType()).tag_set.item == ()
    assert shown(alice, public_ip="192.0.2.*") == [(other.public_ip, "")]


# Several clusters


def in_zone(world: Any, client: Any, zone: str, **more: Any) -> str:
    message = launching(world).replace(placement=ec2.PlacementRequestType(availability_zone=zone), **more)
    (item,) = client("RunInstances", message).instances_set.item
    return str(item.instance_id)


@pytest.fixture
def pair(world: Any) -> Any:
    """A second cluster with addresses of its own."""
    world.enrol("two", pool="198.51.100.1-198.51.100.2")
    world.clock.advance(1)
    return world


def test_an_address_is_of_a_cluster_where_one_is_wanted(pair: Any) -> None:
    alice, bob = pair.ec2("alice"), pair.ec2("bob")
    there = in_zone(pair, alice, "two")
    assert allocate(alice).public_ip == "198.51.100.1"
    assert allocate(bob).public_ip == "192.0.2.1", "who has no instances gets the first there is"
    alice("AssociateAddress", associate("198.51.100.1", there))
    in_zone(pair, alice, "one")
    assert allocate(alice).public_ip == "192.0.2.2", "the one in two has its own by now"


def test_an_address_does_not_lead_to_another_cluster(pair: Any) -> None:
    alice = pair.ec2("alice")
    there, here = in_zone(pair, alice, "two"), in_zone(pair, alice, "one")
    allocate(alice)
    wrong = {"198.51.100.1": here, "192.0.2.1": there}
    public_ip = shown(alice)[0][0]
    assert alice.refused("AssociateAddress", associate(public_ip, wrong[public_ip])) == "Client.InvalidParameterValue"
    assert shown(alice) == [(public_ip, "")]


def test_a_cluster_that_is_away_keeps_its_addresses(pair: Any) -> None:
    alice = pair.ec2("alice")
    there = in_zone(pair, alice, "two")
    pair.transport.down.add(pair.clusters["two"].url)
    for _ in range(120):
        pair.clock.advance(1)
    assert allocate(alice).public_ip == "198.51.100.1"
    alice("AssociateAddress", associate("198.51.100.1", there))
    pair.transport.down.clear()
    for _ in range(60):
        pair.clock.advance(1)
    assert str(pair.clusters["two"].intent.memberships[there].public_ip) == "198.51.100.1"


def test_what_two_clusters_say_they_have_is_the_first_one_s(world: Any) -> None:
    world.enrol("two", pool="192.0.2.2-192.0.2.5")
    world.clock.advance(1)
    pools = world.service.store.glance(lambda records: records.pools())
    assert [pools[name].texts for name in ("one", "two")] == [("192.0.2.1-192.0.2.3",), ("192.0.2.4-192.0.2.5",)]


def test_a_launch_that_goes_on_to_another_cluster_leaves_its_address(pair: Any) -> None:
    alice = pair.ec2("alice")
    pair.clusters["one"].refusal = InsufficientCapacity("full")
    allocate(alice)
    pair.transport.fates += [Fate(), Fate(lost="request", cut=True)]
    alice.begin("RunInstances", launching(pair))
    rows = pair.service.store.glance(lambda records: records.instances_at("one"))
    ((_, waiting),) = rows
    alice("AssociateAddress", associate("192.0.2.1", waiting.instance_id))
    for _ in range(30):
        pair.clock.advance(1)
    assert list(pair.clusters["two"].guests) == [waiting.instance_id]
    assert shown(alice) == [("192.0.2.1", "")] and instance(alice, waiting.instance_id).ip_address is None


# Lent by the system


@pytest.fixture
def lending(make_world: Any) -> Any:
    """A cloud that lends: at most two to an account, of eight."""
    world = make_world(limits=Limits(DEFAULT_VM_TYPES, lent_addresses_of_account=2), pool="192.0.2.1-192.0.2.8")
    for name in ("alice", "bob", "carol"):
        world.user(name)
    world.enrol("one", room=100)
    world.clock.advance(1)
    return world


def lent(client: Any, *ids: str) -> list[str | None]:
    return [instance(client, one).ip_address for one in ids]


def test_instances_are_lent_addresses_until_they_end(lending: Any) -> None:
    alice = lending.ec2("alice")
    first, second, third = launch(lending, alice, 3)
    assert lent(alice, first, second, third) == ["192.0.2.8", "192.0.2.7", None]
    assert instance(alice, first).dns_name == "192.0.2.8"
    assert shown(alice) == [], "they are none of the account's"
    for public_ip in ("192.0.2.8", "192.0.2.1"):
        refused = alice.refused("ReleaseAddress", ec2.ReleaseAddressType(public_ip=public_ip))
        assert refused == "Client.AuthFailure"
    lending.clock.advance(1)
    assert str(lending.clusters["one"].intent.memberships[first].public_ip) == "192.0.2.8"
    lending.clusters["one"].become(first, "terminated")
    (fourth,) = launch(lending, alice)
    assert lent(alice, fourth) == ["192.0.2.8"]


def test_a_private_launch_is_lent_none(lending: Any) -> None:
    alice = lending.ec2("alice")
    assert lent(alice, in_zone(lending, alice, "one", addressing_type="private")) == [None]
    assert lent(alice, in_zone(lending, alice, "one", addressing_type="public")) == ["192.0.2.8"]
    wrong = launching(lending).replace(addressing_type="none")
    assert alice.refused("RunInstances", wrong) == "Client.InvalidParameterValue"


def test_an_account_s_own_address_takes_the_place_of_a_lent_one(lending: Any) -> None:
    alice = lending.ec2("alice")
    (first,) = launch(lending, alice)
    assert allocate(alice).public_ip == "192.0.2.1"
    alice("AssociateAddress", associate("192.0.2.1", first))
    assert lent(alice, first) == ["192.0.2.1"]
    lending.clusters["one"].become(first, "running", public_ip="203.0.113.9")
    assert lent(alice, first) == ["192.0.2.1"]
    (second,) = launch(lending, alice)
    assert lent(alice, second) == ["192.0.2.8"], "it went back"
    alice("AssociateAddress", associate("192.0.2.1", second))
    assert lent(alice, first, second) == ["192.0.2.8", "192.0.2.1"]
    alice("DisassociateAddress", ec2.DisassociateAddressType(public_ip="192.0.2.1"))
    assert lent(alice, first, second) == ["192.0.2.8", "192.0.2.7"]


def test_a_part_of_the_pool_is_not_lent(lending: Any) -> None:
    alice, bob, carol = (lending.ec2(name) for name in ("alice", "bob", "carol"))
    assert [allocate(alice).public_ip for _ in range(2)] == ["192.0.2.1", "192.0.2.2"]
    for client in (alice, bob):
        assert all(lent(client, *launch(lending, client, 2)))
    assert lent(carol, *launch(lending, carol)) == [None]
    assert allocate(carol).public_ip == "192.0.2.3"
