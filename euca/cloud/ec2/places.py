"""Where instances run, between EC2's messages and the cloud: availability zones, the region, an account's attributes."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from euca.cloud.asking import Ask
from euca.cloud.ec2.subjects import Subject, filters_of, listing, operation
from euca.domain.places import REGION, AccountAttribute, Region
from euca.domain.zones import Zone
from euca.soap.codec import Struct
from euca.wire import ec2


@frozen
class PlaceHandlers(Subject):
    """Availability zones, regions, what an account may have."""

    @operation(ec2.DescribeAvailabilityZonesType)
    async def describe_zones(self, ask: Ask, message: ec2.DescribeAvailabilityZonesType) -> Struct:
        names = tuple(item.zone_name for item in message.availability_zone_set.item)
        listed = await self.cloud.zones.describe(ask, names, filters_of(message.filter_set))
        return zone_listing(listed, ask.request_id)

    @listing(ec2.DescribeRegionsType)
    async def describe_regions(self, ask: Ask, message: ec2.DescribeRegionsType) -> Struct:
        names = tuple(item.region_name for item in message.region_set.item)
        listed = await self.cloud.surroundings.regions(ask, names, filters_of(message.filter_set))
        return region_listing(listed, ask.request_id)

    @listing(ec2.DescribeAccountAttributesType)
    async def describe_attributes(self, ask: Ask, message: ec2.DescribeAccountAttributesType) -> Struct:
        named = message.account_attribute_name_set
        names = tuple(item.attribute_name for item in named.item) if named is not None else ()
        listed = await self.cloud.surroundings.attributes(ask, names, filters_of(message.filter_set))
        return attribute_listing(listed, ask.request_id)


def zone_listing(listed: Sequence[Zone], request_id: str) -> ec2.DescribeAvailabilityZonesResponseType:
    """A listing of availability zones."""
    items = tuple(
        ec2.AvailabilityZoneItemType(
            zone_name=zone.name,
            zone_state=zone.state,
            region_name=REGION,
            message_set=ec2.AvailabilityZoneMessageSetType(
                item=tuple(ec2.AvailabilityZoneMessageType(message=text) for text in zone.messages)
            ),
        )
        for zone in listed
    )
    return ec2.DescribeAvailabilityZonesResponseType(
        request_id=request_id, availability_zone_info=ec2.AvailabilityZoneSetType(item=items)
    )


def region_listing(listed: Sequence[Region], request_id: str) -> ec2.DescribeRegionsResponseType:
    """A listing of regions."""
    items = tuple(ec2.RegionItemType(region_name=one.name, region_endpoint=one.endpoint) for one in listed)
    return ec2.DescribeRegionsResponseType(request_id=request_id, region_info=ec2.RegionSetType(item=items))


def attribute_listing(listed: Sequence[AccountAttribute], request_id: str) -> ec2.DescribeAccountAttributesResponseType:
    """A listing of an account's attributes."""
    items = tuple(
        ec2.AccountAttributeSetItemType(
            attribute_name=one.name,
            attribute_value_set=ec2.AccountAttributeValueSetType(
                item=tuple(ec2.AccountAttributeValueSetItemType(attribute_value=value) for value in one.values)
            ),
        )
        for one in listed
    )
    return ec2.DescribeAccountAttributesResponseType(
        request_id=request_id, account_attribute_set=ec2.AccountAttributeSetType(item=items)
    )
