"""Editions of a network as messages of both contracts between tiers, and what comes in such messages, checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from euca.domain.errors import InvalidRequest
from euca.domain.groups import MAX_RULES, NO_GROUP, Rule, Source, canonical_cidr, canonical_protocol, check_ports
from euca.domain.ids import check_id
from euca.domain.network.editions import GROUPS, GUESTS, HOSTS, MEMBERS, OVERLAY, Edition, Kept, Part
from euca.domain.network.state import Change, Group, Guest, Membership, Overlay
from euca.wire import cc, nc

_MAC = re.compile(r"[0-9a-f]{2}(?::[0-9a-f]{2}){5}")
_NAME = re.compile(r"[A-Za-z0-9_.:@/+=-]{1,128}")
_DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
_MOST_GROUPS, _MOST_DNS = 64, 16

# Writing


def state_message(part: Part, capability: Sequence[str]) -> nc.NcApplyNetworkType:
    """Part of a cluster's state, for a node."""
    put, gone = _written(part)
    return nc.NcApplyNetworkType(
        **_named(part, capability),
        overlay=next((_overlay_message(value) for value in put(OVERLAY)), None),
        hosts=tuple(map(str, put(HOSTS))),
        hosts_gone=gone(HOSTS),
        guests=tuple(map(_guest_message, put(GUESTS))),
        guests_gone=gone(GUESTS),
        groups=tuple(_group_message(value, nc.GroupType, nc.GroupRuleType) for value in put(GROUPS)),
        groups_gone=gone(GROUPS),
    )


def intent_message(part: Part, capability: Sequence[str]) -> cc.ApplyNetworkType:
    """Part of the cloud's intent, for a cluster."""
    put, gone = _written(part)
    return cc.ApplyNetworkType(
        **_named(part, capability),
        members=tuple(map(_membership_message, put(MEMBERS))),
        members_gone=gone(MEMBERS),
        groups=tuple(_group_message(value, cc.GroupType, cc.GroupRuleType) for value in put(GROUPS)),
        groups_gone=gone(GROUPS),
    )


def _written(part: Part) -> tuple[Callable[[str], Iterable[Any]], Callable[[str], tuple[str, ...]]]:
    nothing: Change[object] = Change({})
    changes = part.changes
    return (
        lambda name: changes.get(name, nothing).put.values(),
        lambda name: tuple(sorted(changes.get(name, nothing).gone)),
    )


def _named(part: Part, capability: Sequence[str]) -> Mapping[str, Any]:
    edition = part.edition
    return {
        "epoch": edition.epoch,
        "edition": edition.number,
        "tag": edition.tag,
        "base": part.base or None,
        "whole": None if part.base else True,
        "part": part.number or None,
        "more": part.more or None,
        "capability": tuple(capability),
    }


def _text(address: IPv4Address | None) -> str | None:
    return None if address is None else str(address)


def _overlay_message(overlay: Overlay) -> nc.OverlayType:
    return nc.OverlayType(
        subnet=str(overlay.subnet),
        head=str(overlay.head),
        vni=overlay.vni,
        port=overlay.port,
        dns=tuple(map(str, overlay.dns)),
        domain=overlay.domain,
    )


def _guest_message(guest: Guest) -> nc.GuestType:
    return nc.GuestType(
        instance_id=guest.instance_id,
        account_id=guest.account_id,
        mac=guest.mac,
        private_ip=_text(guest.private_ip),
        node=_text(guest.node),
        group_ids=guest.group_ids,
        public_ip=_text(guest.public_ip),
    )


def _membership_message(member: Membership) -> cc.MembershipType:
    return cc.MembershipType(
        instance_id=member.instance_id,
        account_id=member.account_id,
        group_ids=member.group_ids,
        public_ip=_text(member.public_ip),
    )


def _group_message(group: Group, kind: Any, rule_kind: Any) -> Any:
    rules = (
        rule_kind(
            protocol=rule.protocol,
            from_port=rule.from_port,
            to_port=rule.to_port,
            cidr=rule.cidr or None,
            source_group_id=rule.source.group_id or None,
        )
        for rule in group.rules
    )
    return kind(group_id=group.group_id, rules=tuple(rules))


# Reading


def state_part(said: nc.NcApplyNetworkType) -> Part:
    """What a cluster tells a node; raises InvalidRequest or MalformedId."""
    overlay = {} if said.overlay is None else {"": _overlay(said.overlay)}
    hosts = {str(_address(host)): _address(host) for host in said.hosts}
    return _part(
        said,
        {
            OVERLAY: Change(overlay),
            HOSTS: Change(hosts, frozenset(str(_address(host)) for host in said.hosts_gone)),
            GUESTS: Change({guest.instance_id: guest for guest in map(_guest, said.guests)}, _ids(said.guests_gone)),
            GROUPS: _groups(said),
        },
    )


def intent_part(said: cc.ApplyNetworkType) -> Part:
    """What the cloud tells a cluster; raises InvalidRequest or MalformedId."""
    members = {member.instance_id: member for member in map(_membership, said.members)}
    return _part(said, {MEMBERS: Change(members, _ids(said.members_gone)), GROUPS: _groups(said)})


def _part(said: nc.NcApplyNetworkType | cc.ApplyNetworkType, changes: Mapping[str, Change[Any]]) -> Part:
    if bool(said.whole) == bool(said.base):
        raise InvalidRequest("A network is told whole, or as the change from the one that base names")
    part = said.part or 0
    if not (0 <= part <= 1 << 16 and 0 < said.edition < 1 << 62):
        raise InvalidRequest("Parts and editions are counted, from 0 and from 1")
    edition = Edition(_name("epoch", said.epoch), said.edition, _name("tag", said.tag))
    base = _name("base", said.base) if said.base else ""
    return Part(edition, base, part, bool(said.more), dict(changes))


def _name(what: str, text: str) -> str:
    if not _NAME.fullmatch(text):
        raise InvalidRequest(f"The network's {what} is 1 to 128 letters, digits and marks of ASCII")
    return text


def _ids(identifiers: Sequence[str]) -> frozenset[str]:
    return frozenset(check_id("instance", one) for one in identifiers)


def _address(text: str) -> IPv4Address:
    try:
        return IPv4Address(text)
    except ValueError:
        raise InvalidRequest(f"{text[:32]!r} is no IPv4 address") from None


def _address_or_none(text: str | None) -> IPv4Address | None:
    return _address(text) if text else None


def _group_ids(identifiers: Sequence[str]) -> tuple[str, ...]:
    if len(identifiers) > _MOST_GROUPS:
        raise InvalidRequest(f"An instance is in at most {_MOST_GROUPS} groups")
    return tuple(sorted({check_id("group", one) for one in identifiers}))


def _guest(said: nc.GuestType) -> Guest:
    if not _MAC.fullmatch(said.mac):
        raise InvalidRequest(f"{said.mac[:32]!r} is no MAC address in lower case")
    return Guest(
        check_id("instance", said.instance_id),
        _name("accountId", said.account_id) if said.account_id else "",
        said.mac,
        _address_or_none(said.private_ip),
        _address_or_none(said.node),
        _group_ids(said.group_ids),
        _address_or_none(said.public_ip),
    )


def _membership(said: cc.MembershipType) -> Membership:
    return Membership(
        check_id("instance", said.instance_id),
        _name("accountId", said.account_id),
        _group_ids(said.group_ids),
        _address_or_none(said.public_ip),
    )


def _overlay(said: nc.OverlayType) -> Overlay:
    try:
        subnet = IPv4Network(said.subnet)
    except ValueError:
        raise InvalidRequest(f"{said.subnet[:32]!r} is no IPv4 network") from None
    if not (0 < said.vni < 1 << 24 and 0 < said.port < 1 << 16 and subnet.prefixlen <= 30):
        raise InvalidRequest("A VXLAN has a vni of 24 bits, a port of 16, and a private range with room for guests")
    if len(said.dns) > _MOST_DNS or len(said.domain) > 253 or not _DOMAIN.fullmatch(said.domain):
        raise InvalidRequest(f"The guests' domain is a name in lower case, with at most {_MOST_DNS} name servers")
    return Overlay(
        subnet, _address(said.head), said.vni, said.port, tuple(_address(one) for one in said.dns), said.domain
    )


def _groups(said: Any) -> Change[Group]:
    put = {group.group_id: group for group in map(_group, said.groups)}
    return Change(put, frozenset(check_id("group", one) for one in said.groups_gone))


def _group(said: Any) -> Group:
    if len(said.rules) > MAX_RULES:
        raise InvalidRequest(f"A security group has at most {MAX_RULES} rules")
    return Group(check_id("group", said.group_id), tuple(map(_rule, said.rules)))


def _rule(said: Any) -> Rule:
    if bool(said.cidr) == bool(said.source_group_id):
        raise InvalidRequest("A rule's source is a CIDR or a group")
    protocol = canonical_protocol(said.protocol)
    first, last = check_ports(protocol, said.from_port, said.to_port)
    source = Source(group_id=check_id("group", said.source_group_id)) if said.source_group_id else NO_GROUP
    return Rule(protocol, first, last, canonical_cidr(said.cidr) if said.cidr else "", source)


# Answers


def kept_message(kept: Kept) -> Mapping[str, Any]:
    """What is kept, as the fields of an answer in either contract."""
    edition = kept.edition
    return {
        "epoch": edition.epoch,
        "edition": edition.number,
        "tag": edition.tag,
        "in_force": kept.in_force or None,
        "trouble": kept.trouble[:500] or None,
    }


def kept_of(said: nc.NcApplyNetworkResponseType | cc.ApplyNetworkResponseType) -> Kept:
    """What an answer says; what is too long is cut: it is only compared, and shown."""
    edition = Edition(said.epoch[:128], said.edition, said.tag[:128])
    return Kept(edition, (said.in_force or "")[:128], (said.trouble or "")[:500])
