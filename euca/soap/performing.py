"""What stands between a request that is somebody's and its handler, whatever the interface that it came by:

rate → understand → admit (replay) → dispatch → write
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar

from attrs import evolve, field, frozen
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger
from twisted.python.failure import Failure

from euca.soap.codec import Contract, Operation, Struct
from euca.soap.dispatch import Dispatcher
from euca.soap.errors import NotNow, RequestLimitExceeded, SecurityFailure, SoapError, SoapFault
from euca.soap.exchange import Elsewhere, HttpRequest, HttpResponse
from euca.soap.observing import Answered, IObserver, printable, request_id
from euca.soap.rates import IRates
from euca.soap.refusals import RefusalLog
from euca.soap.security.identity import fingerprint
from euca.soap.security.replay import Admission, IReplayCache
from euca.soap.shifts import collected, in_shifts

P = TypeVar("P")
T = TypeVar("T")
M = TypeVar("M", bound=Struct)
_log = Logger()


@frozen
class Call(Generic[P]):
    """An authenticated, decoded request, as a handler gets it.

    version: of the interface, where the contract has several. replay: for a changing operation the replay key and
    until when (seconds since the epoch) it has to be remembered: the handler writes both in the transaction of
    its change, so that a restart forgets no message that was acted upon; None for a read-only one. request_id: the
    message's correlationId, or made here; it is in every line of the log. peer: the address of the connection.
    """

    operation: Operation
    message: Struct
    version: str | None
    principal: P
    replay: tuple[bytes, float] | None = field(repr=False)
    request_id: str
    message_id: str | None
    peer: str

    def said(self, kind: type[M]) -> M:
        """The message, which the operation's contract says is of this type."""
        assert isinstance(self.message, kind)  # noqa: S101 - the contract's own type
        return self.message


Handler = Callable[[Call[P]], Awaitable[Struct]]
FaultOf = Callable[[BaseException, "Call[P] | None", str], SoapFault]
"""(error, the call if the message was understood, request id) → the fault to answer with."""


class NotOffered(SoapError):
    """The operation is in the contract, and this endpoint has no handler for it."""


@frozen
class Asked(Generic[P]):
    """A request that is known to be somebody's, before it is understood.

    request: as it came. replay: its key, and until when (seconds since the epoch) a copy would be accepted. since: when it was whole. shown: what the log calls it until it is understood.
    copies: the exact copy of a read-only request is answered, since honest clients send it; otherwise each message once. owner: whose room its key
    takes where it is remembered; empty for those who share the principal's rate.
    """

    principal: P
    request: HttpRequest
    replay: tuple[bytes, float] = field(repr=False)
    since: float
    shown: str
    message_id: str | None = None
    copies: bool = True
    owner: str = ""


@frozen
class Understood:
    """What it asks for. version: of the interface, where the contract has several."""

    operation: Operation
    message: Struct
    version: str | None = None


@frozen
class Outcome(Generic[P]):
    """What became of it: the pieces of an answer, or a fault.

    call: None where the message was not understood. limited: the principal asks more than it may, and nothing is remembered of the message.
    """

    call: Call[P] | None
    pieces: list[bytes] = field(factory=list, repr=False)
    fault: SoapFault | None = None
    limited: bool = False


class _NotRemembered(Exception):
    """There is no room to remember the message as this caller's."""


class Performer(Generic[P]):
    """Has the requests of one contract performed, for all interfaces that they come by.

    handlers: operation's name → handler. fault: translates whatever a handler raised, and a `DecodeError` (then without a call); unexpected
    errors are logged here before, so it needs not tell anything of them. rates: how much each principal may ask; rated_as: those with the same
    text share that. observer: hears of each request's end; of what is answered elsewhere those hear who answer it. elsewhere: where the
    operations are answered that have no handler here.
    """

    def __init__(
        self,
        *,
        contract: Contract,
        handlers: Mapping[str, Handler[P]],
        replay: IReplayCache,
        clock: IReactorTime,
        fault: FaultOf[P],
        rates: IRates,
        rated_as: Callable[[P], str],
        observer: IObserver,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        strange = set(handlers) - set(contract.operations)
        if strange:
            raise ValueError(f"{contract.name} has no operation {', '.join(sorted(strange))}")
        self.contract = contract
        self.refusals = RefusalLog(clock)
        self._handlers = dict(handlers)
        self._replay = replay
        self._clock = clock
        self._fault = fault
        self._rates = rates
        self._rated_as = rated_as
        self._observer = observer
        self._elsewhere = elsewhere
        self._dispatcher: Dispatcher[Call[P], Struct] = Dispatcher(
            contract.namespace, contract.operations, self._invoke, contract.name
        )

    async def perform(
        self,
        asked: Asked[P],
        understand: Callable[[], Understood],
        write: Callable[[Call[P], Struct], Iterable[bytes]],
    ) -> Outcome[P] | HttpResponse:
        """Have a request performed.

        understand: called once the principal's rate allows the request; what it raises becomes a fault, but for a `SecurityFailure`. write: the
        answer in pieces, which are made in turns with other work. What is answered elsewhere is given as it is. Raises `SecurityFailure` (`replay`: this very message was received before, and nothing was done) and
        CancelledError: cancelled, a read-only operation stops, a change goes on.
        """
        rated_as = self._rated_as(asked.principal)
        if not self._rates.begin(rated_as):
            return self._limit(asked, "rate")
        try:
            outcome = await self._performed(asked, understand, write)
        except SecurityFailure:
            self._rates.give_back(rated_as)
            raise
        except _NotRemembered:
            return self._limit(asked, "replay.room")
        finally:
            self._rates.end(rated_as)
        if isinstance(outcome, HttpResponse) and outcome.proved is False:
            self._rates.give_back(rated_as)
        return outcome

    def _limit(self, asked: Asked[P], check: str) -> Outcome[P]:
        self._observer.refused(check, asked.request.peer)
        self.refusals.add(check, f"{check}: {shown(asked.principal)} asks more than it may", asked.request.peer)
        excess = RequestLimitExceeded("more requests than you may send; send them later")
        return Outcome(None, fault=self._fault(excess, None, request_id.get()), limited=True)

    async def _performed(
        self,
        asked: Asked[P],
        understand: Callable[[], Understood],
        write: Callable[[Call[P], Struct], Iterable[bytes]],
    ) -> Outcome[P] | HttpResponse:
        call: Call[P] | None = None
        try:
            understood = understand()
            if self._elsewhere is not None and understood.operation.name not in self._handlers:
                return await self._elsewhere(evolve(asked.request, request_id=request_id.get()))
            call = self._call(asked, understood)
            outcome = Outcome(call, await self._dispatched(call, write))
            told = "answered"
        except CancelledError:
            if call is not None:
                self._tell(asked, call, "cancelled")
            raise
        except (SecurityFailure, _NotRemembered):
            raise
        except Exception as error:
            fault = self._translate(error, call)
            outcome, told = Outcome(call, fault=fault), f"fault {fault.code}"
        self._tell(asked, call, told)
        return outcome

    def _call(self, asked: Asked[P], understood: Understood) -> Call[P]:
        operation = understood.operation
        if not (operation.read_only and asked.copies):
            self._admit(asked)
        return Call(
            operation=operation,
            message=understood.message,
            version=understood.version,
            principal=asked.principal,
            replay=None if operation.read_only else asked.replay,
            request_id=request_id.get(),
            message_id=asked.message_id,
            peer=asked.request.peer,
        )

    def _admit(self, asked: Asked[P]) -> None:
        owner = asked.owner or self._rated_as(asked.principal)
        admission = self._replay.admit(*asked.replay, self._clock.seconds(), owner)
        if admission is Admission.NO_ROOM:
            raise _NotRemembered
        if admission is Admission.SEEN:
            raise SecurityFailure("replay", "this very message was received before", authenticated=True)

    def _tell(self, asked: Asked[P], call: Call[P] | None, outcome: str) -> None:
        """Tell the log and the observer what became of a request of somebody."""
        answered = Answered(
            operation=call.operation.name if call is not None else "",
            principal=shown(asked.principal),
            outcome=outcome,
            duration_s=self._clock.seconds() - asked.since,
            request_id=request_id.get(),
            peer=asked.request.peer,
        )
        self._observer.answered(answered)
        _log.info(
            "{operation} by {principal}: {outcome} in {duration_s:.3f} s [{request_id}]",
            operation=answered.operation or printable(asked.shown),
            principal=answered.principal,
            outcome=outcome,
            duration_s=answered.duration_s,
            request_id=answered.request_id,
            peer=asked.request.peer,
        )

    async def _dispatched(self, call: Call[P], write: Callable[[Call[P], Struct], Iterable[bytes]]) -> list[bytes]:
        """The written answer in pieces; while a long one is written, others have their turn."""

        async def written() -> list[bytes]:
            pieces = await self._dispatcher.dispatch(call.operation.name, call, lambda answer: write(call, answer))
            return [piece for piece in await in_shifts(collected(pieces), self._clock) if piece]

        answer = Deferred.fromCoroutine(written())
        return await (answer if call.operation.read_only else _unstoppable(answer, call))

    async def _invoke(self, operation: str, call: Call[P]) -> Struct:
        handler = self._handlers.get(operation)
        if handler is None:
            raise NotOffered(f"{operation} is not offered here")
        return await handler(call)

    def _translate(self, error: Exception, call: Call[P] | None) -> SoapFault:
        fault = error if isinstance(error, SoapFault) else self._fault(error, call, request_id.get())
        side = fault.code.removeprefix("soap:").partition(".")[0]
        if side == "Client":
            return fault
        what: dict[str, Any] = {
            "operation": call.operation.name if call is not None else "a request",
            "code": fault.code,
            "request_id": request_id.get(),
        }
        reason = str(error)
        if isinstance(error, NotNow) or (reason and reason in fault.message):
            _log.warn("{operation} ended in {code}: {reason} [{request_id}]", reason=reason, **what)
        else:
            # What the caller is not told is a mistake of ours.
            _log.failure("{operation} ended in {code} [{request_id}]", Failure(error), **what)
        return fault


def shown(principal: object) -> str:
    """A principal as logs have it."""
    if isinstance(principal, bytes):
        return fingerprint(principal)
    name = getattr(principal, "name", None)
    return (name if isinstance(name, str) else str(principal))[:64]


def _unstoppable(work: Deferred[T], call: Call[Any]) -> Deferred[T]:
    """What `work` comes to. Cancelling this leaves the work alone, whose failure is then logged."""
    cancelled: list[bool] = []
    outer: Deferred[T] = Deferred(lambda _: cancelled.append(True))

    def done(result: T | Failure) -> None:
        if not cancelled:
            outer.callback(result)
        elif isinstance(result, Failure):
            _log.failure(
                "{operation} failed after its caller had gone [{request_id}]",
                result,
                operation=call.operation.name,
                request_id=call.request_id,
            )

    work.addBoth(done)
    return outer
