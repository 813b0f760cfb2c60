"""A tier's two keys: one signs its messages, one is for TLS. Made on first start, never sent anywhere."""

from __future__ import annotations

import datetime
import ipaddress
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen
from twisted.logger import Logger

from euca.adapters.files import private_directory, write_atomically
from euca.soap.security import identity
from euca.soap.security.identity import Identity, KeyKind, Purpose

_log = Logger()
DAYS = 3650.0
WARN_DAYS = 30.0


@frozen
class TierKeys:
    """``sign`` is what neighbours know a tier's messages by, ``tls`` what its port shows."""

    sign: Identity
    tls: Identity


def tier_keys(state: Path, name: str, hosts: Iterable[str], now: float) -> TierKeys:
    """The keys under ``state``/keys, made where they are missing; warned of where they run out soon.

    name becomes the certificates' common name; hosts are the names and addresses by which the tier is reached.
    now is in seconds since the epoch.  Raises IdentityError or OSError for files that cannot be used.
    """
    directory = private_directory(state / "keys")
    moment = datetime.datetime.fromtimestamp(now, datetime.UTC)
    return TierKeys(
        _load_or_make(directory, "sign", name, "rsa", Purpose.SIGNING, (), moment),
        _load_or_make(directory, "tls", name, "p256", Purpose.TLS, tuple(hosts), moment),
    )


def _load_or_make(
    directory: Path,
    file_name: str,
    name: str,
    key: KeyKind,
    purpose: Purpose,
    hosts: tuple[str, ...],
    moment: datetime.datetime,
) -> Identity:
    certificate_path = directory / f"{file_name}.crt"
    if certificate_path.exists():
        found = identity.load(directory / f"{file_name}.key", certificate_path)
        if found.expires_within(WARN_DAYS, moment):
            _log.warn("The certificate {path} runs out within {days:g} days", path=certificate_path, days=WARN_DAYS)
        return found
    addresses = [host for host in hosts if _is_address(host)]
    made = identity.create(
        name,
        now=moment,
        days=DAYS,
        key=key,
        purpose=purpose,
        dns_names=[host for host in hosts if host not in addresses],
        addresses=addresses,
    )
    # A crash may have left a key without its certificate: nobody has seen it, it is made anew.
    made.store(directory, file_name, replace=True)
    return made


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def secret(path: Path, random_bytes: bytes) -> bytes:
    """The 32 bytes in a file of mode 0600, written from ``random_bytes`` where there are none yet."""
    if not path.exists():
        private_directory(path.parent)
        write_atomically(path, random_bytes, 0o600)
    return path.read_bytes()
