"""What a node's kernel is to hold in mode MANAGED: guests routed by their own interfaces, filtered there, and tunnels to the other machines."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Interface, IPv4Network

from attrs import frozen

from euca.domain.network.groups import judgement
from euca.domain.network.kernel import (
    GUEST_MARK,
    PROTOCOL,
    Address,
    Interface,
    Neighbour,
    Route,
    Setting,
    Wanted,
)
from euca.domain.network.names import TABLE, VIF_MAC, VXLAN, host_route, overlay_mtu
from euca.domain.network.node_filter import NodeFilter, arp_table, inet_table
from euca.domain.network.overlay import (
    machine_forwardings,
    machine_neighbours,
    machines_of,
    overlay_of,
    policy_rules,
    remote_routes,
    tunnel,
    tunnel_settings,
)
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
    overlay = overlay_of(state)
    machines = machines_of(state)
    here = frozenset(one.private_ip for one in plugged)
    routes = set(remote_routes(state, here, me.underlay))
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
        # Last: what has the mark is complete, and is left as it is by a tier that looks later.
        f'link set dev {link.name} alias "{GUEST_MARK}"',
    ]
    return InterfaceCommands(_settings(guest), "".join(line + "\n" for line in lines))


# Guests elsewhere, and here


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
