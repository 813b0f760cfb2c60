"""The store's packets: from bytes and back, and everything hostile."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

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

NUMBERS = st.integers(0, 0xFFFFFFFF)
PACKETS = st.builds(Packet, NUMBERS, NUMBERS, NUMBERS, st.binary(max_size=200))


def test_the_layout_is_the_headers() -> None:
    """xs_wire.h: four 32-bit numbers (type, req_id, tx_id, len) and the payload."""
    packet = Packet(PacketType.READ, 7, 3, b"/tool\0")
    assert encode(packet) == struct.pack("=IIII", 2, 7, 3, 6) + b"/tool\0"


@given(st.lists(PACKETS, max_size=5), st.data())
def test_any_cuts_give_the_same_packets(packets: list[Packet], data: st.DataObject) -> None:
    stream = b"".join(encode(packet) for packet in packets)
    unpacker = Unpacker()
    found = []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        found += unpacker.feed(stream[:size])
        stream = stream[size:]
    assert found == packets


@pytest.mark.parametrize("length", [PAYLOAD_MAX + 1, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_packet_that_claims_too_much_is_refused_at_its_header(length: int) -> None:
    with pytest.raises(WireError):
        Unpacker().feed(struct.pack("=IIII", 2, 1, 0, length))


def test_the_longest_payload_passes_and_one_more_byte_does_not() -> None:
    longest = Packet(PacketType.WRITE, 1, 0, b"x" * PAYLOAD_MAX)
    assert Unpacker().feed(encode(longest)) == [longest]
    with pytest.raises(WireError):
        encode(Packet(PacketType.WRITE, 1, 0, b"x" * (PAYLOAD_MAX + 1)))


@given(st.lists(st.text(st.characters(codec="ascii", exclude_characters="\0"), min_size=1)))
def test_strings_there_and_back(strings: list[str]) -> None:
    assert split_strings(join_strings(*strings)) == tuple(strings)


def test_strings_that_cannot_be_carried() -> None:
    for string in ("a\0b", "ä"):
        with pytest.raises(WireError):
            join_strings(string)
    with pytest.raises(WireError):
        split_strings(b"\xff\0")


def test_error_names() -> None:
    assert error_name(b"ENOENT\0") == "ENOENT"
    assert error_name(b"E2BIG") == "E2BIG"
    for payload in (b"", b"\0", b"OK\0", b"ENOENT\0more", b"enoent\0", b"E" + b"X" * 100):
        with pytest.raises(WireError):
            error_name(payload)
