"""Work in other threads is logged under the id of the request that it is for."""

import threading
from typing import Any

import pytest
import pytest_twisted
from twisted.internet import reactor
from twisted.internet.defer import gatherResults
from twisted.logger import Logger, LogPublisher

from euca.adapters import keymaking
from euca.adapters.logs import as_text
from euca.adapters.threads import in_thread
from euca.soap.observing import working_on


@pytest_twisted.ensureDeferred
async def test_a_line_from_a_thread_has_the_id() -> None:
    lines: list[str | None] = []
    log = Logger("a.module", observer=LogPublisher(lambda event: lines.append(as_text(event))))

    def work() -> str:
        log.info("at work")
        return threading.current_thread().name

    with working_on("one"):
        first = in_thread(reactor, work)
    with working_on("two"):
        second = in_thread(reactor, work)
    assert threading.current_thread().name not in await gatherResults([first, second])
    assert sorted((line or "").rsplit("] ", 1)[1] for line in lines) == ["at work [one]\n", "at work [two]\n"]


@pytest_twisted.ensureDeferred
async def test_failures_come_back() -> None:
    with pytest.raises(ZeroDivisionError):
        await in_thread(reactor, lambda: 1 // 0)


@pytest_twisted.ensureDeferred
async def test_keys_are_made_in_a_thread_under_the_id(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    real = keymaking.make_key

    def watched() -> Any:
        from euca.soap.observing import request_id

        seen.append((request_id.get(), threading.current_thread() is threading.main_thread()))
        return real()

    monkeypatch.setattr(keymaking, "make_key", watched)
    with working_on("three"):
        made = await keymaking.threaded_key_maker(reactor)()
    assert made.private_pem.startswith("-----BEGIN RSA PRIVATE KEY-----")
    assert seen == [("three", False)]
