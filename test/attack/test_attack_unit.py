"""Each hostile message of the catalogue against `verify()` and an endpoint, beside the message that it was made from."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from twisted.logger import globalLogPublisher

from euca.soap.envelope import is_fault, read_body, read_fault
from euca.soap.errors import MalformedMessage, SecurityFailure, SoapFault
from euca.soap.exchange import HttpResponse
from euca.soap.security.explain import Explanation
from euca.soap.security.profile import EC2_REQUEST, TIER_REQUEST
from euca.soap.xml import parse
from euca.testing.agreement import agree
from euca.testing.attacks.doors import PROFILES, Receiver, echo_door, request, verified
from euca.testing.attacks.material import Attack, Door
from euca.testing.echo import Echo, result_of

from .conftest import cases

TEXTS = {
    EC2_REQUEST.name: (
        "Client.AuthFailure",
        "The request could not be authenticated: check your key, certificate and clock.",
    ),
    TIER_REQUEST.name: ("soap:Client", "The message was not accepted."),
}


#: Processor time in which every message is refused, whatever it wants done to it.
AT_ONCE_S = 0.5


def in_verify(attack: Attack) -> bool:
    """Whether `verify()` sees what is wrong: it does not see HTTP."""
    return not attack.http


@pytest.fixture
def reasons() -> Iterator[list[str]]:
    """Why endpoints refused, as their log has it."""
    seen: list[str] = []

    def observe(event: Any) -> None:
        if "reason" in event:
            seen.append(str(event["reason"]))

    globalLogPublisher.addObserver(observe)
    yield seen
    globalLogPublisher.removeObserver(observe)


@pytest.mark.parametrize(("attack", "profile"), [p for p in cases(*PROFILES) if in_verify(p.values[0])])
def test_the_verifier_refuses_it_by_its_rule(attack: Attack, profile: str) -> None:
    door = echo_door(PROFILES[profile])
    good, bad = attack.messages(door)
    assert verified(door, good).principal == "signer"
    began = time.process_time()
    with pytest.raises((SecurityFailure, MalformedMessage, SoapFault)) as caught:
        verified(door, bad)
    assert time.process_time() - began < AT_ONCE_S
    error = caught.value
    assert (error.code if isinstance(error, SoapFault) else error.check) == attack.check_at(door)


@pytest.mark.parametrize(("attack", "profile"), [p for p in cases(*PROFILES) if in_verify(p.values[0])])
def test_the_explanation_is_of_the_same_opinion(attack: Attack, profile: str) -> None:
    """`euca-soap verify` accepts what `verify()` accepts, and names the rule that refuses the rest first."""
    door = echo_door(PROFILES[profile])
    good, bad = attack.messages(door)
    assert opinion(door, good).accepted
    assert opinion(door, bad).check == attack.check_at(door)


def opinion(door: Door, data: bytes) -> Explanation:
    """What is explained of a message at the door."""
    return agree(
        data,
        profile=door.profile,
        certificates={door.signer.certificate_der, door.small.certificate_der},
        now=door.now(),
        to=() if door.answers else {door.address},
        relates_to=door.question or None,
        action=door.action if door.answers or door.tiers else None,
    )


@pytest.mark.parametrize(("attack", "profile"), cases(*TEXTS))
def test_an_endpoint_tells_nothing_and_does_nothing(
    attack: Attack, profile: str, echo: Echo, reasons: list[str]
) -> None:
    receiver = Receiver.at(PROFILES[profile], echo)
    good, bad = attack.messages(receiver.door)
    refused = result_of(receiver.endpoint.handle(request(bad, attack)))
    assert isinstance(refused, HttpResponse)
    assert echo.calls == []
    check_refusal(attack, profile, refused, reasons)
    answer = result_of(receiver.endpoint.handle(request(good)))
    assert isinstance(answer, HttpResponse) and answer.status == 200
    assert len(echo.calls) == 1


def check_refusal(attack: Attack, profile: str, refused: HttpResponse, reasons: list[str]) -> None:
    """HTTP's own refusals are short texts. SOAP's are one fixed text, with an explanation for who signed well."""
    if attack.http and attack.status != 500:
        assert refused.status == attack.status
        assert reasons == []
        return
    assert refused.status == 500
    body = read_body(parse(refused.body))
    assert is_fault(body)
    fault = read_fault(body)
    check = attack.check_tiers if attack.check_tiers and profile == TIER_REQUEST.name else attack.check
    (reason,) = reasons
    assert reason.startswith(f"{check}: ")
    if check == "soap:MustUnderstand":
        assert fault.code == check
        return
    code, text = TEXTS[profile]
    assert fault.code == code
    signed_well = check.startswith(
        ("timestamp.created", "timestamp.order", "timestamp.expires", "addressing.", "http.")
    )
    assert (fault.message == text) is not signed_well
    assert fault.message.startswith(text)
    assert b"Signature" not in refused.body
