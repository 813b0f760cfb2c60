"""Tags: listing, setting, removing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from euca.cli.euca.asking import filter_set
from euca.cli.euca.failures import Misused
from euca.cli.euca.session import Session
from euca.cli.euca.show import Column
from euca.wire import ec2

COLUMNS: Final = (
    Column("ID", "id", whole=True),
    Column("KIND", "kind"),
    Column("KEY", "key"),
    Column("VALUE", "value"),
)


def listing(session: Session) -> None:
    """``euca tags``."""
    _show(session, session.options.filter)


def _show(session: Session, filters: Sequence[str]) -> None:
    answer = session.ask(ec2.DescribeTagsType(filter_set=filter_set(filters)), ec2.DescribeTagsResponseType)
    rows = [
        {"id": tag.resource_id, "kind": tag.resource_type, "key": tag.key, "value": tag.value}
        for tag in answer.tag_set.item
    ]
    rows.sort(key=lambda row: (row["id"] or "", row["key"] or ""))
    session.screen.rows(rows, COLUMNS, "no tags: `euca tags set ID KEY=VALUE` sets one")


def setting(session: Session) -> None:
    """``euca tags set``."""
    ids = _ids(session)
    put(session, ids, pairs(session.options.tags))
    _show(session, [f"resource-id={one}" for one in ids])


def removing(session: Session) -> None:
    """``euca tags rm``."""
    ids, words = _ids(session), [word.partition("=") for word in session.options.tags]
    items = tuple(ec2.DeleteTagsSetItemType(key=key, value=value if equals else None) for key, equals, value in words)
    request = ec2.DeleteTagsType(resources_set=_resources(ids), tag_set=ec2.DeleteTagsSetType(item=items))
    session.ask(request, ec2.DeleteTagsResponseType)
    _show(session, [f"resource-id={one}" for one in ids])


def _ids(session: Session) -> list[str]:
    ids = [one for one in session.options.ids.split(",") if one]
    if not ids:
        raise Misused("Tags of what?", "name an id, or several with commas between")
    return ids


def pairs(words: Sequence[str]) -> dict[str, str]:
    """Tags from words KEY=VALUE. Raises Misused."""
    found: dict[str, str] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not key or not equals:
            raise Misused(f"{word!r} is no tag KEY=VALUE", "an empty value is KEY=")
        found[key] = value
    return found


def put(session: Session, ids: Sequence[str], tags: Mapping[str, str]) -> None:
    """Set tags of things."""
    items = tuple(ec2.ResourceTagSetItemType(key=key, value=value) for key, value in tags.items())
    request = ec2.CreateTagsType(resources_set=_resources(ids), tag_set=ec2.ResourceTagSetType(item=items))
    session.ask(request, ec2.CreateTagsResponseType)


def _resources(ids: Sequence[str]) -> ec2.ResourceIdSetType:
    return ec2.ResourceIdSetType(item=tuple(ec2.ResourceIdSetItemType(resource_id=one) for one in ids))
