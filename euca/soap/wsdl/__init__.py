"""WSDL 1.1 with XML Schema, read at generation time: file → model → typed Python modules."""
