"""A real segment on real Xen: what it gives, and that nothing of it stays."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import lab
from lab import network
from lab.process import output

pytestmark = [
    pytest.mark.xen,
    pytest.mark.timeout(900),
    pytest.mark.skipif(os.geteuid() != 0, reason="the lab needs root"),
]
CHECKOUT = Path(lab.__file__).parents[1]


@pytest.fixture(scope="module")
def built() -> lab.Built:
    return lab.build(lab.default_cache())


@pytest.fixture
def state(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "state"
    yield folder
    lab.destroy(folder)


def traces(state: Path, number: int | None) -> list[str]:
    """All that the machine still shows of the segment that was in `state`."""
    name = network.namespace_name(state)
    found = [f"namespace {name}"] if network.exists(name) else []
    found += [
        f"mount {line}"
        for line in Path("/proc/self/mounts").read_text().splitlines()
        if name in line or str(state) in line
    ]
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if str(state) in words or name in words:
            found.append(f"process {process.name} {words}")
    if number is not None:
        shown = output(["ip", "route", "show", "table", "all"]) + output(["ip", "-oneline", "address"])
        found += [line for line in shown.splitlines() if f"10.{number}." in line or f"euca-lab{number} " in line]
    return found + ([f"folder {state}"] if state.exists() else [])


def command(*words: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "lab", *words]
    return subprocess.run(argv, cwd=CHECKOUT, capture_output=True, text=True, timeout=600, check=False)


def test_two_clones_are_two_machines_and_leave_nothing(built: lab.Built, state: Path) -> None:
    segment = lab.Segment.create(state, built, hosts=2)
    one, two = segment.hosts
    assert one.run(["hostname"]).stdout == "node1\n"
    for question in (
        ["cat", "/etc/machine-id"],
        ["cat", "/sys/class/net/eth1/address"],
        ["cat", "/sys/class/net/eth2/address"],
        ["dropbearkey", "-y", "-f", "/etc/dropbear/host_ed25519"],
        ["head", "-c", "16", "/dev/urandom"],
    ):
        assert one.run(question).stdout != two.run(question).stdout, question
    for host in segment.hosts:
        assert abs(host.sync_clock()) < 2
        assert "xen_version            : 4.17" in host.run(["xl", "info"]).stdout
        assert host.run("ip -oneline address show dev eth2").stdout == ""
    assert one.run(["ping", "-c", "1", "-W", "5", two.address]).returncode == 0
    # The machine itself reaches the networks through the head; the head reaches the machine.
    output(["ping", "-c", "1", "-W", "5", one.address])
    with segment.head(["ping", "-c", "1", "-W", "5", segment.plan.root_address]) as ping:
        assert ping.wait(20) == 0
    number = segment.plan.number
    idle = segment.head(["sleep", "600"])
    assert traces(state, number)
    lab.Segment.load(state).destroy()
    assert idle.wait(5) != 0
    assert traces(state, number) == []
    lab.destroy(state)


def test_files_and_images_come_and_survive_a_power_cut(built: lab.Built, state: Path, tmp_path: Path) -> None:
    segment = lab.Segment.create(state, built, hosts=1)
    (host,) = segment.hosts
    folder = tmp_path / "tree"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep/file").write_text("content")
    host.push(folder, "/opt/pushed")
    lab.pack_wheelhouse(folder, tmp_path / "tree.squashfs")
    host.attach_wheelhouse(tmp_path / "tree.squashfs", "/opt/wheels")
    question = ["cat", "/opt/pushed/tree/deep/file", "/opt/wheels/deep/file"]
    assert host.run(question).stdout == "contentcontent"
    host.run("sync; echo lost > /run/not-synced")
    identity = host.run(["cat", "/etc/machine-id"]).stdout
    host.power_cut()
    assert host.process is None
    with pytest.raises(lab.LabError):
        host.run(["true"], timeout_s=30)
    host.start()
    assert host.run(question).stdout == "contentcontent"
    assert host.run(["cat", "/etc/machine-id"]).stdout == identity
    assert host.run(["cat", "/run/not-synced"], check=False).returncode == 1


def test_the_end_works_after_a_crash_and_from_another_process(built: lab.Built, state: Path) -> None:
    segment = lab.Segment.create(state, built, hosts=1)
    number = segment.plan.number
    for process in network.processes(segment.namespace):
        os.kill(process, signal.SIGKILL)
    (state / "segment.json").write_text(json.dumps({"name": "lab", "hosts": 1}))  # as if half-made
    for _ in range(2):
        done = command("down", "--state", str(state))
        assert done.returncode == 0, done.stderr
    deadline = time.monotonic() + 5
    while traces(state, number) and time.monotonic() < deadline:
        time.sleep(0.05)  # without its number nobody waited for the link to go
    assert traces(state, number) == []


def test_an_interrupted_start_undoes_itself(built: lab.Built, state: Path) -> None:
    argv = [sys.executable, "-m", "lab", "up", "--state", str(state), "--hosts", "2"]

    def as_from_a_terminal() -> None:
        """What is started in the background of a shell ignores SIGINT, and all that it starts does."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(
        argv, cwd=CHECKOUT, stderr=subprocess.PIPE, text=True, preexec_fn=as_from_a_terminal
    ) as starting:
        deadline = time.monotonic() + 60
        while not (state / "h1/pid").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        number = json.loads((state / "segment.json").read_text())["number"]
        starting.send_signal(signal.SIGINT)
        _, said = starting.communicate(timeout=60)
    assert starting.returncode == 130, said
    assert traces(state, number) == []


def test_segments_live_side_by_side(built: lab.Built, state: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    first = lab.Segment.create(state, built, hosts=0)
    try:
        second = lab.Segment.create(other, built, hosts=0)
        assert first.plan.number != second.plan.number
        assert first.namespace != second.namespace
        with pytest.raises(lab.LabError, match="not empty"):
            lab.Segment.create(state, built, hosts=0)
        assert network.exists(first.namespace)
    finally:
        lab.destroy(other)
    assert network.exists(first.namespace)


def test_the_commands_do_their_work(built: lab.Built, state: Path) -> None:
    at = ("--state", str(state))
    assert command("status", *at).returncode == 1
    assert command("up", *at, "--hosts", "1").returncode == 0
    about = json.loads(command("status", *at).stdout)
    assert about["up"] is True
    assert about["hosts"]["node1"]["emulator"]
    assert command("exec", *at, "node1", "--", "sh", "-c", "exit 7").returncode == 7
    assert about["head"]["guests"] in command("exec", *at, "head", "--", "ip", "address").stdout
    assert "no host node9" in command("exec", *at, "node9", "--", "true").stderr
    assert command("push", *at, "node1", str(CHECKOUT / "LICENSE"), "/srv").returncode == 0
    assert command("exec", *at, "node1", "wc -l < /srv/LICENSE").stdout.strip().isdigit()
    assert command("down", *at).returncode == 0
    assert not state.exists()
