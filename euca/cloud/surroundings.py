"""What an account may have, as EC2 tells it, and the region that it is in."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from euca.cloud.asking import Ask, Limits
from euca.domain.errors import NotFound
from euca.domain.filters import REGIONS, Filter, select
from euca.domain.places import REGION, AccountAttribute, Region, account_attributes, chosen_attributes


@frozen
class Surroundings:
    """The same for everybody. ``endpoint``: the address of EC2's interface."""

    _limits: Limits
    _endpoint: str

    async def regions(self, ask: Ask, names: Sequence[str], filters: Sequence[Filter]) -> tuple[Region, ...]:
        """This cloud's region. Raises NotFound for a name of another."""
        for name in names:
            if name != REGION:
                raise NotFound("region", name)
        return select((Region(REGION, self._endpoint),), filters, REGIONS)

    async def attributes(
        self, ask: Ask, names: Sequence[str], filters: Sequence[Filter]
    ) -> tuple[AccountAttribute, ...]:
        """The caller's account's, or those named; raises InvalidRequest for a name that is none. There are no filters."""
        there = account_attributes(self._limits.instances_of_account, self._limits.addresses_of_account)
        return select(chosen_attributes(there, names), filters, {})
