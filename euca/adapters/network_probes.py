"""Questions to the network around a machine, as an operator's command asks them: each blocks for a second or two at most, and changes nothing."""

from __future__ import annotations

import email.utils
import fcntl
import http.client
import json
import secrets
import socket
import ssl
import struct
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from euca.adapters.process import ENVIRONMENT
from euca.domain.network.names import VXLAN, overlay_mtu, tunnel_mac
from euca.domain.network.surroundings import Probe

_ARP: Final = 0x0806
_IP: Final = 0x0800
_REQUEST: Final = 1
_REPLY: Final = 2
_ANSWER_S: Final = 1.0
_OFFER_S: Final = 3.0
_ETHERNET: Final = 14
_GET_MAC: Final = 0x8927
#: DHCP (RFC 2131, RFC 2132): ports, magic, and the options that are used.
_SERVER, _CLIENT, _COOKIE = 67, 68, bytes((99, 130, 83, 99))
_DISCOVER: Final = bytes((53, 1, 1, 55, 3, 1, 3, 6, 255))
_SERVER_OPTION: Final = 54


def probe(machine: IPv4Address, name: str, underlay_mtu: int) -> Probe:
    """Ask another machine of the overlay. It answers ARP by its VXLAN, for its own address (a probe as in RFC 5227, from nobody), whatever is filtered."""
    small = _answers(machine, 60)
    large = small and _answers(machine, overlay_mtu(underlay_mtu) + _ETHERNET)
    return Probe(machine, name, small or _pings(machine), small, large, underlay_mtu)


def _answers(machine: IPv4Address, size: int) -> bool:
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ARP)) as link:
        try:
            link.bind((VXLAN, _ARP))
        except OSError:
            return False
        mine = link.getsockname()[4]
        peer = bytes.fromhex(tunnel_mac(machine).replace(":", ""))
        asked = struct.pack("!HHBBH6s4s6s4s", 1, _IP, 6, 4, _REQUEST, mine, bytes(4), bytes(6), machine.packed)
        frame = peer + mine + struct.pack("!H", _ARP) + asked
        try:
            link.send(frame.ljust(size, b"\0"))
        except OSError:
            return False
        for said in _received(link, _ANSWER_S):
            answer = struct.unpack_from("!HHBBH6s4s", said, _ETHERNET) if len(said) >= 42 else None
            if answer is not None and answer[4] == _REPLY and answer[6] == machine.packed:
                return True
    return False


def _received(link: socket.socket, limit_s: float) -> Iterator[bytes]:
    end = time.monotonic() + limit_s
    while (left_s := end - time.monotonic()) > 0:
        link.settimeout(left_s)
        try:
            yield link.recv(2048)
        except TimeoutError:
            return


def _pings(machine: IPv4Address) -> bool:
    ping = ["ping", "-n", "-c", "1", "-W", "1", str(machine)]
    with suppress(OSError, subprocess.TimeoutExpired):
        return subprocess.run(ping, capture_output=True, check=False, timeout=5, env=dict(ENVIRONMENT)).returncode == 0
    return False


def skew(url: str) -> float | None:
    """By how many seconds the clock of the tier at this address is ahead of ours, to within a second; None where nobody answers.

    Nobody's certificate is looked at: nothing is told, and nothing believed but the time.
    """
    parts = urlsplit(url)
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    kind: Any = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    more = {"context": trusting} if parts.scheme == "https" else {}
    connection = kind(parts.hostname or "", parts.port, timeout=3, **more)
    try:
        before = time.time()
        connection.request("GET", "/")
        said = connection.getresponse().getheader("Date") or ""
        theirs = email.utils.parsedate_to_datetime(said).timestamp()
        return round(theirs + 0.5 - (before + time.time()) / 2, 1)
    except (OSError, ValueError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def dhcp_servers(link: str) -> set[IPv4Address]:
    """Who offers an address on a link to a machine that nobody knows."""
    found: set[IPv4Address] = set()
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_IP)) as wire:
        wire.bind((link, _IP))
        number = secrets.token_bytes(4)
        wire.send(_discovery(_mac(wire, link), number))
        for said in _received(wire, _OFFER_S):
            server = _offer(said, number)
            if server is not None:
                found.add(server)
    return found


def _mac(wire: socket.socket, link: str) -> bytes:
    return fcntl.ioctl(wire, _GET_MAC, struct.pack("16s240x", link.encode()))[18:24]


def _discovery(link_mac: bytes, number: bytes) -> bytes:
    """A DHCPDISCOVER to everybody, whose answer is broadcast; from a card that nobody has."""
    card = b"\x02" + secrets.token_bytes(5)
    bootp = struct.pack("!BBBB4sHH16s16s192x4s", 1, 1, 6, 0, number, 0, 0x8000, bytes(16), card + bytes(10), _COOKIE)
    body = bootp + _DISCOVER
    udp = struct.pack("!HHHH", _CLIENT, _SERVER, 8 + len(body), 0) + body
    head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0, bytes(4), b"\xff" * 4)
    total = sum(struct.unpack("!10H", head))
    total = (total & 0xFFFF) + (total >> 16)
    head = head[:10] + struct.pack("!H", ~(total + (total >> 16)) & 0xFFFF) + head[12:]
    return b"\xff" * 6 + link_mac + struct.pack("!H", _IP) + head + udp


def _offer(frame: bytes, number: bytes) -> IPv4Address | None:
    """The server that a frame is an offer of, if it is one that answers us."""
    at = _ETHERNET + (frame[_ETHERNET] & 15) * 4 if len(frame) > _ETHERNET else 0
    bootp = at + 8
    if len(frame) < bootp + 240 or frame[_ETHERNET + 9] != 17 or frame[at : at + 2] != struct.pack("!H", _SERVER):
        return None
    if frame[bootp] != _REPLY or frame[bootp + 4 : bootp + 8] != number or frame[bootp + 236 : bootp + 240] != _COOKIE:
        return None
    options = frame[bootp + 240 :]
    while len(options) > 2 and options[0] != 255:
        if options[0] == 0:
            options = options[1:]
            continue
        if options[0] == _SERVER_OPTION and options[1] == 4 and len(options) >= 6:
            return IPv4Address(options[2:6])
        options = options[2 + options[1] :]
    return IPv4Address(frame[_ETHERNET + 12 : _ETHERNET + 16])


def ruleset() -> Sequence[dict[str, Any]]:
    """All packet filters of this machine, as nft prints them; nothing where it cannot."""
    with suppress(OSError, subprocess.SubprocessError, ValueError):
        done = subprocess.run(
            ["nft", "-j", "list", "ruleset"], capture_output=True, check=True, timeout=60, env=dict(ENVIRONMENT)
        )
        entries: list[dict[str, Any]] = json.loads(done.stdout)["nftables"]
        return entries
    return ()


def all_rp_filter() -> str:
    """``net.ipv4.conf.all.rp_filter`` of this machine."""
    return Path("/proc/sys/net/ipv4/conf/all/rp_filter").read_text()
