"""What all machines of a cluster in mode MANAGED hold alike: nodes and the head are ends of one VXLAN, and route guests by it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from ipaddress import IPv4Address

from euca.domain.network.kernel import Forwarding, Link, Neighbour, PolicyRule, Route, Setting
from euca.domain.network.names import RULE_FROM, RULE_TO, TABLE, VXLAN, host_route, overlay_mtu, tunnel_mac
from euca.domain.network.state import Guest, Overlay, State


def overlay_of(state: State) -> Overlay:
    """The state's overlay; raises ValueError where it has none."""
    if state.overlay is None:
        raise ValueError("In mode MANAGED a state has an overlay")
    return state.overlay


def machines_of(state: State) -> frozenset[IPv4Address]:
    """The underlay addresses of all machines of the overlay: the nodes, whether they have guests or not, and the head."""
    nodes = {guest.node for guest in state.guests.values() if guest.node is not None}
    return frozenset(state.hosts | nodes | {overlay_of(state).head})


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


def remote_routes(state: State, here: Collection[IPv4Address], me: IPv4Address) -> Iterator[Route]:
    """The ways to guests of other machines than ``me``, except those whose address is ``here``."""
    for guest in state.guests.values():
        route = _route(guest)
        if route is not None and guest.node != me and guest.private_ip not in here:
            yield route


@lru_cache(maxsize=1 << 16)
def _route(guest: Guest) -> Route | None:
    """The same value each time, so that thousands of routes that did not change are compared by looking at them."""
    if guest.private_ip is None or guest.node is None:
        return None
    return Route(TABLE, host_route(guest.private_ip), VXLAN, guest.node, reason=f"to {guest.instance_id}")
