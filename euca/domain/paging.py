"""Lists in pages: how large a page may be, and the tokens that say where the next one begins.

A token is opaque to its holder, counts for the same account, operation and question only, and for a while.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from attrs import field, frozen

from euca.domain.errors import BadPageToken, InvalidRequest
from euca.domain.tokens import mac

T = TypeVar("T")

LEAST_RESULTS: Final = 5
MOST_RESULTS: Final = 1000
LIFETIME_S: Final = 3600
MAX_TOKEN_CHARACTERS: Final = 1024
_MAC_BYTES: Final = 16

#: Where in a list something stands, by whatever the list is ordered.
Place = tuple[float | int | str, ...]


@frozen
class PageRequest:
    """As it was asked: ``max_results`` None for as many as there are (or, with a token, as many as a page may have)."""

    max_results: int | None = None
    token: str = field(default="", repr=False)

    @property
    def asked(self) -> bool:
        """Whether a page is asked for, rather than everything."""
        return self.max_results is not None or bool(self.token)

    def size(self) -> int:
        """How many things the page has at most; raises InvalidRequest for a number that is out of bounds."""
        if self.max_results is None:
            return MOST_RESULTS
        if not LEAST_RESULTS <= self.max_results <= MOST_RESULTS:
            raise InvalidRequest(
                f"Value ( {self.max_results} ) for parameter maxResults is invalid."
                f" Expecting a value from {LEAST_RESULTS} to {MOST_RESULTS}"
            )
        return self.max_results


@frozen
class PageTokens:
    """Makes tokens and reads them. Whoever has the same key reads the same tokens."""

    _key: bytes = field(repr=False)

    def token(self, place: Place, asked: tuple[str, ...], now: float) -> str:
        """The token for what follows a place in the answer to a question, whose words `asked` are: account, operation, filters."""
        expires = str(int(now) + LIFETIME_S)
        body = json.dumps([expires, *place], separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(self._mac(body, asked) + body).decode()

    def place(self, token: str, asked: tuple[str, ...], now: float) -> Place:
        """The place in a token; raises BadPageToken for one that is not ours, of another question, or too old."""
        if len(token) > MAX_TOKEN_CHARACTERS:
            raise BadPageToken
        try:
            whole = base64.b64decode(token.encode(), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise BadPageToken from None
        given, body = whole[:_MAC_BYTES], whole[_MAC_BYTES:]
        if not hmac.compare_digest(given, self._mac(body, asked)):
            raise BadPageToken
        expires, *place = json.loads(body)
        if now >= int(expires):
            raise BadPageToken
        return tuple(place)

    def _mac(self, body: bytes, asked: tuple[str, ...]) -> bytes:
        return mac(self._key, "page", body, *asked)[:_MAC_BYTES]


def page_of(
    items: Iterable[T], page: PageRequest, place_of: Callable[[T], Place], after: Place | None
) -> tuple[tuple[T, ...], Place | None]:
    """The items of a page in the order of their places, and the last one's place where there are more; all if no page is asked for.

    after: where the page before ended. Raises InvalidRequest for a size that is out of bounds.
    """
    if not page.asked:
        return tuple(items), None
    size = page.size()
    rest = sorted((item for item in items if after is None or place_of(item) > after), key=place_of)
    return tuple(rest[:size]), place_of(rest[size - 1]) if len(rest) > size else None
