"""A cloud of several processes on one port: whichever of them had a message first, it counts once; and each refuses what the cloud would."""

import re
import socket
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from attrs import define

from euca.testing.attacks import targets
from euca.testing.attacks.catalogue import ATTACKS, identifier
from euca.testing.attacks.material import EC2, Attack, good_draft
from euca.testing.attacks.processes import family, sockets_of
from euca.testing.attacks.query import QUERY_ATTACKS, QueryAttack
from euca.testing.attacks.questions import Question, Raw, presigned, version_2, version_4
from euca.testing.attacks.refusals import assert_refused, query_refuses
from euca.testing.attacks.targets import Cloud, Target
from euca.testing.signed_messages import make

FRONT_ENDS = 2
#: So many connections are opened until each process has taken one.
MOST_CONNECTIONS = 60


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """A cloud with several front ends."""
    state = tmp_path_factory.mktemp("several")
    try:
        yield targets.bring_up(state, {"FRONT_ENDS": str(FRONT_ENDS)})
    finally:
        targets.end(state)


@define
class Line:
    """A connection that is kept, and the process that has taken it."""

    connection: socket.socket
    process: int

    def post(self, target: Target, message: bytes) -> bytes:
        """The answer to a message, head and body."""
        head = f"POST {target.path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: {len(message)}\r\n\r\n"
        return self.send(head.encode() + message)

    def send(self, data: bytes) -> bytes:
        """The answer to a request that is written out."""
        self.connection.sendall(data)
        received = b""
        while True:
            part = self.connection.recv(65536)
            assert part, received
            received += part
            start, end, body = received.partition(b"\r\n\r\n")
            length = re.search(rb"\r\nContent-Length: ([0-9]+)", start, re.IGNORECASE)
            if end and length is not None and len(body) >= int(length[1]):
                return received


def taker(target: Target, connection: socket.socket, processes: set[int]) -> int | None:
    """Which process has the other end of a connection."""
    ours = f":{connection.getsockname()[1]:04X}"
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        words = line.split()
        if words[1].endswith(f":{target.port:04X}") and words[2].endswith(ours):
            return next((process for process in processes if words[9] in sockets_of(process)), None)
    return None


@pytest.fixture
def lines(several: Cloud) -> Iterator[dict[int, Line]]:
    """A connection to each of the processes that take some: process → connection."""
    target = several.targets["cloud"]
    processes = family(target.process)
    found: dict[int, Line] = {}
    spare: list[socket.socket] = []
    for _ in range(MOST_CONNECTIONS):
        connection = target.connect()
        # Once it has been asked something it has been taken.
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert connection.recv(65536).startswith(b"HTTP/1.1 403")
        process = taker(target, connection, processes)
        assert process is not None
        if process in found:
            spare.append(connection)
        else:
            found[process] = Line(connection, process)
        if len(found) == FRONT_ENDS:
            break
    yield found
    for connection in (*spare, *(line.connection for line in found.values())):
        connection.close()


@pytest.mark.case("replay: across front-end processes")
def test_a_message_counts_once_for_all_processes(several: Cloud, lines: dict[int, Line]) -> None:
    target = several.targets["cloud"]
    assert len(lines) == FRONT_ENDS, "every process takes connections"
    for first in lines.values():
        message = make(good_draft(target.door))
        before = several.snapshot()
        assert first.post(target, message).startswith(b"HTTP/1.1 200")
        assert several.changes(before)
        after = several.snapshot()
        for _ in range(2):
            for line in lines.values():
                answer = line.post(target, message)
                assert answer.startswith(b"HTTP/1.1 500") and b"received before" in answer
        assert several.changes(after) == []


@pytest.mark.case("replay: at once at every front-end process")
def test_at_once_at_every_process(several: Cloud, lines: dict[int, Line]) -> None:
    target = several.targets["cloud"]
    for _ in range(10):
        message = make(good_draft(target.door))
        with ThreadPoolExecutor() as pool:
            answers = [pool.submit(line.post, target, message) for line in lines.values()]
        statuses = sorted(answer.result()[9:12] for answer in answers)
        assert statuses == [b"200", *[b"500"] * (FRONT_ENDS - 1)]


@pytest.mark.case("Query, replay: across front-end processes")
@pytest.mark.parametrize("sign", [version_4, presigned, version_2])
def test_a_query_request_counts_once_for_all_processes(
    sign: Callable[[Question], Raw], several: Cloud, lines: dict[int, Line]
) -> None:
    assert len(lines) == FRONT_ENDS, "every process takes connections"
    for first in lines.values():
        data = sign(several.question()).data()
        before = several.snapshot()
        assert first.send(data).startswith(b"HTTP/1.1 200")
        assert several.changes(before)
        after = several.snapshot()
        for _ in range(2):
            for line in lines.values():
                answer = line.send(data)
                assert answer.startswith(b"HTTP/1.1 503") and b"acted upon before" in answer
        assert several.changes(after) == []


@pytest.mark.case("Query, replay: at once at every front-end process")
def test_a_query_request_at_once_at_every_process(several: Cloud, lines: dict[int, Line]) -> None:
    for _ in range(5):
        data = version_4(several.question()).data()
        with ThreadPoolExecutor() as pool:
            answers = [pool.submit(line.send, data) for line in lines.values()]
        statuses = sorted(answer.result()[9:12] for answer in answers)
        assert statuses == [b"200", *[b"503"] * (FRONT_ENDS - 1)]


@pytest.mark.parametrize("attack", QUERY_ATTACKS, ids=[identifier(attack.name) for attack in QUERY_ATTACKS])
def test_front_ends_refuse_a_query_request_as_a_cloud_does(attack: QueryAttack, several: Cloud) -> None:
    query_refuses(several, attack)


@pytest.mark.case("ports: between the processes of a cloud")
def test_what_is_between_the_processes_is_theirs(several: Cloud) -> None:
    """The way from a front end to the cloud's own process is nobody else's, and what it says of a caller is read nowhere else."""
    target = several.targets["cloud"]
    ways = [path for path in target.directory.rglob("*") if stat.S_ISSOCK(path.stat().st_mode)]
    assert ways
    for path in ways:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 or stat.S_IMODE(path.parent.stat().st_mode) & 0o077 == 0
    reply = target.post(make(good_draft(target.door)), {"X-Euca-Peer": "203.0.113.9"})
    assert reply.status == 200
    assert "203.0.113.9" not in target.log.read_text()


MESSAGES = [attack for attack in ATTACKS if EC2 in attack.at]
IDS = [identifier(attack.name) for attack in MESSAGES]


@pytest.mark.parametrize("attack", MESSAGES, ids=IDS)
def test_front_ends_refuse_it_as_a_cloud_does(attack: Attack, several: Cloud) -> None:
    target = several.targets["cloud"]
    good, bad = attack.messages(target.door)
    before = several.snapshot()
    assert_refused(attack, target.post(bad, attack.http), inner=False)
    assert several.changes(before) == []
    taken = target.post(good)
    assert taken.status == 200, taken.body
    assert several.changes(before), "the good message has its effect"
