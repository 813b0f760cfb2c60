"""An interface for clients in one file: instances, images and zones as JSON, to be read only. docs/interfaces.md goes through it.

Put it into `twisted/plugins/` of any directory on the path of the cloud's Python, and name it: CLIENT_INTERFACES="SOAP QUERY JSON".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from twisted.plugin import IPlugin
from zope.interface import implementer

from euca.cloud.interfaces import IClientInterface, IDoor

if TYPE_CHECKING:
    from euca.cloud.core import Core
    from euca.soap.exchange import HttpRequest, HttpResponse

#: Path → EC2's operation that it is.
OPERATIONS = {
    "/services/json/instances": "DescribeInstances",
    "/services/json/images": "DescribeImages",
    "/services/json/zones": "DescribeAvailabilityZones",
}


@implementer(IPlugin, IClientInterface)
class JsonInterface:
    """What Twisted finds. It imports the cloud's parts where it uses them, since every `twistd` imports this file."""

    name = "JSON"

    def doors(self, core: Core) -> Mapping[str, JsonDoor]:
        return {path: JsonDoor(core, operation) for path, operation in OPERATIONS.items()}


@implementer(IDoor)
class JsonDoor:
    """Answers one path."""

    def __init__(self, core: Core, operation: str) -> None:
        self._core = core
        self._operation = core.contract.operations[operation]
        self._performer = core.performer()

    def takes(self, request: HttpRequest) -> bool:
        """Nobody else is at this path."""
        return True

    async def handle(self, request: HttpRequest) -> HttpResponse:
        """Who asks (signature version 4 in the header, for the service `ec2`); have it performed; write it."""
        from euca.query.errors import QueryError
        from euca.soap.observing import new_id, working_on

        with working_on(request.request_id or new_id()):
            try:
                asked = self._asked(request)
            except QueryError as error:
                self._core.observer.refused(error.check, request.peer)
                return _answer(error.status, {"code": error.code, "message": error.message}, proved=False)
            return await self._performed(asked)

    def _asked(self, request: HttpRequest) -> Any:
        from euca.query.claims import prove
        from euca.query.errors import QueryError
        from euca.query.received import Received
        from euca.query.signatures import read_claim
        from euca.soap.performing import Asked

        now = self._core.clock.seconds()
        claim = read_claim(Received(request.method, request.target, request.headers, request.body, request.repeated))
        holder = self._core.holder_of(claim.access_key_id)
        if holder is None or claim.service != "ec2":
            raise QueryError("AuthFailure", "Nobody has this access key", check="query.key")
        proof = prove(claim, holder.secret, now)
        return Asked(holder.caller, request, (proof.replay_key, proof.until), now, self._operation.name)

    async def _performed(self, asked: Any) -> HttpResponse:
        from euca.soap.exchange import HttpResponse
        from euca.soap.performing import Understood

        message = self._core.contract.empty(self._operation.name)
        outcome = await self._performer.perform(
            asked, lambda: Understood(self._operation, message), lambda call, answer: _written(answer)
        )
        if isinstance(outcome, HttpResponse):
            return outcome
        if outcome.fault is not None:
            status = 503 if outcome.limited else 400 if outcome.fault.code.startswith("Client.") else 500
            told = {"code": outcome.fault.code, "message": outcome.fault.message}
            return _answer(status, told, proved=not outcome.limited)
        return HttpResponse(200, {"content-type": "application/json"}, b"".join(outcome.pieces), proved=True)


def _written(answer: Any) -> Iterator[bytes]:
    yield json.dumps(plain(answer)).encode()


def plain(value: Any) -> Any:
    """A message as JSON has it: a structure by the names of its elements, a set as the list that it is."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if not hasattr(value, "FIELDS"):
        return value.isoformat() if hasattr(value, "isoformat") else value
    fields = {field.wire: getattr(value, field.name) for field in value.FIELDS}
    if list(fields) == ["item"]:
        return plain(fields["item"])
    return {name: plain(inner) for name, inner in fields.items() if inner is not None}


def _answer(status: int, told: dict[str, str], *, proved: bool) -> HttpResponse:
    from euca.soap.exchange import HttpResponse

    return HttpResponse(status, {"content-type": "application/json"}, json.dumps(told).encode(), proved=proved)


json_interface = JsonInterface()
