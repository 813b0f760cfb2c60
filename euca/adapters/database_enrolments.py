"""Enrolments of the cloud, in its records' database."""

from __future__ import annotations

from typing import Any

from attrs import frozen
from sqlalchemy import Connection, Row, delete, insert, select, update
from zope.interface import implementer

from euca.adapters.database import DatabaseStore
from euca.adapters.database_tables import ENROLMENT_TOKENS, NEIGHBOURS, POSITIONS
from euca.domain.tokens import Token
from euca.ports.enrolment import IEnrolments, Invitation, NeighbourRecord


def _record(row: Row[Any]) -> NeighbourRecord:
    return NeighbourRecord(
        role=row.role,
        name=row.name,
        address=row.address,
        signing_certificate=bytes(row.signing_certificate),
        tls_certificate=bytes(row.tls_certificate),
        capabilities=tuple(row.capabilities),
        enrolled_at=row.enrolled_at,
    )


@implementer(IEnrolments)
@frozen
class DatabaseEnrolments:
    """IEnrolments beside the records; the synchronous twins serve inside the tier."""

    _store: DatabaseStore

    def all_of(self, role: str) -> tuple[NeighbourRecord, ...]:
        """All neighbours of a role, in the order of their first enrolment."""
        query = select(NEIGHBOURS).where(NEIGHBOURS.c.role == role).order_by(NEIGHBOURS.c.place)
        return self._store.look(lambda db: tuple(map(_record, db.execute(query))))

    def trusted(self, role: str, certificate: bytes) -> NeighbourRecord | None:
        """The neighbour of this role with this whole signing certificate."""
        c = NEIGHBOURS.c
        query = select(NEIGHBOURS).where(c.role == role, c.signing_certificate == certificate)
        row = self._store.look(lambda db: db.execute(query).first())
        return None if row is None else _record(row)

    async def neighbours(self, role: str) -> tuple[NeighbourRecord, ...]:
        """As the port says."""
        return self.all_of(role)

    async def add(self, record: NeighbourRecord) -> None:
        """As the port says."""
        await self._store.alter(lambda db: _put(db, record))

    async def remove(self, role: str, name: str) -> bool:
        """As the port says."""
        c = NEIGHBOURS.c

        def work(db: Connection) -> bool:
            db.execute(delete(POSITIONS).where(POSITIONS.c.cluster == name))
            return db.execute(delete(NEIGHBOURS).where(c.role == role, c.name == name)).rowcount > 0

        return await self._store.alter(work)

    async def invite(self, invitation: Invitation) -> None:
        """As the port says."""
        token = invitation.token
        values = {"token_id": token.token_id, "issuer": token.issuer, "nonce": token.nonce}
        values |= {"role": invitation.role, "name": invitation.name}
        statement = insert(ENROLMENT_TOKENS).values(**values, expires=invitation.expires)
        await self._store.alter(lambda db: db.execute(statement))

    async def peek(self, token_id: str, now: float) -> Invitation | None:
        """As the port says."""
        c = ENROLMENT_TOKENS.c
        query = select(ENROLMENT_TOKENS).where(c.token_id == token_id, c.expires > now)
        row = self._store.look(lambda db: db.execute(query).first())
        if row is None:
            return None
        return Invitation(Token(row.token_id, row.issuer, bytes(row.nonce)), row.role, row.name, row.expires)

    async def accept(self, token_id: str, record: NeighbourRecord, now: float) -> bool:
        """As the port says."""
        c = ENROLMENT_TOKENS.c

        def work(db: Connection) -> bool:
            taken = db.execute(delete(ENROLMENT_TOKENS).where(c.token_id == token_id, c.expires > now)).rowcount > 0
            if taken:
                _put(db, record)
            db.execute(delete(ENROLMENT_TOKENS).where(c.expires <= now))
            return taken

        return await self._store.alter(work)


def _put(db: Connection, record: NeighbourRecord) -> None:
    c = NEIGHBOURS.c
    values = {
        "address": record.address,
        "signing_certificate": record.signing_certificate,
        "tls_certificate": record.tls_certificate,
        "capabilities": list(record.capabilities),
        "enrolled_at": record.enrolled_at,
    }
    where = (c.role == record.role, c.name == record.name)
    if db.execute(update(NEIGHBOURS).where(*where).values(**values)).rowcount == 0:
        db.execute(insert(NEIGHBOURS).values(role=record.role, name=record.name, **values))
