"""Launches: each node asked, until it accepts or definitely refuses, for the instances that the journal bound to it.

An instance stays with its node: whatever that does or fails to do, nothing is asked of another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import define, field
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger

from euca.adapters.pauses import Pauses, doubling
from euca.adapters.tasks import Tasks
from euca.cluster.journal import ClusterJournal
from euca.cluster.links import NodeLink
from euca.cluster.records import InstanceRecord
from euca.domain.errors import InsufficientCapacity, NoRoom
from euca.domain.instances import InstanceState, LaunchSpec, StateReason
from euca.domain.outcome import Accepted, Refused, Unknown
from euca.soap.observing import working_on

_log = Logger()
#: The first and the longest pause before a node is asked again, in seconds.
RETRY_S = (1.0, 15.0)
_LACKS_ROOM = (NoRoom.code, InsufficientCapacity.code)


def refusal_reason(node: str, refused: Refused) -> StateReason:
    """Why an instance ended that its node refused: names the tier and its cause."""
    code = "Server.InsufficientInstanceCapacity" if refused.code in _LACKS_ROOM else "Server.InternalError"
    return StateReason(code, f"node {node} refused the launch: {refused.code}: {refused.message}")


@define
class Launcher:
    """Launches under way. ``link`` finds a node by name, as it is enrolled now; ``prepare`` gives a launch the addresses of its images for a node."""

    journal: ClusterJournal
    clock: IReactorTime
    link: Callable[[str], NodeLink | None]
    prepare: Callable[[LaunchSpec, str], LaunchSpec]
    deadline_s: float
    _tasks: Tasks = field(factory=Tasks)
    _pauses: Pauses = field(init=False)
    _paused_on: dict[str, str] = field(factory=dict)
    _why: dict[str, str] = field(factory=dict)
    _asked_by: dict[str, str] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self._pauses = Pauses(self.clock)

    def note(self, request_id: str, instance_ids: Iterable[str]) -> None:
        """These instances are for this request: under its id their nodes are asked. After a restart that is the reservation's."""
        for instance_id in instance_ids:
            if (record := self._open(instance_id)) is not None:
                self._asked_by[record.instance_id] = request_id

    def take_up(self) -> None:
        """See to everything that is unfinished: after a start, and after each request."""
        for record in self.journal.unfinished():
            if not record.accepted:
                self._tasks.start(record.instance_id, lambda i=record.instance_id: self._launch(i))  # type: ignore[misc]

    def heard(self, node: str) -> None:
        """A node answers (again): ask it now for what was waiting."""
        for instance_id, name in list(self._paused_on.items()):
            if name == node:
                self._pauses.wake(instance_id)

    def expire(self) -> None:
        """End what has been pending for too long; its node is to end it, should it have it."""
        now = self.clock.seconds()
        for record in self.journal.unfinished():
            if now - record.created_at < self.deadline_s:
                continue
            cause = self._why.pop(record.instance_id, "it did not come to run")
            text = f"node {record.node}: not running after {self.deadline_s:g} s: {cause}"
            self.journal.give_up(record.instance_id, StateReason("Server.InternalError", text), now, stop=True)
            link = self.link(record.node)
            if link is not None:
                link.tell()
            self._pauses.wake(record.instance_id)

    async def stop(self) -> None:
        """End all flows; the journal knows what is left to do."""
        await self._tasks.stop()

    async def _launch(self, instance_id: str) -> None:
        record = self.journal.instance(instance_id)
        with working_on(self._asked_by.get(instance_id) or (record.spec.reservation_id if record else instance_id)):
            try:
                await self._ask_until_decided(instance_id)
            finally:
                self._asked_by.pop(instance_id, None)

    async def _ask_until_decided(self, instance_id: str) -> None:
        pauses_s = doubling(*RETRY_S)
        while (record := self._open(instance_id)) is not None:
            cause = await self._ask(record)
            if cause is None:
                break
            self._why[instance_id] = cause
            self._paused_on[instance_id] = record.node
            try:
                await self._pauses.wait(instance_id, next(pauses_s))
            finally:
                del self._paused_on[instance_id]
        self._why.pop(instance_id, None)

    def _open(self, instance_id: str) -> InstanceRecord | None:
        """The instance, while its node is still to be asked for it."""
        record = self.journal.instance(instance_id)
        is_open = record is not None and record.state is InstanceState.PENDING and not record.accepted
        return record if is_open else None

    async def _ask(self, record: InstanceRecord) -> str | None:
        """Ask once; None when that has decided it, or why it is to be asked again."""
        link = self.link(record.node)
        if link is None:
            return "the node is not enrolled any more"
        if not link.is_met:
            # Until then it is not known what it can be told; heard() ends the pause.
            return "the node does not answer"
        outcome = await link.node.run(self.prepare(record.spec, record.node))
        now = self.clock.seconds()
        if isinstance(outcome, Accepted):
            self.journal.report(record.node, [outcome.value], now)
            if any(not told for _, told in self.journal.stops(record.node)):
                link.tell()
            return None
        if isinstance(outcome, Refused):
            _log.warn("{instance} was refused: {text}", instance=record.instance_id, text=outcome.message)
            self.journal.give_up(record.instance_id, refusal_reason(record.node, outcome), now, stop=False)
            return None
        return outcome.reason if isinstance(outcome, Unknown) else None
