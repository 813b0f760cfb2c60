"""Placement: which node gets which instance of a request, as pure functions.

A request is placed whole, at once, before anything is asked of a node.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from euca.domain.errors import InsufficientCapacity, InvalidRequest
from euca.domain.vmtypes import VmType


@frozen
class Room:
    """What a node has left: ``memory_mib`` MiB, ``cores`` virtual CPUs, ``disk_gib`` GiB."""

    memory_mib: int
    cores: int
    disk_gib: int

    def fits(self, vm_type: VmType) -> int:
        """How many more instances of the type there is room for."""
        per_kind = [
            self.memory_mib // vm_type.memory_mib if vm_type.memory_mib else 1 << 30,
            self.cores // vm_type.cores if vm_type.cores else 1 << 30,
            self.disk_gib // vm_type.disk_gib if vm_type.disk_gib else 1 << 30,
        ]
        return max(0, min(per_kind))

    def less(self, vm_type: VmType, count: int = 1) -> Room:
        """What is left when ``count`` instances of the type are taken away; may be negative."""
        return Room(
            self.memory_mib - count * vm_type.memory_mib,
            self.cores - count * vm_type.cores,
            self.disk_gib - count * vm_type.disk_gib,
        )


@frozen
class Candidate:
    """A node that can be placed on: it is enrolled, heard from, and not fenced. ``name`` is unique in the cluster."""

    name: str
    room: Room


@frozen
class PlacementRequest:
    """How many instances of which type: as many as there is room for, from ``min_count`` up to ``max_count``."""

    vm_type: VmType
    min_count: int
    max_count: int


@frozen
class Plan:
    """The node of each instance in launch order, and what the policy wants to remember for the next request."""

    nodes: tuple[str, ...]
    memory: str


def check_counts(min_count: int, max_count: int) -> None:
    """Raises InvalidRequest unless 1 ≤ min_count ≤ max_count."""
    if not 1 <= min_count <= max_count:
        raise InvalidRequest(
            f"The instance counts must satisfy 1 <= minCount <= maxCount, not {min_count} and {max_count}"
        )


def greedy(request: PlacementRequest, candidates: Sequence[Candidate], memory: str) -> Plan:
    """Fill the first node, in the order in which they were enrolled, then the next."""
    nodes: list[str] = []
    for candidate in candidates:
        wanted = request.max_count - len(nodes)
        nodes += [candidate.name] * min(wanted, candidate.room.fits(request.vm_type))
    return Plan(enough(request, nodes), memory)


def round_robin(request: PlacementRequest, candidates: Sequence[Candidate], memory: str) -> Plan:
    """One instance on each node in turn, from the node after the one that was given the last; ``memory`` names that one."""
    names = [candidate.name for candidate in candidates]
    after = names.index(memory) + 1 if memory in names else 0
    turn = list(candidates[after:]) + list(candidates[:after])
    nodes: list[str] = []
    while len(nodes) < request.max_count:
        fitting = [c for c in turn if c.room.fits(request.vm_type)]
        if not fitting:
            break
        chosen = fitting[0]
        nodes.append(chosen.name)
        place = turn.index(chosen)
        turn = [*turn[place + 1 :], *turn[:place], evolve(chosen, room=chosen.room.less(request.vm_type))]
    return Plan(enough(request, nodes), nodes[-1] if nodes else memory)


def enough(request: PlacementRequest, nodes: Sequence[str]) -> tuple[str, ...]:
    """The nodes, unless they are fewer than the request's least: then InsufficientCapacity."""
    if len(nodes) < request.min_count:
        raise InsufficientCapacity(
            f"There is room for {len(nodes)} of at least {request.min_count} instances of type {request.vm_type.name}"
        )
    return tuple(nodes)
