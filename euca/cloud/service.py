"""The cloud as a service: its endpoints, its links to clusters, and what it does by itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from attrs import define, evolve, field, frozen
from twisted.application.service import Service
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorTime
from twisted.internet.task import LoopingCall
from twisted.logger import Logger
from twisted.web.http import Request
from twisted.web.resource import IResource, Resource

from euca.adapters.addresses import CLOUD_PATH, CLOUD_SIGNED_PATH, ENROL_PATH, IMAGES_PATH
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
from euca.cloud.accounts import first_start
from euca.cloud.asking import Limits, World
from euca.cloud.cloud import Cloud, make_cloud
from euca.cloud.ec2.errors import detail_of, ec2_fault
from euca.cloud.ec2.handlers import ec2_handlers
from euca.cloud.housekeeping import EVERY_S, Housekeeping
from euca.cloud.launches import Launches
from euca.cloud.links import CLUSTER, ClusterLink, ClusterLinks, ImageAddresses
from euca.cloud.terminations import Terminations
from euca.domain import capabilities
from euca.domain.accounts import Caller
from euca.domain.ids import RandomBytes
from euca.domain.keypairs import MadeKey
from euca.domain.paging import PageTokens
from euca.domain.tokens import mac
from euca.domain.zones import Place
from euca.ports.enrolment import NeighbourRecord
from euca.soap.client import ITransport
from euca.soap.codec import Struct
from euca.soap.http import EndpointResource, PassingOn
from euca.soap.observing import IObserver, NoObserver
from euca.soap.rates import Rate, Rates
from euca.soap.security.profile import EC2_ANSWER, EC2_REQUEST, Profile
from euca.soap.security.replay import SHARE, MemoryReplayCache
from euca.soap.server import Call, Elsewhere, Endpoint
from euca.wire import cc, ec2

_log = Logger()

NAME = "cloud"
UNSIGNED_PORT = "AmazonEC2Port"
SIGNED_PORT = "AmazonEC2SignedPort"
ADMINISTRATOR_DIRECTORY = "admin"


@frozen
class CloudOptions:
    """What the administrator has set.

    base: the address by which users and clusters reach the cloud, without a slash at its end.  other_bases: further ones that a user's
    message may name (plain HTTP, loopback).  state: the directory in which the administrator's credentials are put.
    rate: what each account may ask, all its users together; None for as much as it likes.
    """

    base: str
    state: Path
    limits: Limits
    other_bases: tuple[str, ...] = ()
    allow_sha1: bool = True
    rate: Rate | None = None


@define(eq=False)
class CloudService(Service):
    """A cloud. ``resources`` (or, in memory, ``endpoints``) are to be put on a port by whoever made it.

    connect: the transport to a cluster.  image_key: what image addresses are made with.  make_key: see
    :mod:`euca.adapters.keymaking`.  place: the policy that ranks clusters.  The store is closed with the service.  elsewhere: where all but
    listings is answered, for a front end, whose service is never started.  observer: hears of requests and calls.
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

    world: World = field(init=False)
    enrolments: DatabaseEnrolments = field(init=False)
    links: ClusterLinks = field(init=False)
    launches: Launches = field(init=False)
    terminations: Terminations = field(init=False)
    cloud: Cloud = field(init=False)
    endpoints: Mapping[str, Endpoint[Caller] | Endpoint[bytes]] = field(init=False)
    _housekeeping: Housekeeping = field(init=False)
    _loop: LoopingCall = field(init=False)
    _tasks: Tasks = field(init=False, factory=Tasks)
    _replay: MemoryReplayCache = field(init=False, factory=lambda: MemoryReplayCache(most_each=SHARE))
    _rates: Rates | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        tokens = PageTokens(mac(self.image_key, "page tokens"))
        self.world = World(self.store, self.clock, self.random_bytes, self.options.limits, tokens)
        self.enrolments = DatabaseEnrolments(self.store)
        self.links = ClusterLinks(lambda: self.enrolments.all_of(CLUSTER), self._link)
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
        )
        self._housekeeping = Housekeeping(self.world, self.launches, self.terminations, self.files)
        self._loop = LoopingCall(self._keep_house)
        self._loop.clock = self.clock
        self._rates = None if self.options.rate is None else Rates(self.options.rate, self.clock)
        self.endpoints = self._make_endpoints()

    # making

    def _make_endpoints(self) -> Mapping[str, Endpoint[Caller] | Endpoint[bytes]]:
        now = self.clock.seconds()
        self._replay.restore(self.store.glance(lambda records: records.replay_keys(now)), now)
        handlers = ec2_handlers(self.cloud, self.clock, listings=self.elsewhere is not None)
        return {
            CLOUD_PATH: self._door(handlers, None),
            CLOUD_SIGNED_PATH: self._door(handlers, EC2_ANSWER),
            ENROL_PATH: self._newcomers_door(),
        }

    def _door(
        self, handlers: Mapping[str, Callable[[Call[Caller]], Awaitable[Struct]]], answer: Profile | None
    ) -> Endpoint[Caller]:
        bases = (self.options.base, *self.options.other_bases)
        path = CLOUD_PATH if answer is None else CLOUD_SIGNED_PATH
        return Endpoint(
            contract=ec2.CONTRACT,
            handlers=handlers,
            request_profile=evolve(EC2_REQUEST, allow_sha1=self.options.allow_sha1),
            answer_profile=answer,
            identity=(lambda _: self.keys.sign) if answer is not None else None,
            trust=lambda certificate: self.store.glance(lambda r: r.caller(certificate), ("caller", certificate)),
            addresses=tuple(base + path for base in bases),
            replay=self._replay,
            clock=self.clock,
            fault=lambda error, call, request_id: ec2_fault(error, request_id),
            refusal_detail=detail_of,
            published={
                UNSIGNED_PORT: self.options.base + CLOUD_PATH,
                SIGNED_PORT: self.options.base + CLOUD_SIGNED_PATH,
            },
            rates=self._rates,
            rated_as=lambda caller: caller.account_id,
            elsewhere=self.elsewhere,
            observer=self.observer,
        )

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
        return issuer.door((self.options.base + ENROL_PATH,), self._replay, NAME, self.links.refresh)

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
        )

    def _heard(self, cluster: str) -> None:
        self.launches.wake(cluster)
        self.terminations.wake(cluster)

    def resources(self) -> Mapping[str, Resource]:
        """What is to be mounted at which path."""
        door = _Door(self.endpoints[CLOUD_PATH])
        door.putChild(
            CLOUD_SIGNED_PATH.removeprefix(f"{CLOUD_PATH}/").encode(),
            EndpointResource(self.endpoints[CLOUD_SIGNED_PATH]),
        )
        newcomers = self.endpoints[ENROL_PATH]
        return {
            CLOUD_PATH: door,
            ENROL_PATH: EndpointResource(newcomers if self.elsewhere is None else PassingOn(newcomers, self.elsewhere)),
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
        self.links.refresh()
        looping = self._loop.start(EVERY_S, now=True)
        looping.addErrback(lambda failure: _log.failure("The housekeeping has ended", failure))

    async def _first_start(self) -> None:
        await first_start(self.world, self.options.state / ADMINISTRATOR_DIRECTORY)

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


class _Door(EndpointResource):
    """An endpoint with another one below its path."""

    isLeaf = False

    def getChild(self, path: bytes, request: Request) -> IResource:
        """A slash at the end is the same address."""
        return self if path == b"" else super().getChild(path, request)  # type: ignore[no-untyped-call]
