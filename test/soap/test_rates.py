"""How much each principal may ask: the buckets, and an endpoint that asks them."""

from pathlib import Path

import pytest
from attrs import evolve
from twisted.internet.defer import Deferred
from twisted.internet.task import Clock

from euca.soap.addressing import Addressing, new_message_id
from euca.soap.exchange import HttpRequest
from euca.soap.rates import MOST_PRINCIPALS, Rate, Rates
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST
from euca.soap.security.sign import sign
from euca.soap.security.verify import verify
from euca.testing.echo import Echo, identity, result_of

WSDL = Path(__file__).parents[1] / "data" / "echo" / "wsdl" / "echo.wsdl"
RATE = Rate(per_second=2, burst=3, at_work=2)


def _asks(rates: Rates, principal: str, times: int = 1) -> list[bool]:
    answers = []
    for _ in range(times):
        answers.append(rates.begin(principal))
        if answers[-1]:
            rates.end(principal)
    return answers


def test_a_burst_and_then_the_rate() -> None:
    clock = Clock()
    rates = Rates(RATE, clock)
    assert _asks(rates, "a", 5) == [True] * 3 + [False] * 2
    clock.advance(0.4)
    assert _asks(rates, "a") == [False]
    clock.advance(0.1)
    assert _asks(rates, "a", 2) == [True, False]
    clock.advance(100)
    assert _asks(rates, "a", 5) == [True] * 3 + [False] * 2


def test_nobody_uses_up_what_is_for_others() -> None:
    rates = Rates(RATE, Clock())
    _asks(rates, "a", 100)
    assert _asks(rates, "b", 3) == [True] * 3


def test_what_is_under_way_is_bounded() -> None:
    clock = Clock()
    rates = Rates(evolve(RATE, burst=100), clock)
    assert [rates.begin("a") for _ in range(3)] == [True, True, False]
    clock.advance(1000)
    assert not rates.begin("a") and rates.begin("b")
    rates.end("a")
    assert rates.begin("a") and not rates.begin("a")


def test_what_was_not_theirs_is_given_back() -> None:
    rates = Rates(RATE, Clock())
    for _ in range(50):
        assert rates.begin("a")
        rates.give_back("a")
        rates.end("a")
    assert _asks(rates, "a", 4) == [True] * 3 + [False]


def test_a_clock_that_is_set_back() -> None:
    clock = Clock()
    clock.advance(1000)
    rates = Rates(RATE, clock)
    _asks(rates, "a", 3)
    clock.rightNow = 10.0
    assert _asks(rates, "a") == [False]
    clock.advance(0.5)
    assert _asks(rates, "a", 2) == [True, False]


def test_no_limit() -> None:
    rates = Rates(Rate(per_second=0, burst=1, at_work=0), Clock())
    assert all(rates.begin("a") for _ in range(1000))


def test_memory_is_given_back() -> None:
    clock = Clock()
    rates = Rates(RATE, clock)
    for number in range(5000):
        _asks(rates, f"p{number}")
    assert rates.begin("long") and rates.known == 5001
    clock.advance(10)
    for _ in range(5001):
        _asks(rates, "a")
    assert rates.known == 2
    rates.end("long")


def test_memory_is_bounded() -> None:
    rates = Rates(RATE, Clock())
    for number in range(MOST_PRINCIPALS + 1000):
        _asks(rates, f"p{number}", 3)
    assert rates.known <= MOST_PRINCIPALS + 1


class _Door:
    """An endpoint with rates, and messages for it."""

    def __init__(self) -> None:
        self.echo = Echo.from_wsdl(WSDL)
        self.echo.callers[identity("other").certificate_der] = "other"
        self.rates = Rates(RATE, self.echo.clock)
        self.endpoint = self.echo.endpoint(rates=self.rates, rated_as=str)

    def request(self, caller: str = "caller", text: str = "x") -> HttpRequest:
        operation = self.echo.contract.operations["Change"]
        body = sign(
            self.echo.contract.encode(operation.input.name, self.echo.message(text=text)),
            identity=identity(caller),
            now=self.echo.clock.seconds(),
            profile=TIER_REQUEST,
            headers=Addressing(to=self.echo.url, action=operation.action, message_id=new_message_id()),
        )
        return HttpRequest("POST", "/echo", {}, {"content-type": "text/xml"}, body, "192.0.2.1", True)

    def answers(self, request: HttpRequest) -> tuple[int, bytes, bool | None]:
        response = result_of(self.endpoint.handle(request))
        assert response is not None and not isinstance(response, BaseException)
        return response.status, response.content, response.proved


@pytest.fixture
def door() -> _Door:
    return _Door()


def test_an_endpoint_says_so_in_a_signed_fault_which_is_not_definite(door: _Door) -> None:
    assert [door.answers(door.request())[0] for _ in range(4)] == [200, 200, 200, 503]
    assert len(door.echo.calls) == 3
    question = door.request()
    status, answer, _ = door.answers(question)
    asked = verify(
        question.body,
        profile=TIER_REQUEST,
        trust=lambda der: True,
        now=door.echo.clock.seconds(),
        to=(door.echo.url,),
    )
    verified = verify(
        answer,
        profile=TIER_ANSWER,
        trust=lambda der: True,
        now=door.echo.clock.seconds(),
        relates_to=asked.message_id,
        action=asked.action,
    )
    assert status == 503 and b"<definite>false</definite>" in answer and verified.body.tag.endswith("}Fault")
    assert door.answers(door.request("other"))[0] == 200


def test_what_was_refused_for_its_rate_may_be_sent_again(door: _Door) -> None:
    for _ in range(3):
        door.answers(door.request())
    refused = door.request(text="late")
    assert door.answers(refused)[0] == 503
    door.echo.clock.advance(1)
    assert door.answers(refused)[0] == 200 and door.echo.calls[-1].message.text == "late"


def test_copies_that_somebody_else_sends_use_up_nothing(door: _Door) -> None:
    request = door.request()
    assert door.answers(request)[0] == 200
    for _ in range(20):
        status, answer, proved = door.answers(request)
        assert (status, proved) == (500, False) and b"received before" in answer
    assert [door.answers(door.request())[0] for _ in range(3)] == [200, 200, 503]


def test_wrongly_signed_messages_use_up_nothing(door: _Door) -> None:
    good = door.request()
    bad = evolve(good, body=good.body.replace(b">x<", b">y<"))
    assert bad.body != good.body
    for _ in range(20):
        assert door.answers(bad)[::2] == (500, False)
    assert door.answers(good)[::2] == (200, True)
    assert door.rates.known == 1


def test_requests_under_way(door: _Door) -> None:
    waits: list[Deferred[None]] = []

    async def behave(call: object) -> object:
        waits.append(Deferred())
        await waits[-1]
        return door.echo.message(text="done")

    door.echo.behaviour = behave  # type: ignore[assignment]
    first = [Deferred.fromCoroutine(door.endpoint.handle(door.request())) for _ in range(2)]
    assert door.answers(door.request())[0] == 503
    waits[0].callback(None)
    assert first[0].called and not first[1].called
    Deferred.fromCoroutine(door.endpoint.handle(door.request()))
    assert len(waits) == 3
