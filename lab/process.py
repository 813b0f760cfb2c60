"""Running the machine's own programs: argument lists, a time limit on each, nothing left running."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from lab.errors import CommandFailed, LabError, LimitPassed

# What every program of the lab runs with: a known language, no questions asked by Debian's tools.
_FIXED = {"LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}
_PASSED = ("PATH", "HOME", "TMPDIR", "http_proxy", "https_proxy", "no_proxy")
_SBIN = ("/usr/local/sbin", "/usr/sbin", "/sbin")


def environment() -> dict[str, str]:
    """The environment of every program the lab starts on this machine."""
    kept = {name: os.environ[name] for name in _PASSED if name in os.environ}
    path = kept.get("PATH", "/usr/bin:/bin").split(":")
    kept["PATH"] = ":".join(path + [folder for folder in _SBIN if folder not in path])
    return kept | _FIXED


def die_with_parent(argv: Sequence[str]) -> list[str]:
    """`argv` so started that the kernel ends it when this program is killed without warning."""
    return ["setpriv", "--pdeathsig", "KILL", "--", *argv]


def contained(argv: Sequence[str]) -> list[str]:
    """`argv` with mounts and processes of its own, which all end with it and with this program."""
    apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--"]
    return die_with_parent([*apart, *argv])


@contextlib.contextmanager
def running(
    argv: Sequence[str],
    *,
    stdin: int | IO[bytes] | None = subprocess.DEVNULL,
    stdout: int | IO[bytes] | None = None,
    stderr: int | IO[bytes] | None = None,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """Start `argv` in a session of its own; on leaving the block, however, its whole group is gone.

    Raises LabError when the program is not installed.
    """
    try:
        child = subprocess.Popen(
            list(argv),
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            cwd=cwd,
            env=dict(env) if env is not None else environment(),
            start_new_session=True,
        )
    except FileNotFoundError as missing:
        raise LabError(f"{argv[0]} is not here ({missing}); `python3 -m lab install` brings it") from missing
    try:
        yield child
    finally:
        _end_group(child)
        for pipe in (child.stdin, child.stdout, child.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _end_group(child: subprocess.Popen[bytes], patience_s: float = 5) -> None:
    if child.poll() is not None:
        return
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(patience_s)
            return


def run(
    argv: Sequence[str],
    *,
    limit_s: float = 60,
    input: bytes | None = None,
    stdin: IO[bytes] | None = None,
    stdout: IO[bytes] | None = None,
    cwd: Path | None = None,
    check: bool = True,
) -> subprocess.CompletedProcess[bytes]:
    """Run `argv` to its end within `limit_s` seconds; its output is captured unless `stdout` is given.

    Raises CommandFailed for another exit status than 0 (when `check`), LimitPassed, or LabError when
    the program is missing. Whatever happens, it does not run on.
    """
    source: int | IO[bytes] = subprocess.DEVNULL
    if input is not None:
        source = subprocess.PIPE
    elif stdin is not None:
        source = stdin
    target: int | IO[bytes] = stdout if stdout is not None else subprocess.PIPE
    with running(argv, stdin=source, stdout=target, stderr=subprocess.PIPE, cwd=cwd) as child:
        try:
            out, err = child.communicate(input, timeout=limit_s)
        except subprocess.TimeoutExpired as late:
            raise LimitPassed(f"{' '.join(argv[:4])} … took longer than {limit_s:g} s") from late
    done = subprocess.CompletedProcess(list(argv), child.returncode, out or b"", err)
    if check and done.returncode != 0:
        words = (done.stderr or done.stdout).decode("utf-8", "replace")
        raise CommandFailed(list(argv), done.returncode, words)
    return done


def output(argv: Sequence[str], *, limit_s: float = 60, cwd: Path | None = None) -> str:
    """What `argv` prints, as text; errors as for `run`."""
    return run(argv, limit_s=limit_s, cwd=cwd).stdout.decode("utf-8", "replace")
