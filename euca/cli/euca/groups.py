"""Security groups: listing, making, opening and closing them."""

from __future__ import annotations

import ipaddress
import re
from typing import Any, Final

from attrs import frozen

from euca.cli.euca import asking
from euca.cli.euca.failures import Misused, Refused
from euca.cli.euca.session import Session
from euca.cli.euca.show import Column
from euca.wire import ec2

COLUMNS: Final = (
    Column("ID", "id", whole=True),
    Column("NAME", "name"),
    Column("OPEN TO", "rules"),
    Column("DESCRIPTION", "description"),
)
RULE_COLUMNS: Final = (Column("PORTS", "ports"), Column("FROM", "from"))
EVERYBODY: Final = "0.0.0.0/0"
_PORTS: Final = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?(?:/(tcp|udp))?")
_ID: Final = re.compile(r"sg-[0-9A-Fa-f]+")


@frozen
class Ports:
    """What a rule lets in. protocol: tcp, udp or icmp; for the last the numbers are -1, every type and code."""

    protocol: str
    first: int
    last: int

    def __str__(self) -> str:
        if self.protocol == "icmp":
            return "icmp" if (self.first, self.last) == (-1, -1) else f"icmp {self.first}:{self.last}"
        numbers = f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"
        return numbers if self.protocol == "tcp" else f"{numbers}/{self.protocol}"


def ports_of(text: str) -> tuple[Ports, ...]:
    """22, 80-443, 53/udp, icmp, or all. Raises Misused."""
    if text == "icmp":
        return (Ports("icmp", -1, -1),)
    if text == "all":
        return Ports("tcp", 0, 65535), Ports("udp", 0, 65535), Ports("icmp", -1, -1)
    match = _PORTS.fullmatch(text)
    if match is None or not int(match[1]) <= int(match[2] or match[1]) <= 65535:
        raise Misused(f"{text} are no ports", "such as 22, 80-443, 53/udp, icmp or all")
    return (Ports(match[3] or "tcp", int(match[1]), int(match[2] or match[1])),)


def rules_of(group: ec2.SecurityGroupItemType) -> list[dict[str, Any]]:
    """A group's rules, for each who may come in."""
    rules = []
    for one in group.ip_permissions.item:
        ports = str(Ports(one.ip_protocol, one.from_port or 0, one.to_port or 0))
        rules += [{"ports": ports, "from": each.cidr_ip} for each in one.ip_ranges.item]
        for pair in one.groups.item:
            name = pair.group_name or pair.group_id or ""
            rules.append({"ports": ports, "from": name if pair.user_id == group.owner_id else f"{pair.user_id}:{name}"})
    return rules


def _row(group: ec2.SecurityGroupItemType) -> dict[str, Any]:
    return {
        "id": group.group_id,
        "name": group.group_name,
        "description": group.group_description,
        "rules": rules_of(group),
        "account": group.owner_id,
    }


def listing(session: Session) -> None:
    """``euca groups``."""
    rows = [_row(group) for group in asking.groups(session, session.options.filter)]
    if not session.screen.as_json:
        for row in rows:
            row["rules"] = [f"{rule['ports']} from {rule['from']}" for rule in row["rules"]]
    session.screen.rows(rows, COLUMNS, "no groups")


def show(session: Session) -> None:
    """``euca groups show``."""
    row = _row(named(session, session.options.group))
    if session.screen.as_json:
        session.screen.json(row)
        return
    session.screen.one(row, {"id": "id", "name": "name", "description": "description", "account": "account"})
    session.screen.rows(row["rules"], RULE_COLUMNS, "nobody is let in: `euca groups open GROUP PORTS` does that")


def named(session: Session, wanted: str) -> ec2.SecurityGroupItemType:
    """The group of an id or a name. Raises Refused."""
    for group in asking.groups(session):
        if wanted in (group.group_id, group.group_name):
            return group
    raise Refused("InvalidGroup.NotFound", f"The group '{wanted}' does not exist")


def create(session: Session) -> None:
    """``euca groups create``."""
    name, text = session.options.name, session.options.description or session.options.name
    request = ec2.CreateSecurityGroupType(group_name=name, group_description=text)
    answer = session.ask(request, ec2.CreateSecurityGroupResponseType)
    session.screen.one({"id": answer.group_id, "name": name}, {"id": "id", "name": "name"})


def rm(session: Session) -> None:
    """``euca groups rm``."""
    for wanted in session.options.names:
        request = ec2.DeleteSecurityGroupType(**which(wanted))
        session.ask(request, ec2.DeleteSecurityGroupResponseType)
    session.screen.rows([{"name": one} for one in session.options.names], (Column("DELETED", "name", whole=True),))


def which(wanted: str) -> dict[str, str]:
    """A group's id or name as messages have it."""
    return {"group_id": wanted} if _ID.fullmatch(wanted) else {"group_name": wanted}


def opening(session: Session) -> None:
    """``euca groups open``."""
    _change(session, ec2.AuthorizeSecurityGroupIngressType, ec2.AuthorizeSecurityGroupIngressResponseType)


def closing(session: Session) -> None:
    """``euca groups close``."""
    _change(session, ec2.RevokeSecurityGroupIngressType, ec2.RevokeSecurityGroupIngressResponseType)


def _change(session: Session, request: Any, answer: Any) -> None:
    options = session.options
    permissions = _permissions(session, options.ports, options.source or [EVERYBODY])
    session.ask(request(ip_permissions=permissions, **which(options.group)), answer)
    row = _row(named(session, options.group))
    session.screen.rows(row["rules"], RULE_COLUMNS, f"nobody is let in to {options.group} now")


def _permissions(session: Session, ports: str, sources: list[str]) -> ec2.IpPermissionSetType:
    ranges = tuple(ec2.IpRangeItemType(cidr_ip=cidr) for one in sources if (cidr := _cidr(one)))
    pairs = tuple(_pair(session, one) for one in sources if not _cidr(one))
    return ec2.IpPermissionSetType(
        item=tuple(
            ec2.IpPermissionType(
                ip_protocol=one.protocol,
                from_port=one.first,
                to_port=one.last,
                groups=ec2.UserIdGroupPairSetType(item=pairs),
                ip_ranges=ec2.IpRangeSetType(item=ranges),
            )
            for one in ports_of(ports)
        )
    )


def _cidr(text: str) -> str:
    """A network's or address's notation, or empty where it is neither. Raises Misused for one that is no network."""
    if not re.fullmatch(r"[0-9./]+", text):
        return ""
    try:
        return str(ipaddress.IPv4Network(text))
    except ValueError as error:
        raise Misused(f"{text} is no network: {error}", f"such as 10.0.0.0/8, 10.1.2.3 or {EVERYBODY}") from None


def _pair(session: Session, text: str) -> ec2.UserIdGroupPairType:
    """A group of ours, or ACCOUNT:GROUP."""
    account, colon, name = text.partition(":")
    if not colon:
        account, name = named(session, text).owner_id, text
    return ec2.UserIdGroupPairType(user_id=account, **which(name))


def lets_in(group: ec2.SecurityGroupItemType, port: int) -> bool:
    """Whether a TCP port is open to some address at least."""
    return any(
        one.ip_protocol in ("tcp", "-1")
        and (one.from_port or 0) <= port <= (one.to_port or 65535)
        and one.ip_ranges.item
        for one in group.ip_permissions.item
    )


def ensure_open(session: Session, wanted: str, port: str) -> None:
    """Open a TCP port of a group to everybody, unless it is open to somebody."""
    group = named(session, wanted)
    if lets_in(group, int(port)):
        return
    permissions = _permissions(session, port, [EVERYBODY])
    request = ec2.AuthorizeSecurityGroupIngressType(ip_permissions=permissions, **which(wanted))
    session.ask(request, ec2.AuthorizeSecurityGroupIngressResponseType)
    session.screen.note(f"euca: opened port {port} of the group {group.group_name} to {EVERYBODY}")
