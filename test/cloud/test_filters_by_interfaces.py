"""Filters through both interfaces: over random clouds SOAP and Query give the same answer, element by element, and it is what the models of the other files say.

The models are held against the core, with many more questions, in `test_instance_filters`, `test_image_filters` and `test_list_filters`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import define, field
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from twisted.internet.task import Clock

from euca.domain.accounts import AccessKey, Account
from euca.domain.filters import REGIONS, ZONES
from euca.domain.instance_filters import INSTANCES
from euca.domain.instance_status import STATUSES
from euca.domain.instance_types import INSTANCE_TYPES
from euca.domain.tags import Tag
from euca.ports.records import IChanges
from euca.query.signing import Credentials
from euca.soap.codec import Struct
from euca.testing.filter_questions import passes, questions, values
from euca.testing.query_client import QueryClient
from euca.testing.transport import MemoryTransport
from euca.wire import ec2

from . import test_image_filters as of_images
from . import test_instance_filters as of_instances
from . import test_list_filters as of_lists
from .conftest import BASE, LATEST, World

Question = Sequence[tuple[str, Sequence[str]]]
#: An element without its namespace: name, text, children.
Plain = tuple[str, str, tuple[Any, ...]]
USERS = ("alice", "bob", "carol")

ASKING: dict[str, Callable[[ec2.FilterSetType], Struct]] = {
    "DescribeInstances": lambda f: ec2.DescribeInstancesType(instances_set=ec2.DescribeInstancesInfoType(), filter_set=f),
    "DescribeInstanceStatus": lambda f: ec2.DescribeInstanceStatusType(instances_set=ec2.InstanceIdSetType(), include_all_instances=True, filter_set=f),
    "DescribeImages": lambda f: ec2.DescribeImagesType(images_set=ec2.DescribeImagesInfoType(), filter_set=f),
    "DescribeKeyPairs": lambda f: ec2.DescribeKeyPairsType(key_set=ec2.DescribeKeyPairsInfoType(), filter_set=f),
    "DescribeSecurityGroups": lambda f: ec2.DescribeSecurityGroupsType(security_group_set=ec2.DescribeSecurityGroupsSetType(), filter_set=f),
    "DescribeAddresses": lambda f: ec2.DescribeAddressesType(public_ips_set=ec2.DescribeAddressesInfoType(), filter_set=f),
    "DescribeTags": lambda f: ec2.DescribeTagsType(filter_set=f),
    "DescribeAvailabilityZones": lambda f: ec2.DescribeAvailabilityZonesType(availability_zone_set=ec2.DescribeAvailabilityZonesSetType(), filter_set=f),
    "DescribeRegions": lambda f: ec2.DescribeRegionsType(region_set=ec2.DescribeRegionsSetType(), filter_set=f),
    "DescribeInstanceTypes": lambda f: ec2.DescribeInstanceTypesType(filter_set=f),
}  # fmt: skip
#: What Query has to be told beside the filters.
MORE = {"DescribeInstanceStatus": {"IncludeAllInstances": "true"}}


@define(eq=False)
class Asked:
    """A cloud whose accounts ask by both interfaces."""

    world: World
    _soap: dict[str, Any] = field(factory=dict)
    _query: dict[str, QueryClient] = field(factory=dict)

    def add_user(self, name: str, account_id: str) -> None:
        caller = self.world.user(name, account_id)
        key = AccessKey(f"AKID{name.upper():A<16}", caller.user_id, f"secret of {name}", True, 0.0)
        self.world.change(lambda records: records.add_access_key(key))
        self._soap[account_id] = self.world.ec2(name, LATEST)
        credentials = Credentials(key.access_key_id, key.secret)
        url = f"{BASE}/services/Eucalyptus"
        self._query[account_id] = QueryClient(url, credentials, self.world.clock.seconds, self.world.post, LATEST)

    def __call__(self, account_id: str, operation: str, question: Question) -> Plain:
        """The answer, which is the same by both."""
        self._soap[account_id](operation, ASKING[operation](filter_set(question)))
        by_soap = plain(self.world.last_answer())
        parameters = {"Action": operation, "Version": LATEST, **MORE.get(operation, {})}
        for number, (name, texts) in enumerate(question, 1):
            parameters[f"Filter.{number}.Name"] = name
            parameters |= {f"Filter.{number}.Value.{place}": text for place, text in enumerate(texts, 1)}
        by_query = plain(self._query[account_id].ask(parameters))
        assert by_query == by_soap
        return by_soap


def filter_set(question: Question) -> ec2.FilterSetType:
    return ec2.FilterSetType(
        item=tuple(
            ec2.FilterType(
                name=name, value_set=ec2.ValueSetType(item=tuple(ec2.ValueType(value=text) for text in texts))
            )
            for name, texts in question
        )
    )


def plain(element: Any) -> Plain:
    """An element without namespaces and request's id."""
    children = tuple(one for one in map(plain, element) if one[0] != "requestId")
    return str(element.tag).rpartition("}")[2], (element.text or "").strip() if not children else "", children


def found(answer: Plain, name: str) -> list[str]:
    """The texts of all elements of a name, in the order of the answer."""
    here = [answer[1]] if answer[0] == name else []
    return here + [text for child in answer[2] for text in found(child, name)]


def all_texts(answer: Plain) -> set[str]:
    return {answer[1]}.union(*map(all_texts, answer[2]))


@contextmanager
def cloud(accounts: Sequence[str], now: float, fill: Callable[[IChanges], object]) -> Iterator[Asked]:
    """A whole cloud with that in its records, at that time."""
    with TemporaryDirectory(prefix="euca-filters-") as directory:
        clock = Clock()
        clock.advance(now)
        world = World(Path(directory), clock, MemoryTransport({}, clock))
        world.start()
        try:
            world.change(fill)
            made = Asked(world)
            for name, account_id in zip(USERS, accounts, strict=False):
                made.add_user(name, account_id)
            yield made
        finally:
            world.stop()


#: Without shrinking: each case is a cloud.
PROPERTY = settings(
    max_examples=8, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate), suppress_health_check=list(HealthCheck)
)  # fmt: skip


@PROPERTY
@given(data=st.data())
def test_instances(data: st.DataObject) -> None:
    random = data.draw(of_instances.clouds())
    model = of_instances.whole(of_instances.model_of(random))
    names = [
        *sorted(set(INSTANCES) | set(of_instances.model_of(random))),
        *[f"tag:{k}" for k in of_instances.TAG_KEYS] * 3,
    ]

    def fill(records: IChanges) -> None:
        for account in of_instances.ACCOUNTS:
            records.add_account(Account(account, account, 0.0))
        for image_id, known in random.images.items():
            records.add_image(of_instances.image(image_id, *known))
        for launch in random.launches:
            of_instances.write(records, launch)

    # A second before: each SOAP request takes a moment, and what ended an hour before that time is listed until then.
    with cloud(of_instances.ACCOUNTS, of_instances.NOW - 1, fill) as ask:
        for count in (1, 2) * 8:
            question = data.draw(questions(random.everybody(), model, count, names))
            account = data.draw(st.sampled_from(of_instances.ACCOUNTS))
            wanted = [guest.instance_id for guest in random.guests(account) if passes(guest, model, question)]
            assert found(ask(account, "DescribeInstances", question), "instanceId") == wanted
            ask(account, "DescribeInstanceStatus", [(data.draw(st.sampled_from(sorted(STATUSES))), ["*o*", "1*"])])


@PROPERTY
@given(data=st.data())
def test_images(data: st.DataObject) -> None:
    random = data.draw(of_images.clouds())
    tagging = data.draw(of_images.taggings(random))

    def fill(records: IChanges) -> None:
        for account in of_images.ACCOUNTS:
            records.add_account(Account(account, account, 0.0))
        for image in random:
            records.add_image(image)
        for (account, image_id), tags in tagging.items():
            records.put_tags(account, image_id, tuple(Tag(key, value) for key, value in tags.items()))

    with cloud(of_images.ACCOUNTS, of_lists.NOW, fill) as ask:
        for count in (1, 2) * 8:
            question = data.draw(of_images.questions(random, tagging, count))
            account = data.draw(st.sampled_from(of_images.ACCOUNTS))
            answer = ask(account, "DescribeImages", question)
            assert sorted(found(answer, "imageId")) == of_images.model(random, account, (), (), question, tagging)


#: Operation → the model's table, what of the holdings it lists, and the element and attribute by which one is known.
THINGS: dict[str, tuple[Any, str, str, str]] = {
    "DescribeKeyPairs": (of_lists.tagged(of_lists.KEYS), "keys", "keyName", "name"),
    "DescribeSecurityGroups": (of_lists.tagged(of_lists.GROUPS), "groups", "groupDescription", "description"),
    "DescribeAddresses": (of_lists.tagged(of_lists.IPS), "ips", "publicIp", "public_ip"),
}


@PROPERTY
@given(mine=of_lists.holdings(1), theirs=of_lists.holdings(2), data=st.data())
def test_keys_groups_addresses_and_tags(mine: Any, theirs: Any, data: st.DataObject) -> None:
    def fill(records: IChanges) -> None:
        of_lists.write(records, of_lists.ME, mine)
        of_lists.write(records, of_lists.OTHER, theirs)

    with cloud((of_lists.ME, of_lists.OTHER), of_lists.NOW, fill) as ask:
        for operation, (model, kind, element, attribute) in THINGS.items():
            there = getattr(mine, kind)
            for _ in range(5):
                question = of_lists.asked(data, [*there, *getattr(theirs, kind)], model)
                wanted = sorted(getattr(one, attribute) for one in there if passes(one, model, question))
                assert sorted(found(ask(of_lists.ME, operation, question), element)) == wanted, (operation, question)
        for _ in range(5):
            question = of_lists.asked(data, [*of_lists.written(mine), *of_lists.written(theirs)], of_lists.WRITTEN)
            answer = ask(of_lists.ME, "DescribeTags", question)
            shown = list(zip(found(answer, "resourceId"), found(answer, "key"), found(answer, "value"), strict=True))
            passing = [tag for tag in of_lists.written(mine) if passes(tag, of_lists.WRITTEN, question)]
            assert shown == sorted((tag.resource_id, tag.key, tag.value) for tag in passing)


PLACES = {"DescribeAvailabilityZones": ZONES, "DescribeRegions": REGIONS, "DescribeInstanceTypes": INSTANCE_TYPES}


@pytest.mark.parametrize("operation", PLACES)
def test_places(operation: str) -> None:
    """Each filter with each text of the whole answer, in wild cards too: what both say was held against the model before."""

    @PROPERTY
    @given(data=st.data())
    def check(data: st.DataObject) -> None:
        with cloud(
            (of_lists.ME,), of_lists.NOW, lambda records: records.add_account(Account(of_lists.ME, "me", 0.0))
        ) as ask:
            ask.world.enrol("one")
            texts = sorted(text for text in all_texts(ask(of_lists.ME, operation, ())) if text)
            for name in PLACES[operation]:
                ask(of_lists.ME, operation, [(name, data.draw(st.lists(values(texts), min_size=1, max_size=3)))])

    check()
