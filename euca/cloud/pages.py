"""Lists in pages, of what is read whole."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import Final, TypeVar

from euca.cloud.asking import World
from euca.domain.paging import PageRequest, Place, page_of
from euca.soap.shifts import STEP

T = TypeVar("T")

WHOLE: Final = PageRequest()


def passed(items: Iterable[T], passes: Callable[[T], bool]) -> Generator[None, None, tuple[T, ...]]:
    """The items that pass, in steps: they may be many."""
    chosen = []
    for count, item in enumerate(items, 1):
        if passes(item):
            chosen.append(item)
        if count % STEP == 0:
            yield
    return tuple(chosen)


def in_pages(
    world: World, asked: tuple[str, ...], items: Iterable[T], page: PageRequest, place_of: Callable[[T], Place]
) -> tuple[tuple[T, ...], str]:
    """The items of the page that is asked for and the token of the next, empty where there is none.

    asked: the words of the question that a token is good for. Raises BadPageToken, InvalidRequest.
    """
    now, tokens = world.now(), world.page_tokens
    after = tokens.place(page.token, asked, now) if page.token else None
    shown, last = page_of(items, page, place_of, after)
    return shown, tokens.token(last, asked, now) if last is not None else ""
