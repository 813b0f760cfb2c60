"""Every operation of EC2's interface, in both versions, through the signed and the unsigned door; answers against the schemas."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from lxml import etree

from euca.adapters.keymaking import make_key
from euca.cloud.asking import Limits
from euca.domain.images import EVERYBODY
from euca.domain.vmtypes import DEFAULT_VM_TYPES
from euca.soap.errors import SoapFault
from euca.testing.ec2_messages import filters as filter_set
from euca.testing.ec2_messages import instance_ids, listed_instances, run_message
from euca.wire import ec2

VERSIONS = ("2008-02-01", "2013-02-01")

_schemas: dict[str, Any] = {}


def validate(world: Any, contracts: Path, version: str) -> None:
    """The bytes of the last answer against the schema of their version."""
    if version not in _schemas:
        _schemas[version] = etree.XMLSchema(etree.parse(str(contracts / f"ec2-{version}.xsd")))
    answer = world.last_answer()
    _schemas[version].assertValid(answer)
    assert etree.QName(answer).namespace == f"http://ec2.amazonaws.com/doc/{version}/"


@pytest.fixture(
    params=[(v, s) for v in VERSIONS for s in (False, True)], ids=lambda p: f"{p[0]}-{'signed' if p[1] else 'unsigned'}"
)
def door(request: pytest.FixtureRequest, world: Any, contracts: Path) -> Any:
    """alice's client; each answer is checked."""
    version, signed = request.param
    world.alice = world.user("alice")
    client = world.ec2("alice", version, signed=signed)

    class Door:
        is_old = version == "2008-02-01"

        def __call__(self, operation: str, message: Any) -> Any:
            answer = client(operation, message)
            validate(world, contracts, version)
            assert (answer.request_id is None) == self.is_old
            return answer

        def refused(self, operation: str, message: Any) -> str:
            return client.refused(operation, message)

        def begin(self, operation: str, message: Any) -> Any:
            return client.begin(operation, message)

    return Door()


def instances(door: Any, *ids: str) -> list[Any]:
    answer = door("DescribeInstances", ec2.DescribeInstancesType(instances_set=listed_instances(*ids)))
    return [instance for reservation in answer.reservation_set.item for instance in reservation.instances_set.item]


def test_the_life_of_an_instance(world: Any, door: Any) -> None:
    cluster, image_id = world.enrol("one"), world.image()
    made = door("CreateKeyPair", ec2.CreateKeyPairType(key_name="mine"))
    assert made.key_material.startswith("-----BEGIN RSA PRIVATE KEY-----")
    data = ec2.UserDataType(data=base64.b64encode(b"#!/bin/sh").decode(), version="1.0", encoding="base64")
    ran = door("RunInstances", run_message(image_id, 2, key_name="mine", user_data=data))
    assert [g.group_name for g in ran.group_set.item] == ["default"]
    assert ran.owner_id == world.alice.account_id
    first, second = (i.instance_id for i in ran.instances_set.item)
    assert [i.instance_state.name for i in instances(door)] == ["pending", "pending"]
    assert cluster.launches[0].user_data_base64 == b"#!/bin/sh"
    assert cluster.launches[0].key_text.startswith("ssh-rsa ")
    world.clock.advance(2)
    cluster.become(first, "running", private_ip="10.0.0.7")
    (running,) = instances(door, first.lower().replace("i-", "i-"))
    assert (running.instance_state.code, running.dns_name, running.private_dns_name) == (16, "10.0.0.7", "ip-10-0-0-7")
    assert running.placement.availability_zone == "one" and running.key_name == "mine"
    cluster.consoles[first] = b"Linux \xff"
    console = door("GetConsoleOutput", ec2.GetConsoleOutputType(instance_id=first))
    assert base64.b64decode(console.output) == b"Linux \xff"
    reboot = ec2.RebootInstancesInfoType(item=(ec2.RebootInstancesItemType(instance_id=first),))
    assert door("RebootInstances", ec2.RebootInstancesType(instances_set=reboot)).return_
    assert cluster.rebooted == [first]
    ended = door("TerminateInstances", terminate(first, second))
    assert [(c.previous_state.name, c.current_state.name) for c in ended.instances_set.item] == [
        ("running", "shutting-down"),
        ("pending", "shutting-down"),
    ]
    for instance_id in (first, second):
        cluster.become(instance_id, "terminated")
    listed = instances(door)
    assert [i.instance_state.name for i in listed] == ["terminated", "terminated"]
    assert "User initiated" in listed[0].reason
    assert (
        door.refused("RebootInstances", ec2.RebootInstancesType(instances_set=reboot))
        == "Client.IncorrectInstanceState"
    )
    again = door("TerminateInstances", terminate(first))
    assert again.instances_set.item[0].current_state.name == "terminated"


def terminate(*ids: str) -> ec2.TerminateInstancesType:
    return ec2.TerminateInstancesType(instances_set=instance_ids(*ids))


def test_console_output_is_kept_for_when_the_cluster_is_silent(world: Any, door: Any) -> None:
    cluster = world.enrol("one")
    ran = door("RunInstances", run_message(world.image()))
    (instance_id,) = (i.instance_id for i in ran.instances_set.item)
    question = ec2.GetConsoleOutputType(instance_id=instance_id)
    world.transport.down.add(cluster.url)
    assert door.refused("GetConsoleOutput", question) == "Server.Unavailable"
    world.transport.down.clear()
    cluster.consoles[instance_id] = b"hello"
    door("GetConsoleOutput", question)
    world.transport.down.add(cluster.url)
    world.clock.advance(1)
    assert base64.b64decode(door("GetConsoleOutput", question).output) == b"hello"
    reboot = ec2.RebootInstancesInfoType(item=(ec2.RebootInstancesItemType(instance_id=instance_id),))
    assert (
        door.refused("RebootInstances", ec2.RebootInstancesType(instances_set=reboot))
        == "Client.IncorrectInstanceState"
    )


def test_key_pairs(world: Any, door: Any) -> None:
    made = door("CreateKeyPair", ec2.CreateKeyPairType(key_name="a key"))
    assert door.refused("CreateKeyPair", ec2.CreateKeyPairType(key_name="a key")) == "Client.InvalidKeyPair.Duplicate"
    listed = door("DescribeKeyPairs", ec2.DescribeKeyPairsType(key_set=ec2.DescribeKeyPairsInfoType()))
    assert [(k.key_name, k.key_fingerprint) for k in listed.key_set.item] == [("a key", made.key_fingerprint)]
    named = ec2.DescribeKeyPairsInfoType(item=(ec2.DescribeKeyPairsItemType(key_name="none"),))
    assert door.refused("DescribeKeyPairs", ec2.DescribeKeyPairsType(key_set=named)) == "Client.InvalidKeyPair.NotFound"
    for _ in range(2):
        assert door("DeleteKeyPair", ec2.DeleteKeyPairType(key_name="a key")).return_
        world.clock.advance(1)
    empty = door("DescribeKeyPairs", ec2.DescribeKeyPairsType(key_set=ec2.DescribeKeyPairsInfoType()))
    assert empty.key_set.item == ()


def test_imported_keys(world: Any) -> None:
    world.user("alice")
    alice, cluster = world.ec2("alice"), world.enrol("one")
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    line = private.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    spki = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    def message(material: bytes, name: str = "mine") -> ec2.ImportKeyPairType:
        return ec2.ImportKeyPairType(key_name=name, public_key_material=base64.encodebytes(material).decode())

    made = alice("ImportKeyPair", message(line + b" me@home"))
    assert made.key_fingerprint == hashlib.md5(spki, usedforsecurity=False).digest().hex(":")
    assert alice.refused("ImportKeyPair", message(line)) == "Client.InvalidKeyPair.Duplicate"
    assert alice.refused("ImportKeyPair", message(b"nonsense", "other")) == "Client.InvalidKey.Format"
    raw = ec2.ImportKeyPairType(key_name="other", public_key_material=line.decode())
    assert alice.refused("ImportKeyPair", raw) == "Client.InvalidKey.Format"
    alice("RunInstances", run_message(world.image(), key_name="mine"))
    assert cluster.launches[0].key_text == line.decode()


@pytest.mark.parametrize("import_it", [False, True])
def test_an_account_has_so_many_key_pairs_at_most(make_world: Any, import_it: bool) -> None:
    world = make_world(limits=Limits(DEFAULT_VM_TYPES, key_pairs_of_account=1))
    world.user("alice")
    alice = world.ec2("alice")
    alice("CreateKeyPair", ec2.CreateKeyPairType(key_name="one"))
    code = "Client.KeyPairLimitExceeded"
    if import_it:
        material = base64.b64encode(make_key().public_text.encode()).decode()
        message = ec2.ImportKeyPairType(key_name="two", public_key_material=material)
        assert alice.refused("ImportKeyPair", message) == code
    else:
        assert alice.refused("CreateKeyPair", ec2.CreateKeyPairType(key_name="two")) == code


def describe_groups(door: Any, *names: str) -> Any:
    items = tuple(ec2.DescribeSecurityGroupsSetItemType(group_name=n) for n in names)
    return ec2.DescribeSecurityGroupsType(
        security_group_set=ec2.DescribeSecurityGroupsSetType(item=items), filter_set=None
    )


def permission(protocol: str, first: int, last: int, *cidrs: str, groups: tuple[tuple[str, str], ...] = ()) -> Any:
    return ec2.IpPermissionType(
        ip_protocol=protocol,
        from_port=first,
        to_port=last,
        groups=ec2.UserIdGroupPairSetType(
            item=tuple(ec2.UserIdGroupPairType(user_id=a, group_name=n) for a, n in groups)
        ),
        ip_ranges=ec2.IpRangeSetType(item=tuple(ec2.IpRangeItemType(cidr_ip=c) for c in cidrs)),
    )


def test_security_groups(world: Any, door: Any) -> None:
    create = ec2.CreateSecurityGroupType(group_name="web", group_description="servers")
    made = door("CreateSecurityGroup", create)
    assert made.return_ and (made.group_id is None) == door.is_old
    assert door.refused("CreateSecurityGroup", create) == "Client.InvalidGroup.Duplicate"
    named = {"user_id": "", "group_name": "web"}
    rules = ec2.IpPermissionSetType(
        item=(
            permission("TCP ", 22, 22, "10.1.2.3/8"),
            permission("tcp", 80, 80, groups=((world.alice.account_id, "default"),)),
        )
    )
    allow = ec2.AuthorizeSecurityGroupIngressType(**named, ip_permissions=rules)
    assert door("AuthorizeSecurityGroupIngress", allow).return_
    assert door.refused("AuthorizeSecurityGroupIngress", allow) == "Client.InvalidPermission.Duplicate"
    (web,) = door("DescribeSecurityGroups", describe_groups(door, "web")).security_group_info.item
    ssh, http = web.ip_permissions.item
    assert (ssh.ip_protocol, ssh.from_port, [r.cidr_ip for r in ssh.ip_ranges.item]) == ("tcp", 22, ["10.0.0.0/8"])
    assert [(g.user_id, g.group_name) for g in http.groups.item] == [(world.alice.account_id, "default")]
    wrong = ec2.AuthorizeSecurityGroupIngressType(
        **named, ip_permissions=ec2.IpPermissionSetType(item=(permission("gre", 1, 1, "0.0.0.0/0"),))
    )
    assert door.refused("AuthorizeSecurityGroupIngress", wrong) == "Client.InvalidParameterValue"
    revoke = ec2.RevokeSecurityGroupIngressType(**named, ip_permissions=rules)
    assert door("RevokeSecurityGroupIngress", revoke).return_
    assert door.refused("RevokeSecurityGroupIngress", revoke) == "Client.InvalidPermission.NotFound"
    assert door("DeleteSecurityGroup", ec2.DeleteSecurityGroupType(group_name="web")).return_
    assert (
        door.refused("DeleteSecurityGroup", ec2.DeleteSecurityGroupType(group_name="web"))
        == "Client.InvalidGroup.NotFound"
    )
    assert (
        door.refused("DeleteSecurityGroup", ec2.DeleteSecurityGroupType(group_name="default"))
        == "Client.InvalidGroup.Reserved"
    )
    left = door("DescribeSecurityGroups", describe_groups(door)).security_group_info.item
    assert [group.group_name for group in left] == ["default"]


def test_a_group_in_use_stays(world: Any, door: Any) -> None:
    world.enrol("one")
    door("CreateSecurityGroup", ec2.CreateSecurityGroupType(group_name="web", group_description="servers"))
    groups = ec2.GroupSetType(item=(ec2.GroupItemType(group_name="web"),))
    ran = door("RunInstances", run_message(world.image(), group_set=groups))
    assert [g.group_name for g in ran.group_set.item] == ["web"]
    assert (
        door.refused("DeleteSecurityGroup", ec2.DeleteSecurityGroupType(group_name="web"))
        == "Client.InvalidGroup.InUse"
    )


def images(door: Any, *ids: str, **changes: Any) -> list[Any]:
    items = tuple(ec2.DescribeImagesItemType(image_id=i) for i in ids)
    message = ec2.DescribeImagesType(images_set=ec2.DescribeImagesInfoType(item=items), **changes)
    return list(door("DescribeImages", message).images_set.item)


def test_images_as_others_see_them(world: Any, door: Any) -> None:
    public, private = world.image(), world.image(public=False)
    listed = images(door)
    assert {i.image_type for i in listed} == {"machine", "kernel", "ramdisk"}
    assert public in [i.image_id for i in listed] and private not in [i.image_id for i in listed]
    (shown,) = images(door, public)
    assert shown.is_public and shown.kernel_id.startswith("eki-") and shown.ramdisk_id.startswith("eri-")
    hidden = ec2.DescribeImagesType(
        images_set=ec2.DescribeImagesInfoType(item=(ec2.DescribeImagesItemType(image_id=private),))
    )
    assert door.refused("DescribeImages", hidden) == "Client.InvalidAMIID.NotFound"
    owners = ec2.DescribeImagesOwnersType(item=(ec2.DescribeImagesOwnerType(owner="self"),))
    assert images(door, owners_set=owners) == []
    by_all = ec2.DescribeImagesExecutableBySetType(item=(ec2.DescribeImagesExecutableByType(user=EVERYBODY),))
    assert public in [i.image_id for i in images(door, executable_by_set=by_all)]
    assert door.refused("DeregisterImage", ec2.DeregisterImageType(image_id=public)) == "Client.AuthFailure"
    assert door.refused("DeregisterImage", ec2.DeregisterImageType(image_id=private)) == "Client.InvalidAMIID.NotFound"
    assert door.refused("RunInstances", run_message(private)) == "Client.InvalidAMIID.NotFound"
    assert door.refused("RunInstances", run_message(shown.kernel_id)) == "Client.InvalidParameterValue"


def own_image(world: Any) -> str:
    """alice's own image; its id."""
    image_id = world.image()

    def work(records: Any) -> None:
        records.put_image(evolve(records.image(image_id), account_id=world.alice.account_id, public=False))

    world.change(work)
    return image_id


def attribute(door: Any, image_id: str, **which: Any) -> Any:
    return door("DescribeImageAttribute", ec2.DescribeImageAttributeType(image_id=image_id, **which))


def test_image_attributes(world: Any, door: Any) -> None:
    image_id, bob, nothing = own_image(world), world.user("bob"), ec2.EmptyElementType()
    assert attribute(door, image_id, launch_permission=nothing).launch_permission.item == ()
    items = (ec2.LaunchPermissionItemType(user_id=bob.account_id), ec2.LaunchPermissionItemType(group="all"))
    add = ec2.LaunchPermissionOperationType(add=ec2.LaunchPermissionListType(item=items))
    assert door("ModifyImageAttribute", ec2.ModifyImageAttributeType(image_id=image_id, launch_permission=add)).return_
    permissions = attribute(door, image_id, launch_permission=nothing).launch_permission.item
    assert {(p.user_id, p.group) for p in permissions} == {(bob.account_id, None), (None, "all")}
    remove = ec2.LaunchPermissionOperationType(remove=ec2.LaunchPermissionListType(item=items[1:]))
    door("ModifyImageAttribute", ec2.ModifyImageAttributeType(image_id=image_id, launch_permission=remove))
    assert [
        i.thing.image_id
        for i in world.do(world.service.cloud.images.describe(world.ask(bob), (image_id,), (), ("self",), ()))
    ] == [image_id]
    door("ResetImageAttribute", ec2.ResetImageAttributeType(image_id=image_id, launch_permission=nothing))
    world.clock.advance(1)
    assert attribute(door, image_id, launch_permission=nothing).launch_permission.item == ()
    codes = ec2.ProductCodeListType(item=(ec2.ProductCodeItemType(product_code="774F4FF8"),))
    door("ModifyImageAttribute", ec2.ModifyImageAttributeType(image_id=image_id, product_codes=codes))
    assert [c.product_code for c in attribute(door, image_id, product_codes=nothing).product_codes.item] == ["774F4FF8"]
    assert attribute(door, image_id, kernel=nothing).kernel.value.startswith("eki-")
    assert attribute(door, image_id, ramdisk=nothing).ramdisk.value.startswith("eri-")
    assert attribute(door, image_id, block_device_mapping=nothing).block_device_mapping.item == ()
    both = ec2.DescribeImageAttributeType(image_id=image_id, kernel=nothing, ramdisk=nothing)
    assert door.refused("DescribeImageAttribute", both) in (
        "Client.InvalidParameterCombination",
        "Client.InvalidParameterValue",
    )
    assert door("DeregisterImage", ec2.DeregisterImageType(image_id=image_id)).return_
    again = ec2.DeregisterImageType(image_id=image_id)
    assert door.refused("DeregisterImage", again) == "Client.InvalidAMIID.Unavailable"
    gone = ec2.DescribeImagesType(
        images_set=ec2.DescribeImagesInfoType(item=(ec2.DescribeImagesItemType(image_id=image_id),))
    )
    assert door.refused("DescribeImages", gone) == "Client.InvalidAMIID.Unavailable"
    assert door.refused("RunInstances", run_message(image_id)) == "Client.InvalidAMIID.Unavailable"
    assert world.ec2("bob").refused("DescribeImages", gone) == "Client.InvalidAMIID.NotFound"


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ({"user_id": "x"}, "Client.InvalidAMIAttributeItemValue"),
        ({"group": "some"}, "Client.InvalidAMIAttributeItemValue"),
        ({"user_id": "000000000001", "group": "all"}, "Client.InvalidParameterCombination"),
        ({}, "Client.InvalidParameterCombination"),
    ],
)
@pytest.mark.parametrize("adds", [True, False])
def test_wrong_launch_permissions(world: Any, who: dict[str, str], code: str, adds: bool) -> None:
    world.alice = world.user("alice")
    listed = ec2.LaunchPermissionListType(item=(ec2.LaunchPermissionItemType(**who),))
    operation = ec2.LaunchPermissionOperationType(**{"add" if adds else "remove": listed})
    message = ec2.ModifyImageAttributeType(image_id=own_image(world), launch_permission=operation)
    assert world.ec2("alice").refused("ModifyImageAttribute", message) == code


def test_product_codes_are_confirmed_to_the_image_s_owner_only(world: Any, door: Any) -> None:
    world.enrol("one")
    image_id, bob = own_image(world), world.user("bob")
    codes = ec2.ProductCodeListType(item=(ec2.ProductCodeItemType(product_code="774F4FF8"),))
    door("ModifyImageAttribute", ec2.ModifyImageAttributeType(image_id=image_id, product_codes=codes))
    everybody = ec2.LaunchPermissionListType(item=(ec2.LaunchPermissionItemType(group="all"),))
    door(
        "ModifyImageAttribute",
        ec2.ModifyImageAttributeType(
            image_id=image_id, launch_permission=ec2.LaunchPermissionOperationType(add=everybody)
        ),
    )
    (theirs,) = world.ec2("bob")("RunInstances", run_message(image_id)).instances_set.item
    confirm = ec2.ConfirmProductInstanceType(product_code="774F4FF8", instance_id=theirs.instance_id)
    answer = door("ConfirmProductInstance", confirm)
    assert (answer.return_, answer.owner_id) == (True, bob.account_id)
    assert world.ec2("bob")("ConfirmProductInstance", confirm).return_ is False
    other = ec2.ConfirmProductInstanceType(product_code="other", instance_id=theirs.instance_id)
    answer = door("ConfirmProductInstance", other)
    assert (answer.return_, answer.owner_id) == (False, None)


def test_registering_what_was_not_uploaded(world: Any, door: Any) -> None:
    message = ec2.RegisterImageType(image_location="bucket/image.manifest.xml", name="image")
    assert door.refused("RegisterImage", message) == "Client.InvalidImageUpload.NotFound"
    nowhere = ec2.RegisterImageType(name="image", image_location="somewhere")
    assert door.refused("RegisterImage", nowhere) == "Client.InvalidParameterValue"


def test_zones(world: Any, door: Any) -> None:
    for name in ("one", "two"):
        world.enrol(name)
    message = ec2.DescribeAvailabilityZonesType(availability_zone_set=ec2.DescribeAvailabilityZonesSetType())
    answer = door("DescribeAvailabilityZones", message)
    assert [(z.zone_name, z.zone_state) for z in answer.availability_zone_info.item] == [
        ("one", "available"),
        ("two", "available"),
    ]
    named = ec2.DescribeAvailabilityZonesSetType(item=(ec2.DescribeAvailabilityZonesSetItemType(zone_name="three"),))
    assert (
        door.refused("DescribeAvailabilityZones", ec2.DescribeAvailabilityZonesType(availability_zone_set=named))
        == "Client.InvalidParameterValue"
    )


def test_addresses_of_an_empty_pool(world: Any, door: Any) -> None:
    empty = {} if door.is_old else {"allocation_ids_set": ec2.AllocationIdSetType()}
    assert door.refused("AllocateAddress", ec2.AllocateAddressType()) == "Server.InsufficientAddressCapacity"
    message = ec2.DescribeAddressesType(public_ips_set=ec2.DescribeAddressesInfoType(), **empty)
    assert door("DescribeAddresses", message).addresses_set.item == ()
    named = ec2.DescribeAddressesInfoType(item=(ec2.DescribeAddressesItemType(public_ip="198.51.100.1"),))
    assert (
        door.refused("DescribeAddresses", ec2.DescribeAddressesType(public_ips_set=named, **empty))
        == "Client.InvalidAddress.NotFound"
    )
    address = "198.51.100.1"
    assert door.refused("ReleaseAddress", ec2.ReleaseAddressType(public_ip=address)) == "Client.InvalidAddress.NotFound"
    associate = ec2.AssociateAddressType(public_ip=address, instance_id="i-00000001")
    assert door.refused("AssociateAddress", associate) == "Client.InvalidAddress.NotFound"
    assert (
        door.refused("DisassociateAddress", ec2.DisassociateAddressType(public_ip=address))
        == "Client.InvalidAddress.NotFound"
    )
    assert (
        door.refused("ReleaseAddress", ec2.ReleaseAddressType(public_ip="nonsense"))
        == "Client.InvalidAddress.Malformed"
    )


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"image_id": "emi-DEADBEEF"}, "Client.InvalidAMIID.NotFound"),
        ({"image_id": "nonsense"}, "Client.InvalidAMIID.Malformed"),
        ({"min_count": 2}, "Client.InvalidParameterValue"),
        ({"min_count": 0}, "Client.InvalidParameterValue"),
        ({"max_count": 2_000_000_000}, "Client.InstanceLimitExceeded"),
        ({"key_name": "none"}, "Client.InvalidKeyPair.NotFound"),
        ({"group_set": ec2.GroupSetType(item=(ec2.GroupItemType(group_name="none"),))}, "Client.InvalidGroup.NotFound"),
        ({"instance_type": "m9.huge"}, "Client.InvalidParameterValue"),
        ({"placement": ec2.PlacementRequestType(availability_zone="nowhere")}, "Client.InvalidParameterValue"),
        ({"kernel_id": "eki-DEADBEEF"}, "Client.InvalidAMIID.NotFound"),
        ({"user_data": ec2.UserDataType(data="%%%", version="1.0", encoding="base64")}, "Client.InvalidParameterValue"),
        (
            {"user_data": ec2.UserDataType(data="A" * 30_000, version="1.0", encoding="base64")},
            "Client.InvalidParameterValue",
        ),
        (
            {
                "block_device_mapping": ec2.BlockDeviceMappingType(
                    item=(ec2.BlockDeviceMappingItemType(device_name="sdb", virtual_name="floppy"),)
                )
            },
            "Client.InvalidBlockDeviceMapping",
        ),
    ],
)
def test_launches_that_cannot_be(world: Any, door: Any, changes: dict[str, Any], code: str) -> None:
    cluster = world.enrol("one")
    message = run_message(world.image()).replace(**changes)
    assert door.refused("RunInstances", message) == code
    assert cluster.asked == [] and instances(door) == []


def test_ids_that_are_none(world: Any, door: Any) -> None:
    for instance_id, code in (
        ("i-DEADBEEF", "Client.InvalidInstanceID.NotFound"),
        ("x", "Client.InvalidInstanceID.Malformed"),
    ):
        describe = ec2.DescribeInstancesType(instances_set=listed_instances(instance_id))
        assert door.refused("DescribeInstances", describe) == code
        assert door.refused("TerminateInstances", terminate(instance_id)) == code
        assert door.refused("GetConsoleOutput", ec2.GetConsoleOutputType(instance_id=instance_id)) == code


def test_another_accounts_things_do_not_exist(world: Any, door: Any) -> None:
    cluster = world.enrol("one")
    world.user("bob")
    bob = world.ec2("bob")
    (theirs,) = bob("RunInstances", run_message(world.image())).instances_set.item
    bob("CreateKeyPair", ec2.CreateKeyPairType(key_name="theirs"))
    bob("CreateSecurityGroup", ec2.CreateSecurityGroupType(group_name="theirs", group_description="d"))
    not_found = "Client.InvalidInstanceID.NotFound"
    assert instances(door) == []
    assert door.refused("TerminateInstances", terminate(theirs.instance_id)) == not_found
    assert door.refused("GetConsoleOutput", ec2.GetConsoleOutputType(instance_id=theirs.instance_id)) == not_found
    reboot = ec2.RebootInstancesInfoType(item=(ec2.RebootInstancesItemType(instance_id=theirs.instance_id),))
    assert door.refused("RebootInstances", ec2.RebootInstancesType(instances_set=reboot)) == not_found
    image_id = world.image()
    assert door.refused("RunInstances", run_message(image_id, key_name="theirs")) == "Client.InvalidKeyPair.NotFound"
    groups = ec2.GroupSetType(item=(ec2.GroupItemType(group_name="theirs"),))
    assert door.refused("RunInstances", run_message(image_id, group_set=groups)) == "Client.InvalidGroup.NotFound"
    assert (
        door.refused("DeleteSecurityGroup", ec2.DeleteSecurityGroupType(group_name="theirs"))
        == "Client.InvalidGroup.NotFound"
    )
    assert "TerminateInstances" not in cluster.calls


def test_one_bad_id_ends_none_of_the_others(world: Any, door: Any) -> None:
    world.enrol("one")
    (mine,) = door("RunInstances", run_message(world.image())).instances_set.item
    assert (
        door.refused("TerminateInstances", terminate(mine.instance_id, "i-DEADBEEF"))
        == "Client.InvalidInstanceID.NotFound"
    )
    assert [i.instance_state.name for i in instances(door)] == ["pending"]


def test_filters(world: Any) -> None:
    world.user("alice")
    world.enrol("one")
    alice = world.ec2("alice")
    image_id = world.image()
    for kind in ("m1.small", "c1.medium"):
        alice("RunInstances", run_message(image_id, instance_type=kind))

    def listed(*filters: tuple[str, tuple[str, ...]]) -> Any:
        return ec2.DescribeInstancesType(instances_set=ec2.DescribeInstancesInfoType(), filter_set=filter_set(filters))

    def kinds(*filters: tuple[str, tuple[str, ...]]) -> list[str]:
        answer = alice("DescribeInstances", listed(*filters))
        return [i.instance_type for r in answer.reservation_set.item for i in r.instances_set.item]

    assert kinds(("instance-type", ("c1.*",))) == ["c1.medium"]
    assert kinds(("instance-type", ("m1.small", "c1.medium"))) == ["m1.small", "c1.medium"]
    assert kinds(("instance-type", ("c1.*",)), ("instance-state-name", ("running",))) == []
    assert kinds(("tag:Name", ("x",))) == []
    assert alice.refused("DescribeInstances", listed(("no-such", ("x",)))) == "Client.InvalidParameterValue"


def test_a_switched_off_certificate_counts_for_nothing_at_once(world: Any, door: Any) -> None:
    instances(door)
    with world.service.store._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE certificates SET active = 0")
    question = ec2.DescribeKeyPairsType(key_set=ec2.DescribeKeyPairsInfoType())
    with pytest.raises(Exception, match=r"AuthFailure|no good answer"):
        door("DescribeKeyPairs", question)


def test_a_replayed_change_is_refused_also_after_a_restart(world: Any) -> None:
    world.user("alice")
    world.ec2("alice")("CreateKeyPair", ec2.CreateKeyPairType(key_name="k"))
    world.ec2("alice")("DeleteKeyPair", ec2.DeleteKeyPairType(key_name="k"))
    sent = next(s for s in world.transport.sent if b"CreateKeyPair" in s.request.body)
    for _ in range(2):
        answer = world.do(world.transport.routes[sent.url].handle(sent.request))
        assert answer.status == 500 and b"AuthFailure" in answer.body
        assert world.service.store.glance(lambda r: r.key_pairs(r.account_named("alice").account_id)) == ()
        world.restart()


def test_an_error_that_is_not_for_users_is_not_told(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    world.user("alice")
    monkeypatch.setattr("euca.cloud.zones.select", lambda *_: 1 / 0)
    message = ec2.DescribeAvailabilityZonesType(availability_zone_set=ec2.DescribeAvailabilityZonesSetType())
    with pytest.raises(SoapFault) as caught:
        world.ec2("alice")("DescribeAvailabilityZones", message)
    assert caught.value.code == "Server.InternalError"
    assert "division" not in caught.value.message
