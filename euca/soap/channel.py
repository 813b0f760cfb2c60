"""An HTTP connection that is held to its listener's limits before a body is in memory.

`twisted.web` reads a whole body before it asks a resource, so what is too large, too slow or too much is
refused here.  A request that could be read in two ways (RFC 9112, section 11.2) is refused, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from twisted.internet.interfaces import IDelayedCall, IReactorTime
from twisted.internet.protocol import connectionDone
from twisted.python.failure import Failure
from twisted.web.http import HTTPChannel
from twisted.web.server import Request

from euca.soap.limits import Gauge, too_many_chunks
from euca.soap.observing import IObserver
from euca.soap.turns import Place

# Twisted types these in small part, and differently in each release.
_TwistedChannel: Any = HTTPChannel
_TwistedRequest: Any = Request

#: How long a connection that was refused is still read from, so that the refusal arrives before the reset.
LINGER_S: Final = 2.0
#: How long the last bytes of an answer may wait for a client that does not take them.
STALL_S: Final = 60.0
#: How long a connection over the limit has to say something (a TLS handshake included), to be told so.
TURNED_AWAY_S: Final = 5.0
#: Longer numbers are no lengths, and Python refuses to read some of them with an error of its own (RFC 9110, section 8.6, warns of them).
_MOST_LENGTH_DIGITS: Final = 20
#: When those who were refused for lack of room may come again.
RETRY_S: Final = 5
_SERVER: Final = b"Eucalyptus"
_HEADER_LINE: Final = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t\x20-\x7e\x80-\xff]*")
_REQUEST_LINE: Final = re.compile(rb"[A-Z]{1,16} [\x21-\x7e]+ HTTP/1\.[01]")
_ONCE: Final = (b"content-length", b"transfer-encoding", b"content-type", b"content-encoding", b"host", b"soapaction")
_REASONS: Final = {
    400: b"Bad Request",
    405: b"Method Not Allowed",
    408: b"Request Timeout",
    413: b"Content Too Large",
    415: b"Unsupported Media Type",
    426: b"Upgrade Required",
    431: b"Request Header Fields Too Large",
    503: b"Service Unavailable",
}


class ChannelRequest(_TwistedRequest):  # type: ignore[misc]
    """A request whose body is counted as it comes, and kept in memory: nothing of it goes to a disk."""

    def gotLength(self, length: int | None) -> None:
        self.content = BytesIO()

    def handleContentChunk(self, data: bytes) -> None:
        self.channel.count(len(data))
        if not self.channel.refused:
            self.content.write(data)

    def requestReceived(self, command: bytes, path: bytes, version: bytes) -> None:
        begin = super().requestReceived
        self.channel.begin(lambda: begin(command, path, version))

    def write(self, data: bytes) -> None:
        if not self.startedWriting:
            self.responseHeaders.setRawHeaders(b"Server", [_SERVER])
        super().write(data)


class Valve:
    """Whether a connection is read: not while its protocol wants nothing, and not while what it sent waits for its turn.

    It stands in for the transport as the producer that the protocol pauses.
    """

    def __init__(self, line: Any) -> None:
        self._line = line
        self._held = False
        self._paused = False
        self._consumer: Any = None

    def under(self, consumer: Any) -> Valve:
        """The same, as what a protocol gets in place of its transport as a producer."""
        self._consumer = consumer
        return self

    def hold(self) -> None:
        """What came waits."""
        self._held = True
        self._line.pauseProducing()

    def let_go(self) -> None:
        """It has been taken."""
        self._held = False
        if not self._paused:
            self._line.resumeProducing()

    def pauseProducing(self) -> None:
        """The protocol wants no more."""
        self._paused = True
        self._line.pauseProducing()

    def resumeProducing(self) -> None:
        """It does again."""
        self._paused = False
        if not self._held:
            self._line.resumeProducing()

    def registerProducer(self, producer: Any, streaming: bool) -> None:
        """Of what the protocol writes."""
        self._consumer.registerProducer(producer, streaming)

    def unregisterProducer(self) -> None:
        """See `registerProducer`."""
        self._consumer.unregisterProducer()


class Channel(_TwistedChannel):  # type: ignore[misc]
    """A connection that is held to its listener's limits."""

    requestFactory = ChannelRequest

    def __init__(self, gauge: Gauge, place: Place, peer: str, clock: IReactorTime, observer: IObserver) -> None:
        super().__init__()
        self.limits = gauge.limits
        self.turned_away = False
        self.place = place
        self.valve: Valve | None = None
        self.asked = False
        self.totalHeadersSize = gauge.limits.header_bytes + 2
        self.MAX_LENGTH = gauge.limits.header_bytes
        self.maxHeaders = gauge.limits.headers
        self.refused = False
        self._gauge = gauge
        self._host = place.host
        self._peer = peer
        self._clock = clock
        self._observer = observer
        self._counted = False
        self._released = False
        self._silent = True
        self._state = "headers"
        self._timer: IDelayedCall | None = None
        self._stall: IDelayedCall | None = None
        self._seen: set[bytes] = set()
        self._lines = 0
        self._body_bytes = 0
        self._chunks = 0

    # The clock: our own timers stand in for TimeoutMixin's, which each byte would put off.

    @property
    def timeOut(self) -> None:
        return None

    @timeOut.setter
    def timeOut(self, value: float | None) -> None:
        pass

    def _enter(self, state: str, seconds: float | None) -> None:
        self._state = state
        if self._timer is not None and self._timer.active():
            self._timer.cancel()
        self._timer = None if seconds is None else self._clock.callLater(seconds, self._too_slow)

    def _too_slow(self) -> None:
        if self._silent:
            # A TLS handshake may be under way, so that nothing can be said.
            self.place.failed()
            self._abort()
        elif self._state in ("headers", "body"):
            self.refuse(408, "The request took too long.")
        else:
            self._close()

    def _close(self) -> None:
        """Close, at the latest when the peer has had its time to take what is written."""
        self._enter("closing", None)
        self.loseConnection()

    def loseConnection(self) -> None:
        if self._stall is None:
            self._stall = self._clock.callLater(STALL_S, self._abort)
        super().loseConnection()

    def _abort(self) -> None:
        self.transport.abortConnection()

    # When the listener is full (IHolder)

    def leave(self) -> bool:
        """See `IHolder`."""
        if self._state not in ("headers", "idle", "body"):
            return False
        self._state = "closing"
        self._observer.refused("http.connections", self._peer)
        self._done()
        self.release()
        self._abort()
        return True

    def give_up(self) -> bool:
        """See `IHolder`."""
        if self._state not in ("body", "waiting"):
            return False
        self.refuse(503, "There are too many requests at work.")
        return True

    # The connection

    def connectionMade(self) -> None:
        super().connectionMade()
        if self.valve is not None:
            transport: Any = self.transport
            self._networkProducer: Any = self.valve.under(transport)
        time_s = self.limits.header_time_s
        self._enter("headers", min(time_s, TURNED_AWAY_S) if self.turned_away else time_s)

    def reads(self) -> bool:
        """Whether a request has begun to come, and more of it is to come; the handshake of TLS is none."""
        return not self._silent and self._state in ("headers", "body")

    def dataReceived(self, data: bytes) -> None:
        if self.refused or self._state == "closing":
            return
        self._silent = False
        if self.turned_away:
            self.refuse(503, "There are too many connections.")
            return
        if self._state == "idle":
            self._enter("headers", self.limits.header_time_s)
        # LineReceiver would close without a word on a line that is longer than its bound.
        if self._state == "headers" and self._header_is_too_long(data):
            self.refuse(431, "The headers are too long.")
            return
        super().dataReceived(data)

    def _header_is_too_long(self, data: bytes) -> bool:
        line = len(self._buffer) + len(data)
        return bool(line > self.limits.header_bytes and b"\n" not in data and self.line_mode)

    def lineLengthExceeded(self, line: bytes) -> None:
        self.refuse(431, "The headers are too long.")

    def connectionLost(self, reason: Failure = connectionDone) -> None:
        if self._state == "body" or (self._state == "headers" and not self._silent):
            # A request that was begun and left has cost as much as one that is refused.
            self.place.failed()
        self._enter("closing", None)
        if self._stall is not None and self._stall.active():
            self._stall.cancel()
        self._done()
        self.place.leave()
        self.release()
        super().connectionLost(reason)

    def release(self) -> None:
        """The connection does not count any more."""
        if not self._released:
            self._released = True
            if self.turned_away:
                self._gauge.turned_away(self._host)
            else:
                self._gauge.disconnect(self._host, self)

    def pauseProducing(self) -> None:
        """The peer does not take what we write: it has some time to go on."""
        if self._stall is None:
            self._stall = self._clock.callLater(STALL_S, self._abort)
        super().pauseProducing()

    def resumeProducing(self) -> None:
        if self._stall is not None and self._stall.active() and self._state != "closing":
            self._stall.cancel()
            self._stall = None
        super().resumeProducing()

    # A request

    def lineReceived(self, line: bytes) -> None:
        if self.refused:
            return
        problem = self._problem(line)
        if problem is not None:
            self.refuse(*problem)
            return
        super().lineReceived(line)

    def _problem(self, line: bytes) -> tuple[int, str] | None:
        """What is wrong with a line of the head: status and text."""
        if not line:
            return None
        if self._receivedHeaderSize + len(line) > self.limits.header_bytes:
            return 431, "The headers are too long."
        if self._lines == 0:
            self._lines = 1
            if not _REQUEST_LINE.fullmatch(line):
                return 400, "This is not a request of HTTP/1.1."
            methods = self.limits.methods
            if line.split(b" ", 1)[0] not in methods:
                return 405, f"Only {' and '.join(method.decode() for method in methods)} are known here."
            return None
        if not _HEADER_LINE.fullmatch(line):
            return 400, "This is not a header."
        self._lines += 1
        if self._lines > self.limits.headers + 1:
            return 431, "There are too many headers."
        name, _, value = line.partition(b":")
        name = name.lower()
        if name == b"content-length" and len(value.strip()) > _MOST_LENGTH_DIGITS:
            return 400, "The length of the request is not a number of a few digits."
        if name in _ONCE and name in self._seen:
            return 400, "A header that may be there once is there twice."
        self._seen.add(name)
        return None

    def headerReceived(self, line: bytes) -> bool:
        return not self.refused and bool(super().headerReceived(line))

    def allHeadersReceived(self) -> None:
        if self.refused:
            return
        problem = self._problem_of_head()
        if problem is None and not self._gauge.begin(self._host, self):
            problem = 503, "There are too many requests at work."
        if problem is not None:
            self.refuse(*problem)
            return
        self._counted = True
        self.asked = True
        self._observer.begun()
        self._body_bytes = self._chunks = 0
        self._enter("body", self.limits.body_time_s)
        super().allHeadersReceived()

    def _problem_of_head(self) -> tuple[int, str] | None:
        """What is wrong with the headers as a whole: status and text."""
        headers = self.requests[-1].requestHeaders
        encoding = headers.getRawHeaders(b"transfer-encoding")
        if encoding is not None and (b"content-length" in self._seen or self._version == b"HTTP/1.0"):
            return 400, "The length of the request is not clear."
        if encoding is not None and encoding[0].strip().lower() != b"chunked":
            return 400, "Of transfer codings only chunked is known here."
        if self._version == b"HTTP/1.1" and not headers.hasHeader(b"host"):
            return 400, "There is no Host."
        if self._command == b"GET" and (encoding is not None or (self.length or 0) > 0):
            return 400, "GET has no body here."
        if (headers.getRawHeaders(b"content-encoding") or [b"identity"])[0].strip().lower() != b"identity":
            return 415, "Encoded content is not accepted."
        if (self.length or 0) > self.limits.body_bytes:
            return 413, "The request is too long."
        return None

    def count(self, size: int) -> None:
        """Some bytes of a body have come."""
        self._body_bytes += size
        if self._body_bytes > self.limits.body_bytes and not self.refused:
            self.refuse(413, "The request is too long.")
        # A body of a known length has no chunks; TCP may cut it as it likes.
        self._chunks += self.length is None
        if too_many_chunks(self._chunks, self._body_bytes) and not self.refused:
            self.refuse(413, "The request comes in too many pieces.")

    def allContentReceived(self) -> None:
        if self.refused:
            return
        self._lines = 0
        self._seen.clear()
        self._enter("waiting", None)
        super().allContentReceived()

    def begin(self, work: Callable[[], None]) -> None:
        """Have a request answered, when it is its turn."""
        self.place.take(lambda: self._begin(work))

    def _begin(self, work: Callable[[], None]) -> None:
        if not self.refused and self._state == "waiting":
            self._state = "answering"
            self.place.begun()
            work()

    def requestDone(self, request: Request) -> None:
        if 400 <= request.code < 500:
            self.place.failed()
        self._done()
        if self.persistent:
            self._enter("idle", self.limits.idle_time_s)
        else:
            self._enter("closing", None)
        super().requestDone(request)

    def _done(self) -> None:
        if self._counted:
            self._counted = False
            self._gauge.end(self._host, self)
            self.place.done()
            self._observer.ended()

    # Refusals

    def refuse(self, status: int, text: str) -> None:
        """Answer now, read no more than is needed for the answer to arrive, and close."""
        if self.refused or self._state == "closing":
            return
        self.refused = True
        self._done()
        if status != 503:
            self.place.failed()
        if not self.turned_away:
            self._observer.refused(f"http.{status}", self._peer)
        self.transport.write(plain_answer(status, text))
        for request in self.requests:
            request.content = None
        self._enter("refused", LINGER_S)

    def _respondToBadRequestAndDisconnect(self) -> None:
        self.refuse(400, "This is not a good request.")


def plain_answer(status: int, text: str) -> bytes:
    """A short answer, whole, after which the connection is closed."""
    body = text.encode("ascii") + b"\n"
    more = {
        405: b"Allow: GET, POST\r\n",
        426: b"Upgrade: TLS/1.2, HTTP/1.1\r\n",
        503: b"Retry-After: %d\r\n" % RETRY_S,
    }.get(status, b"")
    connection = b"upgrade, close" if status == 426 else b"close"
    return (
        b"HTTP/1.1 %d %s\r\nServer: %s\r\n%sContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: %s\r\n\r\n%s"
        % (status, _REASONS[status], _SERVER, more, len(body), connection, body)
    )
