"""The cluster head's packet filter in mode MANAGED: translation of public addresses, and who passes between guests and the world."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Address

from attrs import frozen

from euca.domain.network.expressions import (
    ACCEPT,
    DADDR,
    DROP,
    DSTNAT,
    FILTER,
    IIF,
    OIF,
    RAW,
    SADDR,
    SRCNAT,
    concat,
    ct,
    differs,
    equal,
    has,
    mapped,
    network,
)
from euca.domain.network.names import TABLE_NAME, VXLAN
from euca.domain.network.node_filter import vxlan_rule
from euca.domain.network.ruleset import Chain, NftRule, NftSet, Table, rule
from euca.domain.network.state import Overlay

_FROM_OVERLAY, _TO_OVERLAY = equal(IIF, VXLAN), equal(OIF, VXLAN)
_ORIGINAL, _REPLY = equal(ct("direction"), "original"), equal(ct("direction"), "reply")
_DNAT, _SNAT = has(ct("status"), "dnat"), has(ct("status"), "snat")


@frozen
class HeadFilter:
    """What the filter depends on.

    ``world``: the interface that leads there.  ``own``: the address that guests without a public one are seen with by guests.  ``pool``: the public addresses as
    networks.  ``public``: private addresses by public ones.
    """

    overlay: Overlay
    machines: frozenset[IPv4Address]
    world: str
    own: IPv4Address
    pool: frozenset[str]
    public: Mapping[str, str]


def table(given: HeadFilter) -> Table:
    """The table of all that is IP."""
    pairs = frozenset(given.public.items())
    sets = [
        NftSet("machines", ("ipv4_addr",), frozenset(map(str, given.machines))),
        NftSet("outside", ("ifname",), frozenset({given.world})),
        NftSet("ways", ("ifname",), frozenset({given.world, VXLAN})),
        NftSet("pool", ("ipv4_addr",), given.pool, interval=True),
        NftSet("private-of", ("ipv4_addr",), pairs, value_type="ipv4_addr"),
        NftSet("public-of", ("ipv4_addr",), frozenset((b, a) for a, b in pairs), value_type="ipv4_addr"),
        NftSet("in-force", ("ipv4_addr", "ipv4_addr"), pairs),
    ]
    chains = [
        _raw(given.overlay),
        _arriving(),
        _own(),
        _leaving(given),
        Chain("in-force", _in_force()),
        _input(),
        _output(),
        _forward(given),
    ]
    return Table("inet", TABLE_NAME, {one.name: one for one in sets}, {one.name: one for one in chains})


def _raw(overlay: Overlay) -> Chain:
    subnet = network(str(overlay.subnet))
    rules = (
        rule(_FROM_OVERLAY, equal(SADDR, subnet), ACCEPT, comment="from a guest"),
        rule(_FROM_OVERLAY, DROP, comment="from the overlay, and of no guest"),
        rule(equal(SADDR, subnet), DROP, comment="a guest's address, from elsewhere"),
        vxlan_rule(overlay),
    )
    return Chain("raw", rules, hook="prerouting", priority=RAW)


# Translation


def _arriving() -> Chain:
    translate = {"dnat": {"family": "ip", "addr": mapped(DADDR, "private-of")}}
    rules = (rule(equal(IIF, "@ways"), translate, comment="to a public address: to the guest that has it"),)
    return Chain("arriving", rules, hook="prerouting", type="nat", priority=DSTNAT)


def _own() -> Chain:
    translate = {"dnat": {"family": "ip", "addr": mapped(DADDR, "private-of")}}
    rules = (rule(translate, comment="the head itself to a public address"),)
    return Chain("own", rules, hook="output", type="nat", priority=DSTNAT)


def _leaving(given: HeadFilter) -> Chain:
    """Between guests nothing is translated, but where the one was reached by its public address: its answers have to come back here."""
    public = {"snat": {"family": "ip", "addr": mapped(SADDR, "public-of")}}
    world = equal(OIF, "@outside")
    rules = (
        rule(_FROM_OVERLAY, world, public, comment="a guest with a public address to the world"),
        rule(_FROM_OVERLAY, world, {"masquerade": None}, comment="a guest without one to the world"),
        rule(_FROM_OVERLAY, _TO_OVERLAY, _DNAT, public, comment="a guest to another's public address"),
        rule(
            _TO_OVERLAY,
            _DNAT,
            differs(IIF, "@outside"),
            {"snat": {"family": "ip", "addr": str(given.own)}},
            comment="who has no public address to a guest's",
        ),
    )
    return Chain("leaving", rules, hook="postrouting", type="nat", priority=SRCNAT)


# Who passes


def _in_force() -> tuple[NftRule, ...]:
    """Translations that were begun when an address was another's end with that; which is seen in packets of both directions."""
    came = concat(ct("ip daddr", "original"), ct("ip saddr", "reply"))
    went = concat(ct("ip daddr", "reply"), ct("ip saddr", "original"))
    used = equal(ct("ip daddr", "reply"), "@pool")
    return (
        rule(_DNAT, differs(came, "@in-force"), DROP, comment="to a public address that the guest has no more"),
        rule(_SNAT, used, differs(went, "@in-force"), DROP, comment="by a public address that the guest has no more"),
    )


def _input() -> Chain:
    rules = (
        rule(_FROM_OVERLAY, {"jump": {"target": "in-force"}}),
        rule(
            _FROM_OVERLAY,
            has(ct("state"), "established"),
            _REPLY,
            ACCEPT,
            comment="a guest's answer to the head itself",
        ),
        rule(_FROM_OVERLAY, DROP, comment="guests do not see the head"),
    )
    return Chain("input", rules, hook="input", priority=FILTER)


def _output() -> Chain:
    rules = (rule(_TO_OVERLAY, {"jump": {"target": "in-force"}}),)
    return Chain("output", rules, hook="output", priority=FILTER)


def _forward(given: HeadFilter) -> Chain:
    subnet = network(str(given.overlay.subnet))
    untold = has(ct("state"), ["invalid", "untracked"])
    rules = (
        rule(equal(DADDR, subnet), differs(OIF, VXLAN), DROP, comment="to a guest that is not there"),
        rule(differs(IIF, VXLAN), differs(OIF, VXLAN), ACCEPT, comment="not of guests: not our business"),
        rule(differs(IIF, "@ways"), DROP, comment="guests are reached by the public interface only"),
        rule(differs(OIF, "@ways"), DROP, comment="guests reach out by the public interface only"),
        rule(untold, DROP, comment="of no connection"),
        rule({"jump": {"target": "in-force"}}),
        rule(_TO_OVERLAY, equal(IIF, "@outside"), _REPLY, ACCEPT, comment="answers from the world"),
        rule(_TO_OVERLAY, equal(IIF, "@outside"), _DNAT, ACCEPT, comment="from the world to a public address"),
        rule(_TO_OVERLAY, equal(IIF, "@outside"), DROP, comment="nobody outside reaches private addresses"),
        rule(
            _FROM_OVERLAY,
            _ORIGINAL,
            equal(DADDR, "@machines"),
            DROP,
            comment="guests do not see the cluster's machines",
        ),
    )
    return Chain("forward", rules, hook="forward", priority=FILTER)
