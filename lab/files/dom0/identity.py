#!/usr/bin/python3
"""Runs in dom0: waits on the second serial line for who this machine is, becomes that, starts ssh.

A clone of a snapshot shares everything with its twins: clock, random state, names, addresses. This is
the first thing that runs in it, before anything makes a key. One line of JSON comes in:

    hostname, machine_id: text          time_s: seconds since 1970
    seed: hexadecimal, 64 bytes         host_key: base64, dropbear's format
    authorized_key: one line            network: lines for `ip -batch`
    ssh_address: where ssh listens      hosts: text of /etc/hosts

One line goes out: "done", or "failed: ..." with the reason. Until then "waiting" goes out each second.
The line is no network: only who started the emulator has its other end.
"""

import base64
import fcntl
import json
import os
import select
import struct
import subprocess
import termios
import time
import tty
from pathlib import Path

LINE = "/dev/ttyS1"
LONGEST = 16384
# linux/random.h
RNDADDENTROPY = 0x40085203
RNDRESEEDCRNG = 0x5207
HOST_KEY = Path("/etc/dropbear/host_ed25519")


def receive(line: int) -> bytes:
    """The line that comes in, saying each second that it is waited for."""
    heard = b""
    while not heard.endswith(b"\n"):
        ready, _, _ = select.select([line], [], [], 1)
        if ready:
            heard += os.read(line, 4096)
        elif not heard:
            os.write(line, b"waiting\n")
        if len(heard) > LONGEST:
            raise ValueError("the identity is too long")
    return heard


def reseed(seed: bytes) -> None:
    """Give the kernel `seed` as entropy and make it use it at once."""
    source = os.open("/dev/urandom", os.O_WRONLY)
    fcntl.ioctl(source, RNDADDENTROPY, struct.pack("ii", 8 * len(seed), len(seed)) + seed)
    fcntl.ioctl(source, RNDRESEEDCRNG)
    os.close(source)


def write(path: Path, content: str | bytes, mode: int) -> None:
    """Put `content` in `path` with `mode`, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(path)


def become(who: dict[str, str]) -> None:
    """Take the identity on, the clock and the random state first."""
    time.clock_settime(time.CLOCK_REALTIME, float(who["time_s"]))
    reseed(bytes.fromhex(who["seed"]))
    Path("/proc/sys/kernel/hostname").write_text(who["hostname"])
    write(Path("/etc/hostname"), who["hostname"] + "\n", 0o644)
    write(Path("/etc/hosts"), who["hosts"], 0o644)
    write(Path("/etc/machine-id"), who["machine_id"] + "\n", 0o444)
    write(HOST_KEY, base64.b64decode(who["host_key"]), 0o600)
    write(Path("/root/.ssh/authorized_keys"), who["authorized_key"] + "\n", 0o600)
    Path("/root/.ssh").chmod(0o700)
    subprocess.run(["ip", "-batch", "-"], input=who["network"].encode(), check=True, timeout=30)
    subprocess.run(
        ["dropbear", "-s", "-m", "-W", "1048576", "-r", str(HOST_KEY), "-p", who["ssh_address"]],
        check=True,
        timeout=30,
        stdin=subprocess.DEVNULL,
        cwd="/",
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root"},
    )


def main() -> None:
    """Wait, become, answer; then whatever this machine itself starts at boot."""
    line = os.open(LINE, os.O_RDWR | os.O_NOCTTY)
    tty.setraw(line, termios.TCSANOW)
    try:
        become(json.loads(receive(line)))
        answer = "done"
    except Exception as trouble:
        answer = f"failed: {type(trouble).__name__}: {trouble}".replace("\n", " ")
    os.write(line, answer.encode() + b"\n")
    if answer == "done" and os.access("/etc/rc.local", os.X_OK):
        os.execv("/etc/rc.local", ["/etc/rc.local"])  # noqa: S606 - the machine's own start-up program


if __name__ == "__main__":
    main()
