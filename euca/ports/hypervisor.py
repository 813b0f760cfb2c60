"""What the node asks of a hypervisor: its capacity, its domains, their life and their consoles.

Every value here checks itself when it is made, against lists of what is allowed. So a text that
reaches an adapter can break out of no quotes, be taken for no option and name no other domain.
"""

import re
from collections.abc import Callable
from enum import Enum
from ipaddress import IPv4Address
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar
from uuid import UUID

import attrs
from zope.interface import Interface

from euca.ports.xenstore import ICancellable

__all__ = [
    "COMMAND_LINE",
    "INTERFACE_NAME",
    "MAX_COMMAND_LINE",
    "PLAIN_PATH",
    "BadKernel",
    "DiskInUse",
    "DiskSpec",
    "DiskUnavailable",
    "Domain",
    "DomainExists",
    "DomainRefused",
    "DomainSpec",
    "DomainState",
    "Fate",
    "GuestKind",
    "HostCapacity",
    "HypervisorError",
    "HypervisorTimeout",
    "HypervisorUnavailable",
    "ICancellable",
    "IHypervisor",
    "NetworkFailed",
    "NoSuchDomain",
    "NotEnoughMemory",
    "VifSpec",
    "check_domain_name",
]

MAX_COMMAND_LINE = 1023
"""Characters of a kernel's command line: Xen's MAX_GUEST_CMDLINE (1024) less the final NUL."""

# A name that begins with a letter is never taken for a domid, nor for an option.
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}", re.ASCII)
PLAIN_PATH = re.compile(r"/[A-Za-z0-9_.+@=/-]{1,1023}", re.ASCII)
_DEVICE = re.compile(r"(?:xvd|sd|hd)[a-z]{1,2}(?:[1-9][0-9]{0,1})?", re.ASCII)
_MAC = re.compile(r"[0-9a-f]{2}(?::[0-9a-f]{2}){5}", re.ASCII)
# Fifteen characters: Linux's IFNAMSIZ less the final NUL.
INTERFACE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,14}", re.ASCII)
_SCRIPT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", re.ASCII)
# Neither quotes, nor a backslash, nor a control character.
COMMAND_LINE = re.compile(r"[A-Za-z0-9 _.,:;=/@%+~*()\[\]!-]*", re.ASCII)


def check_domain_name(name: str) -> str:
    """Return ``name`` if it may name a guest; raise ValueError if not.

    A letter first, then letters, digits, ``_``, ``.`` and ``-``; at most 64 characters; not
    ``Domain-0``, which is dom0's own.
    """
    if not _NAME.fullmatch(name) or name.lower() == "domain-0":
        raise ValueError(f"not a domain's name: {name[:80]!r}")
    return name


def _name(_instance: object, _attribute: "attrs.Attribute[str]", value: str) -> None:
    check_domain_name(value)


def _matches(pattern: re.Pattern[str], optional: bool = False) -> Callable[..., None]:
    def check(_instance: object, attribute: "attrs.Attribute[Any]", value: str | None) -> None:
        if value is None and optional:
            return
        if value is None or not pattern.fullmatch(value):
            raise ValueError(f"{attribute.name} is not allowed: {str(value)[:80]!r}")

    return check


def _safe_path(_instance: object, attribute: "attrs.Attribute[Any]", value: Path | None) -> None:
    if value is None and attribute.name == "ramdisk":
        return
    if value is None or not PLAIN_PATH.fullmatch(str(value)) or ".." in value.parts:
        raise ValueError(f"{attribute.name} is not a plain absolute path: {str(value)[:80]!r}")


def _script(_instance: object, attribute: "attrs.Attribute[Any]", value: str | None) -> None:
    if value is None or _SCRIPT_NAME.fullmatch(value):
        return
    if not PLAIN_PATH.fullmatch(value) or ".." in PurePosixPath(value).parts:
        raise ValueError(f"script is neither a name nor a plain absolute path: {value[:80]!r}")


def _between(low: int, high: int) -> Callable[..., None]:
    def check(_instance: object, attribute: "attrs.Attribute[int]", value: int) -> None:
        if not low <= value <= high:
            raise ValueError(f"{attribute.name} must be between {low} and {high}, not {value}")

    return check


def _tuple_of(kind: type) -> Callable[..., None]:
    return attrs.validators.deep_iterable(attrs.validators.instance_of(kind), attrs.validators.instance_of(tuple))


class GuestKind(Enum):
    """How a guest is virtualised: ``PV`` runs everywhere, ``PVH`` needs the processor's help."""

    PV = "pv"
    PVH = "pvh"


class DomainState(Enum):
    """What Xen says of a domain. ``RUNNING`` also means ready to run; a guest that waits is ``BLOCKED``."""

    RUNNING = "running"
    BLOCKED = "blocked"
    PAUSED = "paused"
    SHUTDOWN = "shutdown"
    CRASHED = "crashed"
    DYING = "dying"

    @property
    def alive(self) -> bool:
        """Whether the guest is there and may go on: not shut down, crashed or being taken apart."""
        return self in (DomainState.RUNNING, DomainState.BLOCKED, DomainState.PAUSED)


class Fate(Enum):
    """What became of a domain that is no longer there."""

    RESTARTING = "restarting"
    POWERED_OFF = "powered-off"
    CRASHED = "crashed"
    DESTROYED = "destroyed"
    UNKNOWN = "unknown"


@attrs.frozen
class HostCapacity:
    """What the host has. All memory in MiB; ``cores`` counts what Xen schedules on.

    ``memory_mib`` is all of the host's; ``free_memory_mib`` is what new domains can have now;
    ``dom0_memory_mib`` is what dom0 holds. ``xen_version`` is for example ``4.17.7``.
    """

    memory_mib: int
    free_memory_mib: int
    dom0_memory_mib: int
    cores: int
    xen_version: str
    kinds: frozenset[GuestKind]


@attrs.frozen
class DiskSpec:
    """A raw image or block device given to a guest as ``device`` (``xvda``, ``xvda1``, ``sda1`` …)."""

    path: Path = attrs.field(validator=_safe_path)
    device: str = attrs.field(validator=_matches(_DEVICE))
    writable: bool = True


@attrs.frozen
class VifSpec:
    """A guest's network interface.

    ``mac`` is lower case with colons. ``bridge`` is None where the script needs none (routed).
    ``script`` is a name in Xen's own scripts' directory or an absolute path; None is Xen's default.
    ``ip`` is handed to the script. ``ifname`` is dom0's name for the interface; None leaves it
    to Xen (``vifDOMID.N``, which changes with each reboot).
    """

    mac: str = attrs.field(validator=_matches(_MAC))
    bridge: str | None = attrs.field(default=None, validator=_matches(INTERFACE_NAME, optional=True))
    script: str | None = attrs.field(default=None, validator=_script)
    ip: IPv4Address | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.instance_of(IPv4Address))
    )
    ifname: str | None = attrs.field(default=None, validator=_matches(INTERFACE_NAME, optional=True))


@attrs.frozen
class DomainSpec:
    """A guest to create. ``uuid`` is what the guest reads in ``/sys/hypervisor/uuid``.

    ValueError if a value is not allowed, or if two disks share a path or a device, or two vifs a MAC.
    """

    name: str = attrs.field(validator=_name)
    uuid: UUID = attrs.field(validator=attrs.validators.instance_of(UUID))
    kind: GuestKind = attrs.field(validator=attrs.validators.instance_of(GuestKind))
    kernel: Path = attrs.field(validator=_safe_path)
    ramdisk: Path | None = attrs.field(validator=_safe_path)
    command_line: str = attrs.field(validator=[attrs.validators.max_len(MAX_COMMAND_LINE), _matches(COMMAND_LINE)])
    memory_mib: int = attrs.field(validator=_between(1, 1 << 24))
    vcpus: int = attrs.field(validator=_between(1, 512))
    disks: tuple[DiskSpec, ...] = attrs.field(default=(), validator=_tuple_of(DiskSpec))
    vifs: tuple[VifSpec, ...] = attrs.field(default=(), validator=_tuple_of(VifSpec))

    def __attrs_post_init__(self) -> None:
        for what, values in (
            ("disk path", [str(disk.path) for disk in self.disks]),
            ("disk device", [disk.device for disk in self.disks]),
            ("MAC", [vif.mac for vif in self.vifs]),
            ("interface name", [vif.ifname for vif in self.vifs if vif.ifname is not None]),
        ):
            if len(set(values)) != len(values):
                raise ValueError(f"a {what} is named twice")


@attrs.frozen
class Domain:
    """A guest as the hypervisor knows it. ``domid`` changes with each reboot; name and uuid stay."""

    domid: int
    name: str
    uuid: UUID
    memory_mib: int
    vcpus: int
    state: DomainState


class HypervisorError(Exception):
    """The hypervisor did not do what was asked.

    ``code`` is stable and fit for a record or a log. ``left_behind`` is true when something of the
    domain may still exist: clean-up was tried and failed, or its outcome is unknown.
    """

    code: ClassVar[str] = "hypervisor-error"

    def __init__(self, message: str, *, left_behind: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.left_behind = left_behind

    def __str__(self) -> str:
        return f"{self.message} (something of the domain may be left)" if self.left_behind else self.message


class DomainExists(HypervisorError):
    """A domain of that name or uuid is there already. It was not touched."""

    code = "domain-exists"


class NoSuchDomain(HypervisorError):
    """No domain has that name."""

    code = "no-such-domain"


class NotEnoughMemory(HypervisorError):
    """The host has too little free memory for the domain."""

    code = "not-enough-memory"


class BadKernel(HypervisorError):
    """The kernel or ramdisk is missing, or Xen cannot load it."""

    code = "bad-kernel"


class DiskUnavailable(HypervisorError):
    """A disk's file or device is missing, or could not be attached."""

    code = "disk-unavailable"


class DiskInUse(HypervisorError):
    """A disk is another domain's already. Xen itself would have shared it and ruined both."""

    code = "disk-in-use"


class NetworkFailed(HypervisorError):
    """A network interface could not be attached: its bridge is missing, or its script failed."""

    code = "network-failed"


class HypervisorTimeout(HypervisorError):
    """The hypervisor's tool did not end in its time and was killed."""

    code = "hypervisor-timeout"


class HypervisorUnavailable(HypervisorError):
    """There is no hypervisor to be reached: not in dom0, no tool, or the store does not answer."""

    code = "hypervisor-unavailable"


class DomainRefused(HypervisorError):
    """Refused for any other reason; the message is the tool's own, bounded."""

    code = "domain-refused"


class IHypervisor(Interface):
    """A host's hypervisor.

    Any method may raise ``HypervisorTimeout`` and ``HypervisorUnavailable`` beside the errors it
    names. Each has a deadline and may be cancelled; each says what is left behind then.
    """

    async def capacity() -> HostCapacity:
        """Return what the host has, as it is now."""

    async def domains() -> tuple[Domain, ...]:
        """Return every guest, ordered by domid, also those that others made. dom0 is not among them."""

    async def create(spec: DomainSpec) -> Domain:
        """Start a guest; return once it is running (its kernel has been started, it has not booted yet).

        Its power-off and its crash destroy it; its reboot restarts it with a new domid.

        Errors: ``DomainExists`` (same name or same uuid), ``DiskInUse`` (a disk's path belongs to
        another live domain), ``NotEnoughMemory``, ``BadKernel``, ``DiskUnavailable``,
        ``NetworkFailed``, ``DomainRefused``. Two creates never race for a disk or a name.

        After an error, or after being cancelled, nothing of the domain is left, unless the error's
        ``left_behind`` says so.
        """

    async def destroy(name: str) -> bool:
        """End a guest at once, without asking it. True if one was there, False if there was none.

        Returns when the domain is gone and its disks are free. On an error the domain may be there.
        A guest that is between two lives, as it reboots, is ended too: it does not come back after this.
        """

    async def reboot(name: str) -> None:
        """Ask a guest to reboot. Returns when it was asked; a new domid follows seconds later, or never.

        Errors: ``NoSuchDomain``; ``DomainRefused`` if the guest cannot be asked. It then runs on.
        """

    async def shutdown(name: str) -> None:
        """Ask a guest to power off. Returns when it was asked; the domain goes seconds later, or never.

        Errors: ``NoSuchDomain``; ``DomainRefused`` if the guest cannot be asked. It then runs on.
        """

    async def fate(name: str) -> Fate:
        """Return what became of the last domain of that name, if it is gone.

        ``RESTARTING``: its guest rebooted, and it comes back under a new domid soon. ``DESTROYED``: it was
        ended from dom0. ``UNKNOWN`` if there was none, if it is there, or if nothing is known of it.
        """

    async def console(name: str, limit_bytes: int) -> bytes:
        """Return the last ``limit_bytes`` bytes that the guest wrote on its console, or fewer.

        The text outlives the guest and spans its reboots. Empty if nothing was ever written; it is
        the guest's own, so it may hold any byte. ValueError if the name cannot be a guest's.
        """

    async def bound_console(name: str, limit_bytes: int) -> None:
        """Keep at most about the last ``limit_bytes`` bytes of a guest's console on disk; what comes later is not lost.

        A guest writes as much as it likes: whoever owns it calls this now and then. Nothing happens if there is less, or none.
        """

    async def forget(name: str) -> None:
        """Remove what is kept of a guest that is gone: its console and its logs. Nothing happens if there is none.

        ``DomainExists`` if the guest is there.
        """

    def watch(callback: Callable[[], None]) -> ICancellable:
        """Have ``callback`` called, soon, whenever a domain came or went; there is no polling.

        It is called once when the watch is set and again whenever it had to be set anew, as changes may
        have gone unseen. Changes that come together may be told in one call. It says nothing about what
        changed: list the domains again. It is never called from within a method of this interface, nor
        after ``cancel``. What it raises is logged.
        """
