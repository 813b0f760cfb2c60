"""EucalyptusNC, as a node answers it to its cluster."""

from __future__ import annotations

import datetime
from collections.abc import Awaitable, Callable
from functools import partial

from attrs import define, field
from twisted.application.service import Service
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorTime
from twisted.internet.task import deferLater
from twisted.logger import Logger

import euca
from euca.adapters.applying import Applier
from euca.adapters.journal_enrolments import JournalEnrolments
from euca.adapters.journal_network import NetworkCopy
from euca.adapters.keyexchange import Asked
from euca.adapters.keys import TierKeys
from euca.adapters.network_wire import kept_message, state_part
from euca.adapters.newsdesk import Newsdesk
from euca.adapters.pauses import doubling
from euca.adapters.tasks import Tasks
from euca.adapters.tierfault import tier_fault
from euca.domain import capabilities
from euca.domain.errors import EucaError
from euca.domain.ids import check_id
from euca.domain.instances import StateReason
from euca.domain.news import Seen
from euca.node import translate
from euca.node.journal import NodeInstance, NodeJournal
from euca.node.keeper import TERMINATED, Keeper
from euca.node.network import NodeState
from euca.ports.enrolment import NeighbourRecord
from euca.ports.hypervisor import HypervisorError
from euca.ports.network import NetworkError
from euca.soap.codec import Struct
from euca.soap.errors import NotNow
from euca.soap.observing import IObserver, NoObserver
from euca.soap.performing import Call
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST
from euca.soap.security.replay import MemoryReplayCache
from euca.soap.server import Endpoint
from euca.wire import nc

_log = Logger()
NcCall = Call[NeighbourRecord]

MOST_WAIT_S = 60
MOST_RESULTS = 500
#: Between two attempts to reach a hypervisor that does not answer.
RETRY_S = (2.0, 30.0)


@define
class NodeFace:
    """The handlers of EucalyptusNC's operations."""

    keeper: Keeper
    journal: NodeJournal
    network: NodeState
    desk: Newsdesk
    ready: Callable[[], bool]
    keys: Asked

    def handlers(self) -> dict[str, Callable[[NcCall], Awaitable[Struct]]]:
        """Operation's name → handler."""
        return {
            "ncDescribeResource": self.describe_resource,
            "ncDescribeInstances": self.describe_instances,
            "ncRunInstance": self.run_instance,
            "ncTerminateInstance": self.terminate_instance,
            "ncRebootInstance": self.reboot_instance,
            "ncGetConsoleOutput": self.get_console_output,
            "ncStartNetwork": self.start_network,
            "ncApplyNetwork": self.apply_network,
        }

    async def describe_resource(self, call: NcCall) -> Struct:
        """What the node has in all and has left: MiB, GiB, cores."""
        said = call.said(nc.NcDescribeResourceType)
        self._check_ready()
        capacity = await self.keeper.capacity()
        told, underlay = bool(said.capability), self.keeper.network.underlay
        key_ring = await self.keys.answer(call.principal, said.key_ring, nc.KeyRingType) if told else None
        return nc.NcDescribeResourceResponseType(
            correlation_id=said.correlation_id,
            user_id=said.user_id,
            node_status="ok",
            memory_size_max=capacity.total.memory_mib,
            memory_size_available=capacity.left.memory_mib,
            disk_size_max=capacity.total.disk_gib,
            disk_size_available=capacity.left.disk_gib,
            number_of_cores_max=capacity.total.cores,
            number_of_cores_available=capacity.left.cores,
            public_subnets="none",
            capability=capabilities.ALL if told else (),
            version=euca.__version__ if told else None,
            xen_version=capacity.host.xen_version if told else None,
            guest_kinds=tuple(sorted(kind.value for kind in capacity.host.kinds)) if told else (),
            key_ring=key_ring,
            underlay_address=str(underlay) if told and underlay is not None else None,
        )

    async def describe_instances(self, call: NcCall) -> Struct:
        """All instances, or those named; for who names what it has seen, the changes since, waited for."""
        said = call.said(nc.NcDescribeInstancesType)
        self._check_ready()
        if said.since_epoch is not None and capabilities.NEWS in said.capability:
            return await self._news(said)
        wanted = {check_id("instance", instance_id) for instance_id in said.instance_ids}
        found = [i for i in self.journal.instances() if not wanted or i.instance_id in wanted]
        return nc.NcDescribeInstancesResponseType(
            correlation_id=said.correlation_id,
            user_id=said.user_id,
            instances=tuple(translate.instance(i, said.capability) for i in found),
        )

    async def _news(self, said: nc.NcDescribeInstancesType) -> Struct:
        seen = Seen(said.since_epoch or "", max(0, said.since_sequence or 0))
        limit = min(max(said.max_results or MOST_RESULTS, 1), MOST_RESULTS)
        wait_s = min(max(said.wait_seconds or 0, 0), MOST_WAIT_S)
        before = self.keys.edition(said.capability)
        await self.desk.wait(
            lambda: not self.journal.page(seen, 1).empty or before != self.keys.edition(said.capability), wait_s
        )
        page = self.journal.page(seen, limit)
        return nc.NcDescribeInstancesResponseType(
            correlation_id=said.correlation_id,
            user_id=said.user_id,
            instances=tuple(translate.instance(i, said.capability) for i in page.items),
            epoch=page.epoch,
            sequence=page.sequence,
            complete=page.complete,
            more=page.more,
            forgotten=page.forgotten,
            key_edition=self.keys.edition(said.capability),
        )

    async def run_instance(self, call: NcCall) -> Struct:
        """Write the instance down and begin to make it; one that is known is answered as it is."""
        said = call.said(nc.NcRunInstanceType)
        self._check_ready()
        made = self.keeper.run(translate.launch_spec(said), call.replay)
        return nc.NcRunInstanceResponseType(
            correlation_id=said.correlation_id,
            user_id=said.user_id,
            instance=translate.instance(made, said.capability),
        )

    async def terminate_instance(self, call: NcCall) -> Struct:
        """End an instance; one that was never heard of can then not be started any more."""
        said = call.said(nc.NcTerminateInstanceType)
        instance_id = check_id("instance", said.instance_id)
        reason = StateReason("Server.InternalError", said.reason[:500]) if said.reason else TERMINATED
        before = self.keeper.terminate(instance_id, call.replay, reason)
        return nc.NcTerminateInstanceResponseType(
            correlation_id=said.correlation_id,
            user_id=said.user_id,
            instance_id=instance_id,
            shutdown_state="Teardown",
            previous_state=_state(before),
        )

    async def reboot_instance(self, call: NcCall) -> Struct:
        """Ask the guest to reboot."""
        said = call.said(nc.NcRebootInstanceType)
        self._check_ready()
        await self.keeper.reboot(check_id("instance", said.instance_id), call.replay)
        return nc.NcRebootInstanceResponseType(correlation_id=said.correlation_id, user_id=said.user_id, status=True)

    async def get_console_output(self, call: NcCall) -> Struct:
        """The end of the console: as bytes to who can take them, else as text with what XML cannot hold replaced."""
        said = call.said(nc.NcGetConsoleOutputType)
        output = await self.keeper.console(check_id("instance", said.instance_id))
        as_bytes = capabilities.CONSOLE_BYTES in said.capability
        moment = datetime.datetime.fromtimestamp(self.keeper.clock.seconds(), datetime.UTC)
        return nc.NcGetConsoleOutputResponseType(
            correlation_id=said.correlation_id,
            user_id=said.user_id,
            console_output="" if as_bytes else _printable(output),
            output_base64=output if as_bytes else None,
            timestamp=moment if as_bytes else None,
        )

    async def start_network(self, call: NcCall) -> Struct:
        """That it is there: a network has nothing of its own on a node, whatever VLAN it has; its guests bring what they need."""
        said = call.said(nc.NcStartNetworkType)
        self._check_ready()
        self.journal.note(call.replay)
        return nc.NcStartNetworkResponseType(
            correlation_id=said.correlation_id, user_id=said.user_id, network_status="SUCCESS"
        )

    async def apply_network(self, call: NcCall) -> Struct:
        """Write down what the guests' network is to be, and begin to make it so; also while there is no hypervisor."""
        said = call.said(nc.NcApplyNetworkType)
        kept = self.network.take(state_part(said), call.replay)
        return nc.NcApplyNetworkResponseType(
            correlation_id=said.correlation_id, user_id=said.user_id, **kept_message(kept)
        )

    def _check_ready(self) -> None:
        if not self.ready():
            raise NodeNotReady("The node cannot reach its hypervisor yet")


class NodeNotReady(NotNow):
    """Not a refusal: the same is to be asked again."""


def _state(instance: NodeInstance | None) -> str:
    return translate.STATES[instance.stage][0] if instance is not None else "Unknown"


def _printable(output: bytes) -> str:
    text = output.decode("utf-8", "replace")
    return (
        "".join(c if c in "\t\n\r" or " " <= c < "\x7f" or c > "\x9f" else "\ufffd" for c in text)
        .replace("\uffff", "\ufffd")
        .replace("\ufffe", "\ufffd")
    )


@define(eq=False)
class NodeService(Service):
    """The node's life: it reaches its hypervisor, however long that takes, and answers its cluster meanwhile.

    address is the URL that the cluster knows this node by; observer hears of requests.
    """

    keeper: Keeper
    journal: NodeJournal
    keys: TierKeys
    address: str
    clock: IReactorTime
    observer: IObserver = field(factory=NoObserver)
    network: NodeState = field(init=False)
    _tasks: Tasks = field(factory=Tasks)
    _ready: bool = False

    def __attrs_post_init__(self) -> None:
        self.network = NodeState(NetworkCopy(self.journal.store), Applier(self.keeper.network.apply, self.clock))

    def endpoint(self) -> Endpoint[NeighbourRecord]:
        """The node's SOAP endpoint, for its cluster only."""
        enrolments = JournalEnrolments(self.journal.store)
        asked = Asked(self.keys, enrolments, self.clock)
        replay = MemoryReplayCache()
        now = self.clock.seconds()
        replay.restore(self.journal.store.replay_keys(now), now)
        face = NodeFace(self.keeper, self.journal, self.network, self.keeper.desk, lambda: self._ready, asked)
        return Endpoint(
            contract=nc.CONTRACT,
            handlers=face.handlers(),
            request_profile=TIER_REQUEST,
            answer_profile=TIER_ANSWER,
            identity=asked.identity,
            trust=partial(enrolments.trusted, "cluster"),
            addresses=(self.address,),
            replay=replay,
            clock=self.clock,
            fault=lambda error, call, request_id: tier_fault(error, "node", request_id),
            observer=self.observer,
        )

    def startService(self) -> None:
        """Reach the hypervisor and take up what was under way."""
        super().startService()  # type: ignore[no-untyped-call]
        self._tasks.start("reach the hypervisor", self._reach)

    async def _reach(self) -> None:
        for pause_s in doubling(*RETRY_S):
            try:
                await self.keeper.start()
            except (HypervisorError, NetworkError, EucaError) as error:
                _log.error(
                    "The node cannot work yet: {error}; trying again in {pause_s:g} s",
                    error=str(error),
                    pause_s=pause_s,
                )
                await deferLater(self.clock, pause_s, lambda: None)
            else:
                self._ready = True
                self.network.start()
                _log.info("The node is ready")
                return

    def stopService(self) -> Deferred[None]:
        """End our flows; guests run on."""
        super().stopService()  # type: ignore[no-untyped-call]
        self._ready = False
        return Deferred.fromCoroutine(self._stop())

    async def _stop(self) -> None:
        await self._tasks.stop()
        await self.network.applier.stop()
        await self.keeper.stop()
        self.journal.store.close()
