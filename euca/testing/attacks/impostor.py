"""Somebody who answers in a node's place, with the node's own TLS key: whatever then protects its cluster is the answers' signatures."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from attrs import field, frozen

from euca.testing.serving import InThread

XML = {"Content-Type": "text/xml; charset=utf-8"}


@frozen
class Forged:
    """An answer: HTTP status, headers, body. length: what Content-Length says, where it lies; cut: the connection ends in the middle."""

    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = XML
    length: int | None = None


class Impostor(InThread):
    """Listens at a port with a certificate and key in PEM files, and answers as `answer` says: request's body → answer, or None to hang up.

    A context manager.
    """

    def __init__(self, port: int, certificate: Path, key: Path) -> None:
        self.answer: Callable[[bytes], Forged | None] = lambda body: None
        impostor = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                forged = impostor.answer(body)
                self.close_connection = forged is None or forged.length is not None
                if forged is None:
                    return
                self.send_response(forged.status)
                for name, value in forged.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(forged.body) if forged.length is None else forged.length))
                self.end_headers()
                self.wfile.write(forged.body)

            def log_message(self, *words: object) -> None:
                """Says nothing."""

        class Server(ThreadingHTTPServer):
            allow_reuse_address = True

            def handle_error(self, *words: object) -> None:
                """Whoever hangs up on it may."""

        server = Server(("127.0.0.1", port), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        super().__init__(server)
