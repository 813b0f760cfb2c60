"""Interfaces for clients: how one is written, found and put on the cloud's port. See ``docs/interfaces.md``.

An interface translates between its own messages and the cloud's, and decides nothing. This module imports nothing of the cloud, so that a plugin's
file may import it wherever Twisted looks at plugins.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from attrs import frozen
from twisted.plugin import IPlugin, getPlugins
from zope.interface import Attribute, Interface, implementer

if TYPE_CHECKING:
    from euca.cloud.core import Core
    from euca.soap.exchange import HttpRequest, HttpResponse

#: What a cloud offers unless its configuration says otherwise.
USUAL: Final = ("SOAP", "QUERY")


class IDoor(Interface):
    """What an interface has at one path."""

    def takes(request: HttpRequest) -> bool:
        """Whether a request is for this interface, where several have the same path; by its look alone, since nothing of it is proved."""

    async def handle(request: HttpRequest) -> HttpResponse:
        """Answer a request. Raises nothing but CancelledError.

        The answer says whether it was found whose the request is (``HttpResponse.proved``), by which strangers are served after everybody else.
        """


class IClientInterface(Interface):
    """An interface for clients.

    Found by ``twisted.plugin``: one file in ``twisted/plugins/`` that holds an instance of a class that implements this, or a `LateInterface`.
    """

    name: str = Attribute("The name by which CLIENT_INTERFACES chooses it, upper case")

    def doors(core: Core) -> Mapping[str, IDoor]:
        """What answers at which path, made once when the cloud starts. A path begins with a slash and ends in none, but for ``/`` itself."""


@implementer(IPlugin, IClientInterface)
@frozen
class LateInterface:
    """One that is in a module, with a function `doors`: imported by a cloud that offers it, not by every ``twistd`` that looks at plugins."""

    name: str
    module: str

    def doors(self, core: Core) -> Mapping[str, IDoor]:
        """As the interface says."""
        made: Mapping[str, IDoor] = importlib.import_module(self.module).doors(core)
        return made


class UnknownInterface(Exception):
    """No plugin has this name; the text names those that there are."""


@functools.cache
def _installed() -> tuple[IClientInterface, ...]:
    return tuple(getPlugins(IClientInterface))


def find_interfaces(
    names: Sequence[str], interfaces: Iterable[IClientInterface] | None = None
) -> tuple[IClientInterface, ...]:
    """The interfaces of these names among the installed plugins, in this order; raises UnknownInterface."""
    known = {one.name: one for one in (_installed() if interfaces is None else interfaces)}
    for name in names:
        if name not in known:
            there = ", ".join(sorted(known))
            raise UnknownInterface(f'no interface for clients is called "{name}"; there are {there}')
    return tuple(known[name] for name in dict.fromkeys(names))


@frozen(eq=False)
class Doors:
    """Several interfaces at one path: the first that takes a request answers it, and the first of all what none takes."""

    _doors: tuple[IDoor, ...]

    async def handle(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        chosen = next((door for door in self._doors if door.takes(request)), self._doors[0])
        return await chosen.handle(request)


def doors_of(interfaces: Iterable[IClientInterface], core: Core) -> Mapping[str, Doors]:
    """Path → what answers there, of all interfaces; at a shared path in their order."""
    found: dict[str, tuple[IDoor, ...]] = {}
    for interface in interfaces:
        for path, door in interface.doors(core).items():
            found[path] = (*found.get(path, ()), door)
    return {path: Doors(doors) for path, doors in found.items()}
