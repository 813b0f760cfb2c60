"""What dnsmasq is told; whether it does it is shown by guests in test/network."""

from __future__ import annotations

import shutil
import subprocess
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

import pytest
from attrs import evolve

from euca.domain.network.dhcp import configuration, hosts
from euca.domain.network.managed_node import Plugged
from euca.domain.network.state import Overlay

OVERLAY = Overlay(
    IPv4Network("10.100.0.0/16"),
    IPv4Address("192.168.50.1"),
    1165,
    4789,
    (IPv4Address("192.0.2.53"), IPv4Address("192.0.2.54")),
    "cluster1.internal",
)
ONE = Plugged("i-00000005", "d0:0d:00:00:00:05", IPv4Address("10.100.0.5"), "ev00000005")
TWO = Plugged("i-00000004", "d0:0d:00:00:00:04", IPv4Address("10.100.0.4"), "ev00000004")


def test_guests_are_told_the_gateway_and_the_mtu_that_fits() -> None:
    said = configuration(OVERLAY, 1500, "/run/hosts").splitlines()
    assert {
        "dhcp-range=10.100.0.0,static,255.255.0.0,3600",
        "dhcp-option=option:router,10.100.0.1",
        "dhcp-option=option:dns-server,10.100.0.1",
        "dhcp-option=option:mtu,1450",
        "server=192.0.2.53",
        "server=192.0.2.54",
        "synth-domain=cluster1.internal,10.100.0.0/16,ip-",
    } <= set(said)


def test_hosts() -> None:
    said = "d0:0d:00:00:00:04,10.100.0.4,ip-10-100-0-4\nd0:0d:00:00:00:05,10.100.0.5,ip-10-100-0-5\n"
    assert hosts([ONE, TWO], OVERLAY) == hosts([TWO, ONE], OVERLAY) == said


@pytest.mark.parametrize(
    "guests",
    [
        [evolve(ONE, mac="d0:0d:00:00:00:05\n")],
        [evolve(ONE, mac="D0:0D:00:00:00:05")],
        [evolve(ONE, private_ip=IPv4Address("10.101.0.5"))],
        [ONE, evolve(TWO, mac=ONE.mac)],
        [ONE, evolve(TWO, private_ip=ONE.private_ip)],
    ],
)
def test_guests_that_cannot_be(guests: list[Plugged]) -> None:
    with pytest.raises(ValueError, match="guest"):
        hosts(guests, OVERLAY)


def test_names_that_would_say_something_else() -> None:
    for domain in ("", "a\nport=1", "A.internal", "a..b", "a/b", ".a", "a."):
        with pytest.raises(ValueError, match="domain"):
            configuration(evolve(OVERLAY, domain=domain), 1500, "/run/hosts")
    with pytest.raises(ValueError, match="file"):
        configuration(OVERLAY, 1500, "/run/ho\nsts")


@pytest.mark.skipif(not shutil.which("dnsmasq"), reason="needs dnsmasq")
def test_dnsmasq_understands_it(tmp_path: Path) -> None:
    (tmp_path / "hosts").write_text(hosts([ONE, TWO], OVERLAY))
    (tmp_path / "conf").write_text(configuration(OVERLAY, 1500, str(tmp_path / "hosts")))
    done = subprocess.run(["dnsmasq", "--test", f"--conf-file={tmp_path / 'conf'}"], capture_output=True, text=True)
    assert not done.returncode, done.stderr
