"""The store: one contract for the double and for the adapter before a xenstored in memory and on a socket."""

import os
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
import pytest_twisted
from twisted.internet.defer import CancelledError, Deferred, fail, succeed
from twisted.internet.error import ConnectError
from twisted.internet.interfaces import IProtocol, IProtocolFactory, IStreamClientEndpoint
from twisted.internet.task import Clock
from twisted.python.failure import Failure
from twisted.test import iosim
from zope.interface import implementer
from zope.interface.verify import verifyObject

from euca.adapters.xenstore import XenStoreClient
from euca.adapters.xenstore_wire import Packet, PacketType, encode
from euca.ports.xenstore import (
    IXenStore,
    IXenStoreOperations,
    XenStoreLost,
    XenStoreRefused,
    XenStoreTimeout,
)
from euca.testing.xenstore import FakeXenstored, MemoryXenStore
from euca.testing.xenstore_contract import XenStoreHarness, xenstore_contract

BASE = "/euca-test/here"


@implementer(IStreamClientEndpoint)
class MemoryEndpoint:
    """Connects to a server in memory; ``pump`` carries the bytes. ``down`` refuses connections."""

    def __init__(self, server: FakeXenstored) -> None:
        self.server = server
        self.down = False
        self.attempts = 0
        self.pumps: list[iosim.IOPump] = []

    def connect(self, protocolFactory: IProtocolFactory) -> "Deferred[IProtocol]":
        self.attempts += 1
        if self.down:
            return fail(ConnectError(string="down"))
        client = protocolFactory.buildProtocol(None)  # type: ignore[arg-type]
        served = self.server.buildProtocol(None)
        self.pumps.append(iosim.connect(served, iosim.makeFakeServer(served), client, iosim.makeFakeClient(client)))
        assert client is not None
        return succeed(client)

    def pump(self) -> None:
        for pump in self.pumps:
            pump.flush()


class World:
    """A clock, a server in memory and a client of it."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.server = FakeXenstored()
        self.endpoint = MemoryEndpoint(self.server)
        self.client = XenStoreClient(self.endpoint, self.clock, timeout_s=5.0, connect_timeout_s=20.0)
        self.client.start()
        self.turn()

    def turn(self, seconds: float = 0.0) -> None:
        self.clock.advance(seconds)
        self.endpoint.pump()
        self.clock.advance(0)

    def begin(self, scenario: Coroutine[Any, Any, Any]) -> tuple[list[Any], "Deferred[Any]"]:
        running = Deferred.fromCoroutine(scenario)
        outcome: list[Any] = []
        running.addBoth(outcome.append)
        return outcome, running

    def run(self, scenario: Coroutine[Any, Any, Any]) -> Any:
        return finish(self.begin(scenario)[0], lambda: self.turn(0.01))


def finish(outcome: list[Any], turn: Callable[[], None]) -> Any:
    for _ in range(2000):
        if outcome:
            break
        turn()
    assert outcome, "the scenario never ended"
    if isinstance(outcome[0], Failure):
        outcome[0].raiseException()
    return outcome[0]


def memory_harness() -> XenStoreHarness:
    clock = Clock()
    store = MemoryXenStore(clock)

    def run(scenario: Coroutine[Any, Any, Any]) -> Any:
        outcome: list[Any] = []
        Deferred.fromCoroutine(scenario).addBoth(outcome.append)
        return finish(outcome, lambda: clock.advance(0.01))

    return XenStoreHarness(store, run, BASE)


def adapter_harness() -> XenStoreHarness:
    world = World()
    return XenStoreHarness(world.client, world.run, BASE)


TestDouble = xenstore_contract(memory_harness)
TestAdapter = xenstore_contract(adapter_harness)


def test_both_provide_the_interface() -> None:
    assert verifyObject(IXenStore, MemoryXenStore(Clock()))
    assert verifyObject(IXenStore, World().client)


def test_a_silent_store_times_out_and_the_client_connects_anew() -> None:
    world = World()
    world.server.silent = True
    reading, _ = world.begin(world.client.read("/a"))
    other, _ = world.begin(world.client.read("/b"))
    world.turn(4.9)
    assert reading == []
    world.turn(0.1)
    assert reading[0].check(XenStoreTimeout) and "read /a" in str(reading[0].value)
    assert other[0].check(XenStoreLost, XenStoreTimeout)
    world.server.silent = False
    assert world.run(world.client.directory("/")) == ()
    assert world.endpoint.attempts == 2


def test_what_waits_when_the_connection_goes_is_told() -> None:
    world = World()
    world.server.silent = True
    writing, _ = world.begin(world.client.write("/a", b"1"))
    world.turn()
    world.server.lose_connections()
    world.turn()
    assert writing[0].check(XenStoreLost)
    assert PacketType.WRITE in world.server.requests


def test_watches_are_set_anew_and_called_once_after_reconnecting() -> None:
    world = World()
    seen: list[str] = []
    world.client.watch("/a", seen.append)
    gone = world.client.watch("/b", seen.append)
    world.client.watch("@releaseDomain", seen.append)
    world.turn()
    assert sorted(seen) == ["/a", "/b", "@releaseDomain"]
    gone.cancel()
    world.turn()
    seen.clear()
    world.endpoint.down = True
    world.server.lose_connections()
    world.turn()
    world.turn(2)
    assert seen == [] and world.endpoint.attempts > 1
    world.endpoint.down = False
    for _ in range(10):
        world.turn(2)
    assert sorted(seen) == ["/a", "@releaseDomain"]
    world.server.announce("@releaseDomain")
    world.turn()
    assert seen.count("@releaseDomain") == 2


def test_a_watch_is_set_once_there_is_a_connection() -> None:
    world = World()
    world.endpoint.down = True
    world.server.lose_connections()
    world.turn()
    seen: list[str] = []
    world.client.watch("/a", seen.append)
    world.turn()
    assert seen == []
    world.endpoint.down = False
    for _ in range(10):
        world.turn(2)
    assert seen == ["/a"]
    assert world.server.watches == 1


def test_retries_become_slower() -> None:
    world = World()
    world.endpoint.down = True
    world.server.lose_connections()
    world.turn()
    for _ in range(600):
        world.turn(0.1)
    first_minute = world.endpoint.attempts
    for _ in range(600):
        world.turn(0.1)
    assert 4 <= world.endpoint.attempts - first_minute <= 8 < first_minute


def test_a_request_waits_for_a_connection_but_not_for_ever() -> None:
    world = World()
    world.endpoint.down = True
    world.server.lose_connections()
    world.turn()
    reading, _ = world.begin(world.client.read("/a"))
    for _ in range(199):
        world.turn(0.1)
    assert reading == []
    world.turn(0.2)
    assert reading[0].check(XenStoreLost)


def test_stopping_tells_who_waits() -> None:
    world = World()
    world.server.silent = True
    reading, _ = world.begin(world.client.read("/a"))
    stopping, _ = world.begin(world.client.stop())
    world.turn()
    assert reading[0].check(XenStoreLost) and stopping == [None]
    late, _ = world.begin(world.client.read("/a"))
    assert late[0].check(XenStoreLost)
    assert world.clock.getDelayedCalls() == []


def test_a_cancelled_request_does_not_disturb_the_next() -> None:
    world = World()
    world.run(world.client.write("/a", b"1"))
    reading, running = world.begin(world.client.read("/a"))
    running.cancel()
    assert reading[0].check(CancelledError)
    assert world.run(world.client.read("/a")) == b"1"


@pytest.mark.parametrize("moment", ["beginning", "working"])
def test_a_cancelled_transaction_leaves_none_open(moment: str) -> None:
    world = World()

    async def work(inside: IXenStoreOperations) -> None:
        await inside.write("/a", b"1")
        await Deferred[None]()

    outcome, running = world.begin(world.client.transaction(work))
    if moment == "working":
        world.turn()
        world.turn()
        assert world.server.transactions == 1
    running.cancel()
    assert outcome[0].check(CancelledError)
    world.turn()
    world.turn()
    assert world.server.requests.count(PacketType.TRANSACTION_START) == 1
    assert world.server.transactions == 0
    with pytest.raises(XenStoreRefused):
        world.run(world.client.read("/a"))


@pytest.mark.parametrize(
    "answer",
    [
        b"\xff" * 16,
        encode(Packet(PacketType.READ, 99, 0, b"1")),
        encode(Packet(PacketType.WRITE, 1, 0, b"OK\0")),
        encode(Packet(PacketType.ERROR, 1, 0, b"nonsense")),
        encode(Packet(PacketType.WATCH_EVENT, 0, 0, b"/a\0")),
        encode(Packet(PacketType.WATCH_EVENT, 0, 0, b"\xff\0\xff\0")),
    ],
)
def test_an_answer_that_is_not_the_protocol_ends_the_connection(answer: bytes) -> None:
    world = World()
    world.server.silent = True
    reading, _ = world.begin(world.client.read("/a"))
    world.turn()
    (served,) = world.server.connections
    assert served.transport is not None
    served.transport.write(answer)
    world.turn()
    assert reading[0].check(XenStoreLost)
    world.server.silent = False
    assert world.run(world.client.directory("/")) == ()


def test_a_refused_watch_is_no_harm() -> None:
    world = World()
    (served,) = world.server.connections
    served.watches.append(("/a", "euca-1"))  # so that it answers EEXIST
    world.client.watch("/a", lambda path: None)
    assert world.run(world.client.directory("/")) == ()


@pytest_twisted.inlineCallbacks
def test_on_a_real_socket() -> Any:
    from twisted.internet import reactor
    from twisted.internet.endpoints import UNIXClientEndpoint, UNIXServerEndpoint

    server = FakeXenstored()
    with tempfile.TemporaryDirectory() as directory:  # a unix socket's path must be short
        path = os.fspath(Path(directory) / "socket")
        client = XenStoreClient(UNIXClientEndpoint(reactor, path), reactor)  # type: ignore[arg-type]
        client.start()  # before there is anything to connect to
        port = yield UNIXServerEndpoint(reactor, path).listen(server)  # type: ignore[arg-type]
        yield Deferred.fromCoroutine(client.write("/a/b", b"1"))
        told: Deferred[str] = Deferred()
        client.watch("/a", lambda changed: told.callback(changed) if not told.called else None)
        assert (yield told) == "/a"
        assert (yield Deferred.fromCoroutine(client.directory("/a"))) == ("b",)
        yield Deferred.fromCoroutine(client.stop())
        yield port.stopListening()
