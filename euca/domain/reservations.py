"""Launches: what a user asks for, whether it may be, and what becomes of it as users see it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import astuple, evolve, field, frozen

from euca.domain.accounts import Caller
from euca.domain.devices import Device, Store, check_devices, stores
from euca.domain.errors import (
    InvalidRequest,
    MissingValue,
    NotFound,
    NotPermitted,
    QuotaExceeded,
    TokenMismatch,
    TokenSpent,
    WrongState,
)
from euca.domain.groups import SecurityGroup
from euca.domain.images import Image, ImageKind, seen_as
from euca.domain.instances import InstanceState, StateReason, may_become
from euca.domain.keypairs import KeyPair
from euca.domain.scheduling import check_counts
from euca.domain.tags import Tags, check_tags
from euca.domain.vmtypes import VmType

MAX_USER_DATA_BYTES = 16 * 1024
MAX_CLIENT_TOKEN_CHARACTERS = 64
MAX_INSTANCES_A_REQUEST = 1000
#: How long a client token is known after its instances are no longer listed (EC2: at least 24 hours after their end).
TOKEN_KEPT_S = 24 * 3600.0
USER_ENDED = StateReason("Client.UserInitiatedShutdown", "Client.UserInitiatedShutdown: User initiated shutdown")


@frozen
class RunRequest:
    """What a user asks for. Empty texts stand for what was not named; ``user_data`` is decoded. ``addressing``: ``public``, so that instances are lent a public
    address where there is one, or ``private``. ``tags``: of each instance, from its beginning."""

    image_id: str
    min_count: int
    max_count: int
    vm_type: str = ""
    key_name: str = ""
    group_names: tuple[str, ...] = ()
    group_ids: tuple[str, ...] = ()
    zone: str = ""
    kernel_id: str = ""
    ramdisk_id: str = ""
    user_data: bytes = field(default=b"", repr=False)
    addressing: str = "public"
    devices: tuple[Device, ...] = ()
    protected: bool = False
    monitored: bool = False
    tags: Tags = ()
    client_token: str = ""

    def digest(self) -> str:
        """A hash of everything but the client token: equal for the same request only.

        What came with later releases counts where it is given, so that a token which an earlier one acknowledged is known.
        """
        parts: list[object] = [
            self.image_id,
            self.min_count,
            self.max_count,
            self.vm_type,
            self.key_name,
            self.group_names,
            self.group_ids,
            self.zone,
            self.kernel_id,
            self.ramdisk_id,
            self.user_data.hex(),
        ]
        if self.devices or self.protected or self.monitored or self.tags:
            parts += [
                [astuple(device) for device in self.devices],
                self.protected,
                self.monitored,
                [[tag.key, tag.value] for tag in self.tags],
            ]
        if self.addressing != "public":
            parts.append(["addressing", self.addressing])
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@frozen
class Holdings:
    """What the records hold of what a request names, looked up in the transaction that admits it.

    None or a missing entry: there is no such thing, or not in the caller's account. ``live_instances`` are those of the
    account that have not ended; ``quota`` is the most it may have; ``zones`` are the names of all clusters.
    """

    image: Image | None
    kernel: Image | None
    ramdisk: Image | None
    key: KeyPair | None
    groups: tuple[SecurityGroup | None, ...]
    vm_types: tuple[VmType, ...]
    zones: tuple[str, ...]
    live_instances: int
    quota: int


@frozen
class LaunchData:
    """What a guest is given and no list shows. ``stores``: its disks beside the root's."""

    key_text: str = field(repr=False)
    user_data: bytes = field(repr=False)
    stores: tuple[Store, ...] = ()


@frozen
class Reservation:
    """An admitted launch.

    ``cluster`` is the one that is being asked, or that took it; it never changes but by a definite refusal.
    ``candidates`` are those to be asked after that one, in order.  ``settled_at`` is None while no cluster has accepted
    and not all have refused; it is in seconds since the epoch, as ``created_at`` is.
    """

    reservation_id: str
    account_id: str
    user_id: str
    image_id: str
    kernel_id: str
    ramdisk_id: str
    vm_type: VmType
    min_count: int
    max_count: int
    key_name: str
    groups: tuple[tuple[str, str], ...]
    zone: str
    cluster: str
    candidates: tuple[str, ...]
    client_token: str
    request_digest: str
    created_at: float
    settled_at: float | None = None
    addressing: str = "private"

    @property
    def group_names(self) -> tuple[str, ...]:
        """The names of its security groups."""
        return tuple(name for _, name in self.groups)


@frozen
class Instance:
    """An instance as its user sees it.

    ``doomed``: the cluster has yet to accept that it is to be terminated.  ``public_ip`` and ``private_ip`` are empty
    until known. ``created_at`` is its reservation's. ``ended_at`` is None until it is terminated.  ``protected``: its user
    has to lift that before asking for its end.  ``monitored``: detailed monitoring was asked for.  ``node``: where its cluster
    has it; empty until that is told, and never shown to users.
    """

    instance_id: str
    reservation_id: str
    account_id: str
    launch_index: int
    cluster: str
    state: InstanceState
    reason: StateReason | None
    private_ip: str
    public_ip: str
    doomed: bool
    created_at: float
    ended_at: float | None = None
    protected: bool = False
    monitored: bool = False
    node: str = ""

    def with_doom(self) -> Instance:
        """The cluster is to be told that it has ended."""
        return evolve(self, doomed=True)

    def without_doom(self) -> Instance:
        """After the cluster has accepted its end."""
        return evolve(self, doomed=False)


@frozen
class Report:
    """What a cluster says about an instance. An address is empty where the cluster knows none, ``node`` where it does not say."""

    instance_id: str
    state: InstanceState
    reason: StateReason | None
    private_ip: str
    public_ip: str
    node: str = ""


def admit(
    caller: Caller,
    request: RunRequest,
    holdings: Holdings,
    *,
    new_id: Callable[[str], str],
    ranking: Callable[[VmType], Sequence[str]],
    now: float,
) -> tuple[Reservation, tuple[Instance, ...], LaunchData]:
    """The reservation, its ``max_count`` instances in launch order and what they are given, or a named error.

    new_id: an unused identifier of a kind.  ranking: the clusters to ask for a type, best first, at least one; what it raises comes
    after everything that is wrong with the request itself.
    """
    check_request(request)
    vm_type = find_vm_type(request.vm_type, holdings.vm_types)
    image = seen_as(holdings.image, request.image_id, caller.account_id, ImageKind.MACHINE)
    check_devices(request.devices, image.root_device)
    disks = stores(image.devices, request.devices, vm_type, image.root_partition)
    kernel_id, ramdisk_id = _kernel_and_ramdisk(request, image, holdings, caller)
    if request.key_name and holdings.key is None:
        raise NotFound("key pair", request.key_name)
    groups = _groups(request, holdings)
    if request.zone and request.zone not in holdings.zones:
        raise NotFound("availability zone", request.zone)
    if holdings.live_instances + request.max_count > holdings.quota:
        raise QuotaExceeded(
            f"{request.max_count} more instances would exceed this account's {holdings.quota}"
            f" ({holdings.live_instances} are there)"
        )
    first, *others = ranking(vm_type)
    reservation = Reservation(
        reservation_id=new_id("reservation"),
        account_id=caller.account_id,
        user_id=caller.user_id,
        image_id=image.image_id,
        kernel_id=kernel_id,
        ramdisk_id=ramdisk_id,
        vm_type=vm_type,
        min_count=request.min_count,
        max_count=request.max_count,
        key_name=request.key_name,
        groups=groups,
        zone=request.zone,
        cluster=first,
        candidates=tuple(others),
        client_token=request.client_token,
        request_digest=request.digest(),
        created_at=now,
        addressing=request.addressing,
    )
    key_text = holdings.key.public_text if holdings.key and request.key_name else ""
    data = LaunchData(key_text, request.user_data, disks)
    instances = tuple(_new(reservation, request, new_id("instance"), index) for index in range(request.max_count))
    return reservation, instances, data


def _new(reservation: Reservation, request: RunRequest, instance_id: str, index: int) -> Instance:
    return Instance(
        instance_id=instance_id,
        reservation_id=reservation.reservation_id,
        account_id=reservation.account_id,
        launch_index=index,
        cluster=reservation.cluster,
        state=InstanceState.PENDING,
        reason=None,
        private_ip="",
        public_ip="",
        doomed=False,
        created_at=reservation.created_at,
        protected=request.protected,
        monitored=request.monitored,
    )


def check_request(request: RunRequest) -> None:
    """Raises InvalidRequest, MissingValue or QuotaExceeded for what is wrong whatever the records hold."""
    if not request.image_id:
        raise MissingValue("A launch needs an imageId")
    check_counts(request.min_count, request.max_count)
    if request.addressing not in ("public", "private"):
        raise InvalidRequest(f"The addressing type is public or private, not '{request.addressing[:32]}'")
    if request.max_count > MAX_INSTANCES_A_REQUEST:
        raise QuotaExceeded(f"One request starts at most {MAX_INSTANCES_A_REQUEST} instances")
    if len(request.user_data) > MAX_USER_DATA_BYTES:
        raise InvalidRequest(f"User data is limited to {MAX_USER_DATA_BYTES} bytes")
    if request.tags:
        check_tags(request.tags)
    token = request.client_token
    if len(token) > MAX_CLIENT_TOKEN_CHARACTERS or not (token.isascii() and (not token or token.isprintable())):
        raise InvalidRequest("A client token has at most 64 printable characters of ASCII")


def check_token(request: RunRequest, known_digest: str) -> None:
    """Raises TokenMismatch where the request's client token was known with another request (by its digest)."""
    if known_digest != request.digest():
        raise TokenMismatch("The client token was used before with other parameters")


def check_unspent(request: RunRequest, spent_digest: str | None) -> None:
    """Raises TokenMismatch, or TokenSpent where this very launch has ended and is no longer listed. None: the token was not used."""
    if spent_digest is not None:
        check_token(request, spent_digest)
        raise TokenSpent(
            "The instances that this client token was used for have ended: take a new token to launch others"
        )


def find_vm_type(name: str, vm_types: Sequence[VmType]) -> VmType:
    """The named type, the first where none is named; raises InvalidRequest."""
    for vm_type in vm_types:
        if not name or vm_type.name == name:
            return vm_type
    known = ", ".join(vm_type.name for vm_type in vm_types)
    raise InvalidRequest(f'"{name[:64]}" is not an instance type: {known}')


def _kernel_and_ramdisk(request: RunRequest, image: Image, holdings: Holdings, caller: Caller) -> tuple[str, str]:
    kernel_id = request.kernel_id or image.kernel_id
    if not kernel_id:
        raise MissingValue(f"The image {image.image_id} names no kernel: name one with kernelId")
    seen_as(holdings.kernel, kernel_id, caller.account_id, ImageKind.KERNEL)
    ramdisk_id = request.ramdisk_id or image.ramdisk_id
    if ramdisk_id:
        seen_as(holdings.ramdisk, ramdisk_id, caller.account_id, ImageKind.RAMDISK)
    return kernel_id, ramdisk_id


def _groups(request: RunRequest, holdings: Holdings) -> tuple[tuple[str, str], ...]:
    named = [*request.group_names, *request.group_ids]
    found: dict[str, str] = {}
    for index, group in enumerate(holdings.groups):
        if group is None:
            raise NotFound("security group", named[index] if index < len(named) else "default")
        found[group.group_id] = group.name
    return tuple(found.items())


def settle(instance: Instance, report: Report, now: float) -> Instance:
    """The instance after a cluster's report. A state never goes back; what is terminated stays as it is."""
    if instance.state is InstanceState.TERMINATED:
        return instance
    addressed = evolve(
        instance,
        private_ip=report.private_ip or instance.private_ip,
        public_ip=report.public_ip or instance.public_ip,
        node=report.node or instance.node,
    )
    if report.state is InstanceState.TERMINATED:
        return end(addressed, report.reason, now)
    if not may_become(instance.state, report.state) or instance.state is report.state:
        return addressed
    return evolve(addressed, state=report.state, reason=report.reason)


def gone(instance: Instance, cluster: str, now: float) -> Instance:
    """The instance after its cluster no longer knows it."""
    return end(
        instance,
        StateReason("Server.InternalError", f"Server.InternalError: cluster {cluster} no longer knows this instance"),
        now,
    )


def end(instance: Instance, reason: StateReason | None, now: float) -> Instance:
    """The instance terminated, no longer doomed, without a public address. Where its user had asked for its end, that is the reason that stays."""
    if instance.state is InstanceState.TERMINATED:
        return evolve(instance, doomed=False)
    kept = instance.reason if instance.state is InstanceState.SHUTTING_DOWN and instance.reason else reason
    return evolve(instance, state=InstanceState.TERMINATED, reason=kept, public_ip="", ended_at=now, doomed=False)


def terminate(instance: Instance) -> Instance:
    """The instance after its user asked for its end: the intent is there before the cluster is told."""
    if instance.state in (InstanceState.TERMINATED, InstanceState.SHUTTING_DOWN):
        return instance
    return evolve(instance, state=InstanceState.SHUTTING_DOWN, reason=USER_ENDED, doomed=True)


def give_up(instance: Instance, deadline_s: float, accepted: bool, now: float) -> Instance:
    """A pending instance whose time is over: ended for its user; the cluster is still to be told (``doomed``)."""
    what = "did not start it" if accepted else "did not answer"
    message = f"cluster {instance.cluster} {what} within {deadline_s:.0f} seconds"
    return evolve(
        end(instance, StateReason("Server.InternalError", f"Server.InternalError: {message}"), now), doomed=True
    )


def accepted(
    reservation: Reservation, instances: Sequence[Instance], reports: Mapping[str, Report], now: float
) -> tuple[Reservation, tuple[Instance, ...], tuple[str, ...]]:
    """After a cluster took the request: the settled reservation, the instances that it started, the ids of the surplus.

    The surplus are those that it did not start because it had room for fewer than ``max_count``: they vanish, but not
    one that somebody has already asked to end.
    """
    changed = tuple(settle(i, reports[i.instance_id], now) for i in instances if i.instance_id in reports)
    surplus = tuple(i.instance_id for i in to_ask(instances) if i.instance_id not in reports)
    return evolve(reservation, settled_at=now), changed, surplus


def to_ask(instances: Iterable[Instance]) -> tuple[Instance, ...]:
    """The instances that a cluster is still to be asked for: those nobody has ended in the meantime."""
    return tuple(i for i in instances if i.state is InstanceState.PENDING)


def refused(
    reservation: Reservation, instances: Sequence[Instance], reason: StateReason, now: float
) -> tuple[Reservation, tuple[Instance, ...]]:
    """After a definite refusal: on to the next cluster, or everything ended where there is none or nothing left to start.

    What is known to run is not touched, whatever the refusal says: then nothing is tried elsewhere.
    """
    waiting = to_ask(instances)
    rest = tuple(i for i in instances if i.state is not InstanceState.RUNNING)
    if reservation.candidates and waiting and len(rest) == len(instances):
        following, *others = reservation.candidates
        moved = evolve(reservation, cluster=following, candidates=tuple(others))
        return moved, tuple(
            evolve(i, cluster=following) if i.state is InstanceState.PENDING else end(i, reason, now) for i in instances
        )
    return evolve(reservation, settled_at=now), tuple(end(i, reason, now) for i in rest)


def check_running(instance: Instance) -> None:
    """Raises WrongState unless the instance runs."""
    if instance.state is not InstanceState.RUNNING:
        raise WrongState(f"The instance {instance.instance_id} is {instance.state.label}, not running")


def check_may_register(caller: Caller, kind: ImageKind) -> None:
    """Raises NotPermitted: kernels and ramdisks, which Xen parses as root, are registered by administrators only."""
    if kind is not ImageKind.MACHINE and not caller.is_administrator:
        raise NotPermitted("Kernels and ramdisks are registered by administrators only")
