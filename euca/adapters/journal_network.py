"""The copy of a network's value that a cluster or a node keeps in its journal."""

from __future__ import annotations

from collections.abc import Mapping

from euca.adapters.journal import Journal
from euca.domain.network.editions import Copy, Edition, Kept, Part, Tables
from euca.domain.network.state import change_between
from euca.domain.network.texts import from_text, to_text

SCHEMA = """
CREATE TABLE network (
  table_name TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (table_name, key)) STRICT, WITHOUT ROWID
"""


class NetworkCopy:
    """In memory as it is on disk."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        tables: dict[str, dict[str, object]] = {}
        for row in journal.query("SELECT * FROM network"):
            value = from_text(row["table_name"], row["key"], row["value"])
            tables.setdefault(row["table_name"], {})[row["key"]] = value
        get = journal.get
        edition = Edition(get("network_epoch", ""), int(get("network_edition", "0")), get("network_tag", ""))
        self._copy = Copy(edition, tables)

    @property
    def edition(self) -> Edition:
        """What it is of."""
        return self._copy.edition

    @property
    def tables(self) -> Tables:
        """The value."""
        return self._copy.tables

    def take(self, part: Part, replay: tuple[bytes, float] | None) -> bool:
        """Take a part of an edition, whose message has this replay key; whether the value is another one now, and durable.

        Raises InvalidRequest for what nobody could have, with nothing changed.
        """
        taken = self._copy.take(part)
        if taken is None:
            return False
        edition, tables = taken
        with self._journal.transaction(replay) as db:
            for name in tables.keys() | self.tables.keys():
                change = change_between(self.tables.get(name, {}), tables.get(name, {}))
                db.executemany(
                    "DELETE FROM network WHERE table_name = ? AND key = ?", [(name, key) for key in change.gone]
                )
                db.executemany(
                    "INSERT OR REPLACE INTO network VALUES (?, ?, ?)",
                    [(name, key, to_text(value)) for key, value in change.put.items()],
                )
            for key, text in _named(edition).items():
                self._journal.put(key, text)
        is_other = edition.tag != self.edition.tag
        self._copy.become(edition, tables)
        return is_other

    def kept(self, in_force: str, trouble: str) -> Kept:
        """What the sender is told."""
        return Kept(self.edition, in_force, trouble)


def _named(edition: Edition) -> Mapping[str, str]:
    return {
        "network_epoch": edition.epoch,
        "network_edition": str(edition.number),
        "network_tag": edition.tag,
    }
