"""Signature versions 2 and 1, in the parameters ("Signature Version 2 signing process"; version 1 as clients had it before 2009)."""

from __future__ import annotations

import base64
import binascii
import datetime
import hmac
import re
from collections.abc import Callable
from typing import Final

from euca.query.claims import MOST_LIFE_S, SKEW_S, Claim
from euca.query.errors import QueryError, incomplete
from euca.query.parameters import Parameters
from euca.query.received import Received
from euca.query.signature_v4 import encoded

SIGNATURE: Final = "Signature"
_METHODS: Final = {"HmacSHA256": "sha256", "HmacSHA1": "sha1"}
_BYTES: Final = {"sha256": 32, "sha1": 20}
_OWN: Final = frozenset({"AWSAccessKeyId", "SignatureVersion", "SignatureMethod", SIGNATURE, "Timestamp", "Expires"})
_KEY_ID: Final = re.compile(r"\w{1,128}", re.ASCII)
_MOMENT: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})?", re.ASCII
)
_PORT: Final = re.compile(r":[0-9]{1,5}$", re.ASCII)


def in_parameters(received: Received, *, version_1: bool) -> Claim:
    """The claim of a request that is signed in its parameters. Raises QueryError."""
    parameters = received.parameters
    version = parameters.get("SignatureVersion", "")
    if version == "1" and not version_1:
        raise incomplete("Signatures of version 1 are not accepted here: use version 2 or 4")
    if version not in ("1", "2"):
        raise incomplete("SignatureVersion is not 2")
    access_key_id = parameters.get("AWSAccessKeyId", "")
    if not _KEY_ID.fullmatch(access_key_id):
        raise incomplete("AWSAccessKeyId is missing")
    if "host" not in received.headers or "host" in received.repeated:
        raise incomplete("The header host is not there exactly once")
    digest = _digest(parameters, version)
    date, until = _times(parameters)
    return Claim(
        form=version,
        access_key_id=access_key_id,
        date=date,
        until=until,
        parameters={name: value for name, value in parameters.items() if name not in _OWN},
        signature=_signature(parameters[SIGNATURE], digest),
        texts=lambda: _texts_2(received) if version == "2" else (_text_1(parameters),),
        mac=_mac(digest),
    )


def _digest(parameters: Parameters, version: str) -> str:
    method = parameters.get("SignatureMethod")
    if version == "1" and method is None:
        return "sha1"
    if method not in _METHODS:
        raise incomplete(f"SignatureMethod is not {' or '.join(_METHODS)}")
    return _METHODS[method]


def _mac(digest: str) -> Callable[[str, bytes], bytes]:
    return lambda secret, text: hmac.digest(secret.encode(), text, digest)


def _signature(text: str, digest: str) -> bytes:
    try:
        signature = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        signature = b""
    if len(signature) != _BYTES[digest] or base64.b64encode(signature).decode() != text:
        raise incomplete("Signature is not the base64 of what SignatureMethod makes")
    return signature


def _times(parameters: Parameters) -> tuple[float, float]:
    """When it was signed as far as is known, and when it ends to count."""
    if ("Timestamp" in parameters) == ("Expires" in parameters):
        raise QueryError(
            "InvalidParameterCombination",
            "A request has either Timestamp or Expires",
            check="query.incomplete",
        )
    if "Timestamp" in parameters:
        date = _moment(parameters["Timestamp"], "Timestamp")
        return date, date + SKEW_S
    until = _moment(parameters["Expires"], "Expires")
    # It counts for no longer than its date may be ahead of the clock, so that its key is not to be remembered for long.
    return until - MOST_LIFE_S, until


def _moment(text: str, name: str) -> float:
    match = _MOMENT.fullmatch(text)
    try:
        if match is not None:
            return datetime.datetime.fromisoformat(match[1] + (match[2] or "Z")).timestamp()
    except (ValueError, OverflowError):
        pass
    raise incomplete(f"{name} is not a time such as 2013-02-01T12:00:00Z")


def _texts_2(received: Received) -> tuple[bytes, ...]:
    """The string to sign. Some clients sign the host as the header has it, others leave out its port: both name this host."""
    # Sorted by bytes, says the process: the order of code points is that of their UTF-8.
    pairs = sorted((name, value) for name, value in received.parameters.items() if name != SIGNATURE)
    query = "&".join(f"{encoded(name)}={encoded(value)}" for name, value in pairs)
    host = received.headers["host"].lower()
    hosts = dict.fromkeys((host, _PORT.sub("", host)))
    return tuple("\n".join((received.method, one, received.path, query)).encode("utf-8") for one in hosts)


def _text_1(parameters: Parameters) -> bytes:
    """All names and values in a row, sorted without regard to case: where one ends and the next begins is not signed, hence version 2."""
    pairs = sorted(parameters.items(), key=lambda pair: pair[0].lower())
    return "".join(f"{name}{value}" for name, value in pairs if name != SIGNATURE).encode("utf-8")
