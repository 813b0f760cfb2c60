"""Disks of all makes, made by the real tools, and what hostile ones try."""

from __future__ import annotations

import random
import struct
import time
import zlib
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from euca.adapters.disks.boot import find_boot
from euca.adapters.disks.content import Part, open_file
from euca.adapters.disks.disk import open_disk
from euca.adapters.disks.ext4 import Ext
from euca.adapters.disks.qcow2 import Qcow2, parse_header
from euca.domain.errors import InvalidRequest
from euca.domain.partitions import HEAD_BYTES, Partition, partitions
from euca.ports.images import IContent
from euca.testing import disks as make
from euca.testing.disks import MIB, Bytes

pytestmark = pytest.mark.skipif(bool(make.missing_tools()), reason=f"not installed: {make.missing_tools()}")
MOST = 1 << 30


def whole(content: IContent | None) -> bytes:
    assert content is not None
    return content.read(0, content.size_bytes)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("disks")


@pytest.fixture(scope="module")
def root(folder: Path) -> Path:
    """A file system with two kernels."""
    return make.file_system(folder / "root.img", make.tree(folder / "root", make.root_files()))


@pytest.fixture
def opened() -> Any:
    """Opens disks for the time of a test."""
    with ExitStack() as stack:
        yield lambda path, most=MOST: stack.enter_context(open_disk(path, most))


# qcow2


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("-c",),
        ("-o", "compat=0.10"),
        ("-o", "cluster_size=512"),
        ("-o", "cluster_size=2M"),
        ("-c", "-o", "cluster_size=4k"),
        ("-o", "lazy_refcounts=on"),
        ("-o", "preallocation=metadata"),
        ("-o", "refcount_bits=64"),
    ],
    ids=" ".join,
)
def test_a_qcow2_image_holds_the_same_bytes(folder: Path, opened: Any, options: tuple[str, ...]) -> None:
    """Also where reads begin and end in the middle of clusters, and where there is nothing."""
    source, numbers = folder / "source.raw", random.Random(1)  # noqa: S311
    data = bytearray(5 * MIB + 1536)
    for place in (0, MIB + 5, 3 * MIB - 1000, 5 * MIB):
        data[place : place + 1500] = numbers.randbytes(1500)
    data[2 * MIB : 2 * MIB + 100_000] = b"compressible" * 8333 + bytes(4)
    source.write_bytes(data)
    disk = opened(make.qcow2(source, folder / "disk.qcow2", *options))
    assert isinstance(disk, Qcow2)
    assert whole(disk) == bytes(data)
    for _ in range(200):
        start, length = numbers.randrange(len(data) + 10), numbers.randrange(200_000)
        assert disk.read(start, length) == bytes(data[start : start + length])


def test_what_qemu_wrote_into_a_snapshot_s_image_is_the_newest(folder: Path, opened: Any) -> None:
    source = folder / "before.raw"
    source.write_bytes(b"a" * MIB)
    image = make.qcow2(source, folder / "snapshot.qcow2")
    make.run("qemu-img", "snapshot", "-c", "before", image)
    make.run("qemu-io", "-c", "write -P 0x62 0 4096", "-c", "write -z 65536 65536", image)
    assert whole(opened(image)) == b"b" * 4096 + b"a" * (65536 - 4096) + bytes(65536) + b"a" * (MIB - 131072)


def refused(work: Callable[[], Any]) -> str:
    with pytest.raises(InvalidRequest) as caught:
        work()
    return str(caught.value)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("-b", "{secret}", "-F", "raw"), "based on another file"),
        (("-o", "data_file={data}", "{size}"), "in another file"),
        (("-o", "data_file={data},data_file_raw=on", "{size}"), "in another file"),
        (("-o", "compression_type=zstd", "{size}"), "other than zlib"),
        (("-o", "extended_l2=on", "{size}"), "extended L2"),
        (("-o", "cluster_size=2M", "1024T"), "at most"),
    ],
    ids=["backing", "data-file", "data-file-raw", "zstd", "extended-l2", "petabyte"],
)
def test_what_leads_out_of_a_qcow2_image_is_refused(folder: Path, options: tuple[str, ...], says: str) -> None:
    """Made by qemu-img as an attacker would; the secret is a file that the administrator could read."""
    secret, data, image = folder / "secret", folder / "data", folder / "hostile.qcow2"
    secret.write_bytes(b"secret" * 1000)
    for left in (data, image):
        left.unlink(missing_ok=True)
    words = [word.format(secret=secret, data=data, size="1M") for word in options]
    size = [words.pop()] if words[-1][-1] in "MT" else []
    make.run("qemu-img", "create", "-f", "qcow2", *words, image, *size)

    def read() -> None:
        with open_disk(image, MOST):
            raise AssertionError("it was opened")

    text = refused(read)
    assert says in text and "secret" not in text


def patched(data: bytes, offset: int, value: bytes) -> bytes:
    return data[:offset] + value + data[offset + len(value) :]


@pytest.mark.parametrize(
    ("offset", "value"),
    [
        (4, struct.pack(">I", 4)),
        (20, struct.pack(">I", 8)),
        (20, struct.pack(">I", 63)),
        (24, struct.pack(">Q", 0)),
        (24, struct.pack(">Q", MOST + 1)),
        (24, struct.pack(">Q", 1 << 63)),
        (32, struct.pack(">I", 1)),
        (32, struct.pack(">I", 2)),
        (36, struct.pack(">I", 0)),
        (40, struct.pack(">Q", 1 << 60)),
        (40, struct.pack(">Q", 3)),
        (72, struct.pack(">Q", 1 << 40)),
        (72, struct.pack(">Q", 2)),
    ],
)
def test_damaged_headers(folder: Path, offset: int, value: bytes) -> None:
    source = folder / "small.raw"
    source.write_bytes(b"x" * MIB)
    data = make.qcow2(source, folder / "small.qcow2").read_bytes()
    refused(lambda: whole(Qcow2.open(Bytes(patched(data, offset, value)), MOST)))


def test_small_clusters_cannot_make_a_huge_table() -> None:
    """A first table of 256 MiB, in a file of a few bytes that is all holes."""
    header = struct.pack(">4sIQIIQIIQQIIQ", b"QFI\xfb", 2, 0, 0, 9, 1 << 40, 0, 1 << 25, 512, 0, 0, 0, 0)
    assert "too small" in refused(lambda: parse_header(header.ljust(4096, b"\0"), 1 << 50))


def test_a_cluster_cannot_grow_beyond_its_size(folder: Path) -> None:
    """A compressed cluster with 64 MiB of zeros in it gives one cluster: no more is inflated."""
    source = folder / "packed.raw"
    source.write_bytes(random.Random(1).randbytes(48 * 1024) + bytes(16 * 1024))  # noqa: S311
    data = make.qcow2(source, folder / "packed.qcow2", "-c").read_bytes()
    disk = Qcow2.open(Bytes(data), MOST)
    entry = disk._entry(0)
    assert entry & 1 << 62
    place = entry & ((1 << 54) - 1)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = b"".join([*(packer.compress(bytes(MIB)) for _ in range(64)), packer.flush()])
    large = data[:place] + bomb + data[place + len(bomb) :]
    assert whole(Qcow2.open(Bytes(large), MOST)) == bytes(disk.size_bytes)
    refused(lambda: whole(Qcow2.open(Bytes(data[:place] + b"\xff" * 4096), MOST)))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_altered_images_are_read_or_refused_soon(mutable: dict[str, bytes], data: st.DataObject) -> None:
    """Whatever is altered in qcow2's tables, in partitions' or in a file system's: no other error, and no long time."""
    name = data.draw(st.sampled_from(sorted(mutable)))
    content, begun = bytearray(mutable[name]), time.process_time()
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 9) | st.integers(0, 4095) | st.sampled_from(HOT[name]))
        piece = data.draw(st.binary(min_size=1, max_size=8) | st.just(b"\xff" * 8) | st.just(bytes(8)))
        content[place : place + len(piece)] = piece
    try:
        file = Bytes(bytes(content))
        disk: IContent = Qcow2.open(file, MOST) if name == "qcow2" else file
        boot = find_boot(disk)
        kernel = boot.kernel()
        if kernel is not None:
            boot.check(kernel)
            whole(kernel.kernel)
            whole(kernel.ramdisk) if kernel.ramdisk is not None else None
    except InvalidRequest:
        pass
    assert time.process_time() - begun < 5


#: Where tables are, so that they are hit.
HOT: dict[str, list[int]] = {"qcow2": [], "gpt": [], "ext4": [], "ext2": []}


@pytest.fixture(scope="module")
def mutable(folder: Path) -> dict[str, bytes]:
    small = make.tree(folder / "tiny", make.root_files(["6.1-a"]))
    ext4 = make.file_system(folder / "tiny4.img", small, 2 * MIB, "ext4", "-O", "^has_journal")
    ext2 = make.file_system(folder / "tiny2.img", small, 2 * MIB, "ext2")
    gpt = make.partitioned(folder / "tiny.gpt", [ext4])
    found = {
        "ext4": ext4.read_bytes(),
        "ext2": ext2.read_bytes(),
        "gpt": gpt.read_bytes(),
        "qcow2": make.qcow2(gpt, folder / "tiny.qcow2").read_bytes(),
    }
    for name, data in found.items():
        # Every block with something in it that is not only one of the files' contents.
        HOT[name] = [place for place in range(0, len(data) - 1024, 256) if any(data[place : place + 256])][:4000]
    return found


# partitions


@pytest.mark.parametrize("label", ["gpt", "dos"])
def test_partitions_as_sfdisk_makes_them(folder: Path, label: str) -> None:
    disk = make.partitioned(folder / "three", [2 * MIB, 3 * MIB, MIB], label)
    data = disk.read_bytes()
    assert partitions(data[:HEAD_BYTES], len(data)) == (
        Partition(1, MIB, 2 * MIB),
        Partition(2, 3 * MIB, 3 * MIB),
        Partition(3, 6 * MIB, MIB),
    )


def gpt_with(data: bytes, index: int, first: int, last: int) -> bytes:
    """A disk whose partition lies elsewhere, its checksums right again."""
    entries = bytearray(data[1024 : 1024 + 128 * 128])
    entries[index * 128 + 32 : index * 128 + 48] = struct.pack("<QQ", first, last)
    header = bytearray(data[512:604])
    header[88:92] = struct.pack("<I", zlib.crc32(entries))
    header[16:20] = bytes(4)
    header[16:20] = struct.pack("<I", zlib.crc32(header))
    return data[:512] + bytes(header) + data[604:1024] + bytes(entries) + data[1024 + 128 * 128 :]


@pytest.mark.parametrize(
    ("first", "last"),
    [(1 << 40, (1 << 40) + 8), (2048, 1 << 62), (4096, 2047), (0, 4095), (6144, 8191), ((1 << 64) - 1, (1 << 64) - 1)],
    ids=["behind-the-end", "endless", "negative", "over-the-table", "over-another", "last-number"],
)
def test_partitions_that_lie_wrong(folder: Path, first: int, last: int) -> None:
    data = make.partitioned(folder / "wrong", [2 * MIB, MIB]).read_bytes()
    refused(lambda: partitions(gpt_with(data, 0, first, last)[:HEAD_BYTES], len(data)))
    assert len(partitions(gpt_with(data, 0, 2048, 6143)[:HEAD_BYTES], len(data))) == 2


def test_a_gpt_whose_checksum_is_wrong(folder: Path) -> None:
    data = make.partitioned(folder / "sums", [2 * MIB]).read_bytes()
    for place in (512 + 72, 1024 + 32):
        refused(lambda place=place: partitions(patched(data, place, b"\x07")[:HEAD_BYTES], len(data)))  # type: ignore[misc]
    refused(lambda: partitions(data[:512] + bytes(HEAD_BYTES), len(data)))


@pytest.mark.parametrize("data", [b"", bytes(512), b"x" * 4096, bytes(510) + b"\x55\xaa"])
def test_disks_without_a_table(data: bytes) -> None:
    assert partitions(data, len(data)) == ()


# file systems


KINDS = [
    ("ext2",),
    ("ext3",),
    ("ext4",),
    ("ext4", "-b", "1024"),
    ("ext4", "-b", "4096", "-I", "128"),
    ("ext4", "-O", "^64bit,^metadata_csum"),
    ("ext4", "-O", "^extents,^64bit"),
]


@pytest.mark.parametrize("options", KINDS, ids=" ".join)
def test_files_and_links_of_a_file_system(folder: Path, options: tuple[str, ...]) -> None:
    big = random.Random(2).randbytes(700_000)  # noqa: S311
    holes = b"start" + bytes(3 * MIB) + b"end"
    files: dict[str, bytes | str] = {
        "big": big,
        "holes": holes,
        "empty": b"",
        "deep/er/file": b"deep",
        "absolute": "/deep/er/file",
        "relative": "deep/er/../../deep/er/file",
        "long-link": "deep/" + "../deep/" * 12 + "er/file",
        "up": "../../../../../../deep/er/file",
        "dangling": "nowhere",
        "loop": "loop",
        "loops": "deep/loops",
        "deep/loops": "../loops",
        **{f"many/{number:04}": str(number).encode() for number in range(600)},
    }
    source = folder / f"tree-{'-'.join(options).replace(',', '')}"
    kind, *more = options
    image = make.file_system(folder / "files.img", make.tree(source, files), 24 * MIB, kind, *more)
    with open_file(image) as file:
        system = Ext.open(file)
        assert whole(system.file("big")) == big and whole(system.file("/holes")) == holes
        assert system.file("holes").read(3 * MIB, 100) == holes[3 * MIB : 3 * MIB + 100]  # type: ignore[union-attr]
        assert whole(system.file("empty")) == b""
        for name in ("absolute", "relative", "long-link", "up", "deep/../up", "/../deep/er/file"):
            assert whole(system.file(name)) == b"deep", name
        assert system.file("dangling") is None and system.file("deep") is None and system.file("big/x") is None
        assert set(system.names("many")) == {f"{number:04}" for number in range(600)}
        assert system.names("big") == () and system.names("none") == ()
        for name in ("loop", "loops"):
            assert "without end" in refused(lambda name=name: system.file(name))  # type: ignore[misc]


def test_a_directory_that_holds_itself_ends(folder: Path, root: Path) -> None:
    data = bytearray(root.read_bytes())
    place = data.index(b"hostname") - 8
    data[place : place + 4] = struct.pack("<I", 2)
    system = Ext.open(Bytes(bytes(data)))
    assert system.is_directory("/etc/hostname/etc/hostname/etc")


# what is booted


@pytest.mark.parametrize("form", ["raw", "qcow2"])
@pytest.mark.parametrize("label", ["gpt", "dos"])
def test_a_cloud_image_shows_its_root_and_its_newest_kernel(
    folder: Path, root: Path, opened: Any, form: str, label: str
) -> None:
    path = make.partitioned(folder / "cloud", [root, 2 * MIB], label)
    if form == "qcow2":
        path = make.qcow2(path, folder / "cloud.qcow2", "-c")
    boot = find_boot(opened(path))
    kernel = boot.kernel()
    assert boot.root_partition == 1 and kernel is not None and kernel.release == "6.1.0-10-amd64"
    boot.check(kernel)
    assert whole(kernel.kernel) == make.KERNEL + b"6.1.0-10-amd64"
    assert whole(kernel.ramdisk) == make.RAMDISK + b"6.1.0-10-amd64"
    older = boot.kernel("6.1.0-9-amd64")
    assert older is not None and whole(older.kernel).endswith(b"6.1.0-9-amd64")
    assert "it has" in refused(lambda: boot.kernel("5.0"))


def test_a_kernel_in_a_partition_of_its_own(folder: Path, opened: Any) -> None:
    top = {name.removeprefix("boot/"): data for name, data in make.root_files().items() if name.startswith("boot/")}
    boot_system = make.file_system(folder / "boot.img", make.tree(folder / "bootfs", top))
    plain = make.file_system(folder / "plain.img", make.tree(folder / "plain", make.root_files(())))
    found = find_boot(opened(make.partitioned(folder / "split", [2 * MIB, boot_system, plain])))
    kernel = found.kernel()
    assert found.root_partition == 3 and kernel is not None and kernel.release == "6.1.0-10-amd64"


def test_a_bare_file_system_and_one_without_kernel(folder: Path, root: Path, opened: Any) -> None:
    boot = find_boot(opened(root))
    assert boot.root_partition == 0 and boot.kernel() is not None
    plain = make.file_system(folder / "bare.img", make.tree(folder / "bare", make.root_files(())))
    assert find_boot(opened(plain)).kernel() is None
    (folder / "noise").write_bytes(b"noise" * 1000)
    assert find_boot(opened(folder / "noise")).kernel() is None


def test_a_kernel_is_not_taken_where_a_journal_waits_for_recovery(folder: Path, root: Path, opened: Any) -> None:
    data = root.read_bytes()
    (features,) = struct.unpack_from("<I", data, 1024 + 96)
    dirty = folder / "dirty.img"
    dirty.write_bytes(patched(data, 1024 + 96, struct.pack("<I", features | 4)))
    boot = find_boot(opened(dirty))
    assert boot.root_partition == 0
    assert "e2fsck -p" in refused(boot.kernel)
    boot = find_boot(opened(make.partitioned(folder / "dirty-root", [2 * MIB, dirty])))
    assert boot.root_partition == 2
    assert "partition 2" in refused(boot.kernel)


def test_which_partition_is_the_root_has_to_be_clear(folder: Path, root: Path, opened: Any) -> None:
    two = opened(make.partitioned(folder / "two", [root, root]))
    assert "several" in refused(lambda: find_boot(two))
    assert find_boot(two, 2).root_partition == 2
    none = opened(make.partitioned(folder / "none", [2 * MIB]))
    assert "no root" in refused(lambda: find_boot(none))
    assert find_boot(none, 1).kernel() is None
    (folder / "damaged.img").write_bytes(patched(root.read_bytes(), 1024, struct.pack("<I", 1)))
    odd = opened(make.partitioned(folder / "odd", [root, folder / "damaged.img"]))
    assert "does not have" in refused(lambda: find_boot(odd))
    assert find_boot(odd, 1).root_partition == 1
    assert "no partition 4" in refused(lambda: find_boot(none, 4))
    assert "no partitions" in refused(lambda: find_boot(opened(root), 1))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"boot/config-1": b"CONFIG_X86=y\n# CONFIG_XEN is not set\n"}, "cannot be started by Xen"),
        ({"boot/vmlinuz-1": b"MZ" + bytes(1000)}, "none for a PC"),
        ({"boot/vmlinuz-1": "/../../../../../../../etc/shadow"}, None),
    ],
)
def test_kernels_that_cannot_be_taken(folder: Path, opened: Any, change: Any, says: str | None) -> None:
    source = make.tree(folder / f"bad-{says}", {**make.root_files(["1"]), **change})
    boot = find_boot(opened(make.file_system(folder / "bad.img", source)))
    kernel = boot.kernel()
    if says is None:
        assert kernel is None  # The link ends inside of the disk, where there is nothing.
    else:
        assert kernel is not None and says in refused(lambda: boot.check(kernel))


@pytest.mark.parametrize(
    ("head", "says"),
    [(b"KDMV", "qemu-img"), (b"\x1f\x8b\x08", "unpack"), (b"\xfd7zXZ\0", "unpack"), (b"vhdxfile", "qemu-img")],
)
def test_other_forms_are_named(tmp_path: Path, head: bytes, says: str) -> None:
    (tmp_path / "disk").write_bytes(head + bytes(4096))

    def read() -> None:
        with open_disk(tmp_path / "disk", MOST):
            pass

    assert says in refused(read)


def test_more_than_any_instance_could_have_is_not_begun(tmp_path: Path, folder: Path) -> None:
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(1 << 42)

    def read(path: Path) -> None:
        with open_disk(path, MOST):
            pass

    assert "at most" in refused(lambda: read(tmp_path / "sparse"))
    make.run("qemu-img", "create", "-f", "qcow2", tmp_path / "huge.qcow2", "4T")
    assert "at most" in refused(lambda: read(tmp_path / "huge.qcow2"))


def test_a_part_ends_where_it_ends() -> None:
    part = Part(Bytes(b"0123456789"), 3, 4)
    assert (part.read(0, 100), part.read(2, 1), part.read(4, 1), part.read(9, 1)) == (b"3456", b"5", b"", b"")
