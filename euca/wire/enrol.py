"""Messages of EucalyptusEnrol, made by tools/generate from wsdl/eucalyptus_enrol.wsdl: change that, not this."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final, Literal

from euca.soap.codec import Contract as _Contract
from euca.soap.codec import Element as _Element
from euca.soap.codec import Field as _Field
from euca.soap.codec import Operation as _Operation
from euca.soap.codec import Struct as _Struct

__all__ = ['CONTRACT', 'EnrolResponseType', 'EnrolType', 'TierFaultType']


class EnrolType(_Struct):
    """enrolType"""

    __slots__ = ('role', 'name', 'address', 'signing_certificate', 'tls_certificate', 'capability', 'token_id', 'mac',)
    role: Final[str]
    name: Final[str]
    address: Final[str]
    signing_certificate: Final[bytes]
    tls_certificate: Final[bytes]
    capability: Final[tuple[str, ...]]
    token_id: Final[str]
    mac: Final[bytes]
    TYPE = 'enrolType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/enrol/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('role', 'role', 'string'),
        _Field('name', 'name', 'string'),
        _Field('address', 'address', 'string'),
        _Field('signing_certificate', 'signingCertificate', 'base64Binary'),
        _Field('tls_certificate', 'tlsCertificate', 'base64Binary'),
        _Field('capability', 'capability', 'string', min=0, max=None),
        _Field('token_id', 'tokenId', 'string'),
        _Field('mac', 'mac', 'base64Binary'),
    )

    def __init__(
        self,
        *,
        role: str,
        name: str,
        address: str,
        signing_certificate: bytes,
        tls_certificate: bytes,
        capability: tuple[str, ...] = (),
        token_id: str,
        mac: bytes,
    ) -> None:
        self.role = role
        self.name = name
        self.address = address
        self.signing_certificate = signing_certificate
        self.tls_certificate = tls_certificate
        self.capability = capability
        self.token_id = token_id
        self.mac = mac


class EnrolResponseType(_Struct):
    """enrolResponseType"""

    __slots__ = ('name', 'issuer_signing_certificate', 'issuer_tls_certificate', 'issuer_address', 'capability', 'mac',)
    name: Final[str]
    issuer_signing_certificate: Final[bytes]
    issuer_tls_certificate: Final[bytes]
    issuer_address: Final[str]
    capability: Final[tuple[str, ...]]
    mac: Final[bytes]
    TYPE = 'enrolResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/enrol/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('name', 'name', 'string'),
        _Field('issuer_signing_certificate', 'issuerSigningCertificate', 'base64Binary'),
        _Field('issuer_tls_certificate', 'issuerTlsCertificate', 'base64Binary'),
        _Field('issuer_address', 'issuerAddress', 'string'),
        _Field('capability', 'capability', 'string', min=0, max=None),
        _Field('mac', 'mac', 'base64Binary'),
    )

    def __init__(
        self,
        *,
        name: str,
        issuer_signing_certificate: bytes,
        issuer_tls_certificate: bytes,
        issuer_address: str,
        capability: tuple[str, ...] = (),
        mac: bytes,
    ) -> None:
        self.name = name
        self.issuer_signing_certificate = issuer_signing_certificate
        self.issuer_tls_certificate = issuer_tls_certificate
        self.issuer_address = issuer_address
        self.capability = capability
        self.mac = mac


class TierFaultType(_Struct):
    """tierFaultType"""

    __slots__ = ('code', 'message', 'tier', 'correlation_id', 'definite',)
    code: Final[str]
    message: Final[str]
    tier: Final[str]
    correlation_id: Final[str | None]
    definite: Final[bool]
    TYPE = 'tierFaultType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('code', 'code', 'string'),
        _Field('message', 'message', 'string'),
        _Field('tier', 'tier', 'string'),
        _Field('correlation_id', 'correlationId', 'string', min=0),
        _Field('definite', 'definite', 'boolean'),
    )

    def __init__(
        self,
        *,
        code: str,
        message: str,
        tier: str,
        correlation_id: str | None = None,
        definite: bool,
    ) -> None:
        self.code = code
        self.message = message
        self.tier = tier
        self.correlation_id = correlation_id
        self.definite = definite


_ELEMENTS = {
    'Enrol': _Element('Enrol', EnrolType),
    'EnrolResponse': _Element('EnrolResponse', EnrolResponseType),
    'fault': _Element('fault', TierFaultType),
}

CONTRACT = _Contract(
    name='EucalyptusEnrol',
    namespace='http://eucalyptus.ucsb.edu/enrol/',
    types=(EnrolType, EnrolResponseType, TierFaultType,),
    elements=_ELEMENTS,
    operations={
        'Enrol': _Operation(name='Enrol', soap_action='EucalyptusEnrol#Enrol', action='EucalyptusEnrol#Enrol', response_action='EucalyptusEnrol#EnrolResponse', input=_ELEMENTS['Enrol'], output=_ELEMENTS['EnrolResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusEnrol#EnrolFault'}, read_only=False),
    },
    package='euca.wire',
    file='eucalyptus_enrol.wsdl',
    ports={'EucalyptusEnrolPort': 'https://localhost:8773/services/EucalyptusEnrol'},
)
