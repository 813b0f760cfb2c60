"""What the records say of the guests' network: who is in which group where, and which of that a transaction has touched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from ipaddress import IPv4Address

from attrs import define, field
from sqlalchemy import select

from euca.adapters import database_tables as t
from euca.adapters.database_groups import GroupRows
from euca.adapters.database_instances import InstanceRows
from euca.adapters.database_rows import chunks
from euca.domain.groups import NO_GROUP, Rule, SecurityGroup, Source
from euca.domain.instances import InstanceState
from euca.domain.network.state import Group, Membership
from euca.domain.reservations import Instance, LaunchData, Reservation
from euca.ports.records import Touched

_TERMINATED = InstanceState.TERMINATED.value


@define
class NetworkRows(InstanceRows, GroupRows):
    """The part of the records that is about the network. ``touched``: what this transaction, or one that was undone within it, has written of that."""

    instances_touched: set[str] = field(factory=set, init=False)
    groups_touched: set[str] = field(factory=set, init=False)

    @property
    def touched(self) -> Touched:
        """What may be other than before."""
        return Touched(frozenset(self.instances_touched), frozenset(self.groups_touched))

    def memberships(self, instance_ids: Collection[str] | None) -> Mapping[str, tuple[str, Membership]]:
        """As the port says."""
        i, g = t.INSTANCES.c, t.RESERVATION_GROUPS.c
        members = select(i.instance_id, i.account_id, i.cluster, i.public_ip, i.reservation_id)
        members = members.where(i.state != _TERMINATED)
        if instance_ids is None:
            rows = self._db.execute(members).all()
        else:
            some = (members.where(i.instance_id.in_(chunk)) for chunk in chunks(sorted(instance_ids)))
            rows = [row for query in some for row in self._db.execute(query)]
        groups: dict[str, list[str]] = {}
        for chunk in chunks(sorted({row.reservation_id for row in rows})):
            named = select(g.reservation_id, g.group_id).where(g.reservation_id.in_(chunk)).order_by(g.group_id)
            for row in self._db.execute(named):
                groups.setdefault(row.reservation_id, []).append(row.group_id)
        return {
            row.instance_id: (
                row.cluster,
                Membership(
                    row.instance_id,
                    row.account_id,
                    tuple(groups.get(row.reservation_id, ())),
                    IPv4Address(row.public_ip) if row.public_ip else None,
                ),
            )
            for row in rows
        }

    def network_groups(self, group_ids: Collection[str]) -> Mapping[str, Group]:
        """As the port says."""
        found: dict[str, Group] = {}
        for chunk in chunks(sorted(group_ids)):
            for group in self._groups(select(t.GROUPS).where(t.GROUPS.c.group_id.in_(chunk))):
                found[group.group_id] = Group(group.group_id, tuple(map(_as_clusters_know_it, group.rules)))
        return found

    # What is written notes itself.

    def add_reservation(self, reservation: Reservation, instances: Sequence[Instance], data: LaunchData) -> None:
        """As the port says."""
        super().add_reservation(reservation, instances, data)
        self.instances_touched.update(instance.instance_id for instance in instances)

    def put_instances(self, instances: Iterable[Instance]) -> None:
        """As the port says."""
        changed = tuple(instances)
        super().put_instances(changed)
        self.instances_touched.update(instance.instance_id for instance in changed)

    def remove_instances(self, instance_ids: Collection[str]) -> None:
        """As the port says."""
        super().remove_instances(instance_ids)
        self.instances_touched.update(instance_ids)

    def put_group(self, group: SecurityGroup) -> None:
        """As the port says."""
        super().put_group(group)
        self.groups_touched.add(group.group_id)

    def remove_group(self, group_id: str) -> None:
        """As the port says."""
        super().remove_group(group_id)
        self.groups_touched.add(group_id)


def _as_clusters_know_it(rule: Rule) -> Rule:
    """Clusters know groups by their ids alone."""
    source = Source(group_id=rule.source.group_id) if rule.source.group_id else NO_GROUP
    return Rule(rule.protocol, rule.from_port, rule.to_port, rule.cidr, source)
