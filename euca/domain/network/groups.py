"""Security groups as nftables has them: sets of members, a chain for each group, and for each combination of groups a chain that judges its guests.

Rules look at the *original* direction of a packet's connection, so that packets of both directions are judged alike: by who opened it, and to which port.
For ICMP the original direction's "destination port" is type and code of the request (``type * 256 + code``); therefore an echo reply is judged by the
request that it answers.  An ICMP error belongs to the connection that it is about, and passes where that one has been let in.

A connection that is let in is marked with a digest of all that judges.  Its packets pass at once, until something changes, the digest with it.  So the cost of
a packet does not grow with rules, and what is no longer allowed is cut by its next packet.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from ipaddress import IPv4Network, collapse_addresses

from attrs import frozen

from euca.domain.groups import Rule
from euca.domain.network.expressions import (
    ACCEPT,
    DROP,
    IIF,
    L4,
    OIF,
    comment,
    ct,
    equal,
    goto,
    jump,
    network,
    span,
)
from euca.domain.network.ruleset import Chain, Json, NftRule, NftSet, rule
from euca.domain.network.state import Group, Guest

#: The chain that marks a connection and lets it in.
ADMIT = "admit"
#: The chain of guests that are in no group.
NOBODY = "judge-nobody"
_ID = re.compile(r"sg-[0-9A-Za-z]{1,32}")
_ANYBODY = "0.0.0.0/0"
_ALL = (0, 65535)
_SOURCE = ct("ip saddr", "original")

#: Numbers from first to last, ascending, neither overlapping nor adjacent.
Ranges = tuple[tuple[int, int], ...]


@frozen
class Judgement:
    """What judges guests: sets and chains of a table, and for each combination of groups the chain to go to.

    ``ADMIT`` is not among the chains: :func:`admission` makes it when the digest of all is known.
    """

    sets: Mapping[str, NftSet]
    chains: Mapping[str, Chain]
    chain_of: Mapping[tuple[str, ...], str]


def judgement(
    groups: Mapping[str, Group], guests: Iterable[Guest], combinations: Collection[tuple[str, ...]]
) -> Judgement:
    """What judges guests that are in these combinations of groups. A group that is not known lets nobody in; as a source it has no members."""
    sets: dict[str, NftSet] = {}
    chains: dict[str, Chain] = {NOBODY: Chain(NOBODY, (rule(DROP, comment="in no group: nobody reaches it"),))}
    concerned = sorted({group_id for combination in combinations for group_id in combination})
    sources: set[str] = set()
    for group_id in concerned:
        group = groups.get(group_id, Group(group_id))
        chain, nets, members_of = _chain(group)
        chains[chain.name] = chain
        sets.update((one.name, one) for one in nets)
        sources.update(members_of)
    sets.update(_members(sources, guests))
    chain_of = {combination: _judge(combination, chains) for combination in sorted(combinations)}
    return Judgement(sets, chains, chain_of)


def digest(sets: Iterable[NftSet], chains: Iterable[Chain]) -> int:
    """A mark for connections that these let in: 32 bits, never 0, other whenever what judges is."""
    total = hashlib.sha256()
    for one in sorted(sets, key=lambda one: one.name):
        total.update(f"{one.name} {one.type} {one.value_type}\n{sorted(one.elements)}\n".encode())
    for chain in sorted(chains, key=lambda chain: chain.name):
        total.update("\n".join([chain.name, *(one.text for one in chain.rules), ""]).encode())
    return int.from_bytes(total.digest()[:4], "big") or 1


def forward_rules(mark: int) -> tuple[NftRule, ...]:
    """How what goes to guests, and what they answer, is judged: ``judges`` leads from an interface to the chain that judges its guest."""
    by_in, by_out = ({"vmap": {"key": key, "data": "@judges"}} for key in (IIF, OIF))
    original, reply = equal(ct("direction"), "original"), equal(ct("direction"), "reply")
    return (
        rule(equal(ct("mark"), mark), ACCEPT, comment="of a connection that was let in"),
        rule(original, by_out, comment="to a guest: its groups judge"),
        rule(reply, by_in, comment="a guest's answer: passes if the question may"),
    )


def admission(mark: int) -> Chain:
    """The chain ``ADMIT``: where group's rules send those that they let in."""
    reason = "let in; passes until what judges changes"
    return Chain(ADMIT, (rule({"mangle": {"key": ct("mark"), "value": mark}}, ACCEPT, comment=reason),))


def members_set(group_id: str) -> str:
    """The name of the set of a group's members."""
    return f"{_name(group_id)}.members"


def _name(group_id: str) -> str:
    """The name of a group's chain, and part of its set's: its id. Whatever that is, no two groups have one name, and none that of another chain."""
    if _ID.fullmatch(group_id):
        return group_id
    return "group-" + hashlib.sha256(group_id.encode()).hexdigest()[:32]


def _members(sources: Collection[str], guests: Iterable[Guest]) -> dict[str, NftSet]:
    found: dict[str, set[str]] = {group_id: set() for group_id in sources}
    for guest in guests:
        for group_id in guest.group_ids:
            members = found.get(group_id)
            if members is not None:
                members.update(_address(guest))
    sets = (NftSet(members_set(one), ("ipv4_addr",), frozenset(members)) for one, members in found.items())
    return {one.name: one for one in sets}


@lru_cache(maxsize=1 << 16)
def _address(guest: Guest) -> tuple[str, ...]:
    """Its private address as text, if it has one: writing thousands of them takes longer than looking them up."""
    return () if guest.private_ip is None else (str(guest.private_ip),)


def _judge(combination: tuple[str, ...], chains: dict[str, Chain]) -> str:
    """The name of a combination's chain, which is among ``chains`` from now on."""
    if not combination:
        return NOBODY
    ids = sorted(set(combination))
    name = "judge-" + hashlib.sha256(" ".join(ids).encode()).hexdigest()[:12]
    rules = [rule(jump(_name(one)), comment=comment(f"group {one}")) for one in ids]
    refused = rule(DROP, comment=comment("no rule lets it in, of " + " ".join(ids)))
    chains[name] = Chain(name, (*rules, refused))
    return name


# A group's rules


@lru_cache(maxsize=1 << 12)
def _chain(group: Group) -> tuple[Chain, tuple[NftSet, ...], frozenset[str]]:
    """A group's chain, and the sets of networks and the groups that it refers to; the same for the same rules, whatever their order."""
    name = _name(group.group_id)
    rules: list[NftRule] = []
    sets: dict[str, NftSet] = {}
    for protocol, allowed, networks, members in _gathered(group.rules):
        froms: list[tuple[str, list[Json]]] = []
        if len(networks) > 1:
            nets = _networks(networks)
            sets[nets.name] = nets
            froms.append((" ".join(networks), [equal(_SOURCE, f"@{nets.name}")]))
        elif networks:
            source = [equal(_SOURCE, network(networks[0]))] if networks[0] != _ANYBODY else []
            froms.append((networks[0], source))
        froms += [(one, [equal(_SOURCE, f"@{members_set(one)}")]) for one in members]
        # A rule for each range: nft 1.0.6 does not print sets of what it knows no type of, as these "ports" are.
        for ports in allowed:
            said, where = f"{name}: {_words(protocol, ports)} from", _to(protocol, ports)
            rules += [rule(*source, *where, goto(ADMIT), comment=comment(f"{said} {who}")) for who, source in froms]
    referred = frozenset(one.source.group_id for one in group.rules if not one.cidr)
    return Chain(name, tuple(rules)), tuple(sets.values()), referred


def _gathered(rules: Iterable[Rule]) -> list[tuple[str, Ranges, list[str], list[str]]]:
    """Rules as protocol, all that is allowed of it, and the networks and groups of whom just that is allowed."""
    by_source: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for one in rules:
        key = (one.protocol, one.cidr, "" if one.cidr else one.source.group_id)
        by_source.setdefault(key, []).append(_range(one))
    gathered: dict[tuple[str, Ranges], tuple[list[str], list[str]]] = {}
    for (protocol, cidr, group_id), allowed in by_source.items():
        networks, members = gathered.setdefault((protocol, merged(allowed)), ([], []))
        if cidr:
            networks.append(cidr)
        else:
            members.append(group_id)
    return [(*key, _collapsed(networks), sorted(members)) for key, (networks, members) in sorted(gathered.items())]


def _range(one: Rule) -> tuple[int, int]:
    """A rule's ports, or ICMP types and codes as numbers; -1 is any."""
    if one.protocol != "icmp":
        return one.from_port, one.to_port
    if one.from_port == -1:
        return _ALL
    first = one.from_port << 8
    return (first, first + 255) if one.to_port == -1 else (first + one.to_port, first + one.to_port)


def merged(given: Iterable[tuple[int, int]]) -> Ranges:
    """The same numbers in as few ranges as possible."""
    result: list[tuple[int, int]] = []
    for first, last in sorted(given):
        if result and first <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return tuple(result)


def _collapsed(networks: Iterable[str]) -> list[str]:
    return [str(one) for one in collapse_addresses(map(IPv4Network, networks))]


def _networks(networks: Iterable[str]) -> NftSet:
    """A set of networks, named by its content: equal ones are one."""
    elements = [one.removesuffix("/32") for one in networks]
    name = "nets-" + hashlib.sha256(" ".join(elements).encode()).hexdigest()[:12]
    return NftSet(name, ("ipv4_addr",), frozenset(elements), interval=True)


def _to(protocol: str, ports: tuple[int, int]) -> list[Json]:
    """That a packet belongs to a connection of this protocol, to one of these ports.

    An ICMP packet may be an error of a TCP connection: for rules of ICMP the connection's protocol counts, too.
    """
    words = [equal(L4, protocol)]
    if protocol == "icmp":
        words.insert(0, equal(ct("protocol"), protocol))
    if ports != _ALL:
        words.append(equal(ct("proto-dst", "original"), span(*ports)))
    return words


def _words(protocol: str, ports: tuple[int, int]) -> str:
    """Such as ``tcp 22-25`` or ``icmp type 8 code 0``; several types only where they were merged."""
    (first, last), one = ports, ports[0] == ports[1]
    if ports == _ALL:
        return f"{protocol} all"
    if protocol != "icmp":
        return f"{protocol} {first}" if one else f"{protocol} {first}-{last}"
    if first & 255 == 0 and last & 255 == 255:
        return f"icmp type {first >> 8}" if first >> 8 == last >> 8 else f"icmp types {first >> 8}-{last >> 8}"
    upto = "" if one else f" to type {last >> 8} code {last & 255}"
    return f"icmp type {first >> 8} code {first & 255}{upto}"
