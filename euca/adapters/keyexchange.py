"""Neighbours tell each other their certificates, so that keys change while both work.

In a describe call each side states all certificates that it wants to be accepted, and the fingerprints of those of the other that it
holds.  Who hears it has verified the message under a certificate that it trusts already; it writes the new set down before it
answers, or asks again.  So a side signs with a new key only when the other has said that it holds it, and forgets an old one only
when all have.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Any, Final, Protocol, TypeVar

from attrs import define, field
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger

from euca.adapters.enrolment import check_certificate
from euca.adapters.keys import TierKeys
from euca.domain.capabilities import KEYRING
from euca.domain.errors import EucaError, InvalidRequest
from euca.ports.enrolment import IEnrolments, NeighbourRecord, StatedRing
from euca.soap.security.identity import Identity, expires_within, fingerprint

S = TypeVar("S")
_log = Logger()

#: Of each kind a neighbour may state so many: two generations of two kinds, at most.
MOST_CERTIFICATES: Final = 4
_MOST_HELD: Final = 4 * MOST_CERTIFICATES
_MOST_BYTES: Final = 16 * 1024
_MOST_EDITION: Final = 2**62
_FINGERPRINT: Final = re.compile(r"sha256:[0-9a-f]{64}")
#: How long after an exchange that left something open, and after one that left nothing, the next is due, in seconds.
AGAIN_S: Final = (10.0, 3600.0)
#: After so many calls without an answer the key that everybody knows is tried in turn with the best.
_MOST_FAILURES: Final = 2


class SaidRing(Protocol):
    """A ``keyRingType`` of either contract."""

    @property
    def edition(self) -> int:
        """Grows with each change."""

    @property
    def signing(self) -> tuple[bytes, ...]:
        """Certificates (DER)."""

    @property
    def tls(self) -> tuple[bytes, ...]:
        """Certificates (DER)."""

    @property
    def held(self) -> tuple[str, ...]:
        """Fingerprints of the other side's."""


def holds_all(record: NeighbourRecord, wanted: Iterable[Identity]) -> bool:
    """Whether a neighbour has said that it accepts all of these."""
    return all(one.fingerprint in record.holds for one in wanted)


def statement(keys: TierKeys, record: NeighbourRecord, kind: Callable[..., S]) -> S:
    """What we say to a neighbour: our certificates, and which of its own we hold. kind: the contract's ``KeyRingType``."""
    ours = keys.statement()
    return kind(edition=ours.edition, signing=ours.signing, tls=ours.tls, held=_held(record))


def _held(record: NeighbourRecord) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fingerprint, (*record.signing, *record.tls))))


async def take_over(
    said: SaidRing, record: NeighbourRecord, keys: TierKeys, enrolments: IEnrolments, now: float
) -> NeighbourRecord:
    """Write down what a neighbour says; the neighbour as it is then, unchanged where nothing is new.

    now is in seconds since the epoch.  Raises InvalidRequest or NotPermitted, with nothing changed, for a statement that cannot be accepted.
    """
    if len(said.held) > _MOST_HELD or not all(_FINGERPRINT.fullmatch(one) for one in said.held):
        raise InvalidRequest("The fingerprints that are held are none")
    own = {one.fingerprint for one in (*keys.ring.signers, *(key.identity for key in keys.ring.keys))}
    holds = frozenset(said.held) & own
    ring = StatedRing(said.edition, tuple(said.signing), tuple(said.tls))
    if ring == record.ring and holds == record.holds:
        return record
    if ring != record.ring:
        _check(ring, record, own, now)
    learned = await enrolments.learn(record, ring, holds)
    if learned is not None and ring != record.ring and learned.ring == ring:
        _log.info(
            "The {role} {name} states keys of edition {edition}: {certificates}",
            role=record.role,
            name=record.name,
            edition=ring.edition,
            certificates=", ".join(fingerprint(one)[:23] for one in (*ring.signing, *ring.tls)),
        )
    return record if learned is None else learned


def _check(ring: StatedRing, record: NeighbourRecord, own: set[str], now: float) -> None:
    if not 0 < ring.edition < _MOST_EDITION:
        raise InvalidRequest("The edition of the keys is none")
    least_tls = 1 if record.tls_certificate else 0
    if not (1 <= len(ring.signing) <= MOST_CERTIFICATES and least_tls <= len(ring.tls) <= MOST_CERTIFICATES):
        raise InvalidRequest(f"From 1 to {MOST_CERTIFICATES} certificates of each kind are to be stated")
    if set(ring.signing) & set(ring.tls):
        raise InvalidRequest("A certificate is for signing or for TLS, not for both")
    moment = datetime.datetime.fromtimestamp(now, datetime.UTC)
    for one in (*ring.signing, *ring.tls):
        if len(one) > _MOST_BYTES:
            raise InvalidRequest("A certificate is too long")
        check_certificate(one)
        known = one in (*record.signing, *record.tls)
        if not known and expires_within(one, 0, moment):
            raise InvalidRequest(f"The certificate {fingerprint(one)} has run out")
        if fingerprint(one) in own:
            raise InvalidRequest("A certificate of ours cannot be a neighbour's")


@define(eq=False)
class Peering:
    """A neighbour below us, its keys and ours. ``record`` is the neighbour as it is on record now."""

    record: NeighbourRecord
    keys: TierKeys
    enrolments: IEnrolments
    clock: IReactorTime
    _exchanges: bool = field(default=False, init=False)
    _can: bool = field(default=False, init=False)
    _asked: bool = field(default=False, init=False)
    _failures: int = field(default=0, init=False)
    _failed_at: float = field(default=0.0, init=False)
    _hint: int = field(default=0, init=False)
    #: What we said last that we hold of the neighbour's, and whether that is what we hold; whether it holds all of ours.
    _told: tuple[str, ...] = field(default=(), init=False)
    _is_told: bool = field(default=True, init=False)
    _complete: bool = field(default=False, init=False)
    #: Our edition and the neighbour's hint at the last exchange, and when that was.
    _last: tuple[int, int, float] = field(default=(0, 0, 0.0), init=False)

    def question(self, kind: Callable[..., S]) -> S | None:
        """What to state in the next describe call; None to a neighbour whose last answer did not say that it understands it."""
        self._asked = self._exchanges
        if not self._exchanges:
            return None
        self._told = _held(self.record)
        return statement(self.keys, self.record, kind)

    def answered(self, answer: Any) -> None:
        """A call of any kind was answered; the answer may say by the way which edition the neighbour's keys are."""
        self._failures = 0
        self._hint = getattr(answer, "key_edition", None) or self._hint

    async def heard(self, answer: Any) -> None:
        """A describe call was answered; what the answer states is on record when this returns."""
        self._exchanges = KEYRING in (getattr(answer, "capability", None) or ())
        self._can = self._can or self._exchanges
        said: SaidRing | None = getattr(answer, "key_ring", None)
        at = self.clock.seconds() if said is not None or self._asked else 0.0
        self._last = (self.keys.ring.edition, self._hint, at)
        if said is not None:
            await self._take_over(said)
        self._is_told = not self._asked or self._told == _held(self.record)
        self._complete = holds_all(self.record, (key.identity for key in self.keys.ring.keys))

    async def _take_over(self, said: SaidRing) -> None:
        try:
            self.record = await take_over(said, self.record, self.keys, self.enrolments, self.clock.seconds())
        except EucaError as error:
            _refused(self.record, error)
        except Exception:
            _log.failure("The keys of {role} {name} could not be kept", role=self.record.role, name=self.record.name)

    def failed(self, describing: bool) -> None:
        """A call was not answered: the neighbour may be another release by now, or have lost what it knew."""
        self._failures += 1
        if describing:
            self._exchanges = False
            self._failed_at = self.clock.seconds()

    def is_due(self) -> bool:
        """Whether a describe call would tell the neighbour or us something."""
        if not self._exchanges:
            return self._can and self.clock.seconds() - self._failed_at >= AGAIN_S[False]
        edition, hint, at = self._last
        if edition != self.keys.ring.edition or not self._is_told or (hint != self._hint and self._hint != self._known):
            return True
        return self.clock.seconds() - at >= AGAIN_S[self._complete]

    @property
    def _known(self) -> int:
        return self.record.ring.edition if self.record.ring is not None else 0

    def identity(self) -> Identity:
        """What to sign the next message with."""
        if self._failures >= _MOST_FAILURES and self._failures % 2:
            return self.keys.sign
        return self.keys.signer(self.record.holds)

    def signing(self) -> tuple[bytes, ...]:
        """The certificates by which its answers are accepted."""
        return self.record.signing

    def tls(self, url: str) -> tuple[bytes, ...]:
        """The certificates that its port may show."""
        return self.record.tls


@define(eq=False)
class Asked:
    """The same for the neighbours above us, who ask."""

    keys: TierKeys
    enrolments: IEnrolments
    clock: IReactorTime
    #: What was heard since the record was read that a message was verified with: an answer is signed after its question was heard.
    _heard: dict[tuple[str, str, float], frozenset[str]] = field(factory=dict)

    async def answer(self, record: NeighbourRecord, said: SaidRing | None, kind: Callable[..., S]) -> S | None:
        """Take over what the neighbour states, and what to answer it; None where it states nothing.

        A statement that cannot be accepted is logged, and the answer says what is held in its place: the rest of the question is not its
        fault.
        """
        if said is None:
            return None
        try:
            record = await take_over(said, record, self.keys, self.enrolments, self.clock.seconds())
        except EucaError as error:
            _refused(record, error)
        except Exception:
            _log.failure("The keys of {role} {name} could not be kept", role=record.role, name=record.name)
        else:
            self._heard[record.role, record.name, record.enrolled_at] = record.holds
        return statement(self.keys, record, kind)

    def identity(self, record: NeighbourRecord) -> Identity:
        """What to sign an answer to the neighbour with."""
        return self.keys.signer(self._heard.get((record.role, record.name, record.enrolled_at), record.holds))

    def edition(self, stated: Iterable[str]) -> int | None:
        """What an answer says by the way of our keys' edition, to who states that it understands it."""
        return self.keys.ring.edition if KEYRING in stated else None


def _refused(record: NeighbourRecord, error: EucaError) -> None:
    _log.error(
        "What the {role} {name} states of its keys is not accepted: {error}",
        role=record.role,
        name=record.name,
        error=error,
    )
