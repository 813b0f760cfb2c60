"""Instance types: those that the administrator has set."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from euca.cloud.asking import Ask, World
from euca.cloud.clusters import IClusters
from euca.cloud.pages import WHOLE, in_pages
from euca.domain.errors import InvalidCombination
from euca.domain.filters import Filter, digest_of, select
from euca.domain.instance_types import INSTANCE_TYPES, Offer, offers
from euca.domain.paging import PageRequest


@frozen
class InstanceTypes:
    """The same for everybody; how much room there is changes."""

    _world: World
    _clusters: IClusters

    async def describe(
        self, ask: Ask, names: Sequence[str], filters: Sequence[Filter], page: PageRequest = WHOLE
    ) -> tuple[tuple[Offer, ...], str]:
        """The types, or those named, and the token of the page that follows, empty where there is none.

        Raises NotFound for a type that is none, InvalidCombination for types named together with a page.
        """
        if page.asked and names:
            raise InvalidCombination("Instance types that are named cannot be listed in pages")
        there = offers(self._world.limits.vm_types, names, self._clusters.zones())
        asked = ("DescribeInstanceTypes", ask.caller.account_id, digest_of(filters))
        chosen = select(there, filters, INSTANCE_TYPES)
        return in_pages(self._world, asked, chosen, page, lambda offer: (offer.vm_type.name,))
