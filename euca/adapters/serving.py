"""A tier's port: resources at their paths, behind the limits, with TLS and, where allowed, plain HTTP."""

from __future__ import annotations

import fcntl
import gc
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from attrs import define, field
from twisted.application.service import IService, MultiService, Service
from twisted.internet.defer import Deferred
from twisted.internet.error import CannotListenError
from twisted.internet.interfaces import IListeningPort
from twisted.logger import Logger
from twisted.python.failure import Failure
from twisted.web.resource import Resource

from euca.adapters.config import ConfigError, Settings
from euca.adapters.options import TierOptions
from euca.soap.http import HttpLimits, Plain, listen, site
from euca.soap.observing import IObserver, NoObserver
from euca.soap.security.identity import Identity

_log = Logger()
OptionsT = TypeVar("OptionsT", bound=TierOptions)


#: So many new objects until garbage is looked for, and how often of these times among older ones: a long listing is a hundred thousand
#: objects that nobody lets go of until it is written, and Python's own thresholds have them all looked through again and again.
COLLECT: Final = (50_000, 20, 20)
#: How long a thread that reads records may keep the reactor's from going on, in seconds.
SWITCH_S: Final = 0.0005


def settle() -> None:
    """What a process that serves does at the end of its start, so that what it is later doing holds up nobody."""
    # What a start has made stays until the end: without this each full collection of garbage looks through all of it.
    gc.freeze()
    gc.set_threshold(*COLLECT)
    sys.setswitchinterval(SWITCH_S)


class _Late(MultiService):
    """A service that is made when it is started, and has its state directory to itself until it is stopped."""

    def __init__(self, build: Callable[[], IService], settings: Settings) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._build: Callable[[], IService] | None = build
        self._settings = settings
        self._lock = -1

    def _make(self) -> None:
        if self._build is not None:
            build, self._build = self._build, None
            self._lock = _lock(self._settings)
            self.addService(build())  # type: ignore[no-untyped-call]

    def privilegedStartService(self) -> None:
        """What twistd calls first."""
        self._make()
        super().privilegedStartService()  # type: ignore[no-untyped-call]

    def startService(self) -> None:
        """For who starts it directly."""
        self._make()
        super().startService()  # type: ignore[no-untyped-call]
        settle()

    async def _stop(self) -> None:
        await super().stopService()  # type: ignore[no-untyped-call]
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def stopService(self) -> Deferred[None]:
        """End, then let go of the directory."""
        return Deferred.fromCoroutine(self._stop())


def _lock(settings: Settings) -> int:
    """Take the state directory for this process, which the kernel ends with it; raises ConfigError where another has it."""
    descriptor = os.open(settings.state / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        mend = (
            f"{settings.state} is in use by a {settings.tier} that runs; end that one first, or name another directory"
        )
        raise settings.wrong("EUCALYPTUS_STATE", mend) from None
    return descriptor


def late(build: Callable[[OptionsT], IService]) -> Callable[[OptionsT], IService]:
    """A ``makeService`` whose service is made only when it is started, and once for a state directory.

    twistd calls makeService before it goes into the background, which is a fork: databases that were opened
    before would have lost their locks, and threads would be gone.
    """

    def make_service(options: OptionsT) -> IService:
        return _Late(lambda: build(options), options.settings)

    return make_service


def tree(resources: Mapping[str, Resource]) -> Resource:
    """A root with resources at absolute paths, such as ``/services/Eucalyptus``; ``/`` is the root itself."""
    root = resources.get("/") or Resource()
    for path, resource in sorted(resources.items()):
        if path == "/":
            continue
        *parents, name = path.strip("/").encode().split(b"/")
        place = root
        for parent in parents:
            child = place.children.get(parent)
            if child is None:
                child = Resource()
                place.putChild(parent, child)
            place = child
        place.putChild(name, resource)
    return root


@define(eq=False)
class TierPort(Service):
    """Listens while it runs; a port that is taken ends the start with an error that says which key names it."""

    reactor: Any
    port: int
    interface: str
    root: Resource
    tls: Identity | Callable[[], Identity] | None
    plain: Plain
    port_key: str
    limits: HttpLimits = field(factory=HttpLimits)
    observer: IObserver = field(factory=NoObserver)
    _listening: IListeningPort | None = None

    def startService(self) -> None:
        """Listen."""
        super().startService()  # type: ignore[no-untyped-call]
        factory = site(self.root, limits=self.limits, clock=self.reactor, observer=self.observer)
        listening = listen(self.reactor, self.port, self.interface, factory, tls=self.tls, plain=self.plain)
        failures: list[Failure] = []
        listening.addCallbacks(self._listens, failures.append)
        # Binding is done at once: an error raised from here is told by the twistd that starts us.
        if failures:
            raise self._failed(failures[0])

    def _listens(self, port: IListeningPort) -> None:
        self._listening = port
        _log.info("Listening on {address}", address=port.getHost())

    def _failed(self, failure: Failure) -> ConfigError:
        failure.trap(CannotListenError, OSError)
        # twistd tells the first hundred characters where it is started: the cause comes before the mend.
        cause = getattr(failure.value, "socketError", failure.value)
        said = getattr(cause, "strerror", None) or cause
        return ConfigError(
            f"{self.port_key}: {self.interface} port {self.port}: {said}; end what listens there, or name another"
        )

    def stopService(self) -> Deferred[None] | None:
        """Stop listening."""
        super().stopService()  # type: ignore[no-untyped-call]
        if self._listening is None:
            return None
        port, self._listening = self._listening, None
        return port.stopListening()
