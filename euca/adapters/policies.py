"""Allocation policies: functions as plugins, and how one is found by its name."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence

from attrs import frozen
from twisted.plugin import IPlugin, getPlugins
from zope.interface import implementer

from euca.adapters.config import Settings
from euca.domain.scheduling import Candidate, PlacementRequest, Plan
from euca.ports.policy import IAllocationPolicy


@implementer(IPlugin, IAllocationPolicy)
@frozen
class FunctionPolicy:
    """A policy that is a pure function, such as those of :mod:`euca.domain.scheduling`."""

    name: str
    function: Callable[[PlacementRequest, Sequence[Candidate], str], Plan]

    def place(self, request: PlacementRequest, candidates: Sequence[Candidate], memory: str) -> Plan:
        """As the port says."""
        return self.function(request, candidates, memory)


class UnknownPolicy(Exception):
    """No plugin has this name; the text names those that there are."""


@functools.cache
def _installed() -> tuple[IAllocationPolicy, ...]:
    """The plugins, looked for once: a tier asks when it reads its configuration and when it starts."""
    return tuple(getPlugins(IAllocationPolicy))


def find_policy(name: str, policies: Iterable[IAllocationPolicy] | None = None) -> IAllocationPolicy:
    """The policy of this name, in upper or lower case, among the installed plugins; raises UnknownPolicy."""
    known = {p.name: p for p in (_installed() if policies is None else policies)}
    try:
        return known[name.upper()]
    except KeyError:
        raise UnknownPolicy(f'no policy is called "{name}"; there are {", ".join(sorted(known))}') from None


def chosen_policy(settings: Settings, key: str) -> IAllocationPolicy:
    """The policy that a key of the configuration names; raises ConfigError."""
    try:
        return find_policy(settings.text(key))
    except UnknownPolicy as error:
        raise settings.wrong(key, str(error)) from None
