"""What has to be done now and then: deadlines, old records, unused files."""

from __future__ import annotations

import time
from collections.abc import Callable

from attrs import define
from twisted.logger import Logger

from euca.adapters.uploads import UploadFiles
from euca.cloud.asking import World
from euca.cloud.launches import Launches
from euca.cloud.networks import Networks
from euca.cloud.terminations import Terminations
from euca.domain.reservations import give_up
from euca.domain.uploads import KEPT_S
from euca.ports.images import IImageFiles
from euca.ports.records import IChanges

_log = Logger()

#: How often deadlines are looked at.
EVERY_S = 5.0
#: What a cluster that has accepted a launch gets beyond the deadline, since it names the cause better.
ACCEPTED_MARGIN_S = 30.0
#: How often old records and files are dropped, and how old an unused file must be (it may be on its way to being registered).
PURGE_EVERY_S = 60.0
#: How often all that networks depend on is read, in case another process has written some of it.
LOOK_AGAIN_S = 300.0
UNUSED_FILE_S = 3600.0


@define(eq=False)
class Housekeeping:
    """``run_once`` is called every :data:`EVERY_S` seconds."""

    _world: World
    _launches: Launches
    _terminations: Terminations
    _networks: Networks
    _files: IImageFiles
    _uploads: UploadFiles
    _file_time: Callable[[], float] = time.time
    _purged_at: float = 0.0
    _looked_at: float = 0.0

    async def run_once(self) -> None:
        """Everything that is due."""
        await self._give_up()
        await self._launches.resume()
        now = self._world.now()
        if now - self._looked_at >= LOOK_AGAIN_S:
            if self._looked_at:
                self._networks.look_again()
            self._looked_at = now
        if now - self._purged_at >= PURGE_EVERY_S:
            self._purged_at = now
            oldest = now - self._world.limits.listed_after_end_s
            await self._world.store.change(lambda records: records.purge(oldest, now))
            await self._remove_unused()
            await self._remove_uploads(now)

    async def _give_up(self) -> None:
        """End what has been pending for too long, here; the clusters are told."""
        now, deadline_s = self._world.now(), self._world.limits.pending_deadline_s
        late = await self._world.read(lambda records: records.pending_since(now - deadline_s))
        if not late:
            return

        def work(records: IChanges) -> frozenset[str]:
            ended = []
            for reservation, instance in records.pending_since(now - deadline_s):
                accepted = reservation.settled_at is not None
                if accepted and now - instance.created_at < deadline_s + ACCEPTED_MARGIN_S:
                    continue
                ended.append(give_up(instance, deadline_s, accepted, now))
            records.put_instances(ended)
            return frozenset(instance.cluster for instance in ended)

        for cluster in await self._world.store.change(work):
            _log.warn("Cluster {cluster} has not started instances in time; they were given up", cluster=cluster)
            self._terminations.wake(cluster)

    async def _remove_uploads(self, now: float) -> None:
        """Forget uploads that nobody goes on with or uses, and remove files that no record knows."""
        forgotten = await self._world.store.change(lambda records: records.purge_uploads(now - KEPT_S))
        known = await self._world.read(lambda records: records.upload_files())
        strays = self._uploads.remove_strays(known, self._file_time() - UNUSED_FILE_S)
        if forgotten or strays:
            _log.info(
                "{forgotten} uploads of yesterday are forgotten, {strays} files of uploads removed",
                forgotten=forgotten,
                strays=strays,
            )

    async def _remove_unused(self) -> None:
        """Remove files that no image needs any more."""
        unused = self._files.digests() - await self._world.read(lambda records: records.image_digests())
        for digest in sorted(unused):
            path = self._files.path(digest)
            if path is not None and self._file_time() - path.stat().st_mtime > UNUSED_FILE_S:
                _log.info("The image file {digest} is not used any more and is removed", digest=digest)
                self._files.remove(digest)
        if self._files.remove_leftovers(self._file_time() - UNUSED_FILE_S):
            _log.info("What was left of the registering of images that did not end is removed")
