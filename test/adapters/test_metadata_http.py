"""Metadata: EC2's tree, byte for byte, for the guest that asks and for nobody else."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.address import IPv4Address
from twisted.internet.task import Clock
from twisted.internet.testing import StringTransport

from euca.adapters.metadata_http import LIMITS, VERSIONS, GuestMetadata, MetadataResource, look_up
from euca.adapters.metrics import TierMetrics
from euca.soap.http import site

GUEST = GuestMetadata(
    instance_id="i-00000001",
    image_id="emi-00000001",
    kernel_id="eki-00000001",
    ramdisk_id="eri-00000001",
    reservation_id="r-00000001",
    launch_index=3,
    instance_type="m1.small",
    host_name="ip-10-1-0-2",
    private_ip="10.1.0.2",
    public_ip="",
    public_host_name="",
    mac="d0:0d:00:00:00:01",
    zone="cluster1",
    group_names=("default", "web"),
    key_name="mine",
    key_text="ssh-rsa AAAA mine\n",
    user_data=b"\x00\xff\r\n#!/bin/sh\n",
)
WANTED = {
    "": "\n".join(VERSIONS),
    "latest": "meta-data\nuser-data",
    "latest/meta-data/instance-id": "i-00000001",
    "1.0/meta-data/ami-id": "emi-00000001",
    "2008-02-01/meta-data/kernel-id": "eki-00000001",
    "2009-04-04/meta-data/ramdisk-id": "eri-00000001",
    "latest/meta-data/ami-launch-index": "3",
    "latest/meta-data/hostname": "ip-10-1-0-2",
    "latest/meta-data/local-hostname": "ip-10-1-0-2",
    "latest/meta-data/local-ipv4": "10.1.0.2",
    "latest/meta-data/public-ipv4": "",
    "latest/meta-data/mac": "d0:0d:00:00:00:01",
    "latest/meta-data/instance-type": "m1.small",
    "latest/meta-data/reservation-id": "r-00000001",
    "latest/meta-data/security-groups": "default\nweb",
    "latest/meta-data/placement": "availability-zone",
    "latest/meta-data/placement/availability-zone": "cluster1",
    "latest/meta-data/block-device-mapping": "ami\nroot",
    "latest/meta-data/block-device-mapping/ami": "xvda1",
    "latest/meta-data/block-device-mapping/root": "/dev/xvda1",
    "latest/meta-data/public-keys": "0=mine",
    "latest/meta-data/public-keys/0": "openssh-key",
    "latest/meta-data/public-keys/0/openssh-key": "ssh-rsa AAAA mine\n",
}
LISTINGS = ("latest", "latest/meta-data/placement", "latest/meta-data/public-keys", "latest/meta-data/public-keys/0")


def test_the_tree() -> None:
    for path, text in WANTED.items():
        assert look_up(GUEST, f"/{path}") == text.encode(), path
    for path in LISTINGS:
        assert look_up(GUEST, f"/{path}/") == WANTED[path].encode()
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
    bare = evolve(GUEST, ramdisk_id="", key_text="", user_data=b"")
    for path in ("user-data", "meta-data/ramdisk-id", "meta-data/public-keys/"):
        assert look_up(bare, f"/latest/{path}") is None
    assert b"public-keys" not in (look_up(bare, "/latest/meta-data/") or b"")
    assert look_up(bare, "/latest/") == b"meta-data"


@given(st.text(alphabet="/.0abcdlatest-meu1", max_size=40), st.binary(min_size=1))
def test_any_path_and_any_user_data(path: str, data: bytes) -> None:
    guest = evolve(GUEST, user_data=data)
    assert look_up(guest, "/" + path) is None or isinstance(look_up(guest, "/" + path), bytes)
    assert look_up(guest, "/latest/user-data") == data


def ask(request: str, peer: str = "10.1.0.2") -> tuple[bytes, bytes]:
    """The answer's head and body over the real channel."""
    factory = site(
        MetadataResource(lambda address: GUEST if address == "10.1.0.2" else None), limits=LIMITS, clock=Clock()
    )
    transport = StringTransport(peerAddress=IPv4Address("TCP", peer, 4711))
    transport.abortConnection = lambda: None
    channel = factory.buildProtocol(transport.getPeer())
    channel.makeConnection(transport)
    channel.dataReceived(request.encode())
    head, _, body = transport.value().partition(b"\r\n\r\n")
    return head, body


def test_what_the_port_refuses_is_counted() -> None:
    """As at the other ports of the tier: a body over the limit, and connections."""
    metrics = TierMetrics("cluster")
    factory = site(MetadataResource(lambda address: GUEST), limits=LIMITS, clock=Clock(), observer=metrics)
    channels = []
    for _ in range(LIMITS.connections_per_address + 2):
        transport = StringTransport(peerAddress=IPv4Address("TCP", "10.1.0.2", 4711))
        transport.abortConnection = lambda: None
        channels.append(factory.buildProtocol(transport.getPeer()))
        channels[-1].makeConnection(transport)
    channels[0].dataReceived(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n")
    said = metrics.text()
    assert 'euca_refusals_total{check="http.413"} 1.0' in said
    assert 'euca_refusals_total{check="http.connections"} 2.0' in said


def test_a_guest_is_known_by_its_address() -> None:
    get = "GET /latest/{} HTTP/1.1\r\nHost: 169.254.169.254\r\n{}\r\n"
    head, body = ask(get.format("meta-data/instance-id", ""))
    assert head.startswith(b"HTTP/1.1 200") and body == b"i-00000001"
    head, body = ask(get.format("user-data", ""))
    assert b"application/octet-stream" in head and body == GUEST.user_data
    assert ask(get.format("meta-data/instance-id?x=/user-data", ""))[1] == b"i-00000001"
    for path in ("meta-data/instance-id", "", "user-data"):
        head, body = ask(get.format(path, ""), peer="10.1.0.3")
        assert head.startswith(b"HTTP/1.1 404") and b"i-0" not in body
    head, body = ask(get.format("user-data", "X-Forwarded-For: 10.1.0.9\r\n"))
    assert head.startswith(b"HTTP/1.1 403") and body == b"refused\n"
    head, _ = ask("PUT /latest/api/token HTTP/1.1\r\nHost: 169.254.169.254\r\nContent-Length: 0\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 405")
