"""``twistd euca-cloud``: options, and the wiring of a cloud from real parts."""

# ruff: noqa: E402
from __future__ import annotations

import gc

# Nothing of what is imported below is garbage: to look for some in all of it takes a tenth of a start.
gc.disable()

# isort: split
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from attrs import frozen
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from twisted.application.service import IService, MultiService
from twisted.internet import reactor as _reactor
from twisted.web.resource import Resource

from euca.adapters.addresses import cloud_base, host_name
from euca.adapters.config import Settings, load
from euca.adapters.database import DatabaseStore, IDeliver, check_url, open_records, sqlite_url
from euca.adapters.files import private_directory
from euca.adapters.images import ImageFiles
from euca.adapters.keykeeper import KeyKeeper, follow
from euca.adapters.keymaking import threaded_key_maker
from euca.adapters.keys import TierKeys, secret, tier_keys
from euca.adapters.metrics import TierMetrics
from euca.adapters.metrics_http import MetricsService
from euca.adapters.neighbour import transport_to
from euca.adapters.options import TierOptions
from euca.adapters.policies import chosen_policy
from euca.adapters.sealing import load_sealer
from euca.adapters.serving import TierPort, late, tree
from euca.adapters.threads import in_thread
from euca.cloud.asking import Limits
from euca.cloud.core import CloudOptions
from euca.cloud.frontend import share
from euca.cloud.frontends import FrontEnds, front_end_command
from euca.cloud.interfaces import IClientInterface, UnknownInterface, find_interfaces
from euca.cloud.links import CLUSTER
from euca.cloud.service import CloudService
from euca.domain.instances import InstanceState
from euca.soap.exchange import Elsewhere
from euca.soap.http import Plain
from euca.soap.observing import IObserver
from euca.soap.rates import Rate
from euca.soap.security.identity import Identity, fingerprint

gc.freeze()
gc.enable()

RECORDS = "records.sqlite"
IMAGES = "images"
RECORDS_KEY = "records.key"
IMAGE_KEY = "images.key"

reactor: Any = _reactor


class Options(TierOptions):
    """Options of ``twistd euca-cloud``."""

    tier = "cloud"

    def check(self) -> None:
        """The policy, the interfaces, and the database's address."""
        chosen_policy(self.settings, "ZONE_POLICY")
        interfaces(self.settings)
        _check_database(self.settings)


def _check_database(settings: Settings) -> None:
    url = settings.text("DATABASE_URL")
    try:
        if url:
            check_url(url)
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError):
        mend = "an SQLAlchemy address whose driver is installed, such as sqlite:////var/lib/eucalyptus/cloud/records.sqlite"
        raise settings.wrong("DATABASE_URL", f"write {mend}") from None


def open_store(settings: Settings, deliver: IDeliver | None, *, ready: bool = False) -> DatabaseStore:
    """The records that the configuration names. deliver None: for tools that do one thing and end. ready: another process has them open."""
    _check_database(settings)
    sealer = load_sealer(private_directory(settings.state / "keys") / RECORDS_KEY)
    url = settings.text("DATABASE_URL")
    if not url:
        return open_records(sqlite_url(settings.state / RECORDS), sealer, deliver, ready=ready)
    try:
        return open_records(url, sealer, deliver, ready=ready)
    except OSError as error:
        mend = f"{error.filename}: {error.strerror}; write the address of a file that can be written"
        raise settings.wrong("DATABASE_URL", mend) from None


def interfaces(settings: Settings) -> tuple[IClientInterface, ...]:
    """The interfaces for clients that the configuration names; raises ConfigError."""
    try:
        return find_interfaces(settings["CLIENT_INTERFACES"])
    except UnknownInterface as error:
        raise settings.wrong("CLIENT_INTERFACES", str(error)) from None


def image_files(settings: Settings) -> ImageFiles:
    """The image store beside the records."""
    return ImageFiles(settings.state / IMAGES)


def limits(settings: Settings) -> Limits:
    """What users may have, as the configuration says."""
    return Limits(
        settings["VM_TYPES"],
        float(settings.number("PENDING_DEADLINE_S")),
        key_pairs_of_account=settings.number("KEY_PAIRS_PER_ACCOUNT"),
        groups_of_account=settings.number("GROUPS_PER_ACCOUNT"),
        addresses_of_account=settings.number("ADDRESSES_PER_ACCOUNT"),
        lent_addresses_of_account=settings.number("LENT_ADDRESSES_PER_ACCOUNT"),
        upload_bytes=settings.number("UPLOAD_GIB") << 30,
    )


def rate(settings: Settings) -> Rate:
    """What each account may ask, as the configuration says."""
    return Rate(
        per_second=settings.number("REQUESTS_PER_SECOND"),
        burst=settings.number("REQUESTS_BURST"),
        at_work=settings.number("REQUESTS_AT_WORK"),
    )


def other_bases(settings: Settings) -> tuple[str, ...]:
    """What a user's message may name as the cloud's address beside its own: plain HTTP where it is allowed, and loopback."""
    port, host = settings.number("CLOUD_PORT"), host_name(settings, "CLOUD_ADDRESS")
    hosts = (host, "localhost", "127.0.0.1")
    schemes = ("https",) if settings.text("PLAIN_HTTP") == "no" else ("https", "http")
    return tuple(f"{scheme}://{name}:{port}" for scheme in schemes for name in hosts)


def cloud_service(
    settings: Settings, keys: TierKeys, observer: IObserver, elsewhere: Elsewhere | None = None
) -> CloudService:
    """A cloud from real parts. elsewhere: for a front end, where all is answered that is not for it."""
    asked = rate(settings)
    return CloudService(
        CloudOptions(
            base=cloud_base(settings),
            state=settings.state,
            limits=limits(settings),
            other_bases=other_bases(settings),
            allow_sha1=settings["EC2_ALLOW_SHA1"],
            signature_v1=settings["QUERY_SIGNATURE_V1"],
            rate=asked if elsewhere is None else share(asked, settings.number("FRONT_ENDS")),
        ),
        clock=reactor,
        store=open_store(settings, reactor.callFromThread, ready=elsewhere is not None),
        files=image_files(settings),
        in_thread=partial(in_thread, reactor),
        keys=keys,
        connect=partial(transport_to, reactor),
        image_key=secret(settings.state / "keys" / IMAGE_KEY, os.urandom(32)),
        make_key=threaded_key_maker(reactor),
        place=chosen_policy(settings, "ZONE_POLICY").place,
        random_bytes=os.urandom,
        elsewhere=elsewhere,
        observer=observer,
        interfaces=interfaces(settings),
    )


def _keys(settings: Settings) -> TierKeys:
    host = host_name(settings, "CLOUD_ADDRESS")
    return tier_keys(settings.state, "cloud", (host, "localhost", "127.0.0.1"), reactor.seconds())


@late
def makeService(options: Options) -> IService:
    """A cloud as the configuration says."""
    settings = options.settings
    keys, metrics = _keys(settings), TierMetrics("cloud")
    cloud = cloud_service(settings, keys, metrics)
    parent = MultiService()
    parent.addService(cloud)
    port, interface, count = (
        settings.number("CLOUD_PORT"),
        settings.text("CLOUD_INTERFACE"),
        settings.number("FRONT_ENDS"),
    )
    keeper = KeyKeeper.of_tier(
        keys,
        lambda: cloud.enrolments.all_of(CLUSTER),
        settings,
        reactor,
        cloud.links.refresh_keys,
        lambda: _users_certificates(cloud),
    )
    parent.addService(keeper)
    _measure(metrics, cloud, keeper)
    parent.addService(MetricsService(reactor, metrics, settings))
    if count > 1:
        command = front_end_command(Path(options["config"]))
        front_ends = FrontEnds(reactor, count, command, interface, port, settings.state, cloud.endpoints, metrics)
        metrics.with_front_ends(front_ends.metrics_of_each)
        parent.addService(front_ends)
        return parent
    root, plain = tree(cloud.resources()), settings["PLAIN_HTTP"]
    listener = TierPort(reactor, port, interface, root, lambda: keys.tls, plain, "CLOUD_PORT", observer=metrics)
    parent.addService(listener)
    return parent


def _measure(metrics: TierMetrics, cloud: CloudService, keeper: KeyKeeper) -> None:
    """What the cloud knows of itself."""

    def instances() -> Mapping[str, int]:
        counted = cloud.store.glance(lambda records: records.count_instances())
        return {state.label: counted.get(state, 0) for state in InstanceState}

    metrics.instances(instances)
    metrics.neighbours(lambda: {zone.name: zone.silent for zone in cloud.links.zones()})
    metrics.certificates(keeper.ends)


def _users_certificates(cloud: CloudService) -> Mapping[str, bytes]:
    """Those that count, by what a warning calls them."""
    known = cloud.store.glance(lambda records: records.certificates())
    return {f"user {one.user_id} {fingerprint(one.certificate)[:23]}": one.certificate for one in known if one.active}


@frozen
class FrontEnd:
    """What a front end puts on the port."""

    root: Resource
    tls: Callable[[], Identity]
    plain: Plain
    front_ends: int
    metrics: TierMetrics


def front_end(config: Path, elsewhere: Elsewhere) -> FrontEnd:
    """A front end of the cloud that runs with this configuration."""
    settings = load(config).for_tier("cloud")
    keys, metrics = _keys(settings), TierMetrics("cloud")
    cloud = cloud_service(settings, keys, metrics, elsewhere)
    follow(keys, reactor)
    resources, plain = tree(cloud.resources()), settings["PLAIN_HTTP"]
    return FrontEnd(resources, lambda: keys.tls, plain, settings.number("FRONT_ENDS"), metrics)
