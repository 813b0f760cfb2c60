"""WS-Addressing 1.0 headers as a value (Core, section 3.2)."""

import re
import uuid
from typing import Final

from attrs import frozen

URI_CHARACTERS: Final = 256
"""The longest MessageID that is accepted or sent."""

_ABSOLUTE_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[!#-;=?-\[\]_a-z~%]+", re.ASCII)


@frozen(kw_only=True)
class Addressing:
    """The addressing headers of one message; every value is a URI.

    to: where the message goes; `WSA_ANONYMOUS` in an answer.
    action: what is asked (`EucalyptusNC#ncRunInstance`), or in an answer that plus `Response` or `Fault`.
    message_id: unique for the sender, absolute, at most 256 characters.
    relates_to: in an answer, the question's `message_id`.
    reply_to: the address inside `ReplyTo`; None writes no such header.
    """

    to: str
    action: str
    message_id: str
    relates_to: str | None = None
    reply_to: str | None = None


def new_message_id() -> str:
    """A MessageID nobody has used: `urn:uuid:` and a random UUID."""
    return f"urn:uuid:{uuid.uuid4()}"


def is_absolute_uri(text: str) -> bool:
    """Whether `text` is an absolute URI of at most 256 characters (RFC 3986, section 4.3, without spaces)."""
    return len(text) <= URI_CHARACTERS and _ABSOLUTE_URI.fullmatch(text) is not None
