"""A network's value in a journal: what was taken is there after ``kill -9``, and what was not has left nothing."""

from pathlib import Path

import pytest

from euca.adapters import journal_network
from euca.adapters.journal import Journal, ReplayedMessage
from euca.adapters.journal_network import NetworkCopy
from euca.domain.network.editions import Edition, Feed, tables_of_intent
from euca.domain.network.state import Group, Intent, Membership

ONE = Membership("i-00000001", "1", ("sg-00000001",))
TWO = Membership("i-00000002", "1")
GROUP = Group("sg-00000001")


def opened(path: Path) -> tuple[Journal, NetworkCopy]:
    journal = Journal(path / "journal", (journal_network.SCHEMA,))
    return journal, NetworkCopy(journal)


def intent(*members: Membership, groups: tuple[Group, ...] = (GROUP,)) -> Intent:
    return Intent({one.instance_id: one for one in members}, {one.group_id: one for one in groups})


def test_it_survives_and_goes_on_from_there(tmp_path: Path) -> None:
    feed = Feed("life")
    feed.become(tables_of_intent(intent(ONE)))
    journal, copy = opened(tmp_path)
    assert copy.edition == Edition()
    assert [copy.take(part, (b"k", 1.0)) for part in feed.parts_from("")] == [True]
    journal.close()
    journal, copy = opened(tmp_path)
    assert copy.edition == feed.edition and copy.tables == feed.tables
    before = feed.edition.tag
    feed.become(tables_of_intent(intent(TWO, groups=())))
    assert [copy.take(part, (b"l", 1.0)) for part in feed.parts_from(before)] == [True]
    journal.close()
    _, copy = opened(tmp_path)
    assert {k: v for k, v in copy.tables.items() if v} == {"members": {TWO.instance_id: TWO}}


def test_a_message_that_was_seen_changes_nothing(tmp_path: Path) -> None:
    feed = Feed("life")
    feed.become(tables_of_intent(intent(ONE)))
    journal, copy = opened(tmp_path)
    with journal.transaction((b"k", 1.0)):
        pass
    with pytest.raises(ReplayedMessage):
        copy.take(feed.parts_from("")[0], (b"k", 1.0))
    assert copy.edition == Edition() and journal.query("SELECT * FROM network") == []


def test_a_new_life_with_the_same_value_is_known_by_its_name(tmp_path: Path) -> None:
    first, second = Feed("one"), Feed("two")
    for feed in (first, second):
        feed.become(tables_of_intent(intent(ONE)))
    _, copy = opened(tmp_path)
    copy.take(first.parts_from("")[0], None)
    assert not copy.take(second.parts_from(None)[0], None)  # nothing is other
    assert copy.edition == second.edition and copy.kept("", "").edition == second.edition
