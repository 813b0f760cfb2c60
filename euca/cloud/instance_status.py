"""How instances and what is under them are, as far as clusters and their nodes say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve, frozen
from twisted.internet.defer import Deferred, gatherResults

from euca.cloud.asking import Ask, World
from euca.cloud.clusters import ICluster, IClusters
from euca.cloud.instance_lists import Choice, InstanceLists
from euca.cloud.owned import instance_ids as checked_ids
from euca.domain.filters import Filter, passing
from euca.domain.instance_filters import Listed, wanted_by
from euca.domain.instance_status import STATUSES, Status, host_of, status_of
from euca.domain.instances import InstanceState
from euca.domain.paging import PageRequest
from euca.domain.zones import Zone


@frozen
class InstanceStatuses:
    """Asks clusters before it says anything."""

    _world: World
    _clusters: IClusters
    _lists: InstanceLists

    async def describe(
        self,
        ask: Ask,
        instance_ids: Sequence[str],
        filters: Sequence[Filter],
        page: PageRequest,
        *,
        whatever_state: bool = False,
    ) -> tuple[tuple[Status, ...], str]:
        """The statuses of the account's running instances (or of all), and the token of the next page, empty if there is none.

        Raises what `InstanceLists.describe` does.
        """
        named = checked_ids(instance_ids)
        passes = passing(filters, STATUSES)
        zones = await self._zones()

        def status(listed: Listed) -> Status:
            return status_of(listed, host_of(zones.get(listed.instance.cluster), listed.instance.node))

        def chosen(listed: Listed) -> bool:
            runs = listed.instance.state is InstanceState.RUNNING
            return (whatever_state or runs) and passes(status(listed))

        wanted = wanted_by(named, filters)
        if not (named or whatever_state):
            wanted = evolve(wanted, states=frozenset({InstanceState.RUNNING}))
        operation = f"DescribeInstanceStatus {whatever_state}"
        found = await self._lists.chosen(ask.caller.account_id, Choice(operation, named, wanted, chosen, page), filters)
        return tuple(status(listed) for group in found.groups for listed in group.members), found.token

    async def _zones(self) -> Mapping[str, Zone]:
        """All zones by name, after their clusters had the chance to say how their nodes are."""
        found = [self._clusters.find(zone.name) for zone in self._clusters.zones() if not zone.silent]
        await gatherResults([self._look(cluster) for cluster in found if cluster is not None])
        return {zone.name: zone for zone in self._clusters.zones()}

    def _look(self, cluster: ICluster) -> Deferred[None]:
        looking = Deferred.fromCoroutine(cluster.look())
        return looking.addTimeout(self._world.limits.answer_within_s, self._world.clock, lambda *_: None)
