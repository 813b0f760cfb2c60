"""Doors in memory: the service of `euca.testing.echo`, and its caller, under each of the four profiles."""

from __future__ import annotations

import functools
from typing import Final

from attrs import field, frozen

from euca.soap.exchange import HttpRequest
from euca.soap.security.identity import Identity
from euca.soap.security.profile import EC2_ANSWER, EC2_REQUEST, TIER_ANSWER, TIER_REQUEST, Profile
from euca.soap.security.verify import Verified, verify
from euca.soap.server import Endpoint
from euca.testing.attacks.material import Attack, Door
from euca.testing.attacks.twins import small_twin
from euca.testing.echo import NOW, Echo, at_the_door, identity

PROFILES: Final = {profile.name: profile for profile in (EC2_REQUEST, TIER_REQUEST, EC2_ANSWER, TIER_ANSWER)}
XML: Final = {"content-type": "text/xml; charset=utf-8", "soapaction": '""'}
_QUESTION: Final = "urn:uuid:0f0a3c46-0000-4000-8000-000000000002"


@functools.cache
def _small(name: str) -> Identity:
    return small_twin(identity(name))


def echo_door(profile: Profile) -> Door:
    """The door of the service under the profile of a request; for that of an answer, its caller's."""
    signer = "echo" if profile.action else "caller" if profile.all_headers_signed else "user"
    rsa = "user " if signer == "user" else ""
    return Door(
        name=profile.name,
        profile=profile,
        signer=identity(signer),
        stranger=identity(f"{rsa}stranger"),
        insider=identity(f"{rsa}insider"),
        small=_small(signer),
        address="https://echo.example:8774/echo",
        now=lambda: NOW,
        action="Echo#Change",
        harmless=lambda mark: f'<Change xmlns="urn:echo"><text>{mark}</text></Change>',
        forged='<Change xmlns="urn:echo"><text>forged</text></Change>',
        question=_QUESTION if profile.action else "",
    )


def verified(door: Door, data: bytes) -> Verified[str]:
    """What `verify()` makes of a message there. The small key is known: its size alone speaks against it."""
    known = {door.signer.certificate_der: "signer", door.small.certificate_der: "small"}
    return verify(
        data,
        profile=door.profile,
        trust=known.get,
        now=door.now(),
        to=() if door.answers else {door.address},
        relates_to=door.question or None,
        action=door.action if door.answers or door.tiers else None,
    )


def request(data: bytes, attack: Attack | None = None, path: str = "/echo") -> HttpRequest:
    """A message as it comes out of HTTP, with the attack's HTTP headers."""
    headers: dict[str, str | None] = {**XML}
    if attack is not None:
        headers |= {name.lower(): value for name, value in attack.http.items()}
    sent = {name: value for name, value in headers.items() if value is not None}
    return HttpRequest("POST", path, {}, sent, data, "192.0.2.1", True)


@frozen
class Receiver:
    """The service under the profile of a request, as strangers reach it. echo.calls: whatever it acted upon."""

    door: Door
    echo: Echo
    endpoint: Endpoint[str] = field(repr=False)

    @classmethod
    def at(cls, profile: Profile, echo: Echo) -> Receiver:
        """A new one, with a replay cache of its own."""
        door = echo_door(profile)
        if not profile.all_headers_signed:
            at_the_door(echo)
        echo.callers[door.small.certificate_der] = "small"
        return cls(door, echo, echo.endpoint())
