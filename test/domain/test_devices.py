"""Block device mappings."""

from __future__ import annotations

import pytest

from euca.domain.devices import MAX_DEVICES, Device, check_devices
from euca.domain.errors import EucaError, InvalidDevices, NotSupported


def test_what_maps_nothing_here_may_be_mapped() -> None:
    check_devices(
        [
            Device("/dev/sdb", "ephemeral0"),
            Device("sdc", "ephemeral23"),
            Device("xvdd", no_device=True),
            Device("/dev/sda3", "swap"),
            Device("sda1", "ami"),
            Device("/dev/sda1", "root"),
        ],
        "/dev/sda1",
    )


@pytest.mark.parametrize(
    ("devices", "error"),
    [
        ([Device("/dev/sdb", volume=True)], NotSupported),
        ([Device("/dev/sdb", "ephemeral24")], InvalidDevices),
        ([Device("/dev/sdb", "floppy")], InvalidDevices),
        ([Device("/dev/sdb")], InvalidDevices),
        ([Device("/dev/sdb", "ephemeral0", no_device=True)], InvalidDevices),
        ([Device("../sdb", "ephemeral0")], InvalidDevices),
        ([Device("/dev/sda1", "ephemeral0")], InvalidDevices),
        ([Device("sda1", no_device=True)], InvalidDevices),
        ([Device("/dev/sdb", "ephemeral0"), Device("sdb", "ephemeral1")], InvalidDevices),
        ([Device("/dev/sdb", "ephemeral0")] * (MAX_DEVICES + 1), InvalidDevices),
    ],
)
def test_mappings_that_cannot_be(devices: list[Device], error: type[EucaError]) -> None:
    with pytest.raises(error):
        check_devices(devices, "/dev/sda1")
