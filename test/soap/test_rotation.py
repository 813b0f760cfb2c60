"""Keys that change while a service runs: at a port, at a client, and in answers."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_twisted
from attrs import define, field
from twisted.internet import reactor as _reactor
from twisted.web.resource import Resource
from twisted.web.static import Data

from euca.soap.client import AgentTransport
from euca.soap.errors import UnknownOutcome
from euca.soap.http import HttpLimits, listen, site
from euca.soap.security.identity import Identity
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST
from euca.testing.echo import Echo, identity, result_of

reactor: Any = _reactor
WSDL = Path(__file__).parents[1] / "data" / "echo" / "wsdl" / "echo.wsdl"
OLD, NEW, OTHER = identity("tls"), identity("tls-coming"), identity("other")


@define
class _Port:
    """A port whose certificate can be changed, and what there is to close."""

    shown: Identity = OLD
    url: str = ""
    transports: list[AgentTransport] = field(factory=list)

    def client(self, *pinned: Identity) -> AgentTransport:
        made = AgentTransport(reactor, lambda _: tuple(one.certificate_der for one in pinned))
        self.transports.append(made)
        return made

    async def get(self, client: AgentTransport) -> int:
        return (await client.post(self.url, {}, b"", 10)).status


@pytest_twisted.async_yield_fixture
async def port() -> AsyncIterator[_Port]:
    made = _Port()
    root = Resource()
    root.putChild(b"x", Data(b"x", "text/plain"))
    factory = site(root, limits=HttpLimits(), clock=reactor)
    listening = await listen(reactor, 0, "127.0.0.1", factory, tls=lambda: made.shown, plain="no")
    made.url = f"https://127.0.0.1:{listening.getHost().port}/x"
    yield made
    for transport in made.transports:
        await transport.close()
    await listening.stopListening()


@pytest_twisted.ensureDeferred
async def test_a_port_shows_another_certificate_without_listening_anew(port: _Port) -> None:
    old, new = port.client(OLD), port.client(NEW)
    assert await port.get(old) == 405
    with pytest.raises(UnknownOutcome):
        await port.get(new)
    port.shown = NEW
    assert await port.get(new) == 405
    assert await port.get(old) == 405, "a connection that was made before is not cut"
    with pytest.raises(UnknownOutcome):
        await port.get(port.client(OLD))


@pytest_twisted.ensureDeferred
async def test_who_knows_both_certificates_does_not_notice(port: _Port) -> None:
    for shown in (OLD, NEW):
        port.shown = shown
        assert await port.get(port.client(OLD, NEW)) == 405
        with pytest.raises(UnknownOutcome):
            await port.get(port.client(OTHER))


@pytest_twisted.ensureDeferred
async def test_a_connection_is_not_kept_for_longer_than_the_trust_in_its_certificate(port: _Port) -> None:
    pinned = [OLD.certificate_der, NEW.certificate_der]
    client = AgentTransport(reactor, lambda _: tuple(pinned))
    port.transports.append(client)
    assert await port.get(client) == 405
    pinned.remove(OLD.certificate_der)
    with pytest.raises(UnknownOutcome):
        await port.get(client)


def test_an_answer_by_any_of_the_certificates_that_are_known_now(echo: Echo) -> None:
    known: list[bytes] = []
    network = echo.network()
    profiles = {"request_profile": TIER_REQUEST, "answer_profile": TIER_ANSWER}
    client = echo.client(network, peer_certificate=lambda: tuple(known), **profiles)

    def ask() -> object:
        return result_of(client.call("Change", echo.message(text="x"), 20))

    assert isinstance(ask(), UnknownOutcome)
    known.append(identity("other").certificate_der)
    assert isinstance(ask(), UnknownOutcome)
    known.append(identity("echo").certificate_der)
    assert ask() == echo.message(text="x")
    known.pop()
    assert isinstance(ask(), UnknownOutcome)


def test_a_client_signs_each_request_with_what_it_has_then(echo: Echo) -> None:
    signers = [identity("caller"), identity("stranger")]
    profiles = {"request_profile": TIER_REQUEST, "answer_profile": TIER_ANSWER}
    client = echo.client(echo.network(), identity=lambda: signers[0], **profiles)
    assert result_of(client.call("Change", echo.message(text="x"), 20)) == echo.message(text="x")
    signers.pop(0)
    assert isinstance(result_of(client.call("Change", echo.message(text="x"), 20)), UnknownOutcome)


def test_an_answer_is_signed_with_what_its_caller_knows(echo: Echo) -> None:
    echo.callers[identity("second").certificate_der] = "second"
    by_caller = {"caller": identity("echo"), "second": identity("echo-coming")}
    network = echo.network(identity=lambda caller: by_caller[caller])
    profiles = {"request_profile": TIER_REQUEST, "answer_profile": TIER_ANSWER}
    for caller, known in by_caller.items():
        client = echo.client(network, identity=identity(caller), peer_certificate=known.certificate_der, **profiles)
        assert result_of(client.call("Change", echo.message(text="x"), 20)) == echo.message(text="x")
