"""Enrolments of the cloud, in its records' database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve, frozen
from sqlalchemy import Connection, Row, and_, delete, insert, or_, select, update
from zope.interface import implementer

from euca.adapters.database import DatabaseStore
from euca.adapters.database_tables import CERTIFICATES, ENROLMENT_TOKENS, NEIGHBOURS, POSITIONS, SIGNERS
from euca.adapters.ringtext import holds_of, holds_text, ring_of, ring_text
from euca.domain.errors import NotPermitted
from euca.domain.tokens import Token
from euca.ports.enrolment import IEnrolments, Invitation, NeighbourRecord, StatedRing
from euca.soap.security.identity import fingerprint


def _record(row: Row[Any]) -> NeighbourRecord:
    return NeighbourRecord(
        role=row.role,
        name=row.name,
        address=row.address,
        signing_certificate=bytes(row.signing_certificate),
        tls_certificate=bytes(row.tls_certificate),
        capabilities=tuple(row.capabilities),
        enrolled_at=row.enrolled_at,
        ring=ring_of(row.ring),
        holds=holds_of(row.holds),
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
        """The neighbour of this role that may sign with this whole certificate."""
        c, s = NEIGHBOURS.c, SIGNERS.c
        joined = NEIGHBOURS.join(SIGNERS, and_(s.role == c.role, s.name == c.name))
        query = select(NEIGHBOURS).select_from(joined).order_by(c.place)
        query = query.where(c.role == role, s.fingerprint == fingerprint(certificate))
        row = self._store.look(lambda db: db.execute(query).first())
        record = None if row is None else _record(row)
        return record if record is not None and certificate in record.signing else None

    async def neighbours(self, role: str) -> tuple[NeighbourRecord, ...]:
        """As the port says."""
        return self.all_of(role)

    async def add(self, record: NeighbourRecord) -> None:
        """As the port says."""
        await self._store.alter(lambda db: _put(db, record))

    async def learn(self, record: NeighbourRecord, ring: StatedRing, holds: frozenset[str]) -> NeighbourRecord | None:
        """As the port says."""
        return await self._store.alter(lambda db: _learn(db, record, ring, holds))

    async def remove(self, role: str, name: str) -> bool:
        """As the port says."""
        c = NEIGHBOURS.c

        def work(db: Connection) -> bool:
            _put_signers(db, role, name, ())
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
        "ring": None,
        "holds": "",
    }
    where = (c.role == record.role, c.name == record.name)
    if db.execute(update(NEIGHBOURS).where(*where).values(**values)).rowcount == 0:
        db.execute(insert(NEIGHBOURS).values(role=record.role, name=record.name, **values))
    _put_signers(db, record.role, record.name, (record.signing_certificate,))


def _put_signers(db: Connection, role: str, name: str, certificates: Iterable[bytes]) -> None:
    db.execute(delete(SIGNERS).where(SIGNERS.c.role == role, SIGNERS.c.name == name))
    for one in dict.fromkeys(map(fingerprint, certificates)):
        db.execute(insert(SIGNERS).values(fingerprint=one, role=role, name=name))


def _learn(db: Connection, record: NeighbourRecord, ring: StatedRing, holds: frozenset[str]) -> NeighbourRecord | None:
    c, s = NEIGHBOURS.c, SIGNERS.c
    who = (c.role == record.role, c.name == record.name)
    row = db.execute(select(NEIGHBOURS).where(*who, c.enrolled_at == record.enrolled_at)).first()
    if row is None:
        return None
    known = _record(row)
    if known.ring is not None and known.ring.edition > ring.edition:
        return known
    fingerprints = [fingerprint(one) for one in ring.signing]
    others = select(s.name).where(s.fingerprint.in_(fingerprints), or_(s.role != record.role, s.name != record.name))
    users = select(CERTIFICATES.c.user_id).where(CERTIFICATES.c.fingerprint.in_(fingerprints))
    if db.execute(others).first() is not None or db.execute(users).first() is not None:
        raise NotPermitted(f"The {record.role} {record.name} states somebody else's certificate as its own")
    db.execute(update(NEIGHBOURS).where(*who).values(ring=ring_text(ring), holds=holds_text(holds)))
    _put_signers(db, record.role, record.name, ring.signing)
    return evolve(known, ring=ring, holds=holds)
