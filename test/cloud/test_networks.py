"""What clusters are told of their guests' network, from what users ask for."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address
from typing import Any

import pytest
from sqlalchemy import update

from euca.adapters import database_tables as t
from euca.cloud.networks import used
from euca.domain import capabilities
from euca.domain.groups import Rule, Source
from euca.domain.network.state import Group, Membership
from euca.testing import ec2_messages
from euca.testing.transport import Fate
from euca.wire import ec2


@pytest.fixture
def world(make_world: Callable[..., Any]) -> Any:
    """A cloud with one cluster and an image."""
    world = make_world(pool="192.0.2.1-192.0.2.9")
    world.alice = world.user("alice")
    world.enrol("one")
    world.clock.advance(1)
    return world


def launch(world: Any, *groups: str, count: int = 1, **more: Any) -> list[str]:
    """Instances in groups, by name or by id."""
    items = tuple(
        ec2.GroupItemType(group_id=one) if one.startswith("sg-") else ec2.GroupItemType(group_name=one)
        for one in groups
    )
    message = ec2.RunInstancesType(
        image_id=world.image(),
        min_count=count,
        max_count=count,
        group_set=ec2.GroupSetType(item=items),
        instance_type="m1.small",
        **more,
    )
    answer = world.ec2("alice")("RunInstances", message)
    return [item.instance_id for item in answer.instances_set.item]


def create(world: Any, name: str, user: str = "alice") -> str:
    """A new group's id."""
    made = world.ec2(user)("CreateSecurityGroup", ec2.CreateSecurityGroupType(group_name=name, group_description="x"))
    return str(made.group_id)


def permit(world: Any, group_id: str, port: int, source: str = "", *, gone: bool = False) -> None:
    """A rule for all, or for the members of a group."""
    ranges = () if source else (ec2.IpRangeItemType(cidr_ip="0.0.0.0/0"),)
    pairs = (ec2.UserIdGroupPairType(group_id=source),) if source else ()
    permission = ec2.IpPermissionType(
        ip_protocol="tcp",
        from_port=port,
        to_port=port,
        groups=ec2.UserIdGroupPairSetType(item=pairs),
        ip_ranges=ec2.IpRangeSetType(item=ranges),
    )
    kind, name = (
        (ec2.RevokeSecurityGroupIngressType, "RevokeSecurityGroupIngress")
        if gone
        else (ec2.AuthorizeSecurityGroupIngressType, "AuthorizeSecurityGroupIngress")
    )
    world.ec2("alice")(name, kind(group_id=group_id, ip_permissions=ec2.IpPermissionSetType(item=(permission,))))


def told(world: Any) -> Any:
    """What the cluster has been told by now, half a second later."""
    for _ in range(5):
        world.clock.advance(0.1)
    return world.clusters["one"].intent


def test_groups_by_name_and_by_id_are_told_by_id(world: Any) -> None:
    web = create(world, "web")
    (one,) = launch(world, web)
    (two,) = launch(world, "web", "default")
    intent = told(world)
    account_id = world.alice.account_id
    default = next(group_id for group_id in intent.groups if group_id != web)
    assert intent.memberships == {
        one: Membership(one, account_id, (web,)),
        two: Membership(two, account_id, tuple(sorted((web, default)))),
    }
    assert set(intent.groups) == {web, default}


def test_rules_are_told_as_they_change(world: Any) -> None:
    web, load, other = (create(world, name) for name in ("web", "load", "other"))
    (one,) = launch(world, "web")
    permit(world, web, 80)
    permit(world, web, 443, load)
    permit(world, load, 22)
    permit(world, other, 23)
    intent = told(world)
    assert intent.groups == {
        web: Group(web, (Rule("tcp", 80, 80, cidr="0.0.0.0/0"), Rule("tcp", 443, 443, source=Source(group_id=load)))),
        load: Group(load, (Rule("tcp", 22, 22, cidr="0.0.0.0/0"),)),
    }
    permit(world, web, 443, load, gone=True)
    assert told(world).groups == {web: Group(web, (Rule("tcp", 80, 80, cidr="0.0.0.0/0"),))}
    assert list(told(world).memberships) == [one]


def test_public_addresses_are_told_until_the_end(world: Any) -> None:
    alice = world.ec2("alice")
    one, two = launch(world, count=2)
    alice("AllocateAddress", ec2.AllocateAddressType())
    alice("AssociateAddress", ec2.AssociateAddressType(public_ip="192.0.2.1", instance_id=one))
    assert told(world).memberships[one].public_ip == IPv4Address("192.0.2.1")
    alice("AssociateAddress", ec2.AssociateAddressType(public_ip="192.0.2.1", instance_id=two))
    intent = told(world)
    assert [intent.memberships[i].public_ip for i in (one, two)] == [None, IPv4Address("192.0.2.1")]
    alice("TerminateInstances", ec2.TerminateInstancesType(instances_set=ec2_messages.instance_ids(one)))
    assert set(told(world).memberships) == {one, two}, "it is there as long as its guest is"
    world.clusters["one"].become(one, "terminated")
    assert set(told(world).memberships) == {two}


def test_each_cluster_is_told_of_its_own(world: Any) -> None:
    other = world.enrol("two")
    world.clock.advance(1)
    place = ec2.PlacementRequestType(availability_zone="two")
    (there,) = launch(world, placement=place)
    (here,) = launch(world, placement=ec2.PlacementRequestType(availability_zone="one"))
    assert set(told(world).memberships) == {here} and set(other.intent.memberships) == {there}


def test_unrelated_changes_tell_nothing(world: Any) -> None:
    launch(world)
    told(world)
    before = world.clusters["one"].calls.count("ApplyNetwork")
    create(world, "unused")
    world.ec2("alice")("CreateKeyPair", ec2.CreateKeyPairType(key_name="k"))
    for instance_id in list(world.clusters["one"].guests):
        world.clusters["one"].become(instance_id, "running", private_ip="10.0.0.7")
    for _ in range(200):
        world.clock.advance(1)
    assert world.clusters["one"].calls.count("ApplyNetwork") == before


def test_a_new_start_tells_what_it_has_to_and_no_more(world: Any) -> None:
    (one,) = launch(world)
    intent = told(world)
    before = world.clusters["one"].calls.count("ApplyNetwork")
    world.restart()
    assert told(world) == intent and set(intent.memberships) == {one}
    assert world.clusters["one"].calls.count("ApplyNetwork") == before + 1, "it asks whether the cluster has it"
    (two,) = launch(world)
    assert set(told(world).memberships) == {one, two}


def test_what_another_process_writes_is_found_in_a_while(world: Any) -> None:
    one, two = launch(world, count=2)
    told(world)
    with world.service.store._writer.begin() as connection:
        connection.execute(update(t.INSTANCES).where(t.INSTANCES.c.instance_id == one).values(state=48))
    for _ in range(310):
        world.clock.advance(1)
    assert set(world.clusters["one"].intent.memberships) == {two}


def test_a_cluster_that_does_not_answer_is_told_again(world: Any) -> None:
    told(world)
    (one,) = launch(world)
    world.transport.fates.append(Fate(lost="request", cut=True))
    for _ in range(60):
        world.clock.advance(0.5)
    assert set(world.clusters["one"].intent.memberships) == {one}


def test_a_cluster_of_a_release_before_is_told_nothing(make_world: Callable[..., Any]) -> None:
    world = make_world()
    stated = tuple(one for one in capabilities.ALL if one != capabilities.NETWORK)
    world.alice = world.user("alice")
    world.enrol("one", stated=stated)
    world.clock.advance(1)
    launch(world)
    for _ in range(60):
        world.clock.advance(1)
    assert "ApplyNetwork" not in world.clusters["one"].calls
    world.clusters["one"].stated = capabilities.ALL  # it is brought to this release
    world.clusters["one"].become(next(iter(world.clusters["one"].guests)), "running")
    world.clock.advance(1)
    assert told(world).memberships


def test_a_group_that_is_in_use_stays(world: Any) -> None:
    alice, web = world.ec2("alice"), create(world, "web")
    (one,) = launch(world, web)
    delete = ec2.DeleteSecurityGroupType(group_id=web)
    assert alice.refused("DeleteSecurityGroup", delete) == "Client.InvalidGroup.InUse"
    assert set(told(world).groups) == {web}
    world.clusters["one"].become(one, "terminated")
    assert alice("DeleteSecurityGroup", delete).return_
    assert told(world).groups == {}


def test_the_sources_of_groups_go_with_them() -> None:
    web = Group("sg-00000001", (Rule("tcp", 80, 80, source=Source(group_id="sg-00000002")),))
    load, other = Group("sg-00000002", (Rule("tcp", 1, 1, cidr="0.0.0.0/0"),)), Group("sg-00000003")
    groups = {group.group_id: group for group in (web, load, other)}
    assert used([Membership("i-00000001", "1", ("sg-00000001",))], groups) == {
        "sg-00000001": web,
        "sg-00000002": load,
    }
    assert used([Membership("i-00000001", "1", ("sg-0000000F",))], groups) == {}
