"""python3 client.py URL NAME: asks for a greeting."""

import sys
from pathlib import Path
from typing import Any

from hello import CONTRACT, GreetResponseType, GreetType
from twisted.internet.task import react

from euca.soap.client import AgentTransport, SoapClient, any_fault
from euca.soap.security.identity import certificate_from_pem, load
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST


async def main(reactor: Any, url: str, name: str) -> None:
    transport = AgentTransport(reactor, certificate_from_pem(Path("server-tls.crt").read_bytes()))
    client = SoapClient(
        contract=CONTRACT,
        url=url,
        transport=transport,
        clock=reactor,
        identity=load(Path("client.key"), Path("client.crt")),
        peer_certificate=certificate_from_pem(Path("server.crt").read_bytes()),
        request_profile=TIER_REQUEST,
        answer_profile=TIER_ANSWER,
        definite=any_fault,
    )
    answer = await client.call("Greet", GreetType(name=name), timeout_s=10)
    assert isinstance(answer, GreetResponseType)
    print(answer.text)
    await transport.close()


react(main, sys.argv[1:])
