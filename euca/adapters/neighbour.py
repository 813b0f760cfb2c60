"""A tier as the one above it sees it: asked, heard of, followed."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger

from euca.adapters.keyexchange import Peering
from euca.adapters.tierfault import is_definite, outcome_of
from euca.domain.news import Page, Seen
from euca.domain.outcome import Accepted, Outcome, Refused
from euca.soap.client import AgentTransport, Certificates, ITransport, SoapClient
from euca.soap.codec import Contract, Struct
from euca.soap.errors import EncodeError, SoapFault, UnknownOutcome
from euca.soap.observing import IObserver, id_or_new, new_id, working_on
from euca.soap.security.identity import Identity
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST

T = TypeVar("T")
M = TypeVar("M")
_log = Logger()

#: A neighbour that has not answered for this long is silent: nothing new is given to it.
SILENT_S = 90.0
#: The deadline of a call that does not wait for news.
CALL_S = 20.0
#: What a waiting call may take beyond its wait.
MARGIN_S = 20.0

_DESCRIBES = ("ncDescribeResource", "DescribeResources")


def tier_client(
    *,
    contract: Contract,
    url: str,
    transport: ITransport,
    clock: IReactorTime,
    identity: Identity | Callable[[], Identity],
    peer_certificate: Certificates | Callable[[], Certificates],
    observer: IObserver | None = None,
) -> SoapClient:
    """A client under the profile between tiers: it raises a fault only where that is signed and definite."""
    return SoapClient(
        contract=contract,
        url=url,
        transport=transport,
        clock=clock,
        identity=identity,
        peer_certificate=peer_certificate,
        request_profile=TIER_REQUEST,
        answer_profile=TIER_ANSWER,
        definite=is_definite,
        observer=observer,
    )


def client_of(
    contract: Contract, peering: Peering, transport: ITransport, observer: IObserver | None = None
) -> SoapClient:
    """A client of a neighbour that knows its keys and ours as they are at each message."""
    return tier_client(
        contract=contract,
        url=peering.record.address,
        transport=transport,
        clock=peering.clock,
        identity=peering.identity,
        peer_certificate=peering.signing,
        observer=observer,
    )


def transport_to(reactor: Any, peering: Peering) -> AgentTransport:
    """Connections to a neighbour, whose TLS certificate is one that it was enrolled with or has stated since."""
    return AgentTransport(reactor, peering.tls, plain=not peering.record.tls_certificate)


class Neighbour:
    """Asks one neighbour and remembers when it last answered, and what it can do.

    tier: what the neighbour is (``cluster``, ``node``), for outcomes that we decide ourselves.  peering: hears what answers say of keys.
    """

    def __init__(self, client: SoapClient, tier: str, clock: IReactorTime, peering: Peering | None = None) -> None:
        self._client = client
        self._clock = clock
        self._peering = peering
        self.tier = tier
        #: When its last signed answer came, in seconds since the epoch; None before the first.
        self.last_heard: float | None = None
        #: What it said that it can, when it was last asked to describe its resources.
        self.capabilities: frozenset[str] = frozenset()

    async def ask(self, operation: str, message: Struct, timeout_s: float = CALL_S) -> Outcome[Struct]:
        """Ask for ``operation``; raises nothing but CancelledError (then the outcome is unknown, too).

        The message says which request it is for (`euca.soap.observing`). After Unknown ask the same neighbour the same thing again.
        """
        if getattr(message, "correlation_id", "") is None:
            message = message.replace(correlation_id=id_or_new())
        try:
            answer = await self._client.call(operation, message, timeout_s)
        except (SoapFault, UnknownOutcome, EncodeError) as error:
            outcome = outcome_of(error)
            if isinstance(error, SoapFault) and isinstance(outcome, Refused):
                self.last_heard = self._clock.seconds()
            elif self._peering is not None:
                self._peering.failed(operation in _DESCRIBES)
            return outcome
        self.last_heard = self._clock.seconds()
        if self._peering is not None:
            self._peering.answered(answer)
        if operation in _DESCRIBES:
            self._learn(message, answer)
            if self._peering is not None:
                await self._peering.heard(answer)
        return Accepted(answer)

    def key_question(self, kind: Callable[..., M]) -> M | None:
        """What to state of keys in a describe call, if anything. kind: the contract's ``KeyRingType``."""
        return self._peering.question(kind) if self._peering is not None else None

    @property
    def keys_are_due(self) -> bool:
        """Whether a describe call would tell the neighbour or us something new of keys."""
        return self._peering is not None and self._peering.is_due()

    def _learn(self, message: Struct, answer: Struct) -> None:
        """Answers state capabilities only to who stated some, so silence counts only then."""
        stated = tuple(getattr(answer, "capability", None) or ())
        if stated or getattr(message, "capability", None):
            self.capabilities = frozenset(stated)

    def is_silent(self, now: float) -> bool:
        """Whether it has not answered for :data:`SILENT_S`, or never."""
        return self.last_heard is None or now - self.last_heard > SILENT_S


class Follower(Generic[T]):
    """Keeps one question for news open to a neighbour, or polls it, for ever.

    fetch: (what was seen, how many seconds the neighbour may wait) → the next page.  apply takes a page in; if it
    raises, the same page is asked for again.  poll_s: None to wait for news at the neighbour, or seconds
    between questions, or a function that says which of the two now.  retry_s: the first and the longest
    pause after a failure; it doubles between, and ``jitter`` (0 ≤ x < 1) takes up to a half of it away, so
    that neighbours do not ask in step.
    """

    def __init__(
        self,
        fetch: Callable[[Seen, float], Awaitable[Page[T]]],
        apply: Callable[[Page[T]], None],
        clock: IReactorTime,
        *,
        wait_s: float = 60,
        margin_s: float = MARGIN_S,
        retry_s: tuple[float, float] = (1.0, 15.0),
        poll_s: float | Callable[[], float | None] | None = None,
        jitter: Callable[[], float] = random.random,
        name: str = "neighbour",
    ) -> None:
        self._fetch = fetch
        self._apply = apply
        self._clock = clock
        self._wait_s = wait_s
        self._margin_s = margin_s
        self._retry_s = retry_s
        self._poll_s = poll_s
        self._jitter = jitter
        self._name = name
        self._running: Deferred[None] | None = None
        self._pausing: Deferred[None] | None = None
        self._nudged = False
        self._stopping = False
        #: How many questions in a row have failed.
        self.failures = 0
        #: The last change that was applied.
        self.seen = Seen()

    def start(self) -> None:
        """Begin to follow; nothing if it has begun."""
        if self._running is None:
            self._stopping = False
            self._running = Deferred.fromCoroutine(self._run())
            self._running.addErrback(lambda failure: failure.trap(CancelledError) and None)

    async def stop(self) -> None:
        """End; when this returns, no question is open and ``apply`` is not called any more."""
        running, self._running = self._running, None
        self._stopping = True
        if running is not None:
            running.cancel()
            await running

    def nudge(self) -> None:
        """Ask at once: end a pause, or ask again directly after the question that is open now."""
        self._nudged = True
        if self._pausing is not None:
            self._pausing.callback(None)

    async def _run(self) -> None:
        while not self._stopping:
            asked_at = self._clock.seconds()
            self._nudged = False
            before = self.seen
            # Whatever made us follow, this question is asked for nobody's request.
            with working_on(new_id()):
                page = await self._next()
            if self._stopping:
                return
            if page is None:
                await self._pause(self._retry_pause_s())
                continue
            if page.more and page.seen != before:
                continue
            poll_s = self._polling()
            if poll_s is not None:
                await self._pause(poll_s)
            elif page.seen == before:
                # A neighbour that answers "nothing new" at once must not make us ask without end.
                await self._pause(asked_at + self._retry_s[0] - self._clock.seconds())

    async def _next(self) -> Page[T] | None:
        """Ask for a page and apply it; None where either failed."""
        try:
            page = await self._ask()
        except Exception as error:
            if not self._stopping:
                self._failed(error)
            return None
        if self._stopping:
            return None
        try:
            self._apply(page)
        except Exception:
            self.failures += 1
            _log.failure("News from {name} could not be taken in", name=self._name)
            return None
        self._succeeded(page)
        return page

    def _polling(self) -> float | None:
        return self._poll_s() if callable(self._poll_s) else self._poll_s

    async def _ask(self) -> Page[T]:
        wait_s = self._wait_s if self._polling() is None else 0.0

        async def fetch() -> Page[T]:
            return await self._fetch(self.seen, wait_s)

        question = Deferred.fromCoroutine(fetch())
        return await question.addTimeout(wait_s + self._margin_s, self._clock)

    def _failed(self, error: Exception) -> None:
        self.failures += 1
        what: dict[str, Any] = {"name": self._name, "reason": str(error) or type(error).__name__}
        if self.failures == 1:
            _log.warn("No news from {name}: {reason}", **what)
        else:
            _log.debug("Still no news from {name}: {reason}", failures=self.failures, **what)

    def _succeeded(self, page: Page[T]) -> None:
        if self.failures:
            _log.info("{name} answers again after {failures} failures", name=self._name, failures=self.failures)
        self.failures = 0
        self.seen = page.seen

    def _retry_pause_s(self) -> float:
        first_s, longest_s = self._retry_s
        doubled_s: float = min(longest_s, first_s * 2 ** min(self.failures - 1, 30))
        return doubled_s * (1 - self._jitter() / 2)

    async def _pause(self, pause_s: float) -> None:
        if self._nudged or pause_s <= 0:
            return
        self._pausing = pausing = Deferred[None]()
        timer = self._clock.callLater(pause_s, pausing.callback, None)
        try:
            await pausing
        finally:
            self._pausing = None
            if timer.active():
                timer.cancel()
