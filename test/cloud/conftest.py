"""A whole cloud in memory: real signatures, a fake clock, clusters without nodes."""

from __future__ import annotations

import datetime
import functools
import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field
from lxml import etree
from twisted.internet.defer import Deferred
from twisted.internet.task import Clock

from euca.adapters.database import open_records, sqlite_url
from euca.adapters.disks.content import open_files
from euca.adapters.images import ImageFiles
from euca.adapters.keymaking import make_key
from euca.adapters.keys import TierKeys
from euca.cloud.accounts import administrator, open_account
from euca.cloud.asking import Ask, Limits
from euca.cloud.images import Registration, register_image_files
from euca.cloud.service import CloudOptions, CloudService
from euca.domain.accounts import AccessKey, Caller, User
from euca.domain.keypairs import MadeKey
from euca.domain.scheduling import greedy
from euca.domain.vmtypes import DEFAULT_VM_TYPES
from euca.ports.records import IChanges
from euca.query.signing import Credentials
from euca.soap import namespaces as ns
from euca.soap.client import SoapClient
from euca.soap.codec import Struct
from euca.soap.errors import SoapFault
from euca.soap.exchange import HttpRequest, HttpResponse
from euca.soap.performing import Call, Handler
from euca.soap.rates import Rate
from euca.soap.security.identity import Identity, create
from euca.soap.security.profile import EC2_ANSWER, EC2_REQUEST
from euca.testing.cluster import FakeCluster
from euca.testing.query_client import QueryClient, botocore_client
from euca.testing.stores import SEALER, MakeStore, copied_stores, settled
from euca.testing.transport import MemoryTransport
from euca.wire import ec2

NOW = datetime.datetime(2012, 3, 4, 5, 6, 7, tzinfo=datetime.UTC).timestamp()
BASE = "https://cloud.example:8773"
LATEST = "2016-11-15"


@functools.cache
def identity(name: str) -> Identity:
    now = datetime.datetime.fromtimestamp(NOW, datetime.UTC)
    return create(name, now=now, days=3650, key="rsa" if name in ("cloud", "alice", "bob", "carol") else "p256")


@functools.cache
def some_key() -> MadeKey:
    return make_key()


async def quick_key() -> MadeKey:
    """Keys are slow to make: all tests share one."""
    return some_key()


@define
class Random:
    """Bytes that differ, and are the same in each run."""

    count: int = 0

    def __call__(self, size: int) -> bytes:
        self.count += 1
        return hashlib.shake_128(str(self.count).encode()).digest(size)


@define(eq=False)
class World:
    """The cloud under test. ``pool``: the public addresses of its first cluster. ``restart`` is a kill and a new start on the same files."""

    directory: Path
    clock: Clock
    transport: MemoryTransport
    random: Random = field(factory=Random)
    limits: Limits = field(factory=lambda: Limits(DEFAULT_VM_TYPES))
    rate: Rate | None = None
    pool: str = ""
    clusters: dict[str, FakeCluster] = field(factory=dict)
    service: CloudService = field(init=False)
    alice: Caller = field(init=False)

    def start(self) -> None:
        self.service = CloudService(
            CloudOptions(BASE, self.directory, self.limits, rate=self.rate),
            clock=self.clock,
            store=open_records(sqlite_url(self.directory / "records.db"), SEALER, None),
            files=ImageFiles(self.directory / "images"),
            keys=TierKeys.of(identity("cloud"), identity("cloud tls")),
            connect=lambda peering: self.transport,
            image_key=bytes(32),
            make_key=quick_key,
            place=greedy,
            random_bytes=self.random,
        )
        for path, endpoint in self.service.endpoints.items():
            self.transport.routes[BASE + path] = endpoint
        self.service.startService()

    def stop(self) -> None:
        settled(self.service.stopService())

    def kill(self) -> None:
        """Nothing of the process goes on: its timers are gone, its store is closed as it is."""
        for call in list(self.clock.calls):
            call.cancel()
        self.service.store._closed = True

    def restart(self) -> None:
        self.kill()
        self.start()

    def enrol(self, name: str, **settings: Any) -> FakeCluster:
        """A cluster, whose public addresses are the `pool` where it is the first."""
        settings.setdefault("pool", "" if self.clusters else self.pool)
        cluster = FakeCluster(
            name,
            identity(name),
            self.clock,
            lambda certificate: "cloud" if certificate == identity("cloud").certificate_der else None,
            **settings,
        )
        self.clusters[name] = cluster
        self.transport.routes[cluster.url] = cluster.endpoint()
        self.do(self.service.enrolments.add(cluster.record()))
        self.service.links.refresh()
        return cluster

    def do(self, coroutine: Any) -> Any:
        """The result of something that ends without time passing."""
        return self.settle(Deferred.fromCoroutine(coroutine))

    def settle(self, deferred: Deferred[Any]) -> Any:
        """The same of what has begun. Long work may have been divided into shifts, of which each is a turn of the clock."""
        for _ in range(1000):
            if deferred.called:
                break
            self.clock.advance(0)
        return settled(deferred)

    def begin(self, coroutine: Any) -> Deferred[Any]:
        return Deferred.fromCoroutine(coroutine)

    def change(self, work: Callable[[IChanges], Any]) -> Any:
        return settled(self.service.store.change(work))

    # users

    @property
    def admin(self) -> Caller:
        caller = administrator(self.service.world)
        assert caller is not None
        return caller

    def ask(self, caller: Caller | None = None) -> Ask:
        return Ask(caller or self.admin)

    def user(self, name: str, account_id: str = "") -> Caller:
        """A user with a certificate of their own, of an account that is there or of a new one."""

        def work(records: IChanges) -> Caller:
            of = account_id or open_account(self.service.world, records, name).account_id
            user = User(f"{of}/{name}", of, name, False, True, NOW)
            records.add_user(user)
            records.add_certificate(user.user_id, identity(name).certificate_der, NOW)
            return Caller(user.account_id, user.user_id, user.name, False)

        return self.change(work)

    def ec2(self, name: str, version: str = "2013-02-01", *, signed: bool = False) -> Ec2Client:
        path = "/services/Eucalyptus/signed" if signed else "/services/Eucalyptus"
        client = SoapClient(
            contract=ec2.CONTRACT,
            url=BASE + path,
            transport=self.transport,
            clock=self.clock,
            identity=identity(name),
            peer_certificate=identity("cloud").certificate_der,
            request_profile=EC2_REQUEST,
            answer_profile=EC2_ANSWER if signed else None,
            version=version,
        )
        return Ec2Client(self, client)

    def last_answer(self) -> etree._Element:
        """What a user was answered last, as it went over the wire."""
        sent = [one for one in self.transport.sent if one.url.startswith(BASE)][-1]
        body = etree.fromstring(sent.answers[-1].body).find(f"{{{ns.SOAP}}}Body")
        assert body is not None
        return body[0]

    def access_key(self, name: str) -> Credentials:
        """The access key of a user, made where there is none."""
        key_id = f"AKID{name.upper():A<16}"

        def work(records: IChanges) -> None:
            account = records.account_named(name)
            assert account is not None
            if records.access_key(key_id) is None:
                user = records.user_named(account.account_id, name)
                assert user is not None
                records.add_access_key(AccessKey(key_id, user.user_id, f"secret of {name}", True, NOW))

        self.change(work)
        return Credentials(key_id, f"secret of {name}")

    def post(self, request: HttpRequest) -> HttpResponse:
        """What the door at the request's path answers by now."""
        return self.do(self._handled(request))

    def begun(self, request: HttpRequest) -> list[HttpResponse]:
        """Where the door's answer will be, once there is one."""
        results: list[HttpResponse] = []
        Deferred.fromCoroutine(self._handled(request)).addCallback(results.append)
        return results

    def _handled(self, request: HttpRequest) -> Any:
        return self.service.endpoints[request.path.rstrip("/") or "/"].handle(request)

    def asked_inside(
        self, handlers: Mapping[str, Handler[Any]], operation: str, message: Struct, who: Caller, request_id: str
    ) -> Any:
        """What comes of a request past the doors: the answer, or what was raised, in fifty seconds at most."""
        call: Call[Any] = Call(ec2.CONTRACT.operations[operation], message, LATEST, who, None, request_id, None, "")
        results: list[Any] = []
        Deferred.fromCoroutine(handlers[operation](call)).addBoth(results.append)
        for _ in range(50):
            if results:
                break
            self.clock.advance(1)
        assert results, f"{operation} is never answered"
        return getattr(results[0], "value", results[0])

    def query(self, name: str, version: str = LATEST, path: str = "/services/Eucalyptus") -> QueryClient:
        return QueryClient(BASE + path, self.access_key(name), self.clock.seconds, self.post, version)

    def botocore(self, name: str, service: str = "ec2", path: str = "/services/Eucalyptus", **settings: Any) -> Any:
        return botocore_client(service, BASE + path, self.access_key(name), self.clock.seconds, self.post, **settings)

    # images

    def image(self, **changes: Any) -> str:
        """A registered image with kernel and ramdisk; its id."""
        files = {}
        for part in ("disk", "kernel", "ramdisk"):
            files[part] = self.directory / f"{part}.img"
            files[part].write_bytes(part.encode() * 1000)
        with open_files(files) as contents:
            registration = Registration(**{"name": "small linux", "location": "disk.img", **contents, **changes})
            made = self.do(
                register_image_files(
                    self.service.world,
                    self.service.files,
                    self.admin,
                    registration,
                    lambda part: lambda done, total: None,
                )
            )
        return made.machine


@define
class Ec2Client:
    """A user's client, over the real messages."""

    world: World
    client: SoapClient

    def begin(self, operation: str, message: Struct) -> Deferred[Any]:
        self.world.clock.advance(0.01)  # so that no two messages are the same bytes
        return Deferred.fromCoroutine(self.client.call(operation, message, 30))

    def __call__(self, operation: str, message: Struct) -> Any:
        return self.world.settle(self.begin(operation, message))

    def refused(self, operation: str, message: Struct) -> str:
        """The code of the fault."""
        with pytest.raises(SoapFault) as caught:
            self(operation, message)
        return caught.value.code


@define
class ValidatedClient:
    """A user's client whose every answer is checked against its version's schema."""

    client: Ec2Client
    schema: etree.XMLSchema
    version: str

    def __call__(self, operation: str, message: Struct) -> Any:
        answer = self.client(operation, message)
        said = self.client.world.last_answer()
        self.schema.assertValid(said)
        assert etree.QName(said).namespace == f"http://ec2.amazonaws.com/doc/{self.version}/"
        return answer

    def refused(self, operation: str, message: Struct) -> str:
        """The code of the fault."""
        return self.client.refused(operation, message)


@functools.cache
def _schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(path)))


@pytest.fixture
def validated(world: World, contracts: Path) -> Callable[..., ValidatedClient]:
    """Makes such clients."""

    def make(name: str, version: str = "2013-02-01") -> ValidatedClient:
        return ValidatedClient(world.ec2(name, version), _schema(contracts / f"ec2-{version}.xsd"), version)

    return make


@pytest.fixture
def make_world(tmp_path: Path) -> Iterator[Callable[..., World]]:
    yield from _worlds(lambda: tmp_path)


@pytest.fixture(scope="module")
def make_lasting_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., World]]:
    """As `make_world`, of worlds that all tests of a module share."""
    yield from _worlds(lambda: tmp_path_factory.mktemp("cloud"))


def _worlds(directory: Callable[[], Path]) -> Iterator[Callable[..., World]]:
    made: list[World] = []

    def make(**settings: Any) -> World:
        clock = Clock()
        clock.advance(NOW)
        world = World(directory(), clock, MemoryTransport({}, clock), **settings)
        world.start()
        made.append(world)
        return world

    yield make
    for world in made:
        if not world.service.store._closed:
            world.stop()


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    return make_world()


@pytest.fixture(scope="session")
def make_store(tmp_path_factory: pytest.TempPathFactory) -> MakeStore:
    """Records with what a function writes into them, for as long as they are entered."""
    return copied_stores(tmp_path_factory.mktemp("records"))
