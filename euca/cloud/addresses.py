"""Public addresses: this cloud's pool is empty, and every answer says so."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import NoReturn

from attrs import frozen

from euca.cloud.asking import Ask
from euca.domain.errors import InsufficientAddresses, InvalidRequest, MissingValue, NotFound
from euca.domain.filters import ADDRESSES, Filter, select


@frozen
class Addresses:
    """The pool of public addresses; nobody has one."""

    async def allocate(self, ask: Ask) -> NoReturn:
        """Raises InsufficientAddresses."""
        raise InsufficientAddresses("There is no free public address: this cloud has none")

    async def describe(self, ask: Ask, addresses: Sequence[str], filters: Sequence[Filter]) -> tuple[()]:
        """The account's addresses: none. Raises NotFound for any that is named."""
        for address in addresses:
            await self.refuse(ask, address)
        select((), filters, ADDRESSES)
        return ()

    async def refuse(self, ask: Ask, address: str) -> NoReturn:
        """For whatever needs an address of the account's: raises NotFound, or InvalidRequest for what is no address."""
        if not address:
            raise MissingValue("A public address has to be named")
        try:
            ipaddress.IPv4Address(address)
        except ValueError:
            raise InvalidRequest(f'"{address[:64]}" is not an IPv4 address') from None
        raise NotFound("address", address)
