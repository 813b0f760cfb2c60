"""Random calls of several accounts through both interfaces at once, with deaths of the cloud between, against a simple model of EC2's semantics.

After each call the account that made it is listed through SOAP and through Query, and both have to show what the model says.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest
from attrs import define, evolve, field, frozen
from botocore.exceptions import ClientError
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from euca.adapters.keymaking import make_key
from euca.cloud.asking import Limits
from euca.domain.vmtypes import DEFAULT_VM_TYPES
from euca.soap.errors import SoapFault
from euca.testing import ec2_messages
from euca.wire import ec2

POOL = ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"]
MOST_ADDRESSES = 2
OUTSIDE = "198.51.100.1"
NAMES = ["default", "web", "app"]
ACCOUNTS = ["alice", "bob", "carol"]
LINE = make_key().public_text

accounts = st.sampled_from(ACCOUNTS)
names = st.sampled_from(NAMES)
ways = st.sampled_from(["soap", "query"])
picks = st.sampled_from(["", "", *POOL, OUTSIDE])
places = st.sampled_from([0, 0, 0, 1, 1, 2, 3])


@frozen
class Hole:
    """A rule: from a network, or from a group as it was when the rule was made."""

    port: int
    cidr: str = ""
    account: str = ""
    name: str = ""
    group_id: str = ""


@define
class Group:
    group_id: str
    holes: set[Hole] = field(factory=set)


@define
class Guest:
    state: str
    groups: list[str]
    public_ip: str = ""


@define
class Account:
    """What is one account's, as EC2 would have it."""

    account_id: str
    groups: dict[str, Group] = field(factory=dict)
    keys: dict[str, str] = field(factory=dict)
    addresses: dict[str, str] = field(factory=dict)
    allocations: dict[str, str] = field(factory=dict)
    guests: dict[str, Guest] = field(factory=dict)
    tags: dict[str, dict[str, str]] = field(factory=dict)


def permission(hole: Hole) -> tuple[ec2.IpPermissionSetType, list[dict[str, Any]]]:
    """A rule as both interfaces say it: a group by its account and name."""
    pair = (hole.account, hole.name)
    item = ec2.IpPermissionType(
        ip_protocol="tcp",
        from_port=hole.port,
        to_port=hole.port,
        groups=ec2.UserIdGroupPairSetType(
            item=() if hole.cidr else (ec2.UserIdGroupPairType(user_id=pair[0], group_name=pair[1]),)
        ),
        ip_ranges=ec2.IpRangeSetType(item=(ec2.IpRangeItemType(cidr_ip=hole.cidr),) if hole.cidr else ()),
    )
    said: dict[str, Any] = {"IpProtocol": "tcp", "FromPort": hole.port, "ToPort": hole.port}
    if hole.cidr:
        said["IpRanges"] = [{"CidrIp": hole.cidr}]
    else:
        said["UserIdGroupPairs"] = [{"UserId": pair[0], "GroupName": pair[1]}]
    return ec2.IpPermissionSetType(item=(item,)), [said]


# Both interfaces


@frozen
class Soap:
    """An account's view by SOAP."""

    call: Any

    def code(self, work: Callable[[], Any]) -> tuple[str, Any]:
        try:
            return "", work()
        except SoapFault as fault:
            return fault.code.partition(".")[2], None

    def groups(self) -> dict[str, set[Hole]]:
        message = ec2.DescribeSecurityGroupsType(security_group_set=ec2.DescribeSecurityGroupsSetType())
        return {
            group.group_name: {
                hole
                for one in group.ip_permissions.item
                for hole in (
                    *(Hole(one.from_port, cidr.cidr_ip) for cidr in one.ip_ranges.item),
                    *(Hole(one.from_port, "", g.user_id, g.group_name, g.group_id) for g in one.groups.item),
                )
            }
            for group in self.call("DescribeSecurityGroups", message).security_group_info.item
        }

    def keys(self) -> dict[str, str]:
        listed = self.call("DescribeKeyPairs", ec2.DescribeKeyPairsType(key_set=ec2.DescribeKeyPairsInfoType()))
        return {key.key_name: key.key_fingerprint for key in listed.key_set.item}

    def addresses(self) -> dict[str, str]:
        message = ec2.DescribeAddressesType(
            public_ips_set=ec2.DescribeAddressesInfoType(), allocation_ids_set=ec2.AllocationIdSetType()
        )
        return {one.public_ip: one.instance_id for one in self.call("DescribeAddresses", message).addresses_set.item}

    def guests(self) -> dict[str, tuple[str, str, list[str]]]:
        message = ec2.DescribeInstancesType(instances_set=ec2.DescribeInstancesInfoType())
        return {
            one.instance_id: (one.instance_state.name, one.ip_address or "", [g.group_name for g in one.group_set.item])
            for reservation in self.call("DescribeInstances", message).reservation_set.item
            for one in reservation.instances_set.item
        }

    def tags(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for tag in self.call("DescribeTags", ec2.DescribeTagsType()).tag_set.item:
            found.setdefault(tag.resource_id, {})[tag.key] = tag.value
        return found


@frozen
class Query:
    """The same by Query."""

    boto: Any

    def code(self, work: Callable[[], Any]) -> tuple[str, Any]:
        try:
            return "", work()
        except ClientError as error:
            return str(error.response["Error"]["Code"]), None

    def groups(self) -> dict[str, set[Hole]]:
        return {
            group["GroupName"]: {
                hole
                for one in group["IpPermissions"]
                for hole in (
                    *(Hole(one["FromPort"], cidr["CidrIp"]) for cidr in one["IpRanges"]),
                    *(
                        Hole(one["FromPort"], "", g["UserId"], g["GroupName"], g["GroupId"])
                        for g in one["UserIdGroupPairs"]
                    ),
                )
            }
            for group in self.boto.describe_security_groups()["SecurityGroups"]
        }

    def keys(self) -> dict[str, str]:
        return {key["KeyName"]: key["KeyFingerprint"] for key in self.boto.describe_key_pairs()["KeyPairs"]}

    def addresses(self) -> dict[str, str]:
        return {one["PublicIp"]: one.get("InstanceId", "") for one in self.boto.describe_addresses()["Addresses"]}

    def guests(self) -> dict[str, tuple[str, str, list[str]]]:
        return {
            one["InstanceId"]: (
                one["State"]["Name"],
                one.get("PublicIpAddress", ""),
                [group["GroupName"] for group in one["SecurityGroups"]],
            )
            for reservation in self.boto.describe_instances()["Reservations"]
            for one in reservation["Instances"]
        }

    def tags(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for tag in self.boto.describe_tags()["Tags"]:
            found.setdefault(tag["ResourceId"], {})[tag["Key"]] = tag["Value"]
        return found


class Machine(RuleBasedStateMachine):
    """``world``: a fresh one for each run, set by the test."""

    make_world: Any = None

    def __init__(self) -> None:
        super().__init__()
        limits = Limits(DEFAULT_VM_TYPES, addresses_of_account=MOST_ADDRESSES)
        self.world = type(self).make_world(limits=limits, pool=" ".join(POOL))
        self.cluster = self.world.enrol("one", room=1000)
        self.image_id = self.world.image()
        self.of: dict[str, Account] = {}
        self.views: dict[str, dict[str, Any]] = {}
        for name in ACCOUNTS:
            caller = self.world.user(name)
            default = self.world.service.store.glance(lambda r, c=caller: r.group(c.account_id, "default"))
            self.of[name] = Account(caller.account_id, {"default": Group(default.group_id)})
            soap = Soap(self.world.ec2(name, "2016-11-15"))
            self.views[name] = {"soap": soap, "query": Query(self.world.botocore(name))}

    def teardown(self) -> None:
        self.world.stop()

    # how

    def ask(
        self, who: str, way: str, by_soap: tuple[str, Any], by_query: tuple[str, dict[str, Any]]
    ) -> tuple[str, Any]:
        """The code of the error (empty for none), and the answer."""
        self.world.clock.advance(1)
        view = self.views[who][way]
        if way == "soap":
            code, answer = view.code(lambda: view.call(*by_soap))
        else:
            method, values = by_query
            code, answer = view.code(lambda: getattr(view.boto, method)(**values))
        return code, answer

    def check(self, who: str) -> None:
        """What is listed through both interfaces is what the model has."""
        mine = self.of[who]
        for view in self.views[who].values():
            assert view.groups() == {name: group.holes for name, group in mine.groups.items()}
            assert view.keys() == mine.keys
            assert view.addresses() == mine.addresses
            assert view.guests() == {i: (g.state, g.public_ip, g.groups) for i, g in mine.guests.items()}
            assert view.tags() == {thing: tags for thing, tags in mine.tags.items() if tags}

    def guest(self, place: int, first: str = "") -> tuple[str, str] | None:
        """Somebody's instance, one account's first: whose, and which. Those that have ended come last."""
        everybody = [(who, i) for who in ACCOUNTS for i in self.of[who].guests]
        everybody.sort(key=lambda one: (self.of[one[0]].guests[one[1]].state == "terminated", one[0] != first))
        return everybody[place % len(everybody)] if everybody else None

    @initialize()
    def each_has_something(self) -> None:
        for who, way in zip(ACCOUNTS, ("soap", "query", "soap"), strict=True):
            self.create_group(who, way, "web")
            self.run(who, way, "web")
            self.allocate(who, way)
            self.associate(who, way, "", 0)

    def ip(self, who: str, pick: str) -> str:
        """An address as picked; one of the account's own, if it has any, for nothing."""
        return pick or next(reversed(self.of[who].addresses), POOL[0])

    # groups

    @rule(who=accounts, way=ways, name=names)
    def create_group(self, who: str, way: str, name: str) -> None:
        mine = self.of[who].groups
        code, answer = self.ask(
            who,
            way,
            ("CreateSecurityGroup", ec2.CreateSecurityGroupType(group_name=name, group_description="d")),
            ("create_security_group", {"GroupName": name, "Description": "d"}),
        )
        wanted = "InvalidGroup.Reserved" if name == "default" else "InvalidGroup.Duplicate" if name in mine else ""
        assert code == wanted
        if not code:
            mine[name] = Group(answer.group_id if way == "soap" else answer["GroupId"])
        self.check(who)

    @rule(who=accounts, way=ways, name=names)
    def delete_group(self, who: str, way: str, name: str) -> None:
        mine = self.of[who]
        code, _ = self.ask(
            who,
            way,
            ("DeleteSecurityGroup", ec2.DeleteSecurityGroupType(group_name=name)),
            ("delete_security_group", {"GroupName": name}),
        )
        group = mine.groups.get(name)
        assert code == self._why_not_deleted(mine, name, group)
        if not code and group is not None:
            del mine.groups[name]
            mine.tags.pop(group.group_id, None)
        self.check(who)

    def _why_not_deleted(self, mine: Account, name: str, group: Group | None) -> str:
        if group is None:
            return "InvalidGroup.NotFound"
        if name == "default":
            return "InvalidGroup.Reserved"
        living = any(name in guest.groups and guest.state != "terminated" for guest in mine.guests.values())
        named = any(
            hole.group_id == group.group_id
            for other in mine.groups.values()
            if other is not group
            for hole in other.holes
        )
        return "InvalidGroup.InUse" if living or named else ""

    @rule(who=accounts, way=ways, name=names, port=st.sampled_from([22, 80]), of=accounts, source=st.sampled_from(["10.0.0.0/8", *NAMES]), adds=st.booleans())  # fmt: skip
    def change_rules(self, who: str, way: str, name: str, port: int, of: str, source: str, adds: bool) -> None:
        mine, theirs = self.of[who], self.of[of]
        asked = Hole(port, source) if "/" in source else Hole(port, "", theirs.account_id, source)
        by_soap, by_query = permission(asked)
        kind: Any = ec2.AuthorizeSecurityGroupIngressType if adds else ec2.RevokeSecurityGroupIngressType
        code, _ = self.ask(
            who,
            way,
            (kind.__name__.removesuffix("Type"), kind(group_name=name, ip_permissions=by_soap)),
            (
                f"{'authorize' if adds else 'revoke'}_security_group_ingress",
                {"GroupName": name, "IpPermissions": by_query},
            ),
        )
        group = mine.groups.get(name)
        if group is None:
            assert code == "InvalidGroup.NotFound"
        elif adds:
            self._added(group, asked, theirs, code)
        else:
            matching = {hole for hole in group.holes if evolve(hole, group_id="") == asked}
            assert code == ("" if matching else "InvalidPermission.NotFound")
            group.holes -= matching
        self.check(who)

    def _added(self, group: Group, asked: Hole, theirs: Account, code: str) -> None:
        if not asked.cidr:
            source = theirs.groups.get(asked.name)
            if source is None:
                assert code == "InvalidGroup.NotFound"
                return
            asked = evolve(asked, group_id=source.group_id)
        assert code == ("InvalidPermission.Duplicate" if asked in group.holes else "")
        group.holes.add(asked)

    # key pairs

    @rule(who=accounts, way=ways, name=names, imports=st.booleans())
    def add_key(self, who: str, way: str, name: str, imports: bool) -> None:
        mine = self.of[who].keys
        material = base64.b64encode(LINE.encode()).decode()
        if imports:
            asked = (
                ("ImportKeyPair", ec2.ImportKeyPairType(key_name=name, public_key_material=material)),
                ("import_key_pair", {"KeyName": name, "PublicKeyMaterial": LINE.encode()}),
            )
        else:
            asked = (
                ("CreateKeyPair", ec2.CreateKeyPairType(key_name=name)),
                ("create_key_pair", {"KeyName": name}),
            )
        code, answer = self.ask(who, way, *asked)
        assert code == ("InvalidKeyPair.Duplicate" if name in mine else "")
        if not code:
            mine[name] = answer.key_fingerprint if way == "soap" else answer["KeyFingerprint"]
        self.check(who)

    @rule(who=accounts, way=ways, name=names)
    def delete_key(self, who: str, way: str, name: str) -> None:
        asked = ("DeleteKeyPair", ec2.DeleteKeyPairType(key_name=name)), ("delete_key_pair", {"KeyName": name})
        assert self.ask(who, way, *asked)[0] == ""
        self.of[who].keys.pop(name, None)
        self.check(who)

    # addresses

    @rule(who=accounts, way=ways)
    def allocate(self, who: str, way: str) -> None:
        mine = self.of[who]
        free = [ip for ip in POOL if not any(ip in one.addresses for one in self.of.values())]
        code, answer = self.ask(who, way, ("AllocateAddress", ec2.AllocateAddressType()), ("allocate_address", {}))
        if len(mine.addresses) == MOST_ADDRESSES:
            assert code == "AddressLimitExceeded"
        elif not free:
            assert code == "InsufficientAddressCapacity"
        else:
            ip, allocation = (
                (answer.public_ip, answer.allocation_id)
                if way == "soap"
                else (answer["PublicIp"], answer["AllocationId"])
            )
            assert (code, ip) == ("", free[0])
            mine.addresses[ip], mine.allocations[ip] = "", allocation
        self.check(who)

    @rule(who=accounts, way=ways, pick=picks, ends=st.booleans())
    def release_or_disassociate(self, who: str, way: str, pick: str, ends: bool) -> None:
        mine, ip = self.of[who], self.ip(who, pick)
        if ends:
            asked = ("ReleaseAddress", ec2.ReleaseAddressType(public_ip=ip)), ("release_address", {"PublicIp": ip})
        else:
            asked = (
                ("DisassociateAddress", ec2.DisassociateAddressType(public_ip=ip)),
                ("disassociate_address", {"PublicIp": ip}),
            )
        code, _ = self.ask(who, way, *asked)
        assert code == self._not_mine(mine, ip)
        if not code:
            self._leave(mine, ip)
            if ends:
                del mine.addresses[ip]
                mine.tags.pop(mine.allocations.pop(ip), None)
        self.check(who)

    def _not_mine(self, mine: Account, ip: str) -> str:
        return "" if ip in mine.addresses else "AuthFailure" if ip in POOL else "InvalidAddress.NotFound"

    def _leave(self, mine: Account, ip: str) -> None:
        guest = mine.guests.get(mine.addresses[ip])
        if guest is not None:
            guest.public_ip = ""
        mine.addresses[ip] = ""

    @rule(who=accounts, way=ways, pick=picks, place=places)
    def associate(self, who: str, way: str, pick: str, place: int) -> None:
        mine, chosen, ip = self.of[who], self.guest(place, who), self.ip(who, pick)
        if chosen is None:
            return
        _, instance_id = chosen
        code, _ = self.ask(
            who,
            way,
            ("AssociateAddress", ec2.AssociateAddressType(public_ip=ip, instance_id=instance_id)),
            ("associate_address", {"PublicIp": ip, "InstanceId": instance_id}),
        )
        guest = mine.guests.get(instance_id)
        wanted = self._not_mine(mine, ip)
        if not wanted and guest is None:
            wanted = "InvalidInstanceID.NotFound"
        elif not wanted and guest is not None and guest.state not in ("pending", "running"):
            wanted = "IncorrectInstanceState"
        assert code == wanted
        if not code and guest is not None:
            self._leave(mine, ip)
            if guest.public_ip:
                self._leave(mine, guest.public_ip)
            mine.addresses[ip], guest.public_ip = instance_id, ip
        self.check(who)

    # instances

    @rule(who=accounts, way=ways, name=names)
    def run(self, who: str, way: str, name: str) -> None:
        mine = self.of[who]
        groups = ec2.GroupSetType(item=(ec2.GroupItemType(group_name=name),))
        message = ec2.RunInstancesType(
            image_id=self.image_id, min_count=1, max_count=1, group_set=groups, instance_type="m1.small"
        )
        values = {"ImageId": self.image_id, "MinCount": 1, "MaxCount": 1, "SecurityGroups": [name]}
        code, answer = self.ask(who, way, ("RunInstances", message), ("run_instances", values))
        assert code == ("" if name in mine.groups else "InvalidGroup.NotFound")
        if not code:
            instance_id = (
                answer.instances_set.item[0].instance_id if way == "soap" else answer["Instances"][0]["InstanceId"]
            )
            assert not any(instance_id in one.guests for one in self.of.values())
            mine.guests[instance_id] = Guest("pending", [name])
        self.check(who)

    @rule(who=accounts, way=ways, place=places)
    def terminate(self, who: str, way: str, place: int) -> None:
        mine, chosen = self.of[who], self.guest(place, who)
        if chosen is None:
            return
        _, instance_id = chosen
        message = ec2.TerminateInstancesType(instances_set=ec2_messages.instance_ids(instance_id))
        asked = ("TerminateInstances", message), ("terminate_instances", {"InstanceIds": [instance_id]})
        code, _ = self.ask(who, way, *asked)
        guest = mine.guests.get(instance_id)
        assert code == ("" if guest is not None else "InvalidInstanceID.NotFound")
        if guest is not None and guest.state in ("pending", "running"):
            guest.state = "shutting-down"
        self.check(who)

    @rule()
    def guests_go_on(self) -> None:
        """What was pending runs; what was ending has ended."""
        for who in ACCOUNTS:
            for instance_id, guest in self.of[who].guests.items():
                following = {"pending": "running", "shutting-down": "terminated"}.get(guest.state)
                if following is None:
                    continue
                self.cluster.become(instance_id, following)
                guest.state = following
                if following == "terminated" and guest.public_ip:
                    self._leave(self.of[who], guest.public_ip)
        self.world.clock.advance(1)
        for who in ACCOUNTS:
            self.check(who)

    # tags

    @rule(who=accounts, way=ways, of=accounts, kind=st.sampled_from(["image", "group", "instance", "address"]), place=places, key=st.sampled_from(["a", "b"]), value=st.sampled_from(["", "x"]), puts=st.booleans())  # fmt: skip
    def tag(self, who: str, way: str, of: str, kind: str, place: int, key: str, value: str, puts: bool) -> None:
        mine, owner = self.of[who], self.of[of]
        there = {
            "image": [self.image_id],
            "group": [group.group_id for group in owner.groups.values()],
            "instance": list(owner.guests),
            "address": list(owner.allocations.values()),
        }[kind]
        if not there:
            return
        thing = there[place % len(there)]
        resources = ec2.ResourceIdSetType(item=(ec2.ResourceIdSetItemType(resource_id=thing),))
        values = {"Resources": [thing], "Tags": [{"Key": key, "Value": value}]}
        if puts:
            given = ec2.ResourceTagSetType(item=(ec2.ResourceTagSetItemType(key=key, value=value),))
            asked = ("CreateTags", ec2.CreateTagsType(resources_set=resources, tag_set=given)), ("create_tags", values)
        else:
            gone = ec2.DeleteTagsSetType(item=(ec2.DeleteTagsSetItemType(key=key, value=value),))
            asked = ("DeleteTags", ec2.DeleteTagsType(resources_set=resources, tag_set=gone)), ("delete_tags", values)
        code, _ = self.ask(who, way, *asked)
        codes = {"group": "InvalidGroup", "instance": "InvalidInstanceID", "address": "InvalidAllocationID"}
        assert code == ("" if of == who or kind == "image" else f"{codes[kind]}.NotFound")
        tags = mine.tags.setdefault(thing, {})
        if not code and puts:
            tags[key] = value
        elif not code and tags.get(key) == value:
            del tags[key]
        self.check(who)

    # deaths

    @rule()
    def the_cloud_is_killed_and_starts_again(self) -> None:
        self.world.restart()
        for who in ACCOUNTS:
            self.check(who)


@pytest.mark.parametrize("examples", [12, pytest.param(50, marks=[pytest.mark.long, pytest.mark.timeout(900)])])
def test_both_interfaces_keep_to_the_model(examples: int, make_lasting_world: Any) -> None:
    class Fresh(Machine):
        make_world = staticmethod(make_lasting_world)

    run_state_machine_as_test(
        Fresh,
        settings=settings(
            max_examples=examples, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
