"""euca-admin image: disks of several makes become images in one command."""

from __future__ import annotations

from pathlib import Path

import pytest

from euca.adapters.config import load
from euca.cli.admin import main
from euca.cli.own import now_of, world_of
from euca.cloud.accounts import administrator, first_start
from euca.cloud.kit import CloudKit
from euca.cloud.tap import image_files
from euca.domain.images import Image, ImageKind
from euca.testing import disks as make
from euca.testing.disks import MIB

pytestmark = pytest.mark.skipif(bool(make.missing_tools()), reason=f"not installed: {make.missing_tools()}")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The configuration of a cloud that was started once."""
    path = tmp_path / "eucalyptus.conf"
    path.write_text(f'EUCALYPTUS_STATE="{tmp_path}/state"\nCLOUD_ADDRESS="127.0.0.1"\n')
    kit = CloudKit("https://127.0.0.1:8773", b"", b"")
    now_of(first_start(world_of(load(path).for_tier("cloud").claim_state()), tmp_path / "admin", kit))
    return path


def images(config: Path) -> list[Image]:
    world = world_of(load(config).for_tier("cloud"))
    owner = administrator(world)
    assert owner is not None
    return list(world.store.glance(lambda records: records.images(owner.account_id)))


def content(config: Path, image: Image) -> bytes:
    path = image_files(load(config).for_tier("cloud")).path(image.digest)
    assert path is not None
    return path.read_bytes()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make.file_system(tmp_path / "root.img", make.tree(tmp_path / "root", make.root_files()), 8 * MIB)


@pytest.mark.parametrize("form", ["raw", "qcow2"])
def test_a_cloud_image_is_registered_with_its_own_kernel(
    config: Path, tmp_path: Path, root: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = make.partitioned(tmp_path / "cloud.raw", [2 * MIB, root])
    disk = make.qcow2(raw, tmp_path / "cloud.qcow2", "-c") if form == "qcow2" else raw
    register = ["--config", str(config), "image", "register", "--plain", "--name", "debian 12", "--disk", str(disk)]
    assert main(register) == 0
    said = capsys.readouterr()
    assert "kernel 6.1.0-10-amd64" in said.err and "partition 2" in said.err
    by_id = {image.image_id: image for image in images(config)}
    machine, kernel, ramdisk = (by_id[name] for name in said.out.split())
    assert (machine.kernel_id, machine.ramdisk_id) == (kernel.image_id, ramdisk.image_id)
    assert (machine.root_partition, machine.location, kernel.root_partition) == (2, disk.name, 0)
    assert content(config, machine) == raw.read_bytes()
    assert content(config, kernel) == make.KERNEL + b"6.1.0-10-amd64"
    assert content(config, ramdisk) == make.RAMDISK + b"6.1.0-10-amd64"
    # Holes are kept, so that an image costs what is in it.
    path = image_files(load(config).for_tier("cloud")).path(machine.digest)
    assert path is not None and path.stat().st_blocks * 512 < raw.stat().st_size // 2


def test_a_file_system_keeps_a_kernel_that_is_named(config: Path, tmp_path: Path, root: Path) -> None:
    (tmp_path / "vmlinuz").write_bytes(b"own kernel")
    register = ["--config", str(config), "image", "register", "--name", "own", "--disk", str(root)]
    assert main([*register, "--kernel", str(tmp_path / "vmlinuz")]) == 0
    found = {image.kind: image for image in images(config)}
    assert set(found) == {ImageKind.MACHINE, ImageKind.KERNEL}
    assert content(config, found[ImageKind.KERNEL]) == b"own kernel"
    assert main([*register[:-3], "other", "--disk", str(root), "--kernel-id", found[ImageKind.KERNEL].image_id]) == 0
    assert main([*register[:-3], "third", "--disk", str(root), "--no-kernel"]) == 0
    assert {i.name: i.kernel_id for i in images(config) if i.kind is ImageKind.MACHINE} == {
        "own": found[ImageKind.KERNEL].image_id,
        "other": found[ImageKind.KERNEL].image_id,
        "third": "",
    }


def test_the_certificate_for_bundles(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for _ in range(2):
        assert main(["--config", str(config), "image", "bundle-certificate"]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] and said[0].startswith("-----BEGIN CERTIFICATE-----") and "KEY" not in said[0]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--disk", "{backed}"], "based on another file"),
        (["--disk", "{huge}"], "at most"),
        (["--disk", "{root}", "--root-partition", "1"], "no partitions"),
        (["--disk", "{root}", "--kernel-release", "5"], "no kernel 5"),
        (["--disk", "{link}"], "cannot be read"),
        (["--disk", "{root}", "--architecture", "arm64"], "architecture"),
        (["--kernel", "{root}", "--kernel-release", "5"], "are about a --disk"),
        ([], "no file to register"),
    ],
)
def test_what_cannot_be_registered_changes_nothing(
    config: Path, tmp_path: Path, root: Path, words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    secret, backed, huge, link = (tmp_path / name for name in ("secret", "backed", "huge", "link"))
    secret.write_bytes(b"secret" * 1000)
    make.run("qemu-img", "create", "-f", "qcow2", "-b", secret, "-F", "raw", backed)
    make.run("qemu-img", "create", "-f", "qcow2", huge, "512T")
    link.symlink_to(root)
    places = {"backed": backed, "huge": huge, "link": link, "root": root}
    command = ["--config", str(config), "image", "register", "--name", "bad"]
    assert main([*command, *(word.format(**places) for word in words)]) == 1
    assert says in capsys.readouterr().err
    assert images(config) == [] and not image_files(load(config).for_tier("cloud")).digests()
