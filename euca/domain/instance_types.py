"""Instance types as lists show them: what they are, and how many more of them each zone has room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from euca.domain.errors import NotFound
from euca.domain.filters import Table, none, truth
from euca.domain.places import HYPERVISOR, ROOT_DEVICE_TYPE, VIRTUALIZATION
from euca.domain.vmtypes import VmType
from euca.domain.zones import Zone

ARCHITECTURE: Final = "x86_64"
#: What EC2 calls instances that are neither spot nor reserved.
USAGE_CLASS: Final = "on-demand"
NETWORK: Final = "Moderate"


@frozen
class Room:
    """How many instances of a type a zone could start now, and how many when it is empty; 0 until it has said any."""

    zone: str
    available: int
    most: int


@frozen
class Offer:
    """A type, and the room for it by zone."""

    vm_type: VmType
    rooms: tuple[Room, ...]


def offers(vm_types: Sequence[VmType], names: Sequence[str], zones: Sequence[Zone]) -> tuple[Offer, ...]:
    """The types in the order in which the administrator names them, or those that a request names; raises NotFound for one that is none."""
    known = {vm_type.name for vm_type in vm_types}
    for name in names:
        if name not in known:
            raise NotFound("instance type", name)
    wanted = frozenset(names) or known
    return tuple(Offer(one, tuple(_room(zone, one) for zone in zones)) for one in vm_types if one.name in wanted)


def _room(zone: Zone, vm_type: VmType) -> Room:
    said = zone.availability.get(vm_type.name)
    return Room(zone.name, said.available if said and not zone.silent else 0, said.most if said else 0)


_NOTHING = (
    "ebs-info.attachment-limit-type ebs-info.ebs-optimized-support ebs-info.encryption-support ebs-info.nvme-support"
    " instance-storage-info.encryption-support network-info.efa-supported network-info.ena-support"
    " processor-info.sustained-clock-speed-in-ghz vcpu-info.valid-cores vcpu-info.valid-threads-per-core"
)

INSTANCE_TYPES: Table[Offer] = {
    **dict.fromkeys(_NOTHING.split(), none),
    "auto-recovery-supported": lambda x: truth(False),
    "bare-metal": lambda x: truth(False),
    "burstable-performance-supported": lambda x: truth(False),
    "current-generation": lambda x: truth(True),
    "dedicated-hosts-supported": lambda x: truth(False),
    "free-tier-eligible": lambda x: truth(False),
    "hibernation-supported": lambda x: truth(False),
    "hypervisor": lambda x: (HYPERVISOR,),
    "instance-storage-info.disk.count": lambda x: ("1",),
    "instance-storage-info.disk.size-in-gb": lambda x: (str(x.vm_type.disk_gib),),
    "instance-storage-info.disk.type": lambda x: ("hdd",),
    "instance-storage-info.total-size-in-gb": lambda x: (str(x.vm_type.disk_gib),),
    "instance-storage-supported": lambda x: truth(True),
    "instance-type": lambda x: (x.vm_type.name,),
    "memory-info.size-in-mib": lambda x: (str(x.vm_type.memory_mib),),
    "network-info.ipv4-addresses-per-interface": lambda x: ("1",),
    "network-info.ipv6-supported": lambda x: truth(False),
    "network-info.maximum-network-interfaces": lambda x: ("1",),
    "network-info.network-performance": lambda x: (NETWORK,),
    "processor-info.supported-architecture": lambda x: (ARCHITECTURE,),
    "supported-root-device-type": lambda x: (ROOT_DEVICE_TYPE,),
    "supported-usage-class": lambda x: (USAGE_CLASS,),
    "supported-virtualization-type": lambda x: (VIRTUALIZATION,),
    "vcpu-info.default-cores": lambda x: (str(x.vm_type.cores),),
    "vcpu-info.default-threads-per-core": lambda x: ("1",),
    "vcpu-info.default-vcpus": lambda x: (str(x.vm_type.cores),),
}
