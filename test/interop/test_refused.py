"""What no client may send: each is refused beside its twin that is accepted, and what was there before is there afterwards."""

import base64
import datetime
import http.client
import re
import ssl
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from attrs import evolve
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.security import identity
from euca.testing.bare_ec2 import Answered, BareUser

pytestmark = pytest.mark.interop

LAUNCH = (
    "<ns1:imageId>{}</ns1:imageId><ns1:minCount>1</ns1:minCount><ns1:maxCount>1</ns1:maxCount>"
    "<ns1:groupSet/><ns1:instanceType>m1.small</ns1:instanceType>"
)
STRANGER = ("Client.AuthFailure", "The request could not be authenticated: check your key, certificate and clock.")


@pytest.fixture
def user(cloud: Any) -> BareUser:
    made: BareUser = cloud.user()
    return made


@pytest.fixture
def launch(user: BareUser) -> str:
    """A request that would launch an instance."""
    images = user.call("DescribeImages", "<ns1:imagesSet/>").texts("imagesSet/item/imageId")
    machine = next(image for image in images if image.startswith("emi-"))
    return f"<ns1:RunInstances>{LAUNCH.format(machine)}</ns1:RunInstances>"


def everything(user: BareUser) -> dict[str, bytes]:
    """All that a user can see of the cloud's records, but for the number of the request and instances' states."""
    asked = {
        "DescribeInstances": "<ns1:instancesSet/>",
        "DescribeKeyPairs": "<ns1:keySet/>",
        "DescribeSecurityGroups": "<ns1:securityGroupSet/><ns1:securityGroupIdSet/>",
        "DescribeImages": "<ns1:imagesSet/>",
    }
    seen = {}
    for operation, content in asked.items():
        answer = user.call(operation, content)
        assert answer.fault is None
        body = answer.body
        for name in ("requestId", "instanceState", "reason", "stateReason"):
            for element in list(body.iter(f"{{*}}{name}")):
                element.getparent().remove(element)
        seen[operation] = etree.tostring(body, method="c14n")
    return seen


def instances(user: BareUser) -> set[str]:
    """Ids of all instances."""
    answer = user.call("DescribeInstances", "<ns1:instancesSet/>")
    return set(answer.texts("reservationSet/item/instancesSet/item/instanceId"))


def terminate(user: BareUser, launched: Answered) -> None:
    """End what was launched."""
    items = "".join(
        f"<ns1:item><ns1:instanceId>{name}</ns1:instanceId></ns1:item>"
        for name in launched.texts("instancesSet/item/instanceId")
    )
    assert user.call("TerminateInstances", f"<ns1:instancesSet>{items}</ns1:instancesSet>").fault is None


def refused(answer: Answered, more: str = "") -> None:
    """The fixed text; a user whose signature was good is told what else was wrong."""
    assert answer.status == 500
    assert answer.fault is not None
    code, text = answer.fault
    assert code == STRANGER[0]
    assert re.fullmatch(re.escape(STRANGER[1]) + (rf" \(.*{more}.*\)" if more else ""), text), text


def why(cloud: Any, user: BareUser, message: bytes) -> str:
    """The name of the check that refuses a message: from the cloud's log, which names at most five a second."""
    for _ in range(4):
        start = cloud.log.stat().st_size
        refused(user.post(message, "RunInstances"))
        with cloud.log.open("rb") as log:
            log.seek(start)
            said = re.search(rb"was refused: ([a-z0-9.]+):", log.read())
        if said is not None:
            return said[1].decode()
        time.sleep(1.0)
    raise AssertionError("the log does not say why")


def other_count(data: bytes) -> bytes:
    return data.replace(b"maxCount>1<", b"maxCount>9<")


def other_time(data: bytes) -> bytes:
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=250)
    return re.sub(rb"(<wsu:Expires[^>]*>)[^<]*", rb"\g<1>" + later.strftime("%Y-%m-%dT%H:%M:%S.000Z").encode(), data)


def other_digest(data: bytes) -> bytes:
    return re.sub(rb"<ds:DigestValue>[^<]*", b"<ds:DigestValue>" + base64.b64encode(bytes(32)), data)


def other_value(data: bytes) -> bytes:
    return re.sub(rb"<ds:SignatureValue>[^<]*", b"<ds:SignatureValue>" + base64.b64encode(bytes(256)), data)


def without_signature(data: bytes) -> bytes:
    return re.sub(rb"<ds:Signature .*</ds:Signature>", b"", data, flags=re.DOTALL)


def without_security(data: bytes) -> bytes:
    return re.sub(rb"<wsse:Security.*</wsse:Security>", b"", data, flags=re.DOTALL)


def without_timestamp(data: bytes) -> bytes:
    return re.sub(rb"<wsu:Timestamp .*</wsu:Timestamp>", b"", data, flags=re.DOTALL)


def wrapped(data: bytes) -> bytes:
    """The signed body hides in a header; another one stands in its place."""
    root = etree.fromstring(data)
    body = root[-1]
    evil = etree.fromstring(other_count(etree.tostring(body)))
    del evil.attrib[f"{{{ns.WSU}}}Id"]
    root.replace(body, evil)
    etree.SubElement(root[0], "{urn:anything}Wrapper").append(body)
    return etree.tostring(root)


def with_the_same_id(data: bytes) -> bytes:
    """Two bodies of one Id."""
    root = etree.fromstring(data)
    root.append(etree.fromstring(other_count(etree.tostring(root[-1]))))
    return etree.tostring(root)


def with_a_doctype(data: bytes) -> bytes:
    return b'<!DOCTYPE x [<!ENTITY e "1">]>' + data


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (other_count, "reference.digest"),
        (other_time, "reference.digest"),
        (other_digest, "signature.wrong"),
        (other_value, "signature.wrong"),
        (without_signature, "signature.count"),
        (without_security, "security.count"),
        (without_timestamp, "timestamp.count"),
        (wrapped, "reference.position"),
        (with_the_same_id, "shape.envelope"),
        (with_a_doctype, "xml.doctype"),
    ],
)
def test_a_changed_message(
    cloud: Any, user: BareUser, launch: str, change: Callable[[bytes], bytes], check: str
) -> None:
    before = everything(user)
    message = user.envelope(launch)
    broken = change(message)
    assert broken != message
    assert why(cloud, user, broken) == check
    assert everything(user) == before
    accepted = user.post(message, "RunInstances")
    assert accepted.fault is None
    terminate(user, accepted)
    assert everything(user) != before


def test_a_launch_sent_twice_launches_once(user: BareUser, launch: str) -> None:
    before = instances(user)
    message = user.envelope(launch)
    first = user.post(message, "RunInstances")
    after = instances(user)
    refused(user.post(message, "RunInstances"), "received before")
    refused(user.post(message, "RunInstances"), "received before")
    assert instances(user) == after
    assert after - before == set(first.texts("instancesSet/item/instanceId"))
    assert len(after - before) == 1
    terminate(user, first)


def test_a_launch_is_remembered_by_a_cloud_that_was_killed(cloud: Any, user: BareUser, launch: str) -> None:
    message = user.envelope(launch)
    first = user.post(message, "RunInstances")
    assert first.fault is None
    cloud.kill_and_repair()
    after = instances(user)
    assert set(first.texts("instancesSet/item/instanceId")) <= after
    refused(user.post(message, "RunInstances"), "received before")
    assert instances(user) == after
    terminate(user, first)


def test_a_question_sent_twice_is_answered_twice(user: BareUser) -> None:
    """Clients whose timestamps have whole seconds send equal messages; nothing is changed by them."""
    message = user.envelope("<ns1:DescribeInstances><ns1:instancesSet/></ns1:DescribeInstances>")
    first, second = (user.post(message, "DescribeInstances") for _ in range(2))
    assert first.fault is None
    assert second.fault is None


@pytest.mark.parametrize(
    ("age_s", "life_s", "told"),
    [
        (320.0, 900.0, "the message is 3[0-9]{2} s old"),
        (-330.0, 900.0, "the message is 3[0-9]{2} s from the future"),
        (200.0, 150.0, "the message expired [0-9]+ s ago"),
    ],
    ids=["stale", "of the future", "expired"],
)
def test_a_message_of_another_time(user: BareUser, launch: str, age_s: float, life_s: float, told: str) -> None:
    before = everything(user)
    refused(user.post(user.envelope(launch, age_s=age_s, life_s=life_s), "RunInstances"), told)
    assert everything(user) == before
    accepted = user.post(user.envelope(launch, age_s=age_s * 0.8, life_s=900.0), "RunInstances")
    assert accepted.fault is None
    terminate(user, accepted)


def test_a_stranger_with_the_users_name(cloud: Any, user: BareUser, launch: str) -> None:
    """A certificate of the same subject, and the user's own certificate with another key."""
    before = everything(user)
    known = identity.load(cloud.key, cloud.certificate)
    name = known.certificate.subject.rfc4514_string().removeprefix("CN=")
    other = identity.create(name, now=datetime.datetime.now(datetime.UTC), days=1)
    stranger = evolve(user, key=other.private_key_pem(), certificate=other.certificate_pem())
    refused(stranger.post(stranger.envelope(launch), "RunInstances"))
    impostor = evolve(user, key=other.private_key_pem())
    refused(impostor.post(impostor.envelope(launch), "RunInstances"))
    assert everything(user) == before


@pytest.mark.parametrize("tier", ["cloud", "cluster1", "node1"])
def test_a_tiers_certificate_is_no_users(cloud: Any, user: BareUser, launch: str, tier: str) -> None:
    before = everything(user)
    keys: Path = cloud.state / tier / "keys"
    stranger = BareUser.from_files(cloud.url, keys / "sign.key", keys / "sign.crt")
    refused(stranger.post(stranger.envelope(launch), "RunInstances"))
    assert everything(user) == before


@pytest.mark.parametrize(("tier", "service"), [("cluster", "EucalyptusCC"), ("node", "EucalyptusNC")])
def test_a_user_gets_nowhere_at_another_tier(cloud: Any, user: BareUser, launch: str, tier: str, service: str) -> None:
    before = everything(user)
    context = ssl._create_unverified_context()  # noqa: S323  # loopback; only what it answers counts
    connection = http.client.HTTPSConnection("127.0.0.1", cloud.ports()[tier], timeout=30, context=context)
    connection.request(
        "POST", f"/axis2/services/{service}", user.envelope(launch), {"Content-Type": "text/xml", "SOAPAction": '""'}
    )
    response = connection.getresponse()
    answer = Answered(response.status, response.read())
    connection.close()
    assert answer.status == 500
    assert answer.fault is not None
    assert answer.fault[1] == "The message was not accepted."
    assert everything(user) == before


def test_what_is_no_soap(user: BareUser) -> None:
    parts = urlsplit(user.url)
    for method, body, headers, status in (
        ("PUT", b"x", {"Content-Type": "text/xml"}, 405),
        ("POST", b"{}", {"Content-Type": "application/json"}, 415),
        ("POST", b"<x/>", {"Content-Type": "text/xml"}, 500),
        ("POST", b"no xml", {"Content-Type": "text/xml"}, 500),
    ):
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
        connection.request(method, parts.path, body, headers)
        response = connection.getresponse()
        answer = Answered(response.status, response.read())
        connection.close()
        assert answer.status == status
        if status == 500:
            assert answer.fault == STRANGER
