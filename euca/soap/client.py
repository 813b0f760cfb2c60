"""Calling a SOAP service: pinned TLS, one deadline, answers of bounded size, and no doubt passed off as knowledge.

Whatever is not a good answer ends in `UnknownOutcome`: a time-out, a cut connection, an unsigned fault, a
signature of somebody else.  Only an answer that passes its whole profile is believed.
"""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from attrs import define
from lxml import etree
from OpenSSL import SSL, crypto
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.defer import TimeoutError as TimedOut
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator, IReactorTime
from twisted.internet.protocol import Protocol, connectionDone
from twisted.protocols.tls import TLSMemoryBIOProtocol
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS, HTTP11ClientProtocol
from twisted.web.client import Agent, HTTPConnectionPool, ResponseDone, _HTTP11ClientFactory
from twisted.web.http import PotentialDataLoss
from twisted.web.http_headers import Headers
from twisted.web.iweb import UNKNOWN_LENGTH, IAgent, IBodyProducer, IPolicyForHTTPS, IResponse
from zope.interface import Interface, implementer

from euca.soap.addressing import Addressing, new_message_id
from euca.soap.codec import Contract, Operation, Struct
from euca.soap.envelope import is_fault, read_body, read_fault
from euca.soap.errors import DecodeError, EncodeError, MalformedMessage, SecurityFailure, SoapFault, UnknownOutcome
from euca.soap.exchange import HttpResponse
from euca.soap.limits import too_many_chunks
from euca.soap.observing import Called, IObserver, NoObserver
from euca.soap.security.identity import Identity
from euca.soap.security.profile import ACTION, Profile
from euca.soap.security.replay import Admission, IReplayCache, MemoryReplayCache
from euca.soap.security.sign import sign
from euca.soap.security.verify import verify
from euca.soap.xml import ANSWER, parse

MOST_ANSWER_BYTES: Final = ANSWER.bytes
_CONNECT_S: Final = 30.0
_KEPT_ALIVE_S: Final = 60
_KEPT_ALIVE_EACH: Final = 4
_MOST_PEERS: Final = 1024
_MOST_HEAD_BYTES: Final = 64 * 1024
_XML_TYPE: Final = "text/xml"
_MOST_HINT_BYTES: Final = 64 * 1024
_MOST_HINT_CHARACTERS: Final = 320


Certificates = bytes | Collection[bytes]
"""One certificate (DER) or several, any of which will do: during a rotation a server's old one and its new one."""


def _each(certificates: Certificates) -> frozenset[bytes]:
    """Every one of them; empty bytes are none."""
    each = (certificates,) if isinstance(certificates, bytes) else certificates
    return frozenset(certificate for certificate in each if certificate)


class ITransport(Interface):
    """Carries a message to an address and brings what comes back."""

    async def post(url: str, headers: Mapping[str, str], body: bytes, timeout_s: float) -> HttpResponse:
        """POST `body`, and return the answer, whatever its status.

        timeout_s: for everything, from connecting to the answer's last byte. Raises `UnknownOutcome` where no whole HTTP
        answer came from the right server. Cancelling cuts the connection.
        """


# Pinned TLS


class _WrongCertificate(Exception):
    """The server's certificate is not the one that is expected."""


@implementer(IOpenSSLClientConnectionCreator)
class _PinnedConnections:
    """Makes client connections that end in the handshake unless the server has one of these very certificates (DER)."""

    def __init__(self, certificates: frozenset[bytes]) -> None:
        self._certificates = certificates
        context = SSL.Context(SSL.TLS_METHOD)
        context.set_min_proto_version(SSL.TLS1_2_VERSION)
        context.set_options(SSL.OP_NO_COMPRESSION | SSL.OP_NO_RENEGOTIATION)
        context.set_verify(SSL.VERIFY_PEER, self._verify)
        context.set_info_callback(self._info)
        self._context = context

    def clientConnectionForTLS(self, tlsProtocol: TLSMemoryBIOProtocol) -> SSL.Connection:
        """See `IOpenSSLClientConnectionCreator`."""
        connection = SSL.Connection(self._context, None)
        connection.set_app_data(tlsProtocol)
        return connection

    def _verify(self, connection: SSL.Connection, certificate: crypto.X509, error: int, depth: int, ok: int) -> bool:
        """Whatever OpenSSL thinks of names, dates and issuers: the whole certificate counts, and nothing else."""
        return depth > 0 or _der(certificate) in self._certificates

    def _info(self, connection: SSL.Connection, where: int, ret: int) -> None:
        """The same again when the handshake is done, so that nothing hangs on when OpenSSL calls the other."""
        if where & SSL.SSL_CB_HANDSHAKE_DONE:
            certificate = connection.get_peer_certificate()
            if certificate is None or _der(certificate) not in self._certificates:
                failure = Failure(_WrongCertificate("the server's certificate is not the one that is expected"))
                connection.get_app_data().failVerification(failure)


def _der(certificate: crypto.X509) -> bytes:
    return crypto.dump_certificate(crypto.FILETYPE_ASN1, certificate)


@implementer(IPolicyForHTTPS)
class _PinnedPolicy:
    def __init__(self, certificates: frozenset[bytes]) -> None:
        self._connections = _PinnedConnections(certificates)

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:
        """See `IPolicyForHTTPS`."""
        return self._connections


@implementer(IPolicyForHTTPS)
class _NoTls:
    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:
        """See `IPolicyForHTTPS`."""
        raise UnknownOutcome("no certificate is known for this address")


class _BoundedProtocol(HTTP11ClientProtocol):
    """Bears with so much of an answer before its body, and no more: Twisted keeps all headers that come."""

    _head_bytes = 0

    def request(self, request: Any) -> Any:
        """A new answer comes."""
        self._head_bytes = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:
        """Some of it; answers that only announce others (RFC 9110, section 15.2) count as well."""
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        if self._parser is None or self._parser.state not in (STATUS, HEADER):
            return
        self._head_bytes += len(data)
        if self._head_bytes > _MOST_HEAD_BYTES:
            transport: Any = self.transport
            transport.abortConnection()
            self._giveUp(Failure(_TooLong("the answer's headers are too long")))  # type: ignore[no-untyped-call]


class _QuietFactory(_HTTP11ClientFactory):
    """Says nothing in the log for each connection."""

    noisy = False

    def buildProtocol(self, addr: object) -> _BoundedProtocol:
        """See `IProtocolFactory`."""
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


def kept_alive(reactor: Any, each: int, seconds: int) -> HTTPConnectionPool:
    """Connections that are kept for so long, so many to each server; nothing is sent twice, and the log is not told of each."""
    pool = HTTPConnectionPool(reactor, persistent=True)
    pool.maxPersistentPerHost = each
    pool.cachedConnectionTimeout = seconds
    pool.retryAutomatically = False
    pool._factory = _QuietFactory
    return pool


@define
class _Peer:
    agent: Agent
    pool: HTTPConnectionPool


@implementer(ITransport)
class AgentTransport:
    """HTTPS to servers with known certificates, over connections that are kept alive.

    pinned: the server's certificate (DER) or certificates, or a function from URL to them; None where nobody is known there, and empty for a
    plain connection. plain: whether no certificate and an http:// URL are accepted, on loopback only.
    """

    def __init__(
        self,
        reactor: Any,
        pinned: Certificates | Callable[[str], Certificates | None],
        *,
        plain: bool = False,
        most_bytes: int = MOST_ANSWER_BYTES,
    ) -> None:
        self._reactor = reactor
        self._pinned = pinned
        self._plain = plain
        self._most_bytes = most_bytes
        self._peers: OrderedDict[frozenset[bytes], _Peer] = OrderedDict()

    def agent_for(self, url: str) -> IAgent:
        """The agent that talks to the right server of this address only; raises `UnknownOutcome` where there is none."""
        pinned = self._pinned(url) if callable(self._pinned) else self._pinned
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise UnknownOutcome(f"this is no address: {error}") from None
        if pinned is None:
            raise UnknownOutcome("no certificate is known for this address")
        certificates = _each(pinned)
        is_plain = parts.scheme == "http" and not certificates and self._plain and _is_loopback(parts.hostname)
        if not is_plain and not (parts.scheme == "https" and certificates):
            raise UnknownOutcome(f"a connection to {parts.scheme}://{parts.netloc} is not allowed")
        return self._peer(certificates).agent

    def _peer(self, certificates: frozenset[bytes]) -> _Peer:
        """Connections are kept for a set of certificates, so that none outlives the trust in one of them."""
        peer = self._peers.get(certificates)
        if peer is None:
            pool = kept_alive(self._reactor, _KEPT_ALIVE_EACH, _KEPT_ALIVE_S)
            policy = _PinnedPolicy(certificates) if certificates else _NoTls()
            peer = _Peer(Agent(self._reactor, policy, connectTimeout=_CONNECT_S, pool=pool), pool)
            self._peers[certificates] = peer
            while len(self._peers) > _MOST_PEERS:
                _, oldest = self._peers.popitem(last=False)
                oldest.pool.closeCachedConnections()
        self._peers.move_to_end(certificates)
        return peer

    async def close(self) -> None:
        """Close the connections that are kept alive."""
        peers, self._peers = list(self._peers.values()), OrderedDict()
        for peer in peers:
            await peer.pool.closeCachedConnections()

    async def post(self, url: str, headers: Mapping[str, str], body: bytes, timeout_s: float) -> HttpResponse:
        """See `ITransport.post`."""
        agent = self.agent_for(url)
        exchange = _cancellable(Deferred.fromCoroutine(self._exchange(agent, url, headers, body)))
        try:
            return await exchange.addTimeout(timeout_s, self._reactor)
        except CancelledError:
            raise
        except TimedOut:
            raise UnknownOutcome(f"no answer within {timeout_s:g} s") from None
        except Exception as error:
            raise UnknownOutcome(_reason(error)) from error

    async def _exchange(self, agent: IAgent, url: str, headers: Mapping[str, str], body: bytes) -> HttpResponse:
        fields = Headers({name: [value] for name, value in headers.items()})
        fields.setRawHeaders("User-Agent", ["euca"])
        response: IResponse = await agent.request(b"POST", url.encode("ascii"), fields, _Body(body))
        collector = _Collector(self._most_bytes, in_chunks=response.length is UNKNOWN_LENGTH)
        response.deliverBody(collector)
        content = await collector.done
        received = {
            name.decode("latin-1").lower(): ", ".join(value.decode("latin-1") for value in values)
            for name, values in response.headers.getAllRawHeaders()
        }
        return HttpResponse(response.code, received, content)


def _cancellable(work: Deferred[HttpResponse]) -> Deferred[HttpResponse]:
    """The same, but cancelled it ends in CancelledError; Twisted's agent makes other errors of that."""
    cancelled: list[bool] = []

    def cancel(_: object) -> None:
        cancelled.append(True)
        work.cancel()

    outer: Deferred[HttpResponse] = Deferred(cancel)
    work.addBoth(lambda result: None if cancelled else outer.callback(result))
    return outer


def abort_connection(transport: Any) -> None:
    """Cut the connection that a response's body comes over, given the transport of the protocol it is delivered to.

    Twisted hands that protocol a proxy which cannot abort, and a polite close waits for the server.
    """
    real = getattr(transport, "_producer", None) or transport
    abort = getattr(real, "abortConnection", None) or getattr(real, "loseConnection", None)
    if abort is not None:
        abort()


@implementer(IBodyProducer)
class _Body:
    """A body that is in memory already, and so can be written at once."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self.length = len(body)

    def startProducing(self, consumer: Any) -> Deferred[None]:
        """See `IBodyProducer`."""
        consumer.write(self._body)
        done: Deferred[None] = Deferred()
        done.callback(None)
        return done

    def stopProducing(self) -> None:
        """All has been written."""

    def pauseProducing(self) -> None:
        """All has been written."""

    def resumeProducing(self) -> None:
        """All has been written."""


class _TooLong(Exception):
    """More bytes came than are taken."""


class _Collector(Protocol):
    """Collects a response's body up to a bound; `done` fires with it, cancelling cuts the connection."""

    def __init__(self, most_bytes: int, *, in_chunks: bool) -> None:
        self._most_bytes = most_bytes
        self._in_chunks = in_chunks
        self._content = bytearray()
        self._chunks = 0
        self._over = False
        self.done: Deferred[bytes] = Deferred(lambda _: self._abort())

    def _abort(self) -> None:
        self._over = True
        self._content.clear()
        abort_connection(self.transport)

    def dataReceived(self, data: bytes) -> None:
        """A part of the body."""
        if self._over:
            return
        self._chunks += self._in_chunks
        self._content += data
        problem = ""
        if len(self._content) > self._most_bytes:
            problem = f"the answer has more than {self._most_bytes} bytes"
        elif too_many_chunks(self._chunks, len(self._content)):
            problem = "the answer comes in too many pieces"
        if problem:
            self._abort()
            self.done.errback(_TooLong(problem))

    def connectionLost(self, reason: Failure = connectionDone) -> None:
        """The end: whole, or cut."""
        if self._over:
            return
        self._over = True
        if reason.check(ResponseDone):
            self.done.callback(bytes(self._content))
        elif reason.check(PotentialDataLoss):
            self.done.errback(_CutShort("the answer may have been cut short"))
        else:
            self.done.errback(reason)


class _CutShort(Exception):
    """The end of the answer cannot be told from a cut connection."""


def _reason(error: BaseException) -> str:
    """What went wrong, in words: Twisted's errors hold lists of failures."""
    reasons = [failure for failure in getattr(error, "reasons", None) or [] if isinstance(failure, Failure)]
    if reasons and reasons[0].value is not None:
        return _reason(reasons[0].value)
    return f"{type(error).__name__}: {error}"[:500]


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


# Calls


def any_fault(fault: SoapFault) -> bool:
    """What counts as an answer of EC2's door: every fault."""
    return True


def says_definite(fault: SoapFault) -> bool:
    """What counts between tiers: a fault in whose detail stands `definite` with the value true."""
    if fault.detail is None:
        return False
    said = [child.text for child in fault.detail if etree.QName(child).localname == "definite"]
    return said in (["true"], ["1"])


class SoapClient:
    """Calls the operations of a contract at one address.

    identity: what requests are signed with, or a function that says so for each. peer_certificate: the whole certificate (DER) that
    answers must be signed with; several, any of which will do; or a function that says which for each answer. answer_profile: None takes unsigned
    answers. definite: which faults are answers; the others are unknown outcomes. By default, of a service
    whose requests sign their Action (a tier's) those that say so, else all. replay: answers that were seen. observer: hears of each call's end.
    """

    def __init__(
        self,
        *,
        contract: Contract,
        url: str,
        transport: ITransport,
        clock: IReactorTime,
        identity: Identity | Callable[[], Identity],
        peer_certificate: Certificates | Callable[[], Certificates],
        request_profile: Profile,
        answer_profile: Profile | None,
        version: str | None = None,
        definite: Callable[[SoapFault], bool] | None = None,
        replay: IReplayCache | None = None,
        observer: IObserver | None = None,
    ) -> None:
        between_tiers = ACTION in request_profile.signed
        self.url = url
        self._contract = contract
        self._transport = transport
        self._clock = clock
        self._identity = identity
        self._peer_certificate = peer_certificate
        self._request_profile = request_profile
        self._answer_profile = answer_profile
        self._version = version
        self._addresses = between_tiers or answer_profile is not None
        self._definite = definite or (says_definite if between_tiers else any_fault)
        self._replay = MemoryReplayCache() if replay is None else replay
        self._observer = observer or NoObserver()

    async def call(self, operation_name: str, message: Struct, timeout_s: float) -> Struct:
        """Ask for an operation and return the answer.

        timeout_s: for everything. Raises `SoapFault`, where the answer is a fault that counts; `UnknownOutcome` for whatever
        else went wrong after something may have been sent; `EncodeError` when nothing was sent, since the message cannot be
        written; KeyError for an operation that is not in the contract.
        """
        operation, started = self._contract.operations[operation_name], self._clock.seconds()
        outcome = "cancelled"
        try:
            answer = await self._call(operation, message, timeout_s)
            outcome = "answered"
            return answer
        except SoapFault as fault:
            outcome = f"fault {fault.code}"
            raise
        except EncodeError:
            outcome = "unsent"
            raise
        except Exception:
            outcome = "unknown"
            raise
        finally:
            self._observer.called(Called(operation_name, outcome, self._clock.seconds() - started))

    async def _call(self, operation: Operation, message: Struct, timeout_s: float) -> Struct:
        body = self._contract.encode(operation.input.name, message, self._version)
        addressing = Addressing(to=self.url, action=operation.action, message_id=new_message_id())
        envelope = sign(
            body,
            identity=self._identity() if callable(self._identity) else self._identity,
            now=self._clock.seconds(),
            profile=self._request_profile,
            headers=addressing if self._addresses else None,
        )
        headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": f'"{operation.soap_action}"'}
        response = await self._transport.post(self.url, headers, envelope, timeout_s)
        try:
            answer = self._read(response, operation, addressing.message_id)
            if is_fault(answer):
                fault = read_fault(answer)
            else:
                return self._decoded(answer, operation)
        except (MalformedMessage, SecurityFailure, DecodeError) as error:
            told = _unproved_fault(response)
            raise UnknownOutcome(f"status {response.status}, and no good answer: {error}{told}") from error
        if self._definite(fault):
            raise fault
        raise UnknownOutcome(f"the answer is a fault that decides nothing: {fault}")

    def _read(self, response: HttpResponse, operation: Operation, message_id: str) -> etree._Element:
        """Body's child of the answer, believed as far as the profile wants."""
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if response.status not in (200, 500, 503) or media_type != _XML_TYPE:
            raise MalformedMessage("http.answer", f"{media_type or 'no type'} is not a SOAP answer")
        if self._answer_profile is None:
            return read_body(parse(response.body, ANSWER))
        now = self._clock.seconds()
        pinned = self._peer_certificate
        trusted = _each(pinned() if callable(pinned) else pinned)
        try:
            verified = verify(
                response.body,
                profile=self._answer_profile,
                trust=lambda certificate: True if certificate in trusted else None,
                now=now,
                relates_to=message_id,
                action=operation.action,
            )
        except SoapFault as fault:
            raise SecurityFailure("header.understood", str(fault)) from fault
        if self._replay.admit(verified.replay_key, verified.replay_until, now) is not Admission.NEW:
            raise SecurityFailure("replay", "this answer was seen before")
        return verified.body

    def _decoded(self, answer: etree._Element, operation: Operation) -> Struct:
        decoded = self._contract.decode(answer)
        other_version = self._version is not None and decoded.version != self._version
        if etree.QName(answer).localname != operation.output.name or other_version:
            raise DecodeError(str(answer.tag), f"this is not the answer to {operation.name}")
        value: Struct = decoded.value
        return value


def _unproved_fault(response: HttpResponse) -> str:
    """What an answer that is not believed says for itself, if it is a fault: a hint for people, on which nothing may be built."""
    if len(response.body) > _MOST_HINT_BYTES:
        return ""
    try:
        fault = read_fault(read_body(parse(response.body)))
    except MalformedMessage:
        return ""
    return f"; whoever sent it says {f'{fault.code}: {fault.message}'[:_MOST_HINT_CHARACTERS]!a}"
