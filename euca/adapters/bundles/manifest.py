"""Manifests: parsed from what is signed, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from lxml import etree

from euca.domain.bundles import (
    MOST_MANIFEST_BYTES,
    MOST_PARTS,
    VERSION,
    Manifest,
    Part,
    check_count,
    check_part_name,
    check_sha1,
    hex_bytes,
)
from euca.domain.devices import ROOTS
from euca.domain.errors import InvalidRequest, NotPermitted
from euca.domain.images import ImageKind, check_product_codes
from euca.soap.xml import DOOR, parse

#: The elements that are signed, in this order.
_SIGNED = (b"machine_configuration", b"image")
_KINDS = {kind.value: kind for kind in ImageKind}
_MARK = "true"


def parse_manifest(data: bytes, most_image_bytes: int) -> Manifest:
    """What a manifest says; raises InvalidRequest.

    Its two signed elements are cut out as they are written, and read from these bytes alone: what stands anywhere else in the document, in a comment or twice
    can therefore not be taken for what was signed.
    """
    if len(data) > MOST_MANIFEST_BYTES:
        raise InvalidRequest(f"A manifest has at most {MOST_MANIFEST_BYTES} bytes")
    if b"<!" in data or b"<?" in data.lstrip()[5:]:
        raise InvalidRequest("A manifest has no comments, sections or instructions here, in which something could hide")
    root = _root(data)
    if root.tag != "manifest" or _text(root, "version") != VERSION:
        raise InvalidRequest(f"This is no manifest of version {VERSION}")
    machine_bytes, image_bytes = (_cut(data, name) for name in _SIGNED)
    machine, image = _root(machine_bytes), _root(image_bytes)
    return _manifest(machine_bytes + image_bytes, _text(root, "signature"), machine, image, most_image_bytes)


def check_signature(manifest: Manifest, certificates: Iterable[bytes]) -> None:
    """Raises NotPermitted unless one of these certificates (DER) made the signature."""
    for der in certificates:
        key = x509.load_der_x509_certificate(der).public_key()
        if not isinstance(key, rsa.RSAPublicKey):
            continue
        try:
            # The format knows SHA-1 only. What its collisions are good for, its signer could do anyway.
            key.verify(manifest.signature, manifest.signed, padding.PKCS1v15(), hashes.SHA1())  # noqa: S303
            return
        except InvalidSignature:
            continue
    raise NotPermitted(
        "The manifest is not signed with a certificate of yours: bundle with the key that this cloud knows"
    )


def _root(data: bytes) -> etree._Element:
    try:
        return parse(data, DOOR)
    except Exception as error:
        raise InvalidRequest(f"The manifest is not XML as it is accepted here: {error}"[:200]) from None


def _cut(data: bytes, name: bytes) -> bytes:
    """An element that is there once, as it is written."""
    pieces = re.findall(rb"<%s>.*?</%s>" % (name, name), data, re.DOTALL)
    if len(pieces) != 1 or data.count(b"<" + name) != 1 or data.count(b"</" + name) != 1:
        raise InvalidRequest(f"A manifest has one {name.decode()}, without attributes")
    found: bytes = pieces[0]
    return found


def _manifest(
    signed: bytes, signature: str, machine: etree._Element, image: etree._Element, most_image_bytes: int
) -> Manifest:
    kind = _text(image, "type", "machine")
    if kind not in _KINDS:
        raise InvalidRequest(f"The manifest's image type is one of {', '.join(_KINDS)}")
    digest = _one(image, "digest")
    return Manifest(
        signed=signed,
        signature=hex_bytes("signature", signature),
        user=_text(image, "user").replace("-", ""),
        kind=_kind(_KINDS[kind], machine),
        name=_text(image, "name")[:255],
        architecture=_text(machine, "architecture", "x86_64"),
        kernel_id=_image_id(machine, "kernel_id"),
        ramdisk_id=_image_id(machine, "ramdisk_id"),
        devices=_devices(machine),
        product_codes=check_product_codes(tuple((code.text or "").strip() for code in machine.iter("product_code"))),
        size_bytes=check_count("size", _text(image, "size"), most_image_bytes),
        bundled_bytes=check_count("bundled_size", _text(image, "bundled_size"), 2 * most_image_bytes + (1 << 20)),
        sha1=check_sha1("the image", digest.text or "", digest.get("algorithm", "")),
        encrypted_key=_encrypted(image, "ec2_encrypted_key"),
        encrypted_iv=_encrypted(image, "ec2_encrypted_iv"),
        parts=_parts(_one(image, "parts")),
    )


def _kind(kind: ImageKind, machine: etree._Element) -> ImageKind:
    """Eucalyptus's tools mark kernels and ramdisks by the word true in place of their own id."""
    for tag, other in (("kernel_id", ImageKind.KERNEL), ("ramdisk_id", ImageKind.RAMDISK)):
        if _text(machine, tag, "") == _MARK:
            return other
    return kind


def _image_id(machine: etree._Element, tag: str) -> str:
    text = _text(machine, tag, "")
    return "" if text == _MARK else text


def _devices(machine: etree._Element) -> tuple[tuple[str, str], ...]:
    pairs = ((_text(one, "device"), _text(one, "virtual")) for one in machine.iter("mapping"))
    return tuple((device, virtual) for device, virtual in pairs if virtual not in ROOTS)


def _encrypted(image: etree._Element, tag: str) -> bytes:
    element = _one(image, tag)
    if element.get("algorithm", "AES-128-CBC").upper() != "AES-128-CBC":
        raise InvalidRequest("Bundles are encrypted with AES-128-CBC")
    return hex_bytes(tag, element.text or "")


def _parts(element: etree._Element) -> tuple[Part, ...]:
    listed: Sequence[etree._Element] = element.findall("part")
    count = check_count("count of parts", element.get("count", ""), MOST_PARTS)
    if [part.get("index", "") for part in listed] != [str(index) for index in range(count)]:
        raise InvalidRequest("The manifest's parts are not numbered from 0 on, as many as it counts")
    found = []
    for part in listed:
        digest = _one(part, "digest")
        name = check_part_name(_text(part, "filename"))
        found.append(Part(name, check_sha1(name, digest.text or "", digest.get("algorithm", ""))))
    return tuple(found)


def _one(parent: etree._Element, tag: str) -> etree._Element:
    found = parent.findall(tag)
    if len(found) != 1:
        raise InvalidRequest(f"A manifest has one {tag} where it belongs")
    return found[0]


def _text(parent: etree._Element, tag: str, missing: str | None = None) -> str:
    if missing is not None and parent.find(tag) is None:
        return missing
    return (_one(parent, tag).text or "").strip()
