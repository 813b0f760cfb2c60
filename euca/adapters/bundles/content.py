"""The image in a bundle: parts decrypted, unpacked and taken out of their archive, from the first byte to the last."""

from __future__ import annotations

import binascii
import hashlib
import zlib
from collections.abc import Callable, Iterator
from typing import Final

from attrs import define, field
from cryptography.hazmat.primitives.asymmetric import padding as rsa_padding
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from euca.adapters.bundles.archive import read_member
from euca.domain.bundles import Manifest, Part
from euca.domain.errors import InvalidRequest
from euca.ports.images import IContent

_CHUNK: Final = 1 << 20
#: What an archive may have after its file: zeros up to the end of a record, however long somebody makes records.
_MOST_REST: Final = 4 << 20
_NOT_FOR_US = "The bundle's key cannot be decrypted: bundle for this cloud's bundling certificate"
_NOT_WHOLE = "The bundle's parts do not decrypt to a packed archive"


def decrypt_key(private_key: rsa.RSAPrivateKey, encrypted_key: bytes, encrypted_iv: bytes) -> tuple[bytes, bytes]:
    """Key and initialisation vector of a bundle; raises InvalidRequest, in one and the same way whatever is wrong with them."""
    try:
        key, iv = (
            binascii.unhexlify(private_key.decrypt(data, rsa_padding.PKCS1v15()))
            for data in (encrypted_key, encrypted_iv)
        )
    except ValueError:
        raise InvalidRequest(_NOT_FOR_US) from None
    if len(key) != 16 or len(iv) != 16:
        raise InvalidRequest(_NOT_FOR_US)
    return key, iv


@define(eq=False)
class BundleContent:
    """The image, to be read once and in order. With the last of its bytes all digests are checked.

    find: the bytes of a part, by its name; raises InvalidRequest where there is none.
    """

    _manifest: Manifest
    _find: Callable[[str], IContent]
    _key: bytes = field(repr=False)
    _iv: bytes = field(repr=False)
    _place: int = 0
    _rest: bytes = b""
    _chunks: Iterator[bytes] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._chunks = self._image()

    @property
    def size_bytes(self) -> int:
        """As the port says."""
        return self._manifest.size_bytes

    def read(self, offset: int, length: int) -> bytes:
        """As the port says, for each offset that follows what was read before."""
        if offset != self._place:
            raise ValueError("A bundle is read in order")
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._rest = chunk
        data, self._rest = self._rest[:length], self._rest[length:]
        self._place += len(data)
        if self._place == self.size_bytes and next(self._chunks, None) is not None:
            raise InvalidRequest("The bundle's image is larger than its manifest says")
        return data

    def _image(self) -> Iterator[bytes]:
        source = _Archive(self._unpacked())
        member = read_member(source.take)
        if member.size_bytes != self.size_bytes:
            raise InvalidRequest("The bundle's image has not the size that its manifest says")
        yield from member.chunks(source.take, _CHUNK)
        source.finish(self._manifest.sha1)

    def _unpacked(self) -> Iterator[bytes]:
        unpack = zlib.decompressobj(16 + zlib.MAX_WBITS)
        for packed in self._decrypted():
            data = packed
            while data:
                try:
                    out = unpack.decompress(data, _CHUNK)
                except zlib.error:
                    raise InvalidRequest(_NOT_WHOLE) from None
                if out:
                    yield out
                data = unpack.unconsumed_tail
                if unpack.eof:
                    break
            if unpack.eof and unpack.unused_data:
                raise InvalidRequest(_NOT_WHOLE)
        if not unpack.eof:
            raise InvalidRequest(_NOT_WHOLE)

    def _decrypted(self) -> Iterator[bytes]:
        decryptor = Cipher(algorithms.AES(self._key), modes.CBC(self._iv)).decryptor()
        unpadder = PKCS7(128).unpadder()
        for data in self._encrypted():
            yield unpadder.update(decryptor.update(data))
        try:
            yield unpadder.update(decryptor.finalize()) + unpadder.finalize()
        except ValueError:
            raise InvalidRequest(_NOT_WHOLE) from None

    def _encrypted(self) -> Iterator[bytes]:
        total = 0
        for part in self._manifest.parts:
            for data in self._part(part):
                total += len(data)
                yield data
        if total != self._manifest.bundled_bytes:
            raise InvalidRequest("The bundle's parts have not the size that its manifest says")

    def _part(self, part: Part) -> Iterator[bytes]:
        content, digest = self._find(part.name), hashlib.sha1(usedforsecurity=False)
        for place in range(0, content.size_bytes, _CHUNK):
            data = content.read(place, _CHUNK)
            digest.update(data)
            yield data
        if digest.hexdigest() != part.sha1:
            raise InvalidRequest(f"The part {part.name} has not the digest that the manifest says: upload it again")


@define(eq=False)
class _Archive:
    """Bytes of the archive by number, and their digest."""

    _source: Iterator[bytes]
    _buffer: bytes = b""
    _place: int = 0
    _digest: hashlib._Hash = field(factory=lambda: hashlib.sha1(usedforsecurity=False))

    def take(self, count: int) -> bytes:
        while len(self._buffer) - self._place < count:
            chunk = next(self._source, None)
            if chunk is None:
                raise InvalidRequest("The bundle's archive is cut short")
            self._digest.update(chunk)
            self._buffer, self._place = self._buffer[self._place :] + chunk, 0
        data = self._buffer[self._place : self._place + count]
        self._place += count
        return data

    def finish(self, sha1: str) -> None:
        """The rest of the archive are zeros, and not many; and all of it was what its digest says."""
        rest = self._buffer[self._place :]
        left, zeros = len(rest), not rest.strip(b"\0")
        for chunk in self._source:
            self._digest.update(chunk)
            left += len(chunk)
            zeros = zeros and not chunk.strip(b"\0")
            if left > _MOST_REST or not zeros:
                break
        if left > _MOST_REST or not zeros:
            raise InvalidRequest("The bundle's archive holds more than one file")
        if self._digest.hexdigest() != sha1:
            raise InvalidRequest("The bundle's image has not the digest that its manifest says")
