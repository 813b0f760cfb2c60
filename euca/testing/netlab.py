"""A lab of machines that are namespaces of Linux: real kernel, real packets, no Xen; nothing of it is ever in the machine's own namespaces.

Each :class:`Machine` has a network, processes and mounts of its own, with a first process that ends when the test's does, however that ends; then
the kernel ends and removes all the rest.  :class:`Lab` is a switch with machines on it, by an ``underlay`` segment (their ``eth0``) and
a ``public`` one (``pub0``).  Needs root and Linux; :func:`why_not` says what is missing.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from ipaddress import IPv4Interface
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from attrs import define, field

from euca.testing import netguest

_NEWNET, _NEWPID = 0x40000000, 0x20000000
_END_S = 10.0
#: IPv6 addresses are there at once: else what a machine holds changes by itself in its first seconds.
_FIRST = """
mount -t sysfs sysfs /sys && mount -t tmpfs tmpfs /run && ip link set lo up || exit 1
echo 0 2>/dev/null >/proc/sys/net/ipv6/conf/default/accept_dad
trap '' CHLD && echo ready && exec cat
"""
_TOOLS = ("unshare", "nsenter", "ip", "nft", "dnsmasq", "busybox")
_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


def why_not() -> str:
    """Why there can be no lab on this machine; empty if there can be."""
    if os.geteuid() != 0:
        return "namespaces of the network need root"
    missing = [tool for tool in _TOOLS if shutil.which(tool, path=_PATH) is None]
    return f"not installed: {', '.join(missing)}" if missing else ""


def eventually(what: str, holds: Callable[[], object], limit_s: float = 10.0, step_s: float = 0.05) -> Any:
    """What ``holds`` returns as soon as that is true; AssertionError after the limit."""
    end = time.monotonic() + limit_s
    while not (found := holds()):
        assert time.monotonic() < end, f"not within {limit_s:g} s: {what}"
        time.sleep(step_s)
    return found


_switching = threading.RLock()


def _setns(descriptor: int, kind: int) -> None:
    if _libc.setns(descriptor, kind):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


_libc = ctypes.CDLL(None, use_errno=True)


@contextmanager
def _in(path: str, kind: int) -> Iterator[None]:
    """This thread in another namespace of the kind, and back."""
    name = "net" if kind == _NEWNET else "pid"
    ours = os.open(f"/proc/thread-self/ns/{name}", os.O_RDONLY)
    try:
        theirs = os.open(path, os.O_RDONLY)
        try:
            _setns(theirs, kind)
        finally:
            os.close(theirs)
        try:
            yield
        finally:
            _setns(ours, kind)
    finally:
        os.close(ours)


@define(eq=False)
class Machine:
    """A machine: ``pid`` is its first process, as we see it."""

    name: str
    pid: int
    _holder: subprocess.Popen[bytes]
    _started: list[subprocess.Popen[Any]] = field(factory=list)

    @classmethod
    def make(cls, name: str) -> Machine:
        """A machine with nothing but a loopback interface."""
        command = ["unshare", "--net", "--mount", "--pid", "--fork", "--mount-proc", "sh", "-c", _FIRST]
        holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert holder.stdout is not None
        said = holder.stdout.readline()
        if said != b"ready\n":
            raise OSError(f"no namespaces can be made here: {holder.communicate()[1]!r}")
        children = Path(f"/proc/{holder.pid}/task/{holder.pid}/children").read_text().split()
        return cls(name, int(children[0]), holder)

    def end(self) -> None:
        """End it with all that runs in it. Returns when its first process is gone."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        # The first process is not gone before whatever we started in its namespace has been waited for.
        for process in (*self._started, self._holder):
            process.wait(_END_S)
            for pipe in (process.stdin, process.stdout, process.stderr):
                if pipe is not None:
                    with suppress(BrokenPipeError):
                        pipe.close()

    def start(self, argv: Sequence[str | Path], **options: Any) -> subprocess.Popen[Any]:
        """Start a program in it; ``pid`` is the program's own, ``options`` are Popen's."""
        command = ["nsenter", "-t", str(self.pid), "-n", "-m", "--wdns=" + os.fspath(options.pop("cwd", "/")), "--"]
        options.setdefault("env", {"PATH": _PATH, "LC_ALL": "C"})
        with _switching, _in(f"/proc/{self.pid}/ns/pid", _NEWPID):
            process = subprocess.Popen([*command, *map(str, argv)], **options)
        self._started = [one for one in self._started if one.returncode is None]
        self._started.append(process)
        return process

    def run(self, *argv: str | Path, input: str = "", check: bool = True, timeout_s: float = 30.0) -> str:
        """Run a program in it to its end; what it wrote. AssertionError with its complaint where it fails, unless told not to check."""
        pipes: Mapping[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = self.start(argv, text=True, **pipes)
        try:
            out, err = process.communicate(input, timeout=timeout_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        assert not check or process.returncode == 0, f"{self.name}: {' '.join(map(str, argv))}: {err}{out}"
        return str(out)

    def ip(self, *lines: str) -> None:
        """Commands of ``ip``, all at once. Process ids in them are as the test sees them."""
        command = ["nsenter", "-t", str(self.pid), "-n", "ip", "-batch", "-"]
        done = subprocess.run(command, input="\n".join(lines), text=True, capture_output=True, check=False)
        assert done.returncode == 0, f"{self.name}: {done.stderr}: {lines}"

    @contextmanager
    def entered(self) -> Iterator[None]:
        """This thread's new sockets are the machine's."""
        with _in(f"/proc/{self.pid}/ns/net", _NEWNET):
            yield

    def kernel_state(self) -> dict[str, Any]:
        """All that its kernel holds of links, addresses, routes, rules, neighbours that stay, settings of interfaces and packet filters; without what counts by itself."""
        asked = {
            "link": ["ip", "-d", "-j", "link"],
            "addr": ["ip", "-j", "addr"],
            "route": ["ip", "-j", "route", "show", "table", "all"],
            "rule": ["ip", "-j", "rule"],
            "neigh": ["ip", "-j", "neigh", "show", "nud", "permanent"],
            "fdb": ["bridge", "-j", "fdb", "show"],
            "nft": ["nft", "-j", "list", "ruleset"],
        }
        found: dict[str, Any] = {what: _bare(json.loads(self.run(*argv) or "[]")) for what, argv in asked.items()}
        conf = "cd /proc/sys/net/ipv4; grep -H . ip_forward conf/*/* neigh/*/* 2>/dev/null"
        found["settings"] = sorted(self.run("sh", "-c", conf, check=False).splitlines())
        return found


_COUNTS = ("handle", "packets", "bytes", "used", "expires", "valid_life_time", "preferred_life_time", "metainfo")


def _bare(value: Any) -> Any:
    """Without what changes by itself."""
    if isinstance(value, dict):
        return {key: _bare(inside) for key, inside in value.items() if key not in _COUNTS}
    return [_bare(inside) for inside in value if inside != {"metainfo": {}}] if isinstance(value, list) else value


@define(eq=False)
class Guest:
    """A guest that :mod:`euca.testing.netguest` is, by its directory, from wherever its machine is."""

    place: Path

    def __call__(self, order: str, /, *, within_s: float = 60.0, **arguments: Any) -> Any:
        """Give one of netguest's orders and return its answer. AssertionError with what went wrong there."""
        descriptor = os.open(self.place, os.O_PATH)
        try:
            with socket.socket(socket.AF_UNIX) as asker:
                asker.settimeout(within_s)
                # By the directory's descriptor: a path of a socket has at most 107 characters.
                asker.connect(f"/proc/self/fd/{descriptor}/control")
                asker.sendall(json.dumps({"order": order, "arguments": arguments}).encode() + b"\n")
                answer = json.loads(asker.makefile("rb").readline() or b'{"error": "the guest is gone"}')
        finally:
            os.close(descriptor)
        if "error" in answer:
            raise GuestError(f"{self.place.name}: {order}: {answer['error']}")
        return answer["answer"]

    def booted(self, limit_s: float = 20.0) -> dict[str, str]:
        """Its lease, when it has one."""

        def leased() -> Any:
            with suppress(OSError, GuestError):
                return self("lease")
            return None

        found: dict[str, str] = eventually(f"{self.place.name} has an address", leased, limit_s)
        eventually("its address is configured", lambda: found["ip"] in self("command", argv=["ip", "addr"])["out"])
        return found

    def outcome(self, kind: str, address: Any, port: int = netguest.ECHO, timeout_s: float = 0.5) -> str:
        """As :func:`euca.testing.netguest.probe` says: open, refused, unreachable or silent."""
        found = self("probe", kind=kind, address=str(address), port=port, timeout_s=timeout_s)
        return str(found["outcome"])


class GuestError(AssertionError):
    """A guest could not do what it was told."""


def _directory() -> Path:
    """A directory of this process's; those of processes that are gone are removed."""
    for old in Path(tempfile.gettempdir()).glob("euca-netlab-*-*"):
        owner = old.name.split("-")[2]
        if owner.isdigit() and not Path("/proc", owner).exists():
            shutil.rmtree(old, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"euca-netlab-{os.getpid()}-"))


@define(eq=False)
class Lab:
    """A switch and machines. A context manager: at its end nothing is left."""

    switch: Machine = field(factory=lambda: Machine.make("switch"))
    machines: dict[str, Machine] = field(factory=dict)
    #: For what machines keep in files; gone at the end.
    directory: Path = field(factory=lambda: _directory())

    def __attrs_post_init__(self) -> None:
        bridge = "type bridge forward_delay 0 stp_state 0 mcast_snooping 0"
        lines = [f"link add {name} {bridge}" for name in ("underlay", "public")]
        self.switch.ip(*lines, "link set underlay up", "link set public up")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """End all of it."""
        for machine in [*self.machines.values(), self.switch]:
            machine.end()
        self.machines.clear()
        shutil.rmtree(self.directory, ignore_errors=True)

    def machine(self, name: str, underlay: str = "", public: str = "", routes: Sequence[str] = ()) -> Machine:
        """A machine on the switch. underlay, public: its addresses with their prefix length, such as ``192.168.50.1/24``; routes: arguments of ``ip route add``."""
        made = self.machines[name] = Machine.make(name)
        for segment, link, address in (("underlay", "eth0", underlay), ("public", "pub0", public)):
            if address:
                port = f"{segment[0]}-{name}"
                self.switch.ip(
                    f"link add {port} type veth peer name {link} netns {made.pid}",
                    f"link set {port} master {segment} up",
                )
                made.ip(f"address add {IPv4Interface(address)} broadcast + dev {link}", f"link set {link} up")
        made.ip(*(f"route add {route}" for route in routes))
        return made

    def host(self, machine: Machine) -> Guest:
        """Have a machine serve and obey as guests do, with its addresses as they are."""
        place = self.place(f"{machine.name}-host")
        ready, theirs = os.pipe()
        command = [sys.executable, "-I", "-S", netguest.__file__, str(place), str(theirs), "as-it-is"]
        # A session of its own, as guests have: the kernel shares processors out among sessions.
        process = machine.start(command, stdin=subprocess.PIPE, pass_fds=(theirs,), start_new_session=True)
        os.close(theirs)
        os.read(ready, 1)
        os.close(ready)
        assert process.stdin is not None
        process.stdin.write(b"g")
        process.stdin.flush()
        host = Guest(place)
        eventually(f"{machine.name} obeys", lambda: (place / "control").exists() and host("lease") == {})
        return host

    def place(self, name: str) -> Path:
        """A directory for what a machine keeps."""
        path = self.directory / name
        path.mkdir(mode=0o700, exist_ok=True)
        return path
