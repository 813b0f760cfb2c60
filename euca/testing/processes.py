"""Processes that are not there: for what runs programs, and for what starts processes itself."""

import signal
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import attrs
from twisted.internet.error import ProcessDone, ProcessExitedAlready, ProcessTerminated
from twisted.internet.interfaces import IProcessProtocol, IProcessTransport, IReactorProcess
from twisted.internet.task import Clock
from twisted.python.failure import Failure
from zope.interface import implementer

from euca.adapters.process import DEFAULT_LIMIT_BYTES, Completed, IRunner

__all__ = ["Call", "MemoryProcess", "MemoryProcesses", "ScriptedRunner"]


@attrs.frozen
class Call:
    """What a ``ScriptedRunner`` was asked to run."""

    argv: tuple[str, ...]
    timeout_s: float
    input: bytes | None
    own_session: bool


@implementer(IRunner)
class ScriptedRunner:
    """An ``IRunner`` whose programs are a function from a call to how it ended (or what it raises).

    ``calls`` lists them all.
    """

    def __init__(self, answer: Callable[[Call], Awaitable[Completed]]) -> None:
        self._answer = answer
        self.calls: list[Call] = []

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
        call = Call(tuple(argv), timeout_s, input, own_session)
        self.calls.append(call)
        ended = await self._answer(call)
        truncated = max(len(ended.out), len(ended.err)) > limit_bytes
        return attrs.evolve(ended, out=ended.out[:limit_bytes], err=ended.err[:limit_bytes], truncated=truncated)


@implementer(IProcessTransport)
class MemoryProcess:
    """A process that does what the test says: ``says``, ``exits``, ``closes``.

    It ends at SIGTERM, unless ``ignores_term``, and at SIGKILL, unless ``unkillable``; its pipes
    close with it, unless ``leaves_daemon`` (then ``closes`` closes them). ``signals`` and ``input``
    hold what it was sent.
    """

    def __init__(
        self,
        protocol: IProcessProtocol,
        argv: tuple[str, ...],
        env: Mapping[str, str],
        pid: int,
    ) -> None:
        self.protocol = protocol
        self.argv = argv
        self.env = dict(env)
        self.pid: int | None = pid
        self.input = b""
        self.input_closed = False
        self.signals: list[str] = []
        self.ignores_term = False
        self.unkillable = False
        self.leaves_daemon = False
        self.pipes_lost = False
        self._ending: Failure | None = None
        self._told = False

    # What the test scripts

    def says(self, data: bytes, descriptor: int = 1) -> None:
        """Write ``data`` on its output (1) or error output (2)."""
        self.protocol.childDataReceived(descriptor, data)

    def exits(self, rc: int = 0, signal_number: int | None = None) -> None:
        """End, with a status or by a signal."""
        done = rc == 0 and signal_number is None
        self._ending = Failure(
            ProcessDone(0) if done else ProcessTerminated(rc, signal_number, signal_number or rc << 8)
        )
        self.pid = None
        self.protocol.processExited(self._ending)
        if not self.leaves_daemon:
            self.closes()

    def closes(self) -> None:
        """Have all its pipes closed."""
        self.pipes_lost = True
        if self._ending is not None and not self._told:
            self._told = True
            self.protocol.processEnded(self._ending)

    # IProcessTransport

    def signalProcess(self, signalID: str | int) -> None:
        if self._ending is not None:
            raise ProcessExitedAlready
        number = signalID if isinstance(signalID, int) else getattr(signal, f"SIG{signalID}")
        self.signals.append(signal.Signals(number).name)
        obeyed = number == signal.SIGKILL or (number == signal.SIGTERM and not self.ignores_term)
        if obeyed and not self.unkillable:
            self.exits(signal_number=number)

    def write(self, data: bytes) -> None:
        self.input += data

    def writeSequence(self, data: Any) -> None:
        self.input += b"".join(data)

    def writeToChild(self, childFD: int, data: bytes) -> None:
        self.input += data

    def closeStdin(self) -> None:
        self.input_closed = True

    def closeStdout(self) -> None:
        self.closes()

    def closeStderr(self) -> None:
        self.closes()

    def closeChildFD(self, descriptor: int) -> None:
        self.closes()

    def loseConnection(self) -> None:
        if not self.pipes_lost:
            self.closes()

    def getPeer(self) -> Any:
        return None

    def getHost(self) -> Any:
        return None


@implementer(IReactorProcess)
class MemoryProcesses(Clock):
    """A clock and ``IReactorProcess`` whose processes do as told; ``processes`` lists them all.

    ``fails_with`` is raised instead of starting the next one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.processes: list[MemoryProcess] = []
        self.fails_with: OSError | None = None

    def spawnProcess(
        self,
        processProtocol: IProcessProtocol,
        executable: Any,
        args: Any = (),
        env: Any = None,
        path: Any = None,
        uid: int | None = None,
        gid: int | None = None,
        usePTY: Any = False,
        childFDs: Any = None,
    ) -> IProcessTransport:
        if self.fails_with is not None:
            error, self.fails_with = self.fails_with, None
            raise error
        pid = 1000 + len(self.processes)
        process = MemoryProcess(processProtocol, tuple(args), env or {}, pid)
        self.processes.append(process)
        processProtocol.makeConnection(process)
        return process

    def kill_group(self, pid: int, number: int) -> None:
        """Stand in for ``os.killpg``: a process's group is the process."""
        for process in self.processes:
            if process.pid == pid:
                process.signalProcess(number)
                return
        raise ProcessLookupError(pid)
