"""The fault that tiers send each other: an error of the domain as XML, and back as an outcome.

The detail of such a fault is one element ``fault`` in :data:`NAMESPACE` with the children code, message,
tier, correlationId and definite.  Only ``definite=true`` says that the request did nothing and never will.
"""

from __future__ import annotations

from lxml import etree

from euca.domain.errors import (
    AlreadyExists,
    EucaError,
    InvalidRequest,
    NotFound,
    NotPermitted,
    NotSupported,
    QuotaExceeded,
    WrongState,
)
from euca.domain.outcome import Refused, Unknown
from euca.soap.errors import DecodeError, EncodeError, SoapFault
from euca.soap.performing import NotOffered

NAMESPACE = "http://eucalyptus.ucsb.edu/"
#: The qualified name of the element in the fault's detail.
ELEMENT = f"{{{NAMESPACE}}}fault"

_CLIENT = (InvalidRequest, NotFound, NotPermitted, NotSupported, AlreadyExists, WrongState, QuotaExceeded)
_CODE_CHARACTERS = 64
_MESSAGE_CHARACTERS = 1024


def tier_fault(error: BaseException, tier: str, correlation_id: str) -> SoapFault:
    """The fault with which ``tier`` answers a request that ended in ``error``.

    An :class:`EucaError`, or a message that does not fit the contract, is definite.  Anything else says nothing
    of itself but the correlation id under which this tier logged it, and is not definite.
    """
    if isinstance(error, EucaError):
        side = "Client" if isinstance(error, _CLIENT) else "Server"
        return _fault(side, error.code, str(error), tier, correlation_id, definite=True)
    if isinstance(error, DecodeError):
        return _fault("Client", InvalidRequest.code, str(error), tier, correlation_id, definite=True)
    if isinstance(error, NotOffered):
        return _fault("Client", NotSupported.code, str(error), tier, correlation_id, definite=True)
    text = f"Internal error of the {tier}; its log names it under {correlation_id}"
    return _fault("Server", EucaError.code, text, tier, correlation_id, definite=False)


def is_definite(fault: SoapFault) -> bool:
    """Whether the fault says that the request did nothing and never will. The caller has checked its signature."""
    return isinstance(outcome_of(fault), Refused)


def outcome_of(error: BaseException) -> Refused | Unknown:
    """What the caller knows after ``error``.

    A :class:`SoapFault` must come from a signed answer.  Our own message that cannot be written was never sent,
    and never will be: it is refused, too.
    """
    if isinstance(error, EncodeError):
        return Refused(InvalidRequest.code, str(error), "caller")
    if not isinstance(error, SoapFault):
        return Unknown(str(error) or type(error).__name__)
    values = _read(error.detail)
    if values is None or values["definite"] not in ("true", "1"):
        return Unknown(f"{error.code}: {error.message}")
    return Refused(values["code"][:_CODE_CHARACTERS], values["message"][:_MESSAGE_CHARACTERS], values["tier"])


def _fault(side: str, code: str, message: str, tier: str, correlation_id: str, *, definite: bool) -> SoapFault:
    message = _as_xml(message)
    detail = etree.Element(ELEMENT, nsmap={None: NAMESPACE})
    for name, text in (
        ("code", code),
        ("message", message),
        ("tier", tier),
        ("correlationId", correlation_id),
        ("definite", "true" if definite else "false"),
    ):
        etree.SubElement(detail, f"{{{NAMESPACE}}}{name}").text = text
    return SoapFault(f"soap:{side}", message, detail)


def _as_xml(text: str) -> str:
    """The text without the characters that XML cannot hold (XML 1.0, section 2.2), and of bounded length."""
    kept = (
        c if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else "?" for c in text
    )
    return "".join(kept)[:_MESSAGE_CHARACTERS]


def _read(detail: etree._Element | None) -> dict[str, str] | None:
    """The children's texts, or None where it is no such element or lacks one of them."""
    if detail is None or detail.tag != ELEMENT:
        return None
    values = {str(child.tag).removeprefix(f"{{{NAMESPACE}}}"): (child.text or "").strip() for child in detail}
    needed = ("code", "message", "tier", "definite")
    return values if len(values) == len(detail) and all(name in values for name in needed) else None
