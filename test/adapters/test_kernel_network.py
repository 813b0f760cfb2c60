"""Whatever a kernel holds, it holds what is wanted after one round; on a kernel in memory that is as strict as the real one."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from twisted.internet.defer import Deferred
from twisted.internet.task import Clock

from euca.adapters.kernel_network import Kernel
from euca.domain.network.difference import Odd, TableChange, plan
from euca.domain.network.filter_difference import commands
from euca.domain.network.findings import Verdict
from euca.domain.network.inspection import findings
from euca.domain.network.kernel import (
    NOTHING,
    Address,
    Forwarding,
    Interface,
    Link,
    Neighbour,
    PolicyRule,
    Route,
    Setting,
    Wanted,
)
from euca.domain.network.ruleset import Chain, NftSet, Table, rule
from euca.ports.network import NetworkError
from euca.testing.machine import MemoryMachine

GUESTS = ("ev1", "ev2", "ev3")
MACS = ("0a:ec:00:00:00:01", "0a:ec:00:00:00:02")
ADDRESSES = tuple(IPv4Address("10.100.0.4") + number for number in range(4))


def now(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """What it comes to, at once."""
    result: list[Any] = []
    Deferred.fromCoroutine(coroutine).addBoth(result.append)
    (one,) = result
    if hasattr(one, "raiseException"):
        one.raiseException()
    return one


def some(strategy: st.SearchStrategy[Any], key: Callable[[Any], Any]) -> st.SearchStrategy[frozenset[Any]]:
    return st.lists(strategy, max_size=5, unique_by=key).map(frozenset)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table whose parts refer to each other."""
    judges = draw(st.sets(st.sampled_from(["j1", "j2", "j3"])))
    kinds = {"plain": ("ipv4_addr",), "pair": ("ifname", "ipv4_addr")}
    sets = {}
    for name in draw(st.sets(st.sampled_from(["plain", "pair"]))):
        one = st.sampled_from(["10.0.0.1", "10.0.0.2", "10.0.0.3"])
        elements = one if name == "plain" else st.tuples(st.sampled_from(GUESTS), one)
        sets[name] = NftSet(name, kinds[name], draw(st.frozensets(elements)), interval=draw(st.booleans()))
    if judges:
        to = draw(st.dictionaries(st.sampled_from(GUESTS), st.sampled_from(sorted(judges))))
        sets["map"] = NftSet("map", ("ifname",), frozenset(to.items()), "verdict")
    words = [rule({"accept": None}), rule({"drop": None}, comment="why")]
    words += [rule({"match": {"op": "==", "left": 1, "right": f"@{name}"}}) for name in sets if name != "map"]
    rules = st.lists(st.sampled_from(words), max_size=3).map(tuple)
    chains = {name: Chain(name, draw(rules)) for name in judges}
    jumps = [*words, *(rule({"jump": {"target": name}}) for name in judges)]
    priority = draw(st.sampled_from([0, -300]))
    chains["base"] = Chain(
        "base", tuple(draw(st.lists(st.sampled_from(jumps), max_size=3))), "forward", "filter", priority
    )
    return Table(draw(st.sampled_from(["inet", "arp"])), "eucalyptus", sets, chains)


@st.composite
def wishes(draw: st.DrawFn) -> Wanted:
    """What a machine may want; all that it wants is on links of ours, guests' interfaces, or the machine's own ``pub0``."""
    macs, mtus = st.sampled_from(MACS), st.sampled_from([1450, 1400])
    local = IPv4Address("192.0.2.1")
    tunnel = st.builds(Link, st.just("eucavx"), macs, mtus, st.sampled_from([1165, 7]), st.just(local), st.just(4789))
    links = draw(st.one_of(st.just(frozenset()), tunnel.map(lambda one: frozenset({one}))))
    names = draw(st.sets(st.sampled_from(GUESTS)))
    interfaces = frozenset(Interface(name, draw(macs), draw(mtus)) for name in names)
    tunnels = [link.name for link in links]
    ways = st.sampled_from([*sorted(names), *tunnels]) if names or tunnels else st.nothing()
    over = st.sampled_from(tunnels) if tunnels else st.nothing()
    network = st.sampled_from([IPv4Network((int(one), 32)) for one in ADDRESSES] + [IPv4Network("0.0.0.0/0")])
    gateway = st.one_of(st.none(), st.sampled_from(ADDRESSES))
    public = st.builds(
        Address,
        st.just("pub0"),
        st.sampled_from([IPv4Interface(f"203.0.113.{n}/32") for n in range(3)]),
        label=st.sampled_from(["pub0:euca"]),
    )
    inner = st.builds(Address, ways, st.just(IPv4Interface("10.100.0.1/32")), scope=st.just("link"))
    values = st.sampled_from(["0", "1", "2"])
    paths = st.sampled_from([*sorted(names), *tunnels, "pub0"]).map(lambda name: f"net/ipv4/conf/{name}/forwarding")
    setting = st.builds(Setting, paths, values).map(lambda one: evolve(one, restore="pub0" in one.path))
    return Wanted(
        links=links,
        interfaces=interfaces,
        addresses=draw(some(st.one_of(public, inner), lambda one: (one.link, one.address))),
        routes=draw(some(st.builds(Route, st.just(1165), network, ways, gateway), lambda one: one.destination)),
        rules=draw(
            some(st.builds(PolicyRule, st.sampled_from([1, 2]), st.just(1165), network, st.none()), lambda one: one)
        ),
        neighbours=draw(
            some(st.builds(Neighbour, ways, st.sampled_from(ADDRESSES), macs), lambda one: (one.link, one.address))
        ),
        forwardings=draw(some(st.builds(Forwarding, over, macs, st.sampled_from(ADDRESSES)), lambda one: one.mac)),
        settings=draw(some(setting, lambda one: one.path)),
        tables=tuple(draw(st.lists(tables(), max_size=2, unique_by=lambda one: one.family))),
    )


@st.composite
def damages(draw: st.DrawFn) -> Callable[[MemoryMachine], None]:
    """Something that others do to a machine."""
    name = draw(st.sampled_from([*GUESTS, "eucavx"]))

    def come_or_go(machine: MemoryMachine) -> None:
        machine.unplug(name) if name in machine.ports else name != "eucavx" and machine.plug(name)

    def down(machine: MemoryMachine) -> None:
        if name in machine.ports:
            machine.down(name)

    def odd(machine: MemoryMachine) -> None:
        machine.odd.add(Odd("route", "blackhole", b""))

    def forget(machine: MemoryMachine) -> None:
        machine.rules.clear()
        machine.routes.clear()
        machine.forget_neighbours(name)
        machine.forwardings.clear()
        machine.addresses = {one for one in machine.addresses if one.link == "pub0"}

    def unset(machine: MemoryMachine) -> None:
        if name in machine.ports:
            machine.ports[name].settings.clear()
            machine.ports[name].mtu = 68

    def filters(machine: MemoryMachine) -> None:
        made = Table("inet", "eucalyptus", chains={"strange": Chain("strange", (rule({"accept": None}),))})
        machine.filters.apply(commands([TableChange(None, made)]))

    return draw(st.sampled_from([come_or_go, down, odd, forget, unset, filters]))


def a_machine() -> MemoryMachine:
    machine = MemoryMachine()
    for name in ("pub0", *GUESTS[:2]):
        machine.plug(name)
    return machine


@settings(deadline=None, max_examples=80)
@given(wishes(), wishes(), st.lists(damages(), max_size=4))
def test_from_whatever_there_is_one_round_does(first: Wanted, then: Wanted, done: list[Any]) -> None:
    machine = a_machine()
    now(Kernel(machine, Clock()).make(first))
    for damage in done:
        damage(machine)
    machine.looks = 0
    now(Kernel(machine, Clock()).make(then))
    assert machine.looks == 1
    actual = now(machine.look(then))
    assert plan(then, actual).empty
    assert {one.verdict for one in findings(then, actual)} <= {Verdict.RIGHT, Verdict.MISSING}
    work = machine.work
    now(Kernel(machine, Clock()).make(then))
    assert machine.work == work
    now(Kernel(machine, Clock()).purge())
    assert plan(NOTHING, now(machine.look(NOTHING))).empty
    assert not machine.remembered and "eucavx" not in machine.ports
    assert machine.value("net/ipv4/conf/pub0/forwarding") == "0"
    assert not any(port.alias for port in machine.ports.values())


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(wishes(), st.sampled_from(["", *GUESTS]), st.booleans()), max_size=6))
def test_one_life_looks_once(steps: list[tuple[Wanted, str, bool]]) -> None:
    machine = a_machine()
    kernel = Kernel(machine, Clock())
    for wanted, moving, comes in steps:
        machine.looks = 0
        now(kernel.make(wanted))
        assert machine.looks == (wanted is steps[0][0])
        assert plan(wanted, now(machine.look(wanted))).empty
        if moving in machine.ports:
            machine.unplug(moving)
        if moving and comes:
            machine.plug(moving)


@settings(deadline=None, max_examples=80)
@given(wishes(), wishes())
def test_what_is_right_is_left_alone(first: Wanted, then: Wanted) -> None:
    """No flow is interrupted: what both want is neither removed nor made again, except with a link that has to be made anew."""
    machine = a_machine()
    now(Kernel(machine, Clock()).make(first))
    todo = plan(then, now(machine.look(then)))
    remade = {one.thing.name for one in todo.steps if hasattr(one, "thing") and isinstance(one.thing, Link | Interface)}
    both = (first.routes & then.routes) | (first.addresses & then.addresses) | (first.rules & then.rules)
    touched = {
        one.thing for one in todo.steps if hasattr(one, "thing") and getattr(one.thing, "link", "") not in remade
    }
    assert not touched & {one for one in both if isinstance(one, PolicyRule) or one.link in machine.ports}


class Busy(MemoryMachine):
    """A guest's interface comes while its neighbours' are made."""

    async def perform(self, steps: Any) -> Any:
        done = await super().perform(steps)
        if "ev3" not in self.ports:
            self.plug("ev3")
        return done


def test_what_comes_meanwhile_is_made_by_the_next_call() -> None:
    machine = Busy()
    machine.plug("ev1")
    kernel = Kernel(machine, Clock())
    wanted = Wanted(interfaces=frozenset({Interface("ev1", MACS[0], 1450), Interface("ev3", MACS[0], 1450)}))
    now(kernel.make(wanted))
    assert machine.ports["ev1"].is_up and not machine.ports["ev3"].is_up
    now(kernel.make(wanted))
    assert machine.ports["ev3"].is_up and machine.looks == 1


def test_an_interface_that_was_made_anew_is_set_up_again() -> None:
    machine = a_machine()
    kernel = Kernel(machine, Clock())
    route = Route(1165, IPv4Network("10.100.0.5/32"), "ev1")
    wanted = Wanted(interfaces=frozenset({Interface("ev1", MACS[0], 1450)}), routes=frozenset({route}))
    now(kernel.make(wanted))
    machine.unplug("ev1")
    machine.plug("ev1")
    now(kernel.make(wanted))
    assert machine.ports["ev1"].is_up and machine.routes and machine.looks == 1


# Its calls


class Slow(MemoryMachine):
    """Its looks end when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Deferred[None]] = []

    async def look(self, wanted: Wanted) -> Any:
        self.waiting.append(Deferred())
        await self.waiting[-1]
        return await super().look(wanted)


def wish(*numbers: int) -> Wanted:
    return Wanted(rules=frozenset(PolicyRule(number, 1165) for number in numbers))


def test_of_calls_that_wait_only_the_newest_is_done() -> None:
    machine = Slow()
    kernel = Kernel(machine, Clock())
    ended: list[str] = []
    for name, wanted in (("first", wish(1)), ("second", wish(2)), ("third", wish(1, 3))):
        Deferred.fromCoroutine(kernel.make(wanted)).addCallback(lambda _, name=name: ended.append(name))
    assert ended == []
    machine.waiting[0].callback(None)
    assert ended == ["first", "second", "third"] and machine.rules == wish(1, 3).rules
    assert machine.work == 2 and len(machine.waiting) == 1


def test_who_goes_takes_nobody_along() -> None:
    machine = Slow()
    kernel = Kernel(machine, Clock())
    first = Deferred.fromCoroutine(kernel.make(wish(1)))
    second = Deferred.fromCoroutine(kernel.make(wish(2)))
    for one in (first, second):
        one.addErrback(lambda _: None)
    first.cancel()
    machine.waiting[0].callback(None)
    assert second.called and machine.rules == wish(2).rules


def test_a_failure_is_told_and_the_next_call_looks_again() -> None:
    machine = a_machine()
    kernel = Kernel(machine, Clock())
    machine.plug("eucavx")  # Not ours, though this machine does not say so when it is looked at.
    link = Link("eucavx", MACS[0], 1450, 1165, ADDRESSES[0], 4789)
    with pytest.raises(NetworkError, match="File exists"):
        now(kernel.make(Wanted(links=frozenset({link}))))
    machine.unplug("eucavx")
    looks = machine.looks
    now(kernel.make(Wanted(links=frozenset({link}))))
    assert machine.looks == looks + 1 and machine.ports["eucavx"].is_up


def test_everything_is_looked_at_every_so_often() -> None:
    machine, clock = a_machine(), Clock()
    kernel = Kernel(machine, clock, look_s=60)
    now(kernel.make(wish(1)))
    machine.addresses.add(Address("pub0", IPv4Interface("203.0.113.1/32"), label="pub0:euca"))
    now(kernel.make(wish(1)))
    assert machine.looks == 1 and machine.addresses
    clock.pump([10] * 5)
    assert (machine.looks, machine.checks) == (1, 5) and machine.addresses
    clock.pump([10])
    assert machine.looks == 2 and not machine.addresses
    machine.rules.clear()
    now(kernel.make(wish(1), whole=True))
    assert machine.rules
    kernel.stop()
    looks = machine.looks
    clock.advance(1000)
    assert machine.looks == looks and machine.rules


def test_what_others_flush_comes_back_soon() -> None:
    machine, clock = a_machine(), Clock()
    kernel = Kernel(machine, clock, look_s=60)
    table = Table("inet", "eucalyptus", chains={"base": Chain("base", hook="forward")})
    wanted = evolve(wish(1), tables=(table,))
    now(kernel.make(wanted))
    machine.filters.apply([{"delete": {"table": {"family": "inet", "name": "eucalyptus"}}}])
    clock.advance(10)
    assert machine.filters.tables() and machine.looks == 2
    machine.rules.clear()
    clock.advance(10)
    assert machine.rules and machine.looks == 3
    clock.advance(10)
    assert machine.looks == 3


def test_what_fails_is_tried_again() -> None:
    machine, clock = a_machine(), Clock()
    kernel = Kernel(machine, clock, look_s=60)
    machine.plug("eucavx")
    link = Link("eucavx", MACS[0], 1450, 1165, ADDRESSES[0], 4789)
    with pytest.raises(NetworkError):
        now(kernel.make(Wanted(links=frozenset({link}))))
    clock.advance(10)
    machine.unplug("eucavx")
    clock.advance(10)
    assert machine.ports["eucavx"].is_up
    now(kernel.purge())
    looks = machine.looks
    clock.advance(1000)
    assert machine.looks == looks


def test_an_address_is_announced_while_it_is_here() -> None:
    machine, clock = a_machine(), Clock()
    kernel = Kernel(machine, clock)
    one, other = (Address("pub0", IPv4Interface(f"203.0.113.{n}/32"), label="pub0:euca") for n in (1, 2))
    inner = Address("ev1", IPv4Interface("10.100.0.1/32"), scope="link")
    guest = frozenset({Interface("ev1", MACS[0], 1450)})
    now(kernel.make(Wanted(interfaces=guest, addresses=frozenset({one, other, inner}))))
    assert sorted(machine.announced, key=str) == [one, other]
    now(kernel.make(Wanted(addresses=frozenset({one}))))
    clock.advance(1)
    clock.advance(2)
    clock.advance(100)
    assert machine.announced.count(one) == 3 and machine.announced.count(other) == 1


def test_without_its_filters_nothing_leads_to_a_guest() -> None:
    machine = a_machine()
    machine.filters.apply = refuse  # type: ignore[method-assign]
    table = Table("inet", "eucalyptus", chains={"base": Chain("base", hook="forward")})
    route = Route(1165, IPv4Network("10.100.0.5/32"), "ev1")
    wanted = Wanted(interfaces=frozenset({Interface("ev1", MACS[0], 1450)}), routes=frozenset({route}), tables=(table,))
    with pytest.raises(NetworkError, match="no such thing"):
        now(Kernel(machine, Clock()).make(wanted))
    assert not machine.routes and not machine.ports["ev1"].is_up


def refuse(commands: Any) -> None:
    raise ValueError("no such thing")
