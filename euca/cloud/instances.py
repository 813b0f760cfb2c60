"""Instances: started, rebooted, ended, and what their consoles show."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from euca.cloud import owned
from euca.cloud.asking import Ask, World
from euca.cloud.clusters import ICluster, IClusters
from euca.cloud.instance_lists import Group, group_of
from euca.cloud.launches import Launches, error_of
from euca.cloud.tags import put_tags
from euca.cloud.terminations import Terminations
from euca.domain.errors import MissingValue, Unavailable, WrongState
from euca.domain.groups import DEFAULT_GROUP
from euca.domain.ids import check_id
from euca.domain.instance_attributes import check_may_end
from euca.domain.instances import InstanceState
from euca.domain.outcome import Accepted, Refused
from euca.domain.reservations import (
    Holdings,
    Instance,
    Reservation,
    RunRequest,
    admit,
    check_request,
    check_running,
    check_token,
    check_unspent,
    terminate,
)
from euca.domain.vmtypes import VmType
from euca.domain.zones import Place, rank
from euca.ports.records import IChanges, IRecords

_POLICY_MEMORY = "zone policy"
MAX_CONSOLE_BYTES = 64 * 1024


@frozen
class StateChange:
    """An instance's state before and after a request."""

    instance_id: str
    before: InstanceState
    now: InstanceState


@frozen
class Console:
    """Console output (any bytes, the guest's own) and when it was seen."""

    instance_id: str
    output: bytes
    seen_at: float


@frozen
class Instances:
    """``place``: the policy that ranks the clusters."""

    _world: World
    _clusters: IClusters
    _launches: Launches
    _terminations: Terminations
    _place: Place

    # starting

    async def run(self, ask: Ask, request: RunRequest) -> Group:
        """Start instances. Answers when a cluster has taken them, or after five seconds with what is pending.

        A retry with the same client token gets the same reservation.  Raises what ``admit`` and ``rank`` say, TokenMismatch, TokenSpent, or
        what the clusters' refusals mean; nothing is left then.
        """
        check_request(request)
        reservation = await self._world.change(ask, lambda records: self._reserve(records, ask, request))
        if reservation.settled_at is None:
            await self._launches.launch(reservation.reservation_id)
        return await self._world.read(lambda records: group_of(records, reservation.reservation_id))

    def _reserve(self, records: IChanges, ask: Ask, request: RunRequest) -> Reservation:
        account_id = ask.caller.account_id
        if request.client_token:
            earlier = records.reservation_by_token(account_id, request.client_token)
            if earlier is not None:
                check_token(request, earlier.request_digest)
                return earlier
            check_unspent(request, records.spent_token(account_id, request.client_token))

        def ranking(vm_type: VmType) -> Sequence[str]:
            memory = records.remembered(_POLICY_MEMORY)
            zones = self._clusters.zones()
            order, remember = rank(zones, request.zone, vm_type, request.min_count, self._place, memory)
            if remember != memory:
                records.remember(_POLICY_MEMORY, remember)
            return order

        reservation, instances, data = admit(
            ask.caller,
            request,
            self._holdings(records, account_id, request),
            new_id=lambda kind: self._world.fresh_id(records, kind),
            ranking=ranking,
            now=self._world.now(),
        )
        records.add_reservation(reservation, instances, data)
        put_tags(records, account_id, [instance.instance_id for instance in instances], request.tags)
        return reservation

    def _holdings(self, records: IRecords, account_id: str, request: RunRequest) -> Holdings:
        image = records.image(check_id("image", request.image_id))
        kernel_id = request.kernel_id or (image.kernel_id if image else "")
        ramdisk_id = request.ramdisk_id or (image.ramdisk_id if image else "")
        names = request.group_names if request.group_names or request.group_ids else (DEFAULT_GROUP,)
        groups = [records.group(account_id, name) for name in names]
        groups += [records.group_by_id(account_id, check_id("group", i)) for i in request.group_ids]
        return Holdings(
            image=image,
            kernel=records.image(check_id("image", kernel_id)) if kernel_id else None,
            ramdisk=records.image(check_id("image", ramdisk_id)) if ramdisk_id else None,
            key=records.key_pair(account_id, request.key_name) if request.key_name else None,
            groups=tuple(groups),
            vm_types=self._world.limits.vm_types,
            zones=tuple(zone.name for zone in self._clusters.zones()),
            live_instances=records.live_instances(account_id),
            quota=self._world.limits.instances_of_account,
        )

    # ending

    async def terminate(self, ask: Ask, instance_ids: Sequence[str]) -> tuple[StateChange, ...]:
        """End instances: all of them, or (NotFound, Protected) none. The intent is durable when this answers; clusters are told until they accept."""
        wanted = owned.instance_ids(instance_ids, some=True)

        def work(records: IChanges) -> tuple[tuple[StateChange, ...], frozenset[str]]:
            before = [owned.own_instance(records, ask, instance_id) for instance_id in wanted]
            check_may_end(before)
            after = [terminate(instance) for instance in before]
            records.put_instances(a for a, b in zip(after, before, strict=True) if a != b)
            changes = (StateChange(b.instance_id, b.state, a.state) for a, b in zip(after, before, strict=True))
            return tuple(changes), frozenset(instance.cluster for instance in after if instance.doomed)

        changes, clusters = await self._world.change(ask, work)
        for cluster in clusters:
            self._terminations.wake(cluster)
        return changes

    async def reboot(self, ask: Ask, instance_ids: Sequence[str]) -> None:
        """Ask guests to reboot. Raises NotFound, WrongState, Unavailable (whether they do is unknown then: asking again is harmless)."""
        wanted = owned.instance_ids(instance_ids, some=True)

        def work(records: IChanges) -> list[Instance]:
            instances = [owned.own_instance(records, ask, instance_id) for instance_id in wanted]
            for instance in instances:
                check_running(instance)
            return instances

        by_cluster: dict[str, list[str]] = {}
        for instance in await self._world.change(ask, work):
            by_cluster.setdefault(instance.cluster, []).append(instance.instance_id)
        for name, ids in by_cluster.items():
            outcome = await self._cluster(name).reboot(ids)
            if isinstance(outcome, Refused):
                raise error_of(outcome) if outcome.code != WrongState.code else WrongState(outcome.message)
            if not isinstance(outcome, Accepted):
                raise Unavailable(f"The cluster of zone {name} does not answer; whether the guests reboot is unknown")

    # consoles and product codes

    async def console(self, ask: Ask, instance_id: str) -> Console:
        """The latest console output: the cluster's, or what was seen last where it does not say. Raises NotFound, Unavailable."""
        wanted = check_id("instance", instance_id)
        instance, kept = await self._world.read(lambda r: (owned.own_instance(r, ask, wanted), r.console(wanted)))
        cluster = self._clusters.find(instance.cluster)
        outcome = await cluster.console(wanted) if cluster is not None else None
        if isinstance(outcome, Accepted):
            output, now = outcome.value[-MAX_CONSOLE_BYTES:], self._world.now()
            if kept is None or kept[0] != output:
                await self._world.store.change(lambda r: _keep_console(r, wanted, output, now))
            return Console(wanted, output, now)
        if kept is not None:
            return Console(wanted, *kept)
        if isinstance(outcome, Refused):
            return Console(wanted, b"", self._world.now())
        raise Unavailable(f"The cluster of zone {instance.cluster} does not answer; try again later")

    async def confirm_product(self, ask: Ask, product_code: str, instance_id: str) -> str:
        """The account of an instance whose image carries a product code; empty if it does not.

        Only the image's owner learns anything: for everybody else the answer is empty, whatever there is.
        """
        if not product_code:
            raise MissingValue("A product code has to be named")
        wanted = check_id("instance", instance_id)

        def work(records: IRecords) -> str:
            instance = records.instance(wanted)
            reservation = records.reservation(instance.reservation_id) if instance is not None else None
            image = records.image(reservation.image_id) if reservation is not None else None
            if instance is None or image is None or image.account_id != ask.caller.account_id:
                return ""
            return instance.account_id if product_code in image.product_codes else ""

        return await self._world.read(work)

    def _cluster(self, name: str) -> ICluster:
        cluster = self._clusters.find(name)
        if cluster is None:
            raise Unavailable(f"The availability zone {name} is not there any more")
        return cluster


def _keep_console(records: IChanges, instance_id: str, output: bytes, at: float) -> None:
    if records.instance(instance_id) is not None:
        records.put_console(instance_id, output, at)
