"""``euca-admin``: the administrator's tool, run where the tier is that it is about.

It works on the tier's own records, whether or not the tier is running: what it changes counts from the next message on.
"""

from __future__ import annotations

import argparse
import os
import ssl
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from euca.adapters import addresses
from euca.adapters.config import DEFAULT_PATH, ConfigError, Settings, load
from euca.adapters.enrolment import Newcomer, check_address, check_certificate, check_name, invite, join
from euca.adapters.journal_enrolments import JournalEnrolments
from euca.adapters.keys import Use
from euca.cli.images import image_commands
from euca.cli.keys import key_commands, user_commands
from euca.cli.network import network_commands
from euca.cli.own import enrolments_of, keys_of, now_of, read_file, tier_address, tier_name
from euca.domain.capabilities import ALL
from euca.domain.errors import EucaError, InvalidRequest
from euca.domain.tokens import TOKEN_LIFETIME_S, parse_token
from euca.ports.enrolment import NeighbourRecord
from euca.soap.errors import SoapError
from euca.soap.security.identity import certificate_from_pem, fingerprint

_ABOVE = {"cluster": "cloud", "node": "cluster"}


def main(words: Sequence[str] | None = None) -> int:
    """The command line; its exit status is 0, 1 for an error with a sentence on standard error, 2 for a wrong command."""
    options = _parser().parse_args(words)
    try:
        options.act(options, load(options.config))
    except (EucaError, ConfigError, SoapError) as error:
        print(f"euca-admin: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    except OSError as error:
        print(f"euca-admin: {error.filename or ''}: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("euca-admin: interrupted; nothing was changed", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="euca-admin",
        description="Administer a tier. Run it on the tier's machine, as the user the tier runs as.",
    )
    parser.add_argument(
        "--config", type=Path, default=DEFAULT_PATH, metavar="FILE", help=f"the tier's configuration ({DEFAULT_PATH})"
    )
    things = parser.add_subparsers(required=True, metavar="cluster|node|image|keys|user|network")
    _neighbour_commands(things, "cluster", "the cloud")
    _neighbour_commands(things, "node", "the cluster")
    image_commands(things)
    key_commands(things)
    user_commands(things)
    network_commands(things, _in_reactor)
    return parser


def _neighbour_commands(things: Any, role: str, issuer: str) -> None:
    group = things.add_parser(role, help=f"{role}s: enrolling them, listing them").add_subparsers(
        required=True, metavar="COMMAND"
    )

    def command(name: str, act: Any, text: str) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = group.add_parser(name, help=text, description=text)
        parser.set_defaults(act=act, role=role)
        return parser

    token = command(
        "token", _token, f"at {issuer}: print a one-time token with which a {role} enrols itself within 15 minutes"
    )
    token.add_argument("name", metavar="NAME", help=f"the name that the {role} is to have")
    token.add_argument("--plain", action="store_true", help="print the token alone")
    joining = command("join", _join, f"at the {role}: enrol it with {issuer}, with a token from there")
    joining.add_argument(
        "url", metavar="URL", help="what the token's command printed: https://HOST:PORT/services/Enrol"
    )
    joining.add_argument(
        "--token-file",
        dest="source",
        required=True,
        metavar="FILE",
        help="file that holds the token; - for standard input (it is a secret: not on the command line)",
    )
    listing = command(
        "list",
        _list,
        f"at {issuer}: the {role}s that are enrolled: name, address, fingerprint of the signing certificate",
    )
    listing.add_argument("--plain", action="store_true", help="nothing where there is none; else the same lines")
    removing = command("remove", _remove, f"at {issuer}: trust a {role} no more, from the next message on")
    removing.add_argument("name", metavar="NAME", help=f"the {role}'s name, as list shows it")
    above = command("issuer", _issuer, f"at the {role}: whom it is enrolled with")
    above.add_argument("--plain", action="store_true", help="name and address alone, or nothing")
    adding = command(
        "add",
        _add,
        f"at {issuer}: enrol a {role} of another make, which cannot enrol itself, by its address and certificates",
    )
    adding.add_argument("name", metavar="NAME", help=f"the name that the {role} is to have")
    adding.add_argument(
        "--address", required=True, metavar="URL", help="its SOAP endpoint, as messages to it shall name it"
    )
    adding.add_argument(
        "--signing-certificate",
        type=Path,
        required=True,
        metavar="FILE",
        help="PEM, what it signs answers with; given anew for the same name it takes the former one's place",
    )
    adding.add_argument("--tls-certificate", type=Path, metavar="FILE", help="PEM, what its port shows")
    adding.add_argument(
        "--plain",
        action="store_true",
        help="in place of --tls-certificate: connect without TLS, to an http address of this very machine only",
    )
    if role == "node":
        text = "at the cluster: declare a node dead, so that its instances end for their users; it must not come back with them running"
        fence = command("fence", _fence, text)
        fence.add_argument("name", metavar="NAME", help="the node's name, as list shows it")
        unfence = command(
            "unfence", _unfence, "at the cluster: let a fenced node take instances again, once it answers"
        )
        unfence.add_argument("name", metavar="NAME", help="the node's name, as list shows it")
        command(
            "certificate",
            _certificate,
            "at the cluster: print its RSA signing certificate (PEM), for a node of another make",
        ).add_argument("--newest", action="store_true", help="the one that counts after the next retirement")
        command(
            "identity-certificate",
            _identity_certificate,
            "at the cluster: print the certificate (PEM) with which guests' instance identity documents are verified",
        )


# Neighbours


def _token(options: argparse.Namespace, settings: Settings) -> None:
    enrolments = enrolments_of(settings, _ABOVE[options.role])
    keys = keys_of(settings, _ABOVE[options.role])
    token = now_of(invite(enrolments, keys, options.role, options.name, time.time(), os.urandom))
    if options.plain:
        print(token.text())
        return
    base = addresses.cloud_base(settings) if options.role == "cluster" else addresses.cluster_base_for_nodes(settings)
    print(
        f"Within {TOKEN_LIFETIME_S // 60} minutes, on the {options.role}'s machine, with the token in a file or on standard input:"
    )
    print(f"\n  euca-admin {options.role} join {base}{addresses.ENROL_PATH} --token-file -\n\n{token.text()}")


def _join(options: argparse.Namespace, settings: Settings) -> None:
    text = sys.stdin.read(4096) if options.source == "-" else read_file(Path(options.source)).decode("ascii", "replace")
    token = parse_token(text)
    url = check_address(options.url)
    keys = keys_of(settings, options.role)
    newcomer = Newcomer(
        options.role, tier_name(settings, options.role), tier_address(settings, options.role), keys, ALL
    )
    check_name(newcomer.name)
    tls_certificate = _shown_certificate(url)
    enrolments = enrolments_of(settings, options.role)

    async def work(reactor: Any) -> None:
        from euca.soap.client import AgentTransport

        transport = AgentTransport(reactor, tls_certificate)
        try:
            record = await join(newcomer, token, url, tls_certificate, transport, reactor)
        finally:
            await transport.close()
        for known in await enrolments.neighbours(record.role):
            if known.name != record.name:
                await enrolments.remove(known.role, known.name)
        await enrolments.add(record)
        print(f"Enrolled as {options.role} {newcomer.name} with {record.role} {record.name}")

    _in_reactor(work)


def _list(options: argparse.Namespace, settings: Settings) -> None:
    records = now_of(enrolments_of(settings, _ABOVE[options.role]).neighbours(options.role))
    if not records and not options.plain:
        print(f"No {options.role} is enrolled; `euca-admin {options.role} token NAME` prints a token for one")
    for record in records:
        print(f"{record.name}\t{record.address}\t{fingerprint(record.signing_certificate)}")


def _remove(options: argparse.Namespace, settings: Settings) -> None:
    if not now_of(enrolments_of(settings, _ABOVE[options.role]).remove(options.role, options.name)):
        raise InvalidRequest(
            f"No {options.role} {options.name} is enrolled here; `euca-admin {options.role} list` shows them"
        )
    print(f"The {options.role} {options.name} is trusted no more")


def _issuer(options: argparse.Namespace, settings: Settings) -> None:
    records = now_of(enrolments_of(settings, options.role).neighbours(_ABOVE[options.role]))
    if options.plain:
        print(f"{records[0].name}\t{records[0].address}" if records else "")
    elif records:
        print(f"{records[0].role} {records[0].name}\t{fingerprint(records[0].signing_certificate)}")
    else:
        print(f"Not enrolled; `euca-admin {options.role} join` does it")


def _add(options: argparse.Namespace, settings: Settings) -> None:
    address = check_address(options.address)
    tls = _tls_certificate(options, urlsplit(address).scheme, urlsplit(address).hostname)
    record = NeighbourRecord(
        role=options.role,
        name=check_name(options.name),
        address=address,
        signing_certificate=check_certificate(certificate_from_pem(read_file(options.signing_certificate))),
        tls_certificate=tls,
        capabilities=(),
        enrolled_at=time.time(),
    )
    now_of(enrolments_of(settings, _ABOVE[options.role]).add(record))
    print(f"Enrolled the {options.role} {record.name} at {record.address}")


def _tls_certificate(options: argparse.Namespace, scheme: str, host: str | None) -> bytes:
    """The certificate (DER) that a neighbour's port shows; empty for a plain connection, which has to be asked for."""
    if options.plain:
        if options.tls_certificate or scheme != "http" or host not in ("127.0.0.1", "localhost", "::1"):
            raise InvalidRequest("--plain is for an http address on loopback, and without --tls-certificate")
        return b""
    if not options.tls_certificate or scheme != "https":
        raise InvalidRequest("Name an https address, and with --tls-certificate the certificate that its port shows")
    return check_certificate(certificate_from_pem(read_file(options.tls_certificate)))


def _fence(options: argparse.Namespace, settings: Settings) -> None:
    from euca.cluster.journal import JOURNAL, ClusterJournal, open_journal

    journal = open_journal(settings.for_tier("cluster").claim_state().state / JOURNAL)
    _check_enrolled(options.name, JournalEnrolments(journal))
    ClusterJournal(journal).mark_fenced(options.name, time.time())
    print(f"The node {options.name} is fenced: what it had has ended; if it answers again, it is told to end it too")


def _unfence(options: argparse.Namespace, settings: Settings) -> None:
    from euca.cluster.journal import JOURNAL, ClusterJournal, open_journal

    journal = open_journal(settings.for_tier("cluster").claim_state().state / JOURNAL)
    _check_enrolled(options.name, JournalEnrolments(journal))
    ClusterJournal(journal).unfence(options.name)
    print(f"The node {options.name} may take instances again")


def _check_enrolled(name: str, enrolments: JournalEnrolments) -> None:
    if name not in {record.name for record in enrolments.all_of("node")}:
        raise InvalidRequest(f"No node {name} is enrolled here; `euca-admin node list` shows them")


def _certificate(options: argparse.Namespace, settings: Settings) -> None:
    rsa = keys_of(settings, "cluster").ring.of(Use.RSA)
    print(rsa[-1 if options.newest else 0].certificate_pem().decode(), end="")


def _identity_certificate(options: argparse.Namespace, settings: Settings) -> None:
    from euca.adapters.identity_papers import identity_key

    tier = settings.for_tier("cluster").claim_state()
    key = identity_key(tier.state / "keys", tier_name(settings, "cluster"), time.time())
    print(key.certificate_pem().decode(), end="")


def _shown_certificate(url: str) -> bytes:
    """What the port shows, not yet believed: the issuer's signed answer must name the same one."""
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise InvalidRequest("Enrolment goes over https: the token's command prints the right address")
    try:
        pem = ssl.get_server_certificate((parts.hostname or "", parts.port or 443), timeout=15)
    except OSError as error:
        raise EucaError(f"{url} does not answer ({error}); is the tier there running, and its port open?") from None
    return ssl.PEM_cert_to_DER_cert(pem)


# Running flows


def _in_reactor(work: Any) -> None:
    """Run a flow that goes over the network; its error is raised here."""
    from twisted.internet import reactor as _reactor

    reactor: Any = _reactor
    failures: list[BaseException] = []

    def failed(failure: Failure) -> None:
        failures.append(failure.value or EucaError("The flow failed"))

    def start() -> None:
        task: Deferred[None] = Deferred.fromCoroutine(work(reactor))
        task.addErrback(failed)
        task.addBoth(lambda _: reactor.stop())

    reactor.callWhenRunning(start)
    reactor.run()
    if failures:
        raise failures[0]


if __name__ == "__main__":
    sys.exit(main())
