"""Messages of any size, each of one kind, by which it is seen how cost grows: a stranger's, and of who has signed well."""

from collections.abc import Callable, Mapping
from typing import Final

from euca.soap import namespaces as ns
from euca.soap.errors import SoapError
from euca.soap.security.profile import TIER_ANSWER
from euca.soap.security.verify import verify
from euca.testing.signed_messages import Draft, check, draft, make

Family = Callable[[int], str]

FAMILIES: Final[Mapping[str, Family]] = {
    "attributes": lambda n: "<a " + " ".join(f'a{i}="x"' for i in range(n // 12)) + "/>",
    "attributes of many": lambda n: "<a>" + '<b c="1" d="2" e="3"/>' * (n // 22) + "</a>",
    "namespaces": lambda n: "<a " + " ".join(f'xmlns:a{i}="urn:{i}"' for i in range(n // 24)) + "/>",
    "depth": lambda n: "<a>" * (n // 7) + "</a>" * (n // 7),
    "depth that is allowed": lambda n: ("<a>" * 50 + "</a>" * 50) * (n // 350),
    "text": lambda n: "<a>" + "x" * n + "</a>",
    "white space": lambda n: "<a>" + " " * n + "</a>",
    "base64": lambda n: "<a>" + "QUJD\n" * (n // 5) + "</a>",
    "character references": lambda n: "<a>" + "&#x41;" * (n // 6) + "</a>",
    "entities": lambda n: "<a>" + "&amp;" * (n // 5) + "</a>",
    "unknown entities": lambda n: "<a>" + "&x;" * (n // 3) + "</a>",
    "comments": lambda n: "<a>" + "<!---->" * (n // 7) + "</a>",
    "instructions": lambda n: "<a>" + "<?x?>" * (n // 5) + "</a>",
    "CDATA": lambda n: "<a>" + "<![CDATA[x]]>" * (n // 13) + "</a>",
    "Ids": lambda n: f'<a xmlns:u="{ns.WSU}">' + "".join(f'<b u:Id="i{i}"/>' for i in range(n // 18)) + "</a>",
    "a long name": lambda n: "<" + "a" * n + "/>",
    "open brackets": lambda n: "<" * n,
    "a declaration": lambda n: "<?xml " + " " * n,
    "siblings": lambda n: "<a>" + "<b/>" * (n // 4) + "</a>",
}
"""A stranger's content, of some `n` bytes."""

_SECURITY: Final = f'<w:Security xmlns:w="{ns.WSSE}"><u:Timestamp xmlns:u="{ns.WSU}"/></w:Security>'
PLACES: Final = {
    "body": f'<s:Envelope xmlns:s="{ns.SOAP}"><s:Header>{_SECURITY}</s:Header><s:Body>{{}}</s:Body></s:Envelope>',
    "header": f'<s:Envelope xmlns:s="{ns.SOAP}"><s:Header>{{}}{_SECURITY}</s:Header><s:Body><x/></s:Body></s:Envelope>',
    "alone": "{}",
}
"""Where it stands."""

_TURNED: Final = " ".join(f'a{i}="1"' for i in range(60, 0, -1))
_PREFIXES: Final = [f"p{i}" for i in range(14)]


def _many(number: int) -> str:
    return "<b/>" * number


def _in_body(family: Family, declared: str = "", **more: str) -> Callable[[int], Draft]:
    return lambda n: draft(TIER_ANSWER, body=f'<op:Run xmlns:op="urn:op"{declared}>{family(n)}</op:Run>', **more)


def _many_headers(n: int) -> Draft:
    """Sixteen references: ten of them are of headers that are all as long."""
    names = [f"h{i}" for i in range(10)]
    good, text = draft(TIER_ANSWER), "x" * (n // 10)
    more = "".join(f'<h:x xmlns:h="urn:{name}" wsu:Id="{name}">{text}</h:x>' for name in names)
    return draft(TIER_ANSWER, headers=good.headers + more, signed=(*good.signed, *names))


SIGNED: Final[Mapping[str, Callable[[int], Draft]]] = {
    "text": _in_body(lambda n: "x" * n),
    "white space": _in_body(lambda n: " " * n),
    "siblings": _in_body(lambda n: "<b/>" * (n // 4)),
    "siblings of a namespace": _in_body(lambda n: "<op:b/>" * (n // 7)),
    "depth that is allowed": _in_body(lambda n: ("<a>" * 50 + "</a>" * 50) * (n // 350)),
    "siblings deep down": _in_body(lambda n: "<op:a>" * 55 + '<op:b c="1" d="2"/>' * (n // 19) + "</op:a>" * 55),
    "attributes of many": _in_body(lambda n: '<b c="1" d="2" e="3"/>' * (n // 22)),
    "attributes out of order": _in_body(lambda n: f"<b {_TURNED}/>" * (n // 475)),
    "declarations": _in_body(
        lambda n: "".join(f'<q{i}:a xmlns:q{i}="urn:{i}">{_many(n // 920)}</q{i}:a>' for i in range(230))
    ),
    "character references": _in_body(lambda n: "&#x41;" * (n // 6)),
    "CDATA": _in_body(lambda n: "<![CDATA[x]]>" * (n // 13)),
    "PrefixLists": _in_body(
        lambda n: "<b/>" * (n // 4),
        declared="".join(f' xmlns:{prefix}="urn:{prefix}"' for prefix in _PREFIXES),
        prefixes=" ".join(["#default", "soap", *_PREFIXES]),
    ),
    "references and headers": _many_headers,
}
"""What a signer may do to who trusts it: messages that are accepted, of some `n` bytes."""


def families(place: str) -> list[str]:
    """Names of all that is tried at one of `PLACES`, or "signed"."""
    return list(SIGNED if place == "signed" else FAMILIES)


def message(family: str, place: str, size: int) -> bytes:
    """A message of some `size` bytes."""
    if place == "signed":
        return make(SIGNED[family](size))
    return PLACES[place].format(FAMILIES[family](size)).encode()


def judge(data: bytes, place: str) -> None:
    """What a receiver does with it. Raises `AssertionError` where it refuses what was signed, or accepts anything else."""
    try:
        if place == "signed":
            check(draft(TIER_ANSWER), data)
        else:
            verify(data, profile=TIER_ANSWER, trust=lambda _: None, now=0)
    except SoapError as error:
        assert place != "signed", error
    else:
        assert place == "signed", "accepted"
