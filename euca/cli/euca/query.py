"""The cloud by access keys: EC2's Query interface, signed with version 4."""

from __future__ import annotations

import time
from typing import Final

from attrs import frozen
from lxml import etree

from euca.cli.euca.cloud import Told, told_apart
from euca.cli.euca.failures import Refused
from euca.cli.euca.flat import parameters
from euca.cli.http import Answer, Tls, post
from euca.cli.messages import answer_in, operation_of
from euca.query.signing import Credentials, sign
from euca.soap.codec import Struct
from euca.soap.errors import MalformedMessage, UnknownOutcome
from euca.soap.xml import ANSWER, parse

_LATER: Final = "Unavailable"


@frozen
class ByQuery:
    """With an access key. timeout_s: of each call."""

    url: str
    credentials: Credentials
    tls: Tls
    version: str
    timeout_s: float

    def tell(self, request: Struct) -> Told:
        """See `Cloud.tell`.

        Two requests for the same within one second are one to this interface: the cloud answers the copy, after a second, as it answers what it cannot
        do at the moment. Then it is signed anew, once, as EC2's SDKs do.
        """
        try:
            return self._told(request)
        except Refused as refused:
            if refused.code != _LATER:
                raise
            return self._told(request)

    def _told(self, request: Struct) -> Told:
        asked = {"Action": operation_of(type(request)).name, "Version": self.version, **parameters(request)}
        signed = sign(self.url, asked, self.credentials, time.time())
        with told_apart():
            element = _element(post(self.url, signed.body, signed.headers, self.tls, self.timeout_s))
            _raise_error(element)
            return Told(answer_in(request, element), element)


def _element(came: Answer) -> etree._Element:
    try:
        return parse(came.body, ANSWER)
    except MalformedMessage as error:
        raise UnknownOutcome(f"status {came.status}, and no answer of EC2's: {error}") from error


def _raise_error(element: etree._Element) -> None:
    """Raises Refused where the answer is an error: EC2's, or as Amazon's other services have it."""
    if etree.QName(element).localname in ("Response", "ErrorResponse"):
        code, message = element.findtext(".//{*}Error/{*}Code"), element.findtext(".//{*}Error/{*}Message")
        raise Refused(code or "InternalError", message or "the cloud gives no reason")
