"""Whose a Query request is: signature versions 4 (in a header or in the query), 2, and 1 where it is switched on.

    claim = read_claim(received)           # whose it says it is
    proof = prove(claim, secret, now)      # whether that is so

Sources: "Signature Version 4 signing process" and "Signature Version 2 signing process" of Amazon's general reference; version 1 as clients
of 2007 to 2009 have it. Of what those leave open the strict side is taken: a request has one signature, in one place; the host and all
`x-amz-` headers are signed; no header that is signed came twice; no signature counts longer than `MOST_LIFE_S`.
"""

from __future__ import annotations

from typing import Final

from euca.query import signature_v2, signature_v4
from euca.query.claims import MOST_LIFE_S, SKEW_S, Claim, Proof, prove
from euca.query.errors import QueryError, incomplete, unsigned
from euca.query.received import Received

__all__ = ["MOST_LIFE_S", "SKEW_S", "Claim", "Proof", "prove", "read_claim"]

_PLACES: Final = (signature_v4.SIGNATURE, signature_v2.SIGNATURE)


def read_claim(received: Received, *, version_1: bool = False) -> Claim:
    """Whose a request says it is. Raises QueryError. version_1: whether signatures of that version are accepted."""
    parameters = received.parameters
    in_header = "authorization" in received.headers
    places = [name for name in _PLACES if name in parameters]
    if in_header + len(places) > 1:
        raise incomplete("The request is signed in more than one place")
    if "x-amz-security-token" in received.headers or {"X-Amz-Security-Token", "SecurityToken"} & set(parameters):
        message = "Temporary credentials are not given out by this cloud"
        raise QueryError("InvalidClientTokenId", message, check="query.token")
    if in_header:
        return signature_v4.in_header(received)
    if not places:
        raise unsigned()
    if places == [signature_v4.SIGNATURE]:
        return signature_v4.in_query(received)
    return signature_v2.in_parameters(received, version_1=version_1)
