"""Limits of a listener, each with the honest request that passes beside it; in memory, with a clock that is told the time."""

import re

import pytest
from attrs import evolve
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.error import ConnectionDone
from twisted.internet.protocol import Factory
from twisted.internet.task import Clock
from twisted.internet.testing import StringTransport
from twisted.python.failure import Failure
from twisted.web.resource import Resource
from twisted.web.server import NOT_DONE_YET, Request
from zope.interface import implementer

from euca.soap.channel import TURNED_AWAY_S
from euca.soap.http import LINGER_S, STALL_S, HttpLimits, site
from euca.soap.limits import TURNED_AWAY, TURNED_AWAY_PER_ADDRESS
from euca.soap.observing import IObserver, NoObserver

LIMITS = HttpLimits(body_bytes=1000, header_bytes=500, headers=8, connections=6, connections_per_address=3, requests=2)


class _Root(Resource):
    """Answers with the body's length; at /wait never."""

    isLeaf = True

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[Request] = []
        self.gone = 0

    def render(self, request: Request) -> bytes | int:
        self.requests.append(request)
        if request.path == b"/wait":
            request.notifyFinish().addErrback(self._lost)
            return NOT_DONE_YET
        return b"length %d" % len(request.content.read())

    def _lost(self, failure: Failure) -> None:
        self.gone += 1


@implementer(IObserver)
class _Seen(NoObserver):
    """What an observer heard."""

    def __init__(self) -> None:
        self.at_work = 0
        self.refusals: list[tuple[str, str]] = []

    def begun(self) -> None:
        self.at_work += 1

    def ended(self) -> None:
        self.at_work -= 1

    def refused(self, check: str, peer: str) -> None:
        self.refusals.append((check, peer))


class Line:
    """One connection."""

    def __init__(self, listener: "Listener", host: str) -> None:
        kind = IPv6Address if ":" in host else IPv4Address
        address = kind("TCP", host, 1234)
        self.protocol = listener.factory.buildProtocol(address)
        self.accepted = self.protocol is not None and not self.protocol.turned_away
        self.host = host
        self.transport = StringTransport(peerAddress=address)
        self.closed = False
        if self.protocol is not None:
            self.protocol.makeConnection(self.transport)

    def sends(self, data: bytes) -> "Line":
        self.protocol.dataReceived(data)
        return self

    @property
    def answer(self) -> bytes:
        return self.transport.value()

    @property
    def status(self) -> int | None:
        found = re.match(rb"HTTP/1\.[01] ([0-9]{3}) ", self.answer)
        return int(found[1]) if found else None

    @property
    def closing(self) -> bool:
        return bool(self.transport.disconnecting)

    def breaks(self) -> None:
        self.protocol.connectionLost(Failure(ConnectionDone()))


class Listener:
    def __init__(self, limits: HttpLimits = LIMITS) -> None:
        self.root = _Root()
        self.clock = Clock()
        self.seen = _Seen()
        self.factory: Factory = site(self.root, limits=limits, clock=self.clock, observer=self.seen)

    def line(self, host: str = "192.0.2.1") -> Line:
        return Line(self, host)


@pytest.fixture
def listener() -> Listener:
    return Listener()


def _post(body: bytes = b"", headers: bytes = b"", path: bytes = b"/", length: bytes | None = None) -> bytes:
    if length is None:
        length = b"Content-Length: %d\r\n" % len(body)
    return b"POST %s HTTP/1.1\r\nHost: x\r\n%s%s\r\n%s" % (path, length, headers, body)


def _chunks(*chunks: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in (*chunks, b""))


CHUNKED = b"Transfer-Encoding: chunked\r\n"


def test_an_honest_request(listener: Listener) -> None:
    line = listener.line().sends(_post(b"x" * 1000))
    assert line.status == 200 and line.answer.endswith(b"length 1000") and not line.closing
    assert b"Server: Eucalyptus\r\n" in line.answer and b"Twisted" not in line.answer


def test_byte_by_byte(listener: Listener) -> None:
    line = listener.line()
    for byte in _post(b"x" * 10, CHUNKED, length=b"").replace(b"x" * 10, b"") + _chunks(b"ab", b"cde"):
        line.sends(bytes([byte]))
    assert line.answer.endswith(b"length 5")


def test_several_on_one_connection(listener: Listener) -> None:
    line = listener.line()
    for _ in range(3):
        line.sends(_post(b"xy"))
    assert line.answer.count(b"length 2") == 3 and not line.closing


def test_pipelined_requests_are_answered_one_after_the_other(listener: Listener) -> None:
    line = listener.line().sends(_post(b"a", path=b"/wait") + _post(b"bb") + _post(b"ccc"))
    assert line.answer == b"" and len(listener.root.requests) == 1
    listener.root.requests[0].finish()
    assert re.findall(rb"length ([0-9])", line.answer) == [b"2", b"3"]


def test_nothing_is_read_after_connection_close(listener: Listener) -> None:
    line = listener.line().sends(_post(b"a", b"Connection: close\r\n") + _post(b"bb"))
    assert line.answer.count(b"HTTP/1.1 ") == 1 and line.closing


def test_a_length_over_the_limit_is_refused_before_a_byte_of_it_comes(listener: Listener) -> None:
    line = listener.line().sends(_post(length=b"Content-Length: 1001\r\n"))
    assert line.status == 413 and listener.root.requests == []
    line.sends(b"x" * 1001 + _post())
    assert line.answer.count(b"HTTP/1.1 ") == 1
    listener.clock.advance(LINGER_S)
    assert line.closing


def test_no_continue_for_what_is_too_long(listener: Listener) -> None:
    expect = b"Expect: 100-continue\r\n"
    assert listener.line().sends(_post(headers=expect, length=b"Content-Length: 1001\r\n")).status == 413
    assert listener.line().sends(_post(headers=expect, length=b"Content-Length: 1000\r\n")).status == 100


@pytest.mark.parametrize("sizes", [[1001], [500, 501], [1] * 1001])
def test_chunks_are_counted(listener: Listener, sizes: list[int]) -> None:
    line = listener.line().sends(_post(headers=CHUNKED, length=b"") + _chunks(*(b"x" * size for size in sizes)))
    assert line.status == 413 and line.answer.count(b"HTTP/1.1 ") == 1 and listener.root.requests == []


def test_small_pieces_of_a_body_of_known_length() -> None:
    """TCP may cut as it likes: it is the client's chunks that are counted."""
    line = Listener(HttpLimits()).line()
    for byte in _post(b"x" * 5000):
        line.sends(bytes([byte]))
    assert line.answer.endswith(b"length 5000")


@pytest.mark.parametrize(
    ("number", "size", "status"), [(1024, 1, 200), (1025, 1, 413), (2000, 256, 200), (2000, 255, 413)]
)
def test_many_chunks_have_to_be_worth_it(number: int, size: int, status: int) -> None:
    line = Listener(HttpLimits()).line()
    line.sends(_post(headers=CHUNKED, length=b"") + _chunks(*[b"x" * size] * number))
    assert line.status == status


def test_chunks_within_the_limit(listener: Listener) -> None:
    line = listener.line()
    for _ in range(2):
        line.sends(_post(headers=CHUNKED, length=b"") + _chunks(b"x" * 500, b"y" * 500))
    assert line.answer.count(b"length 1000") == 2


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (_post(b"x", headers=CHUNKED), 400),
        (_post(b"x", headers=b"Content-Length: 1\r\n"), 400),
        (_post(b"x", headers=b"Content-Length: 2\r\n"), 400),
        (_post(length=b"Content-Length: 1, 1\r\n"), 400),
        (_post(length=b"Content-Length: +1\r\n"), 400),
        (_post(length=b"Content-Length: 0x1\r\n"), 400),
        (_post(length=b"Content-Length: -1\r\n"), 400),
        (_post(length=b"Content-Length:\r\n"), 400),
        (_post(length=b"Content-Length : 1\r\n"), 400),
        (_post(headers=CHUNKED + CHUNKED, length=b""), 400),
        (_post(headers=b"Transfer-Encoding: identity\r\n", length=b""), 400),
        (_post(headers=b"Transfer-Encoding: gzip, chunked\r\n", length=b""), 400),
        (_post(headers=b"Transfer-Encoding: \x0bchunked\r\n", length=b""), 400),
        (_post(headers=b"Transfer-Encoding: identity\r\n"), 400),
        (_post(headers=b"A: b\r\n c\r\n"), 400),
        (_post(headers=b"A: b\r\n\tc\r\n"), 400),
        (_post(headers=b"A: b\nContent-Length: 5\r\n"), 400),
        (_post(headers=b"A: b\rC: d\r\n"), 400),
        (_post(headers=b"A: b\x00\r\n"), 400),
        (_post(headers=b"Host: y\r\n"), 400),
        (_post(headers=b"A B: c\r\n"), 400),
        (_post(headers=b": c\r\n"), 400),
        (_post(headers=b"nothing\r\n"), 400),
        (b"POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", 400),
        (b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        (b"POST / HTTP/2.0\r\nHost: x\r\n\r\n", 400),
        (b"POST  / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"POST /\x00 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b" POST / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"PRI * HTTP/2.0\r\n\r\n", 400),
        (b"hello\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        (b"PUT / HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (_post(headers=b"Content-Encoding: gzip\r\n"), 415),
        (_post(headers=b"content-encoding: identity, gzip\r\n"), 415),
        (_post(headers=b"Content-Encoding: identity\r\n"), 200),
        (_post(b"x", headers=b"TRANSFER-ENCODING: chunked\r\n", length=b"").replace(b"x", b"y") + _chunks(), 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 200),
        (b"GET /?wsdl HTTP/1.0\r\n\r\n", 200),
        (b"\r\n" + _post(), 200),
    ],
)
def test_what_a_head_may_be(listener: Listener, head: bytes, status: int) -> None:
    line = listener.line().sends(head)
    assert line.status == status and len(re.findall(rb"HTTP/1\.[01] ", line.answer)) == 1
    assert bool(listener.root.requests) == (status == 200)


def test_headers_by_number(listener: Listener) -> None:
    assert listener.line().sends(_post(headers=b"A: b\r\n" * 6)).status == 200
    assert listener.line().sends(_post(headers=b"A: b\r\n" * 7)).status == 431


@pytest.mark.parametrize("where", ["one line", "many lines", "the request line", "a line without end"])
def test_headers_by_size(listener: Listener, where: str) -> None:
    heads = {
        "one line": _post(headers=b"A: " + b"b" * 500 + b"\r\n"),
        "many lines": _post(headers=(b"A: " + b"b" * 100 + b"\r\n") * 5),
        "the request line": _post(path=b"/" + b"x" * 500),
        "a line without end": b"POST /" + b"x" * 501,
    }
    line = listener.line().sends(heads[where])
    assert line.status == 431 and listener.root.requests == []
    assert listener.line().sends(_post(headers=b"A: " + b"b" * 400 + b"\r\n")).status == 200


def test_a_head_may_be_longer_than_others_take_where_its_listener_says_so() -> None:
    listener = Listener(evolve(LIMITS, header_bytes=40_000))
    assert listener.line().sends(_post(headers=b"A: " + b"b" * 39_000 + b"\r\n")).status == 200
    assert listener.line().sends(_post(headers=b"A: " + b"b" * 40_000 + b"\r\n")).status == 431


def test_a_line_without_end_in_small_pieces(listener: Listener) -> None:
    line = listener.line()
    for _ in range(100):
        line.sends(b"x" * 100)
    assert line.status == 431 and len(line.protocol._buffer) <= 600


def test_headers_have_their_time(listener: Listener) -> None:
    slow, fast = listener.line(), listener.line()
    for _ in range(9):
        slow.sends(b"P" if not slow.protocol._buffer else b"O")
        listener.clock.advance(1)
    fast.sends(_post())
    listener.clock.advance(1)
    assert (slow.status, fast.status) == (408, 200)
    listener.clock.advance(LINGER_S)
    assert slow.closing and not fast.closing


def test_a_body_has_its_time_which_no_byte_puts_off(listener: Listener) -> None:
    line = listener.line().sends(_post(length=b"Content-Length: 900\r\n"))
    for _ in range(29):
        line.sends(b"x")
        listener.clock.advance(1)
    assert line.status is None
    listener.clock.advance(1)
    assert line.status == 408 and listener.root.requests == []


def test_between_requests_a_connection_may_rest(listener: Listener) -> None:
    line = listener.line().sends(_post())
    listener.clock.advance(74)
    assert not line.closing
    line.sends(_post())
    assert line.answer.count(b"200 OK") == 2
    listener.clock.advance(75)
    assert line.closing and line.answer.count(b"HTTP/1.1 ") == 2


def test_a_second_request_has_the_time_of_headers_too(listener: Listener) -> None:
    line = listener.line().sends(_post())
    listener.clock.advance(60)
    line.sends(b"POST")
    listener.clock.advance(10)
    assert b"408" in line.answer


def test_an_answer_may_take_long(listener: Listener) -> None:
    line = listener.line().sends(_post(path=b"/wait"))
    listener.clock.advance(3600)
    assert not line.closing
    listener.root.requests[0].write(b"news")
    listener.root.requests[0].finish()
    assert b"news" in line.answer and not line.closing


def test_an_answer_that_is_not_taken(listener: Listener) -> None:
    line = listener.line().sends(_post(path=b"/wait"))
    line.protocol.pauseProducing()
    listener.clock.advance(STALL_S - 1)
    line.protocol.resumeProducing()
    line.protocol.pauseProducing()
    listener.clock.advance(STALL_S - 1)
    assert not line.closing
    listener.clock.advance(1)
    assert line.closing


def test_a_connection_that_does_not_close_is_aborted(listener: Listener) -> None:
    line = listener.line().sends(_post(headers=b"Connection: close\r\n"))
    aborted: list[bool] = []
    line.transport.abortConnection = lambda: aborted.append(True)
    assert line.closing
    listener.clock.advance(STALL_S)
    assert aborted == [True]


def test_connections_of_one_address(listener: Listener) -> None:
    lines = [listener.line() for _ in range(4)]
    assert [line.accepted for line in lines] == [True, True, True, False]
    assert listener.line("192.0.2.2").sends(_post()).status == 200
    for line in (lines[0], lines[3]):
        line.breaks()
    assert listener.line().accepted and not listener.line().accepted


def test_connections_of_one_network_of_ipv6(listener: Listener) -> None:
    lines = [listener.line(f"2001:db8::{number}") for number in range(1, 5)]
    assert [line.accepted for line in lines] == [True, True, True, False]
    assert listener.line("2001:db8:0:1::1").accepted


def test_connections_of_one_site_of_ipv6() -> None:
    """Whoever has 48 bits has 65,536 networks of 64: together they have what a site may, and another site or an IPv4 address has its own."""
    listener = Listener(HttpLimits(connections=40, connections_per_address=4, connections_per_site=10))
    lines = [listener.line(f"2001:db8:7:{number:x}::1") for number in range(12)]
    assert [line.accepted for line in lines] == [True] * 10 + [False] * 2
    assert listener.line("2001:db8:8::1").accepted
    assert all(listener.line("192.0.2.1").accepted for _ in range(4))
    lines[0].breaks()
    lines[0].breaks()
    assert listener.line("2001:db8:7:ff::1").accepted and not listener.line("2001:db8:7:ff::1").accepted


def test_a_site_of_ipv6_cannot_lock_out_another() -> None:
    """Though each of its networks has one connection only, as each of the others."""
    listener = Listener(HttpLimits(connections=8, connections_per_site=8))
    greedy = [listener.line(f"2001:db8:7:{number:x}::1") for number in range(8)]
    assert all(line.accepted for line in greedy)
    honest = [listener.line("198.51.100.1").sends(_post()), listener.line("2001:db8:8::1").sends(_post())]
    assert [line.status for line in honest] == [200, 200] and sum(line.closing for line in greedy) == 2
    assert not listener.line("2001:db8:7:ff::1").accepted


def test_connections_in_all(listener: Listener) -> None:
    lines = [listener.line(f"192.0.2.{number}") for number in range(7)]
    assert [line.accepted for line in lines] == [True] * 6 + [False]
    for line in lines[:6]:
        line.breaks()
    assert listener.line().accepted
    assert listener.factory.gauge.addresses == {"192.0.2.1": 1}  # type: ignore[attr-defined]


def test_who_is_over_the_limit_is_told_so(listener: Listener) -> None:
    for _ in range(3):
        listener.line()
    away = listener.line().sends(b"P")
    assert away.status == 503 and b"Retry-After: 5\r\n" in away.answer and not away.closing
    assert listener.seen.refusals == [("http.connections", "192.0.2.1")]
    away.sends(_post())
    listener.clock.advance(LINGER_S)
    assert away.closing and away.answer.count(b"HTTP/1.1 ") == 1 and listener.root.requests == []


def test_who_is_over_the_limit_and_silent_is_cut(listener: Listener) -> None:
    for _ in range(3):
        listener.line()
    away = listener.line()
    listener.clock.advance(TURNED_AWAY_S)
    assert away.closing and away.answer == b""


def test_no_more_are_told_than_is_cheap() -> None:
    listener = Listener(HttpLimits(connections=1))
    told = [listener.line(f"192.0.2.{number // 10}") for number in range(200)]
    away = [line for line in told if line.protocol is not None and not line.accepted]
    assert len(away) == TURNED_AWAY
    assert sum(line.host == "192.0.2.1" for line in away) == TURNED_AWAY_PER_ADDRESS
    for line in told:
        if line.protocol is not None:
            line.breaks()
    assert listener.line().sends(_post()).status == 200


def test_a_few_addresses_cannot_lock_out_another() -> None:
    listener = Listener(HttpLimits())
    greedy = [listener.line(f"192.0.2.{number // 64}") for number in range(512)]
    assert all(line.accepted for line in greedy) and not any(line.closing for line in greedy)
    honest = [listener.line("198.51.100.1").sends(_post()) for _ in range(8)]
    assert [line.status for line in honest] == [200] * 8 and sum(line.closing for line in greedy) == 8
    assert [check for check, _ in listener.seen.refusals] == ["http.connections"] * 8
    # All share alike in the end, and nobody gets more than that by asking again.
    more = [listener.line("198.51.100.1") for _ in range(92)]
    assert sum(line.accepted for line in more) == 56 - 8
    assert not listener.line("192.0.2.1").accepted
    assert sum(listener.factory.gauge.addresses.values()) == 512  # type: ignore[attr-defined]


def test_work_is_not_cut_for_a_newcomer() -> None:
    listener = Listener(HttpLimits(connections=4))
    greedy = [listener.line().sends(_post(path=b"/wait")) for _ in range(3)]
    resting = listener.line().sends(_post())
    assert listener.line("192.0.2.2").sends(_post()).status == 200 and resting.closing
    assert listener.line("192.0.2.3").sends(_post()).status == 503
    assert not any(line.closing for line in greedy)


def test_a_body_that_still_comes_gives_way_to_a_newcomer() -> None:
    """Of who has most: nothing is lost that was whole."""
    listener = Listener(HttpLimits(connections=4))
    slow = [listener.line().sends(_post(b"12345", length=b"Content-Length: 10\r\n")) for _ in range(4)]
    assert [listener.line("192.0.2.2").sends(_post()).status for _ in range(2)] == [200, 200]
    assert [line.closing for line in slow] == [True, True, False, False]
    assert listener.factory.gauge.requests == 2  # type: ignore[attr-defined]
    for line in slow:
        line.breaks()
    assert listener.factory.gauge.requests == 0  # type: ignore[attr-defined]


def test_slow_bodies_of_one_address_give_way(listener: Listener) -> None:
    slow = [listener.line().sends(_post(length=b"Content-Length: 10\r\n")) for _ in range(2)]
    assert listener.line("192.0.2.2").sends(_post(path=b"/wait")).status is None
    assert [line.status for line in slow] == [503, None]
    assert listener.line("192.0.2.3").sends(_post()).status == 503
    assert listener.line().sends(_post()).status == 503


def test_ten_thousand_half_open_connections() -> None:
    listener = Listener(HttpLimits())
    lines = [listener.line(f"10.0.{number // 250}.{number % 250}") for number in range(10_000)]
    held = [line for line in lines if line.protocol is not None]
    assert len(held) == 512 + TURNED_AWAY and sum(line.accepted for line in held) == 512
    listener.clock.advance(10)
    assert all(line.closing for line in held)
    for line in held:
        line.breaks()
    assert listener.line().sends(_post()).status == 200


def test_requests_at_work(listener: Listener) -> None:
    lines = [listener.line(f"192.0.2.{number}").sends(_post(path=b"/wait")) for number in range(2)]
    third = listener.line("192.0.2.3").sends(_post())
    assert third.status == 503 and len(listener.root.requests) == 2
    listener.root.requests[0].finish()
    assert listener.line("192.0.2.4").sends(_post()).status == 200
    lines[1].breaks()
    assert listener.root.gone == 1
    for number in (5, 6):
        assert listener.line(f"192.0.2.{number}").sends(_post()).status == 200


def test_bodies_that_are_still_coming_are_at_work(listener: Listener) -> None:
    for number in range(2):
        listener.line(f"192.0.2.{number}").sends(_post(length=b"Content-Length: 10\r\n"))
    assert listener.seen.at_work == 2
    assert listener.line("192.0.2.3").sends(_post()).status == 503
    listener.clock.advance(30)
    assert listener.line("192.0.2.4").sends(_post()).status == 200


def test_nothing_is_left_when_all_have_gone(listener: Listener) -> None:
    lines = [
        listener.line("192.0.2.1").sends(b"POST"),
        listener.line("192.0.2.2").sends(_post(length=b"Content-Length: 10\r\n")),
        listener.line("192.0.2.3").sends(_post(path=b"/wait")),
        listener.line("192.0.2.4").sends(_post(length=b"Content-Length: 5000\r\n")),
        listener.line("192.0.2.5").sends(_post()),
        listener.line("192.0.2.6").sends(_post(headers=b"Connection: close\r\n")),
    ]
    for line in lines:
        line.breaks()
    assert listener.clock.getDelayedCalls() == []
    gauge = listener.factory.gauge  # type: ignore[attr-defined]
    assert (dict(gauge.addresses), gauge.requests, listener.seen.at_work) == ({}, 0, 0)
    assert listener.seen.refusals == [
        ("http.413", "192.0.2.4"),
        ("http.503", "192.0.2.5"),
        ("http.503", "192.0.2.6"),
    ]


def test_nothing_of_a_body_goes_to_a_disk() -> None:
    listener = Listener(HttpLimits())
    line = listener.line().sends(_post(length=b"Content-Length: 1000000\r\n"))
    line.sends(b"x" * 999_999)
    content = line.protocol.requests[0].content
    assert type(content).__name__ == "BytesIO"
    assert line.sends(b"x").answer.endswith(b"length 1000000")
