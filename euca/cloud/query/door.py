"""The door of the Query interface: whose a request is, what it asks for, and how the answer is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from attrs import evolve, frozen
from twisted.internet.defer import CancelledError, Deferred
from twisted.logger import Logger
from zope.interface import implementer

from euca.cloud.core import Core
from euca.cloud.interfaces import IDoor
from euca.cloud.query.aliases import with_newest_names
from euca.cloud.query.messages import Messages, missing
from euca.domain.accounts import Caller, KeyHolder
from euca.query import answers
from euca.query.claims import Claim, Proof, prove
from euca.query.errors import QueryError
from euca.query.parameters import Parameters, tree
from euca.query.received import Received, is_form
from euca.query.signatures import read_claim
from euca.soap.codec import Struct
from euca.soap.errors import SecurityFailure, SoapFault
from euca.soap.exchange import REQUEST_ID, HttpRequest, HttpResponse
from euca.soap.observing import new_id, request_id, working_on
from euca.soap.performing import Asked, Call, Outcome, Performer, Understood

_log = Logger()

_NONE: Final[Mapping[str, str]] = {}
ACTION: Final = "Action"
VERSION: Final = "Version"
DRY_RUN: Final = "DryRun"
#: A copy of a change is answered after so long. Whoever asked for the same thing twice within a second, and signed that twice, gets the same
#: signature; and who tries again after this error signs with another second.
COPY_PAUSE_S: Final = 1.0


@frozen(eq=False, kw_only=True)
class Api:
    """One service that is reached by this interface.

    service: its name in signatures of version 4. versions: the values of `Version` → the contract's version, None where it has none. others: operations
    that this service knows elsewhere and that we have no messages for. error: (code, message, request id, status) → how its errors are written.
    older: operation → the contract's version in which it is answered to who signs as
    was done before version 4.
    """

    service: str
    versions: Mapping[str, str | None]
    performer: Performer[Caller]
    messages: Messages
    others: frozenset[str]
    error: Callable[[str, str, str, int], bytes]
    older: Mapping[str, str] = _NONE

    def understand(self, parameters: Parameters, version: str | None) -> Understood:
        """What the parameters ask for. Raises QueryError, and the fault that a dry run ends in."""
        asked = dict(parameters)
        asked.pop(VERSION, None)
        name = asked.pop(ACTION, "")
        dry_run = asked.pop(DRY_RUN, "false").lower()
        if not name:
            raise QueryError("MissingAction", f"The request must contain the parameter {ACTION}", check="query.action")
        contract = self.performer.contract
        if name in self.others:
            raise QueryError("UnsupportedOperation", f"This cloud does not offer {name}", check="query.action")
        if not contract.offers(name, version):
            message = f"The action {name[:128]} is not valid for this web service"
            raise QueryError("InvalidAction", message, check="query.action")
        nodes = with_newest_names(name, tree(asked.items()))
        understood = self.messages.understand(name, version, nodes)
        if dry_run not in ("true", "false"):
            message = f"Value ({dry_run[:32]}) for parameter {DRY_RUN} is invalid"
            raise QueryError("InvalidParameterValue", message, check="query.parameters")
        if dry_run == "true":
            raise SoapFault("Client.DryRunOperation", "Request would have succeeded, but DryRun flag is set.")
        return understood


@implementer(IDoor)
@frozen(eq=False)
class QueryDoor:
    """Answers requests of several services at one address."""

    _core: Core
    _apis: tuple[Api, ...]

    def takes(self, request: HttpRequest) -> bool:
        """As the port says: parameters are a form, or in the address."""
        if request.method == "POST" and request.headers.get("content-type"):
            return is_form(request.headers["content-type"])
        return ACTION in request.query

    async def handle(self, request: HttpRequest) -> HttpResponse:
        """As the port says."""
        with working_on(request.request_id or new_id()):
            try:
                said = await self._handled(request)
            except CancelledError:
                raise
            except Exception:
                _log.failure("A request could not be answered", request_id=request_id.get(), peer=request.peer)
                said = self._error(self._apis[0], "InternalError", _internal())
            return evolve(said, headers={**said.headers, REQUEST_ID: request_id.get()})

    async def _handled(self, request: HttpRequest) -> HttpResponse:
        since = self._core.clock.seconds()
        received = Received(request.method, request.target, request.headers, request.body, request.repeated)
        api = self._apis[0]
        try:
            claim = read_claim(received, version_1=self._core.options.signature_v1)
            api = self._api(claim.parameters) or api
            holder, proof = self._proved(claim, api, request)
        except QueryError as error:
            self._core.observer.refused(error.check, request.peer)
            api.performer.refusals.add(error.check, f"{error.check}: {error.message}", request.peer)
            return evolve(self._error(api, error.code, error.message), proved=False)
        asked = Asked(
            principal=holder.caller,
            request=request,
            replay=(proof.replay_key, proof.until),
            since=since,
            shown=claim.parameters.get(ACTION, "")[:64],
        )
        try:
            outcome = await api.performer.perform(
                asked,
                lambda: self._understood(api, claim),
                lambda call, answer: _written(api, call, answer),
            )
        except SecurityFailure as error:
            return await self._copied(api, request, error)
        if isinstance(outcome, HttpResponse):
            return outcome if outcome.proved is False else evolve(outcome, proved=True)
        return self._response(api, outcome)

    def _api(self, parameters: Parameters) -> Api | None:
        version = parameters.get(VERSION)
        return next((api for api in self._apis if version in api.versions), None)

    def _proved(self, claim: Claim, api: Api, request: HttpRequest) -> tuple[KeyHolder, Proof]:
        holder = self._core.holder_of(claim.access_key_id)
        if holder is None:
            raise _unknown_key(api)
        proof = prove(claim, holder.secret, self._core.clock.seconds())
        # boto 2 takes the first part of any host's name for the service. The host is signed, too: it binds as well.
        host = re.split("[.:]", request.headers.get("host", ""), maxsplit=1)[0]
        if claim.service not in ("", api.service, host):
            message = f"Credential should be scoped to the service {api.service}, not to {claim.service}"
            raise QueryError("SignatureDoesNotMatch", message, check="query.scope")
        return holder, proof

    def _understood(self, api: Api, claim: Claim) -> Understood:
        parameters, version = claim.parameters, claim.parameters.get(VERSION)
        try:
            if not version:
                raise missing(VERSION)
            if version not in api.versions:
                message = f"The requested version ({version[:32]}) is not served here"
                raise QueryError("NoSuchVersion", message, check="query.version")
            older = None if claim.form.startswith("4") else api.older.get(parameters.get(ACTION, ""))
            return api.understand(parameters, older or api.versions[version])
        except QueryError as error:
            raise SoapFault(f"Client.{error.code}", error.message) from None

    async def _copied(self, api: Api, request: HttpRequest, error: SecurityFailure) -> HttpResponse:
        """A copy of what was acted upon already: an error after which clients sign anew."""
        self._core.observer.refused(error.check, request.peer)
        api.performer.refusals.add(error.check, str(error), request.peer)
        waited: Deferred[None] = Deferred(lambda _: call.cancel())
        call = self._core.clock.callLater(COPY_PAUSE_S, waited.callback, None)
        await waited
        message = "This very request was received and acted upon before; to ask for the same once more, sign it anew"
        return evolve(self._error(api, "Unavailable", message), proved=False)

    def _response(self, api: Api, outcome: Outcome[Caller]) -> HttpResponse:
        if outcome.fault is None:
            first, *rest = outcome.pieces
            body = answers.DECLARATION + first
            return HttpResponse(200, {"content-type": answers.XML_TYPE}, body, tuple(rest), proved=True)
        side, _, code = outcome.fault.code.partition(".")
        said = self._error(api, code, outcome.fault.message, 500 if side == "Server" else 400)
        if outcome.limited:
            return evolve(said, headers={**said.headers, "retry-after": "1"}, proved=False)
        return evolve(said, proved=True)

    def _error(self, api: Api, code: str, message: str, status: int = 400) -> HttpResponse:
        status = answers.STATUSES.get(code, status)
        body = api.error(code, message, request_id.get(), status)
        return HttpResponse(status, {"content-type": answers.XML_TYPE}, body)


def _written(api: Api, call: Call[Caller], answer: Struct) -> Iterable[bytes]:
    return api.performer.contract.encode_pieces(call.operation.output.name, answer, call.version)


def _unknown_key(api: Api) -> QueryError:
    """EC2 has another code for it than the other services."""
    message = "The cloud was not able to validate the provided access credentials"
    if api.service == "ec2":
        return QueryError("AuthFailure", message, check="query.key")
    return QueryError("InvalidClientTokenId", message, check="query.key")


def _internal() -> str:
    return f"An internal error has occurred (request {request_id.get()})"
