"""IAM's and STS's operations of the Query interface, by botocore."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from attrs import evolve
from botocore.exceptions import ClientError

from euca.query.signing import Credentials
from euca.soap.security.identity import create
from euca.testing.query_client import QueryClient, botocore_client
from euca.wire import ec2, euare

BASE = "https://cloud.example:8773"


def _code(work: Any, **parameters: Any) -> tuple[str, int]:
    with pytest.raises(ClientError) as refused:
        work(**parameters)
    response = refused.value.response
    return response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"]


@pytest.mark.parametrize("path", ["/", "/services/Euare", "/services/IAM", "/services/Eucalyptus"])
def test_who_am_i(world: Any, path: str) -> None:
    alice = world.user("alice")
    identity = world.botocore("alice", "sts", "/services/Tokens").get_caller_identity()
    assert identity["Account"] == alice.account_id
    assert identity["Arn"] == f"arn:aws:iam::{alice.account_id}:user/alice"
    user = world.botocore("alice", "iam", path).get_user()["User"]
    assert (user["UserName"], user["UserId"], user["Arn"]) == ("alice", identity["UserId"], identity["Arn"])
    assert user["CreateDate"] == datetime.datetime(2012, 3, 4, 5, 6, 7, tzinfo=datetime.UTC)
    assert len(user["UserId"]) == 21


def test_an_access_key_takes_anothers_place(world: Any) -> None:
    world.user("alice")
    iam = world.botocore("alice", "iam", "/")
    made = iam.create_access_key()["AccessKey"]
    assert len(made["AccessKeyId"]) == 20 and len(made["SecretAccessKey"]) == 40
    listed = iam.list_access_keys()["AccessKeyMetadata"]
    assert {key["AccessKeyId"]: key["Status"] for key in listed} == {
        made["AccessKeyId"]: "Active",
        world.access_key("alice").access_key_id: "Active",
    }
    assert "SecretAccessKey" not in listed[0]
    world.clock.advance(1)
    assert _code(iam.create_access_key) == ("LimitExceeded", 409)

    fresh = QueryClient(f"{BASE}/", Credentials(made["AccessKeyId"], made["SecretAccessKey"]), world.clock.seconds, world.post)  # fmt: skip
    fresh("DescribeKeyPairs")
    iam.update_access_key(AccessKeyId=made["AccessKeyId"], Status="Inactive")
    assert fresh.refused("DescribeKeyPairs") == ("AuthFailure", 401)
    world.clock.advance(1)
    iam.update_access_key(AccessKeyId=made["AccessKeyId"], Status="Active")
    fresh("DescribeKeyPairs")
    world.clock.advance(1)
    iam.delete_access_key(AccessKeyId=made["AccessKeyId"])
    assert fresh.refused("DescribeKeyPairs") == ("AuthFailure", 401)
    world.clock.advance(1)
    assert _code(iam.delete_access_key, AccessKeyId=made["AccessKeyId"]) == ("NoSuchEntity", 404)


def test_pages_of_access_keys(world: Any) -> None:
    world.user("alice")
    iam = world.botocore("alice", "iam", "/")
    iam.create_access_key()
    pages = list(iam.get_paginator("list_access_keys").paginate(PaginationConfig={"PageSize": 1}))
    assert [len(page["AccessKeyMetadata"]) for page in pages] == [1, 1]
    assert [page["IsTruncated"] for page in pages] == [True, False]


def test_certificates_are_uploaded_switched_off_and_deleted(world: Any) -> None:
    world.user("alice")
    iam = world.botocore("alice", "iam", "/")
    fresh = create("alice again", now=datetime.datetime.fromtimestamp(world.clock.seconds(), datetime.UTC), days=10)
    made = iam.upload_signing_certificate(CertificateBody=fresh.certificate_pem().decode())["Certificate"]
    assert made["Status"] == "Active"
    listed = {one["CertificateId"]: one for one in iam.list_signing_certificates()["Certificates"]}
    assert len(listed) == 2 and listed[made["CertificateId"]]["CertificateBody"] == fresh.certificate_pem().decode()

    soap = world.ec2("alice")
    ask = ec2.DescribeKeyPairsType(key_set=ec2.DescribeKeyPairsInfoType())
    (own,) = set(listed) - {made["CertificateId"]}
    iam.update_signing_certificate(CertificateId=own, Status="Inactive")
    assert soap.refused("DescribeKeyPairs", ask) == "Client.AuthFailure"
    iam.update_signing_certificate(CertificateId=own, Status="Active")
    soap("DescribeKeyPairs", ask)
    iam.delete_signing_certificate(CertificateId=own)
    assert soap.refused("DescribeKeyPairs", ask) == "Client.AuthFailure"
    world.clock.advance(1)
    assert _code(iam.delete_signing_certificate, CertificateId=own) == ("NoSuchEntity", 404)


@pytest.mark.parametrize("body", ["x", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_what_is_no_certificate_is_refused(world: Any, body: str) -> None:
    world.user("alice")
    assert _code(world.botocore("alice", "iam", "/").upload_signing_certificate, CertificateBody=body) == ("ValidationError", 400)  # fmt: skip


def test_nobody_reaches_anothers_credentials(world: Any) -> None:
    world.user("alice")
    world.user("bob")
    world.botocore("bob", "iam", "/")
    alice = world.botocore("alice", "iam", "/")
    bobs = world.access_key("bob").access_key_id
    certificate = world.botocore("bob", "iam", "/").list_signing_certificates()["Certificates"][0]
    assert _code(alice.delete_access_key, AccessKeyId=bobs) == ("NoSuchEntity", 404)
    assert _code(alice.update_access_key, AccessKeyId=bobs, Status="Inactive") == ("NoSuchEntity", 404)
    assert _code(alice.delete_signing_certificate, CertificateId=certificate["CertificateId"]) == ("NoSuchEntity", 404)
    assert _code(alice.upload_signing_certificate, CertificateBody=certificate["CertificateBody"]) == ("EntityAlreadyExists", 409)  # fmt: skip
    key, known = {"AccessKeyId": bobs}, {"CertificateId": certificate["CertificateId"]}
    asked = {
        "get_user": {},
        "create_access_key": {},
        "list_access_keys": {},
        "update_access_key": {**key, "Status": "Inactive"},
        "delete_access_key": key,
        "upload_signing_certificate": {"CertificateBody": certificate["CertificateBody"]},
        "list_signing_certificates": {},
        "update_signing_certificate": {**known, "Status": "Inactive"},
        "delete_signing_certificate": known,
    }
    assert {name.replace("_", "") for name in asked} == {name.lower() for name in euare.CONTRACT.operations}
    for name, parameters in asked.items():
        assert _code(getattr(alice, name), UserName="bob", **parameters) == ("AccessDenied", 403)
    assert len(world.botocore("bob", "iam", "/").list_access_keys()["AccessKeyMetadata"]) == 1


def test_errors_are_those_of_the_service(world: Any) -> None:
    world.user("alice")
    good = world.access_key("alice")
    for credentials, code in (
        (evolve(good, access_key_id="AKIDNOBODYNOBODY1234"), "InvalidClientTokenId"),
        (evolve(good, secret="another"), "SignatureDoesNotMatch"),
    ):
        sts = botocore_client("sts", f"{BASE}/", credentials, world.clock.seconds, world.post)
        assert _code(sts.get_caller_identity) == (code, 403)
    iam = world.botocore("alice", "iam", "/")
    assert _code(iam.list_groups) == ("InvalidAction", 400)
    assert _code(iam.update_access_key, AccessKeyId=good.access_key_id, Status="Off") == ("ValidationError", 400)


def test_a_change_of_credentials_is_made_once(world: Any) -> None:
    world.user("alice")
    client = QueryClient(f"{BASE}/", evolve(world.access_key("alice"), service="iam"), world.clock.seconds, world.post, "2010-05-08")  # fmt: skip
    request = client.request({"Action": "CreateAccessKey", "Version": "2010-05-08"})
    assert world.post(request).status == 200
    world.restart()
    results = world.begun(request)
    world.clock.advance(1)
    assert results[0].status == 503
    assert len(client("ListAccessKeys").findall(".//AccessKeyId")) == 2
