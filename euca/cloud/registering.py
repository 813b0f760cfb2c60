"""How users' own images are registered: from what they have uploaded, as a bundle or as a plain disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager

from attrs import evolve, field, frozen
from cryptography.hazmat.primitives.asymmetric import rsa

from euca.adapters.threads import InThread
from euca.adapters.uploads import UploadFiles
from euca.cloud.asking import Ask, World
from euca.cloud.images import usable
from euca.cloud.tags import put_tags
from euca.domain.bundles import MOST_MANIFEST_BYTES, Manifest
from euca.domain.devices import ROOTS, Device, check_devices
from euca.domain.errors import AlreadyExists, InvalidRequest, NotPermitted, Unavailable
from euca.domain.images import (
    ROOT_DEVICE,
    Image,
    ImageKind,
    check_architecture,
    check_description,
    check_image_name,
    check_root_device,
)
from euca.domain.reservations import check_may_register
from euca.domain.tags import Tags
from euca.domain.uploads import Upload, parse_location, whole
from euca.ports.images import IContent, IImageFiles, StoredFile, no_progress
from euca.ports.records import IChanges, IRecords
from euca.soap.security.identity import Identity

MANIFEST_ENDING = ".xml"


@frozen
class RegisterRequest:
    """What a user asks for; texts are empty, and devices None, where the manifest is to say it."""

    location: str
    name: str = ""
    description: str = ""
    architecture: str = ""
    kernel_id: str = ""
    ramdisk_id: str = ""
    root_device: str = ""
    devices: tuple[Device, ...] | None = None
    tags: Tags = ()


@frozen
class _Source:
    """Objects of the account: that at the location, and those beside it, by the last part of their keys; and the certificates that may sign for it."""

    main: Upload
    beside: Mapping[str, Upload]
    certificates: tuple[bytes, ...]


@frozen
class Registrar:
    """Makes images of uploaded objects.

    What is uploaded is read, decrypted and unpacked in a thread; an image is there when all of its bytes are durable and in order, and its record is.
    Killed before that, it leaves files that housekeeping removes, and the user asks again.  key: what bundles are encrypted for.
    """

    _world: World
    _files: IImageFiles
    _uploads: UploadFiles
    _in_thread: InThread
    _key: Callable[[], Identity] = field(repr=False)

    async def register(self, ask: Ask, request: RegisterRequest) -> str:
        """The new image's id. Raises InvalidRequest, NotFound, NotPermitted, AlreadyExists, MalformedName, Unavailable."""
        bucket, key = parse_location(request.location)
        _check(request)
        found = await self._world.read(lambda records: _look(records, ask, request, bucket, key))
        image, stored = await self._in_thread(lambda: self._make(ask, request, found))
        complete = evolve(image, location=f"{bucket}/{key}", digest=stored.digest, size_bytes=stored.size_bytes)

        def work(records: IChanges) -> str:
            _check_name_is_free(records, ask, complete.name)
            image_id = self._world.fresh_id(records, complete.kind.value)
            kernel_id = usable(records, ask.caller, complete.kernel_id, ImageKind.KERNEL)
            ramdisk_id = usable(records, ask.caller, complete.ramdisk_id, ImageKind.RAMDISK)
            records.add_image(evolve(complete, image_id=image_id, kernel_id=kernel_id, ramdisk_id=ramdisk_id))
            put_tags(records, ask.caller.account_id, [image_id], request.tags)
            return image_id

        return await self._world.change(ask, work)

    def _make(self, ask: Ask, request: RegisterRequest, found: _Source) -> tuple[Image, StoredFile]:
        """Read and store an image's bytes; the image as far as it is known then. In a thread."""
        from euca.adapters.bundles.manifest import check_signature, parse_manifest

        try:
            with self._uploads.opened(found.main.file_id) as main:
                if not found.main.key.endswith(MANIFEST_ENDING):
                    return self._image(ask, request, None), self._files.add(main, no_progress)
                if main.size_bytes > MOST_MANIFEST_BYTES:
                    raise InvalidRequest(f"A manifest has at most {MOST_MANIFEST_BYTES} bytes")
                manifest = parse_manifest(main.read(0, main.size_bytes), self._world.limits.most_disk_bytes)
            check_signature(manifest, found.certificates)
            if manifest.user != ask.caller.account_id:
                raise NotPermitted(f"The bundle is for the account {manifest.user[:16]}, not for yours")
            image = self._image(ask, request, manifest)
            with self._parts(found.beside) as find:
                return image, self._files.add(self._content(manifest, find), no_progress)
        except OSError as error:
            raise Unavailable(f"The image could not be kept: {error.strerror}") from error

    def _content(self, manifest: Manifest, find: Callable[[str], IContent]) -> IContent:
        from euca.adapters.bundles.content import BundleContent, decrypt_key

        private_key = self._key().private_key
        if not isinstance(private_key, rsa.RSAPrivateKey):
            raise TypeError("Bundles are encrypted for an RSA key")
        key, iv = decrypt_key(private_key, manifest.encrypted_key, manifest.encrypted_iv)
        return BundleContent(manifest, find, key, iv)

    @contextmanager
    def _parts(self, beside: Mapping[str, Upload]) -> Iterator[Callable[[str], IContent]]:
        """Finds parts by name; one at a time is open."""
        with ExitStack() as stack:

            def find(name: str) -> IContent:
                stack.close()
                upload = beside.get(name)
                if upload is None:
                    raise InvalidRequest(f"The part {name} was not uploaded beside the manifest")
                whole(upload, upload.bucket, upload.key)
                return stack.enter_context(self._uploads.opened(upload.file_id))

            yield find

    def _image(self, ask: Ask, request: RegisterRequest, manifest: Manifest | None) -> Image:
        kind = manifest.kind if manifest is not None else ImageKind.MACHINE
        check_may_register(ask.caller, kind)
        mapped = manifest.devices if manifest is not None else ()
        devices = request.devices
        if devices is None:
            devices = tuple(Device(device, virtual) for device, virtual in mapped)
        root_device = request.root_device or ROOT_DEVICE
        check_devices(devices, root_device)
        is_machine = kind is ImageKind.MACHINE
        return Image(
            image_id="",
            kind=kind,
            account_id=ask.caller.account_id,
            name=request.name,
            description=request.description,
            location="",
            digest="",
            size_bytes=0,
            architecture=check_architecture(
                request.architecture or (manifest.architecture if manifest is not None else "x86_64")
            ),
            kernel_id=(request.kernel_id or (manifest.kernel_id if manifest else "")) if is_machine else "",
            ramdisk_id=(request.ramdisk_id or (manifest.ramdisk_id if manifest else "")) if is_machine else "",
            public=False,
            launch_accounts=frozenset(),
            product_codes=manifest.product_codes if manifest is not None else (),
            available=True,
            created_at=self._world.now(),
            root_device=root_device,
            devices=tuple((one.name, one.virtual_name) for one in devices if one.virtual_name not in ROOTS),
        )


def _look(records: IRecords, ask: Ask, request: RegisterRequest, bucket: str, key: str) -> _Source:
    """What is needed of the records; what can be refused before anything is read is refused here."""
    account_id = ask.caller.account_id
    main = whole(records.upload(account_id, bucket, key), bucket, key)
    _check_name_is_free(records, ask, request.name)
    usable(records, ask.caller, request.kernel_id, ImageKind.KERNEL)
    usable(records, ask.caller, request.ramdisk_id, ImageKind.RAMDISK)
    folder = key.rpartition("/")[0]
    beside = {
        upload.key.rpartition("/")[2]: upload
        for upload in records.uploads(account_id)
        if upload.bucket == bucket and upload.key.rpartition("/")[0] == folder
    }
    certificates = tuple(one.certificate for one in records.certificates(account_id) if one.active)
    return _Source(main, beside, certificates)


def _check(request: RegisterRequest) -> None:
    if request.name:
        check_image_name(request.name)
    check_description(request.description)
    if request.architecture:
        check_architecture(request.architecture)
    if request.root_device:
        check_root_device(request.root_device)
    check_devices(request.devices or (), request.root_device or ROOT_DEVICE)


def _check_name_is_free(records: IRecords, ask: Ask, name: str) -> None:
    """An account's images have names of their own, where they have any."""
    account_id = ask.caller.account_id
    if name and any(image.name == name for image in records.images(account_id) if image.account_id == account_id):
        raise AlreadyExists("image name", name)
