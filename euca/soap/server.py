"""A SOAP endpoint: HTTP request in, HTTP answer out, with everything that stands between them and a handler.

    parse → verify → decode → admit (replay) → dispatch → encode → sign

It knows nothing of sockets: `euca.soap.http` puts it on one.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from attrs import define, evolve, field, frozen
from lxml import etree
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger
from twisted.python.failure import Failure

from euca.soap.addressing import Addressing, new_message_id
from euca.soap.codec import Contract, Operation, Struct
from euca.soap.dispatch import Dispatcher
from euca.soap.envelope import EC2_AUTH_FAILURE, TIER_REFUSAL, fault_of, wrap, wrap_pieces
from euca.soap.errors import MalformedMessage, NotNow, RequestLimitExceeded, SecurityFailure, SoapError, SoapFault
from euca.soap.namespaces import WSA_ANONYMOUS
from euca.soap.observing import Answered, IObserver, NoObserver, new_id, request_id, working_on
from euca.soap.rates import IRates, NoRates
from euca.soap.security.identity import Identity, fingerprint
from euca.soap.security.profile import ACTION, Profile, ReplayKey
from euca.soap.security.replay import Admission, IReplayCache
from euca.soap.security.sign import sign
from euca.soap.security.verify import Verified, verify
from euca.soap.shifts import collected, in_shifts

P = TypeVar("P")
T = TypeVar("T")
_log = Logger()


XML_TYPE: Final = "text/xml; charset=utf-8"
REQUEST_ID: Final = "x-request-id"
"""The header of every answer that says under which id the request is in the log."""
_CORRELATION: Final = re.compile(r"[A-Za-z0-9._:@-]{1,64}", re.ASCII)
_REFUSALS_A_SECOND: Final = 5
_MOST_DOCUMENTS: Final = 64
_MUST_UNDERSTAND: Final = "header.understood"
#: Who signs where anybody may: whatever the key, they share the room for what one caller has asked.
_STRANGERS: Final = "strangers"


@frozen
class HttpRequest:
    """A request as it was received. Names of headers are in lower case; of a repeated query name the first value counts.

    request_id: under which it is known already, where it comes from another process of ours; by default one is made.
    """

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    peer: str
    secure: bool
    request_id: str = ""


@frozen
class HttpResponse:
    """An answer, whole. Names of headers are in lower case.

    pieces: what follows `body`, to be written one after the other as the client takes them: of a long answer no two pieces need be joined.
    proved: whether the request was found to be somebody's who is known (True), or was refused before that (False); None where
    it was not looked at. Whoever is refused is served after others for a while (see `euca.soap.turns`).
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    pieces: tuple[bytes, ...] = field(default=(), repr=False)
    proved: bool | None = None

    @property
    def content(self) -> bytes:
        """The body and its pieces as one."""
        return b"".join((self.body, *self.pieces)) if self.pieces else self.body


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


Handler = Callable[[Call[P]], Awaitable[Struct]]
Trust = Callable[[bytes], "P | Awaitable[P | None] | None"]
"""The principal of a whole certificate (DER), or None; at once or later."""
FaultOf = Callable[[BaseException, "Call[P] | None", str], SoapFault]
"""(error, the call if the message was understood, request id) → the fault to answer with."""


Elsewhere = Callable[[HttpRequest], Awaitable[HttpResponse]]
"""Answers a request in our place. It trusts nothing that we found out about it."""


class _NotRemembered(Exception):
    """There is no room to remember the message as this caller's."""


class _AnsweredElsewhere(Exception):
    """The operation has no handler here, but somewhere else."""

    def __init__(self, where: Elsewhere) -> None:
        super().__init__("the operation is answered elsewhere")
        self.where = where


class NotOffered(SoapError):
    """The operation is in the contract, and this endpoint has no handler for it."""


class Endpoint(Generic[P]):
    """One contract at one address, for whom `trust` knows.

    handlers: operation's name → handler. answer_profile: None for answers without security. identity: what answers are signed
    with, or a function from the caller to it. addresses: what To may
    be, and where the published WSDL says the service is. fault: translates whatever a handler raised, and a `DecodeError`
    (then without a call); unexpected errors are logged here before, so it needs not tell anything of them.
    refusal: all that a stranger is told; by default what the request's profile wants. refusal_detail: request id → the element in the detail
    of that fault, and of what else is said before a request is found to be good; it may tell nothing but the id.
    published: WSDL port's name → address, where not every port has the first of `addresses`.
    rates: how much each caller may ask, None for any; rated_as: callers with the same text share that, and their room in `replay`. Whoever is over it gets
    what `fault` makes of a `RequestLimitExceeded`, with status 503. elsewhere: who answers the operations that have no handler here: gets
    the request as it came, once it is known to be somebody's and within their rate; nothing is remembered of it here. strangers: `trust` takes anybody's certificate, so that a good
    signature proves nothing. observer: hears of each request's end; that requests begin is its listener's to tell, and of what is answered
    elsewhere those hear who answer it.
    """

    def __init__(
        self,
        *,
        contract: Contract,
        handlers: Mapping[str, Handler[P]],
        request_profile: Profile,
        answer_profile: Profile | None,
        identity: Identity | Callable[[P], Identity] | None,
        trust: Trust[P],
        addresses: Collection[str] | Callable[[], Collection[str]],
        replay: IReplayCache,
        clock: IReactorTime,
        fault: FaultOf[P],
        refusal: SoapFault | None = None,
        refusal_detail: Callable[[str], etree._Element] | None = None,
        published: Mapping[str, str] | Callable[[], Mapping[str, str]] | None = None,
        rates: IRates | None = None,
        rated_as: Callable[[P], str] | None = None,
        strangers: bool = False,
        elsewhere: Elsewhere | None = None,
        observer: IObserver | None = None,
    ) -> None:
        strange = set(handlers) - set(contract.operations)
        if strange:
            raise ValueError(f"{contract.name} has no operation {', '.join(sorted(strange))}")
        if answer_profile is not None and identity is None:
            raise ValueError("signed answers need an identity")
        self._contract = contract
        self._handlers = dict(handlers)
        self._request_profile = request_profile
        self._answer_profile = answer_profile
        self._identity = identity
        self._trust = trust
        self._addresses = addresses
        self._replay = replay
        self._clock = clock
        self._fault = fault
        self._published = published
        self._rates = NoRates() if rates is None else rates
        self._strangers = strangers
        self._elsewhere = elsewhere
        self._rated_as = rated_as or _shown
        self._between_tiers = ACTION in request_profile.signed
        self._actions = frozenset(operation.action for operation in contract.operations.values())
        self._refusal = refusal or (TIER_REFUSAL if self._between_tiers else EC2_AUTH_FAILURE)
        self._refusal_detail = refusal_detail
        self._refusals = _RefusalLog(clock)
        self._observer = observer or NoObserver()
        self._documents: dict[tuple[str | None, tuple[tuple[str, str], ...]], bytes] = {}
        self._dispatcher: Dispatcher[Call[P], Struct] = Dispatcher(
            contract.namespace, contract.operations, self._invoke, contract.name
        )

    async def handle(self, request: HttpRequest) -> HttpResponse:
        """Answer a request. Raises nothing but CancelledError: cancelled, a read-only operation stops, a change goes on.

        While it is at work `observing.request_id` has its id, which the answer's header `REQUEST_ID` says, too.
        """
        with working_on(request.request_id or new_id()):
            said = await self._handled(request)
            # As evolve() would, which takes ten times as long.
            headers = {**said.headers, REQUEST_ID: request_id.get()}
            return HttpResponse(said.status, headers, said.body, said.pieces, said.proved)

    async def _handled(self, request: HttpRequest) -> HttpResponse:
        if request.method == "GET" and "wsdl" in request.query:
            return self._wsdl(request.query.get("version"))
        refused = _refuse_http(request)
        if refused is not None:
            self._observer.refused(f"http.{refused.status}", request.peer)
            return evolve(refused, proved=False)
        started = self._clock.seconds()
        try:
            verified = await self._verify(request)
        except (MalformedMessage, SecurityFailure, SoapFault) as error:
            return self._refuse(request, error)
        except CancelledError:
            raise
        except Exception:
            _log.failure("A request could not be verified", request_id=request_id.get(), peer=request.peer)
            return _text(503, "The service cannot check requests now.")
        try:
            return await self._answer(request, verified, started)
        except CancelledError:
            raise
        except Exception:
            _log.failure("A request could not be answered", request_id=request_id.get(), peer=request.peer)
            return _text(500, "Internal error.")

    # Before the message is known to be somebody's

    async def _verify(self, request: HttpRequest) -> Verified[P]:
        addresses = self._addresses() if callable(self._addresses) else self._addresses
        lookup = _Lookup(self._trust)

        def attempt() -> Verified[P]:
            return verify(
                request.body,
                profile=self._request_profile,
                trust=lookup,
                now=self._clock.seconds(),
                to=addresses,
            )

        try:
            verified = attempt()
        except _NotYetKnown as unknown:
            await lookup.wait_for(unknown)
            verified = attempt()
        self._check_soap_action(request, verified)
        return verified

    def _check_soap_action(self, request: HttpRequest, verified: Verified[P]) -> None:
        """SOAP 1.1, section 6.1.1; between tiers the header says what the signed Action says, or nothing."""
        said = request.headers.get("soapaction", "").strip().strip('"')
        if self._between_tiers and said and said != verified.action:
            raise SecurityFailure("http.soapaction", "SOAPAction is not the message's Action", authenticated=True)

    def _refuse(self, request: HttpRequest, error: MalformedMessage | SecurityFailure | SoapFault) -> HttpResponse:
        check = _MUST_UNDERSTAND if isinstance(error, SoapFault) else error.check
        self._observer.refused(check, request.peer)
        self._refusals.add(check, str(error), request.peer)
        told = self._refusal
        if isinstance(error, SecurityFailure) and error.authenticated:
            told = SoapFault(told.code, f"{told.message} ({error.explanation})", told.detail)
        elif isinstance(error, SoapFault):
            told = error
        if self._refusal_detail is not None:
            told = SoapFault(told.code, told.message, self._refusal_detail(request_id.get()))
        return evolve(_xml(500, wrap(fault_of(told))), proved=False)

    # After it

    async def _answer(self, request: HttpRequest, verified: Verified[P], started: float) -> HttpResponse:
        if self._between_tiers and verified.action not in self._actions:
            # Our answer bears the question's action: at a door where strangers sign they would choose what we sign.
            error = SecurityFailure("addressing.action", "Action is none of this service's", authenticated=True)
            return self._refuse(request, error)
        rated_as = self._rated_as(verified.principal)
        if not self._rates.begin(rated_as):
            return self._limit(request, verified, "rate")
        try:
            response = await self._answer_at_rate(request, verified, started)
        except SecurityFailure as error:
            self._rates.give_back(rated_as)
            return self._refuse(request, error)
        except _NotRemembered:
            return self._limit(request, verified, "replay.room")
        except _AnsweredElsewhere as passed_on:
            response = await passed_on.where(evolve(request, request_id=request_id.get()))
            if response.proved is False:
                self._rates.give_back(rated_as)
                return response
        finally:
            self._rates.end(rated_as)
        proved = None if response.status == 200 else False
        return evolve(response, proved=proved if self._strangers else True)

    def _limit(self, request: HttpRequest, verified: Verified[P], check: str) -> HttpResponse:
        """Nothing is remembered of the message, so that it may be sent again as it is."""
        who = _shown(verified.principal)
        self._observer.refused(check, request.peer)
        self._refusals.add(check, f"{check}: {who} asks more than it may", request.peer)
        excess = RequestLimitExceeded("more requests than you may send; send them later")
        told = self._fault(excess, None, request_id.get())
        response = self._seal(verified, None, [fault_of(told)], 503)
        return evolve(response, headers={**response.headers, "retry-after": "1"}, proved=False)

    async def _answer_at_rate(self, request: HttpRequest, verified: Verified[P], started: float) -> HttpResponse:
        call: Call[P] | None = None
        try:
            call = self._call(request, verified)
            pieces = await self._dispatched(call)
            outcome, status = "answered", 200
        except CancelledError:
            self._tell(request, verified, call, "cancelled", started)
            raise
        except (SecurityFailure, _AnsweredElsewhere, _NotRemembered):
            raise
        except Exception as error:
            fault = self._translate(error, call)
            outcome, status, pieces = f"fault {fault.code}", 500, [fault_of(fault)]
        response = self._seal(verified, call, pieces, status)
        self._tell(request, verified, call, outcome, started)
        return response

    def _tell(
        self, request: HttpRequest, verified: Verified[P], call: Call[P] | None, outcome: str, started: float
    ) -> None:
        """Tell the log and the observer what became of a request of somebody."""
        answered = Answered(
            operation=call.operation.name if call is not None else "",
            principal=_shown(verified.principal),
            outcome=outcome,
            duration_s=self._clock.seconds() - started,
            request_id=request_id.get(),
            peer=request.peer,
        )
        self._observer.answered(answered)
        _log.info(
            "{operation} by {principal}: {outcome} in {duration_s:.3f} s [{request_id}]",
            operation=answered.operation or str(verified.body.tag)[-64:],
            principal=answered.principal,
            outcome=outcome,
            duration_s=answered.duration_s,
            request_id=answered.request_id,
            peer=request.peer,
        )

    def _call(self, request: HttpRequest, verified: Verified[P]) -> Call[P]:
        decoded = self._contract.decode(verified.body)
        operation = decoded.operation
        if operation is None:
            raise NotOffered("the message is not a request")
        if self._between_tiers and verified.action != operation.action:
            raise SecurityFailure("addressing.action", "Action is not that of the message", authenticated=True)
        if self._elsewhere is not None and operation.name not in self._handlers:
            raise _AnsweredElsewhere(self._elsewhere)
        self._admit(verified, operation)
        correlation_id = getattr(decoded.value, "correlation_id", None)
        if isinstance(correlation_id, str) and _CORRELATION.fullmatch(correlation_id):
            request_id.set(correlation_id)
        return Call(
            operation=operation,
            message=decoded.value,
            version=decoded.version,
            principal=verified.principal,
            replay=None if operation.read_only else (verified.replay_key, verified.replay_until),
            request_id=request_id.get(),
            message_id=verified.message_id,
            peer=request.peer,
        )

    def _admit(self, verified: Verified[P], operation: Operation) -> None:
        """Each message once; but at EC2's door the exact copy of a read-only request is harmless, and honest clients send it."""
        if operation.read_only and self._request_profile.replay is ReplayKey.SIGNED_INFO:
            return
        owner = _STRANGERS if self._strangers else self._rated_as(verified.principal)
        admission = self._replay.admit(verified.replay_key, verified.replay_until, self._clock.seconds(), owner)
        if admission is Admission.NO_ROOM:
            raise _NotRemembered
        if admission is Admission.SEEN:
            raise SecurityFailure("replay", "this very message was received before", authenticated=True)

    async def _dispatched(self, call: Call[P]) -> list[bytes]:
        """The encoded answer in pieces; while a long one is encoded, others have their turn."""

        def encode(answer: Struct) -> Iterable[bytes]:
            return self._contract.encode_pieces(call.operation.output.name, answer, call.version)

        async def encoded() -> list[bytes]:
            pieces = await self._dispatcher.dispatch(call.operation.name, call, encode)
            return [piece for piece in await in_shifts(collected(pieces), self._clock) if piece]

        answer = Deferred.fromCoroutine(encoded())
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

    def _seal(self, verified: Verified[P], call: Call[P] | None, pieces: Sequence[bytes], status: int) -> HttpResponse:
        profile = self._answer_profile
        if profile is None or self._identity is None:
            beginning, following = wrap_pieces(pieces)
            return evolve(_xml(status, beginning), pieces=following)
        body = b"".join(pieces)
        action = verified.action or (call.operation.action if call is not None else "") or "urn:unknown"
        headers = Addressing(
            to=WSA_ANONYMOUS,
            action=action + (profile.action if status == 200 else profile.fault_action),
            message_id=new_message_id(),
            relates_to=verified.message_id,
        )
        envelope = sign(
            body,
            identity=self._identity(verified.principal) if callable(self._identity) else self._identity,
            now=self._clock.seconds(),
            profile=profile,
            headers=headers,
            # What the contract's encoder writes is canonical, but for nil elements; faults bear the prefix of SOAP.
            is_canonical=status == 200 and b":nil=" not in body,
        )
        return _xml(status, envelope)

    def _wsdl(self, version: str | None) -> HttpResponse:
        try:
            ports = self._ports()
            key = (version, tuple(sorted(ports.items())))
            document = self._documents.get(key)
            if document is None:
                document = self._contract.wsdl(version, ports)
                if len(self._documents) < _MOST_DOCUMENTS:
                    self._documents[key] = document
        except ValueError:
            served = self._contract.versions.all if self._contract.versions is not None else ()
            return _text(404, f"There is no such version; there are: {', '.join(served) or 'no versions'}.")
        except Exception:
            _log.failure("The WSDL could not be published")
            return _text(500, "Internal error.")
        return _xml(200, document)

    def _ports(self) -> Mapping[str, str]:
        if self._published is not None:
            return self._published() if callable(self._published) else self._published
        addresses = self._addresses() if callable(self._addresses) else self._addresses
        address = next(iter(addresses))
        return dict.fromkeys(self._contract.ports, address)


class _NotYetKnown(Exception):
    """Whose certificate it is has to be waited for."""

    def __init__(self, certificate: bytes, answer: Awaitable[Any]) -> None:
        super().__init__("a certificate is being looked up")
        self.certificate = certificate
        self.answer = answer


@define(eq=False)
class _Lookup(Generic[P]):
    """Trust as `verify` wants it, at once: what has to be waited for stops it, and it is run again with the answer.

    Nothing is computed with a key before the certificate is known to be trusted.
    """

    _trust: Trust[P]
    _known: dict[bytes, P | None] = field(factory=dict)

    def __call__(self, certificate: bytes, /) -> P | None:
        if certificate in self._known:
            return self._known[certificate]
        answer = self._trust(certificate)
        if isinstance(answer, Awaitable):
            raise _NotYetKnown(certificate, answer)
        return answer

    async def wait_for(self, unknown: _NotYetKnown) -> None:
        self._known[unknown.certificate] = await unknown.answer


@define
class _RefusalLog:
    """Says what was refused and why, at most a few times a second, so that a stranger cannot fill the log."""

    _clock: IReactorTime
    _second: int = 0
    _said: int = 0
    _unsaid: int = 0

    def add(self, check: str, reason: str, peer: str) -> None:
        second = int(self._clock.seconds())
        if second != self._second:
            if self._unsaid:
                _log.warn("{count} more requests were refused", count=self._unsaid)
            self._second, self._said, self._unsaid = second, 0, 0
        if self._said >= _REFUSALS_A_SECOND:
            self._unsaid += 1
            return
        self._said += 1
        _log.warn(
            "A request from {peer} was refused: {reason} [{request_id}]",
            peer=peer,
            reason=reason,
            check=check,
            request_id=request_id.get(),
        )


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


def _refuse_http(request: HttpRequest) -> HttpResponse | None:
    if request.method != "POST":
        response = _text(405, "POST a SOAP message here, or GET ?wsdl.")
        return evolve(response, headers={**response.headers, "allow": "GET, POST"})
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = re.fullmatch(r'(?:.*;)?\s*charset\s*=\s*"?([^";\s]*)"?\s*(?:;.*)?', parameters, re.IGNORECASE)
    if media_type.strip().lower() != "text/xml" or (charset and charset[1].lower() not in ("utf-8", "utf8")):
        return _text(415, "A SOAP 1.1 message is text/xml in UTF-8.")
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        return _text(415, "Encoded content is not accepted.")
    return None


def _shown(principal: object) -> str:
    if isinstance(principal, bytes):
        return fingerprint(principal)
    name = getattr(principal, "name", None)
    return (name if isinstance(name, str) else str(principal))[:64]


def _xml(status: int, body: bytes) -> HttpResponse:
    return HttpResponse(status, {"content-type": XML_TYPE}, body)


def _text(status: int, text: str) -> HttpResponse:
    return HttpResponse(status, {"content-type": "text/plain; charset=utf-8"}, f"{text}\n".encode())
