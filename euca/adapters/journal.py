"""The journal of a cluster or a node: SQLite through the standard library, durable at each commit.

Cluster and node keep their own tables in it; common to both are the epoch, the sequence of changes, and the keys of
the messages that made changes, so that a restart opens no window for a replay.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_COMMON = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS replay (key BLOB PRIMARY KEY, until REAL NOT NULL) STRICT;
"""


class ReplayedMessage(Exception):
    """The message's key is in the journal already: nothing was changed."""


class Journal:
    """An open journal.

    path: the database file; its directory must exist.  schema: the tier's statements, one a step; step n is run once,
    when a journal made before it is opened (``user_version`` counts them).
    """

    def __init__(self, path: Path, schema: Sequence[str]) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, timeout=10.0)
        self._db.row_factory = sqlite3.Row
        path.chmod(0o600)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.executescript(_COMMON)
        self._upgrade(schema)
        with self.transaction():
            self._db.execute("INSERT OR IGNORE INTO meta VALUES ('epoch', ?)", (secrets.token_hex(8),))
            self._db.execute("INSERT OR IGNORE INTO meta VALUES ('sequence', '0')")

    def _upgrade(self, schema: Sequence[str]) -> None:
        done = self._db.execute("PRAGMA user_version").fetchone()[0]
        if done > len(schema):
            raise RuntimeError(f"The journal was written by a newer release (step {done} of {len(schema)})")
        for step in range(done, len(schema)):
            self._db.executescript(f"BEGIN IMMEDIATE;\n{schema[step]};\nPRAGMA user_version={step + 1};\nCOMMIT;")

    @property
    def epoch(self) -> str:
        """The name of this journal's life: another one after its disk was lost."""
        return self.get("epoch", "")

    @property
    def sequence(self) -> int:
        """The number of the last change."""
        return int(self.get("sequence", "0"))

    def get(self, key: str, default: str) -> str:
        """A named value."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return default if row is None else str(row[0])

    def put(self, key: str, value: str) -> None:
        """Keep a named value; in a transaction."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def next_sequence(self) -> int:
        """Count a change; in a transaction."""
        value = self.sequence + 1
        self.put("sequence", str(value))
        return value

    @contextmanager
    def transaction(self, replay: tuple[bytes, float] | None = None) -> Iterator[sqlite3.Connection]:
        """All or nothing, durable when the block is left. No ``await`` belongs inside.

        replay: the key of the message that asks for this change, and until when (seconds since the epoch) it would
        be accepted again; raises ReplayedMessage, with nothing changed, if it was seen.
        """
        self._db.execute("BEGIN IMMEDIATE")
        try:
            if replay is not None:
                self._remember(*replay)
            yield self._db
        except BaseException:
            # On a full disk SQLite has done so by itself.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _remember(self, key: bytes, until: float) -> None:
        try:
            self._db.execute("INSERT INTO replay VALUES (?, ?)", (key, until))
        except sqlite3.IntegrityError:
            raise ReplayedMessage from None

    def replay_keys(self, now: float) -> list[tuple[bytes, float]]:
        """The keys that still count, after those that no longer do were dropped: what a starting tier loads."""
        with self.transaction() as db:
            db.execute("DELETE FROM replay WHERE until < ?", (now,))
        return [(bytes(row[0]), float(row[1])) for row in self._db.execute("SELECT key, until FROM replay")]

    def query(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """All rows of a reading statement."""
        return self._db.execute(sql, tuple(values)).fetchall()

    def close(self) -> None:
        """Close the file; the journal is complete without it."""
        self._db.close()
