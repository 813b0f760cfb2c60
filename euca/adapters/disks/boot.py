"""What a disk boots from: where its root file system is, and the kernel and ramdisk that its own boot loader would take.

Xen starts a guest's kernel from a file of the host, so a cloud image's kernel has to be taken out of it once, when an administrator registers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from euca.adapters.disks.content import Part
from euca.adapters.disks.ext4 import Ext, ExtFile, is_ext
from euca.domain.errors import InvalidRequest
from euca.domain.partitions import HEAD_BYTES, Partition, partitions
from euca.ports.images import IContent

_KERNEL = re.compile(r"(?:vmlinuz|vmlinux|kernel)-([A-Za-z0-9][A-Za-z0-9._+~-]{0,100})")
_RAMDISKS = ("initrd.img-{}", "initramfs-{}.img", "initrd-{}", "initramfs-{}")
_NOT_USUAL = ("rescue", "kdump", "old", "memtest")
_MOST_KERNELS: Final = 64
_MOST_CONFIG_BYTES: Final = 4 << 20
_XEN = re.compile(rb"^CONFIG_XEN_PVH?=y$", re.MULTILINE)
_MEND = "name a kernel yourself: --kernel FILE or --kernel-id EKI"


@frozen
class Kernel:
    """A kernel with its ramdisk, if it has one."""

    release: str
    kernel: ExtFile
    ramdisk: ExtFile | None


@frozen
class BootDisk:
    """``root_partition``: where the root file system is; 0 where the whole disk is one."""

    root_partition: int
    systems: tuple[tuple[int, Ext], ...]

    def kernel(self, release: str = "") -> Kernel | None:
        """The newest kernel, or that of a release; None where there is none.

        Raises InvalidRequest where there is no such release, and where a journal waits for recovery: what is read without it may be torn or old.
        """
        for place, system in self.systems:
            if not system.clean:
                where = f"the file system in partition {place}" if place else "the file system"
                raise InvalidRequest(
                    f"In this disk, {where} was not unmounted, and its journal waits for recovery: shut the disk's guest down in order,"
                    f" or run e2fsck -p on the file system; or {_MEND}, or none: --no-kernel"
                )
        found = [kernel for place, system in self.systems for kernel in self._kernels(place, system)]
        chosen = [kernel for kernel in found if kernel.release == release] if release else found
        if not chosen:
            if release:
                raise InvalidRequest(f"There is no kernel {release} in this disk: it has {self._names(found)}; {_MEND}")
            return None
        return max(chosen, key=lambda kernel: _version(kernel.release))

    def _kernels(self, place: int, system: Ext) -> Iterator[Kernel]:
        """Those in a root's ``/boot``, or at the top of a partition that is mounted there."""
        folder = "/boot" if place == self.root_partition else "/"
        names = system.names(folder)
        matches = [(name, match[1]) for name in names if (match := _KERNEL.fullmatch(name))]
        usual = [(name, release) for name, release in matches if not any(word in name for word in _NOT_USUAL)]
        for name, release in usual[:_MOST_KERNELS]:
            kernel = system.file(f"{folder}/{name}")
            if kernel is None:
                continue
            ramdisk = next((form.format(release) for form in _RAMDISKS if form.format(release) in names), None)
            yield Kernel(release, kernel, system.file(f"{folder}/{ramdisk}") if ramdisk else None)

    @staticmethod
    def _names(found: Sequence[Kernel]) -> str:
        return ", ".join(kernel.release for kernel in found[:8]) or "none"

    def check(self, kernel: Kernel) -> None:
        """Raises InvalidRequest for what is no kernel of a PC, or was built without Xen, as far as its disk says."""
        head = kernel.kernel.read(0, 0x210)
        if not (head.startswith(b"\x7fELF") or head[0x202:0x206] == b"HdrS"):
            raise InvalidRequest(f"The kernel {kernel.release} of this disk is none for a PC; {_MEND}")
        for place, system in self.systems:
            name = f"{'/boot' if place == self.root_partition else ''}/config-{kernel.release}"
            config = system.file(name)
            if config is not None and not _XEN.search(config.read(0, _MOST_CONFIG_BYTES)):
                raise InvalidRequest(f"The kernel {kernel.release} of this disk cannot be started by Xen; {_MEND}")


def find_boot(disk: IContent, root_partition: int | None = None) -> BootDisk:
    """Where a disk's root is. root_partition: the administrator's word for it, where it cannot be found.

    Raises InvalidRequest for a damaged table, for a partition that is not there, and where it is not clear which is the root.
    """
    table = partitions(disk.read(0, HEAD_BYTES), disk.size_bytes)
    if not table:
        if root_partition:
            raise InvalidRequest("This disk has no partitions")
        return BootDisk(0, ((0, Ext.open(disk)),) if is_ext(disk) else ())
    systems = tuple((one.number, Ext.open(part)) for one, part in _parts(disk, table) if is_ext(part))
    if root_partition is not None:
        if root_partition not in [one.number for one in table]:
            raise InvalidRequest(f"This disk has no partition {root_partition}: it has {_numbers(table)}")
        return BootDisk(root_partition, systems)
    roots = [number for number, system in systems if _is_root(system)]
    if len(roots) != 1:
        what = "no root file system of the ext family was found" if not roots else "several could be the root"
        raise InvalidRequest(
            f"In this disk's partitions {_numbers(table)} {what}: say which it is, with --root-partition N"
        )
    return BootDisk(roots[0], systems)


def _parts(disk: IContent, table: Sequence[Partition]) -> Iterator[tuple[Partition, IContent]]:
    return ((one, Part(disk, one.start, one.size_bytes)) for one in table)


def _is_root(system: Ext) -> bool:
    return system.is_directory("/etc") and (system.is_directory("/usr") or system.is_directory("/bin"))


def _numbers(table: Sequence[Partition]) -> str:
    return ", ".join(str(one.number) for one in table)


def _version(release: str) -> tuple[tuple[int, str], ...]:
    """Orders 6.1.0-9 before 6.1.0-10."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"([0-9]+)", release) if part)
