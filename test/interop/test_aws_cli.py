"""The AWS CLI, version 1, goes through an instance's life by the two scripts that docs/clients.md shows."""

import base64
import re
from pathlib import Path
from typing import Any

import pytest

from euca.testing.other_clients import OtherClients, documents, fingerprint

pytestmark = pytest.mark.interop

SCRIPTS = Path(__file__).parent / "aws"
USER_DATA = b"#!/bin/sh\necho hello >/root/hello"
ANYBODY = {"UserIdGroupPairs": [], "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}


def test_a_whole_life(clients: OtherClients) -> None:
    name = "aws cli"
    _, public = clients.key("cli")
    instance = launched(documents(clients.run("sh", SCRIPTS / "launch.sh", public, name).stdout), public, name)
    ended = clients.run("sh", SCRIPTS / "end.sh", name)
    check_end(documents(ended.stdout), instance, name)
    codes = re.findall(r"^An error occurred \((\S+)\) when calling the (\w+) operation", ended.stderr, re.MULTILINE)
    assert codes == [("UnsupportedOperation", "StopInstances"), ("InvalidGroup.InUse", "DeleteSecurityGroup")]


def test_over_tls(clients: OtherClients, cloud: Any) -> None:
    """With the cloud's own certificate as the one to trust; without it nothing is sent."""
    secure = {"AWS_ENDPOINT_URL": clients.environment["AWS_ENDPOINT_URL"].replace("http:", "https:", 1)}
    zones = ["aws", "ec2", "describe-availability-zones"]
    (answer,) = documents(clients.run(*zones, **secure, AWS_CA_BUNDLE=str(cloud.tls_certificate)).stdout)
    assert [zone["ZoneName"] for zone in answer["AvailabilityZones"]] == ["cluster1"]
    with pytest.raises(AssertionError, match="SSL validation failed"):
        clients.run(*zones, **secure)


def launched(answers: list[Any], public: Path, name: str) -> str:
    """The id of the instance that the first script has launched."""
    zones, key, group, *allowed, rules, running = answers
    assert [zone["State"] for zone in zones["AvailabilityZones"]] == ["available"]
    assert key["KeyName"] == name
    assert key["KeyFingerprint"] == fingerprint(public)
    assert group["GroupId"].startswith("sg-")
    assert allowed == [{"Return": True}] * 2
    assert rules == [
        {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, **ANYBODY},
        {"IpProtocol": "icmp", "FromPort": -1, "ToPort": -1, **ANYBODY},
    ]
    ((instance, image, *rest, address),) = running
    assert image.startswith("emi-")
    assert rest == ["m1.small", name, "running"]
    # The public address that it is lent, or its private one where none is to spare.
    assert address.startswith(("203.0.113.", "10."))
    return str(instance)


def check_end(answers: list[Any], instance: str, name: str) -> None:
    """What the second script was answered."""
    data, tags, console, associated, addresses, by_address, stopped, deleted, change, end, *rest = answers
    assert base64.b64decode(data) == USER_DATA
    assert tags == [["Name", name], ["empty", ""], ["owner", "me"]]
    assert instance in console
    (address,) = addresses["Addresses"]
    assert (address["InstanceId"], address["AssociationId"]) == (instance, associated["AssociationId"])
    assert by_address == [[{"Key": "Name", "Value": name}, {"Key": "owner", "Value": "me"}]]
    assert (stopped, deleted) == (None, None)
    (one,) = change["TerminatingInstances"]
    assert [one[what]["Name"] for what in ("PreviousState", "CurrentState")] == ["running", "shutting-down"]
    assert end == [["terminated", "Client.UserInitiatedShutdown"]]
    # Revoked, and both deleted. What the answer of the last one holds is of the CLI's own version.
    assert len(rest) == 3 and all(answer.get("Return", True) for answer in rest)
