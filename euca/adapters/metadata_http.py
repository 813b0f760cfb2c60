"""Metadata for guests, as EC2 serves it on 169.254.169.254: who asks is known by the address that the question comes from."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address
from typing import Any

from attrs import define
from twisted.application.service import Service
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IListeningPort
from twisted.internet.protocol import Factory
from twisted.logger import Logger
from twisted.web.http import BAD_REQUEST, FORBIDDEN, NOT_FOUND, UNAUTHORIZED, Request
from twisted.web.resource import Resource

from euca.adapters.metadata_tokens import LEAST_S, MOST_S, Tokens
from euca.domain.metadata import Metadata, look_up
from euca.soap.http import HttpLimits, adopt

_log = Logger()

#: For :func:`euca.soap.http.site`: guests send short questions.
LIMITS = HttpLimits(
    body_bytes=1024,
    header_bytes=8192,
    header_time_s=5,
    body_time_s=5,
    idle_time_s=15,
    connections_per_address=16,
    methods=(b"GET", b"PUT"),
)

_TOKEN_PATH = "/latest/api/token"  # noqa: S105 - a name
_TOKEN = "x-aws-ec2-metadata-token"  # noqa: S105 - a name
_LIFETIME = "x-aws-ec2-metadata-token-ttl-seconds"
#: What a token's answer may cross beside the guest's own link: nothing, so that it does not leave the guest. Other answers go as far as usual.
_TOKEN_HOPS, _USUAL_HOPS = 1, 64


class MetadataResource(Resource):
    """Answers guests. find: the guest with this address, or None."""

    isLeaf = True

    def __init__(self, find: Callable[[str], Metadata | None], tokens: Tokens) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._find = find
        self._tokens = tokens

    def render_GET(self, request: Request) -> bytes:
        """The bytes at the path; 404 for what is not there, and for everything where the address is no guest's.

        401 where a token does not count, or is required and not there.  A question that somebody passes on for somebody else is refused: it would be
        answered with the wrong guest's secrets.
        """
        if request.requestHeaders.hasHeader("x-forwarded-for"):
            return _refuse(request, FORBIDDEN)
        guest = self._find(request.getClientAddress().host)
        if guest is None:
            return _refuse(request, NOT_FOUND)
        _let_go(request, _USUAL_HOPS)
        token = request.requestHeaders.getRawHeaders(_TOKEN)
        if (token or self._tokens.required) and not self._counts(guest, token):
            return _refuse(request, UNAUTHORIZED)
        path = request.uri.partition(b"?")[0].decode("latin-1")
        content = look_up(guest, path)
        if content is None:
            return _refuse(request, NOT_FOUND)
        binary = path.endswith("user-data")
        request.setHeader(b"content-type", b"application/octet-stream" if binary else b"text/plain; charset=utf-8")
        return content

    def _counts(self, guest: Metadata, token: Sequence[str] | None) -> bool:
        return token is not None and len(token) == 1 and self._tokens.counts(guest.spec.instance_id, token[0])

    def render_PUT(self, request: Request) -> bytes:
        """A token for the guest that asks, for as long as it names; 400 without a lifetime from 1 to 21600 seconds."""
        if request.requestHeaders.hasHeader("x-forwarded-for"):
            return _refuse(request, FORBIDDEN)
        guest = self._find(request.getClientAddress().host)
        if guest is None or request.uri.decode("latin-1") != _TOKEN_PATH:
            return _refuse(request, NOT_FOUND)
        said = request.requestHeaders.getRawHeaders(_LIFETIME, [])
        if len(said) != 1 or not re.fullmatch("[0-9]{1,5}", said[0]) or not LEAST_S <= int(said[0]) <= MOST_S:
            return _refuse(request, BAD_REQUEST)
        _let_go(request, _TOKEN_HOPS)
        request.setHeader("content-type", "text/plain; charset=utf-8")
        request.setHeader(_LIFETIME, str(int(said[0])))
        return self._tokens.make(guest.spec.instance_id, int(said[0])).encode()


_SAYS = {
    NOT_FOUND: b"not found\n",
    FORBIDDEN: b"refused\n",
    UNAUTHORIZED: b"a token is needed\n",
    BAD_REQUEST: b"bad request\n",
}


def _refuse(request: Request, status: int) -> bytes:
    request.setResponseCode(status)
    request.setHeader(b"content-type", b"text/plain; charset=utf-8")
    return _SAYS[status]


def _let_go(request: Request, hops: int) -> None:
    """So many routers pass on what is written from now on (IPv4's time to live)."""
    handle = getattr(getattr(request.channel, "transport", None), "getHandle", None)
    if handle is not None:
        handle().setsockopt(socket.IPPROTO_IP, socket.IP_TTL, hops)


PORT = 80
# Linux: listen on an address before the host has it; <linux/in.h>.
_IP_FREEBIND = 15


@define(eq=False)
class MetadataPort(Service):
    """Listens on ``address`` (which the host need not have yet), for what comes over ``interface`` only, unless that is empty.

    Without an address it waits for :meth:`move_to`.

    factory: what `euca.soap.http.site` made.

    Where that cannot be, guests are started without metadata, and the log says what to do.
    """

    reactor: Any
    factory: Factory
    address: str
    interface: str
    port: int = PORT
    _listening: IListeningPort | None = None

    def startService(self) -> None:
        """Listen."""
        super().startService()  # type: ignore[no-untyped-call]
        if self.address:
            self._listen()

    def move_to(self, address: IPv4Address) -> None:
        """Listen there from now on, if it is not so already; nothing while the service does not run."""
        if self.address == str(address) and self._listening is not None:
            return
        self.address = str(address)
        old, self._listening = self._listening, None
        if old is not None:
            old.stopListening()
        if self.running:
            self._listen()

    def _listen(self) -> None:
        try:
            with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as bound:
                bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                bound.setsockopt(socket.IPPROTO_IP, _IP_FREEBIND, 1)
                if self.interface:
                    bound.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, self.interface.encode())
                bound.bind((self.address, self.port))
                bound.listen(128)
                bound.setblocking(False)
                self._listening = adopt(self.reactor, bound, self.factory, tls=None, plain="all")
        except OSError as error:
            _log.error(
                "Guests get no metadata: {address} port {port} {interface}: {reason}; end what listens there, and start again",
                address=self.address,
                port=self.port,
                interface=self.interface,
                reason=error.strerror,
            )

    def stopService(self) -> Deferred[None] | None:
        """Stop listening."""
        super().stopService()  # type: ignore[no-untyped-call]
        port, self._listening = self._listening, None
        return None if port is None else port.stopListening()
