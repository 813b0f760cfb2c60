"""What every request comes with, and what every part of the cloud works with."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable
from typing import TypeVar

from attrs import field, frozen
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorTime

from euca.domain.accounts import Caller
from euca.domain.errors import Unavailable
from euca.domain.ids import RandomBytes, new_id
from euca.domain.paging import PageTokens
from euca.domain.vmtypes import VmType
from euca.ports.records import IChanges, IRecords, IRecordStore, Replay

T = TypeVar("T")
_ATTEMPTS = 64


@frozen
class Ask:
    """Who asks, and with which message: its replay key goes into the transaction of the change that it asks for."""

    caller: Caller
    replay: Replay | None = field(default=None, repr=False)
    request_id: str = ""


@frozen
class Limits:
    """What the administrator has set, and times in seconds."""

    vm_types: tuple[VmType, ...]
    pending_deadline_s: float = 600.0
    instances_of_account: int = 10_000
    key_pairs_of_account: int = 5000
    groups_of_account: int = 500
    addresses_of_account: int = 5
    lent_addresses_of_account: int = 0
    answer_within_s: float = 5.0
    listed_after_end_s: float = 3600.0
    upload_bytes: int = 20 << 30

    @property
    def most_disk_bytes(self) -> int:
        """The largest disk that an instance type has: nothing larger could ever be launched."""
        return max(vm_type.disk_gib for vm_type in self.vm_types) << 30


@frozen
class World:
    """The records, the time, and randomness. ``page_tokens``: of all processes that answer at the same address."""

    store: IRecordStore
    clock: IReactorTime
    random_bytes: RandomBytes = field(repr=False)
    limits: Limits
    page_tokens: PageTokens = field(factory=lambda: PageTokens(os.urandom(32)))

    def now(self) -> float:
        """Seconds since the epoch."""
        return self.clock.seconds()

    async def change(self, ask: Ask, work: Callable[[IChanges], T]) -> T:
        """A transaction that the caller's message asked for."""
        return await self.store.change(work, ask.replay)

    async def read(self, work: Callable[[IRecords], T], key: Hashable | None = None) -> T:
        """A look at the records. key: see `IRecordStore.read`."""
        return await self.store.read(work, key)

    def fresh_id(self, records: IChanges, kind: str) -> str:
        """An identifier that was never used, taken in this transaction."""
        for _ in range(_ATTEMPTS):
            identifier = new_id(kind, self.random_bytes)
            if records.claim(identifier):
                return identifier
        raise Unavailable("No identifier could be found that was never used")

    async def pause(self, seconds: float) -> None:
        """Wait."""
        done: Deferred[None] = Deferred(lambda _: call.cancel())
        call = self.clock.callLater(seconds, done.callback, None)
        await done
