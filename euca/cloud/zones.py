"""Availability zones: the clusters, as users see them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from euca.cloud.asking import Ask
from euca.cloud.clusters import IClusters
from euca.domain.errors import NotFound
from euca.domain.filters import ZONES, Filter, select
from euca.domain.zones import Zone


@frozen
class Zones:
    """The enrolled clusters."""

    _clusters: IClusters

    async def describe(self, ask: Ask, names: Sequence[str], filters: Sequence[Filter]) -> tuple[Zone, ...]:
        """All zones in the order of enrolment, or those named; raises NotFound for a name that is none."""
        zones = self._clusters.zones()
        if names:
            by_name = {zone.name: zone for zone in zones}
            for name in names:
                if name not in by_name:
                    raise NotFound("availability zone", name)
            zones = tuple(by_name[name] for name in dict.fromkeys(names))
        return select(zones, filters, ZONES)
