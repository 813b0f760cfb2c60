"""Encoding an answer, against string templates."""

from __future__ import annotations

from rows import Options, Row, at_most, compare
from rows.listing import encoding_floor

ORDER = 20


def run(options: Options) -> list[Row]:
    """The row."""
    ours, floor = encoding_floor(1000)
    took, least = compare(ours, floor, 2 * options.runs)
    size = len(floor()) // 1024
    return [
        Row(f"encode DescribeInstances of 1,000 instances ({size} KiB)", took, "string templates", least, at_most(3))
    ]
