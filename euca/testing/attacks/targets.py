"""Tiers that run as processes, as an attacker meets them: their doors over real sockets, and what is written down behind them."""

from __future__ import annotations

import contextlib
import datetime
import http.client
import itertools
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import define, field, frozen
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.security.identity import Identity, create, load
from euca.soap.security.profile import EC2_REQUEST, TIER_REQUEST
from euca.testing.attacks.material import Door, good_draft, mark
from euca.testing.attacks.questions import VERSION, Question
from euca.testing.attacks.twins import small_twin
from euca.testing.bare_ec2 import BareUser
from euca.testing.loopback import unverified
from euca.testing.quickstart import ROOM_LIMIT_S, UP_LIMIT_S, Quickstart
from euca.testing.signed_messages import make
from euca.wire import ec2

ANSWER_LIMIT_S: Final = 20.0
EUCALYPTUS: Final = "http://eucalyptus.ucsb.edu/"
#: What tiers write by themselves, without being asked: tables, and columns of the others.
_BY_ITSELF: Final = frozenset({"positions", "node_marks", "signers"})
_COLUMNS_BY_THEMSELVES: Final = frozenset({"ring", "holds"})
_DATABASES: Final = {"cloud": "records.sqlite", "cluster": "journal.sqlite", "node": "node.sqlite"}
_addresses = itertools.count()
XML: Final = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '""'}


@frozen
class Reply:
    """What came back: HTTP status, and the body."""

    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(factory=dict, repr=False)

    @property
    def fault(self) -> tuple[str, str] | None:
        """Code and text of a SOAP fault; None for whatever else."""
        if self.status != 500 or not self.body.startswith(b"<"):
            return None
        (content,) = etree.fromstring(self.body).iterfind(f"{{{ns.SOAP}}}Body/*")
        if content.tag != f"{{{ns.SOAP}}}Fault":
            return None
        return content.findtext("faultcode", ""), content.findtext("faultstring", "")

    @property
    def signed(self) -> bool:
        """Whether there is a signature in it."""
        return b"SignatureValue" in self.body


@frozen
class Target:
    """One tier: where it listens, the door that its masters use, its process and its directory."""

    name: str
    door: Door
    port: int
    path: str
    tls: bool
    directory: Path
    kind: str

    @property
    def database(self) -> Path:
        """Where it writes down what it did."""
        return self.directory / _DATABASES[self.kind]

    @property
    def log(self) -> Path:
        """Its log."""
        return self.directory / f"euca-{self.kind}.log"

    @property
    def process(self) -> int:
        """Its process id."""
        return int((self.directory / f"euca-{self.kind}.pid").read_text())

    def connect(self, *, tls: bool | None = None, source: str = "", limit_s: float = ANSWER_LIMIT_S) -> socket.socket:
        """A new connection to it; source: the address that it comes from."""
        made = socket.create_connection(
            ("127.0.0.1", self.port), timeout=limit_s, source_address=(source, 0) if source else None
        )
        if not (self.tls if tls is None else tls):
            return made
        try:
            return unverified().wrap_socket(made)
        except BaseException:
            made.close()
            raise

    def post(
        self,
        message: bytes,
        headers: Mapping[str, str | None] | None = None,
        *,
        path: str = "",
        tls: bool | None = None,
    ) -> Reply:
        """A message, and the reply; a header of None is not sent. Waits and asks again where the tier has too much to do."""
        wanted = {name: value for name, value in {**XML, **(headers or {})}.items() if value is not None}
        end = time.monotonic() + ANSWER_LIMIT_S
        while True:
            reply = self._posted(message, wanted, path or self.path, tls)
            busy = reply.status == 503 or b"RequestLimitExceeded" in reply.body
            if not busy or time.monotonic() > end:
                return reply
            time.sleep(0.05)

    def _posted(self, message: bytes, headers: Mapping[str, str], path: str, tls: bool | None) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.sock = self.connect(tls=tls, source=_own_address())
        try:
            # A body that is too long is answered before its end.
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                connection.request("POST", path, message, dict(headers))
            return _reply(connection.sock)
        finally:
            connection.close()

    def send(self, data: bytes, *, tls: bool | None = None, source: str = "") -> Reply:
        """The reply to a request that is written out already; source: the address that it comes from, where not one of its own."""
        with self.connect(tls=tls, source=source or _own_address()) as connection:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                connection.sendall(data)
            return _reply(connection)

    def works(self, limit_s: float) -> None:
        """Raises unless a good message is answered within the time."""
        began = time.monotonic()
        reply = self.post(make(good_draft(self.door)))
        took = time.monotonic() - began
        assert reply.status == 200, f"{self.name} does not take a good message: {reply.body[:500]!r}"
        assert took <= limit_s, f"{self.name} took {took:.3f} s to answer"


def _own_address() -> str:
    """Each from an address of its own: who was refused lately has to wait for others, and these are many."""
    number = next(_addresses)
    return f"127.1.{number // 250 % 250 + 1}.{number % 250 + 1}"


def _reply(connection: socket.socket) -> Reply:
    response = http.client.HTTPResponse(connection, method="POST")
    response.begin()
    return Reply(response.status, response.read(), dict(response.getheaders()))


@define
class Reader:
    """Reads a tier's database; what no other connection has written to since is not read again."""

    path: Path
    _version: int = -1
    _tables: dict[str, list[str]] = field(factory=dict)
    _db: sqlite3.Connection | None = None
    _log: int = 0

    def tables(self) -> dict[str, list[str]]:
        """Table → rows, without what tiers write by themselves."""
        log = self._inode_of_log()
        if self._db is None or log != self._log:
            # A tier that ends well takes its write-ahead log away; whoever has that one open goes on reading it.
            if self._db is not None:
                self._db.close()
            self._db = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=10)
            self._version, self._log = -1, log
        (version,) = self._db.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._tables, self._version = dict(_rows(self._db)), version
        return self._tables

    def _inode_of_log(self) -> int:
        try:
            return Path(f"{self.path}-wal").stat().st_ino
        except FileNotFoundError:
            return 0


def _rows(db: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall()
    for (table,) in names:
        if table in _BY_ITSELF:
            continue
        columns = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]
        wanted = ", ".join(f'"{name}"' for name in columns if name not in _COLUMNS_BY_THEMSELVES)
        rows = db.execute(f'SELECT {wanted} FROM "{table}"')  # noqa: S608
        yield table, sorted(map(repr, rows))


@frozen
class Cloud:
    """A cloud, a cluster and two nodes as processes, with an image and a running instance.

    settings: what the cloud's configuration says in addition. victim: the id of that instance. targets: the cloud, the cluster and the first node, by kind.
    """

    state: Path
    settings: Mapping[str, str]
    victim: str
    targets: Mapping[str, Target]
    nodes: tuple[Target, ...]
    strangers: Mapping[str, Identity] = field(repr=False)
    node_keys: Mapping[str, Identity] = field(repr=False)
    node_twins: Mapping[str, Identity] = field(repr=False)
    _readers: dict[Path, Reader] = field(factory=dict, repr=False)

    def settle(self) -> None:
        """Wait until all tiers answer again, the instance runs, and nothing more is written down."""
        end = time.monotonic() + ROOM_LIMIT_S
        while True:
            try:
                for target in self.every():
                    target.works(ANSWER_LIMIT_S)
                before = self.snapshot()
                time.sleep(0.5)
                if self.instances()[self.victim] == "running" and not self.changes(before):
                    return
            except (OSError, AssertionError, http.client.HTTPException):
                if time.monotonic() > end:
                    raise
            assert time.monotonic() < end, "the tiers do not come to rest"
            time.sleep(0.1)

    def every(self) -> tuple[Target, ...]:
        """All tiers."""
        return (self.targets["cloud"], self.targets["cluster"], *self.nodes)

    def snapshot(self) -> dict[str, list[str]]:
        """Every row that any tier has written down, but for what they write by themselves: tier.table → rows."""
        found: dict[str, list[str]] = {}
        for target in self.every():
            reader = self._readers.setdefault(target.database, Reader(target.database))
            found |= {f"{target.name}.{table}": rows for table, rows in reader.tables().items()}
        return found

    def changes(self, before: Mapping[str, list[str]]) -> list[str]:
        """What is written down now and was not then, or the other way about; but that a message's key was forgotten when its time was up."""
        found = []
        for table, rows in self.snapshot().items():
            if rows is before.get(table):
                continue
            then = set(before.get(table, ()))
            found += [f"{table} has {row}" for row in rows if row not in then]
            if "replay" not in table:
                found += [f"{table} had {row}" for row in then - set(rows)]
        return found

    def strangers_known(self) -> list[str]:
        """Tiers that have written down a stranger's certificate."""
        found = []
        for target in self.every():
            db = sqlite3.connect(f"file:{target.database}?mode=ro", uri=True, timeout=10)
            rows = repr(db.execute("SELECT * FROM neighbours").fetchall()) + repr(
                db.execute("SELECT * FROM signers").fetchall()
            )
            db.close()
            found += [
                target.name
                for stranger in self.strangers.values()
                if repr(stranger.certificate_der)[2:-1] in rows or stranger.fingerprint in rows
            ]
        return found

    def question(self) -> Question:
        """What the administrator might ask by Query: a security group that nobody has asked for before."""
        lines = (self.state / "cloud/admin/access-key").read_text().split()
        key = dict(line.split("=", 1) for line in lines)
        target = self.targets["cloud"]
        return Question(
            path=target.path,
            host=f"127.0.0.1:{target.port}",
            key_id=key["EC2_ACCESS_KEY"],
            secret=key["EC2_SECRET_KEY"],
            at=time.time(),
            parameters={
                "Action": "CreateSecurityGroup",
                "Version": VERSION,
                "GroupName": f"attack {mark()}",
                "GroupDescription": "made by a good request",
            },
        )

    def user(self) -> BareUser:
        """The administrator as a user who writes envelopes by hand."""
        return running(self.state).user()

    def instances(self) -> dict[str, str]:
        """Id → state of all instances that users see."""
        return running(self.state).instances()

    def configure(self, more: Mapping[str, str]) -> None:
        """Start the cloud again with more in its configuration."""
        _configure(self.state, more)
        self.settle()

    def kill_and_repair(self, target: Target) -> None:
        """End a tier's process as a power cut would, and bring it up again."""
        os.kill(target.process, signal.SIGKILL)
        running(self.state).up()
        if target.kind == "cloud":
            _configure(self.state, self.settings)  # quickstart has written the configuration anew
        self.settle()


#: Each good message at the cloud's door makes a security group.
_ROOM: Final = {"GROUPS_PER_ACCOUNT": "100000"}


def running(state: Path) -> Quickstart:
    """The processes of a cloud to be attacked."""
    return Quickstart(state, nodes=2)


def bring_up(state: Path, more: Mapping[str, str] | None = None) -> Cloud:
    """A cloud to be attacked; `end` ends it. more: what the cloud's configuration says in addition."""
    made = running(state)
    made.up()
    settings = {**_ROOM, **(more or {})}
    _configure(state, settings)
    plan = made.plan
    victim = made.launched()
    now = datetime.datetime.now(datetime.UTC)
    strangers = {"stranger": create("stranger", now=now, days=1)}
    cluster = _cluster(state, plan["cluster_ports"][0], victim, strangers["stranger"])
    nodes = tuple(
        _node(state, number, port, victim, strangers["stranger"])
        for number, port in enumerate(plan["node_ports"][0], 1)
    )
    targets = {"cloud": _cloud(state, plan["cloud_port"], victim, strangers["stranger"]), "cluster": cluster}
    node_keys = {node.name: _tier_key(node.directory, "sign") for node in nodes}
    twins = {name: small_twin(key) for name, key in node_keys.items()}
    return Cloud(state, settings, victim, {**targets, "node": nodes[0]}, nodes, strangers, node_keys, twins)


def _configure(state: Path, more: Mapping[str, str]) -> None:
    """Stop the cloud, write more into its configuration, and start it as it was started."""
    directory = state / "cloud"
    with (directory / "eucalyptus.conf").open("a") as file:
        file.writelines(f'{key}="{value}"\n' for key, value in more.items())
    process = int((directory / "euca-cloud.pid").read_text())
    os.kill(process, signal.SIGTERM)
    until = time.monotonic() + UP_LIMIT_S
    while Path(f"/proc/{process}").exists():
        assert time.monotonic() < until, "the cloud does not end"
        time.sleep(0.05)
    command = [str(Path(sys.executable).with_name("twistd")), "--pidfile", str(directory / "euca-cloud.pid")]
    command += ["--logfile", str(directory / "euca-cloud.log"), "--rundir", str(directory)]
    command += ["euca-cloud", "--config", str(directory / "eucalyptus.conf")]
    subprocess.run(command, check=True, timeout=UP_LIMIT_S, stdout=subprocess.DEVNULL)
    port = running(state).plan["cloud_port"]
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        assert time.monotonic() < until, "the cloud does not listen"
        time.sleep(0.1)


def _cloud(state: Path, port: int, victim: str, stranger: Identity) -> Target:
    admin = state / "cloud" / "admin"
    user = load(admin / "key.pem", admin / "cert.pem")
    door = Door(
        name="cloud",
        profile=EC2_REQUEST,
        signer=user,
        stranger=stranger,
        insider=_tier_key(state / "cloud", "sign"),
        small=small_twin(user),
        address=running(state).user().url,
        now=time.time,
        way_s=5.0,
        harmless=lambda mark: _ec2(
            f"<CreateSecurityGroup><groupName>attack {mark}</groupName>"
            "<groupDescription>made by a good message</groupDescription></CreateSecurityGroup>"
        ),
        forged=_ec2(
            "<TerminateInstances><instancesSet><item>"
            f"<instanceId>{victim}</instanceId></item></instancesSet></TerminateInstances>"
        ),
    )
    return Target("cloud", door, port, "/services/Eucalyptus", False, state / "cloud", "cloud")


def _cluster(state: Path, port: int, victim: str, stranger: Identity) -> Target:
    """Its masters' key is the cloud's; it knows its nodes' as well, which may ask it nothing."""
    signer, insider = _tier_key(state / "cloud", "sign"), _tier_key(state / "node1", "sign")
    door = _tier_door("cluster", signer, stranger, insider, port, victim)
    return Target("cluster1", door, port, "/axis2/services/EucalyptusCC", True, state / "cluster1", "cluster")


def _node(state: Path, number: int, port: int, victim: str, stranger: Identity) -> Target:
    """Its master's key for messages is the cluster's; that for TLS is the cluster's, too, and signs nothing."""
    signer, insider = _tier_key(state / "cluster1", "sign"), _tier_key(state / "cluster1", "tls")
    door = _tier_door("node", signer, stranger, insider, port, victim)
    directory = state / f"node{number}"
    return Target(directory.name, door, port, "/axis2/services/EucalyptusNC", True, directory, "node")


def end(state: Path) -> None:
    """End all of it."""
    running(state).end()


def _tier_key(directory: Path, name: str) -> Identity:
    return load(directory / "keys" / f"{name}.key", directory / "keys" / f"{name}.crt")


def _ec2(body: str) -> str:
    """In the namespace of a version."""
    name = body[1 : body.index(">")]
    return body.replace(f"<{name}>", f'<{name} xmlns="{ec2.CONTRACT.namespace}">', 1)


def _tier_door(kind: str, signer: Identity, stranger: Identity, insider: Identity, port: int, victim: str) -> Door:
    service, operation, element = {
        "cluster": ("EucalyptusCC", "TerminateInstances", "instanceIds"),
        "node": ("EucalyptusNC", "ncTerminateInstance", "instanceId"),
    }[kind]

    def ending(instance: str) -> str:
        return f'<{operation} xmlns="{EUCALYPTUS}"><{element}>{instance}</{element}></{operation}>'

    return Door(
        name=kind,
        profile=TIER_REQUEST,
        signer=signer,
        stranger=stranger,
        insider=insider,
        small=small_twin(signer),
        address=f"https://127.0.0.1:{port}/axis2/services/{service}",
        now=time.time,
        way_s=5.0,
        action=f"{service}#{operation}",
        harmless=lambda mark: ending(f"i-{mark.upper()}"),
        forged=ending(victim),
    )
