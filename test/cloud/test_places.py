"""The region, its zones, and what an account may have, over the wire."""

from __future__ import annotations

from typing import Any

import pytest

from euca.wire import ec2


@pytest.fixture
def alice(world: Any) -> Any:
    world.user("alice")
    return world.ec2("alice")


def filters(name: str, *values: str) -> ec2.FilterSetType:
    items = tuple(ec2.ValueType(value=value) for value in values)
    return ec2.FilterSetType(item=(ec2.FilterType(name=name, value_set=ec2.ValueSetType(item=items)),))


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
