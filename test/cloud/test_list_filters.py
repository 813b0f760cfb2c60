"""Key pairs, groups, addresses, tags, zones, regions and instance types against a model written from EC2's published description of their filters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from attrs import field, frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twisted.internet.task import Clock

from euca.cloud.addresses import Addresses
from euca.cloud.asking import Ask, Limits, World
from euca.cloud.groups import Groups
from euca.cloud.instance_types import InstanceTypes
from euca.cloud.keypairs import KeyPairs
from euca.cloud.surroundings import Surroundings
from euca.cloud.tags import TagBook
from euca.cloud.zones import Zones
from euca.domain import filters as tables
from euca.domain.accounts import Account, Caller
from euca.domain.addresses import Address
from euca.domain.errors import InvalidRequest
from euca.domain.filters import Filter
from euca.domain.groups import Rule, SecurityGroup, Source
from euca.domain.instance_types import INSTANCE_TYPES
from euca.domain.keypairs import KeyPair
from euca.domain.tags import Tag
from euca.domain.vmtypes import VmType
from euca.domain.zones import Zone
from euca.testing.filter_questions import Model, passes, questions
from euca.testing.stores import MakeStore, settled

ME, OTHER = "000000000001", "000000000002"
NOW = 1_700_000_000.0
WORDS = st.sampled_from(["a", "b", "ab", "A", "a*b", "a?b", "a\\b", "100%", "a_b", "'"])
TAGS = st.dictionaries(st.sampled_from(["Name", "name", "a*", "k:v"]), WORDS | st.sampled_from(["", "ä"]), max_size=2)
Tags = dict[str, str]


@frozen
class Key:
    name: str
    fingerprint: str
    key_pair_id: str
    tags: Tags


@frozen
class Hole:
    """A rule in plain words."""

    protocol: str
    first: int
    last: int
    cidr: str
    group: tuple[str, str, str]


@frozen
class Group:
    group_id: str
    name: str
    description: str
    holes: list[Hole]
    tags: Tags


@frozen
class Ip:
    public_ip: str
    allocation_id: str
    instance_id: str
    tags: Tags

    @property
    def association_id(self) -> str:
        return self.allocation_id.replace("alloc", "assoc") if self.instance_id else ""


@frozen
class Holdings:
    """What an account has."""

    keys: list[Key]
    groups: list[Group]
    ips: list[Ip]


def each(numbers: st.SearchStrategy[list[int]], make: Callable[[int], st.SearchStrategy[Any]]) -> Any:
    return numbers.flatmap(lambda some: st.tuples(*map(make, some))).map(list)


def holdings(account: int) -> st.SearchStrategy[Holdings]:
    numbers = st.lists(st.integers(0, 9), unique=True, max_size=5)
    keys = lambda n: st.builds(Key, st.just(f"{'abcdefghi*'[n]}"), WORDS, st.just(f"key-0000{account}00{n}"), TAGS)  # noqa: E731
    names = ["default", "web", "w*b", "w?b", "web2", "x", "y", "z", "\\", "W"]
    others = st.tuples(
        st.sampled_from([ME, OTHER]), st.sampled_from(names), st.sampled_from(["sg-00000001", "sg-00000002"])
    )
    holes = st.builds(
        Hole,
        st.sampled_from(["tcp", "udp", "icmp"]),
        st.sampled_from([-1, 0, 22, 80]),
        st.sampled_from([-1, 80, 220]),
        st.sampled_from(["", "0.0.0.0/0", "10.0.0.0/8"]),
        others,
    )
    groups = lambda n: st.builds(  # noqa: E731
        Group,
        st.just(f"sg-000{account}000{n}"),
        st.just(names[n]),
        WORDS,
        st.lists(holes, max_size=3, unique_by=str),
        TAGS,
    )
    ips = lambda n: st.builds(  # noqa: E731
        Ip,
        st.just(f"192.0.{account}.{n}"),
        st.just(f"eipalloc-0000{account}00{n}"),
        st.sampled_from(["", f"i-0000{account}00{n}"]),
        TAGS,
    )
    return st.builds(Holdings, each(numbers, keys), each(numbers, groups), each(numbers, ips))


# The model


def one(text: str) -> list[str]:
    return [text] if text else []


def nothing(_: object) -> list[str]:
    return []


def tagged(model: Model[Any]) -> Model[Any]:
    """With the filters by tag, for what can have any."""
    by_key = {
        f"tag:{key}": lambda x, key=key: [value for name, value in x.tags.items() if name == key]
        for key in ("Name", "name", "a*", "k:v", "none")
    }
    return {**model, **by_key, "tag-key": lambda x: list(x.tags), "tag-value": lambda x: list(x.tags.values())}


KEYS: Model[Key] = {
    "fingerprint": lambda x: [x.fingerprint],
    "key-name": lambda x: [x.name],
    "key-pair-id": lambda x: [x.key_pair_id],
}

GROUPS: Model[Group] = {
    "description": lambda x: [x.description],
    "group-id": lambda x: [x.group_id],
    "group-name": lambda x: [x.name],
    "ip-permission.cidr": lambda x: [hole.cidr for hole in x.holes if hole.cidr],
    "ip-permission.from-port": lambda x: [str(hole.first) for hole in x.holes],
    "ip-permission.group-id": lambda x: [hole.group[2] for hole in x.holes if not hole.cidr],
    "ip-permission.group-name": lambda x: [hole.group[1] for hole in x.holes if not hole.cidr],
    "ip-permission.protocol": lambda x: [hole.protocol for hole in x.holes],
    "ip-permission.to-port": lambda x: [str(hole.last) for hole in x.holes],
    "ip-permission.user-id": lambda x: [hole.group[0] for hole in x.holes if not hole.cidr],
    "owner-id": lambda x: [ME],
    **dict.fromkeys(["vpc-id", "ip-permission.ipv6-cidr", "egress.ip-permission.cidr"], nothing),
}

IPS: Model[Ip] = {
    "allocation-id": lambda x: [x.allocation_id],
    "association-id": lambda x: one(x.association_id),
    "domain": lambda x: ["standard"],
    "instance-id": lambda x: one(x.instance_id),
    "public-ip": lambda x: [x.public_ip],
    **dict.fromkeys(["network-interface-id", "network-interface-owner-id", "private-ip-address"], nothing),
}


@frozen
class Written:
    """A tag by itself."""

    resource_id: str
    resource_type: str
    key: str
    value: str


WRITTEN: Model[Written] = {
    "key": lambda x: [x.key],
    "resource-id": lambda x: [x.resource_id],
    "resource-type": lambda x: [x.resource_type],
    "value": lambda x: [x.value],
    "tag:Name": lambda x: [x.value] if x.key == "Name" else [],
}


def written(mine: Holdings) -> list[Written]:
    things = [(one.key_pair_id, "key-pair", one.tags) for one in mine.keys]
    things += [(one.group_id, "security-group", one.tags) for one in mine.groups]
    things += [(one.allocation_id, "elastic-ip", one.tags) for one in mine.ips]
    return [Written(i, kind, key, value) for i, kind, tags in things for key, value in tags.items()]


ZONES: Model[Zone] = {
    "message": lambda x: ["The cluster of this zone does not answer"] if x.silent else [],
    "region-name": lambda x: ["eucalyptus"],
    "state": lambda x: ["unavailable" if x.silent else "available"],
    "zone-name": lambda x: [x.name],
}

REGIONS: Model[str] = {"endpoint": lambda x: [x], "region-name": lambda x: ["eucalyptus"]}

TYPES: Model[VmType] = {
    "bare-metal": lambda x: ["false"],
    "current-generation": lambda x: ["true"],
    "hypervisor": lambda x: ["xen"],
    "instance-storage-info.disk.size-in-gb": lambda x: [str(x.disk_gib)],
    "instance-storage-info.total-size-in-gb": lambda x: [str(x.disk_gib)],
    "instance-storage-supported": lambda x: ["true"],
    "instance-type": lambda x: [x.name],
    "memory-info.size-in-mib": lambda x: [str(x.memory_mib)],
    "processor-info.supported-architecture": lambda x: ["x86_64"],
    "supported-root-device-type": lambda x: ["instance-store"],
    "supported-virtualization-type": lambda x: ["paravirtual"],
    "vcpu-info.default-vcpus": lambda x: [str(x.cores)],
    "ebs-info.nvme-support": nothing,
}


# The real thing


@frozen
class Clusters:
    """IClusters, as far as lists ask it."""

    _zones: tuple[Zone, ...] = ()

    def zones(self) -> tuple[Zone, ...]:
        return self._zones


def write(records: Any, account_id: str, has: Holdings) -> None:
    records.add_account(Account(account_id, f"account {account_id}", NOW))
    for key in has.keys:
        records.add_key_pair(KeyPair(account_id, key.name, key.fingerprint, "ssh-rsa AAAA", NOW, key.key_pair_id))
        put(records, account_id, key.key_pair_id, key.tags)
    for group in has.groups:
        rules = tuple(
            Rule(hole.protocol, hole.first, hole.last, hole.cidr)
            if hole.cidr
            else Rule(hole.protocol, hole.first, hole.last, source=Source(*hole.group))
            for hole in group.holes
        )
        records.add_group(SecurityGroup(group.group_id, account_id, group.name, group.description, rules))
        put(records, account_id, group.group_id, group.tags)
    for ip in has.ips:
        records.add_address(Address(ip.public_ip, account_id, ip.allocation_id, NOW, ip.instance_id, ip.association_id))
        put(records, account_id, ip.allocation_id, ip.tags)


def put(records: Any, account_id: str, resource_id: str, tags: Tags) -> None:
    records.put_tags(account_id, resource_id, tuple(Tag(key, value) for key, value in tags.items()))


@frozen
class Real:
    """The cloud's lists over a store of its own."""

    world: World
    ask: Ask = field(factory=lambda: Ask(Caller(ME, "u", "u", False)))

    def listed(self, method: Any, *before: Any, question: Sequence[tuple[str, Sequence[str]]]) -> Any:
        return settled(method(self.ask, *before, [Filter(name, tuple(values)) for name, values in question]))


@pytest.fixture(scope="module")
def make_real(make_store: MakeStore) -> Callable[[Holdings, Holdings], AbstractContextManager[Real]]:
    """A cloud where two accounts have that."""

    @contextmanager
    def make(mine: Holdings, theirs: Holdings) -> Iterator[Real]:
        with make_store(lambda records: (write(records, ME, mine), write(records, OTHER, theirs))) as store:
            clock = Clock()
            clock.advance(NOW)
            yield Real(World(store, clock, bytes, Limits(())))

    return make


async def _no_key() -> Any:
    raise NotImplementedError


thorough = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def asked(data: st.DataObject, things: Sequence[Any], model: Model[Any]) -> Any:
    """Alone and in pairs, and now and then three."""
    return data.draw(questions(things, model, data.draw(st.sampled_from([1, 1, 2, 2, 3]))))


@thorough
@given(holdings(1), holdings(2), st.data())
def test_key_pairs(make_real: Any, mine: Holdings, theirs: Holdings, data: st.DataObject) -> None:
    model = tagged(KEYS)
    question = asked(data, [*mine.keys, *theirs.keys], model)
    with make_real(mine, theirs) as real:
        found = real.listed(KeyPairs(real.world, _no_key).describe, (), question=question)
    wanted = [key for key in mine.keys if passes(key, model, question)]
    assert sorted(one.thing.name for one in found) == sorted(key.name for key in wanted)
    assert {one.thing.name: {t.key: t.value for t in one.tags} for one in found} == {k.name: k.tags for k in wanted}


@thorough
@given(holdings(1), holdings(2), st.data())
def test_groups(make_real: Any, mine: Holdings, theirs: Holdings, data: st.DataObject) -> None:
    model = tagged(GROUPS)
    question = asked(data, [*mine.groups, *theirs.groups], model)
    with make_real(mine, theirs) as real:
        found, _ = real.listed(Groups(real.world).describe, (), (), question=question)
    wanted = [group for group in mine.groups if passes(group, model, question)]
    assert [one.thing.name for one in found] == sorted(group.name for group in wanted)


@thorough
@given(holdings(1), holdings(2), st.data())
def test_addresses(make_real: Any, mine: Holdings, theirs: Holdings, data: st.DataObject) -> None:
    model = tagged(IPS)
    question = asked(data, [*mine.ips, *theirs.ips], model)
    with make_real(mine, theirs) as real:
        found = real.listed(Addresses(real.world, Clusters()).describe, (), (), question=question)  # type: ignore[arg-type]
    wanted = [ip.public_ip for ip in mine.ips if passes(ip, model, question)]
    assert [one.thing.public_ip for one in found] == sorted(wanted)


@thorough
@given(holdings(1), holdings(2), st.data())
def test_tags(make_real: Any, mine: Holdings, theirs: Holdings, data: st.DataObject) -> None:
    question = asked(data, [*written(mine), *written(theirs)], WRITTEN)
    with make_real(mine, theirs) as real:
        found, _ = real.listed(TagBook(real.world).describe, question=question)
    wanted = [tag for tag in written(mine) if passes(tag, WRITTEN, question)]
    shown = [(one.resource_id, one.resource_type, one.tag.key, one.tag.value) for one in found]
    assert shown == sorted((tag.resource_id, tag.resource_type, tag.key, tag.value) for tag in wanted)


NO_STORE = World(None, Clock(), bytes, Limits(()))  # type: ignore[arg-type]


@thorough
@given(st.lists(st.builds(Zone, WORDS, st.just(""), st.booleans()), unique_by=lambda zone: zone.name), st.data())
def test_zones(zones: list[Zone], data: st.DataObject) -> None:
    question = asked(data, zones, ZONES)
    found = Real(NO_STORE).listed(Zones(Clusters(tuple(zones))).describe, (), question=question)  # type: ignore[arg-type]
    assert list(found) == [zone for zone in zones if passes(zone, ZONES, question)]


@thorough
@given(st.sampled_from(["https://a:8773/services/Eucalyptus", "http://b*"]), st.data())
def test_regions(endpoint: str, data: st.DataObject) -> None:
    question = asked(data, [endpoint], REGIONS)
    found = Real(NO_STORE).listed(Surroundings(Limits(()), endpoint).regions, (), question=question)
    assert [one.endpoint for one in found] == [one for one in [endpoint] if passes(one, REGIONS, question)]


@thorough
@given(
    st.lists(st.builds(VmType, WORDS, *[st.sampled_from([1, 2, 10, 22])] * 3), unique_by=lambda one: one.name),
    st.data(),
)
def test_instance_types(types: list[VmType], data: st.DataObject) -> None:
    question = asked(data, types, TYPES)
    world = World(None, Clock(), bytes, Limits(tuple(types)))  # type: ignore[arg-type]
    found, _ = Real(world).listed(InstanceTypes(world, Clusters()).describe, (), question=question)  # type: ignore[arg-type]
    assert [one.vm_type for one in found] == [one for one in types if passes(one, TYPES, question)]


@pytest.mark.parametrize(
    ("table", "model", "beside"),
    [
        (tables.KEY_PAIRS, KEYS, ()),
        (tables.GROUPS, GROUPS, ("egress.", "ip-permission.prefix-list-id")),
        (tables.ADDRESSES, IPS, ()),
        (tables.TAGS, {name: WRITTEN[name] for name in WRITTEN if ":" not in name}, ()),
        (tables.ZONES, ZONES, ("group-name", "opt-in-status", "zone-type")),
        (tables.REGIONS, REGIONS, ("opt-in-status",)),
    ],
)
def test_every_filter_is_in_the_model(table: Any, model: Any, beside: tuple[str, ...]) -> None:
    """beside: what newer versions have and everything has alike, or nothing."""
    assert {name for name in table if not name.startswith(beside or ("\0",))} == {
        name for name in model if not name.startswith(beside or ("\0",))
    }
    assert TYPES.keys() <= INSTANCE_TYPES.keys()


def test_a_filter_that_there_is_not_is_refused(make_real: Any) -> None:
    none = Holdings([], [], [])
    with make_real(none, none) as real:
        for method, *before in (
            (KeyPairs(real.world, _no_key).describe, ()),
            (Groups(real.world).describe, (), ()),
            (Addresses(real.world, Clusters()).describe, (), ()),  # type: ignore[arg-type]
            (TagBook(real.world).describe,),
        ):
            with pytest.raises(InvalidRequest):
                real.listed(method, *before, question=[("no-such-filter", ["*"])])
