"""IAM's and STS's operations that clients ask for their own credentials; of other users nothing is told, and nothing changed."""

from __future__ import annotations

import base64
import hashlib
import ssl
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

from attrs import frozen

from euca.adapters.enrolment import check_certificate
from euca.cloud.asking import Ask
from euca.cloud.ec2.subjects import Subject, listing, moment, operation
from euca.domain import errors as e
from euca.domain.accounts import UserCertificate, certificate_id
from euca.ports.records import ReplayedMessage
from euca.soap.codec import Contract, Struct
from euca.soap.errors import DecodeError, MissingElement, RequestLimitExceeded, SoapFault
from euca.soap.performing import NotOffered
from euca.soap.security.identity import IdentityError, certificate_from_pem
from euca.wire import euare, tokens

T = TypeVar("T")
STATUSES: Final = {True: "Active", False: "Inactive"}

_CODES: Final[Mapping[type[BaseException], str]] = {
    e.NotFound: "Client.NoSuchEntity",
    e.AlreadyExists: "Client.EntityAlreadyExists",
    e.QuotaExceeded: "Client.LimitExceeded",
    e.NotPermitted: "Client.AccessDenied",
    e.InvalidRequest: "Client.ValidationError",
    e.Unavailable: "Server.ServiceUnavailable",
    MissingElement: "Client.MissingParameter",
    DecodeError: "Client.ValidationError",
    NotOffered: "Client.InvalidAction",
    ReplayedMessage: "Client.AccessDenied",
    RequestLimitExceeded: "Server.RequestLimitExceeded",
}


def identity_fault(error: BaseException, request_id: str) -> SoapFault:
    """An error with IAM's code. One that is not for users is named by the request's id alone, under which it was logged."""
    code = next((_CODES[kind] for kind in type(error).__mro__ if kind in _CODES), "")
    if not code:
        return SoapFault("Server.InternalFailure", f"An internal error has occurred (request {request_id})")
    return SoapFault(code, str(error))


def flat_parameters(contract: Contract) -> Mapping[str, str]:
    """The table of a contract whose requests have no structures: parameters are called as elements are."""
    return {
        name: " ".join(f"{one.wire}={one.wire}" for one in operation.input.type.FIELDS)
        for name, operation in contract.operations.items()
    }


def arn_of(ask: Ask) -> str:
    """The caller's name as Amazon's services write it."""
    return f"arn:aws:iam::{ask.caller.account_id}:user/{ask.caller.user_name}"


def user_id_of(ask: Ask) -> str:
    """An identifier of the caller in the form that IAM's have: it is the same for ever, and says nothing."""
    return "AIDA" + base64.b32encode(hashlib.sha256(ask.caller.user_id.encode()).digest()).decode()[:17]


@frozen
class TokensHandlers(Subject):
    """Who is asking."""

    @listing(tokens.GetCallerIdentityType)
    async def caller(self, ask: Ask, message: tokens.GetCallerIdentityType) -> Struct:
        result = tokens.GetCallerIdentityResultType(
            user_id=user_id_of(ask), account=ask.caller.account_id, arn=arn_of(ask)
        )
        return tokens.GetCallerIdentityResponseType(
            get_caller_identity_result=result,
            response_metadata=tokens.ResponseMetadataType(request_id=ask.request_id),
        )


@frozen
class EuareHandlers(Subject):
    """A user's access keys and certificates."""

    def check(self, ask: Ask, message: Any) -> None:
        """Raises NotPermitted for another user's."""
        if message.user_name not in (None, "", ask.caller.user_name):
            raise e.NotPermitted("Users ask for their own credentials here; leave out UserName")

    @listing(euare.GetUserType)
    async def user(self, ask: Ask, message: euare.GetUserType) -> Struct:
        user = await self.cloud.credentials.user(ask)
        told = euare.UserType(
            path="/",
            user_name=user.name,
            user_id=user_id_of(ask),
            arn=arn_of(ask),
            create_date=moment(user.created_at),
        )
        return euare.GetUserResponseType(
            get_user_result=euare.GetUserResultType(user=told), response_metadata=_metadata(ask)
        )

    @operation(euare.CreateAccessKeyType)
    async def create_access_key(self, ask: Ask, message: euare.CreateAccessKeyType) -> Struct:
        made = await self.cloud.credentials.create_access_key(ask)
        told = euare.AccessKeyType(
            user_name=ask.caller.user_name,
            access_key_id=made.access_key_id,
            status=STATUSES[made.active],
            secret_access_key=made.secret,
            create_date=moment(made.created_at),
        )
        return euare.CreateAccessKeyResponseType(
            create_access_key_result=euare.CreateAccessKeyResultType(access_key=told), response_metadata=_metadata(ask)
        )

    @listing(euare.ListAccessKeysType)
    async def list_access_keys(self, ask: Ask, message: euare.ListAccessKeysType) -> Struct:
        items = [
            euare.AccessKeyMetadataType(
                user_name=ask.caller.user_name,
                access_key_id=key.access_key_id,
                status=STATUSES[key.active],
                create_date=moment(key.created_at),
            )
            for key in await self.cloud.credentials.access_keys(ask)
        ]
        page, marker = _page(items, message.marker, message.max_items)
        result = euare.ListAccessKeysResultType(
            access_key_metadata=euare.AccessKeyMetadataListType(member=tuple(page)),
            is_truncated=marker is not None,
            marker=marker,
        )
        return euare.ListAccessKeysResponseType(list_access_keys_result=result, response_metadata=_metadata(ask))

    @operation(euare.UpdateAccessKeyType)
    async def update_access_key(self, ask: Ask, message: euare.UpdateAccessKeyType) -> Struct:
        await self.cloud.credentials.set_access_key(ask, message.access_key_id, _active(message.status))
        return euare.UpdateAccessKeyResponseType(response_metadata=_metadata(ask))

    @operation(euare.DeleteAccessKeyType)
    async def delete_access_key(self, ask: Ask, message: euare.DeleteAccessKeyType) -> Struct:
        await self.cloud.credentials.delete_access_key(ask, message.access_key_id)
        return euare.DeleteAccessKeyResponseType(response_metadata=_metadata(ask))

    @operation(euare.UploadSigningCertificateType)
    async def upload_certificate(self, ask: Ask, message: euare.UploadSigningCertificateType) -> Struct:
        made = await self.cloud.credentials.add_certificate(ask, _der(message.certificate_body))
        result = euare.UploadSigningCertificateResultType(certificate=_certificate(ask, made))
        return euare.UploadSigningCertificateResponseType(
            upload_signing_certificate_result=result, response_metadata=_metadata(ask)
        )

    @listing(euare.ListSigningCertificatesType)
    async def list_certificates(self, ask: Ask, message: euare.ListSigningCertificatesType) -> Struct:
        items = [_certificate(ask, one) for one in await self.cloud.credentials.certificates(ask)]
        page, marker = _page(items, message.marker, message.max_items)
        result = euare.ListSigningCertificatesResultType(
            certificates=euare.SigningCertificateListType(member=tuple(page)),
            is_truncated=marker is not None,
            marker=marker,
        )
        return euare.ListSigningCertificatesResponseType(
            list_signing_certificates_result=result, response_metadata=_metadata(ask)
        )

    @operation(euare.UpdateSigningCertificateType)
    async def update_certificate(self, ask: Ask, message: euare.UpdateSigningCertificateType) -> Struct:
        await self.cloud.credentials.set_certificate(ask, message.certificate_id, _active(message.status))
        return euare.UpdateSigningCertificateResponseType(response_metadata=_metadata(ask))

    @operation(euare.DeleteSigningCertificateType)
    async def delete_certificate(self, ask: Ask, message: euare.DeleteSigningCertificateType) -> Struct:
        await self.cloud.credentials.delete_certificate(ask, message.certificate_id)
        return euare.DeleteSigningCertificateResponseType(response_metadata=_metadata(ask))


def _metadata(ask: Ask) -> euare.ResponseMetadataType:
    return euare.ResponseMetadataType(request_id=ask.request_id)


def _active(status: str) -> bool:
    for active, text in STATUSES.items():
        if status == text:
            return active
    raise e.InvalidRequest("Status is Active or Inactive")


def _der(pem: str) -> bytes:
    try:
        return check_certificate(certificate_from_pem(pem.encode()))
    except IdentityError as error:
        raise e.InvalidRequest(f"The certificate cannot be used: {error}") from None


def _certificate(ask: Ask, one: UserCertificate) -> euare.SigningCertificateType:
    return euare.SigningCertificateType(
        user_name=ask.caller.user_name,
        certificate_id=certificate_id(one.certificate),
        certificate_body=ssl.DER_cert_to_PEM_cert(one.certificate),
        status=STATUSES[one.active],
        upload_date=moment(one.created_at),
    )


def _page(items: Sequence[T], marker: str | None, most: int | None) -> tuple[Sequence[T], str | None]:
    """The items from a marker on, and that of those that follow: a place in the list, which is short."""
    if most is not None and most < 1:
        raise e.InvalidRequest("MaxItems is 1 or more")
    if marker and not (marker.isascii() and marker.isdigit() and len(marker) < 6):
        raise e.InvalidRequest("Marker is none that was given here")
    start = int(marker or "0")
    end = len(items) if most is None else min(len(items), start + most)
    return items[start:end], str(end) if end < len(items) else None
