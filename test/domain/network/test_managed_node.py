"""What a node's kernel is to hold in mode MANAGED."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest
from attrs import evolve

from euca.domain.groups import Rule, Source
from euca.domain.network.groups import members_set
from euca.domain.network.kernel import Wanted
from euca.domain.network.managed_node import Node, Plugged, interface_commands, wanted
from euca.domain.network.names import interface_name, tunnel_mac
from euca.domain.network.state import Group, Guest, Overlay, State

HEAD, ONE, TWO = (IPv4Address(f"192.168.50.{n}") for n in (1, 2, 3))
OVERLAY = Overlay(IPv4Network("10.100.0.0/16"), HEAD, 1165, 4789)
ME = Node(ONE, 1500, 8776)


def guest(number: int, node: IPv4Address, *group_ids: str) -> Guest:
    return Guest(f"i-{number:08x}", "1", f"d0:0d:00:00:00:{number:02x}", OVERLAY.subnet[number], node, tuple(group_ids))


def plugged(one: Guest) -> Plugged:
    assert one.private_ip is not None
    return Plugged(one.instance_id, one.mac, one.private_ip, interface_name(one.instance_id))


WEB = Group("sg-web", (Rule("tcp", 80, 80, "0.0.0.0/0"), Rule("tcp", 22, 22, "192.0.2.0/24")))
DB = Group("sg-db", (Rule("tcp", 5432, 5432, source=Source("1", "web", "sg-web")),))
HERE, THERE, ALONE = guest(5, ONE, "sg-web"), guest(6, TWO, "sg-db"), guest(7, ONE)
STATE = State(
    OVERLAY,
    frozenset({ONE, TWO}),
    {one.instance_id: one for one in (HERE, THERE, ALONE)},
    {one.group_id: one for one in (WEB, DB)},
)
PLUGGED = (plugged(HERE), plugged(ALONE))


def mark_of(what: Wanted) -> int:
    return int(what.tables[0].chains["admit"].rules[0].statements[0]["mangle"]["value"])


def test_names() -> None:
    assert interface_name("i-1234abcd") == "ev1234abcd"
    assert len(interface_name("i-0123456789abcdef0")) == 15
    assert tunnel_mac(ONE) == "0a:ec:c0:a8:32:02"


def test_routes_and_neighbours() -> None:
    have = wanted(STATE, PLUGGED, ME)
    assert {(str(one.destination), one.link, one.gateway) for one in have.routes} == {
        ("0.0.0.0/0", "eucavx", HEAD),
        ("10.100.0.5/32", "ev00000005", None),
        ("10.100.0.6/32", "eucavx", TWO),
        ("10.100.0.7/32", "ev00000007", None),
    }
    assert {(one.link, str(one.address), one.mac) for one in have.neighbours} == {
        ("eucavx", "192.168.50.1", "0a:ec:c0:a8:32:01"),
        ("eucavx", "192.168.50.3", "0a:ec:c0:a8:32:03"),
        ("ev00000005", "10.100.0.5", HERE.mac),
        ("ev00000007", "10.100.0.7", ALONE.mac),
    }
    assert {one.machine for one in have.forwardings} == {HEAD, TWO}
    (link,) = have.links
    assert (link.mtu, link.mac, link.local) == (1450, tunnel_mac(ONE), ONE)
    assert {(one.name, one.mtu) for one in have.interfaces} == {("ev00000005", 1450), ("ev00000007", 1450)}


def test_a_guest_that_moved_here_is_here() -> None:
    """The node knows best who is plugged, whatever an old state says."""
    have = wanted(STATE, (*PLUGGED, plugged(THERE)), ME)
    assert [one.link for one in have.routes if str(one.destination) == "10.100.0.6/32"] == ["ev00000006"]


def test_a_state_without_overlay_is_none() -> None:
    with pytest.raises(ValueError, match="overlay"):
        wanted(State(), (), ME)


def test_the_script_does_what_is_wanted() -> None:
    """Each line of the batch, and each setting, is one of the values that a reconcile compares."""
    have = wanted(STATE, PLUGGED, ME)
    said = interface_commands(PLUGGED[0], OVERLAY, ME)
    name = "ev00000005"
    assert set(said.settings) == {one for one in have.settings if f"/{name}/" in one.path}
    (interface,) = (one for one in have.interfaces if one.name == name)
    (address,) = (one for one in have.addresses if one.link == name)
    (route,) = (one for one in have.routes if one.link == name)
    (neighbour,) = (one for one in have.neighbours if one.link == name)
    assert said.batch.splitlines() == [
        f"link set dev {name} address {interface.mac} mtu {interface.mtu}",
        f"link set dev {name} up",
        f"address replace {address.address} dev {name} scope {address.scope}",
        f"neighbour replace {neighbour.address} dev {name} lladdr {neighbour.mac} nud permanent",
        f"route replace {route.destination} dev {name} table {route.table} protocol 165 scope link",
        f'link set dev {name} alias "eucalyptus guest"',
    ]


def test_only_what_judges_guests_of_this_node_is_here() -> None:
    inet = wanted(STATE, PLUGGED, ME).tables[0]
    assert "sg-web" in inet.chains and "sg-db" not in inet.chains and "sg-web.members" not in inet.sets
    inet = wanted(STATE, (plugged(THERE),), evolve(ME, underlay=TWO)).tables[0]
    assert inet.sets["sg-web.members"].elements == {"10.100.0.5"}


def test_the_mark_changes_with_what_judges_and_with_nothing_else() -> None:
    before = mark_of(wanted(STATE, PLUGGED, ME))
    assert mark_of(wanted(STATE, PLUGGED[::-1], ME)) == before
    reordered = evolve(WEB, rules=WEB.rules[::-1])
    assert mark_of(wanted(evolve(STATE, groups={**STATE.groups, "sg-web": reordered}), PLUGGED, ME)) == before
    elsewhere = evolve(STATE, guests={**STATE.guests, "i-8": guest(8, TWO, "sg-web")})
    assert mark_of(wanted(elsewhere, PLUGGED, ME)) == before
    for rules in ((), WEB.rules[:1], (*WEB.rules, Rule("udp", 1, 1, "0.0.0.0/0"))):
        changed = evolve(STATE, groups={**STATE.groups, "sg-web": Group("sg-web", rules)})
        assert mark_of(wanted(changed, PLUGGED, ME)) != before
    left = evolve(STATE, guests={**STATE.guests, HERE.instance_id: evolve(HERE, group_ids=())})
    assert mark_of(wanted(left, PLUGGED, ME)) != before
    assert mark_of(wanted(STATE, PLUGGED[:1], ME)) != before


def test_nft_takes_it_and_prints_it_as_it_was_said(load: Callable[..., Any]) -> None:
    tables = wanted(STATE, PLUGGED, ME).tables
    printed = load(tables)
    for table in tables:
        for chain in table.chains.values():
            said = [(one.statements, one.comment) for one in chain.rules]
            assert printed.get((table.family, chain.name), []) == said


@pytest.mark.parametrize("group_id", ["sg-1a0d44ed", "sg-1A0D44ED"])
def test_a_group_s_chain_and_its_members_have_its_name(group_id: str) -> None:
    """As ``nft list`` shows them to an operator, who knows the group by its id."""
    groups = {group_id: Group(group_id, (Rule("tcp", 1, 1, source=Source(group_id=group_id)),))}
    here = evolve(HERE, group_ids=(group_id,))
    table = wanted(State(OVERLAY, frozenset({ONE}), {here.instance_id: here}, groups), PLUGGED[:1], ME).tables[0]
    assert group_id in table.chains and members_set(group_id) in table.sets
    assert members_set(group_id) == f"{group_id}.members"


def test_no_group_has_the_name_of_another_chain(load: Callable[..., Any]) -> None:
    """Whatever a cluster says that its groups are called."""
    ids = (
        "forward",
        "admit",
        "judge-nobody",
        "sg_a",
        "sg-A",
        "a b",
        'sg-"; drop',
        "\n",
        "é" * 300,
        "sg-" + "a" * 300,
        "",
    )
    groups = {group_id: Group(group_id, (Rule("tcp", 1, 1, source=Source(group_id=group_id)),)) for group_id in ids}
    here = evolve(HERE, group_ids=ids)
    what = wanted(State(OVERLAY, frozenset({ONE}), {here.instance_id: here}, groups), PLUGGED[:1], ME)
    plain = wanted(State(OVERLAY, frozenset({ONE})), PLUGGED[:1], ME)
    before, after = plain.tables[0], what.tables[0]
    # A chain for each group, one for their combination, and nothing else is other.
    assert len(after.chains) == len(before.chains) + len(ids) + 1
    assert all(after.chains[name] == chain for name, chain in before.chains.items() if name not in ("admit", "forward"))
    load(what.tables)
