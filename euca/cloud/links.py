"""The enrolled clusters as the cloud reaches them: asked, and followed for their news."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from attrs import define, field, frozen
from twisted.internet.defer import Deferred, gatherResults
from twisted.logger import Logger

from euca.adapters.imagehttp import image_address
from euca.adapters.neighbour import CALL_S, Follower, Neighbour
from euca.adapters.network_wire import intent_message, kept_of
from euca.adapters.pushing import Pusher
from euca.adapters.tasks import Tasks
from euca.cloud import translate
from euca.cloud.asking import World
from euca.cloud.clusters import ICluster, RunOrder
from euca.cloud.owned import reported
from euca.domain import capabilities
from euca.domain.addresses import Pool
from euca.domain.errors import NotSupported
from euca.domain.images import Image
from euca.domain.instances import InstanceState
from euca.domain.network.editions import Feed, Kept, Part
from euca.domain.news import Page, Seen
from euca.domain.outcome import Accepted, Outcome, Refused, Unknown
from euca.domain.reservations import Instance, Report, gone, settle
from euca.domain.zones import Availability, Zone
from euca.ports.enrolment import NeighbourRecord
from euca.ports.records import IChanges
from euca.wire import cc

S = TypeVar("S")
T = TypeVar("T")
_log = Logger()

CLUSTER = "cluster"
#: Between questions to a cluster that cannot wait with its answer, as in the original.
POLL_S = 6.0
#: Room is asked for again so long after news, so that much news causes few questions.
RESOURCES_DELAY_S = 0.5
#: What was said of room and nodes so short a time ago is not asked for again by who only looks.
FRESH_S = 5.0
#: How long a cluster that was never heard is given the benefit of the doubt.
NEW_LINK_S = 90.0
#: How long beyond the pending deadline an image's address may be used.
ADDRESS_MARGIN_S = 900.0


#: What a cluster says of a guest that it does not know to end. One on its way out is not to be told again: that would be news, without end.
_ALIVE = frozenset({InstanceState.PENDING, InstanceState.RUNNING})


class Unheard(Exception):
    """A cluster did not give its news."""


@frozen
class ImageAddresses:
    """Makes image addresses. ``base``: the cloud's own address as clusters use it, without a slash at its end."""

    base: str
    key: bytes = field(repr=False)

    def address(self, image: Image, holder: str, expires: float) -> str:
        """A capability for one image, one cluster, until a moment."""
        return image_address(self.base, self.key, image.digest, holder, int(expires))


@define
class _Listing:
    """A listing of everything, which may take several pages."""

    asked_at: float
    ids: set[str] = field(factory=set)


@define(eq=False)
class ClusterLink:
    """ICluster over a Neighbour, with a Follower whose pages go into the records.

    heard: called whenever it answers after a failure, and at first.  doomed: called when the records have come to hold an end that the cluster is
    to be told.
    """

    record: NeighbourRecord
    _neighbour: Neighbour
    _world: World
    _addresses: ImageAddresses
    _heard: Callable[[str], None]
    _doomed: Callable[[str], None]
    _feed: Feed
    _tasks: Tasks = field(factory=Tasks)
    _availability: Mapping[str, Availability] = field(factory=dict)
    _nodes: Mapping[str, str] = field(factory=dict)
    _looked_at: float = -FRESH_S
    _capabilities: frozenset[str] = frozenset()
    _listing: _Listing | None = None
    _strangers: set[str] = field(factory=set)
    _was_heard: bool = False
    _made_at: float = 0.0
    _follower: Follower[Report] = field(init=False)
    network: Pusher = field(init=False)
    _pool_known: bool = False

    def __attrs_post_init__(self) -> None:
        self._made_at = self._world.now()
        self._capabilities = frozenset(self.record.capabilities)
        self._follower = Follower(
            self._fetch,
            lambda page: None,
            self._world.clock,
            poll_s=lambda: None if capabilities.NEWS in self._capabilities else POLL_S,
            name=f"cluster {self.record.name}",
        )
        self.network = Pusher(
            f"cluster {self.name}", self._feed, self._apply_network, self._takes_network, self._world.clock
        )

    # being there

    def start(self) -> None:
        """Begin to follow, from the news that is in the records."""
        self._follower.seen = self._world.store.glance(lambda records: records.position(self.name))
        self._tasks.start("resources", self._learn_resources)
        self._follower.start()

    async def stop(self) -> None:
        """End; nothing goes into the records any more."""
        await self._follower.stop()
        await self.network.stop()
        await self._tasks.stop()

    @property
    def name(self) -> str:
        """As the protocol says."""
        return self.record.name

    def zone(self) -> Zone:
        """As the protocol says."""
        now = self._world.now()
        new = self._neighbour.last_heard is None and now - self._made_at < NEW_LINK_S
        silent = self._neighbour.is_silent(now) and not new
        return Zone(self.name, self.record.address, silent, self._availability, self._nodes)

    async def look(self) -> None:
        """As the protocol says."""
        if self._world.now() - self._looked_at >= FRESH_S:
            self._tasks.start("resources", self._learn_resources)
            await self._tasks.finished("resources")

    # asking

    async def run(self, order: RunOrder) -> Outcome[Mapping[str, Report]]:
        """As the protocol says."""
        if order.image.root_partition and capabilities.PARTITIONS not in self._capabilities:
            return Refused(NotSupported.code, f"{self.name} cannot start images with partitions yet", "cloud")
        if order.data.stores and capabilities.STORES not in self._capabilities:
            return Refused(NotSupported.code, f"{self.name} cannot give instances further disks yet", "cloud")
        expires = self._world.now() + self._world.limits.pending_deadline_s + ADDRESS_MARGIN_S
        message = translate.run_message(
            order, lambda image: self._addresses.address(image, self.name, expires), self._capabilities
        )
        return await self._ask(
            "RunInstances", message, lambda a: translate.reports_of(_as(a, cc.RunInstancesResponseType).instances)
        )

    async def terminate(self, instance_ids: Sequence[str]) -> Outcome[None]:
        """As the protocol says."""
        message = cc.TerminateInstancesType(instance_ids=tuple(instance_ids), capability=self._stated())
        return await self._ask("TerminateInstances", message, lambda _: None)

    async def describe(self, instance_ids: Sequence[str]) -> Outcome[Mapping[str, Report]]:
        """As the protocol says."""
        wanted = frozenset(instance_ids)
        message = cc.DescribeInstancesType(instance_ids=tuple(instance_ids), capability=self._stated())

        def read(answer: object) -> Mapping[str, Report]:
            reports = translate.reports_of(_as(answer, cc.DescribeInstancesResponseType).instances)
            return {instance_id: report for instance_id, report in reports.items() if instance_id in wanted}

        return await self._ask("DescribeInstances", message, read)

    async def reboot(self, instance_ids: Sequence[str]) -> Outcome[None]:
        """As the protocol says."""
        message = cc.RebootInstancesType(instance_ids=tuple(instance_ids), capability=self._stated())
        return await self._ask("RebootInstances", message, lambda _: None)

    async def console(self, instance_id: str) -> Outcome[bytes]:
        """As the protocol says."""
        message = cc.GetConsoleOutputType(instance_id=instance_id, capability=self._stated())
        return await self._ask(
            "GetConsoleOutput", message, lambda a: translate.console_of(_as(a, cc.GetConsoleOutputResponseType))
        )

    def _takes_network(self) -> bool:
        return self._was_heard and capabilities.NETWORK in self._capabilities

    async def _apply_network(self, part: Part) -> Outcome[Kept]:
        """Tell it what its network is to be."""
        message = intent_message(part, self._stated())
        return await self._ask("ApplyNetwork", message, lambda a: kept_of(_as(a, cc.ApplyNetworkResponseType)))

    async def _ask(
        self, operation: str, message: Any, read: Callable[[object], T], timeout_s: float = CALL_S
    ) -> Outcome[T]:
        outcome = await self._neighbour.ask(operation, message, timeout_s)
        if isinstance(outcome, Accepted):
            try:
                return Accepted(read(outcome.value))
            except translate.StrangeAnswer as error:
                return Unknown(str(error))
        return outcome

    def _stated(self) -> tuple[str, ...]:
        return translate.stated(self._capabilities)

    # following

    async def _learn_resources(self) -> None:
        """Ask for the room that there is, until it answers."""
        vm_types = self._world.limits.vm_types
        message = cc.DescribeResourcesType(
            instance_types=tuple(map(translate.vm_type_message, vm_types)),
            capability=self._stated(),
            key_ring=self._neighbour.key_question(cc.KeyRingType),
        )
        outcome = await self._ask(
            "DescribeResources", message, lambda answer: _as(answer, cc.DescribeResourcesResponseType)
        )
        if isinstance(outcome, Accepted):
            answer = outcome.value
            self._availability = translate.availability_of(answer, vm_types)
            self._nodes, self._looked_at = translate.nodes_of(answer), self._world.now()
            if answer.capability or self._capabilities:
                self._capabilities = frozenset(answer.capability) or self._capabilities
            self._now_heard()
            self.network.changed()
            await self._learn_pool()

    async def _learn_pool(self) -> None:
        """Have the records know which public addresses it has, once each time that it was not heard: only a new start changes them."""
        if self._pool_known or capabilities.NETWORK not in self._capabilities:
            return
        message = cc.DescribePublicAddressesType(capability=self._stated())
        outcome = await self._ask("DescribePublicAddresses", message, translate.pool_of)
        if isinstance(outcome, Accepted):
            await self._world.store.change(lambda records: self._take_pool(records, outcome.value))
            self._pool_known = True

    def _take_pool(self, records: IChanges, told: Pool) -> None:
        known = records.pools()
        pool = told.without(pool for name, pool in known.items() if name != self.name)
        if pool != told:
            _log.error(
                "Of the public addresses of cluster {cluster} some are another cluster's already, whose they stay: give each its own in VNET_PUBLICIPS",
                cluster=self.name,
            )
        if known.get(self.name) != pool:
            records.put_pool(self.name, pool)

    def refresh_keys(self) -> None:
        """Begin to ask for the room that there is, if that would tell the cluster or us of keys."""
        if self._neighbour.keys_are_due:
            self._tasks.start("resources", self._learn_resources)

    def _resources_soon(self) -> None:
        async def later() -> None:
            await self._world.pause(RESOURCES_DELAY_S)
            await self._learn_resources()

        self._tasks.start("resources", later)

    async def _fetch(self, seen: Seen, wait_s: float) -> Page[Report]:
        """Ask for news and take them into the records, so that when this returns they are there."""
        asked_at = self._world.now()
        if not self._was_heard:
            wait_s = 0.0  # whether it answers at all is news enough
        message = translate.describe_message(seen, wait_s, self._capabilities)
        outcome = await self._ask(
            "DescribeInstances",
            message,
            lambda answer: translate.page_of(_as(answer, cc.DescribeInstancesResponseType)),
            wait_s + CALL_S,
        )
        if not isinstance(outcome, Accepted):
            self._was_heard = self._pool_known = False
            raise Unheard(outcome.message if isinstance(outcome, Refused) else outcome.reason)
        page = outcome.value
        if page.complete:
            self._listing = _Listing(asked_at)
        doomed = await self._take_in(page)
        self._now_heard()
        if doomed:
            self._doomed(self.name)
        if page.items or page.forgotten:
            self._resources_soon()
        return page

    def _now_heard(self) -> None:
        if not self._was_heard:
            self._was_heard = True
            if not self._availability:
                self._resources_soon()
            self.network.heard()
            self._heard(self.name)

    async def _take_in(self, page: Page[Report]) -> bool:
        """Write a page's news and the new position in one transaction; whether the cluster is to be told an end."""
        listing = self._listing
        if listing is not None:
            listing.ids.update(report.instance_id for report in page.items)
        whole = listing is not None and not page.more
        known = self._world.store.glance(lambda records: records.position(self.name))
        if page.empty and not whole and page.seen == known:
            return False
        doomed = await self._world.store.change(lambda records: self._write(records, page, listing, whole))
        if whole:
            self._listing = None
        return doomed

    def _write(self, records: IChanges, page: Page[Report], listing: _Listing | None, whole: bool) -> bool:
        now, changed = self._world.now(), {}
        doomed = False
        for report in page.items:
            instance = self._mine(records, report.instance_id)
            if instance is None:
                continue
            after = settle(instance, reported(records, instance, report), now)
            if after.state is InstanceState.TERMINATED and report.state in _ALIVE:
                after, doomed = after.with_doom(), True
            changed[report.instance_id] = (instance, after)
        for instance_id in page.forgotten:
            instance = self._mine(records, instance_id)
            if instance is not None:
                changed[instance_id] = (instance, gone(instance, self.name, now))
        if whole and listing is not None:
            for instance in self._missing(records, listing, page.epoch):
                changed.setdefault(instance.instance_id, (instance, gone(instance, self.name, now)))
        records.put_instances(after for before, after in changed.values() if after != before)
        if listing is None or whole:
            records.put_position(self.name, page.seen)
        return doomed

    def _mine(self, records: IChanges, instance_id: str) -> Instance | None:
        """The instance, if the records have it at this very cluster; what they do not know is reported and left alone."""
        instance = records.instance(instance_id)
        if instance is not None and instance.cluster == self.name:
            return instance
        if instance_id not in self._strangers and len(self._strangers) < 10_000:
            self._strangers.add(instance_id)
            _log.warn(
                "Cluster {cluster} has an instance {instance} that the records do not have there; it is left alone",
                cluster=self.name,
                instance=instance_id[:32],
            )
        return None

    def _missing(self, records: IChanges, listing: _Listing, epoch: str) -> list[Instance]:
        """The instances that the cluster had taken before it was asked for everything, and does not list.

        A cluster whose journal is another one than before has lost what it knew and learns it from its nodes: nothing is concluded from that.
        """
        missing = [
            instance
            for reservation, instance in records.instances_at(self.name)
            if instance.instance_id not in listing.ids
            and reservation.settled_at is not None
            and reservation.settled_at < listing.asked_at
        ]
        before = records.position(self.name).epoch
        if missing and before and before != epoch:
            _log.error(
                "Cluster {cluster} has lost its journal and does not list {count} instances; they are left as they are",
                cluster=self.name,
                count=len(missing),
            )
            return []
        return missing


def _as(answer: object, kind: type[S]) -> S:
    if not isinstance(answer, kind):
        raise translate.StrangeAnswer(f"the answer is a {type(answer).__name__}")
    return answer


@define(eq=False)
class ClusterLinks:
    """IClusters: a link to each cluster that is enrolled, looked up afresh with every :meth:`refresh`."""

    _enrolled: Callable[[], Sequence[NeighbourRecord]]
    _make: Callable[[NeighbourRecord], ClusterLink]
    _links: dict[str, ClusterLink] = field(factory=dict)
    _order: tuple[str, ...] = ()
    _stopping: list[Deferred[None]] = field(factory=list)

    def refresh(self) -> None:
        """Begin with clusters that are new, or enrolled anew, and end with those that are no longer enrolled."""
        records = {record.name: record for record in self._enrolled()}
        for name, link in list(self._links.items()):
            if records.get(name) != link.record:
                _log.info("The link to cluster {cluster} ends", cluster=name)
                del self._links[name]
                self._end(link)
        self._order = tuple(records)
        for name, record in records.items():
            if name not in self._links:
                _log.info("Cluster {cluster} at {address} is enrolled", cluster=name, address=record.address)
                link = self._links[name] = self._make(record)
                link.start()

    def tell_network(self, name: str) -> None:
        """Have a cluster told what its network is to be."""
        if name in self._links:
            self._links[name].network.changed()

    def refresh_keys(self) -> None:
        """Exchange keys with clusters where there is something to tell."""
        for link in self._links.values():
            link.refresh_keys()

    def _end(self, link: ClusterLink) -> None:
        ended = Deferred.fromCoroutine(link.stop())
        self._stopping.append(ended)
        ended.addErrback(lambda failure: _log.failure("A link did not end well", failure))
        ended.addBoth(lambda _: self._stopping.remove(ended) if ended in self._stopping else None)

    async def stop(self) -> None:
        """End all links."""
        links, self._links, self._order = list(self._links.values()), {}, ()
        for link in links:
            self._end(link)
        await gatherResults(list(self._stopping))

    def find(self, name: str) -> ICluster | None:
        """As the protocol says."""
        return self._links.get(name)

    def zones(self) -> tuple[Zone, ...]:
        """As the protocol says."""
        return tuple(self._links[name].zone() for name in self._order if name in self._links)
