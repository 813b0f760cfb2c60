"""What attacks are made of: a door, a message that is good at it, and what an attacker does to that.

Messages are signed by xmlsec or by hand, never by the code that is attacked.
"""

import itertools
import secrets
from collections.abc import Callable, Mapping
from typing import Any, Final

from attrs import evolve, field, frozen

from euca.soap import namespaces as ns
from euca.soap.addressing import new_message_id
from euca.soap.security.identity import Identity
from euca.soap.security.profile import EC2_ANSWER, EC2_REQUEST, TIER_ANSWER, TIER_REQUEST, Profile
from euca.soap.security.timestamp import format_time
from euca.testing.signed_messages import Draft, header, make

EC2: Final = EC2_REQUEST.name
TIER: Final = TIER_REQUEST.name
EC2_BACK: Final = EC2_ANSWER.name
TIER_BACK: Final = TIER_ANSWER.name
REQUESTS: Final = frozenset({EC2, TIER})
ANSWERS: Final = frozenset({EC2_BACK, TIER_BACK})
EVERYWHERE: Final = REQUESTS | ANSWERS
BETWEEN_TIERS: Final = frozenset({TIER, TIER_BACK})

_numbers = itertools.count(1)


@frozen(kw_only=True)
class Door:
    """Where messages arrive, and who is who there.

    signer: whose messages are taken. insider: whose certificate the receiver knows, in another role than the one that is wanted here; where
    there is none like that, somebody else's. small: a key of 1024 bits, with the signer's names and serial number. address: the receiver's.
    now: its clock, in seconds since the epoch. operation: the local name of the element in Body. harmless: a mark → the body of a message that
    changes something small, which the mark shows. forged: the body that an attacker would like to have acted upon. question: the
    MessageID that an answer relates to. way_s: how long a message may be on its way.
    """

    name: str
    profile: Profile
    signer: Identity = field(repr=False)
    stranger: Identity = field(repr=False)
    insider: Identity = field(repr=False)
    small: Identity = field(repr=False)
    address: str
    now: Callable[[], float] = field(repr=False)
    action: str = ""
    harmless: Callable[[str], str] = field(repr=False)
    forged: str = field(repr=False)
    question: str = ""
    way_s: float = 1.0

    @property
    def answers(self) -> bool:
        """Whether it is a caller's, who waits for an answer."""
        return bool(self.profile.action)

    @property
    def tiers(self) -> bool:
        """Whether it is one between tiers."""
        return self.profile.all_headers_signed


Step = Callable[[Door, Draft], Draft]
"""What is done to a good message."""


def same(door: Door, good: Draft) -> Draft:
    """Nothing is done to it."""
    return good


def does(**changes: Any) -> Step:
    """Other values of a draft's fields, such as `after`."""
    return lambda door, good: evolve(good, **changes)


def mark() -> str:
    """Eight hexadecimal digits that nothing else bears."""
    return f"{next(_numbers) & 0xFF:02x}{secrets.token_hex(3)}"


def times(door: Door, good: Draft, created_s: float, life_s: float | None = None) -> Draft:
    """The message made that long from now (before it, where negative), and living for so long."""
    created = door.now() + created_s
    life_s = door.profile.lifetime_s if life_s is None else life_s
    return evolve(good, created=format_time(created), expires=format_time(created + life_s))


def good_draft(door: Door, what: str | None = None) -> Draft:
    """A message that the door takes, with a mark of its own or `what` in it."""
    profile = door.profile
    signed: tuple[str, ...] = ("Timestamp", "Body")
    headers = ""
    if profile.all_headers_signed or door.answers:
        values = {
            "To": ns.WSA_ANONYMOUS if door.answers else door.address,
            "Action": door.action + profile.action,
            "MessageID": new_message_id(),
        }
        if door.answers:
            values["RelatesTo"] = door.question
        headers = "".join(header(name, value) for name, value in values.items())
        signed = (*signed, *values)
    draft = Draft(profile=profile, who=door.signer, headers=headers, signed=signed, body=door.harmless(what or mark()))
    return times(door, draft, 0)


@frozen(kw_only=True)
class Case:
    """Something hostile that has a name.

    what: one sentence. refused_by: the name of the rule, or what happens instead. sources: where it is known from.
    """

    name: str
    what: str
    refused_by: str
    sources: tuple[str, ...] = ()


@frozen(kw_only=True)
class Attack:
    """A hostile message.

    check: the name of the rule that refuses it; `check_tiers` where it is another one between tiers. bad: what the attacker does to a good message.
    good: its twin that is accepted, where that is not the good message itself. at: names of the profiles under which it is tried.
    http: HTTP headers that are sent in place of the usual ones (None: not sent). status: of the answer; 500 is SOAP's fault.
    """

    name: str
    what: str
    check: str
    bad: Step
    good: Step = same
    at: frozenset[str] = EVERYWHERE
    check_tiers: str = ""
    sources: tuple[str, ...] = ()
    http: Mapping[str, str | None] = field(factory=dict)
    status: int = 500

    def check_at(self, door: Door) -> str:
        """The rule that refuses it there."""
        return self.check_tiers if self.check_tiers and door.tiers else self.check

    def case(self) -> Case:
        """What the catalogue says of it."""
        checks = dict.fromkeys(check for check in (self.check, self.check_tiers) if check)
        return Case(name=self.name, what=self.what, refused_by=", ".join(checks), sources=self.sources)

    def messages(self, door: Door) -> tuple[bytes, bytes]:
        """The good message and the bad one, of the same material; both are new ones at each call."""
        return make(self.good(door, good_draft(door))), make(self.bad(door, good_draft(door)))
