"""EC2's messages on the client's side: which operation asks, and what an answer holds. Without WS-Security, which access keys do not need."""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import etree

from euca.cli.http import Answer
from euca.soap.codec import Operation, Struct
from euca.soap.envelope import is_fault, read_body, read_fault
from euca.soap.errors import DecodeError, MalformedMessage, UnknownOutcome
from euca.soap.xml import ANSWER, parse
from euca.wire import ec2


@cache
def _operations() -> dict[type[Struct], Operation]:
    return {operation.input.type: operation for operation in ec2.CONTRACT.operations.values()}


def operation_of(request: type[Struct]) -> Operation:
    """The operation that a message asks for; raises KeyError for a type that is no request."""
    return _operations()[request]


def element_of(answer: Answer) -> etree._Element:
    """The element in an answer's body. Raises SoapFault, and UnknownOutcome for what is no SOAP."""
    try:
        element = read_body(parse(answer.body, ANSWER))
        if is_fault(element):
            raise read_fault(element)
    except MalformedMessage as error:
        raise UnknownOutcome(f"status {answer.status}, and no SOAP answer: {error}") from error
    return element


def answer_to(request: Struct, answer: Answer) -> Any:
    """The message that a SOAP answer holds. Raises as `element_of`, and UnknownOutcome where it is no answer to the request."""
    return answer_in(request, element_of(answer))


def answer_in(request: Struct, element: etree._Element) -> Any:
    """The message that an answer's element is. Raises UnknownOutcome where it is no answer to the request."""
    try:
        decoded = ec2.CONTRACT.decode(element)
    except DecodeError as error:
        raise UnknownOutcome(f"the answer is none of the contract: {error}") from error
    if decoded.element != operation_of(type(request)).output:
        raise UnknownOutcome(f"{decoded.element.name} is no answer to {type(request).TYPE}")
    return decoded.value
