"""What a cluster knows of its instances: values, and how they are kept as text."""

from __future__ import annotations

import base64
import json
from typing import Any

from attrs import asdict, field, frozen

from euca.domain.devices import Store
from euca.domain.errors import EucaError
from euca.domain.instances import GuestKind, ImageSource, InstanceState, LaunchSpec, StateReason
from euca.domain.vmtypes import VmType


@frozen
class LaunchRequest:
    """A request for instances, as the cloud states it.

    ``instance_ids``, ``macs`` and ``launch_indexes`` are parallel, each of ``max_count`` entries: the first n are used.
    """

    reservation_id: str
    user_id: str
    vm_type: VmType
    image: ImageSource
    kernel: ImageSource
    ramdisk: ImageSource | None
    min_count: int
    max_count: int
    instance_ids: tuple[str, ...]
    macs: tuple[str, ...]
    launch_indexes: tuple[int, ...]
    key_name: str
    key_text: str = field(repr=False)
    user_data: bytes = field(repr=False)
    group_names: tuple[str, ...]
    guest_kind: GuestKind
    vlan: int = 0
    root_partition: int = 0
    stores: tuple[Store, ...] = ()

    @property
    def sources(self) -> tuple[ImageSource, ...]:
        """The parts of the image."""
        return tuple(source for source in (self.image, self.kernel, self.ramdisk) if source is not None)


@frozen
class InstanceRecord:
    """An instance in the journal. Times are in seconds since the epoch.

    ``node`` is where it is and stays.  ``accepted``: that node has said that it has the launch.  ``stop_wanted``: the node is to end it, or
    has not yet confirmed that it is gone.
    """

    spec: LaunchSpec
    node: str
    state: InstanceState
    reason: StateReason | None
    accepted: bool
    stop_wanted: bool
    sequence: int
    created_at: float
    launched_at: float | None
    ended_at: float | None

    @property
    def instance_id(self) -> str:
        """Its id."""
        return self.spec.instance_id

    @property
    def occupies(self) -> bool:
        """Whether it takes room on its node, as far as the cluster knows."""
        return self.state is not InstanceState.TERMINATED or self.stop_wanted


@frozen
class Report:
    """What a node says of an instance. ``reason``: why it ended; ``launched_at``: since when it runs, if the node says."""

    instance_id: str
    state: InstanceState
    reason: StateReason | None
    launched_at: float | None


def spec_to_text(spec: LaunchSpec) -> str:
    """The launch as JSON."""
    values = asdict(spec)
    values["guest_kind"] = spec.guest_kind.value
    values["user_data"] = base64.b64encode(spec.user_data).decode()
    return json.dumps(values)


def spec_from_text(text: str) -> LaunchSpec:
    """The launch that spec_to_text wrote."""
    values: dict[str, Any] = json.loads(text)
    values["vm_type"] = VmType(**values["vm_type"])
    for part in ("image", "kernel", "ramdisk"):
        values[part] = ImageSource(**values[part]) if values[part] is not None else None
    values["guest_kind"] = GuestKind(values["guest_kind"])
    values["user_data"] = base64.b64decode(values["user_data"])
    values["group_names"] = tuple(values["group_names"])
    values["stores"] = tuple(Store(**store) for store in values.get("stores", ()))
    values["papers"] = None  # They are made anew for whoever is told.
    return LaunchSpec(**values)


def error_of(code: str, message: str) -> EucaError:
    """The domain's error of a code that was kept as text."""
    kinds = [EucaError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    kind = next((kind for kind in kinds if kind.code == code), EucaError)
    error = kind.__new__(kind)
    Exception.__init__(error, message)
    return error
