"""The journal and the placing of requests: promises kept, addresses unique, room never exceeded."""

from collections import Counter
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from euca.adapters.journal import ReplayedMessage
from euca.adapters.policies import FunctionPolicy
from euca.cluster.journal import LISTED_S, TOMBSTONE_S, ClusterJournal, open_journal
from euca.cluster.placing import Capacity, Placer, check_request, room
from euca.cluster.records import Report, spec_from_text, spec_to_text
from euca.domain.errors import InsufficientAddresses, InsufficientCapacity, InvalidRequest, MissingValue, WrongState
from euca.domain.instances import InstanceState, StateReason
from euca.domain.network.allocation import AddressPool
from euca.domain.news import Seen
from euca.domain.scheduling import Candidate, Plan, Room, greedy, round_robin

NOW = 1_790_000_000.0
CRASH = StateReason("Server.InternalError", "node n1: the guest crashed")
PENDING, RUNNING = InstanceState.PENDING, InstanceState.RUNNING
STOPPING, TERMINATED = InstanceState.SHUTTING_DOWN, InstanceState.TERMINATED


class Cluster:
    """A journal with two nodes of room for two small instances each."""

    def __init__(self, path: Path, policy=greedy, subnet: str = "10.1.0.0/24") -> None:
        self.journal = ClusterJournal(open_journal(path))
        self.whole = {"n1": Room(1000, 2, 100), "n2": Room(1000, 2, 100)}
        pool = AddressPool(IPv4Network(subnet), frozenset({IPv4Address("10.1.0.1")}))
        self.placer = Placer(self.journal, FunctionPolicy("P", policy), lambda: pool, self.candidates)
        self.told = 0
        self.journal.subscribe(self._tell)

    def _tell(self) -> None:
        self.told += 1

    def candidates(self) -> list[Candidate]:
        capacity = {name: Capacity(whole, whole, frozenset()) for name, whole in self.whole.items()}
        return [Candidate(name, room(capacity[name], self.journal.on_node(name))) for name in self.whole]

    def says(self, node: str, instance_id: str, state: InstanceState, reason: StateReason | None = None) -> list[str]:
        return self.journal.report(node, [Report(instance_id, state, reason, None)], NOW + 5)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    yield Cluster(tmp_path / "journal.db")


def test_a_launch_is_kept_as_it_was(launch, tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "journal.db")
    placed = cluster.placer.place(launch(1, 3), NOW, (b"k" * 32, NOW + 40))
    assert [record.node for record in placed] == ["n1", "n1", "n2"]
    assert [record.state for record in placed] == [PENDING] * 3
    assert [record.spec.private_ip for record in placed] == ["10.1.0.2", "10.1.0.3", "10.1.0.4"]
    assert placed[0].spec.user_data == launch(1, 3).user_data and placed[0].spec.host_name == "ip-10-1-0-2"
    again = Cluster(tmp_path / "journal.db")
    assert again.journal.of_reservation("r-00000001") == placed
    assert spec_from_text(spec_to_text(placed[0].spec)) == placed[0].spec
    assert again.journal.journal.replay_keys(NOW) == [(b"k" * 32, NOW + 40)]


def test_a_launch_asked_again_is_the_same_one(cluster: Cluster, launch) -> None:
    placed = cluster.placer.place(launch(1, 2), NOW, None)
    newer = launch(1, 2)
    newer = evolve(newer, image=evolve(newer.image, url="https://cloud/newer"))
    assert cluster.placer.again(newer, NOW, (b"k", NOW)) == placed
    assert cluster.journal.source(newer.image.digest).url == "https://cloud/newer"
    assert len(cluster.journal.instances()) == 2
    # The cloud does not ask again for what has ended or runs already: the answer is what was decided all the same.
    for ids in (newer.instance_ids[1:], ("i-0000BBBB",)):
        assert cluster.placer.again(evolve(newer, instance_ids=ids), NOW, None) == placed
    assert len(cluster.journal.instances()) == 2


def test_a_refusal_stays_although_there_is_room_later(cluster: Cluster, launch) -> None:
    with pytest.raises(InsufficientCapacity) as refused:
        cluster.placer.place(launch(1, 5), NOW, None)
    assert cluster.journal.instances() == [] and cluster.journal.placed() == []
    cluster.placer.refuse(launch(1, 5), refused.value, NOW, (b"k", NOW + 40))
    cluster.whole["n3"] = Room(9999, 9, 999)
    with pytest.raises(InsufficientCapacity, match="at least 5"):
        cluster.placer.again(launch(1, 5), NOW, None)
    cluster.journal.forget_old(NOW + LISTED_S + 1, ())
    assert cluster.placer.again(launch(1, 5), NOW, None) is None


def test_fewer_than_most_and_never_fewer_than_least(cluster: Cluster, launch) -> None:
    assert len(cluster.placer.place(launch(1, 9, least=3), NOW, None)) == 4
    with pytest.raises(InsufficientCapacity):
        cluster.placer.place(launch(2), NOW, None)


def test_a_replayed_message_changes_nothing(cluster: Cluster, launch) -> None:
    cluster.placer.place(launch(1), NOW, (b"k", NOW + 40))
    with pytest.raises(ReplayedMessage):
        cluster.placer.place(launch(2), NOW, (b"k", NOW + 40))
    with pytest.raises(ReplayedMessage):
        cluster.journal.terminate(["i-00000100"], NOW, (b"k", NOW + 40))
    assert [record.state for record in cluster.journal.instances()] == [PENDING]


def test_a_late_request_for_a_terminated_id_starts_nothing(cluster: Cluster, launch) -> None:
    cluster.journal.terminate(["i-00000100"], NOW, None)
    with pytest.raises(WrongState):
        cluster.placer.place(launch(1), NOW, None)
    page = cluster.journal.page(Seen(cluster.journal.journal.epoch, 0), 10)
    assert page.forgotten == ("i-00000100",)


def test_from_pending_to_the_tombstone(cluster: Cluster, launch) -> None:
    (record,) = cluster.placer.place(launch(1), NOW, None)
    name = record.instance_id
    cluster.says("n1", name, PENDING)
    assert cluster.journal.instance(name).accepted and cluster.told == 1
    cluster.says("n1", name, RUNNING)
    assert cluster.journal.instance(name).launched_at == NOW + 5 and cluster.told == 2
    cluster.says("n1", name, RUNNING)
    assert cluster.told == 2
    cluster.journal.terminate([name], NOW + 9, None)
    assert cluster.journal.instance(name).state is STOPPING and cluster.journal.stops("n1") == [(name, False)]
    cluster.says("n1", name, RUNNING)
    assert cluster.journal.instance(name).state is STOPPING
    cluster.journal.told(name)
    assert cluster.journal.placed()
    cluster.says("n1", name, TERMINATED, CRASH)
    ended = cluster.journal.instance(name)
    assert (ended.state, ended.reason.code) == (TERMINATED, "Client.UserInitiatedShutdown")
    assert cluster.journal.stops("n1") == [] and cluster.journal.placed() == []
    seen = cluster.journal.page(Seen(), 10).seen
    cluster.journal.forget_old(NOW + LISTED_S + 10, ["n1"])
    assert cluster.journal.instance(name) is None
    assert cluster.journal.page(seen, 10).forgotten == (name,)
    cluster.journal.forget_old(NOW + LISTED_S + TOMBSTONE_S + 20, ["n1"])
    assert not cluster.journal.is_tombstone(name)
    assert cluster.journal.page(seen, 10).complete


def test_what_comes_back_from_the_dead_is_ended_again(cluster: Cluster, launch) -> None:
    (record,) = cluster.placer.place(launch(1), NOW, None)
    name = record.instance_id
    cluster.journal.give_up(name, StateReason("Server.InternalError", "cluster: no answer"), NOW, stop=True)
    assert cluster.journal.on_node("n1") and cluster.journal.placed()
    cluster.journal.told(name)
    cluster.journal.gone("n1", [name], CRASH, NOW)
    assert not cluster.journal.on_node("n1") and not cluster.journal.placed()
    assert cluster.says("n1", name, RUNNING) == []
    assert cluster.journal.stops("n1") == [(name, False)]
    assert cluster.journal.instance(name).state is TERMINATED
    cluster.says("n1", name, TERMINATED)
    cluster.journal.forget_old(NOW + LISTED_S + 1, ["n1"])
    cluster.says("n1", name, RUNNING)
    assert cluster.journal.stops("n1") == [(name, False)]


def test_a_tombstone_outlives_a_silence(cluster: Cluster, launch) -> None:
    (record,) = cluster.placer.place(launch(1), NOW, None)
    cluster.journal.give_up(record.instance_id, CRASH, NOW, stop=True)
    later = NOW + LISTED_S + 1
    cluster.journal.forget_old(later, ["n1"])
    cluster.journal.forget_old(later + TOMBSTONE_S + 1, ["n1"])
    assert cluster.journal.is_tombstone(record.instance_id) and cluster.journal.stops("n1")
    cluster.journal.forget_old(later + TOMBSTONE_S + 2, [])
    cluster.journal.forget_old(later + TOMBSTONE_S + 3, [])
    assert not cluster.journal.is_tombstone(record.instance_id) and not cluster.journal.placed()


def test_another_node_cannot_speak_for_an_instance(cluster: Cluster, launch) -> None:
    (record,) = cluster.placer.place(launch(1), NOW, None)
    assert cluster.says("n2", record.instance_id, TERMINATED, CRASH) == [record.instance_id]
    assert cluster.says("n2", "i-0000FFFF", RUNNING) == ["i-0000FFFF"]
    cluster.journal.gone("n2", [record.instance_id], CRASH, NOW)
    assert cluster.journal.instance(record.instance_id) == record


def test_a_fenced_node(cluster: Cluster, launch) -> None:
    (record,) = cluster.placer.place(launch(1), NOW, None)
    cluster.journal.mark_fenced("n1", NOW)
    assert cluster.journal.fenced() == {"n1"} and cluster.journal.stops("n1") == [(record.instance_id, False)]
    assert cluster.journal.instance(record.instance_id).state is TERMINATED
    cluster.journal.unfence("n1")
    assert cluster.journal.fenced() == frozenset()


def test_capacity_counts_what_the_node_has_not_seen(cluster: Cluster, launch) -> None:
    placed = cluster.placer.place(launch(1, 2), NOW, None)
    ids = [record.instance_id for record in placed]
    whole, left = Room(1000, 4, 100), Room(500, 3, 50)
    assert room(Capacity(whole, left, frozenset(ids)), placed) == Room(500, 2, 50)
    assert room(Capacity(whole, left, frozenset(ids[:1])), placed) == Room(372, 2, 48)
    assert room(Capacity(whole, left, frozenset()), placed) == Room(244, 1, 46)


def test_a_policy_is_not_believed(tmp_path: Path, launch) -> None:
    for nodes in (("n1",) * 3, ("nobody",), ("n1", "n2")):
        cluster = Cluster(tmp_path / f"{len(nodes)}{nodes[0]}.db", lambda *_, nodes=nodes: Plan(nodes, ""))
        with pytest.raises(RuntimeError, match="more than there is room"):
            cluster.placer.place(launch(1, 3, least=1) if len(nodes) == 3 else launch(1), NOW, None)
        assert cluster.journal.instances() == []


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"min_count": 0}, InvalidRequest),
        ({"min_count": 3}, InvalidRequest),
        ({"macs": ("d0:0d:00:00:01:00",)}, InvalidRequest),
        ({"macs": ("d0:0d:00:00:01:00", "d0:0d:00:00:01:02")}, InvalidRequest),
        ({"instance_ids": ("i-00000100", "i-00000100")}, InvalidRequest),
        ({"instance_ids": ("i-00000100", "../etc")}, InvalidRequest),
        ({"reservation_id": "x"}, InvalidRequest),
    ],
)
def test_what_cannot_be_placed(launch, changes, error) -> None:
    check_request(launch(1, 2))
    with pytest.raises(error):
        check_request(evolve(launch(1, 2), **changes))


def test_an_image_needs_its_digest(launch) -> None:
    request = launch(1)
    with pytest.raises(MissingValue):
        check_request(evolve(request, kernel=evolve(request.kernel, digest="")))


acts = st.one_of(
    st.tuples(st.just("run"), st.integers(1, 3), st.integers(0, 3)),
    st.tuples(st.just("end"), st.integers(0, 30)),
    st.tuples(st.just("terminate"), st.integers(0, 30)),
    st.tuples(st.just("give up"), st.integers(0, 30)),
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([greedy, round_robin]), st.lists(acts, max_size=20))
def test_addresses_are_unique_and_room_is_kept(tmp_path_factory, launch, policy, history) -> None:
    cluster = Cluster(tmp_path_factory.mktemp("journal") / "j.db", policy, "10.1.0.0/29")
    journal = cluster.journal
    for number, act in enumerate(history, 1):
        before = len(journal.instances())
        if act[0] == "run":
            least, most = act[1], act[1] + act[2]
            try:
                placed = len(cluster.placer.place(launch(number, most, least=least), NOW, None))
            except (InsufficientCapacity, InsufficientAddresses):
                placed = 0
            assert placed == 0 or least <= placed <= most
            assert len(journal.instances()) == before + placed
        elif before:
            record = journal.instances()[act[1] % before]
            if act[0] == "end":
                cluster.says(record.node, record.instance_id, TERMINATED, CRASH)
            elif act[0] == "terminate":
                journal.terminate([record.instance_id], NOW, None)
            else:
                journal.give_up(record.instance_id, CRASH, NOW, stop=True)
        occupying = [record for record in journal.instances() if record.occupies]
        assert max(Counter(record.node for record in occupying).values(), default=0) <= 2
        addresses = journal.given("").owners
        assert len(addresses) == len(journal.placed()) == len(occupying)
        assert set(map(str, addresses)) == {record.spec.private_ip for record in occupying}
        assert IPv4Address("10.1.0.1") not in addresses


def test_where_cards_go_with_addresses_guests_have_these_alone(launch, tmp_path: Path) -> None:
    """As VNET_MACMAP says."""
    cluster = Cluster(tmp_path / "journal.db")
    cards = {IPv4Address("10.1.0.9"): "d0:0d:00:00:00:99", IPv4Address("10.1.0.7"): "d0:0d:00:00:00:77"}
    pool = AddressPool(IPv4Network("10.1.0.0/24"), frozenset(), 0, cards)
    cluster.placer = evolve(cluster.placer, pool=lambda: pool)
    placed = cluster.placer.place(launch(1, 2), NOW, None)
    given = {record.spec.private_ip: record.spec.mac for record in placed}
    assert given == {str(address): mac for address, mac in cards.items()}
    assert {row[1] for row in cluster.journal.placed()} == set(cards.values())
    with pytest.raises(InsufficientAddresses):
        cluster.placer.place(launch(10, 1), NOW, None)
