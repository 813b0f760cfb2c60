"""What a request says of itself, and how it is held against the secret of the access key that it names."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from typing import Final

from attrs import field, frozen

from euca.query.errors import QueryError, mismatch
from euca.query.parameters import Parameters

#: How far the clocks may be apart, as EC2 has it.
SKEW_S: Final = 900
#: How long after its date a request may say that it counts: until then its key has to be remembered.
MOST_LIFE_S: Final = 3600


@frozen(kw_only=True)
class Claim:
    """What a request says of itself; nothing of it is proved.

    form: of the signature, such as `4` or `2`. service: that the signature is for (`ec2`); empty where its version does not say. date: when it was
    signed, until: when it ends to count, in seconds since the epoch. parameters: without those of the signature. signature: the bytes that it
    stands for. texts: writes what may have been signed, more than one where clients differ; not before it is known that there is such a key,
    since it takes as long as reading the request. mac: (secret, text) → the signature's bytes.
    """

    form: str
    access_key_id: str
    service: str = ""
    date: float
    until: float
    parameters: Parameters = field(repr=False)
    signature: bytes = field(repr=False)
    texts: Callable[[], tuple[bytes, ...]] = field(repr=False)
    mac: Callable[[str, bytes], bytes] = field(repr=False)


@frozen
class Proof:
    """A claim that was found to be true.

    replay_key: 32 bytes, the same for each copy of the request. until: when a copy would not be accepted any more, in seconds since the epoch.
    """

    access_key_id: str
    replay_key: bytes = field(repr=False)
    until: float


def prove(claim: Claim, secret: str, now: float) -> Proof:
    """Hold a claim against the access key's secret. Raises QueryError: for a wrong signature first, for a wrong time only after that."""
    found = b""
    for text in claim.texts():
        mac = claim.mac(secret, text)
        if hmac.compare_digest(mac, claim.signature):
            found = mac
    if not found:
        raise mismatch()
    _check_time(claim, now)
    # A signature can be written in more ways than one, what it stands for cannot.
    key = hashlib.sha256(b"euca.query.replay\0" + claim.access_key_id.encode() + b"\0" + found).digest()
    return Proof(claim.access_key_id, key, claim.until)


def _check_time(claim: Claim, now: float) -> None:
    if now > claim.until or claim.date > now + SKEW_S:
        away = abs(now - claim.date)
        side = "after" if now > claim.date else "before"
        message = f"Request has expired: it was received {away:.0f} s {side} its date; check your clock"
        raise QueryError("RequestExpired", message, check="query.expired")
