"""Tags on what an account sees: put on, taken off, listed, filtered by."""

from __future__ import annotations

from typing import Any

import pytest

from euca.cloud.ec2.errors import code_of
from euca.domain.accounts import Caller
from euca.domain.errors import EucaError
from euca.domain.filters import Filter
from euca.domain.reservations import RunRequest
from euca.domain.tags import Tag, TagRemoval
from euca.testing import ec2_messages
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
            found, _ = world.do(world.service.cloud.tags.describe(world.ask(who), asked))
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
        listed, _ = world.do(groups.describe(world.ask(book.alice), (), (), [Filter(name, (value,))]))
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


def test_nothing_of_another_account_can_be_tagged(make_world: Any) -> None:
    world = make_world(pool="192.0.2.1")
    alice, bob = world.user("alice"), world.user("bob")
    world.enrol("one")
    cloud, ask = world.service.cloud, world.ask(bob)
    key, _ = world.do(cloud.keys.create(ask, "theirs"))
    ran = world.do(cloud.instances.run(ask, RunRequest(image_id=world.image(), min_count=1, max_count=1)))
    ids = {
        "Client.InvalidInstanceID.NotFound": ran.members[0].instance.instance_id,
        "Client.InvalidGroup.NotFound": world.do(cloud.groups.create(ask, "theirs", "d")).group_id,
        "Client.InvalidKeyPair.NotFound": key.key_pair_id,
        "Client.InvalidAllocationID.NotFound": world.do(cloud.addresses.allocate(ask)).allocation_id,
    }
    for code, resource_id in ids.items():
        for work in (
            lambda resource_id=resource_id: cloud.tags.create(world.ask(alice), [resource_id], [Tag("k")]),
            lambda resource_id=resource_id: cloud.tags.delete(world.ask(alice), [resource_id], []),
        ):
            with pytest.raises(EucaError) as caught:
                world.do(work())
            assert code_of(caught.value) == code
        world.do(cloud.tags.create(ask, [resource_id], [Tag("k")]))


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
        (["vol-12345678"], "Client.InvalidVolume.NotFound"),
        (["subnet-0123456789abcdef0"], "Client.InvalidSubnetID.NotFound"),
        (["xyz-12345678"], "Client.InvalidID"),
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
    return ec2_messages.filters((name.replace("_", "-"), [value]) for name, value in wanted.items())


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
    for filter_set, found in (
        (ec2_messages.filters([("tag:Name", ["a*"])]), [first]),
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


def given(kind: str, **tags: str) -> ec2.TagSpecificationSetType:
    items = tuple(ec2.ResourceTagSetItemType(key=key, value=value) for key, value in tags.items())
    one = ec2.TagSpecificationType(resource_type=kind, tag_set=ec2.ResourceTagSetType(item=items))
    return ec2.TagSpecificationSetType(item=(one,))


def test_things_are_made_with_their_tags(make_world: Any) -> None:
    world = make_world(pool="192.0.2.1-192.0.2.9")
    world.user("alice")
    world.enrol("one")
    alice = world.ec2("alice", "2016-11-15")
    key = alice("CreateKeyPair", ec2.CreateKeyPairType(key_name="k", tag_specification_set=given("key-pair", a="1")))
    assert [(t.key, t.value) for t in key.tag_set.item] == [("a", "1")]
    group = ec2.CreateSecurityGroupType(
        group_name="g", group_description="d", tag_specification_set=given("security-group", a="2", b="3")
    )
    group_id = alice("CreateSecurityGroup", group).group_id
    address = ec2.AllocateAddressType(tag_specification_set=given("elastic-ip", a="4"))
    allocation_id = alice("AllocateAddress", address).allocation_id
    listed = alice("DescribeTags", ec2.DescribeTagsType()).tag_set.item
    assert {(t.resource_id, t.resource_type, t.key, t.value) for t in listed} == {
        (key.key_pair_id, "key-pair", "a", "1"),
        (group_id, "security-group", "a", "2"),
        (group_id, "security-group", "b", "3"),
        (allocation_id, "elastic-ip", "a", "4"),
    }
    wrong = ec2.AllocateAddressType(tag_specification_set=given("instance", a="4"))
    assert alice.refused("AllocateAddress", wrong) == "Client.InvalidParameterValue"
    ids = ec2.DescribeKeyPairsIdSetType(item=(ec2.DescribeKeyPairsIdSetItemType(key_pair_id=key.key_pair_id),))
    (shown,) = alice(
        "DescribeKeyPairs",
        ec2.DescribeKeyPairsType(
            key_set=ec2.DescribeKeyPairsInfoType(), key_pair_id_set=ids, filter_set=filters(tag_key="a")
        ),
    ).key_set.item
    assert (shown.key_name, shown.key_type, shown.tag_set.item[0].value) == ("k", "rsa", "1")
    alice("DeleteKeyPair", ec2.DeleteKeyPairType(key_name="k"))
    assert len(alice("DescribeTags", ec2.DescribeTagsType()).tag_set.item) == 3


def test_tags_and_groups_in_pages(world: Any) -> None:
    caller = world.user("alice")
    alice = world.ec2("alice", "2016-11-15")
    for number in range(12):
        tags = given("security-group", **{f"k{one}": "v" for one in range(number % 3)}) if number % 3 else None
        alice(
            "CreateSecurityGroup",
            ec2.CreateSecurityGroupType(group_name=f"g{number:02}", group_description="d", tag_specification_set=tags),
        )
    whole = world.service.store.glance(lambda r: (r.tags(caller.account_id), r.groups(caller.account_id)))
    tags, token, pages = [], None, 0
    while pages == 0 or token:
        answer = alice("DescribeTags", ec2.DescribeTagsType(max_results=5, next_token=token))
        tags += [(t.resource_id, t.key) for t in answer.tag_set.item]
        token, pages = answer.next_token, pages + 1
    assert (tags, pages) == ([(one.resource_id, one.tag.key) for one in whole[0]], 3)
    names, token, pages = [], None, 0
    everything: dict[str, Any] = {"security_group_set": ec2.DescribeSecurityGroupsSetType()}
    while pages == 0 or token:
        answer = alice(
            "DescribeSecurityGroups", ec2.DescribeSecurityGroupsType(**everything, max_results=5, next_token=token)
        )
        names += [one.group_name for one in answer.security_group_info.item]
        token, pages = answer.next_token, pages + 1
    assert (names, pages) == ([one.name for one in whole[1]], 3)
    for page in ({"max_results": 4}, {"max_results": 1001}):
        assert alice.refused("DescribeTags", ec2.DescribeTagsType(**page)) == "Client.InvalidParameterValue"
    first = alice("DescribeTags", ec2.DescribeTagsType(max_results=5)).next_token
    for message in (
        ec2.DescribeTagsType(next_token="nonsense"),
        ec2.DescribeTagsType(next_token=first, filter_set=filters(key="k0")),
    ):
        assert alice.refused("DescribeTags", message) == "Client.InvalidPaginationToken"
    moved = ec2.DescribeSecurityGroupsType(**everything, next_token=first)
    assert alice.refused("DescribeSecurityGroups", moved) == "Client.InvalidPaginationToken"
    named = ec2.DescribeSecurityGroupsSetType(item=(ec2.DescribeSecurityGroupsSetItemType(group_name="g01"),))
    both = ec2.DescribeSecurityGroupsType(security_group_set=named, max_results=5)
    assert alice.refused("DescribeSecurityGroups", both) == "Client.InvalidParameterCombination"


def test_what_is_kept_of_a_list_of_images_counts_by_its_images(world: Any) -> None:
    world.image()
    listed = world.do(world.service.cloud.images.describe(world.ask(), (), (), (), ()))
    assert len(listed) == 3
    assert world.service.store._recall._rows == 1 + len(listed)
