"""``twistd euca-node``: options, and the wiring of a node from real parts."""

# ruff: noqa: E402
from __future__ import annotations

import gc

# Nothing of what is imported below is garbage: to look for some in all of it takes a tenth of a start.
gc.disable()

# isort: split
import errno
import os
import secrets
from collections.abc import Callable
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from attrs import define
from twisted.application.service import IService, MultiService, Service
from twisted.internet import reactor as _reactor
from twisted.internet.defer import Deferred
from twisted.internet.endpoints import UNIXClientEndpoint

from euca.adapters.addresses import NODE_PATH, host_name, node_address
from euca.adapters.bridge import Bridge
from euca.adapters.bridged_node import BridgedNode
from euca.adapters.config import Settings
from euca.adapters.dnsmasq_process import Dnsmasq
from euca.adapters.files import private_directory
from euca.adapters.imagecache import Fetch, ImageCache
from euca.adapters.imagehttp import fetcher
from euca.adapters.journal_enrolments import JournalEnrolments
from euca.adapters.kernel_network import linux_kernel
from euca.adapters.keykeeper import KeyKeeper
from euca.adapters.keys import tier_keys
from euca.adapters.managed_node import ManagedNode
from euca.adapters.metadata_http import LIMITS, MetadataPort, MetadataResource
from euca.adapters.metadata_tokens import tokens_of
from euca.adapters.metrics import TierMetrics
from euca.adapters.metrics_http import MetricsService
from euca.adapters.network_settings import MANAGED, NONE, check_node, directory_of, mode_of, node_of
from euca.adapters.newsdesk import Newsdesk
from euca.adapters.options import TierOptions
from euca.adapters.process import IRunner, Runner
from euca.adapters.serving import TierPort, late, tree
from euca.adapters.xenstore import XenStoreClient
from euca.adapters.xl import XlHypervisor, XlSettings
from euca.domain.errors import NodeFailure, NoRoom
from euca.node.disks import GIB, Disks
from euca.node.journal import JOURNAL, NodeJournal
from euca.node.keeper import Keeper, Limits
from euca.node.metadata import GuestRecords
from euca.node.service import NodeService
from euca.ports.hypervisor import IHypervisor
from euca.ports.network import INodeNetwork
from euca.soap.client import AgentTransport
from euca.soap.http import EndpointResource, site
from euca.testing.hypervisor import MemoryHypervisor
from euca.testing.nethypervisor import NamespaceHypervisor
from euca.testing.network import MemoryNodeNetwork

gc.freeze()
gc.enable()

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_COPY_S = 3600.0

reactor: Any = _reactor


class Options(TierOptions):
    """Options of ``twistd euca-node``."""

    tier = "node"

    def check(self) -> None:
        """The network."""
        check_node(self.settings)


@define(eq=False)
class _Store(Service):
    """The connection to xenstored, as long as the node runs."""

    client: XenStoreClient

    def startService(self) -> None:
        super().startService()  # type: ignore[no-untyped-call]
        self.client.start()

    def stopService(self) -> Deferred[None]:
        super().stopService()  # type: ignore[no-untyped-call]
        return Deferred.fromCoroutine(self.client.stop())


@define
class _Copy:
    """Copies disks with coreutils: sparsely, sharing blocks where the file system can, and durably."""

    runner: IRunner

    async def __call__(self, source: Path, target: Path) -> None:
        for argv in (
            ["cp", "--reflink=auto", "--sparse=always", "--", str(source), str(target)],
            ["sync", "--", str(target)],
        ):
            done = await self.runner.run(argv, timeout_s=_COPY_S)
            if done.rc:
                problem = done.err.decode("utf-8", "replace").strip()[:300]
                # The runner's programs speak English: the locale is C.
                kind = NoRoom if os.strerror(errno.ENOSPC) in problem else NodeFailure
                raise kind(f"The disk could not be copied: {problem}")


def instance_path(settings: Settings) -> Path:
    """INSTANCE_PATH, or its default under the state directory."""
    path: Path | None = settings["INSTANCE_PATH"]
    return path or settings.state / "instances"


@late
def makeService(options: Options) -> IService:
    """A node as the configuration says."""
    settings = options.settings
    parent = MultiService()
    runner = Runner(reactor, reactor)
    hypervisor, boot = _host(settings, runner, parent)
    doors: list[MetadataPort] = []

    def opened(gateway: IPv4Address) -> None:
        for door in doors:
            door.move_to(gateway)

    network = make_network(settings, runner, opened)
    journal = NodeJournal(settings.state / JOURNAL)
    enrolments = JournalEnrolments(journal.store)
    keys = tier_keys(
        settings.state, host_name(settings, "NODE_NAME"), [host_name(settings, "NC_ADDRESS")], reactor.seconds()
    )
    place = private_directory(instance_path(settings))
    keeper = Keeper(
        journal=journal,
        hypervisor=hypervisor,
        network=network,
        cache=ImageCache(place / "cache", settings.number("IMAGE_CACHE_GIB") * GIB, _fetcher(enrolments)),
        disks=Disks(place / "instances", _Copy(runner)),
        desk=Newsdesk(reactor),
        clock=reactor,
        limits=Limits(
            settings.number("MAX_MEM"),
            settings.number("MAX_CORES"),
            settings.number("MAX_DISK"),
            settings.number("DOM0_RESERVE_MEM"),
        ),
        host_boot=boot,
        kernel_arguments=settings.text("KERNEL_ARGUMENTS"),
    )
    metrics = TierMetrics("node")
    service = NodeService(keeper, journal, keys, node_address(settings), reactor, metrics)
    parent.addService(service)
    if isinstance(network, ManagedNode):
        resource = MetadataResource(GuestRecords(journal, service.network).find, tokens_of(settings, reactor))
        factory = site(resource, limits=LIMITS, clock=reactor, observer=metrics)
        doors.append(MetadataPort(reactor, factory, "", "", settings.number("METADATA_PORT")))
        parent.addService(doors[0])
    port = TierPort(
        reactor,
        settings.number("NC_PORT"),
        settings.text("NC_INTERFACE"),
        tree({NODE_PATH: EndpointResource(service.endpoint())}),
        lambda: keys.tls,
        "no",
        "NC_PORT",
        observer=metrics,
    )
    parent.addService(port)
    key_keeper = KeyKeeper.of_tier(keys, lambda: enrolments.all_of("cluster"), settings, reactor, keeper.desk.publish)
    parent.addService(key_keeper)
    metrics.instances(journal.count)
    metrics.certificates(key_keeper.ends)
    parent.addService(MetricsService(reactor, metrics, settings))
    return parent


def _host(settings: Settings, runner: IRunner, parent: MultiService) -> tuple[IHypervisor, str]:
    """The hypervisor, and the name of this run of the host."""
    kind = settings.text("HYPERVISOR")
    if kind == "simulated":
        file = settings.state / "simulated.json"
        simulated = MemoryHypervisor(
            reactor, create_delay_s=0.05, boot_delay_s=0.5, shutdown_delay_s=0.2, state_file=file
        )
        return simulated, kind
    if kind == "namespaces":
        return NamespaceHypervisor(settings.state / "guests", runner, reactor), kind
    store = XenStoreClient(UNIXClientEndpoint(reactor, settings["XENSTORE_SOCKET"].as_posix()), reactor)
    parent.addService(_Store(store))
    xl = XlSettings(
        config_dir=private_directory(settings.state / "domains"),
        console_dir=settings.path("XEN_CONSOLE_PATH"),
        argv=(str(settings.path("XL")),),
    )
    boot = _BOOT_ID.read_text().strip() if _BOOT_ID.exists() else secrets.token_hex(8)
    return XlHypervisor(xl, runner, store, reactor), boot


def make_network(
    settings: Settings, runner: IRunner, opened: Callable[[IPv4Address], None] = lambda gateway: None
) -> INodeNetwork:
    """The network for guests. opened: told where they ask for their metadata, where it is this node that serves these."""
    if settings.text("HYPERVISOR") == "simulated":
        return MemoryNodeNetwork(settings.text("VNET_BRIDGE"))
    if mode_of(settings) == MANAGED:
        managed = node_of(settings, opened=opened)
        dnsmasq = Dnsmasq(
            managed.directory / "dnsmasq", processes=reactor, clock=reactor, program=settings.path("DNSMASQ")
        )
        kernel = linux_kernel(reactor, runner, managed.directory, role="node")
        return ManagedNode(managed, runner, kernel, dnsmasq, reactor)
    uplink = settings.text("VNET_PRIVINTERFACE")
    bridge = Bridge(runner, settings.text("VNET_BRIDGE"), uplink, settings.state / "scripts")
    if mode_of(settings) == NONE:
        return bridge
    directory = directory_of(settings)
    return BridgedNode(bridge, runner, linux_kernel(reactor, runner, directory, role="node"), directory)


def _fetcher(enrolments: JournalEnrolments) -> Fetch:
    """Fetches images from the cluster, whose TLS certificate is the one that it was enrolled with."""

    def pinned(_url: str) -> tuple[bytes, ...] | None:
        clusters = enrolments.all_of("cluster")
        return clusters[0].tls if clusters else None

    return fetcher(AgentTransport(reactor, pinned), reactor)
