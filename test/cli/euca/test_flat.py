"""Requests as parameters: what the cloud reads of them is what was meant."""

import datetime

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from euca.cli.euca import tree
from euca.cli.euca.cloud import newest
from euca.cli.euca.failures import Misused
from euca.cli.euca.flat import parameters
from euca.cloud.query.aliases import with_newest_names
from euca.cloud.query.messages import Messages
from euca.query.errors import QueryError
from euca.query.parameters import tree as read
from euca.soap.codec import Struct
from euca.testing.struct_samples import StructSamples
from euca.wire import ec2
from euca.wire.ec2 import CONTRACT
from euca.wire.ec2_query import PARAMETERS, UNKNOWN_TO_US


def asked(operation: str, *words: str) -> dict[str, str]:
    return parameters(tree.request(operation, words, newest()))


def test_values_lists_and_lists_in_lists() -> None:
    assert asked(
        "DescribeInstances",
        "instanceId=i-1",
        "instanceId=i-2",
        "filterSet.name=tag:a",
        "filterSet.valueSet.value=x",
        "filterSet.valueSet.value=y&z",
        "filterSet.name=key-name",
        "filterSet.valueSet.value=k",
        "maxResults=5",
    ) == {
        "InstanceId.1": "i-1",
        "InstanceId.2": "i-2",
        "Filter.1.Name": "tag:a",
        "Filter.1.Value.1": "x",
        "Filter.1.Value.2": "y&z",
        "Filter.2.Name": "key-name",
        "Filter.2.Value.1": "k",
        "MaxResults": "5",
    }


def test_types() -> None:
    request = ec2.RunInstancesType(
        image_id="emi-1",
        min_count=1,
        max_count=2,
        instance_type="m1.small",
        group_set=ec2.GroupSetType(item=(ec2.GroupItemType(group_name="a"), ec2.GroupItemType(group_name="b"))),
        user_data=ec2.UserDataType(data="aGk=", encoding="base64", version="1.0"),
        disable_api_termination=True,
        monitoring=ec2.MonitoringInstanceType(enabled=False),
    )
    assert parameters(request) == {
        "ImageId": "emi-1",
        "MinCount": "1",
        "MaxCount": "2",
        "InstanceType": "m1.small",
        "SecurityGroup.1": "a",
        "SecurityGroup.2": "b",
        "UserData": "aGk=",
        "DisableApiTermination": "true",
        "Monitoring.Enabled": "false",
    }
    report = ec2.ReportInstanceStatusType(
        instances_set=ec2.InstanceIdSetType(item=(ec2.InstanceIdType(instance_id="i-1"),)),
        status="ok",
        start_time=datetime.datetime(2026, 11, 25, 10, 0, 0, 5000, datetime.UTC),
        reason_codes_set=ec2.ReportInstanceStatusReasonCodesSetType(
            item=(ec2.ReportInstanceStatusReasonCodeSetItemType(reason_code="other"),)
        ),
    )
    assert parameters(report)["StartTime"] == "2026-11-25T10:00:00.005Z"


def test_an_element_that_is_there_and_empty_is_the_value_of_attribute() -> None:
    assert asked("DescribeImageAttribute", "imageId=emi-1", "launchPermission=") == {
        "ImageId": "emi-1",
        "Attribute": "launchPermission",
    }


def test_what_this_interface_has_no_parameter_for_is_told() -> None:
    with pytest.raises(Misused, match="takes no verbose with access keys"):
        parameters(ec2.DescribeInstanceTypesType(verbose=True))


def test_one_list_of_the_message_may_be_two_of_parameters() -> None:
    words = ["imageId=e", "minCount=1", "maxCount=1", "instanceType=t"]
    groups = ["groupSet.groupName=a", "groupSet.item.1.groupId=sg-1", "groupSet.item.2.groupName=b"]
    found = asked("RunInstances", *words, *groups)
    assert {name: value for name, value in found.items() if name.startswith("SecurityGroup")} == {
        "SecurityGroup.1": "a",
        "SecurityGroupId.1": "sg-1",
        "SecurityGroup.2": "b",
    }


MESSAGES = Messages(CONTRACT, PARAMETERS, UNKNOWN_TO_US)
TEXT = st.text(st.characters(codec="ascii", categories=("L", "N", "P")), min_size=1, max_size=5)
AVAILABILITY = "Availability"
SAMPLES = StructSamples(CONTRACT, [newest()], text=TEXT)


def check(operation: str, request: Struct) -> None:
    """That the cloud understands the parameters of a request as what they were made from."""
    try:
        meant = parameters(request)
    except Misused:
        reject()
    version = newest()
    if AVAILABILITY in meant:
        # Eucalyptus's own operation of that name has it, and little else.
        version, meant = "3.3.0", {AVAILABILITY: meant[AVAILABILITY]}
    nodes = with_newest_names(operation, read(meant.items()))
    try:
        understood = MESSAGES.understand(operation, version, nodes).message
    except QueryError as error:
        # What SOAP lets stand empty and this interface does not: never a parameter that it does not know, or a list with holes.
        assert error.code in ("MissingParameter", "InvalidParameterValue"), error
        reject()
    assert parameters(understood) == meant


@pytest.mark.parametrize("operation", sorted(name for name in PARAMETERS if CONTRACT.offers(name, newest())))
def test_the_cloud_reads_what_was_meant(operation: str) -> None:
    samples = SAMPLES.values(CONTRACT.operations[operation].input.type)
    limits = settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    limits(given(samples)(lambda request: check(operation, request)))()
