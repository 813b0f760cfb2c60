"""docs/soap.md: its files are the example's, and its commands do what it says, run with the wheel and nothing of the checkout."""

import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from euca.testing.started import free_port

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/soap.md").read_text()
EXAMPLE = ROOT / "examples/hello"
GREETING = "Hello Ada, says the client's friend"


def files() -> dict[str, str]:
    return dict(re.findall(r"^`(\w+\.\w+)`:\n\n```\w+\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))


def commands() -> list[list[str]]:
    block = re.search(r"^```sh\n(euca-soap keys.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert block is not None
    return [shlex.split(line, comments=True) for line in block[1].splitlines()]


def test_the_page_shows_the_example() -> None:
    assert files() == {path.name: path.read_text() for path in EXAMPLE.iterdir() if path.is_file()}
    assert GREETING in PAGE


@pytest.fixture
def environment(wheel: Path, tmp_path: Path) -> dict[str, str]:
    """One in which `euca` is the wheel's, with its `euca-soap`."""
    place, scripts = tmp_path / "site", tmp_path / "bin"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
        (entries,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        assert "euca-soap = euca.soap.command:main" in archive.read(entries).decode().splitlines()
    scripts.mkdir()
    script = scripts / "euca-soap"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m euca.soap.command "$@"\n')
    script.chmod(0o755)
    return {"PATH": f"{scripts}:{os.environ['PATH']}", "PYTHONPATH": str(place), "HOME": str(tmp_path)}


def test_the_page_runs(environment: dict[str, str], tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    for name, text in files().items():
        (work / name).write_text(text)
    port = str(free_port())

    def run(words: list[str]) -> str:
        # through the same interpreter, whose packages are there; euca itself comes from the wheel
        words = [sys.executable if word == "python3" else word.replace("8443", port) for word in words]
        done = subprocess.run(words, cwd=work, env=environment, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def fails(words: list[str]) -> str:
        words = [sys.executable, *[word.replace("8443", port) for word in words]]
        done = subprocess.run(words, cwd=work, env=environment, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode != 0
        return done.stderr

    *prepare, server, client = commands()
    assert run(["python3", "-c", "import euca; print(euca.__file__)"]).startswith(environment["PYTHONPATH"])
    for words in prepare:
        run(words)
    assert server[-1] == "&"
    words = [sys.executable, *[word.replace("8443", port) for word in server[1:-1]]]
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(words, cwd=work, env=environment, stdout=subprocess.PIPE, stderr=log, text=True) as serving,
    ):
        try:
            assert serving.stdout is not None and serving.stdout.readline() == "listening\n"
            assert run(client) == f"{GREETING}\n"
            script, url, _ = client[1:]
            assert "Whom shall I greet?" in fails([script, url, ""])
            # Another name of this host is no address of the service.
            away = fails([script, url.replace("localhost", "127.0.0.1"), "Ada"])
            assert "The message was not accepted." in away and "is not one of the receiver's own addresses" in away
            assert "was refused: addressing.to" in (tmp_path / "log").read_text()
        finally:
            serving.kill()
