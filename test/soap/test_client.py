"""What a caller may conclude from what comes back: an answer, a refusal, or nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from twisted.internet.defer import CancelledError, Deferred

from euca.domain.errors import InsufficientCapacity, NotFound
from euca.soap.client import any_fault, says_definite
from euca.soap.codec import Struct
from euca.soap.envelope import fault, wrap
from euca.soap.errors import EncodeError, SoapFault, UnknownOutcome
from euca.soap.exchange import HttpResponse
from euca.soap.performing import Call
from euca.soap.security.profile import EC2_ANSWER, TIER_ANSWER
from euca.testing.echo import URL, Echo, at_the_door, identity, raising, result_of
from euca.testing.transport import Fate

XML = {"content-type": "text/xml; charset=utf-8"}


def _call(echo: Echo, *fates: Fate, operation: str = "Change", **settings: Any) -> Any:
    network = echo.network()
    network.fates.extend(fates)
    return result_of(echo.client(network, **settings).call(operation, echo.message(text="x"), 20))


def _replaced(status: int, body: bytes, headers: dict[str, str] | None = None) -> Fate:
    return Fate(answer=lambda _: HttpResponse(status, XML if headers is None else headers, body))


def _changed(change: Callable[[bytes], bytes]) -> Fate:
    return Fate(answer=lambda answer: HttpResponse(answer.status, answer.headers, change(answer.body)))


DEFINITE = (
    b'<fault xmlns="http://eucalyptus.ucsb.edu/"><code>NotFound</code><message>no</message><tier>node</tier>'
    b"<correlationId>1</correlationId><definite>true</definite></fault>"
)


def test_an_answer_is_believed(echo: Echo) -> None:
    assert _call(echo) == echo.message(text="x")


@pytest.mark.parametrize(
    "fate",
    [
        _replaced(500, wrap(fault("soap:Client", "The message was not accepted."))),
        _replaced(500, wrap(fault("soap:Server", "gone", DEFINITE))),
        _replaced(500, b"<html><body>Internal Server Error</body></html>", {"content-type": "text/html"}),
        _replaced(500, b"<html/>"),
        _replaced(200, b""),
        _replaced(200, wrap(b'<ChangeResponse xmlns="urn:echo"><text>x</text></ChangeResponse>')),
        _replaced(413, b"The request is too long.\n", {"content-type": "text/plain"}),
        _replaced(503, b"", {}),
        _replaced(302, b"", {"location": "https://evil.example/"}),
        _changed(lambda body: body.replace(b"<text>x<", b"<text>y<")),
        _changed(lambda body: body + b" " * (17 * 1024 * 1024)),
        _changed(lambda body: body[:-20]),
        Fate(lost="answer", cut=True),
        Fate(lost="request", cut=True),
    ],
    ids=[
        "unsigned fault",
        "unsigned fault that says definite",
        "html",
        "html that says it is xml",
        "empty",
        "unsigned answer",
        "413",
        "503",
        "redirect",
        "changed answer",
        "far too long",
        "cut short",
        "cut before the answer",
        "cut before the request",
    ],
)
def test_whatever_is_no_good_answer_is_an_unknown_outcome(echo: Echo, fate: Fate) -> None:
    assert isinstance(_call(echo, fate), UnknownOutcome)
    assert _call(echo) == echo.message(text="x")


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        (
            wrap(fault("soap:Client", "No: it's late.\nreally")),
            '; whoever sent it says "soap:Client: No: it\'s late.\\nreally"',
        ),
        (wrap(fault("soap:Server", "y" * 1000)), f"; whoever sent it says 'soap:Server: {'y' * 307}'"),
        (wrap(fault("soap:Server", "z" * 70_000)), ""),
        (b"<html/>", ""),
    ],
)
def test_what_an_unsigned_fault_says_is_told_to_people(echo: Echo, body: bytes, hint: str) -> None:
    outcome = _call(echo, _replaced(500, body))
    assert isinstance(outcome, UnknownOutcome) and "no good answer: shape.envelope" in str(outcome)
    assert str(outcome).partition("; whoever")[1:] == (hint[:9], hint[9:])


@pytest.mark.parametrize("fate", [Fate(lost="answer"), Fate(lost="request"), Fate(delay_s=30), Fate(answer_delay_s=30)])
def test_time_is_up(echo: Echo, fate: Fate) -> None:
    network = echo.network()
    network.fates.append(fate)
    ended: list[Any] = []
    call = Deferred.fromCoroutine(echo.client(network).call("Change", echo.message(text="x"), 20))
    call.addBoth(ended.append)
    echo.clock.advance(19.9)
    assert ended == []
    echo.clock.advance(0.2)
    assert isinstance(ended[0].value, UnknownOutcome)
    assert echo.clock.getDelayedCalls() == []


def test_an_answer_after_the_window(echo: Echo) -> None:
    network = echo.network()
    network.fates.append(Fate(answer_delay_s=30))
    ended: list[Any] = []
    call = Deferred.fromCoroutine(echo.client(network).call("Change", echo.message(text="x"), 60))
    call.addBoth(ended.append)
    echo.clock.advance(30)
    assert isinstance(ended[0].value, UnknownOutcome)


def test_cancelling_ends_the_call(echo: Echo) -> None:
    network = echo.network()
    network.fates.append(Fate(lost="answer"))
    call = Deferred.fromCoroutine(echo.client(network).call("Change", echo.message(text="x"), 20))
    ended: list[Any] = []
    call.addBoth(ended.append)
    call.cancel()
    assert ended[0].check(CancelledError)
    assert echo.clock.getDelayedCalls() == []


def test_an_answer_signed_by_somebody_else(echo: Echo) -> None:
    other = identity("other").certificate_der
    outcome = _call(echo, request_profile=echo.request_profile, peer_certificate=other)
    assert isinstance(outcome, UnknownOutcome)


def test_the_answer_to_another_question(echo: Echo) -> None:
    kept: list[HttpResponse] = []

    def keep(answer: HttpResponse) -> HttpResponse:
        kept.append(answer)
        return answer

    assert _call(echo, Fate(answer=keep)) == echo.message(text="x")
    assert isinstance(_call(echo, Fate(answer=lambda _: kept[0])), UnknownOutcome)


def test_the_answer_to_another_operation(echo: Echo) -> None:
    async def other(call: Call[str]) -> Struct:
        return echo.message(text="x")

    echo.behaviour = other
    kept: list[HttpResponse] = []
    outcome = _call(echo, Fate(answer=lambda answer: kept.append(answer) or answer), operation="DescribeResources")
    assert outcome == echo.message(text="x")
    assert isinstance(_call(echo, Fate(answer=lambda _: kept[0])), UnknownOutcome)


def test_a_signed_definite_fault_is_an_answer(echo: Echo) -> None:
    echo.behaviour = raising(InsufficientCapacity("full"))
    assert isinstance(_call(echo), SoapFault)


def test_a_signed_fault_that_is_not_definite_is_not(echo: Echo) -> None:
    echo.behaviour = raising(ValueError("a bug"))
    assert isinstance(_call(echo), UnknownOutcome)


def test_a_signed_fault_changed_to_definite_is_not(echo: Echo) -> None:
    echo.behaviour = raising(ValueError("a bug"))
    fate = _changed(lambda body: body.replace(b"<definite>false<", b"<definite>true<"))
    assert isinstance(_call(echo, fate), UnknownOutcome)


def test_what_cannot_be_written_is_not_sent(echo: Echo) -> None:
    network = echo.network()
    outcome = result_of(echo.client(network).call("Change", echo.message(text="\x01"), 20))
    assert isinstance(outcome, EncodeError)
    assert network.sent == []


def test_each_call_is_a_message_of_its_own(echo: Echo) -> None:
    network = echo.network()
    client = echo.client(network)
    for _ in range(3):
        assert result_of(client.call("Change", echo.message(text="x"), 20)) == echo.message(text="x")
    assert len({sent.request.body for sent in network.sent}) == 3
    assert network.sent[0].request.headers["soapaction"] == '"Echo#Change"'


def test_a_neighbour_that_is_down(echo: Echo) -> None:
    network = echo.network()
    client = echo.client(network)
    network.down.add(URL)
    assert isinstance(result_of(client.call("Change", echo.message(text="x"), 20)), UnknownOutcome)
    network.down.clear()
    assert result_of(client.call("Change", echo.message(text="x"), 20)) == echo.message(text="x")


def test_at_the_door_every_fault_is_an_answer(echo: Echo) -> None:
    at_the_door(echo)
    assert _call(echo) == echo.message(text="x")
    assert isinstance(_call(echo, _replaced(500, wrap(fault("Client.Nothing", "no")))), SoapFault)


def test_at_the_signed_door_only_a_signed_one(echo: Echo) -> None:
    at_the_door(echo, EC2_ANSWER)
    assert isinstance(_call(echo, _replaced(500, wrap(fault("Client.Nothing", "no")))), UnknownOutcome)
    echo.behaviour = raising(NotFound("image", "ami-1"))
    assert isinstance(_call(echo), SoapFault)


def test_which_faults_are_definite(echo: Echo) -> None:
    assert any_fault(SoapFault("soap:Client", "x"))
    assert not says_definite(SoapFault("soap:Client", "x"))
    outcome = _call(echo, request_profile=echo.request_profile, answer_profile=TIER_ANSWER, definite=says_definite)
    assert outcome == echo.message(text="x")
