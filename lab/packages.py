"""Debian packages: what the lab needs on this machine, and which versions it would build from."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from lab.errors import CommandFailed, LabError
from lab.process import output, run

RELEASE = "bookworm"
XEN = "4.17"
HYPERVISOR = f"xen-hypervisor-{XEN}-amd64"
DOM0_KERNEL = "linux-image-amd64"
GUEST_KERNEL = "linux-image-cloud-amd64"  # has no dom0 support, is half the size

# What makes a guest image; enough where the machine is itself a dom0.
GUEST_TOOLS = (
    "binutils",
    "busybox-static",
    "cpio",
    "dropbear-bin",
    "e2fsprogs",
    "kmod",
    "lz4",
    "util-linux",
)
# What makes and runs the whole lab.
LAB_TOOLS = (
    *GUEST_TOOLS,
    "dnsmasq-base",
    "iproute2",
    "iputils-ping",
    "mmdebstrap",
    "nftables",
    "openssh-client",
    "procps",
    "qemu-system-x86",
    "qemu-utils",
    "squashfs-tools",
)
# What makes the Debian image for clouds.
DEBIAN_TOOLS = ("e2fsprogs", "fdisk", "mmdebstrap", "qemu-utils", "util-linux")
# What that image holds beside Debian's minimal base: cloud-init and what it works with.
DEBIAN_PACKAGES = (
    GUEST_KERNEL,
    "cloud-guest-utils",
    "cloud-init",
    "dbus",
    "e2fsprogs",
    "initramfs-tools",
    "iproute2",
    "openssh-server",
    "sudo",
    "systemd-resolved",
    "systemd-sysv",
    "udev",
)
# What dom0 holds beside Debian's minimal base.
DOM0_PACKAGES = (
    f"xen-utils-{XEN}",
    "xen-utils-common",
    "xenstore-utils",
    "busybox-static",
    "conntrack",
    "dmsetup",
    "dnsmasq-base",
    "dropbear-bin",
    "e2fsprogs",
    "fdisk",
    "iproute2",
    "iputils-arping",
    "iputils-ping",
    "kmod",
    "nftables",
    "procps",
    "python3",
    "python3-venv",
    "tcpdump",
    "util-linux",
)

_APT = ("apt-get", "-qq", "-o", "APT::Sandbox::User=root", "-o", "Dpkg::Use-Pty=0")


def missing(names: Iterable[str]) -> list[str]:
    """Those of `names` that are not installed on this machine, in their order."""
    wanted = list(names)
    shown = run(["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\n", *wanted], check=False)
    present = {line.split()[0] for line in shown.stdout.decode().splitlines() if line.endswith(" installed")}
    return [name for name in wanted if name not in present]


def install(names: Iterable[str]) -> list[str]:
    """Install those of `names` that are missing; returns them. Nothing is asked of the network when all are there."""
    wanted = missing(names)
    if not wanted:
        return []
    if os.geteuid() != 0:
        raise LabError(f"these Debian packages are missing: {' '.join(wanted)}; run `python3 -m lab install` as root")
    refresh_lists(wanted)
    command = [*_APT, "install", "-y", "--no-install-recommends", *wanted]
    try:
        run(command, limit_s=900)
    except CommandFailed:  # the lists may be older than what the mirror still holds
        run([*_APT, "update"], limit_s=300)
        run(command, limit_s=900)
    return wanted


def refresh_lists(names: Iterable[str]) -> None:
    """Fetch the package lists when one of `names` is unknown to apt."""
    if any(version is None for version in candidates(names).values()):
        run([*_APT, "update"], limit_s=300)


def parse_policy(text: str) -> dict[str, str | None]:
    """Package to candidate version from what `apt-cache policy` prints; None where there is none."""
    found: dict[str, str | None] = {}
    name = ""
    for line in text.splitlines():
        if match := re.fullmatch(r"(\S+):", line):
            name = match[1].partition(":")[0]
            found[name] = None
        elif (match := re.fullmatch(r"  Candidate: (\S+)", line)) and match[1] != "(none)":
            found[name] = match[1]
    return found


def candidates(names: Iterable[str]) -> dict[str, str | None]:
    """The version of each of `names` that apt would install now; None for what it does not know."""
    wanted = list(names)
    known = parse_policy(output(["apt-cache", "policy", *wanted]))
    return {name: known.get(name) for name in wanted}


def parse_kernel(text: str) -> str | None:
    """The real kernel package behind a meta-package, from what `apt-cache depends` prints."""
    match = re.search(r"^ *Depends: (linux-image-[0-9]\S*)$", text, re.MULTILINE)
    return match[1] if match else None


def kernel_behind(meta: str) -> str:
    """The kernel package that `meta` stands for now, such as linux-image-6.1.0-44-amd64."""
    name = parse_kernel(output(["apt-cache", "depends", meta]))
    if name is None:
        raise LabError(f"apt knows no kernel behind {meta}; run `apt-get update` and look at the apt sources")
    return name


def download(name: str, folder: Path) -> Path:
    """Fetch a package's file into `folder`, unpack it beside it, and return the unpacked tree."""
    tree = folder / name
    fetched = folder / f"{name}.fetched"
    fetched.mkdir(parents=True)
    run([*_APT, "download", name], limit_s=600, cwd=fetched)
    (archive,) = fetched.glob("*.deb")
    run(["dpkg-deb", "-x", str(archive), str(tree)], limit_s=120)
    archive.unlink()
    fetched.rmdir()
    return tree


def apt_sources() -> bytes:
    """This machine's own apt sources for the release, in the form that mmdebstrap reads.

    Other makers' archives (other suites) are left out: a dom0 is Debian's own packages only.
    """
    files = [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*.sources"))]
    kept = [text for file in files if file.exists() and (text := debian_only(file.read_text(), file.suffix))]
    if not kept:
        raise LabError(f"no apt source for Debian {RELEASE} on this machine; the lab is built from its packages")
    return "\n".join(kept).encode()


def debian_only(text: str, suffix: str) -> str:
    """The parts of an apt sources file that are for the lab's Debian release, else an empty text."""
    if suffix == ".sources":
        parts = [part for part in re.split(r"\n\s*\n", text) if _is_release(_field(part, "Suites"))]
        return "".join(f"{part.strip()}\n\n" for part in parts)
    lines = [line for line in text.splitlines() if re.match(rf"deb\s+(\[.*?\]\s+)?\S+\s+{RELEASE}", line)]
    return "".join(f"{line}\n" for line in lines)


def _field(part: str, name: str) -> list[str]:
    match = re.search(rf"^{name}:(.*)$", part, re.MULTILINE | re.IGNORECASE)
    return match[1].split() if match else []


def _is_release(suites: list[str]) -> bool:
    return any(re.fullmatch(rf"{RELEASE}(-updates|-security)?", suite) for suite in suites)
