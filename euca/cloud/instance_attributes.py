"""What is known and may be changed of instances that were launched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NoReturn

from attrs import field, frozen
from twisted.logger import Logger

from euca.cloud.asking import Ask, World
from euca.cloud.owned import instance_ids, own_instance, reservation_of
from euca.domain.ids import check_id
from euca.domain.images import Image
from euca.domain.instance_attributes import (
    Attribute,
    check_alive,
    check_shutdown_behavior,
    monitor,
    protect,
    refuse_change,
    refuse_reset,
    refuse_to_stop,
)
from euca.domain.instance_status import Complaint, check_complaint
from euca.domain.reservations import Instance, Reservation
from euca.ports.records import IChanges, IRecords

_log = Logger()


@frozen
class Known:
    """An instance with all that its attributes tell. ``image`` is None where its record is gone."""

    instance: Instance
    reservation: Reservation
    user_data: bytes = field(repr=False)
    image: Image | None


@frozen
class InstanceAttributes:
    """Attributes, monitoring, and what users report."""

    _world: World

    async def describe(self, ask: Ask, instance_id: str) -> Known:
        """All that attributes tell of an instance. Raises NotFound."""
        wanted = check_id("instance", instance_id)

        def work(records: IRecords) -> Known:
            instance = own_instance(records, ask, wanted)
            reservation = reservation_of(records, instance)
            data = records.launch_data(reservation.reservation_id)
            image = records.image(reservation.image_id)
            return Known(instance, reservation, data.user_data if data is not None else b"", image)

        return await self._world.read(work)

    async def protect(self, ask: Ask, instance_id: str, protected: bool) -> None:
        """Protect an instance against TerminateInstances, or lift that. Raises NotFound, WrongState."""
        await self._change(ask, [instance_id], lambda instance: protect(instance, protected))

    async def set_shutdown_behavior(self, ask: Ask, instance_id: str, behavior: str) -> None:
        """What happens when the guest shuts down: it terminates, which is all there is. Raises NotFound, WrongState, NotSupported, InvalidRequest."""

        def work(instance: Instance) -> Instance:
            check_alive(instance)
            check_shutdown_behavior(behavior)
            return instance

        await self._change(ask, [instance_id], work)

    async def refuse_change(self, ask: Ask, instance_id: str, attribute: Attribute) -> NoReturn:
        """Says why an attribute cannot be changed: raises NotFound, WrongState, NotSupported, InvalidRequest."""
        wanted = check_id("instance", instance_id)
        refuse_change(await self._world.read(lambda records: own_instance(records, ask, wanted)), attribute)

    async def refuse_reset(self, ask: Ask, instance_id: str, attribute: Attribute) -> NoReturn:
        """Says why an attribute cannot be as it was at first: raises NotFound, WrongState, NotSupported, InvalidRequest."""
        wanted = check_id("instance", instance_id)
        refuse_reset(await self._world.read(lambda records: own_instance(records, ask, wanted)), attribute)

    async def monitor(self, ask: Ask, named: Sequence[str], monitored: bool) -> tuple[Instance, ...]:
        """Record that detailed monitoring is wanted or not; all of the instances, or (NotFound, WrongState) none."""
        return await self._change(ask, named, lambda instance: monitor(instance, monitored))

    async def refuse_to_stop(self, ask: Ask, named: Sequence[str], what: str) -> NoReturn:
        """Says why instances cannot be `what`: stopped, started. Raises NotFound, WrongState, NotSupported."""
        wanted = instance_ids(named, some=True)
        first, *_ = await self._world.read(lambda r: [own_instance(r, ask, instance_id) for instance_id in wanted])
        refuse_to_stop(first, what)

    async def password_time(self, ask: Ask, instance_id: str) -> tuple[str, float]:
        """An instance's id and the time at which it has no password of our making: guests here have keys. Raises NotFound."""
        wanted = check_id("instance", instance_id)
        await self._world.read(lambda records: own_instance(records, ask, wanted))
        return wanted, self._world.now()

    async def report(self, ask: Ask, named: Sequence[str], complaint: Complaint) -> None:
        """Put what a user says of instances into the log, for the operator. Raises NotFound, InvalidRequest."""
        wanted = instance_ids(named, some=True)
        check_complaint(complaint)
        await self._world.change(ask, lambda records: [own_instance(records, ask, i) for i in wanted])
        for instance_id in wanted:
            _log.warn(
                "The user {user} reports of {instance}: {status}, {reasons}; {description}",
                user=ask.caller.user_id,
                instance=instance_id,
                status=complaint.status,
                reasons=", ".join(complaint.reasons),
                description=ascii(complaint.description),
            )

    async def _change(
        self, ask: Ask, named: Sequence[str], change: Callable[[Instance], Instance]
    ) -> tuple[Instance, ...]:
        wanted = instance_ids(named, some=True)

        def work(records: IChanges) -> tuple[Instance, ...]:
            before = [own_instance(records, ask, instance_id) for instance_id in wanted]
            after = tuple(map(change, before))
            records.put_instances(a for a, b in zip(after, before, strict=True) if a != b)
            return after

        return await self._world.change(ask, work)
