"""What of a machine's surroundings keeps guests from being reached, and the mend: what made such clouds unreachable for twenty years."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from ipaddress import IPv4Address
from typing import Any, Final

from attrs import frozen

from euca.domain.network.findings import Finding, Verdict
from euca.domain.network.names import TABLE_NAME, VXLAN
from euca.domain.network.state import State

#: Clocks that are further apart have each tier refuse the other's messages, sooner or later; in seconds.
MOST_SKEW_S: Final = 5.0
#: Interfaces that guests' packets pass: on a node, and on the cluster's head.
WAYS: Final[Mapping[str, tuple[str, ...]]] = {"node": ("ev*", VXLAN), "cluster": (VXLAN,)}


def _problem(thing: str, reason: str, mend: str) -> Finding:
    return Finding("surroundings", thing, Verdict.PROBLEM, reason, mend)


def foreign_filters(ruleset: Sequence[Mapping[str, Any]], tier: str) -> Iterator[Finding]:
    """Packet filters of others that drop what is forwarded, in what ``nft -j list ruleset`` prints under ``nftables``."""
    chains = [entry["chain"] for entry in ruleset if "chain" in entry]
    last = {(r["family"], r["table"], r["chain"]): r for entry in ruleset if (r := entry.get("rule"))}
    for chain in chains:
        key = (chain["family"], chain["table"], chain["name"])
        if chain.get("hook") != "forward" or chain["table"] == TABLE_NAME or chain["family"] not in ("ip", "inet"):
            continue
        ends = [next(iter(one)) for one in last.get(key, {}).get("expr", ())]
        drops = chain.get("policy") == "drop" or (ends and ends[0] in ("drop", "reject"))
        if drops:
            yield _problem(
                f"{' '.join(key)} drops what it does not know",
                "a firewall of this machine's own (such as docker's, firewalld's or ufw's) sees guests' packets, too",
                "; ".join(_let_through(key, way) for way in WAYS[tier]),
            )


def _let_through(key: tuple[str, str, str], way: str) -> str:
    family, table, chain = key
    if (family, table) == ("ip", "filter"):
        name = way.replace("*", "+")
        return f"iptables -I {chain} -i {name} -j ACCEPT; iptables -I {chain} -o {name} -j ACCEPT"
    where = f"nft insert rule {family} {table} {chain}"
    return f"{where} iifname '{way}' accept; {where} oifname '{way}' accept"


def strict_sources(all_rp_filter: str) -> Iterator[Finding]:
    """``net.ipv4.conf.all.rp_filter``: of it and an interface's own the larger one counts."""
    if all_rp_filter.strip() == "1":
        yield _problem(
            "net.ipv4.conf.all.rp_filter = 1",
            "packets are dropped that come another way than they would be answered, on guests' interfaces and the overlay, too",
            "sysctl -w net.ipv4.conf.all.rp_filter=0 and the same in /etc/sysctl.d; each interface's own value still counts",
        )


def closed_groups(state: State, instance_ids: Collection[str]) -> Iterator[Finding]:
    """Guests that nobody reaches, because no group that they are in lets anybody in."""
    for instance_id in sorted(instance_ids):
        guest = state.guests.get(instance_id)
        if guest is None:
            continue
        groups = [state.groups[one] for one in guest.group_ids if one in state.groups]
        if not any(group.rules for group in groups):
            names = ", ".join(guest.group_ids) or "none"
            yield _problem(
                f"{instance_id} is reached by nobody",
                f"its groups ({names}) have no rules",
                "its user opens one: euca groups, or ec2-authorize, with a protocol, ports and a source",
            )


@frozen
class Probe:
    """What came of asking another machine of the overlay: by its underlay address, by the overlay with a small packet, and with the largest."""

    machine: IPv4Address
    name: str
    underlay: bool
    small: bool
    large: bool
    mtu: int


def judged(probes: Sequence[Probe], port: int) -> Iterator[Finding]:
    """What the probes say of the network between the machines."""
    for one in probes:
        thing = f"{one.machine} ({one.name})"
        if one.small and one.large:
            yield Finding(
                "surroundings", f"{thing} is reached by the overlay", Verdict.RIGHT, "a machine of the cluster"
            )
        elif one.small:
            yield _problem(
                f"{thing} is reached with small packets only",
                f"the network between the machines does not carry packets of {one.mtu} bytes, as this interface's MTU says",
                f"lower the MTU of VNET_PRIVINTERFACE on all machines of the cluster (ip link set IF mtu {one.mtu - 100}), or raise that of the switches",
            )
        elif one.underlay:
            yield _problem(
                f"{thing} is not reached by the overlay",
                f"it answers by its own address, but UDP port {port} does not arrive there or back",
                f"let UDP port {port} pass between the cluster's machines, in switches and both machines' own firewalls; is the tier there running, and has it heard of this machine (euca-admin network show)?",
            )
        else:
            yield _problem(
                f"{thing} is not reached at all",
                "neither by its own address nor by the overlay",
                "is it on, and is VNET_PRIVINTERFACE on both machines an interface of the same network?",
            )


def skewed(neighbour: str, skew_s: float | None) -> Iterator[Finding]:
    """skew_s: by how much a neighbour's clock is ahead of ours; None where it did not say."""
    if skew_s is None:
        yield _problem(
            f"{neighbour} does not answer",
            "its tier is asked for its time",
            "is it running, and does its address lead there?",
        )
    elif abs(skew_s) > MOST_SKEW_S:
        which = "ahead of" if skew_s > 0 else "behind"
        yield _problem(
            f"{neighbour}'s clock is {abs(skew_s):.0f} s {which} this machine's",
            "messages that are too old or too new are refused",
            "have both machines keep time: apt install chrony",
        )
    else:
        yield Finding("surroundings", f"{neighbour}'s clock agrees", Verdict.RIGHT, "messages carry their time")


def offered(servers: Collection[IPv4Address], own: Collection[IPv4Address], segment: str) -> Iterator[Finding]:
    """Who offers addresses on the guests' segment, beside ourselves."""
    for one in sorted(set(servers) - set(own)):
        yield _problem(
            f"{one} gives addresses on {segment}",
            "a foreign DHCP server that answers first gives guests addresses that nobody knows",
            "switch it off for this segment, or have guests on a segment of their own (VNET_PRIVINTERFACE, VNET_BRIDGE)",
        )
