"""The replay cache in memory."""

from zope.interface.verify import verifyObject

from euca.soap.security.replay import IReplayCache, MemoryReplayCache


def test_it_is_what_it_says() -> None:
    assert verifyObject(IReplayCache, MemoryReplayCache())


def test_once_until_the_window_has_passed() -> None:
    cache = MemoryReplayCache()
    assert cache.admit(b"a", until=10, now=0)
    assert not cache.admit(b"a", until=10, now=0)
    assert not cache.admit(b"a", until=10, now=10)
    assert cache.admit(b"b", until=10, now=10)
    # past the window the clock rule refuses the message; here its key is forgotten
    assert not cache.admit(b"a", until=10, now=10.001)
    assert cache.admit(b"a", until=20, now=10.001)
    assert len(cache) == 1


def test_a_longer_second_life_does_not_help() -> None:
    cache = MemoryReplayCache()
    assert cache.admit(b"a", until=10, now=0)
    assert not cache.admit(b"a", until=99, now=5)


def test_full_it_refuses_rather_than_forgets() -> None:
    cache = MemoryReplayCache(most_keys=2)
    assert cache.admit(b"a", until=10, now=0)
    assert cache.admit(b"b", until=20, now=0)
    assert not cache.admit(b"c", until=30, now=5)
    assert not cache.admit(b"a", until=10, now=5)
    assert not cache.admit(b"b", until=20, now=5)
    assert cache.admit(b"c", until=30, now=11)
    assert not cache.admit(b"b", until=20, now=11)
    assert len(cache) == 2
