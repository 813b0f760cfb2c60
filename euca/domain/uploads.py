"""Objects that users bring for their images: named like S3's, by bucket and key, each account's own, and brought piece by piece."""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve, frozen

from euca.domain.errors import AlreadyExists, InvalidRequest, NotFound, QuotaExceeded

#: What one message may bring: with what is around it, it has to fit into a request.
MOST_PIECE_BYTES: Final = 512 * 1024
MOST_OBJECTS: Final = 4096
#: What is not gone on with for so long is removed, and so is what was complete and not used.
KEPT_S: Final = 24 * 3600.0

_BUCKET = re.compile(r"[a-z0-9][a-z0-9._-]{1,62}")
_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._ -]*(?:/[A-Za-z0-9_][A-Za-z0-9._ -]*){0,7}")


@frozen
class Upload:
    """An object of which the first ``received`` of ``size_bytes`` bytes are there. ``file_id`` names the file that has them."""

    account_id: str
    bucket: str
    key: str
    size_bytes: int
    received: int
    changed_at: float
    file_id: str

    @property
    def complete(self) -> bool:
        """Whether all of it is there."""
        return self.received == self.size_bytes


@frozen
class Piece:
    """Some bytes of an object, as a message brings them: where they belong, how many there are, and of how many in all."""

    bucket: str
    key: str
    size_bytes: int
    offset: int
    length: int


def check_name(bucket: str, key: str) -> tuple[str, str]:
    """Raises InvalidRequest unless they could name an object."""
    if not _BUCKET.fullmatch(bucket):
        raise InvalidRequest("A bucket's name has 2 to 63 lower-case letters, digits, dots, dashes and underscores")
    if len(key) > 255 or not _KEY.fullmatch(key):
        raise InvalidRequest(
            "A key has at most 255 letters, digits, spaces, and . _ - in at most eight parts between slashes"
        )
    return bucket, key


def parse_location(location: str) -> tuple[str, str]:
    """Bucket and key of an ``imageLocation``; raises InvalidRequest."""
    bucket, slash, key = location.strip().strip("/").partition("/")
    if not slash:
        raise InvalidRequest("An imageLocation is BUCKET/KEY, of an object that was uploaded to this cloud")
    return check_name(bucket, key)


def check_piece(piece: Piece, most_object_bytes: int) -> None:
    """Raises InvalidRequest for a piece that can be none."""
    check_name(piece.bucket, piece.key)
    if not 0 < piece.size_bytes <= most_object_bytes:
        raise InvalidRequest(f"An object has 1 to {most_object_bytes} bytes")
    if not 0 < piece.length <= MOST_PIECE_BYTES:
        raise InvalidRequest(f"A piece has 1 to {MOST_PIECE_BYTES} bytes")
    if not 0 <= piece.offset <= piece.size_bytes - piece.length:
        raise InvalidRequest("The piece is not inside of its object")


def follow(there: Upload | None, piece: Piece) -> bool:
    """Whether a piece is the next one; False for one that is there already, whose answer was lost.

    Raises AlreadyExists for an object that is complete or of another size, InvalidRequest, which says where to go on, for any other piece.
    """
    received = there.received if there is not None else 0
    if there is not None and (there.size_bytes != piece.size_bytes or (there.complete and not _is_last(there, piece))):
        raise AlreadyExists("upload", f"{piece.bucket}/{piece.key}")
    if there is not None and piece.offset + piece.length <= received:
        return False
    if piece.offset != received:
        raise InvalidRequest(f"{received} bytes of this object were received: go on at this offset")
    return True


def _is_last(there: Upload, piece: Piece) -> bool:
    return piece.offset + piece.length == there.size_bytes


def check_room(uploads: tuple[Upload, ...], piece: Piece, most_bytes: int) -> None:
    """Raises QuotaExceeded where a new object would be too much for the account."""
    if len(uploads) >= MOST_OBJECTS:
        raise QuotaExceeded(f"An account has at most {MOST_OBJECTS} uploaded objects", kind="upload")
    if sum(upload.size_bytes for upload in uploads) + piece.size_bytes > most_bytes:
        raise QuotaExceeded(
            f"An account's uploaded objects have at most {most_bytes} bytes: remove some with DeleteImageUpload",
            kind="upload",
        )


def grown(upload: Upload, piece: Piece, now: float) -> Upload:
    """The object with a piece that follows."""
    return evolve(upload, received=piece.offset + piece.length, changed_at=now)


def whole(upload: Upload | None, bucket: str, key: str) -> Upload:
    """The object, if all of it is there; raises NotFound, InvalidRequest."""
    if upload is None:
        raise NotFound("upload", f"{bucket}/{key}")
    if not upload.complete:
        raise InvalidRequest(f"Of {bucket}/{key} only {upload.received} of {upload.size_bytes} bytes were uploaded")
    return upload
