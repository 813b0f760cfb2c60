"""The node's journal: every instance that it was asked for, and how far that has come."""

from __future__ import annotations

import json
from collections import Counter
from enum import Enum
from pathlib import Path

import attrs
from attrs import evolve, frozen

from euca.adapters import journal_enrolments, journal_network
from euca.adapters.journal import Journal
from euca.domain.devices import Store
from euca.domain.errors import WrongState
from euca.domain.identity import Papers
from euca.domain.instances import GuestKind, ImageSource, LaunchSpec, StateReason
from euca.domain.news import Page, Seen, page_since
from euca.domain.vmtypes import VmType

#: The journal's file in the node's state directory.
JOURNAL = "node.sqlite"
#: Ended instances are listed for this long, tombstones kept for so long.
LISTED_S = 3600.0
TOMBSTONE_S = 86400.0

SCHEMA = (
    journal_enrolments.SCHEMA,
    """
CREATE TABLE instances (
  instance_id TEXT PRIMARY KEY, spec TEXT NOT NULL, stage TEXT NOT NULL, reason_code TEXT, reason_message TEXT,
  launched_at REAL NOT NULL, ended_at REAL, sequence INTEGER NOT NULL UNIQUE) STRICT;
CREATE TABLE tombstones (instance_id TEXT PRIMARY KEY, sequence INTEGER NOT NULL UNIQUE, at REAL NOT NULL) STRICT
""",
    journal_enrolments.RINGS,
    journal_network.SCHEMA,
)


class Stage(Enum):
    """How far an instance has come on this node.

    WANTED: the intent is written, its resources are being made.  RUNNING: its domain was created.  ENDING: its resources are
    to be removed.  ENDED: nothing of it is left.
    """

    WANTED = "wanted"
    RUNNING = "running"
    ENDING = "ending"
    ENDED = "ended"


@frozen
class NodeInstance:
    """An instance in the journal. Times are in seconds since the epoch."""

    spec: LaunchSpec
    stage: Stage
    reason: StateReason | None
    launched_at: float
    ended_at: float | None
    sequence: int

    @property
    def instance_id(self) -> str:
        """The instance's id, which is its domain's name too."""
        return self.spec.instance_id

    @property
    def alive(self) -> bool:
        """Whether it holds memory and cores, or will."""
        return self.stage in (Stage.WANTED, Stage.RUNNING)


def _spec_text(spec: LaunchSpec) -> str:
    def plain(_: object, __: object, value: object) -> object:
        if isinstance(value, bytes):
            return value.hex()
        return value.value if isinstance(value, GuestKind) else value

    return json.dumps(attrs.asdict(spec, value_serializer=plain))


def _spec(text: str) -> LaunchSpec:
    values = json.loads(text)
    return LaunchSpec(
        **{
            **values,
            "vm_type": VmType(**values["vm_type"]),
            "image": ImageSource(**values["image"]),
            "kernel": ImageSource(**values["kernel"]),
            "ramdisk": ImageSource(**values["ramdisk"]) if values["ramdisk"] else None,
            "user_data": bytes.fromhex(values["user_data"]),
            "group_names": tuple(values["group_names"]),
            "guest_kind": GuestKind(values["guest_kind"]),
            "stores": tuple(Store(**store) for store in values.get("stores", ())),
            "papers": Papers(**values["papers"]) if values.get("papers") else None,
        }
    )


class NodeJournal:
    """The instances of a node, in memory as they are on disk.

    Every method that changes something is durable when it returns.
    """

    def __init__(self, path: Path) -> None:
        self.store = Journal(path, SCHEMA)
        self._instances: dict[str, NodeInstance] = {}
        for row in self.store.query("SELECT * FROM instances ORDER BY sequence"):
            reason = StateReason(row["reason_code"], row["reason_message"]) if row["reason_code"] else None
            self._instances[row["instance_id"]] = NodeInstance(
                _spec(row["spec"]), Stage(row["stage"]), reason, row["launched_at"], row["ended_at"], row["sequence"]
            )
        rows = self.store.query("SELECT instance_id, sequence FROM tombstones")
        self._tombstones = {str(row[0]): int(row[1]) for row in rows}

    def instances(self) -> tuple[NodeInstance, ...]:
        """All that are listed, in the order of their last change."""
        return tuple(self._instances.values())

    def count(self) -> dict[str, int]:
        """How many instances are listed in which stage; all stages are there."""
        counted = Counter(instance.stage for instance in self._instances.values())
        return {stage.value: counted[stage] for stage in Stage}

    def find(self, instance_id: str) -> NodeInstance | None:
        """The instance, if it is listed."""
        return self._instances.get(instance_id)

    def buried(self, instance_id: str) -> bool:
        """Whether an instance has ended and is no longer listed, or was ended before it was ever asked for."""
        return instance_id in self._tombstones

    def want(self, spec: LaunchSpec, now: float, replay: tuple[bytes, float] | None) -> NodeInstance:
        """Write down a new instance; raises WrongState for one that is buried or listed."""
        if self.buried(spec.instance_id) or spec.instance_id in self._instances:
            raise WrongState(f"The instance '{spec.instance_id}' has been here already")
        with self.store.transaction(replay) as db:
            instance = NodeInstance(spec, Stage.WANTED, None, now, None, self.store.next_sequence())
            db.execute(
                "INSERT INTO instances VALUES (?, ?, ?, NULL, NULL, ?, NULL, ?)",
                (spec.instance_id, _spec_text(spec), instance.stage.value, now, instance.sequence),
            )
        self._instances[spec.instance_id] = instance
        return instance

    def change(
        self,
        instance: NodeInstance,
        stage: Stage,
        now: float,
        reason: StateReason | None = None,
        replay: tuple[bytes, float] | None = None,
    ) -> NodeInstance:
        """Write down that an instance has come to another stage; the first reason given stays."""
        kept = instance.reason or reason
        ended_at = now if stage is Stage.ENDED else None
        with self.store.transaction(replay) as db:
            changed = evolve(instance, stage=stage, reason=kept, ended_at=ended_at, sequence=self.store.next_sequence())
            db.execute(
                "UPDATE instances SET stage = ?, reason_code = ?, reason_message = ?, ended_at = ?, sequence = ?"
                " WHERE instance_id = ?",
                (
                    stage.value,
                    kept.code if kept else None,
                    kept.message if kept else None,
                    ended_at,
                    changed.sequence,
                    changed.instance_id,
                ),
            )
        self._instances.pop(instance.instance_id)
        self._instances[instance.instance_id] = changed
        return changed

    def refresh(self, spec: LaunchSpec, replay: tuple[bytes, float] | None) -> None:
        """Keep the newer addresses of a run request that was made again: the old ones run out."""
        instance = self._instances[spec.instance_id]
        with self.store.transaction(replay) as db:
            db.execute("UPDATE instances SET spec = ? WHERE instance_id = ?", (_spec_text(spec), spec.instance_id))
        self._instances[spec.instance_id] = evolve(instance, spec=spec)

    def bury(self, instance_id: str, now: float, replay: tuple[bytes, float] | None = None) -> None:
        """Make sure that no later message starts this instance; it is not listed any more."""
        with self.store.transaction(replay) as db:
            sequence = self.store.next_sequence()
            db.execute("DELETE FROM instances WHERE instance_id = ?", (instance_id,))
            db.execute("INSERT OR REPLACE INTO tombstones VALUES (?, ?, ?)", (instance_id, sequence, now))
        self._instances.pop(instance_id, None)
        self._tombstones[instance_id] = sequence

    def note(self, replay: tuple[bytes, float] | None) -> None:
        """Keep the key of a message that changed nothing in the journal."""
        with self.store.transaction(replay):
            pass

    def expire(self, now: float) -> tuple[str, ...]:
        """Bury what has ended long ago, drop old tombstones and keys of messages; the ids that are no longer listed."""
        old = [i.instance_id for i in self.instances() if i.ended_at is not None and i.ended_at < now - LISTED_S]
        for instance_id in old:
            self.bury(instance_id, now)
        oldest = self.store.query("SELECT max(sequence) FROM tombstones WHERE at < ?", (now - TOMBSTONE_S,))[0][0]
        if oldest is not None:
            with self.store.transaction() as db:
                db.execute("DELETE FROM tombstones WHERE sequence <= ?", (oldest,))
                self.store.put("oldest_tombstone", str(oldest))
            self._tombstones = {i: s for i, s in self._tombstones.items() if s > oldest}
        if self.store.query("SELECT 1 FROM replay WHERE until < ? LIMIT 1", (now - TOMBSTONE_S,)):
            with self.store.transaction() as db:
                db.execute("DELETE FROM replay WHERE until < ?", (now - TOMBSTONE_S,))
        return tuple(old)

    def page(self, seen: Seen, limit: int) -> Page[NodeInstance]:
        """The changes after ``seen``, at most ``limit`` of them."""
        return page_since(
            seen,
            self.store.epoch,
            self.store.sequence,
            {i.instance_id: (i.sequence, i) for i in self._instances.values()},
            self._tombstones.items(),
            int(self.store.get("oldest_tombstone", "0")),
            limit,
        )
