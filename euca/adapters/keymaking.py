"""SSH key pairs in the forms that EC2's users expect."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from euca.adapters.threads import in_thread
from euca.domain.keypairs import MadeKey, made_key_fingerprint

_BITS = 2048

#: Makes a key; what is made in a thread takes some 100 ms that the reactor does not wait for.
KeyMaker = Callable[[], Awaitable[MadeKey]]


def make_key() -> MadeKey:
    """An RSA key of 2048 bits: traditional PEM (PKCS#1), a public line in OpenSSH's form, EC2's fingerprint."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    pkcs8 = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    return MadeKey(pem.decode(), public.decode(), made_key_fingerprint(pkcs8))


async def make_key_at_once() -> MadeKey:
    """A KeyMaker that works in the calling thread: for tests."""
    return make_key()


def threaded_key_maker(reactor: Any) -> KeyMaker:
    """A KeyMaker that works in threads of the reactor's pool."""

    async def make() -> MadeKey:
        return await in_thread(reactor, make_key)

    return make
