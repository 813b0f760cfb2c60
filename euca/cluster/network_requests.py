"""What the cloud asks of a cluster's network: the whole of it by ApplyNetwork, or piece by piece as the original's cloud does."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Awaitable, Callable, Mapping
from ipaddress import IPv4Address

from attrs import frozen

from euca.adapters.network_wire import intent_part, kept_message
from euca.cluster.network import ClusterNetwork
from euca.cluster.networks import NamedRules, group_id
from euca.domain import capabilities
from euca.domain.errors import InvalidRequest, MissingValue, NotSupported
from euca.domain.groups import MAX_RULES, Rule, Source, canonical_cidr, canonical_protocol, check_ports
from euca.ports.enrolment import NeighbourRecord
from euca.soap.codec import Struct
from euca.soap.performing import Call
from euca.wire import cc

CloudCall = Call[NeighbourRecord]

_NAME = re.compile(r"[ -~]{1,255}")
_OPEN = "firewall-open"
_MOST_RULES = 5000


@frozen
class NetworkRequests:
    """The handlers. ``has_public``: whether the network's mode translates public addresses."""

    network: ClusterNetwork
    has_public: bool

    def handlers(self) -> Mapping[str, Callable[[CloudCall], Awaitable[Struct]]]:
        """Operation → handler."""
        return {
            "ApplyNetwork": self.apply,
            "StartNetwork": self.start,
            "StopNetwork": self.stop,
            "ConfigureNetwork": self.configure,
            "AssignAddress": self.assign,
            "UnassignAddress": self.unassign,
            "DescribePublicAddresses": self.describe_public_addresses,
        }

    async def apply(self, call: CloudCall) -> Struct:
        """Write down what the cloud wants, and begin to make it so."""
        kept = self.network.take(intent_part(call.said(cc.ApplyNetworkType)), call.replay)
        return cc.ApplyNetworkResponseType(**kept_message(kept))

    # As the original's cloud asks

    async def start(self, call: CloudCall) -> Struct:
        """A network of a user's is there, without rules unless it was there before: nobody reaches who is in it."""
        said = call.said(cc.StartNetworkType)
        self.network.named.start(_owner(said.user_id), _name(said.net_name), said.vlan or 0, call.replay)
        self.network.changed()
        return cc.StartNetworkResponseType(return_=True)

    async def stop(self, call: CloudCall) -> Struct:
        """A network of a user's is gone."""
        said = call.said(cc.StopNetworkType)
        self.network.named.stop(_owner(said.user_id), _name(said.net_name), call.replay)
        self.network.changed()
        return cc.StopNetworkResponseType(return_=True)

    async def configure(self, call: CloudCall) -> Struct:
        """The networks that rules are for have these from now on, and no others."""
        said = call.said(cc.ConfigureNetworkType)
        owner, gathered = _owner(said.user_id), dict[str, list[Rule]]()
        if len(said.rules) > _MOST_RULES:
            raise InvalidRequest(f"At most {_MOST_RULES} rules in one message")
        for one in said.rules:
            gathered.setdefault(_name(one.dest_name), []).extend(_rules(one, owner))
        for name, rules in gathered.items():
            if len(rules) > MAX_RULES:
                raise InvalidRequest(f"The network {name} would have more than {MAX_RULES} rules")
        wanted = [NamedRules(owner, name, tuple(dict.fromkeys(rules))) for name, rules in gathered.items()]
        self.network.named.configure(wanted, call.replay)
        self.network.changed()
        return cc.ConfigureNetworkResponseType(return_=True)

    async def assign(self, call: CloudCall) -> Struct:
        """A public address leads to a private one."""
        said = call.said(cc.AssignAddressType)
        self._check_public("AssignAddress")
        public_ip, private_ip = _address(said.source), _address(said.dest)
        self.network.named.assign(public_ip, private_ip, call.replay)
        self.network.changed()
        return cc.AssignAddressResponseType(return_=True)

    async def unassign(self, call: CloudCall) -> Struct:
        """A public address leads nowhere."""
        said = call.said(cc.UnassignAddressType)
        self._check_public("UnassignAddress")
        self.network.named.unassign(_address(said.source), call.replay)
        self.network.changed()
        return cc.UnassignAddressResponseType(return_=True)

    async def describe_public_addresses(self, call: CloudCall) -> Struct:
        """The pool, and where its addresses lead; the original's word where the mode has none."""
        said = call.said(cc.DescribePublicAddressesType)
        if not self.has_public:
            return cc.DescribePublicAddressesResponseType(return_=False, status_message="NOTSUPPORTED")
        where, pool = self.network.where(), self.network.named.pool
        if capabilities.NETWORK in said.capability:
            return cc.DescribePublicAddressesResponseType(
                return_=True,
                source_addresses=tuple(map(str, where)),
                dest_addresses=tuple(map(str, where.values())),
                pool=pool.texts,
            )
        led = {str(public): str(private) for public, private in where.items()}
        return cc.DescribePublicAddressesResponseType(
            return_=True, source_addresses=tuple(pool), dest_addresses=tuple(led.get(one, "") for one in pool)
        )

    def _check_public(self, operation: str) -> None:
        if not self.has_public:
            raise NotSupported(f"{operation}: the mode of this cluster's network has no public addresses")


def _rules(said: cc.NetworkRule, owner: str) -> list[Rule]:
    if said.type.strip().lower().replace("_", "-") != _OPEN:
        raise InvalidRequest(f"A rule's type is {_OPEN}, not {said.type[:32]!r}")
    if len(said.source_names) != len(said.user_names) and said.user_names:
        raise InvalidRequest("sourceNames and userNames must be as many")
    protocol = canonical_protocol(said.protocol)
    first, last = check_ports(protocol, said.port_range_min, said.port_range_max)
    owners = said.user_names or (owner,) * len(said.source_names)
    sources = [
        Source(group_id=group_id(_owner(of), _name(name))) for of, name in zip(owners, said.source_names, strict=True)
    ]
    from_groups = [Rule(protocol, first, last, source=source) for source in sources]
    return [*from_groups, *(Rule(protocol, first, last, cidr=canonical_cidr(net)) for net in said.source_nets)]


def _owner(text: str | None) -> str:
    return _name(text or "")


def _name(text: str | None) -> str:
    if not text:
        raise MissingValue("A network needs its owner, userId, and its name")
    if not _NAME.fullmatch(text):
        raise InvalidRequest("Names of owners and networks have at most 255 printable characters of ASCII")
    return text


def _address(text: str) -> IPv4Address:
    try:
        return ipaddress.IPv4Address(text)
    except ValueError:
        raise InvalidRequest(f"{text[:32]!r} is no IPv4 address") from None
