"""The cluster as a service: everything that it is made of, put together from what is handed in."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from ipaddress import IPv4Address
from pathlib import Path

from attrs import define, evolve, field, frozen
from twisted.application.service import Service
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IDelayedCall, IReactorTime
from twisted.internet.task import LoopingCall
from twisted.logger import Logger
from twisted.python.failure import Failure

import euca
from euca.adapters.addresses import CLUSTER_PATH, ENROL_PATH
from euca.adapters.enrolment import Issuer
from euca.adapters.identity_papers import Notary
from euca.adapters.imagecache import Fetch, ImageCache
from euca.adapters.journal import Journal
from euca.adapters.journal_enrolments import JournalEnrolments
from euca.adapters.journal_network import NetworkCopy
from euca.adapters.keyexchange import Asked, Peering
from euca.adapters.keys import TierKeys
from euca.adapters.neighbour import Neighbour, client_of
from euca.adapters.newsdesk import Newsdesk
from euca.adapters.pauses import Pauses, doubling
from euca.adapters.tasks import Tasks
from euca.adapters.tierfault import tier_fault
from euca.cluster.images import ClusterImages
from euca.cluster.journal import ClusterJournal
from euca.cluster.launcher import Launcher
from euca.cluster.links import NodeLink
from euca.cluster.ncnode import NcNode
from euca.cluster.network import ClusterNetwork
from euca.cluster.network_requests import NetworkRequests
from euca.cluster.networks import NamedNetworks
from euca.cluster.nodes import Nodes
from euca.cluster.placing import Placer
from euca.cluster.requests import Requests
from euca.cluster.translate import CAPABILITIES
from euca.domain.addresses import NO_POOL, Pool
from euca.domain.metadata import Metadata
from euca.domain.network.allocation import AddressPool
from euca.domain.network.editions import Feed, state_of
from euca.domain.network.state import Overlay
from euca.ports.enrolment import NeighbourRecord
from euca.ports.network import IHeadNetwork, NetworkError
from euca.ports.policy import IAllocationPolicy
from euca.soap.client import ITransport
from euca.soap.observing import IObserver, NoObserver
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST
from euca.soap.security.replay import SHARE, MemoryReplayCache
from euca.soap.server import Endpoint
from euca.wire import cc, nc

_log = Logger()

#: How often enrolments are compared, deadlines looked at, and old things dropped, in seconds.
SYNC_S, EXPIRE_S, FORGET_S = 2.0, 5.0, 60.0
#: The first and the longest pause before the network is tried again, in seconds.
NETWORK_RETRY_S = (1.0, 15.0)


@frozen
class ClusterOptions:
    """What an administrator has set.

    ``base`` is the address by which the cloud reaches this cluster, ``node_base`` the one by which nodes do: ``https://HOST:PORT``, no slash at the end.
    ``public_addresses``: the pool, or None where the network's mode has none; ``overlay``: likewise.
    """

    name: str
    base: str
    node_base: str
    pending_deadline_s: float
    cache_directory: Path
    cache_bytes: int
    public_addresses: Pool | None = None
    overlay: Overlay | None = None

    @property
    def address(self) -> str:
        """The SOAP endpoint's address: what the cloud's messages carry as To."""
        return self.base + CLUSTER_PATH

    @property
    def enrol_addresses(self) -> tuple[str, ...]:
        """Where nodes are taken in."""
        return tuple(dict.fromkeys(base + ENROL_PATH for base in (self.base, self.node_base)))


@define
class _Network:
    """Keeps the head's network as the state is, however often it takes."""

    network: IHeadNetwork
    state: ClusterNetwork
    clock: IReactorTime
    #: Why there is no network, or empty.
    missing: str = "its network is not ready yet"
    #: Whether that was not even tried to its end: then nothing can be said for good.
    starting: bool = True
    #: The tag of the intent by which the network is, and why that is not the last.
    in_force: tuple[str, str] = ("", "")
    _applied: str = ""
    _tasks: Tasks = field(factory=Tasks)
    _pauses: Pauses = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._pauses = Pauses(self.clock)

    def changed(self) -> None:
        """Compare again."""
        self._tasks.start("network", self._follow)

    async def _follow(self) -> None:
        pauses_s = doubling(*NETWORK_RETRY_S)
        while self.missing or self._applied != self.state.feed.edition.tag:
            try:
                await self._once()
            except (NetworkError, OSError) as error:
                self._applied, self.in_force = "", ("", str(error))
                _log.error("The guests' network: {error}", error=error)
                await self._pauses.wait("network", next(pauses_s))

    async def _once(self) -> None:
        if self.missing:
            try:
                await self.network.start()
            except (NetworkError, OSError) as error:
                self.missing, self.starting = f"its network is not ready: {error}", False
                raise
            self.missing, self.starting = "", False
        tag, intent = self.state.feed.edition.tag, self.state.copy.edition.tag
        await self.network.apply(state_of(self.state.feed.tables))
        self._applied, self.in_force = tag, (intent, "")

    async def stop(self) -> None:
        await self._tasks.stop()
        if not self.missing:
            await self.network.stop()


class ClusterService(Service):
    """A cluster. ``endpoint`` (for the cloud), ``enrol_endpoint`` (for newcomers) and ``images`` are to be put on a port by whoever made it.

    connect: the transport to a neighbour.  fetch: gets an image from the cloud.  observer: hears of requests and calls.  notary: signs what instances can show of
    themselves.  The journal is closed with the service.
    """

    def __init__(
        self,
        options: ClusterOptions,
        *,
        clock: IReactorTime,
        journal: Journal,
        keys: TierKeys,
        network: IHeadNetwork,
        policy: IAllocationPolicy,
        connect: Callable[[Peering], ITransport],
        fetch: Fetch,
        image_key: bytes,
        observer: IObserver | None = None,
        notary: Notary | None = None,
    ) -> None:
        self.options = options
        self._notary = notary
        self._observer = observer or NoObserver()
        self.clock = clock
        self.journal = ClusterJournal(journal)
        self.enrolments = JournalEnrolments(journal)
        self.newsdesk = Newsdesk(clock)
        self._keys = keys
        self._asked = Asked(keys, self.enrolments, clock)
        self._connect = connect
        cache = ImageCache(options.cache_directory, options.cache_bytes, fetch)
        self.images = ClusterImages(
            self.journal,
            cache,
            options.node_base,
            image_key,
            clock,
            lambda name: any(record.name == name for record in self.enrolments.all_of("node")),
        )
        public = options.public_addresses
        self.network = ClusterNetwork(
            NetworkCopy(journal),
            NamedNetworks(journal, public or NO_POOL),
            self.journal,
            Feed(secrets.token_hex(8)),
            options.overlay,
            nodes=lambda: {record.name for record in self.enrolments.all_of("node")},
            in_force=lambda: self._network.in_force,
            changed=self._network_changed,
        )
        self._network = _Network(network, self.network, clock)
        self._composing: IDelayedCall | None = None
        self._composed = -1
        self._network_requests = NetworkRequests(self.network, public is not None)
        self.nodes = Nodes(self.journal, lambda: self.enrolments.all_of("node"), self._link, clock)
        self.launcher = Launcher(self.journal, clock, self.nodes.link, self.images.prepare, options.pending_deadline_s)
        placer = Placer(self.journal, policy, self._pool, self.nodes.candidates, options.name)
        self.requests = Requests(
            cluster_name=options.name,
            version=euca.__version__,
            journal=self.journal,
            nodes=self.nodes,
            placer=placer,
            launcher=self.launcher,
            images=self.images,
            newsdesk=self.newsdesk,
            clock=clock,
            not_ready=lambda: self._network.missing,
            starting=lambda: self._network.starting,
            keys=self._asked,
        )
        self._replay = MemoryReplayCache(most_each=SHARE)
        now = clock.seconds()
        self._replay.restore(journal.replay_keys(now), now)
        self.endpoint = self._cloud_endpoint()
        self.enrol_endpoint = self._newcomers_endpoint()
        self._loops = [
            (LoopingCall(self._sync), SYNC_S),
            (LoopingCall(self._expire), EXPIRE_S),
            (LoopingCall(self._forget), FORGET_S),
        ]

    # Making

    def _cloud_endpoint(self) -> Endpoint[NeighbourRecord]:
        return Endpoint(
            contract=cc.CONTRACT,
            handlers={**self.requests.handlers(), **self._network_requests.handlers()},
            request_profile=TIER_REQUEST,
            answer_profile=TIER_ANSWER,
            identity=self._asked.identity,
            trust=lambda certificate: self.enrolments.trusted("cloud", certificate),
            addresses=(self.options.address,),
            replay=self._replay,
            clock=self.clock,
            fault=lambda error, call, request_id: tier_fault(error, "cluster", request_id),
            observer=self._observer,
        )

    def _newcomers_endpoint(self) -> Endpoint[bytes]:
        issuer = Issuer(
            enrolments=self.enrolments,
            role="node",
            name=self.options.name,
            keys=self._keys,
            address=self.options.node_base,
            capabilities=CAPABILITIES,
            clock=self.clock,
            observer=self._observer,
        )

        def welcomed() -> None:
            self.clock.callLater(0, self._sync)

        return issuer.door(self.options.enrol_addresses, self._replay, "cluster", welcomed)

    def _link(self, record: NeighbourRecord) -> NodeLink:
        peering = Peering(record, self._keys, self.enrolments, self.clock)
        client = client_of(nc.CONTRACT, peering, self._connect(peering), self._observer)
        neighbour = Neighbour(client, "node", self.clock, peering)
        node = NcNode(record.name, neighbour, bool(record.capabilities), self.journal.journal.epoch, self._notary)
        return NodeLink(
            record.name,
            node,
            self.journal,
            self.clock,
            self.launcher.heard,
            peering.is_due,
            self.network.feed,
            self.network.node_at,
        )

    def _pool(self) -> AddressPool:
        network = self._network.network
        return AddressPool(network.subnet, frozenset(network.reserved), network.per_account, network.cards)

    # Running

    def startService(self) -> None:
        """Take up everything that is unfinished."""
        super().startService()  # type: ignore[no-untyped-call]
        self.journal.subscribe(self.newsdesk.publish)
        self.journal.subscribe(self._leases_changed)
        self._compose()
        for loop, interval_s in self._loops:
            loop.clock = self.clock
            loop.start(interval_s).addErrback(_loop_failed)
        self.launcher.take_up()

    def _sync(self) -> None:
        try:
            before = self.nodes.names
            self.nodes.sync()
            self.nodes.tell_stops()
            self.nodes.refresh_keys()
            if self.nodes.names != before:
                self._network_changed()
        except Exception:
            _log.failure("The enrolled nodes could not be compared")

    def _leases_changed(self) -> None:
        if self._composed != self.journal.lease_changes:
            self._network_changed()

    def _network_changed(self) -> None:
        """Compose the network's state soon: once for all that changes meanwhile."""
        if self._composing is None:
            self._composing = self.clock.callLater(0, self._compose)

    def _compose(self) -> None:
        self._composing = None
        if not self.running:
            return
        self._composed = self.journal.lease_changes
        try:
            self.network.compose()
        except Exception:
            _log.failure("What the network is to be could not be composed")
        self._network.changed()
        self.nodes.tell_network()

    # What fails here (the journal, on a full disk) is tried again in the next round: a loop that raises has ended for good.

    def _expire(self) -> None:
        try:
            self.launcher.expire()
            self.launcher.take_up()
        except Exception:
            _log.failure("Launches that are late could not be ended")

    def _forget(self) -> None:
        try:
            self.journal.forget_old(self.clock.seconds(), self.nodes.names)
        except Exception:
            _log.failure("What has ended long ago could not be forgotten")

    def stopService(self) -> Deferred[None]:
        """End; guests run on, and the journal knows what is left to do."""
        super().stopService()  # type: ignore[no-untyped-call]
        return Deferred.fromCoroutine(self._stop())

    async def _stop(self) -> None:
        for loop, _ in self._loops:
            if loop.running:
                loop.stop()
        await self.launcher.stop()
        await self.nodes.stop()
        await self.images.stop()
        await self._network.stop()
        self.newsdesk.publish()
        self.journal.journal.close()

    # What guests are told

    def guest_at(self, address: str) -> Metadata | None:
        """The metadata of the guest with this address; None for anybody else."""
        try:
            record = self.journal.at_address(str(IPv4Address(address)))
        except ValueError:
            return None
        if record is None:
            return None
        papers = self._notary.papers(record.spec) if self._notary is not None else None
        return Metadata(evolve(record.spec, papers=papers))


def _loop_failed(failure: Failure) -> None:
    _log.failure("A loop of the cluster ended", failure)
