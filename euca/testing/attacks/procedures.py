"""What is tried that is more than one message: each case is carried out by a test of the same name."""

from typing import Final

from euca.testing.attacks.material import Case

_REPLAY: Final = ("CVE-2011-0730", "Eucalyptus 2011-2015: no, unused or disabled replay cache", "CVE-2026-41000")
_OPEN: Final = ("CVE-2012-3241", "CVE-2010-3905", "CVE-2013-4766")
_SPEAKING_AS: Final = ("CVE-2012-4064", "CVE-2012-4065")
_IDS: Final = ("CVE-2013-2296", "CVE-2016-8520", "CVE-2014-5040", "CVE-2011-4076")
_HALF_OPEN: Final = ("CVE-2013-4768",)
_LOGS: Final = ("CVE-2014-5036", "CVE-2014-5037", "CVE-2014-5038", "Eucalyptus until 2015: request bodies in a log")


def _cases(*rows: tuple[str, str, str, tuple[str, ...]]) -> tuple[Case, ...]:
    return tuple(Case(name=n, what=w, refused_by=r, sources=s) for n, w, r, s in rows)


PROCEDURES: Final = _cases(
    (
        "operations: unsigned",
        "Every operation of every WSDL at every door, without a signature.",
        "security.count or shape.envelope",
        _OPEN,
    ),
    (
        "operations: internal ones at the cloud's door, users' at inner tiers",
        "Every operation of every WSDL at every other door, with a user's certificate.",
        "certificate.trust; for its own user the cloud knows no such operation",
        _SPEAKING_AS,
    ),
    (
        "operations: by somebody in another role",
        "Every operation, signed by the cloud, the cluster, a node, a stranger.",
        "certificate.trust",
        (*_SPEAKING_AS, *_OPEN),
    ),
    (
        "operations: an answer, a fault or nothing known in place of a question",
        "Well signed by who may ask: the element of an answer, a fault, other namespaces, names and types.",
        "the contract: no such operation",
        ("CVE-2012-4064", "CVE-2012-4065"),
    ),
    (
        "accounts: every operation on somebody else's instance",
        "Every EC2 operation by a user of another account who knows the ids: answered as is an id that nobody has.",
        "the operation: not found",
        _IDS,
    ),
    (
        "accounts: a certificate that was switched off",
        "Asked at once after its certificate was switched off.",
        "certificate.trust",
        ("CVE-2012-5571",),
    ),
    (
        "neighbours: one that was removed",
        "A cloud or cluster asks at once after its neighbour ceased to trust it.",
        "certificate.trust",
        ("CVE-2012-5571",),
    ),
    (
        "neighbours: one that states another's certificate as its own",
        "A neighbour's good message states the certificate of another neighbour, or the receiver's own, or what is none, among its own.",
        "the exchange of certificates: nothing of it is taken over",
        ("CVE-2012-4064", "CVE-2012-4065"),
    ),
    ("replay: twice", "A message that was acted upon, three times more.", "replay", _REPLAY),
    (
        "replay: eight times at once",
        "Eight copies on eight connections at the same time.",
        "replay: seven of them",
        _REPLAY,
    ),
    (
        "replay: after a restart by kill -9",
        "Acted upon; then the process is killed and started; then sent again, by a clock that is ahead.",
        "replay, from what was written down with the change",
        _REPLAY,
    ),
    (
        "replay: in other words",
        "Sent again with other white space, order and HTTP headers, which nobody signed.",
        "replay",
        _REPLAY,
    ),
    (
        "replay: the same MessageID on another message",
        "Another good message of the same sender bears a MessageID that was seen.",
        "replay",
        (*_REPLAY, "Eucalyptus 2.0.3: five parts signed and in place"),
    ),
    (
        "replay: at a second listener",
        "Accepted at one of a cloud's addresses, plain or over TLS, and sent to each of the others.",
        "replay",
        _REPLAY,
    ),
    (
        "replay: across front-end processes",
        "Accepted through one of several processes on one port, and sent again through each of them.",
        "replay",
        _REPLAY,
    ),
    (
        "replay: at once at every front-end process",
        "The same message through every process at the same time.",
        "replay: all but one",
        _REPLAY,
    ),
    (
        "replay: from one node to another",
        "A message to one node, sent to another node of the same cluster.",
        "addressing.to",
        (*_REPLAY, "CVE-2012-4066"),
    ),
    (
        "replay: from a cluster's door to a newcomers'",
        "A cloud's message, sent to the door at which anybody's key may sign.",
        "addressing.to",
        _REPLAY,
    ),
    (
        "replay: a question that changes nothing, at EC2's door and between tiers",
        "At EC2's door the exact copy of a question is answered again, as honest clients need it; between tiers it is not.",
        "replay between tiers",
        _REPLAY,
    ),
    (
        "replay: at the edges of the window",
        "Sent again in every part of its window and in the last moment of it, and when it is over.",
        "replay, then timestamp.created",
        (*_REPLAY, "EC2: a request is valid five minutes around its timestamp"),
    ),
    (
        "replay: when the memory of messages is full",
        "More messages than can be remembered: new ones are refused, none is forgotten.",
        "replay.room",
        _REPLAY,
    ),
    (
        "replay: one caller fills the memory of messages",
        "More messages of one account than its share of what is remembered: it is refused for a while, and nobody else.",
        "replay.room",
        _REPLAY,
    ),
    (
        "replay: the other signature of the same ECDSA pair",
        "r and n - s in place of r and s: another good signature of the same message.",
        "replay",
        _REPLAY,
    ),
    (
        "replay: under another certificate of the same key",
        "The key has a second certificate that is known too, the sender's or somebody else's: it takes the place of the token, which nothing signs.",
        "replay",
        _REPLAY,
    ),
    (
        "Query, replay: twice",
        "A Query request that was acted upon, three times more.",
        "Unavailable, after a second",
        _REPLAY,
    ),
    (
        "Query, replay: eight times at once",
        "Eight copies on eight connections at the same time.",
        "Unavailable: seven of them",
        _REPLAY,
    ),
    (
        "Query, replay: after a restart by kill -9",
        "Acted upon; then the cloud is killed and started; then sent again, by a clock that is ahead, with each of the signatures.",
        "Unavailable, from what was written down with the change",
        _REPLAY,
    ),
    (
        "Query, replay: in other words",
        "The same signature: other white space, order, escapes and headers, over TLS and plain.",
        "Unavailable",
        _REPLAY,
    ),
    (
        "Query, replay: across front-end processes",
        "Accepted through one of several processes on one port, and sent again through each of them.",
        "Unavailable",
        _REPLAY,
    ),
    (
        "Query, replay: at once at every front-end process",
        "The same request through every process at the same time.",
        "Unavailable: all but one",
        _REPLAY,
    ),
    (
        "Query, replay: a question that changes nothing",
        "The exact copy of a listing is answered again, as honest clients need it, and only while the signature counts.",
        "RequestExpired, when its time is over",
        _REPLAY,
    ),
    (
        "Query, accounts: an access key that was switched off",
        "Asked at once after the key was switched off, with a request that had been signed before.",
        "AuthFailure",
        ("CVE-2012-5571",),
    ),
    (
        "Query, signatures: version 1",
        "Well signed with the oldest version, which leaves open where a parameter ends; a cloud takes it only where it was switched on, and says so in its log.",
        "IncompleteSignature",
        ("AWS: signature version 1 leaves open where a parameter ends (2008)",),
    ),
    (
        "Query, floods: badly signed requests",
        "Sixteen connections send badly signed requests as fast as they are answered; honest clients, by Query and SOAP, are answered at once.",
        "each of them",
        _HALF_OPEN,
    ),
    (
        "ports: nothing listens that is not known",
        "Every port, TCP and UDP, that the tiers' processes and their children listen on.",
        "there is one for each tier",
        _OPEN,
    ),
    (
        "ports: every path without a signature",
        "GET and POST at paths that such systems have had, and at some that lead out of a directory.",
        "http.400, 403, 404, 405 or 415",
        (*_OPEN, "CVE-2025-65073"),
    ),
    (
        "ports: a version of the WSDL that leads out of the directory",
        "A version that is a path to another file.",
        "http.404",
        ("CVE-2011-4596",),
    ),
    (
        "images: an address that was changed",
        "The address of an image, bound to image, holder and time, with each of its parts changed in turn.",
        "http.403 or 404, the same for all",
        ("CVE-2011-4596", "CVE-2014-5040"),
    ),
    (
        "images: a thousand ranges",
        "A holder asks for the whole file a thousand times in one request.",
        "nothing: it gets the file once",
        (),
    ),
    (
        "ports: between the processes of a cloud",
        "The socket between a front end and the cloud's process, and the header that tells it a caller's address.",
        "the file system; the header is not read at a port",
        _OPEN,
    ),
    ("ports: plain words at a port of TLS", "A good message without TLS.", "http.426", ()),
    ("ports: an old version of TLS", "TLS 1.0 and 1.1.", "the handshake", ()),
    (
        "connections: half closed behind half a body",
        "The client goes away, or falls silent, in the middle of a good message.",
        "nothing is acted upon",
        _HALF_OPEN,
    ),
    (
        "connections: pipelined, the first one bad",
        "Four messages in one go: a bad one, a good one, its copy, a bad one.",
        "each by itself",
        ("HTTP smuggling (RFC 9112, section 11.2)",),
    ),
    (
        "connections: six hundred half open",
        "From one address; an honest client at another is answered at once.",
        "http.connections",
        _HALF_OPEN,
    ),
    (
        "connections: bodies that are begun and left",
        "Most of a body in small chunks, then the connection's end, over and over from one address; an honest client at another is answered at once.",
        "nobody, since nothing is whole: the address waits for others",
        _HALF_OPEN,
    ),
    (
        "connections: a byte in each record of TLS",
        "Bodies of which each byte is a record of its own, over many connections of one address; an honest client at another is answered at once.",
        "nobody, since they are good requests: the address waits for others",
        _HALF_OPEN,
    ),
    ("connections: slow headers", "A byte now and then.", "http.408 after 10 s", _HALF_OPEN),
    ("connections: slow bodies", "A byte now and then.", "http.408 after 30 s", _HALF_OPEN),
    (
        "connections: silence behind the handshake of TLS",
        "Nothing after the handshake, or nothing at all.",
        "the connection's end after 10 s",
        _HALF_OPEN,
    ),
    (
        "HTTP headers: those that mean nothing here",
        "Headers that elsewhere change the method, the caller's address, the account or the path.",
        "nothing: the message counts as it was signed",
        ("CVE-2012-4066",),
    ),
    (
        "floods: a signed array of a billion elements",
        "A user signs a body that says it is a SOAP array of that length.",
        "answered at once, as if it were not said",
        ("WS-Attacker: SOAP array length",),
    ),
    (
        "logs: neither bodies nor secrets",
        "After everything that was tried: no log holds a message, a certificate, a key or an access key.",
        "nothing of the kind is written",
        _LOGS,
    ),
    ("answers: unsigned", "An answer that nobody signed.", "security.count or shape.envelope", ("CVE-2012-4066",)),
    (
        "answers: an unsigned refusal",
        "The refusal that strangers get: it decides nothing.",
        "security.count or shape.envelope",
        (),
    ),
    (
        "answers: an unsigned fault that says definite",
        "A refusal that nobody signed says that it is definite: a second launch elsewhere would make twins.",
        "security.count or shape.envelope",
        (),
    ),
    ("answers: the question itself", "The signed question is sent back.", "certificate.trust", ()),
    ("answers: a redirect", "302 to another address.", "http.answer: it is not followed", ()),
    ("answers: 304", "Not modified.", "http.answer", ()),
    ("answers: 202", "Accepted, and no more.", "http.answer", ()),
    ("answers: HTML", "A page.", "http.answer", ()),
    ("answers: SOAP 1.2's media type", "A well signed answer as application/soap+xml.", "http.answer", ()),
    (
        "answers: compressed",
        "A well signed answer, compressed.",
        "xml.encoding",
        ("WS-Attacker: compression",),
    ),
    ("answers: seventeen megabytes", "A well signed answer and seventeen megabytes more.", "the connection's end", ()),
    ("answers: cut short", "A well signed answer that says it is longer.", "the connection's end", ()),
    ("answers: hung up on", "No answer.", "the connection's end", ()),
    (
        "answers: to another operation, well signed",
        "The answer to another question of the same cluster.",
        "addressing.action",
        (),
    ),
    (
        "answers: another operation's body, well signed",
        "Everything says that it is the answer, but its body is another operation's.",
        "the client: not the answer to this operation",
        (),
    ),
    (
        "answers: an earlier one again",
        "A good answer to an earlier question.",
        "addressing.relatesto, reference.digest",
        _REPLAY,
    ),
)
