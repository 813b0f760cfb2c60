"""Frames of Ethernet and what is in them, made by hand: for guests that lie about who they are."""

from __future__ import annotations

import struct
from ipaddress import IPv4Address
from typing import Any

from euca.testing.netguest import checksum

BROADCAST = "ff:ff:ff:ff:ff:ff"
#: The machine's end of each guest's interface.
GATEWAY_MAC = "fe:ff:ff:ff:ff:ff"


def mac(text: str) -> bytes:
    """An address of Ethernet as bytes."""
    return bytes.fromhex(text.replace(":", ""))


def ethernet(source: str, target: str, kind: int, content: bytes) -> bytes:
    """A frame, padded to the least that there is."""
    return (mac(target) + mac(source) + struct.pack("!H", kind) + content).ljust(60, b"\0")


def ip(source: Any, target: Any, protocol: int, content: bytes, options: bytes = b"") -> bytes:
    """A packet of IPv4."""
    words = 5 + len(options) // 4
    head = struct.pack(
        "!BBHHHBBH4s4s",
        0x40 | words,
        0,
        words * 4 + len(content),
        7,
        0,
        64,
        protocol,
        0,
        IPv4Address(source).packed,
        IPv4Address(target).packed,
    )
    head += options
    return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + content


def udp(source_port: int, target_port: int, content: bytes) -> bytes:
    """A datagram of UDP, without a checksum, as IPv4 allows."""
    return struct.pack("!HHHH", source_port, target_port, 8 + len(content), 0) + content


def icmp(kind: int, code: int, rest: bytes) -> bytes:
    """A message of ICMP."""
    head = struct.pack("!BBH", kind, code, 0) + rest
    return head[:2] + struct.pack("!H", checksum(head)) + head[4:]


def tcp(source: Any, target: Any, source_port: int, target_port: int, flags: int, sequence: int = 1) -> bytes:
    """A segment of TCP without content. flags: 2 for SYN, 16 for ACK, 4 for RST."""
    head = struct.pack("!HHIIBBHHH", source_port, target_port, sequence, 0, 5 << 4, flags, 1024, 0, 0)
    pseudo = IPv4Address(source).packed + IPv4Address(target).packed + struct.pack("!BBH", 0, 6, len(head))
    return head[:16] + struct.pack("!H", checksum(pseudo + head)) + head[18:]


def arp(operation: int, sender_mac: str, sender: Any, target_mac: str, target: Any) -> bytes:
    """ARP for IPv4 over Ethernet (RFC 826): 1 asks, 2 answers."""
    head = struct.pack("!HHBBH", 1, 0x0800, 6, 4, operation)
    return head + mac(sender_mac) + IPv4Address(sender).packed + mac(target_mac) + IPv4Address(target).packed


def vxlan(vni: int, frame: bytes) -> bytes:
    """A frame in VXLAN's encapsulation (RFC 7348), as UDP's content."""
    return struct.pack("!II", 0x08000000, vni << 8) + frame


def dhcp_discover(client_mac: str, number: bytes, *, client: Any = 0, relay: Any = 0) -> bytes:
    """A client's question of DHCP (RFC 2131), as UDP's content; number: its transaction's, four bytes. client, relay: ``ciaddr`` and ``giaddr``."""
    head = struct.pack("!BBBB", 1, 1, 6, 0) + number + struct.pack("!HH", 0, 0) + IPv4Address(client).packed
    head += bytes(8) + IPv4Address(relay).packed + mac(client_mac) + bytes(10) + bytes(64 + 128)
    return head + bytes.fromhex("63825363") + bytes([53, 1, 1, 255])


def dhcp_offer(client_mac: str, offered: Any, server: Any) -> bytes:
    """An offer of DHCP (RFC 2131) to a client, as UDP's content."""
    head = struct.pack("!BBBBIHH", 2, 1, 6, 0, 0x1165, 0, 0x8000) + bytes(4) + IPv4Address(offered).packed
    head += IPv4Address(server).packed + bytes(4) + mac(client_mac) + bytes(10) + bytes(64 + 128)
    options = bytes([53, 1, 2, 54, 4]) + IPv4Address(server).packed + bytes([51, 4, 0, 0, 14, 16, 3, 4])
    return head + bytes.fromhex("63825363") + options + IPv4Address(server).packed + b"\xff"
