"""Partition tables, read from the beginning of a disk: the PC's own (MBR, four primary partitions) and GPT.

Sources: UEFI specification 2.10, chapter 5; for the types, the Discoverable Partitions Specification.
"""

from __future__ import annotations

import struct
import uuid
import zlib
from typing import Final

from attrs import frozen

from euca.domain.errors import InvalidRequest

SECTOR: Final = 512
#: What has to be read of a disk to find its partitions.
HEAD_BYTES: Final = 1 << 20
MAX_PARTITIONS: Final = 128

_PROTECTIVE = 0xEE
_EXTENDED = frozenset({0x05, 0x0F, 0x85})
_MBR_ENTRY = struct.Struct("<B3sB3sII")
_GPT_HEADER = struct.Struct("<8sIII4xQQQQ16sQIII")
_GPT_ENTRY = struct.Struct("<16s16sQQ")


@frozen
class Partition:
    """``number`` as the kernel counts them (``xvda1`` is 1); ``start`` and ``size_bytes`` are inside of the disk."""

    number: int
    start: int
    size_bytes: int


def partitions(head: bytes, size_bytes: int) -> tuple[Partition, ...]:
    """The partitions of a disk of ``size_bytes`` whose first `HEAD_BYTES` are ``head``, by number; none where there is no table.

    Raises InvalidRequest for a table that is there and wrong: with partitions beyond the disk's end, or over one another.
    """
    if len(head) < SECTOR or head[510:512] != b"\x55\xaa":
        return ()
    entries = [_MBR_ENTRY.unpack_from(head, 446 + 16 * index) for index in range(4)]
    if any(boot not in (0, 0x80) for boot, *_ in entries):
        return ()  # A boot sector of a file system, which ends in the same two bytes.
    if any(kind == _PROTECTIVE for _, _, kind, *_ in entries):
        found = _gpt(head)
    else:
        found = [
            Partition(number, start * SECTOR, count * SECTOR)
            for number, (_, _, kind, _, start, count) in enumerate(entries, 1)
            if kind and count and kind not in _EXTENDED
        ]
    _check(found, size_bytes)
    return tuple(found)


def _gpt(head: bytes) -> list[Partition]:
    header = head[SECTOR : 2 * SECTOR]
    if len(header) < SECTOR or not header.startswith(b"EFI PART"):
        raise InvalidRequest("This disk says that it has a GPT, and has none")
    _, _, length, checksum, _, _, _, _, _, entries_at, count, entry_bytes, entries_checksum = _GPT_HEADER.unpack_from(
        header
    )
    if not 92 <= length <= SECTOR or zlib.crc32(header[:16] + bytes(4) + header[20:length]) != checksum:
        raise InvalidRequest("This disk's GPT is damaged: its header's checksum is wrong")
    if entry_bytes not in (128, 256, 512) or not 0 < count <= 1024:
        raise InvalidRequest(f"This disk's GPT has {count} entries of {entry_bytes} bytes, which are not read")
    table = head[entries_at * SECTOR : entries_at * SECTOR + count * entry_bytes]
    if len(table) != count * entry_bytes or zlib.crc32(table) != entries_checksum:
        raise InvalidRequest("This disk's GPT is damaged, or its entries are not at the disk's beginning")
    found = []
    for index in range(count):
        kind, _, first, last = _GPT_ENTRY.unpack_from(table, index * entry_bytes)
        if uuid.UUID(bytes_le=kind).int:
            found.append(Partition(index + 1, first * SECTOR, (last + 1 - first) * SECTOR))
    return found


def _check(found: list[Partition], size_bytes: int) -> None:
    if len(found) > MAX_PARTITIONS:
        raise InvalidRequest(f"This disk has more than {MAX_PARTITIONS} partitions")
    end = SECTOR
    for one in sorted(found, key=lambda partition: partition.start):
        if one.size_bytes <= 0 or one.start < end or one.start + one.size_bytes > size_bytes:
            raise InvalidRequest(f"This disk's partition {one.number} is not inside of the disk, or lies over another")
        end = one.start + one.size_bytes
