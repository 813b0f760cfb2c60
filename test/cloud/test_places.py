"""The region, its zones, and what an account may have, over the wire."""

from __future__ import annotations

from typing import Any

import pytest

from euca.testing import ec2_messages
from euca.wire import ec2


@pytest.fixture
def alice(world: Any) -> Any:
    world.user("alice")
    return world.ec2("alice")


def filters(name: str, *values: str) -> ec2.FilterSetType:
    return ec2_messages.filters([(name, values)])


def regions(*names: str, filter_set: ec2.FilterSetType | None = None) -> ec2.DescribeRegionsType:
    items = tuple(ec2.DescribeRegionsSetItemType(region_name=name) for name in names)
    return ec2.DescribeRegionsType(region_set=ec2.DescribeRegionsSetType(item=items), filter_set=filter_set)


def test_the_region_is_this_cloud(alice: Any) -> None:
    (region,) = alice("DescribeRegions", regions()).region_info.item
    assert region.region_endpoint == "https://cloud.example:8773/services/Eucalyptus"
    assert len(alice("DescribeRegions", regions(region.region_name)).region_info.item) == 1
    assert alice.refused("DescribeRegions", regions("us-east-1")) == "Client.InvalidParameterValue"
    for name, value, count in (("region-name", "euca*", 1), ("endpoint", "http://*", 0), ("endpoint", "*:8773/*", 1)):
        found = alice("DescribeRegions", regions(filter_set=filters(name, value))).region_info.item
        assert len(found) == count
    wrong = regions(filter_set=filters("nonsense", "x"))
    assert alice.refused("DescribeRegions", wrong) == "Client.InvalidParameterValue"


def test_zones_by_filter(world: Any, alice: Any) -> None:
    for name in ("one", "two"):
        world.enrol(name)
    region = alice("DescribeRegions", regions()).region_info.item[0].region_name
    for name, values, found in (
        ("zone-name", ("t*",), ["two"]),
        ("state", ("available",), ["one", "two"]),
        ("state", ("unavailable",), []),
        ("region-name", (region,), ["one", "two"]),
        ("message", ("*",), []),
        ("opt-in-status", ("opt-in-not-required", "opted-in"), ["one", "two"]),
    ):
        message = ec2.DescribeAvailabilityZonesType(
            availability_zone_set=ec2.DescribeAvailabilityZonesSetType(), filter_set=filters(name, *values)
        )
        listed = alice("DescribeAvailabilityZones", message).availability_zone_info.item
        assert [zone.zone_name for zone in listed] == found, name


def test_a_silent_zone_says_so(world: Any, alice: Any) -> None:
    cluster = world.enrol("one")
    world.transport.down.add(cluster.url)
    world.clock.pump([5.0] * 60)
    for name, value in (("state", "unavailable"), ("message", "*does not answer")):
        message = ec2.DescribeAvailabilityZonesType(
            availability_zone_set=ec2.DescribeAvailabilityZonesSetType(), filter_set=filters(name, value)
        )
        (zone,) = alice("DescribeAvailabilityZones", message).availability_zone_info.item
        assert zone.zone_state == "unavailable" and len(zone.message_set.item) == 1


def attributes(*names: str) -> ec2.DescribeAccountAttributesType:
    items = tuple(ec2.AccountAttributeNameSetItemType(attribute_name=name) for name in names)
    return ec2.DescribeAccountAttributesType(account_attribute_name_set=ec2.AccountAttributeNameSetType(item=items))


def test_account_attributes(alice: Any) -> None:
    listed = alice("DescribeAccountAttributes", attributes()).account_attribute_set.item
    known = {one.attribute_name: [value.attribute_value for value in one.attribute_value_set.item] for one in listed}
    assert known["supported-platforms"] == ["EC2"] and known["default-vpc"] == ["none"]
    assert known["max-instances"] == ["10000"] and known["max-elastic-ips"] == ["5"]
    (one,) = alice("DescribeAccountAttributes", attributes("default-vpc")).account_attribute_set.item
    assert one.attribute_name == "default-vpc"
    assert alice.refused("DescribeAccountAttributes", attributes("nonsense")) == "Client.InvalidParameterValue"


def types(*names: str, filter_set: ec2.FilterSetType | None = None, **page: Any) -> ec2.DescribeInstanceTypesType:
    items = tuple(ec2.InstanceTypeSetItemType(instance_type=name) for name in names)
    named = ec2.InstanceTypeSetType(item=items) if items else None
    return ec2.DescribeInstanceTypesType(instance_type_set=named, filter_set=filter_set, **page)


def test_instance_types(world: Any, alice: Any) -> None:
    alice = world.ec2("alice", "2016-11-15")
    listed = alice("DescribeInstanceTypes", types()).instance_type_set.item
    assert [(t.instance_type, t.v_cpu_info.default_v_cpus, t.memory_info.size_in_mi_b) for t in listed][:2] == [
        ("m1.small", 1, 128),
        ("c1.medium", 1, 256),
    ]
    (one,) = alice("DescribeInstanceTypes", types("c1.xlarge")).instance_type_set.item
    assert (one.instance_storage_info.total_size_in_gb, one.hypervisor) == (20, "xen")
    assert alice.refused("DescribeInstanceTypes", types("m9.huge")) == "Client.InvalidInstanceType"
    for name, value, found in (
        ("instance-type", "c1.*", ["c1.medium", "c1.xlarge"]),
        ("vcpu-info.default-vcpus", "4", ["c1.xlarge"]),
        ("memory-info.size-in-mib", "51?", ["m1.large"]),
        ("bare-metal", "true", []),
        ("ebs-info.nvme-support", "*", []),
    ):
        answer = alice("DescribeInstanceTypes", types(filter_set=filters(name, value)))
        assert [t.instance_type for t in answer.instance_type_set.item] == found
    first = alice("DescribeInstanceTypes", types(max_results=5))
    assert len(first.instance_type_set.item) == 5 and first.next_token is None
    both = types("m1.small", max_results=5)
    assert alice.refused("DescribeInstanceTypes", both) == "Client.InvalidParameterCombination"


def test_instance_types_as_eucalyptus_had_them(world: Any, alice: Any) -> None:
    world.enrol("one")
    world.clock.advance(10)
    alice = world.ec2("alice", "3.3.0")
    listed = alice("DescribeInstanceTypes", ec2.DescribeInstanceTypesType()).instance_type_details.item
    first = listed[0]
    assert (first.name, first.cpu, first.disk, first.memory) == ("m1.small", 1, 2, 128)
    assert first.availability is None or first.availability.item == ()
    named = ec2.VmTypeNamesType(item=(ec2.VmTypeNameType(entry="m1.large"),))
    message = ec2.DescribeInstanceTypesType(instance_types=named, availability=True)
    (one,) = alice("DescribeInstanceTypes", message).instance_type_details.item
    assert [(z.zone_name, z.available, z.max) for z in one.availability.item] == [("one", 10, 10)]
