"""``euca-admin image``: a disk of whatever make becomes an image in one command."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from euca.adapters.config import Settings
from euca.cli.own import now_of, world_of
from euca.domain.errors import EucaError, InvalidRequest
from euca.ports.images import IContent

_EXAMPLE = """example:
  euca-admin image register --name "debian 12" --disk debian-12-genericcloud-amd64.qcow2
"""


def image_commands(things: Any) -> None:
    """Add the group to the command line."""
    group = things.add_parser("image", help="images: registering them, listing them").add_subparsers(
        required=True, metavar="COMMAND"
    )
    text = "at the cloud: copy a disk, a kernel or a ramdisk into its image store and register them as images"
    more = (
        ". A disk is a file system, or a whole disk with partitions such as clouds' images are, raw or as qcow2. Unless a kernel is named, the"
        " disk's own newest one is taken, with its ramdisk: do that with disks only that you trust, for Xen starts their kernel"
    )
    register = group.add_parser(
        "register",
        help=text,
        description=f"{text}{more}.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    register.set_defaults(act=_register)
    register.add_argument("--name", required=True, help="3 to 128 characters")
    register.add_argument("--disk", type=Path, metavar="FILE", help="root disk, raw or qcow2")
    register.add_argument("--kernel", type=Path, metavar="FILE", help="kernel that Xen can start (vmlinux or vmlinuz)")
    register.add_argument("--ramdisk", type=Path, metavar="FILE", help="ramdisk for the kernel, if it needs one")
    register.add_argument("--kernel-id", default="", metavar="EKI", help="a registered kernel, in place of --kernel")
    register.add_argument("--ramdisk-id", default="", metavar="ERI", help="a registered ramdisk, in place of --ramdisk")
    register.add_argument(
        "--kernel-release",
        default="",
        metavar="RELEASE",
        help="which of the disk's kernels to take, such as 6.1.0-40-amd64",
    )
    register.add_argument(
        "--no-kernel", action="store_true", help="take no kernel from the disk: whoever launches names one"
    )
    register.add_argument(
        "--root-partition", type=int, metavar="N", help="which partition holds the root, where that cannot be seen"
    )
    register.add_argument("--architecture", default="x86_64", metavar="NAME", help="i386 or x86_64 [x86_64]")
    register.add_argument("--description", default="", metavar="TEXT", help="what DescribeImages says of it")
    register.add_argument("--private", action="store_true", help="only the administrator's account may launch it")
    register.add_argument(
        "--plain", action="store_true", help="print the ids alone: EMI EKI ERI, - where there is none"
    )
    text = "at the cloud: print the certificate that users encrypt their bundles for"
    certificate = group.add_parser("bundle-certificate", help=text, description=text)
    certificate.set_defaults(act=_bundle_certificate)
    text = "at the cloud: the images that are registered: id, kind, name, bytes, state, digest"
    listing = group.add_parser("list", help=text, description=text)
    listing.set_defaults(act=_images)


def _register(options: argparse.Namespace, settings: Settings) -> None:
    settings = settings.for_tier("cloud").claim_state()
    from euca.cloud.accounts import administrator
    from euca.cloud.images import Registration, register_image_files
    from euca.cloud.tap import image_files

    world = world_of(settings)
    owner = administrator(world)
    if owner is None:
        raise EucaError(
            "This cloud has not been started yet: start it once, then it has an administrator to own images"
        )
    with _contents(options, world.limits.most_disk_bytes) as (contents, root_partition):
        registration = Registration(
            name=options.name,
            location=next((path.name for path in (options.disk, options.kernel, options.ramdisk) if path), ""),
            **contents,
            root_partition=root_partition,
            kernel_id=options.kernel_id,
            ramdisk_id=options.ramdisk_id,
            description=options.description,
            architecture=options.architecture,
            public=not options.private,
        )
        made = now_of(register_image_files(world, image_files(settings), owner, registration, _progress))
    if options.plain:
        print(made.machine or "-", made.kernel or "-", made.ramdisk or "-")
        return
    for kind, image_id in (("machine image", made.machine), ("kernel", made.kernel), ("ramdisk", made.ramdisk)):
        if image_id:
            print(f"{image_id}\t{kind}\t{options.name}")


@contextmanager
def _contents(options: argparse.Namespace, most_bytes: int) -> Iterator[tuple[dict[str, IContent], int]]:
    """What is to be copied, by the names of parts; and in which partition the root is."""
    from euca.adapters.disks.boot import find_boot
    from euca.adapters.disks.content import open_files
    from euca.adapters.disks.disk import open_disk

    with ExitStack() as stack:
        named = {"kernel": options.kernel, "ramdisk": options.ramdisk}
        given = {part: path for part, path in named.items() if path is not None}
        found: dict[str, IContent] = {**stack.enter_context(open_files(given))}
        if options.disk is None:
            if options.root_partition is not None or options.kernel_release:
                raise InvalidRequest("--root-partition and --kernel-release are about a --disk")
            yield found, 0
            return
        disk = stack.enter_context(open_disk(options.disk, most_bytes))
        boot = find_boot(disk, options.root_partition)
        if not (options.kernel or options.kernel_id or options.no_kernel):
            kernel = boot.kernel(options.kernel_release)
            if kernel is None:
                _tell("there is no kernel in this disk: whoever launches it names one, or register it with --kernel")
            else:
                boot.check(kernel)
                found["kernel"] = kernel.kernel
                if kernel.ramdisk is not None and "ramdisk" not in found and not options.ramdisk_id:
                    found["ramdisk"] = kernel.ramdisk
                _tell(f"taking the disk's own kernel {kernel.release}")
        if boot.root_partition:
            _tell(f"the root is partition {boot.root_partition} of the disk")
        yield {**found, "disk": disk}, boot.root_partition


def _tell(text: str) -> None:
    print(f"euca-admin: {text}", file=sys.stderr)


def _progress(part: str) -> Any:
    """Tells how far the copying of a part is, on a terminal."""
    shown = -1

    def tell(done: int, total: int) -> None:
        nonlocal shown
        percent = 100 * done // max(total, 1)
        if sys.stderr.isatty() and percent != shown:
            shown = percent
            print(f"\r{part}: {percent} %", end="\n" if done >= total else "", file=sys.stderr, flush=True)

    return tell


def _bundle_certificate(options: argparse.Namespace, settings: Settings) -> None:
    from euca.adapters.bundles.key import bundle_key

    keys = settings.for_tier("cloud").claim_state().state / "keys"
    print(bundle_key(keys, time.time()).certificate_pem().decode(), end="")


def _images(options: argparse.Namespace, settings: Settings) -> None:
    from euca.cloud.accounts import administrator

    world = world_of(settings.for_tier("cloud").claim_state())
    owner = administrator(world)
    found = world.store.glance(lambda records: records.images(owner.account_id)) if owner is not None else ()
    for image in found:
        state = "available" if image.available else "deregistered"
        print(f"{image.image_id}\t{image.kind.value}\t{image.name}\t{image.size_bytes}\t{state}\t{image.digest}")
