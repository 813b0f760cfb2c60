"""Tables that fit, texts that steer no terminal, colour where it may be, progress that does not flood a file."""

import io
import json

import pytest

from euca.cli.euca.show import Column, Progress, Screen, cell, clean, cut, table, width_of

COLUMNS = (Column("ID", "id", whole=True), Column("NAME", "name"), Column("STATE", "state"))
ROWS = [
    {"id": "i-12345678", "name": "a name that is rather long for this table", "state": "running"},
    {"id": "i-9", "name": "日本語の名前", "state": "terminated"},
]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("width", [None, 20, 30, 40, 200])
def test_no_line_is_wider_than_the_terminal_and_ids_are_whole(width: int | None) -> None:
    lines = table(ROWS, COLUMNS, width)
    assert lines[1].startswith("i-12345678")
    assert len(lines) == 3
    if width is not None:
        assert max(map(width_of, lines)) <= width
    whole, left_out = width in (None, 200), width == 20
    assert ("rather long for this table" in lines[1]) is whole
    assert ("…" in lines[1]) is not whole
    assert ("STATE" in lines[0]) is not left_out


def test_columns_are_aligned_where_characters_are_wide() -> None:
    head, first, second = table(ROWS, COLUMNS, None)
    at = width_of(head[: head.index("STATE")])
    assert width_of(first[: first.index("running")]) == at
    assert width_of(second[: second.index("terminated")]) == at


def test_a_column_that_nobody_fills_is_left_out() -> None:
    assert table([{"id": "i-1", "name": None, "state": ""}], COLUMNS, 80) == ["ID", "i-1"]


@pytest.mark.parametrize("text", ["\x1b[2Jgone", "line\nline", "\u202eevil", "\x9b31m", "\ud800", "\x00"])
def test_a_name_steers_no_terminal(text: str) -> None:
    assert clean(text).isprintable()
    assert cell(text).isprintable()
    assert clean("plain ünï") == "plain ünï"


def test_cut_counts_what_a_terminal_counts() -> None:
    assert cut("日本語", 5) == "日本…"
    assert cut("日本語", 6) == "日本語"
    assert cut("e\u0301e\u0301", 2) == "e\u0301e\u0301"


def test_values_stand_in_a_cell() -> None:
    assert [cell(one) for one in (None, True, False, 3, [1, "b"], {"k": "v"})] == ["", "yes", "no", "3", "1, b", "k=v"]


def test_json_is_the_rows_whole_and_nothing_else() -> None:
    out, err = io.StringIO(), io.StringIO()
    screen = Screen(out, err, as_json=True)
    screen.rows(ROWS, COLUMNS[:1], "nothing")
    screen.say("not this")
    assert json.loads(out.getvalue()) == ROWS
    assert out.getvalue().isascii()
    out.truncate(0), out.seek(0)
    screen.rows([], COLUMNS, "nothing")
    assert json.loads(out.getvalue()) == []
    assert err.getvalue() == ""


@pytest.mark.parametrize(
    ("terminal", "variables", "wish", "coloured"),
    [
        (True, {}, "auto", True),
        (False, {}, "auto", False),
        (True, {"NO_COLOR": "1"}, "auto", False),
        (True, {"NO_COLOR": ""}, "auto", True),
        (True, {"TERM": "dumb"}, "auto", False),
        (True, {"NO_COLOR": "1"}, "always", True),
        (False, {}, "always", True),
        (True, {}, "never", False),
    ],
)
def test_colour(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, variables: dict[str, str], wish: str, coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    out = Terminal() if terminal else io.StringIO()
    Screen(out, out, colour=wish).rows(ROWS, COLUMNS)
    assert ("\x1b[" in out.getvalue()) is coloured
    assert "running" in out.getvalue()


def test_progress_in_a_file_is_a_line_for_each_state() -> None:
    err = io.StringIO()
    with Progress(Screen(err=err), "i-1") as progress:
        for state in ("pending", "pending", "pending", "running"):
            progress.tell(state)
    assert [line.split(" (")[0] for line in err.getvalue().splitlines()] == ["i-1: pending", "i-1: running"]


def test_progress_on_a_terminal_is_one_line_that_goes_away() -> None:
    err = Terminal()
    with Progress(Screen(err=err), "i-1") as progress:
        progress.tell("pending")
        progress.tell("running")
    assert "\n" not in err.getvalue()
    assert err.getvalue().endswith("\r\x1b[K")
