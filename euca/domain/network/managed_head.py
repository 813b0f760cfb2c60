"""What the cluster head's kernel is to hold in mode MANAGED: the way between guests and the world, with public addresses translated to private ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv4Interface, summarize_address_range

from attrs import frozen

from euca.domain.addresses import Pool
from euca.domain.network.head_filter import HeadFilter, table
from euca.domain.network.kernel import LABEL, Address, Setting, Wanted
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
from euca.domain.network.state import Guest, State
from euca.domain.network.translation import Translations


@frozen
class Head:
    """The cluster's head: the underlay's MTU in bytes, the interface that leads to the world, and the cluster's public addresses.

    ``public_address``: the head's own on that interface.  Guests without a public address are seen with it, also by guests whom they reach by a public address; None:
    with the head's underlay address by these.
    """

    mtu: int
    public_interface: str
    pool: Pool
    public_address: IPv4Address | None = None


def wanted(state: State, me: Head) -> Wanted:
    """All that the head's kernel is to hold; raises ValueError for a state without overlay."""
    overlay = overlay_of(state)
    machines = machines_of(state)
    public = public_pairs(state.guests.values(), me.pool)
    given = HeadFilter(
        overlay,
        machines,
        me.public_interface,
        me.public_address or overlay.head,
        frozenset(_networks(me.pool)),
        {str(one): str(private) for one, private in public.items()},
    )
    return Wanted(
        links=frozenset({tunnel(overlay, overlay.head, me.mtu)}),
        addresses=frozenset(_address(one, private, me) for one, private in public.items()),
        routes=frozenset(remote_routes(state, (), overlay.head)),
        rules=policy_rules(overlay),
        neighbours=frozenset(machine_neighbours(machines, overlay.head)),
        forwardings=frozenset(machine_forwardings(machines, overlay.head)),
        settings=frozenset((*tunnel_settings(), _forwarding(me))),
        tables=(table(given),),
        translations=Translations(me.pool, frozenset(public.items())),
    )


def public_pairs(guests: Iterable[Guest], pool: Pool) -> dict[IPv4Address, IPv4Address]:
    """Which private address each public one belongs to. One that is not of this cluster's is nobody's here; of two guests that claim one the later id has it."""
    found: dict[IPv4Address, IPv4Address] = {}
    for guest in sorted(guests, key=lambda guest: guest.instance_id):
        if guest.public_ip is not None and guest.private_ip is not None and guest.public_ip in pool:
            found[guest.public_ip] = guest.private_ip
    return found


def _networks(pool: Pool) -> Iterator[str]:
    for first, last in pool.ranges:
        for one in summarize_address_range(IPv4Address(first), IPv4Address(last)):
            yield str(one).removesuffix("/32")


def _address(public: IPv4Address, private: IPv4Address, me: Head) -> Address:
    name = me.public_interface
    return Address(name, IPv4Interface((int(public), 32)), label=name + LABEL, reason=f"public address of {private}")


def _forwarding(me: Head) -> Setting:
    path = f"net/ipv4/conf/{me.public_interface}/forwarding"
    return Setting(path, "1", restore=True, reason="what comes from the world for guests is routed")
