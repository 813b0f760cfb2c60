"""Image transfer over a real socket: capabilities, ranges, digests, broken transfers, holes."""

import errno
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_twisted
from attrs import define, field
from twisted.internet import reactor
from twisted.internet.defer import Deferred
from twisted.web.client import Agent, readBody
from twisted.web.http import Request
from twisted.web.http_headers import Headers
from twisted.web.resource import Resource
from twisted.web.server import Site

from euca.adapters import imagehttp
from euca.adapters.imagehttp import ImageResource, Wanted, fetch, image_address
from euca.domain.errors import ImageUnavailable, NoRoom

KEY = b"k" * 32
DATA = b"boot" + bytes(300_000) + os.urandom(100_000) + bytes(200_000)
DIGEST = "sha256:" + hashlib.sha256(DATA).hexdigest()
WANTED = Wanted(DIGEST, len(DATA))


@define
class Served:
    """A server with one image; ``flaws`` are bodies that are sent, cut off, before it behaves."""

    base: str = ""
    flaws: list[bytes] = field(factory=list)
    ranges: list[str | None] = field(factory=list)
    trusted: set[str] = field(factory=lambda: {"node1"})

    def address(self, expires: int = 4_000_000_000) -> str:
        return image_address(self.base, KEY, DIGEST, "node1", expires)


class Flawed(Resource):
    isLeaf = True

    def __init__(self, served: Served, honest: ImageResource) -> None:
        super().__init__()
        self.served, self.honest = served, honest

    def render_GET(self, request: Request) -> object:
        self.served.ranges.append(request.getHeader("range"))
        if not self.served.flaws:
            return self.honest.render_GET(request)
        part = self.served.flaws.pop(0)
        request.setHeader("content-length", str(len(DATA)))
        request.write(part)
        request.transport.loseConnection()
        return 1


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    (tmp_path / "source").write_bytes(DATA)

    async def find(digest: str) -> Path | None:
        return tmp_path / "source" if digest == DIGEST else None

    state = Served()
    root = Resource()
    root.putChild(b"images", Flawed(state, ImageResource(find, KEY, reactor, state.trusted.__contains__)))
    port = reactor.listenTCP(0, Site(root), interface="127.0.0.1")
    state.base = f"http://127.0.0.1:{port.getHost().port}"
    yield state
    pytest_twisted.blockon(port.stopListening())


def get(served: Served, tmp_path: Path, wanted: Wanted = WANTED, url: str = "") -> Deferred[None]:
    return Deferred.fromCoroutine(
        fetch(Agent(reactor), url or served.address(), wanted, tmp_path / "got", reactor, stall_s=5)
    )


@pytest_twisted.inlineCallbacks
def test_a_fetched_image_is_whole_and_its_zeros_are_holes(served: Served, tmp_path: Path) -> Iterator[object]:
    yield get(served, tmp_path)
    assert (tmp_path / "got").read_bytes() == DATA
    assert (tmp_path / "got").stat().st_blocks * 512 < len(DATA) - 300_000


@pytest_twisted.inlineCallbacks
def test_a_broken_transfer_is_taken_up_where_it_stopped(served: Served, tmp_path: Path) -> Iterator[object]:
    served.flaws = [DATA[:200_000]]
    yield get(served, tmp_path)
    assert (tmp_path / "got").read_bytes() == DATA
    assert served.ranges[0] is None
    assert served.ranges[1] is not None and served.ranges[1].startswith("bytes=")


@pytest_twisted.inlineCallbacks
def test_wrong_bytes_are_refused_and_removed(served: Served, tmp_path: Path) -> Iterator[object]:
    wrong = Wanted("sha256:" + "0" * 64, len(DATA))
    with pytest.raises(ImageUnavailable, match="not those of its digest"):
        yield get(served, tmp_path, wrong)
    assert [p.name for p in tmp_path.iterdir()] == ["source"]


@pytest_twisted.inlineCallbacks
def test_more_bytes_than_announced_are_refused(served: Served, tmp_path: Path) -> Iterator[object]:
    with pytest.raises(ImageUnavailable, match="More than"):
        yield get(served, tmp_path, Wanted(DIGEST, 1000))


@pytest_twisted.inlineCallbacks
def test_the_error_does_not_tell_the_address(served: Served, tmp_path: Path) -> Iterator[object]:
    with pytest.raises(ImageUnavailable) as error:
        yield get(served, tmp_path, url=served.address(expires=1))
    assert "status 403" in str(error.value)
    assert "mac=" not in str(error.value)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (lambda url: url, 200),
        (lambda url: url.replace("node1", "node2"), 403),
        (lambda url: url.replace("expires=4", "expires=5"), 403),
        (lambda url: url.replace("mac=", "mac=0"), 403),
        (lambda url: url + "&mac=0", 403),
        (lambda url: url.replace("images/", "images/../"), 403),
        (lambda url: url.split("?")[0], 403),
    ],
)
@pytest_twisted.inlineCallbacks
def test_only_a_capability_as_it_was_made_opens(change, status: int, served: Served) -> Iterator[object]:
    response = yield Agent(reactor).request(b"GET", change(served.address()).encode(), Headers(), None)
    yield readBody(response)
    assert response.code == status


@pytest_twisted.inlineCallbacks
def test_a_full_disk_is_named(served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    def full(sink: object, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(imagehttp._Sink, "_write", full)
    with pytest.raises(NoRoom, match="No space left"):
        yield get(served, tmp_path)


@pytest_twisted.inlineCallbacks
def test_a_large_part_is_taken_up_in_turns(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[object]:
    monkeypatch.setattr(imagehttp, "_TURN_BYTES", 65536)
    (tmp_path / "got.part").write_bytes(DATA[:-1])
    fetching, turns = get(served, tmp_path), []
    assert not fetching.called
    reactor.callLater(0, turns.append, fetching.called)
    yield fetching
    assert turns == [False] and (tmp_path / "got").read_bytes() == DATA


@pytest_twisted.inlineCallbacks
def test_a_capability_does_not_outlive_the_trust_in_its_holder(served: Served, tmp_path: Path) -> Iterator[object]:
    served.trusted.clear()
    with pytest.raises(ImageUnavailable, match="status 403"):
        yield get(served, tmp_path)
