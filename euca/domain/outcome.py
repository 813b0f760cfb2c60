"""What came of asking a neighbour for a change: accepted, refused, or unknown. There is no fourth."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

T = TypeVar("T")


@frozen
class Accepted(Generic[T]):
    """The neighbour has durably accepted the request; ``value`` is its answer."""

    value: T


@frozen
class Refused:
    """The neighbour said, in a signed answer, that it did not and will not do this.

    ``code`` is an :class:`euca.domain.errors.EucaError` code, ``message`` a sentence for the user, ``tier``
    the tier that decided.
    """

    code: str
    message: str
    tier: str


@frozen
class Unknown:
    """Anything else: a time-out, a cut connection, an unsigned fault. The same neighbour is asked again."""

    reason: str


Outcome = Accepted[T] | Refused | Unknown
