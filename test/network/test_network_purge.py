"""What is left on machines when the network is ended for good: nothing, whatever happened before. Two clusters with one private range meet by public addresses."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from euca.testing.netcluster import OPEN, NetCluster, tcp
from euca.testing.netlab import Lab


@pytest.fixture
def bare() -> Iterator[NetCluster]:
    """A cluster of a head and two nodes whose networks have not been started."""
    with Lab() as lab:
        made = NetCluster(lab, nodes=2)
        for agent in made.agents:
            # What an administrator has made is to stay.
            agent.machine.ip("route add 198.51.100.0/24 dev eth0", "rule add pref 90 from 198.51.100.7 lookup 77")
            agent.machine.run(
                "nft", "add table inet mine; add chain inet mine c { type filter hook input priority 5; }"
            )
        yield made
        made.end()


def _kernels(cluster: NetCluster) -> list[Any]:
    return [agent.machine.kernel_state() for agent in cluster.agents]


def _used(cluster: NetCluster) -> list[str]:
    """Start it with guests that are in groups and have public addresses, and see that it works."""
    cluster.start()
    cluster.group(sg_1=OPEN)
    guests = cluster.launch([1, 2], ["sg-1"])
    cluster.associate(**{guests[0].replace("-", "_"): "203.0.113.17"})
    assert cluster.guests[guests[0]].outcome("tcp", cluster.address(guests[1])) == "open"
    return guests


def _purge(cluster: NetCluster) -> None:
    for agent in cluster.agents:
        agent.network("purge")
        agent.network("purge")


def test_purge_leaves_machines_as_they_were(bare: NetCluster) -> None:
    before = _kernels(bare)
    for guest in _used(bare):
        bare.terminate(guest)
    assert _kernels(bare) != before
    _purge(bare)
    assert _kernels(bare) == before


def test_purge_finds_what_a_killed_life_left(bare: NetCluster) -> None:
    """Killed in the middle of its first changes, at later and later moments; then a new process purges without having been told anything."""
    before = _kernels(bare)
    bare.start()
    for step in range(6):
        for agent in bare.agents:
            agent.network("start")
            agent.tell("network", "apply", bare.state)
        time.sleep(0.012 * step)
        for agent in bare.agents:
            agent.kill()
        _purge(bare)
        assert _kernels(bare) == before, f"killed after {12 * step} ms"


def test_two_clusters_with_the_same_private_range_meet_by_public_addresses(bare: NetCluster) -> None:
    """On one underlay, with the same overlay's number and port: neither sees anything of the other's private addresses."""
    other = NetCluster(bare.lab, nodes=1, number=2)
    try:
        other.start()
        other.group(sg_1=[tcp(7)])
        mine, theirs = _used(bare), other.launch([1, 1], ["sg-1"])
        assert bare.address(mine[0]) == other.address(theirs[0])
        public = {"mine": "203.0.113.17", "theirs": "203.0.113.33"}
        other.associate(**{theirs[0].replace("-", "_"): public["theirs"]})
        here, there = bare.guests[mine[0]], other.guests[theirs[0]]
        seen = here("probe", kind="tcp", address=public["theirs"], port=7)
        assert seen == {"outcome": "open", "seen_as": public["mine"]}
        seen = there("probe", kind="tcp", address=public["mine"], port=7)
        assert seen == {"outcome": "open", "seen_as": public["theirs"]}
        # Who has no public address is seen with its head's.
        seen = other.guests[theirs[1]]("probe", kind="tcp", address=public["mine"], port=7)
        assert seen == {"outcome": "open", "seen_as": "203.0.113.32"}
        other.group(sg_1=[tcp(7, cidr="203.0.113.16/32")])
        assert here.outcome("tcp", public["theirs"]) != "open"
        assert bare.guests[mine[1]].outcome("tcp", public["theirs"]) == "open"
        # The same private address: each is reached by its own neighbours only.
        number = bare.guests[mine[1]]("flow", kind="tcp", address=bare.address(mine[0]))
        for agent in other.agents:
            agent.kill()
            agent.network("purge")
        time.sleep(0.3)
        report = bare.guests[mine[1]]("flow_end", number=number)
        assert report["broken"] == "" and report["silent_s"] < 1 and report["heard"] > 5
    finally:
        other.end()
