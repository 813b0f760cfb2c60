"""The cluster's journal: what was promised, and to which node each instance is bound.

A transaction that changes what the cloud sees of an instance gives it the next sequence; who subscribed is told after the commit.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from ipaddress import IPv4Address
from pathlib import Path

from attrs import evolve

from euca.adapters import journal_enrolments, journal_network
from euca.adapters.journal import Journal
from euca.cluster import networks
from euca.cluster.records import InstanceRecord, LaunchRequest, Report, error_of, spec_from_text, spec_to_text
from euca.domain.errors import EucaError
from euca.domain.instances import ImageSource, InstanceState, LaunchSpec, StateReason, may_become
from euca.domain.network.allocation import Given
from euca.domain.news import Page, Seen, needs_everything, page_since

#: The journal's file in EUCALYPTUS_STATE.
JOURNAL = "journal.sqlite"
#: How long an ended instance stays listed, and a refused request refused, in seconds.
LISTED_S = 3600.0
#: How long an id stays unusable after that, in seconds.
TOMBSTONE_S = 24 * 3600.0
#: How long an address of an image that nobody launches is kept, in seconds.
SOURCE_S = 7 * 24 * 3600.0

_SCHEMA = """
CREATE TABLE instances (
  instance_id TEXT PRIMARY KEY, reservation_id TEXT NOT NULL, node TEXT NOT NULL, private_ip TEXT NOT NULL, spec TEXT NOT NULL,
  state INTEGER NOT NULL, reason_code TEXT, reason_message TEXT, accepted INTEGER NOT NULL, sequence INTEGER NOT NULL UNIQUE,
  created_at REAL NOT NULL, launched_at REAL, ended_at REAL) STRICT;
CREATE INDEX instances_by_node ON instances (node);
CREATE INDEX instances_by_address ON instances (private_ip);
CREATE INDEX instances_by_reservation ON instances (reservation_id);
CREATE TABLE stops (instance_id TEXT PRIMARY KEY, node TEXT NOT NULL, told INTEGER NOT NULL, wanted_at REAL NOT NULL) STRICT;
CREATE INDEX stops_by_node ON stops (node);
CREATE TABLE leases (
  instance_id TEXT PRIMARY KEY, mac TEXT NOT NULL UNIQUE, address TEXT NOT NULL UNIQUE, host_name TEXT NOT NULL) STRICT;
CREATE TABLE reservations (
  reservation_id TEXT PRIMARY KEY, instance_ids TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, decided_at REAL NOT NULL) STRICT;
CREATE TABLE tombstones (instance_id TEXT PRIMARY KEY, sequence INTEGER NOT NULL UNIQUE, made_at REAL NOT NULL) STRICT;
CREATE TABLE node_marks (node TEXT PRIMARY KEY, mark TEXT NOT NULL, made_at REAL NOT NULL) STRICT;
CREATE TABLE image_sources (digest TEXT PRIMARY KEY, url TEXT NOT NULL, size_bytes INTEGER NOT NULL, given_at REAL NOT NULL) STRICT
"""

_ACCOUNTS = "ALTER TABLE leases ADD COLUMN account_id TEXT NOT NULL DEFAULT ''"
_NETWORKS = f"{journal_network.SCHEMA};{networks.SCHEMA}"
SCHEMA = (journal_enrolments.SCHEMA, _SCHEMA, journal_enrolments.RINGS, _NETWORKS, _ACCOUNTS)
_RECORDS = "SELECT i.*, s.instance_id AS stop FROM instances i LEFT JOIN stops s USING (instance_id) "


#: Where the journal keeps which private address was given last.
_LAST = "last_address"


def _last_of(account_id: str) -> str:
    """Where it keeps that for an account."""
    return f"{_LAST}.{account_id[:64]}"


def open_journal(path: Path) -> Journal:
    """The cluster's journal at a path, made if it is not there."""
    return Journal(path, SCHEMA)


class ClusterJournal:
    """The cluster's tables in its journal. No method waits; each is one transaction.

    ``now`` is in seconds since the epoch everywhere.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._subscribers: list[Callable[[], None]] = []
        #: Counts what may have changed the leases, in this process's life.
        self.lease_changes = 0

    def subscribe(self, told: Callable[[], None]) -> None:
        """Call ``told`` after each transaction that changed what the cloud sees, or the leases."""
        self._subscribers.append(told)

    @contextmanager
    def _change(self, replay: tuple[bytes, float] | None = None) -> Iterator[sqlite3.Connection]:
        before = (self.journal.sequence, self.lease_changes)
        with self.journal.transaction(replay) as db:
            yield db
        if (self.journal.sequence, self.lease_changes) != before:
            for told in self._subscribers:
                told()

    # Reading

    def instance(self, instance_id: str) -> InstanceRecord | None:
        """One instance, unless it is unknown or forgotten."""
        return next(iter(self._read("WHERE i.instance_id = ?", instance_id)), None)

    def instances(self) -> list[InstanceRecord]:
        """All of them, in the order of their ids."""
        return self._read("ORDER BY i.instance_id")

    def count(self) -> dict[str, int]:
        """How many instances are in which state, by EC2's names; all states are there."""
        rows = self.journal.query("SELECT state, COUNT(*) AS number FROM instances GROUP BY state", ())
        counted: dict[int, int] = {row["state"]: row["number"] for row in rows}
        return {state.label: counted.get(state.value, 0) for state in InstanceState}

    def of_reservation(self, reservation_id: str) -> list[InstanceRecord]:
        """The instances of a reservation in launch order."""
        found = self._read("WHERE i.reservation_id = ?", reservation_id)
        return sorted(found, key=lambda record: record.spec.launch_index)

    def on_node(self, node: str) -> list[InstanceRecord]:
        """The instances bound to a node that take room there."""
        return [
            record
            for record in self._read("WHERE i.node = ? AND (i.state <> 48 OR s.instance_id IS NOT NULL)", node)
            if record.occupies
        ]

    def unfinished(self) -> list[InstanceRecord]:
        """The instances that have not come to run."""
        return self._read("WHERE i.state = ? ORDER BY i.created_at", InstanceState.PENDING.value)

    def shutting_down(self) -> list[InstanceRecord]:
        """The instances that their nodes are ending."""
        return self._read("WHERE i.state = ?", InstanceState.SHUTTING_DOWN.value)

    def at_address(self, address: str) -> InstanceRecord | None:
        """The live instance that was given this private address."""
        return next(iter(self._read("WHERE i.private_ip = ? AND i.state <> 48", address)), None)

    def _read(self, condition: str, *values: object) -> list[InstanceRecord]:
        return [_record(row) for row in self.journal.query(_RECORDS + condition, values)]

    def given(self, account_id: str) -> Given:
        """The private addresses that are given out, and the last of them, for a choice of others for an account."""
        rows = self.journal.query("SELECT address, account_id FROM leases")
        owners = {IPv4Address(row["address"]): row["account_id"] for row in rows}
        return Given(owners, self._address(_last_of(account_id)), self._address(_LAST))

    def placed(self) -> list[tuple[str, str, str, str]]:
        """Who has a private address, until its node has confirmed that nothing of it is left: instance id, MAC address, address, node (empty where that is forgotten)."""
        rows = self.journal.query(
            "SELECT l.instance_id, l.mac, l.address, coalesce(i.node, s.node, '') FROM leases l"
            " LEFT JOIN instances i USING (instance_id) LEFT JOIN stops s USING (instance_id)"
        )
        return [tuple(row) for row in rows]

    def owners(self, instance_ids: Collection[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Of these instances, as far as they are known: whose each is, and the names of its groups."""
        found = {i: record.spec for i in instance_ids if (record := self.instance(i)) is not None}
        return {i: (spec.user_id, spec.group_names) for i, spec in found.items()}

    def underlay(self) -> dict[str, IPv4Address]:
        """The addresses by which nodes said that others reach them."""
        rows = self.journal.query("SELECT key, value FROM meta WHERE key LIKE 'underlay.%'")
        return {row["key"].partition(".")[2]: IPv4Address(row["value"]) for row in rows}

    def note_underlay(self, node: str, address: IPv4Address) -> None:
        """Keep such an address."""
        with self._change():
            self.journal.put(f"underlay.{node}", str(address))

    def is_tombstone(self, instance_id: str) -> bool:
        """Whether an id is used up and its instance forgotten."""
        return bool(self.journal.query("SELECT 1 FROM tombstones WHERE instance_id = ?", (instance_id,)))

    def stops(self, node: str) -> list[tuple[str, bool]]:
        """What the node is to end, and whether it was told."""
        rows = self.journal.query("SELECT instance_id, told FROM stops WHERE node = ? ORDER BY wanted_at", (node,))
        return [(row["instance_id"], bool(row["told"])) for row in rows]

    def nodes_with_stops(self) -> set[str]:
        """The nodes that are to end something and were not told."""
        return {row["node"] for row in self.journal.query("SELECT DISTINCT node FROM stops WHERE told = 0")}

    def accepted_on(self, node: str) -> frozenset[str]:
        """The ids of live instances of which the node has said that it has them."""
        rows = self.journal.query(
            "SELECT instance_id FROM instances WHERE node = ? AND accepted = 1 AND state <> 48", (node,)
        )
        return frozenset(row["instance_id"] for row in rows)

    def source(self, digest: str) -> ImageSource | None:
        """Where an image's bytes come from: the address given last."""
        rows = self.journal.query("SELECT * FROM image_sources WHERE digest = ?", (digest,))
        return ImageSource("", rows[0]["url"], digest, rows[0]["size_bytes"]) if rows else None

    def oldest_forgotten(self) -> int:
        """The sequence up to which tombstones are no longer kept."""
        return int(self.journal.get("oldest_forgotten", "0"))

    def page(self, seen: Seen, limit: int) -> Page[InstanceRecord]:
        """The news after ``seen``: at most ``limit`` changes."""
        epoch, sequence, oldest = self.journal.epoch, self.journal.sequence, self.oldest_forgotten()
        start = 0 if needs_everything(seen, epoch, sequence, oldest) else seen.sequence
        found = self._read("WHERE i.sequence > ? ORDER BY i.sequence LIMIT ?", start, limit + 1)
        ended = self.journal.query(
            "SELECT instance_id, sequence FROM tombstones WHERE sequence > ? ORDER BY sequence LIMIT ?",
            (start, limit + 1),
        )
        items = {record.instance_id: (record.sequence, record) for record in found}
        forgotten = [(row["instance_id"], row["sequence"]) for row in ended]
        return page_since(seen, epoch, sequence, items, forgotten, oldest, limit)

    def has_news(self, seen: Seen) -> bool:
        """Whether the page after ``seen`` would hold anything."""
        return seen != Seen(self.journal.epoch, self.journal.sequence)

    # Requests

    def decided(self, reservation_id: str) -> list[InstanceRecord] | None:
        """The instances of a request that was placed; None for one that is new; raises the error that it was refused with."""
        rows = self.journal.query("SELECT code, message FROM reservations WHERE reservation_id = ?", (reservation_id,))
        if not rows:
            return None
        if rows[0]["code"]:
            raise error_of(rows[0]["code"], rows[0]["message"])
        return self.of_reservation(reservation_id)

    def known_ids(self, instance_ids: Collection[str]) -> list[str]:
        """Those of the ids that were used before."""
        return [i for i in instance_ids if self.instance(i) is not None or self.is_tombstone(i)]

    def refuse(self, reservation_id: str, error: EucaError, now: float, replay: tuple[bytes, float] | None) -> None:
        """Keep that a request was refused."""
        with self._change(replay) as db:
            _decide(db, reservation_id, (), error.code, str(error), now)

    def place(
        self,
        specs: Sequence[LaunchSpec],
        nodes: Sequence[str],
        now: float,
        replay: tuple[bytes, float] | None,
        memory: tuple[str, str],
    ) -> list[InstanceRecord]:
        """Bind each launch (of one reservation) to its node, with its lease, all in one transaction with the message's replay key.

        memory: the policy's name and what it wants remembered.
        """
        with self._change(replay) as db:
            for spec, node in zip(specs, nodes, strict=True):
                self._insert(db, spec, node, now)
            _decide(db, specs[0].reservation_id, [spec.instance_id for spec in specs], "", "", now)
            self.journal.put(f"policy.{memory[0]}", memory[1][:1024])
            for key in (_LAST, _last_of(specs[-1].user_id)):
                self.journal.put(key, specs[-1].private_ip)
        return self.of_reservation(specs[0].reservation_id)

    def _insert(self, db: sqlite3.Connection, spec: LaunchSpec, node: str, now: float) -> None:
        db.execute(
            "INSERT INTO instances VALUES (?, ?, ?, ?, ?, 0, NULL, NULL, 0, ?, ?, NULL, NULL)",
            (
                spec.instance_id,
                spec.reservation_id,
                node,
                spec.private_ip,
                spec_to_text(spec),
                self.journal.next_sequence(),
                now,
            ),
        )
        db.execute(
            "INSERT INTO leases VALUES (?, ?, ?, ?, ?)",
            (spec.instance_id, spec.mac, spec.private_ip, spec.host_name, spec.user_id),
        )
        self.lease_changes += 1
        _keep_sources(db, [s for s in (spec.image, spec.kernel, spec.ramdisk) if s is not None], now)

    def refresh(self, request: LaunchRequest, now: float, replay: tuple[bytes, float] | None) -> None:
        """A placed request came again: keep its images' newer addresses."""
        with self._change(replay) as db:
            _keep_sources(db, request.sources, now)

    def policy_memory(self, policy: str) -> str:
        """What the policy wanted remembered last."""
        return self.journal.get(f"policy.{policy}", "")

    def _address(self, key: str) -> IPv4Address | None:
        text = self.journal.get(key, "")
        return IPv4Address(text) if text else None

    # Ends

    def terminate(self, instance_ids: Sequence[str], now: float, replay: tuple[bytes, float] | None) -> None:
        """The cloud wants these ended. An id that was never seen becomes a tombstone: a late request starts nothing."""
        reason = StateReason("Client.UserInitiatedShutdown", "User initiated shutdown")
        with self._change(replay) as db:
            for instance_id in dict.fromkeys(instance_ids):
                record = self.instance(instance_id)
                if record is None:
                    if not self.is_tombstone(instance_id):
                        self._bury(db, instance_id, now)
                elif record.state in (InstanceState.PENDING, InstanceState.RUNNING):
                    _want_stop(db, record, now)
                    self._write(db, evolve(record, state=InstanceState.SHUTTING_DOWN, reason=reason))

    def give_up(self, instance_id: str, reason: StateReason, now: float, *, stop: bool) -> None:
        """End an instance for a reason of ours. stop: its node may have it, and is to be told when it answers."""
        record = self.instance(instance_id)
        if record is None or record.state is InstanceState.TERMINATED:
            return
        with self._change() as db:
            if stop:
                _want_stop(db, record, now)
            self._end(db, record, record.reason or reason, now, confirmed=not stop)

    def told(self, instance_id: str) -> None:
        """The node has accepted that it is to end this."""
        with self._change() as db:
            db.execute("UPDATE stops SET told = 1 WHERE instance_id = ?", (instance_id,))

    def gone(self, node: str, instance_ids: Iterable[str], reason: StateReason, now: float) -> None:
        """The node has nothing (any more) of these: end those that lived, for that reason where they have none yet, and let go of their addresses."""
        bound = [(i, self.instance(i)) for i in instance_ids]
        stops = {i for i, _ in self.stops(node)}
        changes = [(i, r) for i, r in bound if i in stops or (r is not None and r.node == node and _alive(r))]
        if not changes:
            return
        with self._change() as db:
            for instance_id, record in changes:
                if record is not None and _alive(record):
                    self._end(db, record, record.reason or reason, now, confirmed=True)
                else:
                    self._let_go(db, instance_id)

    def report(self, node: str, reports: Sequence[Report], now: float) -> list[str]:
        """Take over what a node says; returns the ids that the journal does not bind to it.

        Something that runs there and has ended here is to be ended there (again).
        """
        strangers: list[str] = []
        known: list[tuple[Report, InstanceRecord | None]] = []
        for report in reports:
            record = self.instance(report.instance_id)
            if (record is not None and record.node == node) or (
                record is None and self.is_tombstone(report.instance_id)
            ):
                known.append((report, record))
            else:
                strangers.append(report.instance_id)
        stops = {i for i, _ in self.stops(node)}
        changes = [(p, r) for p, r in known if _matters(p, r, p.instance_id in stops)]
        if changes:
            with self._change() as db:
                for report, record in changes:
                    self._take(db, node, report, record, now)
        return strangers

    def _take(
        self, db: sqlite3.Connection, node: str, report: Report, record: InstanceRecord | None, now: float
    ) -> None:
        ended = report.state is InstanceState.TERMINATED
        if record is None or record.state is InstanceState.TERMINATED:
            if ended:
                self._let_go(db, report.instance_id)
            else:
                db.execute(
                    "INSERT INTO stops VALUES (?, ?, 0, ?) ON CONFLICT DO NOTHING", (report.instance_id, node, now)
                )
        elif ended:
            unexplained = StateReason("Server.InternalError", f"node {node}: the instance ended and gave no reason")
            self._end(db, record, record.reason or report.reason or unexplained, now, confirmed=True)
        else:
            self._advance(db, record, report, now)

    def _advance(self, db: sqlite3.Connection, record: InstanceRecord, report: Report, now: float) -> None:
        after = evolve(record, accepted=True)
        if may_become(record.state, report.state):
            after = evolve(after, state=report.state)
        if after.state is InstanceState.RUNNING and after.launched_at is None:
            after = evolve(after, launched_at=report.launched_at or now)
        if after == evolve(record, accepted=True):
            db.execute("UPDATE instances SET accepted = 1 WHERE instance_id = ?", (record.instance_id,))
        else:
            self._write(db, after)

    def _end(
        self, db: sqlite3.Connection, record: InstanceRecord, reason: StateReason, now: float, *, confirmed: bool
    ) -> None:
        self._write(db, evolve(record, state=InstanceState.TERMINATED, reason=reason, ended_at=now))
        if confirmed:
            self._let_go(db, record.instance_id)

    def _write(self, db: sqlite3.Connection, record: InstanceRecord) -> None:
        reason = record.reason
        db.execute(
            "UPDATE instances SET state = ?, reason_code = ?, reason_message = ?, accepted = ?, sequence = ?, launched_at = ?,"
            " ended_at = ? WHERE instance_id = ?",
            (
                record.state.value,
                reason.code if reason else None,
                reason.message if reason else None,
                int(record.accepted),
                self.journal.next_sequence(),
                record.launched_at,
                record.ended_at,
                record.instance_id,
            ),
        )

    def _let_go(self, db: sqlite3.Connection, instance_id: str) -> None:
        """Nothing of the instance is left on its node: it need not be ended, and its address is free."""
        db.execute("DELETE FROM stops WHERE instance_id = ?", (instance_id,))
        db.execute(
            "DELETE FROM assigned_addresses WHERE private_ip = (SELECT address FROM leases WHERE instance_id = ?)",
            (instance_id,),
        )
        db.execute("DELETE FROM leases WHERE instance_id = ?", (instance_id,))
        self.lease_changes += 1

    def _bury(self, db: sqlite3.Connection, instance_id: str, now: float) -> None:
        db.execute(
            "INSERT INTO tombstones VALUES (?, ?, ?) ON CONFLICT (instance_id) DO UPDATE SET made_at = excluded.made_at",
            (instance_id, self.journal.next_sequence(), now),
        )

    # Nodes

    def mark_fenced(self, node: str, now: float) -> None:
        """An operator declared the node dead: nothing is placed on it, and what was there has ended."""
        with self._change() as db:
            db.execute("INSERT OR REPLACE INTO node_marks VALUES (?, 'fenced', ?)", (node, now))
            for record in self.on_node(node):
                if record.state is not InstanceState.TERMINATED:
                    reason = StateReason("Server.InternalError", f"cluster: node {node} was declared dead")
                    _want_stop(db, record, now)
                    self._end(db, record, record.reason or reason, now, confirmed=False)

    def unfence(self, node: str) -> None:
        """The node may be placed on again."""
        with self._change() as db:
            db.execute("DELETE FROM node_marks WHERE node = ?", (node,))

    def fenced(self) -> frozenset[str]:
        """The nodes that were declared dead."""
        return frozenset(row["node"] for row in self.journal.query("SELECT node FROM node_marks WHERE mark = 'fenced'"))

    # Housekeeping

    def forget_old(self, now: float, nodes: Collection[str]) -> None:
        """Turn instances that ended an hour ago into tombstones, and drop what nothing needs any more.

        nodes: the enrolled ones. What a node is to end is kept until it has confirmed, or was removed a day ago.
        """
        ended = self._read("WHERE i.state = 48 AND i.ended_at < ?", now - LISTED_S)
        old = self.journal.query("SELECT max(sequence) FROM tombstones WHERE made_at < ?", (now - TOMBSTONE_S,))[0][0]
        with self._change() as db:
            for record in ended:
                db.execute("DELETE FROM instances WHERE instance_id = ?", (record.instance_id,))
                self._bury(db, record.instance_id, now)
            if old is not None:
                self._drop_tombstones(db, now)
            stale = db.execute(
                "SELECT instance_id, node FROM stops WHERE wanted_at < ?", (now - TOMBSTONE_S,)
            ).fetchall()
            for row in stale:
                if row["node"] not in nodes:
                    self._let_go(db, row["instance_id"])
            db.execute(
                "DELETE FROM reservations WHERE decided_at < ? AND reservation_id NOT IN (SELECT reservation_id FROM instances)",
                (now - LISTED_S,),
            )
            db.execute("DELETE FROM image_sources WHERE given_at < ?", (now - SOURCE_S,))
            db.execute("DELETE FROM replay WHERE until < ?", (now,))

    def _drop_tombstones(self, db: sqlite3.Connection, now: float) -> None:
        # One that a silent node has not confirmed stays: the node may come back with the instance.
        old = "made_at < ? AND instance_id NOT IN (SELECT instance_id FROM stops)"
        highest = db.execute(f"SELECT max(sequence) FROM tombstones WHERE {old}", (now - TOMBSTONE_S,)).fetchone()[0]  # noqa: S608
        if highest is not None:
            db.execute(f"DELETE FROM tombstones WHERE {old}", (now - TOMBSTONE_S,))  # noqa: S608
            self.journal.put("oldest_forgotten", str(max(highest, self.oldest_forgotten())))


def _record(row: sqlite3.Row) -> InstanceRecord:
    return InstanceRecord(
        spec=spec_from_text(row["spec"]),
        node=row["node"],
        state=InstanceState(row["state"]),
        reason=StateReason(row["reason_code"], row["reason_message"]) if row["reason_code"] is not None else None,
        accepted=bool(row["accepted"]),
        stop_wanted=row["stop"] is not None,
        sequence=row["sequence"],
        created_at=row["created_at"],
        launched_at=row["launched_at"],
        ended_at=row["ended_at"],
    )


def _alive(record: InstanceRecord) -> bool:
    return record.state is not InstanceState.TERMINATED


def _matters(report: Report, record: InstanceRecord | None, stop: bool) -> bool:
    """Whether a report changes anything: an idle cluster writes nothing."""
    if record is None or record.state is InstanceState.TERMINATED:
        return stop if report.state is InstanceState.TERMINATED else not stop
    moves = report.state is not record.state and may_become(record.state, report.state)
    return moves or not record.accepted


def _decide(
    db: sqlite3.Connection, reservation_id: str, instance_ids: Sequence[str], code: str, message: str, now: float
) -> None:
    db.execute(
        "INSERT INTO reservations VALUES (?, ?, ?, ?, ?)",
        (reservation_id, json.dumps(list(instance_ids)), code, message, now),
    )


def _keep_sources(db: sqlite3.Connection, sources: Iterable[ImageSource], now: float) -> None:
    db.executemany(
        "INSERT OR REPLACE INTO image_sources VALUES (?, ?, ?, ?)",
        [(source.digest, source.url, source.size_bytes, now) for source in sources],
    )


def _want_stop(db: sqlite3.Connection, record: InstanceRecord, now: float) -> None:
    db.execute("INSERT INTO stops VALUES (?, ?, 0, ?) ON CONFLICT DO NOTHING", (record.instance_id, record.node, now))
