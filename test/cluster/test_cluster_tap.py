"""The cluster's command line: what it explains, what it refuses, what it puts together."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from twisted.python.usage import UsageError

from euca.adapters.config import keys_of, parse
from euca.adapters.dnsmasq import DnsmasqNetwork
from euca.adapters.metadata_http import MetadataPort
from euca.adapters.metrics_http import MetricsService
from euca.adapters.policies import UnknownPolicy, find_policy
from euca.cluster import tap
from euca.cluster.service import ClusterService
from euca.testing.network import MemoryNetwork


def options(directory: Path, *lines: str) -> tap.Options:
    file = directory / "eucalyptus.conf"
    file.write_text("\n".join([f'EUCALYPTUS_STATE="{directory}/state"', 'CC_ADDRESS="cluster.example"', *lines]))
    found = tap.Options()
    found.parseOptions(["--config", str(file)])
    return found


def test_help_explains_every_key() -> None:
    text = tap.Options().getUsage()
    for key in keys_of("cluster"):
        assert key.name in text and key.help in text


def test_a_cluster_of_simulated_nodes(tmp_path: Path) -> None:
    parent = tap.make_cluster(options(tmp_path, 'VNET_MODE="NONE"', 'CLUSTER_NAME="zone7"', 'CC_PORT="18774"'))
    cluster = next(service for service in parent if isinstance(service, ClusterService))
    assert cluster.options.name == "zone7"
    assert cluster.options.address == "https://cluster.example:18774/axis2/services/EucalyptusCC"
    keys = tmp_path / "state" / "keys"
    pairs = {f"{use}.{end}" for use in ("sign", "sign-p256", "tls") for end in ("key", "crt")}
    assert {path.name for path in keys.iterdir()} == {
        *pairs,
        "ring.json",
        "ring.lock",
        "images.key",
        "instance-identity.key",
        "instance-identity.crt",
    }
    assert all(path.stat().st_mode & 0o077 == 0 for path in keys.iterdir())
    assert (tmp_path / "state" / "journal.sqlite").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("mode", "offered"), [("NONE", True), ("STATIC", False)])
def test_public_addresses_are_the_cluster_s_where_its_mode_has_any(tmp_path: Path, mode: str, offered: bool) -> None:
    lines = ('VNET_PRIVINTERFACE="seg0"', 'VNET_SUBNET="10.9.0.0"', 'VNET_PUBLICIPS="192.0.2.1-192.0.2.3 198.51.100.9"')
    parent = tap.make_cluster(options(tmp_path, f'VNET_MODE="{mode}"', *lines))
    cluster = next(service for service in parent if isinstance(service, ClusterService))
    pool = cluster.options.public_addresses
    assert (pool is not None) == offered
    assert pool is None or list(pool) == ["192.0.2.1", "192.0.2.2", "192.0.2.3", "198.51.100.9"]


@pytest.mark.parametrize(
    ("pool", "told"),
    [
        ("192.0.2.1-192.0.2", "a range, such as"),
        ("192.0.2.9-192.0.2.1", "ends before it begins"),
        ("192.0.2.1 192.0.2.1", "named twice"),
    ],
)
def test_what_is_no_pool_is_refused(tmp_path: Path, pool: str, told: str) -> None:
    with pytest.raises(UsageError, match=rf"VNET_PUBLICIPS=.*{told}"):
        options(tmp_path, f'VNET_PUBLICIPS="{pool}"')


def test_the_network_is_as_the_configuration_says(tmp_path: Path) -> None:
    real = parse(
        'VNET_MODE="STATIC"\nVNET_PRIVINTERFACE="seg0"\nVNET_SUBNET="10.9.0.0"\nVNET_NETMASK="255.255.0.0"\nVNET_ROUTER="10.9.0.1"',
        "x",
    )
    network = tap.make_network(real)
    assert isinstance(network, DnsmasqNetwork) and str(network.subnet) == "10.9.0.0/16"
    assert list(map(str, network.reserved)) == ["10.9.0.1"]
    simulated = tap.make_network(parse('VNET_MODE="NONE"\nVNET_SUBNET="10.8.0.0"', "x"))
    assert isinstance(simulated, MemoryNetwork) and str(simulated.subnet) == "10.8.0.0/24"


def test_the_metadata_port_is_counted_in_the_tiers_metrics(tmp_path: Path) -> None:
    lines = ('VNET_MODE="STATIC"', 'VNET_PRIVINTERFACE="seg0"', 'VNET_SUBNET="10.9.0.0"', 'CC_PORT="18774"')
    services = {type(service): service for service in tap.make_cluster(options(tmp_path, *lines))}
    assert services[MetadataPort].factory.observer is services[MetricsService].metrics


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (('VNET_MODE="NONE"', 'SCHEDPOLICY="ROULETTE"'), r":4: SCHEDPOLICY: .*GREEDY, ROUNDROBIN"),
        ((), r"VNET_SUBNET: write the guests' private range"),
        (('VNET_SUBNET="10.1.0.0"',), r"VNET_PRIVINTERFACE: write the interface"),
        (('VNET_SUBNET="10.1.0.7"', 'VNET_PRIVINTERFACE="a"'), r":3: VNET_SUBNET: .*no subnet"),
        (('VNET_SUBNET="10.1.0.0"', 'VNET_NETMASK="255.255.255.254"'), r":4: VNET_NETMASK: write a netmask"),
        *(
            (('VNET_SUBNET="10.1.0.0"', 'VNET_PRIVINTERFACE="a"', 'VNET_MODE="STATIC"', f'VNET_MACMAP="{pairs}"'), said)
            for pairs, said in (
                ("d0:0d:00:00:00:01=10.2.0.5", r":6: VNET_MACMAP: name addresses of VNET_SUBNET 10\.1\.0\.0/24"),
                ("d1:0d:00:00:00:01=10.1.0.5", ":6: VNET_MACMAP=.*not the MAC address of one interface"),
                ("d0:0d:00:00:00:01", ":6: VNET_MACMAP=.*pairs of MAC=ADDRESS"),
                ("d0:0d:00:00:00:01=10.1.0.5 d0:0d:00:00:00:01=10.1.0.6", ":6: VNET_MACMAP=.*named twice"),
            )
        ),
        (
            ('VNET_SUBNET="10.1.0.0"', 'VNET_PRIVINTERFACE="a"', 'VNET_MODE="STATIC"', 'VNET_ROUTER="10.2.0.1"'),
            r":6: VNET_ROUTER: .*10\.1\.0\.0/24",
        ),
    ],
)
def test_errors_name_the_line_and_the_mend(tmp_path: Path, lines: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        options(tmp_path, *lines)
    assert not (tmp_path / "state" / "journal.sqlite").exists()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        tap.Options().parseOptions(["--config", str(tmp_path / "nowhere")])


def test_policies_are_found_by_name() -> None:
    assert find_policy("roundrobin").name == "ROUNDROBIN"
    with pytest.raises(UnknownPolicy, match="there are GREEDY, ROUNDROBIN"):
        find_policy("nothing")


def test_importing_a_policy_is_cheap() -> None:
    script = "import sys, twisted.plugins.euca_policies as p; print('euca.cluster.service' in sys.modules, 'lxml' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True, env=os.environ
    )
    assert done.stdout.split() == ["False", "False"]
