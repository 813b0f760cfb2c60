"""HTTP under a SOAP endpoint: one port for TLS and plain, and limits that hold before a body is in memory.

`twisted.web` reads a whole body before it asks a resource, so what is too large, too slow or too much is
refused in the channel.  A request that could be read in two ways (RFC 9112, section 11.2) is refused, too.
"""

from __future__ import annotations

import ipaddress
import re
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final, Literal
from urllib.parse import parse_qsl

from attrs import frozen
from OpenSSL import SSL
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.endpoints import TCP4ServerEndpoint, TCP6ServerEndpoint
from twisted.internet.interfaces import IAddress, IDelayedCall, IListeningPort, IReactorTime
from twisted.internet.protocol import Factory, Protocol, connectionDone
from twisted.internet.ssl import CertificateOptions, TLSVersion
from twisted.logger import Logger
from twisted.protocols.tls import TLSMemoryBIOFactory
from twisted.python.failure import Failure
from twisted.web.http import HTTPChannel
from twisted.web.resource import Resource
from twisted.web.server import NOT_DONE_YET, Request, Site

from euca.soap.security.identity import Identity
from euca.soap.server import Endpoint, HttpRequest, HttpResponse

_log = Logger()

Plain = Literal["no", "loopback", "all"]

# Twisted types these in small part, and differently in each release.
_TwistedChannel: Any = HTTPChannel
_TwistedRequest: Any = Request
_TwistedSite: Any = Site
_TwistedFactory: Any = Factory

#: How long a connection that was refused is still read from, so that the refusal arrives before the reset.
LINGER_S: Final = 2.0
#: How long the last bytes of an answer may wait for a client that does not take them.
STALL_S: Final = 60.0
_SERVER: Final = b"Eucalyptus"
_TLS_HANDSHAKE: Final = b"\x16"
_HEADER_LINE: Final = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t\x20-\x7e\x80-\xff]*")
_REQUEST_LINE: Final = re.compile(rb"[A-Z]{1,16} [\x21-\x7e]+ HTTP/1\.[01]")
_MOST_QUERY_FIELDS: Final = 256
_METHODS: Final = (b"GET", b"POST")
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


@frozen(kw_only=True)
class HttpLimits:
    """What one listener lets strangers take.

    header_time_s: from the first byte (of the first request: from the connection, its TLS handshake included) to the
    end of the headers. body_time_s: from there to the end of the body. idle_time_s: between requests. requests:
    at work at once, counted from the end of their headers.
    """

    body_bytes: int = 1024 * 1024
    header_bytes: int = 16 * 1024
    headers: int = 64
    header_time_s: float = 10
    body_time_s: float = 30
    idle_time_s: float = 75
    connections: int = 512
    connections_per_address: int = 64
    requests: int = 256


class EndpointResource(Resource):
    """An endpoint as a resource: mount it at the path of its address."""

    isLeaf = True

    def __init__(self, endpoint: Endpoint[Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._endpoint = endpoint

    def render(self, request: Request) -> int:
        """Answer later. When the client goes away first, the endpoint stops what may be stopped."""
        work = Deferred.fromCoroutine(self._endpoint.handle(_read(request)))
        gone: list[Failure] = []

        def disconnected(reason: Failure) -> None:
            gone.append(reason)
            work.cancel()

        request.notifyFinish().addErrback(disconnected)
        work.addCallback(lambda response: None if gone else _write(request, response))
        work.addErrback(_failed, request, gone)
        return NOT_DONE_YET


def _read(request: Request) -> HttpRequest:
    return HttpRequest(
        method=request.method.decode("ascii"),
        path=request.path.decode("ascii", "replace"),
        query=_query(request.uri),
        headers={
            name.decode("latin-1").lower(): ", ".join(value.decode("latin-1") for value in values)
            for name, values in request.requestHeaders.getAllRawHeaders()
        },
        body=request.content.read() if request.content is not None else b"",
        peer=getattr(request.getClientAddress(), "host", "?"),
        secure=bool(request.isSecure()),
    )


def _query(uri: bytes) -> dict[str, str]:
    """The names and first values of the query; also of names without a value, which Twisted leaves out."""
    text = uri.partition(b"?")[2].decode("latin-1")
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_QUERY_FIELDS)
    except ValueError:
        return {}
    return dict(reversed(pairs))


def _write(request: Request, response: HttpResponse) -> None:
    request.setResponseCode(response.status)
    for name, value in response.headers.items():
        request.setHeader(name.encode("ascii"), value.encode("latin-1"))
    request.setHeader(b"content-length", b"%d" % (len(response.body) + sum(map(len, response.pieces))))
    request.write(response.body)
    for piece in response.pieces:
        request.write(piece)
    request.finish()


def _failed(failure: Failure, request: Request, gone: list[Failure]) -> None:
    if gone and failure.check(CancelledError):
        return
    _log.failure("A request could not be answered", failure)
    if not gone:
        request.setResponseCode(500)
        request.finish()


# Limits


class _Gauge:
    """How much of a listener is in use."""

    def __init__(self, limits: HttpLimits) -> None:
        self.limits = limits
        self.addresses: Counter[str] = Counter()
        self.requests = 0

    def connect(self, host: str) -> bool:
        """Count a connection, unless there are too many."""
        if self.addresses.total() >= self.limits.connections:
            return False
        if self.addresses[host] >= self.limits.connections_per_address:
            return False
        self.addresses[host] += 1
        return True

    def disconnect(self, host: str) -> None:
        self.addresses[host] -= 1
        if self.addresses[host] <= 0:
            del self.addresses[host]


class _Request(_TwistedRequest):  # type: ignore[misc]
    """A request whose body is counted as it comes, and kept in memory: nothing of it goes to a disk."""

    def gotLength(self, length: int | None) -> None:
        self.content = BytesIO()

    def handleContentChunk(self, data: bytes) -> None:
        self.channel.count(len(data))
        if not self.channel.refused:
            self.content.write(data)

    def write(self, data: bytes) -> None:
        if not self.startedWriting:
            self.responseHeaders.setRawHeaders(b"Server", [_SERVER])
        super().write(data)


class _Channel(_TwistedChannel):  # type: ignore[misc]
    """A connection that is held to its listener's limits."""

    requestFactory = _Request

    def __init__(self, gauge: _Gauge, host: str, clock: IReactorTime) -> None:
        super().__init__()
        self.limits = gauge.limits
        self.totalHeadersSize = gauge.limits.header_bytes + 2
        self.maxHeaders = gauge.limits.headers
        self.refused = False
        self._gauge = gauge
        self._host = host
        self._clock = clock
        self._counted = False
        self._released = False
        self._silent = True
        self._state = "headers"
        self._timer: IDelayedCall | None = None
        self._stall: IDelayedCall | None = None
        self._seen: set[bytes] = set()
        self._lines = 0
        self._body_bytes = 0

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

    # The connection

    def connectionMade(self) -> None:
        super().connectionMade()
        self._enter("headers", self.limits.header_time_s)

    def dataReceived(self, data: bytes) -> None:
        if self.refused or self._state == "closing":
            return
        self._silent = False
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
        self._enter("closing", None)
        if self._stall is not None and self._stall.active():
            self._stall.cancel()
        self._done()
        self.release()
        super().connectionLost(reason)

    def release(self) -> None:
        """The connection does not count any more."""
        if not self._released:
            self._released = True
            self._gauge.disconnect(self._host)

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
            if line.split(b" ", 1)[0] not in _METHODS:
                return 405, "Only GET and POST are known here."
            return None
        if not _HEADER_LINE.fullmatch(line):
            return 400, "This is not a header."
        self._lines += 1
        if self._lines > self.limits.headers + 1:
            return 431, "There are too many headers."
        name = line.partition(b":")[0].lower()
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
        if problem is not None:
            self.refuse(*problem)
            return
        self._counted = True
        self._gauge.requests += 1
        self._body_bytes = 0
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
        if self._gauge.requests >= self.limits.requests:
            return 503, "There are too many requests at work."
        return None

    def count(self, size: int) -> None:
        """Some bytes of a body have come."""
        self._body_bytes += size
        if self._body_bytes > self.limits.body_bytes and not self.refused:
            self.refuse(413, "The request is too long.")

    def allContentReceived(self) -> None:
        if self.refused:
            return
        self._lines = 0
        self._seen.clear()
        self._enter("answering", None)
        super().allContentReceived()

    def requestDone(self, request: Request) -> None:
        self._done()
        if self.persistent:
            self._enter("idle", self.limits.idle_time_s)
        else:
            self._enter("closing", None)
        super().requestDone(request)

    def _done(self) -> None:
        if self._counted:
            self._counted = False
            self._gauge.requests -= 1

    # Refusals

    def refuse(self, status: int, text: str) -> None:
        """Answer now, read no more than is needed for the answer to arrive, and close."""
        if self.refused or self._state == "closing":
            return
        self.refused = True
        self._done()
        self.transport.write(_plain_answer(status, text))
        for request in self.requests:
            request.content = None
        self._enter("refused", LINGER_S)

    def _respondToBadRequestAndDisconnect(self) -> None:
        self.refuse(400, "This is not a good request.")


def _plain_answer(status: int, text: str) -> bytes:
    body = text.encode("ascii") + b"\n"
    allow = {405: b"Allow: GET, POST\r\n", 426: b"Upgrade: TLS/1.2, HTTP/1.1\r\n"}.get(status, b"")
    connection = b"upgrade, close" if status == 426 else b"close"
    return (
        b"HTTP/1.1 %d %s\r\nServer: %s\r\n%sContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: %s\r\n\r\n%s"
        % (status, _REASONS[status], _SERVER, allow, len(body), connection, body)
    )


class _Site(_TwistedSite):  # type: ignore[misc]
    """A site whose channels are ours: HTTP/1.1 only, and no access log, since the endpoint writes one."""

    requestFactory = _Request
    noisy = False

    def __init__(self, root: Resource, gauge: _Gauge, clock: IReactorTime) -> None:
        super().__init__(root, requestFactory=_Request, reactor=clock)
        self.gauge = gauge
        self._clock = clock

    def buildProtocol(self, addr: IAddress | None) -> Any:
        """A channel, or None (the connection is closed) when there are too many."""
        host = _group(getattr(addr, "host", "local"))
        if not self.gauge.connect(host):
            return None
        self.protocol = lambda: _Channel(self.gauge, host, self._clock)
        return super().buildProtocol(addr)

    def acceptableProtocols(self) -> list[bytes]:
        """For ALPN."""
        return [b"http/1.1"]

    def startFactory(self) -> None:
        """Twisted's would tell the time to a log that we do not keep."""

    def stopFactory(self) -> None:
        """See `startFactory`."""

    def log(self, request: Any) -> None:
        """The endpoint logs requests, with their operation and principal."""


def _group(host: str) -> str:
    """What counts as one address: of IPv6 the network of 64 bits that a host is usually given whole."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def site(root: Resource, *, limits: HttpLimits, clock: IReactorTime) -> Factory:
    """A factory of connections that serve `root` within `limits`.

    Refusals are short plain texts: 400, 405, 408, 413, 415, 431, 503. Connections over the limit are closed.
    """
    made: Factory = _Site(root, _Gauge(limits), clock)
    return made


# One port for TLS and plain


class _FirstByte(Protocol):
    """Waits for the first byte, which tells a TLS handshake (RFC 8446, section 5.1) from plain HTTP."""

    def __init__(self, doors: _Doors, inner: Any, host: str) -> None:
        self._doors = doors
        self._inner = inner
        self._host = host
        self._chosen: Any = None
        self._timer: IDelayedCall | None = None
        self._refused = False

    def connectionMade(self) -> None:
        self._timer = self._doors.clock.callLater(self._doors.first_byte_s, self._give_up)

    def _give_up(self) -> None:
        self.transport.abortConnection()  # type: ignore[union-attr]

    def dataReceived(self, data: bytes) -> None:
        if self._chosen is not None:
            self._chosen.dataReceived(data)
        elif not self._refused:
            self._choose(data)

    def _choose(self, data: bytes) -> None:
        tls = self._doors.tls() if data[:1] == _TLS_HANDSHAKE else None
        if tls is not None:
            self._chosen = tls.protocol(tls, self._inner)
        elif data[:1] != _TLS_HANDSHAKE and self._doors.admits_plain(self._host):
            self._chosen = self._inner
        else:
            self._refuse(speaks_tls=data[:1] == _TLS_HANDSHAKE)
            return
        self._cancel_timer()
        self._chosen.makeConnection(self.transport)
        self._chosen.dataReceived(data)

    def _refuse(self, *, speaks_tls: bool) -> None:
        self._refused = True
        if speaks_tls:
            self._give_up()
            return
        self.transport.write(_plain_answer(426, "This port wants TLS: use https."))  # type: ignore[union-attr]
        if self._timer is not None:
            self._timer.reset(LINGER_S)

    def _cancel_timer(self) -> None:
        if self._timer is not None and self._timer.active():
            self._timer.cancel()

    def connectionLost(self, reason: Failure = connectionDone) -> None:
        self._cancel_timer()
        if self._chosen is not None:
            self._chosen.connectionLost(reason)
        elif hasattr(self._inner, "release"):
            self._inner.release()


class _Doors(_TwistedFactory):  # type: ignore[misc]
    """Builds what waits for a first byte in front of each connection of another factory."""

    noisy = False

    def __init__(
        self, inner: Factory, tls: Identity | Callable[[], Identity] | None, plain: Plain, clock: IReactorTime
    ) -> None:
        self.clock = clock
        self.first_byte_s = inner.gauge.limits.header_time_s if isinstance(inner, _Site) else HttpLimits().header_time_s
        self._inner: Any = inner
        self._plain = plain
        self._shown: Identity | None = None
        self._tls: TLSMemoryBIOFactory | None = None
        self._choose_tls = tls
        self.tls()

    def tls(self) -> TLSMemoryBIOFactory | None:
        """What makes TLS of a new connection; the certificate may be another one than that of older connections."""
        identity = self._choose_tls() if callable(self._choose_tls) else self._choose_tls
        if identity is not self._shown:
            self._tls = None if identity is None else TLSMemoryBIOFactory(tls_options(identity), False, self._inner)
            self._shown = identity
        return self._tls

    def admits_plain(self, host: str) -> bool:
        return self._plain == "all" or (self._plain == "loopback" and _is_loopback(host))

    def buildProtocol(self, addr: IAddress | None) -> Any:
        inner: Any = self._inner.buildProtocol(addr)
        return None if inner is None else _FirstByte(self, inner, getattr(addr, "host", ""))

    def doStart(self) -> None:
        super().doStart()
        self._inner.doStart()

    def doStop(self) -> None:
        self._inner.doStop()
        super().doStop()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(_group(host)).is_loopback
    except ValueError:
        return host.startswith("::1/")


def tls_options(identity: Identity) -> CertificateOptions:
    """What a server shows: this certificate, over TLS 1.2 or later, without compression and renegotiation."""
    # pyOpenSSL takes cryptography's own objects now, and warns of its older ones; Twisted's types do not say so yet.
    key: Any = identity.private_key
    certificate: Any = identity.certificate
    options = CertificateOptions(
        privateKey=key,
        certificate=certificate,
        raiseMinimumTo=TLSVersion.TLSv1_2,
    )
    options.getContext().set_options(SSL.OP_NO_COMPRESSION | SSL.OP_NO_RENEGOTIATION)
    return options


def listen(
    reactor: Any,
    port: int,
    interface: str,
    factory: Factory,
    *,
    tls: Identity | Callable[[], Identity] | None,
    plain: Plain,
) -> Deferred[IListeningPort]:
    """Listen on `interface` (an address; IPv6 where it has a colon) and `port` (0 for any).

    tls: the certificate shown, or a function that says which to a new connection; None for no TLS. plain: from whom requests without TLS are taken: nobody, this host or
    everybody; others are told so in one sentence. Raises ValueError when nobody could be served.
    """
    if tls is None and plain == "no":
        raise ValueError("a port with neither TLS nor plain connections serves nobody")
    endpoint_class: Callable[..., Any] = TCP6ServerEndpoint if ":" in interface else TCP4ServerEndpoint
    endpoint = endpoint_class(reactor, port, backlog=512, interface=interface)
    doors = _Doors(factory, tls, plain, reactor)
    listening: Deferred[IListeningPort] = endpoint.listen(doors)
    return listening
