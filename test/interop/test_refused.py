"""A launch counts once: sent twice, and sent again to a cloud that was killed. Other attacks are in test/attack."""

import re
from typing import Any

import pytest

from euca.testing.bare_ec2 import Answered, BareUser

pytestmark = pytest.mark.interop

LAUNCH = (
    "<ns1:imageId>{}</ns1:imageId><ns1:minCount>1</ns1:minCount><ns1:maxCount>1</ns1:maxCount>"
    "<ns1:groupSet/><ns1:instanceType>m1.small</ns1:instanceType>"
)
STRANGER = ("Client.AuthFailure", "The request could not be authenticated: check your key, certificate and clock.")


@pytest.fixture
def user(cloud: Any) -> BareUser:
    made: BareUser = cloud.user()
    return made


@pytest.fixture
def launch(user: BareUser) -> str:
    """A request that would launch an instance."""
    return f"<ns1:RunInstances>{LAUNCH.format(user.machine())}</ns1:RunInstances>"


def instances(user: BareUser) -> set[str]:
    """Ids of all instances."""
    answer = user.call("DescribeInstances", "<ns1:instancesSet/>")
    return set(answer.texts("reservationSet/item/instancesSet/item/instanceId"))


def terminate(user: BareUser, launched: Answered) -> None:
    """End what was launched."""
    assert user.terminate(*launched.texts("instancesSet/item/instanceId")).fault is None


def refused(answer: Answered, more: str = "") -> None:
    """The fixed text; a user whose signature was good is told what else was wrong."""
    assert answer.status == 500
    assert answer.fault is not None
    code, text = answer.fault
    assert code == STRANGER[0]
    assert re.fullmatch(re.escape(STRANGER[1]) + (rf" \(.*{more}.*\)" if more else ""), text), text


def test_a_launch_sent_twice_launches_once(user: BareUser, launch: str) -> None:
    before = instances(user)
    message = user.envelope(launch)
    first = user.post(message, "RunInstances")
    after = instances(user)
    refused(user.post(message, "RunInstances"), "received before")
    refused(user.post(message, "RunInstances"), "received before")
    assert instances(user) == after
    assert after - before == set(first.texts("instancesSet/item/instanceId"))
    assert len(after - before) == 1
    terminate(user, first)


def test_a_launch_is_remembered_by_a_cloud_that_was_killed(cloud: Any, user: BareUser, launch: str) -> None:
    message = user.envelope(launch)
    first = user.post(message, "RunInstances")
    assert first.fault is None
    cloud.kill_and_repair()
    after = instances(user)
    assert set(first.texts("instancesSet/item/instanceId")) <= after
    refused(user.post(message, "RunInstances"), "received before")
    assert instances(user) == after
    terminate(user, first)
