"""The explanation agrees with `verify()`, and says of the usual mistakes which one it was."""

import base64
import hashlib
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from euca.soap import command
from euca.soap import namespaces as ns
from euca.soap.security.explain import ADVICE, FAILED, NOT_REACHED, PASSED, Explanation
from euca.soap.security.timestamp import format_time
from euca.soap.security.verify import STEPS
from euca.testing import agreement
from euca.testing.signed_messages import (
    ACTION,
    ADDRESS,
    NOW,
    PROFILES,
    QUESTION,
    Draft,
    draft,
    identity,
    make,
    one,
)

ROOT = Path(__file__).parents[3]
TRUSTED = [identity(kind).certificate_der for kind in ("rsa", "p256", "weak", "p384")]
SOME = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def agree(message: Draft, data: bytes) -> Explanation:
    """The explanation, which agrees with `verify()`."""
    values: dict[str, Any] = {"to": [ADDRESS]}
    if message.profile.action:
        values |= {"relates_to": QUESTION, "action": ACTION}
    elif message.profile.all_headers_signed:
        values |= {"action": ACTION}
    return agreement.agree(data, profile=message.profile, certificates=TRUSTED, now=NOW, **values)


@pytest.mark.parametrize("name", list(PROFILES))
def test_a_good_message_passes_every_step(name: str) -> None:
    message = draft(PROFILES[name])
    explanation = agree(message, make(message))
    judged = {finding.step for finding in explanation.findings}
    assert {step.name for step in STEPS if step.over is None} <= judged
    assert {"Reference", "what a Reference means", "must be signed", "digest"} <= judged


@pytest.mark.parametrize("name", list(PROFILES))
def test_it_agrees_with_verify_about_changed_messages(name: str) -> None:
    message = draft(PROFILES[name])
    good = make(message)
    failed: set[str] = set()

    @SOME
    @given(st.randoms(use_true_random=False), st.booleans())
    def agrees(chance: random.Random, in_bytes: bool) -> None:
        if in_bytes:
            at = chance.randrange(len(good))
            start = chance.randrange(len(good))
            data = good[:at] + good[start : start + chance.randint(0, 60)] + good[at + chance.randint(0, 60) :]
        else:
            data = changed_tree(good, chance)
        failed.add(agree(message, data).check)

    agrees()
    assert len(failed) > 10


def changed_tree(good: bytes, chance: random.Random) -> bytes:
    """Elements dropped, copied, emptied or with an attribute of another."""
    root = etree.fromstring(good)
    for _ in range(chance.randint(1, 2)):
        nodes = list(root.iter())
        victim, other = chance.choice(nodes), chance.choice(nodes)
        kind = chance.choice(["drop", "copy", "text", "attribute", "into"])
        parent = victim.getparent()
        if parent is None:
            continue
        if kind == "drop":
            parent.remove(victim)
        elif kind == "copy":
            other.append(etree.fromstring(etree.tostring(victim, with_tail=False)))
        elif kind == "text":
            victim.text = chance.choice([None, "x", other.text])
        elif kind == "attribute" and other.attrib:
            victim.attrib.update(dict(other.attrib))
        elif kind == "into":
            parent.insert(0, victim)
    return etree.tostring(root)


@pytest.mark.parametrize("change", [
    {"after": lambda root: root.set("Id", "x")},
    {"created": format_time(NOW - 900)},
    {"signer": "other"},
    {"after": lambda root: one(root, "//ds:SignatureMethod").set("Algorithm", f"{ns.DS}hmac-sha1")},
    {"signed": ("Timestamp",)},
])  # fmt: skip
@pytest.mark.parametrize("name", list(PROFILES))
def test_it_agrees_about_broken_rules(name: str, change: dict[str, Any]) -> None:
    message = draft(PROFILES[name], **change)
    agree(message, make(message))


def test_several_faults_are_told_at_once() -> None:
    message = draft(PROFILES["tier-request"], created=format_time(NOW - 900), expires=format_time(NOW - 880))
    data = make(message).replace(b">1</op:count>", b">2</op:count>")
    explanation = agree(message, data)
    failed = {finding.check for finding in explanation.findings if finding.state == FAILED}
    assert failed == {"reference.digest", "timestamp.created"}


def test_what_builds_on_a_failure_is_not_reached() -> None:
    message = draft(PROFILES["ec2-request"])
    explanation = agree(message, b"<a>" + make(message) + b"</a>")
    states = {finding.step: finding.state for finding in explanation.findings}
    assert (states["XML"], states["shape"], states["digest"]) == (PASSED, FAILED, NOT_REACHED)


def resigned(change: Any) -> bytes:
    """A message whose Body's digest was made otherwise by its signer, as `change` (Body → octets) has it."""

    def before(root: etree._Element) -> None:
        nothing = etree.fromstring(etree.tostring(root))
        octets = change(one(nothing, "/soap:Envelope/soap:Body"))
        digest = base64.b64encode(hashlib.sha256(octets).digest()).decode()
        one(root, "//ds:Reference[2]/ds:DigestValue").text = digest
        identity_signature(root)

    return make(draft(PROFILES["ec2-request"], after=before))


def identity_signature(root: etree._Element) -> None:
    octets = etree.tostring(one(root, "//ds:SignedInfo"), method="c14n", exclusive=True, with_comments=False)
    one(root, "//ds:SignatureValue").text = base64.b64encode(identity().sign(octets)).decode()


@pytest.mark.parametrize(("change", "words"), [
    (lambda body: etree.tostring(body, method="c14n"), "inclusive canonicalisation (2001/REC-xml-c14n) inside"),
    (lambda body: etree.tostring(body[0], method="c14n", exclusive=True), "the children only"),
    (lambda body: b"another body", "the part was changed after signing"),
    (lambda body: etree.tostring(one(body, "//wsu:Timestamp"), method="c14n", exclusive=True, with_tail=False),
     "that is the digest of"),
])  # fmt: skip
def test_a_digest_of_another_form_is_recognised(change: Any, words: str) -> None:
    data = resigned(change)
    explanation = agree(draft(PROFILES["ec2-request"]), data)
    (finding,) = [finding for finding in explanation.findings if finding.state == FAILED]
    assert finding.check == "reference.digest" and finding.subject == "Body"
    assert any(words in hint for hint in finding.hints), finding.hints


def test_pretty_printing_after_signing_is_recognised() -> None:
    data = make(draft(PROFILES["ec2-request"])).replace(b"<op:count>", b"\n  <op:count>")
    (finding,) = [one for one in agree(draft(PROFILES["ec2-request"]), data).findings if one.state == FAILED]
    assert "white space between elements left out" in finding.hints[-1]


@pytest.mark.parametrize(("data", "words"), [
    (lambda: make(draft(PROFILES["ec2-request"], signer="other", token=identity().certificate_der)), "another key"),
    (lambda: make(draft(PROFILES["ec2-request"])).replace(b"#Body", b"#body"), "changed after signing"),
])  # fmt: skip
def test_a_wrong_signature_is_told_from_a_wrong_key(data: Any, words: str) -> None:
    explanation = agree(draft(PROFILES["ec2-request"]), data())
    (finding,) = [finding for finding in explanation.findings if finding.check == "signature.wrong"]
    assert words in finding.hints[-1]


@pytest.mark.parametrize(("was", "is_now"), [
    ("06092a864886f70d010101", "06092a864886f70d01017f"),  # the key's algorithm
    ("a003020102", "a003020172"),  # the certificate's version
])  # fmt: skip
def test_a_stranger_with_an_unreadable_certificate_is_explained(was: str, is_now: str) -> None:
    unreadable = identity().certificate_der.replace(bytes.fromhex(was), bytes.fromhex(is_now), 1)
    assert unreadable != identity().certificate_der
    message = draft(PROFILES["tier-request"], token=unreadable)
    (finding,) = [one for one in agree(message, make(message)).findings if one.check == "certificate.trust"]
    assert any("a key that cannot be read" in hint for hint in finding.hints)


def test_every_check_has_advice_and_stands_in_the_profile() -> None:
    document = (ROOT / "docs/security-profile.md").read_text()
    for step in STEPS:
        for name in step.checks:
            assert name in ADVICE
            assert f"`{name}`" in document or name.startswith(("limits.", "soap:")), name
    sources = "".join(
        (ROOT / "euca/soap" / name).read_text()
        for name in ("xml.py", "security/structure.py", "security/verify.py", "security/timestamp.py")
    )
    raised = set(re.findall(r'(?:refuse|MalformedMessage)\(\s*"([a-z.\-]+)"', sources))
    assert raised and raised <= set(ADVICE)
    assert raised <= {name for step in STEPS for name in step.checks}


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    envelope, certificate = tmp_path / "message.xml", tmp_path / "user.crt"
    envelope.write_bytes(make(draft(PROFILES["tier-request"])))
    certificate.write_bytes(identity().certificate_pem())
    words = ["verify", str(envelope), "--cert", str(certificate), "--profile", "tier"]
    assert command.main([*words, "--at-created", "--show-octets", str(tmp_path / "octets")]) == 0
    said = capsys.readouterr().out
    assert said.endswith("accepted\n") and f"the message's own To, '{ADDRESS}'" in said
    written = {path.name.partition("-")[2]: path.read_bytes() for path in (tmp_path / "octets").iterdir()}
    assert set(written) == {"Timestamp.xml", "Body.xml", "To.xml", "Action.xml", "MessageID.xml", "SignedInfo.xml"}
    assert written["Body.xml"].startswith(b"<soap:Body ")
    assert command.main([*words, "--at-created", "--to", "https://elsewhere", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["check"] == "addressing.to" and not told["accepted"]
    assert command.main([*words, "--now", "yesterday"]) == 2
    assert command.main(["verify", str(tmp_path / "none"), "--cert", str(certificate)]) == 2
    envelope.write_bytes(b"x" * (2 << 20))
    assert command.main(words) == 1
    assert "limits.bytes" in capsys.readouterr().out


def test_sha1_can_be_switched_off(tmp_path: Path) -> None:
    envelope, certificate = tmp_path / "message.xml", tmp_path / "user.crt"
    envelope.write_bytes(make(draft(PROFILES["ec2-request"], algorithm=ns.RSA_SHA1, digest=ns.SHA1)))
    certificate.write_bytes(identity().certificate_pem())
    words = ["verify", str(envelope), "--cert", str(certificate), "--at-created"]
    assert (command.main(words), command.main([*words, "--no-sha1"])) == (0, 1)


def test_keys_are_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["keys", str(tmp_path / "me"), "--kind", "p256"]) == 0
    assert (tmp_path / "me.key").stat().st_mode & 0o777 == 0o600
    assert command.main(["keys", str(tmp_path / "me")]) == 1
