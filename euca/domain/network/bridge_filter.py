"""A node's packet filter in modes STATIC and SYSTEM, in the bridge family: the kernel tracks bridged connections (nf_conntrack_bridge), so groups judge as elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Address

from attrs import frozen

from euca.domain.network.expressions import (
    ACCEPT,
    DADDR,
    DROP,
    ETHER,
    FILTER,
    IIF,
    OIF,
    RAW,
    SADDR,
    concat,
    ct,
    dhcp,
    differs,
    equal,
    goto,
    has,
    jump,
    payload,
)
from euca.domain.network.groups import Judgement, admission, digest, forward_rules
from euca.domain.network.names import METADATA_ADDRESS, METADATA_PORT, TABLE_NAME
from euca.domain.network.ruleset import Chain, Json, NftRule, NftSet, Table, rule

#: The set of (interface, address) that guests were seen to be given, in mode SYSTEM.
LEARNT = "learnt"
#: How long it is believed that an address is a guest's, in seconds: longer than leases are, since renewals are seen.
LEARNT_S = 30 * 24 * 3600
_FROM_GUEST, _TO_GUEST = equal(IIF, "@guests"), equal(OIF, "@guests")
_UNSPECIFIED, _BROADCAST = "0.0.0.0", "255.255.255.255"  # noqa: S104 - nobody listens there
_ARP, _NOT_IP = equal(payload("ether", "type"), "arp"), differs(payload("ether", "type"), "ip")
_TO_MANY = equal({"meta": {"key": "pkttype"}}, {"set": ["broadcast", "multicast"]})
_UDP_SOURCE, _UDP_TO, _TCP_TO = payload("udp", "sport"), payload("udp", "dport"), payload("tcp", "dport")
_ASKING = [equal(_UDP_SOURCE, 68), equal(_UDP_TO, 67)]
_TELLING = [equal(_UDP_SOURCE, 67), equal(_UDP_TO, 68)]
_ORIGINAL, _REPLY = equal(ct("direction"), "original"), equal(ct("direction"), "reply")


@frozen
class BridgeFilter:
    """What the filter depends on. ``cards``: interface and MAC of each guest; ``bound``: with an address of it; ``judges``: interface to the chain that judges it."""

    machines: frozenset[IPv4Address]
    cards: frozenset[tuple[str, str]]
    bound: frozenset[tuple[str, str, str]]
    judges: Mapping[str, str]
    judged: Judgement
    learning: bool


def table(given: BridgeFilter) -> Table:
    """The table; in it every frame from or to a guest's interface is dropped that is neither ARP nor IPv4."""
    sets = [
        NftSet("guests", ("ifname",), frozenset(given.judges)),
        NftSet("cards", ("ifname", "ether_addr"), given.cards),
        NftSet("bound", ("ifname", "ether_addr", "ipv4_addr"), given.bound),
        NftSet("machines", ("ipv4_addr",), frozenset(map(str, given.machines))),
        NftSet("judges", ("ifname",), frozenset(given.judges.items()), value_type="verdict"),
        *given.judged.sets.values(),
    ]
    if given.learning:
        sets.append(NftSet(LEARNT, ("ifname", "ipv4_addr"), timeout_s=LEARNT_S))
    judges = given.judged.chains.values()
    mark = digest(sets, judges)
    chains = [
        Chain("raw", (rule(_FROM_GUEST, goto("from-guest"), comment="from a guest"),), hook="prerouting", priority=RAW),
        Chain("from-guest", _from_guest(given.learning)),
        Chain("from-guest-arp", _arp(given.learning)),
        Chain("from-guest-ip", _ip()),
        Chain("input", _input(), hook="input", priority=FILTER),
        Chain("forward", (rule(jump("pass")),), hook="forward", priority=FILTER),
        Chain("output", (rule(jump("pass")),), hook="output", priority=FILTER),
        Chain("pass", _pass(mark, given.learning)),
        Chain("to-machine", _to_machine()),
        admission(mark),
        *judges,
    ]
    if given.learning:
        chains.append(Chain("learn", _learn(given.cards)))
    return Table("bridge", TABLE_NAME, {one.name: one for one in sets}, {one.name: one for one in chains})


# What comes from guests


def _from_guest(learning: bool) -> tuple[NftRule, ...]:
    asking = [equal(SADDR, _UNSPECIFIED), equal(DADDR, _BROADCAST), *_ASKING]
    rules = [
        rule(differs(concat(IIF, ETHER), "@cards"), DROP, comment="with a MAC address that it was not given"),
        rule(_ARP, goto("from-guest-arp"), comment="ARP"),
        rule(*asking, ACCEPT, comment="asks for its address"),
        rule(equal(concat(IIF, ETHER, SADDR), "@bound"), goto("from-guest-ip"), comment="with its own address"),
    ]
    if learning:
        known = equal(concat(IIF, SADDR), f"@{LEARNT}")
        rules.append(rule(known, goto("from-guest-ip"), comment="with an address that it was seen to be given"))
    return (*rules, rule(DROP, comment="with addresses that it was not given, or neither ARP nor IPv4"))


def _arp(learning: bool) -> tuple[NftRule, ...]:
    ether, address = payload("arp", "saddr ether"), payload("arp", "saddr ip")
    rules = [
        rule(differs(concat(IIF, ether), "@cards"), DROP, comment="says something of another's MAC address"),
        rule(equal(address, _UNSPECIFIED), ACCEPT, comment="looks whether an address is free"),
        rule(equal(concat(IIF, ether, address), "@bound"), ACCEPT, comment="says where it is"),
    ]
    if learning:
        rules.append(rule(equal(concat(IIF, address), f"@{LEARNT}"), ACCEPT, comment="says where it is"))
    return (*rules, rule(DROP, comment="says that it is somebody else"))


def _ip() -> tuple[NftRule, ...]:
    return (
        rule(equal(_UDP_SOURCE, 67), DROP, comment="guests give nobody addresses"),
        rule(equal(_UDP_TO, 68), DROP, comment="guests give nobody addresses"),
        rule(*_ASKING, ACCEPT, comment="keeps its address"),
        rule(_TO_MANY, DROP, comment="broadcast and multicast: only ARP and DHCP"),
        rule(equal(payload("icmp", "type"), "redirect"), DROP, comment="guests do not route each other"),
        rule(ACCEPT),
    )


# What goes to machines


def _input() -> tuple[NftRule, ...]:
    """To this machine, which may also route for guests: what is not for itself passes."""
    metadata = [equal(DADDR, str(METADATA_ADDRESS)), equal(_TCP_TO, METADATA_PORT)]
    return (
        rule(differs(IIF, "@guests"), ACCEPT, comment="not of guests: not our business"),
        rule(_ARP, ACCEPT, comment="ARP"),
        rule(*metadata, ACCEPT, comment="metadata"),
        rule(*_ASKING, ACCEPT, comment="DHCP"),
        rule(equal(DADDR, "@machines"), goto("to-machine"), comment="to this machine itself"),
    )


def _to_machine() -> tuple[NftRule, ...]:
    return (
        rule(*_ASKING, ACCEPT, comment="DHCP"),
        rule(equal(_UDP_TO, 53), ACCEPT, comment="DNS"),
        rule(equal(_TCP_TO, 53), ACCEPT, comment="DNS"),
        rule(equal(payload("icmp", "type"), "echo-request"), ACCEPT, comment="whether it is there"),
        rule(_REPLY, ACCEPT, comment="answers to its own questions"),
        rule(DROP, comment="guests see nothing else of the cluster's machines"),
    )


# What goes to guests


def _pass(mark: int, learning: bool) -> tuple[NftRule, ...]:
    outside = differs(IIF, "@guests")
    learn = [rule(_TO_GUEST, outside, *_TELLING, _acknowledged(), jump("learn"), comment="is given an address")]
    return (
        rule(outside, differs(OIF, "@guests"), ACCEPT, comment="not of guests: not our business"),
        rule(_ARP, ACCEPT, comment="ARP"),
        rule(_NOT_IP, DROP, comment="neither ARP nor IPv4"),
        *(learn if learning else ()),
        rule(_TO_GUEST, outside, *_TELLING, ACCEPT, comment="DHCP"),
        rule(_TO_GUEST, *_ASKING, DROP, comment="guests give nobody addresses"),
        rule(*_ASKING, ACCEPT, comment="DHCP"),
        rule(_TO_MANY, DROP, comment="broadcast and multicast: only ARP and DHCP"),
        rule(has(ct("state"), ["invalid", "untracked"]), DROP, comment="of no connection, so nobody can judge it"),
        rule(
            _FROM_GUEST, _ORIGINAL, equal(DADDR, "@machines"), goto("to-machine"), comment="to a machine of the cluster"
        ),
        *forward_rules(mark),
    )


def _acknowledged() -> Json:
    """That a message of DHCP is an acknowledgement: servers give its type first of all options (RFC 2131, section 2; RFC 2132, section 9.6)."""
    return equal(dhcp(240, 3), 0x350105)


def _learn(cards: frozenset[tuple[str, str]]) -> tuple[NftRule, ...]:
    """A unicast acknowledgement is sent to the address that it gives.

    A broadcast one says it in ``yiaddr``, for the guest of ``chaddr``; nft can put only what it knows to be an address into a set of them, so that it stands in the
    packet's own header for a moment.
    """
    remember = {"set": {"op": "update", "elem": concat(OIF, DADDR), "set": f"@{LEARNT}"}}
    addressed = [equal(concat(OIF, payload("ether", "daddr")), "@cards"), differs(DADDR, _BROADCAST)]
    yiaddr, back = ({"mangle": {"key": DADDR, "value": value}} for value in (dhcp(16, 4), _BROADCAST))
    return (
        rule(*addressed, remember, comment="the address that it is given"),
        *(
            rule(
                equal(OIF, interface),
                equal(DADDR, _BROADCAST),
                equal(dhcp(28, 6), int(mac.replace(":", ""), 16)),
                yiaddr,
                remember,
                back,
                comment=f"the address that {mac} is given",
            )
            for interface, mac in sorted(cards)
        ),
    )
