"""Words KEY=VALUE to messages, and messages to plain data."""

import datetime

import pytest

from euca.cli.euca import tree
from euca.cli.euca.cloud import newest
from euca.cli.euca.failures import Misused
from euca.wire import ec2


def test_paths_are_written_out_or_shortened() -> None:
    long = tree.request(
        "DescribeInstances",
        [
            "instancesSet.item.0.instanceId=i-1",
            "instancesSet.item.1.instanceId=i-2",
            "filterSet.item.0.name=a",
            "filterSet.item.0.valueSet.item.0.value=x",
            "filterSet.item.0.valueSet.item.1.value=y",
            "filterSet.item.1.name=b",
            "filterSet.item.1.valueSet.item.0.value==z=",
        ],
        newest(),
    )
    assert long.instances_set.item[1].instance_id == "i-2"
    assert [[v.value for v in one.value_set.item] for one in long.filter_set.item] == [["x", "y"], ["=z="]]
    short = tree.request(
        "describeinstances",
        [
            "instanceId=i-1",
            "instanceId=i-2",
            "filterSet.name=a",
            "filterSet.valueSet.value=x",
            "filterSet.valueSet.value=y",
            "filterSet.name=b",
            "filterSet.valueSet.value==z=",
        ],
        newest(),
    )
    assert short == long


def test_values_are_read_as_their_types() -> None:
    words = [
        "imageId=emi-1",
        "minCount=1",
        "maxCount=2",
        "instanceType=m1.small",
        "monitoring.enabled=true",
        "groupSet.groupName=g",
    ]
    request = tree.request("RunInstances", words, newest())
    assert (request.min_count, request.monitoring) == (1, ec2.MonitoringInstanceType(enabled=True))
    assert request.group_set.item[0].group_name == "g"


@pytest.mark.parametrize(
    ("operation", "words", "says"),
    [
        ("DescribeInstance", [], "did you mean DescribeInstances"),
        ("DescribeInstances", ["instanceId"], "no KEY=VALUE"),
        ("DescribeInstances", ["nothing=1"], "there is no nothing"),
        ("DescribeInstances", ["instancesSet.item.1.instanceId=i-1"], "numbered from 0"),
        ("DescribeInstances", ["instancesSet.instanceId.more=1"], "instanceId holds a value"),
        (
            "RunInstances",
            ["groupName=x"],
            "groupName is in more than one place: groupSet.groupName, placement.groupName",
        ),
        ("RunInstances", ["placement=here"], "placement holds availabilityZone"),
        ("RunInstances", ["imageId=emi-1", "minCount=1", "maxCount=1"], "instanceType is missing in RunInstances"),
        ("RunInstances", ["imageId=e", "minCount=one", "maxCount=1", "instanceType=t"], "minCount: not an int"),
        ("CreateKeyPair", ["keyName=\x01"], "XML cannot hold"),
    ],
)
def test_what_the_contract_does_not_have_is_named(operation: str, words: list[str], says: str) -> None:
    with pytest.raises(Misused, match=says):
        tree.request(operation, words, newest())


def test_every_operation_has_keys_that_its_request_takes() -> None:
    samples = {
        "int": "1",
        "long": "1",
        "integer": "1",
        "double": "1",
        "boolean": "true",
        "dateTime": "2013-02-01T00:00:00Z",
    }
    tried = 0
    for name, operation in ec2.CONTRACT.operations.items():
        if not ec2.CONTRACT.offers(name, newest()):
            continue
        keys = tree.keys(operation.input.type, newest())
        needed = [f"{key}={samples.get(kind, 'x')}" for key, kind, must in keys if must]
        try:
            tree.request(name, needed, newest())
        except Misused as error:
            # Of a choice or an enumeration, which the keys do not tell: the contract's own word on it.
            assert "missing" not in str(error), name
        tried += 1
        for key, kind, _ in keys:
            if "Set." in key or "." not in key:
                node = tree._Node()
                tree._put(node, operation.input.type, key.split("."), samples.get(kind, "x"), newest())
                assert node.children
    assert tried > 100


def test_an_answer_as_plain_data() -> None:
    moment = datetime.datetime(2026, 11, 25, 10, 0, 0, 5000, datetime.UTC)
    answer = ec2.GetConsoleOutputResponseType(request_id="r", instance_id="i-1", timestamp=moment, output="aGk=")
    assert tree.plain(answer) == {
        "requestId": "r",
        "instanceId": "i-1",
        "timestamp": "2026-11-25T10:00:00.005Z",
        "output": "aGk=",
    }
    tags = ec2.ResourceTagSetType(item=(ec2.ResourceTagSetItemType(key="k", value="v"),))
    assert tree.plain(tags) == [{"key": "k", "value": "v"}]
    assert tree.lines({"a": [{"b": True}, {"b": 1}], "c": "d"}) == [("a.0.b", "true"), ("a.1.b", "1"), ("c", "d")]
