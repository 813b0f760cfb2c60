"""Rules and public addresses change, and tiers die, while traffic flows: what is asked for happens within a second, and nobody else notices."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from euca.domain.groups import Rule
from euca.testing.netcluster import OPEN, NetCluster, icmp, tcp, udp
from euca.testing.netflows import LOOSE_S, Flow, Flows
from euca.testing.netlab import Guest, GuestError, eventually

Measured = Callable[[str, float | tuple[float, float]], None]


def _open_flows(cluster: NetCluster) -> Flows:
    """Between guests on one node and across nodes, by TCP and UDP, that nothing below is to disturb."""
    ids = [cluster.on(1)[2], cluster.on(1)[3], cluster.on(2)[2], cluster.on(3)[2]]
    cluster.group(sg_open=OPEN)
    cluster.members({one: ["sg-open"] for one in ids})
    flows = Flows()
    for source, target in ((0, 1), (0, 2), (2, 3), (3, 0)):
        for kind in ("tcp", "udp"):
            flows.add(cluster.guests[ids[source]], cluster.address(ids[target]), kind)
    return flows


# Rules


@pytest.mark.parametrize("rule", [tcp(7), udp(7), icmp(8, 0)], ids=str)
def test_a_new_rule_counts_within_a_second(cluster: NetCluster, measured: Measured, rule: Rule) -> None:
    source, target = cluster.on(1)[0], cluster.on(2)[0]
    cluster.group(sg_1=[])
    cluster.members({target: ["sg-1"]})
    port = 8 if rule.protocol == "icmp" else 7
    guest, address = cluster.guests[source], cluster.address(target)
    assert guest.outcome(rule.protocol, address, port) != "open"
    begin = time.monotonic()
    cluster.group(sg_1=[rule])
    told = time.monotonic() - begin
    assert guest.outcome(rule.protocol, address, port) == "open"
    measured(f"a new rule for {rule.protocol} is in force on all machines", told)
    assert told < LOOSE_S


@pytest.mark.parametrize("kind", ["tcp", "udp"])
def test_a_revoked_rule_cuts_its_connections_and_no_others(cluster: NetCluster, measured: Measured, kind: str) -> None:
    source, target, member = cluster.on(1)[0], cluster.on(2)[0], cluster.on(3)[0]
    others = _open_flows(cluster)
    rule = {"tcp": tcp, "udp": udp}[kind]
    mine, theirs = rule(7, cidr=f"{cluster.address(source)}/32"), rule(7, group="sg-2")
    cluster.group(sg_1=[mine, theirs], sg_2=[])
    cluster.members({target: ["sg-1"], member: ["sg-2"]})
    address = cluster.address(target)
    revoked = Flow.begin(cluster.guests[source], address, kind)
    stays = others.add(cluster.guests[member], address, kind)
    others.fresh()
    begin = time.monotonic()
    cluster.group(sg_1=[theirs])
    revoked.cut()
    measured(f"a revoked rule's {kind} flow is silent for 400 ms", time.monotonic() - begin)
    assert cluster.guests[source].outcome(kind, address) != "open"
    measured(f"longest silence of other flows, {kind} rule revoked", others.unharmed())
    # A member that leaves the group is cut, too.
    cluster.members({member: []})
    stays.cut()
    others.all.remove(stays)
    others.unharmed()
    for flow in (revoked, stays):
        flow.end()
    others.end()


def test_a_rule_that_comes_back_lets_a_connection_go_on(cluster: NetCluster) -> None:
    """What was cut was not reset: TCP takes it up again where the rule is back before it gives up."""
    source, target = cluster.on(1)[0], cluster.on(3)[1]
    cluster.group(sg_1=[tcp(7)])
    cluster.members({target: ["sg-1"]})
    flow = Flow.begin(cluster.guests[source], cluster.address(target))
    cluster.group(sg_1=[])
    flow.cut()
    cluster.group(sg_1=[tcp(7)])
    eventually("it goes on", lambda: flow.report["silent_s"] < 0.1, 10.0)
    assert not flow.report["broken"]
    flow.end()


def test_guests_come_and_go_and_others_do_not_notice(cluster: NetCluster, measured: Measured) -> None:
    others = _open_flows(cluster)
    for place in (1, 2):
        (made,) = cluster.launch([place], ["sg-open"])
        assert cluster.guests[cluster.on(3)[2]].outcome("tcp", cluster.address(made)) == "open"
        cluster.terminate(made)
    measured("longest silence of other flows, guests launched and terminated", others.unharmed())
    others.end()


# Public addresses

PUBLIC, SECOND = "203.0.113.17", "203.0.113.18"


def _named(instance_id: str) -> str:
    return instance_id.replace("-", "_")


def test_a_public_address_leads_in_by_the_groups_and_is_the_guest_s_outside(
    cluster: NetCluster, outside: Guest
) -> None:
    guest_id = cluster.on(2)[0]
    guest = cluster.guests[guest_id]
    cluster.group(sg_1=[tcp(7), icmp(8, 0)])
    cluster.members({guest_id: ["sg-1"]})
    assert outside.outcome("tcp", PUBLIC) != "open"
    cluster.associate(**{_named(guest_id): PUBLIC})
    assert outside("probe", kind="tcp", address=PUBLIC, port=7) == {"outcome": "open", "seen_as": "203.0.113.200"}
    assert outside.outcome("icmp", PUBLIC, 8) == "open"
    assert outside.outcome("udp", PUBLIC) != "open"
    assert outside.outcome("tcp", PUBLIC, 2001) != "open"
    assert guest("probe", kind="tcp", address="203.0.113.200", port=7) == {"outcome": "open", "seen_as": PUBLIC}
    assert guest("probe", kind="udp", address="203.0.113.200", port=7) == {"outcome": "open", "seen_as": PUBLIC}
    # A rule for addresses of the world looks at the world's address.
    cluster.group(sg_1=[tcp(7, cidr="203.0.113.201/32")])
    assert outside.outcome("tcp", PUBLIC) != "open"
    cluster.group(sg_1=[tcp(7, cidr="203.0.113.200/32")])
    assert outside.outcome("tcp", PUBLIC) == "open"
    cluster.associate(**{_named(guest_id): ""})
    assert outside.outcome("tcp", PUBLIC) != "open"
    assert guest("probe", kind="tcp", address="203.0.113.200", port=7)["seen_as"] == "203.0.113.16"


def test_guests_reach_each_other_by_public_addresses_too(cluster: NetCluster) -> None:
    """Also a guest itself, one on the same node, and one that has a public address of its own, as which it is seen."""
    target, beside, afar = cluster.on(2)[0], cluster.on(2)[1], cluster.on(1)[0]
    cluster.group(sg_1=[tcp(7)])
    cluster.members({target: ["sg-1"]})
    cluster.associate(**{_named(target): PUBLIC, _named(afar): SECOND})
    assert cluster.guests[beside].outcome("tcp", PUBLIC) == "open"
    assert cluster.guests[afar]("probe", kind="tcp", address=PUBLIC, port=7) == {"outcome": "open", "seen_as": SECOND}
    assert cluster.guests[target].outcome("tcp", PUBLIC) == "open"
    cluster.group(sg_1=[tcp(7, cidr=f"{SECOND}/32")])
    assert cluster.guests[afar].outcome("tcp", PUBLIC) == "open"
    assert cluster.guests[beside].outcome("tcp", PUBLIC) != "open"


def test_a_public_address_moves_under_traffic(cluster: NetCluster, outside: Guest, measured: Measured) -> None:
    """Its connections end with it, in both directions, and nobody else's do; the new owner has it within a second."""
    first, second, third = cluster.on(1)[0], cluster.on(2)[0], cluster.on(3)[0]
    others = _open_flows(cluster)
    cluster.group(sg_1=[tcp(7), tcp(3001), udp(7)])
    cluster.members({one: ["sg-1"] for one in (first, second, third)})
    cluster.guests[second]("serve", kind="tcp", port=3001)
    cluster.associate(**{_named(first): PUBLIC, _named(third): SECOND})
    others.add(outside, SECOND)
    others.add(cluster.guests[third], "203.0.113.200")
    # What the coming owner has begun as everybody goes on so.
    others.add(cluster.guests[second], "203.0.113.200")
    inward, outward = Flow.begin(outside, PUBLIC), Flow.begin(cluster.guests[first], "203.0.113.200")
    trickle = Flow.begin(outside, PUBLIC, "udp")
    assert outside.outcome("tcp", PUBLIC, 3001) == "refused"
    others.fresh()
    begin = time.monotonic()
    cluster.associate(**{_named(first): "", _named(second): PUBLIC})
    eventually("the new owner answers", lambda: outside.outcome("tcp", PUBLIC, 3001) == "open", 3.0, 0.01)
    measured("a public address answers from its new owner", time.monotonic() - begin)
    assert time.monotonic() - begin < LOOSE_S
    for flow in (inward, outward):
        flow.cut()
        flow.end()
    assert outside("probe", kind="udp", address=PUBLIC, port=7)["outcome"] == "open"
    trickle.end()
    measured("longest silence of other flows, public address moved", others.unharmed())
    others.end()


def test_a_public_address_that_is_taken_away_is_nobody_s(cluster: NetCluster, outside: Guest) -> None:
    guest_id = cluster.on(1)[0]
    cluster.group(sg_1=OPEN)
    cluster.members({guest_id: ["sg-1"]})
    cluster.associate(**{_named(guest_id): PUBLIC})
    flow = Flow.begin(outside, PUBLIC)
    cluster.associate(**{_named(guest_id): ""})
    flow.cut()
    flow.end()
    assert PUBLIC not in cluster.head.machine.run("ip", "address")
    assert outside.outcome("icmp", PUBLIC, 8) != "open"


# Tiers die


@pytest.mark.parametrize("place", [0, 1, 2], ids=["head", "node", "other node"])
def test_a_killed_tier_is_not_noticed_by_guests_nor_is_its_next_life(
    cluster: NetCluster, outside: Guest, measured: Measured, place: int
) -> None:
    flows = _open_flows(cluster)
    cluster.associate(**{_named(cluster.on(2)[2]): PUBLIC})
    flows.add(outside, PUBLIC)
    flows.add(cluster.guests[cluster.on(1)[2]], "203.0.113.200")
    flows.fresh()
    cluster.agents[place].kill()
    time.sleep(0.3)
    cluster.revive(place)
    assert cluster.wrong() == []
    measured(f"longest silence, {cluster.agents[place].machine.name} killed and begun again", flows.unharmed())
    flows.end()
    # It gives addresses again.
    if place:
        assert cluster.guests[cluster.on(place)[0]]("dhcp", timeout_s=5.0)["ip"]


@pytest.mark.parametrize("place", [0, 1], ids=["head", "node"])
def test_a_tier_that_is_stopped_leaves_guests_connected(
    cluster: NetCluster, outside: Guest, measured: Measured, place: int
) -> None:
    flows = _open_flows(cluster)
    cluster.associate(**{_named(cluster.on(2)[2]): PUBLIC})
    flows.add(outside, PUBLIC)
    flows.fresh()
    cluster.agents[place].network("stop")
    time.sleep(0.2)
    cluster.revive(place)
    measured(f"longest silence, {cluster.agents[place].machine.name} stopped and started", flows.unharmed())
    flows.end()


def test_kill_9_at_any_moment_of_a_change_is_mended_by_the_next_life(cluster: NetCluster, measured: Measured) -> None:
    """While many guests' groups change; the last word holds, whatever came of the one before, and flows flow."""
    flows = _open_flows(cluster)
    moved = [one for place in (1, 2, 3) for one in cluster.on(place)[4:]]
    longest = (0.0, 0.0)
    for step in range(10):
        cluster.group(sg_1=[tcp(2001)], sg_2=[tcp(2002)])
        flows.fresh()
        place, state = step % 4, cluster.state
        cluster.members({one: [f"sg-{1 + (step + at) % 2}"] for at, one in enumerate(moved)})
        coming, cluster.state = cluster.state, state
        agent = cluster.agents[place]
        agent.network("apply", state)
        agent.tell("network", "apply", coming)
        time.sleep(0.004 * step)
        agent.kill()
        cluster.state = coming
        cluster.revive(place)
        assert cluster.wrong() == []
        longest = max(longest, flows.unharmed())
    measured("longest silence, tiers killed in the middle of changes", longest)
    flows.end()


def test_what_somebody_breaks_is_named_and_repaired(cluster: NetCluster, measured: Measured) -> None:
    flows = _open_flows(cluster)
    node = cluster.agents[1]
    gone = cluster.address(cluster.on(2)[0])
    node.machine.ip(f"route del {gone}/32 table 1165", "neigh del 192.168.50.18 dev eucavx")
    node.machine.run("nft", "delete", "table", "inet", "eucalyptus")
    said = " ".join(f"{one.kind} {one.thing}" for one in cluster.wrong())
    assert gone in said and "192.168.50.18" in said and "filter" in said
    node.network("repair")
    assert cluster.wrong() == []
    flows.fresh()
    time.sleep(0.2)
    measured("longest silence after repair", flows.unharmed())
    flows.end()


def test_a_guest_that_reboots_while_its_node_s_tier_is_down_has_its_network(cluster: NetCluster) -> None:
    """The hotplug script does alone what the interface needs; only the address is asked for when the tier is back."""
    guest_id, other = cluster.on(3)[0], cluster.on(1)[0]
    cluster.group(sg_1=OPEN)
    cluster.members({guest_id: ["sg-1"]})
    node, guest = cluster.agents[3], cluster.guests[guest_id]
    node.call("hypervisor", "reboot", guest_id)
    node.kill()

    def again() -> bool:
        with suppress(OSError, GuestError):
            return guest("lease") == {}
        return False

    eventually("it boots", again)
    address = cluster.address(guest_id)
    for argv in (["address", "add", f"{address}/16", "dev", "eth0"], ["route", "add", "default", "via", "10.100.0.1"]):
        guest("command", argv=["ip", *argv])
    eventually("it is reached", lambda: cluster.guests[other].outcome("tcp", address) == "open")
    cluster.revive(3)
    guest.booted()
    assert cluster.guests[other].outcome("tcp", address) == "open"
    for kind, port in (("tcp", 2001), ("tcp", 2002), ("udp", 2001)):
        guest("serve", kind=kind, port=port)
