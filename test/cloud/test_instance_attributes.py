"""What is known and changed of instances: attributes, protection, monitoring, stopping, passwords, reports; answers against the schema."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from euca.soap.errors import SoapFault
from euca.testing.ec2_messages import filters as filter_set
from euca.testing.ec2_messages import instance_ids as ids
from euca.testing.ec2_messages import listed_instances, run_message
from euca.wire import ec2


@pytest.fixture
def alice(world: Any, validated: Any) -> Any:
    """alice's client."""
    world.alice = world.user("alice")
    return validated("alice")


@pytest.fixture
def running(world: Any, alice: Any) -> str:
    """An instance of hers."""
    cluster = world.enrol("one")
    return launched(world, alice, cluster)


def launched(world: Any, client: Any, cluster: Any, **changes: Any) -> str:
    answer = client("RunInstances", run_message(world.image(), **changes))
    instance_id: str = answer.instances_set.item[0].instance_id
    cluster.become(instance_id, "running", private_ip="10.0.0.7", node="node1")
    return instance_id


def listed(client: Any, *instance_ids: str) -> list[Any]:
    message = ec2.DescribeInstancesType(instances_set=listed_instances(*instance_ids))
    return [i for r in client("DescribeInstances", message).reservation_set.item for i in r.instances_set.item]


def attribute(client: Any, instance_id: str, name: str) -> Any:
    message = ec2.DescribeInstanceAttributeType(instance_id=instance_id, **{name: ec2.EmptyElementType()})
    answer = client("DescribeInstanceAttribute", message)
    others = [f.name for f in type(answer).FIELDS if f.name not in ("request_id", "instance_id", name)]
    assert all(getattr(answer, other) is None for other in others)
    assert answer.instance_id == instance_id
    return getattr(answer, name)


def modification(instance_id: str, **values: Any) -> ec2.ModifyInstanceAttributeType:
    return ec2.ModifyInstanceAttributeType(instance_id=instance_id, **values)


def truth(value: bool) -> ec2.AttributeBooleanValueType:
    return ec2.AttributeBooleanValueType(value=value)


def text(value: str) -> ec2.AttributeValueType:
    return ec2.AttributeValueType(value=value)


# Attributes


def test_every_attribute_of_an_instance(world: Any, alice: Any) -> None:
    data = ec2.UserDataType(data=base64.b64encode(b"#!/bin/sh").decode(), version="1.0", encoding="base64")
    instance_id = launched(world, alice, world.enrol("one"), user_data=data)
    (shown,) = listed(alice, instance_id)
    values = {
        "instance_type": "m1.small",
        "kernel": shown.kernel_id,
        "ramdisk": shown.ramdisk_id,
        "user_data": base64.b64encode(b"#!/bin/sh").decode(),
        "disable_api_termination": False,
        "instance_initiated_shutdown_behavior": "terminate",
        "root_device_name": "/dev/sda1",
        "ebs_optimized": False,
    }
    for name, value in values.items():
        assert attribute(alice, instance_id, name).value == value, name
    assert [g.group_name for g in attribute(alice, instance_id, "group_set").item] == ["default"]
    assert attribute(alice, instance_id, "block_device_mapping").item == ()
    assert attribute(alice, instance_id, "product_codes").item == ()


def test_an_attribute_that_is_empty_has_no_value(running: str, alice: Any) -> None:
    assert attribute(alice, running, "user_data").value is None


def test_an_attribute_of_later_versions(world: Any, running: str, alice: Any) -> None:
    later = world.ec2("alice", "2016-11-15")
    assert attribute(later, running, "sriov_net_support").value is None
    change = modification(running, sriov_net_support=text("simple"))
    assert later.refused("ModifyInstanceAttribute", change) == "Client.UnsupportedOperation"


def test_attributes_that_cannot_be_asked_for(world: Any, running: str, alice: Any) -> None:
    def refused(instance_id: str, *names: str) -> str:
        message = ec2.DescribeInstanceAttributeType(
            instance_id=instance_id, **dict.fromkeys(names, ec2.EmptyElementType())
        )
        code: str = alice.refused("DescribeInstanceAttribute", message)
        return code

    assert refused(running) == "Client.InvalidParameterCombination"
    assert refused(running, "kernel", "ramdisk") == "Client.InvalidParameterCombination"
    assert refused(running, "source_dest_check") == "Client.UnsupportedOperation"
    assert refused("i-00000000", "kernel") == "Client.InvalidInstanceID.NotFound"
    assert refused("emi-00000000", "kernel") == "Client.InvalidInstanceID.Malformed"


STOPPED_ONLY = {
    "instance_type": text("m1.large"),
    "kernel": text("eki-00000000"),
    "ramdisk": text("eri-00000000"),
    "user_data": text("eA=="),
}


@pytest.mark.parametrize("name", STOPPED_ONLY)
def test_what_is_changed_of_a_stopped_instance_only(name: str, running: str, alice: Any) -> None:
    message = modification(running, **{name: STOPPED_ONLY[name]})
    assert alice.refused("ModifyInstanceAttribute", message) == "Client.IncorrectInstanceState"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"source_dest_check": truth(False)}, "Client.UnsupportedOperation"),
        ({"ebs_optimized": truth(True)}, "Client.UnsupportedOperation"),
        (
            {"group_set": ec2.SecurityGroupIdSetType(item=(ec2.SecurityGroupIdSetItemType(group_id="sg-00000001"),))},
            "Client.UnsupportedOperation",
        ),
        ({"block_device_mapping": ec2.InstanceBlockDeviceMappingType()}, "Client.InvalidInstanceAttributeValue"),
        ({"instance_initiated_shutdown_behavior": text("stop")}, "Client.UnsupportedOperation"),
        ({"instance_initiated_shutdown_behavior": text("explode")}, "Client.InvalidParameterValue"),
        ({}, "Client.InvalidParameterCombination"),
        (
            {"disable_api_termination": truth(True), "ebs_optimized": truth(True)},
            "Client.InvalidParameterCombination",
        ),
    ],
)
def test_changes_that_cannot_be(changes: dict[str, Any], code: str, running: str, alice: Any) -> None:
    assert alice.refused("ModifyInstanceAttribute", modification(running, **changes)) == code
    assert attribute(alice, running, "disable_api_termination").value is False


def test_the_shutdown_behaviour_is_termination(running: str, alice: Any) -> None:
    assert alice(
        "ModifyInstanceAttribute", modification(running, instance_initiated_shutdown_behavior=text("terminate"))
    ).return_


def test_resetting(running: str, alice: Any) -> None:
    def refused(**names: Any) -> str:
        code: str = alice.refused("ResetInstanceAttribute", ec2.ResetInstanceAttributeType(**names))
        return code

    nothing = ec2.EmptyElementType()
    assert refused(instance_id=running, kernel=nothing) == "Client.IncorrectInstanceState"
    assert refused(instance_id=running, ramdisk=nothing) == "Client.IncorrectInstanceState"
    assert refused(instance_id=running, source_dest_check=nothing) == "Client.UnsupportedOperation"
    assert refused(instance_id=running) == "Client.InvalidParameterCombination"
    assert refused(instance_id="i-00000000", kernel=nothing) == "Client.InvalidInstanceID.NotFound"


# Protection


def test_a_protected_instance_is_not_terminated_and_nor_are_those_beside_it(world: Any, alice: Any) -> None:
    cluster = world.enrol("one")
    free = launched(world, alice, cluster)
    protected = launched(world, alice, cluster, disable_api_termination=True)
    end = ec2.TerminateInstancesType(instances_set=ids(free, protected))
    assert attribute(alice, protected, "disable_api_termination").value is True
    assert alice.refused("TerminateInstances", end) == "Client.OperationNotPermitted"
    assert [i.instance_state.name for i in listed(alice)] == ["running", "running"]
    world.restart()
    assert alice.refused("TerminateInstances", end) == "Client.OperationNotPermitted"
    lifted = modification(protected, disable_api_termination=truth(False))
    assert alice("ModifyInstanceAttribute", lifted).return_
    changes = alice("TerminateInstances", end).instances_set.item
    assert {c.current_state.name for c in changes} == {"shutting-down"}
    again = modification(protected, disable_api_termination=truth(True))
    assert alice.refused("ModifyInstanceAttribute", again) == "Client.IncorrectInstanceState"


def test_protection_does_not_keep_a_guest_from_ending_by_itself(world: Any, alice: Any) -> None:
    cluster = world.enrol("one")
    instance_id = launched(world, alice, cluster, disable_api_termination=True)
    reason = ("Client.InstanceInitiatedShutdown", "Client.InstanceInitiatedShutdown: Instance initiated shutdown")
    cluster.become(instance_id, "terminated", reason=reason)
    (ended,) = listed(alice, instance_id)
    assert (ended.instance_state.name, ended.state_reason.code) == ("terminated", reason[0])
    again = alice("TerminateInstances", ec2.TerminateInstancesType(instances_set=ids(instance_id)))
    assert again.instances_set.item[0].current_state.name == "terminated"


# Monitoring, stopping, passwords


def monitor(*instance_ids: str) -> ec2.MonitorInstancesType:
    return ec2.MonitorInstancesType(
        instances_set=ec2.MonitorInstancesSetType(
            item=tuple(ec2.MonitorInstancesSetItemType(instance_id=i) for i in instance_ids)
        )
    )


def test_monitoring_is_recorded(world: Any, alice: Any) -> None:
    cluster = world.enrol("one")
    first = launched(world, alice, cluster)
    second = launched(world, alice, cluster, monitoring=ec2.MonitoringInstanceType(enabled=True))
    assert [i.monitoring.state for i in listed(alice)] == ["disabled", "enabled"]
    answer = alice("MonitorInstances", monitor(first, second))
    assert [(i.instance_id, i.monitoring.state) for i in answer.instances_set.item] == [
        (first, "enabled"),
        (second, "enabled"),
    ]
    assert alice.refused("UnmonitorInstances", monitor(first, "i-00000000")) == "Client.InvalidInstanceID.NotFound"
    assert [i.monitoring.state for i in listed(alice)] == ["enabled", "enabled"]
    alice("UnmonitorInstances", monitor(first))
    assert [i.monitoring.state for i in listed(alice)] == ["disabled", "enabled"]


def test_instances_of_instance_store_neither_stop_nor_start(world: Any, alice: Any, running: str) -> None:
    for operation, kind in (("StopInstances", ec2.StopInstancesType), ("StartInstances", ec2.StartInstancesType)):
        assert alice.refused(operation, kind(instances_set=ids(running))) == "Client.UnsupportedOperation"
        assert (
            alice.refused(operation, kind(instances_set=ids("i-00000000", running)))
            == "Client.InvalidInstanceID.NotFound"
        )
    alice("TerminateInstances", ec2.TerminateInstancesType(instances_set=ids(running)))
    stop = ec2.StopInstancesType(instances_set=ids(running))
    assert alice.refused("StopInstances", stop) == "Client.IncorrectInstanceState"


def test_there_are_no_passwords(running: str, alice: Any) -> None:
    answer = alice("GetPasswordData", ec2.GetPasswordDataType(instance_id=running))
    assert (answer.instance_id, answer.password_data) == (running, "")
    assert (
        alice.refused("GetPasswordData", ec2.GetPasswordDataType(instance_id="i-00000000"))
        == "Client.InvalidInstanceID.NotFound"
    )


# What users report


def report(
    *instance_ids: str, status: str = "impaired", reasons: tuple[str, ...] = ("unresponsive",), **more: Any
) -> Any:
    codes = tuple(ec2.ReportInstanceStatusReasonCodeSetItemType(reason_code=code) for code in reasons)
    return ec2.ReportInstanceStatusType(
        instances_set=ids(*instance_ids),
        status=status,
        reason_codes_set=ec2.ReportInstanceStatusReasonCodesSetType(item=codes),
        **more,
    )


def test_a_report_is_in_the_operators_log(running: str, alice: Any, events: list[Any]) -> None:
    assert alice("ReportInstanceStatus", report(running, description="it\nhangs")).return_
    (event,) = [e for e in events if e.get("status") == "impaired"]
    assert (event["instance"], event["reasons"], event["description"]) == (running, "unresponsive", "'it\\nhangs'")


@pytest.mark.parametrize(
    "changes",
    [{"status": "fine"}, {"reasons": ("bad-mood",)}, {"description": "x" * 1025}],
)
def test_reports_that_are_none(changes: dict[str, Any], running: str, alice: Any) -> None:
    assert alice.refused("ReportInstanceStatus", report(running, **changes)) == "Client.InvalidParameterValue"


# Status


def statuses(client: Any, *instance_ids: str, filters: dict[str, str] | None = None, **more: Any) -> Any:
    wanted = filter_set((name, [value]) for name, value in (filters or {}).items())
    message = ec2.DescribeInstanceStatusType(instances_set=ids(*instance_ids), filter_set=wanted, **more)
    return client("DescribeInstanceStatus", message)


def summary(answer: Any) -> list[tuple[str, str]]:
    for item in answer.instance_status_set.item:
        for health in (item.system_status, item.instance_status):
            assert [d.name for d in (health.details.item if health.details else ())] in ([], ["reachability"])
    return [(i.system_status.status, i.instance_status.status) for i in answer.instance_status_set.item]


def test_how_instances_are_is_what_the_cluster_says_of_their_nodes(world: Any, alice: Any) -> None:
    cluster = world.enrol("one", nodes={"node1": "ready"})
    world.clock.advance(10)
    running = launched(world, alice, cluster)
    waiting = alice("RunInstances", run_message(world.image())).instances_set.item[0].instance_id
    assert summary(statuses(alice)) == [("ok", "ok")]
    everything = statuses(alice, include_all_instances=True)
    assert summary(everything) == [("ok", "ok"), ("initializing", "initializing")]
    assert [i.instance_state.name for i in everything.instance_status_set.item] == ["running", "pending"]
    assert summary(statuses(alice, waiting)) == []
    cluster.nodes["node1"] = "silent"
    world.clock.advance(10)
    assert summary(statuses(alice)) == [("impaired", "insufficient-data")]
    assert summary(statuses(alice, filters={"system-status.reachability": "failed"})) != []
    assert summary(statuses(alice, filters={"instance-status.status": "ok"})) == []
    alice("TerminateInstances", ec2.TerminateInstancesType(instances_set=ids(running)))
    ending = statuses(alice, running, include_all_instances=True)
    assert summary(ending) == [("not-applicable", "not-applicable")]


def test_nothing_is_known_of_instances_whose_cluster_is_silent(world: Any, alice: Any, running: str) -> None:
    assert summary(statuses(alice)) == [("ok", "ok")]
    world.transport.down.add(world.clusters["one"].url)
    for _ in range(30):
        world.clock.advance(10)
    assert summary(statuses(alice)) == [("insufficient-data", "insufficient-data")]


def test_statuses_that_cannot_be_asked_for(running: str, alice: Any) -> None:
    def refused(*instance_ids: str, **more: Any) -> str:
        message = ec2.DescribeInstanceStatusType(instances_set=ids(*instance_ids), **more)
        code: str = alice.refused("DescribeInstanceStatus", message)
        return code

    assert refused("i-00000000") == "Client.InvalidInstanceID.NotFound"
    assert refused(running, max_results=5) == "Client.InvalidParameterCombination"
    assert refused(max_results=4) == "Client.InvalidParameterValue"
    assert refused(max_results=1001) == "Client.InvalidParameterValue"
    assert refused(next_token="AAAA") == "Client.InvalidPaginationToken"


def test_statuses_come_in_pages(world: Any, alice: Any) -> None:
    cluster = world.enrol("one", room=100)
    answer = alice("RunInstances", run_message(world.image(), min_count=7, max_count=7))
    started = [i.instance_id for i in answer.instances_set.item]
    for instance_id in started:
        cluster.become(instance_id, "running")
    first = statuses(alice, max_results=5)
    assert [i.instance_id for i in first.instance_status_set.item] == started[:5] and first.next_token
    second = statuses(alice, next_token=first.next_token)
    assert [i.instance_id for i in second.instance_status_set.item] == started[5:] and not second.next_token
    message = ec2.DescribeInstanceStatusType(
        instances_set=ids(),
        next_token=first.next_token,
        filter_set=filter_set([("instance-status.status", ["ok"])]),
    )
    assert alice.refused("DescribeInstanceStatus", message) == "Client.InvalidPaginationToken"


# Lists


def described(client: Any, filters: dict[str, str] | None = None, **more: Any) -> Any:
    wanted = filter_set((name, [value]) for name, value in (filters or {}).items())
    message = ec2.DescribeInstancesType(instances_set=ec2.DescribeInstancesInfoType(), filter_set=wanted, **more)
    return client("DescribeInstances", message)


def test_a_long_list_comes_in_pages_that_changes_do_not_shift(world: Any) -> None:
    world.user("alice")
    alice = world.ec2("alice", "2016-11-15")
    world.enrol("one", room=100)
    image_id = world.image()
    started = []
    for count in (3, 4, 1, 2):
        answer = alice("RunInstances", run_message(image_id, min_count=count, max_count=count))
        started += [i.instance_id for i in answer.instances_set.item]
    seen, token, sizes = [], None, []
    while True:
        page = described(alice, max_results=5 if token is None else None, next_token=token)
        members = [i.instance_id for r in page.reservation_set.item for i in r.instances_set.item]
        seen += members
        sizes.append(len(members))
        token = page.next_token
        if not token:
            break
        alice("TerminateInstances", ec2.TerminateInstancesType(instances_set=ids(members[0])))
    assert (seen, sizes) == (started, [5, 5])
    first = described(alice, max_results=5)
    assert [len(r.instances_set.item) for r in first.reservation_set.item] == [3, 2]
    for changes in ({"filters": {"owner-id": "*"}}, {"next_token": first.next_token[:-1] + "A"}):
        with pytest.raises(SoapFault) as caught:
            described(alice, **{"next_token": first.next_token, "max_results": 5, **changes})
        assert caught.value.code == "Client.InvalidPaginationToken"
    world.user("bob")
    with pytest.raises(SoapFault):
        described(world.ec2("bob", "2016-11-15"), next_token=first.next_token)
    world.restart()
    again = described(alice, next_token=first.next_token)
    assert [i.instance_id for r in again.reservation_set.item for i in r.instances_set.item] == started[5:]
    world.clock.advance(3601)
    with pytest.raises(SoapFault) as caught:
        described(alice, next_token=first.next_token)
    assert caught.value.code == "Client.InvalidPaginationToken"


def test_an_instance_can_be_tagged_by_its_launch(world: Any) -> None:
    world.user("alice")
    alice = world.ec2("alice", "2016-11-15")
    world.enrol("one")

    def specification(kind: str, *tags: tuple[str, str]) -> ec2.TagSpecificationSetType:
        items = tuple(ec2.ResourceTagSetItemType(key=key, value=value) for key, value in tags)
        tag_set = ec2.ResourceTagSetType(item=items)
        return ec2.TagSpecificationSetType(item=(ec2.TagSpecificationType(resource_type=kind, tag_set=tag_set),))

    image_id = world.image()
    answer = alice(
        "RunInstances", run_message(image_id, tag_specification_set=specification("instance", ("Name", "w*b")))
    )
    (instance,) = answer.instances_set.item
    assert [(t.key, t.value) for t in instance.tag_set.item] == [("Name", "w*b")]
    (found,) = described(alice, {"tag:Name": "w\\*b"}).reservation_set.item
    assert found.instances_set.item[0].instance_id == instance.instance_id
    for kind, code in (("volume", "UnsupportedOperation"), ("image", "InvalidParameterValue")):
        tagged = run_message(image_id, tag_specification_set=specification(kind, ("Name", "w")))
        assert alice.refused("RunInstances", tagged) == f"Client.{code}"
