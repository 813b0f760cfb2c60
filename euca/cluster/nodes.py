"""The enrolled nodes, as they are now: a link to each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, field
from twisted.internet.defer import Deferred, DeferredList
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger
from twisted.python.failure import Failure

from euca.cluster.journal import ClusterJournal
from euca.cluster.links import NodeAway, NodeLink
from euca.cluster.placing import room
from euca.domain.instances import StateReason
from euca.domain.scheduling import Candidate
from euca.ports.enrolment import NeighbourRecord

_log = Logger()
#: With how many nodes keys are exchanged in each round.
_EXCHANGES = 64


@define
class Nodes:
    """Follows what is enrolled. ``enrolled`` lists the nodes in the order of enrolment; ``connect`` makes the link to one, not yet started."""

    journal: ClusterJournal
    enrolled: Callable[[], Sequence[NeighbourRecord]]
    connect: Callable[[NeighbourRecord], NodeLink]
    clock: IReactorTime
    _links: dict[str, tuple[NeighbourRecord, NodeLink]] = field(factory=dict)
    _ending: list[Deferred[None]] = field(factory=list)

    def sync(self) -> None:
        """Begin with nodes that are new, begin anew with those that were enrolled again, end with those that were removed."""
        records = {record.name: record for record in self.enrolled()}
        for name, (record, link) in list(self._links.items()):
            if records.get(name) != record:
                del self._links[name]
                self._end(link)
        for name, record in records.items():
            if name not in self._links:
                self._links[name] = (record, self.connect(record))
                self._links[name][1].start()
                _log.info("Node {name} at {address}", name=name, address=record.address)
        self._links = {name: self._links[name] for name in records}

    def _end(self, link: NodeLink) -> None:
        ending = Deferred.fromCoroutine(link.stop())
        ending.addErrback(_not_ended, link.name)
        if not ending.called:
            self._ending.append(ending)
            ending.addBoth(lambda _: self._ending.remove(ending))

    async def stop(self) -> None:
        """End with all of them."""
        for _, link in self._links.values():
            self._end(link)
        self._links.clear()
        await DeferredList(list(self._ending))

    def link(self, name: str) -> NodeLink | None:
        """The link to an enrolled node."""
        found = self._links.get(name)
        return found[1] if found is not None else None

    def address(self, name: str) -> str:
        """The address of an enrolled node's endpoint."""
        return self._links[name][0].address

    @property
    def links(self) -> tuple[NodeLink, ...]:
        """All of them, in the order of enrolment."""
        return tuple(link for _, link in self._links.values())

    @property
    def names(self) -> tuple[str, ...]:
        """The enrolled nodes' names, in the order of enrolment."""
        return tuple(self._links)

    def tell_network(self) -> None:
        """Have the nodes told what the network is to be."""
        for link in self.links:
            link.pusher.changed()

    def silent(self) -> dict[str, bool]:
        """The enrolled nodes' names, and whether each is silent, or was not heard yet."""
        now = self.clock.seconds()
        return {link.name: link.node.is_silent(now) for link in self.links}

    def candidates(self) -> tuple[Candidate, ...]:
        """The nodes that can be placed on now, with the room that is left."""
        fenced = self.journal.fenced()
        known = [(link, link.room_known()) for link in self.links if link.name not in fenced]
        return tuple(
            Candidate(link.name, room(capacity, self.journal.on_node(link.name)))
            for link, capacity in known
            if capacity is not None
        )

    def tell_stops(self) -> None:
        """Have the nodes told what they are to end. What an operator removed has ended: it may never answer."""
        for name in self.journal.nodes_with_stops():
            link = self.link(name)
            if link is not None:
                link.tell()
        now = self.clock.seconds()
        for record in self.journal.shutting_down():
            if record.node not in self._links:
                reason = StateReason("Server.InternalError", f"cluster: node {record.node} was removed")
                self.journal.give_up(record.instance_id, reason, now, stop=True)

    def refresh_keys(self) -> None:
        """Begin to exchange keys with nodes where there is something to tell, a number of them at a time."""
        begun = 0
        for link in self.links:
            begun += link.refresh_keys()
            if begun >= _EXCHANGES:
                return

    async def refresh(self) -> None:
        """Ask all nodes that are not silent for their capacity, at once; returns when all have answered or their deadlines have passed.

        Those of which nothing was heard yet are asked, too: a cluster that has just started does not know its nodes.
        """
        asked = [Deferred.fromCoroutine(_refreshed(link)) for link in self.links if link.may_answer]
        await DeferredList(asked, consumeErrors=True)


async def _refreshed(link: NodeLink) -> None:
    try:
        await link.refresh()
    except NodeAway as error:
        _log.info("Node {name}: {error}", name=link.name, error=error)


def _not_ended(failure: Failure, name: str) -> None:
    _log.failure("The link to node {name} did not end well", failure, name=name)
