"""Where instances run and how large they are: availability zones and instance types."""

from __future__ import annotations

from typing import Any, Final

from euca.cli.euca import asking
from euca.cli.euca.cloud import expected
from euca.cli.euca.session import Session
from euca.cli.euca.show import Column
from euca.wire import ec2

ZONES: Final = (
    Column("ZONE", "name", whole=True),
    Column("STATE", "state", whole=True),
    Column("REGION", "region"),
    Column("MESSAGES", "messages"),
)
TYPES: Final = (
    Column("TYPE", "name", whole=True),
    Column("CPUS", "cpus"),
    Column("MEMORY, MIB", "memory_mib"),
    Column("DISK, GIB", "disk_gib"),
    Column("ROOM FOR", "room"),
)
#: The namespace in which Eucalyptus's own tools were told how many instances there is room for.
_WITH_ROOM: Final = "3.3.0"


def zones(session: Session) -> None:
    """``euca zones``."""
    rows = [
        {
            "name": zone.zone_name,
            "state": zone.zone_state,
            "region": zone.region_name,
            "messages": [one.message for one in zone.message_set.item] if zone.message_set is not None else [],
        }
        for zone in asking.zones(session, session.options.filter)
    ]
    session.screen.rows(rows, ZONES, "no zones: your administrator enrols clusters, with `euca-admin cluster token`")


def types(session: Session) -> None:
    """``euca types``."""
    rows = rooms(session)
    if not session.screen.as_json:
        for row in rows:
            row["room"] = [f"{zone['available']} of {zone['most']} in {zone['zone']}" for zone in row["room"]]
    session.screen.rows(rows, TYPES, "no instance types")


def rooms(session: Session) -> list[dict[str, Any]]:
    """Instance types, the smallest first. cpus: virtual ones; memory_mib, disk_gib; room: for how many more, by zone."""
    rows = _with_room(session)
    return sorted(rows, key=lambda row: (row["memory_mib"] or 0, row["cpus"] or 0, row["name"] or ""))


def _with_room(session: Session) -> list[dict[str, Any]]:
    """As Eucalyptus's own tools were told: EC2's answer has no place for it."""
    request = ec2.DescribeInstanceTypesType(availability=True)
    answer = expected(session.cloud_of(_WITH_ROOM).tell(request), ec2.DescribeInstanceTypesResponseType)
    return [
        {
            "name": one.name,
            "cpus": one.cpu,
            "memory_mib": one.memory,
            "disk_gib": one.disk,
            "room": [
                {"zone": zone.zone_name, "available": zone.available, "most": zone.max}
                for zone in (one.availability.item if one.availability is not None else ())
            ],
        }
        for one in (answer.instance_type_details.item if answer.instance_type_details is not None else ())
    ]
