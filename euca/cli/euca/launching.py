"""``euca run``: a launch, with what is not said chosen where there is no doubt about it."""

from __future__ import annotations

import argparse
import base64
import re
import secrets
import sys
from typing import Final

from euca.cli.euca import asking, groups, keys, tags
from euca.cli.euca.asking import Instance
from euca.cli.euca.failures import Doubtful, Misused, Refused
from euca.cli.euca.files import input_bytes
from euca.cli.euca.instances import COLUMNS, row_of, wait_for
from euca.cli.euca.session import Session
from euca.wire import ec2

_TYPE: Final = "m1.small"
_SSH: Final = "22"
_ID: Final = re.compile(r"[ae]mi-[0-9A-Fa-f]+")
_MOST_USER_DATA_BYTES: Final = 16 * 1024
_TRIES: Final = 3


def run(session: Session) -> None:
    """``euca run``."""
    options = session.options
    if options.count < 1 or not 1 <= (options.at_least or options.count) <= options.count:
        raise Misused("--count takes 1 or more, and --at-least as many or fewer")
    request = _request(session)
    if options.ssh:
        for group in options.group or ["default"]:
            groups.ensure_open(session, group, _SSH)
    launched = _launched(session, request)
    ids = [one.instance_id for one in launched]
    session.under_way.append(f"launched, and not taken back: {' '.join(ids)}; `euca rm` ends what is not wanted")
    if options.wait or options.ssh:
        launched = wait_for(session, ids, "running", options.timeout)
    session.screen.rows([row_of(one) for one in launched], COLUMNS)
    if not session.screen.as_json and sys.stdout.isatty():
        session.screen.note(
            f"next: euca show {ids[0]}, euca console --follow {ids[0]}, euca ssh {ids[0]}, euca rm {ids[0]}"
        )


def _request(session: Session) -> ec2.RunInstancesType:
    options = session.options
    key = _key(session)
    names = tuple(ec2.GroupItemType(**groups.which(one)) for one in options.group)
    data = _user_data(options.user_data)
    return ec2.RunInstancesType(
        image_id=image_id(session, options.image),
        min_count=options.at_least or options.count,
        max_count=options.count,
        key_name=key or None,
        group_set=ec2.GroupSetType(item=names),
        instance_type=options.type or _TYPE,
        placement=ec2.PlacementRequestType(availability_zone=options.zone) if options.zone else None,
        kernel_id=options.kernel,
        ramdisk_id=options.ramdisk,
        user_data=ec2.UserDataType(data=data, encoding="base64", version="1.0") if data else None,
        disable_api_termination=True if options.protect else None,
        tag_specification_set=_tags(options),
        client_token=options.token or f"euca-{secrets.token_hex(12)}",
    )


def _tags(options: argparse.Namespace) -> ec2.TagSpecificationSetType | None:
    """The tags that the instances have from the beginning."""
    wanted = ({"Name": options.name} if options.name else {}) | tags.pairs(options.tag)
    if not wanted:
        return None
    items = tuple(ec2.ResourceTagSetItemType(key=key, value=value) for key, value in wanted.items())
    one = ec2.TagSpecificationType(resource_type="instance", tag_set=ec2.ResourceTagSetType(item=items))
    return ec2.TagSpecificationSetType(item=(one,))


def image_id(session: Session, wanted: str | None) -> str:
    """The image that an id or a name means; the only one where nothing is said. Raises Misused."""
    if wanted and _ID.fullmatch(wanted):
        return wanted
    found = asking.images(session, kind=asking.MACHINE)
    if wanted:
        found = [image for image in found if image.name == wanted]
    if len(found) == 1:
        return str(found[0].image_id)
    if not found:
        told = f"No image is called {wanted}" if wanted else "This cloud has no image that you may launch"
        raise Misused(told, "`euca images` lists those that there are")
    shown = ", ".join(f"{image.image_id} ({image.name})" for image in found[:8])
    raise Misused(f"There is more than one image: {shown}", "`euca run IMAGE` names one")


def _key(session: Session) -> str:
    """The key pair's name, or empty: the one that is named, else the only one whose private key is here; with --ssh one is made."""
    options = session.options
    if options.no_key and (options.key or options.ssh):
        raise Misused("--no-key goes with neither --key nor --ssh")
    if options.key or options.no_key:
        return options.key or ""
    usable = [key.key_name for key in asking.key_pairs(session) if keys.private_key(session, key.key_name)]
    if len(usable) == 1:
        return usable[0]
    if len(usable) > 1:
        raise Misused(
            f"This machine has the private keys of {', '.join(usable)}", "`--key NAME` says which, `--no-key` none"
        )
    if options.ssh or keys.agreed(session, f"You have no key pair here. Make {keys.OWN}?"):
        return keys.make(session, keys.OWN)
    session.screen.note("euca: launched without a key pair, nobody can log in: `--key NAME`, or `--ssh` makes one")
    return ""


def _user_data(name: str | None) -> str:
    """In base64. Raises Misused."""
    if not name:
        return ""
    data = input_bytes(name, _MOST_USER_DATA_BYTES, f"User data are at most {_MOST_USER_DATA_BYTES} bytes")
    return base64.b64encode(data).decode()


def _launched(session: Session, request: ec2.RunInstancesType) -> list[Instance]:
    """The launch, asked again with the same client token where no answer came: that never launches twice."""
    again = f"euca ls --filter client-token={request.client_token}"
    asked = f"an answer was not waited for: `{again}` shows what was launched, and `--token {request.client_token}` asks for the same again"
    session.under_way.append(asked)
    for left in reversed(range(_TRIES)):
        try:
            answer = session.ask(request, ec2.RunInstancesResponseType)
            break
        except Refused:
            session.under_way.remove(asked)
            raise
        except Doubtful as doubt:
            if not left:
                raise
            session.screen.note(f"euca: {doubt}; asking for the very same again")
    session.under_way.remove(asked)
    group = ec2.ReservationInfoType(
        reservation_id=answer.reservation_id,
        owner_id=answer.owner_id,
        group_set=answer.group_set,
        instances_set=answer.instances_set,
    )
    return [Instance(group, one) for one in answer.instances_set.item]
