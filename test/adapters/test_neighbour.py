"""A neighbour asked, and followed: over a network in memory, with a clock that is told the time."""

import contextvars
from typing import Any

import pytest
from attrs import define, field
from twisted.internet.defer import Deferred
from twisted.internet.task import Clock
from twisted.logger import globalLogPublisher

from euca.adapters.neighbour import Follower, Neighbour
from euca.domain.errors import InsufficientCapacity
from euca.domain.news import Page, Seen
from euca.domain.outcome import Accepted, Refused, Unknown
from euca.soap.codec import Struct
from euca.soap.observing import request_id, working_on
from euca.soap.performing import Call
from euca.testing.echo import NOW, URL, Echo, raising, result_of
from euca.testing.transport import Fate, MemoryTransport


@define
class _Rig:
    echo: Echo
    network: MemoryTransport = field(init=False)
    neighbour: Neighbour = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.network = self.echo.network()
        self.neighbour = Neighbour(self.echo.client(self.network), "cluster", self.echo.clock)

    def ask(self, operation: str = "Change", **fields: Any) -> Any:
        return result_of(self.neighbour.ask(operation, self.echo.message(**{"text": "x", **fields})))


@pytest.fixture
def rig(echo: Echo) -> _Rig:
    return _Rig(echo)


def test_accepted(rig: _Rig) -> None:
    assert rig.ask(correlation_id="c-1") == Accepted(rig.echo.message(text="x", correlation_id="c-1"))
    assert rig.neighbour.last_heard == NOW


def test_a_question_bears_the_id_of_the_request_that_it_is_for(rig: _Rig) -> None:
    def ask() -> None:
        with working_on("c-7"):
            rig.ask()
        rig.ask()

    contextvars.copy_context().run(ask)
    first, second = (call.request_id for call in rig.echo.calls)
    assert first == "c-7" and len(second) == 36


def test_a_follower_asks_for_nobodys_request(echo: Echo) -> None:
    asked: list[str] = []

    async def fetch(seen: Seen, wait_s: float) -> Page[str]:
        asked.append(request_id.get())
        return Page("e", len(asked), complete=False, more=False, items=(), forgotten=())

    clock = Clock()
    follower = Follower(fetch, lambda page: None, clock, poll_s=1.0)

    def follow() -> None:
        with working_on("c-7"):
            follower.start()

    contextvars.copy_context().run(follow)
    clock.advance(1)
    assert len(set(asked)) == 2 and "c-7" not in asked and "" not in asked


def test_refused(rig: _Rig) -> None:
    rig.echo.behaviour = raising(InsufficientCapacity("full"))
    assert rig.ask() == Refused("InsufficientCapacity", "full", "echo")
    assert rig.neighbour.last_heard == NOW


def test_unknown(rig: _Rig) -> None:
    rig.echo.behaviour = raising(ValueError("a bug"))
    assert isinstance(rig.ask(), Unknown)
    rig.network.down.add(URL)
    assert isinstance(rig.ask(), Unknown)
    assert rig.neighbour.last_heard is None


def test_what_cannot_be_written_was_never_asked(rig: _Rig) -> None:
    outcome = rig.ask(text="\x01")
    assert isinstance(outcome, Refused) and outcome.tier == "caller"
    assert rig.network.sent == [] and rig.neighbour.last_heard is None


def test_time_is_up(rig: _Rig) -> None:
    rig.network.fates.append(Fate(lost="answer"))
    ended: list[Any] = []
    Deferred.fromCoroutine(rig.neighbour.ask("Change", rig.echo.message(text="x"), 5)).addBoth(ended.append)
    rig.echo.clock.advance(5)
    assert isinstance(ended[0], Unknown)


def test_silence(rig: _Rig) -> None:
    assert rig.neighbour.is_silent(NOW)
    rig.ask()
    assert not rig.neighbour.is_silent(NOW + 90)
    assert rig.neighbour.is_silent(NOW + 90.1)


def test_capabilities_are_learned_and_forgotten(rig: _Rig) -> None:
    assert rig.neighbour.capabilities == frozenset()
    rig.ask("Change", capability=("news",))
    assert rig.neighbour.capabilities == frozenset()
    rig.ask("DescribeResources", capability=("news", "launch-details"))
    assert rig.neighbour.capabilities == {"news", "launch-details"}
    rig.ask("DescribeResources")
    assert rig.neighbour.capabilities == {"news", "launch-details"}

    async def older(call: Call[str]) -> Struct:
        return rig.echo.message(text="x")

    rig.echo.behaviour = older
    rig.ask("DescribeResources", capability=("news",))
    assert rig.neighbour.capabilities == frozenset()


# Followers


def _page(sequence: int, *items: str, complete: bool = False, more: bool = False) -> Page[str]:
    return Page("e", sequence, complete, more, items, ())


@define
class _Source:
    """Questions as they come, to be answered by the test."""

    clock: Clock = field(factory=Clock)
    asked: list[tuple[Seen, float]] = field(factory=list)
    open: list[Deferred[Page[str]]] = field(factory=list)
    cancelled: int = 0
    applied: list[Page[str]] = field(factory=list)
    fails: list[Exception] = field(factory=list)

    async def fetch(self, seen: Seen, wait_s: float) -> Page[str]:
        assert self.open == [], "two questions at once"
        self.asked.append((seen, wait_s))
        question: Deferred[Page[str]] = Deferred(self._cancel)
        self.open.append(question)
        return await question

    def _cancel(self, question: Deferred[Page[str]]) -> None:
        self.cancelled += 1
        self.open.clear()

    def apply(self, page: Page[str]) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.applied.append(page)

    def answers(self, page: Page[str]) -> None:
        self.open.pop().callback(page)

    def breaks(self, error: Exception | None = None) -> None:
        self.open.pop().errback(error or OSError("gone"))

    def follower(self, **settings: Any) -> Follower[str]:
        values = {"jitter": lambda: 0.0, **settings}
        follower = Follower(self.fetch, self.apply, self.clock, **values)
        follower.start()
        return follower


@pytest.fixture
def source() -> _Source:
    return _Source()


def test_page_after_page(source: _Source) -> None:
    source.follower()
    source.answers(_page(3, "a", "b", complete=True, more=True))
    source.answers(_page(5, "c"))
    source.clock.advance(30)
    source.answers(_page(6, "d"))
    assert source.asked == [(Seen(), 60), (Seen("e", 3), 60), (Seen("e", 5), 60), (Seen("e", 6), 60)]
    assert [page.items for page in source.applied] == [("a", "b"), ("c",), ("d",)]


def test_a_neighbour_that_answers_nothing_at_once_is_not_asked_without_end(source: _Source) -> None:
    source.follower()
    source.answers(_page(3, "a"))
    source.answers(_page(3))
    assert len(source.asked) == 2
    source.clock.advance(1)
    assert len(source.asked) == 3
    source.clock.advance(60)
    source.answers(_page(3))
    assert len(source.asked) == 4


def test_more_without_progress_is_not_believed(source: _Source) -> None:
    source.follower()
    source.answers(_page(3, "a", more=True))
    source.answers(_page(3, more=True))
    assert len(source.asked) == 2
    source.clock.advance(1)
    assert len(source.asked) == 3


def test_failures_back_off(source: _Source) -> None:
    follower = source.follower()
    pauses: list[float] = []
    for _ in range(7):
        source.breaks()
        start = source.clock.seconds()
        while not source.open:
            source.clock.advance(0.5)
        pauses.append(source.clock.seconds() - start)
    assert pauses == [1, 2, 4, 8, 15, 15, 15]
    assert follower.failures == 7
    source.answers(_page(1, "a"))
    assert follower.failures == 0
    source.breaks()
    source.clock.advance(1)
    assert source.open and source.asked[-1] == (Seen("e", 1), 60)


def test_jitter_takes_up_to_a_half_away(source: _Source) -> None:
    source.follower(jitter=lambda: 0.5)
    source.breaks()
    source.clock.advance(0.74)
    assert not source.open
    source.clock.advance(0.01)
    assert source.open


def test_a_question_has_a_deadline(source: _Source) -> None:
    follower = source.follower()
    source.clock.advance(79)
    assert source.cancelled == 0
    source.clock.advance(1)
    assert (source.cancelled, follower.failures) == (1, 1)
    source.clock.advance(1)
    assert source.open


def test_a_page_that_could_not_be_taken_in_is_asked_for_again(source: _Source) -> None:
    events: list[Any] = []
    globalLogPublisher.addObserver(events.append)
    try:
        source.fails.append(KeyError("bug"))
        source.follower()
        source.answers(_page(3, "a"))
    finally:
        globalLogPublisher.removeObserver(events.append)
    assert [event["log_failure"].type for event in events] == [KeyError]
    source.clock.advance(1)
    assert source.asked == [(Seen(), 60), (Seen(), 60)]
    source.answers(_page(3, "a"))
    assert len(source.applied) == 1


def test_polling(source: _Source) -> None:
    source.follower(poll_s=6)
    source.answers(_page(1, "a"))
    source.clock.advance(5.9)
    assert len(source.asked) == 1
    source.clock.advance(0.1)
    assert source.asked == [(Seen(), 0), (Seen("e", 1), 0)]
    source.clock.advance(20)
    assert source.cancelled == 1


def test_from_polling_to_waiting(source: _Source) -> None:
    poll_s: list[float | None] = [6]
    source.follower(poll_s=lambda: poll_s[0])
    source.answers(_page(1, "a"))
    poll_s[0] = None
    source.clock.advance(6)
    assert source.asked[-1] == (Seen("e", 1), 60)
    source.answers(_page(2, "b"))
    assert len(source.asked) == 3


def test_a_nudge_ends_a_pause(source: _Source) -> None:
    follower = source.follower(poll_s=6)
    source.answers(_page(1, "a"))
    follower.nudge()
    assert len(source.asked) == 2
    follower.nudge()
    follower.nudge()
    assert len(source.asked) == 2
    source.answers(_page(2, "b"))
    assert len(source.asked) == 3
    source.answers(_page(3, "c"))
    assert len(source.asked) == 3
    source.clock.advance(6)
    assert len(source.asked) == 4


def test_a_nudge_ends_the_pause_after_a_failure(source: _Source) -> None:
    follower = source.follower()
    source.breaks()
    follower.nudge()
    assert len(source.asked) == 2


@pytest.mark.parametrize("when", ["asking", "pausing", "polling"])
def test_stopping(source: _Source, when: str) -> None:
    follower = source.follower(poll_s=6 if when == "polling" else None)
    if when == "pausing":
        source.breaks()
    if when == "polling":
        source.answers(_page(1, "a"))
    asked = len(source.asked)
    assert result_of(_stopped(follower)) == "stopped"
    assert source.clock.getDelayedCalls() == [] and source.cancelled == (when == "asking")
    source.clock.advance(100)
    assert len(source.asked) == asked
    follower.nudge()
    assert len(source.asked) == asked
    follower.start()
    assert len(source.asked) == asked + 1


async def _stopped(follower: Follower[str]) -> str:
    await follower.stop()
    await follower.stop()
    return "stopped"


def test_starting_twice(source: _Source) -> None:
    source.follower().start()
    assert len(source.asked) == 1


def test_failures_are_logged_once_loudly(source: _Source) -> None:
    events: list[Any] = []
    globalLogPublisher.addObserver(events.append)
    try:
        source.follower(name="cluster one")
        for _ in range(4):
            source.breaks()
            source.clock.advance(15)
        source.answers(_page(1, "a"))
    finally:
        globalLogPublisher.removeObserver(events.append)
    levels = [(event["log_level"].name, event["name"]) for event in events if "name" in event]
    assert levels == [("warn", "cluster one"), *[("debug", "cluster one")] * 3, ("info", "cluster one")]


def test_an_echo_followed_over_the_wire(rig: _Rig) -> None:
    """What a tier does: pages fetched by signed calls, through failures of the network."""
    applied: list[Page[str]] = []

    async def fetch(seen: Seen, wait_s: float) -> Page[str]:
        outcome = await rig.neighbour.ask("DescribeResources", rig.echo.message(text=str(seen.sequence)), wait_s + 10)
        if not isinstance(outcome, Accepted):
            raise OSError(outcome)
        answer: Any = outcome.value
        return _page(int(answer.text) + 1, answer.text)

    rig.network.fates.extend([Fate(lost="answer", cut=True), Fate(), Fate(lost="request", cut=True), Fate()])
    follower: Follower[str] = Follower(fetch, applied.append, rig.echo.clock, poll_s=6, jitter=lambda: 0.0)
    follower.start()
    for _ in range(19):
        rig.echo.clock.advance(1)
    result_of(follower.stop())
    assert [page.items for page in applied] == [("0",), ("1",), ("2",)]
