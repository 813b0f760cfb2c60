"""Frames through a real bridge with the filter of modes STATIC and SYSTEM: who says what of whom, and what is learnt of DHCP.

What groups judge is left out, since it needs a kernel that tracks connections of bridges.
"""

from __future__ import annotations

import json
import select
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv4Network

import pytest
from attrs import frozen

from euca.domain.network.bridged import Bridged, Segment, wanted
from euca.domain.network.difference import TableChange
from euca.domain.network.filter_difference import commands
from euca.domain.network.state import State
from euca.testing.netlab import Lab, Machine, eventually

SUBNET = IPv4Network("10.1.0.0/24")
NODE, SITE = SUBNET[2], SUBNET[1]
STATE = State(hosts=frozenset({NODE}))
ONE = Bridged("i-00000005", "d0:0d:00:00:00:05", SUBNET[5], "ev00000005")
TWO = Bridged("i-00000006", "d0:0d:00:00:00:06", None, "ev00000006")
OTHERS_MAC, EVERYBODY = "d0:0d:00:00:00:99", "ff:ff:ff:ff:ff:ff"
NONE = "0.0.0.0"  # noqa: S104 - who has no address yet sends from it
_IP, _ARP, _IPV6, _VLAN = 0x0800, 0x0806, 0x86DD, 0x8100


def octets(mac: str) -> bytes:
    return bytes.fromhex(mac.replace(":", ""))


def frame(source: str, destination: str, kind: int, payload: bytes) -> bytes:
    return octets(destination) + octets(source) + struct.pack(">H", kind) + payload


def arp(mac: str, address: IPv4Address | str, target: IPv4Address = SITE, operation: int = 1) -> bytes:
    said = octets(mac) + IPv4Address(address).packed + bytes(6) + target.packed
    return struct.pack(">HHBBH", 1, _IP, 6, 4, operation) + said


def udp(source: IPv4Address | str, destination: IPv4Address | str, ports: tuple[int, int], data: bytes = b"x") -> bytes:
    addresses = IPv4Address(source).packed + IPv4Address(destination).packed
    header = struct.pack(">BBHHHBBH", 0x45, 0, 28 + len(data), 1, 0, 9, 17, 0) + addresses
    words = struct.unpack(">10H", header)
    total = sum(words)
    total = (total & 0xFFFF) + (total >> 16)
    header = header[:10] + struct.pack(">H", ~total & 0xFFFF) + header[12:]
    return header + struct.pack(">HHHH", *ports, 8 + len(data), 0) + data


def acknowledgement(mac: str, address: IPv4Address, kind: int = 5) -> bytes:
    fields = struct.pack(">BBBBIHH4s4s4s4s", 2, 1, 6, 0, 7, 0, 0x8000, bytes(4), address.packed, SITE.packed, bytes(4))
    return fields + octets(mac).ljust(16, b"\0") + bytes(192) + b"\x63\x82\x53\x63" + bytes([53, 1, kind, 255])


@frozen
class Wire:
    """A raw socket on a machine's ``eth0``."""

    raw: socket.socket

    def send(self, sent: bytes) -> None:
        self.raw.send(sent)

    def hears(self, sent: bytes, limit_s: float) -> bool:
        while select.select([self.raw], [], [], limit_s)[0]:
            if self.raw.recv(2000)[: len(sent)] == sent:
                return True
        return False


@frozen
class Segmented:
    """A node with a bridge: two guests on it, and the site behind its uplink."""

    node: Machine
    one: Wire
    two: Wire
    site: Wire

    def learnt(self) -> set[tuple[str, str]]:
        listed = json.loads(self.node.run("nft", "-j", "list", "set", "bridge", "eucalyptus", "learnt"))
        elements = listed["nftables"][-1]["set"].get("elem", [])
        return {tuple(one["elem"]["val"]["concat"]) for one in elements}


@contextmanager
def wire(machine: Machine) -> Iterator[Wire]:
    with machine.entered():
        raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    with raw:
        raw.bind(("eth0", 0))
        yield Wire(raw)


@pytest.fixture(scope="module")
def segment(lab: Lab) -> Iterator[Segmented]:
    node = lab.machine("bridge-node")
    node.ip("link add br0 type bridge forward_delay 0 stp_state 0 mcast_snooping 0", f"address add {NODE}/24 dev br0")
    node.ip("link set br0 up")
    ends = [lab.machine(f"bridge-{name}") for name in ("one", "two", "site")]
    for port, end in zip((ONE.interface, TWO.interface, "uplink"), ends, strict=True):
        node.ip(f"link add {port} type veth peer name eth0 netns {end.pid}", f"link set {port} master br0 up")
        end.ip("link set eth0 up")
    changes = [
        TableChange(None, table)
        for table in wanted(STATE, (ONE, TWO), Segment(frozenset({NODE}), True, tracks=False)).tables
    ]
    node.run("nft", "-j", "-f", "-", input=json.dumps({"nftables": commands(changes)}))
    with wire(ends[0]) as one, wire(ends[1]) as two, wire(ends[2]) as site:
        yield Segmented(node, one, two, site)


MAC, ADDRESS = ONE.mac, SUBNET[5]
PASSES = {
    "a question of ARP": frame(MAC, EVERYBODY, _ARP, arp(MAC, ADDRESS)),
    "an answer of ARP": frame(MAC, EVERYBODY, _ARP, arp(MAC, ADDRESS, operation=2)),
    "whether an address is free": frame(MAC, EVERYBODY, _ARP, arp(MAC, NONE, ADDRESS)),
    "a question of DHCP": frame(MAC, EVERYBODY, _IP, udp(NONE, "255.255.255.255", (68, 67))),
    "DHCP, again": frame(MAC, EVERYBODY, _IP, udp(ADDRESS, "255.255.255.255", (68, 67))),
    "a packet": frame(MAC, OTHERS_MAC, _IP, udp(ADDRESS, SITE, (9, 9))),
}
DROPPED = {
    "another's MAC address": frame(OTHERS_MAC, EVERYBODY, _ARP, arp(MAC, ADDRESS)),
    "another's MAC address within": frame(MAC, EVERYBODY, _ARP, arp(OTHERS_MAC, ADDRESS)),
    "another's address": frame(MAC, EVERYBODY, _ARP, arp(MAC, SITE)),
    "another's address in an answer": frame(MAC, EVERYBODY, _ARP, arp(MAC, SITE, operation=2)),
    "another's MAC address for one that looks": frame(MAC, EVERYBODY, _ARP, arp(OTHERS_MAC, NONE)),
    "a packet of another's": frame(MAC, OTHERS_MAC, _IP, udp(SUBNET[6], SITE, (9, 9))),
    "a packet with another's MAC address": frame(OTHERS_MAC, EVERYBODY, _IP, udp(ADDRESS, SITE, (9, 9))),
    "an offer of DHCP": frame(MAC, EVERYBODY, _IP, udp(ADDRESS, "255.255.255.255", (67, 68))),
    "an offer of DHCP by another port": frame(MAC, OTHERS_MAC, _IP, udp(ADDRESS, SITE, (6767, 68))),
    "no address, and not DHCP": frame(MAC, EVERYBODY, _IP, udp(NONE, "255.255.255.255", (68, 69))),
    "a broadcast": frame(MAC, EVERYBODY, _IP, udp(ADDRESS, "10.1.0.255", (9, 9))),
    "a multicast": frame(MAC, "01:00:5e:00:00:fb", _IP, udp(ADDRESS, "224.0.0.251", (5353, 5353))),
    "IPv6": frame(MAC, EVERYBODY, _IPV6, b"\x60" + bytes(39)),
    "a VLAN": frame(MAC, EVERYBODY, _VLAN, struct.pack(">HH", 7, _IP) + udp(ADDRESS, SITE, (9, 9))),
}


@pytest.mark.parametrize("what", PASSES)
def test_what_a_guest_says_of_itself(segment: Segmented, what: str) -> None:
    segment.one.send(PASSES[what])
    assert segment.site.hears(PASSES[what], 2)


@pytest.mark.parametrize("what", DROPPED)
def test_what_a_guest_does_not_say(segment: Segmented, what: str) -> None:
    segment.one.send(DROPPED[what])
    last = frame(MAC, EVERYBODY, _ARP, arp(MAC, ADDRESS, SUBNET[77]))
    segment.one.send(last)
    heard = []
    while select.select([segment.site.raw], [], [], 2)[0]:
        heard.append(segment.site.raw.recv(2000))
        if heard[-1][: len(last)] == last:
            break
    assert heard[-1][: len(last)] == last and DROPPED[what] not in heard


def test_other_guests_see_no_question_of_dhcp(segment: Segmented) -> None:
    asked, last = PASSES["a question of DHCP"], PASSES["a question of ARP"]
    segment.one.send(asked)
    segment.one.send(last)
    assert segment.site.hears(asked, 2)
    assert not segment.two.hears(asked, 0.2)


def test_what_a_guest_is_given_is_learnt_of_its_server_only(segment: Segmented) -> None:
    mac, address = TWO.mac, SUBNET[66]
    says = frame(mac, OTHERS_MAC, _IP, udp(address, SITE, (9, 9)))
    segment.two.send(says)
    assert not segment.site.hears(says, 0.3)
    message = acknowledgement(mac, address)
    segment.one.send(frame(MAC, EVERYBODY, _IP, udp(ADDRESS, "255.255.255.255", (67, 68), message)))
    offer = frame(OTHERS_MAC, EVERYBODY, _IP, udp(SITE, "255.255.255.255", (67, 68), acknowledgement(mac, address, 2)))
    segment.site.send(offer)
    assert segment.two.hears(offer, 2) and not segment.learnt()
    told = frame(OTHERS_MAC, EVERYBODY, _IP, udp(SITE, "255.255.255.255", (67, 68), message))
    segment.site.send(told)
    assert segment.two.hears(told, 2), "as it was sent"
    eventually("it is learnt", lambda: segment.learnt() == {(TWO.interface, str(address))})
    segment.two.send(says)
    assert segment.site.hears(says, 2)


def test_a_guest_is_told_by_unicast(segment: Segmented) -> None:
    address = SUBNET[55]
    told = frame(OTHERS_MAC, MAC, _IP, udp(SITE, address, (67, 68), acknowledgement(MAC, address)))
    segment.site.send(told)
    assert segment.one.hears(told, 2)
    eventually("it is learnt", lambda: (ONE.interface, str(address)) in segment.learnt())
