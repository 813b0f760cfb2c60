"""What benchmarks share that measure processes: a real euca-cloud of one's own, signed requests for it, and a client that costs little.

A client is a process of its own that sends bytes made before, one request after the other on each of its connections, which are kept alive.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from attrs import frozen

from euca.adapters.config import KEYS
from euca.soap.security import identity
from euca.soap.security.identity import Identity
from euca.soap.security.profile import EC2_REQUEST
from euca.soap.security.sign import sign
from euca.testing.ec2_messages import listed_instances
from euca.testing.loopback import unverified
from euca.testing.started import end, free_port, listens
from euca.wire import ec2

VERSION = "2013-02-01"
PATH = "/services/Eucalyptus"
START_LIMIT_S = 60.0
#: Who looks more often takes the core from what starts on it.
LOOK_S = 0.004
#: What would end a measurement that nobody else takes part in.
_NO_RATES = {"REQUESTS_PER_SECOND": "1000000", "REQUESTS_BURST": "1000000", "REQUESTS_AT_WORK": "1000000"}


@frozen
class RunningCloud:
    """A euca-cloud that listens on loopback, without clusters. pid: of its first process."""

    config: Path
    state: Path
    port: int
    pid: int

    def administrator(self) -> Identity:
        """Whose requests it answers."""
        directory = self.state / "admin"
        return identity.load(directory / "key.pem", directory / "cert.pem")

    def front_ends_running(self) -> int:
        """How many front ends take connections; 0 where there is the cloud's own process only."""
        return (self.config.parent / "log").read_text().count("Takes connections")

    def processor_s(self) -> float:
        """Processor time of the cloud's process and those that it has started and that run, in seconds."""
        total = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = stat.read_text().rpartition(")")[2].split()
                if self.pid in (int(stat.parent.name), int(fields[1])):
                    total += int(fields[11]) + int(fields[12])
        return total / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def running_cloud(
    settings: Mapping[str, str] | None = None, cores: set[int] | None = None, twistd: Sequence[str] = ()
) -> Iterator[RunningCloud]:
    """A euca-cloud in a directory of its own, which ends with the block. cores: those it may use. twistd: more options for that."""
    with tempfile.TemporaryDirectory(prefix="euca-bench-") as directory:
        place = Path(directory)
        port = free_port()
        config = write_config(place, port, settings or {})
        process = start_tier("cloud", config, cores, twistd)
        try:
            wait_for_port(port, process)
            wait_for(lambda: (place / "state/admin/access-key").exists(), process)
            yield RunningCloud(config, place / "state", port, process.pid)
        finally:
            end(process)


def write_config(place: Path, port: int, settings: Mapping[str, str]) -> Path:
    """A cloud's configuration file; rates of accounts do not get in the way."""
    known = {key.name for key in KEYS}
    values = {
        "EUCALYPTUS_STATE": str(place / "state"),
        "CLOUD_PORT": str(port),
        "CLOUD_INTERFACE": "127.0.0.1",
        "CLOUD_ADDRESS": "127.0.0.1",
        **{key: value for key, value in {**_NO_RATES, "METRICS_PORT": "0"}.items() if key in known},
        **settings,
    }
    config = place / "eucalyptus.conf"
    config.write_text("".join(f'{key}="{value}"\n' for key, value in values.items()))
    return config


def start_tier(
    tier: str, config: Path, cores: set[int] | None = None, twistd: Sequence[str] = ()
) -> subprocess.Popen[bytes]:
    """twistd with a tier in it, its log beside the configuration."""
    arguments = [str(Path(sys.executable).with_name("twistd")), "--nodaemon", "--pidfile=", f"--rundir={config.parent}"]
    arguments += [f"--logfile={config.parent / 'log'}", *twistd, f"euca-{tier}", "--config", str(config)]
    chosen = cores or os.sched_getaffinity(0)
    return subprocess.Popen(arguments, preexec_fn=lambda: os.sched_setaffinity(0, chosen))


def wait_for(holds: Any, process: subprocess.Popen[bytes]) -> None:
    """Until something holds; SystemExit when the process has ended or it takes too long."""
    limit = time.monotonic() + START_LIMIT_S
    while not holds():
        if process.poll() is not None or time.monotonic() > limit:
            raise SystemExit("a tier did not start")
        time.sleep(LOOK_S)


def wait_for_port(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until somebody listens there."""
    wait_for(lambda: listens(port), process)


# Requests


def post(body: bytes, port: int, soap_action: str = "") -> bytes:
    """An HTTP request that posts a SOAP message."""
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: text/xml; charset=utf-8\r\n"
        f'SOAPAction: "{soap_action}"\r\nContent-Length: {len(body)}\r\n\r\n'
    )
    return head.encode() + body


def describe_instances(user: Identity, now: float, names: Iterable[str] = ()) -> bytes:
    """A signed DescribeInstances, the envelope; names: of the instances that are asked for, none for all."""
    request = ec2.DescribeInstancesType(instances_set=listed_instances(*names))
    body = ec2.CONTRACT.encode("DescribeInstances", request, VERSION)
    return sign(body, identity=user, now=now, profile=EC2_REQUEST)


def signed_requests(count: int, user: Identity, port: int) -> list[bytes]:
    """So many different ones, each an HTTP request."""
    now = time.time()
    return [post(describe_instances(user, now - number * 0.001), port, "DescribeInstances") for number in range(count)]


# The client


@frozen
class Driven:
    """What came of some driving. elapsed_s: of all; latencies_s: of each request, in the order of their answers; answer: the last one."""

    requests: int
    elapsed_s: float
    latencies_s: list[float]
    answer: bytes

    @property
    def rate(self) -> float:
        """Requests in a second."""
        return self.requests / self.elapsed_s


def drive(
    port: int,
    requests: Sequence[bytes],
    *,
    connections: int = 1,
    tls: bool = False,
    cores: set[int] | None = None,
    expect: bytes = b"HTTP/1.1 200",
) -> Driven:
    """Send all the requests, spread over kept-alive connections that have one under way each, from a process of its own.

    cores: those it may use. Raises SystemExit where an answer does not begin as expected.
    """
    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_drive, args=(theirs, port, requests, connections, tls, cores, expect))
    process.start()
    theirs.close()
    try:
        outcome = ours.recv()
    except EOFError:
        raise SystemExit("the client of a benchmark has died") from None
    finally:
        process.join()
    if isinstance(outcome, str):
        raise SystemExit(outcome)
    driven: Driven = outcome
    return driven


def _drive(
    pipe: Any, port: int, requests: Sequence[bytes], connections: int, tls: bool, cores: set[int] | None, expect: bytes
) -> None:
    if cores:
        os.sched_setaffinity(0, cores)
    try:
        pipe.send(_driven(port, requests, connections, tls, expect))
    except (OSError, ValueError) as error:
        pipe.send(f"a client failed: {error}")


def _connect(port: int, tls: bool) -> socket.socket:
    plain = socket.create_connection(("127.0.0.1", port), 30)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if not tls:
        return plain
    return unverified().wrap_socket(plain)


def _driven(port: int, requests: Sequence[bytes], connections: int, tls: bool, expect: bytes) -> Driven:
    waiting = iter(requests)
    latencies: list[float] = []
    answer = b""
    with selectors.DefaultSelector() as selector:
        for _ in range(min(connections, len(requests))):
            selector.register(_connect(port, tls), selectors.EVENT_READ, [0.0, b""])
        begin = time.perf_counter()
        for key in list(selector.get_map().values()):
            key.data[0] = time.perf_counter()
            key.fileobj.sendall(next(waiting))  # type: ignore[union-attr]
        while selector.get_map():
            for key, _ in selector.select():
                whole = _received(key)
                if whole is None:
                    continue
                answer = whole
                if not answer.startswith(expect):
                    raise ValueError(f"the answer was {answer[:400]!r}")
                now = time.perf_counter()
                latencies.append(now - key.data[0])
                key.data[:] = [now, b""]
                following = next(waiting, None)
                if following is None:
                    selector.unregister(key.fileobj)
                    key.fileobj.close()  # type: ignore[union-attr]
                else:
                    key.fileobj.sendall(following)  # type: ignore[union-attr]
    return Driven(len(latencies), time.perf_counter() - begin, latencies, answer)


def _received(key: selectors.SelectorKey) -> bytes | None:
    """What an answer is, once it is there whole."""
    connection: Any = key.fileobj
    data = connection.recv(1 << 20)
    while getattr(connection, "pending", int)():
        data += connection.recv(1 << 20)
    if not data:
        raise ValueError("the connection was closed")
    key.data[1] += data
    head, end, body = key.data[1].partition(b"\r\n\r\n")
    if not end:
        return None
    length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
    return key.data[1] if len(body) >= length else None
