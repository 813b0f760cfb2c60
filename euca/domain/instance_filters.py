"""Filters of what lists instances, and what of them the records can look for by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from attrs import field, frozen

from euca.domain.filters import TAG, Filter, Table, given, literals, none, timestamp, truth
from euca.domain.images import ROOT_DEVICE, Image
from euca.domain.instances import InstanceState
from euca.domain.network.names import host_name, outside_name
from euca.domain.places import HYPERVISOR, PRODUCT_CODE_TYPE, ROOT_DEVICE_TYPE, TENANCY, VIRTUALIZATION
from euca.domain.reservations import Instance, Reservation
from euca.domain.tags import Tags

V = TypeVar("V")


@frozen
class Listed:
    """An instance with what it was launched by and from, as lists and filters see it. ``image`` is None where its record is gone."""

    reservation: Reservation
    instance: Instance
    image: Image | None
    tags: Tags = ()

    @property
    def root_device(self) -> str:
        """The name of the disk that it boots from."""
        return self.image.root_device if self.image is not None else ROOT_DEVICE

    @property
    def dns_name(self) -> str:
        """By what it is reached from outside; empty until that is known."""
        return outside_name(self.instance.public_ip, self.instance.private_ip)

    @property
    def private_dns_name(self) -> str:
        """The name by which other guests of its cluster find it; empty until that is known."""
        return host_name(self.instance.private_ip) if self.instance.private_ip else ""

    @property
    def monitoring(self) -> str:
        """EC2's state of detailed monitoring."""
        return "enabled" if self.instance.monitored else "disabled"


#: EC2 has them, and nothing here can match: volumes, VPC, spot, placement groups, dedicated hosts, roles.
_NOTHING = (
    "affinity association.allocation-id association.association-id association.ip-owner-id association.public-ip "
    "block-device-mapping.attach-time block-device-mapping.delete-on-termination block-device-mapping.device-name "
    "block-device-mapping.status block-device-mapping.volume-id host-id iam-instance-profile.arn instance-lifecycle "
    "network-interface.addresses.association.ip-owner-id network-interface.addresses.association.public-ip "
    "network-interface.addresses.primary network-interface.addresses.private-ip-address network-interface.attachment.attach-time "
    "network-interface.attachment.attachment-id network-interface.attachment.delete-on-termination "
    "network-interface.attachment.device-index network-interface.attachment.instance-id "
    "network-interface.attachment.instance-owner-id network-interface.attachment.status network-interface.availability-zone "
    "network-interface.description network-interface.group-id network-interface.group-name network-interface.mac-address "
    "network-interface.network-interface-id network-interface.owner-id network-interface.private-dns-name "
    "network-interface.requester-id network-interface.requester-managed network-interface.source-dest-check "
    "network-interface.status network-interface.subnet-id network-interface.vpc-id placement-group-name platform requester-id "
    "source-dest-check spot-instance-request-id subnet-id vpc-id"
)

INSTANCES: Table[Listed] = {
    **dict.fromkeys(_NOTHING.split(), none),
    "architecture": lambda x: given(x.image.architecture) if x.image else (),
    "availability-zone": lambda x: (x.instance.cluster,),
    "client-token": lambda x: given(x.reservation.client_token),
    "dns-name": lambda x: given(x.dns_name),
    "ebs-optimized": lambda x: truth(False),
    "group-id": lambda x: tuple(group_id for group_id, _ in x.reservation.groups),
    "group-name": lambda x: x.reservation.group_names,
    "hypervisor": lambda x: (HYPERVISOR,),
    "image-id": lambda x: (x.reservation.image_id,),
    "instance-id": lambda x: (x.instance.instance_id,),
    "instance-state-code": lambda x: (str(x.instance.state.value),),
    "instance-state-name": lambda x: (x.instance.state.label,),
    "instance-type": lambda x: (x.reservation.vm_type.name,),
    "instance.group-id": lambda x: tuple(group_id for group_id, _ in x.reservation.groups),
    "instance.group-name": lambda x: x.reservation.group_names,
    "ip-address": lambda x: given(x.instance.public_ip),
    "kernel-id": lambda x: given(x.reservation.kernel_id),
    "key-name": lambda x: given(x.reservation.key_name),
    "launch-index": lambda x: (str(x.instance.launch_index),),
    "launch-time": lambda x: (timestamp(x.instance.created_at),),
    "monitoring-state": lambda x: (x.monitoring,),
    "owner-id": lambda x: (x.instance.account_id,),
    "private-dns-name": lambda x: given(x.private_dns_name),
    "private-ip-address": lambda x: given(x.instance.private_ip),
    "product-code": lambda x: x.image.product_codes if x.image else (),
    "product-code.type": lambda x: (PRODUCT_CODE_TYPE,) if x.image and x.image.product_codes else (),
    "ramdisk-id": lambda x: given(x.reservation.ramdisk_id),
    "reason": lambda x: given(x.instance.reason.message) if x.instance.reason else (),
    "reservation-id": lambda x: (x.instance.reservation_id,),
    "root-device-name": lambda x: (x.root_device,),
    "root-device-type": lambda x: (ROOT_DEVICE_TYPE,),
    "state-reason-code": lambda x: given(x.instance.reason.code) if x.instance.reason else (),
    "state-reason-message": lambda x: given(x.instance.reason.message) if x.instance.reason else (),
    "tenancy": lambda x: (TENANCY,),
    "virtualization-type": lambda x: (VIRTUALIZATION,),
}


@frozen
class Position:
    """An instance's place in lists, which never changes: seconds since the epoch, reservation, index in its launch."""

    created_at: float
    reservation_id: str
    launch_index: int


def tags_of(listed: Listed) -> Tags:
    """The tags on it, for its filters."""
    return listed.tags


def position_of(instance: Instance) -> Position:
    """Where it stands."""
    return Position(instance.created_at, instance.reservation_id, instance.launch_index)


@frozen
class Wanted:
    """What the records can look for by an index. None: whatever it is. All that pass a request's filters are among what is wanted.

    ``tags``: keys of tags that all have to be there, each with the values of which it has one, or None for whatever value.
    """

    instance_ids: frozenset[str] | None = None
    reservation_ids: frozenset[str] | None = None
    states: frozenset[InstanceState] | None = None
    group_ids: frozenset[str] | None = None
    group_names: frozenset[str] | None = None
    tags: tuple[tuple[str, frozenset[str] | None], ...] = ()

    @property
    def by_key(self) -> bool:
        """Whether something is wanted that few instances of all accounts have."""
        keys = (self.instance_ids, self.reservation_ids, self.group_ids, self.group_names)
        return bool(self.tags) or any(key is not None for key in keys)


EVERYTHING: Final = Wanted()

_CODES: Final[Mapping[str, InstanceState]] = {str(state.value): state for state in InstanceState}
_LABELS: Final[Mapping[str, InstanceState]] = {state.label: state for state in InstanceState}


@frozen
class _Narrowing:
    """Which part of `Wanted` a filter says, and how its texts become that part's values; a text that is none says nothing that exists."""

    part: str
    value: Callable[[str], object | None] = field(default=lambda text: text)


_NARROWING: Final[Mapping[str, _Narrowing]] = {
    "instance-id": _Narrowing("instance_ids"),
    "reservation-id": _Narrowing("reservation_ids"),
    "instance-state-name": _Narrowing("states", _LABELS.get),
    "instance-state-code": _Narrowing("states", _CODES.get),
    "group-id": _Narrowing("group_ids"),
    "instance.group-id": _Narrowing("group_ids"),
    "group-name": _Narrowing("group_names"),
    "instance.group-name": _Narrowing("group_names"),
}


def wanted_by(instance_ids: Iterable[str], filters: Sequence[Filter]) -> Wanted:
    """What the records have to look at for a request.

    Where it names instances these are looked for whatever its filters say, since one that does not exist is an error of its own. Filters of the
    same part with several texts each say more than that part can: only the first counts here.
    """
    named = frozenset(instance_ids)
    if named:
        return Wanted(instance_ids=named)
    parts: dict[str, frozenset[object]] = {}
    for one in filters:
        narrowing, texts = _NARROWING.get(one.name), literals(one)
        if narrowing is not None and texts is not None and narrowing.part not in parts:
            values = map(narrowing.value, texts)
            parts[narrowing.part] = frozenset(value for value in values if value is not None)
    return Wanted(**parts, tags=tuple(_tags_wanted(filters)))  # type: ignore[arg-type]


def _tags_wanted(filters: Sequence[Filter]) -> Iterator[tuple[str, frozenset[str] | None]]:
    for one in filters:
        texts = literals(one)
        if one.name.startswith(TAG):
            yield one.name.removeprefix(TAG), texts
        elif one.name == "tag-key" and texts is not None and len(texts) == 1:
            yield next(iter(texts)), None
