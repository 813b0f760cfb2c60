"""Tags: put on things, taken off, listed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar

from attrs import frozen

from euca.cloud.asking import Ask, World
from euca.cloud.pages import WHOLE, passed, read_page
from euca.domain.errors import InvalidRequest, MalformedId, MissingValue, NotFound
from euca.domain.filters import TAGS, Filter, digest_of, passing, tags_wanted
from euca.domain.ids import absent_kind_of, check_id, kind_of
from euca.domain.images import may_launch
from euca.domain.paging import PageRequest
from euca.domain.tags import (
    MAX_RESOURCES,
    ResourceTag,
    Tag,
    Tagged,
    TagRemoval,
    can_be_tagged,
    check_key,
    check_tags,
    with_tags,
    without_tags,
)
from euca.ports.records import IChanges, IRecords
from euca.soap.shifts import in_shifts

T = TypeVar("T")


@frozen
class TagBook:
    """What accounts have written on things: their own, and images that they may launch."""

    _world: World

    async def create(self, ask: Ask, resource_ids: Sequence[str], tags: Sequence[Tag]) -> None:
        """Put tags on things, in place of those of the same key: on all of them or, where one cannot be, on none.

        Raises NotFound for a thing that is not there for the caller, MalformedId for what names no thing, MissingValue, InvalidRequest, QuotaExceeded.
        """
        new, wanted = check_tags(tags), _checked(resource_ids)

        def work(records: IChanges) -> None:
            for resource_id in wanted:
                check_there(records, ask, resource_id)
            put_tags(records, ask.caller.account_id, wanted, new)

        await self._world.change(ask, work)

    async def delete(self, ask: Ask, resource_ids: Sequence[str], removals: Sequence[TagRemoval]) -> None:
        """Take tags off things; without any named, all. One that is not there is no error. Raises as `create` does."""
        wanted = _checked(resource_ids)
        if len(removals) > MAX_RESOURCES:
            raise InvalidRequest(f"At most {MAX_RESOURCES} tags are named in one request")
        for removal in removals:
            check_key(removal.key)

        def work(records: IChanges) -> None:
            account_id = ask.caller.account_id
            for resource_id in wanted:
                check_there(records, ask, resource_id)
            there = records.tags_of(account_id, wanted)
            for resource_id, tags in there.items():
                records.put_tags(account_id, resource_id, without_tags(tags, removals))

        await self._world.change(ask, work)

    async def describe(
        self, ask: Ask, filters: Sequence[Filter], page: PageRequest = WHOLE
    ) -> tuple[tuple[ResourceTag, ...], str]:
        """The account's tags, by resource id and key; and the token of the page that follows, empty where there is none."""
        account_id, wanted = ask.caller.account_id, tags_wanted(filters)
        passes = passing(filters, TAGS, lambda item: (item.tag,))
        if page.asked:
            asked = ("DescribeTags", account_id, digest_of(filters))
            return await read_page(
                self._world,
                asked,
                page,
                lambda records, after, most: records.tags(account_id, wanted, after, most),  # type: ignore[arg-type]
                passes,
                lambda one: (one.resource_id, one.tag.key),
            )
        tags = await self._world.read(lambda records: records.tags(account_id, wanted), ("tags", account_id, wanted))
        return await in_shifts(passed(tags, passes), self._world.clock), ""


def put_tags(records: IChanges, account_id: str, resource_ids: Sequence[str], tags: Sequence[Tag]) -> None:
    """Add tags to things that are there, with what made them or was done to them. Raises QuotaExceeded."""
    if not tags:
        return
    there = records.tags_of(account_id, resource_ids)
    for resource_id in resource_ids:
        records.put_tags(account_id, resource_id, with_tags(there.get(resource_id, ()), tags))


def tagged(records: IRecords, account_id: str, things: Sequence[T], id_of: Callable[[T], str]) -> tuple[Tagged[T], ...]:
    """Things with an account's tags on them."""
    tags = records.tags_of(account_id, list(map(id_of, things)))
    return tuple(Tagged(thing, tags.get(id_of(thing), ())) for thing in things)


def check_there(records: IRecords, ask: Ask, resource_id: str) -> None:
    """Raises NotFound unless the caller can see the thing of this (checked) id."""
    kind = kind_of(resource_id) or ""
    if not _SEEN[kind](records, ask.caller.account_id, resource_id):
        raise NotFound(kind, resource_id)


def _checked(resource_ids: Sequence[str]) -> tuple[str, ...]:
    """Ids in the form in which they are stored, each once; raises MissingValue, InvalidRequest, MalformedId, NotFound for what nobody has."""
    if not resource_ids:
        raise MissingValue("The request must contain at least one resource id")
    if len(resource_ids) > MAX_RESOURCES:
        raise InvalidRequest(f"At most {MAX_RESOURCES} resources are named in one request")
    return tuple(dict.fromkeys(map(_checked_id, resource_ids)))


def _checked_id(resource_id: str) -> str:
    kind = kind_of(resource_id.strip())
    absent = absent_kind_of(resource_id.strip())
    if absent is not None:
        raise NotFound(absent, resource_id.strip())
    if kind is None or not can_be_tagged(kind):
        raise MalformedId("resource", resource_id)
    return check_id(kind, resource_id.strip())


def _instance(records: IRecords, account_id: str, instance_id: str) -> bool:
    instance = records.instance(instance_id)
    return instance is not None and instance.account_id == account_id


def _image(records: IRecords, account_id: str, image_id: str) -> bool:
    image = records.image(image_id)
    return image is not None and may_launch(image, account_id)


def _group(records: IRecords, account_id: str, group_id: str) -> bool:
    return records.group_by_id(account_id, group_id) is not None


def _key_pair(records: IRecords, account_id: str, key_pair_id: str) -> bool:
    return records.key_pair_by_id(account_id, key_pair_id) is not None


def _address(records: IRecords, account_id: str, allocation_id: str) -> bool:
    return records.address_by_allocation(account_id, allocation_id) is not None


#: Kind → whether an account sees the thing of an id.
_SEEN: Final[Mapping[str, Callable[[IRecords, str, str], bool]]] = {
    "instance": _instance,
    "image": _image,
    "group": _group,
    "key pair": _key_pair,
    "allocation": _address,
}
