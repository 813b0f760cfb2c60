"""What this cloud has not: lists of nothing, EC2's codes for what is named, clear refusals; and nothing in between."""

from __future__ import annotations

from typing import Any

import pytest

from euca.cloud.ec2.absent import NOTHING, REFUSED
from euca.cloud.ec2.handlers import SUBJECTS
from euca.soap.codec import Struct
from euca.testing import ec2_messages
from euca.testing.plain_samples import sample
from euca.wire import ec2
from euca.wire.ec2 import CONTRACT

LATEST = "2016-11-15"
#: Kinds for which EC2's code ends otherwise, or has none of its own.
CODES = {
    "conversion task": "Client.InvalidConversionTaskId",
    "license": "Client.InvalidParameterValue",
    "placement group": "Client.InvalidPlacementGroup.Unknown",
    "reserved instances": "Client.InvalidReservedInstancesId",
    "reserved instances listing": "Client.InvalidInput",
    "reserved instances offering": "Client.InvalidReservedInstancesOfferingId",
}
FILTERED = [name for name in NOTHING if hasattr(CONTRACT.operations[name].input.type, "filter_set")]


@pytest.fixture
def alice(world: Any) -> Any:
    world.user("alice")
    return world.ec2("alice", LATEST)


def plain(operation: str, **fields: Any) -> Struct:
    """A request that names nothing."""
    kind: Any = CONTRACT.operations[operation].input.type
    sets = {one.name: getattr(ec2, one.type)() for one in kind.FIELDS if one.min and hasattr(ec2, one.type)}
    message: Struct = kind(**{**sets, **fields})
    return message


def naming(operation: str, field: str, identifier: str) -> Struct:
    """A request that names a thing in one field."""
    kind: Any = CONTRACT.operations[operation].input.type
    (wanted,) = (one for one in kind.FIELDS if one.name == field)
    if wanted.type == "string":
        return plain(operation, **{field: identifier})
    named: Any = getattr(ec2, wanted.type)
    item: Any = getattr(ec2, named.FIELDS[0].type)
    return plain(operation, **{field: named(item=(item(**{item.FIELDS[0].name: identifier}),))})


def filters(name: str) -> ec2.FilterSetType:
    return ec2_messages.filters([(name, ["*"])])


def test_every_operation_is_answered_by_exactly_one_subject() -> None:
    """Once more than twice: take it out of euca/cloud/ec2/absent.py. Not at all: give it a handler, or a row there."""
    answered = [name for subject in SUBJECTS for name in subject.standings()]
    assert sorted(answered) == sorted(CONTRACT.operations)
    assert not NOTHING.keys() & REFUSED.keys()


def test_lists_are_empty(alice: Any) -> None:
    for operation, nothing in NOTHING.items():
        if nothing.one:
            continue
        answer = alice(operation, plain(operation))
        assert isinstance(answer, CONTRACT.operations[operation].output.type)
        sets = [getattr(answer, one.name) for one in answer.FIELDS if hasattr(ec2, one.type)]
        assert sets and all(one.item == () for one in sets), operation


def test_what_is_named_is_not_there(alice: Any) -> None:
    for operation, nothing in NOTHING.items():
        for field in nothing.named:
            code = alice.refused(operation, naming(operation, field, "x-12345678"))
            expected = CODES.get(nothing.kind)
            assert code == expected if expected else code.endswith(".NotFound"), (operation, code)
        if nothing.one and nothing.named:
            assert alice.refused(operation, plain(operation, **{nothing.named[0]: ""})) == "Client.MissingParameter"
    feed = alice.refused("DescribeSpotDatafeedSubscription", plain("DescribeSpotDatafeedSubscription"))
    assert feed == "Client.InvalidSpotDatafeed.NotFound"


@pytest.mark.parametrize("operation", FILTERED)
def test_filters_are_those_of_ec2(operation: str, alice: Any) -> None:
    for name in (*NOTHING[operation].filters.split(), "tag:Name", "tag-key"):
        assert alice(operation, plain(operation, filter_set=filters(name))) is not None
    assert alice.refused(operation, plain(operation, filter_set=filters("nonsense"))) == "Client.InvalidParameterValue"


def test_a_token_for_a_next_page_is_none_of_ours(alice: Any) -> None:
    for operation in ("DescribeVolumes", "DescribeSnapshots", "DescribeSpotPriceHistory", "DescribeVolumeStatus"):
        assert alice.refused(operation, plain(operation, next_token="x")) == "Client.InvalidPaginationToken"


def test_the_rest_says_why(world: Any) -> None:
    world.user("alice")
    alice = world.ec2("alice", LATEST)
    for operation, why in REFUSED.items():
        message = sample(CONTRACT, CONTRACT.operations[operation].input.type, "i-12345678")
        with pytest.raises(Exception, match=why[:20]) as caught:
            alice(operation, message)
        assert caught.value.code == "Client.UnsupportedOperation"
