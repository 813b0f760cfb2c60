"""Instances' files: a directory each, with root disk, further disks, kernel and ramdisk.

A tenant's disk image is copied and extended, never looked into.  The space that the guest gets beyond its image reads as zeros.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from attrs import define, frozen

from euca.adapters.files import private_directory, sync_directory, write_atomically
from euca.adapters.swap import swap_header
from euca.domain.devices import Store
from euca.domain.errors import NodeFailure, NoRoom
from euca.domain.ids import domain_uuid

GIB = 1 << 30
MIB = 1 << 20

#: Copies a file sparsely and durably: (from, to).
Copy = Callable[[Path, Path], Awaitable[None]]


@frozen
class InstanceFiles:
    """Where the parts of an instance lie."""

    disk: Path
    kernel: Path
    ramdisk: Path | None

    def store(self, store: Store) -> Path:
        """A disk beside the root's."""
        return self.disk.with_name(f"store-{store.device}")


@define
class Disks:
    """The instances' directories under ``base``. Names come from checked instance ids only."""

    base: Path
    copy: Copy

    def __attrs_post_init__(self) -> None:
        private_directory(self.base)

    def directory(self, instance_id: str) -> Path:
        """The instance's directory."""
        return self.base / instance_id

    def found(self) -> tuple[str, ...]:
        """The ids of all instances of which there are files."""
        return tuple(sorted(entry.name for entry in self.base.iterdir() if entry.is_dir()))

    def complete(self, instance_id: str, with_ramdisk: bool) -> InstanceFiles | None:
        """The instance's files, if they were once made whole: a guest may have written to them since."""
        place = self.directory(instance_id)
        if not (place / "complete").exists():
            return None
        return InstanceFiles(place / "disk", place / "kernel", place / "ramdisk" if with_ramdisk else None)

    async def make(
        self,
        instance_id: str,
        image: Path,
        kernel: Path,
        ramdisk: Path | None,
        disk_gib: int,
        stores: Sequence[Store] = (),
    ) -> InstanceFiles:
        """Copy an image and extend it to ``disk_gib`` GiB, and make the stores, durably; what was half made before is made anew.

        Raises NoRoom for an image larger than that or a full disk, NodeFailure for other trouble; nothing is left then.
        """
        files = self.complete(instance_id, ramdisk is not None)
        if files is not None:
            return files
        size = disk_gib * GIB
        if image.stat().st_size > size:
            raise NoRoom(f"The image has {image.stat().st_size} bytes, the instance type's disk {disk_gib} GiB")
        place = self.directory(instance_id)
        self.remove(instance_id)
        try:
            place.mkdir(mode=0o700)
            files = InstanceFiles(place / "disk", place / "kernel", place / "ramdisk" if ramdisk else None)
            # Links keep a kernel for the guest's reboots, whatever the cache drops meanwhile.
            os.link(kernel, files.kernel)
            if ramdisk is not None and files.ramdisk is not None:
                os.link(ramdisk, files.ramdisk)
            await self.copy(image, files.disk)
            os.truncate(files.disk, size)
            for store in stores:
                _make_store(files.store(store), store, instance_id)
            write_atomically(place / "complete", b"", 0o600)
            sync_directory(self.base)
        except OSError as error:
            self.remove(instance_id)
            raise NoRoom(f"The disk could not be made: {error.strerror}") from error
        except BaseException:
            self.remove(instance_id)
            raise
        return files

    def remove(self, instance_id: str) -> None:
        """Remove an instance's files, if there are any; raises NodeFailure where they cannot be removed."""
        try:
            shutil.rmtree(self.directory(instance_id))
        except FileNotFoundError:
            return
        except OSError as error:
            raise NodeFailure(f"The files of {instance_id} could not be removed: {error.strerror}") from error

    def free_bytes(self) -> int:
        """What the file system has left for us, in bytes."""
        space = os.statvfs(self.base)
        return space.f_bavail * space.f_frsize

    def total_bytes(self) -> int:
        """The file system's size, in bytes."""
        space = os.statvfs(self.base)
        return space.f_blocks * space.f_frsize


def _make_store(path: Path, store: Store, instance_id: str) -> None:
    """A sparse file that reads as zeros; as a swap area, with its signature, where it is one."""
    size = store.size_mib * MIB
    name = uuid.uuid5(domain_uuid(instance_id), store.device)
    with path.open("xb") as file:
        if store.virtual_name == "swap":
            file.write(swap_header(size, name))
        file.truncate(size)
        os.fsync(file.fileno())
