"""Long-running flows of a tier: named, one at a time for each name, none lost, all ended with the tier."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from attrs import define, field
from twisted.internet.defer import CancelledError, Deferred, DeferredList
from twisted.logger import Logger
from twisted.python.failure import Failure

_log = Logger()


@define
class Tasks:
    """The flows under way. A flow that fails is logged with its name: nobody waits for it."""

    _running: dict[str, Deferred[None]] = field(factory=dict)
    _stopped: bool = False

    def start(self, name: str, flow: Callable[[], Coroutine[Deferred[Any], Any, None]]) -> bool:
        """Start a flow unless one of this name is under way (then False), or all was stopped."""
        if self._stopped or name in self._running:
            return False
        # The name is taken before the flow's first step, which may ask for the same name.
        beginning: Deferred[None] = Deferred()
        self._running[name] = beginning
        task = Deferred.fromCoroutine(flow())
        if self._running.get(name) is beginning:
            self._running[name] = task
        task.addBoth(self._done, name)
        task.addErrback(self._failed, name)
        return True

    def _done(self, result: Any, name: str) -> Any:
        self._running.pop(name, None)
        return result

    def _failed(self, failure: Failure, name: str) -> None:
        if not failure.check(CancelledError):
            _log.failure("The task {name} failed", failure, name=name)

    def running(self, name: str) -> bool:
        """Whether a flow of this name is under way."""
        return name in self._running

    async def cancel(self, name: str) -> None:
        """End a flow, if it is under way, and wait until it has ended."""
        task = self._running.get(name)
        if task is not None:
            ended = _ended(task)
            task.cancel()
            await ended

    async def finished(self, name: str) -> None:
        """Wait until no flow of this name is under way."""
        task = self._running.get(name)
        if task is not None:
            await _ended(task)

    async def stop(self) -> None:
        """End all flows and start no more."""
        self._stopped = True
        tasks = list(self._running.values())
        ended = DeferredList([_ended(task) for task in tasks])
        for task in tasks:
            task.cancel()
        await ended


def _ended(task: Deferred[None]) -> Deferred[None]:
    """Fires when the task has ended, however; cancelling it does not touch the task."""
    fires: Deferred[None] = Deferred()

    def fire(result: Any) -> Any:
        if not fires.called:
            fires.callback(None)
        return result

    task.addBoth(fire)
    return fires
