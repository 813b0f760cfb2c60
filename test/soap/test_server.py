"""Endpoints: what is let in, what comes back, and what is written to the log."""

from typing import Any

import pytest
from lxml import etree
from twisted.internet.defer import Deferred, maybeDeferred
from twisted.logger import formatEvent

from euca.domain.errors import InsufficientCapacity, NotFound
from euca.soap.addressing import Addressing
from euca.soap.codec import Struct
from euca.soap.envelope import wrap
from euca.soap.errors import SoapFault, UnknownOutcome
from euca.soap.exchange import REQUEST_ID, HttpRequest, HttpResponse
from euca.soap.performing import Call
from euca.soap.security.identity import fingerprint
from euca.soap.security.profile import EC2_ANSWER, EC2_REQUEST, TIER_REQUEST
from euca.soap.security.sign import sign
from euca.soap.server import Endpoint
from euca.soap.wsdl.reader import read_bytes
from euca.testing.echo import NOW, URL, Echo, at_the_door, identity, raising, result_of
from euca.testing.transport import Fate, MemoryTransport
from euca.wire import cc, ec2, enrol, nc

XML = {"content-type": "text/xml; charset=utf-8"}


def _post(endpoint: Endpoint[str], body: bytes, **headers: str) -> HttpResponse:
    request = HttpRequest("POST", "/echo", {}, {**XML, **headers}, body, "192.0.2.7", True)
    answer = result_of(endpoint.handle(request))
    assert isinstance(answer, HttpResponse)
    return answer


def _signed(echo: Echo, text: str = "hello", operation: str = "Change", **changes: Any) -> bytes:
    values: dict[str, Any] = {
        "identity": identity(echo.caller),
        "now": echo.clock.seconds(),
        "profile": echo.request_profile,
    }
    action = echo.contract.operations[operation].action
    if echo.request_profile is TIER_REQUEST:
        values["headers"] = Addressing(to=URL, action=action, message_id=f"urn:test:{text}")
    return sign(echo.contract.encode(operation, echo.message(text=text)), **{**values, **changes})


def _call(echo: Echo, operation: str = "Change", **fields: Any) -> Any:
    client = echo.client(echo.network())
    return result_of(client.call(operation, echo.message(**{"text": "hello", **fields}), 20))


def test_a_call_and_its_answer(echo: Echo) -> None:
    assert _call(echo) == echo.message(text="hello")
    (call,) = echo.calls
    assert (call.operation.name, call.principal, call.peer) == ("Change", "caller", "127.0.0.1")
    assert call.message_id is not None
    assert call.replay is not None and len(call.replay[0]) == 32 and call.replay[1] == NOW + 20


def test_a_read_only_call_has_no_replay_key_to_keep(echo: Echo) -> None:
    _call(echo, "DescribeResources")
    assert echo.calls[0].replay is None


@pytest.mark.parametrize("given", ["abc-1", "urn:uuid:1", "x" * 64])
def test_a_correlation_id_is_taken_over(echo: Echo, given: str) -> None:
    _call(echo, correlation_id=given)
    assert echo.calls[0].request_id == given


@pytest.mark.parametrize("given", ["", "x" * 65, "two\nlines", "é", "a b", "{operation}"])
def test_a_strange_correlation_id_is_not(echo: Echo, given: str) -> None:
    _call(echo, correlation_id=given)
    assert echo.calls[0].request_id != given
    assert len(echo.calls[0].request_id) == 36


def test_the_wsdl_is_published_with_the_right_address(echo: Echo) -> None:
    request = HttpRequest("GET", "/echo", {"wsdl": ""}, {"host": "evil.example"}, b"", "192.0.2.7", True)
    answer = result_of(echo.endpoint().handle(request))
    assert isinstance(answer, HttpResponse) and answer.status == 200
    address = etree.fromstring(answer.body).find(".//{http://schemas.xmlsoap.org/wsdl/soap/}address")
    assert address is not None and address.get("location") == URL


def test_an_unknown_version_of_the_wsdl(echo: Echo) -> None:
    request = HttpRequest("GET", "/echo", {"wsdl": "", "version": "1999-01-01"}, {}, b"", "192.0.2.7", True)
    answer = result_of(echo.endpoint().handle(request))
    assert isinstance(answer, HttpResponse) and answer.status == 404


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("GET", XML, 405),
        ("PUT", XML, 405),
        ("POST", {}, 415),
        ("POST", {"content-type": "application/soap+xml"}, 415),
        ("POST", {"content-type": "text/xml; charset=utf-16"}, 415),
        ("POST", {**XML, "content-encoding": "gzip"}, 415),
        ("POST", XML, 200),
        ("POST", {"content-type": 'text/xml;charset="UTF-8"; action=x'}, 200),
        ("POST", {"content-type": "text/xml", "content-encoding": "identity"}, 200),
    ],
)
def test_what_http_may_be(echo: Echo, method: str, headers: dict[str, str], status: int) -> None:
    request = HttpRequest(method, "/echo", {}, headers, _signed(echo), "192.0.2.7", True)
    answer = result_of(echo.endpoint().handle(request))
    assert isinstance(answer, HttpResponse) and answer.status == status
    assert bool(echo.calls) == (status == 200)


def _strangers(echo: Echo) -> dict[str, bytes]:
    good = _signed(echo)
    return {
        "no xml": b"hello",
        "doctype": b"<!DOCTYPE x []><x/>",
        "unsigned": wrap(echo.contract.encode("Change", echo.message(text="x"))),
        "another's": _signed(echo, identity=identity("user unknown" if echo.caller == "user" else "stranger")),
        "changed": good.replace(b">hello<", b">hallo<"),
        "another's and late": _signed(
            echo, identity=identity("user unknown" if echo.caller == "user" else "stranger"), now=NOW - 500
        ),
    }


@pytest.mark.parametrize("door", [False, True])
def test_strangers_are_all_told_the_same(echo: Echo, door: bool) -> None:
    if door:
        at_the_door(echo, EC2_ANSWER)
    endpoint = echo.endpoint()
    answers = {name: _post(endpoint, body) for name, body in _strangers(echo).items()}
    assert len({(answer.status, answer.body) for answer in answers.values()}) == 1
    assert answers["unsigned"].status == 500
    assert (b"Client.AuthFailure" if door else b"soap:Client") in answers["unsigned"].body
    assert b"Signature" not in answers["unsigned"].body
    assert echo.calls == []
    assert _post(endpoint, _signed(echo)).status == 200


def test_a_strangers_fault_may_name_the_request_and_nothing_else(echo: Echo) -> None:
    at_the_door(echo)

    def detail(id_: str) -> etree._Element:
        named = etree.Element("id")
        named.text = id_
        return named

    endpoint = echo.endpoint(refusal_detail=detail)
    told = set()
    for body in _strangers(echo).values():
        answer = _post(endpoint, body)
        named = f"<detail><id>{answer.headers[REQUEST_ID]}</id></detail>".encode()
        assert named in answer.body
        told.add(answer.body.replace(named, b""))
    assert len(told) == 1 and b"Client.AuthFailure" in told.pop()


@pytest.mark.parametrize(("age_s", "accepted"), [(-21, False), (-19, True), (19, True), (21, False)])
def test_the_window_between_tiers(echo: Echo, age_s: float, accepted: bool) -> None:
    answer = _post(echo.endpoint(), _signed(echo, now=NOW - age_s, lifetime_s=25))
    assert (answer.status == 200) == accepted
    assert (b"Signature" in answer.body) == accepted


def test_a_known_caller_is_told_what_is_wrong_with_his_clock(echo: Echo) -> None:
    assert b"100 s old" in _post(echo.endpoint(), _signed(echo, now=NOW - 100)).body


def test_another_address(echo: Echo) -> None:
    wrong = Addressing(to="https://other.example/", action="Echo#Change", message_id="urn:test:1")
    assert _post(echo.endpoint(), _signed(echo, headers=wrong)).status == 500
    assert echo.calls == []


def test_the_addresses_may_change(echo: Echo) -> None:
    addresses: list[str] = []
    endpoint = echo.endpoint(addresses=lambda: addresses)
    assert _post(endpoint, _signed(echo, "one")).status == 500
    addresses.append(URL)
    assert _post(endpoint, _signed(echo, "two")).status == 200


def test_an_action_that_is_not_that_of_the_body(echo: Echo) -> None:
    wrong = Addressing(to=URL, action="Echo#DescribeResources", message_id="urn:test:1")
    assert _post(echo.endpoint(), _signed(echo, headers=wrong)).status == 500
    assert echo.calls == []


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("", True),
        ('""', True),
        ("Echo#Change", True),
        ('"Echo#Change"', True),
        ('"Echo#DescribeResources"', False),
        ("Change", False),
    ],
)
def test_soapaction_between_tiers(echo: Echo, header: str, accepted: bool) -> None:
    answer = _post(echo.endpoint(), _signed(echo), soapaction=header)
    assert (answer.status == 200, len(echo.calls)) == (accepted, int(accepted))


def test_soapaction_counts_for_nothing_at_the_door(echo: Echo) -> None:
    at_the_door(echo)
    assert _post(echo.endpoint(), _signed(echo), soapaction='"TerminateInstances"').status == 200


@pytest.mark.parametrize("operation", ["Change", "DescribeResources"])
def test_a_tier_acts_on_a_message_once(echo: Echo, operation: str) -> None:
    endpoint = echo.endpoint()
    message = _signed(echo, operation=operation)
    assert [_post(endpoint, message).status for _ in range(3)] == [200, 500, 500]
    assert len(echo.calls) == 1


def test_the_same_message_id_in_another_message(echo: Echo) -> None:
    endpoint = echo.endpoint()
    first = _post(endpoint, _signed(echo))
    echo.clock.advance(1)
    assert (first.status, _post(endpoint, _signed(echo)).status) == (200, 500)


def test_the_door_answers_the_exact_copy_of_a_read_only_request(echo: Echo) -> None:
    at_the_door(echo)
    endpoint = echo.endpoint()
    message = _signed(echo, operation="DescribeResources")
    assert [_post(endpoint, message).status for _ in range(3)] == [200, 200, 200]
    change = _signed(echo)
    answers = [_post(endpoint, change) for _ in range(2)]
    assert [answer.status for answer in answers] == [200, 500]
    assert b"Client.AuthFailure" in answers[1].body
    assert [call.operation.name for call in echo.calls].count("Change") == 1


def test_trust_may_take_its_time(echo: Echo) -> None:
    asked: list[Deferred[str | None]] = []

    def trust(certificate: bytes) -> Deferred[str | None]:
        asked.append(Deferred())
        return asked[-1]

    endpoint = echo.endpoint(trust=trust)
    request = HttpRequest("POST", "/echo", {}, XML, _signed(echo), "192.0.2.7", True)
    answers: list[HttpResponse] = []
    Deferred.fromCoroutine(endpoint.handle(request)).addCallback(answers.append)
    assert (len(asked), answers, echo.calls) == (1, [], [])
    asked[0].callback("the caller")
    assert answers[0].status == 200 and echo.calls[0].principal == "the caller"
    Deferred.fromCoroutine(endpoint.handle(request)).addCallback(answers.append)
    asked[1].callback(None)
    assert answers[1].status == 500


def test_trust_that_cannot_be_asked(echo: Echo, events: list[dict[str, Any]]) -> None:
    def trust(certificate: bytes) -> str:
        raise OSError("the database is gone")

    assert _post(echo.endpoint(trust=trust), _signed(echo)).status == 503
    assert [event for event in events if "log_failure" in event]


def test_trust_withdrawn_counts_from_the_next_message(echo: Echo) -> None:
    endpoint = echo.endpoint()
    assert _post(endpoint, _signed(echo, "one")).status == 200
    echo.callers.clear()
    assert _post(endpoint, _signed(echo, "two")).status == 500


def test_an_error_of_the_domain_is_a_definite_refusal(echo: Echo) -> None:
    echo.behaviour = raising(InsufficientCapacity("There is room for 2 only"))
    fault = _call(echo)
    assert isinstance(fault, SoapFault)
    assert (fault.code, fault.message) == ("soap:Server", "There is room for 2 only")


def test_an_unexpected_error_says_nothing_of_itself_and_is_logged(echo: Echo, events: list[dict[str, Any]]) -> None:
    echo.behaviour = raising(RuntimeError("password=hunter2"))
    network = echo.network()
    outcome = result_of(echo.client(network).call("Change", echo.message(text="x", correlation_id="c-1"), 20))
    assert isinstance(outcome, UnknownOutcome)
    answer = network.sent[0].answers[0]
    assert answer.status == 500 and b"hunter2" not in answer.body and b"c-1" in answer.body
    (logged,) = [event for event in events if "log_failure" in event]
    assert logged["request_id"] == "c-1" and logged["log_failure"].value.args == ("password=hunter2",)


def test_an_answer_that_cannot_be_written(echo: Echo, events: list[dict[str, Any]]) -> None:
    async def broken(call: Call[str]) -> Struct:
        return echo.message(text="\x00")

    echo.behaviour = broken
    assert isinstance(_call(echo), UnknownOutcome)
    assert [event for event in events if "log_failure" in event]


def test_a_message_that_does_not_fit_the_contract(echo: Echo) -> None:
    body = b'<Change xmlns="urn:echo"><text>x</text><more>y</more></Change>'
    headers = Addressing(to=URL, action="Echo#Change", message_id="urn:test:1")
    message = sign(body, identity=identity("caller"), now=NOW, profile=TIER_REQUEST, headers=headers)
    answer = _post(echo.endpoint(), message)
    assert answer.status == 500
    assert b"<code>InvalidRequest</code>" in answer.body and b"<definite>true</definite>" in answer.body
    assert b"SignatureValue" in answer.body and b">Echo#ChangeFault<" in answer.body


def test_an_action_of_another_service_is_not_signed_for_a_stranger(echo: Echo) -> None:
    """At a cluster's door for newcomers anybody signs: a signed, definite refusal of RunInstances could be had there."""
    headers = Addressing(to=URL, action="EucalyptusCC#RunInstances", message_id="urn:test:the-cloud-s")
    body = b'<Enrol xmlns="urn:echo"/>'
    message = sign(body, identity=identity("stranger"), now=NOW, profile=TIER_REQUEST, headers=headers)
    answer = _post(echo.endpoint(trust=lambda certificate: certificate), message)
    assert answer.status == 500 and b"RunInstances" not in answer.body
    assert b"SignatureValue" not in answer.body and b"definite" not in answer.body


def test_an_operation_without_a_handler(echo: Echo) -> None:
    fault = _call(echo, "Absent")
    assert isinstance(fault, SoapFault) and fault.code == "soap:Client"


def test_a_handler_for_what_is_not_in_the_contract(echo: Echo) -> None:
    with pytest.raises(ValueError, match="has no operation Nothing"):
        echo.endpoint(handlers={"Nothing": echo.handle})


def test_signed_answers_at_the_door(echo: Echo) -> None:
    at_the_door(echo, EC2_ANSWER)
    assert _call(echo) == echo.message(text="hello")
    echo.behaviour = raising(NotFound("image", "ami-1"))
    assert isinstance(_call(echo), SoapFault)


def test_unsigned_answers_at_the_door_have_no_header(echo: Echo) -> None:
    at_the_door(echo)
    answer = _post(echo.endpoint(), _signed(echo))
    assert answer.status == 200 and b"Header" not in answer.body
    assert answer.headers["content-type"] == "text/xml; charset=utf-8"


def _slow(echo: Echo, cancelled: list[object] | None = None) -> list[Deferred[Struct]]:
    waits: list[Deferred[Struct]] = []

    async def behave(call: Call[str]) -> Struct:
        waits.append(Deferred((cancelled if cancelled is not None else []).append))
        return await waits[-1]

    echo.behaviour = behave
    return waits


@pytest.mark.parametrize(("operation", "stopped"), [("DescribeResources", True), ("Change", False)])
def test_a_caller_who_goes_stops_only_what_changes_nothing(echo: Echo, operation: str, stopped: bool) -> None:
    ended: list[object] = []
    waits = _slow(echo, ended)
    request = HttpRequest("POST", "/echo", {}, XML, _signed(echo, operation=operation), "192.0.2.7", True)
    work = Deferred.fromCoroutine(echo.endpoint().handle(request))
    work.cancel()
    work.addErrback(lambda failure: None)
    assert bool(ended) == stopped
    if not stopped:
        waits[0].callback(echo.message(text="done"))


def test_a_change_that_fails_after_its_caller_has_gone_is_logged(echo: Echo, events: list[dict[str, Any]]) -> None:
    waits = _slow(echo)
    request = HttpRequest("POST", "/echo", {}, XML, _signed(echo), "192.0.2.7", True)
    work = maybeDeferred(lambda: Deferred.fromCoroutine(echo.endpoint().handle(request)))
    work.addErrback(lambda failure: None)
    work.cancel()
    waits[0].errback(RuntimeError("late"))
    (logged,) = [event for event in events if "log_failure" in event]
    assert logged["operation"] == "Change" and len(logged["request_id"]) == 36


def test_slow_calls_overlap(echo: Echo) -> None:
    waits = _slow(echo)
    client = echo.client(echo.network())
    answers: list[Struct] = []
    for number in range(4):
        call = client.call("Change", echo.message(text=str(number)), 20)
        Deferred.fromCoroutine(call).addCallback(answers.append)
    assert len(waits) == 4
    for number in (2, 0, 3, 1):
        waits[number].callback(echo.message(text=str(number)))
    assert [answer.text for answer in answers] == ["2", "0", "3", "1"]  # type: ignore[attr-defined]


def test_the_log_has_who_what_and_how_long_and_no_bodies(echo: Echo, events: list[dict[str, Any]]) -> None:
    waits = _slow(echo)
    call = Deferred.fromCoroutine(
        echo.client(echo.network()).call("Change", echo.message(text="secret words", correlation_id="c-9"), 20)
    )
    echo.clock.advance(1.5)
    waits[0].callback(echo.message(text="secret words"))
    assert call.called
    (line,) = [event for event in events if event.get("operation")]
    said = {key: line[key] for key in ("operation", "principal", "outcome", "duration_s", "request_id", "peer")}
    assert said == {
        "operation": "Change",
        "principal": "caller",
        "outcome": "answered",
        "duration_s": 1.5,
        "request_id": "c-9",
        "peer": "127.0.0.1",
    }
    assert formatEvent(line) == "Change by caller: answered in 1.500 s [c-9]"
    assert "secret words" not in repr(events)


def test_a_principal_that_is_a_certificate_is_shown_by_its_fingerprint(
    echo: Echo, events: list[dict[str, Any]]
) -> None:
    certificate = identity("caller").certificate_der
    endpoint: Endpoint[Any] = echo.endpoint(trust=lambda certificate: certificate)
    assert _post(endpoint, _signed(echo)).status == 200
    assert [event["principal"] for event in events if "principal" in event] == [fingerprint(certificate)]


@pytest.mark.parametrize("module", [cc, ec2, enrol, nc], ids=lambda module: module.__name__)
def test_the_wsdl_of_every_contract_is_published(echo: Echo, module: Any) -> None:
    contract = module.CONTRACT
    endpoint = echo.endpoint(contract=contract, handlers={}, published=dict.fromkeys(contract.ports, URL))
    versions = contract.versions.served if contract.versions else [None]
    for version in (versions[0], versions[-1]):
        query = {"wsdl": ""} if version is None else {"wsdl": "", "version": version}
        answer = result_of(endpoint.handle(HttpRequest("GET", "/echo", query, {}, b"", "192.0.2.7", True)))
        assert isinstance(answer, HttpResponse) and answer.status == 200
        definition = read_bytes(answer.body, contract.file)
        assert set(definition.ports.values()) == {URL} and definition.ports.keys() == contract.ports.keys()


def test_a_flood_of_strangers_does_not_fill_the_log(echo: Echo, events: list[dict[str, Any]]) -> None:
    endpoint = echo.endpoint()
    for _ in range(1000):
        _post(endpoint, b"hello")
    assert len(events) == 5
    echo.clock.advance(1)
    _post(endpoint, b"hello")
    assert events[5]["count"] == 995


def test_a_copy_on_the_wire_is_acted_upon_once(echo: Echo) -> None:
    network: MemoryTransport = echo.network()
    network.fates.append(Fate(copies=3))
    assert result_of(echo.client(network).call("Change", echo.message(text="x"), 20)) == echo.message(text="x")
    assert len(echo.calls) == 1 and [answer.status for answer in network.sent[0].answers] == [200, 500, 500]
    assert EC2_REQUEST.replay is not TIER_REQUEST.replay
