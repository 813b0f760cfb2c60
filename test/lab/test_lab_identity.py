"""What a dom0 is told about itself."""

import json
import socket
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lab import network, qemu, segment
from lab.cache import Built
from lab.dom0 import Dom0
from lab.files.dom0 import identity
from lab.guest import GuestImage
from lab.host import Host
from lab.qemu import Memory


def host(folder: Path, place: int = 1) -> Host:
    built = Built(
        folder, Dom0.in_folder(folder), folder / "ram", folder / "state", Memory(), GuestImage.in_folder(folder)
    )
    made = Host(folder / f"h{place}", place, "euca-test", network.Plan(70), built)
    made.folder.mkdir()
    (made.folder / "host_key").write_bytes(b"private")
    (made.folder / "key.pub").write_text("ssh-ed25519 AAAA lab\n")
    return made


def test_the_identity_is_one_short_line_and_twins_differ(tmp_path: Path) -> None:
    one, two = (host(tmp_path, place)._identity() for place in (1, 2))
    line = json.dumps(one)
    assert "\n" not in line
    assert len(line) < identity.LONGEST
    for field in ("hostname", "machine_id", "seed", "network"):
        assert one[field] != two[field]
    assert len(bytes.fromhex(one["seed"])) == 64


def test_a_machine_keeps_its_id_and_never_its_seed(tmp_path: Path) -> None:
    made = host(tmp_path)
    first, second = made._identity(), made._identity()
    assert first["machine_id"] == second["machine_id"]
    assert first["seed"] != second["seed"]


def test_ssh_checks_the_hosts_key_and_never_asks(tmp_path: Path) -> None:
    argv = host(tmp_path).command_argv(["echo", "a b; c"])
    assert argv[:4] == ["ip", "netns", "exec", "euca-test"]
    assert {"StrictHostKeyChecking=yes", "BatchMode=yes", "IdentitiesOnly=yes"} <= set(argv)
    assert argv[-2:] == ["--", "echo 'a b; c'"]


def test_the_line_is_read_whole_and_waiting_is_said() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(b'{"a":')
        ours.sendall(b'"b"}\n')
        assert identity.receive(theirs.fileno()) == b'{"a":"b"}\n'


@pytest.mark.parametrize("said", ["", "waiting\n", "ting\nwaiting\n", "\n"])
def test_a_dom0_takes_its_identity_whatever_it_was_saying_before(tmp_path: Path, said: str) -> None:
    one = host(tmp_path)
    with socket.socket(socket.AF_UNIX) as door, ThreadPoolExecutor() as pool:
        door.bind(str(one.folder / qemu.SOCKETS.identity))
        door.listen()

        def dom0() -> str:
            line, _ = door.accept()
            with line:
                line.sendall(said.encode())
                heard = identity.receive(line.fileno())
                line.sendall(b"waiting\ndone\n")
                return str(json.loads(heard)["hostname"])

        became = pool.submit(dom0)
        one._identify(cold=False)
        assert became.result() == "node1"


def test_an_endless_line_is_refused() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(b"x" * (identity.LONGEST + 1))
        with pytest.raises(ValueError, match="too long"):
            identity.receive(theirs.fileno())


def test_files_are_written_with_their_mode(tmp_path: Path) -> None:
    identity.write(tmp_path / "deep/key", b"secret", 0o600)
    assert (tmp_path / "deep/key").read_bytes() == b"secret"
    assert stat.S_IMODE((tmp_path / "deep/key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["key"]


def test_a_foreign_folder_is_never_removed(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    segment.destroy(tmp_path)
    segment.destroy(tmp_path)
    assert (tmp_path / "mine").exists()


def test_a_half_made_segment_can_be_ended(tmp_path: Path) -> None:
    state = tmp_path / "state"
    for left in ('{"name": "lab", "hosts": 2}', "", "{"):
        state.mkdir()
        (state / "segment.json").write_text(left)
        segment.destroy(state)
        assert not state.exists()
