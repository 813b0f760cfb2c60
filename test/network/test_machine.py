"""The contract of a machine's kernel, on a real one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest_twisted
from twisted.internet import reactor

from euca.adapters.linux_machine import LinuxMachine
from euca.adapters.process import Runner
from euca.testing.machine_contract import INTERFACES, machine_contract
from euca.testing.netlab import Machine


@contextmanager
def fresh() -> Iterator[LinuxMachine]:
    made = Machine.make("contract")
    try:
        with tempfile.TemporaryDirectory() as place:
            made.ip(*(f"link add {name} type veth peer name peer{at}" for at, name in enumerate(INTERFACES)))
            made.ip("link set pub0 up")
            runner = Runner(reactor, reactor)  # type: ignore[arg-type]
            yield LinuxMachine(reactor, runner, Path(place) / "k", netns=Path(f"/proc/{made.pid}/ns/net"))
    finally:
        made.end()


TestLinux = machine_contract(fresh, pytest_twisted.ensureDeferred)
