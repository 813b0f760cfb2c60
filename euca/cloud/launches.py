"""Launches under way: asking one cluster after another, until one has taken a request or all have refused it.

Everything that is decided is in the records before anybody is asked, so that this can be taken up again after any end of the process:
a reservation that is not settled is asked of its cluster again, which gives the same answer as before.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, evolve, field
from twisted.internet.defer import Deferred
from twisted.logger import Logger

from euca.adapters.pauses import Pauses, retry_s
from euca.adapters.tasks import Tasks
from euca.cloud.asking import World
from euca.cloud.clusters import IClusters, RunOrder
from euca.cloud.lending import lend
from euca.cloud.owned import reported
from euca.domain.addresses import disassociate
from euca.domain.errors import EucaError, InsufficientCapacity, InvalidRequest, NotSupported, QuotaExceeded, Unavailable
from euca.domain.instances import StateReason
from euca.domain.outcome import Accepted, Outcome, Refused, Unknown
from euca.domain.reservations import Instance, Report, accepted, refused, to_ask
from euca.ports.records import IChanges, IRecords
from euca.soap.observing import request_id, working_on

_log = Logger()

#: What a user is told when a cluster refuses, by the refusal's code; anything else is Unavailable.
_TOLD: Mapping[str, type[EucaError]] = {
    error.code: error for error in (InsufficientCapacity, InvalidRequest, NotSupported, QuotaExceeded)
}


def error_of(refusal: Refused) -> EucaError:
    """The error that a user is told for a cluster's refusal."""
    return _TOLD.get(refusal.code, Unavailable)(refusal.message)


def reason_of(refusal: Refused) -> StateReason:
    """The same as a state's reason, which names tier and cause."""
    code = (
        "Server.InsufficientInstanceCapacity" if refusal.code == InsufficientCapacity.code else "Server.InternalError"
    )
    return StateReason(code, f"{code}: {refusal.tier}: {refusal.message}")


@define(eq=False)
class _Waiters:
    """Who waits for the answer to a launch. ``told``: somebody has had an answer already, so that it cannot be taken back."""

    told: bool
    waiting: list[Deferred[None]] = field(factory=list)


@define(eq=False)
class Launches:
    """Asks clusters for what has been reserved."""

    _world: World
    _clusters: IClusters
    _tasks: Tasks
    _pauses: Pauses
    _waiters: dict[str, _Waiters] = field(factory=dict)
    _refusals: dict[str, list[Refused]] = field(factory=dict)

    async def launch(self, reservation_id: str) -> None:
        """Have a stored reservation started. Returns when a cluster has taken it, or after ``answer_within_s``.

        Raises what the clusters' refusals mean if all refuse within that time; the reservation is then gone.
        """
        waiters = self._waiters.setdefault(reservation_id, _Waiters(told=False))
        done: Deferred[None] = Deferred(lambda _: None)
        waiters.waiting.append(done)
        self._start(reservation_id)
        late = self._world.clock.callLater(self._world.limits.answer_within_s, self._too_late, waiters, done)
        try:
            await done
        finally:
            if late.active():
                late.cancel()

    async def resume(self) -> None:
        """Take up all reservations that are unsettled and not under way: those of a former life of this process."""
        for reservation_id in await self._world.read(lambda records: records.unsettled()):
            if not self._tasks.running(f"launch {reservation_id}") and reservation_id not in self._waiters:
                self._waiters[reservation_id] = _Waiters(told=True)
                self._start(reservation_id)

    def wake(self, cluster: str) -> None:
        """A cluster has been heard again: what waits to ask it does so now."""
        self._pauses.wake(f"launch at {cluster}")

    def _too_late(self, waiters: _Waiters, done: Deferred[None]) -> None:
        if done in waiters.waiting:
            waiters.waiting.remove(done)
            waiters.told = True
            done.callback(None)

    def _start(self, reservation_id: str) -> None:
        self._tasks.start(f"launch {reservation_id}", lambda: self._carry(reservation_id))

    async def _carry(self, reservation_id: str) -> None:
        try:
            with working_on(request_id.get() or reservation_id):
                await self._ask_until_settled(reservation_id)
        finally:
            self._refusals.pop(reservation_id, None)
            self._tell(reservation_id, None)

    def _tell(self, reservation_id: str, error: EucaError | None) -> None:
        waiters = self._waiters.pop(reservation_id, None)
        for done in waiters.waiting if waiters is not None else ():
            if not done.called:
                done.callback(None) if error is None else done.errback(error)

    async def _ask_until_settled(self, reservation_id: str) -> None:
        tries = 0
        while True:
            order = await self._world.read(lambda records: next_order(records, reservation_id))
            if order is None:
                await self._world.store.change(lambda records: self._close(records, reservation_id))
                return
            outcome = await self._ask(order)
            if isinstance(outcome, Unknown):
                tries += 1
                _log.warn(
                    "Whether cluster {cluster} took {reservation} is unknown: {reason}; it will be asked again",
                    cluster=order.reservation.cluster,
                    reservation=reservation_id,
                    reason=outcome.reason,
                )
                await self._pauses.wait(f"launch at {order.reservation.cluster}", retry_s(tries))
                continue
            tries = 0
            if isinstance(outcome, Accepted):
                reports = outcome.value
                await self._world.store.change(lambda records, r=reports: self._accept(records, reservation_id, r))  # type: ignore[misc]
                return
            if await self._refused(order, outcome):
                return

    async def _ask(self, order: RunOrder) -> Outcome[Mapping[str, Report]]:
        cluster = self._clusters.find(order.reservation.cluster)
        if cluster is None:
            return Unknown("it is not enrolled any more")
        return await cluster.run(order)

    def _close(self, records: IChanges, reservation_id: str) -> None:
        """Nobody waits for anything of it any more: all its instances have been ended."""
        reservation = records.reservation(reservation_id)
        if reservation is not None and reservation.settled_at is None:
            closed, changed, _ = accepted(reservation, (), {}, self._world.now())
            records.put_reservation(closed)
            records.put_instances(changed)

    def _accept(self, records: IChanges, reservation_id: str, reports: Mapping[str, Report]) -> None:
        reservation = records.reservation(reservation_id)
        if reservation is None or reservation.settled_at is not None:
            return
        instances = records.instances_of_reservation(reservation_id)
        said = {
            one.instance_id: reported(records, one, reports[one.instance_id])
            for one in instances
            if one.instance_id in reports
        }
        settled, changed, surplus = accepted(reservation, instances, said, self._world.now())
        records.put_reservation(settled)
        records.put_instances(changed)
        records.remove_instances(surplus)
        lend(records, self._world.limits, changed)

    async def _refused(self, order: RunOrder, refusal: Refused) -> bool:
        """Go on to the next cluster (False), or end the launch (True)."""
        reservation_id = order.reservation.reservation_id
        refusals = self._refusals.setdefault(reservation_id, [])
        refusals.append(refusal)
        _log.info(
            "Cluster {cluster} refused {reservation}: {code}",
            cluster=order.reservation.cluster,
            reservation=reservation_id,
            code=refusal.code,
        )
        waiters = self._waiters.get(reservation_id)
        take_back = waiters is not None and not waiters.told and not order.reservation.candidates
        held: list[Deferred[None]] = []
        if take_back and waiters is not None:
            # From here on nobody is answered with instances that are about to be taken back.
            held, waiters.waiting = waiters.waiting, []
        error: EucaError = Unavailable("The refusal of this launch could not be recorded; it goes on")
        try:
            over = await self._world.store.change(
                lambda records: self._record_refusal(records, reservation_id, refusals, take_back)
            )
            error = error_of(_worst(refusals))
        finally:
            for done in held:
                if not done.called:
                    done.errback(error)
        return over

    def _record_refusal(self, records: IChanges, reservation_id: str, refusals: list[Refused], take_back: bool) -> bool:
        reservation = records.reservation(reservation_id)
        if reservation is None or reservation.settled_at is not None:
            return True
        instances = records.instances_of_reservation(reservation_id)
        moved, changed = refused(reservation, instances, reason_of(_worst(refusals)), self._world.now())
        if moved.settled_at is not None and take_back:
            records.remove_reservation(reservation_id)
            return True
        records.put_reservation(moved)
        records.put_instances([_without_strange_address(records, instance) for instance in changed])
        return moved.settled_at is not None


def _without_strange_address(records: IChanges, instance: Instance) -> Instance:
    """An instance that goes on to another cluster leaves an address of the former behind."""
    address = records.address_of(instance.instance_id)
    if address is None or not address.cluster or address.cluster == instance.cluster:
        return instance
    records.put_address(disassociate(address))
    return evolve(instance, public_ip="")


def next_order(records: IRecords, reservation_id: str) -> RunOrder | None:
    """What a reservation's cluster is to be asked; None where there is nothing (more) to ask."""
    reservation = records.reservation(reservation_id)
    if reservation is None or reservation.settled_at is not None:
        return None
    instances = to_ask(records.instances_of_reservation(reservation_id))
    data = records.launch_data(reservation_id)
    image, kernel = records.image(reservation.image_id), records.image(reservation.kernel_id)
    ramdisk = records.image(reservation.ramdisk_id) if reservation.ramdisk_id else None
    if not instances or data is None or image is None or kernel is None:
        return None
    return RunOrder(reservation, instances, min(reservation.min_count, len(instances)), data, image, kernel, ramdisk)


def _worst(refusals: list[Refused]) -> Refused:
    """The refusal that the user is told: lack of room first, as the request itself was fine then."""
    return next((r for r in refusals if r.code == InsufficientCapacity.code), refusals[-1])
