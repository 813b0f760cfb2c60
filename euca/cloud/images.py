"""Images: listed, deregistered, and their attributes; and how the administrator's tool registers them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from attrs import evolve, frozen

from euca.cloud.asking import Ask, World
from euca.cloud.tags import tagged
from euca.domain.accounts import Caller
from euca.domain.errors import InvalidRequest
from euca.domain.filters import IMAGES, Filter, select
from euca.domain.ids import check_id
from euca.domain.images import (
    Image,
    ImageKind,
    Permissions,
    change_permissions,
    check_architecture,
    check_change,
    check_description,
    check_image_name,
    executable_by,
    owned_by,
    reset_permissions,
    seen,
    seen_as,
    with_product_codes,
)
from euca.domain.instances import check_root_partition
from euca.domain.reservations import check_may_register
from euca.domain.tags import Tagged
from euca.ports.images import IContent, IImageFiles, Progress
from euca.ports.records import IChanges, IRecords


@frozen
class Images:
    """The images of this cloud, as accounts see them."""

    _world: World

    async def deregister(self, ask: Ask, image_id: str) -> None:
        """Take an image out of use; instances of it run on. Raises NotFound, NotPermitted."""
        await self._change(ask, image_id, lambda image: evolve(image, available=False))

    async def describe(
        self,
        ask: Ask,
        image_ids: Sequence[str],
        owners: Sequence[str],
        users: Sequence[str],
        filters: Sequence[Filter],
    ) -> tuple[Tagged[Image], ...]:
        """The images that the account may launch with its tags on them, narrowed to ids, owners and who may launch them (`users`).

        owners, users: account ids, ``self`` and ``all``. Raises NotFound for an id that is none, Gone for a deregistered image.
        """
        account_id = ask.caller.account_id
        wanted = [check_id("image", image_id) for image_id in image_ids]
        shown = await self._world.read(lambda records: _shown(records, account_id), ("images", account_id))
        images, tags = [one.thing for one in shown], {one.thing.image_id: one.tags for one in shown}
        if wanted:
            by_id = {image.image_id: image for image in images}
            for image_id in wanted:
                if image_id not in by_id:
                    by_id[image_id] = await self._world.read(partial(_seen, image_id=image_id, account_id=account_id))
            images = [by_id[image_id] for image_id in dict.fromkeys(wanted)]
        chosen = executable_by(owned_by(images, owners, account_id), users, account_id)
        found = select(chosen, filters, IMAGES, lambda image: tags.get(image.image_id, ()))
        return tuple(Tagged(image, tags.get(image.image_id, ())) for image in found)

    async def attributes(self, ask: Ask, image_id: str) -> Image:
        """An image whose attributes its owner asks for. Raises NotFound, NotPermitted."""
        return await self._world.read(lambda records: _own(records, ask.caller, image_id))

    async def change_permissions(self, ask: Ask, image_id: str, adds: Permissions, removes: Permissions) -> None:
        """Add and take away launch permissions. Raises NotFound, NotPermitted, InvalidRequest."""
        await self._change(ask, image_id, lambda image: change_permissions(image, adds, removes))

    async def reset_permissions(self, ask: Ask, image_id: str) -> None:
        """Take all launch permissions away. Raises NotFound, NotPermitted."""
        await self._change(ask, image_id, reset_permissions)

    async def add_product_codes(self, ask: Ask, image_id: str, codes: Sequence[str]) -> None:
        """Add product codes. Raises NotFound, NotPermitted, InvalidRequest."""
        await self._change(ask, image_id, lambda image: with_product_codes(image, codes))

    async def describe_as(self, ask: Ask, image_id: str, description: str) -> None:
        """Set the description. Raises NotFound, NotPermitted, InvalidRequest."""
        check_description(description)
        await self._change(ask, image_id, lambda image: evolve(image, description=description))

    async def _change(self, ask: Ask, image_id: str, change: Callable[[Image], Image]) -> None:
        def work(records: IChanges) -> None:
            records.put_image(change(_own(records, ask.caller, image_id)))

        await self._world.change(ask, work)


def _shown(records: IRecords, account_id: str) -> tuple[Tagged[Image], ...]:
    """The images that an account may launch, with its tags on them. One row each, as what is kept of answers is counted."""
    return tagged(records, account_id, records.images(account_id), lambda image: image.image_id)


def _seen(records: IRecords, image_id: str, account_id: str, is_administrator: bool = False) -> Image:
    """An image that the caller may know of."""
    checked = check_id("image", image_id)
    return seen(records.image(checked), checked, account_id, is_administrator)


def _own(records: IRecords, caller: Caller, image_id: str) -> Image:
    """The image, if it is the caller's to change; one that it may not even launch does not exist for it."""
    image = _seen(records, image_id, caller.account_id, caller.is_administrator)
    check_change(image, caller.account_id, caller.is_administrator)
    return image


@frozen
class Registration:
    """What becomes one image. Any of the three may be missing, but not all; a disk needs a kernel, here or by ``kernel_id``.

    ``location``: where it came from, as the images' owner is shown it.  ``root_partition``: as in `Image`.
    """

    name: str
    location: str
    disk: IContent | None = None
    kernel: IContent | None = None
    ramdisk: IContent | None = None
    root_partition: int = 0
    kernel_id: str = ""
    ramdisk_id: str = ""
    description: str = ""
    architecture: str = "x86_64"
    public: bool = True


@frozen
class Registered:
    """The identifiers of the images that were made; empty where there was no file."""

    machine: str
    kernel: str
    ramdisk: str


async def register_image_files(
    world: World,
    files: IImageFiles,
    owner: Caller,
    registration: Registration,
    progress: Callable[[str], Progress],
) -> Registered:
    """Copy contents into the image store and register them: kernel and ramdisk first, then the disk that names them.

    progress: for the name of a part (``kernel``, ``ramdisk``, ``disk``), who is told how its copying goes. Blocks while copying. All
    images are registered in one transaction, after all bytes are durable; a failure before leaves at most files that the
    cloud's housekeeping removes.  Raises InvalidRequest, NotFound, NotPermitted, OSError.
    """
    _check_registration(registration, owner, world.limits.most_disk_bytes)
    parts = (
        (ImageKind.KERNEL, "kernel", registration.kernel),
        (ImageKind.RAMDISK, "ramdisk", registration.ramdisk),
        (ImageKind.MACHINE, "disk", registration.disk),
    )
    stored = {kind: files.add(content, progress(part)) for kind, part, content in parts if content is not None}

    def work(records: IChanges) -> Registered:
        ids = {kind: world.fresh_id(records, kind.value) for kind in stored}
        kernel_id = ids.get(ImageKind.KERNEL) or usable(records, owner, registration.kernel_id, ImageKind.KERNEL)
        ramdisk_id = ids.get(ImageKind.RAMDISK) or usable(records, owner, registration.ramdisk_id, ImageKind.RAMDISK)
        for kind, file in stored.items():
            is_machine = kind is ImageKind.MACHINE
            image = Image(
                image_id=ids[kind],
                kind=kind,
                account_id=owner.account_id,
                name=registration.name,
                description=registration.description,
                location=registration.location,
                digest=file.digest,
                size_bytes=file.size_bytes,
                architecture=registration.architecture,
                kernel_id=kernel_id if is_machine else "",
                ramdisk_id=ramdisk_id if is_machine else "",
                public=registration.public,
                launch_accounts=frozenset(),
                product_codes=(),
                available=True,
                created_at=world.now(),
                root_partition=registration.root_partition if is_machine else 0,
            )
            records.add_image(image)
        return Registered(*(ids.get(k, "") for k in (ImageKind.MACHINE, ImageKind.KERNEL, ImageKind.RAMDISK)))

    return await world.store.change(work)


def _check_registration(registration: Registration, owner: Caller, most_disk_bytes: int) -> None:
    disk = registration.disk
    if disk is None and registration.kernel is None and registration.ramdisk is None:
        raise InvalidRequest("There is no file to register: name a disk, a kernel or a ramdisk")
    check_image_name(registration.name)
    check_architecture(registration.architecture)
    check_description(registration.description)
    check_root_partition(registration.root_partition)
    if disk is not None and disk.size_bytes > most_disk_bytes:
        raise InvalidRequest(
            f"The disk has {disk.size_bytes} bytes, more than any instance type here: at most {most_disk_bytes}"
        )
    for kind, content in ((ImageKind.KERNEL, registration.kernel), (ImageKind.RAMDISK, registration.ramdisk)):
        if content is not None:
            check_may_register(owner, kind)


def usable(records: IRecords, owner: Caller, image_id: str, kind: ImageKind) -> str:
    """The id of an image of this kind that the owner may launch, or an empty one; raises NotFound, InvalidRequest."""
    if not image_id:
        return ""
    checked = check_id("image", image_id)
    return seen_as(records.image(checked), checked, owner.account_id, kind).image_id
