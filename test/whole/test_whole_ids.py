"""A request's id, from the user's answer down to the node's log."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from twisted.logger import globalLogPublisher

from euca.soap.envelope import read_body, read_fault, wrap
from euca.soap.errors import SoapFault
from euca.soap.exchange import REQUEST_ID
from euca.soap.observing import request_id
from euca.soap.xml import parse
from euca.wire import ec2


@pytest.fixture
def lines() -> Iterator[list[tuple[str, str]]]:
    """What is logged, as (request's id, what it is about)."""
    seen: list[tuple[str, str]] = []

    def observe(event: dict[str, Any]) -> None:
        about = event.get("operation") or event["log_format"] or ""
        seen.append((event.get("request_id") or request_id.get(), f"{about} by {event.get('principal', '')}"))

    globalLogPublisher.addObserver(observe)
    yield seen
    globalLogPublisher.removeObserver(observe)


def _operations(lines: list[tuple[str, str]], wanted: str) -> list[str]:
    return [about for id_, about in lines if id_ == wanted]


def test_a_launch_is_followed_through_three_tiers(world: Any, lines: list[tuple[str, str]]) -> None:
    answer = world.ask("RunInstances", **world.run_values(1))
    other = world.ask("RunInstances", **world.run_values(1))
    world.advance(5)
    for one in (answer, other):
        assert re.fullmatch("[0-9a-f-]{36}", one.request_id)
        by_tier = [name for name in _operations(lines, one.request_id) if "RunInstance" in name]
        assert sorted(name.split(" ")[0] for name in by_tier) == ["RunInstances", "RunInstances", "ncRunInstance"]
        assert {name.split(" by ")[1] for name in by_tier} >= {"cloud", "zone1"}


def test_an_end_is_followed_through_three_tiers(world: Any, lines: list[tuple[str, str]]) -> None:
    (instance,) = world.launch(1)
    world.advance(5)
    answer = world.terminate(instance)
    world.advance(5)
    found = [name.split(" ")[0] for name in _operations(lines, answer.request_id)]
    assert found.count("TerminateInstances") == 2 and "ncTerminateInstance" in found


def test_a_launch_that_is_taken_up_by_another_life_is_known_by_its_reservation(
    world: Any, lines: list[tuple[str, str]]
) -> None:
    world.kill("zone1")
    world.begin("RunInstances", **world.run_values(1))
    world.advance(2)
    world.kill("cloud")
    world.start("cloud")
    world.start("zone1")
    world.advance(60)
    (reservation,) = [row["reservation_id"] for row in world.rows("cloud", "reservations")]
    found = [name.split(" ")[0] for name in _operations(lines, reservation)]
    assert "RunInstances" in found and "ncRunInstance" in found


def test_a_fault_names_the_request(world: Any, lines: list[tuple[str, str]]) -> None:
    with pytest.raises(SoapFault) as caught:
        world.terminate("i-00000000")
    detail = caught.value.detail
    assert detail is not None and detail.tag == "{http://webservices.amazon.com/AWSFault/2005-15-09}RequestId"
    (name,) = _operations(lines, detail.text or "")
    assert name.startswith("TerminateInstances by ")


def test_a_strangers_fault_names_the_request_too(world: Any, lines: list[tuple[str, str]]) -> None:
    answer = world.post(
        world.url("cloud"),
        wrap(ec2.CONTRACT.encode("DescribeImages", ec2.DescribeImagesType(images_set=ec2.DescribeImagesInfoType()))),
    )
    fault = read_fault(read_body(parse(answer.body)))
    assert fault.code == "Client.AuthFailure" and fault.detail is not None
    assert fault.detail.text == answer.headers[REQUEST_ID]
    assert any("was refused" in about for about in _operations(lines, fault.detail.text or ""))


def test_questions_for_news_are_nobodys(world: Any, lines: list[tuple[str, str]]) -> None:
    answer = world.ask("RunInstances", **world.run_values(1))
    world.advance(200)
    assert not [name for name in _operations(lines, answer.request_id) if "Describe" in name]
    assert all(id_ for id_, name in lines if "Describe" in name)
