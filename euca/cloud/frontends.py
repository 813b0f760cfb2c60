"""The cloud's front ends as its own process has them: kept running, their log in its log, and a door for what they pass on."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import define, evolve, field
from twisted.application.service import Service
from twisted.internet.defer import Deferred, gatherResults, maybeDeferred
from twisted.internet.error import ProcessExitedAlready
from twisted.internet.interfaces import IDelayedCall, IListeningPort, IProcessTransport
from twisted.internet.protocol import ProcessProtocol
from twisted.logger import Logger, LogLevel, globalLogPublisher
from twisted.python.failure import Failure

from euca.adapters.config import ConfigError
from euca.adapters.pauses import retry_s
from euca.adapters.serving import tree
from euca.cloud.frontend import LIFE_FD, LOG_FD, PORT_FD, SOCKET, STATE_FD, PassedOnResource, socket_path
from euca.soap.exchange import Answers
from euca.soap.http import HttpLimits, site
from euca.soap.observing import IObserver, NoObserver

_log = Logger()

BACKLOG: Final = 512
#: A front end that lived so long had begun well: what ended it is something new.
WELL_S: Final = 60.0
GRACE_S: Final = 5.0
_ERRORS_FD: Final = 2
_PREFIX: Final = "front end {front_end}: "
_MOST_LINE: Final = 256 * 1024
_PASSED_ON_AT_ONCE: Final = 1024
_ESCAPED: Final = 8


def listening_socket(interface: str, port: int) -> socket.socket:
    """A socket that listens, for several processes. Raises OSError."""
    family = socket.AF_INET6 if ":" in interface else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setblocking(False)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((interface, port))
        made.listen(BACKLOG)
    except BaseException:
        made.close()
        raise
    return made


@define(eq=False)
class FrontEnds(Service):
    """Keeps so many front ends running while it runs.

    command: what starts one. interface, port: what they listen on together; a port that is taken ends the start with an error that says which key
    names it. state: the state directory, in which the socket for what they pass on is. endpoints: what is there at which path.
    observer: hears of what they pass on.
    """

    reactor: Any
    count: int
    command: tuple[str, ...]
    interface: str
    port: int
    state: Path
    endpoints: Mapping[str, Answers]
    observer: IObserver = field(factory=NoObserver)
    _listening: socket.socket | None = None
    _directory: int = -1
    _door: IListeningPort | None = None
    _front_ends: list[_FrontEnd] = field(factory=list)

    def startService(self) -> None:
        """Listen, and start them."""
        super().startService()  # type: ignore[no-untyped-call]
        try:
            self._listening = listening_socket(self.interface, self.port)
        except OSError as error:
            raise ConfigError(
                f"CLOUD_PORT: {self.interface} port {self.port}: {error.strerror or error}; end what listens there, or name another"
            ) from None
        _log.info("Listening on {interface} port {port}", interface=self.interface, port=self.port)
        self._directory = os.open(self.state, os.O_RDONLY | os.O_DIRECTORY)
        self._open_door()
        self._front_ends = [_FrontEnd(self, number) for number in range(1, self.count + 1)]
        for front_end in self._front_ends:
            front_end.start()

    def _open_door(self) -> None:
        """Listen for what is passed on. Nobody else runs with this state directory, so a socket that is there is a dead one's."""
        (self.state / SOCKET).unlink(missing_ok=True)
        root = tree({path: PassedOnResource(answers) for path, answers in self.endpoints.items()})
        usual = HttpLimits()
        # A front end writes a request's head into a header, escaped.
        limits = evolve(
            usual,
            header_bytes=_ESCAPED * usual.header_bytes,
            connections=_PASSED_ON_AT_ONCE,
            connections_per_address=_PASSED_ON_AT_ONCE,
            requests=_PASSED_ON_AT_ONCE,
        )
        factory = site(root, limits=limits, clock=self.reactor, observer=self.observer)
        self._door = self.reactor.listenUNIX(socket_path(self._directory), factory, mode=0o600)

    def metrics_of_each(self) -> Mapping[str, str]:
        """What each front end that runs has measured, as it last said, by its number."""
        return {str(one.number): one.metrics for one in self._front_ends if one.metrics}

    def spawn(self, protocol: ProcessProtocol) -> IProcessTransport:
        """Start a front end's process."""
        assert self._listening is not None  # noqa: S101 - it is open while we run
        descriptors = {
            LIFE_FD: "w",
            LOG_FD: "r",
            _ERRORS_FD: "r",
            PORT_FD: self._listening.fileno(),
            STATE_FD: self._directory,
        }
        process: IProcessTransport = self.reactor.spawnProcess(
            protocol, self.command[0], self.command, env=os.environ, childFDs=descriptors
        )
        return process

    def stopService(self) -> Deferred[None]:
        """End them, then let go of the port."""
        super().stopService()  # type: ignore[no-untyped-call]
        return Deferred.fromCoroutine(self._stop())

    async def _stop(self) -> None:
        await gatherResults([front_end.stop() for front_end in self._front_ends])
        if self._door is not None:
            await maybeDeferred(self._door.stopListening)
        if self._listening is not None:
            self._listening.close()
        if self._directory >= 0:
            os.close(self._directory)
            self._directory = -1


def front_end_command(config: Path) -> tuple[str, ...]:
    """What starts a front end of this cloud."""
    return (sys.executable, "-P", "-m", "euca.cloud.frontend", "--config", str(config.resolve()))


class _FrontEnd(ProcessProtocol):
    """One front end, through all its lives."""

    def __init__(self, owner: FrontEnds, number: int) -> None:
        self._owner = owner
        self._clock = owner.reactor
        self.number = number
        self.metrics = ""
        self._process: IProcessTransport | None = None
        self._started_at = 0.0
        self._failures = 0
        self._waiting: IDelayedCall | None = None
        self._stopped: Deferred[None] | None = None
        self._lines = {LOG_FD: _Lines(self._say), _ERRORS_FD: _Lines(self._complain)}

    def start(self) -> None:
        """Begin a life."""
        self._waiting = None
        self._started_at = self._clock.seconds()
        self._process = self._owner.spawn(self)

    def stop(self) -> Deferred[None]:
        """End the last one."""
        self._stopped = Deferred()
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        if self._process is None:
            self._stopped.callback(None)
            return self._stopped
        self._signal(signal.SIGTERM)
        kill = self._clock.callLater(GRACE_S, self._signal, signal.SIGKILL)
        return self._stopped.addCallback(lambda _: kill.cancel() if kill.active() else None)

    def _signal(self, number: int) -> None:
        try:
            if self._process is not None:
                self._process.signalProcess(number)
        except ProcessExitedAlready:
            pass

    def childDataReceived(self, childFD: int, data: bytes) -> None:
        """It logs something."""
        self._lines[childFD].add(data)

    def processEnded(self, reason: Failure) -> None:
        """It has ended: the next life begins, soon where this one was short."""
        self._process = None
        self.metrics = ""
        if self._stopped is not None:
            self._stopped.callback(None)
            return
        lived_s = self._clock.seconds() - self._started_at
        self._failures = 1 if lived_s >= WELL_S else self._failures + 1
        pause_s = retry_s(self._failures)
        _log.error(
            "Front end {front_end} has ended ({reason}); it is started again in {pause_s:g} s",
            front_end=self.number,
            reason=reason.getErrorMessage(),
            pause_s=pause_s,
        )
        self._waiting = self._clock.callLater(pause_s, self.start)

    def _say(self, line: bytes) -> None:
        try:
            said = json.loads(line)
            if isinstance(said, str):
                self.metrics = said
                return
            at, level, namespace, template, fields = said
            found = LogLevel.lookupByName(level)
        except (ValueError, LookupError):
            self._complain(line)
            return
        # A logger would make an event of a moment of its own.
        globalLogPublisher(
            {
                **fields,
                "log_format": _PREFIX + template,
                "log_level": found,
                "log_namespace": namespace,
                "log_system": f"{namespace}#{level}",
                "log_time": at,
                "front_end": self.number,
            }
        )

    def _complain(self, line: bytes) -> None:
        _log.warn(_PREFIX + "{said}", front_end=self.number, said=line.decode("utf-8", "replace"))


@define(eq=False)
class _Lines:
    """Whole lines of what comes in pieces; one that is too long is given in two."""

    _take: Callable[[bytes], None]
    _rest: bytes = b""

    def add(self, data: bytes) -> None:
        """Some more."""
        *lines, rest = (self._rest + data).split(b"\n")
        if len(rest) > _MOST_LINE:
            lines, rest = [*lines, rest], b""
        self._rest = rest
        for line in lines:
            if line:
                self._take(line)
