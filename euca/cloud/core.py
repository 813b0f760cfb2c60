"""What an interface for clients gets of the cloud: who is asking, the operations, and one way to have them performed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen
from twisted.internet.interfaces import IReactorTime

from euca.adapters.keys import TierKeys
from euca.cloud.asking import Limits
from euca.cloud.cloud import Cloud
from euca.domain.accounts import Caller, KeyHolder
from euca.ports.records import IRecordStore
from euca.soap.codec import Contract
from euca.soap.exchange import Elsewhere
from euca.soap.observing import IObserver
from euca.soap.performing import FaultOf, Handler, Performer
from euca.soap.rates import IRates, Rate
from euca.soap.security.replay import IReplayCache


@frozen
class CloudOptions:
    """What the administrator has set.

    base: the address by which users and clusters reach the cloud, without a slash at its end.  other_bases: further ones that a user's
    message may name (plain HTTP, loopback).  state: the directory in which the administrator's credentials are put.
    allow_sha1: of signatures in SOAP.  signature_v1: whether Query's oldest signatures are accepted, which leave room for another meaning.
    rate: what each account may ask, all its users together; None for as much as it likes.
    """

    base: str
    state: Path
    limits: Limits
    other_bases: tuple[str, ...] = ()
    allow_sha1: bool = True
    signature_v1: bool = False
    rate: Rate | None = None


@frozen(kw_only=True)
class Core:
    """All that an interface for clients needs.

    cloud: the requests that can be made, by subject.  contract, handlers: EC2's messages and what answers them here; all interfaces are translations
    of these.  fault: an error as a fault with EC2's code.  elsewhere: in a front end, where all is answered that has no handler here; None in the
    cloud's own process.  replay, rates, observer, clock: shared by all interfaces.  keys: what answers may be signed with.
    """

    options: CloudOptions
    cloud: Cloud
    contract: Contract
    handlers: Mapping[str, Handler[Caller]]
    fault: FaultOf[Caller]
    keys: TierKeys
    replay: IReplayCache
    rates: IRates
    clock: IReactorTime
    observer: IObserver
    elsewhere: Elsewhere | None = None
    _store: IRecordStore = field(alias="store")

    @property
    def bases(self) -> tuple[str, ...]:
        """The addresses, without a path, by which users reach the cloud; the published one first."""
        return (self.options.base, *self.options.other_bases)

    def caller_of(self, certificate: bytes) -> Caller | None:
        """Whose an active certificate (DER) is."""
        return self._store.glance(lambda records: records.caller(certificate), ("caller", certificate))

    def holder_of(self, access_key_id: str) -> KeyHolder | None:
        """Whose an active access key is, with its secret."""
        return self._store.glance(lambda records: records.key_holder(access_key_id), ("key holder", access_key_id))

    def performer(self) -> Performer[Caller]:
        """What has EC2's requests performed: within the account's rate, each change once, told to the log and the observer."""
        return self.performer_of(self.contract, self.handlers, self.fault)

    def performer_of(
        self, contract: Contract, handlers: Mapping[str, Handler[Caller]], fault: FaultOf[Caller]
    ) -> Performer[Caller]:
        """The same for an interface's own messages."""
        return Performer(
            contract=contract,
            handlers=handlers,
            replay=self.replay,
            clock=self.clock,
            fault=fault,
            rates=self.rates,
            rated_as=rated_as,
            observer=self.observer,
            elsewhere=self.elsewhere,
        )


def rated_as(caller: Caller) -> str:
    """The users of an account share its rate."""
    return caller.account_id
