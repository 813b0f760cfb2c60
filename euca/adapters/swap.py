"""The header of Linux's swap areas (`union swap_header` in the kernel's include/linux/swap.h), as mkswap(8) writes it."""

from __future__ import annotations

import struct
import uuid
from typing import Final

PAGE_BYTES: Final = 4096
_BOOT_BYTES: Final = 1024
_MAGIC: Final = b"SWAPSPACE2"
_VERSION: Final = 1


def swap_header(size_bytes: int, name: uuid.UUID) -> bytes:
    """The first page of a swap area of this size without bad pages: version, last page, UUID; no label."""
    # In the byte order of the machine, which is the guest's too.
    known = struct.pack("=III16s16s", _VERSION, size_bytes // PAGE_BYTES - 1, 0, name.bytes, b"")
    page = bytes(_BOOT_BYTES) + known
    return page.ljust(PAGE_BYTES - len(_MAGIC), b"\0") + _MAGIC
