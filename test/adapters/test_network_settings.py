"""The configuration of mode MANAGED: what it means, and what of it is refused with which mend."""

from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from pathlib import Path

import pytest

from euca.adapters.config import ConfigError, parse
from euca.adapters.network_settings import check_node, head_of, node_of
from euca.adapters.underlay import Underlay, check_programs, read_underlay
from euca.domain.network.state import Overlay
from euca.ports.network import NetworkError

INTERFACES = {
    "eth1": Underlay("eth1", IPv4Interface("192.168.50.1/24"), 1500),
    "pub0": Underlay("pub0", IPv4Interface("203.0.113.1/24"), 1500),
}
GOOD = (
    'VNET_SUBNET="10.100.0.0"',
    'VNET_NETMASK="255.255.0.0"',
    'VNET_PRIVINTERFACE="eth1"',
    'VNET_PUBINTERFACE="pub0"',
)


def read(interface: str) -> Underlay:
    if interface not in INTERFACES:
        raise NetworkError(f"VNET_PRIVINTERFACE: there is no interface {interface}")
    return INTERFACES[interface]


def test_what_a_head_is_told() -> None:
    lines = (*GOOD, 'VNET_PUBLICIPS="203.0.113.50-203.0.113.59"', 'VNET_DNS="192.0.2.53"', 'CLUSTER_NAME="My_Zone.1"')
    head = head_of(parse("\n".join(lines), "x"), read)
    assert head.overlay == Overlay(
        IPv4Network("10.100.0.0/16"),
        IPv4Address("192.168.50.1"),
        1165,
        4789,
        (IPv4Address("192.0.2.53"),),
        "my-zone-1.internal",
    )
    assert head.public_interface == "pub0" and "203.0.113.59" in head.pool and "203.0.113.60" not in head.pool
    assert (head.read(), head.read_public()) == (INTERFACES["eth1"], INTERFACES["pub0"])
    alone = head_of(parse("\n".join((*GOOD[:3], 'VNET_DOMAINNAME="a.b"')), "x"), read)
    assert alone.public_interface == "eth1" and alone.overlay.domain == "a.b"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('VNET_PRIVINTERFACE="eth7"', "x:5: VNET_PRIVINTERFACE: there is no interface eth7"),
        ('VNET_PUBINTERFACE="eth7"', "x:5: VNET_PUBINTERFACE: there is no interface eth7"),
        ('VNET_SUBNET="192.168.0.0"', r"x:5: VNET_SUBNET: .*overlaps with 192\.168\.50\.0/24"),
        ('VNET_SUBNET="203.0.0.0"', r"x:5: VNET_SUBNET: .*overlaps with 203\.0\.113\.0/24"),
        ('VNET_PUBLICIPS="10.100.9.1"', r"x:5: VNET_PUBLICIPS: name addresses outside of 10\.100\.0\.0/16"),
        ('VNET_PUBLICIPS="203.0.113.0-203.0.113.9"', r"x:5: VNET_PUBLICIPS: leave out 203\.0\.113\.1"),
        ('VNET_DNS="10.100.0.1"', "x:5: VNET_DNS: name servers outside"),
        ('VNET_ADDRSPERNET="33"', "x:5: VNET_ADDRSPERNET: write a power of two"),
        ('VNET_ADDRSPERNET="65536"', "x:5: VNET_ADDRSPERNET: write at most 32768"),
        ('VNET_DOMAINNAME="Not A Name"', "x:5: VNET_DOMAINNAME=.*a domain name in lower case"),
    ],
)
def test_what_cannot_be_is_refused(more: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        head_of(parse("\n".join((*GOOD, more)), "x"), read)


def test_what_a_node_is_told() -> None:
    node = node_of(parse('VNET_PRIVINTERFACE="eth1"\nMETADATA_PORT="9000"\nEUCALYPTUS_STATE="/s"', "x"), read)
    assert (node.metadata_port, node.directory, node.read()) == (9000, Path("/s/net"), INTERFACES["eth1"])
    with pytest.raises(ConfigError, match="VNET_PRIVINTERFACE: write the interface to the cluster's other machines"):
        check_node(parse("", "x"))
    with pytest.raises(ConfigError, match="VNET_PRIVINTERFACE: there is no interface nothing0"):
        check_node(parse('VNET_PRIVINTERFACE="nothing0"', "x"))
    check_node(parse('HYPERVISOR="simulated"', "x"))
    check_node(parse('VNET_MODE="STATIC"', "x"))


def test_this_machine_s_interfaces_are_read() -> None:
    assert read_underlay("lo").address == IPv4Interface("127.0.0.1/8")


def test_programs_that_are_missing_are_named_with_their_packages() -> None:
    check_programs(("sh",))
    with pytest.raises(
        NetworkError, match="Not installed: no-such-tool; install what is missing: apt install no-such-tool"
    ):
        check_programs(("sh", "no-such-tool"))
