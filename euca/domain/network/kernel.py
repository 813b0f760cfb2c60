"""What a machine's kernel is to hold for the guests' network, as values that compare with what it holds.

Every value says in ``reason`` why it is there, for an operator; reasons take no part in comparisons.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Interface, IPv4Network

from attrs import field, frozen

from euca.domain.network.ruleset import Table
from euca.domain.network.translation import Translations

#: Routes and rules of ours carry this protocol number; `/etc/iproute2/rt_protos` of Debian names none by it.
PROTOCOL = 165
#: The alias of a link of ours begins so, for people to read; the tier's role follows: ``eucalyptus node``.
MARK = "eucalyptus"
#: The alias of a guest's interface that we have set up.
GUEST_MARK = "eucalyptus guest"
#: The group of a link of ours, by which it is known: it has it from its first moment on, before the kernel takes an alias.
LINK_GROUP = 1165
#: How the label of an address of ours ends on an interface of somebody else's; the kernel keeps 15 characters.
LABEL = ":euca"


def _reason() -> str:
    return field(default="", eq=False, kw_only=True)


@frozen
class Link:
    """A link of ours, up, with our mark as its alias. ``mac`` is lower case with colons; ``mtu`` in bytes.

    A VXLAN without learning: ``vni``, ``local`` (the underlay address that it sends from) and UDP ``port``.
    """

    name: str
    mac: str
    mtu: int
    vni: int
    local: IPv4Address
    port: int
    reason: str = _reason()


@frozen
class Interface:
    """A guest's interface as it shall be while it is there; the hypervisor makes and removes it, under this name."""

    name: str
    mac: str
    mtu: int
    reason: str = _reason()


@frozen
class Address:
    """An address on a link, with scope ``link`` or ``global``.

    ``label`` marks one on an interface of somebody else's as ours (``eth1:euca``); on links of ours and guests' interfaces it is empty.
    """

    link: str
    address: IPv4Interface
    scope: str = "global"
    label: str = ""
    reason: str = _reason()


@frozen(cache_hash=True)
class Route:
    """A unicast route in our table; ``gateway`` is on the link whatever its addresses are (``onlink``). None: the link itself."""

    table: int
    destination: IPv4Network
    link: str
    gateway: IPv4Address | None = None
    reason: str = _reason()


@frozen
class PolicyRule:
    """A rule that has packets from or to a range looked up in our table, before the machine's own."""

    priority: int
    table: int
    source: IPv4Network | None = None
    destination: IPv4Network | None = None
    reason: str = _reason()


@frozen
class Neighbour:
    """A permanent entry: who has an address on a link."""

    link: str
    address: IPv4Address
    mac: str
    reason: str = _reason()


@frozen
class Forwarding:
    """An entry of a VXLAN's forwarding table: the machine behind a MAC address."""

    link: str
    mac: str
    machine: IPv4Address
    reason: str = _reason()


@frozen
class Setting:
    """A kernel setting below ``/proc/sys``: ``net/ipv4/conf/eucavx/forwarding``, ``1``.

    ``restore``: it is on somebody else's interface, and what it was before is kept, and put back at the end.
    """

    path: str
    value: str
    restore: bool = False
    reason: str = _reason()


@frozen
class Wanted:
    """All that a machine's kernel is to hold for us. What belongs to an interface that is not there waits until it is.

    ``tables``: packet filters, by (family, name).  ``translations``: of connections that were translated otherwise the kernel is to know nothing; None: it is not
    concerned.
    """

    links: frozenset[Link] = frozenset()
    interfaces: frozenset[Interface] = frozenset()
    addresses: frozenset[Address] = frozenset()
    routes: frozenset[Route] = frozenset()
    rules: frozenset[PolicyRule] = frozenset()
    neighbours: frozenset[Neighbour] = frozenset()
    forwardings: frozenset[Forwarding] = frozenset()
    settings: frozenset[Setting] = frozenset()
    tables: tuple[Table, ...] = ()
    translations: Translations | None = None


NOTHING = Wanted()
