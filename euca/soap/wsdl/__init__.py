"""The WSDL compiler: WSDL 1.1 and XML Schema to typed Python classes."""
