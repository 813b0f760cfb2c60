"""The wheel: all three plugins in any place, also one that nobody may write to."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


def test_it_holds_what_the_tiers_need_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {"twisted/plugins/euca_plugins.py", "twisted/plugins/euca_policies.py", "euca/py.typed"} <= names
    for contract in ("eucalyptus_nc", "eucalyptus_cc", "eucalyptus_enrol", "ec2", "euare", "tokens"):
        assert f"euca/wire/wsdl/{contract}.wsdl" in names
    assert any(name.startswith("euca/adapters/migrations/versions/") and name.endswith(".py") for name in names)
    assert not any(
        name.startswith(("twisted/__init__", "twisted/plugins/__init__", "test", "lab", "tools")) for name in names
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="a read-only mount needs root")
def test_all_three_plugins_work_from_a_place_that_cannot_be_written(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    script = f'mount --bind "{place}" "{place}" && mount -o remount,bind,ro "{place}" && ! touch "{place}/x" 2>/dev/null && exec "$@"'
    call = "import sys; sys.path.insert(0, sys.argv.pop(1)); import euca; print(euca.__file__); from twisted.scripts.twistd import run; run()"
    for words, says in (
        (["--help"], ["euca-cloud", "euca-cluster", "euca-node"]),
        (["euca-node", "--help"], ["NC_PORT"]),
        (["euca-cluster", "--help"], ["SCHEDPOLICY"]),
        (["euca-cloud", "--help"], ["CLOUD_PORT"]),
    ):
        command = ["unshare", "--mount", "sh", "-c", script, "sh", sys.executable, "-c", call, str(place), *words]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(f"{place}/euca/__init__.py")
        assert all(word in done.stdout for word in says)
        assert "Traceback" not in done.stderr and "Permission" not in done.stderr, done.stderr
