"""What was read is given again only while nobody, in this process or another, has written."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from euca.adapters.database import DatabaseStore, open_records, sqlite_url
from euca.adapters.recall import MISSING, Recall
from euca.adapters.sealing import Sealer
from euca.ports.records import IRecords


class Reads:
    """Counts how often the records are really read."""

    def __init__(self, store: DatabaseStore) -> None:
        self.store = store
        self.count = 0

    def __call__(self) -> str:
        def work(records: IRecords) -> str:
            self.count += 1
            return records.remembered("word")

        return self.store.glance(work, "the word")


def opened(path: Path) -> DatabaseStore:
    return open_records(sqlite_url(path), Sealer(bytes(32)), None)


def test_each_commit_of_anybody_is_seen_by_the_next_read(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    mine, theirs = opened(path), opened(path)
    reads = Reads(mine)
    assert [reads() for _ in range(3)] == ["", "", ""]
    assert reads.count == 1
    for number, store in enumerate((mine, theirs, theirs, mine), 2):
        outcome: list[Any] = []
        store.change(lambda records, text=str(number): records.remember("word", text)).addBoth(outcome.append)  # type: ignore[misc]
        assert outcome == [None]
        assert [reads() for _ in range(3)] == [str(number)] * 3
        assert reads.count == number


def test_a_change_by_a_stranger_to_our_code_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    store = opened(path)
    reads = Reads(store)
    assert reads() == ""
    with sqlite3.connect(path) as other:
        other.execute("INSERT INTO meta (name, value) VALUES ('word', 'theirs')")
    assert reads() == "theirs"


def test_without_a_key_or_a_state_nothing_is_kept() -> None:
    recall = Recall(lambda: None)
    recall.keep("a", 1, recall.look())
    assert recall.find("a") is MISSING


def test_what_was_read_before_a_change_is_not_kept_after_it() -> None:
    state = [1]
    recall = Recall(lambda: state[0])
    at = recall.look()
    state[0] = 2
    recall.look()
    recall.keep("a", "old", at)
    assert recall.find("a") is MISSING


def test_it_is_bounded() -> None:
    recall = Recall(lambda: 1, most_rows=10)
    at = recall.look()
    recall.keep("too long", (0,) * 10, at)
    assert recall.find("too long") is MISSING
    for number in range(100):
        recall.keep(number, (0,) * 4, at)
    assert sum(recall.find(number) is not MISSING for number in range(100)) <= 2
    assert recall.find(99) == (0,) * 4
