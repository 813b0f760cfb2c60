"""Requests as EC2's messages have them → as the cloud takes them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence

from euca.cloud.groups import GroupName
from euca.cloud.images import PermissionChange
from euca.domain.errors import InvalidCombination, InvalidRequest, MissingValue, NotSupported
from euca.domain.filters import Filter
from euca.domain.groups import Permission
from euca.domain.reservations import MAX_USER_DATA_BYTES, RunRequest
from euca.wire import ec2

_GROUP_ID = "sg-"


def filters_of(filters: ec2.FilterSetType | None) -> tuple[Filter, ...]:
    """The filters of a describe call; none where the version has none."""
    if filters is None:
        return ()
    return tuple(Filter(one.name, tuple(value.value for value in one.value_set.item)) for one in filters.item)


def run_request(message: ec2.RunInstancesType) -> RunRequest:
    """A launch. Raises NotSupported for what this cloud cannot give, rather than leave it out silently."""
    _refuse_extras(message)
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
        client_token=message.client_token or "",
    )


def _refuse_extras(message: ec2.RunInstancesType) -> None:
    placement, monitoring = message.placement, message.monitoring
    asked = {
        "blockDeviceMapping": message.block_device_mapping is not None and message.block_device_mapping.item,
        "subnetId": message.subnet_id,
        "privateIpAddress": message.private_ip_address,
        "networkInterfaceSet": message.network_interface_set is not None and message.network_interface_set.item,
        "iamInstanceProfile": message.iam_instance_profile is not None
        and (message.iam_instance_profile.arn or message.iam_instance_profile.name),
        "license": message.license is not None and message.license.pool,
        "monitoring": monitoring is not None and monitoring.enabled,
        "placement group": placement is not None and placement.group_name,
        "tenancy": placement is not None and placement.tenancy not in (None, "", "default"),
        "disableApiTermination": message.disable_api_termination,
        "ebsOptimized": message.ebs_optimized,
        "instanceInitiatedShutdownBehavior": message.instance_initiated_shutdown_behavior
        not in (None, "", "terminate"),
    }
    for name, wanted in asked.items():
        if wanted:
            raise NotSupported(f"This cloud does not offer {name}")


def _groups(groups: ec2.GroupSetType) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and ids. The classic tools write a name where newer versions have the id."""
    names, ids = [], []
    for item in groups.item:
        if item.group_id and item.group_id.startswith(_GROUP_ID):
            ids.append(item.group_id)
        elif item.group_name or item.group_id:
            names.append(item.group_name or item.group_id or "")
    return tuple(dict.fromkeys(names)), tuple(dict.fromkeys(ids))


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


def group_name(name: str | None, group_id: str | None, account_id: str | None = None) -> GroupName:
    """A group as a request names it."""
    if name and group_id:
        raise InvalidCombination("A security group is named by groupName or by groupId, not by both")
    if group_id and not group_id.startswith(_GROUP_ID):
        return GroupName(name=group_id, account_id=account_id or "")
    return GroupName(name=name or "", group_id=group_id or "", account_id=account_id or "")


def permissions_of(permissions: ec2.IpPermissionSetType) -> tuple[Permission, ...]:
    """Rules as a request names them."""
    return tuple(map(_permission, permissions.item))


def _permission(item: ec2.IpPermissionType) -> Permission:
    sources = []
    for pair in item.groups.item:
        name = pair.group_name or pair.group_id
        if not name:
            raise MissingValue("A rule's source group has to be named")
        if not pair.group_name and name.startswith(_GROUP_ID):
            raise NotSupported("A rule's source group is named by its name here, not by its id")
        sources.append((pair.user_id or "", name))
    return Permission(
        protocol=item.ip_protocol,
        from_port=item.from_port,
        to_port=item.to_port,
        cidrs=tuple(range_.cidr_ip for range_ in item.ip_ranges.item),
        groups=tuple(sources),
    )


def permission_change(operation: ec2.LaunchPermissionOperationType) -> PermissionChange:
    """Launch permissions to add or to remove; exactly one of the two."""
    if (operation.add is None) == (operation.remove is None):
        raise InvalidCombination("Launch permissions are either added or removed")
    adds, items = operation.add is not None, (operation.add or operation.remove or ec2.LaunchPermissionListType()).item
    for item in items:
        if bool(item.user_id) == bool(item.group):
            raise InvalidCombination("A launch permission names either a userId or a group")
    accounts = tuple(item.user_id for item in items if item.user_id)
    return PermissionChange(adds, accounts, tuple(item.group for item in items if item.group))


def only_one(**attributes: object) -> str:
    """The name of the one attribute that is given; raises InvalidCombination for none or several."""
    given = [name for name, value in attributes.items() if value is not None]
    if len(given) != 1:
        raise InvalidCombination(f"Exactly one attribute has to be named, of {', '.join(attributes)}")
    return given[0]


def one_address(public_ip: str | None, other: str | None) -> str:
    """The address that a request is about."""
    return public_ip or other or ""


def instance_ids(
    items: Sequence[ec2.InstanceIdType | ec2.RebootInstancesItemType | ec2.DescribeInstancesItemType],
) -> tuple[str, ...]:
    """The instances that a request names."""
    return tuple(item.instance_id.strip() for item in items)
