"""What every ``IXenStore`` must do: one suite for the double, for the adapter, and for a real xenstored."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import attrs
from twisted.internet.defer import Deferred, DeferredQueue, gatherResults

from euca.ports.xenstore import IXenStore, IXenStoreOperations, XenStoreRefused

__all__ = ["XenStoreHarness", "xenstore_contract"]


@attrs.frozen
class XenStoreHarness:
    """A store to test.

    ``run`` runs a scenario to its end, with time and the reactor going on, and returns its result.
    ``base`` is a node under which the suite may do as it likes; nothing is there.
    """

    store: IXenStore
    run: Callable[[Coroutine[Any, Any, Any]], Any]
    base: str


async def _refused(answer: Awaitable[object]) -> str:
    try:
        result = await answer
    except XenStoreRefused as error:
        return error.name
    raise AssertionError(f"not refused, but {result!r}")


def xenstore_contract(get_harness: Callable[[], XenStoreHarness]) -> type:
    """Return the suite as a class of test methods; ``get_harness`` gives a store to each."""

    class XenStoreContract:
        def test_values(self) -> None:
            harness = get_harness()
            harness.run(_values(harness.store, harness.base))

        def test_directories(self) -> None:
            harness = get_harness()
            harness.run(_directories(harness.store, harness.base))

        def test_a_directory_too_long_for_one_packet(self) -> None:
            harness = get_harness()
            harness.run(_long_directory(harness.store, harness.base))

        def test_removal(self) -> None:
            harness = get_harness()
            harness.run(_removal(harness.store, harness.base))

        def test_paths_that_cannot_be(self) -> None:
            harness = get_harness()
            harness.run(_bad_paths(harness.store))

        def test_values_that_are_too_long(self) -> None:
            harness = get_harness()
            harness.run(_too_long(harness.store, harness.base))

        def test_many_at_once(self) -> None:
            harness = get_harness()
            harness.run(_many(harness.store, harness.base))

        def test_a_transaction_is_all_or_nothing(self) -> None:
            harness = get_harness()
            harness.run(_transaction(harness.store, harness.base))

        def test_a_transaction_that_is_overtaken_is_run_again(self) -> None:
            harness = get_harness()
            harness.run(_overtaken(harness.store, harness.base))

        def test_a_transaction_that_is_always_overtaken_ends(self) -> None:
            harness = get_harness()
            harness.run(_always_overtaken(harness.store, harness.base))

        def test_watches(self) -> None:
            harness = get_harness()
            harness.run(_watches(harness.store, harness.base))

        def test_a_watch_that_raises_hurts_no_other(self) -> None:
            harness = get_harness()
            harness.run(_raising_watch(harness.store, harness.base))

        def test_domains(self) -> None:
            harness = get_harness()
            harness.run(_domains(harness.store))

    return XenStoreContract


async def _values(store: IXenStore, base: str) -> None:
    assert await _refused(store.read(f"{base}/a")) == "ENOENT"
    await store.write(f"{base}/a/b", b"\x00any\xff")
    assert await store.read(f"{base}/a/b") == b"\x00any\xff"
    assert await store.read(f"{base}/a") == b""
    await store.write(f"{base}/a/b", b"")
    assert await store.read(f"{base}/a/b") == b""
    await store.mkdir(f"{base}/a/b")
    await store.write(f"{base}/a/b", b"kept")
    await store.mkdir(f"{base}/a/b")
    assert await store.read(f"{base}/a/b") == b"kept"
    await store.rm(base)


async def _directories(store: IXenStore, base: str) -> None:
    assert await _refused(store.directory(base)) == "ENOENT"
    await store.mkdir(base)
    assert await store.directory(base) == ()
    for name in ("two", "one", "x/deeper"):
        await store.write(f"{base}/{name}", b"1")
    assert await store.directory(base) == ("one", "two", "x")
    assert base.split("/")[1] in await store.directory("/")
    await store.rm(base)


async def _long_directory(store: IXenStore, base: str) -> None:
    names = [f"{number:04d}-{'n' * 60}" for number in range(150)]
    for name in names:
        await store.mkdir(f"{base}/{name}")
    assert list(await store.directory(base)) == names
    await store.rm(base)


async def _removal(store: IXenStore, base: str) -> None:
    await store.write(f"{base}/a/b/c", b"1")
    await store.rm(f"{base}/a")
    assert await _refused(store.read(f"{base}/a/b/c")) == "ENOENT"
    assert await store.directory(base) == ()
    await store.rm(f"{base}/a")
    assert await _refused(store.rm(f"{base}/a/b/c")) == "ENOENT"
    assert await _refused(store.rm("/")) == "EINVAL"
    await store.rm(base)


async def _bad_paths(store: IXenStore) -> None:
    for path in ("", "a", "/a/", "//a", "/a b", "/a\0b", "/ä", "/" + "a" * 3072, "@introduceDomain"):
        for operation in (store.read, store.mkdir, store.rm, store.directory):
            try:
                await operation(path)
            except ValueError:
                continue
            raise AssertionError(f"{operation.__name__} took {path[:20]!r}")


async def _too_long(store: IXenStore, base: str) -> None:
    assert await _refused(store.write(f"{base}/a", b"x" * 4096)) == "E2BIG"
    assert await _refused(store.read(f"{base}/a")) == "ENOENT"


async def _many(store: IXenStore, base: str) -> None:
    numbers = range(100)
    writes = [store.write(f"{base}/{number}", str(number).encode()) for number in numbers]
    await gatherResults([Deferred.fromCoroutine(write) for write in writes])
    reads = [store.read(f"{base}/{number}") for number in numbers]
    values = await gatherResults([Deferred.fromCoroutine(read) for read in reads])
    assert values == [str(number).encode() for number in numbers]
    await store.rm(base)


async def _transaction(store: IXenStore, base: str) -> None:
    await store.write(f"{base}/before", b"1")

    async def work(inside: IXenStoreOperations) -> str:
        assert await inside.read(f"{base}/before") == b"1"
        await inside.write(f"{base}/one", b"1")
        await inside.mkdir(f"{base}/two")
        await inside.rm(f"{base}/before")
        assert await inside.directory(base) == ("one", "two")
        assert await store.directory(base) == ("before",)
        return "result"

    assert await store.transaction(work) == "result"
    assert await store.directory(base) == ("one", "two")

    async def fails(inside: IXenStoreOperations) -> None:
        await inside.rm(f"{base}/one")
        raise KeyError("mine")

    try:
        await store.transaction(fails)
    except KeyError:
        pass
    else:
        raise AssertionError("its error was not passed on")
    assert await store.directory(base) == ("one", "two")
    await store.rm(base)


async def _overtaken(store: IXenStore, base: str) -> None:
    await store.write(f"{base}/counter", b"1")
    runs = []

    async def increase(inside: IXenStoreOperations) -> None:
        value = int(await inside.read(f"{base}/counter"))
        runs.append(value)
        if len(runs) == 1:
            await store.write(f"{base}/counter", b"10")
        await inside.write(f"{base}/counter", str(value + 1).encode())

    await store.transaction(increase)
    assert runs == [1, 10]
    assert await store.read(f"{base}/counter") == b"11"
    await store.rm(base)


async def _always_overtaken(store: IXenStore, base: str) -> None:
    await store.write(f"{base}/counter", b"0")

    async def work(inside: IXenStoreOperations) -> None:
        value = int(await inside.read(f"{base}/counter"))
        await store.write(f"{base}/counter", str(value + 1).encode())
        await inside.write(f"{base}/counter", b"-1")

    assert await _refused(store.transaction(work)) == "EAGAIN"
    assert int(await store.read(f"{base}/counter")) > 1
    await store.rm(base)


async def _watches(store: IXenStore, base: str) -> None:
    events: DeferredQueue[str] = DeferredQueue()
    watch = store.watch(f"{base}/seen", events.put)
    assert await events.get() == f"{base}/seen"
    await store.write(f"{base}/unseen", b"1")
    await store.write(f"{base}/seenalso", b"1")
    await store.write(f"{base}/seen/below", b"1")
    assert await events.get() == f"{base}/seen/below"
    await store.mkdir(f"{base}/seen/below/it")
    assert await events.get() == f"{base}/seen/below/it"
    await store.rm(f"{base}/seen/below")
    assert await events.get() == f"{base}/seen/below"
    await store.rm(base)  # what is above goes, and takes it along
    assert await events.get() == f"{base}/seen"
    watch.cancel()
    watch.cancel()
    await store.write(f"{base}/seen", b"2")
    await store.read(f"{base}/seen")
    assert events.pending == []
    await store.rm(base)


async def _raising_watch(store: IXenStore, base: str) -> None:
    called = []

    def raising(path: str) -> None:
        called.append(path)
        raise KeyError(path)

    events: DeferredQueue[str] = DeferredQueue()
    first = store.watch(base, raising)
    second = store.watch(base, events.put)
    assert await events.get() == base
    await store.write(f"{base}/a", b"1")
    assert await events.get() == f"{base}/a"
    assert called == [base, f"{base}/a"]
    first.cancel()
    second.cancel()
    await store.rm(base)


async def _domains(store: IXenStore) -> None:
    assert await store.domain_path(5) == "/local/domain/5"
    events: DeferredQueue[str] = DeferredQueue()
    for name in ("@introduceDomain", "@releaseDomain"):
        watch = store.watch(name, events.put)
        assert await events.get() == name
        watch.cancel()
    try:
        store.watch("@other", events.put)
    except ValueError:
        return
    raise AssertionError("a name that announces nothing was taken")
