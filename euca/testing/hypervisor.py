"""A hypervisor in memory, with a clock of its own: for tests, and for a node that only pretends.

``euca-node --simulated`` runs on it too. With a state file its domains outlive the process, as the
real ones do.
"""

import base64
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any
from uuid import UUID

import attrs
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IDelayedCall, IReactorTime
from twisted.internet.task import deferLater
from twisted.logger import Logger
from zope.interface import implementer

from euca.ports.hypervisor import (
    DiskInUse,
    DiskSpec,
    Domain,
    DomainExists,
    DomainRefused,
    DomainSpec,
    DomainState,
    Fate,
    GuestKind,
    HostCapacity,
    HypervisorError,
    ICancellable,
    IHypervisor,
    NoSuchDomain,
    NotEnoughMemory,
    VifSpec,
    check_domain_name,
)

__all__ = ["MemoryHypervisor"]

CONSOLE_KEPT_BYTES = 65536
FORMAT = 1


@attrs.define
class _Guest:
    spec: DomainSpec
    domid: int
    state: DomainState
    pending: list[IDelayedCall] = attrs.field(factory=list)

    def described(self) -> Domain:
        spec = self.spec
        return Domain(self.domid, spec.name, spec.uuid, spec.memory_mib, spec.vcpus, self.state)

    def forget_pending(self) -> None:
        for call in self.pending:
            if call.active():
                call.cancel()
        self.pending.clear()


@implementer(ICancellable)
@attrs.define(eq=False)
class _Watch:
    callback: Callable[[], None]
    cancelled: bool = False
    told: bool = False

    def cancel(self) -> None:
        self.cancelled = True


@implementer(IHypervisor)
class MemoryHypervisor:
    """An ``IHypervisor`` without Xen.

    Times are seconds of ``clock``; with a delay of 0 the act is done before the call returns.

    - ``create_delay_s``: from ``create`` being called to its answer;
    - ``boot_delay_s``: from then until the guest prints its login prompt;
    - ``shutdown_delay_s``: from a power-off or reboot being asked for to its happening;
    - ``state_file``: where domains and consoles are kept, in JSON, replaced at each change; they are
      read from there at the start. ValueError if it is there and is not such a file.

    Tests also script it: ``fail_next``, ``hang_next``, ``guest_powers_off``, ``guest_reboots``,
    ``write_console``; ``calls`` lists what was asked, as (method, domain's name) pairs.
    """

    _log = Logger()

    def __init__(
        self,
        clock: IReactorTime,
        *,
        memory_mib: int = 8192,
        dom0_memory_mib: int = 1024,
        cores: int = 8,
        kinds: frozenset[GuestKind] = frozenset(GuestKind),
        xen_version: str = "4.17.7",
        create_delay_s: float = 0.0,
        boot_delay_s: float = 0.0,
        shutdown_delay_s: float = 0.0,
        state_file: Path | None = None,
    ) -> None:
        self._clock = clock
        self._memory_mib = memory_mib
        self._dom0_memory_mib = dom0_memory_mib
        self._cores = cores
        self._kinds = kinds
        self._xen_version = xen_version
        self._create_delay_s = create_delay_s
        self._boot_delay_s = boot_delay_s
        self._shutdown_delay_s = shutdown_delay_s
        self._state_file = state_file
        self._guests: dict[str, _Guest] = {}
        self._building: dict[str, DomainSpec] = {}
        self._consoles: dict[str, bytes] = {}
        self._fates: dict[str, Fate] = {}
        self._restarts: dict[str, IDelayedCall] = {}
        self._next_domid = 1
        self._watches: list[_Watch] = []
        self._failures: dict[str, list[HypervisorError]] = {}
        self._hangs: dict[str, int] = {}
        self.calls: list[tuple[str, str | None]] = []
        if state_file is not None and state_file.exists():
            self._load(state_file)

    # IHypervisor

    async def capacity(self) -> HostCapacity:
        await self._asked("capacity", None)
        return HostCapacity(
            self._memory_mib,
            self._free_memory_mib(),
            self._dom0_memory_mib,
            self._cores,
            self._xen_version,
            self._kinds,
        )

    async def domains(self) -> tuple[Domain, ...]:
        await self._asked("domains", None)
        ordered = sorted(self._guests.values(), key=lambda guest: guest.domid)
        return tuple(guest.described() for guest in ordered)

    async def create(self, spec: DomainSpec) -> Domain:
        self._refuse_conflicts(spec)
        with self._reserved(spec):
            await self._asked("create", spec.name)
            if self._create_delay_s > 0:
                await deferLater(self._clock, self._create_delay_s)
        guest = self._start(spec)
        self._announce()
        return guest.described()

    async def destroy(self, name: str) -> bool:
        await self._asked("destroy", check_domain_name(name))
        restart = self._restarts.pop(name, None)
        if restart is not None:
            restart.cancel()
            self._fates[name] = Fate.DESTROYED
            self._save()
            return True
        return self._remove(name, Fate.DESTROYED)

    async def reboot(self, name: str) -> None:
        await self._asked("reboot", check_domain_name(name))
        self._later(self._guest(name), self._shutdown_delay_s, lambda: self.guest_reboots(name))

    async def shutdown(self, name: str) -> None:
        await self._asked("shutdown", check_domain_name(name))
        self._later(self._guest(name), self._shutdown_delay_s, lambda: self.guest_powers_off(name))

    async def fate(self, name: str) -> Fate:
        await self._asked("fate", check_domain_name(name))
        return Fate.UNKNOWN if name in self._guests else self._fates.get(name, Fate.UNKNOWN)

    async def console(self, name: str, limit_bytes: int) -> bytes:
        await self._asked("console", check_domain_name(name))
        text = self._consoles.get(name, b"")
        return text[max(0, len(text) - limit_bytes) :]

    async def bound_console(self, name: str, limit_bytes: int) -> None:
        await self._asked("bound_console", check_domain_name(name))
        if name in self._consoles:
            text = self._consoles[name]
            self._consoles[name] = text[max(0, len(text) - limit_bytes) :]
            self._save()

    async def forget(self, name: str) -> None:
        await self._asked("forget", check_domain_name(name))
        if name in self._guests:
            raise DomainExists(f"{name} is there")
        self._consoles.pop(name, None)
        self._fates.pop(name, None)
        self._save()

    def watch(self, callback: Callable[[], None]) -> ICancellable:
        watch = _Watch(callback)
        self._watches.append(watch)
        self._tell(watch)
        return watch

    # What a test or the simulation scripts

    def fail_next(self, method: str, error: HypervisorError) -> None:
        """Have the next call of ``method`` (``"create"`` …) raise ``error``; several queue up."""
        self._failures.setdefault(method, []).append(error)

    def hang_next(self, method: str) -> None:
        """Have the next call of ``method`` never answer: it can only be cancelled."""
        self._hangs[method] = self._hangs.get(method, 0) + 1

    def guest_powers_off(self, name: str) -> None:
        """The guest powers itself off: its domain goes. NoSuchDomain."""
        self._guest(name)
        self._remove(name, Fate.POWERED_OFF)

    def guest_crashes(self, name: str) -> None:
        """The guest crashes: its domain is destroyed. NoSuchDomain."""
        self._guest(name)
        self._remove(name, Fate.CRASHED)

    def guest_reboots(self, name: str, after_s: float = 0.0) -> None:
        """The guest reboots by itself: it is started again with a new domid, ``after_s`` later. NoSuchDomain."""
        guest = self._guest(name)
        self._remove(name, Fate.RESTARTING)
        if after_s > 0:
            self._restarts[name] = self._clock.callLater(after_s, self._restarted, guest.spec)
        else:
            self._restarted(guest.spec)

    def _restarted(self, spec: DomainSpec) -> None:
        self._restarts.pop(spec.name, None)
        self._start(spec)
        self._announce()

    def write_console(self, name: str, data: bytes) -> None:
        """The guest writes ``data`` on its console."""
        self._consoles[name] = (self._consoles.get(name, b"") + data)[-CONSOLE_KEPT_BYTES:]
        self._save()

    def spec(self, name: str) -> DomainSpec:
        """Return what the domain was created from. NoSuchDomain."""
        return self._guest(name).spec

    # Inside

    async def _asked(self, method: str, name: str | None) -> None:
        self.calls.append((method, name))
        if self._hangs.get(method, 0) > 0:
            self._hangs[method] -= 1
            await Deferred[None]()
        if self._failures.get(method):
            raise self._failures[method].pop(0)

    def _taken(self) -> list[DomainSpec]:
        return [guest.spec for guest in self._guests.values()] + list(self._building.values())

    def _free_memory_mib(self) -> int:
        return self._memory_mib - self._dom0_memory_mib - sum(spec.memory_mib for spec in self._taken())

    def _refuse_conflicts(self, spec: DomainSpec) -> None:
        if spec.kind not in self._kinds:
            raise DomainRefused(f"this host runs no {spec.kind.value} guests")
        paths = {disk.path for disk in spec.disks}
        for other in self._taken():
            if other.name == spec.name or other.uuid == spec.uuid:
                raise DomainExists(f"{other.name} exists")
        for other in self._taken():
            shared = paths & {disk.path for disk in other.disks}
            if shared:
                raise DiskInUse(f"{min(shared)} is used by {other.name}")
        free_mib = self._free_memory_mib()
        if spec.memory_mib > free_mib:
            raise NotEnoughMemory(f"{spec.memory_mib} MiB asked for, {free_mib} MiB free")

    @contextmanager
    def _reserved(self, spec: DomainSpec) -> Iterator[None]:
        self._building[spec.name] = spec
        try:
            yield
        finally:
            self._building.pop(spec.name, None)

    def _start(self, spec: DomainSpec) -> _Guest:
        guest = _Guest(spec, self._next_domid, DomainState.RUNNING)
        self._next_domid += 1
        self._guests[spec.name] = guest
        self.write_console(spec.name, f"[    0.000000] Linux version (simulated)\n{spec.name}\n".encode())
        self._later(guest, self._boot_delay_s, lambda: self._booted(guest))
        return guest

    def _booted(self, guest: _Guest) -> None:
        guest.state = DomainState.BLOCKED
        self.write_console(guest.spec.name, f"{guest.spec.name} login: ".encode())

    def _remove(self, name: str, fate: Fate) -> bool:
        guest = self._guests.pop(name, None)
        if guest is None:
            return False
        self._fates[name] = fate
        guest.forget_pending()
        self._save()
        self._announce()
        return True

    def _guest(self, name: str) -> _Guest:
        if name not in self._guests:
            raise NoSuchDomain(f"there is no domain {name}")
        return self._guests[name]

    def _later(self, guest: _Guest, delay_s: float, act: Callable[[], None]) -> None:
        if delay_s > 0:
            guest.pending.append(self._clock.callLater(delay_s, act))
        else:
            act()

    def _announce(self) -> None:
        self._watches = [watch for watch in self._watches if not watch.cancelled]
        for watch in self._watches:
            self._tell(watch)

    def _tell(self, watch: _Watch) -> None:
        if not watch.told:
            watch.told = True
            self._clock.callLater(0, self._call, watch)

    def _call(self, watch: _Watch) -> None:
        watch.told = False
        if watch.cancelled:
            return
        try:
            watch.callback()
        except Exception:
            self._log.failure("A watch on domains failed")

    def _save(self) -> None:
        if self._state_file is None:
            return
        state = {
            "format": FORMAT,
            "next_domid": self._next_domid,
            "domains": [_to_json(guest) for guest in self._guests.values()],
            "fates": {name: fate.value for name, fate in self._fates.items()},
            "consoles": {name: base64.b64encode(text).decode() for name, text in self._consoles.items()},
        }
        _replace(self._state_file, json.dumps(state, indent=1).encode())

    def _load(self, state_file: Path) -> None:
        try:
            state = json.loads(state_file.read_bytes())
            if state["format"] != FORMAT:
                raise ValueError(f"format {state['format']!r}")
            self._next_domid = int(state["next_domid"])
            guests = [_from_json(entry) for entry in state["domains"]]
            self._fates = {name: Fate(value) for name, value in state["fates"].items()}
            self._consoles = {name: base64.b64decode(text) for name, text in state["consoles"].items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{state_file} does not hold simulated domains: {error}") from error
        self._guests = {guest.spec.name: guest for guest in guests}
        for guest in guests:
            if guest.state is DomainState.RUNNING:
                self._later(guest, self._boot_delay_s, partial(self._booted, guest))


def _to_json(guest: _Guest) -> dict[str, Any]:
    entry = attrs.asdict(guest.spec, value_serializer=lambda _instance, _field, value: _plain(value))
    return entry | {"domid": guest.domid, "state": guest.state.value}


def _plain(value: Any) -> Any:
    if isinstance(value, (GuestKind, DomainState)):
        return value.value
    return str(value) if isinstance(value, (Path, UUID, IPv4Address)) else value


def _from_json(entry: dict[str, Any]) -> _Guest:
    spec = DomainSpec(
        name=entry["name"],
        uuid=UUID(entry["uuid"]),
        kind=GuestKind(entry["kind"]),
        kernel=Path(entry["kernel"]),
        ramdisk=None if entry["ramdisk"] is None else Path(entry["ramdisk"]),
        command_line=entry["command_line"],
        memory_mib=entry["memory_mib"],
        vcpus=entry["vcpus"],
        disks=tuple(DiskSpec(**(disk | {"path": Path(disk["path"])})) for disk in entry["disks"]),
        vifs=tuple(
            VifSpec(**(vif | {"ip": None if vif["ip"] is None else IPv4Address(vif["ip"])})) for vif in entry["vifs"]
        ),
    )
    return _Guest(spec, int(entry["domid"]), DomainState(entry["state"]))


def _replace(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of ``path`` at once: a reader finds the old or the new, never a part."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
