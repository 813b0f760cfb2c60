"""What listens, what it says to who does not sign, and how long it bears with who is slow, half closed or only half there."""

import contextlib
import hashlib
import re
import socket
import sqlite3
import ssl
import threading
import time
import warnings
from pathlib import Path

import pytest

from euca.adapters.config import KEYS, load
from euca.testing.attacks.material import good_draft
from euca.testing.attacks.processes import family, sockets_of
from euca.testing.attacks.slow import is_open
from euca.testing.attacks.targets import Cloud, Reply, Target
from euca.testing.loopback import unverified
from euca.testing.signed_messages import make

TIERS = ("cloud", "cluster", "node")
LISTEN = "0A"
#: How many of one address each listener takes at once, and how many more it tells so.
CONNECTIONS_OF_ONE = {"cloud": 64 + 8, "cluster": 512 + 8, "node": 64 + 8}
HALF_OPEN = 600
CHUNK = 300
DRIBBLING = 24
FLOOD_S = 4.0


def listening(processes: set[int]) -> set[tuple[str, int]]:
    """Kind and port of everything that these processes take connections or packets on."""
    inodes = set().union(*(sockets_of(process) for process in processes))
    found = set()
    for kind in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/net/{kind}").read_text().splitlines()[1:]:
            words = line.split()
            bound, other = words[1], words[2]
            unconnected = set(other.partition(":")[0]) == {"0"}
            if words[9] in inodes and (words[3] == LISTEN if kind.startswith("tcp") else unconnected):
                found.add((kind, int(bound.partition(":")[2], 16)))
    return found


@pytest.mark.case("ports: nothing listens that is not known")
def test_nothing_else_listens(attacked: Cloud) -> None:
    """Only what the configuration names, by a key of its own for each."""
    for target in attacked.every():
        found = listening(family(target.process))
        assert ("tcp", target.port) in found
        assert found <= {("tcp", port) for port in configured(target)}, target.name


def configured(target: Target) -> set[int]:
    """Every port that a key of the tier's configuration names."""
    settings = load(target.directory / "eucalyptus.conf").for_tier(target.kind)
    keys = [key.name for key in KEYS if target.kind in key.tiers.split() and key.name.endswith("PORT")]
    return {int(settings[name]) for name in keys if settings[name]}


PATHS = (
    "/",
    "/services",
    "/services/",
    "/services/Eucalyptus",
    "/services/Eucalyptus/",
    "/services/Eucalyptus/signed",
    "/services/Eucalyptus/x",
    "/services/Enrol",
    "/services/Walrus",
    "/services/Properties",
    "/axis2",
    "/axis2/services",
    "/axis2/services/listServices",
    "/axis2/services/EucalyptusCC",
    "/axis2/services/EucalyptusNC",
    "/axis2/services/EucalyptusGL",
    "/axis2-admin",
    "/images",
    "/images/",
    "/images/x",
    "/images/../records.sqlite",
    "/images/%2e%2e/records.sqlite",
    "/images/..%2f..%2fetc%2fpasswd",
    "/../../../../etc/passwd",
    "//etc/passwd",
    "/latest/meta-data/",
    "/latest/user-data",
    "/register",
    "/reset",
    "/getcert",
    "/console",
    "/admin",
    "/metrics",
    "/server-status",
    "/.git/config",
    "/eucalyptus.conf",
    "/keys/sign.key",
    "/favicon.ico",
    "/robots.txt",
    "/%00",
    "/services/Eucalyptus;x",
    "/services/Eucalyptus%2fsigned",
    "/SERVICES/EUCALYPTUS",
    "/?wsdl",
    "/services/Eucalyptus?xsd=../../../etc/passwd",
    "/services/Eucalyptus?Action=DescribeInstances&AWSAccessKeyId=x",
)
PUBLIC = {
    "cloud": ("/services/Eucalyptus?wsdl", "/services/Eucalyptus/signed?wsdl", "/services/Enrol?wsdl"),
    "cluster": ("/axis2/services/EucalyptusCC?wsdl", "/services/Enrol?wsdl"),
    "node": ("/axis2/services/EucalyptusNC?wsdl",),
}


def got(target: Target, path: str, method: str = "GET", headers: str = "") -> Reply:
    with target.connect(tls=target.tls or path.startswith("/images")) as connection:
        head = f"{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}Content-Length: 0\r\n\r\n"
        connection.sendall(head.encode("latin-1"))
        received = b""
        with contextlib.suppress(OSError):
            while part := connection.recv(65536):
                received += part
    head_bytes, _, body = received.partition(b"\r\n\r\n")
    return Reply(int(head_bytes.split(b" ")[1]), body)


@pytest.mark.case("ports: every path without a signature")
@pytest.mark.parametrize("tier", TIERS)
def test_a_stranger_gets_a_published_wsdl_and_nothing_else(tier: str, attacked: Cloud) -> None:
    target = attacked.targets[tier]
    before = attacked.snapshot()
    for path in PATHS:
        for method in ("GET", "POST"):
            reply = got(target, path, method)
            assert reply.status in (400, 403, 404, 405, 415), f"{method} {path}: {reply.status} {reply.body[:200]!r}"
            assert len(reply.body) < 400 and b"root:" not in reply.body, path
            assert b"Traceback" not in reply.body and b"/euca/" not in reply.body, path
    for path in PUBLIC[tier]:
        reply = got(target, path)
        assert reply.status == 200 and reply.body.startswith(b"<?xml") and b"definitions" in reply.body[:2000], path
        assert attacked.victim.encode() not in reply.body and b"PRIVATE" not in reply.body
    assert attacked.changes(before) == []


@pytest.mark.case("ports: a version of the WSDL that leads out of the directory")
def test_a_version_is_no_path(attacked: Cloud) -> None:
    for version in ("../../etc/passwd", "x" * 5000, "%00", "2013-02-01/../x"):
        reply = got(attacked.targets["cloud"], f"/services/Eucalyptus?wsdl&version={version}")
        assert reply.status == 404 and b"root:" not in reply.body


@pytest.mark.case("ports: plain words at a port of TLS")
@pytest.mark.parametrize("tier", ("cluster", "node"))
def test_inner_tiers_say_nothing_in_the_clear(tier: str, attacked: Cloud) -> None:
    target = attacked.targets[tier]
    before = attacked.snapshot()
    message = make(good_draft(target.door))
    assert target.post(message, tls=False).status == 426
    assert attacked.changes(before) == []
    assert target.post(message).status == 200


@pytest.mark.case("ports: an old version of TLS")
@pytest.mark.parametrize("tier", TIERS)
def test_old_tls_is_not_spoken(tier: str, attacked: Cloud) -> None:
    target = attacked.targets[tier]
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings(action="ignore"):
        old.minimum_version = ssl.TLSVersion.TLSv1
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    with socket.create_connection(("127.0.0.1", target.port), timeout=10) as plain, pytest.raises(OSError):
        old.wrap_socket(plain)
    with target.connect(tls=True) as spoken:
        assert isinstance(spoken, ssl.SSLSocket) and spoken.version() in ("TLSv1.2", "TLSv1.3")


def head_of(target: Target, length: int, *headers: str) -> bytes:
    lines = [f"POST {target.path} HTTP/1.1", "Host: x", "Content-Type: text/xml", f"Content-Length: {length}", *headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


@pytest.mark.case("connections: half closed behind half a body")
@pytest.mark.parametrize("tier", TIERS)
def test_half_a_body_is_nothing(tier: str, attacked: Cloud) -> None:
    target = attacked.targets[tier]
    before = attacked.snapshot()
    message = make(good_draft(target.door))
    with target.connect() as connection:
        connection.sendall(head_of(target, len(message)) + message[:-10])
        if not target.tls:
            # Under TLS there is no half of a connection.
            connection.shutdown(socket.SHUT_WR)
            assert connection.recv(1000) == b""
    with target.connect() as connection:
        connection.sendall(head_of(target, len(message) + 1) + message)
        connection.settimeout(0.3)
        with pytest.raises(TimeoutError):
            connection.recv(1000)
    assert attacked.changes(before) == []
    with target.connect() as connection:
        connection.sendall(head_of(target, len(message)) + message)
        assert connection.recv(12) == b"HTTP/1.1 200"
    assert attacked.changes(before)


@pytest.mark.case("connections: pipelined, the first one bad")
@pytest.mark.parametrize("tier", TIERS)
def test_pipelined_requests_are_judged_each_by_itself(tier: str, attacked: Cloud) -> None:
    target = attacked.targets[tier]
    good = make(good_draft(target.door))
    bad = make(good_draft(target.door)).replace(b"SignatureValue>", b"SignatureValue>AAAA", 1)
    with target.connect() as connection:
        connection.sendall(b"".join(head_of(target, len(data)) + data for data in (bad, good, good, bad)))
        connection.settimeout(20)
        received = b""
        while len(re.findall(rb"HTTP/1\.1 [0-9]{3} ", received)) < 4 or not received.endswith(b">"):
            part = connection.recv(65536)
            assert part, received
            received += part
    assert re.findall(rb"HTTP/1\.1 ([0-9]{3}) ", received) == [b"500", b"200", b"500", b"500"]


@pytest.mark.case("connections: six hundred half open")
@pytest.mark.parametrize("tier", TIERS)
def test_half_open_connections_take_nobodys_place(tier: str, attacked: Cloud) -> None:
    """From one address; an honest client at another one is answered at once, and so is anybody when they have gone."""
    target = attacked.targets[tier]
    opened: list[socket.socket] = []
    try:
        for _ in range(HALF_OPEN):
            made = socket.create_connection(("127.0.0.1", target.port), timeout=5, source_address=("127.0.0.66", 0))
            opened.append(made)
            with contextlib.suppress(OSError):
                made.sendall(b"POST / HT")
        began = time.monotonic()
        target.works(2.0)
        assert time.monotonic() - began < 2.0
        alive = sum(1 for connection in opened if is_open(connection))
        assert alive <= CONNECTIONS_OF_ONE[tier]
    finally:
        for connection in opened:
            connection.close()
    target.works(2.0)


@pytest.mark.case("connections: bodies that are begun and left")
@pytest.mark.parametrize("tier", TIERS)
def test_bodies_that_are_left_take_nobodys_place(tier: str, attacked: Cloud) -> None:
    """An address sends most of a body in small chunks, goes, and comes again, as fast as it can; an honest client comes from another one."""
    target = attacked.targets[tier]
    over = threading.Event()
    left: list[int] = []
    head = f"POST {target.path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    pieces = (b"%x\r\n%s\r\n" % (CHUNK, b" " * CHUNK)) * (800_000 // CHUNK)

    def leave() -> None:
        while not over.is_set():
            with contextlib.suppress(OSError), target.connect(source="127.0.0.67", limit_s=5) as connection:
                connection.sendall(head + pieces)
                left.append(1)

    thread = threading.Thread(target=leave)
    thread.start()
    try:
        end = time.monotonic() + FLOOD_S
        while time.monotonic() < end:
            target.works(2.0)
    finally:
        over.set()
        thread.join(30)
    assert left


@pytest.mark.case("connections: a byte in each record of TLS")
@pytest.mark.parametrize("tier", TIERS)
def test_bytes_in_records_of_their_own_take_nobodys_place(tier: str, attacked: Cloud) -> None:
    """Each costs as much to read as a kilobyte; an honest client comes from another address."""
    target = attacked.targets[tier]
    over = threading.Event()
    sent: list[int] = []

    def dribble() -> None:
        while not over.is_set():
            with (
                contextlib.suppress(OSError, ssl.SSLError),
                socket.create_connection(("127.0.0.1", target.port), 5, ("127.0.0.68", 0)) as connection,
            ):
                incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
                tls = unverified().wrap_bio(incoming, outgoing)
                while True:
                    try:
                        tls.do_handshake()
                        break
                    except ssl.SSLWantReadError:
                        connection.sendall(outgoing.read())
                        incoming.write(connection.recv(65536))
                tls.write(f"POST {target.path} HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n".encode())
                while not over.is_set():
                    for _ in range(1000):
                        tls.write(b" ")
                    connection.sendall(outgoing.read())
                    sent.append(1000)
                    # Others of this process have their turn: it is the server that is tried.
                    time.sleep(0.02)

    threads = [threading.Thread(target=dribble) for _ in range(DRIBBLING)]
    for thread in threads:
        thread.start()
    try:
        end = time.monotonic() + FLOOD_S
        while time.monotonic() < end:
            target.works(2.5)
    finally:
        over.set()
        for thread in threads:
            thread.join(30)
    assert sent


def image_addresses(cloud: Cloud) -> dict[str, list[str]]:
    """Addresses of images that are bound to their holders: at the cloud for the cluster, at the cluster for a node."""
    found: dict[str, list[str]] = {"cloud": [], "cluster": []}
    for tier, target in (("cloud", cloud.targets["cluster"]), *(("cluster", node) for node in cloud.nodes)):
        db = sqlite3.connect(f"file:{target.database}?mode=ro", uri=True)
        table = {"cluster": "image_sources", "node": "instances"}[target.kind]
        rows = repr(db.execute(f"SELECT * FROM {table}").fetchall())  # noqa: S608
        db.close()
        found[tier] += re.findall(r"https://127[^'\"]*/images/[^'\"]*", rows)
    return found


@pytest.mark.case("images: an address that was changed")
@pytest.mark.parametrize("tier", ("cloud", "cluster"))
def test_an_image_is_for_its_holder(tier: str, attacked: Cloud) -> None:
    """An address is bound to image, holder and time; one letter less or more, and nothing is told."""
    target = attacked.targets[tier]
    addresses = image_addresses(attacked)[tier]
    path, other = (address[address.index("/images/") :] for address in addresses[:2])
    digest, mac = (re.search(pattern, path)[0] for pattern in ("[0-9a-f]{64}", "mac=[0-9a-f]{64}"))  # type: ignore[index]
    other_digest = re.search("[0-9a-f]{64}", other)[0]  # type: ignore[index]
    changed = [
        path.replace(digest, other_digest),
        path.replace(digest, digest.upper()),
        path.replace(digest, f"../images/{digest}"),
        path.replace(digest, f"{digest}/"),
        path.replace(digest, f"%2e%2e/{digest}"),
        re.sub("for=[^&]*", "for=cloud", path),
        re.sub("for=[^&]*", "for=", path),
        path.replace("for=", "for=node1&for="),
        re.sub("expires=([0-9]+)", r"expires=9\1", path),
        re.sub("expires=[0-9]+", "expires=1", path),
        re.sub("expires=[0-9]+", "expires=\u0661", path),
        re.sub("expires=[0-9]+&", "", path),
        path.replace(mac, f"mac={'0' * 64}"),
        path.replace(mac, mac[:-1]),
        path.replace(mac, mac + "0"),
        path.replace(mac, "mac="),
        path.replace(f"&{mac}", ""),
        path.partition("?")[0],
    ]
    for address in changed:
        assert address != path
        reply = got(target, address.encode("utf-8").decode("latin-1"))
        assert reply.status in (400, 403, 404) and len(reply.body) < 100, address
    assert got(target, path, "POST").status in (403, 405)
    reply = got(target, path)
    assert reply.status == 200 and hashlib.sha256(reply.body).hexdigest() == digest


@pytest.mark.case("images: a thousand ranges")
@pytest.mark.parametrize("tier", ("cloud", "cluster"))
def test_many_ranges_are_one_file(tier: str, attacked: Cloud) -> None:
    target = attacked.targets[tier]
    address = image_addresses(attacked)[tier][0]
    path = address[address.index("/images/") :]
    whole = got(target, path).body
    assert got(target, path, headers=f"Range: bytes={','.join(1000 * ['0-'])}\r\n").body == whole
    part = got(target, path, headers="Range: bytes=5-9\r\n")
    assert part.status == 206 and part.body == whole[5:10]
