"""The package that holds the WSDL file of the tests own service."""
