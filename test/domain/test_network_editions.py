"""A value told in parts to who may have something else, forget what came, hear old messages late, or miss any of them."""

from ipaddress import IPv4Address, IPv4Network

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from euca.domain.errors import InvalidRequest
from euca.domain.groups import Rule, Source
from euca.domain.network import editions
from euca.domain.network.editions import Copy, Feed, Part, Tables, state_of, tables_of_state
from euca.domain.network.state import Change, Group, Guest, Overlay, State
from euca.domain.network.texts import from_text, to_text

OVERLAY = Overlay(IPv4Network("10.100.0.0/16"), IPv4Address("192.0.2.1"), 1165, 4789, (IPv4Address("192.0.2.9"),))


def guest(number: int, *group_ids: str) -> Guest:
    address = IPv4Address("10.100.0.0") + number
    return Guest(f"i-{number:08X}", "000000000001", "d0:0d:00:00:00:01", address, IPv4Address("192.0.2.2"), group_ids)


def state(*numbers: int, overlay: Overlay | None = OVERLAY, rules: int = 1) -> State:
    made = {one.instance_id: one for one in (guest(number, "sg-00000001") for number in numbers)}
    rule = [Rule("tcp", port, port, source=Source(group_id="sg-00000001")) for port in range(rules)]
    groups = {"sg-00000001": Group("sg-00000001", tuple(rule))}
    return State(overlay, frozenset({IPv4Address("192.0.2.2")}), made, groups)


def told(feed: Feed, copy: Copy, tag: str | None) -> str:
    """Send what would make the feed's value of this tag; the tag that the receiver answers with."""
    for part in feed.parts_from(tag):
        taken = copy.take(part)
        if taken is not None:
            copy.become(*taken)
    return copy.edition.tag


def settled(feed: Feed, copy: Copy, tag: str | None = None) -> int:
    """Send until the receiver has the feed's value; how many times that took."""
    for count in range(1, 4):
        tag = told(feed, copy, tag)
        if tag == feed.edition.tag:
            assert {k: v for k, v in copy.tables.items() if v} == {k: v for k, v in feed.tables.items() if v}
            return count
    raise AssertionError("it never settles")


def test_a_change_travels_alone_and_everything_where_it_does_not_fit() -> None:
    feed, copy = Feed("life one"), Copy()
    feed.become(tables_of_state(state(1, 2)))
    assert settled(feed, copy) == 2  # asked what it has, then told everything
    before = copy.edition.tag
    assert feed.become(tables_of_state(state(1, 2, 3)))
    (part,) = feed.parts_from(before)
    assert part.base == before
    assert {name: list(change.put) for name, change in part.changes.items()} == {"guests": ["i-00000003"]}
    assert settled(feed, copy, before) == 1
    assert not feed.become(tables_of_state(state(1, 2, 3)))
    assert state_of(copy.tables) == state(1, 2, 3)
    forgetful = Copy()
    assert settled(feed, forgetful, before) == 2


def test_who_starts_anew_with_the_same_value_tells_nothing_again() -> None:
    first, copy = Feed("one"), Copy()
    first.become(tables_of_state(state(1, 2)))
    settled(first, copy)
    second = Feed("two")
    second.become(tables_of_state(state(1, 2)))
    (question,) = second.parts_from(None)
    assert not question.changes and settled(second, copy) == 1
    assert copy.edition.epoch == "two"


def test_what_is_old_changes_nothing() -> None:
    feed, copy = Feed("life"), Copy()
    feed.become(tables_of_state(state(1)))
    settled(feed, copy)
    one = feed.edition.tag
    feed.become(tables_of_state(state(1, 2)))
    (late,) = feed.parts_from(one)
    feed.become(tables_of_state(state(1)))
    settled(feed, copy, one)  # as it was at first, by the same tag, in a later edition
    assert copy.edition.tag == one
    assert copy.take(late) is None and state_of(copy.tables) == state(1)


def test_a_large_value_comes_in_parts_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "PART_WEIGHT", 10)
    feed, copy = Feed("life"), Copy()
    whole = state(*range(1, 40), rules=9)
    feed.become(tables_of_state(whole))
    parts = feed.parts_from("unknown")
    assert len(parts) > 4 and [part.number for part in parts] == list(range(len(parts)))
    for part in (*parts[:2], *parts[3:]):  # one is lost
        assert copy.take(part) is None
    assert settled(feed, copy, "unknown") == 1
    assert state_of(copy.tables) == whole


def test_an_overlay_that_is_no_more_is_told_by_everything() -> None:
    feed, copy = Feed("life"), Copy()
    feed.become(tables_of_state(state(1)))
    settled(feed, copy)
    before = copy.edition.tag
    feed.become(tables_of_state(state(1, overlay=None)))
    assert feed.parts_from(before)[0].base == ""
    settled(feed, copy, before)
    assert state_of(copy.tables) == state(1, overlay=None)


def test_nobody_has_more_than_anybody_could(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "MOST_ITEMS", 2)
    feed, copy = Feed("life"), Copy()
    feed.become(tables_of_state(state(1, 2, 3)))
    with pytest.raises(InvalidRequest, match="at most 2 guests"):
        told(feed, copy, "unknown")
    assert copy.tables == {}


values = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3), max_size=6)
steps = st.lists(
    st.tuples(values, values, st.sampled_from(["told", "lost", "cut", "reborn", "forgot", "late"])), max_size=12
)


@settings(deadline=None)
@given(steps)
def test_whatever_is_lost_late_or_forgotten_it_settles(taken: list[tuple[dict[str, int], dict[str, int], str]]) -> None:
    feed, copy, lives = Feed("0"), Copy(), 0
    tag: str | None = None
    old: list[Part] = []
    for one, two, what in taken:
        tables: Tables = {"one": one, "two": two}
        if what == "reborn":
            lives += 1
            feed, tag = Feed(str(lives)), None
        elif what == "forgot":
            copy = Copy()
        feed.become(tables)
        old += feed.parts_from(tag)
        if what in ("told", "late"):
            tag = told(feed, copy, tag)
        if what == "late" and old[0].edition.epoch == feed.epoch:
            before = copy.edition
            copy.take(old[0])
            assert copy.edition == before
        if what == "reborn":
            old.clear()
    feed.become({"one": {"end": 1}, "two": {}})
    assert settled(feed, copy, tag) <= 2


def test_every_value_is_kept_as_text() -> None:
    groups = {"sg-00000002": Group("sg-00000002", (Rule("icmp", -1, -1, cidr="10.0.0.0/8"),))}
    for table, entries in {**tables_of_state(state(1, 2)), "groups": groups}.items():
        for key, value in entries.items():
            assert from_text(table, key, to_text(value)) == value


def test_a_change_of_nothing_is_empty() -> None:
    assert Change({}).empty
