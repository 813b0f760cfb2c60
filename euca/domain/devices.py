"""Block devices that a launch maps beside the root device."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from euca.domain.errors import InvalidDevices, NotSupported

MAX_DEVICES: Final = 64
_DEVICE = re.compile(r"(?:/dev/)?(?:sd|xvd|hd|vd)[a-z]{1,2}[0-9]{0,2}")
_VIRTUAL = re.compile(r"ephemeral(?:[0-9]|1[0-9]|2[0-3])|swap")
#: Virtual names of the root device: what is mapped to them is no further disk.
ROOTS: Final = frozenset({"ami", "root"})


@frozen
class Device:
    """An entry of a block device mapping, as it was given. ``no_device``: what the image would map there is not wanted. ``volume``: it names one."""

    name: str
    virtual_name: str = ""
    no_device: bool = False
    volume: bool = False


def check_devices(devices: Sequence[Device], root_device: str) -> None:
    """Raises NotSupported for volumes and InvalidDevices for what is no mapping beside this root device.

    Instance types here have all their disk in the root device, and no ephemeral store: as in EC2, a mapping of a store that the type does not
    have maps nothing.
    """
    if len(devices) > MAX_DEVICES:
        raise InvalidDevices(f"At most {MAX_DEVICES} devices are mapped")
    names = [device.name.removeprefix("/dev/") for device in devices if device.virtual_name not in ROOTS]
    for device in devices:
        _check_device(device, root_device)
    if len(set(names)) != len(names):
        raise InvalidDevices("A device is mapped twice")


def _check_device(device: Device, root_device: str) -> None:
    if device.volume:
        raise NotSupported(f"This cloud has no volumes yet: map {device.name[:32]} to ephemeral0, or not at all")
    if device.virtual_name in ROOTS and not device.no_device:
        return
    if not _DEVICE.fullmatch(device.name):
        raise InvalidDevices(f'"{device.name[:32]}" is not the name of a device, such as /dev/sdb')
    if device.name.removeprefix("/dev/") == root_device.removeprefix("/dev/"):
        raise InvalidDevices(f"{root_device} is the root device, which is the image's")
    if device.no_device == bool(device.virtual_name):
        raise InvalidDevices(f"{device.name} is mapped to a virtual name, or to nothing with noDevice")
    if device.virtual_name and not _VIRTUAL.fullmatch(device.virtual_name):
        raise InvalidDevices(
            f'"{device.virtual_name[:32]}" is not a virtual device: ephemeral0 to ephemeral23, or swap'
        )
