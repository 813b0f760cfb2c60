"""What the records of all subjects share: a connection in a transaction, and how rows are read and written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import define
from sqlalchemy import Connection, Row, Select, Table, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from euca.adapters.sealing import Sealer
from euca.domain.errors import AlreadyExists

#: Identifiers named in one statement: databases bound how many.
CHUNK = 500


def chunks(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    """Identifiers in portions that a statement can name."""
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


@define
class Rows:
    """A connection in a transaction."""

    _db: Connection
    _sealer: Sealer

    @property
    def connection(self) -> Connection:
        """For the adapters beside this one."""
        return self._db

    def _row(self, query: Select[Any]) -> Row[Any] | None:
        return self._db.execute(query).one_or_none()

    def _count(self, table: Table, account_id: str) -> int:
        """How many rows are an account's."""
        query = select(func.count()).select_from(table).where(table.c.account_id == account_id)
        return int(self._db.execute(query).scalar_one())

    def _insert(self, table: Table, values: dict[str, Any], taken: AlreadyExists) -> None:
        if not self._insert_new(table, values):
            raise taken

    def _insert_new(self, table: Table, values: dict[str, Any]) -> bool:
        """False where a unique value is there already; the transaction goes on all the same."""
        try:
            with self._db.begin_nested():
                self._db.execute(insert(table).values(**values))
        except IntegrityError as error:
            if "FOREIGN KEY" in str(error.orig).upper():
                raise
            return False
        return True

    def _put(self, table: Table, key: dict[str, Any], values: dict[str, Any]) -> None:
        where = [table.c[name] == value for name, value in key.items()]
        if self._db.execute(update(table).where(*where).values(**values)).rowcount == 0:
            self._db.execute(insert(table).values(**key, **values))
