"""Networks of mode MANAGED on machines that are namespaces: the contract of all networks, what they refuse, and what Xen runs for a guest."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Collection, Iterator
from functools import partial
from ipaddress import IPv4Address, IPv4Network
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import pytest_twisted
from attrs import define, evolve, field
from twisted.internet import reactor

from euca.adapters.dnsmasq_process import Dnsmasq
from euca.adapters.kernel_network import Kernel, linux_kernel
from euca.adapters.managed_head import HeadSettings, ManagedHead
from euca.adapters.managed_node import ManagedNode, ManagedSettings
from euca.adapters.process import Completed, Runner
from euca.adapters.underlay import read_underlay
from euca.domain.addresses import parse_pool
from euca.domain.errors import NodeFailure
from euca.domain.network.findings import Verdict
from euca.domain.network.inspection import ABSENT
from euca.domain.network.state import Group, Overlay, State
from euca.ports.network import NetworkError
from euca.testing.netlab import Lab, Machine, eventually
from euca.testing.network import NetworkHarness, guests, network_contract, node_network_contract
from euca.testing.node import launch_spec

SUBNET = IPv4Network("10.100.0.0/16")
HEAD, NODE, OTHER = (IPv4Address(f"192.168.50.{n}") for n in (1, 2, 3))
OVERLAY = Overlay(SUBNET, HEAD, 1165, 4789, domain="cluster1.internal")
R: Any = reactor


@define(eq=False)
class World:
    """One machine, and the networks of its lives."""

    machine: Machine
    place: Path
    networks: list[Any] = field(factory=list)

    @property
    def netns(self) -> Path:
        return Path(f"/proc/{self.machine.pid}/ns/net")

    async def run(self, argv: list[str], **more: Any) -> Completed:
        """The runner of what works in the machine."""
        return await Runner(R, R).run(["nsenter", f"--net={self.netns}", "--", *argv], **more)

    def kernel(self, role: str) -> Kernel:
        return linux_kernel(R, Runner(R, R), self.place / "kernel", role=role, netns=self.netns)

    def node(self) -> ManagedNode:
        dnsmasq = Dnsmasq(self.place / "dnsmasq", processes=R, clock=R, prefix=("nsenter", f"--net={self.netns}", "--"))
        settings = ManagedSettings(self.place / "net", 8776, partial(read_underlay, "eth0", self.netns))
        self.networks.append(ManagedNode(settings, self, self.kernel("node"), dnsmasq, R))
        return self.networks[-1]

    def head(self) -> ManagedHead:
        read, public = (partial(read_underlay, name, self.netns) for name in ("eth0", "pub0"))
        overlay = evolve(OVERLAY, head=read().address.ip)
        pool = parse_pool("203.0.113.50-203.0.113.59")
        settings = HeadSettings(overlay, "pub0", pool, 32, self.place / "net", read, public)
        self.networks.append(ManagedHead(settings, self, self.kernel("head")))
        return self.networks[-1]

    def state(self, numbers: Collection[int]) -> State:
        """The guests are on the other node, but for the first: that one is on this one."""
        made = guests(SUBNET, numbers)
        here = {"i-00000001": NODE}
        public = {"i-00000002": IPv4Address("203.0.113.50")}
        return State(
            OVERLAY,
            frozenset({NODE, OTHER}),
            {
                i: evolve(one, node=here.get(i, OTHER), group_ids=("sg-00000001",), public_ip=public.get(i))
                for i, one in made.guests.items()
            },
            {"sg-00000001": Group("sg-00000001")},
        )

    async def seen(self) -> object:
        """All that the kernel holds, but the tunnel's number; and our files."""
        found = self.machine.kernel_state()
        for link in found["link"]:
            link.pop("ifindex"), link.pop("operstate", None)
        for entry in found["addr"]:
            entry.pop("ifindex")
        for tables in found["nft"].get("nftables", ()):
            tables.pop("handle", None)
        found["link"].sort(key=lambda link: link["ifname"])
        found["addr"].sort(key=lambda link: link["ifname"])
        files = sorted(str(path) for path in self.place.rglob("*") if path.name not in ("settings.json",))
        return json.dumps(found, sort_keys=True), [name for name in files if "/kernel" not in name]

    async def damage(self) -> None:
        self.machine.run("nft", "delete", "table", "inet", "eucalyptus")
        self.machine.run("ip", "rule", "del", "priority", "1165")


CURRENT: list[World] = []
#: The switch's end of a machine that has ended goes a little later: another machine has another name.
NUMBERS = count()


def _node() -> NetworkHarness:
    world = CURRENT[-1]
    return NetworkHarness(world.node(), world.state, world.seen, world.damage)


def _head() -> NetworkHarness:
    world = CURRENT[-1]
    return NetworkHarness(world.head(), world.state, world.seen, world.damage)


def _settle(machine: Machine) -> None:
    eventually("addresses are settled", lambda: "tentative" not in machine.run("ip", "addr"))


@pytest.fixture
def world(lab: Lab, tmp_path: Path) -> Iterator[World]:
    machine = lab.machine(f"n{next(NUMBERS)}", underlay="192.168.50.2/24")
    _settle(machine)
    world = World(machine, tmp_path)
    yield world
    machine.end()


class TestNode(node_network_contract(_node, pytest_twisted.ensureDeferred)):  # type: ignore[misc]
    @pytest.fixture(autouse=True)
    def current(self, world: World) -> Iterator[None]:
        CURRENT.append(world)
        yield
        CURRENT.pop()


class TestHead(network_contract(_head, pytest_twisted.ensureDeferred)):  # type: ignore[misc]
    @pytest.fixture(autouse=True)
    def current(self, lab: Lab, tmp_path: Path) -> Iterator[None]:
        machine = lab.machine(f"h{next(NUMBERS)}", underlay="192.168.50.1/24", public="203.0.113.1/24")
        _settle(machine)
        CURRENT.append(World(machine, tmp_path))
        yield
        CURRENT.pop()
        machine.end()


# What is refused


@pytest_twisted.ensureDeferred
async def test_what_cannot_be_is_refused_with_the_mend_and_nothing_is_changed(world: World) -> None:
    before = await world.seen()
    node = world.node()
    await node.start()
    state = world.state([1])
    for wrong, told in (
        (evolve(state, overlay=None), "write the same into both files"),
        (evolve(state, overlay=evolve(OVERLAY, head=NODE)), "give each machine its own"),
        (
            evolve(state, overlay=evolve(OVERLAY, subnet=IPv4Network("192.168.0.0/16"))),
            r"overlaps with 192\.168\.50\.0/24",
        ),
        (evolve(state, overlay=evolve(OVERLAY, domain="no name")), "no domain name"),
    ):
        with pytest.raises(NetworkError, match=told):
            await node.apply(wrong)
    await node.purge()
    assert (await world.seen()) == before


@pytest_twisted.ensureDeferred
async def test_an_interface_that_cannot_carry_an_overlay(world: World) -> None:
    for commands, told in (
        (["link set eth0 mtu 600"], "MTU of 600"),
        (["link set eth0 mtu 1500", "address flush dev eth0"], "ip address add ADDRESS/BITS dev eth0"),
        (["link set eth0 down"], "ip link set eth0 up"),
        (["link del eth0"], "there are: lo"),
    ):
        world.machine.ip(*commands)
        with pytest.raises(NetworkError, match=told):
            await world.node().start()


@pytest_twisted.ensureDeferred
async def test_node_and_head_are_not_one_machine(world: World, tmp_path: Path) -> None:
    node = world.node()
    await node.start()
    await node.apply(world.state([1]))
    world.machine.ip("link add pub0 type bridge", "address add 203.0.113.1/24 dev pub0", "link set pub0 up")
    with pytest.raises(NetworkError, match="this one is a node already"):
        await World(world.machine, tmp_path / "other").head().start()
    await node.purge()


@pytest_twisted.ensureDeferred
async def test_guests_that_cannot_be_plugged(world: World) -> None:
    node = world.node()
    await node.start()
    await node.apply(world.state([]))
    for address in ("10.100.0.1", "10.101.0.5", "", "10.100.255.255"):
        with pytest.raises(NodeFailure):
            await node.plug(evolve(launch_spec(), private_ip=address))
    await node.plug(evolve(launch_spec(), private_ip="10.100.0.5"))
    with pytest.raises(NodeFailure, match=r"i-00000001 is still here with 10\.100\.0\.5"):
        await node.plug(evolve(launch_spec("i-00000002"), private_ip="10.100.0.5"))
    assert [one.thing for one in await node.inspect() if one.verdict is not Verdict.RIGHT and one.mend != ABSENT] == []
    await node.purge()


@pytest_twisted.ensureDeferred
async def test_another_address_in_the_underlay_is_taken_up_at_the_next_start(world: World) -> None:
    node = world.node()
    await node.start()
    await node.apply(world.state([1]))
    assert node.underlay == NODE
    world.machine.ip("address flush dev eth0", "address add 192.168.50.7/24 dev eth0")
    told = [one.thing for one in await node.inspect() if one.verdict is Verdict.PROBLEM]
    assert told == ["192.168.50.7/24 mtu 1500 on eth0"]
    await node.stop()
    again = world.node()
    await again.start()
    assert again.underlay == IPv4Address("192.168.50.7")
    await again.apply(evolve(world.state([1]), hosts=frozenset({again.underlay, OTHER})))
    shown = json.loads(world.machine.run("ip", "-d", "-j", "link", "show", "eucavx"))
    assert shown[0]["linkinfo"]["info_data"]["local"] == "192.168.50.7" and shown[0]["address"] == "0a:ec:c0:a8:32:07"
    await again.purge()


@pytest_twisted.ensureDeferred
async def test_a_life_that_ended_while_it_plugged_is_taken_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is plugged is written down before anything is made."""
    node = world.node()
    await node.start()
    await node.apply(world.state([]))

    async def dies(*_: Any, **__: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as patched, pytest.raises(SystemExit):
        patched.setattr(node.kernel, "make", dies)
        patched.setattr(ManagedNode, "unplug", dies)
        await node.plug(evolve(launch_spec(), private_ip="10.100.0.5"))
    await node.stop()
    again = world.node()
    await again.start()
    await again.apply(world.state([]))
    assert "10.100.0.5" in world.machine.run("nft", "list", "set", "inet", "eucalyptus", "bound")
    await again.unplug("i-00000001")
    assert "10.100.0.5" not in world.machine.run("nft", "list", "set", "inet", "eucalyptus", "bound")
    await again.purge()


@pytest_twisted.ensureDeferred
async def test_who_cannot_be_written_down_is_not_plugged_and_stays_until_he_can_be_struck_out(world: World) -> None:
    """As on a full disk: what a later life reads is never other than what this one holds."""
    node = world.node()
    await node.start()
    await node.apply(world.state([]))
    await node.plug(evolve(launch_spec(), private_ip="10.100.0.5"))
    full = world.place / "net" / f".plugged.json.{os.getpid()}.tmp"
    full.mkdir()
    with pytest.raises(NodeFailure, match=r"plugged\.json cannot be written"):
        await node.plug(evolve(launch_spec("i-00000002"), private_ip="10.100.0.6"))
    with pytest.raises(NodeFailure, match=r"plugged\.json cannot be written"):
        await node.unplug("i-00000001")
    full.rmdir()
    for gone in ("i-00000001", "i-00000002"):
        await node.unplug(gone)
    await node.stop()
    again = world.node()
    await again.start()
    await again.apply(world.state([]))
    await again.plug(evolve(launch_spec("i-00000003"), private_ip="10.100.0.5"))
    await again.purge()


@pytest.mark.parametrize("damage", [b"", b"{", b"[[1, 2]]", b'[["i-1", "m", "nowhere", "ev1"]]', b"7", b"\xff"])
@pytest_twisted.ensureDeferred
async def test_a_damaged_list_of_guests_is_told_with_the_mend(world: World, damage: bytes) -> None:
    place = world.place / "net"
    place.mkdir()
    (place / "plugged.json").write_bytes(damage)
    with pytest.raises(NetworkError, match=r"plugged\.json is damaged.*Put back a copy"):
        await world.node().start()


# What Xen runs


def plug(world: World, script: str, vif: str, tools: Path) -> subprocess.CompletedProcess[str]:
    """Run the script as libxl does, with the guest's entries in a store that is a directory."""
    tools.mkdir(exist_ok=True)
    for name, text in {
        "xenstore-read": '#!/bin/sh\ncat "$STORE/${1##*/}"\n',
        "xenstore-write": '#!/bin/sh\nwhile [ $# -gt 1 ]; do printf %s "$2" >"$STORE/${1##*/}"; shift 2; done\n',
    }.items():
        (tools / name).write_text(text)
        (tools / name).chmod(0o700)
    (tools / "vifname").write_text("ev00000001")
    for said in ("hotplug-status", "hotplug-error"):
        (tools / said).unlink(missing_ok=True)
    environment = {"PATH": f"{tools}:{os.environ['PATH']}:/usr/sbin:/sbin", "STORE": str(tools), "vif": vif}
    return subprocess.run(
        ["nsenter", "-t", str(world.machine.pid), "-n", "-m", "--", "/bin/dash", script, "online", "type_if=vif"],
        env={**environment, "XENBUS_PATH": "backend/vif/3/0"},
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )


@pytest_twisted.ensureDeferred
async def test_the_script_does_all_that_an_interface_needs_while_nobody_runs(world: World, tmp_path: Path) -> None:
    node = world.node()
    await node.start()
    await node.apply(world.state([1]))
    vif = await node.plug(evolve(launch_spec(), private_ip="10.100.0.17"))
    assert vif.script is not None and vif.ifname == "ev00000001"
    await node.stop()
    for life in (3, 4):  # the guest reboots: its interface is another one
        name = f"vif{life}.0"
        world.machine.ip(f"link add {name} type veth peer name guest{life}")
        done = plug(world, vif.script, name, tmp_path / "tools")
        assert (done.returncode, done.stderr) == (0, "")
        assert (tmp_path / "tools" / "hotplug-status").read_text() == "connected"
        if life == 3:
            world.machine.ip("link del ev00000001")
    again = world.node()
    await again.start()
    await again.apply(world.state([1]))
    wrong = [one for one in await again.inspect() if one.verdict is not Verdict.RIGHT and one.mend != ABSENT]
    assert wrong == []
    await again.unplug("i-00000001")
    world.machine.ip("link del ev00000001", "link add vif5.0 type veth peer name guest5")
    done = plug(world, vif.script, "vif5.0", tmp_path / "tools")
    assert done.returncode == 1
    assert "has not plugged this guest" in (tmp_path / "tools" / "hotplug-error").read_text()
    await again.purge()
