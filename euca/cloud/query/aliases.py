"""What older clients call otherwise: parameters as they were sent → as the newest version has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from euca.query.errors import QueryError
from euca.query.parameters import Node

Nodes = dict[str, Node]


def with_newest_names(operation: str, nodes: Mapping[str, Node]) -> Nodes:
    """The parameters of an operation by the names that the table has. Raises QueryError."""
    rewrite = _REWRITES.get(operation)
    return dict(nodes) if rewrite is None else rewrite(dict(nodes))


def _one_rule(nodes: Nodes) -> Nodes:
    """One rule in plain parameters, as until 2010-06-15: by address, or by a group, which then stands for all protocols."""
    plain = {name: nodes.pop(name) for name in _PLAIN_RULE if name in nodes}
    if not plain:
        return nodes
    if "IpPermissions" in nodes:
        raise _both("IpPermissions", next(iter(plain)))
    rule: Nodes = {name: plain[name] for name in ("IpProtocol", "FromPort", "ToPort") if name in plain}
    if "CidrIp" in plain:
        rule["IpRanges"] = ({"CidrIp": plain["CidrIp"]},)
    group = {inner: plain[name] for name, inner in _PLAIN_GROUP.items() if name in plain}
    if group:
        rule["Groups"] = (group,)
    if group and "IpProtocol" not in rule:
        return {**nodes, "IpPermissions": tuple({**rule, **ports} for ports in _ALL_PORTS)}
    return {**nodes, "IpPermissions": (rule,)}


_PLAIN_GROUP: Final = {"SourceSecurityGroupName": "GroupName", "SourceSecurityGroupOwnerId": "UserId"}
_PLAIN_RULE: Final = ("IpProtocol", "FromPort", "ToPort", "CidrIp", *_PLAIN_GROUP)
_ALL_PORTS: Final[tuple[Nodes, ...]] = (
    {"IpProtocol": "tcp", "FromPort": "1", "ToPort": "65535"},
    {"IpProtocol": "udp", "FromPort": "1", "ToPort": "65535"},
    {"IpProtocol": "icmp", "FromPort": "-1", "ToPort": "-1"},
)


def _value(nodes: Nodes) -> Nodes:
    """`Attribute` with `Value`, in place of a structure that has the attribute's name."""
    attribute = nodes.pop("Attribute", None)
    if "Value" not in nodes:
        return nodes
    if not isinstance(attribute, str) or not attribute:
        raise QueryError("MissingParameter", "Value goes with Attribute", check="query.parameters")
    name = attribute[0].upper() + attribute[1:]
    if name in nodes:
        raise _both(name, "Value")
    nodes[name] = {"Value": nodes.pop("Value")}
    return nodes


def _lists(name: str) -> Callable[[Nodes], Nodes]:
    """`OperationType` with lists of users and groups, in place of a structure of permissions that has this name."""
    return lambda nodes: _permissions(_value(nodes), name)


def _permissions(nodes: Nodes, name: str) -> Nodes:
    kind = nodes.pop("OperationType", None)
    users, groups = nodes.pop("UserId", ()), nodes.pop("UserGroup", ())
    if not users and not groups:
        return nodes
    if name in nodes:
        raise _both(name, "OperationType")
    if kind not in ("add", "remove"):
        message = "OperationType is add or remove"
        raise QueryError("InvalidParameterValue", message, check="query.parameters")
    if not isinstance(users, tuple) or not isinstance(groups, tuple):
        raise QueryError("UnknownParameter", "UserId and UserGroup are lists", check="query.parameters")
    items = (*({"UserId": user} for user in users), *({"Group": group} for group in groups))
    return {**nodes, name: {"Add" if kind == "add" else "Remove": items}}


def _usual_type(nodes: Nodes) -> Nodes:
    """An instance type need not be named; in the message it has to be."""
    return {"InstanceType": "", **nodes}


def _one_instance(nodes: Nodes) -> Nodes:
    """boto 2 names the one instance as a list of one."""
    named = nodes.get("InstanceId")
    return {**nodes, "InstanceId": named[0]} if isinstance(named, tuple) and len(named) == 1 else nodes


def _both(one: str, other: str) -> QueryError:
    message = f"The parameters {one} and {other} say the same: use one of them"
    return QueryError("InvalidParameterCombination", message, check="query.parameters")


_REWRITES: Final[Mapping[str, Callable[[Nodes], Nodes]]] = {
    "AuthorizeSecurityGroupEgress": _one_rule,
    "AuthorizeSecurityGroupIngress": _one_rule,
    "GetConsoleOutput": _one_instance,
    "RevokeSecurityGroupEgress": _one_rule,
    "RevokeSecurityGroupIngress": _one_rule,
    "ModifyImageAttribute": _lists("LaunchPermission"),
    "ModifyInstanceAttribute": _value,
    "ModifySnapshotAttribute": _lists("CreateVolumePermission"),
    "RunInstances": _usual_type,
}
