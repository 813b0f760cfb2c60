"""Which processes a tier consists of, and which sockets they hold, as the kernel tells."""

import contextlib
import re
from pathlib import Path


def sockets_of(process: int) -> set[str]:
    """Inodes of a process's sockets."""
    found = set()
    for link in Path(f"/proc/{process}/fd").iterdir():
        with contextlib.suppress(OSError):
            match = re.fullmatch(r"socket:\[([0-9]+)\]", str(link.readlink()))
            if match:
                found.add(match[1])
    return found


def family(process: int) -> set[int]:
    """The process and all that it has started."""
    known = {process}
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            head, _, tail = path.read_text().rpartition(") ")
            parents[int(head.split(" ", 1)[0])] = int(tail.split()[1])
    while True:
        more = {child for child, parent in parents.items() if parent in known} - known
        if not more:
            return known
        known |= more
