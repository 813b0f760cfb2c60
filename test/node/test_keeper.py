"""What a node keeps: launches step by step, ends of every kind, and a crash at each step."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest
from attrs import define, evolve, field
from twisted.internet.defer import Deferred
from twisted.internet.task import Clock

from euca.adapters.imagecache import ImageCache
from euca.adapters.newsdesk import Newsdesk
from euca.domain.devices import Store, stores_gib
from euca.domain.errors import ImageUnavailable, NoRoom, NotFound, WrongState
from euca.domain.ids import domain_uuid
from euca.domain.instances import LaunchSpec
from euca.domain.news import Seen
from euca.node.disks import Disks
from euca.node.journal import NodeInstance, NodeJournal, Stage
from euca.node.keeper import Keeper, Limits
from euca.ports.hypervisor import GuestKind, HypervisorUnavailable, NotEnoughMemory
from euca.testing.hypervisor import MemoryHypervisor
from euca.testing.network import MemoryNodeNetwork
from euca.testing.node import IMAGE, Steps, launch_spec

NOW = 1_700_000_000.0
ID = "i-00000001"


@define
class World:
    """One host: its Xen and its disks outlive any number of lives of the node."""

    path: Path
    clock: Clock
    xen: MemoryHypervisor
    steps: Steps = field(factory=Steps)
    boot: str = "boot-1"
    limits: Limits = field(factory=Limits)
    keeper: Keeper | None = None
    dead: list[object] = field(factory=list)

    def start(self) -> Keeper:
        """A new life of the node on what is there."""
        self.keeper = Keeper(
            journal=NodeJournal(self.path / "node.sqlite"),
            hypervisor=self.xen,
            network=MemoryNodeNetwork("br0"),
            cache=ImageCache(self.path / "cache", 1 << 20, self.steps.fetch),
            disks=Disks(self.path / "instances", self.steps.copy),
            desk=Newsdesk(self.clock),
            clock=self.clock,
            limits=self.limits,
            host_boot=self.boot,
            kernel_arguments="console=hvc0 root=/dev/xvda1",
        )
        now(self.keeper.start())
        self.clock.advance(0)
        return self.keeper

    def kill(self) -> Keeper:
        """kill -9 and start again: flows of the old life never come to their ends."""
        self.dead.append(self.keeper)  # kept, so that its flows are not even collected
        self.clock = Clock()
        self.clock.rightNow = NOW + 60
        self.steps.hold, self.steps.held, self.steps.fail = set(), {}, {}
        self.xen._clock = self.clock
        self.xen._watches.clear()
        return self.start()

    def instance(self) -> NodeInstance:
        assert self.keeper is not None
        found = self.keeper.journal.find(ID)
        assert found is not None
        return found

    @property
    def names(self) -> list[str]:
        return sorted(domain.name for domain in now(self.xen.domains()))

    def nothing_left(self) -> bool:
        return not self.names and not list((self.path / "instances").iterdir())


def now(coroutine):
    """The result of what ends at once."""
    results: list[object] = []
    failures: list[BaseException] = []
    Deferred.fromCoroutine(coroutine).addCallbacks(results.append, lambda f: failures.append(f.value))
    if failures:
        raise failures[0]
    assert results, "it did not end at once"
    return results[0]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    clock = Clock()
    clock.rightNow = NOW
    world = World(tmp_path, clock, MemoryHypervisor(clock))
    world.start()
    yield world
    assert world.keeper is not None
    now(world.keeper.stop())


def run(world: World, **values: object):
    assert world.keeper is not None
    return world.keeper.run(launch_spec(**values), None)


def test_a_launch_makes_a_domain_of_the_instance_s_name_and_uuid(world: World) -> None:
    assert run(world).stage is Stage.WANTED
    assert world.instance().stage is Stage.RUNNING
    spec = world.xen.spec(ID)
    assert spec.uuid == domain_uuid(ID)
    assert spec.kind is GuestKind.PVH
    assert spec.vifs[0].mac == "d0:0d:00:00:00:01"
    assert spec.disks[0].path.stat().st_size == 1 << 30
    assert spec.disks[0].path.stat().st_blocks * 512 < 1 << 20
    assert spec.kernel.read_bytes().startswith(b"kernel")


@pytest.mark.parametrize(
    ("partition", "device", "line"),
    [(0, "xvda1", "console=hvc0 root=/dev/xvda1"), (14, "xvda", "root=/dev/xvda14 console=hvc0")],
)
def test_a_disk_with_partitions_is_given_whole(world: World, partition: int, device: str, line: str) -> None:
    world.keeper.run(evolve(launch_spec(), root_partition=partition), None)
    spec = world.xen.spec(ID)
    assert ([disk.device for disk in spec.disks], spec.command_line) == ([device], line)


STORES = (Store("xvda2", "ephemeral0", 1024), Store("xvda3", "swap", 64))


def with_stores() -> LaunchSpec:
    """A root of one GiB, and two further disks."""
    spec = launch_spec()
    return evolve(spec, vm_type=evolve(spec.vm_type, disk_gib=1 + stores_gib(STORES)), stores=STORES)


def test_stores_are_sparse_disks_of_zeros_and_a_swap_area(world: World) -> None:
    world.keeper.run(with_stores(), None)
    spec = world.xen.spec(ID)
    assert [disk.device for disk in spec.disks] == ["xvda1", "xvda2", "xvda3"]
    root, ephemeral, swap = (disk.path for disk in spec.disks)
    assert [path.stat().st_size for path in (root, ephemeral, swap)] == [1 << 30, 1 << 30, 64 << 20]
    assert all(path.stat().st_blocks * 512 < 1 << 20 for path in (root, ephemeral, swap))
    assert not any(ephemeral.read_bytes()[: 1 << 20])
    assert swap.read_bytes()[4086:4096] == b"SWAPSPACE2"
    world.kill()
    assert world.instance().spec == with_stores()
    world.keeper.terminate(ID, None)
    assert world.nothing_left()


def test_stores_take_room(world: World) -> None:
    """All disks of an instance count, the root's and the others."""
    world.limits = Limits(disk_gib=4)
    world.start()
    spec = with_stores()
    world.keeper.run(spec, None)
    assert world.keeper._capacity().left.disk_gib == 4 - 3
    with pytest.raises(NoRoom):
        world.keeper.run(evolve(with_stores(), instance_id="i-00000002", mac="d0:0d:00:00:00:02"), None)


def test_a_half_made_store_is_made_anew(world: World) -> None:
    """Killed while the disk was copied, with a store already there; what the guest wrote to a whole one stays."""
    world.steps.hold.add("copy")
    world.keeper.run(with_stores(), None)
    half = world.path / "instances" / ID / "store-xvda3"
    half.write_bytes(b"half of it")
    world.kill()
    swap = world.xen.spec(ID).disks[2].path
    assert swap.stat().st_size == 64 << 20 and swap.read_bytes()[:10] == bytes(10)
    with swap.open("r+b") as file:
        file.seek(8192)
        file.write(b"the guest's")
    world.xen._watches.clear()
    world.xen.guest_crashes(ID)
    world.boot = "boot-2"
    world.kill()
    assert world.instance().stage is Stage.RUNNING
    assert len(world.xen.spec(ID).disks) == 3
    assert swap.read_bytes()[8192:].startswith(b"the guest's")


def test_the_same_request_again_starts_nothing(world: World) -> None:
    run(world)
    before = world.xen.calls.count(("create", ID))
    assert run(world).stage is Stage.RUNNING
    assert world.xen.calls.count(("create", ID)) == before == 1


def test_terminate_leaves_nothing_and_a_late_request_starts_nothing(world: World) -> None:
    run(world)
    assert world.keeper is not None
    world.keeper.terminate(ID, None)
    assert world.instance().stage is Stage.ENDED
    assert world.nothing_left()
    assert run(world).stage is Stage.ENDED
    assert world.nothing_left()


def test_terminate_before_the_request_wins(world: World) -> None:
    assert world.keeper is not None
    assert world.keeper.terminate(ID, None) is None
    with pytest.raises(WrongState):
        run(world)
    with pytest.raises(WrongState):
        world.kill().run(launch_spec(), None)


@pytest.mark.parametrize("step", ["fetch", "copy"])
def test_terminate_during_a_launch(world: World, step: str) -> None:
    world.steps.hold.add(step)
    run(world)
    assert world.keeper is not None
    world.keeper.terminate(ID, None)
    assert world.instance().stage is Stage.ENDED
    assert world.nothing_left()
    assert ("create", ID) not in world.xen.calls


@pytest.mark.parametrize(
    ("step", "error", "code"),
    [
        ("fetch", ImageUnavailable("gone"), "Client.InvalidImage"),
        ("copy", OSError(28, "No space left on device"), "Server.InsufficientInstanceCapacity"),
    ],
)
def test_a_failed_step_is_undone_and_named(world: World, step: str, error: Exception, code: str) -> None:
    world.steps.fail[step] = error
    run(world)
    assert world.instance().stage is Stage.ENDED
    reason = world.instance().reason
    assert reason is not None and reason.code == code and reason.message.startswith("node: ")
    assert world.nothing_left()


def test_xen_s_refusal_is_undone_and_named(world: World) -> None:
    world.xen.fail_next("create", NotEnoughMemory("none left"))
    run(world)
    reason = world.instance().reason
    assert reason is not None and reason.code == "Server.InsufficientInstanceCapacity"
    assert "not-enough-memory" in reason.message
    assert world.nothing_left()


def test_a_guest_that_powers_off_or_crashes_ends_at_once(world: World) -> None:
    for place, (act, code) in enumerate(
        [
            (world.xen.guest_powers_off, "Client.InstanceInitiatedShutdown"),
            (world.xen.guest_crashes, "Server.InternalError"),
        ]
    ):
        name = f"i-0000000{place}"
        run(world, instance_id=name)
        act(name)
        world.clock.advance(0)
        assert world.keeper is not None
        ended = world.keeper.journal.find(name)
        assert ended is not None and ended.stage is Stage.ENDED
        assert ended.reason is not None and ended.reason.code == code
    assert world.nothing_left()


def test_a_guest_that_reboots_goes_on(world: World) -> None:
    run(world)
    world.xen.guest_reboots(ID, after_s=5)
    world.clock.pump([0] + [1] * 10)
    assert world.instance().stage is Stage.RUNNING
    assert world.names == [ID]
    sequence = world.instance().sequence
    world.xen.guest_powers_off(ID)
    world.clock.pump([0] + [1] * 3)
    assert world.instance().stage is Stage.ENDED and world.instance().sequence > sequence


def test_a_guest_that_never_comes_back_ends(world: World) -> None:
    run(world)
    world.xen.guest_reboots(ID, after_s=1e6)
    world.clock.pump([0] + [1] * 200)
    reason = world.instance().reason
    assert world.instance().stage is Stage.ENDED
    assert reason is not None and "did not come back" in reason.message


def crash_while_fetching(world: World) -> None:
    world.steps.hold.add("fetch")
    run(world)


def crash_while_copying(world: World) -> None:
    world.steps.hold.add("copy")
    run(world)


def crash_while_creating(world: World) -> None:
    world.xen._create_delay_s = 5
    run(world)
    assert ("create", ID) in world.xen.calls
    world.xen._building.clear()
    world.xen._create_delay_s = 0


def crash_after_creating(world: World) -> None:
    run(world)
    assert world.keeper is not None
    with world.keeper.journal.store.transaction() as db:
        db.execute("UPDATE instances SET stage = 'wanted'")


def crash_while_running(world: World) -> None:
    run(world)


CRASHES = [
    crash_while_fetching,
    crash_while_copying,
    crash_while_creating,
    crash_after_creating,
    crash_while_running,
]


@pytest.mark.parametrize("crash", CRASHES)
def test_a_launch_survives_kill_9(world: World, crash: Callable[[World], None]) -> None:
    crash(world)
    world.kill()
    assert world.instance().stage is Stage.RUNNING
    assert world.names == [ID]
    assert world.xen.spec(ID).disks[0].path.exists()


@pytest.mark.parametrize("crash", CRASHES)
def test_a_termination_survives_kill_9(world: World, crash: Callable[[World], None]) -> None:
    crash(world)
    assert world.keeper is not None
    with world.keeper.journal.store.transaction() as db:
        db.execute("UPDATE instances SET stage = 'ending'")
    world.kill()
    assert world.instance().stage is Stage.ENDED
    assert world.nothing_left()


def test_a_guest_that_died_while_the_node_was_dead_has_ended(world: World) -> None:
    run(world)
    world.xen._watches.clear()
    world.xen.guest_powers_off(ID)
    world.kill()
    assert world.instance().stage is Stage.ENDED
    assert world.nothing_left()


def test_a_guest_that_ended_before_it_was_written_down_is_not_started_again(world: World) -> None:
    crash_after_creating(world)
    world.xen._watches.clear()
    world.xen.guest_powers_off(ID)
    world.kill()
    reason = world.instance().reason
    assert world.instance().stage is Stage.ENDED and world.nothing_left()
    assert reason is not None and reason.code == "Client.InstanceInitiatedShutdown"
    assert world.xen.calls.count(("create", ID)) == 1


def test_after_a_host_reboot_guests_run_again_from_their_disks(world: World) -> None:
    run(world)
    disk = world.xen.spec(ID).disks[0].path
    with disk.open("r+b") as file:
        file.seek(1 << 20)
        file.write(b"the guest's own")
    world.xen._watches.clear()
    world.xen.guest_crashes(ID)
    world.boot = "boot-2"
    fetches = world.steps.done.count("fetch")
    world.kill()
    assert world.instance().stage is Stage.RUNNING
    assert world.names == [ID]
    with disk.open("rb") as file:
        file.seek(1 << 20)
        assert file.read(15) == b"the guest's own"
    assert world.steps.done.count("fetch") == fetches


def test_a_node_killed_after_a_host_reboot_still_starts_the_guests(world: World) -> None:
    run(world)
    world.xen._watches.clear()
    world.xen.guest_crashes(ID)
    world.boot = "boot-2"
    world.xen._create_delay_s = 5
    world.kill()
    assert world.instance().stage is Stage.RUNNING and not world.names
    world.xen._building.clear()
    world.xen._create_delay_s = 0
    world.kill()
    assert world.names == [ID]
    world.xen._watches.clear()
    world.xen.guest_powers_off(ID)
    world.kill()
    assert world.instance().stage is Stage.ENDED


def test_a_hypervisor_that_does_not_answer_for_a_while_is_asked_again(world: World) -> None:
    run(world)
    for _ in range(2):
        world.xen.fail_next("domains", HypervisorUnavailable("gone"))
    world.xen.guest_powers_off(ID)
    world.clock.pump([0] + [1] * 40)
    assert world.instance().stage is Stage.ENDED
    assert world.nothing_left()


def test_a_domain_that_nobody_knows_is_left_alone(world: World) -> None:
    run(world)
    spec = world.xen.spec(ID)
    now(world.xen.create(attrs.evolve(spec, name="other", uuid=domain_uuid("i-00000099"), disks=(), vifs=())))
    world.clock.advance(0)
    world.kill()
    assert world.names == [ID, "other"]


def test_capacity_counts_what_is_wanted_and_bounds_what_is_asked(world: World) -> None:
    assert world.keeper is not None
    world.limits = Limits(memory_mib=300, cores=2)
    world.kill()
    capacity = now(world.keeper.capacity())
    assert (capacity.total.memory_mib, capacity.total.cores) == (300, 2)
    run(world)
    run(world, instance_id="i-00000002")
    left = now(world.keeper.capacity()).left
    assert (left.memory_mib, left.cores) == (44, 0)
    with pytest.raises(NoRoom):
        run(world, instance_id="i-00000003")
    assert world.keeper.journal.find("i-00000003") is None


def test_news_tell_each_change_once_and_ends_are_forgotten_after_an_hour(world: World) -> None:
    assert world.keeper is not None
    journal = world.keeper.journal
    first = journal.page(Seen(), 10)
    assert first.complete and not first.items
    run(world)
    page = journal.page(first.seen, 10)
    assert not page.complete and [i.stage for i in page.items] == [Stage.RUNNING]
    world.keeper.terminate(ID, None)
    page = journal.page(page.seen, 10)
    assert [i.stage for i in page.items] == [Stage.ENDED]
    assert journal.page(page.seen, 10).empty
    world.clock.advance(4000)
    page = journal.page(page.seen, 10)
    assert page.forgotten == (ID,) and not page.items
    with pytest.raises(WrongState):
        run(world)


def test_reboot_and_console(world: World) -> None:
    assert world.keeper is not None
    with pytest.raises(NotFound):
        now(world.keeper.reboot(ID, None))
    world.steps.hold.add("fetch")
    run(world)
    with pytest.raises(WrongState):
        now(world.keeper.reboot(ID, None))
    world.steps.release("fetch")
    world.xen.write_console(ID, b"\xff hello")
    assert now(world.keeper.console(ID)).endswith(b"\xff hello")
    domid = now(world.xen.domains())[0].domid
    now(world.keeper.reboot(ID, None))
    world.clock.pump([0, 1])
    assert now(world.xen.domains())[0].domid > domid
    assert world.instance().stage is Stage.RUNNING


def test_a_journal_that_cannot_be_written_for_a_while_strands_no_instance(world: World) -> None:
    assert world.keeper is not None
    journal, broken = world.keeper.journal, [3]
    change = journal.change

    def full(*args: object, **kwargs: object) -> NodeInstance:
        if broken[0]:
            broken[0] -= 1
            raise sqlite3.OperationalError("database or disk is full")
        return change(*args, **kwargs)  # type: ignore[arg-type]

    journal.change = full  # type: ignore[method-assign]
    world.steps.fail["copy"] = NoRoom("No space left on device")
    run(world)
    assert world.instance().stage is Stage.WANTED
    world.clock.pump([1] * 60)
    assert not broken[0] and world.instance().stage in (Stage.RUNNING, Stage.ENDED)


def test_housekeeping_goes_on_after_the_journal_could_not_be_written(world: World) -> None:
    assert world.keeper is not None
    run(world)
    world.keeper.terminate(ID, None)
    world.clock.advance(0)
    journal = world.keeper.journal
    expire, failures = journal.expire, [sqlite3.OperationalError("database or disk is full")]

    def full(now: float) -> tuple[str, ...]:
        if failures:
            raise failures.pop()
        return expire(now)

    journal.expire = full  # type: ignore[method-assign]
    world.clock.pump([61] * 62)
    assert not failures and journal.find(ID) is None and journal.buried(ID)


def test_the_cache_drops_no_part_of_a_launch_before_it_is_copied(world: World) -> None:
    """The disk's image is there first; then room is made for the kernel."""
    assert world.keeper is not None
    world.keeper.cache.limit_bytes = len(IMAGE) + 4096
    cache = world.keeper.cache
    (cache.directory / launch_spec().image.digest.removeprefix("sha256:")).write_bytes(IMAGE)
    world.steps.hold.add("fetch")
    run(world)
    cache._make_room("sha256:" + "0" * 64, cache.limit_bytes - 1)  # another launch's image
    world.steps.release("fetch")
    world.clock.advance(0)
    assert world.instance().stage is Stage.RUNNING


def test_an_end_before_a_guest_was_restored_does_not_keep_the_reboot_unsettled(world: World) -> None:
    """Else each later start of the node would take guests that powered off meanwhile for lost in the reboot, and start them again."""
    run(world)
    run(world, instance_id="i-00000002")
    world.xen._watches.clear()
    for name in (ID, "i-00000002"):
        world.xen.guest_crashes(name)
    world.boot = "boot-2"
    world.xen._create_delay_s = 5
    keeper = world.kill()
    keeper.terminate("i-00000002", None)
    world.clock.pump([1] * 30)
    assert world.names == [ID]
    world.xen._create_delay_s = 0
    world.xen._watches.clear()
    world.xen.guest_powers_off(ID)
    world.kill()
    assert world.instance().stage is Stage.ENDED and not world.names


def test_a_domain_that_comes_up_after_its_instance_has_ended_is_removed(world: World) -> None:
    """The node was killed while xl create began, and the instance terminated before there was a domain to be seen."""
    run(world)
    spec = world.xen.spec(ID)
    assert world.keeper is not None
    world.keeper.terminate(ID, None)
    world.clock.advance(0)
    assert world.instance().stage is Stage.ENDED
    now(world.xen.create(spec))
    world.clock.pump([0, 0, 1])
    assert not world.names


def test_keys_of_messages_are_not_kept_for_ever(world: World) -> None:
    assert world.keeper is not None
    journal = world.keeper.journal
    world.keeper.terminate(ID, (b"old", NOW + 20))
    world.keeper.terminate(ID, (b"new", NOW + 90_000))
    world.clock.pump([3600] * 25 + [61])
    assert [bytes(row[0]) for row in journal.store.query("SELECT key FROM replay")] == [b"new"]


def test_capacity_counts_domains_of_others_and_what_is_yet_to_be_created(world: World) -> None:
    assert world.keeper is not None
    before = now(world.keeper.capacity()).left.memory_mib
    run(world)
    spec = attrs.evolve(world.xen.spec(ID), name="other", uuid=domain_uuid("i-00000099"), disks=(), vifs=())
    now(world.xen.create(attrs.evolve(spec, memory_mib=before - 1000)))
    assert now(world.keeper.capacity()).left.memory_mib == 1000 - 128
    world.steps.hold.add("copy")
    run(world, instance_id="i-00000002")
    assert now(world.keeper.capacity()).left.memory_mib == 1000 - 2 * 128
