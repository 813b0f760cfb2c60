"""A cloud as a process of its own, for tests that ask it over its socket or kill it."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import frozen
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

LIMIT_S: Final = 40.0


def free_port() -> int:
    """A TCP port of the loopback interface that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def listens(port: int) -> bool:
    """Whether somebody takes connections there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def runs(pid: int) -> bool:
    """Whether the process runs; one that has ended and waits to be collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(holds: Callable[[], Any], what: str) -> Any:
    """What `holds` comes to, once it is true. Raises AssertionError where it takes longer than `LIMIT_S`."""
    end = time.monotonic() + LIMIT_S
    while True:
        found = holds()
        if found:
            return found
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.02)


def measured(port: int) -> list[Sample]:
    """What a process has measured, as it tells at this port of the loopback interface."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=LIMIT_S) as answer:
        text = answer.read().decode()
    return [sample for family in text_string_to_metric_families(text) for sample in family.samples]


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process politely, and then not."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@frozen
class Started:
    """A cloud that listens on loopback, in a directory of its own: its configuration, its log and its state are there."""

    process: subprocess.Popen[bytes]
    place: Path
    port: int

    @property
    def config(self) -> Path:
        """Its configuration file."""
        return self.place / "eucalyptus.conf"

    @property
    def admin(self) -> Path:
        """The directory of the administrator's credentials."""
        return self.place / "state" / "admin"

    def log(self) -> str:
        """What it has logged."""
        return (self.place / "log").read_text()


@contextlib.contextmanager
def started(
    place: Path, settings: Mapping[str, object], environment: Mapping[str, str] | None = None
) -> Iterator[Started]:
    """A cloud that listens and has written the administrator's credentials; it ends with the block.

    settings: of its configuration, in addition. environment: of the process; this one's where there is none. Raises AssertionError with its log.
    """
    cloud_port = free_port()
    values: dict[str, object] = {"EUCALYPTUS_STATE": place / "state", "CLOUD_PORT": cloud_port}
    values |= {"CLOUD_INTERFACE": "127.0.0.1", "CLOUD_ADDRESS": "127.0.0.1", **settings}
    (place / "eucalyptus.conf").write_text("".join(f'{key}="{value}"\n' for key, value in values.items()))
    command = [str(Path(sys.executable).with_name("twistd")), "--nodaemon", "--pidfile=", f"--rundir={place}"]
    command += [f"--logfile={place / 'log'}", "euca-cloud", "--config", str(place / "eucalyptus.conf")]
    cloud = Started(subprocess.Popen(command, env=environment), place, cloud_port)

    def is_up() -> bool:
        assert cloud.process.poll() is None, cloud.log()
        return (cloud.admin / "access-key").exists() and listens(cloud_port)

    try:
        until(is_up, "the cloud's start")
        yield cloud
    finally:
        end(cloud.process)
