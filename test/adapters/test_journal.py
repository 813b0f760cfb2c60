"""The journal of a cluster or node: all or nothing, replay keys, enrolments and tokens."""

import sqlite3
from pathlib import Path

import pytest

from euca.adapters.journal import Journal, ReplayedMessage
from euca.adapters.journal_enrolments import RINGS, SCHEMA
from euca.domain.tokens import mac, new_token, parse_token
from euca.ports.enrolment import NeighbourRecord


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "j.sqlite", (SCHEMA, RINGS))


def record(name: str, certificate: bytes = b"c") -> NeighbourRecord:
    return NeighbourRecord("node", name, "https://n:1/x", certificate, b"t", ("news",), 5.0)


def test_a_transaction_that_fails_leaves_nothing(journal: Journal) -> None:
    with pytest.raises(RuntimeError), journal.transaction((b"k", 9.0)):
        journal.put("a", "1")
        raise RuntimeError
    assert journal.get("a", "none") == "none"
    assert journal.replay_keys(0) == []


def test_a_message_changes_something_once_also_after_a_restart(tmp_path: Path, journal: Journal) -> None:
    with journal.transaction((b"k", 9.0)):
        journal.put("a", "1")
    journal.close()
    again = Journal(tmp_path / "j.sqlite", (SCHEMA, RINGS))
    with pytest.raises(ReplayedMessage), again.transaction((b"k", 9.0)):
        again.put("a", "2")
    assert again.get("a", "") == "1"
    assert again.replay_keys(8) == [(b"k", 9.0)]
    assert again.replay_keys(10) == []


def test_the_epoch_stays_and_differs_between_journals(tmp_path: Path, journal: Journal) -> None:
    assert Journal(tmp_path / "j.sqlite", (SCHEMA, RINGS)).epoch == journal.epoch
    assert Journal(tmp_path / "other.sqlite", (SCHEMA, RINGS)).epoch != journal.epoch
    assert (tmp_path / "j.sqlite").stat().st_mode & 0o777 == 0o600


def test_a_newer_journal_is_refused(tmp_path: Path, journal: Journal) -> None:
    Journal(tmp_path / "n.sqlite", (SCHEMA, RINGS, "CREATE TABLE x (y)")).close()
    with pytest.raises(RuntimeError, match="newer release"):
        Journal(tmp_path / "n.sqlite", (SCHEMA, RINGS))


def test_a_token_is_printed_and_read_and_never_shown_by_repr() -> None:
    token = new_token(b"issuer", lambda n: bytes(range(n)))
    assert parse_token(f" {token.text()}\n") == token
    assert token.nonce.hex() not in repr(token)
    with pytest.raises(Exception, match="not an enrolment token") as error:
        parse_token("euca1.secret")
    assert "secret" not in str(error.value)


def test_a_mac_tells_lists_of_parts_apart() -> None:
    assert mac(b"k", "ab", "c") != mac(b"k", "a", "bc")


def test_a_full_disk_leaves_nothing_and_is_named(journal: Journal) -> None:
    pages = journal.query("PRAGMA page_count")[0][0]
    journal.query(f"PRAGMA max_page_count={pages + 1}")
    with pytest.raises(sqlite3.OperationalError, match="full"), journal.transaction((b"k", 9.0)):
        journal.put("a", "1")
        journal.put("b", "x" * 200_000)
    journal.query("PRAGMA max_page_count=1000000")
    assert journal.get("a", "none") == "none" and journal.replay_keys(0) == []
    with journal.transaction((b"k", 9.0)):
        journal.put("a", "2")
    assert journal.get("a", "") == "2"
