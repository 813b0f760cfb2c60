"""A machine's network made to be as it was said last, however often it takes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from attrs import define, field
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger

from euca.adapters.pauses import Pauses, doubling
from euca.adapters.tasks import Tasks
from euca.domain.errors import EucaError
from euca.domain.network.state import State
from euca.ports.network import NetworkError

_log = Logger()
#: The first and the longest pause before it is tried again, in seconds.
RETRY_S = (1.0, 15.0)
_FLOW = "network"

#: See :meth:`euca.ports.network.INetwork.apply`.
Apply = Callable[[State], Awaitable[None]]


@define(eq=False)
class Applier:
    """``in_force``: the tag of what the network is, empty while that is not known. ``trouble``: why it is not what it should be, or empty."""

    _apply: Apply
    _clock: IReactorTime
    in_force: str = ""
    trouble: str = ""
    _wanted: tuple[str, State] | None = None
    _started: bool = False
    _tasks: Tasks = field(factory=Tasks)
    _pauses: Pauses = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._pauses = Pauses(self._clock)

    def want(self, tag: str, state: State) -> None:
        """From now on the network shall be this, which is named so."""
        self._wanted = (tag, state)
        self._go()

    def start(self) -> None:
        """Begin: the network can be applied to."""
        self._started = True
        self._go()

    async def stop(self) -> None:
        """End; the network stays as it is."""
        self._started = False
        await self._tasks.stop()

    def _go(self) -> None:
        if self._started and self._wanted is not None:
            self._pauses.wake(_FLOW)
            self._tasks.start(_FLOW, self._follow)

    async def _follow(self) -> None:
        pauses_s = doubling(*RETRY_S)
        while self._wanted is not None and self._wanted[0] != self.in_force:
            tag, state = self._wanted
            try:
                await self._apply(state)
            except (NetworkError, EucaError, OSError) as error:
                self.in_force, self.trouble = "", str(error)
                _log.error("The guests' network is not as it should be: {error}", error=error)
                await self._pauses.wait(_FLOW, next(pauses_s))
            else:
                self.in_force, self.trouble = tag, ""
                pauses_s = doubling(*RETRY_S)
