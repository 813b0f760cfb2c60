"""Waiting for news: woken by changes, ended by time, never more than so many, nothing left behind."""

from typing import Any

import pytest
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.task import Clock

from euca.adapters.newsdesk import Newsdesk


class _Desk:
    def __init__(self, most_waiting: int = 3) -> None:
        self.clock = Clock()
        self.desk = Newsdesk(self.clock, most_waiting)
        self.news = 0

    def wait(self, for_news: int = 1, timeout_s: float = 60) -> list[Any]:
        """What a waiter has ended in: empty while it waits."""
        ended: list[Any] = []
        self.waiter = Deferred.fromCoroutine(self.desk.wait(lambda: self.news >= for_news, timeout_s))
        self.waiter.addBoth(ended.append)
        return ended

    def publish(self) -> None:
        self.news += 1
        self.desk.publish()

    @property
    def at_rest(self) -> bool:
        return self.desk.waiting == 0 and self.clock.getDelayedCalls() == []


@pytest.fixture
def desk() -> _Desk:
    return _Desk()


def test_who_comes_late_does_not_wait(desk: _Desk) -> None:
    desk.publish()
    assert desk.wait() == [True] and desk.at_rest


def test_who_may_not_wait_is_answered_at_once(desk: _Desk) -> None:
    assert desk.wait(timeout_s=0) == [False]
    assert desk.wait(timeout_s=-1) == [False] and desk.at_rest


def test_news_wake_all_who_wait_for_them(desk: _Desk) -> None:
    first, second, patient = desk.wait(), desk.wait(), desk.wait(for_news=2)
    desk.clock.advance(30)
    desk.publish()
    assert (first, second, patient, desk.desk.waiting) == ([True], [True], [], 1)
    desk.publish()
    assert patient == [True] and desk.at_rest


def test_time_is_counted_from_the_beginning(desk: _Desk) -> None:
    patient = desk.wait(for_news=5)
    for _ in range(3):
        desk.clock.advance(19)
        desk.publish()
    desk.clock.advance(2.9)
    assert patient == []
    desk.clock.advance(0.1)
    assert patient == [False] and desk.at_rest


def test_news_that_nobody_was_told_of_count_at_the_end(desk: _Desk) -> None:
    waiter = desk.wait()
    desk.news = 1
    desk.clock.advance(60)
    assert waiter == [True]


def test_more_than_so_many_do_not_wait(desk: _Desk) -> None:
    waiters = [desk.wait() for _ in range(3)]
    assert desk.wait() == [False] and desk.desk.waiting == 3
    desk.publish()
    assert waiters == [[True]] * 3
    assert desk.wait(for_news=2) == []


def test_cancelling_leaves_nothing_behind(desk: _Desk) -> None:
    other, ended = desk.wait(), desk.wait()
    desk.waiter.cancel()
    assert ended[0].check(CancelledError) and desk.desk.waiting == 1
    desk.publish()
    assert other == [True] and desk.at_rest


def test_a_waiter_may_ask_again_while_it_is_woken(desk: _Desk) -> None:
    rounds: list[bool] = []

    async def follow() -> None:
        for number in range(1, 4):
            rounds.append(await desk.desk.wait(lambda: desk.news >= number, 60))  # noqa: B023

    Deferred.fromCoroutine(follow())
    for count in range(1, 4):
        desk.publish()
        assert rounds == [True] * count
    assert desk.at_rest
