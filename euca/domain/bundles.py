"""EC2's bundles: a disk image in encrypted parts, and the manifest that describes them.

Source: the manifests of version 2007-10-10 as Amazon's and Eucalyptus's bundling tools write them. An image is put into a tar archive, packed with gzip,
encrypted with AES-128 in CBC mode under a fresh key, and cut into parts.  Key and initialisation vector, in hexadecimal digits, are encrypted with RSA
(PKCS #1 v1.5) for the user and for the cloud.  The user's signature (RSA, SHA-1) is over two elements of the manifest, as they are written.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import field, frozen

from euca.domain.errors import InvalidRequest
from euca.domain.images import ImageKind

VERSION: Final = "2007-10-10"
MOST_MANIFEST_BYTES: Final = 1 << 20
MOST_PARTS: Final = 4096
_KEY_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]{0,199}")
_SHA1 = re.compile(r"[0-9a-f]{40}")
_HEX = re.compile(r"(?:[0-9a-f]{2}){64,1024}")


@frozen
class Part:
    """One part, by the name of its object beside the manifest, and the SHA-1 of its bytes in hexadecimal digits."""

    name: str
    sha1: str


@frozen
class Manifest:
    """What a manifest says.

    signed: the bytes that ``signature`` is over.  encrypted_key, encrypted_iv: for the cloud.  sha1: of the tar archive, in hexadecimal digits.
    size_bytes: the image's; bundled_bytes: that of all parts.  devices: as `euca.domain.images.Image` has them.
    """

    signed: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    user: str
    kind: ImageKind
    name: str
    architecture: str
    kernel_id: str
    ramdisk_id: str
    devices: tuple[tuple[str, str], ...]
    product_codes: tuple[str, ...]
    size_bytes: int
    bundled_bytes: int
    sha1: str
    encrypted_key: bytes = field(repr=False)
    encrypted_iv: bytes = field(repr=False)
    parts: tuple[Part, ...]


def hex_bytes(what: str, text: str) -> bytes:
    """The bytes of hexadecimal digits; raises InvalidRequest for other text, or where they cannot be RSA's."""
    digits = "".join(text.split()).lower()
    if not _HEX.fullmatch(digits):
        raise InvalidRequest(f"The manifest's {what} is not what RSA makes, in hexadecimal digits")
    return bytes.fromhex(digits)


def check_sha1(what: str, text: str, algorithm: str) -> str:
    """A digest's digits; raises InvalidRequest."""
    digits = text.strip().lower()
    if algorithm.upper() != "SHA1" or not _SHA1.fullmatch(digits):
        raise InvalidRequest(f"The digest of {what[:64]} in the manifest is no SHA1 digest")
    return digits


def check_part_name(text: str) -> str:
    """A part's name, which is one of an object beside the manifest; raises InvalidRequest."""
    name = text.strip()
    if not _KEY_NAME.fullmatch(name):
        raise InvalidRequest("A part's name in the manifest is not that of an object beside it")
    return name


def check_count(what: str, text: str, most: int) -> int:
    """A number of 1 to ``most``; raises InvalidRequest."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 18 and 1 <= int(digits) <= most):
        raise InvalidRequest(f"The manifest's {what} is not a number from 1 to {most}")
    return int(digits)
