"""What every ``IHypervisor`` must do: one suite for the double, for ``xl`` on recordings, and for real Xen."""

from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

import attrs
from twisted.internet.defer import Deferred, DeferredQueue, gatherResults

from euca.ports.hypervisor import (
    DiskInUse,
    DiskSpec,
    DomainExists,
    DomainSpec,
    Fate,
    GuestKind,
    HypervisorError,
    IHypervisor,
    NoSuchDomain,
    NotEnoughMemory,
)

__all__ = ["HypervisorHarness", "hypervisor_contract"]

T = TypeVar("T")


@attrs.frozen
class HypervisorHarness:
    """A hypervisor to test, without guests, and what the suite needs beside it.

    ``run`` runs a scenario to its end, with time and the reactor going on, and returns its result.
    ``disks`` are two raw images that exist; ``kernel`` and ``ramdisk`` start a guest of ``kind``.
    """

    hypervisor: IHypervisor
    run: Callable[[Coroutine[Any, Any, Any]], Any]
    kind: GuestKind
    kernel: Path
    ramdisk: Path | None
    disks: tuple[Path, Path]
    memory_mib: int = 96

    def spec(self, name: str, **changes: Any) -> DomainSpec:
        """Return a guest without disks and interfaces, changed as asked."""
        values: dict[str, Any] = {
            "name": name,
            "uuid": uuid4(),
            "kind": self.kind,
            "kernel": self.kernel,
            "ramdisk": self.ramdisk,
            "command_line": "console=hvc0 quiet",
            "memory_mib": self.memory_mib,
            "vcpus": 1,
        }
        return DomainSpec(**(values | changes))


async def _error(answer: Awaitable[object]) -> HypervisorError:
    try:
        result = await answer
    except HypervisorError as error:
        return error
    raise AssertionError(f"no error, but {result!r}")


def hypervisor_contract(get_harness: Callable[[], HypervisorHarness]) -> type:
    """Return the suite as a class of test methods; ``get_harness`` gives a fresh hypervisor to each."""

    class HypervisorContract:
        def test_capacity_adds_up(self) -> None:
            harness = get_harness()
            capacity = harness.run(harness.hypervisor.capacity())
            assert capacity.memory_mib >= capacity.free_memory_mib + capacity.dom0_memory_mib > 0
            assert capacity.cores >= 1
            assert harness.kind in capacity.kinds

        def test_a_domain_from_its_creation_to_its_end(self) -> None:
            harness = get_harness()
            harness.run(_life(harness))

        def test_what_became_of_a_domain(self) -> None:
            harness = get_harness()
            harness.run(_fate(harness))

        def test_a_name_is_given_once(self) -> None:
            harness = get_harness()
            harness.run(_same_name(harness))

        def test_a_uuid_is_given_once(self) -> None:
            harness = get_harness()
            harness.run(_same_uuid(harness))

        def test_a_disk_is_given_to_one_guest_at_a_time(self) -> None:
            harness = get_harness()
            harness.run(_same_disk(harness))

        def test_two_creates_do_not_race_for_a_disk(self) -> None:
            harness = get_harness()
            harness.run(_race(harness))

        def test_more_memory_than_there_is(self) -> None:
            harness = get_harness()
            harness.run(_too_much_memory(harness))

        def test_what_is_not_there(self) -> None:
            harness = get_harness()
            harness.run(_absent(harness))

        def test_watches_tell_of_coming_and_going(self) -> None:
            harness = get_harness()
            harness.run(_watched(harness))

    return HypervisorContract


async def _life(harness: HypervisorHarness) -> None:
    hypervisor = harness.hypervisor
    spec = harness.spec("life")
    free_mib = (await hypervisor.capacity()).free_memory_mib
    created = await hypervisor.create(spec)
    assert (created.name, created.uuid, created.memory_mib, created.vcpus) == (
        "life",
        spec.uuid,
        spec.memory_mib,
        1,
    )
    assert created.domid > 0 and created.state.alive
    assert [domain.uuid for domain in await hypervisor.domains()] == [spec.uuid]
    assert (await hypervisor.capacity()).free_memory_mib <= free_mib - spec.memory_mib
    assert await hypervisor.destroy("life") is True
    assert await hypervisor.domains() == ()
    assert await hypervisor.destroy("life") is False


async def _fate(harness: HypervisorHarness) -> None:
    hypervisor = harness.hypervisor
    assert await hypervisor.fate("never") is Fate.UNKNOWN
    await hypervisor.create(harness.spec("ends"))
    assert await hypervisor.fate("ends") is Fate.UNKNOWN
    await hypervisor.destroy("ends")
    assert await hypervisor.fate("ends") is Fate.DESTROYED


async def _same_name(harness: HypervisorHarness) -> None:
    hypervisor = harness.hypervisor
    first = await hypervisor.create(harness.spec("twice"))
    error = await _error(hypervisor.create(harness.spec("twice")))
    assert isinstance(error, DomainExists) and not error.left_behind
    assert [domain.uuid for domain in await hypervisor.domains()] == [first.uuid]
    await hypervisor.destroy("twice")


async def _same_uuid(harness: HypervisorHarness) -> None:
    hypervisor = harness.hypervisor
    uuid = UUID("00000000-0000-4000-8000-00000000000a")
    await hypervisor.create(harness.spec("one", uuid=uuid))
    assert isinstance(await _error(hypervisor.create(harness.spec("other", uuid=uuid))), DomainExists)
    assert [domain.name for domain in await hypervisor.domains()] == ["one"]
    await hypervisor.destroy("one")


async def _same_disk(harness: HypervisorHarness) -> None:
    hypervisor = harness.hypervisor
    disks = (DiskSpec(harness.disks[0], "xvda1"),)
    await hypervisor.create(harness.spec("has", disks=disks))
    error = await _error(hypervisor.create(harness.spec("wants", disks=disks)))
    assert isinstance(error, DiskInUse) and not error.left_behind
    assert [domain.name for domain in await hypervisor.domains()] == ["has"]
    await hypervisor.destroy("has")
    await hypervisor.create(harness.spec("wants", disks=disks))
    await hypervisor.destroy("wants")


async def _race(harness: HypervisorHarness) -> None:
    hypervisor = harness.hypervisor

    async def attempt(name: str) -> str:
        try:
            await hypervisor.create(harness.spec(name, disks=(DiskSpec(harness.disks[1], "xvda"),)))
        except DiskInUse as error:
            return error.code
        return "created"

    outcomes = await gatherResults([Deferred.fromCoroutine(attempt(name)) for name in ("left", "right")])
    assert sorted(outcomes) == ["created", "disk-in-use"]
    (survivor,) = await hypervisor.domains()
    await hypervisor.destroy(survivor.name)


async def _too_much_memory(harness: HypervisorHarness) -> None:
    hypervisor = harness.hypervisor
    too_much_mib = (await hypervisor.capacity()).free_memory_mib + 1
    error = await _error(hypervisor.create(harness.spec("huge", memory_mib=too_much_mib)))
    assert isinstance(error, NotEnoughMemory) and not error.left_behind
    assert await hypervisor.domains() == ()


async def _absent(harness: HypervisorHarness) -> None:
    hypervisor = harness.hypervisor
    assert await hypervisor.destroy("absent") is False
    assert isinstance(await _error(hypervisor.reboot("absent")), NoSuchDomain)
    assert isinstance(await _error(hypervisor.shutdown("absent")), NoSuchDomain)
    assert await hypervisor.console("absent", 100) == b""
    await hypervisor.bound_console("absent", 100)
    await hypervisor.forget("absent")


async def _watched(harness: HypervisorHarness) -> None:
    hypervisor = harness.hypervisor
    told: DeferredQueue[None] = DeferredQueue()
    watch = hypervisor.watch(lambda: told.put(None))
    await told.get()

    async def until(names: list[str]) -> None:
        while [domain.name for domain in await hypervisor.domains()] != names:
            await told.get()

    await hypervisor.create(harness.spec("seen"))
    await until(["seen"])
    await hypervisor.destroy("seen")
    await until([])
    watch.cancel()
    watch.cancel()
