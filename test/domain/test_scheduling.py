"""Placement: never beyond what there is, all or nothing, each policy in its order."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euca.domain.errors import InsufficientCapacity, InvalidRequest
from euca.domain.scheduling import Candidate, PlacementRequest, Room, check_counts, greedy, round_robin
from euca.domain.vmtypes import VmType

SMALL = VmType("m1.small", 1, 128, 2)
rooms = st.builds(Room, st.integers(-100, 2000), st.integers(-1, 12), st.integers(-5, 50))
types = st.builds(VmType, st.just("t"), st.integers(1, 4), st.integers(1, 512), st.integers(1, 10))
policies = st.sampled_from([greedy, round_robin])


@st.composite
def situations(draw):
    candidates = [Candidate(f"n{i}", room) for i, room in enumerate(draw(st.lists(rooms, max_size=6)))]
    low = draw(st.integers(1, 12))
    return candidates, PlacementRequest(draw(types), low, low + draw(st.integers(0, 12)))


@given(policies, situations(), st.sampled_from(["", "n0", "n3", "gone"]))
def test_as_many_as_fit_and_never_more(policy, situation, memory) -> None:
    candidates, request = situation
    room = sum(candidate.room.fits(request.vm_type) for candidate in candidates)
    if room < request.min_count:
        with pytest.raises(InsufficientCapacity):
            policy(request, candidates, memory)
        return
    plan = policy(request, candidates, memory)
    assert len(plan.nodes) == min(room, request.max_count)
    for name, count in Counter(plan.nodes).items():
        left = next(c.room for c in candidates if c.name == name).less(request.vm_type, count)
        assert min(left.memory_mib, left.cores, left.disk_gib) >= 0


def test_greedy_fills_one_node_after_the_other() -> None:
    two = Room(1000, 2, 100)
    plan = greedy(PlacementRequest(SMALL, 3, 3), [Candidate("a", two), Candidate("b", two)], "")
    assert plan.nodes == ("a", "a", "b")


def test_round_robin_alternates_and_goes_on_where_it_was() -> None:
    nodes = [Candidate(name, Room(10000, 10, 100)) for name in "abc"]
    first = round_robin(PlacementRequest(SMALL, 2, 2), nodes, "")
    assert (first.nodes, first.memory) == (("a", "b"), "b")
    assert round_robin(PlacementRequest(SMALL, 4, 4), nodes, first.memory).nodes == ("c", "a", "b", "c")
    assert round_robin(PlacementRequest(SMALL, 1, 1), nodes, "gone").nodes == ("a",)


@pytest.mark.parametrize("counts", [(0, 1), (2, 1), (-1, -1)])
def test_counts(counts) -> None:
    with pytest.raises(InvalidRequest):
        check_counts(*counts)
    check_counts(1, 1)
