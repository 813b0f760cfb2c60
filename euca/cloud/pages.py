"""Lists in pages: of what is read whole, and read page by page."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Final, TypeVar

from euca.cloud.asking import World
from euca.domain.paging import PageRequest, Place, page_of
from euca.ports.records import IRecords
from euca.soap.shifts import STEP

T = TypeVar("T")

WHOLE: Final = PageRequest()
#: How many things are read at once where of those read for a page not all pass.
_BATCH: Final = 1000


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


async def read_page(
    world: World,
    asked: tuple[str, ...],
    page: PageRequest,
    batch_of: Callable[[IRecords, Place | None, int], Sequence[T]],
    passes: Callable[[T], bool],
    place_of: Callable[[T], Place],
) -> tuple[tuple[T, ...], str]:
    """The same, of items that are read in one state of the records, and no more of them than it needs.

    batch_of: so many items of the records that follow a place, in the order of places.
    """
    now, tokens, size = world.now(), world.page_tokens, page.size()
    begin = tokens.place(page.token, asked, now) if page.token else None

    def work(records: IRecords) -> list[T]:
        found: list[T] = []
        after, most = begin, size + 1
        while True:
            batch = batch_of(records, after, most)
            found += filter(passes, batch)
            if len(found) > size or len(batch) < most:
                return found
            after, most = place_of(batch[-1]), _BATCH

    found = await world.read(work)
    shown = tuple(found[:size])
    return shown, tokens.token(place_of(shown[-1]), asked, now) if len(found) > size else ""
