"""What a node's kernel is to hold in modes STATIC and SYSTEM: guests are on a bridge, and its packet filter keeps each to its own addresses and groups.

The segment is shared: guests see each other's ARP, as far as it is true, and nothing else that they were not sent.  In mode SYSTEM addresses are the site's to
give: a guest has those that it was seen to be given by DHCP, and what the cluster knows of it.
"""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import IPv4Address

from attrs import evolve, frozen

from euca.domain.network.bridge_filter import BridgeFilter, table
from euca.domain.network.groups import judgement
from euca.domain.network.kernel import Wanted
from euca.domain.network.ruleset import Table
from euca.domain.network.state import State


@frozen
class Bridged:
    """A guest of this node whose interface is on the bridge, or soon will be. ``private_ip`` is None where it is not known (yet)."""

    instance_id: str
    mac: str
    private_ip: IPv4Address | None
    interface: str


@frozen
class Segment:
    """This node: its own addresses, and whether guests' addresses are learnt (mode SYSTEM).

    ``tracks``: whether the kernel tracks connections of bridges; where it does not, no group lets in or keeps out.
    """

    own: frozenset[IPv4Address]
    learning: bool
    tracks: bool = True


def wanted(state: State, plugged: Collection[Bridged], me: Segment) -> Wanted:
    """All that the node's kernel is to hold beside the bridge itself. A guest that the state does not know (yet) is in no group."""
    groups_of: dict[str, tuple[str, ...]] = {}
    bound: set[tuple[str, str, str]] = set()
    for one in plugged:
        known = state.guests.get(one.instance_id)
        groups_of[one.instance_id] = tuple(sorted(known.group_ids)) if known is not None else ()
        addresses = {one.private_ip, known.private_ip if known is not None else None} - {None}
        bound.update((one.interface, one.mac, str(address)) for address in addresses)
    judged = judgement(state.groups, state.guests.values(), frozenset(groups_of.values()))
    judges = {one.interface: judged.chain_of[groups_of[one.instance_id]] for one in plugged}
    cards = frozenset((one.interface, one.mac) for one in plugged)
    machines = frozenset(state.hosts | me.own)
    made = table(BridgeFilter(machines, cards, frozenset(bound), judges, judged, me.learning))
    return Wanted(tables=(made if me.tracks else _without_tracking(made),))


def _without_tracking(made: Table) -> Table:
    """Without the rules that look at connections: what is left keeps guests to their own addresses."""
    chains = {
        name: evolve(chain, rules=tuple(one for one in chain.rules if '"ct"' not in one.text))
        for name, chain in made.chains.items()
    }
    return evolve(made, chains=chains)
