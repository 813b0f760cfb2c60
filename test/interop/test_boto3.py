"""boto3 goes through an instance's life: by its client and its resources, its paginators and its waiters."""

import base64
from pathlib import Path

import pytest

from euca.testing.other_clients import OtherClients, fingerprint

pytestmark = pytest.mark.interop

PROGRAM = Path(__file__).parent / "aws" / "with_boto3.py"
USER_DATA = b"#!/bin/sh\necho hello >/root/hello\n"
COUNT = 6


def test_a_whole_life(clients: OtherClients) -> None:
    name = "boto3"
    _, public = clients.key(name)
    seen = clients.python(PROGRAM, str(public), name)
    prepared, ids = seen["prepared"], seen["ids"]
    assert prepared["fingerprint"] == fingerprint(public)
    assert prepared["twice"] == "InvalidKeyPair.Duplicate"
    ((by_address, by_group),) = prepared["described"]
    assert (by_address["ToPort"], by_address["IpRanges"]) == (22, [{"CidrIp": "0.0.0.0/0"}])
    (pair,) = by_group["UserIdGroupPairs"]
    assert pair == {"UserId": seen["who"], "GroupName": name, "GroupId": prepared["group"]}
    assert len(set(ids)) == COUNT
    *launched, addresses = zip(*seen["launched"], strict=True)
    assert launched == [("running",) * COUNT, (name,) * COUNT, ("m1.small",) * COUNT, tuple(range(COUNT))]
    assert len(set(addresses)) == COUNT
    assert seen["tags"] == [["Name", name], ["owner", "me"]]
    assert base64.b64decode(seen["user data"]) == USER_DATA
    assert ids[0] in seen["console"]
    check_listed(seen["listed"], ids)
    address, during, after = seen["address"]
    assert (during, after) == (address, "InvalidAddress.NotFound")
    assert seen["refused"] == [
        "UnsupportedOperation",
        "UnsupportedOperation",
        "OperationNotPermitted",
        "InvalidInstanceID.NotFound",
        "InvalidGroup.InUse",
        "InvalidParameterValue",
        "DryRunOperation",
    ]
    assert seen["waited in vain"] == "running"
    assert seen["change"] == [["running", "shutting-down"]] * COUNT
    assert seen["end"] == ["terminated", "Client.UserInitiatedShutdown"]
    assert seen["left"] == "InvalidKeyPair.NotFound"
    assert (seen["user"], seen["regions"]) == ("admin", ["eucalyptus"])


def check_listed(listed: dict[str, list[str]], ids: list[str]) -> None:
    """That pages of five hold all that there is, once each."""
    assert listed["pages"] == [COUNT - 1, 1]
    assert sorted(listed["instances"]) == sorted(ids)
    assert listed["tags"] == [["instance", "Name"]] * COUNT
    assert listed["statuses"].count("ok") >= COUNT
