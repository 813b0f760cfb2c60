"""A size-bounded cache of image files, shared by concurrent launches."""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import define, field
from twisted.internet.defer import Deferred
from twisted.logger import Logger

from euca.adapters.files import private_directory
from euca.domain.errors import ImageUnavailable, NoRoom

_log = Logger()
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
#: Whole images, and what a transfer has left of one.
_FILE = re.compile(r"[0-9a-f]{64}(\.part)?")

#: Fetches the image of a digest and size from an address into a file: :func:`euca.adapters.imagehttp.fetch`.
Fetch = Callable[[str, str, int, Path], Awaitable[None]]


@define
class _Transfer:
    """A transfer under way and who waits for it; it is cancelled when nobody does any more."""

    task: Deferred[Path] = field(factory=Deferred)
    waiters: list[Deferred[Path]] = field(factory=list)

    def join(self) -> Deferred[Path]:
        waiter: Deferred[Path] = Deferred(self._leave)
        self.waiters.append(waiter)
        return waiter

    def _leave(self, waiter: Deferred[Path]) -> None:
        self.waiters.remove(waiter)
        if not self.waiters:
            self.task.cancel()


@define
class ImageCache:
    """Files named by digest in ``directory``, together at most ``limit_bytes`` as far as what is in use allows.

    Two launches of one image cause one transfer.  A file that is in use (:meth:`using`) is never evicted; the others go in the
    order of their last use.
    """

    directory: Path
    limit_bytes: int
    fetch: Fetch
    _fetching: dict[str, _Transfer] = field(factory=dict)
    _uses: dict[str, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        private_directory(self.directory)

    def path(self, digest: str) -> Path:
        """Where the image of a digest lies or would lie; raises ImageUnavailable for what is no digest."""
        if not _DIGEST.fullmatch(digest):
            raise ImageUnavailable("The image has no usable digest: sha256: and 64 hexadecimal digits are needed")
        return self.directory / digest.removeprefix("sha256:")

    @contextmanager
    def using(self, digest: str) -> Iterator[None]:
        """Keep an image from being evicted while the block lasts."""
        self._uses[digest] = self._uses.get(digest, 0) + 1
        try:
            yield
        finally:
            self._uses[digest] -= 1
            if not self._uses[digest]:
                del self._uses[digest]

    async def get(self, digest: str, size_bytes: int, url: str) -> Path:
        """The complete file, fetched from the address if it is not there.

        Whoever waits may be cancelled; the transfer goes on while anybody waits for it.  Raises ImageUnavailable, or NoRoom
        where the cache cannot hold it.
        """
        path = self.path(digest)
        if path.exists():
            os.utime(path)
            return path
        transfer = self._fetching.get(digest)
        if transfer is None:
            transfer = self._fetching[digest] = _Transfer()
            transfer.task = Deferred.fromCoroutine(self._transfer(digest, size_bytes, url, path))
            waiter = transfer.join()
            transfer.task.addBoth(self._tell, digest)
        else:
            waiter = transfer.join()
        return await waiter

    def _tell(self, result: object, digest: str) -> None:
        for waiter in self._fetching.pop(digest).waiters:
            waiter.callback(result)  # type: ignore[arg-type]  # a Failure makes it an errback

    async def _transfer(self, digest: str, size_bytes: int, url: str, path: Path) -> Path:
        with self.using(digest):
            self._make_room(digest, size_bytes)
            await self.fetch(url, digest, size_bytes, path)
            return path

    def _make_room(self, digest: str, size_bytes: int) -> None:
        """Drop what is not in use, transfers that broke off too, until the image fits; raises NoRoom."""
        free = os.statvfs(self.directory)
        if size_bytes > self.limit_bytes:
            raise NoRoom(
                f"The image has {size_bytes} bytes, the image cache holds {self.limit_bytes} (IMAGE_CACHE_GIB)"
            )
        files = sorted(
            (entry for entry in self.directory.iterdir() if _FILE.fullmatch(entry.name)),
            key=lambda entry: entry.stat().st_mtime,
        )
        sizes = {entry: entry.stat().st_blocks * 512 for entry in files}
        # What has come of this very image need not come again.
        missing = size_bytes - sizes.pop(self.path(digest).with_name(f"{self.path(digest).name}.part"), 0)
        taken = sum(sizes.values()) + size_bytes - missing
        available = free.f_bavail * free.f_frsize
        for entry, size in sizes.items():
            if taken + missing <= self.limit_bytes and missing < available:
                return
            if f"sha256:{entry.stem}" not in self._uses:
                entry.unlink()
                _log.info("Dropped {image} from the image cache", image=entry.name)
                taken, available = taken - size, available + size
        if missing >= available:
            raise NoRoom(f"The disk of the image cache has {available} bytes left, the image needs {size_bytes}")
