"""Rows of both profiles: a good message is accepted, and refused once it breaks the row, by that row.

Each case runs both halves in the same test, so that a refusal can only come from the change. Here is what lies close to a limit, and what
nobody would send to attack; what attackers send is in `euca.testing.attacks`, held in the same way by `test/attack/test_attack_unit.py`. That
between them they have every rule, `test_every_rule_is_held` says.
"""

import datetime
from typing import Any

import pytest
from attrs import evolve, field, frozen
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.errors import MalformedMessage, SecurityFailure, SoapFault
from euca.soap.security.profile import (
    EC2_ANSWER,
    EC2_REQUEST,
    TIER_ANSWER,
    TIER_REQUEST,
    Profile,
)
from euca.soap.security.timestamp import format_time
from euca.soap.security.verify import STEPS
from euca.testing.attacks.catalogue import ATTACKS
from euca.testing.signed_messages import (
    ACTION,
    ADDRESS,
    BODY_TEXT,
    C14N,
    MESSAGE,
    NOW,
    PROFILES,
    QUESTION,
    Draft,
    add,
    check,
    draft,
    drop,
    endpoint,
    header,
    identity,
    make,
    one,
    put,
    replace,
    sequence,
    text,
)

ALL = tuple(PROFILES.values())
TIERS = (TIER_REQUEST, TIER_ANSWER)
DOOR = (EC2_REQUEST, EC2_ANSWER)
SECURITY = "/soap:Envelope/soap:Header/wsse:Security"
SIGNATURE = f"{SECURITY}/ds:Signature"
FIRST = f"{SIGNATURE}/ds:SignedInfo/ds:Reference[1]"


@frozen
class Row:
    """A rule, the check that refuses, and the changes that break it (and `good`: ones that do not)."""

    name: str
    check: str
    bad: dict[str, Any]
    good: dict[str, Any] = field(factory=dict)
    profiles: tuple[Profile, ...] = ALL


def nothing(_: object) -> None:
    """No change."""


WSU_ID = f"{{{ns.WSU}}}Id"
MUST = f"{{{ns.SOAP}}}mustUnderstand"
SHAPE = [
    Row("a lying declaration", "xml.encoding",
        {"late": lambda data: b'<?xml version="1.0" encoding="iso-8859-1"?>' + data},
        {"late": lambda data: b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?>\n' + data}),
    Row("comment in the body", "xml.comment", {"late": replace(b">1</op:count>", b">1<!---->1</op:count>")},
        {"late": replace(b">1</op:count>", b"><![CDATA[1]]></op:count>")}),
    Row("comment after the end", "xml.comment", {"late": lambda data: data + b"<!---->"},
        {"late": lambda data: data + b"\n"}),
    Row("instruction before the root", "xml.prolog", {"late": lambda data: b"<?x y?>" + data}),
    Row("entity", "xml.wellformed", {"late": replace(b">1</op:count>", b">&x;</op:count>")},
        {"late": replace(b">1</op:count>", b">&#49;</op:count>")}),
    Row("not well-formed", "xml.wellformed", {"late": lambda data: data[:-1]}),
    Row("relative namespace", "xml.namespace", {"late": replace(b"<op:count>", b'<op:count xmlns:r="relative">')},
        {"body": '<a xmlns="urn:absolute"/>'}),
    Row("a third child of Envelope", "shape.envelope", {"after": add("/soap:Envelope", "<op:x/>")}),
    Row("Body before Header", "shape.envelope",
        {"after": lambda root: root.insert(0, one(root, "/soap:Envelope/soap:Body"))}),
    Row("two elements in Body", "shape.body", {"body": BODY_TEXT * 2}),
    Row("empty Body", "shape.body", {"body": ""}),
    Row("text in Body", "shape.text", {"body": f"x{BODY_TEXT}"}, {"body": f"\n {BODY_TEXT}\t"}),
]  # fmt: skip

SECURITY_HEADER = [
    Row("mustUnderstand", "security.mustunderstand", {"after": put(SECURITY, MUST, "2")},
        {"after": put(SECURITY, MUST, "1")}),
    Row("something else in Security", "security.children", {"after": add(SECURITY, "<op:x/>")}),
    Row("text in Security", "shape.text", {"after": text(SECURITY, "x")}, {"after": text(SECURITY, "\n")}),
    Row("order in Security", "signature.count", {"after": drop(SIGNATURE)},
        {"before": lambda root: one(root, SECURITY).insert(0, one(root, SIGNATURE))}),
    Row("Timestamp last", "timestamp.count", {"after": drop(f"{SECURITY}/wsu:Timestamp")},
        {"before": lambda root: one(root, SECURITY).append(one(root, f"{SECURITY}/wsu:Timestamp"))}),
]  # fmt: skip

TOKEN = f"{SECURITY}/wsse:BinarySecurityToken"
STR = f"{SIGNATURE}/ds:KeyInfo/wsse:SecurityTokenReference"


def path(*kinds: str) -> dict[str, Any]:
    content = b"".join(identity(kind).certificate_der for kind in kinds)
    return {"token": sequence(content), "token_type": ns.X509_PKI_PATH}


def raw_path(token: bytes) -> dict[str, Any]:
    return {"token": token, "token_type": ns.X509_PKI_PATH}


RSA = identity().certificate_der
KEYS = [
    Row("path between tiers", "token.type", path("rsa"), {}, (*TIERS, EC2_ANSWER)),
    Row("token's encoding", "token.encoding", {"before": put(TOKEN, "EncodingType", "x")},
        {"before": put(TOKEN, "EncodingType", None)}),
    Row("token's base64", "token.base64", {"after": lambda root: text(TOKEN, "!" + str(one(root, TOKEN).text))(root)},
        {"after": lambda root: text(TOKEN, "\n " + str(one(root, TOKEN).text) + "\t\r")(root)}),
    Row("token's base64, other spaces", "token.base64",
        {"after": lambda root: text(TOKEN, "\u00a0" + str(one(root, TOKEN).text))(root)}),
    Row("an element in the token", "token.base64", {"after": add(TOKEN, "<op:x/>")}),
    Row("path", "certificate.trust", path("rsa", "other"), path("other", "other", "other", "rsa"), (EC2_REQUEST,)),
    Row("long path", "token.path", path("rsa", "rsa", "rsa", "rsa", "rsa"), path("rsa"), (EC2_REQUEST,)),
    Row("empty path", "token.path", raw_path(b"\x30\x00"), path("rsa"), (EC2_REQUEST,)),
    Row("path with a tail", "token.path", raw_path(sequence(RSA) + b"x"), path("rsa"), (EC2_REQUEST,)),
    Row("path cut short", "token.path", raw_path(sequence(RSA)[:-1]), path("rsa"), (EC2_REQUEST,)),
    Row("path of another tag", "token.path", raw_path(b"\x31" + sequence(RSA)[1:]), path("rsa"), (EC2_REQUEST,)),
    Row("path of endless length", "token.path", raw_path(b"\x30\x80" + RSA), path("rsa"), (EC2_REQUEST,)),
    Row("KeyInfo of another type", "keyinfo.token", {"after": put(f"{STR}/wsse:Reference", "ValueType", "x")},
        {"after": put(f"{STR}/wsse:Reference", "ValueType", None)}),
    Row("small RSA key", "key", {"signer": "weak"}, {"signer": "rsa"}),
    Row("P-384", "key", {"signer": "p384", "sign": False}, {"signer": "p256"}, (*TIERS, EC2_ANSWER)),
    Row("algorithm not the key's", "key.algorithm",
        {"signer": "p256", "algorithm": ns.RSA_SHA256, "sign": False}, {"signer": "p256"}, (*TIERS, EC2_ANSWER)),
]  # fmt: skip
MORE = "http://www.w3.org/2001/04/xmldsig-more#"


def with_inclusive(body: str) -> dict[str, Any]:
    return {"after": add(f"{FIRST}/ds:Transforms/ds:Transform", body)}


SIGNED = [
    Row("text in Signature", "signature.children", {"after": text(SIGNATURE, "x")}, {"after": text(SIGNATURE, "\n")}),
    Row("PrefixList of SignedInfo", "signature.prefixes", {"prefixes": " ".join(f"p{n}" for n in range(17))},
        {"prefixes": " ".join(["#default", "soap", *(f"p{n}" for n in range(14))])}),
    Row("rsa-sha1", "signature.algorithm", {"algorithm": ns.RSA_SHA1, "digest": ns.SHA256}, {},
        (*TIERS, EC2_ANSWER, evolve(EC2_REQUEST, allow_sha1=False))),
    Row("SHA-1 at the door", "signature.algorithm", {"algorithm": f"{MORE}rsa-md5", "sign": False},
        {"algorithm": ns.RSA_SHA1, "digest": ns.SHA1}, (EC2_REQUEST,)),
    Row("signature's base64", "signature.value", {"after": text(f"{SIGNATURE}/ds:SignatureValue", "=AAA")}),
    Row("another signature", "signature.wrong",
        {"after": text(f"{SIGNATURE}/ds:SignatureValue", "A" * 342 + "==")}),
    Row("short r and s", "signature.length",
        {"signer": "p256", "after": text(f"{SIGNATURE}/ds:SignatureValue", "AAAA")},
        {"signer": "p256"}, (*TIERS, EC2_ANSWER)),
    Row("r and s zero", "signature.wrong",
        {"signer": "p256", "after": text(f"{SIGNATURE}/ds:SignatureValue", "A" * 86 + "==")},
        {"signer": "p256"}, (*TIERS, EC2_ANSWER)),
    Row("reference of a type", "reference.uri", {"after": put(FIRST, "Type", f"{ns.DS}Manifest")},
        {"before": put(FIRST, "Id", "ref")}),
    Row("two prefix lists", "reference.prefixes", {"prefixes": "", **with_inclusive(
        f'<ec:InclusiveNamespaces xmlns:ec="{C14N}" PrefixList=""/>')}, {"prefixes": ""}),
    Row("no prefix list", "reference.prefixes", {"after": lambda root: (one(root, f"{FIRST}//ds:Transform").append(
        etree.fromstring(f'<ec:InclusiveNamespaces xmlns:ec="{C14N}"/>')))}),
    Row("sha1", "reference.digest-algorithm", {"digest": ns.SHA1}, {},
        (*TIERS, EC2_ANSWER, evolve(EC2_REQUEST, allow_sha1=False))),
    Row("digest's base64", "reference.digest", {"after": text(f"{FIRST}/ds:DigestValue", "=")}),
    Row("body changed", "reference.digest", {"after": text("//op:count", "2")}, {"after": text("//op:count", "1")}),
    Row("timestamp changed", "reference.digest", {"after": text("//wsu:Created", format_time(NOW + 1))}),
    Row("an Id twice", "id.duplicate", {"after": add("/soap:Envelope/soap:Body/op:Run", '<op:x wsu:Id="Token"/>')},
        {"body": '<op:Run><op:x xmlns:op="urn:op" wsu:Id="other"/></op:Run>'.replace(
            "<op:Run>", '<op:Run xmlns:op="urn:op">')}),
    *(
        Row(f"{name} on Body", "id.foreign", {"before": put("/soap:Envelope/soap:Body", name, "Body1")})
        for name in ("iD", f"{{{ns.WSU}}}id")
    ),
    Row("id in Timestamp", "id.foreign", {"before": put("//wsu:Created", "id", "x")},
        {"before": put("//wsu:Created", WSU_ID, "x")}),
    Row("Id of Signature is no matter", "signature.count", {"after": drop(SIGNATURE)},
        {"before": put(SIGNATURE, "Id", "x")}),
    Row("Body not signed", "reference.missing", {"signed": ("Timestamp",)}, {}, (EC2_REQUEST, EC2_ANSWER)),
    Row("Timestamp not signed", "reference.missing", {"signed": ("Body",)}, {}, (EC2_REQUEST, EC2_ANSWER)),
]  # fmt: skip


def times(created: str, expires: str | None = None) -> dict[str, Any]:
    return {"created": created, "expires": expires}


STAMP = f"{SECURITY}/wsu:Timestamp"
CLOCK = [
    *(
        Row(f"time {value!r}", "timestamp.format", {"created": value})
        for value in ("2026-11-18T01:06:40.Z", "2026-11-18 01:06:40Z", " 2026-11-18T01:06:40Z", "2026-13-18T01:06:40Z",
                      "2026-11-18T24:00:00Z", "2026-11-18T01:06:60Z", "-2026-11-18T01:06:40Z", "20261118T010640Z")
    ),
    *(
        Row(f"time with {digits} digits", "timestamp.format", {"created": "now"},
            {"created": format_time(NOW)[:-5] + "." + "0" * digits + "Z"})
        for digits in range(1, 10)
    ),
    Row("time without fraction", "timestamp.format", {"created": "now"}, {"created": format_time(NOW)[:-5] + "Z"}),
    Row("something else in Timestamp", "timestamp.children", {"before": add(STAMP, "<op:x/>")}),
    Row("an element in Created", "timestamp.format", {"before": add("//wsu:Created", "<op:x/>")}),
    Row("no Expires at the door", "timestamp.created", times(format_time(NOW - 301)), {"expires": None}, DOOR),
    Row("too old", "timestamp.created", times(format_time(NOW - 301), format_time(NOW + 20)),
        times(format_time(NOW - 299), format_time(NOW + 20)), DOOR),
    Row("too new", "timestamp.created", times(format_time(NOW + 301), format_time(NOW + 900)),
        times(format_time(NOW + 299), format_time(NOW + 900)), DOOR),
    Row("too old between tiers", "timestamp.created", times(format_time(NOW - 21), format_time(NOW + 20)),
        times(format_time(NOW - 19), format_time(NOW + 20)), TIERS),
    Row("too new between tiers", "timestamp.created", times(format_time(NOW + 21), format_time(NOW + 90)),
        times(format_time(NOW + 19), format_time(NOW + 90)), TIERS),
    Row("expired", "timestamp.expires", times(format_time(NOW - 9), format_time(NOW)),
        times(format_time(NOW - 9), format_time(NOW + 0.001))),
    Row("expires before it was made", "timestamp.order", times(format_time(NOW + 9), format_time(NOW + 9)),
        times(format_time(NOW + 9), format_time(NOW + 9.001))),
    Row("an absurdly long lifetime extends nothing", "timestamp.created",
        times(format_time(NOW - 301), "9999-12-31T23:59:59Z"), {"expires": "9999-12-31T23:59:59Z"}),
]  # fmt: skip


def headers(profile: Profile, drop: str = "", **changed: str) -> dict[str, Any]:
    """The profile's headers with some changed or added (signed, each under its own name)."""
    values = {"To": header("To", ADDRESS), "Action": header("Action", ACTION + profile.action),
              "MessageID": header("MessageID", MESSAGE)}  # fmt: skip
    if profile.action:
        values |= {"To": header("To", ns.WSA_ANONYMOUS), "RelatesTo": header("RelatesTo", QUESTION)}
    values |= changed
    values.pop(drop, None)
    return {"headers": "".join(values.values()), "signed": ("Timestamp", "Body", *values)}


def only(name: str, content: str, *, signed: bool = True) -> dict[str, Any]:
    return {"headers": content, "signed": ("Timestamp", "Body", *([name] if signed else []))}


FOREIGN = "http://evil.example/"
WITH_NEXT = ' soap:mustUnderstand="1" soap:actor="http://schemas.xmlsoap.org/soap/actor/next"'
REQUEST, REPLY = (TIER_REQUEST,), (TIER_ANSWER,)
EC2, EC2A = (EC2_REQUEST,), (EC2_ANSWER,)
ADDRESSING = [
    Row("an element in To", "addressing.to",
        headers(TIER_REQUEST, To=header("To", f"{ADDRESS}<op:x xmlns:op='urn:x'/>")), {}, REQUEST),
    Row("signed To at the door", "addressing.to", only("To", header("To", FOREIGN)),
        only("To", header("To", ADDRESS)), EC2),
    Row("unsigned To at the door is no matter", "addressing.to", only("To", header("To", FOREIGN)),
        only("To", header("To", FOREIGN), signed=False), EC2),
    Row("Action at the door is ignored", "addressing.to", only("To", header("To", FOREIGN)),
        only("Action", header("Action", "x")), EC2),
    *(
        Row(f"MessageID {value[:9]!r}", "addressing.messageid",
            headers(TIER_REQUEST, MessageID=header("MessageID", value)),
            headers(TIER_REQUEST, MessageID=header("MessageID", "urn:x:" + "y" * 250)), REQUEST)
        for value in ("", "relative", "/a/b", "urn:x:" + "y" * 251, "urn:a b", "1urn:x", "urn:\u00e9", " urn:x")
    ),
    Row("MessageID at the door is ignored", "addressing.to", only("To", header("To", FOREIGN)),
        only("MessageID", header("MessageID", "x")), EC2),
    Row("ReplyTo at a third host", "addressing.replyto",
        headers(TIER_REQUEST, ReplyTo=endpoint("ReplyTo", FOREIGN)),
        headers(TIER_REQUEST, ReplyTo=endpoint("ReplyTo", ns.WSA_ANONYMOUS)), REQUEST),
    Row("ReplyTo none", "addressing.replyto", headers(TIER_REQUEST, ReplyTo=endpoint("ReplyTo", ns.WSA_NONE)),
        {}, REQUEST),
    Row("ReplyTo empty", "addressing.replyto", headers(TIER_REQUEST, ReplyTo=header("ReplyTo", "")), {}, REQUEST),
    Row("FaultTo", "addressing.faultto", headers(TIER_REQUEST, FaultTo=endpoint("FaultTo", ns.WSA_ANONYMOUS)),
        {}, REQUEST),
    Row("FaultTo of an answer", "addressing.faultto",
        headers(TIER_ANSWER, FaultTo=endpoint("FaultTo", ns.WSA_ANONYMOUS)), {}, REPLY),
    *(
        Row(f"{name} at the door, {'' if signed else 'un'}signed", f"addressing.{name.lower()}",
            only(name, endpoint(name, FOREIGN), signed=signed), only(name, endpoint(name, good), signed=signed), EC2)
        for name in ("ReplyTo", "FaultTo") for signed in (True, False) for good in (ns.WSA_ANONYMOUS, ns.WSA_NONE)
    ),
    Row("text in ReplyTo at the door", "addressing.replyto", only(
        "ReplyTo", header("ReplyTo", f"x<wsa:Address>{ns.WSA_NONE}</wsa:Address>")), {}, EC2),
    Row("duplicate at the door", "header.duplicate",
        {"headers": header("To", ADDRESS) + header("To", FOREIGN, "")}, only("To", header("To", ADDRESS)), EC2),
    Row("To of an answer", "addressing.to", headers(TIER_ANSWER, To=header("To", ADDRESS)), {}, REPLY),
    Row("Action of an answer", "addressing.action", headers(TIER_ANSWER, Action=header("Action", ACTION)), {}, REPLY),
    Row("Action of a fault on an answer", "addressing.action",
        headers(TIER_ANSWER, Action=header("Action", f"{ACTION}Fault")),
        {**headers(TIER_ANSWER, Action=header("Action", f"{ACTION}Fault")), "body": "<soap:Fault/>"}, REPLY),
    Row("Action of an answer on a fault", "addressing.action", {"body": "<soap:Fault/>"}, {}, REPLY),
    Row("MessageID of an answer", "addressing.messageid",
        headers(TIER_ANSWER, MessageID=header("MessageID", "x")), {}, REPLY),
    Row("answer to no known question", "addressing.relatesto", {"verify_with": {"relates_to": None}}, {}, REPLY),
    Row("signed answer at the door", "addressing.relatesto",
        headers(EC2_ANSWER, RelatesTo=header("RelatesTo", MESSAGE)), {}, EC2A),
    Row("signed answer without RelatesTo", "addressing.relatesto", {"headers": "", "signed": ("Timestamp", "Body")},
        {"headers": "", "signed": ("Timestamp", "Body"), "verify_with": {"relates_to": None}}, EC2A),
    Row("signed answer with unsigned RelatesTo", "addressing.relatesto",
        {"signed": ("Timestamp", "Body", "To", "Action", "MessageID")}, {}, EC2A),
    Row("signed answer to elsewhere", "addressing.to", headers(EC2_ANSWER, To=header("To", ADDRESS)), {}, EC2A),
    Row("signed answer of another operation", "addressing.action",
        headers(EC2_ANSWER, Action=header("Action", "x")), {}, EC2A),
    Row("unknown header that must be understood", "soap:MustUnderstand",
        {"headers": '<op:x xmlns:op="urn:x" soap:mustUnderstand="1"/>'},
        {"headers": '<op:x xmlns:op="urn:x" soap:mustUnderstand="0"/>'}, EC2),
    Row("the same, true", "soap:MustUnderstand",
        {"headers": '<op:x xmlns:op="urn:x" soap:mustUnderstand="true"/>'},
        {"headers": '<op:x xmlns:op="urn:x" soap:mustUnderstand="1" soap:actor="urn:somebody"/>'}, EC2),
    Row("the same, for the next one", "soap:MustUnderstand",
        {"headers": f'<op:x xmlns:op="urn:x"{WITH_NEXT}/>'}, {"headers": '<op:x xmlns:op="urn:x"/>'}, EC2),
]  # fmt: skip


def nested(levels: int) -> dict[str, Any]:
    return {"body": '<op:a xmlns:op="urn:op">' + "<op:a>" * (levels - 1) + "</op:a>" * levels}


def attributes(number: int) -> dict[str, Any]:
    return {"body": "<a " + " ".join(f'a{n}=""' for n in range(number)) + "/>"}


def declarations(number: int) -> dict[str, Any]:
    """Declarations in the body; template and body's own make 8 more."""
    return {"body": "<a>" + "".join(f'<b xmlns:x{n}="urn:x{n}"/>' for n in range(number)) + "</a>"}


LIMITS = [
    Row("bytes", "limits.bytes", {"late": lambda data: data + b" " * (17 * 2**20)},
        {"late": lambda data: data + b" " * 2**19}),
    Row("depth", "limits.depth", nested(63), nested(62)),
    Row("depth of a million", "xml.wellformed", {**nested(3), "late": replace(b">", b">" + b"<a>" * 200_000)}),
    Row("attributes", "limits.attributes", attributes(65), attributes(64)),
    Row("attribute flood", "limits.attributes", attributes(16_000), attributes(64)),
    Row("namespaces", "limits.namespaces", declarations(257), declarations(240)),
    Row("the word xmlns is no declaration", "limits.namespaces", declarations(260),
        {"body": "<a>" + "xmlns " * 300 + "</a>"}),
    Row("element's name", "limits.names", {"body": f"<{'a' * 257}/>"}, {"body": f"<{'a' * 256}/>"}),
    Row("attribute's name", "limits.names", {"body": f"<a {'a' * 257}=''/>"}, {"body": f"<a {'a' * 256}=''/>"}),
    Row("attribute's name beyond ASCII", "limits.names", {"body": f"<a {'é' * 129}=''/>"},
        {"body": f"<a {'é' * 64}=''/>"}),
]  # fmt: skip

GROUPS = [*SHAPE, *SECURITY_HEADER, *KEYS, *SIGNED, *CLOCK, *ADDRESSING, *LIMITS]
CASES = [
    pytest.param(row, profile, id=f"{row.name}-{profile.name}".replace(" ", "-"))
    for row in GROUPS
    for profile in row.profiles
]


def fill(message: Draft) -> Draft:
    """An unsigned draft holds values too, so that it is refused for its own reason."""
    if message.sign:
        return message
    earlier = message.after or nothing

    def change(root: etree._Element) -> None:
        for name in ("DigestValue", "SignatureValue"):
            for empty in root.iter(f"{{{ns.DS}}}{name}"):
                empty.text = "AAAA"
        earlier(root)

    return evolve(message, after=change)


@pytest.mark.parametrize(("row", "profile"), CASES)
def test_a_row_accepts_and_refuses(row: Row, profile: Profile) -> None:
    good = check(draft(profile, **row.good))
    assert good.principal in ("rsa", "p256")
    assert etree.QName(good.body).localname

    bad = fill(draft(profile, **row.bad))
    with pytest.raises((SecurityFailure, MalformedMessage, SoapFault)) as caught:
        check(bad)
    error = caught.value
    assert (error.code if isinstance(error, SoapFault) else error.check) == row.check


def test_every_rule_is_held() -> None:
    """By a row here or by a message of the catalogue."""
    held = {row.check for row in GROUPS} | {check for attack in ATTACKS for check in (attack.check, attack.check_tiers)}
    # Without a document type there is no entity: only a parser that passed over one would meet it.
    assert {check for step in STEPS for check in step.checks} - held == {"xml.entity"}


def test_a_small_rsa_key_is_accepted_where_it_is_switched_on() -> None:
    message = draft(EC2_REQUEST, signer="weak")
    assert check(evolve(message, profile=evolve(EC2_REQUEST, least_rsa_bits=1024))).principal == "weak"
    with pytest.raises(SecurityFailure) as caught:
        check(message)
    assert caught.value.check == "key"


@pytest.mark.parametrize("profile", ALL, ids=list(PROFILES))
def test_only_a_good_signature_earns_an_explanation(profile: Profile) -> None:
    stale = make(draft(profile, created=format_time(NOW - 1000), expires=format_time(NOW + 20)))
    with pytest.raises(SecurityFailure) as caught:
        check(draft(profile), stale)
    assert caught.value.authenticated
    assert "1000 s old" in caught.value.explanation

    forged = stale.replace(b">1</op:count>", b">2</op:count>")
    with pytest.raises(SecurityFailure) as caught:
        check(draft(profile), forged)
    assert not caught.value.authenticated


@pytest.mark.parametrize(("seconds", "accepted"), [(-301, False), (-299, True), (299, True), (301, False)])
def test_ec2s_own_rule_of_five_minutes(seconds: int, accepted: bool) -> None:
    data = make(draft(EC2_REQUEST, created=format_time(NOW), expires=None))
    if accepted:
        assert check(draft(EC2_REQUEST), data, now=NOW + seconds).created == NOW
        return
    with pytest.raises(SecurityFailure) as caught:
        check(draft(EC2_REQUEST), data, now=NOW + seconds)
    assert caught.value.check == "timestamp.created"


@pytest.mark.parametrize("profile", ALL, ids=list(PROFILES))
def test_what_comes_out_is_what_was_signed(profile: Profile) -> None:
    verified = check(draft(profile))
    assert (verified.created, verified.expires) == (NOW, NOW + 20)
    assert verified.certificate_der == identity().certificate_der
    assert verified.replay_until == NOW + profile.window_s
    assert len(verified.replay_key) == 32
    assert verified.message_id == (None if profile is EC2_REQUEST else MESSAGE)
    assert verified.relates_to == (QUESTION if profile.action else None)
    unsigned = draft(EC2_REQUEST, headers=header("MessageID", MESSAGE, ""))
    assert check(unsigned).message_id is None
    signed = draft(EC2_REQUEST, **only("MessageID", header("MessageID", MESSAGE)))
    assert check(signed).message_id == MESSAGE


def test_a_message_is_known_again() -> None:
    """The door knows a message by its signed content, a tier by its MessageID; both by who signed."""
    first, again = check(draft(EC2_REQUEST)), check(draft(EC2_REQUEST))
    assert first.replay_key == again.replay_key
    # the same SignedInfo, wrapped in other white space, is the same message
    loose = make(draft(EC2_REQUEST)).replace(b"<ds:Signature>", b"<ds:Signature>\n")
    assert check(draft(EC2_REQUEST), loose).replay_key == first.replay_key
    later = check(draft(EC2_REQUEST, created=format_time(NOW + 1)))
    assert later.replay_key != first.replay_key

    keys = {
        check(draft(TIER_REQUEST)).replay_key,
        check(draft(TIER_REQUEST, created=format_time(NOW + 1), body="<op:B xmlns:op='urn:x'/>")).replay_key,
    }
    assert len(keys) == 1
    assert check(draft(TIER_REQUEST, signer="p256")).replay_key not in keys


def test_trust_is_asked_before_any_arithmetic(monkeypatch: pytest.MonkeyPatch) -> None:
    from euca.soap.security import verify as module

    def never(*_: object) -> bytes:
        raise AssertionError("canonicalised for a stranger")

    message, stranger = draft(EC2_REQUEST), draft(EC2_REQUEST, signer="other")
    assert check(message).principal == "rsa"
    data = make(stranger)
    monkeypatch.setattr(module, "canonical", never)
    with pytest.raises(SecurityFailure) as caught:
        check(stranger, data)
    assert caught.value.check == "certificate.trust"
    with pytest.raises(AssertionError):
        check(message)


def test_a_revoked_certificate_is_refused_from_the_next_message() -> None:
    trusted = {identity().certificate_der: "me"}
    message = draft(EC2_REQUEST, verify_with={"trust": trusted.get})
    data = make(message)
    assert check(message, data).principal == "me"
    trusted.clear()
    with pytest.raises(SecurityFailure) as caught:
        check(message, data)
    assert caught.value.check == "certificate.trust"


def test_the_dates_of_a_certificate_are_not_the_verifiers_business() -> None:
    """Trust decides: a certificate past its end is refused by whoever stops trusting it."""
    now = identity().certificate.not_valid_after_utc + datetime.timedelta(days=1)
    seconds = now.timestamp()
    message = draft(EC2_REQUEST, created=format_time(seconds), expires=None)
    assert check(message, now=seconds).principal == "rsa"
