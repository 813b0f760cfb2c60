"""What guests of this node are told of themselves: by what they were launched, and the public address that the cluster has said last."""

from __future__ import annotations

from ipaddress import IPv4Address

from attrs import frozen

from euca.domain.metadata import Metadata
from euca.domain.network.state import State
from euca.node.journal import NodeJournal
from euca.node.network import NodeState


@frozen
class GuestRecords:
    """The records of guests, found by the private address that a question comes from: the node lets nobody send with another's."""

    journal: NodeJournal
    network: NodeState

    def find(self, address: str) -> Metadata | None:
        """The guest with this address; None for anybody else."""
        try:
            wanted = str(IPv4Address(address))
        except ValueError:
            return None
        found = [one for one in self.journal.instances() if one.alive and one.spec.private_ip == wanted]
        if not found:
            return None
        spec = found[-1].spec
        guest = self._state.guests.get(spec.instance_id)
        public = guest.public_ip if guest is not None else None
        return Metadata(spec, str(public) if public is not None else "")

    @property
    def _state(self) -> State:
        return self.network.state
