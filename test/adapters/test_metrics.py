"""What a tier counts of itself, as Prometheus reads it."""

from __future__ import annotations

import http.client
import socket
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from pytest_twisted import ensureDeferred
from twisted.internet import reactor as _reactor
from twisted.internet.task import Clock
from twisted.internet.threads import deferToThread
from twisted.logger import globalLogPublisher
from zope.interface.verify import verifyObject

from euca.adapters import config
from euca.adapters.config import ConfigError, Settings
from euca.adapters.metrics import LAG_EVERY_S, MOST_VALUES, LagMeter, TierMetrics
from euca.adapters.metrics_http import PORTS, MetricsService, metrics_port
from euca.soap.observing import Answered, Called, IObserver
from euca.testing.started import free_port

reactor: Any = _reactor


def read(text: str) -> dict[tuple[str, ...], float]:
    """Every sample: (name, label=value, …) → value; each once, and each family once."""
    found: dict[tuple[str, ...], float] = {}
    names: list[str] = []
    for family in text_string_to_metric_families(text):
        names.append(family.name)
        for sample in family.samples:
            key = (sample.name, *(f"{name}={value}" for name, value in sorted(sample.labels.items())))
            assert key not in found
            found[key] = sample.value
    assert len(names) == len(set(names))
    return found


def answered(operation: str = "RunInstances", outcome: str = "answered", duration_s: float = 0.02) -> Answered:
    return Answered(operation, "1/admin", outcome, duration_s, "r-1", "192.0.2.7")


def test_it_is_an_observer() -> None:
    assert verifyObject(IObserver, TierMetrics("cloud"))


def test_requests_are_counted_by_operation_and_outcome() -> None:
    metrics = TierMetrics("cloud")
    for outcome in ("answered", "answered", "fault Client.InvalidAMIID.NotFound", "cancelled"):
        metrics.answered(answered(outcome=outcome))
    metrics.answered(answered("", "fault soap:Client"))
    found = read(metrics.text())
    counted = {key[1:]: value for key, value in found.items() if key[0] == "euca_requests_total"}
    assert counted == {
        ("operation=RunInstances", "outcome=answered"): 2,
        ("operation=RunInstances", "outcome=Client.InvalidAMIID.NotFound"): 1,
        ("operation=RunInstances", "outcome=cancelled"): 1,
        ("operation=none", "outcome=soap:Client"): 1,
    }
    assert found["euca_request_duration_seconds_count", "operation=RunInstances"] == 4
    assert found["euca_request_duration_seconds_bucket", "le=0.01", "operation=RunInstances"] == 0
    assert found["euca_request_duration_seconds_bucket", "le=0.025", "operation=RunInstances"] == 4
    assert found["euca_build_info", "tier=cloud", "version=" + __import__("euca").__version__] == 1
    assert found[("process_start_time_seconds",)] > 1e9
    assert not [key for key in found if key[0].endswith("_created")]


def test_refusals_calls_and_what_is_in_flight() -> None:
    metrics = TierMetrics("node")
    metrics.begun()
    metrics.begun()
    metrics.ended()
    metrics.refused("reference.digest", "192.0.2.7")
    metrics.called(Called("ncRunInstance", "fault whatever the peer chose", 0.1))
    metrics.called(Called("ncRunInstance", "unknown", 20.0))
    text = metrics.text()
    found = read(text)
    assert found[("euca_requests_in_flight",)] == 1
    assert found["euca_refusals_total", "check=reference.digest"] == 1
    assert found["euca_calls_total", "operation=ncRunInstance", "outcome=refused"] == 1
    assert found["euca_calls_total", "operation=ncRunInstance", "outcome=unknown"] == 1
    assert found["euca_call_duration_seconds_count", "operation=ncRunInstance"] == 2
    assert "whatever" not in text and "192.0.2.7" not in text


def test_no_flood_of_names_becomes_labels() -> None:
    metrics = TierMetrics("cloud")
    for number in range(3 * MOST_VALUES):
        metrics.refused(f"check {number}", "192.0.2.7")
        metrics.answered(answered(f"Operation{number}", f"fault Code{number}"))
    found = read(metrics.text())
    for name in ("euca_refusals_total", "euca_request_duration_seconds_count"):
        assert len([key for key in found if key[0] == name]) == MOST_VALUES + 1
    assert found["euca_refusals_total", "check=other"] == 2 * MOST_VALUES


def test_gauges_are_read_when_they_are_asked_for() -> None:
    metrics = TierMetrics("cluster")
    states, silent = {"running": 1}, {"n1": False, "n2": True, "n3": True}
    metrics.instances(lambda: states)
    metrics.neighbours(lambda: silent)
    metrics.certificates(lambda: {"own sign": 2e9, 'node n"1 tls': 1.5e9})
    states["running"] = 7
    found = read(metrics.text())
    assert found["euca_instances", "state=running"] == 7
    assert (found["euca_neighbours", "state=silent"], found["euca_neighbours", "state=heard"]) == (2, 1)
    assert found["euca_certificate_expiry_timestamp_seconds", "certificate=own sign"] == 2e9
    assert found["euca_certificate_expiry_timestamp_seconds", 'certificate=node n"1 tls'] == 1.5e9


def test_what_cannot_be_read_is_missing_and_logged() -> None:
    def broken() -> dict[str, int]:
        raise RuntimeError("closed")

    metrics, events = TierMetrics("cluster"), []
    metrics.instances(broken)
    globalLogPublisher.addObserver(events.append)
    try:
        found = read(metrics.text())
    finally:
        globalLogPublisher.removeObserver(events.append)
    assert not [key for key in found if key[0] == "euca_instances"] and found[("euca_requests_in_flight",)] == 0
    assert len(events) == 1 and events[0]["log_failure"].check(RuntimeError)


def test_other_processes_of_the_tier_are_shown_by_their_number() -> None:
    metrics, other = TierMetrics("cloud"), TierMetrics("cloud")
    metrics.answered(answered())
    other.answered(answered("DescribeInstances"))
    other.refused("replay", "192.0.2.7")
    texts = {"2": other.text()}
    metrics.with_front_ends(lambda: texts)
    found = read(metrics.text())
    assert found["euca_requests_total", "operation=RunInstances", "outcome=answered"] == 1
    assert found["euca_requests_total", "front_end=2", "operation=DescribeInstances", "outcome=answered"] == 1
    assert found["euca_refusals_total", "check=replay", "front_end=2"] == 1
    assert found["process_start_time_seconds", "front_end=2"] == found[("process_start_time_seconds",)]
    bucket = ("euca_request_duration_seconds_bucket", "front_end=2", "le=+Inf", "operation=DescribeInstances")
    assert found[bucket] == 1


def test_the_reactors_lag() -> None:
    metrics, clock = TierMetrics("cloud"), Clock()
    meter = LagMeter(metrics, clock)
    meter.start()
    clock.advance(LAG_EVERY_S)
    clock.advance(LAG_EVERY_S + 0.03)
    meter.stop()
    clock.advance(10)
    found = read(metrics.text())
    assert found[("euca_reactor_lag_seconds_count",)] == 2
    assert found["euca_reactor_lag_seconds_bucket", "le=0.001"] == 1
    assert found["euca_reactor_lag_seconds_bucket", "le=0.05"] == 2
    assert not clock.getDelayedCalls()


# The port


def settings(tmp_path: Path, *lines: str, tier: str = "node") -> Settings:
    return config.parse("\n".join([f'EUCALYPTUS_STATE="{tmp_path}"', *lines]), "f").for_tier(tier)


@pytest.mark.parametrize(
    ("line", "port"),
    [("", None), ('METRICS_PORT=""', None), ('METRICS_PORT="no"', 0), ('METRICS_PORT="0"', 0), ("METRICS_PORT=99", 99)],
)
def test_the_port_is_the_tiers_own_unless_another_is_named(tmp_path: Path, line: str, port: int | None) -> None:
    for tier, standard in PORTS.items():
        assert metrics_port(settings(tmp_path, line, tier=tier)) == (standard if port is None else port)


@pytest.mark.parametrize("value", ["-1", "65536", "x", "8873 8874"])
def test_what_is_no_port_is_told(tmp_path: Path, value: str) -> None:
    with pytest.raises(ConfigError, match="METRICS_PORT"):
        settings(tmp_path, f'METRICS_PORT="{value}"')


@pytest.fixture
def port() -> int:
    return free_port()


def _asked(port: int, method: str, path: str) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.getheader("content-type") or "", answer.read().decode()
    finally:
        connection.close()


@ensureDeferred
async def test_the_metrics_are_served_and_nothing_else(tmp_path: Path, port: int) -> None:
    metrics = TierMetrics("node")
    metrics.refused("replay", "192.0.2.7")
    service = MetricsService(reactor, metrics, settings(tmp_path, f'METRICS_PORT="{port}"'))
    service.startService()
    try:
        status, kind, text = await deferToThread(_asked, port, "GET", "/metrics")
        assert status == 200 and kind.startswith("text/plain; version=0.0.4")
        assert read(text)["euca_refusals_total", "check=replay"] == 1
        for method, path in (("GET", "/"), ("GET", "/metrics/x"), ("POST", "/metrics"), ("HEAD", "/metrics")):
            status, _, text = await deferToThread(_asked, port, method, path)
            assert status in (404, 405) and "euca_" not in text
    finally:
        await service.stopService()


@ensureDeferred
async def test_a_port_that_is_taken_is_told_by_its_key(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        service = MetricsService(reactor, TierMetrics("node"), settings(tmp_path, f'METRICS_PORT="{port}"'))
        with pytest.raises(ConfigError, match=rf"METRICS_PORT: 127.0.0.1 port {port}"):
            service.startService()


@ensureDeferred
async def test_without_a_port_nothing_listens(tmp_path: Path) -> None:
    service = MetricsService(reactor, TierMetrics("node"), settings(tmp_path, 'METRICS_PORT="no"'))
    assert list(service) == []
    service.startService()
    await service.stopService()
