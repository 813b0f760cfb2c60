"""Keys and certificates: whom a message is from.

Certificates are self-signed and trusted whole, by comparison with the one that was enrolled or uploaded; no
chain is ever built, so nothing in a certificate but its key and its dates is read.
"""

import datetime
import enum
import functools
import hashlib
import ipaddress
import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

from attrs import field, frozen
from cryptography import x509
from cryptography.exceptions import InternalError, InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from euca.soap import namespaces as ns
from euca.soap.errors import SoapError

PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey
PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
KeyKind = Literal["rsa", "p256"]

RSA_BITS: Final = 2048
MOST_RSA_BITS: Final = 8192
_RSA_EXPONENT_BITS: Final = 33
_P256_BYTES: Final = 32
_TOLERATED_SKEW: Final = datetime.timedelta(minutes=5)


class IdentityError(SoapError):
    """A key or certificate cannot be read, stored or used."""


class Purpose(enum.Enum):
    """What a certificate is made for; the wrong one is refused by nobody's code, only by trust in another."""

    SIGNING = "message signing by a tier"
    TLS = "the TLS port of a tier"
    USER = "a user's requests"


@frozen(repr=False, eq=False)
class Identity:
    """A private key and its certificate. The repr shows the certificate's fingerprint, never the key."""

    private_key: PrivateKey
    certificate: x509.Certificate
    certificate_der: bytes = field(init=False)

    def __attrs_post_init__(self) -> None:
        der = self.certificate.public_bytes(serialization.Encoding.DER)
        object.__setattr__(self, "certificate_der", der)
        if public_key(der) != self.private_key.public_key():
            raise IdentityError("the certificate is not that of the private key")

    def __repr__(self) -> str:
        return f"Identity({self.common_name!r}, {self.fingerprint})"

    @property
    def common_name(self) -> str:
        """The subject's common name, or an empty text."""
        names = self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return str(names[0].value) if names else ""

    @property
    def fingerprint(self) -> str:
        """`sha256:` and the hexadecimal digest of the certificate."""
        return fingerprint(self.certificate_der)

    @property
    def algorithm(self) -> str:
        """The XMLDSig signature algorithm that this key makes (RFC 4051, sections 2.3.2 and 2.3.6)."""
        return ns.RSA_SHA256 if isinstance(self.private_key, rsa.RSAPrivateKey) else ns.ECDSA_SHA256

    def sign(self, data: bytes) -> bytes:
        """The value for `ds:SignatureValue`: RSASSA-PKCS1-v1_5, or for P-256 r and s in 32 bytes each."""
        if isinstance(self.private_key, rsa.RSAPrivateKey):
            return self.private_key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        r, s = utils.decode_dss_signature(self.private_key.sign(data, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(_P256_BYTES, "big") + s.to_bytes(_P256_BYTES, "big")

    def expires_within(self, days: float, now: datetime.datetime) -> bool:
        """Whether the certificate ends within `days` of `now` (aware), or has ended."""
        return self.certificate.not_valid_after_utc <= now + datetime.timedelta(days=days)

    def certificate_pem(self) -> bytes:
        """The certificate in PEM."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def private_key_pem(self) -> bytes:
        """The key in unencrypted PKCS#8 PEM. A secret."""
        return self.private_key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    def store(self, directory: Path, name: str, *, replace: bool = False) -> tuple[Path, Path]:
        """Write `<name>.key` and `<name>.crt`, each of mode 0600 and each whole or not at all.

        Returns the two paths. Raises `FileExistsError` when one is there already, unless `replace`. After a
        failure between the two the key may be there without its certificate.
        """
        key_path, certificate_path = directory / f"{name}.key", directory / f"{name}.crt"
        if not replace and certificate_path.exists():
            raise FileExistsError(certificate_path)
        _write_whole(key_path, self.private_key_pem(), replace=replace)
        _write_whole(certificate_path, self.certificate_pem(), replace=replace)
        return key_path, certificate_path


def create(
    common_name: str,
    *,
    now: datetime.datetime,
    days: float,
    key: KeyKind = "rsa",
    purpose: Purpose = Purpose.SIGNING,
    dns_names: Iterable[str] = (),
    addresses: Iterable[str] = (),
) -> Identity:
    """Make a key (RSA of 2048 bits, or P-256) and a self-signed certificate for it.

    now: aware; the certificate begins five minutes before it, so that a neighbour's clock may be behind.
    dns_names, addresses: the subject's alternative names, which a TLS certificate needs.
    """
    private_key: PrivateKey = (
        rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS)
        if key == "rsa"
        else ec.generate_private_key(ec.SECP256R1())
    )
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    public = private_key.public_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _TOLERATED_SKEW)
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )
    names: list[x509.GeneralName] = [x509.DNSName(dns_name) for dns_name in dns_names]
    names += [x509.IPAddress(ipaddress.ip_address(address)) for address in addresses]
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    if purpose is Purpose.TLS:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH])
        builder = builder.add_extension(usage, critical=False)
    return Identity(private_key, builder.sign(private_key, hashes.SHA256()))


def load(key_path: Path, certificate_path: Path) -> Identity:
    """Read an identity from two PEM files.

    Raises `IdentityError` when a file does not hold what it should, the two do not belong together, the key is
    none that the profile knows, or the key file can be read by everybody or written by its group.
    """
    mode = stat.S_IMODE(key_path.stat().st_mode)
    if mode & (stat.S_IRWXO | stat.S_IWGRP):
        raise IdentityError(f"{key_path} has mode {mode:04o}: a private key should have 0600")
    try:
        # The library's own check of an RSA key costs fifty signatures; ours is made below, with one.
        key = serialization.load_pem_private_key(
            key_path.read_bytes(), password=None, unsafe_skip_rsa_key_validation=True
        )
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise IdentityError(f"{key_path} holds no unencrypted private key in PEM") from None
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise IdentityError(f"{key_path} holds neither an RSA nor an elliptic-curve key")
    try:
        certificate = x509.load_pem_x509_certificate(certificate_path.read_bytes())
    except ValueError:
        raise IdentityError(f"{certificate_path} holds no certificate in PEM") from None
    found = Identity(key, certificate)
    if not _signs(found):
        raise IdentityError(f"{key_path} holds a damaged key: what it signs is not its signature")
    return found


def _signs(identity: Identity) -> bool:
    """Whether the private key makes signatures that its certificate's key accepts."""
    probe = b"a probe"
    try:
        if isinstance(identity.private_key, rsa.RSAPrivateKey):
            signature = identity.private_key.sign(probe, padding.PKCS1v15(), hashes.SHA256())
            identity.private_key.public_key().verify(signature, probe, padding.PKCS1v15(), hashes.SHA256())
        else:
            ec_signature = identity.private_key.sign(probe, ec.ECDSA(hashes.SHA256()))
            identity.private_key.public_key().verify(ec_signature, probe, ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError, InternalError):
        return False
    return True


def fingerprint(certificate_der: bytes) -> str:
    """`sha256:` and the hexadecimal SHA-256 of the whole certificate."""
    return f"sha256:{hashlib.sha256(certificate_der).hexdigest()}"


def certificate_from_pem(pem: bytes) -> bytes:
    """The DER of the one certificate in `pem`; `IdentityError` when there is none, or more than one."""
    try:
        certificates = x509.load_pem_x509_certificates(pem)
    except (ValueError, x509.InvalidVersion):
        raise IdentityError("this is no certificate in PEM") from None
    if len(certificates) != 1:
        raise IdentityError(f"there are {len(certificates)} certificates where one is expected")
    return certificates[0].public_bytes(serialization.Encoding.DER)


def ends_at(certificate_der: bytes) -> datetime.datetime:
    """When the certificate ends (aware); `IdentityError` for bytes that are none."""
    return _certificate(certificate_der).not_valid_after_utc


def expires_within(certificate_der: bytes, days: float, now: datetime.datetime) -> bool:
    """Whether the certificate ends within `days` of `now` (aware), or has ended; `IdentityError` for bytes that are none."""
    return ends_at(certificate_der) <= now + datetime.timedelta(days=days)


@functools.lru_cache(maxsize=1024)
def public_key(certificate_der: bytes, *, least_rsa_bits: int = RSA_BITS) -> PublicKey:
    """The key of a certificate, checked: RSA of `least_rsa_bits` to 8192 bits, or on the curve P-256.

    Raises `IdentityError` for any other key and for bytes that are no certificate.
    """
    certificate = _certificate(certificate_der)
    try:
        key = certificate.public_key()
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise IdentityError("the certificate's key cannot be read") from None
    if isinstance(key, rsa.RSAPublicKey):
        if not least_rsa_bits <= key.key_size <= MOST_RSA_BITS:
            raise IdentityError(f"an RSA key of {key.key_size} bits; {least_rsa_bits} to {MOST_RSA_BITS} are allowed")
        if key.public_numbers().e.bit_length() > _RSA_EXPONENT_BITS:
            raise IdentityError("an RSA key with a public exponent of more than 33 bits")
        return key
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        return key
    raise IdentityError("a key that is neither RSA nor on the curve P-256")


@functools.lru_cache(maxsize=1024)
def key_digest(certificate_der: bytes) -> bytes:
    """SHA-256 of a certificate's key (SubjectPublicKeyInfo; RFC 5280, section 4.1.2.7): the same in every certificate of that key.

    Raises as `public_key`, but for an RSA key of any size.
    """
    key = public_key(certificate_der, least_rsa_bits=0)
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return hashlib.sha256(key.public_bytes(serialization.Encoding.DER, form)).digest()


def _certificate(certificate_der: bytes) -> x509.Certificate:
    try:
        return x509.load_der_x509_certificate(certificate_der)
    except (ValueError, x509.InvalidVersion, TypeError, UnsupportedAlgorithm):
        raise IdentityError("this is no X.509 certificate") from None


def _write_whole(path: Path, content: bytes, *, replace: bool) -> None:
    """Write through a temporary file of mode 0600 (made with O_EXCL) that then takes the place in one step."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            Path(temporary).replace(path)
        else:
            os.link(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)
    directory = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
