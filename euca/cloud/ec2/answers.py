"""What the cloud answers → EC2's messages. What an older version lacks is left out when the message is written."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Generator, Iterable, Sequence

from euca.cloud.instances import Console, Group, StateChange
from euca.domain.filters import REGION, Listed
from euca.domain.groups import SecurityGroup, permissions_of
from euca.domain.images import EVERYBODY, Image, ImageKind
from euca.domain.instances import InstanceState
from euca.domain.keypairs import KeyPair, MadeKey
from euca.domain.reservations import Reservation
from euca.domain.zones import Zone
from euca.soap.shifts import STEP
from euca.wire import ec2

ROOT_DEVICE = "/dev/sda1"
ROOT_DEVICE_TYPE = "instance-store"
HYPERVISOR = "xen"
VIRTUALIZATION = "paravirtual"


def moment(seconds: float) -> datetime.datetime:
    """Seconds since the epoch as an aware time."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)


def _state(state: InstanceState) -> ec2.InstanceStateType:
    return ec2.InstanceStateType(code=state.value, name=state.label)


def _group_set(groups: Iterable[tuple[str, str]]) -> ec2.GroupSetType:
    return ec2.GroupSetType(item=tuple(ec2.GroupItemType(group_id=i, group_name=name) for i, name in groups))


def _product_codes(codes: Sequence[str]) -> ec2.ProductCodesSetType:
    return ec2.ProductCodesSetType(
        item=tuple(ec2.ProductCodesSetItemType(product_code=code, type="devpay") for code in codes)
    )


def _instance(listed: Listed) -> ec2.RunningInstancesItemType:
    reservation, instance, image = listed.reservation, listed.instance, listed.image
    reason = instance.reason
    return ec2.RunningInstancesItemType(
        instance_id=instance.instance_id,
        image_id=reservation.image_id,
        instance_state=_state(instance.state),
        private_dns_name=instance.private_ip,
        dns_name=instance.public_ip or instance.private_ip,
        reason=reason.message if reason is not None else None,
        key_name=reservation.key_name or None,
        ami_launch_index=str(instance.launch_index),
        product_codes=_product_codes(image.product_codes if image is not None else ()),
        instance_type=reservation.vm_type.name,
        launch_time=moment(instance.created_at),
        placement=ec2.PlacementResponseType(availability_zone=instance.cluster),
        kernel_id=reservation.kernel_id or None,
        ramdisk_id=reservation.ramdisk_id or None,
        monitoring=ec2.InstanceMonitoringStateType(state="disabled"),
        private_ip_address=instance.private_ip or None,
        ip_address=instance.public_ip or None,
        group_set=_group_set(reservation.groups),
        state_reason=ec2.StateReasonType(code=reason.code, message=reason.message) if reason is not None else None,
        architecture=image.architecture if image is not None else None,
        root_device_type=ROOT_DEVICE_TYPE,
        root_device_name=ROOT_DEVICE,
        virtualization_type=VIRTUALIZATION,
        client_token=reservation.client_token or None,
        hypervisor=HYPERVISOR,
    )


def _instances(members: Sequence[Listed]) -> ec2.RunningInstancesSetType:
    return ec2.RunningInstancesSetType(item=tuple(map(_instance, members)))


def ran(group: Group, request_id: str) -> ec2.RunInstancesResponseType:
    """The answer to a launch."""
    return ec2.RunInstancesResponseType(
        request_id=request_id,
        reservation_id=group.reservation.reservation_id,
        owner_id=group.reservation.account_id,
        group_set=_reservation_groups(group.reservation),
        instances_set=_instances(group.members),
    )


def _reservation_groups(reservation: Reservation) -> ec2.GroupSetType:
    return _group_set(reservation.groups)


def reservations(groups: Sequence[Group], request_id: str) -> Generator[None, None, ec2.DescribeInstancesResponseType]:
    """A listing of instances, in steps: it may be long."""
    items = []
    count = 0
    for group in groups:
        members = []
        for listed in group.members:
            members.append(_instance(listed))
            count += 1
            if count % STEP == 0:
                yield
        items.append(
            ec2.ReservationInfoType(
                reservation_id=group.reservation.reservation_id,
                owner_id=group.reservation.account_id,
                group_set=_reservation_groups(group.reservation),
                instances_set=ec2.RunningInstancesSetType(item=tuple(members)),
            )
        )
    reservation_set = ec2.ReservationSetType(item=tuple(items))
    return ec2.DescribeInstancesResponseType(request_id=request_id, reservation_set=reservation_set)


def state_changes(changes: Sequence[StateChange], request_id: str) -> ec2.TerminateInstancesResponseType:
    """The answer to the end of instances."""
    items = tuple(
        ec2.InstanceStateChangeType(
            instance_id=change.instance_id, current_state=_state(change.now), previous_state=_state(change.before)
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


def images(listed: Sequence[Image], request_id: str) -> ec2.DescribeImagesResponseType:
    """A listing of images."""
    return ec2.DescribeImagesResponseType(
        request_id=request_id, images_set=ec2.DescribeImagesResponseInfoType(item=tuple(map(_image, listed)))
    )


def _image(image: Image) -> ec2.DescribeImagesResponseItemType:
    return ec2.DescribeImagesResponseItemType(
        image_id=image.image_id,
        image_location=image.location,
        image_state="available" if image.available else "deregistered",
        image_owner_id=image.account_id,
        is_public=image.public,
        product_codes=_product_codes(image.product_codes),
        architecture=image.architecture,
        image_type=image.kind.value,
        kernel_id=image.kernel_id or None,
        ramdisk_id=image.ramdisk_id or None,
        name=image.name,
        description=image.description or None,
        root_device_type=ROOT_DEVICE_TYPE if image.kind is ImageKind.MACHINE else None,
        root_device_name=ROOT_DEVICE if image.kind is ImageKind.MACHINE else None,
        virtualization_type=VIRTUALIZATION,
        hypervisor=HYPERVISOR,
    )


def image_attribute(image: Image, attribute: str, request_id: str) -> ec2.DescribeImageAttributeResponseType:
    """One attribute of an image: launch_permission, product_codes, kernel, ramdisk, description or block_device_mapping."""
    answer = ec2.DescribeImageAttributeResponseType(request_id=request_id, image_id=image.image_id)
    values = {
        "launch_permission": _launch_permissions(image),
        "product_codes": _product_codes(image.product_codes),
        "kernel": ec2.NullableAttributeValueType(value=image.kernel_id or None),
        "ramdisk": ec2.NullableAttributeValueType(value=image.ramdisk_id or None),
        "description": ec2.NullableAttributeValueType(value=image.description or None),
        "block_device_mapping": ec2.BlockDeviceMappingType(),
    }
    return answer.replace(**{attribute: values[attribute]})


def _launch_permissions(image: Image) -> ec2.LaunchPermissionListType:
    items = [ec2.LaunchPermissionItemType(group=EVERYBODY)] if image.public else []
    items += [ec2.LaunchPermissionItemType(user_id=account) for account in sorted(image.launch_accounts)]
    return ec2.LaunchPermissionListType(item=tuple(items))


def made_key(key: KeyPair, made: MadeKey, request_id: str) -> ec2.CreateKeyPairResponseType:
    """A new key pair, with its private part."""
    return ec2.CreateKeyPairResponseType(
        request_id=request_id,
        key_name=key.name,
        key_fingerprint=key.fingerprint,
        key_material=made.private_pem,
    )


def key_pairs(keys: Sequence[KeyPair], request_id: str) -> ec2.DescribeKeyPairsResponseType:
    """A listing of key pairs."""
    items = tuple(
        ec2.DescribeKeyPairsResponseItemType(key_name=key.name, key_fingerprint=key.fingerprint) for key in keys
    )
    return ec2.DescribeKeyPairsResponseType(
        request_id=request_id, key_set=ec2.DescribeKeyPairsResponseInfoType(item=items)
    )


def groups(listed: Sequence[SecurityGroup], request_id: str) -> ec2.DescribeSecurityGroupsResponseType:
    """A listing of security groups."""
    items = tuple(
        ec2.SecurityGroupItemType(
            owner_id=group.account_id,
            group_id=group.group_id,
            group_name=group.name,
            group_description=group.description,
            ip_permissions=_permissions(group),
        )
        for group in listed
    )
    return ec2.DescribeSecurityGroupsResponseType(
        request_id=request_id, security_group_info=ec2.SecurityGroupSetType(item=items)
    )


def _permissions(group: SecurityGroup) -> ec2.IpPermissionSetType:
    items = tuple(
        ec2.IpPermissionType(
            ip_protocol=permission.protocol,
            from_port=permission.from_port,
            to_port=permission.to_port,
            groups=ec2.UserIdGroupPairSetType(
                item=tuple(ec2.UserIdGroupPairType(user_id=a, group_name=n) for a, n in permission.groups)
            ),
            ip_ranges=ec2.IpRangeSetType(item=tuple(ec2.IpRangeItemType(cidr_ip=cidr) for cidr in permission.cidrs)),
        )
        for permission in permissions_of(group.rules)
    )
    return ec2.IpPermissionSetType(item=items)


def zones(listed: Sequence[Zone], request_id: str) -> ec2.DescribeAvailabilityZonesResponseType:
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


def no_addresses(request_id: str) -> ec2.DescribeAddressesResponseType:
    """A listing of addresses: nobody has any."""
    return ec2.DescribeAddressesResponseType(
        request_id=request_id, addresses_set=ec2.DescribeAddressesResponseInfoType()
    )
