"""Images of users' own: uploaded piece by piece, as bundles or plain, registered, and what of it goes wrong."""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from euca.adapters.bundles.key import bundle_key
from euca.domain.uploads import KEPT_S, MOST_PIECE_BYTES
from euca.soap.errors import SoapFault
from euca.testing.bundles import Bundle, archived, make_bundle
from euca.wire import ec2

from .conftest import identity

EUCALYPTUS = "3.3.0"
MIB = 1 << 20


@pytest.fixture
def alice(world: Any) -> Any:
    world.alice = world.user("alice")
    return world.ec2("alice", EUCALYPTUS)


def piece(name: str, data: bytes, offset: int = 0, size: int | None = None) -> ec2.UploadImagePartType:
    bucket, _, key = name.partition("/")
    return ec2.UploadImagePartType(
        bucket=bucket, key=key, size=len(data) if size is None else size, offset=offset, data=data
    )


def upload(client: Any, name: str, data: bytes) -> None:
    for offset in range(0, len(data), MOST_PIECE_BYTES):
        client("UploadImagePart", piece(name, data[offset : offset + MOST_PIECE_BYTES], offset, len(data)))


def listed(client: Any, bucket: str | None = None) -> list[tuple[str, str, int, bool]]:
    found = client("DescribeImageUploads", ec2.DescribeImageUploadsType(bucket=bucket)).upload_set.item
    return [(one.bucket, one.key, one.received, one.complete) for one in found]


def register(location: str, **values: Any) -> ec2.RegisterImageType:
    return ec2.RegisterImageType(image_location=location, **{"name": "my image", **values})


def described(client: Any, image_id: str) -> Any:
    message = ec2.DescribeImagesType(
        images_set=ec2.DescribeImagesInfoType(item=(ec2.DescribeImagesItemType(image_id=image_id),))
    )
    (image,) = client("DescribeImages", message).images_set.item
    return image


def content(world: Any, image_id: str) -> bytes:
    digest = world.service.store.glance(lambda records: records.image(image_id)).digest
    return world.service.files.path(digest).read_bytes()


def bundled(world: Any, data: bytes, tmp_path: Path, **changes: Any) -> Bundle:
    path = tmp_path / "image"
    path.write_bytes(data)
    key = bundle_key(world.directory / "keys", world.clock.seconds())
    user = identity("alice")
    return make_bundle(
        archived(path), len(data), user, key, world.alice.account_id, **{"part_bytes": 300_000, **changes}
    )


def upload_bundle(client: Any, bundle: Bundle, folder: str = "mine/v1") -> str:
    for name, data in bundle.parts.items():
        upload(client, f"{folder}/{name}", data)
    upload(client, f"{folder}/image.manifest.xml", bundle.manifest)
    return f"{folder}/image.manifest.xml"


def test_a_plain_disk_comes_in_pieces_and_becomes_an_image(world: Any, alice: Any) -> None:
    data = os.urandom(MOST_PIECE_BYTES + 1000) + bytes(MIB)
    first = piece("mine/disk.img", data[:MOST_PIECE_BYTES], 0, len(data))
    answer = alice("UploadImagePart", first)
    assert (answer.received, answer.complete) == (MOST_PIECE_BYTES, False)
    assert alice.refused("RegisterImage", register("mine/disk.img")) == "Client.InvalidParameterValue"
    world.restart()
    alice = world.ec2("alice", EUCALYPTUS)
    # The answer was lost: asked again, it is confirmed, and nothing is there twice.
    assert alice("UploadImagePart", first).received == MOST_PIECE_BYTES
    for offset in range(MOST_PIECE_BYTES, len(data), MOST_PIECE_BYTES):
        answer = alice("UploadImagePart", piece("mine/disk.img", data[offset:][:MOST_PIECE_BYTES], offset, len(data)))
    assert answer.complete and listed(alice) == [("mine", "disk.img", len(data), True)]
    made = alice("RegisterImage", register("mine/disk.img", description="d", root_device_name="/dev/sda1"))
    image = described(alice, made.image_id)
    assert (image.name, image.description, image.image_location) == ("my image", "d", "mine/disk.img")
    assert (image.image_owner_id, image.is_public, image.architecture) == (world.alice.account_id, False, "x86_64")
    assert content(world, made.image_id) == data
    assert alice("DeleteImageUpload", ec2.DeleteImageUploadType(bucket="mine", key="disk.img")).return_
    assert listed(alice) == [] and list((world.directory / "uploads").iterdir()) == []
    assert content(world, made.image_id) == data


def test_the_root_of_a_request_s_mapping_is_no_further_disk(alice: Any) -> None:
    alice("UploadImagePart", piece("mine/disk.img", b"x" * 1000, 0, 1000))
    pairs = [("sda1", "ami"), ("/dev/sda1", "root"), ("sdb", "ephemeral0")]
    mapping = ec2.BlockDeviceMappingType(
        item=tuple(ec2.BlockDeviceMappingItemType(device_name=name, virtual_name=virtual) for name, virtual in pairs)
    )
    made = alice("RegisterImage", register("mine/disk.img", block_device_mapping=mapping))
    shown = described(alice, made.image_id).block_device_mapping.item
    assert [(d.device_name, d.virtual_name) for d in shown] == [("sdb", "ephemeral0")]


def test_a_bundle_becomes_an_image(world: Any, alice: Any, tmp_path: Path) -> None:
    shown = described(world.ec2("alice"), world.image())
    data = os.urandom(700_000) + bytes(2 * MIB) + b"end"
    machine = {"kernel_id": shown.kernel_id, "ramdisk_id": shown.ramdisk_id}
    mappings = {"ami": "sda1", "root": "/dev/sda1", "ephemeral0": "sdb"}
    location = upload_bundle(alice, bundled(world, data, tmp_path, machine=machine, mappings=mappings))
    tags = ec2.TagSpecificationSetType(
        item=(
            ec2.TagSpecificationType(
                resource_type="image",
                tag_set=ec2.ResourceTagSetType(item=(ec2.ResourceTagSetItemType(key="a", value="b"),)),
            ),
        )
    )
    made = alice("RegisterImage", register(location, tag_specification_set=tags))
    image = described(alice, made.image_id)
    assert (image.kernel_id, image.ramdisk_id) == (shown.kernel_id, shown.ramdisk_id)
    assert [(d.device_name, d.virtual_name) for d in image.block_device_mapping.item] == [("sdb", "ephemeral0")]
    assert [(tag.key, tag.value) for tag in image.tag_set.item] == [("a", "b")]
    assert content(world, made.image_id) == data
    assert alice.refused("RegisterImage", register(location)) == "Client.InvalidAMIName.Duplicate"
    oldest = world.ec2("alice", "2007-08-29")
    unnamed = oldest("RegisterImage", ec2.RegisterImageType(image_location=location))
    assert described(alice, unnamed.image_id).name is None


def test_what_is_wrong_with_a_bundle_is_told_and_leaves_nothing(world: Any, alice: Any, tmp_path: Path) -> None:
    data = b"x" * 1000
    cases = {
        "missing/part": bundled(world, data, tmp_path),
        "other/user": bundled(world, data, tmp_path, image={"user": "000000000009"}),
        "wrong/size": bundled(world, data, tmp_path, image={"size": "999"}),
        "huge/size": bundled(world, data, tmp_path, image={"size": str(1 << 50)}),
        "is/kernel": bundled(world, data, tmp_path, machine={"kernel_id": "true"}),
        "no/kernel": bundled(world, data, tmp_path, machine={"kernel_id": "eki-0BADF00D"}),
        "forged/name": evolve(bundled(world, data, tmp_path), manifest=b"<manifest/>"),
    }
    del cases["missing/part"].parts["image.part.0"]  # type: ignore[attr-defined]
    said = {}
    for folder, bundle in cases.items():
        said[folder] = alice.refused("RegisterImage", register(upload_bundle(alice, bundle, folder)))
    assert said == {
        "missing/part": "Client.InvalidParameterValue",
        "other/user": "Client.AuthFailure",
        "wrong/size": "Client.InvalidParameterValue",
        "huge/size": "Client.InvalidParameterValue",
        "is/kernel": "Client.AuthFailure",
        "no/kernel": "Client.InvalidAMIID.NotFound",
        "forged/name": "Client.InvalidParameterValue",
    }
    assert not world.service.store.glance(lambda records: records.images(world.alice.account_id))


def test_a_bundle_is_its_signer_s_only(world: Any, alice: Any, tmp_path: Path) -> None:
    """bob has copied alice's bundle from wherever; it is neither his to register, nor are her uploads his to see."""
    bundle = bundled(world, b"x" * 1000, tmp_path)
    location = upload_bundle(alice, bundle)
    world.user("bob")
    bob = world.ec2("bob", EUCALYPTUS)
    assert listed(bob) == []
    assert bob.refused("RegisterImage", register(location)) == "Client.InvalidImageUpload.NotFound"
    delete = ec2.DeleteImageUploadType(bucket="mine", key="v1/image.part.0")
    assert bob.refused("DeleteImageUpload", delete) == "Client.InvalidImageUpload.NotFound"
    assert upload_bundle(bob, bundle) == location
    assert bob.refused("RegisterImage", register(location)) == "Client.AuthFailure"
    assert len(listed(alice)) == len(bundle.parts) + 1


@pytest.mark.parametrize(
    ("name", "offset", "size"),
    [
        ("mine/a", 5, 3),
        ("mine/a", -1, 10),
        ("mine/a", 0, 0),
        ("mine/a", 3, 10),
        ("mine/a", 0, 1 << 60),
        ("mine/../a", 0, 10),
        ("mine//etc/passwd", 0, 10),
        ("mine/a\nb", 0, 10),
        ("../a", 0, 10),
        ("MINE/a", 0, 10),
        ("mine/" + "x" * 256, 0, 10),
        ("mine/", 0, 10),
    ],
)
def test_pieces_that_are_none(world: Any, alice: Any, name: str, offset: int, size: int) -> None:
    assert alice.refused("UploadImagePart", piece(name, b"12345", offset, size)) == "Client.InvalidParameterValue"
    assert alice.refused("UploadImagePart", piece("mine/a", b"", 0, 10)) == "Client.InvalidParameterValue"
    assert listed(alice) == [] and list((world.directory / "uploads").iterdir()) == []


def test_pieces_follow_one_another(world: Any, alice: Any) -> None:
    alice("UploadImagePart", piece("mine/a", b"12345", 0, 10))
    with pytest.raises(SoapFault, match="5 bytes of this object were received"):
        alice("UploadImagePart", piece("mine/a", b"x", 9, 10))
    assert alice.refused("UploadImagePart", piece("mine/a", b"678", 5, 11)) == "Client.InvalidImageUpload.Duplicate"
    assert alice("UploadImagePart", piece("mine/a", b"67890", 5, 10)).complete
    assert alice("UploadImagePart", piece("mine/a", b"67890", 5, 10)).complete
    assert alice.refused("UploadImagePart", piece("mine/a", b"1", 0, 10)) == "Client.InvalidImageUpload.Duplicate"
    (path,) = (world.directory / "uploads").iterdir()
    assert path.read_bytes() == b"1234567890" and path.stat().st_mode & 0o777 == 0o600


def test_a_killed_cloud_goes_on_where_its_records_are(world: Any, alice: Any) -> None:
    """Bytes that were written and whose record was lost are written again."""
    alice("UploadImagePart", piece("mine/a", b"12345", 0, 10))
    (path,) = (world.directory / "uploads").iterdir()
    with path.open("ab") as file:
        file.write(b"abc")
    world.restart()
    alice = world.ec2("alice", EUCALYPTUS)
    assert alice("UploadImagePart", piece("mine/a", b"67890", 5, 10)).complete
    assert path.read_bytes() == b"1234567890"


def test_an_account_s_room_is_bounded(make_world: Any) -> None:
    world = make_world()
    world.limits = evolve(world.limits, upload_bytes=1000)
    world.restart()
    world.user("alice")
    alice = world.ec2("alice", EUCALYPTUS)
    alice("UploadImagePart", piece("mine/a", b"x", 0, 600))
    assert alice.refused("UploadImagePart", piece("mine/b", b"x", 0, 401)) == "Client.ImageUploadLimitExceeded"
    alice("UploadImagePart", piece("mine/b", b"x", 0, 400))
    alice("DeleteImageUpload", ec2.DeleteImageUploadType(bucket="mine", key="a"))
    alice("UploadImagePart", piece("mine/c", b"x", 0, 600))
    assert [key for _, key, _, _ in listed(alice)] == ["b", "c"] and listed(alice, "other") == []


def test_what_nobody_uses_goes_after_a_day(world: Any, alice: Any) -> None:
    alice("UploadImagePart", piece("mine/a", b"x", 0, 10))
    stray = world.directory / "uploads" / ("0" * 32)
    stray.write_bytes(b"x")
    world.clock.advance(KEPT_S - 100)
    alice("UploadImagePart", piece("mine/b", b"x", 0, 10))
    for path in (world.directory / "uploads").iterdir():
        os.utime(path, (0, 0))
    world.clock.advance(200)
    world.do(world.service._housekeeping.run_once())
    assert [key for _, key, _, _ in listed(alice)] == ["b"]
    assert len(list((world.directory / "uploads").iterdir())) == 1 and not stray.exists()


def test_the_key_for_bundles_is_made_once_and_is_nobody_else_s(world: Any) -> None:
    first = bundle_key(world.directory / "keys", world.clock.seconds())
    assert bundle_key(world.directory / "keys", world.clock.seconds()).fingerprint == first.fingerprint
    path = world.directory / "keys" / "bundle.pem"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.glob(".*")] == []


def test_with_access_keys_it_is_the_same(world: Any, alice: Any) -> None:
    """The largest piece fits into a request of either interface."""
    query, data = world.query("alice", EUCALYPTUS), os.urandom(MOST_PIECE_BYTES)
    words = {"Bucket": "mine", "Key": "disk", "Size": str(len(data)), "Offset": "0"}
    answer = query("UploadImagePart", Data=base64.b64encode(data).decode(), **words)
    assert (answer.findtext("received"), answer.findtext("complete")) == (str(len(data)), "true")
    (item,) = query("DescribeImageUploads").iter("item")
    assert (item.findtext("key"), item.findtext("size")) == ("disk", str(len(data)))
    made = world.query("alice")("RegisterImage", Name="by query", ImageLocation="mine/disk").findtext("imageId")
    assert content(world, made) == data and described(alice, made).name == "by query"
    assert query.refused("UploadImagePart", Data="not base64!", **words)[0] == "InvalidParameterValue"
    delete = {"Bucket": "mine", "Key": "disk"}
    world.clock.advance(1)  # the same request twice in a second would be a copy
    assert query("DeleteImageUpload", **delete).findtext("return") == "true"
    world.clock.advance(1)
    assert query.refused("DeleteImageUpload", **delete)[0] == "InvalidImageUpload.NotFound"
    in_ec2s_own = world.query("alice").refused("DescribeImageUploads")
    assert in_ec2s_own[0] == "InvalidAction"
