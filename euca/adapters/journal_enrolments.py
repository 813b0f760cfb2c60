"""Enrolments of a cluster or a node, in its journal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from attrs import evolve, frozen
from zope.interface import implementer

from euca.adapters.journal import Journal
from euca.adapters.ringtext import holds_of, holds_text, ring_of, ring_text
from euca.domain.errors import NotPermitted
from euca.domain.tokens import Token
from euca.ports.enrolment import IEnrolments, Invitation, NeighbourRecord, StatedRing

#: The step that every tier's journal schema starts with.
SCHEMA = """
CREATE TABLE neighbours (
  place INTEGER PRIMARY KEY AUTOINCREMENT, role TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL,
  signing_certificate BLOB NOT NULL, tls_certificate BLOB NOT NULL, capabilities TEXT NOT NULL, enrolled_at REAL NOT NULL,
  UNIQUE (role, name)) STRICT;
CREATE TABLE tokens (
  token_id TEXT PRIMARY KEY, issuer TEXT NOT NULL, nonce BLOB NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, expires REAL NOT NULL) STRICT
"""
#: The step of the schema by which neighbours' keys change. ``signers`` finds a neighbour by any of the certificates it may sign with.
RINGS = """
ALTER TABLE neighbours ADD COLUMN ring TEXT;
ALTER TABLE neighbours ADD COLUMN holds TEXT NOT NULL DEFAULT '';
CREATE TABLE signers (
  certificate BLOB NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (certificate, role, name)) STRICT, WITHOUT ROWID;
CREATE INDEX signers_by_neighbour ON signers (role, name);
INSERT INTO signers SELECT signing_certificate, role, name FROM neighbours
"""


def _record(row: sqlite3.Row) -> NeighbourRecord:
    return NeighbourRecord(
        role=row["role"],
        name=row["name"],
        address=row["address"],
        signing_certificate=bytes(row["signing_certificate"]),
        tls_certificate=bytes(row["tls_certificate"]),
        capabilities=tuple(json.loads(row["capabilities"])),
        enrolled_at=row["enrolled_at"],
        ring=ring_of(row["ring"]),
        holds=holds_of(row["holds"]),
    )


@implementer(IEnrolments)
@frozen
class JournalEnrolments:
    """IEnrolments in a journal whose schema starts with SCHEMA and has RINGS somewhere after it; the synchronous twins serve inside the tier."""

    journal: Journal

    def all_of(self, role: str) -> tuple[NeighbourRecord, ...]:
        """All neighbours of a role, in the order of their first enrolment."""
        return tuple(
            map(_record, self.journal.query("SELECT * FROM neighbours WHERE role = ? ORDER BY place", (role,)))
        )

    def trusted(self, role: str, certificate: bytes) -> NeighbourRecord | None:
        """The neighbour of this role that may sign with this whole certificate."""
        rows = self.journal.query(
            "SELECT n.* FROM signers s JOIN neighbours n USING (role, name) WHERE s.certificate = ? AND s.role = ? ORDER BY place",
            (certificate, role),
        )
        return _record(rows[0]) if rows else None

    async def neighbours(self, role: str) -> tuple[NeighbourRecord, ...]:
        """As the port says."""
        return self.all_of(role)

    async def add(self, record: NeighbourRecord) -> None:
        """As the port says."""
        with self.journal.transaction() as db:
            _insert(db, record)

    async def learn(self, record: NeighbourRecord, ring: StatedRing, holds: frozenset[str]) -> NeighbourRecord | None:
        """As the port says."""
        who = (record.role, record.name)
        with self.journal.transaction() as db:
            row = db.execute(
                "SELECT * FROM neighbours WHERE role = ? AND name = ? AND enrolled_at = ?", (*who, record.enrolled_at)
            ).fetchone()
            if row is None:
                return None
            known = _record(row)
            if known.ring is not None and known.ring.edition > ring.edition:
                return known
            others = "SELECT 1 FROM signers WHERE certificate = ? AND (role, name) <> (?, ?)"
            if any(db.execute(others, (one, *who)).fetchone() for one in ring.signing):
                raise NotPermitted(f"The {record.role} {record.name} states another neighbour's certificate as its own")
            db.execute(
                "UPDATE neighbours SET ring = ?, holds = ? WHERE role = ? AND name = ?",
                (ring_text(ring), holds_text(holds), *who),
            )
            _put_signers(db, who, ring.signing)
        return evolve(known, ring=ring, holds=holds)

    async def remove(self, role: str, name: str) -> bool:
        """As the port says."""
        with self.journal.transaction() as db:
            _put_signers(db, (role, name), ())
            return db.execute("DELETE FROM neighbours WHERE role = ? AND name = ?", (role, name)).rowcount > 0

    async def invite(self, invitation: Invitation) -> None:
        """As the port says."""
        token = invitation.token
        with self.journal.transaction() as db:
            db.execute(
                "INSERT INTO tokens VALUES (?, ?, ?, ?, ?, ?)",
                (token.token_id, token.issuer, token.nonce, invitation.role, invitation.name, invitation.expires),
            )

    async def peek(self, token_id: str, now: float) -> Invitation | None:
        """As the port says."""
        rows = self.journal.query("SELECT * FROM tokens WHERE token_id = ? AND expires > ?", (token_id, now))
        if not rows:
            return None
        row = rows[0]
        return Invitation(
            Token(row["token_id"], row["issuer"], bytes(row["nonce"])), row["role"], row["name"], row["expires"]
        )

    async def accept(self, token_id: str, record: NeighbourRecord, now: float) -> bool:
        """As the port says."""
        with self.journal.transaction() as db:
            used = db.execute("DELETE FROM tokens WHERE token_id = ? AND expires > ?", (token_id, now)).rowcount
            if used:
                _insert(db, record)
            db.execute("DELETE FROM tokens WHERE expires <= ?", (now,))
            return used > 0


def _insert(db: sqlite3.Connection, record: NeighbourRecord) -> None:
    db.execute(
        "INSERT INTO neighbours (role, name, address, signing_certificate, tls_certificate, capabilities, enrolled_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (role, name) DO UPDATE SET address = excluded.address,"
        " signing_certificate = excluded.signing_certificate, tls_certificate = excluded.tls_certificate,"
        " capabilities = excluded.capabilities, enrolled_at = excluded.enrolled_at, ring = NULL, holds = ''",
        (
            record.role,
            record.name,
            record.address,
            record.signing_certificate,
            record.tls_certificate,
            json.dumps(record.capabilities),
            record.enrolled_at,
        ),
    )
    _put_signers(db, (record.role, record.name), (record.signing_certificate,))


def _put_signers(db: sqlite3.Connection, who: tuple[str, str], certificates: Iterable[bytes]) -> None:
    db.execute("DELETE FROM signers WHERE role = ? AND name = ?", who)
    db.executemany("INSERT INTO signers VALUES (?, ?, ?)", [(one, *who) for one in dict.fromkeys(certificates)])
