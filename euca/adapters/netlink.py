"""Questions to the kernel's routing netlink (rtnetlink(7)), and changes in batches, each acknowledged by itself.

The messages are pyroute2's.  Its sockets wait for the answer to each before they send the next, in an event loop of their own, and spend ten times as long on
each; this is a plain socket, used from a thread where waiting is no harm.  pyroute2 takes a while to import, so that is left to who makes a network.
"""

from __future__ import annotations

import ctypes
import os
import socket
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import frozen

#: A message of pyroute2's.
Message = Any

REQUEST, ACK, DUMP = 0x1, 0x4, 0x300
#: Of requests for something new: take the place of what is there; only where nothing is there; make it if it is missing.
REPLACE, EXCL, CREATE = 0x100, 0x200, 0x400
_SOL_NETLINK, _EXT_ACK, _STRICT = 270, 11, 12
_ERROR, _DONE = 2, 3
_MULTI_INTERRUPTED = 0x10
_ERROR_CAPPED, _ERROR_TLVS = 0x100, 0x200
_ERROR_TEXT = 1
_HEADER = struct.Struct("=IHHII")
#: How many requests are sent before their acknowledgements are read; these must fit the socket's buffer.
_BATCH = 100
_BUFFER = 1 << 20
_PATIENCE_S = 20.0
_DUMPS = 5


@frozen
class Refusal:
    """Why the kernel did not do one thing of a batch: its place in it, the error number, and what the kernel says, if anything."""

    place: int
    errno: int
    text: str

    def __str__(self) -> str:
        return self.text or os.strerror(self.errno)


@contextmanager
def inside(netns: Path | None) -> Iterator[None]:
    """This thread is meanwhile in the network namespace of that file, such as ``/run/netns/lab``; None leaves it where it is. Raises OSError."""
    if netns is None:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    with Path("/proc/thread-self/ns/net").open() as outside, netns.open() as within:
        _enter(libc, within.fileno())
        try:
            yield
        finally:
            _enter(libc, outside.fileno())


def _enter(libc: Any, descriptor: int) -> None:
    if libc.setns(descriptor, 0x40000000):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


class Netlink:
    """One socket, made in the namespace that the thread is in. For one thread at a time. ``protocol``: which part of the kernel it asks; links and routes if nothing is said."""

    def __init__(self, protocol: int = socket.NETLINK_ROUTE) -> None:
        self._socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, protocol)
        try:
            self._socket.setsockopt(_SOL_NETLINK, _EXT_ACK, 1)
            self._socket.setsockopt(_SOL_NETLINK, _STRICT, 1)
            self._socket.settimeout(_PATIENCE_S)
            self._socket.bind((0, 0))
        except BaseException:
            self._socket.close()
            raise
        self._number = 0

    def close(self) -> None:
        """Close it."""
        self._socket.close()

    def __enter__(self) -> Netlink:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def dump(self, kind: int, question: Message, read: Callable[[bytes, int], Message]) -> list[tuple[bytes, Message]]:
        """All that the kernel answers, each as its bytes and as ``read`` (bytes, offset) makes of them, decoded.

        kind: the request, such as ``RTM_GETROUTE``.  A table that does not exist is empty.  Raises OSError.
        """
        answers = []
        for data in self.dump_raw(kind, question):
            message = read(data, 0)
            message.decode()
            answers.append((data, message))
        return answers

    def dump_raw(self, kind: int, question: Message | bytes) -> list[bytes]:
        """All that the kernel answers, as its bytes. A dump that was overtaken by changes is asked for again. Raises OSError."""
        for _ in range(_DUMPS):
            found, interrupted = self._dump(kind, question)
            if not interrupted:
                break
        return found

    def _dump(self, kind: int, question: Message | bytes) -> tuple[list[bytes], bool]:
        self._number += 1
        self._socket.send(_encoded(question, kind, REQUEST | DUMP, self._number))
        found: list[bytes] = []
        interrupted = False
        while True:
            for kind_now, flags, number, data in _messages(self._socket.recv(_BUFFER)):
                if number != self._number:
                    continue
                interrupted = interrupted or bool(flags & _MULTI_INTERRUPTED)
                if kind_now == _DONE:
                    error = -struct.unpack_from("=i", data, 16)[0] if len(data) >= 20 else 0
                    _check_dump(error)
                    return found, interrupted
                if kind_now == _ERROR:
                    _check_dump(-struct.unpack_from("=i", data, 16)[0])
                    return found, interrupted
                found.append(data)

    def batch(self, requests: Sequence[tuple[int, int, Message | bytes]]) -> list[Refusal]:
        """Do many things, in order, and say which the kernel refused; the others are done all the same.

        Each is its kind (``RTM_NEWROUTE``), flags beyond those that any has, and a message, or the kernel's own bytes about it.  Raises OSError.
        """
        refusals: list[Refusal] = []
        for begin in range(0, len(requests), _BATCH):
            part = requests[begin : begin + _BATCH]
            first = self._number + 1
            self._number += len(part)
            self._socket.send(
                b"".join(
                    _encoded(message, kind, REQUEST | ACK | flags, first + place)
                    for place, (kind, flags, message) in enumerate(part)
                )
            )
            refusals += self._acknowledged(first, len(part), begin)
        return refusals

    def _acknowledged(self, first: int, count: int, begin: int) -> Iterator[Refusal]:
        waiting = count
        while waiting:
            for kind, flags, number, data in _messages(self._socket.recv(_BUFFER)):
                if kind != _ERROR or not first <= number < first + count:
                    continue
                waiting -= 1
                error = -struct.unpack_from("=i", data, 16)[0]
                if error:
                    yield Refusal(begin + number - first, error, _said(data, flags))


def _encoded(message: Message | bytes, kind: int, flags: int, number: int) -> bytes:
    if isinstance(message, bytes):
        length = struct.unpack_from("=I", message)[0]
        return _HEADER.pack(length, kind, flags, number, 0) + message[16:length] + bytes(-length % 4)
    message["header"]["type"] = kind
    message["header"]["flags"] = flags
    message["header"]["sequence_number"] = number
    message.encode()
    data = bytes(message.data)
    return data + bytes(-len(data) % 4)


def _messages(data: bytes) -> Iterator[tuple[int, int, int, bytes]]:
    """Type, flags, number and bytes of each message."""
    offset = 0
    while offset + 16 <= len(data):
        length, kind, flags, number, _ = _HEADER.unpack_from(data, offset)
        if length < 16:
            return
        yield kind, flags, number, data[offset : offset + length]
        offset += length + (-length % 4)


def _check_dump(error: int) -> None:
    if error and error != 2:  # ENOENT: there is no such table
        raise OSError(error, os.strerror(error))


def _said(data: bytes, flags: int) -> str:
    """The kernel's own words in an error, where it has some (extended acknowledgement)."""
    if not flags & _ERROR_TLVS:
        return ""
    offset = 36 if flags & _ERROR_CAPPED else 20 + struct.unpack_from("=I", data, 20)[0]
    while offset + 4 <= len(data):
        length, kind = struct.unpack_from("=HH", data, offset)
        if length < 4:
            break
        if kind & 0x3FFF == _ERROR_TEXT:
            return data[offset + 4 : offset + length].rstrip(b"\0").decode("utf-8", "replace")
        offset += length + (-length % 4)
    return ""
