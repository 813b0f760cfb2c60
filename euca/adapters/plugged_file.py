"""Who is plugged on a node, as it is written down: for each guest its instance, MAC address, private address or nothing, and interface."""

from __future__ import annotations

import json
from collections.abc import Iterable
from ipaddress import IPv4Address
from pathlib import Path

from attrs import frozen

from euca.adapters.files import write_atomically
from euca.ports.network import NetworkError

#: Instance, MAC address, private address (or empty), interface.
Row = tuple[str, str, str, str]


@frozen
class PluggedFile:
    """``path``: the file; its directory is there before anything is written."""

    path: Path

    def write(self, rows: Iterable[Row]) -> None:
        """Replace all, durably; raises NetworkError with nothing changed."""
        try:
            write_atomically(self.path, json.dumps(list(rows)).encode(), 0o600)
        except OSError as error:
            raise NetworkError(f"{self.path} cannot be written: {error.strerror}") from error

    def read(self) -> list[Row]:
        """What was written last; raises NetworkError for what we did not write."""
        try:
            rows = json.loads(self.path.read_bytes())
            return [_row(*one) for one in rows]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise NetworkError(f"{self.path} cannot be read: {error.strerror}") from error
        except (ValueError, TypeError):
            raise NetworkError(
                f"{self.path} is damaged; it says which guests have an interface here. Put back a copy of it, or end the guests of this node and remove it"
            ) from None


def _row(instance_id: str, mac: str, address: str, interface: str) -> Row:
    if not all(isinstance(one, str) for one in (instance_id, mac, address, interface)):
        raise TypeError("not text")
    if address:
        IPv4Address(address)
    return instance_id, mac, address, interface
