"""Keys, certificates and the files they are kept in."""

import datetime
import socket
import ssl
import stat
import threading
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from euca.soap import namespaces as ns
from euca.soap.security.identity import (
    Identity,
    IdentityError,
    Purpose,
    certificate_from_pem,
    create,
    expires_within,
    fingerprint,
    load,
    public_key,
)
from euca.testing.signed_messages import identity

NOW = datetime.datetime(2026, 11, 25, 12, 0, tzinfo=datetime.UTC)


def made(**changes: object) -> Identity:
    arguments: dict[str, object] = {"now": NOW, "days": 30, "key": "p256"} | changes
    return create("node-1", **arguments)  # type: ignore[arg-type]


def test_algorithms_follow_the_key() -> None:
    assert identity("rsa").algorithm == ns.RSA_SHA256
    assert identity("p256").algorithm == ns.ECDSA_SHA256


def test_nothing_secret_is_shown() -> None:
    who = made()
    assert who.fingerprint in repr(who)
    secret = who.private_key_pem().decode().splitlines()[1]
    assert secret not in repr(who)
    assert "PRIVATE" not in repr(who)
    assert fingerprint(who.certificate_der) == who.fingerprint
    assert who.fingerprint.startswith("sha256:")


def test_a_foreign_certificate_is_refused() -> None:
    with pytest.raises(IdentityError):
        Identity(made().private_key, made().certificate)


def test_stored_and_loaded(tmp_path: Path) -> None:
    who = made()
    key_path, certificate_path = who.store(tmp_path, "signing")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["signing.crt", "signing.key"]
    for path in (key_path, certificate_path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = load(key_path, certificate_path)
    assert again.certificate_der == who.certificate_der
    assert again.private_key_pem() == who.private_key_pem()


def test_stored_never_over_another_unless_asked(tmp_path: Path) -> None:
    first, second = made(), made()
    paths = first.store(tmp_path, "signing")
    with pytest.raises(FileExistsError):
        second.store(tmp_path, "signing")
    assert load(*paths).certificate_der == first.certificate_der
    paths[1].unlink()
    with pytest.raises(FileExistsError):
        second.store(tmp_path, "signing")
    assert load_key(paths[0]) == first.private_key_pem()
    second.store(tmp_path, "signing", replace=True)
    assert load(*paths).certificate_der == second.certificate_der
    assert sorted(path.name for path in tmp_path.iterdir()) == ["signing.crt", "signing.key"]


def load_key(path: Path) -> bytes:
    return path.read_bytes()


def test_what_is_not_loaded(tmp_path: Path) -> None:
    key_path, certificate_path = made().store(tmp_path, "a")
    load(key_path, certificate_path)
    other_key, _ = made().store(tmp_path, "b")
    with pytest.raises(IdentityError, match="not that of"):
        load(other_key, certificate_path)
    with pytest.raises(IdentityError, match="no unencrypted private key"):
        load(_write(tmp_path / "c", certificate_path.read_bytes()), certificate_path)
    with pytest.raises(IdentityError, match="no certificate"):
        load(key_path, _write(tmp_path / "d", b"x"))
    locked = made().private_key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.BestAvailableEncryption(b"x")
    )
    with pytest.raises(IdentityError, match="no unencrypted private key"):
        load(_write(tmp_path / "e", locked), certificate_path)
    key_path.chmod(0o644)
    with pytest.raises(IdentityError, match="0600"):
        load(key_path, certificate_path)


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    path.chmod(0o600)
    return path


def test_expiry() -> None:
    who = made(days=30)
    assert not who.expires_within(29, NOW)
    assert who.expires_within(30, NOW)
    assert who.expires_within(0, NOW + datetime.timedelta(days=31))
    assert not expires_within(who.certificate_der, 29, NOW)
    assert expires_within(who.certificate_der, 31, NOW)
    assert who.certificate.not_valid_after_utc == NOW + datetime.timedelta(days=30)
    assert who.certificate.not_valid_before_utc < NOW


def test_pem_and_der() -> None:
    who = made()
    assert certificate_from_pem(who.certificate_pem()) == who.certificate_der
    with pytest.raises(IdentityError):
        certificate_from_pem(b"x")
    with pytest.raises(IdentityError):
        certificate_from_pem(who.certificate_pem() * 2)


def test_public_keys_are_held_to_the_rules() -> None:
    assert public_key(identity("rsa").certificate_der)
    assert isinstance(public_key(identity("p256").certificate_der), ec.EllipticCurvePublicKey)
    for kind in ("weak", "p384"):
        with pytest.raises(IdentityError):
            public_key(identity(kind).certificate_der)
    assert public_key(identity("weak").certificate_der, least_rsa_bits=1024)
    with pytest.raises(IdentityError):
        public_key(b"x")


def test_a_tls_certificate_serves_whoever_pins_it(tmp_path: Path) -> None:
    now = datetime.datetime.now(datetime.UTC)
    who = create("node-1", now=now, days=1, key="p256", purpose=Purpose.TLS,
                 dns_names=["node.example"], addresses=["127.0.0.1", "::1"])  # fmt: skip
    names = who.certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["node.example"]
    assert [str(address) for address in names.get_values_for_type(x509.IPAddress)] == ["127.0.0.1", "::1"]
    key_path, certificate_path = who.store(tmp_path, "tls")
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate_path, key_path)
    client = ssl.create_default_context(cafile=str(certificate_path))
    ours, theirs = socket.socketpair()
    thread = threading.Thread(target=lambda: server.wrap_socket(theirs, server_side=True).close())
    thread.start()
    with client.wrap_socket(ours, server_hostname="127.0.0.1") as wrapped:
        assert wrapped.getpeercert(binary_form=True) == who.certificate_der
    thread.join()


@pytest.mark.parametrize("purpose", [Purpose.SIGNING, Purpose.USER])
def test_signing_certificates_are_for_no_tls(purpose: Purpose) -> None:
    certificate = made(purpose=purpose).certificate
    with pytest.raises(x509.ExtensionNotFound):
        certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    assert not constraints.ca


def test_a_damaged_key_is_refused(tmp_path: Path) -> None:
    made = create("damaged", now=datetime.datetime.now(datetime.UTC), days=1)
    key_path, certificate_path = made.store(tmp_path, "damaged")
    assert isinstance(made.private_key, rsa.RSAPrivateKey)
    numbers = made.private_key.private_numbers()
    damaged = rsa.RSAPrivateNumbers(
        p=numbers.p,
        q=numbers.q,
        d=numbers.d ^ 1 << 20,
        dmp1=numbers.dmp1 ^ 1 << 20,
        dmq1=numbers.dmq1,
        iqmp=numbers.iqmp,
        public_numbers=numbers.public_numbers,
    ).private_key(unsafe_skip_rsa_key_validation=True)
    pem = damaged.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    key_path.write_bytes(pem)
    with pytest.raises(IdentityError, match="damaged key"):
        load(key_path, certificate_path)


def test_a_certificate_of_an_unknown_version_is_no_certificate() -> None:
    der = identity().certificate_der.replace(bytes.fromhex("a003020102"), bytes.fromhex("a003020172"), 1)
    assert der != identity().certificate_der
    with pytest.raises(IdentityError):
        public_key(der)
    with pytest.raises(IdentityError):
        certificate_from_pem(ssl.DER_cert_to_PEM_cert(der).encode())
