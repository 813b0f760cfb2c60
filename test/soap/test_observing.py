"""What an endpoint tells of its requests, and the id that each of them has."""

from __future__ import annotations

import contextvars
from collections.abc import Callable
from typing import Any

from attrs import define, evolve, field
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.task import Clock
from twisted.logger import globalLogPublisher
from zope.interface import implementer
from zope.interface.verify import verifyObject

from euca.domain.errors import InsufficientCapacity, NotFound
from euca.soap.addressing import Addressing
from euca.soap.codec import Struct
from euca.soap.errors import EncodeError, NotNow, SoapFault, UnknownOutcome
from euca.soap.exchange import REQUEST_ID, HttpRequest, HttpResponse
from euca.soap.observing import Answered, Called, IObserver, NoObserver, request_id, working_on
from euca.soap.performing import Call
from euca.soap.rates import Rate, Rates
from euca.soap.security.profile import TIER_REQUEST
from euca.soap.security.sign import sign
from euca.soap.server import Endpoint
from euca.testing.echo import URL, Echo, identity, result_of

XML = {"content-type": "text/xml; charset=utf-8"}


@implementer(IObserver)
@define
class Heard:
    """An observer that remembers."""

    answers: list[Answered] = field(factory=list)
    checks: list[tuple[str, str]] = field(factory=list)
    calls: list[Called] = field(factory=list)

    def begun(self) -> None:
        raise AssertionError("that is the listener's to tell")

    def ended(self) -> None:
        raise AssertionError("that is the listener's to tell")

    def answered(self, answered: Answered) -> None:
        self.answers.append(answered)

    def refused(self, check: str, peer: str) -> None:
        self.checks.append((check, peer))

    def called(self, called: Called) -> None:
        self.calls.append(called)


def _signed(echo: Echo, name: str, **fields: Any) -> bytes:
    return sign(
        echo.contract.encode("Change", echo.message(**{"text": name, **fields})),
        identity=identity(echo.caller),
        now=echo.clock.seconds(),
        profile=TIER_REQUEST,
        headers=Addressing(to=URL, action=echo.contract.operations["Change"].action, message_id=f"urn:test:{name}"),
    )


def _request(body: bytes, **headers: str) -> HttpRequest:
    return HttpRequest("POST", "/echo", {}, {**XML, **headers}, body, "192.0.2.7", True)


def _post(endpoint: Endpoint[str], body: bytes, **headers: str) -> HttpResponse:
    answer = result_of(endpoint.handle(_request(body, **headers)))
    assert isinstance(answer, HttpResponse)
    return answer


def test_the_observers_are_such() -> None:
    assert verifyObject(IObserver, NoObserver()) and verifyObject(IObserver, Heard())


def test_an_answer_is_told_with_who_what_and_how_long(echo: Echo) -> None:
    heard, waits = Heard(), [Deferred[Struct]()]

    async def slowly(call: Call[str]) -> Struct:
        return await waits[0]

    echo.behaviour = slowly
    results: list[Any] = []
    work = Deferred.fromCoroutine(
        echo.endpoint(observer=heard).handle(_request(_signed(echo, "a", correlation_id="c-1")))
    )
    work.addBoth(results.append)
    assert isinstance(echo.clock, Clock)
    echo.clock.advance(2)
    waits[0].callback(echo.message(text="b"))
    (answer,) = results
    assert answer.headers[REQUEST_ID] == "c-1"
    assert heard.answers == [Answered("Change", "caller", "answered", 2.0, "c-1", "192.0.2.7")]
    assert heard.checks == []


def test_a_fault_is_an_answer(echo: Echo) -> None:
    async def missing(call: Call[str]) -> Struct:
        raise NotFound("instance", "i-1")

    echo.behaviour, heard = missing, Heard()
    assert _post(echo.endpoint(observer=heard), _signed(echo, "a")).status == 500
    assert [(a.operation, a.outcome) for a in heard.answers] == [("Change", "fault soap:Client")]


def test_what_is_no_operation_has_no_name(echo: Echo) -> None:
    heard = Heard()
    body = sign(
        b'<Strange xmlns="urn:echo"/>',
        identity=identity("caller"),
        now=echo.clock.seconds(),
        profile=TIER_REQUEST,
        headers=Addressing(to=URL, action="Echo#Change", message_id="urn:test:1"),
    )
    _post(echo.endpoint(observer=heard), body)
    assert [a.operation for a in heard.answers] == [""]


def test_a_caller_that_goes_away_is_told(echo: Echo) -> None:
    async def never(call: Call[str]) -> Struct:
        return await Deferred()

    echo.behaviour, heard = never, Heard()
    work = Deferred.fromCoroutine(echo.endpoint(observer=heard).handle(_request(_signed(echo, "a"))))
    work.addErrback(lambda failure: failure.trap(CancelledError) and None)
    work.cancel()
    assert [a.outcome for a in heard.answers] == ["cancelled"]


def _damaged(body: bytes) -> bytes:
    return body.replace(b">a</", b">A</")


def test_a_caller_that_goes_away_while_another_answers_is_told_there_only(echo: Echo) -> None:
    passed: list[HttpRequest] = []

    async def elsewhere(request: HttpRequest) -> HttpResponse:
        passed.append(request)
        return await Deferred()

    heard, request = Heard(), _request(_signed(echo, "a"))
    work = Deferred.fromCoroutine(echo.endpoint(handlers={}, elsewhere=elsewhere, observer=heard).handle(request))
    work.cancel()
    work.addErrback(lambda failure: failure.trap(CancelledError))
    (sent,) = passed
    assert sent == evolve(request, request_id=sent.request_id) and len(sent.request_id) == 36
    assert heard.answers == []


def test_refusals_are_told_by_the_name_of_their_rule(echo: Echo) -> None:
    heard = Heard()
    endpoint = echo.endpoint(observer=heard)
    good = _signed(echo, "a")
    assert _post(endpoint, _damaged(good)).status == 500
    assert _post(endpoint, b"<not-soap/>").status == 500
    assert _post(endpoint, good, **{"content-type": "text/plain"}).status == 415
    assert _post(endpoint, good).status == 200
    assert _post(endpoint, good).status == 500
    assert [check for check, _ in heard.checks] == ["reference.digest", "shape.envelope", "http.415", "replay"]
    assert {peer for _, peer in heard.checks} == {"192.0.2.7"} and len(heard.answers) == 1


def test_a_rate_that_is_used_up_is_told(echo: Echo) -> None:
    heard = Heard()
    rates = Rates(Rate(per_second=1, burst=1, at_work=1), echo.clock)
    endpoint = echo.endpoint(observer=heard, rates=rates)
    assert [_post(endpoint, _signed(echo, name)).status for name in "ab"] == [200, 503]
    assert heard.checks == [("rate", "192.0.2.7")]


def _in_a_context_of_its_own(work: Callable[[], object]) -> None:
    contextvars.copy_context().run(work)


def test_every_answer_says_its_id_and_no_two_have_the_same(echo: Echo) -> None:
    endpoint = echo.endpoint()
    wsdl = HttpRequest("GET", "/echo", {"wsdl": ""}, {}, b"", "192.0.2.7", True)
    answers = [_post(endpoint, b"x"), _post(endpoint, _signed(echo, "a")), result_of(endpoint.handle(wsdl))]
    ids = [answer.headers[REQUEST_ID] for answer in answers if isinstance(answer, HttpResponse)]
    assert len(set(ids)) == 3 and all(len(i) == 36 for i in ids)


def test_the_id_is_known_to_all_that_works_for_the_request_and_to_nothing_else(echo: Echo) -> None:
    seen: list[str] = []

    async def beneath() -> None:
        seen.append(request_id.get())

    async def handler(call: Call[str]) -> Struct:
        await beneath()
        await Deferred.fromCoroutine(beneath())
        return call.message

    def work() -> None:
        echo.behaviour = handler
        _post(echo.endpoint(), _signed(echo, "a", correlation_id="c-7"))
        assert seen == ["c-7", "c-7"] and request_id.get() == ""

    _in_a_context_of_its_own(work)


def test_an_id_that_was_set_beneath_ends_with_the_work() -> None:
    def work() -> None:
        with working_on("a"):
            with working_on("b"):
                request_id.set("c")
            assert request_id.get() == "a"
        assert request_id.get() == ""

    _in_a_context_of_its_own(work)


def test_work_that_is_dropped_changes_no_id_elsewhere() -> None:
    async def waits() -> None:
        with working_on("dropped"):
            await Deferred()

    coroutine = waits()
    _in_a_context_of_its_own(lambda: coroutine.send(None))

    def close() -> None:
        with working_on("mine"):
            coroutine.close()
            assert request_id.get() == "mine"

    _in_a_context_of_its_own(close)


def _called(echo: Echo, heard: Heard, error: Exception | None, **fields: Any) -> object:
    async def behave(call: Call[str]) -> Struct:
        if error is not None:
            raise error
        return call.message

    echo.behaviour = behave
    client = echo.client(echo.network(), observer=heard)
    return result_of(client.call("Change", echo.message(**{"text": "a", **fields}), 20))


def test_a_call_is_told_with_its_outcome(echo: Echo) -> None:
    heard = Heard()
    _called(echo, heard, None)
    assert isinstance(_called(echo, heard, NotFound("instance", "i-1")), SoapFault)
    assert isinstance(_called(echo, heard, RuntimeError("x")), UnknownOutcome)
    assert isinstance(_called(echo, heard, None, text="\x00"), EncodeError)
    assert [(c.operation, c.outcome) for c in heard.calls] == [
        ("Change", "answered"),
        ("Change", "fault soap:Client"),
        ("Change", "unknown"),
        ("Change", "unsent"),
    ]


def test_only_mistakes_of_ours_are_logged_with_a_traceback(echo: Echo) -> None:
    events: list[dict[str, Any]] = []
    globalLogPublisher.addObserver(events.append)
    try:
        for error in (InsufficientCapacity("no room"), NotNow("not yet"), RuntimeError("a mistake")):
            _called(echo, Heard(), error)
    finally:
        globalLogPublisher.removeObserver(events.append)
    ended = [e for e in events if "ended in" in e["log_format"]]
    assert [(e.get("reason"), "log_failure" in e) for e in ended] == [
        ("no room", False),
        ("not yet", False),
        (None, True),
    ]
