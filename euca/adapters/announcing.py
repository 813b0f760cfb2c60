"""Neighbours are told that an address is here now (RFC 5227, section 3), so that they do not go on sending to the machine that had it before."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterable
from ipaddress import IPv4Address

_ARP = 0x0806
_ETHERNET, _IPV4, _REQUEST = 1, 0x0800, 1


def announcement(mac: bytes, address: IPv4Address) -> bytes:
    """An Ethernet frame to everybody: an ARP request of an address for itself (RFC 826)."""
    header = struct.pack("!6s6sH", b"\xff" * 6, mac, _ARP)
    arp = struct.pack("!HHBBH6s4s6s4s", _ETHERNET, _IPV4, 6, 4, _REQUEST, mac, address.packed, bytes(6), address.packed)
    return header + arp


def announce(link: str, addresses: Iterable[IPv4Address]) -> None:
    """Announce addresses once on a link; nothing if it is no Ethernet. Blocks no longer than a send does. Raises OSError."""
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW | socket.SOCK_CLOEXEC) as sender:
        sender.bind((link, 0))
        _, _, _, kind, mac = sender.getsockname()
        if kind != _ETHERNET or len(mac) != 6:
            return
        for address in addresses:
            sender.send(announcement(mac, address))
