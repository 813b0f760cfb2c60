"""A service of three operations, for tests of what carries services: its contract, handlers and both ends.

``Change`` and ``DescribeResources`` (read-only) answer what their ``behaviour`` says, by default the message's own text;
``Absent`` is in the contract and has no handler.  The contract is compiled from a WSDL file that the tests keep.
"""

from __future__ import annotations

import datetime
import functools
import sys
import types
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

from attrs import define, field
from twisted.internet.defer import Deferred
from twisted.internet.task import Clock
from twisted.python.failure import Failure

from euca.adapters.neighbour import tier_client
from euca.adapters.tierfault import tier_fault
from euca.soap.client import ITransport, SoapClient
from euca.soap.codec import Contract, Struct
from euca.soap.performing import Call
from euca.soap.security.identity import Identity, create
from euca.soap.security.profile import EC2_REQUEST, TIER_ANSWER, TIER_REQUEST, Profile
from euca.soap.security.replay import MemoryReplayCache
from euca.soap.server import Endpoint
from euca.soap.wsdl.generator import generate
from euca.soap.wsdl.reader import read
from euca.testing.transport import MemoryTransport

__all__ = ["NOW", "URL", "Echo", "at_the_door", "contract_from", "identity", "result_of"]

T = TypeVar("T")
NOW = datetime.datetime(2012, 3, 4, 5, 6, 7, tzinfo=datetime.UTC).timestamp()
URL = "https://echo.example:8774/echo"


@functools.cache
def identity(name: str) -> Identity:
    """The same key and certificate for the same name; elliptic, so that it is made at once, but for those of users."""
    now = datetime.datetime.fromtimestamp(NOW, datetime.UTC)
    return create(name, now=now, days=3650, key="rsa" if name.startswith("user") else "p256")


@functools.cache
def contract_from(wsdl: Path) -> tuple[Contract, Callable[..., Struct]]:
    """The contract in ``wsdl`` and the class of its messages; the file's directory must be called ``wsdl``."""
    package = wsdl.parents[1]
    if str(package.parent) not in sys.path:
        sys.path.append(str(package.parent))
    module = types.ModuleType(f"{package.name}_messages")
    sys.modules[module.__name__] = module
    source = generate(read(wsdl), package=package.name, source=wsdl.name)
    exec(compile(source, str(wsdl), "exec"), module.__dict__)  # noqa: S102  # our own generator's
    contract: Contract = module.__dict__["CONTRACT"]
    return contract, contract.elements["Change"].type


def result_of(awaitable: Awaitable[T]) -> T | BaseException | None:
    """What it came to by now: a value, an exception, or None where it has not ended."""
    results: list[Any] = []

    async def wait() -> T:
        return await awaitable

    Deferred.fromCoroutine(wait()).addBoth(results.append)
    if not results:
        return None
    return results[0].value if isinstance(results[0], Failure) else results[0]


async def _same(call: Call[str]) -> Struct:
    return call.message


def raising(error: Exception) -> Callable[[Call[str]], Awaitable[Struct]]:
    """A handler that fails."""

    async def behave(call: Call[str]) -> Struct:
        raise error

    return behave


@define
class Echo:
    """The service, and who may call it.

    behaviour: what its handlers do. calls: all that came to a handler. callers: certificate → name. caller: whose
    key its clients sign with.
    """

    contract: Contract
    message: Callable[..., Struct]
    clock: Any = field(factory=Clock)
    behaviour: Callable[[Call[str]], Awaitable[Struct]] = _same
    calls: list[Call[str]] = field(factory=list)
    callers: dict[bytes, str] = field(factory=dict)
    caller: str = "caller"
    url: str = URL
    request_profile: Profile = TIER_REQUEST
    answer_profile: Profile | None = TIER_ANSWER

    @classmethod
    def from_wsdl(cls, wsdl: Path, **settings: Any) -> Echo:
        """The service at :data:`NOW`, called by ``caller`` and, at the door, ``user``."""
        contract, message = contract_from(wsdl)
        echo = cls(contract, message, **settings)
        if isinstance(echo.clock, Clock):
            echo.clock.advance(NOW - echo.clock.seconds())
        for name in ("caller", "user"):
            echo.callers[identity(name).certificate_der] = name
        return echo

    async def handle(self, call: Call[str]) -> Struct:
        """Note the call, and behave."""
        self.calls.append(call)
        return await self.behaviour(call)

    def endpoint(self, **settings: Any) -> Endpoint[str]:
        """A new endpoint, with a replay cache of its own."""
        values: dict[str, Any] = {
            "contract": self.contract,
            "handlers": {"Change": self.handle, "DescribeResources": self.handle},
            "request_profile": self.request_profile,
            "answer_profile": self.answer_profile,
            "identity": identity("echo") if self.answer_profile else None,
            "trust": self.callers.get,
            "addresses": (self.url,),
            "replay": MemoryReplayCache(),
            "clock": self.clock,
            "fault": lambda error, call, request_id: tier_fault(error, "echo", request_id),
        }
        return Endpoint(**{**values, **settings})

    def client(self, transport: ITransport, **settings: Any) -> SoapClient:
        """A client of it: as a tier's, or as a user's where the requests' profile is EC2's."""
        values: dict[str, Any] = {
            "contract": self.contract,
            "url": self.url,
            "transport": transport,
            "clock": self.clock,
            "identity": identity(self.caller),
            "peer_certificate": identity("echo").certificate_der,
        }
        if self.request_profile is TIER_REQUEST and settings.keys() <= {"observer"}:
            return tier_client(**values, **settings)
        profiles = {"request_profile": self.request_profile, "answer_profile": self.answer_profile}
        return SoapClient(**{**values, **profiles, **settings})

    def network(self, **settings: Any) -> MemoryTransport:
        """A network in memory with the service on it."""
        return MemoryTransport({self.url: self.endpoint(**settings)}, self.clock)


def at_the_door(echo: Echo, answer_profile: Profile | None = None) -> Echo:
    """The same service as EC2's door: unsigned answers, or those of ``answer_profile``."""
    echo.request_profile, echo.answer_profile, echo.caller = EC2_REQUEST, answer_profile, "user"
    return echo
