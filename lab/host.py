"""One dom0 of a segment: started from the snapshot or cold, spoken to by ssh."""

import base64
import contextlib
import json
import os
import secrets
import shlex
import signal
import subprocess
import time
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from lab import network, qemu
from lab.errors import CommandFailed, LabError, LimitPassed
from lab.process import environment, run, running

if TYPE_CHECKING:
    from lab.cache import Built

_BOOT_LIMIT_S = 180
_RESTORE_LIMIT_S = 60
_FIRST_PORT = 2200  # on the loopback of the segment's namespace, so nobody else's


class Host:
    """A dom0. Made by a Segment; its files are in `folder`."""

    def __init__(self, folder: Path, place: int, namespace: str, plan: network.Plan, built: "Built") -> None:
        self.folder = folder
        self.place = place
        self.name = f"node{place}"
        self.address = plan.host_address(place)
        self._namespace = namespace
        self._plan = plan
        self._built = built

    # -- life ---------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Make its folder, its keys and its own disk over the snapshot's. Raises LabError."""
        self.folder.mkdir(mode=0o700)
        key = self.folder / "host_key"
        shown = run(["dropbearkey", "-t", "ed25519", "-f", str(key)]).stdout.decode()
        (public,) = [line for line in shown.splitlines() if line.startswith("ssh-ed25519 ")]
        (self.folder / "known_hosts").write_text(f"{self.name} {' '.join(public.split()[:2])}\n")
        run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "lab", "-f", str(self.folder / "key")])
        backing = ["-F", "qcow2", "-b", str(self._built.dom0.disk)]
        run(["qemu-img", "create", "-q", "-f", "qcow2", *backing, str(self._disk)])
        self._remember([])

    def restore(self) -> None:
        """Start it from the snapshot; `settle` must follow. The clock is the snapshot's until then."""
        self._start_qemu(["-incoming", "defer"], self._built.memory, self._built.ram)
        qemu.load(self.folder, self._built.device_state, _RESTORE_LIMIT_S)

    def boot(self, memory: qemu.Memory | None = None) -> None:
        """Start it from nothing but its disk, which has all that was written and synced before; `settle` must follow."""
        chosen = memory or self._built.memory
        self._start_qemu(qemu.boot_argv(self.folder, self._built.dom0, chosen), chosen, None)

    def settle(self, *, cold: bool) -> None:
        """Give it its identity and clock, and open the way for `run`. Raises LabError."""
        self._identify(cold)
        self._open_ssh()

    def power_cut(self) -> None:
        """End the emulator without a warning, as a cable pulled. What was not synced to disk is lost."""
        process = self.process
        if process is None:
            return
        os.kill(process, signal.SIGKILL)
        end = time.monotonic() + 10
        while self.process is not None:
            if time.monotonic() > end:
                raise LimitPassed(f"the emulator of {self.name} does not end")
            time.sleep(0.02)
        self._close_ssh()

    def start(self, memory: qemu.Memory | None = None) -> None:
        """Boot the same disk again, cold (some 20 s); disks attached before are attached and mounted again."""
        if self.process is not None:
            raise LabError(f"{self.name} is running")
        self.boot(memory)
        self.settle(cold=True)
        attached = self._attached()
        self._remember([])
        for image, mount_point in attached:
            self.attach_wheelhouse(Path(image), mount_point)

    @property
    def process(self) -> int | None:
        """Process id of its emulator; None when it does not run."""
        try:
            process = int((self.folder / "pid").read_text())
            command = Path(f"/proc/{process}/cmdline").read_bytes()
        except (OSError, ValueError):
            return None
        return process if f"{self.folder}/pid".encode() in command.split(b"\0") else None

    def _start_qemu(self, extra: list[str], memory: qemu.Memory, ram: Path | None) -> None:
        argv = qemu.machine_argv(
            self.folder,
            self._disk,
            memory,
            taps=network.tap_names(self.place),
            ssh_port=self._port,
            ram=ram,
        )
        try:
            run(network.in_namespace(self._namespace, [*argv, *extra, "-daemonize"]), cwd=self.folder)
        except CommandFailed as refused:
            raise LabError(f"the emulator of {self.name} did not start: {refused}") from refused

    # -- identity -----------------------------------------------------------------------------------

    def _identify(self, cold: bool) -> None:
        limit_s = _BOOT_LIMIT_S if cold else _RESTORE_LIMIT_S
        with qemu.connect(self.folder, qemu.SOCKETS.identity, 10) as line:
            line.settimeout(limit_s)
            heard = line.makefile("rb")
            try:
                if cold:
                    while (word := heard.readline(1024)) != b"waiting\n":
                        if not word:
                            raise LabError(f"{self.name} ended while booting; see {self.folder}/console.log")
                line.sendall(json.dumps(self._identity()).encode() + b"\n")
                # It says so once a second, and the first time may have begun before anybody listened.
                while _still_waiting(answer := heard.readline(4096)):
                    pass
            except TimeoutError:
                where = f"{self.folder}/console.log"
                raise LimitPassed(f"{self.name} was not up after {limit_s} s; see {where}") from None
        if answer != b"done\n":
            raise LabError(f"{self.name} could not take its identity: {answer.decode('utf-8', 'replace').strip()}")

    def _identity(self) -> dict[str, str]:
        """See files/dom0/identity.py for the fields."""
        machine = self.folder / "machine-id"
        if not machine.exists():
            machine.write_text(secrets.token_hex(16))
        return {
            "hostname": self.name,
            "hosts": f"127.0.0.1 localhost\n{self.address} {self.name}\n{self._plan.head_address} head\n",
            "machine_id": machine.read_text(),
            "seed": secrets.token_hex(64),
            "host_key": base64.b64encode((self.folder / "host_key").read_bytes()).decode(),
            "authorized_key": (self.folder / "key.pub").read_text().strip(),
            "network": "".join(f"{line}\n" for line in self._network()),
            "ssh_address": f"{qemu.CONTROL_ADDRESS}:{qemu.SSH_PORT}",
            "time_s": f"{time.time():.3f}",
        }

    def _network(self) -> list[str]:
        lines = []
        for card in range(3):
            lines += [
                f"link set eth{card} down",
                f"link set eth{card} address {self._plan.host_mac(self.place, card)}",
                f"link set eth{card} up",
            ]
        return [
            *lines,
            f"address replace {qemu.CONTROL_ADDRESS}/{qemu.CONTROL_PREFIX} dev eth0",
            f"address replace {self.address}/24 dev eth1",
            f"route replace default via {self._plan.head_address} dev eth1",
        ]

    # -- ssh ----------------------------------------------------------------------------------------

    @property
    def _disk(self) -> Path:
        return self.folder / "disk.qcow2"

    @property
    def _port(self) -> int:
        return _FIRST_PORT + self.place

    def ssh_argv(self, *options: str) -> list[str]:
        """The ssh command to it, up to and with its address; to be run in `folder`. Keys only, its key known before."""
        settings = {
            "BatchMode": "yes",
            "ConnectTimeout": "20",
            "ControlPath": "ssh",
            "GlobalKnownHostsFile": "/dev/null",
            "HostKeyAlias": self.name,
            "IdentitiesOnly": "yes",
            "LogLevel": "ERROR",
            "ServerAliveInterval": "15",
            "StrictHostKeyChecking": "yes",
            "UserKnownHostsFile": str(self.folder / "known_hosts"),
        }
        named = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
        ssh = ["ssh", "-F", "none", "-i", str(self.folder / "key"), "-p", str(self._port), *named, *options]
        return network.in_namespace(self._namespace, [*ssh, "root@127.0.0.1"])

    def _open_ssh(self) -> None:
        """One connection that all commands share: a handshake takes long on an emulated processor."""
        self._close_ssh()
        end = time.monotonic() + 30
        argv = self.ssh_argv("-M", "-N", "-f", "-o", "ControlPersist=no")
        while True:
            # Its error output goes to a file: the connection stays behind and would hold a pipe open.
            with (self.folder / "ssh.log").open("wb") as log:
                done = subprocess.run(
                    argv,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=log,
                    cwd=self.folder,
                    env=environment(),
                    timeout=60,
                    check=False,
                )
            if done.returncode == 0:
                return
            if time.monotonic() > end:
                words = (self.folder / "ssh.log").read_text(errors="replace").strip()
                raise LabError(f"no ssh to {self.name}: {words}")
            time.sleep(0.1)

    def _close_ssh(self) -> None:
        if (self.folder / "ssh").exists():
            run(self.ssh_argv("-O", "exit"), cwd=self.folder, check=False)
            with contextlib.suppress(FileNotFoundError):
                (self.folder / "ssh").unlink()

    # -- work ---------------------------------------------------------------------------------------

    def command_argv(self, command: Sequence[str] | str) -> list[str]:
        """What runs `command` in dom0 when started in `folder`, for those who start processes in their own way."""
        return [*self.ssh_argv(), "--", command if isinstance(command, str) else shlex.join(command)]

    def run(
        self,
        command: Sequence[str] | str,
        *,
        input: bytes | str | None = None,
        timeout_s: float = 60,
        check: bool = True,
    ) -> subprocess.CompletedProcess[str]:
        """Run `command` as root in dom0: an argument list, or a text for its shell (tests only).

        Output is decoded as UTF-8, what is not is replaced. Raises CommandFailed for another exit status
        than 0 (when `check`), LimitPassed after `timeout_s`; ssh itself failing is exit status 255.
        """
        argv = self.command_argv(command)
        text = argv[-1]
        data = input.encode() if isinstance(input, str) else input
        done = run(argv, input=data, limit_s=timeout_s, cwd=self.folder, check=False)
        out, err = (part.decode("utf-8", "replace") for part in (done.stdout, done.stderr))
        if check and done.returncode != 0:
            raise CommandFailed([f"{self.name}: {text}"], done.returncode, err or out)
        return subprocess.CompletedProcess([text], done.returncode, out, err)

    def push(self, paths: Path | Iterable[Path], destination: str, *, timeout_s: float = 120) -> None:
        """Copy files and folders into the folder `destination` of dom0 (made when missing), root's there.

        Some seconds for hundreds of files: for many, `attach_wheelhouse` is faster. Raises as `run`.
        """
        chosen = [paths] if isinstance(paths, Path) else list(paths)
        pack = ["tar", "-c", "--owner=root:0", "--group=root:0", "--exclude=__pycache__"]
        for path in chosen:
            whole = path.absolute()
            pack += ["-C", str(whole.parent), whole.name]
        there = shlex.quote(destination)
        unpack = self.command_argv(f"mkdir -p {there} && tar -x -C {there}")
        with running(pack, stdout=subprocess.PIPE) as packing:
            run(unpack, stdin=packing.stdout, limit_s=timeout_s, cwd=self.folder)
            if packing.wait(timeout_s) != 0:
                raise LabError(f"tar could not read {', '.join(map(str, chosen))}")

    def attach_wheelhouse(self, image: Path, mount_point: str, *, timeout_s: float = 30) -> None:
        """Plug the squashfs `image` in as a read-only disk and mount it on `mount_point`; about two seconds.

        See `lab.pack_wheelhouse`. The image must stay while the host runs.
        """
        attached = self._attached()
        name = f"wheels{len(attached)}"
        qemu.plug_disk(self.folder, image.resolve(), name)
        point = shlex.quote(str(PurePosixPath(mount_point)))
        script = f"""
            mkdir -p {point}
            tries=0
            until disk=$(grep -lsx {name} /sys/block/vd*/serial); do
              tries=$((tries + 1)); [ $tries -lt 200 ] || exit 1; sleep 0.1
            done
            disk=/dev/$(basename $(dirname $disk))
            mount -t squashfs -o ro $disk {point}
        """
        self.run(script, timeout_s=timeout_s)
        self._remember([*attached, (str(image.resolve()), mount_point)])

    def sync_clock(self) -> float:
        """Set dom0's clock, and with it Xen's, to this machine's; returns by how many seconds it was wrong.

        Right to about a tenth of a second. For a lab that was stopped, or has run for hours.
        """
        asked_s = time.time()
        there_s = float(self.run(["date", "+%s.%N"]).stdout)
        answered_s = time.time()
        wrong_s = there_s - (asked_s + answered_s) / 2
        self.run(["date", "-u", "-s", f"@{time.time() + (answered_s - asked_s) / 2:.3f}"])
        return wrong_s

    def _attached(self) -> list[tuple[str, str]]:
        found: Any = json.loads((self.folder / "attached.json").read_text())
        return [(image, point) for image, point in found]

    def _remember(self, attached: list[tuple[str, str]]) -> None:
        (self.folder / "attached.json").write_text(json.dumps(attached))


def _still_waiting(line: bytes) -> bool:
    """Whether a line is "waiting", whole, behind something else, or the end of it."""
    return line.endswith(b"waiting\n") or (line != b"" and b"waiting\n".endswith(line))
