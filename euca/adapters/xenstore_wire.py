"""The bytes that go between xenstored and its clients: packets to bytes and back, nothing else.

Source: Xen's ``xen/include/public/io/xs_wire.h`` (``struct xsd_sockmsg``) and ``docs/misc/xenstore.txt``.
Numbers are in the machine's own byte order, as both ends are on one machine.
"""

import re
import struct
from enum import IntEnum

import attrs

from euca.ports.xenstore import XenStoreError

__all__ = [
    "PAYLOAD_MAX",
    "Packet",
    "PacketType",
    "Unpacker",
    "WireError",
    "encode",
    "error_name",
    "join_strings",
    "split_strings",
]

PAYLOAD_MAX = 4096
"""Bytes after the header; XENSTORE_PAYLOAD_MAX."""

_HEADER = struct.Struct("=IIII")
_ERROR = re.compile(rb"(E[A-Z0-9]{1,31})\0?")


class PacketType(IntEnum):
    """``enum xsd_sockmsg_type``, as far as dom0's tools use it."""

    DIRECTORY = 1
    READ = 2
    WATCH = 4
    UNWATCH = 5
    TRANSACTION_START = 6
    TRANSACTION_END = 7
    GET_DOMAIN_PATH = 10
    WRITE = 11
    MKDIR = 12
    RM = 13
    WATCH_EVENT = 15
    ERROR = 16
    DIRECTORY_PART = 22


class WireError(XenStoreError):
    """What came is not the protocol, or what is to go does not fit it. Bounded text, no payload."""


@attrs.frozen
class Packet:
    """One packet. ``type`` may be one that ``PacketType`` lacks; ``tx_id`` is 0 outside transactions."""

    type: int
    req_id: int
    tx_id: int
    payload: bytes


def encode(packet: Packet) -> bytes:
    """Return a packet's bytes. WireError if its payload is longer than the protocol allows."""
    if len(packet.payload) > PAYLOAD_MAX:
        raise WireError(f"a payload of {len(packet.payload)} bytes; {PAYLOAD_MAX} are allowed")
    return _HEADER.pack(packet.type, packet.req_id, packet.tx_id, len(packet.payload)) + packet.payload


class Unpacker:
    """Cuts a stream of bytes into packets. Holds less than one packet, whatever comes."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[Packet]:
        """Return the packets that ``data`` completes, in order.

        WireError if one claims to be longer than the protocol allows: the stream is of no use then.
        """
        data = self._rest + data
        packets = []
        position = 0
        while len(data) - position >= _HEADER.size:
            kind, req_id, tx_id, length = _HEADER.unpack_from(data, position)
            if length > PAYLOAD_MAX:
                raise WireError(f"a packet of {length} bytes; {PAYLOAD_MAX} are allowed")
            end = position + _HEADER.size + length
            if len(data) < end:
                break
            packets.append(Packet(kind, req_id, tx_id, data[position + _HEADER.size : end]))
            position = end
        self._rest = data[position:]
        return packets


def join_strings(*strings: str) -> bytes:
    """Return strings as a payload: each ended by a NUL. WireError if one holds a NUL or is not ASCII."""
    if any("\0" in string or not string.isascii() for string in strings):
        raise WireError("a string that the protocol cannot carry")
    return b"".join(string.encode("ascii") + b"\0" for string in strings)


def split_strings(payload: bytes) -> tuple[str, ...]:
    """Return a payload's strings; the last one's NUL may be missing. WireError if not ASCII."""
    if not payload:
        return ()
    try:
        return tuple(payload.removesuffix(b"\0").decode("ascii").split("\0"))
    except UnicodeDecodeError as error:
        raise WireError("a string that is not ASCII") from error


def error_name(payload: bytes) -> str:
    """Return an error packet's errno name (``ENOENT``). WireError if it is none."""
    match = _ERROR.fullmatch(payload)
    if match is None:
        raise WireError("an error without a name")
    return match[1].decode("ascii")
