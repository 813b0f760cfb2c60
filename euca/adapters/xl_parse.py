"""What ``xl`` prints, as values; and the configuration text it is given. Pure functions.

Tested on recorded output named by the version that printed it (``test/data/xen-4.17``). Sources:
``xl(1)``, ``xl.cfg(5)``, ``xl-disk-configuration(5)``, ``xl-network-configuration(5)``.
"""

import re
from uuid import UUID

import attrs

from euca.ports.hypervisor import (
    BadKernel,
    DiskSpec,
    DiskUnavailable,
    Domain,
    DomainExists,
    DomainRefused,
    DomainSpec,
    DomainState,
    Fate,
    GuestKind,
    HypervisorError,
    HypervisorUnavailable,
    NetworkFailed,
    NoSuchDomain,
    NotEnoughMemory,
    VifSpec,
)

__all__ = [
    "HostInfo",
    "XlOutputError",
    "config_text",
    "disk_path",
    "parse_fate",
    "parse_info",
    "parse_list",
    "xl_error",
]

MESSAGE_LIMIT = 400
"""Characters of xl's own words that an error keeps."""


class XlOutputError(ValueError):
    """xl printed what cannot be understood."""


@attrs.frozen
class HostInfo:
    """What ``xl info`` says. Memory in MiB."""

    memory_mib: int
    free_memory_mib: int
    cores: int
    xen_version: str
    kinds: frozenset[GuestKind]


def parse_info(text: str) -> HostInfo:
    """Read ``xl info``. XlOutputError if a line that is needed is missing or odd."""
    fields: dict[str, str] = {}
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip(), value.strip())
    try:
        return HostInfo(
            memory_mib=int(fields["total_memory"]),
            free_memory_mib=int(fields["free_memory"]),
            cores=int(fields["nr_cpus"]),
            xen_version=fields["xen_version"],
            kinds=_kinds(fields["virt_caps"].split(), fields.get("xen_caps", "")),
        )
    except (KeyError, ValueError) as error:
        raise XlOutputError(f"xl info: {error}") from error


def _kinds(virt_caps: list[str], xen_caps: str) -> frozenset[GuestKind]:
    """Return what can run. PVH needs hardware-assisted paging: Xen says ``hap`` where there is any.

    A Xen before 4.14 does not list ``pv``; its ``xen_caps`` name the PV interface instead.
    """
    kinds = set()
    if "pv" in virt_caps or "xen-3.0-x86_64" in xen_caps.split():
        kinds.add(GuestKind.PV)
    if {"hvm", "hap"} <= set(virt_caps):
        kinds.add(GuestKind.PVH)
    return frozenset(kinds)


_LIST_LINE = re.compile(
    r"(?P<name>.*?)\s+(?P<domid>\d+)\s+(?P<memory>\d+)\s+(?P<vcpus>\d+)"
    r"\s+(?P<state>[r-][b-][p-][s-][-rscwS?][d-])\s+\d+\.\d"
    r"\s+(?P<uuid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\s.*)?",
    re.ASCII,
)


def parse_list(text: str) -> tuple[Domain, ...]:
    """Read ``xl list -v``: every domain, dom0 too. XlOutputError if a line is odd.

    A domain that is being taken apart may have lost its name; it is then ``(null)``.
    """
    header, *lines = text.splitlines() or [""]
    if header.split()[:6] != ["Name", "ID", "Mem", "VCPUs", "State", "Time(s)"]:
        raise XlOutputError(f"xl list: no heading, but {header[:80]!r}")
    return tuple(_domain(line) for line in lines if line.strip())


def _domain(line: str) -> Domain:
    match = _LIST_LINE.fullmatch(line)
    if match is None:
        raise XlOutputError(f"xl list: {line[:120]!r}")
    return Domain(
        domid=int(match["domid"]),
        name=match["name"],
        uuid=UUID(match["uuid"]),
        memory_mib=int(match["memory"]),
        vcpus=int(match["vcpus"]),
        state=_state(match["state"]),
    )


def _state(flags: str) -> DomainState:
    """Read xl's six letters: running, blocked, paused, shutdown and why, dying.

    Why is a letter of ``-rscwS``; a crash is ``c``, a watchdog's end ``w``. Six dashes mean ready to run.
    """
    if flags[5] == "d":
        return DomainState.DYING
    if flags[3] == "s" or flags[4] != "-":
        return DomainState.CRASHED if flags[4] in "cw" else DomainState.SHUTDOWN
    if flags[2] == "p":
        return DomainState.PAUSED
    return DomainState.BLOCKED if flags[1] == "b" else DomainState.RUNNING


def disk_path(params: bytes) -> str:
    """Read a block backend's ``params`` in the store: the path of its file or device.

    Some backends put the image's format before it (``aio:/srv/disk``).
    """
    text = params.decode("utf-8", "surrogateescape")
    return text if text.startswith("/") else text.partition(":")[2]


_SHUT_DOWN = re.compile(r"Domain \d+ has shut down, reason code (\d+)\b", re.ASCII)
_WAITING = re.compile(r"Waiting for domain .* \(domid \d+\) to die", re.ASCII)
_DESTROYED = re.compile(r"Domain \d+ has been destroyed", re.ASCII)
_NO_RESTART = re.compile(r"cannot \(re-\)build domain|cannot make domain|unable to add \w+ devices")

# Xen's public/sched.h, SHUTDOWN_*: power-off, reboot, crash, watchdog.
_FATES = {0: Fate.POWERED_OFF, 1: Fate.RESTARTING, 3: Fate.CRASHED, 4: Fate.CRASHED}


def parse_fate(log: str) -> Fate:
    """Read what ``xl``'s own daemon wrote of a domain that is gone (``/var/log/xen/xl-NAME.log``).

    The daemon writes why a guest ended before it destroys the domain. So if it only waits for a domain
    that is gone, dom0 destroyed that. A restart that failed is ``UNKNOWN``, as is an empty log.
    """
    fate = Fate.UNKNOWN
    for line in log.splitlines():
        shut_down = _SHUT_DOWN.match(line)
        if shut_down is not None:
            fate = _FATES.get(int(shut_down[1]), Fate.UNKNOWN)
        elif _WAITING.match(line) or _DESTROYED.match(line):
            fate = Fate.DESTROYED
        elif fate is Fate.RESTARTING and _NO_RESTART.search(line):
            fate = Fate.UNKNOWN
    return fate


# The configuration


def config_text(spec: DomainSpec) -> str:
    """Return a domain's configuration for ``xl create``.

    Nothing in it can end a quoted string: ``DomainSpec`` admits no quote, backslash, comma in a
    path, nor control character; that is checked once more here.
    """
    lines = [
        _assigned("name", spec.name),
        _assigned("uuid", str(spec.uuid)),
        _assigned("type", spec.kind.value),
        _assigned("kernel", str(spec.kernel)),
        *([_assigned("ramdisk", str(spec.ramdisk))] if spec.ramdisk is not None else []),
        _assigned("cmdline", spec.command_line),
        f"memory = {spec.memory_mib:d}",
        f"maxmem = {spec.memory_mib:d}",
        f"vcpus = {spec.vcpus:d}",
        _listed("disk", [_disk(disk) for disk in spec.disks]),
        _listed("vif", [_vif(vif) for vif in spec.vifs]),
        # xl's own daemon does these, whether or not the node runs just then.
        _assigned("on_poweroff", "destroy"),
        _assigned("on_reboot", "restart"),
        _assigned("on_crash", "destroy"),
        _assigned("on_watchdog", "destroy"),
        _assigned("on_soft_reset", "destroy"),
    ]
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    if not value.isascii() or not value.isprintable() or any(mark in value for mark in "\"'\\"):
        raise ValueError(f"cannot be quoted for xl: {value[:80]!r}")
    return f'"{value}"'


def _assigned(name: str, value: str) -> str:
    return f"{name} = {_quoted(value)}"


def _listed(name: str, values: list[str]) -> str:
    return f"{name} = [ {', '.join(_quoted(value) for value in values)} ]"


def _part(value: str) -> str:
    if "," in value:
        raise ValueError(f"cannot be part of a list for xl: {value[:80]!r}")
    return value


def _disk(disk: DiskSpec) -> str:
    access = "rw" if disk.writable else "ro"
    # "target=" takes all that follows it, so it comes last.
    return f"format=raw,vdev={_part(disk.device)},access={access},target={_part(str(disk.path))}"


def _vif(vif: VifSpec) -> str:
    values = {
        "mac": vif.mac,
        "bridge": vif.bridge,
        "script": vif.script,
        "ip": None if vif.ip is None else str(vif.ip),
        "vifname": vif.ifname,
    }
    return ",".join(f"{name}={_part(value)}" for name, value in values.items() if value is not None)


# Errors

_MEANINGS: tuple[tuple[re.Pattern[str], type[HypervisorError]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), error)
    for pattern, error in (
        (
            r"cannot init xl context|cannot open libxc handle|could not obtain handle on privileged"
            r"|is xenstore daemon running|failed to connect to xenstore|cannot connect to xenstore"
            r"|unable to open handle|xencall: error",
            HypervisorUnavailable,
        ),
        (r"domain with name .* already exists", DomainExists),
        (r"is an invalid domain identifier|can't get domid of domain name", NoSuchDomain),
        (
            r"failed to free memory|not enough (?:free )?memory|can't allocate (?:low )?memory"
            r"|xc_dom_boot_mem_init failed|out of memory|libxl__arch_domain_create.*cannot allocate memory",
            NotEnoughMemory,
        ),
        (
            r"xc_dom_kernel_file failed|xc_dom_ramdisk_file failed|xc_dom_module_file failed"
            r"|xc_dom_find_loader|xc_dom_parse_image failed|invalid kernel|failed to (?:load|read) kernel",
            BadKernel,
        ),
        (
            r"libxl__device_disk_set_backend|unable to add disk devices|unable to set disk defaults"
            r"|invalid or unsupported virtual disk|libxl_disk\.c|/scripts/block",
            DiskUnavailable,
        ),
        (r"unable to add vif devices|/scripts/vif|libxl_nic\.c|bridge device", NetworkFailed),
    )
)


def xl_error(stderr: bytes, rc: int) -> HypervisorError:
    """Return the error that xl's words mean: from its error output and its exit status.

    ``DomainRefused`` if none is known. The message is the line that says most of it, bounded and
    without control characters.
    """
    lines = [_plain(line) for line in stderr.decode("utf-8", "replace").splitlines()]
    said = [line for line in lines if line and not line.startswith("Parsing config from")]
    for pattern, error in _MEANINGS:
        telling = [line for line in said if pattern.search(line)]
        if telling:
            # What a script of the network's or the disks' wrote itself says more than that it failed.
            written = [line for line in said if "device_hotplug_child_death_cb: script:" in line]
            return error(_worth((written or telling)[0]))
    first = next((line for line in said if "error" in line.lower()), said[0] if said else "it said nothing")
    return DomainRefused(f"xl ended with status {rc}: {_worth(first)}")


def _plain(line: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in line).strip()


def _worth(line: str) -> str:
    """Leave out where in libxl's source a line comes from, and bound it."""
    return re.sub(r"^(?:libxl|xc): error: (?:\S+?\.c:\d+:\S+ )?", "", line)[:MESSAGE_LIMIT]
