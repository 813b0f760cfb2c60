"""Building the lab once and keeping it: whole or not at all, one builder at a time."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lab import debian, dom0, guest, packages, qemu
from lab.dom0 import Dom0
from lab.errors import LabError, LimitPassed
from lab.guest import GuestImage
from lab.process import die_with_parent, run, running

Progress = Callable[[str], None]
HERE = Path(__file__).parent
_BUILD_LIMIT_S = 1800  # how long one waits for another's build
_BOOT_LIMIT_S = 240
_RECORD = "built.json"
_TEMPORARY = "making-"
# A change in these makes another guest; in these and those, another lab.
_GUEST_CODE = ("guest.py", "kernels.py", "packages.py", "files/guest")
_DEBIAN_CODE = ("base.py", "debian.py", "kernels.py", "packages.py", "files/debian")
_LAB_CODE = (*_GUEST_CODE, "base.py", "cache.py", "dom0.py", "qemu.py", "files/dom0")


class Built(NamedTuple):
    """What a finished build holds. `ram`, `device_state` and dom0's disk together are the snapshot."""

    folder: Path
    dom0: Dom0
    ram: Path
    device_state: Path
    memory: qemu.Memory
    guest: GuestImage

    @classmethod
    def load(cls, folder: Path) -> "Built":
        """The build in `folder`. Raises LabError when it is not there any more."""
        try:
            record = json.loads((folder / _RECORD).read_text())
        except FileNotFoundError as missing:
            raise LabError(f"the build {folder} is gone; run `python3 -m lab build`") from missing
        return cls(
            folder,
            Dom0.in_folder(folder),
            folder / "ram",
            folder / "state",
            qemu.Memory(record["total_mib"], record["dom0_mib"]),
            GuestImage.in_folder(folder.parent / record["guest"]),
        )


def quiet(_: str) -> None:
    """A progress that says nothing."""


def default_cache() -> Path:
    """$EUCA_LAB_CACHE, else var/lab beside this package."""
    named = os.environ.get("EUCA_LAB_CACHE")
    return Path(named) if named else HERE.parent / "var/lab"


def build(cache: Path, progress: Progress = quiet, memory: qemu.Memory | None = None) -> Built:
    """The lab, built if it is not yet in the folder `cache`: about a minute, else at once.

    `progress` gets lines for people. Missing Debian packages are installed. Interrupted, it leaves
    nothing half-made; others who ask meanwhile wait. Raises LabError.
    """
    chosen = memory or qemu.Memory()
    _prepare(packages.LAB_TOOLS, progress)
    named = (*packages.DOM0_PACKAGES, packages.HYPERVISOR, packages.DOM0_KERNEL, "qemu-system-x86", "libc6")
    folder = cache.resolve() / f"lab-{_key(named, _LAB_CODE, str(chosen))}"
    if not (folder / _RECORD).exists():
        image = build_guest(cache, progress)
        with _sole_builder(cache, progress):
            if not (folder / _RECORD).exists():
                _make(folder, image, chosen, progress)
    return Built.load(folder)


def build_guest(cache: Path, progress: Progress = quiet) -> GuestImage:
    """The guest's files alone, for a machine that is itself a Xen dom0; otherwise as `build`."""
    _prepare(packages.GUEST_TOOLS, progress)
    named = (packages.GUEST_KERNEL, "busybox-static", "dropbear-bin", "e2fsprogs", "libc6")
    folder = cache.resolve() / f"guest-{_key(named, _GUEST_CODE, '')}"
    _make_once(folder, guest.make, "guest's kernel, ramdisk and disk made", progress)
    return GuestImage.in_folder(folder)


def build_debian(cache: Path, progress: Progress = quiet) -> Path:
    """A Debian with cloud-init as a whole disk (qcow2); otherwise as `build`."""
    _prepare(packages.DEBIAN_TOOLS, progress)
    named = (*packages.DEBIAN_PACKAGES, packages.kernel_behind(packages.GUEST_KERNEL), "libc6", "systemd")
    folder = cache.resolve() / f"debian-{_key(named, _DEBIAN_CODE, '')}"
    _make_once(folder, debian.make, "Debian image with cloud-init made", progress)
    return debian.image_in(folder)


def _make_once(folder: Path, make: Callable[[Path, Path], object], made: str, progress: Progress) -> None:
    if not folder.exists():
        with _sole_builder(folder.parent, progress):
            if not folder.exists():
                with _in_the_making(folder) as making:
                    make(making.folder, making.work)
                progress(made)


def clean(cache: Path, *, everything: bool) -> list[Path]:
    """Remove what is half-made and, with `everything`, the builds too; returns what went.

    Segments that run go on, but cannot be started cold again.
    """
    gone: list[Path] = []
    if not cache.exists():
        return gone
    with _sole_builder(cache, quiet):  # which has removed what was half-made
        patterns = ("lab-*", "guest-*", "debian-*") if everything else ()
        for folder in [found for pattern in patterns for found in sorted(cache.glob(pattern))]:
            _remove(folder)
            gone.append(folder)
    return gone


def _prepare(tools: tuple[str, ...], progress: Progress) -> None:
    if fresh := packages.install(tools):
        progress(f"installed {' '.join(fresh)}")
    packages.refresh_lists([packages.HYPERVISOR, packages.GUEST_KERNEL, packages.DOM0_KERNEL])


def _key(names: tuple[str, ...], code: Iterable[str], more: str) -> str:
    versions = sorted(packages.candidates(names).items())
    return digest(f"{versions} {more}", [HERE / part for part in code])


def digest(text: str, paths: Iterable[Path]) -> str:
    """A short hash over `text` and the content of `paths`, folders with all that is in them."""
    found = hashlib.sha256(text.encode())
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                found.update(f"\0{file.relative_to(path.parent)}\0".encode() + file.read_bytes())
    return found.hexdigest()[:16]


@contextlib.contextmanager
def _sole_builder(cache: Path, progress: Progress) -> Iterator[None]:
    """Only one at a time gets in; what a builder before left half-made is gone then."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("a") as lock:
        end = time.monotonic() + _BUILD_LIMIT_S
        told = False
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if not told:
                    progress("waiting for another build in the same cache")
                told = True
                if time.monotonic() > end:
                    raise LimitPassed(f"another build in {cache} takes longer than {_BUILD_LIMIT_S} s") from None
                time.sleep(0.2)
        for left in cache.glob(f"{_TEMPORARY}*"):
            _remove(left)
        yield


class _Making(NamedTuple):
    folder: Path
    work: Path


@contextlib.contextmanager
def _in_the_making(folder: Path) -> Iterator[_Making]:
    """Two folders, for the result and for what is only needed meanwhile; the first becomes `folder` at the end."""
    space = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=folder.parent))
    making = _Making(space / "result", space / "work")
    try:
        yield making
        making.folder.rename(folder)
    finally:
        _remove(space)


def _remove(folder: Path) -> None:
    """Delete `folder`, but never through a mount that a killed program left under it."""
    for point in mounts_under(Path("/proc/self/mounts").read_text(), folder.resolve()):
        run(["umount", "--lazy", str(point)])
    shutil.rmtree(folder)


def mounts_under(table: str, folder: Path) -> list[Path]:
    """The mount points under `folder` in a mount table (/proc/self/mounts), the deepest first."""
    points = [Path(line.split()[1].encode().decode("unicode_escape")) for line in table.splitlines() if line]
    return sorted((point for point in points if point.is_relative_to(folder)), reverse=True)


def _make(folder: Path, image: GuestImage, memory: qemu.Memory, progress: Progress) -> None:
    with _in_the_making(folder) as making:
        making.folder.mkdir()
        making.work.mkdir()
        made = dom0.make(making.folder, making.work, progress)
        _snapshot(making, made, memory, progress)
        record = {
            "total_mib": memory.total_mib,
            "dom0_mib": memory.dom0_mib,
            "guest": image.kernel.parent.name,
            "versions": packages.candidates((packages.HYPERVISOR, packages.DOM0_KERNEL, "python3")),
        }
        (making.folder / _RECORD).write_text(json.dumps(record, indent=1) + "\n")


def _snapshot(making: _Making, made: Dom0, memory: qemu.Memory, progress: Progress) -> None:
    """Boot once, and keep the machine as it is when it waits for an identity."""
    machine = making.work / "machine"
    machine.mkdir()
    ram = making.folder / "ram"
    argv = qemu.machine_argv(
        machine, made.disk, memory, taps=None, ssh_port=None, ram=ram, share_ram=True
    ) + qemu.boot_argv(machine, made, memory, warm=True)
    with (machine / "log").open("wb") as log, running(die_with_parent(argv), stderr=log, cwd=machine) as emulator:
        try:
            with qemu.connect(machine, qemu.SOCKETS.identity, 10) as line:
                line.settimeout(_BOOT_LIMIT_S)
                if line.makefile("rb").readline(1024) != b"waiting\n":
                    raise LabError("dom0 ended while it booted")
            progress("booted")
            qemu.save(machine, making.folder / "state")
            emulator.wait(30)
        except (LabError, TimeoutError) as trouble:
            said = [
                (machine / name).read_bytes()[-1500:] for name in ("log", "console.log") if (machine / name).exists()
            ]
            words = b"\n".join(said).decode("utf-8", "replace")
            raise LabError(f"the lab did not boot: {trouble}\n{words}") from trouble
    run(["fallocate", "--dig-holes", str(ram)])
    progress("snapshot saved")


def pack_wheelhouse(folder: Path, image: Path) -> None:
    """Write all of `folder` as the squashfs `image`, for `Host.attach_wheelhouse`. Raises LabError."""
    image.unlink(missing_ok=True)
    options = ["-noappend", "-all-root", "-comp", "lz4", "-quiet", "-no-progress"]
    run(["mksquashfs", str(folder), str(image), *options], limit_s=300)
