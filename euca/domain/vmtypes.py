"""Instance types: what an instance gets, as the administrator has set it."""

from __future__ import annotations

from attrs import frozen


@frozen
class VmType:
    """An instance type. ``cores`` are virtual CPUs, ``memory_mib`` MiB of memory, ``disk_gib`` GiB of root disk."""

    name: str
    cores: int
    memory_mib: int
    disk_gib: int


#: The original's types and sizes, smallest first.
DEFAULT_VM_TYPES: tuple[VmType, ...] = (
    VmType("m1.small", 1, 128, 2),
    VmType("c1.medium", 1, 256, 5),
    VmType("m1.large", 2, 512, 10),
    VmType("m1.xlarge", 2, 1024, 20),
    VmType("c1.xlarge", 4, 2048, 20),
)
