"""``twistd euca-cluster``: options, and the wiring of a cluster from real parts."""

# ruff: noqa: E402
from __future__ import annotations

import gc

# Nothing of what is imported below is garbage: to look for some in all of it takes a tenth of a start.
gc.disable()

# isort: split
import os
from functools import partial
from typing import Any

from twisted.application.service import MultiService
from twisted.internet import reactor as _reactor

from euca.adapters.addresses import (
    CLUSTER_PATH,
    ENROL_PATH,
    IMAGES_PATH,
    cluster_base,
    cluster_base_for_nodes,
    host_name,
)
from euca.adapters.config import Settings
from euca.adapters.dnsmasq import DnsmasqNetwork
from euca.adapters.identity_papers import Notary, identity_key
from euca.adapters.imagecache import Fetch
from euca.adapters.imagehttp import fetcher
from euca.adapters.journal_enrolments import JournalEnrolments
from euca.adapters.kernel_network import linux_kernel
from euca.adapters.keykeeper import KeyKeeper
from euca.adapters.keys import secret, tier_keys
from euca.adapters.managed_head import ManagedHead
from euca.adapters.metadata_http import LIMITS, MetadataPort, MetadataResource
from euca.adapters.metadata_tokens import tokens_of
from euca.adapters.metrics import TierMetrics
from euca.adapters.metrics_http import MetricsService
from euca.adapters.neighbour import transport_to
from euca.adapters.network_settings import dhcp_of, head_of, mode_of, subnet_of
from euca.adapters.options import TierOptions
from euca.adapters.policies import chosen_policy
from euca.adapters.process import Runner
from euca.adapters.serving import TierPort, late, tree
from euca.cluster.journal import JOURNAL, open_journal
from euca.cluster.service import ClusterOptions, ClusterService
from euca.domain.network.names import METADATA_ADDRESS
from euca.domain.network.state import Overlay
from euca.ports.network import IHeadNetwork
from euca.soap.client import AgentTransport
from euca.soap.http import EndpointResource, HttpLimits, site
from euca.soap.observing import IObserver
from euca.testing.network import MemoryNetwork

gc.freeze()
gc.enable()

_GIB = 1 << 30
IMAGE_KEY = "images.key"
#: Nodes keep connections for images; each of them may be behind one address in a lab.
_LIMITS = HttpLimits(connections=4096, connections_per_address=512, connections_per_site=2048, requests=2048)

reactor: Any = _reactor


class Options(TierOptions):
    """Options of ``twistd euca-cluster``."""

    tier = "cluster"

    def check(self) -> None:
        """The policy and the network."""
        chosen_policy(self.settings, "SCHEDPOLICY")
        make_network(self.settings)


def make_cluster(options: Options) -> MultiService:
    """A cluster as the configuration says, with its ports."""
    settings = options.settings
    name = settings.text("CLUSTER_NAME")
    hosts = dict.fromkeys(host_name(settings, key) for key in ("CC_ADDRESS", "CC_NODE_ADDRESS"))
    policy, network = chosen_policy(settings, "SCHEDPOLICY"), make_network(settings)
    keys = tier_keys(settings.state, name, hosts, reactor.seconds())
    journal, metrics = open_journal(settings.state / JOURNAL), TierMetrics("cluster")
    cluster = ClusterService(
        ClusterOptions(
            name=name,
            base=cluster_base(settings),
            node_base=cluster_base_for_nodes(settings),
            pending_deadline_s=float(settings.number("PENDING_DEADLINE_S")),
            cache_directory=settings.state / "images",
            cache_bytes=settings.number("IMAGE_CACHE_GIB") * _GIB,
            public_addresses=settings["VNET_PUBLICIPS"] if mode_of(settings) in ("MANAGED", "NONE") else None,
            overlay=overlay_in(network),
        ),
        clock=reactor,
        journal=journal,
        keys=keys,
        network=network,
        policy=policy,
        connect=partial(transport_to, reactor),
        fetch=_fetcher(JournalEnrolments(journal)),
        image_key=secret(settings.state / "keys" / IMAGE_KEY, os.urandom(32)),
        observer=metrics,
        notary=Notary(identity_key(settings.state / "keys", name, reactor.seconds())),
    )
    parent = MultiService()
    if isinstance(network, DnsmasqNetwork):
        tokens = tokens_of(settings, reactor)
        factory = site(MetadataResource(cluster.guest_at, tokens), limits=LIMITS, clock=reactor, observer=metrics)
        interface = settings.text("VNET_PRIVINTERFACE")
        parent.addService(MetadataPort(reactor, factory, str(METADATA_ADDRESS), interface))
    parent.addService(cluster)
    parent.addService(_port(settings, cluster, lambda: keys.tls, metrics))
    keeper = KeyKeeper.of_tier(
        keys,
        lambda: (*cluster.enrolments.all_of("cloud"), *cluster.enrolments.all_of("node")),
        settings,
        reactor,
        cluster.newsdesk.publish,
    )
    parent.addService(keeper)
    metrics.instances(cluster.journal.count)
    metrics.neighbours(cluster.nodes.silent)
    metrics.certificates(keeper.ends)
    parent.addService(MetricsService(reactor, metrics, settings))
    return parent


makeService = late(make_cluster)


def _port(settings: Settings, cluster: ClusterService, tls: Any, observer: IObserver) -> TierPort:
    resources = {
        CLUSTER_PATH: EndpointResource(cluster.endpoint),
        ENROL_PATH: EndpointResource(cluster.enrol_endpoint),
        IMAGES_PATH: cluster.images.resource(),
    }
    port, interface = settings.number("CC_PORT"), settings.text("CC_INTERFACE")
    return TierPort(reactor, port, interface, tree(resources), tls, "no", "CC_PORT", _LIMITS, observer)


def overlay_in(network: IHeadNetwork) -> Overlay | None:
    """What the cluster's machines have in common, in mode MANAGED."""
    return network.settings.overlay if isinstance(network, ManagedHead) else None


def make_network(settings: Settings) -> IHeadNetwork:
    """The head's network, as the configuration says; raises ConfigError."""
    runner = Runner(reactor, reactor)
    match mode_of(settings):
        case "MANAGED":
            head = head_of(settings)
            return ManagedHead(head, runner, linux_kernel(reactor, runner, head.directory, role="head"))
        case "STATIC":
            return DnsmasqNetwork(dhcp_of(settings), processes=reactor, clock=reactor, runner=runner)
    return MemoryNetwork(subnet_of(settings))


def _fetcher(enrolments: JournalEnrolments) -> Fetch:
    """Fetches images from the cloud, whose TLS certificate is the one that it was enrolled with, as it is then."""

    def pinned(url: str) -> tuple[bytes, ...] | None:
        known = [cloud for cloud in enrolments.all_of("cloud") if url.startswith(f"{cloud.address}/")]
        return known[0].tls if known else None

    return fetcher(AgentTransport(reactor, pinned, plain=True), reactor)
