"""The image cache between cloud and nodes: one transfer for all, addresses that only one node can use."""

from ipaddress import IPv4Address
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from twisted.internet.defer import Deferred
from twisted.internet.task import Clock

from euca.adapters.imagecache import ImageCache
from euca.cluster.images import ADDRESS_S, ClusterImages
from euca.cluster.journal import ClusterJournal, open_journal
from euca.cluster.placing import launch_spec
from euca.domain.errors import ImageUnavailable
from euca.domain.tokens import image_capability_holds

NOW = 1_790_000_000.0
KEY = b"k" * 32


class Cloud:
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.waiting: list[tuple[Path, int, Deferred[None]]] = []

    async def fetch(self, url: str, digest: str, size_bytes: int, path: Path) -> None:
        self.asked.append((url, digest))
        done: Deferred[None] = Deferred()
        self.waiting.append((path, size_bytes, done))
        await done

    def answers(self) -> None:
        path, size_bytes, done = self.waiting.pop(0)
        path.write_bytes(b"x" * size_bytes)
        done.callback(None)

    def fails(self) -> None:
        self.waiting.pop(0)[2].errback(ImageUnavailable("gone"))


@pytest.fixture
def world(tmp_path: Path, launch):
    cloud, clock = Cloud(), Clock()
    clock.advance(NOW)
    journal = ClusterJournal(open_journal(tmp_path / "j.db"))
    request = launch(1)
    spec = launch_spec(request, 0, IPv4Address("10.1.0.2"), None, "zone", NOW)
    journal.place([spec], ["n1"], NOW, None, ("P", ""))
    cache = ImageCache(tmp_path / "images", 1 << 20, cloud.fetch)
    return cloud, ClusterImages(journal, cache, "https://c:8774", KEY, clock, lambda name: name == "n1"), spec, journal


def test_all_nodes_wait_for_one_transfer(world) -> None:
    cloud, images, spec, _ = world
    found: list[Path | None] = []
    images.prefetch(spec)
    for _ in range(3):
        Deferred.fromCoroutine(images.find(spec.image.digest)).addCallback(found.append)
    assert [digest for _, digest in cloud.asked] == [spec.image.digest, spec.kernel.digest, spec.ramdisk.digest]
    assert cloud.asked[0][0] == spec.image.url and found == []
    cloud.answers()
    assert len(found) == 3 and found[0] is not None and found[0].stat().st_size == spec.image.size_bytes
    Deferred.fromCoroutine(images.find(spec.image.digest)).addCallback(found.append)
    assert len(found) == 4 and len(cloud.asked) == 3


def test_a_failure_is_none_and_the_next_question_tries_again_with_the_newest_address(world, launch) -> None:
    cloud, images, spec, journal = world
    found: list[Path | None] = []
    Deferred.fromCoroutine(images.find(spec.kernel.digest)).addCallback(found.append)
    cloud.fails()
    assert found == [None]
    newer = launch(1)
    object.__setattr__(newer.kernel, "url", "https://cloud/newer")
    journal.refresh(newer, NOW, None)
    Deferred.fromCoroutine(images.find(spec.kernel.digest)).addCallback(found.append)
    assert cloud.asked[-1][0] == "https://cloud/newer"
    cloud.answers()
    assert found[1] is not None


def test_what_no_launch_named_is_not_fetched(world) -> None:
    cloud, images, _, _ = world
    found: list[Path | None] = []
    Deferred.fromCoroutine(images.find("sha256:" + "f" * 64)).addCallback(found.append)
    assert found == [None] and cloud.asked == []


def test_addresses_are_for_one_node_and_one_image(world) -> None:
    _, images, spec, _ = world
    ours = images.prepare(spec, "n1")
    parts = urlsplit(ours.image.url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert (parts.netloc, parts.path) == ("c:8774", "/images/" + "a" * 64) and query["for"] == "n1"
    until = int(query["expires"])
    assert until == int(NOW) + ADDRESS_S
    assert image_capability_holds(KEY, spec.image.digest, "n1", until, query["mac"], NOW)
    assert not image_capability_holds(KEY, spec.image.digest, "n2", until, query["mac"], NOW)
    assert not image_capability_holds(KEY, spec.kernel.digest, "n1", until, query["mac"], NOW)
    assert (ours.image.digest, ours.kernel.size_bytes) == (spec.image.digest, spec.kernel.size_bytes)
