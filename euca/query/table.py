"""How a table says which parameter stands for which element of a message: PARAMETER=PATH, with blanks between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

#: In a pattern: a place in a list.
PLACE: Final = "n"
#: As a path: an element of the message that the value names, and that is there and empty.
NAMED: Final = "*"


def entries(text: str) -> Iterator[tuple[str, str]]:
    """Pattern of a parameter, and path of its element. text: what the table says of one operation."""
    for entry in text.split():
        pattern, _, path = entry.partition("=")
        yield pattern, path
