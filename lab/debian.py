"""A Debian with cloud-init, as a cloud's image: a whole disk, as qcow2, with its own kernel inside."""

import shutil
from pathlib import Path

from lab import base, kernels, packages
from lab.process import output, run

FILES = Path(__file__).parent / "files/debian"
_START_MIB = 1
_ROOM_MIB = 48  # for the journal, for what is written at the first start, and for the file system itself
_UNUSED = ("man", "doc", "locale", "i18n", "info", "lintian", "bug")
# What a guest of Xen's can use beside what is built into the kernel: the image travels through emulated machines.
_MODULES = (
    "arch/x86/crypto",
    "crypto",
    "drivers/block/xen-blkfront.ko",
    "drivers/net/xen-netfront.ko",
    "fs/fat",
    "fs/nls",
    "lib",
)
# systemd's timers that would keep an emulated processor busy while somebody waits for it.
_MASKED = ("apt-daily.timer", "apt-daily-upgrade.timer", "e2scrub_all.timer", "fstrim.timer", "dpkg-db-backup.timer")
_SETTINGS = (
    ("cloud.cfg", "etc/cloud/cloud.cfg.d/90_image.cfg"),
    ("fstab", "etc/fstab"),
    ("modules", "etc/initramfs-tools/modules"),
    ("initramfs.conf", "etc/initramfs-tools/conf.d/image"),
)


def make(target: Path, work: Path) -> Path:
    """Build the image in the folder `target` (made here), with `work` for what is needed on the way; its path.

    Where its metadata come from is not in it: that is the cloud's to say, on the kernel's command line.
    """
    target.mkdir(parents=True)
    work.mkdir(parents=True)
    root = work / "root"
    _make_root(root)
    _drop_modules(root, work / "modules")
    _settle(root)
    raw, image = work / "disk.raw", image_in(target)
    root_mib = int(output(["du", "-sm", str(root)]).split()[0]) * 11 // 10 + _ROOM_MIB
    with raw.open("wb") as disk:
        disk.truncate((root_mib + 2 * _START_MIB) << 20)
    table = f"label: gpt\nstart={_START_MIB}MiB, size={root_mib}MiB, type=linux, name=root\n"
    run(["sfdisk", "--quiet", str(raw)], input=table.encode())
    options = ["-m", "0", "-L", "root", "-J", "size=16", "-E", f"offset={_START_MIB << 20},lazy_itable_init=1"]
    run(["mke2fs", "-q", "-F", "-t", "ext4", *options, "-d", str(root), str(raw), f"{root_mib}m"], limit_s=120)
    run(["qemu-img", "convert", "-f", "raw", "-O", "qcow2", str(raw), str(image)], limit_s=120)
    return image


def image_in(folder: Path) -> Path:
    """The image in the folder that `make` has filled."""
    return folder / "debian.qcow2"


def _make_root(root: Path) -> None:
    # What the ramdisk is made of has to be there when the kernel's package is set up.
    hooks = ['--essential-hook=mkdir -p "$1/etc/initramfs-tools/conf.d"']
    hooks += [f'--essential-hook=cp {FILES / name} "$1/{place}"' for name, place in _SETTINGS if "initramfs" in place]
    base.unpack(root, packages.DEBIAN_PACKAGES, _UNUSED, "--dpkgopt=force-confold", *hooks)
    base.empty(root, "var/log", "var/cache/debconf")


def _drop_modules(root: Path, work: Path) -> None:
    """Of the kernel's modules those stay that a guest can use; its ramdisk was made before, from all."""
    modules = root / "lib/modules"
    (version,) = [folder.name for folder in modules.iterdir()]
    kernels.copy_modules(root, work, version, _MODULES)
    shutil.rmtree(modules / version)
    shutil.move(work / "lib/modules" / version, modules / version)


def _settle(root: Path) -> None:
    for name, place in _SETTINGS:
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(FILES / name, root / place)
    for key in (root / "etc/ssh").glob("ssh_host_*"):  # each guest makes its own
        key.unlink()
    (root / "etc/machine-id").write_text("")
    (root / "etc/hostname").unlink(missing_ok=True)
    services = ("systemd-networkd.service", "systemd-networkd-wait-online.service", "systemd-resolved.service")
    for words in (("enable", *services), ("mask", *_MASKED)):
        run(["chroot", str(root), "systemctl", "--quiet", *words])
