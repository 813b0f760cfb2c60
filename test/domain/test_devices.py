"""Block device mappings."""

from __future__ import annotations

import pytest

from euca.domain.devices import MAX_DEVICES, Device, Store, check_devices, check_stores, stores, stores_gib
from euca.domain.errors import EucaError, InvalidDevices, InvalidRequest, NotSupported
from euca.domain.vmtypes import VmType

TYPE = VmType("m1.small", 1, 128, 2, 3, 512)
CLASSIC = (("sda2", "ephemeral0"), ("/dev/sda3", "swap"))


def test_what_may_be_mapped() -> None:
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


def test_an_image_maps_what_its_type_has() -> None:
    found = stores(CLASSIC, (), TYPE, 0)
    assert found == (Store("xvda2", "ephemeral0", 3 * 1024), Store("xvda3", "swap", 512))
    assert stores_gib(found) == 4, "half a gigabyte takes a whole one"
    assert stores((), (), TYPE, 0) == (), "nothing is there that nobody maps"
    assert stores(CLASSIC, (), VmType("none", 1, 128, 2), 0) == ()
    assert stores((("sdb", "ephemeral1"), ("sdc", "")), (), TYPE, 0) == (), "the type has one store"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([Device("/dev/sda2", no_device=True)], {"swap": "xvda3"}),
        ([Device("xvda2", no_device=True), Device("sda3", no_device=True)], {}),
        ([Device("/dev/sdb", "ephemeral0")], {"swap": "xvda3", "ephemeral0": "xvdb"}),
        ([Device("vda2", "swap")], {"swap": "xvda2"}),
        ([Device("sda1", "ami"), Device("sdc", "swap")], {"ephemeral0": "xvda2", "swap": "xvdc"}),
    ],
)
def test_a_launch_maps_otherwise(given: list[Device], wanted: dict[str, str]) -> None:
    assert {store.virtual_name: store.device for store in stores(CLASSIC, given, TYPE, 0)} == wanted


def test_a_disk_with_partitions_has_its_own() -> None:
    with pytest.raises(InvalidDevices, match="/dev/sdb"):
        stores(CLASSIC, (), TYPE, 1)
    assert stores((("sdb", "ephemeral0"),), (), TYPE, 1) == (Store("xvdb", "ephemeral0", 3 * 1024),)


@pytest.mark.parametrize(
    "given",
    [
        [Device("sda", "ephemeral0")],
        [Device("xvda1", "ephemeral0")],
        [Device("sdb", "ephemeral0"), Device("sdb1", "swap")],
        [Device("sdb", "ephemeral0"), Device("sdc", "ephemeral0")],
    ],
)
def test_one_disk_is_not_mapped_twice(given: list[Device]) -> None:
    with pytest.raises(InvalidDevices):
        stores((), given, TYPE, 0)


@pytest.mark.parametrize(
    ("store", "disk_gib"),
    [
        (Store("../xvdb", "ephemeral0", 1), 2),
        (Store("xvdb,w", "ephemeral0", 1), 2),
        (Store("sdb", "ephemeral0", 1), 2),
        (Store("xvdb", "root", 1), 2),
        (Store("xvdb", "swap", 0), 2),
        (Store("xvdb", "swap", 1 << 30), 1 << 30),
        (Store("xvdb", "swap", 1025), 2),
        (Store("xvda1", "swap", 1), 2),
    ],
)
def test_what_a_neighbour_states_is_checked(store: Store, disk_gib: int) -> None:
    good = Store("xvdb", "swap", 1024)
    assert check_stores((good,), 2, 0) == (good,)
    with pytest.raises((InvalidRequest, InvalidDevices)):
        check_stores((store,), disk_gib, 0)
