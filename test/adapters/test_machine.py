"""The contract of a machine's kernel, on the one in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest_twisted

from euca.testing.machine import MemoryMachine
from euca.testing.machine_contract import INTERFACES, machine_contract


@contextmanager
def fresh() -> Iterator[MemoryMachine]:
    machine = MemoryMachine()
    for name in INTERFACES:
        machine.plug(name)
    yield machine


TestMemory = machine_contract(fresh, pytest_twisted.ensureDeferred)
