"""``euca-admin keys`` and ``euca-admin user``: changing a tier's keys, and the certificates of users, while the tier runs."""

from __future__ import annotations

import argparse
import datetime
import time
from pathlib import Path
from typing import Any

from euca.adapters.config import Settings
from euca.adapters.enrolment import check_certificate
from euca.adapters.keyexchange import holds_all
from euca.adapters.keys import TierKeys, Use
from euca.cli.access_keys import access_key_commands
from euca.cli.own import enrolments_of, keys_of, now_of, read_file, user_named, world_of, write_new
from euca.domain.errors import EucaError, InvalidRequest, WrongState
from euca.ports.enrolment import NeighbourRecord
from euca.soap.security.identity import (
    Purpose,
    certificate_from_pem,
    create,
    expires_within,
    fingerprint,
)

_NEIGHBOURS = {"cloud": ("cluster",), "cluster": ("cloud", "node"), "node": ("cluster",)}
_USER_DAYS = 3650.0


def key_commands(things: Any) -> None:
    """Add ``keys`` to the tool."""
    group = things.add_parser("keys", help="a tier's own keys: showing them, changing them").add_subparsers(
        required=True, metavar="COMMAND"
    )

    def command(name: str, act: Any, text: str) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = group.add_parser(name, help=text, description=text)
        parser.add_argument("--tier", choices=tuple(_NEIGHBOURS), required=True, help="whose keys")
        parser.set_defaults(act=act)
        return parser

    showing = command("show", _show, "the keys, when they run out, and which neighbour knows which")
    showing.add_argument(
        "--pem",
        choices=("signing", "tls"),
        help="print these certificates alone, the oldest first, for who trusts them",
    )
    command(
        "rotate",
        _rotate,
        "make new keys beside the old ones; a running tier tells its neighbours and signs with the new ones to who knows them",
    )
    retiring = command("retire", _retire, "end the old keys, once all neighbours know the new ones")
    retiring.add_argument(
        "--force",
        action="store_true",
        help="also where a neighbour does not know them: it is lost until it is enrolled anew",
    )


def user_commands(things: Any) -> None:
    """Add ``user`` to the tool."""
    group = things.add_parser(
        "user", help="at the cloud: users, and the certificates and access keys that they sign with"
    ).add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, act: Any, text: str) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = group.add_parser(name, help=text, description=text)
        parser.set_defaults(act=act)
        return parser

    command("certificates", _certificates, "user, state, end and fingerprint of each certificate")
    adding = command(
        "add-certificate", _add_certificate, "accept a further certificate of a user, from the next request on"
    )
    adding.add_argument("user", metavar="USER", help="as certificates shows it: ACCOUNT/NAME, or the name alone")
    source = adding.add_mutually_exclusive_group(required=True)
    source.add_argument("--certificate", type=Path, metavar="FILE", help="PEM; its key stays with the user")
    source.add_argument(
        "--make", type=Path, metavar="DIRECTORY", help="make a key and its certificate, key.pem and cert.pem there"
    )
    revoking = command(
        "revoke-certificate", _revoke, "refuse what is signed with a certificate, from the next request on"
    )
    revoking.add_argument("fingerprint", metavar="FINGERPRINT", help="its beginning is enough")
    access_key_commands(command)


# Keys


def _neighbours(settings: Settings, tier: str) -> tuple[NeighbourRecord, ...]:
    enrolments = enrolments_of(settings, tier)
    return tuple(record for role in _NEIGHBOURS[tier] for record in now_of(enrolments.neighbours(role)))


def _show(options: argparse.Namespace, settings: Settings) -> None:
    keys = keys_of(settings, options.tier)
    if options.pem:
        uses = (Use.TLS,) if options.pem == "tls" else (Use.RSA, Use.P256)
        print("".join(one.certificate_pem().decode() for use in uses for one in keys.ring.of(use)), end="")
        return
    old = {key.file for key in keys.ring.retiring}
    for key in keys.ring.keys:
        state = "old" if key.file in old else "current"
        end = key.identity.certificate.not_valid_after_utc
        path = keys.files.path(key) if keys.files is not None else key.file
        print(f"{path}\t{state}\tuntil {end:%Y-%m-%d}\t{key.identity.fingerprint}")
    for record in _neighbours(settings, options.tier):
        print(f"{record.role} {record.name}\t{_knows(keys, record)}")


def _knows(keys: TierKeys, record: NeighbourRecord) -> str:
    if not record.holds:
        return "states nothing of keys: it knows what it was given when it was enrolled"
    current = holds_all(record, (key.identity for key in keys.ring.newest))
    return "knows the current keys" if current else "does not know the current keys yet"


def _rotate(options: argparse.Namespace, settings: Settings) -> None:
    keys = keys_of(settings, options.tier)
    if keys.files is None:
        raise WrongState("These keys are not in files")
    ring = keys.files.rotate(time.time())
    for key in ring.newest:
        print(f"{keys.files.path(key)}\t{key.identity.fingerprint}")


def _retire(options: argparse.Namespace, settings: Settings) -> None:
    keys = keys_of(settings, options.tier)
    newest = [key.identity for key in keys.ring.newest]
    missing = [one.name for one in _neighbours(settings, options.tier) if not holds_all(one, newest)]
    if keys.ring.retiring and missing and not options.force:
        shown = ", ".join(missing[:5]) + (" and others" if len(missing) > 5 else "")
        raise WrongState(
            f"{shown} do not know the new keys yet: wait until `euca-admin keys show` says that they do, or use --force"
        )
    if keys.files is None:
        raise WrongState("These keys are not in files")
    keys.files.retire(keys.ring.edition, time.time())
    print("The old keys have ended")


# Users


def _certificates(options: argparse.Namespace, settings: Settings) -> None:
    world = world_of(settings.for_tier("cloud").claim_state())
    now = datetime.datetime.now(datetime.UTC)
    for one in world.store.glance(lambda records: records.certificates()):
        state = "active" if one.active else "revoked"
        if one.active and expires_within(one.certificate, 0, now):
            state = "active, has run out"
        print(f"{one.user_id}\t{state}\t{fingerprint(one.certificate)}")


def _add_certificate(options: argparse.Namespace, settings: Settings) -> None:
    world = world_of(settings.for_tier("cloud").claim_state())
    user_id = user_named(world, options.user).user_id
    if options.make is not None:
        name = user_id.rpartition("/")[2]
        made = create(name, now=datetime.datetime.now(datetime.UTC), days=_USER_DAYS, purpose=Purpose.USER)
        options.make.mkdir(mode=0o700, parents=True, exist_ok=True)
        key, certificate = options.make / "key.pem", options.make / "cert.pem"
        for path, text in ((key, made.private_key_pem()), (certificate, made.certificate_pem())):
            write_new(path, text)
        der = made.certificate_der
    else:
        der = certificate_from_pem(read_file(options.certificate))
    check_certificate(der)
    now_of(world.store.change(lambda records: records.add_certificate(user_id, der, time.time())))
    print(f"{user_id}\tactive\t{fingerprint(der)}")


def _revoke(options: argparse.Namespace, settings: Settings) -> None:
    world = world_of(settings.for_tier("cloud").claim_state())
    wanted = options.fingerprint if options.fingerprint.startswith("sha256:") else f"sha256:{options.fingerprint}"
    known = world.store.glance(lambda records: records.certificates())
    found = [one for one in known if len(wanted) >= 15 and fingerprint(one.certificate).startswith(wanted)]
    if len(found) != 1:
        raise InvalidRequest(
            f"{len(found)} certificates begin so; `euca-admin user certificates` shows them (eight digits at least)"
        )
    if not now_of(world.store.change(lambda records: records.set_certificate(found[0].certificate, False))):
        raise EucaError("The certificate is gone")
    print(f"{found[0].user_id}\trevoked\t{fingerprint(found[0].certificate)}")
