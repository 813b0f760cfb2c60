"""A cloud of three processes for clients of other makes, and a recording proxy before it."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from lxml import etree

from euca.cli.calling import Ec2
from euca.testing.bare_ec2 import BareUser
from euca.testing.recording import Recorder
from euca.wire import ec2

ROOT = Path(__file__).parents[2]
QUICKSTART = [sys.executable, str(ROOT / "tools" / "quickstart")]
UP_LIMIT_S = 100.0
ZONE_LIMIT_S = 60.0
INSTALL_LIMIT_S = 100.0


@frozen
class RunningCloud:
    """A cloud that quickstart has brought up, simulated: its state directory and what its ``eucarc`` says."""

    state: Path
    url: str
    certificate: Path
    key: Path
    cloud_certificate: Path

    @property
    def tls_certificate(self) -> Path:
        """What its TLS port shows."""
        return self.state / "cloud" / "keys" / "tls.crt"

    def ports(self) -> dict[str, int]:
        """TCP ports of the first cluster and its first node."""
        plan = json.loads((self.state / "quickstart.json").read_text())
        return {"cluster": plan["cluster_ports"][0], "node": plan["node_ports"][0][0]}

    def user(self, url: str = "", **more: Any) -> BareUser:
        """The administrator as a user that writes its envelopes by hand."""
        return BareUser.from_files(url or self.url, self.key, self.certificate, **more)

    def environment(self, url: str, **more: str) -> dict[str, str]:
        """What a client program finds in its environment: nothing of this process's own but where programs are."""
        return {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": str(self.state),
            "EC2_URL": url,
            "EC2_CERT": str(self.certificate),
            "EC2_PRIVATE_KEY": str(self.key),
            "EUCALYPTUS_CERT": str(self.cloud_certificate),
            **more,
        }


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    """A cloud, a cluster and a node as processes, with an image and with room for an instance."""
    state = tmp_path_factory.mktemp("cloud")
    options = ["--state", str(state), "--simulated"]
    try:
        done = subprocess.run(
            [*QUICKSTART, *options, "--no-launch"], capture_output=True, text=True, timeout=UP_LIMIT_S, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        running = _running(state)
        _wait_for_a_zone(running)
        yield running
    finally:
        subprocess.run([*QUICKSTART, *options, "--stop"], stdout=subprocess.DEVNULL, timeout=60, check=True)


def _running(state: Path) -> RunningCloud:
    lines = (line.removeprefix("export ") for line in (state / "eucarc").read_text().splitlines())
    values = {key: value.strip("'") for key, _, value in (line.partition("=") for line in lines)}
    paths = (Path(values[name]) for name in ("EC2_CERT", "EC2_PRIVATE_KEY", "EUCALYPTUS_CERT"))
    return RunningCloud(state, values["EC2_URL"], *paths)


def _wait_for_a_zone(running: RunningCloud) -> None:
    api = Ec2.from_files(running.url, running.key, running.certificate)
    end = time.monotonic() + ZONE_LIMIT_S
    while True:
        answer = api.call("DescribeAvailabilityZones", availability_zone_set=ec2.DescribeAvailabilityZonesSetType())
        states = [zone.zone_state for zone in answer.availability_zone_info.item]
        if "available" in states:
            return
        assert time.monotonic() < end, f"no zone became available: {states}"
        time.sleep(0.2)


@pytest.fixture
def recorder(cloud: RunningCloud) -> Iterator[Recorder]:
    """A proxy before the cloud that keeps what goes by."""
    with Recorder(cloud.url) as proxy:
        yield proxy


@pytest.fixture(scope="session")
def schemas(contracts: Path) -> dict[str, etree.XMLSchema]:
    """The published schema of each version."""
    return {
        version: etree.XMLSchema(etree.parse(contracts / f"ec2-{version}.xsd"))
        for version in ("2008-02-01", "2013-02-01")
    }


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """npm's soap, installed once for each list of versions under var/ of the checkout."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm are not installed: apt install nodejs npm")
    package = Path(__file__).parent / "node" / "package.json"
    wanted = json.loads(package.read_text())
    versions = "-".join(f"{name}-{version}" for name, version in wanted["dependencies"].items())
    folder = ROOT / "var" / "cache" / "npm" / versions
    stamp = folder / "installed"
    if not stamp.exists() or stamp.read_text() != package.read_text():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        shutil.copy(package, folder)
        options = ["--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        limits = {"capture_output": True, "text": True, "timeout": INSTALL_LIMIT_S, "check": False}
        done = subprocess.run(["npm", "install", *options], cwd=folder, **limits)
        assert done.returncode == 0, (
            f"npm could not install {versions}: is its registry reachable?\n{done.stderr[-2000:]}"
        )
        stamp.write_text(package.read_text())
    return folder / "node_modules"
