"""Between the domain and the messages of a cluster (``euca.wire.cc``)."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from attrs import evolve

from euca.cloud.clusters import RunOrder
from euca.domain import capabilities
from euca.domain.addresses import Pool, parse_pool
from euca.domain.devices import Store, stores_gib
from euca.domain.ids import mac_address
from euca.domain.images import Image
from euca.domain.instances import GuestKind, InstanceState, StateReason
from euca.domain.news import Page, Seen
from euca.domain.reservations import Report
from euca.domain.vmtypes import VmType
from euca.domain.zones import Availability
from euca.wire import cc

_STATES: Mapping[str, InstanceState] = {state.label: state for state in InstanceState}
_UNKNOWN_ADDRESSES = frozenset({"", "0.0.0.0"})  # noqa: S104 - what the original writes for none

MOST_NODE_NAME: Final = 64

#: An image's address for the cluster that is asked: secret, short-lived.
Address = Callable[[Image], str]


class StrangeAnswer(Exception):
    """A cluster's answer is well-formed and makes no sense."""


def stated(theirs: Iterable[str]) -> tuple[str, ...]:
    """What to state to a cluster that has stated these: nothing to one that has stated none, since it may refuse what it does not know."""
    return capabilities.ALL if tuple(theirs) else ()


def vm_type_message(vm_type: VmType) -> cc.VirtualMachineType:
    """MiB of memory and GiB of disk, as the original has them."""
    return cc.VirtualMachineType(
        name=vm_type.name, memory=vm_type.memory_mib, cores=vm_type.cores, disk=vm_type.disk_gib
    )


def run_message(order: RunOrder, address: Address, theirs: frozenset[str]) -> cc.RunInstancesType:
    """The request to start instances; what the original's does not have only for who has stated ``launch-details``."""
    r, user_data = order.reservation, base64.b64encode(order.data.user_data).decode()
    detailed = capabilities.LAUNCH_DETAILS in theirs
    message = cc.RunInstancesType(
        user_id=r.account_id,
        image_id=order.image.image_id,
        kernel_id=order.kernel.image_id,
        ramdisk_id=order.ramdisk.image_id if order.ramdisk else None,
        image_url=address(order.image),
        kernel_url=address(order.kernel),
        ramdisk_url=address(order.ramdisk) if order.ramdisk else None,
        instance_type=vm_type_message(_with_stores(r.vm_type, order.data.stores)),
        key_name=r.key_name if detailed else order.data.key_text,
        max_count=len(order.instances),
        min_count=order.min_count,
        reservation_id=r.reservation_id,
        instance_ids=tuple(i.instance_id for i in order.instances),
        net_names=r.group_names or ("default",),
        mac_addresses=tuple(mac_address(i.instance_id) for i in order.instances),
        vlan=0,
        user_data="" if detailed else user_data,
        launch_index=str(order.instances[0].launch_index),
    )
    return _with_details(message, order) if detailed else message


def _with_stores(vm_type: VmType, stores: Sequence[Store]) -> VmType:
    """With the disk that all disks of an instance take together: what a cluster has to find room for."""
    return evolve(vm_type, disk_gib=vm_type.disk_gib + stores_gib(stores))


def _with_details(message: cc.RunInstancesType, order: RunOrder) -> cc.RunInstancesType:
    return message.replace(
        image_digest=order.image.digest,
        kernel_digest=order.kernel.digest,
        ramdisk_digest=order.ramdisk.digest if order.ramdisk else None,
        image_size=order.image.size_bytes,
        kernel_size=order.kernel.size_bytes,
        ramdisk_size=order.ramdisk.size_bytes if order.ramdisk else None,
        key_text=order.data.key_text,
        group_names=order.reservation.group_names,
        launch_indexes=tuple(i.launch_index for i in order.instances),
        user_data_base64=order.data.user_data,
        guest_kind=GuestKind.ANY.value,
        root_partition=order.image.root_partition or None,
        store=tuple(
            cc.StoreType(device=store.device, virtual_name=store.virtual_name, size_mib=store.size_mib)
            for store in order.data.stores
        ),
        capability=capabilities.ALL,
    )


def pool_of(answer: object) -> Pool:
    """The public addresses that a cluster says it has, of what it can be asked for; raises StrangeAnswer."""
    if not isinstance(answer, cc.DescribePublicAddressesResponseType):
        raise StrangeAnswer(f"the answer is a {type(answer).__name__}")
    try:
        return parse_pool(" ".join(answer.pool))
    except ValueError as error:
        raise StrangeAnswer(f"its public addresses: {error}"[:200]) from None


def report_of(instance: cc.CcInstanceType) -> Report:
    """What is said about an instance; raises StrangeAnswer."""
    state = _STATES.get((instance.state_name or "").lower())
    if state is None or not instance.instance_id:
        raise StrangeAnswer(f"instance {instance.instance_id} is said to be {instance.state_name!r}"[:200])
    reason = None
    if instance.state_reason_code:
        reason = StateReason(instance.state_reason_code[:128], (instance.state_reason_message or "")[:1024])
    net = instance.net_params
    return Report(
        instance_id=instance.instance_id,
        state=state,
        reason=reason,
        private_ip=_address(net.private_ip if net else ""),
        public_ip=_address(net.public_ip if net else ""),
        node=(instance.node_name or "")[:MOST_NODE_NAME],
    )


def _address(text: str) -> str:
    stripped = text.strip()
    return "" if stripped in _UNKNOWN_ADDRESSES else stripped[:45]


def reports_of(instances: Sequence[cc.CcInstanceType]) -> Mapping[str, Report]:
    """The same by id; raises StrangeAnswer."""
    return {report.instance_id: report for report in map(report_of, instances)}


def describe_message(seen: Seen, wait_s: float, theirs: frozenset[str]) -> cc.DescribeInstancesType:
    """The question for news, or for everything to who states no ``news``."""
    if capabilities.NEWS not in theirs:
        return cc.DescribeInstancesType(capability=stated(theirs))
    return cc.DescribeInstancesType(
        since_epoch=seen.epoch,
        since_sequence=seen.sequence,
        wait_seconds=int(wait_s),
        capability=stated(theirs),
    )


def page_of(answer: cc.DescribeInstancesResponseType) -> Page[Report]:
    """An answer as a page of news; one without epoch is everything there is. Raises StrangeAnswer."""
    items = tuple(map(report_of, answer.instances))
    if answer.epoch is None:
        return Page("", 0, complete=True, more=False, items=items, forgotten=())
    return Page(
        epoch=answer.epoch[:64],
        sequence=answer.sequence or 0,
        complete=bool(answer.complete),
        more=bool(answer.more),
        items=items,
        forgotten=tuple(answer.forgotten),
    )


def availability_of(answer: cc.DescribeResourcesResponseType, vm_types: Sequence[VmType]) -> Mapping[str, Availability]:
    """How many instances of each type a cluster could start; types by name or, where it names none, in the order asked."""
    found = {}
    for index, resource in enumerate(answer.resources):
        name = resource.instance_type.name if resource.instance_type else None
        if name is None and index < len(vm_types):
            name = vm_types[index].name
        if name is not None:
            found[name] = Availability(max(0, resource.available_instances or 0), max(0, resource.max_instances or 0))
    return found


def nodes_of(answer: cc.DescribeResourcesResponseType) -> Mapping[str, str]:
    """What a cluster says of its nodes: a state each, by name; nothing where it names none."""
    return {node.name[:MOST_NODE_NAME]: node.state for node in answer.nodes}


def console_of(answer: cc.GetConsoleOutputResponseType) -> bytes:
    """The console's bytes; as text where the cluster has no other form."""
    if answer.output_base64 is not None:
        return answer.output_base64
    return (answer.console_output or "").encode()
