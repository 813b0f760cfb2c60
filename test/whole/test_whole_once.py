"""Nothing is ever started twice, whatever is lost, doubled, late or forged on either hop."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from euca.adapters.tierfault import tier_fault
from euca.domain.errors import InsufficientCapacity, NoRoom
from euca.soap.envelope import fault_of, wrap
from euca.soap.errors import SoapFault, UnknownOutcome
from euca.soap.exchange import HttpResponse
from euca.testing.transport import Fate

TWO_CLUSTERS = {"zone1": ("n1", "n2"), "zone2": ("n3",)}
HOPS = [("zone1", "RunInstances"), ("n1", "ncRunInstance")]
FATES = {
    "request cut": [Fate(lost="request", cut=True)],
    "answer cut": [Fate(lost="answer", cut=True)],
    "request lost": [Fate(lost="request")],
    "answer lost": [Fate(lost="answer")],
    "doubled": [Fate(copies=2)],
    "three copies": [Fate(copies=3)],
    "late": [Fate(delay_s=5)],
    "later than the deadline": [Fate(delay_s=30)],
    "answer late": [Fate(answer_delay_s=5)],
    "answer later than the deadline": [Fate(answer_delay_s=30)],
    "doubled and the answer lost": [Fate(copies=2, lost="answer")],
    "one after the other": [Fate(lost="request", cut=True), Fate(lost="request"), Fate(copies=2, lost="answer")],
}


@pytest.fixture
def world(make_world: Callable[..., Any]) -> Any:
    """Two clusters, so that there is somewhere else to go."""
    return make_world(plan=TWO_CLUSTERS)


def one_runs_in_zone1(world: Any) -> None:
    assert world.states() == ["running"], world.described()
    (instance,) = world.live()
    assert world.started() == [instance] and world.domains() == {instance: "n1"}
    assert world.rows("zone2", "instances") == [] and "RunInstances" not in world.asked_of("zone2")
    world.check()


@pytest.mark.parametrize("fate", FATES)
@pytest.mark.parametrize("hop", HOPS, ids=["cloud to cluster", "cluster to node"])
def test_whatever_happens_on_the_way(world: Any, hop: tuple[str, str], fate: str) -> None:
    world.transport.mishaps += [(*hop, each) for each in FATES[fate]]
    world.launch(1)
    world.advance(90)
    assert world.transport.mishaps == []
    one_runs_in_zone1(world)


@pytest.mark.parametrize("fate", FATES)
@pytest.mark.parametrize(
    "hop", [("zone1", "TerminateInstances"), ("n1", "ncTerminateInstance")], ids=["cluster", "node"]
)
def test_whatever_happens_to_an_end(world: Any, hop: tuple[str, str], fate: str) -> None:
    ids = world.launch(1)
    world.advance(5)
    world.transport.mishaps += [(*hop, each) for each in FATES[fate]]
    world.terminate(*ids)
    world.advance(90)
    assert world.transport.mishaps == []
    assert world.states() == ["terminated"] and world.started() == ids
    world.check()


@pytest.mark.parametrize("fate", FATES)
def test_a_user_who_insists_gets_one(world: Any, fate: str) -> None:
    world.transport.mishaps += [("cloud", "RunInstances", each) for each in FATES[fate]]
    for _ in range(8):
        try:
            answer = world.ask("RunInstances", timeout_s=20.0, **world.run_values(1, token="mine"))
        except UnknownOutcome:
            world.advance(2)
        else:
            break
    else:
        raise AssertionError("never answered")
    world.advance(60)
    assert [item.instance_id for item in answer.instances_set.item] == sorted(world.live())
    one_runs_in_zone1(world)


def unsigned_refusal(*_: HttpResponse) -> HttpResponse:
    """What a cluster would say, by somebody who has no key."""
    body = wrap(fault_of(tier_fault(InsufficientCapacity("There is no room"), "cluster", "x")))
    return HttpResponse(500, {"content-type": "text/xml; charset=utf-8"}, body)


def garbage(*_: HttpResponse) -> HttpResponse:
    return HttpResponse(502, {"content-type": "text/html"}, b"<h1>Bad Gateway</h1>")


def changed_answer(answer: HttpResponse) -> HttpResponse:
    return evolve(answer, body=answer.body.replace(b"pending", b"terminated").replace(b"Pending", b"Teardown"))


@pytest.mark.parametrize("forge", [unsigned_refusal, garbage])
@pytest.mark.parametrize("hop", HOPS, ids=["cloud to cluster", "cluster to node"])
def test_nobody_else_can_say_no(world: Any, hop: tuple[str, str], forge: Callable[..., HttpResponse]) -> None:
    """Somebody between two tiers keeps four messages and answers himself."""
    world.transport.mishaps += [(*hop, forge)] * 4
    world.launch(1)
    world.advance(60)
    assert world.transport.mishaps == []
    one_runs_in_zone1(world)


@pytest.mark.parametrize("forge", [unsigned_refusal, garbage, changed_answer])
@pytest.mark.parametrize("hop", HOPS, ids=["cloud to cluster", "cluster to node"])
def test_an_answer_that_was_replaced_decides_nothing(
    world: Any, hop: tuple[str, str], forge: Callable[..., HttpResponse]
) -> None:
    world.transport.mishaps.append((*hop, Fate(answer=forge)))
    world.launch(1)
    world.advance(60)
    assert world.transport.mishaps == []
    one_runs_in_zone1(world)


def test_a_refusal_of_the_node_is_an_old_answer_to_nobody_else(world: Any) -> None:
    """A signed and definite refusal that was made for another message."""
    refusals: list[HttpResponse] = []

    def keep(answer: HttpResponse) -> HttpResponse:
        refusals.append(answer)
        return answer

    node = world.tiers["n1"].service.keeper

    def no(spec: Any) -> None:
        raise NoRoom("no room")

    node_check, type(node)._check_room = type(node)._check_room, lambda self, spec: no(spec)
    try:
        world.transport.mishaps += [("n1", "ncRunInstance", Fate(answer=keep))]
        world.launch(1)
        world.advance(2)
    finally:
        type(node)._check_room = node_check
    assert world.states() == ["terminated"] and len(refusals) == 1
    world.transport.mishaps += [("n1", "ncRunInstance", Fate(answer=lambda _: refusals[0]))]
    (instance,) = world.launch(1)
    world.advance(10)
    assert world.states(instance) == ["running"] and world.started() == [instance]
    world.check()


def test_a_definite_refusal_goes_on_to_the_next_cluster(world: Any) -> None:
    world.tiers["zone1"].service._network.missing = "its network is gone"
    (instance,) = world.launch(1)
    world.advance(5)
    assert world.domains() == {instance: "n3"} and world.started() == [instance]
    assert world.described()[instance].placement.availability_zone == "zone2"
    world.check()


def test_a_cluster_that_refused_is_not_asked_again_by_a_late_copy(world: Any) -> None:
    """The message that was refused comes a second time when there is room: it is the same message, and the same request."""
    world.tiers["zone1"].service._network.missing = "its network is gone"
    (instance,) = world.launch(1)
    world.tiers["zone1"].service._network.missing = ""
    (refused,) = [
        s for s in world.transport.sent if s.url == world.url("zone1") and b"<RunInstances " in s.request.body
    ]
    world.post(refused.url, refused.request.body, "EucalyptusCC#RunInstances")
    world.advance(5)
    assert world.domains() == {instance: "n3"} and world.started() == [instance]


def test_nothing_is_tried_elsewhere_while_the_cluster_is_away(world: Any) -> None:
    world.transport.down.add(world.url("zone1"))
    (instance,) = world.launch(1)
    world.advance(200)
    assert world.states(instance) == ["pending"] and world.started() == []
    world.transport.down.clear()
    world.advance(30)
    one_runs_in_zone1(world)


def test_a_cut_off_node_gets_no_twin(world: Any) -> None:
    """It took the launch, then was cut off, and its cluster restarted twice."""
    world.transport.mishaps.append(("n1", "ncRunInstance", Fate(lost="answer", cut=True)))
    (instance,) = world.launch(1)
    world.transport.down.add(world.url("n1"))
    world.advance(1)
    assert world.domains() == {instance: "n1"}
    for pause_s in (5, 120):
        world.kill("zone1")
        world.advance(1)
        world.start("zone1")
        world.advance(pause_s)
    (other,) = world.launch(1, placement=None)
    world.advance(10)
    assert world.domains() == {instance: "n1", other: "n2"}
    assert world.states(instance, other) == ["pending", "running"]
    world.transport.down.clear()
    world.advance(30)
    assert world.states(instance, other) == ["running"] * 2
    assert world.started() == sorted([instance, other])
    world.check()


def test_a_node_that_was_cut_off_before_it_heard(world: Any) -> None:
    world.transport.down.add(world.url("n1"))
    (instance,) = world.launch(1)
    world.advance(30)
    world.kill("zone1")
    world.start("zone1")
    world.advance(150)
    assert world.started() == [] and world.states(instance) == ["pending"]
    world.transport.down.clear()
    world.advance(30)
    one_runs_in_zone1(world)


def test_the_pending_deadline_ends_it_everywhere(world: Any) -> None:
    """A launch that its node never answers is given up after ten minutes; the node is told before anything else."""
    world.transport.mishaps.append(("n1", "ncRunInstance", Fate(lost="answer", cut=True)))
    (instance,) = world.launch(1)
    world.transport.down.add(world.url("n1"))
    world.advance(700)
    assert world.states(instance) == ["terminated"] and world.domains() == {instance: "n1"}
    reason = world.described(instance)[instance].state_reason
    assert "node n1" in reason.message and "600 s" in reason.message
    before = len(world.transport.sent)
    world.transport.down.clear()
    world.advance(30)
    assert world.asked_of("n1", before)[0] == "ncTerminateInstance"
    assert world.domains() == {} and world.started() == [instance]
    world.check()


@pytest.mark.parametrize("ended", [0, 1, 2])
def test_a_launch_that_has_partly_moved_on_is_asked_again(world: Any, ended: int) -> None:
    """The cluster's answer is lost. Until the cloud asks again some instances run and some were ended: the request is another one, and the same."""
    world.transport.mishaps.append(("zone1", "RunInstances", Fate(lost="answer")))
    world.hosts["n2"].hang_next("create")
    outcomes = world.begin("RunInstances", **world.run_values(3))
    assert world.advance(10, lambda: outcomes)
    ids = sorted(world.live())
    assert sorted(world.states(*ids)) == ["pending", "running", "running"]
    for instance in ids[:ended]:
        world.terminate(instance)
    assert world.rows("cloud", "reservations")[0]["settled_at"] is None
    world.advance(30)
    assert world.rows("cloud", "reservations")[0]["settled_at"] is not None
    (hanging,) = [row["instance_id"] for row in world.rows("zone1", "instances") if row["node"] == "n2"]
    if hanging in ids[ended:]:
        assert world.states(hanging) == ["pending"], "it was not refused"
    world.advance(700)
    running = set(ids[ended:]) - {hanging}
    assert world.live() == set(world.domains()) == running
    assert world.states(*running) == ["running"] * len(running)
    world.check()


def test_a_client_token_is_for_one_request(world: Any) -> None:
    first = world.launch(1, token="t")
    assert world.launch(1, token="t") == first
    with pytest.raises(SoapFault) as refused:
        world.launch(2, token="t")
    assert refused.value.code == "Client.IdempotentParameterMismatch"
    world.advance(5)
    assert world.started() == first
