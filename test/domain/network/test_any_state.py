"""Whatever the state: the kernel takes the tables, nft prints them as they were said, and nothing refers to what is not there."""

from __future__ import annotations

import json
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from euca.domain.addresses import parse_pool
from euca.domain.groups import Rule, Source
from euca.domain.network import bridged, managed_head, managed_node
from euca.domain.network.names import interface_name
from euca.domain.network.ruleset import Table
from euca.domain.network.state import Group, Guest, Overlay, State

OVERLAY = Overlay(IPv4Network("10.100.0.0/16"), IPv4Address("192.168.50.1"), 1165, 4789)
MACHINES = [IPv4Address("192.168.50.0") + number for number in (1, 2, 3)]
IDS = ["sg-0", "sg-1", "sg-2", "sg-gone"]
POOL = parse_pool("203.0.113.1-203.0.113.9")

ports = st.tuples(st.integers(0, 65535), st.integers(0, 65535)).map(sorted)
few_ports = st.tuples(st.integers(20, 25), st.integers(20, 25)).map(sorted)
icmp = st.one_of(
    st.just((-1, -1)), st.tuples(st.integers(0, 255), st.just(-1)), st.tuples(st.integers(0, 20), st.integers(0, 20))
)
networks = st.one_of(
    st.just("0.0.0.0/0"),
    st.integers(0, 32).map(lambda length: str(IPv4Network((0x0A000000, length), strict=False))),
    st.tuples(st.integers(0, 255), st.integers(8, 32)).map(
        lambda it: str(IPv4Network((0x0A000000 + (it[0] << 16), it[1]), strict=False))
    ),
)
sources = st.one_of(
    networks.map(lambda cidr: {"cidr": cidr}),
    st.sampled_from(IDS).map(lambda group_id: {"source": Source("1", group_id, group_id)}),
)
ranges = st.one_of(
    st.tuples(st.sampled_from(["tcp", "udp"]), st.one_of(ports, few_ports)), st.tuples(st.just("icmp"), icmp)
)
rules = st.builds(lambda range_, source: Rule(range_[0], *range_[1], **source), ranges, sources)


@st.composite
def states(draw: st.DrawFn) -> State:
    groups = {i: Group(i, tuple(draw(st.lists(rules, max_size=12)))) for i in IDS[:3]}
    guests = {}
    for number in range(draw(st.integers(0, 6))):
        instance_id = f"i-{number:08x}"
        guests[instance_id] = Guest(
            instance_id,
            "1",
            f"d0:0d:00:00:00:{number:02x}",
            draw(st.sampled_from([OVERLAY.subnet[number + 2], None])),
            draw(st.sampled_from([*MACHINES, None])),
            tuple(draw(st.lists(st.sampled_from(IDS), unique=True, max_size=3))),
            draw(st.sampled_from([IPv4Address("203.0.113.0") + number, None])),
        )
    return State(OVERLAY, frozenset(MACHINES[1:]), guests, groups)


def is_whole(table: Table) -> None:
    """Chains, sets and values of verdict maps refer to what is in the table."""
    for chain in table.chains.values():
        for one in chain.rules:
            for word in _words(one.statements):
                assert not word.startswith("@") or word[1:] in table.sets, word
            targets = [
                statement[verb]["target"]
                for statement in one.statements
                for verb in ("jump", "goto")
                if verb in statement
            ]
            assert set(targets) <= table.chains.keys()
    for one in table.sets.values():
        if one.value_type == "verdict":
            assert {element[1] for element in one.elements} <= table.chains.keys()


def _words(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [word for one in inside for word in _words(one)]


SLOWLY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOWLY
@given(states())
def test_tables_are_taken(load: Callable[..., Any], state: State) -> None:
    here = [guest for guest in state.guests.values() if guest.node == MACHINES[1] and guest.private_ip]
    plugged = [
        managed_node.Plugged(g.instance_id, g.mac, g.private_ip, interface_name(g.instance_id))
        for g in here
        if g.private_ip
    ]
    node = managed_node.wanted(state, plugged, managed_node.Node(MACHINES[1], 1500, 8776)).tables
    head = managed_head.wanted(state, managed_head.Head(1500, "eth1", POOL)).tables
    for tables in (node, head):
        printed = load(tables)
        for table in tables:
            is_whole(table)
            for chain in table.chains.values():
                said = [(one.statements, one.comment) for one in chain.rules]
                assert printed.get((table.family, chain.name), []) == said, json.dumps(said)


@settings(max_examples=40, deadline=None)
@given(states(), st.booleans())
def test_tables_of_bridges_are_whole(state: State, learning: bool) -> None:
    plugged = [
        bridged.Bridged(g.instance_id, g.mac, None, interface_name(g.instance_id)) for g in state.guests.values()
    ]
    (table,) = bridged.wanted(state, plugged, bridged.Segment(frozenset(MACHINES[:1]), learning)).tables
    is_whole(table)
