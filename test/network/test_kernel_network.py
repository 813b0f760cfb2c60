"""A real kernel, made as a node's network wants it, by what has just been computed for it."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator, Sequence
from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import pytest_twisted
from attrs import evolve
from twisted.internet import reactor
from twisted.internet.task import deferLater
from zope.interface import implementer

from euca.adapters.announcing import announcement
from euca.adapters.kernel_network import Kernel
from euca.adapters.linux_machine import LinuxMachine
from euca.adapters.process import Runner
from euca.domain.addresses import parse_pool
from euca.domain.network import managed_head
from euca.domain.network.difference import Step, TableChange, made, plan
from euca.domain.network.filter_words import words
from euca.domain.network.findings import Finding, Verdict
from euca.domain.network.kernel import Wanted
from euca.domain.network.managed_head import Head
from euca.domain.network.managed_node import Node, Plugged, wanted
from euca.domain.network.state import Group, Guest, Overlay, State
from euca.ports.machine import IMachine, Trouble
from euca.ports.network import NetworkError
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


_machines = count()


@pytest.fixture
def machine(lab: Lab) -> Iterator[Machine]:
    """A node with interfaces for three guests, ``ev00000001`` to 3."""
    name = f"node{next(_machines)}"  # The kernel takes its time to remove one.
    made = lab.machine(name, underlay="192.168.50.2/24", public="203.0.113.2/24")
    for number in (1, 2, 3):
        made.ip(f"link add ev{number:08x} type veth peer name {name}-{number} netns {lab.switch.pid}")
        lab.switch.ip(f"link set {name}-{number} up")
    eventually("addresses are settled", lambda: "tentative" not in made.run("ip", "addr"))
    yield made
    for life in _lives:
        life.stop()
    made.end()


@pytest.fixture
def kernel(machine: Machine, tmp_path: Path) -> Kernel:
    return another(machine, tmp_path)


def another(machine: Machine, place: Path) -> Kernel:
    return a_life(linux(machine, place))


_lives: list[Kernel] = []


def a_life(machine: IMachine) -> Kernel:
    """A kernel that is looked after by this life alone: those before it are over."""
    for former in _lives:
        former.stop()
    _lives[:] = [Kernel(machine, reactor)]  # type: ignore[arg-type]
    return _lives[0]


def linux(machine: Machine, place: Path) -> LinuxMachine:
    runner = Runner(reactor, reactor)  # type: ignore[arg-type]
    return LinuxMachine(reactor, runner, place / "k", netns=Path(f"/proc/{machine.pid}/ns/net"))


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
    # Somebody writes our name into an alias of his.
    machine.run("ip", "link", "add", "own", "type", "bridge")
    machine.run("ip", "link", "set", "own", "alias", "eucalyptus uplink")
    await kernel.make(full, whole=True)
    assert await wrong(kernel, full) == []
    assert "own" in machine.run("ip", "link")


@pytest_twisted.ensureDeferred
async def test_what_others_flush_is_noticed(machine: Machine, tmp_path: Path) -> None:
    full = a_node(ONE, TWO, FAR)
    linux_machine = linux(machine, tmp_path)
    await a_life(linux_machine).make(full)
    known = made(full, (await linux_machine.glance()).present, {})
    assert await linux_machine.stands(known)
    for flush in (
        "nft flush ruleset",
        "ip rule del priority 1165",
        "ip link del eucavx",
        "ip address flush dev ev00000001",
    ):
        machine.run(*flush.split())
        assert not await linux_machine.stands(known)
        await another(machine, tmp_path).make(full)
        known = made(full, (await linux_machine.glance()).present, {})
        assert await linux_machine.stands(known)
    await another(machine, tmp_path).purge()


@pytest.mark.parametrize("role", ["node", "head"])
@pytest_twisted.ensureDeferred
async def test_filters_are_told_in_words_that_nft_understands(machine: Machine, tmp_path: Path, role: str) -> None:
    kernel = another(machine, tmp_path)
    wanted_now = a_node(ONE, TWO, FAR) if role == "node" else a_head(*PUBLIC)
    await kernel.make(wanted_now)
    printed = machine.run("nft", "-j", "list", "ruleset")
    lines = []
    for table in wanted_now.tables:
        for chain in table.chains.values():
            lines.append(f"flush chain {table.family} {table.name} {chain.name}")
            for one in chain.rules:
                comment = f' comment "{one.comment}"' if one.comment else ""
                lines.append(f"add rule {table.family} {table.name} {chain.name} {words(one.statements)}{comment}")
    machine.run("nft", "-f", "-", input="\n".join(lines) + "\n")
    again = machine.run("nft", "-j", "list", "ruleset")

    def bare(text: str) -> Any:
        return json.loads(re.sub(r'"handle": \d+', '"handle": 0', text))

    assert bare(again) == bare(printed)
    await kernel.purge()


# Ended at any step


class Ended(Exception):
    """kill -9: nothing of that life goes on."""


@implementer(IMachine)
class Mortal:
    """A machine on which one life does so many steps, one by one, and no more."""

    def __init__(self, machine: LinuxMachine, steps: int) -> None:
        self._machine = machine
        self._left = steps
        for name in ("look", "glance", "stands", "settle", "announce", "expel", "forget"):
            setattr(self, name, getattr(machine, name))

    def _one(self) -> None:
        if not self._left:
            raise Ended
        self._left -= 1

    async def perform(self, steps: Sequence[Step]) -> Sequence[Trouble]:
        """One at a time."""
        troubles: list[Trouble] = []
        for step in steps:
            self._one()
            troubles += await self._machine.perform([step])
        return troubles

    async def filter(self, changes: Sequence[TableChange]) -> None:
        """All at once, as the kernel does it."""
        self._one()
        await self._machine.filter(changes)


def a_head(*guests: Guest, world: str = "pub0") -> Wanted:
    state = evolve(a_state(*guests), overlay=evolve(OVERLAY, head=NODE), hosts=frozenset({OTHER}))
    pool = parse_pool("203.0.113.50-203.0.113.59")
    return managed_head.wanted(state, Head(1500, world, pool, IPv4Address("203.0.113.2")))


PUBLIC = [evolve(guest(number, OTHER, "g-1"), public_ip=IPv4Address("203.0.113.50") + number) for number in range(1, 4)]
LIVES = {
    "node": (a_node(TWO), a_node(ONE, evolve(TWO, node=OTHER), FAR)),
    "head": (a_head(*PUBLIC[:2]), a_head(*PUBLIC[1:])),
}


@pytest.mark.parametrize("role", LIVES)
@pytest.mark.parametrize("doing", ["made", "changed", "purged"])
@pytest_twisted.ensureDeferred
async def test_a_life_may_end_at_any_step(machine: Machine, tmp_path: Path, role: str, doing: str) -> None:
    before = machine.kernel_state()
    first, then = LIVES[role]
    for steps in count():
        if doing != "made":
            await another(machine, tmp_path).make(first)
        dying = a_life(Mortal(linux(machine, tmp_path), steps))
        survived = True
        try:
            await (dying.purge() if doing == "purged" else dying.make(then))
        except Ended:
            survived = False
        if doing != "purged":
            await another(machine, tmp_path).make(then)
            assert plan(then, await another(machine, tmp_path).look(then)).empty
        await another(machine, tmp_path).purge()
        same(before, machine.kernel_state())
        assert not (tmp_path / "k").exists()
        if survived:
            break
    assert steps >= 5


@pytest_twisted.ensureDeferred
async def test_a_setting_is_remembered_before_it_is_changed(machine: Machine, tmp_path: Path) -> None:
    forwarding = "net/ipv4/conf/pub0/forwarding"
    (tmp_path / "k").mkdir()
    boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    note = tmp_path / "k" / "settings.json"
    # The moment between the two: noted, and not changed.
    note.write_text(json.dumps({"boot": boot, "settings": {forwarding: "0"}}))
    await another(machine, tmp_path).make(a_head())
    assert machine.run("cat", f"/proc/sys/{forwarding}") == "1\n"
    assert json.loads(note.read_text())["settings"] == {forwarding: "0"}
    await another(machine, tmp_path).purge()
    assert machine.run("cat", f"/proc/sys/{forwarding}") == "0\n"
    # What was before the machine was started anew is nothing to go back to.
    (tmp_path / "k").mkdir()
    note.write_text(json.dumps({"boot": "another", "settings": {forwarding: "1"}}))
    await another(machine, tmp_path).make(a_head())
    await another(machine, tmp_path).purge()
    assert machine.run("cat", f"/proc/sys/{forwarding}") == "0\n"


# What is somebody else's


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ("ip link add eucavx type veth peer name other", "ip link del eucavx"),
        ("ip route add 10.100.0.99/32 dev eth0 table 1165", "ip route show table 1165"),
        ("ip address add 203.0.113.51/32 dev pub0", "ip address del 203.0.113.51/32 dev pub0"),
    ],
)
@pytest_twisted.ensureDeferred
async def test_what_is_not_ours_is_never_touched(machine: Machine, tmp_path: Path, made: str, said: str) -> None:
    machine.run(*made.split())
    eventually("addresses are settled", lambda: "tentative" not in machine.run("ip", "addr"))
    before = machine.kernel_state()
    kernel = another(machine, tmp_path)
    with pytest.raises(NetworkError, match=re.escape(said)):
        await kernel.make(a_head(*PUBLIC))
    (told,) = [one for one in await kernel.inspect(a_head(*PUBLIC)) if one.verdict is Verdict.PROBLEM]
    assert said in told.mend
    await kernel.purge()
    same(before, machine.kernel_state())


@pytest_twisted.ensureDeferred
async def test_where_a_label_has_no_room_addresses_are_known_by_their_protocol(
    machine: Machine, tmp_path: Path
) -> None:
    name = "enx0123456789ab"
    machine.ip("link set pub0 down", f"link set pub0 name {name}", f"link set {name} up")
    eventually("addresses are settled", lambda: "tentative" not in machine.run("ip", "addr"))
    before = machine.kernel_state()
    full = a_head(*PUBLIC, world=name)
    await another(machine, tmp_path).make(full)
    assert "203.0.113.51/32" in machine.run("ip", "addr", "show", name)
    assert plan(full, await another(machine, tmp_path).look(full)).empty
    await another(machine, tmp_path).make(a_head(PUBLIC[1], world=name))
    assert "203.0.113.51/32" not in machine.run("ip", "addr", "show", name)
    await another(machine, tmp_path).purge()
    same(before, machine.kernel_state())


@pytest_twisted.ensureDeferred
async def test_neighbours_are_told_of_a_new_address(machine: Machine, tmp_path: Path, lab: Lab) -> None:
    with lab.switch.entered(), socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0806)) as heard:
        heard.bind(("public", 0x0806))
        await another(machine, tmp_path).make(a_head(*PUBLIC[:1]))
        await deferLater(reactor, 1.5, lambda: None)
        heard.setblocking(False)
        frames = []
        with suppress(BlockingIOError):
            while True:
                frames.append(heard.recv(100))
    mac = bytes.fromhex(json.loads(machine.run("ip", "-j", "link", "show", "pub0"))[0]["address"].replace(":", ""))
    told = [frame for frame in frames if frame == announcement(mac, IPv4Address("203.0.113.51"))]
    assert len(told) == 2
    await another(machine, tmp_path).purge()


async def wrong(kernel: Kernel, what: Wanted) -> list[Finding]:
    return [one for one in await kernel.inspect(what) if one.verdict is not Verdict.RIGHT]


def same(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Guests' interfaces end with their guests; what they are set to remains with them."""
    for what in before:
        one, other = ({json.dumps(entry) for entry in found[what]} for found in (before, after))
        unlike = {entry for entry in one ^ other if "ev0000000" not in entry}
        assert not unlike, f"{what}: {unlike}"
