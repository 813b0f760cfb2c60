"""What the guests' network of a cluster is to be: what the cloud wants, joined with where the guests are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from ipaddress import IPv4Address

from attrs import define, field

from euca.adapters.journal_network import NetworkCopy
from euca.cluster.networks import NamedNetworks
from euca.domain.network.editions import Kept, Part, intent_of
from euca.domain.network.state import Intent

Replay = tuple[bytes, float]


@define(eq=False)
class ClusterNetwork:
    """The network's part of the journal. ``changed`` is called after each change of it.

    private: guests' private addresses by instance id.  in_force: (the tag of the intent that the network on the head is made by, why it is not as it should be).
    """

    copy: NetworkCopy
    named: NamedNetworks
    in_force: Callable[[], tuple[str, str]]
    private: Callable[[], Mapping[str, IPv4Address]]
    _subscribers: list[Callable[[], None]] = field(factory=list)

    def subscribe(self, told: Callable[[], None]) -> None:
        """Call ``told`` after each change."""
        self._subscribers.append(told)

    def published(self) -> None:
        """Something has changed, and is durable."""
        for told in self._subscribers:
            told()

    @property
    def intent(self) -> Intent:
        """What the cloud wants."""
        return intent_of(self.copy.tables)

    def take(self, part: Part, replay: Replay | None) -> Kept:
        """Take what one message of the cloud's says, durably; what is kept then."""
        if self.copy.take(part, replay):
            self.published()
        return self.copy.kept(*self.in_force())

    def where_now(self) -> Mapping[IPv4Address, IPv4Address]:
        """Public address → the private one that it leads to."""
        private = self.private()
        memberships = self.intent.memberships
        led = {
            member.public_ip: private[instance_id]
            for instance_id, member in memberships.items()
            if member.public_ip is not None and instance_id in private
        }
        of = {address: instance_id for instance_id, address in private.items()}
        named = {
            public: address
            for public, address in self.named.assigned().items()
            if of.get(address, "") not in memberships
        }
        return {**named, **led}
