"""Hostile Query requests: altered under their signature, signed by the wrong hand or not at all, late, doubtful to read, or too much."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from attrs import evolve, frozen

from euca.testing.attacks.material import Case
from euca.testing.attacks.questions import Question, Raw, Signer, form, presigned, version_2, version_4

_DAY_S: Final = 86_400
_MISMATCH: Final = ("SignatureDoesNotMatch",)
_INCOMPLETE: Final = ("IncompleteSignature",)
_MALFORMED: Final = ("MalformedQueryString",)
_LISTS: Final = ("InvalidQueryParameter",)
_EXPIRED: Final = ("RequestExpired",)
_V1: Final = ("AWS: signature version 1 leaves open where a parameter ends (2008)",)
_V4: Final = ("AWS: signature version 4 in clients that normalise a path",)


@frozen(kw_only=True)
class QueryAttack:
    """A hostile Query request.

    make: of a good question, which nobody has asked yet, the hostile one. refused: EC2's codes that may come back; the status of HTTP as a text, where
    it is no request for this interface at all.
    """

    name: str
    what: str
    make: Callable[[Question], Raw]
    refused: tuple[str, ...]
    sources: tuple[str, ...] = ()

    def case(self) -> Case:
        """What the catalogue says of it."""
        text = " or ".join(f"http.{code}" if code.isdigit() else code for code in self.refused)
        return Case(name=self.name, what=self.what, refused_by=text, sources=self.sources)


Row = tuple[str, str, Callable[[Question], Raw], tuple[str, ...]]
_SIGNERS: Final[Mapping[str, Signer]] = {
    "signature 4 in a header": version_4,
    "signature 4 in the query": presigned,
    "signature 2": version_2,
}


def _altered() -> list[Row]:
    """What was signed, and then changed: with each of the signatures."""
    path = "/services/Eucalyptus"
    changes: tuple[tuple[str, str, Callable[[Raw], Raw]], ...] = (
        ("another action", "The group is to be deleted instead.", lambda raw: raw.swapped("Action=Create", "Action=Delete")),
        ("another value", "One letter of a value is another.", lambda raw: raw.swapped("GroupDescription=made", "GroupDescription=mode")),
        ("another name", "One parameter has another's name.", lambda raw: raw.swapped("GroupName=", "GroupId=")),
        ("a parameter more", "A parameter that says what is so anyway.", lambda raw: raw.swapped("GroupName=", "DryRun=false&GroupName=")),
        ("a parameter less", "Without Version.", lambda raw: raw.swapped("&Version=2013-02-01", "")),
        ("escaped once more", "% is %25, for a reader that decodes twice.", lambda raw: raw.swapped("%20", "%2520")),
        ("another version", "An older Version.", lambda raw: raw.swapped("2013-02-01", "2012-12-01")),
        ("another path", "Sent to another address of the same door.", lambda raw: evolve(raw, target=raw.target.replace(path, "/services/compute", 1))),
        ("a slash more", "A slash at the path's end: the same address.", lambda raw: evolve(raw, target=raw.target.replace(path, f"{path}/", 1))),
        ("another host", "Another name in Host.", lambda raw: raw.header("Host", "evil.example")),
    )  # fmt: skip
    rows: list[Row] = [
        (f"altered: {name}, {signer}", what, _then(sign, change), _MISMATCH)
        for signer, sign in _SIGNERS.items()
        for name, what, change in changes
    ]
    rows += [
        ("altered: a POST as a GET", "The signed form of a POST, moved into the address.", lambda asked: _moved(version_4(asked)), _MISMATCH),
        ("altered: a GET as a POST", "A signed address, sent by POST without a body.", lambda asked: evolve(presigned(asked), method="POST"), _MISMATCH),
        ("altered: signature 2's GET as a POST", "The same parameters, by another method.", lambda asked: _as_post(version_2(asked, method="GET")), _MISMATCH),
        ("altered: another date", "X-Amz-Date a minute later.", lambda asked: version_4(asked).header("x-amz-date", evolve(asked, at=asked.at + 1).stamp), _MISMATCH),
        ("altered: another region in the scope", "The credential names another region.", lambda asked: _authorization(version_4(asked), "/eucalyptus/", "/other/"), _MISMATCH),
        ("altered: a longer life", "X-Amz-Expires made longer.", lambda asked: presigned(asked).swapped("X-Amz-Expires=300", "X-Amz-Expires=3600"), _MISMATCH),
        ("altered: the body of another request", "The Authorization of one request over the body of another.", lambda asked: evolve(version_4(asked), body=version_4(asked.asks(GroupName="another")).body), _MISMATCH),
    ]  # fmt: skip
    return rows


def _then(sign: Signer, change: Callable[[Raw], Raw]) -> Callable[[Question], Raw]:
    return lambda asked: change(sign(asked))


def _moved(raw: Raw) -> Raw:
    return evolve(raw, method="GET", target=f"{raw.target}?{raw.body.decode()}", body=b"")


def _as_post(raw: Raw) -> Raw:
    path, _, query = raw.target.partition("?")
    asked = evolve(raw, method="POST", target=path, body=query.encode())
    return asked.more("Content-Type", "application/x-www-form-urlencoded")


def _authorization(raw: Raw, old: str, new: str) -> Raw:
    value = dict(raw.headers)["authorization"]
    assert old in value
    return raw.header("authorization", value.replace(old, new, 1))


def _signature(raw: Raw, make: Callable[[str], str]) -> Raw:
    value = dict(raw.headers)["authorization"]
    start, _, signature = value.rpartition("=")
    return raw.header("authorization", f"{start}={make(signature)}")


def _keyed(key_id: str, secret: str | None = None) -> Callable[[Question], Raw]:
    return lambda asked: version_4(evolve(asked, key_id=key_id, secret=asked.secret if secret is None else secret))


def _signed_wrongly() -> list[Row]:
    """By nobody, by the wrong hand, or not all of it."""
    return [
        ("signatures: none", "A good form, signed by nobody.", lambda asked: version_4(asked).header("authorization", None), ("MissingAuthenticationToken",)),
        ("signatures: none, in an address", "A good address, signed by nobody.", lambda asked: Raw(method="GET", target=f"{asked.path}?{form(asked.parameters)}", headers=(("Host", asked.host),)), ("MissingAuthenticationToken",)),
        ("signatures: another secret", "Made with a secret that is not the key's.", lambda asked: version_4(evolve(asked, secret="a" * 40)), _MISMATCH),
        ("signatures: an empty secret", "Made with no secret at all.", lambda asked: version_4(evolve(asked, secret="")), _MISMATCH),
        ("signatures: the key's id as its secret", "Made with what everybody may know.", lambda asked: version_4(evolve(asked, secret=asked.key_id)), _MISMATCH),
        ("signatures: an unknown key", "Well made, with a key that nobody has.", _keyed("AKIANOBODYNOBODY1234"), ("AuthFailure",)),
        ("signatures: an unknown key, version 2", "The same with version 2.", lambda asked: version_2(evolve(asked, key_id="AKIANOBODYNOBODY1234")), ("AuthFailure",)),
        ("signatures: a key's id that is SQL", "A quote and a condition in the key's id.", _keyed("x'OR'1'='1"), _INCOMPLETE),
        ("signatures: a key's id that is a path", "Steps to another directory in the key's id.", lambda asked: version_2(evolve(asked, key_id="../../etc/passwd")), _INCOMPLETE),
        ("signatures: a key's id of ten thousand letters", "More than a key's id may have.", lambda asked: version_2(evolve(asked, key_id="A" * 10_000)), _INCOMPLETE),
        ("signatures: nothing but zeros", "64 zeros.", lambda asked: _signature(version_4(asked), lambda text: "0" * 64), _MISMATCH),
        ("signatures: the beginning of it", "The first 62 digits.", lambda asked: _signature(version_4(asked), lambda text: text[:62]), _INCOMPLETE),
        ("signatures: in capital letters", "The same number, written otherwise.", lambda asked: _signature(version_4(asked), str.upper), _INCOMPLETE),
        ("signatures: empty", "A signature of no digits.", lambda asked: _signature(version_4(asked), lambda text: ""), _INCOMPLETE),
        ("signatures: two headers", "Two Authorizations, the good one last.", lambda asked: _twice(version_4(asked)), _INCOMPLETE),
        ("signatures: in two places", "A good Authorization, and version 2's parameters.", lambda asked: version_4(asked.asks(Signature="x", AWSAccessKeyId=asked.key_id, SignatureVersion="2")), _INCOMPLETE),
        ("signatures: host unsigned", "The host is not among the signed headers.", lambda asked: version_4(evolve(asked, signed=("content-type", "x-amz-date"))), _INCOMPLETE),
        ("signatures: date unsigned", "The date is not among the signed headers.", lambda asked: version_4(evolve(asked, signed=("content-type", "host"))), _INCOMPLETE),
        ("signatures: an unsigned header of Amazon's", "A header x-amz- is added to a good request.", lambda asked: version_4(asked).more("x-amz-target", "AmazonEC2.TerminateInstances"), _INCOMPLETE),
        ("signatures: a signed header twice", "Another value of a header that was signed.", lambda asked: version_4(asked).more("x-amz-date", asked.stamp), _INCOMPLETE),
        ("signatures: a signed header that is not there", "SignedHeaders names what is missing.", lambda asked: version_4(evolve(asked, signed=("content-type", "host", "x-amz-date", "x-more"))), _INCOMPLETE),
        ("signatures: a hundred signed headers", "SignedHeaders of a hundred names.", lambda asked: version_4(evolve(asked, signed=tuple(f"x-{n:03}" for n in range(100)))), _INCOMPLETE),
        ("signatures: unsigned payload", "The hash of the body is said to be none.", lambda asked: version_4(evolve(asked, headers={"x-amz-content-sha256": "UNSIGNED-PAYLOAD"})), _INCOMPLETE),
        ("signatures: for another service", "Signed for the store of objects.", lambda asked: version_4(evolve(asked, service="s3")), _MISMATCH),
        ("signatures: another algorithm", "Authorization names SHA-1.", lambda asked: _authorization(version_4(asked), "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"), _INCOMPLETE),
        ("signatures: another scheme", "Basic, with a key and its id.", lambda asked: version_4(asked).header("authorization", "Basic YWRtaW46YWRtaW4="), _INCOMPLETE),
        ("signatures: no algorithm in version 2", "SignatureMethod names none.", lambda asked: version_2(asked.asks(SignatureMethod="none")), _INCOMPLETE),
        ("signatures: version 0", "SignatureVersion is 0.", lambda asked: version_2(asked.asks(SignatureVersion="0")), _INCOMPLETE),
        ("signatures: version 3", "SignatureVersion is 3.", lambda asked: version_2(asked.asks(SignatureVersion="3")), _INCOMPLETE),
        ("signatures: version 2 as version 1", "A signature of version 2 that says it is of version 1.", lambda asked: version_2(asked).swapped("SignatureVersion=2", "SignatureVersion=1"), _INCOMPLETE),
        ("signatures: a token of a session", "Credentials that are said to be temporary.", lambda asked: version_4(evolve(asked, headers={"x-amz-security-token": "x"})), ("InvalidClientTokenId",)),
    ]  # fmt: skip


def _twice(raw: Raw) -> Raw:
    good = dict(raw.headers)["authorization"]
    return _signature(raw, lambda text: "0" * 64).more("authorization", good)


def _times() -> list[Row]:
    """Well signed, and not for now."""

    def at(away_s: float, sign: Signer) -> Callable[[Question], Raw]:
        return lambda asked: sign(evolve(asked, at=asked.at + away_s))

    rows: list[Row] = []
    for name, sign in _SIGNERS.items():
        # The address that is signed counts for 300 s, the others for 900.
        rows += [
            (f"times: sixteen minutes old, {name}", "Signed longer ago than a request counts.", at(-960, sign), _EXPIRED),
            (f"times: a day old, {name}", "Signed yesterday.", at(-_DAY_S, sign), _EXPIRED),
            (f"times: sixteen minutes ahead, {name}", "Signed by a clock that is further ahead than it may be.", at(960, sign), _EXPIRED),
        ]  # fmt: skip
    rows += [
        ("times: an end in ten years", "Version 2's Expires, far beyond what is remembered.", lambda asked: version_2(asked, time={"Expires": "2036-01-01T00:00:00Z"}), _EXPIRED),
        ("times: two of them", "Version 2's Timestamp and Expires.", lambda asked: version_2(asked, time={"Timestamp": asked.time, "Expires": asked.time}), ("InvalidParameterCombination",)),
        ("times: none in version 2", "Neither Timestamp nor Expires.", lambda asked: version_2(asked, time={}), ("InvalidParameterCombination",)),
        ("times: none in version 4", "No X-Amz-Date.", lambda asked: version_4(asked).header("x-amz-date", None), _INCOMPLETE),
        ("times: a week's life", "X-Amz-Expires of a week.", lambda asked: presigned(asked, life_s=7 * _DAY_S), _INCOMPLETE),
        ("times: a life before its beginning", "X-Amz-Expires below nothing.", lambda asked: presigned(asked, life_s=-1), _INCOMPLETE),
        ("times: a scope of another day", "The credential is of the day before.", lambda asked: version_4(evolve(asked, day=evolve(asked, at=asked.at - _DAY_S).stamp[:8])), _INCOMPLETE),
        ("times: no date that there is", "The 30th of February.", lambda asked: version_2(asked, time={"Timestamp": "2013-02-30T00:00:00Z"}), _INCOMPLETE),
        ("times: in other digits", "A date in Arabic digits.", lambda asked: version_2(asked, time={"Timestamp": asked.time.replace("2", "\u0662")}), _INCOMPLETE),
    ]  # fmt: skip
    return rows


def _with(content: Callable[[str], str | bytes]) -> Callable[[Question], Raw]:
    """Signed as it is sent: it is the reading that refuses it."""

    def make(asked: Question) -> Raw:
        made = content(form(asked.parameters))
        return version_4(asked, body=made.encode() if isinstance(made, str) else made)

    return make


def _forms() -> list[Row]:
    """Well signed, and read in two ways by two readers."""
    return [
        ("forms: a parameter twice", "The same name with two values: who takes the first, who the last?", _with(lambda f: f"{f}&GroupName=other"), _MALFORMED),
        ("forms: a parameter twice, the same", "The same name with one value twice.", _with(lambda f: f"{f}&Version=2013-02-01"), _MALFORMED),
        ("forms: a parameter twice, once escaped", "A name whose second writing only looks another.", _with(lambda f: f"{f}&Group%4eame=other"), _MALFORMED),
        ("forms: Action twice", "Two actions.", _with(lambda f: f"{f}&Action=TerminateInstances"), _MALFORMED),
        ("forms: parameters in the address and in the body", "An action in the address of a POST that has its own.", lambda asked: evolve(version_4(asked), target=f"{asked.path}?Action=TerminateInstances"), _MALFORMED),
        ("forms: a body of a GET", "An address that is signed, and a body.", lambda asked: evolve(presigned(asked), body=b"Action=TerminateInstances").more("Content-Type", "application/x-www-form-urlencoded"), ("400",)),
        ("forms: an incomplete escape", "A % and one digit.", _with(lambda f: f"{f}&X=%4"), _MALFORMED),
        ("forms: an escape that is none", "A % and letters.", _with(lambda f: f"{f}&X=%zz"), _MALFORMED),
        ("forms: no UTF-8", "A letter of Latin-1.", _with(lambda f: f"{f}&X=%e9"), _MALFORMED),
        ("forms: an overlong slash", "A slash in three bytes.", _with(lambda f: f"{f}&X=%e0%80%af"), _MALFORMED),
        ("forms: a lone surrogate", "Half a character.", _with(lambda f: f"{f}&X=%ed%a0%80"), _MALFORMED),
        ("forms: no name", "A value without a name.", _with(lambda f: f"{f}&=x"), _MALFORMED),
        ("forms: a name and a structure", "A.B and A at once.", _with(lambda f: f"{f}&GroupName.1=x"), _LISTS),
        ("forms: a list with holes", "A hundred thousandth of a list.", _with(lambda f: f.replace("CreateSecurityGroup", "DescribeInstances") + "&InstanceId.99999=i-12345678"), _LISTS),
        ("forms: a place beyond all numbers", "A list's place of sixty digits.", _with(lambda f: f"{f}&X.{'9' * 60}=x"), _LISTS),
        ("forms: one place in two writings", "1 and 01.", _with(lambda f: f"{f}&X.1=x&X.01=y"), _LISTS),
        ("forms: thirteen steps", "A structure deeper than any honest one.", _with(lambda f: f"{f}&{'.'.join('ABCDEFGHIJKLM')}=x"), _LISTS),
        ("forms: a name of Python's", "A step that begins with underscores.", _with(lambda f: f"{f}&__class__.__init__=x"), _LISTS),
        ("forms: a parameter that nobody knows", "It is not left out in silence.", _with(lambda f: f"{f}&Surprise=x"), ("UnknownParameter",)),
        ("forms: a NUL in a value", "What XML cannot hold.", lambda asked: version_4(asked.asks(GroupDescription="a\0b")), ("InvalidParameterValue",)),
        ("forms: markup in an action", "The action is repeated in the error, and not as markup.", lambda asked: version_4(asked.asks(Action="<Action/>&amp;<!DOCTYPE x>")), ("InvalidAction",)),
        ("forms: a version that is a path", "Steps to another file in Version.", lambda asked: version_4(asked.asks(Version="../../2013-02-01")), ("NoSuchVersion",)),
        ("forms: JSON", "The same as application/json.", lambda asked: evolve(version_4(evolve(asked, headers={"content-type": "application/json"})), body=b'{"Action": "CreateSecurityGroup"}'), ("415",)),
        ("forms: in parts", "multipart/form-data.", lambda asked: version_4(evolve(asked, headers={"content-type": "multipart/form-data; boundary=x"})), ("415",)),
        ("forms: in another character set", "UTF-7, in which anything can be hidden.", lambda asked: version_4(evolve(asked, headers={"content-type": "application/x-www-form-urlencoded; charset=utf-7"})), ("415",)),
        ("forms: a POST in an address by another method", "A good address by PUT.", lambda asked: evolve(presigned(asked), method="PUT"), ("405",)),
    ]  # fmt: skip


def _paths() -> list[Row]:
    """Signed for the path as it is sent, which a proxy or another reader would take for the real one."""
    tricks = {
        "two slashes": "//services/Eucalyptus",
        "two slashes within": "/services//Eucalyptus",
        "a step back": "/services/x/../Eucalyptus",
        "an escaped step back": "/services/x/%2e%2e/Eucalyptus",
        "a step on the spot": "/services/./Eucalyptus",
        "an escaped slash": "/services%2FEucalyptus",
        "an escaped letter": "/services/%45ucalyptus",
        "a parameter of the path": "/services/Eucalyptus;x=1",
        "a backslash": "/services\\Eucalyptus",
        "a NUL": "/services/Eucalyptus%00",
        "out of the directory": "/services/Eucalyptus/../../../../etc/passwd",
        "capital letters": "/SERVICES/EUCALYPTUS",
    }
    rows: list[Row] = [
        (f"paths: {name}", f"Signed for {path.replace('|', '')}, and sent there.", _sent_to(path), ("MalformedQueryString", "400", "403", "404"))
        for name, path in tricks.items()
    ]  # fmt: skip
    rows += [
        ("paths: a whole address", "A request line with another host's whole address.", lambda asked: evolve(version_4(asked), target=f"http://evil.example{asked.path}"), ("MalformedQueryString", "400", "403", "404")),
        ("paths: two hosts", "Two headers Host, of which one was signed.", lambda asked: version_4(asked).more("Host", "evil.example"), ("400",)),
        ("paths: the door of another tier", "Signed for the address at which SOAP answers are signed.", _sent_to("/services/Eucalyptus/signed"), ("400", "403", "404", "415")),
    ]  # fmt: skip
    return rows


def _sent_to(path: str) -> Callable[[Question], Raw]:
    return lambda asked: version_4(evolve(asked, path=path))


def _sizes() -> list[Row]:
    """Well signed, and too much."""
    return [
        ("sizes: a hundred thousand escapes", "A value each of whose characters is escaped, which costs a hundred times as much to read.", _with(lambda f: f"{f}&A={'%20' * 100_000}"), _MALFORMED),
        ("sizes: ten thousand parameters", "More parameters than a request may have.", _with(lambda f: f + "".join(f"&A.{n}=x" for n in range(10_000))), _MALFORMED),
        ("sizes: a name of three hundred letters", "A parameter's name that is too long.", _with(lambda f: f"{f}&{'A' * 300}=x"), _MALFORMED),
        ("sizes: a value of eight hundred kilobytes", "A parameter's value that is too long.", _with(lambda f: f"{f}&A={'x' * 800 * 1024}"), _MALFORMED),
        ("sizes: a body of two megabytes", "A form that is too long.", _with(lambda f: f"{f}&A={'x' * 2**21}"), ("413",)),
        ("sizes: nothing but separators", "Half a million of &.", _with(lambda f: f + "&" * 2**19), _MALFORMED),
        ("sizes: a list of eight thousand", "As many as may be, of what one operation takes two hundred of.", _with(lambda f: f.replace("CreateSecurityGroup", "DescribeInstances") + "".join(f"&Filter.{n}.Name=x" for n in range(1, 8001))), ("UnknownParameter", "FilterLimitExceeded", "InvalidParameterValue")),
        ("sizes: an address of twenty kilobytes", "A signed address that is longer than a head may be.", lambda asked: presigned(asked.asks(GroupDescription="x" * 20_000)), ("431",)),
        ("sizes: an Authorization of twenty kilobytes", "A header that is longer than a head may be.", lambda asked: _authorization(version_4(asked), "Signature=", f"Signature={'0' * 20_000}"), ("431",)),
        ("sizes: a hundred headers", "More headers than a request may have, all signed.", lambda asked: version_4(evolve(asked, headers={f"x-{n:03}": "y" for n in range(100)})), ("431",)),
    ]  # fmt: skip


_SOURCES: Final[Mapping[str, tuple[str, ...]]] = {
    "signatures: version 2 as version 1": _V1,
    "paths: two slashes": _V4,
    "paths: a step back": _V4,
}

QUERY_ATTACKS: Final = tuple(
    QueryAttack(name=f"Query, {name}", what=what, make=make, refused=refused, sources=_SOURCES.get(name, ()))
    for rows in (_altered, _signed_wrongly, _times, _forms, _paths, _sizes)
    for name, what, make, refused in rows()
)
