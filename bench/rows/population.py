"""Records of large clouds: accounts, and running instances of theirs that no cluster has."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Sequence
from functools import partial
from typing import Any

from serving import RunningCloud
from twisted.internet.defer import Deferred
from twisted.internet.task import Clock

from euca.adapters.config import load
from euca.cloud.accounts import open_account
from euca.cloud.asking import World
from euca.cloud.tap import limits, open_store
from euca.domain.accounts import User
from euca.domain.instances import InstanceState
from euca.domain.reservations import Instance, LaunchData, Reservation
from euca.domain.tags import Tag
from euca.domain.vmtypes import DEFAULT_VM_TYPES
from euca.ports.records import IChanges
from euca.soap.security.identity import Identity, create

#: Instances of one launch.
A_LAUNCH = 20
#: Accounts made in one transaction.
_AT_ONCE = 500


def change(cloud: RunningCloud, work: Any) -> Any:
    """A transaction in a running cloud's records, from this process."""
    settings = load(cloud.config).for_tier("cloud")
    store = open_store(settings, None)
    clock = Clock()
    clock.advance(time.time())
    world = World(store, clock, os.urandom, limits(settings))

    async def changed() -> Any:
        try:
            return await store.change(lambda records: work(world, records))
        finally:
            await store.close()

    results: list[Any] = []
    failures: list[Any] = []
    Deferred.fromCoroutine(changed()).addCallbacks(results.append, failures.append)
    if failures:
        failures[0].raiseException()
    return results[0]


def disturb(cloud: RunningCloud) -> None:
    """A write that concerns nobody: whatever a cloud has kept of its records is old after it."""
    change(cloud, lambda world, records: records.remember("bench", os.urandom(8).hex()))


def add_user(cloud: RunningCloud, name: str) -> tuple[str, Identity]:
    """A user with an account of its own: the account's id, and its certificate."""
    identity = create(name, now=datetime.datetime.now(datetime.UTC), days=30, key="rsa")

    def work(world: World, records: IChanges) -> str:
        account_id = open_account(world, records, name).account_id
        user_id = f"{account_id}/{name}"
        records.add_user(User(user_id, account_id, name, False, True, world.now()))
        records.add_certificate(user_id, identity.certificate_der, world.now())
        return account_id

    return change(cloud, work), identity


def add_others(cloud: RunningCloud, accounts: int) -> None:
    """So many accounts with a launch of `A_LAUNCH` instances each."""

    for done in range(0, accounts, _AT_ONCE):
        change(cloud, partial(_some_others, min(accounts - done, _AT_ONCE)))


def _some_others(accounts: int, world: World, records: IChanges) -> None:
    for _ in range(accounts):
        add_launch(world, records, open_account(world, records, os.urandom(8).hex()).account_id, A_LAUNCH)


def add_instances(cloud: RunningCloud, count: int, a_launch: int = 1) -> None:
    """So many instances of the administrator's, in launches as large."""

    def work(world: World, records: IChanges) -> None:
        account = records.account_named("eucalyptus")
        if account is None:
            raise SystemExit("the cloud has no administrator's account")
        for _ in range(count // a_launch):
            add_launch(world, records, account.account_id, a_launch)

    change(cloud, work)


def add_launch(
    world: World,
    records: IChanges,
    account_id: str,
    count: int,
    *,
    state: InstanceState = InstanceState.RUNNING,
    group: str = "default",
    tags: Sequence[Tag] = (),
) -> None:
    """A launch of so many instances in a security group that the account has."""
    there = records.group(account_id, group)
    if there is None:
        raise SystemExit(f"the account has no group {group}")
    reservation_id = world.fresh_id(records, "reservation")
    reservation = Reservation(
        reservation_id=reservation_id,
        account_id=account_id,
        user_id=account_id,
        image_id="emi-00000001",
        kernel_id="eki-00000001",
        ramdisk_id="eri-00000001",
        vm_type=DEFAULT_VM_TYPES[0],
        min_count=1,
        max_count=count,
        key_name="key",
        groups=((there.group_id, there.name),),
        zone="",
        cluster="cluster1",
        candidates=(),
        client_token="",
        request_digest="",
        created_at=world.now(),
        settled_at=world.now(),
    )
    instances = [
        Instance(
            instance_id=world.fresh_id(records, "instance"),
            reservation_id=reservation_id,
            account_id=account_id,
            launch_index=index,
            cluster="cluster1",
            state=state,
            reason=None,
            private_ip=f"10.0.{index >> 8}.{index & 255}",
            public_ip="",
            doomed=False,
            created_at=world.now(),
        )
        for index in range(count)
    ]
    records.add_reservation(reservation, instances, LaunchData("", b""))
    for instance in instances:
        records.put_tags(account_id, instance.instance_id, tuple(tags))
