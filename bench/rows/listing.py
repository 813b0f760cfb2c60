"""The answer that rows about messages encode and decode, and its floor."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import partial

from euca.wire import ec2

VERSION = "2013-02-01"
NAME = "DescribeInstancesResponse"
_START = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
_TEXT = re.compile(r"(?<=>)[^<>]+(?=</)")


def listing(count: int) -> ec2.DescribeInstancesResponseType:
    """An answer with this many instances, a reservation each; the elements are those that the cloud fills in, no two instances alike."""

    def group() -> ec2.GroupSetType:
        return ec2.GroupSetType(item=(ec2.GroupItemType(group_id="sg-00000001", group_name="default"),))

    def instance(number: int) -> ec2.RunningInstancesItemType:
        address = f"10.{number // 65536}.{number // 256 % 256}.{number % 256}"
        return ec2.RunningInstancesItemType(
            instance_id=f"i-{number:08X}",
            image_id="emi-00000001",
            instance_state=ec2.InstanceStateType(code=16, name="running"),
            private_dns_name=address,
            dns_name=address,
            key_name="key",
            ami_launch_index="0",
            product_codes=ec2.ProductCodesSetType(),
            instance_type="m1.small",
            launch_time=_START + datetime.timedelta(seconds=number / 8),
            placement=ec2.PlacementResponseType(availability_zone="cluster1"),
            kernel_id="eki-00000001",
            ramdisk_id="eri-00000001",
            monitoring=ec2.InstanceMonitoringStateType(state="disabled"),
            private_ip_address=address,
            group_set=group(),
            architecture="x86_64",
            root_device_type="instance-store",
            root_device_name="/dev/sda1",
            virtualization_type="paravirtual",
            hypervisor="xen",
        )

    reservations = tuple(
        ec2.ReservationInfoType(
            reservation_id=f"r-{number:08X}",
            owner_id="000000000001",
            group_set=group(),
            instances_set=ec2.RunningInstancesSetType(item=(instance(number),)),
        )
        for number in range(count)
    )
    return ec2.DescribeInstancesResponseType(request_id="r", reservation_set=ec2.ReservationSetType(item=reservations))


def encoded(value: ec2.DescribeInstancesResponseType) -> bytes:
    """The answer as our codec writes it."""
    return ec2.CONTRACT.encode(NAME, value, VERSION)


def templates(answer: bytes) -> Callable[[], bytes]:
    """The same bytes made by a string template for a reservation, filled with texts that lie ready: nothing is looked up, converted, checked or escaped."""
    head, _, rest = answer.decode().partition("<reservationSet>")
    body, _, tail = rest.rpartition("</reservationSet>")
    items = [f"<item><reservationId>{item}" for item in body.split("<item><reservationId>")[1:]]
    template = _TEXT.sub("%s", items[0].replace("%", "%%"))
    values = [tuple(_TEXT.findall(item)) for item in items]

    def fill() -> bytes:
        filled = "".join([template % texts for texts in values])
        return f"{head}<reservationSet>{filled}</reservationSet>{tail}".encode()

    if fill() != answer:
        raise AssertionError("the template does not make the same bytes")
    return fill


def encoding_floor(count: int) -> tuple[Callable[[], bytes], Callable[[], bytes]]:
    """(our encoder, the string templates), for an answer of so many instances."""
    value = listing(count)
    return partial(encoded, value), templates(encoded(value))
