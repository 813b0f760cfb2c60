"""What a front end is made of, without processes: its share of limits, its log's lines, and what is said when nobody answers."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

import pytest
from twisted.internet.defer import Deferred
from twisted.internet.task import Clock
from twisted.logger import Logger

from euca.cloud.frontend import CAME_HEADER, LogLines, PassOn, share, share_of_limits
from euca.soap.errors import UnknownOutcome
from euca.soap.exchange import HttpRequest, HttpResponse
from euca.soap.http import HttpLimits
from euca.soap.rates import Rate


@pytest.mark.parametrize("front_ends", [1, 2, 3, 64])
def test_shares_come_to_the_whole(front_ends: int) -> None:
    rate, limits = Rate(per_second=100, burst=200, at_work=64), HttpLimits()
    part, part_of_limits = share(rate, front_ends), share_of_limits(front_ends)
    assert part.per_second * front_ends == pytest.approx(100)
    for whole, each in (
        (rate.burst, part.burst),
        (rate.at_work, part.at_work),
        (limits.connections, part_of_limits.connections),
        (limits.requests, part_of_limits.requests),
    ):
        assert whole <= each * front_ends < whole + front_ends


@pytest.mark.parametrize(("front_ends", "each"), [(1, 64), (2, 64), (8, 64), (64, 8)])
def test_all_that_an_address_may_have_may_come_to_one_front_end(front_ends: int, each: int) -> None:
    """As far as one front end has so many connections at all."""
    assert share_of_limits(front_ends).connections_per_address == each


def test_no_limit_at_work_stays_none() -> None:
    assert share(Rate(per_second=0, burst=1, at_work=0), 4) == Rate(per_second=0, burst=1, at_work=0)


class Pipe:
    def __init__(self) -> None:
        self.ours, self.theirs = os.pipe()
        os.set_blocking(self.ours, False)

    def lines(self) -> list[Any]:
        try:
            return [json.loads(line) for line in os.read(self.ours, 1 << 20).splitlines()]
        except BlockingIOError:
            return []


def test_lines_wait_for_each_other_but_not_for_long_and_errors_not_at_all() -> None:
    clock, pipe = Clock(), Pipe()
    log = Logger("a.module", observer=LogLines(pipe.theirs, clock))
    log.info("{operation} by {who}", operation="{not} a format", who="x", secret=object())
    log.debug("nothing")
    log.info("second {number}", number=2)
    assert pipe.lines() == []
    clock.advance(0.05)
    first, second = pipe.lines()
    assert first[1:4] == ["info", "a.module", "{{not}} a format by x"]
    assert first[4] == {"operation": "{not} a format", "who": "x"}
    assert second[1:] == ["info", "a.module", "second {number}", {"number": 2}]
    try:
        raise ValueError("on\nlines")
    except ValueError:
        log.failure("It failed {twice}", twice="{indeed}")
    ((_, level, _, text, _),) = pipe.lines()
    assert level == "critical" and text.startswith("It failed {{indeed}}\nTraceback") and "ValueError" in text


class Way:
    """Carries nothing, or brings an answer."""

    def __init__(self, answer: HttpResponse | None) -> None:
        self.answer = answer
        self.sent: list[tuple[str, Mapping[str, str], bytes]] = []

    async def post(self, url: str, headers: Mapping[str, str], body: bytes, timeout_s: float) -> HttpResponse:
        self.sent.append((url, headers, body))
        if self.answer is None:
            raise UnknownOutcome("nobody is there")
        return self.answer


def passed_on(way: Way) -> HttpResponse:
    headers = {"content-type": "text/xml", CAME_HEADER: '{"peer": "10.0.0.1", "request_id": "mine"}', "cookie": "x"}
    request = HttpRequest(
        "POST", "/services/Eucalyptus", {}, headers, b"body", "192.0.2.7", True, "r-1", "/services/Eucalyptus?x=1"
    )
    results: list[Any] = []
    Deferred.fromCoroutine(PassOn(way)(request)).addBoth(results.append)  # type: ignore[arg-type]
    assert isinstance(results[0], HttpResponse)
    return results[0]


def test_a_request_goes_on_as_it_came_and_a_client_cannot_say_who_it_is() -> None:
    way = Way(HttpResponse(500, {"content-type": "text/xml", "server": "x"}, b"a fault"))
    answer = passed_on(way)
    assert (answer.status, answer.headers, answer.content) == (500, {"content-type": "text/xml"}, b"a fault")
    ((url, headers, body),) = way.sent
    assert url.endswith("/services/Eucalyptus") and body == b"body"
    assert set(headers) == {CAME_HEADER}
    came = json.loads(headers[CAME_HEADER])
    assert (came["peer"], came["secure"], came["request_id"]) == ("192.0.2.7", True, "r-1")
    assert (came["method"], came["target"], came["repeated"]) == ("POST", "/services/Eucalyptus?x=1", [])
    assert came["headers"]["cookie"] == "x"


def test_when_nobody_answers_the_outcome_is_said_to_be_unknown() -> None:
    answer = passed_on(Way(None))
    assert answer.status == 503 and b"unknown" in answer.content
