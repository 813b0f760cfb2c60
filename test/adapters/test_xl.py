"""``xl`` as a hypervisor: the contract on a pretended xl, and each thing that goes wrong with a real one."""

import os
import re
import stat
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any
from uuid import UUID

import attrs
import pytest
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.task import Clock, deferLater
from twisted.python.failure import Failure
from zope.interface.verify import verifyObject

from euca.adapters.process import Completed, ProcessNotStarted, ProcessTimeout
from euca.adapters.xl import XlHypervisor, XlSettings
from euca.ports.hypervisor import (
    BadKernel,
    DiskInUse,
    DiskSpec,
    DomainRefused,
    DomainSpec,
    DomainState,
    Fate,
    GuestKind,
    HypervisorTimeout,
    HypervisorUnavailable,
    IHypervisor,
    NetworkFailed,
    NoSuchDomain,
)
from euca.testing.hypervisor_contract import HypervisorHarness, hypervisor_contract
from euca.testing.processes import Call, ScriptedRunner
from euca.testing.xenstore import MemoryXenStore

RECORDED = Path(__file__).parents[1] / "data" / "xen-4.17"
HEADING = (RECORDED / "xl-list-v.out").read_text().splitlines()[0]


def recorded(name: str) -> Completed:
    rc = int((RECORDED / f"{name}.rc").read_text())
    return Completed(rc, (RECORDED / f"{name}.out").read_bytes(), (RECORDED / f"{name}.err").read_bytes())


@attrs.define
class FakeDomain:
    domid: int
    name: str
    uuid: str
    memory_mib: int
    disks: list[str]
    flags: str = "-b----"

    def line(self) -> str:
        return (
            f"{self.name:<40} {self.domid:5d} {self.memory_mib:5d} {1:5d}     {self.flags}  {7.1:8.1f}"
            f" {self.uuid}        -                -"
        )


class FakeXl:
    """An xl that answers in the words of the recorded one and keeps its domains and the store in step.

    ``next`` scripts the coming command of a name: a ``Completed`` is what it ends as, an exception is
    raised, a callable is run first. What it did not do, it did not do.
    """

    def __init__(self, clock: Clock, store: MemoryXenStore, logs: Path) -> None:
        self.logs = logs
        self.clock = clock
        self.store = store
        self.domains: list[FakeDomain] = []
        self.next_domid = 1
        self.create_s = 2.4
        self.next: dict[str, list[Completed | Exception | Callable[[], Any]]] = {}
        self.configs: list[tuple[str, int]] = []

    async def answer(self, call: Call) -> Completed:
        assert call.argv[0] == "xl"
        command, arguments = call.argv[1], call.argv[2:]
        while self.next.get(command):
            scripted = self.next[command].pop(0)
            if isinstance(scripted, Completed):
                return scripted
            if isinstance(scripted, Exception):
                raise scripted
            result = scripted()
            if isinstance(result, Deferred):
                await result
        return await getattr(self, f"do_{command}")(*arguments)

    async def do_info(self) -> Completed:
        free_mib = 1535 - 512 - sum(domain.memory_mib + 1 for domain in self.domains)
        text = recorded("xl-info").out.replace(b": 812", f": {free_mib}".encode())
        return Completed(0, text, b"")

    async def do_list(self, *arguments: str) -> Completed:
        assert arguments == ("-v",)
        dom0 = (RECORDED / "xl-list-v.out").read_text().splitlines()[1]
        lines = [HEADING, dom0, *(domain.line() for domain in self.domains)]
        return Completed(0, ("\n".join(lines) + "\n").encode(), b"")

    async def do_create(self, path: str) -> Completed:
        text = Path(path).read_text()
        self.configs.append((text, stat.S_IMODE(Path(path).stat().st_mode)))
        await deferLater(self.clock, self.create_s)
        self.add(
            _value(text, "name"),
            _value(text, "uuid"),
            int(re.findall(r"^memory = (\d+)$", text, re.MULTILINE)[0]),
            re.findall(r"target=([^\"]*)\"", text),
        )
        return recorded("xl-create-disk-in-use")  # a success, in its words

    def add(self, name: str, uuid: str, memory_mib: int = 96, disks: list[str] | None = None) -> FakeDomain:
        domain = FakeDomain(self.next_domid, name, uuid, memory_mib, disks or [])
        self.next_domid += 1
        self.domains.append(domain)
        self.log(name, f"Waiting for domain {name} (domid {domain.domid}) to die [pid 1]")
        for number, disk in enumerate(domain.disks):
            path = f"/local/domain/0/backend/vbd/{domain.domid}/{51712 + number}/params"
            self.store.tree.write(path, disk.encode())
        self.store.announce("@introduceDomain")
        return domain

    def log(self, name: str, line: str) -> None:
        with (self.logs / f"xl-{name}.log").open("a") as log:
            log.write(line + "\n")

    def remove(self, domid: int) -> None:
        self.domains = [domain for domain in self.domains if domain.domid != domid]
        backends = f"/local/domain/0/backend/vbd/{domid}"
        if backends in self.store.tree.nodes:
            self.store.tree.rm(backends)
        self.store.announce("@releaseDomain")

    async def do_destroy(self, domid: str) -> Completed:
        if all(str(domain.domid) != domid for domain in self.domains):
            return recorded("xl-destroy-unknown-id")
        self.remove(int(domid))
        return Completed(0, b"", b"")

    async def do_reboot(self, name: str) -> Completed:
        return Completed(0, b"", b"")

    do_shutdown = do_reboot


def _value(text: str, name: str) -> str:
    return re.findall(rf'^{name} = "([^"]*)"$', text, re.MULTILINE)[0]


class World:
    """A pretended xl, a store in memory, and the hypervisor over both."""

    def __init__(self, tmp_path: Path) -> None:
        self.clock = Clock()
        self.store = MemoryXenStore(self.clock)
        self.xl = FakeXl(self.clock, self.store, tmp_path)
        self.runner = ScriptedRunner(self.xl.answer)
        self.configs = tmp_path / "configs"
        self.consoles = tmp_path / "consoles"
        for directory in (self.configs, self.consoles):
            directory.mkdir(exist_ok=True)
        settings = XlSettings(config_dir=self.configs, console_dir=self.consoles, log_dir=tmp_path)
        self.hypervisor = XlHypervisor(settings, self.runner, self.store, self.clock)

    def begin(self, scenario: Coroutine[Any, Any, Any]) -> tuple[list[Any], "Deferred[Any]"]:
        running = Deferred.fromCoroutine(scenario)
        outcome: list[Any] = []
        running.addBoth(outcome.append)
        return outcome, running

    def run(self, scenario: Coroutine[Any, Any, Any]) -> Any:
        outcome, _ = self.begin(scenario)
        for _ in range(1000):
            if outcome:
                break
            self.clock.advance(0.1)
        assert outcome, "it never ended"
        if isinstance(outcome[0], Failure):
            outcome[0].raiseException()
        return outcome[0]

    def commands(self) -> list[str]:
        return [call.argv[1] for call in self.runner.calls]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


_directories: list[Path] = []


@pytest.fixture(autouse=True)
def _directory(tmp_path: Path) -> None:
    _directories[:] = [tmp_path]


def _harness() -> HypervisorHarness:
    world = World(_directories[0])
    return HypervisorHarness(
        hypervisor=world.hypervisor,
        run=world.run,
        kind=GuestKind.PV,
        kernel=Path("/srv/kernel"),
        ramdisk=Path("/srv/initrd"),
        disks=(Path("/srv/a.img"), Path("/srv/b.img")),
    )


TestContract = hypervisor_contract(_harness)


def spec(name: str = "i-1", **changes: Any) -> DomainSpec:
    values: dict[str, Any] = {
        "name": name,
        "uuid": UUID(int=sum(name.encode())),
        "kind": GuestKind.PV,
        "kernel": Path("/srv/kernel"),
        "ramdisk": None,
        "command_line": "root=/dev/xvda1",
        "memory_mib": 96,
        "vcpus": 1,
        "disks": (DiskSpec(Path(f"/srv/{name}"), "xvda1"),),
    }
    return DomainSpec(**(values | changes))


def test_it_provides_the_interface(world: World) -> None:
    assert verifyObject(IHypervisor, world.hypervisor)


def test_capacity_of_the_recorded_host(world: World) -> None:
    world.xl.next["info"] = [recorded("xl-info")]
    world.xl.next["list"] = [recorded("xl-list-v")]
    capacity = world.run(world.hypervisor.capacity())
    assert (capacity.memory_mib, capacity.free_memory_mib, capacity.dom0_memory_mib) == (1535, 812, 512)
    assert (capacity.cores, capacity.xen_version, capacity.kinds) == (2, "4.17.7", {GuestKind.PV})


def test_domains_of_the_recorded_host(world: World) -> None:
    world.xl.next["list"] = [recorded("xl-list-v")]
    first, second = world.run(world.hypervisor.domains())
    assert (first.name, second.name, second.state) == ("r1", "d1", DomainState.BLOCKED)


def test_the_configuration_is_private_and_goes_away(world: World) -> None:
    world.run(world.hypervisor.create(spec()))
    ((text, mode),) = world.xl.configs
    assert mode == 0o600
    assert 'target=/srv/i-1"' in text
    assert list(world.configs.iterdir()) == []


def test_a_configuration_that_was_left_or_planted_is_replaced(world: World) -> None:
    victim = world.configs / "victim"
    victim.write_text("mine")
    (world.configs / "i-1.cfg").symlink_to(victim)
    world.run(world.hypervisor.create(spec()))
    assert victim.read_text() == "mine"


def test_xl_create_has_a_session_of_its_own(world: World) -> None:
    world.run(world.hypervisor.create(spec()))
    assert [call.own_session for call in world.runner.calls if call.argv[1] == "create"] == [True]


@pytest.mark.parametrize(
    ("name", "error"),
    [("xl-create-missing-kernel", BadKernel), ("xl-create-missing-bridge", NetworkFailed)],
)
def test_a_create_that_fails_leaves_nothing(world: World, name: str, error: type[Exception]) -> None:
    world.xl.next["create"] = [recorded(name)]
    with pytest.raises(error) as caught:
        world.run(world.hypervisor.create(spec()))
    assert caught.value.left_behind is False  # type: ignore[attr-defined]
    assert list(world.configs.iterdir()) == []
    assert world.run(world.hypervisor.create(spec())).name == "i-1"  # the lock is free


def half_made(world: World, name: str = "(null)") -> None:
    """What a killed ``xl create`` leaves: a domain with its uuid, and perhaps no name yet."""
    world.xl.add(name, str(spec().uuid))


def timeout(what: str) -> ProcessTimeout:
    return ProcessTimeout(what, 180.0, Completed(-15, b"", b""), still_running=False)


def test_a_create_that_hangs_is_cleaned_up_by_uuid(world: World) -> None:
    world.xl.next["create"] = [lambda: half_made(world), timeout("xl")]
    with pytest.raises(HypervisorTimeout) as caught:
        world.run(world.hypervisor.create(spec()))
    assert caught.value.left_behind is False
    assert world.xl.domains == []
    assert ("xl", "destroy", "1") in [call.argv for call in world.runner.calls]


def test_what_cannot_be_cleaned_up_is_said(world: World) -> None:
    world.xl.next["create"] = [lambda: half_made(world), timeout("xl")]
    world.xl.next["destroy"] = [timeout("xl")]
    with pytest.raises(HypervisorTimeout, match="may be left") as caught:
        world.run(world.hypervisor.create(spec()))
    assert caught.value.left_behind is True


def test_a_create_that_is_cancelled_is_cleaned_up(world: World) -> None:
    hanging: Deferred[None] = Deferred()
    world.xl.next["create"] = [lambda: half_made(world, "i-1"), lambda: hanging]
    outcome, running = world.begin(world.hypervisor.create(spec()))
    world.clock.advance(1)
    assert outcome == [] and len(world.xl.domains) == 1
    running.cancel()
    world.clock.advance(1)
    assert outcome[0].check(CancelledError)
    assert world.xl.domains == []
    assert list(world.configs.iterdir()) == []
    assert world.run(world.hypervisor.create(spec())).name == "i-1"


def test_one_that_waits_for_its_turn_can_be_cancelled(world: World) -> None:
    first, _ = world.begin(world.hypervisor.create(spec("a")))
    second, running = world.begin(world.hypervisor.create(spec("b")))
    running.cancel()
    assert second[0].check(CancelledError)
    world.clock.advance(3)
    assert first[0].name == "a"
    assert [domain.name for domain in world.xl.domains] == ["a"]


def test_a_guest_that_ends_at_once(world: World) -> None:
    world.xl.next["create"] = [Completed(0, b"", b"")]
    with pytest.raises(DomainRefused, match="ended as soon"):
        world.run(world.hypervisor.create(spec()))


def test_the_same_disk_by_another_path(world: World, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.touch()
    (tmp_path / "link").symlink_to(disk)
    os.link(disk, tmp_path / "hard")
    world.xl.add("other", str(UUID(int=1)), disks=[str(disk)])
    for path in (tmp_path / "link", tmp_path / "hard"):
        with pytest.raises(DiskInUse, match="other"):
            world.run(world.hypervisor.create(spec(disks=(DiskSpec(path, "xvda1"),))))
    assert "create" not in world.commands()


def test_a_domain_that_dies_keeps_its_disk(world: World) -> None:
    world.xl.add("(null)", str(UUID(int=1)), disks=["/srv/i-1"]).flags = "--ps-d"
    with pytest.raises(DiskInUse):
        world.run(world.hypervisor.create(spec()))


def test_a_kind_that_the_host_lacks(world: World) -> None:
    with pytest.raises(DomainRefused, match="pvh"):
        world.run(world.hypervisor.create(spec(kind=GuestKind.PVH)))
    assert "create" not in world.commands()


def test_a_destroy_that_fails_though_the_domain_goes(world: World) -> None:
    """The race with xl's own daemon: status 1 and "destroy failed"; seconds later it is gone."""
    world.run(world.hypervisor.create(spec()))
    world.xl.next["destroy"] = [recorded("xl-destroy-unknown-id")]
    destroying, _ = world.begin(world.hypervisor.destroy("i-1"))
    world.clock.advance(0.5)
    assert destroying == []
    world.xl.remove(1)
    world.clock.advance(0.5)
    assert destroying == [True]


def test_a_destroy_that_fails_and_the_domain_stays(world: World) -> None:
    world.run(world.hypervisor.create(spec()))
    world.xl.next["destroy"] = [Completed(1, b"", b"libxl: error: x.c:1:f: Domain 1:too busy\n")]
    with pytest.raises(DomainRefused, match="too busy"):
        world.run(world.hypervisor.destroy("i-1"))


def test_a_domain_that_dies_for_ever(world: World) -> None:
    world.run(world.hypervisor.create(spec()))
    world.xl.next["destroy"] = [Completed(0, b"", b"")]
    with pytest.raises(HypervisorTimeout, match="still there"):
        world.run(world.hypervisor.destroy("i-1"))


def test_reboot_and_shutdown(world: World) -> None:
    world.run(world.hypervisor.create(spec()))
    world.run(world.hypervisor.reboot("i-1"))
    world.run(world.hypervisor.shutdown("i-1"))
    assert [call.argv[1:] for call in world.runner.calls][-3:][::2] == [("reboot", "i-1"), ("shutdown", "i-1")]
    world.xl.next["reboot"] = [recorded("xl-reboot-unknown")]  # it went in between
    with pytest.raises(NoSuchDomain):
        world.run(world.hypervisor.reboot("i-1"))


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (ProcessNotStarted("there is no program xl"), HypervisorUnavailable),
        (timeout("xl"), HypervisorTimeout),
        (Completed(1, b"", b"xencall: error: Could not obtain handle"), HypervisorUnavailable),
        (Completed(0, b"nonsense", b""), HypervisorUnavailable),
        (Completed(0, b"x" * (5 << 20), b""), HypervisorUnavailable),
    ],
)
def test_no_hypervisor(world: World, failure: Any, error: type[Exception]) -> None:
    for ask in (world.hypervisor.capacity, world.hypervisor.domains):
        world.xl.next = {"info": [failure], "list": [failure]}
        with pytest.raises(error):
            world.run(ask())


def test_a_name_that_could_be_a_number_or_an_option_never_reaches_xl(world: World) -> None:
    for name in ("0", "-f", "Domain-0", "a b", ""):
        for ask in (world.hypervisor.destroy, world.hypervisor.reboot, world.hypervisor.shutdown):
            with pytest.raises(ValueError, match="name"):
                world.run(ask(name))
        with pytest.raises(ValueError, match="name"):
            world.run(world.hypervisor.console(name, 10))
    assert world.runner.calls == []


def test_a_config_directory_that_is_not_there(world: World) -> None:
    world.configs.rmdir()
    with pytest.raises(HypervisorUnavailable, match="could not be written"):
        world.run(world.hypervisor.create(spec()))


def test_a_guest_that_reboots_by_itself(world: World) -> None:
    world.run(world.hypervisor.create(spec()))
    world.xl.log("i-1", "Domain 1 has shut down, reason code 1 0x1")
    assert world.run(world.hypervisor.fate("i-1")) is Fate.UNKNOWN  # it is there still
    world.xl.remove(1)
    assert world.run(world.hypervisor.fate("i-1")) is Fate.RESTARTING
    world.xl.add("i-1", str(spec().uuid))
    assert world.run(world.hypervisor.fate("i-1")) is Fate.UNKNOWN


REBOOTS = "Domain 1 has shut down, reason code 1 0x1\nDone. Rebooting now"


def between_lives(world: World) -> None:
    """The guest rebooted: its domain is gone, and xl's daemon has yet to make the new one."""
    world.run(world.hypervisor.create(spec()))
    world.xl.log("i-1", REBOOTS)
    world.xl.remove(1)


def test_a_guest_between_two_lives_does_not_escape(world: World) -> None:
    between_lives(world)
    destroying, _ = world.begin(world.hypervisor.destroy("i-1"))
    world.clock.advance(2)
    assert destroying == []
    world.xl.add("i-1", str(spec().uuid))
    world.clock.advance(0.5)
    assert destroying == [True]
    assert world.xl.domains == []


@pytest.mark.parametrize("listing", range(1, 12))
def test_whenever_it_comes_back_it_is_destroyed(world: World, listing: int) -> None:
    """The daemon makes the new domain between any two of the commands that look for it."""
    between_lives(world)
    really = world.xl.do_list
    listings = []

    async def comes_back_before(*arguments: str) -> Completed:
        listings.append(arguments)
        if len(listings) == listing:
            world.xl.add("i-1", str(spec().uuid))
        return await really(*arguments)

    world.xl.do_list = comes_back_before  # type: ignore[method-assign]
    assert world.run(world.hypervisor.destroy("i-1")) is True
    assert world.xl.domains == []


def test_a_guest_that_goes_while_it_is_looked_for(world: World) -> None:
    """The list is read before the log: the log says why, whenever the domain is gone."""
    world.run(world.hypervisor.create(spec()))
    really = world.xl.do_list

    async def goes_before(*arguments: str) -> Completed:
        if world.xl.domains:
            world.xl.log("i-1", REBOOTS)
            world.xl.remove(1)
        return await really(*arguments)

    world.xl.do_list = goes_before  # type: ignore[method-assign]
    assert world.run(world.hypervisor.fate("i-1")) is Fate.RESTARTING


def test_a_guest_whose_restart_failed_is_gone(world: World) -> None:
    between_lives(world)
    destroying, _ = world.begin(world.hypervisor.destroy("i-1"))
    world.clock.advance(2)
    world.xl.log("i-1", "libxl: error: libxl_create.c:1640:f: Domain 2:cannot (re-)build domain: -3")
    world.clock.advance(0.5)
    assert destroying == [False]


def test_a_guest_that_never_comes_back_is_not_awaited_for_ever(world: World) -> None:
    between_lives(world)
    assert world.run(world.hypervisor.destroy("i-1")) is False
    assert world.clock.seconds() < 60


def test_a_guest_that_always_comes_back(world: World) -> None:
    world.run(world.hypervisor.create(spec()))
    really = world.xl.do_destroy

    async def comes_back(domid: str) -> Completed:
        ended = await really(domid)
        world.xl.add("i-1", str(spec().uuid))
        return ended

    world.xl.do_destroy = comes_back  # type: ignore[method-assign]
    with pytest.raises(HypervisorTimeout, match="came back"):
        world.run(world.hypervisor.destroy("i-1"))


def test_the_console_is_a_bounded_tail(world: World) -> None:
    log = world.consoles / "guest-i-1.log"
    log.write_bytes(b"0123456789")
    assert world.run(world.hypervisor.console("i-1", 4)) == b"6789"
    assert world.run(world.hypervisor.console("i-1", 100)) == b"0123456789"
    assert world.run(world.hypervisor.console("i-1", 0)) == b""
    assert world.run(world.hypervisor.console("i-1", -5)) == b""


def test_the_console_spans_a_rotation(world: World) -> None:
    (world.consoles / "guest-i-1.log.1").write_bytes(b"before ")
    assert world.run(world.hypervisor.console("i-1", 100)) == b"before "
    (world.consoles / "guest-i-1.log").write_bytes(b"after")
    assert world.run(world.hypervisor.console("i-1", 100)) == b"before after"
    assert world.run(world.hypervisor.console("i-1", 8)) == b"re after"


def test_the_console_follows_no_link_and_waits_for_no_pipe(world: World, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    (world.consoles / "guest-link.log").symlink_to(secret)
    os.mkfifo(world.consoles / "guest-pipe.log")
    assert world.run(world.hypervisor.console("link", 100)) == b""
    assert world.run(world.hypervisor.console("pipe", 100)) == b""


def test_a_watch_tells_what_comes_together_once(world: World) -> None:
    told: list[int] = []
    watch = world.hypervisor.watch(lambda: told.append(1))
    world.clock.advance(0)
    world.clock.advance(0)
    assert told == [1]
    world.store.announce("@releaseDomain")
    world.store.announce("@introduceDomain")
    assert told == [1]
    world.clock.advance(0)
    world.clock.advance(0)
    assert told == [1, 1]
    world.store.announce("@releaseDomain")
    watch.cancel()
    world.clock.advance(0)
    assert told == [1, 1]
    assert world.clock.getDelayedCalls() == []


def test_a_watch_that_raises_is_called_again(world: World) -> None:
    told: list[int] = []

    def raising() -> None:
        told.append(1)
        raise KeyError("mine")

    world.hypervisor.watch(raising)
    for _ in range(2):
        world.clock.advance(0)
        world.clock.advance(0)
        world.store.announce("@releaseDomain")
    world.clock.advance(0)
    world.clock.advance(0)
    assert len(told) == 3
