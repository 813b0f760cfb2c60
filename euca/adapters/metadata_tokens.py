"""Session tokens of the metadata service (EC2's "IMDSv2"): each counts for one instance, until it runs out; none is kept."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from typing import Final

from attrs import field, frozen
from twisted.internet.interfaces import IReactorTime

from euca.adapters.config import Settings
from euca.adapters.keys import secret

#: How long a token may count, in seconds: EC2's limits.
LEAST_S: Final = 1
MOST_S: Final = 21600
_TIME_BYTES: Final = 8
#: The file among a tier's keys.
KEY: Final = "metadata.key"


@frozen
class Tokens:
    """``key``: 32 secret bytes, kept over restarts so that tokens outlive them. ``required``: whether anything is told without a token."""

    key: bytes = field(repr=False)
    clock: IReactorTime
    required: bool = False

    def make(self, instance_id: str, lifetime_s: int) -> str:
        """A token for an instance: its end and an HMAC over both, in Base64."""
        end = (int(self.clock.seconds()) + lifetime_s).to_bytes(_TIME_BYTES, "big")
        return base64.urlsafe_b64encode(end + self._mac(instance_id, end)).decode()

    def counts(self, instance_id: str, token: str) -> bool:
        """Whether a token is this instance's and has not run out; compared in constant time."""
        try:
            raw = base64.b64decode(token.encode("ascii"), b"-_", validate=True)
        except (ValueError, binascii.Error):
            return False
        end, mac = raw[:_TIME_BYTES], raw[_TIME_BYTES:]
        right = hmac.compare_digest(mac, self._mac(instance_id, end))
        return right and int.from_bytes(end, "big") > self.clock.seconds()

    def _mac(self, instance_id: str, end: bytes) -> bytes:
        return hmac.digest(self.key, end + instance_id.encode(), hashlib.sha256)


def tokens_of(settings: Settings, clock: IReactorTime) -> Tokens:
    """As the configuration says, with the tier's key, which is made where there is none yet."""
    key = secret(settings.state / "keys" / KEY, os.urandom(32))
    return Tokens(key, clock, settings.text("METADATA_TOKENS") == "required")
