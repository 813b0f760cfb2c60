"""The guests' network: a machine's part in it, whatever the mode."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from ipaddress import IPv4Address, IPv4Network

from zope.interface import Attribute, Interface

from euca.domain.instances import LaunchSpec
from euca.domain.network.findings import Finding
from euca.domain.network.state import State
from euca.ports.hypervisor import VifSpec


class NetworkError(Exception):
    """The network cannot be made as it should be; the text names the cause and the mend."""


class INetwork(Interface):
    """One machine's part in the guests' network, a node's or the cluster head's; each mode has its own of both.

    Whatever is made carries our mark, and nothing without it is ever changed or removed.  Every method may be called again, after any failure and
    after ``kill -9`` at any point; then the world is made as it should be from whatever it is.
    """

    async def start() -> None:
        """Make ready what needs to be there before the first guest; take over what an earlier life left, without a guest's noticing.

        Raises NetworkError with the mend, with nothing changed where the machine cannot do it at all.
        """

    async def apply(state: State) -> None:
        """From now on the network is as this says, as far as it is this machine's. Raises NetworkError; doing it again mends that."""

    async def recall(state: State) -> None:
        """Know that the network is or should be as this says, and make nothing: for a command beside the tier, which inspects or repairs then.

        Raises NetworkError.
        """

    async def inspect() -> Sequence[Finding]:
        """Everything that should be there or is there with our mark, each compared; and what is wrong with the machine's surroundings."""

    async def repair() -> None:
        """Make everything as it should be, whatever has been done to it meanwhile. Raises NetworkError."""

    async def stop() -> None:
        """End what runs. Guests keep their addresses and connections."""

    async def purge() -> None:
        """Take back everything, for good: the machine is as it was before the first ``start``. Raises NetworkError for what remains."""


class IHeadNetwork(INetwork):
    """The cluster head's network, which says what addresses its guests can have."""

    subnet: IPv4Network = Attribute("The guests' private range")
    cards: Mapping[IPv4Address, str] = Attribute(
        "The only addresses that guests can have, each with the MAC address of the interface that has it; empty where there is no such list"
    )
    reserved: Collection[IPv4Address] = Attribute(
        "Addresses in it that no guest may have: the head's own, the gateway's. Complete from ``start`` on"
    )
    per_account: int = Attribute(
        "How many addresses an account's subnets have, a power of two; 0 where all accounts share the range"
    )


class INodeNetwork(INetwork):
    """A node's network, which guests are plugged into."""

    underlay: IPv4Address | None = Attribute(
        "The address by which other machines of the overlay reach this one, or None where there is no overlay"
    )

    async def plug(spec: LaunchSpec) -> VifSpec:
        """The interface that the instance's domain shall have; what it needs is there before the domain is.

        Until a state that knows the instance has come it is in no group: nobody reaches it.  Idempotent.  Raises
        :class:`euca.domain.errors.NodeFailure`, with nothing left behind.
        """

    async def unplug(instance_id: str) -> None:
        """Remove what plug made, if anything is there. Never raises for what is already gone; NodeFailure, with the guest still plugged, where that cannot be written down."""
