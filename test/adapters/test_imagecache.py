"""The image cache: one transfer for many launches, bounded, nothing in use dropped."""

import hashlib
import os
from pathlib import Path

import pytest
from twisted.internet.defer import CancelledError, Deferred

from euca.adapters.imagecache import ImageCache
from euca.domain.errors import ImageUnavailable, NoRoom

A, B, C = (os.urandom(100_000) for _ in range(3))


def digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


class Source:
    """Transfers that end when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[str, Path, Deferred[bytes]]] = []

    async def fetch(self, url: str, digest: str, size: int, path: Path) -> None:
        answer: Deferred[bytes] = Deferred()
        self.waiting.append((url, path, answer))
        path.write_bytes(await answer)

    def answer(self, data: bytes) -> None:
        self.waiting.pop(0)[2].callback(data)


def ask(cache: ImageCache, data: bytes) -> Deferred[Path]:
    return Deferred.fromCoroutine(cache.get(digest(data), len(data), "u"))


def done(deferred: Deferred[Path]) -> Path:
    found: list[Path] = []
    deferred.addCallback(found.append)
    assert found, "not done yet"
    return found[0]


@pytest.fixture
def source() -> Source:
    return Source()


def cache_of(tmp_path: Path, source: Source, limit: int = 1 << 20) -> ImageCache:
    return ImageCache(tmp_path / "cache", limit, source.fetch)


def test_two_launches_cause_one_transfer(tmp_path: Path, source: Source) -> None:
    cache = cache_of(tmp_path, source)
    first, second = ask(cache, A), ask(cache, A)
    assert len(source.waiting) == 1
    source.answer(A)
    assert done(first) == done(second)
    assert done(ask(cache, A)).read_bytes() == A
    assert not source.waiting


def test_who_waits_can_leave_and_the_last_ends_the_transfer(tmp_path: Path, source: Source) -> None:
    cache = cache_of(tmp_path, source)
    first, second = ask(cache, A), ask(cache, A)
    transfer = source.waiting[0][2]
    first.cancel()
    first.addErrback(lambda failure: failure.trap(CancelledError))
    assert not transfer.called
    second.cancel()
    second.addErrback(lambda failure: failure.trap(CancelledError))
    assert transfer.called
    again = ask(cache, A)
    source.waiting.pop(0)
    source.answer(A)
    assert done(again).exists()


def test_a_failed_transfer_fails_all_and_can_be_tried_again(tmp_path: Path, source: Source) -> None:
    cache = cache_of(tmp_path, source)
    asked = [ask(cache, A), ask(cache, A)]
    source.waiting.pop(0)[2].errback(ImageUnavailable("no"))
    for each in asked:
        failures: list[object] = []
        each.addErrback(lambda failure, failures=failures: failures.append(failure.trap(ImageUnavailable)))
        assert failures
    again = ask(cache, A)
    source.answer(A)
    assert done(again).exists()


def test_the_longest_unused_goes_first_and_nothing_in_use(tmp_path: Path, source: Source) -> None:
    cache = cache_of(tmp_path, source, limit=250_000)
    for age, data in ((1, A), (2, B)):
        asked = ask(cache, data)
        source.answer(data)
        os.utime(done(asked), (age, age))
    with cache.using(digest(A)):
        asked = ask(cache, C)
        source.answer(C)
        done(asked)
    assert cache.path(digest(A)).exists()
    assert not cache.path(digest(B)).exists()


def test_what_can_never_fit_is_refused(tmp_path: Path, source: Source) -> None:
    cache = cache_of(tmp_path, source, limit=1000)
    failures: list[object] = []
    ask(cache, A).addErrback(lambda failure: failures.append(failure.trap(NoRoom)))
    assert failures
    with pytest.raises(ImageUnavailable):
        cache.path("sha256:../../etc/passwd")


def test_what_broken_transfers_left_counts_and_goes(tmp_path: Path, source: Source) -> None:
    cache = cache_of(tmp_path, source, limit=250_000)
    old, own = (cache.path(digest(data)).with_suffix(".part") for data in (A, C))
    for age, part in ((1, own), (2, old)):
        part.write_bytes(B)
        os.utime(part, (age, age))
    with cache.using(digest(B)):
        asked = ask(cache, B)
        source.answer(B)
        done(asked)
    assert old.exists() and not own.exists()
    own.write_bytes(B[:50_000])
    asked = ask(cache, C)
    assert own.exists() and not old.exists()
    source.answer(C)
    done(asked)
