"""A front end: a process beside the cloud's own that takes connections from the same port, checks requests, and answers listings itself.

Everything else it passes on to the cloud's process as it came, which checks it again.  Started by :mod:`euca.cloud.frontends`; it ends when that
process ends, however that ends.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from attrs import define, evolve, field, frozen
from twisted.internet.endpoints import UNIXClientEndpoint
from twisted.internet.error import ReactorNotRunning
from twisted.internet.interfaces import IReactorTime
from twisted.internet.task import LoopingCall
from twisted.logger import ILogObserver, LogEvent, Logger, LogLevel, formatEvent, globalLogBeginner
from twisted.web.client import Agent
from twisted.web.iweb import IAgent
from twisted.web.server import Request
from zope.interface import implementer

from euca.adapters.logs import id_of
from euca.adapters.metrics import LagMeter
from euca.adapters.serving import settle
from euca.soap.client import AgentTransport, kept_alive
from euca.soap.errors import UnknownOutcome
from euca.soap.exchange import HttpRequest, HttpResponse
from euca.soap.http import DoorResource, HttpLimits, Plain, adopt, read_query, site
from euca.soap.rates import Rate

_log = Logger()

#: Descriptors that a front end is born with: what ends with the cloud's process, where its log goes, the listening socket, the state directory.
LIFE_FD: Final = 0
LOG_FD: Final = 1
PORT_FD: Final = 3
STATE_FD: Final = 4
#: Where the cloud's process takes what is passed on, in its state directory.
SOCKET: Final = "front-ends.sock"
#: How a front end tells how a request came, in JSON by the names of `HttpRequest`. Nobody else can reach that socket, and at no other door is it read.
CAME_HEADER: Final = "x-euca-came"
#: How the cloud's process says what `HttpResponse.proved` says.
PROVED_HEADER: Final = "x-euca-proved"
_TIMEOUT_S: Final = 120.0
_ANSWERED: Final = ("content-type", "retry-after", "x-request-id")
_KEPT_ALIVE: Final = 32
#: Less than the cloud's process keeps a quiet connection.
_KEPT_ALIVE_S: Final = 30
#: How long a line of information may wait, and how many of them.
_WAITS_S: Final = 0.02
_MOST_WAITING: Final = 128
#: How often the cloud's process is told what was measured.
METRICS_S: Final = 5.0
_SCALARS: Final = (str, int, float, bool, type(None))


def socket_path(directory: int) -> str:
    """The socket's path from a descriptor of the state directory: a path of a socket may have 107 bytes only."""
    return f"/proc/self/fd/{directory}/{SOCKET}"


def share(rate: Rate, front_ends: int) -> Rate:
    """What one of several front ends lets an account ask: together as much as one process would."""
    return Rate(
        per_second=rate.per_second / front_ends,
        burst=-(-rate.burst // front_ends),
        at_work=-(-rate.at_work // front_ends),
    )


def share_of_limits(front_ends: int) -> HttpLimits:
    """What one of several front ends takes of the port's limits.

    The total is divided. What one address may have is not, since the kernel gives connections to whichever front end is awake: all that a
    client may have at one process may come to one of several.
    """
    whole = HttpLimits()
    connections = -(-whole.connections // front_ends)
    return evolve(
        whole,
        connections=connections,
        connections_per_address=min(whole.connections_per_address, connections),
        connections_per_site=min(whole.connections_per_site, connections),
        requests=-(-whole.requests // front_ends),
    )


# Passing on


class _Way(AgentTransport):
    """HTTP over the cloud's own socket."""

    def __init__(self, reactor: Any, path: str) -> None:
        super().__init__(reactor, ())
        self._path = path
        self._agent = Agent.usingEndpointFactory(reactor, self, kept_alive(reactor, _KEPT_ALIVE, _KEPT_ALIVE_S))

    def endpointForURI(self, uri: object) -> UNIXClientEndpoint:
        """See `IAgentEndpointFactory`."""
        return UNIXClientEndpoint(self._reactor, self._path)

    def agent_for(self, url: str) -> IAgent:
        """There is one way only."""
        agent: IAgent = self._agent
        return agent


@frozen(eq=False)
class PassOn:
    """Passes requests on to the cloud's process."""

    _way: AgentTransport

    async def __call__(self, request: HttpRequest) -> HttpResponse:
        """What the cloud's process answers; 503 when it does not."""
        came = {
            "method": request.method,
            "target": request.target,
            "headers": dict(request.headers),
            "repeated": sorted(request.repeated),
            "peer": request.peer,
            "secure": request.secure,
            "request_id": request.request_id,
        }
        headers = {CAME_HEADER: json.dumps(came)}
        try:
            answer = await self._way.post(f"http://cloud{request.path}", headers, request.body, _TIMEOUT_S)
        except UnknownOutcome as error:
            _log.warn("The cloud's process did not answer: {error}", error=str(error))
            text = b"The service does not answer; whether it acted upon the request is unknown.\n"
            return HttpResponse(503, {"content-type": "text/plain; charset=utf-8"}, text)
        kept = {name: answer.headers[name] for name in _ANSWERED if name in answer.headers}
        proved = {"yes": True, "no": False}.get(answer.headers.get(PROVED_HEADER, ""))
        return HttpResponse(answer.status, kept, answer.body, proved=proved)


def pass_on(reactor: Any, directory: int) -> PassOn:
    """To the socket in the state directory with this descriptor."""
    return PassOn(_Way(reactor, socket_path(directory)))


class PassedOnResource(DoorResource):
    """An endpoint of the cloud's process as front ends see it."""

    def read(self, request: Request) -> HttpRequest:
        """The request as the front end had it."""
        passed = super().read(request)
        came = json.loads(passed.headers[CAME_HEADER])
        return evolve(passed, **came | {"query": read_query(came["target"]), "repeated": frozenset(came["repeated"])})

    def told(self, response: HttpResponse) -> HttpResponse:
        """The answer, and whether the front end has to hold it against whom it is for: only we know of copies of what was acted upon."""
        if response.proved is None:
            return response
        return evolve(response, headers={**response.headers, PROVED_HEADER: "yes" if response.proved else "no"})


# The process


@implementer(ILogObserver)
@define(eq=False)
class LogLines:
    """Writes each event as a line of JSON: time, level, namespace, format, fields. The cloud's process puts them into its log.
    A line that is a text is what was measured.

    What is no more than information may wait a moment, so that many lines come at once: each that comes alone costs the other side as much
    as ten that come together.
    """

    _descriptor: int
    _clock: IReactorTime
    _waiting: list[str] = field(factory=list)

    def __call__(self, event: LogEvent) -> None:
        """An event."""
        level = event.get("log_level", LogLevel.info)
        if level is LogLevel.debug:
            return
        fields = {name: value for name, value in event.items() if not name.startswith("log_")}
        if (about := id_of(event)) != "":
            fields["request_id"] = about
        template = event.get("log_format") or ""
        failure = event.get("log_failure")
        if failure is not None or not all(type(value) in _SCALARS for value in fields.values()):
            trace = f"\n{failure.getTraceback()}" if failure is not None else ""
            template = (formatEvent(event) + trace).replace("{", "{{").replace("}", "}}")
            fields = {name: value for name, value in fields.items() if type(value) in _SCALARS}
        at = event.get("log_time", self._clock.seconds())
        line = [at, level.name, event.get("log_namespace", ""), template, fields]
        self._waiting.append(json.dumps(line) + "\n")
        if level is not LogLevel.info or len(self._waiting) >= _MOST_WAITING:
            self.flush()
        elif len(self._waiting) == 1:
            self._clock.callLater(_WAITS_S, self.flush)

    def tell_metrics(self, text: str) -> None:
        """Tell what was measured until now."""
        self._waiting.append(json.dumps(text) + "\n")
        self.flush()

    def flush(self) -> None:
        """Write what waits."""
        data = "".join(self._waiting).encode()
        self._waiting.clear()
        while data:
            data = data[os.write(self._descriptor, data) :]


class _Life:
    """Ends us when the other end of a descriptor is closed."""

    def __init__(self, descriptor: int, end: Callable[[], object]) -> None:
        self._descriptor = descriptor
        self._end = end

    def fileno(self) -> int:
        return self._descriptor

    def logPrefix(self) -> str:
        return "life"

    def doRead(self) -> Exception | None:
        return None if os.read(self._descriptor, 4096) else EOFError()

    def connectionLost(self, reason: object) -> None:
        """It was closed; or we end, and the reactor lets go of it."""
        with contextlib.suppress(ReactorNotRunning):
            self._end()


def main() -> None:
    """Of ``python -m euca.cloud.frontend``, which only the cloud's process starts."""
    from twisted.internet import reactor as _reactor

    from euca.cloud import tap

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    options = parser.parse_args()
    reactor: Any = _reactor
    lines = LogLines(LOG_FD, reactor)
    globalLogBeginner.beginLoggingTo([lines], redirectStandardIO=False)
    reactor.addSystemEventTrigger("after", "shutdown", lines.flush)
    front = tap.front_end(options.config, pass_on(reactor, STATE_FD))
    limits = share_of_limits(front.front_ends)
    plain: Plain = front.plain
    served = site(front.root, limits=limits, clock=reactor, observer=front.metrics)
    # One by one, so that the first front end that wakes does not take all that wait from the others.
    with socket.socket(fileno=PORT_FD) as listening:
        adopt(reactor, listening, served, tls=front.tls, plain=plain, accepts=1)
    reactor.addReader(_Life(LIFE_FD, reactor.stop))
    LagMeter(front.metrics, reactor).start()
    telling = LoopingCall(lambda: lines.tell_metrics(front.metrics.text()))
    telling.start(METRICS_S).addErrback(lambda failure: _log.failure("What was measured is told no more", failure))
    _log.info("Takes connections")
    settle()
    reactor.run()


if __name__ == "__main__":
    main()
