"""Dispatch through spyne: overlapping calls, errors that come out as they are, and a quiet log."""

import logging
import subprocess
import sys
from collections.abc import Awaitable

import pytest
from twisted.internet.defer import Deferred

from euca.soap.dispatch import Dispatcher, NoSuchOperation
from euca.testing.echo import result_of


def _encode(value: str) -> bytes:
    return value.encode()


async def _invoke(operation: str, call: object) -> str:
    if isinstance(call, BaseException):
        raise call
    if isinstance(call, Awaitable):
        call = await call
    return f"{operation}({call})"


@pytest.fixture
def dispatcher() -> Dispatcher[object, str]:
    return Dispatcher("urn:test", [f"Op{number}" for number in range(149)], _invoke)


def test_each_operation_is_reached_by_its_name(dispatcher: Dispatcher[object, str]) -> None:
    answers = [result_of(dispatcher.dispatch(f"Op{number}", "x", _encode)) for number in range(149)]
    assert answers == [f"Op{number}(x)".encode() for number in range(149)]


def test_slow_calls_overlap_and_do_not_mix(dispatcher: Dispatcher[object, str]) -> None:
    answers: list[bytes] = []
    waits: list[Deferred[str]] = [Deferred() for _ in range(5)]
    for number, wait in enumerate(waits):
        Deferred.fromCoroutine(dispatcher.dispatch(f"Op{number}", wait, _encode)).addCallback(answers.append)
    assert answers == []
    for number in (3, 0, 4, 1, 2):
        waits[number].callback(f"answer {number}")
    assert answers == [f"Op{number}(answer {number})".encode() for number in (3, 0, 4, 1, 2)]


def test_what_a_handler_raises_comes_out_itself(dispatcher: Dispatcher[object, str]) -> None:
    error = ValueError("mine")
    assert result_of(dispatcher.dispatch("Op1", error, _encode)) is error
    assert result_of(dispatcher.dispatch("Op1", "x", _encode)) == b"Op1(x)"


def test_what_the_encoder_raises_comes_out_itself(dispatcher: Dispatcher[object, str]) -> None:
    def broken(value: str) -> bytes:
        raise OverflowError(value)

    assert isinstance(result_of(dispatcher.dispatch("Op1", "x", broken)), OverflowError)


def test_an_unknown_operation(dispatcher: Dispatcher[object, str]) -> None:
    assert isinstance(result_of(dispatcher.dispatch("Op149", "x", _encode)), NoSuchOperation)


def test_faults_leave_no_traceback_in_the_log(
    dispatcher: Dispatcher[object, str], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        result_of(dispatcher.dispatch("Op149", "x", _encode))
        result_of(dispatcher.dispatch("Op1", ValueError("mine"), _encode))
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_the_import_warns_of_nothing() -> None:
    code = "import euca.soap.dispatch, wave, twisted.web.client"
    ended = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
