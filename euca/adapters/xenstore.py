"""Xen's store over xenstored's socket: requests in flight by their ids, watches, reconnection.

``XenStoreConnection`` speaks the protocol on one connection. ``XenStoreClient`` is the ``IXenStore``:
it connects, connects again with back-off, and sets its watches anew each time.
"""

from collections.abc import Awaitable, Callable
from itertools import count
from typing import Protocol as TypingProtocol
from typing import TypeVar

import attrs
from twisted.application.internet import ClientService, backoffPolicy
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.interfaces import (
    IDelayedCall,
    IReactorTime,
    IStreamClientEndpoint,
    ITCPTransport,
)
from twisted.internet.protocol import Factory, Protocol, connectionDone
from twisted.logger import Logger
from twisted.python.failure import Failure
from zope.interface import implementer

from euca.adapters.xenstore_wire import (
    PAYLOAD_MAX,
    Packet,
    PacketType,
    Unpacker,
    WireError,
    encode,
    error_name,
    join_strings,
    split_strings,
)
from euca.ports.xenstore import (
    ICancellable,
    IXenStore,
    IXenStoreOperations,
    XenStoreError,
    XenStoreLost,
    XenStoreRefused,
    XenStoreTimeout,
    check_domid,
    check_path,
    check_watch_path,
)

__all__ = ["SOCKET_PATH", "XenStoreClient", "XenStoreConnection"]

SOCKET_PATH = "/run/xenstored/socket"
"""Where xenstored listens in Debian's dom0."""

TRANSACTION_ATTEMPTS = 10
DIRECTORY_MAX_BYTES = 4 << 20
MAX_WAITING = 1024
"""Requests in flight on one connection: more than that is a fault of ours, not load."""

T = TypeVar("T")


@attrs.define(eq=False)
class _Waiting:
    """A request in flight. ``answer`` is None once nobody waits: its answer is swallowed then."""

    kind: PacketType
    what: str
    answer: "Deferred[bytes] | None"
    deadline: IDelayedCall
    unwanted: Callable[[bytes], None] | None = None


class XenStoreConnection(Protocol):
    """One connection to xenstored.

    ``on_event`` is called with the path and the token of each watch event. A request that is not
    answered within ``timeout_s`` ends the connection: xenstored answers in order, so it hangs.
    """

    _log = Logger()
    transport: ITCPTransport  # a unix socket's has all that a TCP socket's has for us

    def __init__(self, clock: IReactorTime, timeout_s: float, on_event: Callable[[str, str], None]) -> None:
        self._clock = clock
        self._timeout_s = timeout_s
        self._on_event = on_event
        self._unpacker = Unpacker()
        self._ids = count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._lost = False

    def request(
        self,
        kind: PacketType,
        payload: bytes,
        *,
        what: str,
        tx_id: int = 0,
        unwanted: Callable[[bytes], None] | None = None,
    ) -> "Deferred[bytes]":
        """Send a request; fire with its answer's payload.

        Errors: ``XenStoreRefused``, ``XenStoreTimeout``, ``XenStoreLost``. ``what`` says in those what was
        asked. Should it be cancelled, ``unwanted`` gets the payload of the answer that still comes.
        """
        answer: Deferred[bytes] = Deferred(lambda _: self._forsake(req_id))
        if self._lost:
            answer.errback(XenStoreLost(f"{what}: no connection to the store"))
            return answer
        if len(self._waiting) >= MAX_WAITING:
            answer.errback(XenStoreRefused("EBUSY", what))
            return answer
        req_id = next(self._ids) & 0xFFFFFFFF
        if len(payload) > PAYLOAD_MAX:
            answer.errback(XenStoreRefused("E2BIG", what))
            return answer
        deadline = self._clock.callLater(self._timeout_s, self._timed_out, req_id)
        self._waiting[req_id] = _Waiting(kind, what, answer, deadline, unwanted)
        self.transport.write(encode(Packet(kind, req_id, tx_id, payload)))
        return answer

    def _forsake(self, req_id: int) -> None:
        if req_id in self._waiting:
            self._waiting[req_id].answer = None

    def _timed_out(self, req_id: int) -> None:
        waiting = self._waiting.pop(req_id)
        self._log.warn(
            "The store did not answer within {timeout_s} s: {what}", timeout_s=self._timeout_s, what=waiting.what
        )
        self._lost = True
        self.transport.abortConnection()
        if waiting.answer is not None:
            waiting.answer.errback(XenStoreTimeout(f"{waiting.what}: no answer within {self._timeout_s:g} s"))

    # What Twisted calls

    def dataReceived(self, data: bytes) -> None:
        try:
            for packet in self._unpacker.feed(data):
                self._received(packet)
        except WireError as error:
            self._log.error("The store does not speak its protocol: {error}", error=str(error))
            self._lost = True
            self.transport.abortConnection()

    def connectionLost(self, reason: Failure = connectionDone) -> None:
        self._lost = True
        waiting, self._waiting = self._waiting, {}
        for one in waiting.values():
            one.deadline.cancel()
            if one.answer is not None:
                one.answer.errback(XenStoreLost(f"{one.what}: the connection to the store was lost"))

    def _received(self, packet: Packet) -> None:
        if packet.type == PacketType.WATCH_EVENT:
            strings = split_strings(packet.payload)
            if len(strings) < 2:
                raise WireError("a watch event without a token")
            self._on_event(strings[0], strings[1])
            return
        waiting = self._waiting.get(packet.req_id)
        if waiting is None or packet.type not in (waiting.kind, PacketType.ERROR):
            raise WireError(f"an answer to nothing that was asked, of type {packet.type}")
        refused = None
        if packet.type == PacketType.ERROR:
            refused = XenStoreRefused(error_name(packet.payload), waiting.what)
        del self._waiting[packet.req_id]
        waiting.deadline.cancel()
        if waiting.answer is None:
            if waiting.unwanted is not None and refused is None:
                waiting.unwanted(packet.payload)
        elif refused is not None:
            waiting.answer.errback(refused)
        else:
            waiting.answer.callback(packet.payload)


class _Request(TypingProtocol):
    """How an operation sends a request: on the current connection, or within a transaction."""

    async def __call__(self, kind: PacketType, payload: bytes, what: str) -> bytes: ...


@implementer(IXenStoreOperations)
class _Operations:
    """The operations on the tree, whoever sends them."""

    def __init__(self, request: _Request) -> None:
        self._request = request

    async def read(self, path: str) -> bytes:
        return await self._request(PacketType.READ, join_strings(check_path(path)), f"read {path}")

    async def write(self, path: str, value: bytes) -> None:
        await self._request(PacketType.WRITE, join_strings(check_path(path)) + value, f"write {path}")

    async def mkdir(self, path: str) -> None:
        await self._request(PacketType.MKDIR, join_strings(check_path(path)), f"mkdir {path}")

    async def rm(self, path: str) -> None:
        await self._request(PacketType.RM, join_strings(check_path(path)), f"rm {path}")

    async def directory(self, path: str) -> tuple[str, ...]:
        what = f"directory {path}"
        try:
            payload = await self._request(PacketType.DIRECTORY, join_strings(check_path(path)), what)
        except XenStoreRefused as error:
            if error.name != "E2BIG":
                raise
            payload = await self._long_directory(path, what)
        return tuple(sorted(split_strings(payload)))

    async def _long_directory(self, path: str, what: str) -> bytes:
        """Fetch the names in parts; begin again when the node changed between two of them."""
        names, generation = b"", b""
        fetched = 0
        while fetched < DIRECTORY_MAX_BYTES:
            asked = join_strings(path, str(len(names)))
            payload = await self._request(PacketType.DIRECTORY_PART, asked, what)
            fetched += len(payload)
            now, _, part = payload.partition(b"\0")
            if names and now != generation:
                names = b""
                continue
            names, generation = names + part, now
            # The list ends with an empty name.
            if len(names) <= 1 or names.endswith(b"\0\0"):
                return names[:-1]
            if not part:
                raise XenStoreRefused("EIO", what)
        raise XenStoreRefused("E2BIG", what)


@implementer(ICancellable)
@attrs.define(eq=False)
class _Watch:
    path: str
    token: str
    callback: Callable[[str], None]
    ended: Callable[["_Watch"], None]
    cancelled: bool = False

    def cancel(self) -> None:
        if not self.cancelled:
            self.cancelled = True
            self.ended(self)


@implementer(IXenStore)
class XenStoreClient(_Operations):
    """An ``IXenStore`` over an endpoint (xenstored's unix socket), as a service to start and stop.

    ``timeout_s`` bounds each request, from its being sent; ``connect_timeout_s`` bounds how long a
    request waits for a connection. Connections are tried again after a second or so, then ever more slowly, up
    to every 10 s. A change that was under way when the connection was lost is not repeated.
    """

    _log = Logger()

    def __init__(
        self,
        endpoint: IStreamClientEndpoint,
        clock: IReactorTime,
        *,
        timeout_s: float = 10.0,
        connect_timeout_s: float = 10.0,
    ) -> None:
        super().__init__(self._send)
        self._clock = clock
        self._timeout_s = timeout_s
        self._connect_timeout_s = connect_timeout_s
        self._watches: dict[str, _Watch] = {}
        self._tokens = count(1)
        self._connection: XenStoreConnection | None = None
        self._service = ClientService(
            endpoint,
            Factory.forProtocol(self._new_connection),
            retryPolicy=backoffPolicy(initialDelay=0.2, maxDelay=10.0, factor=1.5),
            clock=clock,
        )

    def start(self) -> None:
        """Begin to connect, and keep at it until ``stop``."""
        self._service.startService()

    async def stop(self) -> None:
        """Close the connection; return when it is closed. Whoever waits gets ``XenStoreLost``."""
        await self._service.stopService()

    async def transaction(self, work: Callable[[IXenStoreOperations], Awaitable[T]]) -> T:
        for _ in range(TRANSACTION_ATTEMPTS - 1):
            try:
                return await self._attempt(work)
            except _Conflict:
                continue
        try:
            return await self._attempt(work)
        except _Conflict as error:
            raise XenStoreRefused("EAGAIN", "transaction") from error

    async def domain_path(self, domid: int) -> str:
        asked = join_strings(str(check_domid(domid)))
        payload = await self._send(PacketType.GET_DOMAIN_PATH, asked, f"domain path of {domid}")
        return "".join(split_strings(payload)[:1])

    def watch(self, path: str, callback: Callable[[str], None]) -> ICancellable:
        watch = _Watch(check_watch_path(path), f"euca-{next(self._tokens)}", callback, self._unwatch)
        self._watches[watch.token] = watch
        if self._connection is not None:
            self._set(self._connection, watch)
        return watch

    # Connections

    def _new_connection(self) -> XenStoreConnection:
        return _NoticedConnection(self._clock, self._timeout_s, self._event, self)

    def connection_made(self, connection: XenStoreConnection) -> None:
        """For the connection: it is there."""
        self._connection = connection
        for watch in self._watches.values():
            self._set(connection, watch)

    def connection_lost(self, connection: XenStoreConnection) -> None:
        """For the connection: it is lost."""
        if self._connection is connection:
            self._connection = None

    async def _current(self, what: str) -> XenStoreConnection:
        if self._connection is not None:
            return self._connection
        connected = self._service.whenConnected()
        connected.addTimeout(self._connect_timeout_s, self._clock, _lost_instead(what))
        try:
            connection = await connected
        except CancelledError as error:
            if self._service.running:
                raise
            raise XenStoreLost(f"{what}: the client was stopped") from error
        assert isinstance(connection, XenStoreConnection)  # noqa: S101 - our own factory made it
        return connection

    async def _send(self, kind: PacketType, payload: bytes, what: str) -> bytes:
        return await (await self._current(what)).request(kind, payload, what=what)

    # Watches

    def _set(self, connection: XenStoreConnection, watch: _Watch) -> None:
        asked = join_strings(watch.path, watch.token)
        setting = connection.request(PacketType.WATCH, asked, what=f"watch {watch.path}")
        setting.addErrback(self._not_done, f"watch {watch.path}")

    def _unwatch(self, watch: _Watch) -> None:
        self._watches.pop(watch.token, None)
        if self._connection is None:
            return
        asked = join_strings(watch.path, watch.token)
        ending = self._connection.request(PacketType.UNWATCH, asked, what=f"unwatch {watch.path}")
        ending.addErrback(self._not_done, f"unwatch {watch.path}")

    def _not_done(self, failure: Failure, what: str) -> None:
        if failure.check(XenStoreLost, XenStoreTimeout):
            return  # set anew at the next connection
        self._log.failure("The store refused: {what}", failure=failure, what=what)

    def _event(self, path: str, token: str) -> None:
        watch = self._watches.get(token)
        if watch is None:
            return  # cancelled while the event was on its way
        try:
            watch.callback(path)
        except Exception:
            self._log.failure("A watch on {path} failed", path=watch.path)

    # Transactions

    async def _attempt(self, work: Callable[[IXenStoreOperations], Awaitable[T]]) -> T:
        connection = await self._current("transaction")
        tx_id = await self._begin(connection)

        async def request(kind: PacketType, payload: bytes, what: str) -> bytes:
            return await connection.request(kind, payload, what=what, tx_id=tx_id)

        try:
            result = await work(_Operations(request))
        except BaseException:
            self._abandon(connection, tx_id)
            raise
        try:
            await connection.request(PacketType.TRANSACTION_END, join_strings("T"), what="commit", tx_id=tx_id)
        except XenStoreRefused as error:
            if error.name == "EAGAIN":
                raise _Conflict from error
            raise
        return result

    async def _begin(self, connection: XenStoreConnection) -> int:
        answer = await connection.request(
            PacketType.TRANSACTION_START,
            join_strings(""),
            what="transaction",
            unwanted=lambda payload: self._abandon(connection, _transaction_id(payload)),
        )
        return _transaction_id(answer)

    def _abandon(self, connection: XenStoreConnection, tx_id: int) -> None:
        ending = connection.request(
            PacketType.TRANSACTION_END, join_strings("F"), what="abandon transaction", tx_id=tx_id
        )
        ending.addErrback(self._not_done, "abandon transaction")


class _NoticedConnection(XenStoreConnection):
    """A connection that tells its client of its life; of its loss first, so that none is sent on it."""

    def __init__(
        self,
        clock: IReactorTime,
        timeout_s: float,
        on_event: Callable[[str, str], None],
        client: XenStoreClient,
    ) -> None:
        super().__init__(clock, timeout_s, on_event)
        self._client = client

    def connectionMade(self) -> None:
        self._client.connection_made(self)

    def connectionLost(self, reason: Failure = connectionDone) -> None:
        self._client.connection_lost(self)
        super().connectionLost(reason)


class _Conflict(XenStoreError):
    """Another change came between."""


def _transaction_id(payload: bytes) -> int:
    text = "".join(split_strings(payload)[:1])
    if not (text.isascii() and text.isdigit() and 0 < int(text[:11]) < 1 << 32):
        raise WireError("a transaction without an id")
    return int(text)


def _lost_instead(what: str) -> Callable[[object, float], object]:
    def late(result: object, timeout_s: float) -> object:
        raise XenStoreLost(f"{what}: no connection to the store within {timeout_s:g} s")

    return late
