"""A machine's network made as it is wanted: from nothing, and when one thing changes, with as many instances and groups as a large cluster has."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from typing import Any

from attrs import evolve
from twisted.internet.defer import ensureDeferred

from euca.adapters.kernel_network import Kernel
from euca.adapters.linux_machine import LinuxMachine
from euca.adapters.process import Runner
from euca.domain.groups import Rule, Source
from euca.domain.network.managed_node import Node, Plugged, wanted
from euca.domain.network.names import interface_name
from euca.domain.network.state import Group, Guest, Overlay, State
from euca.testing.netlab import Machine, why_not
from rows import Options, Row, at_most

TABLE = "network"
ORDER = 10
#: What issue 6 asks for.
FROM_NOTHING_MS = 5000.0
ONE_CHANGE_MS = 50.0
INSTANCES, GROUPS, HERE, MACHINES = 5000, 500, 50, 100


def cluster() -> State:
    """5,000 instances on 100 machines, each in one to three of 500 groups, which have four rules each, one of them for another group."""
    overlay = Overlay(IPv4Network("10.100.0.0/16"), _machine(0), 1165, 4789)
    ids = [f"sg-{number:08x}" for number in range(GROUPS)]
    groups = {
        group_id: Group(
            group_id,
            (
                Rule("tcp", 22, 22, "0.0.0.0/0"),
                Rule("icmp", -1, -1, "0.0.0.0/0"),
                Rule("tcp", 8000, 8100 + number, "10.0.0.0/8"),
                Rule("tcp", 0, 65535, "", Source(group_id=ids[number - 1])),
            ),
        )
        for number, group_id in enumerate(ids)
    }
    guests = {}
    for number in range(INSTANCES):
        instance_id = f"i-{number:08x}"
        mac = f"d0:0d:00:00:{number >> 8:02x}:{number & 255:02x}"
        mine = tuple(sorted(ids[(number // 3 * 7 + at * 11) % GROUPS] for at in range(1 + number % 3)))
        address, machine = overlay.subnet.network_address + 256 + number, _machine(1 + number % MACHINES)
        guests[instance_id] = Guest(instance_id, "account", mac, address, machine, mine)
    return State(overlay, frozenset(_machine(1 + at) for at in range(MACHINES)), guests, groups)


def _machine(number: int) -> IPv4Address:
    return IPv4Address("192.168.50.0") + 1 + number


def plugged(state: State) -> list[Plugged]:
    """The instances that the first machine has: 50 of them."""
    mine = [guest for guest in state.guests.values() if guest.node == _machine(1)]
    return [Plugged(g.instance_id, g.mac, g.private_ip, interface_name(g.instance_id)) for g in mine if g.private_ip]


def changes(state: State) -> Iterator[tuple[str, State]]:
    """What the cluster may become by one change, with its name."""
    here, elsewhere = state.guests["i-00000000"], state.guests["i-00000001"]
    group = state.groups[here.group_ids[0]]
    ruled = evolve(group, rules=(*group.rules, Rule("udp", 53, 53, "192.0.2.0/24")))
    yield "a rule comes or goes", evolve(state, groups={**state.groups, group.group_id: ruled})
    rest = {key: guest for key, guest in state.guests.items() if key != elsewhere.instance_id}
    yield "an instance elsewhere ends or begins", evolve(state, guests=rest)
    moved = evolve(elsewhere, node=_machine(9))
    yield "an instance elsewhere moves", evolve(state, guests={**state.guests, moved.instance_id: moved})
    member = evolve(here, group_ids=tuple(sorted({*here.group_ids, "sg-00000123"})))
    yield (
        "an instance here is in a group more or less",
        evolve(state, guests={**state.guests, here.instance_id: member}),
    )


@contextmanager
def machine() -> Iterator[Machine]:
    """The first machine, as a namespace, with its guests' interfaces."""
    made = Machine.make("bench")
    try:
        names = [interface_name(f"i-{number:08x}") for number in range(0, INSTANCES, MACHINES)]
        made.ip(
            *(f"link add {one} type veth peer name {two}" for one, two in zip(names[::2], names[1::2], strict=True))
        )
        yield made
    finally:
        made.end()


async def _timed(work: Callable[[], Coroutine[Any, Any, None]]) -> tuple[float, float]:
    """How long it takes, and how long this process works for it, in milliseconds."""
    began, worked = time.perf_counter(), time.process_time()
    await work()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)


async def _measure(place: Path, runs: int) -> list[Row]:
    state = cluster()
    me, here = Node(_machine(1), 1500, 8775), plugged(state)
    with machine() as node:
        from twisted.internet import reactor

        def kernel() -> Kernel:
            return Kernel(
                LinuxMachine(reactor, Runner(reactor, reactor), place, netns=Path(f"/proc/{node.pid}/ns/net")), reactor
            )  # type: ignore[arg-type]

        first = kernel()
        all_ms, own_ms = await _timed(lambda: first.make(wanted(state, here, me)))
        rows = [
            Row(
                "from nothing, 5,000 instances, 500 groups",
                all_ms,
                "what issue 6 asks for",
                FROM_NOTHING_MS,
                at_most(1),
            ),
            Row("… of it our own work", own_ms, "the whole", all_ms, None),
        ]
        for name, changed in changes(state):
            took = [
                await _timed(lambda to=to: first.make(wanted(to, here, me)))  # type: ignore[misc]
                for _ in range(max(1, runs // 2))
                for to in (changed, state)
            ]
            all_ms, own_ms = (statistics.median(times) for times in zip(*took, strict=True))
            rows.append(Row(f"{name}: our own work", own_ms, "50 ms", ONE_CHANGE_MS, at_most(1)))
            rows.append(Row("… until it is in force", all_ms, "our own work", own_ms, None))
        all_ms, own_ms = await _timed(lambda: first.make(wanted(state, here, me), whole=True))
        rows.append(Row("all is right: a look at everything", all_ms, "from nothing", rows[0].figure, None))
        all_ms, _ = await _timed(lambda: kernel().make(wanted(state, here, me)))
        rows.append(Row("a new life, all is right", all_ms, "from nothing", rows[0].figure, None))
        all_ms, _ = await _timed(first.purge)
        rows.append(Row("purge", all_ms, "from nothing", rows[0].figure, None))
    return rows


def run(options: Options) -> list[Row]:
    """All rows: changes ``runs`` times, what is made from nothing once."""
    reason = why_not()
    if reason:
        raise RuntimeError(reason)
    from twisted.internet import reactor

    done: list[Any] = []

    def begin() -> None:
        measuring = ensureDeferred(_measure(Path(place) / "k", options.runs))
        measuring.addBoth(done.append).addBoth(lambda _: reactor.stop())

    with tempfile.TemporaryDirectory() as place:
        reactor.callWhenRunning(begin)
        reactor.run()
    if isinstance(done[0], list):
        return done[0]
    done[0].raiseException()
    raise AssertionError("not reached")
