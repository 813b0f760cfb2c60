"""``euca-admin network``: what a node's or a cluster head's network is, and why; what is wrong with it, and making it right.

It looks at the kernel itself, beside the tier, which may run or not: what should be there it reads in the tier's journal.
"""

from __future__ import annotations

import argparse
import socket
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from ipaddress import IPv4Address
from typing import Any

from attrs import frozen

from euca.adapters import network_probes
from euca.adapters.config import Settings
from euca.adapters.journal_enrolments import JournalEnrolments
from euca.adapters.network_settings import mode_of
from euca.adapters.process import Runner
from euca.adapters.underlay import read_underlay
from euca.domain.errors import EucaError, InvalidRequest
from euca.domain.network import surroundings
from euca.domain.network.findings import Finding, Verdict
from euca.domain.network.state import State
from euca.ports.enrolment import NeighbourRecord
from euca.ports.network import INetwork, NetworkError

TIERS = ("node", "cluster")
#: Runs a flow that needs a reactor; raises what it raises.
InReactor = Callable[[Callable[[Any], Any]], None]


@frozen
class Here:
    """The tier on this machine: its network, which nobody else has in this process, and what its journal says."""

    tier: str
    settings: Settings
    network: INetwork
    state: State
    neighbours: Sequence[NeighbourRecord]


def network_commands(things: Any, in_reactor: InReactor) -> None:
    """Add the commands."""
    group = things.add_parser("network", help="the guests' network on a node or a cluster's head").add_subparsers(
        required=True, metavar="COMMAND"
    )

    def command(name: str, act: Any, text: str) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = group.add_parser(name, help=text, description=text)
        parser.set_defaults(act=partial(act, in_reactor))
        parser.add_argument("--tier", choices=TIERS, help="which tier's, where this machine has both")
        return parser

    command("show", _show, "print everything that should be there or is, how it is, and why it should")
    command(
        "check", _check, "print what is wrong, here and around this machine, with the mend; status 1 if anything is"
    )
    command("repair", _repair, "make everything as it should be, whatever has been done to it")
    command("purge", _purge, "for good, with the tier stopped: take back everything; the machine is as it was before")


def _show(in_reactor: InReactor, options: argparse.Namespace, settings: Settings) -> None:
    def tell(findings: Sequence[Finding]) -> None:
        for one in findings:
            print(line(one))

    _with(in_reactor, options, settings, lambda here: here.network.inspect(), tell)


def _check(in_reactor: InReactor, options: argparse.Namespace, settings: Settings) -> None:
    def tell(findings: Sequence[Finding]) -> None:
        wrong = [one for one in findings if one.verdict is not Verdict.RIGHT]
        for one in wrong:
            print(line(one))
        if wrong:
            raise EucaError(f"{len(wrong)} of {len(findings)} things are not as they should be")
        print(f"All {len(findings)} things are as they should be")

    async def look(here: Here) -> Sequence[Finding]:
        return [*(await here.network.inspect()), *around(here)]

    _with(in_reactor, options, settings, look, tell)


def _repair(in_reactor: InReactor, options: argparse.Namespace, settings: Settings) -> None:
    def tell(_: object) -> None:
        print("The network is as it should be")

    _with(in_reactor, options, settings, lambda here: here.network.repair(), tell)


def _purge(in_reactor: InReactor, options: argparse.Namespace, settings: Settings) -> None:
    tier = tier_here(settings, options.tier)
    _check_stopped(settings.for_tier(tier), tier)

    def tell(_: object) -> None:
        print(f"Nothing of the {tier}'s network is left on this machine")

    _with(in_reactor, options, settings, lambda here: here.network.purge(), tell, recall=False)


def line(finding: Finding) -> str:
    """A finding as text: how it is, what it is, and why; the mend below."""
    reason = f"  ({finding.reason})" if finding.reason else ""
    mend = f"\n         mend: {finding.mend}" if finding.mend else ""
    return f"{finding.verdict.value:8} {finding.kind} {finding.thing}{reason}{mend}"


# The tier here


def tier_here(settings: Settings, wanted: str | None) -> str:
    """Which tier of this machine is meant; raises InvalidRequest where that cannot be told."""
    found = []
    for tier in TIERS:
        marker = settings.for_tier(tier).state / "tier"
        if marker.exists() and marker.read_text().strip() == tier:
            found.append(tier)
    if wanted is not None and wanted not in found:
        raise InvalidRequest(f"No {wanted} was ever started with this configuration; name its file with --config")
    if wanted is None and len(found) != 1:
        what = "both a node and a cluster were" if found else "neither a node nor a cluster was ever"
        raise InvalidRequest(f"{what} started with this configuration: name its file with --config, or --tier")
    return wanted or found[0]


def _check_stopped(settings: Settings, tier: str) -> None:
    """Raises WrongState while the tier's port is open: it would make everything again."""
    port, interface = {"node": ("NC_PORT", "NC_INTERFACE"), "cluster": ("CC_PORT", "CC_INTERFACE")}[tier]
    address = settings.text(interface)
    where = ("127.0.0.1" if address == "0.0.0.0" else address, settings.number(port))  # noqa: S104 - read, not bound
    try:
        socket.create_connection(where, timeout=2).close()
    except OSError:
        return
    raise InvalidRequest(
        f"euca-{tier} is running and would make it all again: systemctl disable --now euca-{tier}, then again"
    )


def _here(reactor: Any, settings: Settings, tier: str) -> Here:
    """The tiers' own code says what is right; it is loaded for one of them only."""
    settings = settings.for_tier(tier).claim_state()
    if tier == "node":
        from euca.adapters.journal_network import NetworkCopy
        from euca.domain.network.editions import state_of
        from euca.node.journal import JOURNAL, NodeJournal
        from euca.node.tap import make_network

        store = NodeJournal(settings.state / JOURNAL).store
        network = make_network(settings, Runner(reactor, reactor))
        state = state_of(NetworkCopy(store).tables)
        return Here(tier, settings, network, state, JournalEnrolments(store).all_of("cluster"))
    from euca.cluster.journal import JOURNAL as CLUSTER_JOURNAL
    from euca.cluster.journal import open_journal
    from euca.cluster.network import state_in
    from euca.cluster.tap import make_network as make_head_network
    from euca.cluster.tap import overlay_in

    journal = open_journal(settings.state / CLUSTER_JOURNAL)
    head = make_head_network(settings)
    return Here(tier, settings, head, state_in(journal, overlay_in(head)), JournalEnrolments(journal).all_of("node"))


def _with(
    in_reactor: InReactor,
    options: argparse.Namespace,
    settings: Settings,
    act: Callable[[Here], Any],
    tell: Callable[[Any], None],
    *,
    recall: bool = True,
) -> None:
    async def work(reactor: Any) -> None:
        here = _here(reactor, settings, tier_here(settings, options.tier))
        try:
            if recall:
                await here.network.recall(here.state)
            done = await act(here)
        except NetworkError as error:
            raise EucaError(str(error)) from error
        tell(done)

    in_reactor(work)


# Around the machine


def around(here: Here) -> Iterator[Finding]:
    """What is asked of the machine's surroundings."""
    yield from surroundings.foreign_filters(network_probes.ruleset(), here.tier)
    yield from surroundings.strict_sources(network_probes.all_rp_filter())
    yield from surroundings.closed_groups(here.state, _guests(here))
    for neighbour in here.neighbours:
        yield from surroundings.skewed(neighbour.name, network_probes.skew(neighbour.address))
    if mode_of(here.settings) == "MANAGED":
        yield from _overlay(here)
    elif here.settings.text("VNET_PRIVINTERFACE"):
        yield from _segment(here)


def _guests(here: Here) -> list[str]:
    own = getattr(here.network, "underlay", None)
    return [one.instance_id for one in here.state.guests.values() if here.tier == "cluster" or one.node == own]


def _overlay(here: Here) -> Iterator[Finding]:
    overlay = here.state.overlay
    if overlay is None:
        mend = "it comes from the cluster: is this node enrolled, and the cluster running, in mode MANAGED?"
        yield Finding("surroundings", "the cluster has said nothing yet", Verdict.PROBLEM, "of its network", mend)
        return
    own = read_underlay(here.settings.text("VNET_PRIVINTERFACE"))
    others = sorted((here.state.hosts | {overlay.head}) - {own.address.ip})
    named = {one: "the cluster's head" if one == overlay.head else "a node" for one in others}
    yield from surroundings.judged([network_probes.probe(one, named[one], own.mtu) for one in others], overlay.port)


def _segment(here: Here) -> Iterator[Finding]:
    link = here.settings.text("VNET_PRIVINTERFACE" if here.tier == "cluster" else "VNET_BRIDGE")
    try:
        servers = network_probes.dhcp_servers(link)
    except OSError as error:
        yield Finding(
            "surroundings", link, Verdict.PROBLEM, "the guests' segment", f"it cannot be asked: {error.strerror}"
        )
        return
    own: set[IPv4Address] = set()
    yield from surroundings.offered(servers, own, link)
