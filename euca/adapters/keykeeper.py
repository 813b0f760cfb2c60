"""A tier's keys while it runs: changes by the operator's tool are noticed, keys renewed in time, old ones retired, ends warned of."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from attrs import define, field
from twisted.application.service import Service
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorTime
from twisted.internet.task import LoopingCall
from twisted.logger import Logger

from euca.adapters.config import Settings
from euca.adapters.keyexchange import holds_all
from euca.adapters.keys import WARN_DAYS, Ring, TierKeys
from euca.adapters.tasks import Tasks
from euca.adapters.threads import InThread, in_thread
from euca.domain.errors import WrongState
from euca.ports.enrolment import NeighbourRecord
from euca.soap.security.identity import IdentityError, ends_at

_log = Logger()
_DAY_S: Final = 86400.0
#: How often the files are looked at, and how often the rest is done, in seconds.
LOOK_S: Final = 5.0
TEND_S: Final = 3600.0


def ends(keys: TierKeys, neighbours: Iterable[NeighbourRecord]) -> Mapping[str, float]:
    """When certificates end, in seconds since the epoch: what each one is for → the moment."""
    found = {f"own {key.file}": key.identity.certificate.not_valid_after_utc.timestamp() for key in keys.ring.keys}
    for record in neighbours:
        for what, certificates in (("signing", record.signing), ("tls", record.tls)):
            moments = [moment for moment in map(_end, certificates) if moment is not None]
            if moments:
                # Of two generations the newer one is what is left when the older has ended.
                found[f"{record.role} {record.name} {what}"] = max(moments)
    return found


def _end(certificate: bytes) -> float | None:
    try:
        return ends_at(certificate).timestamp()
    except IdentityError:
        return None


def may_retire(ring: Ring, neighbours: Sequence[NeighbourRecord], overlap_s: float, now: float) -> bool:
    """Whether the old keys are to go: there are new ones, which all neighbours have held for long enough."""
    newest = [key.identity for key in ring.newest]
    youngest = max(one.certificate.not_valid_before_utc.timestamp() for one in newest)
    return bool(ring.retiring) and now - youngest >= overlap_s and all(holds_all(one, newest) for one in neighbours)


def take_up(keys: TierKeys) -> bool:
    """Look whether the keys were changed in their files, and use the new ones; whether there are some."""
    try:
        if not keys.refresh():
            return False
    except (IdentityError, OSError) as error:
        _log.error("The keys were changed, and cannot be read: {error}; the former ones are used", error=error)
        return False
    shown = ", ".join(f"{key.file} {key.identity.fingerprint[:23]}" for key in keys.ring.keys)
    _log.info("The keys are those of edition {edition} now: {keys}", edition=keys.ring.edition, keys=shown)
    return True


def follow(keys: TierKeys, clock: IReactorTime) -> None:
    """Use new keys when there are some, for as long as this process lives, which is not the one that tends them."""
    loop = LoopingCall(take_up, keys)
    loop.clock = clock
    loop.start(LOOK_S).addErrback(lambda failure: _log.failure("The keys are followed no more", failure))


@define(eq=False)
class KeyKeeper(Service):
    """Tends a tier's keys.

    neighbours: all of them, as they are on record.  in_thread: runs what takes long.  changed: called when the keys are others than before, to tell
    the neighbours.  further: certificates (DER) beside the tier's and its neighbours' whose end is warned of, by what they are for.
    """

    keys: TierKeys
    neighbours: Callable[[], Sequence[NeighbourRecord]]
    clock: IReactorTime
    overlap_days: float
    in_thread: InThread
    changed: Callable[[], None]
    further: Callable[[], Mapping[str, bytes]] = dict
    _tasks: Tasks = field(factory=Tasks)
    _loop: LoopingCall = field(init=False)
    _tended_at: float | None = None
    _warned_at: float | None = None

    @classmethod
    def of_tier(
        cls,
        keys: TierKeys,
        neighbours: Callable[[], Sequence[NeighbourRecord]],
        settings: Settings,
        reactor: Any,
        changed: Callable[[], None],
        further: Callable[[], Mapping[str, bytes]] = dict,
    ) -> KeyKeeper:
        """As a tier's configuration says; what takes long is done by the reactor's threads."""
        return cls(
            keys,
            neighbours,
            clock=reactor,
            overlap_days=settings.number("KEY_OVERLAP_DAYS"),
            in_thread=partial(in_thread, reactor),
            changed=changed,
            further=further,
        )

    def __attrs_post_init__(self) -> None:
        self._loop = LoopingCall(self._look)
        self._loop.clock = self.clock

    def startService(self) -> None:
        """Begin to look."""
        super().startService()  # type: ignore[no-untyped-call]
        self._loop.start(LOOK_S).addErrback(lambda failure: _log.failure("The keys are tended no more", failure))

    def stopService(self) -> Deferred[None]:
        """End."""
        super().stopService()  # type: ignore[no-untyped-call]
        if self._loop.running:
            self._loop.stop()
        return Deferred.fromCoroutine(self._tasks.stop())

    def ends(self) -> Mapping[str, float]:
        """When each certificate ends, in seconds since the epoch."""
        found = dict(ends(self.keys, self.neighbours()))
        for what, certificate in self.further().items():
            moment = _end(certificate)
            if moment is not None:
                found[what] = moment
        return found

    def _look(self) -> None:
        # A loop that raises has ended for good: whatever fails is tried again in the next round.
        try:
            self._take_up()
            now = self.clock.seconds()
            if self._tended_at is None or now - self._tended_at >= TEND_S:
                self._tended_at = now
                self._warn(now)
                self._tasks.start("tend", self._tend)
        except Exception:
            _log.failure("The keys could not be looked at")

    def _take_up(self) -> None:
        if take_up(self.keys):
            self.changed()

    def _warn(self, now: float) -> None:
        if self._warned_at is not None and now - self._warned_at < _DAY_S:
            return
        self._warned_at = now
        for what, moment in self.ends().items():
            if moment - now < WARN_DAYS * _DAY_S:
                when = datetime.datetime.fromtimestamp(moment, datetime.UTC)
                said = "has run out" if moment <= now else "runs out soon"
                _log.warn(
                    "The certificate {what} {said}: it ends at {when}", what=what, said=said, when=when.isoformat()
                )
        for record in self.neighbours() if self.keys.ring.retiring else ():
            if not holds_all(record, (key.identity for key in self.keys.ring.newest)):
                _log.warn(
                    "The {role} {name} does not know this tier's new keys yet", role=record.role, name=record.name
                )

    async def _tend(self) -> None:
        """Renew what ends soon, retire what all have a successor of."""
        files, ring, now = self.keys.files, self.keys.ring, self.clock.seconds()
        if files is None:
            return
        soon = datetime.datetime.fromtimestamp(now, datetime.UTC)
        try:
            if not ring.retiring and any(key.identity.expires_within(WARN_DAYS, soon) for key in ring.keys):
                await self.in_thread(lambda: files.rotate(now))
                _log.info("New keys were made, since the old ones run out")
            elif may_retire(ring, self.neighbours(), self.overlap_days * _DAY_S, now):
                files.retire(ring.edition, now)
                _log.info("The old keys were retired: all neighbours know the new ones")
        except (WrongState, IdentityError, OSError) as error:
            _log.error("The keys could not be renewed: {error}", error=error)
            return
        self._take_up()
