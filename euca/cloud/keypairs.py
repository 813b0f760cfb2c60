"""Key pairs: made, listed, deleted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from attrs import frozen

from euca.cloud.asking import Ask, World
from euca.domain.errors import AlreadyExists, NotFound
from euca.domain.filters import KEY_PAIRS, Filter, select
from euca.domain.keypairs import KeyPair, MadeKey, check_key_name


@frozen
class KeyPairs:
    """``make``: a way to make keys that does not keep the reactor waiting."""

    _world: World
    _make: Callable[[], Awaitable[MadeKey]]

    async def create(self, ask: Ask, name: str) -> tuple[KeyPair, MadeKey]:
        """A new key pair; its private part is in this answer and nowhere else. Raises AlreadyExists, InvalidRequest."""
        check_key_name(name)
        account_id = ask.caller.account_id
        if await self._world.read(lambda records: records.key_pair(account_id, name)) is not None:
            raise AlreadyExists("key pair", name)
        made = await self._make()
        key = KeyPair(account_id, name, made.fingerprint, made.public_text, self._world.now())
        await self._world.change(ask, lambda records: records.add_key_pair(key))
        return key, made

    async def describe(self, ask: Ask, names: Sequence[str], filters: Sequence[Filter]) -> tuple[KeyPair, ...]:
        """The account's key pairs, or those named; raises NotFound for a name that is none."""
        account_id = ask.caller.account_id
        keys = await self._world.read(lambda records: records.key_pairs(account_id), ("key pairs", account_id))
        if names:
            by_name = {key.name: key for key in keys}
            for name in names:
                if name not in by_name:
                    raise NotFound("key pair", name)
            keys = tuple(by_name[name] for name in dict.fromkeys(names))
        return select(keys, filters, KEY_PAIRS)

    async def delete(self, ask: Ask, name: str) -> None:
        """Forget a key pair. That there is none is no error, as in EC2."""
        await self._world.change(ask, lambda records: records.remove_key_pair(ask.caller.account_id, name))
