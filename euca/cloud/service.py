"""The cloud as a service: its endpoints, its links to clusters, and what it does by itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from attrs import define, field
from twisted.application.service import Service
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorTime
from twisted.internet.task import LoopingCall
from twisted.logger import Logger
from twisted.web.resource import Resource

from euca.adapters.addresses import CLOUD_PATH, ENROL_PATH, IMAGES_PATH
from euca.adapters.bundles.key import bundle_key
from euca.adapters.database import DatabaseStore
from euca.adapters.database_enrolments import DatabaseEnrolments
from euca.adapters.enrolment import Issuer
from euca.adapters.imagehttp import ImageResource
from euca.adapters.images import ImageFiles
from euca.adapters.keyexchange import Peering
from euca.adapters.keys import TierKeys
from euca.adapters.neighbour import Neighbour, client_of
from euca.adapters.pauses import Pauses
from euca.adapters.tasks import Tasks
from euca.adapters.threads import InThread, at_once
from euca.adapters.uploads import UploadFiles
from euca.cloud.accounts import first_start
from euca.cloud.asking import World
from euca.cloud.cloud import Cloud, make_cloud
from euca.cloud.core import CloudOptions, Core
from euca.cloud.ec2.errors import ec2_fault
from euca.cloud.ec2.handlers import ec2_handlers
from euca.cloud.housekeeping import EVERY_S, Housekeeping
from euca.cloud.interfaces import USUAL, IClientInterface, doors_of, find_interfaces
from euca.cloud.kit import CloudKit
from euca.cloud.launches import Launches
from euca.cloud.links import CLUSTER, ClusterLink, ClusterLinks, ImageAddresses
from euca.cloud.networks import Networks
from euca.cloud.registering import Registrar
from euca.cloud.terminations import Terminations
from euca.cloud.uploads import Uploads
from euca.domain import capabilities
from euca.domain.ids import RandomBytes
from euca.domain.keypairs import MadeKey
from euca.domain.paging import PageTokens
from euca.domain.tokens import mac
from euca.domain.zones import Place
from euca.ports.enrolment import NeighbourRecord
from euca.soap.client import ITransport
from euca.soap.exchange import Answers, Elsewhere
from euca.soap.http import DoorResource, PassingOn
from euca.soap.observing import IObserver, NoObserver
from euca.soap.rates import NoRates, Rates
from euca.soap.security.identity import Identity
from euca.soap.security.replay import SHARE, MemoryReplayCache
from euca.soap.server import Endpoint
from euca.wire import cc, ec2

_log = Logger()

NAME = "cloud"
ADMINISTRATOR_DIRECTORY = "admin"
UPLOADS = "uploads"


@define(eq=False)
class CloudService(Service):
    """A cloud. ``resources`` (or, in memory, ``endpoints``) are to be put on a port by whoever made it.

    connect: the transport to a cluster.  image_key: what image addresses are made with.  make_key: see
    :mod:`euca.adapters.keymaking`.  place: the policy that ranks clusters.  The store is closed with the service.  elsewhere: where all but
    listings is answered, for a front end, whose service is never started.  observer: hears of requests and calls.
    in_thread: where work is done that waits for disks.  interfaces: those for clients, in the order in which they are asked whether a request at a path of several is theirs.
    """

    options: CloudOptions
    clock: IReactorTime
    store: DatabaseStore
    files: ImageFiles
    keys: TierKeys
    connect: Callable[[Peering], ITransport]
    image_key: bytes = field(repr=False)
    make_key: Callable[[], Awaitable[MadeKey]]
    place: Place
    random_bytes: RandomBytes = field(repr=False)
    elsewhere: Elsewhere | None = None
    observer: IObserver = field(factory=NoObserver)
    in_thread: InThread = at_once
    interfaces: tuple[IClientInterface, ...] = field(factory=lambda: find_interfaces(USUAL))

    world: World = field(init=False)
    enrolments: DatabaseEnrolments = field(init=False)
    links: ClusterLinks = field(init=False)
    launches: Launches = field(init=False)
    terminations: Terminations = field(init=False)
    networks: Networks = field(init=False)
    cloud: Cloud = field(init=False)
    core: Core = field(init=False)
    endpoints: Mapping[str, Answers] = field(init=False)
    _housekeeping: Housekeeping = field(init=False)
    _loop: LoopingCall = field(init=False)
    _tasks: Tasks = field(init=False, factory=Tasks)

    def __attrs_post_init__(self) -> None:
        uploads = UploadFiles(self.options.state / UPLOADS)
        tokens = PageTokens(mac(self.image_key, "page tokens"))
        self.world = World(self.store, self.clock, self.random_bytes, self.options.limits, tokens)
        self.enrolments = DatabaseEnrolments(self.store)
        self.links = ClusterLinks(lambda: self.enrolments.all_of(CLUSTER), self._link)
        self.networks = Networks(self.world, self.links.tell_network, self._tasks)
        pauses = Pauses(self.clock)
        self.launches = Launches(self.world, self.links, self._tasks, pauses)
        self.terminations = Terminations(self.world, self.links, self._tasks, pauses)
        self.cloud = make_cloud(
            self.world,
            self.links,
            self.launches,
            self.terminations,
            self.place,
            self.make_key,
            self.options.base + CLOUD_PATH,
            Uploads(self.world, uploads, self.in_thread),
            Registrar(self.world, self.files, uploads, self.in_thread, self._bundle_key),
        )
        self._housekeeping = Housekeeping(
            self.world, self.launches, self.terminations, self.networks, self.files, uploads
        )
        self._loop = LoopingCall(self._keep_house)
        self._loop.clock = self.clock
        self.core = self._make_core()
        self.endpoints = {**doors_of(self.interfaces, self.core), ENROL_PATH: self._newcomers_door()}

    # making

    def _make_core(self) -> Core:
        now = self.clock.seconds()
        replay = MemoryReplayCache(most_each=SHARE)
        replay.restore(self.store.glance(lambda records: records.replay_keys(now)), now)
        rate = self.options.rate
        return Core(
            options=self.options,
            cloud=self.cloud,
            contract=ec2.CONTRACT,
            handlers=ec2_handlers(self.cloud, self.clock, listings=self.elsewhere is not None),
            fault=lambda error, call, request_id: ec2_fault(error, request_id),
            keys=self.keys,
            replay=replay,
            rates=NoRates() if rate is None else Rates(rate, self.clock),
            clock=self.clock,
            observer=self.observer,
            elsewhere=self.elsewhere,
            store=self.store,
        )

    def _bundle_key(self) -> Identity:
        return bundle_key(self.options.state / "keys", self.clock.seconds())

    def _newcomers_door(self) -> Endpoint[bytes]:
        """Where clusters are taken in: anyone's key may sign, a token's MAC decides."""
        issuer = Issuer(
            enrolments=self.enrolments,
            role=CLUSTER,
            name=NAME,
            keys=self.keys,
            address=self.options.base,
            capabilities=capabilities.ALL,
            clock=self.clock,
            observer=self.observer,
        )
        return issuer.door((self.options.base + ENROL_PATH,), self.core.replay, NAME, self.links.refresh)

    def _link(self, record: NeighbourRecord) -> ClusterLink:
        peering = Peering(record, self.keys, self.enrolments, self.clock)
        client = client_of(cc.CONTRACT, peering, self.connect(peering), self.observer)
        return ClusterLink(
            record,
            Neighbour(client, CLUSTER, self.clock, peering),
            self.world,
            ImageAddresses(self.options.base, self.image_key),
            heard=self._heard,
            doomed=self.terminations.wake,
            feed=self.networks.feed(record.name),
        )

    def _heard(self, cluster: str) -> None:
        self.launches.wake(cluster)
        self.terminations.wake(cluster)

    def resources(self) -> Mapping[str, Resource]:
        """What is to be mounted at which path."""
        doors: dict[str, Resource] = {path: DoorResource(answers) for path, answers in self.endpoints.items()}
        if self.elsewhere is not None:
            doors[ENROL_PATH] = DoorResource(PassingOn(self.endpoints[ENROL_PATH], self.elsewhere))
        return {
            **doors,
            IMAGES_PATH: ImageResource(
                self.files.find,
                self.image_key,
                self.clock,
                lambda name: any(record.name == name for record in self.enrolments.all_of(CLUSTER)),
            ),
        }

    # living

    def startService(self) -> None:
        """Begin: the administrator's credentials, the links, and what a former life has left to do."""
        super().startService()  # type: ignore[no-untyped-call]
        self._tasks.start("first start", self._first_start)
        self.networks.start()
        self.links.refresh()
        looping = self._loop.start(EVERY_S, now=True)
        looping.addErrback(lambda failure: _log.failure("The housekeeping has ended", failure))

    async def _first_start(self) -> None:
        kit = CloudKit(self.options.base, self.keys.sign.certificate_pem(), self.keys.tls.certificate_pem())
        await first_start(self.world, self.options.state / ADMINISTRATOR_DIRECTORY, kit)

    async def _keep_house(self) -> None:
        """One round; what fails is logged, and tried again in the next."""
        try:
            self.links.refresh()
            self.links.refresh_keys()
            await self._housekeeping.run_once()
        except Exception:
            _log.failure("A round of housekeeping failed")

    def stopService(self) -> Deferred[None]:
        """End; what is under way is taken up by the next start."""
        super().stopService()  # type: ignore[no-untyped-call]
        return Deferred.fromCoroutine(self._stop())

    async def _stop(self) -> None:
        if self._loop.running:
            self._loop.stop()
        await self._tasks.stop()
        await self.links.stop()
        await self.store.close()
