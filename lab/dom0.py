"""Debian's dom0: hypervisor, kernel, ramdisk and disk, built from packages."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from lab import base, kernels, packages
from lab.process import run

FILES = Path(__file__).parent / "files/dom0"
DISK_MIB = 8192  # the most that the disk can hold; the file is sparse
_UNUSED = ("man", "doc", "locale", "info", "lintian", "bug")
# What a node may use; drivers for hardware that no virtual machine has stay out.
_MODULES = (
    "arch/x86/crypto",
    "crypto",
    "drivers/block/brd.ko",
    "drivers/block/loop.ko",
    "drivers/block/nbd.ko",
    "drivers/block/virtio_blk.ko",
    "drivers/block/xen-blkback",
    "drivers/block/xen-blkfront.ko",
    "drivers/char/hw_random/virtio-rng.ko",
    "drivers/md",
    "drivers/net/*.ko",
    "drivers/net/bonding",
    "drivers/net/vxlan",
    "drivers/net/xen-netback",
    "drivers/scsi/*iscsi*.ko",
    "drivers/scsi/scsi_*.ko",
    "drivers/scsi/sd_mod.ko",
    "drivers/target",
    "drivers/virtio",
    "drivers/xen",
    "fs/ext4",
    "fs/fat",
    "fs/isofs",
    "fs/jbd2",
    "fs/mbcache.ko",
    "fs/nls",
    "fs/overlayfs",
    "fs/squashfs",
    "lib",
    "net",
)


class Dom0(NamedTuple):
    """What QEMU boots: hypervisor and kernel as ELF, the kernel's ramdisk, the disk (qcow2)."""

    hypervisor: Path
    kernel: Path
    ramdisk: Path
    disk: Path

    @classmethod
    def in_folder(cls, folder: Path) -> "Dom0":
        return cls(folder / "xen", folder / "dom0-vmlinux", folder / "dom0-initrd", folder / "dom0.qcow2")


def make(target: Path, work: Path, progress: Callable[[str], None]) -> Dom0:
    """Build dom0's files in the folder `target`, with `work` for what is needed on the way."""
    dom0 = Dom0.in_folder(target)
    root = work / "root"
    package = packages.kernel_behind(packages.DOM0_KERNEL)
    version = package.removeprefix("linux-image-")
    tree = packages.download(package, work)
    xen = packages.download(packages.HYPERVISOR, work)
    packed = xen / f"boot/xen-{packages.XEN}-amd64.gz"
    dom0.hypervisor.write_bytes(run(["gzip", "-dc", str(packed)]).stdout)
    kernels.unpack(tree / f"boot/vmlinuz-{version}", dom0.kernel)
    progress("hypervisor and kernel unpacked")
    base.unpack(root, packages.DOM0_PACKAGES, _UNUSED)
    progress("dom0's packages unpacked")
    kernels.copy_modules(tree, root, version, _MODULES)
    _settle(root)
    _make_ramdisk(dom0.ramdisk, work / "ramdisk", root, version)
    progress("modules and ramdisk made")
    _make_disk(dom0.disk, work / "dom0.raw", root)
    progress("disk written")
    return dom0


def _settle(root: Path) -> None:
    """The lab's own small init in place of systemd; nobody can log in before an identity comes."""
    lab = root / "lab"
    lab.mkdir()
    (lab / "init").symlink_to("/bin/busybox")  # busybox goes by its name: "init" reads /etc/inittab
    for source, target, mode in (
        ("boot", lab / "boot", 0o755),
        ("identity.py", lab / "identity", 0o755),
        ("inittab", root / "etc/inittab", 0o644),
        ("vif-lab", root / "etc/xen/scripts/vif-lab", 0o755),
    ):
        shutil.copyfile(FILES / source, target)
        target.chmod(mode)
    for made_at_install in (root / "etc/dropbear").glob("*_host_key"):
        made_at_install.unlink()
    (root / "etc/dropbear").mkdir(exist_ok=True)
    (root / "etc/machine-id").unlink(missing_ok=True)
    (root / "etc/hostname").write_text("lab\n")
    (root / "etc/hosts").write_text("127.0.0.1 localhost\n")
    (root / "etc/resolv.conf").unlink(missing_ok=True)
    (root / "etc/resolv.conf").write_text("")
    run(["usermod", "-R", str(root), "-s", "/bin/bash", "-p", "*", "root"])


def _make_ramdisk(target: Path, tree: Path, root: Path, version: str) -> None:
    for folder in ("bin", "dev", "new"):
        (tree / folder).mkdir(parents=True)
    names = ("virtio_pci", "virtio_blk", "ext4", "crc32c_generic")
    kernels.pick_modules(root, version, names, tree / "modules")
    shutil.copy2("/bin/busybox", tree / "bin/busybox")
    shutil.copyfile(FILES / "ramdisk-init", tree / "init")
    (tree / "init").chmod(0o755)
    kernels.pack_ramdisk(tree, target)


def _make_disk(target: Path, raw: Path, root: Path) -> None:
    """A journal is kept: a machine whose power is cut must come up again."""
    with raw.open("wb") as disk:
        disk.truncate(DISK_MIB << 20)
    options = ["-J", "size=32", "-m", "0", "-L", "dom0", "-E", "lazy_itable_init=1,lazy_journal_init=1"]
    run(["mke2fs", "-q", "-F", "-t", "ext4", *options, "-d", str(root), str(raw)], limit_s=120)
    run(["qemu-img", "convert", "-O", "qcow2", str(raw), str(target)], limit_s=120)
    raw.unlink()
