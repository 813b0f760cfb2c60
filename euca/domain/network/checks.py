"""What a cluster's network cannot be: each problem is a text that says what to write instead; nothing where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network

from euca.domain.addresses import Pool

#: Ranges whose addresses mean something else to every host (RFC 6890): this network, loopback, link-local with the guests' metadata, multicast, reserved.
_MEANT_OTHERWISE = tuple(map(IPv4Network, ("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4")))
#: The shortest and the longest prefix of a private range.
_LENGTHS = range(8, 30)


def of_range(subnet: IPv4Network) -> str:
    """Of the guests' private range."""
    if subnet.prefixlen not in _LENGTHS:
        return "write a netmask between 255.0.0.0 and 255.255.255.248"
    other = next((one for one in _MEANT_OTHERWISE if one.overlaps(subnet)), None)
    if other is not None:
        return f"{subnet} is of {other}, which no guest can be reached in; write a private range, such as 10.100.0.0"
    return ""


def of_size(subnet: IPv4Network, per_account: int) -> str:
    """Of how many addresses an account is given at a time."""
    if per_account & (per_account - 1) or per_account < 1:
        return "write a power of two, such as 32"
    if per_account > subnet.num_addresses // 2:
        return f"write at most {subnet.num_addresses // 2}: {subnet} has {subnet.num_addresses} addresses"
    return ""


def of_servers(subnet: IPv4Network, servers: Iterable[IPv4Address]) -> str:
    """Of the name servers that nodes ask."""
    if any(server in subnet for server in servers):
        return f"name servers outside of {subnet}: guests ask their nodes, which ask these"
    return ""


def of_pool(pool: Pool, subnet: IPv4Network, own: Iterable[tuple[IPv4Address, str]]) -> str:
    """Of the public addresses. own: the head's own addresses, each with its interface."""
    first, last = int(subnet.network_address), int(subnet.broadcast_address)
    if any(low <= last and first <= high for low, high in pool.ranges):
        return f"name addresses outside of {subnet}, which guests have among themselves"
    for address, interface in own:
        if address in pool:
            return f"leave out {address}, which this machine has on {interface}"
    return ""
