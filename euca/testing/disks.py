"""Disks made by the real tools, for tests: file systems of mke2fs, tables of sfdisk, images of qemu-img. None of it needs root."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

#: The tools by the Debian packages that have them.
TOOLS = {"mke2fs": "e2fsprogs", "sfdisk": "fdisk", "qemu-img": "qemu-utils"}
_PATH = "/usr/sbin:/sbin:/usr/bin:/bin"
MIB = 1 << 20
#: What a kernel's file begins with, as far as anybody here looks: a bzImage's "HdrS" at 0x202.
KERNEL = bytes(0x202) + b"HdrS" + b"kernel" * 5000
RAMDISK = b"ramdisk" * 9000
CONFIG = b"CONFIG_X86=y\nCONFIG_XEN_PV=y\nCONFIG_XEN_PVH=y\n"


@frozen
class Bytes:
    """Bytes in memory as a content."""

    data: bytes

    @property
    def size_bytes(self) -> int:
        """As the port says."""
        return len(self.data)

    def read(self, offset: int, length: int) -> bytes:
        """As the port says."""
        return self.data[offset : offset + length]


def missing_tools() -> str:
    """What is to be installed; empty where all is there."""
    return " ".join(package for tool, package in TOOLS.items() if shutil.which(tool, path=_PATH) is None)


def run(*argv: str | Path, text: str = "") -> None:
    """One of the tools."""
    program = shutil.which(str(argv[0]), path=_PATH) or str(argv[0])
    subprocess.run([program, *map(str, argv[1:])], input=text.encode(), check=True, capture_output=True, timeout=60)


def tree(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """Files, and links for texts, in a folder; a name that ends in a slash is a directory."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir(exist_ok=True)
        elif isinstance(content, str):
            path.symlink_to(content)
        else:
            path.write_bytes(content)
    return folder


def root_files(releases: Iterable[str] = ("6.1.0-9-amd64", "6.1.0-10-amd64")) -> dict[str, bytes | str]:
    """What looks like a root file system with kernels."""
    files: dict[str, bytes | str] = {"etc/": b"", "usr/bin/true": b"#!", "etc/hostname": b"guest\n"}
    for release in releases:
        files[f"boot/vmlinuz-{release}"] = KERNEL + release.encode()
        files[f"boot/initrd.img-{release}"] = RAMDISK + release.encode()
        files[f"boot/config-{release}"] = CONFIG
    return files


def file_system(target: Path, content: Path, size_bytes: int = 16 * MIB, kind: str = "ext4", *options: str) -> Path:
    """A file system with what is in a folder."""
    target.unlink(missing_ok=True)
    with target.open("wb") as file:
        file.truncate(size_bytes)
    run("mke2fs", "-q", "-F", "-t", kind, *options, "-d", content, target)
    return target


def partitioned(target: Path, parts: Sequence[Path | int], label: str = "gpt") -> Path:
    """A whole disk: each part a file that is copied in, or a size in bytes that stays empty."""
    sizes = [part if isinstance(part, int) else part.stat().st_size for part in parts]
    with target.open("wb") as disk:
        disk.truncate(sum(sizes) + 3 * MIB)
    lines, start, places = [f"label: {label}"], MIB, []
    for size in sizes:
        lines.append(f"start={start // 512}, size={size // 512}, type={'L' if label == 'gpt' else '83'}")
        places.append(start)
        start += size
    run("sfdisk", "-q", target, text="\n".join(lines) + "\n")
    with target.open("r+b") as disk:
        for part, place in zip(parts, places, strict=True):
            if isinstance(part, Path):
                disk.seek(place)
                disk.write(part.read_bytes())
    return target


def qcow2(source: Path, target: Path, *options: str) -> Path:
    """A raw disk as qcow2; options as qemu-img's: ``-c``, ``-o compat=0.10``."""
    run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", *options, source, target)
    return target
