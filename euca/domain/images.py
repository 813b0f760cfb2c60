"""Images: what can be launched, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from attrs import evolve, frozen

from euca.domain.accounts import check_account_id
from euca.domain.errors import (
    Gone,
    InvalidItem,
    InvalidRequest,
    MalformedId,
    MalformedName,
    NotFound,
    NotPermitted,
)

EVERYBODY = "all"
MAX_PERMISSIONS = 1000
MAX_PRODUCT_CODES = 16
MAX_DESCRIPTION_CHARACTERS = 255
#: What the guest's root disk is called by an image that names nothing else.
ROOT_DEVICE = "/dev/sda1"
ARCHITECTURES = ("i386", "x86_64")
#: How a caller names itself among owners and accounts, and who else may be named as an owner and owns nothing here.
SELF = "self"
_FOREIGN_OWNERS = frozenset({"amazon", "aws-marketplace", "aws-backup-vault", "microsoft"})

_NAME = re.compile(r"[A-Za-z0-9()\[\] ./'@_-]{3,128}")
_DEVICE_NAME = re.compile(r"(?:/dev/)?[a-z]{2,4}[0-9]{0,2}")


class ImageKind(Enum):
    """EC2's ``imageType``; the first letters of the identifiers follow from it."""

    MACHINE = "machine"
    KERNEL = "kernel"
    RAMDISK = "ramdisk"


@frozen
class Image:
    """A registered image. ``digest`` is ``sha256:`` and 64 hexadecimal digits of its ``size_bytes`` bytes.

    ``kernel_id`` and ``ramdisk_id`` are empty where the image names none.  ``public``: every account may launch it;
    ``launch_accounts`` may beside its owner.  A deregistered image (``available`` False) is found by nobody, but its
    record stays, so that who could use it is told so.  ``devices``: further disks, as pairs of a device's name and what is
    to be there (``ephemeral0``, ``swap``; empty for nothing).  ``root_partition``: 0 where the image is one file system, else which
    partition of it the root is.
    """

    image_id: str
    kind: ImageKind
    account_id: str
    name: str
    description: str
    location: str
    digest: str
    size_bytes: int
    architecture: str
    kernel_id: str
    ramdisk_id: str
    public: bool
    launch_accounts: frozenset[str]
    product_codes: tuple[str, ...]
    available: bool
    created_at: float
    root_device: str = ROOT_DEVICE
    root_partition: int = 0
    devices: tuple[tuple[str, str], ...] = ()


@frozen
class Permissions:
    """Who may launch an image: accounts, and groups, of which there is only ``all``."""

    accounts: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


def may_launch(image: Image, account_id: str) -> bool:
    """Whether this account may see and launch the image."""
    return image.available and _is_for(image, account_id)


def _is_for(image: Image, account_id: str) -> bool:
    return image.public or image.account_id == account_id or account_id in image.launch_accounts


def seen(image: Image | None, image_id: str, account_id: str, is_administrator: bool = False) -> Image:
    """The image, if the caller may know of it.

    Raises Gone for a deregistered one that the caller could use, NotFound for any other that it may not launch.
    """
    if image is None or not (_is_for(image, account_id) or is_administrator):
        raise NotFound("image", image_id)
    if not image.available:
        raise Gone("image", image_id)
    return image


def seen_as(image: Image | None, image_id: str, account_id: str, kind: ImageKind) -> Image:
    """The image, if it is of this kind; raises InvalidRequest, and what `seen` does."""
    found = seen(image, image_id, account_id)
    if found.kind is not kind:
        raise InvalidRequest(f"{image_id} is a {found.kind.value} image, not a {kind.value} image")
    return found


def may_change(image: Image, account_id: str, is_administrator: bool) -> bool:
    """Whether the caller may deregister the image or change its attributes."""
    return image.available and (image.account_id == account_id or is_administrator)


def check_change(image: Image, account_id: str, is_administrator: bool) -> None:
    """Raises NotPermitted unless the image is the caller's to change."""
    if not may_change(image, account_id, is_administrator):
        raise NotPermitted(f"Not authorized for image:{image.image_id}")


def change_permissions(image: Image, adds: Permissions, removes: Permissions) -> Image:
    """The image with launch permissions added and then others taken away; one to take that was not there is no error.

    Raises InvalidItem for what is no account's id or no group with launch permissions, InvalidRequest for too many.
    """
    wanted = (image.launch_accounts | _accounts(adds)) - _accounts(removes)
    if len(wanted) > MAX_PERMISSIONS:
        raise InvalidRequest(f"An image has at most {MAX_PERMISSIONS} launch permissions")
    added, removed = _everybody(adds), _everybody(removes)
    return evolve(image, launch_accounts=wanted, public=(image.public or added) and not removed)


def reset_permissions(image: Image) -> Image:
    """The image with no permissions beside its owner's."""
    return evolve(image, launch_accounts=frozenset(), public=False)


def with_product_codes(image: Image, codes: Iterable[str]) -> Image:
    """The image with product codes added; EC2 never takes one away. Raises InvalidItem, InvalidRequest."""
    wanted = tuple(dict.fromkeys((*image.product_codes, *codes)))
    return evolve(image, product_codes=check_product_codes(wanted))


def check_product_codes(codes: tuple[str, ...]) -> tuple[str, ...]:
    """All of an image's product codes; raises InvalidItem, InvalidRequest."""
    for code in codes:
        if not code or len(code) > 64 or not (code.isascii() and code.isprintable()):
            raise InvalidItem("productCode", code)
    if len(codes) > MAX_PRODUCT_CODES:
        raise InvalidRequest(f"An image has at most {MAX_PRODUCT_CODES} product codes")
    return codes


def owned_by(images: Sequence[Image], owners: Sequence[str], account_id: str) -> tuple[Image, ...]:
    """The images of any of these owners: ``self``, ``all``, account ids, or names that EC2 has and that own nothing here.

    No owners: all images. Raises MalformedId for other names.
    """
    if not owners or EVERYBODY in owners:
        return tuple(images)
    names = {account_id if owner == SELF else _owner(owner) for owner in owners}
    return tuple(image for image in images if image.account_id in names)


def executable_by(images: Sequence[Image], users: Sequence[str], account_id: str) -> tuple[Image, ...]:
    """The images with an explicit permission for any of these: ``self``, ``all`` (public ones), account ids.

    No users: all images. Who else has permissions of an image is told to its owner only.  Raises MalformedId for other names.
    """
    if not users:
        return tuple(images)
    names = {account_id if user == SELF else user if user == EVERYBODY else _owner(user) for user in users}

    def permitted(image: Image) -> bool:
        known = names if image.account_id == account_id else names & {account_id}
        return (image.public and EVERYBODY in names) or not known.isdisjoint(image.launch_accounts)

    return tuple(image for image in images if permitted(image))


def check_description(text: str) -> str:
    """Raises InvalidRequest unless the text could describe an image."""
    if len(text) > MAX_DESCRIPTION_CHARACTERS or not text.isprintable():
        raise InvalidRequest(f"An image's description has at most {MAX_DESCRIPTION_CHARACTERS} printable characters")
    return text


def check_image_name(name: str) -> str:
    """Raises MalformedName unless it could name an image."""
    if not _NAME.fullmatch(name):
        raise MalformedName(
            "image name",
            "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, spaces and ()[]./'@_-",
        )
    return name


def check_architecture(text: str) -> str:
    """Raises InvalidRequest unless guests here can have the architecture."""
    if text not in ARCHITECTURES:
        raise InvalidRequest(f"An image's architecture is {' or '.join(ARCHITECTURES)}")
    return text


def check_root_device(name: str) -> str:
    """Raises InvalidRequest unless it could name a root device."""
    if not _DEVICE_NAME.fullmatch(name):
        raise InvalidRequest(f'"{name[:64]}" is no name of a device, such as {ROOT_DEVICE}')
    return name


def _owner(text: str) -> str:
    if text in _FOREIGN_OWNERS:
        return text
    try:
        return check_account_id(text)
    except InvalidRequest:
        raise MalformedId("user", text) from None


def _accounts(permissions: Permissions) -> frozenset[str]:
    return frozenset(map(_permitted_account, permissions.accounts))


def _permitted_account(text: str) -> str:
    try:
        return check_account_id(text)
    except InvalidRequest:
        raise InvalidItem("userId", text) from None


def _everybody(permissions: Permissions) -> bool:
    for group in permissions.groups:
        if group != EVERYBODY:
            raise InvalidItem("userGroup", group)
    return bool(permissions.groups)
