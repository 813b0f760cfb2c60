"""Tokens that say where a page begins."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euca.domain.errors import BadPageToken, InvalidRequest
from euca.domain.paging import LIFETIME_S, MAX_TOKEN_CHARACTERS, PageRequest, PageTokens

TOKENS = PageTokens(b"k" * 32)
ASKED = ("DescribeInstances", "000000000001", "digest")
NOW = 1_700_000_000.25


@given(st.floats(0, 4e9), st.text(max_size=20), st.integers(0, 1000))
def test_a_token_gives_its_place_back(created_at: float, reservation_id: str, index: int) -> None:
    place = (created_at, reservation_id, index)
    assert TOKENS.place(TOKENS.token(place, ASKED, NOW), ASKED, NOW + LIFETIME_S - 1) == place


@pytest.mark.parametrize("part", range(3))
def test_a_token_is_of_one_question(part: int) -> None:
    other = tuple("x" if index == part else word for index, word in enumerate(ASKED))
    with pytest.raises(BadPageToken):
        TOKENS.place(TOKENS.token((1,), ASKED, NOW), other, NOW)


def test_a_token_expires_and_is_of_one_key() -> None:
    token = TOKENS.token((1,), ASKED, NOW)
    for tokens, now in ((TOKENS, NOW + LIFETIME_S), (PageTokens(b"x" * 32), NOW)):
        with pytest.raises(BadPageToken):
            tokens.place(token, ASKED, now)


@given(st.data())
def test_no_changed_token_is_taken(data: st.DataObject) -> None:
    whole = bytearray(base64.urlsafe_b64decode(TOKENS.token((1.5, "r-1", 0), ASKED, NOW)))
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(BadPageToken):
        TOKENS.place(base64.urlsafe_b64encode(bytes(whole)).decode(), ASKED, NOW)


@given(st.text(max_size=60) | st.just("A" * (MAX_TOKEN_CHARACTERS + 1)))
def test_nonsense_is_no_token(text: str) -> None:
    with pytest.raises(BadPageToken):
        TOKENS.place(text, ASKED, NOW)


def test_how_large_a_page_may_be() -> None:
    assert (PageRequest().size(), PageRequest(5).size(), PageRequest(1000).size()) == (1000, 5, 1000)
    assert not PageRequest().asked and PageRequest(5).asked and PageRequest(token="t").asked
    for size in (-1, 0, 4, 1001):
        with pytest.raises(InvalidRequest):
            PageRequest(size).size()
