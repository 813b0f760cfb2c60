"""Running another program to its end: no shell, bounded output, a deadline, nothing left behind.

A program may leave daemons (``xl create`` does), and these may hold its pipes. So a run ends when
the program itself does, and a moment is left for what it wrote last; its pipes need not close.
"""

import os
import shutil
import signal
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.error import ProcessExitedAlready
from twisted.internet.interfaces import IDelayedCall, IProcessTransport, IReactorProcess, IReactorTime
from twisted.internet.protocol import ProcessProtocol
from twisted.python.failure import Failure
from zope.interface import Interface, implementer

__all__ = [
    "Completed",
    "IRunner",
    "ProcessError",
    "ProcessNotStarted",
    "ProcessTimeout",
    "Runner",
]

ENVIRONMENT: Mapping[str, str] = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"}
"""What a program is given where nothing else is said: no variable of our own process reaches it."""

DEFAULT_LIMIT_BYTES = 65536

DRAIN_S = 0.5
"""How long after a program's end its last words are waited for while a daemon of its holds the pipes."""

GRACE_S = 3.0
"""How long a program has to end after SIGTERM; then it is killed."""

UNKILLABLE_S = 5.0
"""How long after SIGKILL a program is given up: it hangs in the kernel."""


@attrs.frozen
class Completed:
    """How a program ended. ``rc`` is its exit status, or minus the signal that ended it.

    ``out`` and ``err`` hold at most the limit of bytes each, from the beginning; ``truncated`` says
    whether there was more.
    """

    rc: int
    out: bytes
    err: bytes
    truncated: bool = False


class ProcessError(Exception):
    """A program was not run to its end."""


class ProcessNotStarted(ProcessError):
    """The program is not there or could not be started. Nothing happened."""


class ProcessTimeout(ProcessError):
    """The program did not end in time. ``still_running`` is true if it cannot even be killed.

    What it had done by then stays done. ``completed`` holds what it had said.
    """

    def __init__(self, program: str, timeout_s: float, completed: Completed, still_running: bool) -> None:
        ending = "cannot be killed" if still_running else "was killed"
        super().__init__(f"{program} did not end within {timeout_s:g} s and {ending}")
        self.completed = completed
        self.still_running = still_running


class IRunner(Interface):
    """Whatever runs programs."""

    async def run(
        argv: Sequence[str],
        *,
        timeout_s: float,
        input: bytes | None = None,
        limit_bytes: int = DEFAULT_LIMIT_BYTES,
        env: Mapping[str, str] | None = None,
        own_session: bool = False,
    ) -> Completed:
        """Run a program, by argument list, and return how it ended. Any exit status is a result.

        ``input`` goes to its standard input, which is closed after it. ``limit_bytes`` bounds each of
        its two outputs; what exceeds it is read and thrown away. ``env`` is all of its environment.
        With ``own_session`` it has a session of its own, and whatever it started there (but not a
        daemon, which left) is ended with it at the deadline.

        Errors: ``ProcessNotStarted``; ``ProcessTimeout`` after ``timeout_s``, when it was sent SIGTERM
        and, had that no effect, SIGKILL. Cancelling ends it likewise, and waits for that.
        """


@implementer(IRunner)
class Runner:
    """An ``IRunner`` on a reactor. ``kill_group`` signals all of a session's first process group."""

    def __init__(
        self,
        processes: IReactorProcess,
        clock: IReactorTime,
        *,
        kill_group: Callable[[int, int], None] = os.killpg,
    ) -> None:
        self._processes = processes
        self._clock = clock
        self._kill_group = kill_group

    async def run(
        self,
        argv: Sequence[str],
        *,
        timeout_s: float,
        input: bytes | None = None,
        limit_bytes: int = DEFAULT_LIMIT_BYTES,
        env: Mapping[str, str] | None = None,
        own_session: bool = False,
    ) -> Completed:
        environment = dict(ENVIRONMENT if env is None else env)
        program = _find(argv[0], environment)
        command = [program, *argv[1:]]
        if own_session:
            command = [_find("setsid", environment), *command]
        child = _Child(self._clock, limit_bytes, self._kill_group if own_session else None)
        try:
            self._processes.spawnProcess(child, command[0], command, env=environment)
        except OSError as error:
            raise ProcessNotStarted(f"{argv[0]} could not be started: {error}") from error
        child.send(input)
        return await self._finish(child, argv[0], timeout_s)

    async def _finish(self, child: "_Child", program: str, timeout_s: float) -> Completed:
        deadline = self._clock.callLater(timeout_s, child.end)
        try:
            rc = await child.finished()
        except CancelledError:
            child.end()
            await child.finished()
            raise
        finally:
            if deadline.active():
                deadline.cancel()
        if child.ended_by_us:
            raise ProcessTimeout(program, timeout_s, child.completed(rc or 0), still_running=rc is None)
        return child.completed(rc or 0)


def _find(program: str, environment: Mapping[str, str]) -> str:
    """Return the program's path: a child whose exec fails would only look like one that failed."""
    found = shutil.which(program, path=environment.get("PATH", ""))
    if found is None:
        raise ProcessNotStarted(f"there is no program {program}")
    return found


@attrs.define
class _Output:
    limit_bytes: int
    data: bytearray = attrs.field(factory=bytearray)
    truncated: bool = False

    def add(self, data: bytes) -> None:
        room = self.limit_bytes - len(self.data)
        self.data += data[:room]
        self.truncated = self.truncated or len(data) > room


class _Child(ProcessProtocol):
    """One program under way.

    It is over when it has exited and its pipes are closed or the drain's time is over, or when
    SIGKILL had no effect.
    """

    transport: IProcessTransport

    def __init__(self, clock: IReactorTime, limit_bytes: int, kill_group: Callable[[int, int], None] | None) -> None:
        self.ended_by_us = False
        self._clock = clock
        self._kill_group = kill_group
        self._outputs = {1: _Output(limit_bytes), 2: _Output(limit_bytes)}
        self._rc: int | None = None
        self._exited = False
        self._over = False
        self._timer: IDelayedCall | None = None
        self._waiting: list[Deferred[int | None]] = []

    def send(self, data: bytes | None) -> None:
        """Hand the program its input and close it."""
        if data:
            self.transport.write(data)
        self.transport.closeStdin()

    def finished(self) -> "Deferred[int | None]":
        """Fire with the exit status once it is over; None if it could not be killed."""
        waiting: Deferred[int | None] = Deferred(self._waiting.remove)
        self._waiting.append(waiting)
        if self._over:
            self._tell()
        return waiting

    def completed(self, rc: int) -> Completed:
        out, err = self._outputs[1], self._outputs[2]
        return Completed(rc, bytes(out.data), bytes(err.data), out.truncated or err.truncated)

    def end(self) -> None:
        """Make it end: SIGTERM now, SIGKILL after the grace, then give up."""
        if self._exited or self._over or self.ended_by_us:
            return
        self.ended_by_us = True
        self._signal(signal.SIGTERM)
        self._after(GRACE_S, self._kill)

    def _kill(self) -> None:
        self._signal(signal.SIGKILL)
        self._after(UNKILLABLE_S, self._finish)

    def _signal(self, number: int) -> None:
        try:
            if self._kill_group is not None and self.transport.pid is not None:
                try:
                    self._kill_group(self.transport.pid, number)
                    return
                except ProcessLookupError:
                    pass  # it has not come to making its session yet
            self.transport.signalProcess(number)
        except ProcessExitedAlready:
            pass

    def _after(self, delay_s: float, act: Callable[[], None]) -> None:
        if self._timer is not None and self._timer.active():
            self._timer.cancel()
        if not self._over:
            self._timer = self._clock.callLater(delay_s, act)

    # What Twisted calls

    def childDataReceived(self, childFD: int, data: bytes) -> None:
        if not self._over:
            self._outputs[childFD].add(data)

    def processExited(self, reason: Failure) -> None:
        value: Any = reason.value
        self._exited = True
        self._rc = -value.signal if value.signal is not None else value.exitCode
        self._after(DRAIN_S, self._finish)

    def processEnded(self, reason: Failure) -> None:
        self._finish()

    def _finish(self) -> None:
        if self._over:
            return
        self._over = True
        if self._timer is not None and self._timer.active():
            self._timer.cancel()
        # Closes our ends of the pipes, which a daemon may still hold.
        self.transport.loseConnection()
        self._tell()

    def _tell(self) -> None:
        waiting, self._waiting = self._waiting, []
        for deferred in waiting:
            deferred.callback(self._rc)
