"""Signature version 4, in the Authorization header or in the query (AWS general reference, "Signature Version 4")."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import re
from collections.abc import Collection, Mapping
from typing import Final
from urllib.parse import quote

from euca.query.claims import MOST_LIFE_S, SKEW_S, Claim
from euca.query.errors import incomplete
from euca.query.parameters import Parameters
from euca.query.received import Received

ALGORITHM: Final = "AWS4-HMAC-SHA256"
ENDING: Final = "aws4_request"
SIGNATURE: Final = "X-Amz-Signature"

_AUTHORIZATION: Final = re.compile(
    r"AWS4-HMAC-SHA256 +Credential=([^\s,]+)[ ,]+SignedHeaders=([^\s,]+)[ ,]+Signature=([^\s,]+)", re.ASCII
)
_CREDENTIAL: Final = re.compile(r"(\w{1,128})/([0-9]{8})/([a-z0-9-]{1,64})/([a-z0-9-]{1,64})/aws4_request", re.ASCII)
_SIGNATURE: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_DATE: Final = re.compile(r"[0-9]{8}T[0-9]{6}Z", re.ASCII)
_HEADER: Final = re.compile(r"[!#$%&'*+.^_`|~0-9a-z-]{1,128}", re.ASCII)
_EXPIRES: Final = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
_MOST_HEADERS: Final = 64
_IN_QUERY: Final = (
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-SignedHeaders",
    SIGNATURE,
)


def in_header(received: Received) -> Claim:
    """The claim of a request with an Authorization header. Raises QueryError."""
    match = _AUTHORIZATION.fullmatch(received.headers["authorization"])
    if match is None or "authorization" in received.repeated:
        raise incomplete(f"Authorization is not {ALGORITHM} with Credential, SignedHeaders and Signature")
    credential, signed, signature = match.groups()
    stamp = received.headers.get("x-amz-date", "")
    body_hash = hashlib.sha256(received.body).hexdigest()
    if received.headers.get("x-amz-content-sha256", body_hash) != body_hash:
        raise incomplete("X-Amz-Content-SHA256 is not the hash of what was sent")
    return _claim(
        received,
        form="4",
        credential=credential,
        stamp=stamp,
        life_s=SKEW_S,
        signed=_signed(received, signed, ("host", "x-amz-date")),
        signature=signature,
        parameters=received.parameters,
        signed_parameters=_in_url(received),
        body_hash=body_hash,
    )


def _in_url(received: Received) -> Parameters:
    """The parameters that are in the query: those of a body are signed by its hash."""
    return {} if received.body else received.parameters


def in_query(received: Received) -> Claim:
    """The claim of a request that is signed in its query ("presigned"). Raises QueryError."""
    parameters = received.parameters
    missing = [name for name in _IN_QUERY if not parameters.get(name)]
    if missing or received.body:
        raise incomplete(f"A request that is signed in its query has {', '.join(_IN_QUERY)} there, and no body")
    if parameters["X-Amz-Algorithm"] != ALGORITHM:
        raise incomplete(f"X-Amz-Algorithm is not {ALGORITHM}")
    expires = parameters["X-Amz-Expires"]
    if not _EXPIRES.fullmatch(expires) or int(expires) > MOST_LIFE_S:
        raise incomplete(f"X-Amz-Expires is not 1 to {MOST_LIFE_S} seconds")
    return _claim(
        received,
        form="4 in the query",
        credential=parameters["X-Amz-Credential"],
        stamp=parameters["X-Amz-Date"],
        life_s=int(expires),
        signed=_signed(received, parameters["X-Amz-SignedHeaders"], ("host",)),
        signature=parameters[SIGNATURE],
        parameters={name: value for name, value in parameters.items() if name not in _IN_QUERY},
        signed_parameters={name: value for name, value in parameters.items() if name != SIGNATURE},
        body_hash=hashlib.sha256(b"").hexdigest(),
    )


def _claim(
    received: Received,
    *,
    form: str,
    credential: str,
    stamp: str,
    life_s: int,
    signed: list[str],
    signature: str,
    parameters: Parameters,
    signed_parameters: Parameters,
    body_hash: str,
) -> Claim:
    scope = _CREDENTIAL.fullmatch(credential)
    if scope is None:
        raise incomplete("Credential is not KEY/DATE/REGION/SERVICE/aws4_request")
    date = _moment(stamp)
    access_key_id, day, region, service = scope.groups()
    if not stamp.startswith(day):
        raise incomplete("The date of the credential is not that of X-Amz-Date")
    if not _SIGNATURE.fullmatch(signature):
        raise incomplete("The signature is not 64 hexadecimal digits in lower case")

    def texts() -> tuple[bytes, ...]:
        canonical = canonical_request(
            received.method, received.path, signed_parameters, received.headers, signed, body_hash
        )
        return (text_to_sign(stamp, region, service, canonical),)

    return Claim(
        form=form,
        access_key_id=access_key_id,
        service=service,
        date=date,
        until=date + life_s,
        parameters=parameters,
        signature=bytes.fromhex(signature),
        texts=texts,
        mac=lambda secret, text: mac(signing_key(secret, day, region, service), text),
    )


def _signed(received: Received, names: str, needed: Collection[str]) -> list[str]:
    """The names of the signed headers. Raises QueryError where one is not there once, or one that has to be signed is not."""
    signed = names.split(";", _MOST_HEADERS)
    if len(signed) > _MOST_HEADERS or not all(map(_HEADER.fullmatch, signed)) or signed != sorted(set(signed)):
        raise incomplete("SignedHeaders are names in lower case, sorted, each once")
    for name in signed:
        if name not in received.headers or name in received.repeated:
            raise incomplete(f"The signed header {name} is not there exactly once")
    amazon = [name for name in received.headers if name.startswith("x-amz-")]
    for name in (*needed, *amazon):
        if name not in signed:
            raise incomplete(f"The header {name} has to be signed")
    return signed


def _moment(stamp: str) -> float:
    try:
        if _DATE.fullmatch(stamp):
            return datetime.datetime.strptime(stamp, "%Y%m%dT%H%M%S%z").timestamp()
    except ValueError:
        pass
    raise incomplete("X-Amz-Date is not a time such as 20130201T120000Z")


# What is computed; the client's side uses it too (`euca.query.signing`)


def encoded(text: str) -> str:
    """Percent-encoded, all but RFC 3986's unreserved characters."""
    return quote(text, safe="-_.~")


def canonical_request(
    method: str,
    path: str,
    parameters: Parameters,
    headers: Mapping[str, str],
    signed: Collection[str],
    body_hash: str,
) -> bytes:
    """The canonical request ("Task 1"). path: one that nothing need be escaped in. headers: names in lower case."""
    pairs = sorted((encoded(name), encoded(value)) for name, value in parameters.items())
    lines = [
        method,
        path,
        "&".join(f"{name}={value}" for name, value in pairs),
        *(f"{name}:{_one_spaced(headers[name])}" for name in signed),
        "",
        ";".join(signed),
        body_hash,
    ]
    return "\n".join(lines).encode("latin-1")


def _one_spaced(value: str) -> str:
    """A header's value without what a proxy may add; bytes split at ASCII's white space only."""
    return b" ".join(value.encode("latin-1").split()).decode("latin-1")


def text_to_sign(stamp: str, region: str, service: str, canonical: bytes) -> bytes:
    """The string to sign ("Task 2")."""
    scope = f"{stamp[:8]}/{region}/{service}/{ENDING}"
    return "\n".join((ALGORITHM, stamp, scope, hashlib.sha256(canonical).hexdigest())).encode()


def signing_key(secret: str, day: str, region: str, service: str) -> bytes:
    """The key that signs for one day, region and service ("Task 3")."""
    key = f"AWS4{secret}".encode()
    for part in (day, region, service, ENDING):
        key = mac(key, part.encode())
    return key


def mac(key: bytes, text: bytes) -> bytes:
    """HMAC-SHA256."""
    return hmac.digest(key, text, "sha256")
