"""A hypervisor whose guests are namespaces of the network: a cloud with real packets on machines without Xen.

``HYPERVISOR="namespaces"`` has ``euca-node`` run on it, as root. What is true of Xen's guests is true of these where it matters to a network: their interfaces
have the names and MAC addresses that were asked for, are plugged by the hotplug script named in the guest's own configuration, and live on while
euca-node is down, also through a guest's reboot.  Disks and kernels are not looked at.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

import attrs
from twisted.internet.inotify import IN_ATTRIB, IN_MODIFY, INotify
from twisted.internet.interfaces import IReactorTime
from twisted.internet.task import deferLater
from twisted.logger import Logger
from twisted.python.filepath import FilePath
from zope.interface import implementer

from euca.adapters.files import private_directory
from euca.adapters.process import IRunner, ProcessError
from euca.ports.hypervisor import (
    DiskInUse,
    Domain,
    DomainExists,
    DomainRefused,
    DomainSpec,
    DomainState,
    Fate,
    GuestKind,
    HostCapacity,
    HypervisorTimeout,
    ICancellable,
    IHypervisor,
    NetworkFailed,
    NoSuchDomain,
    NotEnoughMemory,
    check_domain_name,
)
from euca.testing import netdomain

_log = Logger()
START_S = 60.0
END_S = 20.0
_STEP_S = 0.02
DOM0_MIB = 512


@attrs.frozen
class _Found:
    """What is known of a guest: what it was made from, and its daemon's last note."""

    spec: dict[str, Any]
    state: dict[str, Any]
    alive: bool

    @property
    def there(self) -> bool:
        return self.alive and self.state.get("state") == "running"

    def described(self) -> Domain:
        spec = self.spec
        domid, uuid = self.state["domid"], UUID(spec["uuid"])
        return Domain(domid, spec["name"], uuid, spec["memory_mib"], spec["vcpus"], DomainState.RUNNING)


@implementer(IHypervisor)
class NamespaceHypervisor:
    """place: a directory of ours, in it one for each guest.  clock: the reactor, which also reads what watches need.  memory_mib, cores: what this host is said to have."""

    def __init__(
        self, place: Path, runner: IRunner, clock: IReactorTime, *, memory_mib: int = 65536, cores: int = 256
    ) -> None:
        self.place = private_directory(place)
        self._runner = runner
        self._clock = clock
        self._memory_mib = memory_mib
        self._cores = cores
        self._building: dict[str, DomainSpec] = {}
        (self.place / "domid").touch()

    async def capacity(self) -> HostCapacity:
        """As the port says."""
        return HostCapacity(
            self._memory_mib, self._free_mib(), DOM0_MIB, self._cores, "4.17.0", frozenset({GuestKind.PV})
        )

    async def domains(self) -> tuple[Domain, ...]:
        """As the port says."""
        found = [guest.described() for guest in self._guests() if guest.there]
        return tuple(sorted(found, key=lambda domain: domain.domid))

    async def create(self, spec: DomainSpec) -> Domain:
        """As the port says. NetworkFailed with what the script said; DomainRefused for the rest."""
        self._refuse_conflicts(spec)
        self._building[spec.name] = spec
        try:
            directory = self.place / spec.name
            with suppress(FileNotFoundError):
                (directory / "state.json").unlink()
            private_directory(directory)
            (directory / "spec.json").write_text(json.dumps(_plain(spec)))
            command = [sys.executable, "-I", "-S", netdomain.__file__, str(directory)]
            try:
                done = await self._runner.run(command, timeout_s=START_S)
            except BaseException as error:
                await self._ended(spec.name)
                if isinstance(error, ProcessError):
                    raise HypervisorTimeout(str(error)) from error
                raise
        finally:
            del self._building[spec.name]
        if done.rc:
            problem = done.err.decode("utf-8", "replace")[:500]
            raise (NetworkFailed if problem.startswith("vif ") else DomainRefused)(problem)
        found = self._guest(spec.name)
        if found is None:
            raise DomainRefused(f"{spec.name} ended at once")
        return found.described()

    async def destroy(self, name: str) -> bool:
        """As the port says."""
        check_domain_name(name)
        return await self._ended(name)

    async def reboot(self, name: str) -> None:
        """As the port says."""
        self._ask(name, signal.SIGHUP)

    async def shutdown(self, name: str) -> None:
        """As the port says."""
        self._ask(name, signal.SIGTERM)

    async def fate(self, name: str) -> Fate:
        """As the port says."""
        found = self._read(check_domain_name(name))
        if found is None or found.there or not found.state.get("fate"):
            return Fate.UNKNOWN
        fate = Fate(found.state["fate"])
        return fate if found.alive or fate is not Fate.RESTARTING else Fate.UNKNOWN

    async def console(self, name: str, limit_bytes: int) -> bytes:
        """As the port says."""
        path = self.place / check_domain_name(name) / "console"
        if not path.exists():
            return b""
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - limit_bytes))
            return file.read(limit_bytes)

    async def bound_console(self, name: str, limit_bytes: int) -> None:
        """As the port says."""
        path = self.place / check_domain_name(name) / "console"
        if path.exists() and path.stat().st_size > 2 * limit_bytes:
            # The guest appends: cut in place, and what it writes next follows.
            path.write_bytes(await self.console(name, limit_bytes))

    async def forget(self, name: str) -> None:
        """As the port says."""
        found = self._read(check_domain_name(name))
        if found is not None and found.alive:
            raise DomainExists(f"{name} is there")
        shutil.rmtree(self.place / name, ignore_errors=True)

    def watch(self, callback: Callable[[], None]) -> ICancellable:
        """As the port says: each domain's daemon touches a file when something happens."""
        return _Watch(self.place / "domid", self._clock, callback)

    # Inside

    def _guests(self) -> Iterator[_Found]:
        for directory in sorted(self.place.iterdir()):
            if directory.is_dir() and (found := self._read(directory.name)) is not None:
                yield found

    def _read(self, name: str) -> _Found | None:
        directory = self.place / name
        try:
            spec = json.loads((directory / "spec.json").read_text())
        except (FileNotFoundError, ValueError):
            return None
        try:
            state = json.loads((directory / "state.json").read_text())
        except (FileNotFoundError, ValueError):
            state = {}
        return _Found(spec, state, _locked(directory / "lock"))

    def _guest(self, name: str) -> _Found | None:
        found = self._read(name)
        return found if found is not None and found.there else None

    def _ask(self, name: str, number: int) -> None:
        found = self._guest(check_domain_name(name))
        if found is None:
            raise NoSuchDomain(f"there is no domain {name}")
        with suppress(ProcessLookupError):
            os.kill(found.state["pid"], number)

    async def _ended(self, name: str) -> bool:
        found = self._read(name)
        if found is None or not found.alive:
            return False
        daemon = found.state.get("daemon")
        end = self._clock.seconds() + END_S
        while _locked(self.place / name / "lock"):
            found = self._read(name)
            daemon = found.state.get("daemon") if found is not None else None
            if daemon:
                with suppress(ProcessLookupError):
                    os.kill(daemon, signal.SIGTERM)
            if self._clock.seconds() > end:
                raise HypervisorTimeout(f"{name} does not end", left_behind=True)
            await deferLater(self._clock, _STEP_S)
        return True

    def _taken(self) -> list[tuple[str, str, frozenset[str], int]]:
        living = [guest.spec for guest in self._guests() if guest.alive]
        known = {
            spec["name"]: (spec["uuid"], frozenset(disk["path"] for disk in spec["disks"]), spec["memory_mib"])
            for spec in [*living, *(_plain(spec) for spec in self._building.values())]
        }
        return [(name, *rest) for name, rest in known.items()]

    def _free_mib(self) -> int:
        return self._memory_mib - DOM0_MIB - sum(memory for _, _, _, memory in self._taken())

    def _refuse_conflicts(self, spec: DomainSpec) -> None:
        if spec.kind is not GuestKind.PV:
            raise DomainRefused(f"this host runs no {spec.kind.value} guests")
        paths = {str(disk.path) for disk in spec.disks}
        taken = self._taken()
        for name, uuid, _, _ in taken:
            if name == spec.name or uuid == str(spec.uuid):
                raise DomainExists(f"{name} exists")
        for name, _, theirs, _ in taken:
            if shared := paths & theirs:
                raise DiskInUse(f"{min(shared)} is used by {name}")
        free_mib = self._free_mib()
        if spec.memory_mib > free_mib:
            raise NotEnoughMemory(f"{spec.memory_mib} MiB asked for, {free_mib} MiB free")


def _plain(spec: DomainSpec) -> dict[str, Any]:
    return {
        "name": spec.name,
        "uuid": str(spec.uuid),
        "memory_mib": spec.memory_mib,
        "vcpus": spec.vcpus,
        "disks": [{"path": str(disk.path)} for disk in spec.disks],
        "vifs": [
            {
                "mac": vif.mac,
                "ifname": vif.ifname,
                "script": vif.script,
                "bridge": vif.bridge,
                "ip": str(vif.ip) if vif.ip else None,
            }
            for vif in spec.vifs
        ],
    }


def _locked(path: Path) -> bool:
    """Whether a daemon holds the lock: it lives."""
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return False
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True


@implementer(ICancellable)
class _Watch:
    def __init__(self, path: Path, clock: IReactorTime, callback: Callable[[], None]) -> None:
        self._callback = callback
        self._clock = clock
        self._told = self._over = False
        self._notify = INotify(reactor=clock)
        self._notify.startReading()
        self._notify.watch(FilePath(str(path)), IN_ATTRIB | IN_MODIFY, callbacks=[lambda *_: self._tell()])
        self._tell()

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self._clock.callLater(0, self._call)

    def _call(self) -> None:
        self._told = False
        if self._over:
            return
        try:
            self._callback()
        except Exception:
            _log.failure("A watch on domains failed")

    def cancel(self) -> None:
        """As the port says."""
        if not self._over:
            self._over = True
            self._notify.loseConnection()
