"""What the cluster's own work needs from a node, whatever carries the messages."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address
from typing import Protocol

from attrs import frozen

from euca.cluster.records import Report
from euca.domain.instances import LaunchSpec
from euca.domain.network.editions import Kept, Part
from euca.domain.news import Page, Seen
from euca.domain.outcome import Outcome
from euca.domain.scheduling import Room


@frozen
class NodeStatus:
    """What a node says of itself: whether it can take guests, what it has for them in all, and what is left of that.

    ``underlay``: the address by which the cluster's other machines reach it, where there is an overlay.
    """

    is_ready: bool
    whole: Room
    left: Room
    underlay: IPv4Address | None = None


class INode(Protocol):
    """A neighbour below. Each question has its own deadline and ends in an outcome, never in an exception."""

    @property
    def tells_news(self) -> bool:
        """Whether it can be asked to wait for news; known from its first status on."""

    @property
    def last_heard(self) -> float | None:
        """When it last answered, in seconds since the epoch."""

    def is_silent(self, now: float) -> bool:
        """Whether it has not been heard of for so long that nothing is placed on it."""

    async def status(self) -> Outcome[NodeStatus]:
        """How it is."""

    @property
    def takes_network(self) -> bool:
        """Whether it can be told what the network is to be; known from its first status on."""

    async def apply_network(self, part: Part) -> Outcome[Kept]:
        """Tell it what the network is to be."""

    async def run(self, spec: LaunchSpec) -> Outcome[Report]:
        """Start an instance. Asked again, it says how that instance is."""

    async def terminate(self, instance_id: str) -> Outcome[None]:
        """End an instance; also one that it never heard of, which then never starts."""

    async def reboot(self, instance_id: str) -> Outcome[None]:
        """Ask the guest to reboot."""

    async def console(self, instance_id: str) -> Outcome[bytes]:
        """The guest's latest console output."""

    async def describe(self, instance_ids: Sequence[str]) -> Outcome[Sequence[Report]]:
        """How these instances are, at once; those that it does not have are missing."""

    async def news(self, seen: Seen, wait_s: float) -> Outcome[Page[Report]]:
        """What has changed after ``seen``, as soon as there is something, at the latest after ``wait_s`` seconds.

        Of a node that tells no news: everything there is, at once.
        """
