"""python3 server.py PORT: greets whoever has client.crt's key."""

import sys
from pathlib import Path
from typing import Any

from hello import CONTRACT, GreetResponseType, GreetType
from twisted.internet.defer import Deferred
from twisted.internet.task import react
from twisted.logger import globalLogBeginner, textFileLogObserver
from twisted.web.resource import Resource

from euca.soap.errors import SoapFault
from euca.soap.http import EndpointResource, HttpLimits, listen, site
from euca.soap.performing import Call
from euca.soap.rates import Rate, Rates
from euca.soap.security.identity import certificate_from_pem, load
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST
from euca.soap.security.replay import MemoryReplayCache
from euca.soap.server import Endpoint


async def greet(call: Call[str]) -> GreetResponseType:
    question = call.message
    assert isinstance(question, GreetType)
    if not question.name:
        raise SoapFault("soap:Client", "Whom shall I greet?")
    return GreetResponseType(text=f"Hello {question.name}, says {call.principal}")


def fault(error: BaseException, call: object, request_id: str) -> SoapFault:
    """What callers are told of an error that is no SoapFault; the endpoint has logged it."""
    return SoapFault("soap:Server", f"Something went wrong here ({request_id}).")


async def main(reactor: Any, port: str) -> None:
    globalLogBeginner.beginLoggingTo([textFileLogObserver(sys.stderr)], redirectStandardIO=False)
    callers = {certificate_from_pem(Path("client.crt").read_bytes()): "the client's friend"}
    endpoint: Endpoint[str] = Endpoint(
        contract=CONTRACT,
        handlers={"Greet": greet},
        request_profile=TIER_REQUEST,
        answer_profile=TIER_ANSWER,
        identity=load(Path("server.key"), Path("server.crt")),
        trust=callers.get,
        addresses=(f"https://localhost:{port}/hello",),
        replay=MemoryReplayCache(),
        clock=reactor,
        fault=fault,
        rates=Rates(Rate(per_second=100, burst=200, at_work=20), reactor),
    )
    root = Resource()
    root.putChild(b"hello", EndpointResource(endpoint))
    limits = HttpLimits(connections=100, connections_per_address=20)
    factory = site(root, limits=limits, clock=reactor)
    tls = load(Path("server-tls.key"), Path("server-tls.crt"))
    await listen(reactor, int(port), "127.0.0.1", factory, tls=tls, plain="no")
    print("listening", flush=True)
    await Deferred()


react(main, sys.argv[1:])
