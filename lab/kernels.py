"""Kernels and their modules, taken from Debian's packages without installing them."""

import gzip
import lzma
import shutil
import struct
from collections.abc import Iterable
from pathlib import Path

from lab.errors import LabError
from lab.process import output, run

_XZ = b"\xfd7zXZ\x00"
_GZIP = b"\x1f\x8b"
_LZ4_LEGACY = b"\x02\x21\x4c\x18"
_INDEXES = ("modules.builtin", "modules.builtin.modinfo", "modules.order")


def payload(image: bytes) -> bytes:
    """The compressed ELF kernel inside a bzImage.

    Source: Linux's x86 boot protocol, fields setup_sects (0x1f1), payload_offset (0x248) and
    payload_length (0x24c). Raises LabError when `image` is no bzImage of protocol 2.08 or later.
    """
    if len(image) < 0x250 or image[0x202:0x206] != b"HdrS" or struct.unpack_from("<H", image, 0x206)[0] < 0x208:
        raise LabError("the kernel file is no bzImage")
    sectors = image[0x1F1] or 4
    offset, length = struct.unpack_from("<II", image, 0x248)
    start = (sectors + 1) * 512 + offset
    return image[start : start + length]


def unpack(image: Path, target: Path) -> None:
    """Write the ELF kernel of the bzImage `image` to `target`, without its symbols.

    An emulated processor takes seconds to undo xz, so it is done once, here. Xen starts an ELF kernel
    both as PV and as PVH.
    """
    packed = payload(image.read_bytes())
    size = struct.unpack("<I", packed[-4:])[0]  # the kernel's build appends the unpacked size
    body = packed[:-4]
    if body.startswith(_XZ):
        kernel = lzma.LZMADecompressor(lzma.FORMAT_XZ).decompress(body)
    elif body.startswith(_GZIP):
        kernel = gzip.decompress(body)
    elif body.startswith(_LZ4_LEGACY):
        kernel = run(["lz4", "-dc"], input=body).stdout
    else:
        raise LabError(f"{image.name} is packed in a way that is not known here ({body[:4].hex()})")
    if len(kernel) != size or not kernel.startswith(b"\x7fELF"):
        raise LabError(f"{image.name} did not unpack to an ELF kernel")
    target.write_bytes(kernel)
    run(["strip", "-s", str(target)])


def index_modules(tree: Path, version: str) -> None:
    """Write the dependency tables of the modules under `tree`."""
    run(["depmod", "-b", str(tree), version])


def copy_modules(source: Path, target: Path, version: str, patterns: Iterable[str]) -> None:
    """Copy the modules that match `patterns` (globs under kernel/) from one tree to another, index them.

    Debugging data is taken off. A pattern that matches nothing is an error: Debian renamed something.
    """
    old = source / "lib/modules" / version
    new = target / "lib/modules" / version
    new.mkdir(parents=True)
    for name in _INDEXES:
        shutil.copy2(old / name, new / name)
    for pattern in patterns:
        found = [
            file for hit in old.glob(f"kernel/{pattern}") for file in ([hit] if hit.is_file() else hit.rglob("*.ko"))
        ]
        if not found:
            raise LabError(f"the kernel {version} has no modules {pattern}")
        for file in found:
            copy = new / file.relative_to(old)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, copy)
    _strip(sorted(new.rglob("*.ko")))
    index_modules(target, version)


def pick_modules(tree: Path, version: str, names: Iterable[str], target: Path) -> None:
    """Copy the modules `names` and all they need into `target`, numbered in the order of loading.

    What is built into the kernel needs no file. The tree must have been indexed.
    """
    target.mkdir(parents=True)
    order: list[Path] = []
    for name in names:
        shown = output(["modprobe", "-d", str(tree), "-S", version, "--show-depends", name])
        files = [Path(line.split()[1]) for line in shown.splitlines() if line.startswith("insmod ")]
        order.extend(file for file in files if file not in order)
    copies = [target / f"{place:02}-{file.name}" for place, file in enumerate(order)]
    for file, copy in zip(order, copies, strict=True):
        shutil.copy2(file, copy)
    _strip(copies)


def _strip(files: list[Path]) -> None:
    for start in range(0, len(files), 200):
        run(["strip", "-g", *map(str, files[start : start + 200])])


def pack_ramdisk(tree: Path, target: Path) -> None:
    """Write `tree` as an uncompressed ramdisk (cpio, newc), every file root's."""
    names = sorted(str(path.relative_to(tree)) for path in tree.rglob("*"))
    listing = "\0".join([".", *names]).encode() + b"\0"
    packed = run(["cpio", "--quiet", "-0", "-o", "-H", "newc", "-R", "+0:+0"], input=listing, cwd=tree)
    target.write_bytes(packed.stdout)
