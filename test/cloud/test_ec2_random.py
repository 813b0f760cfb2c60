"""Well-formed requests of any content: each is answered or refused by a code of EC2's, whatever is in it."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from euca.cloud.ec2.errors import code_of
from euca.cloud.ec2.handlers import ec2_handlers
from euca.soap.codec import Struct
from euca.testing.struct_samples import TEXT, StructSamples
from euca.wire.ec2 import CONTRACT

LATEST = "2016-11-15"
#: What has a meaning somewhere.
WORDS = [
    *("i-00000001", "emi-00000001", "sg-00000001", "eipalloc-00000001", "key-00000001", "r-00000001", "vol-00000001"),
    *(
        "default",
        "web",
        "mine",
        "all",
        "self",
        "one",
        "m1.small",
        "tcp",
        "udp",
        "icmp",
        "-1",
        "standard",
        "vpc",
        "true",
    ),
    *("0.0.0.0/0", "10.0.0.0/8", "192.0.2.1", "instance-id", "tag:Name", "tag-key", "group-name", "instance", "base64"),
    *(
        "000000000000",
        "eucalyptus",
        "ephemeral0",
        "/dev/sdb",
        "x86_64",
        "paravirtual",
        "ok",
        "terminate",
        "stop",
        "2147483648",
    ),
]


@pytest.fixture(scope="module")
def cloud(make_lasting_world: Any) -> Any:
    """A cloud with something of everything, the same for all requests; how one is asked."""
    world = make_lasting_world(pool="192.0.2.1-192.0.2.200")
    clock = world.clock
    world.enrol("one", room=10_000)
    caller = world.user("alice")
    known = [world.image(), *_things(world, caller)]
    handlers = ec2_handlers(world.service.cloud, clock)
    numbers = itertools.count()

    def ask(operation: str, message: Struct) -> Any:
        """The answer, or what was raised."""
        request_id = f"request {next(numbers)}"
        return world.asked_inside(handlers, operation, message, caller, request_id)

    ask.words = [*WORDS, *known]  # type: ignore[attr-defined]
    return ask


def _things(world: Any, caller: Any) -> list[str]:
    ask, cloud = world.ask(caller), world.service.cloud
    group = world.do(cloud.groups.create(ask, "web", "d"))
    key, _ = world.do(cloud.keys.create(ask, "mine"))
    address = world.do(cloud.addresses.allocate(ask))
    return [group.group_id, key.key_pair_id, address.allocation_id, address.public_ip]


@pytest.mark.parametrize("operation", CONTRACT.operations)
def test_any_well_formed_request_is_answered(operation: str, cloud: Any) -> None:
    kind, answer = CONTRACT.operations[operation].input.type, CONTRACT.operations[operation].output

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(StructSamples(CONTRACT, [LATEST], text=st.sampled_from(cloud.words) | TEXT).values(kind))
    def check(message: Struct) -> None:
        came = cloud(operation, message)
        if isinstance(came, Exception):
            assert code_of(came) != "Server.InternalError", repr(came)
        else:
            assert isinstance(came, answer.type)
            CONTRACT.encode(answer.name, came, LATEST)

    check()
