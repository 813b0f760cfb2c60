"""Allocation policies: who decides where instances go."""

from __future__ import annotations

from collections.abc import Sequence

from zope.interface import Attribute, Interface

from euca.domain.scheduling import Candidate, PlacementRequest, Plan


class IAllocationPolicy(Interface):
    """A way to place a request on nodes (at a cluster) or to rank clusters (at the cloud).

    Found by ``twisted.plugin``: one file in ``twisted/plugins/`` that holds an instance of a class that
    implements this extends the system.  Implementations are pure: no clock, no state of their own.
    """

    name: str = Attribute("The name by which SCHEDPOLICY chooses it, upper case")

    def place(request: PlacementRequest, candidates: Sequence[Candidate], memory: str) -> Plan:
        """A node for each instance, from ``min_count`` to ``max_count`` of them, in launch order.

        candidates are in the order of enrolment.  memory is what this policy's last plan wanted remembered, empty
        at first, up to 1,024 characters.  Raises InsufficientCapacity where fewer than min_count fit; never places more on a node
        than it has room for.
        """
