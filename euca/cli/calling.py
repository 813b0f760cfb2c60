"""Calling EC2's SOAP interface from a command line: one call after another, each waited for."""

from __future__ import annotations

import http.client
import ssl
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from attrs import frozen

from euca.soap.codec import Struct
from euca.soap.envelope import is_fault, read_body, read_fault
from euca.soap.errors import SoapError, SoapFault, UnknownOutcome
from euca.soap.security.identity import Identity, load
from euca.soap.security.profile import EC2_REQUEST
from euca.soap.security.sign import sign
from euca.soap.xml import ANSWER, parse
from euca.wire import ec2


@frozen
class Ec2:
    """A user of the EC2 interface at ``url``, with its certificate and key.

    cloud_certificate: what a TLS port must show (DER), None for whatever it shows: the request is signed either way, but the answer is
    then anybody's. version: of the interface.
    """

    url: str
    identity: Identity
    cloud_certificate: bytes | None = None
    version: str = "2013-02-01"
    timeout_s: float = 60.0

    @classmethod
    def from_files(cls, url: str, key: Path, certificate: Path, **more: Any) -> Ec2:
        """With a key and certificate in PEM files; raises IdentityError, OSError."""
        return cls(url, load(key, certificate), **more)

    def call(self, operation: str, **values: Any) -> Any:
        """Call an operation; values are the request's fields. The answer's message.

        Raises SoapFault (``code`` such as ``Client.InvalidAMIID.NotFound``), UnknownOutcome where no answer came.
        """
        what = ec2.CONTRACT.operations[operation]
        request: Struct = what.input.type(**values)
        body = ec2.CONTRACT.encode(what.input.name, request, self.version)
        envelope = sign(body, identity=self.identity, now=time.time(), profile=EC2_REQUEST)
        answer = read_body(parse(self._post(envelope, what.soap_action), ANSWER))
        if is_fault(answer):
            raise read_fault(answer)
        return ec2.CONTRACT.decode(answer).value

    def _post(self, envelope: bytes, action: str) -> bytes:
        parts = urlsplit(self.url)
        connection = self._connection(parts.scheme, parts.hostname or "", parts.port)
        headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": f'"{action}"'}
        try:
            connection.request("POST", parts.path, envelope, headers)
            response = connection.getresponse()
            data = response.read(ANSWER.bytes + 1)
        except (OSError, http.client.HTTPException) as error:
            raise UnknownOutcome(f"{self.url} did not answer: {error or type(error).__name__}") from error
        finally:
            connection.close()
        if response.status not in (200, 500):
            raise UnknownOutcome(f"{self.url} answered with status {response.status}: {data[:200]!r}")
        return data

    def _connection(self, scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
        if scheme != "https":
            return http.client.HTTPConnection(host, port, timeout=self.timeout_s)
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        connection = http.client.HTTPSConnection(host, port, timeout=self.timeout_s, context=context)
        connection.connect()
        shown = connection.sock.getpeercert(binary_form=True)
        if self.cloud_certificate is not None and shown != self.cloud_certificate:
            connection.close()
            raise UnknownOutcome(f"{self.url} shows another certificate than the cloud's")
        return connection


__all__ = ["Ec2", "SoapError", "SoapFault", "UnknownOutcome"]
