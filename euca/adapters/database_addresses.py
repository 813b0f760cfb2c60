"""Public addresses in the records."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import attrs
from attrs import define
from sqlalchemy import ColumnElement, delete, select, update

from euca.adapters import database_tables as t
from euca.adapters.database_rows import chunks
from euca.adapters.database_tags import TagRows
from euca.domain.addresses import Address
from euca.domain.errors import AlreadyExists


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

    def allocated_addresses(self) -> frozenset[str]:
        """As the port says."""
        return frozenset(self._db.execute(select(t.ADDRESSES.c.public_ip)).scalars())

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
        """The addresses of instances that have ended belong to none."""
        nobody: dict[str, Any] = {"instance_id": "", "association_id": ""}
        for chunk in chunks(sorted(instance_ids)):
            self._db.execute(update(t.ADDRESSES).where(t.ADDRESSES.c.instance_id.in_(chunk)).values(**nobody))
