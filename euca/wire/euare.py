"""Messages of Euare, made by tools/generate from wsdl/euare.wsdl: change that, not this."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final, Literal

from euca.soap.codec import Contract as _Contract
from euca.soap.codec import Element as _Element
from euca.soap.codec import Field as _Field
from euca.soap.codec import Operation as _Operation
from euca.soap.codec import Struct as _Struct

__all__ = ['CONTRACT', 'AccessKeyMetadataListType', 'AccessKeyMetadataType', 'AccessKeyType', 'CreateAccessKeyResponseType', 'CreateAccessKeyResultType', 'CreateAccessKeyType', 'DeleteAccessKeyResponseType', 'DeleteAccessKeyType', 'DeleteSigningCertificateResponseType', 'DeleteSigningCertificateType', 'GetUserResponseType', 'GetUserResultType', 'GetUserType', 'ListAccessKeysResponseType', 'ListAccessKeysResultType', 'ListAccessKeysType', 'ListSigningCertificatesResponseType', 'ListSigningCertificatesResultType', 'ListSigningCertificatesType', 'ResponseMetadataType', 'SigningCertificateListType', 'SigningCertificateType', 'UpdateAccessKeyResponseType', 'UpdateAccessKeyType', 'UpdateSigningCertificateResponseType', 'UpdateSigningCertificateType', 'UploadSigningCertificateResponseType', 'UploadSigningCertificateResultType', 'UploadSigningCertificateType', 'UserType']


class UserType(_Struct):
    """UserType"""

    __slots__ = ('path', 'user_name', 'user_id', 'arn', 'create_date',)
    path: Final[str]
    user_name: Final[str]
    user_id: Final[str]
    arn: Final[str]
    create_date: Final[datetime]
    TYPE = 'UserType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('path', 'Path', 'string'),
        _Field('user_name', 'UserName', 'string'),
        _Field('user_id', 'UserId', 'string'),
        _Field('arn', 'Arn', 'string'),
        _Field('create_date', 'CreateDate', 'dateTime'),
    )

    def __init__(
        self,
        *,
        path: str,
        user_name: str,
        user_id: str,
        arn: str,
        create_date: datetime,
    ) -> None:
        self.path = path
        self.user_name = user_name
        self.user_id = user_id
        self.arn = arn
        self.create_date = create_date


class AccessKeyType(_Struct):
    """AccessKeyType"""

    __slots__ = ('user_name', 'access_key_id', 'status', 'secret_access_key', 'create_date',)
    user_name: Final[str]
    access_key_id: Final[str]
    status: Final[str]
    secret_access_key: Final[str]
    create_date: Final[datetime]
    TYPE = 'AccessKeyType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_name', 'UserName', 'string'),
        _Field('access_key_id', 'AccessKeyId', 'string'),
        _Field('status', 'Status', 'string'),
        _Field('secret_access_key', 'SecretAccessKey', 'string', secret=True),
        _Field('create_date', 'CreateDate', 'dateTime'),
    )

    def __init__(
        self,
        *,
        user_name: str,
        access_key_id: str,
        status: str,
        secret_access_key: str,
        create_date: datetime,
    ) -> None:
        self.user_name = user_name
        self.access_key_id = access_key_id
        self.status = status
        self.secret_access_key = secret_access_key
        self.create_date = create_date


class AccessKeyMetadataType(_Struct):
    """AccessKeyMetadataType"""

    __slots__ = ('user_name', 'access_key_id', 'status', 'create_date',)
    user_name: Final[str]
    access_key_id: Final[str]
    status: Final[str]
    create_date: Final[datetime]
    TYPE = 'AccessKeyMetadataType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_name', 'UserName', 'string'),
        _Field('access_key_id', 'AccessKeyId', 'string'),
        _Field('status', 'Status', 'string'),
        _Field('create_date', 'CreateDate', 'dateTime'),
    )

    def __init__(
        self,
        *,
        user_name: str,
        access_key_id: str,
        status: str,
        create_date: datetime,
    ) -> None:
        self.user_name = user_name
        self.access_key_id = access_key_id
        self.status = status
        self.create_date = create_date


class AccessKeyMetadataListType(_Struct):
    """AccessKeyMetadataListType"""

    __slots__ = ('member',)
    member: Final[tuple[AccessKeyMetadataType, ...]]
    TYPE = 'AccessKeyMetadataListType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('member', 'member', 'AccessKeyMetadataType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        member: tuple[AccessKeyMetadataType, ...] = (),
    ) -> None:
        self.member = member


class SigningCertificateType(_Struct):
    """SigningCertificateType"""

    __slots__ = ('user_name', 'certificate_id', 'certificate_body', 'status', 'upload_date',)
    user_name: Final[str]
    certificate_id: Final[str]
    certificate_body: Final[str]
    status: Final[str]
    upload_date: Final[datetime]
    TYPE = 'SigningCertificateType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_name', 'UserName', 'string'),
        _Field('certificate_id', 'CertificateId', 'string'),
        _Field('certificate_body', 'CertificateBody', 'string'),
        _Field('status', 'Status', 'string'),
        _Field('upload_date', 'UploadDate', 'dateTime'),
    )

    def __init__(
        self,
        *,
        user_name: str,
        certificate_id: str,
        certificate_body: str,
        status: str,
        upload_date: datetime,
    ) -> None:
        self.user_name = user_name
        self.certificate_id = certificate_id
        self.certificate_body = certificate_body
        self.status = status
        self.upload_date = upload_date


class SigningCertificateListType(_Struct):
    """SigningCertificateListType"""

    __slots__ = ('member',)
    member: Final[tuple[SigningCertificateType, ...]]
    TYPE = 'SigningCertificateListType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('member', 'member', 'SigningCertificateType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        member: tuple[SigningCertificateType, ...] = (),
    ) -> None:
        self.member = member


class ResponseMetadataType(_Struct):
    """ResponseMetadataType"""

    __slots__ = ('request_id',)
    request_id: Final[str]
    TYPE = 'ResponseMetadataType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'RequestId', 'string'),
    )

    def __init__(
        self,
        *,
        request_id: str,
    ) -> None:
        self.request_id = request_id


class GetUserType(_Struct):
    """GetUserType"""

    __slots__ = ('user_name',)
    user_name: Final[str | None]
    TYPE = 'GetUserType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_name', 'UserName', 'string', min=0),
    )

    def __init__(
        self,
        *,
        user_name: str | None = None,
    ) -> None:
        self.user_name = user_name


class GetUserResultType(_Struct):
    """GetUserResultType"""

    __slots__ = ('user',)
    user: Final[UserType]
    TYPE = 'GetUserResultType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user', 'User', 'UserType'),
    )

    def __init__(
        self,
        *,
        user: UserType,
    ) -> None:
        self.user = user


class GetUserResponseType(_Struct):
    """GetUserResponseType"""

    __slots__ = ('get_user_result', 'response_metadata',)
    get_user_result: Final[GetUserResultType]
    response_metadata: Final[ResponseMetadataType]
    TYPE = 'GetUserResponseType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('get_user_result', 'GetUserResult', 'GetUserResultType'),
        _Field('response_metadata', 'ResponseMetadata', 'ResponseMetadataType'),
    )

    def __init__(
        self,
        *,
        get_user_result: GetUserResultType,
        response_metadata: ResponseMetadataType,
    ) -> None:
        self.get_user_result = get_user_result
        self.response_metadata = response_metadata


class CreateAccessKeyType(_Struct):
    """CreateAccessKeyType"""

    __slots__ = ('user_name',)
    user_name: Final[str | None]
    TYPE = 'CreateAccessKeyType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_name', 'UserName', 'string', min=0),
    )

    def __init__(
        self,
        *,
        user_name: str | None = None,
    ) -> None:
        self.user_name = user_name


class CreateAccessKeyResultType(_Struct):
    """CreateAccessKeyResultType"""

    __slots__ = ('access_key',)
    access_key: Final[AccessKeyType]
    TYPE = 'CreateAccessKeyResultType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('access_key', 'AccessKey', 'AccessKeyType'),
    )

    def __init__(
        self,
        *,
        access_key: AccessKeyType,
    ) -> None:
        self.access_key = access_key


class CreateAccessKeyResponseType(_Struct):
    """CreateAccessKeyResponseType"""

    __slots__ = ('create_access_key_result', 'response_metadata',)
    create_access_key_result: Final[CreateAccessKeyResultType]
    response_metadata: Final[ResponseMetadataType]
    TYPE = 'CreateAccessKeyResponseType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('create_access_key_result', 'CreateAccessKeyResult', 'CreateAccessKeyResultType'),
        _Field('response_metadata', 'ResponseMetadata', 'ResponseMetadataType'),
    )

    def __init__(
        self,
        *,
        create_access_key_result: CreateAccessKeyResultType,
        response_metadata: ResponseMetadataType,
    ) -> None:
        self.create_access_key_result = create_access_key_result
        self.response_metadata = response_metadata


class ListAccessKeysType(_Struct):
    """ListAccessKeysType"""

    __slots__ = ('user_name', 'marker', 'max_items',)
    user_name: Final[str | None]
    marker: Final[str | None]
    max_items: Final[int | None]
    TYPE = 'ListAccessKeysType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_name', 'UserName', 'string', min=0),
        _Field('marker', 'Marker', 'string', min=0),
        _Field('max_items', 'MaxItems', 'int', min=0),
    )

    def __init__(
        self,
        *,
        user_name: str | None = None,
        marker: str | None = None,
        max_items: int | None = None,
    ) -> None:
        self.user_name = user_name
        self.marker = marker
        self.max_items = max_items


class ListAccessKeysResultType(_Struct):
    """ListAccessKeysResultType"""

    __slots__ = ('access_key_metadata', 'is_truncated', 'marker',)
    access_key_metadata: Final[AccessKeyMetadataListType]
    is_truncated: Final[bool]
    marker: Final[str | None]
    TYPE = 'ListAccessKeysResultType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('access_key_metadata', 'AccessKeyMetadata', 'AccessKeyMetadataListType'),
        _Field('is_truncated', 'IsTruncated', 'boolean'),
        _Field('marker', 'Marker', 'string', min=0),
    )

    def __init__(
        self,
        *,
        access_key_metadata: AccessKeyMetadataListType,
        is_truncated: bool,
        marker: str | None = None,
    ) -> None:
        self.access_key_metadata = access_key_metadata
        self.is_truncated = is_truncated
        self.marker = marker


class ListAccessKeysResponseType(_Struct):
    """ListAccessKeysResponseType"""

    __slots__ = ('list_access_keys_result', 'response_metadata',)
    list_access_keys_result: Final[ListAccessKeysResultType]
    response_metadata: Final[ResponseMetadataType]
    TYPE = 'ListAccessKeysResponseType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('list_access_keys_result', 'ListAccessKeysResult', 'ListAccessKeysResultType'),
        _Field('response_metadata', 'ResponseMetadata', 'ResponseMetadataType'),
    )

    def __init__(
        self,
        *,
        list_access_keys_result: ListAccessKeysResultType,
        response_metadata: ResponseMetadataType,
    ) -> None:
        self.list_access_keys_result = list_access_keys_result
        self.response_metadata = response_metadata


class UpdateAccessKeyType(_Struct):
    """UpdateAccessKeyType"""

    __slots__ = ('user_name', 'access_key_id', 'status',)
    user_name: Final[str | None]
    access_key_id: Final[str]
    status: Final[str]
    TYPE = 'UpdateAccessKeyType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_name', 'UserName', 'string', min=0),
        _Field('access_key_id', 'AccessKeyId', 'string'),
        _Field('status', 'Status', 'string'),
    )

    def __init__(
        self,
        *,
        user_name: str | None = None,
        access_key_id: str,
        status: str,
    ) -> None:
        self.user_name = user_name
        self.access_key_id = access_key_id
        self.status = status


class UpdateAccessKeyResponseType(_Struct):
    """UpdateAccessKeyResponseType"""

    __slots__ = ('response_metadata',)
    response_metadata: Final[ResponseMetadataType]
    TYPE = 'UpdateAccessKeyResponseType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('response_metadata', 'ResponseMetadata', 'ResponseMetadataType'),
    )

    def __init__(
        self,
        *,
        response_metadata: ResponseMetadataType,
    ) -> None:
        self.response_metadata = response_metadata


class DeleteAccessKeyType(_Struct):
    """DeleteAccessKeyType"""

    __slots__ = ('user_name', 'access_key_id',)
    user_name: Final[str | None]
    access_key_id: Final[str]
    TYPE = 'DeleteAccessKeyType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_name', 'UserName', 'string', min=0),
        _Field('access_key_id', 'AccessKeyId', 'string'),
    )

    def __init__(
        self,
        *,
        user_name: str | None = None,
        access_key_id: str,
    ) -> None:
        self.user_name = user_name
        self.access_key_id = access_key_id


class DeleteAccessKeyResponseType(_Struct):
    """DeleteAccessKeyResponseType"""

    __slots__ = ('response_metadata',)
    response_metadata: Final[ResponseMetadataType]
    TYPE = 'DeleteAccessKeyResponseType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('response_metadata', 'ResponseMetadata', 'ResponseMetadataType'),
    )

    def __init__(
        self,
        *,
        response_metadata: ResponseMetadataType,
    ) -> None:
        self.response_metadata = response_metadata


class UploadSigningCertificateType(_Struct):
    """UploadSigningCertificateType"""

    __slots__ = ('user_name', 'certificate_body',)
    user_name: Final[str | None]
    certificate_body: Final[str]
    TYPE = 'UploadSigningCertificateType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_name', 'UserName', 'string', min=0),
        _Field('certificate_body', 'CertificateBody', 'string'),
    )

    def __init__(
        self,
        *,
        user_name: str | None = None,
        certificate_body: str,
    ) -> None:
        self.user_name = user_name
        self.certificate_body = certificate_body


class UploadSigningCertificateResultType(_Struct):
    """UploadSigningCertificateResultType"""

    __slots__ = ('certificate',)
    certificate: Final[SigningCertificateType]
    TYPE = 'UploadSigningCertificateResultType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('certificate', 'Certificate', 'SigningCertificateType'),
    )

    def __init__(
        self,
        *,
        certificate: SigningCertificateType,
    ) -> None:
        self.certificate = certificate


class UploadSigningCertificateResponseType(_Struct):
    """UploadSigningCertificateResponseType"""

    __slots__ = ('upload_signing_certificate_result', 'response_metadata',)
    upload_signing_certificate_result: Final[UploadSigningCertificateResultType]
    response_metadata: Final[ResponseMetadataType]
    TYPE = 'UploadSigningCertificateResponseType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('upload_signing_certificate_result', 'UploadSigningCertificateResult', 'UploadSigningCertificateResultType'),
        _Field('response_metadata', 'ResponseMetadata', 'ResponseMetadataType'),
    )

    def __init__(
        self,
        *,
        upload_signing_certificate_result: UploadSigningCertificateResultType,
        response_metadata: ResponseMetadataType,
    ) -> None:
        self.upload_signing_certificate_result = upload_signing_certificate_result
        self.response_metadata = response_metadata


class ListSigningCertificatesType(_Struct):
    """ListSigningCertificatesType"""

    __slots__ = ('user_name', 'marker', 'max_items',)
    user_name: Final[str | None]
    marker: Final[str | None]
    max_items: Final[int | None]
    TYPE = 'ListSigningCertificatesType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_name', 'UserName', 'string', min=0),
        _Field('marker', 'Marker', 'string', min=0),
        _Field('max_items', 'MaxItems', 'int', min=0),
    )

    def __init__(
        self,
        *,
        user_name: str | None = None,
        marker: str | None = None,
        max_items: int | None = None,
    ) -> None:
        self.user_name = user_name
        self.marker = marker
        self.max_items = max_items


class ListSigningCertificatesResultType(_Struct):
    """ListSigningCertificatesResultType"""

    __slots__ = ('certificates', 'is_truncated', 'marker',)
    certificates: Final[SigningCertificateListType]
    is_truncated: Final[bool]
    marker: Final[str | None]
    TYPE = 'ListSigningCertificatesResultType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('certificates', 'Certificates', 'SigningCertificateListType'),
        _Field('is_truncated', 'IsTruncated', 'boolean'),
        _Field('marker', 'Marker', 'string', min=0),
    )

    def __init__(
        self,
        *,
        certificates: SigningCertificateListType,
        is_truncated: bool,
        marker: str | None = None,
    ) -> None:
        self.certificates = certificates
        self.is_truncated = is_truncated
        self.marker = marker


class ListSigningCertificatesResponseType(_Struct):
    """ListSigningCertificatesResponseType"""

    __slots__ = ('list_signing_certificates_result', 'response_metadata',)
    list_signing_certificates_result: Final[ListSigningCertificatesResultType]
    response_metadata: Final[ResponseMetadataType]
    TYPE = 'ListSigningCertificatesResponseType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('list_signing_certificates_result', 'ListSigningCertificatesResult', 'ListSigningCertificatesResultType'),
        _Field('response_metadata', 'ResponseMetadata', 'ResponseMetadataType'),
    )

    def __init__(
        self,
        *,
        list_signing_certificates_result: ListSigningCertificatesResultType,
        response_metadata: ResponseMetadataType,
    ) -> None:
        self.list_signing_certificates_result = list_signing_certificates_result
        self.response_metadata = response_metadata


class UpdateSigningCertificateType(_Struct):
    """UpdateSigningCertificateType"""

    __slots__ = ('user_name', 'certificate_id', 'status',)
    user_name: Final[str | None]
    certificate_id: Final[str]
    status: Final[str]
    TYPE = 'UpdateSigningCertificateType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_name', 'UserName', 'string', min=0),
        _Field('certificate_id', 'CertificateId', 'string'),
        _Field('status', 'Status', 'string'),
    )

    def __init__(
        self,
        *,
        user_name: str | None = None,
        certificate_id: str,
        status: str,
    ) -> None:
        self.user_name = user_name
        self.certificate_id = certificate_id
        self.status = status


class UpdateSigningCertificateResponseType(_Struct):
    """UpdateSigningCertificateResponseType"""

    __slots__ = ('response_metadata',)
    response_metadata: Final[ResponseMetadataType]
    TYPE = 'UpdateSigningCertificateResponseType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('response_metadata', 'ResponseMetadata', 'ResponseMetadataType'),
    )

    def __init__(
        self,
        *,
        response_metadata: ResponseMetadataType,
    ) -> None:
        self.response_metadata = response_metadata


class DeleteSigningCertificateType(_Struct):
    """DeleteSigningCertificateType"""

    __slots__ = ('user_name', 'certificate_id',)
    user_name: Final[str | None]
    certificate_id: Final[str]
    TYPE = 'DeleteSigningCertificateType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_name', 'UserName', 'string', min=0),
        _Field('certificate_id', 'CertificateId', 'string'),
    )

    def __init__(
        self,
        *,
        user_name: str | None = None,
        certificate_id: str,
    ) -> None:
        self.user_name = user_name
        self.certificate_id = certificate_id


class DeleteSigningCertificateResponseType(_Struct):
    """DeleteSigningCertificateResponseType"""

    __slots__ = ('response_metadata',)
    response_metadata: Final[ResponseMetadataType]
    TYPE = 'DeleteSigningCertificateResponseType'
    NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('response_metadata', 'ResponseMetadata', 'ResponseMetadataType'),
    )

    def __init__(
        self,
        *,
        response_metadata: ResponseMetadataType,
    ) -> None:
        self.response_metadata = response_metadata


_ELEMENTS = {
    'GetUser': _Element('GetUser', GetUserType),
    'GetUserResponse': _Element('GetUserResponse', GetUserResponseType),
    'CreateAccessKey': _Element('CreateAccessKey', CreateAccessKeyType),
    'CreateAccessKeyResponse': _Element('CreateAccessKeyResponse', CreateAccessKeyResponseType),
    'ListAccessKeys': _Element('ListAccessKeys', ListAccessKeysType),
    'ListAccessKeysResponse': _Element('ListAccessKeysResponse', ListAccessKeysResponseType),
    'UpdateAccessKey': _Element('UpdateAccessKey', UpdateAccessKeyType),
    'UpdateAccessKeyResponse': _Element('UpdateAccessKeyResponse', UpdateAccessKeyResponseType),
    'DeleteAccessKey': _Element('DeleteAccessKey', DeleteAccessKeyType),
    'DeleteAccessKeyResponse': _Element('DeleteAccessKeyResponse', DeleteAccessKeyResponseType),
    'UploadSigningCertificate': _Element('UploadSigningCertificate', UploadSigningCertificateType),
    'UploadSigningCertificateResponse': _Element('UploadSigningCertificateResponse', UploadSigningCertificateResponseType),
    'ListSigningCertificates': _Element('ListSigningCertificates', ListSigningCertificatesType),
    'ListSigningCertificatesResponse': _Element('ListSigningCertificatesResponse', ListSigningCertificatesResponseType),
    'UpdateSigningCertificate': _Element('UpdateSigningCertificate', UpdateSigningCertificateType),
    'UpdateSigningCertificateResponse': _Element('UpdateSigningCertificateResponse', UpdateSigningCertificateResponseType),
    'DeleteSigningCertificate': _Element('DeleteSigningCertificate', DeleteSigningCertificateType),
    'DeleteSigningCertificateResponse': _Element('DeleteSigningCertificateResponse', DeleteSigningCertificateResponseType),
}

CONTRACT = _Contract(
    name='Euare',
    namespace='https://iam.amazonaws.com/doc/2010-05-08/',
    types=(UserType, AccessKeyType, AccessKeyMetadataType, AccessKeyMetadataListType, SigningCertificateType, SigningCertificateListType, ResponseMetadataType, GetUserType, GetUserResultType, GetUserResponseType, CreateAccessKeyType, CreateAccessKeyResultType, CreateAccessKeyResponseType, ListAccessKeysType, ListAccessKeysResultType, ListAccessKeysResponseType, UpdateAccessKeyType, UpdateAccessKeyResponseType, DeleteAccessKeyType, DeleteAccessKeyResponseType, UploadSigningCertificateType, UploadSigningCertificateResultType, UploadSigningCertificateResponseType, ListSigningCertificatesType, ListSigningCertificatesResultType, ListSigningCertificatesResponseType, UpdateSigningCertificateType, UpdateSigningCertificateResponseType, DeleteSigningCertificateType, DeleteSigningCertificateResponseType,),
    elements=_ELEMENTS,
    operations={
        'GetUser': _Operation(name='GetUser', soap_action='GetUser', action='GetUser', response_action='GetUserResponse', input=_ELEMENTS['GetUser'], output=_ELEMENTS['GetUserResponse'], faults={}, fault_actions={}, read_only=True),
        'CreateAccessKey': _Operation(name='CreateAccessKey', soap_action='CreateAccessKey', action='CreateAccessKey', response_action='CreateAccessKeyResponse', input=_ELEMENTS['CreateAccessKey'], output=_ELEMENTS['CreateAccessKeyResponse'], faults={}, fault_actions={}, read_only=False),
        'ListAccessKeys': _Operation(name='ListAccessKeys', soap_action='ListAccessKeys', action='ListAccessKeys', response_action='ListAccessKeysResponse', input=_ELEMENTS['ListAccessKeys'], output=_ELEMENTS['ListAccessKeysResponse'], faults={}, fault_actions={}, read_only=True),
        'UpdateAccessKey': _Operation(name='UpdateAccessKey', soap_action='UpdateAccessKey', action='UpdateAccessKey', response_action='UpdateAccessKeyResponse', input=_ELEMENTS['UpdateAccessKey'], output=_ELEMENTS['UpdateAccessKeyResponse'], faults={}, fault_actions={}, read_only=False),
        'DeleteAccessKey': _Operation(name='DeleteAccessKey', soap_action='DeleteAccessKey', action='DeleteAccessKey', response_action='DeleteAccessKeyResponse', input=_ELEMENTS['DeleteAccessKey'], output=_ELEMENTS['DeleteAccessKeyResponse'], faults={}, fault_actions={}, read_only=False),
        'UploadSigningCertificate': _Operation(name='UploadSigningCertificate', soap_action='UploadSigningCertificate', action='UploadSigningCertificate', response_action='UploadSigningCertificateResponse', input=_ELEMENTS['UploadSigningCertificate'], output=_ELEMENTS['UploadSigningCertificateResponse'], faults={}, fault_actions={}, read_only=False),
        'ListSigningCertificates': _Operation(name='ListSigningCertificates', soap_action='ListSigningCertificates', action='ListSigningCertificates', response_action='ListSigningCertificatesResponse', input=_ELEMENTS['ListSigningCertificates'], output=_ELEMENTS['ListSigningCertificatesResponse'], faults={}, fault_actions={}, read_only=True),
        'UpdateSigningCertificate': _Operation(name='UpdateSigningCertificate', soap_action='UpdateSigningCertificate', action='UpdateSigningCertificate', response_action='UpdateSigningCertificateResponse', input=_ELEMENTS['UpdateSigningCertificate'], output=_ELEMENTS['UpdateSigningCertificateResponse'], faults={}, fault_actions={}, read_only=False),
        'DeleteSigningCertificate': _Operation(name='DeleteSigningCertificate', soap_action='DeleteSigningCertificate', action='DeleteSigningCertificate', response_action='DeleteSigningCertificateResponse', input=_ELEMENTS['DeleteSigningCertificate'], output=_ELEMENTS['DeleteSigningCertificateResponse'], faults={}, fault_actions={}, read_only=False),
    },
    package='euca.wire',
    file='euare.wsdl',
    ports={'EuarePort': 'https://localhost:8773/services/Euare'},
    lenient_empty=True,
)
