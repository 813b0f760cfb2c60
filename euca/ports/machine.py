"""A machine's kernel, as far as the guests' network is concerned."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from ipaddress import IPv4Address

from attrs import field, frozen
from zope.interface import Interface

from euca.domain.network.difference import Actual, Step, TableChange
from euca.domain.network.kernel import Address, Wanted
from euca.domain.network.translation import Translations


@frozen
class Trouble:
    """A step that failed, and why."""

    what: str
    reason: str

    def __str__(self) -> str:
        return f"{self.what}: {self.reason}"


@frozen
class Glance:
    """The indices of all links by their names, and what settings of other people's interfaces were before we changed them."""

    present: Mapping[str, int] = field(factory=dict)
    remembered: Mapping[str, str] = field(factory=dict)


class IMachine(Interface):
    """A kernel to be asked and changed, by one at a time. Every method raises :class:`euca.ports.network.NetworkError` where the kernel cannot be asked at all."""

    async def look(wanted: Wanted) -> Actual:
        """All there is with our mark, and of what is wanted."""

    async def glance() -> Glance:
        """What costs little to know."""

    async def stands(known: Actual) -> bool:
        """Whether links, rules and addresses of ours, and tables by their names, are all there; costs little."""

    async def perform(steps: Sequence[Step]) -> Sequence[Trouble]:
        """Do these steps in their order, and say which failed; the others are done. To do one again, or to remove what is gone, is no failure."""

    async def filter(changes: Sequence[TableChange]) -> None:
        """Make all these changes of packet filters at once, or raise NetworkError with none made."""

    async def settle(wanted: Wanted) -> None:
        """Note what will be needed to know our work again; called when there is time."""

    async def announce(addresses: Sequence[Address]) -> None:
        """Tell the neighbours that these addresses are here now."""

    async def expel(translations: Translations, about: Collection[IPv4Address]) -> None:
        """Forget connections that were translated by a public address that their guest does not have.

        about: the addresses that may be concerned; all where there are none.
        """

    async def forget() -> None:
        """Remove what was noted; nothing of ours is there any more."""
