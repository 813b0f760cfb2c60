"""Guests' names, which follow from their addresses: nothing has to be distributed for them to be known."""

from __future__ import annotations

from ipaddress import IPv4Address


def host_name(address: IPv4Address | str) -> str:
    """The name that a guest has by its address.

    >>> host_name("10.100.1.7")
    'ip-10-100-1-7'
    """
    return "ip-" + str(address).replace(".", "-")
