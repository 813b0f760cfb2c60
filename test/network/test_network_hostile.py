"""What a hostile guest, or a stranger on the underlay, can do to others: nothing, even where everybody's groups are open to all.

Each attempt carries a mark, and nobody's interface may see it; beside it goes an honest packet with another mark, which has to arrive: so a test cannot pass
since nothing was sent.
"""

from __future__ import annotations

import json
import os
import time
from typing import Any

import pytest
from attrs import frozen

from euca.testing import netframes as frames
from euca.testing.netcluster import OPEN, NetCluster
from euca.testing.netlab import Guest, eventually


@frozen
class Scene:
    """A hostile guest, a neighbour on its node, and a guest elsewhere; all are open to everybody. ``other``: an address that nobody has."""

    cluster: NetCluster
    hostile: str
    beside: str
    afar: str
    other: str = "10.100.77.77"

    def guest(self, instance_id: str) -> Guest:
        return self.cluster.guests[instance_id]

    def address(self, instance_id: str) -> str:
        return self.cluster.address(instance_id)

    def mac(self, instance_id: str) -> str:
        return self.cluster.state.guests[instance_id].mac


@pytest.fixture
def scene(cluster: NetCluster) -> Scene:
    made = Scene(cluster, cluster.on(1)[0], cluster.on(1)[1], cluster.on(2)[0])
    cluster.group(sg_open=OPEN)
    cluster.members({one: ["sg-open"] for one in (made.hostile, made.beside, made.afar)})
    return made


def _packet(scene: Scene, mark: bytes, target: str, source: str = "", source_mac: str = "", to_mac: str = "") -> bytes:
    """A datagram to a target's address, by default as an honest guest sends it."""
    inside = frames.ip(source or scene.address(scene.hostile), target, 17, frames.udp(4000, 2001, mark))
    return frames.ethernet(source_mac or scene.mac(scene.hostile), to_mac or frames.GATEWAY_MAC, 0x0800, inside)


def _arrived(scene: Scene, sent: list[bytes], evil: bytes, *, to: tuple[str, ...] = ()) -> list[str]:
    """Which guests saw the evil mark, after the honest one that was sent last has arrived at all of them."""
    watchers = to or (scene.beside, scene.afar)
    for one in watchers:
        scene.guest(one)("capture")
    honest = os.urandom(12)
    last = [_packet(scene, honest, scene.address(one)) for one in watchers]
    scene.guest(scene.hostile)("send", frames=[frame.hex() for frame in [*sent, *last]])
    time.sleep(0.2)
    seen = {one: scene.guest(one)("captured") for one in watchers}
    for one in watchers:
        assert any(honest.hex() in frame for frame in seen[one]), "the honest packet did not arrive"
    return [one for one in watchers if any(evil.hex() in frame for frame in seen[one])]


# Addresses that are not its own


@pytest.mark.parametrize(
    "whose", ["other", "beside", "afar", "gateway", "world", "head", "broadcast", "loopback", "metadata"]
)
def test_no_packet_leaves_with_another_s_address(scene: Scene, whose: str) -> None:
    source = {
        "other": scene.other,
        "beside": scene.address(scene.beside),
        "afar": scene.address(scene.afar),
        "gateway": "10.100.0.1",
        "world": "198.51.100.7",
        "head": "192.168.50.16",
        "broadcast": "255.255.255.255",
        "loopback": "127.0.0.1",
        "metadata": "169.254.169.254",
    }[whose]
    evil = os.urandom(12)
    sent = [_packet(scene, evil, scene.address(one), source=source) for one in (scene.beside, scene.afar)]
    assert _arrived(scene, sent, evil) == []


def test_no_packet_leaves_with_another_s_mac_address_or_both(scene: Scene) -> None:
    evil = os.urandom(12)
    sent = []
    for one in (scene.beside, scene.afar):
        sent.append(_packet(scene, evil, scene.address(one), source_mac="d0:0d:66:66:66:66"))
        sent.append(_packet(scene, evil, scene.address(one), source_mac=scene.mac(scene.beside)))
        sent.append(
            _packet(
                scene,
                evil,
                scene.address(one),
                source=scene.address(scene.beside),
                source_mac=scene.mac(scene.beside),
            )
        )
    assert _arrived(scene, sent, evil) == []


def test_packets_with_source_routes_and_pieces_of_packets_do_not_go_past_the_filter(scene: Scene) -> None:
    """A loose source route (RFC 791, section 3.1) by the neighbour, with the world's address as source; a second piece without a first."""
    evil = os.urandom(12)
    route = bytes([131, 7, 4]) + bytes(map(int, scene.address(scene.beside).split("."))) + b"\0"
    inside = frames.udp(4000, 2001, evil)
    routed = frames.ip(scene.other, scene.address(scene.afar), 17, inside, options=route)
    piece = bytearray(frames.ip(scene.other, scene.address(scene.beside), 17, evil))
    piece[6:8] = b"\x00\x10"
    sent = [
        frames.ethernet(scene.mac(scene.hostile), frames.GATEWAY_MAC, 0x0800, one) for one in (routed, bytes(piece))
    ]
    assert _arrived(scene, sent, evil) == []


# ARP


def _neighbours(scene: Scene, place: int) -> list[Any]:
    found = json.loads(scene.cluster.agents[place].machine.run("ip", "-j", "neigh") or "[]")
    return sorted((one["dev"], one["dst"], one.get("lladdr", "")) for one in found)


def test_lies_by_arp_change_nobody_s_table(scene: Scene) -> None:
    """Answers and announcements for a neighbour's address, the gateway's, and one that nobody has."""
    mine, to = scene.mac(scene.hostile), scene.mac(scene.beside)
    victim = scene.guest(scene.beside)
    assert scene.guest(scene.hostile).outcome("icmp", "10.100.0.1", 8) == "open"
    assert victim.outcome("icmp", scene.address(scene.afar), 8) == "open"
    before = victim("command", argv=["ip", "-o", "neigh"])["out"].split("lladdr")[1].split()[0]
    table = _neighbours(scene, 1)
    lies = []
    for address in (scene.address(scene.beside), "10.100.0.1", scene.other, scene.address(scene.afar)):
        for target in (frames.BROADCAST, to, frames.GATEWAY_MAC):
            for operation, of in ((2, address), (1, address), (2, scene.address(scene.beside))):
                lies.append(frames.ethernet(mine, target, 0x0806, frames.arp(operation, mine, address, target, of)))
    scene.guest(scene.hostile)("send", frames=[lie.hex() for lie in lies])
    time.sleep(0.2)
    assert _neighbours(scene, 1) == table
    assert (
        before in victim("command", argv=["ip", "-o", "neigh"])["out"]
        and mine not in victim("command", argv=["ip", "-o", "neigh"])["out"]
    )
    assert victim.outcome("icmp", scene.address(scene.afar), 8) == "open"
    assert scene.guest(scene.afar).outcome("icmp", scene.address(scene.beside), 8) == "open"


def test_nobody_sees_what_others_ask_by_arp_or_dhcp(scene: Scene) -> None:
    """No frame of a neighbour's ever reaches a guest, however it was addressed."""
    spy = scene.guest(scene.hostile)
    spy("capture")
    assert scene.guest(scene.beside)("dhcp", timeout_s=5.0)["ip"] == scene.address(scene.beside)
    scene.guest(scene.beside)("command", argv=["busybox", "arping", "-c1", "-w1", "-I", "eth0", scene.other])
    theirs = scene.mac(scene.beside).replace(":", "")
    assert not [frame for frame in spy("captured") if theirs in frame]


def test_an_address_that_is_sent_away_from_is_not_taken_by_a_guest_that_claims_it(scene: Scene) -> None:
    """A guest gives itself its neighbour's address: the neighbour keeps its connections, and is reached as before."""
    hostile, victim = scene.guest(scene.hostile), scene.address(scene.beside)
    number = scene.guest(scene.afar)("flow", kind="tcp", address=victim)
    hostile("command", argv=["ip", "address", "add", f"{victim}/32", "dev", "eth0"])
    try:
        hostile("command", argv=["busybox", "arping", "-U", "-c2", "-w2", "-I", "eth0", victim])
        time.sleep(0.3)
        report = scene.guest(scene.afar)("flow_end", number=number)
        assert report["broken"] == "" and report["silent_s"] < 0.3
    finally:
        hostile("command", argv=["ip", "address", "del", f"{victim}/32", "dev", "eth0"])


# DHCP


def test_a_rogue_dhcp_server_is_heard_by_nobody(scene: Scene) -> None:
    mark = os.urandom(12)
    offer = frames.dhcp_offer(scene.mac(scene.beside), scene.other, scene.address(scene.hostile)) + mark
    mine = scene.address(scene.hostile)
    sent = []
    for target_mac, target in (
        (frames.BROADCAST, "255.255.255.255"),
        (frames.BROADCAST, scene.address(scene.beside)),
        (frames.GATEWAY_MAC, "255.255.255.255"),
        (scene.mac(scene.beside), "255.255.255.255"),
        (frames.BROADCAST, "10.100.255.255"),
    ):
        for source in (mine, "10.100.0.1", "0.0.0.0"):  # noqa: S104 - a source, not a place to listen
            content = frames.ip(source, target, 17, frames.udp(67, 68, offer))
            sent.append(frames.ethernet(scene.mac(scene.hostile), target_mac, 0x0800, content))
    # What an open group lets in stays allowed: a datagram to the neighbour's own address, sent with the hostile guest's own.
    allowed = frames.ethernet(
        scene.mac(scene.hostile),
        frames.BROADCAST,
        0x0800,
        frames.ip(mine, scene.address(scene.beside), 17, frames.udp(67, 68, offer)),
    )
    sent = [frame for frame in sent if frame != allowed]
    assert _arrived(scene, sent, mark) == []
    assert scene.guest(scene.beside)("dhcp", timeout_s=5.0)["serverid"] == "10.100.0.1"


@pytest.mark.parametrize("field", ["client", "relay"])
@pytest.mark.parametrize("own", [False, True], ids=["without address", "with its own"])
def test_the_dhcp_server_answers_nobody_but_who_asks(scene: Scene, field: str, own: bool) -> None:
    """Neither as a relay (``giaddr``) nor by an address that it says to have (``ciaddr``) has a guest the node's server send to a neighbour."""
    number = os.urandom(4)
    mine = scene.address(scene.hostile)
    asked = frames.dhcp_discover(scene.mac(scene.hostile), number, **{field: scene.address(scene.beside)})
    ways = ((mine, "255.255.255.255"), (mine, "10.100.0.1")) if own else (("0.0.0.0", "255.255.255.255"),)  # noqa: S104
    sent = [
        frames.ethernet(
            scene.mac(scene.hostile),
            frames.BROADCAST if target == "255.255.255.255" else frames.GATEWAY_MAC,
            0x0800,
            frames.ip(source, target, 17, frames.udp(port, 67, asked)),
        )
        for source, target in ways
        for port in (68, 67)
    ]
    assert _arrived(scene, sent, number) == []
    assert scene.guest(scene.hostile)("dhcp", timeout_s=5.0)["serverid"] == "10.100.0.1"


# Everything that is not IPv4 to one address


@pytest.mark.parametrize("kind", [0x86DD, 0x88CC, 0x8100, 0x88A8, 0x0842, 0x8035, 0x8847, 0x8863, 0x0004])
@pytest.mark.parametrize("target", ["broadcast", "beside", "gateway", "multicast"])
def test_other_protocols_of_ethernet_reach_nobody(scene: Scene, kind: int, target: str) -> None:
    to = {
        "broadcast": frames.BROADCAST,
        "beside": scene.mac(scene.beside),
        "gateway": frames.GATEWAY_MAC,
        "multicast": "33:33:00:00:00:01",
    }[target]
    evil = os.urandom(12)
    content = evil
    if kind == 0x86DD:
        content = bytes.fromhex("60000000") + bytes([0, 12, 59, 255]) + bytes(15) + b"\1" + bytes(15) + b"\1" + evil
    if kind in (0x8100, 0x88A8):
        inside = frames.ip(scene.address(scene.hostile), scene.address(scene.beside), 17, frames.udp(1, 2001, evil))
        content = bytes.fromhex("00010800") + inside
    assert _arrived(scene, [frames.ethernet(scene.mac(scene.hostile), to, kind, content)], evil) == []


def test_ipv6_does_not_pass(scene: Scene) -> None:
    """Neither by neighbours' discovery nor to the node."""
    for argv in (
        ["ping", "-6", "-c1", "-W1", "ff02::1%eth0"],
        ["ping", "-6", "-c1", "-W1", "fe80::fcff:ffff:feff:ffff%eth0"],
    ):
        assert " 1 received" not in scene.guest(scene.hostile)("command", argv=argv)["out"]


@pytest.mark.parametrize(
    "target", ["255.255.255.255", "10.100.255.255", "224.0.0.1", "224.0.0.251", "239.1.2.3", "192.168.50.255"]
)
def test_broadcast_and_multicast_reach_nobody(scene: Scene, target: str) -> None:
    evil = os.urandom(12)
    group = "01:00:5e:00:00:fb"
    sent = [_packet(scene, evil, target, to_mac=to) for to in (frames.BROADCAST, frames.GATEWAY_MAC, group)]
    assert _arrived(scene, sent, evil) == []


# The overlay


def _injected(scene: Scene, evil: bytes, source: str) -> bytes:
    """What a machine of the cluster would send to another one for a guest there."""
    inside = frames.ip(source, scene.address(scene.afar), 17, frames.udp(4000, 2001, evil))
    frame = frames.ethernet("0a:ec:c0:a8:32:11", "0a:ec:c0:a8:32:12", 0x0800, inside)
    return frames.vxlan(1165, frame)


def test_packets_of_the_overlay_that_a_guest_makes_are_none(scene: Scene) -> None:
    """To the other node's underlay address, with its own address and with its node's."""
    evil = os.urandom(12)
    sent = []
    for inner in (scene.address(scene.beside), "10.100.0.1", scene.address(scene.hostile)):
        for outer in (scene.address(scene.hostile), "192.168.50.17"):
            for target in ("192.168.50.18", "192.168.50.17", "192.168.50.16"):
                content = frames.udp(4789, 4789, _injected(scene, evil, inner))
                packet = frames.ip(outer, target, 17, content)
                sent.append(frames.ethernet(scene.mac(scene.hostile), frames.GATEWAY_MAC, 0x0800, packet))
    assert _arrived(scene, sent, evil) == []


def test_packets_of_the_overlay_from_a_stranger_on_the_underlay_are_none(scene: Scene, stranger: Guest) -> None:
    """Also when the frames inside are perfect; and those that the cluster's own machines send do arrive."""
    watcher = scene.guest(scene.afar)
    evil = os.urandom(12)
    datagram = _injected(scene, evil, scene.address(scene.beside)).hex()
    program = "import socket,sys; s=socket.socket(2,2); s.bind(('',4799)); s.sendto(bytes.fromhex(sys.argv[1]),('192.168.50.18',4789))"
    watcher("capture")
    stranger("command", argv=["python3", "-c", program, datagram])
    time.sleep(0.3)
    assert not [frame for frame in watcher("captured") if evil.hex() in frame]
    watcher("capture")
    scene.cluster.agents[1].machine.run("python3", "-c", program, datagram)
    eventually(
        "the node's own arrives",
        lambda: [frame for frame in watcher("captured") if evil.hex() in frame] or watcher("capture"),
        2.0,
        0.3,
    )


# The machines themselves


def test_guests_reach_no_machine_of_the_cluster(scene: Scene, hosts: list[Guest], stranger: Guest) -> None:
    """Not by their underlay addresses, the overlay's gateway, or the head's own public address: neither services, nor whether they are there."""
    assert stranger.outcome("tcp", "192.168.50.17") == stranger.outcome("udp", "192.168.50.16") == "open"
    assert len(hosts) == 4
    for one in (scene.hostile, scene.afar):
        asked: list[list[Any]] = []
        for address in (
            "192.168.50.16",
            "192.168.50.17",
            "192.168.50.18",
            "192.168.50.19",
            "203.0.113.16",
            "10.100.0.1",
            "169.254.169.254",
        ):
            asked += [["tcp", address, 7], ["udp", address, 7], ["tcp", address, 8775], ["tcp", address, 8776]]
            asked += [["icmp", address, 8]] if address != "10.100.0.1" else []
        found = scene.guest(one)("probes", asked=asked)
        reached = [
            asking for asking, outcome in zip(asked, found, strict=True) if outcome not in ("silent", "unreachable")
        ]
        assert reached == []


def test_a_machine_gets_nothing_that_a_guest_sends_to_it_past_its_filter(scene: Scene, hosts: list[Guest]) -> None:
    """Its own addresses, also those of loopback and of the other side, by frames to the gateway's MAC address: no answer, whatever they ask."""
    guest = scene.guest(scene.hostile)
    for address in ("192.168.50.17", "127.0.0.1", "10.100.0.1", "0.0.0.0"):  # noqa: S104 - a target
        evil = os.urandom(12)
        guest("capture")
        packet = frames.ip(scene.address(scene.hostile), address, 17, frames.udp(4000, 7, evil))
        guest("send", frames=[frames.ethernet(scene.mac(scene.hostile), frames.GATEWAY_MAC, 0x0800, packet).hex()])
        time.sleep(0.1)
        assert not [frame for frame in guest("captured") if evil.hex() in frame]
    assert len(hosts) == 4


@pytest.mark.parametrize(("place", "other"), [(0, 1), (0, 2), (1, 2)], ids=["head to its node", "head", "node"])
def test_a_guest_says_nothing_of_machines_connections_with_each_other(scene: Scene, place: int, other: int) -> None:
    """Neither that their packets do not arrive nor that they are too large (ICMP errors), though it knows the connection."""
    machine, number = scene.cluster.agents[place].machine, 4000 + 10 * place + other
    mine, peer = f"192.168.50.{16 + place}", f"192.168.50.{16 + other}"

    def told() -> int:
        names, values = (line.split() for line in machine.run("cat", "/proc/net/snmp").splitlines() if "Icmp:" in line)
        return int(dict(zip(names, values, strict=True))["InDestUnreachs"])

    machine.run("ping", "-c1", "-W2", "-e", str(number), peer)
    before = told()
    question = frames.icmp(8, 0, number.to_bytes(2, "big") + b"\0\1" + bytes(8))
    error = frames.icmp(3, 4, (576).to_bytes(4, "big") + frames.ip(mine, peer, 1, question))
    packet = frames.ip(scene.address(scene.hostile), mine, 1, error)
    sent = [frames.ethernet(scene.mac(scene.hostile), frames.GATEWAY_MAC, 0x0800, packet)]
    assert _arrived(scene, sent, b"nothing such") == []
    assert told() == before
    # A router's is heard: the counter counts, and the connection was the right one.
    program = "import socket,sys; s=socket.socket(2,3,1); s.sendto(bytes.fromhex(sys.argv[1]),(sys.argv[2],0))"
    scene.cluster.agents[3].machine.run("python3", "-c", program, error.hex(), mine)
    eventually("another machine's is heard", lambda: told() > before, 2.0, 0.1)


def test_a_flood_of_connections_by_one_guest_leaves_others_theirs(scene: Scene) -> None:
    """Thousands of half-open connections with its own address do not cut a neighbour's flow."""
    number = scene.guest(scene.beside)("flow", kind="tcp", address=scene.address(scene.afar))
    mine = scene.address(scene.hostile)
    burst = [
        frames.ethernet(
            scene.mac(scene.hostile),
            frames.GATEWAY_MAC,
            0x0800,
            frames.ip(mine, scene.address(scene.afar), 6, frames.tcp(mine, scene.address(scene.afar), port, 2002, 2)),
        ).hex()
        for port in range(1024, 9024)
    ]
    scene.guest(scene.hostile)("send", frames=burst)
    time.sleep(0.2)
    report = scene.guest(scene.beside)("flow_end", number=number)
    assert report["broken"] == "" and report["silent_s"] < 0.5 and report["heard"] > 10


def test_segments_of_no_connection_are_judged_as_its_beginning(cluster: NetCluster) -> None:
    """An ACK out of nowhere is no way into a guest whose groups are closed."""
    hostile, target = cluster.on(1)[0], cluster.on(1)[1]
    mine, theirs = cluster.address(hostile), cluster.address(target)
    card = cluster.state.guests[hostile].mac
    cluster.guests[target]("capture")
    segments = [frames.tcp(mine, theirs, 5555, 2001, flags) for flags in (2, 16, 18, 4, 1, 41, 0)]
    sent = [
        frames.ethernet(card, frames.GATEWAY_MAC, 0x0800, frames.ip(mine, theirs, 6, one)).hex() for one in segments
    ]
    cluster.guests[hostile]("send", frames=sent)
    time.sleep(0.2)
    address = bytes(map(int, mine.split("."))).hex()
    assert not [frame for frame in cluster.guests[target]("captured") if address in frame[24:]]
