"""QEMU's qcow2 images, versions 2 and 3, read only.

Source: QEMU's docs/interop/qcow2.txt. What would lead out of the file (a backing file, an external data file), what is encrypted and what this
reader does not know is refused; internal snapshots are passed over. A table or cluster that the file names is read where it says
and nowhere else, so that the worst image costs as much as an honest one of its size.
"""

from __future__ import annotations

import struct
import zlib
from collections import OrderedDict
from typing import Final

from attrs import define, field, frozen

from euca.domain.errors import InvalidRequest
from euca.ports.images import IContent

MAGIC: Final = b"QFI\xfb"
_HEADER = struct.Struct(">4sIQIIQIIQQIIQ")
_HEADER_3 = struct.Struct(">QQQII")
_CLUSTER_BITS = range(9, 22)
_OFFSET_MASK = 0x00FF_FFFF_FFFF_FE00
_COMPRESSED = 1 << 62
_ZERO = 1
_SECTOR = 512
#: Incompatible features: reference counts that may be wrong do not matter to a reader; all others do.
_DIRTY, _CORRUPT, _DATA_FILE, _COMPRESSION, _EXTENDED_L2 = 1, 2, 4, 8, 16
_REFUSED = {
    _CORRUPT: "it is marked as corrupt",
    _DATA_FILE: "its data is in another file",
    _COMPRESSION: "it is compressed by something other than zlib",
    _EXTENDED_L2: "it has extended L2 entries",
}
_MEND = "`qemu-img convert -O qcow2` makes a plain image of one that you trust"
#: Entries of the first table, which is kept in memory.
MOST_L1_ENTRIES: Final = 1 << 18
#: Second-level tables that are kept: of at most 2 MiB each.
_TABLES = 8


@frozen
class Header:
    """What of a qcow2 header matters to a reader; ``size_bytes`` is the disk's."""

    cluster_bits: int
    size_bytes: int
    l1_offset: int
    l1_entries: int
    version: int

    @property
    def cluster_bytes(self) -> int:
        """Bytes of a cluster."""
        return 1 << self.cluster_bits

    @property
    def l2_entries(self) -> int:
        """Entries of a second-level table, each one cluster's."""
        return self.cluster_bytes // 8


def parse_header(data: bytes, most_bytes: int) -> Header:
    """The header at the beginning of an image; ``data`` is its first cluster or more than 112 bytes of it.

    Raises InvalidRequest for what is no qcow2 image, for one that cannot be read here, and for a disk of more than ``most_bytes``.
    """
    if len(data) < 112 or data[:4] != MAGIC:
        raise InvalidRequest("This is no qcow2 image")
    _, version, backing, _, bits, size, crypt, l1_size, l1_offset, *_ = _HEADER.unpack_from(data)
    if version not in (2, 3):
        raise InvalidRequest(f"This qcow2 image is of version {version}; 2 and 3 are known")
    incompatible = _HEADER_3.unpack_from(data, 72)[0] if version == 3 else 0
    reasons = [text for bit, text in _REFUSED.items() if incompatible & bit]
    if incompatible & ~(_DIRTY | sum(_REFUSED)):
        reasons.append("it has features that are not known here")
    if backing:
        reasons.insert(0, "it is based on another file")
    if crypt:
        reasons.append("it is encrypted")
    if reasons:
        raise InvalidRequest(f"This qcow2 image is not read: {', '.join(reasons)}; {_MEND}")
    if bits not in _CLUSTER_BITS:
        raise InvalidRequest(f"A qcow2 image has clusters of 512 bytes to 2 MiB, not of 2^{bits}")
    if not 0 < size <= most_bytes:
        raise InvalidRequest(f"The disk in this qcow2 image has {size} bytes; at most {most_bytes} are read")
    covered = 1 << (2 * bits - 3)
    needed = -(-size // covered)
    if l1_size < needed or l1_offset % (1 << bits) or not l1_offset:
        raise InvalidRequest("This qcow2 image's first table does not fit its size")
    if needed > MOST_L1_ENTRIES:
        raise InvalidRequest(f"The clusters of this qcow2 image are too small for its size; {_MEND}")
    return Header(bits, size, l1_offset, needed, version)


@define
class Qcow2:
    """The disk in a qcow2 image."""

    _file: IContent
    _header: Header
    _l1: tuple[int, ...]
    _l2: OrderedDict[int, tuple[int, ...]] = field(factory=OrderedDict)
    _inflated: tuple[int, bytes] = (-1, b"")

    @classmethod
    def open(cls, file: IContent, most_bytes: int) -> Qcow2:
        """Raises InvalidRequest as `parse_header` does."""
        header = parse_header(file.read(0, 4096), most_bytes)
        return cls(file, header, _table(file, header.l1_offset, header.l1_entries))

    @property
    def size_bytes(self) -> int:
        """As the port says."""
        return self._header.size_bytes

    def read(self, offset: int, length: int) -> bytes:
        """As the port says."""
        end, pieces = min(offset + length, self.size_bytes), []
        while offset < end:
            within = offset % self._header.cluster_bytes
            count = min(end - offset, self._header.cluster_bytes - within)
            pieces.append(self._read_cluster(offset // self._header.cluster_bytes, within, count))
            offset += count
        return b"".join(pieces)

    def _read_cluster(self, number: int, within: int, count: int) -> bytes:
        entry = self._entry(number)
        if entry & _COMPRESSED:
            return self._inflate(entry)[within : within + count]
        place = entry & _OFFSET_MASK
        if not place or (entry & _ZERO and self._header.version >= 3):
            return bytes(count)
        if place >= self._file.size_bytes:
            raise InvalidRequest("This qcow2 image names a cluster behind its end")
        # The last cluster of a file may be cut short: what is missing are zeros.
        return self._file.read(place + within, count).ljust(count, b"\0")

    def _entry(self, number: int) -> int:
        table, index = divmod(number, self._header.l2_entries)
        place = self._l1[table] & _OFFSET_MASK
        if not place:
            return 0
        if place not in self._l2:
            self._l2[place] = _table(self._file, place, self._header.l2_entries)
            if len(self._l2) > _TABLES:
                self._l2.popitem(last=False)
        return self._l2[place][index]

    def _inflate(self, entry: int) -> bytes:
        """A compressed cluster; the last one is kept, since it is read in pieces."""
        if self._inflated[0] != entry:
            shift = 62 - (self._header.cluster_bits - 8)
            place, sectors = entry & ((1 << shift) - 1), ((entry & (_COMPRESSED - 1)) >> shift) + 1
            packed = self._file.read(place, sectors * _SECTOR - place % _SECTOR)
            size = self._header.cluster_bytes
            try:
                data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size)
            except zlib.error:
                data = b""
            if len(data) != size:
                raise InvalidRequest("This qcow2 image has a compressed cluster that is not whole")
            self._inflated = (entry, data)
        return self._inflated[1]


def _table(file: IContent, offset: int, entries: int) -> tuple[int, ...]:
    data = file.read(offset, entries * 8)
    if len(data) != entries * 8:
        raise InvalidRequest("This qcow2 image is cut short, or names a table behind its end")
    return struct.unpack(f">{entries}Q", data)
