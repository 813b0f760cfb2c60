"""HTTP under a SOAP endpoint: resources, and one port for TLS and plain whose connections are held to limits.

What a connection may send, and for how long, is in `euca.soap.channel`; how many there may be in `euca.soap.limits`.
"""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Callable
from typing import Any, Final, Literal
from urllib.parse import parse_qsl

from attrs import frozen
from OpenSSL import SSL
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.endpoints import TCP4ServerEndpoint, TCP6ServerEndpoint
from twisted.internet.interfaces import IAddress, IDelayedCall, IListeningPort, IPushProducer, IReactorTime
from twisted.internet.protocol import Factory, Protocol, connectionDone
from twisted.internet.ssl import CertificateOptions, TLSVersion
from twisted.logger import Logger
from twisted.protocols.tls import TLSMemoryBIOFactory
from twisted.python.failure import Failure
from twisted.web.resource import IResource, Resource
from twisted.web.server import NOT_DONE_YET, Request, Site
from zope.interface import implementer

from euca.soap.channel import LINGER_S, STALL_S, TURNED_AWAY_S, Channel, ChannelRequest, Valve, plain_answer
from euca.soap.exchange import Answers, Elsewhere, HttpRequest, HttpResponse
from euca.soap.limits import Gauge, HttpLimits, group, is_loopback
from euca.soap.observing import IObserver, NoObserver
from euca.soap.security.identity import Identity
from euca.soap.turns import Place, Turns

__all__ = [
    "LINGER_S",
    "STALL_S",
    "DoorResource",
    "EndpointResource",
    "HttpLimits",
    "PassingOn",
    "Plain",
    "adopt",
    "doors",
    "listen",
    "read_query",
    "site",
    "tls_options",
]

_log = Logger()

Plain = Literal["no", "loopback", "all"]

# Twisted types these in small part, and differently in each release.
_TwistedSite: Any = Site
_TwistedFactory: Any = Factory

_TLS_HANDSHAKE: Final = b"\x16"
_MOST_QUERY_FIELDS: Final = 256
#: So many connections are accepted in one turn.
_ACCEPTS: Final = 4
#: A body that is longer is written in pieces of this size.
_PIECE_BYTES: Final = 64 * 1024


@frozen(eq=False)
class PassingOn:
    """An endpoint that answers elsewhere whatever is posted to it."""

    endpoint: Answers
    elsewhere: Elsewhere

    async def handle(self, request: HttpRequest) -> HttpResponse:
        """As an endpoint's."""
        return await (self.elsewhere if request.method == "POST" else self.endpoint.handle)(request)


class EndpointResource(Resource):
    """An endpoint as a resource: mount it at the path of its address."""

    isLeaf = True

    def __init__(self, endpoint: Answers) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._endpoint = endpoint

    def render(self, request: Request) -> int:
        """Answer later. When the client goes away first, the endpoint stops what may be stopped."""
        work = Deferred.fromCoroutine(self._endpoint.handle(self.read(request)))
        gone: list[Failure] = []

        def disconnected(reason: Failure) -> None:
            gone.append(reason)
            work.cancel()

        request.notifyFinish().addErrback(disconnected)
        # While it is answered a request belongs to its channel, which may be another kind of thing in a test.
        place = getattr(getattr(request, "channel", None), "place", None)
        work.addCallback(lambda response: _note(place, response))
        work.addCallback(lambda response: None if gone else _write(request, self.told(response)))
        work.addErrback(_failed, request, gone)
        return NOT_DONE_YET

    def read(self, request: Request) -> HttpRequest:
        """What the endpoint gets."""
        return _read(request)

    def told(self, response: HttpResponse) -> HttpResponse:
        """What the client gets."""
        return response


class DoorResource(EndpointResource):
    """The same with other resources below its path. A slash at the end is the same address."""

    isLeaf = False

    def getChild(self, path: bytes, request: Request) -> IResource:
        """See `IResource`."""
        return self if path == b"" else super().getChild(path, request)  # type: ignore[no-untyped-call]


def _read(request: Request) -> HttpRequest:
    headers = list(request.requestHeaders.getAllRawHeaders())
    return HttpRequest(
        method=request.method.decode("ascii"),
        path=request.path.decode("ascii", "replace"),
        query=read_query(request.uri.decode("latin-1")),
        headers={
            name.decode("latin-1").lower(): ", ".join(value.decode("latin-1") for value in values)
            for name, values in headers
        },
        body=request.content.read() if request.content is not None else b"",
        peer=getattr(request.getClientAddress(), "host", "?"),
        secure=bool(request.isSecure()),
        target=request.uri.decode("latin-1"),
        repeated=frozenset(name.decode("latin-1").lower() for name, values in headers if len(values) > 1),
    )


def read_query(target: str) -> dict[str, str]:
    """The names and first values of the query; also of names without a value, which Twisted leaves out."""
    text = target.partition("?")[2]
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_QUERY_FIELDS)
    except ValueError:
        return {}
    return dict(reversed(pairs))


def _note(place: Place | None, response: HttpResponse) -> HttpResponse:
    if place is not None:
        {True: place.proved, False: place.failed, None: place.asked}[response.proved]()
    return response


def _write(request: Request, response: HttpResponse) -> None:
    request.setResponseCode(response.status)
    for name, value in response.headers.items():
        request.setHeader(name.encode("ascii"), value.encode("latin-1"))
    request.setHeader(b"content-length", b"%d" % (len(response.body) + sum(map(len, response.pieces))))
    body, size = response.body, _PIECE_BYTES
    first = [body[start : start + size] for start in range(0, len(body), size)] if len(body) > size else [body]
    _Writer(request, (*first, *response.pieces)).resumeProducing()


@implementer(IPushProducer)
class _Writer:
    """Writes an answer piece by piece, as the client takes them: a slow one holds no more than a piece in memory beside the answer itself."""

    def __init__(self, request: Request, pieces: tuple[bytes, ...]) -> None:
        self._request = request
        self._pieces = deque(pieces)
        self._registered = len(pieces) > 1
        self._paused = False
        if self._registered:
            request.registerProducer(self, True)

    def resumeProducing(self) -> None:
        """The client has taken what was written."""
        self._paused = False
        while self._pieces and not self._paused:
            # This may pause, or stop, us.
            self._request.write(self._pieces.popleft())
        if not self._paused:
            if self._registered:
                self._request.unregisterProducer()
            self._request.finish()

    def pauseProducing(self) -> None:
        """It takes no more for now."""
        self._paused = True

    def stopProducing(self) -> None:
        """It has gone."""
        self._paused = True
        self._pieces.clear()


def _failed(failure: Failure, request: Request, gone: list[Failure]) -> None:
    if gone and failure.check(CancelledError):
        return
    _log.failure("A request could not be answered", failure)
    if not gone:
        request.setResponseCode(500)
        request.finish()


# Connections


class _Site(_TwistedSite):  # type: ignore[misc]
    """A site whose channels are ours: HTTP/1.1 only, and no access log, since the endpoint writes one."""

    requestFactory = ChannelRequest
    noisy = False

    def __init__(self, root: Resource, gauge: Gauge, clock: IReactorTime, observer: IObserver) -> None:
        super().__init__(root, requestFactory=ChannelRequest, reactor=clock)
        # Nobody here reads forms: to look for one costs a request as much as to verify it.
        self._parsePOSTFormSubmission = False
        self.gauge = gauge
        self.turns = Turns(clock)
        self.observer = observer
        self._clock = clock

    def buildProtocol(self, addr: IAddress | None) -> Any:
        """A channel, or None (the connection is closed) when there are too many."""
        peer = getattr(addr, "host", "local")
        host = group(peer)
        channel = Channel(self.gauge, self.turns.place(host), peer, self._clock, self.observer)
        if not self.gauge.connect(host, channel):
            self.observer.refused("http.connections", peer)
            if not self.gauge.turn_away(host):
                return None
            channel.turned_away = channel.place.always_behind = True
        self.protocol = lambda: channel
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


def site(root: Resource, *, limits: HttpLimits, clock: IReactorTime, observer: IObserver | None = None) -> Factory:
    """A factory of connections that serve `root` within `limits`, and of which `observer` hears.

    Refusals are short plain texts: 400, 405, 408, 413, 415, 431, 503. Connections over the limit get a 503, too; when there
    are very many they are closed without a word.
    """
    made: Factory = _Site(root, Gauge(limits), clock, observer or NoObserver())
    return made


# One port for TLS and plain


class _FirstByte(Protocol):
    """Waits for the first byte, which tells a TLS handshake (RFC 8446, section 5.1) from plain HTTP.

    What comes over a connection that is behind others waits here for its turn, as it came from the socket.
    """

    def __init__(self, doors: _Doors, inner: Any, host: str) -> None:
        self._doors = doors
        self._inner = inner
        self._host = host
        self._place: Place = inner.place
        self._valve: Valve
        self._waiting = bytearray()
        self._chosen: Any = None
        self._speaks_tls = False
        self._timer: IDelayedCall | None = None
        self._refused = False

    def connectionMade(self) -> None:
        self._valve = self._inner.valve = Valve(self.transport)
        # A full listener may want this connection's room before it is known what it speaks.
        self._inner.transport = self.transport
        seconds = self._doors.first_byte_s
        if self._inner.turned_away:
            seconds = min(seconds, TURNED_AWAY_S)
        self._timer = self._doors.clock.callLater(seconds, self._give_up)

    def _give_up(self) -> None:
        self.transport.abortConnection()  # type: ignore[union-attr]

    def dataReceived(self, data: bytes) -> None:
        if not self._waiting and not self._place.behind:
            self._place.read(lambda: self._take(data), self._inner.reads)
            return
        self._waiting += data
        if len(self._waiting) == len(data):
            self._valve.hold()
            self._place.take(self._take_waiting)

    def _take_waiting(self) -> None:
        data = bytes(self._waiting)
        self._waiting.clear()
        self._valve.let_go()
        try:
            self._take(data)
        except Exception:
            # From within `dataReceived` the reactor would do the same.
            _log.failure("A connection failed")
            self._give_up()

    def _take(self, data: bytes) -> None:
        if self._chosen is not None:
            self._chosen.dataReceived(data)
        elif not self._refused:
            self._choose(data)

    def _choose(self, data: bytes) -> None:
        tls = self._doors.tls() if data[:1] == _TLS_HANDSHAKE else None
        if tls is not None:
            self._speaks_tls = True
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
        self._place.failed()
        self._doors.observer.refused("http.tls" if speaks_tls else "http.426", self._host)
        if speaks_tls:
            self._give_up()
            return
        self.transport.write(plain_answer(426, "This port wants TLS: use https."))  # type: ignore[union-attr]
        if self._timer is not None:
            self._timer.reset(LINGER_S)

    def _cancel_timer(self) -> None:
        if self._timer is not None and self._timer.active():
            self._timer.cancel()

    def connectionLost(self, reason: Failure = connectionDone) -> None:
        self._cancel_timer()
        if self._speaks_tls and not self._inner.asked:
            # A handshake for nothing.
            self._place.failed()
        if self._chosen is not None:
            self._chosen.connectionLost(reason)
        else:
            self._place.leave()
            self._inner.release()


class _Doors(_TwistedFactory):  # type: ignore[misc]
    """Builds what waits for a first byte in front of each connection of another factory."""

    noisy = False

    def __init__(
        self, inner: Any, tls: Identity | Callable[[], Identity] | None, plain: Plain, clock: IReactorTime
    ) -> None:
        self.clock = clock
        self._inner = inner
        self._port: Any = None
        self._accepts = _ACCEPTS
        self.observer: IObserver = inner.observer
        self.first_byte_s: float = inner.gauge.limits.header_time_s
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
        return self._plain == "all" or (self._plain == "loopback" and is_loopback(host))

    def buildProtocol(self, addr: IAddress | None) -> Any:
        if self._port is not None:
            # The port accepts more and more at once while there are more: others would have to wait for all of them.
            self.clock.callLater(0, setattr, self._port, "numberAccepts", self._accepts)
        inner: Any = self._inner.buildProtocol(addr)
        return None if inner is None else _FirstByte(self, inner, getattr(addr, "host", ""))

    def are_on(self, port: Any, accepts: int) -> None:
        """The port that they are on accepts so many connections in one turn."""
        self._port, self._accepts = port, accepts
        port.numberAccepts = accepts

    def doStart(self) -> None:
        super().doStart()
        self._inner.doStart()

    def doStop(self) -> None:
        self._inner.doStop()
        super().doStop()


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


def doors(
    factory: Factory, *, tls: Identity | Callable[[], Identity] | None, plain: Plain, clock: IReactorTime
) -> _Doors:
    """What `listen` and `adopt` put on a port for a factory that `site` made. Raises ValueError when nobody could be served."""
    if tls is None and plain == "no":
        raise ValueError("a port with neither TLS nor plain connections serves nobody")
    return _Doors(factory, tls, plain, clock)


def adopt(
    reactor: Any,
    listening: socket.socket,
    factory: Factory,
    *,
    tls: Identity | Callable[[], Identity] | None,
    plain: Plain,
    accepts: int = _ACCEPTS,
) -> IListeningPort:
    """Take connections from a socket that listens, which may be closed then. As `listen`; accepts: so many in one turn."""
    behind = doors(factory, tls=tls, plain=plain, clock=reactor)
    port: IListeningPort = reactor.adoptStreamPort(listening.fileno(), listening.family, behind)
    behind.are_on(port, accepts)
    return port


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

    tls: the certificate shown, or a function that says which to a new connection; None for no TLS. plain: from whom
    requests without TLS are taken: nobody, this host or everybody; others are told so in one sentence. Raises ValueError when nobody could be served.
    """
    behind = doors(factory, tls=tls, plain=plain, clock=reactor)
    endpoint_class: Callable[..., Any] = TCP6ServerEndpoint if ":" in interface else TCP4ServerEndpoint
    endpoint = endpoint_class(reactor, port, backlog=512, interface=interface)
    listening: Deferred[IListeningPort] = endpoint.listen(behind)

    def accept_few(port: Any) -> Any:
        behind.are_on(port, _ACCEPTS)
        return port

    return listening.addCallback(accept_few)
