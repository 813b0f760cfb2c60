"""What a tier does for the network of its machine, in a process of its own in a machine of the lab, told call by call: a node's or a head's network, and guests.

:class:`Agent` is the test's side: it starts ``python -m euca.testing.netagent`` in the machine, which may be killed at any moment as a tier may.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import IO, Any

from attrs import define, field

from euca.ports.hypervisor import Domain, DomainSpec
from euca.testing.netlab import Guest, Machine

#: Makes a network of the directory that it may keep files in; runs in the machine, with the real reactor.
Maker = Callable[[Path], Any]


def _write(pipe: IO[bytes], value: Any) -> None:
    data = pickle.dumps(value)
    pipe.write(struct.pack("!I", len(data)) + data)
    pipe.flush()


def _read(pipe: IO[bytes]) -> Any:
    head = pipe.read(4)
    if len(head) < 4:
        raise EOFError
    return pickle.loads(pipe.read(struct.unpack("!I", head)[0]))  # noqa: S301 - both ends are this test


@define(eq=False)
class Agent:
    """place: a directory of the machine's. maker: a module's function (it is named to the process)."""

    machine: Machine
    place: Path
    maker: Maker | None = None
    process: subprocess.Popen[bytes] | None = None
    _lock: threading.Lock = field(factory=threading.Lock)

    def start(self) -> None:
        """Start the process; what an earlier one left is as it left it."""
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-m", "euca.testing.netagent", str(self.place)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = self.machine.start(command, env=environment, **pipes)
        assert self.process.stdin is not None
        _write(self.process.stdin, self.maker)

    def kill(self) -> None:
        """kill -9."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe is not None:
                    pipe.close()
            self.process = None

    def tell(self, part: str, method: str, *arguments: Any) -> None:
        """Have a method of ``network`` or ``hypervisor`` called; its answer is what `answer` returns next.

        ``timed``: of the network, and what is answered is when it began and ended, by ``time.monotonic``, which all of the machine's processes share.
        """
        if self.process is None:
            self.start()
        assert self.process is not None and self.process.stdin is not None
        _write(self.process.stdin, (part, method, arguments))

    def answer(self) -> Any:
        """The answer to the oldest call that was told; raises what was raised."""
        assert self.process is not None and self.process.stdout is not None
        good, value = _read(self.process.stdout)
        if not good:
            raise value
        return value

    def call(self, part: str, method: str, *arguments: Any) -> Any:
        """Both."""
        with self._lock:
            self.tell(part, method, *arguments)
            return self.answer()

    def network(self, method: str, *arguments: Any) -> Any:
        """Call a method of the machine's network."""
        return self.call("network", method, *arguments)

    def create(self, spec: DomainSpec) -> Guest:
        """Start a guest."""
        created: Domain = self.call("hypervisor", "create", spec)
        return self.guest(created.name)

    def guest(self, name: str) -> Guest:
        """A guest by its domain's name."""
        return Guest(self.place / "guests" / name)

    def destroy(self, name: str) -> None:
        """End a guest."""
        self.call("hypervisor", "destroy", name)


def main() -> None:
    """The program: calls come by standard input, answers go by standard output, one at a time."""
    from twisted.internet import reactor as _reactor
    from twisted.internet.defer import Deferred

    from euca.adapters.process import Runner
    from euca.testing.nethypervisor import NamespaceHypervisor

    reactor: Any = _reactor
    place = Path(sys.argv[1])
    answers = os.fdopen(os.dup(1), "wb")
    # What anything prints is no answer.
    os.dup2(2, 1)
    parts: dict[str, Any] = {}

    async def begin(maker: Maker | None) -> None:
        parts["hypervisor"] = NamespaceHypervisor(place / "guests", Runner(reactor, reactor), reactor)
        if maker is not None:
            parts["network"] = maker(place)

    async def perform(call: tuple[str, str, tuple[Any, ...]]) -> None:
        part, method, arguments = call
        try:
            begin = time.monotonic()
            result = getattr(parts["network" if part == "timed" else part], method)(*arguments)
            result = await result if isinstance(result, Awaitable) else result
            answer = (True, (begin, time.monotonic()) if part == "timed" else result)
        except Exception as error:
            answer = (False, error)
        try:
            _write(answers, answer)
        except (pickle.PicklingError, TypeError, AttributeError):
            _write(answers, (False, RuntimeError(repr(answer[1]))))

    def listen() -> None:
        try:
            while True:
                asked = _read(sys.stdin.buffer)
                work = perform if isinstance(asked, tuple) else begin
                done = threading.Event()

                def act(work: Any = work, asked: Any = asked, done: threading.Event = done) -> None:
                    Deferred.fromCoroutine(work(asked)).addErrback(_fatal).addBoth(lambda _: done.set())

                reactor.callFromThread(act)
                done.wait()
        except EOFError:
            reactor.callFromThread(reactor.stop)

    reactor.callWhenRunning(threading.Thread(target=listen, daemon=True).start)
    reactor.run()


def _fatal(failure: Any) -> None:
    sys.stderr.write(failure.getTraceback())
    sys.stderr.flush()
    os._exit(1)


if __name__ == "__main__":
    main()
