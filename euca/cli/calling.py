"""Calling EC2's SOAP interface from a command line: one call after another, each waited for."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from attrs import frozen

from euca.cli.http import Answer, NotReached, Tls, post
from euca.cli.messages import answer_to, operation_of
from euca.soap.codec import Struct
from euca.soap.errors import SoapError, SoapFault, UnknownOutcome
from euca.soap.security.identity import Identity, load
from euca.soap.security.profile import EC2_REQUEST
from euca.soap.security.sign import sign
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

        Raises SoapFault (``code`` such as ``Client.InvalidAMIID.NotFound``), NotReached where nothing was sent, UnknownOutcome where no answer came.
        """
        request: Struct = ec2.CONTRACT.operations[operation].input.type(**values)
        pins = frozenset(filter(None, [self.cloud_certificate]))
        return answer_to(request, self.exchange(request, Tls(pins, anyone=not pins)))

    def exchange(self, request: Struct, tls: Tls) -> Answer:
        """Sign and send a request, and what comes back; raises as `call` does, and EncodeError for what cannot be written."""
        what = operation_of(type(request))
        body = ec2.CONTRACT.encode(what.input.name, request, self.version)
        envelope = sign(body, identity=self.identity, now=time.time(), profile=EC2_REQUEST)
        headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": f'"{what.soap_action}"'}
        answer = post(self.url, envelope, headers, tls, self.timeout_s)
        if answer.status not in (200, 500, 503):
            raise UnknownOutcome(f"{self.url} answered with status {answer.status}: {answer.body[:200]!r}")
        return answer


__all__ = ["Ec2", "NotReached", "SoapError", "SoapFault", "UnknownOutcome"]
