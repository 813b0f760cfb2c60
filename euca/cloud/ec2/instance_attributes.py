"""Instances' attributes, monitoring and passwords between EC2's messages and the cloud."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final

from attrs import frozen

from euca.cloud.asking import Ask
from euca.cloud.ec2.subjects import (
    Subject,
    group_set,
    instance_ids,
    listing,
    moment,
    only_one,
    operation,
    product_codes,
)
from euca.cloud.instance_attributes import Known
from euca.domain.errors import NotSupported
from euca.domain.images import ROOT_DEVICE
from euca.domain.instance_attributes import SHUTDOWN_BEHAVIOR, Attribute
from euca.domain.instance_status import Complaint
from euca.soap.codec import Struct
from euca.wire import ec2


@frozen
class InstanceAttributeHandlers(Subject):
    """What is known and changed of one instance, or of some."""

    @listing(ec2.DescribeInstanceAttributeType, partly="not sourceDestCheck, which is of a VPC")
    async def attribute(self, ask: Ask, message: ec2.DescribeInstanceAttributeType) -> Struct:
        attribute = _named(message)
        known = await self.cloud.instance_attributes.describe(ask, message.instance_id.strip())
        return ec2.DescribeInstanceAttributeResponseType(
            request_id=ask.request_id,
            instance_id=known.instance.instance_id,
            **{_FIELDS[attribute]: _VALUES[attribute](known)},
        )

    @operation(
        ec2.ModifyInstanceAttributeType,
        partly="disableApiTermination and instanceInitiatedShutdownBehavior; EC2 changes most of the others of stopped instances, which there are none of",
    )
    async def modify(self, ask: Ask, message: ec2.ModifyInstanceAttributeType) -> Struct:
        attribute, instance_id = _named(message), message.instance_id.strip()
        attributes = self.cloud.instance_attributes
        if message.disable_api_termination is not None:
            await attributes.protect(ask, instance_id, message.disable_api_termination.value)
        elif message.instance_initiated_shutdown_behavior is not None:
            await attributes.set_shutdown_behavior(ask, instance_id, message.instance_initiated_shutdown_behavior.value)
        else:
            await attributes.refuse_change(ask, instance_id, attribute)
        return ec2.ModifyInstanceAttributeResponseType(request_id=ask.request_id, return_=True)

    @operation(ec2.ResetInstanceAttributeType, refused="as in EC2 where the instance is not stopped")
    async def reset(self, ask: Ask, message: ec2.ResetInstanceAttributeType) -> Struct:
        await self.cloud.instance_attributes.refuse_reset(ask, message.instance_id.strip(), _named(message))

    @operation(ec2.MonitorInstancesType, partly="recorded: nothing is measured")
    async def monitor(self, ask: Ask, message: ec2.MonitorInstancesType) -> Struct:
        return await self._monitor(ask, message, True)

    @operation(ec2.MonitorInstancesType, "UnmonitorInstances", partly="recorded: nothing is measured")
    async def unmonitor(self, ask: Ask, message: ec2.MonitorInstancesType) -> Struct:
        return await self._monitor(ask, message, False)

    async def _monitor(self, ask: Ask, message: ec2.MonitorInstancesType, monitored: bool) -> Struct:
        ids = instance_ids(message.instances_set.item)
        instances = await self.cloud.instance_attributes.monitor(ask, ids, monitored)
        monitoring = ec2.InstanceMonitoringStateType(state="enabled" if monitored else "disabled")
        items = tuple(
            ec2.MonitorInstancesResponseSetItemType(instance_id=instance.instance_id, monitoring=monitoring)
            for instance in instances
        )
        return ec2.MonitorInstancesResponseType(
            request_id=ask.request_id, instances_set=ec2.MonitorInstancesResponseSetType(item=items)
        )

    @listing(ec2.GetPasswordDataType, partly="there never is a password: guests do not tell one")
    async def password(self, ask: Ask, message: ec2.GetPasswordDataType) -> Struct:
        instance_id, at = await self.cloud.instance_attributes.password_time(ask, message.instance_id.strip())
        return ec2.GetPasswordDataResponseType(
            request_id=ask.request_id, instance_id=instance_id, timestamp=moment(at), password_data=""
        )

    @operation(ec2.ReportInstanceStatusType)
    async def report(self, ask: Ask, message: ec2.ReportInstanceStatusType) -> Struct:
        complaint = Complaint(
            status=message.status.strip(),
            reasons=tuple(item.reason_code.strip() for item in message.reason_codes_set.item),
            description=message.description or "",
            start=_seconds(message.start_time),
            end=_seconds(message.end_time),
        )
        await self.cloud.instance_attributes.report(ask, instance_ids(message.instances_set.item), complaint)
        return ec2.ReportInstanceStatusResponseType(request_id=ask.request_id, return_=True)


def _seconds(at: datetime.datetime | None) -> float | None:
    return None if at is None else at.timestamp()


#: By which name messages have an attribute.
_FIELDS: Final[Mapping[Attribute, str]] = {
    Attribute.INSTANCE_TYPE: "instance_type",
    Attribute.KERNEL: "kernel",
    Attribute.RAMDISK: "ramdisk",
    Attribute.USER_DATA: "user_data",
    Attribute.DISABLE_API_TERMINATION: "disable_api_termination",
    Attribute.SHUTDOWN_BEHAVIOR: "instance_initiated_shutdown_behavior",
    Attribute.ROOT_DEVICE_NAME: "root_device_name",
    Attribute.BLOCK_DEVICE_MAPPING: "block_device_mapping",
    Attribute.SOURCE_DEST_CHECK: "source_dest_check",
    Attribute.GROUP_SET: "group_set",
    Attribute.PRODUCT_CODES: "product_codes",
    Attribute.EBS_OPTIMIZED: "ebs_optimized",
    Attribute.SRIOV_NET_SUPPORT: "sriov_net_support",
    Attribute.DISABLE_API_STOP: "disable_api_stop",
}


def _named(message: Struct) -> Attribute:
    """The one attribute that a message names; raises InvalidCombination for none or several."""
    given = {a.value: getattr(message, field, None) for a, field in _FIELDS.items() if hasattr(message, field)}
    return Attribute(only_one(**given))


def _text(text: str) -> ec2.NullableAttributeValueType:
    return ec2.NullableAttributeValueType(value=text or None)


def _truth(value: bool) -> ec2.NullableAttributeBooleanValueType:
    return ec2.NullableAttributeBooleanValueType(value=value)


def _no_check(_: Known) -> Struct:
    raise NotSupported("Source and destination are checked in a VPC only")


#: An attribute's value in an answer.
_VALUES: Final[Mapping[Attribute, Callable[[Known], Any]]] = {
    Attribute.INSTANCE_TYPE: lambda k: _text(k.reservation.vm_type.name),
    Attribute.KERNEL: lambda k: _text(k.reservation.kernel_id),
    Attribute.RAMDISK: lambda k: _text(k.reservation.ramdisk_id),
    Attribute.USER_DATA: lambda k: _text(base64.b64encode(k.user_data).decode()),
    Attribute.DISABLE_API_TERMINATION: lambda k: _truth(k.instance.protected),
    Attribute.SHUTDOWN_BEHAVIOR: lambda _: _text(SHUTDOWN_BEHAVIOR),
    Attribute.ROOT_DEVICE_NAME: lambda k: _text(k.image.root_device if k.image is not None else ROOT_DEVICE),
    Attribute.BLOCK_DEVICE_MAPPING: lambda _: ec2.InstanceBlockDeviceMappingResponseType(),
    Attribute.SOURCE_DEST_CHECK: _no_check,
    Attribute.GROUP_SET: lambda k: group_set(k.reservation.groups),
    Attribute.PRODUCT_CODES: lambda k: product_codes(k.image.product_codes if k.image is not None else ()),
    Attribute.EBS_OPTIMIZED: lambda _: _truth(False),
    Attribute.SRIOV_NET_SUPPORT: lambda _: _text(""),
    Attribute.DISABLE_API_STOP: lambda _: _truth(False),
}
