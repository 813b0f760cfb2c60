"""What a listing costs as it grows, and what it does to others: DescribeInstances of a real euca-cloud with 100 and with 10,000 instances.

Answers are unsigned, so they are encoded in shifts and written in pieces. How long the cloud's reactor is held is measured from outside: small requests
go on beside the listing over a connection of their own, and the longest one's time is what it was held at most, and their own time besides.
"""

from __future__ import annotations

import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor

from serving import VERSION, drive, post, running_cloud, signed_requests

from euca.soap.security.identity import Identity
from euca.soap.security.profile import EC2_REQUEST
from euca.soap.security.sign import sign
from euca.testing import ec2_messages
from euca.wire import ec2
from rows import Options, Row, all_cores, at_most
from rows.population import add_instances

ORDER = 50
FEW, MANY = 100, 10_000
HELD_MS = 20.0


def probes(count: int, user: Identity, port: int, instance_id: str) -> list[bytes]:
    """Signed requests for one instance: those of a stranger would wait until there is nothing else to do."""
    wanted = ec2_messages.listed_instances(instance_id)
    body = ec2.CONTRACT.encode("DescribeInstances", ec2.DescribeInstancesType(instances_set=wanted), VERSION)
    now = time.time()
    envelopes = (sign(body, identity=user, now=now - number * 0.001, profile=EC2_REQUEST) for number in range(count))
    return [post(envelope, port, "DescribeInstances") for envelope in envelopes]


def run(options: Options) -> list[Row]:
    """Time for each instance, small listing and long one; and the longest wait beside a long one."""
    home = os.sched_getaffinity(0)
    with all_cores():
        others = os.sched_getaffinity(0) - home or home
        with running_cloud(cores=home) as cloud:
            user = cloud.administrator()
            add_instances(cloud, FEW)
            few = drive(cloud.port, signed_requests(4 * options.runs, user, cloud.port), cores=others)
            instance_id = few.answer.partition(b"<instanceId>")[2].partition(b"<")[0].decode()
            small = probes(50, user, cloud.port, instance_id)
            idle = drive(cloud.port, small, cores=others)
            add_instances(cloud, MANY - FEW)
            requests = signed_requests(max(3, options.runs // 3), user, cloud.port)
            many = drive(cloud.port, requests, cores=others)
            again = signed_requests(3, user, cloud.port)
            with ThreadPoolExecutor(1) as pool:
                listing = pool.submit(drive, cloud.port, again, cores=others)
                beside: list[float] = []
                while not listing.done():
                    beside += drive(cloud.port, small, cores=others).latencies_s
                listing.result()
    count = many.answer.count(b"<instanceId>")
    if count != MANY:
        raise AssertionError(f"{count} instances are listed")
    each, least = (
        1e6 * statistics.median(driven.latencies_s) / number for driven, number in ((many, MANY), (few, FEW))
    )
    held = 1000 * max(beside)
    usual = 1000 * statistics.median(idle.latencies_s)
    return [
        Row("an instance of 10,000 in an unsigned listing", each, "one of 100", least, at_most(1.2), "µs"),
        Row(f"longest of {len(beside)} small requests beside such listings", held, "20 ms", HELD_MS, at_most(1)),
        Row("such a small request by itself", usual, "20 ms", HELD_MS, None),
    ]
