"""What every machine's kernel does alike: the contract of :class:`euca.ports.machine.IMachine`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import Any

from zope.interface.verify import verifyObject

from euca.domain.network.difference import Act, Filters, Step, TableChange, made, plan
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
from euca.ports.machine import IMachine
from euca.ports.network import NetworkError

__all__ = ["INTERFACES", "machine_contract"]

#: What a machine of the contract has: two guests' interfaces and one that leads to the world.
INTERFACES = ("ev1", "ev2", "pub0")

_FAR = IPv4Address("192.168.50.3")
_TUNNEL = Link("eucavx", "0a:ec:c0:a8:32:02", 1450, 1165, IPv4Address("192.168.50.2"), 4789)
_TABLE = Table(
    "inet",
    "eucalyptus",
    {"guests": NftSet("guests", ("ifname",), frozenset({("ev1", "judge")}), "verdict")},
    {"judge": Chain("judge", (rule({"drop": None}, comment="nobody"),)), "forward": Chain("forward", hook="forward")},
)
WHOLE = Wanted(
    links=frozenset({_TUNNEL}),
    interfaces=frozenset({Interface("ev1", "fe:ff:ff:ff:ff:ff", 1450), Interface("ev9", "fe:ff:ff:ff:ff:ff", 1450)}),
    addresses=frozenset(
        {
            Address("ev1", IPv4Interface("10.100.0.1/32"), scope="link"),
            Address("pub0", IPv4Interface("203.0.113.50/32"), label="pub0:euca"),
        }
    ),
    routes=frozenset(
        {
            Route(1165, IPv4Network("0.0.0.0/0"), "eucavx", IPv4Address("192.168.50.1")),
            Route(1165, IPv4Network("10.100.0.5/32"), "ev1"),
            Route(1165, IPv4Network("10.100.0.9/32"), "ev9"),
        }
    ),
    rules=frozenset({PolicyRule(1165, 1165, destination=IPv4Network("10.100.0.0/16"))}),
    neighbours=frozenset({Neighbour("eucavx", _FAR, "0a:ec:c0:a8:32:03")}),
    forwardings=frozenset({Forwarding("eucavx", "0a:ec:c0:a8:32:03", _FAR)}),
    settings=frozenset(
        {
            Setting("net/ipv4/conf/eucavx/forwarding", "1"),
            Setting("net/ipv4/conf/ev1/forwarding", "1"),
            Setting("net/ipv4/conf/pub0/forwarding", "1", restore=True),
        }
    ),
    tables=(_TABLE,),
)


async def _do(machine: IMachine, wanted: Wanted) -> None:
    for one in plan(wanted, await machine.look(wanted)).steps:
        if isinstance(one, Filters):
            await machine.filter(one.changes)
        else:
            assert not await machine.perform([one]), one
    await machine.settle(wanted)


def machine_contract(
    fresh: Callable[[], AbstractContextManager[IMachine]], mark: Callable[[Callable[..., Any]], Callable[..., Any]]
) -> type:
    """The suite as a class of asynchronous test methods, each marked by ``mark``. fresh: a machine with :data:`INTERFACES` for each, which may be left in any state."""

    class MachineContract:
        @mark
        async def test_what_was_done_is_there_and_what_is_taken_back_is_not(self) -> None:
            with fresh() as machine:
                assert verifyObject(IMachine, machine)
                before = await machine.look(NOTHING)
                assert plan(NOTHING, before).empty and set(INTERFACES) <= before.present.keys()
                await _do(machine, WHOLE)
                actual = await machine.look(WHOLE)
                assert plan(WHOLE, actual).empty
                assert {one.name for one in actual.interfaces} == {"ev1"} and not actual.unready
                assert actual.remembered == {"net/ipv4/conf/pub0/forwarding": "0"}
                assert actual.tables == {("inet", "eucalyptus"): _TABLE}
                await _do(machine, NOTHING)
                after = await machine.look(NOTHING)
                assert plan(NOTHING, after).empty and after.present == before.present and not after.remembered
                await machine.forget()

        @mark
        async def test_a_step_done_again_is_no_failure(self) -> None:
            with fresh() as machine:
                await _do(machine, WHOLE)
                gone = [one for one in plan(NOTHING, await machine.look(NOTHING)).steps if isinstance(one, Step)]
                for _ in range(2):
                    assert not await machine.perform(gone)

        @mark
        async def test_what_cannot_be_is_told_and_the_rest_is_done(self) -> None:
            with fresh() as machine:
                nowhere = Step(Act.ADD, Route(1165, IPv4Network("10.100.0.7/32"), "ev9"))
                somewhere = Step(Act.ADD, PolicyRule(1165, 1165))
                (trouble,) = await machine.perform([nowhere, somewhere])
                assert "10.100.0.7" in trouble.what and "ev9" in trouble.reason
                assert (await machine.look(NOTHING)).rules == {PolicyRule(1165, 1165)}

        @mark
        async def test_filters_change_as_a_whole_or_not_at_all(self) -> None:
            with fresh() as machine:
                lost = Chain("lost", (rule({"jump": {"target": "nowhere"}}),))
                try:
                    await machine.filter(
                        [TableChange(None, _TABLE), TableChange(None, Table("ip", "eucalyptus", {}, {"lost": lost}))]
                    )
                except NetworkError:
                    pass
                else:
                    raise AssertionError("a jump to nowhere was made")
                assert not (await machine.look(NOTHING)).tables

        @mark
        async def test_what_is_flushed_is_noticed(self) -> None:
            with fresh() as machine:
                await _do(machine, WHOLE)
                glance = await machine.glance()
                known = made(WHOLE, glance.present, glance.remembered)
                assert await machine.stands(known)
                assert not await machine.perform(
                    [Step(Act.REMOVE, PolicyRule(1165, 1165, destination=IPv4Network("10.100.0.0/16")))]
                )
                assert not await machine.stands(known)
                await _do(machine, WHOLE)
                assert await machine.stands(known)
                await machine.filter([TableChange(_TABLE, None)])
                assert not await machine.stands(known)

    return MachineContract
