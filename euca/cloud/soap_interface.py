"""The interface of the classic tools: EC2's SOAP messages, signed with a user's certificate."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen
from zope.interface import implementer

from euca.adapters.addresses import CLOUD_PATH, CLOUD_SIGNED_PATH
from euca.cloud.core import Core, rated_as
from euca.cloud.ec2.errors import detail_of
from euca.cloud.interfaces import IDoor
from euca.domain.accounts import Caller
from euca.soap.exchange import HttpRequest, HttpResponse
from euca.soap.security.profile import EC2_ANSWER, EC2_REQUEST, Profile
from euca.soap.server import Endpoint

UNSIGNED_PORT = "AmazonEC2Port"
SIGNED_PORT = "AmazonEC2SignedPort"


@implementer(IDoor)
@frozen(eq=False)
class SoapDoor:
    """A SOAP endpoint among other interfaces."""

    endpoint: Endpoint[Caller]

    def takes(self, request: HttpRequest) -> bool:
        """As the port says: messages are XML, and the contract is asked for with ``?wsdl``."""
        if request.method == "GET":
            return "wsdl" in request.query
        return request.headers.get("content-type", "").partition(";")[0].strip().lower() == "text/xml"

    async def handle(self, request: HttpRequest) -> HttpResponse:
        """As the port says."""
        return await self.endpoint.handle(request)


def doors(core: Core) -> Mapping[str, SoapDoor]:
    """One address whose answers are unsigned, since classic clients choke on a signature, and one where they are signed."""
    return {
        CLOUD_PATH: SoapDoor(_endpoint(core, CLOUD_PATH, None)),
        CLOUD_SIGNED_PATH: SoapDoor(_endpoint(core, CLOUD_SIGNED_PATH, EC2_ANSWER)),
    }


def _endpoint(core: Core, path: str, answer: Profile | None) -> Endpoint[Caller]:
    return Endpoint(
        contract=core.contract,
        handlers=core.handlers,
        request_profile=evolve(EC2_REQUEST, allow_sha1=core.options.allow_sha1),
        answer_profile=answer,
        identity=(lambda _: core.keys.sign) if answer is not None else None,
        trust=core.caller_of,
        addresses=tuple(base + path for base in core.bases),
        replay=core.replay,
        clock=core.clock,
        fault=core.fault,
        refusal_detail=detail_of,
        published={
            UNSIGNED_PORT: core.options.base + CLOUD_PATH,
            SIGNED_PORT: core.options.base + CLOUD_SIGNED_PATH,
        },
        rates=core.rates,
        rated_as=rated_as,
        elsewhere=core.elsewhere,
        observer=core.observer,
    )
