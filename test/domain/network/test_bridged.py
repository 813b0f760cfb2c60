"""What a node's kernel is to hold in modes STATIC and SYSTEM.

The kernel of the machine that tests need not track connections of bridges; then all is tried that does not.  That groups judge is tried with MANAGED, whose chains they are.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address
from typing import Any

import pytest
from attrs import evolve

from euca.domain.groups import Rule
from euca.domain.network.bridge_filter import LEARNT
from euca.domain.network.bridged import Bridged, Segment, wanted
from euca.domain.network.state import Group, Guest, State

WEB = Group("sg-web", (Rule("tcp", 80, 80, "0.0.0.0/0"),))
NODE = IPv4Address("10.1.0.2")
KNOWN = Guest("i-00000005", "1", "d0:0d:00:00:00:05", IPv4Address("10.1.0.5"), NODE, ("sg-web",))
STATE = State(None, frozenset({NODE}), {KNOWN.instance_id: KNOWN}, {"sg-web": WEB})
ONE = Bridged(KNOWN.instance_id, KNOWN.mac, None, "ev00000005")
NEW = Bridged("i-00000006", "d0:0d:00:00:00:06", None, "ev00000006")
STATIC, SYSTEM = (Segment(frozenset({NODE, IPv4Address("192.168.0.2")}), learning) for learning in (False, True))


def test_what_is_known_of_a_guest_is_bound_to_its_interface() -> None:
    (table,) = wanted(STATE, (ONE, NEW), SYSTEM).tables
    assert table.family == "bridge"
    assert table.sets["bound"].elements == {("ev00000005", "d0:0d:00:00:00:05", "10.1.0.5")}
    assert table.sets["cards"].elements == {(one.interface, one.mac) for one in (ONE, NEW)}
    assert table.sets["machines"].elements == {"10.1.0.2", "192.168.0.2"}
    assert dict(table.sets["judges"].elements)["ev00000006"] == "judge-nobody"
    given = evolve(NEW, private_ip=IPv4Address("10.1.0.6"))
    (table,) = wanted(STATE, (given,), STATIC).tables
    assert table.sets["bound"].elements == {("ev00000006", "d0:0d:00:00:00:06", "10.1.0.6")}
    assert LEARNT not in table.sets and "learn" not in table.chains


@pytest.mark.parametrize("me", [STATIC, SYSTEM])
def test_nft_takes_it_and_prints_it_as_it_was_said(load: Callable[..., Any], me: Segment) -> None:
    for plugged in ((), (ONE, NEW)):
        table = wanted(STATE, plugged, evolve(me, tracks=False)).tables[0]
        printed = load([table])
        for chain in table.chains.values():
            assert printed.get(("bridge", chain.name), []) == [(one.statements, one.comment) for one in chain.rules]
