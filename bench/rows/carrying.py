"""What guests' packets pay for rules and overlay: against the same ways through namespaces without either; and how soon a changed rule is in force."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from ipaddress import IPv4Address

from attrs import evolve, frozen

from euca.domain.network.state import Group
from euca.testing.netcluster import OPEN, NetCluster, udp
from euca.testing.netlab import Guest, Lab, Machine, eventually, why_not
from rows import Options, Row, all_cores, at_least, at_most
from rows.reconciling import cluster as large_cluster

TABLE = "network"
ORDER = 20
#: Round trips for each figure of latency.
TRIPS = 3000
TURNS = 15
COUNTS = (10, 1000, 5000)
#: What issue 6 asks for.
IN_FORCE_MS = 1000.0


@frozen
class Way:
    """From one guest to another's address."""

    source: Guest
    address: str


def plain(lab: Lab) -> tuple[Way, Way]:
    """The same ways without rules and overlay: two machines that route, guests behind veths; on one machine, and across both."""
    one, two = (lab.machine(f"plain{at}", f"192.168.50.{100 + at}/24") for at in (1, 2))
    for here, there, prefix in ((one, 102, "10.200.3.0/24"), (two, 101, "10.200.1.0/24")):
        here.run("sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward")
        here.ip(f"route add {prefix} via 192.168.50.{there}")
    source = lab.host(_behind(lab, one, "a", 1))
    lab.host(_behind(lab, one, "b", 2))
    lab.host(_behind(lab, two, "c", 3))
    return Way(source, "10.200.2.2"), Way(source, "10.200.3.2")


def _behind(lab: Lab, node: Machine, name: str, number: int) -> Machine:
    guest = lab.machine(f"plain-{name}")
    node.ip(
        f"link add to-{name} type veth peer name eth0 netns {guest.pid}",
        f"address add 10.200.{number}.1/24 dev to-{name}",
        f"link set to-{name} up",
    )
    guest.ip(
        f"address add 10.200.{number}.2/24 dev eth0",
        "link set eth0 up",
        f"route add default via 10.200.{number}.1",
    )
    return guest


def _in_turns(
    ours: Callable[[], float], theirs: Callable[[], float], best: Callable[[Sequence[float]], float]
) -> tuple[float, float]:
    """The best of each, taken in turns: whatever else the machine does only ever makes worse."""
    taken = [(ours(), theirs()) for _ in range(TURNS)]
    return best([one for one, _ in taken]), best([one for _, one in taken])


def _carried(cluster: NetCluster, options: Options) -> Iterator[Row]:
    here, beside, afar = cluster.launch([1, 1, 2], ["sg-open"])
    cluster.group(sg_open=OPEN)
    source = cluster.guests[here]
    ours = Way(source, cluster.address(beside)), Way(source, cluster.address(afar))
    seconds = options.seconds / 8
    for name, mine, other in zip(("on one node", "across nodes"), ours, plain(cluster.lab), strict=True):
        rates = _in_turns(_rate(mine, seconds), _rate(other, seconds), max)
        target = at_least(0.9) if name == "on one node" else None
        yield Row(f"TCP {name}", rates[0] / 1e6, "no rules, no overlay", rates[1] / 1e6, target, "MB/s")
        trips = _in_turns(_trip(mine), _trip(other), min)
        yield Row(f"there and back {name}", trips[0] * 1e6, "no rules, no overlay", trips[1] * 1e6, None, "µs")


def _rate(way: Way, seconds: float) -> Callable[[], float]:
    return lambda: float(way.source("stream", address=way.address, seconds=seconds))


def _trip(way: Way) -> Callable[[], float]:
    return lambda: float(way.source("latency", address=way.address, count=TRIPS))


def _changed(cluster: NetCluster, count: int, runs: int) -> Iterator[Row]:
    """A rule of a group that a guest is in comes and goes, where the cluster has so many instances."""
    source, target = cluster.on(1)[0], cluster.on(2)[0]
    large = large_cluster()
    others = list(large.guests.values())[: count - len(cluster.guests)]
    afar = {
        one.instance_id: evolve(one, node=IPv4Address("192.168.50.200") + number % 50)
        for number, one in enumerate(others)
    }
    before = cluster.state
    groups = {**large.groups, **before.groups, "sg-1": Group("sg-1")}
    members = {**before.guests, target: evolve(before.guests[target], group_ids=("sg-1",))}
    cluster.apply(groups=groups, guests={**afar, **members})
    closed = cluster.state
    opened = evolve(closed, groups={**groups, "sg-1": Group("sg-1", (udp(7),))})
    node = cluster.agents[2]
    comes, goes = [], []
    for _ in range(max(3, runs // 3)):
        number = cluster.guests[source]("flow", kind="udp", address=cluster.address(target), interval_s=0.001)
        begin, _ = node.call("timed", "apply", opened)
        eventually("it is heard", lambda number=number: cluster.guests[source]("flow_report", number=number)["first"])
        comes.append(cluster.guests[source]("flow_report", number=number)["first"] - begin)
        begin, _ = node.call("timed", "apply", closed)
        eventually(
            "it is cut", lambda number=number: cluster.guests[source]("flow_report", number=number)["silent_s"] > 0.2
        )
        goes.append(cluster.guests[source]("flow_end", number=number)["last"] - begin)
    cluster.apply(groups=before.groups, guests=before.guests)
    for what, times in (("a rule lets in", comes), ("a rule's end cuts", goes)):
        name = f"{what}, {count:,} instances"
        yield Row(name, 1000 * statistics.median(times), "what issue 6 asks for", IN_FORCE_MS, at_most(1))


def run(options: Options) -> list[Row]:
    """All rows; on all cores, since whoever sends and whoever receives are two."""
    reason = why_not()
    if reason:
        raise RuntimeError(reason)
    with all_cores(), Lab() as lab:
        cluster = NetCluster(lab, nodes=2)
        cluster.start()
        rows = [*_carried(cluster, options)]
        for count in COUNTS:
            rows += _changed(cluster, count, options.runs)
        cluster.end()
    return rows
