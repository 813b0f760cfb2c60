"""RunInstances and what becomes of it, whatever dies in between."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from euca.cloud.instance_lists import Group
from euca.domain import capabilities
from euca.domain.devices import Device
from euca.domain.errors import (
    InsufficientCapacity,
    InvalidRequest,
    NotFound,
    NotSupported,
    QuotaExceeded,
    TokenMismatch,
    TokenSpent,
    Unavailable,
)
from euca.domain.filters import Filter
from euca.domain.instances import InstanceState
from euca.domain.reservations import RunRequest
from euca.domain.tags import Tag
from euca.testing.transport import Fate


def run(world: Any, image_id: str, count: int = 1, **changes: Any) -> Any:
    request = evolve(RunRequest(image_id, count, count), **changes)
    return world.begin(world.service.cloud.instances.run(world.ask(), request))


def listed(world: Any) -> list[Any]:
    groups: tuple[Group, ...] = world.do(world.service.cloud.instance_lists.describe(world.ask(), (), ())).groups
    return [member.instance for group in groups for member in group.members]


def states(world: Any) -> list[str]:
    return [instance.state.label for instance in listed(world)]


def ended(world: Any, deferred: Any) -> Any:
    results: list[Any] = []
    deferred.addBoth(results.append)
    assert results
    result = results[0]
    if hasattr(result, "raiseException"):
        result.raiseException()
    return result


def test_a_launch_is_answered_when_the_cluster_has_taken_it(world: Any) -> None:
    cluster = world.enrol("one")
    group = ended(world, run(world, world.image(), 2, user_data=b"\x00\xff"))
    assert [m.instance.state for m in group.members] == [InstanceState.PENDING] * 2
    assert [m.instance.instance_id for m in group.members] == list(cluster.guests)
    said = cluster.launches[0]
    assert said.user_data_base64 == b"\x00\xff"
    assert said.image_url.startswith("https://cloud.example:8773/images/") and "for=one" in said.image_url
    assert said.launch_indexes == (0, 1)


def test_a_launch_is_as_it_was_asked_for_from_its_beginning(world: Any) -> None:
    world.enrol("one")
    tags = (Tag("Name", "web"), Tag("stage", "a*"))
    image_id = world.image()
    group = ended(world, run(world, image_id, 2, tags=tags, protected=True, monitored=True, client_token="t"))
    for member in group.members:
        assert (member.tags, member.instance.protected, member.monitoring) == (tags, True, "enabled")
    found = world.do(
        world.service.cloud.instance_lists.describe(world.ask(), (), [Filter("tag:stage", ("a\\*",))])
    ).groups
    assert [g.members for g in found] == [group.members]
    for changes in ({"tags": tags[:1]}, {"tags": tags, "monitored": False}):
        wanted = {"protected": True, "monitored": True, "client_token": "t", **changes}
        with pytest.raises(TokenMismatch):
            ended(world, run(world, image_id, 2, **wanted))
    with pytest.raises(InvalidRequest):
        ended(world, run(world, image_id, tags=(Tag("aws:x"),)))


def test_news_are_in_the_records_at_once_and_an_idle_cloud_is_silent(world: Any) -> None:
    # A cluster in memory never says that it holds the cloud's keys, which is why it would be told again and again.
    cluster = world.enrol("one", stated=tuple(one for one in capabilities.ALL if one != capabilities.KEYRING))
    group = ended(world, run(world, world.image()))
    world.clock.advance(2)
    instance_id = group.members[0].instance.instance_id
    cluster.become(instance_id, "running", private_ip="10.0.0.7")
    (instance,) = listed(world)
    assert (instance.state, instance.private_ip) == (InstanceState.RUNNING, "10.0.0.7")
    world.clock.advance(1)
    before = len(cluster.calls)
    for _ in range(50):
        world.clock.advance(1)
    assert len(cluster.calls) == before
    cluster.become(instance_id, "terminated", reason=("Server.InternalError", "node n1: the kernel is bad"))
    (instance,) = listed(world)
    assert instance.state is InstanceState.TERMINATED
    assert instance.reason is not None and "node n1" in instance.reason.message


def test_ended_instances_are_listed_for_an_hour(world: Any) -> None:
    cluster = world.enrol("one")
    group = ended(world, run(world, world.image()))
    instance_id = group.members[0].instance.instance_id
    cluster.become(instance_id, "terminated", reason=("Server.X", "x"))
    for _ in range(59):
        world.clock.advance(60)
    assert states(world) == ["terminated"]
    world.clock.advance(61)
    assert states(world) == []
    with pytest.raises(NotFound):
        world.do(world.service.cloud.instance_lists.describe(world.ask(), (instance_id,), ()))
    world.clock.advance(60)
    assert world.service.store.glance(lambda r: r.instance(instance_id)) is None


def test_fewer_than_the_most_make_the_surplus_vanish(world: Any) -> None:
    world.enrol("one", room=2)
    group = ended(world, run(world, world.image(), 1, max_count=5))
    assert len(group.members) == 2
    assert len(listed(world)) == 2


def test_a_refusal_sends_the_whole_launch_to_the_next_cluster(world: Any) -> None:
    first, second = world.enrol("one", room=1), world.enrol("two", room=3)
    first.room = 1
    group = ended(world, run(world, world.image(), 3))
    assert {m.instance.cluster for m in group.members} == {"two"}
    assert first.guests == {} and len(second.guests) == 3


def test_where_all_refuse_nothing_is_left(world: Any) -> None:
    first, second = world.enrol("one", room=1), world.enrol("two", room=1)
    with pytest.raises(InsufficientCapacity):
        ended(world, run(world, world.image(), 2, client_token="t"))
    assert len(first.asked) == len(second.asked) == 1
    assert listed(world) == []
    second.room = 2
    assert len(ended(world, run(world, world.image(), 2, client_token="t")).members) == 2


def test_a_named_zone_is_the_only_one_asked(world: Any) -> None:
    first, second = world.enrol("one"), world.enrol("two", room=0)
    with pytest.raises(InsufficientCapacity):
        ended(world, run(world, world.image(), zone="two"))
    assert first.asked == [] and len(second.asked) == 1
    with pytest.raises(NotFound):
        ended(world, run(world, world.image(), zone="three"))


def test_without_clusters_there_is_no_room(world: Any) -> None:
    with pytest.raises(InsufficientCapacity):
        ended(world, run(world, world.image()))


def test_a_silent_cluster_is_not_asked(world: Any) -> None:
    cluster = world.enrol("one")
    world.transport.down.add(cluster.url)
    for _ in range(200):
        world.clock.advance(1)
    with pytest.raises(Unavailable):
        ended(world, run(world, world.image()))
    with pytest.raises(Unavailable):
        ended(world, run(world, world.image(), zone="one"))
    world.transport.down.clear()
    for _ in range(20):
        world.clock.advance(1)
    assert ended(world, run(world, world.image()))


@pytest.mark.parametrize("fate", [Fate(lost="answer"), Fate(lost="answer", cut=True), Fate(lost="request", cut=True)])
def test_an_unknown_outcome_is_never_taken_to_another_cluster(world: Any, fate: Fate) -> None:
    first, second = world.enrol("one"), world.enrol("two")
    world.clock.advance(1)
    world.transport.fates.append(fate)
    launch = run(world, world.image(), 2)
    assert not launch.called
    world.clock.advance(5)
    if launch.called:  # asked again within the five seconds
        assert len(ended(world, launch).members) == 2
    for _ in range(30):
        world.clock.advance(1)
    assert second.asked == []
    assert len(first.guests) == 2 and len(set(first.asked)) == 1
    assert states(world) == ["pending", "pending"]
    assert world.service.store.glance(lambda r: r.unsettled()) == ()


def test_a_broken_cluster_is_not_a_refusal(world: Any) -> None:
    first, second = world.enrol("one"), world.enrol("two")
    world.clock.advance(1)
    first.broken = True
    launch = run(world, world.image())
    for _ in range(6):
        world.clock.advance(1)
    assert len(ended(world, launch).members) == 1
    first.broken = False
    for _ in range(20):
        world.clock.advance(1)
    assert len(first.guests) == 1 and second.asked == []


def test_the_user_is_answered_after_five_seconds_and_a_late_refusal_is_a_reason(world: Any) -> None:
    cluster = world.enrol("one", room=0)
    world.clock.advance(1)
    world.transport.fates.append(Fate(answer_delay_s=7))
    launch = run(world, world.image())
    world.clock.advance(4.9)
    assert not launch.called
    world.clock.advance(0.2)
    assert [m.instance.state for m in ended(world, launch).members] == [InstanceState.PENDING]
    world.clock.advance(3)
    (instance,) = listed(world)
    assert instance.state is InstanceState.TERMINATED
    assert instance.reason.code == "Server.InsufficientInstanceCapacity"
    assert "cluster" in instance.reason.message
    assert len(cluster.asked) == 1


def test_pending_has_a_deadline_and_the_cluster_is_told_when_it_is_back(world: Any) -> None:
    cluster = world.enrol("one")
    world.clock.advance(1)
    world.transport.fates.append(Fate(lost="answer", cut=True))
    run(world, world.image())
    world.transport.down.add(cluster.url)
    for _ in range(125):
        world.clock.advance(5)
    (instance,) = listed(world)
    assert instance.state is InstanceState.TERMINATED
    assert "cluster one did not answer within 600 seconds" in instance.reason.message
    assert world.service.store.glance(lambda r: r.doomed("one")) == (instance.instance_id,)
    world.transport.down.clear()
    for _ in range(30):
        world.clock.advance(1)
    assert cluster.guests[instance.instance_id].state == "shutting-down"
    assert world.service.store.glance(lambda r: r.doomed("one")) == ()
    assert len(cluster.asked) == 1


def test_what_a_cluster_took_and_never_started_is_given_up_too(world: Any) -> None:
    cluster = world.enrol("one")
    group = ended(world, run(world, world.image()))
    for _ in range(128):
        world.clock.advance(5)
    (instance,) = listed(world)
    assert instance.state is InstanceState.TERMINATED
    assert "did not start it" in instance.reason.message
    assert cluster.guests[group.members[0].instance.instance_id].state == "shutting-down"


def test_the_same_client_token_is_the_same_launch(world: Any) -> None:
    cluster = world.enrol("one")
    image_id = world.image()
    first = ended(world, run(world, image_id, client_token="t"))
    again = ended(world, run(world, image_id, client_token="t"))
    assert again.reservation.reservation_id == first.reservation.reservation_id
    assert len(cluster.asked) == 1
    with pytest.raises(TokenMismatch):
        ended(world, run(world, image_id, 2, client_token="t"))
    other = world.user("bob")
    request = RunRequest(image_id, 1, 1, client_token="t")
    theirs = world.do(world.service.cloud.instances.run(world.ask(other), request))
    assert theirs.reservation.reservation_id != first.reservation.reservation_id


def test_a_client_token_outlives_its_launch_by_a_day(world: Any) -> None:
    """EC2: at least 24 hours after the end. A late retry starts nothing; and is told so, since there is nothing left to describe."""
    cluster = world.enrol("one")
    image_id = world.image()
    first = ended(world, run(world, image_id, client_token="t"))
    instance_id = first.members[0].instance.instance_id
    cluster.become(instance_id, "terminated")
    world.clock.advance(6)
    again = ended(world, run(world, image_id, client_token="t"))
    assert again.reservation.reservation_id == first.reservation.reservation_id
    for _ in range(13):
        world.clock.advance(300)
    assert listed(world) == []
    world.restart()
    with pytest.raises(TokenSpent):
        ended(world, run(world, image_id, client_token="t"))
    with pytest.raises(TokenMismatch):
        ended(world, run(world, image_id, 2, client_token="t"))
    assert len(cluster.launches) == 1
    for _ in range(26):
        world.clock.advance(3600)
    fresh = ended(world, run(world, image_id, client_token="t"))
    assert fresh.reservation.reservation_id != first.reservation.reservation_id


def test_too_many_instances_are_refused(make_world: Any) -> None:
    world = make_world()
    world.limits = evolve(world.limits, instances_of_account=2)
    world.restart()
    world.enrol("one")
    ended(world, run(world, world.image(), 2))
    with pytest.raises(QuotaExceeded):
        ended(world, run(world, world.image()))


# Killed


def test_killed_after_the_reservation_is_stored(world: Any) -> None:
    cluster = world.enrol("one")
    world.clock.advance(1)
    image_id = world.image()
    world.transport.fates.append(Fate(lost="request"))
    run(world, image_id, 2)
    assert cluster.asked == []
    ids = tuple(instance.instance_id for instance in listed(world))
    world.restart()
    assert cluster.asked == [ids]
    assert states(world) == ["pending", "pending"]
    assert world.service.store.glance(lambda r: r.unsettled()) == ()


def test_killed_after_the_cluster_has_taken_it(world: Any) -> None:
    cluster = world.enrol("one")
    world.clock.advance(1)
    image_id = world.image()
    world.transport.fates.append(Fate(lost="answer"))
    run(world, image_id, 3, min_count=1)
    world.kill()
    assert len(cluster.guests) == 3
    before = dict(cluster.guests)
    world.start()
    assert cluster.guests == before and len(set(cluster.asked)) == 1 and len(cluster.asked) == 2
    assert states(world) == ["pending"] * 3


def test_killed_between_two_clusters(world: Any) -> None:
    """The refusal of the first is in the records before the second is asked: the first is not asked again."""
    first, second = world.enrol("one", room=0), world.enrol("two", room=0)
    first.room = second.room = 0
    world.clock.advance(1)
    world.transport.fates += [Fate(), Fate(lost="request")]
    run(world, world.image())
    asked = [len(first.asked), len(second.asked)]
    second.room = first.room = 5
    world.restart()
    world.clock.advance(1)
    assert len(first.asked) + len(second.asked) == sum(asked) + 1
    assert len(first.guests) + len(second.guests) == 1
    assert len(first.asked) == 1 and len(second.asked) == 1


@pytest.mark.parametrize("moment", ["before the intent is told", "after it was told"])
def test_killed_while_ending(world: Any, moment: str) -> None:
    cluster = world.enrol("one")
    group = ended(world, run(world, world.image()))
    instance_id = group.members[0].instance.instance_id
    cluster.become(instance_id, "running")
    world.clock.advance(2)
    world.transport.fates.append(Fate(lost="request" if moment.startswith("before") else "answer"))
    world.do(world.service.cloud.instances.terminate(world.ask(), (instance_id,)))
    assert states(world) == ["shutting-down"]
    world.restart()
    world.clock.advance(1)
    assert cluster.guests[instance_id].state == "shutting-down"
    assert world.service.store.glance(lambda r: r.doomed("one")) == ()
    cluster.become(instance_id, "terminated", reason=("Server.X", "the node's word"))
    (instance,) = listed(world)
    assert instance.state is InstanceState.TERMINATED
    assert instance.reason.code == "Client.UserInitiatedShutdown"


def test_the_news_that_were_seen_are_not_asked_again_after_a_restart(world: Any) -> None:
    cluster = world.enrol("one")
    group = ended(world, run(world, world.image()))
    world.clock.advance(2)
    cluster.become(group.members[0].instance.instance_id, "running")
    position = world.service.store.glance(lambda r: r.position("one"))
    assert position.sequence == cluster.sequence
    world.kill()
    cluster.become(group.members[0].instance.instance_id, "terminated", reason=("Server.X", "died unseen"))
    world.start()
    assert states(world) == ["terminated"]


# Ending


def test_ending_before_any_cluster_has_answered(world: Any) -> None:
    cluster = world.enrol("one")
    world.clock.advance(1)
    world.transport.fates.append(Fate(delay_s=6))
    launch = run(world, world.image())
    world.clock.advance(5.5)
    (instance,) = listed(world)
    world.do(world.service.cloud.instances.terminate(world.ask(), (instance.instance_id,)))
    for _ in range(20):
        world.clock.advance(1)
    assert cluster.guests == {} and cluster.tombstones == {instance.instance_id}
    assert states(world) == ["terminated"]
    assert world.service.store.glance(lambda r: r.unsettled()) == ()
    assert launch.called


def test_a_guest_that_lives_on_after_its_end_is_ended_again(world: Any) -> None:
    cluster = world.enrol("one")
    group = ended(world, run(world, world.image()))
    instance_id = group.members[0].instance.instance_id
    cluster.become(instance_id, "terminated", reason=("Server.X", "x"))
    cluster.become(instance_id, "running")
    world.clock.advance(1)
    assert cluster.guests[instance_id].state == "shutting-down"
    assert states(world) == ["terminated"]


# News


def test_what_a_listing_does_not_hold_is_gone(world: Any) -> None:
    cluster = world.enrol("one", page_limit=2)
    group = ended(world, run(world, world.image(), 5))
    ids = [m.instance.instance_id for m in group.members]
    world.clock.advance(2)
    world.transport.down.add(cluster.url)
    world.clock.advance(100)
    del cluster.guests[ids[3]]
    cluster.sequence += 1
    world.change(lambda r: r.put_position("one", type(r.position("one"))("first life", 10**6)))
    world.restart()
    world.transport.down.clear()
    for _ in range(30):
        world.clock.advance(1)
    assert states(world) == ["pending"] * 3 + ["terminated", "pending"]
    assert "no longer knows" in listed(world)[3].reason.message


def test_a_cluster_that_lost_its_journal_ends_nothing(world: Any) -> None:
    cluster = world.enrol("one")
    ended(world, run(world, world.image(), 2))
    world.clock.advance(2)
    lost, cluster.guests = dict(cluster.guests), {}
    cluster.epoch, cluster.sequence = "second life", 7
    cluster.desk.publish()
    world.clock.advance(70)
    assert states(world) == ["pending", "pending"]
    cluster.guests = lost
    for instance_id in lost:
        cluster.become(instance_id, "running")
    assert states(world) == ["running", "running"]


def test_a_cluster_has_no_say_over_another_ones_instances(world: Any) -> None:
    first, second = world.enrol("one"), world.enrol("two")
    ended(world, run(world, world.image()))
    world.clock.advance(2)
    second.guests.update(first.guests)
    second.become(next(iter(first.guests)), "terminated")
    assert states(world) == ["pending"]


def test_an_instance_nobody_knows_is_left_alone(world: Any) -> None:
    first, second = world.enrol("one"), world.enrol("two")
    ended(world, run(world, world.image(), zone="one"))
    world.clock.advance(2)
    from euca.testing.cluster import FakeGuest

    second.guests["i-FFFFFFFF"] = FakeGuest("i-FFFFFFFF", "r-FFFFFFFF")
    second.become("i-FFFFFFFF", "running")
    world.clock.advance(2)
    assert second.guests["i-FFFFFFFF"].state == "running"
    assert "TerminateInstances" not in second.calls
    assert len(listed(world)) == 1 and first.guests


def test_a_cluster_of_the_original_is_polled_and_told_nothing_new(world: Any) -> None:
    cluster = world.enrol("one", stated=())
    group = ended(world, run(world, world.image(), user_data=b"data"))
    said = cluster.launches[0]
    assert said.image_digest is None and said.capability == () and said.user_data == "ZGF0YQ=="
    world.clock.advance(6)
    cluster.become(group.members[0].instance.instance_id, "running", private_ip="10.0.0.9")
    world.clock.advance(6)
    assert states(world) == ["running"]


def test_an_image_with_partitions_goes_to_who_knows_of_them_only(world: Any) -> None:
    old = world.enrol("old", stated=tuple(name for name in capabilities.ALL if name != capabilities.PARTITIONS))
    image_id = world.image(root_partition=2)
    with pytest.raises(NotSupported):
        ended(world, run(world, image_id))
    assert old.launches == []
    new = world.enrol("new")
    ended(world, run(world, image_id))
    ended(world, run(world, world.image(), zone="old"))
    assert [said.root_partition for said in new.launches + old.launches] == [2, None]


def test_further_disks_go_to_who_knows_of_them_only(world: Any) -> None:
    old = world.enrol("old", stated=tuple(name for name in capabilities.ALL if name != capabilities.STORES))
    image_id, devices = world.image(), (Device("/dev/sdb", "ephemeral0"), Device("sda3", "swap"))
    with pytest.raises(NotSupported):
        ended(world, run(world, image_id, devices=devices))
    assert old.launches == []
    new = world.enrol("new")
    ended(world, run(world, image_id, devices=devices))
    ended(world, run(world, world.image(), zone="old"))
    (with_stores,), (without,) = new.launches, old.launches
    assert [(one.device, one.virtual_name, one.size_mib) for one in with_stores.store] == [
        ("xvda3", "swap", 512),
        ("xvdb", "ephemeral0", 2048),
    ]
    assert (with_stores.instance_type.disk, without.instance_type.disk, without.store) == (2 + 3, 2, ())


def test_a_cluster_that_is_no_longer_enrolled_is_not_asked(world: Any) -> None:
    cluster = world.enrol("one")
    world.do(world.service.enrolments.remove("cluster", "one"))
    world.clock.advance(5)
    calls = len(cluster.calls)
    with pytest.raises(InsufficientCapacity):
        ended(world, run(world, world.image()))
    world.clock.advance(100)
    assert len(cluster.calls) == calls
