"""HTTP from the command line: the right server or none, bounded answers, and what was never sent told apart from what nobody knows."""

import contextlib
import datetime
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from euca.cli import http
from euca.cli.http import Address, NotReached, Tls
from euca.soap.errors import UnknownOutcome
from euca.soap.security.identity import Identity, Purpose, create

Serve = Callable[[socket.socket], None]
OK = b"HTTP/1.1 200 OK\r\nDate: Wed, 25 Nov 2026 10:00:00 GMT\r\nContent-Length: 5\r\n\r\nhello"


def identity(name: str = "127.0.0.1") -> Identity:
    return create(name, now=datetime.datetime.now(datetime.UTC), days=1, purpose=Purpose.TLS, addresses=[name])


@contextlib.contextmanager
def server(serve: Serve, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """A port where each connection is served by this, one after another."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(10)

        def work() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    with contextlib.suppress(OSError), connection:
                        connection.settimeout(10)
                        wrapped = tls.wrap_socket(connection, server_side=True) if tls is not None else connection
                        with wrapped:
                            serve(wrapped)

        threading.Thread(target=work, daemon=True).start()
        yield listening.getsockname()[1]


def answering(answer: bytes) -> Serve:
    def serve(connection: socket.socket) -> None:
        request = b""
        # All of it: what is unread when a socket is closed takes the answer with it.
        while not request.endswith(b"\r\n\r\n" if request.startswith(b"GET") else b"question"):
            got = connection.recv(65536)
            if not got:
                return
            request += got
        connection.sendall(answer)

    return serve


def context_of(one: Identity, directory: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    key, certificate = directory / "key", directory / "certificate"
    key.write_bytes(one.private_key_pem())
    certificate.write_bytes(one.certificate_pem())
    context.load_cert_chain(certificate, key)
    return context


def test_a_pinned_certificate_and_no_other(tmp_path: Path) -> None:
    own, other = identity(), identity()
    with server(answering(OK), context_of(own, tmp_path)) as port:
        url = f"https://127.0.0.1:{port}/x"
        for tls in (
            Tls(frozenset({own.certificate_der})),
            Tls(frozenset({own.certificate_der, other.certificate_der})),
            Tls(anyone=True),
        ):
            answer = http.post(url, b"question", {}, tls, 10)
            assert (answer.status, answer.body, answer.headers["date"]) == (
                200,
                b"hello",
                "Wed, 25 Nov 2026 10:00:00 GMT",
            )
        for tls in (Tls(), Tls(frozenset({other.certificate_der}))):
            with pytest.raises(NotReached, match="is not one to trust"):
                http.post(url, b"question", {}, tls, 10)


def test_what_is_not_there_was_not_asked(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = free.getsockname()[1]  # bound, and not listened on
        for url, says in (
            (f"http://127.0.0.1:{closed}/", "cannot be reached: Connection refused"),
            ("http://no-such-host.invalid/", "cannot be resolved"),
            ("ftp://127.0.0.1/", "is no address"),
            ("http://127.0.0.1:port/", "is no address"),
            ("http://user:secret@127.0.0.1/", "is no address"),
            ("http://127.0.0.1/?Version=2013-02-01", "is no address"),
        ):
            with pytest.raises(NotReached, match=says):
                http.get(url, Tls(), 5)
    with server(lambda to: to.sendall(OK)) as port, pytest.raises(NotReached, match="does not speak TLS"):
        http.get(f"https://127.0.0.1:{port}/", Tls(anyone=True), 5)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello",
        b"SSH-2.0-other\r\n",
    ],
    ids=["nothing", "cut in the body", "another protocol"],
)
def test_what_was_sent_and_not_answered_is_not_known(answer: bytes) -> None:
    with server(answering(answer)) as port, pytest.raises(UnknownOutcome, match="did not answer"):
        http.post(f"http://127.0.0.1:{port}/", b"question", {}, Tls(), 10)


def test_an_answer_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MOST_ANSWER_BYTES", 4)
    with server(answering(OK)) as port, pytest.raises(UnknownOutcome, match="more than 4 bytes"):
        http.get(f"http://127.0.0.1:{port}/", Tls(), 10)


def test_addresses() -> None:
    assert Address.of("https://cloud.example/services/Eucalyptus") == Address(
        "https", "cloud.example", 443, "/services/Eucalyptus"
    )
    assert Address.of("http://[::1]:8773").netloc == "[::1]:8773"
    assert Address.of("https://cloud.example:443/").netloc == "cloud.example"
