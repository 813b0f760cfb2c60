"""What the log is told of requests that were refused."""

from __future__ import annotations

from typing import Final

from attrs import define
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger

from euca.soap.observing import printable, request_id

_log = Logger()

_A_SECOND: Final = 5


@define
class RefusalLog:
    """Says what was refused and why, at most a few times a second, so that a stranger cannot fill the log."""

    _clock: IReactorTime
    _second: int = 0
    _said: int = 0
    _unsaid: int = 0

    def add(self, check: str, reason: str, peer: str) -> None:
        """check: the name of the rule. reason: for the operator. peer: the address of the connection."""
        second = int(self._clock.seconds())
        if second != self._second:
            if self._unsaid:
                _log.warn("{count} more requests were refused", count=self._unsaid)
            self._second, self._said, self._unsaid = second, 0, 0
        if self._said >= _A_SECOND:
            self._unsaid += 1
            return
        self._said += 1
        _log.warn(
            "A request from {peer} was refused: {reason} [{request_id}]",
            peer=peer,
            reason=printable(reason),
            check=check,
            request_id=request_id.get(),
        )
