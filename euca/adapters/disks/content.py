"""Contents that others are made of: a file, a part of a content."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from attrs import frozen

from euca.domain.errors import InvalidRequest
from euca.ports.images import IContent


@frozen
class FileContent:
    """A file that is open for reading."""

    _descriptor: int
    size_bytes: int

    def read(self, offset: int, length: int) -> bytes:
        """As the port says."""
        return os.pread(self._descriptor, length, offset)


@contextmanager
def open_file(path: Path) -> Iterator[FileContent]:
    """A regular file with something in it; raises InvalidRequest for anything else, also for a link in its place."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise InvalidRequest(f"{path} cannot be read: {error.strerror}") from None
    try:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size == 0:
            raise InvalidRequest(f"{path} is not a file with anything in it")
        yield FileContent(descriptor, facts.st_size)
    finally:
        os.close(descriptor)


@contextmanager
def open_files(paths: Mapping[str, Path]) -> Iterator[dict[str, FileContent]]:
    """Several files under names, as `open_file`."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(open_file(path)) for name, path in paths.items()}


@frozen
class Part:
    """``size_bytes`` of another content, from ``start`` on."""

    whole: IContent
    start: int
    size_bytes: int

    def read(self, offset: int, length: int) -> bytes:
        """As the port says."""
        return self.whole.read(self.start + offset, max(0, min(length, self.size_bytes - offset)))
