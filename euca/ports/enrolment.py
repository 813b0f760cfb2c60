"""Enrolled neighbours: whom a tier trusts in which role, and the tokens by which new ones are taken in."""

from __future__ import annotations

from attrs import field, frozen
from zope.interface import Interface

from euca.domain.tokens import Token


@frozen
class StatedRing:
    """What a neighbour has said of its own keys: the certificates (DER) that are to be accepted, those it prefers first.

    ``edition`` grows with each change of them.
    """

    edition: int
    signing: tuple[bytes, ...] = field(repr=False)
    tls: tuple[bytes, ...] = field(repr=False)


@frozen
class NeighbourRecord:
    """A tier that we call or that calls us.

    ``role`` is what the *other* one is: ``cloud``, ``cluster`` or ``node``; ``name`` is unique in its role.
    ``address`` is the URL of its SOAP endpoint, byte for byte what messages to it carry as To (for a neighbour above us:
    where images come from).  Certificates are DER; an empty ``tls_certificate`` means a plain connection to loopback.
    ``enrolled_at`` is in seconds since the epoch.  ``ring``: what it has said of its keys since, which counts in place of the two certificates
    it was enrolled with; ``holds``: the fingerprints of ours that it has said it accepts.  Neither is part of who it is: records are
    equal without them.
    """

    role: str
    name: str
    address: str
    signing_certificate: bytes = field(repr=False)
    tls_certificate: bytes = field(repr=False)
    capabilities: tuple[str, ...]
    enrolled_at: float
    ring: StatedRing | None = field(default=None, eq=False)
    holds: frozenset[str] = field(default=frozenset(), eq=False)

    @property
    def signing(self) -> tuple[bytes, ...]:
        """The certificates by which its messages are accepted."""
        return (self.signing_certificate,) if self.ring is None else self.ring.signing

    @property
    def tls(self) -> tuple[bytes, ...]:
        """The certificates that its port may show; none for a plain connection."""
        if self.ring is not None:
            return self.ring.tls
        return (self.tls_certificate,) if self.tls_certificate else ()


@frozen
class Invitation:
    """A token that was given out and not yet used: for a neighbour of this role and name, until this second."""

    token: Token
    role: str
    name: str
    expires: float


class IEnrolments(Interface):
    """The durable list of neighbours. Asked on each message: what it says counts from the next one on."""

    async def neighbours(role: str) -> tuple[NeighbourRecord, ...]:
        """All neighbours of a role, in the order of their first enrolment."""

    async def add(record: NeighbourRecord) -> None:
        """Take in a neighbour; one of the same role and name is replaced, forgets what was said of keys, and keeps its place in the order."""

    async def learn(record: NeighbourRecord, ring: StatedRing, holds: frozenset[str]) -> NeighbourRecord | None:
        """Take over what a neighbour says of its keys and of ours, durably, unless it has said something newer.

        Returns the neighbour as it is now; None if it was removed or enrolled anew.  Raises NotPermitted, with nothing changed, where one of
        the signing certificates is somebody else's.
        """

    async def remove(role: str, name: str) -> bool:
        """Forget a neighbour; whether there was one."""

    async def invite(invitation: Invitation) -> None:
        """Keep a token until it is used or runs out."""

    async def peek(token_id: str, now: float) -> Invitation | None:
        """The invitation of a token, if it still counts."""

    async def accept(token_id: str, record: NeighbourRecord, now: float) -> bool:
        """In one transaction: use up the token and add the record; False, with nothing changed, if it does not count (any more)."""
