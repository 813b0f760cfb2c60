"""Files that the user names, read as far as they may be long."""

from __future__ import annotations

import sys
from pathlib import Path

from euca.cli.euca.failures import Misused


def file_bytes(path: Path, most_bytes: int, too_long: str) -> bytes:
    """What a file holds. Raises Misused where it cannot be read, and with this sentence where there is more."""
    try:
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except OSError as error:
        raise Misused(f"{path} cannot be read: {error.strerror or error}") from None
    return _bounded(data, most_bytes, too_long)


def input_bytes(name: str, most_bytes: int, too_long: str) -> bytes:
    """The same of a word of the command line: ``-`` is the standard input, ``~`` the home."""
    if name == "-":
        return _bounded(sys.stdin.buffer.read(most_bytes + 1), most_bytes, too_long)
    return file_bytes(Path(name).expanduser(), most_bytes, too_long)


def _bounded(data: bytes, most_bytes: int, too_long: str) -> bytes:
    if len(data) > most_bytes:
        raise Misused(too_long)
    return data
