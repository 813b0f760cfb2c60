"""Messages changed byte by byte, by whoever stands on the wire: each is refused, or says the very same thing."""

import random
from typing import Final

from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.codec.contract import Contract
from euca.soap.errors import MalformedMessage, SecurityFailure, SoapFault
from euca.soap.security.profile import TO, Profile
from euca.soap.security.timestamp import parse_time
from euca.soap.security.verify import verify

#: White space where it says nothing, so that not all that is tried is refused for the same reason.
_HARMLESS: Final = (
    (b"?>", b"?>\n"),
    (b"</ds:SignatureValue>", b"\n</ds:SignatureValue>"),
    (b">", b" >"),
    (b"", b"\xef\xbb\xbf"),
)


def changed(data: bytes, chance: random.Random) -> bytes:
    """One to three changes: a byte set, bytes taken out, put in, repeated, exchanged with others; or white space."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        at, start = chance.randrange(len(made)), chance.randrange(len(made))
        size = chance.choice((1, 1, 2, 8, 40, 200))
        match chance.choice(("set", "set", "delete", "insert", "copy", "exchange", "space")):
            case "set":
                made[at] = chance.choice((chance.randrange(256), chance.randint(32, 126), made[at] ^ 1, made[at] ^ 32))
            case "delete":
                del made[at : at + size]
            case "insert":
                made[at:at] = chance.randbytes(size)
            case "copy":
                made[at:at] = made[start : start + size]
            case "exchange":
                made[at : at + size] = made[start : start + size]
            case _:
                old, new = chance.choice(_HARMLESS)
                made = bytearray(bytes(made).replace(old, new, 1) if old else new + made)
        if not made:
            break
    return bytes(made)


class Heard:
    """What a receiver hears in one message of somebody whose certificate (DER) it trusts.

    The message is judged at its own time, by a receiver at its own To: `original` is what it says. Raises `ValueError` where it is not accepted.
    """

    def __init__(self, data: bytes, profile: Profile, contract: Contract, certificates: set[bytes]) -> None:
        root = etree.fromstring(data)
        created = parse_time(root.findtext(f".//{{{ns.WSU}}}Created") or "")
        self._data = data
        self._profile = profile
        self._contract = contract
        self._certificates = certificates
        self._to = {to.text or "" for to in root.iter(TO)}
        self._now = created or 0.0
        original = self.of(data)
        if original is None:
            raise ValueError("the message itself is not accepted")
        self.original = original

    def of(self, data: bytes) -> tuple[object, ...] | None:
        """The decoded request, and all else that a caller of `verify()` sees; None where it is refused."""
        try:
            verified = verify(
                data,
                profile=self._profile,
                trust=lambda certificate: certificate if certificate in self._certificates else None,
                now=self._now,
                to=self._to,
            )
        except (MalformedMessage, SecurityFailure, SoapFault):
            return None
        decoded = self._contract.decode(verified.body)
        addressing = (verified.to, verified.action, verified.message_id, verified.relates_to)
        return (decoded, verified.principal, verified.created, verified.expires, *addressing, verified.replay_key)

    def check(self, chance: random.Random, times: int) -> int:
        """Change it so many times; how many of those are still accepted. Raises `AssertionError` with one that says something else."""
        accepted = 0
        for _ in range(times):
            data = changed(self._data, chance)
            said = self.of(data)
            assert said in (None, self.original), data
            accepted += said is not None
        return accepted
