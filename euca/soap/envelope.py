"""Envelopes beside their security: plain ones, and SOAP 1.1 faults written and read."""

from collections.abc import Sequence
from html import escape
from typing import Final

from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.errors import EncodeError, MalformedMessage, SoapFault
from euca.soap.xml import canonical, is_blank

_ENVELOPE: Final = f"{{{ns.SOAP}}}Envelope"
_HEADER: Final = f"{{{ns.SOAP}}}Header"
_BODY: Final = f"{{{ns.SOAP}}}Body"
_FAULT: Final = f"{{{ns.SOAP}}}Fault"
_OPEN: Final = f'<soap:Envelope xmlns:soap="{ns.SOAP}"><soap:Body>'.encode()
_CLOSE: Final = b"</soap:Body></soap:Envelope>"
_MOST_FAULT_CHARACTERS: Final = 4096


def wrap(body: bytes) -> bytes:
    """A plain, unsigned envelope around one serialised element."""
    return _OPEN + body + _CLOSE


def wrap_pieces(pieces: Sequence[bytes]) -> tuple[bytes, tuple[bytes, ...]]:
    """The envelope of `wrap` around an element that is there in pieces: its beginning, and what follows."""
    if len(pieces) == 1:
        return wrap(pieces[0]), ()
    return _OPEN, (*pieces, _CLOSE)


def fault(code: str, message: str, detail: etree._Element | bytes | None = None) -> bytes:
    """One serialised `Fault` (SOAP 1.1, section 4.4), in exclusive canonical form, to be wrapped or signed.

    code: as it shall be read: `Client.InvalidAMIID.NotFound` (EC2's tools print exactly this) or, with the fixed
    prefix, `soap:Client`. message: a sentence; characters that XML cannot hold become `?`. detail: the one
    element inside `detail`, as an element or serialised. Raises `EncodeError` when the detail has no canonical
    form.
    """
    inside = b""
    if detail is not None:
        try:
            octets = detail if isinstance(detail, bytes) else canonical(detail)
        except MalformedMessage as error:
            raise EncodeError(f"the fault's detail cannot be written: {error}") from error
        inside = b"<detail>" + octets + b"</detail>"
    return b"".join(
        (
            f'<soap:Fault xmlns:soap="{ns.SOAP}"><faultcode>{_text(code)}</faultcode>'.encode(),
            f"<faultstring>{_text(message)}</faultstring>".encode(),
            inside,
            b"</soap:Fault>",
        )
    )


def fault_of(error: SoapFault) -> bytes:
    """`fault()` of an error that is one."""
    return fault(error.code, error.message, error.detail)


def is_fault(body: etree._Element) -> bool:
    """Whether Body's child is a SOAP 1.1 fault."""
    return bool(body.tag == _FAULT)


def read_fault(body: etree._Element) -> SoapFault:
    """The fault that `body` (Body's child) is.

    A qualified fault code comes out with the fixed prefix `soap`, whatever prefix it bears: exclusive
    canonicalisation does not protect what a prefix inside a text stands for, so it is not asked. Raises
    `MalformedMessage` when it is no fault.
    """
    if not is_fault(body):
        raise MalformedMessage("shape.fault", "this is no fault")
    children = {str(child.tag): child for child in body}
    code, message = children.get("faultcode"), children.get("faultstring")
    if code is None or message is None or len(code) or len(message):
        raise MalformedMessage("shape.fault", "a fault without faultcode or faultstring")
    detail = children.get("detail")
    content = list(detail) if detail is not None else []
    return SoapFault(
        _code(code.text or ""),
        (message.text or "")[:_MOST_FAULT_CHARACTERS],
        content[0] if len(content) == 1 else None,
    )


def read_body(root: etree._Element) -> etree._Element:
    """Body's one child in an envelope whose headers are not of interest: an unsigned answer.

    Raises `MalformedMessage` for anything but Envelope with at most one Header, then Body with one element.
    """
    if root.tag != _ENVELOPE:
        raise MalformedMessage("shape.envelope", "this is no SOAP 1.1 envelope")
    children = list(root)
    tags = [child.tag for child in children]
    if tags not in ([_BODY], [_HEADER, _BODY]):
        raise MalformedMessage("shape.envelope", "an Envelope holds at most one Header and then one Body")
    body = children[-1]
    content = list(body)
    if len(content) != 1 or not is_blank(body.text) or not is_blank(content[0].tail):
        raise MalformedMessage("shape.body", f"Body holds {len(content)} elements, or text; one is expected")
    return content[0]


def _code(text: str) -> str:
    text = text.strip()[:256]
    prefix, colon, local = text.partition(":")
    return f"soap:{local}" if colon and prefix else text


def _text(value: str) -> str:
    """Text in canonical form; what XML 1.0 cannot hold (section 2.2) becomes a question mark."""
    held = "".join(character if _can_be_held(character) else "?" for character in value)
    return escape(held, quote=False).replace("\r", "&#xD;")


def _can_be_held(character: str) -> bool:
    return character in "\t\n\r" or (
        character >= " " and not "\ud800" <= character <= "\udfff" and character not in "\ufffe\uffff"
    )


EC2_AUTH_FAILURE: Final = SoapFault(
    "Client.AuthFailure", "The request could not be authenticated: check your key, certificate and clock."
)
"""All that a stranger is told at EC2's door."""

TIER_REFUSAL: Final = SoapFault("soap:Client", "The message was not accepted.")
"""All that a stranger is told between tiers; unsigned, so the caller takes it for *outcome unknown*."""

EC2_AUTH_FAILURE_ENVELOPE: Final = wrap(fault_of(EC2_AUTH_FAILURE))
TIER_REFUSAL_ENVELOPE: Final = wrap(fault_of(TIER_REFUSAL))
