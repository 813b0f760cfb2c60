"""Processes in memory that can be killed at any step, as ``kill -9`` does it.

A life is entered only from the clock, each time in a greenlet of its own.  A kill in the middle of something leaves that greenlet where it is,
for ever: nothing unwinds, no ``finally`` runs, and no answer, timer or callback reaches the life any more.  What it had asked others to do goes on; whoever waited
for it learns that the connection was cut.  (greenlet comes with pytest-twisted.)
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

from attrs import define, field
from greenlet import getcurrent, greenlet  # type: ignore[import-untyped]
from sqlalchemy import event
from twisted.internet.defer import CancelledError, Deferred, succeed
from twisted.internet.error import ConnectionDone, ConnectionRefusedError
from twisted.internet.interfaces import IDelayedCall, IReactorTime
from twisted.internet.task import Clock
from twisted.python.failure import Failure
from twisted.web.client import ResponseDone
from twisted.web.http_headers import Headers
from twisted.web.iweb import IAgent
from twisted.web.resource import Resource
from twisted.web.test.requesthelper import DummyRequest
from zope.interface import implementer

from euca.adapters.database import DatabaseStore
from euca.adapters.journal import Journal
from euca.ports.hypervisor import ICancellable, IHypervisor
from euca.soap.client import ITransport
from euca.soap.errors import UnknownOutcome
from euca.soap.exchange import HttpRequest, HttpResponse
from euca.soap.server import Endpoint

__all__ = [
    "LATENCY_S",
    "ImagesAgent",
    "Life",
    "LifeHypervisor",
    "LifeTransport",
    "Port",
    "WatchedStore",
    "advance",
    "watch_commits",
]

T = TypeVar("T")
#: How long everything is on its way, in seconds of the clock.
LATENCY_S = 0.001
_MOST_EVENTS = 200_000


def advance(clock: Clock, seconds: float, until: Callable[[], object] = lambda: False) -> bool:
    """Let time pass from event to event, until something holds at the latest; whether it holds."""
    end = clock.seconds() + seconds
    for _ in range(_MOST_EVENTS):
        if until():
            return True
        due = min((call.getTime() for call in clock.getDelayedCalls()), default=end + 1)
        clock.advance(max(0.0, min(due, end) - clock.seconds()))
        if due > end:
            return bool(until())
    raise AssertionError("Something happens without end")


@implementer(IReactorTime)
class _LifeClock:
    def __init__(self, life: Life) -> None:
        self._life = life

    def seconds(self) -> float:
        return self._life.outside.seconds()

    def callLater(self, delay: float, callable: Callable[..., Any], *args: object, **kwargs: object) -> IDelayedCall:
        return self._life.outside.callLater(delay, self._life.enter, callable, *args, **kwargs)

    def getDelayedCalls(self) -> list[IDelayedCall]:
        return []


@define(eq=False)
class Life:
    """One life of a process. ``outside``: the clock of the whole world.

    steps: what it did that others can see or that is durable, in order.  kill_at: the number of the step at which it is killed: the step's label is
    then the last of ``steps``.
    """

    name: str
    outside: Clock
    steps: list[str] = field(factory=list)
    kill_at: int | None = None
    alive: bool = True
    clock: IReactorTime = field(init=False)
    at_death: list[Callable[[], None]] = field(factory=list)
    _frozen: list[greenlet] = field(factory=list)
    _released: bool = False
    _asking: set[Deferred[Any]] = field(factory=set)
    _serving: set[Deferred[Any]] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.clock = _LifeClock(self)

    def enter(self, function: Callable[..., Any], *args: Any, **kw: Any) -> None:
        """Run some of the life's code, if it lives; returns also when that is killed."""
        if self.alive:
            work = greenlet(function)
            work.switch(*args, **kw)
            if not work.dead:
                self._frozen.append(work)

    def step(self, label: str) -> None:
        """The life is about to do, or has just done, what the label says. May never return."""
        if self.alive:
            self.steps.append(label)
            if self.kill_at is None or len(self.steps) <= self.kill_at:
                return
            self.kill()
        if self._released:
            raise CancelledError
        parent = getcurrent().parent
        assert parent is not None, "a life's code runs outside of it"
        parent.switch()
        raise CancelledError

    def kill(self) -> None:
        """kill -9."""
        if self.alive:
            self.alive = False
            for act in self.at_death:
                act()
            for question in self._asking:
                self.outside.callLater(3 * LATENCY_S, question.cancel)
            for answer in self._serving:
                self.outside.callLater(LATENCY_S, _fire, answer, Failure(UnknownOutcome("the connection was cut")))

    def release(self) -> None:
        """When all has been looked at: let go of what was left where it was, which else stays in memory. It unwinds now, as if it were cancelled, to no effect that matters."""
        self.kill()
        self._released = True
        while self._frozen:
            work = self._frozen.pop()
            work.parent = getcurrent()
            while not work.dead:
                with suppress(BaseException):
                    work.throw(CancelledError)

    def ask(
        self, label: str, work: Callable[[], Awaitable[T]], *, dies_with_us: bool = True, seen: bool = True
    ) -> Deferred[T]:
        """Have others do something; what comes of it arrives from the clock. seen: asking and the answer are steps."""
        if seen:
            self.step(f"asks {label}")
        inner: Deferred[Any] = Deferred.fromCoroutine(_awaited(work))
        outer: Deferred[T] = Deferred(lambda _: inner.cancel())
        if dies_with_us:
            self._asking.add(inner)

        def came(result: Any) -> None:
            self._asking.discard(inner)
            self.clock.callLater(0, arrive, result)

        def arrive(result: Any) -> None:
            if not outer.called:
                if seen:
                    self.step(f"is answered {label}")
                outer.callback(result)

        inner.addBoth(came)
        return outer

    def serve(self, label: str, work: Callable[[], Awaitable[T]]) -> Deferred[T]:
        """Do something for somebody outside; its arrival and the answer are steps."""
        doing: list[Deferred[Any]] = []
        outer: Deferred[T] = Deferred(lambda _: self._hang_up(outer, doing))
        if not self.alive:
            outer.errback(UnknownOutcome("nobody answers"))
            return outer
        self._serving.add(outer)

        def begin() -> None:
            if not outer.called:
                self.step(f"receives {label}")
                doing.append(Deferred.fromCoroutine(_awaited(work)))
                doing[0].addBoth(done).addErrback(lambda failure: failure.trap(CancelledError) and None)

        def done(result: Any) -> None:
            if not outer.called:
                self.step(f"answers {label}")
                self.outside.callLater(LATENCY_S, fire, result)

        def fire(result: Any) -> None:
            self._serving.discard(outer)
            _fire(outer, result)

        self.outside.callLater(LATENCY_S, self.enter, begin)
        return outer

    def _hang_up(self, outer: Deferred[Any], doing: list[Deferred[Any]]) -> None:
        self._serving.discard(outer)
        for work in doing:
            self.outside.callLater(LATENCY_S, self.enter, work.cancel)


def _fire(waiting: Deferred[Any], result: Any) -> None:
    if not waiting.called:
        waiting.callback(result)


async def _awaited(work: Callable[[], Awaitable[T]]) -> T:
    return await work()


# What a life sees of the world


def _operation(headers: Mapping[str, str]) -> str:
    said = next((value for name, value in headers.items() if name.lower() == "soapaction"), "")
    return re.sub(r".*#|\W", "", said) or "a message"


class Port:
    """An endpoint of a life, as a route of :class:`euca.testing.transport.MemoryTransport`."""

    def __init__(self, life: Life, endpoint: Endpoint[Any]) -> None:
        self._life = life
        self._endpoint = endpoint

    async def handle(self, request: HttpRequest) -> HttpResponse:
        """As an endpoint's."""
        return await self._life.serve(_operation(request.headers), lambda: self._endpoint.handle(request))


@implementer(ITransport)
class LifeTransport:
    """A life's way to its neighbours."""

    def __init__(self, life: Life, network: Any) -> None:
        self._life = life
        self._network = network

    async def post(self, url: str, headers: Mapping[str, str], body: bytes, timeout_s: float) -> HttpResponse:
        """See `ITransport.post`."""
        return await self._life.ask(_operation(headers), lambda: self._network.post(url, headers, body, timeout_s))


@implementer(IHypervisor)
class LifeHypervisor:
    """A host's hypervisor as one life of its node sees it. What ``xl`` was asked for goes on without the life."""

    def __init__(self, life: Life, real: Any) -> None:
        self._life = life
        self._real = real

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._real, name)
        seen = name in ("create", "destroy", "reboot")

        async def asked(*args: Any) -> Any:
            return await self._life.ask(f"xl {name}", lambda: method(*args), dies_with_us=False, seen=seen)

        return asked

    def watch(self, callback: Callable[[], None]) -> ICancellable:
        """As the port says."""
        watch: ICancellable = self._real.watch(lambda: self._life.clock.callLater(0, callback))
        return watch


@define(eq=False)
class _Response:
    code: int
    content: bytes

    def deliverBody(self, protocol: Any) -> None:
        if self.content:
            protocol.dataReceived(self.content)
        protocol.connectionLost(Failure(ResponseDone()))


@implementer(IAgent)
class ImagesAgent:
    """HTTP GET of images from other lives' resources. sites: host and port → whose, and what is at ``/images``."""

    def __init__(self, life: Life, sites: Mapping[str, tuple[Life, Resource]]) -> None:
        self._life = life
        self._sites = sites

    def request(
        self, method: bytes, uri: bytes, headers: Headers | None = None, bodyProducer: Any = None
    ) -> Deferred[Any]:
        """See `IAgent`."""
        assert method == b"GET"
        return self._life.ask("an image", lambda: self._get(uri.decode(), headers or Headers()))

    async def _get(self, url: str, headers: Headers) -> _Response:
        site = self._sites.get(urlsplit(url).netloc)
        if site is None:
            raise ConnectionRefusedError
        life, resource = site
        try:
            return await life.serve("an image", lambda: _rendered(resource, url, headers))
        except UnknownOutcome as error:
            raise ConnectionDone from error


class _Get(DummyRequest):
    """As the real one, it can be asked of its end after that."""

    def notifyFinish(self) -> Deferred[None]:
        return succeed(None) if self.finished else super().notifyFinish()


async def _rendered(resource: Resource, url: str, headers: Headers) -> _Response:
    parts = urlsplit(url)
    request = _Get([parts.path.rpartition("/")[2].encode()])
    request.requestHeaders = headers
    for name, value in parse_qsl(parts.query):
        request.args.setdefault(name.encode(), []).append(value.encode())
    done = request.notifyFinish()
    request.render(resource)  # type: ignore[no-untyped-call]
    await done

    return _Response(request.responseCode or 200, b"".join(request.written))


# Durable writes

_WRITES = re.compile(r"\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+\"?(\w+)", re.IGNORECASE)


def _written(statements: Iterable[str]) -> str:
    found = {match[1] for statement in statements if (match := _WRITES.match(statement))}
    return " ".join(sorted(found - {"meta"}))


def watch_commits(journal: Journal, life: Life) -> None:
    """Make each transaction of a journal two steps: before and after its commit. The journal dies with the life."""
    original = journal.transaction
    connection = journal._db

    @contextmanager
    def transaction(replay: tuple[bytes, float] | None = None) -> Iterator[sqlite3.Connection]:
        statements: list[str] = []
        connection.set_trace_callback(statements.append)
        with original(replay) as db:
            yield db
            tables = _written(statements)
            if tables:
                life.step(f"commits {tables}")
        connection.set_trace_callback(None)
        if tables:
            life.step(f"committed {tables}")

    journal.transaction = transaction  # type: ignore[method-assign]
    life.at_death.append(connection.close)


class WatchedStore(DatabaseStore):
    """Records of which each commit is two steps, and which die with the life."""

    def watch(self, life: Life) -> None:
        """Begin."""
        self._life = life
        self._statements: list[str] = []
        connections: list[Any] = []
        for engine in (self._writer, self._reader):
            engine.dispose()
            event.listen(engine, "connect", lambda connection, _: connections.append(connection))
        event.listen(
            self._writer, "before_cursor_execute", lambda c, cu, statement, p, x, m: self._statements.append(statement)
        )
        event.listen(self._writer, "commit", lambda connection: self._mark("commits"))

        def close() -> None:
            for connection in connections:
                connection.close()

        life.at_death.append(close)

    def _mark(self, what: str) -> None:
        tables = _written(self._statements)
        if tables:
            self._life.step(f"{what} {tables}")

    def _commit(self, jobs: Any) -> Any:
        self._statements.clear()
        touched = super()._commit(jobs)
        self._mark("committed")
        return touched
