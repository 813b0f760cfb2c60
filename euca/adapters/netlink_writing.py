"""Steps as netlink requests: each sets one thing, however often it is sent."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from functools import singledispatch
from typing import Any

from pyroute2.netlink import rtnl
from pyroute2.netlink.rtnl.fibmsg import fibmsg
from pyroute2.netlink.rtnl.ifaddrmsg import ifaddrmsg
from pyroute2.netlink.rtnl.ifinfmsg import ifinfmsg
from pyroute2.netlink.rtnl.ndmsg import ndmsg
from pyroute2.netlink.rtnl.rtmsg import rtmsg

from euca.adapters.netlink import CREATE, EXCL, REPLACE, Message, Netlink
from euca.domain.network.difference import Act, Odd, Step
from euca.domain.network.kernel import (
    GUEST_MARK,
    LINK_GROUP,
    PROTOCOL,
    Address,
    Forwarding,
    Interface,
    Link,
    Neighbour,
    PolicyRule,
    Route,
)

#: What the kernel says of a thing that is gone already, or whose link is.
GONE = frozenset({errno.ENOENT, errno.ESRCH, errno.ENODEV, errno.EADDRNOTAVAIL, errno.ENXIO})
_UP = 0x1
_INET, _BRIDGE = 2, 7
_PERMANENT = 0x80
_SELF = 0x2
_UNICAST, _ONLINK, _ANY_SCOPE = 1, 0x4, 255
_TO_TABLE = 1
_SCOPES = {"global": 0, "link": 253}
#: In the header's field of one byte: the table's number is in an attribute.
_COMPAT = 252

Request = tuple[int, int, Message | bytes]


def perform(netlink: Netlink, steps: Sequence[Step], alias: str, index: Mapping[str, int]) -> list[tuple[Step, str]]:
    """Do all these steps, in order; those that failed, each with the reason. To remove what is gone already is no failure. Raises OSError."""
    doing: list[tuple[Step, Request]] = []
    failed: list[tuple[Step, str]] = []
    for step in steps:
        try:
            doing.append((step, request(step, alias, index)))
        except KeyError as error:
            if step.act is not Act.REMOVE:
                failed.append((step, f"there is no link {error.args[0]}"))
    for refusal in netlink.batch([one for _, one in doing]):
        step = doing[refusal.place][0]
        if step.act is not Act.REMOVE or refusal.errno not in GONE:
            failed.append((step, str(refusal)))
    return failed


def request(step: Step, alias: str, index: Mapping[str, int]) -> Request:
    """The request that does a step; links of ours get this alias. Raises KeyError where a link that it needs is not there."""
    if step.act is Act.ADD and isinstance(step.thing, Link):
        return rtnl.RTM_NEWLINK, CREATE | EXCL, _tunnel(step.thing)
    kind, message = _message(step.thing, step, alias, index)
    if step.act is Act.REMOVE:
        return _REMOVALS.get(kind, kind), 0, message
    flags = _FLAGS.get(kind, 0)
    if isinstance(step.thing, Address) and step.thing.label:
        flags = CREATE | EXCL  # Somebody else's interface: an address that is there is not ours.
    return kind, flags, message


_REMOVALS = {
    rtnl.RTM_NEWADDR: rtnl.RTM_DELADDR,
    rtnl.RTM_NEWROUTE: rtnl.RTM_DELROUTE,
    rtnl.RTM_NEWRULE: rtnl.RTM_DELRULE,
    rtnl.RTM_NEWNEIGH: rtnl.RTM_DELNEIGH,
    rtnl.RTM_NEWLINK: rtnl.RTM_DELLINK,
}
_FLAGS = {
    rtnl.RTM_NEWADDR: CREATE | REPLACE,
    rtnl.RTM_NEWROUTE: CREATE | REPLACE,
    rtnl.RTM_NEWRULE: CREATE | EXCL,
    rtnl.RTM_NEWNEIGH: CREATE | REPLACE,
}


def _tunnel(link: Link) -> Message:
    """A VXLAN that is not up. Its group marks it as ours from its first moment on; the kernel takes an alias only later."""
    message = ifinfmsg()
    data = [
        ("IFLA_VXLAN_ID", link.vni),
        ("IFLA_VXLAN_LOCAL", str(link.local)),
        ("IFLA_VXLAN_PORT", link.port),
        ("IFLA_VXLAN_LEARNING", 0),
    ]
    info = {"attrs": [("IFLA_INFO_KIND", "vxlan"), ("IFLA_INFO_DATA", {"attrs": data})]}
    message["attrs"] = [
        ("IFLA_IFNAME", link.name),
        ("IFLA_ADDRESS", link.mac),
        ("IFLA_MTU", link.mtu),
        ("IFLA_GROUP", LINK_GROUP),
        ("IFLA_LINKINFO", info),
    ]
    return message


@singledispatch
def _message(thing: Any, step: Step, alias: str, index: Mapping[str, int]) -> tuple[int, Message | bytes]:
    raise TypeError(f"not the kernel's routing: {thing!r}")


@_message.register
def _(thing: Link, step: Step, alias: str, index: Mapping[str, int]) -> tuple[int, Message]:
    return rtnl.RTM_NEWLINK, _set_up(index[thing.name], step, thing, alias)


@_message.register
def _(thing: Interface, step: Step, alias: str, index: Mapping[str, int]) -> tuple[int, Message]:
    if step.act is Act.REMOVE:
        message = ifinfmsg()
        message["index"] = index[thing.name]
        message["attrs"] = [("IFLA_IFALIAS", "")]
        return rtnl.RTM_SETLINK, message
    return rtnl.RTM_NEWLINK, _set_up(index[thing.name], step, thing, GUEST_MARK)


def _set_up(index: int, step: Step, thing: Link | Interface, alias: str) -> Message:
    message = ifinfmsg()
    message["index"] = index
    if step.act is Act.REMOVE:
        return message
    message["flags"] = message["change"] = _UP
    attributes: list[tuple[str, int | str]] = [("IFLA_MTU", thing.mtu), ("IFLA_IFALIAS", alias)]
    if step.sets_mac:
        attributes.append(("IFLA_ADDRESS", thing.mac))
    message["attrs"] = attributes
    return message


@_message.register
def _(thing: Address, step: Step, alias: str, index: Mapping[str, int]) -> tuple[int, Message]:
    message = ifaddrmsg()
    message["family"] = _INET
    message["prefixlen"] = thing.address.network.prefixlen
    message["index"] = index[thing.link]
    message["scope"] = _SCOPES.get(thing.scope, 0)
    address = str(thing.address.ip)
    message["attrs"] = [
        ("IFA_LOCAL", address),
        ("IFA_ADDRESS", address),
        ("IFA_LABEL", thing.label or thing.link),
        ("IFA_PROTO", PROTOCOL),
    ]
    return rtnl.RTM_NEWADDR, message


@_message.register
def _(thing: Route, step: Step, alias: str, index: Mapping[str, int]) -> tuple[int, Message]:
    message = rtmsg()
    message["family"] = _INET
    message["dst_len"] = thing.destination.prefixlen
    message["table"] = _COMPAT
    message["proto"] = PROTOCOL
    message["type"] = _UNICAST
    message["scope"] = _ANY_SCOPE if step.act is Act.REMOVE else 0 if thing.gateway else _SCOPES["link"]
    attributes: list[tuple[str, int | str]] = [("RTA_TABLE", thing.table), ("RTA_OIF", index[thing.link])]
    message["attrs"] = attributes
    if thing.destination.prefixlen:
        attributes.append(("RTA_DST", str(thing.destination.network_address)))
    if thing.gateway:
        message["flags"] = _ONLINK
        attributes.append(("RTA_GATEWAY", str(thing.gateway)))
    return rtnl.RTM_NEWROUTE, message


@_message.register
def _(thing: PolicyRule, step: Step, alias: str, index: Mapping[str, int]) -> tuple[int, Message]:
    message = fibmsg()
    message["family"] = _INET
    message["action"] = _TO_TABLE
    message["table"] = _COMPAT
    attributes: list[tuple[str, int | str]] = [
        ("FRA_PRIORITY", thing.priority),
        ("FRA_TABLE", thing.table),
        ("FRA_PROTOCOL", PROTOCOL),
    ]
    message["attrs"] = attributes
    for name, network in (("src", thing.source), ("dst", thing.destination)):
        if network is not None:
            message[f"{name}_len"] = network.prefixlen
            attributes.append((f"FRA_{name.upper()}", str(network.network_address)))
    return rtnl.RTM_NEWRULE, message


@_message.register
def _(thing: Neighbour, step: Step, alias: str, index: Mapping[str, int]) -> tuple[int, Message]:
    message = ndmsg()
    message["family"] = _INET
    message["ifindex"] = index[thing.link]
    message["state"] = _PERMANENT
    message["attrs"] = [("NDA_DST", str(thing.address)), ("NDA_LLADDR", thing.mac)]
    return rtnl.RTM_NEWNEIGH, message


@_message.register
def _(thing: Forwarding, step: Step, alias: str, index: Mapping[str, int]) -> tuple[int, Message]:
    message = ndmsg()
    message["family"] = _BRIDGE
    message["ifindex"] = index[thing.link]
    message["state"] = _PERMANENT
    message["flags"] = _SELF
    message["attrs"] = [("NDA_LLADDR", thing.mac), ("NDA_DST", str(thing.machine))]
    return rtnl.RTM_NEWNEIGH, message


@_message.register
def _(thing: Odd, step: Step, alias: str, index: Mapping[str, int]) -> tuple[int, bytes]:
    kinds: dict[str, int] = {"rule": rtnl.RTM_NEWRULE, "route": rtnl.RTM_NEWROUTE}
    return kinds[thing.kind], thing.raw
