"""What the cloud asks of a cluster: the handlers of EucalyptusCC's operations."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

from attrs import define, field
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorTime

from euca.adapters.keyexchange import Asked
from euca.adapters.newsdesk import Newsdesk
from euca.cluster import translate
from euca.cluster.images import ClusterImages
from euca.cluster.journal import ClusterJournal
from euca.cluster.launcher import Launcher
from euca.cluster.links import NodeLink
from euca.cluster.nodes import Nodes
from euca.cluster.placing import Placer, check_request
from euca.cluster.records import InstanceRecord, LaunchRequest, error_of
from euca.domain.errors import EucaError, InsufficientCapacity, NotFound, Unavailable, WrongState
from euca.domain.ids import check_id
from euca.domain.instances import InstanceState
from euca.domain.outcome import Accepted, Outcome, Refused
from euca.domain.scheduling import Room
from euca.ports.enrolment import NeighbourRecord
from euca.soap.codec import Struct
from euca.soap.performing import Call
from euca.wire import cc

T = TypeVar("T")
CloudCall = Call[NeighbourRecord]
_NOTHING = Room(0, 0, 0)


class OutcomeUnknown(Exception):
    """No definite answer can be given: it is not known what came of asking a node, or we have just started. The same is to be asked again."""


@define
class Requests:
    """The handlers. ``not_ready`` says why nothing can be launched now (the network is not there), or is empty; ``starting``: it may be there soon."""

    cluster_name: str
    version: str
    journal: ClusterJournal
    nodes: Nodes
    placer: Placer
    launcher: Launcher
    images: ClusterImages
    newsdesk: Newsdesk
    clock: IReactorTime
    not_ready: Callable[[], str]
    starting: Callable[[], bool]
    keys: Asked
    _capabilities: tuple[str, ...] = field(default=translate.CAPABILITIES, init=False)

    def handlers(self) -> Mapping[str, Callable[[CloudCall], Awaitable[Struct]]]:
        """Operation → handler, for all operations that are not of networks and addresses."""
        return {
            "RunInstances": self.run_instances,
            "DescribeInstances": self.describe_instances,
            "DescribeResources": self.describe_resources,
            "TerminateInstances": self.terminate_instances,
            "RebootInstances": self.reboot_instances,
            "GetConsoleOutput": self.get_console_output,
        }

    # Launching

    async def run_instances(self, call: CloudCall) -> Struct:
        """Place the request whole, or refuse it; asked again, it is answered as before."""
        message = call.said(cc.RunInstancesType)
        request = translate.launch_request(message)
        check_request(request)
        records = await self._placed(request, call.replay)
        # The promise is kept from here on, whatever happens; the answer need not wait for the first question.
        self.launcher.note(call.request_id, [record.instance_id for record in records])
        self.clock.callLater(0, self.launcher.take_up)
        for record in records[:1]:
            self.images.prefetch(record.spec)
        extended = bool(message.capability)
        return cc.RunInstancesResponseType(
            instances=tuple(translate.instance(record, extended) for record in records),
            accepted=True if extended else None,
            capability=self._capabilities if extended else (),
        )

    async def _placed(self, request: LaunchRequest, replay: tuple[bytes, float] | None) -> Sequence[InstanceRecord]:
        before = self.placer.again(request, self.clock.seconds(), replay)
        if before is not None:
            return before
        self.nodes.sync()
        try:
            self._check_ready()
            return self.placer.place(request, self.clock.seconds(), replay)
        except InsufficientCapacity:
            # What nodes said may be old: room that was just made counts.
            await self.nodes.refresh()
        except EucaError as error:
            self.placer.refuse(request, error, self.clock.seconds(), replay)
            raise
        return self._placed_at_last(request, replay)

    def _check_ready(self) -> None:
        if self.not_ready() and self.starting():
            raise OutcomeUnknown(f"Cluster {self.cluster_name} has just started: {self.not_ready()}")
        if self.not_ready():
            raise Unavailable(f"Cluster {self.cluster_name}: {self.not_ready()}")

    def _placed_at_last(self, request: LaunchRequest, replay: tuple[bytes, float] | None) -> Sequence[InstanceRecord]:
        now = self.clock.seconds()
        # The same request may have come a second time, and have been decided, while the nodes were asked.
        before = self.placer.again(request, now, replay)
        if before is not None:
            return before
        try:
            return self.placer.place(request, now, replay)
        except EucaError as error:
            self.placer.refuse(request, error, now, replay)
            raise

    # Describing

    async def describe_instances(self, call: CloudCall) -> Struct:
        """News after what the cloud has seen, as soon as there are some; or, where it names nothing seen, everything at once."""
        message = call.said(cc.DescribeInstancesType)
        asked = translate.seen(message)
        if asked is None:
            wanted = {check_id("instance", i) for i in message.instance_ids}
            records = [r for r in self.journal.instances() if not wanted or r.instance_id in wanted]
            extended = bool(message.capability)
            return cc.DescribeInstancesResponseType(instances=tuple(translate.instance(r, extended) for r in records))
        seen, wait_s, limit = asked
        before = self.keys.edition(message.capability)
        await self.newsdesk.wait(
            lambda: self.journal.has_news(seen) or before != self.keys.edition(message.capability), wait_s
        )
        return translate.news(self.journal.page(seen, limit), self.keys.edition(message.capability))

    async def describe_resources(self, call: CloudCall) -> Struct:
        """How much room there is for each type, and the nodes."""
        message = call.said(cc.DescribeResourcesType)
        candidates = self.nodes.candidates()
        whole = [link.capacity.whole for link in self.nodes.links if link.capacity is not None]
        resources = translate.resources(message.instance_types, [c.room for c in candidates], whole)
        if not message.capability:
            return cc.DescribeResourcesResponseType(resources=resources, service_tags=self.nodes.names)
        left = {candidate.name: candidate.room for candidate in candidates}
        key_ring = await self.keys.answer(call.principal, message.key_ring, cc.KeyRingType)
        return cc.DescribeResourcesResponseType(
            resources=resources,
            service_tags=self.nodes.names,
            capability=self._capabilities,
            version=self.version,
            cluster_name=self.cluster_name,
            nodes=tuple(self._node(link, left.get(link.name, _NOTHING)) for link in self.nodes.links),
            key_ring=key_ring,
        )

    def _node(self, link: NodeLink, left: Room) -> cc.CcNodeType:
        whole = link.capacity.whole if link.capacity is not None else _NOTHING
        return cc.CcNodeType(
            name=link.name,
            address=self.nodes.address(link.name),
            state=self._node_state(link),
            memory_max=whole.memory_mib,
            memory_available=max(0, left.memory_mib),
            cores_max=whole.cores,
            cores_available=max(0, left.cores),
            disk_max=whole.disk_gib,
            disk_available=max(0, left.disk_gib),
            last_heard=translate.moment(link.node.last_heard),
        )

    def _node_state(self, link: NodeLink) -> str:
        if link.name in self.journal.fenced():
            return "fenced"
        if link.node.is_silent(self.clock.seconds()):
            return "silent"
        return "ready" if link.capacity is not None else "not-ready"

    # Ending, rebooting, console

    async def terminate_instances(self, call: CloudCall) -> Struct:
        """End instances; also ones that were never heard of, which then never start."""
        message = call.said(cc.TerminateInstancesType)
        ids = [check_id("instance", i) for i in message.instance_ids]
        before = self._states(ids)
        self.journal.terminate(ids, self.clock.seconds(), call.replay)
        self.nodes.tell_stops()
        extended = bool(message.capability)
        return cc.TerminateInstancesResponseType(
            is_terminated=(True,) * len(ids),
            states=translate.state_changes(ids, before, self._states(ids)) if extended else (),
        )

    def _states(self, instance_ids: Sequence[str]) -> dict[str, InstanceState]:
        records = [self.journal.instance(i) for i in instance_ids]
        return {record.instance_id: record.state for record in records if record is not None}

    async def reboot_instances(self, call: CloudCall) -> Struct:
        """Ask guests to reboot, all at once; raises the first refusal."""
        message = call.said(cc.RebootInstancesType)
        found = [self._running(i) for i in message.instance_ids]
        asked = [Deferred.fromCoroutine(link.node.reboot(record.instance_id)) for record, link in found]
        outcomes = [await answer for answer in asked]
        for (_, link), outcome in zip(found, outcomes, strict=True):
            _value(link.name, outcome)
        return cc.RebootInstancesResponseType(is_rebooted=(True,) * len(found) if message.capability else ())

    async def get_console_output(self, call: CloudCall) -> Struct:
        """What the guest wrote on its console last."""
        message = call.said(cc.GetConsoleOutputType)
        record = self._known(message.instance_id or "")
        link = self.nodes.link(record.node)
        data = b""
        if record.state is not InstanceState.PENDING or record.accepted:
            data = _value(record.node, await self._linked(record.node, link).node.console(record.instance_id))
        return translate.console(data, bool(message.capability), self.clock.seconds())

    def _known(self, instance_id: str) -> InstanceRecord:
        record = self.journal.instance(check_id("instance", instance_id))
        if record is None:
            raise NotFound("instance", instance_id)
        return record

    def _running(self, instance_id: str) -> tuple[InstanceRecord, NodeLink]:
        record = self._known(instance_id)
        if record.state is not InstanceState.RUNNING:
            raise WrongState(f"The instance '{instance_id}' is {record.state.label}, not running")
        return record, self._linked(record.node, self.nodes.link(record.node))

    def _linked(self, node: str, link: NodeLink | None) -> NodeLink:
        if link is None:
            raise Unavailable(f"Cluster {self.cluster_name}: node {node} is not enrolled any more")
        return link


def _value(node: str, outcome: Outcome[T]) -> T:
    """What a node answered; raises its refusal, or OutcomeUnknown."""
    if isinstance(outcome, Accepted):
        return outcome.value
    if isinstance(outcome, Refused):
        raise error_of(outcome.code, f"node {node}: {outcome.message}")
    raise OutcomeUnknown(f"node {node}: {outcome.reason}")
