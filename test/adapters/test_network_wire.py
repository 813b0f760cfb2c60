"""Editions of a network as messages of both contracts, and messages that nobody should send."""

from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from euca.adapters.network_wire import intent_message, intent_part, kept_message, kept_of, state_message, state_part
from euca.domain.errors import EucaError, InvalidRequest, MalformedId
from euca.domain.groups import Rule, Source
from euca.domain.network.editions import Edition, Feed, Kept, tables_of_intent, tables_of_state
from euca.domain.network.state import Group, Guest, Intent, Membership, Overlay, State
from euca.wire import cc, nc

A, B, C = IPv4Address("10.100.0.5"), IPv4Address("192.0.2.2"), IPv4Address("203.0.113.9")
RULES = (Rule("tcp", 22, 22, cidr="0.0.0.0/0"), Rule("icmp", -1, -1, source=Source(group_id="sg-00000002")))
GROUPS = {"sg-00000001": Group("sg-00000001", RULES), "sg-00000002": Group("sg-00000002")}
GUESTS = {
    "i-00000001": Guest("i-00000001", "000000000001", "d0:0d:00:00:00:01", A, B, ("sg-00000001",), C),
    "i-00000002": Guest("i-00000002", "000000000001", "d0:0d:00:00:00:02", None, None),
}
OVERLAY = Overlay(IPv4Network("10.100.0.0/16"), B, 1165, 4789, (C,), "cluster1.internal")
MEMBERS = {
    "i-00000001": Membership("i-00000001", "000000000001", ("sg-00000001", "sg-00000002"), C),
    "i-00000002": Membership("i-00000002", "000000000001"),
}


def test_a_state_is_the_same_behind_the_wire() -> None:
    feed = Feed("life")
    feed.become(tables_of_state(State(OVERLAY, frozenset({B, C}), GUESTS, GROUPS)))
    before = feed.edition.tag
    for state in (State(OVERLAY, frozenset({C}), {}, {}), State(OVERLAY, frozenset({C}), GUESTS, GROUPS)):
        for part in (*feed.parts_from(""), *feed.parts_from(before), *feed.parts_from(None)):
            message = state_message(part, ("network",))
            read = state_part(message)
            assert read == part or {k: c for k, c in read.changes.items() if not c.empty} == {
                k: c for k, c in part.changes.items() if not c.empty
            }
            assert (read.edition, read.base, read.number, read.more) == (
                part.edition,
                part.base,
                part.number,
                part.more,
            )
        before = feed.edition.tag
        feed.become(tables_of_state(state))


def test_an_intent_is_the_same_behind_the_wire() -> None:
    feed = Feed("life")
    feed.become(tables_of_intent(Intent(MEMBERS, GROUPS)))
    (part,) = feed.parts_from("")
    assert intent_part(intent_message(part, ())) == part


def test_what_is_kept_is_the_same_behind_the_wire() -> None:
    kept = Kept(Edition("life", 7, "tag"), "tag", "no VXLAN in this kernel")
    assert kept_of(nc.NcApplyNetworkResponseType(**kept_message(kept))) == kept
    assert kept_of(cc.ApplyNetworkResponseType(**kept_message(Kept(Edition())))) == Kept(Edition())


def state(**values: Any) -> nc.NcApplyNetworkType:
    return nc.NcApplyNetworkType(**{"epoch": "e", "edition": 1, "tag": "t", "whole": True, **values})


def guest(**values: Any) -> nc.NcApplyNetworkType:
    said = {"instance_id": "i-00000001", "account_id": "1", "mac": "d0:0d:00:00:00:01", **values}
    return state(guests=(nc.GuestType(**said),))


def rule(**values: Any) -> nc.NcApplyNetworkType:
    said = {"protocol": "tcp", "from_port": 1, "to_port": 2, "cidr": "10.0.0.0/8", **values}
    return state(groups=(nc.GroupType(group_id="sg-00000001", rules=(nc.GroupRuleType(**said),)),))


def overlay(**values: Any) -> nc.NcApplyNetworkType:
    said = {"subnet": "10.0.0.0/8", "head": "192.0.2.1", "vni": 1, "port": 1, "domain": "x.internal", **values}
    return state(overlay=nc.OverlayType(**said))


@pytest.mark.parametrize("message", [state(), guest(), rule(), overlay()])
def test_these_are_good(message: nc.NcApplyNetworkType) -> None:
    assert state_part(message).base == ""


@pytest.mark.parametrize(
    "message",
    [
        state(base="t"),
        state(whole=None),
        state(edition=0),
        state(part=-1),
        state(epoch=""),
        state(tag="a\nb"),
        state(tag="x" * 129),
        state(hosts=("fe80::1",)),
        state(guests_gone=("x",)),
        state(groups_gone=("sg-1; drop table",)),
        guest(instance_id="i-1"),
        guest(account_id="a b"),
        guest(mac="D0:0D:00:00:00:01"),
        guest(mac="d0:0d:00:00:00:01\n"),
        guest(private_ip="10.0.0.256"),
        guest(node="localhost"),
        guest(group_ids=("default",)),
        guest(group_ids=tuple(f"sg-{n:08X}" for n in range(65))),
        rule(protocol="gre"),
        rule(from_port=3),
        rule(cidr="10.0.0.0/33"),
        rule(cidr=None),
        rule(source_group_id="sg-00000002"),
        overlay(subnet="10.0.0.1/8"),
        overlay(subnet="10.0.0.0/31"),
        overlay(vni=1 << 24),
        overlay(port=0),
        overlay(domain="x;y"),
        overlay(dns=("192.0.2.1",) * 17),
    ],
)
def test_what_cannot_be_is_refused(message: nc.NcApplyNetworkType) -> None:
    with pytest.raises((InvalidRequest, MalformedId)) as refused:
        state_part(message)
    assert isinstance(refused.value, EucaError) and len(str(refused.value)) < 300
