"""Records of their own for each of many cases, and what has come of an act on them that waits for nobody."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from twisted.internet.defer import Deferred, ensureDeferred
from twisted.python.failure import Failure

from euca.adapters.database import DatabaseStore, open_records, sqlite_url
from euca.adapters.database_enrolments import DatabaseEnrolments
from euca.adapters.journal import Journal
from euca.adapters.journal_enrolments import RINGS, SCHEMA, JournalEnrolments
from euca.adapters.sealing import Sealer
from euca.ports.records import IChanges

SEALER = Sealer(bytes(32))
#: fill → a store that holds what it has written, for as long as it is entered.
MakeStore = Callable[[Callable[[IChanges], Any]], AbstractContextManager[DatabaseStore]]


def settled(act: Deferred[Any] | Coroutine[Deferred[Any], Any, Any]) -> Any:
    """What has come of it by now; raises AssertionError where it is still open."""
    results: list[Any] = []
    ensureDeferred(act).addBoth(results.append)
    assert results, "there is no result yet"
    if isinstance(results[0], Failure):
        results[0].raiseException()
    return results[0]


def enrolments_in_database(directory: Path) -> DatabaseEnrolments:
    """A cloud's."""
    return DatabaseEnrolments(open_records(sqlite_url(directory / "records.db"), SEALER, None))


def enrolments_in_journal(directory: Path) -> JournalEnrolments:
    """A cluster's or a node's."""
    return JournalEnrolments(Journal(directory / "journal.sqlite", (SCHEMA, RINGS)))


def copied_stores(directory: Path) -> MakeStore:
    """A store that has been made once, in a directory, is copied for each case."""
    first, numbers = directory / "first.db", itertools.count()
    settled(open_records(sqlite_url(first), SEALER, None).close())

    @contextmanager
    def make(fill: Callable[[IChanges], Any]) -> Iterator[DatabaseStore]:
        copy = directory / f"{next(numbers)}.db"
        shutil.copy(first, copy)
        store = open_records(sqlite_url(copy), SEALER, None, ready=True)
        try:
            settled(store.change(fill))
            yield store
        finally:
            settled(store.close())
            for file in directory.glob(f"{copy.name}*"):
                file.unlink()

    return make
