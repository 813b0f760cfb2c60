"""Messages of Tokens, made by tools/generate from wsdl/tokens.wsdl: change that, not this."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final, Literal

from euca.soap.codec import Contract as _Contract
from euca.soap.codec import Element as _Element
from euca.soap.codec import Field as _Field
from euca.soap.codec import Operation as _Operation
from euca.soap.codec import Struct as _Struct

__all__ = ['CONTRACT', 'GetCallerIdentityResponseType', 'GetCallerIdentityResultType', 'GetCallerIdentityType', 'ResponseMetadataType']


class ResponseMetadataType(_Struct):
    """ResponseMetadataType"""

    __slots__ = ('request_id',)
    request_id: Final[str]
    TYPE = 'ResponseMetadataType'
    NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'RequestId', 'string'),
    )

    def __init__(
        self,
        *,
        request_id: str,
    ) -> None:
        self.request_id = request_id


class GetCallerIdentityType(_Struct):
    """GetCallerIdentityType"""

    __slots__ = ()
    TYPE = 'GetCallerIdentityType'
    NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
    )


class GetCallerIdentityResultType(_Struct):
    """GetCallerIdentityResultType"""

    __slots__ = ('user_id', 'account', 'arn',)
    user_id: Final[str]
    account: Final[str]
    arn: Final[str]
    TYPE = 'GetCallerIdentityResultType'
    NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_id', 'UserId', 'string'),
        _Field('account', 'Account', 'string'),
        _Field('arn', 'Arn', 'string'),
    )

    def __init__(
        self,
        *,
        user_id: str,
        account: str,
        arn: str,
    ) -> None:
        self.user_id = user_id
        self.account = account
        self.arn = arn


class GetCallerIdentityResponseType(_Struct):
    """GetCallerIdentityResponseType"""

    __slots__ = ('get_caller_identity_result', 'response_metadata',)
    get_caller_identity_result: Final[GetCallerIdentityResultType]
    response_metadata: Final[ResponseMetadataType]
    TYPE = 'GetCallerIdentityResponseType'
    NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('get_caller_identity_result', 'GetCallerIdentityResult', 'GetCallerIdentityResultType'),
        _Field('response_metadata', 'ResponseMetadata', 'ResponseMetadataType'),
    )

    def __init__(
        self,
        *,
        get_caller_identity_result: GetCallerIdentityResultType,
        response_metadata: ResponseMetadataType,
    ) -> None:
        self.get_caller_identity_result = get_caller_identity_result
        self.response_metadata = response_metadata


_ELEMENTS = {
    'GetCallerIdentity': _Element('GetCallerIdentity', GetCallerIdentityType),
    'GetCallerIdentityResponse': _Element('GetCallerIdentityResponse', GetCallerIdentityResponseType),
}

CONTRACT = _Contract(
    name='Tokens',
    namespace='https://sts.amazonaws.com/doc/2011-06-15/',
    types=(ResponseMetadataType, GetCallerIdentityType, GetCallerIdentityResultType, GetCallerIdentityResponseType,),
    elements=_ELEMENTS,
    operations={
        'GetCallerIdentity': _Operation(name='GetCallerIdentity', soap_action='GetCallerIdentity', action='GetCallerIdentity', response_action='GetCallerIdentityResponse', input=_ELEMENTS['GetCallerIdentity'], output=_ELEMENTS['GetCallerIdentityResponse'], faults={}, fault_actions={}, read_only=True),
    },
    package='euca.wire',
    file='tokens.wsdl',
    ports={'TokensPort': 'https://localhost:8773/services/Tokens'},
    lenient_empty=True,
)
