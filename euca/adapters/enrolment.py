"""Enrolment: how a newcomer and the tier above it come to trust each other's certificates, by a one-time token.

The token is printed by the issuer's tool and given to the newcomer by a person.  It names the issuer's signing certificate,
so the newcomer can check the answer; its nonce, which never crosses the wire, is the key of a MAC over
all that the newcomer says, and of another over all that the issuer answers.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Collection
from typing import Any
from urllib.parse import urlsplit

from attrs import field, frozen
from twisted.internet.interfaces import IReactorTime
from twisted.logger import Logger

from euca.adapters.keys import TierKeys
from euca.adapters.tierfault import tier_fault
from euca.domain.errors import EucaError, InvalidRequest, NotPermitted
from euca.domain.tokens import TOKEN_LIFETIME_S, Token, mac, new_token
from euca.ports.enrolment import IEnrolments, Invitation, NeighbourRecord
from euca.soap.addressing import Addressing, new_message_id
from euca.soap.client import ITransport
from euca.soap.codec import Struct
from euca.soap.envelope import is_fault, read_fault
from euca.soap.errors import SoapError, SoapFault
from euca.soap.observing import IObserver, NoObserver
from euca.soap.performing import Call
from euca.soap.security.identity import IdentityError, public_key
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST
from euca.soap.security.replay import IReplayCache
from euca.soap.security.sign import sign
from euca.soap.security.verify import verify
from euca.soap.server import Endpoint
from euca.wire import enrol as wire

_log = Logger()
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}")
_CAPABILITIES = 64
_TIMEOUT_S = 30.0
#: The one text for whatever is wrong with a token: which part it was helps only those who guess.
_REFUSED = "The token is not one of this issuer's for this name, was used before, or has run out"


async def invite(
    enrolments: IEnrolments,
    keys: TierKeys,
    role: str,
    name: str,
    now: float,
    random_bytes: Callable[[int], bytes],
) -> Token:
    """A new token for a neighbour below that is to have this role (cluster, node) and name.

    Raises InvalidRequest for a name that cannot be one.
    """
    check_name(name)
    token = new_token(keys.sign.certificate_der, random_bytes)
    await enrolments.invite(Invitation(token, role, name, now + TOKEN_LIFETIME_S))
    return token


def check_name(name: str) -> str:
    """The name, if a cluster or node may have it; raises InvalidRequest."""
    if not _NAME.fullmatch(name):
        raise InvalidRequest(
            "A name has letters, digits, dots, dashes and underscores, at most 63, and starts with a letter or digit"
        )
    return name


def check_address(address: str) -> str:
    """The address of a SOAP endpoint, if it can be one; raises InvalidRequest."""
    parts = urlsplit(address) if len(address) <= 256 and address.isascii() else None
    try:
        sound = (
            parts is not None and parts.scheme in ("https", "http") and bool(parts.hostname) and parts.port is not None
        )
    except ValueError:
        sound = False
    if not sound or re.search(r"[\s@#?]", address):
        raise InvalidRequest("An address is https://HOST:PORT/PATH, at most 256 characters")
    return address


def check_certificate(certificate: bytes) -> bytes:
    """The certificate (DER), if its key is one that the profile knows; raises InvalidRequest."""
    try:
        public_key(certificate)
    except IdentityError as error:
        raise InvalidRequest(f"The certificate cannot be used: {error}") from None
    return certificate


@frozen
class Issuer:
    """Takes in newcomers of one role: the handler of ``Enrol``.

    address is what the newcomer keeps as ours: for a cloud or cluster the base address from which images come.  observer: hears of requests.
    """

    enrolments: IEnrolments
    role: str
    name: str
    keys: TierKeys
    address: str
    capabilities: tuple[str, ...]
    clock: IReactorTime
    observer: IObserver = field(factory=NoObserver)

    async def enrol(self, call: Call[bytes]) -> Struct:
        """Answer a newcomer; ``call.principal`` is the certificate (DER) that its message was signed with.

        Raises NotPermitted, with one text for whatever is wrong with the token.
        """
        said = call.said(wire.EnrolType)
        now = self.clock.seconds()
        invitation = await self.enrolments.peek(said.token_id, now)
        # Without an invitation the same work is done with a key that nobody has.
        nonce = (
            invitation.token.nonce
            if invitation is not None
            else hashlib.sha256(self.keys.sign.certificate_der).digest()
        )
        holds = hmac.compare_digest(_request_mac(nonce, said), said.mac)
        fits = invitation is not None and (invitation.role, invitation.name) == (said.role, said.name) == (
            self.role,
            said.name,
        )
        if not (holds and fits and said.signing_certificate == call.principal):
            raise NotPermitted(_REFUSED)
        if len(said.capability) > _CAPABILITIES:
            raise InvalidRequest(f"More than {_CAPABILITIES} capabilities")
        record = NeighbourRecord(
            role=self.role,
            name=check_name(said.name),
            address=check_address(said.address),
            signing_certificate=check_certificate(said.signing_certificate),
            tls_certificate=check_certificate(said.tls_certificate),
            capabilities=tuple(said.capability),
            enrolled_at=now,
        )
        if not await self.enrolments.accept(said.token_id, record, now):
            raise NotPermitted(_REFUSED)
        _log.info("Enrolled the {role} {name} at {address}", role=record.role, name=record.name, address=record.address)
        return self._answer(nonce)

    def door(
        self, addresses: Collection[str], replay: IReplayCache, tier: str, welcomed: Callable[[], None]
    ) -> Endpoint[bytes]:
        """The endpoint of ``Enrol``: anybody's key may sign there, and the token's MAC decides.

        addresses: what a message may name it by. tier: ours, for faults. welcomed is called after each that was taken in.
        """

        async def take_in(call: Call[bytes]) -> Struct:
            answer = await self.enrol(call)
            welcomed()
            return answer

        return Endpoint(
            contract=wire.CONTRACT,
            handlers={"Enrol": take_in},
            request_profile=TIER_REQUEST,
            answer_profile=TIER_ANSWER,
            identity=lambda _: self.keys.sign,
            trust=lambda certificate: certificate,
            addresses=addresses,
            replay=replay,
            clock=self.clock,
            fault=lambda error, call, request_id: tier_fault(error, tier, request_id),
            strangers=True,
            observer=self.observer,
        )

    def _answer(self, nonce: bytes) -> wire.EnrolResponseType:
        values: dict[str, Any] = {
            "name": self.name,
            "issuer_signing_certificate": self.keys.sign.certificate_der,
            "issuer_tls_certificate": self.keys.tls.certificate_der,
            "issuer_address": self.address,
            "capability": self.capabilities,
        }
        unsealed = wire.EnrolResponseType(**values, mac=b"")
        return wire.EnrolResponseType(**values, mac=_answer_mac(nonce, unsealed))


@frozen
class Newcomer:
    """Who wants in: ``role`` cluster or node, and the address at which the issuer shall call it."""

    role: str
    name: str
    address: str
    keys: TierKeys
    capabilities: tuple[str, ...]


async def join(
    newcomer: Newcomer,
    token: Token,
    url: str,
    tls_certificate: bytes,
    transport: ITransport,
    clock: IReactorTime,
) -> NeighbourRecord:
    """Ask the issuer at ``url`` to take the newcomer in; the record of the issuer that the newcomer is to keep.

    tls_certificate (DER) is the one that the issuer's port showed: it must be the one that the issuer names in its signed
    answer.  Raises EucaError with a text that says what to do.
    """
    message = _request(newcomer, token)
    operation = wire.CONTRACT.operations["Enrol"]
    addressing = Addressing(to=url, action=operation.action, message_id=new_message_id())
    envelope = sign(
        wire.CONTRACT.encode(operation.input.name, message),
        identity=newcomer.keys.sign,
        now=clock.seconds(),
        profile=TIER_REQUEST,
        headers=addressing,
    )
    headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": f'"{operation.action}"'}
    try:
        response = await transport.post(url, headers, envelope, _TIMEOUT_S)
        verified = verify(
            response.body,
            profile=TIER_ANSWER,
            trust=lambda der: True if hashlib.sha256(der).hexdigest() == token.issuer else None,
            now=clock.seconds(),
            relates_to=addressing.message_id,
            action=operation.action,
        )
        if is_fault(verified.body):
            raise _refusal(read_fault(verified.body))
        answer: Struct = wire.CONTRACT.decode(verified.body).value
    except SoapError as error:
        raise EucaError(
            f"{url} gave no answer that the token's issuer signed ({error}); check the address, both clocks, and that the token is whole"
        ) from error
    return _issuer_record(newcomer, token, answer, verified.certificate_der, tls_certificate, clock.seconds())


def _refusal(fault: SoapFault) -> NotPermitted:
    return NotPermitted(f"The issuer refused: {fault.message}")


def _request(newcomer: Newcomer, token: Token) -> wire.EnrolType:
    values: dict[str, Any] = {
        "role": newcomer.role,
        "name": newcomer.name,
        "address": newcomer.address,
        "signing_certificate": newcomer.keys.sign.certificate_der,
        "tls_certificate": newcomer.keys.tls.certificate_der,
        "capability": newcomer.capabilities,
        "token_id": token.token_id,
    }
    unsealed = wire.EnrolType(**values, mac=b"")
    return wire.EnrolType(**values, mac=_request_mac(token.nonce, unsealed))


def _issuer_record(
    newcomer: Newcomer, token: Token, answer: Struct, signer: bytes, tls_certificate: bytes, now: float
) -> NeighbourRecord:
    if not isinstance(answer, wire.EnrolResponseType) or answer.issuer_signing_certificate != signer:
        raise EucaError("The issuer's answer is not one to this question")
    if not hmac.compare_digest(_answer_mac(token.nonce, answer), answer.mac):
        raise EucaError("The issuer's answer was not made with this token")
    if answer.issuer_tls_certificate != tls_certificate:
        raise EucaError("Somebody stands between here and the issuer: the TLS certificate seen is not the issuer's")
    return NeighbourRecord(
        role={"cluster": "cloud", "node": "cluster"}[newcomer.role],
        name=answer.name,
        address=answer.issuer_address,
        signing_certificate=answer.issuer_signing_certificate,
        tls_certificate=answer.issuer_tls_certificate,
        capabilities=tuple(answer.capability),
        enrolled_at=now,
    )


def _request_mac(nonce: bytes, said: wire.EnrolType) -> bytes:
    return mac(
        nonce,
        "enrol",
        said.role,
        said.name,
        said.address,
        said.signing_certificate,
        said.tls_certificate,
        said.token_id,
        *said.capability,
    )


def _answer_mac(nonce: bytes, said: wire.EnrolResponseType) -> bytes:
    return mac(
        nonce,
        "enrolled",
        said.name,
        said.issuer_signing_certificate,
        said.issuer_tls_certificate,
        said.issuer_address,
        *said.capability,
    )
