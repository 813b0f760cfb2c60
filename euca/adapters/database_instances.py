"""The records of launches and instances: rows of the tables, to and from the domain's values."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
from attrs import astuple, define
from sqlalchemy import ColumnElement, Row, Select, and_, delete, func, insert, select, tuple_, update

from euca.adapters import database_tables as t
from euca.adapters.database_addresses import AddressRows
from euca.adapters.database_rows import chunks
from euca.domain.devices import Store
from euca.domain.errors import AlreadyExists
from euca.domain.groups import SecurityGroup
from euca.domain.instance_filters import EVERYTHING, Position, Wanted
from euca.domain.instances import InstanceState, StateReason
from euca.domain.reservations import TOKEN_KEPT_S, Instance, LaunchData, Reservation
from euca.domain.vmtypes import VmType

_TERMINATED = InstanceState.TERMINATED.value


@define
class InstanceRows(AddressRows):
    """The part of IRecords and IChanges that is about launches and instances, whose tags go with them and whose addresses they leave."""

    def reservation(self, reservation_id: str) -> Reservation | None:
        """As the port says."""
        row = self._row(select(t.RESERVATIONS).where(t.RESERVATIONS.c.reservation_id == reservation_id))
        return None if row is None else _reservation(row)

    def reservation_by_token(self, account_id: str, client_token: str) -> Reservation | None:
        """As the port says."""
        c = t.RESERVATIONS.c
        row = self._row(select(t.RESERVATIONS).where(c.account_id == account_id, c.client_token == client_token))
        return None if row is None else _reservation(row)

    def spent_token(self, account_id: str, client_token: str) -> str | None:
        """As the port says."""
        c = t.SPENT_TOKENS.c
        query = select(c.request_digest).where(c.account_id == account_id, c.client_token == client_token)
        return self._db.execute(query).scalar()

    def launch_data(self, reservation_id: str) -> LaunchData | None:
        """As the port says."""
        row = self._row(select(t.LAUNCH_DATA).where(t.LAUNCH_DATA.c.reservation_id == reservation_id))
        return (
            None
            if row is None
            else LaunchData(row.key_text, bytes(row.user_data), tuple(Store(*store) for store in row.stores))
        )

    def unsettled(self) -> tuple[str, ...]:
        """As the port says."""
        c = t.RESERVATIONS.c
        query = select(c.reservation_id).where(c.settled_at.is_(None)).order_by(c.created_at, c.reservation_id)
        return tuple(row.reservation_id for row in self._db.execute(query))

    def instance(self, instance_id: str) -> Instance | None:
        """As the port says."""
        row = self._row(_INSTANCES.where(t.INSTANCES.c.instance_id == instance_id))
        return None if row is None else _instance(row)

    def instances_of_reservation(self, reservation_id: str) -> tuple[Instance, ...]:
        """As the port says."""
        c = t.INSTANCES.c
        query = _INSTANCES.where(c.reservation_id == reservation_id).order_by(c.launch_index)
        return tuple(map(_instance, self._db.execute(query)))

    def instances_of_account(
        self, account_id: str, wanted: Wanted = EVERYTHING, after: Position | None = None, limit: int | None = None
    ) -> tuple[tuple[Reservation, tuple[Instance, ...]], ...]:
        """As the port says."""
        if wanted == EVERYTHING or after is not None or limit is not None:
            instances = self._walked(account_id, wanted, after, limit)
        else:
            instances = self._looked_up(account_id, wanted)
        members: dict[str, list[Instance]] = {}
        for instance in instances:
            members.setdefault(instance.reservation_id, []).append(instance)
        found = self._reservations(members)
        return tuple((found[reservation_id], tuple(some)) for reservation_id, some in members.items())

    def _walked(self, account_id: str, wanted: Wanted, after: Position | None, limit: int | None) -> Iterable[Instance]:
        """Along the index of an account's instances in their order."""
        c = t.INSTANCES.c
        place = (c.created_at, c.reservation_id, c.launch_index)
        query = _INSTANCES.where(c.account_id == account_id, *_narrowed(account_id, wanted)).order_by(*place)
        if after is not None:
            query = query.where(tuple_(*place) > (after.created_at, after.reservation_id, after.launch_index))
        return map(_instance, self._db.execute(query.limit(limit)))

    def _looked_up(self, account_id: str, wanted: Wanted) -> list[Instance]:
        """By the indexes of what is wanted: put in order here, and but for states not asked for by account, as SQLite would walk again."""
        query = _INSTANCES.where(*_narrowed(account_id, wanted))
        if not wanted.by_key:
            query = query.where(t.INSTANCES.c.account_id == account_id)
        found = (instance for instance in map(_instance, self._db.execute(query)) if instance.account_id == account_id)
        return sorted(found, key=lambda i: (i.created_at, i.reservation_id, i.launch_index))

    def live_instances(self, account_id: str) -> int:
        """As the port says."""
        c = t.INSTANCES.c
        query = select(func.count()).where(c.account_id == account_id, c.state != _TERMINATED)
        return int(self._db.execute(query).scalar_one())

    def count_instances(self) -> Mapping[InstanceState, int]:
        """As the port says."""
        state = t.INSTANCES.c.state
        counted = self._db.execute(select(state, func.count()).group_by(state))
        return {InstanceState(value): number for value, number in counted}

    def instances_at(self, cluster: str) -> tuple[tuple[Reservation, Instance], ...]:
        """As the port says."""
        c = t.INSTANCES.c
        return self._with_reservations(and_(c.cluster == cluster, c.state != _TERMINATED))

    def pending_since(self, before: float) -> tuple[tuple[Reservation, Instance], ...]:
        """As the port says."""
        c = t.INSTANCES.c
        return self._with_reservations(and_(c.state == InstanceState.PENDING.value, c.created_at < before))

    def _with_reservations(self, where: Any) -> tuple[tuple[Reservation, Instance], ...]:
        instances = [_instance(r) for r in self._db.execute(_INSTANCES.where(where).order_by("instance_id"))]
        reservations = self._reservations({i.reservation_id for i in instances})
        return tuple((reservations[i.reservation_id], i) for i in instances)

    def _reservations(self, reservation_ids: Collection[str]) -> dict[str, Reservation]:
        found: dict[str, Reservation] = {}
        for chunk in chunks(sorted(reservation_ids)):
            query = select(t.RESERVATIONS).where(t.RESERVATIONS.c.reservation_id.in_(chunk))
            found.update((row.reservation_id, _reservation(row)) for row in self._db.execute(query))
        return found

    def doomed(self, cluster: str) -> tuple[str, ...]:
        """As the port says."""
        c = t.INSTANCES.c
        query = select(c.instance_id).where(c.cluster == cluster, c.doomed).order_by(c.instance_id)
        return tuple(row.instance_id for row in self._db.execute(query))

    def add_reservation(self, reservation: Reservation, instances: Sequence[Instance], data: LaunchData) -> None:
        """As the port says."""
        taken = AlreadyExists("reservation", reservation.client_token or reservation.reservation_id)
        self._insert(t.RESERVATIONS, _reservation_values(reservation), taken)
        self._db.execute(insert(t.INSTANCES), [_instance_values(i) for i in instances])
        groups = [
            {
                "reservation_id": reservation.reservation_id,
                "group_id": i,
                "account_id": reservation.account_id,
                "name": n,
            }
            for i, n in reservation.groups
        ]
        if groups:
            self._db.execute(insert(t.RESERVATION_GROUPS), groups)
        stores = [list(astuple(store)) for store in data.stores]
        values = {"key_text": data.key_text, "user_data": data.user_data, "stores": stores}
        self._db.execute(insert(t.LAUNCH_DATA).values(reservation_id=reservation.reservation_id, **values))

    def put_reservation(self, reservation: Reservation) -> None:
        """As the port says."""
        where = t.RESERVATIONS.c.reservation_id == reservation.reservation_id
        self._db.execute(update(t.RESERVATIONS).where(where).values(**_reservation_values(reservation)))

    def remove_reservation(self, reservation_id: str) -> None:
        """As the port says."""
        i = t.INSTANCES.c
        ids = select(i.instance_id).where(i.reservation_id == reservation_id)
        self.remove_instances([row.instance_id for row in self._db.execute(ids)])
        for table in (t.LAUNCH_DATA, t.RESERVATION_GROUPS, t.RESERVATIONS):
            self._db.execute(delete(table).where(table.c.reservation_id == reservation_id))

    def put_instances(self, instances: Iterable[Instance]) -> None:
        """As the port says."""
        ended = []
        for instance in instances:
            where = t.INSTANCES.c.instance_id == instance.instance_id
            self._db.execute(update(t.INSTANCES).where(where).values(**_instance_values(instance)))
            if instance.state is InstanceState.TERMINATED:
                ended.append(instance.instance_id)
        self._leave_addresses(ended)

    def remove_instances(self, instance_ids: Collection[str]) -> None:
        """As the port says."""
        for chunk in chunks(sorted(instance_ids)):
            for table in (t.CONSOLES, t.INSTANCES):
                self._db.execute(delete(table).where(table.c.instance_id.in_(chunk)))
            self._drop_tags(chunk)
            self._leave_addresses(chunk)

    def purge(self, ended_before: float, now: float) -> int:
        """As the port says."""
        i, r = t.INSTANCES.c, t.RESERVATIONS.c
        over = select(i.instance_id, i.reservation_id).join(t.RESERVATIONS, r.reservation_id == i.reservation_id)
        over = over.where(i.ended_at < ended_before, i.doomed.is_(False), r.settled_at.is_not(None))
        rows = self._db.execute(over).all()
        self.remove_instances([row.instance_id for row in rows])
        for reservation_id in sorted({row.reservation_id for row in rows}):
            if not self.instances_of_reservation(reservation_id):
                self._spend_token(reservation_id, now)
                self.remove_reservation(reservation_id)
        self._db.execute(delete(t.SPENT_TOKENS).where(t.SPENT_TOKENS.c.dropped_at < now - TOKEN_KEPT_S))
        self._db.execute(delete(t.REPLAY_KEYS).where(t.REPLAY_KEYS.c.until < now))
        return len(rows)

    def _spend_token(self, reservation_id: str, now: float) -> None:
        r = self.reservation(reservation_id)
        if r is not None and r.client_token:
            values = {"request_digest": r.request_digest, "dropped_at": now}
            self._put(t.SPENT_TOKENS, {"account_id": r.account_id, "client_token": r.client_token}, values)

    def group_users(self, group: SecurityGroup) -> tuple[str, ...]:
        """As the port says."""
        g, i, u = t.RESERVATION_GROUPS.c, t.INSTANCES.c, t.RULES.c
        members = (
            select(i.instance_id)
            .join(t.RESERVATION_GROUPS, g.reservation_id == i.reservation_id)
            .where(g.group_id == group.group_id, i.state != _TERMINATED)
            .order_by(i.instance_id)
        )
        naming = (
            select(u.group_id)
            .join(t.GROUPS, t.GROUPS.c.group_id == u.group_id)
            .where(
                u.source_group_id == group.group_id,
                u.group_id != group.group_id,
                t.GROUPS.c.account_id == group.account_id,
            )
        )
        using = (members, naming.distinct().order_by(u.group_id))
        return tuple(identifier for query in using for identifier in self._db.execute(query).scalars())


def _narrowed(account_id: str, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """What a row of the instances' table has to be for an instance to be wanted; all of it is looked for by an index."""
    c, g = t.INSTANCES.c, t.RESERVATION_GROUPS.c
    if wanted.instance_ids is not None:
        yield c.instance_id.in_(sorted(wanted.instance_ids))
    if wanted.reservation_ids is not None:
        yield c.reservation_id.in_(sorted(wanted.reservation_ids))
    if wanted.states is not None:
        yield c.state.in_(sorted(state.value for state in wanted.states))
    if wanted.group_ids is not None:
        grouped = and_(g.account_id == account_id, g.group_id.in_(sorted(wanted.group_ids)))
        yield c.reservation_id.in_(select(g.reservation_id).where(grouped))
    if wanted.group_names is not None:
        named = and_(g.account_id == account_id, g.name.in_(sorted(wanted.group_names)))
        yield c.reservation_id.in_(select(g.reservation_id).where(named))
    for key, values in wanted.tags:
        tagged = select(t.TAGS.c.resource_id).where(t.TAGS.c.account_id == account_id, t.TAGS.c.key == key)
        yield c.instance_id.in_(tagged if values is None else tagged.where(t.TAGS.c.value.in_(sorted(values))))


def _reservation(row: Row[Any]) -> Reservation:
    return Reservation(
        **{
            **row._mapping,
            "vm_type": VmType(*row.vm_type),
            "groups": tuple((group_id, name) for group_id, name in row.groups),
            "candidates": tuple(row.candidates),
            "client_token": row.client_token or "",
        }
    )


def _reservation_values(reservation: Reservation) -> dict[str, Any]:
    values = attrs.asdict(reservation, recurse=False)
    vm_type = reservation.vm_type
    return {
        **values,
        "vm_type": [vm_type.name, vm_type.cores, vm_type.memory_mib, vm_type.disk_gib],
        "groups": [list(group) for group in reservation.groups],
        "candidates": list(reservation.candidates),
        "client_token": reservation.client_token or None,
    }


#: What makes an `Instance`, in the order of its fields, and the reason's message last: lists are long.
_FIELDS = {"reason": "reason_code"}
_INSTANCES: Select[Any] = select(
    *(t.INSTANCES.c[_FIELDS.get(field.name, field.name)] for field in attrs.fields(Instance)),
    t.INSTANCES.c.reason_message,
)
_STATES = {state.value: state for state in InstanceState}
_STATE, _REASON = (list(attrs.fields_dict(Instance)).index(name) for name in ("state", "reason"))


def _instance(row: Row[Any]) -> Instance:
    """A row of `_INSTANCES`."""
    values: list[Any]
    *values, message = row
    values[_STATE] = _STATES[values[_STATE]]
    if values[_REASON] is not None:
        values[_REASON] = StateReason(values[_REASON], message)
    return Instance(*values)


def _instance_values(instance: Instance) -> dict[str, Any]:
    values = attrs.asdict(instance, recurse=False)
    reason = values.pop("reason")
    return {
        **values,
        "state": instance.state.value,
        "reason_code": reason and reason.code,
        "reason_message": reason and reason.message,
    }
