"""Keys, groups, addresses, tags and places by botocore, unmodified; and filters by SOAP and by Query alike."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from attrs import frozen
from botocore.exceptions import ClientError
from botocore.utils import ArgumentGenerator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from euca.adapters.keymaking import make_key
from euca.cloud.ec2.absent import NOTHING, REFUSED
from euca.testing.ec2_messages import filters
from euca.testing.filter_questions import Model, Question, passes, questions
from euca.wire import ec2


@pytest.fixture
def world(make_world: Any) -> Any:
    return make_world(pool="192.0.2.1-192.0.2.9")


@pytest.fixture
def boto(world: Any) -> Any:
    world.user("alice")
    world.enrol("one")
    return world.botocore("alice")


def code(work: Callable[[], Any]) -> str:
    with pytest.raises(ClientError) as caught:
        work()
    return str(caught.value.response["Error"]["Code"])


def given_tags(kind: str, **tags: str) -> list[dict[str, Any]]:
    return [{"ResourceType": kind, "Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}]


def test_key_pairs(boto: Any) -> None:
    made = boto.create_key_pair(KeyName="mine", TagSpecifications=given_tags("key-pair", Name="a"))
    assert made["KeyMaterial"].startswith("-----BEGIN RSA PRIVATE KEY-----") and made["Tags"][0]["Value"] == "a"
    line = make_key().public_text.encode()
    imported = boto.import_key_pair(KeyName="other", PublicKeyMaterial=line)
    (shown,) = boto.describe_key_pairs(KeyNames=["other"])["KeyPairs"]
    assert shown["KeyFingerprint"] == imported["KeyFingerprint"] and shown["KeyType"] == "rsa"
    (mine,) = boto.describe_key_pairs(Filters=[{"Name": "tag:Name", "Values": ["a"]}])["KeyPairs"]
    assert mine["KeyPairId"] == made["KeyPairId"]
    assert code(lambda: boto.create_key_pair(KeyName="mine")) == "InvalidKeyPair.Duplicate"
    assert code(lambda: boto.import_key_pair(KeyName="bad", PublicKeyMaterial=b"x")) == "InvalidKey.Format"
    boto.delete_key_pair(KeyName="mine")
    assert code(lambda: boto.describe_key_pairs(KeyNames=["mine"])) == "InvalidKeyPair.NotFound"


def test_groups(world: Any, boto: Any) -> None:
    web = boto.create_security_group(
        GroupName="web", Description="d", TagSpecifications=given_tags("security-group", a="b")
    )
    app = boto.create_security_group(GroupName="app", Description="d")["GroupId"]
    group_id = web["GroupId"]
    rules = [
        {
            "IpProtocol": "tcp",
            "FromPort": 22,
            "ToPort": 22,
            "IpRanges": [{"CidrIp": "0.0.0.0/0"}, {"CidrIp": "10.0.0.0/8"}],
        },
        {
            "IpProtocol": "udp",
            "FromPort": 1,
            "ToPort": 9,
            "UserIdGroupPairs": [{"GroupId": app}, {"GroupName": "default"}],
        },
        {"IpProtocol": "icmp", "FromPort": -1, "ToPort": -1, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]},
    ]
    boto.authorize_security_group_ingress(GroupId=group_id, IpPermissions=rules)
    boto.authorize_security_group_ingress(GroupName="web", IpProtocol="tcp", FromPort=80, ToPort=80, CidrIp="0.0.0.0/0")
    (shown,) = boto.describe_security_groups(GroupIds=[group_id])["SecurityGroups"]
    assert [(r["IpProtocol"], r["FromPort"], r["ToPort"]) for r in shown["IpPermissions"]] == [
        ("tcp", 22, 22),
        ("udp", 1, 9),
        ("icmp", -1, -1),
        ("tcp", 80, 80),
    ]
    assert [pair["GroupName"] for pair in shown["IpPermissions"][1]["UserIdGroupPairs"]] == ["app", "default"]
    assert shown["Tags"] == [{"Key": "a", "Value": "b"}]
    assert code(lambda: boto.delete_security_group(GroupId=app)) == "InvalidGroup.InUse"
    boto.revoke_security_group_ingress(GroupId=group_id, IpPermissions=shown["IpPermissions"])
    (empty,) = boto.describe_security_groups(GroupNames=["web"])["SecurityGroups"]
    assert empty["IpPermissions"] == []
    world.clock.advance(1)  # else it would be the very request that was refused
    boto.delete_security_group(GroupId=app)
    pages = boto.get_paginator("describe_security_groups").paginate(PaginationConfig={"PageSize": 5})
    assert [group["GroupName"] for page in pages for group in page["SecurityGroups"]] == ["default", "web"]
    assert code(lambda: boto.delete_security_group(GroupName="default")) == "InvalidGroup.Reserved"


def test_addresses_and_tags(boto: Any) -> None:
    made = boto.allocate_address(TagSpecifications=given_tags("elastic-ip", Name="front"))
    (shown,) = boto.describe_addresses(AllocationIds=[made["AllocationId"]])["Addresses"]
    assert (shown["PublicIp"], shown["Tags"]) == (made["PublicIp"], [{"Key": "Name", "Value": "front"}])
    boto.create_tags(Resources=[made["AllocationId"]], Tags=[{"Key": "é", "Value": ""}, {"Key": "Name", "Value": "x"}])
    pages = boto.get_paginator("describe_tags").paginate(PaginationConfig={"PageSize": 5})
    assert [(tag["Key"], tag["Value"]) for page in pages for tag in page["Tags"]] == [("Name", "x"), ("é", "")]
    boto.delete_tags(
        Resources=[made["AllocationId"]], Tags=[{"Key": "Name", "Value": "other"}, {"Key": "é", "Value": ""}]
    )
    assert [tag["Key"] for tag in boto.describe_tags()["Tags"]] == ["Name"]
    boto.delete_tags(Resources=[made["AllocationId"]])
    assert boto.describe_tags()["Tags"] == []
    boto.release_address(AllocationId=made["AllocationId"])
    assert boto.describe_addresses()["Addresses"] == []
    assert code(lambda: boto.release_address(PublicIp="nonsense")) == "InvalidAddress.Malformed"


def test_places(boto: Any) -> None:
    (zone,) = boto.describe_availability_zones()["AvailabilityZones"]
    assert (zone["ZoneName"], zone["State"], zone["RegionName"]) == ("one", "available", "eucalyptus")
    (region,) = boto.describe_regions()["Regions"]
    assert region["Endpoint"].startswith("https://cloud.example:8773/")
    attributes = boto.describe_account_attributes()["AccountAttributes"]
    platforms = [a for a in attributes if a["AttributeName"] == "supported-platforms"]
    assert platforms[0]["AttributeValues"] == [{"AttributeValue": "EC2"}]
    types = boto.describe_instance_types(InstanceTypes=["m1.small"])["InstanceTypes"]
    assert (types[0]["VCpuInfo"]["DefaultVCpus"], types[0]["MemoryInfo"]["SizeInMiB"]) == (1, 128)


def methods(boto: Any) -> Mapping[str, str]:
    """Operation → botocore's method, of those that it still knows."""
    return {operation: method for method, operation in boto.meta.method_to_api_mapping.items()}


def test_lists_of_nothing(boto: Any) -> None:
    known = methods(boto)
    for operation in NOTHING.keys() & known.keys():
        shape = boto.meta.service_model.operation_model(operation).input_shape
        if shape is not None and shape.required_members:
            continue
        try:
            answer = getattr(boto, known[operation])()
        except ClientError as error:
            assert operation == "DescribeSpotDatafeedSubscription", error
            continue
        lists = [value for name, value in answer.items() if isinstance(value, list)]
        assert lists and not any(lists), operation


def test_what_is_refused(world: Any, boto: Any) -> None:
    boto = world.botocore("alice", parameter_validation=False)
    known = methods(boto)
    for operation in sorted(REFUSED.keys() & known.keys()):
        shape = boto.meta.service_model.operation_model(operation).input_shape
        wanted = ArgumentGenerator().generate_skeleton(shape) if shape is not None else {}
        required = {name: wanted[name] for name in (shape.required_members if shape is not None else ())}
        refused = code(lambda m=known[operation], r=required: getattr(boto, m)(**_filled(r)))
        # Something that AWS demanded then and botocore does not demand any more may be missing, and "x" no value.
        assert refused in ("UnsupportedOperation", "MissingParameter", "InvalidParameterValue"), operation


def _filled(value: Any) -> Any:
    """A skeleton with something in its texts, and in its lists what they had."""
    if isinstance(value, dict):
        return {name: _filled(inner) for name, inner in value.items() if name != "DryRun" and inner is not None}
    if isinstance(value, list):
        return [_filled(inner) for inner in value]
    return "x" if value == "" else 1 if type(value) is int else value


# Filters, by both


@frozen
class Both:
    """The names that an operation lists for filters, by SOAP and by Query."""

    soap: Callable[[ec2.FilterSetType], list[str]]
    query: Callable[[list[dict[str, Any]]], list[str]]


@pytest.fixture(scope="module")
def both(make_lasting_world: Any) -> Any:
    """A cloud with groups, keys and addresses of some variety; operation → how it is asked."""
    world = make_lasting_world(pool="192.0.2.1-192.0.2.9")
    world.user("alice")
    world.enrol("one")
    soap, boto = world.ec2("alice", "2016-11-15"), world.botocore("alice")
    for number, name in enumerate(("web", "w*b", "a\\b", "wéb"[:1] + "?", "web & <b>")):
        tags = given_tags("security-group", Name=name, **({"odd": str(number)} if number % 2 else {}))
        boto.create_security_group(GroupName=name, Description=f"d{number}", TagSpecifications=tags)
    boto.create_key_pair(KeyName="k*", TagSpecifications=given_tags("key-pair", Name="w*b", empty=""))
    for number in range(3):
        boto.allocate_address(TagSpecifications=given_tags("elastic-ip", Name=f"n{number}", ä="ö"))

    def groups(filters: ec2.FilterSetType) -> list[str]:
        everything = ec2.DescribeSecurityGroupsSetType()
        message = ec2.DescribeSecurityGroupsType(security_group_set=everything, filter_set=filters)
        return [one.group_id for one in soap("DescribeSecurityGroups", message).security_group_info.item]

    def tags(filters: ec2.FilterSetType) -> list[str]:
        found = soap("DescribeTags", ec2.DescribeTagsType(filter_set=filters)).tag_set.item
        return [f"{one.resource_id} {one.key}" for one in found]

    return {
        "groups": Both(
            groups, lambda f: [g["GroupId"] for g in boto.describe_security_groups(Filters=f)["SecurityGroups"]]
        ),
        "tags": Both(tags, lambda f: [f"{t['ResourceId']} {t['Key']}" for t in boto.describe_tags(Filters=f)["Tags"]]),
        "things": (boto.describe_security_groups()["SecurityGroups"], boto.describe_tags()["Tags"]),
    }


GROUPS: Model[Any] = {
    "description": lambda g: [g["Description"]],
    "group-id": lambda g: [g["GroupId"]],
    "group-name": lambda g: [g["GroupName"]],
    "tag-key": lambda g: [tag["Key"] for tag in g.get("Tags", [])],
    "tag-value": lambda g: [tag["Value"] for tag in g.get("Tags", [])],
    "tag:Name": lambda g: [tag["Value"] for tag in g.get("Tags", []) if tag["Key"] == "Name"],
}
TAGS: Model[Any] = {
    "key": lambda t: [t["Key"]],
    "resource-id": lambda t: [t["ResourceId"]],
    "resource-type": lambda t: [t["ResourceType"]],
    "value": lambda t: [t["Value"]],
}


def by_query(question: Question) -> list[dict[str, Any]]:
    return [{"Name": name, "Values": list(values)} for name, values in question]


@pytest.mark.parametrize(("kind", "model", "name"), [("groups", GROUPS, lambda g: g["GroupId"]), ("tags", TAGS, lambda t: f"{t['ResourceId']} {t['Key']}")])  # fmt: skip
def test_both_interfaces_filter_alike(kind: str, model: Model[Any], name: Callable[[Any], str], both: Any) -> None:
    things: Sequence[Any] = both["things"][0 if kind == "groups" else 1]

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def check(data: st.DataObject) -> None:
        question = data.draw(questions(things, model, data.draw(st.integers(1, 2))))
        wanted = sorted(name(thing) for thing in things if passes(thing, model, question))
        assert sorted(both[kind].soap(filters(question))) == wanted
        assert sorted(both[kind].query(by_query(question))) == wanted

    check()


def test_material_of_keys_is_base64_once(boto: Any) -> None:
    """botocore encodes what it is given; who has encoded it before sends base64 of base64, which is no key."""
    line = make_key().public_text.encode()
    twice = base64.b64encode(line)
    assert code(lambda: boto.import_key_pair(KeyName="k", PublicKeyMaterial=twice)) == "InvalidKey.Format"
