"""A machine's kernel in memory, as strict as the real one where that matters: what has to be there before something else, and what goes with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from ipaddress import IPv4Address
from typing import Any

from attrs import define, evolve, field
from zope.interface import implementer

from euca.domain.network.difference import Act, Actual, Odd, Step, TableChange, interface_of
from euca.domain.network.filter_difference import commands
from euca.domain.network.kernel import (
    GUEST_MARK,
    LABEL,
    MARK,
    Address,
    Forwarding,
    Interface,
    Link,
    Neighbour,
    PolicyRule,
    Route,
    Setting,
    Wanted,
)
from euca.domain.network.translation import Translations
from euca.ports.machine import Glance, IMachine, Trouble
from euca.ports.network import NetworkError
from euca.testing.filters import MemoryFilters

__all__ = ["MemoryMachine"]

_DEFAULT = "0"


class _Refused(Exception):
    """What the kernel says no to."""


@define(eq=False)
class _Port:
    """A link: ``tunnel`` if it is a VXLAN."""

    name: str
    index: int
    mac: str
    mtu: int = 1500
    alias: str = ""
    is_up: bool = False
    tunnel: Link | None = None
    settings: dict[str, str] = field(factory=dict)


@implementer(IMachine)
@define(eq=False)
class MemoryMachine:
    """``work`` counts the steps and transactions that were done; ``looks`` how often all was looked at. ``announced`` lists all addresses that were."""

    ports: dict[str, _Port] = field(factory=dict)
    addresses: set[Address] = field(factory=set)
    routes: dict[tuple[int, Any], Route] = field(factory=dict)
    rules: set[PolicyRule] = field(factory=set)
    neighbours: dict[tuple[str, Any], Neighbour] = field(factory=dict)
    forwardings: dict[tuple[str, str], Forwarding] = field(factory=dict)
    odd: set[Odd] = field(factory=set)
    remembered: dict[str, str] = field(factory=dict)
    filters: MemoryFilters = field(factory=MemoryFilters)
    announced: list[Address] = field(factory=list)
    work: int = 0
    looks: int = 0
    checks: int = 0
    _indices: int = 0

    # What others do

    def plug(self, name: str, mac: str = "00:16:3e:00:00:01") -> None:
        """An interface comes: the hypervisor's, or the machine's own."""
        self._indices += 1
        self.ports[name] = _Port(name, self._indices, mac)

    def unplug(self, name: str) -> None:
        """A link goes, and everything on it."""
        del self.ports[name]
        self.addresses = {one for one in self.addresses if one.link != name}
        self.routes = {key: one for key, one in self.routes.items() if one.link != name}
        self.forwardings = {key: one for key, one in self.forwardings.items() if one.link != name}
        self.forget_neighbours(name)

    def down(self, name: str) -> None:
        """A link is set down: its routes go."""
        self.ports[name].is_up = False
        self.routes = {key: one for key, one in self.routes.items() if one.link != name}

    def forget_neighbours(self, name: str) -> None:
        """As when a link's MAC address is set."""
        self.neighbours = {key: one for key, one in self.neighbours.items() if one.link != name}

    def value(self, path: str) -> str | None:
        """A setting's value; None where its interface is not there."""
        port = self.ports.get(interface_of(path))
        return None if port is None else port.settings.get(path, _DEFAULT)

    # As the port says

    async def look(self, wanted: Wanted) -> Actual:
        """As the port says."""
        self.looks += 1
        guests = {one.name for one in wanted.interfaces}
        ours = {port.name for port in self.ports.values() if port.tunnel}
        marked = [port for port in self.ports.values() if port.alias == GUEST_MARK or port.name in guests]
        names = ours | {port.name for port in marked}
        ready = {port.name for port in self.ports.values() if port.is_up and port.alias.startswith(MARK)}
        return Actual(
            present={port.name: port.index for port in self.ports.values()},
            links=frozenset(
                evolve(port.tunnel, mac=port.mac, mtu=port.mtu) for port in self.ports.values() if port.tunnel
            ),
            interfaces=frozenset(Interface(port.name, port.mac, port.mtu) for port in marked),
            unready=frozenset(names - ready),
            addresses=frozenset(one for one in self.addresses if one.link in names or one.label.endswith(LABEL)),
            routes=frozenset(self.routes.values()),
            rules=frozenset(self.rules),
            neighbours=frozenset(one for one in self.neighbours.values() if one.link in names),
            forwardings=frozenset(self.forwardings.values()),
            odd=frozenset(self.odd),
            settings={one.path: value for one in wanted.settings if (value := self.value(one.path)) is not None},
            remembered=dict(self.remembered),
            tables=self.filters.tables(),
        )

    async def glance(self) -> Glance:
        """As the port says."""
        return Glance({port.name: port.index for port in self.ports.values()}, dict(self.remembered))

    async def stands(self, known: Actual) -> bool:
        """As the port says."""
        self.checks += 1
        links = {one.name for one in known.links} <= self.ports.keys()
        addresses = {one for one in known.addresses if one.link in self.ports} <= self.addresses
        return links and addresses and self.rules == known.rules and self.filters.tables().keys() == known.tables.keys()

    async def perform(self, steps: Sequence[Step]) -> Sequence[Trouble]:
        """As the port says."""
        troubles = []
        for step in steps:
            self.work += 1
            try:
                self._remove(step) if step.act is Act.REMOVE else self._put(step)
            except _Refused as error:
                troubles.append(Trouble(f"{step.act.value} {step.thing}", str(error)))
        return troubles

    async def filter(self, changes: Sequence[TableChange]) -> None:
        """As the port says."""
        self.work += 1
        try:
            self.filters.apply(commands(changes))
        except ValueError as error:
            raise NetworkError(f"nft: {error}") from error

    async def settle(self, wanted: Wanted) -> None:
        """As the port says."""

    async def announce(self, addresses: Sequence[Address]) -> None:
        """As the port says."""
        self.announced += addresses

    async def expel(self, translations: Translations, about: Collection[IPv4Address]) -> None:
        """As the port says: nothing is ever connected here."""

    async def forget(self) -> None:
        """As the port says."""

    # One step

    def _put(self, step: Step) -> None:
        thing = step.thing
        match thing:
            case Link() if step.act is Act.ADD:
                self._tunnel(thing)
            case Link() | Interface():
                self._set_up(step, thing)
            case Address():
                self._on(thing.link)
                same = {one for one in self.addresses if (one.link, one.address) == (thing.link, thing.address)}
                if same and thing.label:
                    raise _Refused("File exists")
                self.addresses -= same
                self.addresses.add(thing)
            case Route():
                if not self._on(thing.link).is_up:
                    raise _Refused("Network is down")
                self.routes[thing.table, thing.destination] = thing
            case PolicyRule():
                if thing in self.rules:
                    raise _Refused("File exists")
                self.rules.add(thing)
            case Neighbour():
                self._on(thing.link)
                self.neighbours[thing.link, thing.address] = thing
            case Forwarding():
                if not self._on(thing.link).tunnel:
                    raise _Refused("Operation not supported")
                self.forwardings[thing.link, thing.mac] = thing
            case Setting():
                self._set(thing)
            case _:
                raise _Refused(f"nothing to be made: {thing}")

    def _on(self, name: str) -> _Port:
        if name not in self.ports:
            raise _Refused(f"there is no link {name}")
        return self.ports[name]

    def _tunnel(self, link: Link) -> None:
        if link.name in self.ports:
            raise _Refused("File exists")
        self.plug(link.name, link.mac)
        self.ports[link.name].tunnel = link
        self.ports[link.name].mtu = link.mtu

    def _set_up(self, step: Step, thing: Link | Interface) -> None:
        port = self._on(thing.name)
        port.mtu, port.is_up = thing.mtu, True
        port.alias = f"{MARK} node" if isinstance(thing, Link) else GUEST_MARK
        if step.sets_mac:
            port.mac = thing.mac
            self.forget_neighbours(thing.name)

    def _set(self, one: Setting) -> None:
        before = self.value(one.path)
        if before is None:
            raise _Refused("No such file or directory")
        if one.restore:
            self.remembered.setdefault(one.path, before)
        self.ports[interface_of(one.path)].settings[one.path] = one.value

    def _remove(self, step: Step) -> None:
        thing = step.thing
        gone: dict[type, Callable[[Any], object]] = {
            Address: lambda one: self.addresses.discard(one),
            Route: lambda one: self.routes.pop((one.table, one.destination), None),
            PolicyRule: lambda one: self.rules.discard(one),
            Neighbour: lambda one: self.neighbours.pop((one.link, one.address), None),
            Forwarding: lambda one: self.forwardings.pop((one.link, one.mac), None),
            Odd: lambda one: self.odd.discard(one),
            Link: lambda one: self.unplug(one.name) if one.name in self.ports else None,
            Interface: self._unmark,
            Setting: self._restore,
        }
        gone[type(thing)](thing)

    def _unmark(self, one: Interface) -> None:
        if one.name in self.ports:
            self.ports[one.name].alias = ""

    def _restore(self, one: Setting) -> None:
        port = self.ports.get(interface_of(one.path))
        if port is not None:
            port.settings[one.path] = one.value
        self.remembered.pop(one.path, None)
