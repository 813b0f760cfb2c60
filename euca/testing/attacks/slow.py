"""Connections that take their time, at all tiers at once and beside whatever else is tried."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from typing import Final

from attrs import define, field

from euca.testing.attacks.targets import Target

#: How long a listener bears with headers and with a body.
HEADER_S, BODY_S = 10.0, 30.0
#: How much later than that the end may come, on a busy machine, with what is left for the refusal to arrive.
LATE_S: Final = 8.0
_BEAT_S: Final = 0.5


@define
class _One:
    """A connection, whether it sends a byte now and then, and when it ended."""

    connection: socket.socket
    limit_s: float
    trickles: bool
    ended: float | None = None


@define(eq=False)
class Slowness:
    """Slow headers, slow bodies, silence behind and before TLS's handshake: begun by `start`, judged by `outcome`."""

    targets: Sequence[Target]
    _ones: dict[str, _One] = field(factory=dict)
    _began: float = 0.0
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Open all of them, and keep at it in a thread."""
        self._began = time.monotonic()
        for target in self.targets:
            body = target.connect()
            body.sendall(f"POST {target.path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\n".encode())
            body.sendall(b"Content-Length: 1000\r\n\r\n")
            self._ones |= {
                f"{target.name}: slow headers": _One(target.connect(), HEADER_S, True),
                f"{target.name}: a slow body": _One(body, BODY_S, True),
                f"{target.name}: silence": _One(target.connect(), HEADER_S, False),
                f"{target.name}: not a byte": _One(target.connect(tls=False), HEADER_S, False),
            }
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while any(one.ended is None for one in self._ones.values()):
            now = time.monotonic() - self._began
            if now > BODY_S + 2 * LATE_S:
                return
            for one in self._ones.values():
                if one.ended is None and not _goes_on(one):
                    one.ended = now
                    one.connection.close()
            time.sleep(_BEAT_S)

    def outcome(self) -> dict[str, tuple[float, float | None]]:
        """Which connection → what it was allowed, and after how many seconds it ended (None: not at all). Waits for the last one."""
        assert self._thread is not None
        self._thread.join(BODY_S + 3 * LATE_S)
        for one in self._ones.values():
            one.connection.close()
        return {name: (one.limit_s, one.ended) for name, one in self._ones.items()}


def _goes_on(one: _One) -> bool:
    one.connection.settimeout(1.0)
    if one.trickles:
        with contextlib.suppress(OSError):
            one.connection.sendall(b"x")
    return is_open(one.connection)


def is_open(connection: socket.socket) -> bool:
    """Whether the other side has not ended it; what came is thrown away."""
    connection.setblocking(False)
    try:
        while connection.recv(4096) != b"":
            pass
        return False
    except (BlockingIOError, ssl.SSLWantReadError):
        return True
    except OSError:
        return False
