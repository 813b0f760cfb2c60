"""The order of work: who was refused waits; nobody waits for ever; and connections that are held to it, in memory."""

import itertools
import re
from collections.abc import Callable

import pytest
from twisted.internet.address import IPv4Address
from twisted.internet.error import ConnectionDone
from twisted.internet.task import Clock
from twisted.internet.testing import StringTransport
from twisted.python.failure import Failure
from twisted.web.resource import Resource
from twisted.web.server import NOT_DONE_YET, Request

from euca.soap.exchange import HttpRequest, HttpResponse
from euca.soap.http import EndpointResource, HttpLimits, doors, site
from euca.soap.turns import (
    BEHIND_S,
    BUDGET_S,
    DEAR_S,
    LATELY_S,
    MOST_ADDRESSES,
    RESTS,
    STARVING_S,
    STRANGERS,
    YOUNG_S,
    Place,
    Turns,
)


def turn(clock: Clock) -> None:
    """One turn of a reactor: what is due now, and nothing of what that asks for."""
    for call in [call for call in clock.calls if call.getTime() <= clock.seconds()]:
        if call.active():
            clock.calls.remove(call)
            call.called = 1
            call.func(*call.args, **call.kw)


class Order:
    """Turns, and what was done in them."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.clock.advance(1000)
        self.spent_s = 0.0
        self.turns = Turns(self.clock, lambda: self.spent_s)
        self.done: list[str] = []

    def work(self, name: str, takes_s: float = 0.0) -> Callable[[], None]:
        def do() -> None:
            self.done.append(name)
            self.spent_s += takes_s

        return do

    def bad(self, host: str) -> Place:
        place = self.turns.place(host)
        place.failed()
        return place

    def turn(self) -> None:
        turn(self.clock)


@pytest.fixture
def order() -> Order:
    return Order()


def test_who_is_not_behind_is_served_at_once(order: Order) -> None:
    order.turns.place("a").take(order.work("one"))
    order.turns.place("b").take(order.work("two"))
    assert order.done == ["one", "two"] and order.clock.getDelayedCalls() == []


def test_who_is_behind_is_served_at_once_when_nothing_else_is_to_be_done(order: Order) -> None:
    order.bad("a").take(order.work("one"))
    assert order.done == ["one"]


def test_one_of_those_behind_has_a_turn_and_addresses_take_turns(order: Order) -> None:
    places = [(order.bad(host), f"{host}{number}") for host in "abc" for number in range(3)]
    for place, name in places:
        place.take(order.work(name))
    assert order.done == ["a0"]
    seen = []
    for _ in range(12):
        order.turn()
        seen.append(len(order.done))
    assert order.done == ["a0", "a1", "b0", "c0", "a2", "b1", "c1", "b2", "c2"]
    # After the first the sockets are looked at before there is another.
    assert seen[:9] == [1, 2, 3, 4, 5, 6, 7, 8, 9]  # of turns
    assert order.clock.getDelayedCalls() == []


def test_who_is_behind_waits_for_what_others_have_under_way(order: Order) -> None:
    good, bad = order.turns.place("a"), order.bad("b")
    good.take(good.begun)
    bad.take(order.work("bad"))
    for _ in range(5):
        order.turn()
    good.take(order.work("good, too"))
    assert order.done == ["good, too"]
    good.done()
    order.turn()
    assert order.done == ["good, too"]  # the answer is being written
    order.turn()
    assert order.done == ["good, too", "bad"]


def test_what_waits_for_something_else_keeps_nobody_waiting(order: Order) -> None:
    good, bad = order.turns.place("a"), order.bad("b")
    good.take(good.begun)
    order.clock.advance(YOUNG_S)
    bad.take(order.work("bad"))
    assert order.done == ["bad"]


def test_nobody_starves(order: Order) -> None:
    bad = order.bad("b")
    goods = [order.turns.place("a") for _ in range(1000)]
    bad.take(order.work("bad"))
    bad.take(order.work("bad"))
    for good in goods[:100]:
        good.take(good.begun)
        order.clock.advance(STARVING_S / 10)
        good.done()
    assert 8 <= order.done.count("bad") * 10 <= 20


def test_when_there_is_a_throng_addresses_take_turns(order: Order) -> None:
    for number in range(3):
        order.turns.place("a").take(order.work(f"a{number}", BUDGET_S / 2))
    for name in ("a3", "a4", "b0"):
        order.turns.place(name[0]).take(order.work(name, BUDGET_S / 2))
    assert order.done == ["a0", "a1"]
    order.turn()
    assert order.done == ["a0", "a1", "a2", "b0"]
    order.bad("c").take(order.work("c"))
    order.turn()
    assert order.done[4:6] == ["a3", "a4"]
    order.turn()
    assert order.done[6:] == ["c"]


def test_who_makes_dear_work_rests_while_others_have_work(order: Order) -> None:
    dear, cheap, good = order.bad("a"), order.bad("b"), order.turns.place("c")
    good.take(order.work("good"))
    for _ in range(3):
        dear.take(order.work("dear", 0.01))
        cheap.take(order.work("cheap", DEAR_S / 2))
    for _ in range(20):
        order.turn()
    assert order.done == ["good", "dear", *["cheap"] * 3]
    order.clock.advance(LATELY_S / 2)
    good.take(order.work("good"))
    for _ in range(4):
        order.clock.advance(LATELY_S / 5)
    assert order.done[5:] == ["good"]
    # When nobody else has work it does.
    order.clock.advance(LATELY_S / 5)
    order.clock.advance(1)
    assert order.done[6:] == ["dear", "dear"]


def test_dear_work_is_done_after_its_rest(order: Order) -> None:
    dear, good = order.bad("a"), order.turns.place("c")
    good.take(order.work("good"))
    dear.take(order.work("dear", 0.01))
    dear.take(order.work("dear", 0.01))
    for _ in range(int(RESTS * 0.01 / 0.1) - 1):
        assert order.done.count("dear") == 1
        order.clock.advance(0.1)
        good.take(order.work("good"))
    order.clock.advance(0.2)
    good.take(order.work("good"))
    order.clock.advance(STARVING_S)
    assert order.done.count("dear") == 2


def test_it_is_forgotten(order: Order) -> None:
    place = order.bad("a")
    order.clock.advance(BEHIND_S - 1)
    assert place.behind and order.turns.place("a").behind and not order.turns.place("b").behind
    order.clock.advance(1)
    assert not place.behind and not order.turns.place("a").behind


def test_a_connection_that_proved_itself_is_not_behind_its_address(order: Order) -> None:
    order.bad("a")
    good = order.turns.place("a")
    good.proved()
    assert not good.behind and order.turns.place("a").behind
    good.failed()
    assert good.behind


def test_who_was_turned_away_is_behind(order: Order) -> None:
    assert order.turns.place("a", always_behind=True).behind


def test_strangers_have_an_allowance(order: Order) -> None:
    place = order.turns.place("a")
    for _ in range(STRANGERS):
        place.asked()
    assert not place.behind
    place.asked()
    assert place.behind
    order.clock.advance(BEHIND_S)
    place.asked()
    assert not place.behind


def test_what_waits_goes_with_its_connection(order: Order) -> None:
    places = [order.bad("a") for _ in range(3)]
    for number, place in enumerate(places):
        place.take(order.work(str(number)))
    assert not places[0].waits and places[1].waits
    places[1].leave()
    for _ in range(4):
        order.turn()
    assert order.done == ["0", "2"] and order.turns.waiting == {}


def test_several_pieces_of_one_connection_are_done_in_their_order(order: Order) -> None:
    first, place = order.bad("a"), order.bad("a")
    first.take(order.work("first"))
    for number in range(3):
        place.take(order.work(str(number)))
    for _ in range(5):
        order.turn()
    assert order.done == ["first", "0", "1", "2"]


def test_what_was_read_in_a_turn_has_another(order: Order) -> None:
    blocking, place = order.bad("a"), order.bad("b")
    blocking.take(order.work("x"))

    def read() -> None:
        order.done.append("read")
        place.take(order.work("first"))
        place.take(order.work("second"))

    place.take(read)
    order.turn()
    assert order.done == ["x"]
    order.turn()
    assert order.done == ["x", "read"]
    order.turn()
    assert order.done == ["x", "read", "first"]
    order.turn()
    assert order.done[3:] == ["second"]


def test_work_that_fails_does_not_stop_the_others(order: Order) -> None:
    def fail() -> None:
        raise RuntimeError("on purpose")

    order.bad("a").take(order.work("x"))
    order.bad("a").take(fail)
    order.bad("a").take(order.work("y"))
    order.turn()
    with pytest.raises(RuntimeError):
        order.turn()
    order.turn()
    assert order.done == ["x", "y"]


def test_memory_is_bounded(order: Order) -> None:
    for number in range(MOST_ADDRESSES + 100):
        order.turns.failed(str(number))
        order.turns.asked(str(number))
    assert len(order.turns._failed) == len(order.turns._asked) == MOST_ADDRESSES
    assert order.turns.is_behind(str(MOST_ADDRESSES)) and not order.turns.is_behind("1")


def test_a_clock_that_is_set_back_makes_nobody_behind_for_longer(order: Order) -> None:
    place = order.bad("a")
    place.take(order.work("dear", 1.0))
    for _ in range(STRANGERS):
        order.turns.asked("b")
    order.clock.rightNow -= 500
    assert not place.behind and not order.turns._rests("a")
    order.turns.asked("b")
    assert not order.turns.is_behind("b")


def test_a_clock_that_is_set_back(order: Order) -> None:
    good, bad = order.turns.place("a"), order.bad("b")
    bad.take(order.work("x"))
    good.take(good.begun)
    bad.take(order.work("y"))
    order.clock.rightNow -= 500
    for call in order.clock.getDelayedCalls():
        call.reset(0)
    for _ in range(10):
        order.clock.advance(YOUNG_S)
    assert order.done == ["x", "y"]


# Connections


class _Judge:
    """An endpoint that knows those who say ``good``, refuses those who say ``bad``, and answers ``later`` when it is told to."""

    def __init__(self) -> None:
        self.seen: list[bytes] = []

    async def handle(self, request: HttpRequest) -> HttpResponse:
        self.seen.append(request.body)
        proved = {b"g": True, b"b": False}.get(request.body[:1])
        return HttpResponse(500 if proved is False else 200, {"content-type": "text/xml"}, request.body, proved=proved)


class _Never(Resource):
    isLeaf = True

    def render(self, request: Request) -> int:
        return NOT_DONE_YET


class Port:
    def __init__(self, limits: HttpLimits | None = None) -> None:
        self.judge = _Judge()
        self.clock = Clock()
        self.clock.advance(1000)
        root = Resource()
        judge: object = self.judge
        root.putChild(b"soap", EndpointResource(judge))  # type: ignore[arg-type]
        root.putChild(b"never", _Never())
        self.site = site(root, limits=limits or HttpLimits(), clock=self.clock)
        self.factory = doors(self.site, tls=None, plain="all", clock=self.clock)

    def line(self, host: str) -> "Line":
        return Line(self, host)


class Line:
    def __init__(self, port: Port, host: str) -> None:
        address = IPv4Address("TCP", host, 1234)
        self.protocol = port.factory.buildProtocol(address)
        assert self.protocol is not None
        self.transport = StringTransport(peerAddress=address)
        self.protocol.makeConnection(self.transport)

    def says(self, *words: bytes, path: bytes = b"/soap") -> "Line":
        head = b"POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s"
        self.protocol.dataReceived(b"".join(head % (path, len(word), word) for word in words))
        return self

    @property
    def statuses(self) -> list[int]:
        return [int(status) for status in re.findall(rb"HTTP/1\.1 ([0-9]{3}) ", self.transport.value())]

    @property
    def is_read(self) -> bool:
        return bool(self.transport.producerState == "producing")


def test_a_flood_waits_and_an_honest_request_does_not() -> None:
    port = Port()
    flood = [port.line("192.0.2.1") for _ in range(5)]
    for line in flood:
        line.says(b"bad")
    assert port.judge.seen == [b"bad"]  # the first, which was not known to be one
    assert [line.is_read for line in flood] == [True, True, False, False, False]
    honest = port.line("192.0.2.2").says(b"good")
    assert honest.statuses == [200]
    for number in range(6):
        before = port.judge.seen.count(b"bad")
        for _ in range(3):
            turn(port.clock)
        # One is read in a turn, or answered; none in that in which the honest answer is written.
        assert port.judge.seen.count(b"bad") <= before + 2
        assert honest.says(b"good").statuses == [200] * (number + 2)
    assert all(line.is_read and line.statuses == [500] for line in flood)


def test_pipelined_requests_have_a_turn_each() -> None:
    port = Port()
    line = port.line("192.0.2.1").says(b"bad")
    line.says(b"bad 1", b"bad 2", b"bad 3")
    assert line.statuses == [500]
    turn(port.clock)
    for count in (2, 3, 4):
        turn(port.clock)
        assert line.statuses == [500] * count
    assert port.judge.seen[1:] == [b"bad 1", b"bad 2", b"bad 3"]


def test_an_honest_connection_from_the_flood_s_own_address() -> None:
    port = Port()
    honest = port.line("192.0.2.1").says(b"good")
    flood = [port.line("192.0.2.1").says(b"bad") for _ in range(5)]
    honest.says(b"good", b"good")
    assert honest.statuses == [200] * 3
    new = port.line("192.0.2.1").says(b"good")
    for _ in range(12):
        turn(port.clock)
    assert new.statuses == [200] and all(line.statuses == [500] for line in flood)
    flood[0].says(b"bad")
    new.says(b"good")
    assert new.statuses == [200, 200]


def test_what_waits_goes_when_the_client_goes() -> None:
    port = Port()
    lines = [port.line("192.0.2.1").says(b"bad") for _ in range(4)]
    for line in lines:
        line.protocol.connectionLost(Failure(ConnectionDone()))
    for _ in range(5):
        turn(port.clock)
    assert len(port.judge.seen) == 1
    gauge = port.site.gauge  # type: ignore[attr-defined]
    assert (gauge.addresses, gauge.requests, port.clock.getDelayedCalls()) == ({}, 0, [])


def test_broken_http_puts_an_address_behind() -> None:
    port = Port()
    port.line("192.0.2.1").protocol.dataReceived(b"nonsense\r\n")
    turns = port.site.turns  # type: ignore[attr-defined]
    assert turns.is_behind("192.0.2.1") and not turns.is_behind("192.0.2.2")
    port.line("192.0.2.2").says(b"good", path=b"/nowhere")
    assert turns.is_behind("192.0.2.2")


@pytest.mark.parametrize(
    ("said", "behind"),
    [
        (b"", False),
        (b"POST /so", True),
        (b"POST /soap HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345", True),
        (b"POST /soap HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n", True),
        (b"POST /soap HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\ngood", False),
    ],
)
def test_a_request_that_is_begun_and_left_puts_an_address_behind(said: bytes, behind: bool) -> None:
    """Whoever never ends one is never refused, and costs as much."""
    port = Port()
    line = port.line("192.0.2.1")
    if said:
        line.protocol.dataReceived(said)
    line.protocol.connectionLost(Failure(ConnectionDone()))
    assert port.site.turns.is_behind("192.0.2.1") is behind  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("before", "said", "behind"),
    [
        (b"", b"POST /soap HTTP/1.1\r\n", True),
        (b"", b"POST /soap HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345", True),
        (b"", b"POST /soap HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\ngood", False),
        (b"good", b"POST /soap HTTP/1.1\r\n", False),
    ],
)
def test_who_is_dear_to_read_is_behind(before: bytes, said: bytes, behind: bool) -> None:
    """Such as one byte in each record of TLS; a request that came whole may take its time."""
    port = Port()
    turns = port.site.turns  # type: ignore[attr-defined]
    line = port.line("192.0.2.1")
    if before:
        line.says(before)
    spent = itertools.count(1.0, 1.1 * DEAR_S)
    turns._spent = lambda: next(spent)
    line.protocol.dataReceived(said)
    assert turns.is_behind("192.0.2.1") is behind


def test_requests_of_those_behind_give_way_when_all_work_is_taken() -> None:
    port = Port(HttpLimits(requests=3))
    port.line("192.0.2.9").says(b"", path=b"/never")
    port.clock.advance(YOUNG_S)
    flood = [port.line("192.0.2.1").says(b"bad", b"bad") for _ in range(3)]
    for _ in range(5):
        turn(port.clock)
    assert [line.statuses for line in flood] == [[500, 500], [500], [500]]
    assert port.site.gauge.requests == 3  # type: ignore[attr-defined]
    honest = port.line("192.0.2.2").says(b"good")
    assert honest.statuses == [200] and flood[1].statuses == [500, 503]
    for _ in range(3):
        turn(port.clock)
    assert [line.statuses for line in flood] == [[500, 500], [500, 503], [500, 500]]


def test_an_ipv6_network_is_behind_as_a_whole() -> None:
    port = Port()
    turns = port.site.turns  # type: ignore[attr-defined]
    turns.failed("2001:db8::/64")
    assert turns.is_behind("2001:db8::/64")
