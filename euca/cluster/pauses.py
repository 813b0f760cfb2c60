"""Pauses of long-running flows that something else can end early."""

from __future__ import annotations

from attrs import define, field
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorTime


@define
class Pauses:
    """The pauses that are going on, by name; one for each name."""

    clock: IReactorTime
    _waiting: dict[str, Deferred[None]] = field(factory=dict)

    async def wait(self, name: str, seconds: float) -> None:
        """Wait so long, or until the pause of this name is ended."""
        ended: Deferred[None] = Deferred()
        timer = self.clock.callLater(seconds, ended.callback, None)
        self._waiting[name] = ended
        try:
            await ended
        finally:
            self._waiting.pop(name, None)
            if timer.active():
                timer.cancel()

    def end(self, name: str) -> None:
        """End the pause of this name, if there is one."""
        waiting = self._waiting.pop(name, None)
        if waiting is not None:
            waiting.callback(None)
