"""A node's packet filters in mode MANAGED: what comes from a guest's interface is the guest's own, and what goes to it its groups let in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from ipaddress import IPv4Address

from attrs import frozen

from euca.domain.network.expressions import (
    ACCEPT,
    DADDR,
    DROP,
    DSTNAT,
    ETHER,
    FILTER,
    IIF,
    L4,
    MANGLE,
    OIF,
    RAW,
    SADDR,
    concat,
    ct,
    dhcp,
    differs,
    equal,
    has,
    payload,
)
from euca.domain.network.groups import Judgement, admission, digest, forward_rules
from euca.domain.network.names import METADATA_ADDRESS, METADATA_PORT, TABLE_NAME, VXLAN
from euca.domain.network.ruleset import Chain, Json, NftRule, NftSet, Table, rule
from euca.domain.network.state import Overlay

_FROM_GUEST = equal(IIF, "@guests")
_TO_GUEST = equal(OIF, "@guests")
_UNSPECIFIED = "0.0.0.0"  # noqa: S104 - nobody listens there: who has no address yet sends from it
_DNS_PORT = 53
_RELAY = dhcp(24, 4)


@frozen
class NodeFilter:
    """What the filters depend on. ``bound``: interface, MAC and address of each guest; ``judges``: interface to the chain that judges its guest."""

    overlay: Overlay
    machines: frozenset[IPv4Address]
    metadata_port: int
    bound: frozenset[tuple[str, str, str]]
    judges: Mapping[str, str]
    judged: Judgement


def inet_table(given: NodeFilter) -> Table:
    """The filter of all that is IP."""
    sets = [
        *guest_sets(given.bound),
        NftSet("machines", ("ipv4_addr",), frozenset(map(str, given.machines))),
        NftSet("inside", ("ifname",), frozenset({VXLAN, *given.judges})),
        NftSet("judges", ("ifname",), frozenset(given.judges.items()), value_type="verdict"),
        *given.judged.sets.values(),
    ]
    judges = given.judged.chains.values()
    mark = digest(sets, judges)
    chains = [
        _raw(given.overlay),
        _metadata(given.metadata_port),
        _clamp(),
        _input(),
        _from_guest(given.overlay),
        _forward(mark),
        admission(mark),
        *judges,
    ]
    return Table("inet", TABLE_NAME, {one.name: one for one in sets}, {one.name: one for one in chains})


def guest_sets(bound: Collection[tuple[str, str, str]]) -> tuple[NftSet, ...]:
    """Interfaces of guests, each with its guest's MAC and address, and with the MAC alone."""
    return (
        NftSet("guests", ("ifname",), frozenset(interface for interface, _, _ in bound)),
        NftSet("cards", ("ifname", "ether_addr"), frozenset((interface, mac) for interface, mac, _ in bound)),
        NftSet("bound", ("ifname", "ether_addr", "ipv4_addr"), frozenset(bound)),
    )


def arp_table(bound: Collection[tuple[str, str, str]]) -> Table:
    """The filter of ARP: a guest says nothing of others' addresses, so it cannot fill the machine's table of neighbours."""
    ether, address = payload("arp", "saddr ether"), payload("arp", "saddr ip")
    probe = equal(address, _UNSPECIFIED)
    rules = (
        rule(equal(concat(IIF, ether, address), "@bound"), ACCEPT, comment="a guest of itself"),
        rule(
            probe, equal(concat(IIF, ether), "@cards"), ACCEPT, comment="a guest that looks whether its address is free"
        ),
        rule(_FROM_GUEST, DROP, comment="a guest of others"),
    )
    chain = Chain("input", rules, hook="input")
    return Table("arp", TABLE_NAME, {one.name: one for one in guest_sets(bound)}, {chain.name: chain})


def vxlan_rule(overlay: Overlay) -> NftRule:
    """Drops packets of the overlay that come from elsewhere than a machine of it; another VXLAN on the same port is not concerned."""
    number = {"payload": {"base": "th", "offset": 96, "len": 24}}  # behind the headers of UDP and flags
    return rule(
        equal(payload("udp", "dport"), overlay.port),
        equal(number, overlay.vni),
        differs(SADDR, "@machines"),
        DROP,
        comment="overlay packets from outside of the cluster",
    )


def _raw(overlay: Overlay) -> Chain:
    asking = [equal(SADDR, _UNSPECIFIED), equal(DADDR, "255.255.255.255"), *_dhcp()]
    rules = (
        rule(equal(concat(IIF, ETHER, SADDR), "@bound"), ACCEPT, comment="from a guest, with its own addresses"),
        rule(*asking, equal(concat(IIF, ETHER), "@cards"), ACCEPT, comment="a guest asks for its address"),
        rule(_FROM_GUEST, DROP, comment="from a guest, with addresses that it was not given"),
        vxlan_rule(overlay),
    )
    return Chain("raw", rules, hook="prerouting", priority=RAW)


def _dhcp() -> list[Json]:
    return [equal(payload("udp", "sport"), 68), equal(payload("udp", "dport"), 67)]


def _metadata(port: int) -> Chain:
    where = [equal(DADDR, str(METADATA_ADDRESS)), equal(payload("tcp", "dport"), METADATA_PORT)]
    redirect = rule(_FROM_GUEST, *where, {"redirect": {"port": port}}, comment="metadata is served by this node")
    return Chain("metadata", (redirect,), hook="prerouting", type="nat", priority=DSTNAT)


def _clamp() -> Chain:
    """Guests that do not take the MTU that DHCP tells them can use TCP nevertheless."""
    syn = equal({"&": [payload("tcp", "flags"), ["syn", "rst"]]}, "syn")
    clamp = {"mangle": {"key": {"tcp option": {"name": "maxseg", "field": "size"}}, "value": {"rt": {"key": "mtu"}}}}
    # What is seldom true comes first.
    rules = tuple(rule(syn, side, clamp, comment="segments fit the overlay") for side in (_FROM_GUEST, _TO_GUEST))
    return Chain("clamp", rules, hook="forward", priority=MANGLE)


def _input() -> Chain:
    rules = (
        rule(_FROM_GUEST, {"goto": {"target": "from-guest"}}, comment="from a guest to this node"),
        rule(equal(IIF, VXLAN), DROP, comment="nobody has business with this node by the overlay"),
    )
    return Chain("input", rules, hook="input", priority=FILTER)


def _from_guest(overlay: Overlay) -> Chain:
    """What guests may have from their node; nothing else of it is to be seen."""
    gateway = equal(DADDR, str(overlay.gateway))
    metadata = [
        equal(L4, "tcp"),
        equal(ct("ip daddr", "original"), str(METADATA_ADDRESS)),
        equal(ct("proto-dst", "original"), METADATA_PORT),
    ]
    # No errors: a guest could say of this node's connections to other machines that packets are too large.
    answer = [has(ct("state"), "established"), equal(ct("direction"), "reply")]
    rules = (
        # The server would send its answers to what a guest names as a relay: to a neighbour, past all groups.
        rule(*_dhcp(), equal(_RELAY, 0), ACCEPT, comment="DHCP, not by a relay"),
        rule(gateway, equal(payload("udp", "dport"), _DNS_PORT), ACCEPT, comment="DNS"),
        rule(gateway, equal(payload("tcp", "dport"), _DNS_PORT), ACCEPT, comment="DNS"),
        rule(*metadata, ACCEPT, comment="metadata"),
        rule(gateway, equal(payload("icmp", "type"), "echo-request"), ACCEPT, comment="whether the gateway is there"),
        rule(*answer, ACCEPT, comment="answers to this node's own questions"),
        rule(DROP, comment="guests see nothing else of this node"),
    )
    return Chain("from-guest", rules)


def _forward(mark: int) -> Chain:
    original = equal(ct("direction"), "original")
    untold = has(ct("state"), ["invalid", "untracked"])
    rules = (
        rule(equal(IIF, VXLAN), equal(OIF, VXLAN), DROP, comment="to a guest that is not here (any more)"),
        # Nearly all packets end here. ICMP goes on: errors and redirects have the mark of the connection that they are about.
        rule(
            equal(ct("mark"), mark),
            differs(L4, "icmp"),
            equal(IIF, "@inside"),
            equal(OIF, "@inside"),
            ACCEPT,
            comment="of a connection that was let in",
        ),
        rule(differs(IIF, "@inside"), differs(OIF, "@inside"), ACCEPT, comment="not of guests: not our business"),
        rule(differs(IIF, "@inside"), DROP, comment="from outside: only the head lets in"),
        rule(differs(OIF, "@inside"), DROP, comment="to outside: only by the head"),
        rule(untold, DROP, comment="of no connection, so nobody can judge it"),
        rule(equal(payload("icmp", "type"), "redirect"), DROP, comment="guests do not route each other"),
        rule(
            _FROM_GUEST, original, equal(DADDR, "@machines"), DROP, comment="guests do not see the cluster's machines"
        ),
        *forward_rules(mark),
    )
    return Chain("forward", rules, hook="forward", priority=FILTER)
