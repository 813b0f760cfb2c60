"""What people see: tables that fit the terminal, JSON of the same rows, colour, progress. Nothing of a cloud, and few imports."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import sys
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Final, NamedTuple, Self, TextIO

#: A row's values by the names of its columns in JSON, where all of them stand; a table shows some of them.
Row = Mapping[str, Any]

_STYLES: Final = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33"}
_LIVELY: Final = {
    **dict.fromkeys(("running", "available", "ok", "in-use", "passed"), "green"),
    **dict.fromkeys(("pending", "shutting-down", "stopping", "initializing", "warning"), "yellow"),
    **dict.fromkeys(("terminated", "stopped", "deregistered"), "dim"),
    **dict.fromkeys(("unavailable", "wrong", "impaired", "failed"), "red"),
}
_LEAST_WIDTH: Final = 8
_GAP: Final = "  "


class Column(NamedTuple):
    """A column of a table; those on the right are left out first where there is no room.

    key: of the row's value. whole: never cut, such as an id that will be copied. shown: the value as a table has it, where that is shorter.
    """

    head: str
    key: str
    whole: bool = False
    shown: Callable[[Any], Any] | None = None

    def text(self, row: Row) -> str:
        """What stands in a row's cell."""
        value = row.get(self.key)
        return cell(value if self.shown is None or value is None else self.shown(value))


class Screen:
    """Where a command writes. Colour and cutting to the width are for a terminal only (and no colour with NO_COLOR, see no-color.org)."""

    def __init__(
        self, out: TextIO | None = None, err: TextIO | None = None, *, as_json: bool = False, colour: str = "auto"
    ) -> None:
        self.out = out or sys.stdout
        self.err = err or sys.stderr
        self.as_json = as_json
        self._colour = colour

    @property
    def width(self) -> int | None:
        """Columns of the terminal; None where it is none, and lines may be as long as they are."""
        return shutil.get_terminal_size((80, 24)).columns if self.out.isatty() else None

    def styled(self, text: str, style: str, stream: TextIO | None = None) -> str:
        """Text in a style of `_STYLES` where it is shown."""
        stream = stream or self.out
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty()
        if self._colour == "never" or (self._colour == "auto" and plain) or style not in _STYLES:
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"

    def say(self, text: str = "") -> None:
        """A line of the result; nothing of it where JSON is wanted."""
        if not self.as_json:
            print(text, file=self.out)

    def note(self, text: str) -> None:
        """A line beside the result, on standard error."""
        print(text, file=self.err)

    def json(self, value: Any) -> None:
        """A value as JSON, always: ASCII, so that no terminal takes a name for a command."""
        print(json.dumps(value, indent=2, default=str), file=self.out)

    def rows(self, rows: Sequence[Row], columns: Sequence[Column], empty: str = "") -> None:
        """A listing: JSON is the list of all rows whole, else a table, or the sentence that there is nothing (on standard error)."""
        if self.as_json:
            self.json([dict(row) for row in rows])
        elif rows:
            for line in table(rows, columns, self.width, self.styled):
                print(line, file=self.out)
        elif empty:
            self.note(empty)

    def one(self, row: Row, names: Mapping[str, str]) -> None:
        """One thing, a line for each of its values that is there. names: key → what people call it."""
        if self.as_json:
            self.json(dict(row))
            return
        wide = max(map(len, names.values()))
        for key, name in names.items():
            text = cell(row.get(key))
            if text:
                print(f"{self.styled(name.ljust(wide), 'dim')}{_GAP}{self._lively(text)}", file=self.out)

    def _lively(self, text: str) -> str:
        return self.styled(text, _LIVELY.get(text, ""))


def cell(value: Any) -> str:
    """A value as it stands in a table: one line, and nothing in it that a terminal would act upon."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{clean(str(key))}={cell(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(cell, value))
    return clean(str(value))


def clean(text: str) -> str:
    """Text with each character that steers a terminal or a reader's eye shown as its number (control, format, surrogate, private use)."""
    return "".join(
        f"\\x{ord(character):02x}" if unicodedata.category(character).startswith("C") else character
        for character in text
    )


def width_of(text: str) -> int:
    """Columns that a text takes on a terminal (Unicode's annex 11: wide ones take two, combining ones none)."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def cut(text: str, width: int) -> str:
    """The beginning of a text that takes so many columns, with an ellipsis for what is not shown."""
    if width_of(text) <= width:
        return text
    kept, used = [], 0
    for character in text:
        used += width_of(character)
        if used > width - 1:
            break
        kept.append(character)
    return "".join(kept) + "…"


def table(rows: Sequence[Row], columns: Sequence[Column], width: int | None, styled: Any = None) -> list[str]:
    """The lines of a table: a head, then a line for each row. width: the most columns, None for as many as it takes."""
    texts = [[column.text(row) for column in columns] for row in rows]
    used = [number for number, column in enumerate(columns) if column.whole or any(line[number] for line in texts)]
    while width is not None and len(used) > 1 and _least([columns[n] for n in used], _picked(texts, used)) > width:
        used.pop()
    columns, texts = [columns[n] for n in used], _picked(texts, used)
    widths = fitted(columns, texts, width)
    paint = styled or (lambda text, style: text)
    heads = [cut(column.head, size) for column, size in zip(columns, widths, strict=True)]
    lines = [paint(_line(heads, widths), "bold")]
    for line in texts:
        shown = [cut(text, size) for text, size in zip(line, widths, strict=True)]
        padded = [
            paint(_padded(text, size), _LIVELY.get(full, ""))
            for text, full, size in zip(shown, line, widths, strict=True)
        ]
        lines.append(_GAP.join(padded).rstrip())
    return lines


def _picked(texts: Sequence[Sequence[str]], numbers: Sequence[int]) -> list[list[str]]:
    return [[line[number] for number in numbers] for line in texts]


def _needed(columns: Sequence[Column], texts: Sequence[Sequence[str]]) -> list[int]:
    """Each column's width where there is room enough."""
    return [
        max(len(column.head), *(width_of(line[number]) for line in texts), 0) for number, column in enumerate(columns)
    ]


def _least(columns: Sequence[Column], texts: Sequence[Sequence[str]]) -> int:
    """The least width of a table with these columns."""
    widths = zip(columns, _needed(columns, texts), strict=True)
    return sum(width if column.whole else min(width, _LEAST_WIDTH) for column, width in widths) + len(_GAP) * (
        len(columns) - 1
    )


def _line(texts: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(_padded(text, size) for text, size in zip(texts, widths, strict=True)).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def fitted(columns: Sequence[Column], texts: Sequence[Sequence[str]], width: int | None) -> list[int]:
    """Each column's width: what it needs, and where that is too much in all the widest of those that may be cut give way."""
    widths = _needed(columns, texts)
    gaps = len(_GAP) * (len(columns) - 1)
    while width is not None and sum(widths) + gaps > width:
        soft = [n for n, column in enumerate(columns) if not column.whole and widths[n] > _LEAST_WIDTH]
        if not soft:
            break
        widest = max(soft, key=lambda number: widths[number])
        widths[widest] -= 1
    return widths


class Progress:
    """What is waited for, on standard error: one line that changes on a terminal, a line for each new state elsewhere."""

    def __init__(self, screen: Screen, what: str) -> None:
        self._screen = screen
        self._what = what
        self._began = time.monotonic()
        self._turns = itertools.cycle("|/-\\")
        self._told = ""
        self._live = screen.err.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._live and self._told:
            print("\r\x1b[K", end="", file=self._screen.err, flush=True)

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self._began

    def tell(self, state: str) -> None:
        """Where things stand."""
        text = clean(f"{self._what}: {state}")
        if self._live:
            line = cut(f"{next(self._turns)} {text} ({self.seconds:.0f} s)", shutil.get_terminal_size().columns - 1)
            print(f"\r\x1b[K{line}", end="", file=self._screen.err, flush=True)
        elif state != self._told:
            print(f"{text} ({self.seconds:.0f} s)", file=self._screen.err, flush=True)
        self._told = state
