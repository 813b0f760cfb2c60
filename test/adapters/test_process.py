"""Running programs: on processes in memory with a clock by hand, and a few real ones."""

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import pytest_twisted
from twisted.internet.defer import CancelledError, Deferred
from zope.interface.verify import verifyObject

from euca.adapters.process import (
    DRAIN_S,
    ENVIRONMENT,
    GRACE_S,
    UNKILLABLE_S,
    Completed,
    IRunner,
    ProcessNotStarted,
    ProcessTimeout,
    Runner,
)
from euca.testing.processes import MemoryProcess, MemoryProcesses


def start(world: MemoryProcesses, **settings: Any) -> tuple[MemoryProcess, list[Any], "Deferred[Any]"]:
    """Start ``true`` in memory; return the process, where the outcome will be put, and the run."""
    runner = Runner(world, world, kill_group=world.kill_group)
    running = Deferred.fromCoroutine(runner.run(["true", "-x"], **({"timeout_s": 10.0} | settings)))
    outcome: list[Any] = []
    running.addBoth(outcome.append)
    return world.processes[-1], outcome, running


def test_it_provides_the_interface() -> None:
    world = MemoryProcesses()
    assert verifyObject(IRunner, Runner(world, world))


def test_what_a_program_says_and_how_it_ends() -> None:
    world = MemoryProcesses()
    process, outcome, _ = start(world, input=b"question")
    assert process.argv[0].endswith("/true") and process.argv[1:] == ("-x",)
    assert process.env == dict(ENVIRONMENT)
    assert process.input == b"question" and process.input_closed
    process.says(b"one ")
    process.says(b"two")
    process.says(b"oh", 2)
    assert outcome == []
    process.exits(3)
    assert outcome == [Completed(3, b"one two", b"oh")]
    assert world.getDelayedCalls() == []


def test_a_signal_is_a_negative_status() -> None:
    process, outcome, _ = start(MemoryProcesses())
    process.exits(signal_number=11)
    assert outcome == [Completed(-11, b"", b"")]


def test_output_is_bounded_and_says_so() -> None:
    process, outcome, _ = start(MemoryProcesses(), limit_bytes=5)
    process.says(b"123")
    process.says(b"4567")
    process.says(b"8" * 100000)
    process.exits(0)
    assert outcome == [Completed(0, b"12345", b"", truncated=True)]


def test_output_that_just_fits_is_not_cut() -> None:
    process, outcome, _ = start(MemoryProcesses(), limit_bytes=5)
    process.says(b"12345")
    process.exits(0)
    assert outcome == [Completed(0, b"12345", b"")]


def test_a_daemon_that_holds_the_pipes_delays_no_more_than_the_drain() -> None:
    world = MemoryProcesses()
    process, outcome, _ = start(world)
    process.leaves_daemon = True
    process.exits(0)
    process.says(b"last words")
    world.advance(DRAIN_S - 0.01)
    assert outcome == []
    world.advance(0.01)
    assert outcome == [Completed(0, b"last words", b"")]
    assert process.pipes_lost
    assert world.getDelayedCalls() == []


def test_the_deadline_ends_it() -> None:
    world = MemoryProcesses()
    process, outcome, _ = start(world)
    process.says(b"so far", 2)
    world.advance(9.9)
    assert process.signals == []
    world.advance(0.1)
    assert process.signals == ["SIGTERM"]
    error = outcome[0].value
    assert isinstance(error, ProcessTimeout) and not error.still_running
    assert error.completed == Completed(-signal.SIGTERM, b"", b"so far")


def test_after_the_grace_it_is_killed() -> None:
    world = MemoryProcesses()
    process, outcome, _ = start(world)
    process.ignores_term = True
    world.advance(10)
    world.advance(GRACE_S - 0.1)
    assert outcome == [] and process.signals == ["SIGTERM"]
    world.advance(0.1)
    assert process.signals == ["SIGTERM", "SIGKILL"]
    assert isinstance(outcome[0].value, ProcessTimeout)


def test_one_that_cannot_be_killed_is_given_up() -> None:
    world = MemoryProcesses()
    process, outcome, _ = start(world)
    process.unkillable = True
    for wait_s in (10, GRACE_S, UNKILLABLE_S):
        assert outcome == []
        world.advance(wait_s)
    assert outcome[0].value.still_running
    assert world.getDelayedCalls() == []
    process.exits(0)  # long after: nobody minds


@pytest.mark.parametrize("own_session", [False, True])
def test_cancelling_ends_it_and_waits_for_the_end(own_session: bool) -> None:
    world = MemoryProcesses()
    process, outcome, running = start(world, own_session=own_session)
    process.ignores_term = True
    running.cancel()
    assert process.signals == ["SIGTERM"] and outcome == []
    world.advance(GRACE_S)
    assert process.signals == ["SIGTERM", "SIGKILL"]
    assert outcome[0].check(CancelledError)
    assert world.getDelayedCalls() == []


def test_a_session_of_its_own() -> None:
    process, _, _ = start(MemoryProcesses(), own_session=True)
    assert [Path(part).name for part in process.argv] == ["setsid", "true", "-x"]


def test_no_such_program() -> None:
    world = MemoryProcesses()
    failed = Deferred.fromCoroutine(Runner(world, world).run(["no-such-program"], timeout_s=1.0))
    failures: list[Any] = []
    failed.addErrback(failures.append)
    assert failures[0].check(ProcessNotStarted)
    assert world.processes == []


def test_a_program_that_cannot_be_started() -> None:
    world = MemoryProcesses()
    world.fails_with = BlockingIOError("no more processes")
    failed = Deferred.fromCoroutine(Runner(world, world).run(["true"], timeout_s=1.0))
    failures: list[Any] = []
    failed.addErrback(failures.append)
    assert failures[0].check(ProcessNotStarted)
    assert world.getDelayedCalls() == []


# Real programs


def real_runner() -> Runner:
    from twisted.internet import reactor

    return Runner(reactor, reactor)  # type: ignore[arg-type]


@pytest_twisted.ensureDeferred
async def test_really_runs_without_a_shell() -> None:
    ended = await real_runner().run(["echo", "$HOME; `id`"], timeout_s=20.0)
    assert ended == Completed(0, b"$HOME; `id`\n", b"")
    assert await real_runner().run(["cat"], input=b"\0in\xff", timeout_s=20.0) == Completed(0, b"\0in\xff", b"")


DAEMON = """
import os, sys, time
if os.fork() == 0:
    os.setsid()
    print(os.getpid(), flush=True)
    time.sleep(60)
    sys.exit()
time.sleep(0.2)
print("parent done", flush=True)
os._exit(0)
"""


@pytest_twisted.ensureDeferred
async def test_really_leaves_a_daemon_alive() -> None:
    began = time.monotonic()
    ended = await real_runner().run([sys.executable, "-c", DAEMON], timeout_s=30.0, own_session=True)
    assert time.monotonic() - began < 20
    daemon, said = ended.out.split(b"\n", 1)
    assert said == b"parent done\n"
    os.kill(int(daemon), signal.SIGKILL)  # raises if it is not there


FAMILY = """
import os, sys, time
child = os.fork()
if child:
    print(child, flush=True)
time.sleep(60)
"""


@pytest_twisted.ensureDeferred
async def test_really_ends_what_it_started_with_it() -> None:
    with pytest.raises(ProcessTimeout) as caught:
        await real_runner().run([sys.executable, "-c", FAMILY], timeout_s=2.0, own_session=True)
    child = int(caught.value.completed.out)
    for _ in range(100):
        # Its new parent may be slow to bury it; a zombie has ended.
        stat = Path(f"/proc/{child}/stat")
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            break
        await _moment()
    else:
        raise AssertionError("the program's child goes on")


async def _moment() -> None:
    from twisted.internet import reactor, task

    await task.deferLater(reactor, 0.05)  # type: ignore[arg-type]
