"""The life of one guest of :class:`euca.testing.nethypervisor.NamespaceHypervisor`, as ``xl create`` and the daemon that it leaves are one domain's.

``netdomain.py DIRECTORY`` starts the guest that the directory's ``spec.json`` describes, and ends when it runs: with 0, or with 1 and the
cause as text.  A daemon stays: it restarts a guest that reboots, under a new domid, and notes in ``state.json`` what became of it.  While
it lives it holds a lock on ``lock``; SIGTERM has it destroy the guest.  It needs no euca-node, as Xen's does not.  It is run by its file's name, with the standard library alone.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

GUEST = Path(__file__).with_name("netguest.py")
POWERED_OFF, REBOOTS = 0, 64
SCRIPT_S = 10.0

#: What Xen's tools are to a hotplug script: the store is a directory, in which paths are names of files.
STORE_TOOLS = {
    "xenstore-read": '#!/bin/sh\ncat "$EUCA_STORE/$(echo "$1" | tr / _)"\n',
    "xenstore-write": (
        '#!/bin/sh\nwhile [ $# -gt 1 ]; do printf %s "$2" >"$EUCA_STORE/$(echo "$1" | tr / _)"; shift 2; done\n'
    ),
}


class Failed(Exception):
    """The guest cannot be started; the text says why."""


class Life:
    """One guest in its directory, from domain to domain."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.spec: dict[str, Any] = json.loads((place / "spec.json").read_text())
        self.domid = 0
        self.guest: subprocess.Popen[bytes] | None = None
        self.destroyed = False

    def start(self) -> None:
        """Start the guest, with its interfaces plugged; raises Failed, and nothing is left."""
        self.domid = self._next_domid()
        ready, ours = os.pipe()
        console = os.open(self.place / "console", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        command = ["unshare", "--net", sys.executable, "-I", "-S", str(GUEST), str(self.place), str(ours)]
        try:
            self.guest = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=console, stderr=console, pass_fds=(ours,)
            )
            os.close(ours)
            if not os.read(ready, 1):
                raise Failed(f"the guest ended at once: {self._console()}")
            for number, vif in enumerate(self.spec["vifs"]):
                self._plug(number, vif)
            self._note("running")
            assert self.guest.stdin is not None
            self.guest.stdin.write(b"g")
            self.guest.stdin.flush()
        except (OSError, Failed, subprocess.SubprocessError) as error:
            self._end()
            raise Failed(str(error)) from error
        finally:
            os.close(ready)
            os.close(console)

    def _console(self) -> str:
        return (self.place / "console").read_bytes()[-300:].decode("utf-8", "replace")

    def _next_domid(self) -> int:
        with (self.place.parent / "domid").open("a+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            number = int(file.read() or 0) + 1
            file.seek(0)
            file.truncate()
            file.write(str(number))
            return number

    def _plug(self, number: int, vif: dict[str, Any]) -> None:
        """An interface as netback makes it: a link in our own namespace and one in the guest's; then the script, which gives it its name."""
        assert self.guest is not None
        name = f"vif{self.domid}.{number}"
        peer = ["peer", "name", f"eth{number}", "address", vif["mac"], "netns", str(self.guest.pid)]
        done = subprocess.run(["ip", "link", "add", name, "type", "veth", *peer], capture_output=True, check=False)
        if done.returncode:
            raise Failed(f"vif {name}: {done.stderr.decode('utf-8', 'replace').strip()}")
        self._script("online", number, vif)

    def _script(self, act: str, number: int, vif: dict[str, Any]) -> None:
        name = f"vif{self.domid}.{number}"
        if not vif["script"] or not vif["script"].startswith("/"):
            if act == "online":
                bridge = ["master", vif["bridge"]] if vif["bridge"] else []
                called = ["name", vif["ifname"]] if vif["ifname"] else []
                subprocess.run(["ip", "link", "set", name, *called], check=True)
                subprocess.run(["ip", "link", "set", vif["ifname"] or name, *bridge, "up"], check=True)
            return
        store, tools = self._tools()
        path = f"backend/vif/{self.domid}/{number}"
        for key, value in (
            ("bridge", vif["bridge"]),
            ("mac", vif["mac"]),
            ("ip", vif["ip"]),
            ("vifname", vif["ifname"]),
        ):
            if value:
                (store / f"{path}/{key}".replace("/", "_")).write_text(value)
        environment = {"PATH": f"{tools}:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "EUCA_STORE": str(store)}
        environment |= {"vif": name, "XENBUS_PATH": path, "script": vif["script"]}
        command = [vif["script"], act, "type_if=vif"]
        try:
            done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=SCRIPT_S)
        except subprocess.TimeoutExpired:
            raise Failed(f"{vif['script']} {act} did not end within {SCRIPT_S:g} s") from None
        if act == "online":
            status = store / f"{path}/hotplug-status".replace("/", "_")
            if done.returncode or not status.exists() or status.read_text() != "connected":
                told = store / f"{path}/hotplug-error".replace("/", "_")
                said = told.read_text() if told.exists() else (done.stderr + done.stdout).decode("utf-8", "replace")
                raise Failed(f"vif {name}: {vif['script']} online: {said.strip()[:300]}")

    def _tools(self) -> tuple[Path, Path]:
        store, tools = self.place / "store", self.place / "tools"
        store.mkdir(exist_ok=True)
        tools.mkdir(exist_ok=True)
        for name, text in STORE_TOOLS.items():
            if not (tools / name).exists():
                (tools / name).write_text(text)
                (tools / name).chmod(0o700)
        return store, tools

    def _note(self, state: str, fate: str = "") -> None:
        pid = self.guest.pid if self.guest is not None else 0
        fresh = self.place / "state.new"
        fresh.write_text(
            json.dumps({"state": state, "fate": fate, "domid": self.domid, "pid": pid, "daemon": os.getpid()})
        )
        fresh.rename(self.place / "state.json")
        # Whoever watches the directory of all guests sees that something happened.
        os.utime(self.place.parent / "domid")

    def _end(self) -> int:
        """End the guest if it is there; how it ended."""
        if self.guest is None:
            return 0
        self.guest.kill()
        code = self.guest.wait()
        for number, vif in enumerate(self.spec["vifs"]):
            # With the guest's namespace its interfaces go, but not at once: the next life uses their names.
            for name in (vif["ifname"], f"vif{self.domid}.{number}"):
                if name:
                    subprocess.run(["ip", "link", "del", name], check=False, stderr=subprocess.DEVNULL)
        self.guest = None
        return code

    def live(self) -> None:
        """Until the guest is gone for good."""
        while not self.destroyed:
            assert self.guest is not None
            code = self.guest.wait()
            if self.destroyed:
                break
            self._unplug()
            fate = {POWERED_OFF: "powered-off", REBOOTS: "restarting"}.get(code, "crashed")
            self._end()
            self._note("gone" if fate != "restarting" else "restarting", fate)
            if fate != "restarting":
                return
            try:
                self.start()
            except Failed as error:
                (self.place / "error").write_text(str(error))
                self._note("gone", "crashed")
                return
        self._unplug()
        self._end()
        self._note("gone", "destroyed")

    def _unplug(self) -> None:
        for number, vif in enumerate(self.spec["vifs"]):
            with suppress(Failed, OSError, subprocess.SubprocessError):
                self._script("offline", number, vif)

    def destroy(self, _number: int, _frame: FrameType | None) -> None:
        """What SIGTERM does."""
        self.destroyed = True
        if self.guest is not None:
            self.guest.kill()


def main() -> int:
    """The program."""
    life = Life(Path(sys.argv[1]))
    lock = os.open(life.place / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    told, tell = os.pipe()
    if os.fork():
        os.close(tell)
        with os.fdopen(told) as said:
            problem = said.read()
        if problem != "running":
            sys.stderr.write(problem or "the daemon ended")
            return 1
        return 0
    os.setsid()
    os.close(told)
    signal.signal(signal.SIGTERM, life.destroy)
    null = os.open("/dev/null", os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    try:
        life.start()
    except Failed as error:
        life._note("gone", "crashed")
        os.write(tell, str(error).encode())
        return 1
    os.write(tell, b"running")
    os.close(tell)
    life.live()
    return 0


if __name__ == "__main__":
    sys.exit(main())
