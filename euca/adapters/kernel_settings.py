"""Kernel settings below ``/proc/sys``, and what those of other people's interfaces were before we changed them.

What is remembered is on disk before a setting is changed, so that it can be put back after a loss of power or ``kill -9``.  It counts until the machine is started anew: then
the kernel has its own values again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from euca.adapters.files import write_atomically
from euca.domain.network.kernel import Setting
from euca.ports.network import NetworkError

_PATH = re.compile(r"net(?:/(?!\.\.?(?:/|$))[A-Za-z0-9_.:@-]+){2,4}")
_MOST_BYTES = 1 << 20


class Settings:
    """``file``: where values are remembered; its directory is there. For one thread at a time, which is in the right namespace."""

    def __init__(self, file: Path, proc: Path = Path("/proc/sys")) -> None:
        self._file = file
        self._proc = proc

    def read(self, wanted: Iterable[Setting]) -> dict[str, str]:
        """Their values by path, without those that the kernel does not have."""
        found = {}
        for one in wanted:
            value = self._value(one.path)
            if value is not None:
                found[one.path] = value
            elif one.path.startswith("net/ipv6/") and not (self._proc / "net/ipv6").is_dir():
                found[one.path] = one.value  # A kernel without IPv6 needs no setting of it.
        return found

    def write(self, one: Setting) -> None:
        """Set it; the value that it had is remembered if it is to be put back. Raises NetworkError with nothing changed."""
        remembered = self.remembered()
        if one.restore and one.path not in remembered:
            before = self._value(one.path)
            if before is None:
                raise NetworkError(f"The kernel has no setting {one.path}")
            self._remember({**remembered, one.path: before})
        self._write(one.path, one.value)

    def restore(self, one: Setting) -> None:
        """Put back what was remembered, and forget it; nothing if the interface is gone."""
        if self._value(one.path) is not None:
            self._write(one.path, one.value)
        remembered = dict(self.remembered())
        remembered.pop(one.path, None)
        self._remember(remembered)

    def remembered(self) -> Mapping[str, str]:
        """Values by path, of this run of the machine."""
        try:
            with self._file.open("rb") as file:
                text = file.read(_MOST_BYTES)
        except FileNotFoundError:
            return {}
        try:
            kept = json.loads(text)
            values = {str(path): str(value) for path, value in kept["settings"].items() if _PATH.fullmatch(path)}
            return values if kept["boot"] == self._boot() else {}
        except (ValueError, KeyError, TypeError, AttributeError):
            raise NetworkError(
                f"{self._file} is damaged; it holds what settings of network interfaces were before. Remove it, and set these as you want them"
            ) from None

    def _remember(self, values: Mapping[str, str]) -> None:
        if values:
            kept = {"boot": self._boot(), "settings": dict(sorted(values.items()))}
            write_atomically(self._file, json.dumps(kept, indent=1).encode())
        else:
            self._file.unlink(missing_ok=True)

    def _boot(self) -> str:
        return (self._proc / "kernel/random/boot_id").read_text().strip()

    def _value(self, path: str) -> str | None:
        try:
            return self._place(path).read_text().strip()
        except OSError:
            return None

    def _write(self, path: str, value: str) -> None:
        try:
            self._place(path).write_text(value)
        except OSError as error:
            raise NetworkError(f"{path} cannot be set to {value}: {error.strerror}") from error

    def _place(self, path: str) -> Path:
        if not _PATH.fullmatch(path):
            raise NetworkError(f"{path} is no setting of a network interface")
        return self._proc / path
