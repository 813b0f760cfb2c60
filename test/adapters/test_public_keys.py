"""Public keys that users import, in every form, and what is none."""

from __future__ import annotations

import base64
import hashlib
import itertools
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa, x25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from euca.adapters.public_keys import MAX_BYTES, read_public_key
from euca.domain.errors import InvalidKey

RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
ED25519 = ed25519.Ed25519PrivateKey.generate().public_key()


def line(key: rsa.RSAPublicKey | ed25519.Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)


def spki(key: rsa.RSAPublicKey | ed25519.Ed25519PublicKey, encoding: Encoding) -> bytes:
    return key.public_bytes(encoding, PublicFormat.SubjectPublicKeyInfo)


def rfc4716(key: rsa.RSAPublicKey | ed25519.Ed25519PublicKey) -> bytes:
    blob = line(key).split()[1].decode()
    wrapped = "\n".join(blob[start : start + 70] for start in range(0, len(blob), 70))
    header = 'Comment: "one \\\nof two lines"\nSubject: me\n'
    return f"---- BEGIN SSH2 PUBLIC KEY ----\n{header}{wrapped}\n---- END SSH2 PUBLIC KEY ----\n".encode()


@pytest.mark.parametrize("key", [RSA, ED25519], ids=["rsa", "ed25519"])
def test_every_form_is_the_same_key(key: rsa.RSAPublicKey | ed25519.Ed25519PublicKey) -> None:
    der = spki(key, Encoding.DER)
    forms = [
        line(key),
        line(key) + b" me@home",
        b"\n" + line(key).replace(b" ", b"\t") + b" a comment of words\n",
        rfc4716(key),
        rfc4716(key).replace(b"\n", b"\r\n"),
        spki(key, Encoding.PEM),
        der,
        base64.b64encode(der),
        base64.encodebytes(der),
    ]
    for form in forms:
        read = read_public_key(form)
        assert read.public_text == line(key).decode()
    if isinstance(key, rsa.RSAPublicKey):
        assert read.fingerprint == hashlib.md5(der, usedforsecurity=False).digest().hex(":")
    else:
        blob = base64.b64decode(line(key).split()[1])
        assert read.fingerprint == base64.b64encode(hashlib.sha256(blob).digest()).decode()


@pytest.mark.skipif(not (shutil.which("ssh-keygen") and shutil.which("openssl")), reason="needs ssh-keygen and openssl")
def test_fingerprints_are_those_of_the_tools_that_users_have(tmp_path: Path) -> None:
    """EC2's documentation tells users to compare with these two commands."""
    file = tmp_path / "key"
    for kind in ("rsa", "ed25519"):
        file.unlink(missing_ok=True)
        command = ["ssh-keygen", "-q", "-t", kind, "-N", "", "-f", str(file)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        read = read_public_key((tmp_path / "key.pub").read_bytes())
        shown = subprocess.run(["ssh-keygen", "-l", "-f", f"{file}.pub"], check=True, capture_output=True).stdout
        if kind == "ed25519":
            assert f"SHA256:{read.fingerprint.rstrip('=')}" == shown.decode().split()[1]
            continue
        pem = subprocess.run(
            ["ssh-keygen", "-e", "-m", "PKCS8", "-f", f"{file}.pub"], check=True, capture_output=True
        ).stdout
        der = subprocess.run(
            ["openssl", "pkey", "-pubin", "-outform", "DER"], input=pem, check=True, capture_output=True
        ).stdout
        digest = subprocess.run(["openssl", "md5", "-c"], input=der, check=True, capture_output=True).stdout
        assert read.fingerprint == digest.decode().split()[-1]


def test_options_and_comments_never_reach_a_guest() -> None:
    with pytest.raises(InvalidKey):
        read_public_key(b'command="/bin/evil" ' + line(RSA))
    with pytest.raises(InvalidKey):
        read_public_key(line(RSA) + b"\n" + line(ED25519))
    assert read_public_key(line(RSA) + b" command=evil").public_text == line(RSA).decode()


OTHERS = [
    lambda: ec.generate_private_key(ec.SECP256R1()),
    lambda: dsa.generate_private_key(2048),
    x25519.X25519PrivateKey.generate,
]


@pytest.mark.parametrize("generate", OTHERS, ids=["ec", "dsa", "x25519"])
def test_other_kinds_of_keys_are_refused(generate: Callable[[], Any]) -> None:
    key = generate().public_key()
    with pytest.raises(InvalidKey):
        read_public_key(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def test_an_rsa_key_has_a_sound_size() -> None:
    for modulus in (2**511 + 1, 2**17000 + 1):
        numbers = rsa.RSAPublicNumbers(65537, modulus)
        blob = b"".join(
            len(part).to_bytes(4, "big") + part
            for part in (
                b"ssh-rsa",
                numbers.e.to_bytes(3, "big"),
                b"\0" + numbers.n.to_bytes((numbers.n.bit_length() + 7) // 8, "big"),
            )
        )
        with pytest.raises(InvalidKey):
            read_public_key(b"ssh-rsa " + base64.b64encode(blob))


@pytest.mark.parametrize(
    "material",
    [
        b"",
        b"ssh-rsa",
        b"ssh-rsa AAAA",
        b"ssh-ed25519 " + line(RSA).split()[1],
        b"ssh-rsa " + line(ED25519).split()[1],
        b"-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
        b"---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----",
        b"\x30\x82\xff\xff" + bytes(100),
        b"ssh-rsa " + b"A" * MAX_BYTES,
        "ssh-rsa é".encode(),
    ],
    # Some of them are made anew by each process.
    ids=itertools.count(),
)
def test_what_is_no_key(material: bytes) -> None:
    with pytest.raises(InvalidKey):
        read_public_key(material)


@given(st.binary(max_size=300), st.integers(0, 400), st.sampled_from(["rsa", "ed25519", "none"]))
def test_no_bytes_are_more_than_refused(noise: bytes, at: int, kind: str) -> None:
    """A key with something put into it somewhere is that key's shown form, or refused."""
    key = {"rsa": line(RSA), "ed25519": line(ED25519), "none": b""}[kind]
    try:
        read = read_public_key(key[:at] + noise + key[at:])
    except InvalidKey:
        return
    assert "\n" not in read.public_text and read.public_text.isascii() and len(read.public_text.split()) == 2
