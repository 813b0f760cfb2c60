"""Image bytes between tiers: HTTP GET with ranges, an address that is a capability, and a digest that is the truth.

An image's address is ``BASE/images/HEX?for=HOLDER&expires=SECONDS&mac=HEX`` (see
:func:`euca.domain.tokens.image_capability`).  Whoever serves looks only at the capability; whoever fetches
believes only the digest that came to it in a signed call.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlencode

from attrs import define, frozen
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.error import ConnectionDone
from twisted.internet.interfaces import IDelayedCall, IReactorTime
from twisted.internet.protocol import Protocol
from twisted.internet.task import deferLater
from twisted.logger import Logger
from twisted.python.failure import Failure
from twisted.web.client import ResponseDone
from twisted.web.http import FORBIDDEN, INTERNAL_SERVER_ERROR, NOT_FOUND, Request
from twisted.web.http_headers import Headers
from twisted.web.iweb import IAgent, IResponse
from twisted.web.resource import Resource
from twisted.web.server import NOT_DONE_YET
from twisted.web.static import File

from euca.adapters.imagecache import Fetch
from euca.domain.errors import ImageUnavailable, NoRoom
from euca.domain.tokens import image_capability, image_capability_holds
from euca.soap.client import AgentTransport, abort_connection
from euca.soap.errors import UnknownOutcome

_log = Logger()
_HEX = re.compile(r"[0-9a-f]{64}")
_BLOCK = 65536
_ZEROS = bytes(_BLOCK)
#: Of what is there already so much is read at a time.
_TURN_BYTES = 256 * _BLOCK

#: A transfer that brings no byte for this long is cut and taken up again where it stopped.
STALL_S = 30.0
#: A transfer is taken up again and again until for this long nothing more has come: who serves may be restarting.
GIVE_UP_S = 600.0
#: Seconds before a transfer is taken up again, at first and at most.
PAUSES_S = (0.5, 10.0)


def image_address(base: str, key: bytes, digest: str, holder: str, expires: int) -> str:
    """The address under ``base`` (no slash at its end) at which ``holder`` may fetch the image until ``expires``."""
    mac = image_capability(key, digest, holder, expires)
    return f"{base}/images/{digest.removeprefix('sha256:')}?" + urlencode(
        {"for": holder, "expires": expires, "mac": mac}
    )


class ImageResource(Resource):
    """Serves images by digest to who holds a capability: mounted at ``/images``.

    find: digest → the complete file, or None; it may wait (a cache that first fetches) and its deadline is its own.
    key: what the capabilities were made with.  trusted: whether a holder still is a neighbour, so that no capability outlives that.
    """

    isLeaf = True

    def __init__(
        self,
        find: Callable[[str], Awaitable[Path | None]],
        key: bytes,
        clock: IReactorTime,
        trusted: Callable[[str], bool],
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._find = find
        self._trusted = trusted
        self._key = key
        self._clock = clock

    def render_GET(self, request: Request) -> int | bytes:
        """Answer with the image, a part of it, or 403 or 404; whoever holds no capability learns no more."""
        digest = self._allowed(request)
        if digest is None:
            return _refuse(request, FORBIDDEN)
        work = Deferred.fromCoroutine(self._send(request, digest))
        request.notifyFinish().addErrback(lambda _: work.cancel())
        work.addErrback(_failed, request)
        return NOT_DONE_YET

    def _allowed(self, request: Request) -> str | None:
        path = b"/".join(getattr(request, "postpath", None) or []).decode("latin-1")
        values = [request.args.get(name, []) for name in (b"for", b"expires", b"mac")]
        if not _HEX.fullmatch(path) or any(len(value) != 1 for value in values):
            return None
        holder, expires, mac = (value[0].decode("latin-1") for value in values)
        if not re.fullmatch(r"[0-9]{1,12}", expires):
            return None
        digest = f"sha256:{path}"
        holds = image_capability_holds(self._key, digest, holder, int(expires), mac, self._clock.seconds())
        return digest if holds and self._trusted(holder) else None

    async def _send(self, request: Request, digest: str) -> None:
        path = await self._find(digest)
        if path is None:
            request.write(_refuse(request, NOT_FOUND))
            request.finish()
            return
        file = File(str(path), defaultType="application/octet-stream")
        file.isLeaf = True
        file.type, file.encoding = "application/octet-stream", None
        if b"," in (request.getHeader(b"range") or b""):
            # Many ranges of one file could ask for all of it thousands of times; nobody here needs two (RFC 9110, section 14.2).
            request.requestHeaders.removeHeader(b"range")
        result = file.render_GET(request)
        if isinstance(result, bytes):
            request.write(result)
            request.finish()


def _refuse(request: Request, status: int) -> bytes:
    request.setResponseCode(status)
    request.setHeader(b"content-type", b"text/plain")
    return b"refused\n" if status == FORBIDDEN else b"not here\n"


def _failed(failure: Failure, request: Request) -> None:
    if failure.check(CancelledError):
        return
    _log.failure("An image could not be served", failure)
    if not request.startedWriting:
        request.setResponseCode(INTERNAL_SERVER_ERROR)
    request.finish()


@frozen
class Wanted:
    """What is to be fetched: the bytes of this digest, of which there are ``size_bytes``."""

    digest: str
    size_bytes: int


def fetcher(transport: AgentTransport, reactor: IReactorTime) -> Fetch:
    """Fetches images through a transport that knows the certificate of the tier above; ImageUnavailable for other addresses."""

    async def fetch_image(url: str, digest: str, size_bytes: int, path: Path) -> None:
        try:
            agent = transport.agent_for(url)
        except UnknownOutcome as error:
            raise ImageUnavailable(
                f"The image {digest} is not at the tier that this one is enrolled with: {error}"
            ) from None
        await fetch(agent, url, Wanted(digest, size_bytes), path, reactor)

    return fetch_image


async def fetch(
    agent: IAgent,
    url: str,
    wanted: Wanted,
    destination: Path,
    clock: IReactorTime,
    *,
    stall_s: float = STALL_S,
    give_up_s: float = GIVE_UP_S,
) -> None:
    """Fetch an image into ``destination``, durably, with blocks of zeros as holes.

    What a broken transfer left (``destination`` + ``.part``) is taken up by a range.  The digest is checked over all
    bytes before the file gets its name.  Raises ImageUnavailable, whose text does not hold the address, or NoRoom for a full
    disk; a part whose bytes are wrong is removed.  Cancelling keeps the part.
    """
    part = destination.with_name(destination.name + ".part")
    give_up_at, received, pause_s = clock.seconds() + give_up_s, -1, PAUSES_S[0]
    while True:
        with _named_errors(wanted), part.open("r+b" if part.exists() else "w+b") as file:
            os.fchmod(file.fileno(), 0o600)
            sink = await _Sink.resume(file, wanted, clock)
            problem = await _attempt(agent, url, sink, clock, stall_s)
            if problem is None:
                _finish(sink, part, destination)
                return
        if sink.received > received:
            give_up_at, received, pause_s = clock.seconds() + give_up_s, sink.received, PAUSES_S[0]
        if clock.seconds() + pause_s > give_up_at:
            raise ImageUnavailable(f"The image {wanted.digest} could not be fetched: {problem}")
        await deferLater(clock, pause_s, lambda: None)
        pause_s = min(2 * pause_s, PAUSES_S[1])


@contextmanager
def _named_errors(wanted: Wanted) -> Iterator[None]:
    """What the disk refuses, as an error that says so to the user."""
    try:
        yield
    except OSError as error:
        kind = NoRoom if error.errno in (errno.ENOSPC, errno.EDQUOT) else ImageUnavailable
        raise kind(f"The image {wanted.digest} could not be written: {error.strerror or error}") from error


async def _attempt(agent: IAgent, url: str, sink: _Sink, clock: IReactorTime, stall_s: float) -> str | None:
    """Receive what is missing; None when all is there, else what came between."""
    try:
        if sink.received < sink.wanted.size_bytes:
            await _transfer(agent, url, sink, clock, stall_s)
    except (ImageUnavailable, CancelledError):
        raise
    except Exception as error:
        return str(error) or type(error).__name__
    finally:
        sink.flush()
    if sink.received < sink.wanted.size_bytes:
        return f"the transfer ended after {sink.received} of {sink.wanted.size_bytes} bytes"
    return None


def _finish(sink: _Sink, part: Path, destination: Path) -> None:
    if sink.digest() != sink.wanted.digest:
        part.unlink()
        raise ImageUnavailable(f"The image's bytes are not those of its digest {sink.wanted.digest}")
    sink.file.truncate(sink.wanted.size_bytes)
    sink.file.flush()
    os.fsync(sink.file.fileno())
    part.replace(destination)


@define
class _Sink:
    """A file that is being received: digests as it goes, writes whole blocks, leaves zeros out."""

    file: BinaryIO
    wanted: Wanted
    received: int
    _hash: hashlib._Hash
    _pending: bytearray

    @classmethod
    async def resume(cls, file: BinaryIO, wanted: Wanted, clock: IReactorTime) -> _Sink:
        """Go on with what the file holds, or from nothing where it holds too much; others have their turn meanwhile."""
        sink = cls(file, wanted, 0, hashlib.sha256(), bytearray())
        size = os.fstat(file.fileno()).st_size
        if size > wanted.size_bytes:
            file.truncate(0)
            return sink
        while chunk := file.read(_BLOCK):
            sink._hash.update(chunk)
            sink.received += len(chunk)
            if sink.received % _TURN_BYTES == 0:
                await deferLater(clock, 0, lambda: None)
        return sink

    def add(self, data: bytes) -> None:
        """The next bytes; raises ImageUnavailable where they are more than announced."""
        self.received += len(data)
        if self.received > self.wanted.size_bytes:
            raise ImageUnavailable(f"More than the {self.wanted.size_bytes} bytes of {self.wanted.digest} were sent")
        self._hash.update(data)
        self._pending += data
        while len(self._pending) >= _BLOCK:
            self._write(bytes(self._pending[:_BLOCK]))
            del self._pending[:_BLOCK]

    def flush(self) -> None:
        """Write what is left, so that the file holds all that was received."""
        self._write(bytes(self._pending))
        self._pending.clear()
        self.file.truncate(self.file.tell())
        self.file.flush()

    def _write(self, data: bytes) -> None:
        if data == _ZEROS[: len(data)]:
            self.file.seek(len(data), os.SEEK_CUR)
        else:
            self.file.write(data)

    def digest(self) -> str:
        """Of all bytes received, in the form ``sha256:…``."""
        return "sha256:" + self._hash.hexdigest()


async def _transfer(agent: IAgent, url: str, sink: _Sink, clock: IReactorTime, stall_s: float) -> None:
    headers = Headers({"range": [f"bytes={sink.received}-"]} if sink.received else {})
    request: Deferred[IResponse] = agent.request(b"GET", url.encode("ascii"), headers, None)
    request.addTimeout(stall_s, clock)
    response = await request
    if response.code == FORBIDDEN:
        response.deliverBody(_Unwanted())
        raise ImageUnavailable(f"The address of {sink.wanted.digest} was refused (status 403): it is wrong or too old")
    expected = 206 if sink.received else 200
    if response.code != expected:
        response.deliverBody(_Unwanted())
        raise OSError(f"the other side answered with status {response.code}")
    receiver = _Receiver(sink, clock, stall_s)
    response.deliverBody(receiver)
    await receiver.done


class _Unwanted(Protocol):
    """Cuts the connection in place of reading what comes."""

    def connectionMade(self) -> None:
        """The body is about to come."""
        abort_connection(self.transport)


class _Receiver(Protocol):
    """Writes a response's body to a sink; gives up when nothing comes for ``stall_s`` seconds."""

    def __init__(self, sink: _Sink, clock: IReactorTime, stall_s: float) -> None:
        self._sink = sink
        self._clock = clock
        self._stall_s = stall_s
        self.done: Deferred[None] = Deferred(lambda _: self._stop(CancelledError()))
        self._ended = False
        self._timer: IDelayedCall = clock.callLater(stall_s, self._stalled)

    def _stalled(self) -> None:
        self._stop(OSError(f"no byte came for {self._stall_s:g} s"))

    def _stop(self, error: Exception) -> None:
        if not self._ended:
            self._ended = True
            if self._timer.active():
                self._timer.cancel()
            abort_connection(self.transport)
            self.done.errback(error)

    def dataReceived(self, data: bytes) -> None:
        """A part of the body."""
        if self._ended:
            return
        self._timer.reset(self._stall_s)
        try:
            self._sink.add(data)
        except (ImageUnavailable, OSError) as error:
            self._stop(error)

    def connectionLost(self, reason: Failure = ConnectionDone()) -> None:  # type: ignore[assignment]  # noqa: B008
        """The end of the body, whole or not: the sink knows how much came."""
        if self._ended:
            return
        self._ended = True
        if self._timer.active():
            self._timer.cancel()
        if reason.check(ResponseDone):
            self.done.callback(None)
        else:
            self.done.errback(reason)
