"""Block devices that a launch maps beside the root device, and the disks that come of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from attrs import frozen

from euca.domain.errors import InvalidDevices, InvalidRequest, NotSupported
from euca.domain.vmtypes import VmType

MAX_DEVICES: Final = 64
MIB_PER_GIB: Final = 1024
_MOST_STORE_MIB: Final = 1 << 26
#: Xen numbers 15 partitions of a disk (docs/misc/vbd-interface.txt).
_DEVICE = re.compile(r"(?:/dev/)?(?:sd|xvd|hd|vd)([a-z]{1,2})([1-9]|1[0-5])?", re.ASCII)
_PLACE = re.compile(r"xvd[a-z]{1,2}([1-9]|1[0-5])?", re.ASCII)
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


@frozen
class Store:
    """A disk beside the root's that is empty when an instance begins, and gone when it ends.

    ``device``: as the guest knows it (``xvda2``, ``xvdb``). ``virtual_name``: ``swap``, which has the signature of a swap area, or ``ephemeral0``.
    """

    device: str
    virtual_name: str
    size_mib: int


def place_of(name: str) -> str:
    """A device as a guest of Xen knows it, by whatever name it was mapped.

    >>> place_of("/dev/sda2")
    'xvda2'
    """
    match = _DEVICE.fullmatch(name)
    return f"xvd{match[1]}{match[2] or ''}" if match else ""


def root_place(root_partition: int) -> str:
    """The device of the root: the image is one file system, or a disk with partitions."""
    return "xvda" if root_partition else "xvda1"


def stores(
    of_image: Sequence[tuple[str, str]], given: Sequence[Device], vm_type: VmType, root_partition: int
) -> tuple[Store, ...]:
    """The disks that an image maps (pairs as in `Image.devices`) and a launch maps otherwise, of the sizes that the type gives.

    A store that the type does not have maps nothing, as in EC2. Raises InvalidDevices for what takes the place of another.
    """
    wanted = {place_of(device.name): device.virtual_name for device in given if device.virtual_name not in ROOTS}
    mapped = {place_of(name): virtual for name, virtual in of_image if virtual not in wanted.values()} | wanted
    sizes = {"ephemeral0": vm_type.ephemeral_gib * MIB_PER_GIB, "swap": vm_type.swap_mib}
    found = tuple(Store(place, name, sizes[name]) for place, name in sorted(mapped.items()) if sizes.get(name))
    _check_places([store.device for store in found], root_partition)
    if len({store.virtual_name for store in found}) != len(found):
        raise InvalidDevices("ephemeral0 or swap is mapped to two devices")
    return found


def stores_gib(found: Sequence[Store]) -> int:
    """What stores take of a node, in whole GiB."""
    return -(-sum(store.size_mib for store in found) // MIB_PER_GIB)


def check_stores(found: tuple[Store, ...], disk_gib: int, root_partition: int) -> tuple[Store, ...]:
    """The stores that a neighbour states, as they are; raises InvalidRequest. disk_gib: of all disks together, the root's being one GiB at least."""
    for store in found:
        if not (_PLACE.fullmatch(store.device) and _VIRTUAL.fullmatch(store.virtual_name)):
            raise InvalidRequest("A store is a device such as xvdb, with ephemeral0 to ephemeral23, or swap")
        if not 1 <= store.size_mib <= _MOST_STORE_MIB:
            raise InvalidRequest(f"A store has 1 to {_MOST_STORE_MIB} MiB, not {store.size_mib}")
    if len(found) > MAX_DEVICES or (found and stores_gib(found) >= disk_gib):
        raise InvalidRequest("The stores are too many, or leave nothing of the disks for the root")
    _check_places([store.device for store in found], root_partition)
    return found


def _check_places(places: Sequence[str], root_partition: int) -> None:
    """A disk and its own partitions are not there at once, the root's included."""
    for one, other in combinations((root_place(root_partition), *places), 2):
        disks = [place.rstrip("0123456789") for place in (one, other)]
        if one == other or (disks[0] == disks[1] and (one in disks or other in disks)):
            raise InvalidDevices(f"{other} and {one} are one disk of the guest: map to another one, such as /dev/sdb")


def check_devices(devices: Sequence[Device], root_device: str) -> None:
    """Raises NotSupported for volumes and InvalidDevices for what is no mapping beside this root device.

    What may be mapped and not what is: that depends on the type, see `stores`.
    """
    if len(devices) > MAX_DEVICES:
        raise InvalidDevices(f"At most {MAX_DEVICES} devices are mapped")
    names = [place_of(device.name) for device in devices if device.virtual_name not in ROOTS]
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
    if place_of(device.name) in (place_of(root_device), root_device.removeprefix("/dev/")):
        raise InvalidDevices(f"{root_device} is the root device, which is the image's")
    if device.no_device == bool(device.virtual_name):
        raise InvalidDevices(f"{device.name} is mapped to a virtual name, or to nothing with noDevice")
    if device.virtual_name and not _VIRTUAL.fullmatch(device.virtual_name):
        raise InvalidDevices(
            f'"{device.virtual_name[:32]}" is not a virtual device: ephemeral0 to ephemeral23, or swap'
        )
