"""First start, registration of images, and what is dropped in time."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from euca.adapters.disks.content import open_files
from euca.adapters.imagehttp import image_address
from euca.cloud.images import Registration, register_image_files
from euca.domain.errors import InvalidRequest, NotFound, NotPermitted
from euca.domain.images import ImageKind
from euca.domain.tokens import image_capability_holds
from euca.soap.security.identity import load
from euca.wire import ec2


def test_the_first_start_makes_the_administrator_once(world: Any) -> None:
    directory: Path = world.directory / "admin"
    for name in ("cert.pem", "key.pem", "access-key"):
        assert stat.S_IMODE((directory / name).stat().st_mode) == 0o600
    identity = load(directory / "key.pem", directory / "cert.pem")
    admin = world.admin
    assert admin.is_administrator and len(admin.account_id) == 12
    assert world.service.store.glance(lambda r: r.caller(identity.certificate_der)) == admin
    lines = dict(line.split("=", 1) for line in (directory / "access-key").read_text().splitlines())
    key = world.service.store.glance(lambda r: r.access_key(lines["EC2_ACCESS_KEY"]))
    assert key.secret == lines["EC2_SECRET_KEY"] and key.secret not in repr(key)
    before = {path.name: path.read_bytes() for path in directory.iterdir()}
    world.restart()
    assert world.admin == admin
    assert {path.name: path.read_bytes() for path in directory.iterdir()} == before


def test_a_first_start_that_was_cut_short_uses_the_files_that_it_made(world: Any) -> None:
    certificate = (world.directory / "admin" / "cert.pem").read_bytes()
    world.kill()
    (world.directory / "records.db").unlink()
    world.start()
    assert (world.directory / "admin" / "cert.pem").read_bytes() == certificate
    identity = load(world.directory / "admin" / "key.pem", world.directory / "admin" / "cert.pem")
    assert world.service.store.glance(lambda r: r.caller(identity.certificate_der)) == world.admin


def register(world: Any, caller: Any = None, **values: Any) -> Any:
    paths = {name: value for name, value in values.items() if isinstance(value, Path)}
    with open_files(paths) as contents:
        registration = Registration(**{"name": "an image", "location": "place", **values, **contents})
        return world.do(
            register_image_files(
                world.service.world,
                world.service.files,
                caller or world.admin,
                registration,
                lambda part: lambda done, total: None,
            )
        )


def test_files_become_images_that_name_each_other(world: Any) -> None:
    disk = world.directory / "disk"
    disk.write_bytes(b"disk")
    kernel = world.directory / "vmlinuz"
    kernel.write_bytes(b"kernel")
    first = register(world, kernel=kernel)
    second = register(world, disk=disk, kernel_id=first.kernel, public=False)
    assert (first.machine, first.ramdisk, second.kernel) == ("", "", "")
    image = world.service.store.glance(lambda r: r.image(second.machine))
    assert (image.kernel_id, image.location, image.size_bytes, image.public) == (first.kernel, "place", 4, False)
    assert world.service.files.path(image.digest).read_bytes() == b"disk"
    assert world.service.store.glance(lambda r: r.image(first.kernel)).kind is ImageKind.KERNEL


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({}, InvalidRequest),
        ({"name": "<b>", "disk": "disk"}, InvalidRequest),
        ({"disk": "missing"}, InvalidRequest),
        ({"disk": "disk", "kernel_id": "eki-DEADBEEF"}, NotFound),
        ({"disk": "disk", "architecture": "vax"}, InvalidRequest),
    ],
)
def test_what_cannot_be_registered(world: Any, values: dict[str, Any], error: type[Exception]) -> None:
    (world.directory / "disk").write_bytes(b"x")
    values = {name: world.directory / value if name == "disk" else value for name, value in values.items()}
    with pytest.raises(error):
        register(world, **values)
    assert world.service.store.glance(lambda r: r.images(world.admin.account_id)) == ()


def test_a_user_registers_no_kernel(world: Any) -> None:
    (world.directory / "k").write_bytes(b"x")
    with pytest.raises(NotPermitted):
        register(world, world.user("alice"), kernel=world.directory / "k")


def test_files_of_deregistered_images_go_when_no_instance_needs_them(world: Any) -> None:
    cluster = world.enrol("one")
    world.user("alice")
    image_id = world.image()
    alice = world.ec2("alice")
    message = ec2.RunInstancesType(
        image_id=image_id, min_count=1, max_count=1, group_set=ec2.GroupSetType(), instance_type=""
    )
    (instance,) = alice("RunInstances", message).instances_set.item
    digest = world.service.store.glance(lambda r: r.image(image_id)).digest
    world.do(world.service.cloud.images.deregister(world.ask(), image_id))
    assert alice.refused("RunInstances", message) == "Client.InvalidAMIID.Unavailable"
    os.utime(world.service.files.path(digest), (0, 0))
    world.clock.advance(65)
    assert world.service.files.path(digest) is not None
    cluster.become(instance.instance_id, "terminated")
    world.clock.advance(65)
    assert world.service.files.path(digest) is None
    assert len(world.service.files.digests()) == 2


def test_an_image_s_address_is_for_one_cluster_and_a_time(world: Any) -> None:
    cluster = world.enrol("one")
    world.user("alice")
    message = ec2.RunInstancesType(
        image_id=world.image(), min_count=1, max_count=1, group_set=ec2.GroupSetType(), instance_type="m1.small"
    )
    world.ec2("alice")("RunInstances", message)
    said = cluster.launches[0]
    expires = int(world.clock.seconds() + 600 + 900)
    assert said.image_url == image_address("https://cloud.example:8773", bytes(32), said.image_digest, "one", expires)
    mac = said.image_url.rpartition("mac=")[2]
    assert image_capability_holds(bytes(32), said.image_digest, "one", expires, mac, world.clock.seconds())
    assert not image_capability_holds(bytes(32), said.image_digest, "two", expires, mac, world.clock.seconds())
    assert not image_capability_holds(bytes(32), said.image_digest, "one", expires, mac, expires + 1)
    assert said.image_url not in repr(said)
