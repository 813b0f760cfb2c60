"""A recording proxy: clients of other makes talk to a server through it, and tests look at the very bytes afterwards."""

import http.client
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import urlsplit

from attrs import evolve, field, frozen

from euca.testing.serving import InThread

#: Headers that belong to one connection (RFC 9110, section 7.6.1). Host goes on as it came: clients sign it.
_OF_A_CONNECTION = frozenset({"connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"})


@frozen
class Exchange:
    """A request and its answer, bodies byte for byte. Names of headers are in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    request: bytes = field(repr=False)
    status: int
    answer_headers: Mapping[str, str]
    answer: bytes = field(repr=False)


def untouched(body: bytes) -> bytes:
    """The body as it is."""
    return body


class Recorder(InThread):
    """Passes HTTP requests on to one server, plainly, and keeps what went by. A context manager; it listens on loopback.

    server: URL of which host and port count. A request that the server does not answer within ``timeout_s`` is answered with 502.
    ask, answer: what becomes of the body of a posted request, and of the body of its answer, on the way; both are kept as they came out of that.
    """

    def __init__(
        self,
        server: str,
        timeout_s: float = 60.0,
        *,
        ask: Callable[[bytes], bytes] = untouched,
        answer: Callable[[bytes], bytes] = untouched,
    ) -> None:
        parts = urlsplit(server)
        self.exchanges: list[Exchange] = []
        recorder, target = self, (parts.hostname or "", parts.port or 80)

        class Handler(_Handler):
            def exchanged(self, body: bytes) -> Exchange:
                exchange = _exchange(target, timeout_s, self, ask(body) if self.command == "POST" else body)
                if self.command == "POST":
                    exchange = evolve(exchange, answer=answer(exchange.answer))
                recorder.exchanges.append(exchange)
                return exchange

        super().__init__(ThreadingHTTPServer(("127.0.0.1", 0), Handler))

    @property
    def base(self) -> str:
        """Its own URL, without a path."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def posted(self) -> list[Exchange]:
        """The SOAP calls among what went by."""
        return [exchange for exchange in self.exchanges if exchange.method == "POST"]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    #: What http.server would write on standard error.
    quiet: ClassVar[bool] = True

    def exchanged(self, body: bytes) -> Exchange:
        raise NotImplementedError

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            exchange = self.exchanged(body)
        except (OSError, http.client.HTTPException) as error:
            self.send_error(502, f"{type(error).__name__}")
            return
        self.send_response(exchange.status)
        for name, value in exchange.answer_headers.items():
            if name not in _OF_A_CONNECTION | {"content-length", "date", "server"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(exchange.answer)))
        self.end_headers()
        self.wfile.write(exchange.answer)

    do_GET = _pass_on
    do_POST = _pass_on

    def log_message(self, format: str, *args: object) -> None:
        if not self.quiet:
            super().log_message(format, *args)


def _exchange(target: tuple[str, int], timeout_s: float, handler: _Handler, body: bytes) -> Exchange:
    headers = {name.lower(): value for name, value in handler.headers.items()}
    sent = {name: value for name, value in headers.items() if name not in _OF_A_CONNECTION | {"content-length"}}
    connection = http.client.HTTPConnection(*target, timeout=timeout_s)
    try:
        connection.request(handler.command, handler.path, body or None, sent)
        response = connection.getresponse()
        answer = response.read()
    finally:
        connection.close()
    answered = {name.lower(): value for name, value in response.getheaders()}
    return Exchange(handler.command, handler.path, headers, body, response.status, answered, answer)
