"""What the kernel holds with our mark, read by netlink as values that compare with what is wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import Any

from attrs import define, evolve, field
from pyroute2.netlink import rtnl
from pyroute2.netlink.rtnl.fibmsg import fibmsg
from pyroute2.netlink.rtnl.ifaddrmsg import ifaddrmsg
from pyroute2.netlink.rtnl.ifinfmsg import ifinfmsg
from pyroute2.netlink.rtnl.ndmsg import ndmsg
from pyroute2.netlink.rtnl.rtmsg import rtmsg

from euca.adapters.netlink import Message, Netlink
from euca.domain.network.difference import Actual, Odd
from euca.domain.network.kernel import (
    GUEST_MARK,
    LABEL,
    LINK_GROUP,
    PROTOCOL,
    Address,
    Forwarding,
    Interface,
    Link,
    Neighbour,
    PolicyRule,
    Route,
    Wanted,
)
from euca.domain.network.names import TABLE

_UP = 0x1
_INET, _BRIDGE = 2, 7
_PERMANENT = 0x80
_UNICAST = 1
_TO_TABLE = 1
_ONLINK = 0x4
_NO_PREFIX = 0xFFFFFFFF
_SCOPES = {0: "global", 253: "link"}
#: Attributes of rules and routes that ours have, or that say nothing.
_RULE_PARTS = {"FRA_PRIORITY", "FRA_TABLE", "FRA_PROTOCOL", "FRA_SRC", "FRA_DST", "FRA_SUPPRESS_PREFIXLEN"}
_ROUTE_PARTS = {"RTA_TABLE", "RTA_DST", "RTA_OIF", "RTA_GATEWAY"}


@define
class _Seen:
    """What is read of links: which are whose."""

    names: dict[int, str] = field(factory=dict)
    links: set[Link] = field(factory=set)
    interfaces: set[Interface] = field(factory=set)
    unready: set[str] = field(factory=set)
    foreign: list[str] = field(factory=list)


def read(netlink: Netlink, wanted: Wanted) -> Actual:
    """What is there: everything with our mark, and what stands in the way of what is wanted. Settings and filters are not netlink's. Raises OSError."""
    seen = _links(netlink, wanted)
    whole = {link.name for link in seen.links} | {one.name for one in seen.interfaces | wanted.interfaces}
    addresses, foreign = _addresses(netlink, wanted, seen, whole)
    rules, odd_rules = _rules(netlink)
    tables = {rule.table for rule in rules} | {route.table for route in wanted.routes} | {TABLE}
    actual = Actual(
        present={name: index for index, name in seen.names.items()},
        links=frozenset(seen.links),
        interfaces=frozenset(seen.interfaces),
        unready=frozenset(seen.unready),
        addresses=frozenset(addresses),
        rules=frozenset(rules),
        odd=frozenset(odd_rules),
        neighbours=frozenset(_neighbours(netlink, seen, whole)),
        forwardings=frozenset(_forwardings(netlink, seen)),
        foreign=(*seen.foreign, *foreign),
    )
    for table in sorted(tables):
        actual = _with_routes(netlink, actual, table, seen)
    return actual


def stands(netlink: Netlink, known: Actual, present: Mapping[str, int]) -> bool:
    """Whether rules are as they are known, and addresses still there, except those of links that are not. Raises OSError."""
    rules, odd = _rules(netlink)
    if odd or rules != known.rules:
        return False
    now = {
        (message["index"], message.get_attr("IFA_LOCAL"), message["prefixlen"])
        for _, message in netlink.dump(rtnl.RTM_GETADDR, ifaddrmsg(), ifaddrmsg)
    }
    wanted = (
        (present[one.link], str(one.address.ip), one.address.network.prefixlen)
        for one in known.addresses
        if one.link in present
    )
    return all(one in now for one in wanted)


# Links


def _links(netlink: Netlink, wanted: Wanted) -> _Seen:
    seen = _Seen()
    ours = {link.name: link for link in wanted.links}
    guests = {one.name for one in wanted.interfaces}
    for _, message in netlink.dump(rtnl.RTM_GETLINK, ifinfmsg(), ifinfmsg):
        name = message.get_attr("IFLA_IFNAME")
        seen.names[message["index"]] = name
        alias = message.get_attr("IFLA_IFALIAS") or ""
        up = bool(message["flags"] & _UP)
        is_ours = _is_ours(message)
        if not is_ours and (alias == GUEST_MARK or name in guests):
            mac, mtu = message.get_attr("IFLA_ADDRESS") or "", message.get_attr("IFLA_MTU")
            seen.interfaces.add(Interface(name, mac, mtu))
            if not up or alias != GUEST_MARK:
                seen.unready.add(name)
        elif is_ours:
            link = _vxlan(name, message)
            seen.links.add(link)
            if not up or not alias:
                seen.unready.add(name)
            if name in guests:
                seen.foreign.append(f"{name} is a guest's interface, and marked as a link of ours: ip link del {name}")
        elif name in ours:
            seen.foreign.append(
                f"There is a link {name} that Eucalyptus did not make; remove it: ip link del {name} (it is no VXLAN of group {LINK_GROUP})"
            )
    return seen


def _is_ours(message: Message) -> bool:
    """Whether we made a link. An alias alone says nothing: people write our name into those of their own links."""
    info = message.get_attr("IFLA_LINKINFO")
    is_vxlan = info is not None and info.get_attr("IFLA_INFO_KIND") == "vxlan"
    return is_vxlan and message.get_attr("IFLA_GROUP") == LINK_GROUP


def _vxlan(name: str, message: Message) -> Link:
    """A link of ours. Of one that learns there is nothing to keep: its vni is -1, which nobody wants."""
    info = message.get_attr("IFLA_LINKINFO")
    data = info.get_attr("IFLA_INFO_DATA")
    mac, mtu = message.get_attr("IFLA_ADDRESS") or "", message.get_attr("IFLA_MTU") or 0
    local = data and data.get_attr("IFLA_VXLAN_LOCAL")
    if not data or not local or data.get_attr("IFLA_VXLAN_LEARNING"):
        return Link(name, mac, mtu, -1, IPv4Address(0), 0)
    vni, port = data.get_attr("IFLA_VXLAN_ID"), data.get_attr("IFLA_VXLAN_PORT")
    return Link(name, mac, mtu, vni, IPv4Address(local), port)


# Addresses


def _addresses(netlink: Netlink, wanted: Wanted, seen: _Seen, whole: Collection[str]) -> tuple[set[Address], list[str]]:
    """whole: the links of which every address is ours."""
    conflicts = {(one.link, one.address) for one in wanted.addresses}
    found, foreign = set(), []
    for _, message in netlink.dump(rtnl.RTM_GETADDR, ifaddrmsg(), ifaddrmsg):
        if message["family"] != _INET:
            continue
        name = seen.names.get(message["index"], "")
        label = message.get_attr("IFA_LABEL") or ""
        address = IPv4Interface(f"{message.get_attr('IFA_LOCAL')}/{message['prefixlen']}")
        scope = _SCOPES.get(message["scope"], str(message["scope"]))
        if name in whole or message.get_attr("IFA_PROTO") == PROTOCOL or label.endswith(LABEL):
            found.add(Address(name, address, scope, "" if label == name else label))
        elif (name, address) in conflicts:
            foreign.append(f"{name} has the address {address} already; remove it: ip address del {address} dev {name}")
    return found, foreign


# Rules and routes


def _rules(netlink: Netlink) -> tuple[set[PolicyRule], list[Odd]]:
    question = fibmsg()
    question["family"] = _INET
    found, odd = set(), []
    for data, message in netlink.dump(rtnl.RTM_GETRULE, question, fibmsg):
        if message.get_attr("FRA_PROTOCOL") != PROTOCOL:
            continue
        rule = PolicyRule(
            message.get_attr("FRA_PRIORITY") or 0,
            message.get_attr("FRA_TABLE") or message["table"],
            _network(message.get_attr("FRA_SRC"), message["src_len"]),
            _network(message.get_attr("FRA_DST"), message["dst_len"]),
        )
        plain = (message["action"], message["tos"], message["flags"]) == (_TO_TABLE, 0, 0)
        if plain and rule not in found and _parts(message) <= _RULE_PARTS:
            found.add(rule)
        else:
            odd.append(Odd("rule", f"priority {rule.priority} lookup {rule.table}, not as ours are", data))
    return found, odd


def _with_routes(netlink: Netlink, actual: Actual, table: int, seen: _Seen) -> Actual:
    question = rtmsg()
    question["family"] = _INET
    question["attrs"] = [("RTA_TABLE", table)]
    found, odd, foreign = set(), [], 0
    for data, message in netlink.dump(rtnl.RTM_GETROUTE, question, rtmsg):
        if message["proto"] != PROTOCOL:
            foreign += 1
            continue
        gateway = message.get_attr("RTA_GATEWAY")
        destination = _network(message.get_attr("RTA_DST"), message["dst_len"]) or IPv4Network("0.0.0.0/0")
        link = seen.names.get(message.get_attr("RTA_OIF"), "")
        plain = (message["type"], message["tos"], bool(message["flags"] & _ONLINK)) == (_UNICAST, 0, bool(gateway))
        if plain and link and _parts(message) <= _ROUTE_PARTS:
            found.add(Route(table, destination, link, IPv4Address(gateway) if gateway else None))
        else:
            odd.append(Odd("route", f"{destination} table {table}, not as ours are", data))
    problems = (
        ()
        if not foreign
        else (
            f"The routing table {table} has {foreign} route{'s' * (foreign > 1)} that Eucalyptus did not make: look at ip route show table {table},"
            f" and move them to another table or remove them: ip route flush table {table} proto NAME",
        )
    )
    return evolve(
        actual,
        routes=actual.routes | found,
        odd=actual.odd | frozenset(odd),
        foreign=actual.foreign + problems,
    )


def _parts(message: Message) -> set[str]:
    return {name for name, value in message["attrs"] if not (name == "FRA_SUPPRESS_PREFIXLEN" and value != _NO_PREFIX)}


def _network(address: str | None, length: int) -> IPv4Network | None:
    return None if address is None else IPv4Network((address, length))


# Neighbours and forwarding


def _entries(netlink: Netlink, family: int, index: int = 0) -> Iterator[Any]:
    question = ndmsg()
    question["family"] = family
    question["ifindex"] = index
    for _, message in netlink.dump(rtnl.RTM_GETNEIGH, question, ndmsg):
        if message["state"] & _PERMANENT:
            yield message


def _neighbours(netlink: Netlink, seen: _Seen, whole: Collection[str]) -> Iterator[Neighbour]:
    for message in _entries(netlink, _INET):
        name = seen.names.get(message["ifindex"], "")
        if name in whole:
            yield Neighbour(name, IPv4Address(message.get_attr("NDA_DST")), message.get_attr("NDA_LLADDR") or "")


def _forwardings(netlink: Netlink, seen: _Seen) -> Iterator[Forwarding]:
    ours = {link.name for link in seen.links}
    for index, name in seen.names.items():
        if name not in ours:
            continue
        for message in _entries(netlink, _BRIDGE, index):
            machine = message.get_attr("NDA_DST")
            if machine is not None and message["ifindex"] == index:
                yield Forwarding(name, message.get_attr("NDA_LLADDR"), IPv4Address(machine))
