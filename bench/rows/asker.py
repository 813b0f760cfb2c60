"""A user who asks for instances, one request after the other over one connection, and how long each answer takes."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from serving import PATH, RunningCloud

from euca.soap.security.identity import Identity
from euca.soap.security.profile import EC2_REQUEST
from euca.soap.security.sign import sign
from euca.testing import ec2_messages
from euca.wire import ec2

VERSION = "2016-11-15"
#: Requests that are not measured, first.
WARM = 3


class Asker:
    """SOAP, signed; the signing is not measured."""

    def __init__(self, cloud: RunningCloud, identity: Identity) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", cloud.port, timeout=120)
        self._identity = identity

    def ask(
        self, filters: Mapping[str, Sequence[str]] | None = None, ids: Sequence[str] = (), **more: Any
    ) -> tuple[float, bytes]:
        """How many seconds DescribeInstances took, and its answer; SystemExit for a refusal."""
        items = (filters or {}).items()
        named = ec2_messages.listed_instances(*ids)
        message = ec2.DescribeInstancesType(instances_set=named, filter_set=ec2_messages.filters(items), **more)
        body = ec2.CONTRACT.encode("DescribeInstances", message, VERSION)
        envelope = sign(body, identity=self._identity, now=time.time(), profile=EC2_REQUEST)
        begin = time.perf_counter()
        self._connection.request("POST", PATH, envelope, {"Content-Type": "text/xml", "SOAPAction": '""'})
        response = self._connection.getresponse()
        answer = response.read()
        took = time.perf_counter() - begin
        if response.status != 200:
            raise SystemExit(f"the answer was {response.status} {answer[:400]!r}")
        return took, answer


def in_turns_ms(
    asks: Sequence[Callable[[], tuple[float, bytes]]], runs: int, between: Sequence[Callable[[], None]], count: int
) -> list[float]:
    """The median milliseconds of each of some requests that are answered with so many instances, in turns, so that the machine's moods meet all.

    between: what is done before each of them.
    """
    took: list[list[float]] = [[] for _ in asks]
    for run in range(-WARM, runs):
        for ask, prepare, times in zip(asks, between, took, strict=True):
            prepare()
            seconds, answer = ask()
            found = answer.count(b"<instanceId>")
            if found != count:
                raise AssertionError(f"{found} instances are listed, not {count}")
            if run >= 0:
                times.append(1000 * seconds)
    return [statistics.median(times) for times in took]
