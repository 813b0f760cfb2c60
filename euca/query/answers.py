"""How answers and errors are written: EC2's way, and that of Amazon's other services with the same interface (IAM, STS)."""

from __future__ import annotations

from html import escape
from typing import Final

XML_TYPE: Final = "text/xml;charset=UTF-8"
DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8"?>\n'

#: What XML 1.0 cannot hold (section 2.2) becomes a question mark.
_HELD: Final = {**dict.fromkeys({*range(32)} - {9, 10, 13}, "?"), **dict.fromkeys((0xFFFE, 0xFFFF), "?")}

#: The status of an error by its code, where it is not 400 ("Error codes for the Amazon EC2 API"; "Common errors" of IAM).
STATUSES: Final = {
    "AuthFailure": 401,
    "AccessDenied": 403,
    "SignatureDoesNotMatch": 403,
    "InvalidClientTokenId": 403,
    "MissingAuthenticationToken": 403,
    "UnauthorizedOperation": 403,
    "NoSuchEntity": 404,
    "EntityAlreadyExists": 409,
    "DeleteConflict": 409,
    "LimitExceeded": 409,
    "DryRunOperation": 412,
    "UnsupportedProtocol": 415,
    "InternalError": 500,
    "InternalFailure": 500,
    "ServiceFailure": 500,
    "InsufficientInstanceCapacity": 500,
    "InsufficientAddressCapacity": 500,
    "RequestLimitExceeded": 503,
    "Unavailable": 503,
    "ServiceUnavailable": 503,
}


def ec2_error(code: str, message: str, request_id: str) -> bytes:
    """An error of EC2."""
    error = f"<Error><Code>{_text(code)}</Code><Message>{_text(message)}</Message></Error>"
    body = f"<Response><Errors>{error}</Errors><RequestID>{_text(request_id)}</RequestID></Response>"
    return DECLARATION + body.encode()


def service_error(namespace: str, code: str, message: str, request_id: str, status: int) -> bytes:
    """An error of the other services. namespace: of the service's answers."""
    side = "Receiver" if status >= 500 else "Sender"
    error = f"<Error><Type>{side}</Type><Code>{_text(code)}</Code><Message>{_text(message)}</Message></Error>"
    body = (
        f"<ErrorResponse xmlns={_quoted(namespace)}>{error}<RequestId>{_text(request_id)}</RequestId></ErrorResponse>"
    )
    return DECLARATION + body.encode()


def _text(text: str) -> str:
    return escape(text.translate(_HELD), quote=False).encode("utf-8", "replace").decode("utf-8")


def _quoted(text: str) -> str:
    return f'"{escape(text)}"'
