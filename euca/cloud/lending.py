"""Public addresses that the cloud lends to instances by itself: until these end, or are given one of their account's."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from euca.cloud.asking import Limits
from euca.domain.addresses import NO_POOL, Lent, may_lend
from euca.domain.instances import InstanceState
from euca.domain.reservations import Instance
from euca.ports.records import IChanges

_LIVE = (InstanceState.PENDING, InstanceState.RUNNING)
_PUBLIC = "public"


def lend(records: IChanges, limits: Limits, instances: Iterable[Instance]) -> None:
    """Give each that is alive, has no address and wants one, one of its cluster's, where pool and account have room for it."""
    given: list[Instance] = []
    for instance in instances:
        if instance.state not in _LIVE or instance.public_ip or not limits.lent_addresses_of_account:
            continue
        reservation = records.reservation(instance.reservation_id)
        if reservation is None or reservation.addressing != _PUBLIC:
            continue
        if records.count_lent(instance.account_id) >= limits.lent_addresses_of_account:
            continue
        pool, taken = records.pools().get(instance.cluster, NO_POOL), records.taken_addresses()
        public_ip = pool.free(taken, last=True) if may_lend(pool, taken) else None
        if public_ip is not None:
            records.add_lent(Lent(public_ip, instance.cluster, instance.account_id, instance.instance_id))
            given.append(evolve(instance, public_ip=public_ip))
    if given:
        records.put_instances(given)
