"""The hypervisor in memory: the contract, and what only it can do."""

import json
from collections.abc import Coroutine
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.task import Clock
from zope.interface.verify import verifyObject

from euca.ports.hypervisor import (
    DiskInUse,
    DiskSpec,
    DomainRefused,
    DomainSpec,
    DomainState,
    Fate,
    GuestKind,
    IHypervisor,
    NetworkFailed,
    VifSpec,
)
from euca.testing.hypervisor import MemoryHypervisor
from euca.testing.hypervisor_contract import HypervisorHarness, hypervisor_contract


def run_with(clock: Clock, scenario: Coroutine[Any, Any, Any]) -> Any:
    """Run a scenario with the clock going on; fail if it never ends."""
    ended = Deferred.fromCoroutine(scenario)
    results: list[Any] = []
    ended.addBoth(results.append)
    for _ in range(1000):
        if results:
            break
        clock.advance(0.1)
    assert results, "the scenario never ended"
    if hasattr(results[0], "raiseException"):
        results[0].raiseException()
    return results[0]


def _harness(**settings: float) -> HypervisorHarness:
    clock = Clock()
    return HypervisorHarness(
        hypervisor=MemoryHypervisor(clock, **settings),  # type: ignore[arg-type]
        run=lambda scenario: run_with(clock, scenario),
        kind=GuestKind.PV,
        kernel=Path("/srv/vmlinuz"),
        ramdisk=None,
        disks=(Path("/srv/a"), Path("/srv/b")),
    )


TestAtOnce = hypervisor_contract(_harness)
TestSlowly = hypervisor_contract(lambda: _harness(create_delay_s=3.0, boot_delay_s=5.0))


def spec(name: str, **changes: Any) -> DomainSpec:
    values: dict[str, Any] = {
        "name": name,
        "uuid": UUID(int=sum(name.encode())),
        "kind": GuestKind.PVH,
        "kernel": Path("/srv/vmlinuz"),
        "ramdisk": Path("/srv/initrd"),
        "command_line": "root=/dev/xvda1 console=hvc0",
        "memory_mib": 256,
        "vcpus": 2,
        "disks": (DiskSpec(Path(f"/srv/{name}"), "xvda1"),),
        "vifs": (VifSpec("d0:0d:00:00:00:01", bridge="br0"),),
    }
    return DomainSpec(**(values | changes))


def test_it_provides_the_interface() -> None:
    assert verifyObject(IHypervisor, MemoryHypervisor(Clock()))


def test_domains_outlive_the_process(tmp_path: Path) -> None:
    state_file = tmp_path / "domains.json"
    clock = Clock()
    before = MemoryHypervisor(clock, state_file=state_file, boot_delay_s=10.0)
    created = run_with(clock, before.create(spec("stays")))
    before.write_console("stays", b"\xff said\n")
    after = MemoryHypervisor(Clock(), state_file=state_file)
    (found,) = run_with(Clock(), after.domains())
    assert (found.domid, found.name, found.uuid) == (created.domid, "stays", created.uuid)
    assert found.state is DomainState.BLOCKED  # it went on booting
    assert after.spec("stays") == spec("stays")
    assert b"\xff said\n" in run_with(Clock(), after.console("stays", 1000))
    run_with(Clock(), after.destroy("stays"))
    assert run_with(Clock(), MemoryHypervisor(Clock(), state_file=state_file).domains()) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["domains.json"]


@pytest.mark.parametrize("content", ["", "[]", json.dumps({"format": 2}), json.dumps({"format": 1})])
def test_a_broken_state_file_is_named(tmp_path: Path, content: str) -> None:
    state_file = tmp_path / "domains.json"
    state_file.write_text(content)
    with pytest.raises(ValueError, match=r"domains\.json"):
        MemoryHypervisor(Clock(), state_file=state_file)


def test_a_scripted_failure_happens_once_and_leaves_nothing() -> None:
    hypervisor = MemoryHypervisor(Clock())
    hypervisor.fail_next("create", NetworkFailed("no bridge"))
    with pytest.raises(NetworkFailed):
        run_with(Clock(), hypervisor.create(spec("a")))
    assert run_with(Clock(), hypervisor.domains()) == ()
    assert run_with(Clock(), hypervisor.create(spec("a"))).name == "a"
    assert hypervisor.calls == [("create", "a"), ("domains", None), ("create", "a")]


def test_a_create_that_hangs_holds_its_disk_until_it_is_cancelled() -> None:
    clock = Clock()
    hypervisor = MemoryHypervisor(clock)
    hypervisor.hang_next("create")
    hanging = Deferred.fromCoroutine(hypervisor.create(spec("a")))
    with pytest.raises(DiskInUse):
        run_with(clock, hypervisor.create(spec("b", disks=(DiskSpec(Path("/srv/a"), "xvda"),))))
    failures: list[Any] = []
    hanging.addErrback(failures.append)
    hanging.cancel()
    assert failures[0].check(CancelledError)
    assert run_with(clock, hypervisor.create(spec("a"))).name == "a"


def test_boot_takes_its_time_and_shows_on_the_console() -> None:
    clock = Clock()
    hypervisor = MemoryHypervisor(clock, boot_delay_s=20.0)
    booting = Deferred.fromCoroutine(hypervisor.create(spec("a")))
    assert booting.result.state is DomainState.RUNNING
    clock.advance(19)
    assert b"login:" not in run_with(Clock(), hypervisor.console("a", 1000))
    clock.advance(1)
    assert run_with(Clock(), hypervisor.console("a", 7)) == b"login: "


def test_a_reboot_changes_the_domid_only() -> None:
    clock = Clock()
    hypervisor = MemoryHypervisor(clock, shutdown_delay_s=4.0)
    first = run_with(clock, hypervisor.create(spec("a")))
    told: list[int] = []
    hypervisor.watch(lambda: told.append(1))
    clock.advance(0)
    told.clear()
    Deferred.fromCoroutine(hypervisor.reboot("a"))
    clock.advance(3.9)
    assert told == []
    clock.advance(0.1)
    clock.advance(0)
    (second,) = run_with(Clock(), hypervisor.domains())
    assert told and second.domid > first.domid and second.uuid == first.uuid


def test_a_power_off_ends_the_domain_and_tells() -> None:
    clock = Clock()
    hypervisor = MemoryHypervisor(clock)
    run_with(clock, hypervisor.create(spec("a")))
    told: list[int] = []
    watch = hypervisor.watch(lambda: told.append(1))
    clock.advance(0)
    hypervisor.guest_powers_off("a")
    clock.advance(0)
    assert len(told) == 2
    assert run_with(Clock(), hypervisor.domains()) == ()
    watch.cancel()
    run_with(clock, hypervisor.create(spec("a")))
    assert len(told) == 2


def test_a_destroy_between_two_lives_ends_it() -> None:
    clock = Clock()
    hypervisor = MemoryHypervisor(clock)
    run_with(clock, hypervisor.create(spec("a")))
    hypervisor.guest_reboots("a", after_s=5.0)
    assert run_with(Clock(), hypervisor.destroy("a")) is True
    assert run_with(Clock(), hypervisor.fate("a")) is Fate.DESTROYED
    clock.advance(10)
    assert run_with(Clock(), hypervisor.domains()) == ()


def test_a_kind_the_host_lacks_is_refused() -> None:
    hypervisor = MemoryHypervisor(Clock(), kinds=frozenset({GuestKind.PV}))
    with pytest.raises(DomainRefused):
        run_with(Clock(), hypervisor.create(spec("a")))
