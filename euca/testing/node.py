"""A node's insides without Xen, images or disks worth mentioning: for tests of what stands on them."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from attrs import define, field
from twisted.internet.defer import Deferred

from euca.domain.ids import mac_address
from euca.domain.instances import GuestKind, ImageSource, LaunchSpec
from euca.domain.vmtypes import VmType

KERNEL, RAMDISK, IMAGE = b"kernel" * 100, b"ramdisk" * 100, b"image" * 1000


def source(kind: str, data: bytes) -> ImageSource:
    """A part of an image with this content."""
    return ImageSource(f"{kind}-00000001", f"https://c/{kind}", "sha256:" + hashlib.sha256(data).hexdigest(), len(data))


def launch_spec(instance_id: str = "i-00000001", memory_mib: int = 128, cores: int = 1) -> LaunchSpec:
    """What a node is asked for, with parts that :class:`Steps` can fetch."""
    return LaunchSpec(
        instance_id=instance_id,
        reservation_id="r-00000001",
        user_id="000000000001",
        vm_type=VmType("m1.small", cores, memory_mib, 1),
        image=source("emi", IMAGE),
        kernel=source("eki", KERNEL),
        ramdisk=source("eri", RAMDISK),
        launch_index=0,
        mac=mac_address(instance_id),
        private_ip="10.0.0.5",
        host_name="ip-10-0-0-5",
        key_name="k",
        key_text="ssh-rsa AAAA k",
        user_data=b"\x00data",
        group_names=("default",),
        guest_kind=GuestKind.ANY,
    )


@define
class Steps:
    """The fetching of images and the copying of disks, each of which can be held (:attr:`hold`) or made to fail once."""

    hold: set[str] = field(factory=set)
    fail: dict[str, Exception] = field(factory=dict)
    held: dict[str, list[Deferred[None]]] = field(factory=dict)
    done: list[str] = field(factory=list)

    async def _step(self, name: str) -> None:
        if name in self.hold:
            waiting: Deferred[None] = Deferred()
            self.held.setdefault(name, []).append(waiting)
            await waiting
        if name in self.fail:
            raise self.fail.pop(name)
        self.done.append(name)

    def release(self, name: str) -> None:
        """Let go on what is held."""
        self.hold.discard(name)
        for waiting in self.held.pop(name, []):
            waiting.callback(None)

    async def fetch(self, url: str, digest: str, size_bytes: int, path: Path) -> None:
        """As :data:`euca.adapters.imagecache.Fetch`."""
        await self._step("fetch")
        data = next(d for d in (KERNEL, RAMDISK, IMAGE) if "sha256:" + hashlib.sha256(d).hexdigest() == digest)
        path.write_bytes(data)

    async def copy(self, source_path: Path, target: Path) -> None:
        """As :data:`euca.node.disks.Copy`."""
        shutil.copyfile(source_path, target)
        await self._step("copy")
