"""Log lines: as text and as JSON, each with its request's id; and twistd itself writing them."""

from __future__ import annotations

import contextvars
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.logger import LogEvent, Logger, LogLevel, LogPublisher, formatEventAsClassicLogText

from euca.adapters.logs import as_text, json_format
from euca.adapters.options import TierOptions
from euca.soap.observing import working_on
from euca.testing.started import free_port, runs

LIMIT_S = 60.0
as_json = json_format("cloud")


def _event(write: Callable[[Logger], None], id_: str = "") -> LogEvent:
    events: list[LogEvent] = []
    publisher = LogPublisher(events.append)

    def work() -> None:
        with working_on(id_):
            write(Logger("a.module", observer=publisher))

    contextvars.copy_context().run(work)
    return {**events[0], "log_time": 1_700_000_000.25}


def _within(id_: str, format_: Callable[[LogEvent], str | None], event: LogEvent) -> str:
    lines: list[str | None] = []

    def work() -> None:
        with working_on(id_):
            lines.append(format_(event))

    contextvars.copy_context().run(work)
    assert lines[0] is not None
    return lines[0]


def _fail(log: Logger) -> None:
    try:
        raise ValueError("on\nlines")
    except ValueError:
        log.failure("It failed for {who}", who="x")


def test_text_is_twistds_own_with_the_id() -> None:
    event = _event(lambda log: log.info("Said {what}", what="it"))
    assert _within("", as_text, event) == "2023-11-14T22:13:20+0000 [a.module#info] Said it\n"
    assert _within("r-1", as_text, event) == "2023-11-14T22:13:20+0000 [a.module#info] Said it [r-1]\n"


def test_without_an_id_each_line_is_what_twistd_would_write() -> None:
    for write in (
        lambda log: log.warn("two\nlines of {who!r}", who="x"),
        lambda log: log.emit(LogLevel.info, "{", log_system="a system"),
        lambda log: log.error("{missing}"),
        _fail,
    ):
        event = _event(write)
        theirs = formatEventAsClassicLogText(event)
        assert theirs is not None and _within("", as_text, event) == theirs.rstrip("\n\t") + "\n"


def test_an_id_that_the_line_says_is_not_said_again() -> None:
    event = _event(lambda log: log.info("Said it [{request_id}]", request_id="r-2"))
    assert _within("r-1", as_text, event).endswith("#info] Said it [r-2]\n")


def test_a_traceback_follows_the_line_and_cannot_look_like_another() -> None:
    line, *trace = _within("r-1", as_text, _event(_fail)).splitlines()
    assert line.endswith("It failed for x [r-1]") and all(part.startswith("\t") for part in trace)
    assert "ValueError" in "".join(trace)


def test_json_has_what_a_request_was_and_nothing_else() -> None:
    event = _event(
        lambda log: log.info(
            "{operation} by {principal}: {outcome} in {duration_s:.3f} s",
            operation="RunInstances",
            principal="1/admin",
            outcome="answered",
            duration_s=0.0123456,
            peer="192.0.2.7",
            body="secret",
        )
    )
    assert json.loads(_within("r-1", as_json, event)) == {
        "time": "2023-11-14T22:13:20.250Z",
        "level": "info",
        "tier": "cloud",
        "logger": "a.module",
        "message": "RunInstances by 1/admin: answered in 0.012 s",
        "request_id": "r-1",
        "operation": "RunInstances",
        "principal": "1/admin",
        "outcome": "answered",
        "duration_ms": 12.346,
        "peer": "192.0.2.7",
    }


def test_json_has_the_traceback_as_a_text() -> None:
    text = _within("", as_json, _event(_fail))
    found = json.loads(text)
    assert text.count("\n") == 1 and "request_id" not in found
    assert found["level"] == "critical" and "ValueError: on\nlines" in found["error"]


@given(st.text(), st.text(), st.sampled_from(["message", "field", "failure"]))
def test_whatever_is_logged_is_one_line_of_each_kind(said: str, id_: str, where: str) -> None:
    def write(log: Logger) -> None:
        if where == "message":
            log.emit(LogLevel.warn, said)
        elif where == "field":
            log.warn("{peer}", peer=said, operation=said, request_id=id_)
        else:
            try:
                raise ValueError(said)
            except ValueError:
                log.failure("x")

    event = _event(write)
    line = as_json(event)
    if line is not None:
        assert line.endswith("\n") and line.count("\n") == 1 and isinstance(json.loads(line), dict)
    text = as_text(event)
    if text is not None:
        assert all(part.startswith("\t") for part in text[:-1].split("\n")[1:])


def test_what_is_long_is_cut() -> None:
    line = as_json(_event(lambda log: log.info("{peer} {what}", peer="p" * 10_000, what="x" * 100_000)))
    assert line is not None and len(line) < 10_000


def test_twistds_own_choice_of_a_logger_counts_more(tmp_path: Path) -> None:
    class Options(TierOptions):
        tier = "cloud"

    config = tmp_path / "eucalyptus.conf"
    config.write_text(f'EUCALYPTUS_STATE="{tmp_path / "state"}"\nLOG_FORMAT="json"\n')
    options = Options()
    parent: dict[str, Any] = {"logger": "mine"}
    options.parent = parent
    options.parseOptions(["--config", str(config)])  # type: ignore[no-untyped-call]
    assert parent == {"logger": "mine"}


# twistd itself


def _wait(holds: Callable[[], Any], what: str) -> Any:
    end = time.monotonic() + LIMIT_S
    while not (found := holds()):
        assert time.monotonic() < end, what
        time.sleep(0.05)
    return found


@pytest.fixture
def node(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """node(nodaemon, options…): a node by twistd with the given options behind the tier's name; its log file."""
    pids: list[int] = []
    processes: list[subprocess.Popen[bytes]] = []

    def start(nodaemon: bool, *options: str) -> Path:
        config, log, pid = tmp_path / "eucalyptus.conf", tmp_path / "log", tmp_path / "pid"
        config.write_text(
            f'EUCALYPTUS_STATE="{tmp_path / "state"}"\nNC_ADDRESS="127.0.0.1"\nNC_INTERFACE="127.0.0.1"\n'
            f'NC_PORT="{free_port()}"\nHYPERVISOR="simulated"\nMETRICS_PORT="no"\n'
        )
        command = [str(Path(sys.executable).with_name("twistd")), f"--rundir={tmp_path}", f"--pidfile={pid}"]
        command += ["--nodaemon"] if nodaemon else []
        command += [f"--logfile={log}", "euca-node", "--config", str(config), *options]
        process = subprocess.Popen(command)
        _wait(lambda: pid.exists() and log.exists() and "is ready" in log.read_text(), "the node is not ready")
        processes.append(process)
        pids.append(int(pid.read_text()))
        if not nodaemon:
            assert process.wait(LIMIT_S) == 0
        return log

    yield start
    for number in pids:
        os.kill(number, signal.SIGTERM)
        _wait(lambda number=number: not runs(number), "the node does not end")
    for process in processes:
        process.wait(LIMIT_S)


@pytest.mark.parametrize("nodaemon", [True, False], ids=["nodaemon", "daemon"])
def test_a_tier_writes_json(node: Callable[..., Path], nodaemon: bool) -> None:
    log = node(nodaemon, "--log-format", "json")
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert {line["tier"] for line in lines} == {"node"}
    assert any(line["message"] == "The node is ready" and line["level"] == "info" for line in lines)


def test_a_tier_writes_text_without_being_asked(node: Callable[..., Path]) -> None:
    assert "#info] The node is ready\n" in node(True).read_text()


def test_another_format_is_refused(tmp_path: Path) -> None:
    config = tmp_path / "eucalyptus.conf"
    config.write_text(f'EUCALYPTUS_STATE="{tmp_path / "state"}"\nHYPERVISOR="simulated"\n')
    command = [str(Path(sys.executable).with_name("twistd")), "--nodaemon", "--pidfile=", f"--rundir={tmp_path}"]
    command += ["euca-node", "--config", str(config), "--log-format", "xml"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    assert done.returncode == 1 and "--log-format is one of text, json" in done.stdout + done.stderr
