"""What a guest is told of itself, on its node and by its cluster, is what its user is told of it: one record serves both."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from euca.domain.metadata import Metadata, look_up, tree
from euca.node.metadata import GuestRecords
from euca.wire import ec2

#: Keys that DescribeInstances says nothing of: they are the same for all instances, or of the group's and the interface's own calls.
ELSEWHERE = {"ami-manifest-path", "instance-action", "instance-life-cycle", "mac"}


def told(world: Any, address: str) -> dict[str, Metadata]:
    """Who answers the question from this address, by tier's name."""
    found: dict[str, Metadata | None] = {"zone1": world.tiers["zone1"].service.guest_at(address)}
    for name in world.hosts:
        service = world.tiers[name].service
        found[name] = GuestRecords(service.journal, service.network).find(address)
    return {name: one for name, one in found.items() if one is not None}


def flat(node: Any, path: str = "") -> dict[str, str]:
    """All files of a tree, by path."""
    if not isinstance(node, Mapping):
        return {path: node.decode("latin-1")}
    return {key: text for name, one in node.items() for key, text in flat(one, f"{path}/{name}".lstrip("/")).items()}


def said_by_the_api(world: Any, instance_id: str) -> dict[str, str]:
    """The same keys, from DescribeInstances."""
    answer = world.ask("DescribeInstances", instances_set=ec2.DescribeInstancesInfoType())
    (group,) = [
        group
        for group in answer.reservation_set.item
        if instance_id in [item.instance_id for item in group.instances_set.item]
    ]
    (item,) = [item for item in group.instances_set.item if item.instance_id == instance_id]
    names = "\n".join(sorted(one.group_name for one in group.group_set.item))
    public, private = item.ip_address or "", item.private_dns_name
    interface = {
        "device-number": "0",
        "local-hostname": private,
        "local-ipv4s": item.private_ip_address,
        "owner-id": group.owner_id,
        "public-hostname": item.dns_name,
        "public-ipv4s": public,
        "security-groups": names,
    }
    root = item.root_device_name.rpartition("/")[2].replace("sd", "xvd")
    return {
        "ami-id": item.image_id,
        "ami-launch-index": item.ami_launch_index,
        "block-device-mapping/ami": root,
        "block-device-mapping/root": f"/dev/{root}",
        "hostname": private,
        "instance-id": item.instance_id,
        "instance-type": item.instance_type,
        "kernel-id": item.kernel_id,
        "local-hostname": private,
        "local-ipv4": item.private_ip_address,
        **{f"network/interfaces/macs/{key}": text for key, text in interface.items()},
        "placement/availability-zone": item.placement.availability_zone,
        "placement/region": "eucalyptus",
        "public-hostname": item.dns_name,
        "public-ipv4": public,
        **({"ramdisk-id": item.ramdisk_id} if item.ramdisk_id else {}),
        "reservation-id": group.reservation_id,
        "security-groups": names,
    }


def test_every_key_is_what_the_api_says(world: Any) -> None:
    world.ask("CreateKeyPair", key_name="mine")
    first, second = world.launch(2, key_name="mine")
    world.advance(5)
    for instance_id in (first, second):
        item = world.described(instance_id)[instance_id]
        answers = told(world, item.private_ip_address)
        assert sorted(answers) == sorted(["zone1", world.domains()[instance_id]])
        for name, guest in answers.items():
            meta = flat(tree(guest)["meta-data"])
            mac = meta["mac"]
            assert meta.pop("public-keys/0/openssh-key").startswith("ssh-rsa ")
            assert meta.pop(f"network/interfaces/macs/{mac}/mac") == mac
            found = {key.replace(f"/{mac}", ""): text for key, text in meta.items() if key not in ELSEWHERE}
            assert found == said_by_the_api(world, instance_id), name
            document = json.loads(look_up(guest, "/latest/dynamic/instance-identity/document") or b"")
            assert document["instanceId"] == instance_id and document["accountId"] == guest.spec.user_id
            assert document["privateIp"] == item.private_ip_address and document["availabilityZone"] == "zone1"
            assert document["pendingTime"] == item.launch_time.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_user_data_arrive_byte_for_byte(world: Any) -> None:
    import base64

    data = bytes(range(256)) * 64
    text = base64.b64encode(data).decode()
    values = {"user_data": ec2.UserDataType(data=text, version="1.0", encoding="base64")}
    (instance_id,) = world.launch(1, **values)
    world.advance(5)
    address = world.described(instance_id)[instance_id].private_ip_address
    assert len(data) == 16384
    assert {look_up(guest, "/latest/user-data") for guest in told(world, address).values()} == {data}


def test_nobody_else_is_told(world: Any) -> None:
    (instance_id,) = world.launch(1)
    world.advance(5)
    address = world.described(instance_id)[instance_id].private_ip_address
    for stranger in ("10.100.0.99", "192.0.2.1", "x", ""):
        assert told(world, stranger) == {}
    world.terminate(instance_id)
    world.advance(5)
    assert told(world, address) == {}
