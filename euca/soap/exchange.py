"""An HTTP request as it was received, and an answer: what an interface that is put on a port reads and gives."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final, Protocol

from attrs import field, frozen

REQUEST_ID: Final = "x-request-id"
"""The header of every answer that says under which id the request is in the log."""


@frozen
class HttpRequest:
    """A request as it was received. Names of headers are in lower case; of a repeated query name the first value counts.

    target: as the request line has it, for who has to know more of it than path and query. repeated: names of headers that came more than
    once, whose values stand in one. request_id: under which it is known already, where it comes from another process of ours; by default one is made.
    """

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    peer: str
    secure: bool
    request_id: str = ""
    target: str = field(default="", repr=False)
    repeated: frozenset[str] = frozenset()


@frozen
class HttpResponse:
    """An answer, whole. Names of headers are in lower case.

    pieces: what follows `body`, to be written one after the other as the client takes them: of a long answer no two pieces need be joined.
    proved: whether the request was found to be somebody's who is known (True), or was refused before that (False); None where
    it was not looked at. Whoever is refused is served after others for a while (see `euca.soap.turns`).
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    pieces: tuple[bytes, ...] = field(default=(), repr=False)
    proved: bool | None = None

    @property
    def content(self) -> bytes:
        """The body and its pieces as one."""
        return b"".join((self.body, *self.pieces)) if self.pieces else self.body


Elsewhere = Callable[[HttpRequest], Awaitable[HttpResponse]]
"""Answers a request in our place. It trusts nothing that we found out about it."""


class Answers(Protocol):
    """Whatever answers requests at an address."""

    async def handle(self, request: HttpRequest) -> HttpResponse:
        """Answer a request. Raises nothing but CancelledError."""
        ...
