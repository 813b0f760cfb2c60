"""A guest that is a namespace of the network and this one process: it boots by DHCP, serves, and does what it is told.

Run as a program (``netguest.py DIRECTORY DESCRIPTOR [as-it-is]``) by :mod:`euca.testing.netdomain`, with nothing but the standard library, so that
twenty of them start in a moment; with ``as-it-is`` on a host, whose interfaces are left alone.  Its console is its output.  It is told what to do through the socket ``control`` in its directory: a line of JSON,
``{"order": name, "arguments": {…}}``, answered by a line, ``{"answer": …}`` or ``{"error": text}``; orders are the functions below
that :data:`ORDERS` lists.  SIGTERM powers it off, SIGHUP reboots it.
"""

from __future__ import annotations

import base64
import errno
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

LINK = "eth0"
POWERED_OFF, REBOOTS = 0, 64
#: What is served from the start: what comes is sent back, or counted and forgotten.
ECHO, DISCARD = 7, 9
_FRAME_BYTES = 65536
_OUTGOING = 4  # linux/if_packet.h
_MOST_CAPTURED = 20000
_DHCP_SCRIPT = """#!/bin/sh
[ "$1" = bound ] || [ "$1" = renew ] || exit 0
env > lease.new && mv lease.new lease
[ "$1" = bound ] || exit 0
ip address flush dev $interface
[ -z "$mtu" ] || ip link set dev $interface mtu $mtu
ip address add $ip/$mask broadcast + dev $interface
for gateway in $router; do ip route replace default via $gateway; done
"""


def say(text: str) -> None:
    """A line on the console."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


# Booting


def dhcp(timeout_s: float = 10.0) -> dict[str, str]:
    """Ask for an address, take it, and return the lease in busybox's names (``ip``, ``router``, ``dns``, ``mtu`` …); empty where nobody gives one."""
    Path("dhcp").write_text(_DHCP_SCRIPT)
    Path("dhcp").chmod(0o700)
    Path("lease").unlink(missing_ok=True)
    wait = [f"-t{max(1, int(timeout_s))}", "-T1", "-A1"]
    options = [f"-O{name}" for name in ("mtu", "router", "dns", "hostname", "domain")]
    command = ["busybox", "udhcpc", "-f", "-n", "-q", "-i", LINK, "-s", "./dhcp", *wait, *options]
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(
            command, check=False, timeout=timeout_s + 10, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    return lease()


def lease() -> dict[str, str]:
    """What was given last."""
    try:
        return dict(line.split("=", 1) for line in Path("lease").read_text().splitlines() if "=" in line)
    except FileNotFoundError:
        return {}


def _boot() -> None:
    say("[    0.000000] Linux version (a namespace)")
    while not dhcp():
        time.sleep(0.2)
    say(f"address: {lease()['ip']}")
    try:
        found = fetch("http://169.254.169.254/latest/meta-data/instance-id", timeout_s=3.0)
        say(f"instance-id: {base64.b64decode(found['body']).decode('ascii', 'replace')}")
    except OSError as error:
        say(f"no metadata: {error}")
    say(f"{lease().get('hostname', 'guest')} login: ")


# Serving


def serve(kind: str, port: int) -> None:
    """Serve on a port of ``tcp`` or ``udp``: who is there is told its own address as it is seen here, and then gets back what it sends."""
    ready = threading.Event()
    target = _serve_tcp if kind == "tcp" else _serve_udp
    threading.Thread(target=target, args=(port, ready), daemon=True).start()
    if not ready.wait(5):
        raise OSError(f"{kind} port {port} cannot be served")


def _serve_tcp(port: int, ready: threading.Event) -> None:
    with socket.create_server(("0.0.0.0", port), backlog=256) as server:  # noqa: S104 - of this namespace only
        ready.set()
        while True:
            connection, peer = server.accept()
            work = _discard if port == DISCARD else _echo
            threading.Thread(target=work, args=(connection, peer[0]), daemon=True).start()


def _echo(connection: socket.socket, peer: str) -> None:
    with connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            connection.sendall(f"{peer}\n".encode())
            while data := connection.recv(65536):
                connection.sendall(data)
        except OSError:
            return


def _discard(connection: socket.socket, _peer: str) -> None:
    space = bytearray(1 << 20)
    with connection:
        count = 0
        try:
            while read := connection.recv_into(space):
                count += read
            connection.sendall(str(count).encode())
        except OSError:
            return


def _serve_udp(port: int, ready: threading.Event) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("0.0.0.0", port))  # noqa: S104 - of this namespace only
        ready.set()
        while True:
            data, peer = server.recvfrom(65536)
            try:
                server.sendto(f"{peer[0]}\n".encode() + data, peer)
            except OSError:
                continue


# Asking others


def probe(kind: str, address: str, port: int = 0, timeout_s: float = 0.5) -> dict[str, str]:
    """Whether somebody answers there: ``outcome`` is open, refused, unreachable or silent; ``seen_as`` this guest's address as the other sees it.

    ``kind``: tcp and udp (to a port that another of these guests serves), or icmp (``port`` is the type: 8 echo, 13 timestamp).
    """
    try:
        answer = {"tcp": _probe_tcp, "udp": _probe_udp, "icmp": _probe_icmp}[kind](address, port, timeout_s)
    except TimeoutError:
        return {"outcome": "silent", "seen_as": ""}
    except ConnectionError:
        return {"outcome": "refused", "seen_as": ""}
    except OSError as error:
        unreachable = error.errno in (errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EACCES, errno.EPERM)
        return {"outcome": "unreachable" if unreachable else str(error), "seen_as": ""}
    return {"outcome": "open", "seen_as": answer}


def probes(asked: list[list[Any]], timeout_s: float = 0.5) -> list[str]:
    """The outcomes of many probes (kind, address, port), all of them at once."""
    if not asked:
        return []
    with ThreadPoolExecutor(min(len(asked), 128)) as pool:
        return [found["outcome"] for found in pool.map(lambda one: probe(one[0], one[1], one[2], timeout_s), asked)]


def _probe_tcp(address: str, port: int, timeout_s: float) -> str:
    with socket.create_connection((address, port), timeout_s) as connection:
        return connection.recv(64).decode("ascii", "replace").partition("\n")[0]


def _probe_udp(address: str, port: int, timeout_s: float) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asker:
        asker.settimeout(timeout_s)
        asker.connect((address, port))
        asker.send(b"?")
        return asker.recv(2048).decode("ascii", "replace").partition("\n")[0]


def checksum(data: bytes) -> int:
    """The Internet's checksum (RFC 1071)."""
    if len(data) % 2:
        data += b"\0"
    total: int = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


_ICMP_ANSWERS = {8: 0, 13: 14}


def _probe_icmp(address: str, kind: int, timeout_s: float) -> str:
    number = threading.get_ident() & 0xFFFF
    head = struct.pack("!BBHHH", kind, 0, 0, number, 1) + bytes(12)
    packet = head[:2] + struct.pack("!H", checksum(head)) + head[4:]
    end = time.monotonic() + timeout_s
    with socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP) as raw:
        raw.sendto(packet, (address, 0))
        while (left := end - time.monotonic()) > 0:
            raw.settimeout(left)
            data, peer = raw.recvfrom(2048)
            inside = data[(data[0] & 15) * 4 :]
            same = len(inside) >= 8 and struct.unpack_from("!H", inside, 4)[0] == number
            if same and inside[0] == _ICMP_ANSWERS.get(kind) and peer[0] == address:
                return ""
    raise TimeoutError


def fetch(
    url: str, method: str = "GET", headers: dict[str, str] | None = None, timeout_s: float = 5.0
) -> dict[str, Any]:
    """Ask a web server: ``status``, ``headers``, and ``body`` in base64. Raises OSError."""
    host, _, path = url.removeprefix("http://").partition("/")
    connection = HTTPConnection(host, timeout=timeout_s)
    try:
        connection.request(method, "/" + path, headers=headers or {})
        answer = connection.getresponse()
        body = base64.b64encode(answer.read()).decode()
        return {"status": answer.status, "headers": dict(answer.getheaders()), "body": body}
    except HTTPException as error:
        raise OSError(f"no answer of HTTP: {error!r}") from error
    finally:
        connection.close()


def resolve(name: str, server: str, kind: str = "A", timeout_s: float = 2.0) -> list[str]:
    """What a name server says of a name, in records of type A or PTR (RFC 1035), by UDP. Raises OSError where it says nothing."""
    code = {"A": 1, "PTR": 12}[kind]
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.strip(".").split(".")) + b"\0"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asker:
        asker.settimeout(timeout_s)
        asker.connect((server, 53))
        asker.send(struct.pack("!6H", 4711, 0x0100, 1, 0, 0, 0) + labels + struct.pack("!HH", code, 1))
        answer = asker.recv(4096)
    count, place, found = struct.unpack_from("!H", answer, 6)[0], 12 + len(labels) + 4, []
    for _ in range(count):
        _, place = _name(answer, place)
        kind_found, _, _, length = struct.unpack_from("!HHIH", answer, place)
        place += 10
        if kind_found == code:
            found.append(socket.inet_ntoa(answer[place : place + 4]) if kind == "A" else _name(answer, place)[0])
        place += length
    return found


def _name(message: bytes, place: int) -> tuple[str, int]:
    labels: list[str] = []
    end = 0
    for _ in range(128):
        length = message[place]
        if length == 0:
            break
        if length >= 0xC0:
            end = end or place + 2
            place = struct.unpack_from("!H", message, place)[0] & 0x3FFF
            continue
        labels.append(message[place + 1 : place + 1 + length].decode("ascii", "replace"))
        place += 1 + length
    return ".".join(labels), end or place + 1


# Flows that others watch


class Flow:
    """A connection over which something small goes and comes back all the time; how long was nothing heard?"""

    def __init__(self, kind: str, address: str, port: int, interval_s: float, timeout_s: float) -> None:
        self.interval_s = interval_s
        self.sent = self.heard = 0
        self.largest_gap_s = 0.0
        self.first = 0.0
        self.broken = ""
        self.seen_as = ""
        self.ending = False
        self.last = time.monotonic()
        if kind == "tcp":
            self.socket = socket.create_connection((address, port), timeout_s)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.seen_as = self.socket.recv(64).decode("ascii", "replace").partition("\n")[0]
        else:
            self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self.socket.connect((address, port))
        self.thread = threading.Thread(target=self._go, daemon=True)
        self.thread.start()

    def _go(self) -> None:
        self.last = time.monotonic()
        due = self.last
        self.socket.setblocking(False)
        while not self.ending:
            now = time.monotonic()
            if now >= due:
                due = now + self.interval_s
                self._send()
            readable, _, _ = select.select([self.socket], [], [], max(0.0, due - time.monotonic()))
            if readable and not self._receive():
                return

    def _send(self) -> None:
        try:
            self.socket.send(b"x" * 16)
            self.sent += 1
        except BlockingIOError:
            pass
        except OSError as error:
            self.broken = self.broken or str(error)

    def _receive(self) -> bool:
        try:
            data = self.socket.recv(65536)
        except BlockingIOError:
            return True
        except OSError as error:
            self.broken = self.broken or str(error)
            return False
        if not data:
            self.broken = self.broken or "closed"
            return False
        now = time.monotonic()
        if now - self.last > self.largest_gap_s:
            self.largest_gap_s = now - self.last
        self.first = self.first or now
        self.last = now
        self.heard += 1
        return True

    def report(self) -> dict[str, Any]:
        """What came of it until now. ``silent_s``: how long nothing has been heard, now; ``first`` and ``last``: when something was, by ``time.monotonic``."""
        silent_s = time.monotonic() - self.last
        return {
            "sent": self.sent,
            "heard": self.heard,
            "largest_gap_s": max(self.largest_gap_s, silent_s),
            "silent_s": silent_s,
            "first": self.first,
            "last": self.last,
            "broken": self.broken,
            "seen_as": self.seen_as,
        }


_flows: dict[int, Flow] = {}


def flow(kind: str, address: str, port: int = ECHO, interval_s: float = 0.01, timeout_s: float = 2.0) -> int:
    """Begin a flow to another guest's echo; its number. Raises OSError where it does not come about."""
    number = len(_flows) + 1
    _flows[number] = Flow(kind, address, port, interval_s, timeout_s)
    return number


def flow_report(number: int, fresh: bool = False) -> dict[str, Any]:
    """How a flow does: sent, heard, largest_gap_s, silent_s, broken, seen_as. ``fresh``: gaps are counted anew from here."""
    found = _flows[number]
    report = found.report()
    if fresh:
        found.largest_gap_s = 0.0
    return report


def flow_end(number: int) -> dict[str, Any]:
    """End a flow; its last report."""
    found = _flows[number]
    report = found.report()
    found.ending = True
    found.thread.join(2.0)
    found.socket.close()
    return report


def stream(address: str, seconds: float, port: int = DISCARD) -> float:
    """How many bytes a second one TCP connection carries to another guest's discard, as that one counts them."""
    data = bytes(256 << 10)
    with socket.create_connection((address, port), 5.0) as connection:
        begin = time.monotonic()
        while time.monotonic() - begin < seconds:
            connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        count = int(connection.recv(64))
        return count / (time.monotonic() - begin)


def latency(address: str, count: int, port: int = ECHO) -> float:
    """The median time, in seconds, for a byte to go to another guest and come back, over TCP."""
    times = []
    with socket.create_connection((address, port), 5.0) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.recv(64)
        for _ in range(count):
            begin = time.perf_counter()
            connection.sendall(b"x")
            connection.recv(1)
            times.append(time.perf_counter() - begin)
    return sorted(times)[count // 2]


# What is on the wire


_captured: list[bytes] = []
_capturing: list[threading.Event] = []


def send(frames: list[str], link: str = LINK) -> None:
    """Put frames of Ethernet on the wire as they are, in hexadecimal."""
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW) as raw:
        raw.bind((link, 0))
        for frame in frames:
            raw.send(bytes.fromhex(frame))


def capture(link: str = LINK) -> None:
    """From now on keep all frames that come in."""
    captured()
    raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    raw.bind((link, 0))
    raw.settimeout(0.1)
    _captured.clear()
    _capturing.append(threading.Event())
    threading.Thread(target=_capture, args=(raw, _capturing[-1]), daemon=True).start()


def _capture(raw: socket.socket, over: threading.Event) -> None:
    with raw:
        while len(_captured) < _MOST_CAPTURED and not over.is_set():
            with suppress(OSError):
                data, about = raw.recvfrom(_FRAME_BYTES)
                if about[2] != _OUTGOING:
                    _captured.append(data)


def captured() -> list[str]:
    """The frames that came in since capture, in hexadecimal; that is over now."""
    while _capturing:
        _capturing.pop().set()
    return [frame.hex() for frame in _captured]


def command(argv: list[str], timeout_s: float = 10.0) -> dict[str, Any]:
    """Run a program in the guest: ``rc``, ``out``, ``err``."""
    done = subprocess.run(argv, capture_output=True, check=False, timeout=timeout_s)
    return {
        "rc": done.returncode,
        "out": done.stdout.decode("utf-8", "replace"),
        "err": done.stderr.decode("utf-8", "replace"),
    }


def hello() -> str:
    """The console's last word: whether it has booted is seen by the lease."""
    return lease().get("ip", "")


ORDERS: dict[str, Callable[..., Any]] = {
    order.__name__: order
    for order in (
        capture, captured, command, dhcp, fetch, flow, flow_end, flow_report, hello, latency, lease, probe, probes, resolve, send, serve, stream,
    )
}  # fmt: skip


# Obeying


def _obey(connection: socket.socket) -> None:
    with connection, connection.makefile("rwb") as lines:
        for line in lines:
            try:
                asked = json.loads(line)
                answer: Any = {"answer": ORDERS[asked["order"]](**asked.get("arguments", {}))}
            except Exception as error:  # whatever it is, who asked is told
                answer = {"error": f"{type(error).__name__}: {error}"}
            try:
                lines.write(json.dumps(answer).encode() + b"\n")
                lines.flush()
            except OSError:
                return


def _control() -> None:
    with socket.socket(socket.AF_UNIX) as server:
        Path("control").unlink(missing_ok=True)
        server.bind("control")
        server.listen(16)
        while True:
            connection, _ = server.accept()
            threading.Thread(target=_obey, args=(connection,), daemon=True).start()


def _up() -> bool:
    """Whether there is an interface; it is up now."""
    command = ["ip", "link", "set", LINK, "up"]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0


def main() -> None:
    """The program."""
    os.chdir(sys.argv[1])
    signal.signal(signal.SIGTERM, lambda *_: os._exit(POWERED_OFF))
    signal.signal(signal.SIGHUP, lambda *_: os._exit(REBOOTS))
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    # Told by whoever made us: first that we are in our namespace, then by it that the interface is there.
    os.write(int(sys.argv[2]), b"r")
    if not os.read(0, 1):
        return
    threading.Thread(target=_control, daemon=True).start()
    for kind in ("tcp", "udp"):
        serve(kind, ECHO)
    serve("tcp", DISCARD)
    if sys.argv[3:] != ["as-it-is"] and _up():
        threading.Thread(target=_boot, daemon=True).start()
    # Who made us holds the other end: without it nobody would end us.
    os.read(0, 1)


if __name__ == "__main__":
    main()
    os._exit(1)
