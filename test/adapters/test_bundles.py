"""EC2's bundles, made as its tools make them, and what hostile ones try."""

from __future__ import annotations

import datetime
import functools
import gzip
import random
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from euca.adapters.bundles.content import BundleContent, _Archive, decrypt_key
from euca.adapters.bundles.manifest import check_signature, parse_manifest
from euca.adapters.images import ImageFiles
from euca.domain.errors import EucaError, InvalidRequest, NotPermitted
from euca.domain.images import ImageKind
from euca.soap.security.identity import Identity, create
from euca.testing.bundles import Bundle, archived, make_bundle
from euca.testing.disks import Bytes

ACCOUNT = "000000000001"
MOST = 1 << 30
MIB = 1 << 20
SMALL_UNIT = 16 << 10


@functools.cache
def identity(name: str) -> Identity:
    return create(name, now=datetime.datetime.now(datetime.UTC), days=1, key="rsa")


def opened(bundle: Bundle, parts: Mapping[str, bytes] | None = None) -> BundleContent:
    """What a cloud does with a bundle, up to its bytes."""
    manifest = parse_manifest(bundle.manifest, MOST)
    check_signature(manifest, [identity("other").certificate_der, identity("user").certificate_der])
    key, iv = decrypt_key(identity("cloud").private_key, manifest.encrypted_key, manifest.encrypted_iv)  # type: ignore[arg-type]
    found = {**bundle.parts, **(parts or {})}

    def find(name: str) -> Bytes:
        if name not in found:
            raise InvalidRequest(f"There is no {name}")
        return Bytes(found[name])

    return BundleContent(manifest, find, key, iv)


def bundle_of(archive: bytes, size: int, **changes: Any) -> Bundle:
    return make_bundle(archive, size, identity("user"), identity("cloud"), ACCOUNT, **changes)


def disk(path: Path, unit: int) -> Path:
    """A disk with holes, of twelve units and a sector."""
    numbers = random.Random(3)  # noqa: S311
    with path.open("wb") as file:
        for place in (0, 3 * unit + 4096, 9 * unit):
            file.seek(place)
            file.write(numbers.randbytes(2 * unit // 3))
        file.truncate(12 * unit + 512)
    return path


@pytest.fixture
def image(tmp_path: Path) -> Path:
    return disk(tmp_path / "image", MIB)


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--create",),
        ("--create", "--format=posix"),
        ("--create", "--format=ustar"),
        ("--create", "--sparse", "--blocking-factor=2000"),
    ],
    ids=lambda options: " ".join(options) or "as ec2-bundle-image",
)
def test_an_image_comes_out_of_its_bundle(tmp_path: Path, image: Path, options: tuple[str, ...]) -> None:
    data = image.read_bytes()
    content = opened(bundle_of(archived(image, *options), len(data), part_bytes=100_000))
    files = ImageFiles(tmp_path / "store")
    stored = files.add(content)
    path = files.path(stored.digest)
    assert path is not None and path.read_bytes() == data
    assert path.stat().st_blocks * 512 < len(data)


def test_what_a_manifest_says() -> None:
    bundle = bundle_of(
        b"x",
        5,
        machine={"kernel_id": "eki-00000001", "ramdisk_id": "eri-00000001"},
        mappings={"ami": "sda1", "root": "/dev/sda1", "ephemeral0": "sdb", "swap": "sdc"},
    )
    manifest = parse_manifest(bundle.manifest, MOST)
    assert (manifest.user, manifest.kind, manifest.name) == (ACCOUNT, ImageKind.MACHINE, "image")
    assert (manifest.kernel_id, manifest.ramdisk_id) == ("eki-00000001", "eri-00000001")
    assert manifest.devices == (("sdb", "ephemeral0"), ("sdc", "swap"))
    assert [part.name for part in manifest.parts] == ["image.part.0"]
    for tag, kind in (("kernel_id", ImageKind.KERNEL), ("ramdisk_id", ImageKind.RAMDISK)):
        marked = parse_manifest(bundle_of(b"x", 5, machine={tag: "true"}).manifest, MOST)
        assert (marked.kind, marked.kernel_id, marked.ramdisk_id) == (kind, "", "")
    assert parse_manifest(bundle_of(b"x", 5, image={"type": "kernel"}).manifest, MOST).kind is ImageKind.KERNEL


def refused(bundle: Bundle, parts: Mapping[str, bytes] | None = None) -> str:
    with pytest.raises((InvalidRequest, NotPermitted)) as caught:
        content = opened(bundle, parts)
        while content.read(content._place, MIB):
            pass
    return str(caught.value)


def test_a_signature_is_of_the_user_over_what_is_read(image: Path) -> None:
    bundle = bundle_of(archived(image), image.stat().st_size)
    good = bundle.manifest
    other = make_bundle(b"x", 1, identity("stranger"), identity("cloud"), ACCOUNT)
    assert "not signed" in refused(other)
    assert "not signed" in refused(Bundle(good.replace(b"x86_64", b"i386"), bundle.parts))
    assert "not signed" in refused(Bundle(good.replace(b"image.part.0<", b"image.part.1<"), bundle.parts))
    # Wrapping: a second image, in whatever place, is an error, never the one that counts.
    start, end = good.index(b"<image>"), good.index(b"</image>") + 8
    element = good[start:end]
    for forged in (
        good[:start] + element.replace(b"x86", b"y86") + good[start:],
        good.replace(b"<bundler>", b"<bundler>" + element),
        good.replace(b"<image>", b"<image >").replace(b"<bundler>", b"<bundler>" + element),
        good.replace(b"</manifest>", b"<signed>" + element + b"</signed></manifest>"),
    ):
        assert "one image" in refused(Bundle(forged, bundle.parts))
    for hiding in (b"<!-- " + element + b" -->", b"<![CDATA[" + element + b"]]>", b"<?x " + element + b"?>"):
        assert "hide" in refused(Bundle(good.replace(b"<bundler>", hiding + b"<bundler>"), bundle.parts))
    entity = b'<!DOCTYPE manifest [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    assert "hide" in refused(Bundle(entity + good, bundle.parts))


@pytest.mark.parametrize(
    ("where", "changes"),
    [
        ("image", {"size": "0"}),
        ("image", {"size": str(MOST + 1)}),
        ("image", {"size": "9" * 30}),
        ("image", {"size": "-5"}),
        ("image", {"digest": "0" * 39}),
        ("image", {"type": "folder"}),
        ("image", {"bundled_size": str(1 << 60)}),
        ("image", {"ec2_encrypted_key": "xyz"}),
        ("image", {"ec2_encrypted_key": "ab" * 5000}),
        ("machine", {"product_codes": ""}),
        ("machine", {"product_code": "\u00e9"}),
    ],
)
def test_manifests_that_are_wrong(where: str, changes: dict[str, str]) -> None:
    bundle = bundle_of(b"x", 5, **{where: changes})
    if "product_codes" in changes:
        many = b"<product_codes>" + b"<product_code>a</product_code>" * 17 + b"</product_codes>"
        bundle = Bundle(bundle.manifest.replace(b"<product_codes/>", many), bundle.parts)
    with pytest.raises(InvalidRequest):
        parse_manifest(bundle.manifest, MOST)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "a/b", "", ".", "..", "a\nb", "x" * 300, "../other/image.part.0"]
)
def test_parts_are_beside_their_manifest(name: str) -> None:
    bundle = bundle_of(b"x", 5)
    with pytest.raises(InvalidRequest):
        parse_manifest(bundle.manifest.replace(b">image.part.0<", f">{name}<".encode()), MOST)


def test_digests_and_sizes_are_held(image: Path) -> None:
    archive, size = archived(image), image.stat().st_size
    assert "has not the size" in refused(bundle_of(archive, size + 512))
    assert "have not the size" in refused(bundle_of(archive, size, image={"bundled_size": "5"}))
    assert "has not the digest" in refused(bundle_of(archive, size, image={"digest": "0" * 40}))
    good = bundle_of(archive, size)
    first = good.parts["image.part.0"]
    assert "upload it again" in refused(good, {"image.part.0": first[:-1] + bytes([first[-1] ^ 1])})
    assert "no image.part.1" in refused(Bundle(good.manifest, {"image.part.0": first}))


def test_a_key_that_is_not_for_us_is_refused_in_one_way(image: Path) -> None:
    """Whether padding or digits are wrong is not told: that would make of us somebody who decrypts others' keys."""
    said = set()
    right = bundle_of(b"x", 5)
    digits = len(parse_manifest(right.manifest, MOST).encrypted_key)
    for key in (
        make_bundle(b"x", 5, identity("user"), identity("stranger"), ACCOUNT),
        bundle_of(b"x", 5, image={"ec2_encrypted_key": "00" * digits}),
        bundle_of(b"x", 5, image={"ec2_encrypted_iv": "ff" * digits}),
        bundle_of(b"x", 5, image={"ec2_encrypted_key": "ab" * 64}),
    ):
        said.add(refused(key))
    assert len(said) == 1


def test_bombs_end_at_what_the_manifest_says(tmp_path: Path) -> None:
    """Packed zeros, far more than announced; and an archive of nothing but headers."""
    begun = time.process_time()
    small = tmp_path / "small"
    small.write_bytes(b"x" * 1000)
    archive = archived(small)
    assert "more than one file" in refused(bundle_of(archive, 1000, packed=gzip.compress(archive + bytes(64 * MIB))))
    bomb = gzip.compress(bytes(256 * MIB))
    assert refused(bundle_of(archive, 1000, packed=bomb))
    assert refused(bundle_of(archive, 1000, packed=gzip.compress(archive) + bomb))
    header = bytearray(archive[:512])
    header[156:157] = b"L"
    header[124:136] = b"77777777777\0"
    header[148:156] = b"%06o\0 " % (sum(header) - sum(header[148:156]) + 8 * 32)
    assert "too long" in refused(bundle_of(bytes(header) + bytes(MIB), 1000))
    assert time.process_time() - begun < 20


class Counted(bytes):
    """Bytes that count how many of them are copied by slices."""

    copied = 0

    def __getitem__(self, index: Any) -> Any:
        found = Counted(super().__getitem__(index))
        Counted.copied += len(found)
        return found

    def __radd__(self, before: bytes) -> Counted:
        return Counted(bytes(before) + bytes(self))


def test_small_pieces_of_an_archive_are_copied_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of a sparse file is taken in very many small pieces."""
    monkeypatch.setattr(Counted, "copied", 0)
    archive = _Archive(iter([Counted(MIB)]))
    assert b"".join(archive.take(512) for _ in range(MIB // 512)) == bytes(MIB)
    assert Counted.copied <= 2 * MIB


def test_archives_of_other_things(tmp_path: Path, image: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "link").symlink_to("/etc/passwd")
    assert "does not begin with a file" in refused(bundle_of(archived(folder), 10))
    assert "does not begin with a file" in refused(bundle_of(archived(tmp_path / "link", "--create"), 10))
    assert "no tar archive" in refused(bundle_of(b"0" * 10240, 10))
    two = archived(image, "--create")[: -(-(512 + image.stat().st_size) // 512) * 512] + archived(image)
    assert "more than one file" in refused(bundle_of(two, image.stat().st_size))
    assert refused(bundle_of(b"x", 5, packed=b"not packed"))


@pytest.fixture
def archives(tmp_path: Path) -> tuple[bytes, bytes]:
    """A small disk in an archive, without its holes and with them."""
    image = disk(tmp_path / "image", SMALL_UNIT)
    return archived(image), archived(image, "--create")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_altered_archives_are_read_or_refused(archives: tuple[bytes, bytes], data: st.DataObject) -> None:
    """Signed and encrypted by a hostile user: whatever is in the headers, no other error and no long time."""
    archive = bytearray(archives[data.draw(st.integers(0, 1))])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, 511) | st.integers(0, 2047) | st.sampled_from([124, 156, 386, 398, 482, 483]))
        piece = data.draw(
            st.binary(min_size=1, max_size=12) | st.just(b"77777777777\0") | st.just(b"\x80" + b"\xff" * 11)
        )
        archive[place : place + len(piece)] = piece
    archive[148:156] = b"%06o\0 " % ((sum(archive[:512]) - sum(archive[148:156]) + 8 * 32) & 0o777777)
    begun = time.process_time()
    try:
        content = opened(bundle_of(bytes(archive), 12 * SMALL_UNIT + 512, part_bytes=SMALL_UNIT))
        while content.read(content._place, MIB):
            pass
    except EucaError:
        pass
    assert time.process_time() - begun < 5
