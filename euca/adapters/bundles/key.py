"""The key that users encrypt their bundles for. It signs nothing, and is no tier's."""

from __future__ import annotations

import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from euca.adapters.files import private_directory, write_once
from euca.soap.security.identity import Identity, Purpose, create

FILE = "bundle.pem"
_DAYS = 3650.0


def bundle_key(directory: Path, now: float) -> Identity:
    """The key in ``directory``, made when it is first asked for; of two who ask at once both get the same. Raises OSError, ValueError."""
    path = private_directory(directory) / FILE
    if not path.exists():
        made = create(
            "bundles",
            now=datetime.datetime.fromtimestamp(now, datetime.UTC),
            days=_DAYS,
            key="rsa",
            purpose=Purpose.USER,
        )
        write_once(path, made.private_key_pem() + made.certificate_pem(), 0o600)
    pem = path.read_bytes()
    private_key = load_pem_private_key(pem, None)
    if not isinstance(private_key, rsa.RSAPrivateKey):
        raise ValueError(f"{path} holds no RSA key")
    return Identity(private_key, x509.load_pem_x509_certificate(pem))
