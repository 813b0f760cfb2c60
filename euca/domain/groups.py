"""Security groups and their rules. A rule is kept in one form only, so that equal rules are equal values."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from euca.domain.errors import AlreadyExists, InvalidRequest, InvalidRule, MissingValue, NotFound, QuotaExceeded

DEFAULT_GROUP = "default"
DEFAULT_DESCRIPTION = "default group"
MAX_NAME_CHARACTERS = 255
#: EC2-Classic's limit.
MAX_RULES = 100
#: How group ids begin: no name may.
ID_PREFIX = "sg-"

_PROTOCOLS = {"tcp": "tcp", "6": "tcp", "udp": "udp", "17": "udp", "icmp": "icmp", "1": "icmp"}
_CIDR = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}/[0-9]{1,2}")


@frozen(order=True)
class Source:
    """A group as the source of a rule. What a request does not say of it is empty; of a rule that is kept all is known.

    The group may be gone, or its name another's by now: the id is what counts.
    """

    account_id: str = ""
    name: str = ""
    group_id: str = ""

    def is_named(self, asked: Source) -> bool:
        """Whether this (known) one is what a request names, by id where it gives one."""
        if asked.group_id:
            return self.group_id == asked.group_id and asked.account_id in ("", self.account_id)
        return (self.account_id, self.name) == (asked.account_id, asked.name)


NO_GROUP = Source()


@frozen(order=True)
class Rule:
    """Who may come in: either all of ``cidr`` or the members of a group, the ``source``.

    ``protocol`` is tcp, udp or icmp. Ports for tcp and udp; type and code for icmp, -1 for any.
    """

    protocol: str
    from_port: int
    to_port: int
    cidr: str = ""
    source: Source = NO_GROUP

    def is_named(self, asked: Rule) -> bool:
        """Whether this is the rule that a request names."""
        return evolve(self, source=NO_GROUP) == evolve(asked, source=NO_GROUP) and self.source.is_named(asked.source)


@frozen
class Permission:
    """What a request names: a protocol with ports and any number of sources. Ports may be left out (None)."""

    protocol: str
    from_port: int | None
    to_port: int | None
    cidrs: tuple[str, ...] = ()
    groups: tuple[Source, ...] = ()


@frozen
class SecurityGroup:
    """A group of an account, by ``name`` unique in it; ``rules`` in the order in which they were given."""

    group_id: str
    account_id: str
    name: str
    description: str
    rules: tuple[Rule, ...] = ()


def check_group(name: str, description: str) -> None:
    """Raises MissingValue or InvalidRequest unless both could be a group's."""
    for what, text in (("name", name), ("description", description)):
        if not text.strip():
            raise MissingValue(f"A security group needs a {what}")
        if len(text) > MAX_NAME_CHARACTERS or not (text.isascii() and text.isprintable()):
            raise InvalidRequest(f"A security group's {what} has at most 255 printable characters of ASCII")
    if name.startswith(ID_PREFIX):
        raise InvalidRequest(f"A security group's name does not begin with {ID_PREFIX}, as ids do")


def canonical_protocol(text: str) -> str:
    """tcp, udp or icmp, however it was written; raises InvalidRequest."""
    protocol = _PROTOCOLS.get(text.strip().lower())
    if protocol is None:
        raise InvalidRequest(f"Invalid value '{text[:32]}' for IP protocol: tcp, udp or icmp")
    return protocol


def canonical_cidr(text: str) -> str:
    """An IPv4 network with its host bits cleared; raises InvalidRule."""
    stripped = text.strip()
    if _CIDR.fullmatch(stripped):
        try:
            return str(ipaddress.IPv4Network(stripped, strict=False))
        except ValueError:
            pass
    raise InvalidRule(f'"{text[:32]}" is not an IPv4 network such as 10.1.0.0/16')


def check_ports(protocol: str, first: int | None, last: int | None) -> tuple[int, int]:
    """A rule's ports, or type and code; raises MissingValue or InvalidRequest."""
    if first is None or last is None:
        raise MissingValue("A rule needs fromPort and toPort")
    if protocol == "icmp":
        if not (-1 <= first <= 255 and -1 <= last <= 255):
            raise InvalidRequest(f"ICMP type and code are -1 to 255, not {first} and {last}")
        if first == -1 and last != -1:
            raise InvalidRequest(f"All ICMP types (-1) go with all codes (-1), not with {last}")
    elif not 0 <= first <= last <= 65535:
        raise InvalidRequest(f"Ports must satisfy 0 <= fromPort <= toPort <= 65535, not {first} and {last}")
    return first, last


def rules_of(permission: Permission) -> tuple[Rule, ...]:
    """One rule for each source of a permission, in the form in which rules are kept.

    Groups alone, without a protocol, mean everything: all of tcp, udp and icmp.
    """
    if not permission.cidrs and not permission.groups:
        raise MissingValue("A rule needs a source: ipRanges or groups")
    everything = not permission.protocol.strip() and permission.groups and not permission.cidrs
    ranges: list[tuple[str, int, int]]
    if everything:
        ranges = [("tcp", 0, 65535), ("udp", 0, 65535), ("icmp", -1, -1)]
    else:
        protocol = canonical_protocol(permission.protocol)
        ranges = [(protocol, *check_ports(protocol, permission.from_port, permission.to_port))]
    rules = [Rule(*range_, cidr=canonical_cidr(cidr)) for range_ in ranges for cidr in permission.cidrs]
    rules += [Rule(*range_, source=source) for range_ in ranges for source in permission.groups]
    return tuple(dict.fromkeys(rules))


def authorize(group: SecurityGroup, rules: Iterable[Rule]) -> SecurityGroup:
    """The group with rules added: all or, where one is there already (AlreadyExists), none."""
    new = tuple(dict.fromkeys(rules))
    for rule in new:
        if rule in group.rules:
            raise AlreadyExists("permission", describe(rule))
    check_rules(len(group.rules) + len(new))
    return evolve(group, rules=group.rules + new)


def check_rules(count: int) -> None:
    """Raises QuotaExceeded for more rules than a group can have."""
    if count > MAX_RULES:
        raise QuotaExceeded(f"A security group has at most {MAX_RULES} rules", kind="permission")


def revoke(group: SecurityGroup, rules: Iterable[Rule]) -> SecurityGroup:
    """The group with rules taken away: all or, where one is not there (NotFound), none."""
    old: set[Rule] = set()
    for asked in rules:
        named = [rule for rule in group.rules if rule.is_named(asked)]
        if not named:
            raise NotFound("permission", describe(asked))
        old.update(named)
    return evolve(group, rules=tuple(rule for rule in group.rules if rule not in old))


def describe(rule: Rule) -> str:
    """A rule as a text for messages."""
    source = rule.cidr or f"{rule.source.account_id}/{rule.source.name or rule.source.group_id}"
    return f"{rule.protocol} {rule.from_port}-{rule.to_port} from {source}"


def permissions_of(rules: Sequence[Rule]) -> tuple[Permission, ...]:
    """Rules gathered by protocol and ports, as users see them, in the order of the first of each."""
    gathered: dict[tuple[str, int, int], tuple[list[str], list[Source]]] = {}
    for rule in rules:
        cidrs, groups = gathered.setdefault((rule.protocol, rule.from_port, rule.to_port), ([], []))
        if rule.cidr:
            cidrs.append(rule.cidr)
        else:
            groups.append(rule.source)
    return tuple(Permission(*key, tuple(cidrs), tuple(groups)) for key, (cidrs, groups) in gathered.items())
