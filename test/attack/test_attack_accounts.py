"""Who may do what to whom: another account with everybody's ids, a certificate that was switched off, a neighbour that was removed."""

import datetime
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve
from twisted.internet import reactor

from euca.adapters.config import load
from euca.cloud.accounts import open_account
from euca.cloud.asking import World
from euca.cloud.tap import limits, open_store
from euca.domain.accounts import User
from euca.domain.capabilities import ALL
from euca.ports.records import IChanges
from euca.soap.security.identity import Identity, Purpose, certificate_from_pem, create
from euca.testing.attacks.material import good_draft
from euca.testing.attacks.targets import Cloud, Reply
from euca.testing.echo import result_of
from euca.testing.plain_samples import sample
from euca.testing.signed_messages import make
from euca.wire import cc, ec2, nc

OPERATIONS = list(ec2.CONTRACT.operations)
NOBODYS = "i-0BADCAFE"
#: What an answer says of itself, and of the ids that were asked for.
ITSELF = re.compile(
    rb"<requestId>[^<]*</requestId>|<aws:RequestId [^<]*<|i-[0-9A-F]{8}"
    rb"|<(?:keyMaterial|keyFingerprint|timestamp|publicIp|allocationId)>[^<]*<"
)


class Mallory:
    """A user of an account of its own, who knows everybody's ids."""

    def __init__(self, cloud: Cloud) -> None:
        settings = load(cloud.state / "cloud" / "eucalyptus.conf").for_tier("cloud")
        self.cloud = cloud
        self.world = World(open_store(settings, None), reactor, os.urandom, limits(settings))
        now = datetime.datetime.now(datetime.UTC)
        self.key: Identity = create("mallory", now=now, days=1, purpose=Purpose.USER)
        self.changes(self._begin)

    def changes(self, work: Any) -> None:
        outcome = result_of(self.world.store.change(work))
        assert not isinstance(outcome, BaseException), outcome

    def _begin(self, records: IChanges) -> None:
        account = open_account(self.world, records, "mallory")
        name = f"{account.account_id}/mallory"
        records.add_user(User(name, account.account_id, "mallory", False, True, time.time()))
        records.add_certificate(name, self.key.certificate_der, time.time())

    def switched(self, on: bool) -> None:
        self.changes(lambda records: records.set_certificate(self.key.certificate_der, on))

    def asks(self, operation: str, instance: str) -> Reply:
        """A plain sample of the operation, about this instance."""
        what = ec2.CONTRACT.operations[operation]
        return self.says(ec2.CONTRACT.encode(what.input.name, sample(ec2.CONTRACT, what.input.type, instance)).decode())

    def lists(self) -> Reply:
        """Its own instances."""
        return self.says(f'<DescribeInstances xmlns="{ec2.CONTRACT.namespace}"><instancesSet/></DescribeInstances>')

    def says(self, body: str) -> Reply:
        target = self.cloud.targets["cloud"]
        return target.post(make(evolve(good_draft(target.door), who=self.key, body=body)))


@pytest.fixture(scope="module")
def mallory(attacked: Cloud) -> Iterator[Mallory]:
    made = Mallory(attacked)
    yield made
    result_of(made.world.store.close())


def administrators(cloud: Cloud) -> dict[str, bytes]:
    """All that the administrator can see."""
    seen = {}
    for operation, content in (
        ("DescribeInstances", "<ns1:instancesSet/>"),
        ("DescribeKeyPairs", "<ns1:keySet/>"),
        ("DescribeSecurityGroups", "<ns1:securityGroupSet/><ns1:securityGroupIdSet/>"),
        ("DescribeImages", "<ns1:imagesSet/>"),
    ):
        answer = cloud.user().call(operation, content)
        assert answer.fault is None
        seen[operation] = re.sub(rb"<requestId>[^<]*</requestId>", b"", answer.data)
    return seen


@pytest.mark.case("accounts: every operation on somebody else's instance")
@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_id_is_no_key(operation: str, mallory: Mallory, attacked: Cloud) -> None:
    """It is answered as is one that nobody has, and the owner's things are as they were."""
    before = administrators(attacked)
    theirs, nobodys = mallory.asks(operation, attacked.victim), mallory.asks(operation, NOBODYS)
    if theirs.status == 200 and nobodys.status == 500:
        # What had no id in it worked, and does not work twice.
        assert b"Duplicate" in nobodys.body or b"already" in nobodys.body
    else:
        assert theirs.status == nobodys.status
        assert ITSELF.sub(b"", theirs.body) == ITSELF.sub(b"", nobodys.body)
    if theirs.status == 200:
        assert attacked.victim.encode() not in theirs.body
    assert administrators(attacked) == before


@pytest.mark.case("accounts: a certificate that was switched off")
def test_a_certificate_counts_until_it_is_switched_off(mallory: Mallory) -> None:
    assert mallory.lists().status == 200
    mallory.switched(False)
    refused = mallory.lists()
    assert refused.fault is not None and refused.fault[0] == "Client.AuthFailure"
    mallory.switched(True)
    assert mallory.lists().status == 200


@pytest.mark.case("neighbours: one that was removed")
@pytest.mark.parametrize("tier", ("cluster", "node"))
def test_a_neighbour_counts_until_it_is_removed(tier: str, attacked: Cloud) -> None:
    target = attacked.targets[tier]
    role = {"cluster": "cloud", "node": "cluster"}[tier]
    assert target.post(make(good_draft(target.door))).status == 200
    db = sqlite3.connect(target.database, timeout=10)
    try:
        (row,) = db.execute("SELECT rowid, role FROM neighbours WHERE role = ?", (role,)).fetchall()
        db.execute("UPDATE neighbours SET role = 'nobody' WHERE rowid = ?", (row[0],))
        db.commit()
        before = attacked.snapshot()
        reply = target.post(make(good_draft(target.door)))
        assert reply.fault == ("soap:Client", "The message was not accepted.")
        assert attacked.changes(before) == []
        db.execute("UPDATE neighbours SET role = ? WHERE rowid = ?", (role, row[0]))
        db.commit()
    finally:
        db.close()
    assert target.post(make(good_draft(target.door))).status == 200


def signers(cloud: Cloud, tier: str) -> list[str]:
    """Which neighbour may sign with which certificate, as the tier has written it down."""
    db = sqlite3.connect(f"file:{cloud.targets[tier].database}?mode=ro", uri=True, timeout=10)
    try:
        return sorted(map(repr, db.execute("SELECT * FROM signers")))
    finally:
        db.close()


@pytest.mark.case("neighbours: one that states another's certificate as its own")
@pytest.mark.parametrize("tier", ("cluster", "node"))
def test_nobodys_certificate_is_stated_away(tier: str, attacked: Cloud) -> None:
    """Well signed by a neighbour: it would speak with another's voice, or take it from it."""
    target = attacked.targets[tier]
    contract, name, kind = {
        "cluster": (cc.CONTRACT, "DescribeResources", cc.KeyRingType),
        "node": (nc.CONTRACT, "ncDescribeResource", nc.KeyRingType),
    }[tier]
    what = contract.operations[name]
    before = signers(attacked, tier)
    keys = attacked.state / target.directory.name / "keys"
    own = certificate_from_pem((keys / "sign.crt").read_bytes())
    own_tls = certificate_from_pem((keys / "tls.crt").read_bytes())
    good = target.door.signer.certificate_der
    others = [own, own_tls, b"", b"x" * 20_000, b"0" * 100]
    if tier == "cluster":
        others += [key.certificate_der for key in attacked.node_keys.values()]
    for other in others:
        for signing, tls in (((good, other), (good,)), ((other,), (other,)), ((good, other) * 20, (good,)), ((), ())):
            ring = kind(edition=2**40, signing=signing, tls=tls)
            value = sample(contract, what.input.type, NOBODYS)
            values = {field.name: getattr(value, field.name) for field in value.FIELDS}
            stated = what.input.type(**{**values, "key_ring": ring, "capability": ALL})
            body = contract.encode(what.input.name, stated).decode()
            draft = good_draft(evolve(target.door, action=what.action, harmless=lambda mark, body=body: body))
            assert target.post(make(draft)).status in (200, 500)
            assert signers(attacked, tier) == before
    assert target.post(make(good_draft(target.door))).status == 200
