"""Waiting for the cloud: asking again with longer and longer pauses, until it is so, cannot be so any more, or time is over."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from euca.cli.euca.failures import LATER, Doubtful, Refused, Unreachable, WaitedTooLong
from euca.cli.euca.show import Progress, Screen

T = TypeVar("T")
FIRST_PAUSE_S: Final = 0.3
LONGEST_PAUSE_S: Final = 3.0
_GROWTH: Final = 1.4


def pauses(longest_s: float = LONGEST_PAUSE_S) -> Iterator[float]:
    """Seconds between one look and the next."""
    pause = FIRST_PAUSE_S
    while True:
        yield pause
        pause = min(pause * _GROWTH, longest_s)


def until(
    screen: Screen,
    what: str,
    look: Callable[[], tuple[T | None, str]],
    timeout_s: float,
    *,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> T:
    """Look until there is something to return.

    look: what is waited for, or None, and how things stand in words. A cloud that does not answer is asked again. Raises WaitedTooLong, and whatever else
    `look` raises.
    """
    end, state = clock() + timeout_s, ""
    with Progress(screen, what) as progress:
        for pause in pauses():
            try:
                found, state = look()
                if found is not None:
                    return found
            except (Unreachable, Doubtful) as failure:
                state = f"no answer ({failure})"
            except Refused as refusal:
                if refusal.code not in LATER:
                    raise
                state = str(refusal)
            progress.tell(state)
            if clock() + pause > end:
                break
            sleep(pause)
    raise WaitedTooLong(f"{what}: still {state} after {timeout_s:g} s", "it goes on; --timeout waits longer")
