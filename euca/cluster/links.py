"""One node, followed: its news into the journal, what it is to end told to it, its capacity known.

Whatever a node says is compared with the journal, which binds each instance to its node.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address

from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger

from euca.adapters.neighbour import SILENT_S, Follower
from euca.adapters.pauses import Pauses, doubling
from euca.adapters.pushing import Pusher
from euca.adapters.tasks import Tasks
from euca.cluster.journal import ClusterJournal
from euca.cluster.node import INode
from euca.cluster.placing import Capacity
from euca.cluster.records import Report
from euca.domain.instances import InstanceState, StateReason
from euca.domain.network.editions import Feed
from euca.domain.news import Page, Seen
from euca.domain.outcome import Accepted, Refused, Unknown
from euca.soap.observing import new_id, request_id, working_on

_log = Logger()

#: How long a node may keep a question for news, in seconds.
WAIT_S = 60.0
#: How often a node that tells no news is asked, in seconds: as the original did, and while something is under way there.
POLL_S = (6.0, 2.0)
#: The first and the longest pause before a node is told again what to end, in seconds.
RETRY_S = (1.0, 15.0)
_AT_ONCE = 16
#: Of so many instances that the journal does not know a node is believed that it has them.
_MOST_STRANGERS = 10_000


class NodeAway(Exception):
    """The node did not answer; the text says how."""


class NodeLink:
    """Follows one enrolled node.

    on_heard is called when the node has answered again after a silence (and first of all), before its news is asked for.  keys_due: whether
    a question for its capacity would tell it or us of keys, too.  feed: what the network is to be, which the node is told.  on_underlay: hears, with the
    node's name, where it says that other machines reach it.
    """

    def __init__(
        self,
        name: str,
        node: INode,
        journal: ClusterJournal,
        clock: IReactorTime,
        on_heard: Callable[[str], None],
        keys_due: Callable[[], bool],
        feed: Feed,
        on_underlay: Callable[[str, IPv4Address | None], None],
    ) -> None:
        self.name = name
        self.node = node
        #: What it said last of its capacity; None while nothing may be placed on it.
        self.capacity: Capacity | None = None
        self._journal = journal
        self._clock = clock
        self._on_heard = on_heard
        self._keys_due = keys_due
        self._on_underlay = on_underlay
        self.pusher = Pusher(f"node {name}", feed, node.apply_network, self._takes_network, clock)
        self._made_at = clock.seconds()
        self._tasks = Tasks()
        self._pauses = Pauses(clock)
        self._met = False
        self._listing: tuple[frozenset[str], set[str]] | None = None
        self._stale = False
        self._strangers: set[str] = set()
        self._telling: set[str] = set()
        self._asked_by = ""
        self._follower: Follower[Report] = Follower(
            self._fetch, self._apply, clock, wait_s=WAIT_S, poll_s=self._poll_s, name=f"node {name}"
        )

    def start(self) -> None:
        """Begin to follow."""
        self._follower.start()

    async def stop(self) -> None:
        """End; nothing is asked of the node any more."""
        await self._follower.stop()
        await self.pusher.stop()
        await self._tasks.stop()

    def _takes_network(self) -> bool:
        return self._met and self.node.takes_network

    @property
    def is_met(self) -> bool:
        """Whether it has answered since this tier started, or since it last failed to: what it can is known, what it is to end was told."""
        return self._met

    # Capacity

    def room_known(self) -> Capacity | None:
        """The capacity to place on, or None where nothing may be placed: never heard of, silent, or not ready."""
        return None if self.node.is_silent(self._clock.seconds()) else self.capacity

    @property
    def may_answer(self) -> bool:
        """Whether it is worth asking: it is not silent, or there has not been the time to hear of it yet."""
        now = self._clock.seconds()
        is_new = self.node.last_heard is None and now - self._made_at < SILENT_S
        return is_new or not self.node.is_silent(now)

    async def refresh(self) -> None:
        """Ask for the capacity; raises NodeAway."""
        reflects = self._journal.accepted_on(self.name)
        outcome = await self.node.status()
        if not isinstance(outcome, Accepted):
            raise NodeAway(_text(outcome))
        status = outcome.value
        self.capacity = Capacity(status.whole, status.left, reflects) if status.is_ready else None
        self._on_underlay(self.name, status.underlay)

    def refresh_keys(self) -> bool:
        """Begin to ask for the capacity, if that would tell the node or us of keys; whether it was begun."""
        if not self._met or not self._keys_due():
            return False
        self._refresh_soon()
        return True

    def _refresh_soon(self) -> None:
        self._stale = True
        self._tasks.start("capacity", self._refresh_while_stale)

    async def _refresh_while_stale(self) -> None:
        while self._stale:
            self._stale = False
            try:
                await self.refresh()
            except NodeAway as error:
                _log.info("The capacity of node {name} is not known: {error}", name=self.name, error=error)

    # News

    def _poll_s(self) -> float | None:
        if self.node.tells_news or not self._met:
            return None
        moving = (InstanceState.PENDING, InstanceState.SHUTTING_DOWN)
        return POLL_S[1] if any(r.state in moving for r in self._journal.on_node(self.name)) else POLL_S[0]

    async def _fetch(self, seen: Seen, wait_s: float) -> Page[Report]:
        try:
            if not self._met:
                await self._meet()
            # Taken before the question: what is accepted while the node lists is not missed in its list.
            expected = self._journal.accepted_on(self.name) | {i for i, told in self._journal.stops(self.name) if told}
            outcome = await self.node.news(seen, wait_s)
            if not isinstance(outcome, Accepted):
                raise NodeAway(_text(outcome))
        except BaseException:
            self._met = False
            raise
        page = outcome.value
        if page.complete:
            self._listing = (expected, set())
        return page

    async def _meet(self) -> None:
        """The node answers, or may: what it is to end comes before anything else, then what it can."""
        if self.node.is_silent(self._clock.seconds()):
            self.capacity = None
        if not await self._tell_stops():
            raise NodeAway("it does not answer")
        await self.refresh()
        self._met = True
        self.pusher.heard()
        self._on_heard(self.name)

    def _apply(self, page: Page[Report]) -> None:
        now = self._clock.seconds()
        self._note_strangers(self._journal.report(self.name, page.items, now))
        self._journal.gone(self.name, page.forgotten, self._ended("the instance ended there"), now)
        if self._listing is not None:
            expected, listed = self._listing
            listed |= {report.instance_id for report in page.items}
            if not page.more:
                self._listing = None
                self._journal.gone(self.name, expected - listed, self._ended("the node no longer has it"), now)
        if page.items or page.forgotten:
            self._refresh_soon()
        if any(not told for _, told in self._journal.stops(self.name)):
            self.tell()

    def _ended(self, what: str) -> StateReason:
        return StateReason("Server.InternalError", f"node {self.name}: {what}")

    def _note_strangers(self, instance_ids: list[str]) -> None:
        """Left alone: what the journal does not know is never destroyed by itself."""
        for instance_id in instance_ids:
            shown = instance_id[:32]
            if shown not in self._strangers and len(self._strangers) < _MOST_STRANGERS:
                self._strangers.add(shown)
                _log.error(
                    "Node {name} has {instance!r}, which the journal does not bind to it; it is left alone",
                    name=self.name,
                    instance=shown,
                )

    # What is to end

    def tell(self) -> None:
        """Tell the node now, and until it has accepted, what it is to end."""
        self._asked_by = request_id.get()
        self._tasks.start("stops", self._tell_until_told)
        self._pauses.wake("stops")

    async def _tell_until_told(self) -> None:
        pauses_s = doubling(*RETRY_S)
        while not await self._tell_stops_for(self._asked_by):
            await self._pauses.wait("stops", next(pauses_s))

    async def _tell_stops_for(self, asked_by: str) -> bool:
        """One attempt, in the log as the last request that made one needed has it."""
        with working_on(asked_by or new_id()):
            return await self._tell_stops()

    async def _tell_stops(self) -> bool:
        """One attempt for everything that was not told; whether all is told."""
        while waiting := [i for i, told in self._journal.stops(self.name) if not told and i not in self._telling]:
            batch: list[Deferred[bool]] = [Deferred.fromCoroutine(self._tell_stop(i)) for i in waiting[:_AT_ONCE]]
            if not all([await told for told in batch]):
                return False
        return True

    async def _tell_stop(self, instance_id: str) -> bool:
        self._telling.add(instance_id)
        try:
            outcome = await self.node.terminate(instance_id)
        finally:
            self._telling.discard(instance_id)
        if isinstance(outcome, Unknown):
            return False
        if isinstance(outcome, Refused):
            _log.warn(
                "Node {name} does not end {instance}: {text}",
                name=self.name,
                instance=instance_id,
                text=outcome.message,
            )
        self._journal.told(instance_id)
        record = self._journal.instance(instance_id)
        if record is None or not record.accepted:
            await self._make_sure(instance_id)
        return True

    async def _make_sure(self, instance_id: str) -> None:
        """The node may never have had it, and then has no news of it."""
        outcome = await self.node.describe([instance_id])
        if not isinstance(outcome, Accepted):
            return
        now = self._clock.seconds()
        reports = [report for report in outcome.value if report.instance_id == instance_id]
        self._journal.report(self.name, reports, now)
        if not reports:
            self._journal.gone(self.name, [instance_id], self._ended("the instance ended there"), now)


def _text(outcome: Refused | Unknown) -> str:
    return outcome.reason if isinstance(outcome, Unknown) else f"{outcome.code}: {outcome.message}"
