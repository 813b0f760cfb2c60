"""Bundles as bundling tools make them: GNU tar, gzip, AES, and a manifest that is signed as it is written."""

from __future__ import annotations

import gzip
import hashlib
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding as rsa_padding
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7
from lxml import etree

from euca.soap.security.identity import Identity

ARCHIVE_OPTIONS = ("--create", "--dereference", "--sparse")


@frozen
class Bundle:
    """A manifest, and parts by name."""

    manifest: bytes = field(repr=False)
    parts: Mapping[str, bytes] = field(repr=False)


def archived(image: Path, *options: str) -> bytes:
    """An image in a tar archive."""
    argv = ["tar", *(options or ARCHIVE_OPTIONS), "-C", str(image.parent), image.name]
    return subprocess.run(argv, check=True, capture_output=True, timeout=60).stdout


def make_bundle(
    archive: bytes,
    size_bytes: int,
    user: Identity,
    cloud: Identity,
    account_id: str,
    *,
    part_bytes: int = 1 << 20,
    packed: bytes | None = None,
    machine: Mapping[str, str] | None = None,
    image: Mapping[str, str] | None = None,
    mappings: Mapping[str, str] | None = None,
) -> Bundle:
    """A bundle of an archive.

    packed: what is encrypted, in place of the packed archive. machine, image: further elements of the manifest, or others in place of the right ones.
    """
    key, iv = os.urandom(16), os.urandom(16)
    padder, encryptor = PKCS7(128).padder(), Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    plain = padder.update(gzip.compress(archive) if packed is None else packed) + padder.finalize()
    encrypted = encryptor.update(plain) + encryptor.finalize()
    pieces = [encrypted[start : start + part_bytes] for start in range(0, len(encrypted), part_bytes)]
    parts = {f"image.part.{index}": piece for index, piece in enumerate(pieces)}
    root = etree.Element("manifest")
    _add(root, "version", "2007-10-10")
    bundler = _add(root, "bundler")
    _add(bundler, "name", "ec2-ami-tools")
    configuration = _add(root, "machine_configuration")
    for name, text in {"architecture": "x86_64", **(machine or {})}.items():
        _add(configuration, name, text)
    if mappings:
        listed = _add(configuration, "block_device_mapping")
        for virtual, device in mappings.items():
            mapping = _add(listed, "mapping")
            _add(mapping, "virtual", virtual)
            _add(mapping, "device", device)
    about = _add(root, "image")
    values = {
        "name": "image",
        "user": account_id,
        "type": "machine",
        "digest": hashlib.sha1(archive).hexdigest(),  # noqa: S324
        "size": str(size_bytes),
        "bundled_size": str(len(encrypted)),
        "ec2_encrypted_key": _encrypted(cloud, key),
        "user_encrypted_key": _encrypted(user, key),
        "ec2_encrypted_iv": _encrypted(cloud, iv),
        "user_encrypted_iv": _encrypted(user, iv),
        **(image or {}),
    }
    for name, text in values.items():
        element = _add(about, name, text)
        if name == "digest":
            element.set("algorithm", "SHA1")
        elif name.endswith("_key"):
            element.set("algorithm", "AES-128-CBC")
    of_parts = _add(about, "parts")
    of_parts.set("count", str(len(parts)))
    for index, (name, data) in enumerate(parts.items()):
        part = _add(of_parts, "part")
        part.set("index", str(index))
        _add(part, "filename", name)
        _add(part, "digest", hashlib.sha1(data).hexdigest()).set("algorithm", "SHA1")  # noqa: S324
    signed = etree.tostring(configuration) + etree.tostring(about)
    private_key = user.private_key
    assert isinstance(private_key, rsa.RSAPrivateKey)
    signature = private_key.sign(signed, rsa_padding.PKCS1v15(), hashes.SHA1())  # noqa: S303
    _add(root, "signature", signature.hex())
    return Bundle(etree.tostring(root), parts)


def _add(parent: etree._Element, name: str, text: str = "") -> etree._Element:
    element = etree.SubElement(parent, name)
    element.text = text or None
    return element


def _encrypted(identity: Identity, secret: bytes) -> str:
    """The hexadecimal digits are what is encrypted."""
    key = identity.certificate.public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    return key.encrypt(secret.hex().encode(), rsa_padding.PKCS1v15()).hex()
