"""Security groups over the wire: by name and id, rules between groups and accounts, exact codes."""

from __future__ import annotations

from typing import Any

import pytest

from euca.cloud.asking import Limits
from euca.domain.vmtypes import DEFAULT_VM_TYPES
from euca.wire import ec2


def make(client: Any, name: str) -> str:
    made = client("CreateSecurityGroup", ec2.CreateSecurityGroupType(group_name=name, group_description="d"))
    return str(made.group_id)


def rules(*items: ec2.IpPermissionType) -> ec2.IpPermissionSetType:
    return ec2.IpPermissionSetType(item=items)


def rule(*pairs: ec2.UserIdGroupPairType, cidrs: tuple[str, ...] = (), port: int = 22) -> ec2.IpPermissionType:
    return ec2.IpPermissionType(
        ip_protocol="tcp",
        from_port=port,
        to_port=port,
        groups=ec2.UserIdGroupPairSetType(item=pairs),
        ip_ranges=ec2.IpRangeSetType(item=tuple(ec2.IpRangeItemType(cidr_ip=cidr) for cidr in cidrs)),
    )


def pair(account_id: str | None = None, name: str | None = None, group_id: str | None = None) -> Any:
    return ec2.UserIdGroupPairType(user_id=account_id, group_name=name, group_id=group_id)


def allow(group_id: str, *items: ec2.IpPermissionType) -> ec2.AuthorizeSecurityGroupIngressType:
    return ec2.AuthorizeSecurityGroupIngressType(group_id=group_id, ip_permissions=rules(*items))


def forbid(group_id: str, *items: ec2.IpPermissionType) -> ec2.RevokeSecurityGroupIngressType:
    return ec2.RevokeSecurityGroupIngressType(group_id=group_id, ip_permissions=rules(*items))


def delete(group_id: str) -> ec2.DeleteSecurityGroupType:
    return ec2.DeleteSecurityGroupType(group_id=group_id)


def described(client: Any, group_id: str) -> ec2.SecurityGroupItemType:
    ids = ec2.DescribeSecurityGroupsIdSetType(item=(ec2.DescribeSecurityGroupsIdSetItemType(group_id=group_id),))
    message = ec2.DescribeSecurityGroupsType(
        security_group_set=ec2.DescribeSecurityGroupsSetType(), security_group_id_set=ids
    )
    (found,) = client("DescribeSecurityGroups", message).security_group_info.item
    assert isinstance(found, ec2.SecurityGroupItemType)
    return found


@pytest.fixture
def clients(world: Any) -> tuple[Any, Any, str, str]:
    alice, bob = world.user("alice"), world.user("bob")
    return world.ec2("alice"), world.ec2("bob"), alice.account_id, bob.account_id


def test_a_rule_names_a_group_by_id_or_by_account_and_name(clients: Any) -> None:
    alice, bob, alices, bobs = clients
    web, app, theirs = make(alice, "web"), make(alice, "app"), make(bob, "theirs")
    sources = (pair(group_id=app.lower()), pair(bobs, name="theirs"), pair(bobs, group_id=theirs))
    alice("AuthorizeSecurityGroupIngress", allow(web, rule(*sources)))
    (shown,) = described(alice, web).ip_permissions.item
    assert [(g.user_id, g.group_name, g.group_id) for g in shown.groups.item] == [
        (alices, "app", app),
        (bobs, "theirs", theirs),
    ]
    for again in (pair(name="app"), pair(alices, group_id=app)):
        message = allow(web, rule(again))
        assert alice.refused("AuthorizeSecurityGroupIngress", message) == "Client.InvalidPermission.Duplicate"
    missing = "Client.InvalidGroup.NotFound"
    for source in (pair(group_id=theirs), pair(name="none"), pair(bobs, name="none"), pair(group_id="sg-DEADBEEF")):
        assert alice.refused("AuthorizeSecurityGroupIngress", allow(web, rule(source))) == missing
    malformed = allow(web, rule(pair(group_id="sg-nonsense")))
    assert alice.refused("AuthorizeSecurityGroupIngress", malformed) == "Client.InvalidGroupId.Malformed"
    alice("RevokeSecurityGroupIngress", forbid(web, shown))
    assert described(alice, web).ip_permissions.item == ()


def test_a_group_that_another_one_names_stays_and_a_foreign_rule_holds_nobody_up(clients: Any) -> None:
    alice, bob, _, bobs = clients
    web, app, theirs = make(alice, "web"), make(alice, "app"), make(bob, "theirs")
    alice("AuthorizeSecurityGroupIngress", allow(web, rule(pair(group_id=app)), rule(pair(bobs, name="theirs"))))
    assert alice.refused("DeleteSecurityGroup", delete(app)) == "Client.InvalidGroup.InUse"
    bob("DeleteSecurityGroup", delete(theirs))
    again = make(bob, "theirs")
    shown = described(alice, web).ip_permissions.item[0].groups.item[1]
    assert (shown.group_id, again != theirs) == (theirs, True), "the rule does not let in what took the name"
    alice("AuthorizeSecurityGroupIngress", allow(web, rule(pair(bobs, name="theirs"))))
    alice("RevokeSecurityGroupIngress", forbid(web, rule(pair(bobs, name="theirs"), pair(name="app"))))
    assert described(alice, web).ip_permissions.item == ()
    alice("DeleteSecurityGroup", delete(app))
    alice("AuthorizeSecurityGroupIngress", allow(web, rule(pair(group_id=web))))
    alice("DeleteSecurityGroup", delete(web))


def test_codes(clients: Any) -> None:
    alice, bob, _, _ = clients
    web, theirs = make(alice, "web"), make(bob, "theirs")
    malformed = allow(web, rule(cidrs=("10.0.0.0",)))
    assert alice.refused("AuthorizeSecurityGroupIngress", malformed) == "Client.InvalidPermission.Malformed"
    assert alice.refused("AuthorizeSecurityGroupIngress", allow(web)) == "Client.MissingParameter"
    for operation, message in (
        ("DeleteSecurityGroup", delete(theirs)),
        ("AuthorizeSecurityGroupIngress", allow(theirs, rule(cidrs=("0.0.0.0/0",)))),
        ("RevokeSecurityGroupIngress", forbid(theirs, rule(cidrs=("0.0.0.0/0",)))),
    ):
        assert alice.refused(operation, message) == "Client.InvalidGroup.NotFound"
    assert described(bob, theirs).ip_permissions.item == ()
    create = ec2.CreateSecurityGroupType(group_name="sg-00000001", group_description="d")
    assert alice.refused("CreateSecurityGroup", create) == "Client.InvalidParameterValue"
    for kind in (ec2.AuthorizeSecurityGroupEgressType, ec2.RevokeSecurityGroupEgressType):
        operation = kind.__name__.removesuffix("Type")
        for group_id, code in ((web, "InvalidParameterValue"), (theirs, "InvalidGroup.NotFound")):
            message = kind(group_id=group_id, ip_permissions=rules(rule(cidrs=("0.0.0.0/0",))))
            assert alice.refused(operation, message) == f"Client.{code}"


def test_limits(make_world: Any) -> None:
    world = make_world(limits=Limits(DEFAULT_VM_TYPES, groups_of_account=2))
    world.user("alice")
    alice = world.ec2("alice")
    web = make(alice, "web")
    more = ec2.CreateSecurityGroupType(group_name="more", group_description="d")
    assert alice.refused("CreateSecurityGroup", more) == "Client.SecurityGroupLimitExceeded"
    again = ec2.CreateSecurityGroupType(group_name="web", group_description="d")
    assert alice.refused("CreateSecurityGroup", again) == "Client.InvalidGroup.Duplicate"
    many = [rule(cidrs=("0.0.0.0/0",), port=port) for port in range(1, 101)]
    alice("AuthorizeSecurityGroupIngress", allow(web, *many))
    too_many = forbid(web, *many, rule(cidrs=("0.0.0.0/0",), port=101))
    assert alice.refused("RevokeSecurityGroupIngress", too_many) == "Client.RulesPerSecurityGroupLimitExceeded"
    names = tuple(ec2.DescribeSecurityGroupsSetItemType(group_name=f"g{number}") for number in range(1001))
    everything = ec2.DescribeSecurityGroupsType(security_group_set=ec2.DescribeSecurityGroupsSetType(item=names))
    assert alice.refused("DescribeSecurityGroups", everything) == "Client.InvalidParameterValue"
    one_more = allow(web, rule(cidrs=("0.0.0.0/0",), port=101))
    assert alice.refused("AuthorizeSecurityGroupIngress", one_more) == "Client.RulesPerSecurityGroupLimitExceeded"
