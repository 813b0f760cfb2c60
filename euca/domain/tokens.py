"""One-time enrolment tokens and capability addresses: what is under their MACs.

A token names its issuer's certificate, so that the newcomer can check the answer, and holds a nonce, with
which the newcomer proves that it was given the token.  The nonce itself never crosses a wire.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable

from attrs import field, frozen

from euca.domain.errors import InvalidRequest

TOKEN_LIFETIME_S = 15 * 60
_TOKEN = re.compile(r"euca1\.([0-9a-f]{16})\.([0-9a-f]{64})\.([0-9a-f]{64})")


@frozen
class Token:
    """``token_id`` 16 hexadecimal digits, ``issuer`` the SHA-256 of the issuer's signing certificate (64 digits), ``nonce`` 32 bytes."""

    token_id: str
    issuer: str
    nonce: bytes = field(repr=False)

    def text(self) -> str:
        """What the issuer's tool prints and the newcomer is given. Secret."""
        return f"euca1.{self.token_id}.{self.issuer}.{self.nonce.hex()}"


def new_token(issuer_certificate: bytes, random_bytes: Callable[[int], bytes]) -> Token:
    """A fresh token of the issuer with this signing certificate (DER)."""
    return Token(random_bytes(8).hex(), hashlib.sha256(issuer_certificate).hexdigest(), random_bytes(32))


def parse_token(text: str) -> Token:
    """The token in a text; raises InvalidRequest, which does not repeat the text."""
    match = _TOKEN.fullmatch(text.strip())
    if match is None:
        raise InvalidRequest("This is not an enrolment token: it starts with euca1. and has four parts")
    return Token(match[1], match[2], bytes.fromhex(match[3]))


def mac(key: bytes, *parts: bytes | str) -> bytes:
    """HMAC-SHA256 over the parts, each preceded by its length, so that no two lists of parts give the same bytes."""
    digest = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.digest()


def image_capability(key: bytes, digest: str, holder: str, expires: int) -> str:
    """The hexadecimal MAC in an image's address: these bytes, for this neighbour, until this second since the epoch."""
    return mac(key, "image", digest, holder, str(expires)).hex()


def image_capability_holds(key: bytes, digest: str, holder: str, expires: int, given: str, now: float) -> bool:
    """Whether a capability was made by us and still counts; takes the same time whatever is wrong with the MAC."""
    wanted = image_capability(key, digest, holder, expires)
    return hmac.compare_digest(wanted.encode(), given.encode("utf-8", "replace")) and now < expires
