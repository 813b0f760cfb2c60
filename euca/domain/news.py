"""News: pages of changes that a tier gives to the one above it, named by epoch and sequence.

An epoch names one life of a tier's journal, a sequence counts the changes in it.  Who asks names the last
change it has seen; the answer holds all later ones.  Another epoch, or a sequence of the future, gets everything.

Everything may need many pages. Until the last of them the epoch has a mark at its end (the asker repeats it unread), so that the asker is
known to be in the middle and not one who slept through what has been forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from attrs import frozen

T = TypeVar("T")
_LISTING = "+"


@frozen
class Seen:
    """The last change that the asker has seen; the empty epoch for one that has seen nothing."""

    epoch: str = ""
    sequence: int = 0


@frozen
class Page(Generic[T]):
    """Changes in the order of their sequence.

    ``sequence`` is what to ask from next; ``complete`` says that this is the first page of everything there is, so
    that what is in none of its pages (up to the one without ``more``) is gone; ``more`` that another page follows at once; ``forgotten`` holds the ids of
    instances that ended and are no longer listed.
    """

    epoch: str
    sequence: int
    complete: bool
    more: bool
    items: tuple[T, ...]
    forgotten: tuple[str, ...]

    @property
    def seen(self) -> Seen:
        """What to ask from after this page."""
        return Seen(self.epoch, self.sequence)

    @property
    def empty(self) -> bool:
        """Whether there is nothing new in it."""
        return not (self.items or self.forgotten or self.complete)


def needs_everything(seen: Seen, epoch: str, sequence: int, oldest_forgotten: int) -> bool:
    """Whether who has seen this must be told everything there is, and not only what changed since."""
    if seen.sequence > sequence:
        return True
    if seen.epoch == epoch + _LISTING:
        return False
    return seen.epoch != epoch or seen.sequence < oldest_forgotten


def page_since(
    seen: Seen,
    epoch: str,
    sequence: int,
    items: Mapping[str, tuple[int, T]],
    forgotten: Iterable[tuple[str, int]],
    oldest_forgotten: int,
    limit: int,
) -> Page[T]:
    """The page after ``seen``.

    items: id → (sequence of its last change, value); forgotten: (id, sequence of its end), of which those before
    ``oldest_forgotten`` are no longer kept: an asker from before gets everything.  At most ``limit`` (≥ 1) items
    and ends.  Sequences are unique.
    """
    listing = seen.epoch == epoch + _LISTING
    whole = needs_everything(seen, epoch, sequence, oldest_forgotten)
    start = 0 if whole else seen.sequence
    changes: list[tuple[int, str, T | None]] = [(s, i, v) for i, (s, v) in items.items() if s > start]
    if not whole:
        changes += [(s, i, None) for i, s in forgotten if s > start]
    changes.sort(key=lambda change: change[0])
    chosen, more = changes[:limit], len(changes) > limit
    return Page(
        epoch=epoch + _LISTING if more and (whole or listing) else epoch,
        sequence=chosen[-1][0] if more else sequence,
        complete=whole,
        more=more,
        items=tuple(v for _, _, v in chosen if v is not None),
        forgotten=tuple(i for _, i, v in chosen if v is None),
    )
