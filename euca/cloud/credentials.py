"""A user's own credentials: access keys for Query, certificates for SOAP."""

from __future__ import annotations

import base64

from attrs import frozen

from euca.cloud.asking import Ask, World
from euca.domain.accounts import AccessKey, User, UserCertificate, certificate_id
from euca.domain.errors import NotFound, QuotaExceeded
from euca.domain.ids import RandomBytes
from euca.ports.records import IChanges, IRecords

#: As many as IAM allows: two, so that one can take the other's place.
MOST_EACH = 2


@frozen
class Credentials:
    """What users can ask of their own credentials. What is somebody else's does not exist for them."""

    world: World

    async def user(self, ask: Ask) -> User:
        """The caller."""
        caller = ask.caller
        found = await self.world.read(lambda records: records.user_named(caller.account_id, caller.user_name))
        if found is None:
            raise NotFound("user", caller.user_name)
        return found

    async def access_keys(self, ask: Ask) -> tuple[AccessKey, ...]:
        """The caller's access keys without their secrets, the oldest first."""
        return await self.world.read(lambda records: records.access_keys(ask.caller.user_id))

    async def create_access_key(self, ask: Ask) -> AccessKey:
        """A further one. Raises QuotaExceeded."""
        made = new_access_key(ask.caller.user_id, self.world.now(), self.world.random_bytes)

        def work(records: IChanges) -> None:
            _check_room(len(records.access_keys(ask.caller.user_id)), "access keys")
            records.add_access_key(made)

        await self.world.change(ask, work)
        return made

    async def set_access_key(self, ask: Ask, access_key_id: str, active: bool) -> None:
        """Switch one on or off. Raises NotFound."""

        def work(records: IChanges) -> None:
            _check_own(records, ask, access_key_id)
            records.set_access_key(access_key_id, active)

        await self.world.change(ask, work)

    async def delete_access_key(self, ask: Ask, access_key_id: str) -> None:
        """Remove one for good. Raises NotFound."""

        def work(records: IChanges) -> None:
            _check_own(records, ask, access_key_id)
            records.remove_access_key(access_key_id)

        await self.world.change(ask, work)

    async def certificates(self, ask: Ask) -> tuple[UserCertificate, ...]:
        """The caller's certificates, the oldest first."""
        return await self.world.read(lambda records: _certificates(records, ask))

    async def add_certificate(self, ask: Ask, certificate: bytes) -> UserCertificate:
        """A further one (DER) that was checked. Raises QuotaExceeded, and AlreadyExists where it is somebody's."""
        now = self.world.now()

        def work(records: IChanges) -> UserCertificate:
            known = _certificates(records, ask)
            if certificate not in {one.certificate for one in known}:
                _check_room(len(known), "certificates")
            records.add_certificate(ask.caller.user_id, certificate, now)
            return _certificate(records, ask, certificate_id(certificate))

        return await self.world.change(ask, work)

    async def set_certificate(self, ask: Ask, identifier: str, active: bool) -> None:
        """Switch one on or off. Raises NotFound."""

        def work(records: IChanges) -> None:
            records.set_certificate(_certificate(records, ask, identifier).certificate, active)

        await self.world.change(ask, work)

    async def delete_certificate(self, ask: Ask, identifier: str) -> None:
        """Remove one for good. Raises NotFound."""

        def work(records: IChanges) -> None:
            records.remove_certificate(_certificate(records, ask, identifier).certificate)

        await self.world.change(ask, work)


def new_access_key(user_id: str, now: float, random_bytes: RandomBytes) -> AccessKey:
    """An access key of a user: 20 characters name it, 40 are its secret."""
    access_key_id = base64.b32encode(random_bytes(12)).decode().rstrip("=")
    secret = base64.urlsafe_b64encode(random_bytes(30)).decode()
    return AccessKey(access_key_id, user_id, secret, True, now)


def _check_room(there: int, what: str) -> None:
    if there >= MOST_EACH:
        raise QuotaExceeded(f"A user has at most {MOST_EACH} {what}: delete one first")


def _check_own(records: IRecords, ask: Ask, access_key_id: str) -> None:
    if access_key_id not in {key.access_key_id for key in records.access_keys(ask.caller.user_id)}:
        raise NotFound("access key", access_key_id)


def _certificates(records: IRecords, ask: Ask) -> tuple[UserCertificate, ...]:
    known = records.certificates(ask.caller.account_id)
    return tuple(one for one in known if one.user_id == ask.caller.user_id)


def _certificate(records: IRecords, ask: Ask, identifier: str) -> UserCertificate:
    for one in _certificates(records, ask):
        if certificate_id(one.certificate) == identifier:
            return one
    raise NotFound("certificate", identifier)
