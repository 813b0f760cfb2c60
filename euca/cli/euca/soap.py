"""The cloud by certificates: EC2's SOAP interface, signed with WS-Security."""

from __future__ import annotations

from attrs import frozen

from euca.cli.calling import Ec2
from euca.cli.euca.cloud import Told, told_apart
from euca.cli.http import Tls
from euca.cli.messages import answer_in, element_of
from euca.soap.codec import Struct


@frozen
class BySoap:
    """With a certificate."""

    ec2: Ec2
    tls: Tls

    def tell(self, request: Struct) -> Told:
        """See `Cloud.tell`."""
        with told_apart():
            element = element_of(self.ec2.exchange(request, self.tls))
            return Told(answer_in(request, element), element)
