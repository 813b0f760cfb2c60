"""``euca-admin user``: users with all that they need, and access keys that come and go."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest

from euca.cli.admin import main
from euca.cli.euca.credentials import Wish, find
from euca.cli.own import write_new


@pytest.fixture
def admin(tmp_path: Path) -> list[str]:
    path = tmp_path / "eucalyptus.conf"
    path.write_text(f'EUCALYPTUS_STATE="{tmp_path}/state"\nCLOUD_ADDRESS="127.0.0.1"\n')
    return ["--config", str(path), "user"]


def test_a_user_gets_everything_that_clients_ask_for(
    admin: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kit = tmp_path / "kit"
    assert main([*admin, "add", "alice", "--make", str(kit)]) == 0
    user_id, access_key_id, _ = capsys.readouterr().out.rstrip("\n").split("\t")
    assert user_id.endswith("/alice")
    assert {stat.S_IMODE(file.stat().st_mode) for file in kit.iterdir()} == {0o600}

    script = f'. {kit}/eucarc && printf "%s\\n" "$AWS_ACCESS_KEY_ID" "$AWS_ENDPOINT_URL" "$EC2_URL" "$EC2_CERT" "$AWS_CA_BUNDLE" "$AWS_DEFAULT_REGION"'
    shown = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout.splitlines()
    assert shown == [
        access_key_id,
        "https://127.0.0.1:8773/",
        "https://127.0.0.1:8773/services/Eucalyptus",
        f"{kit}/cert.pem",
        f"{kit}/tls-cert.pem",
        "eucalyptus",
    ]
    for name in ("EC2_CERT", "EC2_PRIVATE_KEY", "EUCALYPTUS_CERT", "AWS_CA_BUNDLE"):
        assert f"export {name}=" in (kit / "eucarc").read_text()
    found = find(Wish(rc=str(kit / "eucarc")), {}, tmp_path)
    assert found.access_key is not None and found.access_key.value == access_key_id
    assert found.certificate is not None and Path(found.certificate.value).exists()

    assert main([*admin, "add", "alice", "--make", str(tmp_path / "again")]) == 1
    assert not (tmp_path / "again").exists()
    assert main([*admin, "add", "alice/carol", "--make", str(kit)]) == 1, "nothing is written over"
    assert main([*admin, "add", "alice/carol", "--make", str(tmp_path / "carol")]) == 0
    assert main([*admin, "add", "b a d", "--make", str(tmp_path / "bad")]) == 1
    capsys.readouterr()
    main([*admin, "access-keys"])
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert len({line[0].partition("/")[0] for line in lines}) == 1 and len(lines) == 2


def test_a_secret_is_its_owners_alone_from_the_first_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "chmod", lambda path, mode: None)
    write_new(tmp_path / "key", b"secret")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "key", b"other")
    assert (tmp_path / "key").read_bytes() == b"secret"


def test_access_keys_are_made_and_revoked(admin: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*admin, "add", "alice", "--make", str(tmp_path / "kit")]) == 0
    made = tmp_path / "key"
    assert main([*admin, "add-access-key", "alice", "--make", str(made)]) == 0
    assert main([*admin, "add-access-key", "alice", "--make", str(made)]) == 1, "nothing is written over"
    values = dict(line.split("=", 1) for line in made.read_text().splitlines())
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert main([*admin, "add-access-key", "nobody", "--make", str(tmp_path / "other")]) == 1
    assert not (tmp_path / "other").exists()
    assert main([*admin, "revoke-access-key", values["EC2_ACCESS_KEY"]]) == 0
    assert main([*admin, "revoke-access-key", "AKIDNOBODY"]) == 1
    capsys.readouterr()
    assert main([*admin, "access-keys", "alice"]) == 0
    shown = capsys.readouterr()
    states = {line.split("\t")[2]: line.split("\t")[1] for line in shown.out.splitlines()}
    assert len(states) == 2 and states[values["EC2_ACCESS_KEY"]] == "revoked"
    assert values["EC2_SECRET_KEY"] not in shown.out + shown.err
