"""Messages: encoding and decoding DescribeInstances, signing and verifying, each against the least it could cost.

Prints a row for each: median of several runs, what it is measured against, and the ratio.
"""

from __future__ import annotations

import argparse
import datetime
import statistics
import time
from collections.abc import Callable

from lxml import etree

from euca.soap import xml
from euca.soap.addressing import Addressing, new_message_id
from euca.soap.security.identity import KeyKind, Purpose, create
from euca.soap.security.profile import EC2_REQUEST, TIER_REQUEST, Profile
from euca.soap.security.sign import sign
from euca.soap.security.verify import verify
from euca.wire import ec2

VERSION = "2013-02-01"
MOMENT = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def median_s(work: Callable[[], object], runs: int) -> float:
    """The median time of a piece of work, in seconds, after one run that does not count."""
    work()
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def listing(count: int) -> ec2.DescribeInstancesResponseType:
    """An answer with this many instances, a reservation each."""
    group = ec2.GroupSetType(item=(ec2.GroupItemType(group_id="sg-00000001", group_name="default"),))

    def instance(number: int) -> ec2.RunningInstancesItemType:
        return ec2.RunningInstancesItemType(
            instance_id=f"i-{number:08X}",
            image_id="emi-00000001",
            instance_state=ec2.InstanceStateType(code=16, name="running"),
            private_dns_name=f"ip-10-0-{number // 256}-{number % 256}",
            dns_name="",
            key_name="key",
            ami_launch_index="0",
            instance_type="m1.small",
            launch_time=MOMENT,
            placement=ec2.PlacementResponseType(availability_zone="cluster1"),
            kernel_id="eki-00000001",
            ramdisk_id="eri-00000001",
            private_ip_address=f"10.0.{number // 256}.{number % 256}",
            group_set=group,
        )

    reservations = tuple(
        ec2.ReservationInfoType(
            reservation_id=f"r-{number:08X}",
            owner_id="000000000001",
            group_set=group,
            instances_set=ec2.RunningInstancesSetType(item=(instance(number),)),
        )
        for number in range(count)
    )
    return ec2.DescribeInstancesResponseType(request_id="r", reservation_set=ec2.ReservationSetType(item=reservations))


def templates(answer: bytes) -> Callable[[], bytes]:
    """The same bytes, made by filling one template for each reservation: the floor."""
    head, _, rest = answer.decode().partition("<reservationSet>")
    body, _, tail = rest.rpartition("</reservationSet>")
    items = body.split("<item><reservationId>")[1:]
    template = "<item><reservationId>{}"

    def fill() -> bytes:
        return (
            head + "<reservationSet>" + "".join([template.format(item) for item in items]) + "</reservationSet>" + tail
        ).encode()

    return fill


def security(kind: KeyKind, profile: Profile, runs: int) -> list[tuple[str, float, str, float]]:
    """Signing and verifying a small request with a key of this kind."""
    now = time.time()
    moment = datetime.datetime.fromtimestamp(now, datetime.UTC)
    identity = create("bench", now=moment, days=1, key=kind, purpose=Purpose.SIGNING)
    request = ec2.DescribeInstancesType(instances_set=ec2.DescribeInstancesInfoType())
    body = ec2.CONTRACT.encode("DescribeInstances", request, VERSION)
    address = "https://a:1/b"
    headers = None if profile is EC2_REQUEST else Addressing(to=address, action="a", message_id=new_message_id())

    def signed() -> bytes:
        return sign(body, identity=identity, now=now, profile=profile, headers=headers)

    def verified() -> object:
        return verify(message, profile=profile, trust=lambda der: der, now=now, to=(address,))

    message = signed()
    return [
        (
            f"sign a request ({kind})",
            median_s(signed, runs),
            "the signature alone",
            median_s(lambda: identity.sign(b"x"), runs),
        ),
        (
            f"verify a request ({kind})",
            median_s(verified, runs),
            "parse it, limits included",
            median_s(lambda: xml.parse(message, xml.DOOR), runs),
        ),
    ]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--instances", type=int, default=1000, help="instances in the listing (1000)")
    parser.add_argument("--runs", type=int, default=15, help="runs of each (15)")
    options = parser.parse_args()
    rows: list[tuple[str, float, str, float]] = []

    answer = listing(options.instances)
    encoded = ec2.CONTRACT.encode("DescribeInstancesResponse", answer, VERSION)
    fill = templates(encoded)
    rows.append(
        (
            f"encode {options.instances} instances ({len(encoded) // 1024} KiB)",
            median_s(lambda: ec2.CONTRACT.encode("DescribeInstancesResponse", answer, VERSION), options.runs),
            "string templates",
            median_s(fill, options.runs),
        )
    )
    tree = etree.fromstring(encoded)
    rows.append(
        (
            "decode it (parsed already)",
            median_s(lambda: ec2.CONTRACT.decode(tree), options.runs),
            "lxml.etree.fromstring",
            median_s(lambda: etree.fromstring(encoded), options.runs),
        )
    )

    for kind, profile in (("rsa", EC2_REQUEST), ("p256", TIER_REQUEST)):
        rows += security(kind, profile, options.runs * 10)
    width = max(len(row[0]) for row in rows)
    for name, took_s, against, floor_s in rows:
        print(
            f"{name:{width}}  {1000 * took_s:8.3f} ms   {against}: {1000 * floor_s:8.3f} ms   ratio {took_s / floor_s:6.2f}"
        )


if __name__ == "__main__":
    main()
