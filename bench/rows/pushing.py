"""What the network is to be on its way from the cloud's records into a node's journal: each tier's own work for one rule, against telling everything."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from attrs import evolve
from lxml import etree

from euca.adapters.journal import Journal
from euca.adapters.journal_network import SCHEMA, NetworkCopy
from euca.adapters.network_wire import intent_message, intent_part, state_message, state_part
from euca.cluster.journal import ClusterJournal, open_journal
from euca.cluster.network import ClusterNetwork
from euca.cluster.networks import NamedNetworks
from euca.domain.groups import Rule, Source
from euca.domain.network.editions import Feed, Part, tables_of_intent
from euca.domain.network.state import Group, Intent, Membership, State
from euca.wire import cc, nc
from rows import Options, Row, at_most
from rows.reconciling import GROUPS, INSTANCES, ONE_CHANGE_MS, cluster

TABLE = "network"
ORDER = 20
Messages = list[bytes]


class _Tiers:
    """The cloud's, a cluster's and a node's part in it, without the sockets and signatures between them, which ``tools/bench soap`` measures."""

    def __init__(self, place: Path, state: State) -> None:
        self._journal = open_journal(place / "cluster.sqlite")
        self._node_journal = Journal(place / "node.sqlite", (SCHEMA,))
        self.cloud = Feed("cloud")
        self.node = NetworkCopy(self._node_journal)
        names = {str(host): f"node {host}" for host in state.hosts}
        self._place(state, names)
        self.network = ClusterNetwork(
            NetworkCopy(self._journal),
            NamedNetworks(self._journal),
            ClusterJournal(self._journal),
            Feed("cluster"),
            state.overlay,
            nodes=names.values,
            in_force=lambda: ("", ""),
            changed=lambda: None,
        )
        for host in state.hosts:
            self.network.node_at(names[str(host)], host)

    def _place(self, state: State, names: dict[str, str]) -> None:
        with self._journal.transaction() as db:
            for number, guest in enumerate(state.guests.values(), 1):
                lease = (guest.instance_id, guest.mac, str(guest.private_ip), "name", guest.account_id)
                db.execute("INSERT INTO leases VALUES (?, ?, ?, ?, ?)", lease)
                row = (guest.instance_id, "r", names[str(guest.node)], str(guest.private_ip), "{}", number)
                db.execute("INSERT INTO instances VALUES (?, ?, ?, ?, ?, 16, NULL, NULL, 1, ?, 0, NULL, NULL)", row)

    def close(self) -> None:
        self._journal.close()
        self._node_journal.close()

    def from_cloud(self, intent: Intent, tag: str) -> Messages:
        self.cloud.become(tables_of_intent(intent))
        return [cc.CONTRACT.encode("ApplyNetwork", intent_message(p, ())) for p in self.cloud.parts_from(tag)]

    def through_cluster(self, messages: Messages, tag: str) -> Messages:
        for part in map(_intent, messages):
            self.network.take(part, None)
        self.network.compose()
        return [nc.CONTRACT.encode("ncApplyNetwork", state_message(p, ())) for p in self.network.feed.parts_from(tag)]

    def into_node(self, messages: Messages) -> None:
        for message in messages:
            said: Any = nc.CONTRACT.decode(etree.fromstring(message)).value
            self.node.take(state_part(said), None)


def _intent(message: bytes) -> Part:
    said: Any = cc.CONTRACT.decode(etree.fromstring(message)).value
    return intent_part(said)


@contextmanager
def _tiers(state: State) -> Iterator[_Tiers]:
    with tempfile.TemporaryDirectory() as place, closing(_Tiers(Path(place), state)) as tiers:
        yield tiers


def _as_told(state: State) -> State:
    """With ids in the form in which tiers tell them."""

    def form(identifier: str) -> str:
        prefix, _, digits = identifier.partition("-")
        return f"{prefix}-{digits.upper()}"

    groups = {}
    for group_id, group in state.groups.items():
        rules = (
            evolve(rule, source=Source(group_id=form(rule.source.group_id))) if rule.source.group_id else rule
            for rule in group.rules
        )
        groups[form(group_id)] = Group(form(group_id), tuple(rules))
    guests = {}
    for instance_id, guest in state.guests.items():
        mine = tuple(map(form, guest.group_ids))
        guests[form(instance_id)] = evolve(guest, instance_id=form(instance_id), group_ids=mine)
    return evolve(state, guests=guests, groups=groups)


def _told(tiers: _Tiers, intent: Intent, *, whole: bool) -> list[float]:
    """How long cloud, cluster and node work for it, in milliseconds."""
    cloud_tag = "" if whole else tiers.cloud.edition.tag
    cluster_tag = "" if whole else tiers.network.feed.edition.tag
    steps: list[Callable[[Any], Any]] = [
        lambda _: tiers.from_cloud(intent, cloud_tag),
        lambda messages: tiers.through_cluster(messages, cluster_tag),
        tiers.into_node,
    ]
    took, passed = [], None
    for step in steps:
        began = time.perf_counter()
        passed = step(passed)
        took.append(1000 * (time.perf_counter() - began))
    return took


def run(options: Options) -> list[Row]:
    """Everything once, then one rule more each time."""
    state = _as_told(cluster())
    groups = dict(state.groups)
    members = {
        guest.instance_id: Membership(guest.instance_id, guest.account_id, guest.group_ids)
        for guest in state.guests.values()
    }
    intent = Intent(members, groups)
    with _tiers(state) as tiers:
        whole = _told(tiers, intent, whole=True)
        ports, one_rule = count(1), []
        for _ in range(options.runs):
            group_id = next(iter(groups))
            ruled: Group = evolve(groups[group_id], rules=(Rule("udp", 53, next(ports) + 53, "192.0.2.0/24"),))
            one_rule.append(_told(tiers, Intent(dict(members), {**groups, group_id: ruled}), whole=False))
    medians = [statistics.median(times) for times in zip(*one_rule, strict=True)]
    rows = [
        Row(f"one rule of {GROUPS} groups, {INSTANCES:,} instances: {tier}", ms, "everything", all_ms, None)
        for tier, ms, all_ms in zip(("the cloud", "the cluster", "a node"), medians, whole, strict=True)
    ]
    return [*rows, Row("one rule: all three tiers' own work", sum(medians), "50 ms", ONE_CHANGE_MS, at_most(1))]
