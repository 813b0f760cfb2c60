"""Instance types between EC2's messages, and Eucalyptus's own, and the cloud."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from euca.cloud.asking import Ask
from euca.cloud.ec2.subjects import Subject, filters_of, operation
from euca.domain.instance_types import ARCHITECTURE, NETWORK, USAGE_CLASS, Offer
from euca.domain.paging import PageRequest
from euca.domain.places import HYPERVISOR, ROOT_DEVICE_TYPE, VIRTUALIZATION
from euca.soap.codec import Struct
from euca.wire import ec2


@frozen
class InstanceTypeHandlers(Subject):
    """The answer has the types in both shapes: each version shows the one that it knows."""

    @operation(ec2.DescribeInstanceTypesType)
    async def describe(self, ask: Ask, message: ec2.DescribeInstanceTypesType) -> Struct:
        classic, own = message.instance_type_set, message.instance_types
        names = [item.instance_type for item in classic.item] if classic is not None else []
        names += [item.entry for item in own.item] if own is not None else []
        listed, token = await self.cloud.instance_types.describe(
            ask, names, filters_of(message.filter_set), PageRequest(message.max_results, message.next_token or "")
        )
        rooms = bool(message.availability)
        return ec2.DescribeInstanceTypesResponseType(
            request_id=ask.request_id,
            instance_type_set=ec2.InstanceTypeInfoSetType(item=tuple(_type(one) for one in listed)),
            next_token=token or None,
            instance_type_details=ec2.VmTypeDetailsSetType(item=tuple(_details(one, rooms) for one in listed)),
        )


def _type(offer: Offer) -> ec2.InstanceTypeInfoType:
    vm_type = offer.vm_type
    disk = ec2.DiskInfoType(size_in_gb=vm_type.disk_gib, count=1, type="hdd")
    return ec2.InstanceTypeInfoType(
        instance_type=vm_type.name,
        current_generation=True,
        free_tier_eligible=False,
        supported_usage_classes=_names([USAGE_CLASS]),
        supported_root_device_types=_names([ROOT_DEVICE_TYPE]),
        supported_virtualization_types=_names([VIRTUALIZATION]),
        bare_metal=False,
        hypervisor=HYPERVISOR,
        processor_info=ec2.ProcessorInfoType(supported_architectures=_names([ARCHITECTURE])),
        v_cpu_info=ec2.VCpuInfoType(
            default_v_cpus=vm_type.cores, default_cores=vm_type.cores, default_threads_per_core=1
        ),
        memory_info=ec2.MemoryInfoType(size_in_mi_b=vm_type.memory_mib),
        instance_storage_supported=True,
        instance_storage_info=ec2.InstanceStorageInfoType(
            total_size_in_gb=vm_type.disk_gib, disks=ec2.DiskInfoSetType(item=(disk,))
        ),
        network_info=ec2.NetworkInfoType(
            network_performance=NETWORK,
            maximum_network_interfaces=1,
            ipv4_addresses_per_interface=1,
            ipv6_supported=False,
        ),
        hibernation_supported=False,
        burstable_performance_supported=False,
        dedicated_hosts_supported=False,
        auto_recovery_supported=False,
    )


def _names(names: Sequence[str]) -> ec2.NamesType:
    return ec2.NamesType(item=tuple(names))


def _details(offer: Offer, rooms: bool) -> ec2.VmTypeDetailsType:
    vm_type = offer.vm_type
    zones = tuple(
        ec2.VmTypeZoneStatusType(name=vm_type.name, zone_name=room.zone, max=room.most, available=room.available)
        for room in offer.rooms
    )
    store = ec2.VmTypeEphemeralDiskType(virtual_device_name="ephemeral0", size=vm_type.ephemeral_gib, format="none")
    return ec2.VmTypeDetailsType(
        name=vm_type.name,
        cpu=vm_type.cores,
        disk=vm_type.disk_gib,
        memory=vm_type.memory_mib,
        network_interfaces=1,
        availability=ec2.VmTypeZoneSetType(item=zones) if rooms else None,
        ephemeral_disk=ec2.VmTypeEphemeralDiskSetType(item=(store,)) if vm_type.ephemeral_gib else None,
    )
