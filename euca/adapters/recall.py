"""What reads of a database came to, given again for as long as nobody has written to it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sized
from typing import Any, Final

from attrs import define, field

#: Rows kept at most, over all answers: some tens of megabytes.
MOST_ROWS: Final = 20_000
MISSING: Final = object()


@define(eq=False)
class Recall:
    """Answers by key, all of one state of the database; for one thread.

    state: tells the state that the database is in, by a value that is another one after each commit, whoever made it; None where it cannot be
    told, and then nothing is kept.
    """

    _state: Callable[[], Hashable | None]
    _most_rows: int = MOST_ROWS
    _at: Hashable | None = None
    _answers: dict[Hashable, Any] = field(factory=dict)
    _rows: int = 0

    def look(self) -> Hashable | None:
        """The state that the database is in now; answers of another one are forgotten."""
        now = self._state()
        if now != self._at:
            self._at = now
            self._answers.clear()
            self._rows = 0
        return now

    def find(self, key: Hashable) -> Any:
        """The answer in the state of the last `look`, or MISSING."""
        return self._answers.get(key, MISSING)

    def keep(self, key: Hashable, answer: Any, at: Hashable | None) -> None:
        """Keep what was read after the database was seen `at` a state: of this state, should the next `look` still see it.

        An answer that has a length holds so many rows.
        """
        rows = 1 + (len(answer) if isinstance(answer, Sized) else 0)
        if at is None or at != self._at or rows > self._most_rows:
            return
        if self._rows + rows > self._most_rows:
            self._answers.clear()
            self._rows = 0
        self._answers[key] = answer
        self._rows += rows
