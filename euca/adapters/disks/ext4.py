"""File systems of the ext family, read only: what a name is, and the bytes of a file.

Source: Linux's Documentation/filesystems/ext4. Names are looked up as in a guest whose root this is: ``..`` and absolute links stay inside. What
is read for one name is bounded, whatever the tables say.
"""

from __future__ import annotations

import itertools
import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from attrs import define, frozen

from euca.domain.errors import InvalidRequest
from euca.ports.images import IContent

SUPERBLOCK_OFFSET: Final = 1024
_MAGIC = 0xEF53
_ROOT_INODE = 2
_RECOVER = 0x4
_64BIT = 0x80
#: file types, recovery, extents, 64 bits, mount protection, flexible groups, attributes in inodes, checksum seed, large directories,
#: data in inodes, encryption: what is special about an inode of the last two is seen at the inode.
_KNOWN = 0x2 | _RECOVER | 0x40 | _64BIT | 0x100 | 0x200 | 0x400 | 0x2000 | 0x4000 | 0x8000 | 0x10000
_EXTENTS, _INLINE, _ENCRYPTED = 0x80000, 0x10000000, 0x800
_DIRECTORY, _FILE, _LINK = 0o040000, 0o100000, 0o120000
_EXTENT_MAGIC = 0xF30A

MOST_LINKS: Final = 16
MOST_NAMES: Final = 64
MOST_DIRECTORY_BYTES: Final = 4 << 20
MOST_FILE_BYTES: Final = 1 << 30
#: Tables that map a file's blocks, and runs of blocks that they name.
MOST_TABLES: Final = 2048
MOST_RUNS: Final = 100_000


def is_ext(content: IContent) -> bool:
    """Whether there is a superblock of the ext family."""
    return content.read(SUPERBLOCK_OFFSET + 56, 2) == struct.pack("<H", _MAGIC)


@frozen
class _Inode:
    mode: int
    size: int
    flags: int
    block: bytes

    def is_kind(self, kind: int) -> bool:
        return self.mode & 0o170000 == kind


@frozen
class _Run:
    """``count`` blocks of a file from its block ``first`` on; they lie at ``place``."""

    first: int
    count: int
    place: int


@frozen
class ExtFile:
    """A file's bytes; what is not on disk are zeros."""

    _system: Ext
    size_bytes: int
    _runs: tuple[_Run, ...]

    def read(self, offset: int, length: int) -> bytes:
        """As the port says."""
        size = self._system.block_bytes
        end, pieces = min(offset + length, self.size_bytes), []
        while offset < end:
            block, within = divmod(offset, size)
            index = bisect_right(self._runs, block, key=lambda run: run.first) - 1
            run = self._runs[index] if index >= 0 else None
            if run is not None and block < run.first + run.count:
                count = min(end - offset, (run.first + run.count - block) * size - within)
                pieces.append(self._system.bytes_at((run.place + block - run.first) * size + within, count))
            else:
                following = self._runs[index + 1].first if index + 1 < len(self._runs) else block + (end // size) + 1
                count = min(end - offset, (following - block) * size - within)
                pieces.append(bytes(count))
            offset += count
        return b"".join(pieces)


@define
class Ext:
    """A file system. Raises InvalidRequest, by all that is done with it, for what is damaged, beyond bounds or not known here.

    clean: no journal waits for recovery, so that what is read is what a guest would see.
    """

    _content: IContent
    block_bytes: int
    clean: bool
    _blocks: int
    _inodes: int
    _group_inodes: int
    _inode_bytes: int
    _first_block: int
    _descriptor_bytes: int

    @classmethod
    def open(cls, content: IContent) -> Ext:
        """The file system whose superblock is in its place."""
        data = content.read(SUPERBLOCK_OFFSET, 1024)
        if len(data) < 1024 or data[56:58] != struct.pack("<H", _MAGIC):
            raise InvalidRequest("This is no file system of the ext family")
        inodes, blocks = struct.unpack_from("<II", data)
        first_block, log_size = struct.unpack_from("<II", data, 20)
        (group_inodes,) = struct.unpack_from("<I", data, 40)
        (revision,) = struct.unpack_from("<I", data, 76)
        inode_bytes = struct.unpack_from("<H", data, 88)[0] if revision else 128
        incompatible = struct.unpack_from("<I", data, 96)[0] if revision else 0
        if incompatible & ~_KNOWN:
            raise InvalidRequest("This file system has features that are not known here")
        wide = bool(incompatible & _64BIT)
        descriptor_bytes = struct.unpack_from("<H", data, 254)[0] if wide else 32
        if wide:
            blocks |= struct.unpack_from("<I", data, 0x150)[0] << 32
        sizes = log_size <= 6 and inode_bytes in (128, 256, 512, 1024, 2048, 4096) and 32 <= descriptor_bytes <= 1024
        if not sizes or not group_inodes or not inodes or first_block > 1:
            raise InvalidRequest("This file system's superblock is damaged")
        return cls(
            content,
            1024 << log_size,
            not incompatible & _RECOVER,
            blocks,
            inodes,
            group_inodes,
            inode_bytes,
            first_block,
            descriptor_bytes,
        )

    def names(self, path: str) -> tuple[str, ...]:
        """The names in a directory; empty where there is none."""
        inode = self._find(path)
        if inode is None or not inode.is_kind(_DIRECTORY):
            return ()
        return tuple(name for name, _ in self._entries(inode) if name not in (".", ".."))

    def is_directory(self, path: str) -> bool:
        """Whether there is a directory of this name."""
        inode = self._find(path)
        return inode is not None and inode.is_kind(_DIRECTORY)

    def file(self, path: str) -> ExtFile | None:
        """A file's content, links followed; None where there is no regular file of the name."""
        inode = self._find(path)
        return self._open(inode, MOST_FILE_BYTES) if inode is not None and inode.is_kind(_FILE) else None

    def bytes_at(self, offset: int, length: int) -> bytes:
        """Bytes of the file system."""
        data = self._content.read(offset, length)
        if len(data) != length:
            raise InvalidRequest("This file system names blocks behind its end")
        return data

    # names

    def _find(self, path: str) -> _Inode | None:
        """What is at a path: walked from the root, links followed, never out of it."""
        todo, where, links = [part for part in path.split("/") if part][::-1], [self._inode(_ROOT_INODE)], 0
        while todo:
            name = todo.pop()
            if name in (".", ".."):
                where = where[: max(1, len(where) - (name == ".."))]
                continue
            inode = self._child(where[-1], name)
            if inode is None:
                return None
            if not inode.is_kind(_LINK):
                where.append(inode)
                continue
            links += 1
            target = self._target(inode)
            parts = [part for part in target.split("/") if part]
            if links > MOST_LINKS or len(parts) + len(todo) > MOST_NAMES:
                raise InvalidRequest("This file system has links without end")
            where = where[:1] if target.startswith("/") else where
            todo += parts[::-1]
        return where[-1]

    def _child(self, directory: _Inode, name: str) -> _Inode | None:
        if not directory.is_kind(_DIRECTORY):
            return None
        number = next((number for entry, number in self._entries(directory) if entry == name), None)
        return None if number is None else self._inode(number)

    def _entries(self, directory: _Inode) -> Iterator[tuple[str, int]]:
        content = self._open(directory, MOST_DIRECTORY_BYTES)
        for start in range(0, content.size_bytes, self.block_bytes):
            block, place = content.read(start, self.block_bytes), 0
            while place + 8 <= len(block):
                number, length, name_length = struct.unpack_from("<IHB", block, place)
                if length < 8 or length % 4 or name_length > length - 8 or place + length > len(block):
                    raise InvalidRequest("A directory of this file system is damaged")
                if number and name_length:
                    yield block[place + 8 : place + 8 + name_length].decode("utf-8", "surrogateescape"), number
                place += length

    def _target(self, link: _Inode) -> str:
        if link.size >= self.block_bytes:
            raise InvalidRequest("A link in this file system is too long")
        # A short target stands where the block numbers would be.
        data = link.block[: link.size] if link.size < 60 else self._open(link, self.block_bytes).read(0, link.size)
        return data.decode("utf-8", "surrogateescape")

    # inodes and blocks

    def _inode(self, number: int) -> _Inode:
        if not 0 < number <= self._inodes:
            raise InvalidRequest("This file system names an inode that it does not have")
        group, index = divmod(number - 1, self._group_inodes)
        place = (self._first_block + 1) * self.block_bytes + group * self._descriptor_bytes
        descriptor = self.bytes_at(place, self._descriptor_bytes)
        (table,) = struct.unpack_from("<I", descriptor, 8)
        if self._descriptor_bytes >= 64:
            table |= struct.unpack_from("<I", descriptor, 0x28)[0] << 32
        data = self.bytes_at(table * self.block_bytes + index * self._inode_bytes, 128)
        mode, low, flags, high = (
            struct.unpack_from(kind, data, at)[0] for kind, at in (("<H", 0), ("<I", 4), ("<I", 32), ("<I", 108))
        )
        if flags & (_INLINE | _ENCRYPTED):
            raise InvalidRequest("This file system keeps files in ways that are not read here (inline or encrypted)")
        return _Inode(mode, low | high << 32, flags, data[40:100])

    def _open(self, inode: _Inode, most_bytes: int) -> ExtFile:
        if inode.size > most_bytes:
            raise InvalidRequest(f"A file of this file system has {inode.size} bytes; at most {most_bytes} are read")
        blocks = -(-inode.size // self.block_bytes)
        walk = _Walk(self, blocks)
        runs = walk.extents(inode.block, 5) if inode.flags & _EXTENTS else walk.classic(inode.block)
        ordered = tuple(sorted(runs, key=lambda run: run.first))
        for before, after in itertools.pairwise(ordered):
            if before.first + before.count > after.first:
                raise InvalidRequest("A file of this file system has blocks twice")
        return ExtFile(self, inode.size, ordered)


@define
class _Walk:
    """Collects where a file's blocks are, within bounds."""

    _system: Ext
    _blocks: int
    _tables: int = 0
    _count: int = 0

    def _table(self, block: int) -> bytes:
        self._tables += 1
        if self._tables > MOST_TABLES:
            raise InvalidRequest("A file of this file system is in too many pieces")
        return self._system.bytes_at(block * self._system.block_bytes, self._system.block_bytes)

    def _run(self, first: int, count: int, place: int) -> _Run:
        self._count += 1
        if self._count > MOST_RUNS:
            raise InvalidRequest("A file of this file system is in too many pieces")
        return _Run(first, count, place)

    def extents(self, node: bytes, depth_below: int) -> Iterator[_Run]:
        """The runs under a node of an extent tree, which is at most so deep."""
        magic, entries, _, depth = struct.unpack_from("<HHHH", node)
        if magic != _EXTENT_MAGIC or entries > (len(node) - 12) // 12 or depth > depth_below:
            raise InvalidRequest("The blocks of a file of this file system are not in order")
        for index in range(entries):
            at = 12 + 12 * index
            if depth:
                _, low, high = struct.unpack_from("<IIH", node, at)
                yield from self.extents(self._table(low | high << 32), depth - 1)
                continue
            first, count, high, low = struct.unpack_from("<IHHI", node, at)
            if count <= 32768:  # more: allocated, and not written yet
                yield self._run(first, count, low | high << 32)

    def classic(self, block: bytes) -> Iterator[_Run]:
        """The runs of a file of ext2 or ext3: twelve direct blocks, then tables of one, two and three levels."""
        numbers = struct.unpack("<15I", block)
        each, first = self._system.block_bytes // 4, 12
        for index, number in enumerate(numbers[: min(12, self._blocks)]):
            if number:
                yield self._run(index, 1, number)
        for level, number in enumerate(numbers[12:], 1):
            yield from self._indirect(number, level, first, each)
            first += each**level

    def _indirect(self, table: int, level: int, first: int, each: int) -> Iterator[_Run]:
        if not table or first >= self._blocks:
            return
        for index, number in enumerate(struct.unpack(f"<{each}I", self._table(table))):
            start = first + index * each ** (level - 1)
            if not number or start >= self._blocks:
                continue
            if level > 1:
                yield from self._indirect(number, level - 1, start, each)
            else:
                yield self._run(start, 1, number)
