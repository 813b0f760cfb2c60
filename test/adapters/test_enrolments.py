"""Enrolments: one suite for the cloud's database and the journal of clusters and nodes."""

from __future__ import annotations

from collections.abc import Awaitable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from zope.interface.verify import verifyObject

from euca.adapters.database import open_records, sqlite_url
from euca.adapters.database_enrolments import DatabaseEnrolments
from euca.adapters.journal import Journal
from euca.adapters.journal_enrolments import RINGS, SCHEMA, JournalEnrolments
from euca.adapters.sealing import Sealer
from euca.domain.news import Seen
from euca.domain.tokens import Token
from euca.ports.enrolment import IEnrolments, Invitation, NeighbourRecord
from euca.testing.echo import result_of

NOW = 1_700_000_000.0
ONE = NeighbourRecord("cluster", "one", "https://one:8774/x", b"sign", b"tls", ("news",), NOW)
TOKEN = Token("0123456789abcdef", "0" * 64, bytes(32))


Enrolments = DatabaseEnrolments | JournalEnrolments


def in_database(path: Path) -> DatabaseEnrolments:
    return DatabaseEnrolments(open_records(sqlite_url(path / "records.db"), Sealer(bytes(32)), None))


def in_journal(path: Path) -> JournalEnrolments:
    return JournalEnrolments(Journal(path / "journal.sqlite", (SCHEMA, RINGS)))


@pytest.fixture(params=[in_database, in_journal])
def enrolments(request: pytest.FixtureRequest, tmp_path: Path) -> Enrolments:
    made: Enrolments = request.param(tmp_path)
    assert verifyObject(IEnrolments, made)
    return made


def do(work: Awaitable[Any]) -> Any:
    result = result_of(work)
    if isinstance(result, BaseException):
        raise result
    return result


def test_neighbours_keep_the_order_of_their_first_enrolment(enrolments: Enrolments) -> None:
    two = evolve(ONE, name="two", signing_certificate=b"other")
    for record in (ONE, two, evolve(ONE, address="https://moved:8774/x", capabilities=())):
        do(enrolments.add(record))
    moved = evolve(ONE, address="https://moved:8774/x", capabilities=())
    assert do(enrolments.neighbours("cluster")) == (moved, two) == enrolments.all_of("cluster")
    assert do(enrolments.neighbours("node")) == ()


def test_a_certificate_counts_whole_and_in_its_role(enrolments: Enrolments) -> None:
    do(enrolments.add(ONE))
    assert enrolments.trusted("cluster", b"sign") == ONE
    for role, certificate in (("node", b"sign"), ("cluster", b"sig"), ("cluster", b"tls")):
        assert enrolments.trusted(role, certificate) is None


def test_who_was_removed_counts_for_nothing(enrolments: Enrolments) -> None:
    do(enrolments.add(ONE))
    assert do(enrolments.remove("cluster", "one")) is True
    assert do(enrolments.remove("cluster", "one")) is False
    assert enrolments.trusted("cluster", b"sign") is None


def test_a_cluster_that_was_removed_begins_anew(tmp_path: Path) -> None:
    enrolments = in_database(tmp_path)
    do(enrolments.add(ONE))
    do(enrolments._store.change(lambda records: records.put_position("one", Seen("e", 7))))
    do(enrolments.remove("cluster", "one"))
    assert enrolments._store.glance(lambda records: records.position("one")) == Seen()


def test_a_token_is_used_once_and_in_its_time(enrolments: Enrolments) -> None:
    invitation = Invitation(TOKEN, "cluster", "one", NOW + 900)
    do(enrolments.invite(invitation))
    assert do(enrolments.peek(TOKEN.token_id, NOW)) == invitation
    assert do(enrolments.peek(TOKEN.token_id, NOW + 900)) is None
    assert do(enrolments.peek("other", NOW)) is None
    assert do(enrolments.accept(TOKEN.token_id, ONE, NOW)) is True
    assert do(enrolments.accept(TOKEN.token_id, evolve(ONE, name="two"), NOW)) is False
    assert enrolments.all_of("cluster") == (ONE,)


def test_a_token_that_ran_out_takes_nobody_in(enrolments: Enrolments) -> None:
    do(enrolments.invite(Invitation(TOKEN, "cluster", "one", NOW)))
    assert do(enrolments.accept(TOKEN.token_id, ONE, NOW + 1)) is False
    assert enrolments.all_of("cluster") == ()
