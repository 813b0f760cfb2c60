"""The metadata service over real connections: how far its answers go, and its move to another address."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import closing
from ipaddress import IPv4Address
from typing import Any

import pytest
import pytest_twisted
from attrs import evolve, frozen
from twisted.internet import reactor, threads

from euca.adapters.metadata_http import LIMITS, MetadataPort, MetadataResource
from euca.adapters.metadata_tokens import Tokens
from euca.domain.metadata import Metadata
from euca.soap.http import site
from euca.testing.node import launch_spec

R: Any = reactor
HERE, THERE = "127.0.0.81", "127.0.0.82"
GET = b"GET /latest/meta-data/instance-id HTTP/1.1\r\nHost: x\r\n"
PUT = b"PUT /latest/api/token HTTP/1.1\r\nHost: x\r\nX-aws-ec2-metadata-token-ttl-seconds: 60\r\nContent-Length: 0\r\n\r\n"


@frozen
class Answer:
    """What came back, and with which time to live it was sent."""

    head: bytes
    body: bytes
    hops: int


@pytest.fixture
def port() -> Iterator[MetadataPort]:
    guest = Metadata(evolve(launch_spec(), private_ip="127.0.0.1"))
    resource = MetadataResource({"127.0.0.1": guest}.get, Tokens(b"k" * 32, R, required=True))
    number = 20_000 + os.getpid() % 10_000
    made = MetadataPort(R, site(resource, limits=LIMITS, clock=R), "", "", number)
    made.startService()
    made.move_to(IPv4Address(HERE))
    yield made
    made.stopService()


def ask(address: str, port: int, *requests: bytes) -> list[Answer]:
    """Send requests by one connection, one after the other, and look at the packets that answer them."""
    answers = []
    with (
        closing(socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(0x0800))) as wire,
        closing(socket.create_connection((address, port), timeout=10)) as connection,
    ):
        wire.bind(("lo", 0x0800))
        wire.settimeout(10)
        for request in requests:
            connection.sendall(request)
            packet = b""
            while b"HTTP/1.1" not in packet or packet[20:22] != port.to_bytes(2, "big"):
                packet = wire.recv(65536)
            said = connection.recv(65536)
            head, _, body = said.partition(b"\r\n\r\n")
            answers.append(Answer(head, body, packet[8]))
    return answers


@pytest_twisted.ensureDeferred
async def test_a_token_goes_one_hop_and_the_rest_as_far_as_usual(port: MetadataPort) -> None:
    (token,) = await threads.deferToThread(ask, HERE, port.port, PUT)
    assert token.head.startswith(b"HTTP/1.1 200") and token.hops == 1
    with_token = GET + b"X-aws-ec2-metadata-token: " + token.body + b"\r\n\r\n"
    put, get, bare = await threads.deferToThread(ask, HERE, port.port, PUT, with_token, GET + b"\r\n")
    assert (put.hops, get.hops) == (1, 64) and get.body == b"i-00000001"
    assert bare.head.startswith(b"HTTP/1.1 401") and bare.hops == 64


@pytest_twisted.ensureDeferred
async def test_it_moves_with_the_guests_gateway(port: MetadataPort) -> None:
    port.move_to(IPv4Address(THERE))
    port.move_to(IPv4Address(THERE))
    (token,) = await threads.deferToThread(ask, THERE, port.port, PUT)
    assert token.head.startswith(b"HTTP/1.1 200")
    with pytest.raises(ConnectionRefusedError):
        await threads.deferToThread(ask, HERE, port.port, PUT)
