"""The files of what users upload for their images, under names that nobody chooses."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from euca.adapters.disks.content import FileContent, open_file
from euca.adapters.files import private_directory, sync_directory

_FILE_ID = re.compile(r"[0-9a-f]{32}")


@frozen
class UploadFiles:
    """Files in ``directory``, which is made if it is missing."""

    directory: Path

    def __attrs_post_init__(self) -> None:
        private_directory(self.directory)

    def write(self, file_id: str, offset: int, data: bytes) -> None:
        """Put bytes at an offset, durably; what stood there from a piece whose change was lost is replaced. Raises OSError."""
        path = self._path(file_id)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            rest = memoryview(data)
            while rest:
                written = os.pwrite(descriptor, rest, offset)
                rest, offset = rest[written:], offset + written
            os.fdatasync(descriptor)
        finally:
            os.close(descriptor)
        if offset == len(data):
            sync_directory(self.directory)

    @contextmanager
    def opened(self, file_id: str) -> Iterator[FileContent]:
        """A file's bytes; raises InvalidRequest where there is none."""
        with open_file(self._path(file_id)) as content:
            yield content

    def remove(self, file_id: str) -> None:
        """Remove a file, if there is one."""
        self._path(file_id).unlink(missing_ok=True)

    def remove_strays(self, known: Collection[str], before: float) -> int:
        """Remove files that no record knows, written last before this second since the epoch; how many there were."""
        strays = [
            path
            for path in self.directory.iterdir()
            if _FILE_ID.fullmatch(path.name) and path.name not in known and path.lstat().st_mtime < before
        ]
        for path in strays:
            path.unlink(missing_ok=True)
        return len(strays)

    def _path(self, file_id: str) -> Path:
        if not _FILE_ID.fullmatch(file_id):
            raise ValueError("This is no file's name")
        return self.directory / file_id
