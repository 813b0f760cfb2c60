"""``tools/quickstart --namespaces``: what it promises on its screen, and that nothing of it is left."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from lab import network

QUICKSTART = [sys.executable, str(Path(__file__).parents[2] / "tools/quickstart")]


def run(*words: str, limit_s: float = 400) -> str:
    done = subprocess.run([*QUICKSTART, *words], capture_output=True, text=True, check=False, timeout=limit_s)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def left(state: Path, numbers: set[str]) -> list[str]:
    """What is there of a cloud's machines: namespaces by their names, links and routes by the clusters' numbers. Other labs may come and go meanwhile."""
    names = [network.namespace_name(state / f"segment{number}") for number in (1, 2)]
    found = [path.name for path in Path("/run/netns").glob("*") if path.name.startswith(tuple(names))]
    for what in ("link", "route show table all", "rule", "address"):
        said = subprocess.run(["ip", "-oneline", *what.split()], capture_output=True, text=True, check=True).stdout
        ours = re.compile(rf"euca-lab(?:{'|'.join(numbers)})\b|\b10\.(?:{'|'.join(numbers)})\.|eucavx|\b1165\b")
        found += [line for line in said.splitlines() if ours.search(line)]
    return found


def ttl(address: str) -> int:
    """The time to live of a ping's answer: guests are two routers away, their head none."""
    said = subprocess.run(["ping", "-c1", "-W3", address], capture_output=True, text=True, check=False).stdout
    found = re.search(r"ttl=(\d+)", said)
    return int(found[1]) if found else 0


@pytest.mark.long
@pytest.mark.timeout(900)
def test_two_private_clusters_and_an_elastic_address_that_answers(tmp_path: Path) -> None:
    numbers: set[str] = set()
    options = ("--namespaces", "--clusters", "2", "--nodes", "2", "--state", str(tmp_path / "q"))
    try:
        said = run(*options)
        (elastic,) = re.findall(r"the elastic address ([0-9.]+) belongs to (i-[0-9A-F]+) now", said)
        answers = dict(re.findall(r"in (cluster[12]) answers at ([0-9.]+)", said))
        numbers = {address.split(".")[1] for address in answers.values()}
        assert set(answers) == {"cluster1", "cluster2"} and answers["cluster1"] == elastic[0]
        assert [ttl(address) for address in answers.values()] == [62, 62]
        private = [path.read_text() for path in (tmp_path / "q").glob("node*/guests/i-*/console")]
        assert [re.findall(r"address: ([0-9.]+)", text) for text in private] == [["10.240.0.2"]] * 2, (
            "the same, in both"
        )
        assert all(re.search(r"instance-id: i-[0-9A-F]{8}", text) for text in private)
        for argv in re.findall(r"(ip netns exec .* network) show", said):
            shown = subprocess.run([*shlex.split(argv), "check"], capture_output=True, text=True, check=False)
            assert shown.returncode == 0, shown.stdout
        assert len(re.findall("ip netns exec .* network show", said)) == 6
        assert "the cloud was up already" in run(*options)
        assert left(tmp_path / "q", numbers), "so that what is not left afterwards would be seen"
    finally:
        run("--stop", "--state", str(tmp_path / "q"))
    assert left(tmp_path / "q", numbers) == []
