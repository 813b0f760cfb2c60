"""HTTP from a command line, one exchange after another: what was never sent is told apart from what nobody knows, and answers are bounded."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

from attrs import frozen

from euca.soap.errors import SoapError, UnknownOutcome
from euca.soap.xml import ANSWER

MOST_ANSWER_BYTES: Final = ANSWER.bytes


class NotReached(SoapError):
    """Nothing was sent: the address is wrong, nobody listens there, or the wrong one does. The text says which."""


@frozen
class Tls:
    """Whom a TLS port may belong to.

    pins: certificates (DER): the port shows one of these very certificates, whatever its name and dates, or one that one of them has issued. Without any
    the system's own authorities decide. anyone: whoever listens there.
    """

    pins: frozenset[bytes] = frozenset()
    anyone: bool = False


@frozen
class Answer:
    """What came back. headers: by their names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@frozen
class Address:
    """A URL taken to pieces."""

    scheme: str
    host: str
    port: int
    path: str

    @classmethod
    def of(cls, url: str) -> Address:
        """Raises NotReached for what is no http or https address."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise NotReached(f"{url!r} is no address: {error}") from None
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None or parts.query:
            raise NotReached(f"{url!r} is no address like https://HOST:8773/services/Eucalyptus")
        return cls(parts.scheme, parts.hostname, port or (443 if parts.scheme == "https" else 80), parts.path or "/")

    @property
    def netloc(self) -> str:
        """HOST:PORT, without a port that the scheme has anyway."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return host if self.port == usual else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """As one."""
        return f"{self.scheme}://{self.netloc}{self.path}"


def post(url: str, body: bytes, headers: Mapping[str, str], tls: Tls, timeout_s: float) -> Answer:
    """POST, and the answer whatever its status.

    timeout_s: for connecting, and for each wait after that. Raises NotReached where nothing was sent, UnknownOutcome where no whole answer came.
    """
    return _exchange("POST", url, body, headers, tls, timeout_s)


def get(url: str, tls: Tls, timeout_s: float) -> Answer:
    """GET, as `post`."""
    return _exchange("GET", url, None, {}, tls, timeout_s)


def _exchange(
    method: str, url: str, body: bytes | None, headers: Mapping[str, str], tls: Tls, timeout_s: float
) -> Answer:
    address = Address.of(url)
    with connected(address, tls, timeout_s) as connection:
        try:
            connection.request(method, address.path, body, {"User-Agent": "euca", **headers})
            response = connection.getresponse()
            data = response.read(MOST_ANSWER_BYTES + 1)
        except (OSError, http.client.HTTPException) as error:
            raise UnknownOutcome(f"{url} did not answer: {error or type(error).__name__}") from error
        if response.length and len(data) <= MOST_ANSWER_BYTES:
            raise UnknownOutcome(f"{url} did not answer: its answer was cut off")
    if len(data) > MOST_ANSWER_BYTES:
        raise UnknownOutcome(f"{url} answered with more than {MOST_ANSWER_BYTES} bytes")
    return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, data)


@contextlib.contextmanager
def connected(address: Address, tls: Tls, timeout_s: float) -> Iterator[http.client.HTTPConnection]:
    """A connection to the right server. Raises NotReached."""
    connection = _connection(address, tls, timeout_s)
    try:
        yield connection
    finally:
        connection.close()


def _connection(address: Address, tls: Tls, timeout_s: float) -> http.client.HTTPConnection:
    where = f"{address.host} port {address.port}"
    try:
        if address.scheme == "http":
            plain = http.client.HTTPConnection(address.host, address.port, timeout=timeout_s)
            plain.connect()
            return plain
        return _secured(address, tls, timeout_s)
    except socket.gaierror as error:
        raise NotReached(f"the name {address.host} cannot be resolved: {error.strerror or error}") from error
    except ssl.SSLCertVerificationError as error:
        raise NotReached(f"the certificate of {where} is not one to trust: {error.verify_message}") from error
    except ssl.SSLError as error:
        raise NotReached(f"{where} does not speak TLS as it should: {error.reason or error}") from error
    except TimeoutError as error:
        raise NotReached(f"{where} does not answer within {timeout_s:g} s") from error
    except OSError as error:
        raise NotReached(f"{where} cannot be reached: {error.strerror or error}") from error


def _secured(address: Address, tls: Tls, timeout_s: float) -> http.client.HTTPSConnection:
    """The pins first: only their owner can have them. Else what somebody known has issued for this name."""
    if tls.pins or tls.anyone:
        unknown = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        unknown.check_hostname, unknown.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(address.host, address.port, timeout=timeout_s, context=unknown)
        connection.connect()
        if tls.anyone or certificate_of(connection) in tls.pins:
            return connection
        connection.close()
    issuers = "".join(map(ssl.DER_cert_to_PEM_cert, sorted(tls.pins)))
    known = ssl.create_default_context(cadata=issuers) if issuers else ssl.create_default_context()
    connection = http.client.HTTPSConnection(address.host, address.port, timeout=timeout_s, context=known)
    connection.connect()
    return connection


def certificate_of(connection: http.client.HTTPConnection) -> bytes:
    """What a TLS port has shown (DER), on a connection that is there; empty where it is none of TLS."""
    secured = connection.sock
    return (secured.getpeercert(binary_form=True) or b"") if isinstance(secured, ssl.SSLSocket) else b""
