"""Parameters of a Query request: forms are read once and strictly, and lists have no holes."""

from __future__ import annotations

import base64
import secrets
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euca.query import parameters
from euca.query.errors import QueryError
from euca.query.parameters import read_form, tree

NAMES = st.text(min_size=1, max_size=40)


@given(st.dictionaries(NAMES, st.text(max_size=60), max_size=12), st.sampled_from([quote, quote_plus]))
def test_what_was_written_is_read(pairs: dict[str, str], write: Any) -> None:
    form = "&".join(f"{write(name, safe='')}={write(value, safe='')}" for name, value in pairs.items())

    assert read_form(form.encode()) == pairs


@pytest.mark.parametrize(
    "form",
    [
        b"&",
        b"a=1&",
        b"&a=1",
        b"a=1&&b=2",
        b"=1",
        b"a=1&a=1",
        b"a=1&%61=2",
        b"a=%",
        b"a=%4",
        b"a=%zz",
        b"%=1",
        b"a=%ff",
        b"a=\xe4",
        b"a=%ed%a0%80",
        b"a" * (parameters.MOST_NAME + 1) + b"=1",
        b"a=" + b"x" * (parameters.MOST_VALUE + 1),
        b"a=" + b"%20" * (parameters.MOST_ESCAPES + 1),
        b"&".join(b"a%d=" % number for number in range(parameters.MOST_PARAMETERS + 1)),
    ],
    ids=lambda form: form[:16].decode("latin-1"),
)
def test_what_can_be_read_in_two_ways_or_is_too_much_is_refused(form: bytes) -> None:
    with pytest.raises(QueryError) as refused:
        read_form(form)

    assert (refused.value.code, refused.value.status) == ("MalformedQueryString", 400)


def test_the_longest_value_may_be_base64_whose_every_character_is_escaped_that_can_be() -> None:
    """What honest clients send in bulk: of random bytes every thirty-second character is one that a form escapes."""
    value = base64.b64encode(secrets.token_bytes(parameters.MOST_VALUE * 3 // 4)).decode()
    assert read_form(f"a={quote(value, safe='')}".encode()) == {"a": value}


def test_everything_is_decoded_once() -> None:
    assert read_form(b"a=%2541&b=%252B&c=a+b&d") == {"a": "%41", "b": "%2B", "c": "a b", "d": ""}


def test_structures_and_lists() -> None:
    flat = {
        "ImageId": "emi-1",
        "Filter.2.Name": "b",
        "Filter.1.Value.1": "x",
        "Filter.1.Value.2": "y",
        "Filter.1.Name": "a",
        "Placement.AvailabilityZone": "z",
    }

    assert tree(flat.items()) == {
        "ImageId": "emi-1",
        "Filter": ({"Name": "a", "Value": ("x", "y")}, {"Name": "b"}),
        "Placement": {"AvailabilityZone": "z"},
    }


def test_a_list_may_be_counted_from_0() -> None:
    """As Libcloud counts tags, and what they are of."""
    assert tree([("A.1.Key", "b"), ("A.0.Key", "a"), ("B.0", "x")]) == {"A": ({"Key": "a"}, {"Key": "b"}), "B": ("x",)}


@pytest.mark.parametrize(
    "names",
    [
        ["A.0", "A.2"],
        ["A.1", "A.3"],
        ["A.2"],
        ["A.01"],
        ["A.1", "A.01"],
        ["A.-1"],
        ["A.1", "A.b"],
        ["A", "A.1"],
        ["A.1", "A"],
        ["A.1", "A.1.b"],
        ["A..b"],
        [".A"],
        ["A."],
        ["A b"],
        ["1"],
        ["A.99999999999999999999"],
        ["A.\u0661"],
        [".".join("a" * (parameters.MOST_STEPS + 1))],
        ["A." + "b" * 65],
    ],
    ids="_".join,
)
def test_lists_have_no_holes_and_names_one_meaning(names: list[str]) -> None:
    with pytest.raises(QueryError) as refused:
        tree((name, "") for name in names)

    assert refused.value.code == "InvalidQueryParameter"


LEAVES = st.text(max_size=5)
TREES = st.dictionaries(
    st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,8}", fullmatch=True),
    st.recursive(
        LEAVES,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=4).map(tuple)
            | st.dictionaries(st.from_regex(r"[A-Za-z]{1,5}", fullmatch=True), inner, min_size=1, max_size=3)
        ),
        max_leaves=12,
    ),
    max_size=5,
)


@given(TREES, st.randoms())
def test_what_was_made_flat_is_put_together_again(nodes: dict[str, Any], random: Any) -> None:
    flat = [pair for name, node in nodes.items() for pair in _flat(name, node)]
    if all(name.count(".") < parameters.MOST_STEPS for name, _ in flat):
        random.shuffle(flat)

        assert tree(flat) == nodes


def _flat(name: str, node: Any) -> list[tuple[str, str]]:
    if isinstance(node, str):
        return [(name, node)]
    parts = node.items() if isinstance(node, dict) else enumerate(node, 1)
    return [pair for step, inner in parts for pair in _flat(f"{name}.{step}", inner)]
