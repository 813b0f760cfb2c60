"""Requests of the Query interface: what botocore and the table write flat is the message that a SOAP client would have sent."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import botocore.session
import pytest
from botocore.serialize import create_serializer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from euca.cloud.query.aliases import with_newest_names
from euca.cloud.query.messages import Messages
from euca.query.errors import QueryError
from euca.query.parameters import tree
from euca.query.table import NAMED
from euca.soap.codec import Struct, compiler
from euca.testing.struct_samples import StructSamples
from euca.wire import ec2, ec2_query

VERSION = "2016-11-15"
MESSAGES = Messages(ec2.CONTRACT, ec2_query.PARAMETERS, ec2_query.UNKNOWN_TO_US)
#: Two lists of parameters go into one array there, or an element is named by a value: see `test_query`.
OTHERWISE = frozenset({"RunInstances", "RequestSpotInstances", "ImportInstance"})
OPERATIONS = [
    name
    for name in ec2.CONTRACT.operations
    if ec2.CONTRACT.offers(name, VERSION) and name not in OTHERWISE and f"={NAMED}" not in ec2_query.PARAMETERS[name]
]


def flat(value: Any, steps: list[str], pattern: list[str]) -> Iterator[tuple[str, str]]:
    """The parameters that a path of a message is."""
    if value is None:
        return
    if not steps:
        if isinstance(value, Struct):
            yield ".".join(pattern), ""
        else:
            text = str(value).lower() if isinstance(value, bool) else value
            yield ".".join(pattern), text.isoformat() if hasattr(text, "isoformat") else str(text)
        return
    wire, *rest = steps
    one = next(one for one in type(value).FIELDS if one.wire == wire)
    inner = getattr(value, one.name)
    if not one.is_array:
        yield from flat(inner, rest, pattern)
        return
    for place, item in enumerate(inner, 1):
        at = pattern.index("n") if "n" in pattern else len(pattern)
        yield from flat(item, rest, [*pattern[:at], str(place), *pattern[at + 1 :]])


def entries_of(operation: str) -> Iterator[tuple[list[str], list[str]]]:
    """Path and pattern of each parameter that the version has and that stands for one element alone."""
    there = {one.wire for one in ec2.CONTRACT.fields(ec2.CONTRACT.operations[operation].input.type, VERSION)}
    for entry in ec2_query.PARAMETERS[operation].split():
        pattern, path = (part.split(sign) for part, sign in zip(entry.split("="), "./", strict=True))
        if path[0] in there and ("item" in path) == ("n" in pattern):
            yield path, pattern


def parameters_of(operation: str, message: Struct) -> dict[str, str]:
    found: dict[str, str] = {}
    for path, pattern in entries_of(operation):
        found |= dict(flat(message, path, pattern))
    return found


def test_nearly_every_operation_is_tried() -> None:
    assert len(OPERATIONS) > 130


@given(data=st.data())
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_message_written_flat_is_read_as_it_was(data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from(OPERATIONS))
    samples = StructSamples(
        ec2.CONTRACT, [VERSION], full=True, text=st.from_regex(r"[a-z ]{1,6}[a-zäß&<]", fullmatch=True)
    )
    message = data.draw(samples.values(ec2.CONTRACT.operations[operation].input.type))
    parameters = list(parameters_of(operation, message).items())
    data.draw(st.randoms()).shuffle(parameters)

    read = MESSAGES.understand(operation, VERSION, with_newest_names(operation, tree(parameters))).message

    for path, pattern in entries_of(operation):
        assert dict(flat(read, path, pattern)) == dict(flat(message, path, pattern))


BOTOCORE = botocore.session.Session().get_service_model("ec2", VERSION)


@pytest.mark.parametrize(
    ("operation", "given_", "wanted"),
    [
        ("RunInstances", {"ImageId": "emi-1", "MinCount": 1, "MaxCount": 1, "SecurityGroups": ["a", "b"], "SecurityGroupIds": ["sg-1"]},
         lambda m: [(item.group_name, item.group_id) for item in m.group_set.item] == [("a", None), ("b", None), (None, "sg-1")]),
        ("RunInstances", {"ImageId": "emi-1", "MinCount": 1, "MaxCount": 1, "UserData": "aMOkbGxv"},
         lambda m: (m.user_data.data, m.user_data.encoding, m.instance_type) == ("aMOkbGxv", "base64", "")),
        ("RunInstances", {"ImageId": "emi-1", "MinCount": 1, "MaxCount": 1, "BlockDeviceMappings": [{"DeviceName": "sdb", "NoDevice": ""}, {"DeviceName": "sdc", "VirtualName": "ephemeral0"}]},
         lambda m: m.block_device_mapping.item[0].no_device is not None and m.block_device_mapping.item[1].virtual_name == "ephemeral0"),
        ("RunInstances", {"ImageId": "emi-1", "MinCount": 1, "MaxCount": 1, "Placement": {"AvailabilityZone": "z"}, "Monitoring": {"Enabled": True}, "DisableApiTermination": False},
         lambda m: (m.placement.availability_zone, m.monitoring.enabled, m.disable_api_termination) == ("z", True, False)),
        ("DescribeInstanceAttribute", {"InstanceId": "i-1", "Attribute": "userData"}, lambda m: m.user_data is not None and m.kernel is None),
        ("ModifyInstanceAttribute", {"InstanceId": "i-1", "Attribute": "instanceType", "Value": "m1.large"}, lambda m: m.instance_type.value == "m1.large"),
        ("ModifyInstanceAttribute", {"InstanceId": "i-1", "DisableApiTermination": {"Value": True}}, lambda m: m.disable_api_termination.value is True),
        ("DescribeImages", {"Owners": ["self"], "ExecutableUsers": ["all"], "Filters": [{"Name": "a", "Values": ["b", "c"]}]},
         lambda m: (m.owners_set.item[0].owner, m.executable_by_set.item[0].user, [v.value for v in m.filter_set.item[0].value_set.item]) == ("self", "all", ["b", "c"])),
        ("CreateTags", {"Resources": ["i-1", "i-2"], "Tags": [{"Key": "k", "Value": "v"}]},
         lambda m: ([r.resource_id for r in m.resources_set.item], m.tag_set.item[0].value) == (["i-1", "i-2"], "v")),
        ("DescribeInstances", {"InstanceIds": [], "DryRun": False}, lambda m: m.instances_set.item == ()),
    ],

)  # fmt: skip
def test_what_botocore_writes_is_understood(operation: str, given_: dict[str, Any], wanted: Any) -> None:
    model = BOTOCORE.operation_model(operation)
    body = dict(create_serializer("ec2").serialize_to_request(dict(given_), model)["body"])
    assert body.pop("Action") == operation and body.pop("Version") == VERSION
    body.pop("DryRun", None)
    body = {name: value if isinstance(value, str) else str(value) for name, value in body.items()}

    understood = MESSAGES.understand(operation, VERSION, with_newest_names(operation, tree(body.items())))

    assert wanted(understood.message)


@given(
    st.sampled_from(sorted(ec2.CONTRACT.operations)),
    st.dictionaries(
        st.from_regex(
            r"([A-Za-z]{1,12}|InstanceId|Filter|Attribute|Value)(\.([0-9]{1,3}|Name|Value|Add)){0,4}", fullmatch=True
        ),
        st.text(max_size=8),
        max_size=6,
    ),
)
@settings(max_examples=400, deadline=None)
def test_whatever_is_sent_is_understood_or_refused(operation: str, parameters: dict[str, str]) -> None:
    try:
        nodes = with_newest_names(operation, tree(parameters.items()))
        understood = MESSAGES.understand(operation, VERSION, nodes)
    except QueryError as refused:
        assert refused.code in {
            "InvalidQueryParameter", "UnknownParameter", "MissingParameter", "InvalidParameterValue",
            "UnsupportedOperation", "InvalidParameterCombination", "InvalidAction",
        }  # fmt: skip
    else:
        assert understood.operation.name == operation


def test_a_wrong_value_is_told_by_its_parameter_without_looking_at_each_of_the_others() -> None:
    def calls(count: int) -> int:
        """Of the module that knows where an element is."""
        nodes = tree([*((f"InstanceId.{number}", "i-1") for number in range(1, count + 1)), ("MaxResults", "many")])
        counted = 0

        def count_call(frame: FrameType, event: str, argument: object) -> None:
            nonlocal counted
            counted += frame.f_code.co_filename == compiler.__file__

        sys.setprofile(count_call)
        try:
            with pytest.raises(QueryError, match="for parameter MaxResults is"):
                MESSAGES.understand("DescribeInstances", VERSION, nodes)
        finally:
            sys.setprofile(None)
        return counted

    assert calls(200) == calls(100)


def test_a_wrong_value_in_a_list_is_told_by_its_parameter() -> None:
    for place in (1, 2, 3):
        permissions = {f"IpPermissions.{number}.IpProtocol": "tcp" for number in (1, 2, 3)}
        permissions |= {f"IpPermissions.{number}.FromPort": "1" for number in (1, 2, 3)}
        nodes = tree({**permissions, f"IpPermissions.{place}.FromPort": "x", "GroupName": "g"}.items())
        with pytest.raises(QueryError, match=f"for parameter IpPermissions.{place}.FromPort is"):
            MESSAGES.understand("AuthorizeSecurityGroupIngress", VERSION, nodes)
