"""Filters of describe calls, for models: how a value matches, by trying everything, and values made from what is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")
#: A filter's name → the texts that a thing has under it, as EC2's API reference says.
Model = Mapping[str, Callable[[T], Sequence[str]]]
#: Filters as they are asked: name and values.
Question = Sequence[tuple[str, Sequence[str]]]


def fits(value: str, text: str) -> bool:
    """A filter's value against a text, by trying everything: ``*`` any characters, ``?`` one, a backslash makes the next one plain."""
    if not value:
        return not text
    first, rest = value[0], value[1:]
    if first == "*":
        return any(fits(rest, text[skip:]) for skip in range(len(text) + 1))
    if first == "\\" and rest:
        first, rest = rest[0], rest[1:]
    elif first == "?":
        return bool(text) and fits(rest, text[1:])
    return text[:1] == first and fits(rest, text[1:])


def passes(thing: T, model: Model[T], question: Question) -> bool:
    """Whether a thing passes all filters: for each, one of its texts fits one of the values."""
    return all(any(fits(value, text) for value in values for text in model[name](thing)) for name, values in question)


@st.composite
def questions(
    draw: st.DrawFn, things: Sequence[T], model: Model[T], count: int, names: Sequence[str] = ()
) -> list[tuple[str, list[str]]]:
    """So many filters, with values made from what the things have. names: of those of the model; all where there are none."""
    asked = []
    for _ in range(count):
        name = draw(st.sampled_from(names or sorted(model)))
        there = sorted({text for thing in things for text in model[name](thing)}) or ["x"]
        asked.append((name, draw(st.lists(values(there), min_size=1, max_size=3))))
    return asked


@st.composite
def values(draw: st.DrawFn, there: Sequence[str]) -> str:
    """Made from what is there: whole, cut, with wild cards, escaped, in other cases."""
    text = draw(st.sampled_from(there))
    place = draw(st.integers(0, len(text)))
    kinds = [
        text,
        text,
        text,
        "*",
        "?" * len(text),
        text[:place] + "*",
        "*" + text[place:],
        text[:place] + "?" + text[place + 1 :],
        text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?"),
        "".join(f"\\{character}" for character in text),
        text.upper(),
        text[:place] + "*" + text[place + 1 :] + "\\",
    ]
    return draw(st.sampled_from(kinds))
