"""What tests of euca share."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment that says nothing of a cloud, and an empty home."""
    for name in [name for name in os.environ if name.startswith(("EC2_", "AWS_", "EUCA"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
