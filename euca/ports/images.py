"""The files of registered images: kept by digest, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from attrs import frozen
from zope.interface import Interface

#: Told how many bytes of how many have been read; called often.
Progress = Callable[[int, int], None]


def no_progress(_done: int, _total: int) -> None:
    """A Progress that tells nobody."""


class IContent(Protocol):
    """Bytes of known number that can be read anywhere: a file, a disk inside of one, a file inside of that."""

    @property
    def size_bytes(self) -> int:
        """How many bytes there are."""

    def read(self, offset: int, length: int) -> bytes:
        """The bytes from an offset; fewer than asked for where the end is nearer. Raises InvalidRequest for what cannot be read."""


@frozen
class StoredFile:
    """A complete file; ``digest`` is ``sha256:`` and 64 hexadecimal digits of its ``size_bytes`` bytes."""

    digest: str
    size_bytes: int


class IImageFiles(Interface):
    """Image files by digest. Their names come from nobody but their content."""

    def add(content: IContent, progress: Progress) -> StoredFile:
        """Copy bytes in, with blocks of zeros as holes, and give the file its digest's name when all of it is on disk.

        Blocks for as long as the copying takes.  Raises InvalidRequest for what is empty or cannot be read; OSError where the disk is
        full. Nothing is left behind then.
        """

    def path(digest: str) -> Path | None:
        """Where the complete file of a digest is; None if there is none, or this is no digest."""

    def digests() -> frozenset[str]:
        """The digests of all complete files."""

    def remove(digest: str) -> bool:
        """Remove a file; whether there was one. Who has it open reads on."""

    def remove_leftovers(before: float) -> int:
        """Remove what copies that were killed have left, written last before this second since the epoch; how many there were."""
