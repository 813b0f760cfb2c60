"""Messages that are not what they should be change nothing, at any tier: not the records, not a journal, not a domain.

Each changed message is the change of one that the same tier accepts, in the same test, with the effect that the others must not have.
"""

import datetime
import sys
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve, frozen
from lxml import etree

from euca.adapters.journal_enrolments import JournalEnrolments
from euca.soap import namespaces as ns
from euca.soap.addressing import Addressing, new_message_id
from euca.soap.codec import Contract, Struct
from euca.soap.envelope import is_fault, read_body, read_fault, wrap
from euca.soap.exchange import HttpResponse
from euca.soap.security.identity import Identity, Purpose, create
from euca.soap.security.profile import EC2_REQUEST, TIER_REQUEST
from euca.soap.security.sign import sign
from euca.soap.xml import ANSWER, parse
from euca.testing.plain_samples import sample
from euca.wire import cc, ec2, enrol, nc

TIERS = ["cloud", "zone1", "n1"]
CONTRACTS: dict[str, Contract] = {"cloud": ec2.CONTRACT, "zone1": cc.CONTRACT, "n1": nc.CONTRACT}
#: Tier → whose messages it takes.
MASTERS = {"cloud": "user", "zone1": "cloud", "n1": "zone1"}
SIGNERS = ["user", "other user", "cloud", "zone1", "n1", "n2", "stranger"]
DATE = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)


def whole() -> Any:
    return sys.modules["whole_world"]


def key_of(name: str) -> Identity:
    found = whole()
    if name == "user":
        return found.user_key()  # type: ignore[no-any-return]
    if name == "other user":
        return found.user_key("nobody of ours")  # type: ignore[no-any-return]
    return found.tier_keys(name).sign  # type: ignore[no-any-return]


@frozen
class Message:
    """What is asked of a tier, before it is signed."""

    tier: str
    operation: str
    body: bytes
    to: str
    action: str
    now: float
    signer: str

    def signed(self, key: Identity | None = None) -> bytes:
        """The whole envelope. At EC2's door addressing is optional: it is used here."""
        profile = EC2_REQUEST if self.tier == "cloud" else TIER_REQUEST
        headers = Addressing(to=self.to, action=self.action, message_id=new_message_id())
        return sign(self.body, identity=key or key_of(self.signer), now=self.now, profile=profile, headers=headers)


def message(world: Any, tier: str, operation: str, value: Struct) -> Message:
    what = CONTRACTS[tier].operations[operation]
    body = CONTRACTS[tier].encode(what.input.name, value)
    now = world.clock.seconds()
    return Message(tier, operation, body, world.url(tier), what.action, now, MASTERS[tier])


def end_of(world: Any, tier: str, instance: str) -> Message:
    """What ends an instance."""
    values: dict[str, tuple[str, Struct]] = {
        "cloud": ("TerminateInstances", ec2.TerminateInstancesType(**whole().terminate_values(instance))),
        "zone1": ("TerminateInstances", cc.TerminateInstancesType(instance_ids=(instance,))),
        "n1": ("ncTerminateInstance", nc.NcTerminateInstanceType(instance_id=instance)),
    }
    return message(world, tier, *values[tier])


def refused(answer: HttpResponse) -> bool:
    """Whether it is the refusal that strangers and forgers get, which nobody signed."""
    body = read_body(parse(answer.body, ANSWER))
    assert is_fault(body), answer.body
    return answer.status == 500 and read_fault(body).code in ("Client.AuthFailure", "soap:Client")


@pytest.fixture
def running(world: Any) -> Any:
    """One instance runs on n1."""
    world.ids = world.launch(1)
    world.advance(5)
    assert world.domains() == {world.ids[0]: "n1"}
    return world


# What can be done to a message. Each: (world, the message) → the bytes that are sent.


def _edited(envelope: bytes, edit: Callable[[etree._Element], None]) -> bytes:
    root = etree.fromstring(envelope)
    edit(root)
    return etree.tostring(root)


def _find(root: etree._Element, name: str) -> etree._Element:
    found = root.find(f".//{name}")
    assert found is not None
    return found


def another_id(world: Any, message: Message) -> bytes:
    """Signed for another instance, and changed on the way to this one."""
    original = evolve(message, body=message.body.replace(world.ids[0].encode(), b"i-00000000")).signed()
    changed = original.replace(b"i-00000000", world.ids[0].encode())
    assert changed != original
    return changed


def no_security(world: Any, message: Message) -> bytes:
    def edit(root: etree._Element) -> None:
        header = _find(root, f"{{{ns.SOAP}}}Header")
        header.remove(_find(root, f"{{{ns.WSSE}}}Security"))

    return _edited(message.signed(), edit)


def no_header(world: Any, message: Message) -> bytes:
    return wrap(message.body)


def no_signature(world: Any, message: Message) -> bytes:
    return _edited(
        message.signed(),
        lambda root: _find(root, f"{{{ns.WSSE}}}Security").remove(_find(root, f"{{{ns.DS}}}Signature")),
    )


def broken_signature(world: Any, message: Message) -> bytes:
    def edit(root: etree._Element) -> None:
        value = _find(root, f"{{{ns.DS}}}SignatureValue")
        assert value.text
        value.text = value.text[:40] + ("A" if value.text[40] != "A" else "B") + value.text[41:]

    return _edited(message.signed(), edit)


def fresh_date(world: Any, message: Message) -> bytes:
    """An old message with a new date."""
    old = evolve(message, now=message.now - 3600)
    stale, fresh = old.signed(), message.signed()

    def edit(root: etree._Element) -> None:
        for name in ("Created", "Expires"):
            new = _find(etree.fromstring(fresh), f"{{{ns.WSU}}}{name}")
            _find(root, f"{{{ns.WSU}}}{name}").text = new.text

    return _edited(stale, edit)


def stale(world: Any, message: Message) -> bytes:
    return evolve(message, now=message.now - (301 if message.tier == "cloud" else 21)).signed()


def from_the_future(world: Any, message: Message) -> bytes:
    return evolve(message, now=message.now + (301 if message.tier == "cloud" else 21)).signed()


def misaddressed(world: Any, message: Message) -> bytes:
    """Meant for another tier of the same kind, or for another cloud."""
    elsewhere = {"cloud": "https://elsewhere:8773/services/Eucalyptus", "n1": world.url("n2")}
    return evolve(message, to=elsewhere.get(message.tier, message.to.replace("zone1", "zone2"))).signed()


def other_action(world: Any, message: Message) -> bytes:
    """At EC2's door the action says nothing; there the body is wrapped twice."""
    if message.tier == "cloud":
        return wrapped(world, message)
    return evolve(message, action=message.action.replace("Terminate", "Reboot")).signed()


def wrapped(world: Any, message: Message) -> bytes:
    """The signed body, of a harmless message, is moved aside, and another one put in its place."""
    harmless = evolve(message, body=message.body.replace(world.ids[0].encode(), b"i-00000000"))

    def edit(root: etree._Element) -> None:
        body = _find(root, f"{{{ns.SOAP}}}Body")
        identifier = f"{{{ns.WSU}}}Id"
        evil = etree.fromstring(etree.tostring(body).replace(b"i-00000000", world.ids[0].encode()))
        evil.set(identifier, "Other")
        root.replace(body, evil)
        aside = etree.SubElement(_find(root, f"{{{ns.SOAP}}}Header"), "{urn:x}Aside")
        aside.append(body)

    return _edited(harmless.signed(), edit)


def two_bodies(world: Any, message: Message) -> bytes:
    harmless = evolve(message, body=message.body.replace(world.ids[0].encode(), b"i-00000000"))

    def edit(root: etree._Element) -> None:
        body = _find(root, f"{{{ns.SOAP}}}Body")
        evil = etree.fromstring(etree.tostring(body).replace(b"i-00000000", world.ids[0].encode()))
        root.insert(1, evil)

    return _edited(harmless.signed(), edit)


CHANGES = [
    another_id,
    no_security,
    no_header,
    no_signature,
    broken_signature,
    fresh_date,
    stale,
    from_the_future,
    misaddressed,
    other_action,
    wrapped,
    two_bodies,
]


@pytest.mark.parametrize("tier", TIERS)
def test_a_changed_message_changes_nothing(running: Any, tier: str) -> None:
    before = running.snapshot()
    for change in CHANGES:
        good = end_of(running, tier, running.ids[0])
        answer = running.post(good.to, change(running, good), CONTRACTS[tier].operations[good.operation].soap_action)
        assert refused(answer), change.__name__
        running.advance(0.5)
        assert running.snapshot() == before, change.__name__
    good = end_of(running, tier, running.ids[0])
    answer = running.post(good.to, good.signed(), CONTRACTS[tier].operations[good.operation].soap_action)
    assert answer.status == 200
    running.advance(5)
    assert running.domains() == {}, "the same message, unchanged, ends the instance"


@pytest.mark.parametrize("signer", SIGNERS)
@pytest.mark.parametrize("tier", TIERS)
def test_a_key_opens_its_own_door_only(running: Any, tier: str, signer: str) -> None:
    """Every operation of every contract, with everybody's key."""
    if signer == MASTERS[tier]:
        answers = [_asked(running, tier, name, key_of(signer)) for name in CONTRACTS[tier].operations]
        assert not any(
            answer.status == 500 and refused(answer) and _is_unsigned_refusal(answer, tier) for answer in answers
        )
        running.advance(5)
        assert running.domains() == {}, "the master's messages have their effects"
        return
    before = running.snapshot()
    for name in CONTRACTS[tier].operations:
        answer = _asked(running, tier, name, key_of(signer))
        assert refused(answer) and _is_unsigned_refusal(answer, tier), name
    running.advance(0.5)
    assert running.snapshot() == before


def _asked(world: Any, tier: str, name: str, key: Identity) -> HttpResponse:
    operation = CONTRACTS[tier].operations[name]
    asked = message(world, tier, name, sample(CONTRACTS[tier], operation.input.type, world.ids[0]))
    return world.post(asked.to, asked.signed(key), operation.soap_action)  # type: ignore[no-any-return]


def _is_unsigned_refusal(answer: HttpResponse, tier: str) -> bool:
    said = read_fault(read_body(parse(answer.body, ANSWER)))
    text = "could not be authenticated" if tier == "cloud" else "was not accepted"
    return text in said.message and b"Signature" not in answer.body


@pytest.mark.parametrize("tier", TIERS)
def test_every_operation_unsigned_is_refused(running: Any, tier: str) -> None:
    before = running.snapshot()
    for name, operation in CONTRACTS[tier].operations.items():
        value = sample(CONTRACTS[tier], operation.input.type, running.ids[0])
        body = CONTRACTS[tier].encode(operation.input.name, value)
        answer = running.post(running.url(tier), wrap(body), operation.soap_action)
        assert refused(answer) and _is_unsigned_refusal(answer, tier), name
    running.advance(0.5)
    assert running.snapshot() == before


@pytest.mark.parametrize("tier", ["cloud", "zone1"])
def test_nobody_enrols_without_a_token(running: Any, tier: str) -> None:
    before = running.snapshot()
    url = running.base(tier) + "/services/Enrol"
    operation = enrol.CONTRACT.operations["Enrol"]
    key = create("intruder", now=DATE, days=30, key="p256", purpose=Purpose.SIGNING)
    value = enrol.EnrolType(
        role="cluster" if tier == "cloud" else "node",
        name="intruder",
        address="https://intruder:8775/axis2/services/EucalyptusNC",
        signing_certificate=key.certificate_der,
        tls_certificate=key.certificate_der,
        token_id="0" * 16,
        mac=bytes(32),
    )
    body = enrol.CONTRACT.encode(operation.input.name, value)
    headers = Addressing(to=url, action=operation.action, message_id=new_message_id())
    envelope = sign(body, identity=key, now=running.clock.seconds(), profile=TIER_REQUEST, headers=headers)
    for sent in (wrap(body), envelope):
        answer = running.post(url, sent, operation.soap_action)
        assert answer.status == 500
    assert running.snapshot() == before


# Replays


def launches(world: Any) -> dict[str, Any]:
    """The messages by which an instance was launched, tier by tier, as they were sent."""
    (instance,) = world.launch(1)
    world.advance(3)
    world.ids.append(instance)
    found = {}
    for tier, tag in (("cloud", b"<RunInstances "), ("zone1", b"<RunInstances "), ("n1", b"<ncRunInstance ")):
        found[tier] = [s for s in world.transport.sent if s.url == world.url(tier) and tag in s.request.body][-1]
    return found


@pytest.mark.parametrize("restart", [False, True], ids=["same life", "after a restart"])
@pytest.mark.parametrize("tier", TIERS)
def test_a_message_counts_once(running: Any, tier: str, restart: bool) -> None:
    """Replayed, a launch is refused: at EC2's door it would start another instance."""
    sent = launches(running)[tier]
    assert sent.answers[0].status == 200
    if restart:
        running.kill(tier)
        running.start(tier)
        running.advance(3)
    before = running.snapshot()
    for _ in range(2):
        answer = running.post(sent.url, sent.request.body, sent.request.headers["soapaction"].strip('"'))
        assert refused(answer) and b"received before" in answer.body
    running.advance(2)
    assert _without_reads(running.snapshot()) == _without_reads(before)
    assert len(running.domains()) == 2 and len(running.started()) == 2


@pytest.mark.parametrize("tier", TIERS)
def test_an_old_message_is_refused_when_its_key_was_forgotten(running: Any, tier: str) -> None:
    sent = launches(running)[tier]
    running.advance(700)
    running.kill(tier)
    running.start(tier)
    running.advance(70)
    before = running.snapshot()
    answer = running.post(sent.url, sent.request.body, sent.request.headers["soapaction"].strip('"'))
    assert refused(answer)
    running.advance(2)
    assert running.snapshot() == before and len(running.started()) == 2


def test_an_end_cannot_be_replayed_onto_another_node(running: Any) -> None:
    """A message of the right cluster, for another node."""
    running.terminate(running.ids[0])
    running.advance(3)
    (sent,) = [s for s in running.transport.sent if b"<ncTerminateInstance " in s.request.body]
    before = running.snapshot()
    answer = running.post(running.url("n2"), sent.request.body, "EucalyptusNC#ncTerminateInstance")
    assert refused(answer) and running.snapshot() == before


@pytest.mark.parametrize("tier", ["zone1", "n1"])
def test_a_revoked_master_is_nobody_from_the_next_message_on(running: Any, tier: str) -> None:
    role = {"zone1": "cloud", "n1": "cluster"}[tier]
    service = running.tiers[tier].service
    enrolments = service.enrolments if tier == "zone1" else JournalEnrolments(service.journal.store)
    name = enrolments.all_of(role)[0].name

    async def revoked() -> None:
        assert await enrolments.remove(role, name)

    running.run(running._inside(running.tiers[tier].life, revoked))
    before = running.snapshot()
    good = end_of(running, tier, running.ids[0])
    assert refused(running.post(good.to, good.signed(), CONTRACTS[tier].operations[good.operation].soap_action))
    assert running.snapshot() == before


def _without_reads(snapshot: dict[str, Any]) -> dict[str, Any]:
    """Without the cloud's place in a cluster's news, which a restart of either may move."""
    return {name: rows for name, rows in snapshot.items() if name != "cloud.positions"}
