"""Query requests that are written and signed by hand, after the texts of Amazon's signing processes: never by the code that is attacked."""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import quote

from attrs import evolve, field, frozen

FORM: Final = "application/x-www-form-urlencoded; charset=utf-8"
VERSION: Final = "2013-02-01"


def written(text: str) -> str:
    """Percent-encoded, as it is signed."""
    return quote(text, safe="-_.~")


def form(parameters: Mapping[str, str]) -> str:
    """Parameters as a query or a body has them, sorted by their bytes."""
    pairs = sorted((written(name), written(value)) for name, value in parameters.items())
    return "&".join(f"{name}={value}" for name, value in pairs)


@frozen(kw_only=True)
class Raw:
    """A request as it goes over the wire. target: path and query. headers: in their order, and as often as they come."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(default=b"", repr=False)

    def data(self) -> bytes:
        """Its bytes; a body with its length."""
        lines = [f"{self.method} {self.target} HTTP/1.1", *(f"{name}: {value}" for name, value in self.headers)]
        if self.body:
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join((*lines, "", "")).encode("latin-1") + self.body

    def header(self, name: str, value: str | None) -> Raw:
        """The same with another value of a header, or without it."""
        kept = tuple(pair for pair in self.headers if pair[0].lower() != name.lower())
        return evolve(self, headers=kept if value is None else (*kept, (name, value)))

    def more(self, name: str, value: str) -> Raw:
        """The same with one header more, the first of that name staying."""
        return evolve(self, headers=(*self.headers, (name, value)))

    def swapped(self, old: str, new: str) -> Raw:
        """The same with one text in place of another, in what is signed as parameters; which has to be there."""
        if self.body:
            assert old.encode() in self.body, old
            return evolve(self, body=self.body.replace(old.encode(), new.encode(), 1))
        assert old in self.target, old
        return evolve(self, target=self.target.replace(old, new, 1))


@frozen(kw_only=True)
class Question:
    """What is asked, and what it is signed with.

    at: when it is signed, in seconds since the epoch. headers: further ones, which are signed as well; signed: which headers are, where not all.
    day: of the scope, where not that of the date.
    """

    path: str
    host: str
    key_id: str
    secret: str = field(repr=False)
    at: float
    parameters: Mapping[str, str]
    headers: Mapping[str, str] = field(factory=dict)
    signed: tuple[str, ...] | None = None
    day: str = ""
    service: str = "ec2"

    @property
    def stamp(self) -> str:
        """The time as version 4 writes it."""
        return datetime.datetime.fromtimestamp(self.at, datetime.UTC).strftime("%Y%m%dT%H%M%SZ")

    @property
    def time(self) -> str:
        """The time as version 2 writes it."""
        return datetime.datetime.fromtimestamp(self.at, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def scope(self) -> str:
        """Of version 4's credential."""
        return f"{self.day or self.stamp[:8]}/eucalyptus/{self.service}/aws4_request"

    def asks(self, **parameters: str) -> Question:
        """The same with more or other parameters; `_` for `.`."""
        return evolve(
            self, parameters={**self.parameters, **{name.replace("_", "."): text for name, text in parameters.items()}}
        )


Signer = Callable[[Question], Raw]


def version_4(asked: Question, *, body: bytes | None = None) -> Raw:
    """A POST, signed in the Authorization header. body: what is sent and signed in place of the parameters."""
    content = form(asked.parameters).encode() if body is None else body
    headers = {"content-type": FORM, "host": asked.host, "x-amz-date": asked.stamp, **asked.headers}
    names = tuple(sorted(headers)) if asked.signed is None else asked.signed
    mac = _mac_4(asked, "POST", "", {name: headers.get(name, "") for name in names}, content)
    authorization = (
        f"AWS4-HMAC-SHA256 Credential={asked.key_id}/{asked.scope}, SignedHeaders={';'.join(names)}, Signature={mac}"
    )
    sent = {**headers, "authorization": authorization}
    return Raw(method="POST", target=asked.path, headers=tuple(sent.items()), body=content)


def presigned(asked: Question, *, life_s: int = 300) -> Raw:
    """A GET, signed in its query with version 4."""
    own = {
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Credential": f"{asked.key_id}/{asked.scope}",
        "X-Amz-Date": asked.stamp,
        "X-Amz-Expires": str(life_s),
        "X-Amz-SignedHeaders": "host",
    }
    query = form({**own, **asked.parameters})
    mac = _mac_4(asked, "GET", query, {"host": asked.host}, b"")
    target = f"{asked.path}?{query}&X-Amz-Signature={mac}"
    return Raw(method="GET", target=target, headers=(("Host", asked.host),))


def _mac_4(asked: Question, method: str, query: str, headers: Mapping[str, str], body: bytes) -> str:
    lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
    digest = hashlib.sha256(body).hexdigest()
    canonical = f"{method}\n{asked.path}\n{query}\n{lines}\n{';'.join(headers)}\n{digest}"
    text = f"AWS4-HMAC-SHA256\n{asked.stamp}\n{asked.scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    key = f"AWS4{asked.secret}".encode()
    for part in asked.scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.digest(key, text.encode(), "sha256").hex()


def version_2(asked: Question, *, method: str = "POST", time: Mapping[str, str] | None = None) -> Raw:
    """Signed in the parameters with version 2. time: Timestamp or Expires, or both, where not the usual Timestamp."""
    own = {
        "AWSAccessKeyId": asked.key_id,
        "SignatureMethod": "HmacSHA256",
        "SignatureVersion": "2",
        **({"Timestamp": asked.time} if time is None else time),
    }
    pairs = form({**own, **asked.parameters})
    text = f"{method}\n{asked.host}\n{asked.path}\n{pairs}"
    return _in_parameters(asked, method, pairs, hmac.digest(asked.secret.encode(), text.encode(), "sha256"))


def version_1(asked: Question) -> Raw:
    """Signed as clients did before 2009: names and values in a row."""
    own = {"AWSAccessKeyId": asked.key_id, "SignatureVersion": "1", "Timestamp": asked.time}
    pairs = sorted({**own, **asked.parameters}.items(), key=lambda pair: pair[0].lower())
    text = "".join(f"{name}{value}" for name, value in pairs)
    mac = hmac.digest(asked.secret.encode(), text.encode(), "sha1")
    return _in_parameters(asked, "GET", form(dict(pairs)), mac)


def _in_parameters(asked: Question, method: str, pairs: str, mac: bytes) -> Raw:
    signed = f"{pairs}&Signature={written(base64.b64encode(mac).decode())}"
    if method == "GET":
        return Raw(method="GET", target=f"{asked.path}?{signed}", headers=(("Host", asked.host),))
    headers = (("Host", asked.host), ("Content-Type", FORM))
    return Raw(method="POST", target=asked.path, headers=headers, body=signed.encode())
