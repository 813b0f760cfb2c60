"""Kernels taken apart."""

import gzip
import struct
from pathlib import Path

import pytest

from lab import kernels
from lab.errors import LabError
from lab.guest import parse_ldd


def bzimage(body: bytes, *, sectors: int = 3, offset: int = 64, protocol: int = 0x20F) -> bytes:
    """A file with the header fields of Linux's boot protocol and `body` as payload."""
    head = bytearray((sectors + 1) * 512 + offset)
    head[0x1F1] = sectors
    head[0x202:0x206] = b"HdrS"
    struct.pack_into("<H", head, 0x206, protocol)
    struct.pack_into("<II", head, 0x248, offset, len(body))
    return bytes(head) + body + b"what follows"


def test_the_payload_is_cut_out_by_the_headers_fields() -> None:
    assert kernels.payload(bzimage(b"packed kernel")) == b"packed kernel"


@pytest.mark.parametrize("image", [b"", b"MZ" * 400, bzimage(b"x", protocol=0x207)])
def test_what_is_no_bzimage_is_refused(image: bytes) -> None:
    with pytest.raises(LabError, match="no bzImage"):
        kernels.payload(image)


def test_a_payload_of_another_size_than_said_is_refused(tmp_path: Path) -> None:
    elf = b"\x7fELF" + bytes(100)
    packed = gzip.compress(elf) + struct.pack("<I", len(elf) + 1)
    (tmp_path / "vmlinuz").write_bytes(bzimage(packed))
    with pytest.raises(LabError, match="did not unpack"):
        kernels.unpack(tmp_path / "vmlinuz", tmp_path / "vmlinux")


def test_an_unknown_packing_is_named(tmp_path: Path) -> None:
    (tmp_path / "vmlinuz").write_bytes(bzimage(b"\x28\xb5\x2f\xfd" + bytes(40)))
    with pytest.raises(LabError, match="28b52ffd"):
        kernels.unpack(tmp_path / "vmlinuz", tmp_path / "vmlinux")


def test_the_libraries_of_a_program() -> None:
    text = (
        "\tlinux-vdso.so.1 (0x00007ffd0d5c3000)\n"
        "\tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f0c0c0a3000)\n"
        "\t/lib64/ld-linux-x86-64.so.2 (0x00007f0c0c2e4000)\n"
    )
    assert parse_ldd(text) == [Path("/lib/x86_64-linux-gnu/libz.so.1"), Path("/lib64/ld-linux-x86-64.so.2")]
