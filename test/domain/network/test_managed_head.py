"""What the head's kernel is to hold in mode MANAGED."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from euca.domain.addresses import parse_pool
from euca.domain.network.managed_head import Head, public_pairs, wanted
from euca.domain.network.state import Guest, Overlay, State
from euca.domain.network.translation import Tracked, Translations, stale

HEAD, ONE, TWO = (IPv4Address(f"192.168.50.{n}") for n in (1, 2, 3))
OVERLAY = Overlay(IPv4Network("10.100.0.0/16"), HEAD, 1165, 4789)
POOL = parse_pool("203.0.113.50-203.0.113.60 203.0.113.70")
ME = Head(1500, "eth1", POOL, IPv4Address("203.0.113.1"))


def guest(number: int, node: IPv4Address | None, public: str = "") -> Guest:
    private = OVERLAY.subnet[number] if node else None
    return Guest(
        f"i-{number}", "1", f"d0:0d:00:00:00:{number:02x}", private, node, (), IPv4Address(public) if public else None
    )


GUESTS = (guest(5, ONE, "203.0.113.50"), guest(6, TWO), guest(7, TWO, "198.51.100.9"), guest(8, None, "203.0.113.51"))
STATE = State(OVERLAY, frozenset({ONE, TWO}), {one.instance_id: one for one in GUESTS})


def test_public_addresses_of_this_cluster_are_on_the_public_interface() -> None:
    have = wanted(STATE, ME)
    assert {(one.link, str(one.address), one.label) for one in have.addresses} == {
        ("eth1", "203.0.113.50/32", "eth1:euca")
    }
    assert {(str(one.destination), one.gateway) for one in have.routes} == {
        ("10.100.0.5/32", ONE),
        ("10.100.0.6/32", TWO),
        ("10.100.0.7/32", TWO),
    }
    assert {one.machine for one in have.forwardings} == {ONE, TWO}
    assert [(one.path, one.value) for one in have.settings if one.restore] == [("net/ipv4/conf/eth1/forwarding", "1")]
    (table,) = have.tables
    assert table.sets["private-of"].elements == {("203.0.113.50", "10.100.0.5")} == table.sets["in-force"].elements
    assert table.sets["public-of"].elements == {("10.100.0.5", "203.0.113.50")}
    assert table.sets["pool"].elements == {
        "203.0.113.50/31",
        "203.0.113.52/30",
        "203.0.113.56/30",
        "203.0.113.60",
        "203.0.113.70",
    }


def test_two_guests_that_claim_an_address() -> None:
    assert public_pairs([guest(6, ONE, "203.0.113.50"), guest(5, ONE, "203.0.113.50")], POOL) == {
        IPv4Address("203.0.113.50"): IPv4Address("10.100.0.6")
    }


def test_which_connections_are_stale() -> None:
    is_stale = stale(Translations(POOL, frozenset(public_pairs(GUESTS, POOL).items())))

    def stale_(*addresses: str) -> bool:
        return is_stale(Tracked(*map(IPv4Address, addresses)))

    client, old, has = "192.0.2.9", "10.100.0.6", "10.100.0.5"
    assert not stale_(client, "203.0.113.50", has, client)
    assert stale_(client, "203.0.113.50", old, client)
    assert stale_(client, "203.0.113.51", old, client)
    assert not stale_(has, client, client, "203.0.113.50")
    assert stale_(old, client, client, "203.0.113.50")
    assert not stale_(old, client, client, "203.0.113.1"), "masqueraded"
    assert not stale_(old, "203.0.113.50", has, "203.0.113.1"), "a guest to another's public address"
    assert not stale_("203.0.113.50", client, client, "203.0.113.50"), "nothing translated"


def test_nft_takes_it_and_prints_it_as_it_was_said(load: Callable[..., Any]) -> None:
    for state in (STATE, State(OVERLAY)):
        (table,) = wanted(state, ME).tables
        printed = load([table])
        for chain in table.chains.values():
            assert printed.get((table.family, chain.name), []) == [(one.statements, one.comment) for one in chain.rules]
