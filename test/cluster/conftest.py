"""Values that the cluster's tests share."""

from collections.abc import Callable

import pytest
from attrs import evolve

from euca.cluster.records import LaunchRequest
from euca.domain.ids import mac_address
from euca.domain.instances import GuestKind, ImageSource
from euca.domain.vmtypes import VmType

SMALL = VmType("m1.small", 1, 128, 2)


def _source(image_id: str, byte: str, url: str = "https://cloud/images/x?mac=secret") -> ImageSource:
    return ImageSource(image_id, url, "sha256:" + byte * 64, 4096)


def _instance_id(number: int) -> str:
    return f"i-{number:08X}"


def _launch(number: int, count: int = 1, *, least: int | None = None, **changes: object) -> LaunchRequest:
    """The request r-<number> for ``count`` instances, whose ids are number * 256 and the following."""
    ids = tuple(_instance_id(number * 256 + i) for i in range(count))
    request = LaunchRequest(
        reservation_id=f"r-{number:08X}",
        user_id="alice",
        vm_type=SMALL,
        image=_source("emi-00000001", "a"),
        kernel=_source("eki-00000001", "b"),
        ramdisk=_source("eri-00000001", "c"),
        min_count=count if least is None else least,
        max_count=count,
        instance_ids=ids,
        macs=tuple(map(mac_address, ids)),
        launch_indexes=tuple(range(count)),
        key_name="mine",
        key_text="ssh-rsa AAAA mine",
        user_data=b"#!/bin/sh\n\x00\xff",
        group_names=("default",),
        guest_kind=GuestKind.ANY,
    )
    return evolve(request, **changes)


@pytest.fixture(scope="session")
def launch() -> Callable[..., LaunchRequest]:
    """launch(number, count, least=…, **changes)."""
    return _launch
