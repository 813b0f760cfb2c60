"""Accounts and users; the administrator's are made when the cloud first starts."""

from __future__ import annotations

import base64
import datetime
from pathlib import Path

from euca.adapters.files import private_directory, write_atomically
from euca.cloud.asking import World
from euca.domain.accounts import AccessKey, Account, Caller, User
from euca.domain.errors import Unavailable
from euca.domain.groups import DEFAULT_DESCRIPTION, DEFAULT_GROUP, SecurityGroup
from euca.ports.records import IChanges, IRecords
from euca.soap.security.identity import Identity, Purpose, create, load

ADMINISTRATOR_ACCOUNT = "eucalyptus"
ADMINISTRATOR = "admin"
CERTIFICATE_DAYS = 3650.0

CERTIFICATE_FILE = "cert.pem"
KEY_FILE = "key.pem"
ACCESS_KEY_FILE = "access-key"


def administrator(world: World) -> Caller | None:
    """The administrator, as the one whom the local tools act for; None before the first start."""

    def look(records: IRecords) -> Caller | None:
        account = records.account_named(ADMINISTRATOR_ACCOUNT)
        user = records.user_named(account.account_id, ADMINISTRATOR) if account is not None else None
        return None if user is None else Caller(user.account_id, user.user_id, user.name, user.is_administrator)

    return world.store.glance(look)


async def first_start(world: World, directory: Path) -> Caller:
    """Make the administrator's account, certificate and access key, unless they are there; the administrator.

    directory: gets ``cert.pem``, ``key.pem`` and ``access-key`` (two lines, ``EC2_ACCESS_KEY=`` and ``EC2_SECRET_KEY=``), each 0600. The files come
    first: a start that was cut short uses them.  Safe when two start at once.
    """
    known = administrator(world)
    if known is not None:
        return known
    private_directory(directory)
    identity = _identity(world, directory)
    access_key_id, secret = _access_key(world, directory)

    def work(records: IChanges) -> Caller:
        now = world.now()
        account = records.account_named(ADMINISTRATOR_ACCOUNT)
        if account is None:
            account = open_account(world, records, ADMINISTRATOR_ACCOUNT)
        user = records.user_named(account.account_id, ADMINISTRATOR)
        if user is None:
            user = User(f"{account.account_id}/{ADMINISTRATOR}", account.account_id, ADMINISTRATOR, True, True, now)
            records.add_user(user)
            records.add_certificate(user.user_id, identity.certificate_der, now)
            records.add_access_key(AccessKey(access_key_id, user.user_id, secret, True, now))
        return Caller(user.account_id, user.user_id, user.name, user.is_administrator)

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


def _identity(world: World, directory: Path) -> Identity:
    key_path, certificate_path = directory / KEY_FILE, directory / CERTIFICATE_FILE
    if key_path.exists() and certificate_path.exists():
        return load(key_path, certificate_path)
    now = datetime.datetime.fromtimestamp(world.now(), datetime.UTC)
    identity = create(ADMINISTRATOR, now=now, days=CERTIFICATE_DAYS, purpose=Purpose.USER)
    write_atomically(key_path, identity.private_key_pem(), 0o600)
    write_atomically(certificate_path, identity.certificate_pem(), 0o600)
    return identity


def _access_key(world: World, directory: Path) -> tuple[str, str]:
    path = directory / ACCESS_KEY_FILE
    if not path.exists():
        access_key_id = base64.b32encode(world.random_bytes(12)).decode().rstrip("=")
        secret = base64.urlsafe_b64encode(world.random_bytes(30)).decode()
        write_atomically(path, f"EC2_ACCESS_KEY={access_key_id}\nEC2_SECRET_KEY={secret}\n".encode(), 0o600)
    values = dict(line.split("=", 1) for line in path.read_text().splitlines() if "=" in line)
    return values["EC2_ACCESS_KEY"], values["EC2_SECRET_KEY"]
