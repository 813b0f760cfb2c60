"""Endpoints reached in memory, over a network that loses, doubles and delays what the test tells it to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal
from urllib.parse import urlsplit

from attrs import define, field, frozen
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.defer import TimeoutError as TimedOut
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger
from twisted.python.failure import Failure
from zope.interface import implementer

from euca.soap.client import ITransport
from euca.soap.errors import UnknownOutcome
from euca.soap.exchange import HttpRequest, HttpResponse
from euca.soap.server import Endpoint

_log = Logger()

__all__ = ["Fate", "MemoryTransport", "Sent"]

Lost = Literal["request", "answer"]


@frozen
class Fate:
    """What happens to one exchange.

    lost: the request never arrives, or its answer does not (the caller waits until its time is up). cut: the caller learns
    at once that it was lost. copies: how often the request arrives. delay_s, answer_delay_s: on the way there, and back. answer: what
    arrives in place of the answer.
    """

    lost: Lost | None = None
    cut: bool = False
    copies: int = 1
    delay_s: float = 0.0
    answer_delay_s: float = 0.0
    answer: Callable[[HttpResponse], HttpResponse] | None = None


@frozen
class Sent:
    """A request that was sent, with the answers of all its copies."""

    url: str
    request: HttpRequest
    answers: list[HttpResponse] = field(factory=list)


@implementer(ITransport)
@define(eq=False)
class MemoryTransport:
    """Carries messages to `routes` (URL → endpoint).

    fates: what happens to the next exchanges, in order; then all go well. down: URLs at which nobody answers: the caller learns
    so at once. sent: all requests, in order. peer: the address that endpoints see.
    """

    routes: dict[str, Endpoint[Any]]
    clock: IReactorTime
    fates: list[Fate] = field(factory=list)
    down: set[str] = field(factory=set)
    sent: list[Sent] = field(factory=list)
    peer: str = "127.0.0.1"

    async def post(self, url: str, headers: Mapping[str, str], body: bytes, timeout_s: float) -> HttpResponse:
        """See `ITransport.post`."""
        exchange = Deferred.fromCoroutine(self._exchange(url, headers, body))
        try:
            return await exchange.addTimeout(timeout_s, self.clock)
        except TimedOut:
            raise UnknownOutcome(f"no answer within {timeout_s:g} s") from None

    async def _exchange(self, url: str, headers: Mapping[str, str], body: bytes) -> HttpResponse:
        fate = self.fates.pop(0) if self.fates else Fate()
        if url in self.down or url not in self.routes:
            raise UnknownOutcome(f"nobody answers at {url}")
        request = HttpRequest(
            method="POST",
            path=urlsplit(url).path,
            query={},
            headers={name.lower(): value for name, value in headers.items()},
            body=body,
            peer=self.peer,
            secure=url.startswith("https:"),
        )
        sent = Sent(url, request)
        self.sent.append(sent)
        await self._later(fate.delay_s)
        if fate.lost == "request":
            return await self._lost(fate)
        answer = await self._delivered(sent, fate.copies)
        await self._later(fate.answer_delay_s)
        if fate.lost == "answer" or url in self.down:
            return await self._lost(fate)
        return answer if fate.answer is None else fate.answer(answer)

    async def _delivered(self, sent: Sent, copies: int) -> HttpResponse:
        """The first copy's answer. The others' go nowhere, but are kept for the test to see."""
        endpoint = self.routes[sent.url]
        first = Deferred.fromCoroutine(endpoint.handle(sent.request))
        first.addCallback(_kept, sent)
        for _ in range(copies - 1):
            copy = Deferred.fromCoroutine(endpoint.handle(sent.request))
            copy.addCallback(_kept, sent).addErrback(_failed)
        return await first

    async def _lost(self, fate: Fate) -> HttpResponse:
        if fate.cut:
            raise UnknownOutcome("the connection was cut")
        return await Deferred[HttpResponse]()

    async def _later(self, seconds: float) -> None:
        if seconds > 0:
            waiting = Deferred[None]()
            timer = self.clock.callLater(seconds, waiting.callback, None)
            try:
                await waiting
            finally:
                if timer.active():
                    timer.cancel()


def _kept(answer: HttpResponse, sent: Sent) -> HttpResponse:
    sent.answers.append(answer)
    return answer


def _failed(failure: Failure) -> None:
    if not failure.check(CancelledError):
        _log.failure("A copy of a request could not be answered", failure)
