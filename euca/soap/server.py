"""A SOAP endpoint: HTTP request in, HTTP answer out, with everything that stands between them and a handler.

    parse → verify → decode → admit (replay) → dispatch → encode → sign

It knows nothing of sockets: `euca.soap.http` puts it on one.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from typing import Any, Final, Generic, TypeVar

from attrs import define, evolve, field
from lxml import etree
from twisted.internet.defer import CancelledError
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger

from euca.soap.addressing import Addressing, new_message_id
from euca.soap.codec import Contract, Struct
from euca.soap.envelope import EC2_AUTH_FAILURE, TIER_REFUSAL, fault_of, wrap, wrap_pieces
from euca.soap.errors import MalformedMessage, SecurityFailure, SoapFault
from euca.soap.exchange import REQUEST_ID, Elsewhere, HttpRequest, HttpResponse
from euca.soap.namespaces import WSA_ANONYMOUS
from euca.soap.observing import IObserver, NoObserver, new_id, request_id, working_on
from euca.soap.performing import Asked, Call, FaultOf, Handler, NotOffered, Outcome, Performer, Understood, shown
from euca.soap.rates import IRates, NoRates
from euca.soap.security.identity import Identity
from euca.soap.security.profile import ACTION, Profile, ReplayKey
from euca.soap.security.replay import IReplayCache
from euca.soap.security.sign import sign
from euca.soap.security.verify import Verified, verify

P = TypeVar("P")
_log = Logger()

XML_TYPE: Final = "text/xml; charset=utf-8"
_CORRELATION: Final = re.compile(r"[A-Za-z0-9._:@-]{1,64}", re.ASCII)
_MOST_DOCUMENTS: Final = 64
_MUST_UNDERSTAND: Final = "header.understood"
#: Who signs where anybody may: whatever the key, they share the room for what one caller has asked.
_STRANGERS: Final = "strangers"


Trust = Callable[[bytes], "P | Awaitable[P | None] | None"]
"""The principal of a whole certificate (DER), or None; at once or later."""


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
        if answer_profile is not None and identity is None:
            raise ValueError("signed answers need an identity")
        self._contract = contract
        self._request_profile = request_profile
        self._answer_profile = answer_profile
        self._identity = identity
        self._trust = trust
        self._addresses = addresses
        self._clock = clock
        self._published = published
        self._strangers = strangers
        self._between_tiers = ACTION in request_profile.signed
        self._actions = frozenset(operation.action for operation in contract.operations.values())
        self._refusal = refusal or (TIER_REFUSAL if self._between_tiers else EC2_AUTH_FAILURE)
        self._refusal_detail = refusal_detail
        self._observer = observer or NoObserver()
        self._documents: dict[tuple[str | None, tuple[tuple[str, str], ...]], bytes] = {}
        self._performer: Performer[P] = Performer(
            contract=contract,
            handlers=handlers,
            replay=replay,
            clock=clock,
            fault=fault,
            rates=NoRates() if rates is None else rates,
            rated_as=rated_as or shown,
            observer=self._observer,
            elsewhere=elsewhere,
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
        self._performer.refusals.add(check, str(error), request.peer)
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
        asked = Asked(
            principal=verified.principal,
            request=request,
            replay=(verified.replay_key, verified.replay_until),
            since=started,
            shown=str(verified.body.tag)[-64:],
            message_id=verified.message_id,
            copies=self._request_profile.replay is ReplayKey.SIGNED_INFO,
            owner=_STRANGERS if self._strangers else "",
        )
        try:
            outcome = await self._performer.perform(asked, lambda: self._understood(verified), self._written)
        except SecurityFailure as error:
            return self._refuse(request, error)
        if isinstance(outcome, HttpResponse):
            return outcome if outcome.proved is False else self._of_somebody(outcome)
        if outcome.limited:
            limited = self._seal(verified, outcome, 503)
            return evolve(limited, headers={**limited.headers, "retry-after": "1"}, proved=False)
        return self._of_somebody(self._seal(verified, outcome, 200 if outcome.fault is None else 500))

    def _of_somebody(self, response: HttpResponse) -> HttpResponse:
        """Where anybody's certificate is taken, only an answer says that it was somebody."""
        return evolve(response, proved=True if not self._strangers else None if response.status == 200 else False)

    def _understood(self, verified: Verified[P]) -> Understood:
        decoded = self._contract.decode(verified.body)
        operation = decoded.operation
        if operation is None:
            raise NotOffered("the message is not a request")
        if self._between_tiers and verified.action != operation.action:
            raise SecurityFailure("addressing.action", "Action is not that of the message", authenticated=True)
        correlation_id = getattr(decoded.value, "correlation_id", None)
        if isinstance(correlation_id, str) and _CORRELATION.fullmatch(correlation_id):
            request_id.set(correlation_id)
        return Understood(operation, decoded.value, decoded.version)

    def _written(self, call: Call[P], answer: Struct) -> Iterable[bytes]:
        return self._contract.encode_pieces(call.operation.output.name, answer, call.version)

    def _seal(self, verified: Verified[P], outcome: Outcome[P], status: int) -> HttpResponse:
        pieces = outcome.pieces if outcome.fault is None else [fault_of(outcome.fault)]
        profile = self._answer_profile
        if profile is None or self._identity is None:
            beginning, following = wrap_pieces(pieces)
            return evolve(_xml(status, beginning), pieces=following)
        body = b"".join(pieces)
        called = outcome.call.operation.action if outcome.call is not None else ""
        action = verified.action or called or "urn:unknown"
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


def _xml(status: int, body: bytes) -> HttpResponse:
    return HttpResponse(status, {"content-type": XML_TYPE}, body)


def _text(status: int, text: str) -> HttpResponse:
    return HttpResponse(status, {"content-type": "text/plain; charset=utf-8"}, f"{text}\n".encode())
