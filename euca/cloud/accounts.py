"""Accounts and users; the administrator's are made when the cloud first starts."""

from __future__ import annotations

import datetime
from pathlib import Path

from attrs import evolve

from euca.adapters.files import private_directory, write_atomically
from euca.cloud.asking import World
from euca.cloud.credentials import new_access_key
from euca.cloud.kit import ACCESS_KEY_FILE, CERTIFICATE_FILE, KEY_FILE, CloudKit, write_kit
from euca.domain.accounts import AccessKey, Account, Caller, User
from euca.domain.errors import Unavailable
from euca.domain.groups import DEFAULT_DESCRIPTION, DEFAULT_GROUP, SecurityGroup
from euca.ports.records import IChanges, IRecords
from euca.soap.security.identity import Identity, Purpose, create, load

ADMINISTRATOR_ACCOUNT = "eucalyptus"
ADMINISTRATOR = "admin"
CERTIFICATE_DAYS = 3650.0


def administrator(world: World) -> Caller | None:
    """The administrator, as the one whom the local tools act for; None before the first start."""

    return world.store.glance(_administrator)


def _administrator(records: IRecords) -> Caller | None:
    account = records.account_named(ADMINISTRATOR_ACCOUNT)
    user = records.user_named(account.account_id, ADMINISTRATOR) if account is not None else None
    return _caller(user) if user is not None else None


def _caller(user: User) -> Caller:
    return Caller(user.account_id, user.user_id, user.name, user.is_administrator)


async def first_start(world: World, directory: Path, cloud: CloudKit) -> Caller:
    """Make the administrator's account, certificate and access key, unless they are there; the administrator.

    directory: gets what :mod:`euca.cloud.kit` says. The files come first: a start that was cut short uses them.  Safe when two start at once.
    """
    known = administrator(world)
    if known is not None:
        return known
    private_directory(directory)
    identity = make_identity(world.now(), ADMINISTRATOR, directory)
    key = _access_key(world, directory)
    write_kit(directory, cloud, key.access_key_id, key.secret)
    certificate = identity.certificate_der

    def work(records: IChanges) -> Caller:
        return _administrator(records) or _caller(
            make_user(world, records, ADMINISTRATOR_ACCOUNT, ADMINISTRATOR, certificate, key, is_administrator=True)
        )

    return await world.store.change(work)


def open_account(world: World, records: IChanges, name: str) -> Account:
    """A new account with its default security group. Raises AlreadyExists."""
    account = Account(_account_id(world, records), name, world.now())
    records.add_account(account)
    group_id = world.fresh_id(records, "group")
    records.add_group(SecurityGroup(group_id, account.account_id, DEFAULT_GROUP, DEFAULT_DESCRIPTION))
    return account


def _account_id(world: World, records: IChanges) -> str:
    for _ in range(64):
        account_id = f"{int.from_bytes(world.random_bytes(8), 'big') % 10**12:012d}"
        if records.claim(account_id):
            return account_id
    raise Unavailable("No account id could be found that was never used")


def make_user(
    world: World,
    records: IChanges,
    account_name: str,
    name: str,
    certificate: bytes,
    key: AccessKey,
    *,
    is_administrator: bool = False,
) -> User:
    """A new user with a certificate (DER) and an access key, whose user id is filled in here; in a new account where there is none of this name.
    Raises AlreadyExists."""
    account = records.account_named(account_name) or open_account(world, records, account_name)
    user = User(f"{account.account_id}/{name}", account.account_id, name, is_administrator, True, world.now())
    records.add_user(user)
    records.add_certificate(user.user_id, certificate, world.now())
    records.add_access_key(evolve(key, user_id=user.user_id))
    return user


def make_identity(now: float, name: str, directory: Path) -> Identity:
    """A user's certificate and key, made in a directory unless they are there."""
    key_path, certificate_path = directory / KEY_FILE, directory / CERTIFICATE_FILE
    if key_path.exists() and certificate_path.exists():
        return load(key_path, certificate_path)
    made_at = datetime.datetime.fromtimestamp(now, datetime.UTC)
    identity = create(name, now=made_at, days=CERTIFICATE_DAYS, purpose=Purpose.USER)
    write_atomically(key_path, identity.private_key_pem(), 0o600)
    write_atomically(certificate_path, identity.certificate_pem(), 0o600)
    return identity


def _access_key(world: World, directory: Path) -> AccessKey:
    """The access key of a start that was cut short, or a new one; nobody's yet."""
    path = directory / ACCESS_KEY_FILE
    if path.exists():
        values = dict(line.split("=", 1) for line in path.read_text().splitlines() if "=" in line)
        return AccessKey(values["EC2_ACCESS_KEY"], "", values["EC2_SECRET_KEY"], True, world.now())
    return new_access_key("", world.now(), world.random_bytes)
