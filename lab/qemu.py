"""The emulated machine under each dom0: QEMU's command line, and its control protocol (QMP)."""

import contextlib
import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lab.dom0 import Dom0
from lab.errors import LabError, LimitPassed

# `npt` lets PVH guests run; `rdrand` gives every guest randomness from its first moment. KVM is not
# used: Xen does not boot under it here, and plain emulation works on every machine.
_CPU = "qemu64,+npt,+rdrand"
_XEN = (
    "dom0_max_vcpus=1 no-real-mode edd=off console=com1 com1=115200,8n1 loglvl=warning guest_loglvl=warning "
    "spec-ctrl=no xpti=no pcid=no smep=no smap=no watchdog=no sched=credit bootscrub=off"
)
_LINUX = (
    "console=hvc0 quiet loglevel=4 cryptomgr.notests mitigations=off nokaslr tsc=reliable audit=0 "
    "selinux=0 apparmor=0 cgroup_disable=memory net.ifnames=0"
)
SSH_PORT = 22
# The control card's network, private to each emulator.
CONTROL_ADDRESS = "10.0.2.15"
CONTROL_PREFIX = 24


class Memory(NamedTuple):
    """How much memory the machine has, and how much of that is dom0's; the rest is for guests."""

    total_mib: int = 1536
    dom0_mib: int = 640


class Sockets(NamedTuple):
    """Names of QEMU's sockets, relative to the machine's folder: a socket's path may be 107 bytes only."""

    qmp: str = "qmp"
    identity: str = "identity"


SOCKETS = Sockets()


def machine_argv(
    folder: Path,
    disk: Path,
    memory: Memory,
    *,
    taps: tuple[str, str] | None,
    ssh_port: int | None,
    ram: Path | None = None,
    share_ram: bool = False,
) -> list[str]:
    """The command line of a machine without what it boots.

    `taps` are the links of eth1 and eth2 (none while a snapshot is made); `ssh_port`, on the loopback
    of QEMU's own network namespace, leads to dom0's ssh. `ram` is the file that holds its memory.
    QEMU is to be started in `folder`.
    """
    forward = f",hostfwd=tcp:127.0.0.1:{ssh_port}-{CONTROL_ADDRESS}:{SSH_PORT}" if ssh_port else ""
    backend = f"memory-backend-ram,id=ram,size={memory.total_mib}M"
    if ram is not None:
        shared = "on" if share_ram else "off"
        backend = f"memory-backend-file,id=ram,size={memory.total_mib}M,mem-path={_quoted(ram)},share={shared}"
    argv = ["qemu-system-x86_64", "-name", "euca-lab", "-nodefaults", "-no-user-config", "-display", "none"]
    argv += ["-machine", "pc,vmport=off,hpet=off,memory-backend=ram", "-object", backend]
    argv += ["-accel", "tcg,thread=single,tb-size=512", "-cpu", _CPU, "-smp", "1", "-m", str(memory.total_mib)]
    argv += ["-rtc", "base=utc,clock=host", "-no-reboot"]
    argv += ["-sandbox", "on,obsolete=deny,resourcecontrol=deny"]
    argv += ["-drive", f"if=none,id=disk,file={_quoted(disk)},format=qcow2,cache=writeback,discard=unmap"]
    argv += ["-device", "virtio-blk-pci,drive=disk"]
    argv += ["-netdev", f"user,id=control,restrict=on,ipv6=off{forward}"]
    argv += ["-device", "virtio-net-pci,netdev=control,romfile=,mac=52:54:00:00:00:00"]
    for place, name in enumerate(("mgmt", "guests")):
        cable = f"hubport,id={name}net,hubid={place}"
        if taps is not None:
            cable = f"tap,id={name}net,ifname={taps[place]},script=no,downscript=no"
        argv += ["-netdev", cable]
        argv += ["-device", f"virtio-net-pci,netdev={name}net,romfile=,mac=52:54:00:00:00:0{place + 1}"]
    argv += ["-device", "virtio-rng-pci"]
    argv += ["-chardev", f"file,id=console,path={_quoted(folder)}/console.log", "-serial", "chardev:console"]
    argv += ["-chardev", f"socket,id=identity,path={SOCKETS.identity},server=on,wait=off"]
    argv += ["-serial", "chardev:identity"]
    argv += ["-qmp", f"unix:{SOCKETS.qmp},server=on,wait=off", "-pidfile", f"{folder}/pid"]
    return argv


def boot_argv(folder: Path, dom0: Dom0, memory: Memory, *, warm: bool = False) -> list[str]:
    """What makes a machine boot Xen and dom0 from nothing; QEMU is to be started in `folder`."""
    # Blanks and commas part the words of this option: the files go by names that have none.
    for name, file in (("vmlinux", dom0.kernel), ("initrd", dom0.ramdisk)):
        link = folder / name
        link.unlink(missing_ok=True)
        link.symlink_to(file)
    xen = f"dom0_mem={memory.dom0_mib}M,max:{memory.dom0_mib}M {_XEN}"
    linux = f"vmlinux {_LINUX}{' lab.warm' if warm else ''}"
    return ["-kernel", str(dom0.hypervisor), "-append", xen, "-initrd", f"{linux},initrd"]


def _quoted(path: Path) -> str:
    """`path` as a value among QEMU's comma-parted options."""
    return str(path).replace(",", ",,")


def connect(folder: Path, name: str, limit_s: float) -> socket.socket:
    """Connect to the socket `name` in `folder`, however long the folder's path; waits until it is there."""
    end = time.monotonic() + limit_s
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        while True:
            line = socket.socket(socket.AF_UNIX)
            line.settimeout(limit_s)
            try:
                line.connect(f"/proc/self/fd/{handle}/{name}")
            except OSError as refused:
                line.close()
                if time.monotonic() > end:
                    raise LabError(f"the emulator in {folder} does not answer ({refused}); see console.log") from None
                time.sleep(0.02)
            else:
                return line
    finally:
        os.close(handle)


class Monitor:
    """A conversation with one QEMU. Every command has a limit of `limit_s`."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._heard = line.makefile("rb")

    def ask(self, command: str, arguments: dict[str, Any] | None = None, handle: int | None = None) -> Any:
        """Send `command`, with a file handle if given, and return its answer. Raises LabError."""
        message = json.dumps({"execute": command, "arguments": arguments or {}}).encode()
        try:
            if handle is None:
                self._line.sendall(message)
            else:
                socket.send_fds(self._line, [message], [handle])
            while heard := self._heard.readline(1 << 20):
                answer = json.loads(heard)
                if "error" in answer:
                    raise LabError(f"QEMU refuses {command}: {answer['error'].get('desc')}")
                if "return" in answer:
                    return answer["return"]
        except TimeoutError:
            raise LimitPassed(f"QEMU did not answer {command} in time") from None
        except OSError as gone:
            raise LabError(f"QEMU went away during {command}: {gone}") from gone
        raise LabError(f"QEMU went away during {command}")

    def wait(self, command: str, ready: Callable[[Any], bool], limit_s: float) -> None:
        """Ask `command` until `ready(answer)`; raises LimitPassed."""
        end = time.monotonic() + limit_s
        while not ready(self.ask(command)):
            if time.monotonic() > end:
                raise LimitPassed(f"{command} was not as expected after {limit_s:g} s")
            time.sleep(0.02)


@contextlib.contextmanager
def monitor(folder: Path, limit_s: float = 30) -> Iterator[Monitor]:
    """A Monitor of the QEMU that runs in `folder`."""
    with connect(folder, SOCKETS.qmp, limit_s) as line:
        talk = Monitor(line)
        talk.ask("qmp_capabilities")
        yield talk


def _migrated(answer: Any) -> bool:
    status = answer.get("status")
    if status == "failed":
        raise LabError(f"QEMU could not move the machine's state: {answer.get('error-desc', 'no reason given')}")
    return bool(status == "completed")


# RAM is a file of its own, shared by all clones until they write: only the devices' state is moved.
_CAPABILITIES = {"capabilities": [{"capability": "x-ignore-shared", "state": True}]}


def save(folder: Path, state: Path, limit_s: float = 60) -> None:
    """Stop the machine in `folder`, write its devices' state to `state`, and end it."""
    with monitor(folder, limit_s) as talk, state.open("wb") as file:
        talk.ask("stop")
        talk.ask("migrate-set-capabilities", _CAPABILITIES)
        talk.ask("migrate-set-parameters", {"max-bandwidth": 1 << 32, "announce-rounds": 0})
        talk.ask("getfd", {"fdname": "state"}, file.fileno())
        talk.ask("migrate", {"uri": "fd:state"})
        talk.wait("query-migrate", _migrated, limit_s)
        talk.ask("quit")


def load(folder: Path, state: Path, limit_s: float = 60) -> None:
    """Give `state` to the machine in `folder`, started with `-incoming defer`, and let it run."""
    with monitor(folder, limit_s) as talk, state.open("rb") as file:
        talk.ask("migrate-set-capabilities", _CAPABILITIES)
        talk.ask("migrate-set-parameters", {"announce-rounds": 0})
        talk.ask("getfd", {"fdname": "state"}, file.fileno())
        talk.ask("migrate-incoming", {"uri": "fd:state"})
        # "cont" is lost while the state is still coming in.
        talk.wait("query-migrate", _migrated, limit_s)
        talk.ask("cont")
        talk.wait("query-status", lambda answer: bool(answer["status"] == "running"), limit_s)


def plug_disk(folder: Path, image: Path, name: str) -> None:
    """Add the file `image` to the running machine as a read-only disk whose serial number is `name`."""
    with monitor(folder) as talk:
        file = {"driver": "file", "filename": str(image), "read-only": True}
        talk.ask("blockdev-add", {"driver": "raw", "node-name": name, "read-only": True, "file": file})
        device = {"driver": "virtio-blk-pci", "drive": name, "id": f"{name}-disk", "serial": name}
        talk.ask("device_add", device)
