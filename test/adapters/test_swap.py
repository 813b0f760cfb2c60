"""Swap areas: as mkswap makes them."""

import shutil
import subprocess
import uuid
from pathlib import Path

import pytest

from euca.adapters.swap import swap_header

MKSWAP = shutil.which("mkswap", path="/usr/sbin:/sbin:/usr/bin:/bin")
NAME = uuid.UUID("6f1c0e0a-0000-4000-8000-00000000abcd")


@pytest.mark.skipif(MKSWAP is None, reason="mkswap is not there")
@pytest.mark.parametrize("mib", [1, 512])
def test_the_header_is_mkswaps_own(mib: int, tmp_path: Path) -> None:
    area, size = tmp_path / "swap", mib << 20
    with area.open("wb") as file:
        file.truncate(size)
    assert MKSWAP is not None
    subprocess.run([MKSWAP, "--pagesize", "4096", "--uuid", str(NAME), str(area)], check=True, capture_output=True)
    theirs = area.read_bytes()
    assert theirs[:4096] == swap_header(size, NAME)
    assert not any(theirs[4096:])
