"""The XML namespaces and algorithm names of the standards this library speaks."""

from typing import Final

SOAP: Final = "http://schemas.xmlsoap.org/soap/envelope/"
"""SOAP 1.1, section 4."""
SOAP12: Final = "http://www.w3.org/2003/05/soap-envelope"
"""SOAP 1.2; only known so that it can be refused by name."""

XML: Final = "http://www.w3.org/XML/1998/namespace"
XSD: Final = "http://www.w3.org/2001/XMLSchema"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"

WSDL: Final = "http://schemas.xmlsoap.org/wsdl/"
WSDL_SOAP: Final = "http://schemas.xmlsoap.org/wsdl/soap/"
SOAP_HTTP: Final = "http://schemas.xmlsoap.org/soap/http"

WSP: Final = "http://www.w3.org/ns/ws-policy"
SP: Final = "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702"

WSA: Final = "http://www.w3.org/2005/08/addressing"
WSA_2004: Final = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
"""The member submission; refused between tiers."""
WSAM: Final = "http://www.w3.org/2007/05/addressing/metadata"
WSA_ANONYMOUS: Final = f"{WSA}/anonymous"
WSA_NONE: Final = f"{WSA}/none"

_OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss"
WSSE: Final = f"{_OASIS}-wssecurity-secext-1.0.xsd"
WSU: Final = f"{_OASIS}-wssecurity-utility-1.0.xsd"
X509V3: Final = f"{_OASIS}-x509-token-profile-1.0#X509v3"
"""WSS X.509 Certificate Token Profile 1.0, section 3.1."""
X509_PKI_PATH: Final = f"{_OASIS}-x509-token-profile-1.0#X509PKIPathv1"
"""WSS X.509 Certificate Token Profile 1.0, section 3.1."""
BASE64_BINARY: Final = f"{_OASIS}-soap-message-security-1.0#Base64Binary"
"""WSS SOAP Message Security 1.0, section 6.3."""

DS: Final = "http://www.w3.org/2000/09/xmldsig#"
EXC_C14N: Final = "http://www.w3.org/2001/10/xml-exc-c14n#"
"""Exclusive XML Canonicalization 1.0, without comments."""

SHA1: Final = f"{DS}sha1"
SHA256: Final = "http://www.w3.org/2001/04/xmlenc#sha256"
RSA_SHA1: Final = f"{DS}rsa-sha1"
RSA_SHA256: Final = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
ECDSA_SHA256: Final = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
