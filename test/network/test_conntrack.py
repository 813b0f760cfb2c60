"""A public address moves while its guests talk from one port to one port: what was begun before is forgotten, and nothing else is."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network
from itertools import count
from pathlib import Path

import pytest

from euca.adapters import conntrack
from euca.adapters.netlink import inside
from euca.domain.addresses import parse_pool
from euca.domain.network.difference import TableChange
from euca.domain.network.filter_difference import commands
from euca.domain.network.kernel import Wanted
from euca.domain.network.managed_head import Head, wanted
from euca.domain.network.state import Guest, Overlay, State
from euca.domain.network.translation import stale
from euca.testing.netlab import Lab, Machine, eventually

OWN, FIRST, SECOND = (f"203.0.113.{number}" for number in (1, 50, 51))
CLIENT = "203.0.113.200"
OVERLAY = Overlay(IPv4Network("10.100.0.0/16"), IPv4Address("192.168.50.1"), 1165, 4789)
ME = Head(1500, "pub0", parse_pool(f"{FIRST}-{SECOND}"), IPv4Address(OWN))
_clusters = count()
_ECHO = """
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 7))
while True:
    data, who = s.recvfrom(100)
    s.sendto(NAME, who)
"""


def head(*public: str) -> Wanted:
    """Guests 5 and 6, with these public addresses."""
    guests = {
        f"i-{number}": Guest(
            f"i-{number}", "1", "", OVERLAY.subnet[number], None, (), IPv4Address(address) if address else None
        )
        for number, address in zip((5, 6), public, strict=True)
    }
    return wanted(State(OVERLAY, guests=guests), ME)


class Cluster:
    """A head whose overlay is a plain segment with two guests on it."""

    def __init__(self, lab: Lab) -> None:
        tag = next(_clusters)
        self.head = lab.machine(f"head-{tag}", public=f"{OWN}/24")
        lab.switch.ip(f"link add overlay{tag} type bridge forward_delay 0 stp_state 0", f"link set overlay{tag} up")
        self.guests = [lab.machine(f"g{number}-{tag}") for number in (5, 6)]
        addresses = ("10.100.0.1", "10.100.0.5", "10.100.0.6")
        for number, (machine, address) in enumerate(zip((self.head, *self.guests), addresses, strict=True)):
            lab.switch.ip(
                f"link add o{tag}-{number} type veth peer name eucavx netns {machine.pid}",
                f"link set o{tag}-{number} master overlay{tag} up",
            )
            machine.ip("link set eucavx up", f"address add {address}/16 dev eucavx")
        for number, guest in enumerate(self.guests):
            guest.ip("route add default via 10.100.0.1")
            guest.start(["python3", "-c", _ECHO.replace("NAME", f'b"{number + 5}"')])
        self.head.ip(*(f"address add {address}/32 dev pub0" for address in (FIRST, SECOND)))
        self.head.run("sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward")
        self.client = lab.machine(f"client-{tag}", public=f"{CLIENT}/24")
        self.now = Wanted()

    def become(self, what: Wanted) -> None:
        before = {(table.family, table.name): table for table in self.now.tables}
        changes = [TableChange(before.get((table.family, table.name)), table) for table in what.tables]
        self.head.run("nft", "-j", "-f", "-", input=json.dumps({"nftables": commands(changes)}))
        self.now = what

    def forget(self, *about: str) -> int:
        assert self.now.translations is not None
        with inside(Path(f"/proc/{self.head.pid}/ns/net")):
            return conntrack.forget(stale(self.now.translations), [IPv4Address(one) for one in about])


def talker(machine: Machine, port: int) -> socket.socket:
    with machine.entered():
        made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    made.bind(("", port))
    made.settimeout(0.3)
    return made


def asked(talking: socket.socket, address: str) -> str:
    """Who answers there; nothing where nobody does."""
    talking.sendto(b"?", (address, 7))
    try:
        return talking.recv(100).decode()
    except TimeoutError:
        return ""


@pytest.fixture
def cluster(lab: Lab) -> Iterator[Cluster]:
    made = Cluster(lab)
    yield made


def test_what_is_begun_by_a_moved_address_begins_anew(cluster: Cluster) -> None:
    cluster.become(head(FIRST, ""))
    with (
        talker(cluster.client, 4000) as inward,
        talker(cluster.guests[0], 5000) as outward,
        talker(cluster.client, 7) as world,
    ):
        eventually("the guest answers", lambda: asked(inward, FIRST) == "5")

        def seen_as() -> str:
            outward.sendto(b"!", (CLIENT, 7))
            try:
                return str(world.recvfrom(100)[1][0])
            except TimeoutError:
                return ""

        assert seen_as() == FIRST
        assert cluster.forget() == 0, "all of it is right"
        cluster.become(head("", FIRST))
        assert asked(inward, FIRST) == "" and seen_as() == "", "the filter drops it"
        assert cluster.forget() == 2
        assert asked(inward, FIRST) == "6" and seen_as() == OWN
        assert cluster.forget() == 0


def test_others_are_not_touched(cluster: Cluster) -> None:
    cluster.become(head(FIRST, SECOND))
    with talker(cluster.client, 4001) as moved, talker(cluster.client, 4002) as other:
        eventually("both answer", lambda: (asked(moved, FIRST), asked(other, SECOND)) == ("5", "6"))
        cluster.become(head("", SECOND))
        assert cluster.forget(FIRST) == 1
        assert asked(other, SECOND) == "6"
        assert asked(moved, FIRST) == ""


def test_nothing_for_a_guest_that_is_not_there_leaves_for_the_world(cluster: Cluster) -> None:
    """Its public address leads to a private one, and that to the machine's own default route."""
    cluster.become(head(FIRST, ""))
    cluster.head.ip("route del 10.100.0.0/16 dev eucavx", f"route add default via {CLIENT}")
    with cluster.client.entered():
        seen = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(0x0800))
    with seen:
        seen.bind(("pub0", 0x0800))
        seen.settimeout(0.5)
        talking = talker(cluster.client, 4004)
        with talking:
            assert asked(talking, FIRST) == ""
        heard = []
        with suppress(TimeoutError):
            while True:
                heard.append(seen.recv(2000))
    assert not [packet for packet in heard if packet[16:20] == OVERLAY.subnet[5].packed]
