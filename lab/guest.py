"""The small Linux guest: a kernel, a ramdisk and a root disk, as a cloud's three images."""

import re
import shutil
from pathlib import Path
from typing import NamedTuple

from lab import kernels, packages
from lab.errors import LabError
from lab.process import output, run

FILES = Path(__file__).parent / "files/guest"
DISK_MIB = 32
_SCRIPTS = ("boot", "cloud", "dhcp", "dhcp-event", "ssh")
_PROGRAMS = ("/usr/sbin/dropbear", "/usr/bin/dropbearkey", "/sbin/resize2fs")
_FOLDERS = (
    "bin",
    "dev",
    "etc/dropbear",
    "etc/lab",
    "new",
    "proc",
    "root",
    "run",
    "sbin",
    "sys",
    "tmp",
    "var/lib/cloud",
)


class GuestImage(NamedTuple):
    """The three files of the guest: ELF kernel (EKI), ramdisk (ERI), bare ext4 partition (EMI).

    The disk is to be presented as xvda1; it grows its file system to the size it finds.
    """

    kernel: Path
    ramdisk: Path
    disk: Path

    @classmethod
    def in_folder(cls, folder: Path) -> "GuestImage":
        return cls(folder / "vmlinux", folder / "initrd", folder / "disk.img")


def make(target: Path, work: Path) -> GuestImage:
    """Build the guest's files in `target` (made here), with `work` for what is needed on the way."""
    target.mkdir(parents=True)
    work.mkdir(parents=True)
    image = GuestImage.in_folder(target)
    package = packages.kernel_behind(packages.GUEST_KERNEL)
    version = package.removeprefix("linux-image-")
    tree = packages.download(package, work)
    kernels.unpack(tree / f"boot/vmlinuz-{version}", image.kernel)
    kernels.index_modules(tree, version)
    _make_ramdisk(image.ramdisk, work / "ramdisk", tree, version)
    _make_disk(image.disk, work / "root")
    return image


def _make_ramdisk(target: Path, tree: Path, kernel_tree: Path, version: str) -> None:
    for folder in ("bin", "dev", "proc", "new"):
        (tree / folder).mkdir(parents=True)
    kernels.pick_modules(kernel_tree, version, ("xen-blkfront", "xen-netfront", "ext4"), tree / "modules")
    shutil.copy2("/bin/busybox", tree / "bin/busybox")
    _install(FILES / "ramdisk-init", tree / "init", 0o755)
    kernels.pack_ramdisk(tree, target)


def _make_disk(target: Path, root: Path) -> None:
    for folder in _FOLDERS:
        (root / folder).mkdir(parents=True, exist_ok=True)
    _install_programs(root)
    _install_settings(root)
    for script in _SCRIPTS:
        _install(FILES / script, root / "etc/lab" / script, 0o755)
    _install(FILES / "functions", root / "etc/lab/functions", 0o644)
    _install(FILES / "inittab", root / "etc/inittab", 0o644)
    with target.open("wb") as disk:
        disk.truncate(DISK_MIB << 20)
    # Blocks of 4 KiB and a journal of its own size, so that a 32 MiB file system can grow to a disk's.
    options = ["-b", "4096", "-I", "256", "-J", "size=4", "-m", "0", "-L", "root", "-E", "lazy_itable_init=1"]
    run(["mke2fs", "-q", "-F", "-t", "ext4", *options, "-d", str(root), str(target)])


def _install_programs(root: Path) -> None:
    busybox = Path("/bin/busybox")
    if run(["ldd", str(busybox)], check=False).returncode == 0:
        raise LabError("/bin/busybox is not the static one; install busybox-static")
    shutil.copy2(busybox, root / "bin/busybox")
    for applet in output([str(busybox), "--list"]).split():
        link = root / "bin" / applet
        if not link.exists():
            link.symlink_to("busybox")
    for name in ("init", "poweroff", "reboot", "halt"):  # the kernel and Xen ask for these by path
        (root / "sbin" / name).symlink_to("../bin/busybox")
    for program in _PROGRAMS:
        shutil.copy2(Path(program).resolve(), root / "bin" / Path(program).name)
        for library in parse_ldd(output(["ldd", program])):
            copy = root / library.relative_to("/")
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(library.resolve(), copy)


def parse_ldd(text: str) -> list[Path]:
    """The files that `ldd` says a program needs."""
    return [Path(match[1]) for match in re.finditer(r"^\s+(?:\S+ => )?(/\S+) \(0x", text, re.MULTILINE)]


def _install_settings(root: Path) -> None:
    (root / "etc/passwd").write_text("root:*:0:0:root:/root:/bin/sh\n")  # "*": no password fits
    (root / "etc/shadow").write_text("root:*:19000:0:99999:7:::\n")
    (root / "etc/shadow").chmod(0o600)
    (root / "etc/group").write_text("root:x:0:\n")
    (root / "etc/shells").write_text("/bin/sh\n")
    (root / "etc/nsswitch.conf").write_text("passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n")
    (root / "etc/hosts").write_text("127.0.0.1 localhost\n")
    (root / "etc/resolv.conf").symlink_to("/run/resolv.conf")
    (root / "etc/mtab").symlink_to("/proc/self/mounts")
    (root / "root").chmod(0o700)
    (root / "tmp").chmod(0o1777)


def _install(source: Path, target: Path, mode: int) -> None:
    shutil.copyfile(source, target)
    target.chmod(mode)
