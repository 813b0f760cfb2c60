"""What the guests' network of a cluster is to be: what the cloud wants, joined with where the guests are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from ipaddress import IPv4Address

from attrs import define, field, frozen
from twisted.logger import Logger

from euca.adapters.journal import Journal
from euca.adapters.journal_enrolments import JournalEnrolments
from euca.adapters.journal_network import NetworkCopy
from euca.cluster.journal import ClusterJournal
from euca.cluster.networks import NamedNetworks, group_id
from euca.domain.network.editions import Feed, Kept, Part, intent_of, state_of, tables_of_state
from euca.domain.network.state import Group, Guest, Intent, Membership, Overlay, State

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
    _places: dict[str, _Place] = field(factory=dict)
    _places_at: int = -1
    _before: dict[str, _Joined] = field(factory=dict)

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
        guests = self._joined(intent.memberships, named)
        hosts = frozenset(self._underlay[node] for node in self.nodes() if node in self._underlay)
        return State(self.overlay, hosts, guests, {**named, **intent.groups})

    def _joined(self, memberships: Mapping[str, Membership], named: Mapping[str, Group]) -> Mapping[str, Guest]:
        """All guests; those of which nothing has changed are the same values as before."""
        places = self._placed()
        strangers = [instance_id for instance_id in places if instance_id not in memberships]
        memberships = {**memberships, **self._named_members(strangers, places, named)} if strangers else memberships
        joined: dict[str, _Joined] = {}
        for instance_id, place in places.items():
            was, member, node = self._before.get(instance_id), memberships[instance_id], self._underlay.get(place.node)
            if was is None or was.place is not place or was.node != node or was.member is not member:
                was = _Joined(place, member, node, _guest(place, member, node))
            joined[instance_id] = was
        self._before = joined
        return {instance_id: one.guest for instance_id, one in joined.items()}

    def _placed(self) -> Mapping[str, _Place]:
        if self._places_at != self.journal.lease_changes:
            known, self._places_at = self._places, self.journal.lease_changes
            self._places = {}
            for row in self.journal.placed():
                was = known.get(row[0])
                self._places[row[0]] = was if was is not None and was.row == row else _place(row)
        return self._places

    def _named_members(
        self, strangers: Sequence[str], places: Mapping[str, _Place], named: Mapping[str, Group]
    ) -> Mapping[str, Membership]:
        """What the original's cloud has said of instances."""
        owners = self.journal.owners(strangers)
        public = {private: public for public, private in self.named.assigned().items()}
        members: dict[str, Membership] = {}
        for instance_id in strangers:
            owner, names = owners.get(instance_id, ("", ()))
            ids = {group_id(owner, name) for name in names} & named.keys()
            member = Membership(instance_id, owner, tuple(sorted(ids)), public.get(places[instance_id].address))
            was = self._before.get(instance_id)
            members[instance_id] = was.member if was is not None and was.member == member else member
        return members

    def where(self) -> Mapping[IPv4Address, IPv4Address]:
        """Public address → the private one that it leads to."""
        self.compose()
        guests = self._composed.values()
        return {one.public_ip: one.private_ip for one in guests if one.public_ip and one.private_ip}

    @property
    def _composed(self) -> Mapping[str, Guest]:
        guests: Mapping[str, Guest] = self.feed.tables["guests"]  # type: ignore[assignment]
        return guests


@frozen
class _Place:
    """Where a guest is: as the journal has it, its address, and its node's name."""

    row: tuple[str, str, str, str]
    address: IPv4Address

    @property
    def node(self) -> str:
        return self.row[3]


def _place(row: tuple[str, str, str, str]) -> _Place:
    return _Place(row, IPv4Address(row[2]))


@frozen(eq=False)
class _Joined:
    """A guest, and what it was made of."""

    place: _Place
    member: Membership
    node: IPv4Address | None
    guest: Guest


def _guest(place: _Place, member: Membership, node: IPv4Address | None) -> Guest:
    instance_id, mac, _, _ = place.row
    return Guest(instance_id, member.account_id, mac, place.address, node, member.group_ids, member.public_ip)


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
