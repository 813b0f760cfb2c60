"""A node's side of the guests' network."""

from __future__ import annotations

from zope.interface import Interface

from euca.domain.instances import LaunchSpec
from euca.ports.hypervisor import VifSpec


class INodeNetwork(Interface):
    """Plugs guests into the network that their cluster gives addresses on.

    Only what carries this system's mark is ever changed or removed; the administrator's bridges and addresses are not.
    """

    async def start() -> None:
        """Make the world fit for guests; again and again without harm. Raises :class:`euca.domain.errors.NodeFailure` with the mend."""

    async def plug(spec: LaunchSpec) -> VifSpec:
        """The interface that the instance's domain shall have. Idempotent; NodeFailure leaves nothing behind."""

    async def unplug(instance_id: str) -> None:
        """Remove what plug made, if anything is there. Never raises for what is already gone."""

    async def purge() -> None:
        """Remove all that carries our mark and is not in use: when the tier is stopped for good."""
