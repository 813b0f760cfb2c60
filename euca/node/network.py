"""What the node's cluster wants of the guests' network: in the journal, so that the node can start without its cluster, and applied."""

from __future__ import annotations

from attrs import define, field

from euca.adapters.applying import Applier
from euca.adapters.journal_network import NetworkCopy
from euca.domain.network.editions import Kept, Part, state_of
from euca.domain.network.state import State


@define(eq=False)
class NodeState:
    """The cluster's last word, and what has come of it. ``state``: what the network is to be."""

    copy: NetworkCopy
    applier: Applier
    state: State = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.state = state_of(self.copy.tables)

    def start(self) -> None:
        """Begin with what was known in a former life; the network has started."""
        self._want()
        self.applier.start()

    def take(self, part: Part, replay: tuple[bytes, float] | None) -> Kept:
        """Take what one message says, durably; what is kept then."""
        if self.copy.take(part, replay):
            self.state = state_of(self.copy.tables)
            self._want()
        return self.copy.kept(self.applier.in_force, self.applier.trouble)

    def _want(self) -> None:
        if self.copy.edition.tag:
            self.applier.want(self.copy.edition.tag, self.state)
