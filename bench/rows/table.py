"""The command line and the table that benchmarks made of rows share."""

from __future__ import annotations

import argparse
import importlib
import platform
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from rows import Options, Row

HERE = Path(__file__).resolve().parent
HEADS = ("what", "ours", "against", "theirs", "ratio", "target", "")
#: Whose table a module's rows are in that names none.
USUAL = "soap"


def modules(table: str) -> list[str]:
    """The modules of rows of a table, in its order."""
    found = [(importlib.import_module(f"rows.{path.stem}"), path.stem) for path in HERE.glob("[!_]*.py")]
    measuring = [(module, name) for module, name in found if hasattr(module, "run")]
    ordered = sorted(measuring, key=lambda pair: getattr(pair[0], "ORDER", 0))
    return [name for module, name in ordered if getattr(module, "TABLE", USUAL) == table]


def measure(name: str, options: Options) -> list[Row]:
    """One module's rows; in a process of its own."""
    rows: list[Row] = importlib.import_module(f"rows.{name}").run(options)
    return rows


def cells(row: Row) -> tuple[str, ...]:
    """A row as it is printed."""
    target = "" if row.target is None else str(row.target)
    return (
        row.name,
        _figure(row, row.figure),
        row.against,
        _figure(row, row.floor),
        f"{row.ratio:.2f}",
        target,
        row.verdict,
    )


def _figure(row: Row, value: float) -> str:
    digits = 3 if value < 10 else 1 if value < 1000 else 0
    return f"{value:,.{digits}f}{'' if row.unit.startswith('/') else ' '}{row.unit}"


def show(rows: list[Row], markdown: bool) -> str:
    """The table, in columns or as Markdown."""
    table = [HEADS, *map(cells, rows)]
    if markdown:
        table.insert(1, tuple("---:" if head in ("ours", "theirs", "ratio") else "---" for head in HEADS))
        return "\n".join(f"| {' | '.join(line)} |" for line in table)
    widths = [max(len(line[column]) for line in table) for column in range(len(HEADS))]
    right = {HEADS.index(head) for head in ("ours", "theirs", "ratio")}
    return "\n".join(
        "  ".join(
            text.rjust(width) if column in right else text.ljust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in table
    )


def main(table: str, description: str) -> int:
    """The command line of a table; 1 if a module could not measure, however many rows fall short."""
    names = modules(table)
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--only", action="append", metavar="NAME", help=f"one of {', '.join(names)}; may be repeated")
    parser.add_argument("--runs", type=int, default=15, help="runs of each piece of work (15)")
    parser.add_argument("--seconds", type=float, default=3.0, help="seconds for each rate (3)")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    arguments = parser.parse_args()
    strange = set(arguments.only or ()) - set(names)
    if strange:
        parser.error(f"there is no {', '.join(sorted(strange))}")
    options = Options(runs=arguments.runs, seconds=arguments.seconds)
    rows: list[Row] = []
    failed = []
    begin = time.monotonic()
    for name in arguments.only or names:
        print(f"{name} …", file=sys.stderr, flush=True)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            try:
                rows += pool.submit(measure, name, options).result()
            except Exception as error:
                failed.append(name)
                print(f"{name}: not measured: {type(error).__name__}: {error}", file=sys.stderr)
    print(show(rows, arguments.markdown))
    short = [row for row in rows if row.verdict == "falls short"]
    print(
        f"\n{len(short)} of {sum(row.target is not None for row in rows)} fall short; {time.monotonic() - begin:.0f} s"
        f" on {platform.machine()}, Python {platform.python_version()}{'; NOT MEASURED: ' + ', '.join(failed) if failed else ''}"
    )
    return 1 if failed else 0
