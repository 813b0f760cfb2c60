"""Networks as the original's cloud tells them: groups by owner and name, their rules, and public addresses by private ones.

They count for instances of which :class:`euca.domain.network.state.Intent` says nothing: those of a cloud that does not know of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from ipaddress import IPv4Address

from attrs import frozen

from euca.adapters.journal import Journal
from euca.domain.addresses import NO_POOL, Pool
from euca.domain.errors import InvalidRequest, NotFound, WrongState
from euca.domain.groups import NO_GROUP, Rule, Source
from euca.domain.network.state import Group

Replay = tuple[bytes, float]

SCHEMA = """
CREATE TABLE named_networks (
  owner TEXT NOT NULL, name TEXT NOT NULL, vlan INTEGER NOT NULL, rules TEXT NOT NULL, PRIMARY KEY (owner, name)) STRICT, WITHOUT ROWID;
CREATE TABLE assigned_addresses (public_ip TEXT PRIMARY KEY, private_ip TEXT NOT NULL UNIQUE) STRICT, WITHOUT ROWID
"""
MOST_NETWORKS = 4096


def group_id(owner: str, name: str) -> str:
    """What an owner's network is called among groups."""
    return "sg-" + hashlib.sha256(f"{owner}\n{name}".encode()).hexdigest()[:8].upper()


@frozen
class NamedRules:
    """The rules of a network, which replace those that it had."""

    owner: str
    name: str
    rules: tuple[Rule, ...]


class NamedNetworks:
    """In the cluster's journal. Each method that changes something is one transaction with the message's replay key."""

    def __init__(self, journal: Journal, pool: Pool = NO_POOL) -> None:
        self._journal = journal
        self.pool = pool

    def start(self, owner: str, name: str, vlan: int, replay: Replay | None) -> None:
        """The network is there; one that was is as it was."""
        with self._journal.transaction(replay) as db:
            if db.execute("SELECT count(*) FROM named_networks").fetchone()[0] >= MOST_NETWORKS:
                raise InvalidRequest(f"A cluster has at most {MOST_NETWORKS} networks")
            db.execute("INSERT INTO named_networks VALUES (?, ?, ?, '[]') ON CONFLICT DO NOTHING", (owner, name, vlan))

    def stop(self, owner: str, name: str, replay: Replay | None) -> None:
        """The network is gone, with its rules; so it may have been before."""
        with self._journal.transaction(replay) as db:
            db.execute("DELETE FROM named_networks WHERE owner = ? AND name = ?", (owner, name))

    def configure(self, wanted: Sequence[NamedRules], replay: Replay | None) -> None:
        """These networks have these rules and no others; raises NotFound, with nothing changed, for one that was not started."""
        with self._journal.transaction(replay) as db:
            for one in wanted:
                done = db.execute(
                    "UPDATE named_networks SET rules = ? WHERE owner = ? AND name = ?",
                    (_rules_text(one.rules), one.owner, one.name),
                )
                if not done.rowcount:
                    raise NotFound("network", one.name)

    def groups(self) -> Mapping[str, Group]:
        """All networks as groups."""
        rows = self._journal.query("SELECT * FROM named_networks")
        ids = [group_id(row["owner"], row["name"]) for row in rows]
        return {one: Group(one, _rules(row["rules"])) for one, row in zip(ids, rows, strict=True)}

    # Public addresses

    def assign(self, public_ip: IPv4Address, private_ip: IPv4Address, replay: Replay | None) -> None:
        """The public address leads to the private one, which has no other then.

        Raises NotFound for one that is not in the pool or a private one that no guest has, WrongState for one that leads elsewhere.
        """
        if str(public_ip) not in self.pool:
            raise NotFound("public address", str(public_ip))
        if not self._journal.query("SELECT 1 FROM leases WHERE address = ?", (str(private_ip),)):
            raise NotFound("private address", str(private_ip))
        if self.assigned().get(public_ip, private_ip) != private_ip:
            raise WrongState(f"The address {public_ip} leads elsewhere already: unassign it first")
        with self._journal.transaction(replay) as db:
            db.execute("DELETE FROM assigned_addresses WHERE private_ip = ?", (str(private_ip),))
            db.execute("INSERT INTO assigned_addresses VALUES (?, ?)", (str(public_ip), str(private_ip)))

    def unassign(self, public_ip: IPv4Address, replay: Replay | None) -> None:
        """The public address leads nowhere; so it may have done before."""
        with self._journal.transaction(replay) as db:
            db.execute("DELETE FROM assigned_addresses WHERE public_ip = ?", (str(public_ip),))

    def assigned(self) -> Mapping[IPv4Address, IPv4Address]:
        """Public address → private, of guests that are there."""
        rows = self._journal.query("SELECT a.* FROM assigned_addresses a JOIN leases l ON l.address = a.private_ip")
        return {IPv4Address(row["public_ip"]): IPv4Address(row["private_ip"]) for row in rows}


def _rules_text(rules: Iterable[Rule]) -> str:
    return json.dumps([[r.protocol, r.from_port, r.to_port, r.cidr, r.source.group_id] for r in rules])


def _rules(text: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(protocol, first, last, cidr, Source(group_id=source) if source else NO_GROUP)
        for protocol, first, last, cidr, source in json.loads(text)
    )
