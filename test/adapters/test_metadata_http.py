"""Metadata: EC2's tree, byte for byte, for the guest that asks and for nobody else."""

import socket
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.address import IPv4Address
from twisted.internet.task import Clock
from twisted.internet.testing import StringTransport

from euca.adapters.metadata_http import LIMITS, MetadataResource
from euca.adapters.metadata_tokens import Tokens
from euca.adapters.metrics import TierMetrics
from euca.domain.devices import Store
from euca.domain.identity import Papers
from euca.domain.metadata import VERSIONS, Metadata, look_up
from euca.soap.http import site
from euca.testing.node import launch_spec

GUEST = Metadata(
    evolve(
        launch_spec(),
        launch_index=3,
        private_ip="10.1.0.2",
        host_name="ip-10-1-0-2",
        zone="cluster1",
        group_names=("default", "web"),
        key_name="mine",
        key_text="ssh-rsa AAAA mine\n",
        user_data=b"\x00\xff\r\n#!/bin/sh\n",
        papers=Papers('{"instanceId" : "i-00000001"}', "c2ln", "cGtjczc="),
        stores=(Store("xvdb", "ephemeral0", 1024), Store("xvda2", "swap", 512)),
    ),
    public_ip="203.0.113.7",
)
MAC = GUEST.spec.mac
WANTED = {
    "": "\n".join((*VERSIONS, "latest")),
    "latest": "dynamic\nmeta-data\nuser-data",
    "1.0": "meta-data\nuser-data",
    "latest/meta-data/instance-id": "i-00000001",
    "1.0/meta-data/ami-id": "emi-00000001",
    "2008-02-01/meta-data/kernel-id": "eki-00000001",
    "2009-04-04/meta-data/ramdisk-id": "eri-00000001",
    "latest/meta-data/ami-launch-index": "3",
    "latest/meta-data/hostname": "ip-10-1-0-2",
    "latest/meta-data/local-hostname": "ip-10-1-0-2",
    "latest/meta-data/local-ipv4": "10.1.0.2",
    "latest/meta-data/public-ipv4": "203.0.113.7",
    "latest/meta-data/public-hostname": "203.0.113.7",
    "latest/meta-data/network/interfaces/macs": f"{MAC}/",
    f"latest/meta-data/network/interfaces/macs/{MAC}/local-ipv4s": "10.1.0.2",
    f"latest/meta-data/network/interfaces/macs/{MAC}/owner-id": "000000000001",
    "latest/meta-data/instance-action": "none",
    "latest/dynamic/instance-identity": "document\npkcs7\nrsa2048\nsignature",
    "latest/dynamic/instance-identity/document": '{"instanceId" : "i-00000001"}',
    "2009-04-04/dynamic/instance-identity/signature": "c2ln",
    "latest/meta-data/mac": MAC,
    "latest/meta-data/instance-type": "m1.small",
    "latest/meta-data/reservation-id": "r-00000001",
    "latest/meta-data/security-groups": "default\nweb",
    "latest/meta-data/placement": "availability-zone\nregion",
    "2020-01-01/meta-data/placement": None,
    "2019-10-01/meta-data/placement": "availability-zone",
    "latest/meta-data/placement/region": "eucalyptus",
    "latest/meta-data/placement/availability-zone": "cluster1",
    "latest/meta-data/block-device-mapping": "ami\nephemeral0\nroot\nswap",
    "latest/meta-data/block-device-mapping/ephemeral0": "xvdb",
    "latest/meta-data/block-device-mapping/ami": "xvda1",
    "latest/meta-data/block-device-mapping/root": "/dev/xvda1",
    "latest/meta-data/public-keys": "0=mine",
    "latest/meta-data/public-keys/0": "openssh-key",
    "latest/meta-data/public-keys/0/openssh-key": "ssh-rsa AAAA mine\n",
}
LISTINGS = ("latest", "latest/meta-data/placement", "latest/meta-data/public-keys", "latest/meta-data/public-keys/0")


def test_the_tree() -> None:
    for path, text in WANTED.items():
        assert look_up(GUEST, f"/{path}") == (None if text is None else text.encode()), path
    for path in LISTINGS:
        assert look_up(GUEST, f"/{path}/") == str(WANTED[path]).encode()
    listing = look_up(GUEST, "/latest/meta-data/").decode().split("\n")
    assert listing == sorted(listing) and {"instance-id", "placement/", "public-keys/"} <= set(listing)
    for name in listing:
        assert look_up(GUEST, f"/latest/meta-data/{name}") is not None


def test_what_is_not_there() -> None:
    for path in (
        "/latest/nothing",
        "/1999-01-01/meta-data",
        "/latest/meta-data/instance-id/",
        "/latest//meta-data",
        "//",
    ):
        assert look_up(GUEST, path) is None, path
    bare = evolve(GUEST, spec=evolve(GUEST.spec, ramdisk=None, key_text="", user_data=b"", papers=None))
    for path in ("user-data", "meta-data/ramdisk-id", "meta-data/public-keys/", "dynamic"):
        assert look_up(bare, f"/latest/{path}") is None
    assert b"public-keys" not in (look_up(bare, "/latest/meta-data/") or b"")
    assert look_up(bare, "/latest/") == b"meta-data"


@given(st.text(alphabet="/.0abcdlatest-meu1", max_size=40), st.binary(min_size=1, max_size=16384))
def test_any_path_and_any_user_data(path: str, data: bytes) -> None:
    guest = evolve(GUEST, spec=evolve(GUEST.spec, user_data=data))
    assert look_up(guest, "/" + path) is None or isinstance(look_up(guest, "/" + path), bytes)
    assert look_up(guest, "/latest/user-data") == data


CLOCK = Clock()
CLOCK.rightNow = 1_700_000_000.0
TOKENS = Tokens(b"k" * 32, CLOCK)
OTHER = evolve(GUEST, spec=launch_spec("i-00000002"))


class Connection(StringTransport):
    """A guest's connection, with a socket whose options are seen."""

    def __init__(self, peer: str) -> None:
        super().__init__(peerAddress=IPv4Address("TCP", peer, 4711))
        self.options: list[tuple[int, ...]] = []

    def getHandle(self) -> "Connection":
        return self

    def setsockopt(self, *option: int) -> None:
        self.options.append(option)

    def abortConnection(self) -> None:
        self.loseConnection()


def connect(peer: str, tokens: Tokens = TOKENS) -> tuple[Any, Connection]:
    guests = {"10.1.0.2": GUEST, "10.1.0.3": OTHER}
    factory = site(MetadataResource(guests.get, tokens), limits=LIMITS, clock=Clock())
    transport = Connection(peer)
    channel = factory.buildProtocol(transport.getPeer())
    channel.makeConnection(transport)
    return channel, transport


def ask(request: str, peer: str = "10.1.0.2", tokens: Tokens = TOKENS) -> tuple[bytes, bytes]:
    """The answer's head and body over the real channel."""
    channel, transport = connect(peer, tokens)
    channel.dataReceived(request.encode())
    head, _, body = transport.value().partition(b"\r\n\r\n")
    return head, body


def get(path: str, *headers: str) -> str:
    return "\r\n".join([f"GET /latest/{path} HTTP/1.1", "Host: 169.254.169.254", *headers, "", ""])


def put(*headers: str, path: str = "/latest/api/token") -> str:
    return "\r\n".join([f"PUT {path} HTTP/1.1", "Host: 169.254.169.254", *headers, "Content-Length: 0", "", ""])


TTL, TOKEN = "X-aws-ec2-metadata-token-ttl-seconds: {}", "X-aws-ec2-metadata-token: {}"


def test_what_the_port_refuses_is_counted() -> None:
    """As at the other ports of the tier: a body over the limit, and connections."""
    metrics = TierMetrics("cluster")
    factory = site(MetadataResource(lambda address: GUEST, TOKENS), limits=LIMITS, clock=Clock(), observer=metrics)
    channels = []
    for _ in range(LIMITS.connections_per_address + 2):
        transport = StringTransport(peerAddress=IPv4Address("TCP", "10.1.0.2", 4711))
        transport.abortConnection = lambda: None
        channels.append(factory.buildProtocol(transport.getPeer()))
        channels[-1].makeConnection(transport)
    channels[0].dataReceived(b"PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n")
    said = metrics.text()
    assert 'euca_refusals_total{check="http.413"} 1.0' in said
    assert 'euca_refusals_total{check="http.connections"} 2.0' in said


def test_a_guest_is_known_by_its_address() -> None:
    head, body = ask(get("meta-data/instance-id"))
    assert head.startswith(b"HTTP/1.1 200") and body == b"i-00000001"
    assert ask(get("meta-data/instance-id"), peer="10.1.0.3")[1] == b"i-00000002"
    head, body = ask(get("user-data"))
    assert b"application/octet-stream" in head and body == GUEST.spec.user_data
    assert ask(get("meta-data/instance-id?x=/user-data"))[1] == b"i-00000001"
    for path in ("meta-data/instance-id", "", "user-data"):
        head, body = ask(get(path), peer="10.1.0.4")
        assert head.startswith(b"HTTP/1.1 404") and b"i-0" not in body
    for request in (get("user-data", "X-Forwarded-For: 10.1.0.9"), put("X-Forwarded-For: 10.1.0.9", TTL.format(60))):
        head, body = ask(request)
        assert head.startswith(b"HTTP/1.1 403") and body == b"refused\n"
    assert ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")[0].startswith(b"HTTP/1.1 405")


def test_a_token_counts_for_its_guest_and_its_time() -> None:
    head, body = ask(put(TTL.format(60)))
    token = body.decode()
    assert head.startswith(b"HTTP/1.1 200") and b"metadata-token-ttl-seconds: 60" in head.lower()
    assert ask(get("meta-data/instance-id", TOKEN.format(token)))[1] == b"i-00000001"
    changed = token[:9] + ("A" if token[9] != "A" else "B") + token[10:]
    for wrong in (changed, "", "A", token + "=", "\xff", token[:12]):
        assert ask(get("meta-data/instance-id", TOKEN.format(wrong)))[0].startswith(b"HTTP/1.1 401"), wrong
    both = get("meta-data/instance-id", TOKEN.format(token), TOKEN.format(token))
    assert ask(both)[0].startswith(b"HTTP/1.1 401")
    assert ask(get("meta-data/instance-id", TOKEN.format(token)), peer="10.1.0.3")[0].startswith(b"HTTP/1.1 401")
    CLOCK.advance(61)
    assert ask(get("meta-data/instance-id", TOKEN.format(token)))[0].startswith(b"HTTP/1.1 401")


def test_without_a_lifetime_there_is_no_token() -> None:
    for headers in ((), (TTL.format(0),), (TTL.format(21601),), (TTL.format("x"),), (TTL.format(6), TTL.format(6))):
        assert ask(put(*headers))[0].startswith(b"HTTP/1.1 400"), headers
    assert ask(put(TTL.format(60), path="/latest/meta-data/"))[0].startswith(b"HTTP/1.1 404")
    assert ask(put(TTL.format(60)), peer="10.1.0.4")[0].startswith(b"HTTP/1.1 404")


def test_tokens_may_be_required() -> None:
    strict = evolve(TOKENS, required=True)
    assert ask(get("meta-data/instance-id"), tokens=strict)[0].startswith(b"HTTP/1.1 401")
    token = ask(put(TTL.format(21600)), tokens=strict)[1].decode()
    assert ask(get("user-data", TOKEN.format(token)), tokens=strict)[1] == GUEST.spec.user_data


def test_a_token_s_answer_goes_no_further_than_the_guest() -> None:
    """As in EC2: an open proxy in the guest cannot carry it away. What follows on the connection goes as far as usual."""
    channel, transport = connect("10.1.0.2")
    channel.dataReceived(put(TTL.format(60)).encode())
    assert transport.options == [(socket.IPPROTO_IP, socket.IP_TTL, 1)]
    channel.dataReceived(get("meta-data/instance-id").encode())
    assert transport.options[1:] == [(socket.IPPROTO_IP, socket.IP_TTL, 64)]
