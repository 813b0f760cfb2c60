"""The network of a cluster's guests, seen from the cluster: who has which address, and that they get it."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Network

from attrs import frozen
from zope.interface import Attribute, Interface


class NetworkError(Exception):
    """The network cannot be made as it should be; the text names the cause and the mend."""


@frozen
class Lease:
    """An address that a guest is given: to the interface with this ``mac`` (lower case, with colons), and with this ``host_name``."""

    mac: str
    address: IPv4Address
    host_name: str


class IClusterNetwork(Interface):
    """The private network of one cluster.

    The leases themselves are the cluster's, in its journal; this makes the world so.
    """

    subnet: IPv4Network = Attribute("The guests' subnet")
    reserved: Collection[IPv4Address] = Attribute(
        "Addresses in it that no guest may have: the head's own, the gateway's"
    )

    async def start() -> None:
        """Make ready what needs to be there before the first guest.

        What an earlier life of this cluster left is taken over or replaced.  Raises NetworkError, with nothing left behind.
        """

    async def apply(leases: Collection[Lease]) -> None:
        """From now on exactly these guests get an address, each its own; whoever else asks gets none.

        Doing it again changes nothing.  Raises NetworkError; then some of the leases may hold and others not, and doing it again mends that.
        """

    async def stop() -> None:
        """End what was started and take back what was made. Guests keep the addresses they have."""
