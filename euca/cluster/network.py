"""What the guests' network of a cluster is to be: what the cloud wants, joined with where the guests are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from ipaddress import IPv4Address

from attrs import define, field
from twisted.logger import Logger

from euca.adapters.journal import Journal
from euca.adapters.journal_enrolments import JournalEnrolments
from euca.adapters.journal_network import NetworkCopy
from euca.cluster.journal import ClusterJournal
from euca.cluster.networks import NamedNetworks, group_id
from euca.cluster.records import Placed
from euca.domain.network.editions import Feed, Kept, Part, intent_of, state_of, tables_of_state
from euca.domain.network.state import Guest, Intent, Membership, Overlay, State

Replay = tuple[bytes, float]
_log = Logger()


@define(eq=False)
class ClusterNetwork:
    """The network's part of the journal, and the state that it makes: ``feed``, for the nodes and the head.

    overlay: of mode MANAGED.  nodes: those that are enrolled.  in_force: (the tag of the intent by which the head's network is, why that is not
    the last).  changed: called when the state is to be composed again.
    """

    copy: NetworkCopy
    named: NamedNetworks
    journal: ClusterJournal
    feed: Feed
    overlay: Overlay | None
    nodes: Callable[[], Collection[str]]
    in_force: Callable[[], tuple[str, str]]
    changed: Callable[[], None]
    _underlay: dict[str, IPv4Address] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._underlay = self.journal.underlay()

    @property
    def intent(self) -> Intent:
        """What the cloud wants."""
        return intent_of(self.copy.tables)

    def take(self, part: Part, replay: Replay | None) -> Kept:
        """Take what one message of the cloud's says, durably; what is kept then."""
        if self.copy.take(part, replay):
            self.changed()
        return self.copy.kept(*self.in_force())

    def node_at(self, node: str, underlay: IPv4Address | None) -> None:
        """Where the other machines reach a node, as it says; what another one has already is not believed."""
        if underlay is None or self._underlay.get(node) == underlay:
            return
        others = {address: name for name, address in self._underlay.items() if name in self.nodes()}
        if underlay in others or (self.overlay is not None and underlay == self.overlay.head):
            _log.error(
                "Node {node} says that its address in the overlay is {underlay}, which is that of {other}; give each machine its own",
                node=node,
                underlay=underlay,
                other=others.get(underlay, "this cluster's head"),
            )
            return
        self.journal.note_underlay(node, underlay)
        self._underlay[node] = underlay
        self.changed()

    # Composing

    def compose(self) -> bool:
        """Make the state from what is known now; whether it is another one than before."""
        return self.feed.become(tables_of_state(self._state()))

    def _state(self) -> State:
        intent, named = self.intent, self.named.groups()
        memberships = intent.memberships
        placed = self.journal.placed()
        strangers = [one.instance_id for one in placed if one.instance_id not in memberships]
        owners = self.journal.owners(strangers)
        public = {private: public for public, private in self.named.assigned().items()} if strangers else {}
        guests: dict[str, Guest] = {}
        for one in placed:
            member = memberships.get(one.instance_id)
            if member is None:
                member = _named_member(one, *owners.get(one.instance_id, ("", ())), named, public.get(one.address))
            guests[one.instance_id] = Guest(
                one.instance_id,
                member.account_id,
                one.mac,
                one.address,
                self._underlay.get(one.node),
                member.group_ids,
                member.public_ip,
            )
        hosts = frozenset(self._underlay[node] for node in self.nodes() if node in self._underlay)
        return State(self.overlay, hosts, guests, {**named, **intent.groups})

    def where(self) -> Mapping[IPv4Address, IPv4Address]:
        """Public address → the private one that it leads to."""
        self.compose()
        guests = self._composed.values()
        return {one.public_ip: one.private_ip for one in guests if one.public_ip and one.private_ip}

    @property
    def _composed(self) -> Mapping[str, Guest]:
        guests: Mapping[str, Guest] = self.feed.tables["guests"]  # type: ignore[assignment]
        return guests


def _named_member(
    placed: Placed, owner: str, names: Collection[str], groups: Collection[str], public_ip: IPv4Address | None
) -> Membership:
    """What the original's cloud has said of an instance."""
    ids = {group_id(owner, name) for name in names} & set(groups)
    return Membership(placed.instance_id, owner, tuple(sorted(ids)), public_ip)


def state_in(journal: Journal, overlay: Overlay | None) -> State:
    """What a cluster's journal says the network is to be, for a command beside the tier."""
    enrolled = {record.name for record in JournalEnrolments(journal).all_of("node")}
    network = ClusterNetwork(
        NetworkCopy(journal),
        NamedNetworks(journal),
        ClusterJournal(journal),
        Feed(""),
        overlay,
        nodes=lambda: enrolled,
        in_force=lambda: ("", ""),
        changed=lambda: None,
    )
    network.compose()
    return state_of(network.feed.tables)
