"""What things of the network in mode MANAGED are called, and the numbers that they have, the same on all machines of a cluster."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network

#: The VXLAN between a cluster's machines.
VXLAN = "eucavx"
#: What VXLAN over IPv4 puts around a packet, in bytes (RFC 7348, section 5): Ethernet, IPv4, UDP and its own header.
VXLAN_BYTES = 50
#: The routing table for packets to and from the private range, and the priorities of the rules that select it.
TABLE = 1165
RULE_TO = 1165
RULE_FROM = 1166
#: The name of our tables of nftables.
TABLE_NAME = "eucalyptus"
#: The MAC address of the machine's end of each guest's interface; Xen's own choice, too.
VIF_MAC = "fe:ff:ff:ff:ff:ff"
#: Where guests find their metadata: EC2's address and port.
METADATA_ADDRESS = IPv4Address("169.254.169.254")
METADATA_PORT = 80
#: Names of interfaces of Linux have at most 15 characters.
_DIGITS = 13


def interface_name(instance_id: str) -> str:
    """The name of an instance's interface: ``ev1234abcd`` for ``i-1234abcd``."""
    return "ev" + re.sub(r"[^0-9a-f]", "", instance_id.partition("-")[2].lower())[-_DIGITS:]


def tunnel_mac(machine: IPv4Address) -> str:
    """The MAC address of a machine's end of the VXLAN: locally administered, then the machine's address."""
    return "0a:ec:" + machine.packed.hex(":")


def overlay_mtu(underlay_mtu: int) -> int:
    """The largest packet that guests can send, in bytes, where machines can send ``underlay_mtu`` to each other."""
    return underlay_mtu - VXLAN_BYTES


def host_route(address: IPv4Address) -> IPv4Network:
    """An address as a destination."""
    return IPv4Network((int(address), 32))


def host_name(address: IPv4Address | str) -> str:
    """The host name that a guest has by its address: names follow from addresses, so that nothing has to be distributed for them to be known.

    >>> host_name("10.100.1.7")
    'ip-10-100-1-7'
    """
    return "ip-" + str(address).replace(".", "-")


def outside_name(public_ip: str, private_ip: str) -> str:
    """By what a guest is reached from outside: its public address, or the private one where it has no other; empty until that is known."""
    return public_ip or private_ip
