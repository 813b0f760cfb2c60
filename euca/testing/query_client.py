"""Clients of the Query interface over a cloud in memory: botocore's own, and one that signs whatever parameters it is given."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from attrs import define, field, frozen

from euca.query.signing import Credentials, sign
from euca.soap.exchange import HttpRequest, HttpResponse
from euca.soap.http import read_query

Post = Callable[[HttpRequest], HttpResponse]
"""Has a request answered by the cloud."""


def http_request(
    method: str, url: str, headers: Mapping[str, str], body: bytes, *, peer: str = "192.0.2.1"
) -> HttpRequest:
    """A request as the cloud's port gives it."""
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    lower = {"host": parts.netloc, **{name.lower(): value for name, value in headers.items()}}
    return HttpRequest(method, parts.path, read_query(target), lower, body, peer, False, "", target)


@frozen
class QueryRefused(Exception):
    """An error was answered."""

    code: str
    status: int
    message: str


@define
class QueryClient:
    """Sends parameters, and gives the root of the answer without its namespace."""

    url: str
    credentials: Credentials
    now: Callable[[], float]
    post: Post = field(repr=False)
    version: str = "2016-11-15"

    def __call__(self, action: str, **parameters: str) -> ElementTree.Element:
        """Raises QueryRefused. Names are written with `_` for `.`."""
        named = {name.replace("_", "."): value for name, value in parameters.items()}
        return self.ask({"Action": action, "Version": self.version, **named})

    def ask(self, parameters: Mapping[str, str]) -> ElementTree.Element:
        """The same with the parameters as they are to be sent."""
        response = self.post(self.request(parameters))
        return read_answer(response)

    def request(self, parameters: Mapping[str, str]) -> HttpRequest:
        """What is sent."""
        signed = sign(self.url, parameters, self.credentials, self.now())
        return http_request("POST", signed.url, signed.headers, signed.body)

    def refused(self, action: str, **parameters: str) -> tuple[str, int]:
        """The code and status of the error that is answered."""
        try:
            self(action, **parameters)
        except QueryRefused as refused:
            return refused.code, refused.status
        raise AssertionError(f"{action} was not refused")


def read_answer(response: HttpResponse) -> ElementTree.Element:
    """The root of an answer, its elements without their namespace. Raises QueryRefused."""
    root = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    if response.status == 200:
        return root
    code, message = root.findtext(".//Error/Code"), root.findtext(".//Error/Message")
    raise QueryRefused(code or "", response.status, message or "")


def botocore_client(
    service: str, url: str, credentials: Credentials, now: Callable[[], float], post: Post, **settings: Any
) -> Any:
    """botocore's client, whose requests are answered in memory at the time of the fake clock. Needs botocore."""
    import botocore.session
    from botocore.awsrequest import AWSResponse
    from botocore.config import Config

    session = botocore.session.Session()
    client = session.create_client(
        service,
        region_name=credentials.region,
        endpoint_url=url,
        aws_access_key_id=credentials.access_key_id,
        aws_secret_access_key=credentials.secret,
        config=Config(**{"retries": {"total_max_attempts": 1}, **settings}),
    )

    def answer(request: Any, **_: Any) -> Any:
        headers = {name: _text(value) for name, value in request.headers.items()}
        body = request.body or b""
        response = post(
            http_request(request.method, request.url, headers, body.encode() if isinstance(body, str) else body)
        )
        return AWSResponse(request.url, response.status, dict(response.headers), _Raw(response.content))

    signer = client._request_signer
    signer.sign, signer.generate_presigned_url = _at(now, signer.sign), _at(now, signer.generate_presigned_url)
    client.meta.events.register(f"before-send.{service}", answer)
    return client


def _at(now: Callable[[], float], sign: Callable[..., Any]) -> Callable[..., Any]:
    """`sign` by this clock, and only for as long as it signs: others in this process have another time."""
    import botocore.auth

    def sign_now(*arguments: Any, **named: Any) -> Any:
        moment = datetime.datetime.fromtimestamp(now(), datetime.UTC).replace(tzinfo=None)
        usual, botocore.auth.get_current_datetime = botocore.auth.get_current_datetime, lambda *_: moment
        try:
            return sign(*arguments, **named)
        finally:
            botocore.auth.get_current_datetime = usual

    return sign_now


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


class _Raw:
    """What botocore reads a response from."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self, **_: Any) -> Any:
        """See `urllib3.HTTPResponse`."""
        yield self._content
