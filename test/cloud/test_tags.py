"""Tags on what an account sees: put on, taken off, listed, filtered by."""

from __future__ import annotations

from typing import Any

import pytest

from euca.cloud.ec2.errors import code_of
from euca.domain.accounts import Caller
from euca.domain.errors import EucaError
from euca.domain.filters import Filter
from euca.domain.tags import Tag, TagRemoval
from euca.wire import ec2


@pytest.fixture
def book(world: Any) -> Any:
    """Tags as alice and bob write them."""

    class Book:
        alice, bob = world.user("alice"), world.user("bob")

        def put(self, who: Caller, ids: list[str], *tags: Tag) -> None:
            world.do(world.service.cloud.tags.create(world.ask(who), ids, tags))

        def drop(self, who: Caller, ids: list[str], *removals: TagRemoval) -> None:
            world.do(world.service.cloud.tags.delete(world.ask(who), ids, removals))

        def seen(self, who: Caller, *filters: tuple[str, str]) -> list[tuple[str, str, str, str]]:
            asked = [Filter(name, (value,)) for name, value in filters]
            found = world.do(world.service.cloud.tags.describe(world.ask(who), asked))
            return [(one.resource_id, one.resource_type, one.tag.key, one.tag.value) for one in found]

        def code(self, work: Any) -> str:
            with pytest.raises(EucaError) as caught:
                work()
            return code_of(caught.value)

        def group(self, who: Caller, name: str) -> str:
            made = world.do(world.service.cloud.groups.create(world.ask(who), name, "d"))
            return str(made.group_id)

    return Book()


def test_tags_on_a_group(world: Any, book: Any) -> None:
    group_id = book.group(book.alice, "web")
    book.put(book.alice, [group_id.lower()], Tag("Name", "front"), Tag("team", ""))
    assert book.seen(book.alice) == [
        (group_id, "security-group", "Name", "front"),
        (group_id, "security-group", "team", ""),
    ]
    assert book.seen(book.bob) == []
    assert [t[2] for t in book.seen(book.alice, ("value", "fr*"))] == ["Name"]
    assert [t[2] for t in book.seen(book.alice, ("key", "te?m"), ("resource-type", "security-group"))] == ["team"]
    groups = world.service.cloud.groups
    for name, value, found in (
        ("tag:Name", "front", True),
        ("tag:Name", "back", False),
        ("tag:name", "front", False),
        ("tag-key", "team", True),
        ("tag-value", "front", True),
    ):
        listed = world.do(groups.describe(world.ask(book.alice), (), (), [Filter(name, (value,))]))
        assert [one.thing.name for one in listed] == (["web"] if found else [])
    book.drop(book.alice, [group_id], TagRemoval("Name", "back"), TagRemoval("team", ""))
    assert [t[2] for t in book.seen(book.alice)] == ["Name"]
    book.drop(book.alice, [group_id])
    assert book.seen(book.alice) == []


def test_each_account_has_its_own_tags_on_an_image(world: Any, book: Any) -> None:
    image_id = world.image()
    book.put(book.alice, [image_id], Tag("mine", "alice"))
    book.put(book.bob, [image_id], Tag("mine", "bob"))
    assert book.seen(book.alice) == [(image_id, "image", "mine", "alice")]
    images = world.service.cloud.images
    for who, value in ((book.alice, "alice"), (book.bob, "bob")):
        ask = world.ask(who)
        (listed,) = world.do(images.describe(ask, (), (), (), [Filter("tag:mine", (value,))]))
        assert (listed.thing.image_id, listed.tags) == (image_id, (Tag("mine", value),))
    world.do(images.deregister(world.ask(), image_id))
    assert book.seen(book.alice) == book.seen(book.bob) == []


def test_what_cannot_be_tagged(world: Any, book: Any) -> None:
    theirs, mine = book.group(book.bob, "theirs"), book.group(book.alice, "mine")
    tag = Tag("k", "v")
    for ids, code in (
        ([theirs], "Client.InvalidGroup.NotFound"),
        ([mine, "i-DEADBEEF"], "Client.InvalidInstanceID.NotFound"),
        (["emi-DEADBEEF"], "Client.InvalidAMIID.NotFound"),
        ([world.image(public=False)], "Client.InvalidAMIID.NotFound"),
        (["r-00000001"], "Client.InvalidID"),
        (["i-xyz"], "Client.InvalidID"),
        ([""], "Client.InvalidID"),
        ([], "Client.MissingParameter"),
        ([mine] * 1001, "Client.InvalidParameterValue"),
    ):
        assert book.code(lambda ids=ids: book.put(book.alice, ids, tag)) == code
        assert book.code(lambda ids=ids: book.drop(book.alice, ids, TagRemoval("k"))) == code
    many = [Tag(f"{number}") for number in range(51)]
    assert book.code(lambda: book.put(book.alice, [mine], *many)) == "Client.TagLimitExceeded"
    assert book.code(lambda: book.put(book.alice, [mine])) == "Client.MissingParameter"
    assert book.code(lambda: book.put(book.alice, [mine], Tag("aws:x"))) == "Client.InvalidParameterValue"
    assert book.seen(book.alice) == book.seen(book.bob) == []


def filters(**wanted: str) -> ec2.FilterSetType:
    items = (
        ec2.FilterType(name=name.replace("_", "-"), value_set=ec2.ValueSetType(item=(ec2.ValueType(value=value),)))
        for name, value in wanted.items()
    )
    return ec2.FilterSetType(item=tuple(items))


def test_tags_over_the_wire(world: Any) -> None:
    world.user("alice")
    world.enrol("one")
    alice = world.ec2("alice")
    image_id = world.image()
    ran = alice(
        "RunInstances",
        ec2.RunInstancesType(
            image_id=image_id, min_count=2, max_count=2, group_set=ec2.GroupSetType(), instance_type="m1.small"
        ),
    )
    first, second = (one.instance_id for one in ran.instances_set.item)
    resources = ec2.ResourceIdSetType(
        item=(ec2.ResourceIdSetItemType(resource_id=first), ec2.ResourceIdSetItemType(resource_id=image_id))
    )
    put = ec2.ResourceTagSetType(
        item=(
            ec2.ResourceTagSetItemType(key="Name", value="a <b> & c"),
            ec2.ResourceTagSetItemType(key="empty", value=""),
        )
    )
    assert alice("CreateTags", ec2.CreateTagsType(resources_set=resources, tag_set=put)).return_
    listed = alice("DescribeTags", ec2.DescribeTagsType(filter_set=filters(key="Name"))).tag_set.item
    assert {(t.resource_id, t.resource_type, t.value) for t in listed} == {
        (first, "instance", "a <b> & c"),
        (image_id, "image", "a <b> & c"),
    }
    named = ec2.FilterType(name="tag:Name", value_set=ec2.ValueSetType(item=(ec2.ValueType(value="a*"),)))
    for filter_set, found in (
        (ec2.FilterSetType(item=(named,)), [first]),
        (filters(tag_key="empty"), [first]),
        (filters(tag_value="x"), []),
    ):
        message = ec2.DescribeInstancesType(instances_set=ec2.DescribeInstancesInfoType(), filter_set=filter_set)
        answer = alice("DescribeInstances", message)
        shown = [one for r in answer.reservation_set.item for one in r.instances_set.item]
        assert [one.instance_id for one in shown] == found
        assert all(
            [(t.key, t.value) for t in one.tag_set.item] == [("Name", "a <b> & c"), ("empty", "")] for one in shown
        )
    gone = ec2.DeleteTagsSetType(
        item=(ec2.DeleteTagsSetItemType(key="empty", value=""), ec2.DeleteTagsSetItemType(key="Name", value="other"))
    )
    assert alice("DeleteTags", ec2.DeleteTagsType(resources_set=resources, tag_set=gone)).return_
    left = alice("DescribeTags", ec2.DescribeTagsType()).tag_set.item
    assert {(t.resource_id, t.key) for t in left} == {(first, "Name"), (image_id, "Name")}
    assert second not in {t.resource_id for t in left}
    whole = ec2.DeleteTagsSetType(item=(ec2.DeleteTagsSetItemType(key="Name"),))
    alice("DeleteTags", ec2.DeleteTagsType(resources_set=resources, tag_set=whole))
    assert alice("DescribeTags", ec2.DescribeTagsType()).tag_set.item == ()
    assert (
        alice.refused("DescribeTags", ec2.DescribeTagsType(filter_set=filters(nonsense="x")))
        == "Client.InvalidParameterValue"
    )
