"""Xen driven through its own tool, ``xl``; told by the store when domains come and go.

What must be known about ``xl`` here:

- ``xl create`` leaves a daemon for each domain. It owns the domain's reboot and end, so it must outlive
  the node: a systemd unit of the node needs ``KillMode=process``.
- ``xl create`` gives out a disk that another guest has; so the adapter refuses that itself, and lets one
  create go at a time (xl's own lock does the same).
- When a guest reboots, xl's daemon destroys its domain and makes a new one seconds later. A destroy that
  finds none in between would have it come back; so the daemon's log is read, and the new one awaited.
- ``xl destroy`` may fail though the domain goes, as its daemon destroys it too; so the list decides.
"""

import os
import stat
from collections.abc import Awaitable, Callable, Hashable
from pathlib import Path
from typing import TypeVar

import attrs
from twisted.internet.defer import CancelledError, DeferredLock
from twisted.internet.interfaces import IDelayedCall, IReactorTime
from twisted.internet.task import deferLater
from twisted.logger import Logger
from zope.interface import implementer

from euca.adapters.process import Completed, IRunner, ProcessNotStarted, ProcessTimeout
from euca.adapters.xl_parse import (
    XlOutputError,
    config_text,
    disk_path,
    parse_fate,
    parse_info,
    parse_list,
    xl_error,
)
from euca.ports.hypervisor import (
    DiskInUse,
    Domain,
    DomainExists,
    DomainRefused,
    DomainSpec,
    Fate,
    HostCapacity,
    HypervisorError,
    HypervisorTimeout,
    HypervisorUnavailable,
    ICancellable,
    IHypervisor,
    NoSuchDomain,
    NotEnoughMemory,
    check_domain_name,
)
from euca.ports.xenstore import SPECIAL_WATCHES, IXenStore, XenStoreError, XenStoreRefused

__all__ = ["XlHypervisor", "XlSettings"]

CONSOLE_MAX_BYTES = 1 << 20
HOLE_BYTES = 65536
"""Holes are made in multiples of this."""
ROTATIONS = 9
"""Rotated logs that are looked for, and removed with a guest."""
XL_LOG_TAIL_BYTES = 16384
DESTROY_ATTEMPTS = 5
OUTPUT_MAX_BYTES = 4 << 20
"""Output that is read of any xl command."""

BLOCK_BACKENDS = ("vbd", "qdisk")

Result = TypeVar("Result")


@attrs.frozen
class XlSettings:
    """How ``xl`` is run. Times are in seconds.

    ``config_dir`` is where a domain's configuration lies while it is created: a directory that only
    root may use. ``console_dir`` is where xenconsoled writes guests' consoles (its option
    ``--log=guest``, ``XENCONSOLED_ARGS="--log=guest"`` in Debian's ``/etc/default/xen``). ``log_dir`` is
    where xl's daemons write.
    """

    config_dir: Path
    console_dir: Path = Path("/var/log/xen/console")
    log_dir: Path = Path("/var/log/xen")
    argv: tuple[str, ...] = ("xl",)
    query_timeout_s: float = 15.0
    create_timeout_s: float = 180.0
    destroy_timeout_s: float = 60.0
    gone_timeout_s: float = 20.0
    gone_interval_s: float = 0.5
    restart_timeout_s: float = 20.0


@implementer(IHypervisor)
class XlHypervisor:
    """An ``IHypervisor`` over ``xl`` and the store. Only it may create domains with disks on this host."""

    _log = Logger()

    def __init__(self, settings: XlSettings, runner: IRunner, store: IXenStore, clock: IReactorTime) -> None:
        self._settings = settings
        self._runner = runner
        self._store = store
        self._clock = clock
        self._creating = DeferredLock()

    # IHypervisor

    async def capacity(self) -> HostCapacity:
        return (await self._host())[0]

    async def domains(self) -> tuple[Domain, ...]:
        guests = [domain for domain in await self._all_domains() if domain.domid != 0]
        return tuple(sorted(guests, key=lambda domain: domain.domid))

    async def create(self, spec: DomainSpec) -> Domain:
        await self._creating.acquire()
        try:
            await self._refuse_conflicts(spec)
            return await self._create(spec)
        finally:
            self._creating.release()

    async def destroy(self, name: str) -> bool:
        check_domain_name(name)
        destroyed = False
        for _ in range(DESTROY_ATTEMPTS):
            found = await self._settled(name)
            if not found:
                return destroyed
            for domain in found:
                await self._destroy(domain.domid)
            destroyed = True
        raise HypervisorTimeout(f"{name} came back each time it was destroyed", left_behind=True)

    async def reboot(self, name: str) -> None:
        await self._ask_guest("reboot", name)

    async def shutdown(self, name: str) -> None:
        await self._ask_guest("shutdown", name)

    async def fate(self, name: str) -> Fate:
        return (await self._look(check_domain_name(name)))[1]

    async def console(self, name: str, limit_bytes: int) -> bytes:
        # Reads of at most a MiB of a local file: not worth a thread.
        limit_bytes = max(0, min(limit_bytes, CONSOLE_MAX_BYTES))
        log = self._settings.console_dir / f"guest-{check_domain_name(name)}.log"
        text = _tail(log, limit_bytes)
        if len(text) < limit_bytes:
            text = _tail(log.with_name(f"{log.name}.1"), limit_bytes - len(text)) + text
        return text

    async def bound_console(self, name: str, limit_bytes: int) -> None:
        log = self._settings.console_dir / f"guest-{check_domain_name(name)}.log"
        try:
            found = log.lstat()
        except OSError:
            return
        surplus = (found.st_size - limit_bytes) // HOLE_BYTES * HOLE_BYTES
        if not stat.S_ISREG(found.st_mode) or surplus <= 0 or found.st_blocks * 512 <= limit_bytes + HOLE_BYTES:
            return
        # xenconsoled goes on appending to it: a hole takes the space back and moves nothing.
        argv = ("fallocate", "--punch-hole", "--offset", "0", "--length", str(surplus), str(log))
        try:
            ended = await self._runner.run(argv, timeout_s=self._settings.query_timeout_s)
        except (ProcessNotStarted, ProcessTimeout) as error:
            raise HypervisorUnavailable(f"the console of {name} cannot be bounded: {error}") from error
        if ended.rc != 0:
            reason = ended.err.decode("utf-8", "replace").strip()[:200]
            raise HypervisorUnavailable(f"the console of {name} cannot be bounded: {reason}")

    async def forget(self, name: str) -> None:
        check_domain_name(name)
        if any(domain.name == name for domain in await self.domains()):
            raise DomainExists(f"{name} is there")
        console = self._settings.console_dir / f"guest-{name}.log"
        log = self._settings.log_dir / f"xl-{name}.log"
        for path in (console, log):
            path.unlink(missing_ok=True)
            for place in range(1, ROTATIONS + 1):
                path.with_name(f"{path.name}.{place}").unlink(missing_ok=True)

    def watch(self, callback: Callable[[], None]) -> ICancellable:
        return _DomainWatch(self._store, self._clock, callback)

    # Running xl

    async def _xl(self, *arguments: str, timeout_s: float, own_session: bool = False) -> Completed:
        argv = (*self._settings.argv, *arguments)
        try:
            return await self._runner.run(
                argv, timeout_s=timeout_s, limit_bytes=OUTPUT_MAX_BYTES, own_session=own_session
            )
        except ProcessTimeout as error:
            raise HypervisorTimeout(f"xl {arguments[0]}: {error}") from error
        except ProcessNotStarted as error:
            raise HypervisorUnavailable(str(error)) from error

    async def _asked(self, *arguments: str) -> str:
        """Run a query; return what it printed. Its failing is an error."""
        ended = await self._xl(*arguments, timeout_s=self._settings.query_timeout_s)
        if ended.rc != 0:
            raise xl_error(ended.err, ended.rc)
        if ended.truncated:
            raise HypervisorUnavailable(f"xl {arguments[0]} printed more than {OUTPUT_MAX_BYTES} bytes")
        return ended.out.decode("utf-8", "replace")

    async def _all_domains(self) -> tuple[Domain, ...]:
        return _understood(parse_list, await self._asked("list", "-v"))

    async def _host(self) -> tuple[HostCapacity, tuple[Domain, ...]]:
        """Return what the host has, and its guests."""
        info = _understood(parse_info, await self._asked("info"))
        domains = await self._all_domains()
        dom0 = [domain for domain in domains if domain.domid == 0]
        if not dom0:
            raise HypervisorUnavailable("xl lists no dom0")
        capacity = HostCapacity(
            memory_mib=info.memory_mib,
            free_memory_mib=info.free_memory_mib,
            dom0_memory_mib=dom0[0].memory_mib,
            cores=info.cores,
            xen_version=info.xen_version,
            kinds=info.kinds,
        )
        return capacity, tuple(domain for domain in domains if domain.domid != 0)

    async def _ask_guest(self, request: str, name: str) -> None:
        check_domain_name(name)
        if all(domain.name != name for domain in await self.domains()):
            raise NoSuchDomain(f"there is no domain {name}")
        ended = await self._xl(request, name, timeout_s=self._settings.query_timeout_s)
        if ended.rc != 0:
            raise xl_error(ended.err, ended.rc)

    # Creating

    async def _refuse_conflicts(self, spec: DomainSpec) -> None:
        capacity, domains = await self._host()
        if spec.kind not in capacity.kinds:
            raise DomainRefused(f"this host runs no {spec.kind.value} guests")
        for domain in domains:
            if domain.name == spec.name or domain.uuid == spec.uuid:
                raise DomainExists(f"{domain.name} exists, with domid {domain.domid}")
        if spec.disks:
            await self._refuse_used_disks(spec, domains)
        # Xen would refuse too; but xl may take the memory from dom0 first (its autoballoon).
        if spec.memory_mib > capacity.free_memory_mib:
            raise NotEnoughMemory(f"{spec.memory_mib} MiB asked for, {capacity.free_memory_mib} MiB free")

    async def _refuse_used_disks(self, spec: DomainSpec, domains: tuple[Domain, ...]) -> None:
        wanted = {_identity(str(disk.path)): disk.path for disk in spec.disks}
        for domain in domains:
            for path in await self._disks(domain.domid):
                if _identity(path) in wanted:
                    raise DiskInUse(f"{wanted[_identity(path)]} is used by {domain.name}")

    async def _disks(self, domid: int) -> list[str]:
        """Return the paths of a domain's disks.

        From the store's backends: there they stay until they are free, also while a domain dies and
        ``xl list -l`` knows it no more.
        """
        found = []
        try:
            for backend in BLOCK_BACKENDS:
                base = f"/local/domain/0/backend/{backend}/{domid}"
                for device in await self._or_none(self._store.directory(base)) or ():
                    params = await self._or_none(self._store.read(f"{base}/{device}/params"))
                    found.append(disk_path(params or b""))
        except XenStoreError as error:
            raise HypervisorUnavailable(f"the store does not tell whose the disks are: {error}") from error
        return [path for path in found if path]

    async def _or_none(self, answer: Awaitable[Result]) -> Result | None:
        try:
            return await answer
        except XenStoreRefused as error:
            if error.name != "ENOENT":
                raise
            return None

    async def _create(self, spec: DomainSpec) -> Domain:
        config = self._settings.config_dir / f"{spec.name}.cfg"
        try:
            _write_private(config, config_text(spec))
        except OSError as error:
            raise HypervisorUnavailable(f"{config} could not be written: {error.strerror}") from error
        try:
            ended = await self._xl("create", str(config), timeout_s=self._settings.create_timeout_s, own_session=True)
            if ended.rc != 0:
                raise xl_error(ended.err, ended.rc)
            return await self._created(spec)
        except CancelledError:
            await self._clean_up(spec)
            raise
        except HypervisorError as error:
            error.left_behind = not await self._clean_up(spec)
            raise
        finally:
            config.unlink(missing_ok=True)

    async def _created(self, spec: DomainSpec) -> Domain:
        for domain in await self.domains():
            if domain.uuid == spec.uuid:
                return domain
        raise DomainRefused(f"{spec.name} ended as soon as it was started")

    async def _clean_up(self, spec: DomainSpec) -> bool:
        """Remove what a create that failed has left; return whether nothing is left for certain.

        By uuid, as a domain that is half made has no name yet.
        """
        try:
            for domain in await self.domains():
                if domain.uuid == spec.uuid:
                    self._log.warn("Removing what is left of {name}", name=spec.name, domid=domain.domid)
                    await self._destroy(domain.domid)
        except HypervisorError as error:
            self._log.error("Something of {name} may be left: {error}", name=spec.name, error=str(error))
            return False
        return True

    # Destroying

    async def _found(self, name: str) -> list[Domain]:
        return [domain for domain in await self.domains() if domain.name == name]

    async def _look(self, name: str) -> tuple[list[Domain], Fate]:
        """Return the domains of that name; if there are none, what became of the last."""
        found = await self._found(name)
        if found:
            return found, Fate.UNKNOWN
        # Read after the list: the daemon writes why a guest ended before it lets the domain go.
        log = _tail(self._settings.log_dir / f"xl-{name}.log", XL_LOG_TAIL_BYTES)
        fate = parse_fate(log.decode("utf-8", "replace"))
        if fate is Fate.DESTROYED:
            # Or it came back in between, and the daemon waits for the new one.
            found = await self._found(name)
        return found, Fate.UNKNOWN if found else fate

    async def _settled(self, name: str) -> list[Domain]:
        """Return the domains of that name; of a guest that reboots, the one that it is going to have.

        xl's daemon destroys the old domain, sleeps for two seconds and makes a new one; that cannot be
        called off.
        """
        until = self._clock.seconds() + self._settings.restart_timeout_s
        while True:
            found, fate = await self._look(name)
            if fate is not Fate.RESTARTING or self._clock.seconds() >= until:
                return found
            await deferLater(self._clock, self._settings.gone_interval_s)

    async def _destroy(self, domid: int) -> None:
        """Destroy a domain and wait until it is gone, whatever xl says of it."""
        ended = await self._xl("destroy", str(domid), timeout_s=self._settings.destroy_timeout_s)
        failed = xl_error(ended.err, ended.rc) if ended.rc != 0 else None
        until = self._clock.seconds() + self._settings.gone_timeout_s
        while any(domain.domid == domid for domain in await self._all_domains()):
            if self._clock.seconds() >= until:
                raise failed or HypervisorTimeout(
                    f"domain {domid} was destroyed, but is still there after {self._settings.gone_timeout_s:g} s",
                    left_behind=True,
                )
            await deferLater(self._clock, self._settings.gone_interval_s)


def _understood(parse: Callable[[str], Result], text: str) -> Result:
    try:
        return parse(text)
    except XlOutputError as error:
        raise HypervisorUnavailable(f"xl is not understood: {error}") from error


def _identity(path: str) -> Hashable:
    """Return what tells a disk from others, by whatever path: its device, or its file system and inode."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return os.path.normpath(path)
    if stat.S_ISBLK(found.st_mode):
        return ("device", found.st_rdev)
    return ("file", found.st_dev, found.st_ino)


def _write_private(path: Path, text: str) -> None:
    """Write a new file that only its owner may read. One that a run before left is replaced."""
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)


def _tail(path: Path, limit_bytes: int) -> bytes:
    """Return a regular file's last bytes; none if it is not there or is no regular file."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return b""
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            return b""
        file.seek(max(0, found.st_size - limit_bytes))
        return file.read(limit_bytes)


@implementer(ICancellable)
class _DomainWatch:
    """Both of the store's announcements, told as one when they come together."""

    _log = Logger()

    def __init__(self, store: IXenStore, clock: IReactorTime, callback: Callable[[], None]) -> None:
        self._clock = clock
        self._callback = callback
        self._soon: IDelayedCall | None = None
        self._watches = [store.watch(name, self._changed) for name in sorted(SPECIAL_WATCHES)]

    def cancel(self) -> None:
        for watch in self._watches:
            watch.cancel()
        if self._soon is not None and self._soon.active():
            self._soon.cancel()

    def _changed(self, _path: str) -> None:
        if self._soon is None or not self._soon.active():
            self._soon = self._clock.callLater(0, self._tell)

    def _tell(self) -> None:
        try:
            self._callback()
        except Exception:
            self._log.failure("A watch on domains failed")
