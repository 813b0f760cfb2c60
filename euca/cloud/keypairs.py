"""Key pairs: made, imported, listed, deleted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from attrs import frozen

from euca.adapters.public_keys import read_public_key
from euca.cloud.asking import Ask, World
from euca.cloud.owned import check_count, chosen
from euca.cloud.tags import put_tags, tagged
from euca.domain.errors import AlreadyExists, QuotaExceeded
from euca.domain.filters import KEY_PAIRS, Filter, select
from euca.domain.ids import check_id
from euca.domain.keypairs import KeyPair, MadeKey, ReadKey, check_key_name
from euca.domain.tags import Tagged, Tags
from euca.ports.records import IChanges, IRecords


@frozen
class KeyPairs:
    """``make``: a way to make keys that does not keep the reactor waiting."""

    _world: World
    _make: Callable[[], Awaitable[MadeKey]]

    async def create(self, ask: Ask, name: str, tags: Tags = ()) -> tuple[KeyPair, MadeKey]:
        """A new key pair; its private part is in this answer and nowhere else. Raises AlreadyExists, InvalidRequest, QuotaExceeded."""
        check_key_name(name)
        await self._world.read(lambda records: self._check_free(records, ask, name))
        made = await self._make()
        key = await self._add(ask, name, ReadKey(made.public_text, made.fingerprint), tags)
        return key, made

    async def import_key(self, ask: Ask, name: str, material: bytes, tags: Tags = ()) -> KeyPair:
        """A key pair of which the user has the private part. Raises AlreadyExists, InvalidRequest, InvalidKey, QuotaExceeded."""
        check_key_name(name)
        return await self._add(ask, name, read_public_key(material), tags)

    async def _add(self, ask: Ask, name: str, read: ReadKey, tags: Tags) -> KeyPair:
        def work(records: IChanges) -> KeyPair:
            self._check_free(records, ask, name)
            key_pair_id = self._world.fresh_id(records, "key pair")
            account_id, now = ask.caller.account_id, self._world.now()
            key = KeyPair(account_id, name, read.fingerprint, read.public_text, now, key_pair_id)
            records.add_key_pair(key)
            put_tags(records, account_id, (key_pair_id,), tags)
            return key

        return await self._world.change(ask, work)

    def _check_free(self, records: IRecords, ask: Ask, name: str) -> None:
        """Raises AlreadyExists for a name that is taken, QuotaExceeded where there is no room for another."""
        account_id, most = ask.caller.account_id, self._world.limits.key_pairs_of_account
        if records.key_pair(account_id, name) is not None:
            raise AlreadyExists("key pair", name)
        if records.count_key_pairs(account_id) >= most:
            raise QuotaExceeded(f"An account has at most {most} key pairs", kind="key pair")

    async def describe(
        self, ask: Ask, names: Sequence[str], filters: Sequence[Filter], key_pair_ids: Sequence[str] = ()
    ) -> tuple[Tagged[KeyPair], ...]:
        """The account's key pairs with their tags, or those named; raises NotFound for one that is none, MalformedId."""
        check_count("key pairs", names, key_pair_ids)
        account_id = ask.caller.account_id
        wanted = tuple(check_id("key pair", key_pair_id) for key_pair_id in key_pair_ids)

        def work(records: IRecords) -> tuple[Tagged[KeyPair], ...]:
            keys = records.key_pairs(account_id)
            if names or wanted:
                keys = chosen(
                    keys,
                    ("key pair", names, lambda key: key.name),
                    ("key pair", wanted, lambda key: key.key_pair_id),
                )
            return tagged(records, account_id, keys, lambda key: key.key_pair_id)

        listed = await self._world.read(work, ("key pairs", account_id, tuple(names), wanted))
        return select(listed, filters, KEY_PAIRS, lambda one: one.tags)

    async def delete(self, ask: Ask, name: str) -> None:
        """Forget a key pair. That there is none is no error, as in EC2."""
        await self._world.change(ask, lambda records: records.remove_key_pair(ask.caller.account_id, name))
