"""The interfaces for clients, as Twisted plugins: a further one is one more file beside this. Nothing of them is imported before a cloud starts."""

from euca.cloud.interfaces import LateInterface

soap = LateInterface("SOAP", "euca.cloud.soap_interface")
query = LateInterface("QUERY", "euca.cloud.query.interface")
