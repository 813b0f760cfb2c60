"""A store without Xen: as a double of ``IXenStore``, and as a xenstored that speaks the protocol."""

from collections.abc import Awaitable, Callable
from itertools import count
from typing import TypeVar

import attrs
from twisted.internet.interfaces import IAddress, IReactorTime
from twisted.internet.protocol import Factory, Protocol, connectionDone
from twisted.logger import Logger
from twisted.python.failure import Failure
from zope.interface import implementer

from euca.adapters.xenstore_wire import (
    PAYLOAD_MAX,
    Packet,
    PacketType,
    Unpacker,
    encode,
    join_strings,
    split_strings,
)
from euca.ports.xenstore import (
    SPECIAL_WATCHES,
    ICancellable,
    IXenStore,
    IXenStoreOperations,
    XenStoreRefused,
    check_domid,
    check_path,
    check_watch_path,
)

__all__ = ["FakeXenstored", "MemoryXenStore", "Tree"]

ATTEMPTS = 10

T = TypeVar("T")


def _parent(path: str) -> str:
    return path.rpartition("/")[0] or "/"


@attrs.define
class Tree:
    """The nodes, by path. ``changed`` lists the events of each change: (path, whether only that node's)."""

    nodes: dict[str, bytes] = attrs.field(factory=lambda: {"/": b""})
    version: int = 0
    changed: list[tuple[str, bool]] = attrs.field(factory=list)

    def read(self, path: str) -> bytes:
        if path not in self.nodes:
            raise XenStoreRefused("ENOENT", f"read {path}")
        return self.nodes[path]

    def write(self, path: str, value: bytes) -> None:
        if len(path) + 1 + len(value) > PAYLOAD_MAX:
            raise XenStoreRefused("E2BIG", f"write {path}")
        self._make_parents(path)
        self.nodes[path] = value
        self._note(path)

    def mkdir(self, path: str) -> None:
        if path not in self.nodes:
            self._make_parents(path)
            self.nodes[path] = b""
            self._note(path)

    def rm(self, path: str) -> None:
        if path == "/":
            raise XenStoreRefused("EINVAL", "rm /")
        if path not in self.nodes:
            if _parent(path) not in self.nodes:
                raise XenStoreRefused("ENOENT", f"rm {path}")
            return
        below = sorted(name for name in self.nodes if name.startswith(path + "/"))
        for name in (path, *below):
            del self.nodes[name]
        self._note(path)
        self.changed.extend((name, True) for name in below)

    def directory(self, path: str) -> tuple[str, ...]:
        if path not in self.nodes:
            raise XenStoreRefused("ENOENT", f"directory {path}")
        return tuple(sorted(name.rpartition("/")[2] for name in self.nodes if name != "/" and _parent(name) == path))

    def copy(self) -> "Tree":
        """Return the tree as a transaction sees it."""
        return Tree(dict(self.nodes), self.version)

    def adopt(self, other: "Tree", began_at: int) -> None:
        """Take over what a transaction made of its copy. ``EAGAIN`` if anything changed since it began."""
        if not other.changed:
            return
        if self.version != began_at:
            raise XenStoreRefused("EAGAIN", "transaction")
        self.nodes = other.nodes
        self.version += 1
        self.changed.extend(other.changed)

    def _make_parents(self, path: str) -> None:
        parent = _parent(path)
        while parent not in self.nodes:
            self.nodes[parent] = b""
            parent = _parent(parent)

    def _note(self, path: str) -> None:
        self.version += 1
        self.changed.append((path, False))


def _concerns(watched: str, path: str, only: bool) -> bool:
    """Whether a change at ``path`` concerns who watches ``watched``."""
    if only or watched in SPECIAL_WATCHES:
        return path == watched
    return path == watched or watched == "/" or path.startswith(watched + "/")


@implementer(IXenStoreOperations)
class _TreeOperations:
    def __init__(self, tree: Tree, after: Callable[[], None]) -> None:
        self._tree = tree
        self._after = after

    async def read(self, path: str) -> bytes:
        return self._tree.read(check_path(path))

    async def write(self, path: str, value: bytes) -> None:
        self._tree.write(check_path(path), value)
        self._after()

    async def mkdir(self, path: str) -> None:
        self._tree.mkdir(check_path(path))
        self._after()

    async def rm(self, path: str) -> None:
        self._tree.rm(check_path(path))
        self._after()

    async def directory(self, path: str) -> tuple[str, ...]:
        return self._tree.directory(check_path(path))


@implementer(ICancellable)
@attrs.define(eq=False)
class _Watch:
    path: str
    callback: Callable[[str], None]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


@implementer(IXenStore)
class MemoryXenStore(_TreeOperations):
    """An ``IXenStore`` in memory. Watches are called by ``clock``, at once but never from within.

    ``announce`` plays Xen, which tells of domains; ``lose_connection`` plays a connection lost and
    made again: every watch is called as when it was set.
    """

    _log = Logger()

    def __init__(self, clock: IReactorTime) -> None:
        self.tree = Tree()
        super().__init__(self.tree, self._fire)
        self._clock = clock
        self._watches: list[_Watch] = []

    async def transaction(self, work: Callable[[IXenStoreOperations], Awaitable[T]]) -> T:
        for _ in range(ATTEMPTS):
            copy = self.tree.copy()
            result = await work(_TreeOperations(copy, lambda: None))
            try:
                self.tree.adopt(copy, _began_at(copy))
            except XenStoreRefused:
                continue
            self._fire()
            return result
        raise XenStoreRefused("EAGAIN", "transaction")

    async def domain_path(self, domid: int) -> str:
        return f"/local/domain/{check_domid(domid)}"

    def watch(self, path: str, callback: Callable[[str], None]) -> ICancellable:
        watch = _Watch(check_watch_path(path), callback)
        self._watches.append(watch)
        self._clock.callLater(0, self._call, watch, path)
        return watch

    def announce(self, name: str) -> None:
        """Tell of domains: ``@introduceDomain`` or ``@releaseDomain``."""
        self.tree.changed.append((name, True))
        self._fire()

    def lose_connection(self) -> None:
        for watch in self._watches:
            self._clock.callLater(0, self._call, watch, watch.path)

    def _fire(self) -> None:
        self._watches = [watch for watch in self._watches if not watch.cancelled]
        changed, self.tree.changed = self.tree.changed, []
        for path, only in changed:
            for watch in self._watches:
                if _concerns(watch.path, path, only):
                    self._clock.callLater(0, self._call, watch, path)

    def _call(self, watch: _Watch, path: str) -> None:
        if watch.cancelled:
            return
        try:
            watch.callback(path)
        except Exception:
            self._log.failure("A watch on {path} failed", path=watch.path)


def _began_at(copy: Tree) -> int:
    """Return the version a copy was taken at: each of its own changes has raised it by one."""
    return copy.version - sum(1 for _, only in copy.changed if not only)


class FakeXenstored(Factory):
    """A xenstored of one tree for any number of connections.

    ``silent``: it takes requests and never answers. ``requests`` lists the types it was sent.
    ``transactions`` counts those that are open.
    """

    noisy = False

    def __init__(self) -> None:
        self.tree = Tree()
        self.silent = False
        self.requests: list[PacketType] = []
        self.connections: list[_Served] = []

    def buildProtocol(self, addr: IAddress | None) -> "_Served":
        return _Served(self)

    @property
    def transactions(self) -> int:
        return sum(len(connection.transactions) for connection in self.connections)

    @property
    def watches(self) -> int:
        return sum(len(connection.watches) for connection in self.connections)

    def announce(self, name: str) -> None:
        """Tell of domains: ``@introduceDomain`` or ``@releaseDomain``."""
        self.tree.changed.append((name, True))
        self.fire()

    def lose_connections(self) -> None:
        """Close every connection, as a xenstored that is started again does."""
        for connection in list(self.connections):
            connection.close()

    def fire(self) -> None:
        changed, self.tree.changed = self.tree.changed, []
        for path, only in changed:
            for connection in self.connections:
                connection.tell(path, only)


class _Served(Protocol):
    """One client's connection."""

    def __init__(self, server: FakeXenstored) -> None:
        self._server = server
        self._unpacker = Unpacker()
        self._ids = count(1)
        self.watches: list[tuple[str, str]] = []
        self.transactions: dict[int, Tree] = {}

    def connectionMade(self) -> None:
        self._server.connections.append(self)

    def connectionLost(self, reason: Failure = connectionDone) -> None:
        self._server.connections.remove(self)

    def dataReceived(self, data: bytes) -> None:
        for packet in self._unpacker.feed(data):
            kind = PacketType(packet.type)
            self._server.requests.append(kind)
            if self._server.silent:
                continue
            try:
                answer = self._answer(kind, packet)
            except XenStoreRefused as error:
                self._send(PacketType.ERROR, packet, join_strings(error.name))
                continue
            self._send(kind, packet, answer)
            if kind is PacketType.WATCH:
                path, token = self.watches[-1]
                self._event(path, token)
            self._server.fire()

    def close(self) -> None:
        assert self.transport is not None
        self.transport.loseConnection()

    def tell(self, path: str, only: bool) -> None:
        for watched, token in self.watches:
            if _concerns(watched, path, only):
                self._event(path, token)

    def _event(self, path: str, token: str) -> None:
        self._write(Packet(PacketType.WATCH_EVENT, 0, 0, join_strings(path, token)))

    def _send(self, kind: PacketType, request: Packet, payload: bytes) -> None:
        self._write(Packet(kind, request.req_id, request.tx_id, payload))

    def _write(self, packet: Packet) -> None:
        assert self.transport is not None
        self.transport.write(encode(packet))

    def _answer(self, kind: PacketType, packet: Packet) -> bytes:
        tree = self._server.tree
        if packet.tx_id and kind is not PacketType.TRANSACTION_END:
            if packet.tx_id not in self.transactions:
                raise XenStoreRefused("ENOENT", "transaction")
            tree = self.transactions[packet.tx_id]
        if kind is PacketType.READ:
            return tree.read(_path(packet.payload))
        if kind is PacketType.WRITE:
            path, _, value = packet.payload.partition(b"\0")
            tree.write(_path(path), value)
        elif kind is PacketType.MKDIR:
            tree.mkdir(_path(packet.payload))
        elif kind is PacketType.RM:
            tree.rm(_path(packet.payload))
        elif kind in (PacketType.DIRECTORY, PacketType.DIRECTORY_PART):
            return self._directory(tree, kind, packet.payload)
        else:
            return self._other(kind, packet)
        return b"OK\0"

    def _directory(self, tree: Tree, kind: PacketType, payload: bytes) -> bytes:
        strings = split_strings(payload)
        names = join_strings(*tree.directory(_path(strings[0].encode())))
        if kind is PacketType.DIRECTORY:
            if len(names) > PAYLOAD_MAX:
                raise XenStoreRefused("E2BIG", "directory")
            return names
        offset = int(strings[1])
        generation = join_strings(str(tree.version))
        part = (names + b"\0")[offset:]
        if len(generation) + len(part) > PAYLOAD_MAX:
            # Whole names only, as the real one does.
            part = part[: PAYLOAD_MAX - len(generation)]
            part = part[: part.rindex(b"\0") + 1]
        return generation + part

    def _other(self, kind: PacketType, packet: Packet) -> bytes:
        strings = split_strings(packet.payload)
        if kind is PacketType.WATCH:
            if (strings[0], strings[1]) in self.watches:
                raise XenStoreRefused("EEXIST", "watch")
            self.watches.append((strings[0], strings[1]))
        elif kind is PacketType.UNWATCH:
            if (strings[0], strings[1]) not in self.watches:
                raise XenStoreRefused("ENOENT", "unwatch")
            self.watches.remove((strings[0], strings[1]))
        elif kind is PacketType.TRANSACTION_START:
            tx_id = next(self._ids)
            self.transactions[tx_id] = self._server.tree.copy()
            return join_strings(str(tx_id))
        elif kind is PacketType.TRANSACTION_END:
            self._end(packet.tx_id, strings[0])
        elif kind is PacketType.GET_DOMAIN_PATH:
            return join_strings(f"/local/domain/{int(strings[0])}")
        else:
            raise XenStoreRefused("ENOSYS", kind.name)
        return b"OK\0"

    def _end(self, tx_id: int, how: str) -> None:
        if tx_id not in self.transactions:
            raise XenStoreRefused("ENOENT", "transaction")
        copy = self.transactions.pop(tx_id)
        if how == "T":
            self._server.tree.adopt(copy, _began_at(copy))


def _path(payload: bytes) -> str:
    try:
        return check_path(payload.removesuffix(b"\0").decode("ascii"))
    except ValueError as error:
        raise XenStoreRefused("EINVAL", "path") from error
