"""Certificates that look like somebody else's."""

import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from euca.soap.security.identity import Identity


def twin(victim: Identity, attacker: Identity) -> Identity:
    """The attacker's key under a certificate with the victim's names, serial number and dates."""
    return Identity(attacker.private_key, _certificate(victim, attacker.private_key))


def small_twin(victim: Identity) -> Identity:
    """A key of 1024 bits under such a certificate. The constructor, which would refuse it, is passed by."""
    key = rsa.generate_private_key(65537, 1024)  # noqa: S505  # to be refused
    certificate = _certificate(victim, key)
    made = Identity.__new__(Identity)
    for name, value in (
        ("private_key", key),
        ("certificate", certificate),
        ("certificate_der", certificate.public_bytes(serialization.Encoding.DER)),
    ):
        object.__setattr__(made, name, value)
    return made


def _certificate(victim: Identity, key: object) -> x509.Certificate:
    known = victim.certificate
    builder = (
        x509.CertificateBuilder()
        .subject_name(known.subject)
        .issuer_name(known.issuer)
        .public_key(key.public_key())  # type: ignore[attr-defined]
        .serial_number(known.serial_number)
        .not_valid_before(known.not_valid_before_utc)
        .not_valid_after(known.not_valid_after_utc.astimezone(datetime.UTC))
    )
    for extension in known.extensions:
        if not isinstance(extension.value, x509.SubjectKeyIdentifier):
            builder = builder.add_extension(extension.value, extension.critical)
    return builder.sign(key, hashes.SHA256())  # type: ignore[arg-type]
