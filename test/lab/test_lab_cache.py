"""Builds are whole or not there."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from lab import cache
from lab.errors import CommandFailed, LabError, LimitPassed
from lab.process import contained, die_with_parent, run


def test_the_digest_follows_names_content_and_text(tmp_path: Path) -> None:
    (tmp_path / "f").mkdir()
    (tmp_path / "f/a").write_text("1")
    first = cache.digest("v1", [tmp_path / "f"])
    assert first == cache.digest("v1", [tmp_path / "f"])
    assert first != cache.digest("v2", [tmp_path / "f"])
    (tmp_path / "f/a").rename(tmp_path / "f/b")
    second = cache.digest("v1", [tmp_path / "f"])
    (tmp_path / "f/b").write_text("2")
    assert len({first, second, cache.digest("v1", [tmp_path / "f"])}) == 3


@pytest.mark.parametrize("trouble", [KeyboardInterrupt, LabError("no")])
def test_an_interrupted_build_leaves_nothing(tmp_path: Path, trouble: BaseException) -> None:
    with pytest.raises((KeyboardInterrupt, LabError)), cache._in_the_making(tmp_path / "lab-1") as making:
        making.folder.mkdir()
        making.work.mkdir()
        (making.work / "half").write_text("half")
        raise trouble
    assert list(tmp_path.iterdir()) == []


def test_a_finished_build_is_all_that_stays(tmp_path: Path) -> None:
    with cache._in_the_making(tmp_path / "lab-1") as making:
        making.folder.mkdir()
        (making.folder / "ram").write_text("x")
        assert not (tmp_path / "lab-1").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["lab-1"]


def test_builders_go_one_by_one_and_sweep_what_a_killed_one_left(tmp_path: Path) -> None:
    inside, said = threading.Event(), threading.Event()
    order: list[str] = []

    def second() -> None:
        inside.wait(10)
        with cache._sole_builder(tmp_path, lambda _: said.set()):
            order.append("second")

    other = threading.Thread(target=second)
    other.start()
    (tmp_path / "making-dead/work").mkdir(parents=True)
    with cache._sole_builder(tmp_path, cache.quiet):
        assert not (tmp_path / "making-dead").exists()
        inside.set()
        assert said.wait(10)
        order.append("first")
    other.join(10)
    assert order == ["first", "second"]


def test_mounts_below_a_folder_are_found_deepest_first() -> None:
    table = "proc /c/making-1/root/proc proc rw 0 0\nd /c/making-1/root/dev\\040x tmpfs rw 0 0\nx /c/making-10 tmpfs rw 0 0\n"
    assert cache.mounts_under(table, Path("/c/making-1")) == [
        Path("/c/making-1/root/proc"),
        Path("/c/making-1/root/dev x"),
    ]


def test_a_program_past_its_limit_does_not_run_on(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    script = f"import os, pathlib, time; pathlib.Path({str(pid)!r}).write_text(str(os.getpid())); time.sleep(60)"
    with pytest.raises(LimitPassed):
        run([sys.executable, "-c", script], limit_s=2)
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_a_failure_says_what_the_program_said() -> None:
    with pytest.raises(CommandFailed, match="it hurts") as caught:
        run([sys.executable, "-c", "import sys; sys.exit('it hurts')"])
    assert caught.value.status == 1


def test_a_missing_program_names_the_mend() -> None:
    with pytest.raises(LabError, match="python3 -m lab install"):
        run(["no-such-program-of-the-lab"])


@pytest.mark.parametrize("how", [die_with_parent, contained])
def test_a_child_ends_with_a_killed_parent(how: Callable[[list[str]], list[str]]) -> None:
    """The kernel ends it: nobody is left to do it."""
    if how is contained and os.geteuid() != 0:
        pytest.skip("needs root, for a process namespace")
    child = how([sys.executable, "-c", "print('up', flush=True); import time; time.sleep(60)"])
    parent = (
        "import os, subprocess\n"
        f"child = subprocess.Popen({child!r}, stdout=subprocess.PIPE)\n"
        "assert child.stdout.readline() == b'up\\n'\n"
        "os.kill(os.getpid(), 9)\n"
    )
    # Both hold the pipe of the error output: its end, which `run` waits for, is the end of both.
    done = subprocess.run([sys.executable, "-c", parent], stderr=subprocess.PIPE, timeout=30, check=False)
    assert done.returncode == -9
