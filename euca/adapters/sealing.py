"""Secrets at rest: sealed with a key that is in a file beside the records, not in them."""

from __future__ import annotations

import secrets
from pathlib import Path

from attrs import field, frozen
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from euca.adapters.files import write_once

_KEY_BYTES = 32
_NONCE_BYTES = 12


class SealError(Exception):
    """A sealed secret cannot be opened: another key, another owner, or changed bytes."""


@frozen
class Sealer:
    """AES-256-GCM with one key. What a secret belongs to is bound to it, so that it opens in no other place."""

    _key: bytes = field(repr=False)

    def seal(self, secret: str, owner: str) -> bytes:
        """The secret in a form for the records."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + AESGCM(self._key).encrypt(nonce, secret.encode(), owner.encode())

    def unseal(self, sealed: bytes, owner: str) -> str:
        """The secret; raises SealError."""
        try:
            return AESGCM(self._key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], owner.encode()).decode()
        except (InvalidTag, ValueError):
            raise SealError(f"The secret of {owner} cannot be opened with this cloud's key") from None


def load_sealer(path: Path) -> Sealer:
    """The sealer of a key file, which is made (0600, durable) if it is missing. Its directory must exist.

    Safe when two start at once: the file appears whole, and the first one stays.
    """
    if not path.exists():
        write_once(path, secrets.token_bytes(_KEY_BYTES), 0o600)
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        raise SealError(f"{path} does not hold a key of {_KEY_BYTES} bytes: restore it from a backup")
    return Sealer(key)
