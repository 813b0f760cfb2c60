"""Ends that were decided here and of which a cluster is still to be told: told again until it accepts, whatever dies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define, field
from twisted.logger import Logger

from euca.adapters.pauses import Pauses, retry_s
from euca.adapters.tasks import Tasks
from euca.cloud.asking import World
from euca.cloud.clusters import ICluster, IClusters
from euca.cloud.owned import reported
from euca.domain.instances import InstanceState
from euca.domain.outcome import Accepted, Refused
from euca.domain.reservations import Report, gone, settle
from euca.ports.records import IChanges
from euca.soap.observing import new_id, request_id, working_on

_log = Logger()

#: Instances named in one message.
MOST_AT_ONCE = 100


@define(eq=False)
class Terminations:
    """One flow for each cluster that is to be told something."""

    _world: World
    _clusters: IClusters
    _tasks: Tasks
    _pauses: Pauses
    #: Who is to be told something, and for the sake of which request.
    _again: dict[str, str] = field(factory=dict)

    def wake(self, cluster: str) -> None:
        """There is (or may be) something to tell this cluster, or it has been heard again."""
        self._again[cluster] = request_id.get()
        self._pauses.wake(f"end at {cluster}")
        self._tasks.start(f"end at {cluster}", lambda: self._tell(cluster))

    async def _tell(self, name: str) -> None:
        tries, asked_by = 0, ""
        while True:
            asked_by = self._again.pop(name, asked_by)
            doomed = await self._world.read(lambda records: records.doomed(name))
            if not doomed:
                if name in self._again:
                    continue
                return
            with working_on(asked_by or new_id()):
                told = await self._told(name, doomed[:MOST_AT_ONCE])
            if told:
                tries = 0
            else:
                tries += 1
                await self._pauses.wait(f"end at {name}", retry_s(tries))

    async def _told(self, name: str, ids: Sequence[str]) -> bool:
        """Whether the cluster has accepted and said what it then knows of them, which is in the records."""
        cluster = self._clusters.find(name)
        if cluster is None:
            return False
        outcome = await cluster.terminate(ids)
        if not isinstance(outcome, Accepted):
            why = outcome.message if isinstance(outcome, Refused) else outcome.reason
            _log.warn("Cluster {cluster} has not accepted an end yet: {reason}", cluster=name, reason=why)
            return False
        known = await self._known(cluster, ids)
        await self._world.store.change(lambda records: self._record(records, name, ids, known))
        return known is not None

    async def _known(self, cluster: ICluster, ids: Sequence[str]) -> Mapping[str, Report] | None:
        """What the cluster knows of them after it has accepted; None where it does not say."""
        outcome = await cluster.describe(ids)
        return outcome.value if isinstance(outcome, Accepted) else None

    def _record(self, records: IChanges, cluster: str, ids: Sequence[str], known: Mapping[str, Report] | None) -> None:
        """An id that the cluster does not know has no guest and never will: it has a tombstone there."""
        now = self._world.now()
        changed = []
        for instance_id in ids:
            instance = records.instance(instance_id)
            if instance is None or (known is None and instance.state is not InstanceState.TERMINATED):
                continue
            report = known.get(instance_id) if known is not None else None
            if report is not None:
                instance = settle(instance, reported(records, instance, report), now)
            elif known is not None:
                instance = gone(instance, cluster, now)
            changed.append(instance.without_doom())
        records.put_instances(changed)
