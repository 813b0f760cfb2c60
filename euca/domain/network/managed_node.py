"""What a node's kernel is to hold in mode MANAGED: guests routed by their own interfaces, filtered there, and tunnels to the other machines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from ipaddress import IPv4Address, IPv4Interface, IPv4Network

from attrs import frozen

from euca.domain.network.groups import judgement
from euca.domain.network.kernel import (
    PROTOCOL,
    Address,
    Forwarding,
    Interface,
    Link,
    Neighbour,
    PolicyRule,
    Route,
    Setting,
    Wanted,
)
from euca.domain.network.names import RULE_FROM, RULE_TO, TABLE, VIF_MAC, VXLAN, host_route, overlay_mtu, tunnel_mac
from euca.domain.network.node_filter import NodeFilter, arp_table, inet_table
from euca.domain.network.ruleset import Table
from euca.domain.network.state import Overlay, State

_EVERYWHERE = IPv4Network((0, 0))


@frozen
class Plugged:
    """A guest of this node whose interface is there or soon will be. ``mac``: the guest's own, in lower case with colons."""

    instance_id: str
    mac: str
    private_ip: IPv4Address
    interface: str


@frozen
class Node:
    """This node: its underlay address, the underlay's MTU in bytes, and the port of its metadata service."""

    underlay: IPv4Address
    mtu: int
    metadata_port: int


@frozen
class InterfaceCommands:
    """What one guest's interface needs before its guest can use it: settings first, then ``batch``, as text for ``ip -batch -``.

    Doing it again changes nothing.  The interface is up at the end.
    """

    settings: tuple[Setting, ...]
    batch: str


def wanted(state: State, plugged: Collection[Plugged], me: Node) -> Wanted:
    """All that the node's kernel is to hold. A guest that the state does not know (yet) is in no group; raises ValueError for a state without overlay."""
    overlay = _overlay(state)
    machines = machines_of(state)
    here = frozenset(one.private_ip for one in plugged)
    routes = set(_remote_routes(state, here, me.underlay))
    routes.add(Route(TABLE, _EVERYWHERE, VXLAN, overlay.head, reason="to the world, by the cluster's head"))
    routes.update(_local_route(one) for one in plugged)
    neighbours = set(machine_neighbours(machines, me.underlay))
    neighbours.update(_guest_neighbour(one) for one in plugged)
    return Wanted(
        links=frozenset({tunnel(overlay, me.underlay, me.mtu)}),
        interfaces=frozenset(_interface(one, me) for one in plugged),
        addresses=frozenset(_gateway(one, overlay) for one in plugged),
        routes=frozenset(routes),
        rules=policy_rules(overlay),
        neighbours=frozenset(neighbours),
        forwardings=frozenset(machine_forwardings(machines, me.underlay)),
        settings=frozenset((*tunnel_settings(), *(setting for one in plugged for setting in _settings(one)))),
        tables=_tables(state, overlay, machines, plugged, me),
    )


def interface_commands(guest: Plugged, overlay: Overlay, me: Node) -> InterfaceCommands:
    """What the hotplug script does alone for one guest: the same that :func:`wanted` has for it."""
    link, address, route = _interface(guest, me), _gateway(guest, overlay), _local_route(guest)
    neighbour = _guest_neighbour(guest)
    lines = [
        f"link set dev {link.name} address {link.mac} mtu {link.mtu}",
        f"link set dev {link.name} up",
        f"address replace {address.address} dev {address.link} scope {address.scope}",
        f"neighbour replace {neighbour.address} dev {neighbour.link} lladdr {neighbour.mac} nud permanent",
        f"route replace {route.destination} dev {route.link} table {route.table} protocol {PROTOCOL} scope link",
    ]
    return InterfaceCommands(_settings(guest), "".join(line + "\n" for line in lines))


# What nodes and the head have alike


def machines_of(state: State) -> frozenset[IPv4Address]:
    """The underlay addresses of all machines of the overlay: the nodes, whether they have guests or not, and the head."""
    nodes = {guest.node for guest in state.guests.values() if guest.node is not None}
    return frozenset(state.hosts | nodes | {_overlay(state).head})


def tunnel(overlay: Overlay, underlay: IPv4Address, mtu: int) -> Link:
    """A machine's end of the VXLAN; ``mtu`` is the underlay's, in bytes."""
    return Link(
        VXLAN,
        tunnel_mac(underlay),
        overlay_mtu(mtu),
        overlay.vni,
        underlay,
        overlay.port,
        reason="guests' packets between machines",
    )


def tunnel_settings() -> tuple[Setting, ...]:
    """The VXLAN's settings. What is routed by it never comes back the same way on purpose, so nobody is to be redirected."""
    return (
        Setting(f"net/ipv4/conf/{VXLAN}/forwarding", "1", reason="guests' packets are routed"),
        Setting(f"net/ipv4/conf/{VXLAN}/rp_filter", "0", reason="sources are checked at guests' interfaces"),
        Setting(f"net/ipv4/conf/{VXLAN}/send_redirects", "0", reason="there is one way to each guest"),
        Setting(f"net/ipv6/conf/{VXLAN}/disable_ipv6", "1", reason="the overlay is IPv4"),
    )


def policy_rules(overlay: Overlay) -> frozenset[PolicyRule]:
    """The rules that have guests' packets routed by our table."""
    return frozenset(
        {
            PolicyRule(RULE_TO, TABLE, destination=overlay.subnet, reason="to guests"),
            PolicyRule(RULE_FROM, TABLE, source=overlay.subnet, reason="from guests"),
        }
    )


def machine_neighbours(machines: Iterable[IPv4Address], me: IPv4Address) -> Iterator[Neighbour]:
    """Who has the other machines' addresses on the VXLAN."""
    return (Neighbour(VXLAN, one, tunnel_mac(one), reason="a machine of the cluster") for one in machines if one != me)


def machine_forwardings(machines: Iterable[IPv4Address], me: IPv4Address) -> Iterator[Forwarding]:
    """Where the other machines are."""
    return (Forwarding(VXLAN, tunnel_mac(one), one, reason="a machine of the cluster") for one in machines if one != me)


def _overlay(state: State) -> Overlay:
    if state.overlay is None:
        raise ValueError("In mode MANAGED a state has an overlay")
    return state.overlay


# Guests elsewhere, and here


def _remote_routes(state: State, here: Collection[IPv4Address], me: IPv4Address) -> Iterator[Route]:
    for guest in state.guests.values():
        if guest.private_ip is None or guest.node is None or guest.node == me or guest.private_ip in here:
            continue
        yield Route(TABLE, host_route(guest.private_ip), VXLAN, guest.node, reason=f"to {guest.instance_id}")


def _local_route(guest: Plugged) -> Route:
    return Route(TABLE, host_route(guest.private_ip), guest.interface, reason=f"to {guest.instance_id}, here")


def _interface(guest: Plugged, me: Node) -> Interface:
    return Interface(guest.interface, VIF_MAC, overlay_mtu(me.mtu), reason=f"of {guest.instance_id}")


def _gateway(guest: Plugged, overlay: Overlay) -> Address:
    address = IPv4Interface((int(overlay.gateway), 32))
    return Address(guest.interface, address, scope="link", reason=f"the gateway of {guest.instance_id}")


def _guest_neighbour(guest: Plugged) -> Neighbour:
    return Neighbour(guest.interface, guest.private_ip, guest.mac, reason=f"{guest.instance_id} itself")


def _settings(guest: Plugged) -> tuple[Setting, ...]:
    four, name = f"net/ipv4/conf/{guest.interface}", guest.interface
    return (
        Setting(f"{four}/proxy_arp", "1", reason="all that the guest sends is routed"),
        Setting(f"net/ipv4/neigh/{name}/proxy_delay", "0", reason="its questions are answered at once"),
        Setting(f"{four}/forwarding", "1", reason="all that the guest sends is routed"),
        Setting(f"{four}/rp_filter", "0", reason="the filter knows the guest's address"),
        Setting(f"{four}/send_redirects", "0", reason="guests do not reach each other past their node"),
        Setting(f"net/ipv6/conf/{name}/disable_ipv6", "1", reason="guests have IPv4 only"),
    )


def _tables(
    state: State, overlay: Overlay, machines: frozenset[IPv4Address], plugged: Collection[Plugged], me: Node
) -> tuple[Table, ...]:
    groups_of: dict[str, tuple[str, ...]] = {}
    for one in plugged:
        known = state.guests.get(one.instance_id)
        groups_of[one.instance_id] = tuple(sorted(known.group_ids)) if known is not None else ()
    judged = judgement(state.groups, state.guests.values(), frozenset(groups_of.values()))
    guests = {one.interface: judged.chain_of[groups_of[one.instance_id]] for one in plugged}
    bound = {(one.interface, one.mac, str(one.private_ip)) for one in plugged}
    return (
        inet_table(NodeFilter(overlay, machines, me.metadata_port, frozenset(bound), guests, judged)),
        arp_table(bound),
    )
