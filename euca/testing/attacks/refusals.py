"""What may come back to a hostile message over a socket."""

from typing import Final

from lxml import etree

from euca.query.received import FORM
from euca.testing.attacks.material import Attack
from euca.testing.attacks.query import QueryAttack
from euca.testing.attacks.questions import version_4
from euca.testing.attacks.targets import Cloud, Reply

CLOUD: Final = (
    "Client.AuthFailure",
    "The request could not be authenticated: check your key, certificate and clock.",
)
INNER: Final = ("soap:Client", "The message was not accepted.")
TOLD: Final = ("timestamp.created", "timestamp.order", "timestamp.expires", "addressing.", "http.soapaction")


def assert_refused(attack: Attack, reply: Reply, *, inner: bool) -> None:
    """Short texts of HTTP; one fixed text of SOAP, which is explained to nobody but who has signed well. inner: between tiers."""
    assert not reply.signed
    if not inner and attack.http.get("Content-Type") == FORM and reply.status != attack.status:
        # At the cloud's door without signed answers a form is a request of EC2's Query interface, and this one is nobody's.
        assert reply.status == 403 and b"<Code>MissingAuthenticationToken</Code>" in reply.body, reply.body
        return
    assert reply.status == attack.status, reply.body
    if attack.status != 500:
        assert reply.fault is None
        assert len(reply.body) < 100
        return
    assert reply.fault is not None
    check = attack.check_tiers if attack.check_tiers and inner else attack.check
    if check == "soap:MustUnderstand":
        assert reply.fault[0] == check
        return
    code, text = INNER if inner else CLOUD
    assert reply.fault[0] == code
    if check.startswith(TOLD):
        assert reply.fault[1].startswith(f"{text} (")
    else:
        assert reply.fault[1] == text


def code_of(reply: Reply) -> str:
    """Query's code of an error; HTTP's status where the body is none of Query's."""
    if not reply.body.startswith(b"<?xml"):
        return str(reply.status)
    return etree.fromstring(reply.body).findtext(".//Error/Code") or str(reply.status)


def query_refuses(cloud: Cloud, attack: QueryAttack) -> None:
    """The hostile request is refused by its rule and changes nothing; the good one that it was made from has its effect."""
    target = cloud.targets["cloud"]
    good, bad = cloud.question(), cloud.question()
    before = cloud.snapshot()
    reply = target.send(attack.make(bad).data())
    assert reply.status >= 400 and code_of(reply) in attack.refused, reply.body[:500]
    assert bad.secret.encode() not in reply.body and b"<!DOCTYPE" not in reply.body
    assert cloud.changes(before) == []
    reply = target.send(version_4(good).data())
    assert reply.status == 200, reply.body
    assert cloud.changes(before), "the good request has its effect"
