"""The cluster's image cache: what a node asks for is fetched once from the cloud, and served to all nodes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attrs import define, evolve, field
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger

from euca.adapters.imagecache import ImageCache
from euca.adapters.imagehttp import ImageResource, image_address
from euca.adapters.tasks import Tasks
from euca.cluster.journal import ClusterJournal
from euca.domain.errors import EucaError
from euca.domain.instances import ImageSource, LaunchSpec

_log = Logger()
#: How long an address that a node was given can be used, in seconds: longer than any launch.
ADDRESS_S = 24 * 3600


@define
class ClusterImages:
    """Pull-through: ``base`` is the cluster's own address for nodes (no slash at its end), ``key`` the secret of its capabilities.

    trusted: whether a node of this name is enrolled now.
    """

    journal: ClusterJournal
    cache: ImageCache
    base: str
    key: bytes = field(repr=False)
    clock: IReactorTime
    trusted: Callable[[str], bool]
    _tasks: Tasks = field(factory=Tasks)

    def resource(self) -> ImageResource:
        """What is served at ``/images``."""
        return ImageResource(self.find, self.key, self.clock, self.trusted)

    async def find(self, digest: str) -> Path | None:
        """The complete file, fetched now if it is not there; None where it cannot be had: the node asks again."""
        source = self.journal.source(digest)
        if source is None:
            return None
        try:
            return await self.cache.get(digest, source.size_bytes, source.url)
        except EucaError as error:
            _log.warn("An image cannot be had: {error}", error=error)
            return None

    def prefetch(self, spec: LaunchSpec) -> None:
        """Begin to fetch what a launch needs, before its node asks."""
        for source in (spec.image, spec.kernel, spec.ramdisk):
            if source is not None:
                self._tasks.start(source.digest, lambda d=source.digest: self._prefetch(d))  # type: ignore[misc]

    async def _prefetch(self, digest: str) -> None:
        await self.find(digest)

    def prepare(self, spec: LaunchSpec, node: str) -> LaunchSpec:
        """The launch with our own addresses, which only this node can use, in place of the cloud's."""
        return evolve(
            spec,
            image=self._ours(spec.image, node),
            kernel=self._ours(spec.kernel, node),
            ramdisk=self._ours(spec.ramdisk, node) if spec.ramdisk is not None else None,
        )

    def _ours(self, source: ImageSource, node: str) -> ImageSource:
        expires = int(self.clock.seconds()) + ADDRESS_S
        return evolve(source, url=image_address(self.base, self.key, source.digest, node, expires))

    async def stop(self) -> None:
        """End the transfers; what has come is kept."""
        await self._tasks.stop()
