"""An honest client of a real euca-cloud, with and without a flood of well-formed, wrongly signed messages on the same listener.

The cloud has one core; the client and the flood, which comes from another address, share another.  Rounds without and with the flood alternate, so
that the machine's moods meet both.  The flood is of SOAP messages, or with --query of Query requests.  Half of the flood's messages bear a signature that is not one, half a good signature of a user whom the cloud
knows, over something else: for each a signature is verified with that user's key (of Query: a MAC computed with the key's secret).

Where other programs want these cores as well, an answer takes longer for reasons that are not the server's.  The kernel tells how long the
server or the client was ready and had no core: such answers are counted and shown apart.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import socket
import ssl
import statistics
import struct
import sys
import time
from typing import Any

from attrs import define, field, frozen
from serving import PATH, RunningCloud, describe_instances, post, running_cloud

from euca.query.parameters import MOST_PARAMETERS
from euca.query.signing import Credentials
from euca.query.signing import sign as sign_query
from euca.soap.security.identity import Identity
from euca.testing.loopback import unverified

HONEST, FLOOD = "127.0.0.1", "127.0.0.2"
READY_S = END_S = 15.0
TARGET = 2.0
#: In a message of nearly 1 MiB.
MOST_INSTANCES = 21_500
#: An answer during which the server or the client was ready for longer than this and had no core was disturbed by other programs.
CORELESS_S = 0.0003
#: Between two rounds, so that what the one began is over.
REST_S = 0.2


# Messages


def question(user: Identity, port: int, instances: int = 0) -> bytes:
    """A signed DescribeInstances that names so many, as an HTTP request."""
    names = (f"i-{number:08x}" for number in range(instances))
    return post(describe_instances(user, time.time(), names), port, "DescribeInstances")


def wrongly_signed(user: Identity, port: int, instances: int) -> list[bytes]:
    """What the flood is made of."""
    good = question(user, port, instances)
    other_body = good.replace(b"i-00000000", b"i-ffffffff")
    start = good.index(b"SignatureValue>") + len(b"SignatureValue>")
    other_signature = good[:start] + bytes([good[start] ^ 1]) + good[start + 1 :]
    if good in (other_body, other_signature):
        raise SystemExit("The flood's messages are good ones")
    return [other_body, other_signature]


def wrongly_signed_query(cloud: RunningCloud, instances: int) -> list[bytes]:
    """The same of Query requests: another secret, and another body."""
    text = (cloud.state / "admin" / "access-key").read_text()
    key = dict(line.split("=", 1) for line in text.splitlines())
    named = {f"InstanceId.{number + 1}": f"i-{number:08x}" for number in range(instances)}
    asked = {"Action": "DescribeInstances", "Version": "2013-02-01", **named}
    url = f"https://{HONEST}:{cloud.port}{PATH}"

    def request(secret: str) -> bytes:
        signed = sign_query(url, asked, Credentials(key["EC2_ACCESS_KEY"], secret), time.time())
        lines = [f"POST {PATH} HTTP/1.1", *(f"{name}: {value}" for name, value in signed.headers.items())]
        head = "\r\n".join((*lines, f"Content-Length: {len(signed.body)}", "", ""))
        return head.encode() + signed.body

    return [request("x" * 40), request(key["EC2_SECRET_KEY"]).replace(b"i-00000000", b"i-ffffffff")]


# The honest client


@frozen
class Answer:
    """How long an answer took, and for how long of that the server or the client had no core to run on, in seconds."""

    took: float
    coreless: float

    @property
    def disturbed(self) -> bool:
        """Whether others on this machine had much to do with it."""
        return self.coreless > CORELESS_S


@define
class Client:
    """Asks one question after the other over one connection."""

    cloud: RunningCloud
    _user: Identity = field(init=False)
    _line: ssl.SSLSocket = field(init=False)
    _file: Any = field(init=False)
    _stats: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._user = self.cloud.administrator()
        self._stats = [os.open(f"/proc/{pid}/schedstat", os.O_RDONLY) for pid in (self.cloud.pid, os.getpid())]
        line = socket.create_connection((HONEST, self.cloud.port), source_address=(HONEST, 0))
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.settimeout(30)
        self._line = unverified().wrap_socket(line)
        self._file = self._line.makefile("rb")

    def ask(self) -> Answer:
        """One answer's time; the message was signed before."""
        message = question(self._user, self.cloud.port)
        waited = self._coreless_s()
        begin = time.perf_counter()
        self._line.sendall(message)
        status = self._file.readline()
        length = 0
        while (line := self._file.readline().strip()) != b"":
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        body = self._file.read(length)
        took = time.perf_counter() - begin
        if b" 200 " not in status or b"DescribeInstancesResponse" not in body:
            raise SystemExit(f"The honest client got {status!r} {body[:300]!r}")
        return Answer(took, self._coreless_s() - waited)

    def _coreless_s(self) -> float:
        """For how long the server and this client together were ready to run and had to wait for a core."""
        return sum(int(os.pread(stat, 100, 0).split()[1]) for stat in self._stats) / 1e9

    def asks(self, seconds: float) -> list[Answer]:
        """For so long."""
        until = time.perf_counter() + seconds
        took = []
        while time.perf_counter() < until:
            took.append(self.ask())
        return took


# The flood

Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@frozen
class Manner:
    """How the flood comes."""

    address: str
    connections: int
    tls: bool
    anew: bool
    big: bool
    bare: bool
    query: bool

    def __str__(self) -> str:
        if self.bare:
            return f"{self.connections} connections at a time from {self.address} say nothing and are cut"
        kept = "each for one message" if self.anew else "kept alive"
        kept += ", big messages" if self.big else ""
        kept += ", Query requests" if self.query else ""
        return f"{self.connections} connections at a time flood from {self.address}, {'TLS' if self.tls else 'plain'}, {kept}"


class Flood:
    """A process that sends wrongly signed messages over many connections, each as soon as the one before is refused, while it is let."""

    def __init__(self, cloud: RunningCloud, core: int, manner: Manner) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._lets = spawn.Event()
        self._count: Any = spawn.Value("Q", 0)
        self._end = spawn.Event()
        ready = spawn.Event()
        instances = MOST_INSTANCES if manner.big else 1
        messages = (
            wrongly_signed_query(cloud, min(instances, MOST_PARAMETERS - 2))
            if manner.query
            else wrongly_signed(cloud.administrator(), cloud.port, instances)
        )
        arguments = (cloud.port, core, manner, messages, ready, self._lets, self._count, self._end)
        self._process = spawn.Process(target=_flood, args=arguments, daemon=True)
        self._process.start()
        if not ready.wait(READY_S):
            raise SystemExit("The flood did not begin")

    def begin(self) -> None:
        """Send."""
        self._lets.set()

    def pause(self) -> None:
        """Send no more."""
        self._lets.clear()

    @property
    def refused(self) -> int:
        """How many messages were refused by now."""
        if not self._process.is_alive():
            raise SystemExit("The flood has ended by itself")
        return int(self._count.value)

    def end(self) -> None:
        """For good."""
        self._end.set()
        self._process.join(END_S)
        self._process.kill()


def _flood(
    port: int,
    core: int,
    manner: Manner,
    messages: list[bytes],
    ready: Any,
    lets: Any,
    count: Any,
    end: Any,
) -> None:
    os.sched_setaffinity(0, {core})
    # The honest client must not wait for the core that it shares with us: that would be the machine's doing, not the server's.
    os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    ready.set()

    async def connection(number: int) -> None:
        message = messages[number % len(messages)]
        line = None
        while not end.is_set():
            if not lets.is_set():
                await asyncio.sleep(0.01)
                continue
            try:
                if line is None or manner.anew:
                    line = await connected(line)
                one = await refused(*line, message)
                count.value += one
            except (OSError, EOFError):
                # Also a listener's right: to hang up on who floods.
                line = await connected(line)

    async def connected(old: Line | None) -> Line:
        if old is not None:
            old[1].transport.abort()
        context = unverified() if manner.tls else None
        return await asyncio.open_connection(HONEST, port, local_addr=(manner.address, 0), ssl=context)

    async def refused(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, message: bytes) -> bool:
        """Whether the message was read to its end and then refused; it is never accepted."""
        writer.write(message)
        status, *lines = (await reader.readuntil(b"\r\n\r\n")).lower().split(b"\r\n")
        if b" 200 " in status:
            raise SystemExit("A message of the flood was accepted")
        await reader.readexactly(next(int(line[15:]) for line in lines if line.startswith(b"content-length:")))
        return b" 500 " in status or b" 403 " in status

    async def bare_connection(number: int) -> None:
        loop = asyncio.get_running_loop()
        while not end.is_set():
            if not lets.is_set():
                await asyncio.sleep(0.01)
                continue
            with socket.socket() as line:
                line.setblocking(False)
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                line.bind((manner.address, 0))
                await loop.sock_connect(line, (HONEST, port))
            count.value += 1
            await asyncio.sleep(0)

    async def main() -> None:
        come = bare_connection if manner.bare else connection
        await asyncio.gather(*(come(number) for number in range(manner.connections)))

    asyncio.run(main())


# The comparison


@define
class Side:
    """What was seen with or without the flood."""

    answers: list[Answer] = field(factory=list)
    seconds: float = 0.0
    cpu_s: float = 0.0
    refused: int = 0

    def at(self, percent: int, disturbed: bool = False) -> float:
        """A percentile of the answers' times, in milliseconds; of the undisturbed, or of all."""
        took = [answer.took for answer in self.answers if disturbed or not answer.disturbed]
        return 1000 * statistics.quantiles(took, n=100, method="inclusive")[percent - 1]

    @property
    def disturbed(self) -> float:
        """How many of a hundred answers were."""
        return 100 * sum(answer.disturbed for answer in self.answers) / len(self.answers)


def rounds(cloud: RunningCloud, client: Client, flood: Flood, number: int, seconds: float) -> tuple[Side, Side]:
    """Without and with it."""
    sides = Side(), Side()
    client.asks(1.0)
    for _ in range(number):
        for side in sides:
            if side is sides[1]:
                flood.begin()
            time.sleep(REST_S)
            begin, cpu_s, refused = time.perf_counter(), cloud.processor_s(), flood.refused
            side.answers += client.asks(seconds)
            side.seconds += time.perf_counter() - begin
            side.cpu_s += cloud.processor_s() - cpu_s
            side.refused += flood.refused - refused
            flood.pause()
            time.sleep(REST_S)
    return sides


def show(without: Side, with_it: Side) -> bool:
    """Print both, and whether the flood costs little."""
    print(f"{'an honest request':32} {'without':>10} {'with':>10} {'ratio':>7}  target")
    for percent in (50, 90, 99):
        one, other = without.at(percent), with_it.at(percent)
        verdict = f"≤ {TARGET:g}  {'holds' if other <= TARGET * one else 'falls short'}" if percent == 99 else ""
        print(f"{f'p{percent}':32} {one:7.2f} ms {other:7.2f} ms {other / one:7.2f}  {verdict}".rstrip())
    one, other = (side.at(99, disturbed=True) for side in (without, with_it))
    print(f"{'p99, the disturbed ones as well':32} {one:7.2f} ms {other:7.2f} ms {other / one:7.2f}")
    print(f"{'requests measured':32} {len(without.answers):10} {len(with_it.answers):10}")
    for name, unit, figure in (
        ("the flood", "/s", lambda side: side.refused / side.seconds),
        ("of them disturbed by others", " %", lambda side: side.disturbed),
        ("the honest, answered", "/s", lambda side: len(side.answers) / side.seconds),
        ("the server's share of its core", " %", lambda side: 100 * side.cpu_s / side.seconds),
    ):
        print(f"{name:32} {figure(without):8.0f}{unit} {figure(with_it):8.0f}{unit}")
    return with_it.at(99) <= TARGET * without.at(99)


def main() -> int:
    """The command line; 1 if it falls short."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10, help="rounds without and with the flood (10)")
    parser.add_argument("--seconds", type=float, default=2.0, help="seconds of each (2)")
    parser.add_argument("--connections", type=int, default=32, help="the flood's connections (32)")
    parser.add_argument("--plain", action="store_true", help="the flood comes without TLS, so there is more of it")
    parser.add_argument("--big", action="store_true", help="the flood's messages are as big as the cloud takes them")
    parser.add_argument(
        "--query", action="store_true", help="the flood is of Query requests, signed with an access key"
    )
    parser.add_argument("--bare", action="store_true", help="the flood is of connections that say nothing and are cut")
    parser.add_argument("--anew", action="store_true", help="the flood makes a connection for each message")
    parser.add_argument(
        "--same-address", action="store_true", help="the flood comes from the honest client's own address"
    )
    options = parser.parse_args()
    cores = sorted(range(os.cpu_count() or 1))
    if len(cores) < 2:
        print("One core for all: the client waits for the flood itself, too.", file=sys.stderr)
    server, clients = cores[0], cores[-1]
    os.sched_setaffinity(0, {clients})
    with running_cloud(cores={server}) as running:
        address = HONEST if options.same_address else FLOOD
        manner = Manner(
            address, options.connections, not options.plain, options.anew, options.big, options.bare, options.query
        )
        flood = Flood(running, clients, manner)
        try:
            client = Client(running)
            sides = rounds(running, client, flood, options.rounds, options.seconds)
        finally:
            flood.end()
    print(f"{manner}; the client: {HONEST}, TLS, kept alive")
    return 0 if show(*sides) else 1


if __name__ == "__main__":
    sys.exit(main())
