"""A signed request answered by euca-cloud, against what it cannot be had without: to be received and answered, parsed, canonicalised, verified.

Where the time of the cloud's process goes, by a sampling profile (0.5 ms apart) of DescribeInstances over one connection: HTTP 40 % (a third of it
beyond what a bare twisted.web spends on the same bytes: limits, turns, headers as our own type), `verify()` 32 % (10 the hardened parse with its limits,
4 the RSA verification, 5 three canonicalisations with their digests, the rest the shape and the rules in Python), the log's line 9 %, spyne 3 %,
handler and records 5 % (3 of it asking SQLite whether anything was written), encoding 4 %, the coroutines between them the rest.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from lxml import etree
from serving import describe_instances, drive, end, free_port, running_cloud, signed_requests, wait_for_port

from euca.soap import namespaces as ns
from euca.soap.security.identity import Purpose, create
from euca.soap.security.profile import EC2_REQUEST
from euca.soap.security.verify import verify
from rows import Options, Row, at_least, compare
from rows.population import add_instances

ORDER = 10
ROUNDS = 4
#: A bare twisted.web server that answers hello; with TLS where it is given a key and a certificate.
HELLO = """
import sys
from twisted.internet import reactor
from twisted.web.resource import Resource
from twisted.web.server import Site

class Hello(Resource):
    isLeaf = True
    def render_GET(self, request):
        return b"hello"
    render_POST = render_GET

reactor.listenTCP(int(sys.argv[1]), Site(Hello()), interface="127.0.0.1")
reactor.run()
"""


@contextlib.contextmanager
def hello() -> Iterator[int]:
    """The bare server; its port."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-c", HELLO, str(port)])
    try:
        wait_for_port(port, process)
        yield port
    finally:
        end(process)


def needed_ms(runs: int) -> tuple[float, float]:
    """The median times of our `verify()` of a signed request, and of parsing it, canonicalising two of its elements and verifying its RSA signature."""
    now = datetime.datetime.now(datetime.UTC)
    user = create("bench", now=now, days=1, purpose=Purpose.USER)
    envelope = describe_instances(user, time.time())
    key = user.private_key.public_key()
    if not isinstance(key, rsa.RSAPublicKey):
        raise TypeError("a user's key is an RSA key")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    info = f".//{{{ns.DS}}}SignedInfo"

    def octets() -> bytes:
        root = etree.fromstring(envelope, parser)
        etree.tostring(root[1], method="c14n", exclusive=True, with_comments=False)
        signed_info = root.find(info)
        if signed_info is None:
            raise ValueError("the request is not signed")
        return etree.tostring(signed_info, method="c14n", exclusive=True, with_comments=False)

    signature = user.sign(octets())
    moment = time.time()

    def ours() -> object:
        return verify(envelope, profile=EC2_REQUEST, trust=lambda certificate: certificate, now=moment)

    def theirs() -> object:
        return key.verify(signature, octets(), padding.PKCS1v15(), hashes.SHA256())

    return compare(ours, theirs, runs * 40)


def median_ms(port: int, requests: Sequence[bytes]) -> float:
    """The median time to an answer over one kept-alive connection. Not the mean: others at work on the machine would be in it."""
    return 1000 * statistics.median(drive(port, requests, cores=os.sched_getaffinity(0)).latencies_s)


def run(options: Options) -> list[Row]:
    """Rates over one kept-alive connection without TLS, client and server on the same core."""
    count = max(200, int(options.seconds * 400 / ROUNDS))
    ours, posted, asked = [], [], []
    with running_cloud() as cloud, hello() as hello_port:
        add_instances(cloud, 1)
        requests = signed_requests(count, cloud.administrator(), cloud.port)
        empty = [b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"] * count
        for _ in range(ROUNDS):
            ours.append(median_ms(cloud.port, requests))
            posted.append(median_ms(hello_port, requests))
            asked.append(median_ms(hello_port, empty))
    verified, needed = needed_ms(options.runs)
    rate, with_post, with_get = (
        1000 / statistics.median(ours),
        1000 / (statistics.median(posted) + needed),
        1000 / (statistics.median(asked) + needed),
    )
    name = "DescribeInstances, one instance, signed, by euca-cloud"
    sum_of = "parse, 2 c14n, RSA verify, and a bare twisted.web hello to"
    return [
        Row(name, rate, f"{sum_of} the same request", with_post, at_least(0.5), "/s"),
        Row(name, rate, f"{sum_of} an empty GET", with_get, None, "/s"),
        Row("of it: verify()", verified, "parse, 2 c14n, RSA verify", needed, None),
    ]
