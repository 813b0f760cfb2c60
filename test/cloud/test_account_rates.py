"""What an account may ask of the cloud: its users share it, at both doors, and others have their own."""

from __future__ import annotations

from typing import Any

from euca.adapters.config import parse
from euca.cloud.tap import rate
from euca.soap.rates import Rate
from euca.wire import ec2

ASKED = ec2.DescribeKeyPairsType(key_set=ec2.DescribeKeyPairsInfoType())


def test_an_account_s_users_share_its_rate_at_both_doors(make_world: Any) -> None:
    world = make_world(rate=Rate(per_second=10, burst=4, at_work=4))
    alice = world.user("alice")
    world.user("carol", alice.account_id)
    world.user("bob")
    clients = [world.ec2("alice"), world.ec2("carol", signed=True)]
    for number in range(4):
        clients[number % 2]("DescribeKeyPairs", ASKED)
    for client in clients:
        assert client.refused("DescribeKeyPairs", ASKED) == "Server.RequestLimitExceeded"
    world.ec2("bob")("DescribeKeyPairs", ASKED)
    world.clock.advance(0.1)
    clients[1]("DescribeKeyPairs", ASKED)


def test_what_is_refused_for_its_rate_changes_nothing(make_world: Any) -> None:
    world = make_world(rate=Rate(per_second=1, burst=1, at_work=4))
    world.user("alice")
    client = world.ec2("alice")
    client("DescribeKeyPairs", ASKED)
    key = ec2.CreateKeyPairType(key_name="key")
    assert client.refused("CreateKeyPair", key) == "Server.RequestLimitExceeded"
    world.clock.advance(1)
    assert client("DescribeKeyPairs", ASKED).key_set.item == ()


def test_the_configuration_says_how_much() -> None:
    assert rate(parse("", "x")) == Rate(per_second=100, burst=200, at_work=64)
    text = 'REQUESTS_PER_SECOND="0"\nREQUESTS_BURST="5"\nREQUESTS_AT_WORK="7"'
    assert rate(parse(text, "x")) == Rate(per_second=0, burst=5, at_work=7)
