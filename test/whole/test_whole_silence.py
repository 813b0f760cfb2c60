"""Tiers that do not answer for a while, and obey when they are back."""

from typing import Any

import pytest

from euca.soap.errors import SoapFault
from euca.wire import ec2


def test_a_silent_node(world: Any) -> None:
    ids = world.launch(3)
    world.advance(5)
    first, second, third = ids
    assert [world.domains()[i] for i in ids] == ["n1", "n1", "n2"]
    world.terminate(third)
    world.advance(5)
    world.transport.down.add(world.url("n1"))
    world.advance(170)
    assert world.states(first, second) == ["running"] * 2, "nothing is concluded from silence"
    new = world.launch(2)
    world.advance(5)
    assert {world.domains()[i] for i in new} == {"n2"}
    with pytest.raises(SoapFault) as refused:
        world.launch(1)
    assert refused.value.code == "Server.InsufficientInstanceCapacity"
    world.terminate(first)
    world.advance(60)
    assert world.states(first, second) == ["shutting-down", "running"]
    world.hosts["n1"].guest_powers_off(second)
    world.advance(1)
    before = len(world.transport.sent)
    world.transport.down.clear()
    world.advance(20)
    asked = world.asked_of("n1", before)
    assert asked[0] == "ncTerminateInstance", asked
    assert world.states(first, second) == ["terminated"] * 2
    assert world.described(second)[second].state_reason.code == "Client.InstanceInitiatedShutdown"
    world.check()
    again = world.launch(2)
    world.advance(5)
    assert {world.domains()[i] for i in again} == {"n1"}
    world.check()


def test_a_node_that_is_silent_for_less_is_placed_on(world: Any) -> None:
    world.transport.down.add(world.url("n1"))
    world.advance(30)
    (instance,) = world.launch(1)
    world.advance(10)
    assert world.started() == [] and world.states(instance) == ["pending"]
    world.transport.down.clear()
    world.advance(20)
    assert world.domains() == {instance: "n1"} and world.states(instance) == ["running"]
    world.check()


def test_a_silent_cluster(world: Any) -> None:
    first, second = world.launch(2)
    world.advance(5)
    world.transport.down.add(world.url("zone1"))
    world.advance(200)
    assert world.states() == ["running"] * 2
    with pytest.raises(SoapFault) as refused:
        world.launch(1)
    assert refused.value.code == "Server.Unavailable"
    with pytest.raises(SoapFault) as refused:
        world.ask("GetConsoleOutput", instance_id=first)
    assert refused.value.code == "Server.Unavailable"
    zones = world.ask("DescribeAvailabilityZones", availability_zone_set=ec2.DescribeAvailabilityZonesSetType())
    (zone,) = zones.availability_zone_info.item
    assert zone.zone_state != "available"
    world.terminate(first)
    world.hosts["n1"].guest_powers_off(second)
    world.advance(5)
    assert world.states(first, second) == ["shutting-down", "running"]
    world.transport.down.clear()
    world.advance(40)
    assert world.states(first, second) == ["terminated"] * 2 and world.domains() == {}
    world.check()


def test_a_node_that_lost_its_disk(world: Any) -> None:
    """Its journal is new and its guests are nobody's: they are reported and left alone, and the records say that they are gone."""
    import shutil

    (instance,) = world.launch(1)
    world.advance(5)
    world.kill("n1")
    shutil.rmtree(world.place("n1"))
    world.start("n1")
    world.enrol("n1")
    world.advance(60)
    assert world.states(instance) == ["terminated"]
    assert world.domains() == {instance: "n1"} and world.started() == [instance]


def test_a_cluster_that_lost_its_disk_takes_nothing_away(world: Any) -> None:
    """It is enrolled anew, with its cloud and its nodes. It does not know the guests: they run on, and stay what they were to their users."""
    import shutil

    (instance,) = world.launch(1)
    world.advance(5)
    world.kill("zone1")
    shutil.rmtree(world.place("zone1"))
    world.start("zone1")
    for name in ("zone1", "n1", "n2"):
        world.enrol(name)
    world.advance(60)
    assert world.domains() == {instance: "n1"} and world.started() == [instance]
    assert world.states(instance) == ["running"]
    (other,) = world.launch(1)
    world.advance(10)
    assert world.states(other) == ["running"]
