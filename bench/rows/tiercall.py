"""A call from tier to tier, both directions signed, in memory: P-256 against RSA of 2048 bits."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable

from twisted.internet.task import Clock

from euca.adapters.neighbour import tier_client
from euca.adapters.tierfault import tier_fault
from euca.soap.codec import Struct
from euca.soap.performing import Call
from euca.soap.security.identity import Identity, KeyKind, create
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST
from euca.soap.security.replay import MemoryReplayCache
from euca.soap.server import Endpoint
from euca.testing.stores import settled
from euca.testing.transport import MemoryTransport
from euca.wire import nc
from rows import Options, Row, at_least, compare

ORDER = 70
URL = "https://node:8775/axis2/services/EucalyptusNC"
DATA = bytes(900)


def run(options: Options) -> list[Row]:
    """The row, and two that tell where the rest of the time goes."""
    runs = 20 * options.runs
    callers = {kind: _caller(kind) for kind in ("p256", "rsa")}
    ecdsa, rsa = compare(callers["p256"], callers["rsa"], runs)
    keys = {kind: _key(kind) for kind in ("p256", "rsa")}
    signing = compare(lambda: _cryptography(keys["p256"]), lambda: _cryptography(keys["rsa"]), runs)
    rest = ecdsa - signing[0]
    return [
        Row("call between tiers (P-256)", ecdsa, "the same with RSA-2048", rsa, at_least(3), faster=True),
        Row("its two signatures and two checks", signing[0], "the same with RSA-2048", signing[1], None, faster=True),
        Row("the call without them", rest, "what 3 × faster leaves it", (signing[1] - 3 * signing[0]) / 2, None),
    ]


def _key(kind: KeyKind) -> Identity:
    moment = datetime.datetime.fromtimestamp(time.time(), datetime.UTC)
    return create("bench", now=moment, days=1, key=kind)


def _cryptography(key: Identity) -> None:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

    for _ in range(2):
        value = key.private_key
        if isinstance(value, rsa.RSAPrivateKey):
            signed = value.sign(DATA, padding.PKCS1v15(), hashes.SHA256())
            value.public_key().verify(signed, DATA, padding.PKCS1v15(), hashes.SHA256())
        else:
            signed = value.sign(DATA, ec.ECDSA(hashes.SHA256()))
            value.public_key().verify(signed, DATA, ec.ECDSA(hashes.SHA256()))


async def _describe(call: Call[bool]) -> Struct:
    return nc.NcDescribeResourceResponseType(
        node_status="ok",
        memory_size_max=4096,
        memory_size_available=2048,
        disk_size_max=100,
        disk_size_available=50,
        number_of_cores_max=8,
        number_of_cores_available=4,
        public_subnets="none",
    )


def _caller(kind: KeyKind) -> Callable[[], object]:
    """Makes one call: encoded, signed, checked, decoded, answered, and all of that again for the answer."""
    clock = Clock()
    clock.advance(time.time())
    above, below = _key(kind), _key(kind)
    endpoint = Endpoint(
        contract=nc.CONTRACT,
        handlers={"ncDescribeResource": _describe},
        request_profile=TIER_REQUEST,
        answer_profile=TIER_ANSWER,
        identity=below,
        trust=lambda certificate: True if certificate == above.certificate_der else None,
        addresses=(URL,),
        replay=MemoryReplayCache(),
        clock=clock,
        fault=lambda error, call, request_id: tier_fault(error, "node", request_id),
    )
    transport = MemoryTransport({URL: endpoint}, clock)
    client = tier_client(
        contract=nc.CONTRACT,
        url=URL,
        transport=transport,
        clock=clock,
        identity=above,
        peer_certificate=below.certificate_der,
    )
    message = nc.NcDescribeResourceType()

    def call() -> object:
        transport.sent.clear()
        return settled(client.call("ncDescribeResource", message, 10))

    return call
