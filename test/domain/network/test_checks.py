"""What a cluster's network cannot be."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network

import pytest

from euca.domain.addresses import NO_POOL, parse_pool
from euca.domain.network import checks

SUBNET = IPv4Network("10.100.0.0/24")


@pytest.mark.parametrize(
    ("subnet", "problem"),
    [
        ("10.100.0.0/16", ""),
        ("10.0.0.0/8", ""),
        ("192.168.1.0/29", ""),
        ("10.0.0.0/30", "netmask between"),
        ("10.0.0.0/7", "netmask between"),
        ("169.254.0.0/16", "169.254.0.0/16, which"),
        ("169.254.169.0/24", "169.254.0.0/16, which"),
        ("127.0.0.0/8", "127.0.0.0/8, which"),
        ("224.0.0.0/24", "224.0.0.0/4, which"),
        ("255.255.255.0/24", "240.0.0.0/4, which"),
        ("0.0.0.0/8", "0.0.0.0/8, which"),
    ],
)
def test_ranges(subnet: str, problem: str) -> None:
    said = checks.of_range(IPv4Network(subnet))
    assert problem in said and bool(said) == bool(problem)


def test_sizes() -> None:
    assert checks.of_size(SUBNET, 32) == checks.of_size(SUBNET, 128) == ""
    for size in (0, -8, 3, 31, 96):
        assert "power of two" in checks.of_size(SUBNET, size)
    assert "at most 128: 10.100.0.0/24 has 256" in checks.of_size(SUBNET, 256)


def test_servers() -> None:
    assert checks.of_servers(SUBNET, [IPv4Address("192.0.2.53")]) == checks.of_servers(SUBNET, []) == ""
    assert "outside of 10.100.0.0/24" in checks.of_servers(SUBNET, [IPv4Address("10.100.0.1")])


def test_pools() -> None:
    own = [(IPv4Address("203.0.113.1"), "eth1")]
    assert (
        checks.of_pool(parse_pool("203.0.113.2-203.0.113.9"), SUBNET, own) == checks.of_pool(NO_POOL, SUBNET, own) == ""
    )
    assert "leave out 203.0.113.1, which this machine has on eth1" in checks.of_pool(
        parse_pool("203.0.113.0-203.0.113.9"), SUBNET, own
    )
    for pool in ("10.100.0.255", "10.99.255.0-10.100.0.0", "10.100.0.9-10.100.0.11", "10.99.250.0-10.100.5.255"):
        assert "outside of 10.100.0.0/24" in checks.of_pool(parse_pool(pool), SUBNET, own)
