"""A segment: a cluster's private network with some dom0s on it, all of its state in one folder."""

import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lab import network
from lab.cache import Built
from lab.errors import LabError
from lab.host import Host
from lab.process import environment
from lab.qemu import Memory

_FILE = "segment.json"
MOST_HOSTS = 40


class Segment:
    """A network namespace for the head of a cluster, and its dom0s.

    `state` is its folder, `namespace` the namespace's name, `plan` its addresses, `hosts` the dom0s.
    """

    def __init__(self, state: Path, name: str, plan: network.Plan, built: Built, hosts: int) -> None:
        self.state = state
        self.name = name
        self.plan = plan
        self.built = built
        self.namespace = network.namespace_name(state)
        self.hosts = [Host(state / f"h{i}", i, self.namespace, plan, built) for i in range(1, hosts + 1)]

    @classmethod
    def create(
        cls, state: Path, built: Built, *, hosts: int = 2, name: str = "lab", memory: Memory | None = None
    ) -> "Segment":
        """Make a segment in the folder `state`, which must not be there or be empty; all hosts answer on return.

        With another `memory` than the snapshot's the hosts are booted cold, some 20 s in place of 2.
        Whatever goes wrong, Ctrl-C too, what was made is undone. Raises LabError.
        """
        if os.geteuid() != 0:
            raise LabError("the lab needs root, for a network namespace of its own; run it with sudo")
        if not 0 <= hosts <= MOST_HOSTS:
            raise LabError(f"a segment has 0 to {MOST_HOSTS} hosts, not {hosts}")
        state = state.resolve()
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(state.iterdir()):
            raise LabError(f"{state} is not empty; end what is there with `python3 -m lab down --state {state}`")
        try:
            segment = cls._make(state, built, hosts, name)
            segment._start(memory)
        except BaseException:
            destroy(state)
            raise
        return segment

    @classmethod
    def _make(cls, state: Path, built: Built, hosts: int, name: str) -> "Segment":
        record = {"name": name, "hosts": hosts, "built": str(built.folder)}
        _write(state, record)  # before anything else is made: it marks the folder as one to undo
        plan = network.create(network.namespace_name(state), hosts)
        _write(state, record | {"number": plan.number})
        return cls(state, name, plan, built, hosts)

    def _start(self, memory: Memory | None) -> None:
        cold = memory is not None and memory != self.built.memory
        for host in self.hosts:
            host.prepare()
            if cold:
                host.boot(memory)
            else:
                host.restore()
        for host in self.hosts:
            host.settle(cold=cold)

    @classmethod
    def load(cls, state: Path) -> "Segment":
        """The segment that another process made in `state`. Raises LabError when there is none, or half of one."""
        state = state.resolve()
        record = _read(state)
        if record is None or "number" not in record:
            raise LabError(f"there is no lab in {state}; make one with `python3 -m lab up --state {state}`")
        built = Built.load(Path(record["built"]))
        return cls(state, record["name"], network.Plan(record["number"]), built, record["hosts"])

    def head(self, argv: Sequence[str], **options: Any) -> subprocess.Popen[Any]:
        """Start `argv` inside the namespace, where the cluster's head lives; `options` are Popen's.

        It has the lab's plain environment unless `env` says otherwise, and is ended with the segment.
        """
        options.setdefault("env", environment())
        return subprocess.Popen(self.head_argv(argv), **options)

    def head_argv(self, argv: Sequence[str]) -> list[str]:
        """`argv` so that it runs inside the namespace, for those who start processes in their own way."""
        return network.in_namespace(self.namespace, argv)

    def destroy(self) -> None:
        """As the function `destroy`, for this segment."""
        destroy(self.state)


def destroy(state: Path) -> None:
    """End the segment in `state` and everything in its namespace, and remove the folder.

    Can be called at any time, from any process, any number of times, after a crash, and for a half-made
    segment. A folder that is no segment's is left alone. Raises LabError when something cannot be ended.
    """
    state = state.resolve()
    record = _read(state)
    number = (record or {}).get("number")
    link = network.Plan(number).link if isinstance(number, int) else None
    network.destroy(network.namespace_name(state), link)
    if record is not None:
        shutil.rmtree(state)
    else:
        with contextlib.suppress(OSError):
            state.rmdir()  # only when it is empty


def _read(state: Path) -> dict[str, Any] | None:
    """What is written about the segment in `state`; None when there is none."""
    try:
        record = json.loads((state / _FILE).read_text())
    except FileNotFoundError:
        return {} if (state / f"{_FILE}.new").exists() else None
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def _write(state: Path, record: dict[str, Any]) -> None:
    fresh = state / f"{_FILE}.new"
    fresh.write_text(json.dumps(record))
    fresh.rename(state / _FILE)
