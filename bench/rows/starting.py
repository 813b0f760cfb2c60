"""From exec to listening, each tier, against an interpreter that imports the same modules of others (libraries and Python's own)."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen
from serving import end, free_port, start_tier, wait_for_port

from rows import Options, Row, at_most

ORDER = 90
RUNS = 7
_NODE = {"HYPERVISOR": "simulated"}
_CLUSTER = {"VNET_MODE": "NONE"}
#: Port, interface and address of each tier are keys with such a beginning.
TIERS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("node", "NC", _NODE),
    ("cluster", "CC", _CLUSTER),
    ("cloud", "CLOUD", {}),
)
_IMPORTED = re.compile(r"^import time:\s+\d+ \|\s+\d+ \| +([\w.]+)$", re.MULTILINE)
_OURS = ("euca", "twisted.plugins.euca", "__main__")


@frozen
class Start:
    """How long one took, and the most memory it had by then."""

    seconds: float
    mib: float


def _peak_mib(pid: int) -> float:
    kib = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(kib[1]) / 1024 if kib else 0.0


def started(tier: str, config: Path, port: int) -> Start:
    """A start of a tier."""
    begin = time.perf_counter()
    process = start_tier(tier, config)
    try:
        wait_for_port(port, process)
        return Start(time.perf_counter() - begin, _peak_mib(process.pid))
    finally:
        end(process)


def imported(script: Path) -> Start:
    """A start of an interpreter that imports."""
    begin = time.perf_counter()
    with subprocess.Popen([sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        if process.stdout is None or process.stdin is None or process.stdout.read(1) != b".":
            raise RuntimeError(f"{script} could not import")
        taken = Start(time.perf_counter() - begin, _peak_mib(process.pid))
        process.stdin.close()
    return taken


def others_modules(tier: str, config: Path, port: int) -> list[str]:
    """The names of all modules, but for ours, that a tier has imported when it listens, in their order."""
    said = config.parent / "imports"
    twistd = str(Path(sys.executable).with_name("twistd"))
    command = [sys.executable, "-X", "importtime", twistd, "--nodaemon", "--pidfile=", f"--rundir={config.parent}"]
    command += [f"--logfile={config.parent / 'log'}", f"euca-{tier}", "--config", str(config)]
    with said.open("w") as output:
        process = subprocess.Popen(command, stderr=output)
        try:
            wait_for_port(port, process)
        finally:
            end(process)
    names = dict.fromkeys(_IMPORTED.findall(said.read_text()))
    return [name for name in names if not name.startswith(_OURS)]


def _script(place: Path, names: list[str]) -> Path:
    """What imports them, and then waits. Names that are no modules by themselves (parts of a package's own making) are left out."""
    script = place / "imports.py"
    lines = ["import importlib, sys, warnings", "warnings.simplefilter('ignore')", f"for name in {names!r}:"]
    lines += ["    try:", "        importlib.import_module(name)", "    except ImportError:", "        pass"]
    lines += ["sys.stdout.write('.')", "sys.stdout.flush()", "sys.stdin.read()"]
    script.write_text("\n".join(lines))
    return script


def _rows(tier: str, prefix: str, more: Mapping[str, str], runs: int) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="euca-bench-") as directory:
        place, port = Path(directory), free_port()
        config = place / "eucalyptus.conf"
        values = {"EUCALYPTUS_STATE": str(place / "state"), f"{prefix}_PORT": str(port), "METRICS_PORT": "0", **more}
        values |= {f"{prefix}_INTERFACE": "127.0.0.1", f"{prefix}_ADDRESS": "127.0.0.1"}
        config.write_text("".join(f'{key}="{value}"\n' for key, value in known(values).items()))
        # The first start makes keys, which is left out.
        started(tier, config, port)
        script = _script(place, others_modules(tier, config, port))
        ours, floor = [], []
        for _ in range(runs):
            ours.append(started(tier, config, port))
            floor.append(imported(script))
    # The fastest of each: whatever else the machine does can only add to a start.
    seconds, floor_seconds = (1000 * min(s.seconds for s in side) for side in (ours, floor))
    mib, floor_mib = (statistics.median(s.mib for s in side) for side in (ours, floor))
    against = "an interpreter with the same libraries"
    return [
        Row(f"euca-{tier}: from exec to listening", seconds, against, floor_seconds, at_most(1.3)),
        Row(f"euca-{tier}: peak memory until then", mib, against, floor_mib, at_most(1.3), "MiB"),
    ]


def known(values: Mapping[str, str]) -> dict[str, str]:
    """The values whose keys this release knows."""
    from euca.adapters.config import KEYS

    names = {key.name for key in KEYS}
    return {key: value for key, value in values.items() if key in names}


def run(options: Options) -> list[Row]:
    """Each tier's second start; all on the core that we have."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    runs = min(RUNS, options.runs)
    return [row for tier, prefix, more in TIERS for row in _rows(tier, prefix, more, runs)]
