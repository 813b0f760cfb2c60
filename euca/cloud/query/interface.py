"""The Query interface: which services it has, and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from twisted.logger import Logger

from euca.adapters.addresses import CLOUD_PATH, EUARE_PATH, TOKENS_PATH
from euca.cloud.core import Core
from euca.cloud.query.door import Api, QueryDoor
from euca.cloud.query.identity import EuareHandlers, TokensHandlers, flat_parameters, identity_fault
from euca.cloud.query.messages import Messages
from euca.domain.accounts import Caller
from euca.query.answers import ec2_error, service_error
from euca.soap.codec import Contract
from euca.soap.performing import Handler
from euca.wire import ec2_query, euare, tokens

_log = Logger()

#: Where the services are reached: at the old address, at that of older OpenStack clouds, and where tools go that leave no room for a path.
PATHS: Final = (CLOUD_PATH, "/services/compute", EUARE_PATH, "/services/IAM", TOKENS_PATH, "/")
#: The contract's version whose namespace is Eucalyptus's own.
EUCALYPTUS: Final = "3.3.0"


def doors(core: Core) -> Mapping[str, QueryDoor]:
    """One door for all services at all addresses: `Version` tells the services apart."""
    if core.options.signature_v1:
        _log.warn(
            "QUERY_SIGNATURE_V1 is on: signatures of version 1 leave open where a parameter ends, so that who sees one can say something else with it"
        )
    door = QueryDoor(core, (_ec2(core), _euare(core), _tokens(core)))
    return dict.fromkeys(PATHS, door)


def _ec2(core: Core) -> Api:
    versions = core.contract.versions
    served = versions.all if versions is not None else ()
    return Api(
        service="ec2",
        versions={version: version for version in served},
        performer=core.performer(),
        messages=Messages(core.contract, ec2_query.PARAMETERS, ec2_query.UNKNOWN_TO_US),
        others=frozenset(ec2_query.OTHER_OPERATIONS.split()),
        error=lambda code, message, request_id, status: ec2_error(code, message, request_id),
        # EC2 has it since long after signatures of version 4; who signs as before means Eucalyptus's operation of that name.
        older={"DescribeInstanceTypes": EUCALYPTUS},
    )


def _euare(core: Core) -> Api:
    handlers = EuareHandlers(core.cloud, core.clock).by_operation(listings=core.elsewhere is not None)
    return _service(core, "iam", "2010-05-08", euare.CONTRACT, handlers)


def _tokens(core: Core) -> Api:
    handlers = TokensHandlers(core.cloud, core.clock).by_operation(listings=core.elsewhere is not None)
    return _service(core, "sts", "2011-06-15", tokens.CONTRACT, handlers)


def _service(
    core: Core, service: str, version: str, contract: Contract, handlers: Mapping[str, Handler[Caller]]
) -> Api:
    return Api(
        service=service,
        versions={version: None},
        performer=core.performer_of(
            contract, handlers, lambda error, call, request_id: identity_fault(error, request_id)
        ),
        messages=Messages(contract, flat_parameters(contract), {}),
        others=frozenset(),
        error=lambda code, message, request_id, status: service_error(
            contract.namespace, code, message, request_id, status
        ),
    )
