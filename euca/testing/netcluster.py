"""A cluster of the lab: a head, nodes, guests; real networks in real kernels, and what the cluster would tell them as values that a test changes.

There is no cloud above it and no tier in it: :class:`NetCluster` says to each machine's network what `euca-cluster` says (:class:`State`), by an
:class:`euca.testing.netagent.Agent` in each, which may be killed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from typing import Any
from uuid import uuid4

from attrs import define, evolve, field

from euca.adapters.dnsmasq_process import Dnsmasq
from euca.adapters.kernel_network import linux_kernel
from euca.adapters.managed_head import HeadSettings, ManagedHead
from euca.adapters.managed_node import ManagedNode, ManagedSettings
from euca.adapters.process import Runner
from euca.adapters.underlay import read_underlay
from euca.domain.addresses import Pool
from euca.domain.groups import Rule, Source
from euca.domain.ids import mac_address
from euca.domain.network.findings import Finding, Verdict
from euca.domain.network.state import Group, Overlay, State
from euca.domain.network.state import Guest as GuestValue
from euca.ports.hypervisor import DomainSpec, GuestKind
from euca.testing.netagent import Agent
from euca.testing.netlab import Guest, Lab
from euca.testing.network import DEFAULT_SUBNET
from euca.testing.node import launch_spec

#: Where a node serves metadata.
METADATA = 8776
DNS = IPv4Address("192.0.2.53")


@define(eq=False)
class NetCluster:
    """``number``: of the cluster, from 1; it says its addresses: underlay 192.168.50.(number * 16), public 203.0.113.(number * 16), of which the next 15 are for guests.

    ``state`` is what all machines were told last.  ``nodes``: how many.
    """

    lab: Lab
    nodes: int = 3
    number: int = 1
    subnet: IPv4Network = DEFAULT_SUBNET
    state: State = field(factory=State)
    agents: list[Agent] = field(factory=list)
    guests: dict[str, Guest] = field(factory=dict)
    _made: int = 0

    def __attrs_post_init__(self) -> None:
        prefix, base = f"c{self.number}", self.number * 16
        addresses = [IPv4Address("192.168.50.0") + base + place for place in range(self.nodes + 1)]
        head = self.lab.machine(f"{prefix}-head", f"{addresses[0]}/24", f"203.0.113.{base}/24")
        for place, address in enumerate(addresses[1:], start=1):
            node = self.lab.machine(f"{prefix}-n{place}", f"{address}/24")
            self.agents.append(Agent(node, self.lab.place(node.name), managed_node))
        overlay = Overlay(self.subnet, addresses[0], 1165, 4789, (DNS,), f"cluster{self.number}.internal")
        pool = Pool(((int(IPv4Address("203.0.113.0")) + base + 1, int(IPv4Address("203.0.113.0")) + base + 15),))
        self.agents.insert(0, Agent(head, self.lab.place(head.name), partial(managed_head, overlay, pool)))
        self.state = State(overlay, frozenset(addresses[1:]))

    @property
    def head(self) -> Agent:
        """The head's."""
        return self.agents[0]

    def start(self) -> None:
        """Start all networks and tell them the state."""
        self._all("start")
        self.apply()

    def apply(self, **changes: Any) -> None:
        """Change the state and tell it to all machines, at once; returns when all have it."""
        self.state = evolve(self.state, **changes)
        self._all("apply", self.state)

    def _all(self, method: str, *arguments: Any) -> None:
        for agent in self.agents:
            agent.tell("network", method, *arguments)
        for agent in self.agents:
            agent.answer()

    def revive(self, place: int) -> None:
        """A machine's tier lives again after it was killed (0: the head), and is told the state."""
        agent = self.agents[place]
        agent.kill()
        agent.network("start")
        agent.network("apply", self.state)

    def wrong(self) -> list[Finding]:
        """All that is not as it should be, on any machine."""
        found = [finding for agent in self.agents for finding in agent.network("inspect")]
        return [finding for finding in found if finding.verdict is not Verdict.RIGHT]

    def node_of(self, instance_id: str) -> Agent:
        """The agent of a guest's node."""
        address = self.state.guests[instance_id].node
        assert address is not None
        return self.agents[int(address) - int(self.state.overlay.head if self.state.overlay else 0)]

    def launch(self, places: Sequence[int], groups: Iterable[str] = ()) -> list[str]:
        """Start guests on these nodes (from 1), in these groups, and tell everybody; their instance ids, when they have booted."""
        assert self.state.overlay is not None
        made: dict[str, GuestValue] = {}
        for place in places:
            self._made += 1
            instance_id = f"i-{self.number:02X}{self._made:06X}"
            node = self.state.overlay.head + place
            address = self.subnet.network_address + 16 + self._made
            made[instance_id] = GuestValue(
                instance_id, "000000000001", mac_address(instance_id), address, node, tuple(sorted(groups))
            )
        for one in made.values():
            agent = self.agents[int(one.node or 0) - int(self.state.overlay.head)]
            spec = evolve(launch_spec(one.instance_id), private_ip=str(one.private_ip))
            vif = agent.network("plug", spec)
            domain = DomainSpec(
                one.instance_id, uuid4(), GuestKind.PV, Path("/boot/kernel"), None, "", 64, 1, (), (vif,)
            )
            self.guests[one.instance_id] = agent.create(domain)
        self.apply(guests={**self.state.guests, **made})
        for instance_id in made:
            self.guests[instance_id].booted()
        return list(made)

    def terminate(self, instance_id: str) -> None:
        """End a guest, and tell everybody."""
        agent = self.node_of(instance_id)
        agent.destroy(instance_id)
        agent.network("unplug", instance_id)
        del self.guests[instance_id]
        self.apply(guests={key: value for key, value in self.state.guests.items() if key != instance_id})

    def group(self, **rules: Sequence[Rule]) -> None:
        """Replace the rules of groups (``sg_1`` is written for ``sg-1``), and tell everybody."""
        changed = {name.replace("_", "-"): Group(name.replace("_", "-"), tuple(given)) for name, given in rules.items()}
        self.apply(groups={**self.state.groups, **changed})

    def on(self, place: int) -> list[str]:
        """The guests on a node (from 1)."""
        assert self.state.overlay is not None
        node = self.state.overlay.head + place
        return [one.instance_id for one in self.state.guests.values() if one.node == node]

    def members(self, groups: Mapping[str, Iterable[str]]) -> None:
        """Put guests (by instance id) into groups, and tell everybody."""
        changed = {
            instance_id: evolve(self.state.guests[instance_id], group_ids=tuple(sorted(given)))
            for instance_id, given in groups.items()
        }
        self.apply(guests={**self.state.guests, **changed})

    def associate(self, **addresses: str) -> None:
        """Give guests (``i_01000001``) public addresses, or take them ("")."""
        changed = {}
        for name, address in addresses.items():
            one = self.state.guests[name.replace("_", "-")]
            changed[one.instance_id] = evolve(one, public_ip=IPv4Address(address) if address else None)
        self.apply(guests={**self.state.guests, **changed})

    def restore(self) -> None:
        """No groups, nobody in any, no public addresses; all processes run."""
        bare = {key: evolve(one, group_ids=(), public_ip=None) for key, one in self.state.guests.items()}
        self.apply(groups={}, guests=bare)

    def address(self, instance_id: str) -> str:
        """A guest's private address."""
        return str(self.state.guests[instance_id].private_ip)

    def end(self) -> None:
        """End the processes; guests end with the lab."""
        for agent in self.agents:
            agent.kill()


def managed_node(place: Path) -> ManagedNode:
    """A node's network, as `euca-node` has it."""
    from twisted.internet import reactor

    runner = Runner(reactor, reactor)
    settings = ManagedSettings(place / "network", METADATA, partial(read_underlay, "eth0"))
    dnsmasq = Dnsmasq(place / "dnsmasq", processes=reactor, clock=reactor)
    return ManagedNode(settings, runner, linux_kernel(reactor, runner, place / "kernel"), dnsmasq, reactor)


def managed_head(overlay: Overlay, pool: Pool, place: Path) -> ManagedHead:
    """A head's network, as `euca-cluster` has it."""
    from twisted.internet import reactor

    runner = Runner(reactor, reactor)
    read, read_public = partial(read_underlay, "eth0"), partial(read_underlay, "pub0")
    settings = HeadSettings(overlay, "pub0", pool, 32, place / "network", read, read_public)
    return ManagedHead(settings, runner, linux_kernel(reactor, runner, place / "kernel", role="head"))


def tcp(first: int, last: int = 0, cidr: str = "", group: str = "") -> Rule:
    """A rule for ports of TCP."""
    return _rule("tcp", first, last or first, cidr, group)


def udp(first: int, last: int = 0, cidr: str = "", group: str = "") -> Rule:
    """A rule for ports of UDP."""
    return _rule("udp", first, last or first, cidr, group)


def icmp(kind: int = -1, code: int = -1, cidr: str = "", group: str = "") -> Rule:
    """A rule for ICMP's types."""
    return _rule("icmp", kind, code, cidr, group)


def _rule(protocol: str, first: int, last: int, cidr: str, group: str) -> Rule:
    source = Source("000000000001", group, group) if group else Source()
    return Rule(protocol, first, last, cidr or ("" if group else "0.0.0.0/0"), source)


#: Everything, from everybody.
OPEN = (tcp(0, 65535), udp(0, 65535), icmp())
