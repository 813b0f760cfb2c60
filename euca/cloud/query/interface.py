"""The Query interface: which services it has, and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from euca.adapters.addresses import CLOUD_PATH
from euca.cloud.core import Core
from euca.cloud.query.door import Api, QueryDoor
from euca.cloud.query.messages import Messages
from euca.query.answers import ec2_error
from euca.wire import ec2_query

#: Where the services are reached: at the old address, at that of older OpenStack clouds, and where tools go that leave no room for a path.
#: The contract's version whose namespace is Eucalyptus's own.
EUCALYPTUS: Final = "3.3.0"
PATHS: Final = (CLOUD_PATH, "/services/compute", "/")


def doors(core: Core) -> Mapping[str, QueryDoor]:
    """One door for all services at all addresses: `Version` tells the services apart."""
    door = QueryDoor(core, (_ec2(core),))
    return dict.fromkeys(PATHS, door)


def _ec2(core: Core) -> Api:
    versions = core.contract.versions
    served = versions.served if versions is not None else ()
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
