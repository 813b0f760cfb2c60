"""Accounts, their users, and who is asking."""

from __future__ import annotations

import hashlib
import re

from attrs import field, frozen

from euca.domain.errors import InvalidRequest

_ACCOUNT_ID = re.compile(r"[0-9]{12}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9+=,.@_-]{0,63}")


@frozen
class Account:
    """Who owns things. ``account_id`` is twelve digits; times are in seconds since the epoch."""

    account_id: str
    name: str
    created_at: float


@frozen
class User:
    """Who asks for things, in one account. An inactive user's credentials count for nothing."""

    user_id: str
    account_id: str
    name: str
    is_administrator: bool
    active: bool
    created_at: float


@frozen
class AccessKey:
    """A pair for the Query interface; ``secret`` is in the clear only in memory."""

    access_key_id: str
    user_id: str
    secret: str = field(repr=False)
    active: bool
    created_at: float


@frozen
class UserCertificate:
    """What a user signs with (DER). One that is not active was revoked."""

    user_id: str
    user_name: str
    certificate: bytes = field(repr=False)
    active: bool
    created_at: float


@frozen
class Caller:
    """An authenticated user. Everything is looked up as this account's, never by identifier alone."""

    account_id: str
    user_id: str
    user_name: str
    is_administrator: bool

    @property
    def name(self) -> str:
        """How logs name the caller: ``ACCOUNT/USER``."""
        return self.user_id


@frozen
class KeyHolder:
    """Whose an access key is, and the secret that it is used with."""

    caller: Caller
    secret: str = field(repr=False)


def certificate_id(certificate: bytes) -> str:
    """How a certificate (DER) is named where a short name is wanted: 32 hexadecimal digits of its fingerprint."""
    return hashlib.sha256(certificate).hexdigest()[:32].upper()


def check_account_id(text: str) -> str:
    """An account id without the dashes that people write; raises InvalidRequest."""
    digits = text.replace("-", "").strip()
    if not _ACCOUNT_ID.fullmatch(digits):
        raise InvalidRequest(f'"{text[:64]}" is not an account id: twelve digits')
    return digits


def check_name(what: str, name: str) -> str:
    """The name of an account or user; raises InvalidRequest."""
    if not _NAME.fullmatch(name):
        raise InvalidRequest(f'"{name[:64]}" cannot name {what}: letters, digits and +=,.@_-, at most 64')
    return name
