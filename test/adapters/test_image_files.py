"""The image store: by digest, sparse, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    load_ssh_public_key,
)

from euca.adapters.disks.content import open_file
from euca.adapters.images import ImageFiles
from euca.adapters.keymaking import make_key
from euca.domain.errors import InvalidRequest


@pytest.fixture
def files(tmp_path: Path) -> ImageFiles:
    return ImageFiles(tmp_path / "images")


def test_zeros_become_holes_and_the_bytes_stay(files: ImageFiles, tmp_path: Path) -> None:
    source = tmp_path / "disk"
    content = b"start" + bytes(8 << 20) + b"end" + bytes(1 << 20)
    source.write_bytes(content)
    told: list[tuple[int, int]] = []
    with open_file(source) as file:
        stored = files.add(file, lambda done, total: told.append((done, total)))
    assert stored.digest == "sha256:" + hashlib.sha256(content).hexdigest()
    path = files.path(stored.digest)
    assert path is not None and path.read_bytes() == content and stored.size_bytes == len(content)
    assert path.stat().st_blocks * 512 < 2 << 20
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert told[-1] == (len(content), len(content)) and told == sorted(told)


def test_the_same_bytes_are_one_file(files: ImageFiles, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"x")
        with open_file(tmp_path / name) as file:
            files.add(file)
    assert len(files.digests()) == 1
    (digest,) = files.digests()
    assert files.remove(digest) and not files.remove(digest)
    assert files.digests() == frozenset()


@pytest.mark.parametrize("kind", ["missing", "empty", "directory", "link", "pipe"])
def test_what_is_no_image_file_leaves_nothing(files: ImageFiles, tmp_path: Path, kind: str) -> None:
    source = tmp_path / "source"
    if kind == "empty":
        source.touch()
    elif kind == "directory":
        source.mkdir()
    elif kind == "link":
        (tmp_path / "secret").write_text("x")
        source.symlink_to(tmp_path / "secret")
    elif kind == "pipe":
        os.mkfifo(source)
    with pytest.raises(InvalidRequest), open_file(source) as file:
        files.add(file)
    assert list(files.directory.iterdir()) == []


def test_a_copy_that_is_cut_short_leaves_nothing(files: ImageFiles, tmp_path: Path) -> None:
    (tmp_path / "disk").write_bytes(b"x" * (1 << 20))

    def cut(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), open_file(tmp_path / "disk") as file:
        files.add(file, cut)
    assert list(files.directory.iterdir()) == []


@pytest.mark.parametrize("digest", ["", "sha256:", "sha256:../../etc/passwd", "sha256:" + "A" * 64, "../x", "0" * 64])
def test_what_is_no_digest_names_no_file(files: ImageFiles, digest: str) -> None:
    assert files.path(digest) is None
    assert files.remove(digest) is False


def test_a_made_key_has_the_forms_that_users_expect() -> None:
    made = make_key()
    key = load_pem_private_key(made.private_pem.encode(), None)
    assert made.private_pem.startswith("-----BEGIN RSA PRIVATE KEY-----")
    assert key.key_size == 2048  # type: ignore[union-attr]
    assert load_ssh_public_key(made.public_text.encode()) == key.public_key()
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    assert made.fingerprint.replace(":", "") == hashlib.sha1(der).hexdigest()  # noqa: S324
    assert made.private_pem not in repr(made)


def test_what_a_killed_copy_left_goes_after_a_while(files: ImageFiles, tmp_path: Path) -> None:
    source = tmp_path / "disk"
    source.write_bytes(b"content")
    with open_file(source) as file:
        stored = files.add(file)
    old, fresh = files.directory / ".0011223344556677.tmp", files.directory / ".8899aabbccddeeff.tmp"
    for path, written_at in ((old, 100), (fresh, 300)):
        path.write_bytes(b"half")
        os.utime(path, (written_at, written_at))
    whole = files.path(stored.digest)
    assert whole is not None
    os.utime(whole, (100, 100))
    assert files.remove_leftovers(200.0) == 1
    assert (old.exists(), fresh.exists(), whole.exists()) == (False, True, True)
