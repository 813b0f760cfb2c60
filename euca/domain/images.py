"""Images: what can be launched, and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from attrs import evolve, frozen

from euca.domain.accounts import check_account_id
from euca.domain.errors import InvalidRequest, NotPermitted

EVERYBODY = "all"
MAX_PERMISSIONS = 1000
MAX_PRODUCT_CODES = 16


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
    record stays while instances name it.
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


def may_launch(image: Image, account_id: str) -> bool:
    """Whether this account may see and launch the image."""
    if not image.available:
        return False
    return image.public or image.account_id == account_id or account_id in image.launch_accounts


def may_change(image: Image, account_id: str, is_administrator: bool) -> bool:
    """Whether the caller may deregister the image or change its attributes."""
    return image.available and (image.account_id == account_id or is_administrator)


def check_change(image: Image, account_id: str, is_administrator: bool) -> None:
    """Raises NotPermitted unless the image is the caller's to change."""
    if not may_change(image, account_id, is_administrator):
        raise NotPermitted(f"The image {image.image_id} is not yours to change")


def permit(image: Image, accounts: Iterable[str], groups: Iterable[str]) -> Image:
    """The image with launch permissions added; the only group is ``all``."""
    given = frozenset(check_account_id(account) for account in accounts)
    wanted = image.launch_accounts | given
    if len(wanted) > MAX_PERMISSIONS:
        raise InvalidRequest(f"An image has at most {MAX_PERMISSIONS} launch permissions")
    return evolve(image, launch_accounts=wanted, public=image.public or _everybody(groups))


def forbid(image: Image, accounts: Iterable[str], groups: Iterable[str]) -> Image:
    """The image with launch permissions taken away; one that was not there is no error."""
    taken = frozenset(check_account_id(account) for account in accounts)
    return evolve(image, launch_accounts=image.launch_accounts - taken, public=image.public and not _everybody(groups))


def reset_permissions(image: Image) -> Image:
    """The image with no permissions beside its owner's."""
    return evolve(image, launch_accounts=frozenset(), public=False)


def with_product_codes(image: Image, codes: Iterable[str]) -> Image:
    """The image with product codes added; EC2 never takes one away."""
    wanted = tuple(dict.fromkeys((*image.product_codes, *codes)))
    if len(wanted) > MAX_PRODUCT_CODES or any(not code or len(code) > 64 for code in wanted):
        raise InvalidRequest(f"An image has at most {MAX_PRODUCT_CODES} product codes of at most 64 characters")
    return evolve(image, product_codes=wanted)


def _everybody(groups: Iterable[str]) -> bool:
    named = tuple(groups)
    if any(group != EVERYBODY for group in named):
        raise InvalidRequest('The only group with launch permissions is "all"')
    return bool(named)
