"""Instances between EC2's messages and the cloud."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from euca.cloud.asking import Ask
from euca.cloud.ec2.instance_lists import ran
from euca.cloud.ec2.subjects import GROUP_ID, Subject, instance_ids, moment, operation, state, tags_given
from euca.cloud.instances import Console, StateChange
from euca.domain.devices import Device
from euca.domain.errors import InvalidRequest, NotSupported
from euca.domain.instance_attributes import check_shutdown_behavior
from euca.domain.places import TENANCY
from euca.domain.reservations import MAX_USER_DATA_BYTES, RunRequest
from euca.soap.codec import Struct
from euca.wire import ec2

#: What EC2 may make and tag beside an instance.
_NOT_MADE: Final = ("volume", "network-interface", "spot-instances-request", "elastic-gpu")


@frozen
class InstanceHandlers(Subject):
    """Launching, ending, consoles."""

    @operation(
        ec2.RunInstancesType,
        tagging=True,
        partly="no VPC, network interfaces, instance profile, licence, placement group, tenancy of one's own, EBS optimisation or volumes",
    )
    async def run(self, ask: Ask, message: ec2.RunInstancesType) -> Struct:
        group = await self.cloud.instances.run(ask, run_request(message))
        return ran(group, ask.request_id)

    @operation(ec2.TerminateInstancesType)
    async def terminate(self, ask: Ask, message: ec2.TerminateInstancesType) -> Struct:
        changes = await self.cloud.instances.terminate(ask, instance_ids(message.instances_set.item))
        return state_changes(changes, ask.request_id)

    @operation(ec2.RebootInstancesType)
    async def reboot(self, ask: Ask, message: ec2.RebootInstancesType) -> Struct:
        await self.cloud.instances.reboot(ask, instance_ids(message.instances_set.item))
        return ec2.RebootInstancesResponseType(request_id=ask.request_id, return_=True)

    @operation(
        ec2.StopInstancesType, refused="as in EC2 where the root device is instance store, which here it always is"
    )
    async def stop(self, ask: Ask, message: ec2.StopInstancesType) -> Struct:
        await self.cloud.instance_attributes.refuse_to_stop(ask, instance_ids(message.instances_set.item), "stopped")

    @operation(
        ec2.StartInstancesType, refused="as in EC2 where the root device is instance store, which here it always is"
    )
    async def start(self, ask: Ask, message: ec2.StartInstancesType) -> Struct:
        await self.cloud.instance_attributes.refuse_to_stop(ask, instance_ids(message.instances_set.item), "started")

    @operation(ec2.GetConsoleOutputType)
    async def console(self, ask: Ask, message: ec2.GetConsoleOutputType) -> Struct:
        return console(await self.cloud.instances.console(ask, message.instance_id), ask.request_id)

    @operation(ec2.ConfirmProductInstanceType)
    async def confirm_product(self, ask: Ask, message: ec2.ConfirmProductInstanceType) -> Struct:
        owner = await self.cloud.instances.confirm_product(ask, message.product_code, message.instance_id)
        return ec2.ConfirmProductInstanceResponseType(
            request_id=ask.request_id, return_=bool(owner), owner_id=owner or None
        )


def run_request(message: ec2.RunInstancesType) -> RunRequest:
    """A launch. Raises NotSupported for what this cloud cannot give, rather than leave it out silently."""
    _refuse_extras(message)
    check_shutdown_behavior(message.instance_initiated_shutdown_behavior or "")
    placement = message.placement
    names, ids = _groups(message.group_set)
    return RunRequest(
        image_id=message.image_id.strip(),
        min_count=message.min_count,
        max_count=message.max_count,
        vm_type=(message.instance_type or "").strip(),
        key_name=message.key_name or "",
        group_names=names,
        group_ids=ids,
        zone=(placement.availability_zone or "") if placement is not None else "",
        kernel_id=message.kernel_id or "",
        ramdisk_id=message.ramdisk_id or "",
        user_data=_user_data(message.user_data),
        addressing=(message.addressing_type or "public").strip().lower(),
        devices=devices_of(message.block_device_mapping),
        tags=tags_given(message.tag_specification_set, "instance", _NOT_MADE),
        protected=bool(message.disable_api_termination),
        monitored=message.monitoring is not None and bool(message.monitoring.enabled),
        client_token=message.client_token or "",
    )


def _refuse_extras(message: ec2.RunInstancesType) -> None:
    placement = message.placement
    asked = {
        "subnetId": message.subnet_id,
        "privateIpAddress": message.private_ip_address,
        "networkInterfaceSet": message.network_interface_set is not None and message.network_interface_set.item,
        "iamInstanceProfile": message.iam_instance_profile is not None
        and (message.iam_instance_profile.arn or message.iam_instance_profile.name),
        "license": message.license is not None and message.license.pool,
        "placement group": placement is not None and placement.group_name,
        "tenancy": placement is not None and placement.tenancy not in (None, "", TENANCY),
        "ebsOptimized": message.ebs_optimized,
    }
    for name, wanted in asked.items():
        if wanted:
            raise NotSupported(f"This cloud does not offer {name}")


def _groups(groups: ec2.GroupSetType) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and ids. The classic tools write a name where newer versions have the id."""
    names, ids = [], []
    for item in groups.item:
        if item.group_id and item.group_id.startswith(GROUP_ID):
            ids.append(item.group_id)
        elif item.group_name or item.group_id:
            names.append(item.group_name or item.group_id or "")
    return tuple(dict.fromkeys(names)), tuple(dict.fromkeys(ids))


def devices_of(mapping: ec2.BlockDeviceMappingType | None) -> tuple[Device, ...]:
    """A block device mapping as it was given."""
    return tuple(
        Device(
            name=(item.device_name or "").strip(),
            virtual_name=(item.virtual_name or "").strip(),
            no_device=item.no_device is not None,
            volume=item.ebs is not None,
        )
        for item in (mapping.item if mapping is not None else ())
    )


def _user_data(user_data: ec2.UserDataType | None) -> bytes:
    if user_data is None or not user_data.data:
        return b""
    if user_data.encoding.lower() != "base64":
        raise InvalidRequest("User data is encoded in base64")
    text = "".join(user_data.data.split())
    if len(text) > 2 * MAX_USER_DATA_BYTES:
        raise InvalidRequest(f"User data is limited to {MAX_USER_DATA_BYTES} bytes")
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise InvalidRequest("The user data are not base64") from None


def state_changes(changes: Sequence[StateChange], request_id: str) -> ec2.TerminateInstancesResponseType:
    """The answer to the end of instances."""
    items = tuple(
        ec2.InstanceStateChangeType(
            instance_id=change.instance_id, current_state=state(change.now), previous_state=state(change.before)
        )
        for change in changes
    )
    return ec2.TerminateInstancesResponseType(
        request_id=request_id, instances_set=ec2.InstanceStateChangeSetType(item=items)
    )


def console(output: Console, request_id: str) -> ec2.GetConsoleOutputResponseType:
    """Console output, in base64."""
    return ec2.GetConsoleOutputResponseType(
        request_id=request_id,
        instance_id=output.instance_id,
        timestamp=moment(output.seen_at),
        output=base64.b64encode(output.output).decode(),
    )
