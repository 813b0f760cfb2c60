"""What each cluster is to know of its guests' network: kept as the records are, from what each commit has touched."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping

from attrs import define, field
from twisted.logger import Logger

from euca.adapters.tasks import Tasks
from euca.cloud.asking import World
from euca.domain.network.editions import Feed, tables_of_intent
from euca.domain.network.state import Group, Intent, Membership
from euca.ports.records import IRecords, Touched
from euca.soap.observing import new_id, working_on

_log = Logger()
_FLOW = "networks"
#: What is touched within so short a time is read at once, and told in one message.
GATHER_S = 0.05
#: Before what could not be read is read again.
RETRY_S = 2.0


@define
class _Read:
    """What was found: of some instances or of all, and of groups."""

    members: Mapping[str, tuple[str, Membership]]
    groups: Mapping[str, Group]


@define(eq=False)
class Networks:
    """The intent of each cluster, in memory as in the records. changed: hears the names of clusters whose is another."""

    _world: World
    _changed: Callable[[str], None]
    _tasks: Tasks
    _feeds: dict[str, Feed] = field(factory=dict)
    _members: dict[str, dict[str, Membership]] = field(factory=dict)
    _cluster_of: dict[str, str] = field(factory=dict)
    _groups: dict[str, Group] = field(factory=dict)
    _touched: Touched = field(factory=Touched)
    _everything: bool = True
    _ready: bool = False

    def feed(self, cluster: str) -> Feed:
        """What this cluster is told."""
        if cluster not in self._feeds:
            self._feeds[cluster] = Feed(secrets.token_hex(8))
            if self._ready:
                self._compose([cluster])
        return self._feeds[cluster]

    def start(self) -> None:
        """Read everything, and from now on what is touched."""
        self._world.store.subscribe(self._note)
        self.look_again()

    def look_again(self) -> None:
        """Read everything anew: another process (an administrator's tool) may have written."""
        self._everything = True
        self._tasks.start(_FLOW, self._follow)

    def _note(self, touched: Touched) -> None:
        self._touched |= touched
        self._tasks.start(_FLOW, self._follow)

    async def _follow(self) -> None:
        while self._everything or self._touched:
            await self._world.pause(GATHER_S)
            everything, touched = self._everything, self._touched
            self._everything, self._touched = False, Touched()
            try:
                with working_on(new_id()):
                    await self._take(everything, touched)
            except Exception:
                _log.failure("What networks are to be could not be read")
                self._everything = True
                await self._world.pause(RETRY_S)

    async def _take(self, everything: bool, touched: Touched) -> None:
        known = frozenset[str]() if everything else self._groups.keys() - touched.group_ids
        again = self._groups.keys() & touched.group_ids
        ids = None if everything else touched.instance_ids
        if ids is not None and not ids and not again:
            return
        found = await self._world.read(lambda records: _read(records, ids, again, known))
        if everything:
            clusters = set(self._members) | set(self._feeds)
            self._members, self._cluster_of, self._groups = {}, {}, {}
        else:
            clusters = {self._cluster_of[one] for one in touched.instance_ids if one in self._cluster_of}
            self._forget(touched.instance_ids, again)
        self._ready = True
        self._groups.update(found.groups)
        for instance_id, (cluster, member) in found.members.items():
            clusters.add(cluster)
            self._members.setdefault(cluster, {})[instance_id] = member
            self._cluster_of[instance_id] = cluster
        self._compose(set(self._members) | clusters if again else clusters)

    def _forget(self, instance_ids: Iterable[str], group_ids: Iterable[str]) -> None:
        for instance_id in instance_ids:
            cluster = self._cluster_of.pop(instance_id, None)
            if cluster is not None:
                del self._members[cluster][instance_id]
        for group_id in group_ids:
            self._groups.pop(group_id, None)

    def _compose(self, clusters: Iterable[str]) -> None:
        for cluster in clusters:
            members = dict(self._members.get(cluster, {}))
            groups = used(members.values(), self._groups)
            if self.feed(cluster).become(tables_of_intent(Intent(members, groups))):
                self._changed(cluster)


def used(members: Iterable[Membership], groups: Mapping[str, Group]) -> dict[str, Group]:
    """The groups that these are in, and those that the rules of these name."""
    named = {group_id for member in members for group_id in member.group_ids}
    named |= _sources(groups[group_id] for group_id in named if group_id in groups)
    return {group_id: groups[group_id] for group_id in sorted(named) if group_id in groups}


def _sources(groups: Iterable[Group]) -> set[str]:
    return {rule.source.group_id for group in groups for rule in group.rules if rule.source.group_id}


def _read(
    records: IRecords, instance_ids: Collection[str] | None, again: Collection[str], known: Collection[str]
) -> _Read:
    """Memberships, their groups and those to be read again, and the groups that these name and that are not known yet."""
    members = records.memberships(instance_ids)
    wanted = {group_id for _, member in members.values() for group_id in member.group_ids}
    groups = dict(records.network_groups(wanted | set(again)))
    groups.update(records.network_groups(_sources(groups.values()) - set(known) - set(groups)))
    return _Read(members, groups)
