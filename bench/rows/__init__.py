"""The rows of `tools/bench soap` and `tools/bench ec2`: each module here has ORDER, its place in the table, and `run(options)`, which measures a row or some.

TABLE says in whose table they are; without it, in soap's.

A module is run in a process of its own, so it may run a reactor, and finds `sys.path` as `bench/soap.py` has it.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from attrs import field, frozen


@frozen
class Target:
    """What a ratio should be: at most or at least a number."""

    bound: float
    least: bool = False

    def holds(self, ratio: float) -> bool:
        """Whether it is reached."""
        return ratio >= self.bound if self.least else ratio <= self.bound

    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.bound:g}"


def at_most(bound: float) -> Target:
    """For a ratio of times, or of memory: ours to the other's."""
    return Target(bound)


def at_least(bound: float) -> Target:
    """For a ratio of rates, ours to the other's; or of times, the other's to ours (`faster`)."""
    return Target(bound, least=True)


@frozen
class Row:
    """One line of the table.

    name: what was measured. figure: what came out, in `unit`. against, floor: what it is compared with, and what that came to.
    ratio: `figure / floor`; with `faster` it is `floor / figure`. target: None for a figure that is only told.
    """

    name: str
    figure: float
    against: str
    floor: float
    target: Target | None
    unit: str = "ms"
    faster: bool = field(default=False, kw_only=True)

    @property
    def ratio(self) -> float:
        """Ours to theirs, or theirs to ours if the row says how much faster ours is."""
        return self.floor / self.figure if self.faster else self.figure / self.floor

    @property
    def verdict(self) -> str:
        """Whether the target is reached."""
        if self.target is None:
            return ""
        return "holds" if self.target.holds(self.ratio) else "falls short"


@frozen
class Options:
    """How long to measure. runs: of each piece of work that is timed by itself. seconds: of each rate."""

    runs: int = 15
    seconds: float = 3.0


def compare(ours: Callable[[], object], theirs: Callable[[], object], runs: int) -> tuple[float, float]:
    """The median times of two pieces of work, in milliseconds, run in turns so that the machine's moods meet both."""
    took: tuple[list[float], list[float]] = ([], [])
    ours(), theirs()
    for _ in range(runs):
        for times, work in zip(took, (ours, theirs), strict=True):
            begin = time.perf_counter()
            work()
            times.append(time.perf_counter() - begin)
    return 1000 * statistics.median(took[0]), 1000 * statistics.median(took[1])


@contextmanager
def all_cores() -> Iterator[int]:
    """The whole machine for a row that is about more than one core, in place of the one that `tools/bench` leaves us; how many there are."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    try:
        yield len(os.sched_getaffinity(0))
    finally:
        os.sched_setaffinity(0, before)
