"""The cloud's records in a database: SQLite beside the cloud, or another by DATABASE_URL.

One thread writes: the transactions that wait are run together, each in a savepoint of its own, and made durable by one commit.  A few
threads read, each in one state of the records.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context, copy_context
from pathlib import Path
from typing import Any, Protocol, TypeVar

from attrs import define, field
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DBAPIError
from twisted.internet.defer import Deferred, fail, succeed
from twisted.python.failure import Failure
from zope.interface import implementer

from euca.adapters.database_records import DatabaseRecords
from euca.adapters.recall import MISSING, Recall
from euca.adapters.sealing import Sealer
from euca.adapters.threads import bound
from euca.domain.errors import Unavailable
from euca.ports.records import IChanges, IRecords, IRecordStore, Replay, Touched

T = TypeVar("T")

#: Transactions that share a commit at most.
MOST_GROUPED = 256
READERS = 3
#: How long another process (the administrator's tool) may hold the records.
BUSY_TIMEOUT_S = 20.0
_MIGRATIONS = Path(__file__).parent / "migrations"
#: The newest of them.
HEAD = "0004"
_ADVISORY_LOCK = 0x65756361  # "euca"


class IDeliver(Protocol):
    """Runs a function in the reactor's thread, soon: ``reactor.callFromThread``."""

    def __call__(self, function: Callable[[], Any], /) -> Any:
        """Called from any thread."""


def sqlite_url(path: Path) -> str:
    """The address of a database file."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def check_url(url: str) -> None:
    """Raises ArgumentError, NoSuchModuleError, ImportError or ValueError for an address that cannot work; connects to nothing."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        _database_file(address)
    create_engine(address).dispose()


def open_records(url: str, sealer: Sealer, deliver: IDeliver | None, *, ready: bool = False) -> DatabaseStore:
    """Open the records at an SQLAlchemy address, made and brought to this release's form first, unless they are `ready`.

    Two processes may do this at once: one of them waits.  deliver None: everything happens in the calling thread, at
    once (tools and tests).  Raises what the database raises; a database of a newer release is an error of Alembic's.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        _private_file(address)
    writer, reader = _engine(address, writing=True), _engine(address, writing=False)
    try:
        if not ready:
            migrate(writer)
    except BaseException:
        writer.dispose()
        reader.dispose()
        raise
    return DatabaseStore(writer, reader, sealer, deliver)


def _database_file(address: URL) -> str:
    if not address.database or address.database == ":memory:":
        raise ValueError("SQLite needs a file: sqlite:////absolute/path.db")
    return address.database


def _private_file(address: URL) -> None:
    descriptor = os.open(_database_file(address), os.O_RDWR | os.O_CREAT, 0o600)
    os.fchmod(descriptor, 0o600)
    os.close(descriptor)


def _engine(address: URL, *, writing: bool) -> Engine:
    if address.get_backend_name() != "sqlite":
        return create_engine(address, pool_pre_ping=True)
    connect_args = {"check_same_thread": False, "timeout": BUSY_TIMEOUT_S}
    engine = create_engine(address, connect_args=connect_args)

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"query_only={int(not writing)}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the tables to this release's form (or to an earlier one's), in one transaction that no two processes are in at once."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        if revision != "head" or _revisions(connection) != [HEAD]:
            _upgrade(connection, revision)


def _revisions(connection: Connection) -> list[str]:
    """What Alembic has noted of the tables' form; empty where there is nothing yet."""
    if not inspect(connection).has_table("alembic_version"):
        return []
    return list(connection.execute(text("SELECT version_num FROM alembic_version")).scalars())


def _upgrade(connection: Connection, revision: str) -> None:
    # Most starts find the tables as they should be, and do without Alembic.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


@define(eq=False)
class _Job:
    """A transaction that waits, and its outcome."""

    work: Callable[[IChanges], Any]
    replay: Replay | None
    done: Deferred[Any]
    value: Any = None
    failure: Failure | None = None
    context: Context = field(init=False, factory=copy_context)

    def run(self, records: DatabaseRecords) -> None:
        if self.replay is not None:
            records.remember_message(self.replay)
        self.value = self.work(records)

    def fire(self) -> None:
        if self.failure is not None:
            self.done.errback(self.failure)
        else:
            self.done.callback(self.value)


@implementer(IRecordStore)
@define(eq=False)
class DatabaseStore:
    """IRecordStore over two engines, one that writes and one that reads; see :func:`open_records`."""

    _writer: Engine
    _reader: Engine
    _sealer: Sealer
    _deliver: IDeliver | None
    _queue: queue.SimpleQueue[_Job | Deferred[None]] = field(factory=queue.SimpleQueue)
    _readers: ThreadPoolExecutor | None = None
    _thread: threading.Thread | None = None
    _closed: bool = False
    _recall: Recall = field(init=False)
    _watch: Any = None
    _subscribers: list[Callable[[Touched], None]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self._recall = Recall(self._state)
        if self._deliver is not None:
            self._readers = ThreadPoolExecutor(READERS, "records-reader")
            self._thread = threading.Thread(target=self._write, name="records-writer", daemon=True)
            self._thread.start()

    def change(self, work: Callable[[IChanges], T], replay: Replay | None = None) -> Deferred[T]:
        """As the port says."""
        if self._closed:
            return fail(Unavailable("The records are closed"))
        job = _Job(work, replay, Deferred())
        if self._thread is None:
            self._tell(self._commit([job]))
            job.fire()
        else:
            self._queue.put(job)
        return job.done

    def read(self, work: Callable[[IRecords], T], key: Hashable | None = None) -> Deferred[T]:
        """As the port says."""
        if self._closed:
            return fail(Unavailable("The records are closed"))
        if self._readers is None or self._deliver is None:
            try:
                return succeed(self.glance(work, key))
            except Exception:
                return fail()
        deliver, done = self._deliver, Deferred[T]()
        at = None
        if key is not None:
            at = self._recall.look()
            kept = self._recall.find(key)
            if kept is not MISSING:
                return succeed(kept)

        def tell(value: T) -> None:
            if key is not None:
                self._recall.keep(key, value, at)
            done.callback(value)

        def run() -> None:
            try:
                value = self._read(work)
            except Exception:
                failure = Failure()
                deliver(lambda: done.errback(failure))
            else:
                deliver(lambda: tell(value))

        self._readers.submit(bound(run))
        return done

    def glance(self, work: Callable[[IRecords], T], key: Hashable | None = None) -> T:
        """As the port says."""
        if key is None:
            return self._read(work)
        at = self._recall.look()
        value = self._recall.find(key)
        if value is MISSING:
            value = self._read(work)
            self._recall.keep(key, value, at)
        found: T = value
        return found

    def _read(self, work: Callable[[IRecords], T]) -> T:
        with self._reader.begin() as connection:
            return work(DatabaseRecords(connection, self._sealer))

    def _state(self) -> Hashable | None:
        """A value that is another one after each commit, of this process or another; None where the database does not tell."""
        if self._reader.dialect.name != "sqlite":
            return None
        if self._watch is None:
            self._watch = self._reader.raw_connection()
        (version,) = self._watch.driver_connection.execute("PRAGMA data_version").fetchone()
        state: int = version
        return state

    def alter(self, work: Callable[[Connection], T]) -> Deferred[T]:
        """A transaction on the bare connection, for the adapters beside this one."""
        return self.change(lambda records: work(records.connection))  # type: ignore[attr-defined]

    def look(self, work: Callable[[Connection], T]) -> T:
        """Read at once on the bare connection, for the adapters beside this one."""
        return self.glance(lambda records: work(records.connection))  # type: ignore[attr-defined]

    async def close(self) -> None:
        """As the port says."""
        if self._closed:
            return
        self._closed = True
        if self._thread is not None and self._readers is not None:
            ended: Deferred[None] = Deferred()
            self._queue.put(ended)
            await ended
            self._readers.shutdown(wait=True)
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self._writer.dispose()
        self._reader.dispose()

    def _write(self) -> None:
        """The writer thread: takes all that waits, commits, tells."""
        assert self._deliver is not None  # noqa: S101 - the thread is started only with it
        while True:
            first = self._queue.get()
            jobs: list[_Job] = []
            end: Deferred[None] | None = None
            following: _Job | Deferred[None] | None = first
            while following is not None:
                if isinstance(following, _Job):
                    jobs.append(following)
                else:
                    end = following
                following = self._next() if len(jobs) < MOST_GROUPED and end is None else None
            if jobs:
                touched = self._commit(jobs)
                self._deliver(lambda done=jobs, what=touched: self._fire(done, what))  # type: ignore[misc]
            if end is not None:
                self._deliver(lambda ended=end: ended.callback(None))  # type: ignore[misc]
                return

    def subscribe(self, told: Callable[[Touched], None]) -> None:
        """As the port says."""
        self._subscribers.append(told)

    def _fire(self, jobs: list[_Job], touched: Touched) -> None:
        self._tell(touched)
        for job in jobs:
            job.fire()

    def _tell(self, touched: Touched) -> None:
        for told in self._subscribers if touched else ():
            told(touched)

    def _next(self) -> _Job | Deferred[None] | None:
        try:
            return self._queue.get_nowait()
        except queue.Empty:
            return None

    def _commit(self, jobs: list[_Job]) -> Touched:
        """Run the jobs, each whole or not at all, and commit; the jobs then know their outcome. What they have written of the network."""
        touched = Touched()
        try:
            with self._writer.begin() as connection:
                records = DatabaseRecords(connection, self._sealer)
                for job in jobs:
                    try:
                        with connection.begin_nested():
                            job.context.run(job.run, records)
                    except Exception:
                        if _is_over(connection):
                            raise
                        job.failure = Failure()
                touched = records.touched
        except Exception as error:
            lost = _unavailable(error)
            for job in jobs:
                if job.failure is None:
                    job.failure = Failure(lost)
            return Touched()
        return touched


def _is_over(connection: Connection) -> bool:
    """Whether the database has ended the whole transaction by itself, as SQLite does on a full disk: all before is undone then."""
    return getattr(connection.connection.driver_connection, "in_transaction", True) is False


def _unavailable(error: Exception) -> Exception:
    """What is said when nothing of a group of changes was made durable."""
    if isinstance(error, DBAPIError):
        unavailable = Unavailable("The records cannot be written now; nothing was changed")
        unavailable.__cause__ = error
        return unavailable
    return error
