"""The client's side: parameters as a signed request."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from attrs import field, frozen

from euca.query.received import FORM
from euca.query.signature_v4 import (
    ALGORITHM,
    ENDING,
    canonical_request,
    encoded,
    mac,
    signing_key,
    text_to_sign,
)

_PORTS: Final = {"http": 80, "https": 443}


@frozen
class Credentials:
    """An access key, and for which region and service it signs."""

    access_key_id: str
    secret: str = field(repr=False)
    region: str = "eucalyptus"
    service: str = "ec2"


@frozen
class Signed:
    """A POST that is ready to be sent: the headers (names in lower case) and the body."""

    url: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


def sign(url: str, parameters: Mapping[str, str], credentials: Credentials, now: float) -> Signed:
    """A POST of the parameters, signed with version 4. now: seconds since the epoch."""
    parts = urlsplit(url)
    host = parts.netloc.removesuffix(f":{_PORTS.get(parts.scheme)}")
    stamp = datetime.datetime.fromtimestamp(now, datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    body = "&".join(f"{encoded(name)}={encoded(value)}" for name, value in parameters.items()).encode()
    headers = {"content-type": f"{FORM}; charset=utf-8", "host": host, "x-amz-date": stamp}
    names = sorted(headers)
    canonical = canonical_request("POST", parts.path or "/", {}, headers, names, hashlib.sha256(body).hexdigest())
    region, service = credentials.region, credentials.service
    key = signing_key(credentials.secret, stamp[:8], region, service)
    signature = mac(key, text_to_sign(stamp, region, service, canonical)).hex()
    scope = f"{credentials.access_key_id}/{stamp[:8]}/{region}/{service}/{ENDING}"
    headers["authorization"] = f"{ALGORITHM} Credential={scope}, SignedHeaders={';'.join(names)}, Signature={signature}"
    return Signed(url, headers, body)
