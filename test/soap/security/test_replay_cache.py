"""The replay cache in memory."""

from zope.interface.verify import verifyObject

from euca.soap.security.replay import Admission, IReplayCache, MemoryReplayCache


def test_it_is_what_it_says() -> None:
    assert verifyObject(IReplayCache, MemoryReplayCache())


NEW, SEEN, NO_ROOM = Admission.NEW, Admission.SEEN, Admission.NO_ROOM


def test_once_until_the_window_has_passed() -> None:
    cache = MemoryReplayCache()
    assert cache.admit(b"a", until=10, now=0) is NEW
    assert cache.admit(b"a", until=10, now=0) is SEEN
    assert cache.admit(b"a", until=10, now=10) is SEEN
    assert cache.admit(b"b", until=10, now=10) is NEW
    # past the window the clock rule refuses the message; here its key is forgotten
    assert cache.admit(b"a", until=10, now=10.001) is SEEN
    assert cache.admit(b"a", until=20, now=10.001) is NEW
    assert len(cache) == 1


def test_a_longer_second_life_does_not_help() -> None:
    cache = MemoryReplayCache()
    assert cache.admit(b"a", until=10, now=0) is NEW
    assert cache.admit(b"a", until=99, now=5, owner="another") is SEEN


def test_full_it_refuses_rather_than_forgets() -> None:
    cache = MemoryReplayCache(most_keys=2)
    assert cache.admit(b"a", until=10, now=0) is NEW
    assert cache.admit(b"b", until=20, now=0) is NEW
    assert cache.admit(b"c", until=30, now=5) is NO_ROOM
    assert cache.admit(b"a", until=10, now=5) is SEEN
    assert cache.admit(b"b", until=20, now=5) is SEEN
    assert cache.admit(b"c", until=30, now=11) is NEW
    assert cache.admit(b"b", until=20, now=11) is SEEN
    assert len(cache) == 2


def test_nobody_fills_it_for_the_others() -> None:
    cache = MemoryReplayCache(most_keys=5, most_each=2)
    assert [cache.admit(f"a{n}".encode(), 10, 0, "greedy") for n in range(4)] == [NEW, NEW, NO_ROOM, NO_ROOM]
    assert cache.admit(b"b", 20, 0, "modest") is NEW
    assert cache.admit(b"a0", 10, 0, "greedy") is SEEN, "full or not: what was seen was seen"
    # when its own have gone there is room again
    assert cache.admit(b"a2", 30, 11, "greedy") is NEW
    assert len(cache) == 2


def test_what_a_former_process_acted_upon_is_taken_in_whole() -> None:
    cache = MemoryReplayCache(most_keys=2, most_each=1)
    cache.restore([(b"a", 10.0), (b"b", 10.0), (b"c", 10.0), (b"old", 1.0)], now=5)
    assert [cache.admit(key, 10, 5, "x") for key in (b"a", b"b", b"c", b"d")] == [SEEN, SEEN, SEEN, NO_ROOM]
    assert cache.admit(b"d", 20, 11, "x") is NEW
    assert len(cache) == 1
