"""Two front-end processes on two cores against one, in signed requests answered."""

from __future__ import annotations

import contextlib
import sys
import time

from serving import RunningCloud, drive, running_cloud, signed_requests

from rows import Options, Row, all_cores, at_least
from rows.population import add_instances

ORDER = 80
ROUNDS = 5
CONNECTIONS = 16
#: What a cloud has to have answered until each of its processes has compiled what it needs.
WARM = 200


def run(options: Options) -> list[Row]:
    """Rates over sixteen kept-alive connections without TLS; the client has a part of the same two cores."""
    with all_cores() as cores, contextlib.ExitStack() as stack:
        if cores < 2:
            print("there is one core only: two front ends have nothing to run on", file=sys.stderr)
            return []
        clouds = {count: stack.enter_context(running_cloud({"FRONT_ENDS": str(count)})) for count in (1, 2)}
        count = max(WARM, int(options.seconds * 2000 / ROUNDS))
        requests = {number: _prepared(cloud, number, count) for number, cloud in clouds.items()}
        rates: dict[int, list[float]] = {1: [], 2: []}
        before = {number: cloud.processor_s() for number, cloud in clouds.items()}
        for _ in range(ROUNDS):
            for number, cloud in clouds.items():
                rates[number].append(drive(cloud.port, requests[number], connections=CONNECTIONS).rate)
        took = {number: cloud.processor_s() - before[number] for number, cloud in clouds.items()}
    # The best round of each: whatever else the machine does can only take away from it.
    one, two = (max(rates[number]) for number in (1, 2))
    one_ms, two_ms = (1000 * took[number] / (ROUNDS * count) for number in (1, 2))
    return [
        Row("two front ends, signed DescribeInstances", two, "one process", one, at_least(1.7), "/s"),
        Row("the same: processor time of a request, in all processes", two_ms, "one process", one_ms, None),
    ]


def _prepared(cloud: RunningCloud, front_ends: int, count: int) -> list[bytes]:
    """So many requests for a cloud whose processes all take connections, and have answered some."""
    add_instances(cloud, 1)
    requests = signed_requests(count, cloud.administrator(), cloud.port)
    limit = time.monotonic() + 20
    while front_ends > 1 and cloud.front_ends_running() < front_ends:
        if time.monotonic() > limit:
            raise SystemExit("the front ends did not start")
        time.sleep(0.1)
    drive(cloud.port, requests[:WARM], connections=CONNECTIONS)
    return requests
