"""Operations that are decoded and refused."""

from typing import Any

import pytest

from euca.cloud.ec2.absent import REFUSED
from euca.testing.plain_samples import full_sample, sample
from euca.wire.ec2 import CONTRACT

VERSION = "2013-02-01"


@pytest.mark.parametrize("signed", [False, True])
def test_they_are_unsupported_whatever_is_in_them(signed: bool, world: Any) -> None:
    world.user("alice")
    client = world.ec2("alice", VERSION, signed=signed)
    names = [name for name in REFUSED if CONTRACT.offers(name, VERSION)]
    assert "CreateVpc" in names
    for name in names:
        struct = CONTRACT.operations[name].input.type
        messages = (
            sample(CONTRACT, struct, "i-1"),
            full_sample(CONTRACT, struct, VERSION),
            full_sample(CONTRACT, struct, VERSION, items=12),
        )
        for message in messages:
            assert client.refused(name, message) == "Client.UnsupportedOperation", name
