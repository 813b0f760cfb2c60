"""What three running tiers tell of a request: its id in each log, its count in each tier's metrics."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from euca.cli.calling import SoapFault
from euca.testing import ec2_messages
from euca.testing.started import measured

pytestmark = pytest.mark.interop
LIMIT_S = 30.0


def _until(holds: Callable[[], Any]) -> Any:
    end = time.monotonic() + LIMIT_S
    while not (found := holds()):
        assert time.monotonic() < end
        time.sleep(0.1)
    return found


def _samples(port: int) -> dict[tuple[str, ...], float]:
    return {(one.name, *(value for _, value in sorted(one.labels.items()))): one.value for one in measured(port)}


def _log(state: Path, tier: str) -> str:
    return next(state.glob(f"{tier}*/euca-{tier}.log")).read_text()


def test_a_launch_is_found_in_every_log_and_in_every_tiers_metrics(cloud: Any) -> None:
    ports = json.loads((cloud.state / "quickstart.json").read_text())["metrics_ports"]
    before = {name: _samples(port) for name, port in ports.items()}
    launched = cloud.launch()
    instance = launched.instances_set.item[0].instance_id
    for tier, operation in (("cloud", "RunInstances"), ("cluster", "RunInstances"), ("node", "ncRunInstance")):
        line = f"{operation} by "
        _until(
            lambda tier=tier, line=line: [
                said for said in _log(cloud.state, tier).splitlines() if line in said and launched.request_id in said
            ]
        )
    after = {name: _samples(port) for name, port in ports.items()}
    for name, operation in (("cloud", "RunInstances"), ("cluster1", "RunInstances"), ("node1", "ncRunInstance")):
        key = ("euca_requests_total", operation, "answered")
        assert after[name][key] - before[name].get(key, 0) == 1
        assert after[name]["euca_certificate_expiry_timestamp_seconds", "own sign"] > time.time()
    assert after["cloud"]["euca_neighbours", "heard"] == after["cluster1"]["euca_neighbours", "heard"] == 1
    call = ("euca_calls_total", "RunInstances", "answered")
    assert after["cloud"][call] - before["cloud"].get(call, 0) == 1
    _until(lambda: all(_live(_samples(ports[name])) for name in ports))
    cloud.api().call("TerminateInstances", instances_set=ec2_messages.instance_ids(instance))


def _live(samples: dict[tuple[str, ...], float]) -> float:
    return samples["euca_instances", "running"]


def test_a_fault_names_the_line_in_the_log(cloud: Any) -> None:
    with pytest.raises(SoapFault) as caught:
        cloud.api().call("TerminateInstances", instances_set=ec2_messages.instance_ids("i-00000000"))
    assert caught.value.detail is not None
    wanted = caught.value.detail.text
    (line,) = [said for said in _log(cloud.state, "cloud").splitlines() if wanted in said]
    assert "TerminateInstances by " in line and "Client.InvalidInstanceID.NotFound" in line


def test_a_strangers_refusal_names_the_line_in_the_log(cloud: Any) -> None:
    address = urlsplit(cloud.url)
    assert address.hostname is not None
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=20)
    connection.request("POST", address.path, b"<x/>", {"Content-Type": "text/xml; charset=utf-8"})
    answer = connection.getresponse()
    wanted = answer.headers["x-request-id"]
    assert answer.status == 500 and b"AuthFailure" in answer.read()
    connection.close()
    (line,) = [said for said in _log(cloud.state, "cloud").splitlines() if wanted in said]
    assert "was refused: shape.envelope" in line
