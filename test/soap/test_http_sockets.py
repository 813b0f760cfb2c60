"""Real sockets on loopback: TLS and plain on one port, pinned certificates, answers of any length, and politeness."""

import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_twisted
from attrs import define, field
from OpenSSL import SSL
from twisted.internet import reactor as _reactor
from twisted.internet.defer import CancelledError, Deferred, DeferredQueue, gatherResults
from twisted.internet.endpoints import HostnameEndpoint, TCP4ClientEndpoint, connectProtocol, wrapClientTLS
from twisted.internet.protocol import Factory, Protocol, connectionDone
from twisted.internet.ssl import CertificateOptions, TLSVersion
from twisted.python.failure import Failure
from twisted.web.resource import Resource
from twisted.web.server import NOT_DONE_YET, Request
from twisted.web.static import File

from euca.soap.client import AgentTransport, _PinnedConnections
from euca.soap.codec import Struct
from euca.soap.errors import UnknownOutcome
from euca.soap.exchange import HttpRequest, HttpResponse
from euca.soap.http import EndpointResource, HttpLimits, Plain, listen, site, tls_options
from euca.soap.performing import Call
from euca.testing.echo import Echo, identity

reactor: Any = _reactor
WSDL = Path(__file__).parents[1] / "data" / "echo" / "wsdl" / "echo.wsdl"
CERTIFICATE = identity("tls").certificate_der
XML = {"Content-Type": "text/xml"}


class _Strange(Resource):
    """A server that behaves as /path says."""

    isLeaf = True

    def __init__(self) -> None:
        super().__init__()
        self.gone: DeferredQueue[None] = DeferredQueue()

    def render(self, request: Request) -> bytes | int:
        what = request.path.rpartition(b"/")[2]
        if what == b"long":
            return b"x" * 200_000
        if what == b"endless":
            request.setHeader(b"content-length", b"1000000000")
        if what in (b"cut", b"endless"):
            request.write(b"x" * 200_000)
        if what == b"cut":
            request.channel.transport.abortConnection()
        if what in (b"silent", b"endless"):
            request.notifyFinish().addErrback(lambda _: self.gone.put(None))
        if what in (b"html", b"moved"):
            request.setResponseCode(500 if what == b"html" else 302)
            request.setHeader(b"location", b"/long")
            return b"<html/>"
        return NOT_DONE_YET


@define
class Ground:
    """Listeners and clients that are cleared away after a test."""

    directory: Path
    strange: _Strange = field(factory=_Strange)
    factories: list[Any] = field(factory=list)
    _closers: list[Callable[[], Awaitable[object]]] = field(factory=list)

    async def listens(
        self, echo: Echo | None = None, *, tls: bool = True, plain: Plain = "no", limits: HttpLimits | None = None
    ) -> str:
        """The address, without scheme and path."""
        root = Resource()
        root.putChild(b"strange", self.strange)
        root.putChild(b"files", File(str(self.directory)))
        factory: Any = site(root, limits=limits or HttpLimits(), clock=reactor)
        port = await listen(reactor, 0, "127.0.0.1", factory, tls=identity("tls") if tls else None, plain=plain)
        address = f"127.0.0.1:{port.getHost().port}"
        if echo is not None:
            echo.url = f"{'https' if tls else 'http'}://{address}/echo"
            root.putChild(b"echo", EndpointResource(echo.endpoint()))
        self.factories.append(factory)

        async def stop() -> None:
            await port.stopListening()

        self._closers.append(stop)
        return address

    def transport(self, pinned: Any = CERTIFICATE, **settings: Any) -> AgentTransport:
        transport = AgentTransport(reactor, pinned, **settings)
        self._closers.append(transport.close)
        return transport

    async def clear(self) -> None:
        while self._closers:
            await self._closers.pop()()


@pytest_twisted.async_yield_fixture
async def ground(tmp_path: Path) -> AsyncIterator[Ground]:
    made = Ground(tmp_path)
    yield made
    await made.clear()


@pytest.fixture
def live() -> Echo:
    """The service in real time."""
    return Echo.from_wsdl(WSDL, clock=reactor)


async def _unknown(awaitable: Awaitable[object]) -> str:
    with pytest.raises(UnknownOutcome) as caught:
        await awaitable
    return str(caught.value)


class _Raw(Protocol):
    """Collects what comes until the connection ends."""

    def __init__(self) -> None:
        self.received = bytearray()
        self.ended: Deferred[bytes] = Deferred()

    def dataReceived(self, data: bytes) -> None:
        self.received += data

    def connectionLost(self, reason: Failure = connectionDone) -> None:
        self.ended.callback(bytes(self.received))


async def _raw(address: str, data: bytes) -> bytes:
    host, _, port = address.partition(":")
    protocol: Any = await connectProtocol(HostnameEndpoint(reactor, host, int(port)), _Raw())
    protocol.transport.write(data)
    return await protocol.ended.addTimeout(10, reactor)


@pytest_twisted.ensureDeferred
async def test_calls_over_pinned_tls_share_a_connection(ground: Ground, live: Echo) -> None:
    await ground.listens(live)
    built: list[object] = []
    build = ground.factories[0].buildProtocol
    ground.factories[0].buildProtocol = lambda address: built.append(address) or build(address)
    client = live.client(ground.transport())
    for number in range(5):
        answer = await client.call("Change", live.message(text=str(number)), 20)
        assert answer == live.message(text=str(number))
    assert len(built) == 1
    assert {call.peer for call in live.calls} == {"127.0.0.1"}


@pytest_twisted.ensureDeferred
async def test_slow_handlers_overlap(ground: Ground, live: Echo) -> None:
    await ground.listens(live)
    waits: list[Deferred[Struct]] = []

    async def behave(call: Call[str]) -> Struct:
        waits.append(Deferred())
        if len(waits) == 8:
            for wait in reversed(waits):
                wait.callback(call.message)
        return await waits[-1] and call.message

    live.behaviour = behave
    client = live.client(ground.transport())
    calls = [Deferred.fromCoroutine(client.call("Change", live.message(text=str(n)), 20)) for n in range(8)]
    answers: Any = await gatherResults(calls)
    assert [answer.text for answer in answers] == [str(number) for number in range(8)]


@pytest_twisted.ensureDeferred
async def test_another_certificate_is_refused_before_a_byte_is_sent(ground: Ground, live: Echo) -> None:
    await ground.listens(live)
    for other in (identity("other"), identity("caller")):
        reason = await _unknown(
            live.client(ground.transport(other.certificate_der)).call("Change", live.message(text="x"), 20)
        )
        assert "certificate" in reason
    assert live.calls == []
    assert ground.factories[0].gauge.requests == 0


@pytest_twisted.ensureDeferred
async def test_the_second_look_at_the_certificate_suffices_alone(
    ground: Ground, live: Echo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_PinnedConnections, "_verify", lambda *arguments: True)
    await ground.listens(live)
    good, bad = ground.transport(), ground.transport(identity("other").certificate_der)
    assert "not the one" in await _unknown(live.client(bad).call("Change", live.message(text="x"), 20))
    assert live.calls == []
    assert await live.client(good).call("Change", live.message(text="x"), 20) == live.message(text="x")


@pytest_twisted.ensureDeferred
async def test_a_certificate_that_is_changed_ends_the_use_of_old_connections(ground: Ground, live: Echo) -> None:
    await ground.listens(live)
    known: dict[str, bytes | None] = {live.url: CERTIFICATE}
    client = live.client(ground.transport(known.get))
    await client.call("Change", live.message(text="x"), 20)
    for now_known in (identity("other").certificate_der, None):
        known[live.url] = now_known
        await _unknown(client.call("Change", live.message(text="x"), 20))
    known[live.url] = CERTIFICATE
    assert await client.call("Change", live.message(text="x"), 20) == live.message(text="x")


@pytest_twisted.ensureDeferred
async def test_old_tls_is_not_spoken(ground: Ground) -> None:
    options = tls_options(identity("tls"))
    assert isinstance(options, CertificateOptions)
    old = CertificateOptions(
        privateKey=options.privateKey,
        certificate=options.certificate,
        insecurelyLowerMinimumTo=TLSVersion.TLSv1_0,
        lowerMaximumSecurityTo=TLSVersion.TLSv1_1,
    )
    port = reactor.listenSSL(0, Factory.forProtocol(Protocol), old, interface="127.0.0.1")
    url = f"https://127.0.0.1:{port.getHost().port}/"
    assert "no answer within" not in await _unknown(ground.transport().post(url, XML, b"", 10))
    await port.stopListening()
    client = SSL.Context(SSL.TLS_METHOD)
    client.set_min_proto_version(SSL.TLS1_VERSION)
    client.set_max_proto_version(SSL.TLS1_1_VERSION)
    address = await ground.listens()
    connection = SSL.Connection(client, None)
    connection.set_connect_state()
    with pytest.raises(SSL.Error):
        _handshake(connection, b"")
        _handshake(connection, await _raw(address, connection.bio_read(4096)))


def _handshake(connection: SSL.Connection, received: bytes) -> None:
    if received:
        connection.bio_write(received)
    try:
        connection.do_handshake()
    except SSL.WantReadError:
        if received:
            raise AssertionError("the server went on") from None


@pytest_twisted.ensureDeferred
async def test_plain_on_loopback_where_it_is_switched_on(ground: Ground, live: Echo) -> None:
    await ground.listens(live, tls=False, plain="loopback")
    client = live.client(ground.transport(b"", plain=True))
    assert await client.call("Change", live.message(text="x"), 20) == live.message(text="x")
    for pinned, allowed in ((b"", False), (CERTIFICATE, True)):
        other = live.client(ground.transport(pinned, plain=allowed))
        assert "not allowed" in await _unknown(other.call("Change", live.message(text="x"), 20))


@pytest_twisted.ensureDeferred
async def test_plain_is_never_spoken_beyond_loopback(ground: Ground) -> None:
    for url in ("http://192.0.2.1:8774/", "http://localhost.example/", "ftp://127.0.0.1/"):
        assert "not allowed" in await _unknown(ground.transport(b"", plain=True).post(url, XML, b"", 10))
    assert "no address" in await _unknown(ground.transport().post("https://[::1/", XML, b"", 10))


@pytest_twisted.ensureDeferred
async def test_one_port_for_both(ground: Ground, live: Echo) -> None:
    address = await ground.listens(live, plain="loopback")
    assert await live.client(ground.transport()).call("Change", live.message(text="x"), 20)
    plain = await _raw(address, b"GET /echo?wsdl HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert plain.startswith(b"HTTP/1.1 200 ") and live.url.encode() in plain


@pytest_twisted.ensureDeferred
async def test_a_port_that_wants_tls_says_so(ground: Ground) -> None:
    address = await ground.listens()
    answer = await _raw(address, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 426 ") and b"use https" in answer


@pytest_twisted.ensureDeferred
async def test_a_plain_port_hangs_up_on_tls(ground: Ground) -> None:
    address = await ground.listens(tls=False, plain="all")
    assert await _raw(address, b"\x16\x03\x01\x00\x05hello") == b""
    assert ground.factories[0].gauge.addresses == {}


def test_a_port_for_nobody() -> None:
    with pytest.raises(ValueError, match="serves nobody"):
        listen(reactor, 0, "127.0.0.1", Factory(), tls=None, plain="no")


@pytest_twisted.ensureDeferred
async def test_a_listener_without_patience(ground: Ground) -> None:
    limits = HttpLimits(header_time_s=0.2)
    address = await ground.listens(plain="all", limits=limits)
    silent = await _raw(address, b"")
    assert silent == b""
    assert b" 408 " in await _raw(address, b"POST / HTT")
    assert await _raw(address, b"\x16\x03") == b""
    assert ground.factories[0].gauge.addresses == {}


@pytest_twisted.ensureDeferred
async def test_who_sends_too_much_learns_it(ground: Ground) -> None:
    address = await ground.listens(plain="all")
    head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n"
    assert b" 413 " in await _raw(address, head + b"x" * 3_000_000)


@pytest_twisted.ensureDeferred
async def test_connections_over_the_limit_are_told_so(ground: Ground, live: Echo) -> None:
    address = await ground.listens(live, plain="all", limits=HttpLimits(connections_per_address=3))
    host, _, port = address.partition(":")
    held: list[Any] = [await connectProtocol(HostnameEndpoint(reactor, host, int(port)), _Raw()) for _ in range(3)]
    told = await _raw(address, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    assert told.startswith(b"HTTP/1.1 503 ") and b"Retry-After: 5\r\n" in told
    secure = await ground.transport().post(f"https://{address}/echo", XML, b"", 20)
    assert (secure.status, secure.body) == (503, b"There are too many connections.\n")
    held[0].transport.loseConnection()
    await held[0].ended
    answer = await _raw(address, b"GET /echo?wsdl HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 ")
    for protocol in held[1:]:
        protocol.transport.loseConnection()
        await protocol.ended


@pytest_twisted.ensureDeferred
async def test_answers_are_bounded(ground: Ground) -> None:
    address = await ground.listens()
    url = f"https://{address}/strange/"
    response = await ground.transport().post(url + "long", XML, b"", 20)
    assert len(response.body) == 200_000
    for what in ("long", "endless"):
        reason = await _unknown(ground.transport(most_bytes=199_999).post(url + what, XML, b"", 20))
        assert "more than 199999 bytes" in reason
    await ground.strange.gone.get().addTimeout(10, reactor)


class _Talker(Protocol):
    """Answers whatever comes with what its factory says, and keeps the connection."""

    def dataReceived(self, data: bytes) -> None:
        said: bytes = self.factory.said  # type: ignore[union-attr]
        self.transport.write(said)  # type: ignore[union-attr]


_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
_IN_CHUNKS = _OK + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (_OK + b"".join(b"X-%d: y\r\n" % number for number in range(10_000)), "headers are too long"),
        (_OK + b"X: y\r\n" + b" folded\r\n" * 10_000, "headers are too long"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 5_000, "headers are too long"),
        (_IN_CHUNKS + b"1\r\nx\r\n" * 1_025, "too many pieces"),
        (_IN_CHUNKS + b"1\r\nx\r\n" * 1_000 + b"0\r\n\r\n", None),
        (_OK + b"X: " + b"y" * 10_000 + b"\r\nContent-Length: 70000\r\n\r\n" + b"x" * 70_000, None),
    ],
    ids=["headers", "a folded header", "announcements", "chunks", "some chunks", "a long header"],
)
@pytest_twisted.ensureDeferred
async def test_a_server_that_never_comes_to_the_point(said: bytes, reason: str | None, ground: Ground) -> None:
    """What stands before a body is bounded as the body is, and so is what it is cut into."""
    factory: Any = Factory.forProtocol(_Talker)
    factory.said = said
    port = reactor.listenTCP(0, factory, interface="127.0.0.1")
    try:
        asked = ground.transport(b"", plain=True).post(f"http://127.0.0.1:{port.getHost().port}/", XML, b"", 3)
        if reason is None:
            assert (await asked).status == 200
        else:
            assert reason in await _unknown(asked)
    finally:
        await port.stopListening()


@pytest_twisted.ensureDeferred
async def test_what_is_cut_is_not_an_answer(ground: Ground) -> None:
    url = f"https://{await ground.listens()}/strange/cut"
    await _unknown(ground.transport().post(url, XML, b"", 20))


@pytest_twisted.ensureDeferred
async def test_a_redirection_is_not_followed(ground: Ground) -> None:
    url = f"https://{await ground.listens()}/strange/"
    transport = ground.transport()
    assert [(await transport.post(url + what, XML, b"", 20)).status for what in ("moved", "html")] == [302, 500]


@pytest_twisted.ensureDeferred
async def test_the_deadline_covers_headers_and_body(ground: Ground) -> None:
    url = f"https://{await ground.listens()}/strange/"
    for what in ("silent", "endless"):
        reason = await _unknown(ground.transport(most_bytes=10**9).post(url + what, XML, b"", 0.3))
        assert reason == "no answer within 0.3 s"
        await ground.strange.gone.get().addTimeout(10, reactor)


@pytest_twisted.ensureDeferred
async def test_cancelling_cuts_the_connection(ground: Ground) -> None:
    url = f"https://{await ground.listens()}/strange/silent"
    call = Deferred.fromCoroutine(ground.transport().post(url, XML, b"", 20))
    while not ground.factories[0].gauge.requests:
        await _turn()
    call.cancel()
    with pytest.raises(CancelledError):
        await call
    await ground.strange.gone.get().addTimeout(10, reactor)


async def _turn() -> None:
    waiting: Deferred[None] = Deferred()
    reactor.callLater(0.01, waiting.callback, None)
    await waiting


@pytest_twisted.ensureDeferred
async def test_nobody_there(ground: Ground) -> None:
    address = await ground.listens()
    await ground.clear()
    await _unknown(AgentTransport(reactor, CERTIFICATE).post(f"https://{address}/", XML, b"", 10))


@pytest_twisted.ensureDeferred
async def test_a_reader_who_leaves_ends_a_reading_call(ground: Ground, live: Echo) -> None:
    await ground.listens(live)
    ended: Deferred[str] = Deferred()
    begun: Deferred[None] = Deferred()

    async def behave(call: Call[str]) -> Struct:
        waiting: Deferred[Struct] = Deferred(lambda _: ended.callback("cancelled"))
        begun.callback(None)
        return await waiting

    live.behaviour = behave
    client = live.client(ground.transport())
    call = Deferred.fromCoroutine(client.call("DescribeResources", live.message(text="x"), 20))
    call.addErrback(lambda _: None)
    await begun.addTimeout(10, reactor)
    call.cancel()
    assert await ended.addTimeout(10, reactor) == "cancelled"


@pytest_twisted.ensureDeferred
async def test_large_files_are_streamed(ground: Ground) -> None:
    (ground.directory / "image").write_bytes(b"0123456789abcdef" * 500_000)
    url = f"https://{await ground.listens()}/files/image"
    agent = ground.transport().agent_for(url)
    response = await agent.request(b"GET", url.encode())
    collected = _Raw()
    response.deliverBody(collected)
    body = await collected.ended
    assert (response.code, len(body), body[-4:]) == (200, 8_000_000, b"cdef")


class _Long:
    """An endpoint whose answer is long; of its pieces all are the same bytes."""

    PIECE = b"0123456789abcdef" * 4096

    def __init__(self, pieces: int) -> None:
        self.pieces = pieces

    async def handle(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(200, {"content-type": "text/xml"}, b"<", pieces=(self.PIECE,) * self.pieces + (b">",))


@pytest.mark.parametrize("tls", [False, True])
@pytest_twisted.ensureDeferred
async def test_a_slow_client_holds_a_piece_at_a_time(ground: Ground, tls: bool) -> None:
    channels: list[Any] = []
    address = await ground.listens(tls=tls, plain="no" if tls else "all")
    factory = ground.factories[0]
    build = factory.buildProtocol
    factory.buildProtocol = lambda peer: channels.append(build(peer)) or channels[-1]
    long: Any = _Long(1000)
    factory.resource.putChild(b"long", EndpointResource(long))
    host, _, port = address.partition(":")
    endpoint: Any = HostnameEndpoint(reactor, host, int(port))
    if tls:
        endpoint = wrapClientTLS(CertificateOptions(), endpoint)
    client: Any = await connectProtocol(endpoint, _Raw())
    client.transport.write(b"GET /long HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    while not client.received:
        await _turn()
    client.transport.pauseProducing()
    line = channels[0].transport
    line = getattr(line, "transport", line)
    most = 0
    for _ in range(50):
        await _turn()
        most = max(most, len(line.dataBuffer) + line._tempDataLen)
    assert 0 < most <= 3 * len(_Long.PIECE)
    client.transport.resumeProducing()
    head, _, body = (await client.ended.addTimeout(30, reactor)).partition(b"\r\n\r\n")
    assert b"Content-Length: 65536002" in head.title() and len(body) == 65536002 and body.endswith(b"f>")


@pytest_twisted.ensureDeferred
async def test_a_client_that_goes_away_in_the_middle_of_an_answer(ground: Ground) -> None:
    address = await ground.listens(tls=False, plain="all")
    factory = ground.factories[0]
    long: Any = _Long(1000)
    factory.resource.putChild(b"long", EndpointResource(long))
    host, _, port = address.partition(":")
    client: Any = await connectProtocol(HostnameEndpoint(reactor, host, int(port)), _Raw())
    client.transport.write(b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
    while not client.received:
        await _turn()
    assert factory.gauge.requests == 1
    client.transport.abortConnection()
    await client.ended
    while factory.gauge.requests or factory.gauge.addresses:
        await _turn()


@pytest.mark.parametrize("number", [300, pytest.param(10_000, marks=pytest.mark.long)])
@pytest_twisted.ensureDeferred
async def test_half_open_connections_from_many_addresses(ground: Ground, live: Echo, number: int) -> None:
    address = await ground.listens(live, plain="all", limits=HttpLimits(connections=number // 5, header_time_s=600))
    factory = ground.factories[0]
    question = b"GET /echo?wsdl HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    port = int(address.rpartition(":")[2])
    held: list[socket.socket] = []
    try:
        for count in range(number):
            made = socket.socket()
            made.setblocking(False)
            # A tenth as many addresses as connections.
            made.bind((f"127.1.{count % (number // 10) // 250}.{count % (number // 10) % 250 + 1}", 0))
            made.connect_ex(("127.0.0.1", port))
            held.append(made)
            if count % 100 == 99:
                await _turn()
                assert (await _raw(address, question)).startswith(b"HTTP/1.1 200 ")
        assert sum(factory.gauge.addresses.values()) <= number // 5
    finally:
        for made in held:
            made.close()
    while factory.gauge.addresses:
        await _turn()
    assert factory.turns.waiting == {}


class _Flooding(Protocol):
    """Sends a message that nobody signed, again as soon as it is refused."""

    MESSAGE = b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: 4\r\n\r\n<x/>"

    def connectionMade(self) -> None:
        self.transport.write(self.MESSAGE)

    def dataReceived(self, data: bytes) -> None:
        if b"HTTP/1.1 500 " in data:
            self.transport.write(self.MESSAGE)


class _Asking(_Raw):
    """Waits for answers one by one."""

    def __init__(self) -> None:
        super().__init__()
        self.answered: DeferredQueue[bytes] = DeferredQueue()

    def dataReceived(self, data: bytes) -> None:
        self.received += data
        if self.received.endswith(b"</a>"):
            self.answered.put(bytes(self.received))
            self.received.clear()


class _Counting:
    """An endpoint that counts what it refuses, and knows who asks for a path with a query."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.refused = 0

    async def handle(self, request: HttpRequest) -> HttpResponse:
        if request.query:
            return HttpResponse(200, {"content-type": "text/xml"}, b"<a></a>", proved=True)
        self.refused += 1
        response: HttpResponse = await self.inner.handle(request)
        return response


@pytest.mark.parametrize("tls", [False, True])
@pytest_twisted.ensureDeferred
async def test_an_honest_request_waits_for_few_of_a_flood(ground: Ground, live: Echo, tls: bool) -> None:
    address = await ground.listens(live, tls=tls, plain="no" if tls else "all")
    counting: Any = _Counting(live.endpoint())
    ground.factories[0].resource.putChild(b"echo", EndpointResource(counting))

    def come_from(source: str, protocol: Protocol) -> Any:
        endpoint: Any = TCP4ClientEndpoint(reactor, *_host_port(address), bindAddress=(source, 0))
        return connectProtocol(wrapClientTLS(CertificateOptions(), endpoint) if tls else endpoint, protocol)

    flood = [await come_from("127.0.0.2", _Flooding()) for _ in range(30)]
    honest: Any = await come_from("127.0.0.1", _Asking())
    while counting.refused < 100:
        await _turn()
    waited = []
    for _ in range(30):
        before = counting.refused
        honest.transport.write(b"GET /echo?a=b HTTP/1.1\r\nHost: x\r\n\r\n")
        await honest.answered.get().addTimeout(10, reactor)
        waited.append(counting.refused - before)
        await _turn()
    assert sorted(waited)[-3] <= 4, waited
    assert counting.refused > 200
    for protocol in (*flood, honest):
        protocol.transport.abortConnection()


def _host_port(address: str) -> tuple[str, int]:
    host, _, port = address.partition(":")
    return host, int(port)
