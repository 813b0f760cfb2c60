"""Availability zones: the clusters as a user may choose among them, and in which order they are asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import field, frozen

from euca.domain.errors import InsufficientCapacity, NotFound, Unavailable
from euca.domain.scheduling import Candidate, PlacementRequest, Plan, Room
from euca.domain.vmtypes import VmType

Place = Callable[[PlacementRequest, Sequence[Candidate], str], Plan]


@frozen
class Availability:
    """How many instances of a type a cluster could start now, and how many when it is empty."""

    available: int
    most: int


@frozen
class Zone:
    """An enrolled cluster. ``silent``: it has not answered for too long; ``availability`` is empty until it has said any.

    ``nodes``: what it last said of its nodes by name, a state each (``ready``, ``silent``, …); empty where it says nothing of them.
    """

    name: str
    address: str
    silent: bool
    availability: Mapping[str, Availability] = field(factory=dict)
    nodes: Mapping[str, str] = field(factory=dict)

    @property
    def state(self) -> str:
        """EC2's: ``available`` or ``unavailable``."""
        return "unavailable" if self.silent else "available"

    @property
    def messages(self) -> tuple[str, ...]:
        """What its users should know now."""
        return ("The cluster of this zone does not answer",) if self.silent else ()

    def room_for(self, vm_type: VmType) -> int | None:
        """How many instances of the type it last said it could start; None if it has not said."""
        known = self.availability.get(vm_type.name)
        return None if known is None else known.available


def rank(
    zones: Sequence[Zone], wanted: str, vm_type: VmType, min_count: int, place: Place, memory: str
) -> tuple[tuple[str, ...], str]:
    """The clusters to ask for a launch, best first, and what the policy wants remembered.

    zones: in the order of enrolment.  A named zone is the only one asked.  Otherwise the policy orders those with room;
    those that have not said or that last had too little come after them, as they may have room by now.  A silent cluster is never asked. Raises NotFound (the
    named zone), Unavailable (it, or every one, is silent) or InsufficientCapacity (there is none at all).
    """
    if wanted:
        named = [zone for zone in zones if zone.name == wanted]
        if not named:
            raise NotFound("availability zone", wanted)
        if named[0].silent:
            raise Unavailable(f"The cluster of availability zone {wanted} does not answer; try again later")
        return (wanted,), memory
    if not zones:
        raise InsufficientCapacity("This cloud has no cluster yet: there is nowhere to start an instance")
    heard = [zone for zone in zones if not zone.silent]
    if not heard:
        raise Unavailable("No cluster answers; try again later")
    return _by_policy(heard, vm_type, min_count, place, memory)


def _by_policy(
    zones: Sequence[Zone], vm_type: VmType, min_count: int, place: Place, memory: str
) -> tuple[tuple[str, ...], str]:
    fitting = [zone for zone in zones if (zone.room_for(vm_type) or 0) >= min_count]
    candidates = [Candidate(zone.name, _room(vm_type, zone.room_for(vm_type) or 0)) for zone in fitting]
    order: list[str] = []
    remembered, given = memory, memory
    while candidates:
        plan = place(PlacementRequest(vm_type, 1, 1), candidates, given)
        if not order:
            remembered = plan.memory
        given = plan.memory
        order.append(plan.nodes[0])
        candidates = [candidate for candidate in candidates if candidate.name != plan.nodes[0]]
    silent_about_it = [zone.name for zone in zones if zone.room_for(vm_type) is None]
    too_small = [zone.name for zone in zones if zone not in fitting and zone.name not in silent_about_it]
    return (*order, *silent_about_it, *too_small), remembered


def _room(vm_type: VmType, count: int) -> Room:
    return Room(vm_type.memory_mib * count, vm_type.cores * count, vm_type.disk_gib * count)
