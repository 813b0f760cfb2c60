"""A whole cloud in one process, on one clock: tiers that live and die on files, real signatures, a network in memory.

Loaded by conftest.py as the module ``whole_world``.
"""

import atexit
import contextlib
import datetime
import functools
import operator
import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from attrs import define, field
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorTime
from twisted.internet.task import Clock, deferLater
from twisted.python.failure import Failure

from euca.adapters.addresses import CLOUD_PATH, CLUSTER_PATH, ENROL_PATH, NODE_PATH
from euca.adapters.database import open_records, sqlite_url
from euca.adapters.disks.content import open_files
from euca.adapters.enrolment import Newcomer, invite, join
from euca.adapters.identity_papers import Notary
from euca.adapters.imagecache import ImageCache
from euca.adapters.imagehttp import ImageResource, Wanted, fetch
from euca.adapters.images import ImageFiles
from euca.adapters.journal_enrolments import JournalEnrolments
from euca.adapters.keykeeper import KeyKeeper
from euca.adapters.keymaking import make_key_at_once
from euca.adapters.keys import RingFiles, TierKeys
from euca.adapters.newsdesk import Newsdesk
from euca.adapters.policies import find_policy
from euca.adapters.sealing import Sealer
from euca.adapters.threads import at_once
from euca.cloud.accounts import administrator
from euca.cloud.asking import Limits as CloudLimits
from euca.cloud.images import Registration, register_image_files
from euca.cloud.service import CloudOptions, CloudService
from euca.cluster.journal import open_journal
from euca.cluster.service import ClusterOptions, ClusterService
from euca.domain import capabilities
from euca.domain.addresses import parse_pool
from euca.domain.ids import domain_uuid
from euca.domain.scheduling import greedy
from euca.domain.vmtypes import VmType
from euca.node.disks import Disks
from euca.node.journal import JOURNAL, NodeJournal
from euca.node.keeper import Keeper, Limits
from euca.node.service import NodeService
from euca.ports.hypervisor import DomainSpec
from euca.soap.client import SoapClient
from euca.soap.exchange import HttpResponse
from euca.soap.security.identity import Identity, Purpose, create
from euca.soap.security.profile import EC2_REQUEST
from euca.testing import ec2_messages
from euca.testing.hypervisor import MemoryHypervisor
from euca.testing.lives import (
    ImagesAgent,
    Life,
    LifeHypervisor,
    LifeTransport,
    Port,
    WatchedStore,
    advance,
    watch_commits,
)
from euca.testing.network import MemoryNetwork, MemoryNodeNetwork
from euca.testing.transport import Fate, MemoryTransport
from euca.wire import ec2

DATE = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)
CLOUD = "https://cloud:8773"
SMALL = VmType("m1.small", 1, 128, 1, 1, 64)
OLD, NEW = "2008-02-01", "2013-02-01"
PARTS = {"disk": b"disk" * 4096 + bytes(65536), "kernel": b"kernel" * 1024, "ramdisk": b"ramdisk" * 2048}


@functools.cache
def tier_keys(name: str) -> TierKeys:
    """A tier's keys: the same in each world of this process."""
    signing = create(name, now=DATE, days=3650, purpose=Purpose.SIGNING)
    return TierKeys.of(signing, create(name, now=DATE, days=3650, key="p256", purpose=Purpose.TLS))


@functools.cache
def user_key(name: str = "admin") -> Identity:
    """A user's certificate and key."""
    return create(name, now=DATE, days=30, purpose=Purpose.USER)


class Network(MemoryTransport):
    """The network. mishaps: (tier, operation, what happens), each to the next such message that is sent to the tier.

    What happens is a fate, or somebody else's answer: the message then never arrives.
    """

    def __init__(self, clock: Clock) -> None:
        super().__init__({}, clock)
        self.mishaps: list[tuple[str, str, Fate | Callable[[], HttpResponse]]] = []

    async def post(self, url: str, headers: Mapping[str, str], body: bytes, timeout_s: float) -> HttpResponse:
        for mishap in self.mishaps:
            tier, operation, fate = mishap
            if urlsplit(url).hostname == tier and headers["SOAPAction"].strip('"').rpartition("#")[2] == operation:
                self.mishaps.remove(mishap)
                if callable(fate):
                    return fate()
                self.fates.insert(0, fate)
                break
        return await super().post(url, headers, body, timeout_s)


class GuestsNetwork(MemoryNetwork):
    """A cluster's network that takes its time to start."""

    def __init__(self, clock: IReactorTime, start_s: float) -> None:
        super().__init__(IPv4Network("10.100.0.0/24"))
        self.clock = clock
        self.start_s = start_s

    async def start(self) -> None:
        if self.start_s:
            await deferLater(self.clock, self.start_s, lambda: None)
        await super().start()


class Host(MemoryHypervisor):
    """A host's Xen, which outlives its node. ``started``: the names of all domains that were ever started."""

    def __init__(self, name: str, world: "World") -> None:
        super().__init__(
            world.clock,
            memory_mib=2048,
            dom0_memory_mib=512,
            cores=world.cores,
            create_delay_s=0.05,
            boot_delay_s=0.5,
            shutdown_delay_s=0.2,
        )
        self.name = name
        self.world = world
        self.started: list[str] = []
        self.boots = 1

    def reboot_host(self) -> None:
        """The whole machine: every domain is gone and nobody says why. The node is to be dead."""
        self.boots += 1
        self._guests.clear()
        self._building.clear()
        self._fates.clear()

    @property
    def names(self) -> list[str]:
        return sorted(self._guests)

    def _start(self, spec: DomainSpec) -> Any:
        self.started.append(spec.name)
        if any(spec.name in host.names for host in self.world.hosts.values()):
            self.world.complaints.append(f"a twin of {spec.name} is started on {self.name}")
        if spec.name not in {row["instance_id"] for row in self.world.rows(self.name, "instances")}:
            self.world.complaints.append(f"{self.name} starts {spec.name}, which is not in its journal")
        return super()._start(spec)


@define(eq=False)
class Tier:
    """What a tier is now. ``life`` is of the process that runs or ran last."""

    name: str
    life: Life
    service: Any
    routes: tuple[str, ...] = ()
    extra: dict[str, Any] = field(factory=dict)


@define(eq=False)
class World:
    """``plan``: cluster → its nodes. ``cores``: of each node. ``network_start_s``: how long a cluster's network takes. ``pools``: clusters' public addresses; ``lent``: how many
    of them an account's instances are lent. All files are under ``directory``."""

    directory: Path
    plan: Mapping[str, tuple[str, ...]] = field(factory=lambda: {"zone1": ("n1", "n2")})
    cores: int = 2
    policy: str = "GREEDY"
    network_start_s: float = 0.0
    vm_types: tuple[VmType, ...] = (SMALL,)
    pools: Mapping[str, str] = field(factory=dict)
    lent: int = 0
    clock: Clock = field(factory=Clock)
    tiers: dict[str, Tier] = field(factory=dict)
    hosts: dict[str, Host] = field(factory=dict)
    sites: dict[str, Any] = field(factory=dict)
    complaints: list[str] = field(factory=list)
    dead: list[Tier] = field(factory=list)
    image: str = ""
    chance: random.Random = field(factory=lambda: random.Random(1))  # noqa: S311 - runs that can be repeated
    ids: list[str] = field(factory=list)
    values: dict[str, Any] = field(factory=dict)
    transport: Network = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.clock.advance(DATE.timestamp() - self.clock.seconds())
        self.transport = Network(self.clock)
        self.hosts = {name: Host(name, self) for names in self.plan.values() for name in names}

    # -- time

    def advance(self, seconds: float, until: Callable[[], object] = lambda: False) -> bool:
        """Let time pass, until something holds at the latest; whether it holds."""
        return advance(self.clock, seconds, until)

    def run(self, work: Any, seconds: float = 120.0) -> Any:
        """What a coroutine comes to."""
        results: list[Any] = []
        Deferred.fromCoroutine(work).addBoth(results.append)
        assert self.advance(seconds, lambda: results), "it never ended"
        if isinstance(results[0], Failure):
            results[0].raiseException()
        return results[0]

    # -- tiers

    @property
    def names(self) -> list[str]:
        """The names of all tiers, from the top."""
        return ["cloud", *self.plan, *self.hosts]

    def cluster_of(self, node: str) -> str:
        """The cluster of a node."""
        return next(cluster for cluster, nodes in self.plan.items() if node in nodes)

    def base(self, name: str) -> str:
        """A tier's address without a path."""
        port = 8773 if name == "cloud" else 8774 if name in self.plan else 8775
        return f"https://{name}:{port}"

    def url(self, name: str) -> str:
        """The address of a tier's endpoint."""
        path = CLOUD_PATH if name == "cloud" else CLUSTER_PATH if name in self.plan else NODE_PATH
        return self.base(name) + path

    def place(self, name: str) -> Path:
        """A tier's state directory."""
        return self.directory / name

    def start(self, name: str) -> Tier:
        """A new life on what the last one left."""
        assert name not in self.tiers
        life = Life(name, self.clock)
        self.place(name).mkdir(parents=True, exist_ok=True)
        make = self._cloud if name == "cloud" else self._cluster if name in self.plan else self._node
        life.enter(make, name, life)
        return self.tiers[name]

    def start_all(self) -> None:
        """All tiers, from below."""
        for name in reversed(self.names):
            self.start(name)

    def _settled(self, tier: Tier, endpoints: Mapping[str, Any]) -> None:
        self.tiers[tier.name] = tier
        tier.routes = tuple(endpoints)
        for url, endpoint in endpoints.items():
            self.transport.routes[url] = Port(tier.life, endpoint)  # type: ignore[assignment]
        tier.service.startService()
        self._tend(tier)

    def keys_of(self, name: str) -> TierKeys:
        """A tier's keys as a new life finds them: in files after `give_rings`, else in memory."""
        files = self.ring_files(name)
        if not files.directory.exists():
            return tier_keys(name)
        return TierKeys(files.open(self.clock.seconds()), files)

    def ring_files(self, name: str) -> RingFiles:
        """Where a tier's keys are, for its administrator."""
        return RingFiles(self.place(name) / "keys", name, ())

    def give_rings(self) -> None:
        """Put all tiers' keys into files, as a release without rings has them, and start anew."""
        for name in self.names:
            self.kill(name)
            directory = self.place(name) / "keys"
            directory.mkdir()
            tier_keys(name).sign.store(directory, "sign")
            tier_keys(name).tls.store(directory, "tls")
        self.start_all()

    def enrolments(self, name: str) -> Any:
        """Whom a tier that runs knows."""
        service = self.tiers[name].service
        return JournalEnrolments(service.journal.store) if name in self.hosts else service.enrolments

    def neighbours(self, name: str) -> dict[str, Any]:
        """A tier's neighbours as it has them on record, by name."""
        return {one.name: one for role in ("cloud", "cluster", "node") for one in self.enrolments(name).all_of(role)}

    def _tend(self, tier: Tier) -> None:
        service = tier.service
        keys = getattr(service, "_keys", None) or service.keys
        if keys.files is None:
            return
        desks = {"CloudService": "links.refresh_keys", "ClusterService": "newsdesk.publish"}
        changed = operator.attrgetter(desks.get(type(service).__name__, "keeper.desk.publish"))(service)

        KeyKeeper(
            keys,
            lambda: tuple(self.neighbours(tier.name).values()),
            clock=tier.life.clock,
            overlap_days=7,
            in_thread=at_once,
            changed=changed,
        ).startService()

    def _cloud(self, name: str, life: Life) -> None:
        state = self.place(name)
        plain = open_records(sqlite_url(state / "records.sqlite"), Sealer(bytes(32)), None)
        store = WatchedStore(plain._writer, plain._reader, plain._sealer, None)
        store.watch(life)
        self._write_administrator(state / "admin")
        files = ImageFiles(state / "images")
        service = CloudService(
            CloudOptions(
                base=CLOUD, state=state, limits=CloudLimits(self.vm_types, lent_addresses_of_account=self.lent)
            ),
            clock=life.clock,
            store=store,
            files=files,
            keys=self.keys_of(name),
            connect=lambda peering: LifeTransport(life, self.transport),
            image_key=b"c" * 32,
            make_key=make_key_at_once,
            place=greedy,
            random_bytes=self.chance.randbytes,
        )
        self.sites["cloud:8773"] = (life, ImageResource(files.find, b"c" * 32, life.clock, lambda name: True))
        endpoints = {CLOUD + path: endpoint for path, endpoint in service.endpoints.items()}
        self._settled(Tier(name, life, service), endpoints)

    def _write_administrator(self, directory: Path) -> None:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        (directory / "key.pem").write_bytes(user_key().private_key_pem())
        (directory / "key.pem").chmod(0o600)
        (directory / "cert.pem").write_bytes(user_key().certificate_pem())

    def _cluster(self, name: str, life: Life) -> None:
        journal = open_journal(self.place(name) / "cluster.sqlite")
        watch_commits(journal, life)
        network = GuestsNetwork(life.clock, self.network_start_s)
        base, pool = self.base(name), self.pools.get(name)
        options = ClusterOptions(
            name, base, base, 600.0, self.place(name) / "images", 1 << 30, None if pool is None else parse_pool(pool)
        )
        service = ClusterService(
            options,
            clock=life.clock,
            journal=journal,
            keys=self.keys_of(name),
            network=network,
            policy=find_policy(self.policy),
            connect=lambda peering: LifeTransport(life, self.transport),
            fetch=self._fetcher(life),
            image_key=b"z" * 32,
            notary=Notary(user_key()),
        )
        self.sites[urlsplit(self.base(name)).netloc] = (life, service.images.resource())
        endpoints = {options.address: service.endpoint}
        endpoints |= dict.fromkeys(options.enrol_addresses, service.enrol_endpoint)
        self._settled(Tier(name, life, service, extra={"network": network}), endpoints)

    def _node(self, name: str, life: Life) -> None:
        state = self.place(name)
        journal = NodeJournal(state / JOURNAL)
        watch_commits(journal.store, life)

        async def copy(source: Path, target: Path) -> None:
            async def done() -> None:
                shutil.copyfile(source, target)

            await life.ask("cp", done)

        network = MemoryNodeNetwork("br0", IPv4Address("192.0.2.0") + list(self.hosts).index(name) + 1)
        keeper = Keeper(
            journal=journal,
            hypervisor=LifeHypervisor(life, self.hosts[name]),
            network=network,
            cache=ImageCache(state / "cache", 1 << 30, self._fetcher(life)),
            disks=Disks(state / "instances", copy),
            desk=Newsdesk(life.clock),
            clock=life.clock,
            limits=Limits(),
            host_boot=f"boot-{self.hosts[name].boots}",
            kernel_arguments="root=/dev/xvda1",
        )
        service = NodeService(keeper, journal, self.keys_of(name), self.url(name), life.clock)
        tier = Tier(name, life, service, extra={"network": network})
        self._settled(tier, {self.url(name): service.endpoint()})

    def _fetcher(self, life: Life) -> Any:
        agent = ImagesAgent(life, self.sites)

        async def get(url: str, digest: str, size_bytes: int, path: Path) -> None:
            await fetch(agent, url, Wanted(digest, size_bytes), path, life.clock)

        return get

    def kill(self, name: str) -> None:
        """kill -9, wherever it is."""
        self.tiers[name].life.kill()
        self.bury(name)

    def bury(self, name: str) -> None:
        """Nobody answers at the addresses of one that is dead."""
        tier = self.tiers.pop(name)
        assert not tier.life.alive
        self.dead.append(tier)
        for url in tier.routes:
            self.transport.routes.pop(url, None)
        self.sites.pop(urlsplit(self.base(name)).netloc, None)

    def stop(self, name: str) -> None:
        """End in order, as ``systemctl stop`` does."""
        tier = self.tiers[name]
        ended: list[object] = []

        def begin() -> None:
            tier.service.stopService().addBoth(ended.append)

        tier.life.enter(begin)
        assert self.advance(60, lambda: ended)
        assert not isinstance(ended[0], Failure), ended[0]
        tier.life.kill()
        self.bury(name)

    def close(self) -> None:
        """Let go of everything."""
        for tier in (*self.tiers.values(), *self.dead):
            tier.life.release()
        self.clock.calls.clear()

    # -- making a cloud

    def enrol(self, name: str) -> None:
        """Let a tier join the one above it, by a token."""
        above = "cloud" if name in self.plan else self.cluster_of(name)
        role = "cluster" if name in self.plan else "node"
        issuer = self.tiers[above].service
        now = self.clock.seconds()

        async def enrolled() -> None:
            enrolments = issuer.enrolments
            token = await invite(enrolments, tier_keys(above), role, name, now, os.urandom)
            newcomer = Newcomer(role, name, self.url(name), tier_keys(name), capabilities.ALL)
            record = await join(
                newcomer,
                token,
                self.base(above) + ENROL_PATH,
                tier_keys(above).tls.certificate_der,
                self.transport,
                self.clock,
            )
            own = self.tiers[name].service
            await (own.enrolments if role == "cluster" else JournalEnrolments(own.journal.store)).add(record)

        self.run(self._inside(self.tiers[above].life, enrolled))

    async def _inside(self, life: Life, work: Any) -> None:
        """Run something that writes into a life's files, within that life."""
        done: Deferred[Any] = Deferred()
        life.enter(lambda: Deferred.fromCoroutine(work()).addBoth(done.callback))
        await done

    def register_image(self) -> str:
        """An image with kernel and ramdisk, of the administrator's; its id."""
        place = self.directory / "upload"
        place.mkdir(exist_ok=True)
        for part, content in PARTS.items():
            (place / part).write_bytes(content)
        cloud = self.tiers["cloud"].service
        owner = administrator(cloud.world)
        assert owner is not None
        made: list[Any] = []

        def work() -> None:
            with open_files({part: place / part for part in PARTS}) as contents:
                registration = Registration("small linux", "disk", **contents)
                Deferred.fromCoroutine(
                    register_image_files(
                        cloud.world, cloud.files, owner, registration, lambda part: lambda done, total: None
                    )
                ).addBoth(made.append)

        self.tiers["cloud"].life.enter(work)
        assert not isinstance(made[0], Failure), made[0]
        return str(made[0].machine)

    def build(self) -> "World":
        """A first start: everything enrolled and one image registered."""
        self.start_all()
        for name in self.names[1:]:
            self.enrol(name)
        self.image = self.register_image()
        self.advance(10)
        return self

    def build_from(self, template: "World") -> "World":
        """The same from the files of a world of the same plan that was stopped."""
        assert (template.plan, template.image != "") == (self.plan, True)
        shutil.copytree(template.directory, self.directory, dirs_exist_ok=True)
        self.image = template.image
        self.clock.advance(template.clock.seconds() - self.clock.seconds() + 60)
        self.start_all()
        self.advance(10)
        return self

    # -- users

    def key(self, tier: str = "") -> Identity:
        """What a tier signs with; the user's without a name."""
        return tier_keys(tier).sign if tier else user_key()

    def client(self, version: str = NEW, key: Identity | None = None, url: str = CLOUD + CLOUD_PATH) -> SoapClient:
        """An EC2 client with a certificate, at the door."""
        return SoapClient(
            contract=ec2.CONTRACT,
            url=url,
            transport=self.transport,
            clock=self.clock,
            identity=key or user_key(),
            peer_certificate=b"",
            request_profile=EC2_REQUEST,
            answer_profile=None,
            version=version,
        )

    def begin(self, operation: str, version: str = NEW, timeout_s: float = 60.0, **values: Any) -> list[Any]:
        """Ask, without waiting; the list holds the answer or the exception when it is there."""
        message = ec2.CONTRACT.operations[operation].input.type(**values)
        outcomes: list[Any] = []
        asked = Deferred.fromCoroutine(self.client(version).call(operation, message, timeout_s))
        asked.addBoth(lambda result: outcomes.append(result.value if isinstance(result, Failure) else result))
        return outcomes

    def ask(self, operation: str, version: str = NEW, **values: Any) -> Any:
        """Ask and wait; raises SoapFault, UnknownOutcome."""
        outcomes = self.begin(operation, version, **values)
        assert self.advance(120, lambda: outcomes), f"{operation} was never answered"
        if isinstance(outcomes[0], BaseException):
            raise outcomes[0]
        return outcomes[0]

    def post(self, url: str, envelope: bytes, action: str = "") -> HttpResponse:
        """Send bytes to an endpoint; the answer."""
        headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": f'"{action}"'}
        answer = self.run(self.transport.post(url, headers, envelope, 60))
        assert isinstance(answer, HttpResponse)
        return answer

    def asked_of(self, name: str, since: int = 0) -> list[str]:
        """The operations that a tier was asked for, in order."""
        return [
            sent.request.headers["soapaction"].strip('"').rpartition("#")[2]
            for sent in self.transport.sent[since:]
            if urlsplit(sent.url).hostname == name
        ]

    def run_values(
        self, count: int = 1, least: int | None = None, token: str | None = None, **more: Any
    ) -> dict[str, Any]:
        """What RunInstances takes."""
        values = {
            "image_id": self.image,
            "min_count": least or count,
            "max_count": count,
            "group_set": ec2.GroupSetType(),
            "instance_type": SMALL.name,
            "client_token": token,
        }
        return values | more

    def launch(self, count: int = 1, version: str = NEW, **more: Any) -> list[str]:
        """Start instances; their ids."""
        answer = self.ask("RunInstances", version, **self.run_values(count, **more))
        return [item.instance_id for item in answer.instances_set.item]

    def described(self, *ids: str, version: str = NEW) -> dict[str, Any]:
        """All instances, or those named, as the user sees them."""
        named = ec2_messages.listed_instances(*ids)
        answer = self.ask("DescribeInstances", version, instances_set=named)
        return {item.instance_id: item for group in answer.reservation_set.item for item in group.instances_set.item}

    def states(self, *ids: str) -> list[str]:
        """The states of all instances, or those named, as the user sees them."""
        found = self.described(*ids)
        return [found[i].instance_state.name for i in ids or sorted(found)]

    def terminate(self, *ids: str, version: str = NEW) -> Any:
        """End instances."""
        return self.ask("TerminateInstances", version, **terminate_values(*ids))

    def end_values(self, *ids: str) -> dict[str, Any]:
        """What TerminateInstances takes."""
        return terminate_values(*ids)

    # -- what there is

    def database(self, name: str) -> Path:
        """A tier's file."""
        file = "records.sqlite" if name == "cloud" else "cluster.sqlite" if name in self.plan else JOURNAL
        return self.place(name) / file

    def rows(self, name: str, table: str) -> list[dict[str, Any]]:
        """What is durable in a table."""
        with contextlib.closing(sqlite3.connect(self.database(name))) as db:
            db.row_factory = sqlite3.Row
            return [dict(row) for row in db.execute(f"SELECT * FROM {table}")]  # noqa: S608

    def snapshot(self) -> dict[str, Any]:
        """Everything that is durable, and every domain: to be compared."""
        found: dict[str, Any] = {}
        for name in self.names:
            with contextlib.closing(sqlite3.connect(self.database(name))) as db:
                tables = [
                    row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
                ]
                for table in tables:
                    found[f"{name}.{table}"] = sorted(map(repr, db.execute(f"SELECT * FROM {table}")))  # noqa: S608
        for name, host in self.hosts.items():
            found[f"{name} domains"] = [(d.domid, d.name) for d in self.run(host.domains())]
        return found

    def domains(self) -> dict[str, str]:
        """Domain → host."""
        return {domain: name for name, host in self.hosts.items() for domain in host.names}

    def live(self) -> set[str]:
        """The instances that have not ended, by the cloud's records."""
        return {row["instance_id"] for row in self.rows("cloud", "instances") if row["ended_at"] is None}

    def check(self) -> None:
        """Domains, UUIDs, disks, leases, journals and records all say the same. Nothing is under way."""
        assert self.complaints == []
        live = self.live()
        domains = self.domains()
        assert set(domains) == live, "the domains are those of the records"
        for cluster, nodes in self.plan.items():
            rows = {row["instance_id"]: row for row in self.rows(cluster, "instances") if row["state"] != 48}
            assert {i: row["node"] for i, row in rows.items()} == {i: n for i, n in domains.items() if n in nodes}
            assert self.rows(cluster, "stops") == []
            leases = self.rows(cluster, "leases")
            assert {lease["instance_id"] for lease in leases} == set(rows)
            given = self.tiers[cluster].extra["network"].state.guests
            assert {guest.mac: str(guest.private_ip) for guest in given.values()} == {
                lease["mac"]: lease["address"] for lease in leases
            }
        for name, host in self.hosts.items():
            journal = {r["instance_id"] for r in self.rows(name, "instances") if r["stage"] != "ended"}
            directories = {path.name for path in (self.place(name) / "instances").iterdir()}
            assert journal == directories == set(host.names)
            for domain in self.run(host.domains()):
                assert domain.uuid == domain_uuid(domain.name)
                (disk,) = host.spec(domain.name).disks
                assert disk.path == self.place(name) / "instances" / domain.name / "disk" and disk.path.exists()

    def started(self) -> list[str]:
        """Every domain that was ever started, as often as it was."""
        return sorted(name for host in self.hosts.values() for name in host.started)


def terminate_values(*ids: str) -> dict[str, Any]:
    """What TerminateInstances takes."""
    return {"instances_set": ec2_messages.instance_ids(*ids)}


@functools.cache
def template(plan: tuple[tuple[str, tuple[str, ...]], ...] = (("zone1", ("n1", "n2")),)) -> World:
    """A world that was built and stopped, to be copied."""
    directory = Path(tempfile.mkdtemp(prefix="euca-whole-"))
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    world = World(directory, dict(plan)).build()
    for name in world.names:
        world.stop(name)
    return world
