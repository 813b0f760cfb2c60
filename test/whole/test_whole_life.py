"""Instances from the request to their end, through three tiers."""

import base64
import re
from typing import Any

import pytest
from attrs import evolve

from euca.domain.metadata import tree
from euca.soap.client import SoapClient
from euca.soap.errors import SoapFault, UnknownOutcome
from euca.soap.security.profile import EC2_ANSWER, EC2_REQUEST
from euca.wire import ec2

OLD, NEW = "2008-02-01", "2013-02-01"
#: News must be in the cloud's records so long after a node has noticed, in seconds.
PROMPT_S = 0.1


def sent(world: Any) -> int:
    return len(world.transport.sent)


def until_state(world: Any, instance: str, state: int, seconds: float) -> float:
    """How long it takes until the cloud's records say so, in seconds; looks at the file, not at the cloud."""
    before = world.clock.seconds()

    def there() -> bool:
        rows = {row["instance_id"]: row["state"] for row in world.rows("cloud", "instances")}
        return bool(rows.get(instance) == state)

    assert world.advance(seconds, there), (instance, state)
    return float(world.clock.seconds() - before)


@pytest.mark.parametrize("version", [OLD, NEW])
def test_the_life_of_instances(world: Any, version: str) -> None:
    zones = world.ask(
        "DescribeAvailabilityZones", version, availability_zone_set=ec2.DescribeAvailabilityZonesSetType()
    )
    assert [zone.zone_name for zone in zones.availability_zone_info.item] == ["zone1"]
    images = world.ask("DescribeImages", version, images_set=ec2.DescribeImagesInfoType())
    assert world.image in [image.image_id for image in images.images_set.item]
    made = world.ask("CreateKeyPair", version, key_name="mine")
    assert made.key_material.startswith("-----BEGIN RSA PRIVATE KEY-----")

    first, second, third = ids = world.launch(3, version, key_name="mine")
    assert len(set(ids)) == 3
    assert set(world.states(*ids)) <= {"pending", "running"}
    assert all(until_state(world, i, 16, 5) < 5 for i in ids)
    items = world.described(*ids, version=version)
    assert [items[i].instance_state.name for i in ids] == ["running"] * 3
    assert [items[i].ami_launch_index for i in ids] == ["0", "1", "2"]
    assert {items[i].key_name for i in ids} == {"mine"}
    assert sorted(world.domains().values()) == ["n1", "n1", "n2"]
    world.advance(1)
    world.check()

    console = world.ask("GetConsoleOutput", version, instance_id=first)
    assert re.search(rb"login: $", _decoded(console.output))
    host = world.hosts[world.domains()[first]]
    before = {d.name: d.domid for d in world.run(host.domains())}
    assert world.ask("RebootInstances", version, instances_set=_reboot(first)).return_
    world.advance(5)
    after = {d.name: d.domid for d in world.run(host.domains())}
    assert after[first] > before[first] and world.states(first) == ["running"]

    world.hosts[world.domains()[second]].guest_powers_off(second)
    assert until_state(world, second, 48, 5) < PROMPT_S
    if version == NEW:
        assert world.described(second)[second].state_reason.code == "Client.InstanceInitiatedShutdown"
    world.hosts[world.domains()[third]].guest_crashes(third)
    assert until_state(world, third, 48, 5) < PROMPT_S

    ended = world.terminate(first, version=version)
    (change,) = ended.instances_set.item
    assert (change.instance_id, change.current_state.name) == (first, "shutting-down")
    assert change.previous_state.name == "running"
    until_state(world, first, 48, 5)
    world.advance(1)
    world.check()
    assert world.states(*ids) == ["terminated"] * 3 and world.domains() == {}
    assert sorted(world.started()) == sorted([first, first, second, third]), "first was rebooted once"


def _decoded(output: Any) -> bytes:
    return output if isinstance(output, bytes) else base64.b64decode(output)


def _reboot(instance: str) -> ec2.RebootInstancesInfoType:
    return ec2.RebootInstancesInfoType(item=(ec2.RebootInstancesItemType(instance_id=instance),))


def test_a_start_is_news_at_once(world: Any) -> None:
    (instance,) = world.launch(1)
    node = {row["instance_id"]: row for row in world.rows("n1", "instances")}
    assert world.advance(5, lambda: _stage(world, instance) == "running"), node
    assert until_state(world, instance, 16, 5) < PROMPT_S


def _stage(world: Any, instance: str) -> str:
    return next((r["stage"] for r in world.rows("n1", "instances") if r["instance_id"] == instance), "")


def test_an_idle_cloud_is_silent(world: Any) -> None:
    world.launch(2)
    world.advance(70)
    before = sent(world)
    world.advance(60)
    asked = [re.sub(r".*#|\"", "", said.request.headers["soapaction"]) for said in world.transport.sent[before:]]
    # One waiting question to each neighbour, renewed once a minute.
    assert sorted(asked) == ["DescribeInstances", "ncDescribeInstances", "ncDescribeInstances"]


def test_a_disk_with_partitions_boots_from_its_root(world: Any) -> None:
    """What the image's record says arrives at the node, through both contracts and journals."""
    cloud = world.tiers["cloud"].service
    image = evolve(cloud.store.glance(lambda records: records.image(world.image)), root_partition=3)
    world.tiers["cloud"].life.enter(lambda: cloud.store.change(lambda records: records.put_image(image)))
    (instance,) = world.launch(1)
    world.kill("zone1")
    world.start("zone1")
    assert until_state(world, instance, 16, 60) < 60
    spec = world.hosts[world.domains()[instance]].spec(instance)
    assert ([disk.device for disk in spec.disks], spec.command_line) == (["xvda"], "root=/dev/xvda3")


def test_what_an_image_and_a_launch_map_is_there(world: Any) -> None:
    """From the image's record and the request to the guest's disks and what it is told of them, through a restart of each tier between."""
    cloud = world.tiers["cloud"].service
    devices = (("sda2", "ephemeral0"), ("sda3", "swap"))
    image = evolve(cloud.store.glance(lambda records: records.image(world.image)), devices=devices)
    world.tiers["cloud"].life.enter(lambda: cloud.store.change(lambda records: records.put_image(image)))
    mapped = ec2.BlockDeviceMappingItemType(device_name="/dev/sdb", virtual_name="ephemeral0")
    bare, nothing = ec2.EmptyElementType(), ec2.BlockDeviceMappingItemType
    (one,) = world.launch(1)
    (two,) = world.launch(1, block_device_mapping=ec2.BlockDeviceMappingType(item=(mapped,)))
    (three,) = world.launch(
        1,
        block_device_mapping=ec2.BlockDeviceMappingType(
            item=(nothing(device_name="sda2", no_device=bare), nothing(device_name="sda3", no_device=bare))
        ),
    )
    world.kill("zone1")
    world.start("zone1")
    wanted = {
        one: {"ephemeral0": "xvda2", "swap": "xvda3"},
        two: {"ephemeral0": "xvdb", "swap": "xvda3"},
        three: {},
    }
    for instance, stores in wanted.items():
        assert until_state(world, instance, 16, 60) < 60
        spec = world.hosts[world.domains()[instance]].spec(instance)
        assert sorted(disk.device for disk in spec.disks) == sorted(["xvda1", *stores.values()])
        told = world.tiers["zone1"].service.guest_at(world.described(instance)[instance].private_ip_address)
        meta = tree(told)["meta-data"]["block-device-mapping"]
        assert {name: device.decode() for name, device in meta.items()} == {
            "ami": "xvda1",
            "root": "/dev/xvda1",
            **stores,
        }


def test_an_unknown_image_is_an_error_and_leaves_nothing(world: Any) -> None:
    with pytest.raises(SoapFault) as refused:
        world.ask("RunInstances", **world.run_values() | {"image_id": "emi-0BADF00D"})
    assert refused.value.code == "Client.InvalidAMIID.NotFound"
    assert world.live() == set() and world.started() == []


def test_guests_that_should_run_do_after_the_host_s_reboot(world: Any) -> None:
    first, second = world.launch(2)
    world.advance(5)
    world.terminate(second)
    world.kill("n1")
    world.hosts["n1"].reboot_host()
    world.advance(60)
    assert world.states(first, second) == ["running", "shutting-down"]
    world.start("n1")
    world.advance(20)
    assert world.states(first, second) == ["running", "terminated"]
    assert world.started().count(first) == 2 and list(world.domains()) == [first]
    world.check()


def test_the_door_of_signed_answers(world: Any) -> None:
    """An answer of which the cloud's key says that it is to this question; and one by another key is none."""
    launch = ec2.RunInstancesType(**world.run_values())
    assert len(world.run(client_of(world).call("RunInstances", launch, 30)).instances_set.item) == 1
    with pytest.raises(UnknownOutcome):
        world.run(client_of(world, "zone1").call("RunInstances", launch, 30))
    with pytest.raises(SoapFault) as refused:
        world.run(client_of(world).call("RunInstances", ec2.RunInstancesType(**world.run_values(9)), 30))
    assert refused.value.code == "Server.InsufficientInstanceCapacity"


def client_of(world: Any, expected: str = "cloud") -> SoapClient:
    return SoapClient(
        contract=ec2.CONTRACT,
        url=world.url("cloud") + "/signed",
        transport=world.transport,
        clock=world.clock,
        identity=world.key(),
        peer_certificate=world.key(expected).certificate_der,
        request_profile=EC2_REQUEST,
        answer_profile=EC2_ANSWER,
    )


def test_a_clean_stop_of_every_tier_leaves_guests_running(world: Any) -> None:
    ids = world.launch(2)
    world.advance(5)
    for name in world.names:
        world.stop(name)
    world.advance(30)
    world.start_all()
    world.advance(20)
    world.check()
    assert world.states(*ids) == ["running"] * 2 and sorted(world.started()) == sorted(ids)
