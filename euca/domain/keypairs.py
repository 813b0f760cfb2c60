"""Key pairs: names, and the texts that users and guests see. The keys themselves are made by an adapter."""

from __future__ import annotations

import hashlib

from attrs import field, frozen

from euca.domain.errors import InvalidRequest, MissingValue

MAX_NAME_CHARACTERS = 255


@frozen
class KeyPair:
    """A public key that an account may give to its instances; ``public_text`` is a line of OpenSSH's form.

    ``key_pair_id`` is by what newer versions name it, and what tags are on.
    """

    account_id: str
    name: str
    fingerprint: str
    public_text: str
    created_at: float
    key_pair_id: str

    @property
    def key_type(self) -> str:
        """EC2's name: ``rsa`` or ``ed25519``."""
        return "ed25519" if self.public_text.startswith("ssh-ed25519 ") else "rsa"


@frozen
class ReadKey:
    """A public key that a user has: OpenSSH's line without a comment, and EC2's fingerprint of an imported key."""

    public_text: str
    fingerprint: str


@frozen
class MadeKey:
    """A key just made. ``private_pem`` is RSA's traditional PEM form; it is shown once and kept nowhere."""

    private_pem: str = field(repr=False)
    public_text: str
    fingerprint: str


def made_key_fingerprint(private_pkcs8_der: bytes) -> str:
    """EC2's fingerprint of a key that the cloud made: SHA-1 of the private key's PKCS#8 DER, as colon-separated hex."""
    return hashlib.sha1(private_pkcs8_der, usedforsecurity=False).digest().hex(":")


def imported_key_fingerprint(spki_der: bytes) -> str:
    """EC2's fingerprint of an RSA key that a user imported: MD5 of the public key's DER (SubjectPublicKeyInfo), as colon-separated hex."""
    return hashlib.md5(spki_der, usedforsecurity=False).digest().hex(":")


def check_key_name(name: str) -> str:
    """A key pair's name: 1 to 255 printable characters of ASCII; raises MissingValue or InvalidRequest."""
    if not name.strip():
        raise MissingValue("A key pair needs a name")
    if len(name) > MAX_NAME_CHARACTERS or not (name.isascii() and name.isprintable()):
        raise InvalidRequest("A key pair's name has at most 255 printable characters of ASCII")
    return name
