"""Public addresses in the records."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import attrs
from attrs import define
from sqlalchemy import ColumnElement, delete, func, select, update

from euca.adapters import database_tables as t
from euca.adapters.database_rows import chunks
from euca.adapters.database_tags import TagRows
from euca.domain.addresses import Address, Lent, Pool, parse_pool
from euca.domain.errors import AlreadyExists
from euca.domain.instances import InstanceState


@define
class AddressRows(TagRows):
    """The part of the records that is about public addresses, whose tags go with them."""

    def addresses(self, account_id: str) -> tuple[Address, ...]:
        """As the port says."""
        c = t.ADDRESSES.c
        query = select(t.ADDRESSES).where(c.account_id == account_id).order_by(c.allocated_at, c.public_ip)
        return tuple(Address(**row._mapping) for row in self._db.execute(query))

    def address(self, public_ip: str) -> Address | None:
        """As the port says."""
        return self._address(t.ADDRESSES.c.public_ip == public_ip)

    def address_by_allocation(self, account_id: str, allocation_id: str) -> Address | None:
        """As the port says."""
        c = t.ADDRESSES.c
        return self._address(c.account_id == account_id, c.allocation_id == allocation_id)

    def address_by_association(self, account_id: str, association_id: str) -> Address | None:
        """As the port says."""
        c = t.ADDRESSES.c
        return self._address(c.account_id == account_id, c.association_id == association_id)

    def address_of(self, instance_id: str) -> Address | None:
        """As the port says."""
        return self._address(t.ADDRESSES.c.instance_id == instance_id)

    def _address(self, *where: ColumnElement[bool]) -> Address | None:
        row = self._row(select(t.ADDRESSES).where(*where))
        return None if row is None else Address(**row._mapping)

    def taken_addresses(self) -> frozenset[str]:
        """As the port says."""
        tables = (t.ADDRESSES, t.LENT_ADDRESSES)
        return frozenset(ip for table in tables for ip in self._db.execute(select(table.c.public_ip)).scalars())

    def unaddressed(self, account_id: str) -> Mapping[str, int]:
        """As the port says."""
        i, a = t.INSTANCES.c, t.ADDRESSES.c
        addressed = select(a.instance_id).where(a.account_id == account_id)
        live = (InstanceState.PENDING.value, InstanceState.RUNNING.value)
        query = select(i.cluster, func.count()).where(
            i.account_id == account_id, i.state.in_(live), i.instance_id.not_in(addressed)
        )
        rows = self._db.execute(query.group_by(i.cluster))
        return {row[0]: row[1] for row in rows}

    def pools(self) -> Mapping[str, Pool]:
        """As the port says."""
        return {row.cluster: parse_pool(row.ranges) for row in self._db.execute(select(t.POOLS))}

    def put_pool(self, cluster: str, pool: Pool) -> None:
        """As the port says."""
        self._put(t.POOLS, {"cluster": cluster}, {"ranges": " ".join(pool.texts)})
        a = t.ADDRESSES.c
        for public_ip in self._db.execute(select(a.public_ip).where(a.cluster == "")).scalars().all():
            if public_ip in pool:
                self._db.execute(update(t.ADDRESSES).where(a.public_ip == public_ip).values(cluster=cluster))

    def lent(self, public_ip: str) -> Lent | None:
        """As the port says."""
        row = self._row(select(t.LENT_ADDRESSES).where(t.LENT_ADDRESSES.c.public_ip == public_ip))
        return None if row is None else Lent(**row._mapping)

    def lent_to(self, instance_id: str) -> Lent | None:
        """As the port says."""
        row = self._row(select(t.LENT_ADDRESSES).where(t.LENT_ADDRESSES.c.instance_id == instance_id))
        return None if row is None else Lent(**row._mapping)

    def count_lent(self, account_id: str) -> int:
        """As the port says."""
        return self._count(t.LENT_ADDRESSES, account_id)

    def add_lent(self, lent: Lent) -> None:
        """As the port says."""
        self._insert(t.LENT_ADDRESSES, attrs.asdict(lent), AlreadyExists("address", lent.public_ip))

    def remove_lent(self, instance_id: str) -> bool:
        """As the port says."""
        where = t.LENT_ADDRESSES.c.instance_id == instance_id
        return self._db.execute(delete(t.LENT_ADDRESSES).where(where)).rowcount > 0

    def add_address(self, address: Address) -> None:
        """As the port says."""
        self._insert(t.ADDRESSES, attrs.asdict(address), AlreadyExists("address", address.public_ip))

    def put_address(self, address: Address) -> None:
        """As the port says."""
        where = t.ADDRESSES.c.public_ip == address.public_ip
        self._db.execute(update(t.ADDRESSES).where(where).values(**attrs.asdict(address)))

    def remove_address(self, public_ip: str) -> None:
        """As the port says."""
        address = self.address(public_ip)
        if address is not None:
            self._db.execute(delete(t.ADDRESSES).where(t.ADDRESSES.c.public_ip == public_ip))
            self._drop_tags([address.allocation_id])

    def _leave_addresses(self, instance_ids: Collection[str]) -> None:
        """The addresses of instances that have ended belong to none, and those that they were lent are free."""
        nobody: dict[str, Any] = {"instance_id": "", "association_id": ""}
        for chunk in chunks(sorted(instance_ids)):
            self._db.execute(update(t.ADDRESSES).where(t.ADDRESSES.c.instance_id.in_(chunk)).values(**nobody))
            self._db.execute(delete(t.LENT_ADDRESSES).where(t.LENT_ADDRESSES.c.instance_id.in_(chunk)))
