"""A message counts once: sent twice, at once, after a power cut, at the window's edges, at another listener, at another node."""

import base64
import threading
from typing import Any

import pytest
from attrs import evolve
from cryptography.hazmat.primitives.asymmetric import ec, utils
from lxml import etree

from euca.soap.envelope import read_body, read_fault
from euca.soap.exchange import HttpResponse
from euca.soap.security.profile import EC2_REQUEST, TIER_REQUEST
from euca.soap.security.replay import MemoryReplayCache
from euca.soap.xml import parse
from euca.testing.attacks.doors import PROFILES, Receiver, request
from euca.testing.attacks.material import good_draft, times
from euca.testing.attacks.targets import Cloud, Reply
from euca.testing.attacks.twins import twin
from euca.testing.echo import Echo, identity, result_of
from euca.testing.signed_messages import make, one

TIERS = ("cloud", "cluster", "node")
REQUESTS = (EC2_REQUEST.name, TIER_REQUEST.name)
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def seen_before(reply: Reply) -> bool:
    return reply.status == 500 and reply.fault is not None and "received before" in reply.fault[1]


def once(cloud: Cloud, tier: str) -> bytes:
    """A message that was sent and had its effect."""
    target = cloud.targets[tier]
    before = cloud.snapshot()
    message = make(good_draft(target.door))
    assert target.post(message).status == 200
    assert cloud.changes(before)
    return message


@pytest.mark.case("replay: twice")
@pytest.mark.parametrize("tier", TIERS)
def test_twice(tier: str, attacked: Cloud) -> None:
    message = once(attacked, tier)
    after = attacked.snapshot()
    for _ in range(3):
        assert seen_before(attacked.targets[tier].post(message))
    assert attacked.changes(after) == []


@pytest.mark.case("replay: eight times at once")
@pytest.mark.parametrize("tier", TIERS)
def test_at_once(tier: str, attacked: Cloud) -> None:
    target = attacked.targets[tier]
    message = make(good_draft(target.door))
    replies: list[Reply] = []
    threads = [threading.Thread(target=lambda: replies.append(target.post(message))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(reply.status for reply in replies) == [200] + 7 * [500]
    assert sum(map(seen_before, replies)) == 7


@pytest.mark.case("replay: after a restart by kill -9")
@pytest.mark.parametrize("tier", TIERS)
def test_after_a_restart(tier: str, attacked: Cloud) -> None:
    """All that a tier knew in memory is gone; a tier is back before the message is stale, or the message would prove nothing."""
    target = attacked.targets[tier]
    draft = good_draft(target.door)
    if tier != "cloud":
        # From a clock that is ahead, as far as it may be: the longest time that such a message can live.
        draft = times(target.door, draft, 0.9 * target.door.profile.window_s)
    message = make(draft)
    assert target.post(message).status == 200
    attacked.kill_and_repair(target)
    after = attacked.snapshot()
    assert seen_before(target.post(message)), "its own time is not over"
    assert attacked.changes(after) == []


@pytest.mark.case("replay: in other words")
@pytest.mark.parametrize("tier", TIERS)
def test_in_other_words(tier: str, attacked: Cloud) -> None:
    """What nobody signed may be written otherwise: white space, order, HTTP's headers."""
    message = once(attacked, tier)
    after = attacked.snapshot()
    target = attacked.targets[tier]
    for changed, headers in (
        (message.replace(b"<ds:Signature>", b"\n<ds:Signature>\n"), {}),
        (b'<?xml version="1.0" encoding="utf-8"?>\n' + message + b"\n", {}),
        (message.replace(b"<ds:SignatureValue>", b"<ds:SignatureValue>\n\t "), {}),
        (turned(message), {}),
        (message, {"SOAPAction": None, "Content-Type": "text/xml", "User-Agent": "another"}),
    ):
        assert changed != message or headers
        assert seen_before(target.post(changed, headers))
    assert attacked.changes(after) == []


def turned(message: bytes) -> bytes:
    """The Signature stands first in Security."""
    root = etree.fromstring(message)
    security = one(root, "/soap:Envelope/soap:Header/wsse:Security")
    security.insert(0, one(root, "/soap:Envelope/soap:Header/wsse:Security/ds:Signature"))
    return etree.tostring(root)


@pytest.mark.case("replay: the same MessageID on another message")
@pytest.mark.parametrize("tier", ("cluster", "node"))
def test_a_message_id_counts_once(tier: str, attacked: Cloud) -> None:
    target = attacked.targets[tier]
    first, second = good_draft(target.door), good_draft(target.door)
    assert target.post(make(first)).status == 200
    after = attacked.snapshot()
    assert seen_before(target.post(make(evolve(second, headers=first.headers))))
    assert attacked.changes(after) == []
    assert target.post(make(second)).status == 200


@pytest.mark.case("replay: at a second listener")
def test_at_the_other_doors_of_a_cloud(attacked: Cloud) -> None:
    """Plain and TLS, the unsigned and the signed address: a message for one is not a new one at another."""
    target = attacked.targets["cloud"]
    ways: list[dict[str, Any]] = [
        {"path": path, "tls": tls} for path in (target.path, f"{target.path}/signed") for tls in (False, True)
    ]
    for first in ways:
        message = make(good_draft(target.door))
        assert target.post(message, **first).status == 200
        after = attacked.snapshot()
        for way in ways:
            reply = target.post(message, **way)
            assert reply.status == 500 and b"received before" in reply.body, (first, way)
        assert attacked.changes(after) == []


@pytest.mark.case("replay: from one node to another")
def test_from_one_node_to_another(attacked: Cloud) -> None:
    """The same cluster speaks to both; a message names its receiver."""
    first, second = attacked.nodes
    for here, there in ((first, second), (second, first)):
        message = make(good_draft(here.door))
        before = attacked.snapshot()
        reply = there.post(message)
        assert reply.status == 500 and reply.fault is not None and "own addresses" in reply.fault[1]
        assert attacked.changes(before) == []
        assert here.post(message).status == 200


@pytest.mark.case("replay: from a cluster's door to a newcomers'")
def test_from_one_door_to_another(attacked: Cloud) -> None:
    target = attacked.targets["cluster"]
    message = make(good_draft(target.door))
    before = attacked.snapshot()
    assert target.post(message, path="/services/Enrol").status == 500
    assert attacked.changes(before) == []
    assert target.post(message).status == 200


@pytest.mark.case("replay: a question that changes nothing, at EC2's door and between tiers")
def test_a_question_again(attacked: Cloud) -> None:
    """Honest clients of EC2 whose clocks know whole seconds send the same question twice; a tier never does."""
    door = attacked.targets["cloud"].door
    asked = '<DescribeKeyPairs xmlns="http://ec2.amazonaws.com/doc/2013-02-01/"><keySet/></DescribeKeyPairs>'
    message = make(good_draft(evolve(door, harmless=lambda _: asked)))
    assert [attacked.targets["cloud"].post(message).status for _ in range(2)] == [200, 200]
    node = attacked.targets["node"]
    asked = '<ncDescribeResource xmlns="http://eucalyptus.ucsb.edu/"/>'
    question = make(good_draft(evolve(node.door, harmless=lambda _: asked, action="EucalyptusNC#ncDescribeResource")))
    assert node.post(question).status == 200
    assert seen_before(node.post(question))


# In memory, where time can be told


def posted(receiver: Receiver, message: bytes) -> HttpResponse:
    answer = result_of(receiver.endpoint.handle(request(message)))
    assert isinstance(answer, HttpResponse)
    return answer


def why(answer: HttpResponse) -> str:
    return read_fault(read_body(parse(answer.body))).message if answer.status == 500 else ""


@pytest.mark.case("replay: at the edges of the window")
@pytest.mark.parametrize("profile", REQUESTS)
@pytest.mark.parametrize("created", [-0.999, 0.0, 0.999])
def test_until_the_window_is_over(profile: str, created: float, echo: Echo) -> None:
    """In every second until the message is stale by itself, and in the last moment of it."""
    receiver = Receiver.at(PROFILES[profile], echo)
    window = receiver.door.profile.window_s
    draft = times(receiver.door, good_draft(receiver.door), created * window, 10 * window)
    message = make(draft)
    assert posted(receiver, message).status == 200
    moments = 40
    left = window * (1 + created)
    for _ in range(moments):
        echo.clock.advance(left / moments)
        assert why(posted(receiver, message)) != ""
    echo.clock.advance(0.01)
    assert "old by the receiver" in why(posted(receiver, message))
    assert len(echo.calls) == 1


@pytest.mark.case("replay: when the memory of messages is full")
@pytest.mark.parametrize("profile", REQUESTS)
def test_a_full_memory_forgets_nothing(profile: str, echo: Echo) -> None:
    receiver = Receiver.at(PROFILES[profile], echo)
    endpoint = echo.endpoint(replay=MemoryReplayCache(most_keys=3))
    messages = [make(good_draft(receiver.door)) for _ in range(5)]
    statuses = [result_of(endpoint.handle(request(message))).status for message in messages]  # type: ignore[union-attr]
    assert statuses == [200, 200, 200, 503, 503]
    again = [result_of(endpoint.handle(request(message))).status for message in messages]  # type: ignore[union-attr]
    assert again == [500, 500, 500, 503, 503]
    assert len(echo.calls) == 3


@pytest.mark.case("replay: one caller fills the memory of messages")
@pytest.mark.parametrize("profile", REQUESTS)
def test_a_caller_fills_its_own_share_only(profile: str, echo: Echo) -> None:
    """It is told so, and its message counts once there is room; another is served meanwhile."""
    receiver = Receiver.at(PROFILES[profile], echo)
    door = receiver.door
    other = identity("user other" if profile == EC2_REQUEST.name else "another caller")
    echo.callers[other.certificate_der] = "other"
    endpoint = echo.endpoint(replay=MemoryReplayCache(most_keys=8, most_each=2))

    def sent(message: bytes) -> HttpResponse:
        answer = result_of(endpoint.handle(request(message)))
        assert isinstance(answer, HttpResponse)
        return answer

    assert [sent(make(good_draft(door))).status for _ in range(2)] == [200, 200]
    echo.clock.advance(door.profile.window_s * 0.9)
    late = make(times(door, good_draft(door), 0.5 * door.profile.window_s, 10 * door.profile.window_s))
    refused = sent(late)
    assert refused.status == 503 and refused.headers["retry-after"] == "1"
    assert sent(make(evolve(good_draft(door), who=other))).status == 200
    assert len(echo.calls) == 3
    echo.clock.advance(door.profile.window_s * 0.2)
    assert sent(late).status == 200, "nothing was remembered of it"
    assert "received before" in why(sent(late))
    assert len(echo.calls) == 4


@pytest.mark.case("replay: the other signature of the same ECDSA pair")
def test_the_twin_of_an_elliptic_signature(echo: Echo) -> None:
    """Whoever has r and s has r and n - s as well: another message of good signature, and the same one."""
    receiver = Receiver.at(TIER_REQUEST, echo)
    assert isinstance(receiver.door.signer.private_key, ec.EllipticCurvePrivateKey)
    message = make(good_draft(receiver.door))
    root = etree.fromstring(message)
    value = one(root, "/soap:Envelope/soap:Header/wsse:Security/ds:Signature/ds:SignatureValue")
    value.text = turned_over(value.text or "")
    other = etree.tostring(root)
    assert other != message
    assert posted(receiver, message).status == 200
    assert "received before" in why(posted(receiver, other))
    assert len(echo.calls) == 1


@pytest.mark.case("replay: under another certificate of the same key")
@pytest.mark.parametrize("profile", REQUESTS)
@pytest.mark.parametrize("whose", ["the sender's", "somebody else's"])
def test_under_another_certificate_of_the_same_key(profile: str, whose: str, echo: Echo) -> None:
    """A renewed certificate, or one that somebody has made for the sender's public key and uploaded as their own."""
    receiver = Receiver.at(PROFILES[profile], echo)
    door = receiver.door
    second = twin(door.signer, door.signer)
    echo.callers[second.certificate_der] = echo.callers[door.signer.certificate_der] if "sender" in whose else "another"
    message = make(good_draft(door))
    first, other = (base64.b64encode(one.certificate_der) for one in (door.signer, second))
    moved = message.replace(first, other)
    assert moved != message
    assert posted(receiver, message).status == 200
    assert "received before" in why(posted(receiver, moved))
    assert len(echo.calls) == 1
    assert posted(receiver, make(evolve(good_draft(door), who=second))).status == 200, (
        "the second certificate is a good one"
    )


def turned_over(value: str) -> str:
    raw = base64.b64decode(value)
    r, s = int.from_bytes(raw[:32], "big"), P256_ORDER - int.from_bytes(raw[32:], "big")
    assert utils.decode_dss_signature(utils.encode_dss_signature(r, s)) == (r, s)
    return base64.b64encode(r.to_bytes(32, "big") + s.to_bytes(32, "big")).decode()
