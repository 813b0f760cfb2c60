"""A node that speaks EucalyptusNC: the cluster's questions as messages, its answers as values.

It is sent nothing beyond the original's elements before its own signed answer has stated that it can more.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from ipaddress import IPv4Address
from typing import TypeVar

from euca.adapters.identity_papers import Notary
from euca.adapters.neighbour import CALL_S, Neighbour
from euca.adapters.network_wire import kept_of, state_message
from euca.cluster.node import NodeStatus
from euca.cluster.records import Report
from euca.cluster.translate import CAPABILITIES, moment
from euca.domain.capabilities import METADATA, NETWORK, PARTITIONS, STORES
from euca.domain.errors import NotSupported
from euca.domain.instances import ImageSource, InstanceState, LaunchSpec, StateReason
from euca.domain.network.editions import Kept, Part
from euca.domain.news import Page, Seen
from euca.domain.outcome import Accepted, Outcome, Refused, Unknown
from euca.domain.scheduling import Room
from euca.soap.codec import Struct
from euca.wire import nc

T = TypeVar("T", bound=Struct)
_CONSOLE_S = 30.0
_PAGE = 256
_READY = "ok"
#: The year 9999: what lies behind it no message can carry, and nobody above this tier would hear of anything any more.
_LATEST_S = 253_370_764_800.0


class NcNode:
    """A :class:`euca.cluster.node.INode` on a neighbour.

    states: whether its enrolment said that it knows of capabilities, so that it may be told ours.  notary: makes instances' papers.
    """

    def __init__(
        self, name: str, neighbour: Neighbour, states: bool, cluster_epoch: str, notary: Notary | None = None
    ) -> None:
        self._name = name
        self._neighbour = neighbour
        self._states = states
        self._cluster_epoch = cluster_epoch
        self._notary = notary
        self._can: frozenset[str] = frozenset()

    @property
    def tells_news(self) -> bool:
        """As the protocol says."""
        return "news" in self._can

    @property
    def last_heard(self) -> float | None:
        """As the protocol says."""
        return self._neighbour.last_heard

    def is_silent(self, now: float) -> bool:
        """As the protocol says."""
        return self._neighbour.is_silent(now)

    async def _ask(self, operation: str, message: Struct, wanted: type[T], timeout_s: float = CALL_S) -> Outcome[T]:
        outcome = await self._neighbour.ask(operation, message, timeout_s)
        if isinstance(outcome, Refused | Unknown):
            return outcome
        if not isinstance(outcome.value, wanted):
            return Unknown(f"{operation} was answered with something else")
        return Accepted(outcome.value)

    def _capability(self, name: str) -> tuple[str, ...]:
        return CAPABILITIES if name in self._can else ()

    async def status(self) -> Outcome[NodeStatus]:
        """As the protocol says; what the node can is known from here on."""
        stated = CAPABILITIES if self._states or self._can else ()
        message = nc.NcDescribeResourceType(
            capability=stated, key_ring=self._neighbour.key_question(nc.KeyRingType) if stated else None
        )
        outcome = await self._ask("ncDescribeResource", message, nc.NcDescribeResourceResponseType)
        if not isinstance(outcome, Accepted):
            return outcome
        said = outcome.value
        self._can = frozenset(said.capability)
        whole = Room(said.memory_size_max, said.number_of_cores_max, said.disk_size_max)
        left = Room(said.memory_size_available, said.number_of_cores_available, said.disk_size_available)
        ready = said.node_status.strip().lower() == _READY
        return Accepted(NodeStatus(ready, whole, left, _underlay(said.underlay_address)))

    @property
    def takes_network(self) -> bool:
        """As the protocol says."""
        return NETWORK in self._can

    async def apply_network(self, part: Part) -> Outcome[Kept]:
        """As the protocol says."""
        message = state_message(part, CAPABILITIES)
        outcome = await self._ask("ncApplyNetwork", message, nc.NcApplyNetworkResponseType)
        return Accepted(kept_of(outcome.value)) if isinstance(outcome, Accepted) else outcome

    async def run(self, spec: LaunchSpec) -> Outcome[Report]:
        """As the protocol says."""
        if spec.root_partition and PARTITIONS not in self._can:
            return Refused(NotSupported.code, f"{self._name} cannot start images with partitions yet", "cluster")
        if spec.stores and STORES not in self._can:
            return Refused(NotSupported.code, f"{self._name} cannot give instances further disks yet", "cluster")
        outcome = await self._ask("ncRunInstance", self._run_message(spec), nc.NcRunInstanceResponseType)
        if not isinstance(outcome, Accepted):
            return outcome
        said = outcome.value.instance
        if said is None or said.instance_id != spec.instance_id:
            return Unknown("ncRunInstance was answered without the instance")
        return Accepted(report(said, self._name, self.tells_news))

    def _run_message(self, spec: LaunchSpec) -> nc.NcRunInstanceType:
        ramdisk = spec.ramdisk
        return nc.NcRunInstanceType(
            user_id=spec.user_id,
            image_id=spec.image.image_id,
            kernel_id=spec.kernel.image_id,
            ramdisk_id=ramdisk.image_id if ramdisk else None,
            image_url=spec.image.url,
            kernel_url=spec.kernel.url,
            ramdisk_url=ramdisk.url if ramdisk else None,
            instance_id=spec.instance_id,
            instance_type=nc.VirtualMachineType(
                memory=spec.vm_type.memory_mib, cores=spec.vm_type.cores, disk=spec.vm_type.disk_gib
            ),
            key_name=spec.key_name,
            public_mac_address=spec.mac,
            private_mac_address=spec.mac,
            reservation_id=spec.reservation_id,
            vlan=spec.vlan,
            **(self._details(spec, ramdisk) if "launch-details" in self._can else {}),  # type: ignore[arg-type]
        )

    def _details(self, spec: LaunchSpec, ramdisk: ImageSource | None) -> dict[str, object]:
        return {
            "image_digest": spec.image.digest,
            "kernel_digest": spec.kernel.digest,
            "ramdisk_digest": ramdisk.digest if ramdisk else None,
            "image_size": spec.image.size_bytes,
            "kernel_size": spec.kernel.size_bytes,
            "ramdisk_size": ramdisk.size_bytes if ramdisk else None,
            "user_data": spec.user_data,
            "key_text": spec.key_text,
            "group_names": spec.group_names,
            "launch_index": spec.launch_index,
            "private_ip": spec.private_ip,
            "host_name": spec.host_name,
            "guest_kind": spec.guest_kind.value,
            "root_partition": spec.root_partition or None,
            "store": tuple(
                nc.StoreType(device=store.device, virtual_name=store.virtual_name, size_mib=store.size_mib)
                for store in spec.stores
            ),
            "cluster_epoch": self._cluster_epoch,
            "capability": CAPABILITIES,
            **(self._metadata(spec) if METADATA in self._can else {}),
        }

    def _metadata(self, spec: LaunchSpec) -> dict[str, object]:
        papers = self._notary.papers(spec) if self._notary is not None else None
        return {
            "instance_type_name": spec.vm_type.name,
            "zone": spec.zone,
            "requested_at": moment(spec.requested_at),
            "identity_document": papers.document if papers else None,
            "identity_signature": papers.signature if papers else None,
            "identity_pkcs7": papers.pkcs7 if papers else None,
        }

    async def terminate(self, instance_id: str) -> Outcome[None]:
        """As the protocol says."""
        message = nc.NcTerminateInstanceType(instance_id=instance_id)
        outcome = await self._ask("ncTerminateInstance", message, nc.NcTerminateInstanceResponseType)
        return Accepted(None) if isinstance(outcome, Accepted) else outcome

    async def reboot(self, instance_id: str) -> Outcome[None]:
        """As the protocol says."""
        message = nc.NcRebootInstanceType(instance_id=instance_id)
        outcome = await self._ask("ncRebootInstance", message, nc.NcRebootInstanceResponseType)
        if not isinstance(outcome, Accepted):
            return outcome
        return Accepted(None) if outcome.value.status else Unknown("the node did not reboot it and does not say why")

    async def console(self, instance_id: str) -> Outcome[bytes]:
        """As the protocol says."""
        message = nc.NcGetConsoleOutputType(instance_id=instance_id, capability=self._capability("console-base64"))
        outcome = await self._ask("ncGetConsoleOutput", message, nc.NcGetConsoleOutputResponseType, _CONSOLE_S)
        return Accepted(_console(outcome.value)) if isinstance(outcome, Accepted) else outcome

    async def describe(self, instance_ids: Sequence[str]) -> Outcome[Sequence[Report]]:
        """As the protocol says."""
        message = nc.NcDescribeInstancesType(instance_ids=tuple(instance_ids), capability=self._capability("news"))
        outcome = await self._ask("ncDescribeInstances", message, nc.NcDescribeInstancesResponseType)
        if not isinstance(outcome, Accepted):
            return outcome
        return Accepted([report(said, self._name, self.tells_news) for said in outcome.value.instances])

    async def news(self, seen: Seen, wait_s: float) -> Outcome[Page[Report]]:
        """As the protocol says."""
        if self.tells_news:
            message = nc.NcDescribeInstancesType(
                since_epoch=seen.epoch,
                since_sequence=seen.sequence,
                wait_seconds=int(wait_s),
                max_results=_PAGE,
                capability=CAPABILITIES,
            )
        else:
            message, wait_s = nc.NcDescribeInstancesType(), 0.0
        outcome = await self._ask(
            "ncDescribeInstances", message, nc.NcDescribeInstancesResponseType, wait_s + CALL_S / 2
        )
        return Accepted(self._page(outcome.value)) if isinstance(outcome, Accepted) else outcome

    def _page(self, said: nc.NcDescribeInstancesResponseType) -> Page[Report]:
        items = tuple(report(item, self._name, self.tells_news) for item in said.instances)
        if said.epoch is None:
            return Page("", 0, complete=True, more=False, items=items, forgotten=())
        return Page(said.epoch, said.sequence or 0, bool(said.complete), bool(said.more), items, said.forgotten)


def report(said: nc.NcInstanceType, node: str, tells_news: bool) -> Report:
    """What a node says of an instance.

    ``Teardown`` is the end for a node of the original's kind; one that tells news states a reason with the end, and none while it
    still tears down.
    """
    reason = None
    if said.state_reason_code:
        message = (said.state_reason_message or said.state_reason_code).removeprefix("node: ")
        reason = StateReason(said.state_reason_code[:128], f"node {node}: {message}"[:500])
    name = said.state_name
    if name == "Extant":
        state = InstanceState.RUNNING
    elif name == "Teardown":
        state = InstanceState.TERMINATED if reason or not tells_news else InstanceState.SHUTTING_DOWN
    else:
        state = InstanceState.PENDING
    launched_at = said.launch_time.timestamp() if said.launch_time is not None else None
    if launched_at is not None and not 0 <= launched_at < _LATEST_S:
        launched_at = None
    return Report(said.instance_id, state, reason, launched_at if state is InstanceState.RUNNING else None)


def _underlay(text: str | None) -> IPv4Address | None:
    """An address that a node says; what is none is none."""
    try:
        address = IPv4Address(text or "")
    except ValueError:
        return None
    unusable = address.is_unspecified or address.is_multicast or address.is_loopback
    return None if unusable else address


def _console(said: nc.NcGetConsoleOutputResponseType) -> bytes:
    if said.output_base64 is not None:
        return said.output_base64
    text = said.console_output
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return text.encode()
