"""Between the messages of EucalyptusCC and what the cluster works with. Wrong values end in errors of the domain."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from euca.cluster.records import InstanceRecord, LaunchRequest
from euca.domain import capabilities
from euca.domain.devices import Store, check_stores
from euca.domain.errors import InvalidRequest, MissingValue
from euca.domain.ids import check_id, domain_uuid
from euca.domain.instances import GuestKind, ImageSource, InstanceState, check_root_partition
from euca.domain.news import Page, Seen
from euca.domain.scheduling import Room
from euca.domain.vmtypes import VmType
from euca.wire import cc

#: What this release can beyond the original's messages, as every tier states it.
CAPABILITIES = capabilities.ALL
#: The original's way to say that there is no public address.
NO_ADDRESS = "0.0.0.0"  # noqa: S104 - nothing listens there
_MOST_COUNT = 10_000
_PAGE = 256
_MOST_PAGE = 1000
_MOST_WAIT_S = 60


def launch_request(message: cc.RunInstancesType) -> LaunchRequest:
    """A RunInstances message's meaning; raises InvalidRequest, MissingValue or MalformedId."""
    count = message.max_count
    if not 1 <= count <= _MOST_COUNT:
        raise InvalidRequest(f"maxCount is 1 to {_MOST_COUNT}, not {count}")
    kinds = {kind.value: kind for kind in GuestKind}
    kind = message.guest_kind or GuestKind.ANY.value
    if kind not in kinds:
        raise InvalidRequest(f"guestKind is one of {', '.join(kinds)}")
    data = message.user_data_base64
    wanted = vm_type(message.instance_type)
    return LaunchRequest(
        reservation_id=check_id("reservation", message.reservation_id),
        user_id=message.user_id or "",
        vm_type=wanted,
        image=_source("image", message.image_id, message.image_url, message.image_digest, message.image_size),
        kernel=_source("kernel", message.kernel_id, message.kernel_url, message.kernel_digest, message.kernel_size),
        ramdisk=_source(
            "ramdisk", message.ramdisk_id, message.ramdisk_url, message.ramdisk_digest, message.ramdisk_size
        )
        if message.ramdisk_id
        else None,
        min_count=message.min_count,
        max_count=count,
        instance_ids=tuple(check_id("instance", i) for i in message.instance_ids),
        macs=tuple(mac.lower() for mac in message.mac_addresses),
        launch_indexes=message.launch_indexes or _indexes(message.launch_index, count),
        key_name=message.key_name or "",
        key_text=message.key_text or "",
        user_data=message.user_data.encode() if data is None else data,
        group_names=message.group_names or message.net_names,
        guest_kind=kinds[kind],
        vlan=message.vlan,
        root_partition=check_root_partition(message.root_partition),
        stores=check_stores(
            tuple(Store(one.device, one.virtual_name, one.size_mib) for one in message.store),
            wanted.disk_gib,
            message.root_partition or 0,
        ),
    )


def _source(
    part: str, image_id: str | None, url: str | None, digest: str | None, size_bytes: int | None
) -> ImageSource:
    if not (image_id and url and digest and size_bytes):
        raise MissingValue(f"The {part} needs its id, address, digest and size")
    return ImageSource(check_id("image", image_id), url, digest, size_bytes)


def _indexes(first: str, count: int) -> tuple[int, ...]:
    if not first.isascii() or not first.isdigit() or len(first) > 6:
        raise InvalidRequest("launchIndex is a number")
    return tuple(range(int(first), int(first) + count))


def vm_type(message: cc.VirtualMachineType | None) -> VmType:
    """An instance type's meaning; raises MissingValue."""
    if message is None or None in (message.cores, message.memory, message.disk):
        raise MissingValue("The instance type needs its cores, memory and disk")
    return VmType(message.name or "", message.cores or 0, message.memory or 0, message.disk or 0)


def moment(seconds: float | None) -> datetime | None:
    """A time as messages carry it."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def instance(record: InstanceRecord, extended: bool) -> cc.CcInstanceType:
    """An instance as the cloud is told of it; extended: with what the original's messages lack."""
    spec = record.spec
    values: dict[str, object] = {
        "image_id": spec.image.image_id,
        "kernel_id": spec.kernel.image_id,
        "ramdisk_id": spec.ramdisk.image_id if spec.ramdisk else None,
        "instance_id": spec.instance_id,
        "instance_type": _wire_type(spec.vm_type),
        "key_name": spec.key_name,
        "launch_time": moment(record.launched_at if record.launched_at is not None else record.created_at),
        "state_name": record.state.label,
        "net_params": cc.NetConfigType(
            private_mac_address=spec.mac,
            public_mac_address=spec.mac,
            vlan=spec.vlan,
            private_ip=spec.private_ip,
            public_ip=NO_ADDRESS,
        ),
        "owner_id": spec.user_id,
        "reservation_id": spec.reservation_id,
        "launch_index": str(spec.launch_index),
        "group_names": spec.group_names[:64],
    }
    if extended:
        values |= {
            "state_reason_code": record.reason.code if record.reason else None,
            "state_reason_message": record.reason.message if record.reason else None,
            "sequence": record.sequence,
            "node_name": record.node,
            "domain_uuid": str(domain_uuid(spec.instance_id)),
            "launch_index_number": spec.launch_index,
        }
    return cc.CcInstanceType(**values)  # type: ignore[arg-type]


def _wire_type(kind: VmType) -> cc.VirtualMachineType:
    return cc.VirtualMachineType(name=kind.name, memory=kind.memory_mib, cores=kind.cores, disk=kind.disk_gib)


def seen(message: cc.DescribeInstancesType) -> tuple[Seen, float, int] | None:
    """(what the cloud has seen, how many seconds it wants to wait, at most how many changes), or None where it asks for no news."""
    if message.since_epoch is None and message.since_sequence is None:
        return None
    wait_s = min(max(message.wait_seconds or 0, 0), _MOST_WAIT_S)
    limit = min(max(message.max_results or _PAGE, 1), _MOST_PAGE)
    return Seen(message.since_epoch or "", max(message.since_sequence or 0, 0)), float(wait_s), limit


def news(page: Page[InstanceRecord], key_edition: int | None) -> cc.DescribeInstancesResponseType:
    """A page of news as an answer."""
    return cc.DescribeInstancesResponseType(
        instances=tuple(instance(record, True) for record in page.items),
        epoch=page.epoch,
        sequence=page.sequence,
        complete=page.complete,
        more=page.more,
        forgotten=page.forgotten,
        key_edition=key_edition,
    )


def resources(
    asked: Iterable[cc.VirtualMachineType], left: Sequence[Room], whole: Sequence[Room]
) -> tuple[cc.CcResourceType, ...]:
    """For each type how many instances there is room for: at most, and now."""
    answers = []
    for message in asked:
        kind = vm_type(message)
        answers.append(
            cc.CcResourceType(
                instance_type=message,
                max_instances=min(sum(room.fits(kind) for room in whole), 1 << 30),
                available_instances=min(sum(room.fits(kind) for room in left), 1 << 30),
            )
        )
    return tuple(answers)


def console(data: bytes, extended: bool, now: float) -> cc.GetConsoleOutputResponseType:
    """Console output as an answer: the original's is base64 as a text."""
    if extended:
        return cc.GetConsoleOutputResponseType(console_output="", output_base64=data, timestamp=moment(now))
    return cc.GetConsoleOutputResponseType(console_output=base64.b64encode(data).decode())


def state_changes(
    instance_ids: Sequence[str], before: dict[str, InstanceState], after: dict[str, InstanceState]
) -> tuple[cc.CcStateChangeType, ...]:
    """What TerminateInstances did; an id that was never heard of has ended."""
    ended = InstanceState.TERMINATED
    return tuple(
        cc.CcStateChangeType(
            instance_id=i, previous_state=before.get(i, ended).label, current_state=after.get(i, ended).label
        )
        for i in instance_ids
    )
