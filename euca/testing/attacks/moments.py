"""Clocks and addresses: messages of another time, to somebody else, with answers to a third host."""

from typing import Final

from attrs import evolve
from lxml import etree

from euca.query.received import FORM
from euca.soap import namespaces as ns
from euca.testing.attacks.material import (
    ANSWERS,
    BETWEEN_TIERS,
    EC2,
    EC2_BACK,
    EVERYWHERE,
    REQUESTS,
    TIER,
    TIER_BACK,
    Attack,
    Door,
    Step,
    same,
    times,
)
from euca.testing.attacks.wrapping import HEADER, STAMP, unsigned_header
from euca.testing.signed_messages import Draft, add, drop, endpoint, header, one

WINDOW: Final = ("EC2: a request is valid five minutes around its timestamp",)
THIRD: Final = "http://evil.example/"
SPOOFING: Final = ("WS-Attacker: WS-Addressing spoofing",)


def _made(part: float, life_s: float | None = None) -> Step:
    """Made at the edge of the window before (negative) or after now: beyond it, or inside, by a second and what the way may take."""

    def step(door: Door, good: Draft) -> Draft:
        edge, beyond, past = door.profile.window_s, abs(part) > 1, part < 0
        # Time passes on the way: it makes the old ones older, and those of the future less so.
        far = door.way_s if beyond is not past else 1.0
        seconds = edge + far if beyond else edge - far
        return times(door, good, -seconds if past else seconds, 2 * edge if life_s is None else life_s)

    return step


def _text(created: str) -> Step:
    return lambda door, good: evolve(good, created=created)


def _ever(part: float) -> Step:
    return lambda door, good: evolve(_made(part)(door, good), expires="9999-12-31T23:59:59.000Z")


def _emptied(root: etree._Element) -> None:
    one(root, STAMP)[:] = []


def _turned(root: etree._Element) -> None:
    stamp = one(root, STAMP)
    stamp.append(stamp[0])


# Addressing


def _said(name: str, content: str) -> Step:
    """A signed header says something else, or is there in addition."""

    def step(door: Door, good: Draft) -> Draft:
        def before(root: etree._Element) -> None:
            for found in one(root, HEADER).findall(f"{{{ns.WSA}}}{name}"):
                one(root, HEADER).remove(found)
            add(HEADER, content)(root)

        signed = good.signed if name in good.signed else (*good.signed, name)
        return evolve(good, before=before, signed=signed)

    return step


def _without(name: str) -> Step:
    """The header was not there when it was signed."""
    return lambda door, good: evolve(
        good, before=drop(f"{HEADER}/wsa:{name}"), signed=tuple(part for part in good.signed if part != name)
    )


def _to(change: str) -> Step:
    def step(door: Door, good: Draft) -> Draft:
        changed = {"slash": f"{door.address}/", "space": f" {door.address}", "capitals": door.address.upper()}
        return _said("To", header("To", changed.get(change, change)))(door, good)

    return step


def _action(door: Door, good: Draft) -> Draft:
    other = {
        "Change": "DescribeResources",
        "ncTerminateInstance": "ncDescribeResource",
        "TerminateInstances": "DescribeResources",
    }
    prefix, _, operation = door.action.rpartition("#")
    return _said("Action", header("Action", f"{prefix}#{other[operation]}"))(door, good)


def replies() -> list[Attack]:
    """ReplyTo and FaultTo: the receiver would carry answers to a third host."""
    made = []
    for name in ("ReplyTo", "FaultTo"):
        check = f"addressing.{name.lower()}"
        for said, address in (
            ("a third host", THIRD),
            ("this machine", "http://127.0.0.1:1/"),
            ("a mailbox", "mailto:x@evil.example"),
        ):
            made.append(
                Attack(
                    name=f"spoofing: a signed {name} at {said}",
                    what=f"The answer is to go to {said} ({address}).",
                    check=check,
                    bad=_said(name, endpoint(name, address)),
                    at=REQUESTS,
                    sources=SPOOFING,
                )
            )
        made.append(
            Attack(
                name=f"spoofing: an unsigned {name} at a third host",
                what=f"Somebody on the way adds a {name}: the answer is to go to {THIRD}.",
                check=check,
                check_tiers="header.unsigned",
                bad=unsigned_header(endpoint(name, THIRD, "")),
                at=REQUESTS,
                sources=SPOOFING,
            )
        )
    made += [
        Attack(
            name="spoofing: a ReplyTo with reference parameters",
            what="The anonymous ReplyTo, with parameters that the receiver would copy into its answer's headers.",
            check="addressing.replyto",
            bad=_said(
                "ReplyTo",
                header("ReplyTo", f"<wsa:Address>{ns.WSA_ANONYMOUS}</wsa:Address><wsa:ReferenceParameters/>"),
            ),
            at=REQUESTS,
            sources=SPOOFING,
        ),
        Attack(
            name="spoofing: two of ReplyTo",
            what="The anonymous ReplyTo, signed, and another one behind it.",
            check="header.duplicate",
            bad=_two_replies,
            at=REQUESTS,
            sources=SPOOFING,
        ),
    ]
    return made


def _two_replies(door: Door, good: Draft) -> Draft:
    signed = _said("ReplyTo", endpoint("ReplyTo", ns.WSA_ANONYMOUS))(door, good)
    return evolve(signed, after=add(HEADER, endpoint("ReplyTo", THIRD, "")))


# What stands in HTTP's headers


_CLOCKS: Final[list[tuple[str, str, str, Step, Step | None, frozenset[str]]]] = [
    (
        "clocks: stale",
        "Made longer ago than the window; its twin, made just inside it, is taken.",
        "timestamp.created",
        _made(-1.1),
        _made(-0.9),
        EVERYWHERE,
    ),
    (
        "clocks: of the future",
        "Made later than the window allows; its twin, made just inside it, is taken.",
        "timestamp.created",
        _made(1.1),
        _made(0.9),
        EVERYWHERE,
    ),
    (
        "clocks: stale with a lifetime until the year 9999",
        "A later Expires extends nothing.",
        "timestamp.created",
        _ever(-1.1),
        _ever(-0.9),
        EVERYWHERE,
    ),
    (
        "clocks: expired",
        "Made inside the window, and at its end since a second.",
        "timestamp.expires",
        lambda d, g: times(d, g, -3, 2),
        lambda d, g: times(d, g, -3, 9),
        EVERYWHERE,
    ),
    (
        "clocks: ended before it began",
        "Expires lies before Created.",
        "timestamp.order",
        lambda d, g: times(d, g, 2, -1),
        None,
        EVERYWHERE,
    ),
    (
        "clocks: no Created",
        "A Timestamp that says only when it ends.",
        "timestamp.children",
        lambda d, g: evolve(g, before=drop(f"{STAMP}/wsu:Created")),
        None,
        EVERYWHERE,
    ),
    (
        "clocks: no Expires",
        "A Timestamp that says only when it began.",
        "timestamp.children",
        lambda d, g: evolve(g, expires=None),
        None,
        BETWEEN_TIERS,
    ),
    (
        "clocks: an empty Timestamp",
        "A Timestamp that says nothing.",
        "timestamp.children",
        lambda d, g: evolve(g, before=_emptied),
        None,
        EVERYWHERE,
    ),
    (
        "clocks: two of Created",
        "Two times of making, one old and one fresh.",
        "timestamp.children",
        lambda d, g: evolve(g, before=add(STAMP, "<wsu:Created>2011-06-15T10:00:00.000Z</wsu:Created>", 0)),
        None,
        EVERYWHERE,
    ),
    (
        "clocks: Expires first",
        "Expires stands before Created, for a reader by position.",
        "timestamp.children",
        lambda d, g: evolve(g, before=_turned),
        None,
        EVERYWHERE,
    ),
    *(
        (f"clocks: {name}", f"Created is {text!r}.", "timestamp.format", _text(text), None, EVERYWHERE)
        for name, text in (
            ("a local time", "2026-11-18T01:06:40"),
            ("a time with an offset", "2026-11-18T01:06:40+14:00"),
            ("a year of five digits", "12026-11-18T01:06:40Z"),
            ("a year before all years", "-2026-11-18T01:06:40Z"),
            ("the twenty-fifth hour", "2026-11-18T25:00:00Z"),
            ("ten digits of a second", "2026-11-18T01:06:40.0000000001Z"),
            ("digits of another script", "\u0662026-11-18T01:06:40Z"),
            ("an empty one", ""),
            ("a number", "1795000000"),
            ("a million digits", "2026-11-18T01:06:40." + "0" * 100_000 + "Z"),
        )
    ),
    (
        "clocks: an Expires that is no time",
        "Expires says never.",
        "timestamp.format",
        lambda d, g: evolve(g, expires="never"),
        None,
        EVERYWHERE,
    ),
]


def clocks() -> list[Attack]:
    """Created and Expires."""
    return [
        Attack(name=n, what=w, check=c, bad=b, good=g or same, at=at, sources=WINDOW) for n, w, c, b, g, at in _CLOCKS
    ]


_TO_OTHERS: Final[list[tuple[str, str, str, Step, frozenset[str]]]] = [
    (
        "addressing: to another receiver",
        "A message for another machine.",
        "addressing.to",
        _to("https://other.example/services/x"),
        EVERYWHERE,
    ),
    (
        "addressing: to almost this receiver",
        "The receiver's address with a slash more.",
        "addressing.to",
        _to("slash"),
        REQUESTS,
    ),
    (
        "addressing: to this receiver in capitals",
        "The receiver's address in other letters.",
        "addressing.to",
        _to("capitals"),
        REQUESTS,
    ),
    (
        "addressing: to this receiver behind a space",
        "The receiver's address behind a space.",
        "addressing.to",
        _to("space"),
        REQUESTS,
    ),
    (
        "addressing: Action of another operation",
        "The signed Action is another operation's than that of the body: who looks at one authorises, who looks at the other acts.",
        "addressing.action",
        _action,
        frozenset({TIER}),
    ),
    (
        "addressing: Action of nobody's",
        "An Action that is none of the service's: it would sign an answer with words of the attacker's.",
        "addressing.action",
        _said("Action", header("Action", "urn:x")),
        frozenset({TIER, TIER_BACK, EC2_BACK}),
    ),
    (
        "addressing: MessageID that is no URI",
        "A MessageID that is relative.",
        "addressing.messageid",
        _said("MessageID", header("MessageID", "relative")),
        BETWEEN_TIERS,
    ),
    (
        "addressing: a long MessageID",
        "A MessageID of two hundred and fifty-seven characters, to fill what remembers it.",
        "addressing.messageid",
        _said("MessageID", header("MessageID", "urn:x:" + "y" * 251)),
        BETWEEN_TIERS,
    ),
    (
        "addressing: an empty MessageID",
        "A MessageID without a character.",
        "addressing.messageid",
        _said("MessageID", header("MessageID", "")),
        BETWEEN_TIERS,
    ),
    (
        "addressing: headers of 2004",
        "A To of another version of WS-Addressing, for a reader that knows both.",
        "header.namespace",
        unsigned_header(f'<t:To xmlns:t="{ns.WSA_2004}">{THIRD}</t:To>'),
        BETWEEN_TIERS,
    ),
    (
        "addressing: a header that has to be understood",
        "An unknown header that says mustUnderstand.",
        "soap:MustUnderstand",
        unsigned_header('<op:x xmlns:op="urn:x" soap:mustUnderstand="1"/>'),
        frozenset({EC2, EC2_BACK}),
    ),
]


def to_others() -> list[Attack]:
    """Messages to somebody else, or about something else."""
    made = [Attack(name=n, what=w, check=c, bad=b, at=at, sources=("CVE-2012-4066",)) for n, w, c, b, at in _TO_OTHERS]
    made += [
        Attack(
            name="answers: to another question",
            what="A good, signed answer relates to another message.",
            check="addressing.relatesto",
            bad=_said("RelatesTo", header("RelatesTo", "urn:uuid:00000000-0000-4000-8000-0000000000ff")),
            at=ANSWERS,
        ),
        Attack(
            name="answers: to no question",
            what="A good, signed answer that does not say to what.",
            check="addressing.relatesto",
            bad=_without("RelatesTo"),
            at=frozenset({EC2_BACK}),
        ),
        Attack(
            name="answers: to a question that nobody signed",
            what="A good, signed answer whose RelatesTo somebody has added on the way.",
            check="addressing.relatesto",
            bad=lambda door, good: evolve(good, signed=tuple(name for name in good.signed if name != "RelatesTo")),
            at=frozenset({EC2_BACK}),
        ),
        Attack(
            name="answers: of another operation",
            what="The answer's Action is that of another question.",
            check="addressing.action",
            bad=lambda door, good: _said("Action", header("Action", "urn:x:otherResponse"))(door, good),
            at=ANSWERS,
        ),
        Attack(
            name="answers: a question sent back",
            what="The answer's Action is the question's own: a message reflected to its sender.",
            check="addressing.action",
            bad=lambda door, good: _said("Action", header("Action", door.action))(door, good),
            at=ANSWERS,
        ),
    ]
    return made


_OVER_HTTP: Final[list[tuple[str, str, str, dict[str, str | None], int, frozenset[str], tuple[str, ...]]]] = [
    (
        "HTTP headers: SOAPAction of another operation",
        "SOAPAction names another operation than the signed message.",
        "http.soapaction",
        {"SOAPAction": '"urn:other"'},
        500,
        frozenset({TIER}),
        ("WS-Attacker: SOAPAction spoofing", "CVE-2012-4066"),
    ),
    (
        "HTTP headers: SOAP 1.2's media type",
        "A message of SOAP 1.1 as application/soap+xml.",
        "http.415",
        {"Content-Type": "application/soap+xml"},
        415,
        REQUESTS,
        ("CVE-2012-4066",),
    ),
    (
        "HTTP headers: JSON's media type",
        "A message that says it is JSON.",
        "http.415",
        {"Content-Type": "application/json"},
        415,
        REQUESTS,
        ("CVE-2012-4066",),
    ),
    (
        "HTTP headers: a form",
        "What a browser can be made to send from anywhere.",
        "http.415",
        {"Content-Type": FORM},
        415,
        REQUESTS,
        ("CVE-2012-4066",),
    ),
    (
        "HTTP headers: plain text",
        "What a browser can be made to send from anywhere.",
        "http.415",
        {"Content-Type": "text/plain"},
        415,
        REQUESTS,
        ("CVE-2012-4066",),
    ),
    (
        "HTTP headers: no media type",
        "A message that does not say what it is.",
        "http.415",
        {"Content-Type": None},
        415,
        REQUESTS,
        ("CVE-2012-4066",),
    ),
    (
        "HTTP headers: parts and attachments",
        "A message with attachments.",
        "http.415",
        {"Content-Type": 'multipart/related; type="text/xml"; boundary=x'},
        415,
        REQUESTS,
        ("CVE-2012-4066",),
    ),
    (
        "HTTP headers: the charset UTF-16",
        "UTF-8 that HTTP says is UTF-16.",
        "http.415",
        {"Content-Type": "text/xml; charset=utf-16"},
        415,
        REQUESTS,
        ("CVE-2012-4066",),
    ),
    (
        "HTTP headers: two media types",
        "A media type within a media type.",
        "http.415",
        {"Content-Type": "text/xml, application/json"},
        415,
        REQUESTS,
        ("CVE-2012-4066",),
    ),
    (
        "HTTP headers: a body that is said to be compressed",
        "Content-Encoding says gzip.",
        "http.415",
        {"Content-Encoding": "gzip"},
        415,
        REQUESTS,
        ("WS-Attacker: compression",),
    ),
    (
        "HTTP headers: a body that is said to be deflated",
        "Content-Encoding says deflate.",
        "http.415",
        {"Content-Encoding": "deflate"},
        415,
        REQUESTS,
        ("WS-Attacker: compression",),
    ),
]


def over_http() -> list[Attack]:
    """HTTP headers that say something else than the message."""
    return [
        Attack(name=n, what=w, check=c, bad=lambda door, good: good, http=h, status=s, at=at, sources=src)
        for n, w, c, h, s, at, src in _OVER_HTTP
    ]


def attacks() -> list[Attack]:
    """All of this module's."""
    return [*clocks(), *to_others(), *replies(), *over_http()]
