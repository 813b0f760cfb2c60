"""What is wrong around a machine, from what was seen: each with its mend."""

from ipaddress import IPv4Address
from typing import Any

import pytest

from euca.domain.groups import Rule
from euca.domain.network.findings import Verdict
from euca.domain.network.state import Group, Guest, State
from euca.domain.network.surroundings import (
    Probe,
    closed_groups,
    foreign_filters,
    judged,
    offered,
    skewed,
    strict_sources,
)


def chain(family: str, table: str, name: str, **more: Any) -> dict[str, Any]:
    return {"chain": {"family": family, "table": table, "name": name, "handle": 1, **more}}


def last(family: str, table: str, name: str, *expressions: dict[str, Any]) -> dict[str, Any]:
    return {"rule": {"family": family, "table": table, "chain": name, "handle": 2, "expr": list(expressions)}}


FORWARD = {"type": "filter", "hook": "forward", "prio": 0}


@pytest.mark.parametrize(
    ("entries", "mend"),
    [
        ([chain("ip", "filter", "FORWARD", **FORWARD, policy="drop")], "iptables -I FORWARD -i ev+ -j ACCEPT"),
        (
            [chain("inet", "fw", "fwd", **FORWARD, policy="accept"), last("inet", "fw", "fwd", {"reject": None})],
            "nft insert rule inet fw fwd iifname 'ev*' accept",
        ),
        ([chain("inet", "fw", "in", type="filter", hook="input", prio=0, policy="drop")], ""),
        ([chain("inet", "eucalyptus", "forward", **FORWARD, policy="drop")], ""),
        ([chain("ip6", "filter", "FORWARD", **FORWARD, policy="drop")], ""),
        ([chain("ip", "filter", "FORWARD", **FORWARD, policy="accept")], ""),
        (
            [
                chain("ip", "filter", "FORWARD", **FORWARD, policy="accept"),
                last("ip", "filter", "FORWARD", {"match": {}}, {"drop": None}),
            ],
            "",
        ),
    ],
)
def test_a_firewall_that_drops_what_is_forwarded(entries: list[dict[str, Any]], mend: str) -> None:
    found = list(foreign_filters([{"metainfo": {}}, *entries], "node"))
    assert [one.verdict for one in found] == [Verdict.PROBLEM] * bool(mend)
    assert not mend or mend in found[0].mend
    assert not mend or "ev" not in next(foreign_filters(entries, "cluster")).mend


def test_who_is_reached_by_nobody() -> None:
    guests = {
        i: Guest(i, "a", "m", IPv4Address("10.0.0.1"), None, groups)
        for i, groups in (("i-1", ("sg-1",)), ("i-2", ("sg-1", "sg-2")), ("i-3", ()))
    }
    state = State(
        guests=guests, groups={"sg-1": Group("sg-1"), "sg-2": Group("sg-2", (Rule("tcp", 22, 22, "0.0.0.0/0"),))}
    )
    found = list(closed_groups(state, ["i-1", "i-2", "i-3", "i-4"]))
    assert [one.thing for one in found] == ["i-1 is reached by nobody", "i-3 is reached by nobody"]


def test_what_probes_say() -> None:
    machine = IPv4Address("192.168.50.3")
    said = [
        next(judged([Probe(machine, "a node", *seen, 1500)], 4789))
        for seen in ((True, True, True), (True, True, False), (True, False, False), (False, False, False))
    ]
    assert [one.verdict is Verdict.RIGHT for one in said] == [True, False, False, False]
    assert "ip link set IF mtu 1400" in said[1].mend
    assert "let UDP port 4789 pass" in said[2].mend
    assert "an interface of the same network" in said[3].mend


def test_clocks_sources_and_strange_servers() -> None:
    assert [next(skewed("n", skew)).verdict is Verdict.RIGHT for skew in (0.0, 4.0, -5.5, 900.0, None)] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert "apt install chrony" in next(skewed("n", -60)).mend and "60 s behind" in next(skewed("n", -60)).thing
    assert list(strict_sources("0\n")) == list(strict_sources("2\n")) == [] and list(strict_sources("1\n"))
    ours, other = IPv4Address("10.0.0.1"), IPv4Address("10.0.0.9")
    assert [one.thing for one in offered({ours, other}, {ours}, "eth1")] == ["10.0.0.9 gives addresses on eth1"]
