"""The one tree of errors that everything in `euca.soap` raises.

Texts of `MalformedMessage` and `SecurityFailure` are for the operator's log. A stranger is told one fixed
sentence (`envelope.EC2_AUTH_FAILURE`); only when `SecurityFailure.authenticated` is true may the
`explanation` be told to the caller as well, since then the message bears a good signature of a known key.
"""

from lxml import etree


class SoapError(Exception):
    """The root: catch this to catch whatever this library raises on purpose."""


class MalformedMessage(SoapError):
    """The bytes are not a message this library reads: not well-formed, of the wrong shape, or over a limit.

    `check` names the rule that refused it (`xml.doctype`, `limits.depth`, `shape.body` …).
    """

    def __init__(self, check: str, explanation: str) -> None:
        super().__init__(f"{check}: {explanation}")
        self.check = check
        self.explanation = explanation


class SecurityFailure(SoapError):
    """`verify()` refused a message.

    `check` names the rule (`reference.position`, `timestamp.created` …). `authenticated` is true when the
    signature itself was good and by a trusted key, so that the sender may be told the `explanation`.
    """

    def __init__(self, check: str, explanation: str, *, authenticated: bool = False) -> None:
        super().__init__(f"{check}: {explanation}")
        self.check = check
        self.explanation = explanation
        self.authenticated = authenticated


class DecodeError(SoapError):
    """An element does not fit the type that the contract gives it; `path` leads to the place."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}" if path else message)
        self.path = path
        self.message = message


class NoSuchVersion(DecodeError):
    """The namespace of a message is none of those that the contract serves."""


class NoSuchOperation(DecodeError):
    """A message is none of the contract's, or not in its version."""


class MissingElement(DecodeError):
    """An element has to be there and is not; `path` leads to where `name` should be."""

    def __init__(self, path: str, name: str) -> None:
        super().__init__(path, f"{name} is missing")
        self.name = name


class EncodeError(SoapError):
    """A value cannot be written as its type, or a message cannot be built as its profile wants it."""


class SoapFault(SoapError):
    """A SOAP 1.1 fault (section 4.4), received or to be sent.

    `code` is the fault code as it is written: `Client.AuthFailure` for EC2, `soap:Client` with the fixed
    prefix `soap` for SOAP's own codes. `detail` is the one element inside `detail`, or None.
    """

    def __init__(self, code: str, message: str, detail: "etree._Element | None" = None) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.detail = detail


class RequestLimitExceeded(SoapError):
    """A known caller asks more, or more often, than it may; nothing was done. Later it may ask again."""


class NotNow(SoapError):
    """A handler cannot do this at the moment, as is to be expected: it is told to the log in a line, and to the caller as `fault` has it."""


class UnknownOutcome(SoapError):
    """A call ended so that nobody here can tell whether the other side acted on it."""
