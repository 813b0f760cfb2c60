"""Images: listing, sharing, the end of them."""

from __future__ import annotations

from typing import Any, Final

from euca.cli.euca import asking
from euca.cli.euca.session import Session
from euca.cli.euca.show import Column
from euca.wire import ec2

_COLUMNS: Final = (
    Column("ID", "id", whole=True),
    Column("NAME", "name"),
    Column("KIND", "kind"),
    Column("STATE", "state"),
    Column("ARCHITECTURE", "architecture"),
    Column("PUBLIC", "public"),
    Column("OWNER", "owner"),
    Column("DESCRIPTION", "description"),
)
NAMES: Final = {
    "id": "id",
    "name": "name",
    "description": "description",
    "kind": "kind",
    "state": "state",
    "architecture": "architecture",
    "public": "public",
    "owner": "owner",
    "kernel": "kernel",
    "ramdisk": "ramdisk",
    "location": "location",
    "tags": "tags",
}
_ALL: Final = "all"


def _row(image: Any) -> dict[str, Any]:
    return {
        "id": image.image_id,
        "name": image.name,
        "description": image.description,
        "kind": image.image_type,
        "state": image.image_state,
        "architecture": image.architecture,
        "public": image.is_public,
        "owner": image.image_owner_id,
        "kernel": image.kernel_id,
        "ramdisk": image.ramdisk_id,
        "location": image.image_location,
        "tags": asking.tags_of(image.tag_set),
    }


def listing(session: Session) -> None:
    """``euca images``."""
    options = session.options
    owner, kind = "self" if options.mine else "", "" if options.all else asking.MACHINE
    found = asking.images(session, filters=options.filter, owner=owner, kind=kind)
    empty = "no images: your administrator registers them, with `euca-admin image register`"
    session.screen.rows([_row(image) for image in found], _COLUMNS, empty)


def show(session: Session) -> None:
    """``euca images show``."""
    session.screen.one(_row(asking.images(session, [session.options.ids])[0]), NAMES)


def rm(session: Session) -> None:
    """``euca images rm``."""
    for image_id in session.options.ids:
        session.ask(ec2.DeregisterImageType(image_id=image_id), ec2.DeregisterImageResponseType)
    session.screen.rows([{"id": one} for one in session.options.ids], (Column("DEREGISTERED", "id", whole=True),))


def share(session: Session) -> None:
    """``euca images share``."""
    _permit(session, ec2.LaunchPermissionOperationType(add=_accounts(session)))


def unshare(session: Session) -> None:
    """``euca images unshare``."""
    _permit(session, ec2.LaunchPermissionOperationType(remove=_accounts(session)))


def _accounts(session: Session) -> ec2.LaunchPermissionListType:
    return ec2.LaunchPermissionListType(
        item=tuple(
            ec2.LaunchPermissionItemType(group=_ALL) if one == _ALL else ec2.LaunchPermissionItemType(user_id=one)
            for one in session.options.account
        )
    )


def _permit(session: Session, change: ec2.LaunchPermissionOperationType) -> None:
    image_id = session.options.ids
    request = ec2.ModifyImageAttributeType(image_id=image_id, launch_permission=change)
    session.ask(request, ec2.ModifyImageAttributeResponseType)
    asked = ec2.DescribeImageAttributeType(image_id=image_id, launch_permission=ec2.EmptyElementType())
    permitted = session.ask(asked, ec2.DescribeImageAttributeResponseType).launch_permission
    names = [one.group or one.user_id for one in permitted.item] if permitted is not None else []
    session.screen.rows(
        [{"account": one} for one in names], (Column("MAY LAUNCH IT", "account"),), "nobody else may launch it"
    )
