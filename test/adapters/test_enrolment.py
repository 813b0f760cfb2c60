"""Enrolment: a token opens once and for one name, and neither side believes another."""

import datetime
import os
from pathlib import Path

import attrs
import pytest
import pytest_twisted
from twisted.internet.defer import Deferred
from twisted.internet.task import Clock

from euca.adapters.enrolment import Issuer, Newcomer, invite, join
from euca.adapters.journal import Journal
from euca.adapters.journal_enrolments import RINGS, SCHEMA, JournalEnrolments
from euca.adapters.keys import TierKeys
from euca.adapters.tierfault import tier_fault
from euca.domain.errors import EucaError, NotPermitted
from euca.domain.tokens import Token
from euca.ports.enrolment import NeighbourRecord
from euca.soap.security.identity import Purpose, create
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST
from euca.soap.security.replay import MemoryReplayCache
from euca.soap.server import Endpoint
from euca.testing.transport import MemoryTransport
from euca.wire import enrol

NOW = 1_800_000_000.0
URL = "https://10.0.0.1:8774/services/Enrol"
MOMENT = datetime.datetime.fromtimestamp(NOW, datetime.UTC)


def keys(name: str) -> TierKeys:
    return TierKeys.of(
        create(name, now=MOMENT, days=10),
        create(name, now=MOMENT, days=10, key="p256", purpose=Purpose.TLS, addresses=["10.0.0.1"]),
    )


CLUSTER, NODE, STRANGER = keys("cluster1"), keys("node1"), keys("stranger")


class Place:
    """A cluster that takes in nodes."""

    def __init__(self, path: Path) -> None:
        self.clock = Clock()
        self.clock.rightNow = NOW
        self.enrolments = JournalEnrolments(Journal(path / "j.sqlite", (SCHEMA, RINGS)))
        self.transport = MemoryTransport({URL: self.endpoint(CLUSTER)}, self.clock)

    def endpoint(self, issuer_keys: TierKeys) -> Endpoint[bytes]:
        issuer = Issuer(
            self.enrolments, "node", "cluster1", issuer_keys, "https://10.0.0.1:8774", ("news",), self.clock
        )
        return Endpoint(
            contract=enrol.CONTRACT,
            handlers={"Enrol": issuer.enrol},
            request_profile=TIER_REQUEST,
            answer_profile=TIER_ANSWER,
            identity=issuer_keys.sign,
            trust=lambda certificate: certificate,
            addresses=(URL,),
            replay=MemoryReplayCache(),
            clock=self.clock,
            fault=lambda error, call, request_id: tier_fault(error, "cluster", request_id),
        )

    async def token(self, name: str = "node1") -> Token:
        return await invite(self.enrolments, CLUSTER, "node", name, self.clock.seconds(), os.urandom)

    def join(
        self, token: Token, newcomer: Newcomer, tls: bytes = CLUSTER.tls.certificate_der
    ) -> Deferred[NeighbourRecord]:
        return Deferred.fromCoroutine(join(newcomer, token, URL, tls, self.transport, self.clock))


NEWCOMER = Newcomer("node", "node1", "https://10.0.0.2:8775/axis2/services/EucalyptusNC", NODE, ("news", "x"))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest_twisted.ensureDeferred
async def test_both_sides_know_each_other_afterwards(place: Place) -> None:
    record = await place.join(await place.token(), NEWCOMER)
    assert (record.role, record.name, record.address) == ("cluster", "cluster1", "https://10.0.0.1:8774")
    assert record.signing_certificate == CLUSTER.sign.certificate_der
    assert record.tls_certificate == CLUSTER.tls.certificate_der
    (node,) = place.enrolments.all_of("node")
    assert (node.name, node.address, node.capabilities) == ("node1", NEWCOMER.address, ("news", "x"))
    assert place.enrolments.trusted("node", NODE.sign.certificate_der) == node
    assert place.enrolments.trusted("cluster", NODE.sign.certificate_der) is None


@pytest_twisted.ensureDeferred
async def test_a_token_opens_once_for_its_name_role_and_time(place: Place) -> None:
    token = await place.token()
    with pytest.raises(NotPermitted):
        await place.join(token, attrs.evolve(NEWCOMER, name="other"))
    with pytest.raises(NotPermitted):
        await place.join(token, attrs.evolve(NEWCOMER, role="cluster"))
    await place.join(token, NEWCOMER)
    with pytest.raises(NotPermitted):
        await place.join(token, NEWCOMER)
    late = await place.token("late")
    place.clock.advance(901)
    with pytest.raises(NotPermitted):
        await place.join(late, attrs.evolve(NEWCOMER, name="late"))
    assert [record.name for record in place.enrolments.all_of("node")] == ["node1"]


@pytest_twisted.ensureDeferred
async def test_who_has_not_the_nonce_gets_nowhere(place: Place) -> None:
    token = await place.token()
    with pytest.raises(NotPermitted):
        await place.join(attrs.evolve(token, nonce=bytes(32)), NEWCOMER)
    with pytest.raises(NotPermitted):
        await place.join(attrs.evolve(token, token_id="0" * 16), NEWCOMER)
    assert not place.enrolments.all_of("node")
    await place.join(token, NEWCOMER)


@pytest_twisted.ensureDeferred
async def test_an_address_or_certificate_that_cannot_be_is_refused(place: Place) -> None:
    for change in (
        {"address": "ftp://10.0.0.2:8775/x"},
        {"address": "https://10.0.0.2/x"},
        {"address": "https://user@10.0.0.2:1/x"},
        {"capabilities": tuple(f"c{i}" for i in range(65))},
    ):
        with pytest.raises(NotPermitted):
            await place.join(await place.token(), attrs.evolve(NEWCOMER, **change))
    assert not place.enrolments.all_of("node")


@pytest_twisted.ensureDeferred
async def test_an_issuer_other_than_the_token_s_is_not_believed(place: Place) -> None:
    token = await place.token()
    place.transport.routes[URL] = place.endpoint(STRANGER)
    with pytest.raises(EucaError, match="no answer that the token's issuer signed"):
        await place.join(token, NEWCOMER)


@pytest_twisted.ensureDeferred
async def test_who_stands_between_is_found_by_the_tls_certificate(place: Place) -> None:
    with pytest.raises(EucaError, match="Somebody stands between"):
        await place.join(await place.token(), NEWCOMER, STRANGER.tls.certificate_der)
