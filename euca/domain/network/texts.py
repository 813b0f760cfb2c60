"""The network's values as texts, for journals."""

from __future__ import annotations

import json
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from euca.domain.groups import NO_GROUP, Rule, Source
from euca.domain.network.editions import GROUPS, GUESTS, HOSTS, MEMBERS, OVERLAY
from euca.domain.network.state import Group, Guest, Membership, Overlay


def to_text(value: object) -> str:
    """A value of one of the tables of an edition as text."""
    return json.dumps(_plain(value), separators=(",", ":"))


def from_text(table: str, key: str, text: str) -> object:
    """The value that :func:`to_text` wrote, of a table, by its key."""
    return _READERS[table](key, json.loads(text))


def _plain(value: object) -> Any:
    if isinstance(value, Guest):
        node = _text(value.node)
        return [value.account_id, value.mac, _text(value.private_ip), node, value.group_ids, _text(value.public_ip)]
    if isinstance(value, Membership):
        return [value.account_id, value.group_ids, _text(value.public_ip)]
    if isinstance(value, Group):
        return [[r.protocol, r.from_port, r.to_port, r.cidr, r.source.group_id] for r in value.rules]
    if isinstance(value, Overlay):
        dns = [str(server) for server in value.dns]
        return [str(value.subnet), str(value.head), value.vni, value.port, dns, value.domain]
    return str(value)


def _text(address: IPv4Address | None) -> str:
    return "" if address is None else str(address)


def _address(text: str) -> IPv4Address | None:
    return IPv4Address(text) if text else None


def _guest(key: str, plain: Any) -> Guest:
    account_id, mac, private_ip, node, group_ids, public_ip = plain
    return Guest(key, account_id, mac, _address(private_ip), _address(node), tuple(group_ids), _address(public_ip))


def _membership(key: str, plain: Any) -> Membership:
    account_id, group_ids, public_ip = plain
    return Membership(key, account_id, tuple(group_ids), _address(public_ip))


def _group(key: str, plain: Any) -> Group:
    return Group(
        key,
        tuple(
            Rule(protocol, first, last, cidr, Source(group_id=source) if source else NO_GROUP)
            for protocol, first, last, cidr, source in plain
        ),
    )


def _overlay(key: str, plain: Any) -> Overlay:
    subnet, head, vni, port, dns, domain = plain
    return Overlay(IPv4Network(subnet), IPv4Address(head), vni, port, tuple(map(IPv4Address, dns)), domain)


_READERS: dict[str, Callable[[str, Any], object]] = {
    GUESTS: _guest,
    MEMBERS: _membership,
    GROUPS: _group,
    OVERLAY: _overlay,
    HOSTS: lambda key, plain: IPv4Address(plain),
}
