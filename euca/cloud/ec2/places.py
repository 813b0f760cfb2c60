"""Where instances run, between EC2's messages and the cloud: availability zones."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from euca.cloud.asking import Ask
from euca.cloud.ec2.subjects import Subject, filters_of, operation
from euca.domain.filters import REGION
from euca.domain.zones import Zone
from euca.soap.codec import Struct
from euca.wire import ec2


@frozen
class PlaceHandlers(Subject):
    """Availability zones."""

    @operation(ec2.DescribeAvailabilityZonesType)
    async def describe_zones(self, ask: Ask, message: ec2.DescribeAvailabilityZonesType) -> Struct:
        names = tuple(item.zone_name for item in message.availability_zone_set.item)
        listed = await self.cloud.zones.describe(ask, names, filters_of(message.filter_set))
        return zone_listing(listed, ask.request_id)


def zone_listing(listed: Sequence[Zone], request_id: str) -> ec2.DescribeAvailabilityZonesResponseType:
    """A listing of availability zones."""
    items = tuple(
        ec2.AvailabilityZoneItemType(
            zone_name=zone.name,
            zone_state="unavailable" if zone.silent else "available",
            region_name=REGION,
            message_set=ec2.AvailabilityZoneMessageSetType(item=_messages(zone)),
        )
        for zone in listed
    )
    return ec2.DescribeAvailabilityZonesResponseType(
        request_id=request_id, availability_zone_info=ec2.AvailabilityZoneSetType(item=items)
    )


def _messages(zone: Zone) -> tuple[ec2.AvailabilityZoneMessageType, ...]:
    if not zone.silent:
        return ()
    return (ec2.AvailabilityZoneMessageType(message="The cluster of this zone does not answer"),)
