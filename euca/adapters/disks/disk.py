"""Opening a disk, whatever form its file has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from euca.adapters.disks.content import open_file
from euca.adapters.disks.qcow2 import MAGIC, Qcow2
from euca.domain.errors import InvalidRequest
from euca.ports.images import IContent

_CONVERT = "make it raw or qcow2 with qemu-img first"
_UNPACK = "unpack it first"
#: Forms of disks that are known by their first bytes, and not read: their names, and what to do.
_OTHERS = {
    b"KDMV": ("VMDK", _CONVERT),
    b"vhdxfile": ("VHDX", _CONVERT),
    b"conectix": ("VHD", _CONVERT),
    b"<<< ": ("VDI", _CONVERT),
    b"\x1f\x8b": ("gzip", _UNPACK),
    b"\xfd7zXZ": ("xz", _UNPACK),
    b"\x28\xb5\x2f\xfd": ("zstd", _UNPACK),
    b"BZh": ("bzip2", _UNPACK),
    b"PK\x03\x04": ("zip", _UNPACK),
}


@contextmanager
def open_disk(path: Path, most_bytes: int) -> Iterator[IContent]:
    """The disk in a raw file or a qcow2 image.

    A raw disk whose guest wrote a qcow2 header at its beginning is taken for one: it can name nothing but bytes of its own file then.  Raises
    InvalidRequest for other forms, and for more than ``most_bytes``.
    """
    with open_file(path) as file:
        head = file.read(0, 512)
        if head.startswith(MAGIC):
            yield Qcow2.open(file, most_bytes)
            return
        for magic, (name, mend) in _OTHERS.items():
            if head.startswith(magic):
                raise InvalidRequest(f"{path} is {name}: {mend}")
        if file.size_bytes > most_bytes:
            raise InvalidRequest(f"{path} has {file.size_bytes} bytes, of which at most {most_bytes} are read")
        yield file
