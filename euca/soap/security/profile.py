"""The security profile as data: each rule of `docs/security-profile.md` is an attribute here, and no branch.

Variants are made with `attrs.evolve`: `evolve(EC2_REQUEST, allow_sha1=False)`.
"""

import enum
from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from euca.soap import namespaces as ns
from euca.soap import xml

BODY: Final = f"{{{ns.SOAP}}}Body"
TIMESTAMP: Final = f"{{{ns.WSU}}}Timestamp"
TO: Final = f"{{{ns.WSA}}}To"
ACTION: Final = f"{{{ns.WSA}}}Action"
MESSAGE_ID: Final = f"{{{ns.WSA}}}MessageID"
RELATES_TO: Final = f"{{{ns.WSA}}}RelatesTo"
REPLY_TO: Final = f"{{{ns.WSA}}}ReplyTo"
FAULT_TO: Final = f"{{{ns.WSA}}}FaultTo"
FROM: Final = f"{{{ns.WSA}}}From"

SHA1_ALGORITHMS: Final = frozenset({ns.RSA_SHA1, ns.SHA1})


class Value(enum.Enum):
    """What an addressing header has to say."""

    ANY = "anything"
    OWN_ADDRESS = "one of the receiver's own addresses, byte for byte"
    ACTION = "the action that is expected, where the caller of verify() expects one"
    ABSOLUTE_URI = "an absolute URI of at most 256 characters"
    QUESTION = "the MessageID of the question"
    ANONYMOUS = "the anonymous address"
    ENDPOINT_ANONYMOUS = "an endpoint whose address is anonymous"
    ENDPOINT_ANONYMOUS_OR_NONE = "an endpoint whose address is anonymous or none"


class Presence(enum.Enum):
    """Whether a header may or must be there."""

    OPTIONAL = "optional"
    REQUIRED = "required"
    FORBIDDEN = "forbidden"
    WITH_QUESTION = "required where verify() is given the question's MessageID, else ignored"


@frozen
class HeaderRule:
    """The rule for one addressing header.

    check: the name that a refusal bears. even_unsigned: the value is judged whether or not it is signed;
    otherwise an unsigned header is as good as absent.
    """

    check: str
    presence: Presence = Presence.OPTIONAL
    value: Value = Value.ANY
    even_unsigned: bool = False


class ReplayKey(enum.Enum):
    """What makes two messages the same one."""

    SIGNED_INFO = "the signer's key and canonical SignedInfo"
    MESSAGE_ID = "the signer's key and MessageID"


@frozen(kw_only=True)
class Profile:
    """One column of the table.

    must_understand: values of Security's mustUnderstand (None: absent) that are accepted.
    send_must_understand: whether we send 1.
    signature_algorithms, digest_algorithms: accepted algorithm names; those with SHA-1 only with allow_sha1.
    least_rsa_bits: the smallest RSA modulus.
    token_types, most_path_certificates: ValueTypes of the token, and the length of a certificate path.
    signed: parts that must be signed, by qualified name. all_headers_signed: so must every header but Security.
    refused_headers: namespaces of which no header may come.
    expires_required; window_s: how far Created may be from now; lifetime_s: from Created to Expires as sent.
    headers: the rule for each addressing header. action, fault_action: what follows the question's action.
    replay: how a message is known again.
    """

    name: str
    limits: xml.Limits
    allow_sha1: bool = False
    must_understand: frozenset[str | None]
    send_must_understand: bool = False
    signature_algorithms: frozenset[str]
    digest_algorithms: frozenset[str] = frozenset({ns.SHA256})
    least_rsa_bits: int = 2048
    token_types: frozenset[str] = frozenset({ns.X509V3})
    most_path_certificates: int = 4
    token_bytes: int = 32 * 1024
    signed: tuple[str, ...] = (BODY, TIMESTAMP)
    all_headers_signed: bool = False
    refused_headers: frozenset[str] = frozenset()
    expires_required: bool = False
    window_s: float
    lifetime_s: float
    headers: Mapping[str, HeaderRule] = field(factory=dict)
    action: str = ""
    fault_action: str = ""
    replay: ReplayKey = ReplayKey.SIGNED_INFO

    def accepts_signature(self, algorithm: str) -> bool:
        """Whether a SignatureMethod is accepted, SHA-1 being switched on or off."""
        return algorithm in self.signature_algorithms and self._strong_enough(algorithm)

    def accepts_digest(self, algorithm: str) -> bool:
        """Whether a DigestMethod is accepted, SHA-1 being switched on or off."""
        return algorithm in self.digest_algorithms and self._strong_enough(algorithm)

    def _strong_enough(self, algorithm: str) -> bool:
        return self.allow_sha1 or algorithm not in SHA1_ALGORITHMS


EC2_REQUEST: Final = Profile(
    name="request at EC2's door",
    limits=xml.DOOR,
    allow_sha1=True,
    must_understand=frozenset({None, "0", "1"}),
    signature_algorithms=frozenset({ns.RSA_SHA1, ns.RSA_SHA256}),
    digest_algorithms=frozenset({ns.SHA1, ns.SHA256}),
    token_types=frozenset({ns.X509V3, ns.X509_PKI_PATH}),
    window_s=300,
    lifetime_s=300,
    headers={
        TO: HeaderRule("addressing.to", value=Value.OWN_ADDRESS),
        ACTION: HeaderRule("addressing.action"),
        MESSAGE_ID: HeaderRule("addressing.messageid"),
        RELATES_TO: HeaderRule("addressing.relatesto"),
        FROM: HeaderRule("addressing.from"),
        REPLY_TO: HeaderRule("addressing.replyto", value=Value.ENDPOINT_ANONYMOUS_OR_NONE, even_unsigned=True),
        FAULT_TO: HeaderRule("addressing.faultto", value=Value.ENDPOINT_ANONYMOUS_OR_NONE, even_unsigned=True),
    },
)
"""What users' requests at EC2's door must satisfy."""

EC2_ANSWER: Final = Profile(
    name="answer at EC2's door, signed",
    limits=xml.ANSWER,
    must_understand=frozenset({None, "0", "1"}),
    signature_algorithms=frozenset({ns.RSA_SHA256, ns.ECDSA_SHA256}),
    window_s=300,
    lifetime_s=300,
    headers={
        TO: HeaderRule("addressing.to", value=Value.ANONYMOUS),
        ACTION: HeaderRule("addressing.action", value=Value.ACTION),
        MESSAGE_ID: HeaderRule("addressing.messageid"),
        RELATES_TO: HeaderRule("addressing.relatesto", Presence.WITH_QUESTION, Value.QUESTION),
    },
    action="Response",
    fault_action="Fault",
)
"""What answers at `/services/Eucalyptus/signed` satisfy."""

TIER_REQUEST: Final = Profile(
    name="request between tiers",
    limits=xml.TIER,
    must_understand=frozenset({None, "1"}),
    send_must_understand=True,
    signature_algorithms=frozenset({ns.RSA_SHA256, ns.ECDSA_SHA256}),
    signed=(BODY, TIMESTAMP, TO, ACTION, MESSAGE_ID),
    all_headers_signed=True,
    refused_headers=frozenset({ns.WSA_2004}),
    expires_required=True,
    window_s=20,
    lifetime_s=20,
    headers={
        TO: HeaderRule("addressing.to", Presence.REQUIRED, Value.OWN_ADDRESS),
        ACTION: HeaderRule("addressing.action", Presence.REQUIRED, Value.ACTION),
        MESSAGE_ID: HeaderRule("addressing.messageid", Presence.REQUIRED, Value.ABSOLUTE_URI),
        REPLY_TO: HeaderRule("addressing.replyto", value=Value.ENDPOINT_ANONYMOUS, even_unsigned=True),
        FAULT_TO: HeaderRule("addressing.faultto", Presence.FORBIDDEN),
    },
    replay=ReplayKey.MESSAGE_ID,
)
"""What a tier demands of the tier above it."""

TIER_ANSWER: Final = Profile(
    name="answer between tiers",
    limits=xml.ANSWER,
    must_understand=frozenset({None, "1"}),
    send_must_understand=True,
    signature_algorithms=frozenset({ns.RSA_SHA256, ns.ECDSA_SHA256}),
    signed=(BODY, TIMESTAMP, TO, ACTION, MESSAGE_ID, RELATES_TO),
    all_headers_signed=True,
    refused_headers=frozenset({ns.WSA_2004}),
    expires_required=True,
    window_s=20,
    lifetime_s=20,
    headers={
        TO: HeaderRule("addressing.to", Presence.REQUIRED, Value.ANONYMOUS),
        ACTION: HeaderRule("addressing.action", Presence.REQUIRED, Value.ACTION),
        MESSAGE_ID: HeaderRule("addressing.messageid", Presence.REQUIRED, Value.ABSOLUTE_URI),
        RELATES_TO: HeaderRule("addressing.relatesto", Presence.REQUIRED, Value.QUESTION),
        REPLY_TO: HeaderRule("addressing.replyto", value=Value.ENDPOINT_ANONYMOUS, even_unsigned=True),
        FAULT_TO: HeaderRule("addressing.faultto", Presence.FORBIDDEN),
    },
    action="Response",
    fault_action="Fault",
    replay=ReplayKey.MESSAGE_ID,
)
"""What a tier demands of the neighbour's answer; faults satisfy it too."""
