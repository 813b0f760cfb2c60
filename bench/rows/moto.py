"""Against moto, the mock of EC2 that Python programs are tested with, as a server: the same instances asked for by the same client, botocore, over Query.

Ours checks the signature (version 4); moto does not. Once the requests that botocore has signed are sent by a client that costs little, which receives the
answer and leaves it unread: the rate of the two servers, which the target is about. And once by botocore itself, which takes several times as long to read our
answer as we to make it: its own processor time is measured, and is the same whoever answers.
"""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from serving import PATH, RunningCloud, drive, end, free_port, running_cloud, wait_for_port

from rows import Options, Row, at_least
from rows.population import A_LAUNCH, add_instances

TABLE = "ec2"
ORDER = 30
COUNT = 1_000


def run(options: Options) -> list[Row]:
    """Calls in a second, of DescribeInstances of all of them."""
    with running_cloud() as cloud, moto() as (moto_port, moto_client):
        client = _ours(cloud)
        _launch_at_moto(moto_client)
        sides = {"ours": (cloud.port, client, 5), "theirs": (moto_port, moto_client, 1)}
        answers: dict[str, list[float]] = {name: [] for name in sides}
        calls: dict[str, list[float]] = {name: [] for name in sides}
        own: dict[str, list[float]] = {name: [] for name in sides}
        for _ in range(max(3, options.runs // 5)):
            for name, (port, asking, times) in sides.items():
                for _ in range(times):
                    answers[name].append(_answered_s(port, asking))
                    took_s, own_s = _called_s(asking)
                    calls[name].append(took_s)
                    own[name].append(own_s)
    fast, slow = ({name: 1 / statistics.median(took) for name, took in each.items()} for each in (answers, calls))
    spent = {name: 1000 * statistics.median(took) for name, took in own.items()}
    what = f"DescribeInstances of {COUNT:,}, signed by botocore"
    against = "moto's server"
    return [
        Row(f"{what}, answers unread", fast["ours"], against, fast["theirs"], at_least(20), "/s"),
        Row(f"{what}, and read by it", slow["ours"], against, slow["theirs"], None, "/s"),
        Row(
            "of it: botocore's own processor time, signing and reading",
            spent["ours"],
            "of the same",
            spent["theirs"],
            None,
        ),
    ]


def _client(url: str, key: str, secret: str) -> Any:
    session = botocore.session.Session()
    session.set_credentials(key, secret)
    config = Config(retries={"total_max_attempts": 1}, read_timeout=300, signature_version="v4")
    return session.create_client("ec2", region_name="us-east-1", endpoint_url=url, config=config)


def _ours(cloud: RunningCloud) -> Any:
    lines = (cloud.state / "admin" / "access-key").read_text().splitlines()
    keys = dict(line.split("=", 1) for line in lines)
    add_instances(cloud, COUNT, A_LAUNCH)
    return _client(f"http://127.0.0.1:{cloud.port}{PATH}", keys["EC2_ACCESS_KEY"], keys["EC2_SECRET_KEY"])


@contextlib.contextmanager
def moto() -> Iterator[tuple[int, Any]]:
    """A moto server on loopback: its port, and a client of it."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("moto_server")), "-H", "127.0.0.1", "-p", str(port)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdout=quiet, stderr=quiet, env={**os.environ, "MOTO_EC2_LOAD_DEFAULT_AMIS": "1"}
    )
    try:
        wait_for_port(port, process)  # type: ignore[arg-type]
        yield port, _client(f"http://127.0.0.1:{port}", "key", "secret")
    finally:
        end(process)  # type: ignore[arg-type]


def _launch_at_moto(client: Any) -> None:
    image_id = client.describe_images()["Images"][0]["ImageId"]
    for _ in range(COUNT // A_LAUNCH):
        client.run_instances(ImageId=image_id, MinCount=A_LAUNCH, MaxCount=A_LAUNCH, InstanceType="m1.small")


def _answered_s(port: int, client: Any) -> float:
    """Seconds until the answer to a request that botocore has made and signed is there."""
    driven = drive(port, [_request(client)])
    _check(driven.answer.count(b"<instanceId>"))
    return driven.latencies_s[0]


def _request(client: Any) -> bytes:
    """What botocore would send."""
    prepared: list[Any] = []

    def keep(request: Any, **_: Any) -> AWSResponse:
        prepared.append(request)
        return AWSResponse(request.url, 200, {}, _Nothing())

    client.meta.events.register_first("before-send.ec2", keep, "bench")
    try:
        client.describe_instances()
    finally:
        client.meta.events.unregister("before-send.ec2", unique_id="bench")
    (request,) = prepared
    address = urlsplit(request.url)
    headers = {"Host": address.netloc, **{name: _text(value) for name, value in request.headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    body = request.body if isinstance(request.body, bytes) else request.body.encode()
    return f"POST {address.path or '/'} HTTP/1.1\r\n{head}\r\n".encode() + body


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


class _Nothing:
    """An answer's body that says nothing."""

    def stream(self, **_: Any) -> Iterator[bytes]:
        yield b"<DescribeInstancesResponse/>"


def _called_s(client: Any) -> tuple[float, float]:
    """Seconds of a call of botocore's, and of them those of this process's processor."""
    begin, own = time.perf_counter(), time.process_time()
    answer = client.describe_instances()
    took, own = time.perf_counter() - begin, time.process_time() - own
    _check(sum(len(reservation["Instances"]) for reservation in answer["Reservations"]))
    return took, own


def _check(found: int) -> None:
    if found != COUNT:
        raise AssertionError(f"{found} instances are listed, not {COUNT}")
