"""What an endpoint and its listener tell of their work: for metrics and logs, whoever keeps them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Final

from attrs import frozen
from zope.interface import Interface, implementer

request_id: Final[ContextVar[str]] = ContextVar("request_id", default="")
"""The id of the request that is being worked on; empty outside of one. Coroutines and what they start inherit it."""


def new_id() -> str:
    """An id for a request, or for work that nobody requested."""
    return str(uuid.uuid4())


def id_or_new() -> str:
    """The id of the request that is being worked on, or one for work that nobody requested."""
    return request_id.get() or new_id()


@contextmanager
def working_on(id_: str) -> Iterator[None]:
    """While this lasts `request_id` is `id_`, or whatever it is set to beneath; then what it was before."""
    token = request_id.set(id_)
    try:
        yield
    finally:
        # A coroutine that was dropped is closed wherever garbage is collected: in a context that is none of its own.
        with suppress(ValueError):
            request_id.reset(token)


@frozen
class Answered:
    """A request that was somebody's, and what became of it.

    operation: its name in the contract; empty where the message is none of it. principal: whose it was, as it is shown in logs. outcome:
    ``answered``, ``fault CODE`` or ``cancelled``. duration_s: from when it was whole to when its answer is.
    """

    operation: str
    principal: str
    outcome: str
    duration_s: float
    request_id: str
    peer: str


@frozen
class Called:
    """A call of ours to a service.

    outcome: ``answered``, ``fault CODE``, ``unknown`` (nobody here can tell whether it was acted on), ``unsent`` or ``cancelled``.
    """

    operation: str
    outcome: str
    duration_s: float


class IObserver(Interface):
    """Hears of every request, and of every call of ours, in the reactor's thread; returns at once and raises nothing."""

    def begun() -> None:
        """A request is at work: its headers were accepted."""

    def ended() -> None:
        """It is not any more; exactly once for each `begun`."""

    def answered(answered: Answered) -> None:
        """An authenticated request was answered, by a fault maybe."""

    def refused(check: str, peer: str) -> None:
        """A request was refused before it was anybody's, or for its rate.

        check: the name of the rule (`SecurityFailure.check`, `MalformedMessage.check`), `http.` and the status for a refusal of the
        listener (`http.503`), `http.connections` for a connection over the limit (its own or somebody else's, for whom it was closed),
        `http.tls` for a TLS handshake at a port without TLS, `rate` for a principal's rate, `replay.room` for one that has so many changes remembered as it may.
        """

    def called(called: Called) -> None:
        """A call of ours has ended."""


@implementer(IObserver)
class NoObserver:
    """Hears nothing."""

    def begun(self) -> None:
        """See `IObserver`."""

    def ended(self) -> None:
        """See `IObserver`."""

    def answered(self, answered: Answered) -> None:
        """See `IObserver`."""

    def refused(self, check: str, peer: str) -> None:
        """See `IObserver`."""

    def called(self, called: Called) -> None:
        """See `IObserver`."""


def printable(text: str) -> str:
    """A stranger's text as it may stand in a log: what would end its line, or tell a terminal something, is written as an escape."""
    return text if text.isprintable() else text.encode("unicode_escape").decode("ascii")
