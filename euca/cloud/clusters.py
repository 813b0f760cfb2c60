"""What the cloud's own work needs from a cluster, whatever carries the messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from attrs import field, frozen

from euca.domain.images import Image
from euca.domain.outcome import Outcome
from euca.domain.reservations import Instance, LaunchData, Report, Reservation
from euca.domain.zones import Zone


@frozen
class RunOrder:
    """What a cluster is asked to start: ``min_count`` to ``len(instances)`` of these instances, whole or not at all."""

    reservation: Reservation
    instances: tuple[Instance, ...]
    min_count: int
    data: LaunchData = field(repr=False)
    image: Image
    kernel: Image
    ramdisk: Image | None


class ICluster(Protocol):
    """A neighbour below. Each question has its own deadline and ends in an outcome, never in an exception."""

    @property
    def name(self) -> str:
        """The cluster's name, which is the availability zone's."""

    def zone(self) -> Zone:
        """What is known of it now, without asking."""

    async def look(self) -> None:
        """Have it say what room and which nodes it has, unless it did a moment ago; `zone` tells them then, if it answered."""

    async def run(self, order: RunOrder) -> Outcome[Mapping[str, Report]]:
        """Start instances. Accepted: those that it durably took, by id. Asked again, it gives the same answer."""

    async def terminate(self, instance_ids: Sequence[str]) -> Outcome[None]:
        """End instances; also ones that it never heard of, which then never start."""

    async def describe(self, instance_ids: Sequence[str]) -> Outcome[Mapping[str, Report]]:
        """What it knows of instances; those that it does not know are missing."""

    async def reboot(self, instance_ids: Sequence[str]) -> Outcome[None]:
        """Ask guests to reboot."""

    async def console(self, instance_id: str) -> Outcome[bytes]:
        """The guest's latest console output."""


class IClusters(Protocol):
    """The enrolled clusters, as they are now."""

    def find(self, name: str) -> ICluster | None:
        """The cluster of this name, if it is enrolled."""

    def zones(self) -> tuple[Zone, ...]:
        """All of them, in the order of their enrolment."""
