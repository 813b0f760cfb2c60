"""Instance types: what an instance gets, as the administrator has set it."""

from __future__ import annotations

from attrs import frozen


@frozen
class VmType:
    """An instance type.

    ``cores`` are virtual CPUs, ``memory_mib`` MiB of memory, ``disk_gib`` GiB of root disk. What a launch maps beside it, and only then:
    ``ephemeral_gib`` GiB of ``ephemeral0`` and ``swap_mib`` MiB of ``swap``; 0 where the type has none. Where a tier below the cloud has a launch,
    ``disk_gib`` are all its disks together, since that is what they take.
    """

    name: str
    cores: int
    memory_mib: int
    disk_gib: int
    ephemeral_gib: int = 0
    swap_mib: int = 0


#: The original's types, smallest first, with its sizes and its swap; what is mapped as `ephemeral0` is as large as the root disk.
DEFAULT_VM_TYPES: tuple[VmType, ...] = (
    VmType("m1.small", 1, 128, 2, 2, 512),
    VmType("c1.medium", 1, 256, 5, 5, 512),
    VmType("m1.large", 2, 512, 10, 10, 512),
    VmType("m1.xlarge", 2, 1024, 20, 20, 512),
    VmType("c1.xlarge", 4, 2048, 20, 20, 512),
)
