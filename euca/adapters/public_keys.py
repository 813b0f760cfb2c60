"""SSH public keys as EC2's users import them: OpenSSH's line, PEM, RFC 4716, DER, bare or in base64."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_public_key,
    load_pem_public_key,
    load_ssh_public_key,
)

from euca.domain.errors import InvalidKey
from euca.domain.keypairs import ReadKey, imported_key_fingerprint

#: A key of 16384 bits has some 2 KiB; comments and headers may be beside it.
MAX_BYTES = 16 * 1024
LEAST_BITS, MOST_BITS = 1024, 16384
_SSH_LINE = re.compile(rb"(ssh-rsa|ssh-ed25519)[ \t]+[A-Za-z0-9+/=]+(?:[ \t][^\r\n]*)?")
_RFC4716 = re.compile(rb"---- BEGIN SSH2 PUBLIC KEY ----\r?\n(.*?)\r?\n---- END SSH2 PUBLIC KEY ----", re.DOTALL)
_CONTINUED = re.compile(rb"\\\r?\n")

_PublicKey = rsa.RSAPublicKey | Ed25519PublicKey


def read_public_key(material: bytes) -> ReadKey:
    """The key in a file that a user imports, in the forms that guests and users are shown.

    RSA of 1024 to 16384 bits or Ed25519, as OpenSSH's line (of which nothing but the key is kept: no options, no comment), as RFC 4716, or as
    SubjectPublicKeyInfo (RFC 5280, section 4.1) in PEM, DER or bare base64. Raises InvalidKey for anything else.
    """
    if len(material) > MAX_BYTES:
        raise InvalidKey(f"A public key has at most {MAX_BYTES} bytes")
    try:
        key = load_der_public_key(material) if material.startswith(b"\x30") else _load(material.strip())
    except (ValueError, UnsupportedAlgorithm, binascii.Error):
        raise InvalidKey("Key is not in valid OpenSSH public key format") from None
    if isinstance(key, rsa.RSAPublicKey):
        if not LEAST_BITS <= key.key_size <= MOST_BITS:
            raise InvalidKey(f"An RSA key has {LEAST_BITS} to {MOST_BITS} bits, not {key.key_size}")
    elif not isinstance(key, Ed25519PublicKey):
        raise InvalidKey("A public key is of RSA or Ed25519")
    return _shown(key)


def _load(material: bytes) -> object:
    if _SSH_LINE.fullmatch(material):
        return load_ssh_public_key(b" ".join(material.split()[:2]))
    framed = _RFC4716.fullmatch(material)
    if framed is not None:
        lines = _CONTINUED.sub(b"", framed[1]).splitlines()
        blob = _base64(b"".join(line for line in lines if b":" not in line))
        name = blob[4 : 4 + int.from_bytes(blob[:4], "big")]
        return load_ssh_public_key(name + b" " + base64.b64encode(blob))
    if material.startswith(b"-----BEGIN PUBLIC KEY-----"):
        return load_pem_public_key(material)
    return load_der_public_key(_base64(material))


def _base64(text: bytes) -> bytes:
    return base64.b64decode(b"".join(text.split()), validate=True)


def _shown(key: _PublicKey) -> ReadKey:
    line = key.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    if isinstance(key, Ed25519PublicKey):
        blob = base64.b64decode(line.split()[1])
        return ReadKey(line, base64.b64encode(hashlib.sha256(blob).digest()).decode())
    spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return ReadKey(line, imported_key_fingerprint(spki))
