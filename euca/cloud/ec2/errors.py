"""EC2's codes: the one place where errors of the domain get them."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from euca.domain import errors as e
from euca.ports.records import ReplayedMessage
from euca.soap.errors import (
    DecodeError,
    MissingElement,
    NoSuchOperation,
    NoSuchVersion,
    RequestLimitExceeded,
    SoapFault,
)
from euca.soap.performing import NotOffered

#: What EC2 calls a kind of thing in its codes.
_NOUNS: Mapping[str, str] = {
    "image": "InvalidAMIID",
    "instance": "InvalidInstanceID",
    "key pair": "InvalidKeyPair",
    "security group": "InvalidGroup",
    "group": "InvalidGroup",
    "permission": "InvalidPermission",
    "address": "InvalidAddress",
    "allocation": "InvalidAllocationID",
    "association": "InvalidAssociationID",
    "reservation": "InvalidReservationID",
    "bundle task": "InvalidBundleID",
    "customer gateway": "InvalidCustomerGatewayID",
    "DHCP options": "InvalidDhcpOptionsID",
    "export task": "InvalidExportTaskID",
    "internet gateway": "InvalidInternetGatewayID",
    "network ACL": "InvalidNetworkAclID",
    "network interface": "InvalidNetworkInterfaceID",
    "route table": "InvalidRouteTableID",
    "snapshot": "InvalidSnapshot",
    "spot data feed": "InvalidSpotDatafeed",
    "spot instance request": "InvalidSpotInstanceRequestID",
    "subnet": "InvalidSubnetID",
    "volume": "InvalidVolume",
    "VPC": "InvalidVpcID",
    "VPN connection": "InvalidVpnConnectionID",
    "VPN gateway": "InvalidVpnGatewayID",
    "image name": "InvalidAMIName",
    "upload": "InvalidImageUpload",
    "user": "InvalidUserID",
}

#: Kinds of which a name is a parameter's value, and no thing of its own.
_VALUES = frozenset({"availability zone", "region"})

#: What EC2 says when there would be too many of a kind.
_LIMITS: Mapping[str, str] = {
    "instance": "InstanceLimitExceeded",
    "tag": "TagLimitExceeded",
    "key pair": "KeyPairLimitExceeded",
    "security group": "SecurityGroupLimitExceeded",
    "permission": "RulesPerSecurityGroupLimitExceeded",
    "address": "AddressLimitExceeded",
    "upload": "ImageUploadLimitExceeded",
}

#: Codes that do not follow from a kind's noun.
_SPECIAL: Mapping[tuple[type[e.EucaError], str], str] = {
    (e.MalformedId, "resource"): "InvalidID",
    (e.MalformedId, "group"): "InvalidGroupId.Malformed",
    (e.NotFound, "instance type"): "InvalidInstanceType",
    (e.NotFound, "conversion task"): "InvalidConversionTaskId",
    (e.NotFound, "placement group"): "InvalidPlacementGroup.Unknown",
    (e.NotFound, "reserved instances"): "InvalidReservedInstancesId",
    (e.NotFound, "reserved instances listing"): "InvalidInput",
    (e.NotFound, "reserved instances offering"): "InvalidReservedInstancesOfferingId",
}

#: How the code of an error about one thing ends.
_ENDINGS: Mapping[type[BaseException], str] = {
    e.NotFound: "NotFound",
    e.AlreadyExists: "Duplicate",
    e.MalformedId: "Malformed",
    e.MalformedName: "Malformed",
    e.Gone: "Unavailable",
}

#: The code of an error, by the nearest class above it.
_CODES: Mapping[type[BaseException], str] = {
    e.EucaError: "Server.InternalError",
    e.InvalidRequest: "Client.InvalidParameterValue",
    e.MissingValue: "Client.MissingParameter",
    e.InvalidItem: "Client.InvalidAMIAttributeItemValue",
    e.InvalidCombination: "Client.InvalidParameterCombination",
    e.InvalidRule: "Client.InvalidPermission.Malformed",
    e.InvalidKey: "Client.InvalidKey.Format",
    e.InvalidDevices: "Client.InvalidBlockDeviceMapping",
    e.InvalidAttribute: "Client.InvalidInstanceAttributeValue",
    e.BadPageToken: "Client.InvalidPaginationToken",
    e.TokenMismatch: "Client.IdempotentParameterMismatch",
    e.TokenSpent: "Client.IdempotentInstanceTerminated",
    e.Reserved: "Client.InvalidGroup.Reserved",
    e.Protected: "Client.OperationNotPermitted",
    e.NotPermitted: "Client.AuthFailure",
    e.NotSupported: "Client.UnsupportedOperation",
    e.WrongState: "Client.IncorrectInstanceState",
    e.AlreadyAssociated: "Client.Resource.AlreadyAssociated",
    e.InUse: "Client.InvalidGroup.InUse",
    e.InsufficientCapacity: "Server.InsufficientInstanceCapacity",
    e.InsufficientAddresses: "Server.InsufficientAddressCapacity",
    e.Unavailable: "Server.Unavailable",
    DecodeError: "Client.InvalidParameterValue",
    MissingElement: "Client.MissingParameter",
    NoSuchVersion: "Client.NoSuchVersion",
    NoSuchOperation: "Client.InvalidAction",
    NotOffered: "Client.UnsupportedOperation",
    ReplayedMessage: "Client.AuthFailure",
    RequestLimitExceeded: "Server.RequestLimitExceeded",
}

_TOO_OFTEN = "This account sends more requests than it may: wait, and send this one again"
#: As EC2 did: a fault's detail is the request's id.
AWS_FAULT = "http://webservices.amazon.com/AWSFault/2005-15-09"
_REQUEST_ID = f"{{{AWS_FAULT}}}RequestId"
_REPLAYED = "This very message was received before"


def code_of(error: BaseException) -> str:
    """EC2's code with its side, such as ``Client.InvalidAMIID.NotFound``."""
    if isinstance(error, e.QuotaExceeded):
        return f"Client.{_LIMITS[error.kind]}"
    if isinstance(error, e.NotFound | e.AlreadyExists | e.MalformedId | e.MalformedName | e.Gone):
        special, noun = _SPECIAL.get((type(error), error.kind)), _NOUNS.get(error.kind)
        if special is not None:
            return f"Client.{special}"
        if noun is None or error.kind in _VALUES:
            return "Client.InvalidParameterValue"
        return f"Client.{noun}.{next(text for kind, text in _ENDINGS.items() if isinstance(error, kind))}"
    for kind in type(error).__mro__:
        if kind in _CODES:
            return _CODES[kind]
    return "Server.InternalError"


def ec2_fault(error: BaseException, request_id: str) -> SoapFault:
    """What a user is told. An error that is not for users is named by the request's id alone, under which it was logged."""
    code = code_of(error)
    text = str(error)
    if isinstance(error, ReplayedMessage):
        text = _REPLAYED
    elif isinstance(error, RequestLimitExceeded):
        text = _TOO_OFTEN
    elif not isinstance(error, e.EucaError | DecodeError | NotOffered) or code == "Server.InternalError":
        code, text = "Server.InternalError", f"An internal error has occurred (request {request_id})"
    return SoapFault(code, text, detail_of(request_id))


def detail_of(request_id: str) -> etree._Element:
    """What stands in a fault's detail."""
    detail = etree.Element(_REQUEST_ID, nsmap={"aws": AWS_FAULT})
    detail.text = request_id
    return detail
