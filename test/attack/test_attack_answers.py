"""Hostile answers to our own client: in memory, and to a running cluster from an impostor that has taken a node's place and TLS key.

What is told to the user who asked shows what was believed.
"""

import base64
import gzip
import os
import secrets
import signal
import sqlite3
import time
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import define, evolve
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.envelope import fault, wrap
from euca.soap.errors import UnknownOutcome
from euca.soap.exchange import HttpResponse
from euca.soap.security.profile import EC2_ANSWER, TIER_ANSWER
from euca.testing.attacks.doors import PROFILES, echo_door
from euca.testing.attacks.impostor import XML, Forged, Impostor
from euca.testing.attacks.material import ANSWERS, Attack, Door, good_draft
from euca.testing.attacks.targets import EUCALYPTUS, Cloud, Target, running
from euca.testing.echo import Echo, at_the_door, result_of
from euca.testing.signed_messages import make
from euca.testing.transport import Fate

from .conftest import cases

TYPE = {"content-type": "text/xml; charset=utf-8"}
DEFINITE = (
    b'<fault xmlns="http://eucalyptus.ucsb.edu/"><code>NotFound</code><message>no</message><tier>node</tier>'
    b"<correlationId>1</correlationId><definite>true</definite></fault>"
)


@pytest.mark.parametrize(("attack", "profile"), cases(*sorted(ANSWERS)))
def test_a_client_does_not_believe_it(attack: Attack, profile: str, echo: Echo) -> None:
    if PROFILES[profile] is EC2_ANSWER:
        at_the_door(echo, EC2_ANSWER)
    network = echo.network()
    client = echo.client(network)

    def forged(which: int) -> Any:
        question = etree.fromstring(network.sent[-1].request.body).findtext(f".//{{{ns.WSA}}}MessageID", "")
        door = evolve(
            echo_door(PROFILES[profile]),
            question=question,
            harmless=lambda mark: '<ChangeResponse xmlns="urn:echo"><text>forged</text></ChangeResponse>',
        )
        return HttpResponse(200, TYPE, attack.messages(door)[which])

    network.fates += [Fate(answer=lambda _: forged(1)), Fate(answer=lambda _: forged(0))]
    asked = echo.message(text="x")
    assert isinstance(result_of(client.call("Change", asked, 20)), UnknownOutcome)
    assert result_of(client.call("Change", asked, 20)) == echo.message(text="forged")


@define
class Scene:
    """The impostor at the port of the node that has the instance; the real node is dead. believed: what the user was told last."""

    cloud: Cloud
    node: Target
    impostor: Impostor
    door: Door
    believed: str | None = None

    def lies(self, what: Any) -> None:
        """What is answered like this is not told to the user, who hears what was believed last, or that nobody knows."""
        asked: list[bytes] = []
        self.says(lambda body: asked.append(body) or what(body))
        assert self.told() in (None, self.believed)
        assert asked, "the cluster has asked"

    def is_believed(self, text: str, what: Any = None) -> None:
        """What is answered like this (by default well signed) is told to the user."""
        self.says(what or (lambda body: Forged(200, self.good(body, text))))
        assert self.told() == text
        self.believed = text

    def told(self) -> str | None:
        """What the user is told of the instance's console; None where it is that nobody knows."""
        content = f"<ns1:instanceId>{self.cloud.victim}</ns1:instanceId>"
        answer = self.cloud.user().call("GetConsoleOutput", content)
        if answer.fault is not None:
            assert answer.fault[0].startswith("Server."), answer.fault
            return None
        return base64.b64decode(answer.texts("output")[0]).decode("utf-8", "replace")

    def says(self, what: Any) -> None:
        """Whatever the cluster asks of the console is answered like this: request → answer. Other questions are hung up on."""
        self.impostor.answer = lambda body: what(body) if b"ncGetConsoleOutput" in body else None

    def door_for(self, request: bytes, text: str) -> Door:
        question = etree.fromstring(request).findtext(f".//{{{ns.WSA}}}MessageID", "")
        body = (
            f'<ncGetConsoleOutputResponse xmlns="{EUCALYPTUS}"><consoleOutput>{text}</consoleOutput>'
            "</ncGetConsoleOutputResponse>"
        )
        return evolve(self.door, question=question, harmless=lambda mark: body)

    def good(self, request: bytes, text: str) -> bytes:
        return make(good_draft(self.door_for(request, text)))


@pytest.fixture(scope="module")
def scene(attacked: Cloud) -> Iterator[Scene]:
    db = sqlite3.connect(f"file:{attacked.targets['cluster'].database}?mode=ro", uri=True)
    rows = [repr(row) for row in db.execute("SELECT * FROM instances") if attacked.victim in repr(row)]
    db.close()
    (node,) = (node for node in attacked.nodes if any(f"'{node.name}'" in row for row in rows))
    keys = node.directory / "keys"
    os.kill(node.process, signal.SIGKILL)
    door = evolve(
        node.door,
        profile=TIER_ANSWER,
        signer=attacked.node_keys[node.name],
        insider=attacked.targets["node"].door.signer,
        small=attacked.node_twins[node.name],
        action="EucalyptusNC#ncGetConsoleOutput",
        question="urn:x",
        forged=f'<ncGetConsoleOutputResponse xmlns="{EUCALYPTUS}"><consoleOutput>forged</consoleOutput></ncGetConsoleOutputResponse>',
    )
    try:
        end = time.monotonic() + 20
        while True:
            try:
                impostor = Impostor(node.port, keys / "tls.crt", keys / "tls.key")
                break
            except OSError:
                assert time.monotonic() < end
                time.sleep(0.1)
        with impostor:
            yield Scene(attacked, node, impostor, door)
    finally:
        running(attacked.state).up()
        attacked.settle()


@pytest.mark.parametrize(("attack", "profile"), cases(TIER_ANSWER.name))
def test_a_running_cluster_does_not_believe_it(attack: Attack, profile: str, scene: Scene) -> None:
    lie, word = (f"{kind}: {secrets.token_hex(8)}" for kind in ("lie", "said"))
    scene.lies(lambda request: Forged(200, attack.messages(scene.door_for(request, lie))[1]))
    scene.is_believed(word, lambda request: Forged(200, attack.messages(scene.door_for(request, word))[0]))


def unsigned(scene: Scene, request: bytes) -> Forged:
    return Forged(200, wrap(scene.door.forged.encode()))


def unsigned_refusal(scene: Scene, request: bytes) -> Forged:
    return Forged(500, wrap(fault("soap:Client", "The message was not accepted.")))


def unsigned_definite(scene: Scene, request: bytes) -> Forged:
    return Forged(500, wrap(fault("soap:Client", "no such instance", DEFINITE)))


def question_back(scene: Scene, request: bytes) -> Forged:
    return Forged(200, request)


def redirected(scene: Scene, request: bytes) -> Forged:
    return Forged(302, b"", {"Location": f"https://127.0.0.1:{scene.node.port}/elsewhere", **XML})


def not_modified(scene: Scene, request: bytes) -> Forged:
    return Forged(304, b"")


def accepted_only(scene: Scene, request: bytes) -> Forged:
    return Forged(202, b"")


def html(scene: Scene, request: bytes) -> Forged:
    return Forged(200, b"<html><body>forged</body></html>", {"Content-Type": "text/html"})


def soap12(scene: Scene, request: bytes) -> Forged:
    return Forged(200, scene.good(request, "forged"), {"Content-Type": "application/soap+xml"})


def compressed(scene: Scene, request: bytes) -> Forged:
    return Forged(200, gzip.compress(scene.good(request, "forged")), {"Content-Encoding": "gzip", **XML})


def too_long(scene: Scene, request: bytes) -> Forged:
    return Forged(200, scene.good(request, "forged") + b" " * (17 * 2**20))


def cut(scene: Scene, request: bytes) -> Forged:
    data = scene.good(request, "forged")
    return Forged(200, data, length=len(data) + 100)


def hung_up(scene: Scene, request: bytes) -> None:
    return None


def other_operation(scene: Scene, request: bytes) -> Forged:
    door = scene.door_for(request, "forged")
    body = f'<ncDescribeResourceResponse xmlns="{EUCALYPTUS}"/>'
    return Forged(
        200, make(good_draft(evolve(door, action="EucalyptusNC#ncDescribeResource", harmless=lambda _: body)))
    )


def other_body(scene: Scene, request: bytes) -> Forged:
    """Everything says that it is the answer, but its body is another operation's."""
    door = scene.door_for(request, "forged")
    body = f'<ncRebootInstanceResponse xmlns="{EUCALYPTUS}"><status>true</status></ncRebootInstanceResponse>'
    return Forged(200, make(good_draft(evolve(door, harmless=lambda _: body))))


HOSTILE = {
    "answers: unsigned": unsigned,
    "answers: an unsigned refusal": unsigned_refusal,
    "answers: an unsigned fault that says definite": unsigned_definite,
    "answers: the question itself": question_back,
    "answers: a redirect": redirected,
    "answers: 304": not_modified,
    "answers: 202": accepted_only,
    "answers: HTML": html,
    "answers: SOAP 1.2's media type": soap12,
    "answers: compressed": compressed,
    "answers: seventeen megabytes": too_long,
    "answers: cut short": cut,
    "answers: hung up on": hung_up,
    "answers: to another operation, well signed": other_operation,
    "answers: another operation's body, well signed": other_body,
}
NAMED = [pytest.param(what, id=name, marks=pytest.mark.case(name)) for name, what in HOSTILE.items()]


@pytest.mark.parametrize("what", NAMED)
def test_a_running_cluster_takes_it_for_no_answer(what: Any, scene: Scene) -> None:
    scene.lies(lambda request: what(scene, request))
    scene.is_believed(f"said: {secrets.token_hex(8)}")


@pytest.mark.case("answers: an earlier one again")
def test_an_earlier_answer_is_none(scene: Scene) -> None:
    kept: list[bytes] = []

    def first(request: bytes) -> Forged:
        kept.append(scene.good(request, "said: earlier"))
        return Forged(200, kept[0])

    scene.is_believed("said: earlier", first)
    scene.is_believed("said: later")
    scene.lies(lambda request: Forged(200, kept[0]))
    # With the new question's number in it, it is not what was signed.
    question = etree.fromstring(kept[0]).findtext(f".//{{{ns.WSA}}}RelatesTo") or ""
    scene.lies(lambda request: Forged(200, kept[0].replace(question.encode(), new_question(request))))


def new_question(request: bytes) -> bytes:
    return etree.fromstring(request).findtext(f".//{{{ns.WSA}}}MessageID", "").encode()
