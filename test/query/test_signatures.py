"""Signatures of Query requests: what Amazon's own libraries sign is accepted, and nothing that differs from it by a byte."""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
import sys
import tracemalloc
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from attrs import evolve
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotocoreCredentials
from hypothesis import given, settings
from hypothesis import strategies as st

from euca.query.errors import QueryError
from euca.query.received import Received
from euca.query.signatures import MOST_LIFE_S, SKEW_S, Proof, prove, read_claim
from euca.query.signing import Credentials, sign

#: The only library that still signs with versions 1 and 2; Python 3.12 cannot run it.
BOTO = sys.version_info < (3, 12)
if BOTO:
    from boto import auth, connection, provider
needs_boto = pytest.mark.skipif(not BOTO, reason="boto runs on Python 3.11 and older")

KEY_ID = "AKIDEXAMPLEEXAMPLE12"
SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
NOW = datetime.datetime(2013, 2, 1, 12, 0, 0, tzinfo=datetime.UTC)
PARAMETERS = {
    "Action": "DescribeInstances",
    "Version": "2013-02-01",
    "Filter.1.Name": "tag:a b",
    "Filter.1.Value.1": "ü*~+/=%41&",
}
FORM = "application/x-www-form-urlencoded; charset=utf-8"


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The signers' clock says `NOW`, too."""
    monkeypatch.setattr("botocore.auth.get_current_datetime", lambda: NOW.replace(tzinfo=None), raising=False)
    if BOTO:
        monkeypatch.setattr("boto.auth.datetime", _Clock)
        monkeypatch.setattr("boto.utils.get_ts", lambda ts=None: "2013-02-01T12:00:00Z")


class _Now(datetime.datetime):
    @classmethod
    def utcnow(cls) -> datetime.datetime:
        return NOW.replace(tzinfo=None)


class _Clock:
    datetime = _Now


def _received(method: str, url: str, headers: Mapping[str, str], body: bytes = b"") -> Received:
    parts = urlsplit(url)
    lower = {name.lower(): value for name, value in headers.items()}
    lower.setdefault("host", parts.netloc)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    return Received(method, target, lower, body)


def botocore_header(method: str, url: str, parameters: Mapping[str, str]) -> Received:
    in_body = method == "POST"
    request = AWSRequest(
        method=method,
        url=url,
        data=dict(parameters) if in_body else None,
        params=None if in_body else dict(parameters),
        headers={"Content-Type": FORM} if in_body else {},
    )
    SigV4Auth(BotocoreCredentials(KEY_ID, SECRET), "ec2", "eucalyptus").add_auth(request)
    prepared = request.prepare()
    body = prepared.body or b""
    headers = {name: _text(value) for name, value in prepared.headers.items()}
    return _received(method, prepared.url, headers, body.encode() if isinstance(body, str) else body)


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def botocore_query(url: str, parameters: Mapping[str, str]) -> Received:
    request = AWSRequest(method="GET", url=url, params=dict(parameters))
    SigV4QueryAuth(BotocoreCredentials(KEY_ID, SECRET), "ec2", "eucalyptus", expires=600).add_auth(request)
    return _received("GET", request.prepare().url, {})


def boto_2(handler: type, method: str, url: str, parameters: Mapping[str, str]) -> Received:
    parts = urlsplit(url)
    signer = handler(parts.hostname, None, provider.Provider("aws", KEY_ID, SECRET))
    more = {}
    if handler is not auth.HmacAuthV4Handler:
        version = {auth.QuerySignatureV2AuthHandler: "2", auth.QuerySignatureV1AuthHandler: "1"}[handler]
        more = {"AWSAccessKeyId": KEY_ID, "SignatureVersion": version, "Timestamp": "2013-02-01T12:00:00Z"}
    else:
        signer.service_name, signer.region_name = "ec2", "eucalyptus"
    request = connection.HTTPRequest(
        method, parts.scheme, parts.hostname, parts.port or 443, parts.path, parts.path, {**parameters, **more}, {}, ""
    )
    request.authorize(_Connection(signer))
    path, _, query = request.path.partition("?")
    body = request.body.encode() if isinstance(request.body, str) else request.body
    target = f"{path}?{query}" if query else path
    headers = {name.lower(): _text(value) for name, value in request.headers.items()}
    headers["host"] = parts.netloc
    return Received(method, target, headers, body)


class _Connection:
    """What boto asks of a connection when it signs."""

    def __init__(self, signer: Any) -> None:
        self._auth_handler = signer

    def get_proxy_auth_header(self) -> Mapping[str, str]:
        return {}


URL = "https://cloud.example:8773/services/Eucalyptus"
SIGNERS: dict[str, Callable[[str], Received]] = {
    "botocore POST": lambda url: botocore_header("POST", url, PARAMETERS),
    "botocore GET": lambda url: botocore_header("GET", url, PARAMETERS),
    "botocore presigned": lambda url: botocore_query(url, PARAMETERS),
}
BOTO_SIGNERS: dict[str, Callable[[str], Received]] = {
    "boto 4 POST": lambda url: boto_2(auth.HmacAuthV4Handler, "POST", url, PARAMETERS),
    "boto 4 GET": lambda url: boto_2(auth.HmacAuthV4Handler, "GET", url, PARAMETERS),
    "boto 2 POST": lambda url: boto_2(auth.QuerySignatureV2AuthHandler, "POST", url, PARAMETERS),
    "boto 2 GET": lambda url: boto_2(auth.QuerySignatureV2AuthHandler, "GET", url, PARAMETERS),
    "boto 1 GET": lambda url: boto_2(auth.QuerySignatureV1AuthHandler, "GET", url, PARAMETERS),
    "boto 1 POST": lambda url: boto_2(auth.QuerySignatureV1AuthHandler, "POST", url, PARAMETERS),
}
if BOTO:
    SIGNERS |= BOTO_SIGNERS


def _prove(received: Received, *, secret: str = SECRET, now: float = NOW.timestamp()) -> Proof:
    claim = read_claim(received, version_1=True)
    if claim.access_key_id != KEY_ID:
        # Somebody else's key: the door would not know its secret.
        secret = f"{secret} of {claim.access_key_id}"
    return prove(claim, secret, now)


@pytest.mark.parametrize("name", SIGNERS)
@pytest.mark.parametrize("url", [URL, "http://127.0.0.1:8773/", "https://ec2.example/services/compute/"])
def test_what_amazons_libraries_sign_is_accepted(name: str, url: str) -> None:
    received = SIGNERS[name](url)

    claim = read_claim(received, version_1=True)

    assert (claim.access_key_id, dict(claim.parameters)) == (KEY_ID, PARAMETERS)
    assert claim.service == ("ec2" if "4" in claim.form else "")
    proof = prove(claim, SECRET, NOW.timestamp())
    assert len(proof.replay_key) == 32
    assert proof.until == NOW.timestamp() + (600 if name == "botocore presigned" else SKEW_S)


def test_our_own_signer_signs_as_botocore_does() -> None:
    ours = sign(URL, PARAMETERS, Credentials(KEY_ID, SECRET), NOW.timestamp())
    theirs = AWSRequest(method="POST", url=URL, data=ours.body, headers={"Content-Type": FORM})
    SigV4Auth(BotocoreCredentials(KEY_ID, SECRET), "ec2", "eucalyptus").add_auth(theirs)

    assert ours.headers["authorization"] == theirs.headers["Authorization"]
    assert _prove(_received("POST", URL, ours.headers, ours.body))


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://[::1]:8773/services/Eucalyptus", "[::1]:8773"),
        ("https://[::1]/", "[::1]"),
        ("https://cloud.example:443/", "cloud.example"),
        ("http://cloud.example:443/", "cloud.example:443"),
    ],
)
def test_the_host_is_signed_as_clients_write_it(url: str, host: str) -> None:
    assert sign(url, PARAMETERS, Credentials(KEY_ID, SECRET), NOW.timestamp()).headers["host"] == host


@pytest.mark.parametrize("name", SIGNERS)
def test_another_secret_is_refused(name: str) -> None:
    with pytest.raises(QueryError) as refused:
        _prove(SIGNERS[name](URL), secret=SECRET.lower())

    assert (refused.value.code, refused.value.status) == ("SignatureDoesNotMatch", 403)


def _meaning(received: Received) -> Any:
    """All that the door reads of a request; two spellings of the same are the same."""
    claim = read_claim(received, version_1=True)
    return received.method, received.path, dict(claim.parameters), claim.access_key_id, claim.date, claim.until


@given(name=st.sampled_from(sorted(SIGNERS)), data=st.data())
@settings(max_examples=800, deadline=None)
def test_a_changed_byte_is_refused_or_means_the_same(name: str, data: st.DataObject) -> None:
    original = SIGNERS[name](URL)
    meaning, proof = _meaning(original), _prove(original)
    places = ["target", *(["body"] if original.body else []), *sorted(original.headers)]
    where = data.draw(st.sampled_from(places))
    before = getattr(original, where) if where in ("target", "body") else original.headers[where]
    octets = before if isinstance(before, bytes) else before.encode("latin-1")
    at = data.draw(st.integers(0, len(octets) - 1))
    cut = data.draw(st.integers(0, 1))
    octets = octets[:at] + data.draw(st.binary(max_size=2)) + octets[at + cut :]
    after = octets if where == "body" else octets.decode("latin-1").strip(" \t")
    if where in ("target", "body"):
        changed = evolve(original, **{where: after})
    else:
        changed = evolve(original, headers={**original.headers, where: after})

    try:
        found = _prove(changed)
    except QueryError:
        return
    if name.startswith("boto 1"):
        # Version 1 signs neither method nor path, nor where a name ends: nothing more can be asked of it.
        return
    assert found == proof
    assert _meaning(changed) == meaning


@given(name=st.sampled_from(sorted(SIGNERS)), data=st.data())
@settings(max_examples=300, deadline=None)
def test_a_parameter_more_less_or_other_is_refused(name: str, data: st.DataObject) -> None:
    original = SIGNERS[name](URL)
    in_body = bool(original.body)
    form = original.body if in_body else original.query.encode()
    pieces = form.split(b"&")
    at = data.draw(st.integers(0, len(pieces) - 1))
    how = data.draw(st.sampled_from(["less", "more", "twice", "other"]))
    if how == "less":
        del pieces[at]
    elif how == "more":
        pieces.insert(at, data.draw(st.sampled_from([b"DryRun=true", b"InstanceId.1=i-12345678", b"Filter.2.Name=x"])))
    elif how == "twice":
        pieces.append(pieces[at])
    else:
        pieces[at] += b"x"
    form = b"&".join(pieces)
    changed = evolve(original, body=form) if in_body else evolve(original, target=f"{original.path}?{form.decode()}")

    with pytest.raises(QueryError):
        _prove(changed)


@pytest.mark.parametrize("name", [name for name in SIGNERS if "1" not in name])
def test_method_path_and_host_are_signed(name: str) -> None:
    original = SIGNERS[name](URL)
    other = "GET" if original.method == "POST" else "POST"
    moved = original.target.replace("Eucalyptus", "compute")
    for changed in (
        evolve(original, method=other, target=f"{original.path}?{original.body.decode()}", body=b"")
        if original.body
        else evolve(original, method=other),
        evolve(original, target=moved),
        evolve(original, target=original.target.replace("Eucalyptus", "Eucalyptus/")),
        evolve(original, headers={**original.headers, "host": "other.example:8773"}),
    ):
        with pytest.raises(QueryError) as refused:
            _prove(changed)
        assert refused.value.code in ("SignatureDoesNotMatch", "IncompleteSignature", "MalformedQueryString")


@pytest.mark.parametrize(
    "path", ["//services/Eucalyptus", "/services//Eucalyptus", "/services/../services/Eucalyptus", "/services/./Eucalyptus", "/services%2FEucalyptus", "/services/Eucalyptus/..", "/%73ervices/Eucalyptus", "/services/Eucalyptus;x=1", "services/Eucalyptus", "http://cloud.example/services/Eucalyptus", "/services/Eucalyptus//"]
)  # fmt: skip
@pytest.mark.parametrize("name", SIGNERS)
def test_a_path_has_one_spelling(name: str, path: str) -> None:
    original = SIGNERS[name](URL)

    with pytest.raises(QueryError) as refused:
        _prove(evolve(original, target=original.target.replace("/services/Eucalyptus", path)))

    assert refused.value.code == "MalformedQueryString"


@pytest.mark.parametrize("name", [name for name in SIGNERS if "presigned" not in name])
@pytest.mark.parametrize("offset", [-SKEW_S - 1, -SKEW_S, 0, SKEW_S, SKEW_S + 1])
def test_the_clocks_may_be_a_quarter_of_an_hour_apart(name: str, offset: int) -> None:
    received = SIGNERS[name](URL)
    now = NOW.timestamp() + offset
    if abs(offset) <= SKEW_S:
        assert _prove(received, now=now).until >= now
        return
    with pytest.raises(QueryError) as refused:
        _prove(received, now=now)
    assert (refused.value.code, refused.value.status) == ("RequestExpired", 400)


@pytest.mark.parametrize(("offset", "good"), [(-901, False), (-900, True), (0, True), (600, True), (601, False)])
def test_a_presigned_request_counts_as_long_as_it_says(offset: int, good: bool) -> None:
    received = SIGNERS["botocore presigned"](URL)
    now = NOW.timestamp() + offset
    if good:
        assert _prove(received, now=now)
        return
    with pytest.raises(QueryError) as refused:
        _prove(received, now=now)
    assert refused.value.code == "RequestExpired"


def test_of_a_wrong_signature_the_time_is_not_told() -> None:
    received = SIGNERS["botocore POST"](URL)

    with pytest.raises(QueryError) as refused:
        _prove(received, secret="another", now=NOW.timestamp() + 10_000)

    assert refused.value.code == "SignatureDoesNotMatch"


# What a client may leave out or send twice. Each is signed anew, so that it is the rule that refuses it.


def _version_4(headers: Mapping[str, str], signed: str, *, body: bytes = b"Action=X", day: str = "20130201", stamp: str = "20130201T120000Z", scope: str = "") -> Received:  # fmt: skip
    """A POST with these headers, of which those are signed; computed by the text of the standard, not by the code under test."""
    scope = scope or f"{day}/eucalyptus/ec2/aws4_request"
    lines = "".join(f"{name}:{headers.get(name, '')}\n" for name in signed.split(";"))
    canonical = f"POST\n/\n\n{lines}\n{signed}\n{hashlib.sha256(body).hexdigest()}"
    text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    key = f"AWS4{SECRET}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, text.encode(), "sha256").hex()
    authorization = f"AWS4-HMAC-SHA256 Credential={KEY_ID}/{scope}, SignedHeaders={signed}, Signature={signature}"
    return Received("POST", "/", {**headers, "authorization": authorization}, body)


HEADERS = {"host": "h", "x-amz-date": "20130201T120000Z", "content-type": FORM}


def test_the_hand_made_signature_is_good() -> None:
    assert _prove(_version_4(HEADERS, "content-type;host;x-amz-date"))
    assert _prove(_version_4(HEADERS, "host;x-amz-date"))


@pytest.mark.parametrize(
    "received",
    [
        pytest.param(_version_4(HEADERS, "x-amz-date"), id="host is not signed"),
        pytest.param(_version_4(HEADERS, "host"), id="date is not signed"),
        pytest.param(_version_4({**HEADERS, "x-amz-more": "1"}, "host;x-amz-date"), id="another amz header"),
        pytest.param(_version_4(HEADERS, "x-amz-date;host"), id="not sorted"),
        pytest.param(_version_4(HEADERS, "host;host;x-amz-date"), id="twice"),
        pytest.param(_version_4(HEADERS, "Host;x-amz-date"), id="not in lower case"),
        pytest.param(_version_4(HEADERS, "absent;host;x-amz-date"), id="not there"),
        pytest.param(
            evolve(_version_4(HEADERS, "host;x-amz-date"), repeated=frozenset({"host"})), id="there twice"
        ),
        pytest.param(
            evolve(_version_4(HEADERS, "host;x-amz-date"), repeated=frozenset({"authorization"})), id="two signatures"
        ),
        pytest.param(_version_4(HEADERS, "host;x-amz-date", day="20130131"), id="scope of another day"),
        pytest.param(_version_4(HEADERS, "host;x-amz-date", scope="20130201/r/ec2/aws4"), id="another ending"),
        pytest.param(_version_4(HEADERS, "host;x-amz-date", scope="20130201//ec2/aws4_request"), id="no region"),
        pytest.param(
            _version_4({**HEADERS, "x-amz-date": "20130230T120000Z"}, "host;x-amz-date", stamp="20130230T120000Z", day="20130230"),
            id="no such day",
        ),
        pytest.param(
            _version_4({**HEADERS, "x-amz-content-sha256": "UNSIGNED-PAYLOAD"}, "host;x-amz-content-sha256;x-amz-date"),
            id="unsigned body",
        ),
    ],
)  # fmt: skip
def test_version_4_signs_all_that_counts(received: Received) -> None:
    with pytest.raises(QueryError) as refused:
        _prove(received)

    assert refused.value.code == "IncompleteSignature"


def test_version_4_in_capital_letters_is_another() -> None:
    received = SIGNERS["botocore POST"](URL)
    authorization = received.headers["authorization"]
    start, _, signature = authorization.rpartition("=")

    with pytest.raises(QueryError):
        _prove(evolve(received, headers={**received.headers, "authorization": f"{start}={signature.upper()}"}))


def _version_2(parameters: Mapping[str, str], digest: str = "sha256") -> Received:
    """A GET with these parameters and a signature, computed by the text of the standard."""
    from urllib.parse import quote

    pairs = sorted((quote(name, safe="-_.~"), quote(value, safe="-_.~")) for name, value in parameters.items())
    query = "&".join(f"{name}={value}" for name, value in pairs)
    mac = hmac.digest(SECRET.encode(), f"GET\nh:8773\n/\n{query}".encode(), digest)
    return Received(
        "GET", f"/?{query}&Signature={quote(base64.b64encode(mac).decode(), safe='')}", {"host": "h:8773"}, b""
    )


V2 = {
    "Action": "X",
    "AWSAccessKeyId": KEY_ID,
    "SignatureVersion": "2",
    "SignatureMethod": "HmacSHA256",
    "Timestamp": "2013-02-01T12:00:00.000Z",
}


def test_version_2_with_either_method() -> None:
    assert _prove(_version_2(V2))
    assert _prove(_version_2({**V2, "SignatureMethod": "HmacSHA1"}, "sha1"))
    expires = {name: value for name, value in V2.items() if name != "Timestamp"} | {"Expires": "2013-02-01T12:30:00Z"}
    assert _prove(_version_2(expires)).until == NOW.timestamp() + 1800


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"SignatureVersion": "0"}, "IncompleteSignature"),
        ({"SignatureVersion": "3"}, "IncompleteSignature"),
        ({"SignatureMethod": "HmacMD5"}, "IncompleteSignature"),
        ({"SignatureMethod": "HmacSHA1"}, "IncompleteSignature"),
        ({"AWSAccessKeyId": ""}, "IncompleteSignature"),
        ({"Timestamp": "now"}, "IncompleteSignature"),
        ({"Timestamp": "2013-02-30T12:00:00Z"}, "IncompleteSignature"),
        ({"Expires": "2013-02-01T12:30:00Z"}, "InvalidParameterCombination"),
        ({"SecurityToken": "x"}, "InvalidClientTokenId"),
        ({"X-Amz-Signature": "0" * 64}, "IncompleteSignature"),
    ],
)
def test_version_2_is_whole_or_refused(changes: Mapping[str, str], code: str) -> None:
    with pytest.raises(QueryError) as refused:
        _prove(_version_2({**V2, **changes}))

    assert refused.value.code == code


def test_nothing_counts_longer_than_its_key_is_remembered() -> None:
    rest = {name: value for name, value in V2.items() if name != "Timestamp"}
    with pytest.raises(QueryError) as refused:
        _prove(_version_2({**rest, "Expires": "2013-02-02T12:00:00Z"}))
    assert refused.value.code == "RequestExpired"
    presigned = botocore_query(URL, PARAMETERS)
    longer = presigned.target.replace("X-Amz-Expires=600", f"X-Amz-Expires={MOST_LIFE_S + 1}")
    with pytest.raises(QueryError, match="X-Amz-Expires"):
        _prove(evolve(presigned, target=longer))


@needs_boto
def test_version_1_is_for_those_who_switch_it_on() -> None:
    with pytest.raises(QueryError, match="version 1"):
        read_claim(SIGNERS["boto 1 GET"](URL))


def test_who_does_not_sign_is_told_so() -> None:
    with pytest.raises(QueryError) as refused:
        read_claim(Received("GET", "/?Action=DescribeInstances", {"host": "h"}, b""))

    assert (refused.value.code, refused.value.status) == ("MissingAuthenticationToken", 403)


@needs_boto
def test_two_signatures_are_one_too_many() -> None:
    query = SIGNERS["boto 2 GET"](URL)
    header = SIGNERS["botocore GET"](URL)

    with pytest.raises(QueryError, match="more than one place"):
        read_claim(evolve(query, headers={**query.headers, "authorization": header.headers["authorization"]}))


def test_parameters_are_in_one_place() -> None:
    received = SIGNERS["botocore POST"](URL)

    for changed in (
        evolve(received, target=f"{received.target}?Action=TerminateInstances"),
        evolve(received, method="GET"),
        evolve(received, method="PUT"),
    ):
        with pytest.raises(QueryError) as refused:
            _prove(changed)
        assert refused.value.code == "MalformedQueryString"
    for content_type in ("text/xml", "multipart/form-data", f"{FORM}; charset=utf-16", "application/json"):
        with pytest.raises(QueryError) as refused:
            _prove(evolve(received, headers={**received.headers, "content-type": content_type}))
        assert refused.value.code == "UnsupportedProtocol"


def test_what_a_stranger_may_have_signed_is_not_written() -> None:
    """Before it is known that there is such a key a request costs its reading, and no memory for a string to sign several times its size."""
    own = {"AWSAccessKeyId": "AKIANOBODY", "SignatureVersion": "2", "SignatureMethod": "HmacSHA256"}
    own |= {"Timestamp": "2013-02-01T12:00:00Z", "Signature": base64.b64encode(bytes(32)).decode()}
    body = f"{urlencode(own)}&Value={'ü' * 300_000}".encode()
    received = Received("POST", "/", {"host": "x", "content-type": FORM}, body)
    tracemalloc.start()
    try:
        claim = read_claim(received)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert claim.access_key_id == "AKIANOBODY" and peak < 6 * len(body)
    with pytest.raises(QueryError, match="not what was computed"):
        prove(claim, SECRET, NOW.timestamp())
