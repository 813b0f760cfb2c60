"""Hostile requests of EC2's Query interface over sockets, beside the good one that each was made from; copies; and floods."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from attrs import evolve
from lxml import etree

from euca.testing.attacks.catalogue import identifier
from euca.testing.attacks.material import good_draft
from euca.testing.attacks.query import QUERY_ATTACKS, QueryAttack
from euca.testing.attacks.questions import Question, Raw, presigned, version_1, version_2, version_4
from euca.testing.attacks.refusals import code_of, query_refuses
from euca.testing.attacks.targets import Cloud, Reply
from euca.testing.signed_messages import make

SIGNERS: dict[str, Callable[[Question], Raw]] = {"4": version_4, "presigned": presigned, "2": version_2}
#: How soon an honest client is answered beside a flood.
AT_ONCE_S = 2.0
FLOOD_S = 4.0
CONNECTIONS = 16


@pytest.mark.parametrize("attack", QUERY_ATTACKS, ids=[identifier(attack.name) for attack in QUERY_ATTACKS])
def test_a_cloud_refuses_it(attack: QueryAttack, attacked: Cloud) -> None:
    query_refuses(attacked, attack)


@pytest.mark.parametrize("signer", SIGNERS)
def test_what_the_attacks_are_made_from_is_good(signer: str, attacked: Cloud) -> None:
    before = attacked.snapshot()
    reply = attacked.targets["cloud"].send(SIGNERS[signer](attacked.question()).data())
    assert reply.status == 200, reply.body
    assert attacked.changes(before)


# Copies


def seen_before(reply: Reply) -> bool:
    return reply.status == 503 and code_of(reply) == "Unavailable" and b"acted upon before" in reply.body


@pytest.mark.case("Query, replay: twice")
@pytest.mark.parametrize("signer", SIGNERS)
def test_twice(signer: str, attacked: Cloud) -> None:
    target, asked = attacked.targets["cloud"], SIGNERS[signer](attacked.question())
    before = attacked.snapshot()
    assert target.send(asked.data()).status == 200
    assert attacked.changes(before)
    after = attacked.snapshot()
    for _ in range(3):
        assert seen_before(target.send(asked.data()))
    assert attacked.changes(after) == []


@pytest.mark.case("Query, replay: eight times at once")
def test_at_once(attacked: Cloud) -> None:
    target, asked = attacked.targets["cloud"], version_4(attacked.question())
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda _: target.send(asked.data()), range(8)))
    assert sorted(reply.status for reply in replies) == [200] + 7 * [503]
    assert sum(map(seen_before, replies)) == 7


@pytest.mark.case("Query, replay: after a restart by kill -9")
def test_after_a_restart(attacked: Cloud) -> None:
    """Signed by a clock that is ahead, as far as it may be: the longest time that such a request can live."""
    target = attacked.targets["cloud"]
    sent = [sign(evolve(attacked.question(), at=time.time() + 800)) for sign in SIGNERS.values()]
    assert [target.send(raw.data()).status for raw in sent] == [200, 200, 200]
    attacked.kill_and_repair(target)
    after = attacked.snapshot()
    assert all(seen_before(target.send(raw.data())) for raw in sent)
    assert attacked.changes(after) == []


@pytest.mark.case("Query, replay: in other words")
def test_in_other_words(attacked: Cloud) -> None:
    """What nobody signed may be written otherwise."""
    target, asked = attacked.targets["cloud"], attacked.question()
    four, two, address = version_4(asked), version_2(attacked.question()), presigned(attacked.question())
    for raw in (four, two, address):
        assert target.send(raw.data()).status == 200
    after = attacked.snapshot()
    authorization = dict(four.headers)["authorization"]
    path, _, query = address.target.partition("?")
    for changed in (
        four.header("User-Agent", "another"),
        four.header("authorization", authorization.replace(", ", ",  ")),
        evolve(four, headers=tuple(reversed(four.headers))),
        two.swapped("%20", "+"),
        two.swapped("Action=", "%41ction="),
        evolve(two, body=b"&".join(reversed(two.body.split(b"&")))),
        evolve(two, method="POST", target=f"{two.target}?{two.body.decode()}", body=b"").header("Content-Type", None),
        evolve(address, target=f"{path}?{'&'.join(reversed(query.split('&')))}"),
        evolve(address, target=address.target.replace("%2F", "%2f")),
    ):
        for tls in (False, True):
            reply = target.send(changed.data() if changed.body else changed.more("Content-Length", "0").data(), tls=tls)
            assert seen_before(reply), (changed, reply.body)
    assert attacked.changes(after) == []


@pytest.mark.case("Query, replay: a question that changes nothing")
def test_a_question_again(attacked: Cloud) -> None:
    """Honest clients ask the same thing twice within a second; what is old by then is refused."""
    target = attacked.targets["cloud"]
    asked = evolve(attacked.question(), parameters={"Action": "DescribeKeyPairs", "Version": "2013-02-01"})
    question = presigned(asked, life_s=2)
    before = attacked.snapshot()
    assert [target.send(question.data()).status for _ in range(2)] == [200, 200]
    time.sleep(max(0.0, asked.at + 3.1 - time.time()))
    assert code_of(target.send(question.data())) == "RequestExpired"
    assert attacked.changes(before) == []


@pytest.mark.case("Query, accounts: an access key that was switched off")
def test_a_key_that_was_switched_off(attacked: Cloud) -> None:
    target, admin = attacked.targets["cloud"], attacked.question()

    def identity(**parameters: str) -> etree._Element:
        asked = evolve(admin, service="iam", at=time.time(), parameters={"Version": "2010-05-08", **parameters})
        reply = target.send(version_4(asked).data())
        assert reply.status == 200, reply.body
        return etree.fromstring(reply.body)

    made = {etree.QName(element).localname: element.text or "" for element in identity(Action="CreateAccessKey").iter()}
    theirs = evolve(admin, key_id=made["AccessKeyId"], secret=made["SecretAccessKey"])
    before, later = (version_4(one) for one in (theirs.asks(GroupName="attack 1"), theirs.asks(GroupName="attack 2")))
    assert target.send(before.data()).status == 200
    identity(Action="UpdateAccessKey", AccessKeyId=made["AccessKeyId"], Status="Inactive")
    after = attacked.snapshot()
    for raw in (before, later):
        assert code_of(target.send(raw.data())) == "AuthFailure"
    assert attacked.changes(after) == []
    identity(Action="DeleteAccessKey", AccessKeyId=made["AccessKeyId"])


@pytest.mark.case("Query, signatures: version 1")
def test_version_1_is_off_until_it_is_switched_on(attacked: Cloud) -> None:
    """Where it is on, two requests of one signature can say two things: the log warns of it at each start."""
    target, warning = attacked.targets["cloud"], "QUERY_SIGNATURE_V1 is on"
    before = attacked.snapshot()
    assert code_of(target.send(version_1(attacked.question()).data())) == "IncompleteSignature"
    assert attacked.changes(before) == []
    assert warning not in target.log.read_text(errors="replace")
    attacked.configure({"QUERY_SIGNATURE_V1": "Y"})
    try:
        assert target.send(version_1(attacked.question()).data()).status == 200
        assert warning in target.log.read_text(errors="replace")
        # It is told apart from version 2 by what is signed, not by what is said.
        bad = version_2(attacked.question()).swapped("SignatureVersion=2", "SignatureVersion=1")
        assert code_of(target.send(bad.data())) in ("SignatureDoesNotMatch", "IncompleteSignature")
    finally:
        attacked.configure({"QUERY_SIGNATURE_V1": "N"})
    assert code_of(target.send(version_1(attacked.question()).data())) == "IncompleteSignature"


# Floods


@pytest.mark.case("Query, floods: badly signed requests")
def test_a_flood_of_bad_requests_takes_nobodys_place(attacked: Cloud) -> None:
    """From one site and many connections; honest clients, by either interface, come from another one."""
    target = attacked.targets["cloud"]
    over = threading.Event()
    codes: list[str] = []

    def flood(number: int) -> None:
        while not over.is_set():
            asked = attacked.question()
            for bad in (version_4(evolve(asked, secret="x")), presigned(evolve(asked, key_id="AKIANOBODY"))):
                try:
                    codes.append(code_of(target.send(bad.data(), source=f"127.9.0.{number + 1}")))
                except OSError:
                    codes.append("turned away")

    threads = [threading.Thread(target=flood, args=(number,)) for number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    took: list[float] = []
    try:
        end = time.monotonic() + FLOOD_S
        while time.monotonic() < end:
            for data in (version_4(attacked.question()).data(), None):
                began = time.monotonic()
                reply = target.send(data) if data else target.post(make(good_draft(target.door)))
                took.append(time.monotonic() - began)
                assert reply.status == 200, reply.body
    finally:
        over.set()
        for thread in threads:
            thread.join(30)
    assert len(codes) > CONNECTIONS and set(codes) <= {"SignatureDoesNotMatch", "AuthFailure", "turned away", "503"}
    assert {"SignatureDoesNotMatch", "AuthFailure"} <= set(codes)
    assert max(took) < AT_ONCE_S, f"{max(took):.3f} s"
