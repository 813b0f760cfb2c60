"""Where instances run: availability zones and instance types."""

from __future__ import annotations

from typing import Final

from euca.cli.euca import asking
from euca.cli.euca.session import Session
from euca.cli.euca.show import Column

_ZONES: Final = (
    Column("ZONE", "name", whole=True),
    Column("STATE", "state", whole=True),
    Column("REGION", "region"),
    Column("MESSAGES", "messages"),
)


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
    session.screen.rows(rows, _ZONES, "no zones: your administrator enrols clusters, with `euca-admin cluster token`")
