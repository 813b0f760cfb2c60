"""Hostile HTTP: requests that two readers would read in two ways, what is no request, and what wants to be unpacked."""

import gzip
import zlib
from collections.abc import Callable
from typing import Final

from attrs import frozen

from euca.testing.attacks.material import Case

SMUGGLING: Final = ("HTTP smuggling (RFC 9112, section 11.2)",)
Head = Callable[["Ground"], bytes]


@frozen(kw_only=True)
class Ground:
    """What a hostile request is made of: a good message, where it goes, and another good message that is to be smuggled past."""

    path: bytes
    host: bytes
    good: bytes
    smuggled: bytes

    def request(
        self, body: bytes | None = None, *headers: bytes, length: bool = True, method: bytes = b"POST"
    ) -> bytes:
        """A whole request, with more headers."""
        content = self.good if body is None else body
        lines = [
            method + b" " + self.path + b" HTTP/1.1",
            b"Host: " + self.host,
            b"Content-Type: text/xml; charset=utf-8",
        ]
        lines += [
            b'SOAPAction: ""',
            *([b"Content-Length: %d" % len(content)] if length else []),
            *headers,
            b"",
            content,
        ]
        return b"\r\n".join(lines)

    def second(self) -> bytes:
        """The smuggled request."""
        return self.request(self.smuggled)


def chunked(content: bytes, size: bytes | None = None, end: bytes = b"0\r\n\r\n") -> bytes:
    """One chunk, its size written as it is or as given, and an end."""
    written = b"%x" % len(content) if size is None else size
    return written + b"\r\n" + content + b"\r\n" + end


@frozen(kw_only=True)
class HttpAttack:
    """Hostile bytes on a connection.

    make: the bytes. statuses: of the one answer that may come. The connection is closed after it, and nothing was acted upon.
    never_whole: it is waited for more of it, as long as there is time; to who ends the connection first nothing is said.
    """

    name: str
    what: str
    make: Head
    statuses: tuple[int, ...] = (400,)
    sources: tuple[str, ...] = SMUGGLING
    never_whole: bool = False

    def case(self) -> Case:
        """What the catalogue says of it."""
        text = " or ".join(f"http.{status}" for status in self.statuses)
        return Case(name=self.name, what=self.what, refused_by=text, sources=self.sources)


TE: Final = b"Transfer-Encoding: chunked"


def _hidden(*headers: bytes, length: bool = True, body: bytes | None = None) -> Head:
    """A request with doubtful headers, and another one behind it."""
    return lambda ground: ground.request(body, *headers, length=length) + ground.second()


def _in_chunks(*headers: bytes, size: bytes | None = None, end: bytes = b"0\r\n\r\n") -> Head:
    def make(ground: Ground) -> bytes:
        body = chunked(ground.good, size, end)
        return ground.request(body, *headers, length=False) + ground.second()

    return make


def _sized(before: str, behind: str) -> Head:
    def make(ground: Ground) -> bytes:
        size = f"{before}{len(ground.good):x}{behind}".encode()
        return ground.request(chunked(ground.good, size), TE, length=False) + ground.second()

    return make


def _method(name: str) -> Head:
    return lambda ground: ground.request(method=name.encode())


def _packed(name: str, pack: Callable[[bytes], bytes], size: int | None) -> Head:
    def make(ground: Ground) -> bytes:
        content = ground.good if size is None else b" " * size
        return ground.request(pack(content), b"Content-Encoding: " + name.encode())

    return make


_LENGTHS: Final[list[tuple[str, str, Head]]] = [
    (
        "a length and chunks",
        "Content-Length and Transfer-Encoding: the one reader goes by the first, the next by the second.",
        lambda g: g.request(b"0\r\n\r\n", TE) + g.second(),
    ),
    (
        "chunks and a length",
        "The same, the other way about.",
        lambda g: g.request(b"0\r\n\r\n", TE, b"Content-Length: 5", length=False) + g.second(),
    ),
    ("two lengths", "Two headers Content-Length that differ.", _hidden(b"Content-Length: 0")),
    (
        "two equal lengths",
        "Two headers Content-Length that agree.",
        lambda g: g.request(None, b"Content-Length: %d" % len(g.good)) + g.second(),
    ),
    (
        "a list of lengths",
        "One header Content-Length with two values.",
        lambda g: g.request(None, b"Content-Length: %d, 0" % len(g.good), length=False) + g.second(),
    ),
    (
        "a list of equal lengths",
        "One header Content-Length with one value twice.",
        lambda g: g.request(None, b"Content-Length: %d, %d" % (len(g.good), len(g.good)), length=False) + g.second(),
    ),
    (
        "a length with a sign",
        "Content-Length with a plus sign.",
        lambda g: g.request(None, b"Content-Length: +%d" % len(g.good), length=False) + g.second(),
    ),
    ("a negative length", "Content-Length below nothing.", _hidden(b"Content-Length: -1", length=False)),
    (
        "a length with an underscore",
        "Content-Length as Python writes numbers.",
        lambda g: g.request(None, b"Content-Length: %d_%d" % divmod(len(g.good), 10), length=False) + g.second(),
    ),
    (
        "a hexadecimal length",
        "Content-Length in hexadecimal digits.",
        lambda g: g.request(None, b"Content-Length: 0x%x" % len(g.good), length=False) + g.second(),
    ),
    (
        "a length with a space inside",
        "Content-Length in two words.",
        lambda g: g.request(None, b"Content-Length: %d %d" % divmod(len(g.good), 10), length=False) + g.second(),
    ),
    (
        "a length in other digits",
        "Content-Length in Arabic digits, as bytes of UTF-8.",
        _hidden("Content-Length: \u0661".encode(), length=False),
    ),
    ("an empty length", "Content-Length without a value.", _hidden(b"Content-Length:", length=False)),
    (
        "an unknown coding",
        "Transfer-Encoding names something else.",
        _hidden(b"Transfer-Encoding: xchunked", length=False),
    ),
    (
        "identity as a coding",
        "Transfer-Encoding: identity, once taken for no coding.",
        _hidden(b"Transfer-Encoding: identity", length=False),
    ),
    ("chunked and identity", "Two codings in one header.", _in_chunks(b"Transfer-Encoding: chunked, identity")),
    ("chunked twice", "One coding twice in one header.", _in_chunks(b"Transfer-Encoding: chunked, chunked")),
    (
        "two headers of codings",
        "Two headers Transfer-Encoding, of which one is unknown.",
        _in_chunks(TE, b"Transfer-Encoding: x"),
    ),
    ("chunked in quotes", "The coding in quotes.", _in_chunks(b'Transfer-Encoding: "chunked"')),
    (
        "a space before the colon",
        "White space before a header's colon.",
        _in_chunks(b"Transfer-Encoding : chunked"),
    ),
    ("a tab before the colon", "A tab before a header's colon.", _in_chunks(b"Transfer-Encoding\t: chunked")),
    (
        "a vertical tab before the coding",
        "White space that only some readers know.",
        _in_chunks(b"Transfer-Encoding:\x0bchunked"),
    ),
    ("a NUL behind the coding", "A NUL byte behind the coding.", _in_chunks(b"Transfer-Encoding: chunked\0")),
    ("a folded header", "A header that goes on in the next line.", _in_chunks(b"Transfer-Encoding:\r\n chunked")),
    (
        "a folded header behind another",
        "A header hidden in the continuation of another.",
        _in_chunks(b"X: y\r\n\tTransfer-Encoding: chunked"),
    ),
    (
        "a bare carriage return",
        "A carriage return without a line feed hides a header.",
        _in_chunks(b"X: y\rTransfer-Encoding: chunked"),
    ),
    (
        "a header that begins with a space",
        "The first header is indented.",
        lambda g: g.request(None, b" X: y") + g.second(),
    ),
    ("a header without a name", "A line that begins with a colon.", lambda g: g.request(None, b": y") + g.second()),
    (
        "a header without a colon",
        "A line that is no header.",
        lambda g: g.request(None, b"Content-Length") + g.second(),
    ),
    (
        "a letter of another script in a header's name",
        "A name that some readers fold to Content-Length.",
        lambda g: g.request(None, "Content-\u017fength: 0".encode()) + g.second(),
    ),
    (
        "chunks in HTTP/1.0",
        "A coding that HTTP/1.0 does not know.",
        lambda g: g.request(chunked(g.good), TE, length=False).replace(b"HTTP/1.1", b"HTTP/1.0", 1) + g.second(),
    ),
]


def lengths() -> list[HttpAttack]:
    """Where one request ends and the next begins."""
    made = [HttpAttack(name=f"smuggling: {name}", what=what, make=make) for name, what, make in _LENGTHS]
    sizes = [
        ("with a prefix", "0x", ""),
        ("with a sign", "+", ""),
        ("below nothing", "-", ""),
        ("with an underscore", "1_", ""),
        ("with white space before it", " ", ""),
        ("in quotes", '"', '"'),
    ]
    made += [
        HttpAttack(
            name=f"smuggling: a chunk's size {name}",
            what=f"The size of a chunk is written {name}.",
            make=_sized(before, behind),
        )
        for name, before, behind in sizes
    ]
    made += [
        HttpAttack(
            name="smuggling: a chunk's endless size",
            what="The size of a chunk has twenty hexadecimal digits.",
            make=_in_chunks(TE, size=b"f" * 20),
            statuses=(400, 408, 413),
            never_whole=True,
        ),
        HttpAttack(
            name="smuggling: a chunk without its end",
            what="No line end behind a chunk's bytes.",
            make=lambda g: g.request(b"%x\r\n%s0\r\n\r\n" % (len(g.good), g.good), TE, length=False) + g.second(),
        ),
        HttpAttack(
            name="smuggling: a chunk's size ended by a line feed",
            what="A bare line feed behind the size of a chunk.",
            make=lambda g: g.request(b"%x\n%s\r\n0\r\n\r\n" % (len(g.good), g.good), TE, length=False) + g.second(),
        ),
        HttpAttack(
            name="smuggling: a chunk's extension without end",
            what="Two hundred thousand bytes behind the size of a chunk.",
            make=_in_chunks(TE, size=b"5;" + b"x" * 200_000),
            statuses=(400, 413),
        ),
    ]
    return made


_REQUESTS: Final[list[tuple[str, str, Head, tuple[int, ...]]]] = [
    (
        "no Host",
        "HTTP/1.1 without a Host.",
        lambda g: g.request().replace(b"Host: " + g.host + b"\r\n", b"", 1),
        (400,),
    ),
    ("two of Host", "Two headers Host.", lambda g: g.request(None, b"Host: evil.example"), (400,)),
    (
        "two of Content-Type",
        "Two media types.",
        lambda g: g.request(None, b"Content-Type: application/json"),
        (400,),
    ),
    ("two of SOAPAction", "Two headers SOAPAction.", lambda g: g.request(None, b"SOAPAction: x"), (400,)),
    (
        "two spaces",
        "Two spaces in the request line.",
        lambda g: g.request().replace(b"POST ", b"POST  ", 1),
        (400,),
    ),
    ("a tab", "A tab in the request line.", lambda g: g.request().replace(b"POST ", b"POST\t", 1), (400,)),
    ("a method in small letters", "post.", lambda g: g.request().replace(b"POST", b"post", 1), (400, 405)),
    ("HTTP/0.9", "A request line without a version.", lambda g: b"GET " + g.path + b"\r\n\r\n", (400,)),
    ("HTTP/2 by prior knowledge", "The preface of HTTP/2.", lambda g: b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", (400,)),
    (
        "HTTP/1.2",
        "A version that does not exist.",
        lambda g: g.request().replace(b"HTTP/1.1", b"HTTP/1.2", 1),
        (400,),
    ),
    *(
        (f"the method {name}", f"A good message by {name}.", _method(name), (405,))
        for name in ("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "HEAD", "CONNECT", "PROPFIND", "MOVE")
    ),
    ("GET with a body", "A good message by GET.", lambda g: g.request(method=b"GET"), (400,)),
    (
        "a header too long",
        "A header of seventeen thousand bytes.",
        lambda g: g.request(None, b"X: " + b"y" * 17_000),
        (431,),
    ),
    (
        "a header that never ends",
        "A line of a hundred thousand bytes without end.",
        lambda g: g.request()[:20] + b"y" * 100_000,
        (431,),
    ),
    (
        "too many headers",
        "A hundred headers.",
        lambda g: g.request(None, *(b"X%d: y" % n for n in range(100))),
        (431,),
    ),
    (
        "a length beyond the limit",
        "Content-Length of a gigabyte, and no body.",
        lambda g: g.request(b"", b"Content-Length: 1073741824", length=False),
        (413,),
    ),
    (
        "a length beyond all numbers",
        "Content-Length of a hundred digits.",
        lambda g: g.request(b"", b"Content-Length: " + b"9" * 100, length=False),
        (400, 413),
    ),
    (
        "a length of more digits than Python reads",
        "Content-Length of five thousand digits.",
        lambda g: g.request(b"", b"Content-Length: " + b"9" * 5000, length=False),
        (400, 413),
    ),
    (
        "a length beyond the limit that waits to be asked on",
        "The same, waiting for 100 Continue.",
        lambda g: g.request(b"", b"Content-Length: 1073741824", b"Expect: 100-continue", length=False),
        (413,),
    ),
    (
        "chunks beyond the limit",
        "Two megabytes in chunks.",
        lambda g: g.request(chunked(b" " * 2**21), TE, length=False),
        (413,),
    ),
    (
        "chunks of one byte",
        "A million chunks of a byte each: each costs as much as a kilobyte of a whole body.",
        lambda g: g.request(b"1\r\n \r\n" * 2**20, TE, length=False),
        (413,),
    ),
    (
        "an upgrade to HTTP/2",
        "A good message that asks for another protocol: it is taken for what it is, or refused.",
        lambda g: g.request(b"<x/>", b"Upgrade: h2c", b"Connection: Upgrade, HTTP2-Settings"),
        (500,),
    ),
    (
        "a proxy's address",
        "A request line with another host's whole address.",
        lambda g: g.request(b"<x/>").replace(b"POST ", b"POST http://evil.example", 1),
        (400, 404, 500),
    ),
    ("no HTTP at all", "Random bytes.", lambda g: bytes(range(32, 127)) * 3 + b"\r\n\r\n", (400,)),
    ("a mail", "The greeting of SMTP.", lambda g: b"EHLO evil.example\r\nMAIL FROM:<x@evil.example>\r\n", (400,)),
]


def requests() -> list[HttpAttack]:
    """What is no request that is taken here."""
    known: tuple[str, ...] = ()
    made = [HttpAttack(name=f"HTTP: {n}", what=w, make=m, statuses=s, sources=known) for n, w, m, s in _REQUESTS]
    made.append(
        HttpAttack(
            name="HTTP: line feeds alone",
            what="Lines that end without a carriage return: no request for who reads them strictly.",
            make=lambda g: g.request().replace(b"\r\n", b"\n", 6),
            statuses=(400, 408),
            sources=known,
            never_whole=True,
        )
    )
    packed = ("WS-Attacker: compression",)
    for name, pack in (("gzip", gzip.compress), ("deflate", zlib.compress)):
        made.append(
            HttpAttack(
                name=f"compression: a good message by {name}",
                what=f"Content-Encoding says {name}, and it is true.",
                make=_packed(name, pack, None),
                statuses=(415,),
                sources=packed,
            )
        )
        made.append(
            HttpAttack(
                name=f"compression: a hundred megabytes by {name}",
                what="A hundred kilobytes that unpack to a hundred megabytes.",
                make=_packed(name, pack, 100 * 2**20),
                statuses=(415,),
                sources=packed,
            )
        )
    made.append(
        HttpAttack(
            name="compression: in the transfer coding",
            what="Transfer-Encoding says gzip and chunked.",
            make=lambda g: g.request(chunked(gzip.compress(g.good)), b"Transfer-Encoding: gzip, chunked", length=False),
            sources=packed,
        )
    )
    made.append(
        HttpAttack(
            name="compression: unsaid",
            what="A compressed message that does not say so.",
            make=lambda g: g.request(gzip.compress(g.good)),
            statuses=(500,),
            sources=packed,
        )
    )
    return made


HTTP_ATTACKS: Final = (*lengths(), *requests())
