"""The cloud's image files, in a directory, by digest."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path
from typing import BinaryIO

from attrs import frozen
from zope.interface import implementer

from euca.adapters.files import private_directory, sync_directory
from euca.domain.errors import InvalidRequest
from euca.ports.images import IContent, IImageFiles, Progress, StoredFile, no_progress

_HEX = re.compile(r"[0-9a-f]{64}")
_DIGEST = re.compile(r"sha256:([0-9a-f]{64})")
_BLOCK = 256 * 1024
_ZEROS = bytes(_BLOCK)


@implementer(IImageFiles)
@frozen
class ImageFiles:
    """IImageFiles in ``directory``, which is made if it is missing. A file's name is its digest's 64 digits."""

    directory: Path

    def __attrs_post_init__(self) -> None:
        private_directory(self.directory)

    def add(self, content: IContent, progress: Progress = no_progress) -> StoredFile:
        """As the port says."""
        if not content.size_bytes:
            raise InvalidRequest("There is nothing in it that could be an image")
        temporary = self.directory / f".{secrets.token_hex(8)}.tmp"
        target_descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(target_descriptor, "wb", buffering=0) as target:
                digest = _copy_sparsely(content, target, progress)
                os.fsync(target.fileno())
            temporary.replace(self.directory / digest)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_directory(self.directory)
        return StoredFile(f"sha256:{digest}", content.size_bytes)

    def path(self, digest: str) -> Path | None:
        """As the port says."""
        match = _DIGEST.fullmatch(digest)
        if match is None:
            return None
        path = self.directory / match[1]
        return path if path.is_file() else None

    async def find(self, digest: str) -> Path | None:
        """The same, for who may have to wait in other stores."""
        return self.path(digest)

    def digests(self) -> frozenset[str]:
        """As the port says."""
        return frozenset(f"sha256:{path.name}" for path in self.directory.iterdir() if _HEX.fullmatch(path.name))

    def remove(self, digest: str) -> bool:
        """As the port says."""
        path = self.path(digest)
        if path is None:
            return False
        path.unlink(missing_ok=True)
        sync_directory(self.directory)
        return True

    def remove_leftovers(self, before: float) -> int:
        """As the port says."""
        left = [path for path in self.directory.glob(".*.tmp") if path.lstat().st_mtime < before]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)


def _copy_sparsely(content: IContent, target: BinaryIO, progress: Progress) -> str:
    """The hexadecimal SHA-256 of what was copied; blocks of zeros become holes."""
    digest, done, size = hashlib.sha256(), 0, content.size_bytes
    while done < size:
        block = content.read(done, min(_BLOCK, size - done))
        if not block:
            raise InvalidRequest("It became shorter while it was copied")
        digest.update(block)
        if block == _ZEROS[: len(block)]:
            target.seek(len(block), os.SEEK_CUR)
        else:
            _write_all(target, block)
        done += len(block)
        progress(done, size)
    target.truncate(size)
    return digest.hexdigest()


def _write_all(target: BinaryIO, block: bytes) -> None:
    rest = memoryview(block)
    while rest:
        rest = rest[target.write(rest) :]
