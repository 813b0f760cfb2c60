"""Lists of instances, and how they are, between EC2's messages and the cloud."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from attrs import frozen

from euca.cloud.asking import Ask
from euca.cloud.ec2.subjects import (
    Subject,
    filters_of,
    group_set,
    instance_ids,
    listing,
    moment,
    operation,
    product_codes,
    state,
    tag_set,
)
from euca.cloud.instance_lists import Group, Page
from euca.domain.instance_filters import Listed
from euca.domain.instance_status import Health, Status
from euca.domain.paging import PageRequest
from euca.domain.places import HYPERVISOR, ROOT_DEVICE_TYPE, TENANCY, VIRTUALIZATION
from euca.soap.codec import Struct
from euca.soap.shifts import STEP, in_shifts
from euca.wire import ec2


@frozen
class InstanceListHandlers(Subject):
    """Listing."""

    @listing(ec2.DescribeInstancesType)
    async def describe(self, ask: Ask, message: ec2.DescribeInstancesType) -> Struct:
        ids = instance_ids(message.instances_set.item)
        asked = PageRequest(message.max_results, message.next_token or "")
        page = await self.cloud.instance_lists.describe(ask, ids, filters_of(message.filter_set), asked)
        return await in_shifts(reservation_listing(page, ask.request_id), self.clock)

    @operation(ec2.DescribeInstanceStatusType)
    async def statuses(self, ask: Ask, message: ec2.DescribeInstanceStatusType) -> Struct:
        statuses, token = await self.cloud.instance_statuses.describe(
            ask,
            instance_ids(message.instances_set.item),
            filters_of(message.filter_set),
            PageRequest(message.max_results, message.next_token or ""),
            whatever_state=bool(message.include_all_instances),
        )
        return await in_shifts(status_listing(statuses, token, ask.request_id), self.clock)


def _instance(listed: Listed) -> ec2.RunningInstancesItemType:
    reservation, instance, image = listed.reservation, listed.instance, listed.image
    reason = instance.reason
    return ec2.RunningInstancesItemType(
        instance_id=instance.instance_id,
        image_id=reservation.image_id,
        instance_state=state(instance.state),
        private_dns_name=listed.private_dns_name,
        dns_name=listed.dns_name,
        reason=reason.message if reason is not None else None,
        key_name=reservation.key_name or None,
        ami_launch_index=str(instance.launch_index),
        product_codes=product_codes(image.product_codes if image is not None else ()),
        instance_type=reservation.vm_type.name,
        launch_time=moment(instance.created_at),
        placement=ec2.PlacementResponseType(availability_zone=instance.cluster, tenancy=TENANCY),
        kernel_id=reservation.kernel_id or None,
        ramdisk_id=reservation.ramdisk_id or None,
        monitoring=ec2.InstanceMonitoringStateType(state=listed.monitoring),
        private_ip_address=instance.private_ip or None,
        ip_address=instance.public_ip or None,
        group_set=group_set(reservation.groups),
        state_reason=ec2.StateReasonType(code=reason.code, message=reason.message) if reason is not None else None,
        architecture=image.architecture if image is not None else None,
        root_device_type=ROOT_DEVICE_TYPE,
        root_device_name=listed.root_device,
        block_device_mapping=ec2.InstanceBlockDeviceMappingResponseType(),  # present where it is empty, too
        virtualization_type=VIRTUALIZATION,
        client_token=reservation.client_token or None,
        tag_set=tag_set(listed.tags),
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
        group_set=group_set(group.reservation.groups),
        instances_set=_instances(group.members),
    )


def reservation_listing(page: Page, request_id: str) -> Generator[None, None, ec2.DescribeInstancesResponseType]:
    """A listing of instances, in steps: it may be long."""
    items = []
    count = 0
    for group in page.groups:
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
                group_set=group_set(group.reservation.groups),
                instances_set=ec2.RunningInstancesSetType(item=tuple(members)),
            )
        )
    reservation_set = ec2.ReservationSetType(item=tuple(items))
    return ec2.DescribeInstancesResponseType(
        request_id=request_id, reservation_set=reservation_set, next_token=page.token or None
    )


def status_listing(
    statuses: Sequence[Status], token: str, request_id: str
) -> Generator[None, None, ec2.DescribeInstanceStatusResponseType]:
    """A listing of how instances are, in steps."""
    items = []
    for count, status in enumerate(statuses):
        if count % STEP == STEP - 1:
            yield
        items.append(_status(status))
    return ec2.DescribeInstanceStatusResponseType(
        request_id=request_id,
        instance_status_set=ec2.InstanceStatusSetType(item=tuple(items)),
        next_token=token or None,
    )


def _status(status: Status) -> ec2.InstanceStatusItemType:
    """Nothing is ever planned here that EC2 would announce as an event."""
    instance = status.listed.instance
    return ec2.InstanceStatusItemType(
        instance_id=instance.instance_id,
        availability_zone=instance.cluster,
        instance_state=state(instance.state),
        system_status=_health(status.system),
        instance_status=_health(status.instance),
    )


def _health(health: Health) -> ec2.InstanceStatusType:
    details = None
    if health.reachability:
        check = ec2.InstanceStatusDetailsSetItemType(name="reachability", status=health.reachability)
        details = ec2.InstanceStatusDetailsSetType(item=(check,))
    return ec2.InstanceStatusType(status=health.summary, details=details)
