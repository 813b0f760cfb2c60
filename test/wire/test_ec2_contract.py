"""EC2's messages against the schemas that EC2 published, in every version that is served."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from euca.soap.codec import Struct, lexical
from euca.soap.errors import DecodeError, EncodeError
from euca.testing.schema_samples import SchemaSamples
from euca.testing.struct_samples import StructSamples
from euca.wire import ec2
from euca.wire.ec2 import CONTRACT

OLD, NEW = "2008-02-01", "2013-02-01"
VERSIONS = (OLD, NEW)
OPERATIONS = tuple(CONTRACT.operations)
#: Every operation in each version that has it.
OFFERED = tuple((name, version) for version in VERSIONS for name in OPERATIONS if CONTRACT.offers(name, version))
RECORDED = Path(__file__).parents[1] / "data" / "ec2-soap"

#: What 2008-02-01's schema calls a choice: exactly one of these is given.
ONE_OF: Mapping[type[Struct], tuple[str, ...]] = {
    ec2.DescribeImageAttributeType: ("launch_permission", "product_codes", "kernel", "ramdisk", "block_device_mapping"),
    ec2.DescribeImageAttributeResponseType: (
        "launch_permission",
        "product_codes",
        "kernel",
        "ramdisk",
        "block_device_mapping",
    ),
    ec2.ModifyImageAttributeType: ("launch_permission", "product_codes"),
    ec2.ResetImageAttributeType: ("launch_permission",),
    ec2.LaunchPermissionOperationType: ("add", "remove"),
    ec2.LaunchPermissionItemType: ("user_id", "group"),
}

A_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")

few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@cache
def _schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(path))


def schema_of(contracts: Path, version: str) -> etree.XMLSchema:
    return _schema(contracts / f"ec2-{version}.xsd")


@cache
def own_schema(version: str) -> etree.XMLSchema:
    """The schema inside the WSDL that we publish for a version."""
    root = etree.fromstring(CONTRACT.wsdl(version))
    (schema,) = root.iter("{http://www.w3.org/2001/XMLSchema}schema")
    return etree.XMLSchema(etree.fromstring(etree.tostring(schema)))


def names(data: bytes) -> set[str]:
    """The local names of a message's elements."""
    return {etree.QName(node).localname for node in etree.fromstring(data).iter()}


def shape(element: etree._Element) -> list[object]:
    """Tags, attributes and texts of a tree, with the spellings of a boolean or a time made one."""
    text = (element.text or "") if len(element) == 0 else ""
    if A_TIME.match(text):
        text = lexical.write_datetime(lexical.read_datetime(text))
    return [
        element.tag,
        sorted(element.attrib.items()),
        {"1": "true", "0": "false"}.get(text, text),
        [shape(child) for child in element],
    ]


@pytest.mark.parametrize(("version", "number"), [(OLD, 26), (NEW, 149)])
def test_the_operations_are_all_of_a_version(version: str, number: int, contracts: Path) -> None:
    declared = SchemaSamples(contracts / f"ec2-{version}.xsd").elements
    requests = {name for name in declared if not name.endswith("Response")}
    assert {name for name in OPERATIONS if CONTRACT.offers(name, version)} == requests
    assert len(requests) == number


def test_what_only_reads_is_marked_so() -> None:
    marked = {name for name, operation in CONTRACT.operations.items() if operation.read_only}
    assert marked == {name for name in OPERATIONS if name.startswith("Describe")} | {
        "GetConsoleOutput",
        "GetPasswordData",
    }


@pytest.mark.parametrize(("operation", "version"), OFFERED)
def test_answers_validate_against_the_schema_of_their_version(operation: str, version: str, contracts: Path) -> None:
    answer = CONTRACT.operations[operation].output

    @few
    @given(StructSamples(CONTRACT, [version], only=ONE_OF).values(answer.type))
    def check(value: Struct) -> None:
        data = CONTRACT.encode(answer.name, value, version)
        element = etree.fromstring(data)
        schema_of(contracts, version).assertValid(element)
        own_schema(version).assertValid(element)
        decoded = CONTRACT.decode(element)
        assert decoded.version == version
        assert CONTRACT.encode(answer.name, decoded.value, version) == data

    check()


@pytest.mark.parametrize("operation", OPERATIONS)
def test_one_value_is_answered_in_every_version(operation: str, contracts: Path) -> None:
    answer = CONTRACT.operations[operation].output
    versions = tuple(version for name, version in OFFERED if name == operation)

    @few
    @given(StructSamples(CONTRACT, versions, full=True, only=ONE_OF).values(answer.type))
    def check(value: Struct) -> None:
        for version in versions:
            element = etree.fromstring(CONTRACT.encode(answer.name, value, version))
            assert etree.QName(element).namespace == f"http://ec2.amazonaws.com/doc/{version}/"
            schema_of(contracts, version).assertValid(element)

    check()


@pytest.mark.parametrize(
    ("element", "version"), [(name + kind, version) for name, version in OFFERED for kind in ("", "Response")]
)
def test_messages_that_the_schema_allows_are_understood_whole(element: str, version: str, contracts: Path) -> None:
    # EC2's own schema had one data element in user data; that of 2013 here, made from a client, says any number.
    samples = SchemaSamples(contracts / f"ec2-{version}.xsd", at_most={"data": 1})

    @few
    @given(samples.instances(element))
    def check(message: etree._Element) -> None:
        schema_of(contracts, version).assertValid(message)
        decoded = CONTRACT.decode(message)
        assert decoded.version == version
        assert decoded.element.name == element
        assert decoded.operation is CONTRACT.operations.get(element)
        again = etree.fromstring(CONTRACT.encode(element, decoded.value, version))
        assert shape(again) == shape(message)

    check()


@pytest.mark.parametrize(("operation", "version"), OFFERED)
def test_requests_that_we_write_are_valid(operation: str, version: str, contracts: Path) -> None:
    request = CONTRACT.operations[operation].input

    @few
    @given(StructSamples(CONTRACT, [version], only=ONE_OF).values(request.type))
    def check(value: Struct) -> None:
        element = etree.fromstring(CONTRACT.encode(request.name, value, version))
        own_schema(version).assertValid(element)
        if not _has_other_user_data(element):
            schema_of(contracts, version).assertValid(element)

    check()


def _has_other_user_data(request: etree._Element) -> bool:
    """Whether user data has a version or encoding other than the only ones that 2008-02-01 knew."""
    return any(
        (data.get("version"), data.get("encoding")) != ("1.0", "base64")
        for data in request.iter("{http://ec2.amazonaws.com/doc/2008-02-01/}userData")
    )


RECORDINGS = sorted(RECORDED.glob("*.http"))


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_requests_of_the_classic_tools_are_understood(path: Path) -> None:
    envelope = etree.fromstring(path.read_bytes().partition(b"\r\n\r\n")[2])
    (request,) = envelope.find("{*}Body")  # type: ignore[misc]
    decoded = CONTRACT.decode(request)
    assert decoded.operation is CONTRACT.operations[path.stem]
    assert decoded.version == NEW
    again = etree.fromstring(CONTRACT.encode(path.stem, decoded.value, NEW))
    assert shape(again) == shape(request)


def test_the_recordings_are_there() -> None:
    assert len(RECORDINGS) == 10


#: Elements of 2013-02-01 that clients of 2008-02-01 know nothing of.
NEWER = {
    "requestId", "tagSet", "groupName", "currentState", "stateReason", "privateIpAddress", "ipAddress", "architecture",
    "rootDeviceType", "networkInterfaceSet", "monitoring", "hypervisor", "virtualizationType", "ebsOptimized",
    "requesterId", "tenancy",
}  # fmt: skip


def test_an_older_answer_has_no_newer_element() -> None:
    answer = CONTRACT.operations["DescribeInstances"].output
    old: set[str] = set()

    @few
    @given(StructSamples(CONTRACT, VERSIONS, full=True).values(answer.type))
    def check(value: Struct) -> None:
        old.update(names(CONTRACT.encode(answer.name, value, OLD)))
        assert NEWER - {"currentState"} <= names(CONTRACT.encode(answer.name, value, NEW))

    check()
    assert not old & NEWER


def instance(**changes: object) -> ec2.RunningInstancesItemType:
    """An instance with what every version demands and no more."""
    values: dict[str, object] = {
        "instance_id": "i-1",
        "image_id": "emi-1",
        "instance_state": ec2.InstanceStateType(code=0, name="pending"),
        "private_dns_name": "",
        "instance_type": "m1.small",
        "launch_time": datetime(2008, 5, 26, 15, 12, 11, tzinfo=UTC),
        "placement": ec2.PlacementResponseType(availability_zone="one"),
        "group_set": ec2.GroupSetType(),
    }
    return ec2.RunningInstancesItemType(**{**values, **changes})  # type: ignore[arg-type]


def launch(item: ec2.RunningInstancesItemType, version: str) -> bytes:
    answer = ec2.RunInstancesResponseType(
        request_id="request",
        reservation_id="r-1",
        owner_id="me",
        group_set=ec2.GroupSetType(item=(ec2.GroupItemType(group_id="sg-1", group_name="default"),)),
        instances_set=ec2.RunningInstancesSetType(item=(item,)),
    )
    return CONTRACT.encode("RunInstancesResponse", answer, version)


def test_what_an_older_version_demands_is_there_by_default(contracts: Path) -> None:
    old = launch(instance(), OLD)
    assert b"<dnsName></dnsName>" in old
    assert b"<launchTime>2008-05-26T15:12:11.000Z</launchTime>" in old
    schema_of(contracts, OLD).assertValid(etree.fromstring(old))
    new = launch(instance(), NEW)
    assert b"dnsName" not in new
    schema_of(contracts, NEW).assertValid(etree.fromstring(new))


def test_a_group_was_named_by_its_id_element() -> None:
    assert b"<item><groupId>default</groupId></item>" in launch(instance(), OLD)
    assert b"<item><groupId>sg-1</groupId><groupName>default</groupName></item>" in launch(instance(), NEW)
    request = etree.fromstring(
        '<RunInstances xmlns="http://ec2.amazonaws.com/doc/2008-02-01/"><imageId>emi-1</imageId>'
        "<minCount>1</minCount><maxCount>1</maxCount><groupSet><item><groupId>web</groupId></item></groupSet>"
        "<instanceType>m1.small</instanceType></RunInstances>"
    )
    value = CONTRACT.decode(request).value
    assert isinstance(value, ec2.RunInstancesType)
    assert value.group_set.item == (ec2.GroupItemType(group_name="web"),)


def test_the_state_after_termination_had_another_name() -> None:
    state = ec2.InstanceStateType(code=32, name="shutting-down")
    change = ec2.InstanceStateChangeType(instance_id="i-1", current_state=state, previous_state=state)
    answer = ec2.TerminateInstancesResponseType(
        request_id="request", instances_set=ec2.InstanceStateChangeSetType(item=(change,))
    )
    old = names(CONTRACT.encode("TerminateInstancesResponse", answer, OLD))
    new = names(CONTRACT.encode("TerminateInstancesResponse", answer, NEW))
    assert "shutdownState" in old and "currentState" not in old
    assert "currentState" in new and "shutdownState" not in new


def test_a_block_device_began_with_its_virtual_name() -> None:
    device = ec2.BlockDeviceMappingItemType(device_name="sda2", virtual_name="ephemeral0")
    answer = ec2.DescribeImageAttributeResponseType(
        request_id="request", image_id="emi-1", block_device_mapping=ec2.BlockDeviceMappingType(item=(device,))
    )
    first, second = b"<virtualName>ephemeral0</virtualName>", b"<deviceName>sda2</deviceName>"
    assert first + second in CONTRACT.encode("DescribeImageAttributeResponse", answer, OLD)
    assert second + first in CONTRACT.encode("DescribeImageAttributeResponse", answer, NEW)


def test_an_attribute_that_is_empty_differs_from_one_not_asked_for() -> None:
    empty = ec2.DescribeImageAttributeResponseType(
        request_id="request", image_id="emi-1", launch_permission=ec2.LaunchPermissionListType()
    )
    for version in VERSIONS:
        data = CONTRACT.encode("DescribeImageAttributeResponse", empty, version)
        assert b"<launchPermission></launchPermission>" in data
        assert b"productCodes" not in data


def test_a_port_range_that_is_not_given_is_written_where_it_must_be(contracts: Path) -> None:
    rule = ec2.IpPermissionType(ip_protocol="icmp", groups=ec2.UserIdGroupPairSetType(), ip_ranges=ec2.IpRangeSetType())
    group = ec2.SecurityGroupItemType(
        owner_id="me",
        group_id="sg-1",
        group_name="default",
        group_description="",
        ip_permissions=ec2.IpPermissionSetType(item=(rule,)),
    )
    answer = ec2.DescribeSecurityGroupsResponseType(
        request_id="request", security_group_info=ec2.SecurityGroupSetType(item=(group,))
    )
    old = CONTRACT.encode("DescribeSecurityGroupsResponse", answer, OLD)
    assert b"<fromPort>-1</fromPort><toPort>-1</toPort>" in old
    schema_of(contracts, OLD).assertValid(etree.fromstring(old))
    assert b"Port" not in CONTRACT.encode("DescribeSecurityGroupsResponse", answer, NEW)


def test_what_a_version_demands_and_nobody_gave_is_an_error() -> None:
    answer = ec2.DeleteKeyPairResponseType(return_=True)
    assert b"<return>true</return>" in CONTRACT.encode("DeleteKeyPairResponse", answer, OLD)
    with pytest.raises(EncodeError, match="request_id"):
        CONTRACT.encode("DeleteKeyPairResponse", answer, NEW)
    with pytest.raises(EncodeError, match="image_id"):
        launch(instance(image_id=None), OLD)


def test_a_newer_element_in_an_older_request_is_refused() -> None:
    body = '<DescribeImages xmlns="http://ec2.amazonaws.com/doc/{}/"><imagesSet/><filterSet/></DescribeImages>'
    with pytest.raises(DecodeError, match="filterSet"):
        CONTRACT.decode(etree.fromstring(body.format(OLD)))
    value = CONTRACT.decode(etree.fromstring(body.format(NEW))).value
    assert isinstance(value, ec2.DescribeImagesType)
    assert value.filter_set == ec2.FilterSetType()


def test_a_set_that_is_demanded_and_left_out_is_empty() -> None:
    body = '<DescribeImages xmlns="http://ec2.amazonaws.com/doc/{}/"></DescribeImages>'
    for version in VERSIONS:
        value = CONTRACT.decode(etree.fromstring(body.format(version))).value
        assert value == ec2.DescribeImagesType(images_set=ec2.DescribeImagesInfoType())


def test_a_version_that_is_not_served_is_refused() -> None:
    for version in ("2006-06-25", "2016-11-16", "2013-02-02", ""):
        with pytest.raises(DecodeError, match="none of the versions served, 2006-06-26 to 2016-11-15"):
            CONTRACT.decode(etree.fromstring(f'<DescribeImages xmlns="http://ec2.amazonaws.com/doc/{version}/"/>'))


@given(st.text(st.characters(categories=["L", "N"]), min_size=12))
@few
def test_secrets_are_not_shown(secret: str) -> None:
    key = ec2.CreateKeyPairResponseType(key_name="", key_fingerprint="", key_material=secret)
    data = ec2.UserDataType(data=secret, version="1.0", encoding="base64")
    request = ec2.RunInstancesType(
        image_id="", min_count=1, max_count=1, group_set=ec2.GroupSetType(), instance_type="", user_data=data
    )
    for value in (key, data, request):
        assert secret not in repr(value)
