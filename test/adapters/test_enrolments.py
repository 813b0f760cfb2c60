"""Enrolments: one suite for the cloud's database and the journal of clusters and nodes."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from zope.interface.verify import verifyObject

from euca.adapters.database_enrolments import DatabaseEnrolments
from euca.adapters.journal_enrolments import JournalEnrolments
from euca.domain.news import Seen
from euca.domain.tokens import Token
from euca.ports.enrolment import IEnrolments, Invitation, NeighbourRecord
from euca.testing.stores import enrolments_in_database, enrolments_in_journal, settled

NOW = 1_700_000_000.0
ONE = NeighbourRecord("cluster", "one", "https://one:8774/x", b"sign", b"tls", ("news",), NOW)
TOKEN = Token("0123456789abcdef", "0" * 64, bytes(32))


Enrolments = DatabaseEnrolments | JournalEnrolments


@pytest.fixture(params=[enrolments_in_database, enrolments_in_journal])
def enrolments(request: pytest.FixtureRequest, tmp_path: Path) -> Enrolments:
    made: Enrolments = request.param(tmp_path)
    assert verifyObject(IEnrolments, made)
    return made


def test_neighbours_keep_the_order_of_their_first_enrolment(enrolments: Enrolments) -> None:
    two = evolve(ONE, name="two", signing_certificate=b"other")
    for record in (ONE, two, evolve(ONE, address="https://moved:8774/x", capabilities=())):
        settled(enrolments.add(record))
    moved = evolve(ONE, address="https://moved:8774/x", capabilities=())
    assert settled(enrolments.neighbours("cluster")) == (moved, two) == enrolments.all_of("cluster")
    assert settled(enrolments.neighbours("node")) == ()


def test_a_certificate_counts_whole_and_in_its_role(enrolments: Enrolments) -> None:
    settled(enrolments.add(ONE))
    assert enrolments.trusted("cluster", b"sign") == ONE
    for role, certificate in (("node", b"sign"), ("cluster", b"sig"), ("cluster", b"tls")):
        assert enrolments.trusted(role, certificate) is None


def test_who_was_removed_counts_for_nothing(enrolments: Enrolments) -> None:
    settled(enrolments.add(ONE))
    assert settled(enrolments.remove("cluster", "one")) is True
    assert settled(enrolments.remove("cluster", "one")) is False
    assert enrolments.trusted("cluster", b"sign") is None


def test_a_cluster_that_was_removed_begins_anew(tmp_path: Path) -> None:
    enrolments = enrolments_in_database(tmp_path)
    settled(enrolments.add(ONE))
    settled(enrolments._store.change(lambda records: records.put_position("one", Seen("e", 7))))
    settled(enrolments.remove("cluster", "one"))
    assert enrolments._store.glance(lambda records: records.position("one")) == Seen()


def test_a_token_is_used_once_and_in_its_time(enrolments: Enrolments) -> None:
    invitation = Invitation(TOKEN, "cluster", "one", NOW + 900)
    settled(enrolments.invite(invitation))
    assert settled(enrolments.peek(TOKEN.token_id, NOW)) == invitation
    assert settled(enrolments.peek(TOKEN.token_id, NOW + 900)) is None
    assert settled(enrolments.peek("other", NOW)) is None
    assert settled(enrolments.accept(TOKEN.token_id, ONE, NOW)) is True
    assert settled(enrolments.accept(TOKEN.token_id, evolve(ONE, name="two"), NOW)) is False
    assert enrolments.all_of("cluster") == (ONE,)


def test_a_token_that_ran_out_takes_nobody_in(enrolments: Enrolments) -> None:
    settled(enrolments.invite(Invitation(TOKEN, "cluster", "one", NOW)))
    assert settled(enrolments.accept(TOKEN.token_id, ONE, NOW + 1)) is False
    assert enrolments.all_of("cluster") == ()
