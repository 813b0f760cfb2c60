"""Instances: what is asked for, the states they pass through, and why they stopped."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from euca.domain.devices import Store, stores_gib
from euca.domain.errors import InvalidRequest
from euca.domain.identity import Papers
from euca.domain.vmtypes import VmType

MAX_PARTITION = 128


class GuestKind(Enum):
    """How a guest runs under Xen. ``ANY``: PVH where the processor allows it, PV otherwise."""

    PV = "pv"
    PVH = "pvh"
    ANY = "any"


class InstanceState(Enum):
    """EC2's states of an instance, with EC2's codes as values."""

    PENDING = 0
    RUNNING = 16
    SHUTTING_DOWN = 32
    TERMINATED = 48

    @property
    def label(self) -> str:
        """EC2's name: ``pending``, ``running``, ``shutting-down``, ``terminated``."""
        return self.name.lower().replace("_", "-")


@frozen
class StateReason:
    """Why an instance is in its state: EC2's form ``Server.X`` or ``Client.X``, and a sentence that names tier and cause."""

    code: str
    message: str


@frozen
class ImageSource:
    """Where a part of an image is fetched from and what its bytes must be.

    ``url`` is a capability: it is secret and short-lived.  ``digest`` is ``sha256:`` and 64 hexadecimal
    digits; empty only in a call by a neighbour that states none.
    """

    image_id: str
    url: str = field(repr=False)
    digest: str
    size_bytes: int


@frozen
class LaunchSpec:
    """One instance, as completely as a node needs it.

    ``root_partition``: 0 where the image is one file system (``xvda1``), else which partition of the disk (``xvda``) the root is.
    ``zone``: its cluster's name.  ``requested_at``: in seconds since the epoch.  ``papers``: what proves its identity, where its cluster gave some.
    ``stores``: the other disks; the type's ``disk_gib`` are of all disks together.
    """

    instance_id: str
    reservation_id: str
    user_id: str
    vm_type: VmType
    image: ImageSource
    kernel: ImageSource
    ramdisk: ImageSource | None
    launch_index: int
    mac: str
    private_ip: str
    host_name: str
    key_name: str
    key_text: str = field(repr=False)
    user_data: bytes = field(repr=False)
    group_names: tuple[str, ...]
    guest_kind: GuestKind
    vlan: int = 0
    root_partition: int = 0
    stores: tuple[Store, ...] = ()
    zone: str = ""
    requested_at: float = 0.0
    papers: Papers | None = None

    @property
    def root_gib(self) -> int:
        """The size of the root disk, in GiB."""
        return self.vm_type.disk_gib - stores_gib(self.stores)


def check_root_partition(number: int | None) -> int:
    """Which partition the root is, 0 for none; raises InvalidRequest for what cannot be."""
    if not 0 <= (number or 0) <= MAX_PARTITION:
        raise InvalidRequest(f"A root partition is 1 to {MAX_PARTITION}, not {number}")
    return number or 0


#: What may follow what. Terminated is for ever.
_NEXT: dict[InstanceState, frozenset[InstanceState]] = {
    InstanceState.PENDING: frozenset({InstanceState.RUNNING, InstanceState.SHUTTING_DOWN, InstanceState.TERMINATED}),
    InstanceState.RUNNING: frozenset({InstanceState.SHUTTING_DOWN, InstanceState.TERMINATED}),
    InstanceState.SHUTTING_DOWN: frozenset({InstanceState.TERMINATED}),
    InstanceState.TERMINATED: frozenset(),
}


def may_become(now: InstanceState, then: InstanceState) -> bool:
    """Whether an instance in the first state may pass to the second; staying is always allowed."""
    return now is then or then in _NEXT[now]
