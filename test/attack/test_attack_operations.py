"""Every operation of every WSDL at every door of a running cloud: unsigned, by strangers, by users, by tiers in another role.

The operations are read from the files of wsdl/, so that a new one, and a new file, is tried as soon as it is there.
"""

import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from attrs import evolve, frozen

from euca.cli.euca.credentials import read_rc
from euca.query.received import FORM
from euca.query.signing import Credentials, Signed, sign
from euca.soap.codec import Contract
from euca.soap.envelope import wrap
from euca.soap.security.identity import Identity
from euca.soap.security.profile import EC2_REQUEST, TIER_REQUEST, Profile
from euca.soap.wsdl.reader import read
from euca.testing.attacks.material import Door, good_draft
from euca.testing.attacks.targets import Cloud, Reply, Target
from euca.testing.plain_samples import sample
from euca.testing.signed_messages import make
from euca.wire import cc, ec2, enrol, euare, nc, tokens

WSDLS = sorted((Path(__file__).parents[2] / "wsdl").glob("*.wsdl"))
CONTRACTS: dict[str, Contract] = {
    contract.file: contract
    for contract in (ec2.CONTRACT, cc.CONTRACT, nc.CONTRACT, enrol.CONTRACT, euare.CONTRACT, tokens.CONTRACT)
}
OPERATIONS = [(path.name, name) for path in WSDLS for name in read(path).operations]
REFUSALS = {
    "cloud": ("Client.AuthFailure", "The request could not be authenticated: check your key, certificate and clock."),
    "tier": ("soap:Client", "The message was not accepted."),
}
NOBODYS = "i-0BADCAFE"
#: What starts something real by a mere sample of a message; that it is taken from its master is shown by the instance that runs.
STARTS = ("RunInstances", "ncRunInstance")


@frozen
class At:
    """A door: the target's name, path, the contract that it offers, whose messages it takes."""

    target: str
    path: str
    file: str
    master: str
    profile: Profile

    def __str__(self) -> str:
        return f"{self.target}{self.path}"


DOORS = [
    At("cloud", "/services/Eucalyptus", "ec2.wsdl", "user", EC2_REQUEST),
    At("cloud", "/services/Eucalyptus/signed", "ec2.wsdl", "user", EC2_REQUEST),
    At("cloud", "/services/Enrol", "eucalyptus_enrol.wsdl", "", TIER_REQUEST),
    At("cluster", "/axis2/services/EucalyptusCC", "eucalyptus_cc.wsdl", "cloud", TIER_REQUEST),
    At("cluster", "/services/Enrol", "eucalyptus_enrol.wsdl", "", TIER_REQUEST),
    At("node", "/axis2/services/EucalyptusNC", "eucalyptus_nc.wsdl", "cluster", TIER_REQUEST),
]
#: Messages that no SOAP door takes: the Query interface answers them.
BY_QUERY_ALONE = {euare.CONTRACT.file, tokens.CONTRACT.file}
#: Of the services of the Query interface: the contract's file, and what `Version` says of them.
BY_QUERY = {ec2.CONTRACT.file: "2016-11-15", euare.CONTRACT.file: "2010-05-08", tokens.CONTRACT.file: "2011-06-15"}
SIGNERS = ("stranger", "user", "cloud", "cluster", "node")


def test_every_wsdl_has_its_contract_and_its_door() -> None:
    assert {path.name for path in WSDLS} == set(CONTRACTS) == {door.file for door in DOORS} | BY_QUERY_ALONE
    assert {(file, name) for file, contract in CONTRACTS.items() for name in contract.operations} == set(OPERATIONS)


def key_of(cloud: Cloud, name: str) -> Identity:
    found = {
        "stranger": cloud.strangers["stranger"],
        "user": cloud.targets["cloud"].door.signer,
        "cloud": cloud.targets["cluster"].door.signer,
        "cluster": cloud.targets["node"].door.signer,
        "node": cloud.targets["cluster"].door.insider,
    }
    return found[name]


def asked(cloud: Cloud, at: At, file: str, operation: str, instance: str) -> tuple[Target, Door, bytes]:
    """The target, a door whose good message asks for the operation there, and the bare body."""
    contract, target = CONTRACTS[file], cloud.targets[at.target]
    what = contract.operations[operation]
    body = contract.encode(what.input.name, sample(contract, what.input.type, instance))
    scheme = "https" if target.tls or at.path.endswith("Enrol") else "http"
    door = evolve(
        target.door,
        profile=at.profile,
        address=f"{scheme}://127.0.0.1:{target.port}{at.path}",
        action=what.action,
        harmless=lambda mark: body.decode(),
    )
    return target, door, body


def is_refusal(at: At, reply: Reply) -> bool:
    """Whether it is the fixed text that strangers get."""
    kind = "cloud" if at.profile is EC2_REQUEST else "tier"
    return reply.status == 500 and reply.fault == REFUSALS[kind] and not reply.signed


@pytest.mark.parametrize(("file", "operation"), OPERATIONS, ids=[name for _, name in OPERATIONS])
@pytest.mark.parametrize("at", DOORS, ids=str)
@pytest.mark.case("operations: unsigned")
@pytest.mark.case("operations: internal ones at the cloud's door, users' at inner tiers")
@pytest.mark.case("operations: by somebody in another role")
def test_an_operation_at_a_door(at: At, file: str, operation: str, attacked: Cloud) -> None:
    before = attacked.snapshot()
    target, door, body = asked(attacked, at, file, operation, attacked.victim)
    assert is_refusal(at, target.post(wrap(body), path=at.path)), "unsigned"
    for signer in SIGNERS:
        signed = make(evolve(good_draft(door), who=key_of(attacked, signer)))
        is_master = signer == at.master
        if is_master and file == at.file:
            continue
        reply = target.post(signed, path=at.path)
        if is_master or not at.master:
            # Its signature is good: it is told that there is no such operation, or at Enrol that the token is none.
            assert reply.status == 500 and reply.fault is not None, signer
        else:
            assert is_refusal(at, reply), signer
    assert attacked.changes(before) == []
    if at.master and file == at.file and operation not in STARTS:
        accepted(attacked, at, operation)


def told_by_query(target: Target, asked: Mapping[str, str], signed: Signed | None = None) -> tuple[str, int]:
    """The code and the status of what is answered to a form."""
    body = signed.body if signed is not None else urlencode(asked).encode()
    headers = signed.headers if signed is not None else {"content-type": FORM}
    reply = target.post(body, {**headers, "Content-Type": None, "SOAPAction": None}, path="/services/Eucalyptus")
    return re.search(rb"<Code>(\w+)</Code>", reply.body)[1].decode(), reply.status  # type: ignore[index]


@pytest.fixture(scope="module")
def access_key_id(attacked: Cloud) -> str:
    """The administrator's."""
    return read_rc((attacked.state / "eucarc").read_text(), attacked.state)["AWS_ACCESS_KEY_ID"]


@pytest.mark.parametrize(
    ("file", "operation"),
    [(file, name) for file, name in OPERATIONS if file in BY_QUERY],
    ids=[name for file, name in OPERATIONS if file in BY_QUERY],
)
def test_an_operation_by_query(file: str, operation: str, attacked: Cloud, access_key_id: str) -> None:
    """Unsigned, by an access key that nobody has, and by one that somebody has with another secret."""
    before = attacked.snapshot()
    target = attacked.targets["cloud"]
    url = f"http://127.0.0.1:{target.port}/services/Eucalyptus"
    asked = {"Action": operation, "Version": BY_QUERY[file]}
    assert told_by_query(target, asked) == ("MissingAuthenticationToken", 403)
    forged = sign(url, asked, Credentials("A" * 20, "a" * 40), time.time())
    is_ec2 = file == ec2.CONTRACT.file
    unknown = ("AuthFailure", 401) if is_ec2 else ("InvalidClientTokenId", 403)
    assert told_by_query(target, asked, forged) == unknown
    forged = sign(url, asked, Credentials(access_key_id, "a" * 40), time.time())
    assert told_by_query(target, asked, forged) == ("SignatureDoesNotMatch", 403)
    assert attacked.changes(before) == []


def accepted(cloud: Cloud, at: At, operation: str) -> None:
    """The same of an instance that nobody has, by who may ask it, is at least understood."""
    target, door, _ = asked(cloud, at, at.file, operation, NOBODYS)
    reply = target.post(make(evolve(good_draft(door), who=key_of(cloud, at.master))), path=at.path)
    assert reply.status in (200, 500)
    told: Any = reply.fault
    assert told is None or (told[1] not in (text for _, text in REFUSALS.values()) and "AuthFailure" not in told[0])


@pytest.mark.parametrize("at", [door for door in DOORS if door.master], ids=str)
@pytest.mark.case("operations: an answer, a fault or nothing known in place of a question")
def test_what_is_no_question(at: At, attacked: Cloud) -> None:
    """Well signed by who may ask, under the action of an operation that is there."""
    contract, target = CONTRACTS[at.file], attacked.targets[at.target]
    name, what = next(iter(contract.operations.items()))
    _, door, _ = asked(attacked, at, at.file, name, NOBODYS)
    before = attacked.snapshot()
    for body in (
        f'<{what.output.name} xmlns="{contract.namespace}"/>',
        '<soap:Fault xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>x</faultcode>'
        "<faultstring>x</faultstring></soap:Fault>",
        f'<{name} xmlns="urn:another"/>',
        f"<{name}/>",
        f'<{name}x xmlns="{contract.namespace}"/>',
        f'<{name.swapcase()} xmlns="{contract.namespace}"/>',
        f'<{contract.types[0].TYPE} xmlns="{contract.namespace}"/>',
    ):
        reply = target.post(make(evolve(good_draft(door), body=body)), path=at.path)
        assert reply.status == 500 and reply.fault is not None, body
        assert "InternalError" not in reply.fault[0], body
    assert attacked.changes(before) == []
