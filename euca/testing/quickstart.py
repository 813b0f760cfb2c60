"""A cloud of processes as `tools/quickstart` brings it up, with simulated nodes: for tests that meet it from outside."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

from attrs import frozen

import euca
from euca.testing.bare_ec2 import BareUser

ROOT: Final = Path(euca.__file__).parents[1]
UP_LIMIT_S: Final = 100.0
ROOM_LIMIT_S: Final = 60.0
#: What a launch is answered while no node has told what it has.
NO_ROOM_YET: Final = ("Server.InsufficientInstanceCapacity", "Server.Unavailable")


@frozen
class Quickstart:
    """state: its directory. nodes: how many."""

    state: Path
    nodes: int = 1

    def up(self) -> None:
        """Bring it up; what runs already is left running. Raises `AssertionError` with what quickstart said where it fails."""
        self._run("--no-launch")

    def end(self) -> None:
        """End all of it."""
        self._run("--stop")

    def _run(self, *words: str) -> None:
        command = [sys.executable, str(ROOT / "tools" / "quickstart"), "--state", str(self.state)]
        command += ["--simulated", "--nodes", str(self.nodes), *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=UP_LIMIT_S, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    @property
    def plan(self) -> dict[str, Any]:
        """Its ports, as it wrote them down."""
        found: dict[str, Any] = json.loads((self.state / "quickstart.json").read_text())
        return found

    def user(self, url: str = "", **more: Any) -> BareUser:
        """The administrator, who writes envelopes by hand. url: by default that of the EC2 interface, without TLS."""
        admin = self.state / "cloud" / "admin"
        url = url or f"http://127.0.0.1:{self.plan['cloud_port']}/services/Eucalyptus"
        return BareUser.from_files(url, admin / "key.pem", admin / "cert.pem", **more)

    def instances(self) -> dict[str, str]:
        """Id → state of all instances that users see."""
        answer = self.user().call("DescribeInstances", "<ns1:instancesSet/>")
        found = answer.body.iterfind(".//{*}instancesSet/{*}item")
        return {item.findtext("{*}instanceId", ""): item.findtext("{*}instanceState/{*}name", "") for item in found}

    def launched(self) -> str:
        """The id of an instance that runs, launched as soon as there is room for one."""
        user = self.user()
        machine = user.machine()
        content = f"<ns1:imageId>{machine}</ns1:imageId><ns1:minCount>1</ns1:minCount><ns1:maxCount>1</ns1:maxCount>"
        content += "<ns1:groupSet/><ns1:instanceType>m1.small</ns1:instanceType>"
        end = time.monotonic() + ROOM_LIMIT_S
        while (answer := user.call("RunInstances", content)).fault is not None:
            assert answer.fault[0] in NO_ROOM_YET, answer.fault
            assert time.monotonic() < end, "there is no room for an instance"
            time.sleep(0.2)
        (made,) = answer.texts("instancesSet/item/instanceId")
        while self.instances()[made] != "running":
            assert time.monotonic() < end, "the instance does not run"
            time.sleep(0.1)
        return made
