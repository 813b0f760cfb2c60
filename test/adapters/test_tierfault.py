"""Faults between tiers, both ways: what is definite stays so, and nothing else becomes it."""

import inspect
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from euca.adapters.tierfault import ELEMENT, NAMESPACE, is_definite, outcome_of, tier_fault
from euca.domain import errors
from euca.domain.errors import EucaError, InsufficientCapacity, InvalidRequest, NotFound
from euca.domain.outcome import Refused, Unknown
from euca.soap.envelope import fault_of, read_body, read_fault, wrap
from euca.soap.errors import DecodeError, EncodeError, MalformedMessage, SoapFault, UnknownOutcome
from euca.soap.performing import NotOffered
from euca.soap.xml import parse
from euca.wire import cc, enrol, nc

DOMAIN = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, EucaError) and kind is not EucaError
]


def _over_the_wire(fault: SoapFault) -> SoapFault:
    return read_fault(read_body(parse(wrap(fault_of(fault)))))


def _made(kind: type[EucaError]) -> EucaError:
    wanted = len(inspect.signature(kind.__init__).parameters) - 1
    named = [p for p in inspect.signature(kind.__init__).parameters.values() if p.kind is p.POSITIONAL_OR_KEYWORD]
    if not wanted:
        return kind()
    return kind(*["x y"] * (len(named) - 1)) if len(named) > 1 else kind("x y")


@pytest.mark.parametrize("kind", DOMAIN, ids=lambda kind: kind.__name__)
def test_errors_of_the_domain_are_definite(kind: type[EucaError]) -> None:
    error = _made(kind)
    fault = _over_the_wire(tier_fault(error, "node", "c-1"))
    assert outcome_of(fault) == Refused(kind.code, str(error), "node")
    assert fault.code in ("soap:Client", "soap:Server") and is_definite(fault)


def test_whose_fault_it_was() -> None:
    assert tier_fault(NotFound("instance", "i-1"), "node", "c").code == "soap:Client"
    assert tier_fault(InsufficientCapacity("full"), "node", "c").code == "soap:Server"


@pytest.mark.parametrize(
    "error", [DecodeError("Change/text", "is missing"), NotOffered("ncStartNetwork is not offered here")]
)
def test_a_message_that_cannot_be_meant_is_definite(error: Exception) -> None:
    outcome = outcome_of(_over_the_wire(tier_fault(error, "cluster", "c-1")))
    assert isinstance(outcome, Refused) and outcome.message == str(error)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("token=hunter2"),
        UnknownOutcome("hunter2"),
        EncodeError("hunter2"),
        MalformedMessage("x", "hunter2"),
        KeyboardInterrupt(),
    ],
)
def test_anything_else_is_unknown_and_says_nothing_of_itself(error: BaseException) -> None:
    fault = tier_fault(error, "cluster", "c-1")
    assert b"hunter2" not in fault_of(fault) and b"c-1" in fault_of(fault)
    outcome = outcome_of(_over_the_wire(fault))
    assert isinstance(outcome, Unknown) and not is_definite(fault)


@pytest.mark.parametrize("error", [UnknownOutcome("cut"), TimeoutError(), OSError("gone")])
def test_what_is_no_fault_is_unknown(error: Exception) -> None:
    assert isinstance(outcome_of(error), Unknown) and outcome_of(error).reason  # type: ignore[union-attr]


def test_what_could_not_be_written_is_refused_by_ourselves() -> None:
    assert outcome_of(EncodeError("a control character")) == Refused(
        InvalidRequest.code, "a control character", "caller"
    )


def _detail(**changes: str | None) -> etree._Element:
    values = {"code": "NotFound", "message": "no", "tier": "node", "correlationId": "1", "definite": "true", **changes}
    detail = etree.Element(ELEMENT)
    for name, value in values.items():
        if value is not None:
            etree.SubElement(detail, f"{{{NAMESPACE}}}{name}").text = value
    return detail


@pytest.mark.parametrize("definite", ["true", "1", " true "])
def test_what_says_definite(definite: str) -> None:
    assert is_definite(SoapFault("soap:Client", "no", _detail(definite=definite)))


def _renamed() -> etree._Element:
    detail = _detail()
    detail.tag = "{urn:other}fault"
    return detail


def _twice() -> etree._Element:
    detail = _detail(definite="false")
    etree.SubElement(detail, f"{{{NAMESPACE}}}definite").text = "true"
    return detail


@pytest.mark.parametrize(
    "detail",
    [
        None,
        _detail(definite="false"),
        _detail(definite="TRUE"),
        _detail(definite="yes"),
        _detail(definite=None),
        _detail(code=None),
        _detail(tier=None),
        _renamed(),
        _twice(),
    ],
)
def test_what_does_not(detail: etree._Element | None) -> None:
    assert not is_definite(SoapFault("soap:Client", "no", detail))


@pytest.mark.parametrize("module", [nc, cc, enrol], ids=lambda module: module.__name__)
def test_it_is_the_fault_of_the_contracts(module: Any) -> None:
    fault = _over_the_wire(tier_fault(NotFound("instance", "i-1"), "node", "c-1"))
    assert fault.detail is not None
    value: Any = module.CONTRACT.decode(fault.detail).value
    assert (value.code, value.tier, value.correlation_id, value.definite) == ("NotFound", "node", "c-1", True)
    assert {f.qname for operation in module.CONTRACT.operations.values() for f in operation.faults.values()} == {
        ELEMENT
    }


@given(st.text())
def test_any_text_can_be_said(text: str) -> None:
    outcome = outcome_of(_over_the_wire(tier_fault(InvalidRequest(text), "node", "c-1")))
    assert isinstance(outcome, Refused) and len(outcome.message) <= 1024
