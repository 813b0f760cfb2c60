"""Why a message is accepted or not: every step of `verify()` by itself, and what integrators get wrong most.

The verdict is `verify()`'s own. After a failure the steps that do not build on what failed are judged all the same.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from attrs import evolve, field, frozen
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from lxml import etree

from euca.soap.errors import MalformedMessage, SecurityFailure, SoapFault
from euca.soap.security import profile as rules
from euca.soap.security.identity import fingerprint
from euca.soap.security.profile import Profile, Value
from euca.soap.security.structure import Reference, shown
from euca.soap.security.timestamp import format_time
from euca.soap.security.verify import HASHES, STEPS, Expected, Judgement, Step, verify
from euca.soap.xml import WHITESPACE, canonical

PASSED: Final = "passed"
FAILED: Final = "FAILED"
NOT_REACHED: Final = "not reached"

_ALL_HASHES: Final = ("sha1", "sha256", "sha384", "sha512", "md5")
_FOUND: Final = (MalformedMessage, SecurityFailure, SoapFault)


@frozen
class Finding:
    """What came of one step, for one subject where it has several.

    state: `PASSED`, `FAILED` or `NOT_REACHED`. check: the refusal's name. found: what is wrong, in words. section,
    mend: the standard's section and what to do about it. hints: what was tried further, and came out.
    """

    step: str
    subject: str
    state: str
    check: str = ""
    found: str = ""
    section: str = ""
    mend: str = ""
    hints: tuple[str, ...] = ()


@frozen
class Explanation:
    """check, found: of the refusal, empty where accepted. assumed: what was not compared, since nobody said with what.

    octets: signed part's name → what was digested here, SignedInfo among them.
    """

    accepted: bool
    check: str
    found: str
    findings: tuple[Finding, ...]
    assumed: tuple[str, ...]
    octets: Mapping[str, bytes] = field(repr=False)


def explain(
    data: bytes,
    *,
    profile: Profile,
    certificates: Iterable[bytes],
    now: float | None,
    to: Iterable[str] = (),
    relates_to: str | None = None,
    action: str | None = None,
) -> Explanation:
    """Judge a message as `verify()` does whose trust is these certificates (DER), and say what came of each rule.

    now: seconds since the epoch; None for the message's own Created. Without `to` or `relates_to` those of the message
    itself are taken, and `assumed` says so. Raises nothing: takes time and memory linear in the message, some 20 times `verify()`'s.
    """
    trusted = frozenset(certificates)

    def trust(certificate: bytes) -> bool | None:
        return certificate in trusted or None

    assumed: list[str] = []
    on = Judgement(data, profile, trust, now or 0.0, Expected(tuple(to), relates_to, action))
    findings: list[Finding] = []
    failed: set[str] = set()
    for step in STEPS:
        if step.name == "clock" and now is None and "Timestamp" not in failed:
            on.now = now = on.lifetime.created
        if step.name == "addressing" and step.name not in failed:
            _assume(on, assumed, failed)
        findings += _judged(step, on, failed, trusted)
    try:
        verify(data, profile=profile, trust=trust, now=now or 0.0, to=on.expected.to,
               relates_to=on.expected.relates_to, action=action)  # fmt: skip
    except _FOUND as error:
        return Explanation(False, _check(error), _words(error), tuple(findings), tuple(assumed), _octets(on))
    return Explanation(True, "", "", tuple(findings), tuple(assumed), _octets(on))


def _assume(on: Judgement, assumed: list[str], failed: set[str]) -> None:
    """Take the message's own To and RelatesTo where nobody said what they should be."""
    if "names of headers" in failed:
        return
    wants = {rule.value: on.by_name.get(name) for name, rule in on.profile.headers.items()}
    to, relates_to = wants.get(Value.OWN_ADDRESS), wants.get(Value.QUESTION)
    said = on.expected
    if to is not None and not said.to:
        said = evolve(said, to=(to.text or "",))
        assumed.append(f"that the receiver's address is the message's own To, {shown(to.text)} (--to says otherwise)")
    if relates_to is not None and said.relates_to is None and on.profile.signed != (rules.BODY, rules.TIMESTAMP):
        said = evolve(said, relates_to=relates_to.text or "")
        assumed.append(f"that the question was {shown(relates_to.text)} (--relates-to says otherwise)")
    on.expected = said
    on.wanted = evolve(said, action=on.wanted.action)


def _judged(step: Step, on: Judgement, failed: set[str], trusted: frozenset[bytes]) -> list[Finding]:
    missing = [name for name in step.after if name in failed]
    if missing:
        failed.add(step.name)
        return [Finding(step.name, "", NOT_REACHED, found=f"builds on: {', '.join(missing)}")]
    subjects: list[tuple[object, ...]] = [()] if step.over is None else [(subject,) for subject in step.over(on)]
    findings = []
    for subject in subjects:
        try:
            step.run(on, *subject)
        except _FOUND as error:
            failed.add(step.name)
            check = _check(error)
            section, mend = ADVICE.get(check, ("", ""))
            hints = _hints(check, step, on, subject, trusted)
            findings.append(Finding(step.name, _name(subject), FAILED, check, _words(error), section, mend, hints))
        else:
            findings.append(Finding(step.name, _name(subject), PASSED))
    return findings


def _hints(
    check: str, step: Step, on: Judgement, subject: tuple[object, ...], trusted: frozenset[bytes]
) -> tuple[str, ...]:
    """What was tried further; nothing where a part has no other form."""
    if check not in _HINTS or step.name not in _HINTED:
        return ()
    hints: list[str] = []
    try:
        hints.extend(_HINTS[check](on, *subject, trusted))
    except (etree.LxmlError, MalformedMessage):
        hints.append("a part has no canonical form")
    return tuple(hints)


def _check(error: Exception) -> str:
    return error.check if isinstance(error, MalformedMessage | SecurityFailure) else "soap:MustUnderstand"


def _words(error: Exception) -> str:
    return error.explanation if isinstance(error, MalformedMessage | SecurityFailure) else str(error)


def _name(subject: tuple[object, ...]) -> str:
    if not subject:
        return ""
    (one,) = subject
    if isinstance(one, Reference):
        return f"#{one.identifier}"[:80]
    if isinstance(one, etree._Element):
        name = str(one.tag).rpartition("}")[2]
        return f"{name} {one.get('URI', '')}".strip()[:80]
    return str(one).rpartition("}")[2][:80]


def _octets(on: Judgement) -> dict[str, bytes]:
    """What is digested here, by part."""
    found = {}
    for element, reference in on.signed.items():
        try:
            found[str(element.tag).rpartition("}")[2]] = canonical(element, reference.prefixes)
        except MalformedMessage:
            continue
    if hasattr(on, "octets"):
        found["SignedInfo"] = on.octets
    return found


# What else the signer might have signed


def _forms(element: etree._Element, prefixes: Iterable[str]) -> Iterable[tuple[str, bytes]]:
    """The element in other forms, each with the words for it."""
    exclusive = canonical(element, tuple(prefixes))
    yield "exclusive canonicalisation without a PrefixList", canonical(element)
    yield (
        "inclusive canonicalisation (2001/REC-xml-c14n) inside the envelope",
        etree.tostring(element, method="c14n", with_comments=False),
    )
    alone = etree.fromstring(etree.tostring(element, with_tail=False))
    yield (
        "inclusive canonicalisation of the element by itself",
        etree.tostring(alone, method="c14n", with_comments=False),
    )
    yield "the element as it is serialised, without canonicalisation", etree.tostring(alone)
    yield "line ends CR LF in place of LF", exclusive.replace(b"\n", b"\r\n")
    yield "line ends LF in place of CR LF", exclusive.replace(b"&#xD;\n", b"\n").replace(b"&#xD;", b"")
    yield (
        "the children only, without the element itself",
        b"".join(canonical(child, tuple(prefixes)) for child in element),
    )
    without_id = etree.fromstring(etree.tostring(element, with_tail=False))
    for name in [name for name in without_id.attrib if str(name).endswith("}Id")]:
        del without_id.attrib[name]
    yield "the element before it had a wsu:Id", canonical(without_id, tuple(prefixes))
    stripped = etree.fromstring(etree.tostring(element, with_tail=False))
    for node in stripped.iter():
        if len(node) and not (node.text or "").strip(WHITESPACE):
            node.text = None
        if not (node.tail or "").strip(WHITESPACE):
            node.tail = None
    yield "white space between elements left out: it was added after signing", canonical(stripped, tuple(prefixes))


def _matches(digest: bytes, octets: bytes) -> str | None:
    """The name of the digest algorithm of which this is the value; also where the hexadecimal text was encoded."""
    for name in _ALL_HASHES:
        made = hashlib.new(name, octets, usedforsecurity=False)
        if made.digest() == digest:
            return name
        if made.hexdigest().encode() == digest.lower():
            return f"{name}, its hexadecimal text in base64"
    return None


def _digest_hints(on: Judgement, element: etree._Element, _: frozenset[bytes]) -> Iterable[str]:
    reference = on.signed[element]
    octets = canonical(element, reference.prefixes)
    digest = HASHES[reference.digest_algorithm](octets).digest()
    yield f"the digest of the {len(octets)} octets here is {base64.b64encode(digest).decode()}"
    yield f"the Reference says {base64.b64encode(reference.digest).decode()[:200]}"
    if (algorithm := _matches(reference.digest, octets)) is not None:
        yield f"the octets agree, the algorithm does not: that is {algorithm}"
        return
    for words, other in _forms(element, reference.prefixes):
        if (algorithm := _matches(reference.digest, other)) is not None:
            yield f"it matches, by {algorithm}, {words}"
            return
    for part in (on.outer.body, on.outer.content, on.parts.timestamp, on.parts.token, *on.headers):
        if part is not element and _matches(reference.digest, canonical(part, reference.prefixes)) is not None:
            yield f"that is the digest of {shown(str(part.tag))}: the Reference names another part, or parts changed places"
            return
    yield "no form that was tried matches: the part was changed after signing, or another was signed"


def _signature_hints(on: Judgement, trusted: frozenset[bytes]) -> Iterable[str]:
    """An RSA signature tells the digest that was signed, and so whether key or content is the wrong one."""
    if not isinstance(on.key, rsa.RSAPublicKey):
        yield "an ECDSA signature does not tell whether the key or SignedInfo is another; SignatureValue is r and s, 32 bytes each"
        return
    try:
        digest_info = on.key.recover_data_from_signature(on.signature, padding.PKCS1v15(), None)
    except Exception:
        yield "no RSA PKCS #1 v1.5 signature by this key: it was made with another key, or in another form (PSS)"
        return
    forms = [("SignedInfo as it is canonicalised here", on.octets), *_forms(on.signed_info, on.prefixes)]
    for words, octets in forms:
        for name in _ALL_HASHES:
            if digest_info.endswith(hashlib.new(name, octets, usedforsecurity=False).digest()):
                yield f"the key is right; what it signed is, by {name}, {words}"
                return
    yield "the key is right, and it signed another SignedInfo: this one was changed after signing"


def _length_hints(on: Judgement, trusted: frozenset[bytes]) -> Iterable[str]:
    if on.signature[:1] == b"\x30":
        yield "this looks like DER: XML Signature wants r and s by themselves, 32 bytes each"


def _trust_hints(on: Judgement, trusted: frozenset[bytes]) -> Iterable[str]:
    yield f"the message bears {fingerprint(on.certificate)}"
    for certificate in trusted:
        yield f"trusted is {fingerprint(certificate)}"
        try:
            mine, theirs = x509.load_der_x509_certificate(certificate), x509.load_der_x509_certificate(on.certificate)
            if mine.public_key() == theirs.public_key():
                yield "both have the same key: it is another certificate for it, and whole certificates are compared"
            elif mine.subject == theirs.subject:
                yield "both have the same subject, and different keys"
        except (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion):
            yield "one of them is no X.509 certificate, or of a key that cannot be read"


_HINTED: Final = frozenset({"digest", "signature", "trust"})
_HINTS: Final[Mapping[str, Callable[..., Iterable[str]]]] = {
    "reference.digest": _digest_hints,
    "signature.wrong": _signature_hints,
    "signature.length": _length_hints,
    "certificate.trust": _trust_hints,
}


def text(explanation: Explanation, now: float | None = None) -> str:
    """For people."""
    lines = []
    for one in explanation.findings:
        lines.append(f"{one.state:<12} {one.step}{': ' + one.subject if one.subject else ''}"
                     + (f"  ({one.found})" if one.state == NOT_REACHED else ""))  # fmt: skip
        if one.state == FAILED:
            lines.append(f"    {one.check}: {one.found}")
            lines += [f"    tried: {hint}" for hint in one.hints]
            lines += [f"    standard: {one.section}"] if one.section else []
            lines += [f"    mend: {one.mend}"] if one.mend else []
    lines += [f"assumed {words}" for words in explanation.assumed]
    if now is not None:
        lines.append(f"judged as of {format_time(now)}")
    lines.append("not judged here: HTTP headers, whether the message was seen before, what the operation makes of Body")
    lines.append("accepted" if explanation.accepted else f"refused by {explanation.check}: {explanation.found}")
    return "\n".join(lines)


ADVICE: Final[Mapping[str, tuple[str, str]]] = {
    "xml.encoding": ("WS-I BP 1.1, R1012", "send UTF-8, and a declaration that says so or none"),
    "xml.prolog": ("XML 1.0, 2.8", "begin with the XML declaration or the Envelope: no HTTP headers, comment or text before it"),
    "xml.doctype": ("SOAP 1.1, 3", "send no document type"),
    "xml.instruction": ("SOAP 1.1, 3", "send no processing instructions"),
    "xml.comment": ("XML-Exc-C14N, 4", "send no comments: canonicalisation leaves them out, readers do not"),
    "xml.entity": ("SOAP 1.1, 3", "write the character, or a character reference"),
    "xml.wellformed": ("XML 1.0, 2.1", "send well-formed XML with declared namespaces"),
    "xml.namespace": ("Canonical XML 1.0, 1.3", "declare absolute namespace names only"),
    "limits.bytes": ("", "send less in one message"),
    "limits.depth": ("", "nest elements less deep"),
    "limits.names": ("", "use shorter names"),
    "limits.attributes": ("", "write fewer attributes on one element"),
    "limits.namespaces": ("", "declare namespaces once, on the Envelope"),
    "limits.children": ("", "send fewer elements in Header, Security and the parts of the signature"),
    "limits.references": ("", "sign whole parts, one Reference each"),
    "shape.envelope": ("SOAP 1.1, 4", "one SOAP 1.1 Envelope of one Header and one Body"),
    "shape.body": ("SOAP 1.1, 4.3; WS-I BP 1.1, R9981", "exactly one element in Body (document/literal)"),
    "shape.text": ("SOAP 1.1, 4", "nothing but white space between these elements"),
    "security.count": ("WSS 1.0, 5", "exactly one wsse:Security in Header"),
    "security.actor": ("SOAP 1.1, 4.2.2; WSS 1.0, 5", "no actor on wsse:Security"),
    "security.mustunderstand": ("SOAP 1.1, 4.2.3", "mustUnderstand 1, or none (at EC2's door also 0)"),
    "security.children": ("WSS 1.0, 5", "nothing but Timestamp, BinarySecurityToken and Signature in wsse:Security"),
    "timestamp.count": ("WSS 1.0, 10", "exactly one wsu:Timestamp in wsse:Security: switch your toolkit's on"),
    "token.count": ("WSS 1.0, 6.3", "exactly one BinarySecurityToken: send the certificate itself (direct reference)"),
    "signature.count": ("WSS 1.0, 8", "exactly one ds:Signature in wsse:Security"),
    "signature.children": ("XML-DSig, 4.1", "SignedInfo, SignatureValue, KeyInfo, no Object"),
    "signature.signedinfo": ("XML-DSig, 4.3", "the two methods, then at least one Reference"),
    "signature.canonicalization": ("XML-DSig, 4.3.1; XML-Exc-C14N, 4", "exclusive canonicalisation without comments"),
    "signature.prefixes": ("XML-Exc-C14N, 4", "at most one InclusiveNamespaces, of at most 16 prefixes"),
    "signature.algorithm": ("XML-DSig, 4.3.2; RFC 4051, 2.3", "rsa-sha256 (or where both know it ecdsa-sha256), without parameters"),
    "signature.value": ("XML-DSig, 4.2; RFC 4648, 4", "plain base64"),
    "signature.length": ("XML-DSig, 6.4; RFC 4050, 3.3", "RSA: as long as the modulus; ECDSA: r and s, 32 bytes each"),
    "signature.wrong": ("XML-DSig, 3.2.2", "sign the canonical SignedInfo with the key of the certificate that is sent, and change nothing after"),
    "keyinfo": ("WSS 1.0, 7.1, 7.2", "KeyInfo/SecurityTokenReference/Reference: direct reference, no issuer and serial, no key identifier"),
    "keyinfo.token": ("WSS 1.0, 7.2", "its URI is # and the token's wsu:Id, its ValueType the token's"),
    "token.type": ("X.509 Token Profile 1.0, 3.1", "ValueType #X509v3 (at EC2's door also #X509PKIPathv1)"),
    "token.encoding": ("WSS 1.0, 6.3", "EncodingType #Base64Binary"),
    "token.base64": ("WSS 1.0, 6.3; RFC 4648, 4", "plain base64 of the DER certificate"),
    "token.size": ("WSS 1.0, 6.3", "send one certificate"),
    "token.path": ("X.509 Token Profile 1.0, 3.1.2", "a PkiPath of at most four certificates, the signer's last; or #X509v3"),
    "reference.uri": ("XML-DSig, 4.3.3.1", "URI is # and the part's wsu:Id; no Type"),
    "reference.children": ("XML-DSig, 4.3.3", "Transforms, DigestMethod, DigestValue"),
    "reference.transforms": ("XML-DSig, 4.3.3.4; XML-Exc-C14N, 4", "exactly one transform, exclusive canonicalisation without comments; switch enveloped-signature off"),
    "reference.prefixes": ("XML-Exc-C14N, 4", "at most one InclusiveNamespaces, of at most 16 prefixes"),
    "reference.digest-algorithm": ("XML-DSig, 4.3.3.5", "sha256"),
    "reference.digest": ("XML-DSig, 3.2.1", "sign last, and send the very tree that was signed: no pretty-printing after it"),
    "reference.position": ("WSS 1.0, 8.2", "sign Body, Timestamp and children of Header, and nothing else"),
    "reference.duplicate": ("WSS 1.0, 8.2", "one Reference for each part"),
    "reference.missing": ("WSS 1.0, 8.2", "sign this part too"),
    "id.duplicate": ("WSS 1.0, 4", "give each part a wsu:Id of its own"),
    "id.foreign": ("WSS 1.0, 4; XML-DSig, 4.3.3.2", "wsu:Id is the only Id in signed parts"),
    "header.namespace": ("WS-Addressing 1.0 Core, 1.2", "WS-Addressing 1.0 (2005/08), not that of 2004"),
    "header.duplicate": ("WS-Addressing 1.0 SOAP Binding, 3.2", "each addressing header once"),
    "header.unsigned": ("WSS 1.0, 8.2", "sign every header, or leave it out"),
    "timestamp.children": ("WSS 1.0, 10", "Created, then Expires (between tiers both)"),
    "timestamp.format": ("WSS 1.0, 10", "UTC with Z, like 2026-11-23T19:25:26.775Z"),
    "timestamp.created": ("WSS 1.0, 10", "set the clock (NTP); sign when the message is sent"),
    "timestamp.order": ("WSS 1.0, 10", "Expires after Created"),
    "timestamp.expires": ("WSS 1.0, 10", "set the clock, or give the message more time"),
    "certificate.trust": ("X.509 Token Profile 1.0, 3.1", "send the certificate that was enrolled or uploaded, byte for byte; no chain is built"),
    "key": ("", "RSA of 2048 to 8192 bits, or P-256"),
    "key.algorithm": ("RFC 4051, 2.3", "rsa-… with an RSA key, ecdsa-sha256 with P-256"),
    "addressing.to": ("WS-Addressing 1.0 Core, 3.2", "the receiver's address, byte for byte (anonymous in answers)"),
    "addressing.action": ("WS-Addressing 1.0 Core, 3.2", "the operation's Action; in answers followed by Response or Fault"),
    "addressing.messageid": ("WS-Addressing 1.0 Core, 3.2", "a new absolute URI of at most 256 characters"),
    "addressing.relatesto": ("WS-Addressing 1.0 Core, 3.2", "the question's MessageID"),
    "addressing.replyto": ("WS-Addressing 1.0 Core, 3.2, 3.4", "leave it out, or the anonymous address"),
    "addressing.faultto": ("WS-Addressing 1.0 Core, 3.2, 3.4", "leave it out"),
    "soap:MustUnderstand": ("SOAP 1.1, 4.2.3", "send no header that has to be understood and is none of WS-Addressing"),
}  # fmt: skip
"""Check → the standard's section, and what to do."""
