"""Tags: what can be one, and what becomes of those that are there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euca.domain.errors import EucaError, InvalidRequest, MissingValue, QuotaExceeded
from euca.domain.tags import MAX_TAGS, Tag, TagRemoval, check_tags, with_tags, without_tags

texts = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=8)
tags = st.lists(st.builds(Tag, texts, texts), unique_by=lambda tag: tag.key, max_size=6).map(tuple)
removals = st.lists(st.builds(TagRemoval, texts, st.none() | texts), max_size=4)


@pytest.mark.parametrize(
    ("tag", "error"),
    [
        (Tag(""), MissingValue),
        (Tag("k" * 129), InvalidRequest),
        (Tag("k", "v" * 257), InvalidRequest),
        (Tag("aws:k"), InvalidRequest),
        (Tag("AWS:k"), InvalidRequest),
        (Tag("a\nb"), InvalidRequest),
        (Tag("k", "\x00"), InvalidRequest),
        (Tag("k", "\ud800"), InvalidRequest),
        (Tag("k", "\uffff"), InvalidRequest),
    ],
)
def test_what_is_no_tag(tag: Tag, error: type[EucaError]) -> None:
    with pytest.raises(error):
        check_tags([tag])


def test_what_is_a_tag() -> None:
    longest = Tag("k" * 128, "\U0001f600" * 256)
    assert check_tags([longest, Tag("Aws"), Tag(" ", "")]) == (longest, Tag("Aws"), Tag(" ", ""))
    with pytest.raises(InvalidRequest, match="Duplicate"):
        check_tags([Tag("k", "1"), Tag("k", "2")])
    with pytest.raises(MissingValue):
        check_tags([])


@given(tags, tags)
def test_new_tags_replace_those_of_their_key(there: tuple[Tag, ...], new: tuple[Tag, ...]) -> None:
    after = {tag.key: tag.value for tag in with_tags(there, new)}
    assert after == {**{tag.key: tag.value for tag in there}, **{tag.key: tag.value for tag in new}}


def test_a_thing_has_fifty_tags_at_most() -> None:
    full = tuple(Tag(f"{number:02}") for number in range(MAX_TAGS))
    assert len(with_tags(full, [Tag("07", "new")])) == MAX_TAGS
    with pytest.raises(QuotaExceeded):
        with_tags(full, [Tag("one more")])


@given(tags, removals)
def test_a_tag_goes_by_its_key_or_by_key_and_value(there: tuple[Tag, ...], gone: list[TagRemoval]) -> None:
    left = without_tags(there, gone)
    for tag in there:
        named = any(one.key == tag.key and one.value in (None, tag.value) for one in gone)
        assert (tag in left) is (bool(gone) and not named)
