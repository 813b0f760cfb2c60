"""The parts of a tier that its administrator's tool works on: keys, neighbours, records."""

from __future__ import annotations

import os
import time
from collections.abc import Awaitable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from twisted.internet.defer import Deferred

from euca.adapters import addresses
from euca.adapters.config import Settings
from euca.adapters.journal_enrolments import JournalEnrolments
from euca.adapters.keys import TierKeys, tier_keys
from euca.domain.accounts import User
from euca.domain.errors import InvalidRequest
from euca.ports.enrolment import IEnrolments

if TYPE_CHECKING:
    from euca.cloud.asking import World

T = TypeVar("T")


def tier_name(settings: Settings, tier: str) -> str:
    if tier == "cluster":
        return settings.text("CLUSTER_NAME")
    return addresses.host_name(settings, "NODE_NAME") if tier == "node" else "cloud"


def tier_address(settings: Settings, tier: str) -> str:
    return addresses.cluster_address(settings) if tier == "cluster" else addresses.node_address(settings)


def keys_of(settings: Settings, tier: str) -> TierKeys:
    key = {"cloud": ("CLOUD_ADDRESS",), "cluster": ("CC_ADDRESS", "CC_NODE_ADDRESS"), "node": ("NC_ADDRESS",)}[tier]
    hosts = dict.fromkeys(addresses.host_name(settings, name) for name in key)
    settings = settings.for_tier(tier).claim_state()
    return tier_keys(settings.state, tier_name(settings, tier), hosts, time.time())


def enrolments_of(settings: Settings, tier: str) -> IEnrolments:
    """The tier's list of neighbours. A node's and a cluster's are in their journals; only the cloud's needs the database's libraries."""
    settings = settings.for_tier(tier).claim_state()
    if tier == "node":
        from euca.node.journal import JOURNAL, NodeJournal

        return JournalEnrolments(NodeJournal(settings.state / JOURNAL).store)
    if tier == "cluster":
        from euca.cluster.journal import JOURNAL as CLUSTER_JOURNAL
        from euca.cluster.journal import open_journal

        return JournalEnrolments(open_journal(settings.state / CLUSTER_JOURNAL))
    from euca.adapters.database_enrolments import DatabaseEnrolments
    from euca.cloud.tap import open_store

    return DatabaseEnrolments(open_store(settings, None))


def world_of(settings: Settings) -> World:
    """The cloud's records, read and written in this process."""
    from twisted.internet import reactor as _reactor

    from euca.cloud.asking import World
    from euca.cloud.tap import limits, open_store

    reactor: Any = _reactor
    return World(open_store(settings, None), reactor, os.urandom, limits(settings))


def read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64 * 1024)


def write_new(path: Path, secret: bytes) -> None:
    """A new file that its owner alone can read, from the first on. Raises FileExistsError."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secret)


def user_named(world: World, wanted: str) -> User:
    """The one user of an id, ACCOUNT/NAME, or a name. Raises InvalidRequest."""
    users = world.store.glance(lambda records: records.users())
    found = [user for user in users if wanted in (user.user_id, user.name)]
    if len(found) != 1:
        raise InvalidRequest(
            f"{len(found)} users are called {wanted}; `euca-admin user certificates` shows them as ACCOUNT/NAME"
        )
    return found[0]


def now_of(flow: Awaitable[T]) -> T:
    """The result of a flow that waits for nothing: local records are read and written at once."""

    async def wait() -> T:
        return await flow

    results: list[T] = []
    failures: list[BaseException] = []
    task: Deferred[T] = Deferred.fromCoroutine(wait())
    task.addCallbacks(results.append, lambda failure: failures.append(failure.value))
    if failures:
        raise failures[0]
    return results[0]
