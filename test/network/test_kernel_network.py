"""A real kernel, made as a node's network wants it, by what has just been computed for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from typing import Any

import pytest
import pytest_twisted
from attrs import evolve
from twisted.internet import reactor
from twisted.internet.task import deferLater

from euca.adapters.kernel_network import Kernel, linux_kernel
from euca.adapters.process import Runner
from euca.domain.network.difference import plan
from euca.domain.network.findings import Finding, Verdict
from euca.domain.network.kernel import Wanted
from euca.domain.network.managed_node import Node, Plugged, wanted
from euca.domain.network.state import Group, Guest, Overlay, State
from euca.testing.netlab import Lab, Machine, eventually

NODE, HEAD, OTHER = (IPv4Address(f"192.168.50.{n}") for n in (2, 1, 3))
OVERLAY = Overlay(IPv4Network("10.100.0.0/16"), HEAD, 1165, 4789)
ME = Node(NODE, 1500, 8775)


def guest(number: int, node: IPv4Address, *groups: str) -> Guest:
    address = OVERLAY.subnet.network_address + 16 + number
    return Guest(f"i-{number:08x}", "a", f"d0:0d:00:00:{number >> 8:02x}:{number & 255:02x}", address, node, groups)


def plugged(one: Guest) -> Plugged:
    assert one.private_ip is not None
    return Plugged(one.instance_id, one.mac, one.private_ip, f"ev{one.instance_id[2:]}")


def a_state(*guests: Guest) -> State:
    ids = {group for one in guests for group in one.group_ids}
    return State(
        OVERLAY, frozenset({NODE, OTHER}), {one.instance_id: one for one in guests}, {i: Group(i) for i in ids}
    )


def a_node(*guests: Guest) -> Wanted:
    return wanted(a_state(*guests), [plugged(one) for one in guests if one.node == NODE], ME)


@pytest.fixture
def machine(lab: Lab) -> Iterator[Machine]:
    """A node with interfaces for three guests, ``ev00000001`` to 3."""
    made = lab.machine("node", underlay="192.168.50.2/24", public="203.0.113.2/24")
    for number in (1, 2, 3):
        made.ip(f"link add ev{number:08x} type veth peer name p{number} netns {lab.switch.pid}")
        lab.switch.ip(f"link set p{number} up")
    eventually("addresses are settled", lambda: "tentative" not in made.run("ip", "addr"))
    yield made
    made.end()


@pytest.fixture
def kernel(machine: Machine, tmp_path: Path) -> Kernel:
    return another(machine, tmp_path)


def another(machine: Machine, place: Path) -> Kernel:
    return linux_kernel(reactor, Runner(reactor, reactor), place / "k", netns=Path(f"/proc/{machine.pid}/ns/net"))


ONE, TWO, FAR = guest(1, NODE, "g-1"), guest(2, NODE, "g-1", "g-2"), guest(9, OTHER, "g-2")


@pytest_twisted.ensureDeferred
async def test_a_node_is_made_and_changed_and_nothing_remains(kernel: Kernel, machine: Machine, tmp_path: Path) -> None:
    before = machine.kernel_state()
    await kernel.make(a_node(ONE, TWO, FAR))
    routes = machine.run("ip", "route", "show", "table", "1165")
    assert "10.100.0.17 dev ev00000001 proto 165 scope link" in routes
    assert "10.100.0.25 via 192.168.50.3 dev eucavx proto 165 onlink" in routes
    assert "default via 192.168.50.1 dev eucavx proto 165 onlink" in routes
    (tunnel,) = json.loads(machine.run("ip", "-d", "-j", "link", "show", "eucavx"))
    assert tunnel["ifalias"] == "eucalyptus node" and tunnel["mtu"] == 1450 and "UP" in tunnel["flags"]
    assert plan(a_node(ONE, TWO, FAR), await kernel.look(a_node(ONE, TWO, FAR))).empty
    moved = evolve(TWO, node=OTHER)
    await kernel.make(a_node(ONE, moved, FAR))
    routes = machine.run("ip", "route", "show", "table", "1165")
    assert "10.100.0.18 via 192.168.50.3 dev eucavx" in routes and "ev00000002" not in routes
    assert plan(a_node(ONE, moved, FAR), await kernel.look(a_node(ONE, moved, FAR))).empty
    await another(machine, tmp_path).purge()
    same(before, machine.kernel_state())


@pytest_twisted.ensureDeferred
async def test_what_is_there_is_told_with_its_reason(kernel: Kernel, machine: Machine, tmp_path: Path) -> None:
    full = a_node(ONE, TWO, FAR)
    found = await kernel.inspect(full)
    assert {one.verdict for one in found if one.kind != "setting"} == {Verdict.MISSING}
    await kernel.make(full)
    assert await wrong(kernel, full) == []
    # A new life, too, knows what was written.
    await deferLater(reactor, 1.2, lambda: None)
    assert await wrong(another(machine, tmp_path), full) == []
    for damage in (
        "ip route change 10.100.0.25/32 via 192.168.50.9 dev eucavx onlink table 1165 proto 165",
        "ip rule del priority 1166",
        "ip route add 10.200.0.0/16 dev eucavx table 1165 proto 165",
        "ip neigh del 192.168.50.3 dev eucavx",
        "ip link set eucavx mtu 1400",
        "sysctl -w net.ipv4.conf.ev00000001.proxy_arp=0",
        "nft delete element inet eucalyptus guests { ev00000001 }",
        "nft insert rule inet eucalyptus forward accept",
        "nft add chain inet eucalyptus strange",
    ):
        machine.run(*damage.split())
    told = {(one.kind, one.verdict, one.thing.split(",")[0].split(":")[0]) for one in await wrong(kernel, full)}
    assert told == {
        ("route", Verdict.CHANGED, "10.100.0.25 via 192.168.50.3 dev eucavx onlink table 1165 proto 165"),
        ("rule", Verdict.MISSING, "1166"),
        ("route", Verdict.SURPLUS, "10.200.0.0/16 dev eucavx table 1165 proto 165"),
        ("neighbour", Verdict.MISSING, "192.168.50.3 dev eucavx lladdr 0a"),
        ("link", Verdict.CHANGED, "eucavx address 0a"),
        ("setting", Verdict.CHANGED, "net.ipv4.conf.ev00000001.proxy_arp = 1"),
        ("filter", Verdict.CHANGED, "inet eucalyptus guests"),
        ("filter", Verdict.CHANGED, "inet eucalyptus forward"),
        ("filter", Verdict.SURPLUS, "inet eucalyptus strange"),
    }
    await kernel.make(full, whole=True)
    assert await wrong(kernel, full) == []


async def wrong(kernel: Kernel, what: Wanted) -> list[Finding]:
    return [one for one in await kernel.inspect(what) if one.verdict is not Verdict.RIGHT]


def same(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Guests' interfaces end with their guests; what they are set to remains with them."""
    for what in before:
        one, other = ({json.dumps(entry) for entry in found[what]} for found in (before, after))
        unlike = {entry for entry in one ^ other if "ev0000000" not in entry}
        assert not unlike, f"{what}: {unlike}"
