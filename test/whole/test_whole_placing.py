"""Where instances go: two nodes with room for two each."""

from collections.abc import Callable
from typing import Any

import pytest

from euca.soap.errors import SoapFault


@pytest.mark.parametrize(("policy", "nodes"), [("GREEDY", ["n1", "n1", "n2"]), ("ROUNDROBIN", ["n1", "n2", "n1"])])
@pytest.mark.parametrize("requests", [[3], [1, 1, 1]], ids=["at once", "one by one"])
def test_three_instances(make_world: Callable[..., Any], policy: str, nodes: list[str], requests: list[int]) -> None:
    world = make_world(policy=policy)
    ids = [instance for count in requests for instance in world.launch(count)]
    world.advance(5)
    assert [world.domains()[instance] for instance in ids] == nodes
    world.check()


def test_round_robin_goes_on_after_a_restart(make_world: Callable[..., Any]) -> None:
    world = make_world(policy="ROUNDROBIN")
    ids = world.launch(1)
    world.advance(1)
    world.kill("zone1")
    world.start("zone1")
    world.advance(5)
    ids += world.launch(1)
    world.advance(5)
    assert [world.domains()[instance] for instance in ids] == ["n1", "n2"]


@pytest.mark.parametrize(("least", "most", "started"), [(5, 5, 0), (5, 9, 0), (1, 9, 4), (4, 9, 4), (2, 3, 3)])
def test_all_or_nothing(world: Any, least: int, most: int, started: int) -> None:
    if started:
        assert len(world.launch(most, least=least)) == started
    else:
        with pytest.raises(SoapFault) as refused:
            world.launch(most, least=least)
        assert refused.value.code == "Server.InsufficientInstanceCapacity"
    world.advance(5)
    assert len(world.started()) == started == len(world.domains())
    assert world.states() == ["running"] * started
    world.check()


def test_a_full_cloud_refuses_and_room_that_was_made_counts(world: Any) -> None:
    ids = world.launch(4)
    world.advance(5)
    before = (world.domains(), world.live())
    with pytest.raises(SoapFault) as refused:
        world.launch(1)
    assert refused.value.code == "Server.InsufficientInstanceCapacity"
    world.advance(30)
    assert (world.domains(), world.live()) == before and len(world.started()) == 4
    assert world.states() == ["running"] * 4, "nothing of the refused request is listed"
    world.terminate(ids[0])
    world.advance(5)
    world.launch(1)
    world.advance(5)
    assert len(world.domains()) == 4
    world.check()


def test_a_request_is_never_split_among_clusters(make_world: Callable[..., Any]) -> None:
    world = make_world(plan={"zone1": ("n1", "n2"), "zone2": ("n3",)})
    with pytest.raises(SoapFault) as refused:
        world.launch(5)
    assert refused.value.code == "Server.InsufficientInstanceCapacity"
    assert world.started() == [] and world.live() == set()
    ids = world.launch(4)
    world.advance(2)
    (other,) = world.launch(1)
    world.advance(5)
    assert {world.domains()[i] for i in ids} == {"n1", "n2"} and world.domains()[other] == "n3"
    world.check()
