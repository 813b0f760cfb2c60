"""Questions that several verbs have: which instances, images, groups, zones there are, by ids and filters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

from attrs import frozen

from euca.cli.euca.failures import Misused
from euca.cli.euca.session import Session
from euca.wire import ec2

#: Instances of one answer, as many as there may be.
_PAGE: Final = 1000
#: The kind of image that is launched.
MACHINE: Final = "machine"


def filter_set(words: Sequence[str]) -> ec2.FilterSetType | None:
    """Filters from words NAME=VALUE, the values of one name together. Raises Misused."""
    values: dict[str, list[str]] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise Misused(f"--filter takes NAME=VALUE, not {word!r}", "such as --filter instance-state-name=running")
        values.setdefault(name, []).append(value)
    if not values:
        return None
    return ec2.FilterSetType(
        item=tuple(
            ec2.FilterType(name=name, value_set=ec2.ValueSetType(item=tuple(ec2.ValueType(value=v) for v in given)))
            for name, given in values.items()
        )
    )


@frozen
class Instance:
    """An instance, with the reservation that it belongs to."""

    reservation: ec2.ReservationInfoType
    said: ec2.RunningInstancesItemType

    @property
    def instance_id(self) -> str:
        return self.said.instance_id or ""

    @property
    def state(self) -> str:
        return self.said.instance_state.name or ""

    @property
    def address(self) -> str:
        """Where it is reached: its public address, else the one in its cluster's network."""
        return self.said.ip_address or self.said.private_ip_address or ""

    @property
    def reason(self) -> str:
        """Why it is as it is, or empty."""
        reason = self.said.state_reason
        return f"{reason.message} ({reason.code})" if reason is not None else self.said.reason or ""

    @property
    def tags(self) -> dict[str, str]:
        return tags_of(self.said.tag_set)


def tags_of(tags: ec2.ResourceTagSetType | None) -> dict[str, str]:
    """Tags by their keys."""
    return {tag.key or "": tag.value or "" for tag in tags.item} if tags is not None else {}


def instances(session: Session, ids: Iterable[str] = (), filters: Sequence[str] = ()) -> list[Instance]:
    """Instances, in the order of their launch; all of them are asked for in pages."""
    wanted = ec2.DescribeInstancesInfoType(item=tuple(ec2.DescribeInstancesItemType(instance_id=one) for one in ids))
    request = ec2.DescribeInstancesType(
        instances_set=wanted, filter_set=filter_set(filters), max_results=None if wanted.item else _PAGE
    )
    found: list[Instance] = []
    while True:
        answer = session.ask(request, ec2.DescribeInstancesResponseType)
        found += [Instance(group, one) for group in answer.reservation_set.item for one in group.instances_set.item]
        if not answer.next_token:
            return sorted(found, key=lambda one: (one.said.launch_time, one.instance_id))
        request = request.replace(next_token=answer.next_token)


def instance(session: Session, wanted: str) -> Instance:
    """The one instance that an id, or a value of the tag Name, means. Raises Misused where not one alone bears the name, Refused where there is no such id."""
    return instances(session, [wanted])[0] if _is_id(wanted) else _named(instances(session), wanted)


def ids_of(session: Session, wanted: Collection[str]) -> list[str]:
    """The instances that ids, or values of the tag Name, mean, each once. Raises Misused where not one alone bears a name."""
    known = [] if all(map(_is_id, wanted)) else instances(session)
    return list(dict.fromkeys(one if _is_id(one) else _named(known, one).instance_id for one in wanted))


def _is_id(wanted: str) -> bool:
    return wanted.startswith("i-")


def _named(known: Collection[Instance], wanted: str) -> Instance:
    named = [one for one in known if one.tags.get("Name") == wanted and one.state != "terminated"]
    if len(named) != 1:
        which = ", ".join(one.instance_id for one in named) or "none"
        raise Misused(f"Instances called {wanted}: {which}", "`euca ls` lists yours; an id is always clear")
    return named[0]


def images(
    session: Session, ids: Iterable[str] = (), filters: Sequence[str] = (), owner: str = "", kind: str = ""
) -> list[Any]:
    """Images that may be launched or used, by name. kind: `machine`, `kernel` or `ramdisk`; empty for all."""
    owners = ec2.DescribeImagesOwnersType(item=(ec2.DescribeImagesOwnerType(owner=owner),)) if owner else None
    request = ec2.DescribeImagesType(
        images_set=ec2.DescribeImagesInfoType(item=tuple(ec2.DescribeImagesItemType(image_id=one) for one in ids)),
        owners_set=owners,
        filter_set=filter_set(filters),
    )
    answer = session.ask(request, ec2.DescribeImagesResponseType)
    found = [image for image in answer.images_set.item if kind in ("", image.image_type)]
    return sorted(found, key=lambda image: (image.name or "", image.image_id))


def key_pairs(session: Session, filters: Sequence[str] = ()) -> list[ec2.DescribeKeyPairsResponseItemType]:
    """Key pairs, by name."""
    request = ec2.DescribeKeyPairsType(key_set=ec2.DescribeKeyPairsInfoType(), filter_set=filter_set(filters))
    return sorted(session.ask(request, ec2.DescribeKeyPairsResponseType).key_set.item, key=lambda key: key.key_name)


def groups(session: Session, filters: Sequence[str] = ()) -> list[ec2.SecurityGroupItemType]:
    """Security groups, by name."""
    request = ec2.DescribeSecurityGroupsType(
        security_group_set=ec2.DescribeSecurityGroupsSetType(), filter_set=filter_set(filters)
    )
    found = session.ask(request, ec2.DescribeSecurityGroupsResponseType).security_group_info.item
    return sorted(found, key=lambda group: group.group_name)


def addresses(session: Session, filters: Sequence[str] = ()) -> list[ec2.DescribeAddressesResponseItemType]:
    """Public addresses of the account, in the cloud's order."""
    request = ec2.DescribeAddressesType(
        public_ips_set=ec2.DescribeAddressesInfoType(),
        allocation_ids_set=ec2.AllocationIdSetType(),
        filter_set=filter_set(filters),
    )
    return list(session.ask(request, ec2.DescribeAddressesResponseType).addresses_set.item)


def zones(session: Session, filters: Sequence[str] = ()) -> list[ec2.AvailabilityZoneItemType]:
    """Availability zones, by name."""
    request = ec2.DescribeAvailabilityZonesType(
        availability_zone_set=ec2.DescribeAvailabilityZonesSetType(), filter_set=filter_set(filters)
    )
    found = session.ask(request, ec2.DescribeAvailabilityZonesResponseType).availability_zone_info.item
    return sorted(found, key=lambda zone: zone.zone_name)
