"""Placing a whole request at once: what is decided between two writes of the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from ipaddress import IPv4Address

from attrs import field, frozen

from euca.cluster.journal import ClusterJournal
from euca.cluster.records import InstanceRecord, LaunchRequest
from euca.domain.errors import EucaError, InvalidRequest, MissingValue, WrongState
from euca.domain.ids import check_id, mac_address
from euca.domain.instances import LaunchSpec
from euca.domain.network.allocation import AddressPool, choose
from euca.domain.network.names import host_name
from euca.domain.scheduling import Candidate, PlacementRequest, Room, check_counts, enough
from euca.ports.policy import IAllocationPolicy

Replay = tuple[bytes, float]


@frozen
class Capacity:
    """What a node has said of itself: all that guests can have, and what was left.

    ``reflects``: the instances that the node had accepted before it was asked, which are therefore not in ``left``.
    """

    whole: Room
    left: Room
    reflects: frozenset[str]


def room(capacity: Capacity, bound: Sequence[InstanceRecord]) -> Room:
    """What can still be placed on a node, given the instances that the journal has bound to it.

    Both counts hold: what the node has in all less what was promised of it, and what it said was left less what it has not taken
    up yet. The first counts what is about to end there, the second what others use.
    """
    whole, left = capacity.whole, capacity.left
    for record in bound:
        if record.occupies:
            whole = whole.less(record.spec.vm_type)
            if record.instance_id not in capacity.reflects:
                left = left.less(record.spec.vm_type)
    return Room(
        min(whole.memory_mib, left.memory_mib), min(whole.cores, left.cores), min(whole.disk_gib, left.disk_gib)
    )


def check_request(request: LaunchRequest) -> None:
    """Raises InvalidRequest, MissingValue or MalformedId for what can never be placed."""
    check_counts(request.min_count, request.max_count)
    check_id("reservation", request.reservation_id)
    lists = (request.instance_ids, request.macs, request.launch_indexes)
    if any(len(values) != request.max_count for values in lists):
        raise InvalidRequest(
            f"instanceIds, macAddresses and launchIndexes must have maxCount ({request.max_count}) entries each"
        )
    if len({check_id("instance", i) for i in request.instance_ids}) != request.max_count:
        raise InvalidRequest("An instance id is named twice")
    for instance_id, mac in zip(request.instance_ids, request.macs, strict=True):
        if mac != mac_address(instance_id):
            raise InvalidRequest(f"The MAC address of {instance_id} is {mac_address(instance_id)}, not {mac[:32]}")
    vm_type = request.vm_type
    if min(vm_type.cores, vm_type.memory_mib, vm_type.disk_gib) < 1:
        raise InvalidRequest(f"The instance type {vm_type.name} has no cores, memory or disk")
    for source in request.sources:
        if not source.digest or not source.url or source.size_bytes < 1:
            raise MissingValue(f"The image {source.image_id} has no address, digest or size")


@frozen
class Placer:
    """Places requests. ``pool`` holds the private addresses; ``zone`` is the cluster's name. ``candidates`` are the nodes that can be placed on now, in the order of their enrolment."""

    journal: ClusterJournal
    policy: IAllocationPolicy
    pool: Callable[[], AddressPool] = field(repr=False)
    candidates: Callable[[], Sequence[Candidate]] = field(repr=False)
    zone: str = ""

    def again(self, request: LaunchRequest, now: float, replay: Replay | None) -> list[InstanceRecord] | None:
        """The answer to a request that was decided before; None for a new one; raises the error that it was refused with."""
        decided = self.journal.decided(request.reservation_id)
        if decided is not None:
            # The ids may be fewer by now: the cloud does not ask again for what has ended or is known to run.
            self.journal.refresh(request, now, replay)
        return decided

    def place(self, request: LaunchRequest, now: float, replay: Replay | None) -> list[InstanceRecord]:
        """Bind as many instances as fit, up to ``max_count``, or none; durable when it returns.

        Raises InsufficientCapacity, InsufficientAddresses or WrongState; nothing is written then.
        """
        used = self.journal.known_ids(request.instance_ids)
        if used:
            raise WrongState(f"The instance id {used[0]} was used before")
        wanted = PlacementRequest(request.vm_type, request.min_count, request.max_count)
        candidates = self.candidates()
        plan = self.policy.place(wanted, candidates, self.journal.policy_memory(self.policy.name))
        _check_plan(plan.nodes, wanted, candidates)
        given = self.journal.given(request.user_id)
        pool = self.pool()
        addresses = choose(pool, given, request.user_id, len(plan.nodes))
        specs = [
            launch_spec(request, place, address, pool.cards.get(address), self.zone, now)
            for place, address in enumerate(addresses)
        ]
        return self.journal.place(specs, plan.nodes, now, replay, (self.policy.name, plan.memory))

    def refuse(self, request: LaunchRequest, error: EucaError, now: float, replay: Replay | None) -> None:
        """Keep that the request was refused: the same one later is refused again, whatever is free by then."""
        self.journal.refuse(request.reservation_id, error, now, replay)


def _check_plan(nodes: Sequence[str], request: PlacementRequest, candidates: Sequence[Candidate]) -> None:
    """A policy may be anybody's: its plan is not believed."""
    enough(request, nodes)
    room_of = {candidate.name: candidate.room for candidate in candidates}
    too_many = len(nodes) > request.max_count or any(name not in room_of for name in nodes)
    if too_many or any(nodes.count(name) > room_of[name].fits(request.vm_type) for name in room_of):
        raise RuntimeError("The allocation policy placed more than there is room for")


def launch_spec(
    request: LaunchRequest, place: int, address: IPv4Address, card: str | None, zone: str, now: float
) -> LaunchSpec:
    """The launch of the ``place``-th instance of a request, at a private address; ``card``: the MAC address that goes with that, if one does."""
    return LaunchSpec(
        instance_id=request.instance_ids[place],
        reservation_id=request.reservation_id,
        user_id=request.user_id,
        vm_type=request.vm_type,
        image=request.image,
        kernel=request.kernel,
        ramdisk=request.ramdisk,
        launch_index=request.launch_indexes[place],
        mac=card or request.macs[place],
        private_ip=str(address),
        host_name=host_name(address),
        key_name=request.key_name,
        key_text=request.key_text,
        user_data=request.user_data,
        group_names=request.group_names,
        guest_kind=request.guest_kind,
        vlan=request.vlan,
        root_partition=request.root_partition,
        stores=request.stores,
        zone=zone,
        requested_at=now,
    )
