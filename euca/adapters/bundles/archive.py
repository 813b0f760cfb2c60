"""The one file in a tar archive, read as it comes.

Source: GNU tar's manual, "Basic Tar Format" and "Storing Sparse Files" (the old GNU format, which bundling tools ask for with ``-S``). Python's own
module believes sizes that headers give; here no more is read for a header than its blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from attrs import define

from euca.domain.errors import InvalidRequest

BLOCK: Final = 512
_MOST_EXTENSIONS: Final = 16
_MOST_EXTENSION_BYTES: Final = 64 * 1024
_MOST_HOLES: Final = 100_000
_REGULAR, _SPARSE = frozenset({b"0", b"\0", b"7"}), b"S"
#: Headers that say more about the next one: long names, and attributes.
_EXTENSIONS = frozenset({b"L", b"K", b"x", b"g"})

#: Gives so many bytes; raises InvalidRequest where they end before.
Read = Callable[[int], bytes]


@define
class Member:
    """A file in an archive: pieces of data at offsets, and holes between them."""

    size_bytes: int
    pieces: list[tuple[int, int]]

    def chunks(self, read: Read, most: int) -> Iterator[bytes]:
        """All bytes, at most so many at a time; what follows in the archive is next to be read then."""
        place = 0
        for offset, length in [*self.pieces, (self.size_bytes, 0)]:
            for hole in _cut(offset - place, most):
                yield bytes(hole)
            for count in _cut(length, most):
                yield read(count)
            place = offset + length
        read(-sum(length for _, length in self.pieces) % BLOCK)


def _cut(length: int, most: int) -> Iterator[int]:
    while length > 0:
        yield min(length, most)
        length -= most


def read_member(read: Read) -> Member:
    """The first file of an archive, whose data come next. Raises InvalidRequest."""
    for _ in range(_MOST_EXTENSIONS):
        header = read(BLOCK)
        _check_sum(header)
        kind, size = header[156:157], _number(header[124:136])
        if kind in _EXTENSIONS:
            if size > _MOST_EXTENSION_BYTES:
                raise InvalidRequest("The bundle's archive has an extension of a header that is too long")
            read(size + -size % BLOCK)
        elif kind in _REGULAR:
            return Member(size, [(0, size)])
        elif kind == _SPARSE:
            return _sparse(read, header, size)
        else:
            break
    raise InvalidRequest("The bundle's archive does not begin with a file")


def _sparse(read: Read, header: bytes, stored: int) -> Member:
    size, pieces = _number(header[483:495]), list(_map(header, 386, 4))
    more = header[482:483] != b"\0"
    while more:
        block = read(BLOCK)
        pieces += _map(block, 0, 21)
        more = block[504:505] != b"\0"
        if len(pieces) > _MOST_HOLES:
            raise InvalidRequest("The bundle's archive has a file in too many pieces")
    place = 0
    for offset, length in pieces:
        if offset < place:
            raise InvalidRequest("The bundle's archive has a file whose pieces are not in order")
        place = offset + length
    if place > size or sum(length for _, length in pieces) != stored:
        raise InvalidRequest("The bundle's archive has a file whose pieces do not fit its size")
    return Member(size, pieces)


def _map(block: bytes, start: int, count: int) -> Iterator[tuple[int, int]]:
    for at in range(start, start + 24 * count, 24):
        entry = block[at : at + 24]
        if entry[:1] == b"\0":
            return
        offset, length = _number(entry[:12]), _number(entry[12:])
        if length:
            yield offset, length


def _number(data: bytes) -> int:
    """Octal digits, or GNU's binary form for what they cannot hold."""
    if data[:1] == b"\x80":
        value = int.from_bytes(data[1:], "big")
    else:
        digits = data.split(b"\0")[0].strip()
        if digits.strip(b"01234567"):
            raise InvalidRequest("The bundle's archive has a header that cannot be read")
        value = int(digits or b"0", 8)
    if value >= 1 << 56:
        raise InvalidRequest("The bundle's archive has a file that cannot be so large")
    return value


def _check_sum(header: bytes) -> None:
    wanted = _number(header[148:156])
    if sum(header) - sum(header[148:156]) + 8 * 0x20 != wanted:
        raise InvalidRequest("The bundle holds no tar archive")
