"""Long work of the reactor's thread in shifts, between which everything else has its turn."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from time import perf_counter
from typing import Final, TypeVar

from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorTime

T = TypeVar("T")

#: How long a shift is, in seconds; a step of the work that takes longer is not divided.
SHIFT_S: Final = 0.004
#: Of things that take some microseconds each, so many are a step.
STEP: Final = 32


async def in_shifts(steps: Generator[object, None, T], clock: IReactorTime, shift_s: float = SHIFT_S) -> T:
    """Do work that yields after each step, and return what it comes to. clock: the reactor.

    Short work is done at once. Raises what the work raises, and CancelledError, with which the work ends where it is.
    """
    until = perf_counter() + shift_s
    while True:
        try:
            next(steps)
        except StopIteration as end:
            value: T = end.value
            return value
        if perf_counter() >= until:
            await _turn(clock)
            until = perf_counter() + shift_s


def collected(pieces: Iterable[T]) -> Generator[None, None, list[T]]:
    """Work that collects what something gives piece by piece. One piece is one step."""
    made: list[T] = []
    for piece in pieces:
        if made:
            yield
        made.append(piece)
    return made


async def _turn(clock: IReactorTime) -> None:
    """Let the reactor look at its sockets and timers."""
    done: Deferred[None] = Deferred(lambda _: call.cancel())
    call = clock.callLater(0, done.callback, None)
    await done
