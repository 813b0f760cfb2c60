"""A dnsmasq beside a tier: started, told of changes, started again when it ends, and ended with us.

It runs with ``setpriv`` in front: it dies with us, and has three capabilities, all of them about the network.  It stays root's otherwise (giving up its user would undo the
first), and has no lease file: the tier's journal is the truth.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

from twisted.internet.defer import Deferred, DeferredLock
from twisted.internet.defer import TimeoutError as TookTooLong
from twisted.internet.error import ProcessExitedAlready
from twisted.internet.interfaces import IDelayedCall, IProcessTransport, IReactorProcess, IReactorTime
from twisted.internet.protocol import ProcessProtocol
from twisted.internet.task import deferLater
from twisted.logger import Logger
from twisted.python.failure import Failure

from euca.adapters.files import write_atomically
from euca.ports.network import NetworkError

_log = Logger()
PROGRAM = Path("/usr/sbin/dnsmasq")
_START_S = 10.0
_STOP_S = 3.0
_RESTART_S = (1.0, 30.0)
_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
_CAPABILITIES = "-all,+net_admin,+net_raw,+net_bind_service"
_BOUNDED = ("setpriv", "--pdeathsig", "TERM", "--no-new-privs", "--inh-caps", "-all", "--bounding-set", _CAPABILITIES)


class _Child(ProcessProtocol):
    """One dnsmasq: says when it is ready, and when it has ended."""

    transport: IProcessTransport

    def __init__(self, ended: Callable[[_Child], None]) -> None:
        self.ready: Deferred[None] = Deferred()
        self.over: Deferred[None] = Deferred()
        self.last_words = b""
        self._ended = ended
        self._is_ready = False

    def childDataReceived(self, childFD: int, data: bytes) -> None:
        """Its log, line by line as it comes."""
        self.last_words = (self.last_words + data)[-2048:]
        for line in data.decode("utf-8", "replace").splitlines():
            _log.debug("{line}", line=line)
        if not self._is_ready and b"started" in self.last_words:
            self._is_ready = True
            self.ready.callback(None)

    def processEnded(self, reason: Failure) -> None:
        """It has ended, with all its output read."""
        if not self._is_ready:
            self._is_ready = True
            words = self.last_words.decode("utf-8", "replace").strip() or str(reason.value)
            self.ready.errback(NetworkError(f"dnsmasq does not start: {words}"))
        self._ended(self)
        self.over.callback(None)

    def signal(self, name: str) -> None:
        """Send it a signal; nothing if it has ended."""
        try:
            self.transport.signalProcess(name)
        except ProcessExitedAlready:
            return


class Dnsmasq:
    """directory: holds its files, and is made.  prefix: what is put before the program, such as ``nsenter``, which must become it and not start it.

    kill and proc are the operating system's own, for what an earlier life left.
    """

    def __init__(
        self,
        directory: Path,
        *,
        processes: IReactorProcess,
        clock: IReactorTime,
        program: Path = PROGRAM,
        prefix: Sequence[str] = (),
        kill: Callable[[int, int], None] = os.kill,
        proc: Path = Path("/proc"),
    ) -> None:
        self._directory = directory
        self._processes = processes
        self._clock = clock
        self._program = program
        self._prefix = tuple(prefix)
        self._kill = kill
        self._proc = proc
        self._lock = DeferredLock()
        self._child: _Child | None = None
        self._timer: IDelayedCall | None = None
        self._stopping = True
        self._failures = 0
        self._served: dict[str, str] = {}

    @property
    def configuration_file(self) -> Path:
        """Where its configuration is."""
        return self._directory / "dnsmasq.conf"

    @property
    def hosts_file(self) -> Path:
        """Where its hosts are; the configuration names it as ``dhcp-hostsfile``."""
        return self._directory / "hosts"

    @property
    def is_serving(self) -> bool:
        """Whether it was started and not stopped, running or between two lives."""
        return not self._stopping

    @property
    def is_running(self) -> bool:
        """Whether the process of our pid file is there, and really a dnsmasq with our configuration."""
        return self._stale_pid() is not None

    @property
    def hosts(self) -> str:
        """What the file of hosts holds now."""
        return _read(self.hosts_file)

    async def serve(self, configuration: str, hosts: str) -> None:
        """Run with this configuration and these hosts, lines of ``MAC,address,name``. Nothing is done where it does already.

        New hosts it is told by a signal; for a new configuration it is started anew, and for an address that goes from one guest to another, which it would hold for the former one
        until that one's lease runs out.  Raises NetworkError if it does not start; then it does not run.
        """
        await self._lock.acquire()
        try:
            if self._stopping:
                await self._first(configuration, hosts)
            else:
                await self._change(configuration, hosts)
        finally:
            self._lock.release()

    async def stop(self) -> None:
        """End it, and what it is being started for."""
        self._stopping = True
        if self._timer is not None and self._timer.active():
            self._timer.cancel()
        await self._end_child()
        self._pid_file.unlink(missing_ok=True)

    async def purge(self) -> None:
        """End it, also one that an earlier life left, and remove its files."""
        await self.end_stale()
        await self.stop()
        shutil.rmtree(self._directory, ignore_errors=True)

    async def end_stale(self) -> None:
        """End what an earlier life left. Raises NetworkError if that cannot be ended."""
        pid = self._stale_pid()
        if pid is None or self._child is not None:
            return
        _log.info("A dnsmasq of an earlier life is ended: {pid}", pid=pid)
        for number, pauses in ((signal.SIGTERM, 30), (signal.SIGKILL, 30)):
            self._kill(pid, number)
            for _ in range(pauses):
                if self._stale_pid() is None:
                    return
                await deferLater(self._clock, 0.1, lambda: None)
        raise NetworkError(f"A dnsmasq of an earlier life cannot be ended: process {pid}")

    # Its life

    async def _first(self, configuration: str, hosts: str) -> None:
        self._directory.mkdir(parents=True, exist_ok=True)
        await self.end_stale()
        self._write(configuration, hosts)
        self._stopping = False
        try:
            await self._begin()
        except BaseException:
            await self.stop()
            raise

    async def _change(self, configuration: str, hosts: str) -> None:
        given = _given(hosts)
        moved = any(self._served.get(address, mac) != mac for address, mac in given.items())
        configured = configuration == _read(self.configuration_file)
        if configured and hosts == self.hosts and not moved:
            return
        self._write(configuration, hosts)
        self._served |= given
        if self._child is None:
            return  # Between two lives: the next one reads the files.
        if configured and not moved:
            self._child.signal("HUP")
            return
        await self._end_child()
        if not self._stopping:
            await self._begin()

    async def _begin(self) -> None:
        self._served = _given(self.hosts)
        self._spawn()
        await self._ready()

    def _spawn(self) -> None:
        argv = [*self._prefix, *_BOUNDED, str(self._program), "--keep-in-foreground"]
        argv += [f"--conf-file={self.configuration_file}"]
        argv += ["--pid-file"]  # none of its own: it may not be able to write ours
        program = shutil.which(argv[0], path=_PATH) or argv[0]
        child = _Child(self._ended)
        try:
            self._processes.spawnProcess(child, program, argv, env={"PATH": _PATH})
        except OSError as error:
            raise NetworkError(f"dnsmasq does not start: {error}") from error
        self._child = child
        write_atomically(self._pid_file, f"{child.transport.pid}\n".encode())

    async def _ready(self) -> None:
        child = self._child
        assert child is not None  # noqa: S101 - just spawned
        try:
            await child.ready.addTimeout(_START_S, self._clock)
        except TookTooLong:
            raise NetworkError(f"dnsmasq said nothing for {_START_S:g} s") from None
        self._failures = 0

    def _ended(self, child: _Child) -> None:
        if child is not self._child:
            return
        self._child = None
        if self._stopping:
            return
        first_s, longest_s = _RESTART_S
        pause_s = min(longest_s, first_s * 2.0 ** min(self._failures, 10))
        self._failures += 1
        words = child.last_words.decode("utf-8", "replace").strip()
        _log.warn("dnsmasq ended: {words}; once more in {pause_s} s", words=words, pause_s=pause_s)
        self._timer = self._clock.callLater(pause_s, self._revive)

    def _revive(self) -> None:
        try:
            self._spawn()
        except NetworkError as error:
            _log.error("{error}", error=error)
            self._timer = self._clock.callLater(_RESTART_S[1], self._revive)
            return
        self._served = _given(self.hosts)
        Deferred.fromCoroutine(self._ready()).addErrback(
            lambda failure: _log.error("{reason}", reason=failure.getErrorMessage())
        )

    async def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.ready.addErrback(lambda _: None)
        child.signal("TERM")
        killer = self._clock.callLater(_STOP_S, child.signal, "KILL")
        await child.over
        if killer.active():
            killer.cancel()

    # Files

    @property
    def _pid_file(self) -> Path:
        return self._directory / "dnsmasq.pid"

    def _write(self, configuration: str, hosts: str) -> None:
        write_atomically(self.configuration_file, configuration.encode(), 0o600)
        write_atomically(self.hosts_file, hosts.encode())

    def _stale_pid(self) -> int | None:
        try:
            pid = int(self._pid_file.read_text())
            arguments = (self._proc / str(pid) / "cmdline").read_bytes().split(b"\0")
        except (OSError, ValueError):
            return None
        return pid if f"--conf-file={self.configuration_file}".encode() in arguments else None


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except FileNotFoundError:
        return ""


def _given(hosts: str) -> dict[str, str]:
    """Whose each address is: MAC addresses by address."""
    lines = (line.split(",") for line in hosts.splitlines())
    return {line[1]: line[0] for line in lines if len(line) > 1}
