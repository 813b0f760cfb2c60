"""QEMU's command line and the conversation with it."""

import itertools
import json
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lab import qemu
from lab.dom0 import Dom0
from lab.errors import LabError, LimitPassed


def machine(folder: Path, **more: Any) -> list[str]:
    options: dict[str, Any] = {"taps": ("t1", "t2"), "ssh_port": 2201} | more
    return qemu.machine_argv(folder, folder / "disk.qcow2", qemu.Memory(), **options)


def test_the_control_card_reaches_nothing_and_listens_on_loopback_only() -> None:
    (control,) = [word for word in machine(Path("/lab")) if word.startswith("user,")]
    assert "restrict=on" in control.split(",")
    assert "hostfwd=tcp:127.0.0.1:2201-10.0.2.15:22" in control.split(",")


def test_a_snapshots_machine_has_the_devices_of_a_segments() -> None:
    """Or its state could not be loaded."""

    def devices(argv: list[str]) -> list[str]:
        return [word for flag, word in itertools.pairwise(argv) if flag in ("-device", "-serial", "-cpu", "-m")]

    assert devices(machine(Path("/lab"))) == devices(machine(Path("/lab"), taps=None, ssh_port=None))


def test_commas_in_a_path_are_no_options() -> None:
    argv = machine(Path("/lab,share=on"), ram=Path("/lab,share=on/ram"))
    assert any("file=/lab,,share=on/disk.qcow2," in word for word in argv)
    assert any(word.endswith("mem-path=/lab,,share=on/ram,share=off") for word in argv)


def test_what_boots_goes_by_names_without_blanks(tmp_path: Path) -> None:
    folder = tmp_path / "a b"
    folder.mkdir()
    dom0 = Dom0.in_folder(tmp_path / "with, comma")
    argv = qemu.boot_argv(folder, dom0, qemu.Memory(1536, 640), warm=True)
    modules = argv[argv.index("-initrd") + 1]
    assert modules.startswith("vmlinux ")
    assert modules.endswith(" lab.warm,initrd")
    assert (folder / "vmlinux").readlink() == dom0.kernel
    assert "dom0_mem=640M,max:640M" in argv[argv.index("-append") + 1]


def talk(answers: list[dict[str, Any]], use: Callable[[qemu.Monitor], Any]) -> tuple[Any, list[dict[str, Any]]]:
    """What `use` of a monitor gives when QEMU says `answers`, and what QEMU heard."""
    ours, theirs = socket.socketpair()
    heard: list[dict[str, Any]] = []

    def qemu_side() -> None:
        with theirs:
            for answer in answers:
                heard.append(json.loads(theirs.recv(65536)))
                theirs.sendall(b"".join(json.dumps(line).encode() + b"\r\n" for line in ({"event": "STOP"}, answer)))

    thread = threading.Thread(target=qemu_side)
    thread.start()
    with ours:
        ours.settimeout(10)
        try:
            return use(qemu.Monitor(ours)), heard
        finally:
            ours.close()
            thread.join(10)


def test_events_between_are_no_answers() -> None:
    result, heard = talk([{"return": {"status": "running"}}], lambda m: m.ask("query-status"))
    assert result == {"status": "running"}
    assert heard == [{"execute": "query-status", "arguments": {}}]


def test_a_refusal_is_an_error_with_qemus_words() -> None:
    refusal = {"error": {"class": "GenericError", "desc": "no such disk"}}
    with pytest.raises(LabError, match="refuses device_add: no such disk"):
        talk([refusal], lambda m: m.ask("device_add"))


def test_an_end_of_the_line_is_an_error() -> None:
    with pytest.raises(LabError, match="went away"):
        talk([], lambda m: m.ask("quit"))


def test_waiting_ends_at_its_limit() -> None:
    with pytest.raises(LimitPassed):
        talk([{"return": {"status": "active"}}], lambda m: m.wait("query-migrate", lambda _: False, 0))


def test_a_failed_migration_is_not_waited_for() -> None:
    with pytest.raises(LabError, match="out of space"):
        qemu._migrated({"status": "failed", "error-desc": "out of space"})
    assert not qemu._migrated({})
    assert qemu._migrated({"status": "completed"})


def test_a_socket_is_reached_however_long_its_folders_path(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    with socket.socket(socket.AF_UNIX) as server, pytest.MonkeyPatch.context() as patch:
        patch.chdir(deep)
        server.bind("qmp")
        server.listen(1)
        with qemu.connect(deep, "qmp", 1) as line:
            assert line.getpeername() == "qmp"


def test_no_emulator_is_said_in_time(tmp_path: Path) -> None:
    with pytest.raises(LabError, match="does not answer"):
        qemu.connect(tmp_path, "qmp", 0)
