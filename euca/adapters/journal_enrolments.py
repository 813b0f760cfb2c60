"""Enrolments of a cluster or a node, in its journal."""

from __future__ import annotations

import json
import sqlite3

from attrs import frozen
from zope.interface import implementer

from euca.adapters.journal import Journal
from euca.domain.tokens import Token
from euca.ports.enrolment import IEnrolments, Invitation, NeighbourRecord

#: The step that every tier's journal schema starts with.
SCHEMA = """
CREATE TABLE neighbours (
  place INTEGER PRIMARY KEY AUTOINCREMENT, role TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL,
  signing_certificate BLOB NOT NULL, tls_certificate BLOB NOT NULL, capabilities TEXT NOT NULL, enrolled_at REAL NOT NULL,
  UNIQUE (role, name)) STRICT;
CREATE TABLE tokens (
  token_id TEXT PRIMARY KEY, issuer TEXT NOT NULL, nonce BLOB NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, expires REAL NOT NULL) STRICT
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
    )


@implementer(IEnrolments)
@frozen
class JournalEnrolments:
    """IEnrolments in a journal whose schema starts with SCHEMA; the synchronous twins serve inside the tier."""

    journal: Journal

    def all_of(self, role: str) -> tuple[NeighbourRecord, ...]:
        """All neighbours of a role, in the order of their first enrolment."""
        return tuple(
            map(_record, self.journal.query("SELECT * FROM neighbours WHERE role = ? ORDER BY place", (role,)))
        )

    def trusted(self, role: str, certificate: bytes) -> NeighbourRecord | None:
        """The neighbour of this role with this whole signing certificate."""
        rows = self.journal.query(
            "SELECT * FROM neighbours WHERE role = ? AND signing_certificate = ?", (role, certificate)
        )
        return _record(rows[0]) if rows else None

    async def neighbours(self, role: str) -> tuple[NeighbourRecord, ...]:
        """As the port says."""
        return self.all_of(role)

    async def add(self, record: NeighbourRecord) -> None:
        """As the port says."""
        with self.journal.transaction() as db:
            _insert(db, record)

    async def remove(self, role: str, name: str) -> bool:
        """As the port says."""
        with self.journal.transaction() as db:
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
        " capabilities = excluded.capabilities, enrolled_at = excluded.enrolled_at",
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
