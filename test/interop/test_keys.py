"""Keys of a running cloud, changed with the administrator's tool: three processes, real sockets, no restart and no failed call."""

import ssl
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field

from euca.cli.calling import Ec2, SoapFault
from euca.wire import ec2

pytestmark = pytest.mark.interop

_LIMIT_S = 100.0


@define
class _Operator:
    """An operator, and a user who goes on asking meanwhile; each of the user's calls has to succeed."""

    cloud: Any
    calls: int = 0
    instances: list[str] = field(factory=list)

    @property
    def api(self) -> Ec2:
        api: Ec2 = self.cloud.api()
        return api

    def config(self, tier: str) -> Path:
        return next(path for path in sorted(self.cloud.state.glob("*/eucalyptus.conf")) if _kind(path) == tier)

    def admin(self, tier: str, *words: str) -> str:
        command = [sys.executable, "-m", "euca.cli.admin", "--config", str(self.config(tier)), *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_LIMIT_S, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ask(self) -> None:
        """A call that the cloud answers, and one that goes down to the node."""
        self.api.call("DescribeInstances", instances_set=ec2.DescribeInstancesInfoType())
        self.api.call("GetConsoleOutput", instance_id=self.instances[0])
        self.calls += 1

    def until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + _LIMIT_S
        while not holds():
            assert time.monotonic() < end, "it never came to hold"
            self.ask()

    def launch(self) -> None:
        self.instances.append(self.cloud.launch().instances_set.item[0].instance_id)


def _kind(config: Path) -> str:
    return (config.parent / "tier").read_text().strip()


def _shown(port: int) -> bytes:
    return ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(("127.0.0.1", port), timeout=10))


@pytest.mark.timeout(600)
def test_every_tier_changes_its_keys_while_a_user_works(own_cloud: Any) -> None:
    operator = _Operator(own_cloud)
    operator.launch()
    ports = {"cluster": own_cloud.ports()["cluster"], "node": own_cloud.ports()["node"]}
    for tier in ("node", "cluster", "cloud"):
        operator.until(lambda tier=tier: "not know" not in operator.admin(tier, "keys", "show", "--tier", tier))
        before = _shown(ports[tier]) if tier in ports else b""
        operator.admin(tier, "keys", "rotate", "--tier", tier)
        operator.until(lambda tier=tier: "not know" not in operator.admin(tier, "keys", "show", "--tier", tier))
        operator.admin(tier, "keys", "retire", "--tier", tier)
        if tier in ports:
            operator.until(lambda tier=tier, before=before: _shown(ports[tier]) != before)
        for _ in range(5):
            operator.ask()
    assert operator.calls > 15
    logs = "".join(path.read_text() for path in own_cloud.state.glob("*/euca-*.log"))
    assert "Traceback" not in logs


def test_a_revoked_certificate_is_refused_from_the_next_request_on(own_cloud: Any, tmp_path: Path) -> None:
    operator = _Operator(own_cloud)
    operator.launch()
    made = operator.admin("cloud", "user", "add-certificate", "admin", "--make", str(tmp_path / "new"))
    mark = made.split()[-1]
    new = Ec2.from_files(own_cloud.url, tmp_path / "new" / "key.pem", tmp_path / "new" / "cert.pem")
    question = ec2.DescribeInstancesInfoType()
    new.call("DescribeInstances", instances_set=question)
    operator.ask()
    operator.admin("cloud", "user", "revoke-certificate", mark)
    with pytest.raises(SoapFault) as refused:
        new.call("DescribeInstances", instances_set=question)
    assert refused.value.code == "Client.AuthFailure"
    operator.ask()
    assert f"revoked\t{mark}" in operator.admin("cloud", "user", "certificates")
    operator.admin("cloud", "user", "add-certificate", "admin", "--certificate", str(tmp_path / "new" / "cert.pem"))
    new.call("DescribeInstances", instances_set=question)
