"""``euca-admin user``: new users, and access keys while the cloud runs."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from euca.adapters import addresses
from euca.adapters.config import Settings
from euca.cli.own import keys_of, now_of, user_named, world_of, write_new
from euca.domain.accounts import check_name
from euca.domain.errors import AlreadyExists, InvalidRequest, NotFound

if TYPE_CHECKING:
    from euca.cloud.asking import World


def access_key_commands(command: Callable[[str, Any, str], argparse.ArgumentParser]) -> None:
    """Add them to the group. command: (name, act, text) → the command's parser."""
    adding = command(
        "add", _add, "make a user with a certificate and an access key, in an account that is made where it is new"
    )
    adding.add_argument(
        "user", metavar="ACCOUNT/NAME", help="the names of both; an account's name alone is its first user's, too"
    )
    adding.add_argument(
        "--make", type=Path, required=True, metavar="DIRECTORY", help="gets key, certificate, access key and eucarc"
    )
    listing = command("access-keys", _list, "user, state and id of each access key; secrets are never shown")
    listing.add_argument("user", metavar="USER", nargs="?", default="", help="ACCOUNT/NAME, or the name alone")
    making = command(
        "add-access-key", _make, "make a further access key of a user, which counts from the next request on"
    )
    making.add_argument("user", metavar="USER", help="ACCOUNT/NAME, or the name alone")
    making.add_argument(
        "--make", type=Path, required=True, metavar="FILE", help="gets EC2_ACCESS_KEY and EC2_SECRET_KEY, mode 0600"
    )
    revoking = command(
        "revoke-access-key", _revoke, "refuse what is signed with an access key, from the next request on"
    )
    revoking.add_argument("access_key_id", metavar="ID", help="as access-keys shows it")


def _world(settings: Settings) -> World:
    return world_of(settings.for_tier("cloud").claim_state())


def _add(options: argparse.Namespace, settings: Settings) -> None:
    from euca.cloud.accounts import make_identity, make_user
    from euca.cloud.credentials import new_access_key
    from euca.cloud.kit import CERTIFICATE_FILE, KEY_FILE, CloudKit, write_kit

    account, _, name = options.user.partition("/")
    name = check_name("a user", name or account)
    check_name("an account", account)
    world = _world(settings)
    known = world.store.glance(lambda records: records.account_named(account))
    if known is not None and world.store.glance(lambda records: records.user_named(known.account_id, name)) is not None:
        raise AlreadyExists("user", f"{account}/{name}")
    options.make.mkdir(mode=0o700, parents=True, exist_ok=True)
    for file in (KEY_FILE, CERTIFICATE_FILE):
        if (options.make / file).exists():
            raise InvalidRequest(f"{options.make / file} is there already: name another directory")
    keys = keys_of(settings, "cloud")
    kit = CloudKit(addresses.cloud_base(settings), keys.sign.certificate_pem(), keys.tls.certificate_pem())
    identity = make_identity(time.time(), name, options.make)
    key = new_access_key("", time.time(), os.urandom)
    write_kit(options.make, kit, key.access_key_id, key.secret)
    made = now_of(
        world.store.change(lambda records: make_user(world, records, account, name, identity.certificate_der, key))
    )
    print(f"{made.user_id}\t{key.access_key_id}\t{options.make}")


def _list(options: argparse.Namespace, settings: Settings) -> None:
    known = _world(settings).store.glance(
        lambda records: [(user, records.access_keys(user.user_id)) for user in records.users()]
    )
    for user, keys in known:
        if options.user in ("", user.user_id, user.name):
            for key in keys:
                print(f"{user.user_id}\t{'active' if key.active else 'revoked'}\t{key.access_key_id}")


def _make(options: argparse.Namespace, settings: Settings) -> None:
    from euca.cloud.credentials import new_access_key
    from euca.cloud.kit import access_key_file

    world = _world(settings)
    key = new_access_key(user_named(world, options.user).user_id, time.time(), os.urandom)
    write_new(options.make, access_key_file(key.access_key_id, key.secret))
    now_of(world.store.change(lambda records: records.add_access_key(key)))
    print(f"{key.user_id}\tactive\t{key.access_key_id}")


def _revoke(options: argparse.Namespace, settings: Settings) -> None:
    world = _world(settings)
    if not now_of(world.store.change(lambda records: records.set_access_key(options.access_key_id, False))):
        raise NotFound("access key", options.access_key_id)
    print(f"revoked\t{options.access_key_id}")
