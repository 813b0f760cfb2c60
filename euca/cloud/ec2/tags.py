"""Tags between EC2's messages and the cloud."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from attrs import frozen

from euca.cloud.asking import Ask
from euca.cloud.ec2.subjects import Subject, filters_of, listing, operation
from euca.domain.paging import PageRequest
from euca.domain.tags import ResourceTag, Tag, TagRemoval
from euca.soap.codec import Struct
from euca.soap.shifts import STEP, in_shifts
from euca.wire import ec2


@frozen
class TagHandlers(Subject):
    """Putting on, taking off, listing."""

    @operation(ec2.CreateTagsType)
    async def create(self, ask: Ask, message: ec2.CreateTagsType) -> Struct:
        tags = [Tag(item.key, item.value or "") for item in message.tag_set.item]
        await self.cloud.tags.create(ask, resource_ids(message.resources_set), tags)
        return ec2.CreateTagsResponseType(request_id=ask.request_id, return_=True)

    @operation(ec2.DeleteTagsType)
    async def delete(self, ask: Ask, message: ec2.DeleteTagsType) -> Struct:
        removals = [TagRemoval(item.key or "", item.value) for item in message.tag_set.item]
        await self.cloud.tags.delete(ask, resource_ids(message.resources_set), removals)
        return ec2.DeleteTagsResponseType(request_id=ask.request_id, return_=True)

    @listing(ec2.DescribeTagsType)
    async def describe(self, ask: Ask, message: ec2.DescribeTagsType) -> Struct:
        page = PageRequest(message.max_results, message.next_token or "")
        listed, token = await self.cloud.tags.describe(ask, filters_of(message.filter_set), page)
        return await in_shifts(tag_listing(listed, token, ask.request_id), self.clock)


def resource_ids(resources: ec2.ResourceIdSetType) -> tuple[str, ...]:
    """The things that a request names."""
    return tuple(item.resource_id for item in resources.item)


def tag_listing(
    listed: Sequence[ResourceTag], token: str, request_id: str
) -> Generator[None, None, ec2.DescribeTagsResponseType]:
    """A listing of tags, in steps: it may be long."""
    items = []
    for count, one in enumerate(listed, 1):
        shown = {"resource_type": one.resource_type, "key": one.tag.key, "value": one.tag.value}
        items.append(ec2.TagSetItemType(resource_id=one.resource_id, **shown))
        if count % STEP == 0:
            yield
    return ec2.DescribeTagsResponseType(
        request_id=request_id, tag_set=ec2.TagSetType(item=tuple(items)), next_token=token or None
    )
