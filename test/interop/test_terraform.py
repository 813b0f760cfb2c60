"""What Terraform's provider asks in an instance's life is answered as it takes for granted. (A replay of its calls through botocore.)"""

import base64
from pathlib import Path

import pytest

from euca.testing.other_clients import OtherClients

pytestmark = pytest.mark.interop

PROGRAM = Path(__file__).parent / "aws" / "terraform_calls.py"
NAME = "terraform"


def test_the_calls_of_an_instances_life(clients: OtherClients) -> None:
    seen = clients.python(PROGRAM, NAME)
    first = seen["first"]
    assert len(seen["account"]) == 12
    assert first == seen["again"], "a second plan would find something to do"
    assert (first["state"], first["tags"], first["groups"]) == ("running", {"Name": NAME}, ["default"])
    assert (first["placement"], first["monitoring"]) == (["cluster1", "default"], "disabled")
    assert first["root"] == ["instance-store", "/dev/sda1", []]
    assert first["type"] == ["m1.small", False]
    attributes = first["attributes"]
    assert base64.b64decode(attributes.pop("userData")) == b"#!/bin/sh\necho hello >/root/hello\n"
    assert attributes == {
        "disableApiStop": False,
        "disableApiTermination": False,
        "instanceInitiatedShutdownBehavior": "terminate",
    }
    assert first["volumes"] == []
    assert (seen["end"], seen["gone"]) == ("terminated", "InvalidInstanceID.NotFound")
