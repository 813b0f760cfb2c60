"""Operations that are decoded and that no handler answers."""

from typing import Any

import pytest

from euca.testing.plain_samples import full_sample, sample
from euca.wire.ec2 import CONTRACT

VERSION = "2013-02-01"


def unanswered(world: Any) -> list[str]:
    """The operations without a handler."""
    handlers = world.service.core.handlers
    return [name for name in CONTRACT.operations if name not in handlers and CONTRACT.offers(name, VERSION)]


@pytest.mark.parametrize("signed", [False, True])
def test_they_are_unsupported_whatever_is_in_them(signed: bool, world: Any) -> None:
    world.user("alice")
    client = world.ec2("alice", VERSION, signed=signed)
    names = unanswered(world)
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
