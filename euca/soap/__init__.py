"""SOAP 1.1, WSDL and WS-Security: a library that has never heard of clouds."""
